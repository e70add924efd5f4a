//! Where tables begin: header bands of one to several rows, with the label row (A, B, 1, 2, 3=1+2).

use super::codes;
use super::grid::{Grid, is_blank, is_figure, text_of};
use super::numbers;
use super::seams::{Norm, unit_in};
use super::vocabulary::{Field, HEADINGS, Mode};
use crate::sheet::{Row, Value};
use std::borrow::Cow;

/// The header of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// First header row, 0-based.
    pub first: u32,
    /// Last row of the header, the label row included.
    pub last: u32,
    /// Rows that carry heading words.
    pub rows: Vec<u32>,
    /// The row of letters and numbers.
    pub label_row: Option<u32>,
    /// Leftmost column with a heading.
    pub left: u32,
    /// Rightmost column with a heading.
    pub right: u32,
}

/// Longest text that can be a heading of a column.
const LONGEST: usize = 400;
/// Most rows a header has.
const DEEPEST: usize = 9;

/// What "Trong đó: NSTW" tells of, after its colon.
pub fn after_of_which(text: &str) -> Option<&str> {
    let (before, after) = text.split_once(':')?;
    let before = Norm::of(before);
    let after = after.trim();
    (["trong đó", "tr.đó", "chia ra", "gồm", "bao gồm"].iter().any(|w| before.is(w)) && !after.is_empty())
        .then_some(after)
}

/// What a heading's words say of its column, with the weight of the evidence.
pub fn classify(text: &str) -> Option<(Field, usize)> {
    if text.chars().count() > LONGEST {
        return None;
    }
    let spelled = super::names::spelled_out(text);
    let text = spelled.as_deref().unwrap_or(text);
    let whole = Norm::of(text);
    // "Trong đó: NSTW" is told of what stands before it.
    if let Some(part) = after_of_which(text) {
        return Some(classify(part).unwrap_or((Field::Amount, 0)));
    }
    // "Đơn vị: Sở Tài chính" introduces, it does not head a column.
    if let Some((_, tail)) = text.split_once(": ") {
        // "Dự toán đã sử dụng: Số dư đến kỳ báo cáo" beside "Dự toán đã sử dụng: Trong kỳ".
        return classify(tail).filter(|(field, _)| *field == Field::Cumulative);
    }
    if whole.text().contains(": ") {
        return None;
    }
    let first_line = Norm::of(text.lines().find(|l| !l.trim().is_empty()).unwrap_or(""));
    let plain = Norm::of(text.split('(').next().unwrap_or(""));
    let mut best: Option<(Field, usize)> = None;
    for (phrase, field, mode) in HEADINGS {
        let bonus = match mode {
            Mode::Whole if whole.is(phrase) || plain.is(phrase) || first_line.is(phrase) => 6,
            Mode::Start if whole.starts(phrase) => 4,
            Mode::Has if whole.has(phrase) => 0,
            _ => continue,
        };
        let weight = phrase.chars().count() + bonus;
        if best.is_none_or(|(_, w)| weight > w) {
            best = Some((*field, weight));
        }
    }
    // "Qty/Số lượng": one of two languages may be known.
    best.or_else(|| text.split_once('/').and_then(|(a, b)| classify(a).or_else(|| classify(b))))
}

#[derive(Clone, Debug, Default)]
struct Feature {
    figure: bool,
    texts: u32,
    matched: u32,
    structural: bool,
    left: u32,
    right: u32,
}

