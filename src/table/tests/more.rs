//! More layouts: officers' habits that lead a careless reader astray.

use super::draw::{check, check_with};
use crate::table::Hints;

#[test]
fn annex_of_a_plan() {
    check(
        "
        | PHỤ LỤC
        | DỰ KIẾN KINH PHÍ THỰC HIỆN KẾ HOẠCH GIAI ĐOẠN 2021-2025
        | (Kèm theo Kế hoạch số /KH-UBND ngày tháng 8 năm 2022 của UBND tỉnh)
        | . | . | . | . | . | . | . | . | ĐVT: Triệu đồng
        | TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Tổng kinh phí | Trong đó | < | Nguồn kinh phí | Ghi chú
        | ^ | ^ | ^ | ^ | ^ | Năm 2022 | Năm 2023 | ^ | ^
        | I | Chính trị, ngoại giao | . | . | 420 | 200 | 220
        | 1.1 | Trao đổi đoàn cấp cao | Sở Ngoại vụ | Văn phòng UBND tỉnh | 300 | 150 | 150 | NSNN
        | 1.2 | Thăm hỏi dịp lễ, tết | Sở Ngoại vụ | . | 120 | 50 | 70 | NSNN và nguồn khác
        | II | Giáo dục | . | . | 99 | . | 99
        | 2.1 | Học bổng | Sở Giáo dục và Đào tạo | . | 99 | . | 99 | NSNN
        | TỔNG CỘNG | < | . | . | 519 | 200 | 319
        ",
        "
        F8 [I~Chính trị, ngoại giao] 1.1 Trao đổi đoàn cấp cao @Sở Ngoại vụ $NSNN 2022 planned = 150000000
        G8 [I~Chính trị, ngoại giao] 1.1 Trao đổi đoàn cấp cao @Sở Ngoại vụ $NSNN 2023 planned = 150000000
        F9 [I~Chính trị, ngoại giao] 1.2 Thăm hỏi dịp lễ, tết @Sở Ngoại vụ $NSNN và nguồn khác 2022 planned = 50000000
        G9 [I~Chính trị, ngoại giao] 1.2 Thăm hỏi dịp lễ, tết @Sở Ngoại vụ $NSNN và nguồn khác 2023 planned = 70000000
        G11 [II~Giáo dục] 2.1 Học bổng @Sở Giáo dục và Đào tạo $NSNN 2023 planned = 99000000
        total 519000000 / 519000000
        ",
    );
}

#[test]
fn months_with_a_total() {
    check(
        "
        | BÁO CÁO GIẢI NGÂN NĂM 2024 (ĐVT: đồng)
        | STT | Nội dung | Tháng 1 | Tháng 2 | Tháng 3 | Tổng cộng | Tỷ lệ (%)
        | 1 | Đón đoàn | 1000000 | 2000000 | . | 3000000 | 30
        | 2 | Hội đàm | . | 500000 | 700000 | 1200000 | 12
        ",
        "
        C3 1 Đón đoàn m1 2024 spent = 1000000
        D3 1 Đón đoàn m2 2024 spent = 2000000
        D4 2 Hội đàm m2 2024 spent = 500000
        E4 2 Hội đàm m3 2024 spent = 700000
        ",
    );
}

#[test]
fn bold_numbers_over_plain_numbers() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022
        | *1 | *Ngoại vụ | *150
        | 1 | Đón đoàn | 100
        | 2 | Hội đàm | 50
        | *2 | *Đào tạo | *70
        | 1 | Học bổng | 40
        | 2 | Tập huấn | 30
        | . | *Tổng cộng | *220
        ",
        "
        C4 [1~Ngoại vụ] 1 Đón đoàn 2022 = 100000000
        C5 [1~Ngoại vụ] 2 Hội đàm 2022 = 50000000
        C7 [2~Đào tạo] 1 Học bổng 2022 = 40000000
        C8 [2~Đào tạo] 2 Tập huấn 2022 = 30000000
        total 220000000 / 220000000
        ",
    );
}

#[test]
fn number_ten_that_excel_shortened() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022
        | 2 | Đào tạo | 55
        | 2.8 | Tập huấn | 10
        | 2.9 | Học bổng | 20
        | 2.1 | Hội thảo | 25
        ",
        "
        C4 [2~Đào tạo] 2.8 Tập huấn 2022 = 10000000
        C5 [2~Đào tạo] 2.9 Học bổng 2022 = 20000000
        C6 [2~Đào tạo] 2.10 Hội thảo 2022 = 25000000
        ",
    );
}

#[test]
fn numbers_inside_the_content() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | Nội dung | Dự toán năm 2023
        | I. Ngoại vụ | 150
        | 1. Đón đoàn | 100
        | 2. Hội đàm | 50
        | II. Đào tạo | 40
        | 1. Học bổng | 40
        | Tổng cộng | 190
        ",
        "
        B4 [I~I. Ngoại vụ] 1 1. Đón đoàn 2023 proposed = 100000000
        B5 [I~I. Ngoại vụ] 2 2. Hội đàm 2023 proposed = 50000000
        B7 [II~II. Đào tạo] 1 1. Học bổng 2023 proposed = 40000000
        total 190000000 / 190000000
        ",
    );
}

#[test]
fn total_twice_first_and_last() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022
        | . | TỔNG SỐ | 150
        | 1 | Đón đoàn | 100
        | 2 | Hội đàm | 50
        | . | Tổng cộng | 150
        ",
        "
        C4 1 Đón đoàn 2022 = 100000000
        C5 2 Hội đàm 2022 = 50000000
        total 150000000 / 150000000
        ",
    );
}

#[test]
fn unlabelled_total_at_the_bottom() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022
        | 1 | Đón đoàn | 100
        | 2 | Hội đàm | 50
        | . | . | 150
        ",
        "
        C3 1 Đón đoàn 2022 = 100000000
        C4 2 Hội đàm 2022 = 50000000
        total 150000000 / 150000000
        ",
    );
}

