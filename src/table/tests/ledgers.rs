//! Ledgers with a running balance, settlement reports under sections and classes, totals said in a sentence, summaries.

use super::draw::check;

#[test]
fn the_balance_after_each_row_is_no_money_of_its_own() {
    check(
        "
        | SỔ CHI TIẾT CHI HOẠT ĐỘNG NĂM 2023
        | Đơn vị: đồng
        | Ngày hạch toán | Số chứng từ | Diễn giải | Mục/Tiểu mục | Phát sinh Nợ | Phát sinh Có | Số dư
        | | | Số dư đầu kỳ | | | | 0
        | 05/03/2023 | UNC012 | Chi tiếp đoàn | 6901 | 45600000 | | 45600000
        | 12/04/2023 | RDT021 | Vé máy bay | 6801 | 128000000 | | 173600000
        | 30/04/2023 | UNC030 | Thu hồi tạm ứng | 6901 | | 5600000 | 168000000
        | 15/06/2023 | UNC044 | Quà tặng | 6905 | 22400000 | | 190400000
        | | | Cộng phát sinh | | 196000000 | 5600000 | 190400000
        ",
        "
        E5 Chi tiếp đoàn №UNC012 cl:Mục/Tiểu mục 6901 2023-03-05 2023 spent = 45600000
        E6 Vé máy bay №RDT021 cl:Mục/Tiểu mục 6801 2023-04-12 2023 spent = 128000000
        F7 Thu hồi tạm ứng №UNC030 cl:Mục/Tiểu mục 6901 2023-04-30 2023 spent = -5600000
        E8 Quà tặng №UNC044 cl:Mục/Tiểu mục 6905 2023-06-15 2023 spent = 22400000
        -columns-not-recorded G4
        -sign-by-heading F4
        ",
    );
}

#[test]
fn classes_begin_again_under_every_section() {
    check(
        "
        | BÁO CÁO CHI TIẾT CHI TỪ NGUỒN NSNN NĂM 2023
        | Đơn vị: đồng
        | Loại | Khoản | Mục | Tiểu mục | Nội dung chi | Tổng số | NSNN trong nước
        | | | | | I. Kinh phí tự chủ | 650000000 | 650000000
        | 340 | 341 | | | | 650000000 | 650000000
        | | | 6000 | | Tiền lương | 500000000 | 500000000
        | | | | 6001 | Lương theo ngạch, bậc | 420000000 | 420000000
        | | | | 6003 | Lương hợp đồng | 80000000 | 80000000
        | | | 6500 | | Dịch vụ công cộng | 150000000 | 150000000
        | | | | 6501 | Tiền điện | 150000000 | 150000000
        | | | | | II. Kinh phí không tự chủ | 400000000 | 400000000
        | 340 | 341 | | | | 400000000 | 400000000
        | | | 6850 | | Chi đoàn vào | 400000000 | 400000000
        | | | | 6851 | Tiền vé máy bay | 180000000 | 180000000
        | | | | 6852 | Tiền ăn | 220000000 | 220000000
        | | | | | Tổng cộng | 1050000000 | 1050000000
        ",
        "
        G7 [~I. Kinh phí tự chủ/~Tiền lương] Lương theo ngạch, bậc $NSNN trong nước cl:Tiểu mục 6001 2023 settled = 420000000
        G8 [~I. Kinh phí tự chủ/~Tiền lương] Lương hợp đồng $NSNN trong nước cl:Tiểu mục 6003 2023 settled = 80000000
        G10 [~I. Kinh phí tự chủ/~Dịch vụ công cộng] Tiền điện $NSNN trong nước cl:Tiểu mục 6501 2023 settled = 150000000
        G14 [~II. Kinh phí không tự chủ/~Chi đoàn vào] Tiền vé máy bay $NSNN trong nước cl:Tiểu mục 6851 2023 settled = 180000000
        G15 [~II. Kinh phí không tự chủ/~Chi đoàn vào] Tiền ăn $NSNN trong nước cl:Tiểu mục 6852 2023 settled = 220000000
        total 1050000000 / 1050000000
        ",
    );
}

