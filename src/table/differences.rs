//! Difference columns: checked against the columns they are reckoned from, never recorded; cumulative
//! columns.

use super::columns::{self, Col, Unused};
use super::numbers::{self, Fixed};
use super::seams::Norm;
use super::signed::{self, Terms};
use super::tree::{Found, Gap, Values, at, height, own_number};
use super::vocabulary::Field;
use crate::money::Kind;
use crate::sheet::Row;
use std::collections::HashMap;

/// A column reckoned from others by adding and taking away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoned {
    /// Its index.
    pub col: usize,
    /// What it is reckoned from.
    pub terms: Terms<usize>,
}

/// Differences the label row states (6=5-4, 9=1-6-7).
pub fn differences_by_tag(cols: &mut [Col], values: &Values<'_>, found: &mut Found) {
    let tags: Vec<Option<u32>> = cols.iter().map(|c| c.tag.as_deref().and_then(own_number)).collect();
    for i in 0..cols.len() {
        let Some((_, numbers)) =
            cols.get(i).filter(|c| c.is_amount()).and_then(|c| c.tag.as_deref()).and_then(signed::of_tag)
        else {
            continue;
        };
        let place = |n: u32| tags.iter().position(|t| *t == Some(n)).filter(|j| *j != i);
        let terms: Option<Terms<usize>> = numbers.into_iter().map(|(plus, n)| place(n).map(|j| (plus, j))).collect();
        let Some(terms) = terms else { continue };
        let (tested, held) = holds(values, i, &terms);
        let worded = cols.get(i).is_some_and(|c| c.field == Field::Difference);
        if let Some(whole) = beside(cols, i, &terms).filter(|_| tested > 0 && held == tested) {
            found.wholes.push(whole);
            continue;
        }
        // Where words and label row agree, half of the rows are enough.
        if tested == 0 && !worded || held * 10 < tested * if worded { 5 } else { 6 } {
            continue;
        }
        take(cols, found, i, terms);
    }
}

/// Differences the formulas of the rows state (=C9-H9-I9).
pub fn differences_by_formula(cols: &mut [Col], raw: &[&Row], found: &mut Found) {
    for i in 0..cols.len() {
        let Some(column) = cols.get(i).filter(|c| c.is_amount() && c.unused.is_none() && !c.hinted).map(|c| c.column)
        else {
            continue;
        };
        let mut seen: HashMap<Terms<u32>, usize> = HashMap::new();
        let mut formulas = 0usize;
        for row in raw.iter().take(3_000) {
            let Some(formula) = row.cell(column).and_then(|c| c.formula.as_deref()) else { continue };
            formulas += 1;
            if let Some(terms) = signed::of_formula(formula, row.index).filter(|t| t.iter().any(|(plus, _)| !plus)) {
                *seen.entry(terms).or_insert(0) += 1;
            }
        }
        let Some((columns, count)) = seen.into_iter().max_by_key(|(t, n)| (*n, t.len())) else { continue };
        let worded = cols.get(i).is_some_and(|c| c.field == Field::Difference);
        if count * 10 < formulas * 6 || count < 2 && !worded {
            continue;
        }
        let place = |column: u32| cols.iter().position(|c| c.column == column && c.is_amount());
        let terms: Option<Terms<usize>> = columns.into_iter().map(|(plus, c)| place(c).map(|j| (plus, j))).collect();
        // "KP không tự chủ" = "Tổng số" − "KP tự chủ" is a part of the total like the other.
        let part = |t: &Terms<usize>| {
            let whole = t.first().filter(|(plus, _)| *plus).and_then(|(_, j)| cols.get(*j));
            !worded && whole.is_some_and(super::tree::totals_by_words)
        };
        let Some(terms) = terms.filter(|t| !t.iter().any(|(_, j)| *j == i) && !part(t)) else { continue };
        match beside(cols, i, &terms) {
            Some(whole) => found.wholes.push(whole),
            None => take(cols, found, i, terms),
        }
    }
}

