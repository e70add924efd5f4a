//! Which letter sequences are Vietnamese syllables. It is evidence: text in a legacy font encoding
//! gives syllables once decoded and nonsense before.

use super::tone::{Letter, letters, nucleus, seat};
use unicode_normalization::UnicodeNormalization;

/// Initial consonants, longest first; the vowel of `gi` and `qu` is treated apart.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x", "",
];

/// Rhymes without tone, sorted for binary search. Those in -k stand in place names (Đắk Lắk).
const RHYMES: [&str; 174] = [
    "a", "ac", "ach", "ai", "ak", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec", "ek", "em", "en",
    "eng", "eo", "ep", "et", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu", "iêc", "iêm", "iên", "iêng", "iêp",
    "iêt", "iêu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc",
    "oe", "oem", "oen", "oeo", "oet", "oi", "ok", "om", "on", "ong", "ooc", "oong", "op", "ot", "oăc", "oăm", "oăn",
    "oăng", "oăt", "u", "ua", "uc", "ui", "uk", "um", "un", "ung", "up", "ut", "uy", "uya", "uych", "uyn", "uynh",
    "uyp", "uyt", "uyu", "uyên", "uyêt", "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "uôc", "uôi", "uôm", "uôn",
    "uông", "uôt", "uơ", "uơn", "y", "ych", "ynh", "yt", "yêm", "yên", "yêng", "yêt", "yêu", "âc", "âk", "âm", "ân",
    "âng", "âp", "ât", "âu", "ây", "ê", "êc", "êch", "êm", "ên", "êng", "ênh", "êp", "êt", "êu", "ô", "ôc", "ôi", "ôk",
    "ôm", "ôn", "ông", "ôp", "ôt", "ăc", "ăk", "ăm", "ăn", "ăng", "ăp", "ăt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "ư",
    "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu",
];

/// Whether `word` (any case, any Unicode form) is written like one Vietnamese syllable: an initial, a
/// rhyme, a tone the rhyme can carry and in a place where one of the two schools puts it. Says nothing
/// about meaning; `ban` is a syllable, `plan` is not.
pub fn is_syllable(word: &str) -> bool {
    let lower = word.to_lowercase();
    let letters = letters(&lower);
    if letters.len() > 8 {
        return false;
    }
    let plain: String =
        letters.iter().flat_map(|l| std::iter::once(l.base).chain(l.shape.iter().copied())).nfc().collect();
    let tones: Vec<char> = letters.iter().flat_map(|l| l.tones.iter().copied()).collect();
    if tones.len() > 1 || !tone_seated(&letters) {
        return false;
    }
    ONSETS.iter().any(|onset| {
        let Some(rhyme) = plain.strip_prefix(onset) else { return false };
        spelled(onset, rhyme) && carries(rhyme, tones.first().copied())
    })
}

/// Whether the spelling rules let this initial stand before this rhyme.
fn spelled(onset: &str, rhyme: &str) -> bool {
    let front = rhyme.starts_with(['i', 'e', 'ê', 'y']);
    let y_fits = match rhyme {
        "y" => matches!(onset, "" | "h" | "k" | "l" | "m" | "n" | "s" | "t" | "v" | "qu"),
        "ych" | "ynh" | "yt" => onset == "qu",
        _ => !rhyme.starts_with('y') || matches!(onset, "" | "qu"),
    };
    let fits = match onset {
        "c" | "ng" => !front,
        "g" => !front || matches!(rhyme, "i" | "in" | "ip") || rhyme.starts_with("iê"),
        "gh" | "ngh" => front,
        "gi" => !rhyme.starts_with(['i', 'y']),
        "qu" => !rhyme.starts_with(['o', 'u', 'ư']),
        _ => true,
    };
    fits && y_fits && RHYMES.binary_search(&rhyme).is_ok()
}

/// A rhyme that ends in a stop carries only the acute or the dot.
fn carries(rhyme: &str, tone: Option<char>) -> bool {
    let stopped = rhyme.ends_with(['c', 'p', 't', 'k']) || rhyme.ends_with("ch");
    !stopped || matches!(tone, Some('\u{301}' | '\u{323}'))
}

/// The tone stands where the older school (hòa) or the newer one (hoà) puts it.
fn tone_seated(letters: &[Letter]) -> bool {
    let Some(at) = letters.iter().position(|l| !l.tones.is_empty()) else { return true };
    let Some((first, end)) = nucleus(letters) else { return false };
    let old = seat(letters, first, end);
    let pair: String = letters.iter().take(end).skip(first).map(|l| l.base).collect();
    at == old || (at == first + 1 && end == letters.len() && matches!(pair.as_str(), "oa" | "oe" | "uy"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rhymes_are_sorted() {
        assert!(RHYMES.is_sorted());
    }

    #[test]
    fn vietnamese_words_are_syllables() {
        let text = "Thực hiện Thỏa thuận hợp tác giữa UBND tỉnh Bắc Giang và Chính quyền tỉnh Xay Sôm Bun Lào giai đoạn \
            Đơn vị tính triệu đồng Tổng số Kinh phí nguồn ngân sách nhà nước quốc quý nghiệp khuyến nông xoáy hoà hòa thuỷ \
            thủy gìn giữ giếng Đắk Lắk Bắc Kạn khuỷu rượu yếu ưu ý ủy uỷ quyết quỳnh quýt nguyễn thuở oanh huơ nghĩa ngoằn"
            .replace("UBND", "");
        for word in text.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for word in [
            "plan", "Tæng", "été", "für", "hoaǹ", "chiạ", "các̀", "UBND", "sè1", "budget", "naïve", "ki̇p", "cóp̀", "tac",
            "gép̉", "", "bcd",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
