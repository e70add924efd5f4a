//! A table as an .xlsx a reviewer can print, check and send on.

mod cells;
mod frame;
mod heading;
mod layout;
mod rows;
mod source;
mod style;

pub(crate) use cells::letters;
pub(super) use heading::{Heading, headings};

use super::compose;
use super::head::{Head, Signer};
use super::label::labels;
use super::number;
use super::spec::{Form, Preset, TotalPlace};
use super::table::Table;
use super::{Error, sheet_name};
use crate::report::Report;
use crate::table::TRACE_PROPERTY;
use crate::words::{Bilingual, Lang};
use layout::Layout;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};
use style::Styles;

/// The font of every cell.
pub(crate) const FONT: &str = "Times New Roman";

/// The rows a sheet has.
const SHEET_ROWS: usize = 1_048_576;

/// What stands on a sheet besides its table.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The sheet's name, as wished.
    pub sheet: String,
    /// The title.
    pub title: String,
    /// Lines under the title: what it is about, as of when.
    pub about: Vec<String>,
    /// `Biểu số 03`.
    pub number: String,
    /// The document that prescribes the form, or that it belongs to; without brackets.
    pub attached: String,
    /// How the head looks.
    pub preset: Preset,
    /// Lying.
    pub landscape: bool,
    /// Where the total stands.
    pub total: TotalPlace,
    /// The column whose total is written in words.
    pub words: Option<String>,
    /// Who signs.
    pub signers: Vec<Signer>,
    /// Protect all but the open columns, without a password: a rail, not a lock.
    pub protect: bool,
    /// Office, day, id and the trace of the figures.
    pub head: &'a Head,
    /// The language.
    pub lang: Lang,
}

/// Where things were put, 0-based.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// The sheet's name.
    pub sheet: String,
    /// The first heading row.
    pub head_row: u32,
    /// The label row.
    pub label_row: u32,
    /// The row of each line of the table.
    pub line_rows: Vec<u32>,
    /// The row of the total.
    pub total_row: Option<u32>,
    /// The row under the table.
    pub end_row: u32,
    /// Decimal places of the amounts.
    pub decimals: usize,
    /// đồng in one unit as printed.
    pub factor: i64,
}

/// The report as an .xlsx laid out by the form: live formulas with their results, print set-up,
/// signatures, and a sheet "Nguồn số liệu" when `head.trace` has rows.
pub fn xlsx(report: &Report, form: &Form, head: &Head, lang: Lang) -> Result<Vec<u8>, Error> {
    let table = compose::table(report, form, head.unit, lang);
    let title = title_of(report, form, lang);
    let mut about = vec![head.about.clone()];
    if let Some(day) = report.as_of {
        let (d, m, y) = (day.day(), day.month(), day.year());
        about.push(match lang {
            Lang::Vi => format!("(Số liệu đến ngày {d:02}/{m:02}/{y})"),
            Lang::En => format!("(Figures as of {d:02}/{m:02}/{y})"),
        });
    }
    let get = |text: &Option<Bilingual>| text.as_ref().map(|text| text.get(lang).to_owned()).unwrap_or_default();
    let or = |wish: &str, other: String| if wish.is_empty() { other } else { wish.to_owned() };
    let page = Page {
        sheet: form.title.as_ref().unwrap_or(&report.title).get(lang).to_owned(),
        title: title.clone(),
        about,
        number: or(&head.number, get(&form.number)),
        attached: or(&head.attached, get(&form.basis)),
        preset: form.preset,
        landscape: form.landscape,
        total: form.total,
        words: form.words.clone(),
        signers: signers(form, head, lang),
        protect: false,
        head,
        lang,
    };
    let (mut workbook, _) = book(&page, &table)?;
    workbook.set_properties(&properties(&title, head, lang).set_custom_property("dutoan_report", report.slug));
    Ok(workbook.save_to_buffer()?)
}

/// A workbook with the table's sheet and, when there is a trace, the sheet "Nguồn số liệu". The caller may
/// add sheets, sets the properties, and saves it.
pub fn book(page: &Page<'_>, table: &Table) -> Result<(Workbook, Placed), Error> {
    let rows = table.lines.len();
    if rows.saturating_add(64) > SHEET_ROWS {
        return Err(Error::Rows(rows));
    }
    let (unit, decimals) = number::fit(table, table.unit)?;
    let table = Table { unit, ..table.clone() };
    let labels = labels(&table.columns);
    let layout = Layout::of(page, &table, &labels, decimals);

    let mut workbook = Workbook::new();
    // 21 and 72 pixels are Excel's own row and column for Times New Roman 12.
    workbook.set_default_format(&style::base(), 21, 72)?;
    let mut styles = Styles::new(decimals);
    let mut placed =
        Placed { sheet: sheet_name(&page.sheet, &[]), decimals, factor: unit.factor(), ..Placed::default() };

    let sheet = workbook.add_worksheet();
    sheet.set_name(&placed.sheet)?;
    // A formula that gives no text is stored as such, not as 0.
    sheet.set_formula_result_default("");
    layout.set_columns(sheet, &table)?;
    let unit_row = frame::top(sheet, page, &table, &layout)?;
    placed.head_row = unit_row.saturating_add(1);
    placed.label_row = heading::write(sheet, &table, &labels, &layout, placed.head_row, page.lang)?;
    rows::write(sheet, page, &table, &layout, &mut styles, &mut placed)?;
    let last_row = frame::bottom(sheet, page, &table, &labels, &layout, placed.end_row)?;
    set_up(sheet, page, &table, &layout, &placed)?;
    let repeated = (placed.head_row, placed.label_row);
    let first_line = placed.label_row.saturating_add(1);
    if let Some(row) = layout.page_break(repeated, first_line, placed.end_row, last_row) {
        sheet.set_page_breaks(&[row])?;
    }

    define_names(&mut workbook, &placed, unit_row)?;
    if !page.head.trace.is_empty() {
        source::write(&mut workbook, page)?;
    }
    Ok((workbook, placed))
}