/// A column reckoned as what is left that names money of its own, beside what is taken away: "Nhu cầu | Nguồn bảo đảm: 10%
/// tiết kiệm, 40% học phí, Ngân sách bổ sung" are three sources of the need. The whole, and its parts.
fn beside(cols: &[Col], i: usize, terms: &[(bool, usize)]) -> Option<(usize, Vec<usize>)> {
    let group = |j: usize| {
        let parts = cols.get(j).map_or(&[][..], |c| c.parts.as_slice());
        parts.iter().rev().nth(1).map(|p| (p.first, p.last))
    };
    let own = group(i)?;
    let worded = cols.get(i).is_some_and(|c| c.field == Field::Difference);
    let (from, taken): (Vec<_>, Vec<_>) = terms.iter().partition(|(plus, _)| *plus);
    let [(_, whole)] = from.as_slice() else { return None };
    let apart = group(*whole) != Some(own) && taken.iter().all(|(_, j)| group(*j) == Some(own));
    (!worded && apart).then(|| (*whole, taken.iter().map(|(_, j)| *j).chain([i]).collect()))
}

fn take(cols: &mut [Col], found: &mut Found, col: usize, terms: Terms<usize>) {
    found.differences.push(Reckoned { col, terms });
    if let Some(col) = cols.get_mut(col) {
        col.unused = Some(Unused::Difference);
    }
}

/// What the terms make on a row; `None` where none of them is told.
fn reckon(values: &Values<'_>, terms: &[(bool, usize)], row: usize) -> Option<(Fixed, Fixed)> {
    let mut sum: Fixed = 0;
    let mut size: Fixed = 0;
    let mut told = false;
    for (plus, col) in terms {
        if let Some(v) = at(values, *col, row) {
            told = true;
            size = size.max(v.abs());
            sum += if *plus { v } else { -v };
        }
    }
    told.then_some((sum, size))
}

/// Rows looked at to find what a column is reckoned from; every row is checked afterwards.
const SAMPLE: usize = 2_000;

/// How many rows tell a column and what it may be reckoned from, and on how many both are the same.
pub fn holds(values: &Values<'_>, col: usize, terms: &[(bool, usize)]) -> (usize, usize) {
    let mut tested = 0;
    let mut held = 0;
    for row in 0..height(values).min(SAMPLE) {
        let Some(stated) = at(values, col, row) else { continue };
        let Some((computed, size)) = reckon(values, terms, row) else { continue };
        tested += 1;
        if (stated - computed).abs() <= numbers::noise(computed.max(stated)) + numbers::noise(size) {
            held += 1;
        }
    }
    (tested, held)
}

/// Beginnings of headings that are differences whatever the rows say.
const STRONG: &[&str] = &[
    "chênh lệch",
    "số chênh lệch",
    "còn lại",
    "số còn lại",
    "kinh phí còn",
    "dự toán còn",
    "kế hoạch còn",
    "kế hoạch vốn còn",
    "thực hiện so với",
    "ước thực hiện so với",
    "vốn còn",
    "số tiền còn",
    "số vốn còn",
    "số còn dư",
    "còn dư",
    "còn",
    "còn phải",
    "còn nợ",
    "chưa",
    "dự toán chưa",
    "kinh phí chưa",
    "kế hoạch chưa",
    "vốn chưa",
    "số chưa",
    "số tiền chưa",
    "số kinh phí chưa",
    "số vốn chưa",
    "số dư cam kết",
    "số dư dự toán",
    "số dư tạm ứng",
    "dư tạm ứng",
    "dư dự toán",
    "dư kinh phí",
    "dự toán dư",
    "tạm ứng còn",
    "tạm ứng chưa",
    "số tạm ứng còn",
    "số tạm ứng chưa",
    "còn thiếu",
    "còn được",
    "còn thừa",
    "dự kiến hủy",
    "dự kiến huỷ",
    "đề nghị hủy",
    "đề nghị huỷ",
    "so sánh",
    "so với",
    "so cùng kỳ",
    "so dự toán",
    "so kế hoạch",
    "difference",
    "variance",
    "tăng, giảm",
    "phát sinh tăng",
    "phát sinh giảm",
    "tăng/giảm",
];

