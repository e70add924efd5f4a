//! Chooses between the candidate outlines by the sums that hold, and says when two readings that differ in
//! money are close, or when hidden rows hold money.

use super::columns::Col;
use super::one::Ctx;
use super::outline::{self, Outline, Place, Policy, Proof};
use super::rows::Pre;
use super::say;
use super::{Evidence, Weighed};
use crate::finding::Finding;
use crate::sheet::CellRef;
use crate::words::Bilingual;

fn money_of(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, outline: &Outline) -> i64 {
    amounts
        .iter()
        .enumerate()
        .filter(|(c, _)| ctx.families.may_give(*c))
        .map(|(c, col)| ctx.dong(*col, ctx.families.money(proof, outline, c)))
        .fold(0i64, i64::saturating_add)
}

impl Weighed {
    fn of(outline: &Outline) -> Self {
        Self { outline: outline.policy, held: outline.sums.0, failed: outline.sums.1 }
    }
}

fn grand_agreed(outline: &Outline) -> usize {
    outline.totals.iter().filter(|t| t.grand && t.compared > 0 && t.agreed == t.compared).map(|t| t.agreed).sum()
}

/// Another reading that is close: its money and how it was made.
pub type Unsure = Option<(i64, Policy)>;

/// The outline the sums bear out best, and a close other reading.
pub fn choose(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>) -> (Outline, Unsure, Evidence) {
    if let Some(policy) = ctx.hints.outline {
        let asked = outline::build(&ctx.rows, proof, policy);
        let evidence = Evidence { chosen: Some(Weighed::of(&asked)), ..Evidence::default() };
        return (asked, None, evidence);
    }
    let mut all: Vec<Outline> =
        outline::candidates(&ctx.rows).into_iter().map(|p| outline::build(&ctx.rows, proof, p)).collect();
    let mut best = all.remove(0);
    let mut others: Vec<Outline> = Vec::new();
    for other in all {
        let better = match other.policy {
            Policy::Sums => grand_agreed(&other) > grand_agreed(&best),
            _ => other.score() > best.score() && other.held > best.held,
        };
        if better {
            others.push(std::mem::replace(&mut best, other));
        } else {
            others.push(other);
        }
    }
    let mut evidence = Evidence { chosen: Some(Weighed::of(&best)), others: Vec::new() };
    for other in others.iter().map(Weighed::of) {
        // Readings that make the same tree are one reading.
        if evidence.chosen.map(|c| (c.held, c.failed)) != Some((other.held, other.failed)) {
            evidence.others.push(other);
        }
    }
    let money = money_of(ctx, amounts, proof, &best);
    let has_total = best.totals.iter().any(|t| t.grand && t.compared > 0 && t.agreed == t.compared);
    for other in &others {
        let close = match other.policy {
            Policy::Sums => {
                !has_total
                    && other.children.iter().any(|c| !c.is_empty())
                    && best.policy == Policy::Auto
                    && !best.children.iter().any(|c| !c.is_empty())
            }
            _ => {
                !has_total
                    && (other.failed < best.failed && other.held >= best.held
                        || other.score() == best.score() && other.held == best.held && best.held == 0)
            }
        };
        if !close {
            continue;
        }
        let theirs = money_of(ctx, amounts, proof, other);
        if theirs != money {
            return (best, Some((theirs, other.policy)), evidence);
        }
    }
    (best, None, evidence)
}

/// Says that two readings are close.
pub fn unsure_reading(
    ctx: &Ctx<'_, '_>,
    amounts: &[usize],
    proof: &Proof<'_>,
    chosen: &Outline,
    other: i64,
    policy: Policy,
) -> Finding {
    let money = money_of(ctx, amounts, proof, chosen);
    // Every row with money is in question, not only the first.
    let column = ctx.cols.first().map_or(0, |c| c.column);
    let mut rows = ctx.rows.iter().filter(|r| r.figures).map(|r| r.index);
    let first = rows.next().unwrap_or(0);
    let last = rows.next_back().unwrap_or(first);
    let cell = format!("{}:{}", CellRef::new(first, column), CellRef::new(last, column));
    let (vi, en) = match policy {
        Policy::Sibling | Policy::Child => (
            "Chưa rõ các dòng không đánh số là chi tiết của dòng trên hay là dòng riêng.",
            "It is unclear whether rows without a number are details of the row above or rows of their own.",
        ),
        Policy::Sums => (
            "Có dòng đúng bằng tổng các dòng ngay dưới nó nhưng không có số thứ tự hay chữ đậm để biết đó là nhóm.",
            "Some rows equal the sum of the rows below them, but neither number nor bold tells that they are groups.",
        ),
        _ => (
            "Chưa rõ dòng nào là nhóm, dòng nào là chi tiết.",
            "It is unclear which rows are groups and which are details.",
        ),
    };
    let own = chosen.policy.slug();
    let theirs = policy.slug();
    say::reading_unsure(ctx.sheet(), cell, vi.to_owned(), en.to_owned(), money, other)
        .next(Bilingual::new(
            format!("Giữ cách đang đọc: --outline {own}; lấy cách kia: --outline {theirs}."),
            format!("Keep this reading: --outline {own}; take the other: --outline {theirs}."),
        ))
        .with("outline", own)
        .with("other_outline", theirs)
}

/// Says how much money hidden rows and columns hold.
pub fn hidden_rows(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, chosen: &Outline) -> Vec<Finding> {
    let mut out = Vec::new();
    let hidden: Vec<usize> = ctx
        .rows
        .iter()
        .enumerate()
        .filter(|(i, r)| r.hidden && r.figures && matches!(chosen.places.get(*i), Some(Place::Under(_))))
        .map(|(i, _)| i)
        .collect();
    let leaf = |col: usize| ctx.cols.get(col).is_some_and(Col::is_leaf);
    if !hidden.is_empty() {
        let mut money = 0i64;
        for (c, col) in amounts.iter().enumerate() {
            for i in &hidden {
                if let Some(v) = proof.own(c, *i)
                    && ctx.families.gives(proof, chosen, c, *i)
                {
                    money = money.saturating_add(ctx.dong(*col, v));
                }
            }
        }
        let mut doubtful = false;
        if chosen.failed > 0 {
            let mut shown = ctx.rows.clone();
            for i in &hidden {
                if let Some(row) = shown.get_mut(*i) {
                    row.pre = Pre::Blank;
                }
            }
            let other = outline::build(&shown, proof, chosen.policy);
            doubtful = other.failed < chosen.failed && other.held >= 1;
        }
        let cell = hidden
            .first()
            .and_then(|i| ctx.rows.get(*i))
            .map_or_else(String::new, |r| CellRef::new(r.index, ctx.cols.first().map_or(0, |c| c.column)).to_string());
        out.push(say::hidden(ctx.sheet(), cell, hidden.len(), 0, money, doubtful));
    }
    let columns: Vec<usize> =
        amounts.iter().copied().filter(|c| leaf(*c) && ctx.cols.get(*c).is_some_and(|c| c.hidden)).collect();
    if !columns.is_empty() {
        let mut money = 0i64;
        let mut cell = String::new();
        for (c, col) in amounts.iter().enumerate().filter(|(_, col)| columns.contains(col)) {
            money = money.saturating_add(ctx.dong(*col, ctx.families.money(proof, chosen, c)));
            if cell.is_empty() {
                cell = ctx.place(*col, 0);
            }
        }
        if money != 0 {
            out.push(say::hidden(ctx.sheet(), cell, 0, columns.len(), money, false));
        }
    }
    out
}
