//! The words of a plan: where each stands, how rare it is, and what a misread word may have been.

use super::slips::{one_apart, without_one_letter};
use super::tokens::{Class, Lexicon, Word};
use super::weigh::{BIT, Bits, log2};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

/// A pair counts this much of its rarity, in thousandths.
const PAIR: i64 = 500;
/// The words a task is about are among its first.
const ABOUT: usize = 12;
/// Where in a task a word stands: what it is about comes first, examples and figures follow.
const ZONES: [(usize, i64); 3] = [(14, 1000), (40, 900), (usize::MAX, 750)];

/// What a text is compared with: a task's or a section's wording.
pub(super) struct Doc {
    /// The parts of the wording, what it is about first.
    pub(super) parts: Vec<String>,
}

/// One place a word is found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Which wording.
    pub(super) doc: u32,
    /// Thousandths, by zone.
    pub(super) worth: i64,
}

/// What a word or a pair found gives one wording.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) doc: u32,
    pub(super) bits: Bits,
}

/// What is known of a word of the plan.
#[derive(Clone, Debug, Default)]
struct Entry {
    /// Where it stands as written.
    exact: Vec<Found>,
    /// Where it stands with any diacritics; only for words without.
    bare: Vec<Found>,
    weight: Bits,
    about_names: bool,
}

/// Two neighbouring words of the plan.
#[derive(Clone, Debug, Default)]
pub(super) struct Pair {
    /// Where they stand.
    pub(super) found: Vec<Found>,
    /// What finding them gives those wordings.
    pub(super) parts: Vec<Part>,
    /// How much finding them counts.
    pub(super) weight: Bits,
}

/// A quick hash for pairs of numbers this room made itself; never for text from outside.
#[derive(Default)]
pub(super) struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(number)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

/// The words of a plan.
#[derive(Clone)]
pub(super) struct Vocabulary {
    pub(super) lexicon: Lexicon,
    /// How many wordings there are.
    pub(super) docs: usize,
    /// Whether the plan itself is written without diacritics.
    pub(super) without_marks: bool,
    /// The weight of a word found nowhere.
    pub(super) strange: Bits,
    entries: Vec<Entry>,
    pairs: HashMap<(Word, Word), Pair, BuildHasherDefault<Quick>>,
    about: Vec<Vec<Word>>,
    /// Words short of one letter → the words of the plan they may be.
    near: HashMap<String, Vec<Word>>,
    /// What a word may be, once looked up.
    guesses: Vec<Option<Guesses>>,
}

/// The words of the plan a word may be.
pub(super) type Guesses = Arc<[Word]>;

impl Vocabulary {
    /// Reads the wordings. `common` are texts (the plan's title and issuer) whose words stand everywhere.
    pub(super) fn new(docs: &[Doc], common: &[&str]) -> Self {
        let mut vocabulary = Self {
            lexicon: Lexicon::new(),
            docs: docs.len(),
            without_marks: false,
            strange: 0,
            entries: Vec::new(),
            pairs: HashMap::default(),
            about: Vec::with_capacity(docs.len()),
            near: HashMap::new(),
            guesses: Vec::new(),
        };
        let mut bare = 0;
        for (number, doc) in docs.iter().enumerate() {
            bare += usize::from(vocabulary.add(u32::try_from(number).unwrap_or(u32::MAX), doc));
        }
        vocabulary.without_marks = bare * 2 > docs.len();
        for text in common.iter().copied().chain(docs.iter().flat_map(|doc| doc.parts.iter().map(String::as_str))) {
            vocabulary.learn_initials(text);
        }
        vocabulary.weigh(common);
        vocabulary
    }

    fn entry(&self, word: Word) -> Option<&Entry> {
        usize::try_from(word).ok().and_then(|at| self.entries.get(at))
    }

    fn entry_mut(&mut self, word: Word) -> Option<&mut Entry> {
        let at = usize::try_from(word).ok()?;
        if at >= self.entries.len() {
            self.entries.resize_with(at + 1, Entry::default);
        }
        self.entries.get_mut(at)
    }

    /// Where a word stands as written.
    pub(super) fn exact(&self, word: Word) -> &[Found] {
        self.entry(word).map_or(&[], |entry| &entry.exact)
    }

    /// Where a word without diacritics stands with any.
    pub(super) fn bare(&self, word: Word) -> &[Found] {
        self.entry(word).map_or(&[], |entry| &entry.bare)
    }

    /// Where two words without diacritics stand beside each other.
    pub(super) fn pair(&self, first: Word, second: Word) -> Option<&Pair> {
        self.pairs.get(&(first, second))
    }

    /// How much finding a word counts.
    pub(super) fn weight(&self, word: Word) -> Bits {
        self.entry(word).map_or(0, |entry| entry.weight)
    }

    /// Whether a word is only the initials of a name of the plan (XSB).
    pub(super) fn is_initials(&self, word: Word) -> bool {
        self.entry(word).is_some_and(|entry| entry.about_names && entry.bare.is_empty())
    }

    /// The first telling words of a wording: what it is about.
    pub(super) fn about(&self, doc: u32) -> &[Word] {
        usize::try_from(doc).ok().and_then(|at| self.about.get(at)).map_or(&[], Vec::as_slice)
    }

