//! Linking lines to tasks and years of a plan: proposals with confidence and reasons. It never decides
//! what is recorded.
//!
//! One signal a file (`by_*`): each looks at one thing and gives evidence in bits. `combine` adds them up for
//! every task a row may belong to, against the possibility that it belongs to none; `numbering` measures sheet
//! by sheet whether numbers can be trusted; `contest` leaves contradictions to a person; `assign` compares the rows of a sheet; [`propose`] judges the years
//! and says what a person should look at. Everything is counted in whole numbers.

mod alike;
mod assign;
mod by_agency;
mod by_memory;
mod by_number;
mod by_order;
mod by_schedule;
mod by_section;
mod by_target;
mod by_wording;
mod combine;
mod contest;
mod notice;
mod numbering;
mod rows;
mod says;
mod slips;
mod tokens;
mod vocabulary;
mod weigh;

#[cfg(test)]
mod tests;

pub use by_memory::{is_office, remember, worth_keeping};

use crate::finding::Finding;
use crate::plan::Plan;
use crate::table::Line;
use crate::words::Bilingual;
use by_schedule::Verdict;
use combine::{Ranked, Weigher};
use rows::Forest;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::Arc;

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
    /// The best candidate first; empty when nothing fits. Lines that look the same to the plan share them.
    pub candidates: Arc<[Candidate]>,
}

/// What people decided before: folded wording or code of a sender → task.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Every remembered decision, the newest last.
    pub remembered: Vec<Remembered>,
    /// Decisions on files whose sender nobody knew, for a file whose sender is known: proposed, never linked by
    /// themselves.
    pub heard: Vec<Remembered>,
    /// What is decided of the lines at hand, by place among them; `None` for no task, on purpose.
    pub now: BTreeMap<usize, Option<String>>,
}

/// One remembered decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// Folded wording of the line.
    pub wording: String,
    /// The task's number the line states in a column for it; else the line's own number.
    pub code: Option<String>,
    /// Folded agency, where the line had one.
    pub agency: Option<String>,
    /// The task chosen; `None` for "no task, on purpose".
    pub task: Option<String>,
    /// What that task said, folded: a later text of the plan may give its number to another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// From this confidence on a line is linked without asking. Set where, on generated officers' tables of plans other
/// than the measured ones, at least 995 of 1000 lines above it were right (`tests/it/linking.rs` measures it anew).
pub const AUTOMATIC: Confidence = Confidence(950);

/// Below this confidence a task is no proposal.
pub const WORTH_ASKING: Confidence = Confidence(50);

/// Proposes a task and a year for every line, in the lines' order. A wrong automatic link is the worst
/// failure; an unsure one is fine.
///
/// Findings stand at the line's cell: `link-unsure`, `unlinked`, `year-unknown`, `year-outside-plan`,
/// `year-not-scheduled`, all warnings; lines of 0 đồng give none. A plan without tasks links nothing and finds
/// nothing.
pub fn propose(lines: &[Line], plan: &Plan, memory: &Decisions) -> (Vec<Proposal>, Vec<Finding>) {
    propose_with(lines, plan, memory, &Hands::default())
}

/// A piece of work that may be done beside others.
pub type Job<'a> = Box<dyn FnOnce() + Send + 'a>;

/// Who does work that may be done side by side. This room starts no threads: whoever calls it may give some.
#[derive(Clone, Copy, Debug)]
pub struct Hands {
    /// How many there are.
    pub count: usize,
    /// Does all jobs; they are done when it comes back. One that was dropped instead costs time, not the answer.
    pub work: for<'a> fn(Vec<Job<'a>>),
}

impl Default for Hands {
    fn default() -> Self {
        Self { count: 1, work: |jobs| jobs.into_iter().for_each(|job| job()) }
    }
}

/// As [`propose`], with more than one hand: long lists are done sooner, the answer is the same.
pub fn propose_with(lines: &[Line], plan: &Plan, memory: &Decisions, hands: &Hands) -> (Vec<Proposal>, Vec<Finding>) {
    if plan.tasks.is_empty() || lines.is_empty() {
        return (lines.iter().map(|line| Proposal { year: line.year, ..Proposal::default() }).collect(), Vec::new());
    }
    let (mut weigher, ranked) = weigh(lines, plan, memory, hands);
    let mut proposals = Vec::with_capacity(lines.len());
    let mut findings = Vec::new();
    let rows = weigher.forest.row_of.clone();
    // Rows weighed once have their reasons written once, and lines of one year are judged once.
    let mut told: HashMap<*const Ranked, Told> = HashMap::new();
    for (at, (line, row)) in lines.iter().zip(rows).enumerate() {
        let Some(weighed) = ranked.get(row) else { continue };
        let decided = memory.now.get(&at).map(|task| {
            let one = Ranked::decided(plan, task.as_deref());
            let candidates = one.tasks.iter().filter_map(|best| decided_by_hand(plan, best.task)).collect();
            let (proposal, verdict) = judge(line, plan, &one, candidates);
            (Rc::new(one), proposal, verdict)
        });
        let (one, proposal, verdict) = decided.unwrap_or_else(|| {
            let told = told
                .entry(Rc::as_ptr(weighed))
                .or_insert_with(|| Told { candidates: candidates(&mut weigher, row, weighed), judged: HashMap::new() });
            let (year, source) = by_schedule::year_of(line, plan);
            let judged = told.judged.entry((year, source, rows::is_nothing(line)));
            let (proposal, verdict) =
                judged.or_insert_with(|| judge(line, plan, weighed, told.candidates.clone())).clone();
            (Rc::clone(weighed), proposal, verdict)
        });
        if !rows::is_nothing(line) {
            notice::of_line(line, plan, &one, &proposal, verdict, &mut findings);
        }
        proposals.push(proposal);
    }
    (proposals, findings)
}

