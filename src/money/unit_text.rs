//! Finding the words that state a unit of money, and telling them from everything else that holds the
//! same letters: `đồng chí`, `hợp đồng`, `tỷ lệ`, `Đơn vị: Sở Tài chính`, `33,4 tỷ đồng`.

use super::Unit;
use crate::words::fold;

/// How a text states a unit; the surer way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Statement {
    /// Behind `Đơn vị tính`, `ĐVT`, `Unit`.
    Label,
    /// In parentheses beside other words.
    Parenthesis,
    /// The text is nothing else.
    Whole,
    /// At the end of a heading.
    Suffix,
}

/// A unit stated by a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The unit.
    pub unit: Unit,
    /// The words that state it, folded (`đơn vị tính: triệu đồng`).
    pub text: String,
    /// How it is stated.
    pub how: Statement,
}

/// Words before the currency, longest first, with the unit they make.
const SCALES: [(&str, Unit); 42] = [
    ("trillions of", Unit::TRILLION),
    ("trillion", Unit::TRILLION),
    ("nghìn tỷ", Unit::TRILLION),
    ("ngàn tỷ", Unit::TRILLION),
    ("nghìn tỉ", Unit::TRILLION),
    ("ngàn tỉ", Unit::TRILLION),
    ("1.000.000.000", Unit::BILLION),
    ("1,000,000,000", Unit::BILLION),
    ("1 000 000 000", Unit::BILLION),
    ("1000000000", Unit::BILLION),
    ("tỷ", Unit::BILLION),
    ("tỉ", Unit::BILLION),
    ("billions of", Unit::BILLION),
    ("billion of", Unit::BILLION),
    ("billions", Unit::BILLION),
    ("billion", Unit::BILLION),
    ("bil.", Unit::BILLION),
    ("bn", Unit::BILLION),
    ("1.000.000", Unit::MILLION),
    ("1,000,000", Unit::MILLION),
    ("1 000 000", Unit::MILLION),
    ("1000000", Unit::MILLION),
    ("10^6", Unit::MILLION),
    ("10⁶", Unit::MILLION),
    ("triệu", Unit::MILLION),
    ("tr", Unit::MILLION),
    ("millions of", Unit::MILLION),
    ("million of", Unit::MILLION),
    ("millions", Unit::MILLION),
    ("million", Unit::MILLION),
    ("mil", Unit::MILLION),
    ("1.000", Unit::THOUSAND),
    ("1,000", Unit::THOUSAND),
    ("1 000", Unit::THOUSAND),
    ("1000", Unit::THOUSAND),
    ("10^3", Unit::THOUSAND),
    ("10³", Unit::THOUSAND),
    ("nghìn", Unit::THOUSAND),
    ("ngàn", Unit::THOUSAND),
    ("ng", Unit::THOUSAND),
    ("thousands of", Unit::THOUSAND),
    ("thousand", Unit::THOUSAND),
];

/// Scales written without diacritics, for texts that have none at all.
const BARE_SCALES: [(&str, Unit); 6] = [
    ("nghin ty", Unit::TRILLION),
    ("ngan ty", Unit::TRILLION),
    ("ty", Unit::BILLION),
    ("trieu", Unit::MILLION),
    ("nghin", Unit::THOUSAND),
    ("ngan", Unit::THOUSAND),
];

/// Names of the currency, longest first.
const CURRENCIES: [&str; 10] =
    ["đồng việt nam", "việt nam đồng", "đồng vn", "vn đồng", "vnđồng", "đồng", "vnđ", "vnd", "₫", "đ"];

/// Names of the currency in texts without diacritics.
const BARE_CURRENCIES: [&str; 4] = ["dong viet nam", "viet nam dong", "dong", "d"];

/// Labels before a unit, longest first.
const LABELS: [&str; 18] = [
    "loại tiền",
    "đơn vị tính bằng",
    "đơn vị tính tiền",
    "đơn vị tiền tệ",
    "đơn vị tính",
    "đơn vị tiền",
    "đơn vị",
    "đv tính",
    "đvt",
    "đ.v.t",
    "tính bằng",
    "currency unit",
    "measurement unit",
    "unit of measure",
    "don vi tinh",
    "don vi",
    "unit",
    "dvt",
];

/// Words a number may end with, or that count without saying how much: what follows is an amount.
const COUNTING: [&str; 34] = [
    "một", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "tám", "chín", "mười", "mươi", "mốt", "trăm", "chục",
    "nghìn", "ngàn", "triệu", "tỷ", "hàng", "nhiều", "vài", "mấy", "khoảng", "trên", "dưới", "hơn", "gần", "từng",
    "linh", "lẻ", "rưỡi", "nửa",
];

