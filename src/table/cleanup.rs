//! Looks at every row of a table in turn, then settles what only all rows together tell: where the table
//! ends, which numbers inside the content count, numbers Excel shortened.

use super::grid::is_blank;
use super::one::Ctx;
use super::rows::{self, DataRow, Pre};
use crate::sheet::{Row, Value};

/// Looks at the rows; `repeated` says which belong to a repeated header.
pub fn look_at_rows(ctx: &mut Ctx<'_, '_>, repeated: &dyn Fn(u32) -> bool) {
    let amounts = ctx.amounts();
    let mut out: Vec<DataRow<'_>> = Vec::with_capacity(ctx.raw.len());
    for (i, row) in ctx.raw.iter().enumerate() {
        let figures = amounts
            .iter()
            .any(|c| ctx.figure(*c, i).is_some() || ctx.figures.get(*c).is_some_and(|f| f.unknown.contains(&i)));
        let mut data = rows::look(ctx.grid, &ctx.texts, row, i, figures);
        if repeated(row.index) || says_headings(ctx, row) {
            data.pre = Pre::Header;
        }
        out.push(data);
    }
    inline_numbers(&mut out);
    super::letters::mend(&mut out);
    let told = super::by_formula::told(&ctx.cols, &ctx.raw, &out);
    super::by_formula::totals(&mut out, &told);
    end_of_table(ctx, &mut out);
    mend_numbers(ctx, &mut out);
    super::class_tree::mark(ctx, &amounts, &mut out);
    heads_without_bold(ctx, &amounts, &mut out);
    let value = |c: usize, row: usize| amounts.get(c).and_then(|col| ctx.figure(*col, row));
    ctx.reckoned = super::statement::reckoned(&out, &super::statement::said(ctx), &value, amounts.len());
    super::statement::mark(&mut out, &ctx.reckoned);
    let columns: Vec<u32> = amounts.iter().filter_map(|c| ctx.cols.get(*c)).map(|c| c.column).collect();
    super::statement::balances_by_formula(&mut out, &ctx.raw, &columns);
    ctx.measures = super::statement::measures(&mut out);
    ctx.rows = out;
}

/// Whether every cell of a row holds words of its own column's heading: the header at a page break, or a row of it.
fn says_headings(ctx: &Ctx<'_, '_>, row: &Row) -> bool {
    // A heading stacked in two cells is one: "Chỉ" over "tiêu".
    let same = |whole: &str, text: &str| {
        whole == text
            || whole.strip_suffix(text).is_some_and(|rest| rest.ends_with(' '))
            || whole.strip_prefix(text).is_some_and(|rest| rest.starts_with(' '))
    };
    let says = |cell: &crate::sheet::Cell| {
        let col = ctx.cols.iter().find(|c| c.column == cell.column);
        col.is_some_and(|c| match &cell.value {
            Value::Text(text) => !text.trim().is_empty() && c.parts.iter().any(|p| same(p.text.trim(), text.trim())),
            Value::Number(x) => super::grid::year_like(*x).is_some_and(|y| c.year == Some(y)),
            _ => false,
        })
    };
    let mut cells = row.cells.iter().filter(|c| !is_blank(&c.value));
    let (mut words, mut count) = (0usize, 0usize);
    for cell in cells.by_ref() {
        if !says(cell) {
            return false;
        }
        count += 1;
        words += usize::from(matches!(cell.value, Value::Text(_)));
    }
    count >= 2 && words >= 1
}

/// Whether a text is in capitals: `Y TẾ`, `GIÁO DỤC VÀ ĐÀO TẠO`; one short word may be an abbreviation.
fn in_capitals(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() >= 3
        && letters.iter().all(|c| !c.is_lowercase())
        && (letters.len() >= 7 || text.split_whitespace().count() >= 2)
}

