//! The appraisal workbook as somebody else's program reads it.

use super::*;
use crate::form::Head;
use crate::money::Unit;
use calamine::{Data, Reader, Xlsx};
use std::io::{Cursor, Read};

fn million(amount: i64) -> Option<Money> {
    Money::new(amount * 1_000_000)
}

fn review() -> Review {
    let line = |key: &str, level, code: &str, proposed| ReviewLine {
        key: key.into(),
        level,
        code: code.into(),
        content: format!("=Nội dung {code}"),
        agency: (level > 0).then(|| "Sở Y tế".to_owned()),
        proposed,
        ..ReviewLine::default()
    };
    Review {
        book: "b1".into(),
        id: "TD-1".into(),
        version: 3,
        year: 2025,
        lines: vec![
            line("s1", 0, "1", None),
            line("a", 1, "1.1", million(100)),
            ReviewLine {
                quantity: Some(Decimal::from(21)),
                unit_price: million(55),
                measure: Some("bộ".into()),
                ..line("b", 1, "1.2", million(1_155))
            },
            ReviewLine {
                appraised: million(49),
                result: Some(Outcome::Partly),
                reason: Some("-10 %".into()),
                previous: million(40),
                ..line("c", 1, "1.3", million(60))
            },
            line("s2", 0, "2", None),
            line("d", 1, "2.1", None),
        ],
        ..Review::default()
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

struct Read1 {
    book: Xlsx<Cursor<Vec<u8>>>,
}

impl Read1 {
    fn of(bytes: &[u8]) -> Self {
        Self { book: calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap() }
    }

    /// The row whose hidden key is `key`, and the column under `label`: value and formula.
    fn cell(&mut self, key: &str, label: &str) -> (Data, String) {
        let values = self.book.worksheet_range("Thẩm định").unwrap();
        let formulas = self.book.worksheet_formula("Thẩm định").unwrap();
        let (_, column, _) = values
            .used_cells()
            .find(|cell| match cell.2 {
                Data::String(text) => text.split('=').next() == Some(label),
                _ => false,
            })
            .expect(label);
        let (row, _, _) = values
            .used_cells()
            .filter(|(_, column, _)| *column > 5)
            .find(|(_, _, value)| **value == Data::String(key.to_owned()))
            .expect(key);
        let at = (row as u32, column as u32);
        (values.get_value(at).cloned().unwrap_or_default(), formulas.get_value(at).cloned().unwrap_or_default())
    }
}

#[test]
fn the_default_is_a_live_formula_and_what_was_typed_is_a_number() {
    let bytes = write(&review(), &Head::default(), Lang::Vi).unwrap();
    let mut read = Read1::of(&bytes);
    // (A) STT (B) nội dung (C) cơ quan (1) thực hiện 2023 (2) ĐVT (3-5) đề nghị (6-8) thẩm định (9) chênh lệch
    let (value, formula) = read.cell("a", "(8)");
    assert_eq!((value, formula.is_empty()), (Data::Float(100_000_000.0), false));
    let (value, formula) = read.cell("b", "(8)");
    assert_eq!(value, Data::Float(1_155_000_000.0));
    assert!(formula.contains('*'), "{formula}");
    let (value, formula) = read.cell("b", "(6)");
    assert_eq!((value, formula.is_empty()), (Data::Float(21.0), false));
    let (value, formula) = read.cell("c", "(8)");
    assert_eq!((value, formula.as_str()), (Data::Float(49_000_000.0), ""));
    let (value, formula) = read.cell("c", "(9)");
    assert_eq!((value, formula.is_empty()), (Data::Float(-11_000_000.0), false));
    assert_eq!(read.cell("c", "(10)").0, Data::String("Thống nhất một phần".into()));
    assert_eq!(read.cell("c", "(11)").0, Data::String("-10 %".into()));
    assert_eq!(read.cell("a", "(10)").0, Data::Empty, "an untouched line is not approved");
    let (value, formula) = read.cell("s1", "(8)");
    assert_eq!(value, Data::Float(1_304_000_000.0));
    assert!(formula.starts_with("SUM("), "{formula}");
    assert_eq!(read.cell("s1", "(9)").0, Data::Float(-11_000_000.0));
    assert_eq!(read.cell("d", "(9)").0, Data::Float(0.0), "something may be typed where nothing was asked");
}

#[test]
fn the_workbook_says_who_it_is() {
    let review = review();
    let bytes = write(&review, &Head::default(), Lang::Vi).unwrap();
    let custom = part(&bytes, "docProps/custom.xml");
    for piece in ["dutoan_book", "dutoan_review", "dutoan_version", "dutoan_hash", &review.fingerprint(), "TD-1"] {
        assert!(custom.contains(piece), "{piece}");
    }
    let book = part(&bytes, "xl/workbook.xml");
    for piece in [
        "name=\"_dutoan\" sheetId=\"2\" state=\"veryHidden\"",
        "dutoan_khoa",
        "dutoan_tham_dinh",
        "dutoan_ket_qua_chon",
        "don_vi_tinh",
    ] {
        assert!(book.contains(piece), "{piece}: {book}");
    }
    let mut read = Read1::of(&bytes);
    let sheet = read.book.worksheet_range(IDENTITY_SHEET).unwrap();
    assert_eq!(sheet.get_value((0, 0)), Some(&Data::String(SCHEMA.into())));
    let sent: Vec<&[Data]> = sheet.rows().skip_while(|row| row[0] != Data::String("key".into())).skip(1).collect();
    assert_eq!(sent.len(), review.lines.len());
    assert_eq!(sent[2][9], Data::String("1155000000".into()));
}

#[test]
fn only_what_is_to_be_appraised_is_open() {
    let bytes = write(&review(), &Head::default(), Lang::Vi).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let protection = sheet.split("<sheetProtection ").nth(1).unwrap().split("/>").next().unwrap();
    assert!(!protection.contains("password") && !protection.contains("hash"), "a rail, not a lock: {protection}");
    assert!(!protection.contains("objects=\"1\""), "reviewers may comment: {protection}");
    assert!(protection.contains("autoFilter=\"0\"") && protection.contains("formatColumns=\"0\""), "{protection}");
    assert!(sheet.contains("dutoan_ket_qua_chon"), "results come from a list");
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("locked=\"0\"") && styles.contains("FFFFF9DB"), "open cells are pale yellow");
    let fonts: Vec<&str> = styles.split("<name val=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(fonts.iter().all(|font| *font == "Times New Roman"), "{fonts:?}");
}

#[test]
fn columns_without_figures_are_left_out() {
    let mut plain = review();
    for line in &mut plain.lines {
        (line.quantity, line.unit_price, line.measure, line.previous) = (None, None, None, None);
    }
    let bytes = write(&plain, &Head { unit: Some(Unit::MILLION), ..Head::default() }, Lang::Vi).unwrap();
    let mut read = Read1::of(&bytes);
    assert_eq!(read.cell("a", "(2)"), (Data::Float(100.0), "D10".into()));
    let (value, formula) = read.cell("a", "(3)");
    assert_eq!((value, formula.as_str()), (Data::Float(0.0), "E10-D10"));
}

#[test]
fn outcomes_are_read_as_people_type_them() {
    for outcome in Outcome::ALL {
        let word = outcome.word();
        assert_eq!(Outcome::from_word(&format!("  {} ", word.vi.to_uppercase())), Some(outcome));
        assert_eq!(Outcome::from_word(&word.en), Some(outcome));
    }
    assert_eq!(Outcome::from_word(""), None);
    assert_eq!(Outcome::from_word("tạm đồng ý"), None);
}

#[test]
fn a_fingerprint_changes_with_anything_sent() {
    let sent = review().fingerprint();
    assert_eq!(sent.len(), 64);
    assert_eq!(sent, review().fingerprint());
    let changes: [fn(&mut Review); 7] = [
        |r| r.version += 1,
        |r| r.lines[1].proposed = million(101),
        |r| r.lines[1].content.push(' '),
        |r| r.lines.swap(1, 2),
        |r| r.lines[1].reason = Some(String::from("x")),
        |r| r.lines[1].level = 2,
        |r| {
            let line = &mut r.lines[1];
            line.code = format!("{}{}", line.code, line.content);
            line.content = String::new();
        },
    ];
    for change in changes {
        let mut other = review();
        change(&mut other);
        assert_ne!(other.fingerprint(), sent);
    }
    let mut moved = review();
    moved.lines[1].origin = Some(Origin::default());
    assert_eq!(moved.fingerprint(), sent, "files are not part of it");
}

#[test]
fn an_empty_review_is_still_a_workbook() {
    let bytes = write(&Review { year: 2025, ..Review::default() }, &Head::default(), Lang::En).unwrap();
    assert!(!bytes.is_empty());
}