/// Words that speak of money, before a unit on the next line.
const MONEY: [&str; 8] = ["tiền", "phí", "giá", "vốn", "trị", "toán", "mức", "chi"];

/// A unit's words found at the beginning of a text.
struct Phrase {
    unit: Unit,
    /// How many bytes of the text they are.
    length: usize,
    /// Whether both a scale and the currency, or VNĐ, stand there.
    full: bool,
    /// Whether the scale is written in digits.
    figures: bool,
    /// Whether it is only the letter đ.
    letter: bool,
}

/// The unit a text means that is nothing but a unit's name, the weak ones (`đ`, `Tỷ`, `1.000.000 đồng`)
/// included.
pub(super) fn lone(text: &str) -> Option<Unit> {
    let folded = fold(text);
    let inner = folded.trim_matches(edge);
    if let Some(unit) = Unit::ALL.into_iter().find(|unit| unit.slug() == inner) {
        return Some(unit);
    }
    let phrase = phrase(inner).or_else(|| bare_scale(inner))?;
    inner.get(phrase.length..)?.trim_matches(edge).is_empty().then_some(phrase.unit)
}

fn bare_scale(text: &str) -> Option<Phrase> {
    let (words, unit) = BARE_SCALES.iter().find(|(words, _)| *words == text)?;
    Some(Phrase { unit: *unit, length: words.len(), full: false, figures: false, letter: false })
}

/// Every statement of a unit in a text.
pub(super) fn statements(text: &str) -> Vec<Stated> {
    let folded = fold(text);
    let mut found = Vec::new();
    if folded.chars().count() > 2_000 || !may_state(&folded) {
        return found;
    }
    labelled(&folded, &mut found);
    if found.is_empty() && text.contains(['\n', '\t']) || text.contains("  ") {
        // Two blocks in one cell: the label's own line is looked at alone.
        for line in text.split(['\n', '\t']).flat_map(|line| line.split("  ")).map(fold) {
            if !found.iter().any(|s| line.contains(&s.text)) {
                labelled(&line, &mut found);
            }
        }
    }
    in_parentheses(&folded, &mut found);
    if found.is_empty() {
        found.extend(whole(&folded).or_else(|| suffix(&folded, text)));
    }
    found
}

/// A quick look that spares most cells the search: some word must be, or end like, a name of money.
fn may_state(folded: &str) -> bool {
    folded.split(|c: char| !c.is_alphanumeric() && c != '₫').any(|word| {
        matches!(word, "triệu" | "nghìn" | "ngàn" | "tỷ" | "tỉ" | "trieu" | "nghin" | "ngan" | "ty" | "000")
            || ["đ", "đồng", "vnd", "dong", "₫"].iter().any(|end| word.ends_with(end))
            || (word.ends_with('d') && (word == "trd" || word.starts_with(digit)))
    })
}

/// Statements behind a label.
fn labelled(folded: &str, found: &mut Vec<Stated>) {
    let mut from = 0;
    while let Some((start, label)) = next_label(folded, from) {
        let after = start + label.len();
        from = after;
        let Some(tail) = folded.get(after..) else { return };
        let gap = tail.len() - tail.trim_start_matches([':', '.', '…', ' ', '-', '(', ')', '[', '*', '_', '=']).len();
        let colon = tail.get(..gap).is_some_and(|g| g.contains([':', '(', '-']));
        let Some(body) = tail.get(gap..) else { return };
        let body_gap = ["bằng ", "là "].iter().find(|word| body.starts_with(**word)).map_or(0, |word| word.len());
        let Some(phrase) = body.get(body_gap..).and_then(phrase) else { continue };
        let end = after + gap + body_gap + phrase.length;
        // "Đơn vị đồng hành": without a colon a lone đồng says nothing.
        let sure = colon || phrase.full || label.contains("tính") || matches!(label, "đvt" | "dvt" | "don vi tinh");
        let ends = folded.get(end..).is_some_and(|rest| bounded(rest, phrase.unit));
        if sure
            && ends
            && let Some(words) = folded.get(start..end)
        {
            found.push(Stated { unit: phrase.unit, text: words.to_owned(), how: Statement::Label });
        }
    }
}

