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

/// A run of lower-case letters on its way into a text. It notes in passing whether its tone could stand in
/// another place; only then is the run taken apart when it ends.
#[derive(Default)]
pub(super) struct Run {
    /// Where the run begins in the text, while it lasts.
    start: Option<usize>,
    vowel_before: bool,
    vowels_meet: bool,
    toned: usize,
    shaped: usize,
    /// A mark stands apart, or a shaped vowel behind a toned one.
    odd: bool,
    /// How many letters so far, where the vowels begin, how many there are, and which of them bears the tone.
    letters: usize,
    first: usize,
    vowels: usize,
    tone: usize,
    /// The vowels stand in several groups, one has a shape, or a consonant may take one to itself (qu, gi).
    mixed: bool,
}

impl Run {
    /// Appends a letter or mark of the run.
    pub(super) fn push(&mut self, c: char, out: &mut String) {
        if self.start.is_none() {
            *self = Self { start: Some(out.len()), ..Self::default() };
        }
        out.push(c);
        let vowel = match sort(c) {
            Sort::Consonant => false,
            Sort::Vowel => true,
            Sort::Shaped => {
                self.odd |= self.shaped > 0;
                self.mixed = true;
                true
            }
            Sort::Toned => {
                self.toned += 1;
                self.tone = self.letters;
                true
            }
            Sort::ShapedToned => {
                self.shaped += 1;
                true
            }
            Sort::Other => {
                self.odd |= ('\u{300}'..='\u{36f}').contains(&c);
                self.mixed = true;
                true
            }
        };
        if vowel {
            if self.vowels == 0 {
                self.first = self.letters;
            }
            self.vowels_meet |= self.vowel_before;
            self.mixed |= self.vowels > 0 && !self.vowel_before;
            self.vowels += 1;
        } else {
            self.mixed |= matches!(c, 'q' | 'g') && self.letters == 0;
        }
        self.vowel_before = vowel;
        self.letters += 1;
    }

    /// Whether the only tone stands where [`seat`] would put it, as it nearly always does.
    const fn well_seated(&self) -> bool {
        let closed = self.first + self.vowels < self.letters;
        let seat = if self.vowels == 2 && !closed { self.first } else { self.first + 1 };
        self.toned == 1 && self.shaped == 0 && !self.mixed && self.tone == seat
    }

    /// Ends the run and appends a character that is no letter.
    pub(super) fn stop(&mut self, c: char, out: &mut String) {
        self.end(out);
        out.push(c);
    }

    /// Ends the run: its tone moves to the canonical place.
    pub(super) fn end(&mut self, out: &mut String) {
        let Some(start) = self.start.take() else { return };
        // No two vowels meet, or there is no tone, or it stands on a shaped vowel that no other follows.
        let settled = !self.vowels_meet || self.toned + self.shaped == 0 || (self.toned == 0 && self.shaped == 1);
        if (!settled && !self.well_seated()) || self.odd {
            let run = out.split_off(start);
            place(&run, out);
        }
    }
}

/// What a lower-case letter is to the tone.
enum Sort {
    Consonant,
    Vowel,
    Shaped,
    Toned,
    ShapedToned,
    Other,
}

const fn sort(c: char) -> Sort {
    match c {
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' => Sort::Vowel,
        'a'..='z' | 'đ' => Sort::Consonant,
        'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư' => Sort::Shaped,
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' | 'ò' | 'ó' | 'ỏ'
        | 'õ' | 'ọ' | 'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => Sort::Toned,
        '\u{1ea4}'..='\u{1eb7}' | '\u{1ebe}'..='\u{1ec7}' | '\u{1ed0}'..='\u{1ee3}' | '\u{1ee8}'..='\u{1ef1}' => {
            Sort::ShapedToned
        }
        _ => Sort::Other,
    }
}

/// Appends a run of letters with its tone in the canonical place; what has no single group of vowels or not
/// one tone keeps its marks where they are.
fn place(run: &str, out: &mut String) {
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
