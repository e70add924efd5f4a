//! Is more approved over the years than the plan's indicative total? The total is no ceiling: a finding.

use super::{Finding, Ground, Severity, finding};
use crate::ledger::dong;

pub(super) fn check(ground: &Ground<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (plan, position) in ground.grouped(|grain| grain.plan.clone()) {
        let Some(total) = ground.plan(&plan).and_then(|plan| plan.total) else { continue };
        for (slug, what, amount) in [
            ("approved-over-total", ("phê duyệt", "approved"), position.approved()),
            ("granted-over-total", ("giao", "granted"), position.usable()),
        ] {
            let Some(over) = amount.checked_sub(total).filter(|_| amount > total) else { continue };
            let (a, t, o) = (dong(amount), dong(total), dong(over));
            findings.push(
                finding(
                    slug,
                    Severity::Warning,
                    (
                        format!("Tổng kinh phí {} qua các năm {} vượt tổng dự kiến {}: {}.", what.0, a.0, t.0, o.0),
                        format!(
                            "{} over the years is {} against the indicative {}: over by {}.",
                            what.1, a.1, t.1, o.1
                        ),
                    ),
                    (
                        "Báo cáo cấp có thẩm quyền, hoặc kiểm tra số liệu ghi lặp.",
                        "Report it to whoever decides, or look for amounts recorded twice.",
                    ),
                    &[("amount", amount), ("total", total), ("over", over)],
                )
                .with("plan", plan.clone()),
            );
        }
    }
    findings
}
