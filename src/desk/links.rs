//! Gắn: the recorded lines and their tasks; a person's choice is recorded and remembered.

use super::book;
use super::context::Desk;
use super::failure::{Failure, Outcome};
use super::{parts, plans};
use crate::link::{self, Remembered, State};
use crate::plan::Plan;
use crate::store::{Book, EntryFilter, EntryRow, Fact, LineFilter, LineRow, Memory, NewFact, Relink};
use crate::words::{Bilingual, fold};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Recorded lines, all or only those that wait.
///
/// # Errors
/// No book, or it cannot be read.
pub fn list(desk: &Desk, unsure: bool) -> Outcome<Vec<LineRow>> {
    let states = if unsure { vec![State::Unsure, State::Unlinked] } else { Vec::new() };
    book::open_to_read(desk)?.lines(&LineFilter { states, ..LineFilter::default() }).map_err(|e| book::trouble(&e))
}

/// One recorded line.
///
/// # Errors
/// No such line.
pub fn line(desk: &Desk, id: &str) -> Outcome<LineRow> {
    let book = book::open_to_read(desk)?;
    let found = book
        .lines(&LineFilter { id: Some(id.to_uppercase()), ..LineFilter::default() })
        .map_err(|e| book::trouble(&e))?;
    found.into_iter().next().ok_or_else(|| {
        Failure::usage(
            "line-unknown",
            Bilingual::new(format!("Không có dòng {id}."), format!("There is no line {id}.")),
            Bilingual::new("Xem: dutoan link list", "See: dutoan link list"),
        )
    })
}

/// What giving lines to tasks came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The batch; `None` when nothing changed.
    pub batch: Option<String>,
    /// The lines given.
    pub lines: Vec<String>,
}

/// Gives a line to a task and year (`-` for none on purpose), with `all_like` every waiting line of the same wording
/// and agency too, and remembers the choice.
///
/// # Errors
/// No such line or task, no year, refusal (others build on it), or the book's trouble.
pub fn set(
    desk: &Desk,
    id: &str,
    task: &str,
    year: Option<i32>,
    all_like: bool,
    because: Option<&str>,
) -> Outcome<Given> {
    let row = line(desk, id)?;
    let rows = if all_like { with_all_like(desk, &[row])? } else { vec![row] };
    let task = if task == "-" { None } else { Some(task) };
    give(desk, &rows, |_| task.map(str::to_owned), year, because)
}

/// Confirms the task proposed for lines that wait, with `all_like` those of every waiting line of the same wording and
/// agency, and remembers the choice.
///
/// # Errors
/// No such line; a line without a proposal; as [`set`].
pub fn confirm(desk: &Desk, ids: &[String], all_like: bool) -> Outcome<Given> {
    let rows = ids.iter().map(|id| line(desk, id)).collect::<Outcome<Vec<_>>>()?;
    if let Some(open) = rows.iter().find(|row| row.record.task.is_none()) {
        return Err(Failure::usage(
            "nothing-proposed",
            Bilingual::new(
                format!("Dòng {} không có nhiệm vụ nào được đề xuất.", open.id),
                format!("No task is proposed for line {}.", open.id),
            ),
            Bilingual::new(
                format!("Chọn nhiệm vụ: dutoan link set {} NHIỆM-VỤ", open.id),
                format!("Choose one: dutoan link set {} TASK", open.id),
            ),
        ));
    }
    let rows = if all_like { with_all_like(desk, &rows)? } else { rows };
    let senders = Senders::of(&book::open_to_read(desk)?)?;
    let tasks: HashMap<Likeness, Option<String>> =
        rows.iter().filter(|r| r.record.task.is_some()).map(|r| (senders.likeness(r), r.record.task.clone())).collect();
    give(
        desk,
        &rows,
        |row| row.record.task.clone().or_else(|| tasks.get(&senders.likeness(row)).cloned().flatten()),
        None,
        None,
    )
}

/// Lines alike say the same thing for the same agency, in files of the same sender.
type Likeness = (String, Option<String>, Option<String>);

/// Whose file each is, by the file's hash.
struct Senders(HashMap<String, String>);

impl Senders {
    fn of(book: &Book) -> Outcome<Self> {
        let facts = book.facts(SENDER).map_err(|e| book::trouble(&e))?;
        Ok(Self(facts.into_iter().map(|fact| (fact.name, fact.value)).collect()))
    }

