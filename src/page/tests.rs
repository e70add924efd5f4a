use super::*;
use proptest::prelude::*;

fn show(page: &Page) -> Vec<String> {
    page.blocks
        .iter()
        .flat_map(|block| match block {
            Block::Paragraph(p) => {
                vec![format!("{}{} {}", p.place, if p.footnote { "f" } else { "" }, p.text)]
            }
            Block::Table(grid) => grid
                .rows
                .iter()
                .map(|row| {
                    let cells: Vec<_> = row
                        .iter()
                        .map(|c| match (c.columns, c.rows) {
                            (1, 1) => c.text.clone(),
                            (columns, rows) => format!("{}<{columns}x{rows}>", c.text),
                        })
                        .collect();
                    format!("{}: {}", grid.place, cells.join(" | "))
                })
                .collect(),
        })
        .collect()
}

#[test]
fn page_breaks_are_healed() {
    let text =
        "Công tác phổ\n\nbiến, giáo dục.\n\nThời gian: Hằng năm;\n\nơn vị\n\n12\n\na) Mục\n\n- Gạch\n\nTên riêng\n";
    assert_eq!(
        show(&from_text(text, false)),
        [
            "1 Công tác phổ biến, giáo dục.",
            "5 Thời gian: Hằng năm;",
            "7 ơn vị",
            "11 a) Mục",
            "13 - Gạch",
            "15 Tên riêng"
        ]
    );
}

#[test]
fn wrapped_lines_are_whole_again() {
    let text = "1. Tuyên truyền về quan hệ hữu nghị, hợp tác giữa hai nước\n\
- Tuyên truyền sâu rộng về quan hệ hữu nghị đặc biệt Việt Nam\n- Lào, các hoạt động kỷ niệm trong năm theo Công văn số\n\
63/UBND-NC ngày 20 tháng 01 năm 2022 của Ủy ban nhân dân tỉnh\nvề tăng cường hoạt động đối ngoại trong tình hình mới.\n\
- Tham gia các hoạt động của các tổ chức chính trị, chính trị\n- xã hội ở tỉnh bạn trong khuôn khổ thỏa thuận đã ký kết với\n\
Ủy ban chính quyền tỉnh bạn giai đoạn 2021 - 2025 và năm 2026\n(nếu có), báo cáo kết quả thực hiện theo quy định của Ủy ban\n\
nhân dân tỉnh và hướng dẫn của Bộ Ngoại giao trong từng năm.\n- Tổ chức gặp mặt lưu học sinh nhân dịp Tết cổ truyền\n\
của nước bạn.\n- Giao lưu văn nghệ giữa các trường học của hai tỉnh kết hợp\nvới ngày hội văn hóa.\n\
- Giao lưu thể thao.\n- Trao đổi đoàn.\n- Tặng sách.\n- Khám bệnh.\n- Hội chợ.\n- Hội thảo.\n- Tập huấn.\n- Sơ kết.\n- Tổng kết.\n";
    assert_eq!(
        show(&from_text(text, false)).get(..5).unwrap(),
        [
            "1 1. Tuyên truyền về quan hệ hữu nghị, hợp tác giữa hai nước",
            "2 - Tuyên truyền sâu rộng về quan hệ hữu nghị đặc biệt Việt Nam - Lào, các hoạt động kỷ niệm trong năm theo Công văn số 63/UBND-NC ngày 20 tháng 01 năm 2022 của Ủy ban nhân dân tỉnh về tăng cường hoạt động đối ngoại trong tình hình mới.",
            "6 - Tham gia các hoạt động của các tổ chức chính trị, chính trị - xã hội ở tỉnh bạn trong khuôn khổ thỏa thuận đã ký kết với Ủy ban chính quyền tỉnh bạn giai đoạn 2021 - 2025 và năm 2026 (nếu có), báo cáo kết quả thực hiện theo quy định của Ủy ban nhân dân tỉnh và hướng dẫn của Bộ Ngoại giao trong từng năm.",
            "11 - Tổ chức gặp mặt lưu học sinh nhân dịp Tết cổ truyền của nước bạn.",
            "13 - Giao lưu văn nghệ giữa các trường học của hai tỉnh kết hợp với ngày hội văn hóa.",
        ]
    );
}

