//! Layouts of one small budget: 100 + 50 + 30 million in 2022, 120 + 0 + 40 in 2023.

use super::draw::{check, check_with};
use crate::money::{Kind, Unit};
use crate::table::Hints;

#[test]
fn plan_by_years() {
    check(
        "
        | DỰ KIẾN KINH PHÍ THỰC HIỆN KẾ HOẠCH
        | . | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022 | Năm 2023 | Tổng cộng
        | I | Ngoại vụ | 150 | 120 | 270
        | 1.1 | Đón đoàn Lào | 100 | 120 | 220
        | 1.2 | Hội đàm | 50 | . | 50
        | II | Đào tạo | 30 | 40 | 70
        | 2.1 | Học bổng | 30 | 40 | 70
        | . | Tổng cộng | 180 | 160 | 340
        ",
        "
        C5 [I~Ngoại vụ] 1.1 Đón đoàn Lào 2022 planned = 100000000
        D5 [I~Ngoại vụ] 1.1 Đón đoàn Lào 2023 planned = 120000000
        C6 [I~Ngoại vụ] 1.2 Hội đàm 2022 planned = 50000000
        C8 [II~Đào tạo] 2.1 Học bổng 2022 planned = 30000000
        D8 [II~Đào tạo] 2.1 Học bổng 2023 planned = 40000000
        total 340000000 / 340000000
        ",
    );
}

#[test]
fn total_first_columns_swapped_dong() {
    check(
        "
        | Dự toán kinh phí năm 2023
        | Đơn vị tính: đồng
        | TT | Kinh phí | Nội dung công việc | Cơ quan chủ trì | Ghi chú
        | . | 190000000 | TỔNG SỐ
        | 1 | 100000000 | Đón đoàn Lào | Sở Ngoại vụ | quý I
        | 2 | 50000000 | Hội đàm | Văn phòng UBND tỉnh
        | 3 | 40000000 | Học bổng | Sở Giáo dục và Đào tạo
        ",
        "
        B5 1 Đón đoàn Lào @Sở Ngoại vụ 2023 proposed = 100000000
        B6 2 Hội đàm @Văn phòng UBND tỉnh 2023 proposed = 50000000
        B7 3 Học bổng @Sở Giáo dục và Đào tạo 2023 proposed = 40000000
        total 190000000 / 190000000
        ",
    );
}

#[test]
fn no_total_thousand_in_header() {
    check(
        "
        | STT | Nội dung chi | Kinh phí năm 2024 (nghìn đồng)
        | 1 | Đón đoàn Lào | 100000
        | 2 | Hội đàm | 50000.5
        ",
        "
        C2 1 Đón đoàn Lào 2024 = 100000000
        C3 2 Hội đàm 2024 = 50000500
        ",
    );
}

#[test]
fn no_codes_only_bold() {
    check(
        "
        | Đơn vị: triệu đồng
        | Nội dung | Dự toán năm 2023
        | *Ngoại vụ | *150
        | Đón đoàn Lào | 100
        | Hội đàm | 50
        | *Đào tạo | *40
        | Học bổng | 40
        | *Tổng cộng | *190
        ",
        "
        B4 [~Ngoại vụ] Đón đoàn Lào 2023 proposed = 100000000
        B5 [~Ngoại vụ] Hội đàm 2023 proposed = 50000000
        B7 [~Đào tạo] Học bổng 2023 proposed = 40000000
        total 190000000 / 190000000
        ",
    );
}

#[test]
fn no_codes_no_bold_sums_tell() {
    check(
        "
        | Đơn vị: triệu đồng
        | Nội dung | Năm 2022 | Năm 2023
        | Ngoại vụ | 157 | 131
        | Đón đoàn Lào | 104 | 120
        | Hội đàm | 53 | 11
        | Học bổng | 30 | 40
        | Tổng cộng | 187 | 171
        ",
        "
        B4 [~Ngoại vụ] Đón đoàn Lào 2022 = 104000000
        C4 [~Ngoại vụ] Đón đoàn Lào 2023 = 120000000
        B5 [~Ngoại vụ] Hội đàm 2022 = 53000000
        C5 [~Ngoại vụ] Hội đàm 2023 = 11000000
        B6 Học bổng 2022 = 30000000
        C6 Học bổng 2023 = 40000000
        total 358000000 / 358000000
        ",
    );
}

#[test]
fn restarting_numbers_text_figures() {
    check(
        "
        | ĐVT: đồng
        | STT | Nhiệm vụ | Năm 2022 | Năm 2023
        | I | NGOẠI VỤ | '150.000.000 | '120.000.000
        | 1 | Đón đoàn Lào | '100.000.000 | '120.000.000
        | 2 | Hội đàm | '50.000.000 | '-
        | II | ĐÀO TẠO | '30.000.000 | '40.000.000
        | 1 | Học bổng | '30.000.000 | '40.000.000
        | . | CỘNG | '180.000.000 | '160.000.000
        ",
        "
        C4 [I~NGOẠI VỤ] 1 Đón đoàn Lào 2022 = 100000000
        D4 [I~NGOẠI VỤ] 1 Đón đoàn Lào 2023 = 120000000
        C5 [I~NGOẠI VỤ] 2 Hội đàm 2022 = 50000000
        C7 [II~ĐÀO TẠO] 1 Học bổng 2022 = 30000000
        D7 [II~ĐÀO TẠO] 1 Học bổng 2023 = 40000000
        total 340000000 / 340000000
        ",
    );
}

