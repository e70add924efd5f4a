//! Copies, and files that are not what they seem.

use super::super::Error;
use super::*;
use std::fs;

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    result.unwrap_err().code
}

#[test]
fn a_backup_is_verified_and_restores_to_the_same_book() {
    let mut desk = Desk::new();
    let (head_of_file, drafts) = import(b"grants", Kind::Appropriated, [100, 200]);
    desk.book.post(&head_of_file, drafts).unwrap();
    desk.post("spent 50").unwrap();
    let (copy, back) = (desk.folder.path().join("copy.dutoan"), desk.folder.path().join("back.dutoan"));
    desk.book.backup(&copy).unwrap();
    assert_eq!(code(desk.book.backup(&copy)), "file-exists");
    desk.post("spent 60").unwrap();
    assert_eq!(code(Book::restore(&copy, &desk.path())), "book-exists");
    let mut restored = Book::restore(&copy, &back).unwrap();
    assert_eq!(restored.history().unwrap(), desk.book.history().unwrap()[..2]);
    assert_eq!(restored.id().unwrap(), desk.book.id().unwrap());
    restored.post(&head("goes on"), crate::ledger::tests::drafts("spent 60")).unwrap();
    assert_eq!(restored.history().unwrap()[2].id, "B0003");
    clean(&restored);
    let names: Vec<_> = fs::read_dir(desk.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| !name.to_string_lossy().contains(".copy-")), "{names:?}");
}

#[test]
fn a_damaged_copy_is_not_restored() {
    let mut desk = Desk::new();
    desk.post("appropriated 100").unwrap();
    let (copy, back) = (desk.folder.path().join("copy.dutoan"), desk.folder.path().join("back.dutoan"));
    desk.book.backup(&copy).unwrap();
    let whole = fs::read(&copy).unwrap();
    for cut in [50, 100, 4096, whole.len() / 2, whole.len() - 4096] {
        fs::write(&copy, &whole[..cut]).unwrap();
        assert!(["not-a-book", "book-damaged", "disk"].contains(&code(Book::restore(&copy, &back))), "cut at {cut}");
        assert!(!back.exists());
    }
}

#[test]
fn files_that_are_no_books_are_told_apart() {
    let desk = Desk::new();
    let at = |name: &str| desk.folder.path().join(name);
    assert_eq!(code(Book::open(&at("none"), Access::Read)), "book-missing");
    fs::write(at("empty"), b"").unwrap();
    fs::write(at("text"), "STT;Nội dung\n".repeat(50)).unwrap();
    rusqlite::Connection::open(at("other")).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    for name in ["empty", "text", "other"] {
        assert_eq!(code(Book::open(&at(name), Access::Write)), "not-a-book", "{name}");
    }
    assert_eq!(code(Book::open(desk.folder.path(), Access::Read)), "not-a-book");
    let stranger = rusqlite::Connection::open(at("stranger")).unwrap();
    stranger.execute_batch("PRAGMA application_id = 1146375745; CREATE TABLE t (x)").unwrap();
    assert_eq!(code(Book::open(&at("stranger"), Access::Write)), "not-a-book");
    assert_eq!(code(Book::create(&at("text"), "x", "now", &BTreeMap::new())), "book-exists");
    assert_eq!(code(Book::create(&at("no/such/folder"), "x", "now", &BTreeMap::new())), "disk");
    let newer = rusqlite::Connection::open(desk.path()).unwrap();
    newer.execute("UPDATE meta SET value = '2' WHERE key = 'schema'", []).unwrap();
    drop(newer);
    let error = Book::open(&desk.path(), Access::Read).unwrap_err();
    assert_eq!(error.code, "book-newer");
    assert!(error.text.vi.contains("so.dutoan"));
}

#[test]
fn who_only_looks_cannot_record() {
    let mut desk = Desk::new();
    desk.post("appropriated 100").unwrap();
    let mut reader = reopened(&desk, Access::Read);
    let error = reader.post(&head("x"), Vec::new()).unwrap_err();
    assert_eq!(slugs(&error), ["book-read-only"]);
    assert_eq!(code(reader.set_office(&BTreeMap::new())), "book-read-only");
    assert_eq!(code(reader.remember(&[], None)), "book-read-only");
    // It sees what is recorded meanwhile, and one moment where it asks for one.
    let seen = reader
        .at_one_moment(|book| {
            let first = book.history()?.len();
            desk.post("spent 1").unwrap();
            Ok((first, book.history()?.len()))
        })
        .unwrap();
    assert_eq!(seen, (1, 1));
    assert_eq!(reader.history().unwrap().len(), 2);
}

#[cfg(unix)]
#[test]
fn a_file_without_the_right_to_write_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let path = desk.path();
    let Desk { book, folder } = desk;
    drop(book);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    if fs::OpenOptions::new().append(true).open(&path).is_ok() {
        println!("skipped: this user may write everything");
    } else {
        assert_eq!(code(Book::open(&path, Access::Write)), "book-read-only");
        assert_eq!(Book::open(&path, Access::Read).unwrap().history().unwrap(), []);
    }
    drop(folder);
}
