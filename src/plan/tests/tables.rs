//! Tables of tasks.

use super::small::{brief, plan, slugs, table, whole};
use crate::page::{Block, Grid, GridCell, from_text};
use crate::plan::*;

#[test]
fn a_table_with_merged_cells_and_two_header_rows() {
    let html = "<p>KẾ HOẠCH</p><p>Hợp tác năm 2024</p><table>
<tr><th rowspan=2>TT</th><th rowspan=2>Nội dung</th><th colspan=2>Cơ quan thực hiện</th><th rowspan=2>Thời gian</th></tr>
<tr><th>Chủ trì</th><th>Phối hợp</th></tr>
<tr><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td></tr>
<tr><td colspan=5>I. ĐỐI NGOẠI</td></tr>
<tr><td rowspan=2>1</td><td>Đón đoàn</td><td>Sở Ngoại vụ</td><td></td><td rowspan=2>Quý I/2024</td></tr>
<tr><td>Tiễn đoàn</td><td>VP UBND tỉnh</td><td></td></tr>
<tr><td>2</td><td rowspan=2>Gặp mặt</td><td>Sở Nội vụ</td><td></td><td>Tháng 3/2024</td></tr>
<tr><td></td><td>Sở Tài chính</td><td></td><td></td></tr>
<tr><td colspan=5>II. KINH TẾ</td></tr>
<tr><td>3</td><td>Hội chợ</td><td>Sở Công Thương</td><td>Các sở: Tài chính, Xây dựng</td><td>Tháng 9, 10</td></tr>
</table>";
    let (plan, _) = read(&from_text(html, true));
    assert_eq!(
        brief(&plan),
        [
            "1 [I] Quarters 2024 | Sở Ngoại vụ |  | Đón đoàn",
            "1/2* [I] Quarters 2024 | VP UBND tỉnh |  | Tiễn đoàn",
            "2 [I] Months 2024 | Sở Nội vụ+Sở Tài chính |  | Gặp mặt",
            "3 [II] Months 2024 | Sở Công Thương | Sở Tài chính+Sở Xây dựng | Hội chợ",
        ]
    );
}

#[test]
fn columns_by_year_and_roles_inside_a_cell() {
    assert_eq!(
        table(
            "TT\tTên nhiệm vụ, hoạt động\tCơ quan thực hiện\t2023\t2024\t2025\tKinh phí (triệu đồng)",
            &[
                "1\t2\t3\t4\t5\t6\t7",
                "1\tĐón đoàn\tSở Ngoại vụ (chủ trì), Sở Nội vụ, Công an tỉnh (phối hợp)\tx\t\tx\t100",
                "2\tMở lớp\tChủ trì: Sở Giáo dục và Đào tạo; phối hợp: Các sở: Tài chính, Nội vụ\t\tx\t\t",
                "3\tTổng kết hoạt động\tSở Ngoại vụ\t\t\tx\t50",
            ]
        ),
        [
            "1 [] Years 2023,2025 | Sở Ngoại vụ | Sở Nội vụ+Công an tỉnh | Đón đoàn",
            "2 [] Years 2024 | Sở Giáo dục và Đào tạo | Sở Tài chính+Sở Nội vụ | Mở lớp",
            "3 [] Years 2025 | Sở Ngoại vụ |  | Tổng kết hoạt động",
        ]
    );
}

#[test]
fn headers_say_it_in_many_ways() {
    for header in [
        "STT\tNội dung công việc\tĐơn vị chủ trì thực hiện\tĐơn vị phối hợp thực hiện\tThời gian hoàn thành",
        "TT\tNhiệm vụ, giải pháp\tCƠ QUAN CHỦ TRÌ\tCƠ QUAN PHỐI HỢP\tTiến độ thực hiện",
        "Số TT\tCác nhiệm vụ chủ yếu\tChủ trì\tPhối hợp\tThời hạn (năm)",
    ] {
        let rows = [
            "1.\tTập huấn\tSở Y tế, Sở Nội vụ\tCác đơn vị liên quan\tQuý I/2024",
            "2.\tKhảo sát\tSở Xây dựng\t\tHằng năm",
        ];
        assert_eq!(
            table(header, &rows),
            [
                "1 [] Quarters 2024 | Sở Y tế+Sở Nội vụ | Các đơn vị liên quan | Tập huấn",
                "2 [] EveryYear 2023,2024,2025 | Sở Xây dựng |  | Khảo sát",
            ],
            "{header}"
        );
    }
}

