//! Linking lines to tasks and years of a plan: proposals with confidence and reasons. It never decides
//! what is recorded.

use crate::finding::Finding;
use crate::plan::Plan;
use crate::table::Line;
use crate::words::Bilingual;

/// How sure a proposal is, in thousandths (950 = right 95 times in 100).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(pub u16);

/// What became of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Sure enough to record.
    Linked,
    /// A person should choose.
    Unsure,
    /// Nothing fits, or there is no plan.
    #[default]
    Unlinked,
    /// Belongs to no task, on purpose.
    OnPurpose,
}

impl State {
    /// The word of the JSON contract.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Linked => "linked",
            Self::Unsure => "unsure",
            Self::Unlinked => "unlinked",
            Self::OnPurpose => "on_purpose",
        }
    }
}

/// One task that a line may belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The task's code.
    pub task: String,
    /// How sure.
    pub confidence: Confidence,
    /// Why.
    pub reasons: Vec<Bilingual>,
}

/// What is proposed for one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// What became of it.
    pub state: State,
    /// The year it belongs to.
    pub year: Option<i32>,
    /// The best candidate first; empty when nothing fits.
    pub candidates: Vec<Candidate>,
}

/// What people decided before: folded wording or code of a sender → task.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Every remembered decision, the newest last.
    pub remembered: Vec<Remembered>,
}

/// One remembered decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remembered {
    /// Folded wording of the line.
    pub wording: String,
    /// The line's code.
    pub code: Option<String>,
    /// Folded agency, where the line had one.
    pub agency: Option<String>,
    /// The task chosen; `None` for "no task, on purpose".
    pub task: Option<String>,
}

/// Proposes a task and a year for every line, in the lines' order. A wrong automatic link is the worst
/// failure; an unsure one is fine.
pub fn propose(lines: &[Line], plan: &Plan, memory: &Decisions) -> (Vec<Proposal>, Vec<Finding>) {
    let _ = (plan, memory);
    (lines.iter().map(|_| Proposal::default()).collect(), Vec::new())
}
