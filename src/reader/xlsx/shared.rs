//! Shared formulas: the master's text moved to the cell that shares it.

use crate::reader::limits;
use crate::sheet::column_letters;
use std::fmt::Write;

/// Writes `formula` as it reads `rows` below and `columns` right of where it stands: relative references move,
/// `$` ones stay, quoted text and sheet names are left alone; what leaves the grid becomes `#REF!`.
pub fn shift(formula: &str, rows: i64, columns: i64, out: &mut String) {
    let bytes = formula.as_bytes();
    let mut at = 0;
    let mut copied = 0;
    // Whether a reference may begin here: not inside a longer word.
    let mut fresh = true;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' | b'\'' => {
                at = after_quote(bytes, at);
                fresh = false;
            }
            b'[' => {
                at = after_bracket(bytes, at);
                fresh = false;
            }
            b'$' | b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' if fresh => {
                if let Some((end, moved)) = reference(bytes, at) {
                    out.push_str(formula.get(copied..at).unwrap_or_default());
                    moved.write(rows, columns, out);
                    copied = end;
                    at = end;
                } else {
                    at = after_word(bytes, at);
                }
                fresh = false;
            }
            b => {
                fresh = !(b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'$' | b'\\' | b'?') || *b >= 0x80);
                at += 1;
            }
        }
    }
    out.push_str(formula.get(copied..).unwrap_or_default());
}

/// One or two corners that move together.
enum Moved {
    Cell(Axis, Axis),
    Columns(Axis, Axis),
    Rows(Axis, Axis),
}

/// A 0-based row or column number, and whether a `$` fixes it.
#[derive(Clone, Copy)]
struct Axis {
    number: u32,
    fixed: bool,
}

impl Axis {
    fn moved(self, by: i64, size: u32) -> Option<u32> {
        if self.fixed {
            return Some(self.number);
        }
        u32::try_from(i64::from(self.number) + by).ok().filter(|n| *n < size)
    }
}

impl Moved {
    fn write(&self, rows: i64, columns: i64, out: &mut String) {
        let start = out.len();
        let done = match self {
            Self::Cell(column, row) => put_column(*column, columns, out) && put_row(*row, rows, out),
            Self::Columns(a, b) => put_column(*a, columns, out) && push(out) && put_column(*b, columns, out),
            Self::Rows(a, b) => put_row(*a, rows, out) && push(out) && put_row(*b, rows, out),
        };
        if !done {
            out.truncate(start);
            out.push_str("#REF!");
        }
    }
}

fn push(out: &mut String) -> bool {
    out.push(':');
    true
}

fn put_column(axis: Axis, by: i64, out: &mut String) -> bool {
    let Some(number) = axis.moved(by, limits::COLUMNS) else { return false };
    if axis.fixed {
        out.push('$');
    }
    if number < 26 {
        out.push(char::from(b'A' + u8::try_from(number).unwrap_or(0)));
    } else {
        out.push_str(&column_letters(number));
    }
    true
}

fn put_row(axis: Axis, by: i64, out: &mut String) -> bool {
    let Some(number) = axis.moved(by, limits::ROWS) else { return false };
    if axis.fixed {
        out.push('$');
    }
    write!(out, "{}", u64::from(number) + 1).is_ok()
}

/// The reference that begins at `at`, and where it ends.
fn reference(bytes: &[u8], at: usize) -> Option<(usize, Moved)> {
    if let Some((mid, column)) = letters(bytes, at) {
        if let Some((end, row)) = digits(bytes, mid) {
            return ends(bytes, end).then_some((end, Moved::Cell(column, row)));
        }
        let (end, last) = letters(bytes, after_colon(bytes, mid)?)?;
        return ends(bytes, end).then_some((end, Moved::Columns(column, last)));
    }
    let (mid, first) = digits(bytes, at)?;
    let (end, last) = digits(bytes, after_colon(bytes, mid)?)?;
    ends(bytes, end).then_some((end, Moved::Rows(first, last)))
}

fn after_colon(bytes: &[u8], at: usize) -> Option<usize> {
    (bytes.get(at) == Some(&b':')).then_some(at + 1)
}

