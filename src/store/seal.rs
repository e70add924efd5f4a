//! Sealing: everything of a batch written with its hash, and the sums that follow, in the transaction at hand.

use super::chain::{Chain, sha256};
use super::engine::{Engine, Value, first};
use super::rows::{BatchHead, LineRecord, NewFact, Sealed, batch_id, entry_id, line_id, number};
use super::{Error, text};
use crate::ledger::{Entry, Grain, Key, effect};
use crate::link::State;
use crate::money::{Kind, Money};
use std::collections::{BTreeMap, HashMap};

/// Everything of a batch about to be sealed.
pub(super) struct Sealing<'a> {
    pub(super) head: &'a BatchHead,
    pub(super) kind: &'static str,
    pub(super) reverses: Option<i64>,
    pub(super) lines: &'a [LineRecord],
    pub(super) entries: &'a [Entry],
    /// The line in the book each entry is made from, beside `entries`; where it is empty, the entry's place in
    /// `lines` tells.
    pub(super) line_of: &'a [Option<i64>],
    pub(super) relinks: &'a [NewLink<'a>],
}

/// A changed link about to be recorded.
pub(super) struct NewLink<'a> {
    pub(super) line: i64,
    pub(super) plan: &'a str,
    pub(super) task: Option<&'a str>,
    pub(super) year: i64,
    pub(super) state: State,
}

pub(super) const BATCH_COLUMNS: &str = "id, at, who, what, kind, file, file_name, content_hash, reverses, \
     first_line, last_line, first_entry, last_entry, entries, amount, previous";
pub(super) const LINE_COLUMNS: &str = "id, batch, sheet, cell, row, column_label, kind, document, date, code, path, \
     content, agency, year, month, source, class, contract, note, raw, amount, plan, task, confidence, state, reasons";
/// The columns of an entry in the chain: `e` is entry, `k` its budget key.
pub(super) const ENTRY_COLUMNS: &str = "e.id, e.batch, e.line, e.parent, k.plan, k.year, k.task, k.agency, k.source, \
     k.class, e.kind, e.side, e.amount, e.date, e.document, e.contract, e.note, e.corrects, e.reversal, e.derived, \
     e.weight, e.over, e.allowed_because";

