//! A tiny loader of real files for tests of this room only: values, merges, visibility, formulas.

use crate::sheet::{Area, Cell, CellRef, Format, Row, Sheet, Style, Value, Visibility, Workbook};
use arcstr::ArcStr;
use calamine::{Data, Reader, SheetVisible, open_workbook_auto};
use std::path::{Path, PathBuf};

/// The folder of shared samples, where it is present.
pub fn shared() -> Option<PathBuf> {
    let path = std::env::var_os("DUTOAN_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    path.is_dir().then_some(path)
}

fn value(data: &Data) -> Value {
    match data {
        Data::Empty => Value::Empty,
        Data::Int(i) => Value::Number(*i as f64),
        Data::Float(f) => Value::Number(*f),
        Data::String(s) => Value::Text(ArcStr::from(unlegacy(s).as_str())),
        Data::Bool(b) => Value::Bool(*b),
        Data::DateTime(d) => {
            let (y, m, day, ..) = d.to_ymd_hms_milli();
            Value::Date(ArcStr::from(format!("{y:04}-{m:02}-{day:02}").as_str()))
        }
        Data::DateTimeIso(s) | Data::DurationIso(s) => Value::Date(ArcStr::from(s.as_str())),
        Data::Error(e) => Value::Error(ArcStr::from(format!("{e}").as_str())),
    }
}

/// TCVN3 text kept as Latin-1, letter by letter; only where the text plainly is.
fn unlegacy(text: &str) -> String {
    const FROM: &str = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u{ad}õøö÷ùúýûüþ§";
    const TO: &str = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĐ";
    let marks = text.chars().filter(|c| "µ¸¶·¹¨»¾¼½Æ©®§¬\u{ad}«".contains(*c)).count();
    if marks == 0 || text.chars().any(|c| ('\u{1ea0}'..='\u{1ef9}').contains(&c)) {
        return text.to_owned();
    }
    let to: Vec<char> = TO.chars().collect();
    text.chars().map(|c| FROM.chars().position(|f| f == c).and_then(|i| to.get(i).copied()).unwrap_or(c)).collect()
}

fn sheet(
    name: &str,
    visibility: Visibility,
    range: &calamine::Range<Data>,
    formulas: Option<&calamine::Range<String>>,
) -> Sheet {
    let mut rows: Vec<Row> = Vec::new();
    let (r0, c0) = range.start().unwrap_or((0, 0));
    for (r, line) in range.rows().enumerate() {
        let index = r0 + u32::try_from(r).unwrap();
        let mut cells = Vec::new();
        for (c, data) in line.iter().enumerate() {
            let column = c0 + u32::try_from(c).unwrap();
            let formula = formulas.and_then(|f| f.get_value((index, column))).filter(|f| !f.is_empty());
            if matches!(data, Data::Empty) && formula.is_none() {
                continue;
            }
            cells.push(Cell {
                column,
                style: 0,
                value: value(data),
                formula: formula.map(|f| ArcStr::from(f.as_str())),
            });
        }
        if !cells.is_empty() {
            rows.push(Row { index, hidden: false, cells });
        }
    }
    Sheet { name: name.to_owned(), visibility, rows, styles: vec![Style::default()], ..Sheet::default() }
}

/// Loads one file; `None` when the library cannot.
pub fn load(path: &Path) -> Option<Workbook> {
    if path.extension().is_some_and(|e| e == "csv") {
        return csv(path);
    }
    let mut book = open_workbook_auto(path).ok()?;
    let metadata = book.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for one in metadata {
        let visibility = match one.visible {
            SheetVisible::Visible => Visibility::Visible,
            SheetVisible::Hidden => Visibility::Hidden,
            SheetVisible::VeryHidden => Visibility::VeryHidden,
        };
        let Ok(range) = book.worksheet_range(&one.name) else { continue };
        let formulas = book.worksheet_formula(&one.name).ok();
        let mut made = sheet(&one.name, visibility, &range, formulas.as_ref());
        let merges = match &mut book {
            calamine::Sheets::Xls(xls) => xls.merge_cells_by_sheet_name(&one.name).ok(),
            calamine::Sheets::Xlsx(xlsx) => xlsx.merge_cells_by_sheet_name(&one.name).ok(),
            _ => None,
        };
        made.merges = merges
            .unwrap_or_default()
            .into_iter()
            .map(|d| Area { first: CellRef::new(d.start.0, d.start.1), last: CellRef::new(d.end.0, d.end.1) })
            .collect();
        sheets.push(made);
    }
    Some(Workbook { format: Format::Xls, sheets, names: Vec::new(), properties: Vec::new(), date_1904: false })
}

fn csv(path: &Path) -> Option<Workbook> {
    let bytes = std::fs::read(path).ok()?;
    let text = String::from_utf8(bytes.clone()).unwrap_or_else(|_| bytes.iter().map(|b| char::from(*b)).collect());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for (r, record) in reader.records().enumerate() {
        let record = record.ok()?;
        let cells: Vec<Cell> = record
            .iter()
            .enumerate()
            .filter(|(_, t)| !t.is_empty())
            .map(|(c, t)| Cell {
                column: u32::try_from(c).unwrap(),
                style: 0,
                value: Value::Text(ArcStr::from(t)),
                formula: None,
            })
            .collect();
        if !cells.is_empty() {
            rows.push(Row { index: u32::try_from(r).unwrap(), hidden: false, cells });
        }
    }
    let made = Sheet { name: "csv".to_owned(), rows, styles: vec![Style::default()], ..Sheet::default() };
    Some(Workbook {
        format: Format::Csv,
        sheets: vec![made],
        names: Vec::new(),
        properties: Vec::new(),
        date_1904: false,
    })
}

/// A plain dump of a workbook's cells, for looking.
pub fn dump(book: &Workbook) -> String {
    let mut out = String::new();
    for sheet in &book.sheets {
        let merges: Vec<String> = sheet.merges.iter().map(ToString::to_string).collect();
        out.push_str(&format!("=== {} {:?} merges {}\n", sheet.name, sheet.visibility, merges.join(" ")));
        for row in &sheet.rows {
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|c| {
                    let f = c
                        .formula
                        .as_ref()
                        .map(|f| format!(" «={}»", f.chars().take(40).collect::<String>()))
                        .unwrap_or_default();
                    let raw: String = c
                        .value
                        .raw()
                        .replace("\n", "⏎")
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" ")
                        .chars()
                        .take(70)
                        .collect();
                    let mark = if matches!(c.value, Value::Text(_)) { "'" } else { "" };
                    format!("{}{mark}{raw}{f}", crate::sheet::column_letters(c.column))
                })
                .collect();
            out.push_str(&format!("{}: {}\n", row.index + 1, cells.join(" | ")));
        }
    }
    out
}

