//! Are there amounts in years the plan or the task's schedule does not have? Money carried over may outlive the
//! schedule and is left alone.

use super::{Finding, Ground, Severity, finding, placed};
use crate::ledger::{Position, dong};
use crate::money::{Kind, Money};

pub(super) fn check(ground: &Ground<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (grain, position) in &ground.positions {
        let Some(plan) = ground.plan(&grain.plan) else { continue };
        let (kind, amount) = largest(position);
        if amount == Money::ZERO || position.carried_in() != Money::ZERO {
            continue;
        }
        let year = grain.year;
        let (a, kind) = (dong(amount), crate::ledger::kind_name(kind));
        let outside = plan.period.filter(|(first, last)| !(*first..=*last).contains(&year));
        if let Some((first, last)) = outside {
            let text = (
                format!("Có {} {} ghi cho năm {year}, ngoài thời gian kế hoạch {first}-{last}.", kind.0, a.0),
                format!("{} {} is recorded for {year}, outside the plan's {first}-{last}.", kind.1, a.1),
            );
            let next = ("Kiểm tra năm ngân sách.", "Check the budget year.");
            let one = finding("year-outside-plan", Severity::Warning, text, next, &[("amount", amount)]);
            findings.push(placed(one, grain));
            continue;
        }
        let Some(task) = grain.task.as_ref().and_then(|code| plan.task(code)) else { continue };
        if task.schedule.years.is_empty() || task.schedule.years.contains(&year) {
            continue;
        }
        let (code, said) = (&task.code, &task.schedule.text);
        let text = (
            format!("Nhiệm vụ {code} có {} {} năm {year}, thời gian trong kế hoạch là \"{said}\".", kind.0, a.0),
            format!("Task {code} has {} {} in {year}; the plan schedules it \"{said}\".", kind.1, a.1),
        );
        let next = ("Kiểm tra năm, hoặc ghi lý do lùi thời gian.", "Check the year, or note why the task was moved.");
        let one = finding("year-not-scheduled", Severity::Warning, text, next, &[("amount", amount)]);
        findings.push(placed(one, grain));
    }
    findings
}

/// The most telling amount of a position: its largest, history left out.
fn largest(position: &Position) -> (Kind, Money) {
    let kinds = Kind::ALL.into_iter().filter(|kind| !kind.is_history());
    kinds.map(|kind| (kind, position.gross(kind))).fold((Kind::Planned, Money::ZERO), |best, one| {
        if one.1.dong().abs() > best.1.dong().abs() { one } else { best }
    })
}
