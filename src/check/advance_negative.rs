//! Was more cleared and returned than advanced? The open advance is never below zero.

use super::{Finding, Ground, Severity, finding, placed};
use crate::ledger::dong;
use crate::money::Money;

pub(super) fn check(ground: &Ground<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (grain, position) in &ground.positions {
        let open = position.advance_open();
        if open >= Money::ZERO {
            continue;
        }
        let (task, year) = (grain.task.as_deref().unwrap_or("-"), grain.year);
        let (a, o) = (dong(position.advanced()), dong(open));
        let text = (
            format!("Nhiệm vụ {task}, năm {year}: tạm ứng {} nhưng số dư tạm ứng là {}.", a.0, o.0),
            format!("Task {task}, year {year}: {} advanced, but {} open.", a.1, o.1),
        );
        let next = ("Ghi khoản tạm ứng còn thiếu.", "Record the missing advance.");
        let figures = [("advanced", position.advanced()), ("open", open)];
        findings.push(placed(finding("advance-negative", Severity::Warning, text, next, &figures), grain));
    }
    findings
}