#[test]
fn english_text_figures() {
    check(
        "
        | ĐVT: triệu đồng
        | STT | Nhiệm vụ | Năm 2022
        | 1 | Đón đoàn Lào | '1,100.5
        | 2 | Hội đàm | '1,050
        | . | Tổng | '2,150.5
        ",
        "
        C3 1 Đón đoàn Lào 2022 = 1100500000
        C4 2 Hội đàm 2022 = 1050000000
        total 2150500000 / 2150500000
        ",
    );
}

#[test]
fn stacked_header_and_label_row() {
    check(
        "
        | Biểu số 14 | . | . | . | . | . | Đơn vị tính: triệu đồng
        | SỐ | . | THỰC HIỆN | DỰ TOÁN | ƯỚC THỰC HIỆN | DỰ TOÁN | GHI CHÚ
        | TT | NỘI DUNG | NĂM 2021 | NĂM 2022 | NĂM 2022 | NĂM 2023 | .
        | A | B | 1 | 2 | 3 | 4 | 5
        | 1 | Đón đoàn Lào | 80 | 100 | 90 | 120
        | 2 | Hội đàm | 20 | 50 | 50 | 60
        ",
        "
        C5 1 Đón đoàn Lào 2021 done = 80000000
        D5 1 Đón đoàn Lào 2022 appropriated = 100000000
        E5 1 Đón đoàn Lào 2022 expected = 90000000
        F5 1 Đón đoàn Lào 2023 proposed = 120000000
        C6 2 Hội đàm 2021 done = 20000000
        D6 2 Hội đàm 2022 appropriated = 50000000
        E6 2 Hội đàm 2022 expected = 50000000
        F6 2 Hội đàm 2023 proposed = 60000000
        -earlier-year D5
        ",
    );
}

#[test]
fn two_sources_by_years_three_header_rows() {
    check(
        "
        | KẾ HOẠCH KINH PHÍ | . | . | . | . | . | . | . | Đơn vị: triệu đồng
        | STT | Nội dung | Tổng số | Chia ra | < | < | < | < | <
        | ^ | ^ | ^ | Năm 2022 | < | < | Năm 2023 | < | <
        | ^ | ^ | ^ | Cộng | Ngân sách nhà nước | Nguồn khác | Cộng | Ngân sách nhà nước | Nguồn khác
        | 1 | Đón đoàn | 220 | 100 | 80 | 20 | 120 | 100 | 20
        | 2 | Hội đàm | 50 | 50 | 50 | . | . | . | .
        | 3 | Học bổng | 70 | 30 | 25 | 5 | 40 | 35 | 5
        | . | Tổng cộng | 340 | 180 | 155 | 25 | 160 | 135 | 25
        ",
        "
        E5 1 Đón đoàn $Ngân sách nhà nước 2022 planned = 80000000
        F5 1 Đón đoàn $Nguồn khác 2022 planned = 20000000
        H5 1 Đón đoàn $Ngân sách nhà nước 2023 planned = 100000000
        I5 1 Đón đoàn $Nguồn khác 2023 planned = 20000000
        E6 2 Hội đàm $Ngân sách nhà nước 2022 planned = 50000000
        E7 3 Học bổng $Ngân sách nhà nước 2022 planned = 25000000
        F7 3 Học bổng $Nguồn khác 2022 planned = 5000000
        H7 3 Học bổng $Ngân sách nhà nước 2023 planned = 35000000
        I7 3 Học bổng $Nguồn khác 2023 planned = 5000000
        total 340000000 / 340000000
        ",
    );
}

#[test]
fn one_total_split_by_year_and_by_source() {
    check(
        "
        | Dự kiến kinh phí (đơn vị tính: triệu đồng)
        | STT | Nội dung | Tổng số | Ngân sách tỉnh | Nguồn khác | Năm 2022 | Năm 2023
        | 1 | Đón đoàn | 220 | 200 | 20 | 100 | 120
        | 2 | Hội đàm | 55 | 50 | 5 | 50 | 5
        | 3 | Học bổng | 70 | 60 | 10 | 30 | 40
        ",
        "
        F3 1 Đón đoàn 2022 planned = 100000000
        G3 1 Đón đoàn 2023 planned = 120000000
        F4 2 Hội đàm 2022 planned = 50000000
        G4 2 Hội đàm 2023 planned = 5000000
        F5 3 Học bổng 2022 planned = 30000000
        G5 3 Học bổng 2023 planned = 40000000
        -columns-not-recorded D3
        ",
    );
}