#[test]
fn a_total_said_in_a_sentence_is_held_against_the_rows() {
    let read = |total: &str, finding: &str, stated: &str| {
        let lines = "
        C3 1 Mua thiết bị y tế 2024 = 1980000000
        C4 2 Tư vấn thẩm định giá 2024 = 20000000
        ";
        let table = format!(
            "
        | DỰ TOÁN KINH PHÍ MUA SẮM NĂM 2024
        | STT | Tên gói thầu | Giá gói thầu (đồng) | Hình thức LCNT
        | 1 | Mua thiết bị y tế | 1980000000 | Đấu thầu rộng rãi
        | 2 | Tư vấn thẩm định giá | 20000000 | Chỉ định thầu
        | Tổng giá trị các gói thầu: {total} (Hai tỷ đồng)
        "
        );
        check(&table, &format!("{lines}total {stated} / 2000000000\n{finding}"));
    };
    read("2.000.000.000 đồng", "", "2000000000");
    read("2 tỷ đồng", "", "2000000000");
    read("2.100.000.000 đồng", "!total-differs A5", "2100000000");
}

#[test]
fn what_a_grant_came_to_is_told_beside_what_lapsed() {
    check(
        "
        | KINH PHÍ THỰC HIỆN NĂM 2023 (ĐVT: ngàn đồng)
        | Nhiệm vụ | Đơn vị | Kinh phí giao | Kinh phí thực hiện | Kinh phí hủy
        | Đoàn ra | Sở Ngoại vụ | 350000 | 340000 | 10000
        | Khám bệnh | Sở Y tế | 275000 | 270000 | 5000
        | Học bổng | Sở GD&ĐT | 1200000 | 1150000 | 50000
        ",
        "
        C3 Đoàn ra @Sở Ngoại vụ 2023 appropriated = 350000000
        D3 Đoàn ra @Sở Ngoại vụ 2023 spent = 340000000
        E3 Đoàn ra @Sở Ngoại vụ 2023 lapsed = 10000000
        C4 Khám bệnh @Sở Y tế 2023 appropriated = 275000000
        D4 Khám bệnh @Sở Y tế 2023 spent = 270000000
        E4 Khám bệnh @Sở Y tế 2023 lapsed = 5000000
        C5 Học bổng @Sở GD&ĐT 2023 appropriated = 1200000000
        D5 Học bổng @Sở GD&ĐT 2023 spent = 1150000000
        E5 Học bổng @Sở GD&ĐT 2023 lapsed = 50000000
        ",
    );
}

#[test]
fn an_opinion_in_figures_is_an_appraisal_and_two_languages_head_one_column() {
    check(
        "
        | ĐỀ NGHỊ BỔ SUNG KINH PHÍ NĂM 2024
        | Đơn vị: triệu đồng
        | No. | Activities/Nội dung | Qty/Số lượng | Đã bổ sung | Đề nghị bổ sung lần này | Ý kiến Sở Tài chính
        | 1 | Đón đoàn | 2 | 200 | 300 | 250
        | 2 | Hội nghị | 1 | | 200 | 150
        ",
        "
        D4 1 Đón đoàn 2024 supplemented = 200000000
        E4 1 Đón đoàn 2024 proposed = 300000000
        F4 1 Đón đoàn 2024 appraised = 250000000
        E5 2 Hội nghị 2024 proposed = 200000000
        F5 2 Hội nghị 2024 appraised = 150000000
        ",
    );
}

#[test]
fn a_price_makes_what_the_years_come_to_together() {
    check(
        "
        | DỰ TOÁN ĐÀO TẠO NĂM HỌC 2023-2024
        | Đơn vị: đồng
        | STT | Nội dung | Số LHS | Số tháng | Định mức | Dự toán năm 2023 | Dự toán năm 2024 | Tổng cộng
        | 1 | Sinh hoạt phí | 30 | 10 | 3630000 | 435600000 | 653400000 | 1089000000
        | 2 | Bảo hiểm y tế | 30 | | 972000 | 29160000 | | 29160000
        | 3 | Khám sức khỏe | 30 | | 500000 | 15000000 | | 15000000
        ",
        "
        F4 1 Sinh hoạt phí 2023 proposed = 435600000
        G4 1 Sinh hoạt phí 2024 proposed = 653400000
        F5 2 Bảo hiểm y tế 2023 proposed = 29160000
        F6 3 Khám sức khỏe 2023 proposed = 15000000
        ",
    );
}

#[test]
fn numbers_of_remarks_are_no_money() {
    check(
        "
        | DỰ TOÁN NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Số tiền | Ghi chú
        | 1 | Đón đoàn | 200 | 1
        | 2 | Hội nghị | 150 | 2
        ",
        "
        C4 1 Đón đoàn 2024 proposed = 200000000
        C5 2 Hội nghị 2024 proposed = 150000000
        ",
    );
}

