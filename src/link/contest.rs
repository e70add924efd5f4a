//! Where nothing is sure: signals that contradict each other, and rows that name several tasks.

use super::AUTOMATIC;
use super::by_number::Pointers;
use super::by_wording::Fits;
use super::combine::{CONTESTED, Ranked, SURE, Weigher, best_by_words, doc, sure_by_words};
use super::numbering::BELIEVED;
use super::rows::Node;
use super::weigh::BIT;

impl Weigher<'_> {
    /// Where two signals each believe in another task, or the row names several tasks, nothing is sure.
    pub(super) fn contest(
        &mut self,
        node: &Node,
        ranked: &mut Ranked,
        fits: &Fits,
        pointers: &Pointers,
        heading: Option<(usize, u16)>,
    ) {
        let tasks = self.plan.tasks.len();
        let Some((best, share)) = ranked.best().map(|best| (best.task, best.share)) else { return };
        let top = best_by_words(fits, tasks);
        let believed = pointers.tasks.iter().find(|pointer| {
            !pointer.doubtful
                && self.numberings.get(node.sheet).is_some_and(|all| all.weight(pointer.reading) >= BELIEVED)
        });
        let mut against = None;
        if let (Some(pointer), Some((task, bits))) = (believed, top)
            && heading.is_none()
            && pointer.task != task
            && bits >= 2 * BIT
            && bits - fits.evidence(doc(pointer.task)) >= 4 * BIT
        {
            against = Some(if best == task { pointer.task } else { task });
        }
        if let (Some((above, _)), Some((task, bits))) = (heading, top)
            && task != above
            && bits >= SURE
            && bits - fits.evidence(doc(above)) >= 4 * BIT
        {
            // A number that agrees with the words shows that the heading is a neighbour, not the parent.
            let number_agrees = believed.is_some_and(|pointer| pointer.task == task);
            if !(number_agrees && best == task) {
                against = Some(if best == task { above } else { task });
            }
        }
        if let Some(other) = against {
            ranked.contested = true;
            ranked.cap(CONTESTED);
            ranked.show(other, 1000 - CONTESTED - 100);
        }
        if pointers.several {
            ranked.several = true;
            ranked.cap(CONTESTED - 100);
            for pointer in &pointers.tasks {
                ranked.show(pointer.task, 300);
            }
        } else if share >= AUTOMATIC.0
            && heading.is_none()
            && let Some(second) = self.second_meant(node.text, best, fits)
        {
            ranked.several = true;
            ranked.cap(CONTESTED);
            ranked.show(second, 300);
        }
    }

    /// A row that fits no task as a whole, but whose parts surely name several.
    pub(super) fn take_apart(&mut self, node: &Node, ranked: &mut Ranked, heading: Option<(usize, u16)>) {
        let tasks = self.plan.tasks.len();
        if heading.is_some() || ranked.several || ranked.best().is_some_and(|best| best.share >= AUTOMATIC.0) {
            return;
        }
        let mut meant: Vec<usize> = Vec::new();
        for part in strong_clauses(node.text) {
            let part = self.index.fits(part);
            meant.extend(sure_by_words(&part, tasks));
        }
        meant.sort_unstable();
        meant.dedup();
        if meant.len() > 1 {
            ranked.several = true;
            ranked.cap(CONTESTED - 100);
            for task in meant {
                ranked.show(task, 300);
            }
        }
    }

    /// Another task that a part of the row names: two tasks in one row.
    fn second_meant(&mut self, text: &str, best: usize, fits: &Fits) -> Option<usize> {
        let tasks = self.plan.tasks.len();
        if fits.fit(doc(best)).missing < 2 * BIT || fits.words < 6 {
            return None;
        }
        for part in clauses(text) {
            let part = self.index.fits(part);
            if let Some((task, bits)) = best_by_words(&part, tasks)
                && task != best
                && bits >= 4 * BIT
                && bits - part.evidence(doc(best)) >= 5 * BIT
            {
                return Some(task);
            }
        }
        None
    }
}

/// The parts of a row that may each be a task: parted by semicolons, full stops, plus signs, new lines.
fn strong_clauses(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split([';', '\n', '+']).flat_map(|part| part.split(". "));
    parts.map(str::trim).filter(move |part| part.len() > 12 && part.len() < text.len())
}

/// The parts that "và" makes as well: too many, but only asked where the row says more than its task.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    let weak = text.split(" và ").map(str::trim).filter(move |part| part.len() > 12 && part.len() < text.len());
    strong_clauses(text).chain(weak)
}
