//! How often linking is right: tables made from plans, with what every line really is.
//!
//! `DUTOAN_SCALE=n` measures n times as many tables, `DUTOAN_SHOW=1` shows what went wrong.
#![allow(clippy::indexing_slicing, clippy::print_stdout, clippy::unwrap_used, clippy::panic)]

mod domains;
mod hand;
mod officers;
mod plans;

use domains::{CITY, COUNTRYSIDE, YOUTH};
use dutoan::link::{Decisions, Proposal, State, propose};
use dutoan::money::Money;
use dutoan::plan::Plan;
use dutoan::sheet::CellRef;
use dutoan::table::{Line, RowText};
use officers::{CODES, Codes, Truth, WORDINGS, Wording, right, table};
use plans::{Chance, bac_giang, foreign, invented, of_table};
use std::collections::BTreeMap;

/// Counts of one kind of line.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    lines: usize,
    linked: usize,
    wrong: usize,
    /// Lines of no task, and those linked all the same.
    news: usize,
    news_linked: usize,
    /// Lines of several tasks, and those linked all the same.
    several: usize,
    several_linked: usize,
}

impl Count {
    fn add(&mut self, truth: &Truth, right: Option<bool>) {
        let linked = usize::from(right.is_some());
        match truth {
            Truth::Task(_) => {
                self.lines += 1;
                self.linked += linked;
                self.wrong += usize::from(right == Some(false));
            }
            Truth::New => {
                self.news += 1;
                self.news_linked += linked;
            }
            Truth::Several => {
                self.several += 1;
                self.several_linked += linked;
            }
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            lines: self.lines + other.lines,
            linked: self.linked + other.linked,
            wrong: self.wrong + other.wrong,
            news: self.news + other.news,
            news_linked: self.news_linked + other.news_linked,
            several: self.several + other.several,
            several_linked: self.several_linked + other.several_linked,
        }
    }

    /// Right among all that was linked, traps included, in ten thousandths.
    fn precision(self) -> usize {
        let all = self.linked + self.news_linked + self.several_linked;
        ((self.linked - self.wrong) * 10_000).checked_div(all).unwrap_or(10_000)
    }

    fn coverage(self) -> usize {
        self.linked * 10_000 / self.lines.max(1)
    }

    fn news_linked_share(self) -> usize {
        self.news_linked * 10_000 / self.news.max(1)
    }

    fn show(self) -> String {
        format!(
            "{:>6} lines, linked {:>6.2} %, right {:>6.2} %, wrong {:>3} | new {:>4}, linked {:>2} | several {:>4}, linked {:>2}",
            self.lines,
            self.coverage() as f64 / 100.0,
            self.precision() as f64 / 100.0,
            self.wrong,
            self.news,
            self.news_linked,
            self.several,
            self.several_linked,
        )
    }
}

/// Everything measured in one go.
#[derive(Default)]
struct Measured {
    by_kind: BTreeMap<(Codes, Wording), Count>,
    /// Claimed confidence in steps of 50 → (lines, right).
    claimed: BTreeMap<u16, (usize, usize)>,
    shown: usize,
}

impl Measured {
    fn run(&mut self, plan: &Plan, seed: u64, tables: usize, news: &mut dyn FnMut(&mut Chance) -> String) {
        let chance = &mut Chance(seed);
        for codes in CODES {
            for wording in WORDINGS {
                if wording == Wording::None && !matches!(codes, Codes::Kept | Codes::Column | Codes::Within) {
                    continue;
                }
                for _ in 0..tables {
                    let table = table(plan, codes, wording, chance, news);
                    let (proposals, _) = propose(&table.lines, plan, &Decisions::default());
                    for ((line, truth), proposal) in table.lines.iter().zip(&table.truth).zip(&proposals) {
                        self.note(plan, (codes, wording), line, truth, proposal);
                    }
                }
            }
        }
    }