#[test]
fn a_figure_without_words_is_asked_about() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022
        | 1 | Đón đoàn | 100
        | 2 | Hội đàm | 50
        | . | . | 77
        ",
        "
        C3 1 Đón đoàn 2022 = 100000000
        C4 2 Hội đàm 2022 = 50000000
        !row-unexplained C5
        ",
    );
}

#[test]
fn typing_error_in_a_row_total() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Tổng số | NSNN | Nguồn khác
        | 1 | Đón đoàn | 220 | 200 | 20
        | 2 | Hội đàm | 66 | 50 | 5
        | 3 | Học bổng | 70 | 60 | 10
        ",
        "
        D3 1 Đón đoàn $NSNN = 200000000
        E3 1 Đón đoàn $Nguồn khác = 20000000
        D4 2 Hội đàm $NSNN = 50000000
        E4 2 Hội đàm $Nguồn khác = 5000000
        D5 3 Học bổng $NSNN = 60000000
        E5 3 Học bổng $Nguồn khác = 10000000
        !total-differs C4
        ",
    );
}

#[test]
fn row_total_without_its_parts_is_the_line() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Tổng số | NSNN | Nguồn khác
        | 1 | Đón đoàn | 220 | 200 | 20
        | 2 | Hội đàm | 55 | . | .
        | 3 | Học bổng | 70 | 60 | 10
        | . | Tổng cộng | 345 | 260 | 30
        ",
        "
        D3 1 Đón đoàn $NSNN = 200000000
        E3 1 Đón đoàn $Nguồn khác = 20000000
        C4 2 Hội đàm = 55000000
        D5 3 Học bổng $NSNN = 60000000
        E5 3 Học bổng $Nguồn khác = 10000000
        total 345000000 / 345000000
        !total-differs C6
        ",
    );
}

#[test]
fn single_amount_column_called_total() {
    check(
        "
        | STT | Nội dung | Cơ quan thực hiện | Thời gian | Tổng kinh phí (triệu đồng) | Ghi chú
        | 1 | Đón đoàn | Sở Ngoại vụ | Quý I | 100 | x
        | 2 | Hội đàm | Sở Y tế | 2023 | 50
        ",
        "
        E2 1 Đón đoàn @Sở Ngoại vụ = 100000000
        E3 2 Hội đàm @Sở Y tế = 50000000
        ",
    );
}

#[test]
fn spread_cost_sheet_with_price_in_thousands() {
    check(
        "
        | Dự toán đoàn ra năm 2024
        | STT | Nội dung | Đơn vị tính | Số lượng | Đơn giá (đồng) | Thành tiền (nghìn đồng)
        | I | Chi phí đi lại | . | . | . | 27000
        | 1 | Vé máy bay | vé | 10 | 2000000 | 20000
        | 2 | Thuê xe | ngày | 2 | 3500000 | 7000
        | II | Ăn ở | . | . | . | 16000
        | 1 | Khách sạn | phòng | 20 | 800000 | 16000
        | . | Tổng cộng (I+II) | . | . | . | 43000
        ",
        "
        F4 [I~Chi phí đi lại] 1 Vé máy bay 2024 proposed = 20000000
        F5 [I~Chi phí đi lại] 2 Thuê xe 2024 proposed = 7000000
        F7 [II~Ăn ở] 1 Khách sạn 2024 proposed = 16000000
        total 43000000 / 43000000
        ",
    );
}

#[test]
fn doubtful_units() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022
        | 1 | Đón đoàn | 100000000
        | 2 | Hội đàm | 50000000
        ",
        "
        C3 1 Đón đoàn 2022 = 100000000000000
        C4 2 Hội đàm 2022 = 50000000000000
        !unit-doubtful A1
        ",
    );
    check(
        "
        | Đơn vị tính: đồng
        | STT | Nội dung | Năm 2022
        | 1 | Đón đoàn | 100
        | 2 | Hội đàm | 50
        ",
        "
        C3 1 Đón đoàn 2022 = 100
        C4 2 Hội đàm 2022 = 50
        !unit-doubtful A1
        ",
    );
}

#[test]
fn ambiguous_text_figures_are_asked_about() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022
        | 1 | Đón đoàn | '1.500
        | 2 | Hội đàm | '2.250
        ",
        "
        C3 1 Đón đoàn 2022 = 1500000000
        C4 2 Hội đàm 2022 = 2250000000
        !number-ambiguous C3
        ",
    );
}

#[test]
fn mixed_styles_are_never_guessed() {
    check(
        "
        | Đơn vị tính: đồng
        | STT | Nội dung | Năm 2022
        | 1 | Đón đoàn | '1.500.000
        | 2 | Hội đàm | '2,250,000
        | 3 | Học bổng | '1.750
        ",
        "
        C3 1 Đón đoàn 2022 = 1500000
        C4 2 Hội đàm 2022 = 2250000
        Xnumber-ambiguous C5
        ",
    );
}

#[test]
fn year_and_range_in_headings() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Giai đoạn 2021-2025 | 2022 | 2023
        | 1 | Đón đoàn | 210 | 100 | 110
        | 2 | Hội đàm | 115 | 55 | 60
        | 3 | Học bổng | 77 | 33 | 44
        ",
        "
        D3 1 Đón đoàn 2022 = 100000000
        E3 1 Đón đoàn 2023 = 110000000
        D4 2 Hội đàm 2022 = 55000000
        E4 2 Hội đàm 2023 = 60000000
        D5 3 Học bổng 2022 = 33000000
        E5 3 Học bổng 2023 = 44000000
        ",
    );
}

#[test]
fn hints_decide() {
    let hints = Hints { year: Some(2024), header: Some((3, 3)), ..Hints::default() };
    check_with(
        "
        | Bảng tổng hợp (triệu đồng)
        | .
        | Mục | Việc | Tiền
        | 1 | Đón đoàn | 100
        | 2 | Hội đàm | 50
        ",
        &hints,
        "
        C4 1 Đón đoàn 2024 = 100000000
        C5 2 Hội đàm 2024 = 50000000
        ",
    );
}

