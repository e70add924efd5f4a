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
            !blocks-not-added C4:C5
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

#[test]
fn payments_counted_from_new_year_hold_the_earlier_ones() {
    check(
        "
        | TIẾN ĐỘ GIẢI NGÂN NĂM 2024 (triệu đồng)
        | STT | Dự án | Kế hoạch vốn | Giải ngân đến 30/6 | Giải ngân đến 30/9 | Giải ngân đến 31/12
        | 1 | Đường vành đai | 100 | 30 | 60 | 95
        | 2 | Cầu dân sinh | 50 | 10 | 30 | 50
        ",
        "
        C3 1 Đường vành đai 2024 planned = 100000000
        F3 1 Đường vành đai 2024 spent = 95000000
        C4 2 Cầu dân sinh 2024 planned = 50000000
        F4 2 Cầu dân sinh 2024 spent = 50000000
        -columns-not-recorded D3
        ",
    );
}

#[test]
fn granted_first_added_later_and_all_of_it() {
    check(
        "
        | TÌNH HÌNH GIAO VÀ SỬ DỤNG DỰ TOÁN NĂM 2024 (triệu đồng)
        | STT | Nội dung | Dự toán giao đầu năm | Bổ sung trong năm | Điều chỉnh giảm | Tổng dự toán giao | Đã chi đến 31/10 | Ước cả năm | Dự kiến hủy
        | 1 | Đoàn ra | 100 | 20 | 5 | 115 | 80 | 110 | 5
        | 2 | Đoàn vào | 50 | 0 | 0 | 50 | 40 | 50 | 0
        ",
        "
        C3 1 Đoàn ra 2024 appropriated = 100000000
        D3 1 Đoàn ra 2024 supplemented = 20000000
        E3 1 Đoàn ra 2024 adjusted = -5000000
        G3 1 Đoàn ra 2024 spent = 80000000
        H3 1 Đoàn ra 2024 expected = 110000000
        C4 2 Đoàn vào 2024 appropriated = 50000000
        G4 2 Đoàn vào 2024 spent = 40000000
        H4 2 Đoàn vào 2024 expected = 50000000
        -sign-by-heading E3
        ",
    );
}

#[test]
fn a_plan_of_the_coming_years_tells_the_year_under_way_for_comparison() {
    check(
        "
        | KẾ HOẠCH TÀI CHÍNH 3 NĂM 2024-2026 (triệu đồng)
        | STT | Nội dung | Năm hiện hành (2023) | < | Dự kiến năm 2024 | Dự kiến năm 2025
        | | | Dự toán | Ước thực hiện
        | 1 | Đoàn ra | 90 | 85 | 100 | 110
        ",
        "
        C4 1 Đoàn ra 2023 appropriated = 90000000
        D4 1 Đoàn ra 2023 expected = 85000000
        E4 1 Đoàn ra 2024 planned = 100000000
        F4 1 Đoàn ra 2025 planned = 110000000
        -earlier-year C4
        ",
    );
}

#[test]
fn tables_of_one_sheet_have_a_caption_each_and_a_total_together() {
    check(
        "
        | DỰ TOÁN CÁC ĐOÀN NĂM 2024 (đồng)
        | 1. Đoàn lãnh đạo tỉnh
        | TT | Khoản chi | Số tiền
        | 1 | Vé máy bay | 10000000
        | 2 | Ăn ở | 5000000
        | | Cộng | 15000000
        |
        | 2. Đoàn Sở Ngoại vụ
        | TT | Khoản chi | Số tiền
        | 1 | Vé máy bay | 8000000
        | 2 | Ăn ở | 4000000
        | | Cộng | 12000000
        |
        | | TỔNG CỘNG (1+2) | 27000000
        ",
        "
        C4 [1~1. Đoàn lãnh đạo tỉnh] 1 Vé máy bay 2024 proposed = 10000000
        C5 [1~1. Đoàn lãnh đạo tỉnh] 2 Ăn ở 2024 proposed = 5000000
        C10 [2~2. Đoàn Sở Ngoại vụ] 1 Vé máy bay 2024 proposed = 8000000
        C11 [2~2. Đoàn Sở Ngoại vụ] 2 Ăn ở 2024 proposed = 4000000
        total 15000000 / 15000000
        total 12000000 / 12000000
        ",
    );
}

