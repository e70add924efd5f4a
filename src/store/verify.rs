//! Checking the book itself: the database, the hash chain, the sums beside it.

use super::chain::Chain;
use super::chain::sha256;
use super::engine::{Engine, Value, list, moment};
use super::rows::batch_id;
use super::seal::{BATCH_COLUMNS, ENTRY_COLUMNS, LINE_COLUMNS};
use super::{Book, Error};
use crate::finding::{Finding, Place, Severity};
use crate::words::Bilingual;

impl Book {
    /// Everything that is wrong with the book as a record: nothing, unless a disk failed or somebody changed it
    /// with another tool. The slugs are `book-damaged`, `chain-broken`, `file-changed` and `sums-differ`.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn verify(&self) -> Result<Vec<Finding>, Error> {
        moment(self.db(), || {
            let engine = self.db();
            let mut findings: Vec<Finding> = engine.integrity()?.iter().map(|said| damaged(said)).collect();
            chain(engine, &self.id()?, &mut findings)?;
            files(engine, &mut findings)?;
            sums(engine, &mut findings)?;
            Ok(findings)
        })
    }
}

/// What is read of a batch to walk the chain.
struct Link {
    id: i64,
    lines: (i64, i64),
    entries: (i64, i64),
    previous: String,
    hash: String,
}

fn chain(engine: &dyn Engine, book: &str, findings: &mut Vec<Finding>) -> Result<(), Error> {
    let links = list(
        engine,
        "SELECT id, first_line, last_line, first_entry, last_entry, previous, hash FROM batch ORDER BY id",
        &[],
        |row| {
            Ok(Link {
                id: row.int(0)?,
                lines: (row.int(1)?, row.int(2)?),
                entries: (row.int(3)?, row.int(4)?),
                previous: row.string(5)?,
                hash: row.string(6)?,
            })
        },
    )?;
    let mut previous = sha256(book.as_bytes());
    let (mut batch, mut line, mut entry) = (1, 1, 1);
    for link in links {
        let found = hash(engine, &link)?;
        // A gap is a batch, line or entry that was removed, or one that belongs to no batch.
        let gapless = link.id == batch && link.lines.0 == line && link.entries.0 == entry;
        if found != link.hash || link.previous != previous || !gapless {
            findings.push(broken(link.id, &link.hash, &found));
        }
        previous = link.hash;
        batch = link.id.saturating_add(1);
        line = link.lines.1.saturating_add(1);
        entry = link.entries.1.saturating_add(1);
    }
    let counts = [("line", line), ("entry", entry)];
    for (table, next) in counts {
        let more =
            list(engine, &format!("SELECT id FROM {table} WHERE id >= ?1 LIMIT 1"), &[Value::Int(next)], |row| {
                row.int(0)
            })?;
        if !more.is_empty() {
            findings.push(damaged(&format!("{table} {next} belongs to no batch")));
        }
    }
    Ok(())
}

/// The hash of one batch as it stands now.
fn hash(engine: &dyn Engine, link: &Link) -> Result<String, Error> {
    let mut chain = Chain::new();
    let mut rows = |letter: u8, sql: &str, values: &[Value<'_>]| {
        engine.ask(sql, values, &mut |row| {
            chain.letter(letter);
            for column in 0..row.width() {
                chain.value(&row.value(column)?);
            }
            Ok(())
        })
    };
    rows(b'B', &format!("SELECT {BATCH_COLUMNS} FROM batch WHERE id = ?1"), &[link.id.into()])?;
    rows(
        b'L',
        &format!("SELECT {LINE_COLUMNS} FROM line WHERE id >= ?1 AND id <= ?2 ORDER BY id"),
        &[link.lines.0.into(), link.lines.1.into()],
    )?;
    rows(
        b'E',
        &format!(
            "SELECT {ENTRY_COLUMNS} FROM entry e JOIN budget_key k ON k.id = e.key WHERE e.id >= ?1 AND e.id <= ?2 \
             ORDER BY e.id"
        ),
        &[link.entries.0.into(), link.entries.1.into()],
    )?;
    rows(b'F', "SELECT id, batch, topic, name, value FROM fact WHERE batch = ?1 ORDER BY id", &[link.id.into()])?;
    rows(
        b'K',
        "SELECT id, batch, line, plan, task, year, state FROM relink WHERE batch = ?1 ORDER BY id",
        &[link.id.into()],
    )?;
    Ok(chain.finish())
}

fn files(engine: &dyn Engine, findings: &mut Vec<Finding>) -> Result<(), Error> {
    engine.ask("SELECT sha256, bytes FROM file", &[], &mut |row| {
        let (told, found) = (row.string(0)?, sha256(row.bytes(1)?));
        if told != found {
            findings.push(
                Finding::new(
                    "file-changed",
                    Severity::Block,
                    Bilingual::new(
                        format!("Tệp gốc lưu trong sổ đã bị thay đổi: mã băm ghi {told}, tính lại {found}."),
                        format!("A file kept in the book was changed: recorded hash {told}, now {found}."),
                    ),
                )
                .next(advice())
                .with("recorded", told)
                .with("found", found),
            );
        }
        Ok(())
    })
}

