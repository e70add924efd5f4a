//! The child's answer: frames of a length and as many bytes, each holding whole records; the last record is an
//! end mark with the counts of what was sent, or a coded error. The parent trusts none of it: every length and
//! number is checked, nothing is reserved before it has arrived.

use super::error::{self, Details, Error};
use super::limits;
use super::odd;
use super::sink::{RawCell, RawRow, RawValue, Sink, Span};
use crate::finding::{Finding, Place, Severity};
use crate::page::{Block, Grid, GridCell, Page, Paragraph};
use crate::sheet::{Area, CellRef, Format, Style, Visibility};
use crate::words::Bilingual;
use arcstr::ArcStr;
use std::io::{Read, Write};

const BEGIN: u8 = 1;
const STRING: u8 = 2;
const NAME: u8 = 3;
const PROPERTY: u8 = 4;
const SHEET: u8 = 5;
const STYLE: u8 = 6;
const ROW: u8 = 7;
const LATE: u8 = 8;
const MERGE: u8 = 9;
const COLUMNS: u8 = 10;
const NOTE: u8 = 11;
const FINDING: u8 = 12;
const PARAGRAPH: u8 = 13;
const GRID: u8 = 14;
const END: u8 = 15;
const ERROR: u8 = 16;

/// A frame is sent when it has grown to this many bytes.
const FRAME: usize = 64 << 10;
/// Sent at the very beginning, so that the output of another program is told at once.
const GREETING: &[u8; 8] = b"dutoan\x00\x01";

/// Writes frames.
pub struct Sender<W> {
    out: W,
    frame: Vec<u8>,
    records: u64,
}

impl<W: Write> Sender<W> {
    /// Begins an answer.
    ///
    /// # Errors
    /// When the parent is gone.
    pub fn new(mut out: W) -> Result<Self, Error> {
        out.write_all(GREETING).map_err(gone)?;
        Ok(Self { out, frame: Vec::with_capacity(FRAME * 2), records: 0 })
    }

    /// Ends the answer with an error.
    ///
    /// # Errors
    /// When the parent is gone.
    pub fn error(&mut self, error: &Error) -> Result<(), Error> {
        self.frame.push(ERROR);
        self.put_text(error.code);
        self.put_pair(&error.text);
        self.put_pair(&error.next);
        self.put_text(error.part.as_deref().unwrap_or_default());
        self.flush()
    }

