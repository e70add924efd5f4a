//! Signal: the words of a line against the words of every task and section.
//!
//! A text is a row of telling words. Each word found in a task speaks for it by how rare the word is among
//! the plan's tasks; each word not found speaks against it. Pairs of neighbouring words count on top:
//! most Vietnamese words are two syllables, and only the pair tells "cán bộ" from "bò cán".

use super::slips::{is_syllable, one_apart, without_one_letter};
use super::tokens::{Class, Lexicon, Text, Word};
use super::weigh::{BIT, Bits, log2};
use crate::words::Bilingual;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// How many of the best fits of a text are kept.
const KEPT: usize = 12;
/// A found word speaks for a task only by part of its rarity, since words of one text come together.
const TEMPER: i64 = 480;
/// How much of its rarity an unfound word speaks against.
const AGAINST: i64 = 900;
/// Further unfound words in a row count more: a row of strange words is another matter, single ones are slips.
const IN_A_ROW: i64 = 1_500;
/// Strange words that stand where the task's own first words are missing put one thing in another's place: that
/// speaks against once more, by this part of what is so replaced.
const REPLACED: i64 = 1000;
/// The words a task is about are among its first.
const ABOUT: usize = 12;
/// A word found only with other marks is half strange.
const OTHER_MARKS: i64 = 600;
/// What no Vietnamese syllable looks like is mostly a slip of reading.
const NO_SYLLABLE: i64 = 500;
/// For how many of the best fits the unfound words are looked up one by one.
const LOOKED_INTO: usize = 6;
/// A pair counts this much of its rarity, in thousandths.
const PAIR: i64 = 500;
/// What is found beyond this counts a quarter: many shared phrases do not outweigh a strange subject.
const MOST: Bits = 14 * BIT;
/// How many words of a text are looked at: a task's whole paragraph pasted into a cell, and one more.
const LOOKED_AT: usize = 400;

/// Where in a task a word stands: what it is about comes first, examples and figures follow.
const ZONES: [(usize, i64); 3] = [(14, 1000), (40, 900), (usize::MAX, 750)];

/// How much a word counts that is only found without its diacritics, or by one wrong letter.
const BARE_IN_BARE: i64 = 920;
const BARE_IN_ACCENTED: i64 = 400;
const ONE_LETTER: i64 = 620;

/// What a text is compared with: a task's or a section's wording.
pub(super) struct Doc {
    /// The parts of the wording, what it is about first.
    pub(super) parts: Vec<String>,
}

/// One place a word is found.
#[derive(Clone, Copy, Debug)]
struct Found {
    doc: u32,
    /// Thousandths, by zone.
    worth: i64,
}

/// How well a text fits one wording.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fit {
    /// Which wording.
    pub(super) doc: u32,
    /// Evidence found in it, before weighing what is not found.
    pub(super) mass: Bits,
    /// What is not found in it, and what stands in its place.
    pub(super) missing: Bits,
    /// How many telling words were found.
    pub(super) words: u16,
}

impl Fit {
    fn evidence(&self) -> Bits {
        let found = self.mass * TEMPER / 1000;
        let found = if found > MOST { MOST + (found - MOST) / 4 } else { found };
        found - self.missing * AGAINST / 1000
    }
}

/// A telling word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    word: Word,
    guesses: Rc<[Word]>,
    weight: Bits,
    /// It stood in the text before.
    again: bool,
}

/// How a text fits the wordings of the plan, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fits {
    /// The mass of all its words.
    pub(super) total: Bits,
    /// Its telling words.
    pub(super) words: u16,
    /// The best fits.
    pub(super) best: Vec<Fit>,
}

impl Fits {
    /// The fit of one wording; an unlisted one fits no better than the last listed.
    pub(super) fn fit(&self, doc: u32) -> Fit {
        match self.best.iter().find(|fit| fit.doc == doc) {
            Some(fit) => *fit,
            None => {
                let least = self.best.iter().map(|fit| fit.mass).min();
                let mass = if self.best.len() < KEPT { 0 } else { least.unwrap_or(0) };
                Fit { doc, mass, missing: (self.total - mass).max(0), words: 0 }
            }
        }
    }

    /// The evidence that the text means this wording rather than something not in the plan.
    pub(super) fn evidence(&self, doc: u32) -> Bits {
        self.fit(doc).evidence()
    }

    /// The share of the text found in this wording, thousandths.
    pub(super) fn share(&self, doc: u32) -> i64 {
        self.fit(doc).mass * 1000 / self.total.max(1)
    }

    /// Whether the text says enough to be judged by.
    pub(super) fn tells(&self) -> bool {
        self.words > 0 && self.total > 2 * BIT
    }
}

