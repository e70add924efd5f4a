//! Computes formulas, each once, in the order they depend on each other; no recursion from cell to cell.

use super::ast::{Expr, Fault, Function, Skip};
use super::number;
use super::parse::{Scope, parse};
use crate::sheet::{Area, CellRef, Value, Workbook, column_letters};
use arcstr::ArcStr;
use rust_decimal::Decimal;

/// Cells looked at in all, before the rest is left uncomputed.
const WORK: u64 = 100_000_000;
/// Marks a cell that is not to be computed.
const NONE: u32 = u32::MAX;

/// What a cell or expression comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Val {
    Empty,
    Number(Decimal),
    Text(ArcStr),
    Bool(bool),
    Fault(Fault),
}

/// A value, or why there is none.
pub(super) type Outcome = Result<Val, Skip>;

/// A formula cell to be computed.
pub(super) struct Node {
    /// The sheet's number.
    pub(super) sheet: usize,
    /// Where it stands.
    pub(super) at: CellRef,
    /// What it came to; before that, how far it is.
    pub(super) state: State,
    /// The largest number that went into it: what float noise is measured against.
    pub(super) magnitude: Decimal,
    /// Whether it is a SUBTOTAL, which other SUBTOTALs leave out.
    subtotal: bool,
    row: usize,
    cell: usize,
}

/// How far a formula is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum State {
    Waiting,
    Begun,
    Done(Outcome),
}

/// The formulas of a workbook at work.
pub(super) struct Engine<'w> {
    pub(super) book: &'w Workbook,
    pub(super) nodes: Vec<Node>,
    sheets: Vec<String>,
    names: Vec<(String, String)>,
    /// Per sheet, per row, the node of each cell; empty for a row without nodes.
    ids: Vec<Vec<Box<[u32]>>>,
    /// Per sheet: column → rows with nodes, ascending, with their nodes.
    columns: Vec<std::collections::BTreeMap<u32, Vec<(u32, u32)>>>,
    work: u64,
    /// Whether the cached result of a formula that cannot be computed stands in for it.
    pub(super) cached_serves: bool,
    /// The largest number read while the formula now computed is.
    pub(super) magnitude: Decimal,
    /// Where the formula now computed stands.
    pub(super) here: (usize, CellRef),
}

impl<'w> Engine<'w> {
    /// Gathers the formulas that `wanted` chooses.
    pub(super) fn new(book: &'w Workbook, wanted: impl Fn(&crate::sheet::Cell) -> bool) -> Self {
        let mut engine = Self {
            book,
            nodes: Vec::new(),
            sheets: book.sheets.iter().map(|sheet| sheet.name.to_lowercase()).collect(),
            names: book.names.iter().map(|(name, to)| (name.to_lowercase(), to.clone())).collect(),
            ids: Vec::with_capacity(book.sheets.len()),
            columns: Vec::with_capacity(book.sheets.len()),
            work: WORK,
            cached_serves: false,
            magnitude: Decimal::ZERO,
            here: (0, CellRef::default()),
        };
        for (sheet, content) in book.sheets.iter().enumerate() {
            let mut ids = Vec::with_capacity(content.rows.len());
            let mut columns: std::collections::BTreeMap<u32, Vec<(u32, u32)>> = std::collections::BTreeMap::new();
            for (row, line) in content.rows.iter().enumerate() {
                let mut own: Vec<u32> = Vec::new();
                for (cell, held) in line.cells.iter().enumerate() {
                    let Some(formula) = held.formula.as_deref().filter(|_| wanted(held)) else { continue };
                    let id = u32::try_from(engine.nodes.len()).unwrap_or(NONE);
                    if own.is_empty() {
                        own = vec![NONE; line.cells.len()];
                    }
                    if let Some(slot) = own.get_mut(cell) {
                        *slot = id;
                    }
                    columns.entry(held.column).or_default().push((line.index, id));
                    let head = formula.trim_start().get(..9).unwrap_or_default();
                    engine.nodes.push(Node {
                        sheet,
                        at: CellRef::new(line.index, held.column),
                        state: State::Waiting,
                        magnitude: Decimal::ZERO,
                        subtotal: head.eq_ignore_ascii_case("SUBTOTAL("),
                        row,
                        cell,
                    });
                }
                ids.push(own.into_boxed_slice());
            }
            engine.ids.push(ids);
            engine.columns.push(columns);
        }
        engine
    }

