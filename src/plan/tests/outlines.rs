//! Parts, points, bullets and themes.

use super::small::{brief, plan, slugs, whole};
use crate::page::{Block, Page, Paragraph, from_text};
use crate::plan::*;

#[test]
fn tasks_under_roman_parts_restart() {
    let (plan, findings) = plan(
        "I. MỤC TIÊU\n\n1. Đến năm 2025 có 100 lớp.\n\nII. NHIỆM VỤ VỀ TUYÊN TRUYỀN\n\n1. Tổ chức hội nghị.\n\n- Thời gian thực hiện: Quý I/2024.\n\n- Cơ quan chủ trì: Sở Nội vụ.\n\n2. In tài liệu.\n\n- Cơ quan chủ trì: Sở TT&TT.\n\n- Thời gian thực hiện: từ 2023 đến 2025.\n\nIII. NHIỆM VỤ VỀ ĐÀO TẠO\n\n1. Mở lớp.\n\nChủ trì thực hiện: Sở Giáo dục và Đào tạo; phối hợp: Sở Nội vụ, Sở Tài chính.\n\nThời gian: trong năm 2024.\n\n2. Kiểm tra.\n\nĐơn vị chủ trì: Thanh tra tỉnh. Thời gian thực hiện: định kỳ 6 tháng.\n\nIV. KINH PHÍ\n\nTổng kinh phí: 5 tỷ đồng (bằng chữ: bốn tỷ đồng).\n\nV. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\n- Báo cáo UBND tỉnh chậm nhất ngày 20/12 hằng năm.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "II/1* [II] Quarters 2024 | Sở Nội vụ |  | Tổ chức hội nghị",
            "II/2* [II] Range 2023,2024,2025 | Sở TT&TT |  | In tài liệu",
            "III/1* [III] Years 2024 | Sở Giáo dục và Đào tạo | Sở Nội vụ+Sở Tài chính | Mở lớp",
            "III/2* [III] EveryYear 2023,2024,2025 | Thanh tra tỉnh |  | Kiểm tra",
        ]
    );
    assert_eq!(slugs(&findings), ["words-differ"]);
    assert_eq!((plan.number.as_deref(), plan.issuer.as_str()), (Some("12/KH-UBND"), "UBND tỉnh Lâm Đồng"));
    assert_eq!(plan.date, Some(jiff::civil::date(2023, 1, 5)));
    assert_eq!(plan.total_words_match, Some(false));
    let duty = plan.duties.first().unwrap();
    assert_eq!(
        (duty.day, duty.month, duty.inclusive, duty.who.as_slice()),
        (20, 12, true, &["Sở Nội vụ".to_owned()][..])
    );
}

#[test]
fn automatic_numbers_read_like_typed_ones() {
    let paragraph = |place: u32, number: Option<&str>, text: &str| {
        Block::Paragraph(Paragraph {
            place,
            number: number.map(str::to_owned),
            text: text.to_owned(),
            ..Paragraph::default()
        })
    };
    let lines = [
        (None, "KẾ HOẠCH"),
        (None, "Hợp tác năm 2024"),
        (Some("I."), "NỘI DUNG"),
        (Some("1."), "Văn hóa"),
        (Some("1.1."), "Tổ chức tuần văn hóa"),
        (Some("-"), "Thời gian: Quý II/2024"),
        (Some("-"), "Cơ quan chủ trì: Sở Văn hóa, Thể thao và Du lịch"),
        (Some("1.2"), "Giao lưu"),
        (Some("•"), "Cơ quan chủ trì: Tỉnh đoàn"),
        (Some("•"), "Cơ quan phối hợp:"),
        (Some("+"), "Sở Nội vụ"),
        (Some("+"), "Hội LHPN tỉnh"),
        (Some("•"), "Thời gian: Thường xuyên"),
    ];
    let blocks = lines.iter().zip(1..).map(|((number, text), place)| paragraph(place, *number, text)).collect();
    let (plan, _) = read(&Page { blocks, ..Page::default() });
    assert_eq!(
        brief(&plan),
        [
            "1.1 [1] Quarters 2024 | Sở Văn hóa, Thể thao và Du lịch |  | Tổ chức tuần văn hóa",
            "1.2 [1] Ongoing 2024 | Tỉnh đoàn | Sở Nội vụ+Hội LHPN tỉnh | Giao lưu",
        ]
    );
}

#[test]
fn bullets_of_a_part_without_numbers() {
    let (plan, _) = plan(
        "I. NHIỆM VỤ, GIẢI PHÁP\n\n- Đẩy mạnh tuyên truyền.\n\n- Tăng cường kiểm tra:\n\n+ Kiểm tra định kỳ;\n\n+ Kiểm tra đột xuất.\n\nII. TỔ CHỨC THỰC HIỆN\n\n- Các sở chủ động thực hiện.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "I/1* [I] None  |  |  | Đẩy mạnh tuyên truyền",
            "I/2* [I] None  |  |  | Tăng cường kiểm tra: Kiểm tra định kỳ; Kiểm tra đột xuất",
        ]
    );
}

#[test]
fn one_block_for_a_whole_section_and_lists_inside_tasks() {
    let (plan, findings) = plan(
        "I. NỘI DUNG\n\n1. Giáo dục\n\n- Cơ quan chủ trì: Sở Giáo dục và Đào tạo.\n\n- Thời gian: Hằng năm.\n\n1.1. Cấp học bổng, gồm:\n\n1) Học bổng toàn phần;\n\n2) Học bổng bán phần.\n\n1.2. Dạy tiếng Việt:\n\n1. Ở trường;\n\n2. Ở nhà.\n\n- Thời gian: Năm 2024.\n\n2. Y tế\n\n2.1. Khám bệnh.\n\nThời gian: Hằng năm. Cơ quan chủ trì: Sở Y tế.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1.1 [1] EveryYear 2023,2024,2025 | Sở Giáo dục và Đào tạo |  | Cấp học bổng, gồm: Học bổng toàn phần; Học bổng bán phần",
            "1.2 [1] Years 2024 | Sở Giáo dục và Đào tạo |  | Dạy tiếng Việt: Ở trường; Ở nhà",
            "2.1 [2] EveryYear 2023,2024,2025 | Sở Y tế |  | Khám bệnh",
        ]
    );
    assert!(slugs(&findings).is_empty(), "{findings:?}");
}