    /// Adds a wording; whether it is written without diacritics.
    fn add(&mut self, doc: u32, wording: &Doc) -> bool {
        let mut place = 0;
        let mut without_marks = true;
        let mut about: Vec<Word> = Vec::with_capacity(ABOUT);
        for part in &wording.parts {
            let text = self.lexicon.read(part);
            without_marks &= text.bare;
            let mut before = None;
            for word in text.words {
                let worth = ZONES.iter().find(|(until, _)| place < *until).map_or(0, |(_, worth)| *worth);
                place += 1;
                let bare = self.lexicon.bare(word);
                if about.len() < ABOUT && self.lexicon.class(word) == Class::Plain && !about.contains(&bare) {
                    about.push(bare);
                }
                if let Some(entry) = self.entry_mut(word) {
                    note(&mut entry.exact, doc, worth);
                }
                if let Some(entry) = self.entry_mut(bare) {
                    note(&mut entry.bare, doc, worth);
                }
                if let Some(before) = before {
                    note(&mut self.pairs.entry((before, bare)).or_default().found, doc, worth);
                }
                before = Some(bare);
            }
        }
        self.about.push(about);
        without_marks
    }

    fn weigh(&mut self, common: &[&str]) {
        // A plan of five tasks is too small to tell rare from common; count as if it had 24.
        let all = self.docs.max(24);
        let mut everywhere: HashSet<Word> = HashSet::new();
        for text in common {
            let text = self.lexicon.read(text);
            everywhere.extend(text.words.iter().map(|word| self.lexicon.bare(*word)));
        }
        let rarity = |places: usize, common: bool| {
            let places = if common { places + all / 4 } else { places };
            log2(2 * (u64::try_from(all).unwrap_or(0) + 1), 2 * u64::try_from(places.min(all)).unwrap_or(0) + 1)
                .min(6 * BIT)
        };
        for (at, entry) in self.entries.iter_mut().enumerate().filter(|(_, entry)| !entry.bare.is_empty()) {
            let word = Word::try_from(at).unwrap_or(Word::MAX);
            let full = rarity(entry.bare.len(), everywhere.contains(&word));
            let number = self.lexicon.class(word) == Class::Number;
            entry.weight = (if number { full / 4 } else { full }).max(40);
        }
        for ((first, second), pair) in &mut self.pairs {
            let common = everywhere.contains(first) && everywhere.contains(second);
            let weight = (rarity(pair.found.len(), common) * PAIR / 1000).max(20);
            pair.weight = weight;
            let part = |found: &Found| Part { doc: found.doc, bits: (weight * found.worth / 1000).max(1) };
            pair.parts = pair.found.iter().map(part).collect();
        }
        self.strange = rarity(1, false) * 4 / 5;
        for (at, _) in self.entries.iter().enumerate().filter(|(_, entry)| !entry.bare.is_empty()) {
            let word = Word::try_from(at).unwrap_or(Word::MAX);
            let text = self.lexicon.text(word);
            if text.chars().count() >= 4 && self.lexicon.class(word) == Class::Plain {
                for short in without_one_letter(text) {
                    self.near.entry(short).or_default().push(word);
                }
                self.near.entry(text.to_owned()).or_default().push(word);
            }
        }
        for words in self.near.values_mut() {
            words.sort_unstable();
        }
    }

    /// Learns XSB from "Xay Sôm Bun": rows of two to five capitalised words.
    fn learn_initials(&mut self, text: &str) {
        let mut row = String::new();
        let mut count = 0;
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '-').chain(std::iter::once("")) {
            let first = word.chars().next().filter(|c| c.is_uppercase());
            match first {
                Some(first) => {
                    row.extend(first.to_lowercase());
                    count += 1;
                }
                None => {
                    if (2..=5).contains(&count) {
                        let word = self.lexicon.word(&row);
                        let bare = self.lexicon.bare(word);
                        if let Some(entry) = self.entry_mut(bare) {
                            entry.about_names = true;
                        }
                    }
                    row.clear();
                    count = 0;
                }
            }
        }
    }

    /// The words of the plan an unaccented word may be: itself, or words one letter away.
    pub(super) fn guesses(&mut self, bare: Word) -> Guesses {
        let at = usize::try_from(bare).unwrap_or(usize::MAX);
        if let Some(Some(guesses)) = self.guesses.get(at) {
            return Arc::clone(guesses);
        }
        let guesses: Guesses =
            if self.bare(bare).is_empty() { Arc::from(self.one_letter_away(bare)) } else { Arc::from([bare]) };
        if at >= self.guesses.len() {
            self.guesses.resize(at + 1, None);
        }
        if let Some(slot) = self.guesses.get_mut(at) {
            *slot = Some(Arc::clone(&guesses));
        }
        guesses
    }

    fn one_letter_away(&self, bare: Word) -> Vec<Word> {
        let text = self.lexicon.text(bare);
        let letters = text.chars().count();
        if !(4..=24).contains(&letters) || self.lexicon.class(bare) != Class::Plain {
            return Vec::new();
        }
        let mut words: Vec<Word> = Vec::new();
        let keys = without_one_letter(text).into_iter().chain(std::iter::once(text.to_owned()));
        for key in keys {
            for word in self.near.get(&key).into_iter().flatten() {
                // In words of four letters only a letter read wrongly is believed, not one lost or gained.
                let same_length = self.lexicon.text(*word).chars().count() == letters;
                if (letters >= 5 || same_length) && !words.contains(word) && one_apart(text, self.lexicon.text(*word)) {
                    words.push(*word);
                }
            }
        }
        words.sort_unstable();
        words.truncate(3);
        words
    }
}

/// Notes a word's place once, at its best worth; wordings are added in order.
fn note(found: &mut Vec<Found>, doc: u32, worth: i64) {
    match found.last_mut() {
        Some(last) if last.doc == doc => last.worth = last.worth.max(worth),
        _ => found.push(Found { doc, worth }),
    }
}
