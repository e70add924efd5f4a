//! Header bands of systems of offices: change columns, projects over years, sources under kinds, words cut to letters.

use super::draw::check;

#[test]
fn a_request_to_change_is_asked_about() {
    check(
        "
        | ĐIỀU CHỈNH DỰ TOÁN CHI NĂM 2023
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán được sử dụng trong năm | < | < | Dự toán điều chỉnh Tăng(+)/Giảm(-) | Cấp trên đề nghị (+ tăng) (- giảm)
        | . | . | Năm trước chuyển sang | Đã giao trong năm | Tổng số | . | .
        | 1 | Đoàn ra | 10 | 100 | 110 | 5 | 4
        | 2 | Đoàn vào | 20 | 200 | 220 | -7 | -7
        | | Cộng | 30 | 300 | 330 | -2 | -3
        ",
        "
        C5 1 Đoàn ra 2023 carried-over = 10000000
        D5 1 Đoàn ra 2023 appropriated = 100000000
        F5 1 Đoàn ra 2023 adjusted = 5000000
        G5 1 Đoàn ra 2023 = 4000000
        C6 2 Đoàn vào 2023 carried-over = 20000000
        D6 2 Đoàn vào 2023 appropriated = 200000000
        F6 2 Đoàn vào 2023 adjusted = -7000000
        G6 2 Đoàn vào 2023 = -7000000
        !column-guessed G4
        ",
    );
}

#[test]
fn what_is_approved_for_a_project_is_not_of_one_year() {
    check(
        "
        | DỰ TOÁN ĐẦU TƯ NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Danh mục dự án | Thời gian KC-HT | Dự toán được duyệt | Thanh toán năm 2023 | < | Kế hoạch năm 2024
        | . | . | . | . | Đã TT từ KC đến 30/06/2023 | Ước thanh toán cả năm 2023 | .
        | 1 | Cầu A | 2022-2025 | 1000 | 300 | 150 | 210
        | 2 | Đường B | 2023-2024 | 500 | 110 | 90 | 130
        | | Cộng | . | 1500 | 410 | 240 | 340
        ",
        "
        F5 1 Cầu A 2023 expected = 150000000
        G5 1 Cầu A 2024 planned = 210000000
        F6 2 Đường B 2023 expected = 90000000
        G6 2 Đường B 2024 planned = 130000000
        total 340000000 / 340000000
        -columns-not-recorded D5
        ",
    );
    check(
        "
        | TÌNH HÌNH THỰC HIỆN KẾ HOẠCH TRUNG HẠN VÀ DỰ KIẾN KẾ HOẠCH NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Danh mục dự án | Kế hoạch trung hạn giai đoạn 2021-2025 được giao | < | Dự kiến kế hoạch năm 2024 | <
        | . | . | Tổng số | Trong đó: NSTW | Tổng số | Trong đó: NSTW
        | 1 | Cầu A | 1000 | 700 | 210 | 150
        | 2 | Đường B | 500 | 120 | 130 | 30
        | | Cộng | 1500 | 820 | 340 | 180
        ",
        "
        E5 1 Cầu A 2024 planned = 210000000
        E6 2 Đường B 2024 planned = 130000000
        total 340000000 / 340000000
        -columns-not-recorded C5
        -columns-not-recorded D5
        ",
    );
    check(
        "
        | KẾ HOẠCH VỐN NĂM 2023
        | Đơn vị: triệu đồng
        | STT | Tên công trình | Kế hoạch vốn năm 2023 | Giá trị công trình (quyết toán, dự toán hoặc tổng mức đầu tư)
        | 1 | Cầu A | 210 | 1000
        | 2 | Đường B | 130 | 500
        | | Cộng | 340 | 1500
        ",
        "
        C4 1 Cầu A 2023 planned = 210000000
        C5 2 Đường B 2023 planned = 130000000
        total 340000000 / 340000000
        -columns-not-recorded D4
        ",
    );
}

#[test]
fn needs_of_the_years_of_a_span_are_asked_for() {
    check(
        "
        | NHU CẦU CHI GIAI ĐOẠN 2024-2026
        | Đơn vị: triệu đồng
        | STT | Nội dung | Thực hiện năm 2023 | Nhu cầu năm dự toán 2024 | Nhu cầu năm 2025 | Dự toán năm 2026
        | 1 | Đoàn ra | 10 | 11 | 12 | 13
        | 2 | Đoàn vào | 20 | 21 | 22 | 24
        | | Cộng | 30 | 32 | 34 | 37
        ",
        "
        C4 1 Đoàn ra 2023 done = 10000000
        D4 1 Đoàn ra 2024 proposed = 11000000
        E4 1 Đoàn ra 2025 proposed = 12000000
        F4 1 Đoàn ra 2026 proposed = 13000000
        C5 2 Đoàn vào 2023 done = 20000000
        D5 2 Đoàn vào 2024 proposed = 21000000
        E5 2 Đoàn vào 2025 proposed = 22000000
        F5 2 Đoàn vào 2026 proposed = 24000000
        total 103000000 / 103000000
        ",
    );
}

#[test]
fn estimates_of_the_budget_under_a_kind_are_its_source() {
    check(
        "
        | BÁO CÁO TÌNH HÌNH SỬ DỤNG KINH PHÍ NĂM 2023
        | Đơn vị: triệu đồng
        | STT | Nội dung | Kinh phí năm trước chuyển sang | < | Dự toán giao, phê duyệt | < | Giải ngân | <
        | . | . | Dự toán NSNN | Nguồn quỹ | Dự toán NSNN | Nguồn quỹ | Dự toán NSNN | Nguồn quỹ
        | 1 | Đoàn ra | 10 | 1 | 100 | 20 | 90 | 15
        | 2 | Đoàn vào | 20 | 2 | 200 | 30 | 150 | 25
        | | Cộng | 30 | 3 | 300 | 50 | 240 | 40
        ",
        "
        C5 1 Đoàn ra $NSNN 2023 carried-over = 10000000
        D5 1 Đoàn ra $Nguồn quỹ 2023 carried-over = 1000000
        E5 1 Đoàn ra $NSNN 2023 appropriated = 100000000
        F5 1 Đoàn ra $Nguồn quỹ 2023 appropriated = 20000000
        G5 1 Đoàn ra $NSNN 2023 spent = 90000000
        H5 1 Đoàn ra $Nguồn quỹ 2023 spent = 15000000
        C6 2 Đoàn vào $NSNN 2023 carried-over = 20000000
        D6 2 Đoàn vào $Nguồn quỹ 2023 carried-over = 2000000
        E6 2 Đoàn vào $NSNN 2023 appropriated = 200000000
        F6 2 Đoàn vào $Nguồn quỹ 2023 appropriated = 30000000
        G6 2 Đoàn vào $NSNN 2023 spent = 150000000
        H6 2 Đoàn vào $Nguồn quỹ 2023 spent = 25000000
        ",
    );
}

#[test]
fn what_was_approved_of_a_settlement() {
    check(
        "
        | BÁO CÁO THU CHI NĂM 2023
        | Đơn vị: triệu đồng
        | STT | Nội dung | Mã mục lục | Dự toán giao | Quyết toán năm | Cấp trên duyệt
        | 1 | Đoàn ra | 6801 | 100 | 95 | 95
        | 2 | Đoàn vào | 6802 | 200 | 180 | 175
        | | Cộng | . | 300 | 275 | 270
        ",
        "
        D4 1 Đoàn ra cl:Mã mục lục 6801 2023 appropriated = 100000000
        E4 1 Đoàn ra cl:Mã mục lục 6801 2023 settled = 95000000
        F4 1 Đoàn ra cl:Mã mục lục 6801 2023 settled = 95000000
        D5 2 Đoàn vào cl:Mã mục lục 6802 2023 appropriated = 200000000
        E5 2 Đoàn vào cl:Mã mục lục 6802 2023 settled = 180000000
        F5 2 Đoàn vào cl:Mã mục lục 6802 2023 settled = 175000000
        -earlier-year E4
        ",
    );
    check(
        "
        | SỐ LIỆU XÉT DUYỆT QUYẾT TOÁN NĂM 2023
        | Đơn vị: triệu đồng
        | STT | Nội dung | Tổng số | < | Loại 340 - Khoản 341 | < | Loại 070 - Khoản 085 | <
        | . | . | Số báo cáo | Số xét duyệt | Số báo cáo | Số xét duyệt | Số báo cáo | Số xét duyệt
        | 1 | Đoàn ra | 300 | 290 | 100 | 95 | 200 | 195
        | 2 | Đoàn vào | 500 | 480 | 150 | 140 | 350 | 340
        | | Cộng | 800 | 770 | 250 | 235 | 550 | 535
        ",
        "
        E5 1 Đoàn ra 2023 settled = 100000000
        F5 1 Đoàn ra 2023 settled = 95000000
        G5 1 Đoàn ra 2023 settled = 200000000
        H5 1 Đoàn ra 2023 settled = 195000000
        E6 2 Đoàn vào 2023 settled = 150000000
        F6 2 Đoàn vào 2023 settled = 140000000
        G6 2 Đoàn vào 2023 settled = 350000000
        H6 2 Đoàn vào 2023 settled = 340000000
        total 770000000 / 770000000
        -earlier-year E5
        ",
    );
}

#[test]
fn payments_of_a_year_go_on_to_the_end_of_january() {
    check(
        "
        | TIẾN ĐỘ GIẢI NGÂN VỐN NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Dự án | Vốn giao năm 2024 | Giải ngân đến 30/9/2024 | Ước giải ngân đến 31/01/2025
        | 1 | Cầu A | 1000 | 300 | 950
        | 2 | Đường B | 500 | 110 | 500
        | | Cộng | 1500 | 410 | 1450
        ",
        "
        C4 1 Cầu A 2024 appropriated = 1000000000
        D4 1 Cầu A 2024 spent = 300000000
        E4 1 Cầu A 2024 expected = 950000000
        C5 2 Đường B 2024 appropriated = 500000000
        D5 2 Đường B 2024 spent = 110000000
        E5 2 Đường B 2024 expected = 500000000
        ",
    );
}

#[test]
fn what_each_office_says_of_one_year() {
    check(
        "
        | TỔNG HỢP DỰ TOÁN KINH PHÍ CÁC SỞ, NGÀNH
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán 2024 | < | Dự toán 2025 | < | <
        | . | . | Giao đầu năm | Ước TH cả năm | Đơn vị XD | STC TĐ | Tăng/giảm
        | 1 | Đoàn ra | 100 | 98 | 120 | 110 | -10
        | 2 | Đoàn vào | 200 | 190 | 260 | 230 | -30
        | | Cộng | 300 | 288 | 380 | 340 | -40
        ",
        "
        C5 1 Đoàn ra 2024 appropriated = 100000000
        D5 1 Đoàn ra 2024 expected = 98000000
        E5 1 Đoàn ra 2025 proposed = 120000000
        F5 1 Đoàn ra 2025 appraised = 110000000
        C6 2 Đoàn vào 2024 appropriated = 200000000
        D6 2 Đoàn vào 2024 expected = 190000000
        E6 2 Đoàn vào 2025 proposed = 260000000
        F6 2 Đoàn vào 2025 appraised = 230000000
        ",
    );
}

#[test]
fn a_grant_distributed_in_part() {
    check(
        "
        | PHÂN KHAI KINH PHÍ NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán tỉnh giao | Phân khai theo quý | < | < | < | Số chưa phân khai
        | . | . | . | Quý I | Quý II | Quý III | Quý IV | .
        | 1 | Đoàn ra | 100 | 20 | 20 | 30 | 20 | 10
        | 2 | Đoàn vào | 200 | 30 | 50 | 60 | 40 | 20
        | 3 | Hội nghị | 50 | 10 | 10 | 10 | 15 | 5
        | | Cộng | 350 | 60 | 80 | 100 | 75 | 35
        ",
        "
        C5 1 Đoàn ra 2024 appropriated = 100000000
        C6 2 Đoàn vào 2024 appropriated = 200000000
        C7 3 Hội nghị 2024 appropriated = 50000000
        total 350000000 / 350000000
        -columns-not-recorded D5
        ",
    );
}

#[test]
fn what_became_of_grants_is_no_other_way_to_split_them() {
    check(
        "
        | TÌNH HÌNH GIAO VÀ SỬ DỤNG KINH PHÍ NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Kinh phí giao | < | < | KP đã sử dụng | KP còn dư | Trong đó | <
        | . | . | QĐ số 2000/QĐ-UBND ngày 10/12/2023 | QĐ số 55/QĐ-UBND ngày 15/3/2024 | Tổng | . | . | Hủy dự toán | Chuyển năm sau
        | 1 | Đoàn ra | 100 | 20 | 120 | 90 | 30 | 10 | 20
        | 2 | Đoàn vào | 200 | 30 | 230 | 180 | 50 | 15 | 35
        | 3 | Hội nghị | 50 | 10 | 60 | 40 | 20 | 5 | 15
        | | Cộng | 350 | 60 | 410 | 310 | 100 | 30 | 70
        ",
        "
        C5 1 Đoàn ra №QĐ số 2000/QĐ-UBND ngày 10/12/2023 2023-12-10 2024 appropriated = 100000000
        D5 1 Đoàn ra №QĐ số 55/QĐ-UBND ngày 15/3/2024 2024-03-15 2024 appropriated = 20000000
        F5 1 Đoàn ra 2024 spent = 90000000
        H5 1 Đoàn ra 2024 lapsed = 10000000
        I5 1 Đoàn ra 2024 carried-over = -20000000
        C6 2 Đoàn vào №QĐ số 2000/QĐ-UBND ngày 10/12/2023 2023-12-10 2024 appropriated = 200000000
        D6 2 Đoàn vào №QĐ số 55/QĐ-UBND ngày 15/3/2024 2024-03-15 2024 appropriated = 30000000
        F6 2 Đoàn vào 2024 spent = 180000000
        H6 2 Đoàn vào 2024 lapsed = 15000000
        I6 2 Đoàn vào 2024 carried-over = -35000000
        C7 3 Hội nghị №QĐ số 2000/QĐ-UBND ngày 10/12/2023 2023-12-10 2024 appropriated = 50000000
        D7 3 Hội nghị №QĐ số 55/QĐ-UBND ngày 15/3/2024 2024-03-15 2024 appropriated = 10000000
        F7 3 Hội nghị 2024 spent = 40000000
        H7 3 Hội nghị 2024 lapsed = 5000000
        I7 3 Hội nghị 2024 carried-over = -15000000
        -sign-by-heading I5
        ",
    );
}

