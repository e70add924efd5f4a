//! Random histories against a model that knows nothing of kinds, sides or positions: it keeps the plain facts
//! and works every figure out from the beginning each time. `PROPTEST_CASES=100000` runs it for long.

use super::super::{Entry, Posted, amend};
use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What happens, in the words of an officer. Places are small numbers.
#[derive(Clone, Debug)]
enum Fact {
    /// Granted to a task (0-2) or to nobody yet (3).
    Grant(usize, Source, i64),
    Cut(usize, Source, i64),
    /// From one task to another.
    Adjust(usize, usize, i64),
    Allot(usize, Source, i64),
    Commit(usize, Source, usize, i64),
    GiveUp(usize, usize, i64),
    Advance(usize, Source, Option<usize>, i64),
    Clear(usize, i64),
    Return(usize, Source, Option<usize>, i64),
    Pay(usize, Source, Option<usize>, i64),
    Estimate(usize, i64),
}
use Fact::*;

/// No source, or one of two.
type Source = Option<u8>;

const NOBODY: usize = 3;

/// The figures of one task.
#[derive(Clone, Debug, Default)]
struct Task {
    granted: BTreeMap<Source, i64>,
    used: BTreeMap<Source, i64>,
    paid: i64,
    advanced: i64,
    cleared: i64,
    returned: i64,
    /// By contract: committed by source in order, given up, used up, all that went under it less returns.
    contracts: BTreeMap<usize, Contract>,
}

#[derive(Clone, Debug, Default)]
struct Contract {
    open: BTreeMap<Source, i64>,
    drawn: BTreeMap<Source, i64>,
    committed: i64,
    given_up: i64,
    under: i64,
}

impl Task {
    fn usable(&self) -> i64 {
        self.granted.values().sum()
    }

    fn commitment_open(&self) -> i64 {
        self.contracts.values().flat_map(|contract| contract.open.values()).sum()
    }

    fn available(&self) -> i64 {
        self.usable() - self.paid - self.advanced + self.returned - self.commitment_open()
    }

    fn advance_open(&self) -> i64 {
        self.advanced - self.cleared - self.returned
    }

    /// Whether money can be found for everything used: named sources first from their own, then from what names
    /// none, and what names none from whatever is left.
    fn covered(&self) -> bool {
        let free = self.granted.get(&None).copied().unwrap_or(0);
        let (mut need, mut left) = (0, free);
        for source in [Some(0), Some(1)] {
            let own = self.granted.get(&source).copied().unwrap_or(0) - self.used.get(&source).copied().unwrap_or(0);
            need += (-own).max(0);
            left += own;
        }
        // A cut that names no source leaves the named ones as they are and lowers what is left of all.
        let unnamed = self.used.get(&None).copied().unwrap_or(0);
        need <= free.max(0) + (-unnamed).max(0) && unnamed <= left
    }
}

/// The figures after these facts, worked out from the beginning; `None` when the last one breaks a rule.
fn figures(facts: &[Fact]) -> Option<Vec<Task>> {
    let mut tasks = vec![Task::default(); 4];
    for fact in facts {
        match *fact {
            Grant(task, source, amount) => *tasks[task].granted.entry(source).or_default() += amount,
            Cut(task, source, amount) => *tasks[task].granted.entry(source).or_default() -= amount,
            Adjust(from, to, amount) => {
                *tasks[from].granted.entry(None).or_default() -= amount;
                *tasks[to].granted.entry(None).or_default() += amount;
            }
            Allot(task, source, amount) => {
                *tasks[NOBODY].granted.entry(source).or_default() -= amount;
                *tasks[task].granted.entry(source).or_default() += amount;
            }
            Commit(task, source, contract, amount) => {
                let one = tasks[task].contracts.entry(contract).or_default();
                one.committed += amount;
                *one.open.entry(source).or_default() += amount;
                *tasks[task].used.entry(source).or_default() += amount;
                use_up(&mut tasks[task], source, contract);
            }
            GiveUp(task, contract, amount) => {
                let one = tasks[task].contracts.entry(contract).or_default();
                one.given_up += amount;
                *one.open.entry(None).or_default() -= amount;
                *tasks[task].used.entry(None).or_default() -= amount;
            }
            Advance(task, source, contract, amount) | Pay(task, source, contract, amount) => {
                if matches!(fact, Advance(..)) {
                    tasks[task].advanced += amount
                } else {
                    tasks[task].paid += amount
                }
                *tasks[task].used.entry(source).or_default() += amount;
                if let Some(contract) = contract {
                    let one = tasks[task].contracts.entry(contract).or_default();
                    one.under += amount;
                    if one.committed > 0 && one.under > one.committed - one.given_up {
                        return None;
                    }
                    use_up(&mut tasks[task], source, contract);
                }
            }
            Clear(task, amount) => tasks[task].cleared += amount,
            Return(task, source, contract, amount) => {
                tasks[task].returned += amount;
                *tasks[task].used.entry(source).or_default() -= amount;
                if let Some(contract) = contract {
                    tasks[task].contracts.entry(contract).or_default().under -= amount;
                    use_up(&mut tasks[task], source, contract);
                }
            }
            Estimate(..) => {}
        }
    }
    let right = tasks.iter().enumerate().all(|(at, task)| {
        // Sources hold back spending; nothing is spent from what belongs to nobody yet.
        (if at == NOBODY { task.available() >= 0 } else { task.covered() })
            && task.advance_open() >= 0
            && task.contracts.values().all(|contract| contract.open.values().sum::<i64>() >= 0)
    });
    right.then_some(tasks)
}

