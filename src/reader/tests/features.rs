use super::*;
use crate::sheet::{Style, Visibility};

#[test]
fn cells_read_as_they_are_written() {
    let strings = r#"<sst count="9" uniqueCount="9"><si><t>Sở Y tế</t></si><si><r><t xml:space="preserve">giàu </t></r><r><rPr><b/></rPr><t>chữ</t></r><rPh sb="0" eb="1"><t>bỏ</t></rPh></si><si/><si><t>a_x000D_b &amp; <![CDATA[<c>]]></t></si><si><t> giữ </t></si></sst>"#;
    let styles = r##"<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts><font><b/><strike/><name val=".VnTime"/></font><font/></fonts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0" fontId="1"/><xf numFmtId="164" fontId="1"/><xf numFmtId="14"/><xf numFmtId="3" fontId="0"><alignment indent="2"/><protection locked="0"/></xf><xf numFmtId="0" fontId="1"><alignment horizontal="centerContinuous"/></xf></cellXfs></styleSheet>"##;
    let parts = [("xl/sharedStrings.xml", strings), ("xl/styles.xml", styles)];
    for (sheet, expected) in [
        (r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>"#, "A1=Sở Y tế B1=giàu chữ"),
        (
            r#"<row r="1"><c r="A1" t="s"><v>2</v></c><c r="B1" t="s"><v>3</v></c><c r="C1" t="s"><v>4</v></c></row>"#,
            "B1=a\rb & <c> C1= giữ ",
        ),
        (r#"<row><c><v>1</v></c><c><v>2.50</v></c></row><row><c><v>-3e2</v></c></row>"#, "A1=n1 B1=n2.5 A2=n-300"),
        (r#"<row r="3"><c r="C3"><v>7</v></c><c><v>8</v></c></row><row><c><v>9</v></c></row>"#, "C3=n7 D3=n8 A4=n9"),
        (r#"<row><c r="B7"><v>7</v></c></row>"#, "B7=n7"),
        (
            r#"<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c><c r="C1" t="str"><v>chữ</v></c></row>"#,
            "A1=bTRUE B1=e#REF! C1=chữ",
        ),
        (
            r#"<row r="1"><c r="A1" t="inlineStr"><is><t>trong</t></is></c><c r="B1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>"#,
            "A1=trong B1=ab",
        ),
        (
            r#"<row r="1"><c r="A1" s="1"><v>44562</v></c><c r="B1" s="2"><v>44562.5</v></c><c r="C1" s="1"><v>0</v></c><c r="D1" t="d"><v>2024-02-29T00:00:00</v></c></row>"#,
            "A1=d2022-01-01 B1=d2022-01-01T12:00:00 C1=n0 D1=d2024-02-29",
        ),
        (
            r#"<row r="1"><c r="A1"><f>SUM(B1:B2)</f></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="str"><f>""</f><v></v></c></row>"#,
            "A1={SUM(B1:B2)} B1=n2{1+1} C1={\"\"}",
        ),
        (
            r#"<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*$C$1</f><v>1</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"></f></c></row>"#,
            "A1=n1{B1*$C$1} A2=n2{B2*$C$1} A3={B3*$C$1}",
        ),
        (
            r#"<row r="1"><c r="A1"><f t="shared" si="4"/></c></row><row r="2"><c r="A2"><f t="shared" si="4" ref="A1:A2">B2</f><v>2</v></c></row>"#,
            "A1={B1} A2=n2{B2}",
        ),
        (r#"<row r="1"><c r="A1"><f t="shared" si="9"/></c><c r="B1"><f/><v>5</v></c></row>"#, "A1={} B1=n5"),
        (
            r#"<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1e400</v></c><c r="C1"><v>abc</v></c></row>"#,
            "A1=e#NUM! B1=e#NUM! C1=abc !number-unreadable,number-unreadable,number-unreadable",
        ),
        (
            r#"<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row>"#,
            "A1=n3 A2=n2 B2=n1",
        ),
        (
            r#"<row r="1"><c r="A1" s=""><v>1</v></c><c r="B1" s="99"><v>2</v></c><c r="C1" t="s"><v></v></c></row>"#,
            "A1=n1 B1=n2",
        ),
        (r#"<x:row xmlns:x="y" r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>"#, "A1=n1"),
        (r#"<row r="1"><c r="A1"><v>1</v><extLst><ext><v>9</v></ext></extLst></c></row>"#, "A1=n1"),
    ] {
        assert_eq!(read(&xlsx(sheet, &parts)), expected, "{sheet}");
    }
    let sheet = r#"<row r="1"><c r="A1" s="3"><v>1</v></c><c r="B1" s="4"><v>2</v></c><c r="C1" s="4"/><c r="D1" s="1"/></row>"#;
    let (book, _) = parse::workbook(&xlsx(sheet, &parts)).unwrap();
    let sheet = book.sheets.first().unwrap();
    let style = |at: &str| sheet.cell(CellRef::parse(at).unwrap()).and_then(|cell| sheet.style(cell)).cloned();
    assert_eq!(
        style("A1"),
        Some(Style {
            bold: true,
            struck: true,
            indent: 2,
            number_format: "#,##0".into(),
            font: ".VnTime".into(),
            locked: false,
            ..Style::default()
        })
    );
    // An empty cell is kept only for the heading centred over it.
    assert!(style("B1").is_some_and(|s| s.centered) && style("C1").is_some_and(|s| s.centered));
    assert_eq!(style("D1"), None);
}

#[test]
fn what_belongs_to_sheet_and_workbook_is_read() {
    let book = r#"<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="Hai" sheetId="2" state="veryHidden" r:id="b"/><sheet name="Một" sheetId="1" r:id="a"/><sheet name="Biểu đồ" sheetId="3" r:id="c" state="hidden"/></sheets>
        <definedNames><definedName name="_xlnm.Print_Titles" localSheetId="1">'Một'!$1:$3</definedName></definedNames></workbook>"#;
    let relations = r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="/xl/worksheets/Sheet1.XML"/><Relationship Id="b" Type="x/worksheet" Target="../xl/worksheets/two.xml"/><Relationship Id="c" Type="x/chartsheet" Target="chartsheets/c.xml"/></Relationships>"#;
    let sheet = r#"<worksheet><cols><col min="2" max="3" hidden="1"/><col min="4" max="4" hidden="true"/><col min="6" max="6"/></cols><sheetData><row r="2" hidden="1"/><row r="3" hidden="1"><c r="A3"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B2:B2"/></mergeCells></worksheet>"#;
    let own = r#"<Relationships><Relationship Id="1" Type="x/comments" Target="../comments1.xml"/><Relationship Id="2" Type="x/threadedComment" Target="../threadedComments/t.xml"/></Relationships>"#;
    let comments = r#"<comments><authors><author>A</author></authors><commentList><comment ref="A3"><text><r><t>cũ</t></r></text></comment><comment ref="B1"><text><t>ghi chú</t></text></comment></commentList></comments>"#;
    let threads = r#"<ThreadedComments><threadedComment ref="A3"><text>mới</text></threadedComment><threadedComment ref="A3"><text>trả lời</text></threadedComment></ThreadedComments>"#;
    let custom =
        r#"<Properties xmlns:vt="v"><property name="dutoan"><vt:lpwstr>2024</vt:lpwstr></property></Properties>"#;
    let bytes = xlsx(
        sheet,
        &[
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", relations),
            ("xl/worksheets/two.xml", "<worksheet><sheetData/></worksheet>"),
            ("xl/chartsheets/c.xml", "<chartsheet/>"),
            ("xl/worksheets/_rels/sheet1.xml.rels", own),
            ("xl/comments1.xml", comments),
            ("xl/threadedComments/t.xml", threads),
            ("docProps/custom.xml", custom),
        ],
    );
    let (book, findings) = parse::workbook(&bytes).unwrap();
    assert!(findings.is_empty() && book.date_1904);
    let listed: Vec<(&str, Visibility)> = book.sheets.iter().map(|s| (s.name.as_str(), s.visibility)).collect();
    assert_eq!(
        listed,
        [("Hai", Visibility::VeryHidden), ("Một", Visibility::Visible), ("Biểu đồ", Visibility::Hidden)]
    );
    let sheet = &book.sheets[1];
    assert_eq!(sheet.hidden_columns, [(1, 3)]);
    assert_eq!(sheet.rows.iter().map(|r| (r.index, r.hidden)).collect::<Vec<_>>(), [(1, true), (2, true)]);
    assert_eq!(sheet.merges.iter().map(ToString::to_string).collect::<Vec<_>>(), ["A1:C1"]);
    let notes: Vec<String> = sheet.notes.iter().map(|(at, text)| format!("{at} {text}")).collect();
    assert_eq!(notes, ["B1 ghi chú", "A3 mới\ntrả lời"]);
    assert_eq!(book.names, [("_xlnm.Print_Titles".to_owned(), "'Một'!$1:$3".to_owned())]);
    assert_eq!(book.properties, [("dutoan".to_owned(), "2024".to_owned())]);
}

#[test]
fn open_documents_read_alike() {
    let manifest = "<manifest/>";
    let content = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:automatic-styles>
        <style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"><style:text-properties fo:font-weight="bold" style:font-name=".VnTime"/></style:style>
        <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
        <number:number-style style:name="N1"><number:number number:decimal-places="1" number:grouping="true"/></number:number-style>
        </office:automatic-styles><office:body><office:spreadsheet>
        <table:table table:name="Một"><office:forms/><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse" table:number-columns-repeated="3"/>
        <table:table-header-rows><table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>Sở<text:s text:c="2"/>Y <text:span>tế</text:span></text:p><text:p>hai</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>
        <table:table-row table:number-rows-repeated="2"><table:table-cell table:style-name="ce1" table:number-columns-repeated="2" office:value-type="float" office:value="1.5"><text:p>1,5</text:p></table:table-cell></table:table-row>
        <table:table-row table:visibility="filter"><table:table-cell office:value-type="date" office:date-value="2024-02-29"/><table:table-cell table:formula="of:=SUM([.A2:.B3])"/><table:table-cell office:value-type="string" calcext:value-type="error" table:formula="of:=1/0"><text:p>#DIV/0!</text:p></table:table-cell><table:table-cell><office:annotation><dc:creator>A</dc:creator><text:p>ghi chú</text:p></office:annotation></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table>
        <table:table table:name="Ẩn" table:style-name="ta2"/>
        <table:named-expressions><table:named-range table:name="Vùng" table:cell-range-address="$Một.$A$1:.$B$2"/></table:named-expressions>
        </office:spreadsheet></office:body></office:document-content>"#;
    let bytes = zip_of(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", content.as_bytes()),
    ]);
    let (book, findings) = parse::workbook(&bytes).unwrap();
    assert!(findings.is_empty());
    assert_eq!(
        show(&book),
        "A1=Sở  Y tế\nhai A2=n1.5 B2=n1.5 A3=n1.5 B3=n1.5 A4=d2024-02-29 B4={SUM(A2:B3)} C4=e#DIV/0!{1/0}"
    );
    let sheet = &book.sheets[0];
    assert_eq!(sheet.hidden_columns, [(2, 4)]);
    assert!(sheet.row(3).unwrap().hidden);
    assert_eq!(sheet.merges[0].to_string(), "A1:B1");
    assert_eq!(sheet.notes, [(CellRef::new(3, 3), "ghi chú".to_owned())]);
    let style = sheet.style(sheet.cell(CellRef::new(1, 0)).unwrap()).unwrap();
    assert_eq!((style.bold, &*style.font, &*style.number_format), (true, ".VnTime", "#,##0.0"));
    assert_eq!(book.sheets[1].visibility, Visibility::Hidden);
    assert_eq!(book.names, [("Vùng".to_owned(), "Một!$A$1:$B$2".to_owned())]);
}

#[test]
fn spreadsheet_xml_of_2003_reads_alike() {
    let text = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
        <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
        <Styles><Style ss:ID="Default"/><Style ss:ID="s1"><Alignment ss:Indent="1"/><Font ss:Bold="1" ss:FontName="Arial"/><NumberFormat ss:Format="Standard"/></Style></Styles>
        <Worksheet ss:Name="Một"><Table><Column ss:Index="3" ss:Hidden="1"/>
        <Row ss:Index="2"><Cell ss:StyleID="s1" ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">Sở &amp; ngành</Data></Cell><Cell><Data ss:Type="Number">5</Data></Cell></Row>
        <Row ss:Hidden="1"><Cell ss:Index="4" ss:Formula="=SUM(R[-1]C[-1]:R[-1]C)"><Data ss:Type="Number">5</Data><Comment><ss:Data>ghi chú</ss:Data></Comment></Cell><Cell><Data ss:Type="DateTime">2024-02-29T00:00:00.000</Data></Cell></Row>
        </Table></Worksheet><Worksheet ss:Name="Ẩn"><Table/><WorksheetOptions xmlns="x"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"#;
    let (book, _) = parse::workbook(text.as_bytes()).unwrap();
    assert_eq!(show(&book), "A2=Sở & ngành C2=n5 D3=n5{SUM(C2:D2)} E3=d2024-02-29");
    let sheet = &book.sheets[0];
    assert_eq!(sheet.merges[0].to_string(), "A2:B3");
    assert_eq!(sheet.hidden_columns, [(2, 2)]);
    assert!(sheet.row(2).unwrap().hidden);
    assert_eq!(sheet.notes, [(CellRef::new(2, 3), "ghi chú".to_owned())]);
    assert_eq!(book.sheets[1].visibility, Visibility::Hidden);
}
