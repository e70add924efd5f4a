//! One case a check: what is found in a small book drawn as drafts, and what is not.

use super::*;
use crate::ledger::tests::drafts;
use crate::ledger::{Batch, Positions, Rules, decide};
use crate::plan::{Schedule, Task};

fn plan() -> Plan {
    let task = |code: &str, years: &[i32]| Task {
        code: code.into(),
        schedule: Schedule { text: "theo năm".into(), years: years.to_vec(), ..Schedule::default() },
        ..Task::default()
    };
    Plan {
        id: "p".into(),
        period: Some((2022, 2025)),
        total: Money::new(1_000_000_000),
        tasks: vec![task("8.2", &[2022, 2023, 2024, 2025]), task("1.1", &[2023]), task("9.9", &[])],
        ..Plan::default()
    }
}

/// The slugs found in a book of these drafts; every finding must speak both languages.
fn found(text: &str) -> Vec<&'static str> {
    let rules = Rules { document_required: false, ..Rules::default() };
    let mut positions = Positions::new(rules);
    let Batch { entries } = decide(&mut positions, drafts(text)).unwrap();
    let plans = [plan()];
    let sums: Vec<(Key, Kind, Money)> =
        entries.iter().map(|entry| (entry.key.clone(), entry.kind, entry.amount)).collect();
    let entries = entries.into_iter().filter(|entry| !entry.derived).zip(1..);
    let entries = entries.map(|(entry, at)| Posted { id: format!("E{at:06}"), entry }).collect();
    let findings = all(&Facts { plans: &plans, sums, entries, lines: Vec::new() });
    for finding in &findings {
        assert!(finding.text.vi.len() > 20 && finding.text.en.len() > 20 && finding.next.is_some(), "{finding:?}");
    }
    findings.iter().map(|finding| finding.slug).collect()
}

#[test]
fn each_check_finds_its_own_and_nothing_else() {
    let cases: [(&str, &[&str]); 25] = [
        ("", &[]),
        ("planned 400 8.2/2023\nplanned 600 8.2/2024", &[]),
        ("planned 400 8.2/2023\nplanned 601 8.2/2024", &["planned-differs"]),
        ("approved 1000", &[]),
        ("approved 1001", &["approved-over-total"]),
        ("appropriated 1001", &["granted-over-total"]),
        ("approved 100 @2024-01-01\nappropriated 101", &["granted-over-approved"]),
        ("proposed 5 7.7/2024", &["task-unknown"]),
        ("proposed 5 1.1/2023\nproposed 5 9.9/2022", &[]),
        ("proposed 5 1.1/2024", &["year-not-scheduled"]),
        ("carried-over 5 1.1/2024\nspent 5 1.1/2024", &[]),
        ("proposed 5 8.2/2027", &["year-outside-plan"]),
        ("appropriated 100 -/2024\nallotted 100", &[]),
        ("appropriated 100 -/2024\nallotted 60", &["not-allotted"]),
        ("appropriated 100 -/2024\nallotted 160", &["allotted-over-granted"]),
        ("appropriated 100\nadjusted -5 !ngoài-sổ", &["adjustment-not-zero"]),
        ("spent 5 !lý-do", &["spending-without-grant"]),
        ("appropriated 4\nspent 5 !lý-do", &["spending-over-usable"]),
        ("appropriated 5\nadvanced 5\ncleared 3\nreturned 2", &[]),
        ("appropriated 5\ncarried-over -5\ncarried-over 4 8.2/2025", &["carry-differs"]),
        ("appropriated 5\ncarried-over -5\ncarried-over 5 8.2/2025", &[]),
        ("appropriated 5 &- file", &["document-missing"]),
        ("approved 5 @2024-03-02\nappropriated 5 @2024-03-01", &["date-order"]),
        ("appropriated 5 @2024-03-02\nspent 5 @2024-03-01", &["date-order"]),
        ("appropriated 5\nspent 2\nspent 2", &["entry-repeated"]),
    ];
    for (text, expected) in cases {
        assert_eq!(found(text), expected, "{text:?}");
    }
}

#[test]
fn a_negative_advance_is_found() {
    let key = Key { plan: "p".into(), task: Some("8.2".into()), year: 2024, ..Key::default() };
    let sums = vec![(key.clone(), Kind::Appropriated, Money::MAX), (key, Kind::Cleared, Money::new(5).unwrap())];
    // Beyond the bound the second sum is left out; a smaller grant lets it in.
    assert_eq!(all(&Facts { sums: sums.clone(), ..Facts::default() }).len(), 0);
    let sums = vec![sums[1].clone()];
    let findings = all(&Facts { sums, ..Facts::default() });
    let slugs: Vec<_> = findings.iter().map(|finding| finding.slug).collect();
    assert_eq!(slugs, ["advance-negative"]);
}

#[test]
fn lines_without_a_task_are_counted_by_kind() {
    let line = |id: &str, state| LineFact {
        id: id.into(),
        kind: Some(Kind::Paid),
        amount: Money::new(3_000_000),
        state,
        ..LineFact::default()
    };
    let lines = vec![
        line("L000001", State::Unlinked),
        line("L000002", State::Unlinked),
        line("L000003", State::Unsure),
        line("L000004", State::Linked),
        line("L000005", State::OnPurpose),
    ];
    let findings = all(&Facts { lines, ..Facts::default() });
    let told: Vec<_> =
        findings.iter().map(|f| (f.slug, f.data["lines"].to_string(), f.data["amount"].to_string())).collect();
    assert_eq!(
        told,
        [("link-unsure", "1".into(), "\"3000000\"".into()), ("unlinked", "2".into(), "\"6000000\"".into())]
    );
}