#[test]
fn cost_details_are_the_lines() {
    check(
        "
        | Dự toán chi tiết năm 2024 | . | . | . | . | . | Đơn vị tính: đồng
        | STT | Nội dung | ĐVT | Số lượng | Số ngày | Đơn giá | Thành tiền
        | 1 | Tổ chức lớp bồi dưỡng | . | . | . | . | 17000000
        | - | Ăn | người | 10 | 2 | 500000 | 10000000
        | - | Phòng nghỉ | phòng | 5 | 2 | 700000 | 7000000
        | 2 | Thuê xe | xe | 1 | 3 | 4500000 | 13000000
        | . | Cộng | . | . | . | . | 30000000
        ",
        "
        G4 [1~Tổ chức lớp bồi dưỡng] - Ăn 2024 proposed = 10000000
        G5 [1~Tổ chức lớp bồi dưỡng] - Phòng nghỉ 2024 proposed = 7000000
        G6 2 Thuê xe 2024 proposed = 13000000
        total 30000000 / 30000000
        !product-differs G6
        ",
    );
}

#[test]
fn hidden_rows_are_told() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022
        | 1 | Đón đoàn Lào | 100
        | 2 | Hội đàm | 50 ~
        | . | Tổng cộng | 150
        ",
        "
        C3 1 Đón đoàn Lào 2022 = 100000000
        C4 2 Hội đàm 2022 = 50000000
        total 150000000 / 150000000
        !hidden-rows A4
        ",
    );
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022
        | 1 | Đón đoàn Lào | 100
        | 2 | Hội đàm | 50 ~
        | . | Tổng cộng | 100
        ",
        "
        C3 1 Đón đoàn Lào 2022 = 100000000
        C4 2 Hội đàm 2022 = 50000000
        total 100000000 / 150000000
        !total-differs C5
        Xhidden-rows A4
        ",
    );
}

#[test]
fn list_of_tasks_years_sources() {
    check(
        "
        | STT | Nhiệm vụ số | Nội dung | Năm | Nguồn | Số tiền (đồng)
        | 1 | 1.1 | Đón đoàn Lào | 2022 | Ngân sách tỉnh | 80000000
        | 2 | 1.1 | Đón đoàn Lào | 2022 | Nguồn khác | 20000000
        | 3 | 2.10 | Học bổng | 2023 | Ngân sách tỉnh | 40000000
        ",
        "
        F2 1 Đón đoàn Lào #1.1 $Ngân sách tỉnh 2022 = 80000000
        F3 2 Đón đoàn Lào #1.1 $Nguồn khác 2022 = 20000000
        F4 3 Học bổng #2.1 $Ngân sách tỉnh 2023 = 40000000
        ",
    );
}

#[test]
fn spending_list_with_operations() {
    check(
        "
        | BẢNG KÊ CHỨNG TỪ CHI NĂM 2024
        | Đơn vị tính: đồng
        | STT | Ngày | Số chứng từ | Loại | HĐ số | Nội dung | Đơn vị | Số tiền | Ghi chú
        | 1 | 05/03/2024 | UNC01 | Tạm ứng | 12/HĐ | Tạm ứng mua thiết bị | Sở Y tế | 1320000000 | đợt 1
        | 2 | 20/06/2024 | UNC02 | Thanh toán tạm ứng | 12/HĐ | Nghiệm thu | Sở Y tế | 600000000
        | 3 | 20/06/2024 | UNC03 | Thanh toán | 12/HĐ | Nghiệm thu | Sở Y tế | 1400000000
        | 4 | 20/06/2024 | UNC03 | Thanh toán | 12/HĐ | Nghiệm thu | Sở Y tế | 1400000000
        | 5 | 30/12/2024 | UNC09 | Hoàn trả | . | Nộp trả | Sở Y tế | 720000
        | . | . | . | . | . | Tổng cộng | . | 4720720000
        ",
        "
        H4 1 Tạm ứng mua thiết bị @Sở Y tế №UNC01 HĐ:12/HĐ 2024-03-05 2024 advanced = 1320000000
        H5 2 Nghiệm thu @Sở Y tế №UNC02 HĐ:12/HĐ 2024-06-20 2024 cleared = 600000000
        H6 3 Nghiệm thu @Sở Y tế №UNC03 HĐ:12/HĐ 2024-06-20 2024 spent = 1400000000
        H7 4 Nghiệm thu @Sở Y tế №UNC03 HĐ:12/HĐ 2024-06-20 2024 spent = 1400000000
        H8 5 Nộp trả @Sở Y tế №UNC09 2024-12-30 2024 returned = 720000
        total 4720720000 / 4720720000
        !line-repeated H7
        ",
    );
}

