//! Amounts typed on a command line: `702000000`, `702.000.000`, `702tr`, `702 triệu`, `1,2ty`. A typed
//! amount is Vietnamese (comma before decimals, dots between thousands); what could mean something else is
//! asked about, never guessed.

use super::{Money, NumberStyle, Unit, show};
use crate::words::{Bilingual, fold};
use rust_decimal::Decimal;

/// What may follow a figure, with the unit it makes; folded, without spaces and dots.
const UNITS: [(&str, Unit); 28] = [
    ("đồng", Unit::DONG),
    ("dong", Unit::DONG),
    ("đ", Unit::DONG),
    ("d", Unit::DONG),
    ("vnđ", Unit::DONG),
    ("vnd", Unit::DONG),
    ("₫", Unit::DONG),
    ("nghìn", Unit::THOUSAND),
    ("nghin", Unit::THOUSAND),
    ("ngàn", Unit::THOUSAND),
    ("ngan", Unit::THOUSAND),
    ("ng", Unit::THOUSAND),
    ("n", Unit::THOUSAND),
    ("k", Unit::THOUSAND),
    ("triệu", Unit::MILLION),
    ("trieu", Unit::MILLION),
    ("tr", Unit::MILLION),
    ("tỷ", Unit::BILLION),
    ("tỉ", Unit::BILLION),
    ("ty", Unit::BILLION),
    ("ti", Unit::BILLION),
    ("nghìntỷ", Unit::TRILLION),
    ("nghìntỉ", Unit::TRILLION),
    ("ngàntỷ", Unit::TRILLION),
    ("nghinty", Unit::TRILLION),
    ("million", Unit::MILLION),
    ("billion", Unit::BILLION),
    ("thousand", Unit::THOUSAND),
];

/// Names of the currency that may follow a scale.
const CURRENCY: [&str; 6] = ["đồng", "dong", "vnđ", "vnd", "đ", "d"];

/// The amount typed, in đồng. The error is a question to the person who typed it, with ways to write each
/// meaning. A fraction of a đồng is refused.
pub fn parse_typed(text: &str) -> Result<Money, Bilingual> {
    let folded = fold(text);
    let (negative, body) = match folded.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, folded.strip_prefix('+').unwrap_or(&folded)),
    };
    let parts = cut(body).ok_or_else(|| not_an_amount(text))?;
    let mut total = Money::ZERO;
    let mut below: Option<Unit> = None;
    for (place, (figure, unit)) in parts.iter().enumerate() {
        let last = place + 1 == parts.len();
        // 1 tỷ 200 triệu: units fall, each but the last is whole and all are written.
        let falls = below.is_none_or(|above| unit.is_some_and(|unit| unit < above));
        if !falls || (!last && (unit.is_none() || figure.contains(','))) {
            return Err(not_an_amount(text));
        }
        let part = amount(text, figure, *unit)?;
        total = total.checked_add(part).ok_or_else(|| too_large(text))?;
        below = *unit;
    }
    Ok(if negative { total.negated() } else { total })
}

/// One figure with its unit.
fn amount(typed: &str, figure: &str, unit: Option<Unit>) -> Result<Money, Bilingual> {
    let vietnamese = value(figure, NumberStyle::Vietnamese);
    let english = value(figure, NumberStyle::English);
    let money = |value: Option<Decimal>| {
        let (money, residue) = Money::from_decimal(value?, unit.unwrap_or(Unit::DONG))?;
        residue.is_zero().then_some(money)
    };
    let both = || ask(typed, money(vietnamese), money(english));
    let Some(meant) = vietnamese else {
        return Err(if english.is_some() { both() } else { not_an_amount(typed) });
    };
    let doubtful = english.is_some_and(|other| other != meant)
        && match unit.unwrap_or(Unit::DONG) {
            // "1.234" is grouped đồng; "1,234" has a fraction of a đồng or is English.
            Unit::DONG => figure.contains(','),
            // "4.700tr" is how tables are written; "4,700tr" is either.
            Unit::THOUSAND | Unit::MILLION => figure.contains(','),
            // "1,234 tỷ" is common; "1.250 tỷ" more often slips from 1,25 tỷ.
            _ => figure.contains('.'),
        };
    if doubtful {
        return Err(both());
    }
    let (amount, residue) = Money::from_decimal(meant, unit.unwrap_or(Unit::DONG)).ok_or_else(|| too_large(typed))?;
    if !residue.is_zero() {
        return Err(Bilingual::new(
            format!("“{typed}” có phần lẻ nhỏ hơn 1 đồng. Số tiền chính xác là bao nhiêu đồng?"),
            format!("“{typed}” holds a fraction of a đồng. How many whole đồng are meant?"),
        ));
    }
    Ok(amount)
}

