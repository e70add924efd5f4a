//! A sender's own workbook given back: their rows where they stood, the doubtful cells marked, a *Lý do* column at
//! the right of each table, and a first sheet that lists every question with a link to its cell.

use super::guard::{cell_text, sheet_name};
use super::{Error, FONT};
use crate::finding::{Finding, Place, Severity};
use crate::sheet::formula::Understood;
use crate::sheet::{Area, Cell, CellRef, Sheet, Style, Value, Visibility, Workbook};
use crate::table::ISSUES_PROPERTY;
use crate::words::{Bilingual, Lang};
use rust_xlsxwriter::{
    Color, DocProperties, Format, FormatAlign, FormatBorder, Formula, Note, Url, Workbook as Book, Worksheet,
};
use std::collections::{BTreeMap, HashMap};

/// Where a table stands on a sheet.
#[derive(Clone, Debug)]
pub struct Stand {
    /// The sheet's name.
    pub sheet: String,
    /// From the first header row to the last row.
    pub area: Area,
    /// 0-based row in which the heading *Lý do* is written.
    pub heading: u32,
}

/// What is written.
#[derive(Clone, Copy, Debug)]
pub struct Issues<'a> {
    /// The file's name.
    pub file: &'a str,
    /// The workbook as it was read.
    pub workbook: &'a Workbook,
    /// Its tables.
    pub tables: &'a [Stand],
    /// What a person should look at.
    pub findings: &'a [Finding],
    /// The language.
    pub lang: Lang,
}

/// Paper of doubtful cells.
const DOUBT: u32 = 0x00FF_E8A3;
/// Their frame.
const FRAME: u32 = 0x00C0_5000;

/// Writes the workbook.
///
/// # Errors
/// It could not be put together.
pub fn issues(issues: &Issues<'_>) -> Result<Vec<u8>, Error> {
    let mut book = Book::new();
    let say = |vi: &'static str, en: &'static str| Bilingual::fixed(vi, en).get(issues.lang).to_owned();
    let mut names: Vec<String> = issues.workbook.sheets.iter().map(|s| s.name.clone()).collect();
    let list = sheet_name(&say("Nội dung cần rà soát", "To be looked at"), &names);
    // Names of sheets are kept where Excel takes them, so that formulas across sheets still hold.
    let mut taken = vec![list.clone()];
    for name in &mut names {
        *name = sheet_name(name, &taken);
        taken.push(name.clone());
    }
    let told: Vec<&Finding> = issues.findings.iter().filter(|f| f.severity > Severity::Note).collect();
    overview(&mut book, issues, &list, &names, &told)?;
    let understood = Understood::of(issues.workbook);
    let same = issues.workbook.sheets.iter().zip(&names).all(|(sheet, name)| sheet.name == *name);
    for (number, (sheet, name)) in issues.workbook.sheets.iter().zip(&names).enumerate() {
        let own: Vec<&Finding> = told.iter().copied().filter(|f| sheet_of(f) == Some(sheet.name.as_str())).collect();
        let tables: Vec<&Stand> = issues.tables.iter().filter(|t| t.sheet == sheet.name).collect();
        let page = book.add_worksheet();
        page.set_name(name)?;
        match sheet.visibility {
            Visibility::Visible => {}
            Visibility::Hidden => {
                page.set_hidden(true);
            }
            Visibility::VeryHidden => {
                page.set_very_hidden(true);
            }
        }
        let keeps = |formula: &str| same && understood.knows(number, formula);
        copy(page, sheet, &own, &tables, &keeps, issues.lang)?;
    }
    book.set_properties(&DocProperties::new().set_custom_property(ISSUES_PROPERTY, list.as_str()));
    Ok(book.save_to_buffer()?)
}

fn sheet_of(finding: &Finding) -> Option<&str> {
    match &finding.place {
        Place::Cell { sheet, .. } => Some(sheet),
        _ => None,
    }
}

