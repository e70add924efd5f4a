//! Officers' tables made from a plan: numbers kept, dropped or counted anew; wordings whole, short, in other
//! order, without marks, misread; rows that are two tasks, half a task or none.

use super::plans::Chance;
use dutoan::link::State;
use dutoan::money::Money;
use dutoan::plan::Plan;
use dutoan::sheet::CellRef;
use dutoan::table::{Line, RowText};
use dutoan::words;

/// What a row really is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Truth {
    /// A task of the plan, by its place.
    Task(usize),
    /// Several tasks at once: nobody may link it without asking.
    Several,
    /// No task of the plan.
    New,
}

/// How a table numbers its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Codes {
    Kept,
    Column,
    Within,
    Dropped,
    Anew,
    Running,
}

pub const CODES: [Codes; 6] = [Codes::Kept, Codes::Column, Codes::Within, Codes::Dropped, Codes::Anew, Codes::Running];

/// How a table words its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wording {
    Whole,
    Short,
    Reordered,
    Abbreviated,
    Bare,
    Dropping,
    Misread,
    BareMisread,
    None,
}

pub const WORDINGS: [Wording; 9] = [
    Wording::Whole,
    Wording::Short,
    Wording::Reordered,
    Wording::Abbreviated,
    Wording::Bare,
    Wording::Dropping,
    Wording::Misread,
    Wording::BareMisread,
    Wording::None,
];

/// One table with what its lines really are.
pub struct Table {
    pub lines: Vec<Line>,
    pub truth: Vec<Truth>,
}

const SHORT_FORMS: &[(&str, &str)] = &[
    ("Ủy ban nhân dân", "UBND"),
    ("nông nghiệp và phát triển nông thôn", "NN&PTNT"),
    ("Nông nghiệp và Phát triển nông thôn", "NN&PTNT"),
    ("kinh tế - xã hội", "KT-XH"),
    ("khoa học kỹ thuật", "KHKT"),
    ("doanh nghiệp", "DN"),
    ("Phát thanh và Truyền hình", "PTTH"),
    ("Xay Sôm Bun", "XSB"),
    ("Xây Sớm Bun", "XSB"),
    ("Xây Sôm Bun", "XSB"),
    ("Việt Nam", "VN"),
    ("Công nghệ thông tin", "CNTT"),
    ("cán bộ, công chức", "CBCC"),
    ("Văn hóa, Thể thao và Du lịch", "VHTT&DL"),
    ("Giáo dục và Đào tạo", "GD&ĐT"),
];

fn shorten(text: &str) -> String {
    SHORT_FORMS.iter().fold(text.to_owned(), |text, (long, short)| text.replace(long, short))
}

fn misread(text: &str, chance: &mut Chance, percent: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::new();
    for c in letters {
        if c.is_alphabetic() && chance.percent(percent) {
            match chance.below(4) {
                0 => {}
                1 => {
                    out.push(c);
                    out.push(*chance.pick(&['i', 'l', 'n', 'r']));
                }
                2 => out.push_str(&words::bare(&c.to_string())),
                _ => out.push(*chance.pick(&['a', 'c', 'e', 'g', 'i', 'l', 'n', 'o', 'u', 'h'])),
            }
        } else {
            out.push(c);
        }
    }
    out
}

pub fn say(content: &str, wording: Wording, chance: &mut Chance) -> String {
    let all: Vec<&str> = content.split_whitespace().collect();
    let clauses: Vec<&str> = content.split_inclusive([',', ';', '.']).collect();
    match wording {
        Wording::Whole => content.to_owned(),
        Wording::Short => all[..all.len().min(7 + chance.below(6))].join(" "),
        Wording::Reordered => {
            if clauses.len() > 1 {
                let turn = 1 + chance.below(clauses.len() - 1);
                [&clauses[turn..], &clauses[..turn]].concat().join(" ")
            } else {
                let turn = all.len() / 2;
                [&all[turn..], &all[..turn]].concat().join(" ")
            }
        }
        Wording::Abbreviated => {
            let start = if chance.percent(50) { "Kinh phí " } else { "" };
            let kept = all[..all.len().min(12 + chance.below(10))].join(" ");
            format!("{start}{}", shorten(&kept))
        }
        Wording::Bare => words::bare(&all[..all.len().min(10 + chance.below(20))].join(" ")),
        Wording::Dropping => {
            let keep = 65 + chance.below(20);
            let kept: Vec<&str> = all
                .iter()
                .take(24)
                .enumerate()
                .filter(|(at, _)| *at == 0 || chance.percent(keep))
                .map(|(_, w)| *w)
                .collect();
            kept.join(" ")
        }
        Wording::Misread => misread(&all[..all.len().min(25)].join(" "), chance, 6),
        Wording::BareMisread => words::bare(&misread(&all[..all.len().min(25)].join(" "), chance, 4)),
        Wording::None => String::new(),
    }
}

