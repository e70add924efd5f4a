//! What a file is, told from its bytes; its name only tells text formats apart.

use super::error::Error;
use super::package::Package;
use crate::words::Bilingual;

/// What a file's bytes turn out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A package whose main part (the path) is a workbook in XML.
    Xlsx(String),
    /// A package whose main part is a binary workbook.
    Xlsb,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A package whose main part (the path) is a text document.
    Docx(String),
    /// A workbook in an OLE file, or bare BIFF records.
    Xls,
    /// HTML.
    Html,
    /// SpreadsheetML 2003.
    Xml2003,
    /// Plain text.
    Text,
    /// Something else; its name in both languages.
    Other(Bilingual),
}

/// What an OLE file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ole {
    /// A workbook stream.
    Workbook,
    /// An encrypted Office Open XML package.
    Encrypted,
    /// A Word document.
    Word,
    /// A presentation.
    Slides,
    /// Anything else.
    Other,
}

/// Decides by content.
///
/// # Errors
/// `file-empty`, `file-encrypted`, and what opening a zip directory brings up.
pub fn sniff(bytes: &[u8]) -> Result<Kind, Error> {
    if bytes.is_empty() {
        return Err(Error::empty());
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return match ole(bytes) {
            Ole::Encrypted => Err(Error::encrypted()),
            Ole::Workbook => Ok(Kind::Xls),
            Ole::Word => Ok(other("văn bản Word 97-2003 (.doc)", "a Word 97-2003 document (.doc)")),
            Ole::Slides => Ok(other("bản trình chiếu PowerPoint", "a PowerPoint presentation")),
            Ole::Other => Ok(other("tệp OLE không chứa bảng tính", "an OLE file without a workbook")),
        };
    }
    for (magic, vi, en) in MAGICS {
        if bytes.starts_with(magic) {
            return Ok(other(vi, en));
        }
    }
    // Bare BIFF records of Excel 2 to 4 (and 5 out of its OLE file).
    if let [0x09, 0x00 | 0x02 | 0x04 | 0x08, 4..=16, 0x00, ..] = bytes {
        return Ok(other("bảng tính Excel 2-4 (trước 1993)", "an Excel 2-4 workbook (before 1993)"));
    }
    Ok(text(bytes))
}

/// First bytes of files that are no workbook and no document of ours.
const MAGICS: &[(&[u8], &str, &str)] = &[
    (b"%PDF", "tệp PDF", "a PDF file"),
    (b"\x89PNG", "ảnh PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "ảnh JPEG", "a JPEG picture"),
    (b"GIF8", "ảnh GIF", "a GIF picture"),
    (b"BM", "ảnh BMP", "a BMP picture"),
    (b"II*\x00", "ảnh TIFF", "a TIFF picture"),
    (b"MM\x00*", "ảnh TIFF", "a TIFF picture"),
    (b"Rar!", "tệp nén RAR", "a RAR archive"),
    (b"7z\xBC\xAF", "tệp nén 7z", "a 7z archive"),
    (b"\x1F\x8B", "tệp nén gzip", "a gzip archive"),
    (b"MZ", "chương trình Windows", "a Windows program"),
    (b"\x7FELF", "chương trình Linux", "a Linux program"),
    (b"SQLite format 3", "cơ sở dữ liệu SQLite", "an SQLite database"),
    (b"{\\rtf", "văn bản RTF", "an RTF document"),
    (b"ID;P", "tệp SYLK", "a SYLK file"),
    (b"TABLE\r\n0,1", "tệp DIF", "a DIF file"),
    (b"TABLE\n0,1", "tệp DIF", "a DIF file"),
];

fn other(vi: &str, en: &str) -> Kind {
    Kind::Other(Bilingual::new(vi.to_owned(), en.to_owned()))
}

fn zip(bytes: &[u8]) -> Result<Kind, Error> {
    let mut package = Package::open(bytes)?;
    if let Some(kind) = package.bytes("mimetype")? {
        let kind = String::from_utf8_lossy(&kind).trim().to_owned();
        if kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
            return ods(&mut package);
        }
        if kind.starts_with("application/vnd.oasis.opendocument.text") {
            return Ok(other("văn bản OpenDocument (.odt)", "an OpenDocument text (.odt)"));
        }
        if kind.starts_with("application/") && !package.has("[Content_Types].xml") {
            return Ok(other("tệp OpenDocument không phải bảng tính", "an OpenDocument file that is no spreadsheet"));
        }
    }
    let main = package.relations("")?.into_iter().find(|r| r.is("officeDocument")).map(|r| r.target);
    let main = main.filter(|path| package.has(path)).or_else(|| {
        const USUAL: [&str; 4] = ["xl/workbook.xml", "xl/workbook.bin", "word/document.xml", "ppt/presentation.xml"];
        USUAL.into_iter().find(|path| package.has(path)).map(str::to_owned)
    });
    let Some(main) = main else {
        if package.has("Index/Document.iwa") || package.has("Index.zip") {
            return Ok(other("tệp Apple Numbers/Pages/Keynote", "an Apple Numbers, Pages or Keynote file"));
        }
        if package.has("content.xml") && package.has("META-INF/manifest.xml") {
            return ods(&mut package);
        }
        return Ok(other("tệp nén ZIP", "a ZIP archive"));
    };
    if main.to_lowercase().ends_with(".bin") {
        return Ok(Kind::Xlsb);
    }
    Ok(match root_element(&mut package, &main)?.as_str() {
        "workbook" => Kind::Xlsx(main),
        "document" => Kind::Docx(main),
        "presentation" => other("bản trình chiếu PowerPoint", "a PowerPoint presentation"),
        _ => other("gói Office không chứa bảng tính", "an Office package without a workbook"),
    })
}

