//! Statements of use and cost sheets: what was given and what became of it, percent beside amounts, parts told in
//! other columns, what the words below a table say of it.

use super::draw::check;

#[test]
fn a_heading_that_counts_percent_in_brackets_heads_no_money() {
    check(
        "
        | CÔNG KHAI THỰC HIỆN DỰ TOÁN QUÝ III NĂM 2024
        | Đvt: Triệu đồng
        | STT | Nội dung | Dự toán năm | Ước thực hiện quý III năm 2024 | Ước thực hiện/Dự toán năm (tỷ lệ %) | So với cùng kỳ năm trước (tỷ lệ %)
        | 1 | Đoàn ra | 6500 | 1500 | 23,1 | 101
        | 2 | Đoàn vào | 3000 | 600 | 20 | 95
        | | Tổng cộng | 9500 | 2100 | 22,1 | 98
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 6500000000
        D4 1 Đoàn ra 2024 expected = 1500000000
        C5 2 Đoàn vào 2024 appropriated = 3000000000
        D5 2 Đoàn vào 2024 expected = 600000000
        total 9500000000 / 9500000000
        ",
    );
}

#[test]
fn a_sum_column_of_one_year_whose_parts_a_row_leaves_blank() {
    check(
        "
        | DỰ TOÁN CHI NĂM 2025
        | Đơn vị: Triệu đồng
        | STT | Tên đơn vị | Tổng số | Chi giáo dục | Chi y tế | Chi các hoạt động kinh tế | Trong đó | < | Chi quản lý hành chính
        | . | . | . | . | . | . | Chi giao thông | Chi nông nghiệp | .
        | | *TỔNG SỐ | *1000 | *300 | *200 | *250 | *150 | *80 | *250
        | *I | *CÁC CƠ QUAN | *900 | *250 | *200 | *230 | *150 | *80 | *220
        | 1 | Sở Giáo dục | 300 | 250 | . | . | . | . | 50
        | 2 | Sở Y tế | 260 | . | 200 | . | . | . | 60
        | 3 | Sở Giao thông vận tải | 200 | . | . | 150 | 150 | . | 50
        | 4 | Sở Nông nghiệp | 140 | . | . | 80 | . | 80 | 60
        | *II | *CHI DỰ PHÒNG | *100 | *50 | . | *20 | . | . | *30
        ",
        "
        D7 [I~CÁC CƠ QUAN] 1 Sở Giáo dục @Sở Giáo dục 2025 proposed = 250000000
        I7 [I~CÁC CƠ QUAN] 1 Sở Giáo dục @Sở Giáo dục 2025 proposed = 50000000
        E8 [I~CÁC CƠ QUAN] 2 Sở Y tế @Sở Y tế 2025 proposed = 200000000
        I8 [I~CÁC CƠ QUAN] 2 Sở Y tế @Sở Y tế 2025 proposed = 60000000
        G9 [I~CÁC CƠ QUAN] 3 Sở Giao thông vận tải @Sở Giao thông vận tải 2025 proposed = 150000000
        I9 [I~CÁC CƠ QUAN] 3 Sở Giao thông vận tải @Sở Giao thông vận tải 2025 proposed = 50000000
        H10 [I~CÁC CƠ QUAN] 4 Sở Nông nghiệp @Sở Nông nghiệp 2025 proposed = 80000000
        I10 [I~CÁC CƠ QUAN] 4 Sở Nông nghiệp @Sở Nông nghiệp 2025 proposed = 60000000
        D11 II CHI DỰ PHÒNG 2025 proposed = 50000000
        F11 II CHI DỰ PHÒNG 2025 proposed = 20000000
        I11 II CHI DỰ PHÒNG 2025 proposed = 30000000
        total 1000000000 / 1000000000
        ",
    );
}

#[test]
fn money_given_is_not_the_sum_of_what_became_of_it() {
    check(
        "
        | BÁO CÁO SỬ DỤNG KINH PHÍ NĂM 2023
        | Đơn vị tính: đồng
        | STT | Nội dung | Kinh phí | Đã chi | Nộp trả ngân sách
        | 1 | Xây dựng trường học | 8000000000 | 7500000000 | 500000000
        | 2 | Đào tạo lưu học sinh | 3000000000 | 2900000000 | 100000000
        | | Tổng cộng | 11000000000 | 10400000000 | 600000000
        ",
        "
        C4 1 Xây dựng trường học 2023 = 8000000000
        D4 1 Xây dựng trường học 2023 spent = 7500000000
        E4 1 Xây dựng trường học 2023 returned = 500000000
        C5 2 Đào tạo lưu học sinh 2023 = 3000000000
        D5 2 Đào tạo lưu học sinh 2023 spent = 2900000000
        E5 2 Đào tạo lưu học sinh 2023 returned = 100000000
        ",
    );
}

#[test]
fn what_was_left_last_year_and_carried_here_is_money() {
    check(
        "
        | BÁO CÁO KINH PHÍ ĐỐI NGOẠI NĂM 2024
        | ĐVT: đồng
        | STT | Nội dung | Kinh phí còn dư năm 2023 chuyển sang | Dự toán giao năm 2024 | Tổng kinh phí được sử dụng | Kinh phí đã chi | Kinh phí còn dư
        | 1 | Đoàn ra | 50000000 | 450000000 | 500000000 | 480000000 | 20000000
        | 2 | Đoàn vào | 10000000 | 300000000 | 310000000 | 250000000 | 60000000
        | | Tổng | 60000000 | 750000000 | 810000000 | 730000000 | 80000000
        ",
        "
        C4 1 Đoàn ra 2024 carried-over = 50000000
        D4 1 Đoàn ra 2024 appropriated = 450000000
        F4 1 Đoàn ra 2024 spent = 480000000
        C5 2 Đoàn vào 2024 carried-over = 10000000
        D5 2 Đoàn vào 2024 appropriated = 300000000
        F5 2 Đoàn vào 2024 spent = 250000000
        ",
    );
}