#[test]
fn title_noise_and_signatures() {
    check(
        "
        | UBND TỈNH BẮC GIANG | . | . | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        | SỞ NGOẠI VỤ | . | . | Độc lập - Tự do - Hạnh phúc
        | TỔNG HỢP DỰ TOÁN KINH PHÍ NĂM 2023
        | (Kèm theo Tờ trình số 15/TTr-SNgV ngày 20/7/2022)
        | . | . | . | Đơn vị tính: đồng
        | STT | Nội dung | Số tiền | Ghi chú
        | 1 | Tổng kết công tác đối ngoại | 100000000
        | 2 | Cộng tác viên dịch thuật | 50000000
        | . | Tổng cộng | 150000000
        | Bằng chữ: Một trăm năm mươi triệu đồng
        | . | . | Bắc Giang, ngày 20 tháng 7 năm 2022
        | Người lập biểu | . | . | THỦ TRƯỞNG ĐƠN VỊ
        | Nguyễn Văn A | . | . | Trần Thị B
        ",
        "
        C7 1 Tổng kết công tác đối ngoại 2023 proposed = 100000000
        C8 2 Cộng tác viên dịch thuật 2023 proposed = 50000000
        total 150000000 / 150000000
        ",
    );
}

#[test]
fn words_differ_and_rounded_total() {
    check(
        "
        | Đơn vị tính: đồng
        | STT | Nội dung | Số tiền
        | 1 | Đón đoàn | 100200000
        | 2 | Hội đàm | 50100000
        | . | Tổng cộng | 150300000
        | . | Làm tròn | 150000000
        | . | Bằng chữ: Một trăm sáu mươi triệu đồng
        ",
        "
        C3 1 Đón đoàn = 100200000
        C4 2 Hội đàm = 50100000
        total 150300000 / 150300000
        !words-differ B7
        ",
    );
}

#[test]
fn memo_rows_are_not_added() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2023
        | I | Chi thường xuyên | 100
        | . | Trong đó: | .
        | 1 | Giáo dục | 30
        | 2 | Y tế | 20
        | II | Chi đầu tư | 50
        | . | Trong đó: vốn nước ngoài | 10
        | . | Số DT 2022 | 45
        | . | Tổng số (I+II) | 150
        ",
        "
        C3 I Chi thường xuyên 2023 = 100000000
        C7 II Chi đầu tư 2023 = 50000000
        total 150000000 / 150000000
        ",
    );
}

#[test]
fn group_and_children_disagree() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2023
        | I | Ngoại vụ | 160
        | 1 | Đón đoàn Lào | 100
        | 2 | Hội đàm | 50
        | II | Đào tạo | 40
        | . | Tổng cộng | 200
        ",
        "
        C4 [I~Ngoại vụ] 1 Đón đoàn Lào 2023 = 100000000
        C5 [I~Ngoại vụ] 2 Hội đàm 2023 = 50000000
        C6 II Đào tạo 2023 = 40000000
        total 200000000 / 190000000
        !total-differs C3
        ",
    );
}

#[test]
fn group_amount_where_children_are_blank() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022 | Năm 2023
        | I | Ngoại vụ | 150 | 70
        | 1 | Đón đoàn Lào | 100 | .
        | 2 | Hội đàm | 50 | .
        | . | Tổng cộng | 150 | 70
        ",
        "
        D3 I Ngoại vụ 2023 = 70000000
        C4 [I~Ngoại vụ] 1 Đón đoàn Lào 2022 = 100000000
        C5 [I~Ngoại vụ] 2 Hội đàm 2022 = 50000000
        total 220000000 / 220000000
        ",
    );
}

#[test]
fn section_totals_at_the_end() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2023
        | I | Ngoại vụ | .
        | 1 | Đón đoàn Lào | 100
        | 2 | Hội đàm | 50
        | . | Cộng I | 150
        | II | Đào tạo | .
        | 1 | Học bổng | 40
        | . | Cộng II | 40
        | . | Tổng cộng | 190
        ",
        "
        C4 [I~Ngoại vụ] 1 Đón đoàn Lào 2023 = 100000000
        C5 [I~Ngoại vụ] 2 Hội đàm 2023 = 50000000
        C8 [II~Đào tạo] 1 Học bổng 2023 = 40000000
        total 190000000 / 190000000
        ",
    );
}

#[test]
fn cumulative_totals() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2023
        | A | Chi thường xuyên | 100
        | B | Chuyển nguồn | 20
        | . | Tổng số (A+B) | 120
        | C | Chi khác | 30
        | . | Tổng số (A+B+C) | 150
        ",
        "
        C3 A Chi thường xuyên 2023 = 100000000
        C4 B Chuyển nguồn 2023 = 20000000
        C6 C Chi khác 2023 = 30000000
        total 150000000 / 150000000
        ",
    );
}

#[test]
fn unit_missing_asks_and_hint_answers() {
    let grid = "
        | STT | Nội dung | Năm 2023
        | 1 | Đón đoàn Lào | 100
        | 2 | Hội đàm | 50
        ";
    check(
        grid,
        "
        C2 1 Đón đoàn Lào 2023 = ? (100)
        C3 2 Hội đàm 2023 = ? (50)
        Xunit-missing A1
        ",
    );
    let hints = Hints { unit: Some(Unit::MILLION), kind: Some(Kind::Planned), ..Hints::default() };
    check_with(
        grid,
        &hints,
        "
        C2 1 Đón đoàn Lào 2023 planned = 100000000
        C3 2 Hội đàm 2023 planned = 50000000
        ",
    );
}