/// A figure's value in a style; spaces group in both.
fn value(figure: &str, style: NumberStyle) -> Option<Decimal> {
    // Plain spaces between thousands are typed on purpose here.
    super::read(&figure.replace(' ', "\u{a0}"), Some(style)).value()
}

/// The text cut into figures with their units: `1 tỷ 200 triệu` into two.
fn cut(body: &str) -> Option<Vec<(String, Option<Unit>)>> {
    let mut parts = Vec::new();
    let mut rest = body.trim();
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let figure_end =
            rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' '))).unwrap_or(rest.len());
        let (figure, tail) = rest.split_at_checked(figure_end)?;
        let unit_end = tail.find(|c: char| c.is_ascii_digit()).unwrap_or(tail.len());
        let (name, next) = tail.split_at_checked(unit_end)?;
        // "702 tr." and "702.tr" are one figure and one unit.
        let figure = figure.trim().trim_end_matches('.').trim_end();
        if !figure.starts_with(|c: char| c.is_ascii_digit()) || figure.ends_with(',') {
            return None;
        }
        let unit = if name.trim().is_empty() { None } else { Some(unit(name)?) };
        parts.push((figure.to_owned(), unit));
        rest = next;
    }
    Some(parts)
}

fn unit(name: &str) -> Option<Unit> {
    let name: String = name.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '/')).collect();
    let of = |name: &str| UNITS.iter().find(|(word, _)| *word == name).map(|(_, unit)| *unit);
    of(&name).or_else(|| CURRENCY.iter().find_map(|word| name.strip_suffix(word).and_then(of)))
}

fn ask(typed: &str, vietnamese: Option<Money>, english: Option<Money>) -> Bilingual {
    let mut meanings: Vec<String> = [vietnamese, english].into_iter().flatten().map(meaning).collect();
    meanings.dedup();
    let (vi, en) = (meanings.join(" hay "), meanings.join(" or "));
    Bilingual::new(
        format!("“{typed}” chưa rõ: ý là {vi}? Hãy gõ dấu phẩy trước phần lẻ, dấu chấm giữa các nhóm nghìn."),
        format!("“{typed}” is not clear: do you mean {en}? Type a comma before decimals and dots between thousands."),
    )
}

/// One meaning as it can be typed, and in đồng; the same in both languages, since amounts are typed in
/// Vietnamese.
fn meaning(money: Money) -> String {
    let unit = match money.dong().unsigned_abs() {
        0..1_000_000 => return format!("{} đồng", money.dotted()),
        1_000_000..1_000_000_000 => Unit::MILLION,
        _ => Unit::BILLION,
    };
    let name = if unit == Unit::MILLION { "triệu" } else { "tỷ" };
    format!("{} {name} ({} đồng)", show(money, unit, NumberStyle::Vietnamese), money.dotted())
}

fn not_an_amount(typed: &str) -> Bilingual {
    Bilingual::new(
        format!("“{typed}” không phải là số tiền. Viết như: 702000000, 702.000.000, 702tr, 702 triệu, 1,2ty, 1,2 tỷ"),
        format!("“{typed}” is no amount. Write it like: 702000000, 702.000.000, 702tr, 702 triệu, 1,2ty, 1,2 tỷ"),
    )
}