    fn note(&mut self, plan: &Plan, kind: (Codes, Wording), line: &Line, truth: &Truth, proposal: &Proposal) {
        let best = proposal.candidates.first();
        let right = right(plan, truth, proposal.state, best.map(|best| best.task.as_str()));
        self.by_kind.entry(kind).or_default().add(truth, right);
        if let (Some(best), Truth::Task(place)) = (best, truth) {
            let step = self.claimed.entry(best.confidence.0 / 50 * 50).or_default();
            step.0 += 1;
            step.1 += usize::from(best.task == plan.tasks[*place].code);
        } else if let Some(best) = best {
            self.claimed.entry(best.confidence.0 / 50 * 50).or_default().0 += 1;
        }
        let show = std::env::var_os("DUTOAN_SHOW").is_some();
        if show && right == Some(false) && self.shown < 60 {
            self.shown += 1;
            let real = match truth {
                Truth::Task(place) => format!("{}: {}", plan.tasks[*place].code, plan.tasks[*place].content),
                other => format!("{other:?}"),
            };
            let best = best.unwrap();
            let why: Vec<_> = best.reasons.iter().map(|why| why.vi.as_ref()).collect();
            println!(
                "WRONG {kind:?} {} {:?} “{}”\n   → {} ({}) {:?}\n     {}\n   real {real}",
                line.cell,
                line.code,
                line.content,
                best.task,
                best.confidence.0,
                why,
                plan.task(&best.task).map_or("", |task| task.content.as_str())
            );
        }
    }

    fn total(&self, keep: impl Fn(Codes, Wording) -> bool) -> Count {
        self.by_kind
            .iter()
            .filter(|((codes, wording), _)| keep(*codes, *wording))
            .fold(Count::default(), |sum, (_, count)| sum.plus(*count))
    }

    fn print(&self, title: &str) {
        println!("\n{title}");
        for ((codes, wording), count) in &self.by_kind {
            println!("  {:<8} {:<12} {}", format!("{codes:?}"), format!("{wording:?}"), count.show());
        }
        println!("  {:<21} {}", "all", self.total(|_, _| true).show());
        println!("  claimed → right");
        for (step, (lines, right)) in &self.claimed {
            println!("  {:>4} {:>7} lines {:>6.1} %", step, lines, *right as f64 * 100.0 / (*lines).max(1) as f64);
        }
    }
}

/// Whether the plan's wording or its numbers are there to go by.
fn something_to_go_by(codes: Codes, wording: Wording) -> bool {
    matches!(codes, Codes::Kept | Codes::Column)
        || matches!(
            wording,
            Wording::Whole | Wording::Short | Wording::Reordered | Wording::Abbreviated | Wording::Bare
        )
}

fn scale() -> usize {
    std::env::var("DUTOAN_SCALE").ok().and_then(|n| n.parse().ok()).unwrap_or(1)
}

fn hand_news(chance: &mut Chance, from: &[(&str, &str)]) -> String {
    let news: Vec<&str> = from.iter().filter(|(task, _)| task.is_empty()).map(|(_, text)| *text).collect();
    (*chance.pick(&news)).to_owned()
}

fn kon_tum() -> Option<Plan> {
    of_table(
        "000",
        (2022, 2027),
        "Kế hoạch triển khai Bản ghi nhớ về hợp tác giữa Ủy ban nhân dân tỉnh Kon Tum và Chính quyền tỉnh Át-ta-pư, tỉnh Sê Kông, tỉnh Sa-la-van, nước Cộng hòa dân chủ nhân dân Lào giai đoạn 2022-2027",
        "UBND tỉnh Kon Tum",
    )
}

fn khanh_hoa() -> Option<Plan> {
    of_table(
        "001",
        (2022, 2022),
        "Kế hoạch triển khai thực hiện các hoạt động hợp tác giữa tỉnh Khánh Hòa và các địa phương Lào năm 2022",
        "UBND tỉnh Khánh Hòa",
    )
}

#[test]
#[ignore = "for choosing weights; unseen_plans is the proof"]
fn known_plans() {
    let mut measured = Measured::default();
    for (plan, seed) in [(kon_tum(), 11), (khanh_hoa(), 12)] {
        let Some(plan) = plan else {
            println!("shared texts absent: skipped");
            return;
        };
        assert!(plan.tasks.len() >= 20, "{}", plan.tasks.len());
        measured.run(&plan, seed, scale(), &mut |chance| hand_news(chance, hand::KNOWN));
    }
    for seed in [1, 2] {
        let plan = invented(&COUNTRYSIDE, 20 + 30 * seed as usize, seed);
        let for_news = plan.clone();
        measured.run(&plan, seed, scale(), &mut |chance| foreign(&COUNTRYSIDE, &for_news, chance));
    }
    measured.print("plans the weights were chosen on");
}

