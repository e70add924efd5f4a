//! Recording and looking.

use super::super::{LineFilter, NewFact};
use super::*;
use crate::plan::Plan;

#[test]
fn what_is_recorded_is_read_back() {
    let mut desk = Desk::new();
    let (head, drafts) = import(b"bytes", Kind::Appropriated, [700, 4700]);
    let sealed = desk.book.post(&head, drafts).unwrap();
    assert_eq!((sealed.id.as_str(), sealed.entries), ("B0001", 2));
    assert_eq!(sealed.entry_ids, ["E000001", "E000002"]);
    assert_eq!(sealed.line_ids, ["L000001", "L000002"]);
    assert_eq!(desk.book.head_hash().unwrap(), sealed.hash);

    let history = desk.book.history().unwrap();
    assert_eq!(history.len(), 1);
    assert_eq!((history[0].entries, history[0].amount.dong()), (2, 5_400_000_000));
    assert_eq!(history[0].file.as_deref(), Some("giao.xlsx"));
    assert_eq!(desk.book.file(history[0].sha256.as_ref().unwrap()).unwrap().unwrap(), b"bytes");

    let lines = desk.book.lines(&LineFilter::default()).unwrap();
    assert_eq!(lines.iter().map(|line| line.record.clone()).collect::<Vec<_>>(), head.lines);

    let filter = EntryFilter { cell: Some("D8".into()), file: Some("giao.xlsx".into()), ..EntryFilter::default() };
    let entries = desk.book.entries(&filter).unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!((entries[0].id.as_str(), entries[0].line.as_deref()), ("E000002", Some("L000002")));
    let origin = entries[0].entry.origin.clone().unwrap();
    assert_eq!((origin.sheet.as_str(), origin.cell.as_str(), origin.raw.as_str()), ("PL1", "D8", "4700000000"));
    assert!(entries[0].live);

    assert_eq!(desk.sums(&SumFilter::default()), ["2.4/2024 appropriated 700", "8.2/2024 appropriated 4700"]);
    clean(&desk.book);
    assert_eq!(reopened(&desk, Access::Read).history().unwrap(), history);
}

#[test]
fn the_same_file_or_content_is_posted_once() {
    let mut desk = Desk::new();
    let (head, drafts) = import(b"bytes", Kind::Appropriated, [1, 2]);
    desk.book.post(&head, drafts.clone()).unwrap();
    assert_eq!(desk.book.post(&head, drafts.clone()).unwrap_err(), WriteError::AlreadyPosted("B0001".into()));
    assert_eq!(desk.book.preview(&head, &drafts).unwrap_err(), WriteError::AlreadyPosted("B0001".into()));
    assert_eq!(desk.book.posted(&sha256(b"bytes")).unwrap().as_deref(), Some("B0001"));
    assert_eq!(desk.book.posted(&sha256(b"other")).unwrap(), None);
    // With a content hash that decides: other sheets of the same file may follow, the same cells may not.
    let content = |hash: &str, bytes: &[u8]| {
        let (mut head, drafts) = import(bytes, Kind::Supplemented, [1, 2]);
        head.content_hash = Some(hash.into());
        (head, drafts)
    };
    let (head, drafts) = content("one", b"bytes");
    assert_eq!(desk.book.post(&head, drafts).unwrap().id, "B0002");
    let (head, drafts) = content("one", b"saved again");
    assert_eq!(desk.book.post(&head, drafts).unwrap_err(), WriteError::AlreadyPosted("B0002".into()));
    assert_eq!(desk.book.posted_content("one").unwrap().as_deref(), Some("B0002"));
    // After a reversal it may be recorded again.
    desk.book.reverse("B0002", &super::head("undo")).unwrap();
    let (head, drafts) = content("one", b"saved again");
    assert_eq!(desk.book.post(&head, drafts).unwrap().id, "B0004");
    clean(&desk.book);
}

#[test]
fn a_refused_batch_leaves_no_trace() {
    let mut desk = Desk::new();
    desk.post("appropriated 100").unwrap();
    let before = (desk.book.head_hash().unwrap(), desk.book.entries(&all()).unwrap());
    let (mut head, mut drafts) = import(b"spent", Kind::Paid, [1, 50]);
    head.lines[0].task = None;
    let error = desk.book.post(&head, drafts.clone()).unwrap_err();
    assert_eq!(slugs(&error), ["outside-available"]);
    assert_eq!(desk.book.posted(&sha256(b"spent")).unwrap(), None);
    assert_eq!(before, (desk.book.head_hash().unwrap(), desk.book.entries(&all()).unwrap()));
    // The preview says what posting says, and records nothing.
    assert_eq!(desk.book.preview(&head, &drafts).unwrap_err(), error);
    drafts.remove(0);
    assert_eq!(desk.book.preview(&head, &drafts), Ok(()));
    assert_eq!(before.0, desk.book.head_hash().unwrap());
    // A correction of an entry that is not there.
    assert_eq!(slugs(&desk.post("spent -5 ^E000077").unwrap_err()), ["entry-unknown"]);
    assert_eq!(before.0, desk.book.head_hash().unwrap());
    clean(&desk.book);
}

