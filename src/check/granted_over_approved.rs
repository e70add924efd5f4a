//! Was more granted at the start than approved? Approval and grant are two facts and may differ: a note.

use super::{Finding, Ground, Severity, finding, placed};
use crate::ledger::dong;
use crate::money::Money;

pub(super) fn check(ground: &Ground<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (grain, position) in &ground.positions {
        let (granted, approved) = (position.granted(), position.approved());
        let Some(over) = granted.checked_sub(approved).filter(|over| *over > Money::ZERO) else { continue };
        if approved == Money::ZERO {
            continue;
        }
        let (task, year) = (grain.task.as_deref().unwrap_or("-"), grain.year);
        let (g, a, o) = (dong(granted), dong(approved), dong(over));
        let text = (
            format!("Nhiệm vụ {task}, năm {year}: giao {} lớn hơn phê duyệt {}, chênh {}.", g.0, a.0, o.0),
            format!("Task {task}, year {year}: granted {} is more than approved {}, by {}.", g.1, a.1, o.1),
        );
        let next = ("Đối chiếu quyết định phê duyệt và quyết định giao.", "Compare the two decisions.");
        let figures = [("granted", granted), ("approved", approved), ("over", over)];
        findings.push(placed(finding("granted-over-approved", Severity::Note, text, next, &figures), grain));
    }
    findings
}
