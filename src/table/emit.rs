//! What a proved table gives: row classes, totals held against their parts, lines in đồng, findings.

use super::codes::Style;
use super::columns::{Col, Unused, is_source};
use super::grid::{is_blank, text_of};
use super::numbers::{self, Fixed};
use super::one::{Built, Ctx, agency_of_titles};
use super::outline::{Outline, Place, Proof};
use super::rows::Pre;
use super::seams::{Norm, date_in, words_to_dong};
use super::vocabulary::Field;
use super::{Line, Role, RowClasses, Table, TotalCheck, kinds, say, tree, years};
use crate::finding::{Finding, Severity};
use crate::money::{Kind, Money, Unit};
use crate::sheet::{Cell, CellRef, Row, Value};
use std::collections::HashMap;

/// Findings of one slug beyond this are counted, not listed.
const MOST: usize = 60;

fn is_leaf(ctx: &Ctx<'_, '_>, col: usize) -> bool {
    ctx.cols.get(col).is_some_and(Col::is_leaf)
}

fn gives_line(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, outline: &Outline, row: usize) -> bool {
    (0..amounts.len()).any(|c| ctx.families.gives(proof, outline, c, row))
}

/// Sorts the rows into classes and holds totals and groups against their parts.
pub fn classify(
    ctx: &Ctx<'_, '_>,
    amounts: &[usize],
    proof: &Proof<'_>,
    outline: &Outline,
    classes: &mut RowClasses,
    table: &mut Table,
    findings: &mut Vec<Finding>,
) {
    let explained = explained_gaps(ctx);
    let mut rounded = 0usize;
    let mut largest = 0i64;
    let mut first = String::new();
    let mut differing = 0usize;
    let mut check = |table: &mut Table,
                     findings: &mut Vec<Finding>,
                     c: usize,
                     row: usize,
                     parts: &[usize],
                     is_total: bool| {
        let Some(col) = amounts.get(c).copied() else { return };
        let Some(stated) = proof.own(c, row) else { return };
        if ctx
            .cols
            .get(col)
            .is_some_and(|x| matches!(x.unused, Some(Unused::Difference | Unused::Cumulative | Unused::Foreign)))
        {
            return;
        }
        let told: Vec<Fixed> = parts
            .iter()
            .filter_map(|p| {
                outline
                    .value(c, *p)
                    .or_else(|| if outline.totals.iter().any(|t| t.row == *p) { proof.own(c, *p) } else { None })
            })
            .collect();
        if told.is_empty() {
            return;
        }
        let mut computed: Fixed = told.iter().sum();
        let decimals = proof.decimals.get(c).copied().unwrap_or(0);
        let mut within = (stated - computed).abs() <= tree::tolerance(decimals, told.len());
        if !within {
            // Groups are rounded on their own: the innermost figures may still make the total.
            let (leaves, count) = outline.leaves_under(proof, c, parts);
            if count > told.len() && (stated - leaves).abs() <= tree::tolerance(decimals, count) {
                computed = leaves;
                within = true;
            }
        }
        let exact = proof.exact(stated, computed);
        let (Some(s), Some(k)) = (Money::new(ctx.dong(col, stated)), Money::new(ctx.dong(col, computed))) else {
            return;
        };
        table.totals.push(TotalCheck {
            column: ctx.cols.get(col).map_or(0, |x| x.column),
            row: ctx.rows.get(row).map_or(0, |r| r.index + 1),
            stated: s,
            computed: k,
            agree: exact || within,
        });
        if exact {
            return;
        }
        if within {
            rounded += 1;
            let gap = s.dong().saturating_sub(k.dong()).abs();
            largest = largest.max(gap);
            if first.is_empty() {
                first = ctx.place(col, row);
            }
            return;
        }
        // A sum column repeats the gap of its parts.
        let leaf = is_leaf(ctx, col);
        let leaf_gap = amounts.iter().enumerate().any(|(d, other)| {
            is_leaf(ctx, *other)
                && proof.own(d, row).is_some_and(|v| {
                    let sum: Fixed = parts.iter().filter_map(|p| outline.value(d, *p)).sum();
                    (v - sum).abs() > tree::tolerance(proof.decimals.get(d).copied().unwrap_or(0), parts.len())
                        && !proof.exact(v, sum)
                })
        });
        if !leaf && leaf_gap
            || ctx.cols.get(col).is_some_and(|x| matches!(x.unused, Some(Unused::Difference | Unused::Cumulative)))
        {
            return;
        }
        differing += 1;
        if differing > MOST {
            return;
        }
        let text = ctx.rows.get(row).map_or("", |r| r.text);
        let mut finding =
            say::total_differs(ctx.sheet(), ctx.place(col, row), &super::columns::one_line(text), s.dong(), k.dong());
        let gap = s.dong().saturating_sub(k.dong());
        if let Some(note) = explained
            .iter()
            .find(|(amount, _)| (gap.abs() - *amount).abs() <= rounding_of(ctx, col, proof, c, told.len()))
        {
            finding = finding.with("explained_by_row", note.1);
        }
        if is_total {
            finding = finding.with("total", true);
        }
        findings.push(finding);
    };
    for (i, data) in ctx.rows.iter().enumerate() {
        let row = data.index + 1;
        match outline.places.get(i) {
            Some(Place::Memo) => classes.memo.push(row),
            Some(Place::Under(_)) => {
                let children = outline.children.get(i).map_or(&[][..], Vec::as_slice);
                for c in 0..amounts.len() {
                    check(table, findings, c, i, children, false);
                }
                if gives_line(ctx, amounts, proof, outline, i) {
                    classes.line.push(row);
                } else if !children.is_empty() {
                    classes.group.push(row);
                } else if data.figures {
                    classes.other.push(row);
                    // Money that no line, sum or memo accounts for.
                    let lost = (0..amounts.len()).any(|c| proof.own(c, i).is_some_and(|v| v != 0));
                    if lost {
                        findings.push(unexplained(ctx, amounts, proof, i));
                    }
                } else if data.pre == Pre::Item {
                    classes.other.push(row);
                }
            }
            _ => match data.pre {
                Pre::Total(_) | Pre::Bare => {
                    if let Some(scope) = outline.totals.iter().find(|t| t.row == i) {
                        classes.total.push(row);
                        for c in 0..amounts.len() {
                            check(table, findings, c, i, &scope.parts, true);
                        }
                    } else if data.figures {
                        classes.other.push(row);
                        findings.push(unexplained(ctx, amounts, proof, i));
                    } else {
                        classes.other.push(row);
                    }
                }
                Pre::Rounded => classes.memo.push(row),
                Pre::Words | Pre::Note => classes.note.push(row),
                Pre::Header => classes.other.push(row),
                Pre::Breakdown => classes.group.push(row),
                Pre::Memo | Pre::MemoHead => classes.memo.push(row),
                Pre::Blank => {}
                Pre::Item | Pre::Continued => classes.other.push(row),
            },
        }
    }
    if rounded > 0 {
        findings.push(say::rounding(ctx.sheet(), first, rounded, largest));
    }
    if differing > MOST {
        findings.push(more(ctx.sheet(), "total-differs", differing - MOST));
    }
}

