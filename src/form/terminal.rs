//! A report on a terminal: figures are never wrapped or cut; what is too wide continues in a further
//! table under the first.

use super::compose::whole;
use super::number;
use super::table::{Col, Line, Table, Value};
use crate::money::Unit;
use crate::report::{Report, Status};
use crate::words::{Bilingual, Lang};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Row, Table as Drawn, Width, presets};

/// The report as text `width` columns wide, in đồng. `color` marks bad rows red and totals bold; their
/// words say the same without it.
pub fn terminal(report: &Report, width: u16, lang: Lang, color: bool) -> String {
    terminal_in(report, Unit::DONG, width, lang, color)
}

/// [`terminal`] in another unit; amounts keep all their digits.
pub fn terminal_in(report: &Report, unit: Unit, width: u16, lang: Lang, color: bool) -> String {
    let table = whole(report, unit, lang);
    let decimals = decimals(&table);
    let text = |value: &Value| show(value, unit, decimals, lang);
    let widths: Vec<usize> = table
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| {
            let figures = table
                .lines
                .iter()
                .chain(&table.total)
                .filter_map(|line| line.values.get(place))
                .map(|value| columns_of(&text(value)))
                .max()
                .unwrap_or(0);
            let word = column.flat_heading(lang).split_whitespace().map(columns_of).max().unwrap_or(0);
            if column.kind.is_figure() { figures.max(word).max(11) } else { figures.max(word).min(22) }
        })
        .collect();

    let mut out = format!("{}\n", title(report, lang));
    let unit_words = number::unit_words(unit);
    out.push_str(&format!("{}: {}\n", Bilingual::new("Đơn vị tính", "Unit").get(lang), unit_words.get(lang)));
    for part in parts(&widths, width) {
        let drawn = draw(&table, &part, &widths, width, &text, lang);
        out.push_str(&if color { paint(&drawn, lang) } else { drawn });
        out.push('\n');
    }
    out
}

fn title(report: &Report, lang: Lang) -> String {
    let mut title = report.title.get(lang).to_owned();
    if let Some(year) = report.year {
        title.push_str(&format!(" {} {year}", Bilingual::new("năm", "in").get(lang)));
    }
    if let Some(day) = report.as_of {
        let words = Bilingual::new("đến ngày", "as of").get(lang).to_owned();
        title.push_str(&format!(", {words} {:02}/{:02}/{}", day.day(), day.month(), day.year()));
    }
    title
}

/// Groups of value columns that fit beside STT and content. A group has at least one column.
fn parts(widths: &[usize], width: u16) -> Vec<Vec<usize>> {
    const CONTENT: usize = 24;
    let cost = |place: usize| widths.get(place).copied().unwrap_or(0).saturating_add(3);
    let fixed = cost(0).saturating_add(CONTENT).saturating_add(4);
    let room = usize::from(width).saturating_sub(fixed);
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut used = 0;
    for place in 2..widths.len() {
        match parts.last_mut() {
            Some(part) if used + cost(place) <= room => {
                part.push(place);
                used += cost(place);
            }
            _ => {
                parts.push(vec![place]);
                used = cost(place);
            }
        }
    }
    parts
}

fn draw(
    table: &Table,
    part: &[usize],
    widths: &[usize],
    width: u16,
    text: &dyn Fn(&Value) -> String,
    lang: Lang,
) -> String {
    let shown: Vec<usize> = [0, 1].into_iter().chain(part.iter().copied()).collect();
    let column = |place: usize| table.columns.get(place);
    let mut drawn = Drawn::new();
    drawn
        .load_style(presets::UTF8_FULL_CONDENSED)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width);
    drawn.set_header(shown.iter().filter_map(|place| column(*place)).map(|c: &Col| c.flat_heading(lang)));
    let row = |line: &Line| -> Row {
        let indent = "  ".repeat(usize::from(line.level));
        shown
            .iter()
            .map(|place| match line.values.get(*place) {
                Some(value) if *place == 1 => format!("{indent}{}", text(value)),
                Some(value) => text(value),
                None => String::new(),
            })
            .collect::<Vec<_>>()
            .into()
    };
    for line in table.lines.iter().chain(&table.total) {
        drawn.add_row(row(line));
    }
    for (at, place) in shown.iter().enumerate() {
        let Some(drawn) = drawn.column_mut(at) else { continue };
        if column(*place).is_some_and(|column| column.kind.is_figure()) {
            drawn.set_cell_alignment(CellAlignment::Right);
        }
        // Figures get exactly the room they need; the content takes what is left.
        if *place != 1 {
            let wide = widths.get(*place).copied().unwrap_or(0).saturating_add(2);
            let wide = u16::try_from(wide).unwrap_or(u16::MAX);
            drawn.set_constraint(ColumnConstraint::Absolute(Width::Fixed(wide)));
        } else {
            drawn.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(18)));
        }
    }
    drawn.trim_fmt()
}

/// Colours after the table is drawn, so that they do not count as text.
fn paint(drawn: &str, lang: Lang) -> String {
    let total = Bilingual::new("TỔNG CỘNG", "TOTAL");
    let paint = |line: &str| {
        if line.split(['│', '┆']).any(|cell| Status::is_bad(cell.trim())) {
            format!("\u{1b}[1;31m{line}\u{1b}[0m")
        } else if line.contains(total.get(lang)) {
            format!("\u{1b}[1m{line}\u{1b}[0m")
        } else {
            line.to_owned()
        }
    };
    drawn.lines().map(paint).collect::<Vec<_>>().join("\n")
}

fn decimals(table: &Table) -> usize {
    let needs = |value: &Value| match value.money() {
        Some(money) => number::plain(money, table.unit).split_once('.').map_or(0, |(_, fraction)| fraction.len()),
        None => 0,
    };
    table.lines.iter().chain(&table.total).flat_map(|line| line.values.iter().map(needs)).max().unwrap_or(0)
}

/// Text as drawn: one line, no control characters (a stranger's text could steer the terminal).
fn show(value: &Value, unit: Unit, decimals: usize, lang: Lang) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => {
            let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            clean.split_whitespace().collect::<Vec<_>>().join(" ")
        }
        Value::Amount(money) | Value::Live(_, money) => number::shown(*money, unit, decimals, lang),
        Value::Rate(rate) => number::rate(*rate, lang),
        Value::Number(number) | Value::LiveNumber(_, number) => number.normalize().to_string(),
    }
}

/// How many columns of a terminal a text takes: combining marks take none.
fn columns_of(text: &str) -> usize {
    text.chars().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).count()
}
