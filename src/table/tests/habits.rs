//! How officers really lay out their tables; each case is a habit met in the field, figures invented.

use super::draw::check;

#[test]
fn remainder_of_three_columns_by_the_label_row() {
    check(
        "
        | BÁO CÁO GIẢI NGÂN NĂM 2024 | . | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Dự toán giao | Tạm ứng | Thanh toán | Kinh phí còn lại
        | A | B | 1 | 2 | 3 | 4=1-2-3
        | 1 | Đoàn ra | 500 | 100 | 300 | 100
        | 2 | Đoàn vào | 300 | . | 250 | 60
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 500000000
        D4 1 Đoàn ra 2024 advanced = 100000000
        E4 1 Đoàn ra 2024 spent = 300000000
        C5 2 Đoàn vào 2024 appropriated = 300000000
        E5 2 Đoàn vào 2024 spent = 250000000
        !difference-differs F5
        ",
    );
}

#[test]
fn what_is_still_to_be_paid_is_no_payment() {
    check(
        "
        | Đơn vị: triệu đồng
        | Tên công trình | Giá trị nghiệm thu năm 2024 | Đã thanh toán | Còn phải thanh toán
        | Sửa chữa nhà khách | 400 | 350 | 50
        | Mua xe | 900 | 900 | 0
        | Tổng cộng | 1300 | 1250 | 50
        ",
        "
        B3 Sửa chữa nhà khách 2024 = 400000000
        C3 Sửa chữa nhà khách 2024 spent = 350000000
        B4 Mua xe 2024 = 900000000
        C4 Mua xe 2024 spent = 900000000
        ",
    );
}

#[test]
fn total_split_again_below_it() {
    check(
        "
        | DỰ KIẾN KINH PHÍ | . | . | ĐVT: triệu đồng
        | TT | Nội dung | Năm 2022 | Năm 2023
        | I | Giáo dục | 300 | 400
        | 1 | Đào tạo tiếng Việt | 300 | 400
        | . | - Ngân sách tỉnh | 200 | 250
        | . | - Xã hội hóa | 100 | 150
        | . | TỔNG CỘNG | 300 | 400
        | . | Trong đó: | .
        | . | - Ngân sách tỉnh | 200 | 250
        | . | - Xã hội hóa | 100 | 150
        ",
        "
        C5 [I~Giáo dục/1~Đào tạo tiếng Việt] - - Ngân sách tỉnh $Ngân sách tỉnh 2022 planned = 200000000
        D5 [I~Giáo dục/1~Đào tạo tiếng Việt] - - Ngân sách tỉnh $Ngân sách tỉnh 2023 planned = 250000000
        C6 [I~Giáo dục/1~Đào tạo tiếng Việt] - - Xã hội hóa $Xã hội hóa 2022 planned = 100000000
        D6 [I~Giáo dục/1~Đào tạo tiếng Việt] - - Xã hội hóa $Xã hội hóa 2023 planned = 150000000
        total 700000000 / 700000000
        ",
    );
}

#[test]
fn total_split_again_without_a_word() {
    check(
        "
        | DỰ KIẾN KINH PHÍ NĂM 2023 | . | ĐVT: triệu đồng
        | TT | Nội dung | Kinh phí
        | . | TỔNG SỐ | 500
        | . | - Ngân sách tỉnh | 400
        | . | - Nguồn khác | 100
        | 1 | Đoàn ra | 300
        | 2 | Đoàn vào | 200
        ",
        "
        C6 1 Đoàn ra 2023 planned = 300000000
        C7 2 Đoàn vào 2023 planned = 200000000
        total 500000000 / 500000000
        ",
    );
}

#[test]
fn the_same_headings_under_a_title_and_unit_of_their_own() {
    check(
        "
        | Biểu số 01: KINH PHÍ ĐỐI NGOẠI NĂM 2023 | . | Đơn vị: nghìn đồng
        | STT | Nội dung | Dự toán giao
        | 1 | Đoàn ra | 1200000
        | . | Cộng | 1200000
        | .
        | Biểu số 02: KINH PHÍ HỖ TRỢ NĂM 2023 | . | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán giao
        | 1 | Đào tạo | 1500
        | . | Cộng | 1500
        ",
        "
        C3 1 Đoàn ra 2023 appropriated = 1200000000
        C8 1 Đào tạo 2023 appropriated = 1500000000
        total 1200000000 / 1200000000
        total 1500000000 / 1500000000
        ",
    );
}

