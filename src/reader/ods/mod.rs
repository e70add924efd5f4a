//! OpenDocument spreadsheets, read in one pass; repetitions are spread out under the same limits as cells.

mod formula;
mod styles;

use super::dates;
use super::error::Error;
use super::limits;
use super::odd;
use super::package::Package;
use super::sink::{RawCell, RawRow, RawValue, Sink, Span, Tally, check_length};
use super::xml::{Tag, Token, Xml};
use crate::sheet::{Area, CellRef, Format, Style, Visibility};
use crate::words::Bilingual;
use std::collections::HashMap;
use std::io::Read;
use styles::Styles;

/// Reads the workbook.
///
/// # Errors
/// What breaks the format or a limit, with the part or cell.
pub fn read(package: &mut Package<'_>, sink: &mut dyn Sink) -> Result<(), Error> {
    let mut styles = Styles::default();
    if let Some(mut xml) = package.xml("styles.xml")? {
        styles.read(&mut xml, None)?;
    }
    sink.begin(Format::Ods, false)?;
    let mut tally = Tally::default();
    properties(package, sink, &mut tally)?;
    let Some(xml) = package.xml("content.xml")? else {
        return Err(Error::damaged(
            "content.xml",
            Bilingual::new("thiếu phần nội dung", "its content part is missing"),
        ));
    };
    let mut content = Content {
        xml,
        styles,
        sink,
        tally,
        sheet: String::new(),
        row: RawRow::default(),
        local: HashMap::new(),
        local_count: 0,
    };
    content.read()?;
    content.sink.end()
}

/// The document's own properties.
fn properties(package: &mut Package<'_>, sink: &mut dyn Sink, tally: &mut Tally) -> Result<(), Error> {
    let Some(mut xml) = package.xml("meta.xml")? else { return Ok(()) };
    loop {
        let name = match xml.next()? {
            Token::Start(tag) if tag.name() == "user-defined" => tag.attribute("name").unwrap_or_default().into_owned(),
            Token::Eof => return Ok(()),
            _ => continue,
        };
        let mut value = String::new();
        xml.text(&mut value)?;
        check_length("meta.xml", &value)?;
        tally.item("meta.xml")?;
        tally.text("meta.xml", name.len() + value.len())?;
        sink.property(&name, &value)?;
    }
}

/// The content part being read.
struct Content<'s, R> {
    xml: Xml<R>,
    styles: Styles,
    sink: &'s mut dyn Sink,
    tally: Tally,
    sheet: String,
    row: RawRow,
    /// Style name → number among the sheet's own.
    local: HashMap<String, u32>,
    local_count: u32,
}

/// What the attributes of a cell say.
#[derive(Default)]
struct Head {
    repeated: u32,
    columns: u32,
    rows: u32,
    style: Option<String>,
    kind: String,
    value: Option<String>,
    formula: Option<String>,
    error: bool,
}