fn feature(row: &Row) -> Feature {
    let mut out = Feature { left: u32::MAX, ..Feature::default() };
    let mut figures: Vec<u32> = Vec::new();
    for cell in &row.cells {
        if is_blank(&cell.value) {
            continue;
        }
        if is_figure(cell) {
            figures.push(cell.column);
            if figures.len() > 2 {
                out.figure = true;
                return out;
            }
        } else if text_of(cell).is_some() || matches!(cell.value, Value::Number(_)) {
            out.texts += 1;
            out.left = out.left.min(cell.column);
            out.right = out.right.max(cell.column);
        }
    }
    // A figure scribbled well beside the headings is no part of them.
    let beside = |c: &u32| *c > out.right.saturating_add(1) || c.saturating_add(1) < out.left;
    let aside = out.texts >= 3 && figures.iter().all(beside);
    if !figures.is_empty() && !aside {
        out.figure = true;
        return out;
    }
    if out.texts >= 2 {
        for cell in &row.cells {
            if let Some(text) = text_of(cell)
                && let Some((field, _)) = classify(text)
            {
                out.matched += 1;
                out.structural |= matches!(
                    field,
                    Field::Code | Field::Content | Field::Agency | Field::Note | Field::Document | Field::Date
                );
            }
        }
    }
    let heads = out.matched >= 2 && (out.structural || out.matched * 10 >= out.texts * 6);
    if !figures.is_empty() && !heads {
        out.figure = true;
    }
    out
}

/// Whether every cell of a row is a label: A, B, 1, (2), 3=1+2.
pub fn is_label_row(row: &Row) -> bool {
    let mut labels = 0;
    let mut numbers: Vec<u32> = Vec::new();
    for cell in &row.cells {
        if is_blank(&cell.value) {
            continue;
        }
        let raw = cell.value.raw();
        let Some(n) = label_of(&raw) else { return false };
        labels += 1;
        if let Some(n) = n {
            numbers.push(n);
        }
    }
    // A table of two columns: "A" over the words, "1" over the amounts.
    let two = || {
        let mut raw = row.cells.iter().filter(|c| !is_blank(&c.value)).map(|c| c.value.raw());
        matches!(
            (raw.next().as_deref().map(str::trim), raw.next().as_deref().map(str::trim)),
            (Some("A"), Some("1" | "(1)"))
        )
    };
    if labels < 2 || numbers.len() < 2 && !(labels >= 3 || numbers.len() == 1 && (row_has_formula(row) || two())) {
        return false;
    }
    if numbers.first().is_some_and(|n| *n > 4) {
        return false;
    }
    let steps = numbers.windows(2).filter(|w| matches!(w, [a, b] if b > a && b - a <= 3)).count();
    numbers.len() < 2 || steps * 10 >= (numbers.len() - 1) * 7
}

fn row_has_formula(row: &Row) -> bool {
    row.cells.iter().any(|c| c.value.raw().contains('='))
}

/// A label: its number when it has one (`Some(None)` for a letter).
fn label_of(raw: &str) -> Option<Option<u32>> {
    let text: String = raw.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = text.trim_matches(['(', ')', '[', ']']);
    if bare.is_empty() || bare.chars().count() > 40 {
        return None;
    }
    if bare.chars().count() == 1 && bare.chars().all(|c| c.is_ascii_alphabetic()) {
        return Some(None);
    }
    let (head, tail) = bare.split_once('=').unwrap_or((bare, ""));
    let head = head.trim_matches(['(', ')']);
    if head.is_empty() || head.len() > 2 || !head.bytes().all(|b| b.is_ascii_digit()) {
        // "a=b+c", "C=A+B"
        let letters = head.chars().count() == 1 && bare.contains('=');
        return letters.then_some(None);
    }
    // "6=4 x tỷ giá": a factor may be said in words.
    let reckoned =
        tail.starts_with(|c: char| c.is_ascii_digit() || c == '(') && tail.contains(['x', 'X', '×', '*', '/']);
    let formula = |c: char| c.is_ascii_digit() || "+-–*xX×/:().…,%=".contains(c) || c.is_ascii_uppercase();
    if !tail.chars().all(formula) && !reckoned {
        return None;
    }
    Some(head.parse().ok())
}

/// Words that never head a column although they stand over a table.
fn above_only(text: &str) -> bool {
    let norm = Norm::head(text, 60);
    let start = [
        "đơn vị tính",
        "đvt",
        "đv tính",
        "(kèm theo",
        "kèm theo",
        "phụ lục",
        "biểu số",
        "mẫu số",
        "biểu mẫu",
        "ban hành",
    ];
    if start.iter().any(|s| norm.starts(s)) && (norm.text().contains(':') || !norm.is("đơn vị tính") && !norm.is("đvt"))
    {
        return true;
    }
    unit_in(text).is_some() && norm.len() < 40 && classify(text).is_none()
}

