//! Looking: history, sums, entries, lines, files.

use super::engine::{Cells, Engine, Value, first, list};
use super::rows::{
    EntryFilter, EntryRow, LineFilter, LineRecord, LineRow, Recorded, SumFilter, batch_id, entry_id, line_id, number,
};
use super::{Book, Error, text};
use crate::ledger::{Entry, Key, Origin};
use crate::link::State;
use crate::money::{Kind, Money};
use crate::report::Sum;

impl Book {
    /// Every batch, the first recorded first.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn history(&self) -> Result<Vec<Recorded>, Error> {
        history(self.db(), "", &[])
    }

    /// One batch.
    ///
    /// # Errors
    /// `batch-unknown`; what makes the book unreadable.
    pub fn batch(&self, id: &str) -> Result<Recorded, Error> {
        batch(self.db(), id)
    }

    /// Gross sums by full budget key and kind, made by the database. For kinds of either sign (adjusted, handed
    /// over, carried over, allotted) what came in and what went out are two sums; the released ones hold what was
    /// given up and what was used up together. What was taken back leaves no sum; what was recorded as 0 does.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn sums(&self, filter: &SumFilter) -> Result<Vec<Sum>, Error> {
        let plan = filter.plan.as_deref().unwrap_or_default();
        let year = i64::from(filter.year.unwrap_or(0));
        let day = filter.as_of.map(|day| day.to_string());
        // As of a day the entries are summed; otherwise the sums are there.
        let from = if day.is_some() {
            "(SELECT e.key AS key, e.kind AS kind, CASE WHEN e.kind = 'released' THEN 0 ELSE e.side END AS side, \
              CAST(sum(e.amount) AS bigint) AS amount, CAST(sum(e.weight) AS bigint) AS weight FROM entry e \
              WHERE e.date IS NULL OR e.date <= ?3 GROUP BY 1, 2, 3)"
        } else {
            "(SELECT t.key AS key, t.kind AS kind, CASE WHEN t.kind = 'released' THEN 0 ELSE t.side END AS side, \
              CAST(sum(t.amount) AS bigint) AS amount, CAST(sum(t.weight) AS bigint) AS weight FROM total t \
              WHERE ?3 = '' GROUP BY 1, 2, 3)"
        };
        let sql = format!(
            "SELECT k.plan, k.task, k.year, k.agency, k.source, k.class, s.kind, s.amount FROM {from} s \
             JOIN budget_key k ON k.id = s.key WHERE (?1 = '' OR k.plan = ?1) AND (?2 = 0 OR k.year = ?2) \
             AND (s.amount <> 0 OR s.weight > 0) \
             ORDER BY k.plan, k.task, k.year, k.agency, k.source, k.class, s.kind, s.side"
        );
        let day = day.unwrap_or_default();
        list(self.db(), &sql, &[plan.into(), year.into(), (&day).into()], |row| {
            Ok(Sum { key: key(row, 0)?, kind: kind(row.text(6)?)?, amount: money(row.int(7)?)? })
        })
    }

    /// Entries with where their figures stand, in the order they were recorded.
    ///
    /// # Errors
    /// What makes the book unreadable; an id that cannot be one gives nothing.
    pub fn entries(&self, filter: &EntryFilter) -> Result<Vec<EntryRow>, Error> {
        let mut asked = Asked::default();
        if let Some(id) = &filter.batch {
            asked.number("e.batch =", number('B', id));
            if let Some(batch) = number('B', id) {
                // A batch is a range of ids: no index on the batch is needed.
                asked.number("e.id >= (SELECT b.first_entry FROM batch b WHERE b.id =", Some(batch)).close();
                asked.number("e.id <= (SELECT b.last_entry FROM batch b WHERE b.id =", Some(batch)).close();
            }
        }
        if let Some(id) = &filter.id {
            asked.number("e.id =", number('E', id));
        }
        if let Some(id) = &filter.line {
            asked.number("e.line =", number('L', id));
        }
        asked.text("k.plan =", filter.plan.as_deref());
        asked.text("k.task =", filter.task.as_deref());
        if let Some(year) = filter.year {
            asked.number("k.year =", Some(i64::from(year)));
        }
        asked.text("k.agency =", filter.agency.as_deref());
        asked.text("k.source =", filter.source.as_deref());
        asked.any("e.kind", filter.kinds.iter().map(|kind| kind.slug()));
        asked.file(filter.file.as_deref());
        asked.text("l.sheet =", filter.sheet.as_deref());
        asked.text("l.cell =", filter.cell.as_deref());
        let day = filter.as_of.map(|day| day.to_string());
        if day.is_some() {
            asked.text("coalesce(e.date, '') <=", day.as_deref());
        }
        if !filter.all {
            asked.plain("e.reversal = 0 AND v.entry IS NULL");
        }
        if !filter.derived {
            asked.plain("e.derived = 0");
        }
        entries(self.db(), &asked)
    }

    /// Lines with their present links, in the order they were recorded.
    ///
    /// # Errors
    /// What makes the book unreadable; an id that cannot be one gives nothing.
    pub fn lines(&self, filter: &LineFilter) -> Result<Vec<LineRow>, Error> {
        let mut asked = Asked::default();
        if let Some(id) = &filter.batch {
            asked.number("l.batch =", number('B', id));
            if let Some(batch) = number('B', id) {
                asked.number("l.id >= (SELECT x.first_line FROM batch x WHERE x.id =", Some(batch)).close();
                asked.number("l.id <= (SELECT x.last_line FROM batch x WHERE x.id =", Some(batch)).close();
            }
        }
        if let Some(id) = &filter.id {
            asked.number("l.id =", number('L', id));
        }
        asked.file(filter.file.as_deref());
        asked.text("l.sheet =", filter.sheet.as_deref());
        asked.text("l.cell =", filter.cell.as_deref());
        if !filter.all {
            asked.plain("NOT EXISTS (SELECT 1 FROM undone u WHERE u.batch = l.batch)");
        }
        let mut rows = lines(self.db(), &asked)?;
        rows.retain(|row| {
            (filter.states.is_empty() || filter.states.contains(&row.record.state))
                && filter.plan.as_ref().is_none_or(|plan| row.record.plan.as_ref() == Some(plan))
        });
        Ok(rows)
    }

    /// The bytes of a file something was recorded from, by its hash.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn file(&self, sha256: &str) -> Result<Option<Vec<u8>>, Error> {
        first(self.db(), "SELECT bytes FROM file WHERE sha256 = ?1", &[sha256.into()], |row| Ok(row.bytes(0)?.to_vec()))
    }

    /// Commitments by contract: key, contract, committed, open.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn commitments(&self, year: Option<i32>) -> Result<Vec<(Key, String, Money, Money)>, Error> {
        list(
            self.db(),
            "SELECT k.plan, k.task, k.year, k.agency, k.source, k.class, t.contract, \
             CAST(sum(CASE WHEN t.kind = 'committed' THEN t.amount ELSE 0 END) AS bigint), \
             CAST(sum(CASE WHEN t.kind = 'committed' THEN t.amount ELSE -t.amount END) AS bigint) \
             FROM total t JOIN budget_key k ON k.id = t.key WHERE t.kind IN ('committed', 'released') \
             AND (?1 = 0 OR k.year = ?1) GROUP BY k.id, t.contract \
             HAVING sum(abs(t.amount)) > 0 ORDER BY k.plan, k.task, k.year, k.id, t.contract",
            &[i64::from(year.unwrap_or(0)).into()],
            |row| Ok((key(row, 0)?, row.string(6)?, money(row.int(7)?)?, money(row.int(8)?)?)),
        )
    }
}