#[test]
fn money_carried_over_by_the_title() {
    check(
        "
        | BÁO CÁO CHUYỂN NGUỒN NĂM 2023 SANG NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán năm 2023 | Đã chi năm 2023 | Dư dự toán | Được chuyển nguồn | Không được chuyển nguồn
        | 1 | Đoàn ra | 100 | 80 | 20 | 15 | 5
        | 2 | Đoàn vào | 200 | 150 | 50 | 50 | 0
        | | Cộng | 300 | 230 | 70 | 65 | 5
        ",
        "
        C4 1 Đoàn ra 2023 appropriated = 100000000
        D4 1 Đoàn ra 2023 spent = 80000000
        F4 1 Đoàn ra 2023 carried-over = -15000000
        G4 1 Đoàn ra 2023 lapsed = 5000000
        C5 2 Đoàn vào 2023 appropriated = 200000000
        D5 2 Đoàn vào 2023 spent = 150000000
        F5 2 Đoàn vào 2023 carried-over = -50000000
        -sign-by-heading F4
        ",
    );
}

#[test]
fn words_cut_to_their_letters() {
    check(
        "
        | TỔNG HỢP KINH PHÍ CÁC NHIỆM VỤ ĐỐI NGOẠI
        | ĐVT: triệu đồng
        | TT | Nhiệm vụ | Năm 2023 | < | Năm 2024 | < | KH 2025 | KP còn lại
        | . | . | KH | TH | KH | ƯTH | . | .
        | 1 | Đoàn ra | 100 | 90 | 120 | 110 | 130 | 20
        | 2 | Đoàn vào | 200 | 150 | 210 | 205 | 220 | 15
        | | Cộng | 300 | 240 | 330 | 315 | 350 | 35
        ",
        "
        C5 1 Đoàn ra 2023 planned = 100000000
        D5 1 Đoàn ra 2023 done = 90000000
        E5 1 Đoàn ra 2024 planned = 120000000
        F5 1 Đoàn ra 2024 expected = 110000000
        G5 1 Đoàn ra 2025 planned = 130000000
        C6 2 Đoàn vào 2023 planned = 200000000
        D6 2 Đoàn vào 2023 done = 150000000
        E6 2 Đoàn vào 2024 planned = 210000000
        F6 2 Đoàn vào 2024 expected = 205000000
        G6 2 Đoàn vào 2025 planned = 220000000
        total 980000000 / 980000000
        ",
    );
}

#[test]
fn what_is_asked_for_beside_the_whole_need() {
    check(
        "
        | ĐỀ NGHỊ BỔ SUNG KINH PHÍ NĂM 2024
        | ĐVT: triệu đồng
        | TT | Nội dung | Dự toán đã giao | Nhu cầu cả năm | Đề nghị bổ sung
        | 1 | Đoàn ra | 100 | 120 | 20
        | 2 | Đoàn vào | 200 | 210 | 10
        | | Cộng | 300 | 330 | 30
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 100000000
        E4 1 Đoàn ra 2024 proposed = 20000000
        C5 2 Đoàn vào 2024 appropriated = 200000000
        E5 2 Đoàn vào 2024 proposed = 10000000
        ",
    );
}

#[test]
fn what_was_carried_out_under_a_title_that_tells_it() {
    check(
        "
        | THỰC HIỆN CHI NGÂN SÁCH THÁNG 9/2024
        | ĐVT: triệu đồng
        | TT | Nội dung | Dự toán năm 2024 | Thực hiện | < | <
        | . | . | . | Tháng 8 | Tháng 9 | Lũy kế 9 tháng
        | 1 | Đoàn ra | 100 | 10 | 20 | 80
        | 2 | Đoàn vào | 200 | 20 | 15 | 170
        | | Cộng | 300 | 30 | 35 | 250
        ",
        "
        C5 1 Đoàn ra 2024 appropriated = 100000000
        D5 1 Đoàn ra m8 2024 spent = 10000000
        E5 1 Đoàn ra m9 2024 spent = 20000000
        C6 2 Đoàn vào 2024 appropriated = 200000000
        D6 2 Đoàn vào m8 2024 spent = 20000000
        E6 2 Đoàn vào m9 2024 spent = 15000000
        -columns-not-recorded F5
        ",
    );
    check(
        "
        | KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ NĂM 2022
        | TT | Nhiệm vụ | Kết quả | Kinh phí (triệu đồng) | <
        | . | . | . | Kế hoạch | Thực hiện
        | 1 | Đoàn ra | Hoàn thành | 100 | 98
        | 2 | Đoàn vào | Hoàn thành | 200 | 170
        | | Cộng | . | 300 | 268
        ",
        "
        D4 1 Đoàn ra 2022 planned = 100000000
        E4 1 Đoàn ra 2022 spent = 98000000
        D5 2 Đoàn vào 2022 planned = 200000000
        E5 2 Đoàn vào 2022 spent = 170000000
        ",
    );
}

#[test]
fn how_many_beside_prices() {
    check(
        "
        | DỰ TOÁN KINH PHÍ ĐÀO TẠO NĂM 2024
        | TT | Nội dung chi | Số LHS | Định mức (đồng/người/tháng) | Số tháng | Thành tiền (đồng)
        | 1 | Học bổng | 10 | 3600000 | 12 | 432000000
        | 2 | Bảo hiểm | 12 | 100000 | 12 | 14400000
        | | Cộng | . | . | . | 446400000
        ",
        "
        F3 1 Học bổng 2024 proposed = 432000000
        F4 2 Bảo hiểm 2024 proposed = 14400000
        total 446400000 / 446400000
        ",
    );
}

#[test]
fn a_total_split_two_ways_the_second_split_again() {
    check(
        "
        | NHU CẦU CHI NĂM 2024
        | ĐVT: triệu đồng
        | TT | Lĩnh vực chi | Tổng số | Trong đó | < | Chia ra | < | < | < | < | <
        | . | . | . | Chi cơ sở | Chi mới | Đầu tư phát triển | Trong đó | < | Chi thường xuyên | Trong đó | <
        | . | . | . | . | . | . | Chi cơ sở | Chi mới | . | Chi cơ sở | Chi mới
        | 1 | Đối ngoại | 100 | 60 | 40 | 30 | 20 | 10 | 70 | 40 | 30
        | 2 | Giáo dục | 210 | 130 | 80 | 90 | 60 | 30 | 120 | 70 | 50
        | | Cộng | 310 | 190 | 120 | 120 | 80 | 40 | 190 | 110 | 80
        ",
        "
        G6 1 Đối ngoại 2024 proposed = 20000000
        H6 1 Đối ngoại 2024 proposed = 10000000
        J6 1 Đối ngoại 2024 proposed = 40000000
        K6 1 Đối ngoại 2024 proposed = 30000000
        G7 2 Giáo dục 2024 proposed = 60000000
        H7 2 Giáo dục 2024 proposed = 30000000
        J7 2 Giáo dục 2024 proposed = 70000000
        K7 2 Giáo dục 2024 proposed = 50000000
        total 310000000 / 310000000
        -columns-not-recorded D6
        ",
    );
}

#[test]
fn things_counted_under_one_heading_are_no_money() {
    check(
        "
        | DỰ TOÁN ĐÀO TẠO NĂM 2024
        | ĐVT: triệu đồng
        | TT | Nội dung | Số lượng | < | < | Kinh phí hỗ trợ | Tổng nhu cầu kinh phí
        | . | . | Kế hoạch | Thực hiện | Tổng số | . | .
        | 1 | Lớp A | 3 | 2 | 5 | 12 | 60
        | 2 | Lớp B | 4 | 4 | 8 | 15 | 120
        | 3 | Lớp C | 6 | 4 | 10 | 20 | 200
        | | Cộng | 13 | 10 | 23 | . | 380
        ",
        "
        G5 1 Lớp A 2024 proposed = 60000000
        G6 2 Lớp B 2024 proposed = 120000000
        G7 3 Lớp C 2024 proposed = 200000000
        total 380000000 / 380000000
        ",
    );
}

#[test]
fn work_done_beside_payments_is_no_payment() {
    check(
        "
        | BÁO CÁO GIẢI NGÂN VỐN THÁNG 9 NĂM 2024
        | ĐVT: triệu đồng
        | TT | Dự án | Khối lượng thực hiện từ đầu năm | < | Giải ngân tháng báo cáo | <
        | . | . | Tổng số | Riêng tháng báo cáo | Vốn NSNN | Vốn khác
        | . | . | . | . | Số tiền | Số tiền
        | 1 | Cầu A | 300 | 50 | 40 | 5
        | 2 | Đường B | 110 | 20 | 15 | 5
        | | Cộng | 410 | 70 | 55 | 10
        ",
        "
        D6 1 Cầu A m9 2024 = 50000000
        E6 1 Cầu A $Vốn NSNN m9 2024 spent = 40000000
        F6 1 Cầu A $Vốn khác m9 2024 spent = 5000000
        D7 2 Đường B m9 2024 = 20000000
        E7 2 Đường B $Vốn NSNN m9 2024 spent = 15000000
        F7 2 Đường B $Vốn khác m9 2024 spent = 5000000
        !total-differs D8
        Xreading-unsure C6:C8
        ",
    );
}

#[test]
fn rises_and_falls_beside_what_is_asked_for() {
    check(
        "
        | TỔNG HỢP KINH PHÍ PHÁT SINH NGOÀI DỰ TOÁN NĂM 2024
        | ĐVT: triệu đồng
        | TT | Nội dung | Phát sinh tăng | Phát sinh giảm | Đề nghị bổ sung
        | 1 | Đoàn ra | 100 | 20 | 80
        | 2 | Đoàn vào | 210 | 10 | 200
        | 3 | Hội nghị | 50 | 15 | 35
        | | Cộng | 360 | 45 | 315
        ",
        "
        E4 1 Đoàn ra 2024 proposed = 80000000
        E5 2 Đoàn vào 2024 proposed = 200000000
        E6 3 Hội nghị 2024 proposed = 35000000
        total 315000000 / 315000000
        -difference-unproven C4
        -difference-unproven D4
        ",
    );
}

#[test]
fn amounts_of_goods_asked_for_and_approved() {
    check(
        "
        | DỰ TOÁN MUA SẮM NĂM 2024
        | ĐVT: nghìn đồng
        | TT | Tên tài sản | ĐVT | Đề nghị | < | < | Duyệt | < | <
        | . | . | . | SL | ĐG | TT | SL | ĐG | TT
        | 1 | Máy in | cái | 3 | 5000 | 15000 | 2 | 5000 | 10000
        | 2 | Bàn | cái | 4 | 2000 | 8000 | 4 | 1900 | 7600
        | | Cộng | . | . | . | 23000 | . | . | 17600
        ",
        "
        F5 1 Máy in 2024 proposed = 15000000
        I5 1 Máy in 2024 approved = 10000000
        F6 2 Bàn 2024 proposed = 8000000
        I6 2 Bàn 2024 approved = 7600000
        ",
    );
}

#[test]
fn months_carried_out_with_the_year_they_come_to() {
    check(
        "
        | BÁO CÁO THỰC HIỆN KINH PHÍ 9 THÁNG ĐẦU NĂM VÀ ƯỚC THỰC HIỆN CẢ NĂM 2024
        | ĐVT: triệu đồng
        | TT | Nội dung | KH năm 2024 | Thực hiện 9 tháng | < | Ước TH năm | < | Dự kiến KH 2025
        | . | . | . | Số tiền | % so KH | Số tiền | % so KH | .
        | 1 | Đoàn ra | 100 | 70 | 70 | 95 | 95 | 120
        | 2 | Đoàn vào | 200 | 150 | 75 | 190 | 95 | 220
        | | Cộng | 300 | 220 | 73,3 | 285 | 95 | 340
        ",
        "
        C5 1 Đoàn ra 2024 planned = 100000000
        D5 1 Đoàn ra 2024 spent = 70000000
        F5 1 Đoàn ra 2024 expected = 95000000
        H5 1 Đoàn ra 2025 planned = 120000000
        C6 2 Đoàn vào 2024 planned = 200000000
        D6 2 Đoàn vào 2024 spent = 150000000
        F6 2 Đoàn vào 2024 expected = 190000000
        H6 2 Đoàn vào 2025 planned = 220000000
        ",
    );
}

