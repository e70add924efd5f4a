//! The binary workbooks, .xls and .xlsb, through calamine; the child's cap and the parent's deadline stand
//! around whatever it does. What calamine does not tell of an .xls (fonts, bold, number formats, hidden rows and
//! columns) is looked up beside it by [`super::biff`].

use super::biff::Look;
use super::dates::{self, Shown};
use super::error::Error;
use super::limits;
use super::odd;
use super::old_fonts::{self, Decoded};
use super::package::Package;
use super::sink::{RawCell, RawRow, RawValue, Sink, Span, Tally, check_length};
use crate::sheet::{Area, CellRef, Format, Style, Visibility};
use crate::words::Bilingual;
use calamine::{Data, DataRef, ExcelDateTime, Range, Reader, SheetVisible, Xls, XlsError, Xlsb, XlsbError};
use std::collections::BTreeMap;
use std::io::Cursor;

/// Reads an .xls.
///
/// # Errors
/// `file-encrypted`, `file-damaged`, `file-too-large`.
pub fn xls(bytes: &[u8], sink: &mut dyn Sink) -> Result<(), Error> {
    let look = Look::read(bytes);
    if look.as_ref().is_some_and(|look| look.encrypted) {
        return Err(Error::encrypted());
    }
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|e| xls_fault(&e))?;
    let mut pour = Pour::new(sink);
    // calamine 0.38 gives references to other sheets of an .xls with wrong columns and sheets.
    pour.other_sheets = false;
    pour.sink.begin(Format::Xls, book.has_1904_epoch())?;
    pour.names(book.defined_names().to_vec())?;
    if let Ok(properties) = book.workbook_properties() {
        pour.properties(properties.custom_properties.into_iter().collect())?;
    }
    let sheets: Vec<_> = book.sheets_metadata().to_vec();
    for (number, sheet) in sheets.iter().enumerate() {
        pour.tally.sheet()?;
        pour.sink.sheet(&sheet.name, visibility(sheet.visible))?;
        let look = look.as_ref().and_then(|look| look.sheet(number, &sheet.name));
        let values = book.worksheet_range(&sheet.name).map_err(|e| xls_fault(&e).at(&sheet.name))?;
        let formulas = book.worksheet_formula(&sheet.name).unwrap_or_else(|_| Range::empty());
        pour.dense(&sheet.name, &values, &formulas, look)?;
        for merge in book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default() {
            pour.merge(&sheet.name, merge.start, merge.end)?;
        }
    }
    pour.sink.end()
}

/// Reads an .xlsb.
///
/// # Errors
/// `file-damaged`, `file-too-large`, `file-hostile`.
pub fn xlsb(bytes: &[u8], sink: &mut dyn Sink) -> Result<(), Error> {
    Package::open(bytes)?.measure()?;
    let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(|e| xlsb_fault(&e))?;
    let mut pour = Pour::new(sink);
    pour.sink.begin(Format::Xlsb, book.has_1904_epoch())?;
    pour.names(book.defined_names().to_vec())?;
    if let Ok(properties) = book.workbook_properties() {
        pour.properties(properties.custom_properties.into_iter().collect())?;
    }
    let sheets: Vec<_> = book.sheets_metadata().to_vec();
    for sheet in &sheets {
        pour.tally.sheet()?;
        pour.sink.sheet(&sheet.name, visibility(sheet.visible))?;
        pour.style(&Style { locked: true, ..Style::default() })?;
        let mut formulas = BTreeMap::new();
        // Sheets that are no worksheets have no cells to give.
        if let Ok(mut reader) = book.worksheet_cells_reader(&sheet.name) {
            loop {
                match reader.next_formula() {
                    Ok(Some(cell)) if cell.get_value().is_empty() => {}
                    Ok(Some(cell)) => {
                        pour.tally.item(&sheet.name)?;
                        formulas.insert(cell.get_position(), cell.get_value().clone());
                    }
                    Ok(None) => break,
                    // A formula of a kind calamine does not know; the values may well be readable.
                    Err(_) => {
                        pour.sink.finding(odd::formulas_unread(&sheet.name))?;
                        break;
                    }
                }
            }
        }
        let Ok(mut reader) = book.worksheet_cells_reader(&sheet.name) else { continue };
        while let Some(cell) = reader.next_cell().map_err(|e| xlsb_fault(&e).at(&sheet.name))? {
            let (row, column) = cell.get_position();
            let formula = formulas.remove(&(row, column));
            pour.row_is(&sheet.name, row, false)?;
            pour.cell(&sheet.name, column, 0, &owned(cell.get_value()), formula.as_deref())?;
        }
        pour.finish_row(&sheet.name)?;
        // Formulas without any value come after; the rows are put in order at the end.
        for ((row, column), formula) in formulas {
            pour.row_is(&sheet.name, row, false)?;
            pour.cell(&sheet.name, column, 0, &Data::Empty, Some(&formula))?;
        }
        pour.finish_row(&sheet.name)?;
    }
    pour.sink.end()
}

