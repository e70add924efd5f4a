//! Small workbooks drawn as text: `|` between cells, numbers as numbers, `'` before text that looks like one,
//! `{SUM(A1:A2)}3` a formula with its result, a line that ends in `~` a hidden row.

use rust_xlsxwriter::{Formula, Workbook, Worksheet};

fn fill(sheet: &mut Worksheet, drawn: &str) {
    for (row, line) in drawn.lines().filter(|l| !l.trim().is_empty()).enumerate() {
        let (line, hidden) = match line.trim().strip_suffix('~') {
            Some(rest) => (rest, true),
            None => (line, false),
        };
        for (column, cell) in line.trim().trim_matches('|').split('|').enumerate() {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            let cell = cell.trim();
            if cell.is_empty() || cell == "." {
                continue;
            }
            if let Some((formula, result)) = cell.strip_prefix('{').and_then(|f| f.split_once('}')) {
                let formula = Formula::new(format!("={formula}")).set_result(result);
                sheet.write_formula(row, column, formula).unwrap();
            } else if let Some(text) = cell.strip_prefix('\'') {
                sheet.write_string(row, column, text).unwrap();
            } else if let Ok(number) = cell.parse::<f64>() {
                sheet.write_number(row, column, number).unwrap();
            } else {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
        if hidden {
            sheet.set_row_hidden(u32::try_from(row).unwrap()).unwrap();
        }
    }
}

/// One .xlsx from sheets that `== Name` begins; without such a line, one sheet `Biểu`.
pub fn sheets(drawn: &str) -> Vec<u8> {
    let mut parts: Vec<(&str, String)> = Vec::new();
    for line in drawn.lines() {
        match line.strip_prefix("== ") {
            Some(name) => parts.push((name.trim(), String::new())),
            None => {
                if parts.is_empty() {
                    parts.push(("Biểu", String::new()));
                }
                if let Some((_, body)) = parts.last_mut() {
                    body.push_str(line);
                    body.push('\n');
                }
            }
        }
    }
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, body)| (*name, body.as_str())).collect();
    workbook(&parts)
}

/// One .xlsx with one sheet for each drawing.
pub fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, drawn) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        sheet.set_formula_result_default("");
        fill(sheet, drawn);
    }
    book.save_to_buffer().unwrap()
}