#[test]
fn amounts_held_against_each_other_are_asked_about() {
    check(
        "
        | BIỂU TỔNG HỢP NHU CẦU VÀ KHẢ NĂNG CÂN ĐỐI NĂM 2024
        | ĐVT: triệu đồng
        | TT | Nội dung | Nhu cầu KP | Khả năng cân đối | < | Số chưa cân đối được
        | . | . | . | Dự toán chi TX | Nguồn dự phòng | .
        | 1 | Đoàn ra | 100 | 60 | 15 | 25
        | 2 | Đoàn vào | 210 | 130 | 40 | 40
        | | Cộng | 310 | 190 | 55 | 65
        ",
        "
        C5 1 Đoàn ra 2024 proposed = 100000000
        D5 1 Đoàn ra 2024 proposed = 60000000
        E5 1 Đoàn ra $Nguồn dự phòng 2024 = 15000000
        C6 2 Đoàn vào 2024 proposed = 210000000
        D6 2 Đoàn vào 2024 proposed = 130000000
        E6 2 Đoàn vào $Nguồn dự phòng 2024 = 40000000
        Xreading-unsure D5:D7
        ",
    );
    check(
        "
        | SO SÁNH KINH PHÍ THỰC HIỆN KẾ HOẠCH NĂM 2024
        | ĐVT: triệu đồng
        | TT | Nội dung | Số của phòng | Số của trung tâm
        | 1 | Đoàn ra | 100 | 100
        | 2 | Đoàn vào | 210 | 200
        | 3 | Hội nghị | 80 | 80
        | 4 | Đào tạo | 150 | 140
        | | Cộng | 540 | 520
        ",
        "
        C4 1 Đoàn ra 2024 planned = 100000000
        D4 1 Đoàn ra 2024 planned = 100000000
        C5 2 Đoàn vào 2024 planned = 210000000
        D5 2 Đoàn vào 2024 planned = 200000000
        C6 3 Hội nghị 2024 planned = 80000000
        D6 3 Hội nghị 2024 planned = 80000000
        C7 4 Đào tạo 2024 planned = 150000000
        D7 4 Đào tạo 2024 planned = 140000000
        Xreading-unsure D4:D8
        ",
    );
}

#[test]
fn what_is_left_and_proposed_to_go_on() {
    check(
        "
        | KIẾN NGHỊ XỬ LÝ KINH PHÍ CÒN DƯ NĂM 2023
        | ĐVT: triệu đồng
        | TT | Nội dung | Kinh phí còn dư | Kiến nghị nộp trả NS | Kiến nghị chuyển nguồn
        | 1 | Đoàn ra | 100 | 60 | 40
        | 2 | Đoàn vào | 210 | 130 | 80
        | | Cộng | 310 | 190 | 120
        ",
        "
        D4 1 Đoàn ra 2023 = 60000000
        E4 1 Đoàn ra 2023 carried-over = -40000000
        D5 2 Đoàn vào 2023 = 130000000
        E5 2 Đoàn vào 2023 carried-over = -80000000
        !column-guessed D3
        -difference-unproven C4
        -sign-by-heading E4
        ",
    );
}

#[test]
fn changes_asked_for_by_rise_and_fall() {
    check(
        "
        | TỔNG HỢP ĐỀ XUẤT ĐIỀU CHỈNH KINH PHÍ NĂM 2024
        | ĐVT: triệu đồng
        | TT | Nội dung | Kinh phí đã được duyệt | Đề xuất điều chỉnh | < | Kinh phí sau điều chỉnh
        | . | . | . | Tăng | Giảm | .
        | 1 | Đoàn ra | 100 | 20 | 0 | 120
        | 2 | Đoàn vào | 210 | 0 | 30 | 180
        | 3 | Hội nghị | 50 | 5 | 10 | 45
        | | Cộng | 360 | 25 | 40 | 345
        ",
        "
        C5 1 Đoàn ra 2024 approved = 100000000
        D5 1 Đoàn ra 2024 = 20000000
        C6 2 Đoàn vào 2024 approved = 210000000
        E6 2 Đoàn vào 2024 = -30000000
        C7 3 Hội nghị 2024 approved = 50000000
        D7 3 Hội nghị 2024 = 5000000
        E7 3 Hội nghị 2024 = -10000000
        -sign-by-heading E5
        ",
    );
}

#[test]
fn a_book_of_grants_and_advances() {
    check(
        "
        | SỔ THEO DÕI KINH PHÍ NĂM 2024
        | ĐVT: nghìn đồng
        | Ngày | Diễn giải | Số CT | Dự toán | < | < | Tạm ứng | < | <
        | . | . | . | Giao | Rút | Còn | Chi | Thu hồi | Dư
        | 05/01/2024 | Đoàn ra | PC01 | 1000 | 600 | 400 | 300 | 100 | 200
        | 12/02/2024 | Đoàn vào | PC02 | 2100 | 1300 | 800 | 400 | 150 | 250
        ",
        "
        D5 Đoàn ra №PC01 2024-01-05 2024 appropriated = 1000000
        E5 Đoàn ra №PC01 2024-01-05 2024 spent = 600000
        G5 Đoàn ra №PC01 2024-01-05 2024 advanced = 300000
        H5 Đoàn ra №PC01 2024-01-05 2024 cleared = 100000
        D6 Đoàn vào №PC02 2024-02-12 2024 appropriated = 2100000
        E6 Đoàn vào №PC02 2024-02-12 2024 spent = 1300000
        G6 Đoàn vào №PC02 2024-02-12 2024 advanced = 400000
        H6 Đoàn vào №PC02 2024-02-12 2024 cleared = 150000
        ",
    );
}

#[test]
fn what_was_allotted_and_what_is_given_back() {
    check(
        "
        | TÌNH HÌNH PHÂN BỔ, GIẢI NGÂN VỐN NĂM 2024
        | ĐVT: triệu đồng
        | TT | Nội dung | Tổng vốn được giao năm 2024 | < | Đã phân bổ chi tiết | < | Đã giải ngân | < | Vốn không giải ngân hết, đề nghị hủy/nộp trả
        | . | . | Năm 2023 kéo dài sang | Năm 2024 | Năm 2023 kéo dài sang | Năm 2024 | Năm 2023 kéo dài sang | Năm 2024 | .
        | 1 | Đoàn ra | 10 | 100 | 10 | 90 | 8 | 70 | 5
        | 2 | Đoàn vào | 20 | 210 | 15 | 200 | 15 | 190 | 10
        | | Cộng | 30 | 310 | 25 | 290 | 23 | 260 | 15
        ",
        "
        C5 1 Đoàn ra 2024 carried-over = 10000000
        D5 1 Đoàn ra 2024 appropriated = 100000000
        E5 1 Đoàn ra 2024 allotted = 10000000
        F5 1 Đoàn ra 2024 allotted = 90000000
        G5 1 Đoàn ra 2024 spent = 8000000
        H5 1 Đoàn ra 2024 spent = 70000000
        I5 1 Đoàn ra 2024 = 5000000
        C6 2 Đoàn vào 2024 carried-over = 20000000
        D6 2 Đoàn vào 2024 appropriated = 210000000
        E6 2 Đoàn vào 2024 allotted = 15000000
        F6 2 Đoàn vào 2024 allotted = 200000000
        G6 2 Đoàn vào 2024 spent = 15000000
        H6 2 Đoàn vào 2024 spent = 190000000
        I6 2 Đoàn vào 2024 = 10000000
        ",
    );
}

#[test]
fn what_is_left_to_pay_and_whole_contracts() {
    check(
        "
        | BẢNG KÊ KINH PHÍ THỰC HIỆN NĂM 2024
        | ĐVT: nghìn đồng
        | TT | Nội dung | Giá trước thuế | Thuế VAT | Giá sau thuế | Đã tạm ứng | Còn thanh toán
        | 1 | In ấn | 1000 | 100 | 1100 | 600 | 500
        | 2 | Thuê xe | 2000 | 160 | 2160 | 1000 | 1160
        | 3 | Khách sạn | 3000 | 300 | 3300 | 1500 | 1800
        | | Cộng | 6000 | 560 | 6560 | 3100 | 3460
        ",
        "
        C4 1 In ấn 2024 = 1000000
        D4 1 In ấn 2024 = 100000
        F4 1 In ấn 2024 advanced = 600000
        C5 2 Thuê xe 2024 = 2000000
        D5 2 Thuê xe 2024 = 160000
        F5 2 Thuê xe 2024 advanced = 1000000
        C6 3 Khách sạn 2024 = 3000000
        D6 3 Khách sạn 2024 = 300000
        F6 3 Khách sạn 2024 advanced = 1500000
        ",
    );
    check(
        "
        | TÌNH HÌNH THỰC HIỆN CAM KẾT CHI NĂM 2024
        | ĐVT: triệu đồng
        | TT | Tên hợp đồng | Giá trị hợp đồng | Giá trị cam kết chi năm nay | Đã thanh toán năm nay | Còn phải thanh toán
        | 1 | Sửa nhà A | 1000 | 600 | 500 | 100
        | 2 | Sửa nhà B | 2000 | 900 | 850 | 50
        | | Cộng | 3000 | 1500 | 1350 | 150
        ",
        "
        D4 1 Sửa nhà A 2024 committed = 600000000
        E4 1 Sửa nhà A 2024 spent = 500000000
        D5 2 Sửa nhà B 2024 committed = 900000000
        E5 2 Sửa nhà B 2024 spent = 850000000
        -columns-not-recorded C4
        ",
    );
}

#[test]
fn a_remainder_by_formula_is_a_part() {
    check(
        "
        | DỰ TOÁN CHI NĂM 2024
        | ĐVT: triệu đồng
        | TT | Nội dung | Tổng số | KP tự chủ | KP không tự chủ
        | 1 | Đoàn ra | 100 | 60 | {C4-D4}40
        | 2 | Đoàn vào | 210 | 130 | {C5-D5}80
        | | Cộng | 310 | 190 | {C6-D6}120
        ",
        "
        D4 1 Đoàn ra $Kinh phí tự chủ 2024 proposed = 60000000
        E4 1 Đoàn ra $Kinh phí không tự chủ 2024 proposed = 40000000
        D5 2 Đoàn vào $Kinh phí tự chủ 2024 proposed = 130000000
        E5 2 Đoàn vào $Kinh phí không tự chủ 2024 proposed = 80000000
        total 310000000 / 310000000
        ",
    );
}

#[test]
fn sections_of_text_exports_above_tasks_with_marked_sources() {
    check(
        "
        | DỰ TOÁN KINH PHÍ GIAI ĐOẠN 2024-2025
        | ĐVT: đồng
        | Nội dung công việc | Cộng | 2024 | 2025
        | TRAO ĐỔI ĐOÀN | 1300000000 | 800000000 | 500000000
        | Tổ chức điểm trường | 800000000 | 300000000 | 500000000
        | - Ngân sách nhà nước | 800000000 | 300000000 | 500000000
        | Lưu trữ tài liệu | 500000000 | 500000000 | 0
        | - Nguồn hợp pháp khác | 500000000 | 500000000 | -
        | ĐẦU TƯ | 750000000 | 300000000 | 450000000
        | Khảo sát | 150000000 | 100000000 | 50000000
        | - Ngân sách nhà nước | 70000000 | 70000000 | -
        | - Nguồn hợp pháp khác | 80000000 | 30000000 | 50000000
        | Tập huấn | 600000000 | 200000000 | 400000000
        | - Ngân sách nhà nước | 600000000 | 200000000 | 400000000
        ",
        "
        C6 [~TRAO ĐỔI ĐOÀN/~Tổ chức điểm trường] - - Ngân sách nhà nước $Ngân sách nhà nước 2024 = 300000000
        D6 [~TRAO ĐỔI ĐOÀN/~Tổ chức điểm trường] - - Ngân sách nhà nước $Ngân sách nhà nước 2025 = 500000000
        C8 [~TRAO ĐỔI ĐOÀN/~Lưu trữ tài liệu] - - Nguồn hợp pháp khác $Nguồn hợp pháp khác 2024 = 500000000
        C11 [~ĐẦU TƯ/~Khảo sát] - - Ngân sách nhà nước $Ngân sách nhà nước 2024 = 70000000
        C12 [~ĐẦU TƯ/~Khảo sát] - - Nguồn hợp pháp khác $Nguồn hợp pháp khác 2024 = 30000000
        D12 [~ĐẦU TƯ/~Khảo sát] - - Nguồn hợp pháp khác $Nguồn hợp pháp khác 2025 = 50000000
        C14 [~ĐẦU TƯ/~Tập huấn] - - Ngân sách nhà nước $Ngân sách nhà nước 2024 = 200000000
        D14 [~ĐẦU TƯ/~Tập huấn] - - Ngân sách nhà nước $Ngân sách nhà nước 2025 = 400000000
        ",
    );
}

#[test]
fn what_is_distributed_now_of_a_plan() {
    check(
        "
        | KẾ HOẠCH VỐN SỰ NGHIỆP NĂM 2024 THỰC HIỆN CÁC DỰ ÁN
        | ĐVT: triệu đồng
        | TT | Nội dung | Kế hoạch năm 2024 | < | Đợt này phân bổ | < | Còn lại phân bổ sau | <
        | . | . | NSTW | NSĐP | NSTW | NSĐP | NSTW | NSĐP
        | 1 | Dự án A | 100 | 20 | 60 | 15 | 40 | 5
        | 2 | Dự án B | 200 | 30 | 90 | 20 | 110 | 10
        | | Cộng | 300 | 50 | 150 | 35 | 150 | 15
        ",
        "
        C5 1 Dự án A $NSTW 2024 planned = 100000000
        D5 1 Dự án A $NSĐP 2024 planned = 20000000
        E5 1 Dự án A $NSTW 2024 allotted = 60000000
        F5 1 Dự án A $NSĐP 2024 allotted = 15000000
        C6 2 Dự án B $NSTW 2024 planned = 200000000
        D6 2 Dự án B $NSĐP 2024 planned = 30000000
        E6 2 Dự án B $NSTW 2024 allotted = 90000000
        F6 2 Dự án B $NSĐP 2024 allotted = 20000000
        ",
    );
}

