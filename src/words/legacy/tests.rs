use super::codes::{TCVN3, VNI_LETTERS};
use super::*;
use unicode_normalization::UnicodeNormalization;

/// The lower-case letters of Vietnamese that ASCII lacks.
const ALPHABET: &str = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";

/// Writes Unicode text in TCVN3 codes, to test the way back.
fn to_tcvn3(text: &str) -> String {
    text.chars().map(|c| TCVN3.iter().find(|(_, letter)| *letter == c).map_or(c, |(code, _)| *code)).collect()
}

/// Writes Unicode text in VNI codes, to test the way back; marks keep the case of their letter.
fn to_vni(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let lower: String = c.to_lowercase().collect();
        let code = match lower.as_str() {
            "đ" => "ñ".to_owned(),
            "ơ" => "ô".to_owned(),
            "ư" => "ö".to_owned(),
            other => match VNI_LETTERS.iter().find(|(_, l)| l.to_string() == other) {
                Some((code, _)) => code.to_string(),
                None => {
                    let mut marks: Vec<char> = other.nfd().collect();
                    let base = marks.remove(0);
                    let horn = marks.contains(&'\u{31b}');
                    marks.retain(|m| *m != '\u{31b}');
                    marks.sort_by_key(|m| !matches!(m, '\u{302}' | '\u{306}'));
                    let base = match (base, horn) {
                        ('o', true) => 'ô',
                        ('u', true) => 'ö',
                        (b, _) => b,
                    };
                    let mark: &str = match marks.as_slice() {
                        [] => "",
                        ['\u{301}'] => "ù",
                        ['\u{300}'] => "ø",
                        ['\u{309}'] => "û",
                        ['\u{303}'] => "õ",
                        ['\u{323}'] => "ï",
                        ['\u{302}'] => "â",
                        ['\u{302}', '\u{301}'] => "á",
                        ['\u{302}', '\u{300}'] => "à",
                        ['\u{302}', '\u{309}'] => "å",
                        ['\u{302}', '\u{303}'] => "ã",
                        ['\u{302}', '\u{323}'] => "ä",
                        ['\u{306}'] => "ê",
                        ['\u{306}', '\u{301}'] => "é",
                        ['\u{306}', '\u{300}'] => "è",
                        ['\u{306}', '\u{309}'] => "ú",
                        ['\u{306}', '\u{303}'] => "ü",
                        ['\u{306}', '\u{323}'] => "ë",
                        other => panic!("{c}: {other:?}"),
                    };
                    format!("{base}{mark}")
                }
            },
        };
        if c.is_uppercase() { out.push_str(&code.to_uppercase()) } else { out.push_str(&code) }
    }
    out
}

const SAMPLE: &str = "Đơn vị tính: triệu đồng; Kế hoạch thực hiện Thỏa thuận hợp tác giữa Ủy ban nhân dân tỉnh Bắc Giang và \
    Chính quyền tỉnh Xay Sôm Bun; tổng kinh phí dự kiến, nguồn ngân sách nhà nước, quỹ, lũy kế, ỷ lại, kỵ, kỳ, ẩn, ẵm, thẳng";

#[test]
fn tcvn3_round_trip_over_the_alphabet() {
    assert_eq!(TCVN3.len(), ALPHABET.chars().count() + 7);
    assert!(TCVN3.is_sorted_by_key(|(code, _)| *code));
    for letter in ALPHABET.chars() {
        assert_eq!(tcvn3(&to_tcvn3(&letter.to_string()), false), letter.to_string());
    }
    for letter in "ĂÂÊÔƠƯĐ".chars() {
        assert_eq!(tcvn3(&to_tcvn3(&letter.to_string()), false), letter.to_string());
    }
    let lower = SAMPLE.to_lowercase();
    assert!(to_tcvn3(&lower).chars().all(|c| c <= '\u{ff}'));
    assert_eq!(tcvn3(&to_tcvn3(&lower), false), lower);
    assert_eq!(tcvn3(&to_tcvn3(&lower), true), SAMPLE.to_uppercase());
}