/// A column nobody calls a total that repeats the others on the few rows there are: asked, never added.
#[test]
fn a_column_that_may_be_the_sum_of_others_is_asked_about() {
    check(
        "
        | NHU CẦU VÀ NGUỒN KINH PHÍ NĂM 2025 (triệu đồng)
        | TT | Nhiệm vụ | Nhu cầu | NS tỉnh | Đối tác
        | 1 | Xây dựng trường | 10000 | 8000 | 2000
        | 2 | Đào tạo | 2000 | 2000 | .
        | . | *Cộng | *12000 | *10000 | *2000
        ",
        "
        C3 1 Xây dựng trường 2025 proposed = 10000000000
        D3 1 Xây dựng trường $NS tỉnh 2025 proposed = 8000000000
        E3 1 Xây dựng trường 2025 proposed = 2000000000
        C4 2 Đào tạo 2025 proposed = 2000000000
        D4 2 Đào tạo $NS tỉnh 2025 proposed = 2000000000
        !column-guessed E2
        Xreading-unsure C3:C5
        ",
    );
}

/// Two tables under one row of headings with blank columns between them, the second by sources: two tables, and the
/// same money told twice is asked about.
#[test]
fn tables_beside_each_other_are_two() {
    check(
        "
        | KINH PHÍ NĂM 2024 (triệu đồng) | . | . | . | . | . | .
        | STT | Nội dung | Kinh phí đề nghị | . | . | Nguồn | Số tiền đề nghị
        | 1 | Đào tạo | 500 | . | . | Ngân sách tỉnh | 900
        | 2 | Y tế | 300 | . | . | Nguồn khác | 233
        | 3 | Văn hóa | 333 | . | . | Cộng | 1133
        | . | Cộng | 1133 | . | . | . | .
        ",
        "
        C3 1 Đào tạo 2024 proposed = 500000000
        C4 2 Y tế 2024 proposed = 300000000
        C5 3 Văn hóa 2024 proposed = 333000000
        G3 Ngân sách tỉnh $Ngân sách tỉnh 2024 proposed = 900000000
        G4 Nguồn khác $Nguồn khác 2024 proposed = 233000000
        total 1133000000 / 1133000000
        total 1133000000 / 1133000000
        !money-twice G3
        ",
    );
}

#[test]
fn subtotal_inside_a_section_is_no_line() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2023
        | *I | *Ngoại vụ | .
        | 1 | Đón đoàn Lào | 100
        | 2 | Hội đàm | 53
        | . | *Cộng | *153
        | *II | *Đào tạo | .
        | 1 | Học bổng | 40
        | 2 | Tập huấn | 21
        | . | *Cộng | *61
        | . | *TỔNG CỘNG | *214
        ",
        "
        C4 [I~Ngoại vụ] 1 Đón đoàn Lào 2023 = 100000000
        C5 [I~Ngoại vụ] 2 Hội đàm 2023 = 53000000
        C8 [II~Đào tạo] 1 Học bổng 2023 = 40000000
        C9 [II~Đào tạo] 2 Tập huấn 2023 = 21000000
        total 214000000 / 214000000
        ",
    );
}

#[test]
fn list_without_numbers_or_bold_and_round_figures() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | Nội dung | Năm 2023
        | Đón đoàn | 20
        | Hội đàm | 10
        | Học bổng | 10
        | Tổng cộng | 40
        ",
        "
        B3 Đón đoàn 2023 = 20000000
        B4 Hội đàm 2023 = 10000000
        B5 Học bổng 2023 = 10000000
        total 40000000 / 40000000
        ",
    );
    check(
        "
        | Đơn vị tính: triệu đồng
        | Nội dung | Năm 2023
        | Đón đoàn | 20
        | Hội đàm | 10
        | Học bổng | 10
        ",
        "
        B3 Đón đoàn 2023 = 20000000
        B4 Hội đàm 2023 = 10000000
        B5 Học bổng 2023 = 10000000
        !reading-unsure A3:A5
        ",
    );
}

#[test]
fn two_tables_side_by_side() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022 | . | STT | Nội dung | Năm 2023
        | 1 | Đón đoàn | 100 | . | 1 | Học bổng | 40
        | 2 | Hội đàm | 50 | . | 2 | Tập huấn | 21
        | . | Cộng | 150 | . | . | Cộng | 61
        ",
        "
        C3 1 Đón đoàn 2022 = 100000000
        C4 2 Hội đàm 2022 = 50000000
        G3 1 Học bổng 2023 = 40000000
        G4 2 Tập huấn 2023 = 21000000
        total 150000000 / 150000000
        total 61000000 / 61000000
        ",
    );
}

#[test]
fn a_note_that_explains_the_gap_is_named() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022
        | 1 | Đón đoàn | 100
        | 2 | Hội đàm | 50
        | . | Tổng cộng | 180
        | Ghi chú: Tổng cộng bao gồm 30 triệu đồng dự phòng chưa phân bổ
        ",
        "
        C3 1 Đón đoàn 2022 = 100000000
        C4 2 Hội đàm 2022 = 50000000
        total 180000000 / 150000000
        !total-differs C5
        ",
    );
    let made = crate::table::recognise(
        &super::draw::draw(
            "
            | Đơn vị tính: triệu đồng
            | STT | Nội dung | Năm 2022
            | 1 | Đón đoàn | 100
            | 2 | Hội đàm | 50
            | . | Tổng cộng | 180
            | Ghi chú: Tổng cộng bao gồm 30 triệu đồng dự phòng chưa phân bổ
            ",
        ),
        &Hints::default(),
    );
    assert_eq!(made.findings.first().and_then(|f| f.data.get("explained_by_row")), Some(&6.into()));
}

#[test]
fn the_plans_total_suggests_the_unit() {
    let hints = Hints { total: crate::money::Money::new(150_000), ..Hints::default() };
    let made = crate::table::recognise(
        &super::draw::draw(
            "
            | STT | Nội dung | Năm 2022
            | 1 | Đón đoàn | 100
            | 2 | Hội đàm | 50
            ",
        ),
        &hints,
    );
    let finding = made.findings.iter().find(|f| f.slug == "unit-missing").unwrap();
    assert_eq!(finding.data.get("suggestion"), Some(&"nghìn đồng".into()));
}

