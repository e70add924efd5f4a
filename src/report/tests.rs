//! The reports against worked examples and against an independent sum.

use super::*;
use crate::plan::{Section, Task};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn money(dong: i64) -> Money {
    Money::new(dong).unwrap()
}

fn sum(task: &str, year: i32, kind: Kind, million: i64) -> Sum {
    let task = (!task.is_empty()).then(|| task.to_owned());
    Sum { key: Key { task, year, ..Key::default() }, kind, amount: money(million * 1_000_000) }
}

fn plan() -> Plan {
    let section = |code: &str, title: &str| Section { code: code.into(), title: title.into() };
    let task = |code: &str, section: &str, content: &str| Task {
        code: code.into(),
        section: section.into(),
        content: content.into(),
        leads: vec!["Sở Y tế".into()],
        ..Task::default()
    };
    Plan {
        period: Some((2021, 2025)),
        issued: Some(crate::plan::Issued { year: 2022, month: None, day: None }),
        sections: vec![section("8", "Đầu tư"), section("2", "Đối ngoại")],
        tasks: vec![task("8.2", "8", "Xây trường"), task("8.10", "8", "Mười"), task("2.4", "2", "Đoàn vào")],
        ..Plan::default()
    }
}

fn facts(sums: Vec<Sum>) -> Facts {
    Facts { office: "Sở Ngoại vụ".into(), plan: Some(plan()), sums, ..Facts::default() }
}

fn cell<'a>(report: &'a Report, row: &str, key: &str) -> &'a Cell {
    let column = report.columns.iter().position(|c| c.key == key).expect(key);
    if row == "total" {
        return &report.totals[column];
    }
    &report.rows.iter().find(|r| r.key == row).expect(row).cells[column]
}

fn agency(mut sum: Sum, agency: &str) -> Sum {
    sum.key.agency = Some(agency.to_owned());
    sum
}

fn million(amount: i64) -> Cell {
    Cell::Amount(money(amount * 1_000_000))
}

/// One line's ledger of a school project: the naive contract − spent would give −620.
fn worked() -> Vec<Sum> {
    vec![
        sum("8.2", 2024, Kind::Planned, 4_700),
        sum("8.2", 2024, Kind::Appropriated, 4_700),
        sum("8.2", 2024, Kind::Adjusted, -200),
        sum("2.4", 2024, Kind::Adjusted, 200),
        sum("8.2", 2024, Kind::Committed, 4_400),
        sum("8.2", 2024, Kind::Advanced, 1_320),
        sum("8.2", 2024, Kind::Cleared, 600),
        sum("8.2", 2024, Kind::Paid, 1_400),
        // The advance and the payment under the contract use up as much of it.
        sum("8.2", 2024, Kind::Released, 1_320 + 1_400),
    ]
}

#[test]
fn the_worked_example_leaves_a_hundred_million_available() {
    let report = by_name("thuc-hien").unwrap()(&facts(worked()), &Asked { year: Some(2024), ..Asked::default() });
    for (key, want) in [
        ("granted", million(4_700)),
        ("adjusted", million(-200)),
        ("usable", million(4_500)),
        ("committed", million(4_400)),
        ("advanced", million(1_320)),
        ("advance_open", million(720)),
        ("spent", million(2_000)),
        ("disbursed", million(2_720)),
        ("commitment_open", million(1_680)),
        ("available", million(100)),
        ("remaining", million(2_500)),
        ("rate", Cell::Rate(4_444)),
        ("rate_disbursed", Cell::Rate(6_044)),
        ("supplemented", Cell::Empty),
        ("carried_in", Cell::Empty),
    ] {
        assert_eq!(cell(&report, "8.2", key), &want, "{key}");
    }
    assert_eq!(cell(&report, "total", "adjusted"), &million(0), "an adjustment sums to zero");
    assert_eq!(cell(&report, "total", "usable"), &million(4_700));
    assert_eq!(cell(&report, "2.4", "spent"), &Cell::Empty, "nothing recorded is not 0");
}

#[test]
fn a_return_gives_money_back() {
    let mut sums = worked();
    sums.push(sum("8.2", 2024, Kind::Returned, 700));
    let report = by_name("execution").unwrap()(&facts(sums), &Asked::default());
    assert_eq!(cell(&report, "8.2", "advance_open"), &million(20));
    assert_eq!(cell(&report, "8.2", "spent"), &million(2_000));
    assert_eq!(cell(&report, "8.2", "available"), &million(800));
}

