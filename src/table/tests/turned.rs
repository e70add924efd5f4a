//! Tables turned on their side, rows reckoned by a column of formulas, columns that hold others, prices paid so often.

use super::draw::{check, draw};
use crate::table::{Hints, recognise};

#[test]
fn rows_that_are_years_name_nothing_and_the_columns_what_it_is_for() {
    check(
        "
        | KẾ HOẠCH VỐN THEO NHIỆM VỤ GIAI ĐOẠN 2021-2022
        | Đơn vị: triệu đồng
        | Năm | Đào tạo lưu học sinh | Hỗ trợ nông nghiệp | Tổng cộng
        | 2021 | 500 | 800 | 1300
        | 2022 | 600 | 900 | 1500
        | Cộng | 1100 | 1700 | 2800
        ",
        "
        B4 Đào tạo lưu học sinh 2021 planned = 500000000
        C4 Hỗ trợ nông nghiệp 2021 planned = 800000000
        B5 Đào tạo lưu học sinh 2022 planned = 600000000
        C5 Hỗ trợ nông nghiệp 2022 planned = 900000000
        total 2800000000 / 2800000000
        ",
    );
}

#[test]
fn a_column_of_formulas_tells_which_rows_are_sums() {
    check(
        "
        | DỰ TOÁN CHI PHÍ XÂY DỰNG NĂM 2024
        | Đơn vị: đồng
        | STT | Nội dung chi phí | Cách tính | Giá trị | Ký hiệu
        | I | Chi phí trực tiếp | Theo bảng tính | 800000000 | T
        | II | Chi phí gián tiếp | T x 7% | 56000000 | GT
        | | Chi phí trước thuế | T + GT | 856000000 | G
        | III | Thuế giá trị gia tăng | G x 10% | 85600000 | GTGT
        | | Chi phí sau thuế | G+GTGT | 941600000 | Gxd
        ",
        "
        D4 I Chi phí trực tiếp 2024 proposed = 800000000
        D5 II Chi phí gián tiếp 2024 proposed = 56000000
        D7 III Thuế giá trị gia tăng 2024 proposed = 85600000
        ",
    );
}

#[test]
fn a_total_by_its_name_may_hold_the_column_beside_it() {
    check(
        "
        | QUYẾT TOÁN THU NGÂN SÁCH NĂM 2022
        | Đơn vị: triệu đồng
        | STT | Nội dung | Tổng thu NSNN | Thu NSĐP
        | 1 | Thu từ doanh nghiệp | 400 | 300
        | 2 | Thuế thu nhập cá nhân | 200 | 200
        | 3 | Lệ phí trước bạ | 300 | 100
        ",
        "
        C4 1 Thu từ doanh nghiệp 2022 settled = 400000000
        D4 1 Thu từ doanh nghiệp 2022 settled = 300000000
        C5 2 Thuế thu nhập cá nhân 2022 settled = 200000000
        D5 2 Thuế thu nhập cá nhân 2022 settled = 200000000
        C6 3 Lệ phí trước bạ 2022 settled = 300000000
        D6 3 Lệ phí trước bạ 2022 settled = 100000000
        !blocks-not-added C4:D6
        !column-guessed D3
        Xreading-unsure C4:C6
        ",
    );
}

#[test]
fn how_often_a_price_is_paid_may_stand_in_the_heading() {
    check(
        "
        | KINH PHÍ MIỄN, GIẢM HỌC PHÍ NĂM 2024 ĐỀ NGHỊ CẤP
        | Đơn vị: nghìn đồng
        | STT | Trường | Số học sinh | Mức/tháng | Kinh phí (4 tháng)
        | 1 | THCS Lê Lợi | 20 | 50 | 4000
        | 2 | THCS Nguyễn Du | 30 | 50 | 6100
        ",
        "
        E4 1 THCS Lê Lợi @THCS Lê Lợi 2024 proposed = 4000000
        E5 2 THCS Nguyễn Du @THCS Nguyễn Du 2024 proposed = 6100000
        !product-differs E5
        ",
    );
}