#[test]
fn ledgers_sum_and_carry_forward() {
    check(
        "
        | SỔ CHI TIẾT CHI HOẠT ĐỘNG NĂM 2024 | . | . | Đơn vị tính: đồng
        | Ngày tháng | Số hiệu | Diễn giải | Số tiền
        | 05/03/2024 | R12 | Chi tiền ăn đoàn ra | 45000000
        | 20/03/2024 | R18 | Chi vé máy bay | 62500000
        | . | . | Cộng phát sinh trong kỳ | 107500000
        | . | . | Lũy kế từ đầu năm | 207500000
        ",
        "
        D3 Chi tiền ăn đoàn ra №R12 2024-03-05 2024 spent = 45000000
        D4 Chi vé máy bay №R18 2024-03-20 2024 spent = 62500000
        total 107500000 / 107500000
        ",
    );
}

#[test]
fn columns_that_are_offices() {
    check(
        "
        | NHU CẦU KINH PHÍ NĂM 2024 | . | . | . | Đơn vị tính: triệu đồng
        | TT | Nhiệm vụ | Tổng | Sở Y tế | Công an tỉnh
        | 1 | Cử chuyên gia | 800 | 800 | .
        | 2 | Hội đàm | 500 | 200 | 300
        ",
        "
        D3 1 Cử chuyên gia @Sở Y tế 2024 proposed = 800000000
        D4 2 Hội đàm @Sở Y tế 2024 proposed = 200000000
        E4 2 Hội đàm @Công an tỉnh 2024 proposed = 300000000
        ",
    );
}

#[test]
fn statements_measure_one_sum_of_money() {
    check(
        "
        | QUYẾT TOÁN KINH PHÍ NĂM 2023 | . | . | Đơn vị: đồng
        | STT | Chỉ tiêu | Mã số | Tổng số
        | 1 | Kinh phí chưa sử dụng kỳ trước chuyển sang | '01 | 15000000
        | 2 | Dự toán được giao trong năm | '02 | 2985000000
        | 3 | Tổng kinh phí được sử dụng (3 = 1 + 2) | '03 | 3000000000
        | 4 | Kinh phí đã sử dụng đề nghị quyết toán | '04 | 2990000000
        | 5 | Kinh phí chưa sử dụng chuyển kỳ sau (05 = 03 - 04) | '05 | 20000000
        ",
        "
        D3 1 Kinh phí chưa sử dụng kỳ trước chuyển sang cl:Mã số 01 2023 carried-over = 15000000
        D4 2 Dự toán được giao trong năm cl:Mã số 02 2023 appropriated = 2985000000
        D6 4 Kinh phí đã sử dụng đề nghị quyết toán cl:Mã số 04 2023 settled = 2990000000
        !difference-differs D7
        -blocks-not-added D3
        ",
    );
}

#[test]
fn a_decision_by_number_heads_money() {
    check(
        "
        | GIAO DỰ TOÁN NĂM 2014 | . | . | ĐVT: 1.000 đồng
        | TT | Tên đơn vị | Quyết định số 17/QĐ-UBND ngày 18/4/2014 | Quyết định số 25/QĐ-UBND ngày 2/5/2014
        | 1 | Sở Y tế | 6000000 | 2800000
        | 2 | Công an tỉnh | 5000000 | 2000000
        ",
        "
        C3 1 Sở Y tế @Sở Y tế №Quyết định số 17/QĐ-UBND ngày 18/4/2014 2014-04-18 2014 appropriated = 6000000000
        D3 1 Sở Y tế @Sở Y tế №Quyết định số 25/QĐ-UBND ngày 2/5/2014 2014-05-02 2014 appropriated = 2800000000
        C4 2 Công an tỉnh @Công an tỉnh №Quyết định số 17/QĐ-UBND ngày 18/4/2014 2014-04-18 2014 appropriated = 5000000000
        D4 2 Công an tỉnh @Công an tỉnh №Quyết định số 25/QĐ-UBND ngày 2/5/2014 2014-05-02 2014 appropriated = 2000000000
        ",
    );
}

#[test]
fn decreases_take_away() {
    check(
        "
        | ĐIỀU CHỈNH DỰ TOÁN NĂM 2024 | . | . | . | . | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán đã giao | Điều chỉnh | < | Dự toán sau điều chỉnh
        | ^ | ^ | ^ | Tăng | Giảm | ^
        | A | B | 1 | 2 | 3 | 4=1+2-3
        | 1 | Đoàn ra | 1500 | . | 200 | 1300
        | 2 | Đoàn vào | 900 | 200 | . | 1100
        ",
        "
        C5 1 Đoàn ra 2024 appropriated = 1500000000
        E5 1 Đoàn ra 2024 adjusted = -200000000
        C6 2 Đoàn vào 2024 appropriated = 900000000
        D6 2 Đoàn vào 2024 adjusted = 200000000
        -sign-by-heading E5
        ",
    );
}

#[test]
fn every_figure_with_its_own_unit() {
    check(
        "
        | Dự trù kinh phí năm 2024
        | TT | Nội dung | Số tiền
        | 1 | In ấn | '12.500.000 đ
        | 2 | Trang trí | '25 triệu
        | . | Cộng | '37.500.000 đ
        ",
        "
        C3 1 In ấn 2024 proposed = 12500000
        C4 2 Trang trí 2024 proposed = 25000000
        total 37500000 / 37500000
        ",
    );
}

