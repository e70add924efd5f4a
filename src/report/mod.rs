//! Reports as data: columns with meaning and formula, rows with level. No formatting.

use crate::ledger::Key;
use crate::money::{Kind, Money};
use crate::plan::Plan;
use crate::words::Bilingual;
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

/// What a report is made from.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The office's name for the head of the page.
    pub office: String,
    /// The plan.
    pub plan: Option<Plan>,
    /// Sums of the ledger by full key.
    pub sums: Vec<Sum>,
}

/// What rows are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Sections with their tasks.
    Task,
    /// Sections only.
    Section,
    /// Agencies.
    Agency,
    /// Sources of funds.
    Source,
    /// Years.
    Year,
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
    /// What it says.
    pub content: String,
    /// One cell a column.
    pub cells: Vec<Cell>,
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
