//! The lines of a table and its total: figures, and formulas with their results.

use super::layout::Layout;
use super::style::{Look, Styles, Weight};
use super::{Page, Placed, cells};
use crate::form::Error;
use crate::form::guard::{cell_text, is_dangerous};
use crate::form::number;
use crate::form::spec::TotalPlace;
use crate::form::table::{Col, ColKind, Line, Table, Value};
use crate::report::Formula;
use rust_xlsxwriter::{Format, Formula as CellFormula, Worksheet};

/// Writes total and lines below the label row and fills in where they are.
pub(super) fn write(
    sheet: &mut Worksheet,
    page: &Page<'_>,
    table: &Table,
    layout: &Layout,
    styles: &mut Styles,
    placed: &mut Placed,
) -> Result<(), Error> {
    let mut row = placed.label_row.saturating_add(1);
    if table.total.is_some() && page.total == TotalPlace::First {
        placed.total_row = Some(row);
        row = row.saturating_add(1);
    }
    for _ in &table.lines {
        placed.line_rows.push(row);
        row = row.saturating_add(1);
    }
    if table.total.is_some() && page.total == TotalPlace::Last {
        placed.total_row = Some(row);
        row = row.saturating_add(1);
    }
    placed.end_row = row;

    let mut writer = Writer { sheet, table, layout, styles, placed, levels: None };
    writer.levels = writer.number_levels()?;
    if let (Some(total), Some(row)) = (&table.total, placed.total_row) {
        writer.line(total, None, row, Weight::Total)?;
    }
    for (at, line) in table.lines.iter().enumerate() {
        let Some(row) = writer.placed.line_rows.get(at).copied() else { continue };
        let weight = match (table.is_group(at), line.level) {
            (true, 0) => Weight::Section,
            (true, _) => Weight::Group,
            (false, _) => Weight::Line,
        };
        writer.line(line, Some(at), row, weight)?;
    }
    Ok(())
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    table: &'a Table,
    layout: &'a Layout,
    styles: &'a mut Styles,
    placed: &'a Placed,
    /// The hidden column of levels, where a sum has too many parts.
    levels: Option<usize>,
}

/// What a group sums: the rows right under it.
enum Below {
    /// Not a group.
    Nothing,
    /// Ranges for a SUM.
    Ranges(Vec<(u32, u32)>),
    /// A level, between two rows.
    Level(u8, (u32, u32)),
}

