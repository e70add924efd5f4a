//! Fitting file names into findings, and matching `SLUG@CELL` exceptions against them.

use crate::finding::{Finding, Place, Severity};

/// `SLUG` or `SLUG@CELL`, `SLUG@SHEET!CELL`, `SLUG@FILE!SHEET!CELL`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The slug.
    pub slug: String,
    /// The cell, split from the right: file, sheet, cell.
    pub at: Option<(Option<String>, Option<String>, String)>,
}

impl Exception {
    /// Reads one exception; it cannot fail, an unknown slug simply matches nothing.
    pub fn parse(text: &str) -> Self {
        let Some((slug, at)) = text.split_once('@') else { return Self { slug: text.trim().to_owned(), at: None } };
        let mut parts = at.rsplitn(3, '!').map(|p| p.trim().trim_matches('\'').to_owned());
        let cell = parts.next().unwrap_or_default();
        let sheet = parts.next();
        let file = parts.next();
        Self { slug: slug.trim().to_owned(), at: Some((file, sheet, cell)) }
    }

    /// Whether it names this slug at this place.
    pub fn covers(&self, slug: &str, file: &str, sheet: &str, cell: &str) -> bool {
        self.slug == slug
            && self.at.as_ref().is_none_or(|(f, s, c)| {
                c.eq_ignore_ascii_case(cell)
                    && s.as_ref().is_none_or(|s| s == sheet)
                    && f.as_ref().is_none_or(|f| f == file)
            })
    }

    /// Whether it names this finding.
    pub fn covers_finding(&self, finding: &Finding) -> bool {
        match &finding.place {
            Place::Cell { file, sheet, cell } => self.covers(finding.slug, file, sheet, cell),
            Place::Part { file, part } => self.covers(finding.slug, file, "", part),
            _ => self.slug == finding.slug && self.at.is_none(),
        }
    }
}

/// Whether something must be decided before recording: a block, or a warning nobody accepted.
pub fn waiting(findings: &[Finding], accept: &[Exception]) -> bool {
    findings.iter().any(|f| {
        f.severity == Severity::Block
            || (f.severity == Severity::Warning && !accept.iter().any(|e| e.covers_finding(f)))
    })
}

/// Writes the file's name into findings that do not know it.
pub fn name_file(findings: &mut [Finding], name: &str) {
    for finding in findings {
        match &mut finding.place {
            Place::Cell { file, .. } | Place::Part { file, .. } if file.is_empty() => name.clone_into(file),
            place @ Place::Whole => *place = Place::Part { file: name.to_owned(), part: String::new() },
            _ => {}
        }
    }
}
