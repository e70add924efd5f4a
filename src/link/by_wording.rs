//! Signal: the words of a line against the words of every task and section.
//!
//! A text is a row of telling words. Each word found in a task speaks for it by how rare the word is among
//! the plan's tasks; each word not found speaks against it. Pairs of neighbouring words count on top:
//! most Vietnamese words are two syllables, and only the pair tells "cán bộ" from "bò cán".

use super::slips::is_syllable;
use super::tokens::{Class, Word};
pub(super) use super::vocabulary::Doc;
use super::vocabulary::{Found, Guesses, Part, Vocabulary};
use super::weigh::{BIT, Bits};
use super::{Hands, Job};
use crate::words::Bilingual;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// How many of the best fits of a text are kept.
const KEPT: usize = 8;
/// A found word speaks for a task only by part of its rarity, since words of one text come together.
const TEMPER: i64 = 480;
/// How much of its rarity an unfound word speaks against.
const AGAINST: i64 = 900;
/// Further unfound words in a row count more: a row of strange words is another matter, single ones are slips.
const IN_A_ROW: i64 = 1_500;
/// Strange words that stand where the task's own first words are missing put one thing in another's place: that
/// speaks against once more, by this part of what is so replaced.
const REPLACED: i64 = 1000;
/// Neighbours that stand together elsewhere in the plan but not here: by this part of their weight.
const ELSEWHERE: i64 = 300;
/// A word found only with other marks is half strange.
const OTHER_MARKS: i64 = 600;
/// What no Vietnamese syllable looks like is mostly a slip of reading.
const NO_SYLLABLE: i64 = 500;
/// For how many of the best fits the unfound words are looked up one by one.
const LOOKED_INTO: usize = 6;
/// What is found beyond this counts a quarter: many shared phrases do not outweigh a strange subject.
const MOST: Bits = 14 * BIT;
/// A hand of its own is worth its start from so many texts on.
const WORTH_A_HAND: usize = 2_000;
/// How many words of a text are looked at: a task's whole paragraph pasted into a cell, and one more.
const LOOKED_AT: usize = 400;

/// How much a word counts that is only found without its diacritics, or by one wrong letter.
const BARE_IN_BARE: i64 = 920;
const BARE_IN_ACCENTED: i64 = 400;
const ONE_LETTER: i64 = 620;

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
    guesses: Guesses,
    weight: Bits,
    /// It is in the plan only with another letter.
    slip: bool,
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
#[derive(Clone)]
pub(super) struct Index {
    words: Vocabulary,
    /// What every word met gives to the wordings, in texts with and without diacritics.
    parts: Vec<Option<Arc<[Part]>>>,
    parts_bare: Vec<Option<Arc<[Part]>>>,
    known: HashMap<String, Arc<Fits>>,
    scratch: Scratch,
}

/// Kept between texts so that little is allocated per text.
#[derive(Clone, Default)]
struct Scratch {
    /// What is found of the text in hand, by wording.
    mass: Vec<Bits>,
    /// The text in hand, and the last text every word was met in, said or meant.
    text: u32,
    met: Vec<u32>,
    said: Vec<u32>,
    seen_pairs: Vec<(Word, Word)>,
}

impl Scratch {
    /// Whether a word was already met in the text in hand.
    fn again(&mut self, word: Word) -> bool {
        stamp(&mut self.met, word, self.text)
    }

    fn add(&mut self, parts: &[Part]) {
        for part in parts {
            if let Some(mass) = usize::try_from(part.doc).ok().and_then(|at| self.mass.get_mut(at)) {
                *mass += part.bits;
            }
        }
    }

    /// Whether the text in hand says a word of the plan.
    fn says(&self, word: Word) -> bool {
        usize::try_from(word).ok().and_then(|at| self.said.get(at)).is_some_and(|text| *text == self.text)
    }
}

/// Marks a word for a text; whether it was marked already.
fn stamp(marks: &mut Vec<u32>, word: Word, text: u32) -> bool {
    let at = usize::try_from(word).unwrap_or(0);
    if at >= marks.len() {
        marks.resize(at + 1, 0);
    }
    marks.get_mut(at).is_some_and(|mark| std::mem::replace(mark, text) == text)
}

impl Index {
    /// Reads the wordings. `common` are texts (the plan's title and issuer) whose words stand everywhere.
    pub(super) fn new(docs: &[Doc], common: &[&str]) -> Self {
        let scratch = Scratch { mass: vec![0; docs.len()], ..Scratch::default() };
        Self {
            words: Vocabulary::new(docs, common),
            parts: Vec::new(),
            parts_bare: Vec::new(),
            known: HashMap::new(),
            scratch,
        }
    }

    /// Whether the plan names a figure.
    pub(super) fn has_figure(&self, figure: &str) -> bool {
        self.words.lexicon.has_figure(figure)
    }

    /// How a text fits every wording; remembered, so that a wording that comes again costs nothing.
    pub(super) fn fits(&mut self, text: &str) -> Arc<Fits> {
        if let Some(fits) = self.known.get(text) {
            return Arc::clone(fits);
        }
        let fits = Arc::new(self.compare(text, &[]));
        self.known.insert(text.to_owned(), Arc::clone(&fits));
        fits
    }