#[test]
#[ignore = "the plan written last, by itself"]
fn last_plan() {
    let mut measured = Measured::default();
    for seed in 81..=83 {
        let plan = invented(&YOUTH, 15 * (seed as usize - 79), seed);
        let for_news = plan.clone();
        measured.run(&plan, seed, scale(), &mut |chance| foreign(&YOUTH, &for_news, chance));
    }
    measured.print("the plan written last");
}

#[test]
fn unseen_plans() {
    let mut measured = Measured::default();
    if let Some(plan) = bac_giang() {
        assert_eq!((plan.tasks.len(), plan.sections.len()), (35, 8));
        measured.run(&plan, 71, scale(), &mut |chance| hand_news(chance, hand::HELD_OUT));
    } else {
        println!("shared texts absent: only invented plans are measured");
    }
    for seed in (71..=72).take(scale()) {
        let plan = invented(&CITY, 60 * (seed as usize - 70) - 10, seed);
        let for_news = plan.clone();
        measured.run(&plan, seed, scale(), &mut |chance| foreign(&CITY, &for_news, chance));
    }
    let plan = invented(&YOUTH, 45, 81);
    let for_news = plan.clone();
    measured.run(&plan, 81, scale(), &mut |chance| foreign(&YOUTH, &for_news, chance));
    measured.print("unseen plans");
    let good = measured.total(something_to_go_by);
    let damaged = measured.total(|codes, wording| !something_to_go_by(codes, wording));
    println!("  wording or numbers    {}", good.show());
    println!("  damaged, no numbers   {}", damaged.show());
    assert!(good.lines > 3_000 && good.news > 100 && good.several > 50);
    assert!(good.precision() >= 9_950, "{}", good.show());
    assert!(good.coverage() >= 9_000, "{}", good.show());
    assert!(damaged.precision() >= 9_900, "{}", damaged.show());
    let news = good.plus(damaged);
    assert!(news.news_linked_share() <= 50, "{}", news.show());
}

fn by_hand(plan: &Plan, rows: &[(&str, &str)]) -> (Count, Vec<String>) {
    let lines: Vec<Line> = rows
        .iter()
        .enumerate()
        .map(|(at, (_, content))| Line {
            row: RowText { sheet: "Biểu 1".into(), content: (*content).into(), ..RowText::default() }.into(),
            cell: CellRef::new(5 + at as u32, 3),
            year: Some(2024),
            amount: Money::new(1_000_000),
            ..Line::default()
        })
        .collect();
    let (proposals, _) = propose(&lines, plan, &Decisions::default());
    let mut count = Count::default();
    let mut talk = Vec::new();
    for ((task, content), proposal) in rows.iter().zip(&proposals) {
        let truth = plan.tasks.iter().position(|one| one.code == *task).map_or(Truth::New, Truth::Task);
        let best = proposal.candidates.first();
        let right = right(plan, &truth, proposal.state, best.map(|best| best.task.as_str()));
        count.add(&truth, right);
        if right != Some(true) && (proposal.state != State::Unlinked || !task.is_empty()) {
            let list: Vec<_> =
                proposal.candidates.iter().take(3).map(|one| format!("{} {}", one.task, one.confidence.0)).collect();
            talk.push(format!("  {:<4} {:?} {content} → {}", task, proposal.state, list.join(", ")));
        }
    }
    (count, talk)
}

#[test]
fn rows_written_by_hand() {
    let Some(plan) = bac_giang() else {
        println!("shared texts absent: skipped");
        return;
    };
    for (name, rows) in [("known", hand::KNOWN), ("held out", hand::HELD_OUT)] {
        let (count, talk) = by_hand(&plan, rows);
        println!("{name}: {}\n{}", count.show(), talk.join("\n"));
        assert_eq!((count.wrong, count.news_linked), (0, 0), "{name}: {}", talk.join("\n"));
    }
}

const COSTS: &[&str] = &[
    "Tiền ăn",
    "Tiền ở",
    "Thuê xe ô tô",
    "Vé máy bay khứ hồi",
    "Phiên dịch",
    "Thuê hội trường",
    "Văn phòng phẩm",
    "Quà tặng",
    "Công tác phí",
    "Phụ cấp lưu trú",
    "Bồi dưỡng giảng viên",
    "Nước uống",
    "Chi khác",
    "Thuốc và vật tư",
    "Con giống",
    "Phân bón",
    "In tài liệu",
    "Bảo hiểm",
    "Lệ phí visa",
    "Thuê chuyên gia",
];

