//! Header paths of columns: merges, headings typed once over several columns, words stacked in cells.

use super::columns::{Part, one_line};
use super::grid::{Grid, is_blank};
use super::header::{Band, classify};
use super::seams::Norm;
use super::vocabulary::Field;
use crate::sheet::{Area, CellRef};

/// One heading cell: its place, words and the columns it stands over.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Head {
    anchor: (u32, u32),
    text: String,
    first: u32,
    last: u32,
}

/// The header paths of every column between the band's edges.
pub fn paths(grid: &Grid<'_>, band: &Band) -> Vec<(u32, Vec<Part>, Option<String>)> {
    let right = band.right.min(band.left.saturating_add(600));
    let (Some(top), Some(bottom)) = (band.rows.first(), band.rows.last()) else { return Vec::new() };
    let merges = grid.merges_in(*top, band.label_row.unwrap_or(*bottom));
    let merges: Vec<Area> = merges.into_iter().filter(|m| m.first.row >= *top).collect();
    let columns: Vec<u32> = (band.left..=right).collect();
    let mut levels: Vec<Vec<Option<Head>>> = Vec::with_capacity(band.rows.len());
    for (r, row) in band.rows.iter().enumerate() {
        let mut level: Vec<Option<Head>> = columns.iter().map(|c| own_head(grid, &merges, *row, *c)).collect();
        spill(grid, band, &merges, r, &columns, &levels, &mut level);
        repeated(grid, band, &merges, r, &columns, &levels, &mut level);
        levels.push(level);
    }
    columns
        .iter()
        .enumerate()
        .map(|(i, column)| {
            let mut parts: Vec<Part> = Vec::new();
            let mut anchors: Vec<(u32, u32)> = Vec::new();
            for head in levels.iter().filter_map(|l| l.get(i)).flatten() {
                if head.text.is_empty() || anchors.contains(&head.anchor) {
                    continue;
                }
                anchors.push(head.anchor);
                match parts.last_mut() {
                    // Words of one heading stacked in separate cells.
                    Some(previous)
                        if previous.first == head.first && previous.last == head.last && stacked(previous, head) =>
                    {
                        previous.text.push(' ');
                        previous.text.push_str(&head.text);
                    }
                    _ => parts.push(Part { text: head.text.clone(), first: head.first, last: head.last }),
                }
            }
            let tag = band.label_row.and_then(|row| own_head(grid, &merges, row, *column)).map(|h| h.text);
            (*column, parts, tag.filter(|t| !t.is_empty()))
        })
        .collect()
}

/// Whether a heading goes on in the cell below it, rather than standing over a heading of its own.
fn stacked(above: &Part, below: &Head) -> bool {
    let year = |text: &str| super::years::of_heading(text).is_some() && text.chars().count() <= 10;
    // "Dự toán" over "triệu đồng", in a row of units.
    let unit = super::seams::unit_in(&below.text)
        .is_some_and(|(_, words)| words.chars().count() == below.text.trim().chars().count());
    if unit {
        return false;
    }
    // "Vốn NSNN" over "Số tiền": a heading of its own.
    let money = ["số tiền", "kinh phí", "thành tiền", "tỷ lệ", "tỷ lệ (%)"].iter().any(|w| Norm::of(&below.text).is(w));
    let whole = super::names::is_source(&above.text)
        || super::columns::is_one_line(&above.text) && classify(&above.text).is_some();
    !(super::names::is_source(&below.text) || year(&above.text) || money && whole)
}

/// One heading typed again in every cell it stands over, instead of a merge.
fn repeated(
    grid: &Grid<'_>,
    band: &Band,
    merges: &[Area],
    r: usize,
    columns: &[u32],
    above: &[Vec<Option<Head>>],
    level: &mut [Option<Head>],
) {
    let below = |column: u32| {
        band.rows
            .iter()
            .skip(r + 1)
            .any(|row| own_head(grid, merges, *row, column).is_some_and(|h| !h.text.is_empty() && h.anchor.0 == *row))
    };
    let over = |i: usize| above.iter().map(|l| l.get(i).cloned().flatten().map(|h| h.anchor)).collect::<Vec<_>>();
    let mut i = 0;
    while i < level.len() {
        let Some(Some(head)) = level.get(i).cloned() else {
            i += 1;
            continue;
        };
        let mut end = i;
        while let Some(Some(next)) = level.get(end + 1)
            && !head.text.is_empty()
            && next.text == head.text
            && below(columns.get(end + 1).copied().unwrap_or(u32::MAX))
            && over(end + 1) == over(i)
        {
            end += 1;
        }
        if end > i && below(columns.get(i).copied().unwrap_or(u32::MAX)) {
            let last = columns.get(end).copied().unwrap_or(head.last);
            for slot in level.iter_mut().take(end + 1).skip(i) {
                *slot = Some(Head { last, ..head.clone() });
            }
        }
        i = end + 1;
    }
}

/// The heading a cell holds itself or through a merge; empty words for an empty merge.
fn own_head(grid: &Grid<'_>, merges: &[Area], row: u32, column: u32) -> Option<Head> {
    let at = CellRef::new(row, column);
    let text = |at: CellRef| {
        grid.sheet.cell(at).filter(|c| !is_blank(&c.value)).map_or_else(String::new, |c| one_line(&c.value.raw()))
    };
    if let Some(m) = merges.iter().find(|m| m.contains(at)) {
        return Some(Head {
            anchor: (m.first.row, m.first.column),
            text: text(m.first),
            first: m.first.column,
            last: m.last.column,
        });
    }
    let own = text(at);
    if own.is_empty() { None } else { Some(Head { anchor: (row, column), text: own, first: column, last: column }) }
}

/// A heading that stands over the blank cells to its right although nothing is merged (centred across a
/// selection, or simply typed once).
fn spill(
    grid: &Grid<'_>,
    band: &Band,
    merges: &[Area],
    r: usize,
    columns: &[u32],
    above: &[Vec<Option<Head>>],
    level: &mut [Option<Head>],
) {
    let below = |column: u32| {
        band.rows
            .iter()
            .skip(r + 1)
            .any(|row| own_head(grid, merges, *row, column).is_some_and(|h| !h.text.is_empty() && h.anchor.0 == *row))
    };
    let over = |i: usize| above.iter().map(|l| l.get(i).cloned().flatten().map(|h| h.anchor)).collect::<Vec<_>>();
    let mut head: Option<usize> = None;
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for (i, column) in columns.iter().enumerate() {
        if let Some(own) = level.get(i).cloned().flatten() {
            let short = Norm::of(&own.text);
            let lone = own.first == own.last && own.anchor.0 == band.rows.get(r).copied().unwrap_or(0);
            let counts = !["số", "tt", "stt", "số tt", "no"].iter().any(|w| short.is(w))
                && !matches!(classify(&own.text), Some((Field::Code | Field::Content | Field::Note, _)));
            head = if lone && counts && !own.text.is_empty() && below(*column) { Some(i) } else { None };
            continue;
        }
        match head {
            Some(h) if below(*column) && over(h) == over(i) => match spans.last_mut() {
                Some((first, last)) if *first == h => *last = i,
                _ => spans.push((h, i)),
            },
            _ => head = None,
        }
    }
    for (first, last) in spans {
        let Some(Some(mut own)) = level.get(first).cloned() else { continue };
        own.last = columns.get(last).copied().unwrap_or(own.last);
        for slot in level.iter_mut().take(last + 1).skip(first) {
            *slot = Some(own.clone());
        }
    }
}