#[test]
fn a_column_decided_by_hand() {
    use crate::table::{ColumnHint, Role};
    let hints = Hints {
        columns: vec![
            ColumnHint { column: 3, role: Role::Amount, year: Some(2023) },
            ColumnHint { column: 2, role: Role::Ignored, year: None },
        ],
        ..Hints::default()
    };
    check_with(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022
        | 1 | Đón đoàn | 100 | 120
        | 2 | Hội đàm | 50 | 60
        ",
        &hints,
        "
        D3 1 Đón đoàn 2023 = 120000000
        D4 2 Hội đàm 2023 = 60000000
        ",
    );
}

#[test]
fn a_total_over_two_merged_rows() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2022 | Năm 2023
        | . | Tổng số | 150 | '(1)
        | . | ^ | . | 161
        | 1 | Đón đoàn | 100 | 120
        | 2 | Hội đàm | 50 | 41
        ",
        "
        C5 1 Đón đoàn 2022 = 100000000
        D5 1 Đón đoàn 2023 = 120000000
        C6 2 Hội đàm 2022 = 50000000
        D6 2 Hội đàm 2023 = 41000000
        total 311000000 / 311000000
        ",
    );
}

#[test]
fn capitals_head_where_nothing_is_bold() {
    check(
        "
        | ĐVT: triệu đồng
        | Nội dung | Cơ quan | Năm 2022 | Năm 2023
        | Y TẾ | . | 104 | 20
        | Khám bệnh tại bản | Sở Y tế | 104 | 20
        | GIÁO DỤC VÀ ĐÀO TẠO | . | 51 | 70
        | Học bổng | Sở Giáo dục | 30 | 40
        | Dạy tiếng Việt | Sở Giáo dục | 21 | 30
        | Cộng | . | 155 | 90
        ",
        "
        C4 [~Y TẾ] Khám bệnh tại bản @Sở Y tế 2022 = 104000000
        D4 [~Y TẾ] Khám bệnh tại bản @Sở Y tế 2023 = 20000000
        C6 [~GIÁO DỤC VÀ ĐÀO TẠO] Học bổng @Sở Giáo dục 2022 = 30000000
        D6 [~GIÁO DỤC VÀ ĐÀO TẠO] Học bổng @Sở Giáo dục 2023 = 40000000
        C7 [~GIÁO DỤC VÀ ĐÀO TẠO] Dạy tiếng Việt @Sở Giáo dục 2022 = 21000000
        D7 [~GIÁO DỤC VÀ ĐÀO TẠO] Dạy tiếng Việt @Sở Giáo dục 2023 = 30000000
        total 245000000 / 245000000
        ",
    );
}

#[test]
fn a_row_without_an_office_heads_where_nothing_is_bold() {
    check(
        "
        | ĐVT: triệu đồng
        | Nội dung | Đơn vị tính | Số lượng | Đơn giá | Thành tiền năm 2023
        | Đón đoàn công tác
        | Khách sạn | phòng | 10 | 2 | 20
        | Thuê xe | xe | 3 | 5 | 15
        | Tổ chức hội đàm
        | Hội trường | buổi | 1 | 7 | 7
        ",
        "
        E4 [~Đón đoàn công tác] Khách sạn 2023 = 20000000
        E5 [~Đón đoàn công tác] Thuê xe 2023 = 15000000
        E7 [~Tổ chức hội đàm] Hội trường 2023 = 7000000
        ",
    );
}

#[test]
fn headings_stacked_above_a_row_of_labels() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Cộng | Dự toán năm 2025 | Dự toán năm 2026 | Ghi
        | . | nhiệm vụ | . | . | . | chú
        | A | B | 1=2+3 | 2 | 3 | C
        | I | Đối ngoại | 260 | . | 260
        | - | Đón đoàn | 260 | . | 260 | QĐ 17
        | II | Công thương | 150 | 105 | 45
        | - | Hội chợ | 150 | 105 | 45
        ",
        "
        E6 [I~Đối ngoại] - Đón đoàn 2026 proposed = 260000000
        D8 [II~Công thương] - Hội chợ 2025 proposed = 105000000
        E8 [II~Công thương] - Hội chợ 2026 proposed = 45000000
        ",
    );
}

#[test]
fn industry_and_trade_is_no_sum() {
    check(
        "
        | ĐVT: triệu đồng
        | Nội dung | Cơ quan | Năm 2022
        | *THÔNG TIN, TUYÊN TRUYỀN | . | *161
        | In tài liệu | Sở Ngoại vụ | 89
        | Trong đó: đối ứng của bạn | . | 40
        | Tuần lễ sản phẩm | UBND huyện | 72
        | *CÔNG THƯƠNG, ĐẦU TƯ | . | *94
        | Hội chợ | Sở Y tế | 94
        ",
        "
        C4 [~THÔNG TIN, TUYÊN TRUYỀN] In tài liệu @Sở Ngoại vụ 2022 = 89000000
        C6 [~THÔNG TIN, TUYÊN TRUYỀN] Tuần lễ sản phẩm @UBND huyện 2022 = 72000000
        C8 [~CÔNG THƯƠNG, ĐẦU TƯ] Hội chợ @Sở Y tế 2022 = 94000000
        ",
    );
}

#[test]
fn a_task_without_office_and_money_heads_nothing() {
    check(
        "
        | ĐVT: triệu đồng
        | Nội dung | Cơ quan | Năm 2023
        | Đón đoàn | Sở Ngoại vụ | 60
        | Hội đàm cấp cao
        | Học bổng | Sở Giáo dục | 29
        | Dạy tiếng Việt | Sở Giáo dục | 11
        ",
        "
        C3 Đón đoàn @Sở Ngoại vụ 2023 = 60000000
        C5 Học bổng @Sở Giáo dục 2023 = 29000000
        C6 Dạy tiếng Việt @Sở Giáo dục 2023 = 11000000
        ",
    );
}