#[test]
fn a_short_text_is_wrapped_where_no_line_is_longer() {
    let text = "KẾ HOẠCH\nHoạt động đối ngoại năm 2024\n\n1. Đoàn đại biểu Tỉnh ủy thăm, làm việc tại các tỉnh Bắc\nLào. Thời gian: Quý\nIII. Số lượng: 12 người. Cơ quan tham mưu: Văn phòng Tỉnh\nủy.\n\
2. Giao Sở Ngoại vụ chủ trì, phối hợp với Bộ Chỉ huy Quân sự\ntỉnh, Bộ Chỉ huy Bộ đội Biên phòng tỉnh tổ chức trong tháng\n10 năm 2024; báo cáo kết quả với Ủy ban nhân dân tỉnh theo\nquy định.\n";
    assert_eq!(
        show(&from_text(text, false)),
        [
            "1 KẾ HOẠCH",
            "2 Hoạt động đối ngoại năm 2024",
            "4 1. Đoàn đại biểu Tỉnh ủy thăm, làm việc tại các tỉnh Bắc Lào. Thời gian: Quý III. Số lượng: 12 người. Cơ quan tham mưu: Văn phòng Tỉnh ủy.",
            "8 2. Giao Sở Ngoại vụ chủ trì, phối hợp với Bộ Chỉ huy Quân sự tỉnh, Bộ Chỉ huy Bộ đội Biên phòng tỉnh tổ chức trong tháng 10 năm 2024; báo cáo kết quả với Ủy ban nhân dân tỉnh theo quy định.",
        ]
    );
}

#[test]
fn tables_of_tabs() {
    let text = "STT\tNội dung\tChủ trì\n1. HỢP TÁC\t\t\n1.\t<p>Hỗ trợ các</p>\tSở A\n\n\tdoanh nghiệp\t\n\n¹ Chú thích\n\n2.\tViệc\tSở B và\n\n\t\tUBND tỉnh\nHết bảng.";
    assert_eq!(
        show(&from_text(text, false)),
        [
            "1: STT | Nội dung | Chủ trì",
            "1: 1. HỢP TÁC<3x1>",
            "1: 1. | Hỗ trợ các doanh nghiệp | Sở A",
            "1: 2. | Việc | Sở B và UBND tỉnh",
            "7f Chú thích",
            "12 Hết bảng."
        ]
    );
}

#[test]
fn a_cell_with_a_line_break_completes_its_row() {
    let text = "STT\tNội dung\tChủ trì\tThời gian\n1\tViệc một\nvà hai\tSở A\t2024\n";
    assert_eq!(
        show(&from_text(text, false)),
        ["1: STT | Nội dung | Chủ trì | Thời gian", "1: 1 | Việc một và hai | Sở A | 2024"]
    );
}

#[test]
fn rows_broken_inside_their_cells_are_whole_again() {
    let text = "Stt\tViệc\tChủ trì\tThời gian\tKinh phí\n(đồng)\nI\tMột nhóm\n1\tLễ hội năm\n2022\tSở A,\nSở B\tTháng 5 -\ntháng 6\t900\n2\tViệc hai\tSở C\nSở D\tQuý II\t100\nSau bảng là một đoạn.";
    assert_eq!(
        show(&from_text(text, false)),
        [
            "1: Stt | Việc | Chủ trì | Thời gian | Kinh phí\n(đồng)",
            "1: I | Một nhóm",
            "1: 1 | Lễ hội năm\n2022 | Sở A, Sở B | Tháng 5 - tháng 6 | 900",
            "1: 2 | Việc hai | Sở C\nSở D | Quý II | 100",
            "10 Sau bảng là một đoạn."
        ]
    );
}