impl<R: Read> Content<'_, R> {
    fn read(&mut self) -> Result<(), Error> {
        let mut sheets = 0;
        loop {
            let depth = self.xml.depth();
            let (tag, open) = match self.xml.next()? {
                Token::Start(tag) => (tag, true),
                Token::Empty(tag) if tag.name() == "table" => (tag, false),
                Token::Eof => break,
                _ => continue,
            };
            match tag.name() {
                "automatic-styles" | "styles" => {
                    self.styles.read(&mut self.xml, Some(depth))?;
                }
                "table" => {
                    let name = tag.attribute("name").unwrap_or_default().into_owned();
                    let hidden = tag.attribute("style-name").is_some_and(|style| self.styles.hidden_table(&style));
                    check_length("content.xml", &name)?;
                    sheets += 1;
                    self.begin_table(name, hidden)?;
                    if open {
                        self.table()?;
                    }
                }
                "named-expressions" => self.names()?,
                "document-content" | "body" | "spreadsheet" => {}
                _ => self.xml.skip()?,
            }
        }
        if sheets == 0 {
            return Err(Error::damaged(
                "content.xml",
                Bilingual::new("danh sách sheet trống (cần ít nhất 1)", "it has 0 sheets (1 needed)"),
            ));
        }
        Ok(())
    }

    fn names(&mut self) -> Result<(), Error> {
        let inside = self.xml.depth();
        loop {
            let here = self.xml.depth() == inside;
            let (name, refers_to) = match self.xml.next()? {
                Token::Start(tag) | Token::Empty(tag) => {
                    let refers_to = tag.attribute("cell-range-address").or_else(|| tag.attribute("expression"));
                    let Some(refers_to) = refers_to else { continue };
                    (tag.attribute("name").unwrap_or_default().into_owned(), formula::address(&refers_to))
                }
                Token::End(_) if here => return Ok(()),
                _ => continue,
            };
            check_length("content.xml", &refers_to)?;
            self.tally.item("content.xml")?;
            self.tally.text("content.xml", name.len() + refers_to.len())?;
            self.sink.name(&name, &refers_to)?;
        }
    }

    fn begin_table(&mut self, name: String, hidden: bool) -> Result<(), Error> {
        self.tally.sheet()?;
        self.sink.sheet(&name, if hidden { Visibility::Hidden } else { Visibility::Visible })?;
        self.sheet = name;
        self.local.clear();
        self.local_count = 1;
        self.sink.style(&Style { locked: true, ..Style::default() })
    }

    /// Reads to the table's end, through groups and header rows.
    fn table(&mut self) -> Result<(), Error> {
        let inside = self.xml.depth();
        let mut row = 0u32;
        let mut column = 0u32;
        loop {
            let here = self.xml.depth() == inside;
            let (repeated, hidden, open) = match self.xml.next()? {
                Token::Start(tag) if is_group(tag.name()) => continue,
                Token::Start(tag) if tag.name() == "table-row" => {
                    let (repeated, hidden) = row_head(&tag);
                    (repeated, hidden, true)
                }
                Token::Empty(tag) if tag.name() == "table-row" => {
                    let (repeated, hidden) = row_head(&tag);
                    (repeated, hidden, false)
                }
                Token::Start(tag) | Token::Empty(tag) if tag.name() == "table-column" => {
                    let (repeated, hidden) = row_head(&tag);
                    let last = column.saturating_add(repeated).min(limits::COLUMNS);
                    if hidden && column < last {
                        self.tally.item(&self.sheet)?;
                        self.sink.hidden_columns(column, last - 1)?;
                    }
                    column = last;
                    continue;
                }
                Token::Start(_) => {
                    self.xml.skip()?;
                    continue;
                }
                Token::End(_) if here => return Ok(()),
                Token::Eof => return Ok(()),
                _ => continue,
            };
            self.row.restart(row, hidden);
            if open {
                self.cells()?;
            }
            if self.row.cells.is_empty() {
                // Hidden rows without cells hide nothing.
                row = row.saturating_add(repeated);
                continue;
            }
            for _ in 0..repeated {
                if row >= limits::ROWS {
                    return Err(Error::outside_grid(&self.sheet, &CellRef::new(row, 0).to_string()));
                }
                self.row.index = row;
                self.tally.row(&self.sheet, &self.row)?;
                self.sink.row(&self.row)?;
                row += 1;
            }
        }
    }

    fn cells(&mut self) -> Result<(), Error> {
        let inside = self.xml.depth();
        let mut column = 0u32;
        loop {
            let here = self.xml.depth() == inside;
            let (head, open) = match self.xml.next()? {
                Token::Start(tag) if is_cell(tag.name()) => (head(&tag), true),
                Token::Empty(tag) if is_cell(tag.name()) => (head(&tag), false),
                Token::Start(_) => {
                    self.xml.skip()?;
                    continue;
                }
                Token::End(_) if here => return Ok(()),
                Token::Eof => return Ok(()),
                _ => continue,
            };
            let mark = self.row.mark();
            let mut text = None;
            if open {
                self.content(column)?;
                text = Some(self.row.since(mark));
            }
            self.cell(column, &head, text, mark)?;
            column = column.saturating_add(head.repeated);
        }
    }

    /// Reads the paragraphs of a cell into the row's store; notes go to the sink.
    fn content(&mut self, column: u32) -> Result<(), Error> {
        let inside = self.xml.depth();
        let mut paragraphs = 0;
        loop {
            let here = self.xml.depth() == inside;
            let note = match self.xml.next()? {
                Token::Start(tag) if tag.name() == "p" || tag.name() == "h" => false,
                Token::Start(tag) if tag.name() == "annotation" => true,
                Token::Empty(tag) if tag.name() == "p" => {
                    paragraphs += 1;
                    if paragraphs > 1 {
                        self.row.text.push('\n');
                    }
                    continue;
                }
                Token::Start(_) => {
                    self.xml.skip()?;
                    continue;
                }
                Token::End(_) if here => return Ok(()),
                Token::Eof => return Ok(()),
                _ => continue,
            };
            if note {
                let mut text = String::new();
                annotation(&mut self.xml, &mut text)?;
                check_length(&self.sheet, &text)?;
                self.tally.item(&self.sheet)?;
                self.tally.text(&self.sheet, text.len())?;
                if column < limits::COLUMNS && self.row.index < limits::ROWS {
                    self.sink.note(CellRef::new(self.row.index, column), &text)?;
                }
                continue;
            }
            paragraphs += 1;
            if paragraphs > 1 {
                self.row.text.push('\n');
            }
            paragraph(&mut self.xml, &mut self.row.text)?;
        }
    }

    fn cell(&mut self, column: u32, head: &Head, text: Option<Span>, mark: u32) -> Result<(), Error> {
        let at = CellRef::new(self.row.index, column);
        let text = text.filter(|span| span.start != span.end);
        let value = self.value(at, head, text)?;
        let formula = match &head.formula {
            Some(formula) => {
                let excel = formula::excel(formula);
                check_length(&self.place(at), &excel)?;
                Some(self.row.store(&excel))
            }
            None => None,
        };
        if head.columns > 1 || head.rows > 1 {
            self.merge(at, head)?;
        }
        if value == RawValue::Empty && formula.is_none() {
            return Ok(());
        }
        let last = column.saturating_add(head.repeated);
        if last > limits::COLUMNS {
            return Err(Error::outside_grid(&self.sheet, &CellRef::new(at.row, last - 1).to_string()));
        }
        if head.repeated > 1 {
            let texts = self.row.text.len().saturating_sub(usize::try_from(mark).unwrap_or(0));
            let copies = usize::try_from(head.repeated - 1).unwrap_or(usize::MAX);
            self.tally.text(&self.sheet, texts.saturating_mul(copies))?;
        }
        let style = match &head.style {
            Some(name) => self.local_style(name)?,
            None => 0,
        };
        for column in column..last {
            self.row.cells.push(RawCell { column, style, value, formula });
        }
        Ok(())
    }

    fn value(&mut self, at: CellRef, head: &Head, text: Option<Span>) -> Result<RawValue, Error> {
        if head.error {
            let shown = text.map(|span| self.row.get(span).to_owned()).unwrap_or_default();
            return Ok(RawValue::Error(self.row.store(if shown.is_empty() { "#VALUE!" } else { &shown })));
        }
        let raw = head.value.as_deref().unwrap_or_default().trim();
        Ok(match head.kind.as_str() {
            "float" | "currency" | "percentage" => match raw.parse::<f64>() {
                Ok(number) if number.is_finite() => RawValue::Number(number),
                _ => {
                    self.sink.finding(odd::number_unreadable(&self.sheet, &at.to_string(), raw))?;
                    RawValue::Error(self.row.store("#NUM!"))
                }
            },
            "date" | "time" => RawValue::Date(self.row.store(dates::tidy(raw))),
            "boolean" => RawValue::Bool(super::xml::is_true(raw)),
            _ => match (&head.value, text) {
                (Some(value), _) if !value.is_empty() => {
                    check_length(&self.place(at), value)?;
                    RawValue::Text(self.row.store(value))
                }
                (_, Some(span)) => {
                    check_length(&self.place(at), self.row.get(span))?;
                    RawValue::Text(span)
                }
                // A formula whose result is an empty text.
                _ if head.kind == "string" && head.formula.is_some() => RawValue::Text(Span::default()),
                _ => RawValue::Empty,
            },
        })
    }

    fn place(&self, at: CellRef) -> String {
        format!("{} › {at}", self.sheet)
    }

    fn merge(&mut self, at: CellRef, head: &Head) -> Result<(), Error> {
        let last = CellRef::new(
            at.row.saturating_add(head.rows.max(1) - 1),
            at.column.saturating_add(head.columns.max(1) - 1),
        );
        if last.row >= limits::ROWS || last.column >= limits::COLUMNS {
            return Err(Error::outside_grid(&self.sheet, &format!("{at}:{last}")));
        }
        self.tally.merge(&self.sheet)?;
        self.sink.merge(Area { first: at, last })
    }

    fn local_style(&mut self, name: &str) -> Result<u32, Error> {
        if let Some(number) = self.local.get(name) {
            return Ok(*number);
        }
        let style = self.styles.cell(name);
        self.tally.item(&self.sheet)?;
        self.sink.style(&style)?;
        let number = self.local_count;
        self.local_count += 1;
        self.local.insert(name.to_owned(), number);
        Ok(number)
    }
}

