//! What a workbook holds, as one hash: the same for the same table saved again by another program.

use crate::sheet::{Value, Workbook};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// SHA-256 over every filled cell, in order. What saving again changes does not count: styles, spaces at the ends,
/// line ends, the sixteenth digit of a number, sheets without cells.
pub fn hash(workbook: &Workbook) -> String {
    let mut hasher = Sha256::new();
    let mut text = String::new();
    let mut digits = itoa::Buffer::new();
    for sheet in &workbook.sheets {
        let mut named = false;
        for row in &sheet.rows {
            text.clear();
            for cell in &row.cells {
                let before = text.len();
                text.push_str(digits.format(row.index));
                text.push(':');
                text.push_str(digits.format(cell.column));
                text.push('\u{1f}');
                let start = text.len();
                push(&mut text, &cell.value, &mut digits);
                if text.len() == start {
                    text.truncate(before);
                } else {
                    text.push('\u{1e}');
                }
            }
            if text.is_empty() {
                continue;
            }
            if !named {
                named = true;
                hasher.update(sheet.name.as_bytes());
                hasher.update([0x1f]);
            }
            hasher.update(text.as_bytes());
        }
    }
    hasher.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

fn push(text: &mut String, value: &Value, digits: &mut itoa::Buffer) {
    match value {
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            // Exact below 2^53, and many times faster to write than the same digits as a float; “-0” stays.
            if *number == 0.0 && number.is_sign_negative() {
                text.push('-');
            }
            text.push_str(digits.format(*number as i64));
        }
        Value::Number(number) => {
            let _ = write!(text, "{number:.14e}");
        }
        Value::Text(words) => {
            let mut lines = words.trim().split(['\r', '\n']).map(str::trim).filter(|l| !l.is_empty());
            if let Some(first) = lines.next() {
                text.push_str(first);
            }
            for line in lines {
                text.push('\n');
                text.push_str(line);
            }
        }
        Value::Bool(_) | Value::Date(_) | Value::Error(_) => text.push_str(&value.raw()),
        Value::Empty => {}
    }
}