fn rounding_of(ctx: &Ctx<'_, '_>, col: usize, proof: &Proof<'_>, c: usize, parts: usize) -> i64 {
    ctx.dong(col, tree::tolerance(proof.decimals.get(c).copied().unwrap_or(0), parts))
}

fn more(sheet: &str, slug: &'static str, count: usize) -> Finding {
    say::on(
        slug,
        Severity::Warning,
        sheet,
        String::new(),
        format!("Còn {count} chỗ khác cùng loại."),
        format!("{count} more places of the same kind."),
    )
    .with("count", count)
}

fn unexplained(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, row: usize) -> Finding {
    let (col, value) =
        amounts.iter().enumerate().find_map(|(c, col)| proof.own(c, row).map(|v| (*col, v))).unwrap_or((0, 0));
    let amount = ctx.dong(col, value);
    let pre = ctx.rows.get(row).map(|r| r.pre);
    let (vi, en) = if matches!(pre, Some(Pre::Item | Pre::Continued)) {
        (
            format!(
                "Dòng có số {} đồng chỉ ở các cột không được ghi (trong đó, chia theo cách khác); không được nhập.",
                say::dong(amount)
            ),
            format!("The row holds {} đồng only in columns that are not recorded; it is not imported.", amount),
        )
    } else if pre == Some(Pre::Bare) {
        (
            format!(
                "Dòng có số {} đồng nhưng không có nội dung và không phải là số cộng của các dòng khác; không được nhập.",
                say::dong(amount)
            ),
            format!("The row holds {} đồng but says nothing and is no sum of other rows; it is not imported.", amount),
        )
    } else {
        (
            format!(
                "Dòng này có chữ “tổng” và số {} đồng nhưng không khớp với tổng nào; không được nhập như một khoản riêng.",
                say::dong(amount)
            ),
            format!(
                "The row reads like a total, {} đồng, but fits no sum; it is not imported as an amount of its own.",
                amount
            ),
        )
    };
    say::on("row-unexplained", Severity::Warning, ctx.sheet(), ctx.place(col, row), vi, en)
        .with("amount", amount.to_string())
}

/// Amounts that notes under the table mention ("Bao gồm 207 tỷ đồng …"), with their row.
fn explained_gaps(ctx: &Ctx<'_, '_>) -> Vec<(i64, u32)> {
    let mut out = Vec::new();
    for row in ctx.rows.iter().filter(|r| r.pre == Pre::Note) {
        for cell in ctx.raw.get(row.position).into_iter().flat_map(|r| &r.cells) {
            let Some(text) = text_of(cell) else { continue };
            let norm = Norm::head(text, 600).text();
            for (word, unit) in
                [("tỷ đồng", Unit::BILLION), ("triệu đồng", Unit::MILLION), ("nghìn đồng", Unit::THOUSAND)]
            {
                for (at, _) in norm.match_indices(word) {
                    let before = norm.get(..at).unwrap_or("").trim_end();
                    let figure: String = before
                        .chars()
                        .rev()
                        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
                        .collect::<String>()
                        .chars()
                        .rev()
                        .collect();
                    if let numbers::TextCell::Number(n) = numbers::text_cell(&figure)
                        && let Some(v) = n.vi
                        && let Some(amount) = numbers::to_dong(v, unit)
                    {
                        out.push((amount, row.index + 1));
                    }
                }
            }
        }
    }
    out
}

