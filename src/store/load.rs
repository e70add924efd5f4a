//! Positions as the ledger wants them, loaded from the totals under the writer's lock.

use super::engine::{Engine, first, list};
use super::{Error, facts, text};
use crate::ledger::{Grain, Key, Positions, Rules};
use crate::money::{Kind, Money};
use std::collections::BTreeSet;

/// The positions of every pot the keys touch, the pot of what belongs to no task beside each.
pub(super) fn positions<'a>(engine: &dyn Engine, keys: impl Iterator<Item = &'a Key>) -> Result<Positions, Error> {
    let mut grains = BTreeSet::new();
    for key in keys {
        let grain = Grain::of(key);
        if grain.task.is_some() {
            let pool = Grain { task: None, ..grain.clone() };
            if !grains.contains(&pool) {
                grains.insert(pool);
            }
        }
        grains.insert(grain);
    }
    let plans: BTreeSet<&str> = grains.iter().map(|grain| grain.plan.as_str()).collect();
    let mut positions = Positions::new(rules(engine, &plans)?);
    for grain in &grains {
        load(engine, grain, &mut positions)?;
    }
    Ok(positions)
}

fn load(engine: &dyn Engine, grain: &Grain, positions: &mut Positions) -> Result<(), Error> {
    let task = text::or_empty(&grain.task);
    let (plan, year) = ((&grain.plan).into(), i64::from(grain.year).into());
    let mut beyond = false;
    engine.ask(
        "SELECT k.agency, k.source, k.class, t.contract, t.kind, t.side, t.amount FROM budget_key k \
         JOIN total t ON t.key = k.id WHERE k.plan = ?1 AND k.year = ?2 AND k.task = ?3 AND t.amount <> 0",
        &[plan, year, task.into()],
        &mut |row| {
            let key = Key {
                plan: grain.plan.clone(),
                task: grain.task.clone(),
                year: grain.year,
                agency: text::part(row.text(0)?),
                source: text::part(row.text(1)?),
                class: text::part(row.text(2)?),
            };
            let (Some(kind), Some(amount)) = (Kind::from_slug(row.text(4)?), Money::new(row.int(6)?)) else {
                return Err(Error::new("book-damaged", row.text(4)?));
            };
            beyond |= positions.load(&key, row.text(3)?, kind, row.int(5)? == 1, amount).is_none();
            Ok(())
        },
    )?;
    if beyond {
        return Err(Error::new("book-damaged", &grain.plan).because("sums beyond 10^18"));
    }
    let over = first(
        engine,
        "SELECT allowed_over FROM balance WHERE plan = ?1 AND task = ?3 AND year = ?2",
        &[plan, year, task.into()],
        |row| row.int(0),
    )?;
    if let Some(over) = over.and_then(Money::new) {
        positions.load_over(grain, over);
    }
    Ok(())
}

/// The rules as the office and its plans set them.
fn rules(engine: &dyn Engine, plans: &BTreeSet<&str>) -> Result<Rules, Error> {
    let mut rules = Rules::default();
    let settings = list(engine, "SELECT key, value FROM office", &[], |row| Ok((row.string(0)?, row.string(1)?)))?;
    for (key, value) in settings {
        let no = matches!(value.trim(), "no" | "khong" | "không" | "0" | "false");
        match key.as_str() {
            "document-required" => rules.document_required = !no,
            "control-by-source" => rules.by_source = !no,
            _ => {}
        }
    }
    rules.closed = facts::closed_years(engine)?;
    for plan in plans {
        if let Some(period) = facts::plan(engine, plan)?.and_then(|plan| plan.period) {
            rules.periods.insert((*plan).to_owned(), period);
        }
    }
    Ok(rules)
}
