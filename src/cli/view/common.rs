//! What several answers share: money, findings, errors.

use crate::desk::Failure;
use crate::finding::{Finding, Place};
use crate::money::Money;
use crate::words::Lang;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// An amount as the contract writes it.
pub fn dong(money: Money) -> String {
    money.dong().to_string()
}

/// A place as an object, `{}` for the whole.
pub fn place(place: &Place) -> Value {
    match place {
        Place::Whole => json!({}),
        Place::Cell { file, sheet, cell } => json!({"file": file, "sheet": sheet, "cell": cell}),
        Place::Part { file, part } => json!({"file": file, "part": part}),
        Place::Batch(batch) => json!({"batch": batch}),
        Place::Line(line) => json!({"line": line}),
    }
}

/// One finding.
#[derive(Serialize)]
pub struct FindingView {
    slug: &'static str,
    severity: &'static str,
    place: Value,
    message: String,
    next: Option<String>,
    data: Map<String, Value>,
}

impl FindingView {
    /// The finding in `lang`.
    pub fn new(finding: &Finding, lang: Lang) -> Self {
        Self {
            slug: finding.slug,
            severity: finding.severity.slug(),
            place: place(&finding.place),
            message: finding.message(lang).to_owned(),
            next: finding.next.as_ref().map(|n| n.get(lang).to_owned()),
            data: finding.data.clone(),
        }
    }

    /// All of them.
    pub fn all(findings: &[Finding], lang: Lang) -> Vec<Self> {
        findings.iter().map(|f| Self::new(f, lang)).collect()
    }
}

/// `dutoan.findings/1`.
#[derive(Serialize)]
pub struct Findings {
    schema: &'static str,
    findings: Vec<FindingView>,
}

impl Findings {
    /// The findings in `lang`.
    pub fn new(findings: &[Finding], lang: Lang) -> Self {
        Self { schema: "dutoan.findings/1", findings: FindingView::all(findings, lang) }
    }
}

/// `dutoan.error/1`.
#[derive(Serialize)]
pub struct ErrorView {
    schema: &'static str,
    error: ErrorBody,
}

#[derive(Serialize)]
struct ErrorBody {
    code: String,
    message: String,
    hint: String,
    place: Value,
}

impl ErrorView {
    /// The ending in `lang`.
    pub fn new(failure: &Failure, lang: Lang) -> Self {
        Self {
            schema: "dutoan.error/1",
            error: ErrorBody {
                code: failure.code.clone(),
                message: failure.text.get(lang).to_owned(),
                hint: failure.next.get(lang).to_owned(),
                place: place(&failure.place),
            },
        }
    }
}