    fn sender(&self, row: &LineRow) -> Option<String> {
        self.0.get(row.sha256.as_deref()?).cloned()
    }

    fn likeness(&self, row: &LineRow) -> Likeness {
        (fold(&row.record.content), row.record.agency.as_deref().map(fold), self.sender(row))
    }
}

/// Whose file was imported, as a fact of its batch.
pub fn sent_by(file: &str, sender: &str) -> NewFact {
    NewFact { topic: SENDER.to_owned(), name: file.to_owned(), value: sender.to_owned() }
}

/// The topic that says whose file it was, by its hash.
const SENDER: &str = "file-sender";

/// These lines, and every waiting line like one of them. Lines that only name an agency are like no other.
fn with_all_like(desk: &Desk, rows: &[LineRow]) -> Outcome<Vec<LineRow>> {
    let mut all = rows.to_vec();
    let book = book::open_to_read(desk)?;
    let senders = Senders::of(&book)?;
    let mut wanted = Vec::with_capacity(rows.len());
    for row in rows {
        let plan = plans::of_book(&book, row.record.plan.as_deref())?;
        if !link::is_office(&row.record.content, &plan) {
            wanted.push(senders.likeness(row));
        }
    }
    for other in list(desk, true)? {
        if !all.iter().any(|row| row.id == other.id) && wanted.contains(&senders.likeness(&other)) {
            all.push(other);
        }
    }
    Ok(all)
}

fn give(
    desk: &Desk,
    rows: &[LineRow],
    task: impl Fn(&LineRow) -> Option<String>,
    year: Option<i32>,
    because: Option<&str>,
) -> Outcome<Given> {
    let mut book = book::open_to_write(desk)?;
    let (mut relinks, mut decisions) = (Vec::new(), Vec::new());
    let mut by_plan: Vec<(Plan, Vec<Remembered>)> = Vec::new();
    let senders = Senders::of(&book)?;
    for row in rows {
        let plan = plans::of_book(&book, row.record.plan.as_deref())?;
        let code = task(row).map(|code| plans::task(&plan, &code).map(|t| t.code.clone())).transpose()?;
        let year = year.or(row.record.year).ok_or_else(|| year_unknown(&row.id))?;
        let state = if code.is_some() { State::Linked } else { State::OnPurpose };
        let decision = Remembered {
            wording: fold(&row.record.content),
            code: row.record.code.clone(),
            agency: row.record.agency.as_deref().map(fold),
            about: code.as_deref().and_then(|code| plan.task(code)).map(|task| fold(&task.content)),
            task: code.clone(),
        };
        decisions.push(decision.clone());
        relinks.push(Relink { line: row.id.clone(), plan: plan.id.clone(), task: code, year, state, part: None });
        match by_plan.iter_mut().find(|(known, _)| known.id == plan.id) {
            Some((_, all)) => all.push(decision),
            None => by_plan.push((plan, vec![decision])),
        }
    }
    let kept: Vec<Remembered> = by_plan.iter().flat_map(|(plan, all)| link::worth_keeping(all, plan)).collect();
    let mut head = book::head(desk);
    let fact =
        |topic: &str, line: &str, value: String| NewFact { topic: topic.to_owned(), name: line.to_owned(), value };
    // A reason given before was for another choice.
    for relink in &relinks {
        let known = book.fact(REASON, &relink.line).map_err(|e| book::trouble(&e))?.map(|fact| fact.value);
        let why = because.unwrap_or_default();
        if known.unwrap_or_default() != why {
            head.facts.push(fact(REASON, &relink.line, why.to_owned()));
        }
        head.facts.push(fact(CHOSEN, &relink.line, relink.task.clone().unwrap_or_default()));
    }
    let mut learned: Vec<Learned> = Vec::new();
    for (row, decision) in rows.iter().zip(&decisions).filter(|(_, decision)| kept.contains(*decision)) {
        let one = Learned { decision: decision.clone(), sender: senders.sender(row) };
        let value = serde_json::to_string(&one).map_err(|error| book::trouble(&unwritten(&row.id, error)))?;
        head.facts.push(fact(DECIDED, &row.id, value));
        if !learned.contains(&one) {
            learned.push(one);
        }
    }
    let sealed = book.relink(&relinks, None, &head).map_err(book::write_trouble)?;
    for one in &learned {
        book.remember(std::slice::from_ref(&one.decision), one.sender.as_deref()).map_err(|e| book::trouble(&e))?;
    }
    Ok(Given { batch: Some(sealed.id), lines: relinks.into_iter().map(|r| r.line).collect() })
}