#[test]
fn a_coefficient_that_only_explains_the_price_is_no_factor() {
    check(
        "
        | KINH PHÍ HỖ TRỢ CHUYÊN GIA NĂM 2024 ĐỀ NGHỊ CẤP
        | Đơn vị: đồng
        | STT | Họ và tên | Hệ số | Số tháng | Mức hỗ trợ | Thành tiền
        | 1 | Nguyễn Văn A | 2.34 | 12 | 5000000 | 60000000
        | 2 | Trần Thị B | 1.86 | 10 | 4000000 | 40000000
        | | Cộng | | | | 100000000
        ",
        "
        F4 1 Nguyễn Văn A 2024 proposed = 60000000
        F5 2 Trần Thị B 2024 proposed = 40000000
        total 100000000 / 100000000
        ",
    );
}

#[test]
fn a_total_below_two_tables_is_the_sum_of_both() {
    check(
        "
        | DỰ TOÁN NĂM 2025
        | Phụ lục 1 (triệu đồng)
        | STT | Nội dung | Dự toán
        | 1 | Đoàn ra | 500
        | | Cộng | 500
        |
        | Phụ lục 2 (triệu đồng)
        | STT | Danh mục | Dự toán
        | 1 | Trường học | 12000
        | | Cộng | 12000
        | TỔNG CỘNG PHỤ LỤC 1+2 | | 12500
        ",
        "
        C4 1 Đoàn ra 2025 proposed = 500000000
        C9 1 Trường học 2025 proposed = 12000000000
        total 500000000 / 500000000
        total 12000000000 / 12000000000
        ",
    );
}

#[test]
fn an_advance_among_payments_is_not_spent_twice() {
    check(
        "
        | SỔ CHI TIẾT TÀI KHOẢN DỰ TOÁN QUÝ II/2024
        | Đơn vị: đồng
        | Ngày GD | Số CT | Diễn giải | Mã NDKT | Số tiền | Số dư
        | 02/04/2024 | RDT-01 | Vé máy bay đoàn ra | 6801 | 45000000 | 155000000
        | 15/04/2024 | RDT-02 | Tạm ứng đoàn công tác | 6800 | 30000000 | 125000000
        | 20/05/2024 | RDT-03 | Thanh toán tạm ứng đoàn công tác | 6800 | 28000000 | 97000000
        ",
        "
        E4 Vé máy bay đoàn ra №RDT-01 cl:Mã NDKT 6801 2024-04-02 2024 spent = 45000000
        E5 Tạm ứng đoàn công tác №RDT-02 cl:Mã NDKT 6800 2024-04-15 2024 advanced = 30000000
        E6 Thanh toán tạm ứng đoàn công tác №RDT-03 cl:Mã NDKT 6800 2024-05-20 2024 cleared = 28000000
        -columns-not-recorded F4
        ",
    );
}

#[test]
fn a_list_of_decisions_says_what_each_did() {
    check(
        "
        | TỔNG HỢP DỰ TOÁN GIAO VÀ ĐIỀU CHỈNH TRONG NĂM 2024
        | Kinh phí: đồng
        | STT | Quyết định | Ngày | Nội dung | Số tiền
        | 1 | 3015/QĐ-UBND | 20/12/2023 | Giao dự toán đầu năm | 5000000000
        | 2 | 120/QĐ-UBND | 15/3/2024 | Bổ sung kinh phí bồi dưỡng cán bộ Lào | 300000000
        | 3 | 458/QĐ-UBND | 10/7/2024 | Thu hồi kinh phí hội nghị | -120000000
        | | | | Cộng | 5180000000
        ",
        "
        E4 1 Giao dự toán đầu năm №3015/QĐ-UBND 2023-12-20 2024 appropriated = 5000000000
        E5 2 Bổ sung kinh phí bồi dưỡng cán bộ Lào №120/QĐ-UBND 2024-03-15 2024 supplemented = 300000000
        E6 3 Thu hồi kinh phí hội nghị №458/QĐ-UBND 2024-07-10 2024 adjusted = -120000000
        total 5180000000 / 5180000000
        ",
    );
}

