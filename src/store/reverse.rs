//! Taking back: whole batches, single entries, and lines given to another task. Nothing is deleted; what is
//! taken back gets an entry of the other sign.

use super::engine::{Engine, list, moment, whole};
use super::read::{self, Asked};
use super::rows::{BatchHead, EntryRow, LineRow, Relink, Sealed, batch_id, number};
use super::seal::{NewLink, Sealing, seal};
use super::write::ground;
use super::{Book, Error, WriteError, load, text};
use crate::ledger::{self, Batch, Draft, Grain, Key, Posted, Refusal};
use crate::link::State;
use crate::money::Money;
use crate::plan::{Plan, Task};
use crate::words::Bilingual;
use std::collections::BTreeMap;

impl Book {
    /// Reverses a batch as a whole (bỏ ghi). A reversing batch can itself be reversed.
    ///
    /// # Errors
    /// `batch-unknown`; refused as `already-reversed`; refused as `built-upon`, naming the later batches, when
    /// what was recorded since would lose its ground; `year-closed`.
    pub fn reverse(&mut self, id: &str, head: &BatchHead) -> Result<Sealed, WriteError> {
        self.writable()?;
        let engine = self.db();
        whole(engine, || {
            let batch = read::batch(engine, id)?;
            if let Some(by) = &batch.reversed_by {
                return refuse(already_reversed(&batch.id, by));
            }
            let number = number('B', &batch.id).unwrap_or(-1);
            let later = leaning(engine, number)?;
            if !later.is_empty() {
                return refuse(leaned_upon(&batch.id, &later));
            }
            let rows = standing(engine, Asked::default().number("e.batch =", Some(number)))?;
            take_back(engine, head, &rows, "reverse", Some(number), number)
        })
    }

    /// Records a batch in the place of an earlier one (a corrected file): the earlier entries, those moved to other
    /// tasks since included, are taken back and the drafts judged in their place, as one batch. Reversing it brings
    /// the earlier one back.
    ///
    /// # Errors
    /// As [`Self::reverse`] and [`Self::post`].
    pub fn replace(&mut self, id: &str, head: &BatchHead, drafts: Vec<Draft>) -> Result<Sealed, WriteError> {
        self.writable()?;
        let engine = self.db();
        whole(engine, || {
            ground(engine, head)?;
            let (number, rows, batch) = replacing(engine, id, drafts)?;
            let line_of: Vec<Option<i64>> =
                rows.iter().map(|row| row.line.as_deref().and_then(|id| self::number('L', id))).collect();
            let sealing = Sealing {
                head,
                kind: "post",
                reverses: Some(number),
                lines: &head.lines,
                entries: &batch.entries,
                line_of: &line_of,
                relinks: &[],
            };
            Ok(seal(engine, &sealing)?)
        })
    }

    /// What [`Self::replace`] would refuse, without recording anything.
    ///
    /// # Errors
    /// As [`Self::replace`].
    pub fn preview_replace(&self, id: &str, drafts: Vec<Draft>) -> Result<(), WriteError> {
        moment(self.db(), || Ok(replacing(self.db(), id, drafts).map(|_| ())))?
    }

    /// Takes back single entries (hủy một khoản chi), what follows from them included.
    ///
    /// # Errors
    /// `entry-unknown` also for one that is taken back already; refused as [`Self::reverse`].
    pub fn void(&mut self, ids: &[&str], head: &BatchHead) -> Result<Sealed, WriteError> {
        self.writable()?;
        let engine = self.db();
        whole(engine, || {
            let mut rows = Vec::new();
            let mut oldest = i64::MAX;
            for id in ids {
                let number = number('E', id).unwrap_or(-1);
                let mut found = standing(engine, Asked::default().number("e.id =", Some(number)))?;
                found.retain(|row| row.live && !row.entry.derived);
                let Some(own) = found.first() else { return Err(Error::new("entry-unknown", id).into()) };
                oldest = oldest.min(self::number('B', &own.batch).unwrap_or(i64::MAX));
                rows.append(&mut found);
                rows.append(&mut standing(engine, Asked::default().number("e.parent =", Some(number)))?);
            }
            take_back(engine, head, &rows, "reverse", None, oldest)
        })
    }