/// Differences by their wording, proved by the rows. What was itself found by reckoning may be reckoned with: "Còn lại"
/// is what stands after the adjustment, less what was paid.
pub fn differences(cols: &mut [Col], values: &Values<'_>, amounts: &[usize], found: &mut Found) {
    let named: Vec<usize> = cols
        .iter()
        .enumerate()
        .filter(|(_, c)| c.is_amount() && c.field == Field::Difference && c.unused.is_none() && !c.hinted)
        .map(|(i, _)| i)
        .collect();
    let mut pool: Vec<usize> = amounts.to_vec();
    pool.extend(found.differences.iter().map(|d| d.col).filter(|c| !amounts.contains(c)));
    for i in named {
        let strong = cols.get(i).is_some_and(|c| {
            c.parts.iter().any(|p| {
                let norm = Norm::of(&p.text);
                STRONG.iter().any(|w| norm.starts(w))
            })
        });
        match best(values, &pool, i).or_else(|| left_of_a_group(cols, values, &pool, i)) {
            Some(terms) => {
                take(cols, found, i, terms);
                pool.push(i);
            }
            None if strong => {
                found.unproven.push(i);
                if let Some(col) = cols.get_mut(i) {
                    col.unused = Some(Unused::Difference);
                }
            }
            None if runs(values, &pool, i, cols.get(i).is_some_and(|c| Norm::of(c.leaf_text()).starts("số dư"))) => {
                if let Some(col) = cols.get_mut(i) {
                    col.unused = Some(Unused::Cumulative);
                }
            }
            None => {
                if let Some(col) = cols.get_mut(i) {
                    col.field = Field::Amount;
                }
            }
        }
    }
    for i in 0..cols.len() {
        if let Some(terms) = cut_from_request(cols, values, &pool, i) {
            take(cols, found, i, terms);
        }
    }
    for Reckoned { terms, col } in &found.differences {
        carried_out_of(cols, terms);
        // "Còn lại chưa phân bổ", "Số chưa phân khai" say that the rest was distributed; "sau khi trừ" does not.
        let left = cols.get(*col).is_some_and(|c| {
            let norm = Norm::of(&c.label);
            norm.has("chưa") || norm.has("còn lại")
        });
        if left {
            distributed(cols, terms);
        }
    }
    for Reckoned { col, terms } in found.differences.clone() {
        let gap = |terms: &[(bool, usize)], row: usize| {
            let stated = at(values, col, row)?;
            let (computed, size) = reckon(values, terms, row)?;
            let apart = (stated - computed).abs() > numbers::noise(stated) + numbers::noise(size);
            apart.then_some(Gap { col, row, stated, computed, rounding: false })
        };
        let gaps: Vec<Gap> = (0..height(values)).filter_map(|row| gap(&terms, row)).collect();
        // Revenue is held against what the year comes to, expenditure against its estimate (Circular 343/2016, forms of
        // the estimate): one column, two subtrahends.
        let otherwise = |other: &usize| {
            let told: Terms<usize> =
                terms.iter().map(|(plus, c)| if *plus { (true, *c) } else { (false, *other) }).collect();
            gaps.iter().all(|g| gap(&told, g.row).is_none() && at(values, *other, g.row).is_some())
        };
        let one_less_another = matches!(terms.as_slice(), [(true, _), (false, _)]);
        let others = amounts.iter().filter(|c| **c != col && !terms.iter().any(|(_, t)| t == *c));
        if one_less_another && !gaps.is_empty() && others.clone().any(otherwise) {
            continue;
        }
        found.difference_gaps.extend(gaps);
    }
}

/// The balance of a ledger after each of its rows: from one row to the next it moves by what the row says in one column,
/// or in two of opposite sign.
fn runs(values: &Values<'_>, pool: &[usize], i: usize, named: bool) -> bool {
    let stated: Vec<(usize, Fixed)> =
        (0..height(values).min(SAMPLE)).filter_map(|row| Some((row, at(values, i, row)?))).collect();
    let moves = |terms: &[(bool, usize)]| {
        let (mut tested, mut held) = (0_usize, 0_usize);
        for (before, (row, after)) in stated.iter().zip(stated.iter().skip(1)) {
            let Some((moved, size)) = reckon(values, terms, *row) else { continue };
            tested += 1;
            held += usize::from((after - before.1 - moved).abs() <= numbers::noise(*after) + numbers::noise(size));
        }
        // Rows with the sums of a page move nothing. Three rows are enough where the column is called a balance.
        held >= 3 && tested - held <= 1 + tested / 20 || named && held == 2 && tested == 2
    };
    let others = || pool.iter().copied().filter(|c| *c != i);
    others().any(|a| {
        moves(&[(true, a)]) || moves(&[(false, a)]) || others().any(|b| a != b && moves(&[(true, a), (false, b)]))
    })
}

