//! Reading a figure from a cell's text or from Excel's number. What can be read in two ways is said to
//! be so; nothing is guessed here.

use super::style::NumberStyle;
use crate::words::Bilingual;
use rust_decimal::Decimal;

/// What a cell's text says as a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A number.
    Number(Decimal),
    /// Nothing, or only spaces.
    Blank,
    /// A dash: nil, which is not a typed 0.
    Nil,
    /// A number once a slip of typing is put right.
    Repaired {
        /// The value meant.
        value: Decimal,
        /// What was put right.
        why: Bilingual,
    },
    /// Both styles read it, with different values; the column must decide.
    Ambiguous {
        /// Read with dots between thousands.
        vietnamese: Decimal,
        /// Read with commas between thousands.
        english: Decimal,
    },
    /// No number: words, a code that begins with 0 (`070`), a percentage, scientific writing, broken grouping, or the other style's proof.
    NotANumber,
}

impl Reading {
    /// The value, where there is exactly one.
    pub const fn value(&self) -> Option<Decimal> {
        match self {
            Self::Number(value) | Self::Repaired { value, .. } => Some(*value),
            _ => None,
        }
    }
}

/// Reads a cell's text in the style of its column; without a style, a text that both read is
/// [`Reading::Ambiguous`]. A text that only the other style reads is [`Reading::NotANumber`]. Negatives
/// are `-1.000`, `(1.000)` and `1.000-`; thousands may also stand apart by spaces.
pub fn read(text: &str, style: Option<NumberStyle>) -> Reading {
    let (repair, core) = match prepare(text) {
        Prepared::Blank => return Reading::Blank,
        Prepared::Nil => return Reading::Nil,
        Prepared::Nothing => return Reading::NotANumber,
        Prepared::Number { repair, core } => (repair, core),
    };
    let vietnamese = core.value(NumberStyle::Vietnamese);
    let english = core.value(NumberStyle::English);
    let value = match (style, vietnamese, english) {
        (Some(NumberStyle::Vietnamese), Some(value), _) | (Some(NumberStyle::English), _, Some(value)) => value,
        (None, Some(vietnamese), Some(english)) if vietnamese != english => {
            return Reading::Ambiguous { vietnamese, english };
        }
        (None, Some(value), _) | (None, None, Some(value)) => value,
        _ => return Reading::NotANumber,
    };
    match repair {
        Some(repair) => Reading::Repaired { value, why: repair.why(text) },
        None => Reading::Number(value),
    }
}

/// Whether the text is a number followed by a percent sign.
pub fn is_percent(text: &str) -> bool {
    let folded = crate::words::fold(text);
    folded.strip_suffix('%').is_some_and(|number| matches!(prepare(number.trim()), Prepared::Number { .. }))
}

/// A number of Excel as a decimal, by the shortest text that means the same number; `None` for what is no
/// number and beyond ±10^18, where no amount lies.
pub fn from_f64(number: f64) -> Option<Decimal> {
    if !number.is_finite() || number.abs() > 1e18 {
        return None;
    }
    let text = format!("{number}");
    // More digits than a decimal holds lie far behind the decimal point and are rounded there, at the 28th.
    let value: Decimal = text.parse().ok()?;
    Some(if value.is_zero() { Decimal::ZERO } else { value.normalize() })
}

/// What a text says about the style of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Only this style reads it.
    Proves(NumberStyle),
    /// Both read it, differently.
    Ambiguous,
    /// It says nothing.
    Silent,
}

/// What a text says about the style of its column.
pub(super) fn shape_of(text: &str) -> Shape {
    let Prepared::Number { core, .. } = prepare(text) else { return Shape::Silent };
    match (core.value(NumberStyle::Vietnamese), core.value(NumberStyle::English)) {
        (Some(_), None) => Shape::Proves(NumberStyle::Vietnamese),
        (None, Some(_)) => Shape::Proves(NumberStyle::English),
        (Some(vietnamese), Some(english)) if vietnamese != english => Shape::Ambiguous,
        _ => Shape::Silent,
    }
}

/// The slips of typing that are put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Repair {
    Letters,
    Apostrophes,
    Spaces,
    Currency,
    FinalDot,
}

