//! A workbook of values written as a file of each format that offices send.

use dutoan::sheet::{Cell, CellRef, Sheet, Style, Value, Visibility, Workbook};
use rust_xlsxwriter as excel;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The formats; `xls` and `ods` are made by LibreOffice from the `xlsx`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Xlsx,
    Xls,
    Ods,
    Csv,
    Html,
    Xml,
}

impl Kind {
    pub const ALL: [Self; 6] = [Self::Xlsx, Self::Xls, Self::Ods, Self::Csv, Self::Html, Self::Xml];

    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Csv => "csv",
            Self::Html => "html",
            Self::Xml => "xml",
        }
    }

    /// Text formats hold one visible sheet, without hidden parts.
    pub fn can_hold(self, book: &Workbook) -> bool {
        !matches!(self, Self::Csv | Self::Html)
            || (book.sheets.len() == 1
                && book.sheets.iter().all(|s| s.visibility == Visibility::Visible && s.rows.iter().all(|r| !r.hidden)))
    }
}

/// The file's bytes; `seed` chooses among the ways of writing the same.
pub fn write(book: &Workbook, kind: Kind, seed: u64) -> Vec<u8> {
    match kind {
        Kind::Xlsx | Kind::Xls | Kind::Ods => xlsx(book),
        Kind::Csv => csv(&book.sheets[0], seed),
        Kind::Html => html(&book.sheets[0]).into_bytes(),
        Kind::Xml => xml(book).into_bytes(),
    }
}

fn cells(sheet: &Sheet) -> impl Iterator<Item = (u32, &Cell, &Style)> {
    sheet
        .rows
        .iter()
        .flat_map(move |row| row.cells.iter().map(move |c| (row.index, c, &sheet.styles[c.style as usize])))
}

fn xlsx(book: &Workbook) -> Vec<u8> {
    let mut out = excel::Workbook::new();
    for sheet in &book.sheets {
        let page = out.add_worksheet();
        page.set_name(&sheet.name).unwrap();
        // a formula whose result nobody kept
        page.set_formula_result_default("");
        if sheet.visibility != Visibility::Visible {
            page.set_hidden(true);
        }
        for area in &sheet.merges {
            let (first, last) = (area.first, area.last);
            let (l, r) = (first.column as u16, last.column as u16);
            page.merge_range(first.row, l, last.row, r, "", &excel::Format::new()).unwrap();
        }
        for (row, cell, style) in cells(sheet) {
            let column = cell.column as u16;
            let mut format = excel::Format::new();
            if style.bold {
                format = format.set_bold();
            }
            if style.italic {
                format = format.set_italic();
            }
            if style.indent > 0 {
                format = format.set_indent(style.indent);
            }
            if style.centered {
                format = format.set_align(excel::FormatAlign::CenterAcross);
            }
            if !style.number_format.is_empty() {
                format = format.set_num_format(&*style.number_format);
            }
            match (&cell.formula, &cell.value) {
                (Some(formula), value) => {
                    let result = if matches!(value, Value::Empty) { String::new() } else { value.raw() };
                    let formula = excel::Formula::new(format!("={formula}")).set_result(result);
                    page.write_formula_with_format(row, column, formula, &format).unwrap();
                }
                (None, Value::Number(number)) => {
                    page.write_number_with_format(row, column, *number, &format).unwrap();
                }
                (None, Value::Empty) => {
                    page.write_blank(row, column, &format).unwrap();
                }
                (None, value) => {
                    page.write_string_with_format(row, column, value.raw(), &format).unwrap();
                }
            }
        }
        // an attribute of a row stays only where nothing writes the row afterwards
        for row in sheet.rows.iter().filter(|row| row.hidden) {
            page.set_row_hidden(row.index).unwrap();
        }
    }
    // the first sheet shown is the one opened
    if let Some(first) = book.sheets.iter().position(|s| s.visibility == Visibility::Visible) {
        let page = out.worksheet_from_index(first).unwrap();
        page.set_active(true);
        page.set_first_tab(true);
    }
    out.save_to_buffer().unwrap()
}

/// The text of every cell of the rectangle, empty rows included.
fn grid(sheet: &Sheet, show: impl Fn(&Value) -> String) -> Vec<Vec<String>> {
    let height = sheet.rows.last().map_or(0, |r| r.index + 1);
    let width = cells(sheet).map(|(_, c, _)| c.column + 1).max().unwrap_or(0);
    let mut out = vec![vec![String::new(); width as usize]; height as usize];
    for (row, cell, _) in cells(sheet) {
        out[row as usize][cell.column as usize] = show(&cell.value);
    }
    out
}

