//! How the words of a text speak for or against an encoding.

use super::Encoding;
use super::codes::{tcvn3, tcvn3_letter, vni_strict};
use crate::words::{is_syllable, nfc};
use std::collections::BTreeSet;

/// What one word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing: ASCII, spaces, punctuation.
    Plain,
    /// Real Unicode Vietnamese.
    Unicode,
    /// A syllable only once decoded.
    Legacy,
    /// A syllable both ways.
    Either,
    /// A syllable neither way.
    Neither,
}

/// Abbreviations with Đ, which are no syllables but speak for TCVN3 all the same.
const ABBREVIATIONS: [&str; 12] = ["qđ", "nđ", "hđnd", "hđ", "hđbt", "nsđp", "đvt", "đtpt", "gđ", "đh", "cđ", "ktđn"];

/// The text cut into words and what stands between them, each with its verdict.
pub(super) fn pieces(text: &str, encoding: Encoding) -> Vec<(&str, Verdict)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let inside = is_word(first);
        let length = rest.find(|c: char| is_word(c) != inside).unwrap_or(rest.len());
        let (piece, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
        pieces.push((piece, if inside { judge(piece, encoding) } else { Verdict::Plain }));
        rest = tail;
    }
    pieces
}

/// ASCII letters and everything beyond ASCII but the spaces: TCVN3 uses signs as letters.
fn is_word(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && c != '\u{a0}' && !c.is_whitespace())
}

fn judge(word: &str, encoding: Encoding) -> Verdict {
    if word.is_ascii() {
        return Verdict::Plain;
    }
    // A sign alone (£, ¥, «) is a price or a quotation mark as well as a letter: it proves nothing.
    let mut alone = word.chars();
    if let (Some(one), None) = (alone.next(), alone.next())
        && !one.is_alphabetic()
    {
        return Verdict::Either;
    }
    let composed = nfc(word);
    // Letters beyond Latin-1 are Unicode already: no code of these encodings lies there.
    if composed.chars().any(|c| c > '\u{ff}') {
        return if composed.chars().any(|c| c > '\u{ff}' && c.is_alphabetic()) {
            Verdict::Unicode
        } else {
            Verdict::Neither
        };
    }
    let decoded = decode(word, encoding);
    let after =
        decoded.as_deref().is_some_and(|d| is_syllable(d) || ABBREVIATIONS.contains(&d.to_lowercase().as_str()));
    match (is_syllable(&composed), after) {
        (false, true) => Verdict::Legacy,
        (true, false) => Verdict::Unicode,
        (true, true) => Verdict::Either,
        (false, false) => Verdict::Neither,
    }
}

/// The word decoded; `None` when it holds a character the encoding does not have.
fn decode(word: &str, encoding: Encoding) -> Option<String> {
    match encoding {
        Encoding::Tcvn3 | Encoding::Tcvn3Capitals => {
            word.chars().all(|c| c.is_ascii() || tcvn3_letter(c).is_some()).then(|| tcvn3(word, false))
        }
        Encoding::Vni => {
            let (decoded, clean) = vni_strict(word);
            clean.then_some(decoded)
        }
    }
}

/// The words of one or many texts, counted by what they say.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// Different words that are syllables only once decoded.
    legacy: BTreeSet<String>,
    /// Whether one of those holds a sign that is no letter in Unicode (µ ¸ ® …).
    sign: bool,
    legacy_count: usize,
    unicode: usize,
    either: usize,
    neither: usize,
}

impl Tally {
    /// The count of one text.
    pub(super) fn of(text: &str, encoding: Encoding) -> Self {
        let mut tally = Self::default();
        tally.take(text, encoding);
        tally
    }

    /// Counts one more text.
    pub(super) fn take(&mut self, text: &str, encoding: Encoding) {
        for (word, verdict) in pieces(text, encoding) {
            match verdict {
                Verdict::Plain => {}
                Verdict::Unicode => self.unicode += 1,
                Verdict::Either => self.either += 1,
                Verdict::Neither => self.neither += 1,
                Verdict::Legacy => {
                    self.legacy_count += 1;
                    self.sign |=
                        word.chars().any(|c| !c.is_alphabetic()) && word.contains(|c: char| c.is_ascii_alphabetic());
                    // A handful is enough; a long column need not be kept.
                    if self.legacy.len() < 16 {
                        self.legacy.insert(word.to_lowercase());
                    }
                }
            }
        }
    }

    /// Enough on its own, the font being unknown: two different words without a word against, or three (two
    /// with a sign no Unicode word has) with hardly a word against.
    pub(super) fn proves(&self) -> bool {
        if self.neither == 0 && self.unicode == 0 && self.legacy.len() >= 2 {
            return true;
        }
        let needed = if self.sign { 2 } else { 3 };
        self.legacy.len() >= needed && self.neither * 4 <= self.legacy_count && self.unicode * 2 <= self.legacy_count
    }

    /// Enough beside the name of a legacy font: something to decode, and more for it than against.
    pub(super) fn believes_font(&self) -> bool {
        let against = self.unicode;
        (self.legacy_count > 0 && self.legacy_count >= against)
            || (self.legacy_count == 0 && against == 0 && (self.either > 0 || self.neither > 0))
    }
}
