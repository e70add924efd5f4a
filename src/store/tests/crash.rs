//! The power goes out, the disk fills up: a batch is whole or absent.

use super::*;
use std::fs;

/// A copy of the book's files as a dead machine leaves them, the log cut at `cut` bytes.
fn left_behind(desk: &Desk, name: &str, cut: usize) -> PathBuf {
    let folder = desk.folder.path().join(name);
    fs::create_dir(&folder).unwrap();
    let copy = folder.join("so.dutoan");
    fs::copy(desk.path(), &copy).unwrap();
    let log = fs::read(desk.path().with_extension("dutoan-wal")).unwrap();
    fs::write(folder.join("so.dutoan-wal"), &log[..cut.min(log.len())]).unwrap();
    copy
}

#[test]
fn a_log_torn_anywhere_leaves_whole_batches() {
    let mut desk = Desk::new();
    let mut heads = vec![desk.book.head_hash().unwrap()];
    for at in 0..4_u8 {
        let (head, drafts) = import(&[at; 5000], Kind::Appropriated, [100, 200]);
        heads.push(desk.book.post(&head, drafts).unwrap().hash);
    }
    let whole = fs::metadata(desk.path().with_extension("dutoan-wal")).unwrap().len();
    let whole = usize::try_from(whole).unwrap();
    let mut seen = std::collections::BTreeSet::new();
    for at in 0..=120 {
        let copy = left_behind(&desk, &format!("cut{at}"), whole * at / 120);
        let book = Book::open(&copy, Access::Write).unwrap();
        clean(&book);
        let batches = book.history().unwrap().len();
        assert_eq!(book.head_hash().unwrap(), heads[batches], "cut {at}");
        assert_eq!(book.entries(&all()).unwrap().len(), batches * 2);
        seen.insert(batches);
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
}

#[test]
fn what_was_not_committed_is_absent() {
    let mut desk = Desk::new();
    desk.post("appropriated 100").unwrap();
    let head = desk.book.head_hash().unwrap();
    // Somebody died in the middle of a long posting: pages have spilled into the log already.
    let dying = reopened(&desk, Access::Write);
    let db = dying.db();
    db.run("PRAGMA cache_size = 10", &[]).ok();
    db.begin().unwrap();
    for id in 2..2000_i64 {
        let sql = "INSERT INTO entry SELECT ?1, batch, line, parent, key, kind, side, amount, date, document, contract, note, \
                   corrects, reversal, derived, weight, over, allowed_because FROM entry WHERE id = 1";
        db.run(sql, &[id.into()]).unwrap();
    }
    let copy = left_behind(&desk, "copy", usize::MAX);
    let book = Book::open(&copy, Access::Write).unwrap();
    clean(&book);
    assert_eq!((book.head_hash().unwrap(), book.entries(&all()).unwrap().len()), (head, 1));
}

#[test]
fn a_full_disk_records_nothing_and_says_so() {
    let mut desk = Desk::new();
    desk.post("appropriated 100").unwrap();
    let before = (desk.book.head_hash().unwrap(), desk.book.entries(&all()).unwrap());
    let mut pages = 0;
    desk.book
        .db()
        .ask("PRAGMA page_count", &[], &mut |row| {
            pages = row.int(0)?;
            Ok(())
        })
        .unwrap();
    desk.book.db().ask(&format!("PRAGMA max_page_count = {}", pages + 2), &[], &mut |_| Ok(())).unwrap();
    let (head, drafts) = import(&[7; 100_000], Kind::Appropriated, [1, 2]);
    assert_eq!(slugs(&desk.book.post(&head, drafts.clone()).unwrap_err()), ["disk-full"]);
    assert_eq!(before, (desk.book.head_hash().unwrap(), desk.book.entries(&all()).unwrap()));
    clean(&desk.book);
    desk.book.db().ask("PRAGMA max_page_count = 1000000", &[], &mut |_| Ok(())).unwrap();
    assert_eq!(desk.book.post(&head, drafts).unwrap().id, "B0002");
    clean(&desk.book);
}

#[test]
fn a_book_on_a_read_only_disk_can_be_read() {
    let mut desk = Desk::new();
    desk.post("appropriated 100").unwrap();
    let Desk { book, folder } = desk;
    let path = book.path().to_owned();
    drop(book);
    let engine = super::super::sqlite::Sqlite::open(&path, super::super::sqlite::Opening::Still).unwrap();
    let batches = super::super::engine::list(&engine, "SELECT id FROM batch", &[], |row| row.int(0)).unwrap();
    assert_eq!(batches, [1]);
    let names = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(names, 1, "nothing is written beside it");
}