fn is_group(name: &str) -> bool {
    matches!(
        name,
        "table-row-group"
            | "table-header-rows"
            | "table-rows"
            | "table-columns"
            | "table-column-group"
            | "table-header-columns"
    )
}

fn is_cell(name: &str) -> bool {
    matches!(name, "table-cell" | "covered-table-cell")
}

/// How often a row or column stands, and whether it is hidden.
fn row_head(tag: &Tag<'_>) -> (u32, bool) {
    let mut repeated = 1;
    let mut hidden = false;
    for (name, value) in tag.attributes() {
        match name {
            "number-rows-repeated" | "number-columns-repeated" => repeated = value.trim().parse().unwrap_or(1).max(1),
            "visibility" => hidden = matches!(value, "collapse" | "filter"),
            _ => {}
        }
    }
    (repeated, hidden)
}

fn head(tag: &Tag<'_>) -> Head {
    let mut head = Head { repeated: 1, columns: 1, rows: 1, ..Head::default() };
    for (name, raw) in tag.attributes() {
        let number = || raw.trim().parse::<u32>().unwrap_or(1).max(1);
        match name {
            "number-columns-repeated" => head.repeated = number(),
            "number-columns-spanned" => head.columns = number(),
            "number-rows-spanned" => head.rows = number(),
            "style-name" => head.style = Some(raw.to_owned()),
            // `calcext:value-type` says `error` beside an `office:value-type` of `string`.
            "value-type" if raw == "error" => head.error = true,
            "value-type" if head.kind.is_empty() => raw.clone_into(&mut head.kind),
            "value" | "date-value" | "time-value" | "boolean-value" | "string-value" => {
                head.value = Some(super::xml::unescape(raw).into_owned());
            }
            "formula" => head.formula = Some(super::xml::unescape(raw).into_owned()),
            _ => {}
        }
    }
    head
}

