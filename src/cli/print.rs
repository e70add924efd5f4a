//! The one file that prints: data to stdout, talk to stderr, in one language.

use super::view::ErrorView;
use crate::desk::{Exit, Failure};
use crate::finding::{Finding, Place, Severity};
use crate::words::{Bilingual, Lang};
use serde::Serialize;
use std::io::Write;

/// Where answers go and how.
pub struct Out {
    /// The language of sentences.
    pub lang: Lang,
    /// One JSON object instead of text.
    pub json: bool,
    /// Data only.
    pub quiet: bool,
    /// Colour on a terminal.
    pub color: bool,
    /// The terminal's width, columns.
    pub width: u16,
}

impl Out {
    /// A line of data.
    pub fn line(&self, text: &str) {
        // a closed pipe (`| head`) is no failure of ours
        let _ = writeln!(std::io::stdout().lock(), "{text}");
    }

    /// Bytes of data.
    pub fn bytes(&self, bytes: &[u8]) {
        let _ = std::io::stdout().lock().write_all(bytes);
    }

    /// A line of talk.
    pub fn talk(&self, text: &Bilingual) {
        if !self.quiet {
            let _ = writeln!(std::io::stderr().lock(), "{}", text.get(self.lang));
        }
    }

    /// A line of data in both languages.
    pub fn say(&self, text: &Bilingual) {
        self.line(text.get(self.lang));
    }

    /// One JSON object.
    pub fn object(&self, value: &impl Serialize) {
        match serde_json::to_string_pretty(value) {
            Ok(text) => self.line(&text),
            Err(error) => self.line(&format!(
                "{{\"schema\":\"dutoan.error/1\",\"error\":{{\"code\":\"json\",\"message\":\"{error}\"}}}}"
            )),
        }
    }

    /// The sign of a severity; the word beside it carries the meaning too.
    fn sign(severity: Severity) -> &'static str {
        match severity {
            Severity::Note => "·",
            Severity::Warning => "▲",
            Severity::Block => "✖",
        }
    }

    /// One finding: sign, place, what, then what next.
    pub fn finding(&self, finding: &Finding) {
        let place = place(&finding.place);
        let text = finding.message(self.lang);
        let sign = Self::sign(finding.severity);
        self.line(&format!("{sign} {place}{}{text}  [{}]", if place.is_empty() { "" } else { "  " }, finding.slug));
        if let Some(next) = &finding.next
            && !self.quiet
        {
            self.line(&format!("    → {}", next.get(self.lang)));
        }
    }

    /// An ending that is not well.
    pub fn failure(&self, failure: &Failure) -> Exit {
        if self.json {
            self.object(&ErrorView::new(failure, self.lang));
            return failure.exit;
        }
        let place = place(&failure.place);
        let mut text = format!("✖ {}", failure.text.get(self.lang));
        if !place.is_empty() {
            text.push_str(&format!("\n    {} {place}", Bilingual::new("ở:", "at:").get(self.lang)));
        }
        let next = failure.next.get(self.lang);
        if !next.is_empty() {
            text.push_str(&format!("\n    → {next}"));
        }
        let _ = writeln!(std::io::stderr().lock(), "{text}");
        failure.exit
    }
}

/// A place as `file › sheet › cell`.
pub fn place(place: &Place) -> String {
    let parts: Vec<&str> = match place {
        Place::Whole => Vec::new(),
        Place::Cell { file, sheet, cell } => vec![file, sheet, cell],
        Place::Part { file, part } => vec![file, part],
        Place::Batch(batch) => vec![batch],
        Place::Line(line) => vec![line],
    };
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" › ")
}
