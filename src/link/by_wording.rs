//! Signal: the words of a line against the words of every task and section.
//!
//! A text is a row of telling words. Each word found in a task speaks for it by how rare the word is among
//! the plan's tasks; each word not found speaks against it. Pairs of neighbouring words count on top:
//! most Vietnamese words are two syllables, and only the pair tells "cán bộ" from "bò cán".

use super::slips::is_syllable;
use super::tokens::{Class, Text, Word};
pub(super) use super::vocabulary::Doc;
use super::vocabulary::{Found, Vocabulary};
use super::weigh::{BIT, Bits};
use crate::words::Bilingual;
use std::collections::HashMap;
use std::rc::Rc;

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
    guesses: Rc<[Word]>,
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
pub(super) struct Index {
    words: Vocabulary,
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
    /// The text in hand, and the last text every word was met in.
    text: u32,
    met: Vec<u32>,
    seen_pairs: Vec<(Word, Word)>,
}

impl Scratch {
    /// Whether a word was already met in the text in hand.
    fn again(&mut self, word: Word) -> bool {
        let at = usize::try_from(word).unwrap_or(0);
        if at >= self.met.len() {
            self.met.resize(at + 1, 0);
        }
        self.met.get_mut(at).is_some_and(|met| std::mem::replace(met, self.text) == self.text)
    }

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
        let scratch = Scratch {
            mass: vec![0; docs.len()],
            words: vec![0; docs.len()],
            now: vec![0; docs.len()],
            ..Scratch::default()
        };
        Self { words: Vocabulary::new(docs, common), known: HashMap::new(), scratch }
    }

    /// How a text fits every wording; remembered, so that a wording that comes again costs nothing.
    pub(super) fn fits(&mut self, text: &str) -> Rc<Fits> {
        if let Some(fits) = self.known.get(text) {
            return Rc::clone(fits);
        }
        let fits = Rc::new(self.compare(text, &[]));
        self.known.insert(text.to_owned(), Rc::clone(&fits));
        fits
    }

    /// As [`Self::fits`], with the fits of these wordings too, however far from the best they are.
    pub(super) fn fits_with(&mut self, text: &str, also: &[u32]) -> Rc<Fits> {
        let fits = self.fits(text);
        let listed = |doc: &u32| fits.best.iter().any(|fit| fit.doc == *doc);
        if fits.best.len() < KEPT || also.iter().all(listed) {
            return fits;
        }
        Rc::new(self.compare(text, also))
    }

    fn compare(&mut self, text: &str, also: &[u32]) -> Fits {
        let mut text = self.words.lexicon.read(text);
        text.words.truncate(LOOKED_AT);
        text.bare |= self.words.without_marks;
        let mut fits = Fits::default();
        self.scratch.seen_pairs.clear();
        self.scratch.text = self.scratch.text.wrapping_add(1);
        let mut before: Rc<[Word]> = Rc::from([]);
        let mut told: Vec<Told> = Vec::with_capacity(text.words.len());
        for word in &text.words {
            let bare = self.words.lexicon.bare(*word);
            if self.words.is_initials(bare) {
                before = Rc::from([]);
                continue;
            }
            let guesses = self.words.guesses(bare);
            // Helps where it is found and does not hurt where it is not.
            let number = self.words.lexicon.class(*word) == Class::Number
                || (text.bare && self.words.lexicon.like_grammar(bare));
            let again = self.scratch.again(bare);
            let weight = if again { 0 } else { self.count_word(*word, bare, &guesses, &text, number) };
            if !number {
                fits.total += weight;
                fits.words = fits.words.saturating_add(u16::from(!again));
                let slip = !guesses.contains(&bare);
                told.push(Told { word: *word, guesses: Rc::clone(&guesses), weight, slip, again });
            }
            fits.total += self.count_pairs(&before, &guesses);
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
        for doc in also {
            if !fits.best.iter().any(|fit| fit.doc == *doc) {
                fits.best.push(Fit { doc: *doc, mass: 0, missing: fits.total, words: 0 });
            }
        }
        let by_mass = |fit: &Fit| (std::cmp::Reverse(fit.mass), fit.doc);
        if fits.best.len() > KEPT {
            fits.best.select_nth_unstable_by_key(KEPT, by_mass);
            let rest = fits.best.split_off(KEPT);
            fits.best.extend(rest.into_iter().filter(|fit| also.contains(&fit.doc)));
        }
        fits.best.sort_unstable_by_key(by_mass);
        let looked_into = fits.best.iter_mut().enumerate();
        for (_, fit) in looked_into.filter(|(at, fit)| *at < LOOKED_INTO || also.contains(&fit.doc)) {
            let missing = self.missing(&told, fit.doc, text.bare) + self.missing_pairs(fit.doc);
            let replaced = missing.min(self.unsaid(&told, fit.doc));
            fit.missing = missing + replaced * REPLACED / AGAINST;
        }
        fits.best.sort_by_key(|fit| (std::cmp::Reverse(fit.evidence()), fit.doc));
        fits
    }

    /// What a wording is about and a text does not say.
    fn unsaid(&self, told: &[Told], doc: u32) -> Bits {
        let about = self.words.about(doc).iter();
        let unsaid = about.filter(|word| !told.iter().any(|one| one.guesses.contains(word)));
        unsaid.map(|word| self.words.weight(*word)).sum()
    }

    /// What a text says that one wording does not.
    fn missing(&self, told: &[Told], doc: u32, bare: bool) -> Bits {
        let within = |found: &[Found]| found.binary_search_by_key(&doc, |found| found.doc).is_ok();
        let mut missing = 0;
        let mut in_a_row = false;
        for one in told {
            let found = one.guesses.iter().any(|guess| within(self.words.bare(*guess)));
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
        missing
    }

    /// Neighbouring words of the text in hand that are neighbours in other wordings but not in this one.
    fn missing_pairs(&self, doc: u32) -> Bits {
        let pairs = self.scratch.seen_pairs.iter().filter_map(|(first, second)| self.words.pair(*first, *second));
        let missing = pairs.filter(|pair| pair.found.binary_search_by_key(&doc, |found| found.doc).is_err());
        missing.map(|pair| pair.weight * ELSEWHERE / 1000).sum()
    }

    /// Counts one word towards every wording that has it; gives its weight.
    fn count_word(&mut self, word: Word, bare: Word, guesses: &[Word], text: &Text, number: bool) -> Bits {
        let Self { words, scratch, .. } = self;
        let known = guesses.contains(&bare);
        // A slip in the letters usually spoils the marks too: they are not held against it twice.
        let worth = match (known, text.bare) {
            (false, _) => ONE_LETTER,
            (true, true) => BARE_IN_BARE,
            (true, false) => BARE_IN_ACCENTED,
        };
        for guess in guesses {
            for found in words.bare(*guess) {
                scratch.offer(found.doc, found.worth * worth / 1000);
            }
        }
        for found in words.exact(word) {
            scratch.offer(found.doc, found.worth);
        }
        let weight = match guesses {
            [] if is_syllable(words.lexicon.text(bare)) => words.strange,
            [] => words.strange * NO_SYLLABLE / 1000,
            guesses => guesses.iter().map(|guess| words.weight(*guess)).max().unwrap_or(0),
        };
        scratch.settle(weight, !number);
        weight
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
                for found in &pair.found {
                    scratch.offer(found.doc, found.worth);
                }
            }
        }
        scratch.settle(weight, false);
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
