//! Rows that tell by turns what was planned, done and left of one thing, each saying which in a column of its own:
//! "Kế hoạch", "Thực hiện", "Tỷ lệ (%)" under every project.

use super::columns::{self, Col};
use super::kinds;
use super::lines::cell_text;
use super::one::Ctx;
use super::rows::{Pre, total_words};
use super::seams::Norm;
use super::statement::Reckoned;
use super::vocabulary::{Field, RATIOS};
use crate::money::Kind;
use std::collections::BTreeMap;

/// What a row measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    /// Money of a kind.
    Kind(Kind),
    /// A share, a difference: reckoned from the other rows.
    Reckoned,
}

/// How measures begin that are reckoned from the others.
const RESTS: &[&str] = &["còn lại", "chênh lệch", "so sánh", "tăng/giảm", "tăng, giảm", "tăng (+)", "đạt"];

fn measure(text: &str) -> Option<Measure> {
    let norm = Norm::head(text, 40);
    if norm.len() > 30 {
        return None;
    }
    if norm.is("%") || RATIOS.iter().chain(RESTS).any(|w| norm.starts(w)) {
        return Some(Measure::Reckoned);
    }
    // What was carried out of the plan beside it.
    if ["thực hiện", "th", "đã thực hiện", "số thực hiện"].iter().any(|w| norm.is(w)) {
        return Some(Measure::Kind(Kind::Paid));
    }
    // "Giảm dự toán" takes away from what was granted.
    if ["giảm", "điều chỉnh giảm", "cắt giảm"].iter().any(|w| norm.starts(w)) {
        return Some(Measure::Kind(Kind::Cut));
    }
    if ["tăng", "điều chỉnh"].iter().any(|w| norm.starts(w)) {
        return Some(Measure::Kind(Kind::Adjusted));
    }
    kinds::of_heading(text).filter(|_| kinds::only_known(text)).map(Measure::Kind)
}

/// Finds the column that says what each row measures and the one that names what is measured, and gives them those
/// meanings. Before the rows are looked at.
pub fn settle(ctx: &mut Ctx<'_, '_>) -> Option<usize> {
    let amounts: Vec<usize> = (0..ctx.cols.len()).filter(|c| ctx.cols.get(*c).is_some_and(Col::is_amount)).collect();
    let rows: Vec<usize> =
        (0..ctx.raw.len()).filter(|row| amounts.iter().any(|c| ctx.figure(*c, *row).is_some())).collect();
    if rows.len() < 4 || rows.len() > MOST {
        return None;
    }
    // A list of decisions or payments names an operation on every row, which is read elsewhere.
    if ctx.cols.iter().any(|c| matches!(c.field, Field::Date | Field::Document)) {
        return None;
    }
    let words = |c: &Col| !c.is_amount() && !matches!(c.field, Field::Code | Field::Year | Field::Month);
    let at =
        (0..ctx.cols.len()).find(|c| ctx.cols.get(*c).filter(|c| words(c)).is_some_and(|c| measures(ctx, c, &rows)))?;
    let own = ctx.cols.get(at)?.column;
    // The words left of it that are not the same on every row.
    let named = |c: &Col| {
        let texts: Vec<_> = rows.iter().filter_map(|row| cell_text(ctx, *row, Some(c))).collect();
        let plain = texts.iter().filter(|t| t.chars().filter(|c| c.is_alphabetic()).count() >= 3).count();
        plain * 2 > texts.len() && texts.iter().any(|t| Some(t) != texts.first())
    };
    let name = ctx.cols.iter().enumerate().filter(|(_, c)| words(c) && c.column < own && named(c));
    let name = name.max_by_key(|(_, c)| (c.field == Field::Content, std::cmp::Reverse(own - c.column)))?.0;
    columns::set(ctx.cols.get_mut(at)?, Field::KindWord);
    columns::set(ctx.cols.get_mut(name)?, Field::Content);
    Some(at)
}

/// How many rows are looked at first.
const FEW: usize = 40;

/// The most rows such a table is looked for in: a longer list is a ledger.
const MOST: usize = 20_000;

/// Whether nearly every row with figures names a measure in the column, several of them and each again and again.
fn measures(ctx: &Ctx<'_, '_>, col: &Col, rows: &[usize]) -> bool {
    // The first rows tell most columns apart.
    let few = rows.get(..FEW.min(rows.len())).unwrap_or_default();
    let says = |row: &&usize| cell_text(ctx, **row, Some(col)).is_some_and(|text| measure(&text).is_some());
    if few.iter().filter(says).count() * 10 < few.len() * 7 {
        return false;
    }
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    let (mut count, mut kinds) = (0, Vec::new());
    for row in rows {
        let Some(text) = cell_text(ctx, *row, Some(col)) else { continue };
        let Some(found) = measure(&text) else { continue };
        count += 1;
        *told.entry(crate::words::bare(&text)).or_default() += 1;
        if let Measure::Kind(kind) = found
            && !kinds.contains(&kind)
        {
            kinds.push(kind);
        }
    }
    kinds.len() >= 2 && told.len() <= 6 && count * 10 >= rows.len() * 9 && told.values().all(|n| *n >= 2)
}

