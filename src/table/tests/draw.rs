//! Drawn grids: a sheet written as text, and what was made of it written as text.
//!
//! Cells are separated by `|`. `12.5` is a number, `'12.5` a text, `*x` bold, `~x` struck through, `>x` one indent, `<` is
//! merged with the cell to the left, `^` with the cell above, `#REF!` an error, `{SUM(A1:A2)}3` a
//! formula with its result. A line that ends in `~` is a hidden row. `== Name` begins a sheet,
//! `== Name (hidden)` a hidden one.

use crate::sheet::{Area, Cell, CellRef, Format, Row, Sheet, Style, Value, Visibility, Workbook};
use crate::table::{Hints, Recognition, recognise};
use arcstr::ArcStr;

/// Reads a drawn workbook.
pub fn draw(text: &str) -> Workbook {
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut row = 0;
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if let Some(name) = line.strip_prefix("== ") {
            let (name, visibility) = match name.strip_suffix(" (hidden)") {
                Some(name) => (name, Visibility::Hidden),
                None => (name, Visibility::Visible),
            };
            sheets.push(Sheet { name: name.to_owned(), visibility, ..Sheet::default() });
            row = 0;
            continue;
        }
        if sheets.is_empty() {
            sheets.push(Sheet { name: "S".to_owned(), ..Sheet::default() });
        }
        let sheet = sheets.last_mut().unwrap();
        draw_row(sheet, row, line);
        row += 1;
    }
    for sheet in &mut sheets {
        finish(sheet);
    }
    Workbook { format: Format::Xlsx, sheets, names: Vec::new(), properties: Vec::new(), date_1904: false }
}

fn draw_row(sheet: &mut Sheet, index: u32, line: &str) {
    let (line, hidden) = match line.strip_suffix('~') {
        Some(rest) => (rest, true),
        None => (line, false),
    };
    let line = line.trim().trim_start_matches('|').trim_end_matches('|');
    let mut cells = Vec::new();
    for (c, text) in line.split('|').enumerate() {
        let column = u32::try_from(c).unwrap();
        let mut text = text.trim();
        if text == "." || text.is_empty() {
            continue;
        }
        if text == "<" || text == "^" {
            sheet.notes.push((CellRef::new(index, column), text.to_owned()));
            continue;
        }
        let mut style = Style::default();
        loop {
            if let Some(rest) = text.strip_prefix('*') {
                style.bold = true;
                text = rest;
            } else if let Some(rest) = text.strip_prefix('~') {
                style.struck = true;
                text = rest;
            } else if let Some(rest) = text.strip_prefix('>') {
                style.indent += 1;
                text = rest;
            } else {
                break;
            }
        }
        let mut formula = None;
        if let Some((f, rest)) = text.strip_prefix('{').and_then(|t| t.split_once('}')) {
            formula = Some(ArcStr::from(f));
            text = rest;
        }
        let value = if text.is_empty() {
            Value::Empty
        } else if let Some(t) = text.strip_prefix('\'') {
            Value::Text(ArcStr::from(t))
        } else if text.starts_with('#') {
            Value::Error(ArcStr::from(text))
        } else if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') && text.parse::<f64>().is_ok() {
            Value::Number(text.parse().unwrap())
        } else {
            Value::Text(ArcStr::from(text.replace("\\n", "\n").as_str()))
        };
        let id = match sheet.styles.iter().position(|s| *s == style) {
            Some(i) => i,
            None => {
                if sheet.styles.is_empty() {
                    sheet.styles.push(Style::default());
                }
                match sheet.styles.iter().position(|s| *s == style) {
                    Some(i) => i,
                    None => {
                        sheet.styles.push(style);
                        sheet.styles.len() - 1
                    }
                }
            }
        };
        cells.push(Cell { column, style: u32::try_from(id).unwrap(), value, formula });
    }
    sheet.rows.push(Row { index, hidden, cells });
}

