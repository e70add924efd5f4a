//! Folding: the forms two Vietnamese texts are compared in.

use super::tone;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Text in Unicode NFC, as Vietnamese is normally stored.
pub fn nfc(text: &str) -> String {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes { text.to_owned() } else { text.nfc().collect() }
}

/// The key two Vietnamese texts are compared by: NFC, canonical tone placement (hoà = hòa), lower
/// case, one kind of đ, of dash and of quote, single spaces, no control or zero-width characters.
/// Diacritics are kept. A soft hyphen is dropped, so TCVN3 text is converted before it is folded.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.chars().all(composed) {
        gather(text.chars(), &mut folded);
    } else {
        let visible = text.chars().filter(|c| *c != '\u{ad}' && (c.is_whitespace() || !is_hidden(*c)));
        let lower: String = visible.nfc().flat_map(char::to_lowercase).collect();
        // A stroke typed over a d is the letter đ; Unicode does not compose it.
        let lower = lower.replace("d\u{335}", "đ").replace("d\u{336}", "đ");
        gather(lower.nfc(), &mut folded);
    }
    folded
}

/// Characters that stand alone in NFC, as nearly all text is stored: they need no composing.
const fn composed(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{2ff}' | '\u{1ea0}'..='\u{1ef9}' | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20bf}' | '\u{feff}')
}

/// Appends composed characters in lower case, look-alikes made one, spaces single, each run of letters with
/// its tone in its place.
fn gather(chars: impl Iterator<Item = char>, folded: &mut String) {
    let mut gap = false;
    let mut run = tone::Run::default();
    for c in chars {
        if c.is_whitespace() {
            run.end(folded);
            gap = true;
            continue;
        }
        if c == '\u{ad}' || is_hidden(c) {
            continue;
        }
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        if c.is_ascii() {
            let c = c.to_ascii_lowercase();
            if c.is_ascii_alphabetic() {
                run.push(c, folded)
            } else {
                run.stop(c, folded)
            }
            continue;
        }
        if let Some(letter) = vietnamese(c) {
            run.push(letter, folded);
            continue;
        }
        for c in c.to_lowercase().map(alike) {
            if c.is_alphabetic() || is_combining_mark(c) { run.push(c, folded) } else { run.stop(c, folded) }
        }
    }
    run.end(folded);
}

/// A composed Vietnamese letter in lower case: nearly every letter that is not ASCII, found without Unicode's tables.
fn vietnamese(c: char) -> Option<char> {
    let lower = match c {
        // Capital and small letter take turns.
        '\u{1ea0}'..='\u{1ef9}' => u32::from(c) | 1,
        'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý' => u32::from(c) + 0x20,
        'à'..='ã' | 'è'..='ê' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý' => u32::from(c),
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' => u32::from(c) + 1,
        'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => u32::from(c),
        'Ư' => u32::from('ư'),
        _ => return None,
    };
    char::from_u32(lower)
}

/// [`fold`] without diacritics (đ becomes d): what an officer types when searching in haste.
pub fn bare(text: &str) -> String {
    let folded = fold(text);
    if folded.is_ascii() {
        return folded;
    }
    let mut bare = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            'đ' => bare.push('d'),
            c if c.is_ascii() => bare.push(c),
            c => decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    bare.push(part);
                }
            }),
        }
    }
    bare
}

/// The words of a text after [`fold`], punctuation dropped, digits kept.
pub fn tokens(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Text as it should be shown: NFC, single spaces, without the characters [`controls`] reports; case,
/// punctuation and the writer's own tone placement stay.
pub fn squeeze(text: &str) -> String {
    let visible: String = text.chars().filter(|c| c.is_whitespace() || !is_hidden(*c)).collect();
    let mut shown = String::with_capacity(visible.len());
    for word in visible.split_whitespace() {
        if !shown.is_empty() {
            shown.push(' ');
        }
        shown.extend(word.nfc());
    }
    shown
}

/// The characters of a text that nobody sees but that change how it reads or compares: bidirectional
/// and zero-width controls, other control characters. Each is listed once, in order of appearance.
/// Spaces, line ends and the soft hyphen (ư in TCVN3) are not among them.
pub fn controls(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    for c in text.chars() {
        if is_hidden(c) && !c.is_whitespace() && !found.contains(&c) {
            found.push(c);
        }
    }
    found
}

/// Zero-width, bidirectional and other control characters.
const fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e01ef}')
}

