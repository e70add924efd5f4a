//! Columns that state money already told: the same total split another way, parts told for information.

use super::columns::{Col, Unused};
use super::numbers;
use super::seams::Norm;
use super::tree::{State, Values, at, compatible, height, test};
use super::vocabulary::Field;
use crate::money::Kind;

/// The same total split two ways: one way gives the lines.
pub fn alternatives(cols: &mut [Col], values: &Values<'_>, decimals: &[u32], amounts: &[usize], state: &mut State) {
    for total in amounts {
        let first = state.parts.get(*total).cloned().unwrap_or_default();
        if first.is_empty() {
            continue;
        }
        let Some(col) = cols.get(*total) else { continue };
        let rest: Vec<usize> = amounts
            .iter()
            .copied()
            .filter(|j| j != total && state.root(*j) && !first.contains(j))
            .filter(|j| cols.get(*j).is_some_and(|c| compatible(col, c)))
            .collect();
        let mut second: Option<Vec<usize>> = None;
        for start in 0..rest.len() {
            for len in 2..=(rest.len() - start).min(24) {
                let set: Vec<usize> = rest.iter().skip(start).take(len).copied().collect();
                let hold = test(values, *total, &set, decimals);
                if hold.most() && hold.telling >= 1 {
                    second = Some(set);
                }
            }
            if second.is_some() {
                break;
            }
        }
        // What became of the money is no other way to split what was given.
        let second = second
            .filter(|s| super::tree::becomes_of(cols, *total, s) == super::tree::becomes_of(cols, *total, &first));
        // Two ways that come down to the same columns (by source, by year) are one.
        let (mut below, mut others) = (Vec::new(), Vec::new());
        first.iter().for_each(|j| ends(state, *j, &mut below));
        let Some(second) = second else { continue };
        second.iter().for_each(|j| ends(state, *j, &mut others));
        if others.iter().any(|j| below.contains(j)) {
            continue;
        }
        let years = |set: &[usize]| {
            let mut y: Vec<i32> = set.iter().filter_map(|j| cols.get(*j).and_then(|c| c.year)).collect();
            y.sort_unstable();
            y.dedup();
            y.len()
        };
        // Split once more below, the second way tells more.
        let deeper = second.iter().all(|j| state.solved(*j)) && !first.iter().any(|j| state.solved(*j));
        let more = years(&second).cmp(&years(&first)).then(deeper.cmp(&false)).is_gt();
        let (keep, drop) = if more { (second, first) } else { (first, second) };
        state.take(*total, &keep);
        for j in drop {
            drop_tree(cols, state, j);
        }
    }
}

/// The columns a column comes down to.
fn ends(state: &State, i: usize, out: &mut Vec<usize>) {
    let parts = state.parts.get(i).map_or(&[][..], Vec::as_slice);
    if parts.is_empty() {
        out.push(i);
    }
    parts.iter().for_each(|part| ends(state, *part, out));
}

fn drop_tree(cols: &mut [Col], state: &State, i: usize) {
    if let Some(col) = cols.get_mut(i) {
        col.unused = Some(Unused::Alternative);
    }
    for part in state.parts.get(i).cloned().unwrap_or_default() {
        drop_tree(cols, state, part);
    }
}

/// Columns under "Trong đó" that do not make up the column before them: told for information.
pub fn parts_of(cols: &mut [Col], values: &Values<'_>, amounts: &[usize], state: &State) {
    let marked = |col: &Col| {
        col.parts.iter().position(|p| {
            let norm = Norm::of(&p.text);
            ["trong đó", "tr.đó", "trong tổng số", "of which", "including"].iter().any(|w| norm.starts(w))
        })
    };
    let mut chosen: Vec<usize> = Vec::new();
    let mut wholes: Vec<(usize, usize)> = Vec::new();
    for (place, i) in amounts.iter().enumerate() {
        let Some(col) = cols.get(*i) else { continue };
        let Some(level) = marked(col) else { continue };
        if !state.root(*i) || col.unused.is_some() {
            continue;
        }
        let Some(span) = col.parts.get(level).map(|p| (p.first, p.last)) else { continue };
        // "Số dư | Trong đó: chuyển nguồn, hủy": parts of what is left, which gives no line of its own.
        let beside = cols.iter().rev().find(|c| c.column < span.0 && c.is_amount() && marked(c).is_none());
        let leaves = matches!(col.kind, Some(Kind::CarriedOver | Kind::Lapsed | Kind::Returned));
        if leaves && beside.is_some_and(|c| c.field == Field::Difference) {
            continue;
        }
        // The column these are part of: the nearest before the span, not under it.
        // "Trong tổng số: năm 2026" is part of the total, whatever stands between.
        let of_total = col.parts.get(level).is_some_and(|p| Norm::of(&p.text).starts("trong tổng số"));
        // "Nguồn kinh phí › Trong đó › Tiết kiệm chi": its whole stands under "Nguồn kinh phí" as well.
        let over = level.checked_sub(1).and_then(|over| col.parts.get(over)).map(|p| (p.first, p.last));
        let beside = |j: &usize| {
            let shares = |c: &Col| over.is_none_or(|over| c.parts.iter().any(|p| (p.first, p.last) == over));
            cols.get(*j).is_some_and(shares)
        };
        let before = amounts.iter().take(place).rev().copied().filter(beside);
        let whole = before
            .filter(|j| !of_total || state.solved(*j))
            .find(|j| cols.get(*j).is_some_and(|c| c.column < span.0 && (c.unused.is_none() || state.solved(*j))));
        let Some(whole) = whole else { continue };
        // "KP đã sử dụng | KP còn dư | Trong đó: hủy, chuyển năm sau": no part of what was spent.
        let kinds = (cols.get(whole).and_then(|c| c.kind), col.kind);
        if matches!(kinds, (Some(of), Some(own)) if of != own) {
            continue;
        }
        let smaller = (0..height(values)).all(|r| match (at(values, whole, r), at(values, *i, r)) {
            (Some(w), Some(p)) => p.abs() <= w.abs() + numbers::noise(w),
            (None, Some(p)) => p == 0,
            _ => true,
        });
        if !smaller {
            continue;
        }
        // "Kinh phí | Trong đó năm 2024": the year's money is the part, the other column is of all years.
        let of_a_year = col.parts.get(level).is_some_and(|p| super::years::of_heading(&p.text).is_some());
        let all_years = cols.get(whole).is_some_and(|c| {
            c.year.is_none() && !c.hinted && c.unused.is_none() && !c.label.contains(|d: char| d.is_ascii_digit())
        });
        if of_a_year && all_years {
            wholes.push((whole, *i));
        } else {
            chosen.push(*i);
        }
    }
    for (whole, part) in wholes {
        let kind = cols.get(whole).and_then(|c| c.kind);
        if let Some(col) = cols.get_mut(part) {
            col.kind = col.kind.or(kind);
        }
        if let Some(col) = cols.get_mut(whole) {
            col.unused = Some(Unused::Lifetime);
        }
    }
    for i in chosen {
        if let Some(col) = cols.get_mut(i) {
            col.unused = Some(Unused::PartOf);
        }
    }
}