/// The conditions of a query and their values.
#[derive(Default)]
pub(super) struct Asked {
    conditions: Vec<String>,
    numbers: Vec<(usize, i64)>,
    texts: Vec<(usize, String)>,
}

impl Asked {
    fn next(&self) -> usize {
        self.numbers.len() + self.texts.len() + 1
    }

    pub(super) fn plain(&mut self, condition: &str) -> &mut Self {
        self.conditions.push(condition.to_owned());
        self
    }

    /// `condition ?n`; what cannot be a number matches nothing.
    pub(super) fn number(&mut self, condition: &str, value: Option<i64>) -> &mut Self {
        let at = self.next();
        self.conditions.push(format!("{condition} ?{at}"));
        self.numbers.push((at, value.unwrap_or(-1)));
        self
    }

    /// Closes the bracket the last condition opened.
    fn close(&mut self) -> &mut Self {
        if let Some(last) = self.conditions.last_mut() {
            last.push(')');
        }
        self
    }

    pub(super) fn text(&mut self, condition: &str, value: Option<&str>) -> &mut Self {
        if let Some(value) = value {
            let at = self.next();
            self.conditions.push(format!("{condition} ?{at}"));
            self.texts.push((at, value.to_owned()));
        }
        self
    }

    fn any<'a>(&mut self, column: &str, values: impl Iterator<Item = &'a str>) -> &mut Self {
        let mut places = Vec::new();
        for value in values {
            let at = self.next();
            places.push(format!("?{at}"));
            self.texts.push((at, value.to_owned()));
        }
        if !places.is_empty() {
            self.conditions.push(format!("{column} IN ({})", places.join(", ")));
        }
        self
    }

    fn file(&mut self, file: Option<&str>) -> &mut Self {
        if let Some(file) = file {
            let at = self.next();
            self.conditions.push(format!("(b.file_name = ?{at} OR b.file = ?{at})"));
            self.texts.push((at, file.to_owned()));
        }
        self
    }

    fn condition(&self) -> String {
        if self.conditions.is_empty() { String::new() } else { format!(" WHERE {}", self.conditions.join(" AND ")) }
    }

    fn values(&self) -> Vec<Value<'_>> {
        let mut values: Vec<(usize, Value<'_>)> = self.numbers.iter().map(|(at, n)| (*at, Value::Int(*n))).collect();
        values.extend(self.texts.iter().map(|(at, text)| (*at, Value::Text(text))));
        values.sort_by_key(|(at, _)| *at);
        values.into_iter().map(|(_, value)| value).collect()
    }
}

