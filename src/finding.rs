//! A finding: the data is odd, work goes on, a person decides.

use crate::money::Money;
use crate::words::{Bilingual, Lang};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// How much a finding weighs. The room that finds decides it, never a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing to decide.
    Note,
    /// A person should look; posting waits until it is accepted.
    Warning,
    /// Posting is impossible until it is mended or answered.
    Block,
}

impl Severity {
    /// The word of the JSON contract.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Block => "block",
        }
    }

    /// Its name on screens and in reports.
    pub const fn label(self) -> Bilingual {
        match self {
            Self::Note => Bilingual::fixed("Ghi nhận", "Note"),
            Self::Warning => Bilingual::fixed("Cảnh báo", "Warning"),
            Self::Block => Bilingual::fixed("Chặn ghi sổ", "Block"),
        }
    }
}

/// Where a finding stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The whole of what was looked at.
    #[default]
    Whole,
    /// A cell; rooms that do not know the file's name leave `file` empty and the desk fills it.
    Cell {
        /// The file's name.
        file: String,
        /// The sheet's name.
        sheet: String,
        /// The cell, `B7`, or a range, `B7:C9`; empty for the whole sheet.
        cell: String,
    },
    /// A part of a file: a paragraph, a zip entry.
    Part {
        /// The file's name.
        file: String,
        /// The part.
        part: String,
    },
    /// A batch of the book.
    Batch(String),
    /// A recorded line.
    Line(String),
}

impl Place {
    /// The place in one line, `file › sheet › cell`; empty for the whole of what was looked at.
    pub fn shown(&self) -> String {
        let parts: Vec<&str> = match self {
            Self::Whole => Vec::new(),
            Self::Cell { file, sheet, cell } => vec![file, sheet, cell],
            Self::Part { file, part } => vec![file, part],
            Self::Batch(name) | Self::Line(name) => vec![name],
        };
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" › ")
    }
}

/// One odd thing, said in both languages, with its figures as data.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// A short stable English word with hyphens, `total-differs`.
    pub slug: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it stands.
    pub place: Place,
    /// What is odd, with both figures.
    pub text: Bilingual,
    /// What to do next, where there is something to do.
    pub next: Option<Bilingual>,
    /// The figures, by name; money as decimal strings in đồng.
    pub data: Map<String, Value>,
}

impl Finding {
    /// A finding without place, advice or data; the builders below add them.
    pub fn new(slug: &'static str, severity: Severity, text: Bilingual) -> Self {
        Self { slug, severity, place: Place::Whole, text, next: None, data: Map::new() }
    }

    /// A [`Severity::Note`].
    pub fn note(slug: &'static str, vi: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self::new(slug, Severity::Note, Bilingual::new(vi, en))
    }

    /// A [`Severity::Warning`].
    pub fn warning(slug: &'static str, vi: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self::new(slug, Severity::Warning, Bilingual::new(vi, en))
    }

    /// A [`Severity::Block`].
    pub fn block(slug: &'static str, vi: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self::new(slug, Severity::Block, Bilingual::new(vi, en))
    }

    /// Puts the finding on a cell (or range) of a sheet; the desk fills in the file.
    #[must_use]
    pub fn at(mut self, sheet: &str, cell: impl Into<String>) -> Self {
        self.place = Place::Cell { file: String::new(), sheet: sheet.to_owned(), cell: cell.into() };
        self
    }

    /// Puts the finding on a part of a file (a paragraph, a zip entry); the desk fills in the file.
    #[must_use]
    pub fn part(mut self, part: impl Into<String>) -> Self {
        self.place = Place::Part { file: String::new(), part: part.into() };
        self
    }

    /// Adds what to do next.
    #[must_use]
    pub fn next(mut self, next: Bilingual) -> Self {
        self.next = Some(next);
        self
    }

    /// Adds a figure.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.data.insert(name.to_owned(), value.into());
        self
    }

    /// Adds an amount, as the JSON contract writes it: a decimal string in đồng.
    #[must_use]
    pub fn with_money(self, name: &str, amount: Money) -> Self {
        self.with(name, amount.dong().to_string())
    }

    /// Fills in the file's name where the place waits for one.
    #[must_use]
    pub fn in_file(mut self, name: &str) -> Self {
        if let Place::Cell { file, .. } | Place::Part { file, .. } = &mut self.place
            && file.is_empty()
        {
            name.clone_into(file);
        }
        self
    }

    /// The sentence in `lang`.
    pub fn message(&self, lang: Lang) -> &str {
        self.text.get(lang)
    }
}

/// The heaviest severity among findings; `None` without findings.
pub fn worst(findings: &[Finding]) -> Option<Severity> {
    findings.iter().map(|finding| finding.severity).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_says_what_where_and_how_much() {
        let finding = Finding::warning("total-differs", "Tổng không khớp", "The total differs")
            .at("Biểu 1", "D12")
            .with_money("stated", Money::new(5_000_000_000).unwrap())
            .in_file("du-toan.xlsx");
        assert_eq!(finding.place.shown(), "du-toan.xlsx › Biểu 1 › D12");
        assert_eq!(finding.data.get("stated"), Some(&Value::from("5000000000")));
        assert_eq!(finding.clone().in_file("other.xlsx"), finding);
        assert_eq!(finding.message(Lang::En), "The total differs");
        assert_eq!(Place::Whole.shown(), "");
        assert_eq!(worst(&[Finding::note("a", "b", "c"), finding]), Some(Severity::Warning));
        assert_eq!(worst(&[]), None);
    }
}