fn owned(value: &DataRef<'_>) -> Data {
    Data::from(value.clone())
}

const fn visibility(visible: SheetVisible) -> Visibility {
    match visible {
        SheetVisible::Visible => Visibility::Visible,
        SheetVisible::Hidden => Visibility::Hidden,
        SheetVisible::VeryHidden => Visibility::VeryHidden,
    }
}

/// Gathers cells into rows and pours them.
struct Pour<'s> {
    sink: &'s mut dyn Sink,
    tally: Tally,
    row: RawRow,
    styles: BTreeMap<u32, u32>,
    style_count: u32,
    /// Whether references to other sheets in formulas can be believed.
    other_sheets: bool,
    /// Texts with runs in old fonts.
    decoded: Decoded,
}

/// A text of several runs, each decoded by its own font; before the first run stands the cell's font. `None`
/// where nothing changes.
fn decode_runs(text: &str, own: &str, runs: &[(usize, &str)]) -> Option<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut changed = false;
    let begins = std::iter::once((0, own)).chain(runs.iter().copied());
    let ends = runs.iter().map(|(start, _)| *start).chain(std::iter::once(characters.len()));
    for ((start, font), end) in begins.zip(ends) {
        let piece: String =
            characters.get(start.min(end)..end.min(characters.len())).unwrap_or_default().iter().collect();
        match old_fonts::run(&piece, font) {
            Some(decoded) => {
                changed = true;
                out.push_str(&decoded);
            }
            None => out.push_str(&piece),
        }
    }
    changed.then_some(out)
}

impl<'s> Pour<'s> {
    fn new(sink: &'s mut dyn Sink) -> Self {
        Self {
            sink,
            tally: Tally::default(),
            row: RawRow::default(),
            styles: BTreeMap::new(),
            style_count: 0,
            other_sheets: true,
            decoded: Decoded::default(),
        }
    }

    fn names(&mut self, names: Vec<(String, String)>) -> Result<(), Error> {
        for (name, refers_to) in names {
            self.tally.item("")?;
            self.tally.text("", name.len() + refers_to.len())?;
            self.sink.name(&name, &refers_to)?;
        }
        Ok(())
    }

    fn properties(&mut self, mut properties: Vec<(String, String)>) -> Result<(), Error> {
        properties.sort();
        for (name, value) in properties {
            self.tally.item("")?;
            self.tally.text("", name.len() + value.len())?;
            self.sink.property(&name, &value)?;
        }
        Ok(())
    }

    fn style(&mut self, style: &Style) -> Result<u32, Error> {
        self.sink.style(style)?;
        self.style_count += 1;
        Ok(self.style_count - 1)
    }