#[test]
fn bullets_under_an_agency_are_its_own() {
    let (plan, _) = plan(
        "II. NHIỆM VỤ\n\n1. Sở Ngoại vụ\n\n- Làm đầu mối.\n\n- Tổng hợp.\n\n2. Sở NN&PTNT:\n\n- Chuyển giao kỹ thuật.\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\n- Theo dõi.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1/1* [1] None  | Sở Ngoại vụ |  | Làm đầu mối",
            "1/2* [1] None  | Sở Ngoại vụ |  | Tổng hợp",
            "2/1* [2] None  | Sở NN&PTNT |  | Chuyển giao kỹ thuật",
        ]
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_to_an_end(words in proptest::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = words.iter().map(|at| PIECES[*at]).collect();
        let (plan, findings) = read(&from_text(&text, false));
        // Codes are unique, years of a task rise, and an empty plan blocks.
        let mut codes: Vec<&str> = plan.tasks.iter().map(|t| t.code.as_str()).collect();
        codes.sort_unstable();
        let count = codes.len();
        codes.dedup();
        proptest::prop_assert_eq!(codes.len(), count, "{}", text);
        proptest::prop_assert!(plan.tasks.iter().all(|t| t.schedule.years.windows(2).all(|p| p[0] < p[1])), "{}", text);
        proptest::prop_assert_eq!(plan.tasks.is_empty(), findings.iter().any(|f| f.slug == "not-a-plan"));
    }
}

const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\t",
    " ",
    "KẾ HOẠCH",
    "I. NỘI DUNG",
    "II. NHIỆM VỤ",
    "IV. TỔ CHỨC THỰC HIỆN",
    "1. ",
    "2. ",
    "1.1. ",
    "1.2. ",
    "1) ",
    "- ",
    "+ ",
    "* ",
    "a) ",
    "Tổ chức hội nghị",
    "Thời gian: ",
    "Thời gian:",
    "Cơ quan chủ trì: ",
    "Cơ quan phối hợp: ",
    "Năm 2022, 2023",
    "Hằng năm",
    "Từ năm 2022",
    "Năm 2023: 5 lớp; ",
    "quý II hoặc III/2024",
    "từ tháng 10/2022 đến tháng 3/2023",
    "2 năm/lần",
    "Sở Ngoại vụ",
    "Các Sở: Tài chính, Xây dựng",
    " và ",
    ", ",
    "; ",
    "(",
    ")",
    "STT\tNội dung\tChủ trì\tThời gian\n",
    "1\tViệc\tSở A\t2024\n",
    "\t\tB\t\n",
    "Tổng kinh phí: 5 tỷ đồng (năm tỷ đồng)",
    "trước ngày 31/10 hàng năm",
    "Nơi nhận:",
    "giai đoạn 2021-2025",
    "<b>",
    "&amp;",
    "**",
    "ế",
    "e\u{302}\u{301}",
];

/// "Nhiệm vụ 1:", "1-", "II-", a title that runs on in small letters.
#[test]
fn numbers_written_in_other_ways() {
    let (found, _) = whole(
        "UBND TỈNH SƠN LA\n\nSố: 121 /KH-UBND\n\nKẾ HOẠCH\n\nHợp tác năm 2022\n\nB. NHIỆM VỤ\n\nNhiệm vụ 1: Hội đàm. Đơn vị thực hiện: Sở Ngoại vụ; phối hợp: Công an tỉnh; thời gian: quý I/2022; kinh phí: 450 triệu đồng.\n\nNhiệm vụ 2: Xây trường học. Đơn vị thực hiện: Sở Giáo dục và Đào tạo; thời gian: cả năm.\n",
    );
    assert_eq!(found.number.as_deref(), Some("121/KH-UBND"));
    assert_eq!(
        brief(&found),
        [
            "1 [] Quarters 2022 | Sở Ngoại vụ | Công an tỉnh | Hội đàm",
            "2 [] Ongoing 2022 | Sở Giáo dục và Đào tạo |  | Xây trường học",
        ]
    );
    let (found, _) = whole(
        "TỈNH ỦY HÀ TĨNH\nBAN CÁN SỰ ĐẢNG UBND TỈNH\nSố 12-KH/BCSĐ\nHà Tĩnh, ngày 05-8-2023\nKẾ HOẠCH\nhợp tác toàn diện giai đoạn 2023-2025\nI- MỤC ĐÍCH\n...\nII- NỘI DUNG HỢP TÁC\n1- Về đối ngoại\n1.1- Trao đổi đoàn\n+ Chủ trì: Văn phòng Tỉnh ủy\n+ Thời gian: hằng năm\n2- Về kinh tế\n2.1- Hỗ trợ 03 mô hình: năm 2023: 01; năm 2025: 02\n+ Chủ trì: Sở Công Thương\n+ Thời gian: 2023-2025\n",
    );
    assert_eq!((found.title.as_str(), found.period), ("hợp tác toàn diện giai đoạn 2023-2025", Some((2023, 2025))));
    assert_eq!(found.date, Some(jiff::civil::date(2023, 8, 5)));
    assert_eq!(
        brief(&found),
        [
            "1.1 [1] EveryYear 2023,2024,2025 | Văn phòng Tỉnh ủy |  | Trao đổi đoàn",
            "2.1 [2] Range 2023,2024,2025 | Sở Công Thương |  | Hỗ trợ 03 mô hình: năm 2023: 01; năm 2025: 02",
        ]
    );
    let counted: Vec<_> = found.tasks[1].targets.iter().map(|t| (t.year, t.quantity)).collect();
    assert_eq!(counted, [(2023, Some(1)), (2025, Some(2))]);
}

/// A draft without number, a short list below the title, "-nt-" for the office above, themes over bullets at the second level.
#[test]
fn drafts_short_lists_and_themes() {
    let (found, _) = whole(
        "UBND TỈNH KHÁNH HÒA\nSỞ NGOẠI VỤ\nSố: /KH-SNgV\nDỰ THẢO KẾ HOẠCH\nHợp tác năm 2025\nSTT\tLĨNH VỰC\tNỘI DUNG HỢP TÁC\tĐƠN VỊ CHỦ TRÌ\tĐƠN VỊ PHỐI HỢP\tTHỜI GIAN\n1\tGiáo dục\tCấp học bổng\tSở Giáo dục và Đào tạo\tSở Ngoại vụ\tQuý I\n2\t\tMở lớp tiếng Việt\tSở Nội vụ\t-nt-\tQuý III\n",
    );
    assert_eq!((found.title.as_str(), found.period), ("Hợp tác năm 2025", Some((2025, 2025))));
    assert_eq!(
        brief(&found),
        [
            "1 [] Quarters 2025 | Sở Giáo dục và Đào tạo | Sở Ngoại vụ | Cấp học bổng",
            "2 [] Quarters 2025 | Sở Nội vụ | Sở Ngoại vụ | Mở lớp tiếng Việt",
        ]
    );
    let (found, _) = whole(
        "UBND TỈNH KON TUM\n\nKẾ HOẠCH\n\nĐối ngoại năm 2024\n\nI. NỘI DUNG\n\n1. Lãnh đạo\n\n- Quán triệt chủ trương.\n\n2. Với các nước\n\n2.1. Với Lào:\n\n- Thăm các tỉnh Nam Lào.\n\n- Kỷ niệm ngày lễ.\n\n2.2. Với Campuchia:\n\n- Thăm Ratanakiri.\n",
    );
    assert_eq!(
        brief(&found),
        [
            "1/1* [1] None  |  |  | Quán triệt chủ trương",
            "2.1/1* [2.1] None  |  |  | Thăm các tỉnh Nam Lào",
            "2.1/2* [2.1] None  |  |  | Kỷ niệm ngày lễ",
            "2.2/1* [2.2] None  |  |  | Thăm Ratanakiri",
        ]
    );
}

