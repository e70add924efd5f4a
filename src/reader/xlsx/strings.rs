//! The shared strings and any other rich text: runs joined, phonetic guides dropped, `_x000D_` escapes resolved.

use super::super::error::Error;
use super::super::limits;
use super::super::old_fonts;
use super::super::sink::{Sink, check_length};
use super::super::xml::{Token, Xml};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Read;

/// The shared strings poured: how many, and which of them had runs in old fonts, with their text before.
#[derive(Debug, Default)]
pub struct Shared {
    /// How many.
    pub count: u32,
    /// Number → text before and after.
    pub decoded: HashMap<u32, (String, String)>,
}

/// Pours all shared strings into the sink.
///
/// # Errors
/// What reading the part brings up; too many or too long strings.
pub fn read<R: Read>(xml: &mut Xml<R>, sink: &mut dyn Sink) -> Result<Shared, Error> {
    let mut shared = Shared::default();
    let mut text = String::new();
    loop {
        let mut before = None;
        match xml.next()? {
            Token::Start(tag) if tag.name() == "si" => {
                text.clear();
                before = rich(xml, &mut text)?;
            }
            Token::Empty(tag) if tag.name() == "si" => text.clear(),
            Token::Eof => return Ok(shared),
            _ => continue,
        }
        shared.count += 1;
        if u64::from(shared.count) > limits::LIST {
            return Err(Error::list(xml.part(), u64::from(shared.count)));
        }
        let text = unescape(&text);
        if text.len() > limits::TEXT {
            check_length(&format!("{} › {}", xml.part(), shared.count), &text)?;
        }
        if let Some(before) = before {
            shared.decoded.insert(shared.count - 1, (before, text.clone().into_owned()));
        }
        sink.string(&text)?;
    }
}

/// Reads to the end of the element just begun (`si`, `is`, `text`): the text of its `t` and `r/t`. Runs in a font
/// of before Unicode are decoded; the text before is given then.
///
/// # Errors
/// As [`Xml::next`].
pub fn rich<R: Read>(xml: &mut Xml<R>, out: &mut String) -> Result<Option<String>, Error> {
    let inside = xml.depth();
    let begun = out.len();
    let mut font: Option<String> = None;
    let mut before: Option<String> = None;
    loop {
        let depth = xml.depth();
        match xml.next()? {
            Token::Start(tag) => match tag.name() {
                "t" => {
                    let from = out.len();
                    xml.text(out)?;
                    let decoded = font.as_deref().and_then(|f| old_fonts::run(out.get(from..).unwrap_or_default(), f));
                    if let Some(decoded) = decoded {
                        let raw = out.get(begun..from).unwrap_or_default().to_owned();
                        let old = before.get_or_insert(raw);
                        old.push_str(out.get(from..).unwrap_or_default());
                        out.truncate(from);
                        out.push_str(&decoded);
                    } else if let Some(old) = &mut before {
                        old.push_str(out.get(from..).unwrap_or_default());
                    }
                }
                "r" => font = None,
                "rPr" => {}
                "rFont" => {
                    font = tag.attribute("val").map(|v| v.into_owned());
                    xml.skip()?;
                }
                _ => xml.skip()?,
            },
            Token::Empty(tag) if tag.name() == "rFont" => font = tag.attribute("val").map(|v| v.into_owned()),
            Token::End(_) if depth == inside => return Ok(before),
            _ => {}
        }
    }
}

/// Resolves `_xHHHH_`: one UTF-16 unit each, pairs for what lies beyond the basic plane.
pub fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        match unit(from) {
            Some(high @ 0xD800..0xDC00) => {
                let low = from.get(7..).and_then(unit);
                let pair = low.and_then(|low| char::decode_utf16([high, low]).next()?.ok());
                match pair {
                    Some(c) => {
                        out.push(c);
                        rest = from.get(14..).unwrap_or_default();
                    }
                    None => {
                        out.push_str("_x");
                        rest = from.get(2..).unwrap_or_default();
                    }
                }
            }
            Some(unit) if char::from_u32(u32::from(unit)).is_some() => {
                out.extend(char::from_u32(u32::from(unit)));
                rest = from.get(7..).unwrap_or_default();
            }
            _ => {
                out.push_str("_x");
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The unit of an escape that `text` begins with.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("_x")?.get(..4)?;
    if text.as_bytes().get(6) != Some(&b'_') || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn escapes_resolve() {
        for (raw, plain) in [
            ("Sở Y tế", "Sở Y tế"),
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xD83D__xDE00_", "😀"),
            ("_xD83D_", "_xD83D_"),
            ("_x00D_", "_x00D_"),
            ("chi_xin", "chi_xin"),
            ("_x1EA1_", "ạ"),
            ("cuối_x", "cuối_x"),
            ("_xđôđ_", "_xđôđ_"),
        ] {
            assert_eq!(unescape(raw), plain, "{raw}");
        }
    }
}
