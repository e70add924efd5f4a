//! Taking back: batches, entries, links.

use super::super::{LineFilter, Relink};
use super::*;

fn relink(line: &str, task: &str) -> Relink {
    Relink {
        line: line.into(),
        plan: "p".into(),
        task: Some(task.into()),
        year: 2024,
        state: State::Linked,
        part: None,
    }
}

#[test]
fn a_reversed_batch_leaves_the_sums_as_before_and_the_history_whole() {
    let mut desk = Desk::new();
    desk.post("appropriated 4700\ncommitted 1000 #A").unwrap();
    let before = (desk.sums(&SumFilter::default()), desk.position("8.2", 2024));
    desk.post("advanced 300 #A\nspent 200 #A\nspent 50\nappropriated 7 1/2024").unwrap();
    let sealed = desk.book.reverse("B0002", &head("undo B0002")).unwrap();
    assert_eq!(before, (desk.sums(&SumFilter::default()), desk.position("8.2", 2024)));
    let history = desk.book.history().unwrap();
    assert_eq!(history[1].reversed_by.as_deref(), Some("B0003"));
    assert_eq!((history[2].kind.as_str(), history[2].reverses.as_deref()), ("reverse", Some("B0002")));
    assert_eq!((sealed.entries, history[2].amount), (4, history[1].amount.negated()));
    assert_eq!(slugs(&desk.book.reverse("B0002", &head("again")).unwrap_err()), ["already-reversed"]);
    assert_eq!(slugs(&desk.book.reverse("B0009", &head("none")).unwrap_err()), ["batch-unknown"]);
    assert_eq!(slugs(&desk.book.reverse("nonsense", &head("none")).unwrap_err()), ["batch-unknown"]);
    // Only what stands is shown unless all is asked for.
    assert_eq!(desk.book.entries(&EntryFilter::default()).unwrap().len(), 2);
    assert!(desk.book.entries(&all()).unwrap().len() > 10);
    clean(&desk.book);

    // What was undone can be done again, and undone again.
    desk.book.reverse("B0003", &head("redo")).unwrap();
    assert_eq!(desk.position("8.2", 2024).spent().dong(), 250_000_000);
    assert_eq!(desk.book.history().unwrap()[1].reversed_by, None);
    assert_eq!(desk.book.entries(&EntryFilter::default()).unwrap().len(), 6);
    clean(&desk.book);
    desk.book.reverse("b2", &head("undo again")).unwrap();
    assert_eq!(before, (desk.sums(&SumFilter::default()), desk.position("8.2", 2024)));
    clean(&desk.book);
}

#[test]
fn what_others_build_on_is_refused_naming_them() {
    let cases: [(&str, &str); 5] = [
        ("appropriated 100", "spent 30"),
        ("appropriated 100", "cut 30"),
        ("appropriated 100 -/2024", "allotted 30"),
        ("appropriated 100 1/2024\nappropriated 100\nadvanced 50", "cleared 20"),
        ("appropriated 100\ncommitted 50 #A", "spent 20 #A"),
    ];
    for (first, then) in cases {
        let mut desk = Desk::new();
        desk.post(first).unwrap();
        desk.post(then).unwrap();
        let hash = desk.book.head_hash().unwrap();
        let error = desk.book.reverse("B0001", &head("undo")).unwrap_err();
        let WriteError::Refused(refusals) = &error else { panic!("{error:?}") };
        assert_eq!(refusals[0].slug, "built-upon", "{first} / {then}");
        assert!(refusals[0].text.vi.contains("B0002") && refusals[0].text.en.contains("B0002"), "{refusals:?}");
        assert_eq!(desk.book.head_hash().unwrap(), hash);
        // The later one first, then it goes.
        desk.book.reverse("B0002", &head("undo")).unwrap();
        desk.book.reverse("B0001", &head("undo")).unwrap();
        assert_eq!(desk.sums(&SumFilter::default()), Vec::<String>::new());
        clean(&desk.book);
    }
}

#[test]
fn a_closed_year_is_not_undone() {
    let mut desk = Desk::new();
    desk.post("appropriated 100").unwrap();
    desk.book.close_year(2024, &head("year close")).unwrap();
    assert_eq!(slugs(&desk.book.reverse("B0001", &head("undo")).unwrap_err()), ["year-closed"]);
    desk.book.reverse("B0002", &head("undo the closing")).unwrap();
    desk.book.reverse("B0001", &head("undo")).unwrap();
    clean(&desk.book);
}

