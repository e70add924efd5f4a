//! R1C1 references, as SpreadsheetML 2003 writes formulas, turned into A1 ones.

use super::limits;
use crate::sheet::{CellRef, column_letters};
use std::fmt::Write;

/// The formula with every `R[-1]C3` as it reads in the cell `at`; what leaves the grid becomes `#REF!`.
pub fn to_a1(formula: &str, at: CellRef) -> String {
    let bytes = formula.as_bytes();
    let mut out = String::with_capacity(formula.len());
    let mut here = 0;
    let mut copied = 0;
    let mut fresh = true;
    while let Some(byte) = bytes.get(here) {
        match byte {
            b'"' | b'\'' => {
                let rest = bytes.get(here + 1..).unwrap_or_default();
                here += 2 + rest.iter().position(|b| b == byte).unwrap_or(rest.len());
                fresh = false;
            }
            b'R' | b'r' | b'C' | b'c' if fresh => {
                match reference(bytes, here, at) {
                    Some((end, text)) => {
                        out.push_str(formula.get(copied..here).unwrap_or_default());
                        out.push_str(&text);
                        copied = end;
                        here = end;
                    }
                    None => here += 1,
                }
                fresh = false;
            }
            b => {
                fresh = !(b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'\\') || *b >= 0x80);
                here += 1;
            }
        }
    }
    out.push_str(formula.get(copied.min(formula.len())..).unwrap_or_default());
    out
}

/// A row or column: its 0-based number and whether it is fixed.
type Axis = Option<(i64, bool)>;

fn reference(bytes: &[u8], at: usize, cell: CellRef) -> Option<(usize, String)> {
    let (mid, row) = axis(bytes, at, b'R', i64::from(cell.row));
    let (end, column) = axis(bytes, mid, b'C', i64::from(cell.column));
    let ends = bytes.get(end).is_none_or(|b| {
        !(b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'(' | b'!' | b'\\' | b'[') || *b >= 0x80)
    });
    if !ends {
        return None;
    }
    let inside = |number: i64, size: u32| u32::try_from(number).ok().filter(|n| *n < size);
    let mut text = String::new();
    let put_column = |text: &mut String, (number, fixed): (i64, bool)| {
        let letters = column_letters(inside(number, limits::COLUMNS)?);
        write!(text, "{}{letters}", if fixed { "$" } else { "" }).ok()
    };
    let put_row = |text: &mut String, (number, fixed): (i64, bool)| {
        let row = u64::from(inside(number, limits::ROWS)?) + 1;
        write!(text, "{}{row}", if fixed { "$" } else { "" }).ok()
    };
    let written = match (row, column) {
        (Some(row), Some(column)) => put_column(&mut text, column).and_then(|()| put_row(&mut text, row)),
        (Some(row), None) => {
            let first = put_row(&mut text, row);
            text.push(':');
            first.and_then(|()| put_row(&mut text, row))
        }
        (None, Some(column)) => {
            let first = put_column(&mut text, column);
            text.push(':');
            first.and_then(|()| put_column(&mut text, column))
        }
        (None, None) => return None,
    };
    Some((end, if written.is_some() { text } else { "#REF!".to_owned() }))
}

/// `R`, `R5` or `R[-2]` at this place.
fn axis(bytes: &[u8], at: usize, letter: u8, own: i64) -> (usize, Axis) {
    if bytes.get(at).map(u8::to_ascii_uppercase) != Some(letter) {
        return (at, None);
    }
    let rest = bytes.get(at + 1..).unwrap_or_default();
    if rest.first() == Some(&b'[') {
        let Some(close) = rest.iter().take(12).position(|b| *b == b']') else { return (at, None) };
        let number = rest.get(1..close).and_then(|n| std::str::from_utf8(n).ok()?.parse::<i64>().ok());
        return match number {
            Some(number) => (at + 2 + close, Some((own + number, false))),
            None => (at, None),
        };
    }
    let digits = rest.iter().take(9).take_while(|b| b.is_ascii_digit()).count();
    if digits == 0 {
        return (at + 1, Some((own, false)));
    }
    let number = rest.get(..digits).and_then(|n| std::str::from_utf8(n).ok()?.parse::<i64>().ok());
    match number {
        Some(number) => (at + 1 + digits, Some((number - 1, true))),
        None => (at, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_turn() {
        let at = CellRef::new(9, 3);
        for (formula, expected) in [
            ("SUM(R[-3]C:R[-1]C)", "SUM(D7:D9)"),
            ("R1C1+RC[-1]", "$A$1+C10"),
            ("ROUND(RC3,0)&\"R1C1\"", "ROUND($C10,0)&\"R1C1\""),
            ("'Bảng R1C1'!R[1]C", "'Bảng R1C1'!D11"),
            ("SUM(C2)", "SUM($B:$B)"),
            ("R[-20]C", "#REF!"),
            ("COUNT(R5)", "COUNT($5:$5)"),
        ] {
            assert_eq!(to_a1(formula, at), expected, "{formula}");
        }
    }
}