/// The kind of every row, and sums of every measure by itself. After the rows were looked at.
pub fn mark(ctx: &mut Ctx<'_, '_>, at: usize) {
    let texts: Vec<Option<String>> = (0..ctx.rows.len())
        .map(|row| cell_text(ctx, row, ctx.cols.get(at)).map(|text| text.trim().to_owned()))
        .collect();
    let found: Vec<Option<Measure>> = texts.iter().map(|t| t.as_deref().and_then(measure)).collect();
    for (row, found) in ctx.rows.iter_mut().zip(&found) {
        if *found == Some(Measure::Reckoned) {
            row.pre = Pre::Memo;
        }
    }
    let amounts = ctx.amounts();
    let negative = |row: usize| amounts.iter().any(|c| ctx.figure(*c, row).is_some_and(|v| v < 0));
    let kind = |(row, measure): (usize, &Option<Measure>)| match measure {
        // Written with its sign a decrease is a change; without one it is what is taken away.
        Some(Measure::Kind(Kind::Cut)) if negative(row) => Some(Kind::Adjusted),
        Some(Measure::Kind(kind @ (Kind::Cut | Kind::Adjusted))) => Some(*kind),
        Some(Measure::Kind(kind)) => texts.get(row)?.as_deref().and_then(kinds::of_operation).or(Some(*kind)),
        _ => None,
    };
    ctx.row_kinds = found.iter().enumerate().map(kind).collect();
    // What came in was not spent: "Thực hiện" under "TỔNG THU", "DƯ ĐẦU NĂM" is for a person to say.
    let mut came_in = false;
    for (row, kind) in ctx.rows.iter().zip(&mut ctx.row_kinds) {
        if matches!(row.pre, Pre::Item | Pre::Total(_)) && (row.bold || in_capitals(row.text)) {
            came_in = revenue(row.text);
        }
        if *kind == Some(Kind::Paid) && (came_in || row.pre == Pre::Item && revenue(row.text)) {
            *kind = None;
        }
    }
    let blocks = blocks(ctx);
    let numbered = blocks.iter().filter(|b| coded(ctx, b)).count();
    let whole = |block: &[usize]| {
        let first = block.first().and_then(|row| ctx.rows.get(*row));
        first.is_some_and(|r| matches!(r.pre, Pre::Total(_)) || total_words(&Norm::head(r.text, 60)) == Some(true))
            || numbered >= 2 && !coded(ctx, block)
    };
    let (totals, parts): (Vec<Vec<usize>>, Vec<Vec<usize>>) = blocks.into_iter().partition(|b| whole(b));
    let key = |row: usize| texts.get(row).and_then(Option::as_deref).map(crate::words::bare);
    let mut reckoned = Vec::new();
    let money = |row: &usize| matches!(found.get(*row), Some(Some(Measure::Kind(_))));
    for row in totals.iter().flatten().copied().filter(money) {
        let same: Vec<usize> = parts.iter().flatten().copied().filter(|p| key(*p) == key(row)).collect();
        if same.len() >= 2 {
            reckoned.push(Reckoned { row, terms: same.into_iter().map(|p| (true, p)).collect() });
        }
    }
    super::statement::mark(&mut ctx.rows, &reckoned);
    ctx.reckoned.extend(reckoned);
}

/// Whether a row tells what comes in or is left: "B. TỔNG THU", "Dư đầu năm", "Lãi tiền gửi".
fn revenue(text: &str) -> bool {
    let bare = super::codes::leading(text).map_or(0, |code| code.text.len());
    let norm = Norm::head(text.get(bare..).unwrap_or(text).trim_start_matches(['.', ')', ' ', '-']), 40);
    ["tổng thu", "thu ", "các khoản thu", "nguồn thu", "dư ", "số dư", "lãi", "tồn"].iter().any(|w| norm.starts(w))
}

fn in_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 4 && letters.clone().all(|c| !c.is_lowercase())
}

/// The rows with figures of every thing measured: each begins with its name.
fn blocks(ctx: &Ctx<'_, '_>) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    for (row, data) in ctx.rows.iter().enumerate().filter(|(_, r)| r.figures) {
        match data.pre {
            Pre::Item | Pre::Total(_) => out.push(vec![row]),
            Pre::Continued | Pre::Memo | Pre::Bare => {
                if let Some(last) = out.last_mut() {
                    last.push(row);
                }
            }
            _ => {}
        }
    }
    out
}

fn coded(ctx: &Ctx<'_, '_>, block: &[usize]) -> bool {
    block.first().and_then(|row| ctx.rows.get(*row)).is_some_and(|r| r.code.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rows_measure() {
        for (text, found) in [
            ("Kế hoạch", Some(Measure::Kind(Kind::Planned))),
            ("KH", Some(Measure::Kind(Kind::Planned))),
            ("Dự toán giao", Some(Measure::Kind(Kind::Appropriated))),
            ("Thực hiện", Some(Measure::Kind(Kind::Paid))),
            ("Giải ngân", Some(Measure::Kind(Kind::Paid))),
            ("Tỷ lệ (%)", Some(Measure::Reckoned)),
            ("Đạt %", Some(Measure::Reckoned)),
            ("Còn lại", Some(Measure::Reckoned)),
            ("Tăng/giảm (%)", Some(Measure::Reckoned)),
            ("Sở Y tế", None),
            ("Ngân sách tỉnh", None),
            ("Đường trục chính", None),
        ] {
            assert_eq!(measure(text), found, "{text}");
        }
    }
}