fn unwritten(line: &str, error: serde_json::Error) -> crate::store::Error {
    crate::store::Error::new("disk", line).because(error)
}

/// What was decided of a line, with the batch that recorded it: taken back with it.
const DECIDED: &str = "link-decision";

/// A decision that stands: what is remembered of it, and whose file it was about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learned {
    /// What is remembered.
    #[serde(flatten)]
    decision: Remembered,
    /// The sender of the file, where it was known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sender: Option<String>,
}

/// Decisions made while a file was imported, as facts of its batch.
///
/// # Errors
/// They cannot be written down.
pub fn facts(file: &str, decisions: &[Remembered], sender: Option<&str>) -> Outcome<Vec<NewFact>> {
    let fact = |(at, decision): (usize, &Remembered)| {
        let learned = Learned { decision: decision.clone(), sender: sender.map(str::to_owned) };
        let value = serde_json::to_string(&learned).map_err(|error| book::trouble(&unwritten(file, error)))?;
        Ok(NewFact { topic: DECIDED.to_owned(), name: format!("{file}#{at}"), value })
    };
    decisions.iter().enumerate().map(fact).collect()
}

/// The decisions that stand, by line or place in a file.
///
/// # Errors
/// The book cannot be read.
pub fn decided(book: &Book) -> Result<HashMap<String, Learned>, crate::store::Error> {
    let damaged = |fact: &Fact, error| crate::store::Error::new("book-damaged", &fact.name).because(error);
    let read = |fact: &Fact| match serde_json::from_str(&fact.value) {
        Ok(decision) => Ok((fact.name.clone(), decision)),
        Err(error) => Err(damaged(fact, error)),
    };
    book.facts(DECIDED)?.iter().map(read).collect()
}

/// Forgets what was remembered of decisions that no longer stand, and remembers those that stand again.
///
/// # Errors
/// The book cannot be written.
pub fn forget_taken_back(book: &mut Book, before: &HashMap<String, Learned>) -> Result<(), crate::store::Error> {
    let now = decided(book)?;
    let mut forgotten: Vec<(Remembered, Option<String>)> = Vec::new();
    let gone: Vec<(&String, &Learned)> = before.iter().filter(|(line, old)| now.get(*line) != Some(*old)).collect();
    for memory in book.memory()? {
        // The same may have been decided of another line, and still stand.
        let same = |one: &Learned| one.decision == memory.decision && one.sender == memory.sender;
        if !now.values().any(same) && gone.iter().any(|(_, old)| same(old)) {
            book.forget(memory.id)?;
            forgotten.push((memory.decision, memory.sender));
        }
    }
    // An older answer about the same stands again.
    let mut standing: Vec<Fact> = book.facts(DECIDED)?;
    standing.sort_by(|a, b| (a.batch.len(), &a.batch).cmp(&(b.batch.len(), &b.batch)));
    for (decision, sender) in &forgotten {
        let like = |one: &Learned| {
            let (a, b) = (&one.decision, decision);
            (&a.wording, &a.code, &a.agency, &one.sender) == (&b.wording, &b.code, &b.agency, sender)
        };
        let older = standing.iter().rev().filter_map(|fact| now.get(&fact.name)).find(|one| like(one));
        if let Some(older) = older {
            book.remember(std::slice::from_ref(&older.decision), older.sender.as_deref())?;
        }
    }
    for again in gone.iter().filter_map(|(line, _)| now.get(*line)) {
        book.remember(std::slice::from_ref(&again.decision), again.sender.as_deref())?;
    }
    Ok(())
}

/// Why a line was given to a task, or to none, as a person said it.
const REASON: &str = "link-reason";

/// The reason a person gave for a line's link.
///
/// # Errors
/// The book cannot be read.
pub fn reason(desk: &Desk, id: &str) -> Outcome<Option<String>> {
    let fact = book::open_to_read(desk)?.fact(REASON, id).map_err(|e| book::trouble(&e))?;
    Ok(fact.map(|fact| fact.value).filter(|why| !why.is_empty()))
}

