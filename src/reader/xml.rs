//! XML parts read as tokens: names without prefix, text without entities, DOCTYPE refused, depth bounded.

use super::error::Error;
use super::limits;
use super::package;
use crate::words::Bilingual;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use std::borrow::Cow;
use std::io::BufRead;

/// One step through a part.
#[derive(Debug)]
pub enum Token<'a> {
    /// An element begins; its end follows.
    Start(Tag<'a>),
    /// An element without content; no end follows.
    Empty(Tag<'a>),
    /// An element ends.
    End(End<'a>),
    /// A run of text; one text may come in several runs.
    Text(Cow<'a, str>),
    /// The part is over and every element was closed.
    Eof,
}

/// The beginning of an element.
#[derive(Debug)]
pub struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// The name without its prefix.
    #[inline]
    pub fn name(&self) -> &str {
        local(self.0.name().0)
    }

    /// The attributes: local name and value as written (entities not resolved).
    #[inline]
    pub fn attributes(&self) -> Attributes<'_> {
        Attributes { rest: self.0.attributes_raw() }
    }

    /// The value of the attribute with this local name, entities resolved.
    pub fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        self.attributes().find(|(n, _)| *n == name).map(|(_, value)| unescape(value))
    }

    /// Whether a flag attribute is set (`1`, `true`, `on`).
    pub fn flag(&self, name: &str) -> bool {
        self.attributes().any(|(n, v)| n == name && is_true(v))
    }
}

/// The end of an element.
#[derive(Debug)]
pub struct End<'a>(BytesEnd<'a>);

impl End<'_> {
    /// The name without its prefix.
    #[inline]
    pub fn name(&self) -> &str {
        local(self.0.name().0)
    }
}

/// Whether the text is one of XML's words for true.
pub fn is_true(text: &str) -> bool {
    matches!(text, "1" | "true" | "on" | "True" | "TRUE")
}

/// Resolves entities and line ends in an attribute's value; what is no known entity stays as written.
pub fn unescape(value: &str) -> Cow<'_, str> {
    if value.contains('&') {
        quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value))
    } else {
        Cow::Borrowed(value)
    }
}

/// Walks through the attributes of a tag. Stops at the first thing that is no attribute.
#[derive(Clone, Copy, Debug)]
pub struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        let bytes = self.rest.as_bytes();
        let start = bytes.iter().position(|b| !b.is_ascii_whitespace())?;
        let equals = start + bytes.get(start..)?.iter().position(|b| *b == b'=')?;
        let name = self.rest.get(start..equals)?.trim_ascii_end();
        let open = equals + 1 + bytes.get(equals + 1..)?.iter().position(|b| !b.is_ascii_whitespace())?;
        let quote = *bytes.get(open)?;
        if quote != b'"' && quote != b'\'' {
            self.rest = "";
            return None;
        }
        let close = open + 1 + bytes.get(open + 1..)?.iter().position(|b| *b == quote)?;
        let value = self.rest.get(open + 1..close)?;
        self.rest = self.rest.get(close + 1..)?;
        Some((local(name), value))
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    match name.as_bytes().iter().position(|b| *b == b':') {
        Some(colon) => name.get(colon + 1..).unwrap_or(name),
        None => name,
    }
}

/// A part being read.
pub struct Xml<R> {
    reader: quick_xml::Reader<R>,
    buffer: Vec<u8>,
    depth: usize,
    seen: bool,
    part: String,
}

impl<R: BufRead> Xml<R> {
    /// Begins to read; `part` names it in messages.
    pub fn new(source: R, part: &str) -> Self {
        let mut reader = quick_xml::Reader::from_reader(source);
        reader.config_mut().check_end_names = true;
        Self { reader, buffer: Vec::with_capacity(512), depth: 0, seen: false, part: part.to_owned() }
    }

    /// The part's name.
    pub fn part(&self) -> &str {
        &self.part
    }