/// Quarters as headings over the points done in them; meetings and fairs are no offices.
#[test]
fn quarters_as_headings() {
    let (found, _) = whole(
        "BAN CHỈ ĐẠO HỘI NHẬP QUỐC TẾ\nTỈNH LÀO CAI\nCHƯƠNG TRÌNH CÔNG TÁC\nHỘI NHẬP QUỐC TẾ NĂM 2024\nQuý I\n1. Xây dựng kế hoạch năm (Sở Ngoại vụ).\n2. Hội đàm với châu Hồng Hà (Văn phòng UBND tỉnh, Sở Ngoại vụ).\nQuý II\n3. Hội nghị xúc tiến đầu tư (Ban Quản lý Khu kinh tế; dự kiến 1,5 tỷ đồng).\n4. Hội chợ quốc tế (Sở Công Thương).\n",
    );
    assert_eq!(
        brief(&found),
        [
            "1 [] Quarters 2024 | Sở Ngoại vụ |  | Xây dựng kế hoạch năm",
            "2 [] Quarters 2024 | Văn phòng UBND tỉnh+Sở Ngoại vụ |  | Hội đàm với châu Hồng Hà",
            "3 [] Quarters 2024 | Ban Quản lý Khu kinh tế |  | Hội nghị xúc tiến đầu tư",
            "4 [] Quarters 2024 | Sở Công Thương |  | Hội chợ quốc tế",
        ]
    );
    assert_eq!(found.title, "CHƯƠNG TRÌNH CÔNG TÁC HỘI NHẬP QUỐC TẾ NĂM 2024");
    assert_eq!(found.tasks[2].funding.as_deref(), Some("1,5 tỷ đồng"));
}

/// What is said of a point may be numbered like points; years under "Kinh phí" are money.
#[test]
fn numbered_fields_and_money_by_year() {
    let (found, findings) = whole(
        "TỈNH ĐOÀN LÀO CAI\n\nKẾ HOẠCH\n\nGiao lưu năm 2024\n\nII. NỘI DUNG\n\n1. Gặp gỡ thanh niên\n\n1.1. Nội dung: Giao lưu văn nghệ.\n\n1.2. Thời gian: 02 ngày, tháng 5/2024.\n\n1.3. Đơn vị chủ trì: Tỉnh đoàn.\n\n2. Trại hè\n\n2.1. Nội dung: Tham quan.\n\n2.2. Thời gian: Tháng 7/2024.\n\n2.3. Đơn vị chủ trì: Sở Nội vụ.\n",
    );
    assert_eq!(
        brief(&found),
        [
            "1 [] Months 2024 | Tỉnh đoàn |  | Gặp gỡ thanh niên: Giao lưu văn nghệ",
            "2 [] Months 2024 | Sở Nội vụ |  | Trại hè: Tham quan",
        ]
    );
    assert_eq!(found.issuer, "Tỉnh đoàn Lào Cai");
    assert_eq!(slugs(&findings), Vec::<&str>::new());
    let (found, _) = whole(
        "UBND TỈNH ĐỒNG THÁP\n\nKẾ HOẠCH\n\nHợp tác giai đoạn 2023 - 2025\n\nStt\tHoạt động\tCơ quan thực hiện\t\tLộ trình\t\t\tKinh phí (triệu đồng)\t\t\t\n\t\tChủ trì\tPhối hợp\t2023\t2024\t2025\t2023\t2024\t2025\tTổng\n1\tHội chợ\tSở Công Thương\tSở Ngoại vụ\tx\tx\tx\t300\t300\t300\t900\n2\tKhảo sát\tSở Công Thương\t\tx\t\tx\t100\t50\t120\t270\n\tTổng cộng\t\t\t\t\t\t400\t350\t420\t1.170\n",
    );
    assert_eq!(
        brief(&found),
        [
            "1 [] Years 2023,2024,2025 | Sở Công Thương | Sở Ngoại vụ | Hội chợ",
            "2 [] Years 2023,2025 | Sở Công Thương |  | Khảo sát",
        ]
    );
    assert_eq!(found.total.map(Money::dong), Some(1_170_000_000));
    assert_eq!(found.tasks[1].funding.as_deref(), Some("270 triệu đồng"));
}

/// Headings cut short, first and last months in columns of their own, a theme with a single activity beside themes with several.
#[test]
fn short_headings_and_single_activities() {
    let head = "UBND TỈNH THỪA THIÊN HUẾ\n\nKẾ HOẠCH\n\nHợp tác năm 2024\n\n";
    let (found, _) = whole(&format!(
        "{head}TT\tNội dung công việc\tCQ chủ trì\tCQ phối hợp\tT/g thực hiện\tKP (tr.đ)\n1\tTrao đổi đoàn\tSở Ngoại vụ\tSở Tài chính\tCả năm\t300\n2\tTrạm y tế\tSở Y tế\tUBND huyện A Lưới\tQII-QIV\t800\n\tCộng\t\t\t\t1.100\n"
    ));
    assert_eq!(
        brief(&found),
        [
            "1 [] Ongoing 2024 | Sở Ngoại vụ | Sở Tài chính | Trao đổi đoàn",
            "2 [] Quarters 2024 | Sở Y tế | UBND huyện A Lưới | Trạm y tế",
        ]
    );
    assert_eq!(
        (found.total.map(Money::dong), found.tasks[1].schedule.quarters.clone()),
        (Some(1_100_000_000), Some(vec![2, 3, 4]))
    );
    let (found, _) = whole(&format!(
        "{head}Stt\tNội dung hợp tác\tĐ/v chủ trì\tBắt đầu\tHoàn thành\n1\tTuần tra\tBCH BĐBP\t01/2024\t12/2024\n2\tGiao lưu\tBộ CHQS\t6/2024\t6/2024\n3\tGiống sâm\tSở Y tế\tQuý II\tQuý III\n"
    ));
    let times: Vec<_> = found.tasks.iter().map(|t| (t.schedule.months.clone(), t.schedule.quarters.clone())).collect();
    assert_eq!(times, [(Some((1..=12).collect()), None), (Some(vec![6]), None), (None, Some(vec![2, 3]))]);
    let (found, _) = whole(&format!(
        "{head}II. Nội dung\n\n1. Kinh tế\n\n- Hội chợ (Chủ trì: Sở Công Thương; thời gian: 2024).\n\n- Chợ biên giới (Chủ trì: Sở Xây dựng; thời gian: 2024).\n\n2. Giáo dục\n\n- Tiếp nhận lưu học sinh (Chủ trì: Sở Giáo dục và Đào tạo; thời gian: 2024).\n"
    ));
    assert_eq!(
        brief(&found),
        [
            "1/1* [1] Years 2024 | Sở Công Thương |  | Hội chợ",
            "1/2* [1] Years 2024 | Sở Xây dựng |  | Chợ biên giới",
            "2/1* [2] Years 2024 | Sở Giáo dục và Đào tạo |  | Tiếp nhận lưu học sinh",
        ]
    );
}

