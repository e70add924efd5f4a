//! The figures of a row, and how they become cells.

use super::{Cell, Figure};
use crate::money::Money;
use crate::words::Bilingual;
use std::collections::BTreeMap;

/// Figures by name; what was not recorded is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Figures(BTreeMap<Figure, i128>);

impl Figures {
    /// Sets a figure, or leaves it absent.
    pub(super) fn put(&mut self, figure: Figure, amount: Option<i128>) {
        if let Some(amount) = amount {
            self.0.insert(figure, amount);
        }
    }

    /// The figure, where recorded.
    pub(super) fn get(&self, figure: Figure) -> Option<i128> {
        self.0.get(&figure).copied()
    }

    /// Adds the figures of another row.
    pub(super) fn add(&mut self, other: &Self) {
        for (figure, amount) in &other.0 {
            *self.0.entry(*figure).or_insert(0) += amount;
        }
    }

    /// The figure as a cell: a rate is made here, from the row's own sums.
    pub(super) fn cell(&self, figure: Figure) -> Cell {
        match figure.rate_of() {
            Some((part, whole)) => self.rate(part, whole).map_or(Cell::Empty, Cell::Rate),
            None => self.get(figure).map_or(Cell::Empty, amount),
        }
    }

    /// Hundredths of a percent; blank unless the whole is above 0. Nothing spent of usable money is a
    /// rate of 0.
    pub(super) fn rate(&self, part: Figure, whole: Figure) -> Option<i64> {
        rate(self.get(part).unwrap_or(0), self.get(whole)?)
    }
}

/// A sum as a cell. Sums beyond 10^18 đồng cannot be shown as money and say so instead of lying.
pub(super) fn amount(sum: i128) -> Cell {
    match i64::try_from(sum).ok().and_then(Money::new) {
        Some(money) => Cell::Amount(money),
        None => Cell::Text(Bilingual::new("vượt quá 10^18 đồng", "beyond 10^18 đồng")),
    }
}

/// `part` as a share of `whole` in hundredths of a percent, rounded half away from zero; `None` unless
/// `whole` is above 0.
pub(super) fn rate(part: i128, whole: i128) -> Option<i64> {
    if whole <= 0 {
        return None;
    }
    let twice = part.checked_mul(20_000)?;
    let half = if part < 0 { -whole } else { whole };
    i64::try_from(twice.checked_add(half)? / whole.checked_mul(2)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_round_half_away_from_zero_and_stay_blank_without_a_whole() {
        for (part, whole, want) in [
            (2_000, 4_500, Some(4_444)),
            (2_720, 4_500, Some(6_044)),
            (1, 20_000, Some(1)),
            (-1, 20_000, Some(-1)),
            (1, 20_001, Some(0)),
            (3, 20_000, Some(2)),
            (0, 5, Some(0)),
            (5, 0, None),
            (5, -5, None),
            (7, 2, Some(35_000)),
        ] {
            assert_eq!(rate(part, whole), want, "{part}/{whole}");
        }
    }
}
