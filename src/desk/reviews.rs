//! Biểu thẩm định: what agencies asked for a year, handed to Finance as a workbook that remembers what it is.

use super::context::Desk;
use super::failure::Outcome;
use super::look::sole_lead;
use super::reports::{head, save, unprintable};
use super::{book, plans};
use crate::form::Trace;
use crate::ledger::Origin;
use crate::link::State;
use crate::money::{Kind, Money};
use crate::plan::Plan;
use crate::report::Sum;
use crate::review::{self, Review, ReviewLine};
use crate::store::{Book, LineFilter, LineRow, SumFilter, WriteError};
use crate::words::{Bilingual, Lang, fold};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The topic under which reviews handed out are kept.
const TOPIC: &str = "review";

/// What was handed out.
#[derive(Clone, Debug)]
pub struct Handed {
    /// The review.
    pub review: Review,
    /// The file written.
    pub path: PathBuf,
    /// Its sum asked.
    pub proposed: Money,
}

/// Writes the review workbook of a year and keeps what was sent in the book.
///
/// # Errors
/// Nothing was proposed for the year, no book, or the file cannot be written.
pub fn export(
    desk: &Desk,
    year: i32,
    agency: Option<&str>,
    plan: Option<&str>,
    path: &Path,
    lang: Lang,
) -> Outcome<Handed> {
    let mut book = book::open_to_write(desk)?;
    let plan = plans::of_book(&book, plan)?;
    let rows: Vec<LineRow> = book
        .lines(&LineFilter { plan: Some(plan.id.clone()), ..LineFilter::default() })
        .map_err(|e| book::trouble(&e))?
        .into_iter()
        .filter(|l| l.record.kind == Some(Kind::Proposed) && l.record.year == Some(year))
        .filter(|l| agency.is_none_or(|asked| l.record.agency.as_deref().is_some_and(|a| fold(a) == fold(asked))))
        .collect();
    if rows.is_empty() {
        return Err(super::failure::Failure::usage(
            "nothing-proposed",
            Bilingual::new(format!("Chưa có đề nghị nào cho năm {year}."), format!("Nothing was proposed for {year}.")),
            Bilingual::new(
                format!("Nhập đề nghị trước: dutoan import TỆP.xlsx --as proposal --year {year} --post"),
                format!("Import proposals first: dutoan import FILE.xlsx --as proposal --year {year} --post"),
            ),
        ));
    }
    let mut review = Review {
        book: book.id().map_err(|e| book::trouble(&e))?,
        id: agency
            .map_or_else(|| format!("TD-{year}"), |a| format!("TD-{year}-{}", crate::words::bare(a).replace(' ', "-"))),
        version: 1,
        year,
        title: plan.title.clone(),
        office: book.office().map_err(|e| book::trouble(&e))?.get("name").cloned().unwrap_or_default(),
        agencies: senders(&rows),
        lines: lines(&plan, &rows, &history(&book, &plan, year)?),
        hash: String::new(),
    };
    keep(desk, &mut book, &mut review)?;
    let proposed = Money::sum(rows.iter().filter_map(|r| r.record.amount)).unwrap_or_default();
    drop(book);
    let mut head = head(desk, None, &plan.title)?;
    head.trace = rows.iter().map(trace).collect();
    let bytes = review::write(&review, &head, lang).map_err(|e| unprintable(&e))?;
    Ok(Handed { path: save(path, &bytes)?, review, proposed })
}

/// Gives the review its version and records what was sent, once for the same contents.
fn keep(desk: &Desk, book: &mut Book, review: &mut Review) -> Outcome<()> {
    let earlier = book.fact(TOPIC, &review.id).map_err(|e| book::trouble(&e))?;
    let kept: Option<serde_json::Value> = earlier.and_then(|f| serde_json::from_str(&f.value).ok());
    if let Some(kept) = &kept {
        review.version = kept["version"].as_u64().and_then(|v| u32::try_from(v).ok()).unwrap_or(1);
        if kept["hash"].as_str() == Some(review.fingerprint().as_str()) {
            review.hash = review.fingerprint();
            return Ok(());
        }
        review.version = review.version.saturating_add(1);
    }
    review.hash = review.fingerprint();
    let sent: Vec<_> = review
        .lines
        .iter()
        .map(|l| serde_json::json!({"key": l.key, "proposed": l.proposed.map(Money::dong)}))
        .collect();
    let value = serde_json::json!({"version": review.version, "year": review.year, "hash": review.hash, "lines": sent})
        .to_string();
    match book.put_fact(&book::head(desk), TOPIC, &review.id, &value) {
        Ok(_) | Err(WriteError::AlreadyPosted(_)) => Ok(()),
        Err(other) => Err(book::write_trouble(other)),
    }
}

