//! A long list (a row for each task, year and source), and cost details under tasks.

use super::dice::Dice;
use super::figures;
use super::layout::{Codes, Formulas, Layout, Sums, UnitAt, Where};
use super::matrix::section_code;
use super::model::{Budget, source_name};
use super::pen::Pen;
use super::variant::Expected;
use super::wording::{HEAD_AGENCY, HEAD_CODE, HEAD_CONTENT, TOTAL};
use super::{footer, header};
use dutoan::sheet::{CellRef, Style, Value, column_letters};

fn unit_tail(layout: &Layout) -> String {
    if layout.unit_at == UnitAt::Header { format!(" ({})", layout.unit_words()) } else { String::new() }
}

fn heads(pen: &mut Pen, layout: &Layout, row: u32, names: &[String]) {
    let bold = pen.bold(true);
    for (i, name) in (0u32..).zip(names) {
        pen.text(row, i + layout.column_offset, name, bold);
    }
}

fn put(pen: &mut Pen, layout: &Layout, at: (u32, u32), dong: i64, formula: Option<String>, bold: bool) {
    let style = pen.style(Style { bold, number_format: "#,##0.###".into(), ..Style::default() });
    match formula {
        Some(formula) if layout.formulas != Formulas::None => {
            let result = match layout.formulas {
                Formulas::WithResults => Value::Number(figures::number(dong, layout.unit)),
                _ => Value::Empty,
            };
            pen.formula(at.0, at.1, &formula, result, style);
        }
        _ => {
            if let Some(value) = figures::value(dong, layout) {
                pen.value(at.0, at.1, value, style);
            }
        }
    }
}

/// A row for each task, year and source.
pub fn list(pen: &mut Pen, layout: &Layout, dice: &mut Dice, budget: &Budget, sheet: &str) -> Vec<Expected> {
    let with_source = dice.chance(80);
    let with_code = matches!(layout.codes, Codes::Plan | Codes::Typed);
    let by_year = dice.chance(50);
    let mut names = vec![dice.pick(HEAD_CODE).to_owned()];
    if with_code {
        names.push(dice.pick(&["Mục", "Mã nhiệm vụ", "Mục trong Kế hoạch"]).to_owned());
    }
    names.push(dice.pick(HEAD_CONTENT).to_owned());
    if layout.agency {
        names.push(dice.pick(HEAD_AGENCY).to_owned());
    }
    names.push(dice.pick(&["Năm", "Năm ngân sách", "Năm thực hiện"]).to_owned());
    if with_source {
        names.push(dice.pick(&["Nguồn kinh phí", "Nguồn", "Nguồn vốn"]).to_owned());
    }
    names.push(format!("{}{}", dice.pick(&["Số tiền", "Kinh phí", "Dự toán"]), unit_tail(layout)));
    let amount_at = u32::try_from(names.len()).unwrap() - 1 + layout.column_offset;
    let last = amount_at;
    let top = header::title(pen, layout, dice, last, None, &budget.years);
    heads(pen, layout, top, &names);
    let mut rows: Vec<(i32, usize, &super::model::Task, Option<usize>, i64)> = Vec::new();
    for (t, task) in budget.tasks().enumerate() {
        for &year in &budget.years {
            if with_source {
                rows.extend((0..2).map(|s| (year, t, task, Some(s), task.amount(year, Some(s)))));
            } else {
                rows.push((year, t, task, None, task.amount(year, None)));
            }
        }
    }
    rows.retain(|(.., amount)| *amount != 0);
    rows.sort_by_key(|(year, t, ..)| if by_year { (*year, *t) } else { (i32::try_from(*t).unwrap(), 0) });
    let total: i64 = rows.iter().map(|(.., amount)| amount).sum();
    let letter = column_letters(amount_at);
    let mut row = top + 1;
    let total_first = matches!(layout.grand, Where::First | Where::Both);
    let start = row + u32::from(total_first);
    let end = start + u32::try_from(rows.len()).unwrap();
    let sum = format!("SUM({letter}{}:{letter}{end})", start + 1);
    let words = dice.pick(TOTAL);
    let bold = pen.bold(true);
    if total_first {
        pen.text(row, layout.column_offset + 1 + u32::from(with_code), words, bold);
        put(pen, layout, (row, amount_at), total, Some(sum.clone()), true);
        row += 1;
    }
    let mut out = Vec::new();
    let plain = pen.bold(false);
    for (n, (year, _, task, source, amount)) in rows.iter().enumerate() {
        let mut at = layout.column_offset;
        pen.value(row, at, Value::Number(figures::number(i64::try_from(n + 1).unwrap(), 1)), plain);
        at += 1;
        if with_code {
            pen.text(row, at, &task.code, plain);
            at += 1;
        }
        pen.text(row, at, &task.content, plain);
        at += 1;
        if layout.agency {
            pen.text(row, at, &task.agency, plain);
            at += 1;
        }
        pen.value(row, at, Value::Number(f64::from(*year)), plain);
        at += 1;
        if let Some(source) = source {
            pen.text(row, at, source_name(*source), plain);
        }
        put(pen, layout, (row, amount_at), *amount, None, false);
        out.push(Expected {
            sheet: sheet.to_owned(),
            cell: CellRef::new(row, amount_at),
            content: task.content.clone(),
            under: None,
            agency: layout.agency.then(|| task.agency.clone()),
            kind: None,
            year: *year,
            source: source.map(source_name),
            amount: *amount,
        });
        row += 1;
    }
    if matches!(layout.grand, Where::Last | Where::Both) {
        pen.text(row, layout.column_offset + 1 + u32::from(with_code), words, bold);
        put(pen, layout, (row, amount_at), total, Some(sum), true);
        row += 1;
    }
    let stated = layout.grand != Where::None && layout.words;
    footer::draw(pen, layout, dice, row, last, stated.then_some(total), top + 1);
    out
}

