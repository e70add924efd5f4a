//! The words of a schedule as tokens, and the years, quarters and months they name.

use super::lines::roman;
use crate::words::fold;

/// A token of a schedule's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A word in lower case.
    Word(String),
    /// A run of digits and its value; the digits are kept since `20222` is no year.
    Number(String),
    /// Any other character.
    Mark(char),
}

/// First and last year taken for a year.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2099;

/// Splits a text into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let folded = fold(text);
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        let kind = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
        let length = if first.is_alphanumeric() {
            rest.find(|c: char| kind(c) != kind(first)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if first.is_ascii_digit() {
            out.push(Token::Number(token.to_owned()));
        } else if first.is_alphabetic() {
            out.push(Token::Word(token.to_owned()));
        } else if !first.is_whitespace() {
            out.push(Token::Mark(if matches!(first, '–' | '—') { '-' } else { first }));
        }
        rest = tail;
    }
    out
}

/// What a text names in time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// Years, ascending.
    pub years: Vec<i32>,
    /// Quarters 1-4, ascending.
    pub quarters: Vec<u8>,
    /// Months 1-12, ascending.
    pub months: Vec<u8>,
    /// "Từ năm 2022" without an end.
    pub from: Option<i32>,
    /// "đến năm 2025" without a start.
    pub until: Option<i32>,
    /// Two years were joined by a dash or "đến".
    pub range: bool,
    /// "hoặc" stands between two of the things named.
    pub any_of: bool,
    /// Figures that stand where a year should and are none, `20222`.
    pub doubtful: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Thing {
    Year(i32),
    Quarter(u8),
    Month(u8),
}

/// How a thing is tied to the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Tie {
    to: bool,
    or: bool,
    from: bool,
}

/// Words before a unit of time that name every one of it.
const EACH: &[&str] = &["mỗi", "hằng", "hàng", "từng"];

/// Reads every year, quarter and month a text names.
pub(super) fn named(text: &str) -> Named {
    let tokens = tokens(text);
    let mut found: Vec<(Thing, Tie)> = Vec::new();
    let mut out = Named::default();
    let mut tie = Tie::default();
    // What a bare number would be, from the word before it: "Quý II, III", "tháng 7, 8".
    let mut unit: Option<&str> = None;
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        let next = tokens.get(i + 1);
        let before = i.checked_sub(1).and_then(|b| tokens.get(b));
        match token {
            Token::Word(word) => match word.as_str() {
                // "mỗi quý 01 đợt", "hằng tháng 02 lần": how many, not which.
                "năm" | "quý" | "tháng" if matches!(before, Some(Token::Word(w)) if EACH.contains(&w.as_str())) => {
                    unit = None;
                }
                "năm" => unit = Some("năm"),
                "quý" | "q" => unit = Some("quý"),
                "tháng" | "t" if matches!(next, Some(Token::Number(_))) => unit = Some("tháng"),
                // "QII-QIV".
                word if quarter_of(word).is_some() => {
                    unit = Some("quý");
                    found.extend(quarter_of(word).map(|q| (Thing::Quarter(q), std::mem::take(&mut tie))));
                }
                "từ" => tie.from = true,
                "đến" | "tới" => tie.to = true,
                "hoặc" | "hay" => tie.or = true,
                "hết" | "đầu" | "cuối" | "trước" | "và" | "trong" | "ngày" => {}
                word if unit == Some("quý") && roman(&word.to_uppercase()).is_some_and(|n| n <= 4) => {
                    let value = roman(&word.to_uppercase()).and_then(|n| u8::try_from(n).ok()).unwrap_or(0);
                    found.push((Thing::Quarter(value), std::mem::take(&mut tie)));
                }
                _ => {
                    unit = None;
                    tie.or = false;
                }
            },
            Token::Number(digits) => {
                let doubts = out.doubtful.len();
                if let Some((thing, used)) = number(&tokens, i, digits, unit, &mut out.doubtful) {
                    // "20222-2027": the end alone tells no years before it.
                    let unsure = out.doubtful.len() > doubts;
                    let joined = matches!(tokens.get(i + used), Some(Token::Mark('-')));
                    if unsure && joined {
                        i += used + 1;
                        continue;
                    }
                    if let Some(thing) = thing {
                        found.push((thing, std::mem::take(&mut tie)));
                    }
                    i += used;
                    continue;
                }
            }
            Token::Mark('-') => tie.to = true,
            Token::Mark(',' | '/' | '.') => {}
            Token::Mark(_) => tie = Tie::default(),
        }
        i += 1;
    }
    collect(&found, &mut out);
    out
}

