//! Tìm: tasks, lines, entries and files by words, with or without diacritics.

use super::book;
use super::context::Desk;
use super::failure::Outcome;
use super::plans;
use crate::money::Money;
use crate::store::{EntryFilter, LineFilter};
use crate::words::bare;

/// One thing found.
#[derive(Clone, Debug)]
pub struct Found {
    /// `task`, `line`, `entry`, `file`.
    pub what: &'static str,
    /// Its id or code.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Its year.
    pub year: Option<i32>,
    /// Its amount.
    pub amount: Option<Money>,
}

/// Everything that holds all the words.
///
/// # Errors
/// No book, or it cannot be read.
pub fn find(desk: &Desk, words: &[String]) -> Outcome<Vec<Found>> {
    let book = book::open_to_read(desk)?;
    let asked: Vec<String> = words.iter().flat_map(|w| w.split_whitespace()).map(bare).collect();
    let holds = |text: &str| {
        let text = bare(text);
        asked.iter().all(|word| text.contains(word.as_str()))
    };
    let mut found = Vec::new();
    for plan in plans::all(Some(&book))? {
        for task in plan.tasks.iter().filter(|t| holds(&format!("{} {} {}", t.code, t.content, t.leads.join(" ")))) {
            found.push(Found {
                what: "task",
                id: task.code.clone(),
                text: task.content.clone(),
                year: None,
                amount: None,
            });
        }
    }
    for line in book.lines(&LineFilter::default()).map_err(|e| book::trouble(&e))? {
        let r = &line.record;
        if holds(&format!(
            "{} {} {} {}",
            r.content,
            r.document.clone().unwrap_or_default(),
            r.agency.clone().unwrap_or_default(),
            r.note.clone().unwrap_or_default()
        )) {
            found.push(Found { what: "line", id: line.id, text: r.content.clone(), year: r.year, amount: r.amount });
        }
    }
    for row in
        book.entries(&EntryFilter::default()).map_err(|e| book::trouble(&e))?.into_iter().filter(|r| r.line.is_none())
    {
        let e = &row.entry;
        let text = [e.note.as_deref(), e.document.as_deref(), e.contract.as_deref(), e.key.agency.as_deref()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        if holds(&text) {
            found.push(Found {
                what: "entry",
                id: row.id.clone(),
                text,
                year: Some(e.key.year),
                amount: Some(e.amount),
            });
        }
    }
    for batch in book.history().map_err(|e| book::trouble(&e))? {
        if let Some(file) = batch.file.filter(|f| holds(f)) {
            found.push(Found { what: "file", id: batch.id, text: file, year: None, amount: Some(batch.amount) });
        }
    }
    Ok(found)
}
