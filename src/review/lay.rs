//! The columns and cells of the appraisal workbook.

use super::{Outcome, Review, ReviewLine};
use crate::form::{Col, ColKind, Error, Line, Table, Value};
use crate::money::{Money, Unit};
use crate::report::Formula;
use crate::words::{Bilingual, Lang};
use rust_decimal::Decimal;

/// The table of a review: history columns, quantities and prices only where some line has them.
pub(super) fn table(review: &Review, unit: Unit, lang: Lang) -> Result<Table, Error> {
    let columns = columns(review);
    let lines: Vec<Line> = review
        .lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let values = columns.iter().map(|column| value(review, at, &column.key, lang)).collect::<Result<_, _>>();
            Ok(Line { level: line.level, values: values?, bad: false })
        })
        .collect::<Result<_, Error>>()?;
    let all = leaves(review, 0, None);
    let total = columns
        .iter()
        .map(|column| match column.key.as_str() {
            "content" => Ok(Value::text(Bilingual::new("TỔNG CỘNG", "TOTAL").get(lang))),
            key if column.kind == ColKind::Amount => sum(&all, key),
            _ => Ok(Value::Empty),
        })
        .collect::<Result<_, Error>>()?;
    Ok(Table { columns, lines, total: Some(Line { level: 0, values: total, bad: false }), unit })
}

fn columns(review: &Review) -> Vec<Col> {
    let any = |has: &dyn Fn(&ReviewLine) -> bool| review.lines.iter().any(has);
    let priced = any(&|line| line.quantity.is_some() || line.unit_price.is_some());
    let pair = |vi: &str, en: &str| Bilingual::new(vi.to_owned(), en.to_owned());
    let one = |key: &str, kind, width, vi: &str, en: &str| Col { width, ..Col::new(key, kind, vec![pair(vi, en)]) };
    let mut columns =
        vec![one("code", ColKind::Code, 6.0, "STT", "No."), one("content", ColKind::Content, 38.0, "Nội dung", "Item")];
    if any(&|line| line.agency.is_some()) {
        columns.push(one("agency", ColKind::Text, 18.0, "Cơ quan", "Agency"));
    }
    let year = |offset: i32| review.year.saturating_add(offset);
    let history: [(&str, i32, &str, &str, bool); 3] = [
        ("previous", -2, "Thực hiện", "Actual", any(&|line| line.previous.is_some())),
        ("current", -1, "Dự toán", "Budget", any(&|line| line.current.is_some())),
        ("expected", -1, "Ước thực hiện", "Expected", any(&|line| line.expected.is_some())),
    ];
    for (key, offset, vi, en, _) in history.into_iter().filter(|(.., shown)| *shown) {
        let upper = pair(&format!("Năm {}", year(offset)), &year(offset).to_string());
        columns.push(Col::new(key, ColKind::Amount, vec![upper, pair(vi, en)]));
    }
    if any(&|line| line.measure.is_some()) {
        columns.push(one("measure", ColKind::Text, 8.0, "Đơn vị tính", "Unit of measure"));
    }
    let side = |key: &str, kind, open, upper: Bilingual, vi: &str, en: &str| Col {
        open,
        ..Col::new(key, kind, vec![upper, pair(vi, en)])
    };
    let asked = || pair("Đơn vị đề nghị", "Proposed");
    let granted = || pair("Sở Tài chính thẩm định", "Appraised by Finance");
    if priced {
        columns.push(side("quantity", ColKind::Number, false, asked(), "Số lượng", "Quantity"));
        columns.push(side("unit_price", ColKind::Price, false, asked(), "Đơn giá", "Unit price"));
        columns.push(Col {
            labelled: Formula::parse("quantity * unit_price"),
            ..side("proposed", ColKind::Amount, false, asked(), "Thành tiền", "Amount")
        });
        columns.push(side("appraised_quantity", ColKind::Number, true, granted(), "Số lượng", "Quantity"));
        columns.push(side("appraised_price", ColKind::Price, true, granted(), "Đơn giá", "Unit price"));
        columns.push(Col {
            labelled: Formula::parse("appraised_quantity * appraised_price"),
            ..side("appraised", ColKind::Amount, true, granted(), "Thành tiền", "Amount")
        });
    } else {
        columns.push(Col::new("proposed", ColKind::Amount, vec![asked()]));
        columns.push(Col { open: true, ..Col::new("appraised", ColKind::Amount, vec![granted()]) });
    }
    columns.push(Col {
        formula: Formula::parse("appraised - proposed"),
        ..Col::new(
            "difference",
            ColKind::Amount,
            vec![pair("Chênh lệch (thẩm định − đề nghị)", "Difference (appraised − proposed)")],
        )
    });
    columns.push(Col { open: true, ..one("result", ColKind::Text, 20.0, "Kết quả", "Result") });
    columns
        .push(Col {
            open: true, ..one("reason", ColKind::Text, 30.0, "Lý do, căn cứ thẩm định", "Reason and basis")
        });
    columns.push(Col { hidden: true, ..one("key", ColKind::Text, 12.0, "Khóa", "Key") });
    columns
}

