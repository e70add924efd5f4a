//! One draft held to the rules.

use super::family::{effect, needs_document, outside_the_year, spends, treasury, two_way};
use super::follow::{follows, handed_down, settle, under_contract};
use super::positions::{Move, Pot, Sub};
use super::standing::{Standing, money};
use super::{Draft, Entry, Grain, Positions, Refusal, Rules, say};
use crate::money::{Kind, Money};
use jiff::civil::{Date, date};

/// Judges one draft and applies it. The first entry is the draft's own; the others follow from it (a
/// commitment used up, an allotment taken from where it was granted).
pub(super) fn judge(positions: &mut Positions, at: usize, draft: &Draft) -> Result<Vec<Entry>, Refusal> {
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