/// Every header band of a sheet, top to bottom.
pub fn bands(grid: &Grid<'_>, rows_allowed: Option<(u32, u32)>) -> Vec<Band> {
    let rows = grid.rows();
    let features: Vec<Feature> = rows
        .iter()
        .map(|row| {
            if rows_allowed.is_some_and(|(a, b)| row.index < a || row.index > b) {
                Feature { figure: true, ..Feature::default() }
            } else {
                feature(row)
            }
        })
        .collect();
    let mut out: Vec<Band> = Vec::new();
    let mut i = 0;
    while i < rows.len() {
        let (Some(row), Some(feature)) = (rows.get(i), features.get(i)) else { break };
        if feature.figure || !anchors(rows, &features, i) || is_label_row(row) {
            i += 1;
            continue;
        }
        let floor = out.last().map_or(0, |b| grid.position(b.last + 1));
        let band = grow(grid, rows, &features, i, floor);
        i = grid.position(band.last + 1);
        out.push(band);
    }
    if out.is_empty()
        && let Some(band) = fallback(grid, rows, &features)
    {
        out.push(band);
    }
    out
}

fn anchors(rows: &[Row], features: &[Feature], i: usize) -> bool {
    let Some(feature) = features.get(i) else { return false };
    if feature.texts < 2 || feature.matched == 0 && !captioned(rows, features, i) {
        return false;
    }
    let Some(row) = rows.get(i) else { return false };
    // A data row has its number in front.
    let first = row.cells.iter().find(|c| !is_blank(&c.value));
    if first.is_some_and(|c| codes::parse(&c.value.raw()).is_some()) {
        return false;
    }
    if feature.matched >= 2 && feature.structural || labelled(rows, i) {
        return true;
    }
    let stacked = || {
        let years = row.cells.iter().filter(|c| super::years::of_heading(&c.value.raw()).is_some()).count();
        feature.texts >= 3
            && (feature.matched >= 1 || years >= 2)
            && rows.get(i + 1).is_some_and(|next| tails(rows, i + 1, &within(next, feature.left, feature.right)))
            && figures_below(rows, i, feature.left, feature.right, 4) >= 1
    };
    if stacked() || captioned(rows, features, i) {
        return true;
    }
    if feature.matched >= 2 || feature.structural {
        // Something to count must follow soon.
        let soon = if feature.matched >= 2 { 12 } else { 3 };
        return figures_below(rows, i, feature.left, feature.right, soon) >= 1
            && (feature.matched * 2 >= feature.texts || feature.matched >= 2);
    }
    false
}

/// Whether a caption stands alone right above ("Biểu 2. Năm 2025") and figures follow soon: headings, whatever they say.
fn captioned(rows: &[Row], features: &[Feature], i: usize) -> bool {
    let (Some(above), Some(row)) = (i.checked_sub(1).and_then(|n| rows.get(n)), rows.get(i)) else { return false };
    let mut texts = above.cells.iter().filter(|c| !is_blank(&c.value)).map(text_of);
    let (Some(Some(caption)), None) = (texts.next(), texts.next()) else { return false };
    let norm = Norm::head(caption, 40);
    let numbered = norm.text().chars().any(|c| c.is_ascii_digit());
    let named = ["biểu", "bảng", "phụ lục"].iter().any(|w| norm.starts(w)) && numbered;
    let short = row.cells.iter().filter_map(text_of).all(|t| t.chars().count() <= 40 && !t.contains(':'));
    features
        .get(i)
        .is_some_and(|f| !f.figure && f.texts >= 2 && short && named && figures_below(rows, i, f.left, f.right, 4) >= 1)
        && above.index + 1 == row.index
}

