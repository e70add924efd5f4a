//! Figures of a sheet as exact fixed-point numbers, and how text figures are read: per column, never
//! per cell.

use crate::money::Unit;
use rust_decimal::Decimal;

/// A figure in the unit of its column, scaled by [`SCALE`].
pub type Fixed = i128;

/// 10^12: a trillionth of the sheet's unit, a thousandth of a đồng when the unit is tỷ.
pub const SCALE: i128 = 1_000_000_000_000;

const DECIMALS: usize = 12;

/// A figure or none in the room of a figure: a table of a million figures keeps them so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot(Fixed);

impl Slot {
    /// No figure. No figure of a sheet comes near the least number there is.
    pub const NONE: Self = Self(Fixed::MIN);

    /// The figure.
    pub const fn get(self) -> Option<Fixed> {
        if self.0 == Fixed::MIN { None } else { Some(self.0) }
    }
}

impl From<Option<Fixed>> for Slot {
    fn from(value: Option<Fixed>) -> Self {
        value.map_or(Self::NONE, Self)
    }
}

/// An Excel number as a fixed-point figure; `None` when it is not finite or absurdly large.
pub fn of_f64(x: f64) -> Option<Fixed> {
    if !x.is_finite() || x.abs() >= 1e19 {
        return None;
    }
    if x.fract() == 0.0 && x.abs() < 9e15 {
        // Exact: whole numbers below 2^53.
        return Some((x as i64) as i128 * SCALE);
    }
    of_digits(&format!("{x}"))
}

/// Plain decimal digits (`-12.5`) as a fixed-point figure; digits beyond the twelfth are rounded half
/// away from zero.
pub fn of_digits(text: &str) -> Option<Fixed> {
    let (negative, body) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = body.split_once('.').unwrap_or((body, ""));
    if whole.len() > 20 || whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut value: i128 = 0;
    for b in whole.bytes() {
        value = value * 10 + i128::from(digit(b)?);
    }
    value *= SCALE;
    let mut place = SCALE;
    for (i, b) in fraction.bytes().enumerate() {
        let d = i128::from(digit(b)?);
        if i < DECIMALS {
            place /= 10;
            value += d * place;
        } else if i == DECIMALS && d >= 5 {
            value += 1;
        }
    }
    Some(if negative { -value } else { value })
}

const fn digit(b: u8) -> Option<u8> {
    if b.is_ascii_digit() { Some(b - b'0') } else { None }
}

/// The figure as a decimal, for money.
pub fn to_decimal(value: Fixed) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(value, 12).ok().map(|d| d.normalize())
}

/// The figure in đồng, rounded half away from zero; `None` beyond 10^18.
pub fn to_dong(value: Fixed, unit: Unit) -> Option<i64> {
    let exact = value.checked_mul(i128::from(unit.factor()))?;
    let half = if exact < 0 { -SCALE / 2 } else { SCALE / 2 };
    i64::try_from((exact.checked_add(half)?) / SCALE).ok()
}

/// How many decimals a figure uses, float noise (the 16th digit) aside.
pub fn decimals(value: Fixed) -> u32 {
    let mut rest = value.unsigned_abs();
    if rest == 0 {
        return 0;
    }
    // Keep 15 significant digits.
    let digits = rest.ilog10() + 1;
    if digits > 15 {
        let cut = 10u128.pow(digits - 15);
        rest = (rest + cut / 2) / cut * cut;
    }
    let mut places = 12;
    while places > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        places -= 1;
    }
    places
}

/// What floating point may have added to or taken from a figure of this size.
pub const fn noise(value: Fixed) -> Fixed {
    value.abs() / 100_000_000_000_000 + 2
}

