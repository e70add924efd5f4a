//! Seams to other rooms: text keys, units and amounts in words, kept here under names of this room so
//! that the rest of the room does not depend on how those rooms spell theirs.

use crate::money::Unit;
use jiff::civil::Date;

/// A text prepared for matching: lower case, NFC, single spaces; and the same letter by letter without
/// diacritics, so that a phrase matches text typed without them but never text with other ones
/// ("cộng" matches `Cộng` and `Cong`, not `Công`… unless the rest decides; see [`Norm::starts`]).
#[derive(Clone, Debug, Default)]
pub struct Norm {
    fold: Vec<char>,
    /// The bare letters words begin with, a bit for each.
    initials: u32,
}

/// The bit of a letter among [`Norm::initials`]; all of them for what is none.
fn bit(c: char) -> u32 {
    match u32::from(bare_letter(c)).checked_sub(u32::from('a')) {
        Some(place) if place < 26 => 1 << place,
        _ => u32::MAX,
    }
}

/// The letter without tone mark: `ộ` → `ô`.
pub const fn toneless(c: char) -> char {
    match c {
        'à' | 'á' | 'ả' | 'ã' | 'ạ' => 'a',
        'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' => 'ă',
        'ầ' | 'ấ' | 'ẩ' | 'ẫ' | 'ậ' => 'â',
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' => 'e',
        'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => 'ê',
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 'i',
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' => 'o',
        'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' => 'ô',
        'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' => 'ơ',
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' => 'u',
        'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => 'ư',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => 'y',
        other => other,
    }
}

/// The bare letter: `ộ` → `o`, `đ` → `d`.
pub const fn bare_letter(c: char) -> char {
    match toneless(c) {
        'ă' | 'â' => 'a',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        'đ' | 'ð' => 'd',
        other => other,
    }
}

fn same(text: char, phrase: char) -> bool {
    text == phrase || !phrase.is_ascii() && (text == bare_letter(phrase) || text == toneless(phrase))
}

impl Norm {
    /// Prepares a whole text.
    pub fn of(text: &str) -> Self {
        Self::head(text, usize::MAX)
    }