/// An OpenDocument spreadsheet, unless its manifest says that it is encrypted.
fn ods(package: &mut Package<'_>) -> Result<Kind, Error> {
    let manifest = package.bytes("META-INF/manifest.xml")?.unwrap_or_default();
    let encrypted = manifest.windows(15).any(|w| w == b"encryption-data");
    if encrypted { Err(Error::encrypted()) } else { Ok(Kind::Ods) }
}

/// The local name of a part's first element.
fn root_element(package: &mut Package<'_>, path: &str) -> Result<String, Error> {
    let Some(mut xml) = package.xml(path)? else { return Ok(String::new()) };
    loop {
        match xml.next()? {
            super::xml::Token::Start(tag) | super::xml::Token::Empty(tag) => return Ok(tag.name().to_owned()),
            super::xml::Token::Eof => return Ok(String::new()),
            _ => {}
        }
    }
}

/// Looks for the directory entries of an OLE file by their form: 128 bytes, the name in UTF-16 with its length
/// at byte 64. No allocation table is followed, so nothing in the file can lead astray.
fn ole(bytes: &[u8]) -> Ole {
    let mut found = Ole::Other;
    for entry in bytes.chunks_exact(128) {
        let Some([length, 0, kind]) = entry.get(64..67).and_then(|b| <&[u8; 3]>::try_from(b).ok()) else { continue };
        if *kind != 2 || !(4..=64).contains(length) {
            continue;
        }
        let name = entry.get(..usize::from(*length) - 2).unwrap_or_default();
        if name.iter().skip(1).step_by(2).any(|high| *high != 0) {
            continue;
        }
        let name: String = name.iter().step_by(2).map(|low| char::from(*low).to_ascii_lowercase()).collect();
        match name.as_str() {
            "encryptedpackage" => return Ole::Encrypted,
            "workbook" | "book" => found = Ole::Workbook,
            "worddocument" if found == Ole::Other => found = Ole::Word,
            "powerpoint document" if found == Ole::Other => found = Ole::Slides,
            _ => {}
        }
    }
    found
}

/// Tells kinds of text apart; anything with many control characters is no text.
fn text(bytes: &[u8]) -> Kind {
    let utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let head: Vec<u8> = if utf16 {
        bytes.iter().take(8192).copied().filter(|b| *b != 0 && *b < 0x80).collect()
    } else {
        bytes.iter().take(8192).copied().collect()
    };
    let odd = head.iter().filter(|b| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1A)).count();
    if !utf16 && (head.contains(&0) || odd * 100 > head.len()) {
        return other("dữ liệu nhị phân không rõ loại", "binary data of an unknown kind");
    }
    let head = String::from_utf8_lossy(&head).to_lowercase();
    let start = head.trim_start_matches('\u{feff}').trim_start();
    if start.contains("urn:schemas-microsoft-com:office:spreadsheet") && start.starts_with('<') && has_workbook(start) {
        return Kind::Xml2003;
    }
    let tags = ["<!doctype html", "<html", "<table", "<tr", "<head", "<body", "<meta", "<style", "<div", "<center"];
    let begins = start.starts_with('<');
    if begins && tags.iter().any(|tag| start.contains(tag)) {
        return Kind::Html;
    }
    if begins && start.starts_with("<?xml") {
        return other("tệp XML không phải bảng tính", "an XML file that is no workbook");
    }
    Kind::Text
}

/// Whether the root element is a workbook, under any prefix.
fn has_workbook(start: &str) -> bool {
    start.contains("<workbook") || start.contains(":workbook")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_from_content() {
        for (bytes, expected) in [
            (&b"STT;N\xc3\xb4i dung\n1;x\n"[..], Kind::Text),
            (b"<html><table><tr><td>1</td></tr></table></html>", Kind::Html),
            (b"  \n<table border=1><tr><td>", Kind::Html),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                Kind::Xml2003,
            ),
            (b"%PDF-1.7", other("tệp PDF", "a PDF file")),
            (b"\x00\x01\x02\x03\x04", other("dữ liệu nhị phân không rõ loại", "binary data of an unknown kind")),
        ] {
            assert_eq!(sniff(bytes).unwrap(), expected, "{}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(sniff(b"").unwrap_err().code, "file-empty");
        assert_eq!(sniff(b"PK\x03\x04 and then nothing").unwrap_err().code, "file-truncated");
    }
}
