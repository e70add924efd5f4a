//! XML parts read as tokens: names without prefix, text without entities, DOCTYPE refused, depth bounded.
//!
//! A tokenizer of our own: the text is checked to be UTF-8 a block at a time and every token is a slice of it,
//! nothing is copied; that makes it about three times as fast as a general one. It holds to the rules that keep
//! two readers from seeing two different things in one file: elements closed in order, one root, no entities
//! but XML's own, nothing unclosed at the end.

mod look;
mod window;

use super::error::Error;
use super::limits;
use crate::words::Bilingual;
use look::Found;
use std::borrow::Cow;
use std::io::Read;
use window::Window;

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
#[derive(Clone, Copy, Debug)]
pub struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The name without its prefix.
    #[inline]
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// The attributes: local name and value as written (entities not resolved).
    #[inline]
    pub const fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.attributes }
    }

    /// The value of the attribute with this local name, entities resolved.
    pub fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes().find(|(n, _)| *n == name).map(|(_, value)| unescape(value))
    }

    /// Whether a flag attribute is set (`1`, `true`, `on`).
    pub fn flag(&self, name: &str) -> bool {
        self.attributes().any(|(n, v)| n == name && is_true(v))
    }
}

/// The end of an element.
#[derive(Clone, Copy, Debug)]
pub struct End<'a>(&'a str);

impl<'a> End<'a> {
    /// The name without its prefix.
    #[inline]
    pub const fn name(&self) -> &'a str {
        self.0
    }
}

/// Whether the text is one of XML's words for true.
pub fn is_true(text: &str) -> bool {
    matches!(text, "1" | "true" | "on" | "True" | "TRUE")
}

/// Resolves entities in an attribute's value; what is no known entity stays as written.
pub fn unescape(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut out = String::with_capacity(value.len());
    match resolve(value, &mut out) {
        Ok(()) => Cow::Owned(out),
        Err(_) => Cow::Borrowed(value),
    }
}

/// Writes `text` with its entities resolved; the name of one that is not known otherwise.
fn resolve<'t>(text: &'t str, out: &mut String) -> Result<(), &'t str> {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let inside = from.get(1..).unwrap_or_default();
        let Some((name, after)) = inside.split_once(';') else { return Err(inside) };
        out.push(entity(name).ok_or(name)?);
        rest = after;
    }
    out.push_str(rest);
    Ok(())
}

/// The character of one of XML's own entities or of a character reference.
fn entity(name: &str) -> Option<char> {
    let code = match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => match name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => name.strip_prefix('#')?.parse().ok()?,
        },
    };
    char::from_u32(code).filter(|c| *c != '\0')
}

/// Walks through the attributes of a tag. Stops at the first thing that is no attribute.
#[derive(Clone, Copy, Debug)]
pub struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    #[inline]
    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        let bytes = self.rest.as_bytes();
        let start = bytes.iter().position(|b| !b.is_ascii_whitespace())?;
        let equals = start + bytes.get(start..)?.iter().position(|b| *b == b'=')?;
        let name = self.rest.get(start..equals)?;
        let open = equals + 1 + bytes.get(equals + 1..)?.iter().position(|b| !b.is_ascii_whitespace())?;
        let quote = *bytes.get(open)?;
        if quote != b'"' && quote != b'\'' {
            self.rest = "";
            return None;
        }
        let close = open + 1 + bytes.get(open + 1..)?.iter().position(|b| *b == quote)?;
        let value = self.rest.get(open + 1..close)?;
        self.rest = self.rest.get(close + 1..)?;
        Some((local(name.trim_ascii_end()), value))
    }
}

/// A name without its prefix.
#[inline]
fn local(name: &str) -> &str {
    match name.as_bytes().iter().position(|b| *b == b':') {
        Some(colon) => name.get(colon + 1..).unwrap_or(name),
        None => name,
    }
}

/// A part being read.
pub struct Xml<R> {
    window: Window<R>,
    /// The full names of the elements begun, one after another, and where each begins.
    names: String,
    open: Vec<usize>,
    seen: bool,
}

impl<R: Read> Xml<R> {
    /// Begins to read; `part` names it in messages.
    pub fn new(source: R, part: &str) -> Self {
        Self { window: Window::new(source, part), names: String::new(), open: Vec::new(), seen: false }
    }

    /// The part's name.
    pub fn part(&self) -> &str {
        self.window.part()
    }

    /// How deep the reading stands: elements begun and not ended.
    pub const fn depth(&self) -> usize {
        self.open.len()
    }

