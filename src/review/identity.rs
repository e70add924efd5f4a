//! What lets a workbook be recognised when it comes back: properties, names, and a very hidden sheet with
//! its identity and the figures as they were sent.

use super::{Outcome, Review};
use crate::form::{Error, Placed, Table};
use crate::money::Money;
use crate::words::Lang;
use rust_xlsxwriter::{DocProperties, Format, Workbook, Worksheet};

/// The name of the very hidden sheet (some programs bring it back merely hidden).
pub const IDENTITY_SHEET: &str = "_dutoan";

/// The first cell of that sheet.
pub const SCHEMA: &str = "dutoan.review/1";

/// Columns of the sent lines on that sheet, in order. Amounts are whole đồng as text, whatever unit the
/// workbook shows, so that no program rounds them; `row` is the line's row as sent, 1-based.
const SENT: [&str; 14] = [
    "key",
    "level",
    "code",
    "content",
    "agency",
    "source",
    "measure",
    "quantity",
    "unit_price",
    "proposed",
    "appraised",
    "result",
    "reason",
    "row",
];

/// Custom document properties.
pub(super) fn properties(properties: DocProperties, review: &Review) -> DocProperties {
    properties
        .set_custom_property("dutoan_schema", SCHEMA)
        .set_custom_property("dutoan_book", review.book.as_str())
        .set_custom_property("dutoan_review", review.id.as_str())
        .set_custom_property("dutoan_version", i32::try_from(review.version).unwrap_or(i32::MAX))
        .set_custom_property("dutoan_hash", review.seal().as_str())
}

/// Adds the sheet: schema; then one `name, value` a row; a blank row; the outcomes; a blank row; the
/// heading of [`SENT`] and one row a line. Gives the rows of the outcomes, 1-based.
pub(super) fn write(
    workbook: &mut Workbook,
    review: &Review,
    placed: &Placed,
    lang: Lang,
    font: &Format,
) -> Result<(u32, u32), Error> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(IDENTITY_SHEET)?;
    sheet.set_very_hidden(true);
    let mut row = 0_u32;
    let put = |sheet: &mut Worksheet, row: u32, texts: &[String]| -> Result<(), Error> {
        for (column, text) in (0_u16..).zip(texts) {
            if !text.is_empty() {
                sheet.write_string_with_format(row, column, crate::form::cell_text(text), font)?;
            }
        }
        Ok(())
    };
    put(sheet, row, &[SCHEMA.to_owned()])?;
    let pairs = [
        ("book", review.book.clone()),
        ("review", review.id.clone()),
        ("version", review.version.to_string()),
        ("year", review.year.to_string()),
        ("title", review.title.clone()),
        ("office", review.office.clone()),
        ("agencies", review.agencies.join("; ")),
        ("hash", review.seal()),
        ("sheet", placed.sheet.clone()),
        ("factor", placed.factor.to_string()),
        ("label_row", placed.label_row.saturating_add(1).to_string()),
    ];
    for (name, value) in pairs {
        row = row.saturating_add(1);
        put(sheet, row, &[name.to_owned(), value])?;
    }
    row = row.saturating_add(2);
    let first = row.saturating_add(1);
    for outcome in Outcome::ALL {
        put(sheet, row, &[outcome.word().get(lang).to_owned(), outcome.slug().to_owned()])?;
        row = row.saturating_add(1);
    }
    let last = row;
    row = row.saturating_add(1);
    put(sheet, row, &SENT.map(str::to_owned))?;
    let money = |money: Option<Money>| money.map(|money| money.dong().to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    for (line, at) in review.lines.iter().zip(&placed.line_rows) {
        row = row.saturating_add(1);
        let fields = [
            line.key.clone(),
            line.level.to_string(),
            line.code.clone(),
            line.content.clone(),
            text(&line.agency),
            text(&line.source),
            text(&line.measure),
            line.quantity.map(|quantity| quantity.normalize().to_string()).unwrap_or_default(),
            money(line.unit_price),
            money(line.proposed),
            money(line.appraised),
            line.result.map(Outcome::slug).unwrap_or_default().to_owned(),
            text(&line.reason),
            at.saturating_add(1).to_string(),
        ];
        put(sheet, row, &fields)?;
    }
    sheet.protect();
    Ok((first, last))
}

/// Names of the columns that come back, and of the list of outcomes.
pub(super) fn names(
    workbook: &mut Workbook,
    table: &Table,
    placed: &Placed,
    (first, last): (u32, u32),
) -> Result<(), Error> {
    workbook.define_name("dutoan_ket_qua_chon", &format!("='{IDENTITY_SHEET}'!$A${first}:$A${last}"))?;
    let (Some(top), Some(bottom)) = (placed.line_rows.first(), placed.line_rows.last()) else { return Ok(()) };
    let sheet = placed.sheet.replace('\'', "''");
    for (name, key) in [
        ("dutoan_khoa", "key"),
        ("dutoan_de_nghi", "proposed"),
        ("dutoan_tham_dinh", "appraised"),
        ("dutoan_ket_qua", "result"),
        ("dutoan_ly_do", "reason"),
    ] {
        let Some(column) = table.column(key) else { continue };
        let column = crate::form::letters(column);
        let (top, bottom) = (top.saturating_add(1), bottom.saturating_add(1));
        workbook.define_name(name, &format!("='{sheet}'!${column}${top}:${column}${bottom}"))?;
    }
    Ok(())
}