#[test]
fn lines_know_what_the_titles_over_their_table_say_it_is_for() {
    let made = recognise(
        &draw(
            "
        | UBND TỈNH KON TUM
        | SỞ NGOẠI VỤ
        | DỰ TOÁN CHI TIẾT NHIỆM VỤ 2.1
        | Tổ chức đoàn công tác thăm tỉnh Attapeu năm 2024
        | (Kèm theo Tờ trình số 45/TTr-SNgV ngày 12/5/2024)
        | Đơn vị: đồng
        | STT | Nội dung | Số lượng | Đơn giá | Thành tiền
        | 1 | Vé xe | 6 | 500000 | 3000000
        | 2 | Quà tặng | 10 | 400000 | 4000000
        | | Cộng | | | 7000000
        ",
        ),
        &Hints::default(),
    );
    let about: Vec<Option<&str>> = made.lines.iter().map(|line| line.about.as_deref()).collect();
    let title = "DỰ TOÁN CHI TIẾT NHIỆM VỤ 2.1 Tổ chức đoàn công tác thăm tỉnh Attapeu năm 2024";
    assert_eq!(about, [Some(title); 2]);
}

#[test]
fn columns_that_divide_others_are_no_money() {
    check(
        "
        | SO SÁNH DỰ TOÁN NĂM 2024 VỚI ƯỚC THỰC HIỆN NĂM 2023
        | Đơn vị tính: triệu đồng
        | TT | Chỉ tiêu | Ước TH 2023 | Dự toán 2024 | So sánh
        | | | | | DT2024/ƯTH2023
        | 1 | Chi đầu tư phát triển | 11500 | 13000 | 1.13
        | 2 | Chi thường xuyên | 45800 | 47000 | 1.026
        | | Tổng chi | 57300 | 60000 | 1.047
        ",
        "
        C5 1 Chi đầu tư phát triển 2023 expected = 11500000000
        D5 1 Chi đầu tư phát triển 2024 proposed = 13000000000
        C6 2 Chi thường xuyên 2023 expected = 45800000000
        D6 2 Chi thường xuyên 2024 proposed = 47000000000
        total 60000000000 / 60000000000
        ",
    );
}

#[test]
fn a_year_of_a_project_is_no_part_of_what_the_project_costs() {
    check(
        "
        | TÌNH HÌNH THỰC HIỆN VỐN ĐẦU TƯ
        | Đơn vị: triệu đồng
        | TT | Dự án | Tổng mức đầu tư | Lũy kế vốn đã bố trí đến hết năm 2023 | Kế hoạch vốn năm 2024 | Số vốn còn lại chưa bố trí
        | | Tổng số | 96000 | 40000 | 30000 | 26000
        | 1 | Đường tuần tra | 56000 | 25000 | 18000 | 13000
        | 2 | Trạm kiểm soát | 40000 | 15000 | 12000 | 13000
        ",
        "
        E5 1 Đường tuần tra 2024 planned = 18000000000
        E6 2 Trạm kiểm soát 2024 planned = 12000000000
        total 30000000000 / 30000000000
        -columns-not-recorded C4
        -columns-not-recorded D4
        ",
    );
}

#[test]
fn the_year_may_stand_over_what_the_money_is_for() {
    check(
        "
        | GIAO KẾ HOẠCH KINH PHÍ ĐÀO TẠO
        | Đơn vị tính: triệu đồng
        | TT | Nội dung năm 2022 | Kinh phí
        | 1 | Học phí | 450
        | 2 | Sinh hoạt phí | 1200
        ",
        "
        C4 1 Học phí 2022 appropriated = 450000000
        C5 2 Sinh hoạt phí 2022 appropriated = 1200000000
        ",
    );
}

#[test]
fn the_day_of_posting_heads_no_rows() {
    check(
        "
        | SỔ CHI TIẾT CHI HOẠT ĐỘNG NĂM 2023
        | Đơn vị: đồng
        | Ngày ghi sổ | Số chứng từ | Ngày chứng từ | Diễn giải | Tổng số
        | 16/01/2023 | RDT01 | 15/01/2023 | Công tác phí đoàn đi Lào | 25000000
        | 20/02/2023 | RDT02 | 20/02/2023 | Mua quà tặng | 12000000
        ",
        "
        E4 Công tác phí đoàn đi Lào №RDT01 2023-01-15 2023 spent = 25000000
        E5 Mua quà tặng №RDT02 2023-02-20 2023 spent = 12000000
        ",
    );
}

