//! The formulas of cells, made from the columns' own.

use crate::report::{Formula, Side};

/// More ranges than this in one SUM make the formula too long for Excel to take.
const MOST_RANGES: usize = 200;

/// The letters of a 0-based column.
pub(crate) fn letters(column: usize) -> String {
    let mut name = String::new();
    let mut rest = column.saturating_add(1);
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        name.insert(0, char::from(b'A'.saturating_add(digit)));
        rest = (rest - 1) / 26;
    }
    name
}

/// A formula across a row; `place` finds a column. `None` when it names a column that is not there.
pub(super) fn across(formula: &Formula, row: u32, place: impl Fn(&str) -> Option<usize>) -> Option<String> {
    let row = row.saturating_add(1);
    let cell = |key: &str| place(key).map(|column| format!("{}{row}", letters(column)));
    match formula {
        // Four places after the point are hundredths of a percent, as in the report.
        Formula::Ratio(a, b) => {
            let (a, b) = (cell(a)?, cell(b)?);
            Some(format!("=IF({b}>0,ROUND({a}/{b},4),\"\")"))
        }
        Formula::Product(a, b) => Some(format!("={}*{}", cell(a)?, cell(b)?)),
        Formula::Sum(terms) => {
            let places: Option<Vec<usize>> = terms.iter().map(|(_, key)| place(key)).collect();
            let places = places?;
            let neighbours = places.windows(2).all(|pair| matches!(pair, [a, b] if *b == a.saturating_add(1)));
            let adds = terms.iter().all(|(side, _)| *side == Side::Plus);
            if let (true, true, [first, .., last], true) = (adds, neighbours, places.as_slice(), places.len() > 2) {
                return Some(format!("=SUM({}{row}:{}{row})", letters(*first), letters(*last)));
            }
            let mut text = String::from("=");
            for (at, (side, key)) in terms.iter().enumerate() {
                match (at, side) {
                    (0, Side::Plus) => {}
                    (_, Side::Plus) => text.push('+'),
                    (_, Side::Minus) => text.push('-'),
                }
                text.push_str(&cell(key)?);
            }
            Some(text)
        }
    }
}

/// The rows (0-based, ascending) as ranges of neighbours, 1-based.
pub(super) fn ranges(rows: &[u32]) -> Vec<(u32, u32)> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for row in rows.iter().map(|row| row.saturating_add(1)) {
        match ranges.last_mut() {
            Some((_, last)) if last.saturating_add(1) == row => *last = row,
            _ => ranges.push((row, row)),
        }
    }
    ranges
}

/// Whether the ranges fit into one SUM.
pub(super) fn fit_a_sum(ranges: &[(u32, u32)]) -> bool {
    ranges.len() <= MOST_RANGES
}

/// `=SUM(F10:F15,F20)` down a column. Spreadsheets take no blank sum: no range gives `None`.
pub(super) fn down(column: usize, ranges: &[(u32, u32)]) -> Option<String> {
    let name = letters(column);
    let parts: Vec<String> = ranges
        .iter()
        .map(
            |(first, last)| {
                if first == last { format!("{name}{first}") } else { format!("{name}{first}:{name}{last}") }
            },
        )
        .collect();
    (!parts.is_empty()).then(|| format!("=SUM({})", parts.join(",")))
}

/// The sum of the rows of one level between two rows (0-based), by the hidden column of levels: for
/// groups of more parts than a SUM takes.
pub(super) fn down_by_level(column: usize, levels: usize, level: u8, rows: (u32, u32)) -> String {
    let (name, key) = (letters(column), letters(levels));
    let (first, last) = (rows.0.saturating_add(1), rows.1.saturating_add(1));
    format!("=SUMIF(${key}${first}:${key}${last},{level},{name}{first}:{name}{last})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_written_as_a_clerk_would() {
        let place = |key: &str| ["a", "b", "c", "d"].iter().position(|known| *known == key).map(|at| at + 5);
        let write = |text: &str| across(&Formula::parse(text).unwrap(), 11, place);
        assert_eq!(write("a - b").as_deref(), Some("=F12-G12"));
        assert_eq!(write("a + b + c").as_deref(), Some("=SUM(F12:H12)"));
        assert_eq!(write("a + c + b").as_deref(), Some("=F12+H12+G12"));
        assert_eq!(write("a + b - c").as_deref(), Some("=F12+G12-H12"));
        assert_eq!(write("a / d").as_deref(), Some("=IF(I12>0,ROUND(F12/I12,4),\"\")"));
        assert_eq!(write("a * d").as_deref(), Some("=F12*I12"));
        assert_eq!(write("a").as_deref(), Some("=F12"));
        assert_eq!(write("a - nowhere"), None);
        assert_eq!(down(5, &ranges(&[9, 10, 11, 14])).as_deref(), Some("=SUM(F10:F12,F15)"));
        assert_eq!(down(5, &[]), None);
        assert_eq!(down_by_level(5, 25, 0, (9, 99)), "=SUMIF($Z$10:$Z$100,0,F10:F100)");
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), name);
        }
    }
}
