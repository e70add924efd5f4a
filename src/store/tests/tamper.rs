//! Somebody changes the book with another tool: `verify` finds it, whatever was changed.

use super::*;
use rusqlite::Connection;

fn book() -> Desk {
    let mut desk = Desk::new();
    let plan = crate::plan::Plan { id: "p".into(), ..Default::default() };
    desk.book.put_plan(&plan, &head("plan import")).unwrap();
    let (mut head_of_file, mut drafts) = import(b"grants", Kind::Appropriated, [100, 200]);
    head_of_file.content_hash = Some("content".into());
    head_of_file.lines[0] = LineRecord {
        document: Some("1/QĐ".into()),
        date: Some(jiff::civil::date(2024, 1, 2)),
        code: Some("2.4".into()),
        agency: Some("A".into()),
        month: Some(1),
        source: Some("NSNN".into()),
        class: Some("341".into()),
        contract: Some("HĐ".into()),
        note: Some("n".into()),
        ..head_of_file.lines[0].clone()
    };
    drafts[0].document = Some("1/QĐ".into());
    drafts[0].date = Some(jiff::civil::date(2024, 1, 2));
    drafts[0].note = Some("ghi chú".into());
    drafts[0].key = Key { agency: Some("A".into()), class: Some("341".into()), ..drafts[0].key.clone() };
    desk.book.post(&head_of_file, drafts).unwrap();
    desk.post("committed 50 #HĐ\nspent 60 #HĐ @2024-06-02 !lý-do\nspent 300 !lý-do").unwrap();
    let link = super::super::Relink {
        line: "L000001".into(),
        plan: "p".into(),
        task: Some("9".into()),
        year: 2024,
        state: State::Linked,
        part: None,
    };
    desk.book.relink(&[link], None, &head("link set")).unwrap();
    desk.post("spent 1 !lý-do").unwrap();
    let last = desk.book.history().unwrap().last().unwrap().id.clone();
    desk.book.reverse(&last, &head("undo")).unwrap();
    clean(&desk.book);
    desk
}

