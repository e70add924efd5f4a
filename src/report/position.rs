//! The figures of one budget key, from its gross sums by kind.
//!
//! They are those of [`crate::ledger::Position`] (a test holds the two together), with one thing more:
//! a figure of which nothing was recorded is absent, which is not 0. All are sums with factors 1 and −1,
//! so they hold for a row, a section and the total alike.

use super::figures::Figures;
use super::{Figure, Sum};
use crate::money::Kind;
use std::collections::BTreeMap;

/// Gross sums of one budget key. Sums are kept in 128 bits, so adding cannot overflow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gross {
    sums: BTreeMap<Kind, i128>,
    carried_in: Option<i128>,
    carried_out: Option<i128>,
}

impl Gross {
    /// Adds one sum of the ledger.
    pub fn add(&mut self, sum: &Sum) {
        let amount = i128::from(sum.amount.dong());
        if sum.kind == Kind::CarriedOver {
            let side = if amount < 0 { &mut self.carried_out } else { &mut self.carried_in };
            *side.get_or_insert(0) += amount;
            return;
        }
        *self.sums.entry(sum.kind).or_insert(0) += amount;
    }

    /// The sum of some kinds less some others; `None` when nothing of any was recorded.
    fn net(&self, plus: &[Kind], minus: &[Kind]) -> Option<i128> {
        let of = |kinds: &[Kind]| kinds.iter().filter_map(|kind| self.sums.get(kind).copied()).reduce(|a, b| a + b);
        add(of(plus), of(minus).map(|amount| -amount))
    }

    /// Every figure that follows from the sums.
    ///
    /// What a year carried out or let lapse was usable in that year. Over `all_years` together what was
    /// carried out is not: there the same money would be usable in both years.
    pub(super) fn figures(&self, all_years: bool) -> Figures {
        let less = |amount: Option<i128>| amount.map(|amount| -amount);
        let total = |parts: &[Option<i128>]| parts.iter().copied().fold(None, add);
        let mut all = Figures::default();
        all.put(Figure::Planned, self.net(&[Kind::Planned], &[]));
        all.put(Figure::Proposed, self.net(&[Kind::Proposed], &[]));
        all.put(Figure::Appraised, self.net(&[Kind::Appraised], &[]));

        // An allotment has a twin that takes it off the grant it comes from: the same money, better labelled.
        let granted = self.net(&[Kind::Appropriated, Kind::Provisional, Kind::Allotted], &[]);
        let supplemented = self.net(&[Kind::Supplemented], &[]);
        let adjusted = self.net(&[Kind::Adjusted], &[]);
        let handed_over = self.net(&[Kind::HandedOver], &[]);
        let out = less(self.carried_out);
        let (out_of_usable, out_of_available) = if all_years { (out, None) } else { (None, out) };
        let reduced = add(self.net(&[Kind::Cut, Kind::Recalled, Kind::Withheld], &[]), out_of_usable);
        let usable = total(&[self.carried_in, granted, supplemented, adjusted, handed_over, less(reduced)]);
        let closed = add(self.net(&[Kind::Lapsed], &[]), out_of_available);
        all.put(Figure::CarriedIn, self.carried_in);
        all.put(Figure::Granted, granted);
        all.put(Figure::Supplemented, supplemented);
        all.put(Figure::Adjusted, adjusted);
        all.put(Figure::HandedOver, handed_over);
        all.put(Figure::Reduced, reduced);
        all.put(Figure::Usable, usable);
        all.put(Figure::Closed, closed);

        // What advances and payments under a contract use up of it is recorded as released.
        let commitment_open = self.net(&[Kind::Committed], &[Kind::Released]);
        let spent = self.net(&[Kind::Paid, Kind::Cleared], &[]);
        let advance_open = self.net(&[Kind::Advanced], &[Kind::Cleared, Kind::Returned]);
        let disbursed = add(spent, advance_open);
        all.put(Figure::Committed, self.net(&[Kind::Committed], &[]));
        all.put(Figure::CommitmentOpen, commitment_open);
        all.put(Figure::Advanced, self.net(&[Kind::Advanced], &[]));
        all.put(Figure::AdvanceOpen, advance_open);
        all.put(Figure::Spent, spent);
        all.put(Figure::Disbursed, disbursed);
        all.put(Figure::Available, total(&[usable, less(closed), less(disbursed), less(commitment_open)]));
        all.put(Figure::Remaining, total(&[usable, less(spent)]));
        all.put(Figure::Variance, total(&[spent, less(usable)]));
        all
    }
}

/// The sum of two figures of which each may be absent.
pub(super) fn add(a: Option<i128>, b: Option<i128>) -> Option<i128> {
    match (a, b) {
        (None, None) => None,
        (a, b) => Some(a.unwrap_or(0) + b.unwrap_or(0)),
    }
}