/// A text figure before its style is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextNumber {
    /// Read the Vietnamese way (`.` thousands, `,` decimals); `None` when impossible.
    pub vi: Option<Fixed>,
    /// Read the English way.
    pub en: Option<Fixed>,
    /// Letters O, l stood for digits.
    pub repaired: bool,
    /// A unit written beside the figure, `150 triệu`.
    pub unit: Option<Unit>,
    /// Whether it has a thousands or decimal mark at all.
    pub marked: bool,
}

/// What a text in an amount column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextCell {
    /// Nothing, a dash, dots: nil.
    Nil,
    /// A figure.
    Number(TextNumber),
    /// A footnote mark alone, `(1)`.
    Mark,
    /// Words.
    Words,
}

fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{200b}' | '\u{feff}' | '\'')
        })
        .map(|c| if matches!(c, '−' | '–' | '—') { '-' } else { c })
        .collect()
}

/// Whether a text holds several figures (two lines of a cell, "1500 300") rather than one with spaces between its
/// groups of three.
fn several(text: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut before: Option<&str> = None;
    for (n, line) in text.trim().lines().enumerate() {
        for (m, word) in line.split_whitespace().enumerate() {
            let starts = digit(word.chars().next());
            if let Some(last) = before
                && starts
                && digit(last.chars().next_back())
            {
                let group = word.chars().take_while(char::is_ascii_digit).count();
                let first = last.chars().take_while(char::is_ascii_digit).count();
                if n > 0 && m == 0 || group != 3 || first > 3 || last.contains(',') {
                    return true;
                }
            }
            before = Some(word);
        }
    }
    false
}

/// A quick look: could the text be a figure at all? Cheap enough for every cell.
pub fn looks_numeric(text: &str) -> bool {
    let small = text.starts_with(|c: char| c.is_ascii_digit()) && text.len() <= 80;
    if small && (text.contains("riệu") || text.contains("ngh")) && spelled(&clean(text)).is_some() {
        return true;
    }
    let mut digits = 0usize;
    let mut others = 0usize;
    // "5 triệu đồng" begins with its figure; other words are told from figures by their first letters.
    let most = if text.starts_with(|c: char| c.is_ascii_digit()) { 12 } else { 5 };
    for c in text.chars().take(40) {
        match c {
            '0'..='9' => digits += 1,
            '/' | ':' => return false,
            '.' | ',' | '-' | '(' | ')' | ' ' | '\'' | '\u{a0}' | '−' | '–' | '\u{202f}' => {}
            c if c.is_whitespace() => {}
            _ => {
                others += 1;
                if others > most || digits == 0 && others > 1 {
                    return false;
                }
            }
        }
    }
    digits > 0 && (digits > others || ends_in_unit(text))
}

/// "5 triệu", "1,2 triệu đồng": a figure, and nothing but its unit after it.
fn ends_in_unit(text: &str) -> bool {
    let text = text.trim();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}'));
    rest.len() < text.len() && text.chars().count() <= 30 && {
        let squeezed: String = rest.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
        SUFFIXES.iter().any(|(suffix, _)| *suffix == squeezed.trim_end_matches('.'))
    }
}

/// Reads a text of an amount column.
pub fn text_cell(text: &str) -> TextCell {
    // Most texts of a list of payments are digits alone.
    if (1..=15).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) {
        let value = text.bytes().fold(0, |sum: Fixed, b| sum * 10 + Fixed::from(b - b'0')) * SCALE;
        let number = TextNumber { vi: Some(value), en: Some(value), repaired: false, unit: None, marked: false };
        return TextCell::Number(number);
    }
    // So are task numbers and days; and nothing that begins with a figure is one figure with a dash behind it.
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        if text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) {
            return read(text).map_or(TextCell::Words, TextCell::Number);
        }
        if text.contains('-') {
            return TextCell::Words;
        }
    }
    text_with_marks(text)
}