/// The batch in which a person last chose or confirmed a line's task.
///
/// # Errors
/// The book cannot be read.
pub fn chosen(desk: &Desk, id: &str) -> Outcome<Option<String>> {
    let fact = book::open_to_read(desk)?.fact(CHOSEN, id).map_err(|e| book::trouble(&e))?;
    Ok(fact.map(|fact| fact.batch))
}

/// That a person chose or confirmed a line's task.
const CHOSEN: &str = "link-chosen";

/// Shares a recorded line among tasks or years: `3.3:60%+3.4:40%`.
///
/// # Errors
/// No such line or task, parts that do not make the line, refusal, or the book's trouble.
pub fn split(desk: &Desk, id: &str, told: &str) -> Outcome<Given> {
    let row = line(desk, id)?;
    let parts = parts::parts(told)?;
    let whole = row.record.amount.unwrap_or_default();
    let shares: Vec<parts::Share> = parts.iter().map(|p| p.share).collect();
    let amounts = parts::divide(whole, &shares).ok_or_else(|| {
        Failure::usage(
            "parts-differ",
            Bilingual::new(
                format!("Các phần chia không đúng bằng {} đồng của dòng {id}.", whole.dotted()),
                format!("The parts do not make the {} đồng of line {id}.", whole.dotted()),
            ),
            Bilingual::new("Để một phần không ghi số: 3.3:120tr+3.4", "Leave one part without a share: 3.3:120tr+3.4"),
        )
    })?;
    let mut book = book::open_to_write(desk)?;
    let plan = plans::of_book(&book, row.record.plan.as_deref())?;
    let mut relinks = Vec::with_capacity(parts.len());
    for (part, amount) in parts.iter().zip(amounts) {
        let task = part.task.as_deref().map(|c| plans::task(&plan, c).map(|t| t.code.clone())).transpose()?;
        let year = part.year.or(row.record.year).ok_or_else(|| year_unknown(id))?;
        let state = if task.is_some() { State::Linked } else { State::OnPurpose };
        relinks.push(Relink { line: row.id.clone(), plan: plan.id.clone(), task, year, state, part: Some(amount) });
    }
    let sealed = book.relink(&relinks, None, &book::head(desk)).map_err(book::write_trouble)?;
    Ok(Given { batch: Some(sealed.id), lines: vec![row.id] })
}

fn year_unknown(id: &str) -> Box<Failure> {
    Failure::usage(
        "year-unknown",
        Bilingual::new(format!("Dòng {id} chưa có năm."), format!("Line {id} has no year.")),
        Bilingual::new("Thêm --year NĂM", "Add --year YEAR"),
    )
}

/// Where the money of a line stands: one entry a task and year, those of a shared line several.
///
/// # Errors
/// The book cannot be read.
pub fn standing(desk: &Desk, row: &LineRow) -> Outcome<Vec<EntryRow>> {
    let book = book::open_to_read(desk)?;
    let all = book
        .entries(&EntryFilter { line: Some(row.id.clone()), ..EntryFilter::default() })
        .map_err(|e| book::trouble(&e))?;
    Ok(all.into_iter().filter(|entry| entry.live && !entry.entry.derived).collect())
}

/// What was learnt.
///
/// # Errors
/// No book, or it cannot be read.
pub fn memory(desk: &Desk) -> Outcome<Vec<Memory>> {
    book::open_to_read(desk)?.memory().map_err(|e| book::trouble(&e))
}

/// Forgets one decision.
///
/// # Errors
/// No such decision, or the book cannot be written.
pub fn forget(desk: &Desk, id: &str) -> Outcome<()> {
    let unknown = || {
        Failure::usage(
            "memory-unknown",
            Bilingual::new(format!("Không có mục ghi nhớ số {id}."), format!("There is no remembered decision {id}.")),
            Bilingual::new("Xem: dutoan link memory list", "See: dutoan link memory list"),
        )
    };
    let number: i64 = id.parse().map_err(|_| unknown())?;
    if book::open_to_write(desk)?.forget(number).map_err(|e| book::trouble(&e))? { Ok(()) } else { Err(unknown()) }
}
