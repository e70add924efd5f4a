//! Numbers of cells as exact decimals and back; rounding and powers in them.

use rust_decimal::{Decimal, RoundingStrategy};
use std::str::FromStr;

/// A cell's number by its shortest decimal; `None` beyond what decimals hold.
pub(super) fn from_f64(number: f64) -> Option<Decimal> {
    // Whole numbers that floats hold exactly need no text.
    if number.fract() == 0.0 && number.abs() < 9.0e15 {
        return Some(Decimal::from(number as i64));
    }
    from_text(&format!("{number}"))
}

/// Digits with a point and an exponent, as formulas write numbers.
pub(super) fn from_text(text: &str) -> Option<Decimal> {
    if text.contains(['e', 'E']) { Decimal::from_scientific(text).ok() } else { Decimal::from_str(text).ok() }
}

/// The nearest float, to be put into a cell.
pub(super) fn to_f64(number: Decimal) -> f64 {
    number.normalize().to_string().parse().unwrap_or(0.0)
}

/// Ways of rounding to so many decimals (negative: before the point).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rounding {
    /// Half away from zero.
    Half,
    /// Away from zero.
    Up,
    /// Towards zero.
    Down,
}

/// Rounds as ROUND, ROUNDUP and ROUNDDOWN do.
pub(super) fn round(number: Decimal, digits: i64, how: Rounding) -> Option<Decimal> {
    let strategy = match how {
        Rounding::Half => RoundingStrategy::MidpointAwayFromZero,
        Rounding::Up => RoundingStrategy::AwayFromZero,
        Rounding::Down => RoundingStrategy::ToZero,
    };
    if digits >= 0 {
        return Some(number.round_dp_with_strategy(u32::try_from(digits).ok()?.min(28), strategy));
    }
    let places = u32::try_from(-digits).ok().filter(|places| *places <= 28)?;
    let scale = Decimal::from_i128_with_scale(10i128.checked_pow(places)?, 0);
    number.checked_div(scale)?.round_dp_with_strategy(0, strategy).checked_mul(scale)
}

/// A whole power; other powers are not computed exactly.
pub(super) fn power(base: Decimal, exponent: Decimal) -> Option<Decimal> {
    let exponent = i32::try_from(exponent.normalize().mantissa()).ok().filter(|_| exponent.fract().is_zero())?;
    if exponent.unsigned_abs() > 1000 {
        return None;
    }
    let mut result = Decimal::ONE;
    for _ in 0..exponent.unsigned_abs() {
        result = result.checked_mul(base)?;
    }
    if exponent < 0 { Decimal::ONE.checked_div(result) } else { Some(result) }
}

/// The serial number of an ISO date; `None` for anything else.
pub(super) fn serial(iso: &str, date_1904: bool) -> Option<Decimal> {
    let mut parts = iso.splitn(3, '-');
    let year: i64 = parts.next()?.parse().ok()?;
    let month: i64 = parts.next()?.parse().ok().filter(|m| (1..=12).contains(m))?;
    let day: i64 = parts.next()?.parse().ok().filter(|d| (1..=31).contains(d))?;
    // Days of the civil calendar after 1899-12-30 (Howard Hinnant's days_from_civil).
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let shifted = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * shifted + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let days = era * 146_097 + day_of_era - 693_899;
    // The 1900 system counts a day too many from March 1900 on, and one less before.
    let days = if days > 60 { days } else { days - 1 };
    Some(Decimal::from(if date_1904 { days - 1462 } else { days }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        from_text(text).unwrap()
    }

    #[test]
    fn rounding_and_powers() {
        for (number, digits, how, expected) in [
            ("2.5", 0, Rounding::Half, "3"),
            ("-2.5", 0, Rounding::Half, "-3"),
            ("1234567", -3, Rounding::Half, "1235000"),
            ("1.005", 2, Rounding::Half, "1.01"),
            ("1.001", 2, Rounding::Up, "1.01"),
            ("-1.009", 2, Rounding::Down, "-1.00"),
            ("1500", -3, Rounding::Down, "1000"),
        ] {
            assert_eq!(round(d(number), digits, how), Some(d(expected)), "{number} {digits}");
        }
        assert_eq!(power(d("1.05"), d("2")), Some(d("1.1025")));
        assert_eq!(power(d("2"), d("-1")), Some(d("0.5")));
        assert_eq!(power(d("10"), d("10")), Some(d("10000000000")));
        assert_eq!(power(d("2"), d("0.5")), None);
    }

    #[test]
    fn numbers_keep_their_shortest_decimal() {
        for number in [0.1, 1.1, 123.456, 4569.0, 1e15, 33_400_000_000.0, -0.07, 1e-10] {
            assert_eq!(to_f64(from_f64(number).unwrap()), number);
        }
        assert_eq!(from_f64(0.1).unwrap(), d("0.1"));
        assert_eq!(from_f64(1e300), None);
        assert_eq!(serial("2022-01-01", false), Some(d("44562")));
        assert_eq!(serial("1900-01-01", false), Some(d("1")));
        assert_eq!(serial("2024-02-29", true), Some(d("43889")));
    }
}
