//! Cases, one rule each.

use super::super::{rate, say::dong};
use super::*;

/// One line's ledger: the naive contract − spent gives −620; the treasury identity gives 100.
#[test]
fn the_worked_example_of_the_treasury_identity() {
    let book = recorded(
        "appropriated 4700
         appropriated 500 2.4/2024
         --
         adjusted -200
         adjusted 200 2.4/2024
         --
         committed 4400 #HĐ-1
         advanced 1320 #HĐ-1
         --
         cleared 600 #HĐ-1
         spent 1400 #HĐ-1",
    );
    let line = position(&book, Some("8.2"), 2024);
    assert_eq!(million(line.usable()), 4500);
    assert_eq!(million(line.spent()), 2000);
    assert_eq!(million(line.advance_open()), 720);
    assert_eq!(million(line.commitment_open()), 1680);
    assert_eq!(million(line.available()), 100);
    assert_eq!(million(line.disbursed()), 2720);
    assert_eq!(million(line.remaining()), 2500);
    assert_eq!(million(line.variance()), -2500);
    assert_eq!(line.rate_disbursed(), Some(6044));
    assert_eq!(line.rate(), Some(4444));
    assert_eq!(million(line.granted()), 4700);
    assert_eq!(million(line.adjusted()), -200);
    let twin = position(&book, Some("2.4"), 2024);
    assert_eq!((million(twin.usable()), twin.rate()), (700, Some(0)));
}

#[test]
#[allow(clippy::type_complexity, reason = "a table of cases")]
fn refusals_tell_the_rule_and_the_draft() {
    let granted = "appropriated 100";
    let cases: [(&str, &str, &[(usize, &str)]); 33] = [
        // Amounts and signs.
        (granted, "spent 0", &[(0, "amount-zero")]),
        (granted, "spent 0 file", &[]),
        (granted, "appraised 0", &[]),
        (granted, "spent -5", &[(0, "amount-sign")]),
        (granted, "spent -5 ^E000001", &[]),
        (granted, "cut -5", &[(0, "amount-sign")]),
        // Documents: needed when typed; a list without numbers is a finding elsewhere.
        ("", "appropriated 5 &-", &[(0, "document-missing")]),
        ("", "supplemented 5 @-", &[(0, "document-missing")]),
        ("", "appropriated 5 &- @- file", &[]),
        ("", "planned 5 &- @-", &[]),
        // Adjustments balance within the batch and the year.
        (granted, "adjusted -10", &[(0, "adjustment-not-zero")]),
        (granted, "adjusted -10\nadjusted 10 1.1/2024", &[]),
        (granted, "adjusted -10\nadjusted 10 1.1/2023", &[(0, "adjustment-not-zero"), (1, "adjustment-not-zero")]),
        (granted, "adjusted -10 !ngoài-sổ", &[]),
        // Years.
        ("", "appropriated 5 1/2021", &[(0, "year-closed")]),
        ("", "done 5 1/2021\nplanned 5 1/2021", &[]),
        ("", "appropriated 5 1/2026", &[(0, "year-outside-plan")]),
        ("", "planned 5 1/2026\nproposed 5 1/2029", &[]),
        ("carried-over 9 1/2026", "spent 5 1/2026 @2026-03-01", &[]),
        ("", "spent 5 1/2026 @2026-03-01", &[(0, "year-outside-plan")]),
        // Dates of the treasury: the year and its clean-up until 31/01.
        (granted, "spent 5 @2023-12-31", &[(0, "date-outside-year")]),
        (granted, "spent 5 @2025-01-31", &[]),
        (granted, "spent 5 @2025-02-01", &[(0, "date-outside-year")]),
        (granted, "advanced 5 @2025-01-15", &[(0, "clean-up-only")]),
        (granted, "spent 5 @2025-02-01 !chứng-từ-muộn", &[]),
        // Advances and contracts.
        (granted, "advanced 50\ncleared 40\nreturned 11", &[(2, "advance-exceeded")]),
        (granted, "committed 60 #A\nspent 61 #A", &[(1, "commitment-exceeded")]),
        (granted, "spent 61 #B", &[]),
        (granted, "committed 60 #A\nreleased 61 #A", &[(1, "commitment-exceeded")]),
        // What is available; each accepted draft counts before the next, a refused one does not.
        (granted, "spent 101", &[(0, "outside-available")]),
        (granted, "spent 60\nspent 50\nspent 40", &[(1, "outside-available")]),
        (granted, "spent 101 !được-phép", &[]),
        // What is not allotted to a task gives no right to spend.
        ("appropriated 100 -/2024", "spent 5 -/2024", &[(0, "not-allotted")]),
    ];
    for (before, then, expected) in cases {
        assert_eq!(refused(before, then), expected, "after {before:?}: {then:?}");
    }
}

