//! Where the form leans on the money room for words.

use crate::money::{Money, WordOptions};
use crate::words::Lang;

/// The amount in words, as a document writes it ("ba mươi ba tỷ, bốn trăm triệu đồng chẵn"); `None` in
/// English, where the line is left out.
pub(crate) fn in_words(amount: Money, lang: Lang) -> Option<String> {
    (lang == Lang::Vi).then(|| amount.in_words(&WordOptions::default()))
}
