use super::*;
use crate::sheet::{Cell, Format, Row, Sheet};
use arcstr::ArcStr;

/// A workbook from sheets drawn as lines of `A1 = 5`, `B1 = "text"`, `C1 == SUM(A1:B1)`, `C1 == A1 -> 7` (cached).
fn book(sheets: &[(&str, &str)]) -> Workbook {
    let mut all = Vec::new();
    for (name, drawn) in sheets {
        let mut sheet = Sheet { name: (*name).to_owned(), ..Sheet::default() };
        let mut cells: Vec<(CellRef, Cell)> = Vec::new();
        for line in drawn.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (at, rest) = line.split_once(' ').unwrap();
            let at = CellRef::parse(at).unwrap();
            let (value, formula) = match rest.strip_prefix("== ") {
                Some(formula) => match formula.split_once(" -> ") {
                    Some((formula, cached)) => (value(cached), Some(ArcStr::from(formula))),
                    None => (Value::Empty, Some(ArcStr::from(formula))),
                },
                None => (value(rest.strip_prefix("= ").unwrap()), None),
            };
            cells.push((at, Cell { column: at.column, style: 0, value, formula }));
        }
        cells.sort_by_key(|(at, _)| *at);
        for (at, cell) in cells {
            match sheet.rows.last_mut() {
                Some(row) if row.index == at.row => row.cells.push(cell),
                _ => sheet.rows.push(Row { index: at.row, hidden: false, cells: vec![cell] }),
            }
        }
        all.push(sheet);
    }
    Workbook { format: Format::Xlsx, sheets: all, names: Vec::new(), properties: Vec::new(), date_1904: false }
}

fn value(text: &str) -> Value {
    match text {
        _ if text.starts_with('"') => Value::Text(ArcStr::from(text.trim_matches('"'))),
        _ if text.starts_with('#') => Value::Error(ArcStr::from(text)),
        "TRUE" => Value::Bool(true),
        _ => Value::Number(text.parse().unwrap()),
    }
}

fn raw(book: &Workbook, sheet: usize, at: &str) -> String {
    book.sheets[sheet].cell(CellRef::parse(at).unwrap()).unwrap().value.raw()
}

#[test]
fn formulas_come_to_what_excel_shows() {
    let base = "A1 = 10\nA2 = 20.5\nA3 = \"chữ\"\nA4 = TRUE\nA5 = #DIV/0!\nB1 = 1\nB2 = 2\nB3 = 3\nC1 = \"Sở Y tế\"\nC2 = \"Sở Tài chính\"\nC3 = \"Sở Y tế\"\nD1 = \"12\"\n";
    for (formula, expected) in [
        ("1+2*3", "7"),
        ("(1+2)*3", "9"),
        ("-2^2", "4"),
        ("2^-1", "0.5"),
        ("10%*A1", "1"),
        ("A1&\" đồng\"", "10 đồng"),
        ("0.1+0.2", "0.3"),
        ("1/3*3", "0.9999999999999999999999999999"),
        ("A1/0", "#DIV/0!"),
        ("A3+1", "#VALUE!"),
        ("D1+1", "13"),
        ("A5+1", "#DIV/0!"),
        ("SUM(A1:A4)", "30.5"),
        ("SUM(A1:A5)", "#DIV/0!"),
        ("SUM(A1,5,B1:B3)", "21"),
        ("sum( $A$1 , B1 )", "11"),
        ("SUM(A:A)-A1", "#DIV/0!"),
        ("SUM(B:B)", "6"),
        ("SUM(1:1)", "11"),
        ("SUM(2:2)", "22.5"),
        ("MIN(B1:B3)+MAX(B1:B3)", "4"),
        ("AVERAGE(B1:B3)", "2"),
        ("AVERAGE(C1:C3)", "#DIV/0!"),
        ("COUNT(A1:A5)", "2"),
        ("COUNTA(A1:A5)", "5"),
        ("PRODUCT(B1:B3)", "6"),
        ("ABS(-5)", "5"),
        ("ROUND(A2,0)", "21"),
        ("ROUND(-2.5,0)", "-3"),
        ("ROUND(1234.5,-2)", "1200"),
        ("ROUNDUP(1.01,0)", "2"),
        ("ROUNDDOWN(1.99,0)", "1"),
        ("INT(-1.5)", "-2"),
        ("MOD(-7,3)", "2"),
        ("IF(A1>5,\"có\",\"không\")", "có"),
        ("IF(A1<5,1)", "FALSE"),
        ("IF(A1>=10,,2)", "0"),
        ("IF(C1=\"sở y tế\",1,0)", "1"),
        ("IF(E9=\"\",1,0)", "1"),
        ("IF(E9=0,1,0)", "1"),
        ("\"a\">5", "TRUE"),
        ("IFERROR(A1/0,0)", "0"),
        ("AND(A1>5,B1=1)", "TRUE"),
        ("OR(A1>50,B1=2)", "FALSE"),
        ("NOT(A4)", "FALSE"),
        ("SUMIF(C1:C3,\"Sở Y tế\",B1:B3)", "4"),
        ("SUMIF(C1:C3,\"Sở*\",B1)", "6"),
        ("SUMIF(B1:B3,\">1\")", "5"),
        ("SUMIF(B1:B3,B2)", "2"),
        ("SUMIFS(B1:B3,C1:C3,\"Sở Y tế\",B1:B3,\">1\")", "3"),
        ("COUNTIF(C1:C3,\"*y tế\")", "2"),
        ("SUMPRODUCT(B1:B3,B1:B3)", "14"),
        ("SUMPRODUCT(B1:B3,C1:C3)", "0"),
        ("ROW()-1", "6"),
        ("COLUMN(C5)", "3"),
        ("SUBTOTAL(9,B1:B3)", "6"),
        ("E9", "0"),
        ("+A1", "10"),
        ("'Bảng 2'!A1*2", "200"),
        ("SUM('Bảng 2'!A1:A2)", "101"),
        ("#REF!+1", "#REF!"),
    ] {
        let mut book = book(&[("Bảng 1", &format!("{base}F7 == {formula}")), ("Bảng 2", "A1 = 100\nA2 = 1")]);
        let findings = fill(&mut book);
        let shown = raw(&book, 0, "F7");
        let expected: String = match expected.parse::<f64>() {
            Ok(number) => format!("{number}"),
            Err(_) => expected.to_owned(),
        };
        assert_eq!(shown, expected, "{formula}");
        assert_eq!(findings.len(), 1, "{formula}");
        assert_eq!(findings[0].slug, COMPUTED);
    }
}