/// `$`? and one to three letters that name a column.
fn letters(bytes: &[u8], at: usize) -> Option<(usize, Axis)> {
    let (mut at, fixed) = dollar(bytes, at);
    let mut number: u32 = 0;
    let start = at;
    while let Some(b) = bytes.get(at).filter(|b| b.is_ascii_alphabetic()) {
        if at - start == 3 {
            return None;
        }
        number = number * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1;
        at += 1;
    }
    (at > start && number <= limits::COLUMNS).then(|| (at, Axis { number: number - 1, fixed }))
}

/// `$`? and digits that name a row.
fn digits(bytes: &[u8], at: usize) -> Option<(usize, Axis)> {
    let (mut at, fixed) = dollar(bytes, at);
    let mut number: u32 = 0;
    let start = at;
    while let Some(b) = bytes.get(at).filter(|b| b.is_ascii_digit()) {
        if at - start == 7 {
            return None;
        }
        number = number * 10 + u32::from(b - b'0');
        at += 1;
    }
    (at > start && (1..=limits::ROWS).contains(&number)).then(|| (at, Axis { number: number - 1, fixed }))
}

fn dollar(bytes: &[u8], at: usize) -> (usize, bool) {
    if bytes.get(at) == Some(&b'$') { (at + 1, true) } else { (at, false) }
}

/// Whether a reference may end before this byte: no word, call, sheet name or decimal goes on.
fn ends(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(|b| {
        !(b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'(' | b'!' | b'[' | b'\\' | b'?') || *b >= 0x80)
    })
}

fn after_word(bytes: &[u8], mut at: usize) -> usize {
    at += 1;
    while bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'\\') || *b >= 0x80) {
        at += 1;
    }
    at
}

/// After the quote that closes the one at `at`; doubled quotes stand for themselves.
fn after_quote(bytes: &[u8], at: usize) -> usize {
    let quote = bytes.get(at).copied();
    let mut end = at + 1;
    while let Some(b) = bytes.get(end) {
        end += 1;
        if Some(*b) == quote {
            if bytes.get(end).copied() == quote {
                end += 1;
            } else {
                break;
            }
        }
    }
    end
}

/// After the bracket that closes the one at `at` (tables, other workbooks).
fn after_bracket(bytes: &[u8], at: usize) -> usize {
    let mut depth = 0usize;
    let mut end = at;
    while let Some(b) = bytes.get(end) {
        end += 1;
        match b {
            b'[' => depth += 1,
            b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            _ => {}
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::shift;

    #[test]
    fn relative_references_move() {
        for (formula, rows, columns, expected) in [
            ("A1+B2", 1, 1, "B2+C3"),
            ("$A1+B$2+$C$3", 2, 1, "$A3+C$2+$C$3"),
            ("SUM(A1:A9)*LOG10(B1)", 1, 0, "SUM(A2:A10)*LOG10(B2)"),
            ("'Sở Y tế A1'!B2&\"A1\"", 1, 0, "'Sở Y tế A1'!B3&\"A1\""),
            ("Sheet1!A1+Sheet2!$A$1", 0, 2, "Sheet1!C1+Sheet2!$A$1"),
            ("A:A+1:1", 1, 1, "B:B+2:2"),
            ("A1", -1, 0, "#REF!"),
            ("XFD1", 0, 1, "#REF!"),
            ("AA100+ABCD1", 0, 1, "AB100+ABCD1"),
            ("Table1[Số tiền]+A1", 1, 0, "Table1[Số tiền]+A2"),
            ("1.5E3+A1", 1, 0, "1.5E3+A2"),
            ("tên_A1+A1", 1, 0, "tên_A1+A2"),
            ("IF(A1=\"x\"\"A1\",B1,3)", 1, 0, "IF(A2=\"x\"\"A1\",B2,3)"),
            ("[1]Sheet1!A1", 1, 0, "[1]Sheet1!A2"),
            ("B1%", 3, 0, "B4%"),
        ] {
            let mut out = String::new();
            shift(formula, rows, columns, &mut out);
            assert_eq!(out, expected, "{formula}");
        }
    }
}
