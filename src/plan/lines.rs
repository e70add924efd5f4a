//! A page as lines with their list marks: `II.`, `3.2.`, `-`, `+`, `*`, `a)`, typed or automatic.

use crate::page::{Block, Grid, Page};
use crate::words::{fold, nfc};

/// The mark a paragraph begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Mark {
    /// No mark.
    #[default]
    None,
    /// `II.`: number and how it is written.
    Roman(u32, String),
    /// `A.`, `B.`
    Capital(char),
    /// `3.` or `3.2.`
    Digits(Vec<u32>),
    /// `a)`, `đ)`
    Small(char),
    /// `1)`, `(1)`: an item of a list inside a point.
    Item(u32),
    /// `-` and other bullets.
    Dash,
    /// `+`
    Plus,
    /// `*`
    Star,
}

impl Mark {
    /// Whether the mark only shows an item of an unnumbered list.
    pub(super) fn is_bullet(&self) -> bool {
        matches!(self, Self::Dash | Self::Plus | Self::Star | Self::Small(_) | Self::Item(_))
    }
}

/// A paragraph with its mark split off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Place in the page, 1-based.
    pub place: u32,
    /// The mark.
    pub mark: Mark,
    /// The text after the mark.
    pub text: String,
    /// A heading of the file, or bold throughout.
    pub strong: bool,
}

/// A line or a table, in reading order; footnotes left out.
#[derive(Clone, Debug)]
pub(super) enum Piece<'a> {
    /// A paragraph.
    Line(Line),
    /// A table.
    Table(&'a Grid),
}

/// The pieces of a page.
pub(super) fn pieces(page: &Page) -> Vec<Piece<'_>> {
    page.blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) if paragraph.footnote || paragraph.text.trim().is_empty() => None,
            Block::Paragraph(paragraph) => {
                // A number made by the word processor reads as if it were typed.
                let whole = match &paragraph.number {
                    Some(number) => format!("{} {}", number.trim(), paragraph.text.trim()),
                    None => paragraph.text.trim().to_owned(),
                };
                let (mark, text) = mark(&nfc(&whole));
                let strong = paragraph.bold || paragraph.heading.is_some();
                Some(Piece::Line(Line { place: paragraph.place, mark, text, strong }))
            }
            Block::Table(grid) => Some(Piece::Table(grid)),
        })
        .collect()
}

/// Splits the mark off a text.
pub(super) fn mark(text: &str) -> (Mark, String) {
    let text = text.trim();
    if let Some(found) = bullet(text).or_else(|| digits(text)).or_else(|| letters(text)).or_else(|| named(text)) {
        return found;
    }
    (Mark::None, text.to_owned())
}

/// `Nhiệm vụ 3: …`, `Nội dung 1.2. …`, `HOẠT ĐỘNG SỐ 2: …`: a number behind the word for what it counts.
fn named(text: &str) -> Option<(Mark, String)> {
    const WORDS: &[&str] = &["nhiệm vụ", "nội dung", "hoạt động", "dự án", "hợp phần", "công việc"];
    let skip = |text: &str, words: &str| {
        let end = text.char_indices().nth(words.chars().count()).map(|(at, _)| at)?;
        (fold(text.get(..end)?) == fold(words)).then(|| text.get(end..).unwrap_or("").trim_start().to_owned())
    };
    let rest = WORDS.iter().find_map(|words| skip(text, words))?;
    let rest = skip(&rest, "số").unwrap_or(rest);
    digits(&rest).filter(|(mark, text)| matches!(mark, Mark::Digits(_)) && !text.is_empty())
}

/// The dash behind a number, `1- Về kinh tế`, `II – NỘI DUNG`: only before a word that begins a sentence.
fn dashed(rest: &str) -> Option<&str> {
    let after = rest.trim_start().strip_prefix(['-', '–'])?;
    after.trim_start().starts_with(char::is_uppercase).then_some(after)
}

fn bullet(text: &str) -> Option<(Mark, String)> {
    let first = text.chars().next()?;
    let mark = match first {
        '-' | '–' | '—' | '•' | '·' | '▪' | '●' | '○' | '■' | '\u{f0b7}' | '\u{f0a7}' => Mark::Dash,
        '+' => Mark::Plus,
        '*' => Mark::Star,
        _ => return None,
    };
    let rest = text.get(first.len_utf8()..)?.trim_start();
    // `-5` or a lone dash is no list item.
    (!rest.is_empty()
        && !rest.starts_with(|c: char| c.is_ascii_digit() && text.starts_with(['-', '+']) && !text.contains(' ')))
    .then(|| (mark, rest.to_owned()))
}