/// "Giảm dự toán" in a list of decisions takes money away; it is no share to be left out.
#[test]
fn a_decrease_by_turns_is_money() {
    check(
        "
        | THEO DÕI DỰ TOÁN NĂM 2024 (ĐVT: triệu đồng)
        | STT | Nội dung | Loại | Số tiền
        | 1 | Đoàn ra | Giao đầu năm | 500
        | 2 | Đoàn ra | Giảm dự toán | -50
        | 3 | Đoàn vào | Giao đầu năm | 700
        | 4 | Đoàn vào | Giảm dự toán | -20
        ",
        "
        D3 1 Đoàn ra 2024 appropriated = 500000000
        D4 2 Đoàn ra 2024 adjusted = -50000000
        D5 3 Đoàn vào 2024 appropriated = 700000000
        D6 4 Đoàn vào 2024 adjusted = -20000000
        ",
    );
    // Without its sign it is what is cut.
    check(
        "
        | THEO DÕI DỰ TOÁN NĂM 2024 (ĐVT: triệu đồng)
        | STT | Nội dung | Loại | Số tiền
        | 1 | Đoàn ra | Giao đầu năm | 500
        | 2 | Đoàn ra | Giảm dự toán | 50
        | 3 | Đoàn vào | Giao đầu năm | 700
        | 4 | Đoàn vào | Giảm dự toán | 20
        ",
        "
        D3 1 Đoàn ra 2024 appropriated = 500000000
        D4 2 Đoàn ra 2024 cut = 50000000
        D5 3 Đoàn vào 2024 appropriated = 700000000
        D6 4 Đoàn vào 2024 cut = 20000000
        ",
    );
}

#[test]
fn a_summary_by_office_is_held_against_its_list() {
    check(
        "
        == CT
        | BẢNG KÊ CHI NĂM 2024 (đồng)
        | Ngày | Số chứng từ | Nội dung | Chủ đầu tư | Nguồn | Số tiền
        | 15/01/2024 | RDT-01 | Kè suối Nậm | Chi cục Thủy lợi | NSTW | 2418650000
        | 20/02/2024 | RDT-02 | Giám sát kè | Chi cục Thủy lợi | NSTW | 86420000
        | 11/03/2024 | RDT-03 | Đền bù | Chi cục Thủy lợi | NST | 127344000
        | 12/03/2024 | RDT-04 | Giống mắc ca | Trung tâm Khuyến nông | NST | 312500000
        | 05/04/2024 | RDT-05 | Phân bón | Trung tâm Khuyến nông | NST | 148960000
        == TH
        | Tổng hợp giải ngân năm 2024 theo chủ đầu tư (đồng)
        | Chủ đầu tư | NSTW | NST | Cộng
        | Chi cục Thủy lợi | 2505070000 | 127344000 | 2632414000
        | Trung tâm Khuyến nông | . | 610420000 | 610420000
        | Cộng | 2505070000 | 737764000 | 3242834000
        ",
        "
        F3 Kè suối Nậm @Chi cục Thủy lợi $NSTW №RDT-01 2024-01-15 2024 spent = 2418650000
        F4 Giám sát kè @Chi cục Thủy lợi $NSTW №RDT-02 2024-02-20 2024 spent = 86420000
        F5 Đền bù @Chi cục Thủy lợi $NST №RDT-03 2024-03-11 2024 spent = 127344000
        F6 Giống mắc ca @Trung tâm Khuyến nông $NST №RDT-04 2024-03-12 2024 spent = 312500000
        F7 Phân bón @Trung tâm Khuyến nông $NST №RDT-05 2024-04-05 2024 spent = 148960000
        total 3242834000 / 3242834000
        !total-differs C4
        -money-twice
        ",
    );
}

#[test]
fn revenue_alone_is_told() {
    check(
        "
        | DỰ TOÁN THU NGÂN SÁCH XÃ NĂM 2024
        | Đơn vị tính: đồng     Trang 1/1     In lúc 08:14
        | STT | Nội dung | Dự toán
        | 1 | Phí, lệ phí | 42000000
        | 2 | Thu từ quỹ đất công ích | 118000000
        ",
        "
        C4 1 Phí, lệ phí 2024 proposed = 42000000
        C5 2 Thu từ quỹ đất công ích 2024 proposed = 118000000
        !blocks-not-added C4:C5
        ",
    );
    // Gathering data is no revenue.
    check(
        "
        | DỰ TOÁN THU THẬP SỐ LIỆU NĂM 2024 (số liệu: đồng)
        | STT | Nội dung | Dự toán
        | 1 | Thu thập phiếu | 42000000
        | 2 | In phiếu thu thập | 18000000
        ",
        "
        C3 1 Thu thập phiếu 2024 proposed = 42000000
        C4 2 In phiếu thu thập 2024 proposed = 18000000
        ",
    );
    check(
        "
        | CÂN ĐỐI NGÂN SÁCH XÃ NĂM 2024
        | (Dự toán đã được Hội đồng nhân dân xã quyết định; đơn vị: đồng)
        | NỘI DUNG THU | DỰ TOÁN | NỘI DUNG CHI | DỰ TOÁN
        | I. Các khoản thu hưởng 100% | 245000000 | I. Chi đầu tư | 180000000
        | II. Thu bổ sung | 590250000 | II. Chi thường xuyên | 655250000
        ",
        "
        B4 I I. Các khoản thu hưởng 100% 2024 approved = 245000000
        B5 II II. Thu bổ sung 2024 approved = 590250000
        D4 I I. Chi đầu tư 2024 approved = 180000000
        D5 II II. Chi thường xuyên 2024 approved = 655250000
        !blocks-not-added B4:B5
        !money-twice D4
        ",
    );
}

