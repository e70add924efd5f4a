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
    pub(super) fn figures(&self) -> Figures {
        let of = |kind| self.of(kind);
        let mut all = Figures::default();
        all.put(Figure::Planned, of(Kind::Planned));
        all.put(Figure::Proposed, of(Kind::Proposed));
        all.put(Figure::Appraised, of(Kind::Appraised));

        let granted = total([
            of(Kind::Appropriated),
            of(Kind::Provisional),
            of(Kind::Allotted),
            self.relabelled.map(|amount| -amount),
        ]);
        // A handover received is the contrary of a reduction; money carried out is kept below 0.
        let reduced = total([
            of(Kind::Cut),
            of(Kind::Recalled),
            of(Kind::Withheld),
            of(Kind::Lapsed),
            of(Kind::HandedOver).map(|amount| -amount),
            self.carried_out.map(|amount| -amount),
        ]);
        let (supplemented, adjusted) = (of(Kind::Supplemented), of(Kind::Adjusted));
        let usable = total([self.carried_in, granted, supplemented, adjusted, reduced.map(|amount| -amount)]);
        all.put(Figure::CarriedIn, self.carried_in);
        all.put(Figure::Granted, granted);
        all.put(Figure::Supplemented, supplemented);
        all.put(Figure::Adjusted, adjusted);
        all.put(Figure::Reduced, reduced);
        all.put(Figure::Usable, usable);

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

        let committed = total([of(Kind::Committed), of(Kind::Released).map(|amount| -amount)]);
        let used = self.part(Kind::Advanced, true).unwrap_or(0) + self.part(Kind::Paid, true).unwrap_or(0)
            - self.part(Kind::Returned, true).unwrap_or(0);
        let commitment_open = committed.map(|amount| (amount - used).max(0));

        all.put(Figure::Committed, committed);
        all.put(Figure::CommitmentOpen, commitment_open);
        all.put(Figure::Advanced, advanced);
        all.put(Figure::AdvanceOpen, advance_open);
        all.put(Figure::Spent, spent);
        all.put(Figure::Disbursed, disbursed);
        let less = |amount: Option<i128>| amount.map(|amount| -amount);
        all.put(Figure::Available, total([usable, less(disbursed), less(commitment_open)]));
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