/// One character for those that look alike: đ, dashes, quotes. The input is lower case already.
const fn alike(c: char) -> char {
    match c {
        // eth, d with topbar, d with tail: what other keyboards and PDF text give for đ
        'ð' | 'ƌ' | 'ɖ' => 'đ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_fold_to_the_same_key() {
        let same: &[&[&str]] = &[
            &["hoà bình", "hòa bình", "HOÀ BÌNH", "Hòa  Bình", "ho\u{61}\u{300} bình", "\u{200b}Hòa\u{a0}Bình\u{feff}"],
            &["thuỷ", "thủy", "THỦY", "thu\u{309}y"],
            &["khoẻ", "khỏe"],
            &["uỷ ban nhân dân", "ủy ban nhân dân", "ỦY BAN NHÂN DÂN"],
            &["quý", "qúy", "Quý"],
            &["ngoại vụ", "ngọai vụ"],
            &["hoàn", "hòan"],
            &["huỳnh", "hùynh"],
            &["quả", "qủa"],
            &["già", "gìa"],
            &["đắk", "ðắk", "Ðắk", "Ɖắk", "d\u{335}ắk", "ĐẮK"],
            &["ấ", "a\u{302}\u{301}", "a\u{301}\u{302}"],
            &["ử", "u\u{309}\u{31b}", "ủ\u{31b}"],
            &["2021-2025", "2021–2025", "2021—2025", "2021−2025", "2021‑2025"],
            &["\"a\" 'b'", "“a” ‘b’", "«a» ’b’"],
            &["hợp tác", "hợp\u{ad} tác", "hợp\u{202f}tác", "hợp\u{3000}tác", "\u{202a}hợp tác\u{202c}"],
        ];
        for group in same {
            for text in *group {
                assert_eq!(fold(text), fold(group[0]), "{text:?} against {:?}", group[0]);
            }
        }
    }

    #[test]
    fn vietnamese_letters_are_lowered_as_unicode_lowers_them() {
        for c in ('\u{80}'..='\u{1fff}').filter(|c| vietnamese(*c).is_some()) {
            assert_eq!(vietnamese(c).map(String::from), Some(c.to_lowercase().collect()), "{c}");
            assert!(c.is_alphabetic() && composed(c), "{c}");
        }
        assert!("ăâđêôơưĂÂĐÊÔƠƯấữỵỸẠ".chars().all(|c| vietnamese(c).is_some()));
    }

    #[test]
    fn different_words_stay_different() {
        for (a, b) in [("quý", "quí"), ("mã", "má"), ("hòa", "hóa"), ("của", "cua"), ("thủy", "thúy"), ("Đông", "Đồng")]
        {
            assert_ne!(fold(a), fold(b), "{a} {b}");
        }
    }

    #[test]
    fn folding_keeps_the_official_form_of_common_words() {
        for word in [
            "hòa", "thủy", "khỏe", "quý", "của", "mía", "nghĩa", "giá", "giữa", "giêng", "gì", "quốc", "rượu", "thuở",
            "hoàng", "toàn", "khuỷu", "ngoằn", "ngoéo", "thuế", "tiền", "yếu", "được", "nước", "người", "chuyển",
            "nguồn", "tuyến", "quyết", "toán", "ủy", "xoáy", "cứu", "cửa", "huyện", "đoàn", "vụ",
        ] {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["Hoà BÌNH – “Uỷ ban”", "café Noël naïve", "ﬁ ǅ İ ß", "1.000 đồng/người", "Xay Sôm Bun"]
        {
            assert_eq!(fold(&fold(text)), fold(text), "{text}");
        }
    }

    #[test]
    fn bare_text_has_no_marks() {
        assert_eq!(bare("Ủy ban nhân dân tỉnh Đắk Lắk"), "uy ban nhan dan tinh dak lak");
        assert_eq!(bare("ĐƯỜNG"), "duong");
    }

    #[test]
    fn tokens_are_words_and_numbers() {
        assert_eq!(tokens("3.3. Hỗ trợ (Lào), 02 lớp"), ["3", "3", "hỗ", "trợ", "lào", "02", "lớp"]);
        assert_eq!(tokens(" -- "), Vec::<String>::new());
    }

    #[test]
    fn hidden_characters_are_reported_once() {
        assert_eq!(controls("a\u{202e}b\u{200b}c\u{200b}"), ['\u{202e}', '\u{200b}']);
        assert_eq!(controls("Hợp tác\n\u{a0}T\u{ad}"), []);
        assert_eq!(squeeze(" A\u{200b}B\u{a0} \n c\u{0301} "), "AB ć");
        assert_eq!(squeeze("Hoà"), "Hoà");
    }

    proptest::proptest! {
        #[test]
        fn fold_is_idempotent_and_form_blind(text in "\\PC{0,40}") {
            let once = fold(&text);
            proptest::prop_assert_eq!(fold(&once), once.clone());
            let decomposed: String = text.nfd().collect();
            proptest::prop_assert_eq!(fold(&decomposed), once);
        }
    }
}
