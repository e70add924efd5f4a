//! Gắn: the recorded lines and their tasks; a person's choice is recorded and remembered.

use super::book;
use super::context::Desk;
use super::failure::{Failure, Outcome};
use super::plans;
use crate::link::{Remembered, State};
use crate::store::{LineFilter, LineRow, Memory, Relink};
use crate::words::{Bilingual, fold};

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

/// Gives a line to a task and year (`-` for none on purpose), and remembers the choice.
///
/// # Errors
/// No such line or task, no year, refusal (others build on it), or the book's trouble.
pub fn set(desk: &Desk, id: &str, task: &str, year: Option<i32>) -> Outcome<String> {
    let row = line(desk, id)?;
    let mut book = book::open_to_write(desk)?;
    let plan = plans::of_book(&book, row.record.plan.as_deref())?;
    let code = if task == "-" { None } else { Some(plans::task(&plan, task)?.code.clone()) };
    let Some(year) = year.or(row.record.year) else {
        return Err(Failure::usage(
            "year-unknown",
            Bilingual::new(format!("Dòng {id} chưa có năm."), format!("Line {id} has no year.")),
            Bilingual::new("Thêm --year NĂM", "Add --year YEAR"),
        ));
    };
    let state = if code.is_some() { State::Linked } else { State::OnPurpose };
    let relink = Relink { line: row.id.clone(), plan: plan.id, task: code.clone(), year, state };
    let sealed = book.relink(&[relink], None, &book::head(desk)).map_err(book::write_trouble)?;
    let decision = Remembered {
        wording: fold(&row.record.content),
        code: row.record.code.clone(),
        agency: row.record.agency.as_deref().map(fold),
        task: code,
    };
    book.remember(&[decision], None).map_err(|e| book::trouble(&e))?;
    Ok(sealed.id)
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