fn text_with_marks(text: &str) -> TextCell {
    if several(text) {
        return TextCell::Words;
    }
    let mut body = clean(text);
    if body.is_empty() || body.chars().all(|c| matches!(c, '-' | '.' | '…' | '_' | '/' | ',')) {
        return TextCell::Nil;
    }
    // A footnote before or after: "(1) 419.278.223", "12.500(*)", "12.500 (1)".
    if let Some((mark, rest)) = body.strip_prefix('(').and_then(|b| b.split_once(')'))
        && !mark.is_empty()
        && mark.len() <= 2
        && mark.chars().all(|c| c.is_ascii_digit() || c == '*')
    {
        if rest.is_empty() {
            return TextCell::Mark;
        }
        if rest.chars().next().is_some_and(|c| c.is_ascii_digit() || c == '-') {
            body = rest.to_owned();
        }
    }
    if let Some(open) = body.rfind('(')
        && open > 0
        && body.ends_with(')')
    {
        let mark: String = body.chars().skip_while(|c| *c != '(').skip(1).take_while(|c| *c != ')').collect();
        if mark.len() <= 2 && mark.chars().all(|c| c.is_ascii_digit() || c == '*') {
            body.truncate(open);
        }
    }
    while body.ends_with('*') {
        body.pop();
    }
    if body.is_empty() {
        return TextCell::Mark;
    }
    let mut negative = false;
    if let Some(inner) = body.strip_prefix('(').and_then(|b| b.strip_suffix(')')) {
        negative = true;
        body = inner.to_owned();
    }
    if let Some(rest) = body.strip_prefix('-') {
        negative = !negative;
        body = rest.to_owned();
    } else if let Some(rest) = body.strip_prefix('+') {
        body = rest.to_owned();
    }
    if let Some(dong) = spelled(&body) {
        let value = Some(if negative { -dong } else { dong } * SCALE);
        let number = TextNumber { vi: value, en: value, repaired: false, unit: Some(Unit::DONG), marked: false };
        return TextCell::Number(number);
    }
    let (body, unit) = split_unit(&body);
    let (body, repaired) = match repair(&body) {
        Some(done) => done,
        None => return TextCell::Words,
    };
    let Some(mut number) = read(&body) else { return TextCell::Words };
    number.repaired = repaired;
    number.unit = unit;
    if negative {
        number.vi = number.vi.map(|v| -v);
        number.en = number.en.map(|v| -v);
    }
    TextCell::Number(number)
}

/// "3 tỷ 500 triệu đồng", spaces taken out, in đồng: two units or more, each below the one before it, whole figures
/// under a thousand behind the first.
fn spelled(body: &str) -> Option<Fixed> {
    const UNITS: [(&[&str], Fixed); 3] =
        [(&["tỷ", "tỉ"], 1_000_000_000), (&["triệu", "tr"], 1_000_000), (&["nghìn", "ngàn"], 1_000)];
    let lowered = body.to_lowercase();
    let mut rest = lowered.as_str();
    let (mut sum, mut count, mut below) = (0, 0, Fixed::MAX);
    for (names, size) in UNITS {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (figure, tail) = rest.split_at_checked(digits)?;
        let Some(after) = names.iter().find_map(|name| tail.strip_prefix(name)).filter(|_| digits > 0) else {
            continue;
        };
        let figure: Fixed = figure.parse().ok().filter(|n| *n < if count == 0 { 1_000_000 } else { 1_000 })?;
        if size >= below {
            return None;
        }
        (sum, count, below, rest) = (sum + figure * size, count + 1, size, after);
    }
    (count >= 2 && ["", "đồng", "đ", "vnđ", "đồngchẵn"].contains(&rest.trim_end_matches('.'))).then_some(sum)
}

