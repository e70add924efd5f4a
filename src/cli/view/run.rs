//! `dutoan.run/1`.

use super::common::{FindingView, dong};
use crate::desk::run::Summary;
use crate::words::Lang;
use serde_json::{Value, json};

/// The summary as JSON.
pub fn run(summary: &Summary, lang: Lang) -> Value {
    json!({
        "schema": "dutoan.run/1",
        "name": summary.name,
        "plan": {
            "id": summary.plan.id,
            "total": summary.plan.total.map(dong),
            "lines_total": dong(summary.lines_total),
            "sections": summary.plan.sections.len(),
            "tasks": summary.plan.tasks.len(),
            "task_years": summary.plan.task_years().len(),
        },
        "years": summary.years.iter().map(|y| json!({
            "year": y.year,
            "planned": dong(y.planned),
            "proposed": dong(y.proposed),
            "appraised": dong(y.appraised),
            "granted": dong(y.granted),
            "spent": dong(y.spent),
            "disbursed": dong(y.disbursed),
            "remaining": dong(y.remaining),
        })).collect::<Vec<_>>(),
        "lines": summary.lines.iter().map(|l| json!({
            "cell": l.cell,
            "task": l.task,
            "year": l.year,
            "amount": dong(l.amount),
            "available": l.available.map(dong),
            "content": l.content,
            "reasons": l.reasons.iter().map(|r| r.get(lang)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "coverage": {
            "lines": summary.coverage.lines,
            "linked": summary.coverage.linked,
            "amount": dong(summary.coverage.amount),
            "amount_linked": dong(summary.coverage.amount_linked),
        },
        "findings": FindingView::all(&summary.met, lang),
        "unexpected": FindingView::all(&summary.unexpected, lang),
        "missing": summary.missing.iter().map(|e| json!({"slug": e.slug, "file": e.file, "cell": e.cell})).collect::<Vec<_>>(),
        "files": summary.files.iter().map(|f| json!({"role": f.role, "path": f.path.display().to_string()})).collect::<Vec<_>>(),
    })
}