#[test]
fn people_and_trips_are_no_money() {
    check(
        "
        | CHỈ TIÊU NĂM 2023
        | TT | Chỉ tiêu | Đơn vị tính | Dự toán giao năm 2023
        | 1 | Số đoàn ra | Đoàn | 12
        | 2 | Kinh phí đoàn ra | Triệu đồng | 1500
        | 3 | Số lưu học sinh | Người | 40
        ",
        "
        D4 2 Kinh phí đoàn ra 2023 appropriated = 1500000000
        -rows-not-money C3
        ",
    );
}

#[test]
fn the_estimate_beside_payments_is_the_granted_one() {
    check(
        "
        | TÌNH HÌNH GIẢI NGÂN THÁNG 9 NĂM 2024 | . | . | Đơn vị tính: triệu đồng
        | TT | Nội dung | Dự toán năm | Giải ngân trong tháng | Lũy kế giải ngân
        | 1 | Đoàn ra | 900 | 50 | 400
        ",
        "
        C3 1 Đoàn ra 2024 appropriated = 900000000
        D3 1 Đoàn ra m9 2024 spent = 50000000
        -columns-not-recorded E3
        ",
    );
}

#[test]
fn a_heading_that_names_its_parts_heads_them() {
    check(
        "
        | CÂN ĐỐI NGÂN SÁCH NĂM 2014 | . | Đơn vị: tỷ đồng
        | STT | Chỉ tiêu | Quyết toán
        | A | THU (A=I+II) | 300
        | I | Thu nội địa | 100
        | II | Thu dầu thô | 200
        | B | CHI (B=I+II) | 350
        | I | Chi đầu tư | 150
        | II | Chi thường xuyên | 200
        ",
        "
        C4 [A~THU (A=I+II)] I Thu nội địa 2014 settled = 100000000000
        C5 [A~THU (A=I+II)] II Thu dầu thô 2014 settled = 200000000000
        C7 [B~CHI (B=I+II)] I Chi đầu tư 2014 settled = 150000000000
        C8 [B~CHI (B=I+II)] II Chi thường xuyên 2014 settled = 200000000000
        !blocks-not-added C4:C5
        -blocks-not-added C3
        ",
    );
}

#[test]
fn the_result_of_an_adjustment_is_checked_and_never_counted_again() {
    check(
        "
        | ĐIỀU CHỈNH DỰ TOÁN NĂM 2024
        | . | . | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Dự toán đã giao | Điều chỉnh tăng | Điều chỉnh giảm | Dự toán sau điều chỉnh
        | 1 | Đoàn ra | 300 | . | 50 | 250
        | 2 | Đoàn vào | 200 | 50 | . | 250
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 300000000
        E4 1 Đoàn ra 2024 adjusted = -50000000
        C5 2 Đoàn vào 2024 appropriated = 200000000
        D5 2 Đoàn vào 2024 adjusted = 50000000
        -sign-by-heading E4
        ",
    );
    // The same without columns of increases: the difference is what is recorded.
    check(
        "
        | ĐIỀU CHỈNH DỰ TOÁN NĂM 2024
        | . | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Dự toán đã giao | Dự toán điều chỉnh | Tăng, giảm
        | 1 | Đoàn ra | 300 | 250 | -50
        | 2 | Đoàn vào | 200 | 250 | 50
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 300000000
        E4 1 Đoàn ra 2024 adjusted = -50000000
        C5 2 Đoàn vào 2024 appropriated = 200000000
        E5 2 Đoàn vào 2024 adjusted = 50000000
        ",
    );
    // Before less after: recorded as it stands an increase would become a decrease.
    check(
        "
        | ĐIỀU CHỈNH DỰ TOÁN NĂM 2024
        | . | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Dự toán đã giao | Dự toán sau điều chỉnh | Chênh lệch
        | 1 | Đoàn ra | 300 | 250 | 50
        | 2 | Đoàn vào | 200 | 230 | -30
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 300000000
        D4 1 Đoàn ra 2024 adjusted = 250000000
        C5 2 Đoàn vào 2024 appropriated = 200000000
        D5 2 Đoàn vào 2024 adjusted = 230000000
        Xreading-unsure D4:D5
        ",
    );
}

