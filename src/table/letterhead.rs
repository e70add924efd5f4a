//! The office whose letterhead stands at the top left of a sheet: "SỞ TƯ PHÁP TỈNH …", or the second line of
//! "UBND TỈNH …", "SỞ Y TẾ", where the first is the body above it.

use super::grid::text_of;
use super::names::is_office;
use super::seams::Norm;
use crate::sheet::Sheet;

/// Rows of a sheet that may hold a letterhead.
const ROWS: usize = 5;

/// The most letters an office's name has.
const LONGEST: usize = 90;

/// What the second line of a name wrapped in two begins with: "UỶ BAN NHÂN DÂN", "HUYỆN …".
const PLACES: &[&str] = &["tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"];

/// The office of the letterhead above row `band` (0-based, where the first table begins), as written.
pub fn office(sheet: &Sheet, band: u32) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    for row in sheet.rows.iter().take_while(|r| r.index < band).take(ROWS) {
        let first = row.cells.iter().find_map(|c| Some((c.column, text_of(c)?)));
        let Some((_, text)) = first.filter(|(column, _)| *column <= 2) else {
            // A blank row, or one with words on the right alone, ends a letterhead that has begun.
            if lines.is_empty() { continue } else { break }
        };
        let told: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        // The title below it is in capitals as well, and begins like no office.
        if told.iter().any(|line| !capitals(line) || line.chars().count() > LONGEST) {
            if lines.is_empty() { continue } else { break }
        }
        lines.extend(told.into_iter().map(super::columns::one_line));
    }
    let mut name: Option<String> = None;
    for line in lines {
        let norm = Norm::head(&line, 60);
        let body = |name: &String| ["ủy ban nhân dân", "uỷ ban nhân dân", "ubnd"].iter().any(|w| Norm::of(name).is(w));
        match name.take() {
            Some(above) if body(&above) && PLACES.iter().any(|w| norm.starts(w)) => {
                name = Some(format!("{above} {line}"));
            }
            // "SỞ Y TẾ" below "UBND TỈNH …": the body above it stands first.
            _ if is_office(&norm) => name = Some(line),
            Some(above) => {
                name = Some(above);
                break;
            }
            // The number of the form may stand over it; a title does not: what follows one is whom it is about.
            None if ["mẫu", "phụ lục", "biểu", "phụ biểu"].iter().any(|w| norm.starts(w)) => {}
            None => return None,
        }
    }
    name
}

/// Whether a line is in capitals: no small letter, and no figure that a title has ("NĂM 2024").
fn capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4 && !text.chars().any(char::is_lowercase) && !text.contains(':')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Cell, Row, Value};

    fn told(lines: &[(u32, &str)]) -> Option<String> {
        let mut sheet = Sheet::default();
        for (index, (column, text)) in (0u32..).zip(lines) {
            let cell = Cell { column: *column, style: 0, value: Value::Text((*text).into()), formula: None };
            sheet.rows.push(Row { index, hidden: false, cells: vec![cell] });
        }
        office(&sheet, 9)
    }

    #[test]
    fn letterheads() {
        let name = |lines: &[(u32, &str)]| told(lines).unwrap_or_default();
        assert_eq!(name(&[(0, "SỞ TƯ PHÁP TỈNH X"), (0, "DỰ TOÁN NĂM 2024")]), "SỞ TƯ PHÁP TỈNH X");
        assert_eq!(name(&[(0, "UBND TỈNH X"), (0, "SỞ Y TẾ"), (0, "DỰ TOÁN NĂM 2024")]), "SỞ Y TẾ");
        assert_eq!(name(&[(0, "UBND TỈNH X\nSỞ Y TẾ"), (0, "DỰ TOÁN NĂM 2024")]), "SỞ Y TẾ");
        assert_eq!(name(&[(0, "ỦY BAN NHÂN DÂN"), (0, "HUYỆN X"), (0, "BIỂU")]), "ỦY BAN NHÂN DÂN HUYỆN X");
        assert_eq!(name(&[(0, "Phụ lục I"), (0, "CÔNG AN TỈNH X")]), "CÔNG AN TỈNH X");
        assert_eq!(told(&[(0, "Sở Y tế đề nghị năm 2024"), (0, "DỰ TOÁN NĂM 2024")]), None);
        assert_eq!(told(&[(0, "DỰ TOÁN NĂM 2024"), (0, "SỞ Y TẾ")]), None, "a title, then whom it is about");
        assert_eq!(name(&[(0, "PHỤ LỤC II"), (0, "CÔNG AN TỈNH X")]), "CÔNG AN TỈNH X");
        assert_eq!(told(&[(6, "SỞ Y TẾ")]), None, "at the right");
    }
}