/// A number as a Vietnamese computer writes it into text.
fn vietnamese(value: &Value) -> String {
    match value {
        Value::Number(_) => value.raw().replace('.', ","),
        other => other.raw(),
    }
}

fn csv(sheet: &Sheet, seed: u64) -> Vec<u8> {
    let (separator, point) = [(';', false), (',', true), ('\t', false), ('\t', true)][(seed % 4) as usize];
    let rows = grid(sheet, |v| if point { v.raw() } else { vietnamese(v) });
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                if cell.contains([separator, '"', '\n']) {
                    format!("\"{}\"", cell.replace('"', "\"\""))
                } else {
                    cell.clone()
                }
            })
            .collect();
        text.push_str(&cells.join(&separator.to_string()));
        text.push_str("\r\n");
    }
    match seed / 4 % 3 {
        0 => text.into_bytes(),
        1 => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        _ => [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\n', "&#10;")
}

/// Where an area begins, and whether a cell is covered by one.
fn merged(sheet: &Sheet, at: CellRef) -> (Option<(u32, u32)>, bool) {
    match sheet.merges.iter().find(|m| m.contains(at)) {
        Some(area) if area.first == at => {
            (Some((area.last.row - area.first.row, area.last.column - area.first.column)), false)
        }
        Some(_) => (None, true),
        None => (None, false),
    }
}

fn html(sheet: &Sheet) -> String {
    let mut out = "<html><head><meta charset=\"utf-8\"></head><body><table border=\"1\">\n".to_owned();
    for (row, cells) in (0u32..).zip(grid(sheet, vietnamese)) {
        out.push_str("<tr>");
        for (column, text) in (0u32..).zip(cells) {
            let at = CellRef::new(row, column);
            let (span, covered) = merged(sheet, at);
            if covered {
                continue;
            }
            out.push_str("<td");
            if let Some((down, right)) = span {
                let _ = write!(out, " rowspan=\"{}\" colspan=\"{}\"", down + 1, right + 1);
            }
            let bold = sheet.cell(at).is_some_and(|c| sheet.styles[c.style as usize].bold);
            let text = escaped(&text);
            let _ = if bold { write!(out, "><b>{text}</b></td>") } else { write!(out, ">{text}</td>") };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table></body></html>");
    out
}

fn xml(book: &Workbook) -> String {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">".to_owned();
    out.push_str("<Styles><Style ss:ID=\"n\"/><Style ss:ID=\"b\"><Font ss:Bold=\"1\"/></Style></Styles>");
    for sheet in &book.sheets {
        let _ = write!(out, "<Worksheet ss:Name=\"{}\"><Table>", escaped(&sheet.name));
        for row in &sheet.rows {
            let hidden = if row.hidden { " ss:Hidden=\"1\"" } else { "" };
            let _ = write!(out, "<Row ss:Index=\"{}\"{hidden}>", row.index + 1);
            for cell in &row.cells {
                let (span, covered) = merged(sheet, CellRef::new(row.index, cell.column));
                if covered {
                    continue;
                }
                let style = if sheet.styles[cell.style as usize].bold { "b" } else { "n" };
                let _ = write!(out, "<Cell ss:Index=\"{}\" ss:StyleID=\"{style}\"", cell.column + 1);
                if let Some((down, right)) = span {
                    let _ = write!(out, " ss:MergeDown=\"{down}\" ss:MergeAcross=\"{right}\"");
                }
                let kind = if matches!(cell.value, Value::Number(_)) { "Number" } else { "String" };
                let _ = write!(out, "><Data ss:Type=\"{kind}\">{}</Data></Cell>", escaped(&cell.value.raw()));
            }
            out.push_str("</Row>");
        }
        out.push_str("</Table>");
        if sheet.visibility != Visibility::Visible {
            out.push_str(
                "<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\"><Visible>SheetHidden</Visible></WorksheetOptions>",
            );
        }
        out.push_str("</Worksheet>");
    }
    out.push_str("</Workbook>");
    out
}

/// LibreOffice makes these .xlsx files another format, all in one go. `None` where it is not installed.
pub fn converted(files: &[PathBuf], out: &Path, to: &str) -> Option<()> {
    let program = std::env::split_paths(&std::env::var_os("PATH")?).map(|d| d.join("soffice")).find(|p| p.exists())?;
    let profile = out.join("profile");
    for chunk in files.chunks(150) {
        let done = Command::new(&program)
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .args(["--headless", "--norestore", "--convert-to", to, "--outdir"])
            .arg(out)
            .args(chunk)
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    Some(())
}