#[test]
fn money_carried_to_the_next_year_takes_away() {
    check(
        "
        | TÌNH HÌNH SỬ DỤNG KINH PHÍ NĂM 2024
        | . | . | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2023 chuyển sang | Dự toán giao | Đã chi | Chuyển nguồn sang năm 2025
        | 1 | Đoàn ra | 20 | 260 | 250 | 31
        | 2 | Đoàn vào | . | 240 | 200 | 42
        ",
        "
        C4 1 Đoàn ra 2024 carried-over = 20000000
        D4 1 Đoàn ra 2024 appropriated = 260000000
        E4 1 Đoàn ra 2024 spent = 250000000
        F4 1 Đoàn ra 2024 carried-over = -31000000
        D5 2 Đoàn vào 2024 appropriated = 240000000
        E5 2 Đoàn vào 2024 spent = 200000000
        F5 2 Đoàn vào 2024 carried-over = -42000000
        -sign-by-heading F4
        ",
    );
}

#[test]
fn a_column_of_another_year_speaks_for_itself_alone() {
    check(
        "
        | DỰ TOÁN NĂM 2024
        | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | HĐND giao năm 2023 | Giao bổ sung
        | 1 | Đoàn ra | 300 | 250
        | 2 | Đoàn vào | 200 | 230
        ",
        "
        C4 1 Đoàn ra 2023 appropriated = 300000000
        D4 1 Đoàn ra 2024 supplemented = 250000000
        C5 2 Đoàn vào 2023 appropriated = 200000000
        D5 2 Đoàn vào 2024 supplemented = 230000000
        ",
    );
    // Granted last year, asked for now: the grant is told for comparison.
    check(
        "
        | DỰ TOÁN NĂM 2024
        | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Dự toán 2023 | Số đề nghị
        | 1 | Đoàn ra | 300 | 250
        | 2 | Đoàn vào | 200 | 230
        ",
        "
        C4 1 Đoàn ra 2023 appropriated = 300000000
        D4 1 Đoàn ra 2024 proposed = 250000000
        C5 2 Đoàn vào 2023 appropriated = 200000000
        D5 2 Đoàn vào 2024 proposed = 230000000
        -earlier-year C4
        ",
    );
}

#[test]
fn what_may_still_be_used_and_what_is_not_yet_given_out_is_no_money_of_its_own() {
    check(
        "
        | DỰ TOÁN NĂM 2024
        | . | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Dự toán giao | Tiết kiệm 10% | Dự toán còn được sử dụng
        | 1 | Đoàn ra | 300 | 30 | 270
        | 2 | Đoàn vào | 200 | 20 | 180
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 300000000
        D4 1 Đoàn ra 2024 withheld = 30000000
        C5 2 Đoàn vào 2024 appropriated = 200000000
        D5 2 Đoàn vào 2024 withheld = 20000000
        ",
    );
    check(
        "
        | PHÂN BỔ DỰ TOÁN NĂM 2024
        | . | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Dự toán HĐND giao | Đã phân bổ | Chưa phân bổ
        | 1 | Đoàn ra | 300 | 250 | 50
        | 2 | Đoàn vào | 200 | 200 | 0
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 300000000
        D4 1 Đoàn ra 2024 allotted = 250000000
        C5 2 Đoàn vào 2024 appropriated = 200000000
        D5 2 Đoàn vào 2024 allotted = 200000000
        ",
    );
}

#[test]
fn a_numbered_total_is_one_and_what_was_carried_out_is_no_estimate() {
    check(
        "
        | BÁO CÁO THỰC HIỆN DỰ TOÁN NĂM 2024
        | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Dự toán giao | Thực hiện
        | 1 | Đoàn ra | 300 | 250
        | 2 | Đoàn vào | 200 | 230
        | 3 | Tổng | 500 | 480
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 300000000
        D4 1 Đoàn ra 2024 spent = 250000000
        C5 2 Đoàn vào 2024 appropriated = 200000000
        D5 2 Đoàn vào 2024 spent = 230000000
        ",
    );
}

#[test]
fn the_last_total_of_all_leaves_nothing_out() {
    check(
        "
        | DỰ TOÁN NĂM 2025
        | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Kinh phí
        | 1 | Đoàn ra | 100
        | 2 | Hội nghị | 90
        | 3 | Đoàn vào | 50
        | . | Tổng cộng | 140
        ",
        "
        C4 1 Đoàn ra 2025 proposed = 100000000
        C5 2 Hội nghị 2025 proposed = 90000000
        C6 3 Đoàn vào 2025 proposed = 50000000
        total 140000000 / 240000000
        !total-differs C7
        ",
    );
    // What remains after a reduction is reckoned, not another amount.
    check(
        "
        | DỰ TOÁN NĂM 2025
        | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Kinh phí
        | 1 | Đoàn ra | 100
        | . | Giảm trừ 10% | -10
        | . | Còn lại | 90
        | 2 | Đoàn vào | 50
        | . | Tổng cộng | 140
        ",
        "
        C4 1 Đoàn ra 2025 proposed = 100000000
        C5 Giảm trừ 10% 2025 proposed = -10000000
        C7 2 Đoàn vào 2025 proposed = 50000000
        total 140000000 / 140000000
        ",
    );
}

