//! Files made to hurt: each ends within the limits with a coded message that names the part or the cell, and the
//! program that was asked lives to say it.

use crate::office::Office;
use std::io::Write;

/// A zip of these parts.
fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Biểu 1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

/// A workbook with one sheet of these rows, and parts put in or in the place of others.
fn xlsx(rows: &str, other: &[(&str, &[u8])]) -> Vec<u8> {
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    );
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    for part in other {
        match parts.iter_mut().find(|(name, _)| *name == part.0) {
            Some(old) => *old = *part,
            None => parts.push(*part),
        }
    }
    zip(&parts)
}

fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}

/// A zip whose directory lists its second entry under the first one's name.
fn entry_twice() -> Vec<u8> {
    let mut bytes = xlsx("", &[("xl/worksheets/sheet2.xml", b"<worksheet><sheetData/></worksheet>")]);
    let (from, to) = (b"sheet2.xml", b"sheet1.xml");
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(from.len()).position(|w| w == from) {
        at += found;
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

/// Every file of the set: its name, its bytes, the code it ends with and what the message must name.
fn hostile() -> Vec<(&'static str, Vec<u8>, &'static str, &'static str)> {
    let zeros = vec![b' '; 300 << 20];
    let one = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    let many_cells = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(16_000)).repeat(130);
    let entries: Vec<(String, Vec<u8>)> = (0..2_100).map(|n| (format!("xl/media/{n}.bin"), vec![0])).collect();
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
    let sheets: String = (0..300).map(|n| format!("<table:table table:name=\"B{n}\"/>")).collect();
    let whole = xlsx(one, &[]);
    let billion = "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;&lol;\">]>";
    vec![
        ("bom-nen.xlsx", xlsx("", &[("xl/worksheets/sheet1.xml", &zeros)]), "file-hostile", "xl/worksheets/sheet1.xml"),
        ("nhieu-phan.xlsx", xlsx(one, &entries), "file-hostile", "2000"),
        ("nhieu-o.xlsx", xlsx(&many_cells, &[]), "file-too-large", "Biểu 1"),
        ("ngoai-luoi.xlsx", xlsx("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", &[]), "file-hostile", "XFE1"),
        ("hang-xa.xlsx", xlsx("<row r=\"4294967295\"><c><v>1</v></c></row>", &[]), "file-hostile", "4294967295"),
        ("o-lap.xlsx", xlsx(&format!("{one}{one}"), &[]), "file-hostile", "A1"),
        ("phan-lap.xlsx", entry_twice(), "file-hostile", "xl/worksheets/sheet1.xml"),
        (
            "chuoi-am.xlsx",
            xlsx("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>", &[]),
            "file-damaged",
            "A1",
        ),
        (
            "thuc-the.xlsx",
            xlsx("", &[("xl/worksheets/sheet1.xml", format!("{billion}<worksheet><sheetData/></worksheet>").as_bytes())]),
            "file-hostile",
            "xl/worksheets/sheet1.xml",
        ),
        ("sau.xlsx", xlsx(&format!("<row><c>{}", "<a>".repeat(100_000)), &[]), "file-hostile", "xl/worksheets/sheet1.xml"),
        (
            "chu-dai.xlsx",
            xlsx(&format!("<row><c t=\"inlineStr\"><is><t>{}</t></is></c></row>", "đ".repeat(40_000)), &[]),
            "file-too-large",
            "A1",
        ),
        (
            "gop-lon.xlsx",
            xlsx("", &[("xl/worksheets/sheet1.xml", b"<worksheet><sheetData/><mergeCells><mergeCell ref=\"A1:XFE9\"/></mergeCells></worksheet>")]),
            "file-hostile",
            "Biểu 1",
        ),
        ("cat-giua.xlsx", whole[..whole.len() * 2 / 3].to_vec(), "file-truncated", ""),
        ("bang-cut.ods", ods("<table:table table:name=\"B\"><table:table-row><table:table-cell>"), "file-damaged", "content.xml"),
        (
            "lap-vo-tan.ods",
            ods("<table:table table:name=\"B\"><table:table-row table:number-rows-repeated=\"4294967295\"><table:table-cell table:number-columns-repeated=\"4294967295\"><text:p>1</text:p></table:table-cell></table:table-row></table:table>"),
            "file-hostile",
            "B",
        ),
        (
            "lap-day.ods",
            ods("<table:table table:name=\"B\"><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"><text:p>1</text:p></table:table-cell></table:table-row></table:table>"),
            "file-too-large",
            "B",
        ),
        ("nhieu-trang.ods", ods(&sheets), "file-too-large", "256"),
        (
            "chi-so.xml",
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"B\"><Table><Row ss:Index=\"99999999\"><Cell ss:Index=\"99999999\"><Data ss:Type=\"String\">a</Data></Cell></Row></Table></Worksheet></Workbook>".to_vec(),
            "file-too-large",
            "1048576",
        ),
        (
            "o-rong.html",
            b"<html><table><tr><td>a</td><td colspan=99999999 rowspan=99999999>1</td></tr><tr><td>b</td></tr></table></html>".to_vec(),
            "file-hostile",
            "B1",
        ),
        ("cot-qua.csv", "a;".repeat(20_000).into_bytes(), "file-hostile", "XFE1"),
        ("o-khong-dong.csv", format!("STT;Nội dung\n1;\"{}", "x;\n".repeat(400_000)).into_bytes(), "file-damaged", "B2"),
        ("rong.xlsx", Vec::new(), "file-empty", ""),
        ("chi-so-khong.csv", vec![0; 4096], "not-a-workbook", ""),
    ]
}

#[test]
fn every_hostile_file_ends_in_a_coded_message() {
    let office = Office::new();
    office.run(&["init", "so.dutoan"]).ends(0);
    let mut wrong = Vec::new();
    for (name, bytes, code, names) in hostile() {
        office.write(name, bytes);
        let said = office.run(&["import", name, "--post", "--json"]);
        let json = said.json();
        let error = &json["error"];
        let told = error.to_string();
        if said.code != 1 || error["code"] != code || !told.contains(names) {
            wrong.push(format!("{name}: wanted {code} naming “{names}”, exit {}: {told}", said.code));
        }
        assert!(!error["hint"].as_str().unwrap_or_default().is_empty(), "{name}: no next step");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let batches = office.run(&["history", "--json"]).ends(0).json();
    assert_eq!(batches["batches"].as_array().map(Vec::len), Some(0), "nothing was recorded");
}
