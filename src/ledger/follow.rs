//! What follows from an entry: a commitment used up by what goes under its contract, an allotment taken from where
//! the money was granted.

use super::family::effect;
use super::positions::{Move, Pot, Sub};
use super::standing::money;
use super::{Draft, Entry, Grain, Key, Positions, Posted, Refusal, say};
use crate::money::{Kind, Money};

/// The entries by which a contract's commitment is used up as far as advances and payments go under it (or is
/// open again, where they were taken back or returned): `own` key first, then the contract's other keys.
pub(super) fn settle(positions: &Positions, grain: &Grain, name: &str, own: &Sub) -> Vec<(Key, i128)> {
    let Some(contract) = positions.pots.get(grain).and_then(|pot| pot.contracts.get(name)) else { return Vec::new() };
    let mut left = contract.unsettled();
    let same = contract.keys.get_key_value(own);
    let rest = contract.keys.iter().filter(|(sub, _)| *sub != own);
    let mut made = Vec::new();
    for (sub, part) in same.into_iter().chain(rest) {
        let take = if left > 0 { left.min(part.open.max(0)) } else { left.max(-part.drawn.max(0)) };
        if take != 0 {
            left -= take;
            made.push((sub.key(grain), take));
        }
    }
    made
}

/// The contract whose commitment a kind of entry touches.
pub(super) fn under_contract(kind: Kind, contract: Option<&str>) -> Option<&str> {
    let touches = matches!(kind, Kind::Committed | Kind::Released | Kind::Advanced | Kind::Paid | Kind::Returned);
    contract.filter(|name| touches && !name.is_empty())
}

/// Where an allotment is taken from, of what was granted and not yet handed down: for a named agency the
/// task's own money that names none; then what belongs to no task; then the same key and the task's other
/// agencies. What is found nowhere is recorded all the same (the grant may come later; a check asks).
pub(super) fn handed_down(positions: &Positions, draft: &Draft, grain: &Grain, at: usize) -> Vec<Entry> {
    if draft.kind != Kind::Allotted || draft.amount <= Money::ZERO {
        return Vec::new();
    }
    let own = Sub::of(&draft.key);
    let pool = Grain { task: None, ..grain.clone() };
    let mut from: Vec<(Key, i128)> = Vec::new();
    let mut offer = |grain: &Grain, fits: &dyn Fn(&Sub) -> bool| {
        for (sub, position) in positions.pots.get(grain).into_iter().flat_map(|pot| &pot.keys) {
            if fits(sub) {
                from.push((sub.key(grain), not_handed_down(position)));
            }
        }
    };
    let same_source = |sub: &Sub| sub.source == own.source;
    if own.agency.is_some() {
        offer(grain, &|sub| same_source(sub) && sub.agency.is_none());
    }
    if grain.task.is_some() {
        offer(&pool, &|sub| sub.source == own.source && sub.agency == own.agency);
        offer(&pool, &|sub| sub.source == own.source && sub.agency != own.agency);
        offer(&pool, &|sub| sub.source != own.source && (sub.source.is_none() || own.source.is_none()));
    }
    // A list of allotments that repeats what was granted directly brings nothing new.
    offer(grain, &|sub| *sub == own);
    offer(grain, &|sub| *sub != own && same_source(sub) && (sub.agency.is_some() || own.agency.is_none()));
    // Cuts and sources may be written on other keys: no more leaves the pool than it has as a whole.
    let mut in_pool = positions.pots.get(&pool).map_or(0, Pot::slack);
    let mut left = i128::from(draft.amount.dong());
    let mut made = Vec::new();
    for (key, open) in from {
        let leaves = key.task.is_none() && grain.task.is_some();
        let take = if leaves { left.min(open).min(in_pool) } else { left.min(open) };
        if take > 0 {
            left -= take;
            in_pool -= if leaves { take } else { 0 };
            made.push(Entry { other: true, ..follows(at, draft, key, Kind::Allotted, -take) });
        }
    }
    made
}

/// What a key was granted and has not handed down. What was allotted to it is at its goal already.
fn not_handed_down(position: &super::Position) -> i128 {
    let usable: i128 = Kind::ALL
        .into_iter()
        .map(|kind| i128::from(position.gross(kind).dong()) * i128::from(effect(kind).usable))
        .sum();
    usable - i128::from(position.one_side(Kind::Allotted, false).dong())
}

/// An entry that follows from a draft.
pub(super) fn follows(at: usize, draft: &Draft, key: Key, kind: Kind, amount: i128) -> Entry {
    Entry {
        draft: Some(at),
        key,
        kind,
        amount: money(amount),
        other: true,
        derived: true,
        contract: None,
        corrects: None,
        over: Money::ZERO,
        allowed_because: None,
        ..Entry::of(at, draft)
    }
}

/// Settles the contracts whose entries were taken back. A commitment that was used up since cannot be taken
/// back before what used it up.
pub(super) fn reopen(
    trial: &mut Positions,
    before: &Positions,
    reversed: &[Posted],
) -> Result<Vec<Entry>, Box<Refusal>> {
    let mut made = Vec::new();
    for (at, posted) in reversed.iter().enumerate() {
        let (entry, grain) = (&posted.entry, Grain::of(&posted.entry.key));
        let Some(name) = under_contract(entry.kind, entry.contract.as_deref()) else { continue };
        let of = |positions: &Positions| {
            let contract = positions.pots.get(&grain).and_then(|pot| pot.contracts.get(name));
            contract.map_or((0, 0), |contract| (contract.cover(), contract.drawn))
        };
        let ((was, _), (now, drawn)) = (of(before), of(trial));
        if now < was && drawn > now.max(0) {
            let what = ("cam kết", "commitment");
            return Err(Box::new(say::built_upon(at, &entry.key, what, money(was), money(now))));
        }
        for (key, amount) in settle(trial, &grain, name, &Sub::of(&entry.key)) {
            let blank = Draft {
                contract: entry.contract.clone(),
                date: entry.date,
                ..Draft::new(key.clone(), Kind::Released, Money::ZERO)
            };
            let entry = Entry {
                draft: None,
                contract: entry.contract.clone(),
                ..follows(at, &blank, key, Kind::Released, amount)
            };
            if trial.apply(&Move::of(&entry)).is_none() {
                return Err(Box::new(say::too_large(at, &entry.as_draft())));
            }
            made.push(entry);
        }
    }
    Ok(made)
}