#[test]
fn a_balance_by_its_letters_is_reckoned() {
    check(
        "
        | QUYẾT TOÁN THU - CHI TÀI CHÍNH CÔNG ĐOÀN NĂM 2024 (đồng)
        | TT | Nội dung | Dự toán được duyệt | Quyết toán
        | A | TÍCH LŨY ĐẦU KỲ | . | 3126480750
        | B | PHẦN THU
        | 1 | Thu đoàn phí | 3150000000 | 2214680500
        | 2 | Thu khác | 185000000 | 74218000
        | | Cộng thu (B) | 3335000000 | 2288898500
        | C | PHẦN CHI
        | 1 | Chi tuyên truyền | 2100000000 | 1562308000
        | 2 | Chi khác | 120000000 | 48650000
        | | Cộng chi (C) | 2220000000 | 1610958000
        | D | TÍCH LŨY CUỐI KỲ (A + B - C) | . | 3804421250
        ",
        "
        D3 A TÍCH LŨY ĐẦU KỲ 2024 settled = 3126480750
        C5 [B~PHẦN THU] 1 Thu đoàn phí 2024 approved = 3150000000
        D5 [B~PHẦN THU] 1 Thu đoàn phí 2024 settled = 2214680500
        C6 [B~PHẦN THU] 2 Thu khác 2024 approved = 185000000
        D6 [B~PHẦN THU] 2 Thu khác 2024 settled = 74218000
        C9 [C~PHẦN CHI] 1 Chi tuyên truyền 2024 approved = 2100000000
        D9 [C~PHẦN CHI] 1 Chi tuyên truyền 2024 settled = 1562308000
        C10 [C~PHẦN CHI] 2 Chi khác 2024 approved = 120000000
        D10 [C~PHẦN CHI] 2 Chi khác 2024 settled = 48650000
        !blocks-not-added C5:D6
        !blocks-not-added D3
        -blocks-not-added C3
        ",
    );
}

#[test]
fn money_carried_over_by_the_title_is_the_next_years() {
    check(
        "
        | KINH PHÍ GIẢM NGHÈO NĂM 2023 CHUYỂN SANG NĂM 2024 TIẾP TỤC THỰC HIỆN
        | STT | Địa phương | Tổng số (tr.đ) | NSTW | NST
        | | Tổng cộng | 2450 | 2000 | 450
        | 1 | Huyện Mường Tè | 1400 | 1000 | 400
        | 2 | Huyện Sìn Hồ | 1050 | 1000 | 50
        ",
        "
        D4 1 Huyện Mường Tè @Huyện Mường Tè $NSTW 2024 carried-over = 1000000000
        E4 1 Huyện Mường Tè @Huyện Mường Tè $NST 2024 carried-over = 400000000
        D5 2 Huyện Sìn Hồ @Huyện Sìn Hồ $NSTW 2024 carried-over = 1000000000
        E5 2 Huyện Sìn Hồ @Huyện Sìn Hồ $NST 2024 carried-over = 50000000
        total 2450000000 / 2450000000
        ",
    );
}