/// đồng; most are some ten millions, a few are billions.
fn amount(chance: &mut Chance) -> i64 {
    let size = [1_000_000, 1_000_000, 10_000_000, 10_000_000, 10_000_000, 100_000_000, 1_000_000_000];
    chance.pick(&size) * (1 + chance.below(9) as i64)
}

/// Makes one table. `news` gives wordings of rows that belong to no task.
pub fn table(
    plan: &Plan,
    codes: Codes,
    wording: Wording,
    chance: &mut Chance,
    news: &mut dyn FnMut(&mut Chance) -> String,
) -> Table {
    let mut table = Table { lines: Vec::new(), truth: Vec::new() };
    let whole = chance.percent(40);
    let with_headings = codes == Codes::Within || chance.percent(60);
    let with_agency = chance.percent(50);
    let mut row = 6_u32;
    let mut running = 0;
    let mut in_section = 0;
    let mut section_now = String::new();
    let mut section_number = 0;
    let mut last_content = String::new();
    for (place, task) in plan.tasks.iter().enumerate() {
        if !whole && chance.percent(35) {
            continue;
        }
        if task.section != section_now {
            section_now.clone_from(&task.section);
            in_section = 0;
            section_number += 1;
        }
        let mut rows: Vec<(String, Truth)> = Vec::new();
        let content = say(&task.content, wording, chance);
        match chance.below(100) {
            0..=3 if last_content.split(' ').count() >= 9 && content.split(' ').count() >= 9 => {
                rows.push((format!("{last_content}; {content}"), Truth::Several));
            }
            4..=8 if wording != Wording::None => {
                for part in ["đợt 1", "đợt 2"] {
                    rows.push((format!("{content} ({part})"), Truth::Task(place)));
                }
            }
            _ => rows.push((content.clone(), Truth::Task(place))),
        }
        if chance.percent(8) {
            rows.push((news(chance), Truth::New));
        }
        last_content = content;
        for (content, truth) in rows {
            in_section += 1;
            running += 1;
            let own = truth == Truth::Task(place);
            let anew = format!("{section_number}.{in_section}");
            let code = match codes {
                Codes::Kept if own => Some(task.code.clone()),
                // An officer's own item under a number that the plan gave to something else.
                Codes::Kept if truth == Truth::New && chance.percent(30) => Some(chance.pick(&plan.tasks).code.clone()),
                Codes::Within if own => Some(task.code.rsplit('.').next().unwrap_or_default().to_owned()),
                Codes::Kept | Codes::Within | Codes::Dropped => None,
                Codes::Anew => Some(anew),
                Codes::Running | Codes::Column => Some(running.to_string()),
            };
            let title = plan.sections.iter().find(|section| section.code == task.section);
            let (path, path_codes) = match title {
                Some(section) if with_headings => {
                    let number = if codes == Codes::Anew { section_number.to_string() } else { section.code.clone() };
                    (vec![section.title.clone()], vec![number])
                }
                _ => (Vec::new(), Vec::new()),
            };
            let agency = if with_agency && own { task.leads.first().map(|lead| shorten(lead)) } else { None };
            let years = if own && !task.schedule.years.is_empty() {
                task.schedule.years.clone()
            } else {
                vec![plan.period.map_or(2023, |period| (period.0 + 1).min(period.1))]
            };
            for (column, year) in years.iter().enumerate() {
                table.lines.push(Line {
                    row: RowText {
                        sheet: "Biểu 1".into(),
                        code: code.as_deref().map(Into::into),
                        task: (codes == Codes::Column && own).then(|| task.code.as_str().into()),
                        path: path.clone().into(),
                        path_codes: path_codes.clone().into(),
                        content: content.as_str().into(),
                        agency: agency.as_deref().map(Into::into),
                        ..RowText::default()
                    }
                    .into(),
                    cell: CellRef::new(row, 3 + column as u32),
                    year: Some(*year),
                    amount: Money::new(amount(chance)),
                    ..Line::default()
                });
                table.truth.push(truth.clone());
            }
            row += 1;
        }
    }
    table
}

/// Whether an automatic link is right; `None` for a line that was not linked.
pub fn right(plan: &Plan, truth: &Truth, state: State, task: Option<&str>) -> Option<bool> {
    (state == State::Linked).then(|| match truth {
        Truth::Task(place) => task == Some(plan.tasks[*place].code.as_str()),
        Truth::Several | Truth::New => false,
    })
}