fn senders(rows: &[LineRow]) -> Vec<String> {
    let mut all: Vec<String> = rows.iter().filter_map(|r| r.record.agency.clone()).collect();
    all.sort();
    all.dedup();
    all
}

fn trace(row: &LineRow) -> Trace {
    Trace {
        row: row.record.task.clone().unwrap_or_default(),
        content: row.record.content.clone(),
        column: Some(Kind::Proposed.label()),
        amount: row.record.amount,
        file: row.file.clone().unwrap_or_default(),
        sheet: row.record.sheet.clone(),
        cell: row.record.cell.clone(),
        raw: row.record.raw.clone(),
    }
}

/// What a task did the year before last and was given last year.
type History = BTreeMap<String, (Option<Money>, Option<Money>)>;

fn history(book: &Book, plan: &Plan, year: i32) -> Outcome<History> {
    let mut all = History::new();
    let filter = |year| SumFilter { plan: Some(plan.id.clone()), year: Some(year), as_of: None };
    let add = |a: Option<Money>, b: Money| Some(a.unwrap_or_default().checked_add(b).unwrap_or(b));
    for sum in book.sums(&filter(year.saturating_sub(2))).map_err(|e| book::trouble(&e))? {
        if let (Kind::Paid | Kind::Cleared, Some(task)) = (sum.kind, &sum.key.task) {
            let entry = all.entry(task.clone()).or_default();
            entry.0 = add(entry.0, sum.amount);
        }
    }
    for Sum { key, kind, amount, .. } in book.sums(&filter(year.saturating_sub(1))).map_err(|e| book::trouble(&e))? {
        if let (Kind::Appropriated | Kind::Supplemented | Kind::Adjusted | Kind::Provisional, Some(task)) =
            (kind, key.task)
        {
            let entry = all.entry(task).or_default();
            entry.1 = add(entry.1, amount);
        }
    }
    Ok(all)
}

/// Sections, tasks and lines in the plan's order. A task with one line is that line; history is shown only
/// where every task is one line, since a group's figures are the sums of what stands under it.
fn lines(plan: &Plan, rows: &[LineRow], history: &History) -> Vec<ReviewLine> {
    let of_task = |code: &str| rows.iter().filter(|r| r.record.task.as_deref() == Some(code)).collect::<Vec<_>>();
    let single = plan.tasks.iter().all(|t| of_task(&t.code).len() <= 1);
    let mut all = Vec::new();
    for section in &plan.sections {
        let mut of_section = Vec::new();
        for task in plan.tasks.iter().filter(|t| t.section == section.code) {
            let own = of_task(&task.code);
            let group = ReviewLine {
                key: format!("T:{}", task.code),
                level: 1,
                code: task.code.clone(),
                content: task.content.clone(),
                ..ReviewLine::default()
            };
            match own.as_slice() {
                [] => {}
                [one] => {
                    let past = history.get(&task.code).filter(|_| single);
                    of_section.push(ReviewLine {
                        level: 1,
                        code: task.code.clone(),
                        content: task.content.clone(),
                        previous: past.and_then(|p| p.0),
                        current: past.and_then(|p| p.1),
                        ..leaf(plan, one)
                    });
                }
                several => {
                    of_section.push(group);
                    of_section.extend(several.iter().map(|row| leaf(plan, row)));
                }
            }
        }
        if !of_section.is_empty() {
            all.push(ReviewLine {
                key: format!("S:{}", section.code),
                code: section.code.clone(),
                content: section.title.clone(),
                ..ReviewLine::default()
            });
            all.append(&mut of_section);
        }
    }
    let unlinked: Vec<&LineRow> =
        rows.iter().filter(|r| r.record.task.is_none() || r.record.state == State::Unlinked).collect();
    if !unlinked.is_empty() {
        all.push(ReviewLine {
            key: "S:-".to_owned(),
            content: "(chưa gắn nhiệm vụ)".to_owned(),
            ..ReviewLine::default()
        });
        all.extend(unlinked.into_iter().map(|row| ReviewLine { level: 1, ..leaf(plan, row) }));
    }
    all
}

fn leaf(plan: &Plan, row: &LineRow) -> ReviewLine {
    let r = &row.record;
    ReviewLine {
        key: row.id.clone(),
        level: 2,
        content: r.content.clone(),
        agency: r.agency.clone().or_else(|| sole_lead(Some(plan), r.task.as_deref())),
        proposed: r.amount,
        source: r.source.clone(),
        origin: Some(Origin {
            file: row.file.clone().unwrap_or_default(),
            sha256: row.sha256.clone().unwrap_or_default(),
            sheet: r.sheet.clone(),
            cell: r.cell.clone(),
            raw: r.raw.clone(),
        }),
        ..ReviewLine::default()
    }
}
