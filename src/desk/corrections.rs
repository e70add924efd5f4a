//! Sửa kế hoạch: values a person put right in a plan of the book, kept for every later reading of its document.

use super::context::Desk;
use super::failure::{Failure, Outcome};
use super::{book, plans};
use crate::finding::{Finding, Severity};
use crate::plan::{self, Correction, Field, Plan, Wrong};
use crate::store::{Book, NewFact};
use crate::words::Bilingual;
use std::collections::BTreeMap;

/// The topic corrections are kept under, one list a plan.
const TOPIC: &str = "plan-corrections";

/// The corrections of a plan, the oldest first.
///
/// # Errors
/// The book cannot be read.
pub fn of(book: &Book, plan: &str) -> Outcome<Vec<Correction>> {
    let Some(fact) = book.fact(TOPIC, plan).map_err(|e| book::trouble(&e))? else { return Ok(Vec::new()) };
    let damaged = |error| book::trouble(&crate::store::Error::new("book-damaged", plan).because(error));
    serde_json::from_str(&fact.value).map_err(damaged)
}

/// Corrections of a plan as the book keeps them.
///
/// # Errors
/// They cannot be written down.
pub fn fact(plan: &str, all: &[Correction]) -> Outcome<NewFact> {
    let disk = |error| book::trouble(&crate::store::Error::new("disk", plan).because(error));
    let value = serde_json::to_string(all).map_err(disk)?;
    Ok(NewFact { topic: TOPIC.to_owned(), name: plan.to_owned(), value })
}

/// A plan as its document had it: wordings put right by hand are put back.
pub fn without(mut plan: Plan, all: &[Correction]) -> Plan {
    for one in all.iter().rev().filter(|one| one.field == Field::Content) {
        // One that no longer fits changed nothing either.
        let _ = plan::correct(&mut plan, &Correction { value: one.was.clone(), ..one.clone() });
    }
    plan
}

/// Corrections of tasks that have another number in another text of the plan; of those that are gone, a note tells.
pub fn carried(
    all: Vec<Correction>,
    goes: &BTreeMap<String, Option<String>>,
    findings: &mut Vec<Finding>,
) -> Vec<Correction> {
    let mut kept = Vec::with_capacity(all.len());
    for mut one in all {
        match one.task.as_deref().and_then(|task| goes.get(task)) {
            Some(Some(task)) => one.task = Some(task.clone()),
            Some(None) => {
                let (task, value) = (one.task.unwrap_or_default(), one.value);
                findings.push(Finding::new(
                    "correction-stale",
                    Severity::Warning,
                    Bilingual::new(
                        format!("Nhiệm vụ {task} không còn trong văn bản mới; bỏ chỗ đã sửa “{value}”."),
                        format!("Task {task} is not in the new text; its correction “{value}” is dropped."),
                    ),
                ));
                continue;
            }
            None => {}
        }
        kept.push(one);
    }
    kept
}

/// Puts the corrections of the book into a plan just read from its document.
///
/// # Errors
/// The book cannot be read.
pub fn apply(book: &Book, plan: &mut Plan, findings: &mut Vec<Finding>) -> Outcome<()> {
    plan::correct_all(plan, &of(book, &plan.id)?, findings);
    Ok(())
}

/// What correcting came to.
#[derive(Clone, Debug)]
pub struct Corrected {
    /// The batch.
    pub batch: String,
    /// Field by field: what stood there, what stands now.
    pub changes: Vec<(Field, String, String)>,
    /// What is odd about the plan since.
    pub findings: Vec<Finding>,
}

/// Corrects a task of the plan (or the plan itself) and records the plan anew.
///
/// # Errors
/// No such plan or task, a value that is not understood, nothing to correct, or the book's trouble.
pub fn set(desk: &Desk, plan: Option<&str>, task: Option<&str>, values: &[(Field, String)]) -> Outcome<Corrected> {
    let mut book = book::open_to_write(desk)?;
    let mut plan = plans::of_book(&book, plan)?;
    let task = task.map(|code| plans::task(&plan, code).map(|t| t.code.clone())).transpose()?;
    if values.is_empty() {
        return Err(Failure::usage(
            "nothing-to-set",
            Bilingual::new("Chưa nói sửa gì.", "Nothing was said to be corrected."),
            Bilingual::new(
                "Ví dụ: dutoan plan set 3.3 --leads \"Sở Y tế; Sở Tài chính\" · dutoan plan set --total 33,4ty",
                "For example: dutoan plan set 3.3 --leads \"Sở Y tế; Sở Tài chính\" · dutoan plan set --total 33,4ty",
            ),
        ));
    }
    let mut all = of(&book, &plan.id)?;
    let mut changes = Vec::with_capacity(values.len());
    let before = plan::odd(&plan);
    for (field, value) in values {
        let mut one =
            Correction { task: task.clone(), field: *field, value: value.trim().to_owned(), ..Correction::default() };
        one.was = plan::correct(&mut plan, &one).map_err(|wrong| not_possible(wrong, value))?;
        changes.push((*field, one.was.clone(), one.value.clone()));
        // What the document says stays what it said before the first correction.
        if let Some(earlier) = all.iter().position(|other| other.task == one.task && other.field == one.field) {
            one.was = all.remove(earlier).was;
        }
        all.push(one);
    }
    let mut head = book::head(desk);
    head.facts.push(fact(&plan.id, &all)?);
    let sealed = book.put_plan(&plan, &head).map_err(book::write_trouble)?;
    let said = |one: &Finding| before.contains(one);
    let findings = plan::odd(&plan).into_iter().filter(|one| !said(one)).collect();
    Ok(Corrected { batch: sealed.id, changes, findings })
}

fn not_possible(wrong: Wrong, value: &str) -> Box<Failure> {
    let (text, next) = match wrong {
        Wrong::Task | Wrong::Field => (
            Bilingual::new(
                "Mục này không sửa được ở đây: nội dung, cơ quan, thời gian là của nhiệm vụ; số, ngày, kỳ, tổng là của kế hoạch.",
                "This cannot be corrected here: wording, offices, time belong to a task; number, date, period, total to the plan.",
            ),
            Bilingual::new("Xem: dutoan plan set --help", "See: dutoan plan set --help"),
        ),
        Wrong::Value => (
            Bilingual::new(format!("Không hiểu giá trị “{value}”."), format!("“{value}” is not understood.")),
            Bilingual::new(
                "Thời gian viết như “Hằng năm”, “2023-2024”, “Quý II năm 2024”; ngày 2022-08-15; tổng 33,4ty",
                "Write a time like “Hằng năm”, “2023-2024”, “Quý II năm 2024”; a date 2022-08-15; a total 33,4ty",
            ),
        ),
    };
    Failure::usage("bad-correction", text, next)
}