#[test]
fn a_scribble_beside_a_repeated_header_makes_no_new_table() {
    check(
        "
        | DỰ TOÁN KINH PHÍ GIAI ĐOẠN 2022-2023
        | TT | Nội | Kinh phí (triệu đồng) | Kinh phí (triệu đồng) | Kinh phí (triệu đồng) | Kinh phí (triệu đồng) | . | .
        | . | dung | KP năm 2022 | KP năm 2022 | KP năm 2023 | KP năm 2023 | . | .
        | . | . | NSNN | Nguồn khác | NSNN | Nguồn khác | . | .
        | A | B | 1 | 2 | 3 | 4 | . | .
        | 1 | Đoàn ra | 100 | 20 | 50 | 10 | . | .
        | 2 | Đoàn vào | 60 | 15 | 40 | 5 | . | 1250
        | TT | Nội | Kinh phí (triệu đồng) | Kinh phí (triệu đồng) | Kinh phí (triệu đồng) | Kinh phí (triệu đồng) | . | .
        | . | dung | KP năm 2022 | KP năm 2022 | KP năm 2023 | KP năm 2023 | . | 0.85
        | . | . | NSNN | Nguồn khác | NSNN | Nguồn khác | . | .
        | 3 | Hội nghị | 30 | 25 | 70 | 35 | . | .
        ",
        "
        C6 1 Đoàn ra $NSNN 2022 = 100000000
        D6 1 Đoàn ra $Nguồn khác 2022 = 20000000
        E6 1 Đoàn ra $NSNN 2023 = 50000000
        F6 1 Đoàn ra $Nguồn khác 2023 = 10000000
        C7 2 Đoàn vào $NSNN 2022 = 60000000
        D7 2 Đoàn vào $Nguồn khác 2022 = 15000000
        E7 2 Đoàn vào $NSNN 2023 = 40000000
        F7 2 Đoàn vào $Nguồn khác 2023 = 5000000
        C11 3 Hội nghị $NSNN 2022 = 30000000
        D11 3 Hội nghị $Nguồn khác 2022 = 25000000
        E11 3 Hội nghị $NSNN 2023 = 70000000
        F11 3 Hội nghị $Nguồn khác 2023 = 35000000
        -outside-table H7
        ",
    );
}

#[test]
fn a_repeated_header_found_by_its_lower_rows_makes_no_new_table() {
    check(
        "
        | Số TT | Nội dung nhiệm vụ | Nhu cầu kinh phí (triệu đồng) | . | . | .
        | . | . | 2021 | . | 2022 | .
        | . | . | Ngân sách nhà nước | Nguồn hợp pháp khác | Ngân sách nhà nước | Nguồn hợp pháp khác
        | A | THÔNG TIN | 651.5 | 553.5 | 978.32 | 73
        | 1 | Đào tạo | 590 | . | 292 | 73
        | 2 | Cử đoàn | 61.5 | 553.5 | 686.32 | .
        | Số TT | Nội dung nhiệm vụ | Nhu cầu kinh phí (triệu đồng) | . | . | .
        | . | . | 2021 | . | 2022 | .
        | . | . | Ngân sách nhà nước | Nguồn hợp pháp khác | Ngân sách nhà nước | Nguồn hợp pháp khác
        | B | NÔNG NGHIỆP | 0 | 410 | 0 | 0
        | 1 | Số hóa tài liệu | . | 410 | . | .
        ",
        "
        C5 [A~THÔNG TIN] 1 Đào tạo $Ngân sách nhà nước 2021 proposed = 590000000
        E5 [A~THÔNG TIN] 1 Đào tạo $Ngân sách nhà nước 2022 proposed = 292000000
        F5 [A~THÔNG TIN] 1 Đào tạo $Nguồn hợp pháp khác 2022 proposed = 73000000
        C6 [A~THÔNG TIN] 2 Cử đoàn $Ngân sách nhà nước 2021 proposed = 61500000
        D6 [A~THÔNG TIN] 2 Cử đoàn $Nguồn hợp pháp khác 2021 proposed = 553500000
        E6 [A~THÔNG TIN] 2 Cử đoàn $Ngân sách nhà nước 2022 proposed = 686320000
        D11 [B~NÔNG NGHIỆP] 1 Số hóa tài liệu $Nguồn hợp pháp khác 2021 proposed = 410000000
        ",
    );
}