/// A need for money by another name, the head of an office as receiver.
#[test]
fn needs_and_heads_of_offices() {
    let (found, _) = whole(
        "CÔNG AN TỈNH LAI CHÂU\n\nKẾ HOẠCH\n\nHợp tác năm 2024\n\nI. Nội dung\n\n1. Hội đàm\n\n- Thời gian: Quý II/2024\n\n- Chủ trì: Phòng PV01\n\n- Dự trù kinh phí: 180.000.000 đồng\n\nII. Tổ chức thực hiện\n\nPhòng PV01 tổng hợp, báo cáo Giám đốc Công an tỉnh trước 15/12/2024.\n",
    );
    assert_eq!(brief(&found), ["1 [] Quarters 2024 | Phòng PV01 |  | Hội đàm"]);
    assert_eq!((found.tasks[0].funding.as_deref(), found.total), (Some("180.000.000 đồng"), None));
    assert_eq!(found.duties.first().map(|d| d.to.as_str()), Some("Giám đốc Công an tỉnh"));
}

/// Stars over dashes, times and money in one bracket.
#[test]
fn themes_as_outer_bullets() {
    let (found, _) = whole(
        "LIÊN HIỆP CÁC TỔ CHỨC HỮU NGHỊ TỈNH NGHỆ AN\n\nKẾ HOẠCH\n\nĐối ngoại nhân dân năm 2024\n\nI. Các hoạt động\n\n* Hoạt động với Lào\n\n- Gặp mặt cựu quân tình nguyện (Sở Ngoại vụ, tháng 7).\n\n- Đón đoàn Mặt trận (dự kiến Quý II, kinh phí 1,5 tỷ đồng).\n\n* Hoạt động với Thái Lan\n\n- Giao lưu tại Udon Thani: tháng 9/2024.\n",
    );
    assert_eq!(
        brief(&found),
        [
            "I/1/1* [I/1] Months 2024 | Sở Ngoại vụ |  | Gặp mặt cựu quân tình nguyện",
            "I/1/2* [I/1] Quarters 2024 |  |  | Đón đoàn Mặt trận",
            "I/2/1* [I/2] Months 2024 |  |  | Giao lưu tại Udon Thani",
        ]
    );
    assert_eq!(found.tasks[1].funding.as_deref(), Some("1,5 tỷ đồng"));
    assert_eq!(
        found.sections.iter().map(|s| s.title.as_str()).collect::<Vec<_>>(),
        ["Hoạt động với Lào", "Hoạt động với Thái Lan"]
    );
}

#[test]
fn months_over_bullets_and_offices_of_a_district() {
    let text = "ỦY BAN NHÂN DÂN HUYỆN MƯỜNG LÁT\nSố: 56/KH-UBND\nMường Lát, ngày 10 tháng 01 năm 2024\nKẾ HOẠCH\n\
Hợp tác với huyện Viêng Xay năm 2024\nI. NỘI DUNG CÔNG VIỆC\nTHÁNG 01/2024\n\
- Gặp mặt già làng hai bên biên giới (Phòng Dân tộc huyện).\nTHÁNG 9/2024\n\
- Hội đàm thường niên (Văn phòng HĐND-UBND huyện chủ trì, Phòng Tài chính - Kế hoạch phối hợp).\n\
- Bàn giao nhà văn hóa (Phòng Kinh tế - Hạ tầng), kinh phí 450 triệu đồng.\n\
II. KINH PHÍ\nKinh phí thực hiện 1.250.000.000 đồng từ ngân sách huyện.\n";
    let (read, _) = plan(text);
    assert_eq!(
        brief(&read),
        [
            "I/1* [I] Months 2024 | Phòng Dân tộc huyện |  | Gặp mặt già làng hai bên biên giới",
            "I/2* [I] Months 2024 | Văn phòng HĐND-UBND huyện | Phòng Tài chính - Kế hoạch | Hội đàm thường niên",
            "I/3* [I] Months 2024 | Phòng Kinh tế - Hạ tầng |  | Bàn giao nhà văn hóa",
        ]
    );
    assert_eq!(read.total, Some(Money::new(1_250_000_000).unwrap()));
}

#[test]
fn letters_over_roman_numbers_and_points_beside_a_table() {
    let text = "Số: 12/KH-UBND\n\nKẾ HOẠCH\nĐối ngoại năm 2024\n\nA. MỤC ĐÍCH, YÊU CẦU\nI. Mục đích\nNâng cao hiệu quả.\n\
B. NỘI DUNG\nI. KINH TẾ ĐỐI NGOẠI\n- Gặp gỡ doanh nghiệp nước ngoài (Sở Công Thương chủ trì, tháng 3/2024).\n\
C. TỔ CHỨC THỰC HIỆN\nI. Sở Ngoại vụ tổng hợp, báo cáo UBND tỉnh trước ngày 05 tháng 12 năm 2024.\n\
II. Sở Tài chính thẩm định kinh phí.\n\n\
STT\tTên đoàn\tNước\tThời gian\tCơ quan chủ trì\n1\tĐoàn thăm tỉnh Viêng Chăn\tLào\tQuý II/2024\tVăn phòng UBND tỉnh\n";
    let (read, findings) = plan(text);
    assert_eq!(brief(&read).len(), 1);
    let duty = read.duties.first().unwrap();
    assert_eq!((duty.who.join("+"), duty.day, duty.month), ("Sở Ngoại vụ".to_owned(), 5, 12));
    assert_eq!(slugs(&findings), ["points-beside-table"]);
}

