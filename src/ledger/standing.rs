//! How a pot stands, before and after.

use super::positions::Pot;
use super::{Grain, Key, Refusal, say};
use crate::money::Money;

/// How a pot stands, in the figures the rules look at.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standing {
    pub(super) usable: i128,
    pub(super) used: i128,
    pub(super) short: i128,
    pub(super) by_source: i128,
    pub(super) advance_open: i128,
    commitments_short: i128,
}

impl Standing {
    pub(super) fn of(pot: Option<&Pot>, grain: &Grain) -> Self {
        let Some(pot) = pot else { return Self::default() };
        Self {
            usable: pot.level.usable,
            used: pot.level.used,
            short: pot.short(grain.task.is_some()),
            // Sources hold back spending; nothing is spent from what belongs to no task.
            by_source: if grain.task.is_some() { pot.short_by_source() } else { 0 },
            advance_open: pot.advance_open,
            commitments_short: pot.contracts.values().map(|contract| contract.open_total().min(0)).sum(),
        }
    }

    /// The refusal when taking something back left the pot worse than it was.
    pub(super) fn worsened(&self, now: &Self, allowed: i128, at: usize, key: &Key) -> Option<Refusal> {
        if now.advance_open < 0 && now.advance_open < self.advance_open {
            let what = ("số dư tạm ứng", "open advance");
            return Some(say::built_upon(at, key, what, money(self.advance_open), money(now.advance_open)));
        }
        if now.commitments_short < self.commitments_short {
            let what = ("cam kết còn lại", "open commitment");
            return Some(say::built_upon(at, key, what, money(self.commitments_short), money(now.commitments_short)));
        }
        if now.short > self.short + allowed || now.by_source > self.by_source + allowed {
            let what = ("số còn được sử dụng", "available amount");
            return Some(say::built_upon(at, key, what, money(self.usable - self.used), money(now.usable - now.used)));
        }
        None
    }
}

/// A figure as money; a pot's turnover is bounded, so it always fits.
pub(super) fn money(value: i128) -> Money {
    i64::try_from(value).ok().and_then(Money::new).unwrap_or(if value < 0 { Money::MAX.negated() } else { Money::MAX })
}
