//! Who, when and for how much, said in sentences.

use super::small::{brief, plan, slugs, whole};
use crate::page::from_text;
use crate::plan::*;

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

#[test]
fn long_wording_is_no_sentence() {
    let said = |long: &str| {
        let text = format!(
            "KẾ HOẠCH\nHợp tác năm 2024\nI. NHIỆM VỤ\n1. Tổ chức hội nghị {long}; Sở Y tế thực hiện\n2. Hội chợ\n"
        );
        plan(&text).0.tasks.remove(0).leads
    };
    assert_eq!(said("giao ban"), ["Sở Y tế"]);
    assert!(said(&"giao ban ".repeat(800)).is_empty());
}

/// "(…; hoàn thành trong quý II)", "(…; mỗi năm 01 lớp)": when, in the bracket; how many a quarter is no quarter.
#[test]
fn times_in_brackets_and_how_many_each() {
    let (plan, findings) = whole(
        "TỈNH ỦY QUẢNG NINH\nSố 35-CTr/TU\nQuảng Ninh, ngày 10 tháng 3 năm 2023\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Chỉ thị về ngoại giao kinh tế giai đoạn 2023 - 2025\n\nI- NHIỆM VỤ\n1- Phổ biến Chỉ thị (Ban Tuyên giáo Tỉnh ủy chủ trì; hoàn thành trong quý II/2023).\n2- Mở 03 lớp bồi dưỡng (Ban Tổ chức Tỉnh ủy chủ trì, phối hợp Sở Nội vụ; mỗi năm 01 lớp).\n3- Tuần tra song phương (Công an tỉnh chủ trì; năm 2023, 2024).\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1 [] Quarters 2023 | Ban Tuyên giáo Tỉnh ủy |  | Phổ biến Chỉ thị",
            "2 [] EveryYear 2023,2024,2025 | Ban Tổ chức Tỉnh ủy | Sở Nội vụ | Mở 03 lớp bồi dưỡng",
            "3 [] Years 2023,2024 | Công an tỉnh |  | Tuần tra song phương",
        ]
    );
    assert!(plan.title.starts_with("CHƯƠNG TRÌNH HÀNH ĐỘNG thực hiện"));
    assert!(slugs(&findings).is_empty(), "{findings:?}");
    let (read, doubts) = schedule::read("mỗi quý 01 đợt", &schedule::Frame { running: vec![2024] });
    assert_eq!((read.kind, read.quarters, read.years, doubts.len()), (ScheduleKind::EveryYear, None, vec![2024], 0));
}

/// "… trước ngày 30/4/2023", "… đoàn ra. Phòng Lãnh sự; thường xuyên": deadlines and offices said last.
#[test]
fn deadlines_and_offices_said_last() {
    let (plan, _) = whole(
        "SỞ NGOẠI VỤ\nSố: 05/KH-SNgV\nBắc Giang, ngày 04 tháng 01 năm 2023\n\nKẾ HOẠCH\nCông tác năm 2023\n\nI. NHIỆM VỤ\n1. Thông báo chỉ tiêu cho các tỉnh bạn trước ngày 30/4/2023.\n2. Thẩm định hồ sơ đoàn ra. Phòng Lãnh sự; thường xuyên.\n3. Tổ chức 02 lớp bồi dưỡng. Văn phòng Sở; quý II, quý III.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1 [] Months 2023 |  |  | Thông báo chỉ tiêu cho các tỉnh bạn trước ngày 30/4/2023",
            "2 [] Ongoing 2023 | Phòng Lãnh sự |  | Thẩm định hồ sơ đoàn ra",
            "3 [] Quarters 2023 | Văn phòng Sở |  | Tổ chức 02 lớp bồi dưỡng"
        ]
    );
}

