//! Columns read as money only because figures stand in them: their headings say nothing of money.

use super::columns::Col;
use super::say;
use super::seams::Norm;
use super::vocabulary::Field;
use crate::finding::{Finding, Severity};
use crate::sheet::CellRef;

/// Whether a heading, or the officer, says that a column is money.
pub fn told(c: &Col) -> bool {
    // A word that heads texts ("Lĩnh vực", "Kết quả") does not make money of figures.
    let money = |field: Field| field != Field::Known;
    c.parts.iter().any(|p| super::header::classify(&p.text).is_some_and(|(f, _)| money(f)))
        || c.hinted
        || c.kind.is_some()
        || c.year.is_some()
        || c.month.is_some()
        || c.part_of_year().is_some()
        || c.source.is_some()
        || c.document.is_some()
        || c.agency.is_some()
        || c.unit.is_some()
}

/// A warning for each column taken as money without a word for it, while other columns are money by
/// their headings and no sum ties it to them.
pub fn findings(sheet: &str, cols: &[Col], header: u32) -> Vec<Finding> {
    // "Kết quả", "Mục tiêu" head words; over large figures, years aside, they may head money as well.
    let figures = |c: &Col| c.stat.large * 2 > c.stat.figures && c.stat.years * 2 < c.stat.figures;
    let unread = |c: &&Col| {
        let known = c.field == Field::Known && !c.hinted && !c.parts.is_empty();
        // Posts, people and times are counted, however many; a limit and what a thing once cost are told of the thing.
        let counted = ["biên chế", "đối tượng", "thời gian", "tiến độ", "tiêu chuẩn", "định mức", "nguyên giá"];
        if c.stat.years > 0 && c.stat.years == c.stat.figures {
            return false;
        }
        if c.parts.iter().any(|p| counted.iter().any(|w| Norm::of(&p.text).starts(w))) {
            return false;
        }
        let heads_texts = c.parts.iter().any(|p| super::header::classify(&p.text).is_some());
        known && c.stat.large > 0 && (!heads_texts || c.stat.figures > c.stat.words && figures(c))
    };
    let mut out: Vec<Finding> = cols.iter().filter(unread).map(|c| left_out(sheet, c, header)).collect();
    if !cols.iter().any(|c| c.is_amount() && c.stat.figures > 0 && told(c)) {
        return out;
    }
    let summed = |c: &Col| !c.sum_of.is_empty() || cols.iter().any(|o| o.sum_of.contains(&c.column));
    out.extend(cols.iter().filter(|c| c.is_leaf() && c.stat.nonzero > 0 && !told(c) && !summed(c)).map(|c| {
        say::on(
            "column-guessed",
            Severity::Warning,
            sheet,
            CellRef::new(header, c.column).to_string(),
            format!("Cột “{}” chỉ có số, tiêu đề không nói là tiền; đang đọc là số tiền.", c.label),
            format!("Column “{}” holds figures but its heading does not say money; read as amounts.", c.label),
        )
        .next(crate::words::Bilingual::new(
            "Chỉ rõ cột này bằng --column (amount, task, ignored …).",
            "Say what it is by --column (amount, task, ignored …).",
        ))
    }));
    out
}

/// A column nobody could name, with large figures among its words: they are not read, and that is said.
fn left_out(sheet: &str, col: &Col, header: u32) -> Finding {
    say::on(
        "column-not-read",
        Severity::Warning,
        sheet,
        CellRef::new(header, col.column).to_string(),
        format!("Cột “{}” có {} số nhưng chưa rõ là gì; không được nhập.", col.label, col.stat.figures),
        format!(
            "Column “{}” holds {} figures but what they are is unclear; they are not imported.",
            col.label, col.stat.figures
        ),
    )
}