/// The title with its year.
pub(super) fn title_of(report: &Report, form: &Form, lang: Lang) -> String {
    let title = form.title.as_ref().unwrap_or(&report.title).get(lang);
    let year = report.year.map(|year| match lang {
        Lang::Vi => format!(" năm {year}"),
        Lang::En => format!(" {year}"),
    });
    format!("{title}{}", year.unwrap_or_default()).to_uppercase()
}

fn signers(form: &Form, head: &Head, lang: Lang) -> Vec<Signer> {
    if !head.signers.is_empty() {
        return head.signers.clone();
    }
    let signer = |signature: &super::Signature| Signer {
        title: signature.title.get(lang).to_owned(),
        note: signature.note.get(lang).to_owned(),
        name: String::new(),
    };
    form.signatures.iter().map(signer).collect()
}

/// The document's properties. The date is the document's own, so that equal forms are equal bytes.
pub(crate) fn properties(title: &str, head: &Head, lang: Lang) -> DocProperties {
    let date = head.date.map_or((2000, 1, 1), |date| {
        (u16::try_from(date.year()).unwrap_or(2000), date.month().unsigned_abs(), date.day().unsigned_abs())
    });
    let mut properties = DocProperties::new()
        .set_title(super::guard::cell_text(title))
        .set_company(super::guard::cell_text(&head.office))
        .set_custom_property("dutoan_id", super::guard::cell_text(&head.id))
        .set_custom_property(TRACE_PROPERTY, source::NAME.get(lang));
    if let Ok(created) = ExcelDateTime::from_ymd(date.0.clamp(1900, 9999), date.1, date.2) {
        properties = properties.set_creation_datetime(&created);
    }
    properties
}

fn define_names(workbook: &mut Workbook, placed: &Placed, unit_row: u32) -> Result<(), Error> {
    let sheet = placed.sheet.replace('\'', "''");
    workbook.define_name("don_vi_tinh", &format!("='{sheet}'!$A${}", unit_row.saturating_add(1)))?;
    workbook.define_name("dutoan_he_so", &format!("={}", placed.factor))?;
    Ok(())
}

/// Paper, margins, repeated rows, frozen rows, filter, protection.
fn set_up(
    sheet: &mut Worksheet,
    page: &Page<'_>,
    table: &Table,
    layout: &Layout,
    placed: &Placed,
) -> Result<(), Error> {
    let last = layout.last_column;
    sheet.set_paper_size(if layout.large { 8 } else { 9 });
    if page.landscape {
        sheet.set_landscape();
    }
    // Inches: left 30 mm, right 15 mm, top and bottom 20 mm.
    sheet.set_margins(1.181, 0.591, 0.787, 0.787, 0.394, 0.394);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_center_horizontally(true);
    sheet.set_repeat_rows(placed.head_row, placed.label_row)?;
    sheet.set_freeze_panes(placed.label_row.saturating_add(1), 2)?;
    let bottom = placed.end_row.saturating_sub(1).max(placed.label_row);
    sheet.autofilter(placed.label_row, 0, bottom, last)?;
    sheet.ignore_error_range(placed.label_row, 0, bottom, last, rust_xlsxwriter::IgnoreError::NumberStoredAsText)?;
    let id = page.head.id.replace('&', "&&").chars().filter(|c| !c.is_control()).take(120).collect::<String>();
    let mark = if id.is_empty() { String::new() } else { format!("&L&\"{FONT},Italic\"&9 {id}") };
    let pages = match page.lang {
        Lang::Vi => "Trang &P/&N",
        Lang::En => "Page &P/&N",
    };
    match page.preset {
        Preset::Bieu => {
            sheet.set_footer(format!("{mark}&R&\"{FONT},Regular\"&10{pages}"));
        }
        Preset::Phuluc => {
            sheet.set_header(format!("&C&\"{FONT},Regular\"&12 {pages}"));
            sheet.set_footer(mark);
        }
    }
    sheet.set_zoom(85);
    if page.protect {
        let mut options = rust_xlsxwriter::ProtectionOptions::new();
        options.format_cells = true;
        options.format_columns = true;
        options.format_rows = true;
        options.use_autofilter = true;
        options.edit_objects = true;
        options.insert_links = true;
        sheet.protect_with_options(&options);
        if let (Some(first), Some(last_line)) = (placed.line_rows.first(), placed.line_rows.last()) {
            let open = |column: &&crate::form::Col| column.open && column.kind.is_figure();
            for column in table.columns.iter().filter(open) {
                let Some(at) = table.column(&column.key).and_then(|at| u16::try_from(at).ok()) else { continue };
                let what = rust_xlsxwriter::IgnoreError::UnlockedCellsWithFormula;
                sheet.ignore_error_range(*first, at, *last_line, at, what)?;
            }
        }
    }
    Ok(())
}
