//! What is recorded: entries, and the batch they are recorded in.

use super::{Draft, Key, Origin};
use crate::money::{Kind, Money};
use jiff::civil::Date;

/// One judged amount, ready to be recorded. Entries are never edited: a correction is another entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The draft it comes from, by its place; `None` for a reversal.
    pub draft: Option<usize>,
    /// The entry of the same batch it follows from, by its place.
    pub parent: Option<usize>,
    /// Where it belongs.
    pub key: Key,
    /// What it is.
    pub kind: Kind,
    /// How much.
    pub amount: Money,
    /// Which side of its kind, see [`super::Position`].
    pub other: bool,
    /// Made by the ledger beside an officer's entry: a commitment used up, the other end of an allotment.
    pub derived: bool,
    /// Takes the entry in `corrects` back as a whole.
    pub reversal: bool,
    /// 1 for an entry, −1 for what takes one back, 1 again for what takes that back: the sum of weights tells
    /// "nothing recorded" from "recorded as 0".
    pub weight: i8,
    /// How much of it was beyond what was available in its task and year, allowed with the reason.
    pub over: Money,
    /// Date of the decision or voucher.
    pub date: Option<Date>,
    /// Number of the decision or voucher.
    pub document: Option<String>,
    /// The contract.
    pub contract: Option<String>,
    /// Words.
    pub note: Option<String>,
    /// The entry it corrects.
    pub corrects: Option<String>,
    /// The reason something was allowed.
    pub allowed_because: Option<String>,
    /// Where the figure stands.
    pub origin: Option<Origin>,
    /// Which of the lines recorded with the batch it comes from.
    pub line: Option<usize>,
}

impl Entry {
    /// The entry a draft asks for.
    pub(super) fn of(at: usize, draft: &Draft) -> Self {
        Self {
            draft: Some(at),
            parent: None,
            key: draft.key.clone(),
            kind: draft.kind,
            amount: draft.amount,
            // A correction of an amount that went out is positive.
            other: super::two_way(draft.kind) && (draft.amount < Money::ZERO) == draft.corrects.is_none(),
            derived: false,
            reversal: false,
            weight: 1,
            over: Money::ZERO,
            date: draft.date,
            document: draft.document.clone(),
            contract: draft.contract.clone().filter(|contract| !contract.is_empty()),
            note: draft.note.clone(),
            corrects: draft.corrects.clone(),
            allowed_because: draft.allowed_because.clone(),
            origin: draft.origin.clone(),
            line: draft.line,
        }
    }

    /// What somebody would have asked for to get this entry.
    pub fn as_draft(&self) -> Draft {
        Draft {
            key: self.key.clone(),
            kind: self.kind,
            amount: self.amount,
            date: self.date,
            document: self.document.clone(),
            contract: self.contract.clone(),
            note: self.note.clone(),
            corrects: self.corrects.clone(),
            origin: self.origin.clone(),
            allowed_because: self.allowed_because.clone(),
            line: self.line,
        }
    }
}

/// An entry as it stands in the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    /// Its id, `E000012`.
    pub id: String,
    /// The entry.
    pub entry: Entry,
}

impl Posted {
    /// The entry that takes this one back: the same in everything but the sign. It keeps the budget date, so
    /// that figures of a day in between no longer show what was wrong; when it happened stands on the batch.
    pub fn reversal(&self) -> Entry {
        Entry {
            draft: None,
            parent: None,
            amount: self.entry.amount.negated(),
            over: self.entry.over.negated(),
            weight: -self.entry.weight,
            reversal: true,
            corrects: Some(self.id.clone()),
            ..self.entry.clone()
        }
    }
}

/// Judged entries: recorded together or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// The entries in the drafts' order, each followed by what follows from it.
    pub entries: Vec<Entry>,
}