/// As much of a contract's commitment is used up as goes under it.
fn use_up(task: &mut Task, source: Source, contract: usize) {
    let contract = task.contracts.entry(contract).or_default();
    let goal = contract.under.min(contract.committed - contract.given_up).max(0);
    for place in [source, None, Some(0), Some(1)] {
        let missing = goal - contract.drawn.values().sum::<i64>();
        let open = contract.open.entry(place).or_default();
        let drawn = contract.drawn.entry(place).or_default();
        let take = if missing > 0 { missing.min((*open).max(0)) } else { missing.max(-(*drawn).max(0)) };
        *open -= take;
        *drawn += take;
        *task.used.entry(place).or_default() -= take;
    }
}

/// The drafts an officer would record for a fact.
fn drafts_of(fact: &Fact) -> Vec<Draft> {
    let one = |kind: Kind, task: usize, source: Source, contract: Option<usize>, amount: i64| {
        let task = (task != NOBODY).then(|| format!("{task}"));
        let key = Key { plan: "p".into(), task, year: 2024, source: source.map(|s| s.to_string()), ..Key::default() };
        Draft {
            date: Some(jiff::civil::date(2024, 6, 1)),
            document: Some("1".into()),
            contract: contract.map(|c| c.to_string()),
            ..Draft::new(key, kind, Money::new(amount).unwrap())
        }
    };
    match *fact {
        Grant(task, source, amount) => vec![one(Kind::Appropriated, task, source, None, amount)],
        Cut(task, source, amount) => vec![one(Kind::Cut, task, source, None, amount)],
        Adjust(from, to, amount) => {
            vec![one(Kind::Adjusted, from, None, None, -amount), one(Kind::Adjusted, to, None, None, amount)]
        }
        Allot(task, source, amount) => vec![one(Kind::Allotted, task, source, None, amount)],
        Commit(task, source, contract, amount) => vec![one(Kind::Committed, task, source, Some(contract), amount)],
        GiveUp(task, contract, amount) => vec![one(Kind::Released, task, None, Some(contract), amount)],
        Advance(task, source, contract, amount) => vec![one(Kind::Advanced, task, source, contract, amount)],
        Clear(task, amount) => vec![one(Kind::Cleared, task, None, None, amount)],
        Return(task, source, contract, amount) => vec![one(Kind::Returned, task, source, contract, amount)],
        Pay(task, source, contract, amount) => vec![one(Kind::Paid, task, source, contract, amount)],
        Estimate(task, amount) => vec![one(Kind::Proposed, task, None, None, amount)],
    }
}

fn fact() -> impl Strategy<Value = Fact> {
    let (task, amount) = (0..3_usize, 1..60_i64);
    let source = prop_oneof![3 => Just(None), 1 => Just(Some(0)), 1 => Just(Some(1))];
    let contract = prop_oneof![Just(None), Just(Some(0)), Just(Some(1))];
    let whole = (task.clone(), source.clone(), contract, amount.clone());
    prop_oneof![
        3 => (0..4_usize, source.clone(), 1..200_i64).prop_map(|(t, s, a)| Grant(t, s, a)),
        1 => (0..4_usize, source.clone(), amount.clone()).prop_map(|(t, s, a)| Cut(t, s, a)),
        1 => (task.clone(), task.clone(), amount.clone()).prop_map(|(f, t, a)| Adjust(f, t, a)),
        2 => (task.clone(), source.clone(), amount.clone()).prop_map(|(t, s, a)| Allot(t, s, a)),
        2 => (task.clone(), source, 0..2_usize, amount.clone()).prop_map(|(t, s, c, a)| Commit(t, s, c, a)),
        1 => (task.clone(), 0..2_usize, amount.clone()).prop_map(|(t, c, a)| GiveUp(t, c, a)),
        2 => whole.clone().prop_map(|(t, s, c, a)| Advance(t, s, c, a)),
        1 => (task.clone(), amount.clone()).prop_map(|(t, a)| Clear(t, a)),
        1 => whole.clone().prop_map(|(t, s, c, a)| Return(t, s, c, a)),
        3 => whole.prop_map(|(t, s, c, a)| Pay(t, s, c, a)),
        1 => (task, amount).prop_map(|(t, a)| Estimate(t, a)),
    ]
}

/// The model leaves to other tests an allotment of more than waits to be allotted: it stands beside the grants.
fn sayable(facts: &[Fact], next: &Fact) -> bool {
    let Some(tasks) = figures(facts) else { return false };
    match next {
        Allot(_, source, amount) => {
            let pool = &tasks[NOBODY];
            pool.granted.get(source).copied().unwrap_or(0).min(pool.available()) >= *amount
        }
        _ => true,
    }
}