impl Repair {
    fn why(self, text: &str) -> Bilingual {
        let (vi, en) = match self {
            Self::Letters => ("chữ cái gõ nhầm thay chữ số (O, l)", "letters typed for digits (O, l)"),
            Self::Apostrophes => ("có dấu nháy thừa", "stray apostrophes"),
            Self::Spaces => ("có dấu cách thừa", "stray spaces"),
            Self::Currency => ("có chữ “đồng” viết kèm", "the word for đồng written along"),
            Self::FinalDot => ("có dấu chấm thừa ở cuối", "a stray dot at the end"),
        };
        let text = text.trim();
        Bilingual::new(format!("“{text}”: {vi}"), format!("“{text}”: {en}"))
    }
}

enum Prepared {
    Blank,
    Nil,
    Nothing,
    Number { repair: Option<Repair>, core: Core },
}

/// A number's digits and signs, the sign of the value apart.
struct Core {
    negative: bool,
    /// Digits, dots, commas and single spaces; begins and ends with a digit.
    text: String,
}

impl Core {
    /// The value in this style, when it is well formed there.
    fn value(&self, style: NumberStyle) -> Option<Decimal> {
        let (whole, fraction) = match self.text.split_once(style.decimal()) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (self.text.as_str(), None),
        };
        if fraction.is_some_and(|f| f.is_empty() || !f.bytes().all(|b| b.is_ascii_digit())) {
            return None;
        }
        let digits = ungroup(whole, style)?;
        let number = match fraction {
            Some(fraction) => format!("{digits}.{fraction}"),
            None => digits,
        };
        let value = Decimal::from_str_exact(&number).ok()?;
        Some(if self.negative && !value.is_zero() { -value } else { value })
    }
}

