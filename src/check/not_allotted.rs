//! Which granted money has not been allotted to a task yet ("chưa phân bổ")? It gives no right to spend.

use super::{Finding, Ground, Severity, finding, placed};
use crate::ledger::dong;
use crate::money::Money;

pub(super) fn check(ground: &Ground<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (grain, position) in ground.positions.iter().filter(|(grain, _)| grain.task.is_none()) {
        let left = position.usable();
        if left <= Money::ZERO {
            continue;
        }
        let (l, year) = (dong(left), grain.year);
        let text = (
            format!("Năm {year} còn {} đã giao nhưng chưa phân bổ cho nhiệm vụ.", l.0),
            format!("{} granted for {year} is not allotted to a task.", l.1),
        );
        let next = ("Phân bổ trước 31/12: dutoan grant allot", "Allot it before 31/12: dutoan grant allot");
        findings.push(placed(finding("not-allotted", Severity::Note, text, next, &[("amount", left)]), grain));
    }
    findings
}