/// "Số chưa phân khai" = the estimate − everything told under one heading beside it.
fn left_of_a_group(cols: &[Col], values: &Values<'_>, pool: &[usize], i: usize) -> Option<Terms<usize>> {
    let group = |j: usize| cols.get(j).filter(|c| c.parts.len() >= 2).and_then(|c| c.parts.first());
    let mut spans: Vec<(u32, u32)> = pool.iter().filter_map(|j| group(*j)).map(|p| (p.first, p.last)).collect();
    spans.dedup();
    spans.into_iter().find_map(|span| {
        let within = |j: &usize| group(*j).is_some_and(|p| (p.first, p.last) == span);
        let run: Vec<usize> = pool.iter().copied().filter(|j| within(j) && *j != i).collect();
        pool.iter().copied().filter(|a| !within(a) && *a != i && run.len() >= 2).find_map(|a| {
            let terms: Terms<usize> = std::iter::once((true, a)).chain(run.iter().map(|j| (false, *j))).collect();
            let (tested, held) = holds(values, i, &terms);
            (tested >= 3 && held * 10 >= tested * 9).then_some(terms)
        })
    })
}

/// What a grant is told to hold by quarters, with what is not distributed yet: parts of it, told for information.
fn distributed(cols: &mut [Col], terms: &[(bool, usize)]) {
    let [(true, whole), rest @ ..] = terms else { return };
    let open = |(plus, j): &(bool, usize)| {
        let part = cols.get(*j);
        // "Đã hỗ trợ" tells what became of the money, not what it holds.
        let done = |c: &Col| {
            let over = c.parts.iter().map(|p| Norm::of(&p.text));
            over.into_iter().any(|n| n.starts("đã") && !n.has("phân bổ") && !n.has("phân khai"))
        };
        !plus && part.is_some_and(|c| !c.hinted && c.unused.is_none() && own_kind(c).is_none() && !done(c))
    };
    let own_kind_of_whole = cols.get(*whole).is_some_and(|c| c.is_leaf() && c.kind.is_some());
    // "Tổng mức đầu tư − đã bố trí đến 2023 − kế hoạch 2024": a year of a project is money of its own.
    let year = |i: usize| cols.get(i).and_then(|c| c.year);
    let of_a_year = rest.iter().any(|(_, j)| year(*j).is_some_and(|y| year(*whole) != Some(y)));
    if rest.len() < 2 || !own_kind_of_whole || of_a_year || !rest.iter().all(open) {
        return;
    }
    for (_, j) in rest {
        if let Some(col) = cols.get_mut(*j) {
            col.unused = Some(Unused::PartOf);
        }
    }
}

/// The kind a column's own heading states, what only a distribution does aside.
fn own_kind(col: &Col) -> Option<Kind> {
    let stated = col.parts.iter().rev().find_map(|p| super::kinds::of_heading(&p.text));
    stated.filter(|k| !matches!(k, Kind::Allotted | Kind::Planned))
}

/// "Cắt giảm" that is on every row what was asked for, less what was appraised or approved: a difference of the two.
fn cut_from_request(cols: &[Col], values: &Values<'_>, pool: &[usize], i: usize) -> Option<Terms<usize>> {
    let kind = |c: usize| cols.get(c).and_then(|c| c.kind);
    cols.get(i).filter(|c| c.is_amount() && c.kind == Some(Kind::Cut) && c.unused.is_none() && !c.hinted)?;
    let asked = |c: &&usize| matches!(kind(**c), Some(Kind::Proposed | Kind::Appraised));
    let given = |c: &&usize| matches!(kind(**c), Some(Kind::Appraised | Kind::Approved | Kind::Appropriated));
    pool.iter().filter(asked).find_map(|a| {
        pool.iter().filter(given).filter(|b| *b != a).find_map(|b| {
            let terms = vec![(true, *a), (false, *b)];
            let (tested, held) = holds(values, i, &terms);
            (tested >= 2 && held == tested).then_some(terms)
        })
    })
}

