//! `dutoan.import/1` and `dutoan.imports/1`.

use super::common::{FindingView, dong};
use crate::desk::changes::{Changes, Side};
use crate::desk::look::Look;
use crate::desk::placed::Placed;
use crate::link::State;
use crate::money::{Kind, Unit};
use crate::sheet::column_letters;
use crate::table::{Column, SheetReading, Table};
use crate::words::Lang;
use serde::{Serialize, Serializer};
use serde_json::{Number, Value, json};

/// One file read, as JSON.
#[derive(Serialize)]
pub struct ImportView<'a> {
    schema: &'static str,
    file: String,
    sha256: String,
    kind: Option<&'static str>,
    currency: String,
    preview: bool,
    posted: bool,
    batch: Option<String>,
    hash: String,
    sheets: Vec<Value>,
    lines: Lines<'a>,
    coverage: Value,
    findings: Vec<FindingView>,
    refusals: Vec<Value>,
    left_out: Vec<String>,
    changes: Option<Value>,
    issues_out: Option<String>,
    profile_saved: Option<String>,
}

/// Several files read, as JSON.
#[derive(Serialize)]
pub struct ImportsView<'a> {
    schema: &'static str,
    files: Vec<ImportView<'a>>,
}

impl<'a> ImportsView<'a> {
    /// The files in order.
    pub fn new(looks: &'a [Look], lang: Lang) -> Self {
        Self { schema: "dutoan.imports/1", files: looks.iter().map(|look| ImportView::new(look, lang)).collect() }
    }
}

fn changes(changes: &Changes) -> Value {
    let side = |side: &Side| {
        json!({
            "line": side.line,
            "sheet": side.sheet,
            "cell": side.cell,
            "content": side.content,
            "amount": dong(side.amount),
        })
    };
    json!({
        "batch": changes.batch,
        "file": changes.file,
        "same": changes.same,
        "before": dong(changes.before),
        "now": dong(changes.now),
        "rows": changes.rows.iter().map(|row| json!({
            "change": row.what.slug(),
            "column": row.column,
            "year": row.year,
            "before": row.before.as_ref().map(side),
            "now": row.now.as_ref().map(side),
        })).collect::<Vec<_>>(),
    })
}

fn unit_text(unit: Unit) -> String {
    unit.label().vi.into_owned()
}

fn column(column: &Column) -> Value {
    json!({
        "column": column_letters(column.column),
        "role": column.role.slug(),
        "kind": column.kind.map(Kind::slug),
        "year": column.year,
        "month": column.month,
        "source": column.source,
        "document": column.document,
        "agency": column.agency,
        "unit": column.unit.map(unit_text),
        "label": column.label,
        "sum_of": if column.sum_of.is_empty() { Value::Null } else { json!(column.sum_of.iter().map(|c| column_letters(*c)).collect::<Vec<_>>()) },
    })
}

fn table(table: &Table) -> Value {
    json!({
        "range": table.area.map(|a| a.to_string()),
        "header_rows": table.header_rows,
        "label_row": table.label_row,
        "unit": table.unit.as_ref().map(|u| json!({"text": u.text, "factor": u.unit.factor(), "cell": u.cell.map(|c| c.to_string())})),
        "columns": table.columns.iter().map(column).collect::<Vec<_>>(),
        "rows": {
            "line": table.rows.line,
            "group": table.rows.group,
            "total": table.rows.total,
            "memo": table.rows.memo,
            "note": table.rows.note,
            "other": table.rows.other,
        },
        "totals": table.totals.iter().map(|t| json!({
            "column": column_letters(t.column),
            "row": t.row,
            "stated": dong(t.stated),
            "computed": dong(t.computed),
            "agree": t.agree,
        })).collect::<Vec<_>>(),
        "stated_total": table.stated_total.map(dong),
        "computed_total": table.computed_total.map(dong),
        "evidence": table.evidence.chosen.map(|chosen| json!({
            "outline": chosen.outline.slug(),
            "sums_held": chosen.held,
            "sums_failed": chosen.failed,
            "others": table.evidence.others.iter().map(|o| json!({
                "outline": o.outline.slug(),
                "sums_held": o.held,
                "sums_failed": o.failed,
            })).collect::<Vec<_>>(),
        })),
    })
}