fn spans(rows: &[u32]) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut i = 0;
    while i < rows.len() {
        let mut j = i;
        while j + 1 < rows.len() && rows[j + 1] == rows[j] + 1 {
            j += 1;
        }
        out.push(if i == j { rows[i].to_string() } else { format!("{}-{}", rows[i], rows[j]) });
        i = j + 1;
    }
    out.join(",")
}

/// What was made of a workbook, sheet by sheet.
pub fn summary(made: &crate::table::Recognition) -> String {
    let mut out = String::new();
    for sheet in &made.sheets {
        out.push_str(&format!("=== {} used={} {}\n", sheet.name, sheet.used, sheet.why.en));
        for t in &sheet.tables {
            out.push_str(&format!(
                "  {} header {:?} label {:?} unit {:?} stated {:?} computed {:?}\n",
                t.area.map_or_else(String::new, |a| a.to_string()),
                t.header_rows,
                t.label_row,
                t.unit.as_ref().map(|u| (u.text.clone(), u.cell.map(|c| c.to_string()))),
                t.stated_total.map(|m| m.dong()),
                t.computed_total.map(|m| m.dong())
            ));
            for c in &t.columns {
                out.push_str(&format!(
                    "    {} {} {:?} {:?} {:?} sum {:?} “{}”\n",
                    crate::sheet::column_letters(c.column),
                    c.role.slug(),
                    c.kind,
                    c.year,
                    c.source,
                    c.sum_of.iter().map(|x| crate::sheet::column_letters(*x)).collect::<Vec<_>>(),
                    c.label.chars().take(90).collect::<String>()
                ));
            }
            let r = &t.rows;
            out.push_str(&format!(
                "    line {}\n    group {}\n    total {}\n    memo {}\n    note {}\n    other {}\n",
                spans(&r.line),
                spans(&r.group),
                spans(&r.total),
                spans(&r.memo),
                spans(&r.note),
                spans(&r.other)
            ));
            let bad: Vec<String> = t
                .totals
                .iter()
                .filter(|x| !x.agree)
                .map(|x| format!("{}{}", crate::sheet::column_letters(x.column), x.row))
                .collect();
            out.push_str(&format!(
                "    sums {} agree {} bad {:?}\n",
                t.totals.len(),
                t.totals.iter().filter(|x| x.agree).count(),
                bad
            ));
        }
    }
    for f in made.findings.iter().take(80) {
        let place = match &f.place {
            crate::finding::Place::Cell { sheet, cell, .. } => format!("{sheet}!{cell}"),
            _ => String::new(),
        };
        out.push_str(&format!("{:?} {} {} {}\n", f.severity, f.slug, place, f.text.en));
    }
    out.push_str(&format!(
        "lines {} findings {} currency {:?}\n",
        made.lines.len(),
        made.findings.len(),
        made.currency
    ));
    out
}