#[test]
fn sources_may_head_projects_in_one_column() {
    check(
        "
        | ĐIỀU CHỈNH KẾ HOẠCH VỐN NĂM 2024 (Đơn vị: triệu đồng)
        | TT | Nguồn vốn/ Danh mục dự án | Chủ đầu tư | Kế hoạch 2024 đã giao | Tăng | Giảm | Kế hoạch 2024 sau điều chỉnh
        | | TỔNG CỘNG | . | 272300 | 12350 | (12350) | 280940
        | A | VỐN CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG | . | 104600 | 12350 | (12350) | 104600
        | 1 | Đường tỉnh 902 | Sở Giao thông vận tải | 48600 | . | (12350) | 36250
        | 2 | Trụ sở làm việc | Ban QLDA dân dụng | 21000 | 6200 | . | 27200
        | 3 | Kè chống sạt lở | Sở Nông nghiệp | 35000 | 6150 | . | 41150
        | B | VỐN XỔ SỐ KIẾN THIẾT | . | 84200 | . | . | 92840
        | 1 | Trường THPT Trà Ôn | UBND huyện Trà Ôn | 27800 | . | . | 27800
        | 2 | Trường mầm non | UBND huyện Tam Bình | 56400 | . | . | 56400
        | 3 | Trung tâm văn hóa | UBND huyện Trà Ôn | 8640 | . | . | 8640
        | C | VỐN ĐẤT | . | 83500 | . | . | 83500
        | 1 | Khu tái định cư | UBND thành phố | 66000 | . | . | 66000
        | 2 | Cầu Cái Cá | UBND thành phố | 17500 | . | . | 17500
        ",
        "
        D5 [A~VỐN CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG] 1 Đường tỉnh 902 @Sở Giao thông vận tải $VỐN CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG 2024 appropriated = 48600000000
        F5 [A~VỐN CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG] 1 Đường tỉnh 902 @Sở Giao thông vận tải $VỐN CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG 2024 adjusted = -12350000000
        D6 [A~VỐN CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG] 2 Trụ sở làm việc @Ban QLDA dân dụng $VỐN CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG 2024 appropriated = 21000000000
        E6 [A~VỐN CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG] 2 Trụ sở làm việc @Ban QLDA dân dụng $VỐN CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG 2024 adjusted = 6200000000
        D7 [A~VỐN CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG] 3 Kè chống sạt lở @Sở Nông nghiệp $VỐN CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG 2024 appropriated = 35000000000
        E7 [A~VỐN CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG] 3 Kè chống sạt lở @Sở Nông nghiệp $VỐN CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG 2024 adjusted = 6150000000
        D9 [B~VỐN XỔ SỐ KIẾN THIẾT] 1 Trường THPT Trà Ôn @UBND huyện Trà Ôn $VỐN XỔ SỐ KIẾN THIẾT 2024 appropriated = 27800000000
        D10 [B~VỐN XỔ SỐ KIẾN THIẾT] 2 Trường mầm non @UBND huyện Tam Bình $VỐN XỔ SỐ KIẾN THIẾT 2024 appropriated = 56400000000
        D11 [B~VỐN XỔ SỐ KIẾN THIẾT] 3 Trung tâm văn hóa @UBND huyện Trà Ôn $VỐN XỔ SỐ KIẾN THIẾT 2024 appropriated = 8640000000
        D13 [C~VỐN ĐẤT] 1 Khu tái định cư @UBND thành phố 2024 appropriated = 66000000000
        D14 [C~VỐN ĐẤT] 2 Cầu Cái Cá @UBND thành phố 2024 appropriated = 17500000000
        !difference-differs G3
        !difference-differs G8
        !total-differs D8
        -sign-by-heading F3
        ",
    );
}

#[test]
fn money_carried_over_may_be_only_a_part() {
    check(
        "
        | DỰ TOÁN CHI NĂM 2025 (bao gồm nguồn năm 2024 chuyển nguồn sang)
        | Đơn vị: đồng
        | STT | Nội dung | Số tiền
        | 1 | Chi hội nghị | 42000000
        | 2 | Chi công tác phí | 18000000
        ",
        "
        C4 1 Chi hội nghị proposed = 42000000
        C5 2 Chi công tác phí proposed = 18000000
        ",
    );
}

#[test]
fn foreign_money_under_a_heading_of_two_cells_is_no_dong() {
    check(
        "
        | KẾ HOẠCH VỐN ODA NĂM 2025
        | TT | Dự án | Giá trị hiệp định | Đề nghị kế hoạch năm 2025 (triệu đồng) | <
        | ^ | ^ | Nghìn USD | Vốn nước ngoài | Vốn đối ứng
        | 1 | Đường nông thôn | 24500 | 62400 | 7850
        | 2 | Trạm y tế | 5240 | 8745 | 860
        ",
        "
        D4 1 Đường nông thôn $Vốn nước ngoài 2025 proposed = 62400000000
        E4 1 Đường nông thôn $Vốn đối ứng 2025 proposed = 7850000000
        D5 2 Trạm y tế $Vốn nước ngoài 2025 proposed = 8745000000
        E5 2 Trạm y tế $Vốn đối ứng 2025 proposed = 860000000
        -columns-not-recorded C4
        ",
    );
}