#[test]
fn money_in_foreign_currency_is_held_against_no_rate() {
    check(
        "
        | DỰ TOÁN ĐOÀN ĐI LÀO NĂM 2024
        | STT | Chức danh | Số ngày | Mức ăn (USD) | Tiền ăn (USD) | Mức ở (USD) | Tiền ở (USD) | Tỷ giá | Thành tiền (đồng)
        | 1 | Giám đốc | 5 | 40 | 200 | 60 | 240 | 24500 | 10780000
        | 2 | Trưởng phòng | 5 | 35 | 175 | 50 | 200 | 24500 | 9187500
        | | Tổng cộng | | | 375 | | 440 | | 19967500
        ",
        "
        I3 1 Giám đốc 2024 proposed = 10780000
        I4 2 Trưởng phòng 2024 proposed = 9187500
        total 19967500 / 19967500
        -columns-not-recorded D3
        ",
    );
}

#[test]
fn names_of_places_are_no_units() {
    check(
        "
        | PHÂN BỔ KINH PHÍ NĂM 2024
        | Đơn vị: triệu đồng
        | TT | Nội dung | Lâm Đồng | Nam Đông | Đồng Nai
        | 1 | Xây mới | 1200 | 800 | 300
        | 2 | Sửa chữa | 500 | 300 | 200
        ",
        "
        C4 1 Xây mới 2024 appropriated = 1200000000
        D4 1 Xây mới 2024 appropriated = 800000000
        E4 1 Xây mới 2024 appropriated = 300000000
        C5 2 Sửa chữa 2024 appropriated = 500000000
        D5 2 Sửa chữa 2024 appropriated = 300000000
        E5 2 Sửa chữa 2024 appropriated = 200000000
        ",
    );
}

#[test]
fn an_office_goes_on_below_the_row_that_names_it() {
    check(
        "
        | PHÂN BỔ KINH PHÍ
        | ĐVT: triệu đồng
        | STT | Đơn vị | Nhiệm vụ | Kinh phí năm 2024
        | 1 | Sở Ngoại vụ | Tổ chức đoàn ra | 500
        | | | Tổ chức đoàn vào | 300
        | | | Cộng | 800
        | 2 | Sở Y tế | Khám bệnh nhân đạo | 200
        | | | Tập huấn | 100
        | 3 | | Hội nghị | 50
        | | | Tổng cộng | 1150
        ",
        "
        D4 1 Tổ chức đoàn ra @Sở Ngoại vụ 2024 appropriated = 500000000
        D5 Tổ chức đoàn vào @Sở Ngoại vụ 2024 appropriated = 300000000
        D7 2 Khám bệnh nhân đạo @Sở Y tế 2024 appropriated = 200000000
        D8 Tập huấn @Sở Y tế 2024 appropriated = 100000000
        D9 3 Hội nghị 2024 appropriated = 50000000
        total 1150000000 / 1150000000
        ",
    );
}

#[test]
fn one_estimate_as_two_levels_assigned_it_is_asked_about() {
    check(
        "
        | DỰ TOÁN CHI NGÂN SÁCH NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán TW giao | Dự toán HĐND giao
        | I | Chi đầu tư | 3300 | 3500
        | II | Chi thường xuyên | 7500 | 7900
        ",
        "
        C4 I Chi đầu tư 2025 appropriated = 3300000000
        D4 I Chi đầu tư 2025 appropriated = 3500000000
        C5 II Chi thường xuyên 2025 appropriated = 7500000000
        D5 II Chi thường xuyên 2025 appropriated = 7900000000
        Xreading-unsure D4:D5
        ",
    );
}

#[test]
fn measures_may_be_numbered_beside_their_codes() {
    check(
        "
        | BÁO CÁO KINH PHÍ NĂM 2023
        | Đơn vị tính: đồng
        | Mã số | Chỉ tiêu | Tổng số
        | '01 | I. Số dư kinh phí năm trước chuyển sang | 50000000
        | '02 | II. Dự toán giao trong năm | 3000000000
        | '03 | III. Kinh phí đề nghị quyết toán | 2960000000
        | '04 | IV. Số dư chuyển năm sau (04=01+02-03) | 90000000
        ",
        "
        C4 01 I. Số dư kinh phí năm trước chuyển sang 2023 carried-over = 50000000
        C5 02 II. Dự toán giao trong năm 2023 appropriated = 3000000000
        C6 03 III. Kinh phí đề nghị quyết toán 2023 settled = 2960000000
        -blocks-not-added C4
        ",
    );
}

