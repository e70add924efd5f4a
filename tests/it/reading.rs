//! Reading strangers' files through the child, as the program does.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

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

#[test]
fn a_child_that_makes_no_sense_is_one_clear_message() {
    for (stranger, code) in
        [("/bin/true", "read-crashed"), ("/bin/cat", "read-crashed"), ("/nonexistent", "read-not-started")]
    {
        let error = reader::workbook(Path::new(stranger), "a.csv", b"a;b\n1;2\n").unwrap_err();
        assert_eq!(error.code, code, "{stranger}");
        assert!(!error.text.vi.is_empty() && !error.next.vi.is_empty());
    }
}

#[test]
fn what_the_child_reads_arrives_whole() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Bảng 1").unwrap();
    let bold = rust_xlsxwriter::Format::new().set_bold().set_num_format("#,##0");
    for row in 0..3000u32 {
        sheet.write_string(row, 0, format!("Nhiệm vụ {row}")).unwrap();
        sheet.write_number_with_format(row, 1, f64::from(row) / 3.0, &bold).unwrap();
        sheet.write_boolean(row, 2, row % 2 == 0).unwrap();
        sheet.write_formula(row, 3, rust_xlsxwriter::Formula::new("=1+1").set_result("2")).unwrap();
    }
    sheet.merge_range(4000, 0, 4001, 3, "gộp", &bold).unwrap();
    sheet.insert_note(1, 1, &rust_xlsxwriter::Note::new("ghi chú")).unwrap();
    sheet.set_row_hidden(7).unwrap();
    sheet.set_column_hidden(9).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let near = reader::parse::workbook(&bytes).unwrap();
    let far = reader::workbook(program(), "a.xlsx", &bytes).unwrap();
    assert_eq!(near, far);
    let text = "STT;N\u{1ed9}i dung\n1;\"a;b\"\n".as_bytes();
    assert_eq!(reader::parse::workbook(text).unwrap(), reader::workbook(program(), "a.csv", text).unwrap());
    // A finding comes through with its place, advice and figures.
    let latin = b"a;b\n1;a\xF1o\n";
    let near = reader::parse::workbook(latin).unwrap();
    assert_eq!(near.1.len(), 1);
    assert_eq!(near, reader::workbook(program(), "a.csv", latin).unwrap());
    let page = reader::page(program(), "a.txt", "Điều 1\n\nĐiều 2".as_bytes()).unwrap();
    assert_eq!(page, reader::parse::page("a.txt", "Điều 1\n\nĐiều 2".as_bytes()).unwrap());
    let error = reader::page(program(), "a.pdf", b"%PDF-1.7 ...").unwrap_err();
    assert_eq!(error, reader::parse::page("a.pdf", b"%PDF-1.7 ...").unwrap_err());
}

/// An OLE file holding one workbook stream of these records.
fn xls(records: &[(u16, &[u8])]) -> Vec<u8> {
    let mut stream = Vec::new();
    for (kind, data) in records {
        stream.extend_from_slice(&kind.to_le_bytes());
        stream.extend_from_slice(&u16::try_from(data.len()).unwrap().to_le_bytes());
        stream.extend_from_slice(data);
    }
    stream.resize(4096, 0);
    // Sector 0 the table, sector 1 the directory, sectors 2 to 9 the stream.
    let mut file = vec![0u8; 512 * 11];
    file[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    put(24, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    put(44, &1u32.to_le_bytes());
    put(48, &1u32.to_le_bytes());
    put(56, &4096u32.to_le_bytes());
    for at in [60, 68] {
        put(at, &0xFFFF_FFFEu32.to_le_bytes());
    }
    put(76, &0u32.to_le_bytes());
    for entry in 1..109 {
        put(76 + entry * 4, &[0xFF; 4]);
    }
    put(512, &[0xFF; 512]);
    let mut table: Vec<u32> = vec![0xFFFF_FFFD, 0xFFFF_FFFE];
    table.extend([3, 4, 5, 6, 7, 8, 9, 0xFFFF_FFFE]);
    for (number, next) in table.iter().enumerate() {
        put(512 + number * 4, &next.to_le_bytes());
    }
    for (number, (name, kind, first, length)) in
        [("Root Entry", 5u8, 0xFFFF_FFFEu32, 0u32), ("Workbook", 2, 2, 4096)].into_iter().enumerate()
    {
        let at = 1024 + number * 128;
        let units: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        put(at, &units);
        put(at + 64, &u16::try_from(units.len()).unwrap().to_le_bytes());
        put(at + 66, &[kind, 1]);
        for link in [68, 72, 76] {
            put(at + link, &[0xFF; 4]);
        }
        if kind == 5 {
            put(at + 76, &1u32.to_le_bytes());
        }
        put(at + 116, &first.to_le_bytes());
        put(at + 120, &length.to_le_bytes());
    }
    put(1536, &stream);
    file
}

#[test]
fn a_file_that_asks_for_too_much_memory_is_told_as_such() {
    let globals: &[u8] = &[0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let sheet: &[u8] = &[0, 6, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    // Behind the globals: 20 + 15 + 4 bytes.
    let listed: &[u8] = &[39, 0, 0, 0, 0, 0, 3, 0, b'A', b'B', b'C'];
    let number: &[u8] = &[1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F];
    let good =
        xls(&[(0x0809, globals), (0x0085, listed), (0x000A, &[]), (0x0809, sheet), (0x0203, number), (0x000A, &[])]);
    let (book, _) = reader::workbook(program(), "a.xls", &good).unwrap();
    assert_eq!(
        book.sheets[0].cell(dutoan::sheet::CellRef::new(1, 1)).unwrap().value,
        dutoan::sheet::Value::Number(1.0)
    );
    // Two billion rows of 256 columns, says the sheet of itself.
    let dimensions: &[u8] = &[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0, 1, 0, 0];
    let bad = xls(&[
        (0x0809, globals),
        (0x0085, listed),
        (0x000A, &[]),
        (0x0809, sheet),
        (0x0200, dimensions),
        (0x0203, number),
        (0x000A, &[]),
    ]);
    let error = reader::workbook(program(), "a.xls", &bad).unwrap_err();
    assert_eq!(error.code, "read-memory");
    assert!(error.text.vi.contains("1024 MB"), "{}", error.text.vi);
}
