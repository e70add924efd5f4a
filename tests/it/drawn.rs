//! Small workbooks drawn as text: `|` between cells, numbers as numbers, `'` before text that looks like one.

use rust_xlsxwriter::{Workbook, Worksheet};

fn fill(sheet: &mut Worksheet, drawn: &str) {
    for (row, line) in drawn.lines().filter(|l| !l.trim().is_empty()).enumerate() {
        for (column, cell) in line.trim().trim_matches('|').split('|').enumerate() {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            let cell = cell.trim();
            if cell.is_empty() || cell == "." {
                continue;
            }
            if let Some(text) = cell.strip_prefix('\'') {
                sheet.write_string(row, column, text).unwrap();
            } else if let Ok(number) = cell.parse::<f64>() {
                sheet.write_number(row, column, number).unwrap();
            } else {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
}

/// One .xlsx with one sheet for each drawing.
pub fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, drawn) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        fill(sheet, drawn);
    }
    book.save_to_buffer().unwrap()
}
