//! Currencies other than đồng, so that a table in dollars or kíp is never taken for one in đồng.

use crate::words::fold;

/// Signs, and codes written in capitals, that name a currency wherever they stand as a word.
const CODES: [(&str, &str); 41] = [
    ("USD", "USD"),
    ("US$", "USD"),
    ("USD$", "USD"),
    ("EUR", "EUR"),
    ("€", "EUR"),
    ("LAK", "LAK"),
    ("₭", "LAK"),
    ("THB", "THB"),
    ("฿", "THB"),
    ("JPY", "JPY"),
    ("¥", "JPY"),
    ("CNY", "CNY"),
    ("RMB", "CNY"),
    ("NDT", "CNY"),
    ("KRW", "KRW"),
    ("₩", "KRW"),
    ("GBP", "GBP"),
    ("£", "GBP"),
    ("INR", "INR"),
    ("₹", "INR"),
    ("KHR", "KHR"),
    ("AUD", "AUD"),
    ("A$", "AUD"),
    ("CAD", "CAD"),
    ("SGD", "SGD"),
    ("S$", "SGD"),
    ("HKD", "HKD"),
    ("TWD", "TWD"),
    ("CHF", "CHF"),
    ("RUB", "RUB"),
    ("BGN", "BGN"),
    ("LVL", "LVL"),
    ("PLN", "PLN"),
    ("SEK", "SEK"),
    ("DKK", "DKK"),
    ("NOK", "NOK"),
    ("ILS", "ILS"),
    ("NIS", "ILS"),
    ("₪", "ILS"),
    ("MXN", "MXN"),
    ("ALL", "ALL"),
];

/// Names of currencies; they count where a unit is stated, not in running words.
const NAMES: [(&str, &str); 44] = [
    ("đô la mỹ", "USD"),
    ("đô la", "USD"),
    ("đô-la", "USD"),
    ("đôla", "USD"),
    ("dollars", "USD"),
    ("us dollars", "USD"),
    ("us dollar", "USD"),
    ("dollar", "USD"),
    ("$", "USD"),
    ("$m", "USD"),
    ("$mn", "USD"),
    ("$'000", "USD"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("kíp lào", "LAK"),
    ("kip lào", "LAK"),
    ("đồng kíp", "LAK"),
    ("kíp", "LAK"),
    ("kip", "LAK"),
    ("bạt", "THB"),
    ("baht", "THB"),
    ("bath", "THB"),
    ("yên nhật", "JPY"),
    ("yen", "JPY"),
    ("nhân dân tệ", "CNY"),
    ("yuan", "CNY"),
    ("bảng anh", "GBP"),
    ("pounds", "GBP"),
    ("rs crore", "INR"),
    ("rs. crore", "INR"),
    ("rs lakh", "INR"),
    ("rs. lakh", "INR"),
    ("crore", "INR"),
    ("crores", "INR"),
    ("rs.", "INR"),
    ("rs", "INR"),
    ("rupees", "INR"),
    ("riel", "KHR"),
    ("rúp", "RUB"),
    ("leva", "BGN"),
    ("levs", "BGN"),
    ("lats", "LVL"),
    ("pesos", "MXN"),
    ("shekels", "ILS"),
];

/// Words that may stand before a currency's name in a unit.
const SCALES: [&str; 21] = [
    "nghìn",
    "ngàn",
    "triệu",
    "tỷ",
    "tỉ",
    "1.000",
    "1,000",
    "1000",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "of",
    "in",
    "mio",
    "mil",
    "mill",
    "'000",
    "000",
];

/// Labels before a unit.
const LABELS: [&str; 9] =
    ["đơn vị tính bằng", "đơn vị tính", "đơn vị", "đvt", "currency unit", "currency", "unit", "tính bằng", "amounts"];

/// The ISO code of a currency other than đồng that a text of a table states (`Đơn vị tính: nghìn USD`,
/// `Kinh phí (kíp)`, `Rs crore`, `Total, EUR`); `None` for đồng, for none, for an amount that happens to be in
/// dollars (`5.000 USD`) and for rates of exchange. A bare `$` is given as USD and `¥` as JPY: it is enough to
/// know that they are not đồng.
pub fn currency(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    if folded.chars().count() > 200
        || folded.contains("tỷ giá")
        || folded.contains("tỉ giá")
        || folded.contains("exchange rate")
    {
        return None;
    }
    coded(text).or_else(|| named(&folded))
}

/// A code or sign as a word of its own, not behind an amount.
fn coded(text: &str) -> Option<&'static str> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || "()[]/,:;-–'\"".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    let mut before = "";
    for word in words {
        let word_end = word.trim_end_matches('.');
        if let Some((_, iso)) = CODES.iter().find(|(code, _)| *code == word_end) {
            // ALL (Albanian lek) is an English word too.
            let amount = before.chars().any(|c| c.is_ascii_digit()) && !SCALES.contains(&before);
            if !amount && *iso != "ALL" {
                return Some(iso);
            }
        }
        before = word;
    }
    None
}