    /// Sends a document and ends the answer.
    ///
    /// # Errors
    /// When the parent is gone.
    pub fn page(&mut self, page: &Page, findings: Vec<Finding>) -> Result<(), Error> {
        for block in &page.blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(grid) => self.grid(grid),
            }
            self.record()?;
        }
        for finding in findings {
            self.finding(finding)?;
        }
        self.end()
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.frame.push(PARAGRAPH);
        self.put(u64::from(paragraph.place));
        let flags = u8::from(paragraph.bold)
            | u8::from(paragraph.italic) << 1
            | u8::from(paragraph.footnote) << 2
            | u8::from(paragraph.number.is_some()) << 3;
        self.frame.push(flags);
        self.frame.push(paragraph.heading.unwrap_or(0));
        self.put_text(paragraph.number.as_deref().unwrap_or_default());
        self.put_text(&paragraph.text);
    }

    fn grid(&mut self, grid: &Grid) {
        self.frame.push(GRID);
        self.put(u64::from(grid.place));
        self.put_length(grid.rows.len());
        for (row, at) in grid.rows.iter().zip(0_usize..) {
            self.put(u64::from(grid.line(at)));
            self.put_length(row.len());
            for cell in row {
                self.put(u64::from(cell.columns));
                self.put(u64::from(cell.rows));
                self.put_text(&cell.text);
            }
        }
    }

    fn put(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.frame.push((number as u8) | 0x80);
            number >>= 7;
        }
        self.frame.push(number as u8);
    }

    fn put_length(&mut self, length: usize) {
        self.put(u64::try_from(length).unwrap_or(u64::MAX));
    }

    fn put_text(&mut self, text: &str) {
        self.put_length(text.len());
        self.frame.extend_from_slice(text.as_bytes());
    }

    fn put_pair(&mut self, pair: &Bilingual) {
        self.put_text(&pair.vi);
        self.put_text(&pair.en);
    }

    fn put_at(&mut self, at: CellRef) {
        self.put(u64::from(at.row));
        self.put(u64::from(at.column));
    }

    #[inline]
    fn record(&mut self) -> Result<(), Error> {
        self.records += 1;
        if self.frame.len() >= FRAME { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Error> {
        let length = u32::try_from(self.frame.len()).map_err(|_| Error::crashed())?;
        self.out.write_all(&length.to_le_bytes()).map_err(gone)?;
        self.out.write_all(&self.frame).map_err(gone)?;
        self.out.flush().map_err(gone)?;
        self.frame.clear();
        Ok(())
    }
}

fn gone(_: std::io::Error) -> Error {
    Error::crashed()
}

impl<W: Write> Sink for Sender<W> {
    fn begin(&mut self, format: Format, date_1904: bool) -> Result<(), Error> {
        self.frame.push(BEGIN);
        self.frame.push(format_number(format));
        self.frame.push(u8::from(date_1904));
        self.record()
    }

    fn string(&mut self, text: &str) -> Result<(), Error> {
        self.frame.push(STRING);
        self.put_text(text);
        self.record()
    }

    fn name(&mut self, name: &str, refers_to: &str) -> Result<(), Error> {
        self.frame.push(NAME);
        self.put_text(name);
        self.put_text(refers_to);
        self.record()
    }

    fn property(&mut self, name: &str, value: &str) -> Result<(), Error> {
        self.frame.push(PROPERTY);
        self.put_text(name);
        self.put_text(value);
        self.record()
    }

    fn sheet(&mut self, name: &str, visibility: Visibility) -> Result<(), Error> {
        self.frame.push(SHEET);
        self.put_text(name);
        self.frame.push(match visibility {
            Visibility::Visible => 0,
            Visibility::Hidden => 1,
            Visibility::VeryHidden => 2,
        });
        self.record()
    }

    fn style(&mut self, style: &Style) -> Result<(), Error> {
        self.frame.push(STYLE);
        let flags = u8::from(style.bold)
            | u8::from(style.italic) << 1
            | u8::from(style.locked) << 2
            | u8::from(style.centered) << 3
            | u8::from(style.struck) << 4;
        self.frame.push(flags);
        self.frame.push(style.indent);
        self.put_text(&style.number_format);
        self.put_text(&style.font);
        self.record()
    }

    fn row(&mut self, row: &RawRow) -> Result<(), Error> {
        self.frame.push(ROW);
        self.put(u64::from(row.index));
        self.frame.push(u8::from(row.hidden));
        self.put_length(row.cells.len());
        for cell in &row.cells {
            let formula = u8::from(cell.formula.is_some()) << 3;
            let kind = match cell.value {
                RawValue::Empty => 0,
                RawValue::Shared(_) => 1,
                RawValue::Text(_) => 2,
                RawValue::Number(_) => 3,
                RawValue::Bool(false) => 4,
                RawValue::Bool(true) => 5,
                RawValue::Date(_) => 6,
                RawValue::Error(_) => 7,
            };
            self.frame.push(kind | formula);
            self.put(u64::from(cell.column));
            self.put(u64::from(cell.style));
            match cell.value {
                RawValue::Shared(number) => self.put(u64::from(number)),
                RawValue::Number(number) => self.frame.extend_from_slice(&number.to_le_bytes()),
                RawValue::Text(span) | RawValue::Date(span) | RawValue::Error(span) => self.put_text(row.get(span)),
                RawValue::Empty | RawValue::Bool(_) => {}
            }
            if let Some(span) = cell.formula {
                self.put_text(row.get(span));
            }
        }
        self.record()
    }

    fn late_formula(&mut self, at: CellRef, formula: &str) -> Result<(), Error> {
        self.frame.push(LATE);
        self.put_at(at);
        self.put_text(formula);
        self.record()
    }

    fn merge(&mut self, area: Area) -> Result<(), Error> {
        self.frame.push(MERGE);
        self.put_at(area.first);
        self.put_at(area.last);
        self.record()
    }

    fn hidden_columns(&mut self, first: u32, last: u32) -> Result<(), Error> {
        self.frame.push(COLUMNS);
        self.put(u64::from(first));
        self.put(u64::from(last));
        self.record()
    }

    fn note(&mut self, at: CellRef, text: &str) -> Result<(), Error> {
        self.frame.push(NOTE);
        self.put_at(at);
        self.put_text(text);
        self.record()
    }

    fn finding(&mut self, finding: Finding) -> Result<(), Error> {
        self.frame.push(FINDING);
        self.put_text(finding.slug);
        self.frame.push(match finding.severity {
            Severity::Note => 0,
            Severity::Warning => 1,
            Severity::Block => 2,
        });
        let (kind, a, b) = match &finding.place {
            Place::Cell { sheet, cell, .. } => (1, sheet.as_str(), cell.as_str()),
            Place::Part { part, .. } => (2, part.as_str(), ""),
            _ => (0, "", ""),
        };
        self.frame.push(kind);
        self.put_text(a);
        self.put_text(b);
        self.put_pair(&finding.text);
        self.frame.push(u8::from(finding.next.is_some()));
        if let Some(next) = &finding.next {
            self.put_pair(next);
        }
        self.put_text(&serde_json::Value::Object(finding.data).to_string());
        self.record()
    }

    fn end(&mut self) -> Result<(), Error> {
        self.frame.push(END);
        self.put(self.records);
        self.flush()
    }
}

const fn format_number(format: Format) -> u8 {
    match format {
        Format::Xlsx => 0,
        Format::Xls => 1,
        Format::Xlsb => 2,
        Format::Ods => 3,
        Format::Csv => 4,
        Format::Html => 5,
        Format::Xml2003 => 6,
    }
}

const FORMATS: [Format; 7] =
    [Format::Xlsx, Format::Xls, Format::Xlsb, Format::Ods, Format::Csv, Format::Html, Format::Xml2003];

/// Takes an answer apart and pours it into a sink; a document's blocks go to `page`.
///
/// # Errors
/// The error the child sent, or `read-crashed` for an answer that is cut short or makes no sense.
pub fn receive(mut from: impl Read, sink: &mut dyn Sink, page: &mut Page) -> Result<(), Error> {
    let mut greeting = [0u8; GREETING.len()];
    from.read_exact(&mut greeting).map_err(gone)?;
    if &greeting != GREETING {
        return Err(Error::crashed());
    }
    let mut state = Receiver { row: RawRow::default(), records: 0, taken: 0 };
    let mut frame = Vec::new();
    loop {
        let mut length = [0u8; 4];
        from.read_exact(&mut length).map_err(gone)?;
        let length = u64::from(u32::from_le_bytes(length));
        state.taken += length;
        if state.taken > limits::ANSWER {
            return Err(Error::crashed());
        }
        frame.clear();
        (&mut from).take(length).read_to_end(&mut frame).map_err(gone)?;
        if u64::try_from(frame.len()).ok() != Some(length) {
            return Err(Error::crashed());
        }
        let mut cursor = Cursor { rest: &frame };
        while !cursor.rest.is_empty() {
            if state.record(&mut cursor, sink, page)? {
                return Ok(());
            }
        }
    }
}

struct Receiver {
    row: RawRow,
    records: u64,
    taken: u64,
}

impl Receiver {
    /// Takes one record; `true` when it was the last.
    fn record(&mut self, from: &mut Cursor<'_>, sink: &mut dyn Sink, page: &mut Page) -> Result<bool, Error> {
        let kind = from.byte()?;
        self.records += 1;
        match kind {
            ROW => {
                self.row(from)?;
                sink.row(&self.row)?;
            }
            STRING => sink.string(from.text()?)?,
            BEGIN => {
                let format = FORMATS.get(usize::from(from.byte()?)).ok_or_else(Error::crashed)?;
                sink.begin(*format, from.byte()? == 1)?;
            }
            NAME => {
                let name = from.text()?;
                sink.name(name, from.text()?)?;
            }
            PROPERTY => {
                let name = from.text()?;
                sink.property(name, from.text()?)?;
            }
            SHEET => {
                let name = from.text()?;
                let visibility = match from.byte()? {
                    0 => Visibility::Visible,
                    1 => Visibility::Hidden,
                    _ => Visibility::VeryHidden,
                };
                sink.sheet(name, visibility)?;
            }
            STYLE => {
                let (flags, indent) = (from.byte()?, from.byte()?);
                let (number_format, font) = (ArcStr::from(from.text()?), ArcStr::from(from.text()?));
                let [bold, italic, locked, centered, struck] = [1, 2, 4, 8, 16].map(|bit| flags & bit != 0);
                sink.style(&Style { bold, italic, struck, indent, number_format, font, locked, centered })?;
            }
            LATE => {
                let at = from.at()?;
                sink.late_formula(at, from.text()?)?;
            }
            MERGE => {
                let (first, last) = (from.at()?, from.at()?);
                sink.merge(Area { first, last })?;
            }
            COLUMNS => {
                let (first, last) = (from.below(limits::COLUMNS)?, from.below(limits::COLUMNS)?);
                sink.hidden_columns(first, last)?;
            }
            NOTE => {
                let at = from.at()?;
                sink.note(at, from.text()?)?;
            }
            FINDING => sink.finding(finding(from)?)?,
            PARAGRAPH => page.blocks.push(Block::Paragraph(paragraph(from)?)),
            GRID => page.blocks.push(Block::Table(grid(from)?)),
            END => {
                if from.number()? != self.records - 1 {
                    return Err(Error::crashed());
                }
                sink.end()?;
                return Ok(true);
            }
            ERROR => return Err(sent_error(from)?),
            _ => return Err(Error::crashed()),
        }
        Ok(false)
    }

    fn row(&mut self, from: &mut Cursor<'_>) -> Result<(), Error> {
        let index = from.below(limits::ROWS)?;
        let hidden = from.byte()? == 1;
        self.row.restart(index, hidden);
        let count = from.number()?;
        if count > u64::from(limits::COLUMNS) {
            return Err(Error::crashed());
        }
        let mut least = 0;
        for _ in 0..count {
            let kind = from.byte()?;
            let column = from.below(limits::COLUMNS)?;
            let style = u32::try_from(from.number()?).map_err(|_| Error::crashed())?;
            if column < least {
                return Err(Error::crashed());
            }
            least = column + 1;
            let value = match kind & 7 {
                0 => RawValue::Empty,
                1 => RawValue::Shared(u32::try_from(from.number()?).map_err(|_| Error::crashed())?),
                2 => RawValue::Text(self.keep(from)?),
                3 => RawValue::Number(f64::from_le_bytes(from.array()?)),
                4 => RawValue::Bool(false),
                5 => RawValue::Bool(true),
                6 => RawValue::Date(self.keep(from)?),
                _ => RawValue::Error(self.keep(from)?),
            };
            let formula = if kind & 8 == 0 { None } else { Some(self.keep(from)?) };
            self.row.cells.push(RawCell { column, style, value, formula });
        }
        Ok(())
    }

    fn keep(&mut self, from: &mut Cursor<'_>) -> Result<Span, Error> {
        Ok(self.row.store(from.text()?))
    }
}

fn paragraph(from: &mut Cursor<'_>) -> Result<Paragraph, Error> {
    let place = from.small()?;
    let flags = from.byte()?;
    let heading = Some(from.byte()?).filter(|level| *level > 0);
    let number = from.text()?.to_owned();
    let text = from.text()?.to_owned();
    let [bold, italic, footnote, numbered] = [1, 2, 4, 8].map(|bit| flags & bit != 0);
    Ok(Paragraph { place, number: numbered.then_some(number), heading, text, bold, italic, footnote })
}

fn grid(from: &mut Cursor<'_>) -> Result<Grid, Error> {
    let place = from.small()?;
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    for _ in 0..from.number()? {
        lines.push(from.small()?);
        let mut cells = Vec::new();
        for _ in 0..from.number()? {
            let (columns, spanned) = (from.small()?, from.small()?);
            cells.push(GridCell { text: from.text()?.to_owned(), columns, rows: spanned });
        }
        rows.push(cells);
        // An empty row costs the sender one byte and us a vector.
        if rows.len() > usize::try_from(limits::LIST).unwrap_or(usize::MAX) {
            return Err(Error::crashed());
        }
    }
    Ok(Grid { place, rows, lines })
}

fn finding(from: &mut Cursor<'_>) -> Result<Finding, Error> {
    let slug = known(odd::SLUGS, from.text()?)?;
    let severity = match from.byte()? {
        0 => Severity::Note,
        1 => Severity::Warning,
        _ => Severity::Block,
    };
    let kind = from.byte()?;
    let (a, b) = (from.text()?, from.text()?);
    let mut finding = Finding::new(slug, severity, from.pair()?);
    finding = match kind {
        1 => finding.at(a, b),
        2 => finding.part(a),
        _ => finding,
    };
    if from.byte()? == 1 {
        finding = finding.next(from.pair()?);
    }
    if let Ok(serde_json::Value::Object(data)) = serde_json::from_str(from.text()?) {
        finding.data = data;
    }
    Ok(finding)
}

fn sent_error(from: &mut Cursor<'_>) -> Result<Error, Error> {
    let code = known(error::CODES, from.text()?)?;
    let (text, next) = (from.pair()?, from.pair()?);
    let part = Some(from.text()?.to_owned()).filter(|part| !part.is_empty());
    Ok(Details { code, text, next, part }.into())
}

fn known(words: &'static [&'static str], word: &str) -> Result<&'static str, Error> {
    words.iter().copied().find(|known| *known == word).ok_or_else(Error::crashed)
}

