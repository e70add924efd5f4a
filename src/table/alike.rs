//! Columns that may tell the same money twice: equal on every row, two ways to offer one thing, amounts one of which is
//! taken from the other.

use super::columns::Col;
use super::one::Ctx;
use super::rows::Pre;
use super::seams::Norm;
use super::{kinds, say, tree};
use crate::finding::{Finding, Severity};
use crate::sheet::column_letters;
use crate::words::Bilingual;

/// Asks about columns of one meaning that may be the same money.
pub fn told(ctx: &Ctx<'_, '_>, found: &tree::Found, findings: &mut Vec<Finding>) {
    let mut asked = same(ctx, found, findings);
    asked.extend(found.maybe.iter().chain(&found.unsure).map(|(total, _)| *total));
    within(ctx, &asked, findings);
}

/// Columns that are the same money by their words or their figures; gives those it asked about.
fn same(ctx: &Ctx<'_, '_>, found: &tree::Found, findings: &mut Vec<Finding>) -> Vec<usize> {
    let mut asked = Vec::new();
    // A kind the title lends is as good as one of the heading.
    let kind = |c: &Col| c.kind.or_else(|| ctx.title_kind(c));
    let meaning =
        |c: &Col| (kind(c), c.year, c.month, c.source.clone(), c.document.clone(), c.agency.clone(), c.history);
    let leaves: Vec<usize> =
        (0..ctx.cols.len()).filter(|i| ctx.cols.get(*i).is_some_and(|c| c.is_leaf() && !c.hinted)).collect();
    let offered = |c: &Col| {
        let path = Norm::of(&c.label);
        // "6 tháng đầu năm" and "6 tháng cuối năm" are halves of a year.
        if path.has("tháng đầu năm") || path.has("tháng cuối năm") {
            return false;
        }
        [
            "phương án",
            "dự toán cũ",
            "dự toán mới",
            "trước thuế",
            "sau thuế",
            "chưa thuế",
            "có thuế",
            "gồm thuế",
            "chưa vat",
            "có vat",
            "gồm vat",
            "chưa gtgt",
            "có gtgt",
            "gồm gtgt",
            "tối thiểu",
            "tối đa",
            "mức thấp",
            "mức cao",
            "đầu năm",
            "cuối năm",
            "đầu kỳ",
            "cuối kỳ",
            "pa 1",
            "pa 2",
            "pa1",
            "pa2",
        ]
        .iter()
        .any(|w| path.has(w))
    };
    // Equal instalments of a year are no repetition.
    let period = |c: &Col| {
        let path = Norm::of(&c.label);
        c.month.is_some() || ["quý", "tháng", "đợt", "kỳ", "lần", "giai đoạn"].iter().any(|w| path.has(w))
    };
    // Parts of one sum are money of their own.
    let summed = |one: &Col, two: &Col| {
        ctx.cols.iter().any(|c| c.sum_of.contains(&one.column) && c.sum_of.contains(&two.column))
    };
    let item = |row: usize| ctx.rows.get(row).is_some_and(|r| matches!(r.pre, Pre::Item | Pre::Continued));
    for (n, b) in leaves.iter().enumerate() {
        let Some(two) = ctx.cols.get(*b) else { continue };
        let same = |a: &&usize| {
            let Some(one) = ctx.cols.get(**a).filter(|one| meaning(one) == meaning(two)) else { return false };
            if offered(one) && offered(two) {
                return true;
            }
            if period(one) || period(two) {
                return false;
            }
            if !one.history && !summed(one, two) && granted_by_two(one, two) {
                return true;
            }
            if compared(ctx, found, **a, *b) {
                return true;
            }
            // "Thanh toán" and "Số thực chi": two words for one thing and nothing that tells them apart.
            if one.kind.is_some() && !summed(one, two) && kinds::only_a_kind(one) && kinds::only_a_kind(two) {
                return true;
            }
            if !summed(one, two) && (near(ctx, **a, *b) || multiple(ctx, **a, *b)) {
                return true;
            }
            let mut telling = 0;
            for row in (0..ctx.rows.len()).filter(|r| item(*r)) {
                let figure = |col: usize| ctx.figure(col, row).map_or(0, |v| ctx.dong(col, v));
                match (figure(**a), figure(*b)) {
                    (x, y) if x != y => return false,
                    (0, _) => {}
                    _ => telling += 1,
                }
            }
            telling >= 2
        };
        let Some(a) = leaves.iter().take(n).find(same) else { continue };
        asked.extend([*a, *b]);
        let name = |i: usize| ctx.cols.get(i).map_or_else(String::new, |c| column_letters(c.column));
        let (first, second) = (name(*a), name(*b));
        let label = |i: usize| ctx.cols.get(i).map_or("", |c| c.label.as_str());
        let last = ctx.rows.iter().rposition(|r| r.figures).unwrap_or(0);
        let finding = say::on(
            "reading-unsure",
            Severity::Block,
            ctx.sheet(),
            format!("{}:{}", ctx.place(*b, 0), ctx.place(*b, last)),
            format!(
                "Cột “{}” ({second}) và cột “{}” ({first}) cùng ý nghĩa: có thể là cùng một khoản tiền; ghi cả hai thì tiền bị tính hai lần.",
                label(*b),
                label(*a)
            ),
            format!(
                "Columns “{}” ({second}) and “{}” ({first}) mean the same: they may be the same money; recording both would count it twice.",
                label(*b),
                label(*a)
            ),
        );
        findings.push(finding.next(Bilingual::new(
            format!("Chỉ lấy một cột: --column {second}=ignored (hoặc {first}=ignored); là hai khoản riêng: --column {second}=amount."),
            format!("Take one: --column {second}=ignored (or {first}=ignored); money of its own: --column {second}=amount."),
        )));
    }
    asked
}

