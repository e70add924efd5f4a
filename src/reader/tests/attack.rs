use super::*;
use crate::reader::limits;
use crate::reader::sink::{RawCell, RawRow, RawValue, Tally};

fn cells(count: u32, per_row: u32, cell: &str) -> String {
    let mut out = String::new();
    let mut left = count;
    while left > 0 {
        out.push_str("<row>");
        for _ in 0..left.min(per_row) {
            out.push_str(cell);
        }
        left = left.saturating_sub(per_row);
        out.push_str("</row>");
    }
    out
}

#[test]
fn attacks_end_in_a_coded_error_that_names_the_place() {
    let long = "x".repeat(limits::TEXT + 1);
    let deep = format!("<row><c>{}{}</c></row>", "<a>".repeat(300), "</a>".repeat(300));
    let doctype = "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet><sheetData/></worksheet>";
    for (what, sheet, expected) in [
        ("outside", r#"<row r="1"><c r="XFE1"><v>1</v></c></row>"#.to_owned(), "file-hostile @Bảng 1"),
        ("outside", r#"<row r="1048577"/>"#.to_owned(), "file-hostile @Bảng 1"),
        ("outside", r#"<row r="0"/>"#.to_owned(), "file-hostile @Bảng 1"),
        ("no cell", r#"<row r="1"><c r="1A"><v>1</v></c></row>"#.to_owned(), "file-hostile @Bảng 1"),
        (
            "twice",
            r#"<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>"#.to_owned(),
            "file-hostile @Bảng 1",
        ),
        (
            "twice apart",
            r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>"#.to_owned(),
            "file-hostile @Bảng 1",
        ),
        ("wrong row", r#"<row r="1"><c r="A2"><v>1</v></c></row>"#.to_owned(), "file-damaged @Bảng 1"),
        ("no string", r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#.to_owned(), "file-damaged @Bảng 1 › A1"),
        ("string -1", r#"<row r="1"><c r="A1" t="s"><v>-1</v></c></row>"#.to_owned(), "file-damaged @Bảng 1 › A1"),
        (
            "long text",
            format!(r#"<row r="1"><c r="A1" t="str"><v>{long}</v></c></row>"#),
            "file-too-large @Bảng 1 › A1",
        ),
        ("long formula", format!(r#"<row r="1"><c r="A1"><f>{long}</f></c></row>"#), "file-too-large @Bảng 1 › A1"),
        (
            "entity",
            r#"<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>"#.to_owned(),
            "file-hostile @Bảng 1 (xl/worksheets/sheet1.xml)",
        ),
        ("doctype", doctype.to_owned(), "file-hostile @Bảng 1 (xl/worksheets/sheet1.xml)"),
        ("deep", deep, "file-hostile @Bảng 1 (xl/worksheets/sheet1.xml)"),
        ("unclosed", "<worksheet><sheetData><row>".to_owned(), "file-truncated @Bảng 1 (xl/worksheets/sheet1.xml)"),
        (
            "crossed",
            "<worksheet><sheetData></worksheet></sheetData>".to_owned(),
            "file-damaged @Bảng 1 (xl/worksheets/sheet1.xml)",
        ),
        (
            "merge",
            r#"<worksheet><sheetData/><mergeCells><mergeCell ref="A1:ZZZ9"/></mergeCells></worksheet>"#.to_owned(),
            "file-hostile @Bảng 1",
        ),
    ] {
        assert_eq!(read(&xlsx(&sheet, &[])), expected, "{what}");
    }
}

#[test]
fn what_kills_other_readers_is_read_or_refused() {
    // Two cells at the far corners: a dense grid would need half a terabyte.
    let corners = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#;
    assert_eq!(read(&xlsx(corners, &[])), "A1=n1 XFD1048576=n2");
    // A count nobody may believe.
    let strings = r#"<sst count="4294967295" uniqueCount="4294967295"><si><t>a</t></si></sst>"#;
    let one = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#;
    assert_eq!(read(&xlsx(one, &[("xl/sharedStrings.xml", strings)])), "A1=a");
    // One long text shared by very many cells stands in memory once.
    let long = "đ".repeat(limits::TEXT);
    let strings = format!("<sst><si><t>{long}</t></si></sst>");
    let sheet = cells(20_000, 16_384, "<c t=\"s\"><v>0</v></c>");
    let (book, _) = parse::workbook(&xlsx(&sheet, &[("xl/sharedStrings.xml", &strings)])).unwrap();
    let texts: Vec<_> = book.sheets[0].rows.iter().flat_map(|r| &r.cells).map(|c| &c.value).collect();
    assert_eq!(texts.len(), 20_000);
    match (texts[0], texts[19_999]) {
        (crate::sheet::Value::Text(a), crate::sheet::Value::Text(b)) => assert!(arcstr::ArcStr::ptr_eq(a, b)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn counts_are_limited() {
    let told = |error: crate::reader::Error, limit: u64, found: u64| {
        assert_eq!(error.code, "file-too-large");
        for text in [&error.text.vi, &error.text.en] {
            assert!(text.contains(&limit.to_string()) && text.contains(&found.to_string()), "{text}");
        }
    };
    let mut tally = Tally::default();
    let cell = RawCell { column: 0, style: 0, value: RawValue::Empty, formula: None };
    let mut row = RawRow { cells: vec![cell; 16_384], ..RawRow::default() };
    let error = std::iter::repeat_with(|| tally.row("S", &row)).find_map(Result::err).unwrap();
    told(error, limits::CELLS, (limits::CELLS / 16_384 + 1) * 16_384);
    let mut list = Tally::of(crate::sheet::Format::Csv);
    let error = std::iter::repeat_with(|| list.row("csv", &row)).find_map(Result::err).unwrap();
    told(error, limits::LIST_CELLS, (limits::LIST_CELLS / 16_384 + 1) * 16_384);
    row.cells.clear();
    row.text = "x".repeat(1 << 20);
    let error = std::iter::repeat_with(|| tally.text("S", row.text.len())).find_map(Result::err).unwrap();
    told(error, limits::ALL_TEXT, limits::ALL_TEXT + (1 << 20));
    let error = std::iter::repeat_with(|| tally.merge("S")).find_map(Result::err).unwrap();
    told(error, limits::MERGES, limits::MERGES + 1);

    let sheets: String = (0..300).map(|n| format!(r#"<sheet name="S{n}" r:id="rId1"/>"#)).collect();
    let book = format!("<workbook xmlns:r=\"r\"><sheets>{sheets}</sheets></workbook>");
    assert_eq!(read(&xlsx("", &[("xl/workbook.xml", &book)])), "file-too-large @-");

    let names: Vec<String> = (0..2_001).map(|n| format!("f{n}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(read(&zip_of(&parts)), "file-hostile @-");

    let xfs = "<xf/>".repeat(limits::STYLES + 1);
    let styles = format!("<styleSheet><cellXfs>{xfs}</cellXfs></styleSheet>");
    assert_eq!(read(&xlsx("", &[("xl/styles.xml", &styles)])), "file-hostile @xl/styles.xml");
}

#[test]
fn what_inflates_beyond_the_limit_is_stopped_while_inflating() {
    use std::io::Read;
    let all = std::cell::Cell::new(0);
    let stop = |part: &str, all: &std::cell::Cell<u64>| {
        let mut counted = crate::reader::package::Counted::new(std::io::repeat(b' '), all);
        let mut room = vec![0; 1 << 20];
        let error = loop {
            if let Err(error) = counted.read(&mut room) {
                break error;
            }
        };
        crate::reader::package::fault(part, &error)
    };
    let error = stop("xl/workbook.xml", &all);
    assert_eq!((error.code, error.part.as_deref()), ("file-hostile", Some("xl/workbook.xml")));
    assert!(error.text.en.contains(&limits::PART.to_string()));
    all.set(limits::ALL_PARTS - (1 << 20));
    assert!(stop("b", &all).text.en.contains(&limits::ALL_PARTS.to_string()));
}

#[test]
fn packages_that_lie_are_refused() {
    assert_eq!(read(b""), "file-empty @-");
    let plain = xlsx("", &[]);
    // The zip writer refuses two entries of one name; two that differ in case are one part all the same.
    let twice = zip_of(&[("xl/a.xml", b"1"), ("XL/A.XML", b"2")]);
    assert_eq!(read(&twice), "file-hostile @XL/A.XML");
    let parts = [("_rels/.rels", RELS.as_bytes()), ("xl/workbook.xml", b"<workbook><sheets/></workbook>")];
    assert_eq!(read(&zip_of(&parts)), "file-damaged @xl/workbook.xml");
    let lost = xlsx(
        "",
        &[(
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="nowhere.xml"/></Relationships>"#,
        )],
    );
    assert_eq!(read(&lost), "file-damaged @Bảng 1");
    for cut in 1..50 {
        let at = plain.len() * cut / 50;
        let error = parse::workbook(&plain[..at]).unwrap_err();
        assert!(["file-truncated", "file-damaged", "not-a-workbook"].contains(&error.code), "{cut}: {error}");
    }
    let docx = zip_of(&[("word/document.xml", b"<w:document xmlns:w=\"w\"/>")]);
    let error = parse::workbook(&docx).unwrap_err();
    assert_eq!(error.code, "not-a-workbook");
    assert!(error.next.vi.contains("dutoan plan import"));
    let error = parse::page("a.docx", &plain).unwrap_err();
    assert_eq!(error.code, "not-a-document");
    assert!(error.next.vi.contains("dutoan import"));
    let error = parse::page("a.pdf", b"%PDF-1.4").unwrap_err();
    assert_eq!(error.code, "not-a-document");
}

#[test]
fn a_document_too_long_to_be_a_plan_is_refused() {
    let code = |name: &str, text: &str| parse::page(name, text.as_bytes()).unwrap_err().code;
    assert_eq!(code("a.txt", &"1. Việc\n".repeat(20_001)), "file-too-large");
    assert_eq!(code("a.txt", &format!("{}\n", "việc ".repeat(5_000)).repeat(180)), "file-too-large");
    assert_eq!(code("a.html", &format!("<p>{}", "Việc<p>".repeat(20_001))), "file-too-large");
    // Blank lines and the length of a markup count nothing.
    assert!(parse::page("a.txt", format!("1. Việc\n{}", "\n".repeat(30_000)).as_bytes()).is_ok());
    assert!(parse::page("a.html", format!("<p>1. Việc{}", "<br>\n<!-- -->".repeat(30_000)).as_bytes()).is_ok());
}

#[test]
fn repeated_cells_of_open_documents_are_counted() {
    let table = |rows: &str| {
        let content = format!(
            r#"<a:document-content xmlns:a="a"><a:body><a:spreadsheet><a:table a:name="S">{rows}</a:table></a:spreadsheet></a:body></a:document-content>"#
        );
        zip_of(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
    };
    let cell = r#"<a:table-cell a:number-columns-repeated="16384" a:value-type="float" a:value="1"/>"#;
    let rows = format!(r#"<a:table-row a:number-rows-repeated="1048576">{cell}</a:table-row>"#);
    assert_eq!(read(&table(&rows)), "file-too-large @S");
    let cell = r#"<a:table-cell a:number-columns-repeated="4000000000" a:value-type="float" a:value="1"/>"#;
    assert_eq!(read(&table(&format!("<a:table-row>{cell}</a:table-row>"))), "file-hostile @S");
    let text = "x".repeat(30_000);
    let cell = format!(
        r#"<a:table-cell a:number-columns-repeated="16384" a:value-type="string"><p>{text}</p></a:table-cell>"#
    );
    assert_eq!(read(&table(&format!("<a:table-row>{cell}</a:table-row>"))), "file-too-large @S");
}