#[test]
fn a_total_of_one_year_over_offices() {
    check(
        "
        | DỰ TOÁN KINH PHÍ CỦA CÁC ĐƠN VỊ (triệu đồng)
        | TT | Nội dung | Sở Ngoại vụ | < | Sở Công Thương | < | Tổng 2025
        | . | . | Dự toán 2024 | Dự toán 2025 | Dự toán 2024 | Dự toán 2025 | .
        | 1 | Đoàn ra | 100 | 120 | 60 | 15 | 135
        | 2 | Đoàn vào | 200 | 230 | 90 | 20 | 250
        | | Cộng | 300 | 350 | 150 | 35 | 385
        ",
        "
        C4 1 Đoàn ra @Sở Ngoại vụ 2024 proposed = 100000000
        D4 1 Đoàn ra @Sở Ngoại vụ 2025 proposed = 120000000
        E4 1 Đoàn ra @Sở Công Thương 2024 proposed = 60000000
        F4 1 Đoàn ra @Sở Công Thương 2025 proposed = 15000000
        C5 2 Đoàn vào @Sở Ngoại vụ 2024 proposed = 200000000
        D5 2 Đoàn vào @Sở Ngoại vụ 2025 proposed = 230000000
        E5 2 Đoàn vào @Sở Công Thương 2024 proposed = 90000000
        F5 2 Đoàn vào @Sở Công Thương 2025 proposed = 20000000
        total 835000000 / 835000000
        ",
    );
}

#[test]
fn years_a_heading_does_not_name_are_asked_for() {
    check(
        "
        | DỰ TOÁN KINH PHÍ NĂM 2024 (triệu đồng)
        | TT | Nội dung | Năm thứ nhất | Năm thứ hai | Năm sau
        | 1 | Đoàn ra | 100 | 120 | 60
        | 2 | Đoàn vào | 200 | 230 | 90
        | | Cộng | 300 | 350 | 150
        ",
        "
        C3 1 Đoàn ra proposed = 100000000
        D3 1 Đoàn ra proposed = 120000000
        E3 1 Đoàn ra proposed = 60000000
        C4 2 Đoàn vào proposed = 200000000
        D4 2 Đoàn vào proposed = 230000000
        E4 2 Đoàn vào proposed = 90000000
        ",
    );
    check(
        "
        | DỰ TOÁN KINH PHÍ NĂM 2024 (triệu đồng)
        | TT | Nội dung | Dự toán địa phương giao | Dự toán tạm giao | Bổ sung (+), cắt giảm (-) | Điều chuyển | Khả năng giải ngân
        | 1 | Đoàn ra | 100 | 120 | 60 | 15 | 80
        | 2 | Đoàn vào | 200 | 230 | -90 | 20 | 150
        | | Cộng | 300 | 350 | -30 | 35 | 230
        ",
        "
        C3 1 Đoàn ra 2024 appropriated = 100000000
        D3 1 Đoàn ra 2024 provisional = 120000000
        E3 1 Đoàn ra 2024 adjusted = 60000000
        F3 1 Đoàn ra 2024 = 15000000
        G3 1 Đoàn ra expected = 80000000
        C4 2 Đoàn vào 2024 appropriated = 200000000
        D4 2 Đoàn vào 2024 provisional = 230000000
        E4 2 Đoàn vào 2024 adjusted = -90000000
        F4 2 Đoàn vào 2024 = 20000000
        G4 2 Đoàn vào expected = 150000000
        !column-guessed F2
        ",
    );
}

#[test]
fn what_a_plan_of_payments_and_requests_say() {
    check(
        "
        | TỔNG HỢP TÌNH HÌNH VỐN NĂM 2024 (triệu đồng)
        | TT | Nội dung | Kế hoạch giải ngân | Giải ngân vốn kéo dài | Tạm ứng đã thu hồi | Đề nghị giao | Đề nghị thẩm định | Dự toán Thủ tướng Chính phủ giao
        | 1 | Đoàn ra | 100 | 20 | 60 | 15 | 80 | 310
        | 2 | Đoàn vào | 200 | 30 | 90 | 25 | 150 | 520
        | | Cộng | 300 | 50 | 150 | 40 | 230 | 830
        ",
        "
        C3 1 Đoàn ra 2024 planned = 100000000
        D3 1 Đoàn ra 2024 spent = 20000000
        E3 1 Đoàn ra 2024 cleared = 60000000
        F3 1 Đoàn ra 2024 proposed = 15000000
        G3 1 Đoàn ra 2024 proposed = 80000000
        H3 1 Đoàn ra 2024 appropriated = 310000000
        C4 2 Đoàn vào 2024 planned = 200000000
        D4 2 Đoàn vào 2024 spent = 30000000
        E4 2 Đoàn vào 2024 cleared = 90000000
        F4 2 Đoàn vào 2024 proposed = 25000000
        G4 2 Đoàn vào 2024 proposed = 150000000
        H4 2 Đoàn vào 2024 appropriated = 520000000
        Xreading-unsure G3:G5
        ",
    );
}

#[test]
fn what_a_heading_says_holds_in_its_own_form_only() {
    // January of the form's own year closes no other.
    check(
        "
        | BÁO CÁO GIẢI NGÂN VỐN THÁNG 01 NĂM 2025 (triệu đồng)
        | TT | Dự án | Vốn giao năm 2025 | Giải ngân đến 31/01/2025
        | 1 | Cầu A | 100 | 20
        | 2 | Đường B | 200 | 30
        ",
        "
        C3 1 Cầu A 2025 appropriated = 100000000
        D3 1 Cầu A 2025 spent = 20000000
        C4 2 Đường B 2025 appropriated = 200000000
        D4 2 Đường B 2025 spent = 30000000
        ",
    );
    // Money carried into the year is added.
    check(
        "
        | DỰ TOÁN NĂM 2024 (triệu đồng)
        | TT | Nội dung | Kinh phí được chuyển nguồn | Dự toán giao năm 2024 | Tổng kinh phí năm 2024
        | 1 | Đoàn ra | 10 | 100 | 110
        | 2 | Đoàn vào | 20 | 200 | 220
        ",
        "
        C3 1 Đoàn ra 2024 carried-over = 10000000
        D3 1 Đoàn ra 2024 appropriated = 100000000
        C4 2 Đoàn vào 2024 carried-over = 20000000
        D4 2 Đoàn vào 2024 appropriated = 200000000
        ",
    );
    // The document a table is attached to has a title of its own.
    check(
        "
        | DỰ TOÁN NĂM 2025 (triệu đồng)
        | (Kèm theo Báo cáo số 12/BC-SNgV về kết quả thực hiện nhiệm vụ)
        | TT | Nội dung | Thực hiện | Dự toán
        | 1 | Đoàn ra | 90 | 100
        | 2 | Đoàn vào | 150 | 200
        ",
        "
        C4 1 Đoàn ra 2025 = 90000000
        D4 1 Đoàn ra 2025 proposed = 100000000
        C5 2 Đoàn vào 2025 = 150000000
        D5 2 Đoàn vào 2025 proposed = 200000000
        ",
    );
    // What a unit was given is no request because units ask elsewhere.
    check(
        "
        | TỔNG HỢP NĂM 2025 (triệu đồng)
        | TT | Nội dung | Năm 2024 | < | Dự toán 2025 | <
        | . | . | Đơn vị thực chi | Đơn vị đã nhận | Đơn vị | STC
        | 1 | Đoàn ra | 90 | 95 | 120 | 110
        | 2 | Đoàn vào | 150 | 160 | 260 | 230
        ",
        "
        C4 1 Đoàn ra 2024 spent = 90000000
        D4 1 Đoàn ra 2024 = 95000000
        E4 1 Đoàn ra 2025 proposed = 120000000
        F4 1 Đoàn ra 2025 appraised = 110000000
        C5 2 Đoàn vào 2024 spent = 150000000
        D5 2 Đoàn vào 2024 = 160000000
        E5 2 Đoàn vào 2025 proposed = 260000000
        F5 2 Đoàn vào 2025 appraised = 230000000
        ",
    );
}

#[test]
fn words_that_mean_something_else_in_a_plan() {
    check(
        "
        | DỰ TOÁN KINH PHÍ ĐOÀN RA NĂM 2024 (nghìn đồng)
        | TT | Nội dung | Quà mang sang Lào | Tiền ăn | <
        | . | . | . | Đại biểu | Phục vụ
        | 1 | Phía Lào cử đoàn sang học tập | 9000 | 12000 | 3000
        | 2 | Đoàn vào | 5000 | 15000 | 4000
        ",
        "
        C4 1 Phía Lào cử đoàn sang học tập 2024 proposed = 9000000
        D4 1 Phía Lào cử đoàn sang học tập 2024 proposed = 12000000
        E4 1 Phía Lào cử đoàn sang học tập 2024 proposed = 3000000
        C5 2 Đoàn vào 2024 proposed = 5000000
        D5 2 Đoàn vào 2024 proposed = 15000000
        E5 2 Đoàn vào 2024 proposed = 4000000
        ",
    );
    check(
        "
        | TỔNG HỢP KINH PHÍ NĂM 2024 (triệu đồng)
        | TT | Nội dung | Kinh phí theo kế hoạch | Đã thực hiện theo kế hoạch
        | 1 | Đoàn ra | 90 | 12
        | 2 | Đoàn vào | 50 | 15
        ",
        "
        C3 1 Đoàn ra 2024 planned = 90000000
        D3 1 Đoàn ra 2024 = 12000000
        C4 2 Đoàn vào 2024 planned = 50000000
        D4 2 Đoàn vào 2024 = 15000000
        ",
    );
}

#[test]
fn a_wording_that_stands_behind_other_words_is_asked_about() {
    check(
        "
        | DỰ TOÁN CHI NGÂN SÁCH CẤP TỈNH NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | Tổng số | Chi thường xuyên (không kể chương trình) | Chi tạo nguồn, điều chỉnh tiền lương | Chi chuyển nguồn sang ngân sách năm sau
        | 1 | Sở Ngoại vụ | 180 | 100 | 50 | 30
        | 2 | Sở Tài chính | 330 | 200 | 70 | 60
        | | Cộng | 510 | 300 | 120 | 90
        ",
        "
        D4 1 Sở Ngoại vụ @Sở Ngoại vụ 2025 proposed = 100000000
        E4 1 Sở Ngoại vụ @Sở Ngoại vụ 2025 = 50000000
        F4 1 Sở Ngoại vụ @Sở Ngoại vụ 2025 proposed = 30000000
        D5 2 Sở Tài chính @Sở Tài chính 2025 proposed = 200000000
        E5 2 Sở Tài chính @Sở Tài chính 2025 = 70000000
        F5 2 Sở Tài chính @Sở Tài chính 2025 proposed = 60000000
        total 510000000 / 510000000
        ",
    );
    check(
        "
        | TÌNH HÌNH HỢP ĐỒNG NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Giá trị hợp đồng đã thanh toán | Dự toán được duyệt đã sử dụng
        | 1 | Đoàn ra | 180 | 100
        | 2 | Đoàn vào | 330 | 200
        ",
        "
        C4 1 Đoàn ra 2024 = 180000000
        D4 1 Đoàn ra 2024 = 100000000
        C5 2 Đoàn vào 2024 = 330000000
        D5 2 Đoàn vào 2024 = 200000000
        ",
    );
}

#[test]
fn what_brackets_take_in_is_not_what_a_heading_is_about() {
    check(
        "
        | TÌNH HÌNH GIẢI NGÂN NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Kế hoạch vốn giao năm 2024 (bao gồm vốn kéo dài) | < | Kết quả giải ngân đến 30/6/2024 | <
        | ^ | ^ | Vốn ĐTPT | Vốn SN | Vốn ĐTPT | Vốn SN
        | 1 | Đoàn ra | 180 | 100 | 60 | 40
        | 2 | Đoàn vào | 330 | 200 | 70 | 45
        ",
        "
        C5 1 Đoàn ra $Vốn ĐTPT 2024 appropriated = 180000000
        D5 1 Đoàn ra $Vốn SN 2024 appropriated = 100000000
        E5 1 Đoàn ra $Vốn ĐTPT 2024 spent = 60000000
        F5 1 Đoàn ra $Vốn SN 2024 spent = 40000000
        C6 2 Đoàn vào $Vốn ĐTPT 2024 appropriated = 330000000
        D6 2 Đoàn vào $Vốn SN 2024 appropriated = 200000000
        E6 2 Đoàn vào $Vốn ĐTPT 2024 spent = 70000000
        F6 2 Đoàn vào $Vốn SN 2024 spent = 45000000
        ",
    );
}

#[test]
fn balances_are_not_what_a_plan_is_about() {
    check(
        "
        | KẾ HOẠCH NGUỒN KINH PHÍ NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | DƯ NGUỒN ĐẾN 31/12/2022 | ƯỚC THỰC HIỆN NĂM 2023 | KẾ HOẠCH NĂM 2024
        | 1 | Đoàn ra | 180 | 100 | 60
        | 2 | Đoàn vào | 330 | 200 | 70
        ",
        "
        C4 1 Đoàn ra 2022 = 180000000
        D4 1 Đoàn ra 2023 expected = 100000000
        E4 1 Đoàn ra 2024 planned = 60000000
        C5 2 Đoàn vào 2022 = 330000000
        D5 2 Đoàn vào 2023 expected = 200000000
        E5 2 Đoàn vào 2024 planned = 70000000
        ",
    );
    check(
        "
        | ĐỐI CHIẾU SỐ LIỆU DỰ TOÁN NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán giao trong năm | Dự toán đã sử dụng | < | Dự toán bị hủy
        | ^ | ^ | ^ | Trong kỳ | Số dư đến kỳ báo cáo | ^
        | 1 | Đoàn ra | 180 | 100 | 160 | 20
        | 2 | Đoàn vào | 330 | 200 | 270 | 30
        ",
        "
        C5 1 Đoàn ra 2024 appropriated = 180000000
        D5 1 Đoàn ra 2024 spent = 100000000
        F5 1 Đoàn ra 2024 lapsed = 20000000
        C6 2 Đoàn vào 2024 appropriated = 330000000
        D6 2 Đoàn vào 2024 spent = 200000000
        F6 2 Đoàn vào 2024 lapsed = 30000000
        -columns-not-recorded E5
        ",
    );
}

