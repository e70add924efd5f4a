//! What a proved table gives: row classes, totals held against their parts, lines in đồng, findings.

use super::columns::{Col, Unused};
use super::grid::text_of;
use super::numbers::{self, Fixed};
use super::one::{Built, Ctx};
use super::one_sum::Apart;
use super::outline::{Outline, Place, Proof};
use super::rows::{DataRow, Pre};
use super::seams::{Norm, words_to_dong};
use super::vocabulary::Field;
use super::{Line, RowClasses, Table, TotalCheck, say, tree, years};
use crate::finding::{Finding, Severity};
use crate::money::{Kind, Money, Unit, parse_typed};
use crate::sheet::{CellRef, column_letters};
use crate::words::Bilingual;

/// Findings of one slug beyond this are counted, not listed.
pub const MOST: usize = 60;

fn is_leaf(ctx: &Ctx<'_, '_>, col: usize) -> bool {
    ctx.cols.get(col).is_some_and(Col::is_leaf)
}

pub fn gives_line(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, outline: &Outline, row: usize) -> bool {
    let own = |c: usize| proof.own(c, row).unwrap_or(0);
    let given = |c: &usize| ctx.families.gives(proof, outline, *c, row);
    let some = has_money(ctx, amounts, proof, row);
    (0..amounts.len()).filter(|c| !some || own(*c) != 0).any(|c| given(&c))
}

/// Whether a row holds money: there a typed 0 is nil, alone it is what the row says. A difference is no money.
pub fn has_money(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, row: usize) -> bool {
    let reckoned = |col: &usize| ctx.cols.get(*col).is_some_and(|c| c.unused == Some(Unused::Difference));
    amounts.iter().enumerate().any(|(c, col)| !reckoned(col) && proof.own(c, row).is_some_and(|v| v != 0))
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
        if ctx.cols.get(col).is_some_and(|x| {
            matches!(x.unused, Some(Unused::Difference | Unused::Cumulative | Unused::Lifetime | Unused::Foreign))
        }) {
            return;
        }
        let told: Vec<Fixed> = parts
            .iter()
            .filter_map(|p| {
                outline
                    .value(proof, c, *p)
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
        // What is kept for the reader is held against the innermost rows: a total that only repeats a wrong
        // subtotal is no proof. The finding stands where the sum breaks, at the subtotal.
        let (leaves, count) = outline.leaves_under(proof, c, parts);
        let held = if count > told.len() {
            Money::new(ctx.dong(col, leaves)).map(|sum| {
                (sum, proof.exact(stated, leaves) || (stated - leaves).abs() <= tree::tolerance(decimals, count))
            })
        } else {
            Some((k, exact || within))
        };
        if let Some((sum, agree)) = held {
            table.totals.push(TotalCheck {
                column: ctx.cols.get(col).map_or(0, |x| x.column),
                row: ctx.rows.get(row).map_or(0, |r| r.index + 1),
                stated: s,
                computed: sum,
                agree,
            });
        }
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
                    let sum: Fixed = parts.iter().filter_map(|p| outline.value(proof, d, *p)).sum();
                    (v - sum).abs() > tree::tolerance(proof.decimals.get(d).copied().unwrap_or(0), parts.len())
                        && !proof.exact(v, sum)
                })
        });
        if !leaf && leaf_gap
            || ctx
                .cols
                .get(col)
                .is_some_and(|x| matches!(x.unused, Some(Unused::Difference | Unused::Cumulative | Unused::Lifetime)))
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
            finding.text = Bilingual::new(
                format!("{} Ghi chú ở dòng {} nêu đúng số tiền chênh lệch này.", finding.text.vi, note.1),
                format!("{} The note in row {} names this very difference.", finding.text.en, note.1),
            );
            finding = finding.with("explained_by_row", note.1);
        }
        if is_total {
            finding = finding.with("total", true);
        }
        findings.push(finding);
    };
    let mut wordy: Vec<(String, String)> = Vec::new();
    let holds_money = |i: usize| stray(ctx, amounts, proof, i).is_some();
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
                    if holds_money(i) {
                        findings.push(unexplained(ctx, amounts, proof, outline, i));
                    }
                } else if data.pre == Pre::Item {
                    classes.other.push(row);
                    wordy.extend(words_for_money(ctx, amounts, i));
                }
            }
            _ => match data.pre {
                Pre::Total(_) | Pre::Bare => {
                    if let Some(scope) = outline.totals.iter().find(|t| t.row == i) {
                        classes.total.push(row);
                        for c in 0..amounts.len() {
                            check(table, findings, c, i, &scope.parts, true);
                        }
                    } else if holds_money(i) {
                        classes.other.push(row);
                        findings.push(unexplained(ctx, amounts, proof, outline, i));
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
                Pre::Item | Pre::Continued => {
                    classes.other.push(row);
                    if holds_money(i) {
                        findings.push(unexplained(ctx, amounts, proof, outline, i));
                    }
                }
            },
        }
    }
    // Words that head a column of money begin another table, which is read as more of this one.
    let heads = |words: &str| matches!(super::header::classify(words), Some((Field::Amount | Field::Total, _)));
    let heading = wordy.iter().find(|(_, words)| heads(words));
    if let Some((cell, words)) = heading.or(wordy.first()) {
        let count = wordy.len();
        findings.push(
            say::on(
                "amount-in-words",
                if heading.is_some() { Severity::Warning } else { Severity::Note },
                ctx.sheet(),
                cell.clone(),
                format!("{count} dòng có chữ ở chỗ số tiền (ô {cell}: “{words}”); các dòng này không ghi tiền."),
                format!("{count} rows have words where an amount should stand ({cell}: “{words}”); no money is recorded for them."),
            )
            .with("count", count),
        );
    }
    if rounded > 0 {
        findings.push(say::rounding(ctx.sheet(), first, rounded, largest));
    }
    if differing > MOST {
        findings.push(more(ctx.sheet(), "total-differs", differing - MOST));
    }
}