    /// Prepares the first `limit` letters only: enough to see how a row begins.
    pub fn head(text: &str, limit: usize) -> Self {
        let combining = !text.is_ascii()
            && text.chars().take(limit.saturating_mul(2)).any(|c| ('\u{300}'..='\u{36f}').contains(&c));
        let composed;
        let text = if combining {
            composed = crate::words::nfc(text);
            composed.as_str()
        } else {
            text
        };
        let mut fold = Vec::with_capacity(text.len().min(limit.min(64)));
        let mut space = true;
        for c in text.chars() {
            if c.is_whitespace() || c == '\u{a0}' || c == '_' {
                if !space {
                    fold.push(' ');
                    space = true;
                }
                continue;
            }
            if matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}') {
                continue;
            }
            space = false;
            if c.is_ascii() {
                fold.push(c.to_ascii_lowercase());
            } else {
                fold.extend(c.to_lowercase());
            }
            if fold.len() >= limit {
                break;
            }
        }
        if fold.last() == Some(&' ') {
            fold.pop();
        }
        let mut inside = false;
        let mut initials = 0;
        for c in &fold {
            let letter = c.is_alphanumeric();
            if letter && !inside {
                initials |= bit(*c);
            }
            inside = letter;
        }
        Self { fold, initials }
    }

    /// Number of letters.
    pub fn len(&self) -> usize {
        self.fold.len()
    }

    /// The prepared text.
    pub fn text(&self) -> String {
        self.fold.iter().collect()
    }

    /// The prepared text without diacritics.
    pub fn bare(&self) -> String {
        self.fold.iter().map(|c| bare_letter(*c)).collect()
    }

    fn matches_at(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut i = at;
        for p in phrase.chars() {
            if !same(*self.fold.get(i)?, p) {
                return None;
            }
            i += 1;
        }
        let boundary = match (self.fold.get(i), phrase.chars().last()) {
            (Some(next), Some(last)) => !(next.is_alphanumeric() && last.is_alphanumeric()),
            _ => true,
        };
        boundary.then_some(i)
    }

    /// Where the phrase (lower case, with diacritics) stands as whole words; the end of the match too.
    pub fn find(&self, phrase: &str) -> Option<(usize, usize)> {
        let first = phrase.chars().next()?;
        if first.is_alphanumeric() && bit(first) & self.initials == 0 {
            return None;
        }
        for at in 0..self.fold.len() {
            let c = *self.fold.get(at)?;
            if !same(c, first) {
                continue;
            }
            let before = at.checked_sub(1).and_then(|i| self.fold.get(i));
            if before.is_some_and(|b| b.is_alphanumeric() && first.is_alphanumeric()) {
                continue;
            }
            if let Some(end) = self.matches_at(at, phrase) {
                return Some((at, end));
            }
        }
        None
    }

    /// Whether the phrase stands somewhere as whole words.
    pub fn has(&self, phrase: &str) -> bool {
        self.find(phrase).is_some()
    }

    /// Whether the text begins with the phrase, after leading punctuation.
    pub fn starts(&self, phrase: &str) -> bool {
        self.matches_at(self.lead(), phrase).is_some()
    }

    /// Whether the text begins with the phrase to the letter, or with its letters without any mark: `Công thương`
    /// does not begin with `cộng`, `CONG` does.
    pub fn spells(&self, phrase: &str) -> bool {
        let written = || self.fold.iter().skip(self.lead()).zip(phrase.chars());
        written().all(|(c, p)| *c == p) || written().all(|(c, p)| *c == bare_letter(p))
    }

    fn lead(&self) -> usize {
        self.fold.iter().take_while(|c| !c.is_alphanumeric() && **c != '%' && **c != '#').count()
    }

    /// What follows when the text begins with the phrase, after leading punctuation.
    pub fn after(&self, phrase: &str) -> Option<String> {
        let end = self.matches_at(self.lead(), phrase)?;
        Some(self.fold.iter().skip(end).collect::<String>().trim().to_owned())
    }

    /// Whether the text is the phrase, punctuation around it aside.
    pub fn is(&self, phrase: &str) -> bool {
        self.matches_at(self.lead(), phrase).is_some_and(|end| !self.fold.iter().skip(end).any(|c| c.is_alphanumeric()))
    }
}

/// Phrases that texts may begin with, in the order of their first two letters: most rows of a table are told apart by
/// those two alone.
pub struct Heads(Vec<((char, char), &'static str)>);

impl Heads {
    /// Phrases in lower case, with diacritics, of at least two letters.
    pub fn of(phrases: impl IntoIterator<Item = &'static str>) -> Self {
        let first = |phrase: &'static str| {
            let mut letters = phrase.chars().map(bare_letter);
            Some(((letters.next()?, letters.next()?), phrase))
        };
        let mut all: Vec<((char, char), &'static str)> = phrases.into_iter().filter_map(first).collect();
        all.sort_unstable();
        Self(all)
    }

    fn with(&self, letters: (char, char)) -> &[((char, char), &'static str)] {
        let from = self.0.partition_point(|(key, _)| *key < letters);
        let rest = self.0.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|(key, _)| *key == letters)).unwrap_or_default()
    }

    /// What [`Norm::head`] gives, where the text may begin with one of the phrases.
    pub fn head(&self, text: &str, limit: usize) -> Option<Norm> {
        let mut letters = text.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
        let mut letter = || {
            let letter = letters.next()?;
            let mut lower = letter.to_lowercase();
            letter.is_alphanumeric().then(|| lower.next().map(bare_letter)).flatten().filter(|_| lower.next().is_none())
        };
        // What begins with anything but two letters is for the whole comparison to judge.
        let apart = letter().zip(letter()).is_some_and(|two| self.with(two).is_empty());
        (!apart).then(|| Norm::head(text, limit))
    }

    /// Whether the text begins with one of the phrases, after leading punctuation.
    pub fn begin(&self, text: &str, limit: usize) -> bool {
        self.head(text, limit).is_some_and(|norm| self.head_of(&norm))
    }

    /// Whether a prepared text begins with one of the phrases.
    pub fn head_of(&self, norm: &Norm) -> bool {
        let mut letters = norm.fold.iter().skip(norm.lead()).map(|c| bare_letter(*c));
        let with = match letters.next().zip(letters.next()) {
            Some(two) => self.with(two),
            None => &[],
        };
        with.iter().any(|(_, phrase)| norm.starts(phrase))
    }
}

/// The unit of money a text states, with the words. `nghìn tỷ` is no unit of tables and gives `None`.
pub fn unit_in(text: &str) -> Option<(Unit, String)> {
    Unit::find(text).filter(|(unit, _)| *unit != Unit::TRILLION)
}

const CURRENCIES: [(&str, &str); 22] = [
    ("usd", "USD"),
    ("đô la mỹ", "USD"),
    ("đô la", "USD"),
    ("us$", "USD"),
    ("$", "USD"),
    ("euro", "EUR"),
    ("eur", "EUR"),
    ("€", "EUR"),
    ("kíp", "LAK"),
    ("kip", "LAK"),
    ("lak", "LAK"),
    ("baht", "THB"),
    ("thb", "THB"),
    ("bath", "THB"),
    ("nhân dân tệ", "CNY"),
    ("cny", "CNY"),
    ("ndt", "CNY"),
    ("yên nhật", "JPY"),
    ("jpy", "JPY"),
    ("riel", "KHR"),
    ("rs crore", "INR"),
    ("won", "KRW"),
];

/// The foreign currency a unit text names.
pub fn currency_in(text: &str) -> Option<&'static str> {
    let norm = Norm::of(text);
    CURRENCIES.iter().find(|(word, _)| norm.has(word)).map(|(_, code)| *code)
}