/// "Dự toán được giao − Kinh phí đã thực hiện = Còn lại": what is taken from the estimate granted was paid.
fn carried_out_of(cols: &mut [Col], terms: &[(bool, usize)]) {
    let [(true, given), (false, used)] = terms else { return };
    let granted = cols.get(*given).is_some_and(|c| matches!(c.kind, Some(Kind::Appropriated | Kind::Allotted)));
    if let Some(col) = cols.get_mut(*used).filter(|c| granted && c.kind.is_none() && !c.hinted)
        && Norm::of(col.leaf_text()).has("thực hiện")
    {
        col.kind = Some(Kind::Paid);
    }
}

/// Wordings of a column that holds what comes out of an adjustment, not the adjustment.
const RESULTS: &[&str] = &[
    "sau điều chỉnh",
    "sau khi điều chỉnh",
    "sau bổ sung",
    "sau khi bổ sung",
    "điều chỉnh thành",
    "điều chỉnh còn",
    "điều chỉnh lại",
    "sau khi trừ",
    "sau khi đã trừ",
    "sau trừ",
    "sau điều hòa",
    "sau điều hoà",
    "sau điều chuyển",
    "sau cắt giảm",
    "sau giảm trừ",
    "sau thu hồi",
    "sau bù trừ",
    "sau tiết kiệm",
    "sau khi tiết kiệm",
    "được sử dụng",
    "thực lĩnh",
    "thực nhận",
    "còn được nhận",
    "after adjustment",
];

/// Whether a heading names the result of an adjustment ("Dự toán sau điều chỉnh").
pub fn is_result(col: &Col) -> bool {
    let result = |norm: &Norm| {
        RESULTS.iter().any(|w| norm.has(w)) || norm.is("dự toán điều chỉnh") || norm.is("kế hoạch điều chỉnh")
    };
    // "Kinh phí được sử dụng › Năm trước chuyển sang": what was carried over, granted, added is told by name.
    let leaf = Norm::of(col.leaf_text());
    let named = matches!(col.kind, Some(Kind::CarriedOver | Kind::Appropriated | Kind::Supplemented))
        && super::kinds::of_heading(col.leaf_text()) == col.kind;
    result(&leaf) || !named && col.parts.iter().any(|p| result(&Norm::of(&p.text)))
}