/// "…: Sở Ngoại vụ; quý II/2024; 500 triệu đồng", a sum below the last point, parts by number alone on a line.
#[test]
fn offices_behind_a_colon_and_parts_by_number() {
    let (plan, _) = whole(
        "KẾ HOẠCH HỢP TÁC NĂM 2024 GIỮA TỈNH GIA LAI VÀ TỈNH ATTAPEU\n\nPhần I\nNHIỆM VỤ NĂM 2024\n1. Cấp 12 suất học bổng: Sở Giáo dục và Đào tạo; tháng 9/2024; 1.400 triệu đồng.\n2. Đoàn thăm Attapeu: Sở Ngoại vụ; quý II/2024; 500 triệu đồng.\nTổng cộng: 1.900 triệu đồng.\n\nPhần II\nTỔ CHỨC THỰC HIỆN\nSở Ngoại vụ tổng hợp, báo cáo trước 31/12/2024.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1 [] Months 2024 | Sở Giáo dục và Đào tạo |  | Cấp 12 suất học bổng",
            "2 [] Quarters 2024 | Sở Ngoại vụ |  | Đoàn thăm Attapeu"
        ]
    );
    assert_eq!(plan.total.map(Money::dong), Some(1_900_000_000));
    assert_eq!(plan.duties.len(), 1);
    // Words that only begin like a sum stay with their point.
    let (plan, _) = whole(
        "KẾ HOẠCH\nHợp tác năm 2024\n\n1. Gặp mặt kiều bào\nCộng đồng người Việt tại Attapeu cùng dự.\n2. Hội chợ\n",
    );
    assert_eq!(
        plan.tasks.first().map(|t| t.content.as_str()),
        Some("Gặp mặt kiều bào: Cộng đồng người Việt tại Attapeu cùng dự")
    );
}

/// Offices over what each does, one of the points with labels inside it, others without.
#[test]
fn points_of_offices_and_labels_inside_one() {
    let (plan, _) = plan(
        "KẾ HOẠCH\n\nY tế biên giới năm 2023\n\nI. PHÂN CÔNG NHIỆM VỤ\n\n1. Sở Y tế\n\na) Kiểm dịch tại cửa khẩu (thường xuyên).\n\nb) Mua sắm trang thiết bị. Phối hợp: Sở Tài chính. Thời gian: Quý II/2023. Kinh phí: 4.600 triệu đồng.\n\nc) Tập huấn cán bộ (năm 2023: 2 lớp; năm 2024: 3 lớp), phối hợp với Bệnh viện Đa khoa tỉnh; kinh phí 1.200 triệu đồng.\n\n2. Sở Ngoại vụ, Công an tỉnh\n\na) Hỗ trợ thủ tục xuất, nhập cảnh khi có yêu cầu; phối hợp: Sở Y tế.\n\n3. UBND các huyện: Lục Ngạn, Sơn Động\n\na) Vệ sinh môi trường mỗi quý 01 đợt.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1/1* [1] Ongoing 2023,2024,2025 | Sở Y tế |  | Kiểm dịch tại cửa khẩu",
            "1/2* [1] Quarters 2023 | Sở Y tế | Sở Tài chính | Mua sắm trang thiết bị",
            "1/3* [1] None  | Sở Y tế | Bệnh viện Đa khoa tỉnh | Tập huấn cán bộ (năm 2023: 2 lớp; năm 2024: 3 lớp)",
            "2/1* [2] Conditional  | Sở Ngoại vụ+Công an tỉnh | Sở Y tế | Hỗ trợ thủ tục xuất, nhập cảnh khi có yêu cầu",
            "3/1* [3] EveryYear 2023,2024,2025 | UBND huyện Lục Ngạn+UBND huyện Sơn Động |  | Vệ sinh môi trường mỗi quý 01 đợt",
        ]
    );
    assert_eq!(plan.tasks[2].funding.as_deref(), Some("1.200 triệu đồng"));
}

/// Parts under "B. NHIỆM VỤ" hold tasks alike, whichever of them has a label; a theme amid bullets is none.
#[test]
fn parts_beside_each_other_and_a_theme_amid_bullets() {
    let (plan, _) = plan(
        "KẾ HOẠCH\n\nĐối ngoại năm 2024\n\nA. MỤC ĐÍCH, YÊU CẦU\n\n- Thiết thực.\n\nB. NHIỆM VỤ TRỌNG TÂM\n\nI. Kinh tế\n\n- Tổ chức hội chợ (tháng 11/2024).\n\n- Đăng tin trên Cổng thông tin, mỗi quý một lần.\n\n* Xúc tiến đầu tư:\n\n+ Xây dựng tài liệu, hoàn thành trước ngày 30/4/2024;\n\n+ Đi Hàn Quốc trong quý III/2024.\n\nII. Biên giới\n\n- Phát quang đường biên.\n\n- Trao đổi thông tin.\n\nIII. Đào tạo\n\n- Mở 02 lớp. Thời gian: Quý II/2024.\n\nC. TỔ CHỨC THỰC HIỆN\n\n1. Sở Ngoại vụ báo cáo.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "I/1* [I] Months 2024 |  |  | Tổ chức hội chợ",
            "I/2* [I] EveryYear 2023,2024,2025 |  |  | Đăng tin trên Cổng thông tin, mỗi quý một lần",
            "I/3* [I] Months 2024 |  |  | Xây dựng tài liệu",
            "I/4* [I] Quarters 2024 |  |  | Đi Hàn Quốc trong quý III/2024",
            "II/1* [II] None  |  |  | Phát quang đường biên",
            "II/2* [II] None  |  |  | Trao đổi thông tin",
            "III/1* [III] Quarters 2024 |  |  | Mở 02 lớp",
        ]
    );
}