    /// Gives recorded lines to other tasks or years: their entries are taken back and recorded anew, judged by
    /// the ledger. `allowed_because` allows what would be refused, as on a [`Draft`].
    ///
    /// # Errors
    /// `line-unknown`; the ledger's refusals.
    pub fn relink(
        &mut self,
        links: &[Relink],
        allowed_because: Option<&str>,
        head: &BatchHead,
    ) -> Result<Sealed, WriteError> {
        self.writable()?;
        let engine = self.db();
        whole(engine, || {
            let (mut reversed, mut drafts, mut lines, mut changed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
            // The newest link of a line is the one it shows: the first of its parts.
            for link in links.iter().rev() {
                let line = number('L', &link.line).unwrap_or(-1);
                let known = read::lines(engine, Asked::default().number("l.id =", Some(line)))?;
                if known.iter().all(|row| row.reversed) {
                    return Err(Error::new("line-unknown", &link.line).into());
                }
                changed.push(NewLink {
                    line,
                    plan: &link.plan,
                    task: link.task.as_deref(),
                    year: link.year.into(),
                    state: link.state,
                });
            }
            for (line, parts) in by_line(links) {
                let mut rows = standing(engine, Asked::default().number("e.line =", Some(line)))?;
                rows.retain(|row| row.live);
                let own: Vec<Draft> =
                    rows.iter().filter(|row| !row.entry.derived).map(|row| row.entry.as_draft()).collect();
                let reason = |draft: &Draft| allowed_because.map(str::to_owned).or(draft.allowed_because.clone());
                let moved = |link: &Relink, draft: &Draft| Draft {
                    key: Key { plan: link.plan.clone(), task: link.task.clone(), year: link.year, ..draft.key.clone() },
                    amount: link.part.unwrap_or(draft.amount),
                    allowed_because: reason(draft),
                    ..draft.clone()
                };
                let anew: Vec<Draft> = match parts.as_slice() {
                    [only] if only.part.is_none() => own.iter().map(|draft| moved(only, draft)).collect(),
                    _ => {
                        let told = Money::sum(parts.iter().filter_map(|link| link.part));
                        if told.is_none() || told != Money::sum(own.iter().map(|draft| draft.amount)) {
                            return refuse(parts_differ(
                                told.unwrap_or_default(),
                                own.iter().map(|draft| draft.amount),
                            ));
                        }
                        own.first().into_iter().flat_map(|draft| parts.iter().map(|link| moved(link, draft))).collect()
                    }
                };
                // What stays where it is is only confirmed.
                if anew.len() == own.len() && anew.iter().zip(&own).all(|(a, b)| a.key == b.key && a.amount == b.amount)
                {
                    continue;
                }
                lines.extend(anew.iter().map(|_| line));
                drafts.extend(anew);
                reversed.extend(rows.into_iter().map(|row| (row, line)));
            }
            let reversed = reversed.into_iter().map(|(row, line)| (row, Some(line))).collect();
            let lines: Vec<Option<i64>> = lines.into_iter().map(Some).collect();
            amended(engine, head, reversed, drafts, &lines, &changed)
        })
    }

    /// Takes what is recorded on a plan's tasks over to the tasks that carry them on: every entry that stands, typed or
    /// of a line, is taken back and recorded anew under its new task, and the lines follow.
    ///
    /// # Errors
    /// The ledger's refusals; what makes the book unwritable.
    pub fn carry_over(&mut self, carried: &Carried<'_>, head: &BatchHead) -> Result<Sealed, WriteError> {
        self.writable()?;
        let engine = self.db();
        whole(engine, || {
            let moved = moving(engine, carried)?;
            let relinks: Vec<NewLink<'_>> = moved
                .links
                .iter()
                .map(|(line, task, year, state)| NewLink {
                    line: *line,
                    plan: carried.new,
                    task: task.as_deref(),
                    year: i64::from(*year),
                    state: *state,
                })
                .collect();
            amended(engine, head, moved.reversed, moved.drafts, &moved.lines, &relinks)
        })
    }

    /// What [`Self::carry_over`] would refuse, without recording anything.
    ///
    /// # Errors
    /// As [`Self::carry_over`].
    pub fn preview_carry_over(&self, carried: &Carried<'_>) -> Result<(), WriteError> {
        let engine = self.db();
        moment(engine, || {
            Ok(moving(engine, carried)
                .map_err(WriteError::from)
                .and_then(|moved| judged(engine, &moved.reversed, moved.drafts).map(|_| ())))
        })?
    }
}

/// What a plan's tasks hold, on its way to other tasks.
struct Moving {
    reversed: Vec<(EntryRow, Option<i64>)>,
    drafts: Vec<Draft>,
    /// For every draft its line.
    lines: Vec<Option<i64>>,
    links: Vec<(i64, Option<String>, i32, State)>,
}

fn moving(engine: &dyn Engine, carried: &Carried<'_>) -> Result<Moving, Error> {
    let goes = |task: Option<&str>| task.and_then(|task| carried.goes.get(task).cloned().flatten());
    let same_plan = carried.old == carried.new;
    let mut rows = standing(engine, Asked::default().text("k.plan =", Some(carried.old)))?;
    rows.retain(|row| {
        let task = row.entry.key.task.as_deref();
        row.live && !(same_plan && goes(task).as_deref() == task)
    });
    let known = read::lines(engine, Asked::default().plain("u.batch IS NULL"))?;
    let of_plan = known.iter().filter(|row| row.record.plan.as_deref() == Some(carried.old) && !row.reversed);
    let link = |row: &LineRow| {
        let (line, year) = (number('L', &row.id)?, row.record.year?);
        let task = goes(row.record.task.as_deref());
        if same_plan && task.as_deref() == row.record.task.as_deref() {
            return None;
        }
        let state = match (&row.record.task, &task) {
            (Some(_), None) => State::OnPurpose,
            // One that waits goes on waiting.
            _ => row.record.state,
        };
        Some((line, task, year, state))
    };
    let links = of_plan.filter_map(link).collect();
    let (mut drafts, mut lines) = (Vec::new(), Vec::new());
    for row in rows.iter().filter(|row| !row.entry.derived) {
        let draft = row.entry.as_draft();
        let task = goes(draft.key.task.as_deref());
        drafts.push(Draft { key: Key { plan: carried.new.to_owned(), task, ..draft.key.clone() }, ..draft });
        lines.push(line_number(row));
    }
    let reversed = rows.into_iter().map(|row| (line_number(&row), row)).map(|(line, row)| (row, line)).collect();
    Ok(Moving { reversed, drafts, lines, links })
}

/// Where what is recorded on the tasks of a plan goes.
#[derive(Clone, Copy, Debug)]
pub struct Carried<'a> {
    /// The plan it is recorded on.
    pub old: &'a str,
    /// The plan that takes it over; the same one when only its tasks changed.
    pub new: &'a str,
    /// Old task → new task; a task left out, or with `None`, goes to none.
    pub goes: &'a BTreeMap<String, Option<String>>,
}