#[test]
fn a_row_may_be_one_year_of_the_task_above() {
    check(
        "
        | DỰ KIẾN KINH PHÍ CÁC NHIỆM VỤ (triệu đồng)
        | TT | Nhiệm vụ | Kinh phí
        | 1 | Đoàn ra | 300
        | | Năm 2023 | 100
        | | Năm 2024 | 200
        | 2 | Đoàn vào | 50
        | | Năm 2024 | 50
        | | Tổng | 350
        ",
        "
        C4 [1~Đoàn ra] Năm 2023 2023 planned = 100000000
        C5 [1~Đoàn ra] Năm 2024 2024 planned = 200000000
        C7 [2~Đoàn vào] Năm 2024 2024 planned = 50000000
        total 350000000 / 350000000
        ",
    );
}

#[test]
fn one_difference_column_may_have_two_subtrahends() {
    check(
        "
        | CÂN ĐỐI NGÂN SÁCH TỈNH NĂM 2024 (triệu đồng)
        | STT | Nội dung | Dự toán năm 2023 | Ước thực hiện năm 2023 | Dự toán năm 2024 | So sánh
        | A | TỔNG NGUỒN THU | 1000 | 1100 | 1200 | 100
        | I | Thu được hưởng theo phân cấp | 800 | 880 | 960 | 80
        | II | Thu bổ sung | 200 | 220 | 240 | 20
        | B | TỔNG CHI | 1000 | 1050 | 1250 | 250
        | I | Chi đầu tư phát triển | 300 | 350 | 400 | 100
        | II | Chi thường xuyên | 700 | 700 | 850 | 150
        ",
        "
        C4 [A~TỔNG NGUỒN THU] I Thu được hưởng theo phân cấp 2023 appropriated = 800000000
        D4 [A~TỔNG NGUỒN THU] I Thu được hưởng theo phân cấp 2023 expected = 880000000
        E4 [A~TỔNG NGUỒN THU] I Thu được hưởng theo phân cấp 2024 proposed = 960000000
        C5 [A~TỔNG NGUỒN THU] II Thu bổ sung 2023 appropriated = 200000000
        D5 [A~TỔNG NGUỒN THU] II Thu bổ sung 2023 expected = 220000000
        E5 [A~TỔNG NGUỒN THU] II Thu bổ sung 2024 proposed = 240000000
        C7 [B~TỔNG CHI] I Chi đầu tư phát triển 2023 appropriated = 300000000
        D7 [B~TỔNG CHI] I Chi đầu tư phát triển 2023 expected = 350000000
        E7 [B~TỔNG CHI] I Chi đầu tư phát triển 2024 proposed = 400000000
        C8 [B~TỔNG CHI] II Chi thường xuyên 2023 appropriated = 700000000
        D8 [B~TỔNG CHI] II Chi thường xuyên 2023 expected = 700000000
        E8 [B~TỔNG CHI] II Chi thường xuyên 2024 proposed = 850000000
        !blocks-not-added D4:E5
        -blocks-not-added C3
        -earlier-year C3
        ",
    );
}

#[test]
fn a_part_of_a_named_year_beside_all_years() {
    check(
        "
        | DỰ TOÁN CÁC NHIỆM VỤ NĂM 2024 (triệu đồng)
        | TT | Mã QHNS | Tên nhiệm vụ | Kinh phí | Trong đó năm 2024
        | 1 | 1012345 | Đoàn ra | 300 | 100
        | 2 | 1023456 | Đoàn vào | 150 | 150
        | | | Tổng | 450 | 250
        ",
        "
        E3 1 Đoàn ra cl:Mã QHNS 1012345 2024 proposed = 100000000
        E4 2 Đoàn vào cl:Mã QHNS 1023456 2024 proposed = 150000000
        total 250000000 / 250000000
        -columns-not-recorded D3
        ",
    );
}