#[test]
fn a_total_beside_the_first_of_its_details() {
    check(
        "
        | DỰ TOÁN CÁC HOẠT ĐỘNG NĂM 2022
        | Đơn vị: đồng
        | STT | Hoạt động | Khoản chi | Thành tiền | Tổng kinh phí hoạt động
        | 1 | Lễ kỷ niệm | Thuê hội trường | 20000000 | 65000000
        | ^ | ^ | Trang trí | 30000000 | ^
        | ^ | ^ | Nước uống | 15000000 | ^
        | 2 | Triển lãm ảnh | In ảnh | 25000000 | 40000000
        | ^ | ^ | Thuê khung | 15000000 | ^
        | | Tổng cộng | | 105000000 | 105000000
        ",
        "
        D4 1 Lễ kỷ niệm 2022 proposed = 20000000
        D5 1 Lễ kỷ niệm 2022 proposed = 30000000
        D6 1 Lễ kỷ niệm 2022 proposed = 15000000
        D7 2 Triển lãm ảnh 2022 proposed = 25000000
        D8 2 Triển lãm ảnh 2022 proposed = 15000000
        total 105000000 / 105000000
        ",
    );
}

#[test]
fn the_total_in_words_tells_the_unit() {
    check(
        "
        | DỰ TOÁN ĐOÀN CÔNG TÁC NĂM 2024
        | STT | Nội dung | Thành tiền
        | 1 | Thuê xe | 5000000
        | 2 | Phụ cấp lưu trú | 2400000
        | | Tổng cộng | 7400000
        | | Bằng chữ: Bảy triệu bốn trăm nghìn đồng
        ",
        "
        C3 1 Thuê xe 2024 proposed = 5000000
        C4 2 Phụ cấp lưu trú 2024 proposed = 2400000
        total 7400000 / 7400000
        ",
    );
}

#[test]
fn words_that_differ_tell_no_unit() {
    check(
        "
        | DỰ TOÁN ĐOÀN CÔNG TÁC NĂM 2024
        | STT | Nội dung | Thành tiền
        | 1 | Thuê xe | 5000000
        | 2 | Phụ cấp lưu trú | 2400000
        | | Tổng cộng | 7400000
        | | Bằng chữ: Bảy triệu năm trăm nghìn đồng
        ",
        "
        C3 1 Thuê xe 2024 proposed = ? (5000000)
        C4 2 Phụ cấp lưu trú 2024 proposed = ? (2400000)
        !words-differ B6
        Xunit-missing A2
        ",
    );
}

#[test]
fn receipts_and_payments_side_by_side_are_two_tables() {
    check(
        "
        | QUYẾT TOÁN THU CHI HỘI NGHỊ NĂM 2023
        | Đơn vị: đồng
        | STT | Phần thu | Số tiền | STT | Phần chi | Số tiền
        | 1 | Hội phí | 50000000 | 1 | Hội trường | 20000000
        | 2 | Vé mời | 20000000 | 2 | Tài liệu | 15000000
        | | | | 3 | Ăn uống | 30000000
        | | Cộng | 70000000 | | Cộng | 65000000
        ",
        "
        C4 1 Hội phí 2023 settled = 50000000
        C5 2 Vé mời 2023 settled = 20000000
        F4 1 Hội trường 2023 settled = 20000000
        F5 2 Tài liệu 2023 settled = 15000000
        F6 3 Ăn uống 2023 settled = 30000000
        total 70000000 / 70000000
        total 65000000 / 65000000
        ",
    );
}

#[test]
fn a_line_above_the_table_names_the_source() {
    check(
        "
        | QUYẾT TOÁN KINH PHÍ NĂM 2023
        | (Nguồn kinh phí: Chương trình mục tiêu quốc gia giảm nghèo bền vững)
        | Đơn vị: đồng
        | STT | Nội dung | Số tiền
        | 1 | Đoàn ra | 50000000
        | | Cộng | 50000000
        == Khác
        | QUYẾT TOÁN KINH PHÍ NĂM 2024
        | Nguồn: Sở Tài chính
        | Đơn vị: đồng
        | STT | Nội dung | Số tiền
        | 1 | Đoàn vào | 30000000
        | | Cộng | 30000000
        ",
        "
        S!C5 1 Đoàn ra $Chương trình mục tiêu quốc gia giảm nghèo bền vững 2023 settled = 50000000
        Khác!C5 1 Đoàn vào 2024 settled = 30000000
        total 50000000 / 50000000
        total 30000000 / 30000000
        ",
    );
}

#[test]
fn a_rate_a_day_is_a_price() {
    check(
        "
        | THANH TOÁN PHỤ CẤP CHUYÊN GIA NĂM 2024
        | Đơn vị: đồng
        | STT | Họ và tên | Số ngày | Mức/ngày | Thành tiền
        | 1 | Trưởng đoàn | 5 | 500000 | 2500000
        | 2 | Thành viên | 5 | 400000 | 2000000
        | | Cộng | 10 | | 4500000
        ",
        "
        E4 1 Trưởng đoàn 2024 = 2500000
        E5 2 Thành viên 2024 = 2000000
        total 4500000 / 4500000
        ",
    );
}

