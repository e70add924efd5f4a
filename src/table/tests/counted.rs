//! Columns and rows of figures that are no money of the budget: people, limits, what a thing once cost, a whole project.

use super::draw::check;

#[test]
fn people_under_a_heading_of_posts_are_no_money_whatever_is_said_of_them() {
    check(
        "
        | NHU CẦU KINH PHÍ NĂM 2025 CỦA CÁC TRƯỜNG
        | Đơn vị tính: triệu đồng
        | STT | Đơn vị | Biên chế | < | Lao động hợp đồng | < | Nhu cầu kinh phí năm 2025
        | ^ | ^ | Giao | Có mặt | Giao | Đã chi lương năm 2024 | ^
        | 1 | Trường Sông Bé | 46 | 44 | 3 | 120 | 5200
        | 2 | Trường Suối Cát | 1021 | 998 | 2 | 84 | 9100
        | 3 | Trường Gò Đậu | 51 | 51 | 4 | 160 | 5600
        | | Tổng cộng | 1118 | 1093 | 9 | 364 | 19900
        ",
        "
        F5 1 Trường Sông Bé @Trường Sông Bé 2024 spent = 120000000
        G5 1 Trường Sông Bé @Trường Sông Bé 2025 proposed = 5200000000
        F6 2 Trường Suối Cát @Trường Suối Cát 2024 spent = 84000000
        G6 2 Trường Suối Cát @Trường Suối Cát 2025 proposed = 9100000000
        F7 3 Trường Gò Đậu @Trường Gò Đậu 2024 spent = 160000000
        G7 3 Trường Gò Đậu @Trường Gò Đậu 2025 proposed = 5600000000
        ",
    );
}

#[test]
fn limits_and_what_a_thing_once_cost_are_no_money_of_the_budget() {
    check(
        "
        | DỰ TOÁN MUA SẮM, SỬA CHỮA NĂM 2025
        | STT | Tên tài sản | SL | Đơn giá (1.000đ) | Tiêu chuẩn, định mức (1.000đ) | Nguyên giá (tr.đ) | Sửa chữa lần cuối | Dự toán 2025 (1.000đ)
        | 1 | Máy in | 2 | 6500 | 7000 | 12 | 2019 | 13000
        | 2 | Máy chiếu | 3 | 18000 | 20000 | 60 | 2021 | 54000
        | 3 | Tủ hồ sơ | 4 | 3200 | | 15 | 2018 | 12800
        | | Cộng | | | | | | 79800
        ",
        "
        H3 1 Máy in 2025 proposed = 13000000
        H4 2 Máy chiếu 2025 proposed = 54000000
        H5 3 Tủ hồ sơ 2025 proposed = 12800000
        total 79800000 / 79800000
        ",
    );
}

#[test]
fn what_was_pledged_for_all_of_a_project_is_of_no_year() {
    check(
        "
        | BÁO CÁO GIẢI NGÂN VỐN VIỆN TRỢ NĂM 2025
        | Đơn vị tính: triệu đồng
        | STT | Dự án | Tổng vốn cam kết | < | Kế hoạch vốn 2025 | Giải ngân 6 tháng năm 2025
        | ^ | ^ | Nguyên tệ (USD) | Quy đổi (triệu đồng) | ^ | ^
        | 1 | Nước sạch vùng cao | 1200000 | 30600 | 9400 | 4100
        | 2 | Trồng rừng ven biển | 800000 | 20400 | 5200 | 2650
        | | Tổng số | 2000000 | 51000 | 14600 | 6750
        ",
        "
        E5 1 Nước sạch vùng cao 2025 planned = 9400000000
        F5 1 Nước sạch vùng cao 2025 spent = 4100000000
        E6 2 Trồng rừng ven biển 2025 planned = 5200000000
        F6 2 Trồng rừng ven biển 2025 spent = 2650000000
        -columns-not-recorded C5
        ",
    );
}

#[test]
fn parts_under_a_heading_of_their_own_are_no_part_of_what_stands_before_it() {
    check(
        "
        | NHU CẦU VÀ NGUỒN CẢI CÁCH TIỀN LƯƠNG NĂM 2025
        | Đơn vị tính: triệu đồng
        | STT | Đơn vị | Nhu cầu kinh phí năm 2025 | < | < | Nguồn kinh phí | < | < | Đề nghị bổ sung
        | ^ | ^ | Tổng | Trong đó | < | Tổng | Trong đó | < | ^
        | ^ | ^ | ^ | Lương | Phụ cấp | ^ | 10% tiết kiệm chi | 40% thu để lại | ^
        | A | B | 1=2+3 | 2 | 3 | 4=5+6 | 5 | 6 | 7=1-4
        | 1 | Văn phòng Sở | 1600 | 1250 | 350 | 240 | 190 | 50 | 1360
        | 2 | Chi cục Thủy lợi | 540 | 440 | 100 | 70 | 55 | 15 | 470
        | 3 | Chi cục Kiểm lâm | 1190 | 900 | 290 | 300 | 80 | 220 | 890
        | | Tổng cộng | 3330 | 2590 | 740 | 610 | 325 | 285 | 2720
        ",
        "
        D7 1 Văn phòng Sở @Văn phòng Sở 2025 proposed = 1250000000
        E7 1 Văn phòng Sở @Văn phòng Sở 2025 proposed = 350000000
        G7 1 Văn phòng Sở @Văn phòng Sở $10% tiết kiệm chi 2025 = 190000000
        H7 1 Văn phòng Sở @Văn phòng Sở $40% thu để lại 2025 proposed = 50000000
        D8 2 Chi cục Thủy lợi @Chi cục Thủy lợi 2025 proposed = 440000000
        E8 2 Chi cục Thủy lợi @Chi cục Thủy lợi 2025 proposed = 100000000
        G8 2 Chi cục Thủy lợi @Chi cục Thủy lợi $10% tiết kiệm chi 2025 = 55000000
        H8 2 Chi cục Thủy lợi @Chi cục Thủy lợi $40% thu để lại 2025 proposed = 15000000
        D9 3 Chi cục Kiểm lâm @Chi cục Kiểm lâm 2025 proposed = 900000000
        E9 3 Chi cục Kiểm lâm @Chi cục Kiểm lâm 2025 proposed = 290000000
        G9 3 Chi cục Kiểm lâm @Chi cục Kiểm lâm $10% tiết kiệm chi 2025 = 80000000
        H9 3 Chi cục Kiểm lâm @Chi cục Kiểm lâm $40% thu để lại 2025 proposed = 220000000
        ",
    );
}