/// The cells a finding names; `None` for a whole sheet.
fn area_of(finding: &Finding) -> Option<Area> {
    let Place::Cell { cell, .. } = &finding.place else { return None };
    let (first, last) = cell.split_once(':').unwrap_or((cell, cell));
    Some(Area { first: CellRef::parse(first)?, last: CellRef::parse(last)? })
}

fn base() -> Format {
    Format::new().set_font_name(FONT).set_font_size(12)
}

fn severity(severity: Severity, lang: Lang) -> String {
    let mark = match severity {
        Severity::Block => "✖",
        Severity::Warning => "▲",
        Severity::Note => "○",
    };
    format!("{mark} {}", severity.label().get(lang))
}

/// The list of everything to be looked at.
fn overview(
    book: &mut Book,
    issues: &Issues<'_>,
    list: &str,
    names: &[String],
    told: &[&Finding],
) -> Result<(), Error> {
    let lang = issues.lang;
    let say = |vi: &'static str, en: &'static str| Bilingual::fixed(vi, en).get(lang).to_owned();
    let page = book.add_worksheet();
    page.set_name(list)?;
    page.set_landscape();
    page.set_paper_size(9);
    page.set_print_fit_to_pages(1, 0);
    let widths = [6.0, 22.0, 12.0, 18.0, 70.0, 48.0];
    for (column, width) in (0u16..).zip(widths) {
        page.set_column_width(column, width)?;
    }
    let title = base().set_bold().set_font_size(14).set_align(FormatAlign::Center);
    page.merge_range(0, 0, 0, 5, &say("NỘI DUNG CẦN RÀ SOÁT", "TO BE LOOKED AT"), &title)?;
    let file = format!("{}: {}", say("Tệp", "File"), cell_text(issues.file));
    page.write_with_format(1, 0, file, &base().set_italic())?;
    page.write_with_format(
        2,
        0,
        say(
            "Sửa ngay trên các trang sau (ô tô màu; cột Lý do bên phải bảng) rồi gửi lại tệp này. Trang này không cần sửa.",
            "Mend the following sheets (coloured cells; the column Reason at the right) and send this file back. This sheet needs no change.",
        ),
        &base().set_italic(),
    )?;
    let head = base()
        .set_bold()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
        .set_background_color(Color::RGB(0x00EE_EEEE));
    let headings = [
        say("STT", "No."),
        say("Trang tính", "Sheet"),
        say("Ô", "Cell"),
        say("Mức độ", "Weight"),
        say("Nội dung", "What"),
        say("Việc cần làm", "What to do"),
    ];
    for (column, heading) in (0u16..).zip(&headings) {
        page.write_with_format(4, column, heading, &head)?;
    }
    page.set_freeze_panes(5, 0)?;
    page.set_repeat_rows(4, 4)?;
    let text = base().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top);
    let center = text.clone().set_align(FormatAlign::Center);
    let link = center.clone().set_font_color(Color::Blue).set_underline(rust_xlsxwriter::FormatUnderline::Single);
    for (n, finding) in (0u32..).zip(told) {
        let row = n.saturating_add(5);
        let sheet = sheet_of(finding).unwrap_or_default();
        let shown = issues.workbook.sheets.iter().zip(names).find(|(s, _)| s.name == sheet).map(|(_, name)| name);
        let cell = match &finding.place {
            Place::Cell { cell, .. } => cell.as_str(),
            Place::Part { part, .. } => part.as_str(),
            _ => "",
        };
        page.write_with_format(row, 0, n.saturating_add(1), &center)?;
        page.write_string_with_format(row, 1, cell_text(sheet), &text)?;
        match (shown, area_of(finding)) {
            (Some(name), Some(area)) => {
                let target = format!("internal:'{}'!{}", name.replace('\'', "''"), area.first);
                page.write_url_with_format(row, 2, Url::new(target).set_text(cell), &link)?;
            }
            _ => {
                page.write_string_with_format(row, 2, cell_text(cell), &center)?;
            }
        }
        page.write_string_with_format(row, 3, severity(finding.severity, lang), &center)?;
        let what = finding.message(lang);
        let next = for_the_sender(finding.next.as_ref().map_or("", |n| n.get(lang)), lang);
        let next = next.as_str();
        page.write_string_with_format(row, 4, cell_text(what), &text)?;
        page.write_string_with_format(row, 5, cell_text(next), &text)?;
        let lines = wrapped(what, 70).max(wrapped(next, 48)).max(wrapped(sheet, 22));
        page.set_row_height(row, 16.5 * f64::from(lines))?;
    }
    if told.is_empty() {
        let none = say("Không có nội dung nào cần rà soát.", "There is nothing to be looked at.");
        page.write_with_format(5, 0, none, &base())?;
    }
    Ok(())
}