#[test]
fn the_plan_by_year_keeps_its_order_and_its_blanks() {
    let sums = vec![
        sum("8.2", 2023, Kind::Planned, 10),
        sum("8.2", 2024, Kind::Planned, 20),
        sum("2.4", 2024, Kind::Planned, 5),
        sum("", 2024, Kind::Planned, 1),
        sum("9.9", 1999, Kind::Planned, 2),
    ];
    let report = by_name("ke-hoach").unwrap()(&facts(sums), &Asked::default());
    let keys: Vec<&str> = report.columns.iter().map(|c| c.key).collect();
    assert_eq!(keys, ["2022", "2023", "2024", "2025", "other", "total", "leads"]);
    let rows: Vec<(&str, u8)> = report.rows.iter().map(|r| (r.key.as_str(), r.level)).collect();
    assert_eq!(
        rows,
        [("8", 0), ("8.2", 1), ("8.10", 1), ("2", 0), ("2.4", 1), ("outside", 0), ("9.9", 1), ("unlinked", 0)]
    );
    assert_eq!(cell(&report, "8.2", "2022"), &Cell::Empty);
    assert_eq!(cell(&report, "8.10", "total"), &Cell::Empty);
    assert_eq!(cell(&report, "8", "total"), &million(30));
    assert_eq!(cell(&report, "9.9", "other"), &million(2));
    assert_eq!(cell(&report, "total", "total"), &million(38));
    assert_eq!(report.rows[7].content, "(chưa gắn)");
    assert_eq!(report.rows[7].text(Lang::En), "(not yet linked)");
    let total = &report.columns[5];
    assert_eq!(total.formula_text().as_deref(), Some("2022 + 2023 + 2024 + 2025 + other"));
}

#[test]
fn variance_says_how_it_stands_in_a_word() {
    let sums = vec![
        sum("8.2", 2024, Kind::Appropriated, 100),
        sum("8.2", 2024, Kind::Paid, 101),
        sum("8.10", 2024, Kind::Appropriated, 100),
        sum("2.4", 2024, Kind::Appropriated, 100),
        sum("2.4", 2024, Kind::Paid, 30),
        sum("9.9", 2024, Kind::Planned, 7),
    ];
    let day =
        |month, day| Asked { year: Some(2024), as_of: Some(jiff::civil::date(2024, month, day)), ..Asked::default() };
    let variance = by_name("so-sanh").unwrap();
    let word = |report: &Report, row: &str| match cell(report, row, "status") {
        Cell::Text(text) => text.vi.clone().into_owned(),
        _ => String::new(),
    };
    let june = variance(&facts(sums.clone()), &day(6, 30));
    assert_eq!(word(&june, "8.2"), "✖ Vượt dự toán");
    assert_eq!(word(&june, "8.10"), "○ Chưa giải ngân");
    assert_eq!(word(&june, "2.4"), "▲ Chậm tiến độ");
    assert_eq!(word(&june, "9.9"), "");
    assert_eq!(cell(&june, "8.2", "variance"), &million(1));
    assert_eq!(cell(&june, "9.9", "rate"), &Cell::Empty);
    assert_eq!(cell(&june, "8.10", "rate"), &Cell::Rate(0));
    assert_eq!(word(&variance(&facts(sums.clone()), &day(4, 30)), "2.4"), "● Đúng tiến độ");
    let undated = variance(&facts(sums), &Asked { year: Some(2024), ..Asked::default() });
    assert_eq!(word(&undated, "2.4"), "", "without a day nobody is late");
    let label = &june.columns.iter().find(|c| c.key == "variance").unwrap().label;
    assert!(label.vi.contains("thực chi − được sử dụng"));
}

#[test]
fn an_allotment_is_the_same_money_with_a_better_label() {
    let sums = vec![
        agency(sum("", 2024, Kind::Appropriated, 100), "A"),
        agency(sum("8.2", 2024, Kind::Allotted, 70), "A"),
        agency(sum("", 2024, Kind::Allotted, -70), "A"),
    ];
    let execution = by_name("execution").unwrap();
    let report = execution(&facts(sums.clone()), &Asked { year: Some(2024), ..Asked::default() });
    assert_eq!(cell(&report, "8.2", "granted"), &million(70));
    assert_eq!(cell(&report, "unallocated", "granted"), &million(30));
    assert_eq!(cell(&report, "total", "granted"), &million(100));
    let by_agency = Asked { year: Some(2024), by: vec![By::Agency, By::Task], ..Asked::default() };
    let report = execution(&facts(sums), &by_agency);
    assert_eq!(cell(&report, "a", "granted"), &million(100));
    assert_eq!(cell(&report, "a/8.2", "granted"), &million(70));
    assert_eq!(cell(&report, "a/unallocated", "granted"), &million(30));
}