#[test]
fn a_table_numbered_under_letters_states_its_total() {
    let text = "UBND TỈNH LÂM ĐỒNG\nSỞ NGOẠI VỤ\nSố: 9/KH-SNgV\n\nKẾ HOẠCH\n\nHợp tác giai đoạn 2025-2027\n\n\
STT\tNhiệm vụ\tChủ trì\tPhối hợp\t2025\t2026\t2027\tTổng kinh phí (tr.đ)\n\
A\tBIÊN GIỚI\t\t\t\t\t\t900\n\
A.1\tTuần tra song phương\tCông an tỉnh\t\tx\tx\tx\t600\n\
A.2\tSửa đường tuần tra\tSở Xây dựng\t\t\tx\t\t300\n\
B\tY TẾ\t\t\t\t\t\t1.100\n\
B.1\tKhám bệnh nhân đạo\tSở Y tế\t\tx\t\tx\t700\n\
B.2\tHỗ trợ thiết bị\tSở Y tế\tSở Tài chính\t\tx\tx\t400\n\
\tCộng\t\t\t\t\t\t2.000\n";
    let (read, findings) = plan(text);
    assert_eq!(
        brief(&read),
        [
            "A.1 [A] Years 2025,2026,2027 | Công an tỉnh |  | Tuần tra song phương",
            "A.2 [A] Years 2026 | Sở Xây dựng |  | Sửa đường tuần tra",
            "B.1 [B] Years 2025,2027 | Sở Y tế |  | Khám bệnh nhân đạo",
            "B.2 [B] Years 2026,2027 | Sở Y tế | Sở Tài chính | Hỗ trợ thiết bị",
        ]
    );
    assert_eq!(read.total.map(Money::dong), Some(2_000_000_000));
    assert_eq!(read.issuer, "Sở Ngoại vụ tỉnh Lâm Đồng");
    assert!(!slugs(&findings).contains(&"plan-total-differs"), "{findings:?}");
    let (_, findings) = plan(&text.replace("2.000", "2.100"));
    assert!(slugs(&findings).contains(&"plan-total-differs"), "{findings:?}");
    let part = text.replace("\tCộng\t", "\tCộng mục B\t");
    assert_eq!(plan(&part).0.total, None);
    let (_, findings) = plan(&format!("{text}\nTổng kinh phí thực hiện: 2.500 triệu đồng.\n"));
    assert!(slugs(&findings).contains(&"plan-totals-differ"), "{findings:?}");
}

/// Units above a table and in figures, first and last years in columns of their own, the total in words below.
#[test]
fn task_tables_of_other_offices() {
    let (found, _) = whole(
        "BỘ KẾ HOẠCH VÀ ĐẦU TƯ\nĐỀ ÁN\nHỗ trợ các tỉnh giai đoạn 2024-2026\nDANH MỤC DỰ ÁN\nĐơn vị: triệu đồng\nStt\tTên nhiệm vụ, dự án\tChủ đầu tư\tNăm bắt đầu\tNăm kết thúc\tTổng kinh phí\nA\tCHUYỂN TIẾP\t\t\t\t5.000\n1\tTrung tâm dạy nghề\tSở Nội vụ\t2024\t2025\t5.000\nB\tMỚI\t\t\t\t3.000\n2\tPhòng thí nghiệm\tSở Y tế\t2024\t2026\t3.000\n\tTỔNG CỘNG\t\t\t\t8.000\n",
    );
    assert_eq!(
        brief(&found),
        [
            "1 [A] Range 2024,2025 | Sở Nội vụ |  | Trung tâm dạy nghề",
            "2 [B] Range 2024,2025,2026 | Sở Y tế |  | Phòng thí nghiệm",
        ]
    );
    assert_eq!((found.issuer.as_str(), found.total.map(Money::dong)), ("Bộ Kế hoạch và Đầu tư", Some(8_000_000_000)));
    assert_eq!(found.tasks[1].funding.as_deref(), Some("3.000 triệu đồng"));
    let (found, _) = whole(
        "ỦY BAN NHÂN DÂN\nHUYỆN QUẾ PHONG\nKẾ HOẠCH\nGiao lưu hữu nghị năm 2024\nTT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\tDự toán (1.000 đồng)\n1\tGiao lưu\tPhòng Văn hóa và Thông tin\tHuyện đoàn, Đồn Biên phòng Thông Thụ\tTháng 9\t45.000\nCộng: 45.000 (Bốn mươi lăm triệu đồng)\n",
    );
    assert_eq!(
        brief(&found),
        ["1 [] Months 2024 | Phòng Văn hóa và Thông tin | Huyện đoàn+Đồn Biên phòng Thông Thụ | Giao lưu"]
    );
    assert_eq!((found.total.map(Money::dong), found.total_words_match), (Some(45_000_000), Some(true)));
    assert_eq!(found.tasks[0].funding.as_deref(), Some("45.000 nghìn đồng"));
}