/// Amounts in millions that look like years stay amounts under a heading that names one.
#[test]
fn amounts_that_look_like_years() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Năm 2024 | Năm 2025
        | 1 | Xây dựng trường | 2000 | 2015
        | 2 | Đào tạo | 2010 | 2024
        | . | *Cộng | *4010 | *4039
        ",
        "
        C3 1 Xây dựng trường 2024 = 2000000000
        D3 1 Xây dựng trường 2025 = 2015000000
        C4 2 Đào tạo 2024 = 2010000000
        D4 2 Đào tạo 2025 = 2024000000
        total 8049000000 / 8049000000
        ",
    );
}

/// The first rows under a header are data even where their figures look like years.
#[test]
fn first_rows_that_look_like_years_are_no_header() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | Nội dung | Dự toán năm 2026
        | *Tổng số | *2040
        | Xây dựng trường | 2000
        | Đào tạo | 40
        ",
        "
        B4 Xây dựng trường 2026 proposed = 2000000000
        B5 Đào tạo 2026 proposed = 40000000
        total 2040000000 / 2040000000
        ",
    );
    check(
        "
        | Đơn vị tính: triệu đồng
        | Nội dung | Dự toán năm 2026
        | Xây dựng trường | 2000
        | Đào tạo | 40
        ",
        "
        B3 Xây dựng trường 2026 proposed = 2000000000
        B4 Đào tạo 2026 proposed = 40000000
        ",
    );
}

#[test]
fn an_amount_merged_over_rows_is_asked_about() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Dự toán năm 2024
        | 1 | Đoàn ra Lào | 150
        | 2 | Đoàn vào từ Lào | ^
        | 3 | Hội nghị | 50
        | . | *Tổng cộng | *200
        ",
        "
        C3 1 Đoàn ra Lào 2024 proposed = 150000000
        C5 3 Hội nghị 2024 proposed = 50000000
        total 200000000 / 200000000
        !amount-merged C3
        ",
    );
}

#[test]
fn an_amount_struck_through_is_asked_about() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Dự toán năm 2024
        | 1 | Đoàn ra Lào | 150
        | 2 | ~Đoàn vào từ Lào | ~50
        | 3 | Hội nghị | 50
        ",
        "
        C3 1 Đoàn ra Lào 2024 proposed = 150000000
        C4 2 Đoàn vào từ Lào 2024 proposed = 50000000
        C5 3 Hội nghị 2024 proposed = 50000000
        !amount-struck C4
        ",
    );
}

/// Two figures in one cell are no number of their own, tax in per cent over millions is money, a page's sum carried
/// over is none.
#[test]
fn figures_that_are_not_what_they_seem() {
    check(
        "
        | DỰ TOÁN MUA SẮM NĂM 2024 (đồng)
        | STT | Tên thiết bị | SL | Đơn giá | Thành tiền | Thuế VAT 10% | Tổng tiền sau thuế
        | 1 | Máy tính | 10 | 15000000 | 150000000 | 15000000 | 165000000
        | 2 | Máy in | 2 | 5000000 | 10000000 | 1000000 | 11000000
        | . | *Cộng | . | . | *160000000 | *16000000 | *176000000
        ",
        "
        E3 1 Máy tính 2024 proposed = 150000000
        F3 1 Máy tính 2024 proposed = 15000000
        E4 2 Máy in 2024 proposed = 10000000
        F4 2 Máy in 2024 proposed = 1000000
        total 176000000 / 176000000
        ",
    );
    check(
        "
        | DỰ TOÁN NĂM 2024 (triệu đồng)
        | STT | Nội dung | Kinh phí
        | 1 | Đoàn ra | 100
        | 2 | Đoàn vào | 200
        | . | *Cộng trang 1 | *300
        | STT | Nội dung | Kinh phí
        | . | Trang 1 chuyển sang | 300
        | 3 | Hội nghị | 50
        | . | *Tổng cộng | *350
        ",
        "
        C3 1 Đoàn ra 2024 proposed = 100000000
        C4 2 Đoàn vào 2024 proposed = 200000000
        C8 3 Hội nghị 2024 proposed = 50000000
        total 350000000 / 350000000
        ",
    );
}

#[test]
fn an_amount_typed_in_dong_among_millions_is_asked_about() {
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Dự toán năm 2024
        | 1 | Đoàn ra Lào | 100
        | 2 | Đoàn vào từ Lào | 50000000
        | 3 | Hội nghị | 70
        ",
        "
        C3 1 Đoàn ra Lào 2024 proposed = 100000000
        C4 2 Đoàn vào từ Lào 2024 proposed = 50000000000000
        C5 3 Hội nghị 2024 proposed = 70000000
        !amount-outsized C4
        ",
    );
    // A large project among small tasks is one.
    check(
        "
        | Đơn vị tính: triệu đồng
        | STT | Nội dung | Dự toán năm 2024
        | 1 | Đoàn ra Lào | 100
        | 2 | Đường tuần tra biên giới | 85000
        | 3 | Hội nghị | 70
        ",
        "
        C3 1 Đoàn ra Lào 2024 proposed = 100000000
        C4 2 Đường tuần tra biên giới 2024 proposed = 85000000000
        C5 3 Hội nghị 2024 proposed = 70000000
        ",
    );
}

