//! How fast reading is, beside calamine's own pass: run by hand, in release, as
//! `cargo test --release --test it reading_speed -- --ignored --nocapture --test-threads=1`. Asserts no times.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

use calamine::Reader;
use rust_xlsxwriter::{Format, Formula, Workbook};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// CPU seconds of this process and of its ended children, from /proc.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    let ticks: f64 = after.split_whitespace().skip(11).take(4).filter_map(|t| t.parse::<f64>().ok()).sum();
    ticks / 100.0
}

fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find(|l| l.starts_with("VmHWM")).unwrap_or_default().to_owned()
}

/// The number of rows: 100,000, or what `SPEED_ROWS` says.
fn rows() -> u32 {
    std::env::var("SPEED_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(100_000)
}

/// Whether this part is wanted: all, or the one `SPEED_ONLY` names (for counting instructions).
fn wanted(part: &str) -> bool {
    std::env::var("SPEED_ONLY").map_or(true, |only| only == part)
}

/// So many rows of 14 columns with two formulas each, made once a machine.
fn big() -> PathBuf {
    let path = std::env::temp_dir().join(format!("dutoan-speed-{}.xlsx", rows()));
    if path.is_file() {
        return path;
    }
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (bold, money) = (Format::new().set_bold(), Format::new().set_num_format("#,##0"));
    sheet.write_string_with_format(0, 0, "BẢNG TỔNG HỢP DỰ TOÁN", &bold).unwrap();
    sheet.write_string(1, 0, "Đơn vị tính: triệu đồng").unwrap();
    for column in 0..14u16 {
        sheet.write_string_with_format(2, column, format!("Cột {column}"), &bold).unwrap();
    }
    for row in 3..rows() + 3 {
        sheet.write_number(row, 0, f64::from(row - 2)).unwrap();
        sheet.write_string(row, 1, format!("Nhiệm vụ hỗ trợ ứng dụng số {row} của Sở Khoa học và Công nghệ")).unwrap();
        sheet.write_string(row, 2, ["Sở Y tế", "Sở Tài chính", "Sở Giáo dục và Đào tạo"][row as usize % 3]).unwrap();
        for column in 3..12u16 {
            sheet
                .write_number_with_format(row, column, f64::from(row * 37 + u32::from(column) * 1000), &money)
                .unwrap();
        }
        let sum: f64 = (3..12u32).map(|c| f64::from(row * 37 + c * 1000)).sum();
        let formula = Formula::new(format!("=SUM(D{0}:L{0})", row + 1)).set_result(sum.to_string());
        sheet.write_formula_with_format(row, 12, formula, &money).unwrap();
        let formula = Formula::new(format!("=M{0}*1000000", row + 1)).set_result((sum * 1e6).to_string());
        sheet.write_formula_with_format(row, 13, formula, &money).unwrap();
    }
    book.save(&path).unwrap();
    path
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (before, start) = (cpu(), Instant::now());
    let made = work();
    println!("{what}: wall {:.3} s, cpu {:.2} s, {}", start.elapsed().as_secs_f64(), cpu() - before, peak());
    made
}

#[test]
#[ignore = "a measurement, not a check"]
fn a_hundred_thousand_rows() {
    let bytes = std::fs::read(big()).unwrap();
    let lines = usize::try_from(rows()).unwrap() + 3;
    for _ in 0..if std::env::var("SPEED_ONLY").is_ok() { 1 } else { 3 } {
        if wanted("calamine") {
            timed("calamine values", || {
                let mut book = calamine::Xlsx::new(std::io::Cursor::new(&bytes[..])).unwrap();
                let name = book.sheet_names()[0].clone();
                let mut reader = book.worksheet_cells_reader(&name).unwrap();
                let mut count = 0;
                while let Some(cell) = reader.next_cell().unwrap() {
                    count += usize::from(*cell.get_value() != calamine::DataRef::Empty);
                }
                assert!(count > lines * 13);
            });
        }
        if wanted("here") {
            timed("dutoan, in this process", || {
                let (book, _) = dutoan::reader::parse::workbook(&bytes).unwrap();
                assert_eq!(book.sheets[0].rows.len(), lines);
            });
        }
        if wanted("child") {
            timed("dutoan, through the child", || {
                let program = Path::new(env!("CARGO_BIN_EXE_dutoan"));
                let (book, _) = dutoan::reader::workbook(program, "big.xlsx", &bytes).unwrap();
                assert_eq!(book.sheets[0].rows.len(), lines);
            });
        }
    }
    if wanted("formulas") {
        let (mut book, _) = dutoan::reader::parse::workbook(&bytes).unwrap();
        timed("stale results of all formulas", || {
            assert!(dutoan::sheet::formula::stale(&book).is_empty());
        });
        for cell in book.sheets[0].rows.iter_mut().flat_map(|row| &mut row.cells).filter(|c| c.formula.is_some()) {
            cell.value = dutoan::sheet::Value::Empty;
        }
        timed("computing all formulas", || {
            assert_eq!(dutoan::sheet::formula::fill(&mut book).len(), 1);
        });
    }
}

#[test]
#[ignore = "a measurement, not a check"]
fn fifty_lines() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..50u32 {
        sheet.write_string(row, 0, format!("Nhiệm vụ {row}")).unwrap();
        for column in 1..6u16 {
            sheet.write_number(row, column, f64::from(row)).unwrap();
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_dutoan"));
    timed("100 workbooks of 50 lines through the child", || {
        for _ in 0..100 {
            dutoan::reader::workbook(program, "small.xlsx", &bytes).unwrap();
        }
    });
}