#[test]
fn a_summary_in_round_figures_year_by_year_is_asked_about() {
    check(
        "
        == Biểu 1
        | TT | Nội dung | Kinh phí năm 2024 (tỷ đồng) | Kinh phí năm 2025 (tỷ đồng)
        | 1 | Trao đổi đoàn | 1,5 | 0,8
        | 2 | Công thương | 1 | 0,2
        | | Tổng cộng | 2,5 | 1
        == Chi tiết
        | TT | Nội dung | Nhu cầu năm 2024 (tỷ đồng) | Nhu cầu năm 2025 (tỷ đồng)
        | I | *TRAO ĐỔI ĐOÀN | *1,5 | *0,8
        | 1 | Đoàn ra | 0,9 | 0,5
        | 2 | Đoàn vào | 0,6 | 0,3
        | II | *CÔNG THƯƠNG | *1 | *0,2
        | 1 | Hội chợ | 1 | 0,2
        | | Tổng cộng | 2,5 | 1
        ",
        "
        Biểu 1!C2 1 Trao đổi đoàn 2024 = 1500000000
        Biểu 1!D2 1 Trao đổi đoàn 2025 = 800000000
        Biểu 1!C3 2 Công thương 2024 = 1000000000
        Biểu 1!D3 2 Công thương 2025 = 200000000
        Chi tiết!C3 [I~TRAO ĐỔI ĐOÀN] 1 Đoàn ra 2024 proposed = 900000000
        Chi tiết!D3 [I~TRAO ĐỔI ĐOÀN] 1 Đoàn ra 2025 proposed = 500000000
        Chi tiết!C4 [I~TRAO ĐỔI ĐOÀN] 2 Đoàn vào 2024 proposed = 600000000
        Chi tiết!D4 [I~TRAO ĐỔI ĐOÀN] 2 Đoàn vào 2025 proposed = 300000000
        Chi tiết!C6 [II~CÔNG THƯƠNG] 1 Hội chợ 2024 proposed = 1000000000
        Chi tiết!D6 [II~CÔNG THƯƠNG] 1 Hội chợ 2025 proposed = 200000000
        total 3500000000 / 3500000000
        total 3500000000 / 3500000000
        !money-twice
        !money-twice
        ",
    );
}

#[test]
fn offices_that_appraise_and_approve_are_not_whose_money_it_is() {
    check(
        "
        | DỰ TOÁN KINH PHÍ NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Sở Ngoại vụ đề nghị | Sở Tài chính thẩm định | UBND tỉnh phê duyệt
        | 1 | Đoàn ra | 500 | 450 | 440
        | 2 | Đoàn vào | 300 | 300 | 280
        | | Cộng | 800 | 750 | 720
        ",
        "
        C4 1 Đoàn ra 2024 proposed = 500000000
        D4 1 Đoàn ra 2024 appraised = 450000000
        E4 1 Đoàn ra 2024 approved = 440000000
        C5 2 Đoàn vào 2024 proposed = 300000000
        D5 2 Đoàn vào 2024 appraised = 300000000
        E5 2 Đoàn vào 2024 approved = 280000000
        ",
    );
}

#[test]
fn an_estimate_compared_with_is_an_earlier_year() {
    check(
        "
        | DỰ TOÁN KINH PHÍ NĂM 2024
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán 2023 | Dự toán 2024 | Tăng (+), giảm (-) so với 2023
        | 1 | Đoàn ra | 500 | 450 | -50
        | 2 | Đoàn vào | 300 | 320 | 20
        | | Cộng | 800 | 770 | -30
        ",
        "
        C4 1 Đoàn ra 2023 appropriated = 500000000
        D4 1 Đoàn ra 2024 proposed = 450000000
        C5 2 Đoàn vào 2023 appropriated = 300000000
        D5 2 Đoàn vào 2024 proposed = 320000000
        total 770000000 / 770000000
        -earlier-year C4
        ",
    );
}

#[test]
fn columns_under_two_offices_are_theirs() {
    check(
        "
        | TỔNG HỢP DỰ TOÁN NĂM 2024
        | ĐVT: triệu đồng
        | STT | Nội dung | Sở Ngoại vụ | < | Sở Y tế | < | Tổng cộng
        | ^ | ^ | Tự chủ | Không tự chủ | NSTW | NSĐP | ^
        | 1 | Lương | 100 | . | 200 | . | 300
        | 2 | Nghiệp vụ | . | 50 | . | 70 | 120
        | | Cộng | 100 | 50 | 200 | 70 | 420
        ",
        "
        C5 1 Lương @Sở Ngoại vụ 2024 proposed = 100000000
        E5 1 Lương @Sở Y tế $NSTW 2024 proposed = 200000000
        D6 2 Nghiệp vụ @Sở Ngoại vụ 2024 proposed = 50000000
        F6 2 Nghiệp vụ @Sở Y tế $NSĐP 2024 proposed = 70000000
        total 420000000 / 420000000
        ",
    );
}

#[test]
fn an_office_in_its_own_column_heads_the_rows_below() {
    check(
        "
        | DỰ TOÁN KINH PHÍ NĂM 2024
        | ĐVT: 1.000 đồng
        | TT | Đơn vị | Nội dung | Kinh phí
        | *1 | *Sở Ngoại vụ | | *700000
        | | | Đoàn ra | 500000
        | | | Đoàn vào | 200000
        | *2 | *Sở Y tế | | *300000
        | | | Tập huấn | 300000
        | | *Tổng cộng | | *1000000
        ",
        "
        D5 [1~Sở Ngoại vụ] Đoàn ra @Sở Ngoại vụ 2024 proposed = 500000000
        D6 [1~Sở Ngoại vụ] Đoàn vào @Sở Ngoại vụ 2024 proposed = 200000000
        D8 [2~Sở Y tế] Tập huấn @Sở Y tế 2024 proposed = 300000000
        total 1000000000 / 1000000000
        ",
    );
}

#[test]
fn what_was_carried_out_and_what_remains_of_a_grant() {
    check(
        "
        | TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2024
        | ĐVT: triệu đồng
        | TT | Nhiệm vụ | Dự toán được giao | Kinh phí đã thực hiện | Kinh phí còn phải thực hiện
        | 1 | Đoàn ra | 500 | 300 | 200
        | 2 | Đoàn vào | 300 | 100 | 200
        | | Cộng | 800 | 400 | 400
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 500000000
        D4 1 Đoàn ra 2024 spent = 300000000
        C5 2 Đoàn vào 2024 appropriated = 300000000
        D5 2 Đoàn vào 2024 spent = 100000000
        ",
    );
}