/// Results of an adjustment: what was there before, with what was added and taken away. Recorded beside those, the
/// money would count twice. "Dự toán điều chỉnh" alone is a result only where rows or a column of increases say so.
pub fn results(cols: &mut [Col], values: &Values<'_>, found: &mut Found) {
    let spent =
        |c: &Col| matches!(c.kind, Some(Kind::Paid | Kind::Advanced | Kind::Cleared | Kind::Committed | Kind::Settled));
    let delta = |c: &Col| {
        let leaf = Norm::of(c.leaf_text());
        ["tăng", "giảm", "chênh lệch", "so sánh", "điều chỉnh"].iter().any(|w| leaf.starts(w))
    };
    let pool: Vec<usize> = cols
        .iter()
        .enumerate()
        .filter(|(_, c)| c.is_amount() && c.unused.is_none() && c.currency.is_none() && !spent(c))
        .filter(|(_, c)| c.field != Field::Difference || delta(c))
        .map(|(i, _)| i)
        .collect();
    // "Tổng dự toán giao" beside what was granted first and what was added later holds both.
    let any =
        |kinds: &[Kind]| pool.iter().any(|i| cols.get(*i).and_then(|c| c.kind).is_some_and(|k| kinds.contains(&k)));
    let mixed = any(&[Kind::Appropriated, Kind::Approved, Kind::Planned, Kind::Proposed])
        && any(&[Kind::Supplemented, Kind::Adjusted, Kind::Cut, Kind::CarriedOver, Kind::Withheld]);
    let whole = |c: &Col| mixed && (c.field == Field::Total || Norm::of(c.leaf_text()).starts("tổng"));
    // "Nhu cầu cả năm" = "Dự toán đã giao" + "Đề nghị bổ sung": what is asked for now is the last.
    let more = |c: &Col| {
        let leaf = Norm::of(c.leaf_text());
        c.kind == Some(Kind::Proposed) && ["bổ sung", "tăng thêm", "cấp thêm"].iter().any(|w| leaf.has(w))
    };
    let asks_more = pool.iter().any(|i| cols.get(*i).is_some_and(more)) && any(&[Kind::Appropriated, Kind::Approved]);
    let needed = |c: &Col| asks_more && c.kind == Some(Kind::Proposed) && !more(c);
    let now = now_result(cols);
    let results: Vec<usize> = pool
        .iter()
        .copied()
        .filter(|i| {
            cols.get(*i).is_some_and(|c| !c.hinted && (is_result(c) || whole(c) || needed(c))) || now == Some(*i)
        })
        .collect();
    let before: Vec<usize> = pool.iter().copied().filter(|i| !results.contains(i)).collect();
    for i in results {
        let Some(terms) = reached(values, &before, i) else { continue };
        let reversed = terms
            .iter()
            .any(|(plus, j)| !plus && cols.get(*j).is_some_and(|c| c.field == Field::Difference && !falls(c)));
        if reversed {
            // "Chênh lệch" written as before − after: recorded as it stands an increase would become a decrease.
            continue;
        }
        for (plus, j) in &terms {
            if let Some(col) = cols.get_mut(*j).filter(|c| c.field == Field::Difference) {
                columns::set(col, Field::Amount);
                col.kind = (!super::meaning::asks_for_change(col)).then_some(Kind::Adjusted);
                col.negative = !plus && falls(col);
            }
        }
        take(cols, found, i, terms);
    }
}

