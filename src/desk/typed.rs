//! Entries typed by an officer: grants, adjustments, commitments, advances, payments. Recorded at once; the
//! answer names the command that takes them back.

use super::context::Desk;
use super::failure::{Exit, Failure, Outcome};
use super::look::{sole_lead, source_key};
use super::{book, plans};
use crate::ledger::{Draft, Key, Refusal};
use crate::money::{Kind, Money};
use crate::store::{Book, EntryFilter};
use crate::words::{Bilingual, fold};
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
    /// The year a carry-over brings the amount into.
    pub to_year: Option<i32>,
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
    let side = |code: &Option<String>, year: i32, amount: Money| -> Outcome<Draft> {
        let task = code.as_deref().map(|code| plans::task(plan, code)).transpose()?.map(|t| t.code.clone());
        let key = Key {
            plan: plan.id.clone(),
            agency: typed.agency.clone().or_else(|| sole_lead(Some(plan), task.as_deref())),
            task,
            year,
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
    let (year, taken) = (typed.year, typed.amount.negated());
    if typed.to_year.is_some_and(|into| into <= year || typed.to_task.is_some()) {
        return Err(Failure::usage(
            "bad-carry",
            Bilingual::new(
                format!("Chuyển nguồn phải sang năm sau năm {year} và trong cùng một nhiệm vụ."),
                format!("A carry-over goes to a year after {year}, within one task."),
            ),
            Bilingual::new(
                "Ví dụ: --year 2024 --to-year 2025; điều chỉnh sang nhiệm vụ khác: --to-task, không có --to-year",
                "For example: --year 2024 --to-year 2025; an adjustment to another task: --to-task, without --to-year",
            ),
        ));
    }
    if typed.to_task.is_some() {
        return Ok(vec![side(&typed.task, year, taken)?, side(&typed.to_task, year, typed.amount)?]);
    }
    if let Some(into) = typed.to_year {
        return Ok(vec![side(&typed.task, year, taken)?, side(&typed.task, into, typed.amount)?]);
    }
    Ok(vec![side(&typed.task, year, typed.amount)?])
}

/// An entry that says the same as one typed now: task, year, kind, amount, number and date of the document.
fn said_before(book: &Book, drafts: &[Draft]) -> Outcome<Option<String>> {
    for draft in drafts.iter().filter(|d| d.document.is_some() && d.amount != Money::ZERO) {
        let same = EntryFilter { kinds: vec![draft.kind], ..EntryFilter::of_task(&draft.key) };
        let rows = book.entries(&same).map_err(|e| book::trouble(&e))?;
        let words = |text: &Option<String>| text.as_deref().map(fold);
        let found = rows.iter().find(|row| {
            let e = &row.entry;
            e.amount == draft.amount
                && e.date == draft.date
                && e.key.agency == draft.key.agency
                && e.key.source == draft.key.source
                && words(&e.contract) == words(&draft.contract)
                && words(&e.document) == words(&draft.document)
        });
        if let Some(row) = found {
            return Ok(Some(row.id.clone()));
        }
    }
    Ok(None)
}

/// Records what was typed, together or not at all.
///
/// # Errors
/// Usage (unknown task, no plan), the first refusal, or the book's trouble.
/// What says the same as an entry recorded before is only recorded where `again` says so.
pub fn record(desk: &Desk, typed: &[Typed], again: bool) -> Outcome<Recorded> {
    let mut book = book::open_to_write(desk)?;
    let mut all = Vec::new();
    for one in typed {
        let plan = plans::of_book(&book, one.plan.as_deref())?;
        all.extend(drafts(one, &plan)?);
    }
    if let Some(id) = said_before(&book, &all)?.filter(|_| !again) {
        return Err(Failure::new(
            Exit::Findings,
            "entry-repeated",
            Bilingual::new(
                format!("Đã có khoản {id} cùng nhiệm vụ, năm, số tiền, số và ngày chứng từ; chưa ghi gì."),
                format!("{id} has the same task, year, amount, number and date of the document; nothing recorded."),
            ),
            Bilingual::new(
                "Nếu là một khoản khác: thêm --accept entry-repeated",
                "If it is another one: add --accept entry-repeated",
            ),
        ));
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
