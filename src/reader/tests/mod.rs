//! The readers on files made here: what each feature reads as, and what every kind of attack ends in.

mod any;
mod attack;
mod features;
mod mutants;

use super::parse;
use crate::sheet::{CellRef, Workbook};
use std::io::Write;

/// A zip of these parts.
fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const RELS: &str = r#"<Relationships xmlns="r"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str =
    r#"<workbook xmlns:r="r"><sheets><sheet name="Bảng 1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<Relationships>
    <Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="rId2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>
    <Relationship Id="rId3" Type="http://x/styles" Target="styles.xml"/></Relationships>"#;

/// A workbook of one sheet from the XML of its sheet, with other parts beside it or instead of the usual ones.
fn xlsx(sheet: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let whole = if sheet.starts_with("<worksheet") || sheet.starts_with("<!") {
        sheet.to_owned()
    } else {
        format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>")
    };
    let mut all: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", whole.as_bytes()),
    ];
    for (name, text) in parts {
        all.retain(|(known, _)| known != name);
        all.push((name, text.as_bytes()));
    }
    zip_of(&all)
}

/// The filled cells of a workbook as `A1=value` with `{formula}`, sheet by sheet.
fn show(book: &Workbook) -> String {
    let mut out = Vec::new();
    for sheet in &book.sheets {
        for row in &sheet.rows {
            for cell in &row.cells {
                let kind = match &cell.value {
                    crate::sheet::Value::Number(_) => "n",
                    crate::sheet::Value::Date(_) => "d",
                    crate::sheet::Value::Bool(_) => "b",
                    crate::sheet::Value::Error(_) => "e",
                    _ => "",
                };
                let formula = cell.formula.as_ref().map_or(String::new(), |f| format!("{{{f}}}"));
                let at = CellRef::new(row.index, cell.column);
                out.push(format!("{at}={kind}{}{formula}", cell.value.raw()));
            }
        }
    }
    out.join(" ")
}

fn read(bytes: &[u8]) -> String {
    match parse::workbook(bytes) {
        Ok((book, findings)) => {
            let slugs: Vec<&str> = findings.iter().map(|f| f.slug).collect();
            let shown = show(&book);
            if slugs.is_empty() { shown } else { format!("{shown} !{}", slugs.join(",")) }
        }
        Err(error) => format!("{} @{}", error.code, error.part.as_deref().unwrap_or("-")),
    }
}