#[test]
fn a_single_payment_is_taken_back_with_what_follows_from_it() {
    let mut desk = Desk::new();
    desk.post("appropriated 100\ncommitted 80 #A").unwrap();
    let before = desk.position("8.2", 2024);
    desk.post("spent 30 #A\nspent 10").unwrap();
    let entries = desk.book.entries(&EntryFilter { kinds: vec![Kind::Paid], ..EntryFilter::default() }).unwrap();
    desk.book.void(&[entries[0].id.as_str()], &head("spend void")).unwrap();
    assert_eq!(desk.position("8.2", 2024).commitment_open(), before.commitment_open());
    assert_eq!(desk.available("8.2", 2024), 10);
    assert_eq!(slugs(&desk.book.void(&[&entries[0].id], &head("again")).unwrap_err()), ["entry-unknown"]);
    assert_eq!(slugs(&desk.book.void(&["E999999"], &head("none")).unwrap_err()), ["entry-unknown"]);
    // The rest of its batch can still be reversed; the payment does not come back with its own reversal.
    desk.book.reverse("B0002", &head("undo")).unwrap();
    assert_eq!(desk.available("8.2", 2024), 20);
    assert_eq!(slugs(&desk.book.reverse("B0003", &head("redo")).unwrap_err()), ["built-upon"]);
    clean(&desk.book);
}

#[test]
fn a_line_is_given_to_another_task_and_back() {
    let mut desk = Desk::new();
    let (head_of_file, drafts) = import(b"grants", Kind::Appropriated, [100, 200]);
    desk.book.post(&head_of_file, drafts).unwrap();
    desk.book.relink(&[relink("L000001", "3.3")], None, &head("link set")).unwrap();
    assert_eq!(desk.sums(&SumFilter::default()), ["3.3/2024 appropriated 100", "8.2/2024 appropriated 200"]);
    let lines = desk.book.lines(&LineFilter::default()).unwrap();
    assert_eq!((lines[0].record.task.as_deref(), lines[0].record.confidence), (Some("3.3"), 1000));
    assert_eq!(lines[0].record.content, head_of_file.lines[0].content);
    // The trace of the new entry still leads to the cell.
    let filter = EntryFilter { line: Some("L000001".into()), ..EntryFilter::default() };
    let entries = desk.book.entries(&filter).unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!((entries[0].batch.as_str(), entries[0].entry.key.task.as_deref()), ("B0002", Some("3.3")));
    assert_eq!(entries[0].entry.origin.as_ref().unwrap().cell, "D7");
    // The import is built upon now.
    let error = desk.book.reverse("B0001", &head("undo")).unwrap_err();
    assert_eq!(slugs(&error), ["built-upon"]);
    assert!(error.to_string().contains("B0002"));
    // Undoing the new link gives the old one back; then the import can go.
    desk.book.reverse("B0002", &head("undo link")).unwrap();
    assert_eq!(desk.sums(&SumFilter::default()), ["2.4/2024 appropriated 100", "8.2/2024 appropriated 200"]);
    assert_eq!(desk.book.lines(&LineFilter::default()).unwrap()[0].record.task.as_deref(), Some("2.4"));
    clean(&desk.book);
    desk.book.reverse("B0001", &head("undo")).unwrap();
    assert_eq!(desk.sums(&SumFilter::default()), Vec::<String>::new());
    assert_eq!(desk.book.lines(&LineFilter::default()).unwrap(), []);
    assert_eq!(slugs(&desk.book.relink(&[relink("L000001", "1")], None, &head("x")).unwrap_err()), ["line-unknown"]);
    clean(&desk.book);
}

#[test]
fn a_new_link_is_judged_like_a_posting() {
    let mut desk = Desk::new();
    desk.post("appropriated 100\nappropriated 10 2.4/2024").unwrap();
    let (head_of_file, drafts) = import(b"spent", Kind::Paid, [10, 100]);
    desk.book.post(&head_of_file, drafts).unwrap();
    let move_it = [relink("L000002", "2.4")];
    assert_eq!(slugs(&desk.book.relink(&move_it, None, &head("link")).unwrap_err()), ["outside-available"]);
    // Both swapped at once is fine for neither, with a reason it is.
    desk.book.relink(&move_it, Some("chờ bổ sung"), &head("link")).unwrap();
    assert_eq!((desk.available("2.4", 2024), desk.available("8.2", 2024)), (-100, 100));
    clean(&desk.book);

    // A grant that is spent cannot be linked away, but together with its spending it can.
    let mut desk = Desk::new();
    let (head_of_file, drafts) = import(b"grants", Kind::Appropriated, [10, 100]);
    desk.book.post(&head_of_file, drafts).unwrap();
    let (head_of_file, drafts) = import(b"spent", Kind::Paid, [10, 100]);
    desk.book.post(&head_of_file, drafts).unwrap();
    assert_eq!(slugs(&desk.book.relink(&[relink("L000002", "5")], None, &head("x")).unwrap_err()), ["built-upon"]);
    desk.book.relink(&[relink("L000002", "5"), relink("L000004", "5")], None, &head("link")).unwrap();
    assert_eq!((desk.position("5", 2024).spent().dong(), desk.available("5", 2024)), (100_000_000, 0));
    clean(&desk.book);
}