/// One year; under every task its costs.
pub fn costs(
    pen: &mut Pen,
    layout: &Layout,
    dice: &mut Dice,
    budget: &Budget,
    year: i32,
    sheet: &str,
) -> Vec<Expected> {
    let coded = layout.codes != Codes::None;
    let mark = dice.pick(&["-", "+", ""]);
    let mut names = Vec::new();
    if coded {
        names.push(dice.pick(HEAD_CODE).to_owned());
    }
    let money = unit_tail(layout);
    names.extend(
        ["Nội dung chi", "ĐVT", "Số lượng", "Số ngày"].map(str::to_owned).into_iter().chain([
            format!("{}{money}", dice.pick(&["Đơn giá", "Mức chi", "Định mức"])),
            format!("Thành tiền{money}"),
        ]),
    );
    if layout.note {
        names.push("Ghi chú".to_owned());
    }
    let text_at = layout.column_offset + u32::from(coded);
    let amount_at = text_at + 5;
    let last = u32::try_from(names.len()).unwrap() - 1 + layout.column_offset;
    let top = header::title(pen, layout, dice, last, Some(year), &budget.years);
    heads(pen, layout, top, &names);
    let (bold, plain) = (pen.bold(true), pen.bold(false));
    let mut row = top + 1;
    if layout.label_row {
        let labels = ["A", "B", "C", "1", "2", "3", "4=1x2x3", "D"];
        for (i, label) in (0u32..).zip(labels.iter().skip(usize::from(!coded)).take(names.len())) {
            pen.text(row, i + layout.column_offset, label, plain);
        }
        row += 1;
    }
    let first = row;
    let total_first = matches!(layout.grand, Where::First | Where::Both);
    let letter = column_letters(amount_at);
    let words = dice.pick(TOTAL);
    let total_row = row;
    if total_first {
        row += 1;
    }
    let on_row = layout.sums == Sums::OnRow;
    let (mut out, mut heads_at, mut leaves_at, mut total, mut n) = (Vec::new(), Vec::new(), Vec::new(), 0, 0);
    for (s, section) in budget.sections.iter().enumerate() {
        if !layout.flat && coded {
            pen.text(row, layout.column_offset, &section_code(layout.codes, s), bold);
            pen.text(row, text_at, &section.title.to_uppercase(), bold);
            row += 1;
        }
        for (t, task) in section.tasks.iter().enumerate() {
            let sum: i64 = task.costs.iter().map(super::model::Cost::amount).sum();
            total += sum;
            n += 1;
            if coded {
                let code = match layout.codes {
                    Codes::Plan | Codes::Typed | Codes::Dashes => task.code.clone(),
                    _ if layout.flat => n.to_string(),
                    _ => (t + 1).to_string(),
                };
                pen.text(row, layout.column_offset, &code, bold);
            }
            pen.text(row, text_at, &task.content, bold);
            let below = row + 1..row + 1 + u32::try_from(task.costs.len()).unwrap();
            heads_at.push(format!("{letter}{}", row + 1));
            if on_row {
                put(
                    pen,
                    layout,
                    (row, amount_at),
                    sum,
                    Some(format!("SUM({letter}{}:{letter}{})", below.start + 1, below.end)),
                    true,
                );
            }
            row += 1;
            for cost in &task.costs {
                if coded && !mark.is_empty() {
                    pen.text(row, layout.column_offset, mark, plain);
                }
                let indented = pen.style(Style { indent: 1, ..Style::default() });
                pen.text(row, text_at, &cost.content, indented);
                pen.text(row, text_at + 1, &cost.measure, plain);
                pen.value(row, text_at + 2, Value::Number(figures::number(cost.quantity, 1)), plain);
                if let Some(days) = cost.days {
                    pen.value(row, text_at + 3, Value::Number(figures::number(days, 1)), plain);
                }
                put(pen, layout, (row, text_at + 4), cost.price, None, false);
                let cells: Vec<String> = [2, 3, 4]
                    .into_iter()
                    .filter(|c| *c != 3 || cost.days.is_some())
                    .map(|c| format!("{}{}", column_letters(text_at + c), row + 1))
                    .collect();
                put(pen, layout, (row, amount_at), cost.amount(), Some(cells.join("*")), false);
                leaves_at.push(format!("{letter}{}", row + 1));
                out.push(Expected {
                    sheet: sheet.to_owned(),
                    cell: CellRef::new(row, amount_at),
                    content: cost.content.clone(),
                    under: Some(task.content.clone()),
                    agency: None,
                    kind: None,
                    year,
                    source: None,
                    amount: cost.amount(),
                });
                row += 1;
            }
        }
    }
    let adds = if on_row { heads_at.join("+") } else { leaves_at.join("+") };
    if total_first {
        pen.text(total_row, text_at, words, bold);
        put(pen, layout, (total_row, amount_at), total, Some(adds.clone()), true);
    }
    if matches!(layout.grand, Where::Last | Where::Both) {
        pen.text(row, text_at, words, bold);
        put(pen, layout, (row, amount_at), total, Some(adds), true);
        row += 1;
    }
    let stated = layout.grand != Where::None && layout.words;
    footer::draw(pen, layout, dice, row, last, stated.then_some(total), first);
    out
}
