//! Reading in this very process. Only for files one has made oneself (tests, benches) and for the child, which
//! runs it under the memory cap: a stranger's file goes through [`super::workbook`] and [`super::page`].

use super::build::Builder;
use super::error::Error;
use super::format::{self, Kind};
use super::limits;
use super::package::Package;
use super::sink::Sink;
use super::xlsx;
use crate::finding::Finding;
use crate::page::Page;
use crate::sheet::Workbook;
use crate::words::Bilingual;

/// Reads a workbook of any known format, uncapped.
///
/// # Errors
/// What makes the file unreadable, coded.
pub fn workbook(bytes: &[u8]) -> Result<(Workbook, Vec<Finding>), Error> {
    let mut builder = Builder::default();
    pour("", bytes, &mut builder)?;
    builder.finish().ok_or_else(Error::crashed)
}

/// Reads a workbook into a sink.
///
/// # Errors
/// What makes the file unreadable, coded.
pub(super) fn pour(name: &str, bytes: &[u8], sink: &mut dyn Sink) -> Result<(), Error> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > limits::FILE {
        return Err(Error::file_too_large(size));
    }
    match format::sniff(bytes)? {
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

/// Reads a document, uncapped.
///
/// # Errors
/// What makes the file unreadable, coded.
pub fn page(name: &str, bytes: &[u8]) -> Result<(Page, Vec<Finding>), Error> {
    let _ = (name, bytes);
    Err(Error::not_a_document(Bilingual::new("chưa hỗ trợ", "not supported")))
}
#[cfg(test)]
mod peek {
    #[test]
    fn peek() {
        let Ok(path) = std::env::var("PEEK") else { return };
        let (book, findings) = super::workbook(&std::fs::read(path).unwrap()).unwrap();
        for f in findings {
            println!("{} {}", f.slug, f.text.vi);
        }
        for s in &book.sheets {
            println!(
                "== {} {:?} hidden cols {:?} merges {} notes {}",
                s.name,
                s.visibility,
                s.hidden_columns,
                s.merges.len(),
                s.notes.len()
            );
            for r in s.rows.iter().take(25) {
                let t: Vec<String> = r
                    .cells
                    .iter()
                    .map(|c| {
                        let st = s.style(c).unwrap();
                        format!(
                            "{}{}{}:{:?}{}[{}|{}]",
                            crate::sheet::column_letters(c.column),
                            if st.bold { "*" } else { "" },
                            if st.indent > 0 { ">" } else { "" },
                            c.value,
                            c.formula.as_ref().map_or(String::new(), |f| format!(" ={f}")),
                            st.number_format,
                            st.font
                        )
                    })
                    .collect();
                println!("{}{} {}", r.index + 1, if r.hidden { "h" } else { "" }, t.join(" "));
            }
        }
    }
}