#[test]
fn a_unit_in_the_note_below_and_what_is_told_behind_the_total() {
    check(
        "
        | KẾ HOẠCH TÀI CHÍNH NGÂN SÁCH 3 NĂM 2026-2028
        | STT | Nội dung | Nhu cầu 2026 | Nhu cầu 2027
        | 1 | Sự nghiệp văn hóa | 7450 | 7900
        | 2 | Sự nghiệp thể thao | 18400 | 19350
        | 3 | Quản lý nhà nước | 10125 | 10480
        | | Tổng nhu cầu chi | 35975 | 37730
        | | Tốc độ tăng so năm trước (%) | 9.5 | 4.88
        | | Trần chi do Sở Tài chính thông báo | 35000 | 37000
        |
        | Ghi chú: - Đơn vị tính: triệu đồng; số liệu năm 2025 theo báo cáo.
        ",
        "
        C3 1 Sự nghiệp văn hóa 2026 proposed = 7450000000
        D3 1 Sự nghiệp văn hóa 2027 proposed = 7900000000
        C4 2 Sự nghiệp thể thao 2026 proposed = 18400000000
        D4 2 Sự nghiệp thể thao 2027 proposed = 19350000000
        C5 3 Quản lý nhà nước 2026 proposed = 10125000000
        D5 3 Quản lý nhà nước 2027 proposed = 10480000000
        total 73705000000 / 73705000000
        ",
    );
}

#[test]
fn money_that_is_not_the_foreign_money_at_the_rate_of_all_other_rows_is_told() {
    check(
        "
        | DỰ TOÁN ĐOÀN RA NĂM 2026
        | STT | Nội dung | Số người | Số ngày | Mức chi (USD) | Thành tiền | <
        | ^ | ^ | ^ | ^ | ^ | USD | VND
        | I | Tại nước thứ nhất | | | | 1115 | 28543750
        | 1 | Tiền ăn trưởng đoàn | 1 | 3 | 50 | 150 | 3937500
        | 2 | Tiền ăn thành viên | 4 | 3 | 40 | 480 | 11875000
        | 3 | Thuê phòng | 5 | 3 | 65 | 485 | 12731250
        | II | Tại nước thứ hai | | | | 640 | 16800000
        | 1 | Tiền ăn | 5 | 2 | 40 | 400 | 10500000
        | 2 | Thuê xe | 1 | 2 | 120 | 240 | 6300000
        | | Tổng cộng | | | | 1755 | 45343750
        ",
        "
        G5 [I~Tại nước thứ nhất] 1 Tiền ăn trưởng đoàn 2026 proposed = 3937500
        G6 [I~Tại nước thứ nhất] 2 Tiền ăn thành viên 2026 proposed = 11875000
        G7 [I~Tại nước thứ nhất] 3 Thuê phòng 2026 proposed = 12731250
        G9 [II~Tại nước thứ hai] 1 Tiền ăn 2026 proposed = 10500000
        G10 [II~Tại nước thứ hai] 2 Thuê xe 2026 proposed = 6300000
        total 45343750 / 45343750
        !product-differs G6
        -columns-not-recorded F4
        ",
    );
}

#[test]
fn a_table_that_makes_what_the_tables_before_it_make_together_is_asked_about() {
    check(
        "
        | DỰ TOÁN MUA SẮM, SỬA CHỮA NĂM 2026
        | I. MUA SẮM
        | STT | Tên tài sản | Dự toán 2026 (nghìn đồng)
        | 1 | Máy in | 13150
        | 2 | Máy chiếu | 54320
        | | Cộng I | 67470
        |
        | II. SỬA CHỮA
        | STT | Công trình | Dự toán 2026 (nghìn đồng)
        | 1 | Nhà kho | 96800
        | 2 | Hàng rào | 41275
        | | Cộng II | 138075
        |
        | III. TỔNG HỢP THEO NGUỒN
        | STT | Nguồn | Số tiền (nghìn đồng)
        | 1 | Ngân sách xã | 150120
        | 2 | Tiết kiệm chi | 55425
        | | Cộng | 205545
        ",
        "
        C4 [I~I. MUA SẮM] 1 Máy in 2026 proposed = 13150000
        C5 [I~I. MUA SẮM] 2 Máy chiếu 2026 proposed = 54320000
        C10 [II~II. SỬA CHỮA] 1 Nhà kho 2026 proposed = 96800000
        C11 [II~II. SỬA CHỮA] 2 Hàng rào 2026 proposed = 41275000
        C16 [III~III. TỔNG HỢP THEO NGUỒN] 1 Ngân sách xã $Ngân sách xã 2026 proposed = 150120000
        C17 [III~III. TỔNG HỢP THEO NGUỒN] 2 Tiết kiệm chi $Tiết kiệm chi 2026 proposed = 55425000
        total 67470000 / 67470000
        total 138075000 / 138075000
        total 205545000 / 205545000
        !money-twice C16
        ",
    );
}