/// How many lines a text takes in a column of so many characters.
fn wrapped(text: &str, width: usize) -> u32 {
    let lines: usize = text.lines().map(|l| l.chars().count().div_ceil(width).max(1)).sum();
    u32::try_from(lines.clamp(1, 20)).unwrap_or(1)
}

/// Copies one sheet with its doubtful cells marked and their reasons at the right.
fn copy(
    page: &mut Worksheet,
    sheet: &Sheet,
    own: &[&Finding],
    tables: &[&Stand],
    keeps: &dyn Fn(&str) -> bool,
    lang: Lang,
) -> Result<(), Error> {
    page.set_landscape();
    page.set_paper_size(8);
    page.set_print_fit_to_pages(1, 0);
    let mut marked: BTreeMap<CellRef, Vec<&Finding>> = BTreeMap::new();
    let mut reasons: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for finding in own {
        let Some(area) = area_of(finding) else { continue };
        reasons.entry(area.first.row).or_default().push(format!("{}: {}", area.first, finding.message(lang)));
        marked.entry(area.first).or_default().push(finding);
    }
    let covered = merges(page, sheet)?;
    let mut formats: HashMap<(u32, bool, bool), Format> = HashMap::new();
    let inside = |at: CellRef| tables.iter().any(|t| t.area.contains(at));
    let widths = widths(sheet, tables);
    for row in &sheet.rows {
        if row.hidden {
            page.set_row_hidden(row.index)?;
        }
        let mut lines = 1;
        for cell in &row.cells {
            let at = CellRef::new(row.index, cell.column);
            let style = sheet.style(cell).cloned().unwrap_or_default();
            let doubtful = marked.contains_key(&at);
            let key = (cell.style, doubtful, inside(at));
            let format = formats.entry(key).or_insert_with(|| look(&style, doubtful, inside(at)));
            if !covered.contains(&at) {
                put(page, at, cell, keeps, format)?;
            }
            let merged = covered.contains(&at) || sheet.merges.iter().any(|m| m.first == at);
            if let Value::Text(text) = &cell.value
                && inside(at)
                && !merged
            {
                lines = lines.max(wrapped(text, widths.get(&cell.column).copied().unwrap_or(10)));
            }
        }
        if lines > 1 {
            page.set_row_height(row.index, 16.5 * f64::from(lines))?;
        }
    }
    frame_blanks(page, sheet, tables, &covered)?;
    if let Some(first) = tables.first() {
        page.set_freeze_panes(first.heading.saturating_add(1), 0)?;
    }
    for (at, findings) in &marked {
        let (row, column) = place(*at);
        if sheet.cell(*at).is_none() {
            page.write_blank(row, column, &look(&Style::default(), true, true))?;
        }
        let text: Vec<String> =
            findings.iter().map(|f| format!("{}: {}", severity(f.severity, lang), f.message(lang))).collect();
        let note = Note::new(cell_text(&text.join("\n"))).add_author_prefix(false).set_width(320).set_height(140);
        page.insert_note(row, column, &note)?;
    }
    for (column, width) in &widths {
        if let Ok(column) = u16::try_from(*column) {
            page.set_column_width(column, f64::from(u32::try_from(*width).unwrap_or(20)) + 2.0)?;
        }
    }
    for (first, last) in &sheet.hidden_columns {
        for column in *first..=(*last).min(first.saturating_add(300)) {
            if let Ok(column) = u16::try_from(column) {
                page.set_column_hidden(column)?;
            }
        }
    }
    reason_column(page, sheet, tables, &reasons, lang)
}

