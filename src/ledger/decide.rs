//! Drafts judged into entries. Each accepted draft counts before the next is judged.

use super::family::{effect, outside_the_year};
use super::follow::reopen;
use super::judge::judge;
use super::positions::Move;
use super::standing::{Standing, money};
use super::{Batch, Draft, Entry, Grain, Positions, Posted, Refusal, say};
use crate::money::{Kind, Money};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Judges drafts against positions and makes them entries, all or none.
///
/// Within one batch what gives money counts before what uses it, then the dates, then the order given.
/// The positions are changed only when the whole batch is accepted.
///
/// # Errors
/// One refusal for every draft that breaks a rule (the first in the order of [`say::REFUSALS`]), in the
/// drafts' order.
pub fn decide(positions: &mut Positions, drafts: Vec<Draft>) -> Result<Batch, Vec<Refusal>> {
    amend(positions, &[], drafts)
}

/// What [`decide`] would refuse, without the entries: a list to be looked at may be a million long.
///
/// # Errors
/// As [`decide`].
pub fn check(positions: &mut Positions, drafts: &[Draft]) -> Result<(), Vec<Refusal>> {
    let refusals = judge_all(positions, drafts, &[], |_, _| {});
    if refusals.is_empty() { Ok(()) } else { Err(sorted(refusals)) }
}

/// Judges drafts in their order, each counted before the next; gives what is refused, one refusal for a draft.
fn judge_all(
    positions: &mut Positions,
    drafts: &[Draft],
    reversed: &[Posted],
    mut accepted: impl FnMut(usize, Vec<Entry>),
) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let unbalanced = unbalanced(drafts, reversed);
    let told: BTreeSet<usize> = unbalanced.iter().map(|refusal| refusal.draft).collect();
    for at in order(drafts) {
        let Some(draft) = drafts.get(at) else { continue };
        match judge(positions, at, draft) {
            Ok(made) => accepted(at, made),
            Err(refusal) => {
                // One draft, one refusal: the one that comes first in precedence.
                let rank = |slug| say::REFUSALS.iter().position(|one| *one == slug);
                if !told.contains(&at) || rank(refusal.slug) < rank("adjustment-not-zero") {
                    refusals.push(refusal);
                }
            }
        }
    }
    let earlier: BTreeSet<usize> = refusals.iter().map(|one| one.draft).collect();
    refusals.extend(unbalanced.into_iter().filter(|one| !earlier.contains(&one.draft)));
    refusals
}

fn sorted(mut refusals: Vec<Refusal>) -> Vec<Refusal> {
    refusals.sort_by_key(|refusal| refusal.draft);
    refusals
}

