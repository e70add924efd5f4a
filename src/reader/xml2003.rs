//! SpreadsheetML 2003, often named .xls: one XML file, positions given only where they jump.

use super::dates;
use super::decode::{declared, decode};
use super::error::Error;
use super::grid::Grid;
use super::limits;
use super::odd;
use super::r1c1::to_a1;
use super::sink::{RawValue, Sink, check_length};
use super::xml::{Tag, Token, Xml};
use crate::sheet::{CellRef, Format, Style, Visibility};
use arcstr::ArcStr;
use std::collections::HashMap;

/// Reads the workbook.
///
/// # Errors
/// What breaks the format or a limit, with the sheet or cell.
pub fn read(bytes: &[u8], sink: &mut dyn Sink) -> Result<(), Error> {
    let head: String = bytes.iter().take(200).copied().map(char::from).collect();
    let encoding = head.split("encoding=").nth(1).and_then(|rest| rest.get(1..)?.split(['"', '\'']).next());
    let decoded = match encoding {
        Some(name) => declared(bytes, Some(name)),
        None => decode(bytes),
    };
    let grid = Grid::new(sink, Format::Xml2003, false)?;
    let mut book = Book {
        xml: Xml::new(decoded.text.as_bytes(), "Workbook"),
        shown: visibilities(decoded.text.as_bytes())?.into_iter(),
        grid,
        styles: HashMap::new(),
        local: HashMap::new(),
    };
    if let Some(evidence) = &decoded.evidence {
        book.grid.sink.finding(odd::encoding_guessed(decoded.encoding, evidence))?;
    }
    book.read()?;
    book.grid.end()
}

struct Book<'s, 't> {
    xml: Xml<&'t [u8]>,
    /// How each sheet still to come is shown.
    shown: std::vec::IntoIter<Visibility>,
    grid: Grid<'s>,
    styles: HashMap<String, Style>,
    local: HashMap<String, u32>,
}

/// What the attributes of a cell say.
#[derive(Default)]
struct Head {
    index: Option<u32>,
    across: u32,
    down: u32,
    style: String,
    formula: Option<String>,
}

