//! Reading in this very process. Only for files one has made oneself (tests, benches) and for the child, which
//! runs it under the memory cap: a stranger's file goes through [`super::workbook`] and [`super::page`].

use super::build::Builder;
use super::error::Error;
use super::format::{self, Kind};
use super::package::Package;
use super::sink::Sink;
use super::xlsx;
use super::{decode, docx, limits, odd};
use crate::finding::Finding;
use crate::page::{self, Block, Page};
use crate::sheet::Workbook;
use crate::words::Bilingual;

/// Puts the reading child's memory cap on this very process, counted from now: for a program that lives long and
/// reads many files as the child would.
pub fn cap_memory() {
    super::cap::install(limits::MEMORY);
}

/// Reads a workbook of any known format, uncapped.
///
/// # Errors
/// What makes the file unreadable, coded.
pub fn workbook(bytes: &[u8]) -> Result<(Workbook, Vec<Finding>), Error> {
    let mut builder = Builder::default();
    pour("", bytes, &mut builder)?;
    let (mut workbook, mut findings) = builder.finish().ok_or_else(Error::crashed)?;
    super::old_fonts::decode(&mut workbook, &mut findings);
    Ok((workbook, findings))
}

/// Reads a workbook into a sink.
///
/// # Errors
/// What makes the file unreadable, coded.
pub(super) fn pour(name: &str, bytes: &[u8], sink: &mut dyn Sink) -> Result<(), Error> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > limits::LIST_FILE {
        return Err(Error::file_too_large(limits::LIST_FILE, size));
    }
    let kind = format::sniff(bytes)?;
    if size > limits::FILE && !matches!(kind, Kind::Text) {
        return Err(Error::file_too_large(limits::FILE, size));
    }
    match kind {
        Kind::Xlsx(main) => xlsx::read(&mut Package::open(bytes)?, &main, sink),
        Kind::Xls => super::binary::xls(bytes, sink),
        Kind::Xlsb => super::binary::xlsb(bytes, sink),
        Kind::Ods => super::ods::read(&mut Package::open(bytes)?, sink),
        Kind::Html => super::html::read(bytes, sink),
        Kind::Xml2003 => super::xml2003::read(bytes, sink),
        Kind::Text => super::csv::read(name, bytes, sink),
        Kind::Docx(_) => Err(Error::document_for_workbook(Bilingual::new(
            "đây là văn bản Word (.docx)",
            "this is a Word document (.docx)",
        ))),
        Kind::Other(what) => {
            Err(Error::not_a_workbook(Bilingual::new(format!("đây là {}", what.vi), format!("this is {}", what.en))))
        }
    }
}

/// Reads a document (.docx .txt .md .html), uncapped. `name` tells plain text from a table.
///
/// # Errors
/// What makes the file unreadable, coded.
pub fn page(name: &str, bytes: &[u8]) -> Result<(Page, Vec<Finding>), Error> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > limits::FILE {
        return Err(Error::file_too_large(limits::FILE, size));
    }
    let is_html = match format::sniff(bytes)? {
        Kind::Docx(main) => {
            let page = docx::read(&mut Package::open(bytes)?, &main)?;
            return bounded(&page).map(|()| (page, Vec::new()));
        }
        Kind::Html => true,
        Kind::Text => {
            let name = name.to_lowercase();
            name.ends_with(".html") || name.ends_with(".htm")
        }
        Kind::Other(what) => {
            return Err(Error::not_a_document(Bilingual::new(
                format!("đây là {}", what.vi),
                format!("this is {}", what.en),
            )));
        }
        Kind::Xlsx(_) | Kind::Xlsb | Kind::Xls | Kind::Ods | Kind::Xml2003 => {
            return Err(Error::workbook_for_document());
        }
    };
    let decoded = decode::decode(bytes);
    if decoded.text.trim().is_empty() {
        return Err(Error::empty());
    }
    if !is_html {
        // Counted before anything is made of it; the lines and bytes of a markup say nothing of its length.
        within(decoded.text.lines().filter(|line| !line.trim().is_empty()).count(), decoded.text.len())?;
    }
    let guessed = decoded.evidence.as_ref().map(|evidence| odd::encoding_guessed(decoded.encoding, evidence));
    let page = page::from_text(&decoded.text, is_html);
    bounded(&page)?;
    Ok((page, guessed.into_iter().collect()))
}

/// Refuses a document too long to be a plan: what is read from it is held against itself many times.
fn bounded(page: &Page) -> Result<(), Error> {
    let mut lines = 0_usize;
    let mut bytes = 0_usize;
    for block in &page.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                lines += 1;
                bytes += paragraph.text.len();
            }
            Block::Table(grid) => {
                lines += grid.rows.len();
                bytes += grid.rows.iter().flatten().map(|cell| cell.text.len()).sum::<usize>();
            }
        }
    }
    within(lines, bytes)
}

fn within(lines: usize, bytes: usize) -> Result<(), Error> {
    if lines > limits::LINES {
        return Err(Error::page_lines(lines));
    }
    if bytes > limits::PAGE_TEXT { Err(Error::page_text(bytes)) } else { Ok(()) }
}
