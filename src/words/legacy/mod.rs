//! Text typed in the fonts of before Unicode. Old workbooks keep TCVN3 (.VnTime …) and VNI (VNI-Times …)
//! codes as if they were Latin letters: `Tæng sè` is Tổng số, `Toång soá` too. A font's name says which
//! encoding; without a name the text must prove it: it gives Vietnamese syllables once decoded and
//! nonsense before. Real Unicode words in the same cell are left as they are.

mod codes;
mod evidence;

pub use codes::{tcvn3, vni};
use evidence::{Tally, Verdict};
use std::collections::BTreeMap;

/// An encoding older than Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// TCVN 5712:1993 VN3, the "ABC" fonts (.VnTime).
    Tcvn3,
    /// The same codes in a font that shows them as capitals (.VnTimeH).
    Tcvn3Capitals,
    /// VNI-Windows (VNI-Times).
    Vni,
}

impl Encoding {
    /// Its usual name, for messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 | Self::Tcvn3Capitals => "TCVN3",
            Self::Vni => "VNI",
        }
    }
}

/// The encoding a font is made for, by its name; `None` for Unicode fonts and for an empty name.
pub fn font_encoding(font: &str) -> Option<Encoding> {
    let font = font.trim().trim_start_matches('@');
    let lower = font.to_lowercase();
    if lower.starts_with(".vn") || lower.starts_with("vntime") || lower.starts_with("vnarial") {
        // `.VnTimeH`, `.VnArial NarrowH`: the capital H at the end marks the capitals.
        return Some(if font.ends_with('H') { Encoding::Tcvn3Capitals } else { Encoding::Tcvn3 });
    }
    if lower.starts_with("vni-") || lower.starts_with("vni ") {
        return Some(Encoding::Vni);
    }
    None
}

/// The encoding a run of text is in, judged by the name of its font (`""` when unknown) and by the text
/// itself. With the name of a legacy font, text that is clearly Unicode gives `None`, the rest is
/// believed; without it, several words must prove the encoding. Short texts of unknown font are better
/// judged together, by a [`Survey`].
pub fn detect(text: &str, font: &str) -> Option<Encoding> {
    match font_encoding(font) {
        Some(Encoding::Tcvn3Capitals) if text.is_ascii() => {
            text.contains(|c: char| c.is_ascii_lowercase()).then_some(Encoding::Tcvn3Capitals)
        }
        Some(named) => Tally::of(text, named).believes_font().then_some(named),
        None if text.is_ascii() || mostly_unicode(text) => None,
        None => best(&Tally::of(text, Encoding::Tcvn3), &Tally::of(text, Encoding::Vni)),
    }
}

/// Text decoded from `encoding`; words that are real Unicode Vietnamese already stay. The result is NFC.
pub fn convert(text: &str, encoding: Encoding) -> String {
    let pieces = evidence::pieces(text, encoding);
    let mut out = String::with_capacity(text.len());
    for (at, (piece, verdict)) in pieces.iter().enumerate() {
        let decode = match verdict {
            Verdict::Plain => encoding == Encoding::Tcvn3Capitals,
            Verdict::Unicode => false,
            Verdict::Legacy => true,
            // A word both readings accept, or neither, goes with the nearest decided word before it,
            // else after it: fonts change in runs.
            Verdict::Either | Verdict::Neither => {
                let decided = |v: &&Verdict| matches!(v, Verdict::Legacy | Verdict::Unicode);
                let before = pieces.iter().take(at).rev().map(|p| &p.1).find(decided);
                let after = pieces.iter().skip(at).map(|p| &p.1).find(decided);
                before.or(after) != Some(&Verdict::Unicode)
            }
        };
        if decode {
            out.push_str(&match encoding {
                Encoding::Tcvn3 => tcvn3(piece, false),
                Encoding::Tcvn3Capitals => tcvn3(piece, true),
                Encoding::Vni => vni(piece),
            });
        } else {
            out.push_str(piece);
        }
    }
    super::nfc(&out)
}

/// Evidence gathered over many cells (a column, a sheet), kept apart for each font, because one short
/// cell proves little.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    fonts: BTreeMap<String, (Tally, Tally)>,
}

impl Survey {
    /// Takes one text and the name of its font (`""` when unknown) into account.
    pub fn add(&mut self, text: &str, font: &str) {
        if text.is_ascii() {
            return;
        }
        let (tcvn3, vni) = self.fonts.entry(font.to_owned()).or_default();
        tcvn3.take(text, Encoding::Tcvn3);
        vni.take(text, Encoding::Vni);
    }

    /// The encoding of all texts in this font; `None` for Unicode or without proof.
    pub fn encoding(&self, font: &str) -> Option<Encoding> {
        let (tcvn3, vni) = self.fonts.get(font)?;
        match font_encoding(font) {
            Some(named) => {
                let tally = if named == Encoding::Vni { vni } else { tcvn3 };
                tally.believes_font().then_some(named)
            }
            None => best(tcvn3, vni),
        }
    }
}

/// More letters beyond Latin-1 than characters that could be codes: no need to look closer.
fn mostly_unicode(text: &str) -> bool {
    let (mut beyond, mut codes) = (0_usize, 0_usize);
    for c in text.chars() {
        match c {
            '\u{a1}'..='\u{ff}' => codes += 1,
            c if c > '\u{ff}' && c.is_alphabetic() => beyond += 1,
            _ => {}
        }
    }
    beyond > codes || codes == 0
}

/// The encoding the text proves, when it proves one.
fn best(tcvn3: &Tally, vni: &Tally) -> Option<Encoding> {
    match (tcvn3.proves(), vni.proves()) {
        (true, false) => Some(Encoding::Tcvn3),
        (false, true) => Some(Encoding::Vni),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