    /// The next token.
    ///
    /// # Errors
    /// What breaks the rules of XML, a DOCTYPE, an unknown entity, too deep a nesting, an end too early.
    #[inline]
    pub fn next(&mut self) -> Result<Token<'_>, Error> {
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Start(start)) => {
                self.depth += 1;
                self.seen = true;
                if self.depth > limits::DEPTH {
                    return Err(too_deep(&self.part, self.depth));
                }
                Ok(Token::Start(Tag(start)))
            }
            Ok(Event::Empty(start)) => {
                self.seen = true;
                Ok(Token::Empty(Tag(start)))
            }
            Ok(Event::End(end)) => {
                self.depth = self.depth.saturating_sub(1);
                Ok(Token::End(End(end)))
            }
            Ok(Event::Text(text)) => Ok(Token::Text(newlines(text.into_inner()))),
            Ok(Event::CData(text)) => Ok(Token::Text(newlines(text.into_inner()))),
            Ok(Event::GeneralRef(reference)) => match entity(&reference.into_inner(), &self.part) {
                Ok(c) => Ok(Token::Text(Cow::Owned(c.to_string()))),
                Err(error) => Err(error),
            },
            Ok(Event::Comment(_) | Event::PI(_) | Event::Decl(_)) => Ok(Token::Text(Cow::Borrowed(""))),
            Ok(Event::DocType(_)) => Err(doctype(&self.part)),
            Ok(Event::Eof) if self.depth > 0 || !self.seen => Err(Error::truncated(&self.part)),
            Ok(Event::Eof) => Ok(Token::Eof),
            Err(error) => Err(fault(&self.part, self.reader.buffer_position(), &error)),
        }
    }

    /// Reads to the end of the element just begun, children included, and forgets it.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn skip(&mut self) -> Result<(), Error> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// Reads to the end of the element just begun and adds the text standing directly in it to `out`.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn text(&mut self, out: &mut String) -> Result<(), Error> {
        let inside = self.depth;
        loop {
            let here = self.depth == inside;
            match self.next()? {
                Token::Text(text) if here => out.push_str(&text),
                Token::End(_) if here => return Ok(()),
                _ => {}
            }
        }
    }

    /// How deep the reading stands: elements begun and not ended.
    pub const fn depth(&self) -> usize {
        self.depth
    }
}

/// Line ends as XML reads them: CR LF and CR become LF.
#[inline]
fn newlines(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.as_bytes().contains(&b'\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text }
}

/// The character of one of XML's own entities or of a character reference.
fn entity(name: &str, part: &str) -> Result<char, Error> {
    let code = match name {
        "amp" => return Ok('&'),
        "lt" => return Ok('<'),
        "gt" => return Ok('>'),
        "quot" => return Ok('"'),
        "apos" => return Ok('\''),
        _ => match name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => name.strip_prefix('#').and_then(|decimal| decimal.parse().ok()),
        },
    };
    code.and_then(char::from_u32).ok_or_else(|| {
        let shown: String = name.chars().take(40).collect();
        Error::hostile(
            part,
            Bilingual::new(
                format!("có thực thể XML không rõ \"&{shown};\""),
                format!("it uses the unknown XML entity \"&{shown};\""),
            ),
        )
    })
}

fn too_deep(part: &str, found: usize) -> Error {
    let limit = limits::DEPTH;
    Error::hostile(
        part,
        Bilingual::new(
            format!("các phần tử XML lồng nhau {found} cấp (giới hạn {limit})"),
            format!("XML elements are nested {found} deep (the limit is {limit})"),
        ),
    )
}

fn doctype(part: &str) -> Error {
    Error::hostile(part, Bilingual::new("có khai báo DOCTYPE (cho phép 0)", "it declares a DOCTYPE (0 allowed)"))
}

/// What a fault of the XML layer means for the officer.
fn fault(part: &str, position: u64, error: &quick_xml::Error) -> Error {
    match error {
        quick_xml::Error::Io(io) => package::fault(part, io),
        quick_xml::Error::Syntax(_) => Error::truncated(part),
        _ => Error::damaged(
            part,
            Bilingual::new(
                format!("XML sai quy tắc ở byte thứ {position}"),
                format!("its XML breaks the rules at byte {position}"),
            ),
        ),
    }
}
