//! Limits a plan sets on its own work: how many trips, how many days, when it may be changed.

use super::Rule;
use super::duties::{clauses, deadlines};
use super::lines::{Line, clean, holds};
use super::schedule::position;
use super::when::{Token, tokens};
use crate::words::fold;

/// How the figure of a rule is found.
enum Value {
    /// The number after these words.
    After(&'static str),
    /// The number before these words.
    Before(&'static str),
    /// The date of the clause's deadline.
    Deadline,
    /// The number of the document named in the clause.
    Document,
    /// The rule has no figure.
    Nothing,
}

/// Name, words its clause must hold, its figure.
const RULES: &[(&str, &[&str], Value)] = &[
    ("trips-per-year", &["đi công tác nước ngoài", "trong một năm"], Value::After("quá")),
    ("trips-per-year", &["đi công tác nước ngoài", "lần/năm"], Value::After("không quá")),
    ("days-per-country", &["thăm một nước", "không quá"], Value::After("không quá")),
    ("days-large-event", &["sự kiện quy mô lớn", "không quá"], Value::After("không quá")),
    ("countries-per-trip", &["mỗi chuyến", "nước"], Value::After("không quá")),
    ("no-business-paid-trips", &["không tham gia", "doanh nghiệp tổ chức"], Value::Nothing),
    ("adjustments-per-year", &["điều chỉnh", "lần/năm"], Value::Before("lần/năm")),
    // How the work is paid for.
    ("within-granted-estimate", &["cân đối", "dự toán", "đã giao"], Value::Nothing),
    ("within-granted-estimate", &["trong phạm vi dự toán", "giao"], Value::Nothing),
    ("own-funds", &["chủ động bố trí kinh phí"], Value::Nothing),
    ("own-funds", &["tự bảo đảm kinh phí"], Value::Nothing),
    ("estimate-appraised", &["dự toán", "sở tài chính thẩm định"], Value::Nothing),
    ("estimate-appraised", &["dự toán", "thẩm định của sở tài chính"], Value::Nothing),
    ("estimate-appraised", &["dự trù kinh phí", "thẩm định của sở tài chính"], Value::Nothing),
    ("estimate-with-annual-budget", &["cùng thời điểm xây dựng dự toán"], Value::Nothing),
    ("council-decides", &["sở tài chính", "trình hđnd"], Value::Nothing),
    ("council-decides", &["sở tài chính", "trình hội đồng nhân dân"], Value::Nothing),
    ("norms", &["quy định mức chi"], Value::Document),
];

/// The rules of a plan, in order, each name once.
pub(super) fn read(lines: &[Line]) -> Vec<Rule> {
    let mut out: Vec<Rule> = Vec::new();
    let mut add = |slug: &str, value: String, text: &str| {
        if !out.iter().any(|rule| rule.slug == slug) {
            out.push(Rule { slug: slug.to_owned(), value, text: clean(text) });
        }
    };
    for line in lines {
        let clauses = clauses(&line.text);
        for (index, (from, to)) in clauses.iter().enumerate() {
            let text = line.text.get(*from..*to).unwrap_or_default();
            let folded = fold(text);
            for (slug, needs, value) in RULES {
                if needs.iter().all(|words| holds(&folded, &[words]))
                    && let Some(value) = figure(value, text)
                {
                    add(slug, value, text);
                }
            }
            // "điều chỉnh … 01 lần/năm; các sở gửi văn bản … trước ngày 30 tháng 5 năm 2022"
            let before = index
                .checked_sub(1)
                .and_then(|b| clauses.get(b))
                .and_then(|(f, t)| line.text.get(*f..*t))
                .unwrap_or_default();
            let changes = holds(&folded, &["điều chỉnh"])
                || position(before, "điều chỉnh").is_some_and(|_| position(before, "lần/năm").is_some());
            if changes && let Some(value) = figure(&Value::Deadline, text) {
                add("adjustment-before", value, text);
            }
        }
    }
    out
}

fn figure(value: &Value, text: &str) -> Option<String> {
    match value {
        Value::Nothing => Some(String::new()),
        Value::Document => document(text),
        Value::After(words) => {
            let rest = text.get(position(text, words)?..)?;
            tokens(rest).iter().take(6).find_map(number)
        }
        Value::Before(words) => {
            let rest = text.get(..position(text, words)?)?;
            tokens(rest).iter().rev().take(2).find_map(number)
        }
        Value::Deadline => deadlines(text).first().map(|d| match d.year {
            Some(year) => format!("{year:04}-{:02}-{:02}", d.month, d.day),
            None => format!("{:02}-{:02}", d.month, d.day),
        }),
    }
}

/// `91/2022/NQ-HĐND`.
fn document(text: &str) -> Option<String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')'))
        .map(|word| word.trim_end_matches('.'))
        .find(|word| {
            word.contains('/') && word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(char::is_uppercase)
        })
        .map(str::to_owned)
}

fn number(token: &Token) -> Option<String> {
    match token {
        Token::Number(digits) => Some(digits.trim_start_matches('0').to_owned()).filter(|d| !d.is_empty()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits() {
        let line = |text: &str| Line { text: text.to_owned(), ..Line::default() };
        let lines = [
            line("Lãnh đạo không đi công tác nước ngoài quá 02 lần trong một năm."),
            line(
                "Thời gian thăm một nước không quá 03 ngày; trường hợp tổ chức sự kiện quy mô lớn nhưng không quá 05 ngày. Mỗi chuyến công tác không quá 03 nước.",
            ),
            line("Thực hiện việc điều chỉnh Kế hoạch 01 lần/năm; các sở gửi văn bản trước ngày 30 tháng 5 năm 2022."),
        ];
        let shown: Vec<_> = read(&lines).into_iter().map(|r| (r.slug, r.value)).collect();
        let expected = [
            ("trips-per-year", "2"),
            ("days-per-country", "3"),
            ("days-large-event", "5"),
            ("countries-per-trip", "3"),
            ("adjustments-per-year", "1"),
            ("adjustment-before", "2022-05-30"),
        ];
        assert_eq!(shown, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }
}