#[test]
fn vni_round_trip_over_the_alphabet() {
    for letter in ALPHABET.chars().chain(ALPHABET.to_uppercase().chars()) {
        let coded = to_vni(&letter.to_string());
        assert!(coded.chars().all(|c| c <= '\u{ff}'), "{letter} {coded}");
        assert_eq!(vni(&coded), letter.to_string(), "{coded}");
    }
    for text in [SAMPLE.to_owned(), SAMPLE.to_uppercase()] {
        assert_eq!(vni(&to_vni(&text)), text);
    }
}

#[test]
fn known_writings() {
    for (coded, text) in [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("Ng©n s¸ch nhµ n\u{ad}íc", "Ngân sách nhà nước"),
        ("§¬n vÞ tÝnh: triÖu ®ång", "Đơn vị tính: triệu đồng"),
        ("Tæng sè", "Tổng số"),
    ] {
        assert_eq!(tcvn3(coded, false), text);
    }
    for (coded, text) in [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñôn vò tính: trieäu ñoàng", "Đơn vị tính: triệu đồng"),
        ("NGAÂN SAÙCH NHAØ NÖÔÙC", "NGÂN SÁCH NHÀ NƯỚC"),
        ("Toång soá", "Tổng số"),
    ] {
        assert_eq!(vni(coded), text);
    }
}

#[test]
fn fonts_name_their_encoding() {
    for (font, encoding) in [
        (".VnTime", Some(Encoding::Tcvn3)),
        (".vntime", Some(Encoding::Tcvn3)),
        (".VnTimeH", Some(Encoding::Tcvn3Capitals)),
        (".VnArial NarrowH", Some(Encoding::Tcvn3Capitals)),
        (".VnArial Narrow", Some(Encoding::Tcvn3)),
        ("VNI-Times", Some(Encoding::Vni)),
        ("VNI Helve", Some(Encoding::Vni)),
        ("Times New Roman", None),
        ("Arial", None),
        ("", None),
    ] {
        assert_eq!(font_encoding(font), encoding, "{font}");
    }
}

#[test]
fn a_text_without_font_proves_its_encoding() {
    for text in [
        "Ng©n s¸ch nhµ n\u{ad}íc",
        "§¬n vÞ tÝnh: triÖu ®ång",
        "Céng hoµ x· héi chñ nghÜa ViÖt Nam",
        "Q§ sè 17/Q§-UBND ngµy 18/4/2014 cña Chñ tÞch H§ND",
        "Bé Tµi chÝnh",
        "BéTµI CHÝNH / NG¢N S¸CH NHµ N¦íC",
    ] {
        assert_eq!(detect(text, ""), Some(Encoding::Tcvn3), "{text}");
    }
    for text in ["Toång coäng", "Ñôn vò tính: trieäu ñoàng", "NGAÂN SAÙCH NHAØ NÖÔÙC", "Coäng hoøa xaõ hoäi chuû nghóa"]
    {
        assert_eq!(detect(text, ""), Some(Encoding::Vni), "{text}");
    }
}

#[test]
fn every_sentence_of_the_sample_is_found() {
    assert_eq!(detect(&to_tcvn3(SAMPLE), ""), Some(Encoding::Tcvn3));
    assert_eq!(detect(&to_vni(SAMPLE), ""), Some(Encoding::Vni));
    assert_eq!(detect(&to_tcvn3(&SAMPLE.to_lowercase()), ".VnTimeH"), Some(Encoding::Tcvn3Capitals));
    assert_eq!(convert(&to_tcvn3(&SAMPLE.to_lowercase()), Encoding::Tcvn3Capitals), SAMPLE.to_uppercase());
}

