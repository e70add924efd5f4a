//! A report as .csv: RFC 4180, UTF-8 with the mark Excel looks for, whole đồng without separators.

use super::compose::whole;
use super::guard::guard;
use super::number::{self, marks};
use super::table::Value;
use crate::money::Unit;
use crate::report::Report;
use crate::words::{Bilingual, Lang};

/// The report as .csv. First row: headings; then the rows with their keys and levels; last the total.
/// Amounts are whole đồng, rates percent in the language's writing, nothing is an empty field. Text that
/// a spreadsheet could take for a formula gets an apostrophe in front ([`super::unguard`] takes it off).
pub fn csv(report: &Report, lang: Lang) -> Vec<u8> {
    let table = whole(report, Unit::DONG, lang);
    let mut out = String::from("\u{feff}");
    let say = |vi: &'static str, en: &'static str| Bilingual::new(vi, en).get(lang).to_owned();
    let mut head = vec![say("Khóa", "Key"), say("Cấp", "Level")];
    head.extend(table.columns.iter().map(|column| column.flat_heading(lang)));
    row(&mut out, head.iter().map(|text| guard(text)));
    for (line, source) in table.lines.iter().zip(&report.rows) {
        let key = [guard(&source.key), source.level.to_string()];
        row(&mut out, key.into_iter().chain(line.values.iter().map(|value| field(value, lang))));
    }
    if let Some(total) = &table.total {
        let key = ["total".to_owned(), String::new()];
        row(&mut out, key.into_iter().chain(total.values.iter().map(|value| field(value, lang))));
    }
    out.into_bytes()
}

fn field(value: &Value, lang: Lang) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => guard(text),
        Value::Amount(money) | Value::Live(_, money) => money.dong().to_string(),
        Value::Rate(rate) => {
            let (thousand, _) = marks(lang);
            number::rate(*rate, lang).replace(thousand, "")
        }
        Value::Number(number) | Value::LiveNumber(_, number) => number.normalize().to_string(),
    }
}

fn row(out: &mut String, fields: impl Iterator<Item = String>) {
    for (place, field) in fields.enumerate() {
        if place > 0 {
            out.push(',');
        }
        if field.contains([',', '"', '\n', '\r']) || field.starts_with(' ') || field.ends_with(' ') {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&field);
        }
    }
    out.push_str("\r\n");
}
