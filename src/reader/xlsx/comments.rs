//! Notes of a sheet: the old comments part and the newer threads, which win where both speak of a cell.

use super::super::error::Error;
use super::super::limits;
use super::super::package::{Package, Relation};
use super::super::sink::{Sink, Tally, check_length};
use super::super::xml::{Token, Xml};
use super::strings;
use crate::sheet::CellRef;
use std::collections::BTreeMap;
use std::io::Read;

/// Reads the notes a sheet's relationships lead to.
///
/// # Errors
/// What reading those parts brings up.
pub fn read(
    package: &mut Package<'_>,
    relations: &[Relation],
    sheet: &str,
    sink: &mut dyn Sink,
    tally: &mut Tally,
) -> Result<(), Error> {
    let mut notes: BTreeMap<CellRef, String> = BTreeMap::new();
    for relation in relations.iter().filter(|r| r.is("comments")) {
        if let Some(mut xml) = package.xml(&relation.target)? {
            legacy(&mut xml, &mut notes)?;
        }
    }
    for relation in relations.iter().filter(|r| r.is("threadedComment")) {
        if let Some(mut xml) = package.xml(&relation.target)? {
            let mut threads = BTreeMap::new();
            threaded(&mut xml, &mut threads)?;
            notes.extend(threads);
        }
    }
    for (at, text) in &notes {
        tally.item(sheet)?;
        tally.text(sheet, text.len())?;
        sink.note(*at, text)?;
    }
    Ok(())
}

fn legacy<R: Read>(xml: &mut Xml<R>, notes: &mut BTreeMap<CellRef, String>) -> Result<(), Error> {
    let mut at = None;
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.name() == "comment" => {
                at = tag.attribute("ref").and_then(|r| CellRef::parse(r.trim()));
            }
            Token::Start(tag) if tag.name() == "text" => {
                let mut text = String::new();
                strings::rich(xml, &mut text)?;
                keep(xml.part(), at, &text, notes)?;
            }
            Token::Start(tag) if matches!(tag.name(), "authors" | "commentPr" | "extLst") => xml.skip()?,
            Token::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn threaded<R: Read>(xml: &mut Xml<R>, notes: &mut BTreeMap<CellRef, String>) -> Result<(), Error> {
    let mut at = None;
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.name() == "threadedComment" => {
                at = tag.attribute("ref").and_then(|r| CellRef::parse(r.trim()));
            }
            Token::Start(tag) if tag.name() == "text" => {
                let mut text = String::new();
                xml.text(&mut text)?;
                keep(xml.part(), at, &text, notes)?;
            }
            Token::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Adds a text to a cell's note.
fn keep(part: &str, at: Option<CellRef>, text: &str, notes: &mut BTreeMap<CellRef, String>) -> Result<(), Error> {
    let (Some(at), false) = (at, text.trim().is_empty()) else { return Ok(()) };
    check_length(part, text)?;
    let note = notes.entry(at).or_default();
    if !note.is_empty() {
        note.push('\n');
    }
    // A thread nobody can read to the end is cut rather than refused.
    if note.len() + text.len() <= limits::TEXT * 4 {
        note.push_str(&strings::unescape(text));
    }
    Ok(())
}