#[test]
fn facts_of_an_event_are_no_tasks() {
    let head = "TỈNH ỦY QUẢNG BÌNH\n*\nSố 98-KH/TU\nQuảng Bình, ngày 14 tháng 10 năm 2023\n\nKẾ HOẠCH\nTổ chức Hội chợ Thương mại năm 2023\n\n";
    let facts = "II. NỘI DUNG\n1. Tên gọi: Hội chợ Thương mại.\n2. Thời gian: 05 ngày, từ ngày 16/11 đến ngày 20/11/2023.\n3. Địa điểm: Trung tâm Hội chợ.\n4. Quy mô: 600 gian hàng.\n";
    let acts = "III. CÁC HOẠT ĐỘNG\n1. Lễ khai mạc: 19h30 ngày 16/11/2023. Đơn vị thực hiện: Sở Công Thương.\n2. Diễn đàn kinh tế: ngày 17/11/2023. Đơn vị thực hiện: Sở Kế hoạch và Đầu tư.\n";
    let money = "IV. KINH PHÍ\nTổng kinh phí dự kiến: 800.000.000 đồng. Trong đó:\n- Ngân sách tỉnh: 350.000.000 đồng.\n- Thu từ cho thuê gian hàng: 450.000.000 đồng.\n";
    let (plan, _) = read(&from_text(&format!("{head}{facts}{acts}{money}"), false));
    assert_eq!(plan.issuer, "Tỉnh ủy Quảng Bình");
    assert_eq!(
        brief(&plan),
        [
            "1 [] Months 2023 | Sở Công Thương |  | Lễ khai mạc",
            "2 [] Months 2023 | Sở Kế hoạch và Đầu tư |  | Diễn đàn kinh tế",
        ]
    );
    assert_eq!(plan.sources, ["Ngân sách tỉnh", "Thu từ cho thuê gian hàng"]);
    // Each part an event of its own.
    let two = "I. HỘI CHỢ\n1. Nội dung: Trưng bày hàng hóa.\n2. Thời gian: Tháng 9/2023.\n3. Địa điểm: Quảng trường.\n4. Đơn vị chủ trì: Sở Công Thương.\n\
II. HỘI THẢO\n1. Nội dung: Trao đổi kinh nghiệm.\n2. Thời gian: Tháng 10/2023.\n3. Địa điểm: Hội trường.\n4. Đơn vị chủ trì: Sở Ngoại vụ.\n";
    let (plan, _) = read(&from_text(&format!("{head}{two}"), false));
    assert_eq!(
        brief(&plan),
        [
            "I/1* [I] Months 2023 | Sở Công Thương |  | Trưng bày hàng hóa. Địa điểm: Quảng trường",
            "II/1* [II] Months 2023 | Sở Ngoại vụ |  | Trao đổi kinh nghiệm. Địa điểm: Hội trường",
        ]
    );
    // Alone in the plan they are one task together.
    let (plan, _) = read(&from_text(&format!("{head}{facts}5. Đơn vị chủ trì: Sở Công Thương.\n"), false));
    assert_eq!(
        brief(&plan),
        [
            "1 [] Months 2023 | Sở Công Thương |  | Hội chợ Thương mại. Địa điểm: Trung tâm Hội chợ. Quy mô: 600 gian hàng"
        ]
    );
}

/// "2.1. Tháng 3" over bullets: when each of them is done.
#[test]
fn numbered_months_over_bullets() {
    let (plan, _) = whole(
        "KẾ HOẠCH\nĐối ngoại năm 2024\n\n1. Mục đích\nThắt chặt quan hệ.\n\n2. Nội dung\n2.1. Tháng 3\n- Đón đoàn Savannakhet (Sở Ngoại vụ);\n- Khai giảng lớp tiếng Việt (Sở Nội vụ).\n2.2. Quý IV\n- Đoàn thăm Salavan (Văn phòng UBND tỉnh chủ trì).\n\n3. Kinh phí\nDo ngân sách tỉnh bảo đảm.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "2.1/1* [2.1] Months 2024 | Sở Ngoại vụ |  | Đón đoàn Savannakhet",
            "2.1/2* [2.1] Months 2024 | Sở Nội vụ |  | Khai giảng lớp tiếng Việt",
            "2.2/1* [2.2] Quarters 2024 | Văn phòng UBND tỉnh |  | Đoàn thăm Salavan"
        ]
    );
}

/// Bullets of a part are activities of their own though one has labels; "C. PHẦN THỨ BA: TỔ CHỨC THỰC HIỆN"; who leads and
/// who helps under "Phân công".
#[test]
fn bullets_with_labels_parts_with_number_words_and_shared_work() {
    let (plan, _) = whole(
        "KẾ HOẠCH\nGiao lưu thanh niên năm 2024\n\nA. PHẦN THỨ NHẤT: NỘI DUNG\n* Tháng 3/2024: Ban hành kế hoạch.\n* Từ 10 - 15/5/2024: Tổ chức trại hè (chủ trì: Tỉnh đoàn; phối hợp: Sở Ngoại vụ).\n\nB. PHẦN THỨ HAI: TỔ CHỨC THỰC HIỆN\nSở Ngoại vụ báo cáo UBND tỉnh trước 10/12 hàng năm.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "A/1* [] Months 2024 |  |  | Ban hành kế hoạch",
            "A/2* [] Months 2024 | Tỉnh đoàn | Sở Ngoại vụ | Tổ chức trại hè"
        ]
    );
    assert_eq!(plan.duties.len(), 1);
    let (plan, _) = whole(
        "KẾ HOẠCH\nHợp tác năm 2024\n\n1. Y tế\na) Nội dung: Phẫu thuật cho 30 trẻ em.\nb) Phân công: Sở Y tế chủ trì; Sở Ngoại vụ, Sở Tài chính phối hợp.\nc) Thời gian: Quý III/2024.\n2. Tổ chức thực hiện\nSở Ngoại vụ theo dõi.\n",
    );
    assert_eq!(
        brief(&plan),
        ["1 [] Quarters 2024 | Sở Y tế | Sở Ngoại vụ+Sở Tài chính | Y tế: Phẫu thuật cho 30 trẻ em"]
    );
}

#[test]
fn the_party_numbers_its_parts_with_dashes_and_bullets_may_say_who_and_when_themselves() {
    let (plan, findings) = plan(
        "A- MỤC ĐÍCH\n\nTăng cường quan hệ.\n\nB- NỘI DUNG\n\nI- Công tác tuyên truyền\n\n- Tuyên truyền trên Báo Lâm Đồng (thường xuyên);\n\n- Mở chuyên trang trên Cổng thông tin điện tử tỉnh (hoàn thành trong quý I/2024) - giao Sở TT&TT chủ trì;\n\n- Biên soạn tài liệu (tháng 7/2024).\n\nII- Các hoạt động khác\n\n1- Hội thi tìm hiểu lịch sử. Thời gian: tháng 8 - 9/2024. Cơ quan chủ trì: Tỉnh đoàn.\n\n2- Triển lãm ảnh (Sở VHTTDL thực hiện).\n\nC- TỔ CHỨC THỰC HIỆN\n\n1- Ban Tuyên giáo theo dõi.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "I/1* [I] Ongoing 2023,2024,2025 |  |  | Tuyên truyền trên Báo Lâm Đồng",
            "I/2* [I] Quarters 2024 | Sở TT&TT |  | Mở chuyên trang trên Cổng thông tin điện tử tỉnh",
            "I/3* [I] Months 2024 |  |  | Biên soạn tài liệu",
            "1 [II] Months 2024 | Tỉnh đoàn |  | Hội thi tìm hiểu lịch sử",
            "2 [II] None  | Sở VHTTDL |  | Triển lãm ảnh",
        ]
    );
    assert_eq!(slugs(&findings), ["lead-missing", "schedule-missing"]);
}

