//! File bytes → workbook or page, in a capped child process, after the pre-flight. No meaning.
//!
//! A stranger's file is never opened in this process: [`workbook`] and [`page`] start the program itself with a
//! hidden sub-command, hand it the bytes on stdin and read frames from its stdout, row by row. The child lives
//! under a memory cap and the parent's deadline. What is odd but readable comes back as findings, what is
//! unreadable as one coded [`Error`].

mod biff;
mod binary;
mod build;
mod cap;
mod child;
mod csv;
mod dates;
mod decode;
mod docx;
mod error;
mod format;
mod grid;
mod html;
mod limits;
mod odd;
mod ods;
mod old_fonts;
mod package;
pub mod parse;
mod r1c1;
mod sink;
mod wire;
mod xlsx;
mod xml;
mod xml2003;

pub use cap::give_back;
pub use error::{CODES, Details, Error};
pub use odd::SLUGS;

use crate::finding::Finding;
use crate::page::Page;
use crate::sheet::Workbook;
use std::path::Path;

/// Reads a workbook of any known format in a child process started from `program`.
/// `name` is only for messages and for telling text formats apart.
///
/// # Errors
/// What makes the file unreadable, coded.
pub fn workbook(program: &Path, name: &str, bytes: &[u8]) -> Result<(Workbook, Vec<Finding>), Error> {
    child::workbook(program, name, bytes)
}

/// Reads a document (.docx .txt .md .html) in a child process started from `program`.
///
/// # Errors
/// What makes the file unreadable, coded.
pub fn page(program: &Path, name: &str, bytes: &[u8]) -> Result<(Page, Vec<Finding>), Error> {
    child::page(program, name, bytes)
}

/// The hidden sub-command by which the program calls itself to read one stranger's file.
pub const CHILD: &str = "__read";

/// The largest file read, in bytes: a list as text; others are refused earlier.
pub const LARGEST: u64 = limits::LIST_FILE;

/// The child's life: read stdin, parse under the caps, write frames to stdout. Called first thing in `main`.
pub fn child_main(args: &[String]) -> std::process::ExitCode {
    child::main(args)
}

#[cfg(test)]
mod tests;