const SUFFIXES: [(&str, Unit); 22] = [
    ("nghìnđồng", Unit::THOUSAND),
    ("triệuđồng", Unit::MILLION),
    ("tỷđồng", Unit::BILLION),
    ("tỉđồng", Unit::BILLION),
    ("trđồng", Unit::MILLION),
    ("tr.đồng", Unit::MILLION),
    ("nghìn", Unit::THOUSAND),
    ("ngàn", Unit::THOUSAND),
    ("triệu", Unit::MILLION),
    ("trđ", Unit::MILLION),
    ("trd", Unit::MILLION),
    ("tr.đ", Unit::MILLION),
    ("tr", Unit::MILLION),
    ("tỷ", Unit::BILLION),
    ("tỉ", Unit::BILLION),
    ("đồng", Unit::DONG),
    ("dong", Unit::DONG),
    ("vnđ", Unit::DONG),
    ("vnd", Unit::DONG),
    ("đ", Unit::DONG),
    ("₫", Unit::DONG),
    ("d", Unit::DONG),
];

fn split_unit(body: &str) -> (String, Option<Unit>) {
    let lowered = body.to_lowercase();
    for (suffix, unit) in SUFFIXES {
        if let Some(rest) = lowered.strip_suffix(suffix)
            && rest.chars().last().is_some_and(|c| c.is_ascii_digit() || c == '.')
        {
            return (rest.trim_end_matches('.').to_owned(), Some(unit));
        }
    }
    (body.to_owned(), None)
}

fn repair(body: &str) -> Option<(String, bool)> {
    let digits = body.chars().filter(char::is_ascii_digit).count();
    let letters = body.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 0 {
        return Some((body.to_owned(), false));
    }
    if digits == 0 || letters > 3 || letters > digits || !body.chars().all(|c| "0123456789.,OoQlI|".contains(c)) {
        return None;
    }
    let mended = body.chars().map(|c| match c {
        'O' | 'o' | 'Q' => '0',
        'l' | 'I' | '|' => '1',
        other => other,
    });
    Some((mended.collect(), true))
}

fn read(body: &str) -> Option<TextNumber> {
    if body.is_empty() || !body.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return None;
    }
    if !body.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let vi = read_style(body, '.', ',');
    let en = read_style(body, ',', '.');
    if vi.is_none() && en.is_none() {
        return None;
    }
    let marked = body.contains(['.', ',']);
    Some(TextNumber { vi, en, repaired: false, unit: None, marked })
}

fn read_style(body: &str, thousands: char, decimal: char) -> Option<Fixed> {
    let (whole, fraction) = match body.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (body, None),
    };
    if let Some(fraction) = fraction
        && (fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    let mut groups = whole.split(thousands);
    let first = groups.next().unwrap_or_default();
    let mut digits = String::with_capacity(body.len() + 2);
    digits.push_str(first);
    for group in groups {
        let first_ok = (1..=3).contains(&first.len()) && first != "0";
        if !first_ok || group.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    if digits.is_empty() && fraction.is_none() {
        return None;
    }
    digits.push('.');
    digits.push_str(fraction.unwrap_or("0"));
    of_digits(&digits)
}

/// The style of the text figures of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberStyle {
    /// `1.234.567,8`.
    #[default]
    Vietnamese,
    /// `1,234,567.8`.
    English,
}

/// What the texts of a column say about its style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StyleVotes {
    /// Texts that can only be Vietnamese.
    pub vi: u32,
    /// Texts that can only be English.
    pub en: u32,
    /// Texts with one mark and three digits behind it that read both ways, mark `.`.
    pub dot: u32,
    /// The same, mark `,`.
    pub comma: u32,
    /// How often such a text differs from the one before it.
    pub varied: u32,
    /// The last of them as Vietnamese.
    pub last: Fixed,
    /// Texts and numbers without any mark, of up to three whole digits.
    pub small: u32,
    /// The same with four digits or more.
    pub long: u32,
}

