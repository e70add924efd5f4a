//! Entries typed by an officer: grants, adjustments, commitments, advances, payments. Recorded at once; the
//! answer names the command that takes them back.

use super::context::Desk;
use super::failure::{Exit, Failure, Outcome};
use super::look::{sole_lead, source_key};
use super::{book, plans};
use crate::ledger::{Draft, Key, Refusal};
use crate::money::{Kind, Money};
use crate::words::Bilingual;
use jiff::civil::Date;

/// What an officer types.
#[derive(Clone, Debug)]
pub struct Typed {
    /// What it is.
    pub kind: Kind,
    /// The task; `None` for money not yet allotted.
    pub task: Option<String>,
    /// An adjustment's other side.
    pub to_task: Option<String>,
    /// Budget year.
    pub year: i32,
    /// How much, đồng.
    pub amount: Money,
    /// Date of the decision or voucher.
    pub date: Option<Date>,
    /// Number of the decision or voucher.
    pub document: Option<String>,
    /// Contract.
    pub contract: Option<String>,
    /// Source of funds.
    pub source: Option<String>,
    /// Agency.
    pub agency: Option<String>,
    /// Words.
    pub note: Option<String>,
    /// The plan.
    pub plan: Option<String>,
    /// Why it may exceed what is available.
    pub allow_over: Option<String>,
}

/// What was recorded.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The batch.
    pub batch: String,
    /// What, in words.
    pub text: Bilingual,
}

/// The drafts somebody typed; an adjustment to another task gives two that sum to zero.
fn drafts(typed: &Typed, plan: &crate::plan::Plan) -> Outcome<Vec<Draft>> {
    let side = |code: &Option<String>, amount: Money| -> Outcome<Draft> {
        let task = code.as_deref().map(|code| plans::task(plan, code)).transpose()?.map(|t| t.code.clone());
        let key = Key {
            plan: plan.id.clone(),
            agency: typed.agency.clone().or_else(|| sole_lead(Some(plan), task.as_deref())),
            task,
            year: typed.year,
            source: typed.source.as_deref().map(source_key),
            class: None,
        };
        Ok(Draft {
            date: typed.date,
            document: typed.document.clone(),
            contract: typed.contract.clone(),
            note: typed.note.clone(),
            allowed_because: typed.allow_over.clone(),
            ..Draft::new(key, typed.kind, amount)
        })
    };
    if typed.to_task.is_some() {
        return Ok(vec![
            side(&typed.task, Money::ZERO.checked_sub(typed.amount).unwrap_or(typed.amount))?,
            side(&typed.to_task, typed.amount)?,
        ]);
    }
    Ok(vec![side(&typed.task, typed.amount)?])
}

/// Records what was typed, together or not at all.
///
/// # Errors
/// Usage (unknown task, no plan), the first refusal, or the book's trouble.
pub fn record(desk: &Desk, typed: &[Typed]) -> Outcome<Recorded> {
    let mut book = book::open_to_write(desk)?;
    let mut all = Vec::new();
    for one in typed {
        let plan = plans::of_book(&book, one.plan.as_deref())?;
        all.extend(drafts(one, &plan)?);
    }
    let batch = book::post(&mut book, &book::head(desk), all)?;
    let total = Money::sum(typed.iter().map(|t| t.amount)).unwrap_or_default().dotted();
    let what = typed.first().map(|t| t.kind.label()).unwrap_or_else(|| Bilingual::new("", ""));
    let places = typed
        .iter()
        .map(|t| {
            format!("{}/{}", t.task.clone().or_else(|| t.to_task.clone()).unwrap_or_else(|| "–".to_owned()), t.year)
        })
        .collect::<Vec<_>>()
        .join(", ");
    Ok(Recorded {
        text: Bilingual::new(
            format!("Đã ghi {} {total} đồng, {places} (đợt {batch}). Bỏ ghi: dutoan undo {batch}", what.vi),
            format!("Recorded {} {total} đồng, {places} (batch {batch}). Reverse: dutoan undo {batch}", what.en),
        ),
        batch,
    })
}

/// A refusal as an ending.
pub fn refused(refusal: &Refusal) -> Box<Failure> {
    Failure::new(Exit::Refused, refusal.slug, refusal.text.clone(), refusal.next.clone())
}
