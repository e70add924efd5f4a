//! Reads the figures of a table's columns, each column in one style.

use super::columns::Col;
use super::grid::Grid;
use super::numbers::{self, Certainty, Fixed, NumberStyle, Slot, StyleVotes, TextCell};
use super::seams::Norm;
use super::vocabulary::Field;
use super::{Role, say};
use crate::finding::Finding;
use crate::money::Unit;
use crate::sheet::{Cell, CellRef, Row, Value};

/// The figures of one column and what was odd about them.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// By data row.
    pub values: Vec<Slot>,
    /// Data rows whose cell is an error, an uncomputed formula or an undecidable text.
    pub unknown: Vec<usize>,
}

impl Column {
    /// Takes a row's figure away: it is no money of this column.
    pub fn forget(&mut self, row: usize) {
        if let Some(slot) = self.values.get_mut(row) {
            *slot = Slot::NONE;
        }
    }
}

/// Everything read.
pub struct Reading {
    /// By column; empty vectors for columns without figures.
    pub columns: Vec<Column>,
    /// What was odd, with the data row it stands on.
    pub findings: Vec<(usize, Finding)>,
    /// Figures of money with a unit of their own.
    pub own_units: usize,
    /// Data rows that hold a figure of money, not 0, without one.
    pub bare: Vec<usize>,
}

fn wants_figures(col: &Col) -> bool {
    matches!(col.role, Role::Amount | Role::Quantity | Role::Days | Role::UnitPrice) || col.field == Field::Percent
}

/// Reads every figure column over the data rows. `row_units`: a unit of its own per row, where a column
/// of the table states it; `unit`: the table's.
pub fn figures(
    grid: &Grid<'_>,
    cols: &[Col],
    rows: &[&Row],
    unit: Option<Unit>,
    row_units: &[Option<Unit>],
) -> Reading {
    let sheet = &grid.sheet.name;
    let mut all = StyleVotes::default();
    for col in cols.iter().filter(|c| wants_figures(c)) {
        all.add(&col.stat.votes);
    }
    if all.vi == 0 && all.en == 0 && all.dot + all.comma > 0 {
        // The other tables of the sheet are written by the same hand.
        all = votes_of(grid, cols);
    }
    let mut out =
        Reading { columns: Vec::with_capacity(cols.len()), findings: Vec::new(), own_units: 0, bare: Vec::new() };
    let mut reading: Vec<One<'_>> = cols
        .iter()
        .enumerate()
        .filter(|(_, col)| wants_figures(col))
        .map(|(place, col)| {
            let (style, mut certainty) = col.stat.votes.decide(&all);
            let votes = &col.stat.votes;
            let counted = votes.vi + votes.en + all.vi + all.en == 0 && votes.dot + votes.comma > 0;
            // "1,546" tỷ đồng is rather one and a half than a thousand: three digits behind a mark prove nothing there.
            if counted && certainty == Certainty::Sure && col.unit.or(unit).is_some_and(|u| u.factor() >= 1_000_000_000)
            {
                certainty = Certainty::Doubtful;
            }
            One { sheet, col, place, style, certainty, row: 0, asked: false, findings: Vec::new() }
        })
        .collect();
    for (place, _) in cols.iter().enumerate() {
        let read = reading.iter().any(|one| one.place == place);
        out.columns
            .push(Column { values: if read { vec![Slot::NONE; rows.len()] } else { Vec::new() }, unknown: Vec::new() });
    }
    let mut odd: Vec<Vec<(usize, Finding)>> = vec![Vec::new(); reading.len()];
    // Row by row: a long sheet is gone through once.
    for (i, row) in rows.iter().enumerate() {
        for (one, odd) in reading.iter_mut().zip(&mut odd) {
            let col = one.col;
            let Some(cell) = row.cell(col.column) else { continue };
            one.row = row.index;
            let got = one.read(cell);
            odd.extend(one.findings.drain(..).map(|f| (i, f)));
            let Some(column) = out.columns.get_mut(one.place) else { continue };
            match got {
                Got::Nothing => {}
                Got::Unknown => column.unknown.push(i),
                Got::Figure(value, own) => {
                    let own = own.or_else(|| row_units.get(i).copied().flatten());
                    if col.role == Role::Amount && value != 0 {
                        out.own_units += usize::from(own.is_some());
                        if own.is_none() && col.unit.is_none() && out.bare.last() != Some(&i) {
                            out.bare.push(i);
                        }
                    }
                    let base = col.unit.or(unit).unwrap_or(Unit::DONG);
                    let value = match own {
                        Some(u) if u != base && col.role == Role::Amount => {
                            value.checked_mul(i128::from(u.factor())).map(|v| v / i128::from(base.factor()))
                        }
                        _ => Some(value),
                    };
                    if let Some(slot) = column.values.get_mut(i) {
                        *slot = value.into();
                    }
                }
            }
        }
    }
    out.findings = odd.into_iter().flatten().collect();
    out
}