/// The first label at or after a place, the longest where several begin together.
fn next_label(folded: &str, from: usize) -> Option<(usize, &'static str)> {
    let tail = folded.get(from..)?;
    LABELS
        .into_iter()
        .filter_map(|label| {
            let (at, _) = tail.match_indices(label).find(|(at, _)| {
                let before = tail.get(..*at).and_then(|t| t.chars().next_back());
                let after = tail.get(at + label.len()..).and_then(|t| t.chars().next());
                !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphabetic)
            })?;
            Some((from + at, label))
        })
        .min_by_key(|(at, label)| (*at, usize::MAX - label.len()))
}

/// Statements in parentheses or brackets. Parentheses that hold all of the text count as the whole text.
fn in_parentheses(folded: &str, found: &mut Vec<Stated>) {
    for (open, close) in [('(', ')'), ('[', ']')] {
        let mut rest = folded;
        while let Some((before, tail)) = rest.split_once(open) {
            let (inner, after) = tail.split_once(close).unwrap_or((tail, ""));
            rest = tail;
            let body = inner.trim().trim_start_matches(['x', '*', ':', ' ']);
            let Some(phrase) = phrase(body) else { continue };
            let Some(behind) = body.get(phrase.length..) else { continue };
            let around = |c: char| c.is_alphabetic();
            let beside = folded.split(open).next().is_some_and(|head| head.contains(around))
                || before.contains(around)
                || after.contains(around);
            // "(1.000.000 đồng)" behind figures is an amount; "(đ)" alone is a letter of a list.
            let amount = phrase.figures
                && phrase.unit != Unit::THOUSAND
                && (before.contains(digit) || after.contains(digit) || !beside);
            let alone = !beside && (phrase.letter || scale_alone(body));
            if amount || alone || !bounded(behind, phrase.unit) {
                continue;
            }
            let how = if beside { Statement::Parenthesis } else { Statement::Whole };
            let words = body.get(..phrase.length).unwrap_or(body);
            found.push(Stated { unit: phrase.unit, text: words.to_owned(), how });
        }
    }
}

/// A statement that is the whole text; `đ` (a letter of a list) and `tỷ` (half of `tỷ lệ`) alone are none.
fn whole(folded: &str) -> Option<Stated> {
    let inner = folded.trim_matches(edge);
    let phrase = phrase(inner)?;
    let weak = phrase.letter || scale_alone(inner) || (phrase.figures && phrase.unit != Unit::THOUSAND);
    (!weak && bounded(inner.get(phrase.length..)?, phrase.unit)).then(|| Stated {
        unit: phrase.unit,
        text: inner.get(..phrase.length).unwrap_or(inner).to_owned(),
        how: Statement::Whole,
    })
}

/// A statement at the end of a heading: `Kinh phí, triệu đồng`, `Năm 2023 › đồng`, `Kinh phí triệu đồng`.
fn suffix(folded: &str, raw: &str) -> Option<Stated> {
    if folded.split(' ').count() > 16 || folded.contains("bằng chữ") {
        return None;
    }
    let body = folded.trim_end_matches(edge);
    let starts = body.char_indices().filter(|(at, _)| {
        body.get(..*at).and_then(|before| before.chars().next_back()).is_some_and(|c| !c.is_alphanumeric())
    });
    for (at, _) in starts {
        let (Some(head), Some(tail)) = (body.get(..at), body.get(at..)) else { continue };
        let Some(phrase) = phrase(tail) else { continue };
        if phrase.length != tail.len() || phrase.figures || phrase.letter || !(phrase.full || lone_currency(tail)) {
            continue;
        }
        let head = head.trim_end();
        let parted = head.ends_with([',', ';', ':', '/', '›', '>', '|', '-']);
        let line = line_begins(raw, tail);
        let last = head.rsplit(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or("");
        let year = last.len() == 4
            && (last.starts_with("19") || last.starts_with("20"))
            && last.bytes().all(|b| b.is_ascii_digit());
        let stated = if last.contains(digit) {
            year && (parted || line)
        } else if parted {
            true
        } else if COUNTING.contains(&last) {
            false
        } else {
            // A lone đồng on the next line may end hợp đồng, hội đồng …
            phrase.full || (line && MONEY.contains(&last))
        };
        return stated.then(|| Stated { unit: phrase.unit, text: tail.to_owned(), how: Statement::Suffix });
    }
    None
}

/// Whether one line of the raw text is these words.
fn line_begins(raw: &str, words: &str) -> bool {
    raw.contains('\n') && raw.lines().any(|line| fold(line).trim_matches(edge) == words)
}

fn lone_currency(text: &str) -> bool {
    matches!(text, "đồng" | "vnđ" | "vnd")
}

fn scale_alone(text: &str) -> bool {
    matches!(
        text.trim_matches(edge),
        "tỷ" | "tỉ" | "ty" | "nghìn" | "ngàn" | "nghin" | "ngan" | "trieu" | "mil" | "million" | "billion" | "thousand"
    )
}

fn digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Signs that may stand around a unit's name.
fn edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '.' | ':' | ',' | ';' | '*' | '/' | '-' | '_' | '"' | '\'')
}

