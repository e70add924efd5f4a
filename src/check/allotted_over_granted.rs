//! Is more allotted than was granted? An allotment is taken from a grant; what found no grant is left over.

use super::{Finding, Ground, Severity, finding};
use crate::ledger::dong;
use crate::money::{Kind, Money};

pub(super) fn check(ground: &Ground<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for ((plan, year), position) in ground.grouped(|grain| (grain.plan.clone(), grain.year)) {
        let over = position.gross(Kind::Allotted);
        if over <= Money::ZERO {
            continue;
        }
        let allotted = position.one_side(Kind::Allotted, false);
        let covered = position.one_side(Kind::Allotted, true).negated();
        let (a, c, o) = (dong(allotted), dong(covered), dong(over));
        findings.push(
            finding(
                "allotted-over-granted",
                Severity::Warning,
                (
                    format!("Năm {year} phân bổ {} nhưng chỉ {} có dự toán được giao, vượt {}.", a.0, c.0, o.0),
                    format!("{year}: {} allotted, of which {} was granted, over by {}.", a.1, c.1, o.1),
                ),
                ("Ghi quyết định giao dự toán còn thiếu.", "Record the missing grant."),
                &[("allotted", allotted), ("granted", covered), ("over", over)],
            )
            .with("plan", plan)
            .with("year", year),
        );
    }
    findings
}
