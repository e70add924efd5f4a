//! Tình hình: where a book stands, what waits, and what to do next.

use super::book;
use super::context::Desk;
use super::failure::Outcome;
use super::plans;
use super::run::{YearFigures, by_year};
use crate::link::State;
use crate::money::Money;
use crate::plan::Plan;
use crate::store::LineFilter;
use crate::words::Bilingual;
use jiff::civil::Date;

/// One plan's standing.
#[derive(Clone, Debug)]
pub struct PlanStatus {
    /// The plan.
    pub plan: Plan,
    /// Figures by year.
    pub years: Vec<YearFigures>,
}

/// The next deadline of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The last day that still counts.
    pub last_day: Date,
    /// Who, to whom.
    pub text: String,
}

/// Where a book stands.
#[derive(Clone, Debug)]
pub struct Status {
    /// The book's file.
    pub book: String,
    /// Its plans.
    pub plans: Vec<PlanStatus>,
    /// Batches that stand.
    pub batches: usize,
    /// Lines not linked or not sure.
    pub unsure: usize,
    /// Their money.
    pub unsure_amount: Money,
    /// The nearest deadline.
    pub deadline: Option<Deadline>,
    /// The next useful commands.
    pub next: Vec<Bilingual>,
}

/// Looks the book over.
///
/// # Errors
/// No book, or it cannot be read.
pub fn status(desk: &Desk) -> Outcome<Status> {
    let path = desk.book()?.display().to_string();
    let book = book::open_to_read(desk)?;
    let all = plans::all(Some(&book))?;
    let batches = book
        .history()
        .map_err(|e| book::trouble(&e))?
        .iter()
        .filter(|b| b.reversed_by.is_none() && b.reverses.is_none())
        .count();
    let filter = LineFilter { states: vec![State::Unsure, State::Unlinked], ..LineFilter::default() };
    let waiting = book.lines(&filter).map_err(|e| book::trouble(&e))?;
    let unsure_amount = Money::sum(waiting.iter().filter_map(|l| l.record.amount)).unwrap_or_default();
    drop(book);
    let mut plans = Vec::new();
    for plan in all {
        let years = by_year(&book::positions(desk, &plan.id)?);
        plans.push(PlanStatus { plan, years });
    }
    let deadline = plans.iter().filter_map(|p| nearest(&p.plan, desk.today)).min_by_key(|d| d.last_day);
    let next = advice(&plans, waiting.len());
    Ok(Status { book: path, plans, batches, unsure: waiting.len(), unsure_amount, deadline, next })
}

/// The nearest deadline of a plan on or after a day: "trước ngày 31/10" ends on 30/10.
fn nearest(plan: &Plan, today: Date) -> Option<Deadline> {
    let last = plan.period.map_or(i32::from(today.year()), |(_, last)| last);
    plan.duties
        .iter()
        .flat_map(|duty| {
            let this = i32::from(today.year());
            let years = if duty.every_year { this..=last.min(this.saturating_add(1)) } else { last..=last };
            years.filter_map(move |year| {
                let written = Date::new(i16::try_from(year).ok()?, duty.month, duty.day).ok()?;
                let last_day = if duty.inclusive { written } else { written.yesterday().ok()? };
                (last_day >= today)
                    .then(|| Deadline { last_day, text: format!("{} → {}", duty.who.join(", "), duty.to) })
            })
        })
        .min_by_key(|d| d.last_day)
}

fn advice(plans: &[PlanStatus], unsure: usize) -> Vec<Bilingual> {
    let mut next = Vec::new();
    if plans.is_empty() {
        next.push(Bilingual::new("dutoan plan import KẾ-HOẠCH.docx --post", "dutoan plan import PLAN.docx --post"));
        return next;
    }
    let sum =
        |f: fn(&YearFigures) -> Money| Money::sum(plans.iter().flat_map(|p| p.years.iter().map(f))).unwrap_or_default();
    if sum(|y| y.planned) == Money::ZERO {
        next.push(Bilingual::new(
            "dutoan import BIỂU-CHI-TIẾT.xlsx --as plan",
            "dutoan import DETAILED-TABLE.xlsx --as plan",
        ));
    } else if sum(|y| y.granted) == Money::ZERO {
        next.push(Bilingual::new("dutoan grant import QUYẾT-ĐỊNH-GIAO.xlsx", "dutoan grant import GRANTS.xlsx"));
    } else {
        next.push(Bilingual::new("dutoan spend import DANH-SÁCH-CHI.xlsx", "dutoan spend import SPENDING.xlsx"));
        next.push(Bilingual::new("dutoan report variance --year NĂM", "dutoan report variance --year YEAR"));
    }
    if unsure > 0 {
        next.insert(0, Bilingual::new("dutoan link list --unsure", "dutoan link list --unsure"));
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Duty;

    fn plan(inclusive: bool) -> Plan {
        Plan {
            period: Some((2021, 2025)),
            duties: vec![Duty {
                day: 31,
                month: 10,
                every_year: true,
                inclusive,
                to: "Sở Ngoại vụ".into(),
                ..Duty::default()
            }],
            ..Plan::default()
        }
    }

    #[test]
    fn before_a_day_ends_the_day_before_it() {
        let on = |y, m, d| Date::new(y, m, d).unwrap();
        assert_eq!(nearest(&plan(false), on(2024, 1, 1)).unwrap().last_day, on(2024, 10, 30));
        assert_eq!(nearest(&plan(true), on(2024, 10, 31)).unwrap().last_day, on(2024, 10, 31));
        assert_eq!(nearest(&plan(false), on(2024, 10, 31)).unwrap().last_day, on(2025, 10, 30));
        assert_eq!(nearest(&plan(false), on(2025, 12, 1)), None);
    }
}