/// Each query gives the rows where a kept sum and the sum of what it is made of differ: name, kept, found.
const SUMS: [(&str, &str); 4] = [
    (
        "total",
        "WITH made AS (SELECT key, contract, kind, side, CAST(sum(amount) AS bigint) AS amount, \
           CAST(sum(weight) AS bigint) AS weight FROM entry GROUP BY key, contract, kind, side) \
         SELECT m.key || ' ' || m.kind, coalesce(t.amount, 0), m.amount FROM made m LEFT JOIN total t \
           ON t.key = m.key AND t.contract = m.contract AND t.kind = m.kind AND t.side = m.side \
           WHERE t.key IS NULL OR t.amount <> m.amount OR t.weight <> m.weight \
         UNION ALL SELECT t.key || ' ' || t.kind, t.amount, 0 FROM total t LEFT JOIN made m \
           ON t.key = m.key AND t.contract = m.contract AND t.kind = m.kind AND t.side = m.side \
           WHERE m.key IS NULL",
    ),
    (
        "balance",
        "WITH made AS (SELECT k.plan AS plan, k.task AS task, k.year AS year, \
           CAST(sum(CASE WHEN e.kind IN ('appropriated', 'provisional', 'allotted', 'supplemented', 'adjusted', \
             'handed-over', 'carried-over') THEN e.amount WHEN e.kind IN ('cut', 'recalled', 'withheld', 'lapsed') \
             THEN -e.amount ELSE 0 END) AS bigint) AS usable, \
           CAST(sum(CASE WHEN e.kind IN ('committed', 'advanced', 'spent') THEN e.amount \
             WHEN e.kind IN ('released', 'returned') THEN -e.amount ELSE 0 END) AS bigint) AS used, \
           CAST(sum(e.over) AS bigint) AS over FROM entry e JOIN budget_key k ON k.id = e.key \
           GROUP BY k.plan, k.task, k.year) \
         SELECT m.plan || ' ' || m.task || ' ' || m.year, coalesce(b.usable - b.used, 0), m.usable - m.used \
           FROM made m LEFT JOIN balance b ON b.plan = m.plan AND b.task = m.task AND b.year = m.year \
           WHERE coalesce(b.usable, 0) <> m.usable OR coalesce(b.used, 0) <> m.used \
             OR coalesce(b.allowed_over, 0) <> m.over \
         UNION ALL SELECT b.plan || ' ' || b.task || ' ' || b.year, b.usable - b.used, 0 FROM balance b LEFT JOIN made m \
           ON b.plan = m.plan AND b.task = m.task AND b.year = m.year WHERE m.plan IS NULL",
    ),
    (
        "voided",
        "SELECT 'entry ' || v.entry, v.by, coalesce(e.corrects, 0) FROM voided v LEFT JOIN entry e ON e.id = v.by \
           WHERE e.id IS NULL OR e.reversal = 0 OR e.corrects <> v.entry \
             OR EXISTS (SELECT 1 FROM voided w WHERE w.entry = v.by) \
         UNION ALL SELECT 'entry ' || e.corrects, 0, e.id FROM entry e WHERE e.reversal = 1 \
           AND NOT EXISTS (SELECT 1 FROM voided v WHERE v.by = e.id) \
           AND NOT EXISTS (SELECT 1 FROM voided v WHERE v.entry = e.id)",
    ),
    (
        "undone",
        "SELECT 'batch ' || u.batch, u.by, coalesce(b.reverses, 0) FROM undone u LEFT JOIN batch b ON b.id = u.by \
           WHERE b.id IS NULL OR b.reverses IS NULL OR b.reverses <> u.batch \
             OR EXISTS (SELECT 1 FROM undone w JOIN batch c ON c.id = w.by WHERE w.batch = u.by AND c.kind = 'reverse') \
         UNION ALL SELECT 'batch ' || b.reverses, 0, b.id FROM batch b WHERE b.reverses IS NOT NULL \
           AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.by = b.id) \
           AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.batch = b.id)",
    ),
];

fn sums(engine: &dyn Engine, findings: &mut Vec<Finding>) -> Result<(), Error> {
    for (table, sql) in SUMS {
        engine.ask(sql, &[], &mut |row| {
            let (name, kept, found) = (row.string(0)?, row.int(1)?, row.int(2)?);
            findings.push(
                Finding::new(
                    "sums-differ",
                    Severity::Block,
                    Bilingual::new(
                        format!("Số cộng sẵn ({table}, {name}) ghi {kept}, cộng lại từ bút toán là {found}."),
                        format!("A kept sum ({table}, {name}) says {kept}, its entries make {found}."),
                    ),
                )
                .next(advice())
                .with("kept", kept.to_string())
                .with("found", found.to_string()),
            );
            Ok(())
        })?;
    }
    Ok(())
}

fn advice() -> Bilingual {
    Bilingual::new("Phục hồi từ bản sao lưu gần nhất: dutoan restore", "Restore the latest backup: dutoan restore")
}

fn damaged(said: &str) -> Finding {
    Finding::new(
        "book-damaged",
        Severity::Block,
        Bilingual::new(format!("Sổ bị hỏng: {said}."), format!("The book is damaged: {said}.")),
    )
    .next(advice())
}

fn broken(batch: i64, told: &str, found: &str) -> Finding {
    let id = batch_id(batch);
    let mut finding = Finding::new(
        "chain-broken",
        Severity::Block,
        Bilingual::new(
            format!("Đợt {id} đã bị sửa sau khi ghi: mã băm ghi {told}, tính lại {found}."),
            format!("Batch {id} was changed after it was recorded: recorded hash {told}, now {found}."),
        ),
    )
    .next(advice())
    .with("recorded", told)
    .with("found", found);
    finding.place = Place::Batch(id);
    finding
}