/// Whether the row right below labels the columns from A or 1 on: what stands over it are headings.
fn labelled(rows: &[Row], i: usize) -> bool {
    let (Some(row), Some(next)) = (rows.get(i), rows.get(i + 1)) else { return false };
    let mut labels = next.cells.iter().filter(|c| !is_blank(&c.value));
    let opens = labels.next().is_some_and(|c| matches!(c.value.raw().trim(), "A" | "(A)" | "1" | "(1)"));
    let enough = next.cells.iter().filter(|c| !is_blank(&c.value)).count();
    let lettered = next.cells.iter().find(|c| !is_blank(&c.value)).is_some_and(|c| c.value.raw().contains('A'));
    row.index + 1 == next.index && opens && (lettered || enough >= 4) && is_label_row(next)
}

fn figures_below(rows: &[Row], i: usize, left: u32, right: u32, soon: usize) -> usize {
    let Some(from) = rows.get(i).map(|r| r.index) else { return 0 };
    rows.iter()
        .skip(i + 1)
        .take(soon)
        .filter(|r| r.index <= from + 14)
        .filter(|r| r.cells.iter().any(|c| (left..=right).contains(&c.column) && is_figure(c)))
        .count()
}

fn grow(grid: &Grid<'_>, rows: &[Row], features: &[Feature], anchor: usize, floor: usize) -> Band {
    let mut first = anchor;
    let mut left = features.get(anchor).map_or(0, |f| f.left);
    let mut right = features.get(anchor).map_or(0, |f| f.right);
    let widen = |i: usize, left: &mut u32, right: &mut u32| {
        let Some(row) = rows.get(i) else { return };
        for merge in grid.merges_in(row.index, row.index) {
            let anchored = grid.sheet.cell(merge.first).is_some_and(|c| !is_blank(&c.value));
            if anchored && merge.first.column >= *left && merge.first.column <= *right {
                *right = (*right).max(merge.last.column);
            }
        }
        // Centred across the cells beside it, without a merge.
        let centred = |c: &crate::sheet::Cell| grid.sheet.style(c).is_some_and(|s| s.centered);
        let mut spanning = false;
        for cell in row.cells.iter().filter(|c| c.column >= *left) {
            if !is_blank(&cell.value) {
                spanning = centred(cell) && cell.column <= *right;
            } else if spanning && centred(cell) && cell.column == *right + 1 {
                *right = cell.column;
            }
        }
    };
    widen(anchor, &mut left, &mut right);
    while first > floor && anchor - first < DEEPEST {
        let above = first - 1;
        let (Some(row), Some(here), Some(feature)) = (rows.get(above), rows.get(first), features.get(above)) else {
            break;
        };
        if row.index + 1 != here.index || feature.figure || feature.texts == 0 || is_label_row(row) {
            break;
        }
        let stacked = feature.texts >= 2 && tails(rows, first, &within(here, left, right));
        if !stacked && !joins_above(grid, row, feature, left, right, here.index) {
            break;
        }
        left = left.min(feature.left);
        right = right.max(feature.right);
        widen(above, &mut left, &mut right);
        first = above;
    }
    let mut last = anchor;
    let mut label_row = None;
    while last + 1 < rows.len() && last + 1 - first < DEEPEST {
        let next = last + 1;
        let (Some(row), Some(here), Some(feature)) = (rows.get(next), rows.get(last), features.get(next)) else {
            break;
        };
        if row.index > here.index + 4 {
            break;
        }
        // What is scribbled beside the table is no part of its header.
        let near = within(row, left, right);
        let feature = if near.cells.len() == row.cells.len() { feature.clone() } else { self::feature(&near) };
        let row = near.as_ref();
        if row.cells.iter().all(|c| is_blank(&c.value)) {
            last = next;
            continue;
        }
        if is_label_row(row) {
            label_row = Some(row.index);
            last = next;
            break;
        }
        if row.index > here.index + 2 || feature.figure && !label_like_numbers(row) {
            break;
        }
        if !continues(grid, rows, features, next, first, (left, right))
            && !label_row_follows(rows, features, next, left, right)
        {
            break;
        }
        left = left.min(feature.left);
        right = right.max(feature.right);
        widen(next, &mut left, &mut right);
        last = next;
    }
    // Blank rows swallowed at the end do not belong.
    while last > anchor
        && label_row.is_none()
        && rows.get(last).is_some_and(|r| r.cells.iter().all(|c| is_blank(&c.value)))
    {
        last -= 1;
    }
    let heading_rows: Vec<u32> = rows
        .iter()
        .skip(first)
        .take(last + 1 - first)
        .filter(|r| Some(r.index) != label_row && r.cells.iter().any(|c| !is_blank(&c.value)))
        .map(|r| r.index)
        .collect();
    Band {
        first: rows.get(first).map_or(0, |r| r.index),
        last: rows.get(last).map_or(0, |r| r.index),
        rows: heading_rows,
        label_row,
        left,
        right,
    }
}