#[test]
fn two_words_for_one_payment_are_asked_about() {
    check(
        "
        | BẢNG CÂN ĐỐI DỰ TOÁN NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán giao | Tạm ứng | Thanh toán | Số thực chi
        | 1 | Đoàn ra | 180 | 100 | 30 | 130
        | 2 | Đoàn vào | 330 | 200 | 10 | 210
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 180000000
        D4 1 Đoàn ra 2024 advanced = 100000000
        E4 1 Đoàn ra 2024 spent = 30000000
        F4 1 Đoàn ra 2024 spent = 130000000
        C5 2 Đoàn vào 2024 appropriated = 330000000
        D5 2 Đoàn vào 2024 advanced = 200000000
        E5 2 Đoàn vào 2024 spent = 10000000
        F5 2 Đoàn vào 2024 spent = 210000000
        Xreading-unsure F4:F5
        ",
    );
}

#[test]
fn what_stands_under_sources_is_a_source() {
    check(
        "
        | KẾ HOẠCH PHÂN BỔ KINH PHÍ NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Tổng kinh phí | Nguồn vốn | < | < | Kết quả | <
        | ^ | ^ | ^ | Trung ương hỗ trợ | Tỉnh đối ứng | Nhân dân đóng góp | Ngân sách | Ngoài ngân sách
        | 1 | Đoàn ra | 180 | 100 | 60 | 20 | 5 | 6
        | 2 | Đoàn vào | 330 | 200 | 70 | 60 | 1200 | 1300
        | | Cộng | 510 | 300 | 130 | 80 | 1205 | 1306
        ",
        "
        D5 1 Đoàn ra $Trung ương hỗ trợ 2024 appropriated = 100000000
        E5 1 Đoàn ra $Tỉnh đối ứng 2024 appropriated = 60000000
        F5 1 Đoàn ra $Nhân dân đóng góp 2024 appropriated = 20000000
        G5 1 Đoàn ra $Ngân sách 2024 = 5000000
        H5 1 Đoàn ra $Ngoài ngân sách 2024 = 6000000
        D6 2 Đoàn vào $Trung ương hỗ trợ 2024 appropriated = 200000000
        E6 2 Đoàn vào $Tỉnh đối ứng 2024 appropriated = 70000000
        F6 2 Đoàn vào $Nhân dân đóng góp 2024 appropriated = 60000000
        G6 2 Đoàn vào $Ngân sách 2024 = 1200000000
        H6 2 Đoàn vào $Ngoài ngân sách 2024 = 1300000000
        total 3021000000 / 3021000000
        ",
    );
}

#[test]
fn titles_that_count_to_a_day_or_into_the_next_year() {
    check(
        "
        | TÌNH HÌNH GIẢI NGÂN ĐẾN 31/10/2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | KH vốn 2024 | Giải ngân | Ước GN đến 31/01/2025
        | 1 | Đoàn ra | 180 | 100 | 160
        | 2 | Đoàn vào | 330 | 200 | 270
        ",
        "
        C4 1 Đoàn ra 2024 planned = 180000000
        D4 1 Đoàn ra 2024 spent = 100000000
        E4 1 Đoàn ra 2024 expected = 160000000
        C5 2 Đoàn vào 2024 planned = 330000000
        D5 2 Đoàn vào 2024 spent = 200000000
        E5 2 Đoàn vào 2024 expected = 270000000
        ",
    );
    check(
        "
        | BÁO CÁO NGUỒN CHUYỂN SANG NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán năm 2024 | Thực hiện năm 2024 | Chuyển nguồn sang năm 2025 | Hủy dự toán
        | 1 | Đoàn ra | 180 | 100 | 60 | 20
        | 2 | Đoàn vào | 330 | 200 | 100 | 30
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 180000000
        D4 1 Đoàn ra 2024 done = 100000000
        E4 1 Đoàn ra 2024 carried-over = -60000000
        F4 1 Đoàn ra 2024 lapsed = 20000000
        C5 2 Đoàn vào 2024 appropriated = 330000000
        D5 2 Đoàn vào 2024 done = 200000000
        E5 2 Đoàn vào 2024 carried-over = -100000000
        F5 2 Đoàn vào 2024 lapsed = 30000000
        -sign-by-heading E4
        ",
    );
    check(
        "
        | ĐÁNH GIÁ THỰC HIỆN DỰ TOÁN QUÝ III NĂM 2024
        | ĐV tính: triệu đồng
        | STT | Nội dung | Dự toán năm | Ước thực hiện quý III | Số chuyên môn thẩm định
        | 1 | Đoàn ra | 180 | 100 | 60
        | 2 | Đoàn vào | 330 | 200 | 100
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 180000000
        D4 1 Đoàn ra 2024 expected = 100000000
        E4 1 Đoàn ra 2024 appraised = 60000000
        C5 2 Đoàn vào 2024 appropriated = 330000000
        D5 2 Đoàn vào 2024 expected = 200000000
        E5 2 Đoàn vào 2024 appraised = 100000000
        ",
    );
}

#[test]
fn an_estimate_and_what_came_of_it_stand_side_by_side() {
    check(
        "
        | BÁO CÁO CHI ĐOÀN VÀO NĂM 2023
        | Đơn vị: triệu đồng
        | STT | Nội dung | Số người | Dự toán | < | Thực hiện | <
        | ^ | ^ | ^ | Định mức | Thành tiền | Định mức | Thành tiền
        | 1 | Đoàn ra | 3 | 20 | 60 | 19 | 57
        | 2 | Đoàn vào | 5 | 30 | 150 | 31 | 155
        | 3 | Tiếp khách | 4 | 10 | 40 | 9 | 36
        ",
        "
        E5 1 Đoàn ra 2023 appropriated = 60000000
        G5 1 Đoàn ra 2023 spent = 57000000
        E6 2 Đoàn vào 2023 appropriated = 150000000
        G6 2 Đoàn vào 2023 spent = 155000000
        E7 3 Tiếp khách 2023 appropriated = 40000000
        G7 3 Tiếp khách 2023 spent = 36000000
        ",
    );
    check(
        "
        | CHI PHÍ HOẠT ĐỘNG NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Kế hoạch quý I | Thực hiện quý I | Kế hoạch quý II
        | 1 | Đoàn ra | 180 | 100 | 60
        | 2 | Đoàn vào | 330 | 200 | 100
        ",
        "
        C4 1 Đoàn ra 2024 planned = 180000000
        D4 1 Đoàn ra 2024 spent = 100000000
        E4 1 Đoàn ra 2024 planned = 60000000
        C5 2 Đoàn vào 2024 planned = 330000000
        D5 2 Đoàn vào 2024 spent = 200000000
        E5 2 Đoàn vào 2024 planned = 100000000
        ",
    );
    check(
        "
        | CẤP PHÁT KINH PHÍ QUÝ II NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán năm | Đã cấp quý I | Cấp quý II | Còn phải cấp
        | 1 | Đoàn ra | 180 | 100 | 60 | 20
        | 2 | Đoàn vào | 330 | 200 | 100 | 30
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 180000000
        D4 1 Đoàn ra 2024 = 100000000
        E4 1 Đoàn ra 2024 = 60000000
        C5 2 Đoàn vào 2024 appropriated = 330000000
        D5 2 Đoàn vào 2024 = 200000000
        E5 2 Đoàn vào 2024 = 100000000
        -difference-unproven F4
        ",
    );
}

#[test]
fn words_cut_to_a_letter_and_columns_that_multiply() {
    check(
        "
        | QUYẾT TOÁN SỬA CHỮA NĂM 2023
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán | < | < | Quyết toán | < | <
        | ^ | ^ | S.lượng | Đ. Giá | T. Tiền | S.lượng | Đ. Giá | T. Tiền
        | 1 | Bàn | 3 | 20 | 60 | 3 | 19 | 57
        | 2 | Ghế | 5 | 30 | 150 | 5 | 31 | 155
        ",
        "
        E5 1 Bàn 2023 appropriated = 60000000
        H5 1 Bàn 2023 settled = 57000000
        E6 2 Ghế 2023 appropriated = 150000000
        H6 2 Ghế 2023 settled = 155000000
        ",
    );
    check(
        "
        | DỰ TOÁN NĂM 2023
        | Đơn vị: triệu đồng
        | STT | Nội dung | Cần | Mỗi cái | Cả thảy
        | 1 | Bàn | 3 | 20 | 60
        | 2 | Ghế | 5 | 30 | 150
        | 3 | Tủ | 2 | 45 | 90
        ",
        "
        E4 1 Bàn 2023 proposed = 60000000
        E5 2 Ghế 2023 proposed = 150000000
        E6 3 Tủ 2023 proposed = 90000000
        ",
    );
}

#[test]
fn numbers_that_begin_like_counts_are_money() {
    check(
        "
        | TỔNG HỢP TIẾT KIỆM NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán chi thường xuyên | Số tiết kiệm 10% | Số năm 2023 | Số trường đề nghị
        | 1 | Đoàn ra | 1180 | 118 | 60 | 20
        | 2 | Đoàn vào | 1330 | 133 | 100 | 30
        ",
        "
        C4 1 Đoàn ra 2024 proposed = 1180000000
        D4 1 Đoàn ra 2024 withheld = 118000000
        E4 1 Đoàn ra 2023 = 60000000
        F4 1 Đoàn ra 2024 proposed = 20000000
        C5 2 Đoàn vào 2024 proposed = 1330000000
        D5 2 Đoàn vào 2024 withheld = 133000000
        E5 2 Đoàn vào 2023 = 100000000
        F5 2 Đoàn vào 2024 proposed = 30000000
        ",
    );
}

#[test]
fn what_a_plan_says_will_be_paid_is_asked_about() {
    check(
        "
        | BIỂU GIAO KẾ HOẠCH VỐN NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | KH 2025 | < | <
        | ^ | ^ | Tổng | Thanh toán nợ XDCB | Thu hồi vốn ứng trước
        | 1 | Cầu A | 180 | 100 | 80
        | 2 | Đường B | 330 | 200 | 130
        ",
        "
        D5 1 Cầu A 2025 = 100000000
        E5 1 Cầu A 2025 planned = 80000000
        D6 2 Đường B 2025 = 200000000
        E6 2 Đường B 2025 planned = 130000000
        ",
    );
    check(
        "
        | THEO DÕI TẠM ỨNG NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Tạm ứng kỳ trước chuyển sang | Tạm ứng trong kỳ | Thanh toán tạm ứng
        | 1 | Đoàn ra | 180 | 100 | 60
        | 2 | Đoàn vào | 330 | 200 | 100
        ",
        "
        C4 1 Đoàn ra 2024 = 180000000
        D4 1 Đoàn ra 2024 advanced = 100000000
        E4 1 Đoàn ra 2024 cleared = 60000000
        C5 2 Đoàn vào 2024 = 330000000
        D5 2 Đoàn vào 2024 advanced = 200000000
        E5 2 Đoàn vào 2024 cleared = 100000000
        ",
    );
}

#[test]
fn money_carried_into_the_year_above_it() {
    check(
        "
        | KẾ HOẠCH VỐN NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | Kế hoạch vốn năm 2024 | < | Ước thực hiện năm 2024 | Nhu cầu vốn năm 2025
        | ^ | ^ | Kế hoạch vốn được giao | Vốn kéo dài các năm trước | ^ | ^
        | 1 | Cầu A | 180 | 100 | 80 | 70
        | 2 | Đường B | 330 | 200 | 130 | 90
        ",
        "
        C5 1 Cầu A 2024 appropriated = 180000000
        D5 1 Cầu A 2024 carried-over = 100000000
        E5 1 Cầu A 2024 expected = 80000000
        F5 1 Cầu A 2025 proposed = 70000000
        C6 2 Đường B 2024 appropriated = 330000000
        D6 2 Đường B 2024 carried-over = 200000000
        E6 2 Đường B 2024 expected = 130000000
        F6 2 Đường B 2025 proposed = 90000000
        ",
    );
}

#[test]
fn words_over_figures_name_what_the_money_is_for() {
    check(
        "
        | KẾ HOẠCH VỐN SỰ NGHIỆP NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Tổng cộng | Lĩnh vực | < | Trước thẩm định | Sở TC duyệt
        | ^ | ^ | ^ | Giáo dục | Y tế | ^ | ^
        | 1 | Đoàn ra | 4200 | 1800 | 2400 | 4000 | 3500
        | 2 | Đoàn vào | 5500 | 3300 | 2200 | 5500 | 5100
        ",
        "
        D5 1 Đoàn ra 2024 planned = 1800000000
        E5 1 Đoàn ra 2024 planned = 2400000000
        F5 1 Đoàn ra 2024 proposed = 4000000000
        G5 1 Đoàn ra 2024 appraised = 3500000000
        D6 2 Đoàn vào 2024 planned = 3300000000
        E6 2 Đoàn vào 2024 planned = 2200000000
        F6 2 Đoàn vào 2024 proposed = 5500000000
        G6 2 Đoàn vào 2024 appraised = 5100000000
        ",
    );
}

