//! One worksheet, read once from front to back: rows go to the sink as soon as they are over.

use super::super::dates::{self, Shown};
use super::super::error::Error;
use super::super::limits;
use super::super::odd;
use super::super::old_fonts::Decoded;
use super::super::sink::{RawCell, RawRow, RawValue, Sink, Span, Tally, check_length};
use super::super::xml::{self, Tag, Token, Xml};
use super::shared::shift;
use super::strings;
use super::styles::Styles;
use crate::sheet::{Area, CellRef};
use crate::words::Bilingual;
use std::collections::HashMap;
use std::io::Read;

/// What the sheets of one workbook share.
pub struct Context<'c> {
    /// The workbook's styles.
    pub styles: &'c Styles,
    /// The shared strings there are.
    pub strings: &'c strings::Shared,
    /// Whether dates count from 1904.
    pub date_1904: bool,
}

/// A worksheet being read.
pub struct Worksheet<'c, R> {
    xml: Xml<R>,
    context: &'c Context<'c>,
    sink: &'c mut dyn Sink,
    tally: &'c mut Tally,
    name: &'c str,
    row: RawRow,
    value: String,
    /// Distinct style → number among this sheet's own, plus one.
    used: Vec<u32>,
    used_count: u32,
    masters: HashMap<u32, Master>,
    orphans: Vec<(CellRef, u32)>,
    /// Texts with runs in old fonts.
    decoded: Decoded,
}

/// A shared formula where it is written out.
struct Master {
    row: u32,
    column: u32,
    formula: String,
}

/// What the attributes of a cell say.
struct Head {
    column: u32,
    style: u32,
    kind: Kind,
}

/// How a cell's value is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Text,
    Inline,
    Bool,
    Error,
    Date,
}

impl<'c, R: Read> Worksheet<'c, R> {
    /// Reads the whole part.
    ///
    /// # Errors
    /// What breaks the format or a limit, with the part or cell.
    pub fn read(
        xml: Xml<R>,
        context: &'c Context<'c>,
        sink: &'c mut dyn Sink,
        tally: &'c mut Tally,
        name: &'c str,
    ) -> Result<(), Error> {
        let mut sheet = Self {
            xml,
            context,
            sink,
            tally,
            name,
            row: RawRow::default(),
            value: String::new(),
            used: vec![0; context.styles.distinct.len()],
            used_count: 0,
            masters: HashMap::new(),
            orphans: Vec::new(),
            decoded: Decoded::default(),
        };
        sheet.local_style(context.styles.of(0))?;
        sheet.parts()
    }

    fn parts(&mut self) -> Result<(), Error> {
        let mut root = true;
        loop {
            let depth = self.xml.depth();
            match self.xml.next()? {
                Token::Start(tag) if root => {
                    root = false;
                    // Chart, dialog and macro sheets hold no cells.
                    if tag.name() != "worksheet" {
                        self.xml.skip()?;
                    }
                }
                Token::Start(tag) => match (tag.name(), depth) {
                    ("sheetData", 1) => self.rows()?,
                    ("cols" | "mergeCells", 1) => {}
                    ("col" | "mergeCell", 2) => {
                        let item = item(&tag, self.name)?;
                        self.keep(item)?;
                    }
                    _ => self.xml.skip()?,
                },
                Token::Empty(tag) if depth == 2 => {
                    let item = item(&tag, self.name)?;
                    self.keep(item)?;
                }
                Token::Eof => break,
                _ => {}
            }
        }
        self.adopt()
    }

    fn keep(&mut self, item: Item) -> Result<(), Error> {
        match item {
            Item::Hidden(first, last) => {
                self.tally.item(self.name)?;
                self.sink.hidden_columns(first, last)
            }
            Item::Merge(area) => {
                self.tally.merge(self.name)?;
                self.sink.merge(area)
            }
            Item::Nothing => Ok(()),
        }
    }

