//! Drafts judged into entries. Each accepted draft counts before the next is judged.

use super::family::{effect, needs_document, outside_the_year, spends, treasury, two_way};
use super::positions::{Move, Pot, Sub};
use super::{Batch, Draft, Entry, Grain, Key, Positions, Posted, Refusal, Rules, say};
use crate::money::{Kind, Money};
use jiff::civil::{Date, date};
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

    let unbalanced = unbalanced(&drafts);
    let told: BTreeSet<usize> = unbalanced.iter().map(|refusal| refusal.draft).collect();
    let mut judged: Vec<(usize, Vec<Entry>)> = Vec::with_capacity(drafts.len());
    for at in order(&drafts) {
        let Some(draft) = drafts.get(at) else { continue };
        match judge(&mut trial, at, draft) {
            Ok(made) => judged.push((at, made)),
            Err(refusal) => {
                // One draft, one refusal: the one that comes first in precedence.
                let rank = |slug| say::REFUSALS.iter().position(|one| *one == slug);
                if !told.contains(&at) || rank(refusal.slug) < rank("adjustment-not-zero") {
                    refusals.push(refusal);
                }
            }
        }
    }
    let earlier: BTreeSet<usize> = refusals.iter().filter(|_| reversed.is_empty()).map(|one| one.draft).collect();
    refusals.extend(unbalanced.into_iter().filter(|one| !earlier.contains(&one.draft)));
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
        refusals.sort_by_key(|refusal| refusal.draft);
        return Err(refusals);
    }
    *positions = trial;
    Ok(Batch { entries })
}