#[test]
fn columns_of_one_meaning_are_asked_about() {
    check(
        "
        | DỰ TOÁN NĂM 2025
        | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Phương án 1 | Phương án 2
        | 1 | Đoàn ra | 100 | 90
        | 2 | Đoàn vào | 50 | 40
        ",
        "
        C4 1 Đoàn ra 2025 proposed = 100000000
        D4 1 Đoàn ra 2025 proposed = 90000000
        C5 2 Đoàn vào 2025 proposed = 50000000
        D5 2 Đoàn vào 2025 proposed = 40000000
        Xreading-unsure D4:D5
        ",
    );
    check(
        "
        | DỰ TOÁN NĂM 2025
        | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Kinh phí | Thành tiền
        | 1 | Đoàn ra | 100 | 100
        | 2 | Đoàn vào | 50 | 50
        ",
        "
        C4 1 Đoàn ra 2025 proposed = 100000000
        D4 1 Đoàn ra 2025 proposed = 100000000
        C5 2 Đoàn vào 2025 proposed = 50000000
        D5 2 Đoàn vào 2025 proposed = 50000000
        Xreading-unsure D4:D5
        ",
    );
    // Equal instalments are two payments.
    check(
        "
        | DỰ TOÁN NĂM 2025
        | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Kinh phí đợt 1 | Kinh phí đợt 2
        | 1 | Đoàn ra | 100 | 100
        | 2 | Đoàn vào | 50 | 50
        ",
        "
        C4 1 Đoàn ra 2025 proposed = 100000000
        D4 1 Đoàn ra 2025 proposed = 100000000
        C5 2 Đoàn vào 2025 proposed = 50000000
        D5 2 Đoàn vào 2025 proposed = 50000000
        ",
    );
}

#[test]
fn what_has_happened_takes_no_kind_from_a_title_of_estimates() {
    check(
        "
        | DỰ TOÁN 2025
        | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Kinh phí | Đã cấp
        | 1 | Đoàn ra | 100 | 60
        | 2 | Đoàn vào | 50 | 40
        ",
        "
        C4 1 Đoàn ra 2025 proposed = 100000000
        D4 1 Đoàn ra 2025 = 60000000
        C5 2 Đoàn vào 2025 proposed = 50000000
        D5 2 Đoàn vào 2025 = 40000000
        ",
    );
    // Ten months hold the tenth.
    check(
        "
        | BÁO CÁO CHI THÁNG 10/2024
        | . | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Dự toán giao | Đã chi tháng 10 | Đã chi 10 tháng
        | 1 | Đoàn ra | 100 | 20 | 60
        | 2 | Đoàn vào | 50 | 10 | 40
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 100000000
        D4 1 Đoàn ra m10 2024 spent = 20000000
        C5 2 Đoàn vào 2024 appropriated = 50000000
        D5 2 Đoàn vào m10 2024 spent = 10000000
        -columns-not-recorded E4
        ",
    );
}

#[test]
fn schools_that_head_sections_are_whose_money_it_is() {
    check(
        "
        | Đơn vị dự toán cấp I: Sở Giáo dục và Đào tạo
        | Đơn vị tính: nghìn đồng
        | STT | Nội dung | Dự toán năm 2025
        | I | THPT Số 1 | 300
        | 1 | Bàn ghế | 100
        | 2 | Sửa mái | 200
        | II | THPT Số 2 | 500
        | 1 | Máy chiếu | 500
        ",
        "
        C5 [I~THPT Số 1] 1 Bàn ghế @THPT Số 1 2025 proposed = 100000
        C6 [I~THPT Số 1] 2 Sửa mái @THPT Số 1 2025 proposed = 200000
        C8 [II~THPT Số 2] 1 Máy chiếu @THPT Số 2 2025 proposed = 500000
        ",
    );
}

#[test]
fn a_mark_beside_a_number_in_the_words_counts_nothing() {
    check(
        "
        | Đơn vị tính: đồng
        | STT | Nội dung | Dự toán năm 2025
        | . | TỔNG SỐ | 1000
        | * | I. Các khoản thu hưởng 100% | 400
        | . | 1. Phí, lệ phí | 150
        | . | - Trong đó: chứng thực | 90
        | . | 2. Thu khác | 250
        | * | II. Thu bổ sung | 600
        | . | 1. Bổ sung cân đối | 600
        ",
        "
        C5 [I~I. Các khoản thu hưởng 100%] 1 1. Phí, lệ phí 2025 proposed = 150
        C7 [I~I. Các khoản thu hưởng 100%] 2 2. Thu khác 2025 proposed = 250
        C9 [II~II. Thu bổ sung] 1 1. Bổ sung cân đối 2025 proposed = 600
        total 1000 / 1000
        !unit-doubtful A1
        ",
    );
}

#[test]
fn sources_told_under_the_total_first_and_a_column_over_them() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Công trình | Nguồn vốn | Dự toán năm 2025 | Tổng mức
        | . | TỔNG CỘNG | . | 100 | 100
        | . | Trong đó: | NS tỉnh | 70 | .
        | . | . | NS huyện | 30 | .
        | 1 | Trường A | NS tỉnh | 40 | 50
        | . | . | NS huyện | 10 | .
        | 2 | Trường B | NS tỉnh | 30 | 50
        | . | . | NS huyện | 20 | .
        ",
        "
        D6 1 Trường A $NS tỉnh 2025 proposed = 40000000
        D7 1 Trường A $NS huyện 2025 proposed = 10000000
        D8 2 Trường B $NS tỉnh 2025 proposed = 30000000
        D9 2 Trường B $NS huyện 2025 proposed = 20000000
        total 100000000 / 100000000
        ",
    );
}