/// Every position, those of nothing left out.
fn standing(positions: &Positions) -> Vec<(Grain, Position)> {
    positions.all().filter(|(_, one)| !one.is_empty()).map(|(grain, one)| (grain.clone(), one)).collect()
}

/// Entries as the book would give them back.
fn posted(entries: &[Entry], from: usize) -> Vec<Posted> {
    entries.iter().zip(from..).map(|(entry, at)| Posted { id: format!("E{at:06}"), entry: entry.clone() }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// What the ledger accepts and every figure it gives are the model's, to the đồng; money is neither made
    /// nor lost; and reversing batch after batch gives back every earlier state exactly.
    #[test]
    fn random_histories_agree_with_the_model(history in prop::collection::vec(fact(), 1..40)) {
        let mut positions = Positions::new(Rules::default());
        let (mut facts, mut batches, mut states, mut ids) = (Vec::new(), Vec::new(), Vec::new(), 1);
        for fact in history {
            if !sayable(&facts, &fact) {
                continue;
            }
            let with: Vec<Fact> = facts.iter().cloned().chain([fact.clone()]).collect();
            let before = standing(&positions);
            match (figures(&with), decide(&mut positions, drafts_of(&fact))) {
                (Some(tasks), Ok(batch)) => {
                    for (at, task) in tasks.iter().enumerate() {
                        let name = (at != NOBODY).then(|| at.to_string());
                        let one = position(&positions, name.as_deref(), 2024);
                        let told = [one.usable(), one.available(), one.advance_open(), one.commitment_open(), one.spent(),
                            one.disbursed(), one.remaining()].map(Money::dong);
                        let spent = task.paid + task.cleared;
                        prop_assert_eq!(told, [task.usable(), task.available(), task.advance_open(),
                            task.commitment_open(), spent, spent + task.advance_open(), task.usable() - spent]);
                        prop_assert!(one.available() >= Money::ZERO);
                    }
                    let total: i64 = standing(&positions).iter().map(|(_, one)| one.usable().dong()).sum();
                    let given: i64 = with.iter().map(|fact| match fact {
                        Grant(_, _, amount) => *amount,
                        Cut(_, _, amount) => -amount,
                        _ => 0,
                    }).sum();
                    prop_assert_eq!(total, given, "conservation");
                    states.push(before);
                    batches.push(posted(&batch.entries, ids));
                    ids += batch.entries.len();
                    facts = with;
                }
                (None, Err(refusals)) => {
                    prop_assert_eq!(refusals.len(), 1);
                    prop_assert_eq!(before, standing(&positions));
                }
                (model, ledger) => prop_assert!(false, "{:?} after {:?}: model {:?}, ledger {:?}", fact, facts, model, ledger),
            }
        }
        // Any batch on its own: taken back without harm, or refused without a trace.
        for batch in &batches {
            let mut trial = positions.clone();
            match amend(&mut trial, batch, Vec::new()) {
                Ok(_) => for (_, one) in trial.all() {
                    prop_assert!(one.available() >= Money::ZERO && one.advance_open() >= Money::ZERO);
                    prop_assert!(one.commitment_open() >= Money::ZERO);
                },
                Err(refusals) => {
                    prop_assert!(refusals.iter().all(|refusal| refusal.slug == "built-upon"));
                    prop_assert_eq!(standing(&trial), standing(&positions));
                }
            }
        }
        // The last first, all the way back.
        for (batch, state) in batches.iter().zip(&states).rev() {
            prop_assert!(amend(&mut positions, batch, Vec::new()).is_ok());
            prop_assert_eq!(state, &standing(&positions));
        }
        prop_assert_eq!(standing(&positions), Vec::new());
    }

    /// A whole list posted as one batch gives what its parts give one after the other, where grants come first.
    #[test]
    fn one_batch_is_its_parts(history in prop::collection::vec(fact(), 1..20)) {
        let (give, mut take): (Vec<Fact>, Vec<Fact>) =
            history.into_iter().partition(|fact| matches!(fact, Grant(..) | Estimate(..)));
        take.retain(|fact| matches!(fact, Commit(..) | Advance(..) | Clear(..) | Pay(..)));
        let all: Vec<Draft> = give.iter().chain(&take).flat_map(drafts_of).collect();
        let (mut one_by_one, mut refused) = (Positions::new(Rules::default()), Vec::new());
        for (at, draft) in all.iter().enumerate() {
            if decide(&mut one_by_one, vec![draft.clone()]).is_err() {
                refused.push(at);
            }
        }
        let mut together = Positions::new(Rules::default());
        match decide(&mut together, all) {
            Ok(_) => {
                prop_assert!(refused.is_empty());
                prop_assert_eq!(standing(&one_by_one), standing(&together));
            }
            Err(refusals) => {
                prop_assert_eq!(refusals.iter().map(|refusal| refusal.draft).collect::<Vec<_>>(), refused);
                prop_assert_eq!(standing(&together), Vec::new());
            }
        }
    }
}