#[test]
fn a_row_of_units_under_the_headings() {
    check(
        "
        | KINH PHÍ NĂM 2024
        | STT | Nội dung | Số người | Dự toán | Quyết toán | Tỷ lệ
        | . | . | người | triệu đồng | đồng | %
        | 1 | Đoàn ra | 10 | 500 | 498500000 | 99.7
        | 2 | Đoàn vào | 20 | 300 | 300000000 | 100
        | | Cộng | 30 | 800 | 798500000 | 99.8
        ",
        "
        D4 1 Đoàn ra 2024 appropriated = 500000000
        E4 1 Đoàn ra 2024 settled = 498500000
        D5 2 Đoàn vào 2024 appropriated = 300000000
        E5 2 Đoàn vào 2024 settled = 300000000
        ",
    );
}

#[test]
fn what_was_paid_of_each_plan_is_paid() {
    check(
        "
        | BÁO CÁO GIẢI NGÂN KẾ HOẠCH VỐN NĂM 2024
        | Đơn vị: triệu đồng
        | TT | Dự án | Kế hoạch vốn | < | Giải ngân | < | <
        | ^ | ^ | KH 2023 kéo dài | KH 2024 | Tổng | KH 2023 kéo dài | KH 2024
        | 1 | Đường A | 500 | 1000 | 1300 | 400 | 900
        | 2 | Trường B | 100 | 800 | 750 | 50 | 700
        | | Cộng | 600 | 1800 | 2050 | 450 | 1600
        == Khác
        | TÌNH HÌNH NĂM 2024
        | Đơn vị: triệu đồng
        | TT | Dự án | Giải ngân | <
        | ^ | ^ | Kế hoạch | Thực hiện
        | 1 | Đường A | 500 | 450
        | | Cộng | 500 | 450
        ",
        "
        S!C5 1 Đường A 2024 carried-over = 500000000
        S!D5 1 Đường A 2024 planned = 1000000000
        S!F5 1 Đường A 2024 spent = 400000000
        S!G5 1 Đường A 2024 spent = 900000000
        S!C6 2 Trường B 2024 carried-over = 100000000
        S!D6 2 Trường B 2024 planned = 800000000
        S!F6 2 Trường B 2024 spent = 50000000
        S!G6 2 Trường B 2024 spent = 700000000
        Khác!C5 1 Đường A 2024 planned = 500000000
        Khác!D5 1 Đường A 2024 spent = 450000000
        ",
    );
}

#[test]
fn what_is_left_of_an_advance_is_no_advance() {
    check(
        "
        | BẢNG THEO DÕI TẠM ỨNG NĂM 2024
        | Đơn vị: đồng
        | STT | Đơn vị | Số tạm ứng | Đã hoàn ứng | Số dư tạm ứng
        | 1 | Sở Ngoại vụ | 200000000 | 150000000 | 50000000
        | 2 | Sở Y tế | 100000000 | 100000000 | 0
        | | Cộng | 300000000 | 250000000 | 50000000
        ",
        "
        C4 1 Sở Ngoại vụ @Sở Ngoại vụ 2024 advanced = 200000000
        D4 1 Sở Ngoại vụ @Sở Ngoại vụ 2024 cleared = 150000000
        C5 2 Sở Y tế @Sở Y tế 2024 advanced = 100000000
        D5 2 Sở Y tế @Sở Y tế 2024 cleared = 100000000
        ",
    );
}

#[test]
fn the_total_told_again_by_source_under_a_heading() {
    check(
        "
        | DỰ TOÁN NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán
        | 1 | Đoàn ra | 100
        | 2 | Đoàn vào | 200
        | | *Cộng | *300
        |
        | | Tổng hợp theo nguồn:
        | | NSTW | 180
        | | NSĐP | 120
        == Đánh số
        | DỰ TOÁN NĂM 2026
        | Đơn vị: triệu đồng
        | STT | Nội dung | Dự toán
        | 1 | Đoàn ra | 100
        | 2 | Đoàn vào | 200
        | | *Cộng | *300
        | | Phân theo đơn vị
        | 1 | Sở Ngoại vụ | 180
        | 2 | Sở Y tế | 120
        ",
        "
        S!C4 1 Đoàn ra 2025 proposed = 100000000
        S!C5 2 Đoàn vào 2025 proposed = 200000000
        Đánh số!C4 1 Đoàn ra 2026 proposed = 100000000
        Đánh số!C5 2 Đoàn vào 2026 proposed = 200000000
        total 300000000 / 300000000
        total 300000000 / 300000000
        ",
    );
}

#[test]
fn one_heading_before_years_typed_as_numbers() {
    check(
        "
        | DỰ TOÁN GIAI ĐOẠN 2023-2024
        | | | | ĐVT: triệu đồng
        | Nội dung | 2023 | . | 2024 | .
        | | NSNN | Khác | NSNN | Khác
        | *TỔNG CỘNG | *60 | *40 | *150 | *50
        | Đoàn ra | 40 | 20 | 100 | 20
        | Đoàn vào | 20 | 20 | 50 | 30
        ",
        "
        B6 Đoàn ra $NSNN 2023 = 40000000
        C6 Đoàn ra $Khác 2023 = 20000000
        D6 Đoàn ra $NSNN 2024 = 100000000
        E6 Đoàn ra $Khác 2024 = 20000000
        B7 Đoàn vào $NSNN 2023 = 20000000
        C7 Đoàn vào $Khác 2023 = 20000000
        D7 Đoàn vào $NSNN 2024 = 50000000
        E7 Đoàn vào $Khác 2024 = 30000000
        total 300000000 / 300000000
        ",
    );
}