/// Findings of the column tree.
pub fn sums(ctx: &Ctx<'_, '_>, found: &tree::Found, findings: &mut Vec<Finding>) {
    let mut rounded = 0usize;
    let mut largest = 0i64;
    let mut first = String::new();
    let mut listed = 0usize;
    for gap in &found.gaps {
        let (stated, computed) = (ctx.dong(gap.col, gap.stated), ctx.dong(gap.col, gap.computed));
        if gap.rounding {
            rounded += 1;
            largest = largest.max(stated.saturating_sub(computed).abs());
            if first.is_empty() {
                first = ctx.place(gap.col, gap.row);
            }
            continue;
        }
        listed += 1;
        if listed > MOST {
            continue;
        }
        let label = ctx.cols.get(gap.col).map_or("", |c| c.leaf_text());
        findings.push(
            say::total_differs(ctx.sheet(), ctx.place(gap.col, gap.row), label, stated, computed).with("across", true),
        );
    }
    if rounded > 0 {
        findings.push(say::rounding(ctx.sheet(), first, rounded, largest));
    }
    if listed > MOST {
        findings.push(more(ctx.sheet(), "total-differs", listed - MOST));
    }
    for gap in found.difference_gaps.iter().take(MOST) {
        findings.push(say::difference_differs(
            ctx.sheet(),
            ctx.place(gap.col, gap.row),
            ctx.dong(gap.col, gap.stated),
            ctx.dong(gap.col, gap.computed),
        ));
    }
    for i in &found.unproven {
        let Some(col) = ctx.cols.get(*i) else { continue };
        findings.push(say::on(
            "difference-unproven",
            Severity::Note,
            ctx.sheet(),
            ctx.place(*i, 0),
            format!(
                "Cột “{}” là số chênh lệch hoặc còn lại, không được nhập và chưa kiểm tra được bằng phép trừ.",
                col.label
            ),
            format!(
                "Column “{}” is a difference or remainder; it is not imported and no subtraction explains it.",
                col.label
            ),
        ));
    }
    for (total, parts) in &found.unsure {
        let sum = |i: usize| -> i64 {
            let rows = ctx.rows.iter().enumerate().filter(|(_, r)| matches!(r.pre, Pre::Item | Pre::Continued));
            rows.filter_map(|(row, _)| ctx.figure(i, row)).map(|v| ctx.dong(i, v)).fold(0, i64::saturating_add)
        };
        let stated = sum(*total);
        let computed = parts.iter().map(|p| sum(*p)).fold(0, i64::saturating_add);
        let label = ctx.cols.get(*total).map_or("", |c| c.label.as_str());
        let mut finding = say::reading_unsure(
            ctx.sheet(),
            ctx.place(*total, 0),
            format!("Cột “{label}” mang tên tổng số nhưng các cột còn lại cộng lại không bằng nó."),
            format!("Column “{label}” is named a total but the other columns do not add up to it."),
            computed,
            stated,
        );
        finding.severity = Severity::Block;
        findings.push(finding);
    }
    for (why, vi, en) in [
        (Unused::Alternative, "chia cùng một số tiền theo cách khác", "split the same money another way"),
        (Unused::PartOf, "chỉ nêu một phần của cột bên cạnh (trong đó)", "tell a part of the column beside them"),
        (Unused::Cumulative, "là số lũy kế", "are cumulative"),
        (Unused::Foreign, "là ngoại tệ", "are foreign money"),
    ] {
        let names: Vec<&str> = ctx.cols.iter().filter(|c| c.unused == Some(why)).map(|c| c.label.as_str()).collect();
        if let Some(at) = ctx.cols.iter().position(|c| c.unused == Some(why)) {
            findings.push(say::on(
                "columns-not-recorded",
                Severity::Note,
                ctx.sheet(),
                ctx.place(at, 0),
                format!("Các cột {} {vi}; không ghi riêng.", names.join("; ")),
                format!("The columns {} {en}; they are not recorded.", names.join("; ")),
            ));
        }
    }
}

/// quantity × days × price = amount.
pub fn products(ctx: &Ctx<'_, '_>, findings: &mut Vec<Finding>) {
    let by = |role: Role| -> Vec<usize> {
        ctx.cols.iter().enumerate().filter(|(_, c)| c.role == role).map(|(i, _)| i).collect()
    };
    let prices = by(Role::UnitPrice);
    let counts: Vec<usize> = by(Role::Quantity).into_iter().chain(by(Role::Days)).collect();
    if prices.is_empty() || counts.is_empty() {
        return;
    }
    for (n, price) in prices.iter().enumerate() {
        let next = prices.get(n + 1).copied().unwrap_or(usize::MAX);
        let Some(amount) = ctx
            .cols
            .iter()
            .enumerate()
            .find(|(i, c)| *i > *price && *i < next && c.is_amount() && c.field != Field::Difference)
            .map(|(i, _)| i)
        else {
            continue;
        };
        let from = if n == 0 { 0 } else { prices.get(n - 1).copied().unwrap_or(0) };
        let mut factors: Vec<usize> =
            counts.iter().copied().filter(|c| *c > from && *c < amount || n == 0 && *c < amount).collect();
        if factors.is_empty() {
            factors.clone_from(&counts);
        }
        product(ctx, *price, &factors, amount, findings);
    }
}