#[test]
fn rows_without_numbers_head_numbers_that_begin_again() {
    check(
        "
        | KHÁI TOÁN KINH PHÍ ĐỀ NGHỊ GIAI ĐOẠN 2024-2025
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Kinh phí
        | | NĂM 2024 | 1500
        | 1 | Đoàn ra | 900
        | 2 | Hội thảo | 600
        | | NĂM 2025 | 1700
        | 1 | Đoàn ra | 1000
        | 2 | Triển lãm | 700
        | | TỔNG CỘNG | 3200
        ",
        "
        C5 [~NĂM 2024] 1 Đoàn ra 2024 proposed = 900000000
        C6 [~NĂM 2024] 2 Hội thảo 2024 proposed = 600000000
        C8 [~NĂM 2025] 1 Đoàn ra 2025 proposed = 1000000000
        C9 [~NĂM 2025] 2 Triển lãm 2025 proposed = 700000000
        total 3200000000 / 3200000000
        ",
    );
}

#[test]
fn a_sum_that_holds_either_way_proves_no_reading() {
    check(
        "
        | NHU CẦU KINH PHÍ NĂM 2024
        | Đơn vị: tỷ đồng
        | TT | Lĩnh vực | Kinh phí
        | 1 | Giáo dục | '12,500
        | 2 | Y tế | '8,250
        | | Tổng cộng | '20,750
        ",
        "
        C4 1 Giáo dục 2024 proposed = 12500000000000
        C5 2 Y tế 2024 proposed = 8250000000000
        total 20750000000000 / 20750000000000
        !number-ambiguous C4
        ",
    );
    check(
        "
        | NHU CẦU KINH PHÍ NĂM 2024
        | Đơn vị: triệu đồng
        | TT | Lĩnh vực | Kinh phí
        | 1 | Giáo dục | '12.500
        | 2 | Y tế | '850
        | | Tổng cộng | '13.350
        ",
        "
        C4 1 Giáo dục 2024 proposed = 12500000000
        C5 2 Y tế 2024 proposed = 850000000
        total 13350000000 / 13350000000
        -number-by-sum C4
        ",
    );
}

#[test]
fn a_fund_takes_in_what_it_spends() {
    check(
        "
        | DỰ TOÁN THU CHI QUỸ ĐỀN ƠN ĐÁP NGHĨA NĂM 2024
        | Đơn vị: đồng
        | TT | Diễn giải | Số tiền
        | I | Số dư đầu năm | 120000000
        | II | Dự kiến thu trong năm | 300000000
        | III | Dự kiến chi trong năm | 280000000
        | 1 | Thăm hỏi | 80000000
        | 2 | Xây nhà tình nghĩa | 200000000
        ",
        "
        C4 I Số dư đầu năm 2024 proposed = 120000000
        C5 II Dự kiến thu trong năm 2024 proposed = 300000000
        C7 [III~Dự kiến chi trong năm] 1 Thăm hỏi 2024 proposed = 80000000
        C8 [III~Dự kiến chi trong năm] 2 Xây nhà tình nghĩa 2024 proposed = 200000000
        !blocks-not-added C4
        !blocks-not-added C5
        -blocks-not-added C4
        ",
    );
}

#[test]
fn money_of_one_class_and_of_two_is_asked_about() {
    check(
        "
        | DỰ TOÁN LỚP TIẾNG LÀO NĂM 2024
        | Đơn vị: đồng
        | STT | Nội dung | Thành tiền 01 lớp | Thành tiền 02 lớp
        | 1 | Giảng viên | 32000000 | 64000000
        | 2 | Tài liệu | 3000000 | 6000000
        | 3 | Khai giảng | 10000000 | 20000000
        ",
        "
        C4 1 Giảng viên 2024 proposed = 32000000
        D4 1 Giảng viên 2024 proposed = 64000000
        C5 2 Tài liệu 2024 proposed = 3000000
        D5 2 Tài liệu 2024 proposed = 6000000
        C6 3 Khai giảng 2024 proposed = 10000000
        D6 3 Khai giảng 2024 proposed = 20000000
        Xreading-unsure D4:D6
        ",
    );
}

