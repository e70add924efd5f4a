//! Bytes of a text file → text: byte order marks, UTF-8, else the likeliest single-byte encoding, by evidence.
//!
//! Old Vietnamese files carry one of three things in single bytes: windows-1258 (letters with combining tones),
//! TCVN3 (ABC fonts, codes of their own), or plain windows-1252. TCVN3 is decoded as windows-1252, so that its
//! codes arrive as the same Latin letters an old .xls carries; turning those into words is not this room's.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use std::borrow::Cow;

/// A decoded text and how its encoding was found.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text without byte order mark.
    pub text: Cow<'b, str>,
    /// The encoding's name.
    pub encoding: &'static str,
    /// What spoke for it, where it was a guess.
    pub evidence: Option<String>,
}

/// Decodes; nothing is lost silently: what UTF-8 cannot be is never called UTF-8.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        let (text, _) = encoding.decode_without_bom_handling(rest);
        return Decoded { text, encoding: encoding.name(), evidence: None };
    }
    if let Some(encoding) = bare_utf16(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        let evidence = Some("every other byte is zero".to_owned());
        return Decoded { text, encoding: encoding.name(), evidence };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: Cow::Borrowed(text), encoding: "UTF-8", evidence: None },
        Err(_) => {
            let (encoding, name, evidence) = single_byte(bytes);
            let (text, _) = encoding.decode_without_bom_handling(bytes);
            Decoded { text, encoding: name, evidence: Some(evidence) }
        }
    }
}

/// Decodes by the name of an encoding that the file declares; [`decode`] where the name means nothing.
pub fn declared<'b>(bytes: &'b [u8], name: Option<&str>) -> Decoded<'b> {
    let guessed = decode(bytes);
    let Some(encoding) = name.and_then(|name| Encoding::for_label(name.trim().as_bytes())) else { return guessed };
    // A byte order mark and valid UTF-8 speak louder than a declaration.
    if guessed.evidence.is_none() {
        return guessed;
    }
    // A declared UTF-8 that is none, and a declared Latin encoding, which Vietnamese programs write over anything.
    if encoding == encoding_rs::UTF_8 || encoding == WINDOWS_1252 {
        return guessed;
    }
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, encoding: encoding.name(), evidence: None }
}

/// UTF-16 without its mark: mostly ASCII, so that nearly every other byte is zero.
fn bare_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096) & !1).filter(|head| head.len() >= 8)?;
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if odd * 10 > half * 6 && even == 0 {
        Some(UTF_16LE)
    } else if even * 10 > half * 6 && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Combining tones of windows-1258: grave, hook above, tilde, acute, dot below.
const TONES_1258: [u8; 5] = [0xCC, 0xD2, 0xDE, 0xEC, 0xF2];
/// Letters of windows-1258 a tone can stand on: a ă â e ê i o ô ơ u ư y, both cases.
const VOWELS_1258: &[u8] = b"aeiouyAEIOUY\xC3\xE3\xC2\xE2\xCA\xEA\xD4\xF4\xD5\xF5\xDD\xFD";
/// Codes of TCVN3 that stand inside Vietnamese words and hardly ever inside words of windows-1252 or 1258:
/// ă â ê ô ơ ư đ and the tones of a.
const LETTERS_TCVN3: &[u8] = &[0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9];

fn single_byte(bytes: &[u8]) -> (&'static Encoding, &'static str, String) {
    let (mut on_vowel, mut astray, mut abc) = (0usize, 0usize, 0usize);
    let mut before = b' ';
    let mut iter = bytes.iter().copied().take(1 << 20).peekable();
    while let Some(byte) = iter.next() {
        if TONES_1258.contains(&byte) {
            if VOWELS_1258.contains(&before) {
                on_vowel += 1;
            } else {
                astray += 1;
            }
        }
        let after = iter.peek().copied().unwrap_or(b' ');
        if LETTERS_TCVN3.contains(&byte) && (before.is_ascii_alphabetic() || after.is_ascii_alphabetic()) {
            abc += 1;
        }
        before = byte;
    }
    if abc > 0 && abc >= on_vowel.saturating_sub(astray) {
        return (WINDOWS_1252, "TCVN3 (windows-1252)", format!("{abc} letters of TCVN3 inside words"));
    }
    if on_vowel >= 2 && astray * 10 <= on_vowel {
        return (WINDOWS_1258, "windows-1258", format!("{on_vowel} combining tones on vowels, {astray} astray"));
    }
    (WINDOWS_1252, "windows-1252", "no sign of a Vietnamese encoding".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_found() {
        let utf16: Vec<u8> = "\u{feff}Sở Y tế;1".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bare: Vec<u8> = "Noi dung;100\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        // "Số tiền đồng" in windows-1258: ô + acute, ê + grave, đ = F0.
        let vn1258 = b"S\xF4\xEC ti\xEA\xCCn \xF0\xF4\xCCng";
        // "Số tiền đồng" in TCVN3.
        let tcvn3 = b"S\xE8 ti\xD2n \xAE\xE5ng c\xB8c c\xAC quan";
        for (bytes, encoding, text) in [
            (&b"\xEF\xBB\xBFa;b"[..], "UTF-8", "a;b"),
            ("Sở Y tế".as_bytes(), "UTF-8", "Sở Y tế"),
            (&utf16, "UTF-16LE", "Sở Y tế;1"),
            (&bare, "UTF-16LE", "Noi dung;100\n"),
            (vn1258, "windows-1258", "Sô\u{301} tiê\u{300}n đô\u{300}ng"),
            (tcvn3, "TCVN3 (windows-1252)", "Sè tiÒn ®ång c¸c c¬ quan"),
            (b"a\xF1o, cami\xF3n, Jos\xE9", "windows-1252", "año, camión, José"),
        ] {
            let decoded = decode(bytes);
            assert_eq!((decoded.encoding, &*decoded.text), (encoding, text));
        }
    }
}