    /// Gives the formulas whose master came after them.
    fn adopt(&mut self) -> Result<(), Error> {
        let mut text = String::new();
        for (at, number) in std::mem::take(&mut self.orphans) {
            if let Some(master) = self.masters.get(&number) {
                text.clear();
                shift(&master.formula, distance(at.row, master.row), distance(at.column, master.column), &mut text);
                self.tally.text(self.name, text.len())?;
                self.sink.late_formula(at, &text)?;
            }
        }
        match self.decoded.finding(self.name) {
            Some(finding) => self.sink.finding(finding),
            None => Ok(()),
        }
    }

    fn rows(&mut self) -> Result<(), Error> {
        let mut next = 0u32;
        loop {
            let (open, index, hidden) = match self.xml.next()? {
                Token::Start(tag) if tag.name() == "row" => {
                    let (index, hidden) = row_head(&tag, self.name)?;
                    (true, index, hidden)
                }
                Token::Empty(tag) if tag.name() == "row" => {
                    let (index, hidden) = row_head(&tag, self.name)?;
                    (false, index, hidden)
                }
                Token::Start(_) => {
                    self.xml.skip()?;
                    continue;
                }
                Token::End(_) => return Ok(()),
                Token::Eof => return Ok(()),
                _ => continue,
            };
            self.row.restart(index.unwrap_or(next), hidden);
            if open {
                self.cells(index.is_some())?;
            }
            if self.row.index >= limits::ROWS {
                return Err(Error::outside_grid(self.name, &CellRef::new(self.row.index, 0).to_string()));
            }
            next = self.row.index + 1;
            if !self.row.cells.is_empty() || hidden {
                self.row.settle(self.name)?;
                self.tally.row(self.name, &self.row)?;
                self.sink.row(&self.row)?;
            }
        }
    }

    /// Reads the cells up to the row's end.
    fn cells(&mut self, numbered: bool) -> Result<(), Error> {
        let mut next = 0u32;
        let mut numbered = numbered;
        loop {
            let (open, head) = match self.xml.next()? {
                Token::Start(tag) if tag.name() == "c" => {
                    (true, cell_head(&tag, &mut self.row.index, &mut numbered, next, self.name)?)
                }
                Token::Empty(tag) if tag.name() == "c" => {
                    (false, cell_head(&tag, &mut self.row.index, &mut numbered, next, self.name)?)
                }
                Token::Start(_) => {
                    self.xml.skip()?;
                    continue;
                }
                Token::End(_) | Token::Eof => return Ok(()),
                _ => continue,
            };
            let (head, format) = head;
            next = head.column + 1;
            let distinct = self.context.styles.of(format);
            let head = Head { style: distinct, ..head };
            if open {
                self.cell(&head)?;
            } else {
                self.push(&head, RawValue::Empty, None)?;
            }
        }
    }

    /// Reads what stands in a cell, up to its end.
    fn cell(&mut self, head: &Head) -> Result<(), Error> {
        self.value.clear();
        let mut value = false;
        let mut inline = None;
        let mut formula = None;
        loop {
            let (name, shared, open) = match self.xml.next()? {
                Token::Start(tag) => match tag.name() {
                    "v" => (b'v', None, true),
                    "f" => (b'f', shared_number(&tag), true),
                    "is" => (b'i', None, true),
                    _ => (b'x', None, true),
                },
                Token::Empty(tag) if tag.name() == "f" => (b'f', shared_number(&tag), false),
                Token::End(_) | Token::Eof => break,
                _ => continue,
            };
            match name {
                b'v' => {
                    self.xml.text(&mut self.value)?;
                    value = true;
                }
                b'f' => {
                    let mark = self.row.mark();
                    if open {
                        self.xml.text(&mut self.row.text)?;
                    }
                    formula = Some(self.formula(head, mark, shared)?);
                }
                b'i' => {
                    let mark = self.row.mark();
                    if let Some(before) = strings::rich(&mut self.xml, &mut self.row.text)? {
                        let at = CellRef::new(self.row.index, head.column);
                        self.decoded.count(at, &before, self.row.get(self.row.since(mark)), None);
                    }
                    inline = Some(mark);
                }
                _ => self.xml.skip()?,
            }
        }
        let read = match (inline, value) {
            (Some(mark), _) if head.kind == Kind::Inline || !value => self.text_since(head, mark)?,
            (_, true) => self.value(head)?,
            _ => RawValue::Empty,
        };
        // An array's other cells and data tables carry an empty formula beside their value.
        let formula = formula.filter(|span| span.start != span.end || read == RawValue::Empty || self.orphaned(head));
        self.push(head, read, formula)
    }