#[test]
fn a_task_in_a_row_a_source_counts_its_total_once() {
    let expected = "
        D4 1 Đoàn ra $NSTW 2021 planned = 100000000
        E4 1 Đoàn ra $NSTW 2022 planned = 120000000
        D5 1 Đoàn ra $NST 2021 planned = 50000000
        E5 1 Đoàn ra $NST 2022 planned = 60000000
        D7 2 Đoàn vào $NSTW 2021 planned = 10000000
        E7 2 Đoàn vào $NSTW 2022 planned = 12000000
        D8 2 Đoàn vào $NST 2021 planned = 5000000
        E8 2 Đoàn vào $NST 2022 planned = 6000000
        ";
    let below = ["", ""];
    let again = ["1 | Đoàn ra", "2 | Đoàn vào"];
    for (said, rest) in [("Tổng", below), ("", below), ("Tổng số", again)] {
        let [one, two] = rest.map(|r| if r.is_empty() { "| | |".to_owned() } else { format!("| {r} |") });
        check(
            &format!(
                "
                | KẾ HOẠCH KINH PHÍ 2021 - 2022 (triệu đồng)
                | TT | Nhiệm vụ | Nguồn | Năm 2021 | Năm 2022
                | 1 | Đoàn ra | {said} | 150 | 180
                {one} NSTW | 100 | 120
                {one} NST | 50 | 60
                | 2 | Đoàn vào | {said} | 15 | 18
                {two} NSTW | 10 | 12
                {two} NST | 5 | 6
                "
            ),
            expected,
        );
    }
    // Each source its own amount: nothing is a sum, though one happens to be.
    check(
        "
        | KẾ HOẠCH KINH PHÍ 2021 (triệu đồng)
        | TT | Nhiệm vụ | Nguồn | Năm 2021
        | 1 | Đoàn ra | NSTW | 150
        | | | NST | 100
        | | | XHH | 50
        ",
        "
        D3 1 Đoàn ra $NSTW 2021 planned = 150000000
        D4 1 Đoàn ra $NST 2021 planned = 100000000
        D5 1 Đoàn ra $XHH 2021 planned = 50000000
        ",
    );
    // A total that does not hold is told, and still no amount of its own.
    check(
        "
        | KẾ HOẠCH KINH PHÍ 2021 (triệu đồng)
        | TT | Nhiệm vụ | Nguồn | Năm 2021
        | 1 | Đoàn ra | Tổng | 150
        | | | NST | 100
        | | | XHH | 51
        ",
        "
        D4 1 Đoàn ra $NST 2021 planned = 100000000
        D5 1 Đoàn ra $XHH 2021 planned = 51000000
        !total-differs D3
        ",
    );
}

#[test]
fn a_column_of_groups_heads_its_rows() {
    check(
        "
        | DỰ TOÁN NĂM 2024 (triệu đồng)
        | Lĩnh vực | Nhiệm vụ | Đơn vị | Kinh phí
        | Giáo dục | Đào tạo lưu học sinh | Sở GD&ĐT | 500
        | | Tặng sách | Sở GD&ĐT | 50
        | Cộng Giáo dục | | | 550
        | Y tế | Khám bệnh | Sở Y tế | 200
        | TỔNG CỘNG | | | 750
        ",
        "
        D3 [~Giáo dục] Đào tạo lưu học sinh @Sở GD&ĐT 2024 proposed = 500000000
        D4 [~Giáo dục] Tặng sách @Sở GD&ĐT 2024 proposed = 50000000
        D6 [~Y tế] Khám bệnh @Sở Y tế 2024 proposed = 200000000
        total 750000000 / 750000000
        ",
    );
}

#[test]
fn a_period_beside_its_years_is_their_sum() {
    check(
        "
        | DỰ TOÁN CÁC NĂM (triệu đồng)
        | TT | Nhiệm vụ | Năm | NSTW | NST | Cộng
        | 1 | Đào tạo | 2021-2022 | 300 | 200 | 500
        | | | 2021 | 100 | 100 | 200
        | | | 2022 | 200 | 100 | 300
        | 2 | Bình quân/người | | 30 | 20 | 50
        ",
        "
        D4 1 Đào tạo $NSTW 2021 proposed = 100000000
        E4 1 Đào tạo $NST 2021 proposed = 100000000
        D5 1 Đào tạo $NSTW 2022 proposed = 200000000
        E5 1 Đào tạo $NST 2022 proposed = 100000000
        ",
    );
}

