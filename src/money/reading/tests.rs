use super::*;
use NumberStyle::{English, Vietnamese};

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn numbers_in_both_styles() {
    for (text, vietnamese, english) in [
        ("0", Some("0"), Some("0")),
        ("1234567", Some("1234567"), Some("1234567")),
        ("05", Some("5"), Some("5")),
        ("1.234.567", Some("1234567"), None),
        ("1,234,567", None, Some("1234567")),
        ("1.234", Some("1234"), Some("1.234")),
        ("1,234", Some("1.234"), Some("1234")),
        ("12,5", Some("12.5"), None),
        ("12.5", None, Some("12.5")),
        ("1.234,5", Some("1234.5"), None),
        ("1,234.5", None, Some("1234.5")),
        ("1.234.567,89", Some("1234567.89"), None),
        ("1,234,567.89", None, Some("1234567.89")),
        ("1.234,567", Some("1234.567"), None),
        ("1.2345", None, Some("1.2345")),
        ("1234.567", None, Some("1234.567")),
        ("1234,567", Some("1234.567"), None),
        ("0.500", None, Some("0.5")),
        ("0,500", Some("0.5"), None),
        ("000", Some("0"), Some("0")),
        ("05,5", Some("5.5"), None),
        ("1 234 567", Some("1234567"), Some("1234567")),
        ("1\u{a0}234\u{a0}567", Some("1234567"), Some("1234567")),
        ("1\u{202f}234,5", Some("1234.5"), None),
        ("1\u{a0}234,567", Some("1234.567"), None),
        ("1\u{a0}234", Some("1234"), Some("1234")),
        ("1.000.000\n", Some("1000000"), None),
        ("(1.000)", Some("-1000"), Some("-1")),
        ("( 1.234.567 )", Some("-1234567"), None),
        ("-1.000", Some("-1000"), Some("-1")),
        ("−1.000.000", Some("-1000000"), None),
        ("1.000.000-", Some("-1000000"), None),
        ("+5", Some("5"), Some("5")),
        ("-0", Some("0"), Some("0")),
        ("\u{200b}1.000.000\u{feff}", Some("1000000"), None),
        ("１２３", Some("123"), Some("123")),
    ] {
        let expect = |value: Option<&str>| value.map_or(Reading::NotANumber, |v| Reading::Number(decimal(v)));
        assert_eq!(read(text, Some(Vietnamese)), expect(vietnamese), "{text} vn");
        assert_eq!(read(text, Some(English)), expect(english), "{text} en");
        let unknown = match (vietnamese, english) {
            (Some(v), Some(e)) if v != e => Reading::Ambiguous { vietnamese: decimal(v), english: decimal(e) },
            (Some(v), _) => Reading::Number(decimal(v)),
            (None, e) => expect(e),
        };
        assert_eq!(read(text, None), unknown, "{text} unknown");
    }
}

#[test]
fn blanks_and_dashes() {
    for text in ["", "  ", "\u{a0}", "\u{200b}", "\n\t"] {
        assert_eq!(read(text, None), Reading::Blank, "{text:?}");
    }
    for text in ["-", "–", "—", " - ", "--", "-   -", "−"] {
        assert_eq!(read(text, None), Reading::Nil, "{text:?}");
    }
}

#[test]
fn what_is_no_number() {
    for text in [
        "x",
        "Tổng số",
        "1.234.56",
        "1,234,56",
        "12.34.567",
        "1.234 567",
        "12 5",
        "1 2345",
        "5 %",
        "5%",
        "1E+09",
        "1e9",
        "1.5e3",
        "I",
        "l",
        "II",
        "IO",
        "I.1",
        "l.1",
        "1.",
        "1,",
        ".5",
        ",5",
        "1..000",
        "1.000,",
        "(-1.000)",
        "--5",
        "-5-",
        "(5",
        "5)",
        "2021-2025",
        "1/2",
        "#REF!",
        "12/2022",
        "1.1.1",
        "2.6.1",
        "a)",
        "NaN",
        "inf",
        "1.000,000,0",
        "1,000.000.0",
        "…",
        ".",
        "0x10",
        "1_000",
        "5 triệu",
        "O",
        "lO",
        "1.234.567.8",
        "1. 5",
        "5 , 5",
        "070",
        "05911000",
        "012.345",
        "-012",
        "500\n300",
        "1.000\n2.000",
        "500  300",
        "10l",
        "100o",
        "1.00l",
        "500\t300",
        "1.23l",
        "123456789012345678901234567890123456",
    ] {
        for style in [Some(Vietnamese), Some(English), None] {
            assert_eq!(read(text, style), Reading::NotANumber, "{text} {style:?}");
        }
    }
}

