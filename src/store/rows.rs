//! What goes into the book and what comes out of it, as plain values.

use crate::ledger::{Entry, Key};
use crate::link::State;
use crate::money::{Kind, Money};
use crate::table::Line;
use crate::words::Bilingual;
use jiff::civil::Date;

/// Who does what, when, from which file.
#[derive(Clone, Debug, Default)]
pub struct BatchHead {
    /// The moment, ISO with its offset, `2026-11-20T08:30:00+07:00`. It comes from the caller: the book has no clock.
    pub at: String,
    /// Who.
    pub who: String,
    /// The command in words.
    pub what: String,
    /// The file everything is recorded from.
    pub file: Option<FileBytes>,
    /// A hash of what is recorded from it: the same cells in other bytes have the same one. It tells that
    /// something was posted before; without it the file's own hash does.
    pub content_hash: Option<String>,
    /// The head hash the book must still have (see [`super::Book::head_hash`]): posting exactly what a preview
    /// showed. Otherwise it is refused as `book-changed`.
    pub follows: Option<String>,
    /// The lines of the file as they were understood; [`crate::ledger::Draft::line`] counts in them.
    pub lines: Vec<LineRecord>,
    /// What is decided with it that is not money (see [`Fact`]).
    pub facts: Vec<NewFact>,
}

/// A new version of a [`Fact`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewFact {
    /// What it is about.
    pub topic: String,
    /// Which one.
    pub name: String,
    /// The value, usually JSON; empty takes the fact away.
    pub value: String,
}

/// A file as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileBytes {
    /// Its name without folder.
    pub name: String,
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// One amount of a file as it was understood, to be kept beside the entries made from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineRecord {
    /// The sheet; empty for what was typed.
    pub sheet: String,
    /// The cell, `D12`; empty for what was typed.
    pub cell: String,
    /// 1-based row; 0 for what was typed.
    pub row: u32,
    /// The column's header path.
    pub column_label: String,
    /// What the amount is.
    pub kind: Option<Kind>,
    /// The decision or voucher.
    pub document: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// The row's number.
    pub code: Option<String>,
    /// Headings above.
    pub path: Vec<String>,
    /// What the row says.
    pub content: String,
    /// Agency.
    pub agency: Option<String>,
    /// Year.
    pub year: Option<i32>,
    /// Month.
    pub month: Option<u8>,
    /// Source of funds.
    pub source: Option<String>,
    /// Budget classification.
    pub class: Option<String>,
    /// Contract.
    pub contract: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// The cell's text as stored.
    pub raw: String,
    /// đồng; `None` while the unit is unknown.
    pub amount: Option<Money>,
    /// The plan it is linked to.
    pub plan: Option<String>,
    /// The task it is linked to.
    pub task: Option<String>,
    /// How sure the link is, thousandths.
    pub confidence: u16,
    /// What became of it.
    pub state: State,
    /// Why.
    pub reasons: Vec<Bilingual>,
}

impl LineRecord {
    /// A line of a table, not linked yet.
    pub fn of(line: &Line) -> Self {
        Self {
            sheet: line.sheet.to_string(),
            cell: line.cell.to_string(),
            row: line.cell.row.saturating_add(1),
            column_label: line.column_label.to_string(),
            kind: line.kind,
            document: line.document.as_deref().map(str::to_owned),
            date: line.date,
            code: line.code.as_deref().map(str::to_owned),
            path: line.path.to_vec(),
            content: line.content.to_string(),
            agency: line.agency.as_deref().map(str::to_owned),
            year: line.year,
            month: line.month,
            source: line.source.as_deref().map(str::to_owned),
            class: line.class.as_deref().map(str::to_owned),
            contract: line.contract.as_deref().map(str::to_owned),
            note: line.note.as_deref().map(str::to_owned),
            raw: line.raw.raw(),
            amount: line.amount,
            ..Self::default()
        }
    }
}

/// A batch that was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Its id, `B0001`.
    pub id: String,
    /// How many entries, without those that follow from others.
    pub entries: u64,
    /// The ids of all its entries in order, those that follow from others included.
    pub entry_ids: Vec<String>,
    /// The ids of its lines in order.
    pub line_ids: Vec<String>,
    /// Its hash, the head of the chain now.
    pub hash: String,
}

/// A batch in the history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// `B0001`.
    pub id: String,
    /// When.
    pub at: String,
    /// Who.
    pub who: String,
    /// The command in words.
    pub what: String,
    /// `post`, `reverse`, `link` or `fact`.
    pub kind: String,
    /// The file's name.
    pub file: Option<String>,
    /// The file's hash.
    pub sha256: Option<String>,
    /// The hash of what was recorded from it.
    pub content_hash: Option<String>,
    /// How many lines.
    pub lines: u64,
    /// How many entries, without those that follow from others.
    pub entries: u64,
    /// The sum of these entries, đồng.
    pub amount: Money,
    /// The batch it reverses.
    pub reverses: Option<String>,
    /// The batch that reverses it.
    pub reversed_by: Option<String>,
    /// Its hash.
    pub hash: String,
}