/// A total row merged over the columns before the money.
#[test]
fn a_total_spread_over_the_columns() {
    let cell = |text: &str, columns| GridCell { text: text.to_owned(), columns, rows: 1 };
    let row = |texts: &[&str]| texts.iter().map(|text| cell(text, 1)).collect::<Vec<_>>();
    let rows = vec![
        row(&["TT", "Nội dung", "Chủ trì", "Thời gian", "Kinh phí (triệu đồng)"]),
        row(&["1", "Đoàn đi Lào", "Sở Ngoại vụ", "9/2024", "500"]),
        row(&["2", "Đoàn Lào sang", "Sở Y tế", "Q2", "700"]),
        row(&["3", "Hội đàm", "Sở Y tế", "Q3", "-"]),
        vec![cell("Cộng", 4), cell("1.200", 1)],
    ];
    let mut page = from_text("UBND TỈNH QUẢNG NINH\n\nKẾ HOẠCH\n\nHợp tác năm 2024\n", false);
    page.blocks.push(Block::Table(Grid { place: 9, rows, lines: Vec::new() }));
    let (found, _) = read(&page);
    assert_eq!(
        brief(&found),
        [
            "1 [] Months 2024 | Sở Ngoại vụ |  | Đoàn đi Lào",
            "2 [] Quarters 2024 | Sở Y tế |  | Đoàn Lào sang",
            "3 [] Quarters 2024 | Sở Y tế |  | Hội đàm",
        ]
    );
    assert_eq!(found.tasks[2].funding, None);
    assert_eq!(found.total.map(Money::dong), Some(1_200_000_000));
}

/// A theme that says who leads it, districts named together, a remark in brackets left whole, tables with bare bars.
#[test]
fn leads_in_themes_and_bare_bars() {
    let (found, _) = whole(
        "UBND TỈNH QUẢNG BÌNH\n\nKẾ HOẠCH\n\nHợp tác giai đoạn 2021-2022\n\nI. Mục đích\n\nHữu nghị.\n\nII. Nội dung\n\n1. Sở Ngoại vụ chủ trì, phối hợp với các cơ quan liên quan:\n\n1.1. Tổ chức các đoàn (hằng năm);\n\n1.2. Hội nghị biên giới (2 năm/lần; đăng cai năm 2021, 2022).\n\n2. UBND các huyện Minh Hóa, Bố Trạch: tổ chức kết nghĩa bản - bản; thời gian: hằng năm.\n\nIII. Kinh phí\n\nTổng số: 3.250 triệu đồng. Trong đó: Ngân sách tỉnh: 2.750 triệu đồng; Ngân sách huyện: 500 triệu đồng.\n\nIV. Tổ chức thực hiện\n\nSở Ngoại vụ báo cáo kết quả 6 tháng (trước 10/6), năm (trước 10/12).\n",
    );
    assert_eq!(
        brief(&found),
        [
            "1.1 [1] EveryYear 2021,2022 | Sở Ngoại vụ |  | Tổ chức các đoàn",
            "1.2 [1] None  | Sở Ngoại vụ |  | Hội nghị biên giới (2 năm/lần; đăng cai năm 2021, 2022)",
            "2 [] EveryYear 2021,2022 | UBND huyện Minh Hóa+UBND huyện Bố Trạch |  | tổ chức kết nghĩa bản - bản",
        ]
    );
    assert_eq!(found.sources, ["Ngân sách tỉnh", "Ngân sách huyện"]);
    let duties: Vec<_> = found.duties.iter().map(|d| (d.day, d.month)).collect();
    assert_eq!(duties, [(10, 6), (10, 12)]);
    let (found, _) = whole(
        "UBND TỈNH BẮC GIANG\n\nKẾ HOẠCH\n\nLưu học sinh năm 2024\n\nII. Nội dung\n\nTT|Nội dung công việc|Thời gian|Bộ phận thực hiện|Ghi chú\n1|Tiếp nhận hồ sơ|Từ 01/9 đến 10/9/2024|Phòng TCCB|\n2|Khai giảng|20/9/2024|Trường PTDTNT tỉnh|\n\nIII. Kinh phí: Theo Nghị quyết số 11/2020/NQ-HĐND; dự toán 2,4 tỷ đồng (kèm theo).\n",
    );
    assert_eq!(
        brief(&found),
        ["1 [] Months 2024 | Phòng TCCB |  | Tiếp nhận hồ sơ", "2 [] Months 2024 | Trường PTDTNT tỉnh |  | Khai giảng",]
    );
    assert_eq!(found.total.map(Money::dong), Some(2_400_000_000));
}

