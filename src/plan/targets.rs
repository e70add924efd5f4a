//! Yearly targets: "Năm 2023: Đón 1 đoàn …", how many each states, and whether they add up to what
//! the task itself states.

use super::Target;
use super::lines::{clean, key};
use super::schedule::position;
use super::when::{Token, tokens};

/// Splits "Năm 2023: …; năm 2024: …" into years and texts; empty when no year opens a target.
pub(super) fn by_year(text: &str) -> Vec<(i32, String)> {
    let mut starts: Vec<(usize, usize, i32)> = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|t| position(t, "năm")).map(|at| at + from) {
        let rest = text.get(at..).unwrap_or_default();
        let word = rest.char_indices().nth(3).map_or(rest.len(), |(end, _)| end);
        let after = rest.get(word..).unwrap_or_default();
        let lead = after.len() - after.trim_start().len();
        let digits: String = after.trim_start().chars().take_while(char::is_ascii_digit).collect();
        let tail = after.get(lead + digits.len()..).unwrap_or_default();
        let colon = tail.trim_start().starts_with(':');
        if digits.len() == 4
            && colon
            && let Ok(year) = digits.parse::<i32>()
            && (1990..=2099).contains(&year)
        {
            let end = at + word + lead + digits.len() + (tail.len() - tail.trim_start().len()) + 1;
            starts.push((at, end, year));
        }
        from = at + word.max(1);
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|(at, ..)| *at).chain([text.len()]).collect();
    starts
        .iter()
        .zip(ends)
        .map(|((_, begin, year), end)| {
            let said = clean(text.get(*begin..end).unwrap_or_default().trim_end_matches(['+', '-', ' ']));
            // "(năm 2023: 5 người; năm 2024: 5 người)": the bracket was opened before the first year.
            let open = said.matches('(').count() < said.matches(')').count();
            (*year, if open { clean(said.strip_suffix(')').unwrap_or(&said)) } else { said })
        })
        .collect()
}

/// The text before the first yearly target.
pub(super) fn before_years(text: &str) -> &str {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|t| position(t, "năm")).map(|at| at + from) {
        let rest = text.get(at..).unwrap_or_default();
        if !by_year(rest).is_empty() && rest.split(':').next().is_some_and(|head| key(head).split(' ').count() == 2) {
            return text.get(..at).unwrap_or_default();
        }
        from = at + rest.char_indices().nth(3).map_or(rest.len(), |(end, _)| end);
    }
    text
}

/// A number of things: "03 đoàn".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub number: i64,
    /// The first two words after the number.
    pub noun: String,
    /// How many words stand before the number in its clause.
    pub words_before: usize,
}

impl Count {
    /// The first word of what is counted.
    fn thing(&self) -> &str {
        self.noun.split(' ').next().unwrap_or_default()
    }
}

/// Words after a number that make it a measure and no count of things to be reached.
const MEASURES: &[&str] = &[
    "ngày", "tháng", "năm", "tuần", "giờ", "buổi", "đồng", "triệu", "tỷ", "nghìn", "ha", "km", "m", "kg", "tấn", "lần",
    "phần", "quốc", "nước", "tỉnh", "huyện", "xã", "thành", "sở", "bên", "quý",
];

/// The counts a text states outside brackets, in order.
pub(super) fn counts(text: &str) -> Vec<Count> {
    let mut out = Vec::new();
    let mut depth = 0_u32;
    let mut words = 0_usize;
    let tokens = tokens(text);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Mark('(' | '[') => depth += 1,
            Token::Mark(')' | ']') => depth = depth.saturating_sub(1),
            Token::Mark('.' | ';' | ':') => words = 0,
            Token::Word(_) if depth == 0 => words += 1,
            Token::Number(digits) if depth == 0 && digits.len() <= 3 => {
                let noun: Vec<&str> = tokens
                    .get(at + 1..)
                    .unwrap_or_default()
                    .iter()
                    .map_while(|t| match t {
                        Token::Word(w) => Some(w.as_str()),
                        _ => None,
                    })
                    .take(2)
                    .collect();
                let first = noun.first().copied().unwrap_or_default();
                let plain = !matches!(
                    at.checked_sub(1).and_then(|b| tokens.get(b)),
                    Some(Token::Mark('/' | '.' | ',' | '-') | Token::Number(_))
                );
                if plain && !first.is_empty() && !MEASURES.contains(&first) {
                    out.extend(digits.parse().ok().map(|number| Count {
                        number,
                        noun: noun.join(" "),
                        words_before: words,
                    }));
                }
            }
            _ => {}
        }
    }
    out
}