#[test]
fn unicode_text_is_never_taken_for_a_legacy_encoding() {
    for text in [
        SAMPLE,
        "TÂY NGUYÊN",
        "HÀ NAM, Khánh Hòa, Phú Yên, Thanh Hóa, Lâm, Tuyên Quang",
        "Thành phố Hà Nội và các tỉnh",
        "Công trình quan trọng¹ đã nghiệm thu²; xem «Quyết định»",
        "Ghi chú: số liệu làm tròn ± 0,5 µm; 1½ ngày; §5; © 2020 Bộ Tài chính®",
        "Où est passé l'été dernier à Besançon? Là-bas, très près du théâtre; dû, né, thé, forêt, île, Noël, naïve",
        "Für größere Städte über 100.000 Einwohner müssen Zuschüsse höher sein; Straße, Fläche, früh, süß, Öl, schön, Tür, §12",
        "El año pasado también había más niños aquí; él está así; ½ kg · 3º ¿qué?",
        "Não há informações; a região é útil, já está lá, avó, pão, à vista",
        "På så små øyer må også være blå; når får vi gå?",
        "Så på då två må gå nå för år från",
        "Mød på rådhuset",
        "Über die Größe",
        "pâté en croûte",
        "más allá",
        "Só há pão",
        "naïf et haïr",
        "Über alles",
        "hyvää yötä",
        "réélu",
        "Budget of the Ministry of Finance: naïve café résumé",
        "C«té», ®egistered™, 5 µm, 10 m², 20 °C, £5, ¥100, ¢, ¡hola!",
        "Ủy ban nhân dân tỉnh Đắk Lắk",
        "HOA\u{300} BI\u{300}NH va\u{300} Thu\u{309}y",
        "",
    ] {
        assert_eq!(detect(text, ""), None, "{text}");
        for word in text.split_whitespace() {
            assert_eq!(detect(word, ""), None, "{word}");
        }
    }
}

#[test]
fn the_font_settles_short_words() {
    for (coded, font, text) in [
        ("Bé", ".VnTime", "Bộ"),
        ("Tæng sè", ".VnArial", "Tổng số"),
        ("bé tµi chÝnh", ".VnTimeH", "BỘ TÀI CHÍNH"),
        ("i", ".VnTimeH", "I"),
        ("H§ND", ".VnTime", "HĐND"),
        ("§akr«ng", ".VnTime", "Đakrông"),
        ("Toång soá", "VNI-Times", "Tổng số"),
        ("Sôû", "VNI-Helve", "Sở"),
    ] {
        let encoding = detect(coded, font);
        assert!(encoding.is_some(), "{coded} in {font}");
        assert_eq!(convert(coded, encoding.unwrap()), text);
    }
    // Unicode text that kept the name of an old font stays what it is.
    for (text, font) in [
        ("Tổng số", ".VnTime"),
        ("TÂY NGUYÊN", ".VnTime"),
        ("HÀ NAM", ".VnTimeH"),
        ("Total", ".VnTime"),
        ("NGÂN SÁCH", "VNI-Times"),
        ("I.", ".VnTimeH"),
        ("Cộng", "VNI-Times"),
    ] {
        assert_eq!(detect(text, font), None, "{text} in {font}");
    }
}

#[test]
fn unicode_words_inside_a_legacy_cell_stay() {
    assert_eq!(convert("Bé Tµi chÝnh - Hà Nội", Encoding::Tcvn3), "Bộ Tài chính - Hà Nội");
    assert_eq!(convert("Tổng số: chi th\u{ad}êng xuyªn", Encoding::Tcvn3), "Tổng số: chi thường xuyên");
    assert_eq!(convert("Ngân saùch nhaø nöôùc", Encoding::Vni), "Ngân sách nhà nước");
}

#[test]
fn a_column_proves_what_a_cell_cannot() {
    let mut survey = Survey::default();
    for text in ["Bé", "Tæng sè", "Chi kh¸c", "1.500", "Sè TT"] {
        // "sè" is a syllable as it stands, so the two words alone prove nothing.
        assert_eq!(detect(text, ""), None, "{text}");
        survey.add(text, "");
    }
    survey.add("Hà Nam", "Arial");
    survey.add("Tổng số", ".VnTime");
    assert_eq!(survey.encoding(""), Some(Encoding::Tcvn3));
    assert_eq!(survey.encoding("Arial"), None);
    assert_eq!(survey.encoding(".VnTime"), None);
    assert_eq!(survey.encoding("Calibri"), None);
    let mut survey = Survey::default();
    for text in ["HÀ GIANG", "TUYÊN QUANG", "LÀO CAI", "THANH HOÁ", "HOÀ BÌNH", "TÂY\u{a0}NGUYÊN"] {
        survey.add(text, "");
    }
    assert_eq!(survey.encoding(""), None);
}
