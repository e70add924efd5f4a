//! Checks of the book: one question a file, findings as the answer. A check never changes data.
//!
//! The ledger refuses little, because lists come late and the treasury has blocked what it blocks; everything
//! else that is odd is found here, and a person decides.

mod adjustment_not_zero;
mod advance_negative;
mod allotted_over_granted;
mod approved_over_total;
mod carry_differs;
mod date_order;
mod document_missing;
mod entry_repeated;
mod granted_over_approved;
mod not_allotted;
mod planned_differs;
mod spending_without_grant;
mod task_unknown;
mod unlinked;
mod year_not_scheduled;

#[cfg(test)]
mod tests;

use crate::finding::{Finding, Severity};
use crate::ledger::{Grain, Key, Position, Posted};
use crate::link::State;
use crate::money::{Kind, Money};
use crate::plan::Plan;
use crate::words::Bilingual;
use std::collections::BTreeMap;

/// What the checks look at.
#[derive(Clone, Debug, Default)]
pub struct Facts<'a> {
    /// The plans of the book.
    pub plans: &'a [Plan],
    /// Gross sums by key and kind, as the book gives them.
    pub sums: Vec<(Key, Kind, Money)>,
    /// Entries that stand, those that follow from others left out. Checks of dates and documents need them.
    pub entries: Vec<Posted>,
    /// Recorded lines.
    pub lines: Vec<LineFact>,
}

/// What the checks need to know of a recorded line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineFact {
    /// Its id.
    pub id: String,
    /// What it says.
    pub content: String,
    /// What the amount is.
    pub kind: Option<Kind>,
    /// The amount.
    pub amount: Option<Money>,
    /// What became of it.
    pub state: State,
}

/// The facts, grouped once for all checks.
struct Ground<'a> {
    facts: &'a Facts<'a>,
    /// By plan, task and year.
    positions: BTreeMap<Grain, Position>,
}

impl<'a> Ground<'a> {
    fn of(facts: &'a Facts<'a>) -> Self {
        let mut positions: BTreeMap<Grain, Position> = BTreeMap::new();
        for (key, kind, amount) in &facts.sums {
            // Beyond the bound of 10^18 there is no figure to check; the book refuses such sums.
            let _ = positions.entry(Grain::of(key)).or_default().add(*kind, *amount);
        }
        Self { facts, positions }
    }

    fn plan(&self, id: &str) -> Option<&'a Plan> {
        self.facts.plans.iter().find(|plan| plan.id == id)
    }

    /// Positions together by whatever `by` says, in order.
    fn grouped<K: Ord>(&self, by: impl Fn(&Grain) -> K) -> BTreeMap<K, Position> {
        let mut groups: BTreeMap<K, Position> = BTreeMap::new();
        for (grain, position) in &self.positions {
            let group = groups.entry(by(grain)).or_default();
            if let Some(sum) = group.clone().with(position) {
                *group = sum;
            }
        }
        groups
    }
}

/// Every check, in the order an officer would ask.
const CHECKS: [fn(&Ground<'_>) -> Vec<Finding>; 15] = [
    planned_differs::check,
    approved_over_total::check,
    granted_over_approved::check,
    task_unknown::check,
    year_not_scheduled::check,
    unlinked::check,
    not_allotted::check,
    allotted_over_granted::check,
    adjustment_not_zero::check,
    spending_without_grant::check,
    advance_negative::check,
    carry_differs::check,
    document_missing::check,
    date_order::check,
    entry_repeated::check,
];

/// Asks every question of the book.
pub fn all(facts: &Facts<'_>) -> Vec<Finding> {
    let ground = Ground::of(facts);
    CHECKS.iter().flat_map(|check| check(&ground)).collect()
}

/// A finding with its figures; texts are made of amounts already written out.
fn finding(
    slug: &'static str,
    severity: Severity,
    text: (String, String),
    next: (&'static str, &'static str),
    figures: &[(&str, Money)],
) -> Finding {
    let finding = Finding::new(slug, severity, Bilingual::new(text.0, text.1)).next(Bilingual::new(next.0, next.1));
    figures.iter().fold(finding, |finding, (name, money)| finding.with(name, money.dong().to_string()))
}

/// Adds where in the budget a finding stands.
fn placed(finding: Finding, grain: &Grain) -> Finding {
    let finding = finding.with("plan", grain.plan.clone()).with("year", grain.year);
    match &grain.task {
        Some(task) => finding.with("task", task.clone()),
        None => finding,
    }
}
