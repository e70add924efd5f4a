//! Rows told apart by the columns of the budget's own classification (Circular 324/2016: chương, loại, khoản, mục, tiểu
//! mục): a row that fills "Mục" alone stands above the rows of its "Tiểu mục".

use super::codes::{Code, Style, leading};
use super::numbers::noise;
use super::one::Ctx;
use super::rows::{DataRow, Pre};
use super::vocabulary::Field;

/// Most classes a row may stand under.
const DEEPEST: usize = 8;

/// Gives rows without numbers the classes they stand under as their place. Only where rows above state what the rows
/// under them come to: elsewhere classes are words like any other.
pub fn mark(ctx: &Ctx<'_, '_>, amounts: &[usize], rows: &mut [DataRow<'_>]) {
    let columns: Vec<u32> = ctx
        .cols
        .iter()
        .filter(|c| c.field == Field::Class && c.stat.codes + c.stat.figures > 0)
        .map(|c| c.column)
        .collect();
    if columns.len() < 2 || columns.len() > DEEPEST {
        return;
    }
    let Some(places) = places(ctx, &columns, rows) else { return };
    let (mut told, mut held) = (0usize, 0usize);
    for (at, children) in children(&places).iter().enumerate().filter(|(_, c)| !c.is_empty()) {
        let figure = |col: usize, row: usize| ctx.figure(col, row).filter(|v| *v != 0);
        let stated: Vec<_> = amounts.iter().filter_map(|col| Some((*col, figure(*col, at)?))).collect();
        if stated.is_empty() {
            continue;
        }
        told += 1;
        held += usize::from(stated.iter().any(|(col, sum)| {
            let parts = children.iter().filter_map(|row| figure(*col, *row)).sum::<super::numbers::Fixed>();
            (parts - sum).abs() <= noise(*sum)
        }));
    }
    if held == 0 || held * 10 < told * 7 {
        return;
    }
    for (row, parts) in rows.iter_mut().zip(places).filter(|(_, parts)| !parts.is_empty()) {
        // A class is no number of a task: it has no text. A section keeps its own.
        let depth = u8::try_from(parts.len()).unwrap_or(u8::MAX);
        let style = if depth == 1 { Style::Int } else { Style::Dotted(depth) };
        let text = row.code.as_ref().filter(|_| depth == 1).map(|c| c.text.clone()).unwrap_or_default();
        row.code = Some(Code { style, ordinal: parts.last().copied().unwrap_or(0), parts, text });
        row.pre = Pre::Item;
    }
}

/// The classes every row stands under, outermost first; empty where it fills none or one that is no number. Rows with a
/// number and no class are sections, under which classes begin again: "I. Kinh phí tự chủ". `None` where numbers stand
/// beside classes, or on several levels.
fn places(ctx: &Ctx<'_, '_>, columns: &[u32], rows: &[DataRow<'_>]) -> Option<Vec<Vec<u32>>> {
    let mut known: Vec<Option<u32>> = vec![None; columns.len()];
    let mut sections: Option<(Style, u32)> = None;
    let mut numbers_beside = false;
    let out = rows
        .iter()
        .enumerate()
        .map(|(i, row)| {
            // "340 | 341" without words says whose money it is.
            let classes_alone = matches!(row.pre, Pre::Continued | Pre::Bare) && row.text.is_empty();
            if row.pre != Pre::Item && !classes_alone {
                return Vec::new();
            }
            // Dashes stand below whatever is above them.
            let number = |c: &Code| !c.style.is_sign();
            let own: Vec<Option<u32>> = columns
                .iter()
                .map(|column| {
                    ctx.raw.get(i).and_then(|r| r.cell(*column)).and_then(|c| c.value.raw().trim().parse().ok())
                })
                .collect();
            let Some(first) = own.iter().position(Option::is_some) else {
                // Where few rows have a number inside their words, it has not been taken for one.
                let code = row.code.clone().or_else(|| leading(row.text)).filter(number);
                let Some(Code { style: own, .. }) = code else { return Vec::new() };
                let (style, count) = sections.unwrap_or((own, 0));
                numbers_beside |= style != own;
                sections = Some((style, count + 1));
                known.fill(None);
                return vec![count + 1];
            };
            numbers_beside |= row.code.as_ref().is_some_and(number);
            let last = own.iter().rposition(Option::is_some).unwrap_or(first);
            for (slot, class) in known.iter_mut().zip(&own).skip(first) {
                *slot = *class;
            }
            let section = sections.map(|(_, count)| count);
            section.into_iter().chain(known.iter().take(last + 1).copied().flatten()).collect()
        })
        .collect();
    (!numbers_beside).then_some(out)
}

/// The rows right under every row: a row stands under the nearest above whose classes begin its own.
fn children(places: &[Vec<u32>]) -> Vec<Vec<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut out = vec![Vec::new(); places.len()];
    for (at, place) in places.iter().enumerate().filter(|(_, p)| !p.is_empty()) {
        let above = |row: &usize| places.get(*row).is_some_and(|p| p.len() < place.len() && place.starts_with(p));
        while open.last().is_some_and(|row| !above(row)) {
            open.pop();
        }
        if let Some(list) = open.last().and_then(|row| out.get_mut(*row)) {
            list.push(at);
        }
        open.push(at);
    }
    out
}