/// What is to be reached in each year, in the columns of the years.
#[test]
fn targets_in_the_columns_of_years() {
    let (found, findings) = whole(
        "UBND TỈNH NINH BÌNH\n\nKẾ HOẠCH\n\nHợp tác giai đoạn 2023-2025\n\nSTT\tNội dung hợp tác\tChỉ tiêu\t\t\tĐơn vị chủ trì\n\t\t2023\t2024\t2025\t\n1\tTrao đổi 04 đoàn cấp cao\t01 đoàn\t02 đoàn\t01 đoàn\tSở Ngoại vụ\n2\tCấp học bổng\t\t5 suất\t10 suất\tSở Y tế\n3\tKhảo sát\tx\t\tx\tSở Công Thương\n",
    );
    assert_eq!(
        brief(&found),
        [
            "1 [] Years 2023,2024,2025 | Sở Ngoại vụ |  | Trao đổi 04 đoàn cấp cao",
            "2 [] Years 2024,2025 | Sở Y tế |  | Cấp học bổng",
            "3 [] Years 2023,2025 | Sở Công Thương |  | Khảo sát",
        ]
    );
    let targets = |at: usize| found.tasks[at].targets.iter().map(|t| (t.year, t.quantity)).collect::<Vec<_>>();
    assert_eq!(targets(0), [(2023, Some(1)), (2024, Some(2)), (2025, Some(1))]);
    assert_eq!(targets(1), [(2024, Some(5)), (2025, Some(10))]);
    assert_eq!((targets(2), slugs(&findings)), (vec![], vec![]));
}

/// An amount on the line above a table is no unit of its figures.
#[test]
fn an_amount_above_a_table_is_no_unit() {
    let text = |above: &str| {
        format!(
            "UBND TỈNH HÀ GIANG\n\nKẾ HOẠCH\n\nHợp tác năm 2024\n\nII. NHIỆM VỤ\n\n{above}\n\nTT\tNội dung\tChủ trì\tKinh phí\n1\tHội đàm\tSở Ngoại vụ\t300\n2\tHội chợ\tSở Công Thương\t500\n\tCộng\t\t800\n"
        )
    };
    let (found, _) = whole(&text("Kinh phí thực hiện các nhiệm vụ: 5 tỷ đồng"));
    assert_eq!(found.tasks[0].funding.as_deref(), Some("300"));
    assert_ne!(found.total.map(Money::dong), Some(800_000_000));
    let (found, _) = whole(&text("Đơn vị tính: triệu đồng"));
    assert_eq!(found.tasks[0].funding.as_deref(), Some("300 triệu đồng"));
    assert_eq!(found.total.map(Money::dong), Some(800_000_000));
}

#[test]
fn groups_of_a_table_spread_up_to_their_money() {
    let text = "<p>KẾ HOẠCH</p><p>Hợp tác giai đoạn 2023 - 2025</p><table><tr><th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th>\
<th>Thời gian</th><th>Kinh phí (tỷ đồng)</th></tr>\
<tr><td>A</td><td colspan=3>Giáo dục</td><td>12,6</td></tr>\
<tr><td>1</td><td>Đào tạo lưu học sinh</td><td>Sở Giáo dục và Đào tạo</td><td>2023-2025</td><td>12,6</td></tr>\
<tr><td>B</td><td colspan=3>Nông nghiệp</td><td>7,4</td></tr>\
<tr><td>2</td><td>Trồng cây ăn quả</td><td>UBND huyện Sông Mã</td><td>2024</td><td>7,4</td></tr>\
<tr><td></td><td>Tổng cộng</td><td></td><td></td><td>20,0</td></tr></table>";
    let (read, findings) = read(&from_text(text, true));
    assert_eq!(
        brief(&read),
        [
            "1 [A] Range 2023,2024,2025 | Sở Giáo dục và Đào tạo |  | Đào tạo lưu học sinh",
            "2 [B] Years 2024 | UBND huyện Sông Mã |  | Trồng cây ăn quả",
        ]
    );
    assert_eq!((read.total, slugs(&findings)), (Some(Money::new(20_000_000_000).unwrap()), vec![]));
}

