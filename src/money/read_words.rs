//! Reading an amount back from its words, as officers write them: with or without commas, in either
//! school of words, followed by the currency or not.

use super::Money;
use crate::words::fold;

/// The amount a text in words means: `Bằng chữ: Ba mươi ba tỷ, bốn trăm triệu đồng chẵn./.` is
/// 33.400.000.000. Accepts tư and bốn, linh and lẻ, nghìn and ngàn, tỷ and tỉ, lăm and nhăm, capitals, any
/// Unicode form, and text wholly without diacritics. `None` for anything else, for colloquial short forms
/// that can mean two numbers (`một trăm hai`), and beyond 10^18.
pub fn read_words(text: &str) -> Option<Money> {
    read_folded(&fold(text))
}

/// [`read_words`] for text that is folded already.
pub(super) fn read_folded(folded: &str) -> Option<Money> {
    if folded.len() > 1_000 {
        return None;
    }
    let after_label = ["bằng chữ", "bang chu"]
        .iter()
        .find_map(|label| folded.split_once(label).map(|(_, rest)| rest))
        .unwrap_or(folded);
    let names: &[(&str, Word)] = if after_label.is_ascii() { &BARE_WORDS } else { &WORDS };
    let mut tokens = Vec::new();
    let mut rest = after_label
        .split(|c: char| c.is_whitespace() || ",.;:/()[]\"'*_-".contains(c))
        .filter(|word| !word.is_empty())
        .peekable();
    while let Some(word) = rest.next() {
        match names.iter().find(|(name, _)| *name == word) {
            Some((_, Word::Currency)) => {
                // Behind the currency only its own words may stand.
                let closing = ["chẵn", "chan", "việt", "viet", "nam", "vn", "đồng", "dong"];
                if !rest.all(|word| closing.contains(&word)) {
                    return None;
                }
                break;
            }
            Some((_, Word::Even)) => {
                if rest.next().is_some() {
                    return None;
                }
                break;
            }
            Some((_, word)) => tokens.push(*word),
            None => return None,
        }
    }
    let (negative, tokens) = match tokens.split_first() {
        Some((Word::Minus, rest)) => (true, rest),
        _ => (false, tokens.as_slice()),
    };
    let amount = if tokens == [Word::Digit(0)] { 0 } else { number(tokens, false)? };
    let dong = i64::try_from(amount).ok()?;
    Money::new(if negative { -dong } else { dong })
}

/// One word of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Digit(u64),
    /// mốt, tư, lăm: a unit that only stands behind tens.
    Unit(u64),
    /// mười.
    Ten,
    /// mươi.
    Tens,
    /// mười or mươi, in text without diacritics.
    AnyTen,
    /// linh, lẻ.
    And,
    Hundred,
    Thousand,
    Million,
    Billion,
    Minus,
    Currency,
    Even,
}

const WORDS: [(&str, Word); 35] = [
    ("không", Word::Digit(0)),
    ("một", Word::Digit(1)),
    ("mốt", Word::Unit(1)),
    ("hai", Word::Digit(2)),
    ("ba", Word::Digit(3)),
    ("bốn", Word::Digit(4)),
    ("tư", Word::Unit(4)),
    ("năm", Word::Digit(5)),
    ("lăm", Word::Unit(5)),
    ("nhăm", Word::Unit(5)),
    ("sáu", Word::Digit(6)),
    ("bảy", Word::Digit(7)),
    ("bẩy", Word::Digit(7)),
    ("tám", Word::Digit(8)),
    ("chín", Word::Digit(9)),
    ("mười", Word::Ten),
    ("mươi", Word::Tens),
    ("linh", Word::And),
    ("lẻ", Word::And),
    ("trăm", Word::Hundred),
    ("nghìn", Word::Thousand),
    ("ngàn", Word::Thousand),
    ("ngìn", Word::Thousand),
    ("triệu", Word::Million),
    ("tỷ", Word::Billion),
    ("tỉ", Word::Billion),
    ("âm", Word::Minus),
    ("trừ", Word::Minus),
    ("đồng", Word::Currency),
    ("vnđ", Word::Currency),
    ("vnd", Word::Currency),
    ("đ", Word::Currency),
    ("chẵn", Word::Even),
    ("chẳn", Word::Even),
    ("việt", Word::Currency),
];

const BARE_WORDS: [(&str, Word); 29] = [
    ("khong", Word::Digit(0)),
    ("mot", Word::Digit(1)),
    ("hai", Word::Digit(2)),
    ("ba", Word::Digit(3)),
    ("bon", Word::Digit(4)),
    ("tu", Word::Unit(4)),
    ("nam", Word::Digit(5)),
    ("lam", Word::Unit(5)),
    ("nham", Word::Unit(5)),
    ("sau", Word::Digit(6)),
    ("bay", Word::Digit(7)),
    ("tam", Word::Digit(8)),
    ("chin", Word::Digit(9)),
    ("muoi", Word::AnyTen),
    ("linh", Word::And),
    ("le", Word::And),
    ("tram", Word::Hundred),
    ("nghin", Word::Thousand),
    ("ngan", Word::Thousand),
    ("trieu", Word::Million),
    ("ty", Word::Billion),
    ("ti", Word::Billion),
    ("am", Word::Minus),
    ("tru", Word::Minus),
    ("dong", Word::Currency),
    ("vnd", Word::Currency),
    ("d", Word::Currency),
    ("chan", Word::Even),
    ("viet", Word::Currency),
];