/// A row without the figures that stand well beside the columns of a table.
fn within(row: &Row, left: u32, right: u32) -> Cow<'_, Row> {
    let near = |c: &crate::sheet::Cell| c.column + 2 >= left && c.column <= right.saturating_add(2) || !is_figure(c);
    if row.cells.iter().all(near) {
        return Cow::Borrowed(row);
    }
    Cow::Owned(Row { cells: row.cells.iter().filter(|c| near(c)).cloned().collect(), ..*row })
}

/// Words right above the row of labels (A, B, 1, 2) are the rest of the headings, however they look.
fn label_row_follows(rows: &[Row], features: &[Feature], next: usize, left: u32, right: u32) -> bool {
    let inside =
        |i: usize| features.get(i).is_some_and(|f| !f.figure && f.texts > 0 && f.left >= left && f.right <= right);
    let follows = |a: usize, b: usize| match (rows.get(a), rows.get(b)) {
        (Some(a), Some(b)) => a.index + 1 == b.index,
        _ => false,
    };
    (next..next + 2)
        .take_while(|i| inside(*i) && rows.get(*i).is_some_and(|r| !is_label_row(r)))
        .any(|i| follows(i, i + 1) && rows.get(i + 1).is_some_and(|r| is_label_row(&within(r, left, right))))
}

fn label_like_numbers(row: &Row) -> bool {
    row.cells.iter().all(|c| !is_figure(c) || label_of(&c.value.raw()).is_some())
}

fn joins_above(grid: &Grid<'_>, row: &Row, feature: &Feature, left: u32, right: u32, below: u32) -> bool {
    let texts: Vec<(u32, &str)> = row.cells.iter().filter_map(|c| text_of(c).map(|t| (c.column, t))).collect();
    if texts.iter().any(|(_, t)| above_only(t) || t.chars().count() > LONGEST) {
        return false;
    }
    let merges = grid.merges_in(row.index, row.index);
    let tied = merges.iter().any(|m| {
        m.first.row == row.index && m.last.row >= below && grid.sheet.cell(m.first).is_some_and(|c| !is_blank(&c.value))
    });
    if tied {
        return texts.iter().all(|(c, _)| *c <= right + 2);
    }
    if texts.len() >= 2 {
        // The first heading may be stacked, its last word one row higher than the others'.
        let inside = texts.iter().all(|(c, _)| *c + 1 >= left && *c <= right);
        let years = texts.iter().filter(|(_, t)| super::years::of_heading(t).is_some()).count();
        // Years typed as numbers over the columns below: the row's own words may reach beyond them on both sides.
        let typed = row.cells.iter().filter(|c| (left..=right).contains(&c.column) && is_year(c)).count();
        let short = texts.iter().all(|(_, t)| t.chars().count() <= 30 && !t.contains(':'));
        let around = texts.iter().all(|(c, _)| *c + 3 >= left && *c <= right + 3);
        let over = merges.iter().any(|m| {
            m.first.row == row.index
                && m.last.row == row.index
                && m.last.column > m.first.column
                && (m.first.column > left || texts.iter().any(|(c, _)| *c < m.first.column))
                && m.last.column <= right
        });
        return inside && (feature.matched >= 1 || years >= 2) && texts.iter().all(|(_, t)| !t.contains(": "))
            || around && short && (typed >= 2 || years >= 2)
            || around && short && over
            // A heading typed again over each of its columns, whatever stands beside it.
            || around && short && texts.windows(2).any(|w| matches!(w, [(a, x), (b, y)] if a + 1 == *b && x == y));
    }
    // One text: a heading over several columns, not a title over all of them; or the heading before years typed as numbers.
    let typed = row.cells.iter().filter(|c| (left..=right).contains(&c.column) && is_year(c)).count();
    if let Some((column, text)) = texts.first()
        && typed >= 2
        && *column + 3 >= left
        && *column <= left
        && text.chars().count() <= 30
        && classify(text).is_some()
    {
        return true;
    }
    match texts.first() {
        Some((column, text)) => {
            let spans = merges
                .iter()
                .any(|m| m.first.row == row.index && m.first.column == *column && m.last.column > m.first.column);
            *column > left + 1
                && *column <= right
                && text.chars().count() <= 120
                && (spans || classify(text).is_some() || super::years::of_heading(text).is_some())
        }
        None => feature.texts > 0 && row.cells.iter().all(|c| is_blank(&c.value) || c.column > left),
    }
}

