//! A text figure that reads two ways is no question where the printed total of its column holds with one
//! of them.

use super::grid::text_of;
use super::one::Ctx;
use super::outline::{Outline, Proof};
use super::say;
use crate::finding::{Finding, Place, Severity};
use crate::money::Unit;
use crate::sheet::CellRef;

/// Turns the question into a note that names the cell and the total, where the total decides.
pub fn settle(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, outline: &Outline, findings: &mut [Finding]) {
    for finding in findings.iter_mut() {
        if finding.slug != "number-ambiguous" || finding.severity != Severity::Warning {
            continue;
        }
        let Place::Cell { cell, .. } = &finding.place else { continue };
        let Some(at) = CellRef::parse(cell) else { continue };
        let column = amounts.iter().position(|i| ctx.cols.get(*i).is_some_and(|c| c.column == at.column));
        let row = ctx.rows.iter().position(|r| r.index == at.row);
        let (Some(column), Some(row)) = (column, row) else { continue };
        let text = |key: &str| finding.data.get(key).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
        let Some(total) = deciding(proof, outline, column, row) else { continue };
        // "12,500 + 8,250 = 20,750" holds either way: a figure that can be read one way only must take part. Nobody
        // writes thousandths of a đồng or of a thousand, nor decimals of a million behind a point.
        let unit = ctx.cols.iter().find(|c| c.column == at.column).and_then(|c| c.unit).or(ctx.unit);
        let thousandths = unit.is_none_or(|u| u.factor() > Unit::MILLION.factor())
            || unit == Some(Unit::MILLION) && text("raw").contains(',');
        let plain = |i: usize| {
            let own = proof.own(column, i).is_some_and(|v| v != 0);
            let cell = ctx.raw.get(ctx.rows.get(i)?.position)?.cell(at.column).filter(|_| own)?;
            (!text_of(cell).is_some_and(either_way)).then_some(())
        };
        if thousandths && !(0..ctx.rows.len()).any(|i| plain(i).is_some()) {
            continue;
        }
        let sum = amounts.get(column).map_or_else(String::new, |col| ctx.place(*col, total));
        *finding = say::number_by_sum(ctx.sheet(), cell.clone(), &text("raw"), &text("read"), &sum);
    }
}

/// "12,500", "1.250": three figures behind the only mark, a thousand or a decimal.
fn either_way(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['-', '+', '(']).trim_end_matches([')', ' ']);
    text.split_once(['.', ',']).is_some_and(|(whole, rest)| {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        digits(whole) && whole.len() <= 3 && !whole.starts_with('0') && digits(rest) && rest.len() == 3
    })
}

/// The grand total that holds exactly over a row's figure.
fn deciding(proof: &Proof<'_>, outline: &Outline, column: usize, row: usize) -> Option<usize> {
    let own = proof.own(column, row).filter(|v| *v != 0)?;
    let scope = outline.totals.iter().filter(|t| t.grand && t.row != row).find(|t| {
        let above = outline.above(row);
        let covers = t.parts.iter().any(|p| *p == row || above.contains(p));
        let (leaves, count) = outline.leaves_under(proof, column, &t.parts);
        covers && count >= 2 && proof.own(column, t.row).is_some_and(|v| v != own && proof.exact(v, leaves))
    })?;
    Some(scope.row)
}