#[test]
fn codes_counts_and_norms_among_the_rows_are_no_money() {
    check(
        "
        | PHÂN BỔ DỰ TOÁN NĂM 2025 (1.000đ)
        | TT | Chỉ tiêu | Tổng cộng | Trường A | Trường B
        | A | CHỈ TIÊU CƠ BẢN | . | . | .
        | . | Mã ĐVQHNS | . | 1063811 | 1063824
        | 1 | Số lớp | 21 | 12 | 9
        | 2 | Định mức chi khác (1.000đ/hs) | . | 620 | 540
        | B | DỰ TOÁN GIAO | 7336050 | 4215600 | 3120450
        | 1 | Lương | 7336050 | 4215600 | 3120450
        ",
        "
        D8 [B~DỰ TOÁN GIAO] 1 Lương @Trường A 2025 appropriated = 4215600000
        E8 [B~DỰ TOÁN GIAO] 1 Lương @Trường B 2025 appropriated = 3120450000
        !rows-not-money D4
        ",
    );
}

#[test]
fn a_summary_in_rounded_figures_is_the_money_of_its_sheets() {
    check(
        "
        == TONG HOP
        | TỔNG HỢP CHI NĂM 2024 (triệu đồng)
        | TT | Nhóm chi | Số tiền đã chi
        | 1 | Chi con người | 14749
        | 2 | Thuốc, vật tư | 7195
        | | TỔNG CỘNG | 21944
        == 1-Luong
        | CHI TIẾT CHI CON NGƯỜI NĂM 2024 (đồng)
        | TT | Nội dung | Số tiền đã chi
        | 1 | Tiền lương | 10466947800
        | 2 | Phụ cấp | 4282144800
        | | Cộng | 14749092600
        == 2-Vattu
        | CHI TIẾT THUỐC, VẬT TƯ NĂM 2024 (đồng)
        | TT | Nội dung | Số tiền đã chi
        | 1 | Thuốc | 4474433700
        | 2 | Hóa chất | 2720507400
        | | Cộng | 7194941100
        ",
        "
        1-Luong!C3 1 Tiền lương 2024 spent = 10466947800
        1-Luong!C4 2 Phụ cấp 2024 spent = 4282144800
        2-Vattu!C3 1 Thuốc 2024 spent = 4474433700
        2-Vattu!C4 2 Hóa chất 2024 spent = 2720507400
        total 21944000000 / 21944000000
        total 14749092600 / 14749092600
        total 7194941100 / 7194941100
        -money-twice
        ",
    );
}

#[test]
fn a_ledger_opens_with_what_the_year_came_to_and_a_month_goes_on_over_the_page() {
    check(
        "
        | SỔ CHI TIẾT CHI PHÍ QUÝ IV NĂM 2024 (đồng)
        | Ngày | Số chứng từ | Diễn giải | Số tiền chi
        | . | . | Số lũy kế từ đầu năm đến 30/9/2024 | 883415100
        | 02/10/2024 | UNC1 | Trả tiền hóa chất | 48765000
        | 08/10/2024 | UNC2 | Công tác phí | 6340000
        | . | . | Cộng phát sinh tháng 10 | 55105000
        | . | . | Lũy kế từ đầu năm | 938520100
        | 05/11/2024 | UNC3 | Tập huấn | 18950000
        | 14/11/2024 | UNC4 | Lương hợp đồng | 38520400
        | . | . | Cộng chuyển sang trang sau | 112575400
        | . | . | Số trang trước chuyển sang | 112575400
        | 28/11/2024 | UNC5 | Tiền điện | 9816754
        | . | . | Cộng phát sinh tháng 11 | 67287154
        | . | . | Cộng quý IV | 122392154
        ",
        "
        D4 Trả tiền hóa chất №UNC1 2024-10-02 2024 spent = 48765000
        D5 Công tác phí №UNC2 2024-10-08 2024 spent = 6340000
        D8 Tập huấn №UNC3 2024-11-05 2024 spent = 18950000
        D9 Lương hợp đồng №UNC4 2024-11-14 2024 spent = 38520400
        D12 Tiền điện №UNC5 2024-11-28 2024 spent = 9816754
        total 122392154 / 122392154
        ",
    );
}