/// Cost sheets: details under headings that are tasks, or things the plan does not have.
#[test]
fn details_under_headings() {
    details(false);
}

/// Items and phrases that the rules for titles were not looked at with.
const OTHER_COSTS: &[&str] = &[
    "Thù lao báo cáo viên",
    "Chè nước giữa giờ",
    "Hoa tươi, khánh tiết",
    "Băng rôn, khẩu hiệu",
    "Chụp ảnh, quay phim",
    "Xăng dầu",
    "Tiền phòng nghỉ",
    "Lệ phí thị thực",
    "Bảo hiểm du lịch",
    "In kỷ yếu",
    "Thuốc y tế",
    "Chi phí dự phòng",
];
const OTHER_TITLES: &[&str] =
    &["DỰ TRÙ KINH PHÍ", "BẢNG TÍNH CHI PHÍ", "Dự toán chi tiết cho hoạt động", "THUYẾT MINH DỰ TOÁN", "Biểu chi tiết"];

/// The same on plans, seeds, items and phrases held apart from those the rules for titles were set on.
#[test]
fn titles_held_out() {
    let mut plans: Vec<Plan> =
        vec![invented(&COUNTRYSIDE, 50, 904), invented(&YOUTH, 45, 905), invented(&CITY, 70, 906)];
    plans.extend(kon_tum());
    plans.extend(khanh_hoa());
    let mut wrong = Vec::new();
    let mut all = Count::default();
    for plan in &plans {
        let mut count = Count::default();
        for wording in
            [Wording::Whole, Wording::Short, Wording::Dropping, Wording::Abbreviated, Wording::Bare, Wording::Misread]
        {
            for seed in [501, 502] {
                let chance = &mut Chance(seed);
                let (mut lines, mut truth) = (Vec::new(), Vec::new());
                for (place, task) in plan.tasks.iter().enumerate() {
                    let new = chance.percent(15);
                    let said =
                        if new { foreign(&YOUTH, plan, chance) } else { officers::say(&task.content, wording, chance) };
                    let about = format!("{} {said} năm 2023", chance.pick(OTHER_TITLES));
                    for _ in 0..2 + chance.below(5) {
                        let row = RowText {
                            sheet: format!("Trang {place}").into(),
                            content: (*chance.pick(OTHER_COSTS)).into(),
                            about: Some(about.as_str().into()),
                            ..RowText::default()
                        };
                        lines.push(Line {
                            row: row.into(),
                            cell: CellRef::new(lines.len() as u32 + 6, 6),
                            year: task.schedule.years.first().copied(),
                            amount: Money::new(500_000),
                            ..Line::default()
                        });
                        truth.push(if new { Truth::New } else { Truth::Task(place) });
                    }
                }
                let (proposals, _) = propose(&lines, plan, &Decisions::default());
                for ((line, truth), proposal) in lines.iter().zip(&truth).zip(&proposals) {
                    let best = proposal.candidates.first().map(|best| best.task.as_str());
                    let right = right(plan, truth, proposal.state, best);
                    count.add(truth, right);
                    all.add(truth, right);
                    if right == Some(false) {
                        wrong.push(format!("{wording:?} {:?} {} → {best:?} {truth:?}", line.about, line.content));
                    }
                }
            }
        }
        println!("{}: {}", plan.title.chars().take(40).collect::<String>(), count.show());
    }
    wrong.sort();
    wrong.dedup();
    println!("held out: {}\n{}", all.show(), wrong.join("\n"));
    assert!(all.precision() >= 9_950, "{}", all.show());
}

/// Cost sheets of one task each, which only the title over them names.
#[test]
fn details_under_titles() {
    details(true);
}