/// Characters each column of the tables asks for; titles above and merged headings ask for none.
fn widths(sheet: &Sheet, tables: &[&Stand]) -> BTreeMap<u32, usize> {
    let mut widths: BTreeMap<u32, usize> = BTreeMap::new();
    for row in &sheet.rows {
        for cell in &row.cells {
            let at = CellRef::new(row.index, cell.column);
            let inside = tables.iter().any(|t| t.area.contains(at));
            if !inside || sheet.merges.iter().any(|m| m.contains(at)) {
                continue;
            }
            let wish = match &cell.value {
                Value::Text(text) => text.lines().map(|l| l.chars().count()).max().unwrap_or(0).min(44),
                Value::Number(number) => shown_digits(*number),
                _ => 10,
            };
            let width = widths.entry(cell.column).or_insert(6);
            *width = (*width).max(wish);
        }
    }
    widths
}

/// Most cells of a table whose blanks are framed.
const FRAMED: u64 = 60_000;

/// Frames the blank cells of the tables, so that they look like the tables they are.
fn frame_blanks(
    page: &mut Worksheet,
    sheet: &Sheet,
    tables: &[&Stand],
    covered: &std::collections::HashSet<CellRef>,
) -> Result<(), Error> {
    let blank = look(&Style::default(), false, true);
    for table in tables {
        let (first, last) = (table.area.first, table.area.last);
        let size = u64::from(last.row.saturating_sub(first.row)) * u64::from(last.column.saturating_sub(first.column));
        if size > FRAMED {
            continue;
        }
        for row in first.row..=last.row {
            for column in first.column..=last.column {
                let at = CellRef::new(row, column);
                if sheet.cell(at).is_none() && !covered.contains(&at) {
                    let (row, column) = place(at);
                    page.write_blank(row, column, &blank)?;
                }
            }
        }
    }
    Ok(())
}

/// Characters a number takes with its separators.
fn shown_digits(number: f64) -> usize {
    let digits = format!("{:.0}", number.abs()).len();
    digits.saturating_add(digits / 3).saturating_add(3).min(22)
}

/// Writes the *Lý do* column right of everything the sheet holds.
fn reason_column(
    page: &mut Worksheet,
    sheet: &Sheet,
    tables: &[&Stand],
    reasons: &BTreeMap<u32, Vec<String>>,
    lang: Lang,
) -> Result<(), Error> {
    if reasons.is_empty() {
        return Ok(());
    }
    let used = sheet.rows.iter().filter_map(|r| r.cells.last()).map(|c| c.column).max().unwrap_or(0);
    let wide = sheet.merges.iter().map(|m| m.last.column).max().unwrap_or(0);
    let column = u16::try_from(used.max(wide).saturating_add(1)).unwrap_or(u16::MAX).min(16_383);
    page.set_column_width(column, 60)?;
    let head = base()
        .set_bold()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center)
        .set_background_color(Color::RGB(DOUBT));
    let heading = Bilingual::fixed("Lý do", "Reason");
    let heading = heading.get(lang);
    for table in tables {
        page.write_with_format(table.heading, column, heading, &head)?;
    }
    if tables.is_empty() {
        page.write_with_format(0, column, heading, &head)?;
    }
    let text = base().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
    for (row, list) in reasons {
        let joined = list.iter().map(|r| format!("▲ {r}")).collect::<Vec<_>>().join("\n");
        if tables.iter().any(|t| t.heading == *row) || tables.is_empty() && *row == 0 {
            page.write_with_format(
                *row,
                column,
                format!("{heading}\n{}", cell_text(&joined)),
                &head.clone().set_text_wrap(),
            )?;
        } else {
            page.write_string_with_format(*row, column, cell_text(&joined), &text)?;
        }
        let own = sheet.row(*row).into_iter().flat_map(|r| &r.cells).filter_map(|c| match &c.value {
            Value::Text(text) => Some(wrapped(text, 44)),
            _ => None,
        });
        let lines = own.chain([wrapped(&joined, 58)]).max().unwrap_or(1);
        page.set_row_height(*row, 16.5 * f64::from(lines))?;
    }
    Ok(())
}