fn product(ctx: &Ctx<'_, '_>, price: usize, factors: &[usize], amount: usize, findings: &mut Vec<Finding>) {
    let unit = |i: usize| ctx.cols.get(i).and_then(|c| c.unit);
    let mut tested: Vec<(usize, Fixed, Fixed)> = Vec::new();
    for row in 0..ctx.rows.len() {
        if !ctx.rows.get(row).is_some_and(|r| matches!(r.pre, Pre::Item | Pre::Continued)) {
            continue;
        }
        let (Some(stated), Some(p)) = (ctx.figure(amount, row), ctx.figure(price, row)) else { continue };
        let told: Vec<Fixed> = factors.iter().filter_map(|f| ctx.figure(*f, row)).filter(|f| *f != 0).collect();
        if told.is_empty() || p == 0 {
            continue;
        }
        let mut value = Some(p);
        for f in told {
            // Scaled by 10^12 each: bring back to six decimals first so that the product stays in range.
            value = value.and_then(|v| (v / 1_000_000).checked_mul(f / 1_000)).map(|v| v / 1_000);
        }
        if let Some(v) = value {
            tested.push((row, stated, v));
        }
    }
    if tested.is_empty() {
        return;
    }
    // The price may stand in another unit than the amount.
    let scales: [(i128, i128); 5] = [(1, 1), (1, 1_000), (1, 1_000_000), (1_000, 1), (1_000_000, 1)];
    let close = |stated: Fixed, v: Fixed, (m, d): (i128, i128)| {
        let computed = v.saturating_mul(m) / d;
        let allowed = tree::tolerance(numbers::decimals(stated), 1).max(numbers::noise(stated) * 1_000);
        ((stated - computed).abs() <= allowed, computed)
    };
    let by_units = match (unit(price), unit(amount).or(ctx.unit)) {
        (Some(p), Some(a)) => Some((i128::from(p.factor()), i128::from(a.factor()))),
        _ => None,
    };
    let best = by_units.unwrap_or_else(|| {
        scales
            .iter()
            .copied()
            .max_by_key(|s| tested.iter().filter(|(_, st, v)| close(*st, *v, *s).0).count())
            .unwrap_or((1, 1))
    });
    let held = tested.iter().filter(|(_, s, v)| close(*s, *v, best).0).count();
    // Factors of another kind (months, rates in words): no claim is made.
    if held == 0 && tested.len() > 2 || held * 2 < tested.len() && tested.len() > 3 {
        return;
    }
    for (row, stated, v) in tested.iter().take(2_000) {
        let (ok, computed) = close(*stated, *v, best);
        if !ok {
            findings.push(say::product_differs(
                ctx.sheet(),
                ctx.place(amount, *row),
                ctx.dong(amount, *stated),
                ctx.dong(amount, computed),
            ));
        }
    }
}

/// What formulas tell: a SUM that leaves out a row, a typed figure among formulas.
pub fn formulas(
    ctx: &Ctx<'_, '_>,
    amounts: &[usize],
    proof: &Proof<'_>,
    outline: &Outline,
    findings: &mut Vec<Finding>,
) {
    let cell = |row: usize, col: usize| -> Option<&Cell> {
        let r = ctx.raw.get(row)?;
        let column = ctx.cols.get(col)?.column;
        r.cells.binary_search_by_key(&column, |c| c.column).ok().and_then(|i| r.cells.get(i))
    };
    let mut checked: Vec<(usize, Vec<usize>)> = outline.totals.iter().map(|t| (t.row, t.parts.clone())).collect();
    for (i, children) in outline.children.iter().enumerate() {
        if !children.is_empty() {
            checked.push((i, children.clone()));
        }
    }
    for (row, parts) in checked {
        let mut typed: Vec<usize> = Vec::new();
        let mut computed = 0usize;
        for (c, col) in amounts.iter().enumerate() {
            let Some(stated) = proof.own(c, row) else { continue };
            let Some(formula) = cell(row, *col).and_then(|x| x.formula.as_deref()) else {
                typed.push(*col);
                continue;
            };
            computed += 1;
            let Some(column) = ctx.cols.get(*col).map(|x| x.column) else { continue };
            let Some(ranges) = super::formula_text::rows_summed(formula, column) else { continue };
            let sum: Fixed = parts.iter().filter_map(|p| outline.value(c, *p)).sum();
            if proof.exact(stated, sum) {
                continue;
            }
            for part in &parts {
                let Some(index) = ctx.rows.get(*part).map(|r| r.index) else { continue };
                let told = outline.value(c, *part).is_some_and(|v| v != 0);
                let deeper = outline.children.get(*part).is_some_and(|l| !l.is_empty());
                if told && !deeper && !ranges.iter().any(|(a, b)| (*a..=*b).contains(&index)) {
                    findings.push(
                        say::on(
                            "sum-range",
                            Severity::Warning,
                            ctx.sheet(),
                            ctx.place(*col, row),
                            format!("Công thức ={formula} bỏ sót dòng {} ({}).", index + 1, ctx.place(*col, *part)),
                            format!(
                                "The formula ={formula} leaves out row {} ({}).",
                                index + 1,
                                ctx.place(*col, *part)
                            ),
                        )
                        .with("left_out", ctx.place(*col, *part)),
                    );
                    break;
                }
            }
        }
        if computed > typed.len() && !typed.is_empty() {
            let places: Vec<String> = typed.iter().map(|c| ctx.place(*c, row)).collect();
            findings.push(say::on(
                "constant-in-formulas",
                Severity::Note,
                ctx.sheet(),
                places.first().cloned().unwrap_or_default(),
                format!("Ô {} gõ số trực tiếp trong khi các ô cùng dòng là công thức.", places.join(", ")),
                format!("{} holds a typed figure while the other cells of the row are formulas.", places.join(", ")),
            ));
        }
    }
}