#[test]
fn orders_inside_bullets_part_the_activities_of_a_point() {
    let (plan, findings) = plan(
        "I. NHIỆM VỤ\n\n1. Về đối ngoại\n\na) Trao đổi đoàn cấp cao mỗi năm 01 lần. Giao Sở Ngoại vụ chủ trì, phối hợp Văn phòng Tỉnh ủy tham mưu.\n\nb) Kỷ niệm ngày kết nghĩa (năm 2024). Giao Sở Nội vụ chủ trì.\n\n2. Về quốc phòng\n\na) Tuần tra song phương. Giao Công an tỉnh chủ trì.\n\nb) Quy tập hài cốt liệt sĩ: Bộ Chỉ huy Quân sự tỉnh chủ trì; thời gian: hằng năm.\n\n3. Về giáo dục\n\n- Đào tạo 30 lưu học sinh; kinh phí 60 tỷ đồng (mỗi năm 12 tỷ đồng). Giao Sở Y tế chủ trì.\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ theo dõi.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1/1* [1] None  | Sở Ngoại vụ | Văn phòng Tỉnh ủy | Trao đổi đoàn cấp cao mỗi năm 01 lần",
            "1/2* [1] Years 2024 | Sở Nội vụ |  | Kỷ niệm ngày kết nghĩa",
            "2/1* [2] None  | Công an tỉnh |  | Tuần tra song phương",
            "2/2* [2] EveryYear 2023,2024,2025 | Bộ Chỉ huy Quân sự tỉnh |  | Quy tập hài cốt liệt sĩ",
            "3/1* [3] None  | Sở Y tế |  | Đào tạo 30 lưu học sinh; kinh phí 60 tỷ đồng (mỗi năm 12 tỷ đồng)",
        ]
    );
    assert_eq!(slugs(&findings), ["schedule-missing"]);
}

#[test]
fn bullets_that_name_nobody_beside_parts_that_do_are_told() {
    let (plan, findings) = plan(
        "I. NỘI DUNG VỀ NHẬN THỨC\n\n- Nâng cao nhận thức của cán bộ;\n\n- Giữ gìn quan hệ hữu nghị.\n\nII. NHIỆM VỤ\n\n1. Mở lớp.\n\n- Thời gian thực hiện: Quý I/2024.\n\n- Cơ quan chủ trì: Sở Nội vụ.\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ theo dõi.\n",
    );
    assert_eq!(plan.tasks.len(), 1);
    assert_eq!(slugs(&findings), ["bullets-left-out"]);
}

#[test]
fn points_that_say_who_in_their_sentences_are_tasks_beside_parts_with_labels() {
    let (plan, findings) = whole(
        "HỘI ĐỒNG NHÂN DÂN TỈNH ĐIỆN BIÊN\nSố: 33/KH-HĐND\nKẾ HOẠCH\nHợp tác nhiệm kỳ 2021-2026 (năm 2024)\nA. NỘI DUNG\nI. Hoạt động trong quý I\n1. Thăm, chúc Tết.\nGiao Sở Y tế chủ trì tham mưu; hoàn thành trước ngày 05/02/2024.\n2. Gửi thư mời.\nGiao Sở Ngoại vụ chủ trì.\nII. Hoạt động trong 6 tháng cuối năm\n1. Đoàn công tác thăm Luông Pha Băng.\nGiao Sở Nội vụ chủ trì. Thời gian: tháng 9 hoặc tháng 10.\n2. Tập huấn.\nGiao Trường Chính trị tỉnh chủ trì. Thời gian: Quý IV.\nB. TỔ CHỨC THỰC HIỆN\nVăn phòng báo cáo.\n",
    );
    assert_eq!(plan.period, Some((2024, 2024)));
    assert_eq!(
        brief(&plan),
        [
            "I/1* [I] Months 2024 | Sở Y tế |  | Thăm, chúc Tết",
            "I/2* [I] Quarters 2024 | Sở Ngoại vụ |  | Gửi thư mời",
            "II/1* [II] Months 2024 | Sở Nội vụ |  | Đoàn công tác thăm Luông Pha Băng",
            "II/2* [II] Quarters 2024 | Trường Chính trị tỉnh |  | Tập huấn",
        ]
    );
    assert_eq!(slugs(&findings), [""; 0]);
}

#[test]
fn one_column_may_head_who_leads_and_who_helps() {
    let (plan, findings) = whole(
        "# KẾ HOẠCH\n## Tuần văn hóa năm 2025\n\n| STT | Hoạt động | Đơn vị chủ trì/ phối hợp | Thời gian | NST (đồng) kinh phí |\n|---|---|---|---|---|\n| 1 | Khai mạc | Sở Du lịch / Công an tỉnh, Sở Y tế | Ngày 12/5 | 650.000.000 |\n| 2 | Bế mạc | Sở Ngoại vụ | Tối 15/5 | 100.000.000 |\n| 3 | Hội chợ | Sở Công Thương | 2 năm/lần (2023, 2025) | 50.000.000 |\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1 [] Months 2025 | Sở Du lịch | Công an tỉnh+Sở Y tế | Khai mạc",
            "2 [] Months 2025 | Sở Ngoại vụ |  | Bế mạc",
            "3 [] Years 2023,2025 | Sở Công Thương |  | Hội chợ",
        ]
    );
    assert_eq!(slugs(&findings), ["year-outside-plan"]);
}

#[test]
fn money_and_time_may_stand_amid_a_sentence_and_an_order_at_its_end() {
    let (plan, findings) = plan(
        "I. NHIỆM VỤ\n\n1. Kỷ niệm 60 năm quan hệ Việt - Lào với kinh phí 1,2 tỷ đồng trong giai đoạn 2023-2024 (Sở Ngoại vụ chủ trì).\n\n2. Ngày hội đại đoàn kết (trong tháng 11/2024), giao Ủy ban MTTQ tỉnh chủ trì, Bộ đội Biên phòng tỉnh phối hợp.\n\n3. Trao 50 suất học bổng (dịp 30/10/2024), Sở Y tế chủ trì.\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ theo dõi.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1 [] Range 2023,2024 | Sở Ngoại vụ |  | Kỷ niệm 60 năm quan hệ Việt - Lào",
            "2 [] Months 2024 | Ủy ban MTTQ tỉnh | Bộ đội Biên phòng tỉnh | Ngày hội đại đoàn kết",
            "3 [] Months 2024 | Sở Y tế |  | Trao 50 suất học bổng",
        ]
    );
    assert_eq!(plan.tasks[0].funding.as_deref(), Some("1,2 tỷ đồng"));
    assert_eq!(slugs(&findings), [""; 0]);
}