const fn place(at: CellRef) -> (u32, u16) {
    (at.row, at.column as u16)
}

/// Merged areas, those that overlap an earlier one left out; gives the cells they cover, anchors aside.
fn merges(page: &mut Worksheet, sheet: &Sheet) -> Result<std::collections::HashSet<CellRef>, Error> {
    let mut covered = std::collections::HashSet::new();
    let mut kept: Vec<Area> = Vec::new();
    for merge in &sheet.merges {
        let overlaps = kept.iter().any(|k| {
            k.first.row <= merge.last.row
                && merge.first.row <= k.last.row
                && k.first.column <= merge.last.column
                && merge.first.column <= k.last.column
        });
        if overlaps || merge.first == merge.last || merge.last.row.saturating_sub(merge.first.row) > 5_000 {
            continue;
        }
        let style = sheet.cell(merge.first).and_then(|c| sheet.style(c)).cloned().unwrap_or_default();
        let format = look(&style, false, true).set_align(FormatAlign::Center);
        let ((top, left), (bottom, right)) = (place(merge.first), place(merge.last));
        page.merge_range(top, left, bottom, right, "", &format)?;
        for row in merge.first.row..=merge.last.row {
            for column in merge.first.column..=merge.last.column {
                covered.insert(CellRef::new(row, column));
            }
        }
        covered.remove(&merge.first);
        kept.push(*merge);
    }
    Ok(covered)
}

fn look(style: &Style, doubtful: bool, inside: bool) -> Format {
    let mut format = base().set_align(FormatAlign::VerticalCenter);
    if style.bold {
        format = format.set_bold();
    }
    if style.italic {
        format = format.set_italic();
    }
    if style.indent > 0 {
        format = format.set_indent(style.indent);
    }
    if !style.number_format.is_empty() {
        format = format.set_num_format(style.number_format.to_string());
    }
    if inside {
        format = format.set_text_wrap().set_border(FormatBorder::Thin);
    }
    if doubtful {
        format = format
            .set_background_color(Color::RGB(DOUBT))
            .set_border(FormatBorder::Medium)
            .set_border_color(Color::RGB(FRAME));
    }
    format
}

/// Writes one cell: a formula only when it is one we understand, always with its result.
fn put(
    page: &mut Worksheet,
    at: CellRef,
    cell: &Cell,
    keeps: &dyn Fn(&str) -> bool,
    format: &Format,
) -> Result<(), Error> {
    let (row, column) = place(at);
    if let Some(text) = cell.formula.as_deref()
        && keeps(text)
        && !matches!(cell.value, Value::Empty)
    {
        let formula = Formula::new(format!("={text}")).set_result(cell.value.raw());
        page.write_formula_with_format(row, column, formula, format)?;
        return Ok(());
    }
    match &cell.value {
        Value::Empty => page.write_blank(row, column, format)?,
        Value::Number(number) => page.write_number_with_format(row, column, *number, format)?,
        Value::Bool(yes) => page.write_boolean_with_format(row, column, *yes, format)?,
        // Dates, errors and texts are told as they read; text never becomes a formula.
        Value::Text(text) | Value::Date(text) | Value::Error(text) => {
            page.write_string_with_format(row, column, cell_text(text), format)?
        }
    };
    Ok(())
}
/// What to do, without the commands of a program the sender does not have.
fn for_the_sender(next: &str, lang: Lang) -> String {
    let kept: Vec<&str> = next
        .split_inclusive([';', '.'])
        .map(str::trim)
        .filter(|part| !part.is_empty() && !part.contains("--") && !part.contains("dutoan "))
        .collect();
    let kept = kept.join(" ");
    match kept.trim_end_matches([';', '.', ':', ' ']) {
        "" => Bilingual::fixed(
            "Kiểm tra ô này, sửa nếu sai rồi gửi lại tệp.",
            "Check this cell, mend it if wrong and send the file back.",
        )
        .get(lang)
        .to_owned(),
        words => format!("{words}."),
    }
}
