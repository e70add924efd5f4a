//! Puts a workbook together from the pieces a reader pours out.

use super::error::Error;
use super::sink::{RawRow, RawValue, Sink, Tally};
use crate::finding::Finding;
use crate::sheet::{Area, Cell, CellRef, Format, Row, Sheet, Style, Value, Visibility, Workbook};
use arcstr::ArcStr;
use std::collections::{HashMap, HashSet};

/// How many different short texts are remembered so that equal ones share their memory.
const REMEMBERED: usize = 1 << 16;
/// Only texts up to this many bytes are remembered.
const SHORT: usize = 64;

/// Builds a [`Workbook`].
pub struct Builder {
    workbook: Workbook,
    strings: Vec<ArcStr>,
    texts: HashSet<ArcStr>,
    findings: Vec<Finding>,
    untold: u64,
    tally: Tally,
    in_order: bool,
    late: HashMap<CellRef, ArcStr>,
    ended: bool,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            workbook: Workbook {
                format: Format::Xlsx,
                sheets: Vec::new(),
                names: Vec::new(),
                properties: Vec::new(),
                date_1904: false,
            },
            strings: Vec::new(),
            texts: HashSet::new(),
            findings: Vec::new(),
            untold: 0,
            tally: Tally::default(),
            in_order: true,
            late: HashMap::new(),
            ended: false,
        }
    }
}

impl Builder {
    /// The workbook, when everything was given.
    pub fn finish(self) -> Option<(Workbook, Vec<Finding>)> {
        self.ended.then_some((self.workbook, self.findings))
    }

    fn shared(&mut self, text: &str) -> ArcStr {
        if text.len() > SHORT {
            return ArcStr::from(text);
        }
        if let Some(known) = self.texts.get(text) {
            return ArcStr::clone(known);
        }
        let new: ArcStr = ArcStr::from(text);
        if self.texts.len() < REMEMBERED {
            self.texts.insert(ArcStr::clone(&new));
        }
        new
    }

    /// Sorts what came in disorder and puts late formulas in their cells.
    fn close_sheet(&mut self) -> Result<(), Error> {
        let Some(sheet) = self.workbook.sheets.last_mut() else { return Ok(()) };
        if sheet.styles.is_empty() {
            sheet.styles.push(Style { locked: true, ..Style::default() });
        }
        if !self.in_order {
            sort_rows(sheet)?;
            self.in_order = true;
        }
        if !self.late.is_empty() {
            let late = std::mem::take(&mut self.late);
            for row in &mut sheet.rows {
                let index = row.index;
                for cell in row.cells.iter_mut().filter(|cell| cell.formula.as_deref() == Some("")) {
                    if let Some(formula) = late.get(&CellRef::new(index, cell.column)) {
                        cell.formula = Some(ArcStr::clone(formula));
                    }
                }
            }
        }
        sheet.rows.shrink_to_fit();
        Ok(())
    }
}

/// Brings rows in order; parts of one row that stood apart become one.
fn sort_rows(sheet: &mut Sheet) -> Result<(), Error> {
    let mut rows = std::mem::take(&mut sheet.rows);
    rows.sort_by_key(|row| row.index);
    for row in rows {
        match sheet.rows.last_mut() {
            Some(last) if last.index == row.index => {
                last.hidden |= row.hidden;
                last.cells.extend(row.cells);
                last.cells.sort_by_key(|cell| cell.column);
                let twice = last.cells.windows(2).find(|pair| matches!(pair, [a, b] if a.column == b.column));
                if let Some([cell, _]) = twice {
                    return Err(Error::repeated(&sheet.name, &CellRef::new(last.index, cell.column).to_string()));
                }
            }
            _ => sheet.rows.push(row),
        }
    }
    Ok(())
}

impl Sink for Builder {
    fn begin(&mut self, format: Format, date_1904: bool) -> Result<(), Error> {
        self.workbook.format = format;
        self.tally = Tally::of(format);
        self.workbook.date_1904 = date_1904;
        Ok(())
    }

    fn string(&mut self, text: &str) -> Result<(), Error> {
        self.tally.item("")?;
        let text = if text.is_empty() { self.shared("") } else { ArcStr::from(text) };
        self.strings.push(text);
        Ok(())
    }