/// A date written `18/4/2014`, `18-04-2014`, `2014-04-18` or `ngày 18 tháng 4 năm 2014` in a text.
pub fn date_in(text: &str) -> Option<Date> {
    let mut numbers: Vec<(i32, usize)> = Vec::new();
    let mut kind: Vec<char> = Vec::new();
    let norm = Norm::of(text);
    let spelt: String = norm.bare().replace(" thang ", "/").replace(" nam ", "/");
    let mut digits = String::new();
    let mut before = ' ';
    for c in spelt.chars().chain(std::iter::once(' ')) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            let linked = matches!(before, '/' | '-' | '.') && !numbers.is_empty();
            if !linked {
                numbers.clear();
                kind.clear();
            } else {
                kind.push(before);
            }
            numbers.push((digits.parse().unwrap_or(-1), digits.len()));
            digits.clear();
            if let [(a, la), (b, _), (y, ly)] = numbers.as_slice()
                && !c.is_alphanumeric()
            {
                let found = if *ly == 4 {
                    date(*y, *b, *a)
                } else if *la == 4 {
                    date(*a, *b, *y)
                } else {
                    None
                };
                if found.is_some() {
                    return found;
                }
                numbers.clear();
            }
            before = c;
        } else {
            numbers.clear();
            before = c;
        }
    }
    None
}

fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    if !(1990..=2100).contains(&year) {
        return None;
    }
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Reads an amount in words, `ba mươi ba tỷ, bốn trăm triệu đồng` → 33.400.000.000. `None` when a word
/// is not understood.
pub fn words_to_dong(text: &str) -> Option<i128> {
    let norm = Norm::of(text);
    let mut total: i128 = 0; // finished groups
    let mut group: i128 = 0; // the group of three being read
    let mut seen = false;
    let mut last_digit: Option<i128> = None;
    let mut negative = false;
    for word in norm.text().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let digit: Option<i128> = match word {
            "không" => Some(0),
            "một" | "mốt" => Some(1),
            "hai" => Some(2),
            "ba" => Some(3),
            "bốn" | "tư" => Some(4),
            "năm" | "lăm" | "nhăm" => Some(5),
            "sáu" => Some(6),
            "bảy" | "bẩy" => Some(7),
            "tám" => Some(8),
            "chín" => Some(9),
            _ => None,
        };
        if let Some(d) = digit {
            seen = true;
            if let Some(previous) = last_digit.take() {
                group = group.checked_add(previous)?;
            }
            last_digit = Some(d);
            continue;
        }
        match word {
            "âm" => negative = true,
            "trăm" => {
                group = group.checked_add(last_digit.take()?.checked_mul(100)?)?;
            }
            "mười" => {
                seen = true;
                group = group.checked_add(10)?;
            }
            "mươi" => {
                group = group.checked_add(last_digit.take()?.checked_mul(10)?)?;
            }
            "linh" | "lẻ" => {}
            "nghìn" | "ngàn" | "triệu" => {
                group = group.checked_add(last_digit.take().unwrap_or(0))?;
                let factor = if word == "triệu" { 1_000_000 } else { 1_000 };
                total = total.checked_add(group.checked_mul(factor)?)?;
                group = 0;
            }
            "tỷ" | "tỉ" => {
                group = group.checked_add(last_digit.take().unwrap_or(0))?;
                total = total.checked_add(group)?.checked_mul(1_000_000_000)?;
                group = 0;
            }
            "đồng" | "chẵn" | "đ" | "vnđ" => {
                if word == "đồng" && seen {
                    break;
                }
            }
            "bằng" | "chữ" | "số" | "tiền" | "viết" | "tổng" | "cộng" | "kinh" | "phí" | "là" | "i" => {
                if seen {
                    return None;
                }
            }
            _ => return None,
        }
    }
    if !seen {
        return None;
    }
    group = group.checked_add(last_digit.unwrap_or(0))?;
    total = total.checked_add(group)?;
    Some(if negative { -total } else { total })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_tolerate_missing_accents_only() {
        assert!(Norm::of("TỔNG CỘNG").starts("tổng cộng"));
        assert!(Norm::of("TONG CONG:").is("tổng cộng"));
        assert!(Norm::of("Đơn vị tính").starts("đơn vị tính"));
        assert!(!Norm::of("Thắng lợi").starts("tháng"));
        assert!(Norm::of("Số\u{a0}\u{a0}TT").is("số tt"));
        assert!(Norm::of("Tổng cộng").is("tổng cộng"), "NFD");
        assert!(!Norm::of("Cộng hòa").is("cộng"));
        assert!(!Norm::of("tổngsố").starts("tổng"));
    }

    #[test]
    fn units() {
        for (text, unit) in [
            ("Đơn vị tính: triệu đồng", Some(Unit::MILLION)),
            ("ĐVT: 1.000 đồng", Some(Unit::THOUSAND)),
            ("ĐVT: 1.000đ", Some(Unit::THOUSAND)),
            ("Đơn vị: đồng", Some(Unit::DONG)),
            ("Tỷ đồng - In billions of dong", Some(Unit::BILLION)),
            ("Kinh phí (Tr.đồng)", Some(Unit::MILLION)),
            ("Đơn vị: Sở GTVT", None),
            ("Hội đồng nhân dân", None),
            ("Hợp đồng số 5", None),
            ("nghìn đồng", Some(Unit::THOUSAND)),
            ("don vi tinh: trieu dong", Some(Unit::MILLION)),
            ("ĐVT: VNĐ", Some(Unit::DONG)),
            ("Đồng Nai", None),
        ] {
            assert_eq!(unit_in(text).map(|u| u.0), unit, "{text}");
        }
    }

    #[test]
    fn dates_and_words() {
        assert_eq!(date_in("QĐ 17 ngày 18/4/2014"), Date::new(2014, 4, 18).ok());
        assert_eq!(date_in("Quyết định số 3299/QĐ-BTC ngày 27/12/2012"), Date::new(2012, 12, 27).ok());
        assert_eq!(date_in("ngày 22 tháng 9 năm 2016"), Date::new(2016, 9, 22).ok());
        assert_eq!(date_in("năm 2022"), None);
        assert_eq!(date_in("2024-03-05"), Date::new(2024, 3, 5).ok());
        assert_eq!(words_to_dong("Bằng chữ: Ba mươi ba tỷ, bốn trăm triệu đồng chẵn"), Some(33_400_000_000));
        assert_eq!(words_to_dong("một nghìn tỷ đồng"), Some(1_000_000_000_000));
        assert_eq!(words_to_dong("ba trăm linh một triệu không trăm linh năm"), Some(301_000_005));
        assert_eq!(words_to_dong("bốn mươi sáu nghìn bảy trăm linh bốn"), Some(46_704));
        assert_eq!(words_to_dong("khoảng một tỷ"), None);
    }
}