    /// Compares many texts at once, with as many hands as there are, so that [`Self::fits`] only looks them up.
    pub(super) fn prepare(&mut self, texts: &[&str], hands: &Hands) {
        let count = hands.count.min(texts.len() / WORTH_A_HAND);
        if count < 2 {
            return;
        }
        let shares: Vec<&[&str]> = texts.chunks(texts.len().div_ceil(count)).collect();
        let mut compared: Vec<Vec<(&str, Arc<Fits>)>> = vec![Vec::new(); shares.len()];
        let jobs = shares.into_iter().zip(&mut compared).map(|(share, slot)| {
            let mut index = self.clone();
            Box::new(move || *slot = index.compare_all(share)) as Job<'_>
        });
        (hands.work)(jobs.collect());
        self.known.extend(compared.into_iter().flatten().map(|(text, fits)| (text.to_owned(), fits)));
    }

    fn compare_all<'t>(&mut self, texts: &[&'t str]) -> Vec<(&'t str, Arc<Fits>)> {
        texts.iter().map(|text| (*text, Arc::new(self.compare(text, &[])))).collect()
    }

    /// As [`Self::fits`], with the fits of these wordings too, however far from the best they are.
    pub(super) fn fits_with(&mut self, text: &str, also: &[u32]) -> Arc<Fits> {
        let fits = self.fits(text);
        let listed = |doc: &u32| fits.best.iter().any(|fit| fit.doc == *doc);
        if fits.best.len() < KEPT || also.iter().all(listed) {
            return fits;
        }
        Arc::new(self.compare(text, also))
    }

    fn compare(&mut self, text: &str, also: &[u32]) -> Fits {
        let mut text = self.words.lexicon.read(text);
        text.words.truncate(LOOKED_AT);
        text.bare |= self.words.without_marks;
        let mut fits = Fits::default();
        self.scratch.seen_pairs.clear();
        self.scratch.text = self.scratch.text.wrapping_add(1).max(1);
        self.scratch.mass.fill(0);
        let mut before: Option<Guesses> = None;
        let mut told: Vec<Told> = Vec::with_capacity(text.words.len());
        for word in &text.words {
            let bare = self.words.lexicon.bare(*word);
            if self.words.is_initials(bare) {
                before = None;
                continue;
            }
            let guesses = self.words.guesses(bare);
            // Helps where it is found and does not hurt where it is not.
            let number = self.words.lexicon.class(*word) == Class::Number
                || (text.bare && self.words.lexicon.like_grammar(bare));
            let again = self.scratch.again(bare);
            let weight = if again { 0 } else { self.count_word(*word, bare, &guesses, text.bare) };
            if !number {
                fits.total += weight;
                fits.words = fits.words.saturating_add(u16::from(!again));
                let slip = !guesses.contains(&bare);
                told.push(Told { word: *word, guesses: Arc::clone(&guesses), weight, slip, again });
            }
            if let Some(before) = &before {
                fits.total += self.count_pairs(before, &guesses);
            }
            before = Some(guesses);
        }
        self.most(&mut fits, also);
        for at in 0..fits.best.len() {
            let Some(fit) = fits.best.get_mut(at) else { break };
            let (missing, words) = self.missing(&told, fit.doc, text.bare);
            fit.words = words;
            if at < LOOKED_INTO || also.contains(&fit.doc) {
                let missing = missing + self.missing_pairs(fit.doc);
                let replaced = missing.min(self.unsaid(fit.doc));
                fit.missing = missing + replaced * REPLACED / AGAINST;
            }
        }
        fits.best.sort_by_key(|fit| (std::cmp::Reverse(fit.evidence()), fit.doc));
        fits
    }

    /// The wordings in which most of the text in hand was found, and those asked for.
    fn most(&self, fits: &mut Fits, also: &[u32]) {
        let total = fits.total;
        let fit = |doc, mass| Fit { doc, mass, missing: (total - mass).max(0), words: 0 };
        let mut least = 0;
        fits.best.reserve_exact(KEPT + 1 + also.len());
        for (doc, mass) in (0_u32..).zip(&self.scratch.mass).filter(|(_, mass)| **mass > 0) {
            if fits.best.len() < KEPT || *mass > least {
                let place = fits.best.partition_point(|fit| fit.mass >= *mass);
                fits.best.insert(place, fit(doc, *mass));
                fits.best.truncate(KEPT);
                least = fits.best.last().map_or(0, |fit| fit.mass);
            }
        }
        for doc in also {
            if !fits.best.iter().any(|fit| fit.doc == *doc) {
                let mass = usize::try_from(*doc).ok().and_then(|at| self.scratch.mass.get(at));
                fits.best.push(fit(*doc, mass.copied().unwrap_or(0)));
            }
        }
    }

    /// What a wording is about and a text does not say.
    fn unsaid(&self, doc: u32) -> Bits {
        let unsaid = self.words.about(doc).iter().filter(|word| !self.scratch.says(**word));
        unsaid.map(|word| self.words.weight(*word)).sum()
    }

    /// What a text says that one wording does not, and how many of its words the wording has.
    fn missing(&self, told: &[Told], doc: u32, bare: bool) -> (Bits, u16) {
        let within = |found: &[Found]| found.binary_search_by_key(&doc, |found| found.doc).is_ok();
        let mut missing = 0;
        let mut words: u16 = 0;
        let mut in_a_row = false;
        for one in told {
            let found = one.guesses.iter().any(|guess| within(self.words.bare(*guess)));
            words = words.saturating_add(u16::from(found && !one.again));
            if found && (bare || one.slip || within(self.words.exact(one.word))) {
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
        (missing, words)
    }

    /// Neighbouring words of the text in hand that are neighbours in other wordings but not in this one.
    fn missing_pairs(&self, doc: u32) -> Bits {
        let pairs = self.scratch.seen_pairs.iter().filter_map(|(first, second)| self.words.pair(*first, *second));
        let missing = pairs.filter(|pair| pair.found.binary_search_by_key(&doc, |found| found.doc).is_err());
        missing.map(|pair| pair.weight * ELSEWHERE / 1000).sum()
    }

    /// Counts one word towards every wording that has it; gives its weight.
    fn count_word(&mut self, word: Word, bare: Word, guesses: &[Word], without_marks: bool) -> Bits {
        for guess in guesses {
            stamp(&mut self.scratch.said, *guess, self.scratch.text);
        }
        match guesses {
            [] if is_syllable(self.words.lexicon.text(bare)) => self.words.strange,
            [] => self.words.strange * NO_SYLLABLE / 1000,
            guesses => {
                let parts = self.parts(word, bare, guesses, without_marks);
                self.scratch.add(&parts);
                guesses.iter().map(|guess| self.words.weight(*guess)).max().unwrap_or(0)
            }
        }
    }

    /// What a word found gives every wording that has it, worked out once for every word.
    fn parts(&mut self, word: Word, bare: Word, guesses: &[Word], without_marks: bool) -> Arc<[Part]> {
        let known = if without_marks { &mut self.parts_bare } else { &mut self.parts };
        let at = usize::try_from(word).unwrap_or(0);
        if let Some(Some(parts)) = known.get(at) {
            return Arc::clone(parts);
        }
        // A slip in the letters usually spoils the marks too: they are not held against it twice.
        let worth = match (guesses.contains(&bare), without_marks) {
            (false, _) => ONE_LETTER,
            (true, true) => BARE_IN_BARE,
            (true, false) => BARE_IN_ACCENTED,
        };
        let weight = guesses.iter().map(|guess| self.words.weight(*guess)).max().unwrap_or(0);
        let mut best: BTreeMap<u32, i64> = BTreeMap::new();
        let loose = guesses.iter().flat_map(|guess| self.words.bare(*guess)).map(|found| (found, worth));
        let strict = self.words.exact(word).iter().map(|found| (found, 1000));
        for (found, worth) in loose.chain(strict) {
            let here = best.entry(found.doc).or_default();
            *here = (*here).max(found.worth * worth / 1000);
        }
        let parts: Arc<[Part]> =
            best.into_iter().map(|(doc, worth)| Part { doc, bits: (weight * worth / 1000).max(1) }).collect();
        if at >= known.len() {
            known.resize(at + 1, None);
        }
        if let Some(slot) = known.get_mut(at) {
            *slot = Some(Arc::clone(&parts));
        }
        parts
    }

    /// Counts a pair of neighbours; gives its weight, 0 for a pair the plan does not have.
    fn count_pairs(&mut self, before: &[Word], after: &[Word]) -> Bits {
        let Self { words, scratch, .. } = self;
        let mut weight = 0;
        for first in before {
            for second in after {
                let Some(pair) = words.pair(*first, *second) else { continue };
                if scratch.seen_pairs.contains(&(*first, *second)) {
                    continue;
                }
                scratch.seen_pairs.push((*first, *second));
                weight = weight.max(pair.weight);
                scratch.add(&pair.parts);
            }
        }
        weight
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
    use super::super::alike::Alike;
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
    fn many_texts_at_once_fit_as_each_by_itself() {
        let (first, rest) = ("Hỗ trợ thiết bị y tế số", ["khảo sát", "mô hình nông nghiệd", "lanh dao tinh"]);
        let texts: Vec<String> =
            (0..2 * WORTH_A_HAND + 7).map(|at| format!("{first} {at} {}", rest[at % rest.len()])).collect();
        let (mut together, mut alone) = (index(), index());
        let both = Hands { count: 2, ..Hands::default() };
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let alike = Alike::new(texts.iter().copied(), |figure| together.has_figure(figure));
        assert!(alike.texts().len() < texts.len() / 10);
        together.prepare(&texts, &both);
        for (at, text) in texts.iter().enumerate() {
            let fits = alone.fits(text);
            assert_eq!((&together.fits(text), &alone.fits(alike.text(at))), (&fits, &fits), "{text}");
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