#[test]
fn several_files_are_posted_all_or_none() {
    let mut desk = Desk::new();
    let (grants, spending) = (import(b"g", Kind::Appropriated, [10, 20]), import(b"s", Kind::Paid, [10, 21]));
    let empty = desk.book.head_hash().unwrap();
    let (at, error) = desk.book.post_all(vec![grants.clone(), spending]).unwrap_err();
    assert_eq!((at, slugs(&error)), (1, vec!["outside-available"]));
    assert_eq!((desk.book.history().unwrap(), desk.book.head_hash().unwrap()), (vec![], empty.clone()));
    // Each counts before the next.
    let spending = import(b"s", Kind::Paid, [10, 20]);
    let sealed = desk.book.post_all(vec![grants, spending]).unwrap();
    assert_eq!(sealed.iter().map(|sealed| sealed.id.as_str()).collect::<Vec<_>>(), ["B0001", "B0002"]);
    // What a preview showed is posted only on the book it was shown for.
    let stale = BatchHead { follows: Some(empty), ..head("post --if") };
    assert_eq!(slugs(&desk.book.post(&stale, Vec::new()).unwrap_err()), ["book-changed"]);
    let fresh = BatchHead { follows: Some(sealed[1].hash.clone()), ..head("post --if") };
    desk.book.post(&fresh, crate::ledger::tests::drafts("planned 1")).unwrap();
    clean(&desk.book);
}

#[test]
fn the_worked_example_holds_in_the_book() {
    let mut desk = Desk::new();
    desk.post("appropriated 4700 @2024-01-05\nappropriated 500 2.4/2024 @2024-01-05").unwrap();
    desk.post("adjusted -200 @2024-05-05\nadjusted 200 2.4/2024 @2024-05-05").unwrap();
    desk.post("committed 4400 #HĐ @2024-06-01\nadvanced 1320 #HĐ @2024-06-10").unwrap();
    desk.post("cleared 600 #HĐ @2024-09-01\nspent 1400 #HĐ @2024-09-01").unwrap();
    assert_eq!(desk.available("8.2", 2024), 100);
    assert_eq!(slugs(&desk.post("spent 101").unwrap_err()), ["outside-available"]);
    let year = SumFilter { year: Some(2024), plan: Some("p".into()), as_of: None };
    let sums = desk.sums(&year);
    assert_eq!(
        sums,
        [
            "2.4/2024 adjusted 200",
            "2.4/2024 appropriated 500",
            "8.2/2024 adjusted -200",
            "8.2/2024 advanced 1320",
            "8.2/2024 appropriated 4700",
            "8.2/2024 cleared 600",
            "8.2/2024 committed 4400",
            "8.2/2024 released 2720",
            "8.2/2024 spent 1400",
        ]
    );
    // The same sums, made of the entries.
    let day = |day: &str| SumFilter { as_of: Some(day.parse().unwrap()), ..year.clone() };
    assert_eq!(desk.sums(&day("2024-12-31")), sums);
    assert_eq!(
        desk.sums(&day("2024-06-01")),
        [
            "2.4/2024 adjusted 200",
            "2.4/2024 appropriated 500",
            "8.2/2024 adjusted -200",
            "8.2/2024 appropriated 4700",
            "8.2/2024 committed 4400"
        ]
    );
    assert_eq!(desk.sums(&SumFilter { year: Some(2023), ..year.clone() }), Vec::<String>::new());
    // A position made of the sums and the one the ledger judges by agree.
    let sums = desk.book.sums(&year).unwrap();
    let of = Position::of(sums.iter().filter(|sum| sum.key.task.as_deref() == Some("8.2")).map(|s| (s.kind, s.amount)));
    assert_eq!(of.unwrap().available(), desk.position("8.2", 2024).available());
    // Commitments by contract; what follows from an entry is asked for by itself.
    let commitments = desk.book.commitments(Some(2024)).unwrap();
    assert_eq!(commitments.len(), 1);
    assert_eq!((commitments[0].1.as_str(), commitments[0].3.dong()), ("HĐ", 1_680_000_000));
    let key = Key { plan: "p".into(), task: Some("8.2".into()), year: 2024, ..Key::default() };
    assert_eq!(desk.book.entries(&EntryFilter::of_task(&key)).unwrap().len(), 6);
    let with = EntryFilter { derived: true, kinds: vec![Kind::Released], ..EntryFilter::of_task(&key) };
    let derived = desk.book.entries(&with).unwrap();
    assert_eq!(derived.len(), 2);
    assert_eq!(derived[0].parent.as_deref(), Some("E000006"));
    assert_eq!(desk.book.history().unwrap()[2].entries, 2, "what follows is not counted");
    clean(&desk.book);
}

