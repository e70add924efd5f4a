//! Reading a plan document, and finding the plan an action works with.

use super::carry::{self, Decision};
use super::context::{Desk, Taken, unreadable};
use super::failure::{Exit, Failure, Outcome};
use super::place::{Exception, name_file, waiting};
use super::{book, corrections};
use crate::finding::{Finding, Severity};
use crate::plan::{self, Plan};
use crate::reader;
use crate::store::{BatchHead, Book, Carried, FileBytes, NewFact};
use crate::words::Bilingual;
use std::path::Path;

/// A plan document read.
#[derive(Clone, Debug)]
pub struct Read {
    /// The file taken in.
    pub taken: Taken,
    /// What it says.
    pub plan: Plan,
    /// What is odd in it.
    pub findings: Vec<Finding>,
}

/// Endings of files that may hold a plan; anything else is tried as a document too.
const SHEETS: [&str; 4] = ["xlsx", "xlsm", "xls", "ods"];

/// Reads a plan document or a workbook with a task table.
///
/// # Errors
/// The file is missing, unreadable, or no document.
pub fn read(desk: &Desk, path: &Path) -> Outcome<Read> {
    let taken = desk.take(path)?;
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let (plan, findings, odd) = if SHEETS.contains(&ending.as_str()) {
        let (workbook, odd) =
            reader::workbook(&desk.program, &taken.name, &taken.bytes).map_err(|e| unreadable(&e, &taken.name))?;
        let (plan, findings) = plan::read_sheet(&workbook);
        (plan, findings, odd)
    } else {
        let (page, odd) =
            reader::page(&desk.program, &taken.name, &taken.bytes).map_err(|e| unreadable(&e, &taken.name))?;
        let (plan, findings) = plan::read(&page);
        (plan, findings, odd)
    };
    let mut all = odd;
    all.extend(findings);
    name_file(&mut all, &taken.name);
    Ok(Read { taken, plan, findings: all })
}

/// Whether a `--plan` answer names a file rather than a plan of the book.
pub fn is_file(answer: &str) -> bool {
    let path = Path::new(answer);
    path.is_file()
        || (path.extension().is_some()
            && (answer.contains(['/', '\\'])
                || path.extension().is_some_and(|e| {
                    matches!(
                        e.to_string_lossy().to_lowercase().as_str(),
                        "docx" | "txt" | "md" | "html" | "htm" | "xlsx"
                    )
                })))
}

/// The plan named in a book, or its only one.
///
/// # Errors
/// Usage, when several plans stand in the book and none was named, or none has this id.
pub fn choose(plans: Vec<Plan>, asked: Option<&str>) -> Outcome<Option<Plan>> {
    match asked {
        Some(id) => {
            let known = plans.iter().map(|p| p.id.clone()).collect::<Vec<_>>().join(", ");
            plans.into_iter().find(|p| p.id == id || p.number.as_deref() == Some(id)).map(Some).ok_or_else(|| {
                Failure::usage(
                    "plan-unknown",
                    Bilingual::new(
                        format!("Sổ không có kế hoạch “{id}” (có: {known})."),
                        format!("The book has no plan “{id}” (it has: {known})."),
                    ),
                    Bilingual::new("Xem: dutoan plan list", "See: dutoan plan list"),
                )
            })
        }
        None if plans.len() > 1 => {
            let known = plans.iter().map(|p| p.id.clone()).collect::<Vec<_>>().join(", ");
            Err(Failure::usage(
                "plan-which",
                Bilingual::new(
                    format!("Sổ có nhiều kế hoạch: {known}."),
                    format!("The book has several plans: {known}."),
                ),
                Bilingual::new("Chỉ rõ bằng --plan MÃ", "Name one with --plan ID"),
            ))
        }
        None => Ok(plans.into_iter().next()),
    }
}