/// Walks through a frame.
struct Cursor<'f> {
    rest: &'f [u8],
}

impl<'f> Cursor<'f> {
    #[inline]
    fn byte(&mut self) -> Result<u8, Error> {
        let (first, rest) = self.rest.split_first().ok_or_else(Error::crashed)?;
        self.rest = rest;
        Ok(*first)
    }

    #[inline]
    fn number(&mut self) -> Result<u64, Error> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Error::crashed())
    }

    fn small(&mut self) -> Result<u32, Error> {
        u32::try_from(self.number()?).map_err(|_| Error::crashed())
    }

    #[inline]
    fn below(&mut self, limit: u32) -> Result<u32, Error> {
        u32::try_from(self.number()?).ok().filter(|n| *n < limit).ok_or_else(Error::crashed)
    }

    fn at(&mut self) -> Result<CellRef, Error> {
        Ok(CellRef::new(self.below(limits::ROWS)?, self.below(limits::COLUMNS)?))
    }

    #[inline]
    fn text(&mut self) -> Result<&'f str, Error> {
        let length = usize::try_from(self.number()?).map_err(|_| Error::crashed())?;
        let (text, rest) = self.rest.split_at_checked(length).ok_or_else(Error::crashed)?;
        self.rest = rest;
        std::str::from_utf8(text).map_err(|_| Error::crashed())
    }

    fn pair(&mut self) -> Result<Bilingual, Error> {
        Ok(Bilingual::new(self.text()?.to_owned(), self.text()?.to_owned()))
    }

    #[inline]
    fn array(&mut self) -> Result<[u8; 8], Error> {
        let (bytes, rest) = self.rest.split_first_chunk::<8>().ok_or_else(Error::crashed)?;
        self.rest = rest;
        Ok(*bytes)
    }
}