fn sheet(sheet: &SheetReading, lang: Lang) -> Value {
    json!({
        "name": sheet.name,
        "hidden": sheet.hidden,
        "used": sheet.used,
        "why": sheet.why.get(lang),
        "tables": sheet.tables.iter().map(table).collect::<Vec<_>>(),
    })
}

/// The lines of a file, each made while it is written: a million of them never stand in memory a second time.
struct Lines<'a>(&'a Look, Lang);

/// One line, as JSON.
#[derive(Serialize)]
struct LineView<'a> {
    id: String,
    sheet: &'a str,
    cell: String,
    row: u32,
    column_label: &'a str,
    kind: Option<&'static str>,
    document: Option<&'a str>,
    date: Option<String>,
    code: Option<&'a str>,
    path: Vec<&'a str>,
    content: &'a str,
    agency: Option<&'a str>,
    plan: Option<&'a str>,
    task: Option<&'a str>,
    year: Option<i32>,
    month: Option<u8>,
    source: Option<&'a str>,
    history: bool,
    raw: String,
    amount: Option<String>,
    confidence: Number,
    reasons: Vec<&'a str>,
    state: &'static str,
}

impl Serialize for Lines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.lines.iter().map(|placed| self.line(placed)))
    }
}

impl<'a> Lines<'a> {
    fn line(&self, placed: Placed<'a>) -> LineView<'a> {
        let line = placed.line;
        let best = placed.proposal.candidates.first();
        let linked = matches!(placed.proposal.state, State::Linked);
        LineView {
            id: placed.id(),
            sheet: &line.sheet,
            cell: line.cell.to_string(),
            row: line.cell.row.saturating_add(1),
            column_label: &line.column_label,
            kind: line.kind.map(Kind::slug),
            document: line.document.as_deref(),
            date: line.date.map(|d| d.to_string()),
            code: line.code.as_deref(),
            path: line.path.iter().map(AsRef::as_ref).collect(),
            content: &line.content,
            agency: line.agency.as_deref(),
            plan: self.0.plan.as_ref().filter(|_| linked).map(|p| p.id.as_str()),
            task: best
                .filter(|_| matches!(placed.proposal.state, State::Linked | State::Unsure))
                .map(|c| c.task.as_ref()),
            year: placed.year(),
            month: line.month,
            source: line.source.as_deref(),
            history: line.history,
            raw: line.raw.raw(),
            amount: line.amount.map(dong),
            confidence: best
                .and_then(|c| Number::from_f64(f64::from(c.confidence.0) / 1000.0))
                .unwrap_or_else(|| Number::from(0)),
            reasons: best.map(|c| c.reasons.iter().map(|r| r.get(self.1)).collect()).unwrap_or_default(),
            state: placed.proposal.state.slug(),
        }
    }
}

impl<'a> ImportView<'a> {
    /// The file in `lang`.
    pub fn new(look: &'a Look, lang: Lang) -> Self {
        let coverage = look.coverage();
        Self {
            schema: "dutoan.import/1",
            file: look.file.clone(),
            sha256: look.sha256.clone(),
            kind: look.kind_word(),
            currency: look.currency.clone(),
            preview: !look.posted && look.batch.is_none(),
            posted: look.posted,
            batch: look.batch.clone(),
            hash: look.hash.clone(),
            sheets: look.sheets.iter().map(|s| sheet(s, lang)).collect(),
            lines: Lines(look, lang),
            coverage: json!({
                "lines": coverage.lines,
                "linked": coverage.linked,
                "amount": dong(coverage.amount),
                "amount_linked": dong(coverage.amount_linked),
            }),
            findings: FindingView::all(&look.findings, lang),
            refusals: look
                .refusals
                .iter()
                .map(|r| {
                    let figures: serde_json::Map<String, Value> = r.refusal.figures.iter().map(|(name, amount)| ((*name).to_owned(), json!(dong(*amount)))).collect();
                    json!({"slug": r.refusal.slug, "sheet": r.sheet, "cell": r.cell, "message": r.refusal.text.get(lang), "hint": r.refusal.next.get(lang), "data": figures})
                })
                .collect(),
            left_out: look.left_out.clone(),
            changes: look.changes.as_ref().map(changes),
            profile_saved: look.remembered.clone(),
            issues_out: look.issues.as_ref().map(|path| path.display().to_string()),
        }
    }
}