#[test]
fn foreign_money_is_no_dong() {
    check(
        "
        | Đơn vị tính: USD
        | STT | Nội dung | Số tiền
        | 1 | Vé máy bay | 1200
        | 2 | Khách sạn | 300
        ",
        "
        C3 1 Vé máy bay = ? (1200)
        C4 2 Khách sạn = ? (300)
        Xcurrency-not-dong A2
        ",
    );
}

#[test]
fn appraisal_with_difference() {
    check(
        "
        | THẨM ĐỊNH DỰ TOÁN NĂM 2023 | . | . | . | . | Đơn vị tính: triệu đồng
        | STT | Nội dung | Đơn vị đề nghị | Sở Tài chính thẩm định | Chênh lệch | Ý kiến
        | A | B | 1 | 2 | 3=2-1 | 4
        | 1 | Đón đoàn | 100 | 90 | -10 | giảm đơn giá
        | 2 | Hội đàm | 50 | 50 | 0
        | 3 | Học bổng | 40 | 30 | -9
        | . | Tổng cộng | 190 | 170 | -20
        ",
        "
        C4 1 Đón đoàn 2023 proposed = 100000000
        D4 1 Đón đoàn 2023 appraised = 90000000
        C5 2 Hội đàm 2023 proposed = 50000000
        D5 2 Hội đàm 2023 appraised = 50000000
        C6 3 Học bổng 2023 proposed = 40000000
        D6 3 Học bổng 2023 appraised = 30000000
        !difference-differs E6
        ",
    );
}

#[test]
fn decisions_as_columns() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Tổng số | QĐ 17 ngày 18/4/2014 | QĐ giao số 25 ngày 2/5/2014
        | 1 | Đón đoàn | 150 | 100 | 50
        | 2 | Hội đàm | 70 | 50 | 20
        | 3 | Học bổng | 33 | 11 | 22
        ",
        "
        D3 1 Đón đoàn №QĐ 17 ngày 18/4/2014 2014-04-18 = 100000000
        E3 1 Đón đoàn №QĐ giao số 25 ngày 2/5/2014 2014-05-02 appropriated = 50000000
        D4 2 Hội đàm №QĐ 17 ngày 18/4/2014 2014-04-18 = 50000000
        E4 2 Hội đàm №QĐ giao số 25 ngày 2/5/2014 2014-05-02 appropriated = 20000000
        D5 3 Học bổng №QĐ 17 ngày 18/4/2014 2014-04-18 = 11000000
        E5 3 Học bổng №QĐ giao số 25 ngày 2/5/2014 2014-05-02 appropriated = 22000000
        ",
    );
}

#[test]
fn header_repeated_at_page_break() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2023
        | 1 | Đón đoàn Lào | 100
        | STT | Nội dung | Năm 2023
        | 2 | Hội đàm | 50
        | . | Tổng cộng | 150
        ",
        "
        C3 1 Đón đoàn Lào 2023 = 100000000
        C5 2 Hội đàm 2023 = 50000000
        total 150000000 / 150000000
        ",
    );
}

#[test]
fn two_tables_on_a_sheet() {
    check(
        "
        | Bảng 1. Dự toán năm 2022 (đơn vị tính: triệu đồng)
        | STT | Nội dung | Số tiền
        | 1 | Đón đoàn | 100
        | . | Cộng | 100
        | .
        | Bảng 2. Dự toán năm 2023
        | STT | Nội dung chi | Thành tiền | Ghi chú
        | 1 | Hội đàm | 55 | x
        | . | Cộng | 55
        ",
        "
        C3 1 Đón đoàn 2022 proposed = 100000000
        C8 1 Hội đàm 2023 proposed = 55000000
        total 100000000 / 100000000
        total 55000000 / 55000000
        ",
    );
}

#[test]
fn sheet_per_year() {
    check(
        "
        == 2022
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Kinh phí dự kiến
        | 1 | Đón đoàn | 100
        == 2023
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Kinh phí dự kiến
        | 1 | Đón đoàn | 120
        ",
        "
        2022!C3 1 Đón đoàn 2022 planned = 100000000
        2023!C3 1 Đón đoàn 2023 planned = 120000000
        ",
    );
}

#[test]
fn summary_sheet_does_not_double() {
    check(
        "
        == Tổng hợp
        | Dự toán năm 2023. Đơn vị tính: đồng
        | STT | Đơn vị | Kinh phí
        | 1 | Sở Ngoại vụ | 155500000
        | 2 | Sở Y tế | 41200000
        | . | Tổng cộng | 196700000
        == SNV
        | Dự toán năm 2023. Đơn vị tính: đồng
        | STT | Nội dung | Kinh phí
        | 1 | Đón đoàn | 100500000
        | 2 | Hội đàm | 55000000
        | . | Tổng cộng | 155500000
        == SYT
        | Dự toán năm 2023. Đơn vị tính: đồng
        | STT | Nội dung | Kinh phí
        | 1 | Khám bệnh | 41200000
        | . | Tổng cộng | 41200000
        ",
        "
        SNV!C3 1 Đón đoàn @Sở Ngoại vụ 2023 proposed = 100500000
        SNV!C4 2 Hội đàm @Sở Ngoại vụ 2023 proposed = 55000000
        SYT!C3 1 Khám bệnh @Sở Y tế 2023 proposed = 41200000
        total 196700000 / 196700000
        total 155500000 / 155500000
        total 41200000 / 41200000
        -money-twice
        ",
    );
}