#[test]
fn spending_not_linked_is_linked_later() {
    let mut desk = Desk::new();
    desk.post("appropriated 100").unwrap();
    let (mut head_of_file, mut drafts) = import(b"spent", Kind::Paid, [10, 20]);
    for (line, draft) in head_of_file.lines.iter_mut().zip(&mut drafts) {
        (line.task, line.state) = (None, State::Unlinked);
        draft.key.task = None;
        draft.allowed_because = Some("chưa gắn".into());
    }
    desk.book.post(&head_of_file, drafts).unwrap();
    assert_eq!(desk.available("8.2", 2024), 100);
    let filter = LineFilter { states: vec![State::Unlinked], ..LineFilter::default() };
    assert_eq!(desk.book.lines(&filter).unwrap().len(), 2);
    desk.book.relink(&[relink("L000001", "8.2"), relink("L000002", "8.2")], None, &head("link")).unwrap();
    assert_eq!(desk.available("8.2", 2024), 70);
    assert_eq!(desk.book.lines(&filter).unwrap().len(), 0);
    clean(&desk.book);
}

#[test]
fn a_corrected_file_takes_the_place_of_the_first() {
    let mut desk = Desk::new();
    let grants = |desk: &mut Desk, bytes: &[u8], amounts| {
        let (head, drafts) = import(bytes, Kind::Appropriated, amounts);
        desk.book.post(&head, drafts).unwrap().id
    };
    let replace = |desk: &mut Desk, id: &str, bytes: &[u8], amounts| {
        let (head, drafts) = import(bytes, Kind::Appropriated, amounts);
        desk.book.preview_replace(id, drafts.clone()).and_then(|()| desk.book.replace(id, &head, drafts))
    };
    assert_eq!(grants(&mut desk, b"first", [10, 100]), "B0001");
    desk.post("spent 30").unwrap();
    // What is spent already still needs its money.
    let error = replace(&mut desk, "B0001", b"too little", [10, 20]).unwrap_err();
    assert_eq!(slugs(&error), ["built-upon"]);
    assert!(error.to_string().contains("B0002"), "{error}");
    let sealed = replace(&mut desk, "B0001", b"second", [10, 50]).unwrap();
    assert_eq!((sealed.id.as_str(), sealed.entries), ("B0003", 2));
    let sums = ["2.4/2024 appropriated 10", "8.2/2024 appropriated 50", "8.2/2024 spent 30"];
    assert_eq!(desk.sums(&SumFilter::default()), sums);
    let history = desk.book.history().unwrap();
    assert_eq!(history[0].reversed_by.as_deref(), Some("B0003"));
    assert_eq!((history[2].reverses.as_deref(), history[2].amount.dong()), (Some("B0001"), 60_000_000));
    assert_eq!(desk.book.lines(&LineFilter::default()).unwrap().len(), 2, "the lines of the first are out");
    clean(&desk.book);
    assert_eq!(slugs(&replace(&mut desk, "B0001", b"third", [1, 60]).unwrap_err()), ["already-reversed"]);

    // A correction of the correction, with a line moved in between.
    desk.book.relink(&[relink("L000003", "3.1")], None, &head("link")).unwrap();
    replace(&mut desk, "B0003", b"third", [11, 60]).unwrap();
    let third = ["2.4/2024 appropriated 11", "8.2/2024 appropriated 60", "8.2/2024 spent 30"];
    assert_eq!(desk.sums(&SumFilter::default()), third);
    clean(&desk.book);
    // Taking it back brings the second one back, as it was linked.
    desk.book.reverse("B0005", &head("undo")).unwrap();
    let moved = ["3.1/2024 appropriated 10", "8.2/2024 appropriated 50", "8.2/2024 spent 30"];
    assert_eq!(desk.sums(&SumFilter::default()), moved);
    clean(&desk.book);
    assert_eq!(slugs(&replace(&mut desk, "B0009", b"none", [1, 1]).unwrap_err()), ["batch-unknown"]);
}
