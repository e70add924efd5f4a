//! File bytes → workbook or page, in a capped child process, after the pre-flight. No meaning.

use crate::finding::Finding;
use crate::page::Page;
use crate::sheet::Workbook;
use crate::words::Bilingual;
use std::path::Path;

/// Why a file could not be read: a coded message naming the part, the limit and the figure found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {}", text.en)]
pub struct Error {
    /// `file-missing`, `file-encrypted`, `file-truncated`, `file-hostile`, `not-a-workbook`, `not-a-document` …
    pub code: &'static str,
    /// What, with both figures.
    pub text: Bilingual,
    /// What next.
    pub next: Bilingual,
    /// The part or cell of the file, where known.
    pub part: Option<String>,
}

/// Reads a workbook of any known format in a child process started from `program`.
/// `name` is only for messages and for telling text formats apart.
///
/// # Errors
/// What makes the file unreadable, coded.
pub fn workbook(program: &Path, name: &str, bytes: &[u8]) -> Result<(Workbook, Vec<Finding>), Error> {
    let _ = (program, name, bytes);
    Err(Error {
        code: "not-a-workbook",
        text: Bilingual::new("Chưa đọc được.", "Not readable yet."),
        next: Bilingual::new("", ""),
        part: None,
    })
}

/// Reads a document (.docx .txt .md .html) in a child process started from `program`.
///
/// # Errors
/// What makes the file unreadable, coded.
pub fn page(program: &Path, name: &str, bytes: &[u8]) -> Result<(Page, Vec<Finding>), Error> {
    let _ = (program, name, bytes);
    Err(Error {
        code: "not-a-document",
        text: Bilingual::new("Chưa đọc được.", "Not readable yet."),
        next: Bilingual::new("", ""),
        part: None,
    })
}

/// The hidden sub-command by which the program calls itself to read one stranger's file.
pub const CHILD: &str = "__read";

/// The child's life: read stdin, parse under the caps, write frames to stdout. Called first thing in `main`.
pub fn child_main(args: &[String]) -> std::process::ExitCode {
    let _ = args;
    std::process::ExitCode::FAILURE
}