/// The digits of a whole part: plain, or in groups of three by the style's sign or by spaces alone.
fn ungroup(whole: &str, style: NumberStyle) -> Option<String> {
    let separator = match (whole.contains(style.group()), whole.contains(' ')) {
        (false, false) => {
            // Three digits and more that begin with 0 are a code (070), not an amount; only zeros are 0.
            let code = whole.len() > 2 && whole.starts_with('0') && whole.bytes().any(|b| b != b'0');
            let digits = !whole.is_empty() && whole.bytes().all(|b| b.is_ascii_digit());
            return (digits && !code).then(|| whole.to_owned());
        }
        (true, false) => style.group(),
        (false, true) => ' ',
        (true, true) => return None,
    };
    let mut digits = String::with_capacity(whole.len());
    for (at, group) in whole.split(separator).enumerate() {
        let fits = if at == 0 { (1..=3).contains(&group.len()) && !group.starts_with('0') } else { group.len() == 3 };
        if !fits || !group.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}

/// Longest text that can be a number; anything longer is words.
const LONGEST: usize = 60;

fn prepare(text: &str) -> Prepared {
    let text = plain(text);
    if text.is_empty() {
        return Prepared::Blank;
    }
    if text.chars().all(|c| c == '-' || c.is_whitespace()) {
        return Prepared::Nil;
    }
    if text.len() > LONGEST {
        return Prepared::Nothing;
    }
    number(&text).unwrap_or(Prepared::Nothing)
}

/// Hidden characters dropped and every kind of space, dash, apostrophe and full-width digit made plain.
/// Line ends and tabs inside stay: figures on two lines are two figures.
fn plain(text: &str) -> String {
    let hidden = crate::words::controls(text);
    let mut out = String::with_capacity(text.len());
    for c in crate::words::nfc(text).trim().chars() {
        out.push(match c {
            '\u{ad}' => continue,
            '\n' | '\r' | '\t' => '\n',
            c if hidden.contains(&c) => continue,
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
            '’' | '‘' | '′' | '`' | '´' => '\'',
            '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
            ' ' => ' ',
            c if c.is_whitespace() => HARD_SPACE,
            other => other,
        });
    }
    out.trim().to_owned()
}

/// The space Excel and Word put between thousands; a plain one may also stand between two figures.
const HARD_SPACE: char = '\u{a0}';

/// Words for đồng that officers type after a figure.
const CURRENCY: [&str; 5] = ["đồng", "vnđ", "vnd", "đ", "₫"];

fn number(text: &str) -> Option<Prepared> {
    let mut repair = None;
    let mut rest = text;
    let lower = text.to_lowercase();
    // `1.000.000 đồng./.`
    let bare = lower.trim_end_matches(|c: char| matches!(c, '.' | '/') || c.is_whitespace());
    if let Some(amount) = CURRENCY.iter().find_map(|word| bare.strip_suffix(word)) {
        rest = text.get(..amount.len())?.trim_end();
        repair = Some(Repair::Currency);
    }
    let (negative, inner) = signed(rest)?;
    let mut inner = inner.to_owned();
    if inner.contains('\'') {
        inner.retain(|c| c != '\'');
        repair = repair.or(Some(Repair::Apostrophes));
    }
    if let Some(dotless) = inner.strip_suffix('.')
        && dotless.bytes().filter(u8::is_ascii_digit).count() >= 4
    {
        inner = dotless.to_owned();
        repair = repair.or(Some(Repair::FinalDot));
    }
    let lettered = inner.contains(['O', 'o', 'l', 'I', '|']);
    if lettered {
        inner = inner
            .chars()
            .map(|c| {
                if matches!(c, 'O' | 'o') {
                    '0'
                } else if matches!(c, 'l' | 'I' | '|') {
                    '1'
                } else {
                    c
                }
            })
            .collect();
        repair = Some(Repair::Letters);
    }
    // One plain space between two groups of digits may as well part two figures: it is told.
    if inner.matches(' ').count() == 1 && !inner.contains(HARD_SPACE) {
        repair = repair.or(Some(Repair::Spaces));
    }
    let mut inner = inner.replace(HARD_SPACE, " ");
    if !inner.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b' ')) {
        return None;
    }
    if !inner.starts_with(|c: char| c.is_ascii_digit()) || !inner.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // Spaces beside a dot or comma were never meant: `1. 234. 567`.
    if inner.contains(". ") || inner.contains(" .") || inner.contains(", ") || inner.contains(" ,") {
        inner.retain(|c| c != ' ');
        let grouped = inner.matches(['.', ',']).count() >= 2;
        if !grouped {
            return None;
        }
        repair = repair.or(Some(Repair::Spaces));
    }
    if rest.strip_prefix('-').is_some_and(|after| after.starts_with(char::is_whitespace)) {
        repair = repair.or(Some(Repair::Spaces));
    }
    if lettered && !letters_were_digits(rest, &inner) {
        return None;
    }
    Some(Prepared::Number { repair, core: Core { negative, text: inner } })
}

/// The sign apart from the figure; a figure with two signs is refused.
fn signed(text: &str) -> Option<(bool, &str)> {
    if let Some(inner) = text.strip_prefix('(') {
        let inner = inner.strip_suffix(')')?.trim();
        return (!inner.contains(['-', '+', '('])).then_some((true, inner));
    }
    if let Some(inner) = text.strip_prefix('-') {
        return Some((true, inner.trim_start()));
    }
    if let Some(inner) = text.strip_suffix('-') {
        return Some((true, inner.trim_end()));
    }
    Some((false, text.strip_prefix('+').unwrap_or(text)))
}

/// Letters are taken for digits only in a figure that is otherwise plain: mostly real digits, three or
/// more in all, plain or in groups of three. `I.1` and `l` are numbering, `10l` is litres, `2O1` is 201.
fn letters_were_digits(written: &str, repaired: &str) -> bool {
    let measure = written.trim_end_matches([')', '-', ' ', HARD_SPACE]).ends_with(['o', 'l', 'I', '|']);
    let real = written.bytes().filter(u8::is_ascii_digit).count();
    let all = repaired.bytes().filter(u8::is_ascii_digit).count();
    let grouped =
        [NumberStyle::Vietnamese, NumberStyle::English].iter().any(|style| ungroup(repaired, *style).is_some());
    !measure && all >= 3 && real * 2 >= all && grouped
}

#[cfg(test)]
mod tests;