#[test]
fn an_explicit_zero_is_a_sum_and_nothing_is_none() {
    let mut desk = Desk::new();
    desk.post("appraised 0 1.1/2024\nproposed 5 1.1/2024").unwrap();
    assert_eq!(desk.sums(&SumFilter::default()), ["1.1/2024 appraised 0", "1.1/2024 proposed 5"]);
    desk.book.reverse("B0001", &head("undo")).unwrap();
    assert_eq!(desk.sums(&SumFilter::default()), Vec::<String>::new());
    let as_of = SumFilter { as_of: Some("2025-01-01".parse().unwrap()), ..SumFilter::default() };
    assert_eq!(desk.sums(&as_of), Vec::<String>::new());
}

#[test]
fn settings_plans_years_facts_and_memory_are_kept() {
    let mut desk = Desk::new();
    assert_eq!(desk.book.id().unwrap(), "seed");
    desk.book.set_office(&BTreeMap::from([("unit".to_owned(), "triệu đồng".to_owned())])).unwrap();
    desk.book.set_office(&BTreeMap::from([("name".to_owned(), String::new())])).unwrap();
    assert_eq!(desk.book.office().unwrap(), BTreeMap::from([("unit".to_owned(), "triệu đồng".to_owned())]));

    let mut plan = Plan { id: "p".into(), period: Some((2021, 2025)), title: "Kế hoạch".into(), ..Plan::default() };
    desk.book.put_plan(&plan, &head("plan import")).unwrap();
    assert_eq!(slugs(&desk.book.put_plan(&plan, &head("again")).unwrap_err()), ["already-posted"]);
    plan.title = "Kế hoạch sửa".into();
    let second = desk.book.put_plan(&plan, &head("plan set")).unwrap();
    assert_eq!(desk.book.plans().unwrap(), [plan.clone()]);
    desk.book.reverse(&second.id, &head("undo")).unwrap();
    assert_eq!(desk.book.plan("p").unwrap().unwrap().title, "Kế hoạch");

    // The plan's years and closed years are rules of the book.
    assert_eq!(slugs(&desk.post("appropriated 5 1/2031").unwrap_err()), ["year-outside-plan"]);
    desk.book.close_year(2024, &head("year close")).unwrap();
    assert_eq!(slugs(&desk.post("appropriated 5").unwrap_err()), ["year-closed"]);
    desk.book.reopen_year(2024, &head("year reopen")).unwrap();
    desk.post("appropriated 5").unwrap();
    assert_eq!(desk.book.closed_years().unwrap(), Default::default());
    // A plan that is built upon stays.
    assert_eq!(slugs(&desk.book.reverse("B0001", &head("undo")).unwrap_err()), ["built-upon"]);

    let fact = NewFact { topic: "review".into(), name: "2024/1".into(), value: "{}".into() };
    let with_fact = BatchHead { facts: vec![fact], ..head("review export") };
    desk.book.post(&with_fact, crate::ledger::tests::drafts("proposed 5")).unwrap();
    assert_eq!(desk.book.fact("review", "2024/1").unwrap().unwrap().value, "{}");
    desk.book.put_fact(&head("gone"), "review", "2024/1", "").unwrap();
    assert_eq!(desk.book.facts("review").unwrap(), []);

    let decision = |task: Option<&str>| crate::link::Remembered {
        wording: "đoàn ra".into(),
        code: Some("3".into()),
        agency: None,
        task: task.map(str::to_owned),
        about: task.map(|task| format!("việc {task}")),
    };
    desk.book.remember(&[decision(Some("1.1")), decision(Some("2.1"))], None).unwrap();
    desk.book.remember(&[decision(None)], Some("Sở Y tế")).unwrap();
    let memory = desk.book.memory().unwrap();
    let told: Vec<_> = memory.iter().map(|m| (m.decision.clone(), m.sender.as_deref())).collect();
    assert_eq!(told, [(decision(Some("2.1")), None), (decision(None), Some("Sở Y tế"))]);
    assert!(desk.book.forget(memory[0].id).unwrap() && !desk.book.forget(memory[0].id).unwrap());

    desk.book.put_profile("sở", "unit = 1").unwrap();
    desk.book.put_profile("sở", "unit = 2").unwrap();
    assert_eq!(desk.book.profile("sở").unwrap().as_deref(), Some("unit = 2"));
    assert_eq!(desk.book.profiles().unwrap().len(), 1);
    clean(&desk.book);
}

#[test]
fn what_was_spent_beyond_is_remembered_and_guarded() {
    let mut desk = Desk::new();
    desk.post("appropriated 100").unwrap();
    desk.post("spent 130 !quyết-định").unwrap();
    assert_eq!(desk.available("8.2", 2024), -30);
    desk.book.reverse("B0002", &head("undo")).unwrap();
    assert_eq!(desk.available("8.2", 2024), 100);
    assert_eq!(slugs(&desk.post("spent 101").unwrap_err()), ["outside-available"]);
    // Spending linked to no task stands beside the money not yet allotted, without touching it.
    desk.post("appropriated 50 -/2024\nspent 70 -/2024 !chưa-gắn").unwrap();
    desk.post("allotted 50 8.2/2024").unwrap();
    assert_eq!(desk.available("8.2", 2024), 150);
    clean(&desk.book);
}
