//! Writes the appraisal workbook.

use super::{Review, identity, lay};
use crate::form::{self, Error, Head, Page, Preset, Signer, Table, TotalPlace, Trace};
use crate::money::Unit;
use crate::words::{Bilingual, Lang};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Format, Formula, Worksheet};

/// Who signs an appraisal when the office names nobody.
const SIGNERS: [(&str, &str, &str, &str); 3] = [
    ("NGƯỜI THẨM ĐỊNH", "APPRAISED BY", "(Ký, họ tên)", "(Signature, full name)"),
    ("TRƯỞNG PHÒNG", "HEAD OF DIVISION", "(Ký, họ tên)", "(Signature, full name)"),
    ("LÃNH ĐẠO SỞ TÀI CHÍNH", "DEPARTMENT OF FINANCE", "(Ký, họ tên, đóng dấu)", "(Signature, full name, seal)"),
];

/// The review as an .xlsx: the column "Sở Tài chính thẩm định" open, pale yellow and by default the live
/// formula `=đề nghị`; results from a list; everything else protected without a password; identity in
/// properties, names, a hidden key column and the very hidden sheet `_dutoan`.
pub fn write(review: &Review, head: &Head, lang: Lang) -> Result<Vec<u8>, Error> {
    let table = lay::table(review, head.unit.unwrap_or(Unit::DONG), lang)?;
    let mut head = head.clone();
    if head.trace.is_empty() {
        head.trace = trace(review);
    }
    if head.about.is_empty() {
        head.about.clone_from(&review.title);
    }
    if head.id.is_empty() {
        let seal = review.seal();
        head.id = format!("{} v{} · {}", review.id, review.version, seal.get(..12).unwrap_or(&seal));
    }
    let say = |vi: &str, en: &str| Bilingual::new(vi.to_owned(), en.to_owned()).get(lang).to_owned();
    let signers = if head.signers.is_empty() {
        let signer = |(vi, en, note_vi, note_en): (&str, &str, &str, &str)| Signer {
            title: say(vi, en),
            note: say(note_vi, note_en),
            name: String::new(),
        };
        SIGNERS.into_iter().map(signer).collect()
    } else {
        head.signers.clone()
    };
    let year = review.year;
    let page = Page {
        sheet: say("Thẩm định", "Appraisal"),
        title: say(&format!("BIỂU THẨM ĐỊNH DỰ TOÁN NĂM {year}"), &format!("APPRAISAL OF THE {year} ESTIMATE")),
        about: vec![
            head.about.clone(),
            say(
                "(Nhập vào các ô màu vàng nhạt; để nguyên công thức ở cột thẩm định là giữ số đề nghị)",
                "(Type in the pale yellow cells; an appraised cell left alone keeps the proposal)",
            ),
        ],
        number: head.number.clone(),
        attached: head.attached.clone(),
        preset: Preset::Bieu,
        landscape: true,
        total: TotalPlace::First,
        words: Some("proposed".to_owned()),
        signers,
        protect: true,
        head: &head,
        lang,
    };
    let (mut workbook, placed) = form::book(&page, &table)?;
    let font = Format::new().set_font_name(form::FONT).set_font_size(12);
    let outcomes = identity::write(&mut workbook, review, &placed, lang, &font)?;
    identity::names(&mut workbook, &table, &placed, outcomes)?;
    if let (Some(first), Some(last)) = (placed.line_rows.first(), placed.line_rows.last()) {
        validate(workbook.worksheet_from_index(0)?, &table, (*first, *last), lang)?;
    }
    workbook.set_properties(&identity::properties(form::properties(&page.title, &head, lang), review));
    Ok(workbook.save_to_buffer()?)
}

/// Lists and limits of the open cells.
fn validate(sheet: &mut Worksheet, table: &Table, (first, last): (u32, u32), lang: Lang) -> Result<(), Error> {
    let say = |vi: &'static str, en: &'static str| Bilingual::new(vi, en).get(lang).to_owned();
    let number = DataValidation::new()
        .allow_decimal_number(DataValidationRule::Between(-1e15, 1e15))
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title(say("Không phải số", "Not a number"))?
        .set_error_message(say(
            "Nhập số theo đơn vị tính ghi trên biểu, không kèm chữ.",
            "Type a number in the unit printed above the table, without words.",
        ))?;
    // The words hold a comma, so the list stands in cells and not in the rule.
    let list = DataValidation::new()
        .allow_list_formula(Formula::new("=dutoan_ket_qua_chon"))
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title(say("Chọn trong danh sách", "Choose from the list"))?
        .set_error_message(say(
            "Chọn một kết quả trong danh sách; ý kiến khác ghi ở cột Lý do.",
            "Choose a result from the list; other words go into the column Reason.",
        ))?;
    for (key, rule) in
        [("appraised_quantity", &number), ("appraised_price", &number), ("appraised", &number), ("result", &list)]
    {
        let Some(column) = table.column(key).and_then(|column| u16::try_from(column).ok()) else { continue };
        sheet.add_data_validation(first, column, last, column, rule)?;
    }
    Ok(())
}

/// Where the proposals stand in the units' files.
fn trace(review: &Review) -> Vec<Trace> {
    let lines = review.lines.iter().filter_map(|line| Some((line, line.origin.as_ref()?)));
    lines
        .map(|(line, origin)| Trace {
            row: line.code.clone(),
            content: line.content.clone(),
            column: Some(Bilingual::new("Đơn vị đề nghị", "Proposed")),
            amount: line.proposed,
            file: origin.file.clone(),
            sheet: origin.sheet.clone(),
            cell: origin.cell.clone(),
            raw: origin.raw.clone(),
        })
        .collect()
}