impl StyleVotes {
    /// Counts one text.
    pub fn count(&mut self, text: &str, number: &TextNumber) {
        if !number.marked {
            if number.vi.is_some_and(|v| v.abs() < 1000 * SCALE) {
                self.small += 1;
            } else {
                self.long += 1;
            }
            return;
        }
        match (number.vi, number.en) {
            (Some(v), Some(e)) if v != e => {
                if text.contains('.') {
                    self.dot += 1;
                } else {
                    self.comma += 1;
                }
                self.varied += u32::from(v != self.last);
                self.last = v;
            }
            (Some(_), None) => self.vi += 1,
            (None, Some(_)) => self.en += 1,
            _ => {}
        }
    }

    /// Adds the votes of another column.
    pub const fn add(&mut self, other: &Self) {
        self.vi += other.vi;
        self.en += other.en;
        self.dot += other.dot;
        self.comma += other.comma;
        self.varied += other.varied;
        self.small += other.small;
        self.long += other.long;
    }

    /// The style, and whether it is sure. `others`: the votes of the table's other columns.
    pub const fn decide(&self, others: &Self) -> (NumberStyle, Certainty) {
        if self.vi > 0 && self.en > 0 {
            return (NumberStyle::Vietnamese, Certainty::Mixed);
        }
        if self.vi > 0 {
            return (NumberStyle::Vietnamese, Certainty::Sure);
        }
        if self.en > 0 {
            return (NumberStyle::English, Certainty::Sure);
        }
        if self.dot == 0 && self.comma == 0 {
            return (NumberStyle::Vietnamese, Certainty::Sure);
        }
        if others.vi > 0 && others.en == 0 {
            return (NumberStyle::Vietnamese, Certainty::Sure);
        }
        if others.en > 0 && others.vi == 0 {
            return (NumberStyle::English, Certainty::Sure);
        }
        // Every marked figure has exactly three digits behind its mark: a thousands mark, unless few.
        let style = if self.comma > self.dot { NumberStyle::English } else { NumberStyle::Vietnamese };
        if self.dot > 0 && self.comma > 0 {
            return (style, Certainty::Mixed);
        }
        // The same figure as line, subtotal and total is one witness.
        if self.dot + self.comma >= 3 && self.varied >= 3 && self.long == 0 {
            return (style, Certainty::Sure);
        }
        (style, Certainty::Doubtful)
    }
}

/// How sure a column's number style is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Told by the texts.
    Sure,
    /// Too few texts to tell.
    Doubtful,
    /// Both styles stand in one column.
    Mixed,
}

impl TextNumber {
    /// The figure in a style; where the text cannot be that style, the other reading.
    pub fn value(&self, style: NumberStyle) -> Option<Fixed> {
        match style {
            NumberStyle::Vietnamese => self.vi.or(self.en),
            NumberStyle::English => self.en.or(self.vi),
        }
    }

