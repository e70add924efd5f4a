//! The code tables. TCVN3 gives a letter one code, VNI writes the base letter and then its marks.

use unicode_normalization::char::compose;

/// TCVN 5712:1993, VN3: the letter of each code, as Latin-1 characters. Sorted by code.
pub(super) const TCVN3: [(char, char); 74] = [
    ('\u{a1}', 'Ă'),
    ('\u{a2}', 'Â'),
    ('\u{a3}', 'Ê'),
    ('\u{a4}', 'Ô'),
    ('\u{a5}', 'Ơ'),
    ('\u{a6}', 'Ư'),
    ('\u{a7}', 'Đ'),
    ('\u{a8}', 'ă'),
    ('\u{a9}', 'â'),
    ('\u{aa}', 'ê'),
    ('\u{ab}', 'ô'),
    ('\u{ac}', 'ơ'),
    ('\u{ad}', 'ư'),
    ('\u{ae}', 'đ'),
    ('\u{b5}', 'à'),
    ('\u{b6}', 'ả'),
    ('\u{b7}', 'ã'),
    ('\u{b8}', 'á'),
    ('\u{b9}', 'ạ'),
    ('\u{bb}', 'ằ'),
    ('\u{bc}', 'ẳ'),
    ('\u{bd}', 'ẵ'),
    ('\u{be}', 'ắ'),
    ('\u{c6}', 'ặ'),
    ('\u{c7}', 'ầ'),
    ('\u{c8}', 'ẩ'),
    ('\u{c9}', 'ẫ'),
    ('\u{ca}', 'ấ'),
    ('\u{cb}', 'ậ'),
    ('\u{cc}', 'è'),
    ('\u{ce}', 'ẻ'),
    ('\u{cf}', 'ẽ'),
    ('\u{d0}', 'é'),
    ('\u{d1}', 'ẹ'),
    ('\u{d2}', 'ề'),
    ('\u{d3}', 'ể'),
    ('\u{d4}', 'ễ'),
    ('\u{d5}', 'ế'),
    ('\u{d6}', 'ệ'),
    ('\u{d7}', 'ì'),
    ('\u{d8}', 'ỉ'),
    ('\u{dc}', 'ĩ'),
    ('\u{dd}', 'í'),
    ('\u{de}', 'ị'),
    ('\u{df}', 'ò'),
    ('\u{e1}', 'ỏ'),
    ('\u{e2}', 'õ'),
    ('\u{e3}', 'ó'),
    ('\u{e4}', 'ọ'),
    ('\u{e5}', 'ồ'),
    ('\u{e6}', 'ổ'),
    ('\u{e7}', 'ỗ'),
    ('\u{e8}', 'ố'),
    ('\u{e9}', 'ộ'),
    ('\u{ea}', 'ờ'),
    ('\u{eb}', 'ở'),
    ('\u{ec}', 'ỡ'),
    ('\u{ed}', 'ớ'),
    ('\u{ee}', 'ợ'),
    ('\u{ef}', 'ù'),
    ('\u{f1}', 'ủ'),
    ('\u{f2}', 'ũ'),
    ('\u{f3}', 'ú'),
    ('\u{f4}', 'ụ'),
    ('\u{f5}', 'ừ'),
    ('\u{f6}', 'ử'),
    ('\u{f7}', 'ữ'),
    ('\u{f8}', 'ứ'),
    ('\u{f9}', 'ự'),
    ('\u{fa}', 'ỳ'),
    ('\u{fb}', 'ỷ'),
    ('\u{fc}', 'ỹ'),
    ('\u{fd}', 'ý'),
    ('\u{fe}', 'ỵ'),
];