#[test]
fn shares_below_the_total_hold_no_money() {
    check(
        "
        | BẢNG DỰ TOÁN NĂM 2025
        | Nguồn vốn (1.000đ) Đơn vị thực hiện | Nhiệm vụ A | Nhiệm vụ B | Cộng
        | Ngân sách tỉnh | 400000 | 100000 | 500000
        | Ngân sách huyện | 200000 | 300000 | 500000
        | Cộng | 600000 | 400000 | 1000000
        | Tỷ trọng (%) | 60 | 40 | 100
        ",
        "
        B3 Ngân sách tỉnh $Ngân sách tỉnh 2025 proposed = 400000000
        C3 Ngân sách tỉnh $Ngân sách tỉnh 2025 proposed = 100000000
        B4 Ngân sách huyện $Ngân sách huyện 2025 proposed = 200000000
        C4 Ngân sách huyện $Ngân sách huyện 2025 proposed = 300000000
        total 1000000000 / 1000000000
        ",
    );
}

/// Rows that count students and hectares amid money; the year as the treasury says it; a commune in the words of a row under
/// the office that leads; what came in is not spent.
#[test]
fn people_and_hectares_amid_money_and_a_commune_under_its_lead() {
    check(
        "
        | TÌNH HÌNH THỰC HIỆN DỰ TOÁN
        | Niên độ 2020 (ĐVT: triệu đồng)
        | TT | Đơn vị thực hiện | Dự toán giao | Đã sử dụng | Cơ quan chủ trì
        | A | Quy mô đào tạo (sinh viên) | 1840 | 1850 | .
        | I | Dự án 1 | 300 | 250 | Phòng Dân tộc
        | - | UBND xã Trung Thu | 100 | 90 | .
        | - | UBND xã Mường Báng | 200 | 160 | .
        ",
        "
        C6 [A~Quy mô đào tạo (sinh viên)/I~Dự án 1] - UBND xã Trung Thu @UBND xã Trung Thu 2020 appropriated = 100000000
        D6 [A~Quy mô đào tạo (sinh viên)/I~Dự án 1] - UBND xã Trung Thu @UBND xã Trung Thu 2020 spent = 90000000
        C7 [A~Quy mô đào tạo (sinh viên)/I~Dự án 1] - UBND xã Mường Báng @UBND xã Mường Báng 2020 appropriated = 200000000
        D7 [A~Quy mô đào tạo (sinh viên)/I~Dự án 1] - UBND xã Mường Báng @UBND xã Mường Báng 2020 spent = 160000000
        !rows-not-money C4
        ",
    );
    check(
        "
        | THU, CHI QUỸ (ĐVT: tỷ đồng)
        | TT | Chỉ tiêu | . | Năm 2022 | Năm 2023
        | . | TỔNG THU | Kế hoạch | 240 | 250
        | . | . | Thực hiện | 245 | 230
        | 1 | Thủy điện | Kế hoạch | 200 | 205
        | . | . | Thực hiện | 203 | 190
        | 2 | Nước sạch | Kế hoạch | 40 | 45
        | . | . | Thực hiện | 42 | 40
        ",
        "
        D5 1 Thủy điện 2022 planned = 200000000000
        E5 1 Thủy điện 2023 planned = 205000000000
        D6 1 Thủy điện 2022 = 203000000000
        E6 1 Thủy điện 2023 = 190000000000
        D7 2 Nước sạch 2022 planned = 40000000000
        E7 2 Nước sạch 2023 planned = 45000000000
        D8 2 Nước sạch 2022 = 42000000000
        E8 2 Nước sạch 2023 = 40000000000
        ",
    );
}

/// A bracket that says whom money is for makes no count of it.
#[test]
fn whom_the_money_is_for_in_brackets() {
    check(
        "
        | DỰ TOÁN NĂM 2025 (ĐVT: triệu đồng)
        | TT | Nội dung | Dự toán
        | 1 | Hỗ trợ tiền điện (hộ nghèo) | 1200
        | 2 | Quà Tết (người có công) | 800
        | 3 | Số hộ được hỗ trợ (hộ) | 4500
        ",
        "
        C3 1 Hỗ trợ tiền điện (hộ nghèo) 2025 proposed = 1200000000
        C4 2 Quà Tết (người có công) 2025 proposed = 800000000
        !rows-not-money C5
        ",
    );
}