/// Orders in prose: who helps ends where the work begins; two orders in one bullet are two tasks.
#[test]
fn orders_in_prose_and_two_in_one_bullet() {
    let (plan, _) = plan(
        "KẾ HOẠCH\n\nKỷ niệm năm 2021\n\nI. PHÂN CÔNG NHIỆM VỤ\n\n1. Tuyên truyền\n\n- Giao Ban Tuyên giáo Tỉnh ủy chủ trì, phối hợp với Hội Khoa học Lịch sử tỉnh và Trường Chính trị tỉnh biên soạn, phát hành Đề cương tuyên truyền, hoàn thành trước ngày 15/4/2021.\n\n- Giao Báo tỉnh chủ trì, phối hợp với Đài Phát thanh và Truyền hình tỉnh mở chuyên mục, thời gian từ tháng 4 đến hết tháng 8/2021. Giao Sở Y tế xây dựng phương án phòng dịch, hoàn thành trước ngày 31/7/2021.\n\n2. Phòng Tài nguyên và Môi trường huyện\n\na) Chủ trì, phối hợp với UBND các xã, thị trấn rà soát các điểm sạt lở, hoàn thành trước ngày 30/5/2021.\n\nb) Trực ban 24/24 giờ từ ngày 15/5 đến ngày 30/11/2021.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1/1* [1] Months 2021 | Ban Tuyên giáo Tỉnh ủy | Hội Khoa học Lịch sử tỉnh+Trường Chính trị tỉnh | Giao Ban Tuyên giáo Tỉnh ủy chủ trì, phối hợp với Hội Khoa học Lịch sử tỉnh và Trường Chính trị tỉnh biên soạn, phát hành Đề cương tuyên truyền",
            "1/2* [1] Months 2021 | Báo tỉnh | Đài Phát thanh và Truyền hình tỉnh | Giao Báo tỉnh chủ trì, phối hợp với Đài Phát thanh và Truyền hình tỉnh mở chuyên mục",
            "1/3* [1] Months 2021 | Sở Y tế |  | Giao Sở Y tế xây dựng phương án phòng dịch",
            "2/1* [2] Months 2021 | Phòng Tài nguyên và Môi trường huyện | UBND các xã, thị trấn | Chủ trì, phối hợp với UBND các xã, thị trấn rà soát các điểm sạt lở",
            "2/2* [2] Months 2021 | Phòng Tài nguyên và Môi trường huyện |  | Trực ban 24/24 giờ từ ngày 15/5 đến ngày 30/11/2021",
        ]
    );
}