#[test]
fn a_line_and_the_table_named_after_it_are_the_same_money() {
    check(
        "
        == Tổng hợp
        | DỰ TOÁN NĂM 2024 (triệu đồng)
        | TT | Nội dung | Kinh phí
        | 1 | Đoàn ra | 150
        | 2 | Đoàn vào | 50
        | | Tổng | 200
        == CT
        | CHI TIẾT ĐOÀN RA NĂM 2024 (triệu đồng)
        | TT | Khoản chi | Dự toán
        | 1 | Vé máy bay | 100
        | 2 | Ăn ở | 50
        | | Tổng | 150
        ",
        "
        Tổng hợp!C3 1 Đoàn ra 2024 proposed = 150000000
        Tổng hợp!C4 2 Đoàn vào 2024 proposed = 50000000
        CT!C3 1 Vé máy bay 2024 proposed = 100000000
        CT!C4 2 Ăn ở 2024 proposed = 50000000
        total 200000000 / 200000000
        total 150000000 / 150000000
        !money-twice C3
        ",
    );
}

#[test]
fn a_sheet_that_tells_the_lines_of_others_again_is_asked_about() {
    check(
        "
        == Sở A
        | DỰ TOÁN NĂM 2024 (triệu đồng)
        | TT | Nội dung | Kinh phí
        | 1 | Đoàn ra | 150
        | 2 | Hội nghị | 50
        == Sở B
        | DỰ TOÁN NĂM 2024 (triệu đồng)
        | TT | Nội dung | Kinh phí
        | 1 | Đào tạo | 70
        == Gộp
        | DỰ TOÁN NĂM 2024 (triệu đồng)
        | TT | Nội dung | Đơn vị | Kinh phí
        | 1 | Đoàn ra | Sở A | 150
        | 2 | Hội nghị | Sở A | 50
        | 3 | Đào tạo | Sở B | 70
        ",
        "
        Sở A!C3 1 Đoàn ra 2024 proposed = 150000000
        Sở A!C4 2 Hội nghị 2024 proposed = 50000000
        Sở B!C3 1 Đào tạo 2024 proposed = 70000000
        Gộp!D3 1 Đoàn ra @Sở A 2024 proposed = 150000000
        Gộp!D4 2 Hội nghị @Sở A 2024 proposed = 50000000
        Gộp!D5 3 Đào tạo @Sở B 2024 proposed = 70000000
        !money-twice
        ",
    );
}

#[test]
fn quarters_are_no_summaries_of_each_other() {
    check(
        "
        == Quý I
        | DỰ TOÁN QUÝ I NĂM 2024 (triệu đồng)
        | TT | Nội dung | Kinh phí
        | 1 | Đoàn ra | 10
        | 2 | Đoàn vào | 5
        == Quý II
        | DỰ TOÁN QUÝ II NĂM 2024 (triệu đồng)
        | TT | Nội dung | Kinh phí
        | 1 | Đoàn ra | 20
        | 2 | Đoàn vào | 10
        == Quý III
        | DỰ TOÁN QUÝ III NĂM 2024 (triệu đồng)
        | TT | Nội dung | Kinh phí
        | 1 | Đoàn ra | 30
        | 2 | Đoàn vào | 15
        ",
        "
        Quý I!C3 1 Đoàn ra 2024 proposed = 10000000
        Quý I!C4 2 Đoàn vào 2024 proposed = 5000000
        Quý II!C3 1 Đoàn ra 2024 proposed = 20000000
        Quý II!C4 2 Đoàn vào 2024 proposed = 10000000
        Quý III!C3 1 Đoàn ra 2024 proposed = 30000000
        Quý III!C4 2 Đoàn vào 2024 proposed = 15000000
        ",
    );
}

#[test]
fn sections_that_make_the_same_money_are_asked_about() {
    check(
        "
        | DỰ TOÁN NĂM 2024 (triệu đồng)
        | TT | Nội dung | Kinh phí
        | A | NHIỆM VỤ |
        | 1 | Đoàn ra | 300
        | 2 | Đoàn vào | 50
        | B | NGUỒN KINH PHÍ |
        | 1 | Ngân sách tỉnh | 250
        | 2 | Xã hội hóa | 100
        ",
        "
        C4 [A~NHIỆM VỤ] 1 Đoàn ra 2024 proposed = 300000000
        C5 [A~NHIỆM VỤ] 2 Đoàn vào 2024 proposed = 50000000
        C7 [B~NGUỒN KINH PHÍ] 1 Ngân sách tỉnh $Ngân sách tỉnh 2024 proposed = 250000000
        C8 [B~NGUỒN KINH PHÍ] 2 Xã hội hóa $Xã hội hóa 2024 proposed = 100000000
        !money-twice C6
        ",
    );
    check(
        "
        | DỰ TOÁN THU CHI NĂM 2024 (triệu đồng)
        | TT | Nội dung | Dự toán
        | A | TỔNG THU | 350
        | 1 | Thu phí | 300
        | 2 | Thu khác | 50
        | B | TỔNG CHI | 350
        | 1 | Chi thường xuyên | 250
        | 2 | Chi đầu tư | 100
        ",
        "
        C4 [A~TỔNG THU] 1 Thu phí 2024 proposed = 300000000
        C5 [A~TỔNG THU] 2 Thu khác 2024 proposed = 50000000
        C7 [B~TỔNG CHI] 1 Chi thường xuyên 2024 proposed = 250000000
        C8 [B~TỔNG CHI] 2 Chi đầu tư 2024 proposed = 100000000
        !blocks-not-added C4:C5
        -blocks-not-added C3
        ",
    );
}

