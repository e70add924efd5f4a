//! Whether a sheet's numbers are the plan's: measured over the sheet, never supposed.
//!
//! A number alone is weak evidence: tables renumber their rows, restart in each section, or count only what
//! is paid this year. So every reading of numbers is held against what the wordings of the same sheet say;
//! numbers then count as much as they proved right.

use super::by_number::{Pointers, Reading};
use super::weigh::{BIT, Bits, log2};
use std::collections::{HashMap, HashSet};

/// Numbers never weigh more than this.
const MOST: Bits = 8 * BIT;
/// From this on a number is believed enough to contradict a wording.
pub(super) const BELIEVED: Bits = 3 * BIT / 2;

/// How often one reading of numbers and the wordings pointed to the same task.
#[derive(Clone, Debug, Default)]
struct Tally {
    seen: HashSet<(usize, bool)>,
    agree: u64,
    disagree: u64,
}

impl Tally {
    fn count(&mut self, task: usize, agrees: bool) {
        if self.seen.insert((task, agrees)) {
            if agrees {
                self.agree += 1;
            } else {
                self.disagree += 1;
            }
        }
    }

    fn weight(&self, base: Bits, support: u64) -> Bits {
        let doubted = self.disagree >= 3 && self.disagree * 5 >= self.agree + self.disagree;
        if doubted {
            return 0;
        }
        (base + log2(self.agree + support + 1, 1 + 2 * self.disagree)).clamp(0, MOST)
    }
}

/// What a sheet's numbers proved to be.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    column: Tally,
    exact: Tally,
    composed: Tally,
    /// Distinct tasks whose number stands on the sheet, and numbers that are no task's.
    present: HashSet<usize>,
    foreign: u64,
    /// Sections whose number and title stand together on the sheet.
    sections: u64,
    weights: [Bits; 3],
    /// By section of the plan: how often the row's own number agreed and disagreed there.
    local: HashMap<usize, (u64, u64)>,
}

impl Numbering {
    fn tally(&mut self, reading: Reading) -> &mut Tally {
        match reading {
            Reading::Column => &mut self.column,
            Reading::Exact | Reading::Child => &mut self.exact,
            Reading::Composed => &mut self.composed,
        }
    }

    /// Notes a row whose number points to tasks while its words surely mean `task`; `section_of` tells in which
    /// section of the plan a task stands.
    pub(super) fn observe(&mut self, pointers: &Pointers, task: usize, section_of: impl Fn(usize) -> usize) {
        if pointers.several {
            return;
        }
        if let Some(pointer) = pointers.tasks.first() {
            let (agree, disagree) = self.local.entry(section_of(pointer.task)).or_default();
            if pointers.tasks.iter().any(|pointer| pointer.task == task) { *agree += 1 } else { *disagree += 1 }
        }
        for reading in [Reading::Column, Reading::Exact, Reading::Composed] {
            let mut pointed = pointers
                .tasks
                .iter()
                .filter(|pointer| pointer.reading == reading)
                .map(|pointer| pointer.task)
                .peekable();
            if pointed.peek().is_some() {
                let agrees = pointed.any(|pointed| pointed == task);
                self.tally(reading).count(task, agrees);
            }
        }
        // A row under a heading of the same task says nothing new; a child number against another task does.
        let child = pointers.tasks.iter().find(|pointer| pointer.reading == Reading::Child);
        if let Some(child) = child
            && child.task != task
        {
            self.exact.count(task, false);
        }
    }

    /// Notes a number by itself: whether it is a task's at all.
    pub(super) fn note(&mut self, pointers: &Pointers, like_a_task: bool) {
        let exact = pointers.tasks.iter().find(|pointer| matches!(pointer.reading, Reading::Exact | Reading::Column));
        match exact {
            Some(pointer) => {
                self.present.insert(pointer.task);
            }
            None if like_a_task && pointers.tasks.is_empty() => self.foreign += 1,
            None => {}
        }
    }

    /// Notes a heading with the number and the title of a section (or the number of one and the title of another).
    pub(super) fn note_section(&mut self, agrees: bool) {
        if agrees { self.sections += 1 } else { self.exact.disagree += 1 }
    }

