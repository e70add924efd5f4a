//! Columns of pointed numbers (1.1, 1.2, 2.6): they name tasks of a plan, they are no money.

use super::columns::{self, Col, Stat};
use super::vocabulary::Field;

/// What is seen of pointed numbers in a column.
#[derive(Clone, Debug, Default)]
pub struct Pointed {
    /// Texts such as `1.1`, `2.6.1`.
    pub texts: u32,
    /// Numbers such as 1.1, below 100 with at most two decimals.
    pub numbers: u32,
    /// How often one is no smaller than the one before.
    pub rising: u32,
    /// How many have one before.
    pub pairs: u32,
    last: Option<Vec<u32>>,
}

/// The parts of a pointed number; `None` for anything a figure of money could be (`1.500`, `0.5`).
fn parts(text: &str) -> Option<Vec<u32>> {
    let body = text.trim().trim_end_matches('.');
    let pieces: Vec<&str> = body.split('.').collect();
    if !(2..=4).contains(&pieces.len()) {
        return None;
    }
    let mut out = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if piece.is_empty() || piece.len() > 2 || !piece.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        out.push(piece.parse().ok().filter(|n| *n > 0)?);
    }
    Some(out)
}

impl Pointed {
    /// Looks at a text.
    pub fn text(&mut self, text: &str) {
        if let Some(parts) = parts(text) {
            self.texts += 1;
            self.follow(parts);
        }
    }

    /// Looks at a number.
    pub fn number(&mut self, x: f64) {
        if x > 1.0
            && x < 100.0
            && x.fract() != 0.0
            && let Some(parts) = parts(&format!("{x}"))
        {
            self.numbers += 1;
            self.follow(parts);
        }
    }

    fn follow(&mut self, parts: Vec<u32>) {
        if let Some(last) = &self.last {
            self.pairs += 1;
            self.rising += u32::from(parts >= *last);
        }
        self.last = Some(parts);
    }

    const fn rises(&self) -> bool {
        self.pairs > 0 && self.rising * 10 >= self.pairs * 8
    }
}

/// How surely a column holds pointed numbers of tasks: `Some(true)` whatever its heading says.
fn names_tasks(stat: &Stat) -> Option<bool> {
    let seen = &stat.pointed;
    let all = stat.figures + stat.words;
    if all == 0 {
        return None;
    }
    let texts = seen.texts * 10 >= all * 8;
    if texts && seen.texts == all && seen.texts >= 3 && seen.rises() {
        return Some(true);
    }
    if texts || (seen.texts + seen.numbers) * 10 >= all * 9 && seen.numbers + seen.texts >= 3 && seen.rises() {
        return Some(false);
    }
    None
}

/// Where another column holds the money, a column of pointed numbers names tasks.
pub fn settle(cols: &mut [Col]) {
    let dated = |c: &Col| c.year.is_some() || c.part_of_year().is_some();
    let doubtful = |c: &Col| c.is_amount() && !c.hinted && c.unit.is_none() && c.kind.is_none() && !dated(c);
    let tasks: Vec<(usize, bool)> = cols
        .iter()
        .enumerate()
        .filter(|(_, c)| doubtful(c))
        .filter_map(|(i, c)| names_tasks(&c.stat).map(|sure| (i, sure)))
        .collect();
    let money = cols
        .iter()
        .enumerate()
        .any(|(i, c)| c.is_amount() && c.stat.figures + c.stat.errors > 0 && !tasks.iter().any(|(task, _)| *task == i));
    if !money {
        return;
    }
    for (i, sure) in tasks {
        let Some(col) = cols.get_mut(i) else { continue };
        let worded = col.parts.iter().any(|p| super::header::classify(&p.text).is_some());
        if sure || !worded {
            columns::set(col, Field::Task);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointed_numbers() {
        for (text, expect) in [
            ("1.1", Some(vec![1, 1])),
            ("2.6.1.", Some(vec![2, 6, 1])),
            ("2.10", Some(vec![2, 10])),
            ("1.500", None),
            ("0.5", None),
            ("12", None),
            ("1.234.567", None),
            ("A.1", None),
        ] {
            assert_eq!(parts(text), expect, "{text}");
        }
    }
}