    fn orphaned(&self, head: &Head) -> bool {
        self.orphans.last().is_some_and(|(at, _)| *at == CellRef::new(self.row.index, head.column))
    }

    /// The formula whose own text stands in the row's store since `mark`.
    fn formula(&mut self, head: &Head, mark: u32, shared: Option<u32>) -> Result<Span, Error> {
        let span = self.row.since(mark);
        let own = self.row.get(span);
        if own.len() > limits::TEXT {
            check_length(&self.place(head), own)?;
        }
        let Some(number) = shared else { return Ok(span) };
        let at = CellRef::new(self.row.index, head.column);
        if !own.trim().is_empty() {
            let master = Master { row: at.row, column: at.column, formula: own.to_owned() };
            self.tally.text(self.name, master.formula.len())?;
            self.masters.insert(number, master);
            return Ok(span);
        }
        match self.masters.get(&number) {
            Some(master) => {
                let (rows, columns) = (distance(at.row, master.row), distance(at.column, master.column));
                shift(&master.formula, rows, columns, &mut self.row.text);
            }
            None => self.orphans.push((at, number)),
        }
        Ok(self.row.since(mark))
    }

    /// The cell's value from the text of its `v`.
    fn value(&mut self, head: &Head) -> Result<RawValue, Error> {
        let text = self.value.as_str();
        if text.is_empty() && head.kind != Kind::Text {
            return Ok(RawValue::Empty);
        }
        Ok(match head.kind {
            Kind::Number => return self.number(head),
            Kind::Shared => {
                let count = self.context.strings.count;
                match text.trim().parse::<u32>() {
                    Ok(number) if number < count => {
                        if let Some((before, after)) = self.context.strings.decoded.get(&number) {
                            self.decoded.count(CellRef::new(self.row.index, head.column), before, after, None);
                        }
                        RawValue::Shared(number)
                    }
                    _ => return Err(no_such_string(&self.place(head), text, count)),
                }
            }
            Kind::Text | Kind::Inline => {
                let mark = self.row.mark();
                self.row.text.push_str(&strings::unescape(text));
                let span = self.row.since(mark);
                if text.len() > limits::TEXT {
                    check_length(&self.place(head), self.row.get(span))?;
                }
                RawValue::Text(span)
            }
            Kind::Bool => RawValue::Bool(xml::is_true(text.trim())),
            Kind::Error => RawValue::Error(self.row.store(text.trim())),
            Kind::Date => RawValue::Date(self.row.store(dates::tidy(text.trim()))),
        })
    }

    fn number(&mut self, head: &Head) -> Result<RawValue, Error> {
        let text = self.value.trim();
        let Ok(number) = text.parse::<f64>() else {
            let span = self.row.store(text);
            check_length(&self.place(head), self.row.get(span))?;
            self.sink.finding(odd::number_unreadable(self.name, &self.at(head).to_string(), self.row.get(span)))?;
            return Ok(RawValue::Text(span));
        };
        if !number.is_finite() {
            self.sink.finding(odd::number_unreadable(self.name, &self.at(head).to_string(), text))?;
            return Ok(RawValue::Error(self.row.store("#NUM!")));
        }
        let distinct = usize::try_from(head.style).unwrap_or(0);
        match self.context.styles.distinct.get(distinct) {
            Some((_, shown)) if *shown != Shown::Number => {
                let mark = self.row.mark();
                if dates::write(number, *shown, self.context.date_1904, &mut self.row.text) {
                    Ok(RawValue::Date(self.row.since(mark)))
                } else {
                    Ok(RawValue::Number(number))
                }
            }
            _ => Ok(RawValue::Number(number)),
        }
    }