#[test]
fn what_an_annex_of_assigned_estimates_says() {
    check(
        "
        | DỰ TOÁN CHI NĂM 2025 GIAO CHO CÁC CƠ QUAN, ĐƠN VỊ
        | (Kèm theo Quyết định số 12/QĐ-UBND ngày 10 tháng 12 năm 2024)
        | Đơn vị: triệu đồng
        | TT | Đơn vị, địa phương | Tổng số | Trong đó | < | <
        | | | | Cân đối NS huyện | Thu tiền sử dụng đất | Xổ số kiến thiết
        | 1 | Sở Y tế | 60 | 10 | 20 | 30
        | 2 | Huyện Bảo Lạc | 15 | 4 | 5 | 6
        | | Tổng số | 75 | 14 | 25 | 36
        ",
        "
        D6 1 Sở Y tế @Sở Y tế $Cân đối NS huyện №Quyết định số 12/QĐ-UBND ngày 10 tháng 12 năm 2024 2024-12-10 2025 appropriated = 10000000
        E6 1 Sở Y tế @Sở Y tế $Thu tiền sử dụng đất №Quyết định số 12/QĐ-UBND ngày 10 tháng 12 năm 2024 2024-12-10 2025 appropriated = 20000000
        F6 1 Sở Y tế @Sở Y tế $Xổ số kiến thiết №Quyết định số 12/QĐ-UBND ngày 10 tháng 12 năm 2024 2024-12-10 2025 appropriated = 30000000
        D7 2 Huyện Bảo Lạc @Huyện Bảo Lạc $Cân đối NS huyện №Quyết định số 12/QĐ-UBND ngày 10 tháng 12 năm 2024 2024-12-10 2025 appropriated = 4000000
        E7 2 Huyện Bảo Lạc @Huyện Bảo Lạc $Thu tiền sử dụng đất №Quyết định số 12/QĐ-UBND ngày 10 tháng 12 năm 2024 2024-12-10 2025 appropriated = 5000000
        F7 2 Huyện Bảo Lạc @Huyện Bảo Lạc $Xổ số kiến thiết №Quyết định số 12/QĐ-UBND ngày 10 tháng 12 năm 2024 2024-12-10 2025 appropriated = 6000000
        total 75000000 / 75000000
        ",
    );
}

#[test]
fn the_same_months_of_last_year_and_an_average_are_no_money_of_this_one() {
    check(
        "
        | BÁO CÁO THỰC HIỆN CHI NGÂN SÁCH QUÝ III NĂM 2024
        | ĐVT: 1.000 đồng
        | TT | Nội dung | Dự toán năm 2024 | Thực hiện năm 2024 | Cùng kỳ năm 2023 | BQ tháng
        | 1 | Chi quốc phòng | 400 | 90 | 80 | 30
        | 2 | Chi y tế | 300 | 60 | 70 | 20
        | | Cộng | 700 | 150 | 150 | 50
        ",
        "
        C4 1 Chi quốc phòng 2024 appropriated = 400000
        D4 1 Chi quốc phòng 2024 done = 90000
        E4 1 Chi quốc phòng 2023 done = 80000
        C5 2 Chi y tế 2024 appropriated = 300000
        D5 2 Chi y tế 2024 done = 60000
        E5 2 Chi y tế 2023 done = 70000
        total 700000 / 700000
        ",
    );
}

#[test]
fn a_code_beside_its_name_is_no_money_that_could_not_be_read() {
    check(
        "
        | GIAO DỰ TOÁN NĂM 2025
        | Đơn vị: đồng
        | TT | Nội dung | Số tiền
        | 1 | Trường A | 684215000
        | | Chương mục | Chương: 231
        | 2 | Trường B | 12480000
        | | Cộng | 696695000
        ",
        "
        C4 1 Trường A 2025 appropriated = 684215000
        C6 2 Trường B 2025 appropriated = 12480000
        total 696695000 / 696695000
        ",
    );
}

#[test]
fn blocks_that_each_begin_with_their_sum() {
    check(
        "
        | GIAO DỰ TOÁN BỔ SUNG NĂM 2025 (Kèm theo Quyết định số 8/QĐ-UBND)
        | Đơn vị: đồng
        | 1. Trường Quang Thành
        | Stt | Loại kinh phí | Nội dung | Số tiền
        | | Tổng số | | 9000000
        | a) | Tự chủ | Tiền lương | 6000000
        | b) | Không tự chủ | Tiền thưởng | 3000000
        | 2. Trường Phạm Sư Mạnh
        | Stt | Loại kinh phí | Nội dung | Số tiền
        | | Tổng số | | 5000000
        | a) | Tự chủ | Tiền lương | 4000000
        | b) | Không tự chủ | Sửa mái nhà | 1000000
        ",
        "
        D6 a Tiền lương №Quyết định số 8/QĐ-UBND 2025 supplemented = 6000000
        D7 b Tiền thưởng №Quyết định số 8/QĐ-UBND 2025 supplemented = 3000000
        D11 a Tiền lương №Quyết định số 8/QĐ-UBND 2025 supplemented = 4000000
        D12 b Sửa mái nhà №Quyết định số 8/QĐ-UBND 2025 supplemented = 1000000
        ",
    );
}