    /// Draws the conclusion. `order` tells for a task which task stands before it in its section; `tasks` how
    /// many the plan has; `dotted` whether plan numbers have several parts.
    pub(super) fn conclude(&mut self, before: impl Fn(usize) -> Option<usize>, tasks: usize, dotted: bool) {
        // Rows numbered afresh count without gaps; a table that keeps the plan's gaps keeps its numbers.
        let gaps = self
            .present
            .iter()
            .filter(|task| before(**task).is_some_and(|before| !self.present.contains(&before)))
            .count();
        let whole = tasks >= 5 && self.present.len() == tasks;
        let support = match (self.foreign, whole, gaps) {
            (0, true, _) => 24,
            (0, false, 2..) => 12,
            _ => 0,
        };
        let base = if dotted { 2 * BIT } else { BIT / 2 };
        self.weights = [
            self.column.weight(6 * BIT, support),
            self.exact.weight(base, support + self.sections),
            self.composed.weight(base, self.sections),
        ];
    }

    /// What a number weighs that points into this section: a section where rows were put in or left out is counted
    /// anew from there on, while the others keep the plan's numbers.
    pub(super) fn weight_within(&self, reading: Reading, section: usize) -> Bits {
        match self.local.get(&section) {
            Some((agree, disagree)) if *disagree > 0 && *agree < 5 * disagree => 0,
            _ => self.weight(reading),
        }
    }

    /// How sure a task's number in a column of its own makes a row, thousandths; `None` where the words of the
    /// sheet contradict the column. `contradicted`: the row's own words mean another task.
    pub(super) fn stated(&self, contradicted: bool) -> Option<u16> {
        let (agree, disagree) = (self.column.agree, self.column.disagree);
        let trusted = agree >= 5 && disagree * 5 <= agree;
        match (trusted, contradicted) {
            (true, false) => Some(985),
            (true, true) => Some(955),
            (false, false) if disagree * 3 <= agree + 1 => Some(965),
            _ => None,
        }
    }

    /// What a number read this way weighs on this sheet.
    pub(super) fn weight(&self, reading: Reading) -> Bits {
        let [column, exact, composed] = self.weights;
        match reading {
            Reading::Column => column,
            Reading::Exact | Reading::Child => exact,
            Reading::Composed => composed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::by_number::Pointer;

    fn exact(task: usize) -> Pointers {
        Pointers { tasks: vec![Pointer { task, reading: Reading::Exact, doubtful: false }], several: false }
    }

    fn weight(rows: &[(usize, usize)], support: bool) -> Bits {
        let mut numbering = Numbering::default();
        for (by_number, by_words) in rows {
            numbering.observe(&exact(*by_number), *by_words, |task| task / 10);
            if support {
                numbering.note(&exact(*by_number), true);
            }
        }
        numbering.conclude(|task| task.checked_sub(1), 30, true);
        numbering.weight(Reading::Exact)
    }

    #[test]
    fn numbers_count_as_much_as_they_proved_right() {
        let agreeing: Vec<(usize, usize)> = (0..10).map(|task| (task, task)).collect();
        let shifted: Vec<(usize, usize)> = (0..10).map(|task| (task, task + 1)).collect();
        let mut one_slip = agreeing.clone();
        one_slip[4] = (4, 7);
        assert!(weight(&agreeing, false) > 5 * BIT);
        assert_eq!(weight(&shifted, false), 0);
        assert!(weight(&one_slip, false) < weight(&agreeing, false));
        assert!(weight(&one_slip, false) >= BELIEVED);
        assert_eq!(weight(&[], false), 2 * BIT);
    }

    #[test]
    fn a_section_counted_anew_does_not_count() {
        let mut numbering = Numbering::default();
        let rows = (0..20).map(|task| (task, task)).chain([(20, 20), (21, 22), (22, 23)]);
        for (by_number, by_words) in rows {
            numbering.observe(&exact(by_number), by_words, |task| task / 10);
        }
        numbering.conclude(|task| task.checked_sub(1), 30, true);
        assert!(numbering.weight_within(Reading::Exact, 1) > BELIEVED);
        assert_eq!(numbering.weight_within(Reading::Exact, 2), 0);
        assert!(numbering.weight(Reading::Exact) > BELIEVED);
    }

    #[test]
    fn gaps_kept_from_the_plan_speak_for_its_numbers() {
        let mut numbering = Numbering::default();
        for task in [0, 2, 5, 9] {
            numbering.note(&exact(task), true);
        }
        numbering.conclude(|task| task.checked_sub(1), 30, true);
        assert!(numbering.weight(Reading::Exact) > 5 * BIT);
        numbering.note(&Pointers::default(), true);
        numbering.conclude(|task| task.checked_sub(1), 30, true);
        assert_eq!(numbering.weight(Reading::Exact), 2 * BIT);
    }
}