#[test]
fn slips_are_put_right_and_told() {
    for (text, value) in [
        ("1.2OO.000", "1200000"),
        ("l.200.000", "1200000"),
        ("2O1", "201"),
        ("1'234'567", "1234567"),
        ("'1.000.000", "1000000"),
        ("1. 234. 567", "1234567"),
        ("1 .234 .567", "1234567"),
        ("500 300", "500300"),
        ("1.000.000đ", "1000000"),
        ("1.000.000 đồng", "1000000"),
        ("1.000.000 VNĐ", "1000000"),
        ("1.000.000 đồng./.", "1000000"),
        ("1.500.000.", "1500000"),
        ("- 1.000.000", "-1000000"),
        ("(1.000.000) đ", "-1000000"),
    ] {
        match read(text, Some(Vietnamese)) {
            Reading::Repaired { value: found, why } => {
                assert_eq!(found, decimal(value), "{text}");
                assert!(why.vi.contains(text.trim()) && why.en.contains(text.trim()));
            }
            other => panic!("{text}: {other:?}"),
        }
    }
    assert!(matches!(read("1.500đ", None), Reading::Ambiguous { .. }));
}

#[test]
fn percentages_are_told_apart() {
    for text in ["5%", "12,5 %", "100 %", "(3,5%)".trim_matches(['(', ')'])] {
        assert!(is_percent(text), "{text}");
    }
    for text in ["5", "%", "Tỷ lệ %", "năm %", ""] {
        assert!(!is_percent(text), "{text}");
    }
}

#[test]
fn excel_numbers_come_through_their_shortest_decimal() {
    for (number, text) in [
        (0.1, "0.1"),
        (954.720_000_000_000_4, "954.7200000000004"),
        (33_400_000_000.0, "33400000000"),
        (1e15, "1000000000000000"),
        (1e18, "1000000000000000000"),
        (-0.0, "0"),
        (-1.5, "-1.5"),
        (0.1 + 0.2, "0.30000000000000004"),
        (5e-324, "0"),
    ] {
        assert_eq!(from_f64(number), Some(decimal(text)), "{number}");
    }
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e19, 1.1e18] {
        assert_eq!(from_f64(number), None, "{number}");
    }
}

proptest::proptest! {
    #[test]
    fn reading_never_panics(text in "\\PC{0,30}") {
        let _ = read(&text, None);
        let _ = shape_of(&text);
    }

    #[test]
    fn figure_soup_never_panics_and_styles_agree(text in "[-+()0-9.,' OlđI]{0,20}") {
        if let (Some(v), Some(e)) = (read(&text, Some(Vietnamese)).value(), read(&text, Some(English)).value()) {
            match read(&text, None) {
                Reading::Ambiguous { vietnamese, english } => {
                    proptest::prop_assert_eq!((vietnamese, english), (v, e));
                    proptest::prop_assert_ne!(v, e);
                }
                other => proptest::prop_assert_eq!(other.value(), Some(v)),
            }
        }
    }

    #[test]
    fn two_decimal_millions_lose_nothing(cents in 0_i64..10_000_000_000) {
        let text = format!("{}.{:02}", cents / 100, cents % 100);
        let number: f64 = text.parse().unwrap();
        let (money, residue) = crate::money::Money::from_decimal(from_f64(number).unwrap(), crate::money::Unit::MILLION).unwrap();
        proptest::prop_assert_eq!(money.dong(), cents * 10_000);
        proptest::prop_assert!(residue.is_zero());
    }
}
