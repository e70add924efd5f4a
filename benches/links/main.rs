//! How well lines are linked to the tasks of the example plans, on tables that officers' habits are drawn for:
//! numbers kept, dropped, counted anew or reused; wordings whole, short, reordered, abbreviated, without marks,
//! misread; rows of two tasks, of half a task, of none. `cargo bench --bench links [-- --tables N --seed S --wrong]`
//!
//! Prints precision, coverage by lines and by money, and claimed against true certainty. Weights were chosen on
//! invented plans and on two of these (marked *); the others are held out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    missing_docs,
    dead_code,
    unreachable_pub
)]

#[path = "../../tests/it/linking/domains.rs"]
mod domains;
#[path = "../../tests/it/linking/officers.rs"]
mod officers;
#[path = "../../tests/it/linking/plans.rs"]
mod plans;

use domains::{CITY, COUNTRYSIDE};
use dutoan::link::{Decisions, Hands, Job, State, propose, propose_with};
use dutoan::plan::{Plan, Task};
use officers::{CODES, Codes, Truth, WORDINGS, Wording, table};
use plans::{Chance, foreign, invented};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

const PLANS: &[(&str, bool)] = &[
    ("bac-giang-xay-som-bun-2021-2025", false),
    ("kon-tum-nam-lao-2022-2027", true),
    ("khanh-hoa-lao-2022", true),
    ("kon-tum-doi-ngoai-2022", false),
    ("kon-tum-ky-niem-2022", false),
];

#[derive(Clone, Copy, Default)]
struct Count {
    lines: u64,
    money: i64,
    linked: u64,
    linked_money: i64,
    right: u64,
    /// Rows of no or several tasks that were linked all the same.
    trapped: u64,
    traps: u64,
}

impl Count {
    fn show(self) -> String {
        let part = |a: f64, b: f64| if b > 0.0 { a * 100.0 / b } else { 100.0 };
        format!(
            "{:>7} lines · linked {:>6.2} % of lines, {:>6.2} % of money · right {:>6.2} % ({} wrong) · traps linked {}/{}",
            self.lines,
            part(self.linked as f64, self.lines as f64),
            part(self.linked_money as f64, self.money as f64),
            part(self.right as f64, (self.linked + self.trapped) as f64),
            self.linked + self.trapped - self.right,
            self.trapped,
            self.traps,
        )
    }

    fn add(&mut self, other: Self) {
        self.lines += other.lines;
        self.money += other.money;
        self.linked += other.linked;
        self.linked_money += other.linked_money;
        self.right += other.right;
        self.trapped += other.trapped;
        self.traps += other.traps;
    }
}

/// Wording or numbers of the plan are there to go by.
fn good(codes: Codes, wording: Wording) -> bool {
    matches!(codes, Codes::Kept | Codes::Column)
        || matches!(
            wording,
            Wording::Whole | Wording::Short | Wording::Reordered | Wording::Abbreviated | Wording::Bare
        )
}

fn option(name: &str, default: u64) -> u64 {
    let args: Vec<String> = std::env::args().collect();
    let at = args.iter().position(|a| a == name);
    at.and_then(|at| args.get(at + 1)).and_then(|n| n.parse().ok()).unwrap_or(default)
}

fn read(folder: &str) -> Plan {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("budgets").join(folder).join("ke-hoach.txt");
    let bytes = std::fs::read(path).unwrap();
    dutoan::plan::read(&dutoan::reader::parse::page("ke-hoach.txt", &bytes).unwrap().0).0
}

