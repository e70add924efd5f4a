//! Where the tone mark of a Vietnamese syllable stands. Both schools (hòa and hoà) and slips of the
//! keyboard (ngọai) come to one place, so that texts compare.

use unicode_normalization::UnicodeNormalization;

/// The five tone marks as combining characters: grave, acute, tilde, hook, dot below.
pub(super) const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// A letter taken apart: the letter with its shape (â, ơ, đ) and the tone above or below it.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    /// The base letter.
    pub base: char,
    /// Marks that belong to the letter itself: circumflex, breve, horn, and foreign ones.
    pub shape: Vec<char>,
    /// Tone marks; more than one only in broken text.
    pub tones: Vec<char>,
}

impl Letter {
    /// A, e, i, o, u, y whatever stands on it.
    pub const fn is_vowel(&self) -> bool {
        matches!(self.base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
    }

    /// ă â ê ô ơ ư: the tone goes to these first.
    pub fn is_shaped(&self) -> bool {
        self.shape.iter().any(|m| matches!(m, '\u{302}' | '\u{306}' | '\u{31b}'))
    }
}

/// Takes a lower-case word apart into letters.
pub(super) fn letters(word: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(word.len());
    for c in word.nfd() {
        let mark = unicode_normalization::char::is_combining_mark(c);
        match letters.last_mut() {
            Some(last) if mark && last.is_vowel() && TONES.contains(&c) => last.tones.push(c),
            Some(last) if mark => last.shape.push(c),
            _ => letters.push(Letter { base: c, shape: Vec::new(), tones: Vec::new() }),
        }
    }
    letters
}

/// The vowels of a word when they form one group: first and one past the last, with the u of `qu`
/// and the i of `gi` counted to the consonants.
pub(super) fn nucleus(letters: &[Letter]) -> Option<(usize, usize)> {
    let first = letters.iter().position(Letter::is_vowel)?;
    let length = letters.iter().skip(first).take_while(|l| l.is_vowel()).count();
    let end = first + length;
    if letters.iter().skip(end).any(Letter::is_vowel) {
        return None;
    }
    let glide = first == 1
        && length > 1
        && matches!(
            (letters.first().map(|l| l.base), letters.get(1).map(|l| (l.base, l.is_shaped()))),
            (Some('q'), Some(('u', false))) | (Some('g'), Some(('i', false)))
        );
    Some((if glide { first + 1 } else { first }, end))
}

/// Which vowel of the nucleus carries the tone, as an index into the word.
pub(super) fn seat(letters: &[Letter], first: usize, end: usize) -> usize {
    let mut vowels = letters.iter().enumerate().take(end).skip(first).rev();
    if let Some((shaped, _)) = vowels.find(|(_, l)| l.is_shaped()) {
        return shaped;
    }
    let closed = end < letters.len();
    match end - first {
        0 | 1 => first,
        2 if !closed => first,
        _ => first + 1,
    }
}

/// Appends `word` (lower case) to `out` with its tone in the canonical place. Runs of letters are
/// treated one by one; what is not a Vietnamese syllable shape keeps its marks where they are.
pub(super) fn place(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.push_str(word);
        return;
    }
    let mut run = String::new();
    for c in word.chars() {
        if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) {
            run.push(c);
        } else {
            place_run(&run, out);
            run.clear();
            out.push(c);
        }
    }
    place_run(&run, out);
}

fn place_run(run: &str, out: &mut String) {
    if run.is_ascii() {
        out.push_str(run);
        return;
    }
    if settled(run) {
        out.push_str(run);
        return;
    }
    let mut letters = letters(run);
    if letters.iter().map(|l| l.tones.len()).sum::<usize>() == 1
        && let Some((first, end)) = nucleus(&letters)
    {
        let seat = seat(&letters, first, end);
        if let Some(tone) = letters.iter_mut().find_map(|l| l.tones.pop())
            && let Some(letter) = letters.get_mut(seat)
        {
            letter.tones.push(tone);
        }
    }
    let marked = letters
        .iter()
        .flat_map(|l| std::iter::once(l.base).chain(l.shape.iter().copied()).chain(l.tones.iter().copied()));
    out.extend(marked.nfc());
}

/// Letters with a tone: first the plain ones, then those with a shape of their own.
const TONED: &str = "àáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ";
const TONED_SHAPES: &str = "ằắẳẵặầấẩẫậềếểễệồốổỗộờớởỡợừứửữự";

/// Whether the tone surely stands in its place already: no two vowels meet, or there is none, or it stands on
/// a shaped vowel that no other follows. Spares most words the work.
fn settled(run: &str) -> bool {
    let (mut vowel_before, mut vowels_meet) = (false, false);
    let (mut toned, mut shaped) = (0, 0);
    for c in run.chars() {
        let ascii = c.is_ascii();
        if !ascii && ('\u{300}'..='\u{36f}').contains(&c) {
            return false;
        }
        let vowel = if ascii { matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') } else { c != 'đ' };
        vowels_meet |= vowel && vowel_before;
        vowel_before = vowel;
        if shaped > 0 && matches!(c, 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư') {
            return false;
        }
        if !ascii {
            toned += usize::from(TONED.contains(c));
            shaped += usize::from(TONED_SHAPES.contains(c));
        }
    }
    !vowels_meet || toned + shaped == 0 || (toned == 0 && shaped == 1)
}
