//! The position of one budget key, derived from its gross sums by kind.
//!
//! Available money follows the treasury identity: usable − paid directly − advanced + returned −
//! commitments open, where an advance or a payment under a contract uses up its commitment and
//! clearing an advance consumes nothing new.

use super::figures::Figures;
use super::{Figure, Sum};
use crate::money::Kind;
use std::collections::BTreeMap;

/// Gross sums of one budget key. Sums are kept in 128 bits, so adding cannot overflow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gross {
    sums: BTreeMap<(Kind, bool), i128>,
    carried_in: Option<i128>,
    carried_out: Option<i128>,
    relabelled: Option<i128>,
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
        *self.sums.entry((sum.kind, sum.under_contract)).or_insert(0) += amount;
    }

    /// Takes off what was allotted further down: the same money now stands with a task.
    pub(super) fn relabel(&mut self, amount: i128) {
        *self.relabelled.get_or_insert(0) += amount;
    }

    /// The gross sum of a kind; `None` when nothing of it was recorded.
    pub(super) fn of(&self, kind: Kind) -> Option<i128> {
        add(self.part(kind, false), self.part(kind, true))
    }

    fn part(&self, kind: Kind, under_contract: bool) -> Option<i128> {
        self.sums.get(&(kind, under_contract)).copied()
    }

    /// Every figure that follows from the sums. A figure of which nothing was recorded is absent,
    /// which is not 0.
    ///
    /// What a year carried out stays in what was usable that year. Over `all_years` together it does not:
    /// there the same money would be usable in both years.
    pub(super) fn figures(&self, all_years: bool) -> Figures {
        let of = |kind| self.of(kind);
        let less = |amount: Option<i128>| amount.map(|amount| -amount);
        let mut all = Figures::default();
        all.put(Figure::Planned, of(Kind::Planned));
        all.put(Figure::Proposed, of(Kind::Proposed));
        all.put(Figure::Appraised, of(Kind::Appraised));

        let granted = total([of(Kind::Appropriated), of(Kind::Provisional), of(Kind::Allotted), less(self.relabelled)]);
        let out = less(self.carried_out);
        let (out_of_usable, out_of_available) = if all_years { (out, None) } else { (None, out) };
        let reduced = total([of(Kind::Cut), of(Kind::Recalled), of(Kind::Withheld), out_of_usable]);
        let (supplemented, adjusted, handed_over) = (of(Kind::Supplemented), of(Kind::Adjusted), of(Kind::HandedOver));
        let usable = total([self.carried_in, granted, supplemented, adjusted, handed_over, less(reduced)]);
        all.put(Figure::CarriedIn, self.carried_in);
        all.put(Figure::Granted, granted);
        all.put(Figure::Supplemented, supplemented);
        all.put(Figure::Adjusted, adjusted);
        all.put(Figure::HandedOver, handed_over);
        all.put(Figure::Reduced, reduced);
        all.put(Figure::Usable, usable);
        all.put(Figure::Closed, total([out_of_available, of(Kind::Lapsed)]));

        self.put_spending(&mut all, usable);
        all
    }

    fn put_spending(&self, all: &mut Figures, usable: Option<i128>) {
        let of = |kind| self.of(kind);
        let (advanced, cleared, paid, returned) =
            (of(Kind::Advanced), of(Kind::Cleared), of(Kind::Paid), of(Kind::Returned));
        // Money returned first lowers the advance it can belong to; the rest undoes payments.
        let open_before = advanced.unwrap_or(0) - cleared.unwrap_or(0);
        let of_advance = returned.map(|amount| amount.min(open_before.max(0)));
        let of_payment = add(returned, of_advance.map(|amount| -amount)).filter(|amount| *amount != 0);
        let spent = total([paid, cleared, of_payment.map(|amount| -amount)]);
        let advance_open = total([advanced, cleared.map(|amount| -amount), of_advance.map(|amount| -amount)]);
        let disbursed = add(spent, advance_open);

        let committed = of(Kind::Committed);
        let used = self.part(Kind::Advanced, true).unwrap_or(0) + self.part(Kind::Paid, true).unwrap_or(0)
            - self.part(Kind::Returned, true).unwrap_or(0);
        let left = total([committed, of(Kind::Released).map(|amount| -amount)]);
        let commitment_open = left.map(|amount| (amount - used).max(0));

        all.put(Figure::Committed, committed);
        all.put(Figure::CommitmentOpen, commitment_open);
        all.put(Figure::Advanced, advanced);
        all.put(Figure::AdvanceOpen, advance_open);
        all.put(Figure::Spent, spent);
        all.put(Figure::Disbursed, disbursed);
        let less = |amount: Option<i128>| amount.map(|amount| -amount);
        let closed = all.get(Figure::Closed);
        all.put(Figure::Available, total([usable, less(closed), less(disbursed), less(commitment_open)]));
        all.put(Figure::Remaining, total([usable, less(spent)]));
        all.put(Figure::Variance, total([spent, less(usable)]));
    }
}

/// The sum of two figures of which each may be absent.
pub(super) fn add(a: Option<i128>, b: Option<i128>) -> Option<i128> {
    match (a, b) {
        (None, None) => None,
        (a, b) => Some(a.unwrap_or(0) + b.unwrap_or(0)),
    }
}

fn total<const N: usize>(parts: [Option<i128>; N]) -> Option<i128> {
    parts.into_iter().fold(None, add)
}