#[test]
fn both_figures_are_told() {
    let mut book = recorded("appropriated 100\n--\nspent 30");
    let refusals = decide(&mut book, drafts("spent 100")).expect_err("more than is left");
    let refusal = &refusals[0];
    let figures: Vec<(&str, i64)> = refusal.figures.iter().map(|(name, money)| (*name, million(*money))).collect();
    assert_eq!(figures, [("available", 70), ("asked", 100), ("over", 30)]);
    assert!(refusal.text.vi.contains("70.000.000 đồng") && refusal.text.vi.contains("30.000.000 đồng"));
    assert!(refusal.text.en.contains("70,000,000"));
}

/// Planned, proposed, appraised, approved and history never touch usable money.
#[test]
fn other_families_are_not_money() {
    let text = "planned 100\nproposed 90\nappraised 80\napproved 80\nceiling 1\ndone 1\nexpected 1";
    let line = position(&recorded(text), Some("8.2"), 2024);
    assert_eq!((million(line.usable()), million(line.available())), (0, 0));
    assert_eq!(refused(text, "spent 1"), [(0, "outside-available")]);
}

#[test]
fn cuts_recalls_and_what_is_withheld_lower_what_is_usable() {
    let book = recorded("appropriated 1000\nsupplemented 50\ncarried-over 20\n--\nwithheld 100\ncut 30\nrecalled 40");
    let line = position(&book, Some("8.2"), 2024);
    assert_eq!((million(line.granted()), million(line.reduced())), (1000, 170));
    assert_eq!((million(line.usable()), million(line.carried_in())), (900, 20));
    assert_eq!(refused("appropriated 100\n--\nspent 90", "cut 20"), [(0, "outside-available")]);
    assert_eq!(refused("appropriated 100\n--\nspent 90", "cut 10"), []);
}

/// What leaves the year at its end was usable in it, but is not available any more.
#[test]
fn year_end_leaves_usable_and_takes_available() {
    let book = recorded("appropriated 100\n--\nspent 60\ncarried-over -30\ncarried-over 30 8.2/2025\nlapsed 10");
    let line = position(&book, Some("8.2"), 2024);
    assert_eq!(million(line.usable()), 100);
    assert_eq!((million(line.carried_out()), million(line.lapsed())), (30, 10));
    assert_eq!(million(line.available()), 0);
    let next = position(&book, Some("8.2"), 2025);
    assert_eq!((million(next.carried_in()), million(next.available())), (30, 30));
    assert_eq!(refused("appropriated 100\n--\nspent 60", "carried-over -41"), [(0, "outside-available")]);
}

/// An allotment is taken from what was granted higher up, and money is never counted twice.
#[test]
fn allotment_hands_down() {
    let book = recorded("appropriated 100 -/2024 ~Sở\n--\nallotted 60 8.2/2024 ~A\n--\nspent 50 8.2/2024 ~A");
    let (pool, line) = (position(&book, None, 2024), position(&book, Some("8.2"), 2024));
    assert_eq!((million(pool.usable()), million(line.usable()), million(line.available())), (40, 60, 10));
    // Granted to the task itself, then split among units: still 100.
    for unit in ["", "~A", "~B"] {
        let split = recorded(&format!("appropriated 100 {unit}\n--\nallotted 60 ~A\nallotted 40 ~B"));
        assert_eq!(million(position(&split, Some("8.2"), 2024).usable()), 100, "granted {unit:?}");
    }
    // Allotted before (or without) a grant: usable all the same; a check asks.
    let early = recorded("allotted 60");
    assert_eq!(million(position(&early, Some("8.2"), 2024).usable()), 60);
}

#[test]
fn in_one_batch_grants_count_before_spending_whatever_the_order() {
    assert_eq!(refused("", "spent 80\nappropriated 100"), []);
    assert_eq!(refused("", "cleared 30 @2024-07-01\nadvanced 30 @2024-03-01\nappropriated 100"), []);
    assert_eq!(refused("", "spent 80\nadjusted 80\nadjusted -80 1/2024\nappropriated 80 1/2024"), []);
}

