//! Reports as data: columns with meaning and formula, rows with level. No formatting.

mod columns;
mod execution;
mod figures;
mod formula;
mod group;
mod planned;
mod position;
mod variance;

#[cfg(test)]
mod tests;

pub use columns::Figure;
pub use formula::{Formula, Side};
pub use position::Gross;
pub use variance::{LAG_ALLOWED, Status};

use crate::ledger::Key;
use crate::money::{Kind, Money};
use crate::plan::Plan;
use crate::plan::agency::Agencies;
use crate::words::{Bilingual, Lang};
use jiff::civil::Date;

/// Grouped gross sums of the ledger, as the database makes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The budget key; parts not asked for are empty.
    pub key: Key,
    /// The kind summed.
    pub kind: Kind,
    /// The gross sum, đồng.
    pub amount: Money,
}

impl Default for Sum {
    fn default() -> Self {
        Self { key: Key::default(), kind: Kind::Planned, amount: Money::ZERO }
    }
}

/// What a report is made from.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The office's name for the head of the page.
    pub office: String,
    /// The plan.
    pub plan: Option<Plan>,
    /// The agencies the office knows.
    pub agencies: Agencies,
    /// Sums of the ledger by full key, with the entries that follow from others (what payments under a
    /// contract release of it, what an allotment takes off its grant). Several sums of one key and kind are
    /// added up. [`Kind::CarriedOver`] is best summed apart for amounts above and below 0, so that what
    /// came in and what went out are both known; summed together only their difference is.
    pub sums: Vec<Sum>,
}

/// What rows are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Sections with their tasks.
    Task,
    /// Sections only.
    Section,
    /// Agencies as at the time.
    Agency,
    /// Those who have taken over from them by the day of the report.
    Successor,
    /// Sources of funds.
    Source,
    /// Years.
    Year,
}

impl By {
    /// The word of `--by` and its unaccented Vietnamese alias.
    pub const WORDS: [(&'static str, &'static str, Self); 6] = [
        ("task", "nhiem-vu", Self::Task),
        ("section", "muc", Self::Section),
        ("agency", "co-quan", Self::Agency),
        ("successor", "ke-nhiem", Self::Successor),
        ("source", "nguon", Self::Source),
        ("year", "nam", Self::Year),
    ];

    /// The grouping a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(en, vi, _)| *en == word || *vi == word).map(|(_, _, by)| *by)
    }
}

/// What somebody asks of a report.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Only this year.
    pub year: Option<i32>,
    /// Grouping, outermost first; the report's own default when empty.
    pub by: Vec<By>,
    /// Figures as of this day.
    pub as_of: Option<Date>,
}

/// A report as data.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Its name on the command line, `variance`.
    pub slug: &'static str,
    /// Its title.
    pub title: Bilingual,
    /// The year it is about.
    pub year: Option<i32>,
    /// The day it is about.
    pub as_of: Option<Date>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, totals not included.
    pub rows: Vec<Row>,
    /// The total of each column, in the columns' order.
    pub totals: Vec<Cell>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its key in the JSON contract, `usable`.
    pub key: &'static str,
    /// Its heading, with its formula in words where the sign matters.
    pub label: Bilingual,
    /// How it follows from other columns, `usable - spent`; `None` for what is summed from the ledger.
    pub formula: Option<&'static str>,
    /// The same formula taken apart; also there where the formula depends on the data (the total of
    /// the years). [`Column::formula_text`] writes it.
    pub expr: Option<Formula>,
    /// Left out of a printed form when no row has anything in it.
    pub optional: bool,
}

impl Column {
    /// How the column follows from others, `usable - spent`, for the JSON contract.
    pub fn formula_text(&self) -> Option<String> {
        self.expr.as_ref().map(Formula::to_string)
    }
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// `3`, `3.3`, `3.3/2023`, an agency.
    pub key: String,
    /// 0 for a section or group, 1 for a task under it …
    pub level: u8,
    /// The task's code, where the row is a task's.
    pub task: Option<String>,
    /// The number people know it by, of a section or a task.
    pub code: Option<String>,
    /// What it says, in Vietnamese.
    pub content: String,
    /// What it says where the words are ours and so known in both languages, `(chưa gắn)`.
    pub said: Option<Bilingual>,
    /// One cell a column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// What the row says, in `lang` where the words are ours.
    pub fn text(&self, lang: Lang) -> &str {
        self.said.as_ref().map_or(&self.content, |said| said.get(lang))
    }
}

/// One figure of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing recorded: not 0.
    #[default]
    Empty,
    /// Money.
    Amount(Money),
    /// A rate in hundredths of a percent (6040 = 60,40 %).
    Rate(i64),
    /// Words.
    Text(Bilingual),
}

/// Makes a report from what the book knows and what was asked.
pub type Maker = fn(&Facts, &Asked) -> Report;

/// Every report: its name, its unaccented Vietnamese alias, and who makes it. One more report is one
/// more file and one more line here.
pub const NAMES: [(&str, &str, Maker); 3] = [
    ("plan", "ke-hoach", planned::report),
    ("execution", "thuc-hien", execution::report),
    ("variance", "so-sanh", variance::report),
];

/// The report with this name or alias.
pub fn by_name(slug: &str) -> Option<Maker> {
    NAMES.iter().find(|(en, vi, _)| *en == slug || *vi == slug).map(|(_, _, maker)| *maker)
}