/// The year a column's lines have when neither row nor hint says otherwise.
pub fn year_of_column(ctx: &Ctx<'_, '_>, col: &Col) -> Option<i32> {
    if col.year.is_some() {
        return col.year;
    }
    let history = col.kind.is_some_and(Kind::is_history);
    if !col.sum_of.is_empty() || history {
        return None;
    }
    if ctx.years > 1 && (col.field == Field::Total || col.kind.is_none()) {
        return None;
    }
    let shared = if ctx.years == 1 { ctx.cols.iter().filter(|c| c.is_amount()).find_map(|c| c.year) } else { None };
    shared.or(ctx.year)
}

struct Words<'a> {
    agency: Option<&'a Col>,
    source: Option<&'a Col>,
    year: Option<&'a Col>,
    month: Option<&'a Col>,
    date: Option<&'a Col>,
    document: Option<&'a Col>,
    contract: Option<&'a Col>,
    operation: Option<&'a Col>,
    task: Option<&'a Col>,
    note: Option<&'a Col>,
    classes: Vec<&'a Col>,
}

fn words<'c>(ctx: &'c Ctx<'_, '_>) -> Words<'c> {
    let find = |field: Field| ctx.cols.iter().find(|c| c.field == field);
    Words {
        agency: find(Field::Agency),
        source: find(Field::Source),
        year: find(Field::Year),
        month: find(Field::Month),
        date: find(Field::Date),
        document: find(Field::Document),
        contract: find(Field::Contract),
        operation: ctx.cols.iter().find(|c| c.field == Field::KindWord && c.stat.operations > 0),
        task: find(Field::Task),
        note: find(Field::Note),
        classes: ctx.cols.iter().filter(|c| c.field == Field::Class).collect(),
    }
}

fn cell_text(ctx: &Ctx<'_, '_>, row: usize, col: Option<&Col>) -> Option<String> {
    let raw: &Row = ctx.raw.get(row)?;
    let column = col?.column;
    let own = raw
        .cells
        .binary_search_by_key(&column, |c| c.column)
        .ok()
        .and_then(|i| raw.cells.get(i))
        .filter(|c| !is_blank(&c.value));
    let cell = own.or_else(|| ctx.grid.through_merge(raw.index, column))?;
    let text = match &cell.value {
        Value::Number(x) => number_text(ctx, cell, *x),
        other => super::columns::one_line(&other.raw()),
    };
    if text.is_empty() || matches!(text.as_str(), "-" | "–" | "—") { None } else { Some(text) }
}

/// A number that labels: with the decimals its format shows (2.10, not 2.1).
fn number_text(ctx: &Ctx<'_, '_>, cell: &Cell, x: f64) -> String {
    let format = ctx.grid.sheet.style(cell).map_or("", |s| s.number_format.as_ref());
    let decimals = format.split_once('.').map_or(0, |(_, d)| d.chars().take_while(|c| *c == '0').count());
    if x.fract() != 0.0 && decimals > 0 && decimals < 4 { format!("{x:.decimals$}") } else { format!("{x}") }
}

