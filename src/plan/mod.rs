//! A plan: its sections, tasks, agencies, schedule, targets, total and duties, read from a page.

pub use correct::{Correction, Field, Wrong, correct, correct_all, odd};

use crate::finding::Finding;
use crate::money::Money;
use crate::page::Page;
use crate::sheet::Workbook;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub mod agency;
mod amount;
mod build;
mod correct;
mod draft;
mod duties;
mod grid;
mod head;
mod labels;
mod lines;
mod notes;
mod outline;
mod prose;
mod read;
mod rules;
mod schedule;
mod sentence;
pub mod shares;
mod sheet;
mod targets;
mod when;
mod works;

/// A plan document understood.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Short stable id made from the content: number and issuer, or title and period.
    pub id: String,
    /// `592/KH-UBND`; `None` while the draft's number is blank.
    pub number: Option<String>,
    /// The day it was signed, when wholly written.
    pub date: Option<Date>,
    /// What of the date is written.
    pub issued: Option<Issued>,
    /// The title in one line.
    pub title: String,
    /// Who issues it, `UBND tỉnh Bắc Giang`.
    pub issuer: String,
    /// First and last year of the plan.
    pub period: Option<(i32, i32)>,
    /// The indicative total, đồng.
    pub total: Option<Money>,
    /// Whether the total in words says the same; `None` without words.
    pub total_words_match: Option<bool>,
    /// Number of the plan it replaces.
    pub replaces: Option<String>,
    /// Sections in order.
    pub sections: Vec<Section>,
    /// Tasks in order.
    pub tasks: Vec<Task>,
    /// Duties with a date (reports).
    pub duties: Vec<Duty>,
    /// Limits the plan sets on its own work.
    pub rules: Vec<Rule>,
    /// Where its money comes from, as written.
    pub sources: Vec<String>,
}

/// The written part of a date of issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// The year.
    pub year: i32,
    /// The month, where written.
    pub month: Option<i8>,
    /// The day, where written.
    pub day: Option<i8>,
}

/// A section of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its code without a final dot, `3`.
    pub code: String,
    /// Its title.
    pub title: String,
}

/// A task (nhiệm vụ).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// As the plan writes it without a final dot, `3.3`; `SECTION/n` where numbering restarts or is missing.
    pub code: String,
    /// Whether the plan itself numbers it.
    pub numbered: bool,
    /// Code of its section.
    pub section: String,
    /// What is to be done.
    pub content: String,
    /// Cơ quan chủ trì, as written.
    pub leads: Vec<String>,
    /// Cơ quan phối hợp, as written.
    pub partners: Vec<String>,
    /// Lĩnh vực, where the plan has it.
    pub field: Option<String>,
    /// How it is paid for, where the plan says so.
    pub funding: Option<String>,
    /// When.
    pub schedule: Schedule,
    /// What is to be reached, by year.
    pub targets: Vec<Target>,
    /// How the leads share the money, where the plan says so; empty otherwise.
    #[serde(default)]
    pub shares: Vec<Share>,
    /// The paragraph or table row it was read from, 1-based place in the page; of a workbook, the row of its sheet.
    pub place: u32,
}

/// One lead's share of a task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The lead, as written.
    pub lead: String,
    /// Millionths of the task's money: 600 000 is 60 %.
    pub millionths: i64,
}

/// When a task is done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// As written.
    pub text: String,
    /// How it was understood.
    pub kind: ScheduleKind,
    /// The years it runs; see the docs of [`ScheduleKind`].
    pub years: Vec<i32>,
    /// Quarters 1-4, where given.
    pub quarters: Option<Vec<u8>>,
    /// Months 1-12, where given.
    pub months: Option<Vec<u8>>,
    /// "Quý II hoặc III": one of them is enough.
    pub any_of: bool,
    /// "sau khi Đề án được phê duyệt".
    pub condition: Option<String>,
}

/// Kinds of schedule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScheduleKind {
    /// Hằng năm: every year the plan runs.
    EveryYear,
    /// Năm 2022, 2023.
    Years,
    /// Từ năm 2022: may run in; from that year to the plan's end.
    FromYear,
    /// 2023-2024.
    Range,
    /// Quý II năm 2022.
    Quarters,
    /// Từ tháng 7 đến tháng 9.
    Months,
    /// Thường xuyên.
    Ongoing,
    /// Only when something happens; no years.
    Conditional,
    /// Nothing said; no years.
    #[default]
    None,
}

/// A yearly target of a task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The year.
    pub year: i32,
    /// As written.
    pub text: String,
    /// How many, where a number is stated or can be counted.
    pub quantity: Option<i64>,
}

/// A duty with a date: who reports to whom by when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// The sentence.
    pub text: String,
    /// Who.
    pub who: Vec<String>,
    /// To whom.
    pub to: String,
    /// Day of the month as written ("trước ngày 31/10" → 31).
    pub day: i8,
    /// Month.
    pub month: i8,
    /// Hằng năm.
    pub every_year: bool,
    /// The year, where it is written.
    pub year: Option<i32>,
    /// Whether the written day still counts ("chậm nhất") or not ("trước ngày").
    pub inclusive: bool,
}

/// A rule a plan sets on its own work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Its short name, `trips-per-year`.
    pub slug: String,
    /// The figure or date.
    pub value: String,
    /// The sentence.
    pub text: String,
}

impl Task {
    /// Whether the plan states a share for each lead, together 100 %.
    pub fn shares_whole(&self) -> bool {
        shares::total(&self.shares) == shares::WHOLE && self.shares.len() == self.leads.len()
    }
}

impl Plan {
    /// The years in which the plan really runs: from the later of its first year and its year of
    /// issue to its last year.
    pub fn running_years(&self) -> Vec<i32> {
        let Some((first, last)) = self.period else { return Vec::new() };
        let from = self.issued.map_or(first, |issued| issued.year.max(first));
        (from..=last).collect()
    }

    /// Every task with every year it runs (or may run), in order.
    pub fn task_years(&self) -> Vec<(String, i32)> {
        let pairs = |task: &Task| task.schedule.years.iter().map(|y| (task.code.clone(), *y)).collect::<Vec<_>>();
        self.tasks.iter().flat_map(pairs).collect()
    }

    /// The task with this code.
    pub fn task(&self, code: &str) -> Option<&Task> {
        self.tasks.iter().find(|task| task.code == code)
    }
}

/// Reads a plan from a document. Never fails: what is odd or missing is a finding (a document with no
/// task at all is the blocking finding `not-a-plan`).
pub fn read(page: &Page) -> (Plan, Vec<Finding>) {
    read::read(page)
}

/// Reads a plan kept as a workbook: the largest visible sheet with a task table (columns known by the words of
/// its header). Findings stand on rows of that sheet; a workbook without such a table is `not-a-plan`.
pub fn read_sheet(book: &Workbook) -> (Plan, Vec<Finding>) {
    read::read_sheet(book)
}

#[cfg(test)]
mod tests;