    fn dense(
        &mut self,
        sheet: &str,
        values: &Range<Data>,
        formulas: &Range<String>,
        look: Option<super::biff::SheetLook<'_>>,
    ) -> Result<(), Error> {
        self.styles.clear();
        self.style_count = 0;
        self.style(&Style { locked: true, ..Style::default() })?;
        if let Some(look) = &look {
            for (first, last) in look.hidden_columns() {
                self.tally.item(sheet)?;
                self.sink.hidden_columns(*first, *last)?;
            }
        }
        let (first, last) = match (values.start(), formulas.start()) {
            (Some(v), Some(f)) => (v.0.min(f.0), values.end().unwrap_or(v).0.max(formulas.end().unwrap_or(f).0)),
            (Some(v), None) => (v.0, values.end().unwrap_or(v).0),
            (None, Some(f)) => (f.0, formulas.end().unwrap_or(f).0),
            (None, None) => return Ok(()),
        };
        let left = values.start().map_or(u32::MAX, |s| s.1).min(formulas.start().map_or(u32::MAX, |s| s.1));
        let right = values.end().map_or(0, |e| e.1).max(formulas.end().map_or(0, |e| e.1));
        for row in first..=last {
            self.row_is(sheet, row, look.as_ref().is_some_and(|look| look.hidden(row)))?;
            for column in left..=right {
                let value = values.get_value((row, column)).unwrap_or(&Data::Empty);
                let formula = formulas.get_value((row, column)).map(String::as_str).filter(|f| !f.is_empty());
                if *value == Data::Empty && formula.is_none() {
                    continue;
                }
                let style = match look.as_ref().and_then(|look| look.style(row, column)) {
                    Some((number, style)) => self.local_style(number, style)?,
                    None => 0,
                };
                let own = look.as_ref().and_then(|look| look.style(row, column)).map_or("", |(_, style)| &style.font);
                let runs = look.as_ref().and_then(|look| look.runs(row, column));
                if let (Data::String(text), Some(runs)) = (value, runs)
                    && let Some(decoded) = decode_runs(text, own, &runs)
                {
                    self.decoded.count(CellRef::new(row, column), text, &decoded, None);
                    self.cell(sheet, column, style, &Data::String(decoded), formula)?;
                    continue;
                }
                self.cell(sheet, column, style, value, formula)?;
            }
            self.finish_row(sheet)?;
        }
        match std::mem::take(&mut self.decoded).finding(sheet) {
            Some(finding) => self.sink.finding(finding),
            None => Ok(()),
        }
    }

    fn local_style(&mut self, number: u32, style: &Style) -> Result<u32, Error> {
        if let Some(local) = self.styles.get(&number) {
            return Ok(*local);
        }
        let local = self.style(style)?;
        self.styles.insert(number, local);
        Ok(local)
    }

    /// Makes `row` the row cells go to.
    fn row_is(&mut self, sheet: &str, row: u32, hidden: bool) -> Result<(), Error> {
        if row >= limits::ROWS {
            return Err(Error::outside_grid(sheet, &CellRef::new(row, 0).to_string()));
        }
        if self.row.index != row || self.row.hidden != hidden {
            self.finish_row(sheet)?;
            self.row.restart(row, hidden);
        }
        Ok(())
    }

    fn finish_row(&mut self, sheet: &str) -> Result<(), Error> {
        if !self.row.cells.is_empty() || self.row.hidden {
            self.row.settle(sheet)?;
            self.tally.row(sheet, &self.row)?;
            self.sink.row(&self.row)?;
        }
        let index = self.row.index;
        self.row.restart(index, false);
        Ok(())
    }

    fn cell(&mut self, sheet: &str, column: u32, style: u32, value: &Data, formula: Option<&str>) -> Result<(), Error> {
        let at = CellRef::new(self.row.index, column);
        if column >= limits::COLUMNS {
            return Err(Error::outside_grid(sheet, &at.to_string()));
        }
        let value = match value {
            Data::Empty => RawValue::Empty,
            Data::Int(number) => RawValue::Number(*number as f64),
            Data::Float(number) if number.is_finite() => RawValue::Number(*number),
            Data::Float(number) => {
                self.sink.finding(odd::number_unreadable(sheet, &at.to_string(), &number.to_string()))?;
                RawValue::Error(self.row.store("#NUM!"))
            }
            Data::String(text) if text.is_empty() && formula.is_none() => return Ok(()),
            Data::String(text) => {
                check_length(&format!("{sheet} › {at}"), text)?;
                RawValue::Text(self.row.store(text))
            }
            Data::Bool(yes) => RawValue::Bool(*yes),
            Data::DateTime(date) => self.date(date),
            Data::DateTimeIso(text) | Data::DurationIso(text) => RawValue::Date(self.row.store(dates::tidy(text))),
            Data::Error(error) => RawValue::Error(self.row.store(&error.to_string())),
        };
        let formula = self.formula(sheet, at, &value, formula)?;
        if value == RawValue::Empty && formula.is_none() {
            return Ok(());
        }
        self.row.cells.push(RawCell { column, style, value, formula });
        Ok(())
    }