fn details(titled: bool) {
    let mut count = Count::default();
    let mut wrong = Vec::new();
    let plan = invented(&CITY, 60, 5);
    let mut plans = vec![(plan, None)];
    if let Some(plan) = bac_giang() {
        plans.push((plan, Some(hand::HELD_OUT)));
    }
    for (plan, news) in plans {
        for wording in [Wording::Whole, Wording::Short, Wording::Abbreviated, Wording::Bare, Wording::Misread] {
            for numbered in [true, false] {
                let chance = &mut Chance(31);
                let mut lines = Vec::new();
                let mut truth = Vec::new();
                for (place, task) in plan.tasks.iter().enumerate() {
                    let new = chance.percent(15);
                    let heading = match (new, news) {
                        (true, Some(news)) => hand_news(chance, news),
                        (true, None) => foreign(&CITY, &plan, chance),
                        (false, _) => officers::say(&task.content, wording, chance),
                    };
                    for number in 1..=2 + chance.below(4) {
                        let row = lines.len() as u32 + 6;
                        let code = if numbered && !new { task.code.clone() } else { String::new() };
                        let row_text = RowText {
                            code: Some(number.to_string().into()),
                            content: (*chance.pick(COSTS)).into(),
                            ..RowText::default()
                        };
                        let row_text = if titled {
                            let named = if code.is_empty() { String::new() } else { format!("nhiệm vụ {code}: ") };
                            let about = format!("DỰ TOÁN CHI TIẾT KINH PHÍ {named}{heading} NĂM 2023");
                            RowText { sheet: format!("Trang {place}").into(), about: Some(about.into()), ..row_text }
                        } else {
                            let (path, path_codes) = (vec![heading.clone()].into(), vec![code].into());
                            RowText { sheet: "Chi tiết".into(), path, path_codes, ..row_text }
                        };
                        lines.push(Line {
                            row: row_text.into(),
                            cell: CellRef::new(row, 6),
                            year: task.schedule.years.first().copied(),
                            amount: Money::new(500_000),
                            ..Line::default()
                        });
                        truth.push(if new { Truth::New } else { Truth::Task(place) });
                    }
                }
                let (proposals, _) = propose(&lines, &plan, &Decisions::default());
                for ((line, truth), proposal) in lines.iter().zip(&truth).zip(&proposals) {
                    let right =
                        right(&plan, truth, proposal.state, proposal.candidates.first().map(|best| best.task.as_str()));
                    count.add(truth, right);
                    if right == Some(false) {
                        wrong.push(format!(
                            "{:?} {:?} {} → {}",
                            line.about, line.path, line.content, proposal.candidates[0].task
                        ));
                    }
                }
            }
        }
    }
    println!("details, titled {titled}: {}", count.show());
    wrong.dedup();
    println!("{}", wrong.iter().take(20).cloned().collect::<Vec<_>>().join("\n"));
    let coverage = if titled { 7_500 } else { 8_500 };
    assert!(count.precision() >= 9_950 && count.coverage() >= coverage, "{}", count.show());
}

/// Tables of a few tasks each under a title that sounds like one task, theirs or not: rows go by their own words.
#[test]
fn titles_that_sound_like_one_task() {
    let mut plans = vec![invented(&CITY, 60, 5), invented(&YOUTH, 45, 6)];
    plans.extend(bac_giang());
    titles_of_other_tasks(plans, 47);
}

/// The same on plans and a seed held apart from those the rules for titles were set on.
#[test]
fn titles_that_sound_like_one_task_held_out() {
    let mut plans = vec![invented(&COUNTRYSIDE, 50, 904), invented(&YOUTH, 45, 905), invented(&CITY, 70, 906)];
    plans.extend(kon_tum());
    plans.extend(khanh_hoa());
    titles_of_other_tasks(plans, 61);
}

fn titles_of_other_tasks(plans: Vec<Plan>, seed: u64) {
    let (mut plain, mut titled) = (Count::default(), Count::default());
    let mut wrong = Vec::new();
    for plan in plans {
        for wording in [Wording::Whole, Wording::Short, Wording::Abbreviated, Wording::Bare, Wording::Misread] {
            let chance = &mut Chance(seed);
            let mut made = table(&plan, Codes::Running, wording, chance, &mut |chance| foreign(&CITY, &plan, chance));
            let (mut group, mut rows, mut about) = (0, Vec::new(), String::new());
            for with_title in [false, true] {
                for line in &mut made.lines {
                    if with_title && !rows.contains(&line.cell.row) {
                        if rows.len() % 4 == 0 {
                            group += 1;
                            about = officers::say(&chance.pick(&plan.tasks).content, Wording::Short, chance);
                        }
                        rows.push(line.cell.row);
                    }
                    line.sheet = format!("Trang {group}").into();
                    line.about = with_title.then(|| format!("DỰ TOÁN KINH PHÍ {about}").into());
                }
                let (proposals, _) = propose(&made.lines, &plan, &Decisions::default());
                for ((line, truth), proposal) in made.lines.iter().zip(&made.truth).zip(&proposals) {
                    let best = proposal.candidates.first().map(|best| best.task.as_str());
                    let right = right(&plan, truth, proposal.state, best);
                    if with_title {
                        titled.add(truth, right)
                    } else {
                        plain.add(truth, right)
                    }
                    if with_title && right == Some(false) {
                        wrong.push(format!("{:?} {} → {best:?} {truth:?}", line.about, line.content));
                    }
                }
            }
        }
    }
    println!("without titles: {}\nwith titles:    {}\n{}", plain.show(), titled.show(), wrong.join("\n"));
    assert!(titled.precision() >= 9_950 && titled.coverage() + 800 >= plain.coverage(), "{}", titled.show());
}

