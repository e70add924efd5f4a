//! Showing amounts: grouped, in a unit, never losing a đồng.

use super::{Money, NumberStyle, Unit};
use crate::words::Lang;

impl Money {
    /// The amount in đồng with dots between thousands, `33.400.000.000`; the minus is a plain `-`.
    pub fn dotted(self) -> String {
        show(self, Unit::DONG, NumberStyle::Vietnamese)
    }
}

/// The exact amount in a unit: `33.400,5` triệu for 33.400.500.000 đồng. As many decimals as it takes to
/// keep every đồng, none that are zero.
pub fn show(money: Money, unit: Unit, style: NumberStyle) -> String {
    let factor = unit.factor().unsigned_abs();
    let dong = money.dong().unsigned_abs();
    let (whole, rest) = (dong / factor, dong % factor);
    let mut shown = String::new();
    if money.is_negative() {
        shown.push('-');
    }
    shown.push_str(&grouped(&whole.to_string(), style));
    if rest > 0 {
        let width = usize::try_from(unit.digits()).unwrap_or(0);
        shown.push(style.decimal());
        shown.push_str(format!("{rest:0>width$}").trim_end_matches('0'));
    }
    shown
}

/// [`show`] in the style and with the unit's name of a language: `33,4 tỷ đồng`, `33.4 billion dong`.
pub fn show_with_unit(money: Money, unit: Unit, lang: Lang) -> String {
    format!("{} {}", show(money, unit, NumberStyle::of(lang)), unit.label().get(lang))
}

/// A rate in hundredths of a percent as text, `60,4 %`; exact.
pub fn rate(hundredths: i64, style: NumberStyle) -> String {
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let sign = if hundredths < 0 { "-" } else { "" };
    let decimals = if rest == 0 { String::new() } else { format!("{}{rest:02}", style.decimal()) };
    format!("{sign}{}{} %", grouped(&whole.to_string(), style), decimals.trim_end_matches('0'))
}

/// Digits in groups of three.
fn grouped(digits: &str, style: NumberStyle) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(style.group());
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Reading, read};
    use NumberStyle::{English, Vietnamese};

    #[test]
    fn amounts_are_shown_exactly() {
        for (dong, unit, style, text) in [
            (33_400_000_000, Unit::DONG, Vietnamese, "33.400.000.000"),
            (33_400_000_000, Unit::DONG, English, "33,400,000,000"),
            (33_400_000_000, Unit::MILLION, Vietnamese, "33.400"),
            (33_400_000_000, Unit::BILLION, Vietnamese, "33,4"),
            (33_400_000_000, Unit::BILLION, English, "33.4"),
            (1, Unit::BILLION, Vietnamese, "0,000000001"),
            (1_500_001, Unit::MILLION, Vietnamese, "1,500001"),
            (-1_500, Unit::THOUSAND, Vietnamese, "-1,5"),
            (-500, Unit::DONG, Vietnamese, "-500"),
            (-1_000, Unit::DONG, Vietnamese, "-1.000"),
            (0, Unit::MILLION, Vietnamese, "0"),
            (999, Unit::DONG, Vietnamese, "999"),
            (1_000_000_000_000_000_000, Unit::DONG, Vietnamese, "1.000.000.000.000.000.000"),
        ] {
            assert_eq!(show(Money::new(dong).unwrap(), unit, style), text);
        }
        assert_eq!(Money::new(46_704).unwrap().dotted(), "46.704");
        assert_eq!(show_with_unit(Money::new(33_400_000_000).unwrap(), Unit::BILLION, Lang::Vi), "33,4 tỷ đồng");
        assert_eq!(show_with_unit(Money::new(33_400_000_000).unwrap(), Unit::BILLION, Lang::En), "33.4 billion dong");
    }

    #[test]
    fn rates_are_shown_exactly() {
        for (hundredths, text) in [
            (6_040, "60,4 %"),
            (10_000, "100 %"),
            (4_444, "44,44 %"),
            (5, "0,05 %"),
            (-250, "-2,5 %"),
            (123_456, "1.234,56 %"),
        ] {
            assert_eq!(rate(hundredths, Vietnamese), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_shown_reads_back(dong in -1_000_000_000_000_000_000_i64..=1_000_000_000_000_000_000, at in 0_usize..5, english: bool) {
            let (unit, style) = (Unit::ALL[at], if english { English } else { Vietnamese });
            let money = Money::new(dong).unwrap();
            let Reading::Number(value) = read(&show(money, unit, style), Some(style)) else { panic!("{dong}") };
            let (back, residue) = Money::from_decimal(value, unit).unwrap();
            proptest::prop_assert_eq!(back, money);
            proptest::prop_assert!(residue.is_zero());
        }
    }
}
