//! Does every amount belong to a task the plan has?

use super::{Finding, Ground, Severity, finding, placed};

pub(super) fn check(ground: &Ground<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (grain, position) in &ground.positions {
        let (Some(task), Some(plan)) = (&grain.task, ground.plan(&grain.plan)) else { continue };
        if plan.task(task).is_some() || position.is_empty() {
            continue;
        }
        let text = (
            format!("Có số liệu năm {} ghi cho nhiệm vụ {task}, kế hoạch không có nhiệm vụ này.", grain.year),
            format!("Amounts of {} are recorded for task {task}, which the plan does not have.", grain.year),
        );
        let next = ("Gắn lại vào đúng nhiệm vụ: dutoan link set", "Link them to the right task: dutoan link set");
        findings.push(placed(finding("task-unknown", Severity::Warning, text, next, &[]), grain));
    }
    findings
}
