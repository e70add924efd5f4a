//! How fast, as ratios within one run: reading a workbook against the spreadsheet library's value pass, and
//! previewing it (read, recognise, prove). Asserts nothing: `cargo bench`.
//! `--write FILE` keeps the workbook of 100,000 rows instead, for measuring whole commands on it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::indexing_slicing, missing_docs)]

use calamine::{Reader, Xlsx};
use dutoan::table::{self, Hints};
use rust_xlsxwriter::{Format, Formula, Workbook};
use std::io::Cursor;
use std::time::Instant;

/// A budget table of `rows` lines and ten amount columns with live totals.
fn workbook(rows: u32) -> Vec<u8> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet();
    sheet.write_with_format(0, 1, "DỰ TOÁN KINH PHÍ GIAI ĐOẠN 2016-2025", &bold).unwrap();
    sheet.write(1, 11, "Đơn vị tính: đồng").unwrap();
    for (column, head) in ["STT", "Nội dung", "Cơ quan chủ trì"].iter().enumerate() {
        sheet.write_with_format(2, u16::try_from(column).unwrap(), *head, &bold).unwrap();
    }
    for year in 0..10_u16 {
        sheet.write_with_format(2, 3 + year, format!("Năm {}", 2016 + year), &bold).unwrap();
    }
    sheet.write_with_format(2, 13, "Tổng cộng", &bold).unwrap();
    for row in 0..rows {
        let r = row + 3;
        sheet.write(r, 0, f64::from(row + 1)).unwrap();
        sheet.write(r, 1, format!("Hỗ trợ xây dựng mô hình nông nghiệp số {row} tại các huyện")).unwrap();
        sheet.write(r, 2, "Sở Nông nghiệp và Phát triển nông thôn").unwrap();
        let mut sum = 0.0;
        for year in 0..10_u16 {
            let amount = f64::from((row * 37 + u32::from(year) * 11) % 900 + 1) * 1_000_000.0;
            sum += amount;
            sheet.write(r, 3 + year, amount).unwrap();
        }
        sheet
            .write_formula(r, 13, Formula::new(format!("=SUM(D{0}:M{0})", r + 1)).set_result(format!("{sum}")))
            .unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// The middle of five runs, in milliseconds.
fn time(mut work: impl FnMut() -> usize) -> (f64, usize) {
    let mut runs = Vec::new();
    let mut size = 0;
    for _ in 0..5 {
        let begun = Instant::now();
        size = work();
        runs.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    runs.sort_by(f64::total_cmp);
    (runs[runs.len() / 2], size)
}

fn values(bytes: &[u8]) -> usize {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    let mut cells = book.worksheet_cells_reader(&name).unwrap();
    let mut count = 0;
    while let Some(cell) = cells.next_cell().unwrap() {
        if !matches!(cell.get_value(), calamine::DataRef::Empty) {
            count += 1;
        }
    }
    count
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    if let Some(at) = words.iter().position(|word| word == "--write") {
        std::fs::write(&words[at + 1], workbook(100_000)).unwrap();
        return;
    }
    for rows in [50_u32, 5_000, 50_000] {
        let bytes = workbook(rows);
        let (floor, cells) = time(|| values(&bytes));
        let (ours, _) = time(|| dutoan::reader::parse::workbook(&bytes).unwrap().0.sheets.len());
        let book = dutoan::reader::parse::workbook(&bytes).unwrap().0;
        let (proof, lines) = time(|| table::recognise(&book, &Hints::default()).lines.len());
        println!(
            "{rows} rows, {cells} cells, {lines} lines: library values {floor:.1} ms · our reader {ours:.1} ms ({:.2}×) · recognise and prove {proof:.1} ms · preview {:.2}×",
            ours / floor,
            (ours + proof) / floor
        );
    }
}