#[test]
fn cells_wrapped_at_their_width_are_whole_again() {
    let text = "STT\tNhiệm vụ\tCơ quan chủ\ntrì\tPhối hợp\tThời gian\nI\tCHỈ ĐẠO\n1\tKiểm tra công tác\ncải cách\tSở Nội vụ\tVăn phòng UBND, Sở\nTư pháp, Sở Tài chính\tQuý II/2023\n2\tBồi dưỡng\tSở Thông tin và\nTruyền thông\tBưu điện tỉnh; Ủy ban\nMặt trận Tổ quốc\tThường xuyên\n6\n3\tĐánh giá\tSở Y tế\tSở Nội vụ, Sở Công\nThương\tQuý IV\n";
    assert_eq!(
        show(&from_text(text, false)),
        [
            "1: STT | Nhiệm vụ | Cơ quan chủ trì | Phối hợp | Thời gian",
            "1: I | CHỈ ĐẠO",
            "1: 1 | Kiểm tra công tác cải cách | Sở Nội vụ | Văn phòng UBND, Sở Tư pháp, Sở Tài chính | Quý II/2023",
            "1: 2 | Bồi dưỡng | Sở Thông tin và Truyền thông | Bưu điện tỉnh; Ủy ban Mặt trận Tổ quốc | Thường xuyên",
            "1: 3 | Đánh giá | Sở Y tế | Sở Nội vụ, Sở Công Thương | Quý IV",
        ]
    );
}

#[test]
fn a_narrower_table_without_numbers_keeps_its_rows() {
    let text = "TT\tViệc\tChủ trì\tPhối hợp\tTừ\tĐến\tKinh phí\n1\tHội đàm\tSở A\tSở B\t1\t2\t3\nChỉ tiêu\tĐơn vị\tNăm 2022\tNăm 2023\nLượt khách\tnghìn\t2\t3\nDoanh thu\ttỷ\t4\t5\nThu nhập\ttỷ\t6\t7";
    let shown = show(&from_text(text, false));
    assert_eq!(shown.len(), 6, "{shown:?}");
    assert!(shown.iter().any(|row| row.ends_with("Doanh thu | tỷ | 4 | 5")), "{shown:?}");
}

#[test]
fn markdown_tables() {
    let text =
        "| STT | Nội dung |\n|---|:--|\n| 1 | **Việc** |\n\nSau\n\n<table><tr><td colspan=2>A</td></tr></table>\n";
    assert_eq!(show(&from_text(text, false)), ["1: STT | Nội dung", "1: 1 | Việc", "5 Sau", "7: A<2x1>"]);
}

#[test]
fn html_pages() {
    let text = "<html><head><title>x</title></head>\n<body><h1>KẾ HOẠCH</h1>\n<p>Số: 1/KH-UBND<br>Hà\nNội</p><ol><li>Một<li>Hai</ol>
<table border=1><tr><th rowspan=\"2\">STT<th colspan='2'>Nội dung</tr><tr><td>a&nbsp;b</td><td><p>c</p><p>d &lt; 2</p></table></body>";
    assert_eq!(
        show(&from_text(text, true)),
        [
            "2 KẾ HOẠCH",
            "3 Số: 1/KH-UBND",
            "3 Hà Nội",
            "4 Một",
            "4 Hai",
            "5: STT<1x2> | Nội dung<2x1>",
            "5: a b | c\nd < 2"
        ]
    );
}

proptest! {
    #[test]
    fn tables_without_breaks_and_paragraphs_stay(rows in proptest::collection::vec("[a-zà-ỹ0-9 ,.]{0,12}\t[A-Z]?[a-z]{0,8}\t[0-9]{0,4}", 1..12), after in "[A-Z][a-z ]{0,40}") {
        // Below a heading of numbers ("TT") a row without one does go on with the row above.
        prop_assume!(!rows.iter().any(|row| super::broken::is_head(row.split('\t').next().unwrap_or_default().trim())));
        let text = format!("{}\n{after}", rows.join("\n"));
        let lines: Vec<(u32, String)> = (1..).zip(text.lines().map(str::to_owned)).collect();
        prop_assert_eq!(super::broken::mended(lines.clone()), lines);
    }

    #[test]
    fn never_fails(text in "[\\x00-\\x7fàđ<>/&;*_|\t\n#]{0,200}", html: bool) {
        let page = from_text(&text, html);
        for block in &page.blocks {
            if let Block::Paragraph(p) = block { prop_assert!(!p.text.contains('\n') || html); }
        }
    }
}