#[test]
fn classes_of_the_budget_tell_which_rows_stand_above() {
    check(
        "
        | BÁO CÁO QUYẾT TOÁN KINH PHÍ NĂM 2023 (đồng)
        | Chương | Mục | Tiểu mục | Diễn giải | Dự toán giao | Đã chi
        | 411 | 6000 | | Tiền lương | 300000000 | 300000000
        | 411 | 6000 | 6001 | Lương ngạch bậc | 200000000 | 200000000
        | 411 | 6000 | 6003 | Lương hợp đồng | 100000000 | 100000000
        | 411 | 6700 | | Công tác phí | 200000000 | 180000000
        | 411 | 6700 | 6701 | Vé máy bay | 120000000 | 110000000
        | 411 | 6700 | 6702 | Phụ cấp | 80000000 | 70000000
        | | | | - Đi Lào | 50000000 | 40000000
        | | | | - Đi Hà Nội | 30000000 | 30000000
        | | | | Cộng | 500000000 | 480000000
        ",
        "
        E4 [~Tiền lương] Lương ngạch bậc cl:Chương 411; Mục 6000; Tiểu mục 6001 2023 appropriated = 200000000
        F4 [~Tiền lương] Lương ngạch bậc cl:Chương 411; Mục 6000; Tiểu mục 6001 2023 spent = 200000000
        E5 [~Tiền lương] Lương hợp đồng cl:Chương 411; Mục 6000; Tiểu mục 6003 2023 appropriated = 100000000
        F5 [~Tiền lương] Lương hợp đồng cl:Chương 411; Mục 6000; Tiểu mục 6003 2023 spent = 100000000
        E7 [~Công tác phí] Vé máy bay cl:Chương 411; Mục 6700; Tiểu mục 6701 2023 appropriated = 120000000
        F7 [~Công tác phí] Vé máy bay cl:Chương 411; Mục 6700; Tiểu mục 6701 2023 spent = 110000000
        E9 [~Công tác phí/~Phụ cấp] - - Đi Lào 2023 appropriated = 50000000
        F9 [~Công tác phí/~Phụ cấp] - - Đi Lào 2023 spent = 40000000
        E10 [~Công tác phí/~Phụ cấp] - - Đi Hà Nội 2023 appropriated = 30000000
        F10 [~Công tác phí/~Phụ cấp] - - Đi Hà Nội 2023 spent = 30000000
        ",
    );
    // A class without its own details, and one told with the first of them.
    check(
        "
        | BÁO CÁO QUYẾT TOÁN KINH PHÍ NĂM 2023 (đồng)
        | Chương | Mục | Tiểu mục | Diễn giải | Đã chi
        | 411 | 6000 | 6001 | Lương ngạch bậc | 200000000
        | | | 6003 | Lương hợp đồng | 100000000
        | | 6700 | | Công tác phí | 180000000
        | | 6750 | 6751 | Thuê xe | 110000000
        | | | | Cộng | 590000000
        ",
        "
        E3 Lương ngạch bậc cl:Chương 411; Mục 6000; Tiểu mục 6001 2023 spent = 200000000
        E4 Lương hợp đồng cl:Tiểu mục 6003 2023 spent = 100000000
        E5 Công tác phí cl:Mục 6700 2023 spent = 180000000
        E6 Thuê xe cl:Mục 6750; Tiểu mục 6751 2023 spent = 110000000
        total 590000000 / 590000000
        ",
    );
}

#[test]
fn money_carried_over_is_told_from_what_was_paid_out_of_it() {
    check(
        "
        | GIẢI NGÂN KẾ HOẠCH VỐN NĂM 2024 ĐẾN NGÀY 31/10/2024 (triệu đồng)
        | STT | Dự án | Kế hoạch vốn năm 2024 | < | < | Giải ngân đến 31/10/2024 | < | <
        | | | Tổng | Vốn kéo dài từ năm 2023 | Vốn giao năm 2024 | Tổng | Vốn năm 2023 kéo dài | Vốn năm 2024
        | 1 | Dự án A | 1000 | 200 | 800 | 700 | 200 | 500
        | 2 | Dự án B | 500 | 0 | 500 | 300 | 0 | 300
        | | Cộng | 1500 | 200 | 1300 | 1000 | 200 | 800
        ",
        "
        D4 1 Dự án A 2024 carried-over = 200000000
        E4 1 Dự án A 2024 appropriated = 800000000
        G4 1 Dự án A 2024 spent = 200000000
        H4 1 Dự án A 2024 spent = 500000000
        E5 2 Dự án B 2024 appropriated = 500000000
        H5 2 Dự án B 2024 spent = 300000000
        ",
    );
    check(
        "
        | CÔNG KHAI THỰC HIỆN DỰ TOÁN QUÝ III NĂM 2024 (triệu đồng)
        | Số TT | Nội dung | Dự toán năm | Ước thực hiện quý III năm 2024
        | 1 | Đoàn ra | 3000 | 800
        | 2 | Đoàn vào | 2000 | 500
        ",
        "
        C3 1 Đoàn ra 2024 appropriated = 3000000000
        D3 1 Đoàn ra 2024 expected = 800000000
        C4 2 Đoàn vào 2024 appropriated = 2000000000
        D4 2 Đoàn vào 2024 expected = 500000000
        ",
    );
}

#[test]
fn rows_after_the_last_total() {
    // More of it, or only told again: a person says.
    check(
        "
        | BẢNG KÊ CHI NĂM 2024 (đồng)
        | STT | Nội dung chi | Số tiền
        | 1 | Vé | 12500000
        | 2 | Phòng | 8000000
        | | Cộng | 20500000
        | | Bổ sung thêm | 5000000
        | | Số dư mang sang | 7000000
        ",
        "
        C3 1 Vé 2024 spent = 12500000
        C4 2 Phòng 2024 spent = 8000000
        C6 Bổ sung thêm 2024 spent = 5000000
        !row-after-total C6
        ",
    );
    check(
        "
        | BẢNG KÊ CHI NĂM 2024 (đồng)
        | STT | Nội dung chi | Số tiền
        | 1 | Vé | 12500000
        | 2 | Phòng | 8000000
        | | Cộng | 20500000
        | | Bằng chữ: Hai mươi triệu năm trăm nghìn đồng
        | | Số tiền đã tạm ứng | 5000000
        | | Số tiền còn phải thanh toán | 15500000
        ",
        "
        C3 1 Vé 2024 spent = 12500000
        C4 2 Phòng 2024 spent = 8000000
        total 20500000 / 20500000
        ",
    );
}