#[test]
fn the_credit_side_of_a_ledger_of_spending_takes_back() {
    check(
        "
        | SỔ CHI TIẾT CHI HOẠT ĐỘNG NĂM 2024
        | Đơn vị tính: đồng
        | Ngày | Chứng từ | Diễn giải | TK đối ứng | Số phát sinh | <
        | ^ | ^ | ^ | ^ | Nợ | Có
        | 10/01/2024 | PC01 | Mua vật tư | 1111 | 5000000 | .
        | 15/01/2024 | UNC02 | Vé máy bay | 1121 | 20000000 | .
        | 20/01/2024 | PT03 | Thu hồi tiền vé | 1121 | . | 2000000
        | | | *Cộng phát sinh | | *25000000 | *2000000
        ",
        "
        E5 Mua vật tư №PC01 cl:TK đối ứng 1111 2024-01-10 2024 spent = 5000000
        E6 Vé máy bay №UNC02 cl:TK đối ứng 1121 2024-01-15 2024 spent = 20000000
        F7 Thu hồi tiền vé №PT03 cl:TK đối ứng 1121 2024-01-20 2024 spent = -2000000
        -sign-by-heading F5
        ",
    );
}

#[test]
fn codes_of_funds_under_nguon_are_neither_money_nor_numbers_of_rows() {
    check(
        "
        | BÁO CÁO THỰC HIỆN DỰ TOÁN CHI NSNN NĂM 2024
        | Đơn vị: đồng
        | Chương | Nguồn | Nội dung | Dự toán được giao | Đã thanh toán | Số dư dự toán
        | 411 | 12 | Sở Ngoại vụ | 2000000000 | 1200000000 | 800000000
        | 411 | 13 | Sở Ngoại vụ | 4500000000 | 3300000000 | 1200000000
        | 423 | 12 | Sở Y tế | 3000000000 | 1000000000 | 2000000000
        | | | *Tổng cộng | *9500000000 | *5500000000 | *4000000000
        ",
        "
        D4 Sở Ngoại vụ @Sở Ngoại vụ $Nguồn 12 cl:Chương 411 2024 appropriated = 2000000000
        E4 Sở Ngoại vụ @Sở Ngoại vụ $Nguồn 12 cl:Chương 411 2024 spent = 1200000000
        D5 Sở Ngoại vụ @Sở Ngoại vụ $Nguồn 13 cl:Chương 411 2024 appropriated = 4500000000
        E5 Sở Ngoại vụ @Sở Ngoại vụ $Nguồn 13 cl:Chương 411 2024 spent = 3300000000
        D6 Sở Y tế @Sở Y tế $Nguồn 12 cl:Chương 423 2024 appropriated = 3000000000
        E6 Sở Y tế @Sở Y tế $Nguồn 12 cl:Chương 423 2024 spent = 1000000000
        ",
    );
}

#[test]
fn last_year_beside_this_year_is_told_for_comparison() {
    check(
        "
        | BÁO CÁO QUYẾT TOÁN KINH PHÍ NĂM 2024
        | ĐVT: đồng
        | STT | Chỉ tiêu | Năm nay | Năm trước
        | 1 | Đoàn ra | 500000000 | 450000000
        | 2 | Đoàn vào | 300000000 | 280000000
        | | Cộng | 800000000 | 730000000
        ",
        "
        C4 1 Đoàn ra 2024 settled = 500000000
        D4 1 Đoàn ra 2023 settled = 450000000
        C5 2 Đoàn vào 2024 settled = 300000000
        D5 2 Đoàn vào 2023 settled = 280000000
        total 800000000 / 800000000
        -earlier-year D4
        ",
    );
}

#[test]
fn drawings_on_the_estimate_by_kind_of_funds() {
    check(
        "
        | THEO DÕI RÚT DỰ TOÁN NĂM 2024
        | ĐVT: đồng
        | Ngày | Nội dung | Nguồn | Dự toán được giao | Rút dự toán
        | 02/01/2024 | Giao đầu năm | 13 | 4500000000 | .
        | 10/02/2024 | Lương tháng 1, 2 | 13 | . | 600000000
        | | Cộng | | 4500000000 | 600000000
        == Hai nguồn
        | DỰ TOÁN CHI TIẾT NĂM 2025
        | ĐVT: nghìn đồng
        | TT | Nội dung | Nguồn 13 | Nguồn 12 | Tổng
        | 1 | Lương | 3000 | . | 3000
        | 2 | Đoàn ra | . | 500 | 500
        | | Cộng | 3000 | 500 | 3500
        ",
        "
        S!D4 Giao đầu năm $Nguồn 13 2024-01-02 2024 appropriated = 4500000000
        S!E5 Lương tháng 1, 2 $Nguồn 13 2024-02-10 2024 spent = 600000000
        Hai nguồn!C4 1 Lương $Nguồn 13 2025 proposed = 3000000
        Hai nguồn!D5 2 Đoàn ra $Nguồn 12 2025 proposed = 500000
        total 3500000 / 3500000
        ",
    );
}

#[test]
fn a_line_that_points_to_an_appendix_is_asked_about() {
    check(
        "
        == PL1
        | PHỤ LỤC 1. DỰ TOÁN NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | Kinh phí
        | 1 | Đoàn ra Lào (Phụ lục 3) | 80
        | 2 | Hội thảo | 20
        | | Cộng | 100
        == PL3
        | PHỤ LỤC 3. DỰ TOÁN CHI TIẾT NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | Số lượng | Đơn giá | Thành tiền
        | 1 | Vé | 4 | 10 | 40
        | 2 | Ăn ở | 8 | 5 | 40
        | | Cộng | | | 80
        ",
        "
        PL1!C4 1 Đoàn ra Lào (Phụ lục 3) 2025 proposed = 80000000
        PL1!C5 2 Hội thảo 2025 proposed = 20000000
        PL3!E4 1 Vé 2025 proposed = 40000000
        PL3!E5 2 Ăn ở 2025 proposed = 40000000
        total 100000000 / 100000000
        total 80000000 / 80000000
        !money-twice C4
        ",
    );
}