/// A number's words; `inner` when larger groups stand before them.
fn number(words: &[Word], inner: bool) -> Option<u64> {
    let (mut rest, mut total, mut some) = (words, 0_u64, inner);
    if let Some(last) = words.iter().rposition(|word| *word == Word::Billion) {
        let (high, low) = words.split_at_checked(last)?;
        total = number(high, inner)?.checked_mul(1_000_000_000)?;
        rest = low.get(1..)?;
        some = true;
    }
    for (name, factor) in [(Word::Million, 1_000_000), (Word::Thousand, 1_000)] {
        if let Some(at) = rest.iter().position(|word| *word == name) {
            let (group, tail) = rest.split_at_checked(at)?;
            total = total.checked_add(three(group, some)?.checked_mul(factor)?)?;
            rest = tail.get(1..)?;
            some = true;
        }
    }
    if rest.is_empty() {
        return some.then_some(total);
    }
    total.checked_add(three(rest, some)?)
}

/// The words of a group of three digits, 1 to 999; as an inner group also 0 and with `không trăm`.
fn three(words: &[Word], inner: bool) -> Option<u64> {
    let (hundreds, rest) = match words {
        [Word::Digit(0), Word::Hundred, ..] if !inner => return None,
        [Word::Digit(digit), Word::Hundred, rest @ ..] => (Some(*digit), rest),
        rest => (None, rest),
    };
    let larger = hundreds.is_some();
    let tail = match rest {
        [] if larger => 0,
        [Word::And, Word::Digit(unit @ 1..) | Word::Unit(unit)] if larger || inner => *unit,
        // A lone digit behind hundreds or thousands is colloquial and means two things.
        [Word::Digit(unit @ 1..)] if !larger && !inner => *unit,
        [Word::Ten | Word::AnyTen] => 10,
        [Word::Ten | Word::AnyTen, Word::Digit(unit @ 1..)] => 10 + unit,
        [Word::Ten | Word::AnyTen, Word::Unit(unit @ (4 | 5))] => 10 + unit,
        [Word::Digit(tens @ 2..), Word::Tens | Word::AnyTen] => tens * 10,
        [Word::Digit(tens @ 2..), Word::Tens | Word::AnyTen, Word::Digit(unit @ 1..) | Word::Unit(unit)] => {
            tens * 10 + unit
        }
        _ => return None,
    };
    Some(hundreds.unwrap_or(0) * 100 + tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn officers_writings_are_read() {
        for (text, dong) in [
            ("Bằng chữ: Ba mươi ba tỷ, bốn trăm triệu đồng chẵn./.", 33_400_000_000),
            ("(Bằng chữ: Ba mươi ba tỷ bốn trăm triệu đồng)", 33_400_000_000),
            ("Số tiền viết bằng chữ: Ba mươi ba tỉ, bốn trăm triệu đồng.", 33_400_000_000),
            ("BA MƯƠI BA TỶ BỐN TRĂM TRIỆU ĐỒNG CHẴN", 33_400_000_000),
            (
                "Ba mu\u{31b}o\u{31b}i ba ty\u{309}, bô\u{301}n tra\u{306}m trie\u{323}\u{302}u đô\u{300}ng",
                33_400_000_000,
            ),
            ("ba muoi ba ty, bon tram trieu dong chan", 33_400_000_000),
            ("hai mươi bốn ngàn đồng Việt Nam", 24_000),
            ("hai mươi tư nghìn", 24_000),
            ("Hai mươi tư nghìn Việt Nam đồng", 24_000),
            ("một trăm lẻ năm nghìn đồng", 105_000),
            ("hai mươi nhăm nghìn đồng", 25_000),
            ("hai mươi năm nghìn đồng", 25_000),
            ("một triệu lẻ năm đồng", 1_000_005),
            ("một triệu không trăm linh năm đồng", 1_000_005),
            ("một nghìn hai mươi", 1_020),
            ("một tỷ không trăm triệu không trăm nghìn năm trăm đồng", 1_000_000_500),
            ("một nghìn tỷ, năm trăm triệu đồng", 1_000_500_000_000),
            ("Âm năm triệu đồng", -5_000_000),
            ("không đồng", 0),
            ("mười tư triệu", 14_000_000),
            ("bẩy triệu", 7_000_000),
            ("năm trăm linh tư đồng", 504),
        ] {
            assert_eq!(read_words(text).map(Money::dong), Some(dong), "{text}");
        }
    }

    #[test]
    fn what_is_not_an_amount_is_not_read() {
        for text in [
            "",
            "đồng",
            "Bằng chữ:",
            "Bằng chữ: …",
            "Hội đồng",
            "một trăm hai",
            "một nghìn hai",
            "hai mốt",
            "một mươi",
            "không mươi",
            "mười mốt",
            "một hai ba",
            "trăm nghìn",
            "tỷ",
            "ba triệu hai tỷ năm tỷ tỷ",
            "ba nghìn triệu",
            "hai triệu ba triệu",
            "một triệu rưỡi",
            "không trăm linh năm",
            "ba trăm linh",
            "năm đồng chí",
            "hai đồng ba hào",
            "linh năm",
            "một tỷ tỷ tỷ",
            "hai tỷ tỷ",
            "33 tỷ đồng",
            "Tổng cộng ba triệu đồng",
            "một trăm mười lăm mươi",
            "nghìn không trăm",
        ] {
            assert_eq!(read_words(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_words_panic(text in "((một|hai|mươi|mười|trăm|nghìn|triệu|tỷ|linh|năm|lăm|không|âm|đồng|chẵn|,)? ){0,20}") {
            if let Some(money) = read_words(&text) {
                proptest::prop_assert!(money.dong().abs() <= 1_000_000_000_000_000_000);
            }
        }
    }
}