    /// The inline text standing in the row's store since `mark`.
    fn text_since(&mut self, head: &Head, mark: u32) -> Result<RawValue, Error> {
        let span = self.row.since(mark);
        let text = self.row.get(span);
        if text.len() > limits::TEXT {
            check_length(&self.place(head), text)?;
        }
        if text.contains("_x") {
            let plain = strings::unescape(text).into_owned();
            return Ok(RawValue::Text(self.row.store(&plain)));
        }
        Ok(if text.is_empty() { RawValue::Empty } else { RawValue::Text(span) })
    }

    /// Keeps a cell that holds something, or whose emptiness carries a heading centred over it.
    fn push(&mut self, head: &Head, value: RawValue, formula: Option<Span>) -> Result<(), Error> {
        let distinct = usize::try_from(head.style).unwrap_or(0);
        if value == RawValue::Empty && formula.is_none() {
            let centered = self.context.styles.distinct.get(distinct).is_some_and(|(style, _)| style.centered);
            if !centered {
                return Ok(());
            }
        }
        let style = match self.used.get(distinct) {
            Some(0) | None => self.local_style(head.style)?,
            Some(number) => number - 1,
        };
        self.row.cells.push(RawCell { column: head.column, style, value, formula });
        Ok(())
    }

    /// The number of a distinct style among this sheet's own, given to the sink when new.
    fn local_style(&mut self, distinct: u32) -> Result<u32, Error> {
        let index = usize::try_from(distinct).unwrap_or(0);
        let (Some(slot), Some((style, _))) = (self.used.get_mut(index), self.context.styles.distinct.get(index)) else {
            return Ok(0);
        };
        if *slot == 0 {
            self.sink.style(style)?;
            self.used_count += 1;
            *slot = self.used_count;
        }
        Ok(*slot - 1)
    }

    fn at(&self, head: &Head) -> CellRef {
        CellRef::new(self.row.index, head.column)
    }

    fn place(&self, head: &Head) -> String {
        format!("{} › {}", self.name, self.at(head))
    }
}

/// What stands in `cols` and `mergeCells`.
enum Item {
    Hidden(u32, u32),
    Merge(Area),
    Nothing,
}

fn item(tag: &Tag<'_>, sheet: &str) -> Result<Item, Error> {
    match tag.name() {
        "col" if tag.flag("hidden") => {
            let edge = |name| tag.attribute(name).and_then(|text| text.trim().parse::<u32>().ok());
            match (edge("min"), edge("max")) {
                (Some(first), Some(last)) if first >= 1 && first <= last && first <= limits::COLUMNS => {
                    Ok(Item::Hidden(first - 1, last.min(limits::COLUMNS) - 1))
                }
                _ => Ok(Item::Nothing),
            }
        }
        "mergeCell" => {
            let reference = tag.attribute("ref").unwrap_or_default();
            let area = area(&reference).ok_or_else(|| Error::outside_grid(sheet, &reference))?;
            Ok(if area.first == area.last { Item::Nothing } else { Item::Merge(area) })
        }
        _ => Ok(Item::Nothing),
    }
}

/// `B2:D5`, in whatever order its corners are written.
pub fn area(text: &str) -> Option<Area> {
    let (a, b) = text.split_once(':').unwrap_or((text, text));
    let (a, b) = (CellRef::parse(a.trim())?, CellRef::parse(b.trim())?);
    Some(Area {
        first: CellRef::new(a.row.min(b.row), a.column.min(b.column)),
        last: CellRef::new(a.row.max(b.row), a.column.max(b.column)),
    })
}