/// Every leaf amount of the table.
pub fn lines(
    ctx: &Ctx<'_, '_>,
    amounts: &[usize],
    proof: &Proof<'_>,
    outline: &Outline,
    findings: &mut Vec<Finding>,
) -> Vec<Line> {
    let words = words(ctx);
    let sheet_agency = agency_of_titles(&ctx.titles);
    let decision = ctx.titles.iter().find(|t| super::columns::is_document(t)).map(|t| decision_of(t));
    let mut out: Vec<Line> = Vec::new();
    let mut residues = Residues::default();
    let mut seen: HashMap<(String, String, String, i64), String> = HashMap::new();
    let mut repeated = 0usize;
    let mut base: Option<usize> = None;
    let leafs: Vec<(usize, usize)> =
        amounts.iter().copied().enumerate().filter(|(c, _)| ctx.families.may_give(*c)).collect();
    let mut path_of: Option<(usize, Vec<String>, Vec<String>, Above)> = None;
    for (i, data) in ctx.rows.iter().enumerate() {
        if !matches!(outline.places.get(i), Some(Place::Under(_))) {
            continue;
        }
        if data.pre == Pre::Item {
            base = Some(i);
        }
        let told: Vec<(usize, usize, Fixed)> = leafs
            .iter()
            .filter_map(|(c, col)| proof.own(*c, i).map(|v| (*c, *col, v)))
            .filter(|(c, _, _)| ctx.families.gives(proof, outline, *c, i))
            .collect();
        if told.is_empty() {
            continue;
        }
        // A typed 0 beside amounts is nil; alone it is what the row says.
        let any = told.iter().any(|(_, _, v)| *v != 0)
            || amounts.iter().enumerate().any(|(c, _)| proof.own(c, i).is_some_and(|v| v != 0));
        let keep: Vec<&(usize, usize, Fixed)> =
            if any { told.iter().filter(|(_, _, v)| *v != 0).collect() } else { told.iter().take(1).collect() };
        let named = if data.pre == Pre::Continued { base.unwrap_or(i) } else { i };
        let parent = match outline.places.get(named) {
            Some(Place::Under(Some(p))) => *p,
            _ => usize::MAX,
        };
        if path_of.as_ref().is_none_or(|(p, ..)| *p != parent) {
            let above = if parent == usize::MAX { Vec::new() } else { outline.above(named) };
            let texts: Vec<String> = above.iter().map(|a| content(ctx, *a)).collect();
            let codes: Vec<String> = above.iter().map(|a| code(ctx, *a).unwrap_or_default()).collect();
            let facts = Above {
                agency: above.iter().rev().find_map(|a| cell_text(ctx, *a, words.agency)),
                year: texts.iter().rev().find_map(|t| heading_year(t)),
                source: texts.iter().rev().find(|t| is_source(t)).cloned(),
                task: above.iter().rev().find_map(|a| cell_text(ctx, *a, words.task)),
            };
            path_of = Some((parent, texts, codes, facts));
        }
        let Some((_, path, path_codes, above)) = &path_of else { continue };
        let own_text = content(ctx, named);
        let row_year = cell_text(ctx, i, words.year).and_then(|t| years::of_heading(&t)).or(above.year);
        let date_text = cell_text(ctx, i, words.date);
        let document = cell_text(ctx, i, words.document);
        let operation = cell_text(ctx, i, words.operation).and_then(|t| kinds::of_operation(&t));
        let class = class_text(ctx, i, &words.classes);
        let agency_is_content = words.agency.is_none();
        for (_, col_index, value) in keep {
            let Some(col) = ctx.cols.get(*col_index) else { continue };
            let cell = CellRef::new(data.index, col.column);
            let unit = col.unit.or(ctx.unit);
            let amount = match unit {
                Some(unit) if ctx.currency.is_none() => {
                    let made = numbers::to_decimal(*value).and_then(|d| Money::from_decimal(d, unit));
                    if made.is_none() {
                        findings.push(say::not_a_number(ctx.sheet(), cell.to_string(), &raw_text(ctx, i, col)));
                    }
                    if let Some((money, residue)) = made {
                        residues.count(cell, money, residue);
                    }
                    made.map(|(m, _)| m)
                }
                _ => None,
            };
            let kind = operation.or(col.kind).or(ctx.kind).or(ctx.hints.kind);
            let own_year = col.year.or(row_year).or_else(|| year_of_column(ctx, col));
            let history = kind.is_some_and(Kind::is_history);
            let year = own_year.or(if history { None } else { ctx.hints.year }).or_else(|| {
                if history {
                    None
                } else {
                    years::of_title(&ctx.hints.file_name).or_else(|| years::of_heading(&ctx.hints.file_name))
                }
            });
            let granted = matches!(
                kind,
                Some(
                    Kind::Appropriated
                        | Kind::Supplemented
                        | Kind::Adjusted
                        | Kind::Approved
                        | Kind::Allotted
                        | Kind::Cut
                        | Kind::Recalled
                )
            );
            let document = document
                .clone()
                .or_else(|| col.document.clone())
                .or_else(|| if granted { decision.clone() } else { None });
            let date = date_text
                .as_deref()
                .and_then(date_of_cell)
                .or_else(|| document.as_deref().and_then(date_in))
                .or_else(|| if col.document.is_some() { col.document.as_deref().and_then(date_in) } else { None });
            let source = col
                .source
                .clone()
                .or_else(|| cell_text(ctx, i, words.source))
                .or_else(|| if is_source(&own_text) { Some(own_text.clone()) } else { None })
                .or_else(|| above.source.clone());
            let agency = cell_text(ctx, i, words.agency)
                .or_else(|| if data.pre == Pre::Continued { cell_text(ctx, named, words.agency) } else { None })
                .or_else(|| above.agency.clone())
                .or_else(|| if agency_is_content && content_is_agency(ctx) { Some(own_text.clone()) } else { None })
                .or_else(|| sheet_agency.clone());
            let line = Line {
                sheet: ctx.sheet().to_owned(),
                cell,
                column_label: col.label.clone(),
                kind,
                document,
                date,
                code: code(ctx, named),
                task: cell_text(ctx, i, words.task)
                    .or_else(|| if data.pre == Pre::Continued { cell_text(ctx, named, words.task) } else { None })
                    .or_else(|| above.task.clone())
                    .map(|t| t.trim_end_matches('.').to_owned()),
                path: path.clone(),
                path_codes: path_codes.clone(),
                content: own_text.clone(),
                agency,
                year,
                month: col.month.or_else(|| cell_text(ctx, i, words.month).and_then(|t| month_cell(&t))),
                source,
                class: class.clone(),
                contract: cell_text(ctx, i, words.contract),
                note: cell_text(ctx, i, words.note),
                raw: raw_text(ctx, i, col),
                amount,
            };
            if let Some(voucher) = cell_text(ctx, i, words.document) {
                let money = ctx.dong(*col_index, *value);
                let key = (voucher, date_text.clone().unwrap_or_default(), Norm::of(&line.content).bare(), money);
                if let Some(first) = seen.get(&key) {
                    repeated += 1;
                    if repeated <= MOST {
                        findings.push(say::line_repeated(ctx.sheet(), cell.to_string(), first, money));
                    }
                } else {
                    seen.insert(key, cell.to_string());
                }
            }
            out.push(line);
        }
    }
    if repeated > MOST {
        findings.push(more(ctx.sheet(), "line-repeated", repeated - MOST));
    }
    findings.extend(residues.finding(ctx.sheet()));
    out
}

