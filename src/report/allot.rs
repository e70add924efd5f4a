//! Allotments: money granted higher up (to an agency or the whole plan, without a task) that is given
//! to a task is the same money with a better label, not more money.

use super::group::Grain;
use super::{Figure, Gross};
use crate::ledger::Key;
use crate::money::Kind;
use std::collections::BTreeMap;

/// A grant without a task, from which allotments come.
struct Pool {
    grain: Grain,
    /// Still usable of it.
    usable: i128,
    /// How much of it was itself allotted from a grant still higher up.
    allotted: i128,
}

/// Takes each allotment off the grants it comes from. Those are grants without a task of the same plan
/// and year; the nearest first (same agency, then source, then class), each at most to what is usable
/// of it. An allotment for which no such grant is recorded is itself the grant, so money is neither
/// counted twice nor lost. An allotment to an agency never comes out of another such allotment. What a book
/// itself records as allotted away (a negative allotment of the grant) is not taken off again.
pub(super) fn relabel(grains: &mut BTreeMap<Grain, Gross>) {
    let mut pools: Vec<Pool> = grains
        .iter()
        .filter(|(grain, _)| grain.key.task.is_none())
        .filter_map(|(grain, gross)| {
            let usable = gross.figures(true).get(Figure::Usable)?;
            Some(Pool { grain: grain.clone(), usable, allotted: gross.of(Kind::Allotted).unwrap_or(0).max(0) })
        })
        .collect();
    if pools.is_empty() {
        return;
    }
    let allotments: Vec<(Grain, i128)> = grains
        .iter()
        .filter_map(|(grain, gross)| gross.of(Kind::Allotted).map(|amount| (grain.clone(), amount)))
        .collect();
    let mut away: BTreeMap<(String, i32), i128> = BTreeMap::new();
    for (grain, amount) in allotments.iter().filter(|(_, amount)| *amount < 0) {
        *away.entry((grain.key.plan.clone(), grain.key.year)).or_insert(0) -= amount;
    }
    for (to, mut amount) in allotments {
        if let Some(recorded) = away.get_mut(&(to.key.plan.clone(), to.key.year)) {
            let matched = amount.min(*recorded).max(0);
            *recorded -= matched;
            amount -= matched;
        }
        pools.sort_by(|a, b| {
            (distance(&a.grain.key, &to.key), &a.grain).cmp(&(distance(&b.grain.key, &to.key), &b.grain))
        });
        for pool in &mut pools {
            if pool.grain == to || pool.grain.key.plan != to.key.plan || pool.grain.key.year != to.key.year {
                continue;
            }
            let own = if to.key.task.is_none() { pool.allotted } else { 0 };
            let part = amount.min(pool.usable - own);
            if part <= 0 {
                continue;
            }
            if let Some(gross) = grains.get_mut(&pool.grain) {
                gross.relabel(part);
            }
            pool.usable -= part;
            amount -= part;
        }
    }
}

/// How far a grant stands from an allotment: 0 the same agency, source and class.
fn distance(pool: &Key, to: &Key) -> u8 {
    u8::from(pool.agency != to.agency) * 4 + u8::from(pool.source != to.source) * 2 + u8::from(pool.class != to.class)
}
