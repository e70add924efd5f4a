use super::*;

/// A document from the XML of its body and of its other parts.
fn document(body: &str, parts: &[(&str, &str, &str)]) -> Page {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let mut put = |name: &str, text: &str| {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    put(
        "_rels/.rels",
        r#"<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>"#,
    );
    let mut relations = String::new();
    for (kind, name, text) in parts {
        relations.push_str(&format!(r#"<Relationship Id="{kind}" Type="http://x/{kind}" Target="{name}"/>"#));
        put(&format!("word/{name}"), text);
    }
    put("word/_rels/document.xml.rels", &format!("<Relationships>{relations}</Relationships>"));
    put("word/document.xml", &format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#));
    let bytes = zip.finish().unwrap().into_inner();
    crate::reader::parse::page("x.docx", &bytes).unwrap().0
}

/// Blocks as lines: number, heading, bold, italic, text; tables row by row.
fn show(page: &Page) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &page.blocks {
        match block {
            Block::Paragraph(p) => {
                let marks = format!(
                    "{}{}{}{}",
                    p.heading.map_or(String::new(), |h| format!("h{h}")),
                    if p.bold { "b" } else { "" },
                    if p.italic { "i" } else { "" },
                    if p.footnote { "f" } else { "" }
                );
                lines.push(format!("{} [{marks}] {}", p.number.as_deref().unwrap_or("_"), p.text));
            }
            Block::Table(grid) => {
                for row in &grid.rows {
                    let cells: Vec<String> =
                        row.iter().map(|c| format!("{}({}x{})", c.text, c.columns, c.rows)).collect();
                    lines.push(cells.join(" | "));
                }
            }
        }
    }
    lines
}

#[test]
fn paragraphs_are_read_as_shown() {
    let styles = r#"<w:styles xmlns:w="w">
        <w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Muc"><w:basedOn w:val="H2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    </w:styles>"#;
    let numbering = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
        </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    let notes = r#"<w:footnotes xmlns:w="w"><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>
        <w:footnote w:id="2"><w:p><w:r><w:t>Theo Nghị quyết</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let body = r#"
        <w:p><w:pPr><w:pStyle w:val="Muc"/></w:pPr><w:r><w:t>Mục tiêu</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>
            <w:r><w:t xml:space="preserve">Nhiệm vụ </w:t></w:r><w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>chính</w:t></w:r>
            <w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:ins><w:r><w:t> thêm</w:t></w:r></w:ins>
            <w:r><w:footnoteReference w:id="2"/></w:r></w:p>
        <w:p/>
        <w:p><w:r><w:rPr><w:i/></w:rPr><w:t>nghiêng</w:t></w:r></w:p>
        <w:p><w:r><w:t>Kinh phí:</w:t><w:br/><w:t>năm 2024</w:t><w:br/><w:t>- Nguồn A</w:t><w:br/><w:t>2. Nguồn B</w:t></w:r></w:p>
        <w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent></w:pict></w:r><w:r><w:t>ngoài</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="Muc"/><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Hai</w:t></w:r></w:p>"#;
    let page = document(
        body,
        &[("styles", "styles.xml", styles), ("numbering", "n.xml", numbering), ("footnotes", "f.xml", notes)],
    );
    assert_eq!(
        show(&page),
        [
            "1. [h2b] Mục tiêu",
            "a) [] Nhiệm vụ chính thêm",
            "_ [i] nghiêng",
            "_ [] Kinh phí: năm 2024",
            "_ [] - Nguồn A",
            "_ [] 2. Nguồn B",
            "_ [] ngoài",
            "2. [h1b] Hai",
            "1 [f] Theo Nghị quyết",
        ]
    );
    let places: Vec<u32> =
        page.blocks.iter().filter_map(|b| if let Block::Paragraph(p) = b { Some(p.place) } else { None }).collect();
    assert_eq!(places.get(..4), Some(&[1, 2, 4, 5][..]));
}

#[test]
fn tables_keep_their_spans() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{}</w:tr></w:tbl>",
        cell(r#"<w:vMerge w:val="restart"/>"#, "STT"),
        cell(r#"<w:gridSpan w:val="2"/>"#, "Năm"),
        cell("<w:vMerge/>", ""),
        cell("", "2022"),
        cell("", "2023"),
        cell("", "bỏ"),
    );
    assert_eq!(show(&document(&body, &[])), ["STT(1x2) | Năm(2x1)", "2022(1x1) | 2023(1x1)"]);
}
