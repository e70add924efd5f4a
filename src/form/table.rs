//! A table ready for paper: columns with headings and formulas, lines with levels. Reports and the
//! appraisal workbook are both written from it.

use crate::money::{Money, Unit};
use crate::report::Formula;
use crate::words::{Bilingual, Lang};
use rust_decimal::Decimal;

/// A table ready for paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Columns, left to right.
    pub columns: Vec<Col>,
    /// Lines in order; a line followed by a deeper one is a group and the sum of the lines right under it.
    pub lines: Vec<Line>,
    /// The total over the lines of level 0.
    pub total: Option<Line>,
    /// The unit amounts are printed in.
    pub unit: Unit,
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Col {
    /// Its key; formulas name columns by it.
    pub key: String,
    /// Headings from the top row down; neighbours with the same upper headings share them.
    pub heading: Vec<Bilingual>,
    /// What stands in it.
    pub kind: ColKind,
    /// At least so many digits wide; 0 for what the figures need.
    pub width: f64,
    /// How every cell of it follows from its row; such a column is never summed downwards.
    pub formula: Option<Formula>,
    /// What the label row says it is, where its cells bring formulas of their own.
    pub labelled: Option<Formula>,
    /// Open for typing on a protected sheet.
    pub open: bool,
    /// Hidden: for the machine.
    pub hidden: bool,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColKind {
    /// STT.
    Code,
    /// Nội dung: wraps, and is indented by level.
    Content,
    /// Words.
    Text,
    /// Money.
    Amount,
    /// A rate.
    Rate,
    /// A plain number: a quantity.
    Number,
    /// Money for one piece: never summed.
    Price,
}

impl ColKind {
    /// Figures stand right, everything else left or centred.
    pub const fn is_figure(self) -> bool {
        matches!(self, Self::Amount | Self::Rate | Self::Number | Self::Price)
    }
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// 0 outermost.
    pub level: u8,
    /// One value a column.
    pub values: Vec<Value>,
    /// Stands out, red and bold: its words say why.
    pub bad: bool,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing, which is not 0.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// Money.
    Amount(Money),
    /// Hundredths of a percent.
    Rate(i64),
    /// A plain number.
    Number(Decimal),
    /// Money with a formula of the cell's own: the default of a cell that somebody may type over.
    Live(Formula, Money),
    /// A plain number with a formula of the cell's own.
    LiveNumber(Formula, Decimal),
}

impl Value {
    /// The money in it.
    pub const fn money(&self) -> Option<Money> {
        match self {
            Self::Amount(money) | Self::Live(_, money) => Some(*money),
            _ => None,
        }
    }

    /// The plain number in it.
    pub const fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) | Self::LiveNumber(_, number) => Some(*number),
            _ => None,
        }
    }

    /// Words, or nothing when there are none.
    pub fn text(text: impl Into<String>) -> Self {
        let text: String = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl Col {
    /// A column without formula, as wide as its figures need.
    pub fn new(key: &str, kind: ColKind, heading: Vec<Bilingual>) -> Self {
        Self {
            key: key.to_owned(),
            heading,
            kind,
            width: 0.0,
            formula: None,
            labelled: None,
            open: false,
            hidden: false,
        }
    }

    /// The formula shown in the label row.
    pub fn shown_formula(&self) -> Option<&Formula> {
        self.formula.as_ref().or(self.labelled.as_ref())
    }

    /// The heading in one line, for screens without stacked headings.
    pub fn flat_heading(&self, lang: Lang) -> String {
        self.heading.iter().map(|part| part.get(lang)).collect::<Vec<_>>().join(": ")
    }
}

impl Table {
    /// Whether the line at `at` has deeper lines right under it.
    pub fn is_group(&self, at: usize) -> bool {
        match (self.lines.get(at), self.lines.get(at.saturating_add(1))) {
            (Some(line), Some(next)) => next.level > line.level,
            _ => false,
        }
    }

    /// The places of the lines right under the line at `at`; those of level 0 for `None`, the total.
    /// Where a level is skipped, the shallowest lines below count.
    pub fn children(&self, at: Option<usize>) -> Vec<usize> {
        let (start, level) = match at {
            None => (0, None),
            Some(at) => (at.saturating_add(1), self.lines.get(at).map(|line| line.level)),
        };
        let below: Vec<(usize, u8)> = self
            .lines
            .iter()
            .enumerate()
            .skip(start)
            .map(|(place, line)| (place, line.level))
            .take_while(|(_, deep)| level.is_none_or(|level| *deep > level))
            .collect();
        let mut children = Vec::new();
        let mut shallowest = u8::MAX;
        for (place, deep) in below {
            if deep <= shallowest {
                children.push(place);
                shallowest = deep;
            }
        }
        children
    }

    /// The column with this key.
    pub fn column(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }
}
