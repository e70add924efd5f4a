//! Where the next token of XML ends, judged from the bytes at hand.

use crate::reader::limits;

/// A token found; numbers are bytes from its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Text of this length.
    Text(usize),
    /// A CDATA section: its text from and to, and its whole length.
    Literal(usize, usize, usize),
    /// A tag: where its inside ends (it begins at 1), and its whole length.
    Start(usize, usize),
    /// An element without content, the same.
    Empty(usize, usize),
    /// An end tag: where its name ends (it begins at 2), and its whole length.
    End(usize, usize),
    /// A comment or instruction of this length.
    Skip(usize),
    /// A declaration no part may have.
    Doctype,
    /// A tag longer than any honest one.
    TooLong,
    /// Nothing is left.
    Eof,
}

/// The token that `rest` begins with; `None` when more bytes are needed, with what was looked at in `looked`.
#[inline]
pub(super) fn next(rest: &[u8], looked: &mut usize) -> Option<Found> {
    if *rest.first()? != b'<' {
        return match position(rest, *looked, b'<') {
            Some(end) => Some(Found::Text(end)),
            None => {
                *looked = rest.len();
                None
            }
        };
    }
    match *rest.get(1)? {
        b'/' => {
            let end = position(rest, 2, b'>');
            end.map(|end| Found::End(end, end + 1)).or_else(|| endless(rest))
        }
        b'!' => bang(rest, looked),
        b'?' => until(rest, looked, 2, b"?>").map(|end| Found::Skip(end + 2)),
        _ => {
            let mut quote = 0;
            for (at, byte) in rest.iter().enumerate().skip(1) {
                match *byte {
                    b'>' if quote == 0 => {
                        let empty = rest.get(at - 1) == Some(&b'/');
                        return Some(if empty { Found::Empty(at - 1, at + 1) } else { Found::Start(at, at + 1) });
                    }
                    b'"' | b'\'' if quote == 0 => quote = *byte,
                    byte if byte == quote => quote = 0,
                    _ => {}
                }
            }
            endless(rest)
        }
    }
}

fn bang(rest: &[u8], looked: &mut usize) -> Option<Found> {
    const CDATA: &[u8] = b"<![CDATA[";
    if rest.starts_with(b"<!--") {
        return until(rest, looked, 4, b"-->").map(|end| Found::Skip(end + 3));
    }
    if rest.starts_with(CDATA) {
        return until(rest, looked, CDATA.len(), b"]]>").map(|end| Found::Literal(CDATA.len(), end, end + 3));
    }
    // Perhaps the beginning of either.
    if b"<!--".starts_with(rest) || CDATA.starts_with(rest) { None } else { Some(Found::Doctype) }
}

#[inline]
fn position(rest: &[u8], from: usize, wanted: u8) -> Option<usize> {
    Some(from + rest.get(from..)?.iter().position(|byte| *byte == wanted)?)
}

/// Where `end` stands at or after `from`, going on from what was looked at.
fn until(rest: &[u8], looked: &mut usize, from: usize, end: &[u8]) -> Option<usize> {
    let from = from.max(*looked);
    let found = rest.get(from..)?.windows(end.len()).position(|window| window == end);
    if found.is_none() {
        *looked = rest.len().saturating_sub(end.len() - 1).max(from);
    }
    found.map(|found| from + found)
}

fn endless(rest: &[u8]) -> Option<Found> {
    (rest.len() > limits::TAG).then_some(Found::TooLong)
}