/// Builds the targets of a task; `content` helps to know what is counted.
pub(super) fn targets(years: &[(i32, String)], content: &str) -> Vec<Target> {
    let stated = counts(content);
    years
        .iter()
        .map(|(year, text)| Target { year: *year, text: text.clone(), quantity: quantity(text, &stated) })
        .collect()
}

/// How many a yearly target states: its items when each begins with the thing counted, else the
/// number near its start.
fn quantity(text: &str, stated: &[Count]) -> Option<i64> {
    let items: Vec<String> = text.split(';').map(key).filter(|item| !item.is_empty()).collect();
    let listed = stated.iter().any(|count| {
        !count.noun.is_empty()
            && items
                .iter()
                .all(|item| item.starts_with(&count.noun) && !counts(item).iter().any(|c| c.words_before <= 1))
    });
    if listed {
        return i64::try_from(items.len()).ok();
    }
    // "Hỗ trợ 03 mô hình: năm 2023: 01": a bare figure counts what the task counts.
    let bare = text.trim();
    if !stated.is_empty() && (1..=3).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit()) {
        return bare.parse().ok();
    }
    let found = counts(text);
    let near: Vec<&Count> = found.iter().filter(|c| c.words_before <= 3).collect();
    match near.as_slice() {
        [only] => Some(only.number),
        // "02 lớp …; 03 lớp …" of one thing.
        [first, rest @ ..] if rest.iter().all(|c| c.thing() == first.thing()) => {
            near.iter().try_fold(0_i64, |sum, c| sum.checked_add(c.number))
        }
        _ => None,
    }
}

/// Both numbers when the yearly targets do not add up to the number the task states of the same thing.
pub(super) fn disagreement(targets: &[Target], content: &str) -> Option<(i64, i64)> {
    let sum = targets.iter().map(|t| t.quantity).try_fold(0_i64, |sum, q| sum.checked_add(q?))?;
    let stated = counts(content);
    if targets.is_empty() || stated.iter().any(|c| c.number == sum) {
        return None;
    }
    let same = |count: &Count| {
        targets.iter().any(|t| {
            key(&t.text).starts_with(&count.noun) || counts(&t.text).iter().any(|c| c.thing() == count.thing())
        })
    };
    stated.iter().find(|count| same(count)).map(|count| (count.number, sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_open_targets() {
        assert_eq!(
            by_year("Từ năm 2023; Năm 2023: Bồi dưỡng 03 cán bộ; năm 2024: 06 cán bộ;"),
            [(2023, "Bồi dưỡng 03 cán bộ".into()), (2024, "06 cán bộ".into())]
        );
        assert!(by_year("Năm 2022, 2023").is_empty());
        assert_eq!(before_years("Từ năm 2023; Năm 2023: Bồi dưỡng"), "Từ năm 2023; ");
        assert_eq!(before_years("Hằng năm"), "Hằng năm");
    }

    #[test]
    fn quantities() {
        let cases: &[(&str, &str, Option<i64>)] = &[
            ("Đón 1 đoàn lãnh đạo cấp sở", "Đón tiếp 03 đoàn cán bộ", Some(1)),
            (
                "Mô hình bò tại 3 huyện (khoảng 20 con); Mô hình dê trong 02 huyện",
                "Hỗ trợ xây dựng 08 mô hình nông nghiệp",
                Some(2),
            ),
            ("Tập huấn kỹ thuật về chăn nuôi thú y", "Tổ chức 05 lớp tập huấn", None),
            ("Bồi dưỡng 03 cán bộ quản lý bệnh viện", "đào tạo cho 15 nhân viên y tế", Some(3)),
            ("02 lớp chăn nuôi; 03 lớp trồng trọt", "Tổ chức 05 lớp", Some(5)),
        ];
        for (text, content, expected) in cases {
            assert_eq!(quantity(text, &counts(content)), *expected, "{text}");
        }
    }

    #[test]
    fn targets_that_do_not_add_up() {
        let target = |year, text: &str, content: &str| targets(&[(year, text.to_owned())], content);
        let content = "Đón tiếp 03 đoàn cán bộ (thời gian 10 ngày)";
        let mut two = target(2023, "Đón 1 đoàn", content);
        two.extend(target(2024, "Đón 1 đoàn", content));
        assert_eq!(disagreement(&two, content), Some((3, 2)));
        two.extend(target(2025, "Đón 1 đoàn", content));
        assert_eq!(disagreement(&two, content), None);
    }
}