    /// Computes every formula.
    pub(super) fn run(&mut self) {
        for id in 0..u32::try_from(self.nodes.len()).unwrap_or(NONE) {
            self.compute(id);
        }
    }

    fn node(&self, id: u32) -> Option<&Node> {
        self.nodes.get(usize::try_from(id).ok()?)
    }

    fn set(&mut self, id: u32, state: State) {
        if let Some(node) = usize::try_from(id).ok().and_then(|id| self.nodes.get_mut(id)) {
            node.state = state;
        }
    }

    /// Computes one formula and, before it, what it depends on.
    fn compute(&mut self, first: u32) {
        let mut stack: Vec<(u32, Option<Expr>)> = vec![(first, None)];
        let mut needs = Vec::new();
        while let Some((id, taken)) = stack.pop() {
            let Some(node) = self.node(id) else { continue };
            match (&node.state, taken) {
                (State::Done(_), _) => {}
                (State::Begun, Some(expr)) => self.finish(id, &expr),
                // It is being computed further down: whoever needs it finds it begun, and so in a circle.
                (State::Begun, None) => {}
                (State::Waiting, _) => match self.take_apart(id) {
                    Ok(expr) => {
                        self.set(id, State::Begun);
                        needs.clear();
                        self.needs(&expr, &mut needs);
                        stack.push((id, Some(expr)));
                        stack.extend(needs.iter().map(|need| (*need, None)));
                    }
                    Err(skip) => self.set(id, State::Done(Err(skip))),
                },
            }
        }
    }

    fn take_apart(&self, id: u32) -> Result<Expr, Skip> {
        let node = self.node(id).ok_or(Skip::Syntax)?;
        let sheet = self.book.sheets.get(node.sheet).ok_or(Skip::Syntax)?;
        let cell = sheet.rows.get(node.row).and_then(|row| row.cells.get(node.cell)).ok_or(Skip::Syntax)?;
        let formula = cell.formula.as_deref().filter(|formula| !formula.trim().is_empty()).ok_or(Skip::Syntax)?;
        parse(formula, node.sheet, &Scope { sheets: &self.sheets, names: &self.names })
    }

    fn finish(&mut self, id: u32, expr: &Expr) {
        let Some(node) = self.node(id) else { return };
        self.here = (node.sheet, node.at);
        self.magnitude = Decimal::ZERO;
        let outcome = self.evaluate(expr);
        let magnitude = self.magnitude;
        if let Some(node) = usize::try_from(id).ok().and_then(|id| self.nodes.get_mut(id)) {
            node.magnitude = magnitude;
            node.state = State::Done(outcome);
        }
    }

    /// The formulas an expression depends on that are not done.
    fn needs(&mut self, expr: &Expr, out: &mut Vec<u32>) {
        match expr {
            Expr::Range(sheet, area) => {
                let Some(columns) = self.columns.get(*sheet) else { return };
                for (_, rows) in columns.range(area.first.column..=area.last.column) {
                    let from = rows.partition_point(|(row, _)| *row < area.first.row);
                    for (_, id) in rows.iter().skip(from).take_while(|(row, _)| *row <= area.last.row) {
                        self.work = self.work.saturating_sub(1);
                        if self.work == 0 {
                            return;
                        }
                        if self.node(*id).is_some_and(|node| node.state == State::Waiting) {
                            out.push(*id);
                        }
                    }
                }
            }
            Expr::Sign(_, inner) | Expr::Percent(inner) => self.needs(inner, out),
            Expr::Binary(_, left, right) => {
                self.needs(left, out);
                self.needs(right, out);
            }
            Expr::Call(Function::Row | Function::Column, _) => {}
            Expr::Call(_, arguments) => {
                for argument in arguments {
                    self.needs(argument, out);
                }
            }
            _ => {}
        }
    }