#[test]
fn what_is_not_certain_is_left_and_named() {
    for (formula, reason) in [
        ("VLOOKUP(A1,B1:C3,2,0)", "function"),
        ("TODAY()", "function"),
        ("[1]Sheet1!A1", "external"),
        ("'[x.xlsx]Sheet1'!A1", "external"),
        ("Sheet9!A1", "unknown-name"),
        ("tổng_số+1", "unknown-name"),
        ("Bảng1[Số tiền]", "unknown-name"),
        ("A1:A3*2", "array"),
        ("SUM(A1:A3*B1:B3)", "array"),
        ("{1,2}", "array"),
        ("SUM(A1", "syntax"),
        ("A1+", "syntax"),
        ("F1+1", "circular"),
        ("D1*2", "text-number"),
        ("2^0.5", "size"),
        ("A1&\"\"&A2", "text-number"),
        ("", "syntax"),
    ] {
        let mut book = book(&[("S", &format!("A1 = 10\nA2 = 2.5\nD1 = \"1.000\"\nF1 == 1{formula}"))]);
        {
            book.sheets[0].rows[0].cells.last_mut().unwrap().formula = Some(ArcStr::from(formula));
        }
        let findings = fill(&mut book);
        assert_eq!(findings.len(), 1, "{formula}");
        assert_eq!(findings[0].slug, NOT_COMPUTED, "{formula}");
        assert_eq!(findings[0].data.get("reason").and_then(|r| r.as_str()), Some(reason), "{formula}");
        assert_eq!(book.sheets[0].cell(CellRef::parse("F1").unwrap()).unwrap().value, Value::Empty, "{formula}");
    }
}

#[test]
fn cells_wait_for_each_other() {
    let mut book = book(&[("S", "A1 == A2+1\nA2 == A3+1\nA3 = 5\nB1 == C1\nC1 == B1\nD1 == C1+1")]);
    let findings = fill(&mut book);
    assert_eq!((raw(&book, 0, "A1"), raw(&book, 0, "A2")), ("7".to_owned(), "6".to_owned()));
    let cells: Vec<String> =
        findings.iter().filter(|f| f.slug == NOT_COMPUTED).map(|f| format!("{:?}", f.place)).collect();
    assert_eq!(cells.len(), 3, "{cells:?}");
}

#[test]
fn a_long_chain_and_a_running_total_do_not_overflow() {
    let mut drawn = String::from("A1 = 1\n");
    for row in 2..=20_000 {
        drawn.push_str(&format!("A{row} == A{}+1\n", row - 1));
    }
    for row in 1..=500 {
        drawn.push_str(&format!("B{row} == SUM(A$1:A{row})\n"));
    }
    let mut book = book(&[("S", &drawn)]);
    fill(&mut book);
    assert_eq!(raw(&book, 0, "A20000"), "20000");
    assert_eq!(raw(&book, 0, "B500"), "125250");
}

