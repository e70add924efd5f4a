//! Sections of one table that make the same money: by task and, below it, by source or by office.

use super::one::Ctx;
use super::one_sum::{EXPENDITURE, REVENUE};
use super::outline::{Outline, Proof};
use super::say;
use super::seams::Heads;
use crate::finding::{Finding, Severity};
use crate::sheet::{Area, CellRef};
use crate::words::Bilingual;

/// How the heading of a section begins that tells money told above again.
const AGAIN: &[&str] = &[
    "nguồn kinh phí",
    "nguồn vốn",
    "nguồn thực hiện",
    "cơ cấu nguồn",
    "phân theo",
    "chia theo",
    "phân nguồn",
    "theo nguồn",
    "theo đơn vị",
    "theo nhiệm vụ",
    "theo lĩnh vực",
    "theo nội dung",
];

/// Sections with the same sum in every column, that no total takes together: a person says whether they are the same
/// money.
pub fn findings(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, outline: &Outline) -> Vec<Finding> {
    let sections: Vec<usize> = outline
        .roots
        .iter()
        .copied()
        .filter(|r| outline.children.get(*r).is_some_and(|children| !children.is_empty()))
        .collect();
    if sections.len() > 40 {
        return Vec::new();
    }
    let sums =
        |row: usize| -> Vec<i128> { (0..amounts.len()).map(|c| outline.leaves_under(proof, c, &[row]).0).collect() };
    let begins = |row: usize, words: &Heads| ctx.rows.get(row).is_some_and(|r| words.begin(r.text, 60));
    let words = Heads::of(AGAIN.iter().copied());
    let again = |row: usize| begins(row, &words);
    // Revenue and expenditure balance.
    let (revenue, expenditure) = (Heads::of(REVENUE.iter().copied()), Heads::of(EXPENDITURE.iter().copied()));
    let balanced = |a: usize, b: usize| begins(a, &revenue) && begins(b, &expenditure);
    let together = |a: usize, b: usize| {
        outline
            .totals
            .iter()
            .any(|t| t.agreed > 0 && t.agreed == t.compared && t.parts.contains(&a) && t.parts.contains(&b))
    };
    let mut out = Vec::new();
    for (n, b) in sections.iter().enumerate() {
        let own = sums(*b);
        if own.iter().all(|v| *v == 0) {
            continue;
        }
        let same = |a: &&usize| {
            let told = again(**a) || again(*b) || outline.roots.len() == 2;
            told && sums(**a) == own && !together(**a, *b) && !balanced(**a, *b) && !balanced(*b, **a)
        };
        let Some(a) = sections.iter().take(n).find(same) else { continue };
        let text = |row: usize| ctx.rows.get(row).map_or("", |r| r.text);
        let col = amounts.iter().enumerate().find_map(|(c, col)| own.get(c).filter(|v| **v != 0).map(|v| (*col, *v)));
        let Some((col, sum)) = col else { continue };
        let amount = ctx.dong(col, sum);
        let row = |at: usize| ctx.rows.get(at).map_or(0, |r| r.index);
        let last = ctx.cols.iter().map(|c| c.column).max().unwrap_or(0);
        let until = Area { first: CellRef::new(0, 0), last: CellRef::new(row(*b).saturating_sub(1), last) };
        out.push(
            say::on(
                "money-twice",
                Severity::Warning,
                ctx.sheet(),
                ctx.place(col, *b),
                format!(
                    "Phần “{}” cộng được {} đồng, đúng bằng phần “{}”: có thể cùng một khoản tiền chia theo cách khác.",
                    text(*b),
                    say::dong(amount),
                    text(*a)
                ),
                format!(
                    "“{}” makes {amount} đồng, exactly what “{}” makes: it may be the same money split another way.",
                    text(*b),
                    text(*a)
                ),
            )
            .next(Bilingual::new(
                format!("Chỉ nhập phần trên: --range {until}"),
                format!("Import the upper part alone: --range {until}"),
            ))
            .with("amount", amount.to_string()),
        );
    }
    out
}
