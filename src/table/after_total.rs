//! Rows after a total that split it another way (by source, by year): the same money told again.

use super::codes::Style;
use super::numbers::Fixed;
use super::outline::Proof;
use super::rows::{DataRow, Pre};

/// A row without a number of its own: a dash, a plus, or nothing.
fn loose(row: &DataRow<'_>) -> bool {
    row.pre == Pre::Item && row.code.as_ref().is_none_or(|c| matches!(c.style, Style::Dash | Style::Plus | Style::Star))
}

/// For every row: whether it is one of the loose rows right after a total that make up exactly that total,
/// in a table whose own rows are numbered and stand elsewhere.
pub fn splits(rows: &[DataRow<'_>], proof: &Proof<'_>) -> Vec<bool> {
    let mut out = vec![false; rows.len()];
    let numbered = |r: &DataRow<'_>| r.pre == Pre::Item && !loose(r);
    for (i, row) in rows.iter().enumerate() {
        if !matches!(row.pre, Pre::Total(_)) || !row.figures {
            continue;
        }
        let mut sums: Vec<Fixed> = vec![0; proof.values.len()];
        let mut taken: Vec<usize> = Vec::new();
        for (k, next) in rows.iter().enumerate().skip(i + 1).take(12) {
            if next.pre == Pre::Blank {
                continue;
            }
            if !loose(next) || !next.figures {
                break;
            }
            for (c, sum) in sums.iter_mut().enumerate() {
                *sum += proof.own(c, k).unwrap_or(0);
            }
            taken.push(k);
            let whole = (0..proof.values.len())
                .all(|c| proof.own(c, i).is_none_or(|v| proof.exact(v, sums.get(c).copied().unwrap_or(0))));
            if taken.len() >= 2 && whole && sums.iter().any(|s| *s != 0) {
                // The rows the total adds up stand elsewhere: numbered ones before it, or right after these.
                let rest = rows.iter().skip(k + 1).find(|r| r.pre != Pre::Blank);
                let before = rows.iter().take(i).any(numbered);
                if before && rest.is_none_or(|r| !loose(r)) || rest.is_some_and(numbered) {
                    for t in &taken {
                        if let Some(slot) = out.get_mut(*t) {
                            *slot = true;
                        }
                    }
                }
                break;
            }
        }
    }
    out
}

/// Whether a numbered row goes on counting where the table's rows before the total stopped.
pub fn goes_on(rows: &[DataRow<'_>], at: usize, last: Option<usize>) -> bool {
    let Some(code) = rows.get(at).and_then(|r| r.code.as_ref()) else { return false };
    if matches!(code.style, Style::Dash | Style::Plus | Style::Star) {
        return false;
    }
    let until = last.map_or(0, |l| l + 1);
    let before = rows.iter().take(until).rev().filter_map(|r| r.code.as_ref()).find(|c| c.style == code.style);
    before.is_some_and(|b| code.ordinal == b.ordinal + 1 && code.ordinal > 1)
}
