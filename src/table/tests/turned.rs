//! Tables turned on their side, rows reckoned by a column of formulas, columns that hold others, prices paid so often.

use super::draw::check;

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
        E4 1 THCS Lê Lợi 2024 proposed = 4000000
        E5 2 THCS Nguyễn Du 2024 proposed = 6100000
        !product-differs E5
        ",
    );
}
