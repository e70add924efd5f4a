//! A finding: the data is odd, work goes on, a person decides.

use crate::words::{Bilingual, Lang};
use serde_json::{Map, Value};

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

    /// The sentence in `lang`.
    pub fn message(&self, lang: Lang) -> &str {
        self.text.get(lang)
    }
}