/// The wordings of a plan, ready to be compared with.
pub(super) struct Index {
    lexicon: Lexicon,
    docs: usize,
    /// What every wording is about: its first telling words.
    about: Vec<Vec<Word>>,
    /// Words as written → where.
    exact: HashMap<Word, Vec<Found>>,
    /// Words without diacritics → where.
    bare: HashMap<Word, Vec<Found>>,
    /// Pairs without diacritics → where.
    pairs: HashMap<(Word, Word), Vec<Found>>,
    weight: HashMap<Word, Bits>,
    pair_weight: HashMap<(Word, Word), Bits>,
    /// The weight of a word found nowhere.
    strange: Bits,
    /// Words short of one letter → the words of the plan they may be.
    near: HashMap<String, Vec<Word>>,
    /// What an unknown word may be, once looked up.
    guesses: HashMap<Word, Rc<[Word]>>,
    /// Initials of the plan's names (XSB), which say no more than the names.
    initials: HashSet<Word>,
    known: HashMap<String, Rc<Fits>>,
    scratch: Scratch,
}

/// Sums by wording, kept between texts so that nothing is allocated per text.
#[derive(Default)]
struct Scratch {
    mass: Vec<Bits>,
    words: Vec<u16>,
    touched: Vec<u32>,
    /// The best worth of the word in hand, by wording.
    now: Vec<i64>,
    now_touched: Vec<u32>,
}

impl Scratch {
    fn offer(&mut self, doc: u32, worth: i64) {
        let Some(now) = usize::try_from(doc).ok().and_then(|at| self.now.get_mut(at)) else { return };
        if *now == 0 {
            self.now_touched.push(doc);
        }
        *now = (*now).max(worth);
    }

    fn settle(&mut self, weight: Bits, counts: bool) {
        while let Some(doc) = self.now_touched.pop() {
            let Ok(at) = usize::try_from(doc) else { continue };
            let (Some(now), Some(mass), Some(words)) =
                (self.now.get_mut(at), self.mass.get_mut(at), self.words.get_mut(at))
            else {
                continue;
            };
            if *mass == 0 {
                self.touched.push(doc);
            }
            *mass += (weight * *now / 1000).max(1);
            if counts && *now >= 350 {
                *words = words.saturating_add(1);
            }
            *now = 0;
        }
    }
}

impl Index {
    /// Reads the wordings. `common` are texts (the plan's title and issuer) whose words stand everywhere.
    pub(super) fn new(docs: &[Doc], common: &[&str]) -> Self {
        let mut index = Self {
            lexicon: Lexicon::new(),
            docs: docs.len(),
            about: Vec::with_capacity(docs.len()),
            exact: HashMap::new(),
            bare: HashMap::new(),
            pairs: HashMap::new(),
            weight: HashMap::new(),
            pair_weight: HashMap::new(),
            strange: 0,
            near: HashMap::new(),
            guesses: HashMap::new(),
            initials: HashSet::new(),
            known: HashMap::new(),
            scratch: Scratch {
                mass: vec![0; docs.len()],
                words: vec![0; docs.len()],
                now: vec![0; docs.len()],
                ..Scratch::default()
            },
        };
        for (number, doc) in docs.iter().enumerate() {
            index.add(u32::try_from(number).unwrap_or(u32::MAX), doc);
        }
        for text in common.iter().copied().chain(docs.iter().flat_map(|doc| doc.parts.iter().map(String::as_str))) {
            index.learn_initials(text);
        }
        index.weigh(common);
        index
    }

