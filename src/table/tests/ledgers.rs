//! Ledgers with a running balance, settlement reports under sections and classes, totals said in a sentence.

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