/// The quarter a word like `qii` names.
fn quarter_of(word: &str) -> Option<u8> {
    let value = roman(&word.strip_prefix('q')?.to_uppercase())?;
    u8::try_from(value).ok().filter(|q| (1..=4).contains(q))
}

/// Reads the number at `at`: the thing it names (if any) and how many tokens it takes.
fn number(
    tokens: &[Token],
    at: usize,
    digits: &str,
    unit: Option<&str>,
    doubtful: &mut Vec<String>,
) -> Option<(Option<Thing>, usize)> {
    let value: i32 = digits.parse().unwrap_or(i32::MAX);
    let slash_number = |from: usize| match (tokens.get(from), tokens.get(from + 1)) {
        (Some(Token::Mark('/' | '-' | '.')), Some(Token::Number(n))) => Some(n.clone()),
        _ => None,
    };
    if digits.len() == 4 && YEARS.contains(&value) {
        return Some((Some(Thing::Year(value)), 1));
    }
    // 30/6/2024: a day; its month and year count.
    if digits.len() <= 2
        && let (Some(month), Some(year)) = (slash_number(at + 1), slash_number(at + 3))
        && year.len() == 4
        && month.len() <= 2
        && matches!(tokens.get(at + 1), Some(Token::Mark('/')))
    {
        return Some((month.parse().ok().filter(|m| (1..=12).contains(m)).map(Thing::Month), 3));
    }
    // "ngày 15/5", "từ 10/5 đến 20/6": a day and its month, of the plan's year.
    let dated = match at.checked_sub(1).and_then(|b| tokens.get(b)) {
        None => true,
        Some(Token::Word(w)) => matches!(w.as_str(), "ngày" | "từ" | "đến" | "tới" | "trước" | "sau" | "dịp" | "và"),
        Some(Token::Mark('-')) => unit.is_none(),
        _ => false,
    };
    if dated
        && (1..=31).contains(&value)
        && !matches!(unit, Some("quý" | "tháng"))
        && matches!(tokens.get(at + 1), Some(Token::Mark('/')))
        && let Some(month) = slash_number(at + 1).filter(|m| m.len() <= 2).and_then(|m| m.parse::<u8>().ok())
        && (1..=12).contains(&month)
        && !matches!(tokens.get(at + 3), Some(Token::Mark('/')))
    {
        return Some((Some(Thing::Month(month)), 3));
    }
    // "9/2024": a month and its year; "Quý 3/2024" is none.
    let of_year = slash_number(at + 1).and_then(|year| year.parse::<i32>().ok()).is_some_and(|y| YEARS.contains(&y));
    if of_year && digits.len() <= 2 && unit != Some("quý") && (1..=12).contains(&value) {
        return Some((u8::try_from(value).ok().map(Thing::Month), 1));
    }
    if unit == Some("năm") || digits.len() >= 4 {
        // "năm 20222" is a slip of the pen; "1 năm", "05 năm" is a length of time.
        let after_year_word = unit == Some("năm")
            && matches!(at.checked_sub(1).and_then(|b| tokens.get(b)), Some(Token::Word(w)) if w == "năm");
        if after_year_word || (digits.len() >= 4 && digits.starts_with("20")) {
            doubtful.push(digits.to_owned());
        }
        return Some((None, 1));
    }
    // "6 tháng đầu năm", "3 tháng": a length of time; "quý 3 năm 2024" is not.
    let length =
        matches!(tokens.get(at + 1), Some(Token::Word(w)) if matches!(w.as_str(), "tháng" | "ngày" | "năm" | "tuần"));
    let dated = matches!(tokens.get(at + 2), Some(Token::Number(n)) if n.len() >= 4);
    let named =
        matches!(at.checked_sub(1).and_then(|b| tokens.get(b)), Some(Token::Word(w)) if w == "tháng" || w == "quý");
    if length && !dated && !named {
        return Some((None, 1));
    }
    let small = u8::try_from(value).ok();
    match unit {
        Some("quý") => Some((small.filter(|q| (1..=4).contains(q)).map(Thing::Quarter), 1)),
        Some("tháng") => Some((small.filter(|m| (1..=12).contains(m)).map(Thing::Month), 1)),
        _ => Some((None, 1)),
    }
}

