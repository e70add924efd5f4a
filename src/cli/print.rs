//! The one file that prints: data to stdout, talk to stderr, in one language.

use super::view::ErrorView;
use crate::desk::{Exit, Failure};
use crate::finding::{Finding, Place, Severity};
use crate::words::{Bilingual, Lang};
use serde::Serialize;
use std::cell::RefCell;
use std::io::{BufWriter, Write};

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
    /// Why an answer could not be written whole: a full disk, never a reader that has seen enough.
    pub cut: RefCell<Option<std::io::Error>>,
}

impl Out {
    /// A line of data.
    pub fn line(&self, text: &str) {
        self.wrote(writeln!(std::io::stdout().lock(), "{text}"));
    }

    /// Bytes of data.
    pub fn bytes(&self, bytes: &[u8]) {
        self.wrote(std::io::stdout().lock().write_all(bytes));
    }

    /// Keeps the first failure of writing; a closed pipe (`| head`) is none of ours.
    fn wrote(&self, result: std::io::Result<()>) {
        if let Err(error) = result
            && error.kind() != std::io::ErrorKind::BrokenPipe
        {
            self.cut.borrow_mut().get_or_insert(error);
        }
    }

    /// The code to end with: an answer that could not be written whole is no success, whatever the book says.
    pub fn end(&self, exit: Exit) -> Exit {
        self.wrote(std::io::stdout().lock().flush());
        let Some(error) = self.cut.take() else { return exit };
        let text = Bilingual::new(
            format!(
                "✖ Kết quả in ra bị thiếu: {error}.\n    → Dành thêm chỗ trống trên đĩa rồi in lại; việc ghi sổ, nếu có, xem bằng dutoan history"
            ),
            format!(
                "✖ The answer was not written whole: {error}.\n    → Make room on the disk and print it again; what was recorded, if anything, shows in dutoan history"
            ),
        );
        let _ = writeln!(std::io::stderr().lock(), "{}", text.get(self.lang));
        Exit::World
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

    /// One JSON object, written as it is made: a list of a million lines is never held as one text.
    pub fn object(&self, value: &impl Serialize) {
        let mut to = BufWriter::with_capacity(64 << 10, std::io::stdout().lock());
        let written = serde_json::to_writer_pretty(&mut to, value).map_err(std::io::Error::from);
        self.wrote(written.and_then(|()| writeln!(to)).and_then(|()| to.flush()));
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

    /// Findings of one document; of many alike the first are shown and the rest counted.
    pub fn findings(&self, findings: &[Finding]) {
        const SHOWN: usize = 5;
        let mut met: Vec<(&str, usize)> = Vec::new();
        for finding in findings {
            let count = match met.iter_mut().find(|(slug, _)| *slug == finding.slug) {
                Some((_, count)) => {
                    *count += 1;
                    *count
                }
                None => {
                    met.push((finding.slug, 1));
                    1
                }
            };
            if count <= SHOWN {
                self.finding(finding);
            }
        }
        for (slug, count) in met.into_iter().filter(|(_, count)| *count > SHOWN) {
            let more = count.saturating_sub(SHOWN);
            self.say(&Bilingual::new(
                format!("  … còn {more} chỗ cùng loại [{slug}]; xem hết bằng --json"),
                format!("  … {more} more of [{slug}]; all of them with --json"),
            ));
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