#[test]
fn units_by_their_names_and_tables_that_list_no_tasks() {
    let (read, findings) = plan(
        "I. NỘI DUNG\n1. Hợp tác của Mặt trận\n- Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh: Ký kết chương trình phối hợp.\n- Tổ chức họp mặt kiều bào (Sở Ngoại vụ, UBMTTQVN tỉnh).\n\n\
Cơ sở đào tạo\tNgành\tSố học sinh\tHỗ trợ (đồng)\nTrường Đại học Quy Nhơn\tKinh tế\t20\t1.236.000.000\nTrường Cao đẳng Bình Định\tĐiện\t15\t855.000.000\n",
    );
    assert_eq!(
        brief(&read),
        [
            "1/1* [1] None  | Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh |  | Ký kết chương trình phối hợp",
            "1/2* [1] None  | Sở Ngoại vụ+UBMTTQVN tỉnh |  | Tổ chức họp mặt kiều bào",
        ]
    );
    assert!(slugs(&findings).contains(&"table-not-tasks"), "{findings:?}");
}

#[test]
fn a_column_of_sums_with_a_unit_is_money() {
    let (read, findings) = plan(
        "TT\tNhiệm vụ\tChủ trì\t2023\t2024\tTổng (trđ)\n1\tĐào tạo\tSở GD&ĐT\t1.200\t1.300\t2.500\n2\tTuần tra\tCông an tỉnh\t200\t200\t400\n\tCộng\t\t1.400\t1.500\t2.900\n",
    );
    let money: Vec<&str> = read.tasks.iter().filter_map(|t| t.funding.as_deref()).collect();
    assert_eq!((money, read.total), (vec!["2.500 trđ", "400 trđ"], Some(Money::new(2_900_000_000).unwrap())));
    assert_eq!(slugs(&findings), [""; 0]);
}

#[test]
fn tables_written_one_cell_a_line() {
    let (read, _) = plan(
        "STT\nNội dung công việc\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian hoàn thành\nI\nLĨNH VỰC NGOẠI GIAO\n1\nChuẩn bị gặp gỡ đầu Xuân\nSở Ngoại vụ\nVăn phòng Tỉnh ủy\nTháng 12/2023\n\
2\nTổ chức Hội đàm\nSở Ngoại vụ\nQuý III/2024\nII\nLĨNH VỰC KINH TẾ\n3\nVận hành thí điểm Khu cảnh quan\nSở Văn hóa, Thể thao và Du lịch\nCông an tỉnh\nBCH BĐBP tỉnh\nTừ 15/9/2023\n\
4\nNâng cấp cửa khẩu\nBan Quản lý Khu kinh tế tỉnh\nSở Công Thương\nQuý IV/2023\nIII. KINH PHÍ\nTừ nguồn ngân sách tỉnh.\n",
    );
    assert_eq!(
        brief(&read),
        [
            "1 [I] Months 2023 | Sở Ngoại vụ | Văn phòng Tỉnh ủy | Chuẩn bị gặp gỡ đầu Xuân",
            "2 [I] Quarters 2024 | Sở Ngoại vụ |  | Tổ chức Hội đàm",
            "3 [II] FromYear 2023,2024,2025 | Sở Văn hóa, Thể thao và Du lịch | Công an tỉnh+BCH BĐBP tỉnh | Vận hành thí điểm Khu cảnh quan",
            "4 [II] Quarters 2023 | Ban Quản lý Khu kinh tế tỉnh | Sở Công Thương | Nâng cấp cửa khẩu",
        ]
    );
    assert_eq!(read.sources, ["ngân sách tỉnh"]);
}

#[test]
fn offices_inside_the_cell_of_a_task_and_money_a_year() {
    let (read, _) = plan(
        "STT\tTên nhiệm vụ/ Cơ quan chủ trì, phối hợp\tThời gian\tKinh phí\n1\tTổ chức Diễn đàn\n(Chủ trì: Sở Du lịch; phối hợp: Sở Ngoại vụ)\tTháng 9/2023\t6,5 tỷ đồng\n2\tGặp gỡ hữu nghị\n(Chủ trì: Sở Ngoại vụ)\tQuý II/2024\t850 triệu\n",
    );
    assert_eq!(
        brief(&read),
        [
            "1 [] Months 2023 | Sở Du lịch | Sở Ngoại vụ | Tổ chức Diễn đàn",
            "2 [] Quarters 2024 | Sở Ngoại vụ |  | Gặp gỡ hữu nghị",
        ]
    );
    let (read, _) = plan(
        "I. NỘI DUNG\n1. Nông nghiệp: tập huấn nuôi tôm; giao Sở Nông nghiệp và PTNT chủ trì, thực hiện hằng năm, kinh phí 400 triệu đồng/năm.\n2. Văn hóa: giao lưu nhân Tết; giao Sở Văn hóa, Thể thao và Du lịch; thời gian: tháng 4 hằng năm; kinh phí 200 triệu đồng/năm.\n\
II. KINH PHÍ\n1.800 triệu đồng từ ngân sách tỉnh (năm 2023: 600 triệu đồng; năm 2024: 600 triệu đồng; năm 2025: 600 triệu đồng).\n",
    );
    let told: Vec<_> = read.tasks.iter().map(|t| (t.leads.join("+"), t.funding.clone().unwrap_or_default())).collect();
    assert_eq!(
        told,
        [
            ("Sở Nông nghiệp và PTNT".to_owned(), "400 triệu đồng/năm".to_owned()),
            ("Sở Văn hóa, Thể thao và Du lịch".to_owned(), "200 triệu đồng/năm".to_owned())
        ]
    );
    assert!(read.tasks.iter().all(|t| t.schedule.kind == ScheduleKind::EveryYear));
    assert_eq!(read.total, Some(Money::new(1_800_000_000).unwrap()));
}

