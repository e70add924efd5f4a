//! Several at once: nothing overspent, nothing lost, nobody told that the book is locked.

use super::*;
use std::thread;

#[test]
fn fifty_payments_race_for_one_allotment() {
    let mut desk = Desk::new();
    desk.post("appropriated 100").unwrap();
    let path = desk.path();
    // 50 payments of 3 against 100: 33 fit.
    let results: Vec<Result<String, WriteError>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..5)
            .map(|_| {
                let path = &path;
                scope.spawn(move || {
                    let mut results = Vec::new();
                    for _ in 0..10 {
                        // Opened anew each time, as commands do.
                        let mut book = Book::open(path, Access::Write).unwrap();
                        let drafts = crate::ledger::tests::drafts("spent 3");
                        results.push(book.post(&head("spend add"), drafts).map(|sealed| sealed.id));
                    }
                    results
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    let (done, refused): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
    assert_eq!((done.len(), refused.len()), (33, 17));
    for error in refused {
        assert_eq!(slugs(&error.unwrap_err()), ["outside-available"]);
    }
    let mut ids: Vec<String> = done.into_iter().map(Result::unwrap).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 33, "every batch has an id of its own");
    assert_eq!(desk.available("8.2", 2024), 1);
    clean(&desk.book);
}

/// The same with programs of their own: this test starts itself.
#[test]
fn processes_race_for_one_allotment() {
    let mut desk = Desk::new();
    desk.post("appropriated 100").unwrap();
    let children: Vec<_> = (0..4)
        .map(|_| {
            std::process::Command::new(std::env::current_exe().unwrap())
                .args(["store::tests::race::one_of_the_racing_programs", "--exact", "--ignored", "--nocapture"])
                .env("DUTOAN_TEST_BOOK", desk.path())
                .stdout(std::process::Stdio::piped())
                .stderr(std::process::Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut done = 0;
    for child in children {
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
        done += said.lines().filter(|line| line.contains("posted")).count();
    }
    assert_eq!(done, 33);
    assert_eq!(desk.available("8.2", 2024), 1);
    clean(&desk.book);
}

#[test]
#[ignore = "a part of processes_race_for_one_allotment"]
fn one_of_the_racing_programs() {
    let Some(path) = std::env::var_os("DUTOAN_TEST_BOOK") else { return };
    for _ in 0..12 {
        let mut book = Book::open(std::path::Path::new(&path), Access::Write).unwrap();
        match book.post(&head("spend add"), crate::ledger::tests::drafts("spent 3")) {
            Ok(_) => println!("\nposted"),
            Err(error) => assert_eq!(slugs(&error), ["outside-available"]),
        }
    }
}

#[test]
fn the_same_file_posted_by_two_is_posted_once() {
    let desk = Desk::new();
    let path = desk.path();
    let posted: usize = thread::scope(|scope| {
        let workers: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let mut book = Book::open(&path, Access::Write).unwrap();
                    let (head, drafts) = import(b"same", Kind::Appropriated, [1, 2]);
                    match book.post(&head, drafts) {
                        Ok(_) => 1,
                        Err(WriteError::AlreadyPosted(batch)) => {
                            assert_eq!(batch, "B0001");
                            0
                        }
                        Err(error) => panic!("{error}"),
                    }
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).sum()
    });
    assert_eq!(posted, 1);
}

/// Whatever the program does: the database itself refuses what nobody allowed.
#[test]
fn the_database_guards_the_balance() {
    let mut desk = Desk::new();
    desk.post("appropriated 100").unwrap();
    let key = Key { plan: "p".into(), task: Some("8.2".into()), year: 2024, ..Key::default() };
    let error = desk
        .book
        .write(&head("a program that forgot the rules"), std::slice::from_ref(&key), |positions| {
            // Judged against a book that is not this one.
            let mut other = crate::ledger::Positions::new(positions.rules.clone());
            crate::ledger::decide(&mut other, crate::ledger::tests::drafts("appropriated 900")).unwrap();
            crate::ledger::decide(&mut other, crate::ledger::tests::drafts("spent 101"))
        })
        .unwrap_err();
    assert_eq!(slugs(&error), ["book-guard"]);
    assert_eq!(desk.book.history().unwrap().len(), 1);
    clean(&desk.book);
}