/// A name where a unit is stated: the whole text, behind a label, in parentheses, behind the last comma.
fn named(folded: &str) -> Option<&'static str> {
    let labelled = LABELS.iter().find_map(|label| {
        let (before, rest) = folded.split_once(label)?;
        (!before.ends_with(char::is_alphanumeric) && rest.starts_with([':', ' ', '('])).then_some(rest)
    });
    let inside = folded.split_once('(').map(|(_, rest)| rest.split(')').next().unwrap_or(rest));
    let behind = folded.rsplit_once(['-', ',', '/', '›', '\n']).map(|(_, rest)| rest);
    [Some(folded), labelled, inside, behind].into_iter().flatten().find_map(unit_name)
}

/// The currency of a text that is a unit's name and nothing else.
fn unit_name(text: &str) -> Option<&'static str> {
    let mut rest = text.trim_matches(|c: char| c.is_whitespace() || "():[].-*".contains(c));
    // Scales on both sides: "nghìn USD", "$ million".
    loop {
        let next = SCALES.iter().find_map(|scale| {
            let front = rest.strip_prefix(scale).filter(|tail| tail.starts_with(' '));
            let back = rest.strip_suffix(scale).filter(|head| head.ends_with(' '));
            front.or(back).map(str::trim)
        });
        match next {
            Some(shorter) => rest = shorter,
            None => break,
        }
    }
    NAMES.iter().find(|(name, _)| *name == rest || *name == rest.trim_end_matches('.')).map(|(_, iso)| *iso)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_currencies_are_named() {
        for (text, iso) in [
            ("USD", "USD"),
            ("Đơn vị tính: nghìn USD", "USD"),
            ("Đơn vị tính: 1.000 USD", "USD"),
            ("Kinh phí (USD)", "USD"),
            ("US$ million", "USD"),
            ("$'000", "USD"),
            ("($ million)", "USD"),
            ("Đơn vị: đô la Mỹ", "USD"),
            ("Đơn vị tính: kíp", "LAK"),
            ("Đơn vị tính: triệu kíp Lào", "LAK"),
            ("Thành tiền (Kíp)", "LAK"),
            ("LAK", "LAK"),
            ("Total, EUR", "EUR"),
            ("Amount in €", "EUR"),
            ("(thousand euros)", "EUR"),
            ("¥", "JPY"),
            ("Rs crore", "INR"),
            ("(Rs. crore)", "INR"),
            ("in levs", "BGN"),
            ("Unit: million yuan", "CNY"),
            ("NIS thousand", "ILS"),
            ("Million pesos", "MXN"),
        ] {
            assert_eq!(currency(text), Some(iso), "{text}");
        }
    }

    #[test]
    fn dong_and_other_words_are_not() {
        for text in [
            "",
            "Đơn vị tính: triệu đồng",
            "VND",
            "Kinh phí (triệu đồng)",
            "Tỷ giá USD/VND",
            "tương đương 5.000 USD",
            "5.000 $",
            "hỗ trợ 10.000 USD cho tỉnh bạn",
            "Đơn vị: Sở Ngoại vụ",
            "He won the prize",
            "ALL",
            "Hội nghị tại Kip",
            "kíp trực, kíp thợ",
            "Euro 2024 report of the office",
            "thợ (kíp trưởng)",
            "Yên Bái",
        ] {
            assert_eq!(currency(text), None, "{text}");
        }
    }
}