#[test]
fn the_outlook_is_no_part_of_the_period_and_one_year_of_a_programme_is() {
    for (title, period) in [
        ("Hợp tác giai đoạn 2022-2025 và định hướng đến năm 2030", (2022, 2025)),
        ("Thực hiện Bản ghi nhớ giai đoạn 2024-2028 trong năm 2025", (2025, 2025)),
        ("Năm 2024 thực hiện Đề án giai đoạn 2021-2025", (2024, 2024)),
        ("Thực hiện Kết luận năm 2020 giai đoạn 2021-2025", (2021, 2025)),
        ("Hợp tác giai đoạn từ năm 2021 đến năm 2025", (2021, 2025)),
        ("Hợp tác nhiệm kỳ 2021-2026", (2021, 2026)),
    ] {
        assert_eq!(super::super::head::period(title), Some(period), "{title}");
    }
}

#[test]
fn two_columns_of_money_come_to_the_total_together() {
    let (plan, findings) = whole(
        "KẾ HOẠCH\nHợp tác năm 2025\n\nSTT | Nhiệm vụ | Chủ trì | Thời gian | Kinh phí NS tỉnh (triệu đồng) | Kinh phí khác (triệu đồng)\n1 | Đoàn ra | Sở Ngoại vụ | Tháng 4 | 420 | 0\n2 | Tôn tạo cột mốc | Sở Y tế | 02 đợt (tháng 3, tháng 8) | 900 | 100\n | Cộng | | | 1.320 | 100\n\nTổng kinh phí: 1.420 triệu đồng.\n",
    );
    assert_eq!(
        brief(&plan),
        ["1 [] Months 2025 | Sở Ngoại vụ |  | Đoàn ra", "2 [] Months 2025 | Sở Y tế |  | Tôn tạo cột mốc"]
    );
    assert_eq!(plan.tasks[1].funding.as_deref(), Some("900 triệu đồng; 100 triệu đồng"));
    assert_eq!(slugs(&findings), [""; 0]);
}

#[test]
fn a_letterhead_of_one_line_names_the_issuer_and_words_stand_below_a_table() {
    let (plan, findings) = whole(
        "UBND TỈNH KON TUM   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NGOẠI VỤ   Độc lập - Tự do - Hạnh phúc\nSố: 45/KH-SNgV   Kon Tum, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nHợp tác năm 2024\n\n1. Mục đích: Tăng cường hữu nghị.\n2. Thời gian, địa điểm: 03 ngày, từ 26-28/7/2024 tại Lao Bảo.\n3. Nội dung:\n3.1. Thi đấu bóng đá. (Sở Y tế chủ trì)\n3.2. Giao lưu văn nghệ. (Tỉnh đoàn chủ trì)\n4. Kinh phí:\nTổng cộng: 5 triệu đồng.\nBằng chữ: Năm triệu đồng.\n",
    );
    assert_eq!(plan.issuer, "Sở Ngoại vụ tỉnh Kon Tum");
    assert_eq!(plan.total_words_match, Some(true));
    assert_eq!(
        brief(&plan),
        [
            "3.1 [3] Months 2024 | Sở Y tế |  | Thi đấu bóng đá",
            "3.2 [3] Months 2024 | Tỉnh đoàn |  | Giao lưu văn nghệ"
        ]
    );
    assert_eq!(slugs(&findings), [""; 0]);
}

#[test]
fn whoever_leads_by_its_words_and_how_often_in_a_bracket() {
    let (plan, findings) = plan(
        "I. NHIỆM VỤ\n\n1. Tuyên truyền biên giới (Sở Y tế chủ trì; 4 đợt/năm; 60 triệu đồng).\n\n2. Chuẩn bị: từ ngày 15/8 đến 30/9/2023; Đội quy tập chủ trì, Sở Y tế phối hợp.\n\n3. Phân giới cắm mốc: Ban Chỉ đạo PGCM tỉnh chủ trì; thời gian: cả năm.\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ theo dõi.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1 [] EveryYear 2023,2024,2025 | Sở Y tế |  | Tuyên truyền biên giới",
            "2 [] Months 2023 | Đội quy tập | Sở Y tế | Chuẩn bị",
            "3 [] Ongoing 2023,2024,2025 | Ban Chỉ đạo PGCM tỉnh |  | Phân giới cắm mốc",
        ]
    );
    assert_eq!(slugs(&findings), [""; 0]);
}

#[test]
fn orders_on_lines_of_their_own_below_lettered_works() {
    let (plan, findings) = plan(
        "III. NHIỆM VỤ\n1. Năng lượng\na) Xây dựng lộ trình giảm phát thải.\nGiao Sở Công Thương chủ trì, phối hợp với Sở Y tế, Ban Quản lý Khu kinh tế thực hiện; thời gian: hoàn thành trong quý IV/2023.\nb) Thay đèn chiếu sáng công cộng.\nGiao UBND các huyện, thị xã, thành phố chủ trì, phối hợp với Sở Xây dựng thực hiện; thời gian: trước ngày 31/12/2025.\n2. Giao thông\na) Đầu tư trạm sạc.\nGiao Sở Giao thông vận tải và Sở Du lịch chủ trì; thời gian: từ năm học 2024 - 2025.\nb) Chuyển đổi tàu.\nGiao Sở Y tế chủ trì; thời gian: hằng năm.\nIV. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ theo dõi.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1/1* [1] Quarters 2023 | Sở Công Thương | Sở Y tế+Ban Quản lý Khu kinh tế | Xây dựng lộ trình giảm phát thải",
            "1/2* [1] Months 2025 | UBND các huyện, thị xã, thành phố | Sở Xây dựng | Thay đèn chiếu sáng công cộng",
            "2/1* [2] FromYear 2024,2025 | Sở Giao thông vận tải+Sở Du lịch |  | Đầu tư trạm sạc",
            "2/2* [2] EveryYear 2023,2024,2025 | Sở Y tế |  | Chuyển đổi tàu",
        ]
    );
    assert_eq!(slugs(&findings), [""; 0]);
}