#[test]
fn subtotals_skip_each_other_and_hidden_rows() {
    let mut book = book(&[(
        "S",
        "A1 = 1\nA2 = 2\nA3 == SUBTOTAL(9,A1:A2) -> 3\nA4 = 4\nA5 == SUBTOTAL(9,A1:A4)\nA6 == SUBTOTAL(109,A1:A4)",
    )]);
    let mut hidden = book.clone();
    fill(&mut book);
    assert_eq!((raw(&book, 0, "A5"), raw(&book, 0, "A6")), ("7".to_owned(), "7".to_owned()));
    hidden.sheets[0].rows[1].hidden = true;
    let findings = fill(&mut hidden);
    assert_eq!(raw(&hidden, 0, "A6"), "5");
    assert!(findings.iter().any(|f| f.data.get("reason").and_then(|r| r.as_str()) == Some("filter")));
}

#[test]
fn names_stand_for_what_they_refer_to() {
    let mut book = book(&[("S", "A1 = 7\nB1 == Tỷ_lệ*A1\nC1 == SUM(Vùng)")]);
    book.names = vec![("tỷ_lệ".to_owned(), "0.5".to_owned()), ("Vùng".to_owned(), "S!$A$1:$A$1".to_owned())];
    fill(&mut book);
    assert_eq!((raw(&book, 0, "B1"), raw(&book, 0, "C1")), ("3.5".to_owned(), "7".to_owned()));
}

#[test]
fn stale_caches_are_told_and_noise_is_not() {
    let found = |drawn: &str| -> Vec<String> {
        let found = stale(&book(&[("S", drawn)]));
        found.iter().map(|s| format!("{} {} {}", s.at, s.cached.raw(), s.computed.raw())).collect()
    };
    assert_eq!(found("A1 = 1\nA2 = 2\nA3 == SUM(A1:A2) -> 3"), Vec::<String>::new());
    assert_eq!(found("A1 = 1\nA2 = 2\nA3 == SUM(A1:A2) -> 4"), ["A3 4 3"]);
    // What depends on it is stale with it.
    assert_eq!(found("A1 = 1\nA2 == A1*2 -> 5\nA3 == A2+1 -> 6"), ["A2 5 2", "A3 6 3"]);
    // Float noise, also where the true result is 0.
    assert_eq!(found("A1 = 0.1\nA2 = 0.2\nA3 == A1+A2 -> 0.30000000000000004"), Vec::<String>::new());
    assert_eq!(found("A1 = 1000000.1\nA2 == A1-1000000.1 -> 0.00000000011641532182693481"), Vec::<String>::new());
    assert_eq!(found("A1 == 1/3 -> 0.3333333333333333"), Vec::<String>::new());
    // One đồng in a thousand billion.
    assert_eq!(found("A1 = 999999999999\nA2 == A1+1 -> 999999999999"), ["A2 999999999999 1000000000000"]);
    assert_eq!(found("A1 = 5\nA2 == A1 -> #REF!"), ["A2 #REF! 5"]);
    // What cannot be computed is not judged; what stands on it is, by its cached result.
    assert_eq!(found("A1 == VLOOKUP(1,B:B,1) -> 9\nA2 == A1+1 -> 10\nA3 == A1+2 -> 3"), ["A3 3 11"]);
    // What has no result yet is computed on the way.
    assert_eq!(found("A1 == 2*3\nA2 == A1+1 -> 7\nA3 == A1+1 -> 1"), ["A3 1 7"]);
    assert_eq!(found("A1 == TODAY()\nA2 == A1+1 -> 7"), Vec::<String>::new());
    let findings = stale_findings(&book(&[("S", "A1 == 1+1 -> 3")]));
    assert_eq!(findings[0].slug, STALE);
    assert_eq!(findings[0].data.get("computed").and_then(|v| v.as_str()), Some("2"));
}

#[test]
fn an_empty_text_in_the_place_of_a_result_is_none() {
    let mut book =
        book(&[("S", "A1 = 5\nA2 == A1*2 -> \"\"\nA3 == IF(A1>9,1,\"\") -> \"\"\nA4 == KHONG(A1) -> \"\"\n")]);
    let findings = fill(&mut book);
    assert_eq!((raw(&book, 0, "A2"), raw(&book, 0, "A3"), raw(&book, 0, "A4")), ("10".into(), "".into(), "".into()));
    let told: Vec<_> = findings.iter().map(|f| (f.slug, f.place.shown())).collect();
    assert_eq!(told, [(COMPUTED, "S".to_owned()), (NOT_COMPUTED, "S › A4".to_owned())]);
    assert!(stale(&book).is_empty());
}
