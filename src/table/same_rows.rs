//! Rows beside each other under one heading that say the same in every cell: one may be a copy left behind.

use super::Line;
use super::emit::{MOST, more};
use super::grid::is_blank;
use super::one::Ctx;
use super::rows::Pre;
use super::say;
use super::seams::Norm;
use super::vocabulary::Field;
use crate::finding::{Finding, Severity};
use crate::sheet::Value;
use crate::words::Bilingual;

/// Rows right below each other whose words, quantities and figures are all the same, told at the second. Vouchers are
/// held against each other by their numbers and dates elsewhere.
pub fn findings(ctx: &Ctx<'_, '_>, lines: &[Line]) -> Vec<Finding> {
    let numbers: Vec<u32> = ctx.cols.iter().filter(|c| c.field == Field::Code).map(|c| c.column).collect();
    let first = |row: usize| {
        let index = ctx.rows.get(row).map(|r| r.index)?;
        let at = lines.partition_point(|l| l.cell.row < index);
        lines.get(at).filter(|l| l.cell.row == index && l.amount.is_none_or(|m| m.dong() != 0))
    };
    let mut before: Option<usize> = None;
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (row, data) in ctx.rows.iter().enumerate().filter(|(_, r)| r.pre != Pre::Blank) {
        let own = first(row).filter(|l| data.pre == Pre::Item && l.document.is_none());
        let Some(own) = own else {
            before = None;
            continue;
        };
        let same = before.filter(|above| {
            // Most rows differ in their words or their first amount.
            let beside = first(*above).is_some_and(|l| {
                l.amount == own.amount
                    && l.content == own.content
                    && l.path == own.path
                    && l.path_codes == own.path_codes
            });
            beside && speaks(&own.content) && cells(ctx, *above, &numbers) == cells(ctx, row, &numbers)
        });
        found.extend(same.map(|above| (above, row)));
        before = Some(row);
    }
    // Where it happens all the time, what tells the rows apart stands elsewhere: in a picture, in a colour, in a heading.
    if found.len() * 4 > lines.len().max(8) {
        return Vec::new();
    }
    let place = |row: usize| first(row).map_or_else(String::new, |l| l.cell.to_string());
    let mut out: Vec<Finding> = found
        .iter()
        .take(MOST)
        .filter_map(|(above, row)| {
            let line = first(*row)?;
            let (cell, other) = (place(*row), place(*above));
            let amount = line.amount.map_or(0, crate::money::Money::dong);
            let (vi, en) = if amount == 0 {
                (String::new(), String::new())
            } else {
                (format!(" ({} đồng)", say::dong(amount)), format!(" ({amount} đồng)"))
            };
            Some(
                say::on(
                    "line-repeated",
                    Severity::Warning,
                    ctx.sheet(),
                    cell.clone(),
                    format!(
                        "Dòng “{}”{vi} ở {cell} giống hệt dòng ngay trên ở {other}: có thể đã chép hai lần.",
                        line.content
                    ),
                    format!(
                        "“{}”{en} at {cell} is the same as the row above it at {other}: it may be a copy.",
                        line.content
                    ),
                )
                .next(Bilingual::new(
                    format!("Để lại: --skip line-repeated@{cell}; nếu là khoản khác: --accept line-repeated@{cell}"),
                    format!(
                        "Leave it out: --skip line-repeated@{cell}; if it is another: --accept line-repeated@{cell}"
                    ),
                ))
                .with("first", other)
                .with("amount", amount.to_string()),
            )
        })
        .collect();
    if found.len() > MOST {
        out.push(more(ctx.sheet(), "line-repeated", found.len() - MOST));
    }
    out
}

/// Whether words name something: "Tài liệu", not "Khác" or a mark.
fn speaks(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 6 && !Norm::of(text).is("chi khác")
}

/// What a row says beside its number.
fn cells(ctx: &Ctx<'_, '_>, row: usize, numbers: &[u32]) -> Vec<(u32, String)> {
    let said = |value: &Value| match value {
        Value::Text(text) => super::columns::one_line(text),
        other => other.raw().to_string(),
    };
    let raw = ctx.rows.get(row).and_then(|r| ctx.raw.get(r.position));
    let own = raw.into_iter().flat_map(|r| &r.cells).filter(|c| !numbers.contains(&c.column) && !is_blank(&c.value));
    own.map(|c| (c.column, said(&c.value))).collect()
}