    /// Goes through the cells of an area that hold something, row by row.
    pub(super) fn each(
        &mut self,
        sheet: usize,
        area: Area,
        mut take: impl FnMut(&Found) -> Result<(), Skip>,
    ) -> Result<(), Skip> {
        let book = self.book;
        let content = book.sheets.get(sheet).ok_or(Skip::Syntax)?;
        let from = content.rows.partition_point(|row| row.index < area.first.row);
        for (number, row) in content.rows.iter().enumerate().skip(from) {
            if row.index > area.last.row {
                break;
            }
            let left = row.cells.partition_point(|cell| cell.column < area.first.column);
            for (place, cell) in row.cells.iter().enumerate().skip(left) {
                if cell.column > area.last.column {
                    break;
                }
                self.work = self.work.saturating_sub(1);
                if self.work == 0 {
                    return Err(Skip::Size);
                }
                let at = CellRef::new(row.index, cell.column);
                let id = self.ids.get(sheet).and_then(|rows| rows.get(number)?.get(place).copied()).unwrap_or(NONE);
                let (value, subtotal) = self.held(sheet, at, id, &cell.value, cell.formula.as_deref())?;
                if value == Val::Empty {
                    continue;
                }
                take(&Found { at, value, subtotal, hidden: row.hidden })?;
            }
        }
        Ok(())
    }

    /// The value of one cell.
    pub(super) fn cell(&mut self, sheet: usize, at: CellRef) -> Outcome {
        let mut value = Val::Empty;
        self.each(sheet, Area { first: at, last: at }, |found| {
            value = found.value.clone();
            Ok(())
        })?;
        Ok(value)
    }

    /// What a cell holds, computed or as read, and whether it is a SUBTOTAL.
    fn held(
        &mut self,
        sheet: usize,
        at: CellRef,
        id: u32,
        value: &Value,
        formula: Option<&str>,
    ) -> Result<(Val, bool), Skip> {
        if id != NONE {
            let precedent = || Skip::Precedent(self.name_of(sheet, at));
            let Some(node) = self.node(id) else { return Err(Skip::Size) };
            let (subtotal, magnitude) = (node.subtotal, node.magnitude);
            let computed = match &node.state {
                State::Done(Ok(value)) => Some(value.clone()),
                State::Done(Err(_)) if self.cached_serves && *value != Value::Empty => None,
                State::Done(Err(_)) => return Err(precedent()),
                State::Begun => return Err(Skip::Circular),
                State::Waiting => return Err(Skip::Size),
            };
            if let Some(value) = computed {
                self.weigh(magnitude);
                if let Val::Number(number) = value {
                    self.weigh(number);
                }
                return Ok((value, subtotal));
            }
        }
        let value = match value {
            Value::Empty => Val::Empty,
            Value::Text(text) => Val::Text(ArcStr::clone(text)),
            Value::Bool(yes) => Val::Bool(*yes),
            Value::Number(number) => {
                let number = number::from_f64(*number).ok_or(Skip::Size)?;
                self.weigh(number);
                Val::Number(number)
            }
            Value::Date(iso) => Val::Number(number::serial(iso, self.book.date_1904).ok_or(Skip::Text)?),
            Value::Error(text) => Val::Fault(Fault::begins(text).unwrap_or(Fault::Value)),
        };
        let subtotal = formula.is_some_and(|f| f.get(..9).is_some_and(|head| head.eq_ignore_ascii_case("SUBTOTAL(")));
        Ok((value, subtotal))
    }

    /// Remembers how large the numbers are that go into a formula.
    pub(super) fn weigh(&mut self, number: Decimal) {
        let size = number.abs();
        if size > self.magnitude {
            self.magnitude = size;
        }
    }

    fn name_of(&self, sheet: usize, at: CellRef) -> String {
        match self.book.sheets.get(sheet) {
            Some(other) if sheet != self.here.0 => {
                format!("{}!{}{}", other.name, column_letters(at.column), at.row + 1)
            }
            _ => at.to_string(),
        }
    }
}

/// A cell met in an area.
pub(super) struct Found {
    /// Where it stands.
    pub(super) at: CellRef,
    /// What it holds; never empty.
    pub(super) value: Val,
    /// Whether it is a SUBTOTAL.
    pub(super) subtotal: bool,
    /// Whether its row is hidden.
    pub(super) hidden: bool,
}
