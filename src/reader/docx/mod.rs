//! Word documents: paragraphs with the numbers Word gives them, tables with their spans, footnotes at the end.
//! Tracked deletions, hidden text and text boxes are left out.

mod numbering;
mod styles;

use super::error::Error;
use super::limits;
use super::package::Package;
use super::sink::Tally;
use super::xml::{Tag, Token, Xml};
use crate::page::{Block, Grid, GridCell, Page, Paragraph};
use numbering::Numbering;
use std::collections::HashMap;
use std::io::Read;
use styles::{Look, Styles};

/// Reads the document whose main part is `main`.
///
/// # Errors
/// What breaks the format or a limit, with the part.
pub fn read(package: &mut Package<'_>, main: &str) -> Result<Page, Error> {
    let relations = package.relations(main)?;
    let path = |word: &str| relations.iter().find(|r| r.is(word)).map(|r| r.target.clone()).unwrap_or_default();
    let styles = match package.xml(&path("styles"))? {
        Some(mut xml) => Styles::read(&mut xml)?,
        None => Styles::default(),
    };
    let numbering = match package.xml(&path("numbering"))? {
        Some(mut xml) => Numbering::read(&mut xml)?,
        None => Numbering::default(),
    };
    let mut shared = Shared { styles, numbering, tally: Tally::default(), notes: Vec::new(), paragraphs: 0 };
    let mut page = Page::default();
    if let Some(xml) = package.xml(main)? {
        Document { xml, shared: &mut shared }.body(&mut page)?;
    }
    for (word, element) in [("footnotes", "footnote"), ("endnotes", "endnote")] {
        if let Some(xml) = package.xml(&path(word))? {
            notes(xml, element, &mut shared, &mut page)?;
        }
    }
    Ok(page)
}

/// What all parts of one document share.
struct Shared {
    styles: Styles,
    numbering: Numbering,
    tally: Tally,
    /// Notes in the order they are referred to: kind and id.
    notes: Vec<(&'static str, String)>,
    paragraphs: u32,
}

struct Document<'s, R> {
    xml: Xml<R>,
    shared: &'s mut Shared,
}

/// A paragraph's pieces while it is read.
#[derive(Default)]
struct Gathered {
    style: Option<String>,
    direct: Look,
    text: String,
    /// Whether some visible text is not bold, not italic.
    plain: bool,
    upright: bool,
}

/// Appends the notes of a part, those that are referred to, in the order of their numbers.
fn notes<R: Read>(xml: Xml<R>, element: &'static str, shared: &mut Shared, page: &mut Page) -> Result<(), Error> {
    let mut document = Document { xml, shared };
    let mut found: HashMap<String, Vec<Block>> = HashMap::new();
    loop {
        match document.xml.next()? {
            Token::Start(tag) if tag.name() == element => {
                let id = tag.attribute("id").unwrap_or_default().into_owned();
                // Separators have a type; notes of the author have none.
                if tag.attribute("type").is_some_and(|kind| kind != "normal") {
                    document.xml.skip()?;
                    continue;
                }
                let mut own = Page::default();
                document.blocks(&mut own)?;
                found.insert(id, own.blocks);
            }
            Token::Eof => break,
            _ => {}
        }
    }
    let order: Vec<String> =
        document.shared.notes.iter().filter(|(kind, _)| *kind == element).map(|(_, id)| id.clone()).collect();
    for (number, id) in order.iter().enumerate() {
        for (place, block) in found.remove(id).into_iter().flatten().enumerate() {
            if let Block::Paragraph(mut paragraph) = block {
                paragraph.footnote = true;
                if place == 0 {
                    paragraph.number = Some((number + 1).to_string());
                }
                page.blocks.push(Block::Paragraph(paragraph));
            }
        }
    }
    Ok(())
}