/// Numbers of one task beside the words of another, in tables whose numbers are otherwise the plan's.
#[test]
fn contradictions_wait() {
    let (mut swapped, mut linked, mut others, mut others_linked) = (0, 0, 0, 0);
    for seed in 1..=6 {
        let plan = invented(&CITY, 50, 300 + seed);
        let chance = &mut Chance(seed);
        let mut codes: Vec<String> = plan.tasks.iter().map(|task| task.code.clone()).collect();
        let mut odd = Vec::new();
        for _ in 0..2 {
            let at = chance.below(codes.len() - 1);
            codes.swap(at, at + 1);
            odd.extend([at, at + 1]);
        }
        let lines: Vec<Line> = plan
            .tasks
            .iter()
            .enumerate()
            .map(|(at, task)| Line {
                row: RowText {
                    sheet: "Biểu 1".into(),
                    code: Some(codes[at].clone().into()),
                    content: officers::say(&task.content, Wording::Short, chance).into(),
                    ..RowText::default()
                }
                .into(),
                cell: CellRef::new(at as u32 + 6, 3),
                year: task.schedule.years.first().copied(),
                amount: Money::new(500_000),
                ..Line::default()
            })
            .collect();
        let (proposals, _) = propose(&lines, &plan, &Decisions::default());
        for (at, proposal) in proposals.iter().enumerate() {
            let is_linked = usize::from(proposal.state == State::Linked);
            if codes[at] == plan.tasks[at].code {
                others += 1;
                others_linked += is_linked;
            } else if odd.contains(&at) {
                swapped += 1;
                linked += is_linked;
            }
        }
    }
    println!("contradictions: {linked} of {swapped} linked; other rows {others_linked} of {others}");
    assert!(swapped >= 16);
    assert_eq!(linked, 0);
    assert!(others_linked * 100 >= others * 95, "{others_linked} of {others}");
}

/// `cargo test --release --test it linking::speed -- --ignored --nocapture`
#[test]
#[ignore = "measures time; asserts nothing"]
fn speed() {
    for (tasks, distinct) in [(35, 400), (35, 100_000), (1000, 100_000)] {
        let plan = invented(&CITY, tasks, 9);
        let chance = &mut Chance(4);
        let mut wordings = Vec::new();
        while wordings.len() < distinct {
            for task in &plan.tasks {
                let wording = *chance.pick(&[
                    Wording::Short,
                    Wording::Dropping,
                    Wording::Abbreviated,
                    Wording::Misread,
                    Wording::Whole,
                ]);
                wordings.push(format!("{} {}", officers::say(&task.content, wording, chance), chance.below(100_000)));
            }
        }
        let lines: Vec<Line> = (0..100_000)
            .map(|at| Line {
                row: RowText {
                    sheet: "Biểu 1".into(),
                    code: Some((at + 1).to_string().into()),
                    content: wordings[at % distinct].clone().into(),
                    agency: Some("Sở Xây dựng".into()),
                    ..RowText::default()
                }
                .into(),
                cell: CellRef::new(at as u32 + 6, 3),
                year: Some(2023),
                amount: Money::new(500_000),
                ..Line::default()
            })
            .collect();
        let start = std::time::Instant::now();
        let (proposals, findings) = propose(&lines, &plan, &Decisions::default());
        let linked = proposals.iter().filter(|one| one.state == State::Linked).count();
        println!(
            "{} lines of {distinct} wordings against {} tasks: {:?} ({linked} linked, {} findings)",
            lines.len(),
            plan.tasks.len(),
            start.elapsed(),
            findings.len()
        );
    }
}
