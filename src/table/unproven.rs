//! The last net: a printed total of a table that is not what its lines make always gives a finding.

use super::columns::Col;
use super::one::{Built, Ctx};
use super::outline::Proof;
use super::{say, tree};
use crate::finding::{Place, Severity};
use crate::sheet::CellRef;

/// Holds the printed grand total on `row` against the lines, unless its row has been asked about.
pub fn look(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, row: usize, built: &mut Built) {
    let (Some(stated), Some(computed)) = (built.table.stated_total, built.table.computed_total) else { return };
    let gap = stated.dong().saturating_sub(computed.dong());
    let leaf = |col: usize| ctx.cols.get(col).is_some_and(Col::is_leaf);
    let mut allowed = 0i64;
    let mut place: Option<usize> = None;
    for (c, col) in amounts.iter().enumerate() {
        let column = ctx.cols.get(*col).map(|x| x.column);
        let parts = built.lines.iter().filter(|l| Some(l.cell.column) == column).count();
        let decimals = proof.decimals.get(c).copied().unwrap_or(0);
        allowed = allowed.saturating_add(ctx.dong(*col, tree::tolerance(decimals, parts)));
        if proof.own(c, row).is_some() && place.is_none_or(|p| !leaf(p) && leaf(*col)) {
            place = Some(*col);
        }
    }
    let Some(place) = place else { return };
    if gap == 0 || gap.abs() <= allowed {
        return;
    }
    let sheet_row = ctx.rows.get(row).map_or(0, |r| r.index);
    // A group that differs from its rows by as much explains it.
    let told_gaps = built
        .findings
        .iter()
        .filter(|f| f.slug == "total-differs")
        .filter_map(|f| f.data.get("difference").and_then(|v| v.as_str()).and_then(|v| v.parse::<i64>().ok()));
    let (mut sum, mut one) = (0i64, false);
    for told in told_gaps {
        sum = sum.saturating_add(told);
        one |= told == gap;
    }
    if sum == gap || one {
        return;
    }
    let told = built.findings.iter().any(|f| {
        f.slug == "total-differs"
            && f.severity > Severity::Note
            && matches!(&f.place, Place::Cell { cell, .. } if CellRef::parse(cell).is_some_and(|c| c.row == sheet_row))
    });
    if told {
        return;
    }
    let text = super::columns::one_line(ctx.rows.get(row).map_or("", |r| r.text));
    built.findings.push(
        say::total_differs(ctx.sheet(), ctx.place(place, row), &text, stated.dong(), computed.dong())
            .with("total", true),
    );
}