#[test]
fn what_is_asked_to_be_carried_on_comes_into_the_year_the_title_names() {
    check(
        "
        | TỔNG HỢP SỐ DƯ DỰ TOÁN NĂM 2024 ĐỀ NGHỊ CHUYỂN NGUỒN SANG NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán năm 2024 được giao | Đã thực hiện đến 31/01/2025 | Số dư | Trong đó: đề nghị chuyển nguồn | Trong đó: hủy bỏ
        | A | B | 1 | 2 | 3=1-2=4+5 | 4 | 5
        | 1 | Đoàn ra | 865 | 612 | 253 | 253 | .
        | 2 | Đoàn vào | 740 | 698 | 42 | . | 42
        | 3 | Hội nghị | 300 | 200 | 100 | 60 | 40
        | . | Cộng | 1905 | 1510 | 395 | 313 | 82
        ",
        "
        C5 1 Đoàn ra 2024 appropriated = 865000000
        D5 1 Đoàn ra 2024 spent = 612000000
        F5 1 Đoàn ra 2025 carried-over = 253000000
        C6 2 Đoàn vào 2024 appropriated = 740000000
        D6 2 Đoàn vào 2024 spent = 698000000
        G6 2 Đoàn vào 2024 lapsed = 42000000
        C7 3 Hội nghị 2024 appropriated = 300000000
        D7 3 Hội nghị 2024 spent = 200000000
        F7 3 Hội nghị 2025 carried-over = 60000000
        G7 3 Hội nghị 2024 lapsed = 40000000
        ",
    );
}

#[test]
fn rows_that_name_their_own_unit_of_money() {
    check(
        "
        | KẾ HOẠCH HOẠT ĐỘNG VÀ KINH PHÍ NĂM 2026
        | TT | Nhiệm vụ | Đơn vị tiền | Kinh phí
        | 1 | Hội nghị triển khai nghị quyết | triệu đồng | 18.5
        | 2 | In tờ rơi phòng chống bạo lực | nghìn đồng | 24600
        | 3 | Chuyên mục phát thanh | đồng | 36000000
        | . | Tổng cộng | triệu đồng | 79.1
        ",
        "
        D3 1 Hội nghị triển khai nghị quyết 2026 planned = 18500000
        D4 2 In tờ rơi phòng chống bạo lực 2026 planned = 24600000
        D5 3 Chuyên mục phát thanh 2026 planned = 36000000
        total 79100000 / 79100000
        ",
    );
    // One row without a unit among others that have theirs is asked about, whatever the others are in.
    check(
        "
        | KẾ HOẠCH HOẠT ĐỘNG VÀ KINH PHÍ NĂM 2026
        | TT | Nhiệm vụ | Đơn vị tiền | Kinh phí
        | 1 | Hội nghị triển khai nghị quyết | triệu đồng | 18.5
        | 2 | In tờ rơi phòng chống bạo lực | nghìn đồng | 24600
        | 3 | Chuyên mục phát thanh | . | 36
        ",
        "
        D3 1 Hội nghị triển khai nghị quyết 2026 planned = ? (18.5)
        D4 2 In tờ rơi phòng chống bạo lực 2026 planned = ? (24600)
        D5 3 Chuyên mục phát thanh 2026 planned = ? (36)
        Xunit-missing A2
        ",
    );
}

#[test]
fn two_rows_that_say_the_same_in_every_cell() {
    check(
        "
        | DỰ TOÁN MỞ LỚP NĂM 2025
        | Đơn vị tính: đồng
        | TT | Nội dung chi | Số lượng | Định mức | Thành tiền
        | I | Lớp bồi dưỡng thứ nhất | . | . | 32200000
        | 1 | Thù lao giảng viên | 12 | 700000 | 8400000
        | 2 | Tài liệu học tập | 140 | 85000 | 11900000
        | 3 | Tài liệu học tập | 140 | 85000 | 11900000
        | II | Lớp bồi dưỡng thứ hai | . | . | 20300000
        | 1 | Tài liệu học tập | 140 | 85000 | 11900000
        | 2 | Thù lao giảng viên | 12 | 700000 | 8400000
        | . | Cộng | . | . | 52500000
        ",
        "
        E5 [I~Lớp bồi dưỡng thứ nhất] 1 Thù lao giảng viên 2025 proposed = 8400000
        E6 [I~Lớp bồi dưỡng thứ nhất] 2 Tài liệu học tập 2025 proposed = 11900000
        E7 [I~Lớp bồi dưỡng thứ nhất] 3 Tài liệu học tập 2025 proposed = 11900000
        E9 [II~Lớp bồi dưỡng thứ hai] 1 Tài liệu học tập 2025 proposed = 11900000
        E10 [II~Lớp bồi dưỡng thứ hai] 2 Thù lao giảng viên 2025 proposed = 8400000
        total 52500000 / 52500000
        !line-repeated E7
        ",
    );
}
