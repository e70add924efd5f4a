//! Words: the two languages of the product, sentence pairs, and the folding of Vietnamese text.

mod fold;
pub mod glossary;
pub mod legacy;
mod syllable;
mod tone;

pub use fold::{bare, controls, fold, nfc, squeeze, tokens};
use std::borrow::Cow;
pub use syllable::is_syllable;

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

    /// Pairs two texts known when the program is built; usable in tables.
    pub const fn fixed(vi: &'static str, en: &'static str) -> Self {
        Self { vi: Cow::Borrowed(vi), en: Cow::Borrowed(en) }
    }

    /// The same words in both languages: a name, a number, a text quoted from a file.
    pub fn same(text: &str) -> Self {
        Self { vi: Cow::Owned(text.to_owned()), en: Cow::Owned(text.to_owned()) }
    }

    /// The sentence in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}