struct Above {
    agency: Option<String>,
    year: Option<i32>,
    source: Option<String>,
    task: Option<String>,
}

fn heading_year(text: &str) -> Option<i32> {
    let norm = Norm::head(text, 30);
    // "Năm 2023", "Dự toán năm 2023": headings, not tasks that mention a year.
    if norm.len() < 26
        && (norm.starts("năm")
            || norm.starts("dự toán năm")
            || norm.starts("kinh phí năm")
            || norm.starts("kế hoạch năm"))
    {
        years::of_heading(text)
    } else {
        None
    }
}

fn content_is_agency(ctx: &Ctx<'_, '_>) -> bool {
    ctx.cols
        .iter()
        .find(|c| c.field == Field::Content)
        .is_some_and(|c| matches!(super::header::classify(c.leaf_text()), Some((Field::Agency, _))))
}

fn content(ctx: &Ctx<'_, '_>, row: usize) -> String {
    super::columns::one_line(ctx.rows.get(row).map_or("", |r| r.text))
}

fn code(ctx: &Ctx<'_, '_>, row: usize) -> Option<String> {
    ctx.rows.get(row).and_then(|r| r.code.as_ref()).filter(|c| c.style != Style::Blank).map(|c| c.text.clone())
}

fn raw_text(ctx: &Ctx<'_, '_>, row: usize, col: &Col) -> String {
    ctx.raw
        .get(row)
        .and_then(|r| r.cells.binary_search_by_key(&col.column, |c| c.column).ok().and_then(|i| r.cells.get(i)))
        .map_or_else(String::new, |c| c.value.raw())
}

fn date_of_cell(text: &str) -> Option<jiff::civil::Date> {
    date_in(text.get(..10).unwrap_or(text)).or_else(|| date_in(text))
}

fn month_cell(text: &str) -> Option<u8> {
    text.trim().parse::<u8>().ok().filter(|m| (1..=12).contains(m)).or_else(|| years::month_of(text))
}

fn class_text(ctx: &Ctx<'_, '_>, row: usize, cols: &[&Col]) -> Option<String> {
    let parts: Vec<String> =
        cols.iter().filter_map(|c| cell_text(ctx, row, Some(c)).map(|t| format!("{} {t}", c.leaf_text()))).collect();
    if parts.is_empty() { None } else { Some(parts.join("; ")) }
}

/// "Kèm theo Quyết định số 3299/QĐ-BTC ngày 27/12/2012 của …" → the decision alone.
fn decision_of(title: &str) -> String {
    let norm = Norm::of(title);
    let start = ["quyết định", "nghị quyết", "qđ", "công văn", "tờ trình"]
        .iter()
        .filter_map(|w| norm.find(w))
        .map(|(s, _)| s)
        .min();
    let Some(start) = start else { return title.to_owned() };
    let text: Vec<char> = title.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    let tail: String = text.iter().skip(start).collect();
    let cut = tail.find(" của ").unwrap_or(tail.len());
    tail.get(..cut).unwrap_or(&tail).trim_end_matches([')', '.', ' ']).to_owned()
}

#[derive(Default)]
struct Residues {
    count: usize,
    largest: rust_decimal::Decimal,
    first: Option<CellRef>,
}

impl Residues {
    fn count(&mut self, cell: CellRef, money: Money, residue: rust_decimal::Decimal) {
        let size = residue.abs();
        // Float noise: beyond the fifteenth digit, or below a hundredth of a đồng.
        let noise = rust_decimal::Decimal::new(1, 2).max(
            rust_decimal::Decimal::from(money.dong().unsigned_abs())
                / rust_decimal::Decimal::from(1_000_000_000_000_000i64),
        );
        if size <= noise {
            return;
        }
        self.count += 1;
        self.largest = self.largest.max(size);
        self.first.get_or_insert(cell);
    }

    fn finding(self, sheet: &str) -> Option<Finding> {
        let first = self.first?;
        Some(say::residue(sheet, first.to_string(), self.count, &self.largest.round_dp(4).normalize().to_string()))
    }
}