fn collect(found: &[(Thing, Tie)], out: &mut Named) {
    let mut last_year: Option<i32> = None;
    let mut last_quarter: Option<u8> = None;
    let mut last_month: Option<u8> = None;
    let mut started: Option<i32> = None;
    let mut range_open = false;
    let several_years = found.iter().filter(|(t, _)| matches!(t, Thing::Year(_))).count();
    for (thing, tie) in found {
        // "từ tháng 7 … đến tháng 9" opens with the first thing and closes with the next of its kind.
        range_open |= tie.from;
        let closes = tie.to;
        out.any_of |= tie.or;
        match *thing {
            Thing::Year(year) => {
                match last_year {
                    Some(first)
                        if closes
                            || (range_open && several_years == 2 && started == Some(first) && out.has_parts()) =>
                    {
                        out.years.extend(first..=year.max(first));
                        out.range = true;
                        out.from = None;
                    }
                    _ if tie.from => {
                        started = Some(year);
                        out.from = Some(year);
                        out.years.push(year);
                    }
                    None if closes && !out.has_parts() => {
                        out.until = Some(year);
                        out.years.push(year);
                    }
                    _ => out.years.push(year),
                }
                last_year = Some(year);
                if closes {
                    range_open = false;
                }
            }
            Thing::Quarter(quarter) => {
                fill(&mut out.quarters, last_quarter.filter(|_| closes), quarter, 4);
                last_quarter = Some(quarter);
            }
            Thing::Month(month) => {
                fill(&mut out.months, last_month.filter(|_| closes), month, 12);
                last_month = Some(month);
            }
        }
    }
    // Years tied across months: "từ tháng 10/2022 đến tháng 3/2024".
    let parts = out.has_parts();
    // "6/2022 - 12/2024" without "từ".
    let across = found.windows(4).any(|four| {
        let part = |thing: &Thing| !matches!(thing, Thing::Year(_));
        matches!(four, [(a, _), (Thing::Year(_), _), (b, tie), (Thing::Year(_), _)] if part(a) && part(b) && tie.to)
    });
    if parts
        && (range_open || across)
        && found.iter().any(|(t, tie)| tie.to && !matches!(t, Thing::Year(_)))
        && let (Some(first), Some(last)) = (out.years.iter().min().copied(), out.years.iter().max().copied())
        && several_years == 2
    {
        out.years = (first..=last).collect();
    }
    // "từ quý III/2022 đến hết năm 2025", and months over three years or more: only the years are clear.
    let open_end = found.windows(2).any(|pair| matches!(pair, [(Thing::Year(_), _), (Thing::Year(_), tie)] if tie.to));
    let span = out.years.iter().max().zip(out.years.iter().min()).map_or(0, |(a, b)| a - b);
    if out.has_parts() && (across || found.iter().any(|(_, tie)| tie.from)) && (open_end || span >= 2) {
        out.quarters.clear();
        out.months.clear();
        out.range = true;
    }
    // "từ quý II/2024" with nothing that closes it.
    if out.from.is_none()
        && found.iter().any(|(_, tie)| tie.from)
        && !found.iter().any(|(_, tie)| tie.to)
        && let [year] = out.years.as_slice()
    {
        out.from = Some(*year);
    }
    out.years.sort_unstable();
    out.years.dedup();
    out.quarters.sort_unstable();
    out.quarters.dedup();
    out.months.sort_unstable();
    out.months.dedup();
}

