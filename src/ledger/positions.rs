//! The positions spending is judged against: one pot a plan, task and year, with its money by source, its
//! keys and its contracts.

use super::family::effect;
use super::{Entry, Key, Position};
use crate::money::{Kind, Money};
use std::collections::{BTreeMap, BTreeSet};

/// What the rules need to know beside the sums. Laws and habits come in as data.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Whether a grant typed by hand needs the number and date of its decision.
    pub document_required: bool,
    /// Whether spending is also held to the money of its own source, not only to the task's year.
    pub by_source: bool,
    /// Closed budget years.
    pub closed: BTreeSet<i32>,
    /// First and last year of each plan, by its id.
    pub periods: BTreeMap<String, (i32, i32)>,
    /// Month and day of the next year on which the treasury's clean-up of a budget year ends.
    pub clean_up_ends: (i8, i8),
}

impl Default for Rules {
    /// Documents required, sources held apart, no year closed, clean-up until 31/01.
    fn default() -> Self {
        Self {
            document_required: true,
            by_source: true,
            closed: BTreeSet::new(),
            periods: BTreeMap::new(),
            clean_up_ends: (1, 31),
        }
    }
}

/// The grain that controls spending: plan × task × year. Sources are held apart inside a pot; agency and
/// classification do not control.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grain {
    /// The plan's id.
    pub plan: String,
    /// The task; `None` is what belongs to no task ("chưa phân bổ", "chưa gắn").
    pub task: Option<String>,
    /// Budget year.
    pub year: i32,
}

impl Grain {
    /// The grain a key belongs to.
    pub fn of(key: &Key) -> Self {
        Self { plan: key.plan.clone(), task: key.task.clone(), year: key.year }
    }
}

/// What of a key lies below the grain.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Sub {
    pub(crate) agency: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) class: Option<String>,
}

impl Sub {
    pub(crate) fn of(key: &Key) -> Self {
        Self { agency: key.agency.clone(), source: key.source.clone(), class: key.class.clone() }
    }

    pub(crate) fn key(&self, grain: &Grain) -> Key {
        Key {
            plan: grain.plan.clone(),
            task: grain.task.clone(),
            year: grain.year,
            agency: self.agency.clone(),
            source: self.source.clone(),
            class: self.class.clone(),
        }
    }
}

/// One contract within a pot.
#[derive(Clone, Debug, Default)]
pub(crate) struct Contract {
    /// By the key the commitment was made on.
    pub(crate) keys: BTreeMap<Sub, Commitment>,
    pub(crate) committed: i128,
    pub(crate) given_up: i128,
    /// Used up by its own advances and payments.
    pub(crate) drawn: i128,
    /// Advances + payments − returns under it.
    pub(crate) under: i128,
}

/// The part of a contract committed on one key.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Commitment {
    /// Committed − used up − given up.
    pub(crate) open: i128,
    /// Used up.
    pub(crate) drawn: i128,
}

impl Contract {
    /// What there is to be used up: committed − given up.
    pub(crate) fn cover(&self) -> i128 {
        self.committed - self.given_up
    }

    pub(crate) fn open_total(&self) -> i128 {
        self.cover() - self.drawn
    }

    /// How much more of the commitment is used up than recorded (less, where negative): what goes under the
    /// contract uses up its commitment, whichever was recorded first.
    pub(crate) fn unsettled(&self) -> i128 {
        self.under.min(self.cover()).max(0) - self.drawn
    }
}

/// Usable and used money: of a pot, or of one source in it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Level {
    pub(crate) usable: i128,
    pub(crate) used: i128,
}

/// The money of one task in one year.
#[derive(Clone, Debug, Default)]
pub struct Pot {
    pub(crate) keys: BTreeMap<Sub, Position>,
    pub(crate) sources: BTreeMap<Option<String>, Level>,
    pub(crate) level: Level,
    pub(crate) over: i128,
    pub(crate) advance_open: i128,
    pub(crate) contracts: BTreeMap<String, Contract>,
    turnover: i128,
}

/// One amount as it changes a pot.
pub(crate) struct Move<'a> {
    pub(crate) key: &'a Key,
    pub(crate) kind: Kind,
    pub(crate) amount: Money,
    /// The other side of its kind, see [`Position`].
    pub(crate) other: bool,
    pub(crate) contract: Option<&'a str>,
    pub(crate) over: Money,
}

impl<'a> Move<'a> {
    pub(crate) fn of(entry: &'a Entry) -> Self {
        Self {
            key: &entry.key,
            kind: entry.kind,
            amount: entry.amount,
            other: entry.other,
            contract: entry.contract.as_deref(),
            over: entry.over,
        }
    }
}

impl Pot {
    /// Adds one amount; `None`, with nothing changed, beyond the bound of 10^18.
    fn apply(&mut self, m: &Move<'_>) -> Option<()> {
        let amount = i128::from(m.amount.dong());
        // Turnover bounds what any sum over the pot's keys can reach.
        if self.turnover + amount.abs() > i128::from(Money::MAX.dong()) {
            return None;
        }
        self.keys.entry(Sub::of(m.key)).or_default().add_side(m.kind, m.amount, m.other)?;
        self.turnover += amount.abs();
        self.shift(m, amount);
        Some(())
    }