#[test]
fn hidden_sheet_is_listed_not_used() {
    check(
        "
        == Biểu 1
        | Đơn vị tính: đồng
        | STT | Nội dung | Kinh phí năm 2023
        | 1 | Đón đoàn | 100000000
        | 2 | Hội đàm | 50000000
        == Biểu 1 cũ (hidden)
        | Đơn vị tính: đồng
        | STT | Nội dung | Kinh phí năm 2023
        | 1 | Đón đoàn | 90000000
        ",
        "
        C3 1 Đón đoàn 2023 = 100000000
        C4 2 Hội đàm 2023 = 50000000
        ",
    );
}

#[test]
fn errors_and_formulas_without_result() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022 | Năm 2023
        | 1 | Đón đoàn | 100 | #REF!
        | 2 | Hội đàm | {D9*2} | 50
        | . | Tổng cộng | {SUM(C3:C3)}100 | 50
        ",
        "
        C3 1 Đón đoàn 2022 = 100000000
        D4 2 Hội đàm 2023 = 50000000
        total 150000000 / 150000000
        !error-cell D3
        !formula-not-computed C4
        ",
    );
}

#[test]
fn sum_leaves_out_a_row() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022
        | 1 | Đón đoàn | 100
        | 2 | Hội đàm | 50
        | 3 | Học bổng | 40
        | . | Tổng cộng | {SUM(C3:C4)}150
        ",
        "
        C3 1 Đón đoàn 2022 = 100000000
        C4 2 Hội đàm 2022 = 50000000
        C5 3 Học bổng 2022 = 40000000
        total 150000000 / 190000000
        !sum-range C6
        !total-differs C6
        ",
    );
}

#[test]
fn zeros_and_dashes() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022 | Năm 2023
        | 1 | Đón đoàn | 100 | 0
        | 2 | Hội đàm | 0 | 0
        | 3 | Học bổng | '- | 40
        ",
        "
        C3 1 Đón đoàn 2022 = 100000000
        C4 2 Hội đàm 2022 = 0
        D5 3 Học bổng 2023 = 40000000
        ",
    );
}

#[test]
fn scratch_beside_the_table() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022 | . | . | 77
        | 1 | Đón đoàn | 100 | . | . | 100
        | 2 | Hội đàm | 50 | . | . | .
        | . | Tổng cộng | 150
        | .
        | . | . | . | . | . | 150
        ",
        "
        C3 1 Đón đoàn 2022 = 100000000
        C4 2 Hội đàm 2022 = 50000000
        total 150000000 / 150000000
        -outside-table F3
        ",
    );
}

#[test]
fn rows_of_sources_under_tasks() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022 | Năm 2023
        | 1 | Đón đoàn | 100 | 120
        | - | Ngân sách nhà nước | 80 | 100
        | - | Nguồn khác | 20 | 20
        | 2 | Hội đàm | 50 | 40
        | - | Ngân sách nhà nước | 50 | 40
        | . | Tổng cộng | 150 | 160
        ",
        "
        C4 [1~Đón đoàn] - Ngân sách nhà nước $Ngân sách nhà nước 2022 = 80000000
        D4 [1~Đón đoàn] - Ngân sách nhà nước $Ngân sách nhà nước 2023 = 100000000
        C5 [1~Đón đoàn] - Nguồn khác $Nguồn khác 2022 = 20000000
        D5 [1~Đón đoàn] - Nguồn khác $Nguồn khác 2023 = 20000000
        C7 [2~Hội đàm] - Ngân sách nhà nước $Ngân sách nhà nước 2022 = 50000000
        D7 [2~Hội đàm] - Ngân sách nhà nước $Ngân sách nhà nước 2023 = 40000000
        total 310000000 / 310000000
        ",
    );
}

#[test]
fn blank_form_is_refused() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Dự toán năm 2023 | Ghi chú
        | 1 | Đón đoàn
        | 2 | Hội đàm
        ",
        "
        -no-amounts A2
        Xno-amounts
        ",
    );
    check("| Xin chào | các bạn", "-no-table\n Xno-table");
}

#[test]
fn nfd_and_text_numbers() {
    use unicode_normalization::UnicodeNormalization;
    let grid: String = "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022
        | '1 | Đón đoàn | 100
        | '2 | Hội đàm | 50
        | . | Tổng cộng | 150
        "
    .nfd()
    .collect();
    let expect: String = "
        C3 1 Đón đoàn 2022 = 100000000
        C4 2 Hội đàm 2022 = 50000000
        total 150000000 / 150000000
        "
    .nfd()
    .collect();
    check(&grid, &expect);
}