/// Where nothing is bold and nothing numbered (text exports lose both), capitals head what follows; without them a
/// row whose other columns of words are empty where most rows fill them. Only where the sums do not speak against it:
/// most of those rows that state money state the sum of the rows below them. A row that names no office and states no
/// money may as well be a task without either: it heads only cost details.
fn heads_without_bold(ctx: &Ctx<'_, '_>, amounts: &[usize], rows: &mut [DataRow<'_>]) {
    let items = || rows.iter().filter(|r| r.pre == Pre::Item);
    if items().any(|r| r.bold || r.code.is_some()) {
        return;
    }
    let most = items().count() / 2;
    let marks: [fn(&DataRow<'_>) -> bool; 2] =
        [|r| in_capitals(r.text), if ctx.texts.details.is_empty() { |r| !r.words && r.figures } else { |r| !r.words }];
    for head in marks {
        let heads = items().filter(|r| head(r)).count();
        if heads == 0 || heads > most {
            continue;
        }
        let (told, held) = held_by_sums(ctx, amounts, rows, head);
        if held * 10 >= told * 7 {
            for row in rows.iter_mut().filter(|r| r.pre == Pre::Item) {
                row.bold = head(row);
            }
            return;
        }
    }
}

/// Of the heads that state money, how many state the sum of the rows below them in some column.
fn held_by_sums(
    ctx: &Ctx<'_, '_>,
    amounts: &[usize],
    rows: &[DataRow<'_>],
    head: fn(&DataRow<'_>) -> bool,
) -> (usize, usize) {
    let items: Vec<(usize, bool)> =
        rows.iter().enumerate().filter(|(_, r)| r.pre == Pre::Item).map(|(i, r)| (i, head(r))).collect();
    let (mut told, mut held) = (0, 0);
    for (at, (row, _)) in items.iter().enumerate().filter(|(_, (_, head))| *head) {
        let below = items.get(at + 1..).unwrap_or_default();
        let below: Vec<usize> = below.iter().take_while(|(_, head)| !head).map(|(row, _)| *row).collect();
        let mut stated = amounts.iter().filter_map(|col| Some((col, ctx.figure(*col, *row).filter(|v| *v != 0)?)));
        if stated.clone().next().is_none() {
            continue;
        }
        told += 1;
        held += usize::from(stated.any(|(col, sum)| {
            let parts = below.iter().filter_map(|row| ctx.figure(*col, *row)).sum::<super::numbers::Fixed>();
            (parts - sum).abs() <= super::numbers::noise(sum)
        }));
    }
    (told, held)
}

/// Numbers inside the content count only where most rows have them: "1.8 - Visitor services" in a list
/// of other names is a name. Dashes always count.
fn inline_numbers(rows: &mut [DataRow<'_>]) {
    let signs = |r: &DataRow<'_>| r.code.as_ref().is_some_and(|c| c.style.is_sign());
    let items = rows.iter().filter(|r| r.pre == Pre::Item && !signs(r)).count();
    let inline = rows.iter().filter(|r| r.pre == Pre::Item && r.inline && !signs(r)).count();
    let own = rows.iter().filter(|r| r.pre == Pre::Item && r.code.is_some() && !r.inline).count();
    if inline * 10 >= items * 4 || inline > 0 && (inline + own) * 10 >= items * 8 {
        return;
    }
    for row in rows.iter_mut().filter(|r| r.inline) {
        if !signs(row) {
            row.code = None;
            row.inline = false;
        }
    }
}

/// Everything after the first afterword (notes, signatures) is outside, unless the table goes on.
fn end_of_table(ctx: &Ctx<'_, '_>, rows: &mut [DataRow<'_>]) {
    let goes_on = |from: usize, rows: &[DataRow<'_>]| {
        rows.iter().skip(from).any(|r| matches!(r.pre, Pre::Item | Pre::Total(_)) && r.figures && !r.text.is_empty())
    };
    let first_figure = rows.iter().position(|r| r.figures).unwrap_or(usize::MAX);
    let mut i = 0;
    while i < rows.len() {
        let note = rows.get(i).is_some_and(|r| r.pre == Pre::Note) && i > first_figure;
        if note && !goes_on(i + 1, rows) {
            for row in rows.iter_mut().skip(i) {
                if row.pre != Pre::Header && row.pre != Pre::Blank {
                    row.pre = if row.text.is_empty() && row.figures { Pre::Bare } else { Pre::Note };
                    if row.pre == Pre::Bare {
                        row.code = None;
                    }
                }
            }
            break;
        }
        i += 1;
    }
    // Words after the last figure that carry no number are notes too.
    let last = rows.iter().rposition(|r| r.figures && r.pre != Pre::Note);
    if let Some(last) = last {
        for row in rows.iter_mut().skip(last + 1) {
            let short_code = row.code.as_ref().is_some_and(|c| {
                !matches!(c.style, super::codes::Style::Star | super::codes::Style::Dash | super::codes::Style::Plus)
            });
            let own_code = ctx.texts.code.is_some_and(|column| {
                ctx.raw.get(row.position).is_some_and(|r| {
                    r.cell(column)
                        .is_some_and(|c| !is_blank(&c.value) && (super::codes::parse(&c.value.raw()).is_some()))
                })
            });
            if matches!(row.pre, Pre::Item | Pre::Memo | Pre::MemoHead | Pre::Breakdown) && !(short_code && own_code) {
                row.pre = Pre::Note;
            }
        }
    }
}

/// `2.1` after `2.9` is `2.10` that Excel took for a number.
fn mend_numbers(ctx: &Ctx<'_, '_>, rows: &mut [DataRow<'_>]) {
    let Some(column) = ctx.texts.code else { return };
    let mut last: Option<(u32, u32)> = None;
    for row in rows.iter_mut() {
        let Some(code) = row.code.as_mut() else { continue };
        let numeric = ctx
            .raw
            .get(row.position)
            .is_some_and(|r| r.cell(column).is_some_and(|c| matches!(c.value, Value::Number(_))));
        if let [major, minor] = code.parts.as_slice() {
            let (major, mut minor) = (*major, *minor);
            if numeric
                && let Some((m, n)) = last
                && m == major
                && minor < 10
                && minor * 10 == n + 1
            {
                minor *= 10;
                code.parts = vec![major, minor];
                code.ordinal = minor;
                code.text = format!("{major}.{minor}");
            }
            last = Some((major, minor));
        } else if code.parts.len() == 1 {
            last = None;
        }
    }
}