/// `3.`, `3)`, `3/`, `3.2.`, `3.2` before a space, `3.2.1`; each part 1 to 99 without a leading zero.
fn digits(text: &str) -> Option<(Mark, String)> {
    let repaired = scanned(text);
    let text = repaired.as_deref().unwrap_or(text);
    let mut parts = Vec::new();
    let bracket = text.strip_prefix('(');
    let mut rest = bracket.unwrap_or(text);
    let mut closed = false;
    let mut closer = ' ';
    loop {
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        let Some((number, tail)) = rest.split_at_checked(length).filter(|(n, _)| !n.is_empty()) else { break };
        if number.len() > 2 || number.starts_with('0') {
            return None;
        }
        parts.push(number.parse().ok()?);
        closed = false;
        rest = tail;
        if let Some(tail) = rest.strip_prefix(['.', ')', '/', ':']) {
            closed = true;
            closer = rest.chars().next().unwrap_or(' ');
            rest = tail;
            if closer != '.' {
                break;
            }
        } else if let Some(tail) = dashed(rest) {
            (closed, closer, rest) = (true, '-', tail);
            break;
        } else {
            break;
        }
    }
    let separated = rest.is_empty() || rest.starts_with(char::is_whitespace);
    // `1.Tên` is a mark too; `2,5`, `3%`, `15/4` are figures, `5 lớp` is a quantity.
    let fine = match parts.len() {
        0 => false,
        1 => closed && (separated || rest.starts_with(char::is_alphabetic)),
        2..=4 if closer == '-' => true,
        2..=4 => separated || (closed && rest.starts_with(char::is_alphabetic)),
        _ => false,
    };
    let mark = match parts.as_slice() {
        [only] if closer == ')' => Mark::Item(*only),
        // An opening bracket without its closing one numbers nothing.
        _ if bracket.is_some() => return None,
        _ => Mark::Digits(parts),
    };
    fine.then(|| (mark, rest.trim_start_matches(['.', ')', ':', '-', ' ']).trim().to_owned()))
}

/// `2.l.` of a scan is `2.1.`, `l.2` is `1.2`: an l, I or O among the figures of a number of several parts.
fn scanned(text: &str) -> Option<String> {
    let end = text.find(' ').unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    let core = number.trim_end_matches('.');
    let parts: Vec<&str> = core.split('.').collect();
    let figure = |c: char| c.is_ascii_digit() || matches!(c, 'l' | 'I' | 'O');
    let fine = parts.len() >= 2
        && parts.iter().all(|part| (1..=2).contains(&part.len()) && part.chars().all(figure))
        && core.contains(['l', 'I', 'O'])
        && core.chars().any(|c| c.is_ascii_digit())
        && !core.starts_with(['I', 'O']);
    fine.then(|| format!("{}{rest}", number.replace(['l', 'I'], "1").replace('O', "0")))
}

/// `II.`, `A.`, `a)`.
fn letters(text: &str) -> Option<(Mark, String)> {
    let word = text.strip_prefix("Phần ").or_else(|| text.strip_prefix("PHẦN ")).unwrap_or(text);
    let length = word.find(|c: char| !c.is_alphabetic())?;
    let (name, rest) = word.split_at_checked(length)?;
    if let (Some(value), Some(after)) = (roman(name), dashed(rest)) {
        return Some((Mark::Roman(value, name.to_owned()), after.trim().to_owned()));
    }
    // "A- MỤC ĐÍCH", as the Party numbers its parts.
    let mut letters = name.chars();
    if let (Some(c), None, Some(after)) = (letters.next().filter(|c| c.is_uppercase()), letters.next(), dashed(rest)) {
        return Some((Mark::Capital(c), after.trim().to_owned()));
    }
    let closer = rest.chars().next()?;
    let after = rest.get(closer.len_utf8()..)?;
    if !matches!(closer, '.' | ')' | '/' | ':') || after.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = || after.trim_start_matches(['.', ')', '/', ' ']).trim().to_owned();
    if let Some(value) = roman(name) {
        return Some((Mark::Roman(value, name.to_owned()), text()));
    }
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if c.is_uppercase() && matches!(closer, '.' | ')') => Some((Mark::Capital(c), text())),
        (Some(c), None) if c.is_lowercase() && matches!(closer, '.' | ')' | '/') => Some((Mark::Small(c), text())),
        _ => None,
    }
}

