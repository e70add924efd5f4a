//! Thay thế kế hoạch: a new plan in the place of an old one. Every recorded line goes to the new plan's task that
//! carries its old task on; nothing is lost, and the whole is one batch that can be undone.

use super::context::Desk;
use super::failure::{Exit, Failure, Outcome};
use super::{book, corrections, plans};
use crate::finding::{Finding, Place, Severity};
use crate::link::{self, Candidate, Decisions, State};
use crate::money::Money;
use crate::plan::Plan;
use crate::sheet::CellRef;
use crate::store::{FileBytes, LineFilter, NewFact, Relink};
use crate::table::{Line, RowText};
use crate::words::Bilingual;
use std::collections::BTreeMap;
use std::path::Path;

/// The topic that says which plan took a plan's place.
pub const TOPIC: &str = "plan-replaced";

/// An old task and the new one that carries it on.
#[derive(Clone, Debug)]
pub struct Mapped {
    /// The old task's code.
    pub old: String,
    /// What it says.
    pub content: String,
    /// The new task, sure or proposed.
    pub new: Option<String>,
    /// How sure, with reasons.
    pub candidate: Option<Candidate>,
    /// Whether it is sure, waits, or has no successor.
    pub state: State,
    /// Recorded lines.
    pub lines: usize,
    /// Their amounts, đồng.
    pub amount: Money,
}

/// What replacing came to.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// The old plan.
    pub old: Plan,
    /// The new one.
    pub new: Plan,
    /// Old tasks in order.
    pub map: Vec<Mapped>,
    /// Tasks of the new plan that carry on none of the old.
    pub fresh: Vec<String>,
    /// What a person should look at.
    pub findings: Vec<Finding>,
    /// The batch, once recorded.
    pub batch: Option<String>,
    /// How the command ends.
    pub exit: Exit,
}

/// What an officer decides: an old task goes to a new one, or to none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The old code.
    pub old: String,
    /// The new code; `None` for none.
    pub new: Option<String>,
}

/// `3.2=3.4`, `3.2=-`.
///
/// # Errors
/// Usage.
pub fn decision(text: &str) -> Outcome<Decision> {
    let parted = text.split_once('=').map(|(old, new)| (old.trim(), new.trim()));
    match parted.filter(|(old, new)| !old.is_empty() && !new.is_empty()) {
        Some((old, new)) => Ok(Decision { old: old.to_owned(), new: Some(new.to_owned()).filter(|new| new != "-") }),
        None => Err(Failure::usage(
            "bad-link",
            Bilingual::new(format!("Không hiểu “{text}”."), format!("“{text}” is not understood.")),
            Bilingual::new(
                "Viết như --link 3.2=3.4, hoặc --link 3.2=-",
                "Write it like --link 3.2=3.4, or --link 3.2=-",
            ),
        )),
    }
}

/// Looks at (and with `post` records) a new plan in the place of `old`.
///
/// # Errors
/// No book or old plan, the document cannot be read, no such task, refusals, the book's trouble.
pub fn replace(desk: &Desk, old: &str, path: &Path, decided: &[Decision], post: bool) -> Outcome<Replacement> {
    let read = plans::read(desk, path)?;
    let (mut new, mut findings) = (read.plan, read.findings);
    let book = book::open_to_read(desk)?;
    corrections::apply(&book, &mut new, &mut findings)?;
    let old = plans::of_book(&book, Some(old))?;
    if old.id == new.id {
        return Err(Failure::usage(
            "plan-itself",
            Bilingual::new("Hai văn bản là cùng một kế hoạch.", "Both are the same plan."),
            Bilingual::new(
                "Bản sửa của cùng kế hoạch: dutoan plan import TỆP --post",
                "A new version of the same plan: dutoan plan import FILE --post",
            ),
        ));
    }
    let rows = book
        .lines(&LineFilter { plan: Some(old.id.clone()), ..LineFilter::default() })
        .map_err(|e| book::trouble(&e))?;
    drop(book);
    let mut held: BTreeMap<&str, (usize, Money)> = BTreeMap::new();
    for row in &rows {
        let sum = held.entry(row.record.task.as_deref().unwrap_or_default()).or_default();
        sum.0 = sum.0.saturating_add(1);
        sum.1 = sum.1.checked_add(row.record.amount.unwrap_or_default()).unwrap_or(sum.1);
    }
    let mut map = mapped(&old, &new, decided)?;
    for one in &mut map {
        (one.lines, one.amount) = held.get(one.old.as_str()).copied().unwrap_or_default();
    }
    for one in map.iter().filter(|one| one.lines > 0 && matches!(one.state, State::Unsure | State::Unlinked)) {
        findings.push(waiting(one));
    }
    let taken: Vec<&str> = map.iter().filter(|m| m.state == State::Linked).filter_map(|m| m.new.as_deref()).collect();
    let fresh = new.tasks.iter().filter(|t| !taken.contains(&t.code.as_str())).map(|t| t.code.clone()).collect();
    let waits = findings.iter().any(|f| f.severity != Severity::Note);
    let exit = if waits { Exit::Findings } else { Exit::Done };
    let mut done = Replacement { old, new, map, fresh, findings, batch: None, exit };
    if !post || waits {
        return Ok(done);
    }
    let goes: BTreeMap<&str, Option<&str>> =
        done.map.iter().map(|m| (m.old.as_str(), m.new.as_deref().filter(|_| m.state == State::Linked))).collect();
    let relinks: Vec<Relink> = rows
        .iter()
        .filter_map(|row| {
            let task = row.record.task.as_deref().and_then(|code| goes.get(code).copied().flatten());
            Some(Relink {
                line: row.id.clone(),
                plan: done.new.id.clone(),
                task: task.map(str::to_owned),
                year: row.record.year?,
                state: if task.is_some() { State::Linked } else { State::OnPurpose },
                part: None,
            })
        })
        .collect();
    let mut book = book::open_to_write(desk)?;
    let mut head = book::head(desk);
    head.file =
        Some(FileBytes { name: read.taken.name.clone(), sha256: read.taken.sha256.clone(), bytes: read.taken.bytes });
    let json = serde_json::to_string(&done.new)
        .map_err(|e| Failure::usage("usage", Bilingual::new(e.to_string(), e.to_string()), Bilingual::new("", "")))?;
    head.facts.push(NewFact { topic: "plan".to_owned(), name: done.new.id.clone(), value: json });
    head.facts.push(NewFact { topic: TOPIC.to_owned(), name: done.old.id.clone(), value: done.new.id.clone() });
    let sealed = book.relink(&relinks, None, &head).map_err(book::write_trouble)?;
    done.batch = Some(sealed.id);
    Ok(done)
}