/// Page numbers in the middle of a sentence of wrapped text, whatever they are called.
#[test]
fn page_numbers_inside_wrapped_sentences() {
    let text = "Thực hiện Nghị quyết của Hội đồng nhân dân tỉnh về công tác giảm nghèo bền\nvững của tỉnh, Ủy ban nhân dân tỉnh ban hành Kế hoạch giảm nghèo cho giai\nđoạn tới với các nội dung, nhiệm vụ và giải pháp cụ thể về nhiều lĩnh vực\nnhư sau:\nI. NỘI DUNG\n- Xây dựng mô hình sản xuất có hiệu quả cho hộ nghèo, hộ cận nghèo, hộ mới\nthoát nghèo. Cơ quan phối hợp thực hiện nhiệm vụ này là Sở Nông nghiệp và\nTrang 2/4\nPhát triển nông thôn; Hội Nông dân tỉnh; Hội Liên hiệp Phụ nữ của tỉnh nhà.\n- Hỗ trợ giống, vật tư nuôi tôm kết hợp trồng lúa cho các hộ nghèo là người\n                 - 3 -\n\nKhmer trên địa bàn các huyện, thị xã và thành phố trong năm kế hoạch tới.\n";
    let page = crate::page::from_text(text, false);
    let texts = paragraphs(&page);
    assert_eq!(
        texts.get(1..).unwrap_or_default(),
        [
            "I. NỘI DUNG",
            "- Xây dựng mô hình sản xuất có hiệu quả cho hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo. Cơ quan phối hợp thực hiện nhiệm vụ này là Sở Nông nghiệp và Phát triển nông thôn; Hội Nông dân tỉnh; Hội Liên hiệp Phụ nữ của tỉnh nhà.",
            "- Hỗ trợ giống, vật tư nuôi tôm kết hợp trồng lúa cho các hộ nghèo là người Khmer trên địa bàn các huyện, thị xã và thành phố trong năm kế hoạch tới.",
        ]
    );
}

/// "1. Nhận thức số" ends with a word that numbers follow; "1.1. Tổ chức …" is a point all the same.
#[test]
fn a_point_below_a_heading_that_ends_with_a_counting_word() {
    let page = crate::page::from_text(
        "1. Nhận thức số\n1.1. Tổ chức 06 lớp tập huấn.\nTheo Quyết định số\n12/QĐ-UBND.\n",
        false,
    );
    let texts = paragraphs(&page);
    assert_eq!(texts, ["1. Nhận thức số", "1.1. Tổ chức 06 lớp tập huấn.", "Theo Quyết định số 12/QĐ-UBND."]);
}

/// The texts of a page outside its tables.
fn paragraphs(page: &crate::page::Page) -> Vec<&str> {
    let blocks = page.blocks.iter();
    blocks
        .filter_map(|block| match block {
            crate::page::Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
            crate::page::Block::Table(_) => None,
        })
        .collect()
}

/// A row cut by the end of a page, the headings told again above the rest of its cells; a group below them stays one.
#[test]
fn a_row_goes_on_below_headings_told_again() {
    let text = "STT\tViệc\tAi\n1\tXây nhà văn hóa;\tSở A\n\n4\nSTT\tViệc\tAi\n\tkhu thể thao thôn\t\n2\tMở lớp\tSở B\n\n5\nSTT\tViệc\tAi\n\tQUỐC PHÒNG\t\n3\tDiễn tập\tSở C\n";
    assert_eq!(
        show(&from_text(text, false)),
        [
            "1: STT | Việc | Ai",
            "1: 1 | Xây nhà văn hóa; khu thể thao thôn | Sở A",
            "1: 2 | Mở lớp | Sở B",
            "1: STT | Việc | Ai",
            "1:  | QUỐC PHÒNG | ",
            "1: 3 | Diễn tập | Sở C",
        ]
    );
}