#[test]
fn a_year_is_expected_once() {
    check(
        "
        | BÁO CÁO THỰC HIỆN CHI NGÂN SÁCH 6 THÁNG ĐẦU NĂM, ƯỚC CẢ NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | DT HĐND giao | TH 6T | Ước 6T cuối năm | Ước cả năm
        | 1 | Đoàn ra | 200 | 100 | 60 | 160
        | 2 | Đoàn vào | 400 | 200 | 100 | 300
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 200000000
        D4 1 Đoàn ra 2024 spent = 100000000
        F4 1 Đoàn ra 2024 expected = 160000000
        C5 2 Đoàn vào 2024 appropriated = 400000000
        D5 2 Đoàn vào 2024 spent = 200000000
        F5 2 Đoàn vào 2024 expected = 300000000
        -columns-not-recorded E4
        ",
    );
}

#[test]
fn what_was_given_of_a_need_is_no_part_of_it() {
    check(
        "
        | TỔNG HỢP KINH PHÍ PHÒNG CHỐNG THIÊN TAI NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Nhu cầu hỗ trợ | Đã hỗ trợ | < | Còn phải hỗ trợ
        | ^ | ^ | ^ | NSTW | NSĐP | ^
        | 1 | Huyện A | 200 | 100 | 60 | 40
        | 2 | Huyện B | 400 | 200 | 100 | 100
        | 3 | Huyện C | 300 | 120 | 100 | 80
        ",
        "
        C5 1 Huyện A 2024 proposed = 200000000
        D5 1 Huyện A $NSTW 2024 = 100000000
        E5 1 Huyện A $NSĐP 2024 = 60000000
        C6 2 Huyện B 2024 proposed = 400000000
        D6 2 Huyện B $NSTW 2024 = 200000000
        E6 2 Huyện B $NSĐP 2024 = 100000000
        C7 3 Huyện C 2024 proposed = 300000000
        D7 3 Huyện C $NSTW 2024 = 120000000
        E7 3 Huyện C $NSĐP 2024 = 100000000
        ",
    );
    check(
        "
        | KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | Kinh phí | < | <
        | ^ | ^ | Dự kiến | Đã bố trí | Cần bổ sung
        | 1 | Đoàn ra | 200 | 100 | 100
        | 2 | Đoàn vào | 400 | 200 | 200
        ",
        "
        C5 1 Đoàn ra 2025 planned = 200000000
        D5 1 Đoàn ra 2025 = 100000000
        E5 1 Đoàn ra 2025 proposed = 100000000
        C6 2 Đoàn vào 2025 planned = 400000000
        D6 2 Đoàn vào 2025 = 200000000
        E6 2 Đoàn vào 2025 proposed = 200000000
        ",
    );
    // Money asked for of which a part is there is no grant.
    check(
        "
        | TỔNG HỢP KINH PHÍ NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán | Đã bố trí | Còn thiếu
        | 1 | Đoàn ra | 200 | 120 | 80
        | 2 | Đoàn vào | 400 | 150 | 250
        ",
        "
        C4 1 Đoàn ra 2025 proposed = 200000000
        D4 1 Đoàn ra 2025 = 120000000
        C5 2 Đoàn vào 2025 proposed = 400000000
        D5 2 Đoàn vào 2025 = 150000000
        ",
    );
}

#[test]
fn shares_people_and_things_are_no_money() {
    check(
        "
        | QUYẾT TOÁN CHI NGÂN SÁCH XÃ NĂM 2023
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán | < | Quyết toán | < | QT/DT (%) | <
        | ^ | ^ | NSNN | NSX | NSNN | NSX | NSNN | NSX
        | 1 | Đoàn ra | 200 | 100 | 160 | 90 | 80 | 90
        | 2 | Đoàn vào | 400 | 200 | 300 | 210 | 75 | 105
        ",
        "
        C5 1 Đoàn ra $NSNN 2023 appropriated = 200000000
        D5 1 Đoàn ra $NSX 2023 appropriated = 100000000
        E5 1 Đoàn ra $NSNN 2023 settled = 160000000
        F5 1 Đoàn ra $NSX 2023 settled = 90000000
        C6 2 Đoàn vào $NSNN 2023 appropriated = 400000000
        D6 2 Đoàn vào $NSX 2023 appropriated = 200000000
        E6 2 Đoàn vào $NSNN 2023 settled = 300000000
        F6 2 Đoàn vào $NSX 2023 settled = 210000000
        ",
    );
    check(
        "
        | PHÂN BỔ KINH PHÍ SỰ NGHIỆP NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Biên chế | < | Dân số (người) | SL duyệt | Kinh phí phân bổ | Làm tròn
        | ^ | ^ | Được giao | Có mặt | ^ | ^ | ^ | ^
        | 1 | Huyện A | 2500 | 1200 | 16000 | 9 | 80 | 80
        | 2 | Huyện B | 4100 | 1300 | 30000 | 21 | 75 | 75
        ",
        "
        G5 1 Huyện A 2024 allotted = 80000000
        H5 1 Huyện A 2024 = 80000000
        G6 2 Huyện B 2024 allotted = 75000000
        H6 2 Huyện B 2024 = 75000000
        !column-guessed H4
        ",
    );
    check(
        "
        | KẾ HOẠCH HỢP TÁC NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | 2024 | < | 2025 | <
        | ^ | ^ | Số sự kiện | Kinh phí | Số sự kiện | Kinh phí
        | 1 | Đoàn ra | 2 | 120 | 3 | 150
        | 2 | Đoàn vào | 4 | 130 | 5 | 210
        ",
        "
        D5 1 Đoàn ra 2024 = 120000000
        F5 1 Đoàn ra 2025 = 150000000
        D6 2 Đoàn vào 2024 = 130000000
        F6 2 Đoàn vào 2025 = 210000000
        ",
    );
}

#[test]
fn what_is_left_goes_out_of_the_year_and_what_was_left_came_into_it() {
    check(
        "
        | TÌNH HÌNH GIAO VÀ THỰC HIỆN DỰ TOÁN NĂM 2023
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán được giao | Thực hiện | Dự toán còn lại | Trong đó | <
        | ^ | ^ | ^ | ^ | ^ | Được chuyển nguồn | Hủy bỏ
        | 1 | Đoàn ra | 200 | 120 | 80 | 50 | 30
        | 2 | Đoàn vào | 400 | 210 | 190 | 150 | 40
        ",
        "
        C5 1 Đoàn ra 2023 appropriated = 200000000
        D5 1 Đoàn ra 2023 spent = 120000000
        F5 1 Đoàn ra 2023 carried-over = -50000000
        G5 1 Đoàn ra 2023 lapsed = 30000000
        C6 2 Đoàn vào 2023 appropriated = 400000000
        D6 2 Đoàn vào 2023 spent = 210000000
        F6 2 Đoàn vào 2023 carried-over = -150000000
        G6 2 Đoàn vào 2023 lapsed = 40000000
        -sign-by-heading F5
        ",
    );
    check(
        "
        | BÁO CÁO QUYẾT TOÁN CHI NĂM 2023
        | Đơn vị: triệu đồng
        | STT | Nội dung | Số dư kinh phí năm trước chuyển sang | < | Dự toán giao trong năm | Quyết định giao
        | ^ | ^ | Đã nhận | Dự toán còn dư ở Kho bạc | ^ | ^
        | 1 | Đoàn ra | 200 | 100 | 6100 | 6100
        | 2 | Đoàn vào | 400 | 200 | 2200 | 1150
        ",
        "
        C5 1 Đoàn ra 2023 carried-over = 200000000
        D5 1 Đoàn ra 2023 carried-over = 100000000
        E5 1 Đoàn ra 2023 appropriated = 6100000000
        F5 1 Đoàn ra 2023 appropriated = 6100000000
        C6 2 Đoàn vào 2023 carried-over = 400000000
        D6 2 Đoàn vào 2023 carried-over = 200000000
        E6 2 Đoàn vào 2023 appropriated = 2200000000
        F6 2 Đoàn vào 2023 appropriated = 1150000000
        Xreading-unsure F5:F6
        ",
    );
}

#[test]
fn running_sums_and_remaining_needs_are_no_payments_or_requests() {
    check(
        "
        | BÁO CÁO NHANH KẾT QUẢ GIẢI NGÂN NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | KH 2024 | GN tuần này | GN lũy kế | Nhu cầu còn lại
        | 1 | Đoàn ra | 200 | 10 | 100 | 60
        | 2 | Đoàn vào | 400 | 20 | 200 | 150
        ",
        "
        C4 1 Đoàn ra 2024 planned = 200000000
        D4 1 Đoàn ra 2024 spent = 10000000
        F4 1 Đoàn ra 2024 = 60000000
        C5 2 Đoàn vào 2024 planned = 400000000
        D5 2 Đoàn vào 2024 spent = 20000000
        F5 2 Đoàn vào 2024 = 150000000
        -columns-not-recorded E4
        ",
    );
    check(
        "
        | KẾT QUẢ THẨM ĐỊNH DỰ TOÁN NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | Số đơn vị trình | Số thẩm định | Kinh phí đã có trong dự toán
        | 1 | Đoàn ra | 2000 | 1800 | 100
        | 2 | Đoàn vào | 4000 | 4000 | 200
        ",
        "
        C4 1 Đoàn ra 2025 proposed = 2000000000
        D4 1 Đoàn ra 2025 appraised = 1800000000
        E4 1 Đoàn ra 2025 = 100000000
        C5 2 Đoàn vào 2025 proposed = 4000000000
        D5 2 Đoàn vào 2025 appraised = 4000000000
        E5 2 Đoàn vào 2025 = 200000000
        ",
    );
}

#[test]
fn years_and_documents_in_a_heading_change_nothing() {
    check(
        "
        | TỔNG HỢP NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán năm 2024 được giao | Dự toán năm 2025 bổ sung | Dự toán được giao theo Quyết định số 2345/QĐ-UBND ngày 10/12/2024 | (3) Nhu cầu
        | 1 | Đoàn ra | 200 | 120 | 80 | 50
        | 2 | Đoàn vào | 400 | 210 | 190 | 150
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 200000000
        D4 1 Đoàn ra 2025 supplemented = 120000000
        E4 1 Đoàn ra №Quyết định số 2345/QĐ-UBND ngày 10/12/2024 2024-12-10 2025 appropriated = 80000000
        F4 1 Đoàn ra 2025 proposed = 50000000
        C5 2 Đoàn vào 2024 appropriated = 400000000
        D5 2 Đoàn vào 2025 supplemented = 210000000
        E5 2 Đoàn vào №Quyết định số 2345/QĐ-UBND ngày 10/12/2024 2024-12-10 2025 appropriated = 190000000
        F5 2 Đoàn vào 2025 proposed = 150000000
        ",
    );
}

#[test]
fn what_is_asked_for_dates_no_settlement() {
    check(
        "
        | BÁO CÁO NỢ ĐỌNG XÂY DỰNG CƠ BẢN
        | Đơn vị: triệu đồng
        | STT | Nội dung | Giá trị quyết toán được duyệt | Vốn đã thanh toán | Đề xuất bố trí năm 2025
        | 1 | Cầu A | 200 | 120 | 80
        | 2 | Đường B | 400 | 210 | 150
        ",
        "
        C4 1 Cầu A settled = 200000000
        D4 1 Cầu A spent = 120000000
        E4 1 Cầu A 2025 proposed = 80000000
        C5 2 Đường B settled = 400000000
        D5 2 Đường B spent = 210000000
        E5 2 Đường B 2025 proposed = 150000000
        ",
    );
    check(
        "
        | ĐĂNG KÝ NHU CẦU KINH PHÍ NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | Năm 2024 được cấp | Đề xuất 2025 | Lãnh đạo duyệt
        | 1 | Đoàn ra | 200 | 120 | 80
        | 2 | Đoàn vào | 400 | 210 | 150
        ",
        "
        C4 1 Đoàn ra 2024 = 200000000
        D4 1 Đoàn ra 2025 proposed = 120000000
        E4 1 Đoàn ra 2025 approved = 80000000
        C5 2 Đoàn vào 2024 = 400000000
        D5 2 Đoàn vào 2025 proposed = 210000000
        E5 2 Đoàn vào 2025 approved = 150000000
        ",
    );
}