#[test]
fn an_office_above_each_of_several_tables() {
    check(
        "
        | DỰ TOÁN NĂM 2025
        | Đơn vị: triệu đồng
        | Sở Ngoại vụ
        | STT | Nội dung | Kinh phí
        | 1 | Đoàn ra | 100
        | | Cộng | 100
        | 2. Sở Y tế
        | STT | Nội dung | Kinh phí
        | 1 | Tập huấn | 50
        | 2 | Khám bệnh | 30
        | | Cộng | 80
        ",
        "
        C5 1 Đoàn ra @Sở Ngoại vụ 2025 proposed = 100000000
        C9 [2~2. Sở Y tế] 1 Tập huấn @Sở Y tế 2025 proposed = 50000000
        C10 [2~2. Sở Y tế] 2 Khám bệnh @Sở Y tế 2025 proposed = 30000000
        total 100000000 / 100000000
        total 80000000 / 80000000
        ",
    );
}

#[test]
fn marks_under_sources_say_who_pays() {
    check(
        "
        | DỰ TOÁN NĂM 2025
        | STT | Nội dung | Kinh phí (triệu đồng) | Nguồn kinh phí | < | Ghi chú
        | . | . | . | NSNN | Xã hội hóa | .
        | 1 | Đào tạo | 500 | x | . | .
        | 2 | Hội chợ | 300 | . | x | .
        | | Tổng | 800 | . | . | .
        ",
        "
        C4 1 Đào tạo $NSNN 2025 proposed = 500000000
        C5 2 Hội chợ $Xã hội hóa 2025 proposed = 300000000
        total 800000000 / 800000000
        ",
    );
}

#[test]
fn what_was_not_approved_is_no_approval() {
    check(
        "
        | TỔNG HỢP NĂM 2025
        | Đơn vị: triệu đồng
        | STT | Nội dung | Số đề nghị | Số được duyệt | Số không được duyệt
        | 1 | Đoàn ra | 100 | 80 | 20
        | 2 | Đoàn vào | 200 | 200 | 0
        | | Cộng | 300 | 280 | 20
        ",
        "
        C4 1 Đoàn ra 2025 proposed = 100000000
        D4 1 Đoàn ra 2025 approved = 80000000
        C5 2 Đoàn vào 2025 proposed = 200000000
        D5 2 Đoàn vào 2025 approved = 200000000
        ",
    );
}

#[test]
fn before_and_after_an_adjustment() {
    check(
        "
        | ĐIỀU CHỈNH DỰ TOÁN NĂM 2024
        | ĐVT: triệu đồng
        | STT | Đơn vị | Dự toán trước điều chỉnh | Tăng | Giảm | Dự toán sau điều chỉnh
        | 1 | Sở Ngoại vụ | 500 | 100 | . | 600
        | 2 | Sở Y tế | 300 | . | 100 | 200
        | | Cộng | 800 | 100 | 100 | 800
        ",
        "
        C4 1 Sở Ngoại vụ @Sở Ngoại vụ 2024 appropriated = 500000000
        D4 1 Sở Ngoại vụ @Sở Ngoại vụ 2024 adjusted = 100000000
        C5 2 Sở Y tế @Sở Y tế 2024 appropriated = 300000000
        E5 2 Sở Y tế @Sở Y tế 2024 adjusted = -100000000
        -sign-by-heading E4
        ",
    );
}

#[test]
fn a_request_to_take_back_is_no_request_for_money() {
    check(
        "
        | THU HỒI DỰ TOÁN NĂM 2024
        | ĐVT: triệu đồng
        | STT | Đơn vị | Dự toán được giao | Đã sử dụng | Đề nghị thu hồi
        | 1 | Sở Ngoại vụ | 500 | 400 | 90
        | 2 | Sở Y tế | 300 | 250 | 50
        | | Cộng | 800 | 650 | 140
        ",
        "
        C4 1 Sở Ngoại vụ @Sở Ngoại vụ 2024 appropriated = 500000000
        D4 1 Sở Ngoại vụ @Sở Ngoại vụ 2024 spent = 400000000
        E4 1 Sở Ngoại vụ @Sở Ngoại vụ 2024 = 90000000
        C5 2 Sở Y tế @Sở Y tế 2024 appropriated = 300000000
        D5 2 Sở Y tế @Sở Y tế 2024 spent = 250000000
        E5 2 Sở Y tế @Sở Y tế 2024 = 50000000
        ",
    );
}

#[test]
fn increases_are_no_sum_of_the_decreases_below_them() {
    check(
        "
        | ĐIỀU CHỈNH DỰ TOÁN NĂM 2024
        | ĐVT: đồng
        | STT | Đơn vị | Dự toán đã giao | Điều chỉnh tăng | Điều chỉnh giảm | Dự toán sau điều chỉnh
        | 1 | Sở Ngoại vụ | 2500000000 | 300000000 | . | 2800000000
        | 2 | Sở Giáo dục | 1800000000 | . | 200000000 | 1600000000
        | 3 | Sở Y tế | 900000000 | . | 100000000 | 800000000
        | | Cộng | 5200000000 | 300000000 | 300000000 | 5200000000
        ",
        "
        C4 1 Sở Ngoại vụ @Sở Ngoại vụ 2024 appropriated = 2500000000
        D4 1 Sở Ngoại vụ @Sở Ngoại vụ 2024 adjusted = 300000000
        C5 2 Sở Giáo dục @Sở Giáo dục 2024 appropriated = 1800000000
        E5 2 Sở Giáo dục @Sở Giáo dục 2024 adjusted = -200000000
        C6 3 Sở Y tế @Sở Y tế 2024 appropriated = 900000000
        E6 3 Sở Y tế @Sở Y tế 2024 adjusted = -100000000
        -sign-by-heading E4
        ",
    );
}

#[test]
fn the_settlement_approved_beside_the_one_reported() {
    check(
        "
        | CÔNG KHAI QUYẾT TOÁN NĂM 2023
        | ĐVT: đồng
        | STT | Nội dung | Số liệu báo cáo quyết toán | Số liệu quyết toán được duyệt | Chênh lệch
        | 1 | Kinh phí tự chủ | 4500000000 | 4480000000 | -20000000
        | 2 | Kinh phí không tự chủ | 2000000000 | 2000000000 | 0
        | | Cộng | 6500000000 | 6480000000 | -20000000
        ",
        "
        C4 1 Kinh phí tự chủ $Kinh phí tự chủ 2023 settled = 4500000000
        D4 1 Kinh phí tự chủ $Kinh phí tự chủ 2023 settled = 4480000000
        C5 2 Kinh phí không tự chủ $Kinh phí không tự chủ 2023 settled = 2000000000
        D5 2 Kinh phí không tự chủ $Kinh phí không tự chủ 2023 settled = 2000000000
        total 6480000000 / 6480000000
        -earlier-year C4
        ",
    );
}

