//! A report as a page of HTML that stands alone: no script, nothing fetched, every text escaped.

use super::compose::table;
use super::head::Head;
use super::label::labels;
use super::number;
use super::spec::{Form, TotalPlace};
use super::table::{ColKind, Line, Table, Value};
use super::xlsx::{Heading, headings, title_of};
use crate::report::Report;
use crate::words::{Bilingual, Lang};
use std::fmt::Write;

const STYLE: &str = "body{font:12pt 'Times New Roman',serif;margin:1.5em}h1{font-size:14pt;text-align:center}\
p.about,p.note{text-align:center}p.unit{text-align:right;font-style:italic}table{border-collapse:collapse;width:100%}\
th,td{border:1px solid #000;padding:.2em .4em;vertical-align:top}td.n{text-align:right;white-space:nowrap}\
tr.total td,tr.l0.group td{font-weight:bold}td.bad{color:#c00000;font-weight:bold}\
tr.label th{font-weight:normal;font-size:10pt}thead{display:table-header-group}";

/// The report as a page.
pub fn html(report: &Report, form: &Form, head: &Head, lang: Lang) -> String {
    let mut table = table(report, form, head.unit, lang);
    let decimals = match number::fit(&table, table.unit) {
        Ok((unit, decimals)) => {
            table.unit = unit;
            decimals
        }
        Err(_) => 0,
    };
    let title = title_of(report, form, lang);
    let code = if lang == Lang::Vi { "vi" } else { "en" };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\"><head><meta charset=\"utf-8\"><title>{0}</title><style>{STYLE}</style></head>\n<body>\n",
        escape(&title)
    );
    for text in [&head.parent, &head.office] {
        paragraph(&mut out, "office", text);
    }
    let _ = writeln!(out, "<h1>{}</h1>", escape(&title));
    paragraph(&mut out, "about", &head.about);
    if !head.attached.is_empty() {
        paragraph(&mut out, "note", &format!("({})", head.attached));
    }
    let unit = Bilingual::new("Đơn vị tính", "Unit");
    paragraph(&mut out, "unit", &format!("{}: {}", unit.get(lang), number::unit_words(table.unit).get(lang)));
    out.push_str("<table>\n");
    head_rows(&mut out, &table, lang);
    out.push_str("<tbody>\n");
    let total = |out: &mut String| {
        if let Some(total) = &table.total {
            line(out, &table, total, "total", decimals, lang);
        }
    };
    if form.total == TotalPlace::First {
        total(&mut out);
    }
    for (place, one) in table.lines.iter().enumerate() {
        let class = if table.is_group(place) { "group" } else { "line" };
        line(&mut out, &table, one, class, decimals, lang);
    }
    if form.total == TotalPlace::Last {
        total(&mut out);
    }
    out.push_str("</tbody></table>\n");
    paragraph(&mut out, "id", &head.id);
    out.push_str("</body></html>\n");
    out
}

fn paragraph(out: &mut String, class: &str, text: &str) {
    if !text.is_empty() {
        let _ = writeln!(out, "<p class=\"{class}\">{}</p>", escape(text));
    }
}

fn head_rows(out: &mut String, table: &Table, lang: Lang) {
    out.push_str("<thead>\n");
    let depth = table.columns.iter().map(|column| column.heading.len()).max().unwrap_or(1);
    let cells = headings(table);
    for row in 0..depth {
        out.push_str("<tr>");
        for Heading { text, rows, columns, .. } in cells.iter().filter(|cell| cell.row == row) {
            let _ = write!(
                out,
                "<th scope=\"col\" rowspan=\"{rows}\" colspan=\"{columns}\">{}</th>",
                escape(text.get(lang))
            );
        }
        out.push_str("</tr>\n");
    }
    out.push_str("<tr class=\"label\">");
    for (label, column) in labels(&table.columns).iter().zip(&table.columns) {
        if !column.hidden {
            let _ = write!(out, "<th>{}</th>", escape(label));
        }
    }
    out.push_str("</tr>\n</thead>\n");
}

fn line(out: &mut String, table: &Table, line: &Line, class: &str, decimals: usize, lang: Lang) {
    let _ = write!(out, "<tr class=\"l{} {class}\">", line.level);
    for (value, column) in line.values.iter().zip(&table.columns).filter(|(_, column)| !column.hidden) {
        let text = match value {
            Value::Empty => String::new(),
            Value::Text(text) => escape(text),
            Value::Amount(money) | Value::Live(_, money) => number::shown(*money, table.unit, decimals, lang),
            Value::Rate(rate) => number::rate(*rate, lang),
            Value::Number(number) | Value::LiveNumber(_, number) => number.normalize().to_string(),
        };
        let bad = line.bad && (column.kind == ColKind::Text || column.formula.is_some());
        let class = match (column.kind.is_figure(), bad) {
            (true, true) => " class=\"n bad\"",
            (true, false) => " class=\"n\"",
            (false, true) => " class=\"bad\"",
            (false, false) => "",
        };
        let _ = write!(out, "<td{class}>{text}</td>");
    }
    out.push_str("</tr>\n");
}

/// Text that cannot become markup, without control characters.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("<br>"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