fn distance(to: u32, from: u32) -> i64 {
    i64::from(to) - i64::from(from)
}

/// The 0-based row number, where written, and whether it is hidden.
fn row_head(tag: &Tag<'_>, sheet: &str) -> Result<(Option<u32>, bool), Error> {
    let mut index = None;
    let mut hidden = false;
    for (name, value) in tag.attributes() {
        match name {
            "r" => match value.trim().parse::<u32>() {
                Ok(number @ 1..=limits::ROWS) => index = Some(number - 1),
                _ => return Err(Error::outside_grid(sheet, value)),
            },
            "hidden" => hidden = xml::is_true(value),
            _ => {}
        }
    }
    Ok((index, hidden))
}

/// The head of a cell (its style still to be looked up) and the number of its format.
/// A row without a number takes it from its first cell that has one.
#[inline]
fn cell_head(
    tag: &Tag<'_>,
    row: &mut u32,
    numbered: &mut bool,
    next: u32,
    sheet: &str,
) -> Result<(Head, usize), Error> {
    let mut column = next;
    let mut format = 0;
    let mut kind = Kind::Number;
    for (name, value) in tag.attributes() {
        match name {
            "r" => {
                let at = position(value).ok_or_else(|| Error::outside_grid(sheet, value))?;
                if at.row != *row {
                    if *numbered {
                        return Err(wrong_row(sheet, at, *row));
                    }
                    *row = at.row;
                }
                *numbered = true;
                column = at.column;
            }
            "s" => format = value.trim().parse().unwrap_or(0),
            "t" => {
                kind = match value {
                    "s" => Kind::Shared,
                    "str" => Kind::Text,
                    "inlineStr" => Kind::Inline,
                    "b" => Kind::Bool,
                    "e" => Kind::Error,
                    "d" => Kind::Date,
                    _ => Kind::Number,
                }
            }
            _ => {}
        }
    }
    if column >= limits::COLUMNS {
        return Err(Error::outside_grid(sheet, &CellRef::new(*row, column).to_string()));
    }
    Ok((Head { column, style: 0, kind }, format))
}

/// A cell reference as cells write it, letters then digits.
#[inline]
fn position(text: &str) -> Option<CellRef> {
    let mut column = 0u32;
    let mut row = 0u32;
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' if row == 0 => column = column * 26 + u32::from(byte - b'A') + 1,
            b'a'..=b'z' if row == 0 => column = column * 26 + u32::from(byte - b'a') + 1,
            b'0'..=b'9' => row = row * 10 + u32::from(byte - b'0'),
            _ => return None,
        }
        if column > limits::COLUMNS || row > limits::ROWS {
            return None;
        }
    }
    (column > 0 && row > 0).then(|| CellRef::new(row - 1, column - 1))
}

/// The number by which a shared formula is known.
fn shared_number(tag: &Tag<'_>) -> Option<u32> {
    let mut shared = false;
    let mut number = None;
    for (name, value) in tag.attributes() {
        match name {
            "t" => shared = value == "shared",
            "si" => number = value.trim().parse().ok(),
            _ => {}
        }
    }
    number.filter(|_| shared)
}

fn wrong_row(sheet: &str, at: CellRef, row: u32) -> Error {
    let row = u64::from(row) + 1;
    Error::damaged(
        sheet,
        Bilingual::new(format!("ô {at} nằm trong dòng {row}"), format!("the cell {at} stands in row {row}")),
    )
}

fn no_such_string(place: &str, text: &str, count: u32) -> Error {
    let shown: String = text.chars().take(20).collect();
    Error::damaged(
        place,
        Bilingual::new(
            format!("ô trỏ tới chuỗi số {shown}, trong khi tệp chỉ có {count} chuỗi (đánh số từ 0)"),
            format!("the cell points to string {shown}, but the file has only {count} strings (counted from 0)"),
        ),
    )
}