fn continues(
    grid: &Grid<'_>,
    rows: &[Row],
    features: &[Feature],
    next: usize,
    first: usize,
    (left, right): (u32, u32),
) -> bool {
    let (Some(row), Some(top)) = (rows.get(next), rows.get(first)) else { return false };
    let near = within(row, left, right);
    let row = near.as_ref();
    let tied = grid.merges_in(top.index, row.index).iter().any(|m| {
        m.first.row >= top.index
            && m.first.row < row.index
            && m.last.row >= row.index
            && m.first.column >= left
            && m.first.column <= right
            && grid.sheet.cell(m.first).is_some_and(|c| !is_blank(&c.value))
    });
    if tied {
        return true;
    }
    let lead = row.cells.iter().find(|c| !is_blank(&c.value));
    if let Some(cell) = lead
        && cell.column <= left + 1
        && codes::parse(&cell.value.raw()).is_some()
        && super::years::of_heading(&cell.value.raw()).is_none()
    {
        return false;
    }
    if speaks(rows, features, first, next, row, (left, right)) {
        return false;
    }
    if tails(rows, next, row) || parts_below(grid, rows, next, row) {
        return true;
    }
    // Words over a column of figures are a heading; words in the first columns only are data.
    row.cells.iter().any(|c| {
        let worded = match &c.value {
            Value::Text(t) => {
                !is_blank(&c.value)
                    && (matches!(numbers::text_cell(t), numbers::TextCell::Words | numbers::TextCell::Mark)
                        || super::years::of_heading(t).is_some())
            }
            Value::Number(x) => super::grid::year_like(*x).is_some(),
            _ => false,
        };
        worded
            && (c.column > left || row.cells.iter().filter(|x| !is_blank(&x.value)).count() > 1)
            && c.column >= left
            && c.column <= right
            && (c.column..=spans(grid, row, c, left).min(right))
                .any(|column| figures_in(rows, features, next, column, (left, right)))
    })
}

/// Whether a row holds nothing but words, all below headings merged over several columns right above: "NSNN", "Xã hội
/// hóa" below "Nguồn kinh phí", over columns of marks.
fn parts_below(grid: &Grid<'_>, rows: &[Row], next: usize, row: &Row) -> bool {
    let Some(above) = next.checked_sub(1).and_then(|i| rows.get(i)).filter(|a| a.index + 1 == row.index) else {
        return false;
    };
    let merges = grid.merges_in(above.index, above.index);
    let below = |column: u32| {
        merges.iter().any(|m| {
            m.first.column < m.last.column
                && (m.first.column..=m.last.column).contains(&column)
                && grid.sheet.cell(m.first).is_some_and(|c| !is_blank(&c.value))
        })
    };
    let filled = || row.cells.iter().filter(|c| !is_blank(&c.value));
    let part = |c: &crate::sheet::Cell| {
        below(c.column) && text_of(c).is_some_and(|t| (2..=40).contains(&t.trim().chars().count()))
    };
    filled().count() >= 2 && filled().all(part)
}

