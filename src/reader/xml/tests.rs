use super::*;

/// A source that gives a few bytes at a time.
struct Drops<'b>(&'b [u8], usize);

impl Read for Drops<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.1.min(self.0.len()).min(into.len());
        let (now, rest) = self.0.split_at(count);
        into[..count].copy_from_slice(now);
        self.0 = rest;
        Ok(count)
    }
}

fn tokens(text: &[u8], drop: usize) -> String {
    let mut xml = Xml::new(Drops(text, drop), "p");
    let mut out = String::new();
    loop {
        match xml.next() {
            Ok(Token::Start(tag)) => {
                let list: Vec<String> = tag.attributes().map(|(n, v)| format!(" {n}={}", unescape(v))).collect();
                out.push_str(&format!("<{}{}>", tag.name(), list.concat()));
            }
            Ok(Token::Empty(tag)) => out.push_str(&format!("<{}/>", tag.name())),
            Ok(Token::End(end)) => out.push_str(&format!("</{}>", end.name())),
            Ok(Token::Text(text)) => out.push_str(&text),
            Ok(Token::Eof) => return out,
            Err(error) => return format!("{out}!{}", error.code),
        }
    }
}

#[test]
fn tokens_are_the_same_however_the_bytes_come() {
    for (text, expected) in [
        ("<?xml version='1.0'?><a><b x='1' p:y = \"2>&lt;\"/>t&#7845;t</a>\n", "<a><b/>tất</a>\n"),
        ("<a x='1' p:y = \"2>&lt;\" z='\"'>s</a>", "<a x=1 y=2>< z=\">s</a>"),
        ("\u{feff}<p:a><!-- <b> -- --><![CDATA[<&]]]>]]>x\r\ny\rz</p:a>", "\u{feff}<a><&]]]>x\ny\nz</a>"),
        ("<a>Sở Y tế đồng 😀</a >", "<a>Sở Y tế đồng 😀</a>"),
        ("<a/>", "<a/>"),
        ("", "!file-truncated"),
        ("   ", "   !file-truncated"),
        ("<a>", "<a>!file-truncated"),
        ("<a><b", "<a>!file-truncated"),
        ("<a><!-- x", "<a>!file-truncated"),
        ("<a>x", "<a>x!file-truncated"),
        ("<a></b>", "<a>!file-damaged"),
        ("<a></p:a>", "<a>!file-damaged"),
        ("</a>", "!file-damaged"),
        ("<a/><b/>", "<a/>!file-damaged"),
        ("<a/>x", "<a/>!file-damaged"),
        ("x<a/>", "!file-damaged"),
        ("<a>< b/></a>", "<a>!file-damaged"),
        ("<a>&b;</a>", "<a>!file-hostile"),
        ("<a>&amp</a>", "<a>!file-hostile"),
        ("<a>&#0;</a>", "<a>!file-hostile"),
        ("<!DOCTYPE a><a/>", "!file-hostile"),
        ("<!ELEMENT a><a/>", "!file-hostile"),
    ] {
        for drop in [1, 2, 3, 7, 100_000] {
            assert_eq!(tokens(text.as_bytes(), drop), expected, "{text} by {drop}");
        }
    }
    for bad in [&b"<a>\xC3</a>"[..], b"<a>\xFF</a>", b"<a>\xE1\xBB</a>"] {
        assert_eq!(tokens(bad, 2).split('!').nth(1), Some("file-damaged"));
    }
    assert_eq!(tokens(b"<a/>\xC3", 1), "<a/>!file-truncated");
    let long = format!("<a x='{}'/>", "x".repeat(limits::TAG + 70_000));
    assert_eq!(tokens(long.as_bytes(), 60_000), "!file-hostile");
}

#[test]
fn elements_are_skipped_and_their_text_gathered() {
    let mut xml = Xml::new(&b"<a><b>x<c>y</c>z</b><d>1<e>2</e>3</d></a>"[..], "p");
    let mut text = String::new();
    while !matches!(xml.next().unwrap(), Token::Eof) {
        match xml.depth() {
            2 if text.is_empty() => {
                xml.text(&mut text).unwrap();
                assert_eq!(xml.depth(), 1);
            }
            2 => {
                xml.skip().unwrap();
                assert_eq!(xml.depth(), 1);
            }
            _ => {}
        }
    }
    assert_eq!(text, "xz");
}