#[test]
fn what_money_carried_over_had_been_is_carried_over() {
    check(
        "
        | SỐ DƯ ĐƯỢC CHUYỂN NGUỒN TỪ NĂM 2023 SANG NĂM 2024
        | TT | Đơn vị | Số chuyển nguồn (đồng) | < | <
        | ^ | ^ | Cộng | Kinh phí bổ sung sau 30/9 | Dư tạm ứng chi thường xuyên
        | 1 | Bảo tàng tỉnh | 413800000 | 365800000 | 48000000
        | 2 | Trung tâm Huấn luyện | 275430000 | . | 275430000
        | | Tổng cộng | 689230000 | 365800000 | 323430000
        ",
        "
        D4 1 Bảo tàng tỉnh @Bảo tàng tỉnh 2024 carried-over = 365800000
        E4 1 Bảo tàng tỉnh @Bảo tàng tỉnh 2024 carried-over = 48000000
        E5 2 Trung tâm Huấn luyện @Trung tâm Huấn luyện 2024 carried-over = 275430000
        total 689230000 / 689230000
        ",
    );
}

#[test]
fn the_number_of_a_page_parts_no_table() {
    check(
        "
        | CHUYỂN NGUỒN SANG NĂM 2024 (đồng)
        | TT | Đơn vị | Số tiền
        | | TỔNG CỘNG | 600000
        | 1 | Văn phòng | 100000
        | 2 | Trung tâm | 200000
        | | Cộng chương 416 | 300000
        | . | . | . | Trang 2
        | TT | Đơn vị | Số tiền
        | 1 | Chi cục A | 120000
        | 2 | Chi cục B | 180000
        | | Cộng chương 412 | 300000
        | | TỔNG CỘNG | 600000
        ",
        "
        C4 1 Văn phòng @Văn phòng 2024 carried-over = 100000
        C5 2 Trung tâm @Trung tâm 2024 carried-over = 200000
        C9 1 Chi cục A @Chi cục A 2024 carried-over = 120000
        C10 2 Chi cục B @Chi cục B 2024 carried-over = 180000
        total 600000 / 600000
        ",
    );
}

#[test]
fn a_subtotal_that_fails_is_held_against_its_own_rows() {
    check(
        "
        | KẾ HOẠCH KINH PHÍ NĂM 2024 (đồng)
        | TT | Đơn vị | Kinh phí
        | | TỔNG CỘNG | 2100000
        | 1 | Văn phòng | 100000
        | 2 | Trung tâm | 200000
        | | Cộng chương 416 | 300000
        | 1 | Chi cục A | 800000
        | 2 | Chi cục B | 1000000
        | | Cộng chương 412 | 1700000
        | | TỔNG CỘNG | 2100000
        ",
        "
        C4 1 Văn phòng @Văn phòng 2024 planned = 100000
        C5 2 Trung tâm @Trung tâm 2024 planned = 200000
        C7 1 Chi cục A @Chi cục A 2024 planned = 800000
        C8 2 Chi cục B @Chi cục B 2024 planned = 1000000
        total 2100000 / 2100000
        !total-differs C9
        ",
    );
}

#[test]
fn sections_without_parts_of_a_table_by_field_belong_to_its_total() {
    check(
        "
        | DỰ TOÁN CHI CHO TỪNG CƠ QUAN NĂM 2024
        | (Kèm theo Nghị quyết số 47/NQ-HĐND ngày 08/12/2023)
        | Đơn vị: triệu đồng
        | STT | Tên đơn vị | Tổng số | Giáo dục | Y tế
        | | TỔNG SỐ | 750 | 400 | 230
        | I | Các cơ quan | 630 | 400 | 230
        | 1 | Sở Giáo dục và Đào tạo | 420 | 400 | 20
        | 2 | Sở Y tế | 210 | . | 210
        | II | Chi dự phòng ngân sách | 120 | . | .
        ",
        "
        D7 [I~Các cơ quan] 1 Sở Giáo dục và Đào tạo @Sở Giáo dục và Đào tạo №Nghị quyết số 47/NQ-HĐND ngày 08/12/2023 2023-12-08 2024 approved = 400000000
        E7 [I~Các cơ quan] 1 Sở Giáo dục và Đào tạo @Sở Giáo dục và Đào tạo №Nghị quyết số 47/NQ-HĐND ngày 08/12/2023 2023-12-08 2024 approved = 20000000
        E8 [I~Các cơ quan] 2 Sở Y tế @Sở Y tế №Nghị quyết số 47/NQ-HĐND ngày 08/12/2023 2023-12-08 2024 approved = 210000000
        C9 II Chi dự phòng ngân sách №Nghị quyết số 47/NQ-HĐND ngày 08/12/2023 2023-12-08 2024 approved = 120000000
        total 750000000 / 750000000
        ",
    );
}