#[test]
fn codes_of_letters_and_a_second_table_of_what_they_cost() {
    let (read, _) = plan(
        "I. NHIỆM VỤ\nMã\tTên nhiệm vụ\tChủ trì\tNăm 2023\tNăm 2024\nNV01\tĐào tạo sinh viên\tTrường ĐH Đồng Tháp\t10 SV\t10 SV\nNV02\tXây dựng Trạm y tế\tSở Xây dựng\t\t01 trạm\n\
Bảng 2. Kinh phí thực hiện (triệu đồng)\nMã\tNội dung\tNăm 2023\tNăm 2024\tCộng\nNV01\tĐào tạo sinh viên\t500\t500\t1.000\nNV02\tXây dựng Trạm y tế\t0\t2.000\t2.000\n\tTổng cộng\t500\t2.500\t3.000\n",
    );
    let told: Vec<_> = read.tasks.iter().map(|t| (t.code.as_str(), t.funding.as_deref())).collect();
    assert_eq!(told, [("NV01", Some("1.000 triệu đồng")), ("NV02", Some("2.000 triệu đồng"))]);
    assert_eq!(read.total, Some(Money::new(3_000_000_000).unwrap()));
}

/// Tasks called in words of the table's own, bare quarters, annexes with a total each of which one slipped aside.
#[test]
fn columns_called_otherwise_and_annexes_with_totals() {
    assert_eq!(
        table(
            "Số TT\tHợp phần\tChủ trì\tPhối hợp\tQuý thực hiện\tKinh phí (triệu đồng)",
            &["1\tHội đàm\tSở Ngoại vụ\tVP UBND tỉnh\tII\t650", "2\tTuần tra\tBCH BĐBP tỉnh\tCông an tỉnh\tI-IV\t400"],
        ),
        [
            "1 [] Quarters  | Sở Ngoại vụ | VP UBND tỉnh | Hội đàm",
            "2 [] Quarters  | BCH BĐBP tỉnh | Công an tỉnh | Tuần tra"
        ]
    );
    let text = "KẾ HOẠCH\nHoạt động đối ngoại năm 2025\n\nI. KINH PHÍ\nTổng kinh phí dự kiến: 3.250 triệu đồng.\n\nPHỤ LỤC I\nKẾ HOẠCH ĐOÀN RA NĂM 2025\n\nTT\tDanh nghĩa đoàn và nội dung hoạt động\tThời gian\tDự toán kinh phí (triệu đồng)\tCơ quan chủ trì\n1\tThăm Quảng Tây\tTháng 3\t850\tVăn phòng Tỉnh ủy\n2\tDự hội chợ\tTháng 9\t1.200\tSở Công Thương\n\tCộng\t\t2.050\t\n\nPHỤ LỤC II\nKẾ HOẠCH ĐOÀN VÀO NĂM 2025\n\nTT\tTên đoàn\tThời gian\tDự toán kinh phí (triệu đồng)\tCơ quan chủ trì\n1\tĐoàn Quảng Tây\tTháng 5\t500\tSở Ngoại vụ\n2\tĐoàn Champasak\tQuý III\t700\tSở Ngoại vụ\n\tCộng\t\t\t1.200\n";
    let (plan, findings) = whole(text);
    let codes: Vec<&str> = plan.tasks.iter().map(|t| t.code.as_str()).collect();
    assert_eq!(codes, ["I/1", "I/2", "II/1", "II/2"]);
    assert!(slugs(&findings).is_empty(), "{findings:?}");
}