#[test]
fn unaccented_text() {
    check(
        "
        | Don vi tinh: trieu dong
        | STT | Noi dung | Nam 2022
        | 1 | Don doan | 100
        | 2 | Hoi dam | 50
        | . | TONG CONG | 150
        ",
        "
        C3 1 Don doan 2022 = 100000000
        C4 2 Hoi dam 2022 = 50000000
        total 150000000 / 150000000
        ",
    );
}

#[test]
fn letters_among_digits() {
    check(
        "
        | ĐVT: đồng
        | STT | Nội dung | Năm 2022
        | 1 | Đón đoàn | '1OO.000.000
        | 2 | Hội đàm | '50.000.000
        | . | Tổng cộng | '150.000.000
        ",
        "
        C3 1 Đón đoàn 2022 = 100000000
        C4 2 Hội đàm 2022 = 50000000
        total 150000000 / 150000000
        !number-repaired C3
        ",
    );
}

#[test]
fn unit_per_column_and_per_row() {
    check(
        "
        | STT | Nội dung | Năm 2022 (đồng) | Năm 2023 (triệu đồng)
        | 1 | Đón đoàn | 100000000 | 120
        | 2 | Hội đàm | 50000000 | 60
        ",
        "
        C2 1 Đón đoàn 2022 = 100000000
        D2 1 Đón đoàn 2023 = 120000000
        C3 2 Hội đàm 2022 = 50000000
        D3 2 Hội đàm 2023 = 60000000
        ",
    );
    check(
        "
        | STT | Nội dung | ĐVT | Năm 2022
        | 1 | Đón đoàn | triệu đồng | 100
        | 2 | Hội đàm | đồng | 50000000
        ",
        "
        D2 1 Đón đoàn 2022 = 100000000
        D3 2 Hội đàm 2022 = 50000000
        ",
    );
}

#[test]
fn vertical_merges_carry_content() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Cơ quan | Nguồn | Năm 2022
        | 1 | Đón đoàn | Sở Ngoại vụ | Ngân sách tỉnh | 80
        | ^ | ^ | ^ | Nguồn khác | 20
        | 2 | Hội đàm | Văn phòng UBND | Ngân sách tỉnh | 50
        ",
        "
        E3 1 Đón đoàn @Sở Ngoại vụ $Ngân sách tỉnh 2022 = 80000000
        E4 1 Đón đoàn @Sở Ngoại vụ $Nguồn khác 2022 = 20000000
        E5 2 Hội đàm @Văn phòng UBND $Ngân sách tỉnh 2022 = 50000000
        ",
    );
}

#[test]
fn rounding_is_a_note_more_is_a_warning() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022
        | 1 | Đón đoàn | 100.4
        | 2 | Hội đàm | 50.3
        | . | Tổng cộng | 150.8
        ",
        "
        C3 1 Đón đoàn 2022 = 100400000
        C4 2 Hội đàm 2022 = 50300000
        total 150800000 / 150700000
        -rounding C5
        ",
    );
}

#[test]
fn year_headings_as_rows() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Kinh phí
        | I | Năm 2022 | 150
        | 1 | Đón đoàn | 100
        | 2 | Hội đàm | 50
        | II | Năm 2023 | 40
        | 1 | Học bổng | 40
        | . | Tổng cộng | 190
        ",
        "
        C4 [I~Năm 2022] 1 Đón đoàn 2022 = 100000000
        C5 [I~Năm 2022] 2 Hội đàm 2022 = 50000000
        C7 [II~Năm 2023] 1 Học bổng 2023 = 40000000
        total 190000000 / 190000000
        ",
    );
}

#[test]
fn details_without_number_add_up() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022
        | 1 | Đón đoàn | 100
        | . | Ăn nghỉ | 60
        | . | Xe | 40
        | 2 | Hội đàm | 50
        | . | Tổng cộng | 150
        ",
        "
        C4 [1~Đón đoàn] Ăn nghỉ 2022 = 60000000
        C5 [1~Đón đoàn] Xe 2022 = 40000000
        C6 2 Hội đàm 2022 = 50000000
        total 150000000 / 150000000
        ",
    );
}

#[test]
fn rows_without_number_stand_beside() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022
        | 1 | Đón đoàn | 100
        | . | Hội thảo | 60
        | . | Triển lãm | 45
        | 2 | Hội đàm | 50
        | . | Tổng cộng | 255
        ",
        "
        C3 1 Đón đoàn 2022 = 100000000
        C4 Hội thảo 2022 = 60000000
        C5 Triển lãm 2022 = 45000000
        C6 2 Hội đàm 2022 = 50000000
        total 255000000 / 255000000
        ",
    );
}