#[test]
fn what_a_plan_comes_to_now_is_not_added_to_what_it_was() {
    check(
        "
        | BIỂU ĐIỀU CHỈNH KINH PHÍ KẾ HOẠCH NĂM 2024
        | TT | Nhiệm vụ | Đã phê duyệt tại KH số 12 (tr.đ) | Nay điều chỉnh (tr.đ) | Tăng (+), giảm (-)
        | 1 | Đường sản xuất | 1850 | 1850 |
        | 2 | Cầu treo | 3200 | 2764.5 | -435.5
        | 3 | Nước sinh hoạt | 1120 | 1310 | 190
        | | Tổng cộng | 6170 | 5924.5 | -245.5
        ",
        "
        C3 1 Đường sản xuất 2024 approved = 1850000000
        C4 2 Cầu treo 2024 approved = 3200000000
        E4 2 Cầu treo 2024 adjusted = -435500000
        C5 3 Nước sinh hoạt 2024 approved = 1120000000
        E5 3 Nước sinh hoạt 2024 adjusted = 190000000
        ",
    );
}

#[test]
fn used_in_the_period_and_up_to_it_are_not_both_spent() {
    check(
        "
        | ĐỐI CHIẾU DỰ TOÁN QUÝ IV NĂM 2024
        | Đơn vị: đồng
        | Nội dung | Dự toán giao đầu năm | Dự toán đã sử dụng: Trong kỳ | Dự toán đã sử dụng: Số dư đến kỳ báo cáo | Dự toán còn lại
        | Lương | 986421500 | 271840031 | 900000000 | 86421500
        | Trạm y tế | 845066000 | 458891200 | 840237711 | 4828289
        ",
        "
        B4 Lương 2024 appropriated = 986421500
        C4 Lương 2024 spent = 271840031
        B5 Trạm y tế 2024 appropriated = 845066000
        C5 Trạm y tế 2024 spent = 458891200
        -columns-not-recorded D4
        ",
    );
}

#[test]
fn people_in_a_household_and_units_in_other_places() {
    check(
        "
        | PHÂN BỔ KINH PHÍ HỖ TRỢ HỘ NGHÈO NĂM 2025
        | | | | Số liệu: nghìn đồng
        | TT | Xã, thị trấn | Số khẩu | Kinh phí
        | 1 | Xã Tân Lập | 158 | 21000
        | 2 | Xã Hướng Tân | 401 | 26400
        ",
        "
        D4 1 Xã Tân Lập @Xã Tân Lập 2025 appropriated = 21000000
        D5 2 Xã Hướng Tân @Xã Hướng Tân 2025 appropriated = 26400000
        ",
    );
}

#[test]
fn a_total_that_counts_sections_twice_is_told_where_its_last_section_is_empty() {
    check(
        "
        | KẾ HOẠCH KINH PHÍ (đồng)
        | STT | Nội dung | Tổng kinh phí | Năm 2024 | Năm 2025
        | I | ĐÀO TẠO | 1260500000 | 0 | 1260500000
        | 1 | Tuyên truyền | 510500000 | | 510500000
        | 2 | Trang thiết bị | 750000000 | | 750000000
        | II | ĐẦU TƯ | 140000000 | 140000000 | 0
        | 1 | Thư viện số | 140000000 | 140000000 |
        | | CỘNG | 2661000000 | 140000000 | 2521000000
        ",
        "
        E4 [I~ĐÀO TẠO] 1 Tuyên truyền 2025 planned = 510500000
        E5 [I~ĐÀO TẠO] 2 Trang thiết bị 2025 planned = 750000000
        D7 [II~ĐẦU TƯ] 1 Thư viện số 2024 planned = 140000000
        total 2661000000 / 1400500000
        !total-differs E8
        ",
    );
}