/// Lettered orders below a point, one of them with a label; an office of two fields; the theme and the time of an event are
/// no tasks.
#[test]
fn lettered_orders_and_an_office_of_two_fields() {
    let (plan, _) = plan(
        "KẾ HOẠCH\n\nPhòng chống thiên tai năm 2021\n\nI. CHỦ ĐỀ, THỜI GIAN\n\n- Chủ đề: “An toàn”.\n\n- Thời gian: từ tháng 1.\n\nII. NHIỆM VỤ\n\n1. Giai đoạn ứng phó\n\na) Giao Ban Chỉ huy Quân sự huyện chủ trì, phối hợp với Công an huyện duy trì lực lượng; thời gian: từ ngày 15/5 đến ngày 31/10/2021.\n\nb) Giao Công an huyện chủ trì bảo đảm trật tự.\n\nc) Giao Trung tâm Y tế huyện dự trữ 50 cơ số thuốc, hóa chất và tổ chức 03 đội cấp cứu.\n\n2. Phòng Dân tộc, Tôn giáo\n\n- Chủ trì, phối hợp với Công an tỉnh tổng hợp tình hình, hoàn thành trong quý II/2021.\n",
    );
    assert_eq!(
        brief(&plan),
        [
            "1/1* [1] Months 2021 | Ban Chỉ huy Quân sự huyện | Công an huyện | Giao Ban Chỉ huy Quân sự huyện chủ trì, phối hợp với Công an huyện duy trì lực lượng",
            "1/2* [1] None  | Công an huyện |  | Giao Công an huyện chủ trì bảo đảm trật tự",
            "1/3* [1] None  | Trung tâm Y tế huyện |  | Giao Trung tâm Y tế huyện dự trữ 50 cơ số thuốc, hóa chất và tổ chức 03 đội cấp cứu",
            "2/1* [2] Quarters 2021 | Phòng Dân tộc, Tôn giáo | Công an tỉnh | Chủ trì, phối hợp với Công an tỉnh tổng hợp tình hình",
        ]
    );
}

/// Orders at the end of bullets, whether or not labels stand before them; what one bullet says is not its neighbours'.
#[test]
fn orders_behind_the_time_of_a_bullet() {
    let (found, _) = read(&from_text(
        "UBND TỈNH NAM ĐỊNH\nKẾ HOẠCH\nTổ chức các ngày lễ lớn năm 2025\nII. NỘI DUNG\n\
        1. Kỷ niệm 50 năm Ngày giải phóng (30/4/1975 - 30/4/2025)\n\
        - Tổ chức bắn pháo hoa tại Quảng trường. Giao Sở Văn hóa và Thể thao chủ trì, phối hợp với Công an tỉnh.\n\
        - Tổ chức giải Việt dã. Thời gian: từ ngày 25/4 đến ngày 30/4/2025. Giao Tỉnh đoàn chủ trì.\n\
        2. Kỷ niệm Quốc khánh (02/9/1945 - 02/9/2025)\n\
        - Treo cờ Tổ quốc tại cơ quan, công sở.\n\
        - Tổ chức triển lãm ảnh. Thời gian: tháng 8/2025. Giao Sở Văn hóa và Thể thao chủ trì.\n\
        - Ra quân tổng dọn vệ sinh.\n\
        III. TỔ CHỨC THỰC HIỆN\nCác sở thực hiện Kế hoạch này.",
        false,
    ));
    assert_eq!(
        brief(&found),
        [
            "1/1* [1] None  | Sở Văn hóa và Thể thao | Công an tỉnh | Tổ chức bắn pháo hoa tại Quảng trường",
            "1/2* [1] Months 2025 | Tỉnh đoàn |  | Tổ chức giải Việt dã",
            "2/1* [2] None  |  |  | Treo cờ Tổ quốc tại cơ quan, công sở",
            "2/2* [2] Months 2025 | Sở Văn hóa và Thể thao |  | Tổ chức triển lãm ảnh",
            "2/3* [2] None  |  |  | Ra quân tổng dọn vệ sinh",
        ]
    );
}

/// Offices no register knows, between the words of an order; a group that leads whatever it drafts.
#[test]
fn offices_told_by_the_words_of_an_order() {
    let text = "I. NHIỆM VỤ\n\n1. Khám sức khỏe\n\na) Giao các Trạm thú y lưu động chủ trì, phối hợp với các trại giống bảo đảm tiêm phòng cho 5.000 con bò. Thời gian thực hiện: Trong dịp hè.\n\nb) Giao UBND các xã, phường chủ trì, phối hợp với tổ y tế thôn, Công an huyện cập nhật sổ theo dõi. Thời gian thực hiện: Quý I/2024.\n\nII. KINH PHÍ\n\nNgân sách tỉnh.\n";
    let (read, findings) = plan(text);
    let who: Vec<_> = read.tasks.iter().map(|t| (t.leads.join("+"), t.partners.join("+"))).collect();
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(who.first(), Some(&pair("các Trạm thú y lưu động", "các trại giống")));
    assert_eq!(who.get(1).map(|w| w.0.as_str()), Some("UBND các xã, phường"));
    assert!(!slugs(&findings).contains(&"schedule-unread"), "{findings:?}");
}