#[test]
fn money_carried_over_is_usable_once_over_all_years() {
    let sums = vec![
        sum("8.2", 2023, Kind::Appropriated, 100),
        sum("8.2", 2023, Kind::Paid, 50),
        sum("8.2", 2023, Kind::CarriedOver, -40),
        sum("8.2", 2023, Kind::Lapsed, 10),
        sum("8.2", 2024, Kind::CarriedOver, 40),
    ];
    let execution = by_name("execution").unwrap();
    let year = |year| execution(&facts(sums.clone()), &Asked { year: Some(year), ..Asked::default() });
    assert_eq!(cell(&year(2023), "8.2", "usable"), &million(100), "the year had it to use");
    assert_eq!(cell(&year(2023), "8.2", "closed"), &million(50));
    assert_eq!(cell(&year(2023), "8.2", "available"), &million(0));
    assert_eq!(cell(&year(2024), "8.2", "available"), &million(40));
    let all = execution(&facts(sums.clone()), &Asked::default());
    assert_eq!(cell(&all, "8.2", "usable"), &million(100));
    assert_eq!(cell(&all, "8.2", "available"), &million(40));
}

#[test]
fn rows_are_keyed_by_task_and_year_and_grants_to_a_section_stay_unallotted_in_it() {
    let sums = vec![
        sum("8.2", 2023, Kind::Appropriated, 1),
        sum("8.2", 2024, Kind::Appropriated, 2),
        sum("8", 2024, Kind::Appropriated, 4),
        sum("", 2024, Kind::Appropriated, 8),
        sum("", 2024, Kind::Paid, 3),
    ];
    let asked = Asked { by: vec![By::Task, By::Year], ..Asked::default() };
    let report = by_name("execution").unwrap()(&facts(sums.clone()), &asked);
    let keys: Vec<&str> = report.rows.iter().map(|r| r.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "8",
            "8.2",
            "8.2/2023",
            "8.2/2024",
            "8/unallocated",
            "8/unallocated/2024",
            "unallocated",
            "unallocated/2024",
            "unlinked",
            "unlinked/2024"
        ]
    );
    assert_eq!(cell(&report, "8", "granted"), &million(7));
    assert_eq!(cell(&report, "unlinked", "spent"), &million(3));
    let planless = Facts { plan: None, ..facts(sums) };
    let report = by_name("execution").unwrap()(&planless, &Asked::default());
    assert!(report.rows.iter().any(|r| r.key == "8.2"));
    assert_eq!(cell(&report, "total", "granted"), &million(15));
}

#[test]
fn sums_beyond_the_bound_say_so() {
    let mut big = sum("8.2", 2024, Kind::Planned, 0);
    big.amount = Money::MAX;
    let mut other = big.clone();
    other.key.task = Some("2.4".into());
    let report = by_name("plan").unwrap()(&facts(vec![big, other]), &Asked::default());
    assert!(matches!(cell(&report, "total", "total"), Cell::Text(_)));
    assert_eq!(cell(&report, "8.2", "total"), &Cell::Amount(Money::MAX));
}

fn any_sum() -> impl Strategy<Value = Sum> {
    let task = prop::sample::select(vec![None, Some("8.2"), Some("8.10"), Some("2.4"), Some("8"), Some("x.1")]);
    let agency = prop::sample::select(vec![None, Some("A"), Some("B")]);
    let source = prop::sample::select(vec![None, Some("12"), Some("13")]);
    let kind = prop::sample::select(Kind::ALL.to_vec());
    (task, agency, source, 2021..=2026, kind, -1_000_000_000i64..2_000_000_000).prop_map(
        |(task, agency, source, year, kind, dong)| Sum {
            key: Key {
                plan: String::new(),
                task: task.map(str::to_owned),
                year,
                agency: agency.map(str::to_owned),
                source: source.map(str::to_owned),
                class: None,
            },
            kind,
            amount: money(dong),
        },
    )
}