/// Takes every guard away.
fn unguarded(path: &std::path::Path) -> Connection {
    let db = Connection::open(path).unwrap();
    db.execute_batch(
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF; \
         PRAGMA journal_mode = DELETE;",
    )
    .unwrap();
    let triggers: Vec<String> = {
        let mut names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").unwrap();
        names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    for name in triggers {
        db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    db
}

/// Runs raw SQL without any guard.
fn by_force(path: &std::path::Path, sql: &str) -> usize {
    unguarded(path).execute(sql, []).unwrap_or_else(|error| panic!("{sql}: {error}"))
}

/// The bytes of an unguarded book, sound until somebody changes it.
fn soft() -> (tempfile::TempDir, Vec<u8>) {
    let Desk { book, folder } = book();
    let path = book.path().to_owned();
    drop(book);
    drop(unguarded(&path));
    assert!(!found(&path));
    (folder, std::fs::read(&path).unwrap())
}

/// Whether looking finds something: a finding, or a book that cannot even be read.
fn found(path: &std::path::Path) -> bool {
    Book::open(path, Access::Read).and_then(|book| book.verify()).map_or(true, |findings| !findings.is_empty())
}

#[test]
fn triggers_keep_what_is_recorded() {
    let desk = book();
    let db = Connection::open(desk.path()).unwrap();
    for table in ["batch", "file", "line", "entry", "fact", "relink", "budget_key"] {
        for sql in [format!("DELETE FROM {table}"), format!("UPDATE {table} SET rowid = rowid + 1000")] {
            let error = db.execute(&sql, []).unwrap_err().to_string();
            assert!(error.contains("append-only"), "{sql}: {error}");
        }
    }
}

#[test]
fn every_field_of_every_row_is_guarded_by_the_chain() {
    let (folder, whole) = soft();
    let db = Connection::open(folder.path().join("so.dutoan")).unwrap();
    let mut changed = 0;
    for table in [
        "meta",
        "batch",
        "file",
        "line",
        "entry",
        "budget_key",
        "fact",
        "relink",
        "total",
        "balance",
        "voided",
        "undone",
    ] {
        let columns: Vec<(String, String)> = {
            let mut info = db.prepare(&format!("PRAGMA table_info({table})")).unwrap();
            info.query_map([], |row| Ok((row.get(1)?, row.get(2)?))).unwrap().map(Result::unwrap).collect()
        };
        for (column, kind) in columns {
            if table == "meta" && column != "value" {
                continue;
            }
            let other = match kind.as_str() {
                "INTEGER" => format!("coalesce({column}, 0) + 1"),
                "BLOB" => "x'00'".to_owned(),
                _ => format!("coalesce({column}, '') || 'x'"),
            };
            // One field of one row: the first that can be changed so.
            let row = match (table, column.as_str()) {
                ("meta", _) => "key = 'id'".to_owned(),
                ("total" | "balance", _) => format!("({column}) = (SELECT max({column}) FROM {table}) AND 1"),
                _ => format!("rowid = (SELECT max(rowid) FROM {table})"),
            };
            let file = folder.path().join("tampered.dutoan");
            std::fs::write(&file, &whole).unwrap();
            let rows = by_force(&file, &format!("UPDATE {table} SET {column} = {other} WHERE {row}"));
            assert!(rows > 0, "{table}.{column}");
            assert!(found(&file), "{table}.{column} was changed and nobody noticed");
            changed += 1;
        }
    }
    assert!(changed > 80, "{changed}");
}

#[test]
fn rows_removed_added_or_swapped_are_found() {
    let (folder, whole) = soft();
    let cases = [
        "DELETE FROM entry WHERE id = 2",
        "DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)",
        "DELETE FROM line WHERE id = 1",
        "DELETE FROM line WHERE id = 2",
        "DELETE FROM fact",
        "DELETE FROM relink",
        "DELETE FROM file",
        "DELETE FROM batch WHERE id = 2",
        "DELETE FROM voided",
        "DELETE FROM undone",
        "DELETE FROM total WHERE kind = 'spent'",
        "DELETE FROM balance",
        "INSERT INTO balance VALUES ('q', '1', 2024, 5, 0, 0)",
        "INSERT INTO total VALUES (1, '', 'cut', 0, 5, 1)",
        "INSERT INTO voided VALUES (2, 3)",
        "INSERT INTO undone VALUES (3, 4)",
        "INSERT INTO entry SELECT id + 100, batch, line, parent, key, kind, side, amount, date, document, contract, \
         note, corrects, reversal, derived, weight, over, allowed_because FROM entry WHERE id = 1",
        "INSERT INTO fact SELECT id + 100, batch, topic, name, value FROM fact WHERE id = 1",
        "INSERT INTO line SELECT id + 100, batch, sheet, cell, row, column_label, kind, document, date, code, path, \
         content, agency, year, month, source, class, contract, note, raw, amount, plan, task, confidence, state, \
         reasons FROM line WHERE id = 1",
        "UPDATE batch SET at = who, who = at WHERE id = 3",
        "UPDATE entry SET amount = (SELECT 300000000 - amount FROM entry o WHERE o.id = entry.id) WHERE id IN (1, 2)",
        "UPDATE line SET content = CASE id WHEN 1 THEN 'Nội dung 8.2' ELSE 'Nội dung 2.4' END",
    ];
    for sql in cases {
        let file = folder.path().join("tampered.dutoan");
        std::fs::write(&file, &whole).unwrap();
        assert!(by_force(&file, sql) > 0, "{sql}");
        assert!(found(&file), "{sql}: nobody noticed");
    }
}

#[test]
fn the_finding_names_the_batch_and_both_hashes() {
    let (folder, _) = soft();
    let path = folder.path().join("so.dutoan");
    by_force(&path, "UPDATE entry SET amount = amount + 1 WHERE id = 1");
    let findings = Book::open(&path, Access::Read).unwrap().verify().unwrap();
    let slugs: Vec<_> = findings.iter().map(|finding| finding.slug).collect();
    assert_eq!(slugs, ["chain-broken", "sums-differ", "sums-differ"]);
    assert_eq!(findings[0].place, crate::finding::Place::Batch("B0002".into()));
    assert_ne!(findings[0].data["recorded"], findings[0].data["found"]);
}