    /// Keeps a formula; one that calamine could not read, or gives with references that cannot be
    /// believed, counts only where there is no value either.
    fn formula(
        &mut self,
        sheet: &str,
        at: CellRef,
        value: &RawValue,
        formula: Option<&str>,
    ) -> Result<Option<Span>, Error> {
        let Some(formula) = formula else { return Ok(None) };
        check_length(&format!("{sheet} › {at}"), formula)?;
        let unknown = formula.starts_with("Unrecognised formula") || (!self.other_sheets && formula.contains('!'));
        Ok(match (unknown, *value == RawValue::Empty) {
            (true, true) => Some(self.row.store("")),
            (true, false) => None,
            _ => Some(self.row.store(formula)),
        })
    }

    fn date(&mut self, date: &ExcelDateTime) -> RawValue {
        let serial = date.as_f64();
        let shown = match (date.is_duration(), (0.0..1.0).contains(&serial)) {
            (true, _) => Shown::Elapsed,
            (false, true) => Shown::Time,
            (false, false) => Shown::Date,
        };
        let mark = self.row.mark();
        // calamine has no public way to ask which epoch a date counts from but this.
        let old = date.to_ymd_hms_milli()
            != ExcelDateTime::new(serial, calamine::ExcelDateTimeType::DateTime, false).to_ymd_hms_milli();
        if dates::write(serial, shown, old, &mut self.row.text) {
            RawValue::Date(self.row.since(mark))
        } else if serial.is_finite() {
            RawValue::Number(serial)
        } else {
            RawValue::Error(self.row.store("#NUM!"))
        }
    }

    fn merge(&mut self, sheet: &str, start: (u32, u32), end: (u32, u32)) -> Result<(), Error> {
        let inside = |(row, column)| row < limits::ROWS && column < limits::COLUMNS;
        if !inside(start) || !inside(end) || start.0 > end.0 || start.1 > end.1 {
            let shown = format!("{}:{}", CellRef::new(start.0, start.1), CellRef::new(end.0, end.1));
            return Err(Error::outside_grid(sheet, &shown));
        }
        if start == end {
            return Ok(());
        }
        self.tally.merge(sheet)?;
        self.sink.merge(Area { first: CellRef::new(start.0, start.1), last: CellRef::new(end.0, end.1) })
    }
}

fn xls_fault(error: &XlsError) -> Error {
    match error {
        XlsError::Password => Error::encrypted(),
        XlsError::EoStream(_) | XlsError::ContinueRecordTooShort | XlsError::Len { .. } => Error::truncated(""),
        XlsError::Io(io) if io.kind() == std::io::ErrorKind::UnexpectedEof => Error::truncated(""),
        other => broken(&other.to_string()),
    }
}

fn xlsb_fault(error: &XlsbError) -> Error {
    match error {
        XlsbError::Password => Error::encrypted(),
        XlsbError::Io(io) if io.kind() == std::io::ErrorKind::UnexpectedEof => Error::truncated(""),
        other => broken(&other.to_string()),
    }
}

fn broken(why: &str) -> Error {
    let why: String = why.chars().take(200).collect();
    Error::damaged(
        "",
        Bilingual::new(
            format!("cấu trúc tệp nhị phân không hợp lệ ({why})"),
            format!("its binary structure is invalid ({why})"),
        ),
    )
}