/// Three rows a project, what each tells in a column of its own beside the project's merged name.
#[test]
fn plan_done_and_share_under_each_project() {
    check(
        "
        | TIẾN ĐỘ GIẢI NGÂN NĂM 2024
        | TT | Dự án | Chỉ tiêu | Quý I (tỷ đồng) | Quý II (tỷ đồng) | Cả năm (tỷ đồng)
        | . | TOÀN BAN | Kế hoạch | 17.5 | 48.6 | 66.1
        | . | . | Thực hiện | 8.7 | 33.6 | 42.3
        | . | . | Tỷ lệ (%) | 49.7 | 69.1 | 64
        | 1 | Đường trục chính | Kế hoạch | 12.5 | 30 | 42.5
        | . | . | Thực hiện | 8.7 | 27.4 | 36.1
        | . | . | Tỷ lệ (%) | 69.6 | 91.3 | 84.9
        | 2 | Nhà máy nước thải | Kế hoạch | 5 | 18.6 | 23.6
        | . | . | Thực hiện | 0 | 6.2 | 6.2
        | . | . | Tỷ lệ (%) | 0 | 33.3 | 26.3
        ",
        "
        D6 1 Đường trục chính 2024 planned = 12500000000
        E6 1 Đường trục chính 2024 planned = 30000000000
        D7 1 Đường trục chính 2024 spent = 8700000000
        E7 1 Đường trục chính 2024 spent = 27400000000
        D9 2 Nhà máy nước thải 2024 planned = 5000000000
        E9 2 Nhà máy nước thải 2024 planned = 18600000000
        E10 2 Nhà máy nước thải 2024 spent = 6200000000
        ",
    );
    // Every measure is added up by itself.
    check(
        "
        | TIẾN ĐỘ NĂM 2024
        | TT | Dự án | Chỉ tiêu | Số tiền (tỷ đồng)
        | . | TỔNG CỘNG | Kế hoạch | 18.5
        | . | . | Thực hiện | 8.7
        | 1 | Đường trục chính | Kế hoạch | 12.5
        | . | . | Thực hiện | 8.7
        | 2 | Nhà máy nước thải | Kế hoạch | 5
        | . | . | Thực hiện | 0
        ",
        "
        D5 1 Đường trục chính 2024 planned = 12500000000
        D6 1 Đường trục chính 2024 spent = 8700000000
        D7 2 Nhà máy nước thải 2024 planned = 5000000000
        D8 2 Nhà máy nước thải 2024 spent = 0
        !total-differs D3
        ",
    );
}

/// What only leads to the money of the row by multiplying is none; what is left of the need after two sources is the
/// third, not a difference; the sum of rates is a rate.
#[test]
fn rates_a_need_is_reckoned_from_and_the_sources_it_is_met_from() {
    check(
        "
        | NHU CẦU KINH PHÍ NĂM 2024
        | Đơn vị: 1.000 đồng
        | TT | Đơn vị | Hệ số lương, phụ cấp | . | . | Quỹ lương 1 tháng | . | . | Nhu cầu 6 tháng | Nguồn bảo đảm | .
        | . | . | Lương | Phụ cấp | Cộng | Mức 1.800 | Mức 2.340 | Tăng thêm | . | 10% tiết kiệm chi | Ngân sách bổ sung
        | A | B | 1 | 2 | 3=1+2 | 4=3x1.800 | 5=3x2.340 | 6=5-4 | 7=6x6 | 8 | 9=7-8
        | 1 | Trường MN 19/5 | 100.5 | 12.25 | 112.75 | 202950 | 263835 | 60885 | 365310 | 38500 | 326810
        | 2 | Trường MN Rạng Đông | 80 | 10.5 | 90.5 | 162900 | 211770 | 48870 | 293220 | 29400 | 263820
        ",
        "
        J6 1 Trường MN 19/5 @Trường MN 19/5 $10% tiết kiệm chi 2024 proposed = 38500000
        K6 1 Trường MN 19/5 @Trường MN 19/5 $Ngân sách bổ sung 2024 proposed = 326810000
        J7 2 Trường MN Rạng Đông @Trường MN Rạng Đông $10% tiết kiệm chi 2024 proposed = 29400000
        K7 2 Trường MN Rạng Đông @Trường MN Rạng Đông $Ngân sách bổ sung 2024 proposed = 263820000
        ",
    );
}