/// Takes back recorded entries and judges drafts in their place, as one batch: a reversal when there are no
/// drafts, a new link when both are there. The entries to take back must have been counted in `positions`.
///
/// # Errors
/// As [`decide`]; and `built-upon` for every taken-back entry whose pot would be left worse than before.
pub fn amend(positions: &mut Positions, reversed: &[Posted], drafts: Vec<Draft>) -> Result<Batch, Vec<Refusal>> {
    let mut trial = positions.clone();
    let mut refusals = Vec::new();
    let before: BTreeMap<Grain, Standing> = reversed
        .iter()
        .map(|posted| Grain::of(&posted.entry.key))
        .map(|grain| (grain.clone(), Standing::of(trial.pots.get(&grain), &grain)))
        .collect();

    let mut entries: Vec<Entry> = Vec::new();
    for (at, posted) in reversed.iter().enumerate() {
        let entry = posted.reversal();
        if trial.rules.closed.contains(&entry.key.year) && !outside_the_year(entry.kind) {
            refusals.push(say::year_closed(at, entry.key.year, entry.kind, entry.amount));
        } else if trial.apply(&Move::of(&entry)).is_none() {
            refusals.push(say::too_large(at, &entry.as_draft()));
        }
        entries.push(entry);
    }
    let undrawn = if refusals.is_empty() { reopen(&mut trial, positions, reversed) } else { Ok(Vec::new()) };
    match undrawn {
        Ok(made) => entries.extend(made),
        Err(refusal) => refusals.push(*refusal),
    }

    let mut judged: Vec<(usize, Vec<Entry>)> = Vec::with_capacity(drafts.len());
    refusals.extend(judge_all(&mut trial, &drafts, reversed, |at, made| judged.push((at, made))));
    judged.sort_by_key(|(at, _)| *at);
    for (_, made) in judged {
        let parent = entries.len();
        entries.extend(made.into_iter().enumerate().map(|(place, mut entry)| {
            entry.parent = (place > 0).then_some(parent);
            entry
        }));
    }

    if refusals.is_empty() {
        let allowed = allowed_over(&entries);
        let mut told = BTreeSet::new();
        for (at, posted) in reversed.iter().enumerate() {
            let grain = Grain::of(&posted.entry.key);
            let (Some(was), now) = (before.get(&grain), Standing::of(trial.pots.get(&grain), &grain)) else { continue };
            let slack = allowed.get(&grain).copied().unwrap_or(0);
            if let Some(refusal) = was.worsened(&now, slack, at, &posted.entry.key)
                && told.insert(grain)
            {
                refusals.push(refusal);
            }
        }
    }
    if !refusals.is_empty() {
        return Err(sorted(refusals));
    }
    *positions = trial;
    Ok(Batch { entries })
}

/// The order of judgement: what gives money, what hands it down, what uses it; within these the dates
/// (undated last), then the order given.
fn order(drafts: &[Draft]) -> Vec<usize> {
    let phase = |draft: &Draft| match (draft.kind, effect(draft.kind)) {
        (Kind::Allotted, _) => 1,
        (_, effect) if effect.usable == 0 && effect.used == 0 && effect.advance == 0 => 0,
        (_, effect) if i64::from(effect.usable) * draft.amount.dong().signum() > 0 => 0,
        _ => 2,
    };
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|at| drafts.get(*at).map(|draft| (phase(draft), draft.date.unwrap_or(Date::MAX), *at)));
    order
}

/// Adjustments of one year must sum to zero in the batch, unless a reason is given on each of them (the
/// twin stands outside this book). What is taken back in their place counts against them: one side may move alone.
fn unbalanced(drafts: &[Draft], reversed: &[Posted]) -> Vec<Refusal> {
    let mut years: BTreeMap<i32, (usize, i128, i128, bool)> = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        if draft.kind == Kind::Adjusted && draft.corrects.is_none() {
            let year = years.entry(draft.key.year).or_insert((at, 0, 0, true));
            let amount = i128::from(draft.amount.dong());
            if amount > 0 {
                year.1 += amount;
            } else {
                year.2 += amount;
            }
            year.3 &= draft.allowed_because.is_some();
        }
    }
    for entry in reversed.iter().map(|posted| &posted.entry) {
        let counts = entry.kind == Kind::Adjusted && entry.corrects.is_none() && !entry.reversal;
        if counts && let Some(year) = years.get_mut(&entry.key.year) {
            let amount = i128::from(entry.amount.dong());
            if amount > 0 {
                year.2 -= amount;
            } else {
                year.1 -= amount;
            }
        }
    }
    years
        .into_iter()
        .filter(|(_, (_, up, down, allowed))| up + down != 0 && !allowed)
        .map(|(year, (at, up, down, _))| say::adjustment_not_zero(at, year, money(up), money(down), money(up + down)))
        .collect()
}

fn allowed_over(entries: &[Entry]) -> BTreeMap<Grain, i128> {
    let mut allowed = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.over > Money::ZERO) {
        *allowed.entry(Grain::of(&entry.key)).or_insert(0) += i128::from(entry.over.dong());
    }
    allowed
}