fn line_number(row: &EntryRow) -> Option<i64> {
    row.line.as_deref().and_then(|id| number('L', id))
}

/// What taking entries back and recording drafts in their place gives.
fn judged(engine: &dyn Engine, reversed: &[(EntryRow, Option<i64>)], drafts: Vec<Draft>) -> Result<Batch, WriteError> {
    let keys = reversed.iter().map(|(row, _)| &row.entry.key).chain(drafts.iter().map(|draft| &draft.key));
    let mut positions = load::positions(engine, keys)?;
    let posted: Vec<Posted> = reversed.iter().map(|(row, _)| posted(row)).collect();
    ledger::amend(&mut positions, &posted, drafts).map_err(WriteError::Refused)
}

/// Takes entries back, with their lines, and records drafts, each with its line, in their place.
fn amended(
    engine: &dyn Engine,
    head: &BatchHead,
    reversed: Vec<(EntryRow, Option<i64>)>,
    drafts: Vec<Draft>,
    lines: &[Option<i64>],
    relinks: &[NewLink<'_>],
) -> Result<Sealed, WriteError> {
    let batch = judged(engine, &reversed, drafts)?;
    let (rows, mut line_of): (Vec<EntryRow>, Vec<Option<i64>>) = reversed.into_iter().unzip();
    for entry in batch.entries.iter().skip(rows.len()) {
        line_of.push(entry.draft.and_then(|at| lines.get(at)).copied().flatten());
    }
    let sealing = Sealing {
        head,
        kind: "link",
        reverses: None,
        lines: &head.lines,
        entries: &batch.entries,
        line_of: &line_of,
        relinks,
    };
    Ok(seal(engine, &sealing)?)
}

/// Links by the line they are about, in the order given.
fn by_line(links: &[Relink]) -> Vec<(i64, Vec<&Relink>)> {
    let mut out: Vec<(i64, Vec<&Relink>)> = Vec::new();
    for link in links {
        let line = number('L', &link.line).unwrap_or(-1);
        match out.last_mut() {
            Some((last, parts)) if *last == line => parts.push(link),
            _ => out.push((line, vec![link])),
        }
    }
    out
}

/// The batch to be replaced, its entries that stand, and what taking them back for `drafts` gives. A refusal about
/// them rather than about a draft counts after the last draft.
fn replacing(engine: &dyn Engine, id: &str, drafts: Vec<Draft>) -> Result<(i64, Vec<EntryRow>, Batch), WriteError> {
    let known = read::batch(engine, id)?;
    if let Some(by) = &known.reversed_by {
        return refuse(already_reversed(&known.id, by));
    }
    let number = number('B', &known.id).unwrap_or(-1);
    let mut rows = standing(
        engine,
        Asked::default()
            .plain("e.reversal = 0")
            .plain(&format!("(e.batch = {number} OR e.line IN (SELECT id FROM line WHERE batch = {number}))")),
    )?;
    rows.retain(|row| row.live);
    let keys = rows.iter().map(|row| &row.entry.key).chain(drafts.iter().map(|draft| &draft.key));
    let mut positions = load::positions(engine, keys)?;
    let posted: Vec<Posted> = rows.iter().map(posted).collect();
    let count = drafts.len();
    match ledger::amend(&mut positions, &posted, drafts) {
        Ok(batch) => Ok((number, rows, batch)),
        Err(mut refusals) => {
            for refusal in refusals.iter_mut().filter(|refusal| refusal.slug == "built-upon") {
                if let Some(row) = rows.get(refusal.draft) {
                    name_later(engine, refusal, &row.entry.key, number)?;
                }
                refusal.draft = count;
            }
            Err(WriteError::Refused(refusals))
        }
    }
}

fn refuse<T>(refusal: Refusal) -> Result<T, WriteError> {
    Err(WriteError::Refused(vec![refusal]))
}

/// Entries that are not taken back, reversals included.
fn standing(engine: &dyn Engine, asked: &mut Asked) -> Result<Vec<EntryRow>, Error> {
    read::entries(engine, asked.plain("v.entry IS NULL"))
}

fn posted(row: &EntryRow) -> Posted {
    Posted { id: row.id.clone(), entry: row.entry.clone() }
}

/// Records the opposite of `rows`; `since` is the batch after which something may be built on them.
fn take_back(
    engine: &dyn Engine,
    head: &BatchHead,
    rows: &[EntryRow],
    kind: &'static str,
    reverses: Option<i64>,
    since: i64,
) -> Result<Sealed, WriteError> {
    let mut positions = load::positions(engine, rows.iter().map(|row| &row.entry.key))?;
    let posted: Vec<Posted> = rows.iter().map(posted).collect();
    let batch = match ledger::amend(&mut positions, &posted, Vec::new()) {
        Ok(batch) => batch,
        Err(mut refusals) => {
            for refusal in refusals.iter_mut().filter(|refusal| refusal.slug == "built-upon") {
                if let Some(row) = rows.get(refusal.draft) {
                    name_later(engine, refusal, &row.entry.key, since)?;
                }
            }
            return Err(WriteError::Refused(refusals));
        }
    };
    let line_of: Vec<Option<i64>> = rows.iter().map(|row| row.line.as_deref().and_then(|id| number('L', id))).collect();
    let sealing =
        Sealing { head, kind, reverses, lines: &[], entries: &batch.entries, line_of: &line_of, relinks: &[] };
    Ok(seal(engine, &sealing)?)
}

/// Later batches that need a batch to stand: those that gave its lines to other tasks, that record on the
/// plans it brought, or (for a reversal) that follow the reversal of what it took back.
fn leaning(engine: &dyn Engine, batch: i64) -> Result<Vec<String>, Error> {
    let sql = "SELECT DISTINCT e.batch FROM entry e JOIN batch a ON a.id = ?1 \
               WHERE e.line >= a.first_line AND e.line <= a.last_line AND e.batch <> ?1 AND e.reversal = 0 \
               AND NOT EXISTS (SELECT 1 FROM voided v WHERE v.entry = e.id) \
               UNION \
               SELECT DISTINCT x.batch FROM relink x JOIN batch a ON a.id = ?1 \
               WHERE x.line >= a.first_line AND x.line <= a.last_line AND x.batch <> ?1 \
               AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.batch = x.batch) \
               UNION \
               SELECT DISTINCT e.batch FROM fact f JOIN budget_key k ON k.plan = f.name JOIN entry e ON e.key = k.id \
               WHERE f.batch = ?1 AND f.topic = 'plan' AND e.batch > ?1 AND e.reversal = 0 \
               AND NOT EXISTS (SELECT 1 FROM fact o WHERE o.topic = 'plan' AND o.name = f.name AND o.batch <> ?1 \
                 AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.batch = o.batch)) \
               AND NOT EXISTS (SELECT 1 FROM voided v WHERE v.entry = e.id) \
               UNION \
               SELECT DISTINCT u.by FROM entry e JOIN entry c ON c.id = e.corrects JOIN undone u ON u.batch = c.batch \
               WHERE e.batch = ?1 AND e.reversal = 1 AND u.by <> ?1 \
               UNION \
               SELECT DISTINCT r.batch FROM entry e JOIN voided v ON v.entry = e.id JOIN entry r ON r.id = v.by \
               WHERE e.batch = ?1 AND e.reversal = 0 AND r.batch <> ?1 \
               AND EXISTS (SELECT 1 FROM entry q WHERE q.batch = ?1 AND q.reversal = 1) \
               UNION \
               SELECT DISTINCT o.batch FROM fact f JOIN fact o ON o.name = f.name AND o.batch > f.batch \
               WHERE f.batch = ?1 AND f.topic = 'plan' AND o.topic IN ('plan', 'plan-corrections') \
               AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.batch = o.batch) ORDER BY 1";
    let mut later = list(engine, sql, &[batch.into()], |row| row.int(0))?;
    later.extend(on_changed_tasks(engine, batch)?);
    later.sort_unstable();
    later.dedup();
    Ok(later.into_iter().map(batch_id).collect())
}

/// Later batches that record on tasks which another text of their plan, brought by this batch, numbered or worded anew.
fn on_changed_tasks(engine: &dyn Engine, batch: i64) -> Result<Vec<i64>, Error> {
    let brought = list(
        engine,
        "SELECT f.name, f.value, (SELECT o.value FROM fact o WHERE o.topic = 'plan' AND o.name = f.name AND o.id < f.id \
         AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.batch = o.batch) ORDER BY o.id DESC LIMIT 1) \
         FROM fact f WHERE f.batch = ?1 AND f.topic = 'plan'",
        &[batch.into()],
        |row| Ok((row.string(0)?, row.string(1)?, row.maybe_string(2)?)),
    )?;
    let mut later = Vec::new();
    for (name, now, before) in brought {
        let Some(before) = before else { continue };
        let read =
            |json: &str| serde_json::from_str::<Plan>(json).map_err(|e| Error::new("book-damaged", &name).because(e));
        let (now, before) = (read(&now)?, read(&before)?);
        let anew = |task: &&Task| before.task(&task.code).is_none_or(|old| old.content != task.content);
        for task in now.tasks.iter().filter(anew) {
            later.extend(list(
                engine,
                "SELECT DISTINCT e.batch FROM entry e JOIN budget_key k ON k.id = e.key \
                 WHERE k.plan = ?1 AND k.task = ?2 AND e.batch > ?3 AND e.reversal = 0 \
                 AND NOT EXISTS (SELECT 1 FROM voided v WHERE v.entry = e.id)",
                &[(&name).into(), (&task.code).into(), batch.into()],
                |row| row.int(0),
            )?);
        }
    }
    Ok(later)
}

/// Adds the batches recorded later on the same task and year to a refusal.
fn name_later(engine: &dyn Engine, refusal: &mut Refusal, key: &Key, since: i64) -> Result<(), Error> {
    let grain = Grain::of(key);
    let later = list(
        engine,
        "SELECT DISTINCT e.batch FROM entry e JOIN budget_key k ON k.id = e.key \
         WHERE k.plan = ?1 AND k.task = ?2 AND k.year = ?3 AND e.batch > ?4 AND e.reversal = 0 \
         AND (e.side = 1 OR e.kind IN ('cut', 'recalled', 'withheld', 'lapsed', 'committed', 'released', 'advanced', \
         'cleared', 'returned', 'spent')) AND NOT EXISTS (SELECT 1 FROM voided v WHERE v.entry = e.id) ORDER BY 1",
        &[(&grain.plan).into(), text::or_empty(&grain.task).into(), i64::from(grain.year).into(), since.into()],
        |row| Ok(batch_id(row.int(0)?)),
    )?;
    if !later.is_empty() {
        let names = later.join(", ");
        refusal.text = Bilingual::new(
            format!("{} Các đợt ghi sau dựa vào đó: {names}.", refusal.text.vi),
            format!("{} Later batches build on it: {names}.", refusal.text.en),
        );
    }
    Ok(())
}

fn already_reversed(batch: &str, by: &str) -> Refusal {
    Refusal {
        slug: "already-reversed",
        draft: 0,
        text: Bilingual::new(
            format!("Đợt {batch} đã được bỏ ghi ở đợt {by}."),
            format!("Batch {batch} was reversed already, in {by}."),
        ),
        next: Bilingual::new("Không cần làm gì thêm.", "Nothing is left to do."),
        figures: Vec::new(),
    }
}

fn parts_differ(told: Money, whole: impl Iterator<Item = Money>) -> Refusal {
    let whole = Money::sum(whole).unwrap_or_default();
    Refusal {
        slug: "parts-differ",
        draft: 0,
        text: Bilingual::new(
            format!("Các phần cộng lại {} đồng, dòng có {} đồng.", told.dotted(), whole.dotted()),
            format!("The parts make {} đồng, the line has {} đồng.", told.dotted(), whole.dotted()),
        ),
        next: Bilingual::new(
            "Chia lại cho đủ: dutoan link split DÒNG NHIỆM-VỤ=60% NHIỆM-VỤ=40%",
            "Share it out wholly: dutoan link split LINE TASK=60% TASK=40%",
        ),
        figures: vec![("parts", told), ("line", whole)],
    }
}

fn leaned_upon(batch: &str, later: &[String]) -> Refusal {
    let names = later.join(", ");
    Refusal {
        slug: "built-upon",
        draft: 0,
        text: Bilingual::new(
            format!("Không bỏ ghi được đợt {batch}: các đợt ghi sau dựa vào đó: {names}."),
            format!("Batch {batch} cannot be reversed: later batches build on it: {names}."),
        ),
        next: Bilingual::new("Bỏ ghi các đợt sau trước.", "Reverse the later batches first."),
        figures: Vec::new(),
    }
}
