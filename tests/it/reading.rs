//! Reading strangers' files through the child, as the program does.

#![allow(clippy::print_stdout, reason = "skipped tests say so")]

use dutoan::reader;
use std::path::{Path, PathBuf};

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_dutoan"))
}

/// The shared folder of real files, where this machine has it.
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

#[test]
fn every_strange_file_ends_in_a_workbook_or_a_coded_error() {
    let Some(corpus) = shared("corpus") else { return };
    let mut read = 0;
    for folder in ["torture", "vn", "gov"] {
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(corpus.join(folder)).unwrap().map(|e| e.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let bytes = std::fs::read(&path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            match reader::workbook(program(), &name, &bytes) {
                Ok((workbook, findings)) => {
                    let cells: usize = workbook.sheets.iter().flat_map(|s| &s.rows).map(|r| r.cells.len()).sum();
                    println!(
                        "{folder}/{name}: ok {:?} {} sheets {cells} cells {} findings",
                        workbook.format,
                        workbook.sheets.len(),
                        findings.len()
                    );
                    read += 1;
                }
                Err(error) => {
                    assert!(reader::CODES.contains(&error.code));
                    println!("{folder}/{name}: {error}");
                }
            }
        }
    }
    assert!(read > 0);
}