/// VNI marks written after a, e, o, u, y and after ô (ơ) and ö (ư): the mark, what it adds.
pub(super) const VNI_MARKS: [(char, &[char]); 16] = [
    ('ù', &['\u{301}']),
    ('ø', &['\u{300}']),
    ('û', &['\u{309}']),
    ('õ', &['\u{303}']),
    ('ï', &['\u{323}']),
    ('â', &['\u{302}']),
    ('á', &['\u{302}', '\u{301}']),
    ('à', &['\u{302}', '\u{300}']),
    ('å', &['\u{302}', '\u{309}']),
    ('ã', &['\u{302}', '\u{303}']),
    ('ä', &['\u{302}', '\u{323}']),
    ('ê', &['\u{306}']),
    ('é', &['\u{306}', '\u{301}']),
    ('è', &['\u{306}', '\u{300}']),
    ('ú', &['\u{306}', '\u{309}']),
    ('ü', &['\u{306}', '\u{303}']),
];

/// ă with the dot; it stands apart only because of the order of marks.
const VNI_BREVE_DOT: char = 'ë';

/// VNI letters that stand alone.
pub(super) const VNI_LETTERS: [(char, char); 8] =
    [('ô', 'ơ'), ('ö', 'ư'), ('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ')];

/// The letter a TCVN3 code stands for.
pub(super) fn tcvn3_letter(code: char) -> Option<char> {
    TCVN3.binary_search_by_key(&code, |(code, _)| *code).ok().and_then(|at| TCVN3.get(at)).map(|(_, letter)| *letter)
}

/// Text decoded from TCVN3 codes that were stored as Latin-1 characters; `capitals` for fonts that show
/// every letter as a capital (.VnTimeH). Other characters stay.
pub fn tcvn3(text: &str, capitals: bool) -> String {
    let decoded = text.chars().map(|c| if c == '\u{a0}' { ' ' } else { tcvn3_letter(c).unwrap_or(c) });
    if capitals { decoded.flat_map(char::to_uppercase).collect() } else { decoded.collect() }
}

/// Text decoded from VNI-Windows codes that were stored as Latin-1 characters. Other characters stay.
pub fn vni(text: &str) -> String {
    vni_strict(text).0
}

/// [`vni`], and whether every character beyond ASCII had its place in the encoding: a mark without its
/// letter shows that the text was no VNI.
pub(super) fn vni_strict(text: &str) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut clean = true;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let code = lower(c);
        let letter = if let Some(base) = vni_base(code) {
            match rest.peek().and_then(|next| vni_marked(base, lower(*next))) {
                Some(marked) => {
                    rest.next();
                    marked
                }
                None => base,
            }
        } else if let Some(letter) = vni_letter(code) {
            letter
        } else {
            clean &= c.is_ascii();
            out.push(c);
            continue;
        };
        out.push(if c.is_uppercase() { upper(letter) } else { letter });
    }
    (out, clean)
}

/// The letter a mark may follow, decoded: a e o u y stay, ô is ơ, ö is ư.
fn vni_base(c: char) -> Option<char> {
    match c {
        'a' | 'e' | 'o' | 'u' | 'y' => Some(c),
        'ô' => Some('ơ'),
        'ö' => Some('ư'),
        _ => None,
    }
}

fn vni_letter(c: char) -> Option<char> {
    if c == 'ñ' {
        return Some('đ');
    }
    VNI_LETTERS.iter().find(|(code, _)| *code == c).map(|(_, letter)| *letter)
}

/// The base with its marks, where Vietnamese has such a letter.
fn vni_marked(base: char, mark: char) -> Option<char> {
    if mark == VNI_BREVE_DOT {
        return (base == 'a').then_some('ặ');
    }
    let (_, adds) = VNI_MARKS.iter().find(|(code, _)| *code == mark)?;
    let allowed = match adds.first() {
        Some('\u{302}') => matches!(base, 'a' | 'e' | 'o'),
        Some('\u{306}') => base == 'a',
        // y with the dot has a code of its own
        Some('\u{323}') => base != 'y',
        _ => true,
    };
    if !allowed {
        return None;
    }
    // â with the dot composes through the dotted letter in Unicode.
    if *adds == ['\u{302}', '\u{323}'] {
        return compose(base, '\u{323}').and_then(|dotted| compose(dotted, '\u{302}'));
    }
    adds.iter().try_fold(base, |letter, mark| compose(letter, *mark))
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn upper(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}
