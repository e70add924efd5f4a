//! Do the plan's indicative amounts sum to the total the plan states? Only asked once amounts are recorded.

use super::{Finding, Ground, Severity, finding};
use crate::ledger::dong;
use crate::money::Money;

pub(super) fn check(ground: &Ground<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (plan, position) in ground.grouped(|grain| grain.plan.clone()) {
        let Some(total) = ground.plan(&plan).and_then(|plan| plan.total) else { continue };
        let planned = position.planned();
        let Some(difference) = planned.checked_sub(total).filter(|_| planned != Money::ZERO && planned != total) else {
            continue;
        };
        let (p, t, d) = (dong(planned), dong(total), dong(difference));
        findings.push(
            finding(
                "planned-differs",
                Severity::Warning,
                (
                    format!("Dự kiến kinh phí đã ghi cộng lại {}, kế hoạch nêu tổng {}, chênh {}.", p.0, t.0, d.0),
                    format!("The planned amounts sum to {}, the plan states {}, off by {}.", p.1, t.1, d.1),
                ),
                (
                    "Kiểm tra bảng phân kỳ kinh phí: thiếu hoặc lặp nhiệm vụ, năm.",
                    "Check the allocation table for missing or repeated tasks and years.",
                ),
                &[("planned", planned), ("total", total), ("difference", difference)],
            )
            .with("plan", plan),
        );
    }
    findings
}