/// What is said of rows weighed together.
struct Told {
    candidates: Vec<Candidate>,
    /// By year, where the year is from, and whether the amount is 0.
    judged: HashMap<(Option<i32>, by_schedule::Source, bool), (Proposal, Verdict)>,
}

fn decided_by_hand(plan: &Plan, task: usize) -> Option<Candidate> {
    let reasons = vec![Bilingual::fixed("người nhập chọn", "chosen by hand")];
    Some(Candidate { task: plan.tasks.get(task)?.code.clone(), confidence: Confidence(1000), reasons })
}

/// The three tasks one line fits best, with reasons, seen by itself: without the other rows of its sheet, which
/// [`propose`] learns from as well.
pub fn explain(line: &Line, plan: &Plan, memory: &Decisions) -> Vec<Candidate> {
    let (mut proposals, _) = propose(std::slice::from_ref(line), plan, memory);
    let candidates = proposals.pop().map(|proposal| proposal.candidates).unwrap_or_default();
    candidates.iter().take(3).cloned().collect()
}

fn weigh<'a>(
    lines: &'a [Line],
    plan: &'a Plan,
    memory: &'a Decisions,
    hands: &Hands,
) -> (Weigher<'a>, Vec<Rc<Ranked>>) {
    let forest = Forest::new(lines);
    let mut weigher = Weigher::new(forest, plan, memory, hands);
    let mut ranked = weigher.rank_all();
    assign::settle(&weigher.forest, &mut ranked);
    (weigher, ranked)
}

fn candidates(weigher: &mut Weigher, row: usize, ranked: &Ranked) -> Vec<Candidate> {
    let mut candidates = Vec::with_capacity(ranked.tasks.len());
    for one in &ranked.tasks {
        let reasons = weigher.reasons(row, one);
        let Some(task) = weigher.plan.tasks.get(one.task) else { continue };
        candidates.push(Candidate { task: task.code.clone(), confidence: Confidence(one.share), reasons });
    }
    candidates
}

/// Says how often a waiting proposal is right, not how cautiously it was weighed: the weighing holds "no task of the
/// plan" likelier than it is, so that nothing is linked by mistake. On the officers' tables of the two plans the
/// weights were chosen on, belonging to none turned out 32 times rarer than weighed; `benches/links` prints claimed
/// against true certainty for the others. What waits never claims to be as sure as what is linked.
fn calibrate(candidates: &mut [Candidate]) {
    const RARER: u32 = 32;
    let told: u32 = candidates.iter().map(|one| u32::from(one.confidence.0)).sum();
    let whole = (told + 1000_u32.saturating_sub(told) / RARER).max(1);
    for one in candidates {
        let share = u16::try_from(u32::from(one.confidence.0) * 1000 / whole).unwrap_or(u16::MAX);
        one.confidence = Confidence(share.max(one.confidence.0).min(AUTOMATIC.0.saturating_sub(1)));
    }
}

/// One line's state and year from its row's candidates.
fn judge(line: &Line, plan: &Plan, ranked: &Ranked, mut candidates: Vec<Candidate>) -> (Proposal, Verdict) {
    let (year, source) = by_schedule::year_of(line, plan);
    for (candidate, one) in candidates.iter_mut().zip(&ranked.tasks) {
        let task = plan.tasks.get(one.task);
        candidate.reasons.extend(task.and_then(|task| by_schedule::reason(year, source, task)));
    }
    let task = ranked.best().and_then(|best| plan.tasks.get(best.task));
    let verdict = by_schedule::verdict(year, plan, task);
    if ranked.on_purpose {
        return (Proposal { state: State::OnPurpose, year, candidates: Arc::default() }, Verdict::Fine);
    }
    let sure = candidates.first().map_or(Confidence(0), |best| best.confidence);
    let state = if sure < WORTH_ASKING {
        State::Unlinked
    } else if sure >= AUTOMATIC && (verdict.lets_link() || rows::is_nothing(line)) {
        State::Linked
    } else {
        State::Unsure
    };
    match state {
        State::Unlinked => candidates.clear(),
        State::Unsure if sure < AUTOMATIC && !ranked.contested && !ranked.several => calibrate(&mut candidates),
        _ => {}
    }
    (Proposal { state, year, candidates: candidates.into() }, verdict)
}
