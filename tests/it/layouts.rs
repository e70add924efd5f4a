//! Budget tables in hundreds of layouts nobody designed the product for: every amount is read and
//! proven, or the officer is asked. Never a silent difference.
//!
//! `LAYOUT_SEED=123 cargo test --test it layouts -- --nocapture` shows one variant; `LAYOUT_FIRST=6000
//! LAYOUT_COUNT=5000` goes through others than the usual ones.
#![allow(clippy::indexing_slicing, clippy::print_stdout, clippy::unwrap_used, clippy::panic, clippy::expect_used)]

mod dice;
mod evaluate;
mod figures;
mod footer;
mod header;
mod judge;
mod layout;
mod list;
mod matrix;
mod model;
mod pen;
mod planted;
mod stages;
mod variant;
mod wording;

use dutoan::finding::{Finding, Place, Severity};
use dutoan::money::{Kind, Money};
use dutoan::table::{Hints, Line, Recognition, RowText, recognise};
use dutoan::words::Bilingual;
use judge::Outcome;
use layout::Shape;
use std::collections::BTreeMap;
use variant::Variant;

const VARIANTS: u64 = 1_200;
const PLANTED: u64 = 40;
const CLEAN: u64 = 100;

/// One variant and what became of it; nothing where the drawn table is empty.
fn judged(seed: u64) -> Option<(Variant, Outcome)> {
    let one = variant::draw(seed);
    if one.expected.is_empty() {
        return None;
    }
    let outcome = judge::judge(&one, &recognise(&one.workbook, &one.hints));
    Some((one, outcome))
}

