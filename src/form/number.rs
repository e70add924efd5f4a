//! Figures as text and as the numbers of a spreadsheet. Money is moved by decimal point, never divided.

use super::Error;
use super::table::{Table, Value};
use crate::money::{Money, Unit};
use crate::words::{Bilingual, Lang};

/// Units from the smallest, with their words.
const UNITS: [(Unit, &str, &str); 4] = [
    (Unit::DONG, "đồng", "đồng"),
    (Unit::THOUSAND, "nghìn đồng", "thousand đồng"),
    (Unit::MILLION, "triệu đồng", "million đồng"),
    (Unit::BILLION, "tỷ đồng", "billion đồng"),
];

/// The unit's words.
pub(super) fn unit_words(unit: Unit) -> Bilingual {
    UNITS
        .iter()
        .find(|(known, _, _)| *known == unit)
        .map_or_else(|| Bilingual::new("đồng", "đồng"), |(_, vi, en)| Bilingual::new(*vi, *en))
}

/// The unit a word of a form's TOML names.
pub(super) fn unit_of(word: &str) -> Option<Unit> {
    match word {
        "dong" => Some(Unit::DONG),
        "thousand" => Some(Unit::THOUSAND),
        "million" => Some(Unit::MILLION),
        "billion" => Some(Unit::BILLION),
        _ => None,
    }
}

/// How many places the decimal point moves.
fn places(unit: Unit) -> usize {
    usize::try_from(unit.factor().checked_ilog10().unwrap_or(0)).unwrap_or(0)
}

/// The amount in `unit` with a decimal point and no trailing zeros, `-702.5`: exact.
pub(super) fn plain(money: Money, unit: Unit) -> String {
    let (whole, fraction) = split(money, unit);
    let fraction = fraction.trim_end_matches('0');
    let sign = if money.dong() < 0 { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// Whole and fraction digits of |amount| in `unit`.
fn split(money: Money, unit: Unit) -> (String, String) {
    let places = places(unit);
    let digits = format!("{:0>width$}", money.dong().unsigned_abs(), width = places.saturating_add(1));
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(places));
    (whole.to_owned(), fraction.to_owned())
}

/// The amount for people, in `unit` with `decimals` places (more when it needs more):
/// `33.400.000.000`, `-702,5`.
pub(super) fn shown(money: Money, unit: Unit, decimals: usize, lang: Lang) -> String {
    let (thousand, point) = marks(lang);
    let (whole, fraction) = split(money, unit);
    let needed = fraction.trim_end_matches('0').len().max(decimals.min(fraction.len()));
    let fraction = fraction.get(..needed).unwrap_or("");
    let sign = if money.dong() < 0 { "-" } else { "" };
    let whole = grouped(&whole, thousand);
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{point}{fraction}") }
}

/// Thousands mark and decimal point of a language.
pub(super) const fn marks(lang: Lang) -> (char, char) {
    match lang {
        Lang::Vi => ('.', ','),
        Lang::En => (',', '.'),
    }
}

/// đồng with dots.
pub(super) fn dotted(dong: i64) -> String {
    let sign = if dong < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(&dong.unsigned_abs().to_string(), '.'))
}

fn grouped(digits: &str, mark: char) -> String {
    let mut out = String::with_capacity(digits.len().saturating_mul(2));
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && digits.len().saturating_sub(place).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// A rate for people: `60,40%`.
pub(super) fn rate(hundredths: i64, lang: Lang) -> String {
    let (thousand, point) = marks(lang);
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}{point}{:02}%", grouped(&(size / 100).to_string(), thousand), size % 100)
}

/// A rate as the number of a spreadsheet: 6040 → `0.604`.
pub(super) fn rate_plain(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:04}", size / 10_000, size % 10_000)
}

/// The unit a table is printed in and the decimal places all its amounts need. Starts from the wish; a
/// larger unit when an amount has more than 15 digits before the point. Spreadsheets keep 15 digits, so
/// an amount with more significant ones is refused.
pub(super) fn fit(table: &Table, wish: Unit) -> Result<(Unit, usize), Error> {
    const DIGITS: usize = 15;
    let amounts: Vec<Money> =
        table.lines.iter().chain(&table.total).flat_map(|line| line.values.iter().filter_map(Value::money)).collect();
    for amount in &amounts {
        if amount.dong().unsigned_abs().to_string().trim_end_matches('0').len() > DIGITS {
            return Err(Error::Digits(*amount));
        }
    }
    let largest = amounts.iter().map(|amount| amount.dong().unsigned_abs().to_string().len()).max().unwrap_or(0);
    let unit = UNITS
        .iter()
        .map(|(unit, _, _)| *unit)
        .filter(|unit| unit.factor() >= wish.factor())
        .find(|unit| largest <= DIGITS.saturating_add(places(*unit)))
        .unwrap_or(Unit::BILLION);
    let decimals = amounts.iter().map(|amount| split(*amount, unit).1.trim_end_matches('0').len()).max().unwrap_or(0);
    Ok((unit, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::table::{Line, Table};

    fn money(dong: i64) -> Money {
        Money::new(dong).unwrap()
    }

    #[test]
    fn amounts_move_their_point_exactly() {
        for (dong, unit, plain_text, vi) in [
            (33_400_000_000, Unit::DONG, "33400000000", "33.400.000.000"),
            (702_500_000, Unit::MILLION, "702.5", "702,5"),
            (-1, Unit::MILLION, "-0.000001", "-0,000001"),
            (0, Unit::BILLION, "0", "0"),
            (999, Unit::THOUSAND, "0.999", "0,999"),
            (1_234_567_000, Unit::THOUSAND, "1234567", "1.234.567"),
        ] {
            assert_eq!(plain(money(dong), unit), plain_text);
            assert_eq!(shown(money(dong), unit, 0, Lang::Vi), vi);
        }
        assert_eq!(shown(money(5_000_000), Unit::MILLION, 2, Lang::En), "5.00");
        assert_eq!(rate(6_040, Lang::Vi), "60,40%");
        assert_eq!(rate(-5, Lang::En), "-0.05%");
        assert_eq!(rate(1_234_567, Lang::Vi), "12.345,67%");
        assert_eq!(rate_plain(6_040), "0.6040");
    }

    #[test]
    fn what_a_spreadsheet_cannot_keep_moves_to_a_larger_unit_or_is_refused() {
        let table = |dong: i64| Table {
            columns: Vec::new(),
            lines: vec![Line { values: vec![Value::Amount(money(dong))], ..Line::default() }],
            total: None,
            unit: Unit::DONG,
        };
        let fitted = |dong| fit(&table(dong), Unit::DONG).unwrap();
        assert_eq!(fitted(999_999_999_999_999), (Unit::DONG, 0));
        assert_eq!(fitted(1_000_000_000_000_000), (Unit::THOUSAND, 0));
        assert_eq!(fitted(1_000_000_000_000_000_000), (Unit::MILLION, 0));
        assert_eq!(fit(&table(1_500_000), Unit::BILLION).unwrap(), (Unit::BILLION, 4));
        assert!(matches!(fit(&table(1_234_567_890_123_456), Unit::DONG), Err(Error::Digits(_))));
    }
}