/// The task with this code.
///
/// # Errors
/// Usage `task-unknown`, naming near codes.
pub fn task<'p>(plan: &'p Plan, code: &str) -> Outcome<&'p plan::Task> {
    let code = code.trim().trim_end_matches('.');
    plan.task(code).ok_or_else(|| {
        let section = code.split(['.', '/']).next().unwrap_or(code);
        let near =
            plan.tasks.iter().filter(|t| t.section == section).map(|t| t.code.clone()).collect::<Vec<_>>().join(", ");
        let near = if near.is_empty() {
            plan.tasks.iter().take(5).map(|t| t.code.clone()).collect::<Vec<_>>().join(", ") + " …"
        } else {
            near
        };
        Failure::usage(
            "task-unknown",
            Bilingual::new(
                format!("Kế hoạch không có nhiệm vụ “{code}” (có: {near})."),
                format!("The plan has no task “{code}” (it has: {near})."),
            ),
            Bilingual::new("Xem: dutoan plan show", "See: dutoan plan show"),
        )
    })
}

/// The plans of a book; none without a book.
///
/// # Errors
/// The book cannot be read.
pub fn all(book: Option<&Book>) -> Outcome<Vec<Plan>> {
    book.map_or_else(|| Ok(Vec::new()), |book| book.plans().map_err(|e| book::trouble(&e)))
}

/// Plans in whose place another one stands, with that one's id.
///
/// # Errors
/// The book cannot be read.
pub fn replaced(book: &Book) -> Outcome<Vec<(String, String)>> {
    let facts = book.facts(super::replace::TOPIC).map_err(|e| book::trouble(&e))?;
    Ok(facts.into_iter().map(|fact| (fact.name, fact.value)).collect())
}

/// The plan an action works with: the one asked for, else the only one in whose place no other stands.
///
/// # Errors
/// As [`choose`]; the book cannot be read.
pub fn current(book: &Book, asked: Option<&str>) -> Outcome<Option<Plan>> {
    let mut plans = all(Some(book))?;
    if asked.is_none() {
        let gone = replaced(book)?;
        plans.retain(|plan| !gone.iter().any(|(old, _)| *old == plan.id));
    }
    choose(plans, asked)
}

/// The plan named in a book, or its only one.
///
/// # Errors
/// None recorded, several and none named, unknown.
pub fn of_book(book: &Book, asked: Option<&str>) -> Outcome<Plan> {
    current(book, asked)?.ok_or_else(|| {
        Failure::usage(
            "plan-missing",
            Bilingual::new("Sổ chưa có kế hoạch nào.", "The book has no plan yet."),
            Bilingual::new(
                "Nhập kế hoạch trước: dutoan plan import KẾ-HOẠCH.docx --post",
                "Import one first: dutoan plan import PLAN.docx --post",
            ),
        )
    })
}

/// The plans of the desk's book.
///
/// # Errors
/// No book, or it cannot be read.
pub fn recorded(desk: &Desk) -> Outcome<Vec<Plan>> {
    let book = book::open_to_read(desk)?;
    all(Some(&book))
}

/// A plan to look at: a document, or a plan of the book.
///
/// # Errors
/// As reading either.
pub fn open(desk: &Desk, asked: Option<&str>) -> Outcome<(Plan, Vec<Finding>)> {
    match asked {
        Some(answer) if is_file(answer) => read(desk, Path::new(answer)).map(|r| (r.plan, r.findings)),
        _ => {
            let book = book::open_to_read(desk)?;
            Ok((of_book(&book, asked)?, Vec::new()))
        }
    }
}

/// Names an office has decided about are no longer asked for.
fn known_names(known: &crate::plan::agency::Agencies, findings: &mut Vec<Finding>) {
    findings.retain(|f| {
        let written = f.data.get("written").and_then(|v| v.as_str());
        f.slug != "agency-unsure" || written.is_none_or(|w| known.find(w).is_none_or(|found| !found.exact))
    });
}

/// A plan that says it replaces one of the book's.
fn replaces(plans: &[Plan], new: &Plan, path: &Path) -> Option<Finding> {
    let number = new.replaces.as_deref()?;
    let old = plans.iter().find(|p| p.id != new.id && p.number.as_deref() == Some(number))?;
    let (id, file) = (&old.id, path.display());
    Some(
        Finding::new(
            "plan-replaces",
            Severity::Note,
            Bilingual::new(
                format!("Kế hoạch này thay thế kế hoạch {number} đã có trong sổ."),
                format!("This plan replaces the plan {number} of the book."),
            ),
        )
        .next(Bilingual::new(
            format!("Chuyển các dòng đã ghi sang kế hoạch mới: dutoan plan replace {id} {file}"),
            format!("Carry what is recorded over: dutoan plan replace {id} {file}"),
        ))
        .with("replaces", number),
    )
}