/// Settles the contracts whose entries were taken back. A commitment that was used up since cannot be taken
/// back before what used it up.
fn reopen(trial: &mut Positions, before: &Positions, reversed: &[Posted]) -> Result<Vec<Entry>, Box<Refusal>> {
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
/// twin stands outside this book).
fn unbalanced(drafts: &[Draft]) -> Vec<Refusal> {
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
    years
        .into_iter()
        .filter(|(_, (_, up, down, allowed))| up + down != 0 && !allowed)
        .map(|(year, (at, up, down, _))| say::adjustment_not_zero(at, year, money(up), money(down), money(up + down)))
        .collect()
}

/// Judges one draft and applies it. The first entry is the draft's own; the others follow from it (a
/// commitment used up, an allotment taken from where it was granted).
fn judge(positions: &mut Positions, at: usize, draft: &Draft) -> Result<Vec<Entry>, Refusal> {
    alone(&positions.rules, at, draft)?;
    let grain = Grain::of(&draft.key);
    let allowed = draft.allowed_because.is_some();
    if let Some((first, last)) = positions.rules.periods.get(&draft.key.plan).copied()
        && !(first..=last).contains(&draft.key.year)
        && draft.key.task.is_some()
        && !allowed
        && (spends(draft.kind) || (draft.origin.is_none() && needs_document(draft.kind)))
        // Money carried over outlives the plan's years.
        && positions.pots.get(&grain).is_none_or(|pot| pot.level.usable <= 0)
    {
        return Err(say::year_outside_plan(at, draft, first, last));
    }

    let mut made = vec![Entry::of(at, draft)];
    made.extend(handed_down(positions, draft, &grain, at));
    let before = Standing::of(positions.pots.get(&grain), &grain);
    let contract = draft.contract.as_deref().unwrap_or_default();
    let room = room(positions.pots.get(&grain), contract);
    for (place, entry) in made.iter().enumerate() {
        if positions.apply(&Move::of(entry)).is_none() {
            made.iter().take(place).for_each(|done| positions.unapply(&Move::of(done)));
            return Err(say::too_large(at, draft));
        }
    }
    if let Some(name) = under_contract(draft.kind, draft.contract.as_deref()) {
        for (key, amount) in settle(positions, &grain, name, &Sub::of(&draft.key)) {
            let entry = Entry { contract: draft.contract.clone(), ..follows(at, draft, key, Kind::Released, amount) };
            if positions.apply(&Move::of(&entry)).is_none() {
                made.iter().for_each(|done| positions.unapply(&Move::of(done)));
                return Err(say::too_large(at, draft));
            }
            made.push(entry);
        }
    }
    let after = Standing::of(positions.pots.get(&grain), &grain);
    match against(positions, at, draft, (&before, &after), room) {
        Ok(over) => {
            if let Some(own) = made.first_mut()
                && over != Money::ZERO
            {
                own.over = over;
                if let Some(pot) = positions.pots.get_mut(&grain) {
                    pot.over += i128::from(over.dong());
                }
            }
            Ok(made)
        }
        Err(refusal) => {
            made.iter().for_each(|done| positions.unapply(&Move::of(done)));
            Err(refusal)
        }
    }
}

/// The rules a draft can be held to without knowing any sum.
fn alone(rules: &Rules, at: usize, draft: &Draft) -> Result<(), Refusal> {
    let effect = effect(draft.kind);
    let moves = effect.usable != 0 || effect.used != 0 || effect.advance != 0;
    let typed = draft.origin.is_none();
    // A typed 0 is a slip; a 0 printed in a list says that nothing happened and may be kept.
    if draft.amount == Money::ZERO && moves && typed {
        return Err(say::amount_zero(at, draft));
    }
    if draft.amount < Money::ZERO && !two_way(draft.kind) && draft.corrects.is_none() && moves {
        return Err(say::amount_sign(at, draft));
    }
    if typed
        && rules.document_required
        && needs_document(draft.kind)
        && draft.corrects.is_none()
        && (draft.document.as_deref().is_none_or(|number| number.trim().is_empty()) || draft.date.is_none())
    {
        return Err(say::document_missing(at, draft));
    }
    if rules.closed.contains(&draft.key.year) && !outside_the_year(draft.kind) {
        return Err(say::year_closed(at, draft.key.year, draft.kind, draft.amount));
    }
    if let Some(day) = draft.date
        && treasury(draft.kind)
        && draft.allowed_because.is_none()
        && let (Some(first), Some(last), Some(clean_up)) = year_bounds(rules, draft.key.year)
    {
        if day < first || day > clean_up {
            return Err(say::date_outside_year(at, draft, day, clean_up));
        }
        if day > last && matches!(draft.kind, Kind::Committed | Kind::Advanced) {
            return Err(say::clean_up_only(at, draft, day));
        }
    }
    Ok(())
}

/// First day, last day and end of clean-up of a budget year; empty for a year no calendar has.
fn year_bounds(rules: &Rules, year: i32) -> (Option<Date>, Option<Date>, Option<Date>) {
    let Ok(short) = i16::try_from(year) else { return (None, None, None) };
    if !(1900..=2200).contains(&short) {
        return (None, None, None);
    }
    let (month, day) = rules.clean_up_ends;
    (Some(date(short, 1, 1)), Some(date(short, 12, 31)), Date::new(short + 1, month, day).ok())
}

/// The entries by which a contract's commitment is used up as far as advances and payments go under it (or is
/// open again, where they were taken back or returned): `own` key first, then the contract's other keys.
fn settle(positions: &Positions, grain: &Grain, name: &str, own: &Sub) -> Vec<(Key, i128)> {
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
fn under_contract(kind: Kind, contract: Option<&str>) -> Option<&str> {
    let touches = matches!(kind, Kind::Committed | Kind::Released | Kind::Advanced | Kind::Paid | Kind::Returned);
    contract.filter(|name| touches && !name.is_empty())
}

/// Where an allotment is taken from, of what was granted and not yet handed down: for a named agency the
/// task's own money that names none; then what belongs to no task; then the same key and the task's other
/// agencies. What is found nowhere is recorded all the same (the grant may come later; a check asks).
fn handed_down(positions: &Positions, draft: &Draft, grain: &Grain, at: usize) -> Vec<Entry> {
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
fn follows(at: usize, draft: &Draft, key: Key, kind: Kind, amount: i128) -> Entry {
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

/// What there is of a contract before a draft.
#[derive(Clone, Copy, Debug, Default)]
struct Room {
    /// Committed − given up − what goes under it; `None` when the contract has no commitment here and is only a
    /// label.
    left: Option<i128>,
    /// The open commitment.
    open: i128,
}

fn room(pot: Option<&Pot>, contract: &str) -> Room {
    pot.and_then(|pot| pot.contracts.get(contract)).map_or_else(Room::default, |contract| Room {
        left: (contract.committed > 0).then(|| contract.cover() - contract.under),
        open: contract.open_total(),
    })
}

/// Holds what a draft has done to its pot against the rules; gives the amount to be allowed over.
fn against(
    positions: &Positions,
    at: usize,
    draft: &Draft,
    (before, after): (&Standing, &Standing),
    room: Room,
) -> Result<Money, Refusal> {
    let asked = i128::from(draft.amount.dong());
    let allowed = draft.allowed_because.is_some();
    if after.advance_open < 0 && after.advance_open < before.advance_open {
        let open = before.advance_open.max(0);
        return Err(say::advance_exceeded(at, draft, money(open), money(asked - open)));
    }
    let contract = draft.contract.as_deref().unwrap_or_default();
    let grain = Grain::of(&draft.key);
    let open = room.open.max(0);
    if draft.kind == Kind::Released && asked > open {
        return Err(say::commitment_exceeded(at, draft, contract, money(open), money(asked - open)));
    }
    if let Some(room) = room.left
        && matches!(draft.kind, Kind::Advanced | Kind::Paid)
        && !contract.is_empty()
        && !allowed
        && asked > room.max(0)
    {
        return Err(say::commitment_exceeded(at, draft, contract, money(room.max(0)), money(asked - room.max(0))));
    }
    if grain.task.is_none() && spends(draft.kind) && asked > 0 {
        // What a commitment set aside already was allowed when it was made.
        let new = after.used - before.used;
        return if allowed || new <= 0 { Ok(money(new.max(0))) } else { Err(say::not_allotted(at, draft)) };
    }
    let whole = (after.short - before.short).max(0);
    let by_source = if positions.rules.by_source { (after.by_source - before.by_source).max(0) } else { 0 };
    let over = whole.max(by_source);
    if over > 0 && !allowed {
        let asked = asked.abs();
        // Already overdrawn: the true figure is below 0.
        let available = if before.short > 0 { -before.short } else { asked - over };
        return Err(say::outside_available(at, draft, money(available), money(asked), money(over)));
    }
    Ok(money(whole))
}

/// How a pot stands, in the figures the rules look at.
#[derive(Clone, Copy, Debug, Default)]
struct Standing {
    usable: i128,
    used: i128,
    short: i128,
    by_source: i128,
    advance_open: i128,
    commitments_short: i128,
}

impl Standing {
    fn of(pot: Option<&Pot>, grain: &Grain) -> Self {
        let Some(pot) = pot else { return Self::default() };
        Self {
            usable: pot.level.usable,
            used: pot.level.used,
            short: pot.short(grain.task.is_some()),
            // Sources hold back spending; nothing is spent from what belongs to no task.
            by_source: if grain.task.is_some() { pot.short_by_source() } else { 0 },
            advance_open: pot.advance_open,
            commitments_short: pot.contracts.values().map(|contract| contract.open_total().min(0)).sum(),
        }
    }

    /// The refusal when taking something back left the pot worse than it was.
    fn worsened(&self, now: &Self, allowed: i128, at: usize, key: &Key) -> Option<Refusal> {
        if now.advance_open < 0 && now.advance_open < self.advance_open {
            let what = ("số dư tạm ứng", "open advance");
            return Some(say::built_upon(at, key, what, money(self.advance_open), money(now.advance_open)));
        }
        if now.commitments_short < self.commitments_short {
            let what = ("cam kết còn lại", "open commitment");
            return Some(say::built_upon(at, key, what, money(self.commitments_short), money(now.commitments_short)));
        }
        if now.short > self.short + allowed || now.by_source > self.by_source + allowed {
            let what = ("số còn được sử dụng", "available amount");
            return Some(say::built_upon(at, key, what, money(self.usable - self.used), money(now.usable - now.used)));
        }
        None
    }
}

fn allowed_over(entries: &[Entry]) -> BTreeMap<Grain, i128> {
    let mut allowed = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.over > Money::ZERO) {
        *allowed.entry(Grain::of(&entry.key)).or_insert(0) += i128::from(entry.over.dong());
    }
    allowed
}

/// A figure as money; a pot's turnover is bounded, so it always fits.
fn money(value: i128) -> Money {
    i64::try_from(value).ok().and_then(Money::new).unwrap_or(if value < 0 { Money::MAX.negated() } else { Money::MAX })
}
