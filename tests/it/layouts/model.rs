//! An invented budget as plain values: sections, tasks, years, sources, amounts in đồng.

use super::dice::Dice;
use super::wording::{AGENCIES, COSTS, OBJECTS, PARTNER, SECTIONS, SOURCES, TRAPS, VERBS};
use std::collections::BTreeSet;

#[derive(Clone)]
pub struct Budget {
    pub years: Vec<i32>,
    pub sections: Vec<Section>,
}

#[derive(Clone)]
pub struct Section {
    /// Its place in the whole budget, from 0, kept where a sheet shows only some sections.
    pub number: usize,
    pub title: String,
    pub tasks: Vec<Task>,
}

#[derive(Clone)]
pub struct Task {
    /// `2.3`.
    pub code: String,
    pub content: String,
    pub agency: String,
    /// (year, source index, đồng); at most one a year and source, no zeros.
    pub amounts: Vec<(i32, usize, i64)>,
    /// Costs that make up the first year's amount, used by sheets of cost details only.
    pub costs: Vec<Cost>,
}

#[derive(Clone)]
pub struct Cost {
    pub content: String,
    pub measure: String,
    pub quantity: i64,
    pub days: Option<i64>,
    pub price: i64,
}

impl Cost {
    pub fn amount(&self) -> i64 {
        self.quantity * self.days.unwrap_or(1) * self.price
    }
}

impl Task {
    pub fn amount(&self, year: i32, source: Option<usize>) -> i64 {
        self.amounts.iter().filter(|(y, s, _)| *y == year && source.is_none_or(|one| one == *s)).map(|(.., a)| a).sum()
    }
}

impl Budget {
    pub fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.sections.iter().flat_map(|section| &section.tasks)
    }

    /// A budget drawn from a seed. Every amount is a multiple of 10.000 đồng, so that each unit can show it.
    pub fn draw(dice: &mut Dice) -> Self {
        let first = 2021 + i32::try_from(dice.below(5)).unwrap();
        let years: Vec<i32> = (first..).take(2 + dice.below(3)).collect();
        let partner_slips = dice.chance(40);
        let mut used = BTreeSet::new();
        let mut sections = Vec::new();
        for s in 0..2 + dice.below(4) {
            let mut tasks = Vec::new();
            for t in 0..1 + dice.below(5) {
                let content = loop {
                    let partner = if partner_slips { dice.pick(PARTNER) } else { PARTNER[0] };
                    let content = match dice.below(10) {
                        0 => dice.pick(TRAPS).to_owned(),
                        1..=5 => format!("{} {} tại {partner}", dice.pick(VERBS), dice.pick(OBJECTS)),
                        _ => format!("{} {}", dice.pick(VERBS), dice.pick(OBJECTS)),
                    };
                    if used.insert(content.clone()) {
                        break content;
                    }
                };
                let mut amounts = Vec::new();
                for &year in &years {
                    if dice.chance(70) {
                        let whole = amount(dice);
                        match dice.below(4) {
                            0 => amounts.push((year, 1, whole)),
                            1 if whole >= 20_000_000 => {
                                let part = whole / 10_000 * dice.between(1, 9) / 10 * 10_000;
                                amounts.push((year, 0, whole - part));
                                amounts.push((year, 1, part));
                            }
                            _ => amounts.push((year, 0, whole)),
                        }
                    }
                }
                if amounts.is_empty() {
                    amounts.push((years[dice.below(years.len())], 0, amount(dice)));
                }
                let costs = costs(dice);
                let agency = dice.pick(AGENCIES).to_owned();
                tasks.push(Task { code: format!("{}.{}", s + 1, t + 1), content, agency, amounts, costs });
            }
            sections.push(Section {
                number: s,
                title: SECTIONS[(s * 2 + dice.below(2)) % SECTIONS.len()].to_owned(),
                tasks,
            });
        }
        Self { years, sections }
    }
}

fn amount(dice: &mut Dice) -> i64 {
    match dice.below(10) {
        0 => dice.between(1_000, 6_000) * 1_000_000,
        1 => dice.between(10, 99_999) * 10_000,
        2 => dice.between(20, 4_000) * 250_000,
        _ => dice.between(2, 190) * 5_000_000,
    }
}

fn costs(dice: &mut Dice) -> Vec<Cost> {
    let start = dice.below(COSTS.len());
    let mut out = Vec::new();
    for i in 0..2 + dice.below(4) {
        let (content, measure, low, high, days) = COSTS[(start + i) % COSTS.len()];
        let step = if high > 2_000 { 500 } else { 50 };
        out.push(Cost {
            content: content.to_owned(),
            measure: measure.to_owned(),
            quantity: dice.between(1, 20),
            days: days.then(|| dice.between(2, 10)),
            price: (dice.between(low, high) / step).max(1) * step * 1_000,
        });
    }
    out
}

/// The source's name as it stands in headers.
pub fn source_name(source: usize) -> &'static str {
    SOURCES[source]
}