    fn name(&mut self, name: &str, refers_to: &str) -> Result<(), Error> {
        self.tally.item("")?;
        self.tally.text("", name.len() + refers_to.len())?;
        self.workbook.names.push((name.to_owned(), refers_to.to_owned()));
        Ok(())
    }

    fn property(&mut self, name: &str, value: &str) -> Result<(), Error> {
        self.tally.item("")?;
        self.workbook.properties.push((name.to_owned(), value.to_owned()));
        Ok(())
    }

    fn sheet(&mut self, name: &str, visibility: Visibility) -> Result<(), Error> {
        self.tally.sheet()?;
        self.close_sheet()?;
        self.workbook.sheets.push(Sheet { name: name.to_owned(), visibility, ..Sheet::default() });
        Ok(())
    }

    fn style(&mut self, style: &Style) -> Result<(), Error> {
        self.tally.item("")?;
        if let Some(sheet) = self.workbook.sheets.last_mut() {
            sheet.styles.push(style.clone());
        }
        Ok(())
    }

    fn row(&mut self, row: &RawRow) -> Result<(), Error> {
        self.tally.row("", row)?;
        let mut cells = Vec::with_capacity(row.cells.len());
        for cell in &row.cells {
            let formula = cell.formula.map(|span| ArcStr::from(row.get(span)));
            let value = match cell.value {
                RawValue::Empty => Value::Empty,
                RawValue::Shared(number) => match usize::try_from(number).ok().and_then(|n| self.strings.get(n)) {
                    Some(text) if text.is_empty() && formula.is_none() => continue,
                    Some(text) => Value::Text(ArcStr::clone(text)),
                    None => {
                        let at = CellRef::new(row.index, cell.column).to_string();
                        return Err(Error::crashed().at(at));
                    }
                },
                RawValue::Text(span) => Value::Text(self.shared(row.get(span))),
                RawValue::Number(number) => Value::Number(number),
                RawValue::Bool(yes) => Value::Bool(yes),
                RawValue::Date(span) => Value::Date(self.shared(row.get(span))),
                RawValue::Error(span) => Value::Error(self.shared(row.get(span))),
            };
            cells.push(Cell { column: cell.column, style: cell.style, value, formula });
        }
        if cells.is_empty() && !row.hidden {
            return Ok(());
        }
        cells.shrink_to_fit();
        if let Some(sheet) = self.workbook.sheets.last_mut() {
            self.in_order &= sheet.rows.last().is_none_or(|last| last.index < row.index);
            sheet.rows.push(Row { index: row.index, hidden: row.hidden, cells });
        }
        Ok(())
    }

    fn late_formula(&mut self, at: CellRef, formula: &str) -> Result<(), Error> {
        self.tally.item("")?;
        self.tally.text("", formula.len())?;
        self.late.insert(at, ArcStr::from(formula));
        Ok(())
    }

    fn merge(&mut self, area: Area) -> Result<(), Error> {
        self.tally.merge("")?;
        if let Some(sheet) = self.workbook.sheets.last_mut() {
            sheet.merges.push(area);
        }
        Ok(())
    }

    fn hidden_columns(&mut self, first: u32, last: u32) -> Result<(), Error> {
        self.tally.item("")?;
        if let Some(sheet) = self.workbook.sheets.last_mut() {
            match sheet.hidden_columns.last_mut() {
                Some(range) if range.1.saturating_add(1) == first => range.1 = last,
                _ => sheet.hidden_columns.push((first, last)),
            }
        }
        Ok(())
    }

    fn note(&mut self, at: CellRef, text: &str) -> Result<(), Error> {
        self.tally.item("")?;
        self.tally.text("", text.len())?;
        if let Some(sheet) = self.workbook.sheets.last_mut() {
            sheet.notes.push((at, text.to_owned()));
        }
        Ok(())
    }

    fn finding(&mut self, finding: Finding) -> Result<(), Error> {
        if self.tally.finding() {
            self.findings.push(finding);
        } else {
            self.untold += 1;
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Error> {
        self.close_sheet()?;
        if self.untold > 0 {
            self.findings.push(super::odd::more(self.untold));
        }
        self.ended = true;
        Ok(())
    }
}
