//! How amounts are written: in a unit, as numbers or as text, and in words.

use super::layout::{Layout, Nil, Numbers};
use arcstr::ArcStr;
use dutoan::sheet::Value;

/// `dong` in `unit`: whole part and the digits after the comma, no trailing zeros.
fn decimal(dong: i64, unit: i64) -> (String, String) {
    let (whole, rest) = (dong.abs() / unit, dong.abs() % unit);
    let width = unit.to_string().len() - 1;
    let digits = if width == 0 { String::new() } else { format!("{rest:0width$}") };
    (whole.to_string(), digits.trim_end_matches('0').to_owned())
}

fn grouped(digits: &str, by: char) -> String {
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(by);
        }
        out.push(digit);
    }
    out
}

pub fn text(dong: i64, unit: i64, numbers: Numbers) -> String {
    let (thousands, comma) = if numbers == Numbers::TextEnglish { (',', '.') } else { ('.', ',') };
    let (whole, digits) = decimal(dong, unit);
    let sign = if dong < 0 { "-" } else { "" };
    let tail = if digits.is_empty() { String::new() } else { format!("{comma}{digits}") };
    format!("{sign}{}{tail}", grouped(&whole, thousands))
}

/// The nearest f64 of `dong` in `unit`, as Excel would keep the typed number.
#[expect(clippy::cast_precision_loss, reason = "both are below 2^53, and one division rounds to the nearest")]
pub fn number(dong: i64, unit: i64) -> f64 {
    dong as f64 / unit as f64
}

/// A leaf or a typed sum as the layout writes it; nothing for 0 where blanks stand for nil.
pub fn value(dong: i64, layout: &Layout) -> Option<Value> {
    if dong == 0 {
        return match layout.nil {
            Nil::Blank => None,
            Nil::Dash => Some(Value::Text(ArcStr::from("-"))),
            Nil::Zero if layout.numbers == Numbers::Typed => Some(Value::Number(0.0)),
            Nil::Zero => Some(Value::Text(ArcStr::from("0"))),
        };
    }
    Some(match layout.numbers {
        Numbers::Typed => Value::Number(number(dong, layout.unit)),
        other => Value::Text(ArcStr::from(text(dong, layout.unit, other))),
    })
}

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

fn under_thousand(n: i64, inner: bool) -> Vec<String> {
    let digit = |d: i64| DIGITS[usize::try_from(d).unwrap()].to_owned();
    let (hundreds, tens, ones) = (n / 100, n / 10 % 10, n % 10);
    let mut out = Vec::new();
    if hundreds > 0 || inner {
        out.push(digit(hundreds));
        out.push("trăm".to_owned());
    }
    match tens {
        0 if ones > 0 && !out.is_empty() => out.push("linh".to_owned()),
        0 => {}
        1 => out.push("mười".to_owned()),
        _ => out.extend([digit(tens), "mươi".to_owned()]),
    }
    out.extend(match (tens, ones) {
        (_, 0) => None,
        (2.., 1) => Some("mốt".to_owned()),
        (2.., 4) => Some("tư".to_owned()),
        (1.., 5) => Some("lăm".to_owned()),
        _ => Some(digit(ones)),
    });
    out
}

/// A sum of money in words, `Ba mươi ba tỷ, bốn trăm triệu đồng chẵn`.
pub fn words(dong: i64) -> String {
    let groups = [
        (dong / 1_000_000_000, "tỷ"),
        (dong / 1_000_000 % 1_000, "triệu"),
        (dong / 1_000 % 1_000, "nghìn"),
        (dong % 1_000, ""),
    ];
    let mut parts: Vec<String> = Vec::new();
    for (n, name) in groups {
        if n > 0 {
            let mut words =
                if n > 999 { vec![grouped(&n.to_string(), '.')] } else { under_thousand(n, !parts.is_empty()) };
            if !name.is_empty() {
                words.push(name.to_owned());
            }
            parts.push(words.join(" "));
        }
    }
    let text = parts.join(", ");
    let mut letters = text.chars();
    let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{} đồng chẵn", letters.as_str())
}

#[test]
fn amounts_are_written_as_officers_write_them() {
    assert_eq!(text(1_234_500_000, 1_000_000, Numbers::TextVietnamese), "1.234,5");
    assert_eq!(text(1_234_500_000, 1_000_000, Numbers::TextEnglish), "1,234.5");
    assert_eq!(text(-5_000, 1, Numbers::TextVietnamese), "-5.000");
    assert_eq!(words(33_400_000_000), "Ba mươi ba tỷ, bốn trăm triệu đồng chẵn");
    assert_eq!(words(4_569_000_000), "Bốn tỷ, năm trăm sáu mươi chín triệu đồng chẵn");
    assert_eq!(words(1_020_055_000), "Một tỷ, không trăm hai mươi triệu, không trăm năm mươi lăm nghìn đồng chẵn");
}