/// The new task of every old one: an old task is looked for in the new plan as a line of a table is.
fn mapped(old: &Plan, new: &Plan, decided: &[Decision]) -> Outcome<Vec<Mapped>> {
    let lines: Vec<Line> = old
        .tasks
        .iter()
        .enumerate()
        .map(|(at, task)| {
            let title = old.sections.iter().find(|s| s.code == task.section);
            Line {
                row: RowText {
                    sheet: "kế hoạch cũ".into(),
                    code: Some(task.code.as_str().into()),
                    content: task.content.as_str().into(),
                    path: title.map(|s| s.title.clone()).into_iter().collect::<Vec<_>>().into(),
                    path_codes: title.map(|s| s.code.clone()).into_iter().collect::<Vec<_>>().into(),
                    agency: task.leads.first().map(|lead| lead.as_str().into()),
                    ..RowText::default()
                }
                .into(),
                cell: CellRef::new(u32::try_from(at).unwrap_or(u32::MAX), 0),
                year: new.period.map(|(first, _)| first),
                amount: Money::new(1),
                ..Line::default()
            }
        })
        .collect();
    let mut now = BTreeMap::new();
    for one in decided {
        let code = plans::task(old, &one.old)?.code.clone();
        let to = one.new.as_deref().map(|c| plans::task(new, c).map(|t| t.code.clone())).transpose()?;
        if let Some(at) = old.tasks.iter().position(|t| t.code == code) {
            now.insert(at, to);
        }
    }
    let (proposals, _) = link::propose(&lines, new, &Decisions { now, ..Decisions::default() });
    Ok(old
        .tasks
        .iter()
        .zip(proposals)
        .map(|(task, proposal)| {
            let candidate = proposal.candidates.first().cloned();
            Mapped {
                old: task.code.clone(),
                content: task.content.clone(),
                new: candidate.as_ref().map(|c| c.task.clone()),
                candidate,
                state: proposal.state,
                lines: 0,
                amount: Money::ZERO,
            }
        })
        .collect())
}

fn waiting(one: &Mapped) -> Finding {
    let (code, lines, amount) = (&one.old, one.lines, one.amount.dotted());
    let (maybe_vi, maybe_en) = one.new.as_ref().map_or_else(Default::default, |new| {
        (format!("; có lẽ là {new} của kế hoạch mới"), format!("; perhaps {new} of the new plan"))
    });
    let new = one.new.as_deref().unwrap_or("MÃ");
    let mut finding = Finding::new(
        "task-unmapped",
        Severity::Warning,
        Bilingual::new(
            format!("Nhiệm vụ cũ {code} có {lines} dòng, {amount} đồng, chưa rõ chuyển sang nhiệm vụ nào{maybe_vi}."),
            format!(
                "Old task {code} has {lines} lines, {amount} đồng; which new task carries it on is not sure{maybe_en}."
            ),
        ),
    )
    .next(Bilingual::new(
        format!("Chọn: --link {code}={new}, hoặc không chuyển cho nhiệm vụ nào: --link {code}=-"),
        format!("Choose: --link {code}={new}, or none: --link {code}=-"),
    ))
    .with("task", code.clone())
    .with("lines", lines)
    .with("amount", one.amount.dong().to_string());
    finding.place = Place::Whole;
    finding
}