/// Writes the batch. The transaction is the caller's.
pub(super) fn seal(engine: &dyn Engine, sealing: &Sealing<'_>) -> Result<Sealed, Error> {
    let head = sealing.head;
    let batch = next(engine, "SELECT max(id) FROM batch")?;
    let first_line = next(engine, "SELECT max(id) FROM line")?;
    let first_entry = next(engine, "SELECT max(id) FROM entry")?;
    let count = |len: usize| i64::try_from(len).unwrap_or(i64::MAX);
    let last_line = first_line + count(sealing.lines.len()) - 1;
    let last_entry = first_entry + count(sealing.entries.len()) - 1;
    // What a corrected file takes back is not its own.
    let replacing = sealing.kind == "post";
    let own = || sealing.entries.iter().filter(|entry| !(entry.derived || replacing && entry.reversal));
    let amount: i128 = own().map(|entry| i128::from(entry.amount.dong())).sum();
    let amount =
        i64::try_from(amount).map_err(|_| Error::new("disk", "batch").because("sum of the batch beyond i64"))?;
    let previous = head_hash(engine)?;
    let sha = head.file.as_ref().map(|file| file.sha256.as_str());

    if let Some(file) = &head.file {
        if sha256(&file.bytes) != file.sha256 {
            return Err(Error::new("disk", &file.name).because("the file's hash does not fit its bytes"));
        }
        engine.run(
            "INSERT INTO file (sha256, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            &[Value::Text(&file.sha256), Value::Bytes(&file.bytes)],
        )?;
    }

    let batch_values: [Value<'_>; 16] = [
        batch.into(),
        (&head.at).into(),
        (&head.who).into(),
        (&head.what).into(),
        sealing.kind.into(),
        sha.into(),
        head.file.as_ref().map(|file| file.name.as_str()).into(),
        (&head.content_hash).into(),
        sealing.reverses.into(),
        first_line.into(),
        last_line.into(),
        first_entry.into(),
        last_entry.into(),
        count(own().count()).into(),
        amount.into(),
        (&previous).into(),
    ];
    let mut chain = Chain::new();
    chain.row(b'B', &batch_values);

    // The hash is made first, so that the batch is written once and never touched again.
    let lines: Vec<LineTexts> = sealing.lines.iter().map(LineTexts::of).collect();
    for (id, (line, texts)) in (first_line..).zip(sealing.lines.iter().zip(&lines)) {
        chain.row(b'L', &line_values(id, batch, line, texts));
    }
    let lines_of = lines_of(sealing, first_line);
    let dates: Vec<Option<String>> =
        sealing.entries.iter().map(|entry| entry.date.map(|day| day.to_string())).collect();
    let mut corrects = Vec::with_capacity(sealing.entries.len());
    for entry in sealing.entries {
        corrects.push(match entry.corrects.as_deref() {
            None => None,
            Some(id) => Some(number('E', id).ok_or_else(|| Error::new("entry-unknown", id))?),
        });
    }
    let links = || lines_of.iter().zip(&dates).zip(&corrects);
    for (id, (entry, ((line, date), corrects))) in (first_entry..).zip(sealing.entries.iter().zip(links())) {
        let parent = entry.parent.map(|place| first_entry + count(place));
        let (key, own) = (key_values(&entry.key), entry_values(entry, date.as_deref(), *corrects));
        chain.row(b'E', &[id.into(), batch.into(), (*line).into(), parent.into()]);
        key.iter().chain(&own).for_each(|value| chain.value(value));
    }
    let first_fact = next(engine, "SELECT max(id) FROM fact")?;
    for (id, fact) in (first_fact..).zip(&head.facts) {
        chain.row(b'F', &fact_values(id, batch, fact));
    }
    let first_relink = next(engine, "SELECT max(id) FROM relink")?;
    for (id, link) in (first_relink..).zip(sealing.relinks) {
        chain.row(b'K', &link_values(id, batch, link));
    }
    let hash = chain.finish();

    let mut values = batch_values.to_vec();
    values.push(Value::Text(&hash));
    engine.run(
        &format!(
            "INSERT INTO batch ({BATCH_COLUMNS}, hash) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"
        ),
        &values,
    )?;
    let insert_line = format!(
        "INSERT INTO line ({LINE_COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, \
         ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)"
    );
    for (id, (line, texts)) in (first_line..).zip(sealing.lines.iter().zip(&lines)) {
        engine.run(&insert_line, &line_values(id, batch, line, texts))?;
    }
    let mut keys = Keys::default();
    for (id, (entry, ((line, date), corrects))) in (first_entry..).zip(sealing.entries.iter().zip(links())) {
        let key = keys.id(engine, &entry.key)?;
        let parent = entry.parent.map(|place| first_entry + count(place));
        if let Some(id) = corrects {
            known_entry(engine, *id)?;
        }
        let mut values: Vec<Value<'_>> = vec![id.into(), batch.into(), (*line).into(), parent.into(), key.into()];
        values.extend(entry_values(entry, date.as_deref(), *corrects));
        engine.run(
            "INSERT INTO entry (id, batch, line, parent, key, kind, side, amount, date, document, contract, note, \
             corrects, reversal, derived, weight, over, allowed_because) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
            &values,
        )?;
    }
    for (id, fact) in (first_fact..).zip(&head.facts) {
        engine.run(
            "INSERT INTO fact (id, batch, topic, name, value) VALUES (?1, ?2, ?3, ?4, ?5)",
            &fact_values(id, batch, fact),
        )?;
    }
    for (id, link) in (first_relink..).zip(sealing.relinks) {
        engine.run(
            "INSERT INTO relink (id, batch, line, plan, task, year, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            &link_values(id, batch, link),
        )?;
    }
    taken_back(engine, sealing, batch, first_entry)?;
    sums(engine, sealing.entries, &mut keys)?;

    Ok(Sealed {
        id: batch_id(batch),
        entries: u64::try_from(own().count()).unwrap_or(u64::MAX),
        entry_ids: (first_entry..=last_entry).map(entry_id).collect(),
        line_ids: (first_line..=last_line).map(line_id).collect(),
        hash,
    })
}

/// The hash the next batch follows: the newest batch's, or that of the book's id.
pub(super) fn head_hash(engine: &dyn Engine) -> Result<String, Error> {
    let newest = first(engine, "SELECT hash FROM batch ORDER BY id DESC LIMIT 1", &[], |row| row.string(0))?;
    match newest {
        Some(hash) => Ok(hash),
        None => {
            let id = first(engine, "SELECT value FROM meta WHERE key = 'id'", &[], |row| row.string(0))?;
            Ok(sha256(id.unwrap_or_default().as_bytes()))
        }
    }
}

