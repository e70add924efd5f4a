//! The lines of one file, each with what was proposed for it and became of it.

use crate::link::Proposal;
use crate::table::Line;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A line with what was proposed for it.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// Its place among the lines of its file, from 0.
    pub place: usize,
    /// The line.
    pub line: &'a Line,
    /// Its task and year.
    pub proposal: &'a Proposal,
    /// Left out of the batch by the officer.
    pub left_out: bool,
    recorded: Option<&'a str>,
}

impl Placed<'_> {
    /// Its id: as recorded (`L000012`), or its place in the preview: `P12` for the twelfth.
    pub fn id(&self) -> String {
        self.recorded.map_or_else(|| format!("P{}", self.place.saturating_add(1)), str::to_owned)
    }

    /// The budget year: as proposed, else as the table says.
    pub fn year(&self) -> Option<i32> {
        self.proposal.year.or(self.line.year)
    }
}

/// What a line is told of that nothing was proposed for.
static NOTHING: LazyLock<Proposal> = LazyLock::new(Proposal::default);

/// Every line of a file. What is the same for all of them, or for none, takes no room: a list may be a million long.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    lines: Vec<Line>,
    /// As many as lines, or none without a plan.
    proposals: Vec<Proposal>,
    /// As many as lines once recorded.
    recorded: Vec<Box<str>>,
    left_out: BTreeSet<usize>,
}

impl Lines {
    /// Lines with what was proposed for each; without proposals, nothing was for any.
    pub fn new(lines: Vec<Line>, proposals: Vec<Proposal>) -> Self {
        Self { lines, proposals, ..Self::default() }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Each in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = Placed<'_>> {
        (0..self.lines.len()).filter_map(|place| self.at(place))
    }

    /// The one at a place.
    pub fn at(&self, place: usize) -> Option<Placed<'_>> {
        let line = self.lines.get(place)?;
        Some(Placed {
            place,
            line,
            proposal: self.proposals.get(place).unwrap_or(&NOTHING),
            left_out: self.left_out.contains(&place),
            recorded: self.recorded.get(place).map(AsRef::as_ref),
        })
    }

    /// Those left out, in the order of the file.
    pub fn left(&self) -> impl Iterator<Item = &Line> {
        self.left_out.iter().filter_map(|place| self.lines.get(*place))
    }

    /// Leaves a line out of the batch.
    pub fn leave_out(&mut self, place: usize) {
        self.left_out.insert(place);
    }

    /// The ids they were recorded under, in their order.
    pub fn record(&mut self, ids: &[String]) {
        self.recorded = ids.iter().map(|id| id.as_str().into()).collect();
    }
}
