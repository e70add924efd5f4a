//! Money: whole đồng, its units, its kinds, and how figures are read, shown, split and worded.

mod kind;

pub use kind::Kind;
use rust_decimal::Decimal;

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

/// A unit amounts are written in: đồng, nghìn đồng, triệu đồng, tỷ đồng.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit(i64);

impl Unit {
    /// đồng.
    pub const DONG: Self = Self(1);
    /// nghìn đồng (1.000 đồng).
    pub const THOUSAND: Self = Self(1_000);
    /// triệu đồng.
    pub const MILLION: Self = Self(1_000_000);
    /// tỷ đồng.
    pub const BILLION: Self = Self(1_000_000_000);

    /// How many đồng one of this unit is.
    pub const fn factor(self) -> i64 {
        self.0
    }
}