#[test]
fn savings_prices_of_two_years_and_money_held_over_years() {
    check(
        "
        | PHÂN BỔ TIẾT KIỆM CHI NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán giao | Trừ tiết kiệm | < | Dự toán sau khi trừ
        | ^ | ^ | ^ | 10% CCTL | 5% theo NQ 119 | ^
        | 1 | Sở A | 200 | 20 | 10 | 170
        | 2 | Sở B | 400 | 40 | 20 | 340
        | 3 | Sở C | 300 | 30 | 15 | 255
        ",
        "
        C5 1 Sở A @Sở A 2024 appropriated = 200000000
        D5 1 Sở A @Sở A 2024 withheld = 20000000
        E5 1 Sở A @Sở A №NQ 119 2024 withheld = 10000000
        C6 2 Sở B @Sở B 2024 appropriated = 400000000
        D6 2 Sở B @Sở B 2024 withheld = 40000000
        E6 2 Sở B @Sở B №NQ 119 2024 withheld = 20000000
        C7 3 Sở C @Sở C 2024 appropriated = 300000000
        D7 3 Sở C @Sở C 2024 withheld = 30000000
        E7 3 Sở C @Sở C №NQ 119 2024 withheld = 15000000
        ",
    );
    check(
        "
        | NHU CẦU KINH PHÍ THỰC HIỆN NGHỊ QUYẾT
        | Đơn vị: triệu đồng
        | STT | Nội dung | Năm 2024 | < | < | Năm 2025 | < | <
        | ^ | ^ | Số người | Mức | Kinh phí | Số người | Mỗi người | Kinh phí
        | 1 | Sở A | 20 | 3 | 60 | 30 | 4 | 120
        | 2 | Sở B | 40 | 5 | 200 | 50 | 6 | 300
        | 3 | Sở C | 30 | 7 | 210 | 60 | 8 | 480
        ",
        "
        E5 1 Sở A @Sở A 2024 proposed = 60000000
        H5 1 Sở A @Sở A 2025 proposed = 120000000
        E6 2 Sở B @Sở B 2024 proposed = 200000000
        H6 2 Sở B @Sở B 2025 proposed = 300000000
        E7 3 Sở C @Sở C 2024 proposed = 210000000
        H7 3 Sở C @Sở C 2025 proposed = 480000000
        ",
    );
    check(
        "
        | DANH MỤC CÔNG TRÌNH NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán được duyệt | Đã bố trí đến 2024 | Kế hoạch 2025 | Năm 2026 bố trí tiếp
        | 1 | Cầu A | 200 | 120 | 50 | 30
        | 2 | Đường B | 400 | 210 | 150 | 40
        ",
        "
        D4 1 Cầu A 2024 = 120000000
        E4 1 Cầu A 2025 planned = 50000000
        F4 1 Cầu A 2026 = 30000000
        D5 2 Đường B 2024 = 210000000
        E5 2 Đường B 2025 planned = 150000000
        F5 2 Đường B 2026 = 40000000
        -columns-not-recorded C4
        ",
    );
}

#[test]
fn a_title_lends_nothing_to_what_did_not_happen_or_is_revenue() {
    check(
        "
        | DỰ TOÁN CHI NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Kinh phí | Dự toán điều chỉnh giảm do không thực hiện | Thu phí | Dự toán được cấp có thẩm quyền giao | Dự kiến số giải ngân đến hết 31/01 năm sau
        | 1 | Đoàn ra | 200 | 20 | 80 | 150 | 70
        | 2 | Đoàn vào | 400 | 10 | 190 | 250 | 60
        ",
        "
        C4 1 Đoàn ra 2024 proposed = 200000000
        D4 1 Đoàn ra 2024 = 20000000
        E4 1 Đoàn ra 2024 = 80000000
        F4 1 Đoàn ra 2024 appropriated = 150000000
        G4 1 Đoàn ra expected = 70000000
        C5 2 Đoàn vào 2024 proposed = 400000000
        D5 2 Đoàn vào 2024 = 10000000
        E5 2 Đoàn vào 2024 = 190000000
        F5 2 Đoàn vào 2024 appropriated = 250000000
        G5 2 Đoàn vào expected = 60000000
        !column-guessed E3
        ",
    );
    check(
        "
        | BÁO CÁO QUYẾT TOÁN NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán | Số thực cấp | Cam kết | Kinh phí yêu cầu | Khái toán | Sở Tài chính đề xuất
        | 1 | Đoàn ra | 200 | 20 | 80 | 150 | 70 | 11
        | 2 | Đoàn vào | 400 | 10 | 190 | 250 | 60 | 12
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 200000000
        D4 1 Đoàn ra 2024 = 20000000
        E4 1 Đoàn ra 2024 committed = 80000000
        F4 1 Đoàn ra 2024 proposed = 150000000
        G4 1 Đoàn ra 2024 = 70000000
        H4 1 Đoàn ra 2024 appraised = 11000000
        C5 2 Đoàn vào 2024 appropriated = 400000000
        D5 2 Đoàn vào 2024 = 10000000
        E5 2 Đoàn vào 2024 committed = 190000000
        F5 2 Đoàn vào 2024 proposed = 250000000
        G5 2 Đoàn vào 2024 = 60000000
        H5 2 Đoàn vào 2024 appraised = 12000000
        !column-guessed D3
        !column-guessed G3
        ",
    );
}

#[test]
fn budgets_targets_and_results_of_an_evening_out() {
    check(
        "
        | BÁO CÁO TÀI CHÍNH NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Ngân sách được duyệt | Chi thực tế | Số dư | Chỉ tiêu (LHS) | <
        | ^ | ^ | ^ | ^ | ^ | 2023 | 2024
        | 1 | Đoàn ra | 200 | 120 | 80 | 15 | 7
        | 2 | Đoàn vào | 400 | 110 | 290 | 25 | 6
        | 3 | Tiếp khách | 300 | 100 | 200 | 5 | 4
        ",
        "
        C5 1 Đoàn ra 2024 approved = 200000000
        D5 1 Đoàn ra 2024 = 120000000
        C6 2 Đoàn vào 2024 approved = 400000000
        D6 2 Đoàn vào 2024 = 110000000
        C7 3 Tiếp khách 2024 approved = 300000000
        D7 3 Tiếp khách 2024 = 100000000
        ",
    );
    check(
        "
        | ĐIỀU HÒA KẾ HOẠCH VỐN NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Mã DA | Nội dung | KHV đã giao | KHV điều chỉnh giảm | KHV điều chỉnh tăng | KHV sau điều hòa
        | 1 | 7901 | Cầu A | 200 | 20 | 0 | 180
        | 2 | 7902 | Đường B | 400 | 0 | 10 | 410
        | 3 | 7903 | Kè C | 300 | 0 | 10 | 310
        ",
        "
        D4 1 Cầu A cl:Mã DA 7901 2024 appropriated = 200000000
        E4 1 Cầu A cl:Mã DA 7901 2024 adjusted = -20000000
        D5 2 Đường B cl:Mã DA 7902 2024 appropriated = 400000000
        F5 2 Đường B cl:Mã DA 7902 2024 adjusted = 10000000
        D6 3 Kè C cl:Mã DA 7903 2024 appropriated = 300000000
        F6 3 Kè C cl:Mã DA 7903 2024 adjusted = 10000000
        -sign-by-heading E4
        ",
    );
    check(
        "
        | BẢNG TÍNH LƯƠNG NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Tiền lương 1 tháng | Số tháng | Tổng tiền
        | 1 | Đội A | 200 | 12 | 2400
        | 2 | Đội B | 400 | 6 | 2400
        | 3 | Đội C | 300 | 3 | 900
        ",
        "
        E4 1 Đội A 2024 = 2400000000
        E5 2 Đội B 2024 = 2400000000
        E6 3 Đội C 2024 = 900000000
        ",
    );
}

#[test]
fn a_class_of_spending_takes_the_kind_above_it() {
    check(
        "
        | TỔNG HỢP CHI NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán giao | < | Quyết toán | <
        | ^ | ^ | Chi thường xuyên | Chi tạo nguồn, điều chỉnh tiền lương | Chi thường xuyên | Chi tạo nguồn, điều chỉnh tiền lương
        | 1 | Sở A | 200 | 120 | 80 | 15
        | 2 | Sở B | 400 | 110 | 290 | 25
        ",
        "
        C5 1 Sở A @Sở A 2025 appropriated = 200000000
        D5 1 Sở A @Sở A 2025 appropriated = 120000000
        E5 1 Sở A @Sở A 2025 settled = 80000000
        F5 1 Sở A @Sở A 2025 settled = 15000000
        C6 2 Sở B @Sở B 2025 appropriated = 400000000
        D6 2 Sở B @Sở B 2025 appropriated = 110000000
        E6 2 Sở B @Sở B 2025 settled = 290000000
        F6 2 Sở B @Sở B 2025 settled = 25000000
        ",
    );
}

#[test]
fn what_two_and_two_make_is_no_product() {
    check(
        "
        | PHÂN BỔ DỰ TOÁN NĂM 2024
        | Đơn vị: tỷ đồng
        | STT | Nội dung | Chi lương | Chi hoạt động | Cộng
        | 1 | Huyện A | 2 | 2 | 4
        | 2 | Huyện B | 2 | 2 | 4
        | 3 | Huyện C | 2 | 2 | 4
        | | Cộng | 6 | 6 | 12
        ",
        "
        C4 1 Huyện A 2024 appropriated = 2000000000
        D4 1 Huyện A 2024 appropriated = 2000000000
        C5 2 Huyện B 2024 appropriated = 2000000000
        D5 2 Huyện B 2024 appropriated = 2000000000
        C6 3 Huyện C 2024 appropriated = 2000000000
        D6 3 Huyện C 2024 appropriated = 2000000000
        total 12000000000 / 12000000000
        Xreading-unsure D4:D7
        ",
    );
    check(
        "
        | GIAO DỰ TOÁN NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Kinh phí thực hiện tự chủ | Kinh phí không thực hiện chế độ tự chủ | Kinh phí không giao khoán
        | 1 | Sở A | 200 | 30 | 40
        | 2 | Sở B | 400 | 50 | 60
        ",
        "
        C4 1 Sở A @Sở A 2024 appropriated = 200000000
        D4 1 Sở A @Sở A 2024 appropriated = 30000000
        E4 1 Sở A @Sở A 2024 appropriated = 40000000
        C5 2 Sở B @Sở B 2024 appropriated = 400000000
        D5 2 Sở B @Sở B 2024 appropriated = 50000000
        E5 2 Sở B @Sở B 2024 appropriated = 60000000
        ",
    );
    check(
        "
        | KẾ HOẠCH NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Kinh phí | Dư cuối kỳ
        | 1 | Sở A | 200 | 30
        | 2 | Sở B | 400 | 50
        ",
        "
        C4 1 Sở A @Sở A 2024 = 200000000
        D4 1 Sở A @Sở A 2024 = 30000000
        C5 2 Sở B @Sở B 2024 = 400000000
        D5 2 Sở B @Sở B 2024 = 50000000
        Xreading-unsure C4:C5
        ",
    );
}

#[test]
fn parts_that_do_not_make_up_their_whole_are_asked_about() {
    check(
        "
        | QUYẾT TOÁN CHI NGÂN SÁCH NĂM 2014
        | Đơn vị: triệu đồng
        | STT | Chỉ tiêu | Quyết toán năm 2014 | Bao gồm | <
        | ^ | ^ | ^ | NSTW | NSĐP
        | 1 | Chi đầu tư | 500 | 100 | 300
        | 2 | Chi thường xuyên | 700 | 250 | 350
        | 3 | Chi khác | 90 | 20 | 20
        | | Tổng số | 1290 | 370 | 670
        ",
        "
        C5 1 Chi đầu tư 2014 settled = 500000000
        D5 1 Chi đầu tư $NSTW 2014 settled = 100000000
        E5 1 Chi đầu tư $NSĐP 2014 settled = 300000000
        C6 2 Chi thường xuyên 2014 settled = 700000000
        D6 2 Chi thường xuyên $NSTW 2014 settled = 250000000
        E6 2 Chi thường xuyên $NSĐP 2014 settled = 350000000
        C7 3 Chi khác 2014 settled = 90000000
        D7 3 Chi khác $NSTW 2014 settled = 20000000
        E7 3 Chi khác $NSĐP 2014 settled = 20000000
        Xreading-unsure C5:C8
        ",
    );
    check(
        "
        | DỰ TOÁN CHI NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Đơn vị | NSĐP | Kinh phí
        | 1 | Sở Y tế | 300 | 500
        | 2 | Sở Tư pháp | 20 | 90
        ",
        "
        C4 1 Sở Y tế @Sở Y tế $NSĐP 2024 proposed = 300000000
        D4 1 Sở Y tế @Sở Y tế 2024 proposed = 500000000
        C5 2 Sở Tư pháp @Sở Tư pháp $NSĐP 2024 proposed = 20000000
        D5 2 Sở Tư pháp @Sở Tư pháp 2024 proposed = 90000000
        Xreading-unsure D4:D5
        ",
    );
    check(
        "
        | QUYẾT TOÁN CHI NĂM 2014
        | Đơn vị: tỷ đồng
        | STT | Chương trình | Vốn đầu tư | Vốn sự nghiệp | Quyết toán năm 2014
        | 1 | Giảm nghèo | 432 | 123.5 | 555.5
        | 2 | Nước sạch | 405 | 45 | 451
        | 3 | Dân số | 61 | 557.5 | 618.5
        | 4 | Văn hóa | 216 | 134 | 350
        ",
        "
        C4 1 Giảm nghèo $Vốn đầu tư 2014 settled = 432000000000
        D4 1 Giảm nghèo $Vốn sự nghiệp 2014 settled = 123500000000
        E4 1 Giảm nghèo 2014 settled = 555500000000
        C5 2 Nước sạch $Vốn đầu tư 2014 settled = 405000000000
        D5 2 Nước sạch $Vốn sự nghiệp 2014 settled = 45000000000
        E5 2 Nước sạch 2014 settled = 451000000000
        C6 3 Dân số $Vốn đầu tư 2014 settled = 61000000000
        D6 3 Dân số $Vốn sự nghiệp 2014 settled = 557500000000
        E6 3 Dân số 2014 settled = 618500000000
        C7 4 Văn hóa $Vốn đầu tư 2014 settled = 216000000000
        D7 4 Văn hóa $Vốn sự nghiệp 2014 settled = 134000000000
        E7 4 Văn hóa 2014 settled = 350000000000
        Xreading-unsure E4:E7
        ",
    );
}

