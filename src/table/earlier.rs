//! Estimates of the year before, told for comparison: a form for 2024 with "Dự toán năm 2023" beside "Ước thực
//! hiện năm 2023". They were granted long ago; recording them again would double them.

use super::columns::Col;
use super::say;
use super::seams::Norm;
use super::vocabulary::Field;
use crate::finding::{Finding, Severity};
use crate::money::Kind;

/// Marks the columns that hold the granted estimate of an earlier year. `year`: the year the table is for; `span`: the
/// first and last year it is for, where its title says so ("giai đoạn 2024-2026").
pub fn mark(cols: &mut [Col], year: Option<i32>, span: Option<(i32, i32)>) {
    let within = |y: i32| span.is_some_and(|(first, last)| (first..=last).contains(&y));
    same_kind_before(cols, year, within);
    let planned_for = |c: &&Col| c.is_amount() && matches!(c.kind, Some(Kind::Proposed | Kind::Planned));
    let present = year.or_else(|| cols.iter().filter(planned_for).filter_map(|c| c.year).max());
    // "Thực hiện 9 tháng 2024" of a form for 2025 is told for comparison.
    for col in cols.iter_mut().filter(|c| c.is_amount() && c.kind.is_none() && !c.hinted) {
        let carried_out = Norm::of(col.leaf_text()).has("thực hiện") && super::meaning::carried_out(col);
        if carried_out && col.year.zip(present).is_some_and(|(own, present)| own < present) {
            col.kind = Some(Kind::Done);
        }
    }
    last_year(cols, year);
    let asked = |c: &Col| matches!(c.kind, Some(Kind::Proposed | Kind::Appraised));
    let latest = cols.iter().filter(|c| c.is_amount() && asked(c)).filter_map(|c| c.year).max();
    // A plan of the coming years tells the year that is being carried out beside its estimate.
    let planned = |c: &Col| c.is_amount() && c.kind == Some(Kind::Planned);
    let begun = cols.iter().filter(|c| planned(c)).filter_map(|c| c.year).min();
    let under_way = |y: i32| {
        let carried_out = |c: &Col| c.is_amount() && matches!(c.kind, Some(Kind::Done | Kind::Expected));
        cols.iter().any(|c| carried_out(c) && c.year == Some(y))
    };
    let begun = begun.filter(|b| year.is_none_or(|y| y < *b) && latest.is_none_or(|y| y < *b && under_way(y)));
    let Some(present) = begun.or_else(|| year.max(latest)) else { return };
    // "Dự toán 2023" beside "Số đề nghị": the one was granted, the other is asked for now.
    let worded = |c: &Col| {
        let path = Norm::of(&c.label);
        ["đề nghị", "đề xuất", "nhu cầu"].iter().any(|w| path.has(w))
    };
    let set_apart = year == Some(present)
        && cols.iter().any(|c| c.is_amount() && asked(c) && worded(c) && c.year.is_none_or(|y| y == present))
        && !cols.iter().any(|c| c.is_amount() && worded(c) && c.year.is_some_and(|y| y != present));
    // "Tăng (+), giảm (-) so với năm 2023" compares the years of a form for one of them.
    let against = |c: &Col| {
        let leaf = Norm::of(c.leaf_text());
        c.field == Field::Difference && (leaf.has("so với") || leaf.has("so sánh"))
    };
    let named = |y: i32| cols.iter().any(|c| c.is_amount() && asked(c) && c.year == Some(y));
    let set_apart = set_apart || year == Some(present) && named(present) && cols.iter().any(against);
    let compared =
        set_apart || cols.iter().any(|c| c.is_amount() && matches!(c.kind, Some(Kind::Done | Kind::Expected)));
    let asked_now =
        cols.iter().any(|c| (c.is_amount() && asked(c) || planned(c)) && c.year.is_none_or(|y| y == present));
    if !compared || !asked_now {
        return;
    }
    for col in cols.iter_mut() {
        let before = col.year.is_some_and(|y| y < present && !within(y));
        if col.is_amount() && !col.hinted && col.kind == Some(Kind::Proposed) && before && !worded(col) {
            col.kind = Some(Kind::Appropriated);
            col.history = true;
        }
    }
}

/// "Dự toán 2024" beside "Dự toán 2025" of a form for 2025 was granted, or planned, long ago.
fn same_kind_before(cols: &mut [Col], year: Option<i32>, within: impl Fn(i32) -> bool) {
    let Some(present) = year else { return };
    let of = |c: &Col| matches!(c.kind, Some(Kind::Proposed | Kind::Planned)) && c.is_amount() && !c.hinted;
    for kind in [Kind::Proposed, Kind::Planned] {
        let now = |c: &Col| of(c) && c.kind == Some(kind) && c.year == Some(present);
        if !cols.iter().any(now) {
            continue;
        }
        let before = |c: &Col| c.year.is_some_and(|y| y < present && !within(y));
        for col in cols.iter_mut().filter(|c| of(c) && c.kind == Some(kind) && before(c)) {
            col.history = true;
            if kind == Kind::Proposed {
                col.kind = Some(Kind::Appropriated);
            }
        }
    }
}

/// "Năm trước" beside "Năm nay" is the year before, told for comparison.
fn last_year(cols: &mut [Col], year: Option<i32>) {
    let is = |c: &Col, words: &[&str]| {
        let leaf = Norm::of(c.leaf_text());
        c.is_amount() && words.iter().any(|w| leaf.is(w))
    };
    if !cols.iter().any(|c| is(c, &["năm nay", "kỳ này", "năm báo cáo"])) {
        return;
    }
    for col in cols.iter_mut().filter(|c| is(c, &["năm trước", "kỳ trước", "năm trước liền kề"]) && !c.hinted)
    {
        col.history = true;
        col.year = year.filter(|_| !Norm::of(col.leaf_text()).is("kỳ trước")).map(|y| y - 1);
    }
}

/// Says which columns are told for comparison only.
pub fn finding(sheet: &str, cols: &[Col], year: Option<i32>, place: impl Fn(usize) -> String) -> Option<Finding> {
    let told = |c: &&Col| c.history && c.is_leaf();
    let names: Vec<&str> = cols.iter().filter(told).map(|c| c.label.as_str()).collect();
    let at = cols.iter().position(|c| told(&c))?;
    if cols.iter().filter(told).all(|c| c.kind == Some(Kind::Settled) && c.year.is_none_or(|y| Some(y) == year)) {
        let names = names.join("; ");
        return Some(say::on(
            "earlier-year",
            Severity::Note,
            sheet,
            place(at),
            format!("Cột {names} là số đơn vị báo cáo, nêu để so sánh với số được duyệt; không ghi sổ."),
            format!("{names} is what the unit reported, told beside what was approved; it is not recorded."),
        ));
    }
    Some(say::on(
        "earlier-year",
        Severity::Note,
        sheet,
        place(at),
        format!("Cột {} là số của năm trước, nêu để so sánh; không ghi sổ lần nữa.", names.join("; ")),
        format!("{} is of an earlier year, told for comparison; it is not recorded again.", names.join("; ")),
    ))
}