#[test]
fn rows_that_state_a_kind_and_nothing_else() {
    check(
        "
        | DỰ TOÁN NĂM 2024 (triệu đồng)
        | TT | Nội dung | Kinh phí
        | 1 | Đoàn ra |
        | - | Đơn vị đề nghị | 300
        | - | Sở Tài chính thẩm định | 250
        ",
        "
        C4 [1~Đoàn ra] - Đơn vị đề nghị 2024 proposed = 300000000
        C5 [1~Đoàn ra] - Sở Tài chính thẩm định 2024 appraised = 250000000
        ",
    );
    check(
        "
        | KINH PHÍ CÁC NĂM (triệu đồng)
        | TT | Nội dung | Số tiền
        | I | Thực hiện năm 2023 | 350
        | 1 | Đoàn ra | 300
        | 2 | Đoàn vào | 50
        | II | Dự toán năm 2024 | 400
        | 1 | Đoàn ra | 340
        | 2 | Đoàn vào | 60
        | III | Tổng cộng (I+II) | 750
        ",
        "
        C4 [I~Thực hiện năm 2023] 1 Đoàn ra 2023 done = 300000000
        C5 [I~Thực hiện năm 2023] 2 Đoàn vào 2023 done = 50000000
        C7 [II~Dự toán năm 2024] 1 Đoàn ra 2024 proposed = 340000000
        C8 [II~Dự toán năm 2024] 2 Đoàn vào 2024 proposed = 60000000
        total 750000000 / 750000000
        ",
    );
}

#[test]
fn years_over_the_columns_of_a_stacked_header_are_no_title() {
    check(
        "
        | DỰ TOÁN KINH PHÍ THỰC HIỆN KẾ HOẠCH HỢP TÁC (đồng)
        | Nội | Nhu cầu kinh phí | | | | | Ghi
        | dung | KP năm 2021 | | KP năm 2022 | | Tổng số | chú
        | | Ngân sách nhà nước | Nguồn khác | Ngân sách nhà nước | Nguồn khác
        | Đoàn ra thăm và làm việc | 405000000 | 10000000 | 200000000 | 30000000 | 645000000 | x
        | Đón đoàn cán bộ | 115000000 | 20000000 | 320000000 | 40000000 | 495000000
        ",
        "
        B5 Đoàn ra thăm và làm việc $Ngân sách nhà nước 2021 proposed = 405000000
        C5 Đoàn ra thăm và làm việc $Nguồn khác 2021 proposed = 10000000
        D5 Đoàn ra thăm và làm việc $Ngân sách nhà nước 2022 proposed = 200000000
        E5 Đoàn ra thăm và làm việc $Nguồn khác 2022 proposed = 30000000
        B6 Đón đoàn cán bộ $Ngân sách nhà nước 2021 proposed = 115000000
        C6 Đón đoàn cán bộ $Nguồn khác 2021 proposed = 20000000
        D6 Đón đoàn cán bộ $Ngân sách nhà nước 2022 proposed = 320000000
        E6 Đón đoàn cán bộ $Nguồn khác 2022 proposed = 40000000
        ",
    );
}

