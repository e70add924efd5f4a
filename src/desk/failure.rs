//! How an action ends when it does not end well: one shape for errors of the world, wrong usage, findings
//! that wait for a person, refusals and stale previews.

use crate::finding::Place;
use crate::words::Bilingual;

/// The exit code an ending leads to; the numbers are a contract with scripts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: done, notes at most.
    #[default]
    Done,
    /// 1: the world failed.
    World,
    /// 2: wrong usage.
    Usage,
    /// 3: findings need a person; nothing recorded.
    Findings,
    /// 4: refused by a budget rule.
    Refused,
    /// 5: stale or conflicting.
    Stale,
}

impl Exit {
    /// The number.
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::World => 1,
            Self::Usage => 2,
            Self::Findings => 3,
            Self::Refused => 4,
            Self::Stale => 5,
        }
    }
}

/// An ending with its message: what, where, what next.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// The exit code.
    pub exit: Exit,
    /// A short stable word, `file-missing`.
    pub code: String,
    /// What, with both figures where there are two.
    pub text: Bilingual,
    /// What next.
    pub next: Bilingual,
    /// Where.
    pub place: Place,
}

impl Failure {
    /// An ending without place.
    pub fn new(exit: Exit, code: impl Into<String>, text: Bilingual, next: Bilingual) -> Box<Self> {
        Box::new(Self { exit, code: code.into(), text, next, place: Place::Whole })
    }

    /// Wrong usage.
    pub fn usage(code: &str, text: Bilingual, next: Bilingual) -> Box<Self> {
        Self::new(Exit::Usage, code, text, next)
    }

    /// Puts it on a part of a file.
    #[must_use]
    pub fn in_file(mut self: Box<Self>, file: &str, part: &str) -> Box<Self> {
        self.place = Place::Part { file: file.to_owned(), part: part.to_owned() };
        self
    }
}

/// What an action gives.
pub type Outcome<T> = Result<T, Box<Failure>>;
