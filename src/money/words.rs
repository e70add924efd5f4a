//! Amounts in words, as Vietnamese documents write them.

use super::Money;

/// How an amount is put into words. The default is what stands under a table: commas between groups,
/// `linh`, `đồng chẵn`, a small first letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordOptions {
    /// `lẻ` for `linh`.
    pub le: bool,
    /// `chẵn` behind `đồng`.
    pub chan: bool,
    /// Commas between groups.
    pub commas: bool,
    /// A capital first letter, as after "Bằng chữ:".
    pub capital: bool,
}

impl Default for WordOptions {
    fn default() -> Self {
        Self { le: false, chan: true, commas: true, capital: false }
    }
}

impl Money {
    /// The amount in words with its currency: `ba mươi ba tỷ, bốn trăm triệu đồng chẵn`.
    pub fn in_words(self, options: &WordOptions) -> String {
        let separator = if options.commas { ", " } else { " " };
        let mut words = sentence(self.dong(), separator, if options.le { "lẻ" } else { "linh" });
        words.push_str(if options.chan { " đồng chẵn" } else { " đồng" });
        if options.capital {
            let mut rest = words.chars();
            if let Some(first) = rest.next() {
                words = first.to_uppercase().chain(rest).collect();
            }
        }
        words
    }
}

/// A whole number in words, without commas: 46.704 is `bốn mươi sáu nghìn bảy trăm linh bốn`.
pub fn number_in_words(number: i64) -> String {
    sentence(number, " ", "linh")
}

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

fn sentence(number: i64, separator: &str, linh: &str) -> String {
    if number == 0 {
        return "không".to_owned();
    }
    let words = positive(number.unsigned_abs(), separator, linh, false);
    if number < 0 { format!("âm {words}") } else { words }
}

/// A number above 0; `inner` when larger groups stand before it, so that `không trăm` is spoken.
fn positive(number: u64, separator: &str, linh: &str, inner: bool) -> String {
    const BILLION: u64 = 1_000_000_000;
    let mut groups: Vec<String> = Vec::new();
    let (high, low) = (number / BILLION, number % BILLION);
    if high > 0 {
        // The count of tỷ is a number of its own, spoken without commas: một nghìn hai trăm tỷ.
        groups.push(format!("{} tỷ", positive(high, " ", linh, inner)));
    }
    for (group, name) in [(low / 1_000_000, " triệu"), (low / 1_000 % 1_000, " nghìn"), (low % 1_000, "")] {
        if group > 0 {
            let padded = inner || !groups.is_empty();
            groups.push(format!("{}{name}", three(group, linh, padded)));
        }
    }
    groups.join(separator)
}

/// A group of three digits, 1 to 999.
fn three(group: u64, linh: &str, padded: bool) -> String {
    let (hundreds, tens, units) = (group / 100, group / 10 % 10, group % 10);
    let digit = |d: u64| usize::try_from(d).ok().and_then(|at| DIGITS.get(at)).copied().unwrap_or("");
    let mut words: Vec<&str> = Vec::new();
    if hundreds > 0 || padded {
        words.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if units > 0 && !words.is_empty() => words.push(linh),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    match units {
        0 => {}
        1 if tens >= 2 => words.push("mốt"),
        4 if tens >= 2 => words.push("tư"),
        5 if tens >= 1 => words.push("lăm"),
        _ => words.push(digit(units)),
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::read_words::{read_folded, read_words};
    use proptest::strategy::Strategy;

    /// Numbers and their official words.
    const VECTORS: [(i64, &str); 33] = [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (121, "một trăm hai mươi mốt"),
        (1_000, "một nghìn"),
        (1_001, "một nghìn không trăm linh một"),
        (1_010, "một nghìn không trăm mười"),
        (46_704, "bốn mươi sáu nghìn bảy trăm linh bốn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (301_000_005, "ba trăm linh một triệu không trăm linh năm"),
        (1_000_000_000, "một tỷ"),
        (33_400_000_000, "ba mươi ba tỷ bốn trăm triệu"),
        (1_234_567_891, "một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt"),
        (1_000_000_000_000, "một nghìn tỷ"),
        (1_005_000_000_000, "một nghìn không trăm linh năm tỷ"),
        (1_000_000_000_000_000, "một triệu tỷ"),
        (1_000_000_000_000_000_000, "một tỷ tỷ"),
        (-2_000_021, "âm hai triệu không trăm hai mươi mốt"),
    ];

    #[test]
    fn numbers_have_their_official_words() {
        for (number, words) in VECTORS {
            assert_eq!(number_in_words(number), words);
            assert_eq!(read_words(words).map(Money::dong), Some(number), "{words}");
        }
        assert!(number_in_words(i64::MIN).starts_with("âm chín tỷ hai trăm hai mươi ba triệu"));
    }

    #[test]
    fn money_is_written_as_documents_write_it() {
        let money = Money::new(33_400_000_000).unwrap();
        assert_eq!(money.in_words(&WordOptions::default()), "ba mươi ba tỷ, bốn trăm triệu đồng chẵn");
        let plain = WordOptions { chan: false, commas: false, capital: true, le: true };
        assert_eq!(Money::new(1_105_000).unwrap().in_words(&plain), "Một triệu một trăm lẻ năm nghìn đồng");
        assert_eq!(
            Money::new(1_234_500_000_000).unwrap().in_words(&WordOptions::default()),
            "một nghìn hai trăm ba mươi tư tỷ, năm trăm triệu đồng chẵn"
        );
        assert_eq!(
            Money::new(-1_000_005).unwrap().in_words(&WordOptions { capital: true, ..WordOptions::default() }),
            "Âm một triệu, không trăm linh năm đồng chẵn"
        );
        assert_eq!(Money::ZERO.in_words(&WordOptions { capital: true, ..WordOptions::default() }), "Không đồng chẵn");
    }

    #[test]
    fn every_number_to_a_hundred_thousand_comes_back() {
        for number in 0..=100_000 {
            let words = number_in_words(number);
            // Folding changes nothing here and is most of the time; every eleventh takes the whole way.
            let read = if number % 11 == 0 { read_words(&words) } else { read_folded(&words) };
            assert_eq!(read.map(Money::dong), Some(number), "{words}");
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2_000))]
        #[test]
        fn any_amount_comes_back(
            number in proptest::prop_oneof![
                -1_000_000_000_000_000_i64..=1_000_000_000_000_000,
                -1_000_000_000_000_000_000_i64..=1_000_000_000_000_000_000,
                -1_000_000_000_i64..=1_000_000_000,
                (0_i64..1000, 0_u32..16).prop_map(|(digits, zeros)| digits * 10_i64.pow(zeros)),
            ],
            le: bool, chan: bool, commas: bool, capital: bool,
        ) {
            let money = Money::new(number).unwrap();
            let words = money.in_words(&WordOptions { le, chan, commas, capital });
            proptest::prop_assert_eq!(read_words(&words), Some(money), "{}", words);
            proptest::prop_assert_eq!(read_words(&number_in_words(number)), Some(money));
            let bare = crate::words::bare(&words);
            proptest::prop_assert_eq!(read_words(&bare), Some(money), "{}", bare);
        }
    }
}