    fn add(&mut self, doc: u32, wording: &Doc) {
        let mut place = 0;
        let mut about: Vec<Word> = Vec::with_capacity(ABOUT);
        for part in &wording.parts {
            let text = self.lexicon.read(part);
            let mut before = None;
            for word in text.words {
                let worth = ZONES.iter().find(|(until, _)| place < *until).map_or(0, |(_, worth)| *worth);
                place += 1;
                let bare = self.lexicon.bare(word);
                if about.len() < ABOUT && self.lexicon.class(word) == Class::Plain && !about.contains(&bare) {
                    about.push(bare);
                }
                note(self.exact.entry(word).or_default(), doc, worth);
                note(self.bare.entry(bare).or_default(), doc, worth);
                if let Some(before) = before {
                    note(self.pairs.entry((before, bare)).or_default(), doc, worth);
                }
                before = Some(bare);
            }
        }
        self.about.push(about);
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
        for (word, found) in &self.bare {
            let full = rarity(found.len(), everywhere.contains(word));
            let weight = if self.lexicon.class(*word) == Class::Number { full / 4 } else { full };
            self.weight.insert(*word, weight.max(40));
        }
        for (pair, found) in &self.pairs {
            let common = everywhere.contains(&pair.0) && everywhere.contains(&pair.1);
            self.pair_weight.insert(*pair, (rarity(found.len(), common) * PAIR / 1000).max(20));
        }
        self.strange = rarity(1, false) * 4 / 5;
        for word in self.bare.keys() {
            let text = self.lexicon.text(*word);
            if text.chars().count() >= 4 && self.lexicon.class(*word) == Class::Plain {
                for short in without_one_letter(text) {
                    self.near.entry(short).or_default().push(*word);
                }
                self.near.entry(text.to_owned()).or_default().push(*word);
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
                        self.initials.insert(self.lexicon.bare(word));
                        self.initials.insert(word);
                    }
                    row.clear();
                    count = 0;
                }
            }
        }
    }

    /// How a text fits every wording; remembered, so that a wording that comes again costs nothing.
    pub(super) fn fits(&mut self, text: &str) -> Rc<Fits> {
        if let Some(fits) = self.known.get(text) {
            return Rc::clone(fits);
        }
        let fits = Rc::new(self.compare(text));
        self.known.insert(text.to_owned(), Rc::clone(&fits));
        fits
    }

    fn compare(&mut self, text: &str) -> Fits {
        let mut text = self.lexicon.read(text);
        text.words.truncate(LOOKED_AT);
        let mut fits = Fits::default();
        let mut seen: HashSet<Word> = HashSet::with_capacity(text.words.len());
        let mut seen_pairs: HashSet<(Word, Word)> = HashSet::new();
        let mut before: Rc<[Word]> = Rc::from([]);
        let mut told: Vec<Told> = Vec::with_capacity(text.words.len());
        for word in &text.words {
            let bare = self.lexicon.bare(*word);
            if self.initials.contains(&bare) && !self.bare.contains_key(&bare) {
                before = Rc::from([]);
                continue;
            }
            let guesses = self.guesses(bare);
            let number = self.lexicon.class(*word) == Class::Number;
            let again = !seen.insert(bare);
            let weight = if again { 0 } else { self.count_word(*word, bare, &guesses, &text, number) };
            if !number {
                fits.total += weight;
                fits.words = fits.words.saturating_add(u16::from(!again));
                told.push(Told { word: *word, guesses: Rc::clone(&guesses), weight, again });
            }
            fits.total += self.count_pairs(&before, &guesses, &mut seen_pairs);
            before = guesses;
        }
        let scratch = &mut self.scratch;
        while let Some(doc) = scratch.touched.pop() {
            let Ok(at) = usize::try_from(doc) else { continue };
            if let (Some(mass), Some(words)) = (scratch.mass.get_mut(at), scratch.words.get_mut(at)) {
                let missing = (fits.total - *mass).max(0);
                fits.best.push(Fit { doc, mass: *mass, missing, words: *words });
                *mass = 0;
                *words = 0;
            }
        }
        fits.best.sort_unstable_by_key(|fit| (std::cmp::Reverse(fit.mass), fit.doc));
        fits.best.truncate(KEPT);
        for fit in fits.best.iter_mut().take(LOOKED_INTO) {
            let missing = self.missing(&told, fit.doc, text.bare);
            let replaced = missing.min(self.unsaid(&told, fit.doc));
            fit.missing = missing + replaced * REPLACED / AGAINST;
        }
        fits.best.sort_by_key(|fit| (std::cmp::Reverse(fit.evidence()), fit.doc));
        fits
    }

    /// What a wording is about and a text does not say.
    fn unsaid(&self, told: &[Told], doc: u32) -> Bits {
        let about = usize::try_from(doc).ok().and_then(|at| self.about.get(at));
        let unsaid = about.into_iter().flatten().filter(|word| !told.iter().any(|one| one.guesses.contains(word)));
        unsaid.filter_map(|word| self.weight.get(word)).sum()
    }

    /// What a text says that one wording does not.
    fn missing(&self, told: &[Told], doc: u32, bare: bool) -> Bits {
        let within = |found: Option<&Vec<Found>>| {
            found.is_some_and(|found| found.binary_search_by_key(&doc, |found| found.doc).is_ok())
        };
        let mut missing = 0;
        let mut in_a_row = false;
        for one in told {
            let found = one.guesses.iter().any(|guess| within(self.bare.get(guess)));
            let as_written = bare || within(self.exact.get(&one.word));
            let slip = !one.guesses.contains(&self.lexicon.bare(one.word));
            if found && (as_written || slip) {
                in_a_row = false;
                continue;
            }
            if one.again {
                continue;
            }
            let weight = if found { one.weight * OTHER_MARKS / 1000 } else { one.weight };
            missing += if in_a_row { weight * IN_A_ROW / 1000 } else { weight };
            in_a_row = !found;
        }
        missing
    }

    /// Counts one word towards every wording that has it; gives its weight.
    fn count_word(&mut self, word: Word, bare: Word, guesses: &[Word], text: &Text, number: bool) -> Bits {
        let known = self.bare.contains_key(&bare);
        let mut weight = 0;
        for guess in guesses {
            weight = weight.max(self.weight.get(guess).copied().unwrap_or(0));
            let unsure = if known { 1000 } else { ONE_LETTER };
            let marks = if text.bare { BARE_IN_BARE } else { BARE_IN_ACCENTED };
            // A slip in the letters usually spoils the marks too: they are not held against it twice.
            let worth = if known { marks } else { unsure };
            for found in self.bare.get(guess).into_iter().flatten() {
                self.scratch.offer(found.doc, found.worth * worth / 1000);
            }
        }
        if word != bare || known {
            for found in self.exact.get(&word).into_iter().flatten() {
                self.scratch.offer(found.doc, found.worth);
            }
        }
        let weight = match guesses {
            [] if is_syllable(self.lexicon.text(bare)) => self.strange,
            [] => self.strange * NO_SYLLABLE / 1000,
            _ => weight,
        };
        self.scratch.settle(weight, !number);
        weight
    }

    /// Counts a pair of neighbours; gives its weight, 0 for a pair the plan does not have.
    fn count_pairs(&mut self, before: &[Word], after: &[Word], seen: &mut HashSet<(Word, Word)>) -> Bits {
        let mut weight = 0;
        for first in before {
            for second in after {
                let pair = (*first, *second);
                if let Some(found) = self.pairs.get(&pair)
                    && seen.insert(pair)
                {
                    weight = weight.max(self.pair_weight.get(&pair).copied().unwrap_or(0));
                    for found in found {
                        self.scratch.offer(found.doc, found.worth);
                    }
                }
            }
        }
        self.scratch.settle(weight, false);
        weight
    }

    /// The words of the plan an unaccented word may be: itself, or words one letter away.
    fn guesses(&mut self, bare: Word) -> Rc<[Word]> {
        if let Some(guesses) = self.guesses.get(&bare) {
            return Rc::clone(guesses);
        }
        let guesses: Rc<[Word]> =
            if self.bare.contains_key(&bare) { Rc::from([bare]) } else { Rc::from(self.one_letter_away(bare)) };
        self.guesses.insert(bare, Rc::clone(&guesses));
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

/// "7/9 từ quan trọng trùng".
pub(super) fn reason(fits: &Fits, doc: u32) -> Option<Bilingual> {
    let fit = fits.fit(doc);
    (fit.words > 0).then(|| {
        let (found, all) = (fit.words.min(fits.words), fits.words);
        Bilingual::new(format!("{found}/{all} từ quan trọng trùng"), format!("{found} of {all} telling words match"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let doc = |text: &str| Doc { parts: vec![text.to_owned()] };
        Index::new(
            &[
                doc("Tổ chức đoàn công tác của Lãnh đạo tỉnh tới thăm và làm việc tại tỉnh Xay Sôm Bun"),
                doc("Hỗ trợ xây dựng 08 mô hình nông nghiệp; tổ chức hội thảo, nhân rộng mô hình tại tỉnh Xay Sôm Bun"),
                doc("Hỗ trợ thiết bị y tế (21 bộ tiểu phẫu) cho một số bệnh viện của tỉnh Xây Sớm Bun"),
                doc("Tổ chức khảo sát điều kiện và nhu cầu phát triển y tế của tỉnh Xay Sôm Bun"),
            ],
            &["Kế hoạch hợp tác với tỉnh Xay Sôm Bun"],
        )
    }

    fn best(text: &str) -> Option<u32> {
        let fits = index().fits(text);
        fits.best.first().map(|fit| fit.doc)
    }

    #[test]
    fn the_best_wording_is_found_through_damage() {
        for (text, doc) in [
            ("Hỗ trợ thiết bị y tế", 2),
            ("ho tro thiet bi y te", 2),
            ("Ho tro TBYT cho benh vien tinh XSB", 2),
            ("Thiết bị y tế hỗ trợ bệnh viện", 2),
            ("Hỗ trợ xây dụng mô hìng nông nghiệd", 1),
            ("Lãnh đạo tỉnh thăm, làm việc tại Xây Sớm Bun", 0),
            ("Khảo sát nhu cầu phát triển y tế", 3),
        ] {
            assert_eq!(best(text), Some(doc), "{text}");
        }
    }

    #[test]
    fn what_the_plan_does_not_say_speaks_against() {
        let mut index = index();
        let inside = index.fits("Hỗ trợ thiết bị y tế");
        let outside = index.fits("Hỗ trợ thiết bị dạy học cho trường tiểu học huyện Lục Nam");
        assert!(inside.evidence(2) > 4 * BIT, "{}", inside.evidence(2));
        assert!(outside.evidence(2) < 2 * BIT, "{}", outside.evidence(2));
        assert!(!index.fits("Kinh phí thực hiện năm 2023").tells());
    }
}
