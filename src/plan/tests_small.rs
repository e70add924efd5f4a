//! Small plans made here, in other shapes than the official five.

use super::*;
use crate::page::{Block, Grid, GridCell, Page, Paragraph, from_text};

/// One line a task: code, section, kind, years, leads, partners, content.
fn brief(plan: &Plan) -> Vec<String> {
    plan.tasks
        .iter()
        .map(|t| {
            let years: Vec<String> = t.schedule.years.iter().map(i32::to_string).collect();
            format!(
                "{}{} [{}] {:?} {} | {} | {} | {}",
                t.code,
                if t.numbered { "" } else { "*" },
                t.section,
                t.schedule.kind,
                years.join(","),
                t.leads.join("+"),
                t.partners.join("+"),
                t.content
            )
        })
        .collect()
}

fn slugs(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|f| f.slug).collect()
}

const HEAD: &str = "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LÂM ĐỒNG\tĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND\tLâm Đồng, ngày 05 tháng 01 năm 2023\n\nKẾ HOẠCH\n\nPhát triển quan hệ hợp tác giai đoạn 2023-2025\n\n";

fn plan(body: &str) -> (Plan, Vec<Finding>) {
    read(&from_text(&format!("{HEAD}{body}"), false))
}

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
fn slips_of_the_pen_are_findings() {
    let (plan, findings) = plan(
        "I. NỘI DUNG\n\n1. Y tế\n\n1.1. Đào tạo 10 cán bộ y tế.\n\nThời gian:\n\n+ Năm 2023: Đào tạo 04 cán bộ;\n\n+ Năm 2024: Đào tạo 05 cán bộ;\n\nCơ quan chủ trì: Sở Y tế.\n\n1.2. Mua thuốc.\n\nThời gian: Năm 20222;\n\nCơ quan chủ trì: Sở Y tê.\n\n1.2. Mua máy.\n\nThời gian: Năm 2024, 2026;\n\nCơ quan chủ trì: Sở Y tế.\n\n1.3. Tập huấn.\n\nThời gian: 2 năm/lần.\n\nCơ quan chủ trì: Sở Y tế.\n\n1.4. Kiểm tra.\n\nThời gian: Quý III.\n\nCơ quan chủ trì: Sở Y tế.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1.1 [1] Years 2023,2024 | Sở Y tế |  | Đào tạo 10 cán bộ y tế",
            "1.2 [1] None  | Sở Y tê |  | Mua thuốc",
            "1.2/2 [1] Years 2024,2026 | Sở Y tế |  | Mua máy",
            "1.3 [1] FromYear 2023,2024,2025 | Sở Y tế |  | Tập huấn",
            "1.4 [1] Quarters  | Sở Y tế |  | Kiểm tra",
        ]
    );
    let mut found = slugs(&findings);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            "agency-unsure",
            "schedule-no-year",
            "schedule-sparse",
            "targets-differ",
            "task-twice",
            "year-doubtful",
            "year-outside-plan"
        ]
    );
}

