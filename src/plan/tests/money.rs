//! Totals, their words, and what a task costs.

use super::small::{brief, plan, slugs, whole};
use crate::plan::*;

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

/// "36 tỷ 500 triệu đồng" is one amount; what follows the offices of a task is its money.
#[test]
fn amounts_in_two_units_and_behind_the_offices() {
    let (plan, findings) = plan(
        "I. NỘI DUNG\n\n1. Xây dựng nhà văn hóa\n\n- Đơn vị thực hiện: Sở Xây dựng làm chủ đầu tư. Tổng mức đầu tư 4,5 tỷ đồng. Thời gian: 2024-2025.\n\n2. Duy trì cơ chế gặp gỡ\n\n- Đơn vị thực hiện: Sở Ngoại vụ tham mưu; thực hiện luân phiên, năm 2023 tại Điện Biên.\n\nII. KINH PHÍ\n\nTổng kinh phí thực hiện: 36 tỷ 500 triệu đồng (ba mươi sáu tỷ năm trăm triệu đồng), gồm:\n\n- Năm 2023: 6 tỷ 500 triệu đồng;\n\n- Năm 2024: 15 tỷ đồng;\n\n- Năm 2025: 15 tỷ đồng.\n",
    );
    assert_eq!(plan.total.map(Money::dong), Some(36_500_000_000));
    assert_eq!(plan.total_words_match, Some(true));
    assert_eq!(
        brief(&plan),
        [
            "1 [] Range 2024,2025 | Sở Xây dựng |  | Xây dựng nhà văn hóa",
            "2 [] None  | Sở Ngoại vụ |  | Duy trì cơ chế gặp gỡ"
        ]
    );
    assert_eq!(plan.tasks.first().and_then(|t| t.funding.as_deref()), Some("4,5 tỷ đồng"));
    assert_eq!(slugs(&findings), ["schedule-missing"]);
}

/// "Kinh phí: …, trong đó:" beside the targets is the plan's money; numbered lines that make the total are its sources.
#[test]
fn money_beside_targets_and_numbered_sources() {
    let (parted, _) = plan(
        "I. CHỈ TIÊU, KINH PHÍ\n\n1. Chỉ tiêu: 150 lưu học sinh.\n\n2. Kinh phí: 24.560 triệu đồng, trong đó:\n\n- Đang học: 18.160 triệu đồng;\n\n- Mới: 6.400 triệu đồng.\n\nII. NHIỆM VỤ\n\n1. Kiểm tra công tác đào tạo (quý IV/2023).\n",
    );
    assert_eq!(parted.total.map(Money::dong), Some(24_560_000_000));
    let (plan, _) = plan(
        "I. NHIỆM VỤ\n\n1. Tìm kiếm đợt 1: từ tháng 3 đến tháng 5/2024.\n\nII. KINH PHÍ\n\n1. Kinh phí do Bộ Quốc phòng cấp: 2.300.000.000 đồng.\n\n2. Kinh phí địa phương hỗ trợ: 700.000.000 đồng.\n\nTổng kinh phí: 3.000.000.000 đồng.\n",
    );
    assert_eq!(plan.sources, ["Kinh phí do Bộ Quốc phòng cấp", "Kinh phí địa phương hỗ trợ"]);
}