/// Asks about columns that look like parts of one beside them: "Dự toán năm 2024" and, after it, "NSTW" and "NSĐP" that
/// come to less than it on every row. No sum tells whether they are in it, and recorded beside it they would count twice.
fn within(ctx: &Ctx<'_, '_>, asked: &[usize], findings: &mut Vec<Finding>) {
    let kind = |c: &Col| c.kind.or_else(|| ctx.title_kind(c));
    let meaning = |c: &Col| (kind(c), super::emit::year_of_column(ctx, c), c.month, c.history);
    let plain = |c: &Col| c.source.is_none() && c.document.is_none() && c.agency.is_none();
    let summed = |c: &Col| ctx.cols.iter().any(|of| of.sum_of.contains(&c.column));
    let leaves: Vec<usize> =
        (0..ctx.cols.len()).filter(|i| ctx.cols.get(*i).is_some_and(|c| c.is_leaf() && c.is_amount())).collect();
    let rows: Vec<usize> = (0..ctx.rows.len())
        .filter(|r| ctx.rows.get(*r).is_some_and(|r| matches!(r.pre, Pre::Item | Pre::Continued)))
        .collect();
    for (n, whole) in leaves.iter().enumerate() {
        let Some(one) = ctx.cols.get(*whole).filter(|c| !c.hinted && plain(c) && !summed(c) && !asked.contains(whole))
        else {
            continue;
        };
        // "Tổng thu NSNN" and "Thu NSĐP": the whole budget of a place beside its own part of it.
        let of_the_state = whole_budget(one.leaf_text());
        if !kinds::only_money(one) && !of_the_state {
            continue;
        }
        let narrow = |c: &Col| if of_the_state { own_budget(c.leaf_text()) } else { !kinds::only_money(c) };
        // "Năm 2023 kéo dài sang" beside "Năm 2024": money of two years.
        let shared = |p: &super::columns::Part| one.parts.iter().any(|o| (o.first, o.last) == (p.first, p.last));
        let dated = |c: &Col| c.parts.iter().any(|p| !shared(p) && !super::years::all(&p.text).is_empty());
        let narrower = |i: &&usize| {
            let part = ctx.cols.get(**i).filter(|c| !asked.contains(i) && !c.hinted && !summed(c) && !dated(c));
            part.is_some_and(|c| meaning(c) == meaning(one) && narrow(c))
        };
        let after: Vec<usize> = leaves.iter().skip(n.saturating_add(1)).take_while(narrower).copied().collect();
        let before: Vec<usize> = leaves.iter().take(n).rev().take_while(narrower).copied().collect();
        let Some(parts) = [after, before].into_iter().find(|parts| held_in(ctx, *whole, parts, &rows)) else {
            continue;
        };
        let letters = |i: usize| ctx.cols.get(i).map_or_else(String::new, |c| column_letters(c.column));
        let own = letters(*whole);
        let theirs = parts.iter().map(|p| letters(*p)).collect::<Vec<_>>();
        let each = |role: &str| theirs.iter().map(|l| format!("--column {l}={role}")).collect::<Vec<_>>().join(" ");
        let last = ctx.rows.iter().rposition(|r| r.figures).unwrap_or(0);
        let sum = |i: usize| {
            let figures = rows.iter().filter_map(|r| ctx.figure(i, *r)).map(|v| ctx.dong(i, v));
            figures.fold(0, i64::saturating_add)
        };
        let stated = sum(*whole);
        let both = parts.iter().map(|p| sum(*p)).fold(stated, i64::saturating_add);
        let names = theirs.join(", ");
        let mut finding = say::reading_unsure(
            ctx.sheet(),
            format!("{}:{}", ctx.place(*whole, 0), ctx.place(*whole, last)),
            format!(
                "Ở mọi dòng, cột {names} cộng lại không quá cột “{}” ({own}) và không bằng nó: có thể là một phần của nó.",
                one.label
            ),
            format!(
                "On every row columns {names} add up to no more than “{}” ({own}), nor to it: they may be parts of it.",
                one.label
            ),
            both,
            stated,
        );
        finding.severity = Severity::Block;
        findings.push(finding.next(Bilingual::new(
            format!(
                "Là một phần của cột {own}: {}; lấy các cột đó thay cho nó: --column {own}=ignored; là tiền riêng: {}.",
                each("ignored"),
                each("amount")
            ),
            format!(
                "Parts of {own}: {}; take them in its place: --column {own}=ignored; money of their own: {}.",
                each("ignored"),
                each("amount")
            ),
        )));
    }
}