impl Named {
    fn has_parts(&self) -> bool {
        !self.quarters.is_empty() || !self.months.is_empty()
    }
}

/// Adds `value`, and what lies between it and `since` when it closes a range (over the year's end too).
fn fill(into: &mut Vec<u8>, since: Option<u8>, value: u8, size: u8) {
    if let Some(since) = since {
        let mut at = since;
        while at != value {
            into.push(at);
            at = if at >= size { 1 } else { at + 1 };
        }
    }
    into.push(value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_quarters_months() {
        type Case<'a> = (&'a str, &'a [i32], &'a [u8], &'a [u8]);
        let cases: &[Case] = &[
            ("Năm 2022, 2023", &[2022, 2023], &[], &[]),
            ("Năm 2022 và năm 2024", &[2022, 2024], &[], &[]),
            ("2023-2025", &[2023, 2024, 2025], &[], &[]),
            ("từ 2023 đến 2025", &[2023, 2024, 2025], &[], &[]),
            ("Từ năm 2023 đến hết năm 2025", &[2023, 2024, 2025], &[], &[]),
            ("Quý II hoặc III năm 2022", &[2022], &[2, 3], &[]),
            ("Dự kiến quý III/năm 2022", &[2022], &[3], &[]),
            ("Quý I/2024", &[2024], &[1], &[]),
            ("Quý 2, 3 năm 2024", &[2024], &[2, 3], &[]),
            ("Quý I - IV/2024", &[2024], &[1, 2, 3, 4], &[]),
            ("Từ quý II/2023 đến quý I/2024", &[2023, 2024], &[1, 2, 3, 4], &[]),
            ("Từ tháng 7 đến tháng 9 năm 2022", &[2022], &[], &[7, 8, 9]),
            ("Hoàn thành trong tháng 9 năm 2022", &[2022], &[], &[9]),
            ("tháng 9/2022", &[2022], &[], &[9]),
            ("T9/2022", &[2022], &[], &[9]),
            ("Trước ngày 30/6/2024", &[2024], &[], &[6]),
            ("Từ tháng 10/2022 đến tháng 3/2023", &[2022, 2023], &[], &[1, 2, 3, 10, 11, 12]),
            ("Từ tháng 10/2022 đến tháng 3/2024", &[2022, 2023, 2024], &[], &[]),
            ("Từ quý III/2022 đến hết năm 2025", &[2022, 2023, 2024, 2025], &[], &[]),
            ("9/2024", &[2024], &[], &[9]),
            ("9/2024 - 6/2025", &[2024, 2025], &[], &[1, 2, 3, 4, 5, 6, 9, 10, 11, 12]),
            ("6/2022 - 12/2024", &[2022, 2023, 2024], &[], &[]),
            ("Quý 3/2024", &[2024], &[3], &[]),
            ("QII-QIV/2024", &[2024], &[2, 3, 4], &[]),
            ("tháng 7, 8 năm 2022", &[2022], &[], &[7, 8]),
            ("trong 3 tháng", &[], &[], &[]),
            ("định kỳ 6 tháng", &[], &[], &[]),
            ("2 năm/lần", &[], &[], &[]),
            ("Năm 20222", &[], &[], &[]),
            ("20222-2027", &[2027], &[], &[]),
        ];
        for (text, years, quarters, months) in cases {
            let named = named(text);
            assert_eq!(
                (&named.years[..], &named.quarters[..], &named.months[..]),
                (*years, *quarters, *months),
                "{text}"
            );
        }
        assert_eq!(named("Năm 20222").doubtful, ["20222"]);
        assert_eq!(named("Từ năm 2022").from, Some(2022));
        assert_eq!(named("đến năm 2025").until, Some(2025));
        assert!(named("Quý II hoặc III năm 2022").any_of);
        assert!(!named("Quý II, III năm 2022").any_of);
    }
}