#[test]
fn columns_of_a_span_of_years_are_not_of_the_titles_year() {
    check(
        "
        | HỖ TRỢ LƯU HỌC SINH, DỰ TOÁN NĂM 2024 (triệu đồng)
        | TT | Trường | Năm học 2023-2024 | < | Năm học 2024-2025 | <
        | | | Số HS | Kinh phí | Số HS | Kinh phí
        | 1 | Trường Nội trú | 10 | 300 | 12 | 360
        | 2 | Trường Cao đẳng | 5 | 150 | 6 | 180
        | | Cộng | 15 | 450 | 18 | 540
        ",
        "
        D4 1 Trường Nội trú @Trường Nội trú proposed = 300000000
        F4 1 Trường Nội trú @Trường Nội trú proposed = 360000000
        D5 2 Trường Cao đẳng @Trường Cao đẳng proposed = 150000000
        F5 2 Trường Cao đẳng @Trường Cao đẳng proposed = 180000000
        ",
    );
}

#[test]
fn a_year_of_two_digits() {
    check(
        "
        | DỰ KIẾN KINH PHÍ GIAI ĐOẠN 2023-2025 (triệu đồng)
        | TT | Nội dung | Năm 23 | Năm 24
        | 1 | Đoàn ra | 100 | 110
        ",
        "
        C3 1 Đoàn ra 2023 planned = 100000000
        D3 1 Đoàn ra 2024 planned = 110000000
        ",
    );
}

#[test]
fn periods_that_hold_each_other_and_periods_that_add_up() {
    check(
        "
        | TÌNH HÌNH THỰC HIỆN DỰ TOÁN NĂM 2024 (triệu đồng)
        | TT | Nội dung | Dự toán giao | Đã chi quý I | Đã chi 6 tháng | Đã chi 9 tháng
        | 1 | Đoàn ra | 230 | 40 | 100 | 160
        | 2 | Đoàn vào | 110 | 20 | 50 | 80
        ",
        "
        C3 1 Đoàn ra 2024 appropriated = 230000000
        F3 1 Đoàn ra 2024 spent = 160000000
        C4 2 Đoàn vào 2024 appropriated = 110000000
        F4 2 Đoàn vào 2024 spent = 80000000
        -columns-not-recorded D3
        ",
    );
    check(
        "
        | TÌNH HÌNH THỰC HIỆN DỰ TOÁN NĂM 2024 (triệu đồng)
        | TT | Nội dung | Dự toán giao | Đã chi 6 tháng đầu năm | Đã chi 6 tháng cuối năm | Đã chi cả năm
        | 1 | Đoàn ra | 230 | 100 | 120 | 220
        | 2 | Đoàn vào | 110 | 50 | 55 | 105
        | 3 | Hội nghị | 60 | 15 | 30 | 45
        ",
        "
        C3 1 Đoàn ra 2024 appropriated = 230000000
        D3 1 Đoàn ra 2024 spent = 100000000
        E3 1 Đoàn ra 2024 spent = 120000000
        C4 2 Đoàn vào 2024 appropriated = 110000000
        D4 2 Đoàn vào 2024 spent = 50000000
        E4 2 Đoàn vào 2024 spent = 55000000
        C5 3 Hội nghị 2024 appropriated = 60000000
        D5 3 Hội nghị 2024 spent = 15000000
        E5 3 Hội nghị 2024 spent = 30000000
        ",
    );
}

#[test]
fn the_remaining_months_add_to_those_before_and_a_duration_is_no_period() {
    check(
        "
        | TÌNH HÌNH THỰC HIỆN DỰ TOÁN NĂM 2024 (triệu đồng)
        | TT | Nội dung | Dự toán giao | Đã chi 9 tháng | Đã chi 3 tháng còn lại
        | 1 | Đoàn ra | 230 | 100 | 120
        ",
        "
        C3 1 Đoàn ra 2024 appropriated = 230000000
        D3 1 Đoàn ra 2024 spent = 100000000
        E3 1 Đoàn ra 2024 spent = 120000000
        ",
    );
    check(
        "
        | DỰ TOÁN HỖ TRỢ LƯU HỌC SINH NĂM 2024 (triệu đồng)
        | TT | Nội dung | Kinh phí hỗ trợ 3 tháng | Kinh phí hỗ trợ 6 tháng
        | 1 | Học bổng | 30 | 66
        | 2 | Dân số và phát triển | 10 | 25
        ",
        "
        C3 1 Học bổng 2024 proposed = 30000000
        D3 1 Học bổng 2024 proposed = 66000000
        C4 2 Dân số và phát triển 2024 proposed = 10000000
        D4 2 Dân số và phát triển 2024 proposed = 25000000
        ",
    );
}