#[test]
fn bold_rows_alone_are_added_up_like_numbered_ones() {
    check(
        "
        | QUYẾT TOÁN CÂN ĐỐI NGÂN SÁCH NĂM 2023
        | Đơn vị: triệu đồng
        | Chỉ tiêu | Quyết toán năm 2023
        | *THU NGÂN SÁCH | *962
        | *Thu theo dự toán | *700
        | Thu nội địa | 450
        | Thu viện trợ | 250
        | *Chuyển nguồn | *202
        | *Kết dư | *60
        | *CHI NGÂN SÁCH | *1034
        | *Chi theo dự toán | *800
        | Chi đầu tư | 300
        | Chi thường xuyên | 500
        | *Chuyển nguồn sang năm sau | *234
        ",
        "
        B6 [~THU NGÂN SÁCH/~Thu theo dự toán] Thu nội địa 2023 settled = 450000000
        B7 [~THU NGÂN SÁCH/~Thu theo dự toán] Thu viện trợ 2023 settled = 250000000
        B8 [~THU NGÂN SÁCH] Chuyển nguồn 2023 settled = 202000000
        B9 [~THU NGÂN SÁCH] Kết dư 2023 settled = 60000000
        B12 [~CHI NGÂN SÁCH/~Chi theo dự toán] Chi đầu tư 2023 settled = 300000000
        B13 [~CHI NGÂN SÁCH/~Chi theo dự toán] Chi thường xuyên 2023 settled = 500000000
        B14 [~CHI NGÂN SÁCH] Chuyển nguồn sang năm sau 2023 settled = 234000000
        !blocks-not-added B6:B9
        -blocks-not-added B4
        ",
    );
    check(
        "
        | DỰ TOÁN THU CHI NĂM 2024
        | Đơn vị: triệu đồng
        | Chỉ tiêu | Dự toán năm 2024
        | *Thu sự nghiệp | *900
        | *Chi lương | *600
        | Lương chính | 500
        | Phụ cấp | 100
        | *Chi hoạt động | *300
        ",
        "
        B4 Thu sự nghiệp 2024 proposed = 900000000
        B6 [~Chi lương] Lương chính 2024 proposed = 500000000
        B7 [~Chi lương] Phụ cấp 2024 proposed = 100000000
        B8 Chi hoạt động 2024 proposed = 300000000
        !blocks-not-added B4
        -blocks-not-added B4
        ",
    );
}

#[test]
fn no_share_comes_to_millions() {
    check(
        "
        | PHÂN BỔ DỰ TOÁN NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Đơn vị | Tỷ lệ | <
        | ^ | ^ | Điều tiết (%) | Dự toán giao
        | 1 | Huyện A | 60 | 1538000
        | 2 | Huyện B | 70 | 2200500
        | 3 | Huyện C | 100 | 964000
        ",
        "
        D5 1 Huyện A @Huyện A 2024 appropriated = 1538000000000
        D6 2 Huyện B @Huyện B 2024 appropriated = 2200500000000
        D7 3 Huyện C @Huyện C 2024 appropriated = 964000000000
        ",
    );
}

#[test]
fn empty_columns_between_the_columns_of_one_table() {
    check(
        "
        | TỔNG HỢP DỰ TOÁN NĂM 2024
        | . | . | . | . | . | . | . | . | ĐVT: nghìn đồng
        | STT | . | Nội dung | . | Đơn vị thực hiện | . | Dự toán năm 2024 | . | Ghi chú
        | 1 | . | Đón đoàn | . | Sở Ngoại vụ | . | 285000
        | 2 | . | Bảo hộ công dân | . | Sở Tư pháp | . | 40000
        ",
        "
        G4 1 Đón đoàn @Sở Ngoại vụ 2024 proposed = 285000000
        G5 2 Bảo hộ công dân @Sở Tư pháp 2024 proposed = 40000000
        ",
    );
}

#[test]
fn tables_turned_on_their_side() {
    check(
        "
        | DỰ TOÁN KINH PHÍ HỢP TÁC
        | ĐVT: triệu đồng
        | Chỉ tiêu | Đoàn ra | Đoàn vào | Tổng
        | Dự toán 2023 | 100 | 200 | 300
        | Thực hiện 2023 | 90 | 210 | 300
        | Dự toán 2024 | 120 | 220 | 340
        ",
        "
        B4 Đoàn ra 2023 proposed = 100000000
        C4 Đoàn vào 2023 proposed = 200000000
        B5 Đoàn ra 2023 done = 90000000
        C5 Đoàn vào 2023 done = 210000000
        B6 Đoàn ra 2024 proposed = 120000000
        C6 Đoàn vào 2024 proposed = 220000000
        ",
    );
    check(
        "
        | TÌNH HÌNH SỬ DỤNG KINH PHÍ NĂM 2024
        | ĐVT: triệu đồng
        | Chỉ tiêu | Đoàn ra | Đoàn vào | Tổng
        | Dự toán được giao | 100 | 200 | 300
        | Đã chi | 90 | 150 | 240
        | Còn lại | 10 | 50 | 60
        ",
        "
        B4 Đoàn ra 2024 appropriated = 100000000
        C4 Đoàn vào 2024 appropriated = 200000000
        B5 Đoàn ra 2024 spent = 90000000
        C5 Đoàn vào 2024 spent = 150000000
        ",
    );
    check(
        "
        | TÌNH HÌNH THỰC HIỆN DỰ TOÁN NĂM 2024
        | ĐVT: triệu đồng
        | STT | Nội dung | Số tiền
        | 1 | Đoàn ra |
        | - | Dự toán được giao | 500
        | - | Đã chi | 320
        | - | Còn lại | 180
        | 2 | Đoàn vào |
        | - | Dự toán được giao | 700
        | - | Đã chi | 650
        | - | Còn lại | 50
        ",
        "
        C5 [1~Đoàn ra] - Dự toán được giao 2024 appropriated = 500000000
        C6 [1~Đoàn ra] - Đã chi 2024 spent = 320000000
        C9 [2~Đoàn vào] - Dự toán được giao 2024 appropriated = 700000000
        C10 [2~Đoàn vào] - Đã chi 2024 spent = 650000000
        ",
    );
}

#[test]
fn kinds_in_a_column_of_their_own() {
    check(
        "
        | TÌNH HÌNH THỰC HIỆN DỰ TOÁN NĂM 2024
        | ĐVT: triệu đồng
        | STT | Nội dung | Loại số liệu | Số tiền
        | 1 | Đoàn ra | Dự toán được giao | 500
        | | | Đã chi | 320
        | 2 | Đoàn vào | Dự toán được giao | 700
        | | | Đã chi | 650
        ",
        "
        D4 1 Đoàn ra 2024 appropriated = 500000000
        D5 1 Đoàn ra 2024 spent = 320000000
        D6 2 Đoàn vào 2024 appropriated = 700000000
        D7 2 Đoàn vào 2024 spent = 650000000
        ",
    );
    check(
        "
        | DỰ TOÁN NĂM 2024
        | ĐVT: triệu đồng
        | STT | Nội dung | Loại | Số tiền
        | 1 | Đoàn ra | Đơn vị đề nghị | 500
        | 1 | Đoàn ra | Sở Tài chính thẩm định | 320
        | 1 | Đoàn ra | Chênh lệch | 180
        | 2 | Đoàn vào | Đơn vị đề nghị | 700
        | 2 | Đoàn vào | Sở Tài chính thẩm định | 650
        | 2 | Đoàn vào | Chênh lệch | 50
        ",
        "
        D4 1 Đoàn ra 2024 proposed = 500000000
        D5 1 Đoàn ra 2024 appraised = 320000000
        D7 2 Đoàn vào 2024 proposed = 700000000
        D8 2 Đoàn vào 2024 appraised = 650000000
        ",
    );
}

#[test]
fn amounts_written_with_several_units() {
    check(
        "
        | DỰ TOÁN KINH PHÍ HỢP TÁC NĂM 2024
        | STT | Nội dung | Dự toán
        | 1 | Xây dựng trường học | 3 tỷ 500 triệu đồng
        | 2 | Học bổng | 850 triệu đồng
        | 3 | Đoàn ra | 120 triệu
        | | Tổng cộng | 4 tỷ 470 triệu đồng
        ",
        "
        C3 1 Xây dựng trường học 2024 proposed = 3500000000
        C4 2 Học bổng 2024 proposed = 850000000
        C5 3 Đoàn ra 2024 proposed = 120000000
        total 4470000000 / 4470000000
        ",
    );
}

#[test]
fn offices_cut_short_before_what_they_say() {
    check(
        "
        | TỔNG HỢP NĂM 2024
        | ĐVT: triệu đồng
        | TT | Nội dung | ĐV đề nghị | PTC thẩm định | UB giao
        | 1 | Đoàn ra | 500 | 450 | 400
        | 2 | Đoàn vào | 700 | 650 | 600
        ",
        "
        C4 1 Đoàn ra 2024 proposed = 500000000
        D4 1 Đoàn ra 2024 appraised = 450000000
        E4 1 Đoàn ra 2024 appropriated = 400000000
        C5 2 Đoàn vào 2024 proposed = 700000000
        D5 2 Đoàn vào 2024 appraised = 650000000
        E5 2 Đoàn vào 2024 appropriated = 600000000
        ",
    );
}

#[test]
fn volumes_cut_short_and_what_was_carried_out_of_a_plan() {
    check(
        "
        | BÁO CÁO GIẢI NGÂN NĂM 2024
        | ĐVT: triệu đồng
        | TT | Nội dung | KHV giao | Giá trị KLHT | Giải ngân
        | 1 | Dự án A | 5000 | 4000 | 3500
        | 2 | Dự án B | 7000 | 2000 | 2000
        ",
        "
        C4 1 Dự án A 2024 appropriated = 5000000000
        D4 1 Dự án A 2024 = 4000000000
        E4 1 Dự án A 2024 spent = 3500000000
        C5 2 Dự án B 2024 appropriated = 7000000000
        D5 2 Dự án B 2024 = 2000000000
        E5 2 Dự án B 2024 spent = 2000000000
        ",
    );
    check(
        "
        | PHÂN BỔ KINH PHÍ GIAI ĐOẠN 2021-2025
        | Đơn vị: triệu đồng
        | TT | Nội dung | Tổng số | Đã bố trí 2021-2023 | Năm 2024 | < | Năm 2025
        | ^ | ^ | ^ | ^ | Kế hoạch | Thực hiện | ^
        | 1 | Xây trường | 10000 | 4000 | 3000 | 2500 | 3000
        | 2 | Lưu học sinh | 5000 | 3000 | 1000 | 900 | 1000
        | 3 | Y tế | 900 | 300 | 500 | 450 | 100
        | | Tổng cộng | 15900 | 7300 | 4500 | 3850 | 4100
        ",
        "
        D5 1 Xây trường = 4000000000
        E5 1 Xây trường 2024 planned = 3000000000
        F5 1 Xây trường 2024 = 2500000000
        G5 1 Xây trường 2025 appropriated = 3000000000
        D6 2 Lưu học sinh = 3000000000
        E6 2 Lưu học sinh 2024 planned = 1000000000
        F6 2 Lưu học sinh 2024 = 900000000
        G6 2 Lưu học sinh 2025 appropriated = 1000000000
        D7 3 Y tế = 300000000
        E7 3 Y tế 2024 planned = 500000000
        F7 3 Y tế 2024 = 450000000
        G7 3 Y tế 2025 appropriated = 100000000
        ",
    );
}

#[test]
fn savings_taken_away_in_a_column() {
    check(
        "
        | GIAO DỰ TOÁN KINH PHÍ NĂM 2024
        | ĐVT: triệu đồng
        | STT | Tên đơn vị | Chi lương | Chi hoạt động | Cộng | Trừ tiết kiệm 10% | Còn được sử dụng
        | 1 | Sở Ngoại vụ | 3000 | 1000 | 4000 | 100 | 3900
        | 2 | Sở Y tế | 5000 | 1500 | 6500 | 150 | 6350
        | 3 | Sở Tư pháp | 1000 | 400 | 1400 | 40 | 1360
        | | Tổng cộng | 9000 | 2900 | 11900 | 290 | 11610
        ",
        "
        C4 1 Sở Ngoại vụ @Sở Ngoại vụ 2024 appropriated = 3000000000
        D4 1 Sở Ngoại vụ @Sở Ngoại vụ 2024 appropriated = 1000000000
        F4 1 Sở Ngoại vụ @Sở Ngoại vụ 2024 withheld = 100000000
        C5 2 Sở Y tế @Sở Y tế 2024 appropriated = 5000000000
        D5 2 Sở Y tế @Sở Y tế 2024 appropriated = 1500000000
        F5 2 Sở Y tế @Sở Y tế 2024 withheld = 150000000
        C6 3 Sở Tư pháp @Sở Tư pháp 2024 appropriated = 1000000000
        D6 3 Sở Tư pháp @Sở Tư pháp 2024 appropriated = 400000000
        F6 3 Sở Tư pháp @Sở Tư pháp 2024 withheld = 40000000
        ",
    );
}

#[test]
fn a_source_told_of_which_without_a_colon() {
    check(
        "
        | DỰ TOÁN CHI ĐOÀN RA NĂM 2024
        | ĐVT: triệu đồng
        | STT | Đoàn | Tổng cộng | Trong đó NSNN | Phía bạn đài thọ
        | 1 | Đoàn cấp cao | 110 | 90 | 20
        | 2 | Đoàn Sở Y tế | 66 | 60 | 6
        | 3 | Đoàn thanh niên | 70 | 50 | 20
        | | Cộng | 246 | 200 | 46
        ",
        "
        D4 1 Đoàn cấp cao $NSNN 2024 proposed = 90000000
        E4 1 Đoàn cấp cao 2024 proposed = 20000000
        D5 2 Đoàn Sở Y tế $NSNN 2024 proposed = 60000000
        E5 2 Đoàn Sở Y tế 2024 proposed = 6000000
        D6 3 Đoàn thanh niên $NSNN 2024 proposed = 50000000
        E6 3 Đoàn thanh niên 2024 proposed = 20000000
        total 246000000 / 246000000
        ",
    );
}
