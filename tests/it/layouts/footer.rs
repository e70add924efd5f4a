//! What stands beneath and beside a table and must never become an amount.

use super::dice::Dice;
use super::figures;
use super::layout::{Layout, UnitAt};
use super::pen::Pen;
use dutoan::sheet::{Style, Value};

/// `whole` is the table's total where it is also written in words; `first` the first row of data.
pub fn draw(pen: &mut Pen, layout: &Layout, dice: &mut Dice, mut row: u32, last: u32, whole: Option<i64>, first: u32) {
    let italic = pen.style(Style { italic: true, ..Style::default() });
    let left = layout.column_offset;
    if layout.blank_rows {
        row += 1;
    }
    if let Some(whole) = whole.filter(|_| layout.unit_at != UnitAt::Nowhere) {
        pen.text(row, left, &format!("Bằng chữ: {}.", figures::words(whole)), italic);
        pen.merge(row, left, row, last);
        row += 1;
    }
    if dice.chance(30) {
        pen.text(
            row,
            left,
            "Ghi chú: (*) Kinh phí năm 2022 là kinh phí bổ sung; định mức theo Nghị quyết 91/2022/NQ-HĐND.",
            italic,
        );
        row += 1;
    }
    if layout.signature {
        let bold = pen.bold(true);
        pen.text(row + 1, last.saturating_sub(1), "Bắc Giang, ngày 12 tháng 9 năm 2022", italic);
        pen.text(row + 2, left, "NGƯỜI LẬP BIỂU", bold);
        pen.text(row + 2, last.saturating_sub(1), "GIÁM ĐỐC", bold);
        pen.text(row + 6, last.saturating_sub(1), "Nguyễn Văn A", bold);
        row += 7;
    }
    if layout.scratch {
        let aside = last + 3;
        for (offset, n) in [(1, 33_400.0), (2, 1_250_000.0), (4, 0.85)] {
            pen.value(first + offset, aside, Value::Number(n), 0);
        }
        pen.value(row + 4, last.saturating_sub(1), Value::Number(12_345_678.0), 0);
    }
}