impl Book<'_, '_> {
    fn read(&mut self) -> Result<(), Error> {
        loop {
            match self.xml.next()? {
                Token::Start(tag) => match tag.name() {
                    "Style" => {
                        let (id, parent) = (attribute(&tag, "ID"), attribute(&tag, "Parent"));
                        self.style(id, &parent)?;
                    }
                    "Worksheet" => {
                        let name = attribute(&tag, "Name");
                        self.worksheet(&name)?;
                    }
                    "Workbook" | "Styles" | "Names" => {}
                    _ => self.xml.skip()?,
                },
                Token::Empty(tag) if tag.name() == "Worksheet" => {
                    let name = attribute(&tag, "Name");
                    let visibility = self.shown.next().unwrap_or_default();
                    self.grid.sheet(&name, visibility)?;
                }
                Token::Empty(tag) if tag.name() == "NamedRange" => {
                    let (name, refers_to) = (attribute(&tag, "Name"), attribute(&tag, "RefersTo"));
                    self.grid.item(name.len() + refers_to.len())?;
                    let refers_to = to_a1(refers_to.trim_start_matches('='), CellRef::default());
                    self.grid.sink.name(&name, &refers_to)?;
                }
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn style(&mut self, id: String, parent: &str) -> Result<(), Error> {
        let base = self.styles.get(parent).or_else(|| self.styles.get("Default")).cloned();
        let mut style = base.unwrap_or(Style { locked: true, ..Style::default() });
        let inside = self.xml.depth();
        loop {
            let here = self.xml.depth() == inside;
            match self.xml.next()? {
                Token::Start(tag) | Token::Empty(tag) => match tag.name() {
                    "Font" => {
                        style.bold = attribute(&tag, "Bold") == "1";
                        style.italic = attribute(&tag, "Italic") == "1";
                        style.struck = attribute(&tag, "StrikeThrough") == "1";
                        style.font = ArcStr::from(attribute(&tag, "FontName"));
                    }
                    "Alignment" => {
                        style.indent = attribute(&tag, "Indent").parse().unwrap_or(0);
                        style.centered = attribute(&tag, "Horizontal") == "CenterAcrossSelection";
                    }
                    "NumberFormat" => style.number_format = ArcStr::from(format_code(&attribute(&tag, "Format"))),
                    "Protection" => style.locked = attribute(&tag, "Protected") != "0",
                    _ => {}
                },
                Token::End(_) if here => break,
                Token::Eof => break,
                _ => {}
            }
        }
        self.styles.insert(id, style);
        if self.styles.len() > limits::STYLES {
            return Err(Error::list("Styles", u64::try_from(self.styles.len()).unwrap_or(u64::MAX)));
        }
        Ok(())
    }

    fn worksheet(&mut self, name: &str) -> Result<(), Error> {
        let visibility = self.shown.next().unwrap_or_default();
        self.grid.sheet(name, visibility)?;
        self.local.clear();
        let inside = self.xml.depth();
        loop {
            let here = self.xml.depth() == inside;
            match self.xml.next()? {
                Token::Start(tag) if tag.name() == "Table" => {
                    let row = number(&tag, "TopCell");
                    let column = number(&tag, "LeftCell");
                    self.table(row.unwrap_or(1).max(1) - 1, column.unwrap_or(1).max(1) - 1)?;
                }
                Token::Start(_) => self.xml.skip()?,
                Token::End(_) if here => return Ok(()),
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn table(&mut self, top: u32, left: u32) -> Result<(), Error> {
        let inside = self.xml.depth();
        let (mut row, mut column) = (top, left);
        loop {
            let here = self.xml.depth() == inside;
            let (index, hidden, span, is_row, open) = match self.xml.next()? {
                Token::Start(tag) if matches!(tag.name(), "Row" | "Column") => {
                    let hidden = attribute(&tag, "Hidden") == "1";
                    (number(&tag, "Index"), hidden, number(&tag, "Span"), tag.name() == "Row", true)
                }
                Token::Empty(tag) if matches!(tag.name(), "Row" | "Column") => {
                    let hidden = attribute(&tag, "Hidden") == "1";
                    (number(&tag, "Index"), hidden, number(&tag, "Span"), tag.name() == "Row", false)
                }
                Token::Start(_) => {
                    self.xml.skip()?;
                    continue;
                }
                Token::End(_) if here => return Ok(()),
                Token::Eof => return Ok(()),
                _ => continue,
            };
            let index = index.map(|i| i.max(1) - 1);
            let span = span.unwrap_or(0);
            if !is_row {
                column = index.unwrap_or(column);
                let last = column.saturating_add(span).min(limits::COLUMNS - 1);
                if hidden && column <= last {
                    self.grid.item(0)?;
                    self.grid.sink.hidden_columns(column, last)?;
                }
                column = last.saturating_add(1);
                if open {
                    self.xml.skip()?;
                }
                continue;
            }
            row = index.unwrap_or(row);
            self.grid.row(row, hidden && open)?;
            if open {
                self.cells(row, left)?;
            }
            row = row.saturating_add(span).saturating_add(1);
        }
    }

    fn cells(&mut self, row: u32, left: u32) -> Result<(), Error> {
        let inside = self.xml.depth();
        let mut column = left;
        loop {
            let here = self.xml.depth() == inside;
            let (head, open) = match self.xml.next()? {
                Token::Start(tag) if tag.name() == "Cell" => (head(&tag), true),
                Token::Empty(tag) if tag.name() == "Cell" => (head(&tag), false),
                Token::Start(_) => {
                    self.xml.skip()?;
                    continue;
                }
                Token::End(_) if here => return Ok(()),
                Token::Eof => return Ok(()),
                _ => continue,
            };
            column = head.index.unwrap_or(column);
            let at = CellRef::new(row, column);
            let value = if open { self.content(at)? } else { RawValue::Empty };
            self.cell(at, &head, value)?;
            column = column.saturating_add(head.across).saturating_add(1);
        }
    }

    /// Reads a cell's data and note.
    fn content(&mut self, at: CellRef) -> Result<RawValue, Error> {
        let inside = self.xml.depth();
        let mut value = RawValue::Empty;
        loop {
            let here = self.xml.depth() == inside;
            let kind = match self.xml.next()? {
                Token::Start(tag) if tag.name() == "Data" => Some(attribute(&tag, "Type")),
                Token::Start(tag) if tag.name() == "Comment" => None,
                Token::Start(_) => {
                    self.xml.skip()?;
                    continue;
                }
                Token::End(_) if here => return Ok(value),
                Token::Eof => return Ok(value),
                _ => continue,
            };
            let mut text = String::new();
            // Rich text stands in HTML elements inside.
            all_text(&mut self.xml, &mut text)?;
            let place = format!("{} › {at}", self.grid.name());
            check_length(&place, &text)?;
            match kind {
                Some(kind) => value = self.value(&kind, &text, at)?,
                None if at.column < limits::COLUMNS => {
                    self.grid.item(text.len())?;
                    self.grid.sink.note(at, &text)?;
                }
                None => {}
            }
        }
    }

    fn value(&mut self, kind: &str, text: &str, at: CellRef) -> Result<RawValue, Error> {
        Ok(match kind {
            "Number" => match text.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => RawValue::Number(number),
                _ => {
                    let name = self.grid.name().to_owned();
                    self.grid.sink.finding(odd::number_unreadable(&name, &at.to_string(), text))?;
                    RawValue::Error(self.grid.store("#NUM!"))
                }
            },
            "DateTime" => {
                let text = text.trim();
                RawValue::Date(self.grid.store(dates::tidy(text.strip_suffix(".000").unwrap_or(text))))
            }
            "Boolean" => RawValue::Bool(text.trim() == "1"),
            "Error" => RawValue::Error(self.grid.store(text.trim())),
            _ if text.is_empty() => RawValue::Empty,
            _ => RawValue::Text(self.grid.store(text)),
        })
    }

    fn cell(&mut self, at: CellRef, head: &Head, value: RawValue) -> Result<(), Error> {
        if at.column >= limits::COLUMNS {
            return Err(Error::outside_grid(self.grid.name(), &at.to_string()));
        }
        self.grid.merge(at, head.down.saturating_add(1), head.across.saturating_add(1))?;
        let formula = match &head.formula {
            Some(formula) => {
                check_length(self.grid.name(), formula)?;
                Some(self.grid.store(&to_a1(formula.trim_start_matches('='), at)))
            }
            None => None,
        };
        let centered = self.styles.get(&head.style).is_some_and(|style| style.centered);
        if value == RawValue::Empty && formula.is_none() && !centered {
            return Ok(());
        }
        let style = self.local_style(&head.style)?;
        self.grid.put(at.column, style, value, formula)
    }

    fn local_style(&mut self, id: &str) -> Result<u32, Error> {
        let Some(style) = self.styles.get(id).or_else(|| self.styles.get("Default")) else { return Ok(0) };
        if let Some(number) = self.local.get(id) {
            return Ok(*number);
        }
        let number = u32::try_from(self.local.len() + 1).unwrap_or(0);
        self.grid.sink.style(style)?;
        self.grid.item(0)?;
        self.local.insert(id.to_owned(), number);
        Ok(number)
    }
}

/// How the sheets are shown: that stands after their tables, so a pass of its own looks for it.
fn visibilities(text: &[u8]) -> Result<Vec<Visibility>, Error> {
    let mut xml = Xml::new(text, "Workbook");
    let mut all = Vec::new();
    loop {
        match xml.next()? {
            Token::Start(tag) | Token::Empty(tag) if tag.name() == "Worksheet" => {
                all.push(Visibility::Visible);
                if all.len() > limits::SHEETS {
                    return Err(Error::sheets(all.len()));
                }
            }
            Token::Start(tag) if tag.name() == "Table" => xml.skip()?,
            Token::Start(tag) if tag.name() == "Visible" => {
                let mut word = String::new();
                all_text(&mut xml, &mut word)?;
                if let Some(last) = all.last_mut() {
                    *last = match word.trim() {
                        "SheetHidden" => Visibility::Hidden,
                        "SheetVeryHidden" => Visibility::VeryHidden,
                        _ => Visibility::Visible,
                    };
                }
            }
            Token::Eof => return Ok(all),
            _ => {}
        }
    }
}

/// All text to the end of the element just begun, whatever stands around it.
fn all_text(xml: &mut Xml<&[u8]>, out: &mut String) -> Result<(), Error> {
    let outside = xml.depth().saturating_sub(1);
    while xml.depth() > outside {
        match xml.next()? {
            Token::Text(text) => out.push_str(&text),
            Token::Eof => break,
            _ => {}
        }
    }
    Ok(())
}

fn attribute(tag: &Tag<'_>, name: &str) -> String {
    tag.attribute(name).unwrap_or_default().into_owned()
}

fn number(tag: &Tag<'_>, name: &str) -> Option<u32> {
    tag.attribute(name)?.trim().parse().ok()
}

fn head(tag: &Tag<'_>) -> Head {
    Head {
        index: number(tag, "Index").map(|i| i.max(1) - 1),
        across: number(tag, "MergeAcross").unwrap_or(0),
        down: number(tag, "MergeDown").unwrap_or(0),
        style: attribute(tag, "StyleID"),
        formula: tag.attribute("Formula").map(|f| f.into_owned()),
    }
}

/// The named formats of this vocabulary as codes.
fn format_code(name: &str) -> String {
    match name {
        "General" | "" => "",
        "Standard" => "#,##0.00",
        "Fixed" => "0.00",
        "Percent" => "0.00%",
        "Scientific" => "0.00E+00",
        "Short Date" | "General Date" => "dd/mm/yyyy",
        "Long Date" => "d mmmm yyyy",
        "Medium Date" => "d-mmm-yy",
        other => other,
    }
    .to_owned()
}
