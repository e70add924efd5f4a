//! Rows after a total: some split it another way (by source, by year) and tell the same money again, of others only a
//! person knows whether they add to it.

use super::emit::{MOST, gives_line, more};
use super::names::is_source;
use super::numbers::Fixed;
use super::one::Ctx;
use super::outline::{Outline, Place, Proof};
use super::rows::{DataRow, Pre};
use super::say;
use super::seams::Norm;
use crate::finding::{Finding, Severity};
use crate::words::Bilingual;

/// A row without a number of its own: a dash, a plus, or nothing.
pub fn loose(row: &DataRow<'_>) -> bool {
    row.pre == Pre::Item && row.code.as_ref().is_none_or(|c| c.style.is_sign())
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
        let (mut introduced, mut headed) = (false, false);
        for (k, next) in rows.iter().enumerate().skip(i + 1).take(12) {
            match next.pre {
                Pre::Blank | Pre::Words | Pre::Note => continue,
                // "Trong đó:" alone, or before the first of them: "Trong đó: Ngân sách tỉnh".
                Pre::MemoHead if !next.figures => {
                    introduced = true;
                    continue;
                }
                Pre::Memo | Pre::MemoHead => introduced = true,
                // "Tổng hợp theo nguồn:" heads the same money told again, numbered or not.
                Pre::Item | Pre::Breakdown if !next.figures && taken.is_empty() && !headed && regroups(next.text) => {
                    (introduced, headed) = (true, true);
                    continue;
                }
                Pre::Item if headed => {}
                _ if !loose(next) => break,
                _ => {}
            }
            if !next.figures {
                break;
            }
            for (c, sum) in sums.iter_mut().enumerate() {
                *sum += proof.own(c, k).unwrap_or(0);
            }
            taken.push(k);
            let whole = (0..proof.values.len())
                .all(|c| proof.own(c, i).is_none_or(|v| proof.exact(v, sums.get(c).copied().unwrap_or(0))));
            if taken.len() >= 2 && whole && sums.iter().any(|s| *s != 0) {
                // The rows the total adds up stand elsewhere: numbered ones before it, or right after these. Rows
                // introduced as parts, or named after who pays, are parts whatever follows.
                let rest = rows.iter().skip(k + 1).find(|r| r.pre != Pre::Blank);
                let before = rows.iter().take(i).any(numbered);
                let parts = introduced || taken.iter().all(|t| rows.get(*t).is_some_and(|r| is_source(r.text)));
                let elsewhere =
                    rows.iter().take(i).chain(rows.iter().skip(k + 1)).any(|r| r.pre == Pre::Item && r.figures);
                if before && rest.is_none_or(|r| !loose(r)) || rest.is_some_and(numbered) || parts && elsewhere {
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
    told_first(rows, proof, &mut out);
    out
}

/// The last rows of a table, under a heading of their own ("Nguồn kinh phí:"), that make up exactly the total told before
/// all others: the same money by who pays.
fn told_first(rows: &[DataRow<'_>], proof: &Proof<'_>, out: &mut [bool]) {
    let Some(total) = rows.iter().position(|r| r.figures && matches!(r.pre, Pre::Total(_))) else { return };
    if rows.iter().take(total).any(|r| r.pre == Pre::Item && r.figures) {
        return;
    }
    let heads = |r: &DataRow<'_>| matches!(r.pre, Pre::Item | Pre::Breakdown) && !r.figures && regroups(r.text);
    let Some(head) = rows.iter().rposition(heads).filter(|head| *head > total) else { return };
    let own = |k: &usize| rows.get(*k).is_some_and(|r| r.figures);
    let taken: Vec<usize> = (head + 1..rows.len()).filter(own).collect();
    let items = taken.iter().all(|k| rows.get(*k).is_some_and(|r| r.pre == Pre::Item));
    let between = (total + 1..head).any(|k| own(&k));
    let whole = (0..proof.values.len()).all(|c| {
        let sum = taken.iter().filter_map(|k| proof.own(c, *k)).sum::<Fixed>();
        proof.own(c, total).is_none_or(|v| proof.exact(v, sum))
    });
    let money = (0..proof.values.len()).any(|c| proof.own(c, total).is_some_and(|v| v != 0));
    if items && between && whole && money && (2..=MOST_PARTS).contains(&taken.len()) {
        for k in taken {
            if let Some(slot) = out.get_mut(k) {
                *slot = true;
            }
        }
    }
}

/// The most rows read as one total told another way.
const MOST_PARTS: usize = 12;

/// Whether words head the money of a table told another way.
fn regroups(text: &str) -> bool {
    let norm = Norm::of(text);
    let says =
        ["theo nguồn", "theo đơn vị", "theo cơ quan", "theo năm", "chia theo", "phân theo", "chia ra", "bao gồm"];
    let colon = text.trim_end().ends_with(':');
    norm.len() <= 60
        && (colon
            || norm.starts("nguồn")
            || says.iter().any(|w| norm.has(w))
            || norm.starts("tổng hợp")
            || norm.starts("cơ cấu"))
}

/// Whether a numbered row goes on counting where the table's rows before the total stopped.
pub fn goes_on(rows: &[DataRow<'_>], at: usize, last: Option<usize>) -> bool {
    let Some(code) = rows.get(at).and_then(|r| r.code.as_ref()) else { return false };
    if code.style.is_sign() {
        return false;
    }
    let until = last.map_or(0, |l| l + 1);
    let before = rows.iter().take(until).rev().filter_map(|r| r.code.as_ref()).find(|c| c.style == code.style);
    before.is_some_and(|b| code.ordinal == b.ordinal + 1 && code.ordinal > 1)
}

/// Lines without a number right after a total that no total takes in: "Số tiền đã tạm ứng" tells the same money,
/// "Bổ sung thêm" more of it.
pub fn findings(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, outline: &Outline) -> Vec<Finding> {
    let taken = |row: usize| outline.totals.iter().any(|t| t.parts.contains(&row));
    let mut after: Option<usize> = None;
    let mut out = Vec::new();
    let mut count = 0usize;
    for (i, row) in ctx.rows.iter().enumerate() {
        if matches!(row.pre, Pre::Total(_)) {
            let proven = outline.totals.iter().any(|t| t.row == i && t.compared > 0 && t.agreed == t.compared);
            after = (row.figures && proven).then_some(i);
            continue;
        }
        if row.pre == Pre::Item && (!loose(row) || outline.children.get(i).is_some_and(|c| !c.is_empty())) {
            after = None;
        }
        let alone = outline.places.get(i) == Some(&Place::Under(None)) && gives_line(ctx, amounts, proof, outline, i);
        let Some(total) = after.filter(|_| alone && !taken(i)) else { continue };
        let stated = amounts.iter().enumerate().find_map(|(c, col)| Some((*col, proof.own(c, i).filter(|v| *v != 0)?)));
        let Some((col, value)) = stated else { continue };
        count += 1;
        if count > MOST {
            continue;
        }
        let (cell, amount) = (ctx.place(col, i), ctx.dong(col, value));
        let whole = ctx.rows.get(total).map_or("", |r| r.text);
        out.push(
            say::on(
                "row-after-total",
                Severity::Warning,
                ctx.sheet(),
                cell.clone(),
                format!(
                    "Dòng “{}” ({} đồng) đứng sau “{whole}” và không nằm trong số cộng nào; đang tính là một khoản riêng.",
                    row.text,
                    say::dong(amount)
                ),
                format!(
                    "“{}” ({amount} đồng) stands after “{whole}” and in no sum; it is read as an amount of its own.",
                    row.text
                ),
            )
            .next(Bilingual::new(
                format!("Nếu chỉ là thuyết minh của số cộng: --skip row-after-total@{cell}"),
                format!("If it only explains the total: --skip row-after-total@{cell}"),
            ))
            .with("amount", amount.to_string()),
        );
    }
    if count > MOST {
        out.push(more(ctx.sheet(), "row-after-total", count - MOST));
    }
    out
}