/// A remark between a point and its bullets names who leads all of them.
#[test]
fn a_remark_below_a_point_gives_its_lead_to_the_bullets() {
    let text = "I. NHIỆM VỤ\n\n1. Tuyên truyền\n\n- Mở 02 lớp (Chủ trì: Sở Y tế; thời gian: Quý I/2024).\n\n- In sách (Chủ trì: Sở Nội vụ; thời gian: Quý II/2024).\n\n2. Trồng rừng\n\n(Đơn vị chủ trì các nhiệm vụ trong mục này: Sở Ngoại vụ; thời gian thực hiện: Quý III/2024)\n\n- Gieo 10 vườn ươm (Phối hợp: Sở Y tế).\n\n- Trồng 100 ha rừng.\n\nII. KINH PHÍ\n\nNgân sách tỉnh.\n";
    let (read, _) = plan(text);
    let last: Vec<String> = brief(&read).into_iter().skip(2).collect();
    assert_eq!(
        last,
        [
            "2/1* [2] Quarters 2024 | Sở Ngoại vụ | Sở Y tế | Gieo 10 vườn ươm",
            "2/2* [2] Quarters 2024 | Sở Ngoại vụ |  | Trồng 100 ha rừng",
        ]
    );
}

/// A time behind the last of the offices that help; a sentence over letters that gives all of them their lead; where and
/// who comes between a task and its labels; a footnote's mark.
#[test]
fn times_behind_helpers_and_leads_over_letters() {
    let text = "UBND TỈNH HÀ TĨNH\n\nSố: 88/KH-UBND\n\nHà Tĩnh, ngày 12/3/2026\n\nKẾ HOẠCH\n\nY tế giai đoạn 2026-2030\n\nII. NHIỆM VỤ\n\n1. Cơ chế\n\n1.1. Họp giao ban các trạm. Giao Sở Y tế chủ trì, phối hợp với Sở Ngoại vụ, Sở Tài chính thực hiện thường xuyên.\n\n1.2. Mở lớp tiếng Lào[2]. Giao Sở Nội vụ chủ trì, phối hợp với Sở Y tế thực hiện từ năm 2027 đến năm 2029.\n\n2. Phòng bệnh ở biên giới\n\nSở Y tế là cơ quan chủ trì thực hiện các nhiệm vụ tại mục này, cụ thể:\n\na) Lập kênh trao đổi tin dịch bệnh; thời gian: trước ngày 30/9/2026;\n\nb) Diễn tập tại cửa khẩu, phối hợp với Công an tỉnh; thời gian: năm 2027.\n";
    let (plan, _) = read(&from_text(text, false));
    assert_eq!(
        brief(&plan),
        [
            "1.1 [1] Ongoing 2026,2027,2028,2029,2030 | Sở Y tế | Sở Ngoại vụ+Sở Tài chính | Họp giao ban các trạm",
            "1.2 [1] Range 2027,2028,2029 | Sở Nội vụ | Sở Y tế | Mở lớp tiếng Lào",
            "2/1* [2] Months 2026 | Sở Y tế |  | Lập kênh trao đổi tin dịch bệnh",
            "2/2* [2] Years 2027 | Sở Y tế | Công an tỉnh | Diễn tập tại cửa khẩu",
        ]
    );
    let text = "BCH ĐOÀN TỈNH HÀ TĨNH\n***\nSố: 31-KH/TĐTN\n\nHà Tĩnh, ngày 06 tháng 02 năm 2026\n\nKẾ HOẠCH\nGiao lưu thanh niên năm 2026\n\nI. NỘI DUNG\n1. Trại hè thiếu nhi\n- Địa điểm: Nhà Thiếu nhi.\n- Thành phần: 30 em.\n- Đơn vị chủ trì: Tỉnh đoàn.\n- Thời gian: Theo thông báo của phía bạn.\n2. Giải bóng đá\n- Đơn vị chủ trì: Tỉnh đoàn.\n- Thời gian: Tháng 7/2026.\n";
    let (plan, findings) = read(&from_text(text, false));
    assert_eq!(plan.issuer, "BCH Đoàn tỉnh Hà Tĩnh");
    assert_eq!(
        brief(&plan),
        ["1 [] Conditional  | Tỉnh đoàn |  | Trại hè thiếu nhi", "2 [] Months 2026 | Tỉnh đoàn |  | Giải bóng đá"]
    );
    assert!(!slugs(&findings).contains(&"schedule-unread"), "{findings:?}");
}
