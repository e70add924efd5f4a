//! Widths and heights, estimated before anything is written, so that nothing is cut on paper.

use super::Page;
use super::heading::{depth, headings};
use super::style::Weight;
use crate::form::Error;
use crate::form::number;
use crate::form::spec::Preset;
use crate::form::table::{ColKind, Line, Table, Value};
use crate::form::width::{Type, lines, pixels, widest_word};
use crate::words::Lang;
use rust_xlsxwriter::Worksheet;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The highest row a spreadsheet has, in points.
const HIGHEST: f64 = 409.0;
/// One step of indentation, in pixels.
const INDENT: f64 = 12.0;
/// Free pixels around a figure.
const AROUND: f64 = 20.0;
/// Printable pixels of a page across: A4 standing and lying, A3 lying, less margins of 30 and 15 mm.
const STANDING: f64 = 623.0;
const LYING: f64 = 952.0;
const LARGE: f64 = 1417.0;
/// Below this scale a page is not read with pleasure any more: A3 is taken.
const SMALLEST_SCALE: f64 = 0.58;

/// Sizes of a sheet, decided before it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    /// Pixels of each column.
    pub(super) widths: Vec<f64>,
    /// The last visible column.
    pub(super) last_column: u16,
    /// Points of each heading row.
    pub(super) heading_heights: Vec<f64>,
    /// Points of the label row.
    pub(super) label_height: f64,
    /// Printed on A3.
    pub(super) large: bool,
    /// Printed lying.
    landscape: bool,
    /// Points of each row written so far.
    heights: RefCell<BTreeMap<u32, f64>>,
}

impl Layout {
    /// Decides the sizes.
    pub(super) fn of(page: &Page<'_>, table: &Table, labels: &[String], decimals: usize) -> Self {
        let mut widths: Vec<f64> = (0..table.columns.len())
            .map(|place| natural(table, place, labels.get(place).map_or("", String::as_str), decimals, page.lang))
            .collect();
        let visible: f64 = sum(&widths, table);
        let room = if page.landscape { LYING } else { STANDING };
        let large = page.landscape && room / visible < SMALLEST_SCALE;
        let room = if large { LARGE } else { room };
        // Words take what is left of the page: the content first of all.
        let wrapping: Vec<usize> = (0..widths.len())
            .filter(|place| {
                table
                    .columns
                    .get(*place)
                    .is_some_and(|c| !c.hidden && matches!(c.kind, ColKind::Content | ColKind::Text))
            })
            .collect();
        if room > visible && !wrapping.is_empty() {
            #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
            let share = (room - visible) / wrapping.len() as f64;
            for place in &wrapping {
                if let Some(width) = widths.get_mut(*place) {
                    *width += share.min(*width);
                }
            }
        }
        let mut layout = Self { widths, large, landscape: page.landscape, ..Self::default() };
        layout.widen_for_long_text(table);
        let last = table.columns.iter().rposition(|column| !column.hidden).unwrap_or(0);
        layout.last_column = u16::try_from(last).unwrap_or(0);
        layout.measure_headings(table, labels, page.lang);
        layout
    }

    /// A text longer than the highest row gets a wider column rather than being cut.
    fn widen_for_long_text(&mut self, table: &Table) {
        let highest = |layout: &Self| {
            table.lines.iter().map(|line| layout.natural_height(table, line, Weight::Line)).fold(0.0, f64::max)
        };
        let Some(content) = table.columns.iter().position(|column| column.kind == ColKind::Content) else { return };
        while highest(self) > HIGHEST {
            match self.widths.get_mut(content) {
                Some(width) if *width < 1200.0 => *width *= 1.25,
                _ => return,
            }
        }
    }

    fn measure_headings(&mut self, table: &Table, labels: &[String], lang: Lang) {
        let mut heights = vec![20.0_f64; depth(table)];
        let mut cells = headings(table);
        cells.sort_by_key(|cell| cell.rows);
        for cell in cells {
            let width = self.span(cell.column, cell.columns);
            let needed = text_height(cell.text.get(lang), width, Type::STRONG);
            let here = heights.iter().skip(cell.row).take(cell.rows).sum::<f64>();
            let last = cell.row.saturating_add(cell.rows).saturating_sub(1);
            if let (true, Some(height)) = (needed > here, heights.get_mut(last)) {
                *height += needed - here;
            }
        }
        self.heading_heights = heights.into_iter().map(|height| height.min(HIGHEST)).collect();
        let kind = Type { size: 10.0, bold: false };
        self.label_height =
            labels.iter().zip(&self.widths).map(|(label, width)| text_height(label, *width, kind)).fold(15.0, f64::max);
    }

    /// The width of some neighbouring columns.
    pub(super) fn span(&self, first: usize, columns: usize) -> f64 {
        self.widths.iter().skip(first).take(columns).sum()
    }

    /// The width of all visible columns.
    pub(super) fn across(&self) -> f64 {
        self.span(0, usize::from(self.last_column).saturating_add(1))
    }

    /// The height of a line in points.
    pub(super) fn row_height(&self, table: &Table, line: &Line, weight: Weight) -> f64 {
        self.natural_height(table, line, weight).min(HIGHEST)
    }