/// The last column a heading stands over: merged, or centred across the empty cells beside it.
fn spans(grid: &Grid<'_>, row: &Row, cell: &crate::sheet::Cell, left: u32) -> u32 {
    // Words from the first columns on are a section's.
    if cell.column <= left + 1 {
        return cell.column;
    }
    let merges = grid.merges_in(row.index, row.index);
    let merged = merges.iter().find(|m| m.first.row == row.index && m.first.column == cell.column);
    if let Some(merge) = merged {
        return merge.last.column;
    }
    let centred = |c: &crate::sheet::Cell| grid.sheet.style(c).is_some_and(|s| s.centered);
    let mut last = cell.column;
    for next in row.cells.iter().filter(|c| c.column > cell.column && centred(cell)) {
        if next.column != last + 1 || !is_blank(&next.value) || !centred(next) {
            break;
        }
        last = next.column;
    }
    last
}

/// Whether a row holds nothing but the rest of the headings right above it: "Chỉ" over "tiêu", "Ghi" over "chú".
fn tails(rows: &[Row], next: usize, row: &Row) -> bool {
    let Some(above) = next.checked_sub(1).and_then(|i| rows.get(i)) else { return false };
    let (mut words, mut small) = (0usize, 0usize);
    for cell in row.cells.iter().filter(|c| !is_blank(&c.value)) {
        // An empty cell is kept only where a heading is centred over it.
        let headed = above.cell(cell.column).is_some_and(|c| text_of(c).is_some() || is_blank(&c.value));
        let Some(text) = text_of(cell).filter(|t| headed && t.chars().count() <= 24) else { return false };
        words += 1;
        small += usize::from(text.trim_start().starts_with(char::is_lowercase) || text.trim() == "TT");
    }
    above.index + 1 == row.index && (small * 2 > words || small >= 2 && small * 2 == words)
}

/// A row that says something under "Nội dung", or is a total, beside figures that only look like years (2.040 million):
/// the first row of data, not more of the header.
fn speaks(rows: &[Row], features: &[Feature], first: usize, next: usize, row: &Row, (left, right): (u32, u32)) -> bool {
    if !row.cells.iter().any(|c| matches!(c.value, Value::Number(x) if super::grid::year_like(x).is_some())) {
        return false;
    }
    let above = || rows.iter().take(next).skip(first).flat_map(|r| &r.cells);
    let content = |column: u32| {
        above().any(|c| {
            c.column == column && text_of(c).and_then(classify).is_some_and(|(field, _)| field == Field::Content)
        })
    };
    row.cells.iter().any(|c| {
        let Some(text) = text_of(c).filter(|t| matches!(numbers::text_cell(t), numbers::TextCell::Words)) else {
            return false;
        };
        let opens = text.trim_start().starts_with(char::is_uppercase);
        let total = super::rows::total_words(&Norm::head(text, 60)) == Some(true);
        opens && content(c.column) || total && !figures_in(rows, features, next, c.column, (left, right))
    })
}

/// Whether a column holds more figures than words in the next rows.
fn figures_in(rows: &[Row], features: &[Feature], after: usize, column: u32, (left, right): (u32, u32)) -> bool {
    let mut figures = 0;
    let mut words = 0;
    let mut seen = false;
    let mut last = rows.get(after).map_or(0, |r| r.index);
    for (row, feature) in rows.iter().zip(features).skip(after + 1).take(40) {
        // The headings of the table below and the signatures are no words of this one.
        let feature = match within(row, left, right) {
            Cow::Borrowed(_) => Cow::Borrowed(feature),
            Cow::Owned(near) => Cow::Owned(self::feature(&near)),
        };
        let apart = figures > 0 && row.index > last + 1;
        if apart || seen && !feature.figure && feature.matched >= 2 {
            break;
        }
        last = row.index;
        seen |= feature.figure;
        let Some(cell) = row.cell(column) else { continue };
        // A formula without a result is a figure to come; "1=2+3" labels the column.
        if is_figure(cell) || cell.formula.is_some() && is_blank(&cell.value) {
            figures += 1;
        } else if seen
            && text_of(cell)
                .is_some_and(|t| matches!(numbers::text_cell(t), numbers::TextCell::Words) && label_of(t).is_none())
        {
            words += 1;
        }
    }
    figures > words
}