#[test]
fn what_takes_away_has_no_kind_of_the_title() {
    check(
        "
        | GIAO DỰ TOÁN NĂM 2024
        | ĐVT: triệu đồng
        | STT | Đơn vị | Dự toán giao | Kinh phí thu hồi | Dự toán chưa phân bổ
        | 1 | Sở Ngoại vụ | 500 | 20 | 100
        | 2 | Sở Y tế | 300 | 10 | 50
        | | Cộng | 800 | 30 | 150
        ",
        "
        C4 1 Sở Ngoại vụ @Sở Ngoại vụ 2024 appropriated = 500000000
        D4 1 Sở Ngoại vụ @Sở Ngoại vụ 2024 = 20000000
        C5 2 Sở Y tế @Sở Y tế 2024 appropriated = 300000000
        D5 2 Sở Y tế @Sở Y tế 2024 = 10000000
        -difference-unproven E4
        ",
    );
}

#[test]
fn what_was_given_is_no_spending_under_a_title_about_spending() {
    check(
        "
        | TÌNH HÌNH GIẢI NGÂN NĂM 2024
        | ĐVT: triệu đồng
        | STT | Đơn vị | Kinh phí được cấp | Kinh phí thực hiện
        | 1 | Sở Ngoại vụ | 500 | 420
        | 2 | Sở Y tế | 300 | 110
        | | Cộng | 800 | 530
        ",
        "
        C4 1 Sở Ngoại vụ @Sở Ngoại vụ 2024 = 500000000
        D4 1 Sở Ngoại vụ @Sở Ngoại vụ 2024 spent = 420000000
        C5 2 Sở Y tế @Sở Y tế 2024 = 300000000
        D5 2 Sở Y tế @Sở Y tế 2024 spent = 110000000
        ",
    );
}

#[test]
fn an_estimate_beside_its_settlement_was_granted() {
    check(
        "
        | QUYẾT TOÁN NĂM 2023
        | ĐVT: triệu đồng
        | STT | Nội dung | Dự toán | Quyết toán | Chênh lệch
        | 1 | Đoàn ra | 500 | 437 | 63
        | 2 | Đoàn vào | 300 | 281 | 19
        | | Cộng | 800 | 718 | 82
        ",
        "
        C4 1 Đoàn ra 2023 appropriated = 500000000
        D4 1 Đoàn ra 2023 settled = 437000000
        C5 2 Đoàn vào 2023 appropriated = 300000000
        D5 2 Đoàn vào 2023 settled = 281000000
        ",
    );
}

#[test]
fn what_was_cut_from_a_request_is_a_difference() {
    check(
        "
        | THẨM ĐỊNH DỰ TOÁN NĂM 2025
        | ĐVT: triệu đồng
        | STT | Nội dung | Số đề nghị | Số thẩm định | Cắt giảm
        | 1 | Đoàn ra | 500 | 437 | 63
        | 2 | Đoàn vào | 300 | 281 | 19
        | | Cộng | 800 | 718 | 82
        ",
        "
        C4 1 Đoàn ra 2025 proposed = 500000000
        D4 1 Đoàn ra 2025 appraised = 437000000
        C5 2 Đoàn vào 2025 proposed = 300000000
        D5 2 Đoàn vào 2025 appraised = 281000000
        ",
    );
}

#[test]
fn last_years_estimate_in_a_form_for_this_year() {
    check(
        "
        | PHÂN BỔ DỰ TOÁN NĂM 2025
        | ĐVT: triệu đồng
        | STT | Nội dung | Dự toán 2024 | Dự toán 2025
        | 1 | Đoàn ra | 500 | 437
        | 2 | Đoàn vào | 300 | 281
        | | Cộng | 800 | 718
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 500000000
        D4 1 Đoàn ra 2025 appropriated = 437000000
        C5 2 Đoàn vào 2024 appropriated = 300000000
        D5 2 Đoàn vào 2025 appropriated = 281000000
        total 718000000 / 718000000
        -earlier-year C4
        ",
    );
}

#[test]
fn quantity_price_and_amount_cut_to_their_letters() {
    check(
        "
        | DỰ TOÁN NĂM 2024
        | ĐVT: nghìn đồng
        | TT | Nội dung | SL | ĐG | TT
        | 1 | Vé máy bay | 6 | 4500 | 27000
        | 2 | Tiền ăn | 30 | 400 | 12000
        | | Cộng | | | 39000
        ",
        "
        E4 1 Vé máy bay 2024 proposed = 27000000
        E5 2 Tiền ăn 2024 proposed = 12000000
        total 39000000 / 39000000
        ",
    );
}

#[test]
fn an_estimate_beside_money_carried_into_the_year_was_granted() {
    check(
        "
        | BÁO CÁO KINH PHÍ NĂM 2024
        | ĐVT: triệu đồng
        | STT | Nội dung | Dự toán năm 2023 chuyển sang | Dự toán năm 2024 | Cộng dự toán
        | 1 | Đoàn ra | 50 | 437 | 487
        | 2 | Đoàn vào | 30 | 281 | 311
        | | Cộng | 80 | 718 | 798
        ",
        "
        C4 1 Đoàn ra 2024 carried-over = 50000000
        D4 1 Đoàn ra 2024 appropriated = 437000000
        C5 2 Đoàn vào 2024 carried-over = 30000000
        D5 2 Đoàn vào 2024 appropriated = 281000000
        ",
    );
}