/// What the texts of all tables of a sheet say about the style of its numbers, in the columns of figures.
fn votes_of(grid: &Grid<'_>, cols: &[Col]) -> StyleVotes {
    let mut votes = StyleVotes::default();
    let wanted: Vec<u32> = cols.iter().filter(|c| wants_figures(c)).map(|c| c.column).collect();
    for cell in grid.rows().iter().flat_map(|row| wanted.iter().filter_map(|column| row.cell(*column))) {
        if let Value::Text(text) = &cell.value
            && let TextCell::Number(number) = numbers::text_cell(text)
        {
            votes.count(text, &number);
        }
    }
    votes
}

/// "Chương: 231", "Mã ĐVQHNS: 1127443": a code beside its name is no money that could not be read.
fn names_a_code(text: &str) -> bool {
    const CODES: [&str; 10] =
        ["chương", "loại", "khoản", "mục", "tiểu mục", "mã", "số tk", "tài khoản", "số tài khoản", "mst"];
    let Some((name, code)) = text.split_once(':') else { return false };
    let name = Norm::of(name);
    CODES.iter().any(|w| name.starts(w)) && !code.trim().is_empty() && !code.contains(char::is_alphabetic)
}

enum Got {
    Nothing,
    Unknown,
    Figure(Fixed, Option<Unit>),
}

struct One<'a> {
    sheet: &'a str,
    col: &'a Col,
    place: usize,
    style: NumberStyle,
    certainty: Certainty,
    row: u32,
    asked: bool,
    findings: Vec<Finding>,
}

impl One<'_> {
    fn cell(&self) -> String {
        CellRef::new(self.row, self.col.column).to_string()
    }

    fn read(&mut self, cell: &Cell) -> Got {
        let money = self.col.role == Role::Amount;
        match &cell.value {
            Value::Empty => {
                if let Some(formula) = &cell.formula
                    && money
                {
                    self.findings.push(say::formula_not_computed(self.sheet, self.cell(), formula));
                    return Got::Unknown;
                }
                Got::Nothing
            }
            Value::Number(x) => match numbers::of_f64(*x) {
                Some(value) => Got::Figure(value, None),
                None => {
                    self.findings.push(say::not_a_number(self.sheet, self.cell(), &cell.value.raw()));
                    Got::Unknown
                }
            },
            Value::Error(error) => {
                if money {
                    self.findings.push(say::error_cell(self.sheet, self.cell(), error));
                }
                Got::Unknown
            }
            Value::Bool(_) => Got::Nothing,
            Value::Date(text) => {
                if money {
                    self.findings.push(say::not_a_number(self.sheet, self.cell(), text));
                    return Got::Unknown;
                }
                Got::Nothing
            }
            Value::Text(text) => self.text(text, money),
        }
    }

    fn text(&mut self, text: &str, money: bool) -> Got {
        match numbers::text_cell(text) {
            TextCell::Nil | TextCell::Mark => Got::Nothing,
            TextCell::Words => {
                // Words with figures inside ("15 triệu/người") and numbers in words hold money that cannot be read.
                let short = text.chars().count() <= 60;
                let digits = text.chars().filter(char::is_ascii_digit).count();
                if money
                    && short
                    && !names_a_code(text)
                    && (digits >= 2 && text.chars().count() <= 40 || crate::money::read_words(text).is_some())
                {
                    self.findings.push(say::not_a_number(self.sheet, self.cell(), text.trim()));
                }
                Got::Nothing
            }
            TextCell::Number(number) => {
                let Some(value) = number.value(self.style) else { return Got::Nothing };
                let show = |v: Fixed| numbers::to_decimal(v).map_or_else(String::new, |d| d.to_string());
                if money && number.repaired {
                    self.findings.push(say::number_repaired(self.sheet, self.cell(), text.trim(), &show(value)));
                }
                if money && number.ambiguous() {
                    let other = match self.style {
                        NumberStyle::Vietnamese => number.en,
                        NumberStyle::English => number.vi,
                    };
                    let (one, other) = (show(value), show(other.unwrap_or(0)));
                    match self.certainty {
                        Certainty::Mixed => {
                            let finding = say::number_ambiguous(
                                self.sheet,
                                self.cell(),
                                self.col.column,
                                text.trim(),
                                true,
                                &one,
                                &other,
                            );
                            self.findings.push(finding);
                            return Got::Unknown;
                        }
                        Certainty::Doubtful if !self.asked => {
                            self.asked = true;
                            let finding = say::number_ambiguous(
                                self.sheet,
                                self.cell(),
                                self.col.column,
                                text.trim(),
                                false,
                                &one,
                                &other,
                            );
                            self.findings.push(finding);
                        }
                        _ => {}
                    }
                }
                Got::Figure(value, number.unit)
            }
        }
    }
}