/// The text of a paragraph to its end: spans joined, spaces, tabs and line breaks spelt out.
fn paragraph<R: Read>(xml: &mut Xml<R>, out: &mut String) -> Result<(), Error> {
    let inside = xml.depth();
    loop {
        let here = xml.depth() == inside;
        match xml.next()? {
            Token::Text(text) => out.push_str(&text),
            Token::Start(tag) | Token::Empty(tag) if matches!(tag.name(), "s" | "tab" | "line-break") => {
                match tag.name() {
                    "tab" => out.push('\t'),
                    "line-break" => out.push('\n'),
                    _ => {
                        let count = tag.attribute("c").and_then(|c| c.trim().parse::<usize>().ok()).unwrap_or(1);
                        out.extend(std::iter::repeat_n(' ', count.min(limits::TEXT)));
                    }
                }
            }
            Token::Start(tag) if matches!(tag.name(), "annotation" | "ruby-text" | "note" | "frame") => xml.skip()?,
            Token::End(_) if here => return Ok(()),
            Token::Eof => return Ok(()),
            _ => {}
        }
        if out.len() > limits::PART_TEXT {
            return Err(Error::text_too_long(xml.part(), u64::try_from(out.len()).unwrap_or(u64::MAX)));
        }
    }
}

/// The paragraphs of a note, without its author and date.
fn annotation<R: Read>(xml: &mut Xml<R>, out: &mut String) -> Result<(), Error> {
    let inside = xml.depth();
    loop {
        let here = xml.depth() == inside;
        match xml.next()? {
            Token::Start(tag) if tag.name() == "p" => {
                if !out.is_empty() {
                    out.push('\n');
                }
                paragraph(xml, out)?;
            }
            Token::Start(tag) if matches!(tag.name(), "list" | "list-item") => {}
            Token::Start(_) => xml.skip()?,
            Token::End(_) if here => return Ok(()),
            Token::Eof => return Ok(()),
            _ => {}
        }
    }
}