#[test]
fn no_plan_is_no_plan() {
    for text in ["", "Kính gửi: Sở Tài chính\n\nĐề nghị gửi báo cáo.", "a\tb\n1\t2\n"] {
        let (plan, findings) = read(&from_text(text, false));
        assert!(plan.tasks.is_empty());
        assert_eq!(slugs(&findings), ["not-a-plan"], "{text}");
    }
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
    let (plan, _) = read(&Page { blocks });
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

fn table(header: &str, rows: &[&str]) -> Vec<String> {
    let text = format!(
        "KẾ HOẠCH\n\nHợp tác giai đoạn 2023-2025\n\nI. NỘI DUNG\n\n{header}\n{}\n\nII. KINH PHÍ\n",
        rows.join("\n")
    );
    brief(&read(&from_text(&text, false)).0)
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

/// Offices and times in brackets, with labels or without, points lettered under a theme, the number without a colon,
/// the date in figures, two reports in one sentence.
#[test]
fn brackets_letters_and_short_heads() {
    let text = "UBND TỈNH HÀ TĨNH\n\nSố 88/KH-UBND\n\nHà Tĩnh, ngày 12/3/2023\n\nKẾ HOẠCH\n\nHợp tác với các địa phương bạn giai đoạn 2023-2025\n\nI. MỤC TIÊU\n\n- Củng cố quan hệ.\n\nII. NHIỆM VỤ\n\n1. Lĩnh vực đối ngoại\n\na) Trao đổi đoàn cấp cao (Cơ quan chủ trì: Sở Ngoại vụ; thời gian thực hiện: hằng năm).\n\nb) Kỷ niệm ngày lễ lớn (Cơ quan chủ trì: Sở Văn hóa, Thể thao và Du lịch; cơ quan phối hợp: Sở Ngoại vụ; thời gian thực hiện: năm 2024).\n\n2. Lĩnh vực giáo dục\n\na) Bồi dưỡng giáo viên (Cơ quan chủ trì: Sở Giáo dục và Đào tạo; thời gian thực hiện: Quý III năm 2023).\n\nb) Hỗ trợ 04 suất học bổng: năm 2023: 1 suất; năm 2024: 2 suất (Cơ quan chủ trì: Sở Giáo dục và Đào tạo; thời gian thực hiện: 2023-2024).\n\nIII. KINH PHÍ\n\n1. Tổng kinh phí: 2.500.000.000 đồng (Hai tỷ, năm trăm triệu đồng).\n\n2. Nguồn kinh phí: ngân sách tỉnh và nguồn hợp pháp khác.\n\nIV. TỔ CHỨC THỰC HIỆN\n\n1. Giao Sở Ngoại vụ chủ trì, theo dõi; báo cáo UBND tỉnh trước ngày 15/6 và 15/12 hằng năm.\n";
    let (plan, findings) = read(&from_text(text, false));
    assert_eq!(
        brief(&plan),
        [
            "1/1* [1] EveryYear 2023,2024,2025 | Sở Ngoại vụ |  | Trao đổi đoàn cấp cao",
            "1/2* [1] Years 2024 | Sở Văn hóa, Thể thao và Du lịch | Sở Ngoại vụ | Kỷ niệm ngày lễ lớn",
            "2/1* [2] Quarters 2023 | Sở Giáo dục và Đào tạo |  | Bồi dưỡng giáo viên",
            "2/2* [2] Range 2023,2024 | Sở Giáo dục và Đào tạo |  | Hỗ trợ 04 suất học bổng: năm 2023: 1 suất; năm 2024: 2 suất",
        ]
    );
    assert_eq!((plan.number.as_deref(), plan.date), (Some("88/KH-UBND"), Some(jiff::civil::date(2023, 3, 12))));
    assert_eq!(plan.sections.len(), 2);
    assert_eq!(plan.sources, ["ngân sách tỉnh và nguồn hợp pháp khác"]);
    assert_eq!(slugs(&findings), ["targets-differ"]);
    let duties: Vec<_> = plan.duties.iter().map(|d| (d.who.join("+"), d.day, d.month)).collect();
    assert_eq!(duties, [("Sở Ngoại vụ".to_owned(), 15, 6), ("Sở Ngoại vụ".to_owned(), 15, 12)]);
}

#[test]
fn who_and_when_in_a_bracket_without_labels() {
    let (plan, _) = plan(
        "I. NỘI DUNG\n\n1. Hợp tác kinh tế:\n\n1.1. Tổ chức hội chợ (Sở Công Thương chủ trì, phối hợp với Sở Ngoại vụ, quý II/2023).\n\n1.2. Hỗ trợ giống lúa (Sở Nông nghiệp và PTNT; tháng 4-6/2024).\n\n1.3. Mở rộng thị trường (nhất là nông sản).\n\nII. KINH PHÍ\n\nNgân sách tỉnh.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1.1 [1] Quarters 2023 | Sở Công Thương | Sở Ngoại vụ | Tổ chức hội chợ",
            "1.2 [1] Months 2024 | Sở Nông nghiệp và PTNT |  | Hỗ trợ giống lúa",
            "1.3 [1] None  |  |  | Mở rộng thị trường (nhất là nông sản)",
        ]
    );
}

#[test]
fn a_decision_with_articles_and_an_annex_by_itself() {
    let decision = "ỦY BAN NHÂN DÂN\n\nTHÀNH PHỐ ĐÀ NẴNG\n\nSố: 4567/QĐ-UBND\n\nĐà Nẵng, ngày 10 tháng 10 năm 2023\n\nQUYẾT ĐỊNH\n\nPhê duyệt Đề án hợp tác giai đoạn 2024-2026\n\nĐiều 1. Phê duyệt Đề án với các nội dung sau:\n\nI. Mục tiêu\n\nTăng cường.\n\nII. Nhiệm vụ\n\n1. Đào tạo lưu học sinh\n\na) Thời gian: 2024-2026\n\nb) Cơ quan chủ trì: Sở Giáo dục và Đào tạo\n\nIII. Kinh phí\n\nTổng kinh phí thực hiện Đề án: 45 tỷ đồng do ngân sách thành phố bảo đảm.\n\nĐiều 2. Giao Sở Ngoại vụ tổ chức thực hiện; báo cáo UBND thành phố trước ngày 30/11 hằng năm.\n\nĐiều 3. Thay thế Quyết định số 1234/QĐ-UBND ngày 01/01/2019.\n";
    let (plan, findings) = read(&from_text(decision, false));
    assert_eq!((plan.title.as_str(), plan.period), ("Phê duyệt Đề án hợp tác giai đoạn 2024-2026", Some((2024, 2026))));
    assert_eq!(brief(&plan), ["1 [] Range 2024,2025,2026 | Sở Giáo dục và Đào tạo |  | Đào tạo lưu học sinh"]);
    assert_eq!((plan.sources.as_slice(), slugs(&findings)), (&["ngân sách thành phố bảo đảm".to_owned()][..], vec![]));
    let duty = plan.duties.first().unwrap();
    assert_eq!((duty.who.join("+"), duty.to.as_str()), ("Sở Ngoại vụ".to_owned(), "UBND thành phố"));
    assert_eq!(plan.replaces.as_deref(), Some("1234/QĐ-UBND"));
    let annex = "PHỤ LỤC\nDANH MỤC NHIỆM VỤ HỢP TÁC GIAI ĐOẠN 2023-2025\n(Kèm theo Kế hoạch số 77/KH-UBND ngày 15/3/2023 của UBND tỉnh An Giang)\nSTT\tNội dung nhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tGhi chú\nA\tLĨNH VỰC ĐỐI NGOẠI\n1\tTrao đổi đoàn các cấp\tSở Ngoại vụ\tCác sở\t2023-2025\n2\tGiao lưu thanh niên\tTỉnh Đoàn\tSở Ngoại vụ\t2024\nB\tLĨNH VỰC KINH TẾ\n3\tHội chợ thương mại\tSở Công Thương\t\tHằng năm\tLuân phiên\n";
    let (plan, _) = read(&from_text(annex, false));
    assert_eq!((plan.number.as_deref(), plan.date), (Some("77/KH-UBND"), Some(jiff::civil::date(2023, 3, 15))));
    assert_eq!(
        brief(&plan),
        [
            "1 [A] Range 2023,2024,2025 | Sở Ngoại vụ | Các sở | Trao đổi đoàn các cấp",
            "2 [A] Years 2024 | Tỉnh Đoàn | Sở Ngoại vụ | Giao lưu thanh niên",
            "3 [B] EveryYear 2023,2024,2025 | Sở Công Thương |  | Hội chợ thương mại",
        ]
    );
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

#[test]
fn who_does_a_point_in_one_sentence() {
    let (plan, _) = plan(
        "KẾ HOẠCH\n\nHợp tác năm 2024\n\nI. NỘI DUNG\n\n1. Lễ kỷ niệm\n\na) Nội dung: mít tinh.\n\nb) Đơn vị chủ trì: Sở Ngoại vụ.\n\nc) Thời gian: tháng 8/2024.\n\n2. Tuyên truyền trên báo, đài\n\n- Giao Sở Ngoại vụ chủ trì, phối hợp với Công an tỉnh; thực hiện quý II/2024.\n\n3. Sở Ngoại vụ chủ trì là việc của năm trước.\n",
    );
    assert_eq!(
        brief(&plan)[..2],
        [
            "1 [] Months 2024 | Sở Ngoại vụ |  | Lễ kỷ niệm: mít tinh",
            "2 [] Quarters 2024 | Sở Ngoại vụ | Công an tỉnh | Tuyên truyền trên báo, đài",
        ]
    );
}

#[test]
fn words_below_the_figures_and_conditions_in_brackets() {
    let (plan, _) = plan(
        "KẾ HOẠCH\n\nHợp tác năm 2025\n\nI. NỘI DUNG\n\n1. Hội chợ\n\n- Thời gian: Quý III/2025.\n\n- Đơn vị chủ trì: Sở Công Thương.\n\n2. Đón đoàn (khi phía bạn có đề nghị)\n\n- Đơn vị chủ trì: Sở Ngoại vụ.\n\nII. KINH PHÍ\n\nTổng kinh phí: 1.850.000.000 đồng\n\n(Bằng chữ: Một tỷ tám trăm năm mươi triệu đồng chẵn)\n",
    );
    assert_eq!((plan.total.map(Money::dong), plan.total_words_match), (Some(1_850_000_000), Some(true)));
    let second = &plan.tasks[1].schedule;
    assert_eq!(second.kind, ScheduleKind::Conditional);
    assert_eq!(second.condition.as_deref(), Some("khi phía bạn có đề nghị"));
}

/// Offices as themes, times at the end of a sentence or in a bracket of their own.
#[test]
fn who_a_theme_names_and_when_a_sentence_ends_with() {
    let (found, _) = whole(
        "UBND TỈNH QUẢNG TRỊ\n\nKẾ HOẠCH\n\nHợp tác giai đoạn 2025-2027\n\nI. Mục tiêu\n\nHữu nghị.\n\nII. Nhiệm vụ cụ thể\n\n1. Sở Y tế\n\n1.1. Khám bệnh, cấp thuốc cho 500 người; hoàn thành trong quý II hằng năm.\n\n1.2. Cử 03 kíp chuyên gia (năm 2026, 2027).\n\n2. Sở Giáo dục và Đào tạo\n\n2.1. Tiếp nhận học sinh, mỗi năm 05 em.\n\n2.2. Mở lớp tiếng Việt, thời gian: tháng 7 - tháng 8/2025.\n\n3. Ban Quản lý Khu kinh tế tỉnh: Nghiên cứu đề án, trình UBND tỉnh.\n\n4. Kết nghĩa bản - bản hai bên biên giới: Thường xuyên.\n",
    );
    assert_eq!(
        brief(&found),
        [
            "1.1 [1] EveryYear 2025,2026,2027 | Sở Y tế |  | Khám bệnh, cấp thuốc cho 500 người",
            "1.2 [1] Years 2026,2027 | Sở Y tế |  | Cử 03 kíp chuyên gia",
            "2.1 [2] None  | Sở Giáo dục và Đào tạo |  | Tiếp nhận học sinh, mỗi năm 05 em",
            "2.2 [2] Months 2025 | Sở Giáo dục và Đào tạo |  | Mở lớp tiếng Việt",
            "3 [] None  | Ban Quản lý Khu kinh tế tỉnh |  | Nghiên cứu đề án, trình UBND tỉnh",
            "4 [] Ongoing 2025,2026,2027 |  |  | Kết nghĩa bản - bản hai bên biên giới",
        ]
    );
}

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

/// A second annex that tells what the same tasks cost is no second list of tasks; annexes of other tasks are parts.
#[test]
fn annexes_of_money_and_of_other_tasks() {
    let head = "UBND TỈNH THANH HÓA\n\nKẾ HOẠCH\n\nHợp tác giai đoạn 2021-2022\n\n";
    let (found, _) = whole(&format!(
        "{head}PHỤ LỤC 01: NHIỆM VỤ\nTT\tNội dung\tChủ trì\t2021\t2022\nI\tĐỐI NGOẠI\t\t\t\n1\tThăm hữu nghị\tSở Ngoại vụ\tx\tx\n2\tXây trường\tSở Xây dựng\t\tx\nPHỤ LỤC 02: KINH PHÍ\nTT\tNội dung\tTổng\t2021\t2022\n1\tThăm hữu nghị\t200\t100\t100\n2\tXây trường\t25.000\t\t25.000\n\tTổng (triệu đồng)\t25.200\t100\t25.100\n"
    ));
    assert_eq!(
        brief(&found),
        ["1 [] Years 2021,2022 | Sở Ngoại vụ |  | Thăm hữu nghị", "2 [] Years 2022 | Sở Xây dựng |  | Xây trường",]
    );
    assert_eq!(found.total.map(Money::dong), Some(25_200_000_000));
    assert_eq!(found.tasks[1].funding.as_deref(), Some("25.000 triệu đồng"));
    let (found, _) = whole(&format!(
        "{head}PHỤ LỤC I\nĐOÀN RA NĂM 2021\nSTT\tDanh nghĩa đoàn\tThời gian\tCơ quan chủ trì\n1\tĐoàn Sở Y tế\tQuý I\tSở Y tế\n2\tĐoàn Tỉnh Đoàn\tTháng 9\tTỉnh Đoàn\nPHỤ LỤC II\nĐOÀN VÀO NĂM 2021\nSTT\tDanh nghĩa đoàn\tThời gian\tCơ quan chủ trì\n1\tĐoàn bạn\tQuý IV\tSở Ngoại vụ\n"
    ));
    let codes: Vec<_> = found.tasks.iter().map(|t| (t.code.as_str(), t.section.as_str())).collect();
    assert_eq!(codes, [("I/1", "I"), ("I/2", "I"), ("II/1", "II")]);
}

/// A single amount in the part on money with its words, figures in the sentence on sources, units inside an agency.
#[test]
fn one_amount_and_offices_no_register_knows() {
    let (found, _) = whole(
        "UBND TỈNH KHÁNH HÒA\nSỞ VĂN HÓA VÀ THỂ THAO\n\nKẾ HOẠCH\n\nKỷ niệm năm 2023\n\n1. Mục đích\n\nTrang trọng.\n\n2. Nội dung\n\n2.1. Lễ mít tinh\n\n- Thời gian: tháng 9/2023.\n\n- Đơn vị thực hiện: Bảo tàng tỉnh.\n\n3. Kinh phí thực hiện\n\nTừ nguồn sự nghiệp đã giao: 480.000.000đ (Bốn trăm tám mươi triệu đồng) và nguồn xã hội hóa.\n\n4. Tổ chức thực hiện\n\n4.1. Trung tâm Văn hóa tỉnh lập dự toán gửi Phòng Kế hoạch - Tài chính trước 30/6.\n\n4.2. Sở Ngoại vụ báo cáo UBND tỉnh và Bộ Ngoại giao trước ngày 15/6 và trước ngày 15/12.\n",
    );
    assert_eq!((found.total.map(Money::dong), found.total_words_match), (Some(480_000_000), Some(true)));
    assert_eq!(found.sources, ["sự nghiệp đã giao", "nguồn xã hội hóa"]);
    let duties: Vec<_> =
        found.duties.iter().map(|d| format!("{} → {} {}/{}", d.who.join("+"), d.to, d.day, d.month)).collect();
    assert_eq!(
        duties,
        [
            "Trung tâm Văn hóa tỉnh → Phòng Kế hoạch - Tài chính 30/6",
            "Sở Ngoại vụ → UBND tỉnh 15/6",
            "Sở Ngoại vụ → UBND tỉnh 15/12",
        ]
    );
}

/// A text with a head of its own.
fn whole(text: &str) -> (Plan, Vec<Finding>) {
    read(&from_text(text, false))
}

/// What a scan changes: marks of labels, "2.l.", "Hàng nãm"; the total in the words alone.
#[test]
fn what_a_scan_changes() {
    let (found, findings) = whole(
        "UBND TỈNH ĐẮK NÔNG\n\nKẾ HOẠCH\n\nHợp tác giai đoạn 2021-2023\n\nI. MỤC ĐÍCH\n\nHợp tác.\n\nII. NỘI DUNG\n\n1. Công tác đối ngoại\n\n1.1. Trao đổi đoàn.\n\n- Cơ quan chủ tri: Sở Ngoại vụ.\n\n- Thời gian thực hiện: Hàng nãm.\n\n2. Công tác an ninh\n\n2.l. Phòng chống tội phạm.\n\n- Cơ quan chủ trì: Công an tỉnh.\n\n- Thời gian thực hiện: Năm 2021 - 2023.\n\nIII. KINH PHÍ\n\nTồng kinh phí: 2.300.000.000 đồng (Hai tỷ ba trăm triệu đồng)\n",
    );
    assert_eq!(
        brief(&found),
        [
            "1.1 [1] EveryYear 2021,2022,2023 | Sở Ngoại vụ |  | Trao đổi đoàn",
            "2.1 [2] Range 2021,2022,2023 | Công an tỉnh |  | Phòng chống tội phạm",
        ]
    );
    assert_eq!((found.total.map(Money::dong), found.sources.len()), (Some(2_300_000_000), 0));
    assert_eq!(slugs(&findings), Vec::<&str>::new());
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

/// A task's own money is not the plan's; money, times and offices behind commas.
#[test]
fn money_of_a_task_and_of_the_plan() {
    let (found, _) = whole(
        "UBND TỈNH GIA LAI\n\nKẾ HOẠCH\n\nHợp tác giai đoạn 2022 - 2024\n\nI. NỘI DUNG\n\n1. Hội nghị thường niên\n\n- Cơ quan chủ trì: Sở Ngoại vụ\n\n- Thời gian: Quý III hàng năm\n\n- Dự kiến kinh phí: 600.000.000 đồng/lần\n\nII. KINH PHÍ\n\nKinh phí thực hiện giai đoạn 2022-2024 dự kiến 10.750 triệu đồng, gồm: ngân sách tỉnh 9.000 triệu đồng.\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Thủ trưởng các sở, ngành theo chức năng triển khai; định kỳ ngày 10/12 hàng năm báo cáo UBND tỉnh.\n",
    );
    assert_eq!(found.total.map(Money::dong), Some(10_750_000_000));
    assert_eq!(found.tasks[0].funding.as_deref(), Some("600.000.000 đồng/lần"));
    let duty = found.duties.first().unwrap();
    assert_eq!((duty.who.join("+").as_str(), duty.day, duty.month), ("Thủ trưởng các sở, ngành", 10, 12));
    let (found, _) = whole(
        "UBND TỈNH GIA LAI\n\nKẾ HOẠCH\n\nHợp tác năm 2022\n\nI. NỘI DUNG\n\n1. Hội nghị\n\n- Cơ quan chủ trì: Sở Ngoại vụ\n\n- Dự kiến kinh phí: 600 triệu đồng\n\n2. Hội chợ\n\n- Cơ quan chủ trì: Sở Công Thương\n",
    );
    assert_eq!(found.total, None);
    let (found, _) = whole(
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH BÌNH PHƯỚC\nSố: 05/2023/NQ-HĐND\nNGHỊ QUYẾT\nThông qua Đề án giai đoạn 2023-2025\nĐiều 1. Thông qua Đề án:\n1. Nhiệm vụ hỗ trợ\na) Xây trường tại Kratie: 12.000 triệu đồng, thực hiện năm 2023-2024, chủ đầu tư: Ban Quản lý dự án tỉnh.\nb) Tặng thiết bị: 600 triệu đồng, thực hiện năm 2025, đơn vị thực hiện: Sở Ngoại vụ.\n2. Tổng kinh phí: 12.600 triệu đồng, từ ngân sách tỉnh.\n",
    );
    assert_eq!(
        brief(&found),
        [
            "1/1* [1] Range 2023,2024 | Ban Quản lý dự án tỉnh |  | Xây trường tại Kratie",
            "1/2* [1] Years 2025 | Sở Ngoại vụ |  | Tặng thiết bị",
        ]
    );
    assert_eq!((found.issuer.as_str(), found.total.map(Money::dong)), ("HĐND tỉnh Bình Phước", Some(12_600_000_000)));
    assert_eq!(found.tasks[0].funding.as_deref(), Some("12.000 triệu đồng"));
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

/// Themes with their lead in a bracket over bullets, money and time inside the sentence, the only amount of the part on money.
#[test]
fn themes_with_a_lead_and_money_in_the_sentence() {
    let (found, _) = whole(
        "UBND TỈNH TÂY NINH\n\nKẾ HOẠCH\n\nHợp tác năm 2023\n\nI. MỤC TIÊU\n\n- Hữu nghị.\n\nII. NỘI DUNG\n\n1. An ninh (Công an tỉnh chủ trì)\n\n- Giao ban định kỳ.\n\n2. Thương mại (Sở Công Thương chủ trì, phối hợp Sở Ngoại vụ)\n\n- Hội chợ tại Mộc Bài vào tháng 11/2023, kinh phí 800 triệu đồng.\n\n- Đánh giá kết quả hợp tác trong năm 2022.\n\n3. Y tế\n\nKhám bệnh (Sở Y tế chủ trì; kinh phí: 250 triệu đồng/đợt; thời gian: tháng 4).\n\nIII. KINH PHÍ: 1.300 triệu đồng từ nguồn ngân sách tỉnh.\n",
    );
    assert_eq!(
        brief(&found),
        [
            "1/1* [1] None  | Công an tỉnh |  | Giao ban định kỳ",
            "2/1* [2] Months 2023 | Sở Công Thương | Sở Ngoại vụ | Hội chợ tại Mộc Bài vào tháng 11/2023",
            "2/2* [2] None  | Sở Công Thương | Sở Ngoại vụ | Đánh giá kết quả hợp tác trong năm 2022",
            "3 [] Months 2023 | Sở Y tế |  | Y tế: Khám bệnh",
        ]
    );
    assert_eq!(found.sections.iter().map(|s| s.title.as_str()).collect::<Vec<_>>(), ["An ninh", "Thương mại"]);
    let funding: Vec<_> = found.tasks.iter().map(|t| t.funding.as_deref()).collect();
    assert_eq!(funding, [None, Some("800 triệu đồng"), None, Some("250 triệu đồng/đợt")]);
    assert_eq!(found.total.map(Money::dong), Some(1_300_000_000));
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

/// The year that ends a title and a date on its own are no headings over the tasks.
#[test]
fn a_year_in_the_title_schedules_nothing() {
    let (found, _) = whole(
        "UBND TỈNH HÀ GIANG\nngày 15 tháng 3 năm 2024\nKẾ HOẠCH\nHỢP TÁC VỚI CHÂU VĂN SƠN\nNĂM 2024\nI. MỤC TIÊU\nHữu nghị.\nII. NHIỆM VỤ\n1. Giao lưu văn hóa.\n2. Hội đàm.\n",
    );
    assert_eq!(brief(&found), ["1 [] None  |  |  | Giao lưu văn hóa", "2 [] None  |  |  | Hội đàm"]);
    let (found, _) = whole(
        "UBND TỈNH HÀ GIANG\nKẾ HOẠCH\nHợp tác giai đoạn 2024-2025\nII. NHIỆM VỤ\nNăm 2024\n1. Giao lưu văn hóa.\nNăm 2025\n2. Hội đàm.\n",
    );
    assert_eq!(brief(&found), ["1 [] Years 2024 |  |  | Giao lưu văn hóa", "2 [] Years 2025 |  |  | Hội đàm"]);
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
fn a_decision_lays_down_a_plan_with_a_heading_of_its_own() {
    let text = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n\nSố: 265/QĐ-UBND\n\nQuảng Ngãi, ngày 15 tháng 01 năm 2020\n\nQUYẾT ĐỊNH\n\n\
BAN HÀNH KẾ HOẠCH HỢP TÁC VỚI TỈNH ATTAPEU (GIAI ĐOẠN 2020 - 2022)\n\nỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI\n\n\
Căn cứ Luật Tổ chức chính quyền địa phương;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch hợp tác.\n\n\
Điều 2. Giao Sở Ngoại vụ tổ chức thực hiện; báo cáo UBND tỉnh trước ngày 15/12 hằng năm.\n\nNơi nhận:\n- Như trên;\n\n\
TM. ỦY BAN NHÂN DÂN\n\nKẾ HOẠCH\n\nHỢP TÁC VỚI TỈNH ATTAPEU (GIAI ĐOẠN 2020 - 2022)\n\
(Ban hành kèm theo Quyết định số 265/QĐ-UBND ngày 15 tháng 01 năm 2020)\n\nI. MỤC ĐÍCH\n\n1. Củng cố quan hệ.\n\n\
II. NỘI DUNG\n\n1. Về đối ngoại\n\na) Trao đổi đoàn cấp cao.\n\n- Cơ quan chủ trì: Sở Ngoại vụ.\n\n- Thời gian: Hằng năm.\n\n\
b) Kỷ niệm ngày thiết lập quan hệ ngoại giao.\n\n- Cơ quan chủ trì: Sở Ngoại vụ.\n\n- Thời gian: Năm 2022.\n\n2. Về giáo dục\n\n\
Đào tạo 30 học sinh.\n\n- Cơ quan chủ trì: Sở Giáo dục và Đào tạo.\n\n- Thời gian: 2020 - 2022.\n\nIII. KINH PHÍ\n\n\
Từ nguồn ngân sách tỉnh, dự kiến tổng kinh phí 9.600.000.000 đồng, trong đó năm 2020: 3.000.000.000 đồng, năm 2021: 3.200.000.000 đồng, năm 2022: 3.500.000.000 đồng.\n";
    let (plan, findings) = read(&from_text(text, false));
    assert_eq!((plan.number.as_deref(), plan.date), (Some("265/QĐ-UBND"), Some(jiff::civil::date(2020, 1, 15))));
    assert_eq!(plan.title, "HỢP TÁC VỚI TỈNH ATTAPEU (GIAI ĐOẠN 2020 - 2022)");
    assert_eq!(
        brief(&plan),
        [
            "1/1* [1] EveryYear 2020,2021,2022 | Sở Ngoại vụ |  | Trao đổi đoàn cấp cao",
            "1/2* [1] Years 2022 | Sở Ngoại vụ |  | Kỷ niệm ngày thiết lập quan hệ ngoại giao",
            "2/1* [2] Range 2020,2021,2022 | Sở Giáo dục và Đào tạo |  | Đào tạo 30 học sinh",
        ]
    );
    assert_eq!(plan.sources, ["ngân sách tỉnh"]);
    // What the decision orders is a duty as well; the years of the plan do not add up.
    let duty = plan.duties.first().unwrap();
    assert_eq!((duty.who.join("+"), duty.month, duty.every_year), ("Sở Ngoại vụ".to_owned(), 12, true));
    assert_eq!(slugs(&findings), ["plan-years-differ"]);
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
fn divisions_of_an_office_share_no_times() {
    let text = "SỞ NGOẠI VỤ\nSố: 15/KH-SNgV\n\nKẾ HOẠCH\nThông tin đối ngoại năm 2024\n\nI. PHÂN CÔNG NHIỆM VỤ\n\
1. Phòng Hợp tác quốc tế\n- Xây dựng bản tin đối ngoại.\n- Tổ chức 02 lớp tập huấn; hoàn thành trong quý III/2024.\n\
2. Văn phòng Sở\n- Nâng cấp trang thông tin; hoàn thành trước 30/6/2024; kinh phí 95 triệu đồng.\n";
    let (read, _) = plan(text);
    assert_eq!(
        brief(&read),
        [
            "1/1* [1] None  | Phòng Hợp tác quốc tế |  | Xây dựng bản tin đối ngoại",
            "1/2* [1] Quarters 2024 | Phòng Hợp tác quốc tế |  | Tổ chức 02 lớp tập huấn",
            "2/1* [2] Months 2024 | Văn phòng Sở |  | Nâng cấp trang thông tin",
        ]
    );
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
fn a_resolution_says_all_in_one_sentence_a_point() {
    let text = "HỘI ĐỒNG NHÂN DÂN\nTỈNH KON TUM\nSố: 33/NQ-HĐND\nKon Tum, ngày 12 tháng 7 năm 2022\n\nNGHỊ QUYẾT\n\
VỀ CHƯƠNG TRÌNH HỢP TÁC GIAI ĐOẠN 2022-2026\n\nHỘI ĐỒNG NHÂN DÂN TỈNH KON TUM\nKHÓA XII KỲ HỌP THỨ 3\n\nQUYẾT NGHỊ:\n\n\
Điều 1. Thông qua Chương trình với các nội dung sau:\n\n\
1. Lĩnh vực y tế: Khám chữa bệnh nhân đạo; kinh phí 2.000 triệu đồng; Sở Y tế thực hiện.\n\n\
2. Lĩnh vực hạ tầng: Xây dựng 02 trường học; thời gian 2023-2025; kinh phí 9.000 triệu đồng; Sở Xây dựng thực hiện.\n\n\
3. Tổng kinh phí thực hiện: 11.000 triệu đồng, từ nguồn ngân sách tỉnh.\n\nĐiều 2. Giao Ủy ban nhân dân tỉnh tổ chức thực hiện.\n";
    let (plan, _) = read(&from_text(text, false));
    assert_eq!(plan.title, "VỀ CHƯƠNG TRÌNH HỢP TÁC GIAI ĐOẠN 2022-2026");
    assert_eq!(
        brief(&plan),
        [
            "1 [] None  | Sở Y tế |  | Lĩnh vực y tế: Khám chữa bệnh nhân đạo",
            "2 [] Range 2023,2024,2025 | Sở Xây dựng |  | Lĩnh vực hạ tầng: Xây dựng 02 trường học",
        ]
    );
    let money: Vec<&str> = plan.tasks.iter().filter_map(|t| t.funding.as_deref()).collect();
    assert_eq!(money, ["2.000 triệu đồng", "9.000 triệu đồng"]);
}

#[test]
fn points_ordered_in_a_sentence_below() {
    let (read, _) = plan(
        "I. NỘI DUNG\n1. Gặp gỡ thường niên\nGiao Sở Ngoại vụ chủ trì, phối hợp với Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh tham mưu UBND tỉnh tổ chức trong quý II/2025. Kinh phí dự kiến 720 triệu đồng.\n\
2. Đào tạo tiếng Khmer\nSở Nội vụ mở 01 lớp (30 học viên), từ tháng 3 đến tháng 5 năm 2025; kinh phí 380 triệu đồng.\n\
3. Xúc tiến thương mại\nSở Công Thương tổ chức Hội chợ tại cửa khẩu Mộc Bài (quý IV/2025), kinh phí 1.500 triệu đồng, trong đó ngân sách tỉnh 900 triệu đồng, xã hội hóa 600 triệu đồng.\n",
    );
    assert_eq!(
        brief(&read),
        [
            "1 [] Quarters 2025 | Sở Ngoại vụ | Công an tỉnh+Bộ Chỉ huy Quân sự tỉnh | Gặp gỡ thường niên: Giao Sở Ngoại vụ chủ trì, phối hợp với Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh tham mưu UBND tỉnh tổ chức trong quý II/2025",
            "2 [] Months 2025 | Sở Nội vụ |  | Đào tạo tiếng Khmer: Sở Nội vụ mở 01 lớp (30 học viên), từ tháng 3 đến tháng 5 năm 2025",
            "3 [] Quarters 2025 | Sở Công Thương |  | Xúc tiến thương mại: Sở Công Thương tổ chức Hội chợ tại cửa khẩu Mộc Bài",
        ]
    );
    let money: Vec<&str> = read.tasks.iter().filter_map(|t| t.funding.as_deref()).collect();
    assert_eq!(
        money,
        [
            "720 triệu đồng",
            "380 triệu đồng",
            "1.500 triệu đồng, trong đó ngân sách tỉnh 900 triệu đồng, xã hội hóa 600 triệu đồng"
        ]
    );
}

#[test]
fn a_letterhead_side_by_side_and_amounts_at_the_beginning_of_a_line() {
    let text = "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n    Số: 412/KH-UBND                              Độc lập - Tự do - Hạnh phúc\n                                             Nghệ An, ngày 18 tháng 6 năm 2025\n\n                              KẾ HOẠCH\n   Hợp tác với tỉnh Xiêng Khoảng giai đoạn 2025 - 2027\n\n\
      I. NỘI DUNG\n      1. Chuyển giao kỹ thuật trồng lúa nước tại huyện Khăm, cung cấp giống,\nvật tư và cử cán bộ kỹ thuật hướng dẫn nhân dân các bản dọc biên giới\ntrồng, chăm sóc và thu hoạch theo quy trình đã được hai bên thống nhất.\n      - Chủ trì: Sở Nông nghiệp và Môi trường.\n      - Thời gian: 2025 - 2027.\n\
      II. KINH PHÍ THỰC HIỆN\n      Tổng dự toán: 6.000 triệu đồng (sáu tỷ đồng), trong đó: năm 2025:\n1.200 triệu đồng; năm 2026: 3.600 triệu đồng; năm 2027: 1.200 triệu đồng\nđược bảo đảm từ ngân sách tỉnh và các nguồn huy động hợp pháp khác theo\nquy định của Luật Ngân sách nhà nước và các văn bản hướng dẫn thi hành.\n";
    let (plan, findings) = read(&from_text(text, false));
    assert_eq!((plan.number.as_deref(), plan.issuer.as_str()), (Some("412/KH-UBND"), "UBND tỉnh Nghệ An"));
    assert_eq!((plan.total, plan.total_words_match), (Some(Money::new(6_000_000_000).unwrap()), Some(true)));
    assert_eq!(slugs(&findings), [""; 0]);
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
fn money_and_doers_in_bullets_are_no_tasks() {
    let (read, _) = plan(
        "Phần thứ hai\nNỘI DUNG THỰC HIỆN\nI. HỢP TÁC VỚI TỈNH SALAVAN\n1. Đào tạo 85 lưu học sinh; tuyển mới 15 (đại học 10, sau đại học 05).\n- Kinh phí: 4.250 triệu đồng.\n- Thực hiện: Đại học Huế, Trường Cao đẳng Y tế Huế.\n\
2. Xây dựng trường học.\n- Tổng mức đầu tư: 7.800 triệu đồng; bố trí: năm 2024: 2.600 triệu đồng, năm 2025: 5.200 triệu đồng.\n- Thực hiện: Ban QLDA ĐTXD công trình dân dụng tỉnh.\n\
II. AN SINH XÃ HỘI\n1. Mổ mắt nhân đạo: 300 ca.\n- Kinh phí: 900 triệu đồng.\n- Thực hiện: Sở Y tế, trong 2 năm 2024, 2025.\nPhần thứ ba\n\
KINH PHÍ VÀ TỔ CHỨC THỰC HIỆN\nI. Kinh phí: Ngân sách tỉnh 9.640 triệu đồng; ngân sách trung ương 2.000 triệu đồng.\n",
    );
    assert_eq!(
        brief(&read),
        [
            "I/1* [I] None  | Đại học Huế+Trường Cao đẳng Y tế Huế |  | Đào tạo 85 lưu học sinh; tuyển mới 15 (đại học 10, sau đại học 05)",
            "I/2* [I] None  | Ban QLDA ĐTXD công trình dân dụng tỉnh |  | Xây dựng trường học",
            "II/1* [II] Years 2024,2025 | Sở Y tế |  | Mổ mắt nhân đạo: 300 ca",
        ]
    );
    let money: Vec<&str> = read.tasks.iter().filter_map(|t| t.funding.as_deref()).collect();
    assert_eq!(
        money,
        [
            "4.250 triệu đồng",
            "7.800 triệu đồng; bố trí: năm 2024: 2.600 triệu đồng, năm 2025: 5.200 triệu đồng",
            "900 triệu đồng"
        ]
    );
    assert_eq!(read.sources, ["Ngân sách tỉnh", "ngân sách trung ương"]);
}

#[test]
fn delegations_an_event_and_costs_that_are_no_sources() {
    let (read, _) = plan(
        "I. NHIỆM VỤ\n1. Đoàn ra\na) Đoàn Ủy ban MTTQ Việt Nam tỉnh thăm tỉnh Ratanakiri: 08 người, quý III năm 2024.\nb) Đoàn xúc tiến đầu tư tại Hàn Quốc: 12 người, tháng 3/2024 (dịp Lễ hội Cà phê).\n\
II. DỰ TOÁN KINH PHÍ: 4.250.000.000 đồng\nTrong đó:\n1. Đoàn ra: 2.900.000.000 đồng\n2. Đoàn vào: 1.350.000.000 đồng\n",
    );
    assert_eq!(
        brief(&read),
        [
            "1/1* [1] Quarters 2024 |  |  | Đoàn Ủy ban MTTQ Việt Nam tỉnh thăm tỉnh Ratanakiri: 08 người, quý III năm 2024",
            "1/2* [1] Months 2024 |  |  | Đoàn xúc tiến đầu tư tại Hàn Quốc: 12 người, tháng 3/2024 (dịp Lễ hội Cà phê)",
        ]
    );
    assert_eq!((read.total, read.sources.len()), (Some(Money::new(4_250_000_000).unwrap()), 0));
    let (read, _) = plan(
        "I. Thời gian, địa điểm\n- Thời gian: từ ngày 10/8 - 17/8/2024.\n- Địa điểm: Viêng Chăn.\nII. Nội dung\n- Biểu diễn 03 đêm nghệ thuật.\n- Tặng quà (tháng 9/2024).\n",
    );
    let times: Vec<&str> = read.tasks.iter().map(|t| t.schedule.text.as_str()).collect();
    assert_eq!(times, ["từ ngày 10/8 - 17/8/2024", "tháng 9/2024"]);
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

#[test]
fn offices_before_a_colon_below_a_theme() {
    let (read, _) = plan(
        "I. NỘI DUNG\n1. Về an ninh:\n1.1. Công an tỉnh:\n- Hỗ trợ trang thiết bị, trị giá 300 triệu đồng.\n- Giao ban định kỳ (quý I năm 2024).\n2. Về y tế:\nSở Y tế: Khám, cấp thuốc miễn phí; kinh phí 450 triệu đồng.\n",
    );
    assert_eq!(
        brief(&read),
        [
            "1.1/1* [1.1] None  | Công an tỉnh |  | Hỗ trợ trang thiết bị",
            "1.1/2* [1.1] Quarters 2024 | Công an tỉnh |  | Giao ban định kỳ",
            "2 [] None  | Sở Y tế |  | Về y tế: Khám, cấp thuốc miễn phí",
        ]
    );
}

#[test]
fn when_before_a_colon_and_offices_given_at_the_end() {
    let (read, _) = plan(
        "I. HOẠT ĐỘNG\n- Quý I/2024: Đón đoàn tỉnh Viêng Chăn (Sở Ngoại vụ, 15 người).\n- Quý II/2024: Thăm Vân Nam (Văn phòng UBND tỉnh); tập huấn (Sở Ngoại vụ).\n- Đào tạo học sinh: 21.000 triệu đồng, giao Sở Giáo dục và Đào tạo, Trường Đại học Tây Bắc thực hiện.\n- Xây dựng: 14.000 triệu đồng, giao Ban QLDA ĐTXD tỉnh làm chủ đầu tư.\n\
II. KINH PHÍ: 2,85 tỷ đồng (NST: 2,35 tỷ; xã hội hóa 0,5 tỷ).\n",
    );
    assert_eq!(
        brief(&read),
        [
            "I/1* [I] Quarters 2024 | Sở Ngoại vụ |  | Đón đoàn tỉnh Viêng Chăn (15 người)",
            "I/2* [I] Quarters 2024 |  |  | Thăm Vân Nam (Văn phòng UBND tỉnh); tập huấn (Sở Ngoại vụ)",
            "I/3* [I] None  | Sở Giáo dục và Đào tạo+Trường Đại học Tây Bắc |  | Đào tạo học sinh",
            "I/4* [I] None  | Ban QLDA ĐTXD tỉnh |  | Xây dựng",
        ]
    );
    assert_eq!(read.total, Some(Money::new(2_850_000_000).unwrap()));
}