    /// The next token.
    ///
    /// # Errors
    /// What breaks the rules of XML, a DOCTYPE, an unknown entity, too deep a nesting, an end too early.
    #[inline]
    pub fn next(&mut self) -> Result<Token<'_>, Error> {
        match self.find()? {
            Found::Text(length) => {
                let run = self.window.take(length, 0, length);
                if self.open.is_empty() && !run.trim_matches(['\u{feff}', ' ', '\t', '\r', '\n']).is_empty() {
                    return Err(self.broken());
                }
                let run = self.window.taken(length, 0, length);
                plain(run, self.window.part()).map(Token::Text)
            }
            Found::Literal(from, to, length) => Ok(Token::Text(newlines(self.window.take(length, from, to)))),
            Found::Start(to, length) => {
                self.begin(to)?;
                let full = tag(self.window.take(length, 1, to)).0;
                self.open.push(self.names.len());
                self.names.push_str(full);
                if self.open.len() > limits::DEPTH {
                    return Err(too_deep(self.window.part(), self.open.len()));
                }
                Ok(Token::Start(tag(self.window.taken(length, 1, to)).1))
            }
            Found::Empty(to, length) => {
                self.begin(to)?;
                Ok(Token::Empty(tag(self.window.take(length, 1, to)).1))
            }
            Found::End(to, length) => {
                let name = self.window.take(length, 2, to).trim_ascii_end();
                let begun = self.open.pop();
                if begun.and_then(|begun| self.names.get(begun..)) != Some(name) {
                    return Err(self.broken());
                }
                self.names.truncate(begun.unwrap_or(0));
                Ok(Token::End(End(local(self.window.taken(length, 2, to).trim_ascii_end()))))
            }
            Found::Skip(_) | Found::Eof if self.open.is_empty() && self.seen => Ok(Token::Eof),
            Found::Skip(_) | Found::Eof => Err(Error::truncated(self.window.part())),
            Found::Doctype => Err(doctype(self.window.part())),
            Found::TooLong => Err(too_long(self.window.part())),
        }
    }

    /// Finds the next token that is not a comment, reading on as far as it needs.
    #[inline]
    fn find(&mut self) -> Result<Found, Error> {
        // How much of the token was looked at already, so that a long one is not looked at again and again.
        let mut looked = 0;
        loop {
            let rest = self.window.rest();
            match look::next(rest, &mut looked) {
                Some(Found::Skip(length)) => {
                    self.window.take(length, 0, 0);
                    looked = 0;
                }
                Some(found) => return Ok(found),
                None if !self.window.over() => self.window.more()?,
                None if rest.is_empty() => return Ok(Found::Eof),
                // Text at the end, or markup that is never closed.
                None if rest.first() != Some(&b'<') => return Ok(Found::Text(rest.len())),
                None => return Err(Error::truncated(self.window.part())),
            }
        }
    }

    /// Checks that an element may begin here.
    #[inline]
    fn begin(&mut self, to: usize) -> Result<(), Error> {
        let first = self.window.rest().get(1).copied().unwrap_or(b' ');
        let named = first.is_ascii_alphabetic() || first == b'_' || first >= 0x80;
        if !named || to < 2 || (self.open.is_empty() && self.seen) {
            return Err(self.broken());
        }
        self.seen = true;
        Ok(())
    }

    fn broken(&self) -> Error {
        broken(self.window.part(), self.window.position())
    }

    /// Reads to the end of the element just begun, children included, and forgets it.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn skip(&mut self) -> Result<(), Error> {
        let outside = self.depth().saturating_sub(1);
        while self.depth() > outside {
            self.next()?;
        }
        Ok(())
    }

    /// Reads to the end of the element just begun and adds the text standing directly in it to `out`.
    ///
    /// # Errors
    /// As [`Xml::next`].
    #[inline]
    pub fn text(&mut self, out: &mut String) -> Result<(), Error> {
        let inside = self.depth();
        loop {
            let here = self.depth() == inside;
            match self.next()? {
                Token::Text(text) if here => out.push_str(&text),
                Token::End(_) if here => return Ok(()),
                _ => {}
            }
        }
    }
}

/// The full name of a tag, and the tag.
#[inline]
fn tag(inside: &str) -> (&str, Tag<'_>) {
    let end = inside.as_bytes().iter().position(u8::is_ascii_whitespace).unwrap_or(inside.len());
    let (full, attributes) = inside.split_at_checked(end).unwrap_or((inside, ""));
    (full, Tag { name: local(full), attributes })
}

/// Text as it reads: entities resolved, line ends made one.
#[inline]
fn plain<'t>(run: &'t str, part: &str) -> Result<Cow<'t, str>, Error> {
    if !run.as_bytes().contains(&b'&') {
        return Ok(newlines(run));
    }
    let mut out = String::with_capacity(run.len());
    match resolve(&newlines(run), &mut out) {
        Ok(()) => Ok(Cow::Owned(out)),
        Err(name) => Err(unknown_entity(part, name)),
    }
}

/// Line ends as XML reads them: CR LF and CR become LF.
#[inline]
fn newlines(text: &str) -> Cow<'_, str> {
    if text.as_bytes().contains(&b'\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

fn unknown_entity(part: &str, name: &str) -> Error {
    let shown: String = name.chars().take(20).collect();
    Error::hostile(
        part,
        Bilingual::new(
            format!("có thực thể XML không rõ \"&{shown}\""),
            format!("it uses the unknown XML entity \"&{shown}\""),
        ),
    )
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

fn too_long(part: &str) -> Error {
    let limit = limits::TAG;
    Error::hostile(
        part,
        Bilingual::new(
            format!("có thẻ XML dài hơn {limit} byte (giới hạn {limit})"),
            format!("it has an XML tag of more than {limit} bytes (the limit is {limit})"),
        ),
    )
}

fn doctype(part: &str) -> Error {
    Error::hostile(part, Bilingual::new("có khai báo DOCTYPE (cho phép 0)", "it declares a DOCTYPE (0 allowed)"))
}

fn broken(part: &str, position: u64) -> Error {
    Error::damaged(
        part,
        Bilingual::new(
            format!("XML sai quy tắc ở byte thứ {position}"),
            format!("its XML breaks the rules at byte {position}"),
        ),
    )
}

#[cfg(test)]
mod tests;