#[test]
fn headings_cut_in_two_below_one_typed_over_every_column() {
    check(
        "
        | DỰ TOÁN GIAI ĐOẠN 2024-2025
        | ĐVT: nghìn đồng
        | Chỉ | Đơn vị chủ | Chia theo năm | Chia theo năm | Chia theo năm | Chia theo năm | Tổng cộng
        | tiêu | trì thực hiện | Năm 2024 | Năm 2024 | Năm 2025 | Năm 2025 | .
        | . | . | NSNN | Khác | NSNN | Khác | .
        | Đoàn ra | Sở Ngoại vụ | 100 | 20 | 200 | 30 | 350
        | Đoàn vào | Sở Y tế | 50 | 10 | 60 | 5 | 125
        | *CỘNG | . | *150 | *30 | *260 | *35 | *475
        ",
        "
        C6 Đoàn ra @Sở Ngoại vụ $NSNN 2024 = 100000
        D6 Đoàn ra @Sở Ngoại vụ $Khác 2024 = 20000
        E6 Đoàn ra @Sở Ngoại vụ $NSNN 2025 = 200000
        F6 Đoàn ra @Sở Ngoại vụ $Khác 2025 = 30000
        C7 Đoàn vào @Sở Y tế $NSNN 2024 = 50000
        D7 Đoàn vào @Sở Y tế $Khác 2024 = 10000
        E7 Đoàn vào @Sở Y tế $NSNN 2025 = 60000
        F7 Đoàn vào @Sở Y tế $Khác 2025 = 5000
        total 475000 / 475000
        ",
    );
}

#[test]
fn a_heading_that_counts_up_to_a_day_is_of_its_year() {
    check(
        "
        | DỰ TOÁN NĂM 2025
        | ĐVT: triệu đồng
        | STT | Nội dung | Thực hiện 2023 | Thực hiện 9 tháng 2024 | Giải ngân đến 30/9/2024 | Dự toán 2025
        | 1 | Đoàn ra | 400 | 300 | 280 | 437
        | 2 | Đoàn vào | 250 | 200 | 190 | 281
        | | Cộng | 650 | 500 | 470 | 718
        ",
        "
        C4 1 Đoàn ra 2023 done = 400000000
        D4 1 Đoàn ra 2024 done = 300000000
        E4 1 Đoàn ra 2024 spent = 280000000
        F4 1 Đoàn ra 2025 proposed = 437000000
        C5 2 Đoàn vào 2023 done = 250000000
        D5 2 Đoàn vào 2024 done = 200000000
        E5 2 Đoàn vào 2024 spent = 190000000
        F5 2 Đoàn vào 2025 proposed = 281000000
        ",
    );
}

#[test]
fn what_is_not_carried_out_yet_is_no_grant() {
    check(
        "
        | TÌNH HÌNH THỰC HIỆN DỰ TOÁN NĂM 2024
        | ĐVT: triệu đồng
        | STT | Nội dung | Dự toán giao | Đã thực hiện | Chưa thực hiện
        | 1 | Đoàn ra | 500 | 437 | 63
        | 2 | Đoàn vào | 300 | 281 | 19
        | | Cộng | 800 | 718 | 82
        ",
        "
        C4 1 Đoàn ra 2024 appropriated = 500000000
        D4 1 Đoàn ra 2024 spent = 437000000
        C5 2 Đoàn vào 2024 appropriated = 300000000
        D5 2 Đoàn vào 2024 spent = 281000000
        ",
    );
}

#[test]
fn what_each_office_did_is_not_whose_money_it_is() {
    check(
        "
        | DỰ TOÁN NĂM 2025
        | ĐVT: triệu đồng
        | STT | Nội dung | Sở Ngoại vụ | Sở Tài chính | <
        | ^ | ^ | Đề nghị | Thẩm định | Lý do
        | 1 | Đoàn ra | 500 | 437 | Giảm số người
        | 2 | Đoàn vào | 300 | 281 | .
        | | Cộng | 800 | 718 | .
        ",
        "
        C5 1 Đoàn ra 2025 proposed = 500000000
        D5 1 Đoàn ra 2025 appraised = 437000000
        C6 2 Đoàn vào 2025 proposed = 300000000
        D6 2 Đoàn vào 2025 appraised = 281000000
        ",
    );
}

#[test]
fn a_programme_of_poverty_reduction_takes_the_kind_of_the_title() {
    check(
        "
        | GIAO DỰ TOÁN CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA NĂM 2025
        | ĐVT: triệu đồng
        | STT | Đơn vị | Tổng số | Giảm nghèo bền vững | Nông thôn mới
        | 1 | Sở Y tế | 500 | 300 | 200
        | 2 | Sở Nông nghiệp | 300 | 100 | 200
        | | Cộng | 800 | 400 | 400
        ",
        "
        D4 1 Sở Y tế @Sở Y tế 2025 appropriated = 300000000
        E4 1 Sở Y tế @Sở Y tế 2025 appropriated = 200000000
        D5 2 Sở Nông nghiệp @Sở Nông nghiệp 2025 appropriated = 100000000
        E5 2 Sở Nông nghiệp @Sở Nông nghiệp 2025 appropriated = 200000000
        total 800000000 / 800000000
        ",
    );
}

#[test]
fn a_sheet_of_formulas_without_a_header_is_no_mere_note() {
    check(
        "
        == DT
        | DỰ TOÁN NĂM 2025
        | ĐVT: triệu đồng
        | STT | Nội dung | Kinh phí
        | 1 | Đoàn ra | 437
        | 2 | Đoàn vào | 281
        | | Cộng | 718
        == Khác
        | Chuyên gia | 920 | 902 | {SUM(B1:C1)}
        | Phần một | {B1} | {C1} | {SUM(B2:C2)}
        | Phần hai | {B2} | {C2} | {SUM(B3:C3)}
        ",
        "
        C4 1 Đoàn ra 2025 proposed = 437000000
        C5 2 Đoàn vào 2025 proposed = 281000000
        total 718000000 / 718000000
        !no-table
        ",
    );
}
