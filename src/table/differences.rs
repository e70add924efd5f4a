//! Difference columns: checked against the two columns they compare, never recorded; cumulative columns.

use super::columns::{Col, Unused};
use super::numbers;
use super::seams::Norm;
use super::tree::{Found, Gap, Values, at, difference_of_tag, height, own_number};
use super::vocabulary::Field;
use crate::money::Kind;

/// Differences the label row states (6=5-4).
pub fn differences_by_tag(cols: &mut [Col], values: &Values, found: &mut Found) {
    let tags: Vec<Option<u32>> = cols.iter().map(|c| c.tag.as_deref().and_then(own_number)).collect();
    for i in 0..cols.len() {
        let Some((_, a, b)) =
            cols.get(i).filter(|c| c.is_amount()).and_then(|c| c.tag.as_deref()).and_then(difference_of_tag)
        else {
            continue;
        };
        let find = |n: u32| tags.iter().position(|t| *t == Some(n)).filter(|j| *j != i);
        let (Some(a), Some(b)) = (find(a), find(b)) else { continue };
        let (tested, held) = difference_holds(values, i, a, b);
        if tested == 0 && cols.get(i).is_some_and(|c| c.field != Field::Difference) || held * 10 < tested * 6 {
            continue;
        }
        found.differences.push((i, a, b));
        if let Some(col) = cols.get_mut(i) {
            col.unused = Some(Unused::Difference);
        }
    }
}

fn difference_holds(values: &Values, col: usize, a: usize, b: usize) -> (usize, usize) {
    let mut tested = 0;
    let mut held = 0;
    for row in 0..height(values) {
        let Some(d) = at(values, col, row) else { continue };
        let (x, y) = (at(values, a, row), at(values, b, row));
        if x.is_none() && y.is_none() {
            continue;
        }
        let computed = x.unwrap_or(0) - y.unwrap_or(0);
        tested += 1;
        if (d - computed).abs() <= numbers::noise(computed.max(d)) + numbers::noise(x.unwrap_or(0)) {
            held += 1;
        }
    }
    (tested, held)
}

/// Differences by their wording, proved by the rows.
pub fn differences(cols: &mut [Col], values: &Values, amounts: &[usize], found: &mut Found) {
    let named: Vec<usize> = cols
        .iter()
        .enumerate()
        .filter(|(_, c)| c.is_amount() && c.field == Field::Difference && c.unused.is_none() && !c.hinted)
        .map(|(i, _)| i)
        .collect();
    for i in named {
        let mut best: Option<(usize, usize, usize, usize)> = None;
        for a in amounts {
            for b in amounts {
                if a == b {
                    continue;
                }
                let (tested, held) = difference_holds(values, i, *a, *b);
                if tested > 0 && held * 10 >= tested * 6 && best.is_none_or(|(_, _, _, h)| held > h) {
                    best = Some((*a, *b, tested, held));
                }
            }
        }
        let strong = cols.get(i).is_some_and(|c| {
            c.parts.iter().any(|p| {
                let norm = Norm::of(&p.text);
                [
                    "chênh lệch",
                    "còn lại",
                    "số còn lại",
                    "kinh phí còn lại",
                    "dự toán còn lại",
                    "so sánh",
                    "difference",
                    "variance",
                    "tăng, giảm",
                    "tăng/giảm",
                ]
                .iter()
                .any(|w| norm.starts(w))
            })
        });
        match best {
            Some((a, b, _, _)) => {
                found.differences.push((i, a, b));
                if let Some(col) = cols.get_mut(i) {
                    col.unused = Some(Unused::Difference);
                }
            }
            None if strong => {
                // Three terms and more (usable − spent − carried over) are beyond this check.
                found.unproven.push(i);
                if let Some(col) = cols.get_mut(i) {
                    col.unused = Some(Unused::Difference);
                }
            }
            None => {
                if let Some(col) = cols.get_mut(i) {
                    col.field = Field::Amount;
                }
            }
        }
    }
    for (i, a, b) in found.differences.clone() {
        for row in 0..height(values) {
            let Some(stated) = at(values, i, row) else { continue };
            let (x, y) = (at(values, a, row), at(values, b, row));
            if x.is_none() && y.is_none() {
                continue;
            }
            let computed = x.unwrap_or(0) - y.unwrap_or(0);
            if (stated - computed).abs() > numbers::noise(stated) + numbers::noise(x.unwrap_or(0)) {
                found.difference_gaps.push(Gap { col: i, row, stated, computed, rounding: false });
            }
        }
    }
}

/// Cumulative columns repeat what earlier periods recorded, unless they are all there is.
pub fn cumulative(cols: &mut [Col]) {
    let others = cols.iter().any(|c| {
        c.is_leaf()
            && c.field != Field::Cumulative
            && (c.kind == Some(Kind::Paid) || c.kind == Some(Kind::Advanced) || c.month.is_some())
    });
    if !others {
        return;
    }
    for col in cols.iter_mut() {
        if col.is_leaf() && col.field == Field::Cumulative && !col.hinted {
            col.unused = Some(Unused::Cumulative);
        }
    }
}
