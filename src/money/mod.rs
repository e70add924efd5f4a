//! Money: whole đồng, its units, its kinds, and how figures are read, shown, split and worded.

mod currency;
mod kind;
mod read_words;
mod reading;
mod show;
mod split;
mod style;
mod typed;
mod unit;
mod unit_text;
mod words;

pub use currency::currency;
pub use kind::Kind;
pub use read_words::read_words;
pub use reading::{Reading, from_f64, is_percent, read};
use rust_decimal::Decimal;
pub use show::{rate, show, show_with_unit};
pub use split::split;
pub use style::{NumberStyle, StyleEvidence, decide_style};
pub use typed::parse_typed;
pub use unit::Unit;
pub use unit_text::{Stated, Statement};
pub use words::{WordOptions, number_in_words};

/// An amount of money in whole đồng, |x| ≤ 10^18. Arithmetic is checked; there is no floating point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(into = "i64", try_from = "i64")]
pub struct Money(i64);

impl From<Money> for i64 {
    fn from(money: Money) -> Self {
        money.0
    }
}

impl TryFrom<i64> for Money {
    type Error = &'static str;

    fn try_from(dong: i64) -> Result<Self, Self::Error> {
        Self::new(dong).ok_or("amount beyond 10^18 đồng")
    }
}

impl Money {
    /// Nothing: 0 đồng.
    pub const ZERO: Self = Self(0);
    /// The largest amount kept, 10^18 đồng.
    pub const MAX: Self = Self(1_000_000_000_000_000_000);

    /// `dong` whole đồng; `None` beyond ±10^18.
    pub const fn new(dong: i64) -> Option<Self> {
        if dong <= Self::MAX.0 && dong >= -Self::MAX.0 { Some(Self(dong)) } else { None }
    }

    /// The amount in whole đồng.
    pub const fn dong(self) -> i64 {
        self.0
    }

    /// The sum, or `None` beyond the bound.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).and_then(Self::new)
    }

    /// The difference, or `None` beyond the bound.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).and_then(Self::new)
    }

    /// The amount with the other sign; the bound is symmetric, so this cannot fail.
    pub const fn negated(self) -> Self {
        Self(-self.0)
    }

    /// The amount `times` over, or `None` beyond the bound.
    pub fn checked_mul(self, times: i64) -> Option<Self> {
        self.0.checked_mul(times).and_then(Self::new)
    }

    /// The amount without its sign.
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Whether nothing is left: 0 đồng.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Below 0.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The sum of many amounts, or `None` beyond the bound.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// `value` in `unit` as whole đồng, rounded half away from zero, with the residue in đồng that
    /// rounding dropped (`value × unit − result`). `None` beyond the bound.
    pub fn from_decimal(value: Decimal, unit: Unit) -> Option<(Self, Decimal)> {
        use rust_decimal::{RoundingStrategy, prelude::ToPrimitive};
        let exact = value.checked_mul(Decimal::from(unit.factor()))?;
        let whole = exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        Some((Self::new(whole.to_i64()?)?, exact.checked_sub(whole)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_their_bound() {
        assert_eq!(Money::new(1_000_000_000_000_000_001), None);
        assert_eq!(Money::MAX.checked_add(Money::new(1).unwrap()), None);
        assert_eq!(Money::MAX.negated().checked_sub(Money::new(1).unwrap()), None);
        assert_eq!(Money::MAX.checked_mul(2), None);
        assert_eq!(Money::MAX.checked_mul(i64::MAX), None);
        assert_eq!(Money::sum([Money::MAX, Money::MAX.negated()]), Some(Money::ZERO));
        assert_eq!(Money::MAX.negated().abs(), Money::MAX);
        assert!(serde_json::from_str::<Money>("1000000000000000001").is_err());
    }

    #[test]
    fn decimals_become_whole_dong_half_away_from_zero() {
        for (value, unit, dong, residue) in [
            ("33400", Unit::MILLION, 33_400_000_000, "0"),
            ("954.7200000000004", Unit::MILLION, 954_720_000, "0.0000004"),
            ("0.5", Unit::DONG, 1, "-0.5"),
            ("1.5", Unit::DONG, 2, "-0.5"),
            ("2.5", Unit::DONG, 3, "-0.5"),
            ("-0.5", Unit::DONG, -1, "0.5"),
            ("0.0004", Unit::THOUSAND, 0, "0.4"),
            ("1000000000", Unit::BILLION, 1_000_000_000_000_000_000, "0"),
        ] {
            let value: Decimal = value.parse().unwrap();
            let residue: Decimal = residue.parse().unwrap();
            assert_eq!(Money::from_decimal(value, unit), Some((Money(dong), residue)), "{value}");
        }
        assert_eq!(Money::from_decimal("1000000001".parse().unwrap(), Unit::BILLION), None);
        assert_eq!(Money::from_decimal(Decimal::MAX, Unit::BILLION), None);
    }
}