#[test]
fn columns_by_month_or_quarter_are_marked() {
    let times = |heads: &str, rows: &str| {
        let text = format!("KẾ HOẠCH\n\nĐối ngoại năm 2024\n\nTT\tNhiệm vụ\tCơ quan chủ trì\t{heads}\n{rows}\n");
        let (plan, _) = read(&from_text(&text, false));
        plan.tasks
            .iter()
            .map(|t| (t.schedule.months.clone().unwrap_or_default(), t.schedule.quarters.clone().unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    let months: Vec<String> = (1..=12).map(|month| format!("T{month}")).collect();
    let rows = "1\tĐón đoàn\tSở Ngoại vụ\t\tx\t\t\t\t\t\t\t\t\t\t\n2\tTập huấn\tSở Nội vụ\t\t\t\t\tx\tx\t\t\t\t\t\t";
    assert_eq!(times(&months.join("\t"), rows), [(vec![2], vec![]), (vec![5, 6], vec![])]);
    let rows = "1\tĐón đoàn\tSở Ngoại vụ\t\tx\t\tx\n2\tTập huấn\tSở Nội vụ\tx\t\t\t";
    assert_eq!(times("Quý I\tQuý II\tQuý III\tQuý IV", rows), [(vec![], vec![2, 4]), (vec![], vec![1])]);
}

/// Tables below numbered points that each count from one: their tasks stand in sections of those numbers.
#[test]
fn tables_that_count_anew_under_their_points() {
    let table = |a: &str, b: &str| {
        format!(
            "STT\tNội dung\tCơ quan chủ trì\tThời gian\n1\t{a}\tSở Y tế\tQuý II\n2\t{b}\tVăn phòng HĐND và UBND xã\tHằng tuần\n"
        )
    };
    let (found, findings) = whole(&format!(
        "UBND TỈNH THANH HÓA\n\nKẾ HOẠCH\n\nAn toàn thực phẩm năm 2025\n\nI. NỘI DUNG\n\n1. Công tác thông tin\n\n{}\n2. Công tác kiểm tra\n\n{}\nII. KINH PHÍ\n\nTheo quy định.\n",
        table("Phát tin", "Tập huấn"),
        table("Kiểm tra chợ", "Lấy mẫu")
    ));
    assert_eq!(
        brief(&found),
        [
            "1/1* [1] Quarters 2025 | Sở Y tế |  | Phát tin",
            "1/2* [1] EveryYear 2025 | Văn phòng HĐND và UBND xã |  | Tập huấn",
            "2/1* [2] Quarters 2025 | Sở Y tế |  | Kiểm tra chợ",
            "2/2* [2] EveryYear 2025 | Văn phòng HĐND và UBND xã |  | Lấy mẫu",
        ]
    );
    assert_eq!(slugs(&findings), [""; 0]);
}

/// A group over columns of words with what its tasks cost behind it; the signature in the row of "Nơi nhận".
#[test]
fn a_group_with_its_money_and_a_signature_beside_who_receives() {
    let cell = |text: &str, columns: u32| crate::page::GridCell { text: text.to_owned(), columns, rows: 1 };
    let row = |texts: &[&str]| texts.iter().map(|t| cell(t, 1)).collect::<Vec<_>>();
    let grid = crate::page::Grid {
        place: 4,
        rows: vec![
            row(&["TT", "Thời gian", "Đơn vị phụ trách", "Nội dung nhiệm vụ", "Kinh phí (nghìn đồng)"]),
            vec![cell("A", 1), cell("Tuyên truyền", 3), cell("141000", 1)],
            row(&["1", "Tháng 2", "Văn phòng", "Tổ chức Lễ phát động", "68500"]),
            row(&["2", "Cả năm", "Văn phòng", "Sản xuất 10 video", "72500"]),
            vec![cell("Nơi nhận:", 2), cell("TM. BAN THƯỜNG VỤ", 3)],
        ],
        lines: Vec::new(),
    };
    let paragraph = |place, text: &str| {
        crate::page::Block::Paragraph(crate::page::Paragraph { place, text: text.to_owned(), ..Default::default() })
    };
    let page = crate::page::Page {
        blocks: vec![
            paragraph(1, "HỘI LHPN TỈNH ĐỒNG THÁP"),
            paragraph(2, "KẾ HOẠCH"),
            paragraph(3, "Phụ nữ khởi nghiệp năm 2027"),
            crate::page::Block::Table(grid),
        ],
        ..crate::page::Page::default()
    };
    let (found, _) = crate::plan::read(&page);
    assert_eq!(
        brief(&found),
        [
            "1 [] Months 2027 | Văn phòng |  | Tổ chức Lễ phát động",
            "2 [] Ongoing 2027 | Văn phòng |  | Sản xuất 10 video",
        ]
    );
}

/// One cell a line, copied out of a PDF: words wrapped inside the cells, the page's number amid the rows, money at the end.
#[test]
fn tables_written_one_cell_a_line_and_wrapped() {
    let (read, _) = plan(
        "TT\nNhiệm vụ\nThời gian\nCơ quan chủ trì\nCơ quan phối hợp\nKinh phí\n(triệu đồng)\nI\nQuy hoạch du lịch\n24.500\n1\nLập quy hoạch phân khu các điểm du\nlịch trọng điểm trong Công viên\n2023-2024\nSở Xây dựng\nUBND các huyện vùng\ncao\n6.500\n\
2\nĐầu tư bãi đỗ xe tại đèo Mã Pì Lèng, Cổng trời\nQuản Bạ\n2023-2025\nSở Giao thông vận tải\nUBND huyện Mèo Vạc; UBND huyện\nQuản Bạ\n18.000\n\n6\n\nII\nQuảng bá du lịch\n1.250\n3\nTham gia Hội chợ du lịch\nTháng 4 và tháng 9\nhằng năm\nSở Công Thương\nHiệp hội Du lịch tỉnh\n1.250\nIII. KINH PHÍ\nTừ nguồn ngân sách tỉnh.\n",
    );
    assert_eq!(
        brief(&read),
        [
            "1 [I] Range 2023,2024 | Sở Xây dựng | UBND các huyện vùng cao | Lập quy hoạch phân khu các điểm du lịch trọng điểm trong Công viên",
            "2 [I] Range 2023,2024,2025 | Sở Giao thông vận tải | UBND huyện Mèo Vạc+UBND huyện Quản Bạ | Đầu tư bãi đỗ xe tại đèo Mã Pì Lèng, Cổng trời Quản Bạ",
            "3 [II] EveryYear 2023,2024,2025 | Sở Công Thương | Hiệp hội Du lịch tỉnh | Tham gia Hội chợ du lịch",
        ]
    );
}

#[test]
fn a_group_over_all_columns_and_the_numbers_of_columns_are_no_tasks() {
    let text = "<p>KẾ HOẠCH</p><p>Hợp tác năm 2025</p><table><tr><th>TT</th><th>Nhiệm vụ</th><th colspan=2>Kinh phí</th><th>Chủ trì</th><th>Thời gian</th></tr>\
<tr><td></td><td></td><td>NSTW</td><td>NS tỉnh</td><td></td><td></td></tr>\
<tr><td>(1)</td><td>(2)</td><td>(3)</td><td>(4)</td><td>(5)</td><td>(6)</td></tr>\
<tr><td>1</td><td colspan=5>Thương mại, đầu tư</td></tr>\
<tr><td>7</td><td>Hội chợ biên giới</td><td></td><td>1.500</td><td>Sở Công Thương</td><td>Tháng 12/2025</td></tr>\
<tr><td>2</td><td colspan=5>Nông, lâm nghiệp</td></tr>\
<tr><td>8</td><td>Mô hình cà phê</td><td></td><td>1.140</td><td>Sở Tài chính</td><td>Quý II/2025</td></tr></table>";
    let (read, _) = read(&from_text(text, true));
    assert_eq!(
        brief(&read),
        [
            "7 [1] Months 2025 | Sở Công Thương |  | Hội chợ biên giới",
            "8 [2] Quarters 2025 | Sở Tài chính |  | Mô hình cà phê",
        ]
    );
}

/// A group whose time and office reach over its rows is a heading; rows counted anew below each are no task twice.
#[test]
fn a_group_with_what_its_rows_share_is_a_heading() {
    let text = "<table><tr><td>STT<td>Nội dung<td>Chủ trì<td>Thời gian</tr>\
<tr><td>A<td colspan=3>Đối ngoại</tr><tr><td>1<td>Hội đàm<td>Sở Ngoại vụ<td>Quý I/2024</tr>\
<tr><td>B<td>Biên giới<td rowspan=3>Công an tỉnh<td rowspan=3>Hằng năm</tr>\
<tr><td>1<td>Tuần tra chung</tr><tr><td>2<td>Trao đổi tin</tr></table>";
    let (read, findings) = read(&from_text(text, true));
    assert_eq!(
        brief(&read),
        [
            "A/1* [A] Quarters 2024 | Sở Ngoại vụ |  | Hội đàm",
            "B/1* [B] EveryYear 2024 | Công an tỉnh |  | Tuần tra chung",
            "B/2* [B] EveryYear 2024 | Công an tỉnh |  | Trao đổi tin",
        ]
    );
    assert!(!slugs(&findings).contains(&"task-twice"), "{findings:?}");
}