/// An entry of the book with where its figure stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// `E000012`.
    pub id: String,
    /// Its batch.
    pub batch: String,
    /// Its line.
    pub line: Option<String>,
    /// The entry it follows from.
    pub parent: Option<String>,
    /// The entry; its `origin` is filled from its line.
    pub entry: Entry,
    /// Whether it stands: neither taken back nor a taking back.
    pub live: bool,
}

/// A line of the book.
#[derive(Clone, Debug, PartialEq)]
pub struct LineRow {
    /// `L000123`.
    pub id: String,
    /// Its batch.
    pub batch: String,
    /// The file's name.
    pub file: Option<String>,
    /// The file's hash.
    pub sha256: Option<String>,
    /// The line with its present link.
    pub record: LineRecord,
    /// Whether its batch was reversed.
    pub reversed: bool,
}

/// A line given to another task or year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relink {
    /// `L000123`.
    pub line: String,
    /// The plan.
    pub plan: String,
    /// The task; `None` for none.
    pub task: Option<String>,
    /// The year.
    pub year: i32,
    /// What the line becomes.
    pub state: State,
    /// How much of the line, đồng, where several tasks or years share it: one [`Relink`] each, one after the other,
    /// together the whole line. `None`: all of it.
    pub part: Option<Money>,
}

/// Which sums are asked for.
#[derive(Clone, Debug, Default)]
pub struct SumFilter {
    /// Only this plan.
    pub plan: Option<String>,
    /// Only this budget year.
    pub year: Option<i32>,
    /// Only entries dated up to this day; undated ones count.
    pub as_of: Option<Date>,
}

/// Which entries are asked for; every part that is given must hold.
#[derive(Clone, Debug, Default)]
pub struct EntryFilter {
    /// Of this batch.
    pub batch: Option<String>,
    /// This entry.
    pub id: Option<String>,
    /// Made from this line.
    pub line: Option<String>,
    /// Of this plan.
    pub plan: Option<String>,
    /// Of this task; `Some("")` for those of no task.
    pub task: Option<String>,
    /// Of this budget year.
    pub year: Option<i32>,
    /// Of this agency.
    pub agency: Option<String>,
    /// Of this source; `Some("")` for those of no named source.
    pub source: Option<String>,
    /// Of these kinds; all when empty.
    pub kinds: Vec<Kind>,
    /// From a file of this name or hash.
    pub file: Option<String>,
    /// From this sheet.
    pub sheet: Option<String>,
    /// From this cell.
    pub cell: Option<String>,
    /// Dated up to this day; undated ones count.
    pub as_of: Option<Date>,
    /// Also those taken back, and the taking back.
    pub all: bool,
    /// Also those that follow from others.
    pub derived: bool,
}

impl EntryFilter {
    /// Entries of exactly one budget key's plan, task and year.
    pub fn of_task(key: &Key) -> Self {
        Self {
            plan: Some(key.plan.clone()),
            task: Some(key.task.clone().unwrap_or_default()),
            year: Some(key.year),
            ..Self::default()
        }
    }
}

/// Which lines are asked for; every part that is given must hold.
#[derive(Clone, Debug, Default)]
pub struct LineFilter {
    /// Of this batch.
    pub batch: Option<String>,
    /// This line.
    pub id: Option<String>,
    /// Linked to this plan.
    pub plan: Option<String>,
    /// In one of these states; all when empty.
    pub states: Vec<State>,
    /// From a file of this name or hash.
    pub file: Option<String>,
    /// From this sheet.
    pub sheet: Option<String>,
    /// From this cell.
    pub cell: Option<String>,
    /// Also those of reversed batches.
    pub all: bool,
}

/// A version of something decided that is not money: a plan, a closed year, an agency, an estimate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// What it is about: `plan`, `year`, `agency` …
    pub topic: String,
    /// Which one.
    pub name: String,
    /// The value, usually JSON.
    pub value: String,
    /// The batch it was recorded in.
    pub batch: String,
}

/// A remembered decision with what tells it from others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// Its id, to forget it by.
    pub id: i64,
    /// The decision.
    pub decision: crate::link::Remembered,
    /// Whose files it is for, where it is only for theirs.
    pub sender: Option<String>,
}

pub(super) fn batch_id(id: i64) -> String {
    format!("B{id:04}")
}

pub(super) fn line_id(id: i64) -> String {
    format!("L{id:06}")
}

pub(super) fn entry_id(id: i64) -> String {
    format!("E{id:06}")
}

/// The number in `B0001`, `L000123`, `E000012` (any case, zeros optional).
pub(super) fn number(letter: char, id: &str) -> Option<i64> {
    let id = id.trim();
    let first = id.chars().next()?;
    let digits = id.get(first.len_utf8()..)?;
    let right = first.eq_ignore_ascii_case(&letter) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if right { digits.parse().ok().filter(|number| *number > 0) } else { None }
}
