//! What the text of a formula tells without computing it.

use crate::sheet::{CellRef, column_letters};

/// The 0-based row ranges a formula adds up in one column, when it is nothing but sums of that column:
/// `SUM(E10:E15)`, `+E10+E16`, `SUM(E10:E12,E16)`. `None` for anything else.
pub fn rows_summed(formula: &str, column: u32) -> Option<Vec<(u32, u32)>> {
    // Most formulas of a long table add up across: they never name their own column.
    let letters = column_letters(column);
    let own = |part: &[u8]| part.eq_ignore_ascii_case(letters.as_bytes());
    if !formula.as_bytes().windows(letters.len()).any(own) {
        return None;
    }
    let text: String = formula.chars().filter(|c| !c.is_whitespace() && *c != '$').collect();
    let text = text.trim_start_matches('=').to_uppercase();
    let text = text.replace("SUM(", "(").replace("SUBTOTAL(9,", "(");
    if text.contains(['-', '*', '/', '!', '"', '&']) {
        return None;
    }
    let mut out = Vec::new();
    for piece in text.split(['+', ',', ';', '(', ')']).filter(|p| !p.is_empty()) {
        let (a, b) = piece.split_once(':').unwrap_or((piece, piece));
        let (a, b) = (CellRef::parse(a)?, CellRef::parse(b)?);
        if a.column != column || b.column != column {
            return None;
        }
        out.push((a.row.min(b.row), a.row.max(b.row)));
    }
    if out.is_empty() { None } else { Some(out) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums() {
        assert_eq!(rows_summed("SUM(E10:E15)", 4), Some(vec![(9, 14)]));
        assert_eq!(rows_summed("+E10+E16", 4), Some(vec![(9, 9), (15, 15)]));
        assert_eq!(rows_summed("SUM(E10:E12,E16)", 4), Some(vec![(9, 11), (15, 15)]));
        assert_eq!(rows_summed("E10*2", 4), None);
        assert_eq!(rows_summed("SUM(D10:E12)", 4), None);
        assert_eq!(rows_summed("100+200", 4), None);
    }
}