#[test]
fn tables_beside_each_other_have_titles_of_their_own() {
    check(
        "
        | KINH PHÍ NĂM 2024 CỦA HỘI
        | I. PHẦN ĐƯỢC GIAO | . | . | . | II. PHẦN ĐÃ CHI
        | TT | Nội dung | Số tiền (đồng) | . | TT | Nội dung | Số tiền (đồng)
        | 1 | Hoạt động thường xuyên | 386000000 | . | 1 | Lương, phụ cấp | 247860000
        | 2 | Mừng thọ | 92400000 | . | 2 | Quà mừng thọ | 92400000
        | | Cộng I | 478400000 | . | . | Cộng II | 340260000
        ",
        "
        C4 [I~I. PHẦN ĐƯỢC GIAO] 1 Hoạt động thường xuyên 2024 appropriated = 386000000
        C5 [I~I. PHẦN ĐƯỢC GIAO] 2 Mừng thọ 2024 appropriated = 92400000
        G4 [II~II. PHẦN ĐÃ CHI] 1 Lương, phụ cấp 2024 spent = 247860000
        G5 [II~II. PHẦN ĐÃ CHI] 2 Quà mừng thọ 2024 spent = 92400000
        total 478400000 / 478400000
        total 340260000 / 340260000
        ",
    );
}

#[test]
fn accounts_settled_below_two_tables_are_no_money_of_their_own() {
    check(
        "
        | KINH PHÍ NĂM 2024 CỦA HỘI
        | I. PHẦN ĐƯỢC GIAO | . | . | . | II. PHẦN ĐÃ CHI
        | TT | Nội dung | Số tiền (đồng) | . | TT | Nội dung | Số tiền (đồng)
        | 1 | Hoạt động thường xuyên | 386125000 | . | 1 | Lương, phụ cấp | 247860000
        | 2 | Mừng thọ | 92400000 | . | 2 | Quà mừng thọ | 92400000
        | | Cộng I | 478525000 | . | . | Cộng II | 340260000
        | . | III. CÂN ĐỐI
        | . | Tổng kinh phí được sử dụng | 478525000
        | . | Tổng đã chi | 340260000
        | . | Còn lại | 138265000
        ",
        "
        C4 [I~I. PHẦN ĐƯỢC GIAO] 1 Hoạt động thường xuyên 2024 appropriated = 386125000
        C5 [I~I. PHẦN ĐƯỢC GIAO] 2 Mừng thọ 2024 appropriated = 92400000
        G4 [II~II. PHẦN ĐÃ CHI] 1 Lương, phụ cấp 2024 spent = 247860000
        G5 [II~II. PHẦN ĐÃ CHI] 2 Quà mừng thọ 2024 spent = 92400000
        total 340260000 / 340260000
        -money-twice C9
        ",
    );
}

#[test]
fn how_an_amount_was_worked_out_leaves_it_money() {
    check(
        "
        | DỰ TOÁN NĂM 2025 (đồng)
        | TT | Nội dung | Thành tiền quy theo tỷ giá VND/USD
        | 1 | Hỗ trợ chi phí học tập (150.000 đồng/học sinh x 9 tháng) | 135000000
        | 2 | Bồi dưỡng (200.000 đồng/người/ngày) | 60000000
        | | Tổng cộng | 195000000
        ",
        "
        C3 1 Hỗ trợ chi phí học tập (150.000 đồng/học sinh x 9 tháng) 2025 proposed = 135000000
        C4 2 Bồi dưỡng (200.000 đồng/người/ngày) 2025 proposed = 60000000
        total 195000000 / 195000000
        ",
    );
}

#[test]
fn round_figures_in_dong_are_not_rounded() {
    check(
        "
        == Dự toán
        | DỰ TOÁN NĂM 2024 (đồng)
        | TT | Nội dung | Kinh phí đề nghị
        | 1 | Đoàn ra | 500000000
        | 2 | Đoàn vào | 300000000
        == Đoàn ra
        | CHI ĐOÀN RA NĂM 2024 (đồng)
        | TT | Nội dung | Đã chi
        | 1 | Vé | 480123000
        == Đoàn vào
        | CHI ĐOÀN VÀO NĂM 2024 (đồng)
        | TT | Nội dung | Đã chi
        | 1 | Ăn | 310456000
        ",
        "
        Dự toán!C3 1 Đoàn ra 2024 proposed = 500000000
        Dự toán!C4 2 Đoàn vào 2024 proposed = 300000000
        Đoàn ra!C3 1 Vé 2024 spent = 480123000
        Đoàn vào!C3 1 Ăn 2024 spent = 310456000
        ",
    );
}
