//! A task told in several rows, one a source (or a year): the row of them that says "Tổng", or says nothing where the
//! others name their source, is their sum and no amount of its own.

use super::emit::{MOST, more};
use super::grid::{is_blank, text_of};
use super::numbers::{self, Fixed};
use super::one::Ctx;
use super::rows::{Pre, total_words};
use super::say;
use super::seams::Norm;
use crate::finding::Finding;

/// What the columns beside the content say of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Total,
    Blank,
    Own,
}

/// Takes the figures off the rows that only add up the others of their task; a sum that does not hold is told.
pub fn settle(ctx: &mut Ctx<'_, '_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut sums: Vec<usize> = Vec::new();
    let (mut at, mut differing) = (0usize, 0usize);
    while at < ctx.rows.len() {
        let end = task_ends(ctx, at);
        let members: Vec<usize> = (at..end).filter(|i| ctx.rows.get(*i).is_some_and(|r| r.figures)).collect();
        at = end.max(at + 1);
        if members.len() < 2 {
            continue;
        }
        let columns = telling(ctx, &members);
        let labels: Vec<Label> = members.iter().map(|i| label(ctx, &columns, *i)).collect();
        let Some(place) = the_one(&labels) else { continue };
        let Some(whole) = members.get(place).copied() else { continue };
        let parts: Vec<usize> = members.iter().copied().filter(|i| *i != whole).collect();
        let gaps = gaps(ctx, whole, &parts);
        let said = labels.get(place) == Some(&Label::Total);
        if !said && (parts.len() < 2 || gaps.as_ref().is_none_or(|g| !g.is_empty())) {
            continue;
        }
        for (col, stated, computed) in gaps.unwrap_or_default() {
            let text = ctx.rows.get(whole).map_or("", |r| r.text);
            let (stated, computed) = (ctx.dong(col, stated), ctx.dong(col, computed));
            differing += 1;
            if differing <= MOST {
                findings.push(say::total_differs(ctx.sheet(), ctx.place(col, whole), text, stated, computed));
            }
        }
        sums.push(whole);
    }
    if differing > MOST {
        findings.push(more(ctx.sheet(), "total-differs", differing - MOST));
    }
    for (col, figures) in ctx.cols.iter().zip(&mut ctx.figures) {
        for row in sums.iter().filter(|_| col.is_amount()) {
            figures.forget(*row);
        }
    }
    for row in sums {
        if let Some(data) = ctx.rows.get_mut(row) {
            data.figures = false;
        }
    }
    findings
}

/// One past the last row of the task that begins at a row: rows that go on with it, or say the same again.
fn task_ends(ctx: &Ctx<'_, '_>, begin: usize) -> usize {
    let Some(first) = ctx.rows.get(begin).filter(|r| r.pre == Pre::Item && !r.text.trim().is_empty()) else {
        return begin + 1;
    };
    let number = |i: usize| ctx.rows.get(i).and_then(|r| r.code.as_ref()).map(|c| c.text.as_str());
    let again = |i: &usize| {
        ctx.rows.get(*i).is_some_and(|r| {
            r.pre == Pre::Continued
                || r.pre == Pre::Item && r.text.trim() == first.text.trim() && number(*i) == number(begin)
        })
    };
    begin + 1 + (begin + 1..ctx.rows.len()).take_while(again).count()
}

/// Columns beside the content that every row of a task but one fills.
fn telling(ctx: &Ctx<'_, '_>, members: &[usize]) -> Vec<u32> {
    let filled = |column: u32| {
        let fills = |row: &&usize| ctx.raw.get(**row).and_then(|r| r.cell(column)).is_some_and(|c| !is_blank(&c.value));
        members.iter().filter(fills).count()
    };
    ctx.texts.others.iter().copied().filter(|column| filled(*column) + 1 >= members.len()).collect()
}

fn label(ctx: &Ctx<'_, '_>, columns: &[u32], row: usize) -> Label {
    let Some(raw) = ctx.raw.get(row).filter(|_| !columns.is_empty()) else { return Label::Own };
    let cells = || columns.iter().filter_map(|column| raw.cell(*column)).filter(|c| !is_blank(&c.value));
    let total = |text: &str| total_words(&Norm::head(text, 40)) == Some(true);
    // "2021-2022" beside 2021 and 2022.
    let years =
        |text: &str| text.chars().filter(char::is_ascii_digit).count() >= 8 && super::years::all(text).is_empty();
    if cells().filter_map(text_of).any(total) {
        Label::Total
    } else if cells().next().is_none() || cells().filter_map(text_of).any(years) {
        Label::Blank
    } else {
        Label::Own
    }
}

/// The only row that says "Tổng", or the only one without a label, at either end.
fn the_one(labels: &[Label]) -> Option<usize> {
    let only = |label: Label| {
        let mut found = labels.iter().enumerate().filter(|(_, l)| **l == label).map(|(i, _)| i);
        found.next().filter(|i| found.next().is_none() && (*i == 0 || i + 1 == labels.len()))
    };
    let labelled = labels.iter().filter(|l| **l == Label::Own).count();
    only(Label::Total).or_else(|| only(Label::Blank)).filter(|_| labelled + 1 == labels.len())
}

/// Columns in which the row is not the sum of the others; `None` where it tells nothing.
fn gaps(ctx: &Ctx<'_, '_>, whole: usize, parts: &[usize]) -> Option<Vec<(usize, Fixed, Fixed)>> {
    let mut told = false;
    let mut out = Vec::new();
    for col in ctx.amounts() {
        let sum: Fixed = parts.iter().filter_map(|row| ctx.figure(col, *row)).sum();
        let stated = ctx.figure(col, whole).unwrap_or(0);
        told |= stated != 0;
        if (stated - sum).abs() > numbers::noise(stated) {
            out.push((col, stated, sum));
        }
    }
    told.then_some(out)
}