/// The first words in a column of money of a row without figures, with their cell.
fn words_for_money(ctx: &Ctx<'_, '_>, amounts: &[usize], row: usize) -> Option<(String, String)> {
    let raw = ctx.raw.get(row)?;
    amounts.iter().find_map(|col| {
        let column = ctx.cols.get(*col)?.column;
        let cell = raw.cells.iter().find(|c| c.column == column)?;
        let text = text_of(cell)?;
        // a number in words was a warning already
        let words = matches!(numbers::text_cell(text), numbers::TextCell::Words)
            && crate::money::read_words(text).is_none()
            && text.chars().filter(char::is_ascii_digit).count() < 2;
        let short: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
        words.then(|| (ctx.place(*col, row), short))
    })
}

fn rounding_of(ctx: &Ctx<'_, '_>, col: usize, proof: &Proof<'_>, c: usize, parts: usize) -> i64 {
    ctx.dong(col, tree::tolerance(proof.decimals.get(c).copied().unwrap_or(0), parts))
}

pub fn more(sheet: &str, slug: &'static str, count: usize) -> Finding {
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

/// The first money of a row, by column. A difference beside a recorded figure, be it zero, is no money of its own.
fn stray(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, row: usize) -> Option<(usize, Fixed)> {
    let own = || amounts.iter().enumerate().filter_map(|(c, col)| Some((*col, proof.own(c, row)?)));
    let told = own().any(|(col, _)| ctx.cols.get(col).is_some_and(Col::is_leaf));
    let reckoned = |col: usize| ctx.cols.get(col).is_some_and(|c| c.unused == Some(Unused::Difference));
    own().find(|(col, value)| *value != 0 && !(told && reckoned(*col)))
}

fn unexplained(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, outline: &Outline, row: usize) -> Finding {
    // What reads like a total is told at the first column where it is none.
    let sum = |c: usize| outline.roots.iter().filter_map(|root| outline.value(proof, c, *root)).sum::<Fixed>();
    let apart = amounts.iter().enumerate().find_map(|(c, col)| {
        let stated = proof.own(c, row).filter(|v| *v != 0)?;
        let recorded = ctx.cols.get(*col).is_some_and(Col::is_leaf);
        (recorded && !proof.exact(stated, sum(c))).then_some((*col, stated))
    });
    let worded = ctx.rows.get(row).is_some_and(|r| matches!(r.pre, Pre::Total(_)));
    let (col, value) = apart.filter(|_| worded).or_else(|| stray(ctx, amounts, proof, row)).unwrap_or((0, 0));
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
                "Dòng này mang tên số cộng hoặc số còn lại, có số {} đồng nhưng không khớp với các dòng khác; không được nhập như một khoản riêng.",
                say::dong(amount)
            ),
            format!(
                "The row reads like a total or a rest, {} đồng, but fits no other rows; it is not imported as an amount of its own.",
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

/// What rows below a sum row state in a sum column alone, its parts left blank: money that the sum row holds and
/// the columns of the parts do not. Only where the heading says that the parts are some of it ("Trong đó"), or where
/// all these rows stand beside sections ("IV. Dự phòng" beside "I. Các cơ quan" of a table by field): a split that
/// should be whole and is not is told.
fn unparted(
    ctx: &Ctx<'_, '_>,
    amounts: &[usize],
    proof: &Proof<'_>,
    outline: &Outline,
    col: usize,
    row: usize,
) -> Fixed {
    let Some(c) = amounts.iter().position(|a| *a == col) else { return 0 };
    let whole = ctx.cols.get(col).map_or(&[][..], |c| c.sum_of.as_slice());
    let some = |part: &super::columns::Part| {
        let norm = Norm::of(&part.text);
        norm.starts("trong đó") || norm.starts("of which")
    };
    let some_of_it = ctx.cols.iter().filter(|c| whole.contains(&c.column)).all(|c| c.parts.iter().any(some));
    let section = |row: &usize| outline.children.get(*row).is_some_and(|below| !below.is_empty());
    let sections = outline.roots.iter().any(section);
    let scope = outline.totals.iter().find(|t| t.row == row).map(|t| &t.parts).or(outline.children.get(row));
    let mut todo: Vec<usize> = scope.cloned().unwrap_or_default();
    let mut sum: Fixed = 0;
    let mut seen = 0usize;
    while let Some(r) = todo.pop() {
        seen += 1;
        if seen > outline.places.len() {
            return 0;
        }
        if ctx.families.gives(proof, outline, c, r) {
            if !(some_of_it || sections && outline.places.get(r) == Some(&Place::Under(None))) {
                return 0;
            }
            sum = sum.saturating_add(proof.own(c, r).unwrap_or(0));
        }
        todo.extend(outline.children.get(r).into_iter().flatten().copied());
    }
    sum
}

/// Findings of the column tree.
pub fn sums(
    ctx: &Ctx<'_, '_>,
    amounts: &[usize],
    proof: &Proof<'_>,
    outline: &Outline,
    found: &tree::Found,
    findings: &mut Vec<Finding>,
) {
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
        let apart = unparted(ctx, amounts, proof, outline, gap.col, gap.row);
        if apart != 0 && apart == gap.stated - gap.computed {
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
        let last = ctx.rows.iter().rposition(|r| r.figures).unwrap_or(0);
        let mut finding = say::reading_unsure(
            ctx.sheet(),
            format!("{}:{}", ctx.place(*total, 0), ctx.place(*total, last)),
            format!("Cột “{label}” mang tên tổng số nhưng các cột còn lại cộng lại không bằng nó."),
            format!("Column “{label}” is named a total but the other columns do not add up to it."),
            computed,
            stated,
        );
        finding.severity = Severity::Block;
        let letters = |i: usize| ctx.cols.get(i).map_or_else(String::new, |c| column_letters(c.column));
        let (own, theirs) = (letters(*total), parts.iter().map(|p| letters(*p)).collect::<Vec<_>>());
        let each = theirs.iter().map(|l| format!("--column {l}=ignored")).collect::<Vec<_>>().join(" ");
        findings.push(finding.next(Bilingual::new(
            format!("Lấy các cột chi tiết: --column {own}=ignored; lấy cột tổng: {each}."),
            format!("Take the parts: --column {own}=ignored; take the total: {each}."),
        )));
    }
    for i in &found.results {
        unproven_result(ctx, *i, findings);
    }
    super::alike::told(ctx, found, findings);
    revenue_beside_expenditure(ctx, findings);
    for (total, parts) in &found.maybe {
        maybe_sum(ctx, *total, parts, findings);
    }
    for (why, vi, en) in [
        (Unused::Alternative, "chia cùng một số tiền theo cách khác", "split the same money another way"),
        (Unused::PartOf, "chỉ nêu một phần của cột bên cạnh (trong đó)", "tell a part of the column beside them"),
        (Unused::Cumulative, "là số lũy kế", "are cumulative"),
        (
            Unused::Lifetime,
            "là tổng mức của cả dự án, không phải của một năm",
            "are a project's whole cost, not a year's",
        ),
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

/// What comes out of an adjustment, beside the grant before it: recorded too, the money would count twice.
fn unproven_result(ctx: &Ctx<'_, '_>, col: usize, findings: &mut Vec<Finding>) {
    let Some(letters) = ctx.cols.get(col).map(|c| column_letters(c.column)) else { return };
    let label = ctx.cols.get(col).map_or("", |c| c.label.as_str());
    let last = ctx.rows.iter().rposition(|r| r.figures).unwrap_or(0);
    let finding = say::on(
        "reading-unsure",
        Severity::Block,
        ctx.sheet(),
        format!("{}:{}", ctx.place(col, 0), ctx.place(col, last)),
        format!(
            "Cột “{label}” ({letters}) là số sau điều chỉnh hay số tăng, giảm? Các cột bên cạnh không cho biết; ghi cả số sau điều chỉnh thì tiền bị tính hai lần."
        ),
        format!(
            "Is column “{label}” ({letters}) what comes out of the adjustment, or the adjustment? The columns beside it do not tell; a result recorded too would count its money twice."
        ),
    );
    findings.push(finding.next(Bilingual::new(
        format!("Là số sau điều chỉnh: --column {letters}=ignored rồi ghi phần tăng, giảm bằng lệnh grant; là số tăng, giảm: --column {letters}=amount."),
        format!("The result: --column {letters}=ignored, then the adjustment by grant; the adjustment: --column {letters}=amount."),
    )));
}

/// Columns of revenue beside columns of expenditure, of one kind and year: adding both to a task tells nothing.
fn revenue_beside_expenditure(ctx: &Ctx<'_, '_>, findings: &mut Vec<Finding>) {
    use super::one_sum::{EXPENDITURE, REVENUE};
    let named = |c: &Col, words: &[&str]| {
        c.parts.iter().any(|p| {
            let norm = Norm::of(&p.text);
            words.iter().any(|w| norm.is(w) || norm.is(&format!("{w} ngân sách")) || norm.is(&format!("{w} nsnn")))
        })
    };
    let leaves = || ctx.cols.iter().enumerate().filter(|(_, c)| c.is_amount() && c.is_leaf() && !c.hinted);
    let Some((i, revenue)) = leaves().find(|(_, c)| named(c, REVENUE)) else { return };
    let Some((_, spent)) = leaves().find(|(_, c)| named(c, EXPENDITURE) && !named(c, REVENUE)) else { return };
    let (column, other) = (column_letters(revenue.column), column_letters(spent.column));
    findings.push(
        say::on(
            "blocks-not-added",
            Severity::Warning,
            ctx.sheet(),
            ctx.place(i, 0),
            format!(
                "Cột “{}” ({column}) là thu, cột “{}” ({other}) là chi: cộng chung không có nghĩa.",
                revenue.label, spent.label
            ),
            format!(
                "Column “{}” ({column}) is revenue, “{}” ({other}) is expenditure: their sum means nothing.",
                revenue.label, spent.label
            ),
        )
        .next(Bilingual::new(
            format!("Chỉ nhập phần chi: --column {column}=ignored (và các cột thu khác)"),
            format!("Import the expenditure alone: --column {column}=ignored (and other columns of revenue)"),
        )),
    );
}

/// A column that is the sum of others on every row, of too few rows to be sure: recorded beside them its money would
/// stand twice.
fn maybe_sum(ctx: &Ctx<'_, '_>, total: usize, parts: &[usize], findings: &mut Vec<Finding>) {
    let label = |i: usize| ctx.cols.get(i).map_or("", |c| c.label.as_str());
    let letters = |i: usize| ctx.cols.get(i).map_or_else(String::new, |c| column_letters(c.column));
    let sum = |i: usize| -> i64 {
        let rows = ctx.rows.iter().enumerate().filter(|(_, r)| matches!(r.pre, Pre::Item | Pre::Continued));
        rows.filter_map(|(row, _)| ctx.figure(i, row)).map(|v| ctx.dong(i, v)).fold(0, i64::saturating_add)
    };
    let (own, theirs) = (letters(total), parts.iter().map(|p| letters(*p)).collect::<Vec<_>>().join(" + "));
    let last = ctx.rows.iter().rposition(|r| r.figures).unwrap_or(0);
    let figure = |i: usize, row: usize| ctx.figure(i, row).map_or(0, |v| ctx.dong(i, v));
    let whole = sum(total) == parts.iter().map(|p| sum(*p)).fold(0, i64::saturating_add);
    let equal = whole
        && (0..ctx.rows.len())
            .all(|row| figure(total, row) == parts.iter().map(|p| figure(*p, row)).fold(0, i64::saturating_add));
    let (rows, every) =
        if equal { ("mọi dòng đều", "every row") } else { ("hầu hết các dòng", "most rows") };
    let mut finding = say::reading_unsure(
        ctx.sheet(),
        format!("{}:{}", ctx.place(total, 0), ctx.place(total, last)),
        format!(
            "Cột “{}” ({own}) ở {rows} bằng {theirs}; nếu là cột tổng mà ghi cả thì tiền bị tính hai lần.",
            label(total)
        ),
        format!(
            "Column “{}” ({own}) equals {theirs} on {every}; if it is their total, its money would count twice.",
            label(total)
        ),
        parts.iter().map(|p| sum(*p)).fold(sum(total), i64::saturating_add),
        sum(total),
    );
    finding.severity = Severity::Block;
    findings.push(finding.next(Bilingual::new(
        format!("Là cột tổng: --column {own}=ignored; là khoản riêng: --column {own}=amount."),
        format!("It is their total: --column {own}=ignored; money of its own: --column {own}=amount."),
    )));
}

/// The year a column's lines have when neither row nor hint says otherwise.
pub fn year_of_column(ctx: &Ctx<'_, '_>, col: &Col) -> Option<i32> {
    if col.year.is_some() {
        return col.year;
    }
    let history = col.kind.is_some_and(Kind::is_history);
    if history {
        return None;
    }
    // A sum of columns of one year is of that year.
    if !col.sum_of.is_empty() {
        let parts = || ctx.cols.iter().filter(|c| col.sum_of.contains(&c.column));
        let year = parts().next().and_then(|c| year_of_column(ctx, c));
        return year.filter(|_| parts().all(|c| year_of_column(ctx, c) == year));
    }
    // A column of a period ("Năm học 2023-2024", "Giai đoạn 2021-2025") is not of the one year the title names.
    if col.parts.iter().any(|p| years::names_period(&p.text)) {
        return None;
    }
    // "Năm sau", "Năm thứ hai": which year that is, the heading does not say.
    let moved = matches!(col.kind, Some(Kind::CarriedOver | Kind::Lapsed | Kind::Returned | Kind::Recovered));
    if !moved && col.parts.iter().any(|p| years::is_relative(&p.text)) {
        return None;
    }
    if ctx.years > 1 && (col.field == Field::Total || col.kind.is_none()) {
        return None;
    }
    // The title says what year the table is for; a column of another year beside it speaks for itself alone.
    let shared = if ctx.years == 1 && ctx.year.is_none() {
        // What is asked for or planned for a year dates no payment or settlement beside it.
        let to_come =
            |c: &Col| matches!(c.kind, Some(Kind::Proposed | Kind::Planned | Kind::Expected | Kind::Appraised));
        let happened = matches!(
            col.kind,
            Some(Kind::Paid | Kind::Settled | Kind::Advanced | Kind::Cleared | Kind::Committed | Kind::Approved)
        );
        let fits = |c: &&Col| c.is_amount() && !past(c) && !(happened && to_come(c));
        ctx.cols.iter().filter(fits).find_map(|c| c.year)
    } else {
        None
    };
    ctx.year.or(shared)
}

fn past(col: &Col) -> bool {
    col.history || col.kind.is_some_and(Kind::is_history)
}

/// Whether columns of earlier years (thực hiện, ước thực hiện) stand beside those to be recorded.
fn past_beside_present(ctx: &Ctx<'_, '_>) -> bool {
    let leaves = || ctx.cols.iter().filter(|c| c.is_leaf());
    leaves().any(past) && leaves().any(|c| !past(c))
}

/// The table's stated and computed totals, and amounts in words.
pub fn totals(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, outline: &Outline, built: &mut Built) {
    let computed = built.lines.iter().filter_map(|l| l.amount).try_fold(Money::ZERO, Money::checked_add);
    built.table.computed_total = if built.lines.iter().any(|l| l.amount.is_some()) { computed } else { None };
    let grand = outline.totals.iter().filter(|t| t.grand).max_by_key(|t| (t.agreed, t.compared));
    if let Some(grand) = grand
        && ctx.currency.is_none()
        && ctx.unit.is_some()
    {
        let mut stated = ctx.families.stated(proof, grand.row);
        // A total over two rows: a column the first leaves blank may stand in the other.
        for other in outline.totals.iter().filter(|t| t.grand && t.row != grand.row) {
            for (c, v) in ctx.families.stated(proof, other.row) {
                if proof.own(c, grand.row).is_none() && !stated.iter().any(|(d, _)| ctx.families.kin(c, *d)) {
                    stated.push((c, v));
                }
            }
        }
        let sum = |list: &[(usize, Fixed)]| {
            let dong = list.iter().filter_map(|(c, v)| amounts.get(*c).map(|col| ctx.dong(*col, *v)));
            dong.reduce(i64::saturating_add).and_then(Money::new)
        };
        built.table.stated_total = sum(&stated);
        super::unproven::look(ctx, amounts, proof, grand.row, built);
        if past_beside_present(ctx) {
            stated.retain(|(c, _)| amounts.get(*c).and_then(|i| ctx.cols.get(*i)).is_some_and(|c| !past(c)));
            built.table.stated_total = sum(&stated);
        }
    }
    if past_beside_present(ctx) {
        let present =
            built.lines.iter().filter(|l| !l.history && !l.kind.is_some_and(Kind::is_history)).filter_map(|l| l.amount);
        built.table.computed_total = present.reduce(|a, b| a.checked_add(b).unwrap_or(a));
    }
    in_words(ctx, amounts, proof, outline, built);
    if super::one_sum::is_revenue(ctx) {
        let all: Vec<usize> = (0..ctx.rows.len()).collect();
        revenue(ctx, &all, None, built);
    }
    if let Some(why) = super::one_sum::apart(ctx, amounts, outline) {
        built.table.stated_total = None;
        built.table.computed_total = None;
        if why != Apart::Columns {
            let cell = ctx.place(amounts.first().copied().unwrap_or(0), 0);
            built.findings.push(say::not_added(ctx.sheet(), cell, why));
        }
        if why == Apart::Blocks {
            revenue_rows(ctx, outline, built);
        }
    }
}

/// Rows of revenue beside rows of expenditure: recorded, they would count as money granted or spent.
fn revenue_rows(ctx: &Ctx<'_, '_>, outline: &Outline, built: &mut Built) {
    for head in super::one_sum::revenue(ctx, outline) {
        let mut rows = vec![head];
        let mut next = 0;
        while let Some(row) = rows.get(next).copied() {
            rows.extend(outline.children.get(row).into_iter().flatten());
            next += 1;
        }
        let name: String = ctx.rows.get(head).map_or("", |r| r.text).chars().take(60).collect();
        revenue(ctx, &rows, Some(&name), built);
    }
}

/// Asks about the lines of rows that are revenue: of a block by its name, or of the whole table.
fn revenue(ctx: &Ctx<'_, '_>, rows: &[usize], block: Option<&str>, built: &mut Built) {
    let within: std::collections::HashSet<u32> =
        rows.iter().filter_map(|row| ctx.rows.get(*row)).map(|r| r.index).collect();
    let lines: Vec<&Line> = built.lines.iter().filter(|l| !l.history && within.contains(&l.cell.row)).collect();
    let Some(first) = lines.first() else { return };
    let ends = lines.iter().fold((first.cell, first.cell), |(a, b), l| {
        let (row, column) = (l.cell.row, l.cell.column);
        (CellRef::new(a.row.min(row), a.column.min(column)), CellRef::new(b.row.max(row), b.column.max(column)))
    });
    let cell = if ends.0 == ends.1 { ends.0.to_string() } else { format!("{}:{}", ends.0, ends.1) };
    let count = lines.len();
    let (vi, en) = block.map_or_else(
        || ("của bảng này".to_owned(), "of this table".to_owned()),
        |name| (format!("ở khối “{name}”"), format!("of “{name}”")),
    );
    let (skip_vi, skip_en) = match block {
        Some(_) => ("Chỉ nhập phần chi", "Import the expenditure alone"),
        None => ("Không ghi bảng này", "Leave this table out"),
    };
    built.findings.push(
        say::on(
            "blocks-not-added",
            Severity::Warning,
            ctx.sheet(),
            cell.clone(),
            format!("{count} số tiền {vi} là thu, không phải chi: ghi vào sổ thì tính như tiền giao hoặc tiền chi."),
            format!(
                "{count} amounts {en} are revenue, not expenditure: recorded, they count as money granted or spent."
            ),
        )
        .next(Bilingual::new(
            format!("{skip_vi}: --skip blocks-not-added@{cell}; vẫn ghi: --accept blocks-not-added@{cell}"),
            format!("{skip_en}: --skip blocks-not-added@{cell}; record it too: --accept blocks-not-added@{cell}"),
        )),
    );
}

/// Amounts in words, and totals said in a sentence below the table ("Tổng giá trị: 2.150.000.000 đồng"), are held against
/// every total that could be meant.
fn in_words(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, outline: &Outline, built: &mut Built) {
    let rows = outline.totals.iter().map(|scope| scope.row);
    let rounded = ctx.rows.iter().enumerate().filter(|(_, r)| r.pre == Pre::Rounded).map(|(i, _)| i);
    let mut possible: Vec<i64> = Vec::new();
    for row in rows.chain(rounded) {
        for (c, col) in amounts.iter().enumerate() {
            possible.extend(proof.own(c, row).map(|v| ctx.dong(*col, v)));
        }
    }
    possible.extend(built.table.stated_total.map(Money::dong));
    possible.extend(built.table.computed_total.map(Money::dong));
    for data in &ctx.rows {
        let Some(raw) = ctx.raw.get(data.position) else { continue };
        let cell = || raw.cells.first().map_or_else(String::new, |c| CellRef::new(raw.index, c.column).to_string());
        if let Some(said) = said_total(data) {
            if ctx.unit.is_some() && built.table.stated_total.is_none() {
                built.table.stated_total = Money::new(said);
            }
            if !possible.is_empty() && !possible.contains(&said) {
                let computed = built.table.computed_total.map_or(0, Money::dong);
                built.findings.push(say::total_differs(ctx.sheet(), cell(), data.text, said, computed));
            }
            possible.push(said);
        }
        if data.pre != Pre::Words {
            continue;
        }
        let joined: Vec<&str> = raw.cells.iter().filter_map(text_of).collect();
        let Some(words) = words_to_dong(&joined.join(" ")).and_then(|w| i64::try_from(w).ok()) else { continue };
        if possible.is_empty() || possible.contains(&words) {
            continue;
        }
        let digits = built.table.stated_total.or(built.table.computed_total).map_or(0, Money::dong);
        built.findings.push(say::words_differ(ctx.sheet(), cell(), words, digits));
        if digits != 0
            && words != 0
            && (words % digits == 0 && matches!(words / digits, 1_000 | 1_000_000 | 1_000_000_000)
                || digits % words == 0 && matches!(digits / words, 1_000 | 1_000_000))
        {
            let text = built.table.unit.as_ref().map_or_else(String::new, |u| u.text.clone());
            built.findings.push(say::unit_doubtful(
                ctx.sheet(),
                cell(),
                &text,
                "số tiền bằng chữ lệch đúng một bậc đơn vị.",
                "the amount in words is off by exactly one unit step.",
            ));
        }
    }
}

/// The amount a row without figures says the table comes to, đồng.
fn said_total(row: &DataRow<'_>) -> Option<i64> {
    let (head, rest) = row.text.split_once(':').filter(|_| !row.figures)?;
    super::rows::total_words(&Norm::head(head, 90))?;
    let figure = rest.split(['(', ';']).next()?.trim().trim_end_matches(['.', ',', ' ']);
    let (_, unit) = figure.rsplit_once(|c: char| c.is_ascii_digit())?;
    // A bare figure may be in the table's unit or not.
    (!unit.trim().is_empty()).then(|| parse_typed(figure).ok()).flatten().map(Money::dong)
}