fn next(engine: &dyn Engine, sql: &str) -> Result<i64, Error> {
    Ok(first(engine, sql, &[], |row| row.maybe_int(0))?.flatten().unwrap_or(0).saturating_add(1))
}

fn known_entry(engine: &dyn Engine, id: i64) -> Result<(), Error> {
    first(engine, "SELECT 1 FROM entry WHERE id = ?1", &[id.into()], |_| Ok(()))?
        .ok_or_else(|| Error::new("entry-unknown", &entry_id(id)))
}

/// The texts of a line that are not kept as they are.
struct LineTexts {
    date: Option<String>,
    path: String,
    reasons: String,
}

impl LineTexts {
    fn of(line: &LineRecord) -> Self {
        Self {
            date: line.date.map(|day| day.to_string()),
            path: text::list(&line.path),
            reasons: text::pairs(&line.reasons),
        }
    }
}

fn line_values<'a>(id: i64, batch: i64, line: &'a LineRecord, texts: &'a LineTexts) -> [Value<'a>; 26] {
    [
        id.into(),
        batch.into(),
        (&line.sheet).into(),
        (&line.cell).into(),
        i64::from(line.row).into(),
        (&line.column_label).into(),
        line.kind.map(Kind::slug).into(),
        (&line.document).into(),
        (&texts.date).into(),
        (&line.code).into(),
        (&texts.path).into(),
        (&line.content).into(),
        (&line.agency).into(),
        line.year.map(i64::from).into(),
        line.month.map(i64::from).into(),
        (&line.source).into(),
        (&line.class).into(),
        (&line.contract).into(),
        (&line.note).into(),
        (&line.raw).into(),
        line.amount.map(Money::dong).into(),
        (&line.plan).into(),
        (&line.task).into(),
        i64::from(line.confidence.min(1000)).into(),
        line.state.slug().into(),
        (&texts.reasons).into(),
    ]
}

fn key_values(key: &Key) -> [Value<'_>; 6] {
    [
        (&key.plan).into(),
        i64::from(key.year).into(),
        text::or_empty(&key.task).into(),
        text::or_empty(&key.agency).into(),
        text::or_empty(&key.source).into(),
        text::or_empty(&key.class).into(),
    ]
}

fn entry_values<'a>(entry: &'a Entry, date: Option<&'a str>, corrects: Option<i64>) -> [Value<'a>; 13] {
    [
        entry.kind.slug().into(),
        i64::from(entry.other).into(),
        entry.amount.dong().into(),
        date.into(),
        (&entry.document).into(),
        text::or_empty(&entry.contract).into(),
        (&entry.note).into(),
        corrects.into(),
        i64::from(entry.reversal).into(),
        i64::from(entry.derived).into(),
        i64::from(entry.weight).into(),
        entry.over.dong().into(),
        (&entry.allowed_because).into(),
    ]
}

fn fact_values(id: i64, batch: i64, fact: &NewFact) -> [Value<'_>; 5] {
    [id.into(), batch.into(), (&fact.topic).into(), (&fact.name).into(), (&fact.value).into()]
}

fn link_values<'a>(id: i64, batch: i64, link: &'a NewLink<'a>) -> [Value<'a>; 7] {
    [
        id.into(),
        batch.into(),
        link.line.into(),
        link.plan.into(),
        link.task.into(),
        link.year.into(),
        link.state.slug().into(),
    ]
}

/// The line in the book of every entry.
fn lines_of(sealing: &Sealing<'_>, first_line: i64) -> Vec<Option<i64>> {
    let places: HashMap<(&str, &str), i64> =
        (first_line..).zip(sealing.lines).map(|(id, line)| ((line.sheet.as_str(), line.cell.as_str()), id)).collect();
    let find = |entry: &Entry| {
        let told = entry.line.filter(|place| *place < sealing.lines.len()).and_then(|place| i64::try_from(place).ok());
        told.map(|place| first_line + place).or_else(|| {
            let origin = entry.origin.as_ref()?;
            places.get(&(origin.sheet.as_str(), origin.cell.as_str())).copied()
        })
    };
    sealing
        .entries
        .iter()
        .enumerate()
        .map(|(place, entry)| sealing.line_of.get(place).copied().flatten().or_else(|| find(entry)))
        .collect()
}

/// The ids of budget keys, made where they are new.
#[derive(Default)]
struct Keys(HashMap<Key, i64>);

