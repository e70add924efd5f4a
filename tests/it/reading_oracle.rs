//! The reader beside calamine on every real workbook this machine has: the same cells with the same values.
//!
//! Differences that are meant:
//! | where | calamine | here | why |
//! |---|---|---|---|
//! | runs of spaces at a text's ends | trimmed without `xml:space` | kept | leading spaces show levels |
//! | dates | serial number with a flag | ISO text | said once, where the format is known |
//! | a date cell holding no calendar date | date | number | 0 is no date |
//! | a formula with an empty text as result | empty | empty text | the formula was computed |
//! | errors | an enum | their text | |
//! | a number that is none (`NaN`, words) | error or NaN | error value or text, and a finding | told, never silent |

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

use calamine::{Data, ExcelDateTime, Reader};
use dutoan::sheet::{CellRef, Sheet, Value};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn shared(folder: &str) -> Option<PathBuf> {
    let base = std::env::var_os("DUTOAN_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = base.join(folder);
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: {} is not on this machine", path.display());
    None
}

/// A date as calamine's numbers say it, in our form.
fn iso(date: &ExcelDateTime) -> Vec<String> {
    let (year, month, day, hour, minute, second, milli) = date.to_ymd_hms_milli();
    let date_part = format!("{year:04}-{month:02}-{day:02}");
    let mut forms = vec![date_part.clone(), format!("{date_part}T{hour:02}:{minute:02}:{second:02}")];
    // We round to the second, calamine to the millisecond.
    if milli >= 500 {
        forms.push(format!("{date_part}T{hour:02}:{minute:02}:{:02}", second + 1));
    }
    forms.push(format!("T{hour:02}:{minute:02}:{second:02}"));
    forms.push(format!("T{hour:02}:{minute:02}:{:02}", second + 1));
    forms
}

fn same(ours: &Value, theirs: &Data) -> bool {
    match (ours, theirs) {
        (Value::Number(a), Data::Float(b)) => a == b,
        (Value::Number(a), Data::Int(b)) => *a == *b as f64,
        (Value::Number(a), Data::DateTime(b)) => *a == b.as_f64(),
        (Value::Text(a), Data::String(b)) => a.trim().replace("\r\n", "\n") == b.trim().replace("\r\n", "\n"),
        (Value::Bool(a), Data::Bool(b)) => a == b,
        (Value::Date(a), Data::DateTime(b)) => a.starts_with("PT") || iso(b).iter().any(|form| **form == **a),
        (Value::Date(a), Data::DateTimeIso(b) | Data::DurationIso(b)) => b.starts_with(&**a),
        (Value::Error(a), Data::Error(b)) => **a == b.to_string(),
        _ => false,
    }
}

/// Compares a sheet; gives the cells that differ.
fn compare(sheet: &Sheet, theirs: &BTreeMap<(u32, u32), Data>, path: &str) -> (usize, Vec<String>) {
    let mut odd = Vec::new();
    let mut cells = 0;
    for row in &sheet.rows {
        for cell in &row.cells {
            let at = (row.index, cell.column);
            let other = theirs.get(&at);
            match (&cell.value, other) {
                (Value::Empty, None) => {}
                (Value::Text(text), None) if text.trim().is_empty() => {}
                (Value::Empty, Some(Data::String(text))) if text.is_empty() => {}
                (_, Some(other)) if same(&cell.value, other) => cells += 1,
                (ours, other) => {
                    odd.push(format!("{path} {}!{}: {ours:?} | {other:?}", sheet.name, CellRef::new(at.0, at.1)));
                }
            }
        }
    }
    for (at, data) in theirs {
        if sheet.cell(CellRef::new(at.0, at.1)).is_none()
            && !matches!(data, Data::String(text) if text.trim().is_empty())
        {
            odd.push(format!("{path} {}!{}: lost {data:?}", sheet.name, CellRef::new(at.0, at.1)));
        }
    }
    (cells, odd)
}

/// What calamine finds filled.
fn filled(range: &calamine::Range<Data>) -> BTreeMap<(u32, u32), Data> {
    let (top, left) = range.start().unwrap_or_default();
    range
        .used_cells()
        .filter(|(_, _, data)| **data != Data::Empty)
        .map(|(row, column, data)| {
            let at = (top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap());
            (at, data.clone())
        })
        .collect()
}

#[test]
fn every_readable_workbook_reads_as_calamine_reads_it() {
    let Some(corpus) = shared("corpus") else { return };
    let (mut files, mut cells) = (0, 0);
    let mut odd = Vec::new();
    for folder in ["gov", "torture"] {
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(corpus.join(folder)).unwrap().map(|e| e.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let bytes = std::fs::read(&path).unwrap();
            let Ok((book, _)) = dutoan::reader::parse::workbook(&bytes) else { continue };
            let range = |sheet: &str| -> Option<calamine::Range<Data>> {
                let from = std::io::Cursor::new(&bytes[..]);
                // calamine panics on some of these files.
                std::panic::catch_unwind(|| match book.format {
                    dutoan::sheet::Format::Xlsx => calamine::Xlsx::new(from).ok()?.worksheet_range(sheet).ok(),
                    dutoan::sheet::Format::Ods => calamine::Ods::new(from).ok()?.worksheet_range(sheet).ok(),
                    _ => None,
                })
                .ok()?
            };
            for sheet in &book.sheets {
                let Some(range) = range(&sheet.name) else { continue };
                files += 1;
                let (same, differing) = compare(sheet, &filled(&range), &name);
                cells += same;
                odd.extend(differing);
            }
        }
    }
    println!("{files} sheets, {cells} cells the same, {} not", odd.len());
    for line in odd.iter().take(60) {
        println!("{line}");
    }
    assert!(files > 0 && cells > 0 && odd.is_empty());
}

/// Programs that calculate leave no stale results; what our evaluator finds different would be its own fault.
/// (.xls and .xlsb are left out: their formulas come through calamine, which loses references to other sheets.)
#[test]
fn workbooks_saved_by_spreadsheet_programs_have_no_stale_results() {
    let Some(corpus) = shared("corpus") else { return };
    let mut formulas = 0;
    for folder in ["gov", "torture"] {
        for entry in std::fs::read_dir(corpus.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            if !bytes.starts_with(b"PK") {
                continue;
            }
            let Ok((book, _)) = dutoan::reader::parse::workbook(&bytes) else { continue };
            if book.format == dutoan::sheet::Format::Xlsb {
                continue;
            }
            let cells = book.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
            formulas += cells.filter(|cell| cell.formula.is_some()).count();
            assert_eq!(dutoan::sheet::formula::stale(&book), [], "{}", path.display());
        }
    }
    assert!(formulas > 100, "{formulas}");
}