/// A Roman numeral up to 39 in capitals.
pub(super) fn roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 7 || !text.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) {
        return None;
    }
    let values: Vec<u32> = text
        .chars()
        .map(|c| {
            if c == 'I' {
                1
            } else if c == 'V' {
                5
            } else {
                10
            }
        })
        .collect();
    let mut sum = 0;
    for (i, value) in values.iter().enumerate() {
        let smaller = values.get(i + 1).is_some_and(|next| next > value);
        sum = if smaller { sum - i64::from(*value) } else { sum + i64::from(*value) };
    }
    u32::try_from(sum).ok().filter(|n| (1..=39).contains(n))
}

/// Joins the parts of a number: `[3, 2]` is `3.2`.
pub(super) fn dotted(parts: &[u32]) -> String {
    parts.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}

/// Trims spaces and the punctuation that ends a sentence or list item (`...` is kept).
pub(super) fn clean(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_suffix("./.").unwrap_or(text);
    let text = if text.ends_with("..") { text } else { text.trim_end_matches(['.', ';', ',', ':', ' ']) };
    text.trim_start_matches([':', ' ']).to_owned()
}

/// Whether the folded text begins with one of the folded phrases as whole words.
pub(super) fn begins(folded: &str, phrases: &[&str]) -> bool {
    phrases
        .iter()
        .any(|phrase| folded.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric())))
}

/// Whether the folded text holds one of the folded phrases as whole words.
pub(super) fn holds(folded: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| find_words(folded, phrase).is_some())
}

/// The byte at which the phrase stands in the folded text as whole words.
pub(super) fn find_words(folded: &str, phrase: &str) -> Option<usize> {
    folded.match_indices(phrase).map(|(at, _)| at).find(|at| {
        let before = folded.get(..*at).and_then(|t| t.chars().next_back());
        let after = folded.get(at + phrase.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// [`fold`] of a text without the marks of punctuation at its ends.
pub(super) fn key(text: &str) -> String {
    fold(text).trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        let digits = |parts: &[u32]| Mark::Digits(parts.to_vec());
        let cases = [
            ("1. Mục đích", digits(&[1]), "Mục đích"),
            ("1.1 Kỷ niệm", digits(&[1, 1]), "Kỷ niệm"),
            ("1.1. Đẩy mạnh", digits(&[1, 1]), "Đẩy mạnh"),
            ("12.Công tác", digits(&[12]), "Công tác"),
            ("2.l. Phối hợp", digits(&[2, 1]), "Phối hợp"),
            ("l.2 Đón đoàn", digits(&[1, 2]), "Đón đoàn"),
            ("1- Về chính trị", digits(&[1]), "Về chính trị"),
            ("2.1 – Tuần tra", digits(&[2, 1]), "Tuần tra"),
            ("3 - 5 lớp", Mark::None, "3 - 5 lớp"),
            ("II- NỘI DUNG", Mark::Roman(2, "II".into()), "NỘI DUNG"),
            ("B- NỘI DUNG", Mark::Capital('B'), "NỘI DUNG"),
            ("A-đam", Mark::None, "A-đam"),
            ("Nhiệm vụ 3: Đào tạo", digits(&[3]), "Đào tạo"),
            ("HOẠT ĐỘNG SỐ 2. Hội chợ", digits(&[2]), "Hội chợ"),
            ("Nội dung 5 lớp", Mark::None, "Nội dung 5 lớp"),
            ("1) Một", Mark::Item(1), "Một"),
            ("(2) Hai", Mark::Item(2), "Hai"),
            ("II. NỘI DUNG", Mark::Roman(2, "II".into()), "NỘI DUNG"),
            ("A. PHẦN CHUNG", Mark::Capital('A'), "PHẦN CHUNG"),
            ("a) Điểm", Mark::Small('a'), "Điểm"),
            ("đ) Điểm", Mark::Small('đ'), "Điểm"),
            ("- Gạch", Mark::Dash, "Gạch"),
            ("+ Năm 2023: Đón", Mark::Plus, "Năm 2023: Đón"),
            ("* Đẩy mạnh", Mark::Star, "Đẩy mạnh"),
            ("15/4 là ngày lễ", Mark::None, "15/4 là ngày lễ"),
            ("33.400.000.000 đồng", Mark::None, "33.400.000.000 đồng"),
            ("5 lớp tập huấn", Mark::None, "5 lớp tập huấn"),
            ("2022. Năm", Mark::None, "2022. Năm"),
            ("Năm 2023: Đón", Mark::None, "Năm 2023: Đón"),
            ("-", Mark::None, "-"),
        ];
        for (text, expected, rest) in cases {
            assert_eq!(mark(text), (expected, rest.to_owned()), "{text}");
        }
    }
}
