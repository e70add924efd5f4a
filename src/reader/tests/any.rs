//! Properties of our own parsers: any text ends in a workbook or a coded error, and what is written is read.

use super::*;
use crate::sheet::formula;
use proptest::prelude::*;

/// Words a table's text is made of, whole or broken.
fn fragment() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,12}",
        "\\PC{0,6}",
        prop::sample::select(vec![
            "<table>",
            "</table>",
            "<tr>",
            "</tr>",
            "<td colspan=3>",
            "<td rowspan='2'>",
            "<th>",
            "<b>",
            "</b>",
            "<style>",
            ".x{font-weight:700}",
            "&nbsp;",
            "&#9999999999;",
            "<!--",
            "-->",
            ";",
            "\"",
            "\t",
            "\r\n",
            "1.234,5",
            "STT",
            "\u{feff}",
        ])
        .prop_map(str::to_owned),
    ]
}

fn coded(bytes: &[u8]) {
    match parse::workbook(bytes) {
        Ok((book, _)) => {
            for row in book.sheets.iter().flat_map(|sheet| &sheet.rows) {
                assert!(row.cells.is_sorted_by(|a, b| a.column < b.column));
            }
        }
        Err(error) => assert!(crate::reader::CODES.contains(&error.code), "{error}"),
    }
}

/// A cell as a list may hold it: no line ends of its own at the edges, which reading tidies.
fn cell() -> impl Strategy<Value = String> {
    "[a-zđạ-ỹ0-9\",;. ]{0,8}".prop_map(|text| text.trim().to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_ends_well(parts in prop::collection::vec(fragment(), 0..40)) {
        let text = parts.concat();
        coded(text.as_bytes());
        coded(format!("<html><body><table>{text}").as_bytes());
        coded(format!("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">{text}").as_bytes());
    }

    #[test]
    fn any_sheet_ends_well(parts in prop::collection::vec(fragment(), 0..20)) {
        coded(&xlsx(&format!("<row r=\"1\"><c r=\"A1\"><v>{}</v></c></row>", parts.concat()), &[]));
        coded(&xlsx(&parts.concat(), &[]));
    }

    #[test]
    fn a_separated_list_is_read_as_written(
        rows in prop::collection::vec(prop::collection::vec(cell(), 3..4), 2..12),
        separator in prop::sample::select(vec![';', '\t']),
    ) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let mut text = format!("sep={separator}\n");
        for row in &rows {
            text.push_str(&row.iter().map(quoted).collect::<Vec<_>>().join(&separator.to_string()));
            text.push('\n');
        }
        prop_assume!(rows.iter().flatten().any(|cell| !cell.is_empty()));
        let (book, _) = parse::workbook(text.as_bytes()).unwrap();
        for (row, cells) in (0u32..).zip(&rows) {
            for (column, wanted) in (0u32..).zip(cells) {
                let got = book.sheets[0].cell(CellRef::new(row, column)).map(|c| c.value.raw()).unwrap_or_default();
                prop_assert_eq!(&got, wanted, "{}", CellRef::new(row, column));
            }
        }
    }

    #[test]
    fn any_formula_is_computed_or_left(text in "[A-C$0-9+*/^()&,;:!'\"%<>=. SUMIF-]{0,40}") {
        let sheet = format!("<row r=\"1\"><c r=\"A1\"><v>2</v></c><c r=\"B1\"><f>{}</f></c></row>", text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
        if let Ok((mut book, _)) = parse::workbook(&xlsx(&sheet, &[])) {
            formula::fill(&mut book);
            formula::stale(&book);
        }
    }
}