/// Spending that names a source uses that source, then money granted without one; spending that names none
/// may use any.
#[test]
fn sources_are_held_apart_where_they_are_named() {
    let two = "appropriated 70 %NSNN\nappropriated 30 %khác";
    assert_eq!(refused(two, "spent 70 %NSNN\nspent 30 %khác"), []);
    assert_eq!(refused(two, "spent 31 %khác"), [(0, "outside-available")]);
    assert_eq!(refused(two, "spent 100"), []);
    assert_eq!(refused(two, "spent 101"), [(0, "outside-available")]);
    assert_eq!(refused(two, "spent 90\nspent 20 %NSNN"), [(1, "outside-available")]);
    let unnamed = "appropriated 70 %NSNN\nappropriated 30";
    assert_eq!(refused(unnamed, "spent 90 %NSNN"), []);
    assert_eq!(refused(unnamed, "spent 30 %khác"), []);
    assert_eq!(refused(unnamed, "spent 20 %khác\nspent 81 %NSNN"), [(1, "outside-available")]);
    assert_eq!(refused("appropriated 100", "spent 100 %NSNN"), []);
    // An office may hold to the task's year only.
    let mut book = recorded(two);
    book.rules.by_source = false;
    assert!(decide(&mut book, drafts("spent 31 %khác")).is_ok());
}

#[test]
fn a_contract_may_be_paid_from_a_commitment_of_other_keys() {
    let book = recorded("appropriated 100 %S\n--\ncommitted 80 #A %S\n--\nspent 30 #A\nspent 50 #A %S");
    let line = position(&book, Some("8.2"), 2024);
    assert_eq!((million(line.commitment_open()), million(line.available())), (0, 20));
    // A returned advance may be paid out again under the contract.
    assert_eq!(refused("appropriated 100\n--\ncommitted 100 #A\nadvanced 30 #A\nreturned 30 #A", "spent 100 #A"), []);
}

/// Lists come in any order: a contract recorded after its payments is used up by them all the same.
#[test]
fn a_commitment_recorded_late_is_used_up_by_what_was_paid_before() {
    let book = recorded("appropriated 4500\n--\nadvanced 1320 #A\nspent 1400 #A\n--\ncommitted 4400 #A");
    let line = position(&book, Some("8.2"), 2024);
    assert_eq!((million(line.commitment_open()), million(line.available())), (1680, 100));
    // A return under the contract opens its commitment again; one without a contract gives the money back.
    let base = "appropriated 100\n--\ncommitted 80 #A\nadvanced 30 #A\n--\n";
    let under = position(&recorded(&format!("{base}returned 30 #A")), Some("8.2"), 2024);
    assert_eq!((million(under.commitment_open()), million(under.available())), (80, 20));
    let free = position(&recorded(&format!("{base}returned 30")), Some("8.2"), 2024);
    assert_eq!((million(free.commitment_open()), million(free.available())), (50, 50));
}

#[test]
fn not_linked_spending_needs_a_reason_and_disturbs_nothing() {
    let before = "appropriated 100 -/2024\n--\nspent 500 -/2024 !chưa-gắn";
    assert_eq!(refused(before, "allotted 100"), []);
    assert_eq!(refused(before, "cut 101 -/2024"), [(0, "outside-available")]);
    assert_eq!(refused(before, "cut 100 -/2024"), []);
}

#[test]
fn allowed_spending_is_measured() {
    let mut book = recorded("appropriated 100\n--\nspent 90");
    let batch = decide(&mut book, drafts("spent 30 !lý-do\nspent 5 !lý-do")).expect("allowed");
    let over: Vec<i64> = batch.entries.iter().map(|entry| million(entry.over)).collect();
    assert_eq!(over, [20, 5]);
    // A supplement fills the hole first.
    assert!(decide(&mut book, drafts("supplemented 30")).is_ok());
    let refusals = decide(&mut book, drafts("spent 6")).expect_err("5 are left");
    assert_eq!(refusals[0].figures.iter().map(|(_, money)| million(*money)).collect::<Vec<_>>(), [5, 6, 1]);
}

#[test]
fn sums_beyond_the_bound_are_refused() {
    assert_eq!(refused("", "planned 900000000000\nplanned 900000000000"), [(1, "amount-too-large")]);
}

#[test]
fn rates_round_half_away_and_are_blank_without_a_denominator() {
    let rate = |part: i64, whole: i64| rate(Money::new(part).unwrap(), Money::new(whole).unwrap());
    assert_eq!(rate(1, 3), Some(3333));
    assert_eq!(rate(2, 3), Some(6667));
    assert_eq!(rate(1, 20_000), Some(1));
    assert_eq!(rate(1, 20_001), Some(0));
    assert_eq!(rate(-1, 20_000), Some(-1));
    assert_eq!(rate(-2, 3), Some(-6667));
    assert_eq!(rate(5, 0), None);
    assert_eq!(rate(1_000_000_000_000_000_000, 1), None);
}

#[test]
fn amounts_are_written_with_thousands_apart() {
    assert_eq!(dong(Money::new(-1_234_567).unwrap()).0, "-1.234.567 đồng");
    assert_eq!(dong(Money::ZERO).1, "0 đồng");
    assert_eq!(dong(Money::MAX).0, "1.000.000.000.000.000.000 đồng");
}