pub(super) fn entries(engine: &dyn Engine, asked: &Asked) -> Result<Vec<EntryRow>, Error> {
    let sql = format!(
        "SELECT k.plan, k.task, k.year, k.agency, k.source, k.class, e.id, e.batch, e.line, e.parent, e.kind, e.side, \
         e.amount, e.date, e.document, e.contract, e.note, e.corrects, e.reversal, e.derived, e.weight, e.over, \
         e.allowed_because, l.sheet, l.cell, l.raw, b.file_name, b.file, v.entry \
         FROM entry e JOIN budget_key k ON k.id = e.key LEFT JOIN line l ON l.id = e.line \
         LEFT JOIN batch b ON b.id = l.batch LEFT JOIN voided v ON v.entry = e.id{} ORDER BY e.id",
        asked.condition()
    );
    list(engine, &sql, &asked.values(), entry)
}

fn entry(row: &dyn Cells) -> Result<EntryRow, Error> {
    let reversal = row.int(18)? == 1;
    let line = row.maybe_int(8)?;
    let origin = match (line, row.maybe_string(27)?) {
        (Some(_), Some(sha256)) => Some(Origin {
            file: row.string(26)?,
            sha256,
            sheet: row.string(23)?,
            cell: row.string(24)?,
            raw: row.string(25)?,
        }),
        _ => None,
    };
    Ok(EntryRow {
        id: entry_id(row.int(6)?),
        batch: batch_id(row.int(7)?),
        line: line.map(line_id),
        parent: row.maybe_int(9)?.map(entry_id),
        live: !reversal && row.maybe_int(28)?.is_none(),
        entry: Entry {
            draft: None,
            parent: None,
            key: key(row, 0)?,
            kind: kind(row.text(10)?)?,
            amount: money(row.int(12)?)?,
            other: row.int(11)? == 1,
            derived: row.int(19)? == 1,
            reversal,
            weight: if row.int(20)? < 0 { -1 } else { 1 },
            over: money(row.int(21)?)?,
            date: text::day(row.maybe_text(13)?),
            document: row.maybe_string(14)?,
            contract: text::part(row.text(15)?),
            note: row.maybe_string(16)?,
            corrects: row.maybe_int(17)?.map(entry_id),
            allowed_because: row.maybe_string(22)?,
            origin,
            line: None,
        },
    })
}

pub(super) fn lines(engine: &dyn Engine, asked: &Asked) -> Result<Vec<LineRow>, Error> {
    let sql = format!(
        "SELECT l.id, l.batch, l.sheet, l.cell, l.row, l.column_label, l.kind, l.document, l.date, l.code, l.path, \
         l.content, l.agency, l.year, l.month, l.source, l.class, l.contract, l.note, l.raw, l.amount, l.plan, l.task, \
         l.confidence, l.state, l.reasons, b.file_name, b.file, r.id, r.plan, r.task, r.year, r.state, u.batch \
         FROM line l JOIN batch b ON b.id = l.batch LEFT JOIN undone u ON u.batch = l.batch \
         LEFT JOIN relink r ON r.id = (SELECT max(x.id) FROM relink x WHERE x.line = l.id \
         AND NOT EXISTS (SELECT 1 FROM undone y WHERE y.batch = x.batch)){} ORDER BY l.id",
        asked.condition()
    );
    list(engine, &sql, &asked.values(), line)
}

