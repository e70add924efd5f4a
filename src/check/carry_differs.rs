//! Is what a task carried out of a year what it carried into the next? The source may change, the sum may not.

use super::{Finding, Ground, Severity, finding, placed};
use crate::ledger::{Grain, dong};
use crate::money::Money;

pub(super) fn check(ground: &Ground<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (grain, position) in &ground.positions {
        let out = position.carried_out();
        let next_year = Grain { year: grain.year.saturating_add(1), ..grain.clone() };
        let into = ground.positions.get(&next_year).map_or(Money::ZERO, super::Position::carried_in);
        let Some(difference) = into.checked_sub(out).filter(|_| out != Money::ZERO && into != out) else { continue };
        let (task, year) = (grain.task.as_deref().unwrap_or("-"), grain.year);
        let (o, i, d) = (dong(out), dong(into), dong(difference));
        let text = (
            format!("Nhiệm vụ {task}: chuyển ra khỏi năm {year} {}, nhận vào năm sau {}, chênh {}.", o.0, i.0, d.0),
            format!("Task {task}: {} carried out of {year}, {} into the next year, off by {}.", o.1, i.1, d.1),
        );
        let next = ("Ghi đủ cả hai phía của việc chuyển nguồn.", "Record both sides of the carry-over.");
        let figures = [("carried_out", out), ("carried_in", into), ("difference", difference)];
        findings.push(placed(finding("carry-differs", Severity::Warning, text, next, &figures), grain));
    }
    findings
}