    /// Takes back what [`Self::apply`] added.
    fn unapply(&mut self, m: &Move<'_>) {
        let amount = i128::from(m.amount.dong());
        let sub = Sub::of(m.key);
        if let Some(position) = self.keys.get_mut(&sub) {
            // Taking back what was added cannot pass the bound.
            let _ = position.add_side(m.kind, m.amount.negated(), m.other);
            if position.is_empty() {
                self.keys.remove(&sub);
            }
        }
        self.turnover -= amount.abs();
        self.shift(&Move { over: m.over.negated(), ..*m }, -amount);
    }

    fn shift(&mut self, m: &Move<'_>, amount: i128) {
        let effect = effect(m.kind);
        let (usable, used) = (amount * i128::from(effect.usable), amount * i128::from(effect.used));
        self.level.usable += usable;
        self.level.used += used;
        if usable != 0 || used != 0 {
            let source = self.sources.entry(m.key.source.clone()).or_default();
            source.usable += usable;
            source.used += used;
        }
        self.over += i128::from(m.over.dong());
        self.advance_open += amount * i128::from(effect.advance);
        let contract = m.contract.unwrap_or_default();
        let touches = matches!(m.kind, Kind::Committed | Kind::Released);
        if touches || (!contract.is_empty() && matches!(m.kind, Kind::Advanced | Kind::Paid | Kind::Returned)) {
            let contract = self.contracts.entry(contract.to_owned()).or_default();
            match m.kind {
                Kind::Committed => {
                    contract.committed += amount;
                    contract.keys.entry(Sub::of(m.key)).or_default().open += amount;
                }
                Kind::Released => {
                    let key = contract.keys.entry(Sub::of(m.key)).or_default();
                    key.open -= amount;
                    if m.other {
                        key.drawn += amount;
                        contract.drawn += amount;
                    } else {
                        contract.given_up += amount;
                    }
                }
                Kind::Advanced | Kind::Paid => contract.under += amount,
                _ => contract.under -= amount,
            }
        }
    }

    /// How far the pot as a whole is overdrawn beyond nothing: used above usable. What belongs to no task
    /// gives no right to spend, so there only what was allowed stands against it.
    pub(crate) fn short(&self, has_task: bool) -> i128 {
        let allowed = if has_task { 0 } else { self.over };
        (self.level.used - self.level.usable - allowed).max(0)
    }

    /// What the pot of what belongs to no task could still give: what was spent there with a reason stands
    /// beside its money.
    pub(crate) fn slack(&self) -> i128 {
        self.level.usable + self.over - self.level.used
    }

    /// How far the sources are overdrawn: spending that names its source uses that source's money, then
    /// money granted without a source; spending that names none may use any (the pot as a whole).
    pub(crate) fn short_by_source(&self) -> i128 {
        let named: i128 = self
            .sources
            .iter()
            .filter(|(source, _)| source.is_some())
            .map(|(_, level)| (level.used - level.usable).max(0))
            .sum();
        // What came back without a source being named may be any source's.
        let free = self.sources.get(&None).map_or(0, |level| level.usable.max(0) + (-level.used).max(0));
        (named - free).max(0)
    }

    /// The pot's position over all its keys, `None` beyond the bound of 10^18 (a loaded pot never is).
    pub fn position(&self) -> Option<Position> {
        self.keys.values().try_fold(Position::default(), |sum, one| sum.with(one))
    }
}

/// The positions of the pots a batch touches, and the rules they are judged by.
#[derive(Clone, Debug, Default)]
pub struct Positions {
    /// The rules.
    pub rules: Rules,
    pub(crate) pots: BTreeMap<Grain, Pot>,
}

impl Positions {
    /// Nothing recorded yet, under these rules.
    pub fn new(rules: Rules) -> Self {
        Self { rules, pots: BTreeMap::new() }
    }

    /// Adds one gross sum as the book keeps it: key, contract (empty for none), kind, side (see
    /// [`Position`]), amount. `None` beyond the bound of 10^18.
    pub fn load(&mut self, key: &Key, contract: &str, kind: Kind, other: bool, amount: Money) -> Option<()> {
        let contract = (!contract.is_empty()).then_some(contract);
        self.apply(&Move { key, kind, amount, other, contract, over: Money::ZERO })
    }

    /// Adds what was spent beyond what was available, allowed with a reason.
    pub fn load_over(&mut self, grain: &Grain, over: Money) {
        self.pots.entry(grain.clone()).or_default().over += i128::from(over.dong());
    }

    /// The pot of a task and year, where anything was recorded.
    pub fn pot(&self, grain: &Grain) -> Option<&Pot> {
        self.pots.get(grain)
    }

    /// Every pot in order, with its position.
    pub fn all(&self) -> impl Iterator<Item = (&Grain, Position)> {
        self.pots.iter().filter_map(|(grain, pot)| Some((grain, pot.position()?)))
    }

    pub(crate) fn apply(&mut self, m: &Move<'_>) -> Option<()> {
        self.pots.entry(Grain::of(m.key)).or_default().apply(m)
    }

    pub(crate) fn unapply(&mut self, m: &Move<'_>) {
        if let Some(pot) = self.pots.get_mut(&Grain::of(m.key)) {
            pot.unapply(m);
        }
    }
}