/// Receipts left, expenditure right under headings of their own, an empty column between; a list in two halves whose one
/// total stands under the second.
#[test]
fn two_sides_of_an_account_and_a_list_in_halves() {
    check(
        "
        | QUYẾT TOÁN QUỸ NĂM 2022 (ĐVT: đồng)
        | PHẦN THU | . | . | . | PHẦN CHI | . | .
        | TT | Diễn giải | Số tiền | . | TT | Diễn giải | Số tiền
        | I | Số dư năm 2021 | 5000000 | . | I | Chi trong năm | 7000000
        | II | Thu trong năm | 4000000 | . | 1 | Khắc phục hậu quả | 6000000
        | . | . | . | . | 2 | Chi quản lý | 1000000
        | . | . | . | . | II | Số dư chuyển sang 2023 | 2000000
        | CỘNG | . | 9000000 | . | CỘNG | . | 9000000
        ",
        "
        C4 I Số dư năm 2021 2022 settled = 5000000
        C5 II Thu trong năm 2022 settled = 4000000
        G5 [I~Chi trong năm] 1 Khắc phục hậu quả 2022 settled = 6000000
        G6 [I~Chi trong năm] 2 Chi quản lý 2022 settled = 1000000
        G7 II Số dư chuyển sang 2023 2022 settled = 2000000
        total 9000000 / 9000000
        total 9000000 / 9000000
        !money-twice G5
        ",
    );
    check(
        "
        | DANH SÁCH NỘP QUỸ NĂM 2022 (ĐVT: đồng)
        | TT | Đơn vị | Đã nộp | . | TT | Đơn vị | Đã nộp
        | 1 | Huyện A | 4000000 | . | 3 | Huyện C | 1000000
        | 2 | Huyện B | 2000000 | . | 4 | Huyện D | 3000000
        | . | . | . | . | Cộng (1 đến 4) | . | 10000000
        ",
        "
        C3 1 Huyện A @Huyện A 2022 = 4000000
        C4 2 Huyện B @Huyện B 2022 = 2000000
        G3 3 Huyện C @Huyện C 2022 = 1000000
        G4 4 Huyện D @Huyện D 2022 = 3000000
        total 10000000 / 4000000
        ",
    );
}

/// A total of two tables in the column that adds the others up; guests are counted.
#[test]
fn a_total_over_two_tables_beside_other_columns() {
    check(
        "
        | DỰ TOÁN ĐOÀN RA, ĐOÀN VÀO NĂM 2026 (ĐVT: triệu đồng)
        | A. ĐOÀN RA
        | TT | Đoàn | Số người | Vé máy bay | Tiền ăn | Cộng
        | 1 | Đi Lào | 12 | 100 | 50 | 150
        | 2 | Đi Thái Lan | 8 | 60 | 30 | 90
        | . | Cộng A | . | 160 | 80 | 240
        | .
        | B. ĐOÀN VÀO
        | TT | Đoàn khách | Số khách | Ăn | Ở | Cộng
        | 1 | Savannakhet | 18 | 40 | 35 | 75
        | 2 | Mukdahan | 14 | 25 | 27 | 52
        | . | Cộng B | . | 65 | 62 | 127
        | . | TỔNG CỘNG A + B | . | . | . | 367
        ",
        "
        D4 [A~A. ĐOÀN RA] 1 Đi Lào 2026 proposed = 100000000
        E4 [A~A. ĐOÀN RA] 1 Đi Lào 2026 proposed = 50000000
        D5 [A~A. ĐOÀN RA] 2 Đi Thái Lan 2026 proposed = 60000000
        E5 [A~A. ĐOÀN RA] 2 Đi Thái Lan 2026 proposed = 30000000
        D10 [B~B. ĐOÀN VÀO] 1 Savannakhet 2026 proposed = 40000000
        E10 [B~B. ĐOÀN VÀO] 1 Savannakhet 2026 proposed = 35000000
        D11 [B~B. ĐOÀN VÀO] 2 Mukdahan 2026 proposed = 25000000
        E11 [B~B. ĐOÀN VÀO] 2 Mukdahan 2026 proposed = 27000000
        total 240000000 / 240000000
        total 127000000 / 127000000
        ",
    );
}

/// The total first, the same money by who pays under a heading of its own last.
#[test]
fn sources_last_under_a_total_told_first() {
    check(
        "
        | DỰ TRÙ KINH PHÍ NĂM 2026 (ĐVT: đồng)
        | Nội dung chi | Cách tính | Số tiền
        | TỔNG KINH PHÍ | . | 600000
        | Trước Đại hội | . | 250000
        | Họp ban tổ chức | . | 100000
        | In văn kiện | . | 150000
        | Trong Đại hội | . | 350000
        | Ăn | . | 200000
        | Nghỉ | . | 150000
        | .
        | Nguồn kinh phí: | . | .
        | - Ngân sách tỉnh cấp | . | 500000
        | - Vận động | . | 100000
        ",
        "
        C5 [~Trước Đại hội] Họp ban tổ chức 2026 proposed = 100000
        C6 [~Trước Đại hội] In văn kiện 2026 proposed = 150000
        C8 [~Trong Đại hội] Ăn 2026 proposed = 200000
        C9 [~Trong Đại hội] Nghỉ 2026 proposed = 150000
        total 600000 / 600000
        ",
    );
}
