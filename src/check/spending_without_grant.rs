//! Was money spent that was not granted, or more than was usable? Such spending was allowed by somebody when it
//! was recorded; it stays visible.

use super::{Finding, Ground, Severity, finding, placed};
use crate::ledger::dong;
use crate::money::Money;

pub(super) fn check(ground: &Ground<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (grain, position) in &ground.positions {
        let (used, usable) = (position.disbursed(), position.usable());
        let Some(task) = &grain.task else { continue };
        let year = grain.year;
        let Some(over) = used.checked_sub(usable).filter(|over| *over > Money::ZERO) else { continue };
        let (s, u, o) = (dong(used), dong(usable), dong(over));
        let (slug, text) = if usable == Money::ZERO {
            (
                "spending-without-grant",
                (
                    format!("Nhiệm vụ {task}, năm {year}: đã giải ngân {} nhưng chưa có dự toán.", s.0),
                    format!("Task {task}, year {year}: {} disbursed without a grant.", s.1),
                ),
            )
        } else {
            (
                "spending-over-usable",
                (
                    format!("Nhiệm vụ {task}, năm {year}: giải ngân {} vượt dự toán {}: {}.", s.0, u.0, o.0),
                    format!("Task {task}, year {year}: disbursed {} against {} usable, over by {}.", s.1, u.1, o.1),
                ),
            )
        };
        let next = ("Ghi dự toán còn thiếu, hoặc thu hồi.", "Record the missing grant, or recover the money.");
        let figures = [("disbursed", used), ("usable", usable), ("over", over)];
        findings.push(placed(finding(slug, Severity::Warning, text, next, &figures), grain));
    }
    findings
}