/// Turns the marks for merged cells into merges.
fn finish(sheet: &mut Sheet) {
    let marks = std::mem::take(&mut sheet.notes);
    let mark = |at: CellRef| marks.iter().find(|(c, _)| *c == at).map(|(_, m)| m.as_str());
    let rows = u32::try_from(sheet.rows.len()).unwrap();
    let mut merges = Vec::new();
    for row in 0..rows {
        for column in 0..40 {
            if mark(CellRef::new(row, column)).is_some() {
                continue;
            }
            let mut last = CellRef::new(row, column);
            while mark(CellRef::new(row, last.column + 1)) == Some("<") {
                last.column += 1;
            }
            while mark(CellRef::new(last.row + 1, column)) == Some("^") {
                last.row += 1;
            }
            if last != CellRef::new(row, column) {
                merges.push(Area { first: CellRef::new(row, column), last });
            }
        }
    }
    sheet.merges = merges;
    sheet.rows.retain(|r| !r.cells.is_empty());
}

/// What was made of a workbook, on a few lines.
pub fn show(made: &Recognition) -> String {
    let mut out = String::new();
    let many = made.sheets.iter().filter(|s| s.used).count() > 1;
    for line in &made.lines {
        let mut words: Vec<String> = Vec::new();
        words.push(if many { format!("{}!{}", line.sheet, line.cell) } else { line.cell.to_string() });
        let path: Vec<String> = line.path.iter().zip(line.path_codes.iter()).map(|(p, c)| format!("{c}~{p}")).collect();
        if !path.is_empty() {
            words.push(format!("[{}]", path.join("/")));
        }
        words.extend(line.code.as_deref().map(str::to_owned));
        words.push(line.content.to_string());
        words.extend(line.agency.as_ref().map(|a| format!("@{a}")));
        words.extend(line.task.as_ref().map(|a| format!("#{a}")));
        words.extend(line.source.as_ref().map(|a| format!("${a}")));
        words.extend(line.document.as_ref().map(|a| format!("№{a}")));
        words.extend(line.contract.as_ref().map(|a| format!("HĐ:{a}")));
        words.extend(line.class.as_ref().map(|a| format!("cl:{a}")));
        words.extend(line.date.map(|a| a.to_string()));
        words.extend(line.month.map(|a| format!("m{a}")));
        words.extend(line.year.map(|y| y.to_string()));
        words.extend(line.kind.map(|k| k.slug().to_owned()));
        words.push(match line.amount {
            Some(m) => format!("= {}", m.dong()),
            None => format!("= ? ({})", line.raw.raw()),
        });
        out.push_str(&words.join(" "));
        out.push('\n');
    }
    for table in made.sheets.iter().flat_map(|s| &s.tables) {
        if let (Some(s), Some(c)) = (table.stated_total, table.computed_total) {
            out.push_str(&format!("total {} / {}\n", s.dong(), c.dong()));
        }
    }
    let mut findings: Vec<String> = made
        .findings
        .iter()
        .map(|f| {
            let cell = match &f.place {
                crate::finding::Place::Cell { cell, .. } => cell.clone(),
                _ => String::new(),
            };
            let mark = match f.severity {
                crate::finding::Severity::Note => "-",
                crate::finding::Severity::Warning => "!",
                crate::finding::Severity::Block => "X",
            };
            format!("{mark}{} {cell}", f.slug).trim().to_owned()
        })
        .collect();
    findings.sort();
    for f in findings {
        out.push_str(&f);
        out.push('\n');
    }
    out
}

/// Holds what is made of a drawn workbook against what is expected; blank lines and spaces at the edges
/// do not count.
pub fn check(text: &str, expect: &str) {
    check_with(text, &Hints::default(), expect);
}

/// The same with hints.
pub fn check_with(text: &str, hints: &Hints, expect: &str) {
    let made = recognise(&draw(text), hints);
    let tidy = |t: &str| t.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n");
    let (got, expect) = (tidy(&show(&made)), tidy(expect));
    assert!(
        got == expect,
        "\n--- got\n{got}\n--- expected\n{expect}\n--- tables\n{:#?}",
        made.sheets
            .iter()
            .flat_map(|s| s.tables.iter().map(|t| (
                &t.header_rows,
                t.label_row,
                t.columns
                    .iter()
                    .map(|c| format!("{} {} {:?} {:?} {:?}", c.column, c.role.slug(), c.year, c.sum_of, c.label))
                    .collect::<Vec<_>>(),
                &t.rows
            )))
            .collect::<Vec<_>>()
    );
}