#[test]
fn what_a_grant_states_beside_money() {
    check(
        "
        | GIAO DỰ TOÁN NĂM 2024 CHO SỞ NGOẠI VỤ (triệu đồng)
        | STT | Chỉ tiêu | Dự toán
        | I | Biên chế được giao | 25
        | II | Dự toán chi | 6000
        | 1 | Đoàn ra | 4000
        | 2 | Đoàn vào | 2000
        | III | Tiết kiệm 10% thực hiện cải cách tiền lương | 200
        | IV | Mã số ĐVQHNS | 1012345
        ",
        "
        C5 [II~Dự toán chi] 1 Đoàn ra 2024 appropriated = 4000000000
        C6 [II~Dự toán chi] 2 Đoàn vào 2024 appropriated = 2000000000
        C7 III Tiết kiệm 10% thực hiện cải cách tiền lương 2024 withheld = 200000000
        !rows-not-money C3
        ",
    );
    // Part of what the total states, it is granted like the rest.
    check(
        "
        | GIAO DỰ TOÁN NĂM 2024 CHO SỞ NGOẠI VỤ (triệu đồng)
        | STT | Chỉ tiêu | Dự toán
        | 1 | Đoàn ra | 4000
        | 2 | Tiết kiệm 10% thực hiện cải cách tiền lương | 200
        | | Tổng cộng | 4200
        ",
        "
        C3 1 Đoàn ra 2024 appropriated = 4000000000
        C4 2 Tiết kiệm 10% thực hiện cải cách tiền lương 2024 appropriated = 200000000
        total 4200000000 / 4200000000
        ",
    );
}

#[test]
fn a_year_written_once_holds_for_the_rows_below_it() {
    check(
        "
        | KINH PHÍ THỰC HIỆN KẾ HOẠCH HỢP TÁC (triệu đồng)
        | Năm | Nội dung | Kinh phí | Nguồn
        | 2021 | Trao đổi đoàn | 400 | Ngân sách tỉnh
        | | Đào tạo | 500 | Ngân sách tỉnh
        | | Cộng năm 2021 | 900
        | 2022 | Trao đổi đoàn | 450 | Ngân sách tỉnh
        | | Đào tạo | 500 | Xã hội hóa
        | | Cộng năm 2022 | 950
        ",
        "
        C3 Trao đổi đoàn $Ngân sách tỉnh 2021 planned = 400000000
        C4 Đào tạo $Ngân sách tỉnh 2021 planned = 500000000
        C6 Trao đổi đoàn $Ngân sách tỉnh 2022 planned = 450000000
        C7 Đào tạo $Xã hội hóa 2022 planned = 500000000
        ",
    );
}

#[test]
fn a_total_by_name_wins_over_sums_by_chance() {
    check(
        "
        | PHÂN BỔ DỰ TOÁN NĂM 2024 (triệu đồng)
        | TT | Nội dung | Tổng số | Trong đó ngân sách | < | <
        | | | | Tỉnh | Huyện | Xã
        | 1 | Đoàn ra | 60 | 30 | 20 | 10
        | 2 | Đoàn vào | 6 | 3 | 2 | 1
        | | Cộng | 66 | 33 | 22 | 11
        ",
        "
        D4 1 Đoàn ra 2024 appropriated = 30000000
        E4 1 Đoàn ra 2024 appropriated = 20000000
        F4 1 Đoàn ra 2024 appropriated = 10000000
        D5 2 Đoàn vào 2024 appropriated = 3000000
        E5 2 Đoàn vào 2024 appropriated = 2000000
        F5 2 Đoàn vào 2024 appropriated = 1000000
        total 66000000 / 66000000
        ",
    );
}

#[test]
fn totals_that_name_their_rows_or_say_their_amount() {
    check(
        "
        | DỰ TOÁN NĂM 2024 (đồng)
        | STT | Nội dung | Số tiền
        | I | Đoàn ra |
        | 1 | Lào | 100000000
        | 2 | Thái Lan | 50000000
        | | Cộng I | 150000000
        | II | Đoàn vào |
        | 1 | Lào | 80000000
        | | Cộng II | 80000000
        | | Tổng I+II | 230000000
        ",
        "
        C4 [I~Đoàn ra] 1 Lào 2024 proposed = 100000000
        C5 [I~Đoàn ra] 2 Thái Lan 2024 proposed = 50000000
        C8 [II~Đoàn vào] 1 Lào 2024 proposed = 80000000
        total 230000000 / 230000000
        ",
    );
    check(
        "
        | DỰ TOÁN NĂM 2024 (đồng)
        | TT | Nội dung | Thành tiền
        | 1 | Tiền ăn: 10 người x 3 ngày x 200.000đ | 6000000
        | 2 | Xe (1 chuyến x 5.000.000đ) | 5000000
        | | Tổng: 11.000.000đ (Mười một triệu đồng) | 11000000
        ",
        "
        C3 1 Tiền ăn: 10 người x 3 ngày x 200.000đ 2024 proposed = 6000000
        C4 2 Xe (1 chuyến x 5.000.000đ) 2024 proposed = 5000000
        total 11000000 / 11000000
        ",
    );
}

#[test]
fn a_place_whose_name_sounds_like_a_year() {
    check(
        "
        | PHÂN BỔ DỰ TOÁN NĂM 2025 (triệu đồng)
        | TT | Nội dung | Tổng cộng | Xã Nâm N'Rung | Xã Đắk Hòa
        | 1 | Đường liên thôn | 30 | 20 | 10
        | 2 | Nước sạch | 25 | 12 | 13
        | . | Tổng số | 55 | 32 | 23
        ",
        "
        D3 1 Đường liên thôn @Xã Nâm N'Rung 2025 appropriated = 20000000
        E3 1 Đường liên thôn @Xã Đắk Hòa 2025 appropriated = 10000000
        D4 2 Nước sạch @Xã Nâm N'Rung 2025 appropriated = 12000000
        E4 2 Nước sạch @Xã Đắk Hòa 2025 appropriated = 13000000
        total 55000000 / 55000000
        ",
    );
}