/// Whether a unit's name may end here: at the end of the text, or before a sign with anything behind it but
/// a different unit, or before the same unit in the other language.
fn bounded(rest: &str, unit: Unit) -> bool {
    let trimmed = rest.trim_start();
    match trimmed.chars().next() {
        None => true,
        Some(c) if matches!(c, ')' | ']' | '.' | ',' | ';' | '/' | '-' | ':' | '›' | '|' | '+' | '%' | '"') => {
            // "tr-đ" or "đồng-bào" are not ends.
            c != '-' || rest.starts_with(' ') || trimmed.chars().nth(1).is_none_or(|next| !next.is_alphabetic())
        }
        Some('(') => true,
        Some(_) => rest.starts_with(' ') && phrase(trimmed).is_some_and(|other| other.unit == unit && other.full),
    }
}

/// A unit's words at the beginning of a folded text, with the place where they end.
fn phrase(text: &str) -> Option<Phrase> {
    let text_is_bare = text.is_ascii();
    // English order: VND million, VND'000.
    for currency in ["vnd", "vnđ", "dong"] {
        if let Some(rest) = text.strip_prefix(currency) {
            let gap = rest.len() - rest.trim_start_matches([' ', '\'', ',']).len();
            let body = rest.get(gap..).unwrap_or("");
            let english = SCALES
                .iter()
                .filter(|(word, _)| word.chars().all(|c| c.is_ascii_lowercase()) && word.len() > 2 && *word != "tr");
            let scale = english
                .copied()
                .chain([("000", Unit::THOUSAND), ("bn", Unit::BILLION)])
                .filter(|(word, _)| {
                    body.strip_prefix(word).is_some_and(|after| !after.starts_with(char::is_alphanumeric))
                })
                .max_by_key(|(word, _)| word.len());
            if let Some((word, unit)) = scale {
                return Some(Phrase {
                    unit,
                    length: currency.len() + gap + word.len(),
                    full: true,
                    figures: false,
                    letter: false,
                });
            }
        }
    }
    if let Some(rest) = text.strip_prefix("'000 ").or_else(|| text.strip_prefix("000' "))
        && let Some(length) = currency(rest, text_is_bare)
    {
        return Some(Phrase {
            unit: Unit::THOUSAND,
            length: text.len() - rest.len() + length,
            full: true,
            figures: false,
            letter: false,
        });
    }
    let bare: &[(&str, Unit)] = if text_is_bare { &BARE_SCALES } else { &[] };
    for (word, unit) in SCALES.iter().chain(bare) {
        let Some(rest) = text.strip_prefix(word) else { continue };
        let figures = word.starts_with('1');
        let gap = rest.len() - rest.trim_start_matches([' ', '.']).len();
        let body = rest.get(gap..).unwrap_or("");
        if let Some(length) = currency(body, text_is_bare) {
            return Some(Phrase { unit: *unit, length: word.len() + gap + length, full: true, figures, letter: false });
        }
        // Without the currency only whole words can be units, and figures never.
        let whole_word = !rest.starts_with(char::is_alphanumeric);
        if whole_word && !figures && matches!(*word, "triệu" | "nghìn" | "ngàn" | "tỷ" | "tỉ") {
            return Some(Phrase { unit: *unit, length: word.len(), full: false, figures, letter: false });
        }
    }
    let length = currency(text, text_is_bare)?;
    let name = text.get(..length)?;
    let letter = matches!(name, "đ" | "d");
    let full = name.contains(' ') || matches!(name, "vnđ" | "vnd");
    (name != "d").then_some(Phrase { unit: Unit::DONG, length, full, figures: false, letter })
}

/// The length of a currency's name at the beginning of a text.
fn currency(text: &str, bare: bool) -> Option<usize> {
    let bare_names: &[&str] = if bare { &BARE_CURRENCIES } else { &[] };
    CURRENCIES.iter().chain(bare_names).find_map(|name| {
        let rest = text.strip_prefix(name)?;
        (!rest.starts_with(char::is_alphanumeric)).then_some(name.len())
    })
}

#[cfg(test)]
mod tests;