    fn natural_height(&self, table: &Table, line: &Line, weight: Weight) -> f64 {
        let kind = Type { size: 12.0, bold: weight.is_bold() || line.bad };
        let mut height = kind.line_height() + 3.0;
        for ((column, value), width) in table.columns.iter().zip(&line.values).zip(&self.widths) {
            let Value::Text(text) = value else { continue };
            if column.hidden || column.kind == ColKind::Code {
                continue;
            }
            let indent = match column.kind {
                ColKind::Content => f64::from(line.level.min(8)) * INDENT,
                _ => INDENT,
            };
            let needed = if weight == Weight::Section && column.kind == ColKind::Content {
                text_height(&text.to_uppercase(), width - indent, kind)
            } else {
                text_height(text, width - indent, kind)
            };
            height = height.max(needed);
        }
        height
    }

    /// Sets the columns of a sheet.
    pub(super) fn set_columns(&self, sheet: &mut Worksheet, table: &Table) -> Result<(), Error> {
        for (place, (width, column)) in self.widths.iter().zip(&table.columns).enumerate() {
            let Ok(place) = u16::try_from(place) else { continue };
            sheet.set_column_width_pixels(place, whole(*width))?;
            if column.hidden {
                sheet.set_column_hidden(place)?;
            }
        }
        Ok(())
    }

    /// Sets the height of a row and remembers it for the pages.
    pub(super) fn set_height(&self, sheet: &mut Worksheet, row: u32, points: f64) -> Result<(), Error> {
        sheet.set_row_height(row, points)?;
        self.heights.borrow_mut().insert(row, points);
        Ok(())
    }

    /// Points of the rows from `first` to before `end`.
    fn points(&self, first: u32, end: u32) -> f64 {
        let heights = self.heights.borrow();
        (first..end).map(|row| heights.get(&row).copied().unwrap_or(15.75)).sum()
    }

    /// Where a page must begin so that the signatures do not stand on a page without a line of the table:
    /// the row before which to break, or `None` when they share a page with lines anyway. `repeated` are
    /// the rows printed on every page, `first` the first row under them, `end` the row after the table,
    /// `last` the row of the signatures.
    pub(super) fn page_break(&self, repeated: (u32, u32), first: u32, end: u32, last: u32) -> Option<u32> {
        /// Lines that go along with the signatures.
        const ALONG: u32 = 2;
        let (across, down) = match (self.large, self.landscape) {
            (true, _) => (LARGE, 728.0),
            (false, true) => (LYING, 482.0),
            (false, false) => (STANDING, 728.0),
        };
        let page = down / (across / self.across()).min(1.0);
        let head = self.points(repeated.0, repeated.1.saturating_add(1));
        // The first row of the page on which the signatures stand, on pages so high.
        let last_page = |page: f64| {
            let (mut used, mut fresh) = (0.0, 0_u32);
            for row in 0..=last {
                let points = self.points(row, row.saturating_add(1));
                if used + points > page && used > 0.0 {
                    used = if row > repeated.1 { head } else { 0.0 };
                    fresh = row;
                }
                used += points;
            }
            fresh
        };
        // Programs and printers differ by some hundredths; a break too many costs less than signatures alone.
        let alone = [0.97, 1.0, 1.03].into_iter().any(|part| last_page(page * part) >= end);
        let at = end.saturating_sub(ALONG);
        let fits = head + self.points(at, last.saturating_add(1)) <= page;
        (alone && at > first && fits).then_some(at)
    }

    /// Whether the head needs the office's own block: annexes have none.
    pub(super) fn has_office(page: &Page<'_>) -> bool {
        page.preset == Preset::Bieu
    }
}

/// The height of wrapped text in points.
pub(super) fn text_height(text: &str, width: f64, kind: Type) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a cell has some thousand lines at most")]
    let count = lines(text, width, kind) as f64;
    count * kind.line_height() + 3.0
}

/// Whole pixels, rounded up.
pub(super) fn whole(pixels: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept within 1 and 1790")]
    let whole = pixels.ceil().clamp(1.0, 1790.0) as u32;
    whole
}

fn sum(widths: &[f64], table: &Table) -> f64 {
    widths.iter().zip(&table.columns).filter(|(_, column)| !column.hidden).map(|(width, _)| width).sum()
}

/// The width a column needs: its figures on one line, its heading without broken words.
fn natural(table: &Table, place: usize, label: &str, decimals: usize, lang: Lang) -> f64 {
    let Some(column) = table.columns.get(place) else { return 64.0 };
    let least = column.width * 8.0;
    let head = column.heading.last().map_or(0.0, |text| widest_word(text.get(lang), Type::STRONG)) + AROUND;
    let label = pixels(label, Type { size: 10.0, bold: false }) + AROUND;
    let shown = |value: &Value| match value {
        Value::Amount(money) | Value::Live(_, money) => number::shown(*money, table.unit, decimals, lang),
        Value::Rate(rate) => number::rate(*rate, lang),
        Value::Number(number) | Value::LiveNumber(_, number) => format!("{}.000", number.normalize()),
        Value::Text(text) if column.kind == ColKind::Code => text.clone(),
        Value::Text(_) | Value::Empty => String::new(),
    };
    let cells = table.lines.iter().chain(&table.total).filter_map(|line| line.values.get(place));
    let figures = cells.map(|value| pixels(&shown(value), Type::STRONG)).fold(0.0, f64::max) + AROUND;
    match column.kind {
        ColKind::Content => least.max(head).max(if least > 0.0 { 0.0 } else { 320.0 }),
        ColKind::Text => least.max(head).max(if least > 0.0 { 0.0 } else { 144.0 }),
        ColKind::Code => least.max(figures).max(48.0),
        // A long label may wrap; short ones should not.
        _ => least.max(figures).max(head).max(label.min(88.0)).max(64.0),
    }
}