impl Keys {
    fn id(&mut self, engine: &dyn Engine, key: &Key) -> Result<i64, Error> {
        if let Some(id) = self.0.get(key) {
            return Ok(*id);
        }
        let values = key_values(key);
        let known = first(
            engine,
            "SELECT id FROM budget_key WHERE plan = ?1 AND year = ?2 AND task = ?3 AND agency = ?4 AND source = ?5 \
             AND class = ?6",
            &values,
            |row| row.int(0),
        )?;
        let id = match known {
            Some(id) => id,
            None => {
                let id = next(engine, "SELECT max(id) FROM budget_key")?;
                let mut all = vec![id.into()];
                all.extend(values);
                engine.run(
                    "INSERT INTO budget_key (id, plan, year, task, agency, source, class) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                    &all,
                )?;
                id
            }
        };
        self.0.insert(key.clone(), id);
        Ok(id)
    }
}

/// Keeps what is taken back, and what stands again because its taking back was taken back.
fn taken_back(engine: &dyn Engine, sealing: &Sealing<'_>, batch: i64, first_entry: i64) -> Result<(), Error> {
    for (id, entry) in (first_entry..).zip(sealing.entries).filter(|(_, entry)| entry.reversal) {
        let Some(back) = entry.corrects.as_deref().and_then(|id| number('E', id)) else { continue };
        engine.run("DELETE FROM voided WHERE by = ?1", &[back.into()])?;
        engine.run("INSERT INTO voided (entry, by) VALUES (?1, ?2)", &[back.into(), id.into()])?;
    }
    if let Some(back) = sealing.reverses {
        // A reversed batch no longer undoes another; a replaced one still does.
        if sealing.kind == "reverse" {
            engine.run("DELETE FROM undone WHERE by = ?1", &[back.into()])?;
        }
        engine.run("INSERT INTO undone (batch, by) VALUES (?1, ?2)", &[back.into(), batch.into()])?;
    }
    Ok(())
}

/// Adds the batch's grouped sums to the totals and to the guarded balances.
fn sums(engine: &dyn Engine, entries: &[Entry], keys: &mut Keys) -> Result<(), Error> {
    let mut totals: BTreeMap<(i64, &str, &str, bool), (i128, i64)> = BTreeMap::new();
    let mut balances: BTreeMap<Grain, (i128, i128, i128)> = BTreeMap::new();
    for entry in entries {
        let contract = text::or_empty(&entry.contract);
        let total = totals.entry((keys.id(engine, &entry.key)?, contract, entry.kind.slug(), entry.other)).or_default();
        total.0 += i128::from(entry.amount.dong());
        total.1 += i64::from(entry.weight);
        let (effect, amount) = (effect(entry.kind), i128::from(entry.amount.dong()));
        if effect.usable != 0 || effect.used != 0 || entry.over != Money::ZERO {
            let balance = balances.entry(Grain::of(&entry.key)).or_default();
            balance.0 += amount * i128::from(effect.usable);
            balance.1 += amount * i128::from(effect.used);
            balance.2 += i128::from(entry.over.dong());
        }
    }
    let fit = |sum: i128| i64::try_from(sum).map_err(|_| Error::new("disk", "batch").because("a sum beyond i64"));
    for ((key, contract, kind, side), (amount, weight)) in totals {
        let place: [Value<'_>; 4] = [key.into(), contract.into(), kind.into(), i64::from(side).into()];
        engine.run(
            "INSERT INTO total (key, contract, kind, side, amount, weight) VALUES (?1, ?2, ?3, ?4, 0, 0) \
             ON CONFLICT DO NOTHING",
            &place,
        )?;
        let [a, b, c, d] = place;
        engine.run(
            "UPDATE total SET amount = amount + ?5, weight = weight + ?6 \
             WHERE key = ?1 AND contract = ?2 AND kind = ?3 AND side = ?4",
            &[a, b, c, d, fit(amount)?.into(), weight.into()],
        )?;
    }
    for (grain, (usable, used, over)) in balances {
        let task = grain.task.as_deref().unwrap_or_default();
        let (plan, year) = (Value::Text(&grain.plan), i64::from(grain.year));
        engine.run(
            "INSERT INTO balance (plan, task, year, usable, used, allowed_over) VALUES (?1, ?2, ?3, 0, 0, 0) \
             ON CONFLICT DO NOTHING",
            &[plan, task.into(), year.into()],
        )?;
        engine.run(
            "UPDATE balance SET usable = usable + ?4, used = used + ?5, allowed_over = allowed_over + ?6 \
             WHERE plan = ?1 AND task = ?2 AND year = ?3",
            &[plan, task.into(), year.into(), fit(usable)?.into(), fit(used)?.into(), fit(over)?.into()],
        )?;
    }
    Ok(())
}