#[test]
fn a_reserve_beside_offices_is_nobodys() {
    check(
        "
        | PHÂN BỔ DỰ TOÁN NĂM 2025 (triệu đồng)
        | TT | Đơn vị / nhiệm vụ | Dự toán giao
        | I | Văn phòng HĐND và UBND | 30
        | + | Hỗ trợ học sinh | 20
        | + | Hội giảng | 10
        | II | Sở Văn hóa | 12
        | + | Đại hội thể thao | 12
        | III | Dự phòng ngân sách | 7
        | + | Khắc phục hạn hán | 7
        | . | Tổng cộng | 49
        ",
        "
        C4 [I~Văn phòng HĐND và UBND] + Hỗ trợ học sinh @Văn phòng HĐND và UBND 2025 appropriated = 20000000
        C5 [I~Văn phòng HĐND và UBND] + Hội giảng @Văn phòng HĐND và UBND 2025 appropriated = 10000000
        C7 [II~Sở Văn hóa] + Đại hội thể thao @Sở Văn hóa 2025 appropriated = 12000000
        C9 [III~Dự phòng ngân sách] + Khắc phục hạn hán 2025 appropriated = 7000000
        total 49000000 / 49000000
        ",
    );
}

#[test]
fn the_unit_and_the_source_on_one_line() {
    check(
        "
        | DỰ TOÁN KINH PHÍ NĂM 2025
        | ĐVT: nghìn đồng. Nguồn: ngân sách tỉnh
        | STT | Nội dung | Kinh phí
        | 1 | Tập huấn cán bộ | 12500
        | 2 | In tài liệu | 7200
        | . | Tổng cộng | 19700
        ",
        "
        C4 1 Tập huấn cán bộ $ngân sách tỉnh 2025 proposed = 12500000
        C5 2 In tài liệu $ngân sách tỉnh 2025 proposed = 7200000
        total 19700000 / 19700000
        ",
    );
}

#[test]
fn words_of_a_row_in_a_column_of_codes() {
    check(
        "
        | KẾ HOẠCH MUA SẮM NĂM 2025
        | Số TT | Mã hàng hóa | Tên thiết bị | Số lượng | Đơn giá | Thành tiền (đồng)
        | 1 | TB.0112 | Máy siêu âm | 2 | 845000000 | 1690000000
        | 2 | TB.0120 | Máy chụp di động | 1 | 1268000500 | 1268000500
        | . | Tổng cộng | . | . | . | 2958000500
        | . | Làm tròn | . | . | . | 2958000000
        ",
        "
        F3 1 Máy siêu âm cl:Mã hàng hóa TB.0112 2025 = 1690000000
        F4 2 Máy chụp di động cl:Mã hàng hóa TB.0120 2025 = 1268000500
        total 2958000500 / 2958000500
        ",
    );
}

#[test]
fn what_stands_after_the_last_total_with_marked_parts() {
    check(
        "
        | KẾ HOẠCH MUA SẮM NĂM 2025
        | Số TT | Tên thiết bị | Thành tiền (đồng)
        | I | Gói thầu số 1 | 3000
        | 1 | Máy siêu âm | 1690
        | 2 | Máy chụp di động | 1310
        | II | Gói thầu số 2 | 800
        | 1 | Hóa chất | 520
        | 2 | Que thử | 280
        | . | Cộng (A = I+II) | 3800
        | . | Chi phí khác (B) | 64
        | '- | Lập hồ sơ mời thầu | 41
        | '- | Thẩm định giá | 23
        | . | TỔNG CỘNG (A+B) | 3864
        ",
        "
        C4 [I~Gói thầu số 1] 1 Máy siêu âm 2025 = 1690
        C5 [I~Gói thầu số 1] 2 Máy chụp di động 2025 = 1310
        C7 [II~Gói thầu số 2] 1 Hóa chất 2025 = 520
        C8 [II~Gói thầu số 2] 2 Que thử 2025 = 280
        C11 [~Chi phí khác (B)] - Lập hồ sơ mời thầu 2025 = 41
        C12 [~Chi phí khác (B)] - Thẩm định giá 2025 = 23
        total 3864 / 3864
        ",
    );
}

#[test]
fn what_is_left_by_a_formula_is_no_line() {
    check(
        "
        | THU, CHI TỪ PHÍ NĂM 2025
        | 1. Số thu | . | ĐVT: nghìn đồng
        | TT | Loại phí | Dự toán năm 2025
        | 1 | Phí công chứng | 500
        | 2 | Phí chứng thực | 300
        | . | Cộng thu | {SUM(C4:C5)}800
        |
        | 2. Chi từ nguồn phí được để lại
        | TT | Nội dung chi | Dự toán năm 2025
        | 1 | Tiền lương | 450
        | 2 | Văn phòng phẩm | 210
        | . | Cộng chi | {SUM(C10:C11)}660
        | . | Số dư chuyển năm sau (thu - chi) | {C6-C12}140
        ",
        "
        C4 [1~1. Số thu] 1 Phí công chứng 2025 proposed = 500000
        C5 [1~1. Số thu] 2 Phí chứng thực 2025 proposed = 300000
        C10 [2~2. Chi từ nguồn phí được để lại] 1 Tiền lương 2025 proposed = 450000
        C11 [2~2. Chi từ nguồn phí được để lại] 2 Văn phòng phẩm 2025 proposed = 210000
        total 800000 / 800000
        total 660000 / 660000
        ",
    );
}

#[test]
fn quarters_and_the_year_they_make_under_one_merged_heading() {
    check(
        "
        | CHI HOẠT ĐỘNG NĂM 2025 (triệu đồng)
        | Thời gian | < | Tiền lương | Sản xuất chương trình
        | Năm 2024 | Thực hiện | 900 | 500
        | Năm 2025 | Quý I | 240 | 120
        | ^ | Quý II | 250 | 130
        | ^ | Cả năm (dự toán) | {SUM(C4:C5)}490 | {SUM(D4:D5)}250
        ",
        "
        C3 [~Năm 2024] Thực hiện 2024 = 900000000
        D3 [~Năm 2024] Thực hiện 2024 = 500000000
        C4 [~Năm 2025] Quý I 2025 = 240000000
        D4 [~Năm 2025] Quý I 2025 = 120000000
        C5 [~Năm 2025] Quý II 2025 = 250000000
        D5 [~Năm 2025] Quý II 2025 = 130000000
        ",
    );
}
