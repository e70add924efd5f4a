//! The sheet "Nguồn số liệu": which file, sheet and cell every figure comes from.

use super::layout::text_height;
use super::style::{amount_format, base, heading};
use super::{FONT, Page};
use crate::form::guard::{cell_text, is_dangerous};
use crate::form::width::Type;
use crate::form::{Error, sheet_name};
use crate::words::{Bilingual, Lang};
use rust_xlsxwriter::{FormatAlign, FormatBorder, Workbook};

/// The name of the sheet.
pub(super) const NAME: Bilingual = Bilingual::fixed("Nguồn số liệu", "Sources");

/// Headings and pixels of the columns.
const COLUMNS: [(&str, &str, u32); 8] = [
    ("Dòng", "Row", 90),
    ("Nội dung", "Item", 330),
    ("Chỉ tiêu", "Column", 170),
    ("Số tiền (đồng)", "Amount (đồng)", 140),
    ("Tệp", "File", 280),
    ("Trang tính", "Sheet", 120),
    ("Ô", "Cell", 64),
    ("Ghi trong ô", "As written", 140),
];

/// Amounts a spreadsheet keeps exactly.
const EXACT: i64 = 999_999_999_999_999;

/// Adds the sheet.
pub(super) fn write(workbook: &mut Workbook, page: &Page<'_>) -> Result<(), Error> {
    let taken: Vec<String> = workbook.worksheets().iter().map(rust_xlsxwriter::Worksheet::name).collect();
    let name = sheet_name(NAME.get(page.lang), &taken);
    let boxed = || base().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
    let text = boxed().set_text_wrap();
    let quoted = text.clone().set_quote_prefix();
    let amount = boxed().set_num_format(amount_format(0)).set_align(FormatAlign::Right);
    let title = base().set_bold().set_font_size(14);

    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?;
    let words = Bilingual::new("NGUỒN SỐ LIỆU", "SOURCES OF THE FIGURES");
    sheet.write_string_with_format(0, 0, words.get(page.lang), &title)?;
    sheet.set_row_height(0, 21.0)?;
    for ((column, (vi, en, pixels)), _) in (0_u16..).zip(COLUMNS).zip(0..) {
        sheet.set_column_width_pixels(column, pixels)?;
        sheet.write_string_with_format(2, column, if page.lang == Lang::Vi { vi } else { en }, &heading())?;
    }
    let mut row = 3_u32;
    for trace in &page.head.trace {
        let column = trace.column.as_ref().map_or("", |column| column.get(page.lang));
        let texts = [
            (0, trace.row.as_str()),
            (1, trace.content.as_str()),
            (2, column),
            (4, trace.file.as_str()),
            (5, trace.sheet.as_str()),
            (6, trace.cell.as_str()),
            (7, trace.raw.as_str()),
        ];
        let mut height = 18.0_f64;
        for (place, words) in texts {
            let words = cell_text(words);
            let pixels = COLUMNS.get(usize::from(place)).map_or(64.0, |(_, _, pixels)| f64::from(*pixels));
            height = height.max(text_height(&words, pixels, Type::BODY));
            let format = if is_dangerous(&words) { &quoted } else { &text };
            sheet.write_string_with_format(row, place, words, format)?;
        }
        match trace.amount.map(crate::money::Money::dong) {
            Some(dong) if dong.abs() <= EXACT => {
                #[expect(clippy::cast_precision_loss, reason = "at most 15 digits")]
                let number = dong as f64;
                sheet.write_number_with_format(row, 3, number, &amount)?;
            }
            Some(dong) => {
                sheet.write_string_with_format(row, 3, crate::form::number::dotted(dong), &amount)?;
            }
            None => {
                sheet.write_blank(row, 3, &amount)?;
            }
        }
        sheet.set_row_height(row, height.min(409.0))?;
        row = row.saturating_add(1);
    }
    sheet.autofilter(2, 0, row.saturating_sub(1), 7)?;
    sheet.set_freeze_panes(3, 0)?;
    sheet.set_repeat_rows(2, 2)?;
    sheet.set_paper_size(9);
    sheet.set_landscape();
    sheet.set_margins(0.787, 0.591, 0.787, 0.787, 0.394, 0.394);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.ignore_error_range(3, 0, row, 7, rust_xlsxwriter::IgnoreError::NumberStoredAsText)?;
    let pages = if page.lang == Lang::Vi { "Trang" } else { "Page" };
    sheet.set_footer(format!("&R&\"{FONT},Regular\"&10{pages} &P/&N"));
    sheet.set_zoom(85);
    Ok(())
}
