//! Which cells give lines: a leaf row crossed with a leaf column; where the parts of a sum are blank on a
//! row, the sum itself; where the rows below are blank in a column, the group itself. Never both.

use super::columns::{Col, Unused};
use super::numbers::Fixed;
use super::outline::{Outline, Place, Proof};

/// For every amount column (in the proof's order): the columns it is made of, and those it is part of.
#[derive(Clone, Debug, Default)]
pub struct Families {
    direct: Vec<Vec<usize>>,
    parts: Vec<Vec<usize>>,
    wholes: Vec<Vec<usize>>,
    leaf: Vec<bool>,
    sum: Vec<bool>,
}

impl Families {
    /// From the solved columns; `amounts` are their indices in the proof's order.
    pub fn of(cols: &[Col], amounts: &[usize]) -> Self {
        let place = |column: u32| amounts.iter().position(|i| cols.get(*i).is_some_and(|c| c.column == column));
        let direct: Vec<Vec<usize>> = amounts
            .iter()
            .map(|i| cols.get(*i).map_or_else(Vec::new, |c| c.sum_of.iter().filter_map(|p| place(*p)).collect()))
            .collect();
        let mut parts: Vec<Vec<usize>> = Vec::with_capacity(amounts.len());
        for start in 0..amounts.len() {
            let mut seen: Vec<usize> = Vec::new();
            let mut todo = direct.get(start).cloned().unwrap_or_default();
            while let Some(p) = todo.pop() {
                if p != start && !seen.contains(&p) {
                    seen.push(p);
                    todo.extend(direct.get(p).into_iter().flatten().copied());
                }
            }
            parts.push(seen);
        }
        let wholes = (0..amounts.len())
            .map(|p| (0..amounts.len()).filter(|t| parts.get(*t).is_some_and(|list| list.contains(&p))).collect())
            .collect();
        let leaf = amounts.iter().map(|i| cols.get(*i).is_some_and(Col::is_leaf)).collect();
        let sum = amounts.iter().map(|i| cols.get(*i).is_some_and(|c| c.unused == Some(Unused::Sum))).collect();
        Self { direct, parts, wholes, leaf, sum }
    }

    /// Whether the cell of a row in a column gives a line.
    pub fn gives(&self, proof: &Proof<'_>, outline: &Outline, col: usize, row: usize) -> bool {
        let Some(own) = proof.own(col, row) else { return false };
        let related = if self.leaf.get(col).copied().unwrap_or(false) {
            self.wholes.get(col)
        } else if self.sum.get(col).copied().unwrap_or(false) {
            let parts = self.parts.get(col);
            let told = parts.into_iter().flatten().any(|p| proof.own(*p, row).is_some_and(|v| v != 0));
            if own == 0 || told {
                return false;
            }
            // A sum of sums: the innermost told one gives the line.
            parts
        } else {
            return false;
        };
        if outline.children.get(row).is_none_or(Vec::is_empty) {
            return true;
        }
        !outline.told_below(proof, col, row)
            && !related.into_iter().flatten().any(|c| outline.told_below(proof, *c, row))
    }

    /// Whether two columns are the same, or one is part of the other.
    pub fn kin(&self, a: usize, b: usize) -> bool {
        let part = |x: usize, y: usize| self.parts.get(x).is_some_and(|p| p.contains(&y));
        a == b || part(a, b) || part(b, a)
    }

    /// Whether a sum holds another column, directly or through other sums.
    pub fn holds(&self, whole: usize, part: usize) -> bool {
        self.parts.get(whole).is_some_and(|p| p.contains(&part))
    }

    /// What a row states in all its columns together, no money twice: outermost sums first, the parts of
    /// a sum where the row leaves the sum itself blank.
    pub fn stated(&self, proof: &Proof<'_>, row: usize) -> Vec<(usize, Fixed)> {
        let mut out = Vec::new();
        let mut todo: Vec<usize> = (0..self.leaf.len())
            .filter(|c| self.may_give(*c) && self.wholes.get(*c).is_none_or(|w| !w.iter().any(|t| self.may_give(*t))))
            .collect();
        // The widest sum first: others may add up the same columns another way.
        todo.sort_by_key(|c| self.parts.get(*c).map_or(0, Vec::len));
        let mut seen: Vec<usize> = Vec::new();
        while let Some(c) = todo.pop() {
            let parts = self.parts.get(c).map_or(&[][..], Vec::as_slice);
            if seen.contains(&c) || !parts.is_empty() && parts.iter().all(|p| seen.contains(p)) {
                continue;
            }
            seen.push(c);
            if !self.may_give(c) {
                continue;
            }
            // A sum that holds a column which is not recorded (lũy kế) states more than the lines do.
            let recorded = parts.iter().all(|p| self.may_give(*p));
            match proof.own(c, row).filter(|_| recorded) {
                Some(v) => {
                    // Its parts state the same money.
                    seen.extend(self.parts.get(c).into_iter().flatten().copied());
                    out.push((c, v));
                }
                None => todo.extend(self.direct.get(c).into_iter().flatten().copied()),
            }
        }
        out
    }

    /// The money a column's lines make.
    pub fn money(&self, proof: &Proof<'_>, outline: &Outline, col: usize) -> Fixed {
        (0..outline.places.len())
            .filter(|i| matches!(outline.places.get(*i), Some(Place::Under(_))))
            .filter(|i| self.gives(proof, outline, col, *i))
            .filter_map(|i| proof.own(col, i))
            .sum()
    }

    /// Whether a column may give lines at all.
    pub fn may_give(&self, col: usize) -> bool {
        self.leaf.get(col).copied().unwrap_or(false) || self.sum.get(col).copied().unwrap_or(false)
    }
}