/// "Dự toán TW giao", "Dự toán HĐND giao": one year's estimate as each level assigned it.
fn granted_by_two(one: &Col, two: &Col) -> bool {
    const LEVELS: [&[&str]; 4] = [
        &["tw", "trung ương", "bộ", "btc", "chính phủ", "thủ tướng", "ttg"],
        &["hđnd", "ubnd", "tỉnh", "địa phương", "đp"],
        &["huyện"],
        &["xã"],
    ];
    let level = |col: &Col| {
        let norm = Norm::of(col.leaf_text());
        let (at, _) = norm.find("giao")?;
        let before: String = norm.text().chars().take(at).collect();
        let before = Norm::of(&before);
        LEVELS.iter().rposition(|words| words.iter().any(|w| before.has(w)))
    };
    matches!((level(one), level(two)), (Some(a), Some(b)) if a != b)
}

/// "Tổng thu NSNN", "Thu ngân sách nhà nước trên địa bàn".
fn whole_budget(leaf: &str) -> bool {
    let norm = Norm::of(leaf);
    let state = ["nsnn", "ngân sách nhà nước", "trên địa bàn"].iter().any(|w| norm.has(w));
    let flow = ["thu", "tổng thu", "tổng số thu", "chi", "tổng chi", "tổng số chi"].iter().any(|w| norm.starts(w));
    state && flow
}

/// "Thu NSĐP", "Thu ngân sách xã được hưởng".
fn own_budget(leaf: &str) -> bool {
    let norm = Norm::of(leaf);
    let own = [
        "nsđp",
        "ngân sách địa phương",
        "nsx",
        "ngân sách xã",
        "nsh",
        "ngân sách huyện",
        "ngân sách cấp",
        "ngân sách tỉnh",
        "được hưởng",
        "hưởng",
    ];
    own.iter().any(|w| norm.has(w))
}

/// Whether some columns together come to no more than another on every row, and not to it on all.
fn held_in(ctx: &Ctx<'_, '_>, whole: usize, parts: &[usize], rows: &[usize]) -> bool {
    let (mut told, mut less) = (0usize, 0usize);
    for row in rows {
        let figure = |col: usize| ctx.figure(col, *row).map_or(0, |v| ctx.dong(col, v));
        let (all, mut sum) = (figure(whole), 0i64);
        for part in parts {
            let own = figure(*part);
            if own < 0 {
                return false;
            }
            sum = sum.saturating_add(own);
        }
        if sum > all {
            return false;
        }
        told += usize::from(sum > 0);
        less += usize::from(sum < all);
    }
    told >= 2 && less >= 1
}

/// "Nhu cầu", "Khả năng cân đối" and what the one is short of: amounts that are held against each other.
fn compared(ctx: &Ctx<'_, '_>, found: &tree::Found, a: usize, b: usize) -> bool {
    let flow = |i: usize| {
        let norm = ctx.cols.get(i).map_or_else(|| Norm::of(""), |c| Norm::of(&c.label));
        norm.starts("thu") || norm.starts("chi") || norm.starts("tổng thu") || norm.starts("tổng chi")
    };
    let against = |(x, y): (usize, usize)| {
        found.differences.iter().any(|d| d.terms.first() == Some(&(true, x)) && d.terms.contains(&(false, y)))
    };
    !flow(a) && !flow(b) && (against((a, b)) || against((b, a)))
}

/// Whether one column is on every row the same few times the other: "Thành tiền 01 lớp | Thành tiền 02 lớp".
fn multiple(ctx: &Ctx<'_, '_>, a: usize, b: usize) -> bool {
    let mut times = None;
    let mut seen = std::collections::BTreeSet::new();
    for (row, _) in ctx.rows.iter().enumerate().filter(|(_, r)| matches!(r.pre, Pre::Item | Pre::Continued)) {
        let figure = |col: usize| ctx.figure(col, row).map_or(0, |v| ctx.dong(col, v));
        let (x, y) = (figure(a), figure(b));
        if x == 0 && y == 0 {
            continue;
        }
        if x <= 0 || y % x != 0 || y / x < 2 || y / x > 50 || *times.get_or_insert(y / x) != y / x {
            return false;
        }
        seen.insert(x);
    }
    seen.len() >= 3
}

/// Whether two columns are near each other on every row, and the same on some: one looks at the money of the other.
fn near(ctx: &Ctx<'_, '_>, a: usize, b: usize) -> bool {
    let (mut told, mut equal) = (0usize, 0usize);
    for (row, _) in ctx.rows.iter().enumerate().filter(|(_, r)| matches!(r.pre, Pre::Item | Pre::Continued)) {
        let figure = |col: usize| ctx.figure(col, row).map_or(0, |v| ctx.dong(col, v));
        let (x, y) = (figure(a), figure(b));
        if x == 0 && y == 0 {
            continue;
        }
        if x.min(y) <= 0 || x.max(y) > x.min(y).saturating_mul(2) {
            return false;
        }
        told += 1;
        equal += usize::from(x == y);
    }
    told >= 4 && equal >= 2 && equal * 4 >= told
}
