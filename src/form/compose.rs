//! A report laid out by a form.

use super::number;
use super::spec::{Form, Shown};
use super::table::{Col, ColKind, Line, Table, Value};
use crate::money::Unit;
use crate::report::{Cell, Column, Formula, Report, Row, Status};
use crate::words::{Bilingual, Lang};

/// The table of a report as a form shows it. Optional columns in which nothing stands are left out, and
/// out of the formulas; a formula whose other columns the form does not show becomes a plain figure.
pub(super) fn table(report: &Report, form: &Form, unit: Option<Unit>, lang: Lang) -> Table {
    let chosen = choose(report, form);
    let said_nothing = |row: &Row| {
        row.task.is_none()
            && row.said.is_some()
            && chosen.iter().all(|(place, _)| row.cells.get(*place).is_none_or(|cell| *cell == Cell::Empty))
    };
    let keep = |row: &Row| !said_nothing(row);
    let mut table = build(report, &chosen, (&form.code, &form.content), unit.unwrap_or(form.unit), lang, &keep);
    // The form's own unit is a habit: where odd đồng would print many decimals, đồng it is.
    let many = number::fit(&table, table.unit).is_ok_and(|(_, decimals)| decimals > 3);
    if unit.is_none() && many {
        table.unit = Unit::DONG;
    }
    table
}

/// The table of a whole report, for screens: every column but the optional empty ones.
pub(super) fn whole(report: &Report, unit: Unit, lang: Lang) -> Table {
    let chosen: Vec<(usize, Shown)> = (0..report.columns.len())
        .filter(|place| is_shown(report, *place))
        .map(|place| (place, Shown::default()))
        .collect();
    let head = |vi, en| Shown { heading: vec![Bilingual::new(vi, en)], ..Shown::default() };
    build(report, &chosen, (&head("STT", "No."), &head("Nội dung", "Item")), unit, lang, &|_| true)
}

/// Columns of the report with the form's headings, in the form's order.
fn choose(report: &Report, form: &Form) -> Vec<(usize, Shown)> {
    let named = |key: &str| form.columns.iter().any(|shown| shown.key == key);
    let mut chosen = Vec::new();
    for shown in &form.columns {
        for (place, column) in report.columns.iter().enumerate() {
            let rest = shown.key == "*" && !named(column.key);
            if !(rest || shown.key == column.key) || !is_shown(report, place) {
                continue;
            }
            let mut shown = shown.clone();
            if rest {
                shown.heading.push(column.label.clone());
            }
            chosen.push((place, shown));
        }
    }
    chosen
}

/// Optional columns are shown only when something stands in them.
fn is_shown(report: &Report, place: usize) -> bool {
    let optional = report.columns.get(place).is_some_and(|column| column.optional);
    !optional || report.rows.iter().any(|row| row.cells.get(place).is_some_and(|cell| *cell != Cell::Empty))
}

fn build(
    report: &Report,
    chosen: &[(usize, Shown)],
    (code, content): (&Shown, &Shown),
    unit: Unit,
    lang: Lang,
    keep: &dyn Fn(&Row) -> bool,
) -> Table {
    let heading = |shown: &Shown, label: &Bilingual| {
        if shown.heading.is_empty() { vec![label.clone()] } else { shown.heading.clone() }
    };
    let blank = Bilingual::new("", "");
    let mut columns = vec![
        Col { width: code.width, ..Col::new("code", ColKind::Code, heading(code, &blank)) },
        Col { width: content.width, ..Col::new("content", ColKind::Content, heading(content, &blank)) },
    ];
    let is_here = |key: &str| chosen.iter().any(|(place, _)| report.columns.get(*place).is_some_and(|c| c.key == key));
    // A column that is missing because nothing stands in it takes nothing away from a formula.
    let is_empty = |key: &str| {
        report.columns.iter().position(|column| column.key == key).is_some_and(|place| !is_shown(report, place))
    };
    for (place, shown) in chosen {
        let Some(column) = report.columns.get(*place) else { continue };
        let formula = column
            .expr
            .as_ref()
            .and_then(|formula| formula.only(|key| !is_empty(key)))
            .filter(|formula| formula.keys().iter().all(|key| is_here(key)));
        columns.push(Col {
            width: shown.width,
            formula,
            ..Col::new(column.key, kind(report, *place, column), heading(shown, &column.label))
        });
    }

    let value = |cell: Option<&Cell>| match cell {
        Some(Cell::Amount(money)) => Value::Amount(*money),
        Some(Cell::Rate(rate)) => Value::Rate(*rate),
        Some(Cell::Text(text)) => Value::text(text.get(lang)),
        Some(Cell::Empty) | None => Value::Empty,
    };
    let mut lines = Vec::with_capacity(report.rows.len());
    let mut counted = 0_u32;
    for row in report.rows.iter().filter(|row| keep(row)) {
        let code = match &row.code {
            Some(code) => code.clone(),
            None if row.level == 0 && row.said.is_none() => {
                counted = counted.saturating_add(1);
                counted.to_string()
            }
            None => String::new(),
        };
        let mut values = vec![Value::text(code), Value::text(row.text(lang))];
        values.extend(chosen.iter().map(|(place, _)| value(row.cells.get(*place))));
        let bad = values.iter().any(|value| matches!(value, Value::Text(text) if Status::is_bad(text)));
        lines.push(Line { level: row.level, values, bad });
    }
    let mut total = vec![Value::Empty, Value::text(Bilingual::new("TỔNG CỘNG", "TOTAL").get(lang))];
    total.extend(chosen.iter().map(|(place, _)| value(report.totals.get(*place))));
    let bad = total.iter().any(|value| matches!(value, Value::Text(text) if Status::is_bad(text)));
    Table { columns, lines, total: Some(Line { level: 0, values: total, bad }), unit }
}

/// What stands in a report's column: what its cells are, or else its formula.
fn kind(report: &Report, place: usize, column: &Column) -> ColKind {
    if let Some(Formula::Ratio(..)) = column.expr {
        return ColKind::Rate;
    }
    let cells = report.rows.iter().map(|row| &row.cells).chain([&report.totals]);
    let mut text = false;
    for cell in cells.filter_map(|cells| cells.get(place)) {
        match cell {
            Cell::Amount(_) => return ColKind::Amount,
            Cell::Rate(_) => return ColKind::Rate,
            Cell::Text(_) => text = true,
            Cell::Empty => {}
        }
    }
    if text || matches!(column.key, "status" | "leads") { ColKind::Text } else { ColKind::Amount }
}
