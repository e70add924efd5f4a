//! The ledger: drafts judged into entries, positions, refusals in order of precedence. It knows no
//! clock and no database, and never edits an entry.
//!
//! The treasury identity, in gross sums: available = usable − paid directly − advanced + returned −
//! commitments open, where an advance or a payment under a contract uses up its commitment, and clearing an
//! advance consumes nothing new. To keep every balance a plain function of sums by kind, what follows from
//! an entry is an entry too (`derived`): a payment under a contract releases as much of its commitment, an
//! allotment is taken from where the money was granted.

mod decide;
mod entry;
mod family;
mod follow;
mod judge;
mod position;
mod positions;
mod say;
mod standing;
#[cfg(test)]
pub(crate) mod tests;

pub use decide::{amend, check, decide};
pub use entry::{Batch, Entry, Posted};
pub use family::{Effect, effect, needs_document, outside_the_year, spends, treasury, two_way};
pub use position::{Position, rate};
pub use positions::{Grain, Positions, Pot, Rules};
pub(crate) use say::dong;
pub use say::{REFUSALS, name as kind_name};

use crate::money::{Kind, Money};
use crate::words::Bilingual;
use jiff::civil::Date;

/// The budget key an amount belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The plan's id.
    pub plan: String,
    /// The task's code; `None` while not linked ("chưa gắn") or given to a whole section or agency ("chưa phân bổ").
    pub task: Option<String>,
    /// Budget year.
    pub year: i32,
    /// Agency.
    pub agency: Option<String>,
    /// Canonical source of funds.
    pub source: Option<String>,
    /// Budget classification.
    pub class: Option<String>,
}

/// Where an entry's figure stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The file's name.
    pub file: String,
    /// SHA-256 of the file's bytes, hex.
    pub sha256: String,
    /// The sheet.
    pub sheet: String,
    /// The cell, `D12`.
    pub cell: String,
    /// The cell's text as stored.
    pub raw: String,
}

/// What somebody wants recorded.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Draft {
    /// Where it belongs.
    pub key: Key,
    /// What it is.
    pub kind: Kind,
    /// How much; which sign is allowed depends on the kind.
    pub amount: Money,
    /// Date of the decision or voucher.
    pub date: Option<Date>,
    /// Number of the decision or voucher.
    pub document: Option<String>,
    /// The contract an advance or a payment is made under.
    pub contract: Option<String>,
    /// Words.
    pub note: Option<String>,
    /// The entry it corrects.
    pub corrects: Option<String>,
    /// Where the figure stands.
    pub origin: Option<Origin>,
    /// Spending above what is available, allowed with this reason. It also allows a date outside the budget
    /// year, a contract exceeded, spending not yet linked to a task, and an adjustment whose twin stands
    /// outside this book; never a closed year, nor more cleared than was advanced.
    pub allowed_because: Option<String>,
    /// Which of the lines recorded with the batch it comes from, by its place.
    pub line: Option<usize>,
}

impl Draft {
    /// A draft with nothing but its key, kind and amount.
    pub fn new(key: Key, kind: Kind, amount: Money) -> Self {
        Self {
            key,
            kind,
            amount,
            date: None,
            document: None,
            contract: None,
            note: None,
            corrects: None,
            origin: None,
            allowed_because: None,
            line: None,
        }
    }
}

/// A budget rule says no. Variants stand in order of precedence and carry both figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// A short stable word, `outside-available`.
    pub slug: &'static str,
    /// Which draft, by its place in the batch.
    pub draft: usize,
    /// What, with both figures.
    pub text: Bilingual,
    /// What next.
    pub next: Bilingual,
    /// The figures by name, đồng.
    pub figures: Vec<(&'static str, Money)>,
}