/// "Nay điều chỉnh" is what it comes to now, where no other column is named as the result and a change may stand beside.
fn now_result(cols: &[Col]) -> Option<usize> {
    const NOW: [&str; 5] =
        ["nay điều chỉnh", "nay phê duyệt", "nay giao", "nay bố trí", "điều chỉnh tại quyết định này"];
    if cols.iter().any(|c| c.is_leaf() && is_result(c)) {
        return None;
    }
    let said =
        |c: &Col| c.is_leaf() && c.is_amount() && !c.hinted && NOW.iter().any(|w| Norm::of(c.leaf_text()).starts(w));
    let mut found = (0..cols.len()).filter(|i| cols.get(*i).is_some_and(said));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn falls(col: &Col) -> bool {
    let leaf = Norm::of(col.leaf_text());
    leaf.has("giảm") && !leaf.has("tăng")
}

/// The sum or difference of two columns, else of three, that every row bears out.
fn reached(values: &Values<'_>, before: &[usize], col: usize) -> Option<Terms<usize>> {
    let mut best: Option<(usize, Terms<usize>)> = None;
    let mut look = |terms: Terms<usize>| {
        let (tested, held) = holds(values, col, &terms);
        // One typing error in ten rows is a gap to be told, not another reading; it shows in the total over it too.
        let errors = held * 10 < tested * 9 && (tested < 8 || tested - held > 2);
        if tested >= 1 && !errors && best.as_ref().is_none_or(|(h, _)| held > *h) {
            best = Some((held, terms));
        }
    };
    for a in before {
        for b in before.iter().filter(|b| *b != a) {
            for plus in [true, false] {
                look(vec![(true, *a), (plus, *b)]);
            }
        }
    }
    if before.len() <= 12 {
        for a in before {
            for (n, b) in before.iter().enumerate().filter(|(_, b)| *b != a) {
                for c in before.iter().skip(n + 1).filter(|c| *c != a) {
                    for (x, y) in [(true, true), (true, false), (false, true), (false, false)] {
                        look(vec![(true, *a), (x, *b), (y, *c)]);
                    }
                }
            }
        }
    }
    best.map(|(_, terms)| terms)
}

/// Results nothing bears out: parts of a proved result are left out with it; beside the grant before them the rest
/// is asked about; alone they are the grant as it now stands.
pub fn left_results(cols: &mut [Col], values: &Values<'_>, found: &mut Found) {
    let now = now_result(cols).filter(|i| cols.get(*i).is_some_and(|c| c.unused.is_none()));
    let named = |c: &Col| c.is_leaf() && !c.hinted && is_result(c);
    let open: Vec<usize> = (0..cols.len()).filter(|i| cols.get(*i).is_some_and(named) || now == Some(*i)).collect();
    if open.is_empty() {
        return;
    }
    let proved: Vec<usize> =
        found.differences.iter().map(|d| d.col).filter(|i| cols.get(*i).is_some_and(is_result)).collect();
    for total in proved {
        let run: Vec<usize> = (total + 1..cols.len()).take_while(|j| open.contains(j)).collect();
        let (tested, held) = holds(values, total, &run.iter().map(|j| (true, *j)).collect::<Vec<_>>());
        if tested > 0 && held == tested {
            for j in run {
                if let Some(col) = cols.get_mut(j) {
                    col.unused = Some(Unused::Difference);
                }
            }
        }
    }
    let granted = cols.iter().enumerate().any(|(i, c)| {
        c.is_amount()
            && now != Some(i)
            && !is_result(c)
            && c.unused != Some(Unused::Difference)
            && matches!(
                c.kind,
                Some(Kind::Appropriated | Kind::Allotted | Kind::Approved | Kind::Supplemented | Kind::Adjusted)
            )
    });
    for i in open {
        let Some(col) = cols.get_mut(i).filter(|c| c.is_leaf()) else { continue };
        if granted {
            found.results.push(i);
        } else if col.kind == Some(Kind::Adjusted) && col.parts.iter().any(|p| Norm::of(&p.text).has("sau")) {
            col.kind = Some(Kind::Appropriated);
        }
    }
}

/// The subtraction of two columns, else of three, that the rows bear out best.
fn best(values: &Values<'_>, amounts: &[usize], col: usize) -> Option<Terms<usize>> {
    let mut best: Option<(usize, Terms<usize>)> = None;
    let mut look = |terms: Terms<usize>, share: usize, least: usize| {
        let (tested, held) = holds(values, col, &terms);
        if tested >= least && held * 10 >= tested * share && best.as_ref().is_none_or(|(h, _)| held > *h) {
            best = Some((held, terms));
        }
    };
    for a in amounts {
        for b in amounts.iter().filter(|b| *b != a) {
            look(vec![(true, *a), (false, *b)], 6, 1);
        }
    }
    // Three terms fit by chance sooner: more rows must bear them out, all but one in ten.
    if amounts.len() <= 14 {
        for a in amounts {
            for (n, b) in amounts.iter().enumerate().filter(|(_, b)| *b != a) {
                for c in amounts.iter().skip(n + 1).filter(|c| *c != a) {
                    look(vec![(true, *a), (false, *b), (false, *c)], 9, 3);
                }
            }
        }
    }
    best.map(|(_, terms)| terms)
}

/// "Giá trị hợp đồng" beside "Cam kết chi năm nay" is the contract's, over all its years.
fn contract_beside_commitment(cols: &[Col], col: &Col) -> bool {
    let committed = |c: &Col| c.kind == Some(Kind::Committed) && c.is_leaf();
    let of_year = |c: &Col| committed(c) && Norm::of(&c.label).has("cam kết");
    committed(col) && Norm::of(&col.label).has("giá trị hợp đồng") && !of_year(col) && cols.iter().any(of_year)
}

/// Whether a heading counts since work on a project began, over years.
fn from_the_start(col: &Col) -> bool {
    let path = Norm::of(&col.label);
    // "Thanh toán trong năm phần vốn tạm ứng từ khởi công" was paid in the year.
    ["từ khởi công", "từ khi khởi công", "từ kc", "từ đầu dự án"].iter().any(|w| path.has(w)) && !path.has("trong năm")
}

/// Whether a heading tells what a donor or an agreement pledged for all of a project: "Tổng vốn cam kết › Quy đổi". What
/// is committed to be spent ("Cam kết chi") is of a year.
fn pledged(col: &Col) -> bool {
    let says = |part: &super::columns::Part| {
        let norm = Norm::of(&part.text);
        let whole = ["tổng vốn", "tổng số vốn", "tổng giá trị", "vốn"].iter().any(|w| norm.starts(w));
        let pledge = norm.has("cam kết") && !norm.has("cam kết chi") || norm.has("hiệp định");
        whole && pledge && super::years::of_heading(&part.text).is_none()
    };
    col.year.is_none() && col.month.is_none() && col.parts.iter().any(says)
}

/// Whether a heading names a span of years that holds the year of another column: "Kế hoạch trung hạn 2021-2025" beside
/// "Kế hoạch 2024".
fn of_a_span(cols: &[Col], col: &Col) -> bool {
    let Some((first, last)) = super::years::span(&col.label) else { return false };
    // "Kế hoạch 2026-2030 › Trong tổng số: năm 2026": a year under the span itself is a part of it.
    let named = |part: &&super::columns::Part| super::years::span(&part.text) == Some((first, last));
    let over = col.parts.iter().find(named).map(|p| (p.first, p.last));
    let under =
        |c: &Col| c.parts.iter().any(|p| Some((p.first, p.last)) == over && super::years::span(&p.text).is_some());
    let within = |c: &Col| c.is_leaf() && c.year.is_some_and(|y| (first..=last).contains(&y)) && !under(c);
    col.year.is_none() && last > first + 1 && cols.iter().any(within)
}

/// Which columns tell what was approved for whole projects: before every column of a year, beside when or by what
/// decision the project is carried out.
fn approved_projects(cols: &[Col]) -> Option<impl Fn(&Col) -> bool + Copy> {
    let mut years: Vec<i32> = cols.iter().filter(|c| c.is_amount()).filter_map(|c| c.year).collect();
    years.sort_unstable();
    years.dedup();
    let first = cols.iter().find(|c| c.is_amount() && c.year.is_some()).map(|c| c.column)?;
    let told = |c: &Col| {
        let path = Norm::of(&c.label);
        c.field == Field::Document
            || !c.is_amount() && (path.starts("thời gian") || path.has("khởi công") || path.has("kc-ht"))
    };
    if years.len() < 2 || !cols.iter().any(|c| c.column < first && told(c)) {
        return None;
    }
    Some(move |c: &Col| c.kind == Some(Kind::Approved) && c.year.is_none() && c.column < first)
}

/// Whether a column tells the money of a whole project ("Tổng mức đầu tư") beside columns of single years or payments.
pub fn lifetime(cols: &[Col], col: &Col) -> bool {
    let approved = approved_projects(cols);
    let whole = |c: &Col| {
        c.kind == Some(Kind::Ceiling) && c.year.is_none()
            || from_the_start(c)
            || pledged(c)
            || of_a_span(cols, c)
            || contract_beside_commitment(cols, c)
            || approved.is_some_and(|a| a(c))
    };
    let spent = |c: &Col| matches!(c.kind, Some(Kind::Paid | Kind::Advanced | Kind::Cleared));
    whole(col) && cols.iter().any(|c| c.is_leaf() && !whole(c) && (c.year.is_some() || spent(c)))
}

/// Cumulative columns repeat what earlier periods recorded, unless they are all there is of their kind.
pub fn cumulative(cols: &mut [Col]) {
    let spent = |c: &Col| matches!(c.kind, Some(Kind::Paid | Kind::Advanced | Kind::Cleared));
    let others = cols.iter().any(|c| c.is_leaf() && c.field != Field::Cumulative && (spent(c) || c.month.is_some()));
    let any = cols.iter().any(|c| c.is_leaf() && c.field != Field::Cumulative);
    let lifetimes: Vec<bool> = cols.iter().map(|c| lifetime(cols, c)).collect();
    for (col, lifetime) in cols.iter_mut().zip(lifetimes) {
        if col.is_leaf() && col.field == Field::Cumulative && !col.hinted && (others || any && !spent(col)) {
            col.unused = Some(Unused::Cumulative);
        } else if col.is_leaf() && lifetime && !col.hinted {
            col.unused = Some(Unused::Lifetime);
        }
    }
}