    /// Whether it reads as two different figures.
    pub fn ambiguous(&self) -> bool {
        matches!((self.vi, self.en), (Some(v), Some(e)) if v != e)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(text: &str) -> (Option<String>, Option<String>) {
        match text_cell(text) {
            TextCell::Number(n) => {
                (n.vi.and_then(to_decimal).map(|d| d.to_string()), n.en.and_then(to_decimal).map(|d| d.to_string()))
            }
            _ => (None, None),
        }
    }

    #[test]
    fn digits_alone_read_as_any_text_does() {
        for text in ["0", "7", "007", "2024", "1500000", "999999999999999"] {
            assert_eq!(text_cell(text), text_with_marks(text), "{text}");
        }
    }

    #[test]
    fn texts() {
        let s = |t: &str| Some(t.to_owned());
        assert_eq!(both("1.234.567"), (s("1234567"), None));
        assert_eq!(both("1,234.5"), (None, s("1234.5")));
        assert_eq!(both("1.500"), (s("1500"), s("1.5")));
        assert_eq!(both("12,5"), (s("12.5"), None));
        assert_eq!(both("0,125"), (s("0.125"), None));
        assert_eq!(both("(1.000)"), (s("-1000"), s("-1")));
        assert_eq!(both("1 234 567"), (s("1234567"), s("1234567")));
        assert_eq!(both("1.2O0.000"), (s("1200000"), None));
        assert_eq!(both("(1)     419.278.223"), (s("419278223"), None));
        assert_eq!(text_cell("(1)"), TextCell::Mark);
        assert_eq!(text_cell(" - "), TextCell::Nil);
        assert_eq!(text_cell("Sở Ngoại vụ"), TextCell::Words);
        assert!(matches!(text_cell("150 triệu"), TextCell::Number(TextNumber { unit: Some(Unit::MILLION), .. })));
    }

    #[test]
    fn floats() {
        assert_eq!(of_f64(954.720_000_000_000_4), Some(954_720_000_000_000));
        assert_eq!(of_f64(-3.5), Some(-3_500_000_000_000));
        assert_eq!(of_f64(f64::NAN), None);
        assert_eq!(decimals(of_f64(65_658_017.599_999_994).unwrap()), 1);
        assert_eq!(decimals(of_f64(100.0).unwrap()), 0);
        assert_eq!(to_dong(of_f64(0.5).unwrap(), Unit::DONG), Some(1));
        assert_eq!(to_dong(of_f64(-0.5).unwrap(), Unit::DONG), Some(-1));
    }

    #[test]
    fn figures_with_several_units() {
        let value = |text: &str| match text_cell(text) {
            TextCell::Number(n) => Some((n.vi? / SCALE, n.unit)),
            _ => None,
        };
        for (text, dong) in [
            ("3 tỷ 500 triệu đồng", 3_500_000_000),
            ("1 tỷ 250 triệu 500 nghìn đồng", 1_250_500_000),
            ("12 triệu 500 ngàn", 12_500_000),
            ("2 Tỷ 50 Triệu", 2_050_000_000),
        ] {
            assert!(looks_numeric(text), "{text}");
            assert_eq!(value(text), Some((dong, Some(Unit::DONG))), "{text}");
        }
        for text in ["3 tỷ 5", "500 triệu 3 tỷ", "3 tỷ 1500 triệu", "2 triệu hộ", "1 tỷ và 3 triệu"]
        {
            assert_eq!(value(text), None, "{text}");
        }
        assert_eq!(value("850 triệu đồng"), Some((850, Some(Unit::MILLION))));
    }

    #[test]
    fn several_figures_are_no_number() {
        for text in ["100\n200", "1500 300", "12 5", "1 500,5 200"] {
            assert_eq!(text_cell(text), TextCell::Words, "{text}");
        }
        for text in ["1 500 000", "150 000 đồng", "12. 500", "1 500,5", "\u{a0}3 000"] {
            assert!(matches!(text_cell(text), TextCell::Number(_)), "{text}");
        }
    }

    #[test]
    fn style_of_a_column() {
        let votes = |texts: &[&str]| {
            let mut v = StyleVotes::default();
            for t in texts {
                if let TextCell::Number(n) = text_cell(t) {
                    v.count(t, &n);
                }
            }
            v
        };
        let none = StyleVotes::default();
        assert_eq!(votes(&["1.500", "2.300", "950"]).decide(&none).1, Certainty::Doubtful);
        assert_eq!(votes(&["1.500", "2.300", "3.100"]).decide(&none), (NumberStyle::Vietnamese, Certainty::Sure));
        assert_eq!(votes(&["1.500", "12.5"]).decide(&none), (NumberStyle::English, Certainty::Sure));
        assert_eq!(votes(&["1.500", "1.234.567"]).decide(&none), (NumberStyle::Vietnamese, Certainty::Sure));
        assert_eq!(votes(&["1,500"]).decide(&votes(&["1,234,567"])), (NumberStyle::English, Certainty::Sure));
        assert_eq!(votes(&["1.234.567", "1,234.5"]).decide(&none).1, Certainty::Mixed);
    }
}
