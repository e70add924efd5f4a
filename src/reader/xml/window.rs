//! The piece of a part that is being looked at: read a block at a time, checked to be UTF-8, let go when used.

use crate::reader::error::Error;
use crate::reader::package;
use crate::words::Bilingual;
use std::io::{ErrorKind, Read};

/// Bytes asked for at a time.
const BLOCK: usize = 64 << 10;

/// Reads a source as text, whole characters at a time.
pub(super) struct Window<R> {
    source: R,
    text: String,
    /// How much of `text` is used.
    at: usize,
    /// Room for a block; its first bytes are a character not yet complete.
    block: Vec<u8>,
    pending: usize,
    over: bool,
    /// Bytes used and let go.
    before: u64,
    part: String,
}

impl<R: Read> Window<R> {
    pub(super) fn new(source: R, part: &str) -> Self {
        Self {
            source,
            text: String::new(),
            at: 0,
            block: vec![0; BLOCK],
            pending: 0,
            over: false,
            before: 0,
            part: part.to_owned(),
        }
    }

    pub(super) fn part(&self) -> &str {
        &self.part
    }

    /// What is not yet used.
    #[inline]
    pub(super) fn rest(&self) -> &[u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Whether the source has no more to give.
    pub(super) const fn over(&self) -> bool {
        self.over
    }

    /// Where the reading stands, in bytes of the part.
    pub(super) fn position(&self) -> u64 {
        self.before + u64::try_from(self.at).unwrap_or(0)
    }

    /// Uses `length` bytes and gives those from `from` to `to`.
    #[inline]
    pub(super) fn take(&mut self, length: usize, from: usize, to: usize) -> &str {
        let start = self.at;
        self.at = start + length;
        self.text.get(start + from..start + to).unwrap_or_default()
    }

    /// Gives again what [`Window::take`] gave.
    #[inline]
    pub(super) fn taken(&self, length: usize, from: usize, to: usize) -> &str {
        let start = self.at.saturating_sub(length);
        self.text.get(start + from..start + to).unwrap_or_default()
    }

    /// Reads a block more.
    ///
    /// # Errors
    /// What the source says, and bytes that are no UTF-8.
    pub(super) fn more(&mut self) -> Result<(), Error> {
        if self.at > 0 {
            self.before = self.position();
            self.text.drain(..self.at);
            self.at = 0;
        }
        let count = loop {
            let room = self.block.get_mut(self.pending..).unwrap_or_default();
            match self.source.read(room) {
                Ok(count) => break count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(package::fault(&self.part, &error)),
            }
        };
        let filled = self.pending + count;
        if count == 0 {
            self.over = true;
            // Half a character at the very end.
            return if filled == 0 { Ok(()) } else { Err(Error::truncated(&self.part)) };
        }
        let whole = whole_characters(self.block.get(..filled).unwrap_or_default());
        match std::str::from_utf8(self.block.get(..whole).unwrap_or_default()) {
            Ok(text) => self.text.push_str(text),
            Err(error) => {
                let good = self.text.len() + error.valid_up_to();
                return Err(no_utf8(&self.part, self.before + u64::try_from(good).unwrap_or(0)));
            }
        }
        self.block.copy_within(whole..filled, 0);
        self.pending = filled - whole;
        Ok(())
    }
}

/// The length of `bytes` without a character at the end that is not complete.
fn whole_characters(bytes: &[u8]) -> usize {
    for back in 1..=bytes.len().min(3) {
        let at = bytes.len() - back;
        let needed = match bytes.get(at) {
            Some(0xC0..=0xDF) => 2,
            Some(0xE0..=0xEF) => 3,
            Some(0xF0..=0xFF) => 4,
            Some(0x80..=0xBF) => continue,
            _ => 1,
        };
        return if needed > back { at } else { bytes.len() };
    }
    bytes.len()
}

fn no_utf8(part: &str, position: u64) -> Error {
    Error::damaged(
        part,
        Bilingual::new(format!("không phải UTF-8 ở byte thứ {position}"), format!("it is no UTF-8 at byte {position}")),
    )
}
