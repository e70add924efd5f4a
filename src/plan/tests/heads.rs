//! Heads, decisions, and documents that are hardly a plan.

use super::small::{brief, plan, slugs, whole};
use crate::page::from_text;
use crate::plan::*;

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
fn a_letterhead_side_by_side_and_amounts_at_the_beginning_of_a_line() {
    let text = "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n    Số: 412/KH-UBND                              Độc lập - Tự do - Hạnh phúc\n                                             Nghệ An, ngày 18 tháng 6 năm 2025\n\n                              KẾ HOẠCH\n   Hợp tác với tỉnh Xiêng Khoảng giai đoạn 2025 - 2027\n\n\
      I. NỘI DUNG\n      1. Chuyển giao kỹ thuật trồng lúa nước tại huyện Khăm, cung cấp giống,\nvật tư và cử cán bộ kỹ thuật hướng dẫn nhân dân các bản dọc biên giới\ntrồng, chăm sóc và thu hoạch theo quy trình đã được hai bên thống nhất.\n      - Chủ trì: Sở Nông nghiệp và Môi trường.\n      - Thời gian: 2025 - 2027.\n\
      II. KINH PHÍ THỰC HIỆN\n      Tổng dự toán: 6.000 triệu đồng (sáu tỷ đồng), trong đó: năm 2025:\n1.200 triệu đồng; năm 2026: 3.600 triệu đồng; năm 2027: 1.200 triệu đồng\nđược bảo đảm từ ngân sách tỉnh và các nguồn huy động hợp pháp khác theo\nquy định của Luật Ngân sách nhà nước và các văn bản hướng dẫn thi hành.\n";
    let (plan, findings) = read(&from_text(text, false));
    assert_eq!((plan.number.as_deref(), plan.issuer.as_str()), (Some("412/KH-UBND"), "UBND tỉnh Nghệ An"));
    assert_eq!((plan.total, plan.total_words_match), (Some(Money::new(6_000_000_000).unwrap()), Some(true)));
    assert_eq!(slugs(&findings), [""; 0]);
}

/// The articles of an agreement are its parts; a sentence alone in one is its point.
#[test]
fn an_agreement_by_articles() {
    let text = "BẢN THỎA THUẬN HỢP TÁC\ngiữa tỉnh Bắc Giang và tỉnh Xay Sôm Bun\ngiai đoạn 2026 - 2030\n\nĐiều 1. Lĩnh vực chính trị\n1. Trao đổi đoàn cấp cao.\n2. Kỷ niệm các ngày lễ lớn.\n\nĐiều 2. Lĩnh vực y tế\nPhía Việt Nam cử đoàn bác sĩ khám bệnh miễn phí.\n\nĐiều 3. Kinh phí\nMỗi Bên tự bảo đảm từ ngân sách địa phương.\n\nĐiều 4. Điều khoản thi hành\n1. Hai Bên báo cáo Chính phủ trước ngày 30 tháng 11 hằng năm.\n";
    let (plan, findings) = whole(text);
    assert_eq!(plan.title, "BẢN THỎA THUẬN HỢP TÁC giữa tỉnh Bắc Giang và tỉnh Xay Sôm Bun giai đoạn 2026 - 2030");
    assert_eq!(plan.period, Some((2026, 2030)));
    let codes: Vec<&str> = plan.tasks.iter().map(|t| t.code.as_str()).collect();
    assert_eq!(codes, ["1/1", "1/2", "2/1"]);
    assert_eq!(plan.duties.len(), 1);
    assert_eq!(slugs(&findings), ["lead-missing", "schedule-missing"]);
}

/// The committee of a district under that of its province, or beside the motto.
#[test]
fn the_lower_of_two_committees_issues() {
    for head in [
        "UBND TỈNH LÀO CAI\nUBND HUYỆN BẮC HÀ\n",
        "ỦY BAN NHÂN DÂN     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHUYỆN BẮC HÀ     Độc lập - Tự do - Hạnh phúc\n",
    ] {
        let text = format!(
            "{head}\nSố: 5/KH-UBND\n\nKẾ HOẠCH\n\nTrồng rừng năm 2024 của tỉnh Lào Cai\n\nI. NHIỆM VỤ\n\n1. Trồng 5 ha.\n"
        );
        assert_eq!(read(&from_text(&text, false)).0.issuer, "UBND huyện Bắc Hà", "{text}");
    }
}

/// What calls itself a report or is a letter is asked about; an annex or a resolution by itself is not.
#[test]
fn other_documents_are_asked_about() {
    let asked = |text: &str| slugs(&read(&from_text(text, false)).1).contains(&"plan-doubtful");
    let items = "1. Thu ngân sách: 3.500 tỷ đồng.\n\n2. Chi ngân sách: 2.900 tỷ đồng.\n";
    for head in [
        "SỞ Y TẾ\n\nSố: 12/SYT-VP\n\nKính gửi: Sở Tài chính\n\nSở Y tế báo cáo như sau:\n\n",
        "SỞ Y TẾ\n\nSố: 12/BC-SYT\n\nBÁO CÁO\n\nTình hình năm 2023\n\n",
        "SỞ Y TẾ\n\nSố: 12/TTr-SYT\n\nVề việc mua máy\n\n",
    ] {
        assert!(asked(&format!("{head}{items}")), "{head}");
    }
    for head in [
        "HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI\n\nSố: 12/NQ-HĐND\n\nNGHỊ QUYẾT\n\nVề phát triển năm 2024\n\n",
        "SỞ Y TẾ\n\nSố: 12/KH-SYT\n\nKính gửi: Sở Tài chính\n\nKẾ HOẠCH\n\nNăm 2024\n\n",
    ] {
        assert!(!asked(&format!("{head}I. NHIỆM VỤ\n\n{items}")), "{head}");
    }
}

/// Letterheads of the Party and of the youth union, on each level.
#[test]
fn letterheads_of_party_and_union() {
    for (head, issuer) in [
        ("HUYỆN ỦY BẮC HÀ", "Huyện ủy Bắc Hà"),
        ("ĐẢNG ỦY XÃ NÚI XANH", "Đảng ủy xã Núi Xanh"),
        ("BAN CHẤP HÀNH ĐẢNG BỘ TỈNH LÀO CAI", "Ban Chấp hành Đảng bộ tỉnh Lào Cai"),
        ("BCH ĐOÀN XÃ NÚI XANH", "BCH Đoàn xã Núi Xanh"),
        ("ĐOÀN TNCS HỒ CHÍ MINH\nBCH TỈNH LÀO CAI", "BCH Đoàn tỉnh Lào Cai"),
    ] {
        let text = format!(
            "{head}\n*\nSố 12-KH/BC\n\nLào Cai, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\nCông tác năm 2026\n\n1. Mở lớp. Thời gian: tháng 5/2026; chủ trì: Sở Y tế.\n"
        );
        assert_eq!(read(&from_text(&text, false)).0.issuer, issuer, "{text}");
    }
}