fn main() {
    if std::env::args().any(|a| a == "--speed") {
        return speed();
    }
    let (tables, seed) = (option("--tables", 3), option("--seed", 1));
    let show = std::env::args().any(|a| a == "--wrong");
    let news_of = invented(&COUNTRYSIDE, 60, 5);
    let (mut sure, mut damaged) = (Count::default(), Count::default());
    let mut claimed: BTreeMap<u16, (u64, u64)> = BTreeMap::new();
    for (at, (folder, known)) in PLANS.iter().enumerate() {
        let plan = read(folder);
        let chance = &mut Chance(seed * 1000 + at as u64);
        let (mut of_good, mut of_damaged) = (Count::default(), Count::default());
        for codes in CODES {
            for wording in WORDINGS {
                if wording == Wording::None && !matches!(codes, Codes::Kept | Codes::Column | Codes::Within) {
                    continue;
                }
                let mut count = Count::default();
                for _ in 0..tables {
                    let made =
                        table(&plan, codes, wording, chance, &mut |chance| foreign(&COUNTRYSIDE, &news_of, chance));
                    let (proposals, _) = propose(&made.lines, &plan, &Decisions::default());
                    for ((line, truth), proposal) in made.lines.iter().zip(&made.truth).zip(&proposals) {
                        let best = proposal.candidates.first();
                        let own = match truth {
                            Truth::Task(place) => Some(plan.tasks[*place].code.as_str()),
                            _ => None,
                        };
                        let right = best.is_some_and(|b| Some(b.task.as_str()) == own);
                        if let Some(best) = best {
                            let step = claimed.entry(best.confidence.0 / 50 * 50).or_default();
                            step.0 += 1;
                            step.1 += u64::from(right);
                        }
                        let linked = proposal.state == State::Linked;
                        let money = line.amount.map_or(0, |m| m.dong());
                        count.right += u64::from(linked && right);
                        if own.is_some() {
                            count.lines += 1;
                            count.money += money;
                            count.linked += u64::from(linked);
                            count.linked_money += if linked { money } else { 0 };
                        } else {
                            count.traps += 1;
                            count.trapped += u64::from(linked);
                        }
                        if show && linked && !right {
                            let best = best.unwrap();
                            let why: Vec<_> = best.reasons.iter().map(|r| r.vi.as_ref()).collect();
                            println!(
                                "WRONG {codes:?} {wording:?} {:?} “{}” → {} ({}) {why:?} real {own:?} {truth:?}",
                                line.code, line.content, best.task, best.confidence.0
                            );
                        }
                    }
                }
                if good(codes, wording) { of_good.add(count) } else { of_damaged.add(count) }
            }
        }
        println!("{folder}{}, {} tasks", if *known { "*" } else { "" }, plan.tasks.len());
        println!("  wording or numbers   {}", of_good.show());
        println!("  damaged, no numbers  {}", of_damaged.show());
        sure.add(of_good);
        damaged.add(of_damaged);
    }
    println!("all\n  wording or numbers   {}\n  damaged, no numbers  {}", sure.show(), damaged.show());
    println!("claimed certainty → right");
    for (step, (lines, right)) in &claimed {
        println!(
            "  {:.2}-{:.2} {:>7} lines {:>6.1} %",
            f64::from(*step) / 1000.0,
            f64::from(step + 50) / 1000.0,
            lines,
            *right as f64 * 100.0 / *lines as f64
        );
    }
    speed();
}

/// 100,000 lines of different wordings against 500 tasks.
fn speed() {
    use dutoan::{
        money::Money,
        sheet::CellRef,
        table::{Line, RowText},
    };
    let work = |jobs: Vec<Job<'_>>| {
        std::thread::scope(|scope| {
            for job in jobs {
                scope.spawn(job);
            }
        });
    };
    let hands = Hands { count: std::thread::available_parallelism().map_or(1, std::num::NonZero::get), work };
    for tasks in [35_usize, 500] {
        let plan = invented(&CITY, tasks * 2, 9);
        // One plan has not so many different works: another's follow, numbered on.
        let more = invented(&CITY, tasks * 2, 10)
            .tasks
            .into_iter()
            .map(|task| Task { code: format!("1{}", task.code), ..task });
        let plan = Plan { tasks: plan.tasks.into_iter().chain(more).take(tasks).collect(), ..plan };
        let chance = &mut Chance(4);
        let lines: Vec<Line> = (0..100_000_u32)
            .map(|at| {
                let task = &plan.tasks[at as usize % plan.tasks.len()];
                let wording = *chance.pick(&[
                    Wording::Short,
                    Wording::Dropping,
                    Wording::Abbreviated,
                    Wording::Misread,
                    Wording::Whole,
                ]);
                Line {
                    row: RowText {
                        sheet: "Biểu 1".into(),
                        code: Some((at + 1).to_string().into()),
                        content: format!("{} {at}", officers::say(&task.content, wording, chance)).into(),
                        agency: Some("Sở Xây dựng".into()),
                        ..RowText::default()
                    }
                    .into(),
                    cell: CellRef::new(at + 6, 3),
                    year: Some(2023),
                    amount: Money::new(500_000),
                    ..Line::default()
                }
            })
            .collect();
        let start = Instant::now();
        let (proposals, _) = propose_with(&lines, &plan, &Decisions::default(), &hands);
        let linked = proposals.iter().filter(|p| p.state == State::Linked).count();
        println!(
            "100,000 different wordings against {} tasks: {:.2} s ({linked} linked)",
            plan.tasks.len(),
            start.elapsed().as_secs_f64()
        );
    }
}