/// Does the work of seeds `1..=last` on every processor; results in the seeds' order.
fn side_by_side<T: Send>(last: u64, work: impl Fn(u64) -> T + Sync) -> Vec<T> {
    let workers = std::thread::available_parallelism().map_or(2, |n| u64::try_from(n.get()).unwrap());
    let share =
        |w: u64| (1..=last).filter(|seed| seed % workers == w).map(|seed| (seed, work(seed))).collect::<Vec<_>>();
    let mut parts: Vec<(u64, T)> = std::thread::scope(|scope| {
        let share = &share;
        let threads: Vec<_> = (0..workers).map(|w| scope.spawn(move || share(w))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    parts.sort_by_key(|(seed, _)| *seed);
    parts.into_iter().map(|(_, result)| result).collect()
}

#[test]
fn no_layout_is_read_silently_wrong() {
    if let Some(seed) = std::env::var("LAYOUT_SEED").ok().and_then(|seed| seed.parse().ok()) {
        let one = variant::draw(seed);
        let read = recognise(&one.workbook, &one.hints);
        show(&one, &read);
        println!("{:#?}", judge::judge(&one, &read));
        return;
    }
    let (mut table, mut wrong): (BTreeMap<String, [usize; 4]>, Vec<String>) = (BTreeMap::new(), Vec::new());
    let first = std::env::var("LAYOUT_FIRST").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0);
    let count = std::env::var("LAYOUT_COUNT").ok().and_then(|count| count.parse().ok()).unwrap_or(VARIANTS);
    for (one, outcome) in side_by_side(count, |seed| judged(first + seed)).into_iter().flatten() {
        let place = match outcome {
            Outcome::Proven => 0,
            Outcome::AskedThoughRight => 1,
            Outcome::Asked => 2,
            Outcome::SilentWrong(what) => {
                let first = what[..what.len().min(4)].join("\n    ");
                wrong.push(format!("seed {} {:?}\n    {first}", one.seed, one.layout.shape));
                3
            }
        };
        let shape = format!("{:?}", one.layout.shape);
        let stated = if variant::unit_is_stated(&one.layout) { "unit stated" } else { "unit nowhere" };
        for name in [shape.as_str(), stated, "~ all"] {
            table.entry(name.to_owned()).or_default()[place] += 1;
        }
    }
    println!("{:<14} {:>7} {:>12} {:>6} {:>13}", "shape", "proven", "asked right", "asked", "silent wrong");
    for (name, counts) in &table {
        println!("{name:<14} {:>7} {:>12} {:>6} {:>13}", counts[0], counts[1], counts[2], counts[3]);
    }
    assert!(wrong.is_empty(), "{} silently wrong:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
    assert!(table["~ all"].iter().sum::<usize>() >= 1_100, "too few variants");
}

/// What to say when a planted error is not flagged at its cell; nothing when it is.
fn missed(one: &planted::Planted, what: &str, hints: &Hints) -> Option<String> {
    let findings = recognise(&one.workbook, hints).findings;
    let least = if one.row_is_enough { Severity::Note } else { Severity::Warning };
    let flagged = findings.iter().filter(|finding| finding.severity >= least).any(|finding| match &finding.place {
        Place::Cell { cell, .. } if one.row_is_enough => cell.is_empty() || judge::crosses(cell, one.at[0]),
        Place::Cell { cell, .. } => one.at.iter().any(|at| judge::holds(cell, *at)),
        _ => false,
    });
    let said = || findings.iter().map(|one| format!("{} {:?}", one.slug, one.place)).collect::<Vec<_>>();
    (!flagged).then(|| format!("{what} at {:?}: {:?}", one.at, said()))
}

#[test]
fn planted_errors_are_flagged_at_their_cell() {
    let hints = Hints { file_name: "bang.xlsx".to_owned(), kind: Some(Kind::Planned), ..Hints::default() };
    let (mut lost, mut all) = (Vec::new(), 0);
    for error in planted::ALL {
        let judged = side_by_side(PLANTED, |seed| {
            planted::plant(seed, error).map(|one| missed(&one, &format!("{error:?} seed {seed}"), &hints))
        });
        let planted = judged.iter().flatten().count();
        let misses: Vec<String> = judged.into_iter().flatten().flatten().collect();
        println!("{:<20} {:>4} of {planted}", format!("{error:?}"), planted - misses.len());
        assert!(planted > 10, "{error:?}: too few planted, {planted}");
        all += planted;
        lost.extend(misses);
    }
    let alarms = side_by_side(CLEAN, |seed| {
        let findings = recognise(&planted::clean(seed), &hints).findings;
        let alarm = findings.into_iter().find(|one| one.severity > Severity::Note)?;
        Some(format!("seed {seed}: {} {:?} {}", alarm.slug, alarm.place, alarm.text.vi))
    });
    let alarms: Vec<String> = alarms.into_iter().flatten().collect();
    println!("false alarms {} of {CLEAN}\n{}", alarms.len(), lost.join("\n"));
    assert!(lost.len() * 20 <= all, "{} of {all} missed:\n{}", lost.len(), lost.join("\n"));
    assert!(alarms.len() * 50 <= usize::try_from(CLEAN).unwrap(), "false alarms:\n{}", alarms.join("\n"));
}

/// The judge itself: a perfect reading is proven, every kind of slip is silent unless asked about.
#[test]
fn the_judge_sees_every_slip() {
    let one = (1..)
        .map(variant::draw)
        .find(|one| one.layout.shape == Shape::YearsBySource && one.expected.len() > 5)
        .unwrap();
    let line = |expected: &variant::Expected| Line {
        row: RowText {
            sheet: expected.sheet.as_str().into(),
            content: expected.content.as_str().into(),
            source: expected.source.map(Into::into),
            agency: expected.agency.as_deref().map(Into::into),
            ..RowText::default()
        }
        .into(),
        cell: expected.cell,
        year: Some(expected.year),
        amount: Money::new(expected.amount),
        ..Line::default()
    };
    let perfect = || Recognition { lines: one.expected.iter().map(line).collect(), ..Recognition::default() };
    assert_eq!(judge::judge(&one, &perfect()), Outcome::Proven);
    let slips: [fn(&mut Vec<Line>); 7] = [
        |lines| lines.truncate(lines.len() - 1),
        |lines| lines.push(lines[2].clone()),
        |lines| lines[2].amount = Money::new(1),
        |lines| lines[2].amount = None,
        |lines| lines[2].year = Some(1999),
        |lines| lines[2].source = None,
        |lines| lines[2].content = "khác".into(),
    ];
    for (n, slip) in slips.iter().enumerate() {
        let mut read = perfect();
        slip(&mut read.lines);
        assert!(matches!(judge::judge(&one, &read), Outcome::SilentWrong(_)), "slip {n}");
        let words = || Bilingual::new("?", "?");
        let cell = if n == 0 { one.expected[one.expected.len() - 1].cell } else { one.expected[2].cell };
        let sheet = &one.expected[0].sheet;
        read.findings = vec![Finding::new("elsewhere", Severity::Warning, words()).at(sheet, "XFD1048576")];
        assert!(
            matches!(judge::judge(&one, &read), Outcome::SilentWrong(_)),
            "a finding elsewhere is no excuse, slip {n}"
        );
        read.findings = vec![Finding::new("here", Severity::Note, words()).at(sheet, cell.to_string())];
        assert!(matches!(judge::judge(&one, &read), Outcome::SilentWrong(_)), "a note asks nothing, slip {n}");
        read.findings = vec![Finding::new("here", Severity::Warning, words()).at(sheet, cell.to_string())];
        assert_eq!(judge::judge(&one, &read), Outcome::Asked, "slip {n}");
    }
}

/// What is generated must itself be right: the model's sums, and variety.
#[test]
fn variants_hold_what_they_say() {
    let mut shapes = BTreeMap::new();
    for seed in 1..=VARIANTS {
        let one = variant::draw(seed);
        *shapes.entry(format!("{:?}", one.layout.shape)).or_insert(0) += 1;
        for sheet in &one.workbook.sheets {
            assert_eq!(evaluate::stale(sheet), [], "seed {seed} {}", sheet.name);
        }
        for expected in &one.expected {
            let sheet = one.workbook.sheets.iter().find(|sheet| sheet.name == expected.sheet).unwrap();
            let cell = sheet.cell(expected.cell).unwrap_or_else(|| panic!("seed {seed}: nothing at {}", expected.cell));
            let unit = one.layout.unit;
            let written = match &cell.value {
                dutoan::sheet::Value::Number(number) => {
                    (number.abs() - figures::number(expected.amount.abs(), unit)).abs() < 1e-9
                }
                dutoan::sheet::Value::Text(text) => {
                    text.trim_start_matches('-') == figures::text(expected.amount.abs(), unit, one.layout.numbers)
                }
                dutoan::sheet::Value::Empty => cell.formula.is_some(),
                _ => false,
            };
            assert!(written, "seed {seed} {}: {:?} is not {}", expected.cell, cell.value, expected.amount);
        }
    }
    for error in planted::ALL {
        for seed in 1..=PLANTED {
            if let Some(one) = planted::plant(seed, error) {
                let stale = evaluate::stale(&one.workbook.sheets[0]);
                assert_eq!(error == planted::Error::StaleCache, !stale.is_empty(), "{error:?} seed {seed}: {stale:?}");
            }
        }
    }
    assert!(shapes.len() == 15 && shapes.values().all(|count| *count >= 40), "{shapes:?}");
}

/// Prints a variant's sheets and what was made of them.
fn show(one: &Variant, read: &dutoan::table::Recognition) {
    println!("{:?}\n{:?}", one.layout, one.hints);
    for sheet in &one.workbook.sheets {
        println!("== {} {:?}", sheet.name, sheet.visibility);
        for row in &sheet.rows {
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|cell| {
                    let at = dutoan::sheet::CellRef::new(row.index, cell.column);
                    let formula = cell.formula.as_ref().map(|f| format!(" ={f}")).unwrap_or_default();
                    format!("{at} {}{formula}", cell.value.raw())
                })
                .collect();
            println!("{}", cells.join(" | "));
        }
    }
    for table in read.sheets.iter().flat_map(|sheet| &sheet.tables) {
        println!("{table:#?}");
    }
    for line in &read.lines {
        println!(
            "{} {:?} {:?} {:?} {:?} under {:?}",
            line.cell,
            line.amount,
            line.year,
            line.source,
            line.content,
            line.path.last()
        );
    }
    for finding in &read.findings {
        println!("{:?} {} {:?} {}", finding.severity, finding.slug, finding.place, finding.text.vi);
    }
}