#[test]
fn groups_without_a_number_and_works_called_otherwise_behind_their_time() {
    let (plan, findings) = plan(
        "PHỤ LỤC I\nCÔNG TRÌNH\nĐơn vị tính: triệu đồng\nTT\tThời gian\tTên công trình\tĐơn vị chủ trì\tTổng kinh phí\tNgân sách tỉnh\nI\t\tĐê điều\t\t\t\n1\t2023 - 2024\tKè bờ biển\tSở Y tế\t140.000\t140.000\nII\t\tNước sạch\t\t\t\n1\tNăm 2025\tTrạm cấp nước\tSở Xây dựng\t1.000,5\t1.000,5\nTổng\t\t\t\t141.000,5\t141.000,5\n\nPHỤ LỤC II\nPHI CÔNG TRÌNH\nTT\tNội dung\tChủ trì\tThời gian\n\tQUÝ I\t\t\n1\tLập bản đồ\tSở Y tế\tTháng 1/2023\n\tQUÝ II\t\t\n2\tDiễn tập\tSở Xây dựng\tTháng 5/2023\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "I/1* [I] Range 2023,2024 | Sở Y tế |  | Kè bờ biển",
            "II/1* [II] Years 2025 | Sở Xây dựng |  | Trạm cấp nước",
            "3/1* [3] Months 2023 | Sở Y tế |  | Lập bản đồ",
            "4/2* [4] Months 2023 | Sở Xây dựng |  | Diễn tập",
        ]
    );
    assert_eq!(plan.tasks[1].funding.as_deref(), Some("1.000,5 triệu đồng"));
    assert_eq!(slugs(&findings), [""; 0]);
}

#[test]
fn a_letterhead_broken_before_the_name_of_the_province() {
    let (plan, _) = whole(
        "ỦY BAN NHÂN DÂN TỈNH\nKON TUM\n_____\nSố: 67/KH-UBND\nKon Tum, ngày 15 tháng 3 năm 2023\n\nKẾ HOẠCH\nHợp tác năm 2023\n\nI. NHIỆM VỤ\n1. Thi đấu bóng đá. (Sở Y tế chủ trì)\n",
    );
    assert_eq!(plan.issuer, "UBND tỉnh Kon Tum");
}

#[test]
fn the_total_is_announced_in_many_words() {
    for (said, total) in [
        (
            "Nhu cầu kinh phí giai đoạn 2023 - 2025 khoảng 1.265 tỷ đồng, gồm: ngân sách 385 tỷ đồng; vay 880 tỷ đồng.",
            Some(1_265_000_000_000),
        ),
        ("Tổng vốn thực hiện ước khoảng 12 tỷ đồng.", Some(12_000_000_000)),
        ("1. Nhu cầu kinh phí năm 2023: 5 tỷ đồng.\n2. Nhu cầu kinh phí năm 2024: 6 tỷ đồng.", None),
    ] {
        let (plan, _) = plan(&format!("I. NHIỆM VỤ\n1. Thi đấu bóng đá (Sở Y tế chủ trì).\nII. KINH PHÍ\n{said}\n"));
        assert_eq!(plan.total.map(|t| t.dong()), total, "{said}");
    }
}

#[test]
fn sentences_that_begin_with_who_leads_and_quarters_between_bullets() {
    let (plan, findings) = plan(
        "II. NHIỆM VỤ\n1. CÔNG THƯƠNG\nQuý I năm 2023:\n- Sở Công Thương chủ trì, phối hợp với Sở Y tế và Liên hiệp các tổ chức hữu nghị tỉnh tổ chức 01 hội nghị.\nQuý II năm 2023:\n- Sở Y tế chủ trì, phối hợp Sở Ngoại vụ, UBND huyện Kỳ Sơn đưa đoàn doanh nghiệp đi hội chợ.\n2. ĐẦU TƯ\nQuý I năm 2024:\n- Sở Kế hoạch và Đầu tư chủ trì xúc tiến đầu tư.\n- Sở Xây dựng chủ trì lắp đặt biển báo.\n3. VĂN HÓA\n- Sở Y tế chủ trì tổ chức hội thi.\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ theo dõi.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1/1* [1] Quarters 2023 | Sở Công Thương | Sở Y tế+Liên hiệp các tổ chức hữu nghị tỉnh | Sở Công Thương chủ trì, phối hợp với Sở Y tế và Liên hiệp các tổ chức hữu nghị tỉnh tổ chức 01 hội nghị",
            "1/2* [1] Quarters 2023 | Sở Y tế | Sở Ngoại vụ+UBND huyện Kỳ Sơn | Sở Y tế chủ trì, phối hợp Sở Ngoại vụ, UBND huyện Kỳ Sơn đưa đoàn doanh nghiệp đi hội chợ",
            "2/1* [2] Quarters 2024 | Sở Kế hoạch và Đầu tư |  | Sở Kế hoạch và Đầu tư chủ trì xúc tiến đầu tư",
            "2/2* [2] Quarters 2024 | Sở Xây dựng |  | Sở Xây dựng chủ trì lắp đặt biển báo",
            "3/1* [3] None  | Sở Y tế |  | Sở Y tế chủ trì tổ chức hội thi",
        ]
    );
    assert_eq!(slugs(&findings), ["schedule-missing"]);
}

#[test]
fn a_table_of_the_part_on_money_tells_what_tasks_of_the_prose_cost() {
    let (plan, findings) = plan(
        "II. NHIỆM VỤ\n1. Thi đấu bóng đá (Sở Y tế chủ trì; hằng năm).\n2. Ngày hội giao lưu (Sở Ngoại vụ và Sở Xây dựng đồng chủ trì; năm 2024).\n\nIII. KINH PHÍ THỰC HIỆN\nTổng kinh phí: 4.900 triệu đồng.\n\nSTT\tNội dung\tNăm 2023\tNăm 2024\tCộng (triệu đồng)\n1\tBóng đá\t1.400\t1.400\t2.800\n2\tNgày hội\t-\t2.100\t2.100\n\tTổng cộng\t1.400\t3.500\t4.900\n\nIV. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ theo dõi.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1 [] EveryYear 2023,2024,2025 | Sở Y tế |  | Thi đấu bóng đá",
            "2 [] Years 2024 | Sở Ngoại vụ+Sở Xây dựng |  | Ngày hội giao lưu",
        ]
    );
    assert_eq!(slugs(&findings), ["table-not-tasks"]);
}

#[test]
fn offices_are_given_their_work() {
    let (plan, _) = plan(
        "I. NHIỆM VỤ GIAO CÁC ĐƠN VỊ\n\n1. Giao Sở Xây dựng:\n\n- Kiểm tra an toàn các công trình cao tầng; báo cáo kết quả trước 20/6/2025.\n\n- Chuẩn bị vật tư dự phòng bảo đảm giao thông.\n\n2. Sở Y tế:\n\n- Chuẩn bị 20 cơ số thuốc; xong trước 30/6/2025.\n\n- Lập 05 đội cấp cứu (Hoàn thành: Quý II/2025).\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1/1* [1] Months 2025 | Sở Xây dựng |  | Kiểm tra an toàn các công trình cao tầng; báo cáo kết quả trước 20/6/2025",
            "1/2* [1] None  | Sở Xây dựng |  | Chuẩn bị vật tư dự phòng bảo đảm giao thông",
            "2/1* [2] Months 2025 | Sở Y tế |  | Chuẩn bị 20 cơ số thuốc",
            "2/2* [2] Quarters 2025 | Sở Y tế |  | Lập 05 đội cấp cứu",
        ]
    );
}