impl Writer<'_> {
    /// Numbers the levels in a hidden column when some group has more parts than a SUM takes and all its
    /// parts are of one level.
    fn number_levels(&mut self) -> Result<Option<usize>, Error> {
        let groups = (0..self.table.lines.len()).filter(|at| self.table.is_group(*at)).map(Some);
        let long = groups.chain([None]).any(|at| !cells::fit_a_sum(&self.ranges(at)));
        let column = self.table.columns.len();
        let Ok(place) = u16::try_from(column) else { return Ok(None) };
        if !long {
            return Ok(None);
        }
        let format = super::style::base();
        for (line, row) in self.table.lines.iter().zip(&self.placed.line_rows) {
            self.sheet.write_number_with_format(*row, place, f64::from(line.level), &format)?;
        }
        self.sheet.set_column_hidden(place)?;
        Ok(Some(column))
    }

    fn ranges(&self, at: Option<usize>) -> Vec<(u32, u32)> {
        let rows: Vec<u32> =
            self.table.children(at).into_iter().filter_map(|child| self.placed.line_rows.get(child).copied()).collect();
        cells::ranges(&rows)
    }

    fn below(&self, at: Option<usize>) -> Below {
        if at.is_some_and(|at| !self.table.is_group(at)) || self.table.lines.is_empty() {
            return Below::Nothing;
        }
        let ranges = self.ranges(at);
        let children = self.table.children(at);
        let levels: Vec<u8> =
            children.iter().filter_map(|child| self.table.lines.get(*child)).map(|line| line.level).collect();
        let one_level = levels.iter().all(|level| levels.first() == Some(level));
        if let (false, Some(_), true, Some(level)) = (cells::fit_a_sum(&ranges), self.levels, one_level, levels.first())
        {
            let first = at.map_or(0, |at| at.saturating_add(1));
            let last = self.end_of(at);
            let rows = &self.placed.line_rows;
            if let (Some(first), Some(last)) = (rows.get(first), rows.get(last)) {
                return Below::Level(*level, (*first, *last));
            }
        }
        Below::Ranges(ranges)
    }

    /// The last line below a group.
    fn end_of(&self, at: Option<usize>) -> usize {
        let level = at.and_then(|at| self.table.lines.get(at)).map(|line| line.level);
        let start = at.map_or(0, |at| at.saturating_add(1));
        let deep = self.table.lines.iter().skip(start).take_while(|line| level.is_none_or(|level| line.level > level));
        start.saturating_add(deep.count()).saturating_sub(1)
    }

    fn line(&mut self, line: &Line, at: Option<usize>, row: u32, weight: Weight) -> Result<(), Error> {
        let table = self.table;
        self.layout.set_height(self.sheet, row, self.layout.row_height(table, line, weight))?;
        let below = self.below(at);
        let is_group = !matches!(below, Below::Nothing);
        for (column, (col, value)) in table.columns.iter().zip(&line.values).enumerate() {
            let Ok(place) = u16::try_from(column) else { continue };
            let capitals = weight == Weight::Section && col.kind == ColKind::Content;
            let text = match value {
                Value::Text(text) if capitals => Some(text.to_uppercase()),
                Value::Text(text) => Some(text.clone()),
                _ => None,
            }
            .map(|text| cell_text(&text));
            let look = Look {
                kind: col.kind,
                weight,
                level: line.level,
                bad: line.bad && marked(col),
                open: col.open && !is_group,
                quoted: text.as_deref().is_some_and(is_dangerous),
            };
            let format = self.styles.of(look);
            if let Some(text) = text {
                self.sheet.write_string_with_format(row, place, text, &format)?;
                continue;
            }
            match self.formula(col, value, column, row, &below) {
                Some(formula) => {
                    let formula = CellFormula::new(formula).set_result(self.result(col, value, is_group));
                    self.sheet.write_formula_with_format(row, place, formula, &format)?;
                }
                None => self.figure(row, place, value, &format)?,
            }
        }
        Ok(())
    }

    /// The formula of a cell: its own, its column's across the row, or a sum downwards for groups.
    fn formula(&self, col: &Col, value: &Value, column: usize, row: u32, below: &Below) -> Option<String> {
        let across = |formula: &Formula| cells::across(formula, row, |key| self.table.column(key));
        let is_group = !matches!(below, Below::Nothing);
        if let (Value::Live(formula, _) | Value::LiveNumber(formula, _), false) = (value, is_group) {
            return across(formula);
        }
        if let Some(formula) = &col.formula {
            // A line in which nothing was recorded stays blank; groups and totals always compute.
            return (is_group || *value != Value::Empty).then(|| across(formula)).flatten();
        }
        if col.kind != ColKind::Amount {
            return None;
        }
        match below {
            Below::Nothing => None,
            Below::Ranges(ranges) => cells::down(column, ranges),
            Below::Level(level, rows) => self.levels.map(|levels| cells::down_by_level(column, levels, *level, *rows)),
        }
    }

    /// The result a formula is stored with.
    fn result(&self, col: &Col, value: &Value, is_group: bool) -> String {
        match value {
            Value::Amount(money) | Value::Live(_, money) => number::plain(*money, self.table.unit),
            Value::Rate(rate) => number::rate_plain(*rate),
            Value::Number(number) | Value::LiveNumber(_, number) => number.normalize().to_string(),
            Value::Text(text) => text.clone(),
            Value::Empty if is_group && col.kind == ColKind::Amount => "0".to_owned(),
            Value::Empty => String::new(),
        }
    }

    fn figure(&mut self, row: u32, place: u16, value: &Value, format: &Format) -> Result<(), Error> {
        let text = match value {
            Value::Amount(money) | Value::Live(_, money) => number::plain(*money, self.table.unit),
            Value::Rate(rate) => number::rate_plain(*rate),
            Value::Number(number) | Value::LiveNumber(_, number) => number.normalize().to_string(),
            Value::Text(_) | Value::Empty => String::new(),
        };
        match text.parse::<f64>() {
            Ok(number) => self.sheet.write_number_with_format(row, place, number, format)?,
            Err(_) => self.sheet.write_blank(row, place, format)?,
        };
        Ok(())
    }
}

/// Which cells of a bad line stand out: its words and its computed figures, not its name and its data.
fn marked(col: &Col) -> bool {
    col.kind == ColKind::Text || col.formula.is_some()
}