/// A printed total that is not what the lines make always gives a finding.
fn unproven(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, row: usize, built: &mut Built) {
    let (Some(stated), Some(computed)) = (built.table.stated_total, built.table.computed_total) else { return };
    let gap = stated.dong().saturating_sub(computed.dong());
    let mut allowed = 0i64;
    let mut first: Option<usize> = None;
    for (c, col) in amounts.iter().enumerate() {
        if proof.own(c, row).is_some() && (is_leaf(ctx, *col) || first.is_none()) {
            first = first.filter(|f| is_leaf(ctx, *f)).or(Some(*col));
        }
        let parts =
            built.lines.iter().filter(|l| ctx.cols.get(*col).is_some_and(|x| x.column == l.cell.column)).count();
        let decimals = proof.decimals.get(c).copied().unwrap_or(0);
        if decimals > 0 || stated.dong() != computed.dong() {
            allowed = allowed.saturating_add(ctx.dong(*col, tree::tolerance(decimals, parts)));
        }
    }
    if gap == 0 || gap.abs() <= allowed {
        return;
    }
    let Some(first) = first else { return };
    let sheet_row = ctx.rows.get(row).map_or(0, |r| r.index);
    let told = built.findings.iter().any(|f| {
        f.slug == "total-differs"
            && f.severity > Severity::Note
            && matches!(&f.place, crate::finding::Place::Cell { cell, .. }
                if CellRef::parse(cell).is_some_and(|c| c.row == sheet_row))
    });
    if told {
        return;
    }
    let text = ctx.rows.get(row).map_or("", |r| r.text);
    built.findings.push(
        say::total_differs(
            ctx.sheet(),
            ctx.place(first, row),
            &super::columns::one_line(text),
            stated.dong(),
            computed.dong(),
        )
        .with("total", true),
    );
}

/// The table's stated and computed totals, and amounts in words.
pub fn totals(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, outline: &Outline, built: &mut Built) {
    let computed = built
        .lines
        .iter()
        .filter_map(|l| l.amount)
        .fold(Some(Money::ZERO), |sum, m| sum.and_then(|s| s.checked_add(m)));
    built.table.computed_total = if built.lines.iter().any(|l| l.amount.is_some()) { computed } else { None };
    let grand = outline.totals.iter().filter(|t| t.grand).max_by_key(|t| (t.agreed, t.compared));
    if let Some(grand) = grand
        && ctx.currency.is_none()
        && ctx.unit.is_some()
    {
        let leaf: Vec<i64> = amounts
            .iter()
            .enumerate()
            .filter(|(_, col)| is_leaf(ctx, **col))
            .filter_map(|(c, col)| proof.own(c, grand.row).map(|v| ctx.dong(*col, v)))
            .collect();
        let stated = if leaf.is_empty() {
            amounts
                .iter()
                .enumerate()
                .filter(|(_, col)| ctx.cols.get(**col).is_some_and(|x| x.unused == Some(Unused::Sum)))
                .find_map(|(c, col)| proof.own(c, grand.row).map(|v| ctx.dong(*col, v)))
        } else {
            Some(leaf.into_iter().fold(0i64, i64::saturating_add))
        };
        built.table.stated_total = stated.and_then(Money::new);
        unproven(ctx, amounts, proof, grand.row, built);
    }
    // Amounts in words are held against every total that could be meant.
    for data in ctx.rows.iter().filter(|r| r.pre == Pre::Words) {
        let Some(raw) = ctx.raw.get(data.position) else { continue };
        let joined: Vec<&str> = raw.cells.iter().filter_map(text_of).collect();
        let Some(words) = words_to_dong(&joined.join(" ")).and_then(|w| i64::try_from(w).ok()) else { continue };
        let mut possible: Vec<i64> = Vec::new();
        for scope in &outline.totals {
            for (c, col) in amounts.iter().enumerate() {
                possible.extend(proof.own(c, scope.row).map(|v| ctx.dong(*col, v)));
            }
        }
        for (i, row) in ctx.rows.iter().enumerate().filter(|(_, r)| r.pre == Pre::Rounded) {
            let _ = row;
            for (c, col) in amounts.iter().enumerate() {
                possible.extend(proof.own(c, i).map(|v| ctx.dong(*col, v)));
            }
        }
        possible.extend(built.table.stated_total.map(Money::dong));
        possible.extend(built.table.computed_total.map(Money::dong));
        if possible.is_empty() || possible.contains(&words) {
            continue;
        }
        let cell = raw.cells.first().map_or_else(String::new, |c| CellRef::new(raw.index, c.column).to_string());
        let digits = built.table.stated_total.or(built.table.computed_total).map_or(0, Money::dong);
        built.findings.push(say::words_differ(ctx.sheet(), cell.clone(), words, digits));
        if digits != 0
            && words != 0
            && (words % digits == 0 && matches!(words / digits, 1_000 | 1_000_000 | 1_000_000_000)
                || digits % words == 0 && matches!(digits / words, 1_000 | 1_000_000))
        {
            let text = built.table.unit.as_ref().map_or_else(String::new, |u| u.text.clone());
            built.findings.push(say::unit_doubtful(
                ctx.sheet(),
                cell,
                &text,
                "số tiền bằng chữ lệch đúng một bậc đơn vị.",
                "the amount in words is off by exactly one unit step.",
            ));
        }
    }
}