/// What importing a plan came to.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The plan.
    pub plan: Plan,
    /// What is odd in it.
    pub findings: Vec<Finding>,
    /// Whether this call recorded it.
    pub posted: bool,
    /// The batch it stands in.
    pub batch: Option<String>,
    /// How the command ends.
    pub exit: Exit,
}

/// A plan as the book keeps it.
///
/// # Errors
/// It cannot be written down.
pub fn fact(plan: &Plan) -> Outcome<NewFact> {
    let value = serde_json::to_string(plan)
        .map_err(|error| book::trouble(&crate::store::Error::new("disk", &plan.id).because(error)))?;
    Ok(NewFact { topic: "plan".to_owned(), name: plan.id.clone(), value })
}

/// Reads a plan document and records it when asked and nothing waits. Another text of a plan the book has: what is
/// recorded on its tasks follows them, as told by `decided` where that is not sure.
///
/// # Errors
/// The document cannot be read, no book to record in, or the book's trouble.
pub fn import(desk: &Desk, path: &Path, decided: &[Decision], accept: &[Exception], post: bool) -> Outcome<Imported> {
    let Read { taken, mut plan, mut findings } = read(desk, path)?;
    let mut revision = None;
    if desk.book.is_some() {
        let book = book::open_to_read(desk)?;
        let known = book.posted(&taken.sha256).map_err(|e| book::trouble(&e))?.is_some();
        let mut corrections = corrections::of(&book, &plan.id)?;
        let recorded = book.plan(&plan.id).map_err(|e| book::trouble(&e))?;
        if let Some(old) = recorded.filter(|_| !known) {
            // The document's own words then and now: what was put right by hand is put right in both.
            let old = corrections::without(old, &corrections);
            let carry = carry::look(&book, &old, &plan, decided)?;
            findings.extend(carry.findings.iter().cloned());
            findings.extend(carry::revised(&old, &plan, &carry));
            corrections = corrections::carried(corrections, &carry.sure(), &mut findings);
            revision = Some((carry, corrections.clone()));
        }
        plan::correct_all(&mut plan, &corrections, &mut findings);
        known_names(&super::agencies::known(&book)?, &mut findings);
        findings.extend(replaces(&all(Some(&book))?, &plan, path));
        name_file(&mut findings, &taken.name);
    }
    let waits = waiting(&findings, accept);
    let exit = if waits { Exit::Findings } else { Exit::Done };
    let mut done = Imported { plan, findings, posted: false, batch: None, exit };
    if desk.book.is_some() || post {
        let book = book::open_to_read(desk)?;
        done.batch = book.posted(&taken.sha256).map_err(|e| book::trouble(&e))?;
        if done.batch.is_some() {
            done.exit = Exit::Done;
            return Ok(done);
        }
    }
    if waits {
        return Ok(done);
    }
    if let Some((carry, _)) = &revision {
        let carried = Carried { old: &done.plan.id, new: &done.plan.id, goes: &carry.goes() };
        book::open_to_read(desk)?.preview_carry_over(&carried).map_err(book::write_trouble)?;
    }
    if !post {
        return Ok(done);
    }
    let mut book = book::open_to_write(desk)?;
    let head = BatchHead {
        file: Some(FileBytes { name: taken.name, sha256: taken.sha256, bytes: taken.bytes }),
        ..book::head(desk)
    };
    let sealed = match revision {
        Some((carry, corrections)) => {
            let mut head = head;
            head.facts.push(corrections::fact(&done.plan.id, &corrections)?);
            head.facts.push(fact(&done.plan)?);
            let carried = Carried { old: &done.plan.id, new: &done.plan.id, goes: &carry.goes() };
            book.carry_over(&carried, &head)
        }
        None => book.put_plan(&done.plan, &head),
    };
    let sealed = sealed.map_err(book::write_trouble)?;
    done.posted = true;
    done.batch = Some(sealed.id);
    Ok(done)
}