#[test]
fn parts_of_a_total_told_first() {
    check(
        "
        | KINH PHÍ (triệu đồng)
        | TT | Nội dung | Năm 2023 | Năm 2024
        | | Tổng cộng | 300 | 170
        | | Trong đó:
        | | - Ngân sách tỉnh | 200 | 100
        | | - Nguồn khác | 100 | 70
        | I | Y TẾ | 300 | 170
        | 1 | Đào tạo | 100 | 70
        | 2 | Thiết bị | 200 | 100
        ",
        "
        C8 [I~Y TẾ] 1 Đào tạo 2023 = 100000000
        D8 [I~Y TẾ] 1 Đào tạo 2024 = 70000000
        C9 [I~Y TẾ] 2 Thiết bị 2023 = 200000000
        D9 [I~Y TẾ] 2 Thiết bị 2024 = 100000000
        total 470000000 / 470000000
        ",
    );
}

#[test]
fn progress_of_payments_by_month() {
    check(
        "
        | TIẾN ĐỘ GIẢI NGÂN NĂM 2024 (triệu đồng)
        | STT | Nội dung | Dự toán | T1 | T2 | T3 | Lũy kế | Còn lại | Kinh phí hủy bỏ
        | 1 | Đoàn ra | 300 | 20 | 30 | 50 | 100 | 200 | 10
        | 2 | Đoàn vào | 200 | 0 | 10 | 20 | 30 | 170 | 0
        | 3 | Hội nghị | 90 | 10 | 10 | 20 | 40 | 50 | 5
        ",
        "
        C3 1 Đoàn ra 2024 appropriated = 300000000
        D3 1 Đoàn ra m1 2024 spent = 20000000
        E3 1 Đoàn ra m2 2024 spent = 30000000
        F3 1 Đoàn ra m3 2024 spent = 50000000
        I3 1 Đoàn ra 2024 lapsed = 10000000
        C4 2 Đoàn vào 2024 appropriated = 200000000
        E4 2 Đoàn vào m2 2024 spent = 10000000
        F4 2 Đoàn vào m3 2024 spent = 20000000
        C5 3 Hội nghị 2024 appropriated = 90000000
        D5 3 Hội nghị m1 2024 spent = 10000000
        E5 3 Hội nghị m2 2024 spent = 10000000
        F5 3 Hội nghị m3 2024 spent = 20000000
        I5 3 Hội nghị 2024 lapsed = 5000000
        ",
    );
}

#[test]
fn figures_with_their_units_alone() {
    check(
        "
        | DỰ TRÙ KINH PHÍ NĂM 2025
        | STT | Nội dung | Kinh phí
        | 1 | Hội trường | '5 triệu
        | 2 | Nước uống | '1,2 triệu
        | 3 | Tài liệu | '800 nghìn
        | | Tổng | '7 triệu
        ",
        "
        C3 1 Hội trường 2025 proposed = 5000000
        C4 2 Nước uống 2025 proposed = 1200000
        C5 3 Tài liệu 2025 proposed = 800000
        total 7000000 / 7000000
        ",
    );
}

#[test]
fn headings_that_are_offices_name_the_agency() {
    check(
        "
        | DỰ TOÁN NĂM 2025 (triệu đồng)
        | STT | Nội dung | Kinh phí
        | I | SỞ NGOẠI VỤ | 300
        | 1 | Đoàn ra | 100
        | 2 | Đoàn vào | 200
        | II | Báo tỉnh | 50
        | 1 | Chuyên trang | 50
        ",
        "
        C4 [I~SỞ NGOẠI VỤ] 1 Đoàn ra @SỞ NGOẠI VỤ 2025 proposed = 100000000
        C5 [I~SỞ NGOẠI VỤ] 2 Đoàn vào @SỞ NGOẠI VỤ 2025 proposed = 200000000
        C7 [II~Báo tỉnh] 1 Chuyên trang @Báo tỉnh 2025 proposed = 50000000
        ",
    );
}

#[test]
fn units_below_their_tables() {
    check(
        "
        | DỰ TOÁN CHI 2025
        | STT | Nội dung | Kinh phí
        | 1 | Đoàn ra | 100
        | | Tổng cộng | 100
        | Đơn vị tính: triệu đồng
        |
        | DỰ TOÁN CHI 2026
        | STT | Nội dung | Kinh phí
        | 1 | Đoàn ra | 120000
        | | Tổng cộng | 120000
        | Đơn vị tính: nghìn đồng
        ",
        "
        C3 1 Đoàn ra 2025 proposed = 100000000
        C9 1 Đoàn ra 2026 proposed = 120000000
        total 100000000 / 100000000
        total 120000000 / 120000000
        ",
    );
}

