//! `dutoan.report/1`.

use super::common::dong;
use crate::report::{Cell, Report};
use crate::words::Lang;
use serde_json::{Map, Value, json};

fn cell(cell: &Cell, lang: Lang) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Amount(amount) => json!(dong(*amount)),
        Cell::Rate(hundredths) => json!(percent(*hundredths)),
        Cell::Text(text) => json!(text.get(lang)),
    }
}

/// 6040 → `60.40`.
fn percent(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

fn cells(report: &Report, values: &[Cell], lang: Lang) -> Map<String, Value> {
    report.columns.iter().zip(values).map(|(column, value)| (column.key.to_owned(), cell(value, lang))).collect()
}

/// The report as JSON.
pub fn report(report: &Report, lang: Lang) -> Value {
    json!({
        "schema": "dutoan.report/1",
        "report": report.slug,
        "year": report.year,
        "as_of": report.as_of.map(|d| d.to_string()),
        "unit": "dong",
        "columns": report.columns.iter().map(|c| json!({"key": c.key, "label": c.label.get(lang), "formula": c.formula_text()})).collect::<Vec<_>>(),
        "rows": report.rows.iter().map(|r| json!({
            "key": r.key,
            "level": r.level,
            "task": r.task,
            "content": r.text(lang),
            "cells": cells(report, &r.cells, lang),
        })).collect::<Vec<_>>(),
        "totals": cells(report, &report.totals, lang),
    })
}