/// What stands in a cell.
fn value(review: &Review, at: usize, key: &str, lang: Lang) -> Result<Value, Error> {
    let Some(line) = review.lines.get(at) else { return Ok(Value::Empty) };
    let text = |text: &Option<String>| Value::text(text.clone().unwrap_or_default());
    match key {
        "code" => return Ok(Value::text(line.code.clone())),
        "content" => return Ok(Value::text(line.content.clone())),
        "agency" => return Ok(text(&line.agency)),
        "measure" => return Ok(text(&line.measure)),
        "key" => return Ok(Value::text(line.key.clone())),
        _ => {}
    }
    let below = leaves(review, at.saturating_add(1), Some(line.level));
    if !below.is_empty() {
        let sums = matches!(key, "previous" | "current" | "expected" | "proposed" | "appraised" | "difference");
        return if sums { sum(&below, key) } else { Ok(Value::Empty) };
    }
    let formula = |text: &str, otherwise: Value, money: Money| {
        Formula::parse(text).map_or(otherwise, |formula| Value::Live(formula, money))
    };
    Ok(match key {
        "quantity" => line.quantity.map_or(Value::Empty, Value::Number),
        "unit_price" => line.unit_price.map_or(Value::Empty, Value::Amount),
        "proposed" => match line.proposed {
            Some(money) if line.is_priced() => formula("quantity * unit_price", Value::Amount(money), money),
            Some(money) => Value::Amount(money),
            None => Value::Empty,
        },
        // Accepting a line is leaving its formula alone; typing over it is appraising it.
        "appraised_quantity" => match (line.is_priced() && line.appraised.is_none(), line.quantity) {
            (true, Some(quantity)) => live_number("quantity", quantity),
            _ => Value::Empty,
        },
        "appraised_price" => match (line.is_priced() && line.appraised.is_none(), line.unit_price) {
            (true, Some(price)) => formula("unit_price", Value::Empty, price),
            _ => Value::Empty,
        },
        "appraised" => match (line.appraised, line.proposed) {
            (Some(typed), _) => Value::Amount(typed),
            (None, Some(money)) if line.is_priced() => {
                formula("appraised_quantity * appraised_price", Value::Amount(money), money)
            }
            (None, Some(money)) => formula("proposed", Value::Amount(money), money),
            (None, None) => Value::Empty,
        },
        // The difference computes in every line: something may be typed where nothing was asked.
        "difference" => sum(&[line], key)?,
        "result" => {
            Value::text(line.result.map(|result| Outcome::word(result).get(lang).to_owned()).unwrap_or_default())
        }
        "reason" => text(&line.reason),
        _ => amount(line, key).map_or(Value::Empty, Value::Amount),
    })
}

fn live_number(formula: &str, number: Decimal) -> Value {
    Formula::parse(formula).map_or(Value::Empty, |formula| Value::LiveNumber(formula, number))
}

/// The lines without lines of their own, from `start` on, while deeper than `level`.
fn leaves(review: &Review, start: usize, level: Option<u8>) -> Vec<&ReviewLine> {
    let inside = |line: &&ReviewLine| level.is_none_or(|level| line.level > level);
    let lines: Vec<&ReviewLine> = review.lines.iter().skip(start).take_while(inside).collect();
    let is_leaf = |at: &usize| {
        let next = lines.get(at.saturating_add(1)).map(|line| line.level);
        lines.get(*at).is_some_and(|line| next.is_none_or(|next| next <= line.level))
    };
    (0..lines.len()).filter(is_leaf).filter_map(|at| lines.get(at).copied()).collect()
}

fn amount(line: &ReviewLine, key: &str) -> Option<Money> {
    match key {
        "previous" => line.previous,
        "current" => line.current,
        "expected" => line.expected,
        "proposed" => line.proposed,
        "appraised" => line.appraised.or(line.proposed),
        _ => None,
    }
}

/// The sum of a column over lines; the difference is made from the two sums.
fn sum(lines: &[&ReviewLine], key: &str) -> Result<Value, Error> {
    let add = |key: &str| {
        let amounts = lines.iter().filter_map(|line| amount(line, key));
        Money::sum(amounts).ok_or(Error::Digits(Money::MAX))
    };
    let sum = match key {
        "difference" => add("appraised")?.checked_sub(add("proposed")?).ok_or(Error::Digits(Money::MAX))?,
        key => add(key)?,
    };
    Ok(Value::Amount(sum))
}
