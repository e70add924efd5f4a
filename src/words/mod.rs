//! Words: the two languages of the product, sentence pairs, and the folding of Vietnamese text.

use std::borrow::Cow;

/// The language a sentence is shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese, the default.
    #[default]
    Vi,
    /// English.
    En,
}

/// A sentence in both languages; neither exists alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bilingual {
    /// The Vietnamese sentence.
    pub vi: Cow<'static, str>,
    /// The English sentence.
    pub en: Cow<'static, str>,
}

impl Bilingual {
    /// Pairs a Vietnamese sentence with its English twin.
    pub fn new(vi: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// The sentence in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// Text in Unicode NFC, as Vietnamese is normally stored.
pub fn nfc(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().collect()
}

/// The key two Vietnamese texts are compared by: NFC, canonical tone placement (hoà = hòa), lower
/// case, one kind of đ, single spaces, no control or zero-width characters. Diacritics are kept.
pub fn fold(text: &str) -> String {
    nfc(text).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// [`fold`] without diacritics (đ becomes d): what an officer types when searching in haste.
pub fn bare(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    fold(text).nfd().filter(|c| !is_combining_mark(*c)).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// The words of a text after [`fold`], punctuation dropped, digits kept.
pub fn tokens(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}
