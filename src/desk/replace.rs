//! Thay thế kế hoạch: a new plan in the place of an old one. Every recorded line goes to the new plan's task that
//! carries its old task on; nothing is lost, and the whole is one batch that can be undone.

use super::carry::{self, Carry, Decision};
use super::context::Desk;
use super::failure::{Exit, Failure, Outcome};
use super::place::{Exception, name_file, waiting};
use super::{book, corrections, plans};
use crate::finding::Finding;
use crate::plan::Plan;
use crate::store::{Carried, FileBytes, NewFact};
use crate::words::Bilingual;
use std::path::Path;

/// The topic that says which plan took a plan's place.
pub const TOPIC: &str = "plan-replaced";

/// What replacing came to.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// The old plan.
    pub old: Plan,
    /// The new one.
    pub new: Plan,
    /// Where the old tasks go.
    pub carry: Carry,
    /// What a person should look at.
    pub findings: Vec<Finding>,
    /// The batch, once recorded.
    pub batch: Option<String>,
    /// How the command ends.
    pub exit: Exit,
}

/// Looks at (and with `post` records) a new plan in the place of `old`.
///
/// # Errors
/// No book or old plan, the document cannot be read, no such task, refusals, the book's trouble.
pub fn replace(
    desk: &Desk,
    old: &str,
    path: &Path,
    decided: &[Decision],
    accept: &[Exception],
    post: bool,
) -> Outcome<Replacement> {
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
    let carry = carry::look(&book, &old, &new, decided)?;
    drop(book);
    findings.extend(carry.findings.iter().cloned());
    name_file(&mut findings, &read.taken.name);
    let waits = waiting(&findings, accept);
    let exit = if waits { Exit::Findings } else { Exit::Done };
    let mut done = Replacement { old, new, carry, findings, batch: None, exit };
    if waits {
        return Ok(done);
    }
    let goes = done.carry.goes();
    let carried = Carried { old: &done.old.id, new: &done.new.id, goes: &goes };
    book::open_to_read(desk)?.preview_carry_over(&carried).map_err(book::write_trouble)?;
    if !post {
        return Ok(done);
    }
    let mut book = book::open_to_write(desk)?;
    let mut head = book::head(desk);
    head.file =
        Some(FileBytes { name: read.taken.name.clone(), sha256: read.taken.sha256.clone(), bytes: read.taken.bytes });
    head.facts.push(plans::fact(&done.new)?);
    head.facts.push(NewFact { topic: TOPIC.to_owned(), name: done.old.id.clone(), value: done.new.id.clone() });
    let sealed = book.carry_over(&carried, &head).map_err(book::write_trouble)?;
    done.batch = Some(sealed.id);
    Ok(done)
}