fn value(cell: &Cell) -> i64 {
    match cell {
        Cell::Amount(money) => money.dong(),
        _ => 0,
    }
}

#[test]
fn a_heading_stays_over_tasks_without_an_amount() {
    let sums = vec![
        Sum {
            key: Key { year: 2021, source: Some("12".into()), ..Key::default() },
            kind: Kind::Planned,
            amount: money(1),
        },
        Sum {
            key: Key { task: Some("8.2".into()), year: 2021, source: Some("13".into()), ..Key::default() },
            kind: Kind::Proposed,
            amount: Money::ZERO,
        },
    ];
    let facts = Facts { office: String::new(), plan: None, sums, ..Facts::default() };
    let report = by_name("plan").unwrap()(&facts, &Asked { by: vec![By::Source, By::Task], ..Asked::default() });
    let mut above = 0;
    for row in &report.rows {
        assert!(row.level <= above + 1, "{} hangs in the air", row.key);
        above = row.level;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    /// Whatever rows are grouped by: the outermost rows add up to the total, every group is the sum of
    /// what stands under it, formulas hold in every row, and the total is the sum of the ledger.
    #[test]
    fn no_grouping_loses_an_amount(
        sums in prop::collection::vec(any_sum(), 0..40),
        by in prop::collection::vec(prop::sample::select(vec![By::Task, By::Section, By::Agency, By::Source, By::Year]), 0..4),
        with_plan in any::<bool>(),
        year in prop::option::of(2022..=2025),
    ) {
        let facts = Facts { office: String::new(), plan: with_plan.then(plan), sums, ..Facts::default() };
        let asked = Asked { year, by, as_of: None };
        let counted: Vec<&Sum> = facts.sums.iter().filter(|s| year.is_none_or(|y| s.key.year == y)).collect();
        let of = |kinds: &[Kind]| counted.iter().filter(|s| kinds.contains(&s.kind)).map(|s| s.amount.dong()).sum::<i64>();
        for (name, _, maker) in NAMES {
            let report = maker(&facts, &asked);
            let mut keys: Vec<&str> = report.rows.iter().map(|r| r.key.as_str()).collect();
            keys.sort_unstable();
            keys.dedup();
            prop_assert_eq!(keys.len(), report.rows.len(), "keys of {} are one of a kind", name);
            let adds = |column: &Column| !matches!(column.expr, Some(Formula::Ratio(..))) && column.key != "status";
            for (place, column) in report.columns.iter().enumerate().filter(|(_, c)| adds(c)) {
                let outer: i64 = report.rows.iter().filter(|r| r.level == 0).map(|r| value(&r.cells[place])).sum();
                prop_assert_eq!(outer, value(&report.totals[place]), "{} {}", name, column.key);
                for (at, row) in report.rows.iter().enumerate() {
                    let below: Vec<&Row> = report.rows[at + 1..].iter().take_while(|r| r.level > row.level)
                        .filter(|r| r.level == row.level + 1).collect();
                    if !below.is_empty() {
                        let sum: i64 = below.iter().map(|r| value(&r.cells[place])).sum();
                        prop_assert_eq!(sum, value(&row.cells[place]), "{} {} {}", name, row.key, column.key);
                    }
                }
                if let Some(Formula::Sum(terms)) = &column.expr {
                    for row in &report.rows {
                        let by_key: BTreeMap<&str, i64> =
                            report.columns.iter().zip(&row.cells).map(|(c, cell)| (c.key, value(cell))).collect();
                        let want: i64 = terms.iter().map(|(side, key)| {
                            let part = by_key[key.as_str()];
                            if *side == Side::Plus { part } else { -part }
                        }).sum();
                        prop_assert_eq!(want, value(&row.cells[place]), "{} {} {}", name, row.key, column.key);
                    }
                }
            }
            let total = |key: &str| value(cell(&report, "total", key));
            match name {
                "plan" => prop_assert_eq!(total("total"), of(&[Kind::Planned])),
                "execution" => {
                    prop_assert_eq!(total("supplemented"), of(&[Kind::Supplemented]));
                    prop_assert_eq!(total("adjusted"), of(&[Kind::Adjusted]));
                    prop_assert_eq!(total("committed"), of(&[Kind::Committed]));
                    prop_assert_eq!(total("disbursed"), of(&[Kind::Advanced, Kind::Paid]) - of(&[Kind::Returned]));
                    prop_assert_eq!(
                        total("carried_in") + total("handed_over") - total("reduced") - total("closed"),
                        of(&[Kind::CarriedOver, Kind::HandedOver])
                            - of(&[Kind::Cut, Kind::Recalled, Kind::Withheld, Kind::Lapsed])
                    );
                    prop_assert_eq!(total("granted"), of(&[Kind::Appropriated, Kind::Provisional, Kind::Allotted]));
                }
                _ => {}
            }
        }
    }

    /// The figures of a year are the ledger's own.
    #[test]
    fn the_report_and_the_ledger_agree(sums in prop::collection::vec(any_sum(), 0..30)) {
        let sums: Vec<Sum> = sums.into_iter().map(|mut sum| { sum.key.year = 2024; sum }).collect();
        let position = crate::ledger::Position::of(sums.iter().map(|sum| (sum.kind, sum.amount))).unwrap();
        let facts = Facts { office: String::new(), plan: Some(plan()), sums, ..Facts::default() };
        let report = by_name("execution").unwrap()(&facts, &Asked { year: Some(2024), ..Asked::default() });
        let total = |key: &str| value(cell(&report, "total", key));
        for (key, want) in [
            ("planned", position.planned()),
            ("granted", position.granted()),
            ("supplemented", position.supplemented()),
            ("adjusted", position.adjusted()),
            ("handed_over", position.handed_over()),
            ("carried_in", position.carried_in()),
            ("reduced", position.reduced()),
            ("usable", position.usable()),
            ("committed", position.committed()),
            ("commitment_open", position.commitment_open()),
            ("advanced", position.advanced()),
            ("advance_open", position.advance_open()),
            ("spent", position.spent()),
            ("disbursed", position.disbursed()),
            ("available", position.available()),
            ("remaining", position.remaining()),
        ] {
            // Optional columns are there in the data even when a form leaves them out.
            prop_assert_eq!(total(key), want.dong(), "{}", key);
        }
        if position.usable() > Money::ZERO {
            prop_assert_eq!(cell(&report, "total", "rate"), &position.rate().map_or(Cell::Empty, Cell::Rate));
        }
    }
}

/// After 01/7/2025 the same đồng stand under those who carry the work on; nobody is guessed.
#[test]
fn successors_carry_the_same_money() {
    let sums = vec![
        agency(sum("2.1", 2024, Kind::Planned, 100), "Sở KH&ĐT"),
        agency(sum("2.1", 2024, Kind::Planned, 20), "Sở Tài chính"),
        agency(sum("3.3", 2024, Kind::Planned, 300), "Sở Nông nghiệp và Phát triển nông thôn"),
        agency(sum("3.3", 2024, Kind::Planned, 40), "UBND huyện Lục Ngạn"),
        sum("3.4", 2024, Kind::Planned, 5),
    ];
    let facts = Facts { plan: Some(plan()), sums, ..Facts::default() };
    let rows = |by, on| {
        let asked = Asked { by: vec![by], as_of: Some(on), ..Asked::default() };
        let report = planned::report(&facts, &asked);
        let at = report.columns.iter().position(|c| c.key == "total").unwrap();
        let rows = report.rows.iter().map(|row| (row.content.clone(), row.cells.get(at).cloned()));
        (rows.collect::<Vec<_>>(), report.totals.get(at).cloned())
    };
    let (then, total) = rows(By::Agency, jiff::civil::date(2025, 8, 1));
    assert!(then.iter().any(|(name, cell)| name == "Sở Kế hoạch và Đầu tư" && cell == &Some(million(100))), "{then:?}");
    let (before, _) = rows(By::Successor, jiff::civil::date(2025, 6, 30));
    assert_eq!(before, then);
    let (now, same) = rows(By::Successor, jiff::civil::date(2025, 8, 1));
    assert_eq!(total, same);
    let of = |name: &str| now.iter().find(|(said, _)| said == name).and_then(|(_, cell)| cell.clone());
    assert_eq!(of("Sở Tài chính"), Some(million(120)));
    assert_eq!(of("Sở Nông nghiệp và Môi trường"), Some(million(300)));
    assert_eq!(of("UBND huyện Lục Ngạn (chưa xác định cơ quan kế nhiệm)"), Some(million(40)));
    assert_eq!(of("(không ghi cơ quan)"), Some(million(5)));
}