/// Without any known heading word: the fullest row of texts before the first rows of figures.
fn fallback(grid: &Grid<'_>, rows: &[Row], features: &[Feature]) -> Option<Band> {
    let first = (0..rows.len()).find(|i| {
        features.get(*i).is_some_and(|f| f.figure)
            && rows.get(*i).is_some_and(|r| r.cells.iter().filter(|c| !is_blank(&c.value)).count() >= 2)
    })?;
    let short = |r: &Row| r.cells.iter().all(|c| !matches!(&c.value, Value::Text(t) if t.chars().count() > LONGEST));
    let i = (0..first)
        .filter(|i| features.get(*i).is_some_and(|f| f.texts >= 2) && rows.get(*i).is_some_and(short))
        .max_by_key(|i| (features.get(*i).map_or(0, |f| f.texts), *i))?;
    let feature = features.get(i)?;
    (figures_below(rows, i, feature.left, feature.right, 12) >= 2).then(|| grow(grid, rows, features, i, 0))
}

/// A year typed as a number.
fn is_year(cell: &crate::sheet::Cell) -> bool {
    matches!(&cell.value, Value::Number(x) if super::grid::year_like(*x).is_some())
}

/// A header repeated at a page break: the same words in the same columns. What follows it of the first
/// header's rows belongs to it, whatever is scribbled beside them.
pub fn repeats(grid: &Grid<'_>, one: &Band, two: &Band) -> Option<Band> {
    let of_row = |row: u32| -> Vec<(u32, String)> {
        let cells = grid.sheet.row(row).into_iter().flat_map(|r| &r.cells);
        // A year typed as a number is a heading as much as one typed as text.
        let year = |c: &crate::sheet::Cell| match &c.value {
            Value::Number(x) => super::grid::year_like(*x).map(|y| y.to_string()),
            _ => None,
        };
        cells
            .filter_map(|c| text_of(c).map(|t| Norm::of(t).bare()).or_else(|| year(c)).map(|t| (c.column, t)))
            .collect()
    };
    let words = |band: &Band| -> Vec<(u32, String)> {
        let mut out: Vec<(u32, String)> = band.rows.iter().flat_map(|r| of_row(*r)).collect();
        out.sort();
        out
    };
    let (a, b) = (words(one), words(two));
    let common = b.iter().filter(|x| a.binary_search(x).is_ok()).count();
    if common == 0 || common * 10 < b.len() * 8 {
        return None;
    }
    let mut whole = two.clone();
    while whole.rows.len() < one.rows.len() {
        let next = whole.rows.last().map_or(whole.last, |r| *r) + 1;
        let inside: Vec<(u32, String)> =
            of_row(next).into_iter().filter(|(c, _)| (one.left..=one.right).contains(c)).collect();
        if inside.is_empty() || !inside.iter().all(|x| a.binary_search(x).is_ok()) {
            break;
        }
        whole.rows.push(next);
        whole.last = whole.last.max(next);
    }
    // A scribble beside a row above may have hidden that it belongs to the header too.
    while whole.rows.len() < one.rows.len() && whole.first > one.last + 1 {
        let before = whole.first - 1;
        let inside: Vec<(u32, String)> =
            of_row(before).into_iter().filter(|(c, _)| (one.left..=one.right).contains(c)).collect();
        if inside.is_empty() || !inside.iter().all(|x| a.binary_search(x).is_ok()) {
            break;
        }
        whole.rows.insert(0, before);
        whole.first = before;
    }
    let told = words(&whole);
    let common = a.iter().filter(|x| told.binary_search(x).is_ok()).count();
    (common * 10 >= a.len() * 8).then_some(whole)
}
