//! `dutoan.plan/1`.

use super::common::{FindingView, dong};
use crate::finding::Finding;
use crate::plan::{Plan, ScheduleKind, Task};
use crate::words::Lang;
use serde::Serialize;
use serde_json::{Value, json};

/// A plan as JSON.
#[derive(Serialize)]
pub struct PlanView {
    schema: &'static str,
    id: String,
    number: Option<String>,
    date: Option<String>,
    issued: Value,
    title: String,
    issuer: String,
    period: Option<[i32; 2]>,
    total: Option<String>,
    total_words_match: Option<bool>,
    replaces: Option<String>,
    sections: Vec<Value>,
    tasks: Vec<TaskView>,
    duties: Vec<Value>,
    rules: Vec<Value>,
    sources: Vec<String>,
    findings: Vec<FindingView>,
    preview: bool,
    posted: bool,
    batch: Option<String>,
}

#[derive(Serialize)]
struct TaskView {
    code: String,
    numbered: bool,
    section: String,
    content: String,
    leads: Vec<String>,
    partners: Vec<String>,
    field: Option<String>,
    funding: Option<String>,
    schedule: ScheduleView,
    targets: Vec<Value>,
    shares: Vec<Value>,
    /// The paragraph or table row it was read from.
    place: u32,
}

#[derive(Serialize)]
struct ScheduleView {
    text: String,
    kind: ScheduleKind,
    years: Vec<i32>,
    quarters: Option<Vec<u8>>,
    months: Option<Vec<u8>>,
    any_of: bool,
    condition: Option<String>,
}

impl TaskView {
    fn new(task: &Task) -> Self {
        Self {
            code: task.code.clone(),
            numbered: task.numbered,
            section: task.section.clone(),
            content: task.content.clone(),
            leads: task.leads.clone(),
            partners: task.partners.clone(),
            field: task.field.clone(),
            funding: task.funding.clone(),
            schedule: ScheduleView {
                text: task.schedule.text.clone(),
                kind: task.schedule.kind,
                years: task.schedule.years.clone(),
                quarters: task.schedule.quarters.clone(),
                months: task.schedule.months.clone(),
                any_of: task.schedule.any_of,
                condition: task.schedule.condition.clone(),
            },
            targets: task
                .targets
                .iter()
                .map(|t| json!({"year": t.year, "text": t.text, "quantity": t.quantity}))
                .collect(),
            shares: task
                .shares
                .iter()
                .map(|s| json!({"lead": s.lead, "percent": crate::plan::shares::percent(s.millionths)}))
                .collect(),
            place: task.place,
        }
    }
}

impl PlanView {
    /// The plan with what was found in it; `batch` where it stands in a book.
    pub fn new(plan: &Plan, findings: &[Finding], posted: bool, batch: Option<String>, lang: Lang) -> Self {
        Self {
            schema: "dutoan.plan/1",
            id: plan.id.clone(),
            number: plan.number.clone(),
            date: plan.date.map(|d| d.to_string()),
            issued: plan.issued.map_or(Value::Null, |i| json!({"year": i.year, "month": i.month, "day": i.day})),
            title: plan.title.clone(),
            issuer: plan.issuer.clone(),
            period: plan.period.map(|(first, last)| [first, last]),
            total: plan.total.map(dong),
            total_words_match: plan.total_words_match,
            replaces: plan.replaces.clone(),
            sections: plan.sections.iter().map(|s| json!({"code": s.code, "title": s.title})).collect(),
            tasks: plan.tasks.iter().map(TaskView::new).collect(),
            duties: plan
                .duties
                .iter()
                .map(|d| json!({"text": d.text, "who": d.who, "to": d.to, "day": d.day, "month": d.month, "every_year": d.every_year, "inclusive": d.inclusive}))
                .collect(),
            rules: plan.rules.iter().map(|r| json!({"slug": r.slug, "value": r.value, "text": r.text})).collect(),
            sources: plan.sources.clone(),
            findings: FindingView::all(findings, lang),
            preview: !posted && batch.is_none(),
            posted,
            batch,
        }
    }
}