impl<R: Read> Document<'_, R> {
    fn body(&mut self, page: &mut Page) -> Result<(), Error> {
        loop {
            match self.xml.next()? {
                Token::Start(tag) if tag.name() == "body" => self.blocks(page)?,
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Reads paragraphs and tables to the end of the element just begun.
    fn blocks(&mut self, page: &mut Page) -> Result<(), Error> {
        let inside = self.xml.depth();
        loop {
            let here = self.xml.depth() == inside;
            match self.xml.next()? {
                Token::Start(tag) => match tag.name() {
                    "p" => {
                        self.shared.paragraphs += 1;
                        let place = self.shared.paragraphs;
                        let gathered = self.paragraph()?;
                        self.keep(gathered, place, page)?;
                    }
                    "tbl" => {
                        // The paragraphs inside the cells count on: a row stands where its first one does.
                        let grid = self.table(self.shared.paragraphs.saturating_add(1))?;
                        if !grid.rows.is_empty() {
                            page.blocks.push(Block::Table(grid));
                        }
                    }
                    name if is_wrapper(name) => {}
                    _ => self.xml.skip()?,
                },
                Token::Empty(tag) if tag.name() == "p" => self.shared.paragraphs += 1,
                Token::End(_) if here => return Ok(()),
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Turns what was gathered into one paragraph, or into several where hard breaks part a list.
    fn keep(&mut self, gathered: Gathered, place: u32, page: &mut Page) -> Result<(), Error> {
        let style = self.shared.styles.paragraph(gathered.style.as_deref());
        let list = gathered.direct.list.as_ref().or(style.list.as_ref());
        let level = gathered.direct.level.or(style.level).unwrap_or(0);
        let number = match list.filter(|id| *id != "0") {
            Some(id) => self.shared.numbering.next(id, level),
            None => None,
        };
        let outline = gathered.direct.outline.or(style.outline);
        let heading = outline.filter(|level| *level < 9).map(|level| level + 1);
        self.shared.tally.item("")?;
        self.shared.tally.text("", gathered.text.len())?;
        let mut number = number;
        for text in lines(&gathered.text) {
            page.blocks.push(Block::Paragraph(Paragraph {
                place,
                number: number.take(),
                heading,
                text,
                bold: !gathered.plain,
                italic: !gathered.upright,
                footnote: false,
            }));
        }
        Ok(())
    }

    /// Reads a paragraph to its end.
    fn paragraph(&mut self) -> Result<Gathered, Error> {
        let mut gathered = Gathered::default();
        let inside = self.xml.depth();
        loop {
            let here = self.xml.depth() == inside;
            match self.xml.next()? {
                Token::Start(tag) => match tag.name() {
                    "pPr" => self.paragraph_properties(&mut gathered)?,
                    "r" => self.run(&mut gathered)?,
                    "hyperlink" | "fldSimple" | "dir" | "bdo" => {}
                    name if is_wrapper(name) => {}
                    _ => self.xml.skip()?,
                },
                Token::End(_) if here => return Ok(gathered),
                Token::Eof => return Ok(gathered),
                _ => {}
            }
            if gathered.text.len() > limits::PART_TEXT {
                let found = u64::try_from(gathered.text.chars().count()).unwrap_or(u64::MAX);
                return Err(Error::text_too_long(self.xml.part(), found));
            }
        }
    }

    fn paragraph_properties(&mut self, gathered: &mut Gathered) -> Result<(), Error> {
        let inside = self.xml.depth();
        loop {
            let here = self.xml.depth() == inside;
            match self.xml.next()? {
                // What formats the paragraph's mark formats no text; what is struck out was before.
                Token::Start(tag) if matches!(tag.name(), "rPr" | "pPrChange" | "sectPr") => self.xml.skip()?,
                Token::Start(tag) | Token::Empty(tag) => match tag.name() {
                    "pStyle" => gathered.style = tag.attribute("val").map(|v| v.into_owned()),
                    _ => gathered.direct.take(&tag),
                },
                Token::End(_) if here => return Ok(()),
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn run(&mut self, gathered: &mut Gathered) -> Result<(), Error> {
        let inside = self.xml.depth();
        let mut look = Look::default();
        let mut style = Look::default();
        let mut hidden = false;
        let start = gathered.text.len();
        loop {
            let here = self.xml.depth() == inside;
            match self.xml.next()? {
                Token::Start(tag) if tag.name() == "rPr" => {
                    (look, style, hidden) = self.run_properties()?;
                }
                Token::Start(tag) if tag.name() == "t" => {
                    if hidden {
                        self.xml.skip()?;
                    } else {
                        self.xml.text(&mut gathered.text)?;
                    }
                }
                Token::Start(tag) | Token::Empty(tag) if is_mark(tag.name()) => {
                    let mark = tag_of(&tag);
                    self.mark(&mark, gathered);
                }
                Token::Start(_) => self.xml.skip()?,
                Token::End(_) if here => break,
                Token::Eof => break,
                _ => {}
            }
        }
        let added = gathered.text.get(start..).unwrap_or_default();
        if added.chars().any(|c| !c.is_whitespace()) {
            let base = self.shared.styles.paragraph(gathered.style.as_deref());
            let on = |direct: Option<bool>, style: Option<bool>, base: Option<bool>| {
                direct.or(style).or(base).unwrap_or(false)
            };
            gathered.plain |= !on(look.bold, style.bold, base.bold);
            gathered.upright |= !on(look.italic, style.italic, base.italic);
        }
        Ok(())
    }

    fn run_properties(&mut self) -> Result<(Look, Look, bool), Error> {
        let inside = self.xml.depth();
        let (mut look, mut style, mut hidden) = (Look::default(), Look::default(), false);
        loop {
            let here = self.xml.depth() == inside;
            match self.xml.next()? {
                Token::Start(tag) if tag.name() == "rPrChange" => self.xml.skip()?,
                Token::Start(tag) | Token::Empty(tag) => match tag.name() {
                    "rStyle" => style = self.shared.styles.character(&tag.attribute("val").unwrap_or_default()),
                    "vanish" => hidden = tag.attribute("val").is_none_or(|v| super::xml::is_true(&v)),
                    _ => look.take(&tag),
                },
                Token::End(_) if here => return Ok((look, style, hidden)),
                Token::Eof => return Ok((look, style, hidden)),
                _ => {}
            }
        }
    }

    /// Takes a tab, break, hyphen or reference to a note.
    fn mark(&mut self, mark: &Mark, gathered: &mut Gathered) {
        match mark {
            Mark::Tab => gathered.text.push('\t'),
            Mark::Break => gathered.text.push('\n'),
            Mark::Hyphen => gathered.text.push('-'),
            Mark::Note(kind, id) => self.shared.notes.push((kind, id.clone())),
            Mark::None => {}
        }
    }

    /// Reads a table to its end.
    fn table(&mut self, place: u32) -> Result<Grid, Error> {
        let mut grid = Grid { place, ..Grid::default() };
        // Column → where the cell stands that still grows downwards.
        let mut growing: HashMap<u32, (usize, usize)> = HashMap::new();
        let inside = self.xml.depth();
        loop {
            let here = self.xml.depth() == inside;
            match self.xml.next()? {
                Token::Start(tag) => match tag.name() {
                    "tr" => {
                        let line = self.shared.paragraphs.saturating_add(1);
                        if let Some(row) = self.table_row(&mut grid, &mut growing)? {
                            self.shared.tally.item("")?;
                            grid.rows.push(row);
                            grid.lines.push(line);
                        }
                    }
                    name if is_wrapper(name) => {}
                    _ => self.xml.skip()?,
                },
                Token::End(_) if here => return Ok(grid),
                Token::Eof => return Ok(grid),
                _ => {}
            }
        }
    }

    /// Reads a row; `None` for one struck out.
    fn table_row(
        &mut self,
        grid: &mut Grid,
        growing: &mut HashMap<u32, (usize, usize)>,
    ) -> Result<Option<Vec<GridCell>>, Error> {
        let mut cells: Vec<GridCell> = Vec::new();
        let mut column = 0u32;
        let mut deleted = false;
        let inside = self.xml.depth();
        loop {
            let here = self.xml.depth() == inside;
            match self.xml.next()? {
                Token::Start(tag) => match tag.name() {
                    "trPr" => {
                        let before = self.row_properties(&mut deleted)?;
                        if before > 0 {
                            cells.push(GridCell { text: String::new(), columns: before, rows: 1 });
                            column = before;
                        }
                    }
                    "tc" => {
                        let (cell, merge) = self.table_cell()?;
                        let span = cell.columns;
                        match (merge, growing.get(&column).copied()) {
                            (Merge::Goes, Some((row, index))) => {
                                let above = grid.rows.get_mut(row).and_then(|cells| cells.get_mut(index));
                                if let Some(above) = above {
                                    above.rows += 1;
                                }
                            }
                            (merge, _) => {
                                if matches!(merge, Merge::Starts | Merge::Goes) {
                                    growing.insert(column, (grid.rows.len(), cells.len()));
                                } else {
                                    growing.remove(&column);
                                }
                                self.shared.tally.item("")?;
                                self.shared.tally.text("", cell.text.len())?;
                                cells.push(cell);
                            }
                        }
                        column = column.saturating_add(span);
                    }
                    name if is_wrapper(name) => {}
                    _ => self.xml.skip()?,
                },
                Token::End(_) if here => return Ok((!deleted).then_some(cells)),
                Token::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// The columns a row leaves out at its left; notes whether the row is struck out.
    fn row_properties(&mut self, deleted: &mut bool) -> Result<u32, Error> {
        let inside = self.xml.depth();
        let mut before = 0;
        loop {
            let here = self.xml.depth() == inside;
            match self.xml.next()? {
                Token::Start(tag) | Token::Empty(tag) => match tag.name() {
                    "gridBefore" => before = span(&tag).min(limits::COLUMNS),
                    "del" => *deleted = true,
                    _ => {}
                },
                Token::End(_) if here => return Ok(before),
                Token::Eof => return Ok(before),
                _ => {}
            }
        }
    }

    fn table_cell(&mut self) -> Result<(GridCell, Merge), Error> {
        let mut cell = GridCell { text: String::new(), columns: 1, rows: 1 };
        let mut merge = Merge::None;
        let inside = self.xml.depth();
        loop {
            let here = self.xml.depth() == inside;
            match self.xml.next()? {
                Token::Start(tag) | Token::Empty(tag) if tag.name() == "gridSpan" => {
                    cell.columns = span(&tag).clamp(1, limits::COLUMNS);
                }
                Token::Start(tag) | Token::Empty(tag) if tag.name() == "vMerge" => {
                    let starts = tag.attribute("val").is_some_and(|v| v == "restart");
                    merge = if starts { Merge::Starts } else { Merge::Goes };
                }
                Token::Start(tag) => match tag.name() {
                    "p" => {
                        self.shared.paragraphs += 1;
                        let gathered = self.paragraph()?;
                        self.cell_paragraph(&gathered, &mut cell.text);
                    }
                    // A table inside a cell is part of its text, cell by cell.
                    "tcPr" | "tbl" | "tr" | "tc" => {}
                    name if is_wrapper(name) => {}
                    _ => self.xml.skip()?,
                },
                Token::End(_) if here => return Ok((cell, merge)),
                Token::Eof => return Ok((cell, merge)),
                _ => {}
            }
            if cell.text.len() > limits::PART_TEXT {
                let found = u64::try_from(cell.text.chars().count()).unwrap_or(u64::MAX);
                return Err(Error::text_too_long(self.xml.part(), found));
            }
        }
    }

    fn cell_paragraph(&mut self, gathered: &Gathered, out: &mut String) {
        let style = self.shared.styles.paragraph(gathered.style.as_deref());
        let list = gathered.direct.list.as_ref().or(style.list.as_ref());
        let level = gathered.direct.level.or(style.level).unwrap_or(0);
        let number = list.filter(|id| *id != "0").and_then(|id| self.shared.numbering.next(id, level));
        let text = gathered.text.trim();
        if text.is_empty() && number.is_none() {
            return;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        if let Some(number) = number {
            out.push_str(&number);
            if !text.is_empty() {
                out.push(' ');
            }
        }
        out.push_str(text);
    }
}

/// How a cell takes part in a vertical merge.
#[derive(Clone, Copy)]
enum Merge {
    None,
    Starts,
    Goes,
}

/// What stands in a run beside its text.
enum Mark {
    Tab,
    Break,
    Hyphen,
    Note(&'static str, String),
    None,
}

fn is_mark(name: &str) -> bool {
    matches!(name, "tab" | "br" | "cr" | "noBreakHyphen" | "footnoteReference" | "endnoteReference")
}

fn tag_of(tag: &Tag<'_>) -> Mark {
    let id = || tag.attribute("id").unwrap_or_default().into_owned();
    match tag.name() {
        "tab" => Mark::Tab,
        "br" if tag.attribute("type").is_some_and(|kind| kind == "page" || kind == "column") => Mark::None,
        "br" | "cr" => Mark::Break,
        "noBreakHyphen" => Mark::Hyphen,
        "footnoteReference" => Mark::Note("footnote", id()),
        "endnoteReference" => Mark::Note("endnote", id()),
        _ => Mark::None,
    }
}

/// Elements that only stand around others: content controls, insertions, moved text where it went.
fn is_wrapper(name: &str) -> bool {
    matches!(name, "sdt" | "sdtContent" | "ins" | "moveTo" | "smartTag" | "customXml")
}

fn span(tag: &Tag<'_>) -> u32 {
    tag.attribute("val").and_then(|v| v.trim().parse().ok()).unwrap_or(1)
}

/// The lines of a paragraph: a hard break parts it where the next line begins like an item of a list, else it is
/// only a space.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
        match lines.last_mut() {
            Some(last) if !begins_item(line) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// Whether a line begins with `1.`, `1.2`, `a)`, `-`, `+`, `•` or a roman number with a full stop.
fn begins_item(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    if matches!(word, "-" | "–" | "+" | "•" | "*") || line.starts_with(['-', '–', '+', '•']) {
        return true;
    }
    let Some(body) = word.strip_suffix(['.', ')', ':', '/']) else {
        return word.contains('.') && word.chars().all(|c| c.is_ascii_digit() || c == '.');
    };
    let number = !body.is_empty() && body.chars().all(|c| c.is_ascii_digit() || c == '.');
    let roman = !body.is_empty() && body.chars().all(|c| "IVXLC".contains(c));
    number || roman || body.chars().count() == 1
}

#[cfg(test)]
mod tests;
