//! Forms as offices fill them in, and what in them is no line.

use super::draw::check;

#[test]
fn a_balance_is_no_line() {
    for words in ["CHÊNH LỆCH THU CHI (A-B)", "Chênh lệch thu - chi", "Thặng dư trong năm"] {
        check(
            &format!(
                "
                | DỰ TOÁN THU CHI NĂM 2024 (triệu đồng)
                | TT | Nội dung | Dự toán
                | A | THU | 1000
                | I | Thu phí | 400
                | II | Thu khác | 600
                | B | CHI | 900
                | I | Chi thường xuyên | 700
                | II | Chi đầu tư | 200
                | C | {words} | 100
                "
            ),
            "
            C4 [A~THU] I Thu phí 2024 proposed = 400000000
            C5 [A~THU] II Thu khác 2024 proposed = 600000000
            C7 [B~CHI] I Chi thường xuyên 2024 proposed = 700000000
            C8 [B~CHI] II Chi đầu tư 2024 proposed = 200000000
            -blocks-not-added C3
            ",
        );
    }
}

#[test]
fn columns_of_revenue_beside_columns_of_expenditure_are_asked_about() {
    check(
        "
        | TỔNG HỢP THU, CHI NĂM 2024 (triệu đồng)
        | TT | Nội dung | Dự toán | <
        | | | Thu | Chi
        | 1 | Phí hộ chiếu | 100 | 90
        | 2 | Lệ phí lãnh sự | 50 | 60
        ",
        "
        C4 1 Phí hộ chiếu 2024 proposed = 100000000
        D4 1 Phí hộ chiếu 2024 proposed = 90000000
        C5 2 Lệ phí lãnh sự 2024 proposed = 50000000
        D5 2 Lệ phí lãnh sự 2024 proposed = 60000000
        !blocks-not-added C4
        ",
    );
}

#[test]
fn a_table_by_sources_has_no_numbers() {
    check(
        "
        | PHÂN BỔ DỰ TOÁN NĂM 2024 (triệu đồng)
        | Nguồn | Đoàn ra | Đoàn vào | Hội nghị | Tổng
        | NSTW | 100 | 50 | 10 | 160
        | NST | 200 | 60 | 20 | 280
        | Tổng | 300 | 110 | 30 | 440
        ",
        "
        B3 NSTW $NSTW 2024 appropriated = 100000000
        C3 NSTW $NSTW 2024 appropriated = 50000000
        D3 NSTW $NSTW 2024 appropriated = 10000000
        B4 NST $NST 2024 appropriated = 200000000
        C4 NST $NST 2024 appropriated = 60000000
        D4 NST $NST 2024 appropriated = 20000000
        total 440000000 / 440000000
        ",
    );
}