fn too_large(typed: &str) -> Bilingual {
    Bilingual::new(
        format!("“{typed}” vượt quá giới hạn 1.000.000.000 tỷ đồng. Đơn vị có đúng không?"),
        format!("“{typed}” is beyond the limit of 10^18 đồng. Is the unit right?"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_amounts_are_read() {
        for (text, dong) in [
            ("702000000", 702_000_000),
            ("702.000.000", 702_000_000),
            ("702 000 000", 702_000_000),
            ("702tr", 702_000_000),
            ("702 tr", 702_000_000),
            ("702tr.", 702_000_000),
            ("702 triệu", 702_000_000),
            ("702 triệu đồng", 702_000_000),
            ("702 Tr.đ", 702_000_000),
            ("702trđ", 702_000_000),
            ("702 trieu dong", 702_000_000),
            ("4.700tr", 4_700_000_000),
            ("1,2ty", 1_200_000_000),
            ("1,2 tỷ", 1_200_000_000),
            ("1,2 tỉ đồng", 1_200_000_000),
            ("33,4 tỷ", 33_400_000_000),
            ("1,234 tỷ", 1_234_000_000),
            ("1.500.000đ", 1_500_000),
            ("1.500.000 đồng", 1_500_000),
            ("1.500.000 VNĐ", 1_500_000),
            ("1.234", 1_234),
            ("500k", 500_000),
            ("500 nghìn", 500_000),
            ("-5tr", -5_000_000),
            ("- 5 tr", -5_000_000),
            ("−5tr", -5_000_000),
            ("+5tr", 5_000_000),
            ("0", 0),
            ("1 tỷ 200 triệu", 1_200_000_000),
            ("33 tỷ 400tr", 33_400_000_000),
            ("1,5 nghìn tỷ", 1_500_000_000_000),
            ("1 ty 200 trieu 500 nghin dong", 1_200_500_000),
            ("0,000000001 tỷ", 1),
            ("1000000000000000000", 1_000_000_000_000_000_000),
        ] {
            assert_eq!(parse_typed(text).map(Money::dong), Ok(dong), "{text}");
        }
    }

    #[test]
    fn doubtful_amounts_are_asked_about() {
        assert_eq!(
            parse_typed("1.2ty").unwrap_err().en,
            "“1.2ty” is not clear: do you mean 1,2 tỷ (1.200.000.000 đồng)? Type a comma before decimals and dots between \
             thousands."
        );
        for (text, shown) in [
            ("1.2ty", "1,2 tỷ"),
            ("1.2 tỷ", "1.200.000.000 đồng"),
            ("1.250 tỷ", "1,25 tỷ"),
            ("1.250 tỷ", "1.250 tỷ"),
            ("4,700tr", "4,7 tỷ"),
            ("4,700tr", "4,7 triệu"),
            ("1,000,000", "1.000.000 đồng"),
            ("1,234", "1.234 đồng"),
            ("12.5tr", "12,5 triệu"),
            ("1,000.5tr", "1,0005 tỷ"),
        ] {
            let question = parse_typed(text).unwrap_err();
            assert!(question.vi.contains(shown) && question.vi.contains('?'), "{text}: {}", question.vi);
            assert!(question.en.contains('?'), "{text}: {}", question.en);
        }
        for text in ["1.2", "12.50", "1,5", "0,5đ", "1,2345678901 tỷ", "0.5"] {
            assert!(parse_typed(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in [
            "",
            " ",
            "-",
            "tr",
            "abc",
            "12abc",
            "1..2",
            "1.23.4",
            "1tr2",
            "1 tỷ 200",
            "200 triệu 1 tỷ",
            "1,5 tỷ 200 triệu",
            "5 USD",
            "5%",
            "1e9",
            "--5",
            "5 triệu tỷ",
            "1000000001 tỷ",
            "9999999999999999999999999999999999",
            "1/2 tỷ",
            "(5tr)",
            "5 con",
            "2021-2025",
            "1tr 1tr",
            ",5ty",
            "5,ty",
        ] {
            assert!(parse_typed(text).is_err(), "{text}: {:?}", parse_typed(text));
        }
    }

    proptest::proptest! {
        #[test]
        fn no_typing_panics(text in "[0-9.,trtyđ kn-]{0,20}") {
            let _ = parse_typed(&text);
        }

        #[test]
        fn shown_amounts_can_be_typed(dong in -1_000_000_000_000_000_i64..1_000_000_000_000_000) {
            let money = Money::new(dong).unwrap();
            proptest::prop_assert_eq!(parse_typed(&money.dotted()), Ok(money));
            proptest::prop_assert_eq!(parse_typed(&dong.to_string()), Ok(money));
        }
    }
}