fn line(row: &dyn Cells) -> Result<LineRow, Error> {
    let changed = row.maybe_int(28)?.is_some();
    let at = |own: usize, new: usize| if changed { new } else { own };
    let year = row.maybe_int(at(13, 31))?.and_then(|year| i32::try_from(year).ok());
    let state = row.text(at(24, 32))?;
    let state = [State::Linked, State::Unsure, State::Unlinked, State::OnPurpose]
        .into_iter()
        .find(|one| one.slug() == state)
        .ok_or_else(|| Error::new("book-damaged", state))?;
    Ok(LineRow {
        id: line_id(row.int(0)?),
        batch: batch_id(row.int(1)?),
        file: row.maybe_string(26)?,
        sha256: row.maybe_string(27)?,
        reversed: row.maybe_int(33)?.is_some(),
        record: LineRecord {
            sheet: row.string(2)?,
            cell: row.string(3)?,
            row: u32::try_from(row.int(4)?).unwrap_or(0),
            column_label: row.string(5)?,
            kind: row.maybe_text(6)?.map(kind).transpose()?,
            document: row.maybe_string(7)?,
            date: text::day(row.maybe_text(8)?),
            code: row.maybe_string(9)?,
            path: text::read_list(row.text(10)?),
            content: row.string(11)?,
            agency: row.maybe_string(12)?,
            year,
            month: row.maybe_int(14)?.and_then(|month| u8::try_from(month).ok()),
            source: row.maybe_string(15)?,
            class: row.maybe_string(16)?,
            contract: row.maybe_string(17)?,
            note: row.maybe_string(18)?,
            raw: row.string(19)?,
            amount: row.maybe_int(20)?.map(money).transpose()?,
            plan: row.maybe_string(at(21, 29))?,
            task: row.maybe_string(at(22, 30))?,
            // What a person chose is sure.
            confidence: if changed { 1000 } else { u16::try_from(row.int(23)?).unwrap_or(0) },
            state,
            reasons: text::read_pairs(row.text(25)?),
        },
    })
}

fn history(engine: &dyn Engine, condition: &str, values: &[Value<'_>]) -> Result<Vec<Recorded>, Error> {
    let sql = format!(
        "SELECT b.id, b.at, b.who, b.what, b.kind, b.file_name, b.file, b.content_hash, b.first_line, b.last_line, \
         b.entries, b.amount, b.reverses, b.hash, u.by FROM batch b LEFT JOIN undone u ON u.batch = b.id {condition} \
         ORDER BY b.id"
    );
    list(engine, &sql, values, |row| {
        Ok(Recorded {
            id: batch_id(row.int(0)?),
            at: row.string(1)?,
            who: row.string(2)?,
            what: row.string(3)?,
            kind: row.string(4)?,
            file: row.maybe_string(5)?,
            sha256: row.maybe_string(6)?,
            content_hash: row.maybe_string(7)?,
            lines: u64::try_from(row.int(9)?.saturating_sub(row.int(8)?).saturating_add(1)).unwrap_or(0),
            entries: u64::try_from(row.int(10)?).unwrap_or(0),
            amount: money(row.int(11)?)?,
            reverses: row.maybe_int(12)?.map(batch_id),
            hash: row.string(13)?,
            reversed_by: row.maybe_int(14)?.map(batch_id),
        })
    })
}

pub(super) fn batch(engine: &dyn Engine, id: &str) -> Result<Recorded, Error> {
    let number = number('B', id).unwrap_or(-1);
    let found = history(engine, "WHERE b.id = ?1", &[number.into()])?;
    found.into_iter().next().ok_or_else(|| Error::new("batch-unknown", id))
}

/// A budget key from six columns: plan, task, year, agency, source, class.
fn key(row: &dyn Cells, at: usize) -> Result<Key, Error> {
    Ok(Key {
        plan: row.string(at)?,
        task: text::part(row.text(at + 1)?),
        year: i32::try_from(row.int(at + 2)?).unwrap_or(0),
        agency: text::part(row.text(at + 3)?),
        source: text::part(row.text(at + 4)?),
        class: text::part(row.text(at + 5)?),
    })
}

fn kind(slug: &str) -> Result<Kind, Error> {
    Kind::from_slug(slug).ok_or_else(|| Error::new("book-damaged", slug))
}

fn money(dong: i64) -> Result<Money, Error> {
    Money::new(dong).ok_or_else(|| Error::new("book-damaged", "amount").because(format!("{dong} is beyond 10^18")))
}