#[test]
fn abbreviated_headings_of_years() {
    check(
        "
        | DỰ TOÁN CHI (triệu đồng)
        | STT | Nội dung | TH 2023 | DT 2024 | ƯTH 2024 | DT 2025
        | 1 | Đoàn ra | 100 | 110 | 105 | 120
        | 2 | Đoàn vào | 50 | 60 | 60 | 70
        ",
        "
        C3 1 Đoàn ra 2023 done = 100000000
        D3 1 Đoàn ra 2024 appropriated = 110000000
        E3 1 Đoàn ra 2024 expected = 105000000
        F3 1 Đoàn ra 2025 proposed = 120000000
        C4 2 Đoàn vào 2023 done = 50000000
        D4 2 Đoàn vào 2024 appropriated = 60000000
        E4 2 Đoàn vào 2024 expected = 60000000
        F4 2 Đoàn vào 2025 proposed = 70000000
        -earlier-year D3
        ",
    );
}

#[test]
fn rows_of_a_summary_head_the_sheets_that_make_them_up() {
    check(
        "
        == DT
        | DỰ TOÁN KINH PHÍ NĂM 2025 (đồng)
        | STT | Nội dung | Kinh phí
        | 1 | Đoàn ra | 42400000
        | 2 | Đoàn vào | 30000000
        | | Tổng cộng | 72400000
        == PL1
        | CHI TIẾT ĐOÀN RA NĂM 2025 (đồng)
        | STT | Nội dung | Số người | Số ngày | Đơn giá | Thành tiền
        | 1 | Tiền ăn | 8 | 5 | 500000 | 20000000
        | 2 | Tiền ở | 8 | 4 | 700000 | 22400000
        | | Cộng | | | | 42400000
        == PL2
        | CHI TIẾT ĐOÀN VÀO NĂM 2025 (đồng)
        | STT | Nội dung | Số người | Số ngày | Đơn giá | Thành tiền
        | 1 | Chiêu đãi | 20 | 1 | 1000000 | 20000000
        | 2 | Quà | 10 | 1 | 1000000 | 10000000
        | | Cộng | | | | 30000000
        ",
        "
        PL1!F3 [1~Đoàn ra] 1 Tiền ăn 2025 proposed = 20000000
        PL1!F4 [1~Đoàn ra] 2 Tiền ở 2025 proposed = 22400000
        PL2!F3 [2~Đoàn vào] 1 Chiêu đãi 2025 proposed = 20000000
        PL2!F4 [2~Đoàn vào] 2 Quà 2025 proposed = 10000000
        total 72400000 / 72400000
        total 42400000 / 42400000
        total 30000000 / 30000000
        -money-twice
        ",
    );
}

#[test]
fn things_that_begin_like_offices_name_no_agency() {
    check(
        "
        | DỰ TOÁN HỘI NGHỊ NĂM 2025 (triệu đồng)
        | STT | Nội dung | Kinh phí
        | 1 | Văn phòng phẩm | 10
        | 2 | Hội trường | 20
        | 3 | Phòng nghỉ | 30
        | | Tổng cộng | 60
        ",
        "
        C3 1 Văn phòng phẩm 2025 proposed = 10000000
        C4 2 Hội trường 2025 proposed = 20000000
        C5 3 Phòng nghỉ 2025 proposed = 30000000
        total 60000000 / 60000000
        ",
    );
}

#[test]
fn a_unit_between_two_tables_is_the_next_ones_where_the_first_states_its_own() {
    check(
        "
        | DỰ TOÁN CHI NĂM 2025 (nghìn đồng)
        | STT | Nội dung | Kinh phí
        | 1 | Đoàn ra | 100000
        | | Tổng cộng | 100000
        | Đơn vị tính: triệu đồng
        |
        | STT | Nội dung | Kinh phí năm 2026
        | 1 | Đoàn ra | 120
        | | Tổng cộng | 120
        ",
        "
        C3 1 Đoàn ra 2025 proposed = 100000000
        C8 1 Đoàn ra 2026 proposed = 120000000
        total 100000000 / 100000000
        total 120000000 / 120000000
        ",
    );
}
