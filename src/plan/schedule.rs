//! When a task is done: the words of a plan understood as years, quarters, months and conditions.

use super::lines::{begins, clean, holds, key};
use super::when::{Named, named};
use super::{Schedule, ScheduleKind};
use crate::words::{bare, fold};

/// What the plan says about its own time, needed to understand "hằng năm" and "từ năm".
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    /// The years the plan runs.
    pub running: Vec<i32>,
}

/// What in a schedule a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// Figures that stand for a year and are none.
    Year(String),
    /// Words that were not understood.
    Unread,
    /// A quarter or month of a plan of several years, without its year.
    NoYear,
    /// Every second year or rarer: which years is not said.
    Sparse,
}

const EVERY_YEAR: &[&str] = &[
    "hằng năm",
    "mỗi năm",
    "từng năm",
    "hằng tháng",
    "mỗi tháng",
    "hằng quý",
    "mỗi quý",
    "hằng tuần",
    "mỗi tuần",
    "hằng ngày",
    "mỗi ngày",
    "số/tháng",
    "tin/tháng",
    "bài/tháng",
    "lần/tháng",
    "buổi/tháng",
    "kỳ/tháng",
    "lần/tuần",
    "tin/tuần",
    "lần/quý",
    "đợt/quý",
    "số/quý",
    "tháng/lần",
    "quý/lần",
    "tháng một lần",
    "tháng/1 lần",
    "lần/năm",
    "đợt/năm",
    "kỳ/năm",
    "lớp/năm",
    "đoàn/năm",
    "cuộc/năm",
    "chuyến/năm",
    "buổi/năm",
    "hội nghị/năm",
    "định kỳ",
    "1 năm/lần",
    "01 năm/lần",
    "các năm",
];

const ONGOING: &[&str] = &[
    "thường xuyên",
    "liên tục",
    "xuyên suốt",
    "cả năm",
    "quanh năm",
    "trong suốt",
    "cả giai đoạn",
    "trong năm",
    "toàn giai đoạn",
    "suốt giai đoạn",
];

/// Parts of a year that are no months: which years, only the plan says.
const SEASONS: &[&str] = &[
    "dịp hè",
    "mùa hè",
    "nghỉ hè",
    "dịp tết",
    "dịp lễ",
    "mùa mưa",
    "mùa bão",
    "mùa lũ",
    "mùa khô",
    "mùa vụ",
    "mùa nước nổi",
    "vụ đông xuân",
    "vụ hè thu",
    "đầu năm",
    "giữa năm",
    "cuối năm",
];

/// "Từ năm học 2023-2024" has no end: it begins in the first of its two years.
fn since_school_year(text: &str) -> String {
    let opens = ["từ năm học", "bắt đầu năm học"].iter().find_map(|w| Some((position(text, w)?, w)));
    let Some((at, words)) = opens.filter(|_| position(text, "đến").is_none()) else { return text.to_owned() };
    let (before, from) = text.split_at_checked(at).unwrap_or(("", text));
    let rest: String = from.chars().skip(words.chars().count()).collect();
    let first: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
    let tail = rest.trim_start().get(first.len()..).unwrap_or_default();
    let second = tail.trim_start().trim_start_matches(['-', '–', '/']).trim_start();
    let digits = second.chars().take_while(char::is_ascii_digit).count();
    if first.len() != 4 || digits != 4 {
        return text.to_owned();
    }
    format!("{before}từ năm {first}{}", second.get(digits..).unwrap_or_default())
}

/// Words of time whose marks a scan changed: "Hàng nãm", "thàng 9".
/// "Tối 15/5", "Sáng ngày 12/5": the day they are parts of.
fn by_day(text: &str) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    for at in 0..words.len() {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let part = words.get(at).is_some_and(|w| ["sáng", "trưa", "chiều", "tối", "đêm"].contains(&fold(w).as_str()));
        if let Some(word) = words.get_mut(at).filter(|_| part) {
            *word = if fold(next) == "ngày" { "" } else { "ngày" };
        }
    }
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

fn rescanned(text: &str) -> String {
    const WORDS: &[(&str, &str, &[&str])] = &[
        ("nam", "năm", &["năm", "nam", "nấm"]),
        ("quy", "quý", &["quý", "quy", "quỹ", "quỷ"]),
        ("thang", "tháng", &["tháng", "thang", "thăng", "thắng", "thẳng"]),
    ];
    let one = |word: &str| {
        let core = word.trim_matches(|c: char| !c.is_alphabetic());
        let known = fold(core);
        let meant = WORDS.iter().find(|(plain, _, real)| bare(core) == *plain && !real.contains(&known.as_str()));
        meant.map_or_else(|| word.to_owned(), |(_, meant, _)| word.replacen(core, meant, 1))
    };
    text.split(' ').map(one).collect::<Vec<_>>().join(" ")
}

/// Words that open a condition.
const CONDITIONS: &[&str] = &[
    "ngay sau khi",
    "sau khi",
    "khi",
    "căn cứ",
    "theo đề nghị",
    "theo yêu cầu",
    "theo thực tế",
    "theo tình hình",
    "theo kế hoạch",
    "theo chỉ đạo",
    "theo hướng dẫn",
    "theo thông báo",
    "theo chương trình",
    "theo tiến độ",
    "theo thời gian",
    "theo lịch",
    "theo quy định",
    "theo điều kiện",
    "theo nhu cầu",
    "tùy",
    "tuỳ",
    "nếu",
    "trong trường hợp",
];

/// "Trong vòng 24 giờ sau buổi tiêm", "trong vòng 05 ngày kể từ ngày nhận hồ sơ": a delay behind something that happens.
fn within(text: &str) -> Option<usize> {
    let at = position(text, "trong vòng")?;
    let rest = text.get(at..)?;
    ["sau", "kể từ", "từ khi", "tính từ"].iter().any(|words| position(rest, words).is_some()).then_some(at)
}

/// Numbers in words before "năm một lần".
const RARE: &[&str] = &["2", "02", "3", "03", "4", "04", "5", "05", "hai", "ba", "bốn", "năm"];

/// Reads a schedule; the doubts become findings of the task.
pub(super) fn read(text: &str, frame: &Frame) -> (Schedule, Vec<Doubt>) {
    let written = clean(text);
    let mut schedule = Schedule { text: written.clone(), ..Schedule::default() };
    let mut doubts = Vec::new();
    if written.is_empty() {
        return (schedule, doubts);
    }
    let main = since_school_year(&main_clause(&by_day(&rescanned(&written))));
    let conditions = CONDITIONS.iter().filter_map(|words| position(&main, words));
    let (main, condition) = match conditions.chain(within(&main)).min() {
        Some(at) => {
            let (before, from) = main.split_at_checked(at).unwrap_or((&main, ""));
            // The time may follow its condition: "Sau khi được duyệt, quý IV/2024".
            let (clause, after) = from.split_once([';', ',']).unwrap_or((from, ""));
            (format!("{before} {after}"), Some(clean(clause)))
        }
        None => (main, None),
    };
    schedule.condition = condition.filter(|c| !c.is_empty());
    let each = ["năm", "tháng", "quý", "tuần", "ngày"].into_iter();
    let folded = each.fold(fold(&main), |text, unit| text.replace(&format!("hàng {unit}"), &format!("hằng {unit}")));
    let mut time = named(&main);
    halves(&folded, &mut time);
    doubts.extend(time.doubtful.iter().cloned().map(Doubt::Year));
    schedule.any_of = time.any_of;
    let sparse = RARE
        .iter()
        .any(|n| holds(&folded, &[&format!("{n} năm/lần"), &format!("{n} năm một lần"), &format!("{n} năm 1 lần")]));
    let quarters = Some(time.quarters.clone()).filter(|q| !q.is_empty());
    let months = Some(time.months.clone()).filter(|m| !m.is_empty());
    // "Các năm 2023, 2024" and "trong năm 2024" name their years; they say nothing of the others.
    let dated = !time.years.is_empty();
    let every = EVERY_YEAR.iter().any(|w| !(dated && *w == "các năm") && holds(&folded, &[w]));
    let ongoing = ONGOING.iter().any(|w| !(dated && *w == "trong năm") && holds(&folded, &[w]));
    // "2 năm/lần (2024, 2026)" says itself which.
    let listed = time.years.len() >= 2 && !time.range && time.from.is_none() && time.until.is_none();
    schedule.kind = if sparse && listed {
        ScheduleKind::Years
    } else if sparse {
        doubts.push(Doubt::Sparse);
        ScheduleKind::FromYear
    } else if every {
        ScheduleKind::EveryYear
    } else if ongoing {
        ScheduleKind::Ongoing
    } else if time.from.is_some() {
        ScheduleKind::FromYear
    } else if quarters.is_some() {
        ScheduleKind::Quarters
    } else if months.is_some() {
        ScheduleKind::Months
    } else if time.range || time.until.is_some() {
        ScheduleKind::Range
    } else if !time.years.is_empty() {
        ScheduleKind::Years
    } else if schedule.condition.is_some() {
        ScheduleKind::Conditional
    } else if SEASONS.iter().any(|w| holds(&folded, &[w])) {
        ScheduleKind::Ongoing
    } else {
        ScheduleKind::None
    };
    schedule.quarters = quarters;
    schedule.months = months;
    schedule.years = years(schedule.kind, &time, frame);
    if schedule.years.is_empty() && matches!(schedule.kind, ScheduleKind::Quarters | ScheduleKind::Months) {
        match frame.running.as_slice() {
            [only] => schedule.years = vec![*only],
            _ => doubts.push(Doubt::NoYear),
        }
    }
    if schedule.kind == ScheduleKind::None && doubts.is_empty() {
        doubts.push(Doubt::Unread);
    }
    (schedule, doubts)
}

fn years(kind: ScheduleKind, time: &Named, frame: &Frame) -> Vec<i32> {
    let end = frame.running.last().copied();
    match (kind, time.from, time.until) {
        (ScheduleKind::Conditional | ScheduleKind::None, ..) => Vec::new(),
        (_, Some(from), _) => (from..=end.unwrap_or(from).max(from)).collect(),
        (_, None, Some(until)) if kind != ScheduleKind::Quarters && kind != ScheduleKind::Months => {
            (frame.running.first().copied().unwrap_or(until).min(until)..=until).collect()
        }
        (ScheduleKind::EveryYear | ScheduleKind::Ongoing | ScheduleKind::FromYear, ..) if time.years.is_empty() => {
            frame.running.clone()
        }
        _ => time.years.clone(),
    }
}

/// "6 tháng đầu năm" and "6 tháng cuối năm" as months.
fn halves(folded: &str, time: &mut Named) {
    for (words, months) in [("6 tháng đầu năm", 1..=6_u8), ("6 tháng cuối năm", 7..=12)] {
        if folded.contains(words) {
            time.months.extend(months);
        }
    }
}

/// Whether a text names a year, a quarter or a month.
fn names_time(text: &str) -> bool {
    let named = named(text);
    !named.years.is_empty() || !named.quarters.is_empty() || !named.months.is_empty()
}

/// "(2024, 2026)": the years and nothing else.
fn lists_years(text: &str) -> bool {
    let year = |word: &str| word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit());
    let mut words = text.split([',', ';', ' ', '&']).filter(|word| !word.is_empty() && fold(word) != "và").peekable();
    words.peek().is_some() && words.all(year)
}

/// The text without remarks in brackets (a time in brackets counts) and without the clause that names
/// only the busiest time.
fn main_clause(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once(['(', '[']) {
        let (inside, after) = from.split_once([')', ']']).unwrap_or((from, ""));
        out.push_str(before);
        if begins(&key(inside), &["từ", "giai đoạn", "năm", "đến", "hằng năm", "hàng năm", "quý", "tháng"])
            || before.trim().is_empty()
            || lists_years(inside)
            || !names_time(before) && names_time(inside)
        {
            out.push_str(inside);
        }
        rest = after;
    }
    out.push_str(rest);
    let cut = ["và cao điểm", "cao điểm", "trọng tâm là"].iter().filter_map(|words| position(&out, words)).min();
    match cut.and_then(|at| out.get(..at)) {
        Some(before) if before.chars().any(char::is_alphanumeric) => before.trim().to_owned(),
        _ => out.trim().to_owned(),
    }
}

/// The byte at which the words begin in the text, whatever its case.
pub(super) fn position(text: &str, words: &str) -> Option<usize> {
    let initial = Initial::of(words)?;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        if initial.may(c) && !previous.is_alphanumeric() && opens(text.get(at..)?, words) {
            return Some(at);
        }
        previous = c;
    }
    None
}

/// The letter a phrase begins with: with a combining mark it may stand bare.
struct Initial {
    letter: char,
    bare: char,
}

impl Initial {
    fn of(words: &str) -> Option<Self> {
        let letter = words.chars().next()?;
        let bare = if letter.is_ascii() { letter } else { bare(letter.encode_utf8(&mut [0; 4])).chars().next()? };
        Some(Self { letter, bare })
    }

    fn may(&self, c: char) -> bool {
        let small = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
        small == self.letter || small == self.bare
    }
}

/// Whether the text begins with the words, whatever its case.
fn opens(text: &str, words: &str) -> bool {
    // Combining marks may make the written form longer than the folded one.
    let reach = words.chars().count() * 2 + 4;
    let end = text.char_indices().nth(reach).map_or(text.len(), |(end, _)| end);
    text.get(..end).is_some_and(|head| begins(&fold(head), &[words]))
}

/// What follows the words a text begins with, whatever their case.
pub(super) fn behind<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let may = text.chars().next().is_some_and(|c| Initial::of(words).is_some_and(|initial| initial.may(c)));
    (may && opens(text, words)).then(|| {
        let end = text.char_indices().nth(words.chars().count()).map_or(text.len(), |(end, _)| end);
        text.get(end..).unwrap_or_default()
    })
}

/// What follows the first of several phrases that a text begins with.
pub(super) fn behind_any<'t>(text: &'t str, phrases: &[&str]) -> Option<&'t str> {
    phrases.iter().find_map(|words| behind(text, words))
}

/// What stands before the words and what follows them.
pub(super) fn parted<'t>(text: &'t str, words: &str) -> Option<(&'t str, &'t str)> {
    let (before, rest) = text.split_at_checked(position(text, words)?)?;
    Some((before, behind(rest, words)?))
}

/// The condition a task's own wording sets: "sau khi Đề án được phê duyệt".
pub(super) fn condition_in(content: &str) -> Option<String> {
    // "(khi phía bạn có đề nghị)", "(nếu được mời)": a bracket that only says on what it depends.
    let bracket = content.match_indices('(').find_map(|(open, _)| {
        let inside = content.get(open + 1..)?;
        behind_any(inside, &["khi", "nếu", "sau khi"])?;
        inside.split(')').next().map(clean)
    });
    if bracket.is_some() {
        return bracket;
    }
    // "… khi có yêu cầu", "… khi có dịch xảy ra" ends the sentence.
    let ending = content.trim_end_matches(['.', ';', ' ']);
    if let Some(at) = position(ending, "khi có")
        && let Some(clause) = ending.get(at..)
        && clause.split_whitespace().count() <= 8
        && !clause.contains([',', ';', '.', ':', '('])
    {
        return Some(clean(clause));
    }
    let at = position(content, "sau khi")?;
    let clause = content.get(at..)?;
    let end = clause.find(['.', ';', ')']).unwrap_or(clause.len());
    let clause = clause.get(..end)?;
    holds(
        &fold(clause),
        &["ký kết", "phê duyệt", "ban hành", "thông qua", "đồng ý", "chấp thuận", "thống nhất", "cho phép"],
    )
    .then(|| clean(clause))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ScheduleKind as K;

    #[test]
    fn schedules() {
        let long = Frame { running: (2022..=2025).collect() };
        let short = Frame { running: vec![2022] };
        type Case<'a> = (&'a str, &'a Frame, K, &'a [i32]);
        let cases: &[Case] = &[
            ("Hằng năm;", &long, K::EveryYear, &[2022, 2023, 2024, 2025]),
            ("Trong dịp hè", &long, K::Ongoing, &[2022, 2023, 2024, 2025]),
            ("Trước mùa mưa bão", &short, K::Ongoing, &[2022]),
            ("trong vòng 24 giờ sau buổi tiêm", &long, K::Conditional, &[]),
            ("Mùa hè (tháng 5, 6, 7)", &short, K::Months, &[2022]),
            ("Hàng năm", &long, K::EveryYear, &[2022, 2023, 2024, 2025]),
            ("Hằng năm, theo hình thức luân phiên;", &long, K::EveryYear, &[2022, 2023, 2024, 2025]),
            ("Năm 2022, 2023", &long, K::Years, &[2022, 2023]),
            ("Năm 2023 và 2025", &long, K::Years, &[2023, 2025]),
            ("Từ năm 2022;", &long, K::FromYear, &[2022, 2023, 2024, 2025]),
            ("Từ năm 2023 trở đi", &long, K::FromYear, &[2023, 2024, 2025]),
            ("Từ năm học 2023-2024", &long, K::FromYear, &[2023, 2024, 2025]),
            ("Năm học 2023-2024", &long, K::Range, &[2023, 2024]),
            ("Từ năm học 2022-2023 đến năm học 2023-2024", &long, K::Range, &[2022, 2023, 2024]),
            ("Hàng nãm", &long, K::EveryYear, &[2022, 2023, 2024, 2025]),
            ("2023-2024", &long, K::Range, &[2023, 2024]),
            ("giai đoạn 2024-2029", &long, K::Range, &[2024, 2025, 2026, 2027, 2028, 2029]),
            ("từ 2023 đến 2025", &long, K::Range, &[2023, 2024, 2025]),
            ("Đến hết năm 2024", &long, K::Range, &[2022, 2023, 2024]),
            ("trong năm 2024", &long, K::Years, &[2024]),
            ("Các năm 2023, 2024", &long, K::Years, &[2023, 2024]),
            ("Thường xuyên", &long, K::Ongoing, &[2022, 2023, 2024, 2025]),
            ("định kỳ 6 tháng", &long, K::EveryYear, &[2022, 2023, 2024, 2025]),
            ("2 năm/lần", &long, K::FromYear, &[2022, 2023, 2024, 2025]),
            ("Quý II hoặc III năm 2022", &short, K::Quarters, &[2022]),
            ("Quý IV", &short, K::Quarters, &[2022]),
            ("Quý IV", &long, K::Quarters, &[]),
            ("Quý IV hằng năm", &long, K::EveryYear, &[2022, 2023, 2024, 2025]),
            ("Quý I/2024", &long, K::Quarters, &[2024]),
            ("Từ tháng 7 đến tháng 9 năm 2022.", &short, K::Months, &[2022]),
            ("6 tháng cuối năm 2023", &long, K::Months, &[2023]),
            ("Trong năm 2022 (cao điểm từ tháng 6 đến tháng 9 năm 2022).", &short, K::Years, &[2022]),
            (
                "Thực hiện thường xuyên trong năm 2022 và cao điểm từ tháng 7 đến tháng 9 năm 2022.",
                &short,
                K::Ongoing,
                &[2022],
            ),
            ("Khi kết thúc khóa đào tạo", &long, K::Conditional, &[]),
            ("Căn cứ vào thời gian tổ chức sự kiện để gửi Thư chúc mừng.", &short, K::Conditional, &[]),
            ("Quý IV/2024, sau khi Đề án được phê duyệt", &long, K::Quarters, &[2024]),
            ("", &long, K::None, &[]),
            ("Năm 20222", &long, K::None, &[]),
            ("Sớm", &long, K::None, &[]),
            ("Hằng năm (từ năm 2024)", &long, K::EveryYear, &[2024, 2025]),
            ("Tháng 3 hàng năm", &long, K::EveryYear, &[2022, 2023, 2024, 2025]),
            ("Từ quý III/2023 đến hết năm 2025", &long, K::Range, &[2023, 2024, 2025]),
            ("Trước 30/6 hằng năm", &long, K::EveryYear, &[2022, 2023, 2024, 2025]),
            ("Từ quý II/2024", &long, K::FromYear, &[2024, 2025]),
        ];
        for (text, frame, kind, years) in cases {
            let (schedule, _) = read(text, frame);
            assert_eq!((schedule.kind, &schedule.years[..]), (*kind, *years), "{text}");
        }
        assert_eq!(read("Năm 20222", &long).1, [Doubt::Year("20222".into())]);
        assert_eq!(read("Sớm", &long).1, [Doubt::Unread]);
        assert_eq!(read("Quý IV", &long).1, [Doubt::NoYear]);
        assert_eq!(read("2 năm/lần", &long).1, [Doubt::Sparse]);
        let (schedule, doubts) = read("Quý IV/2024, sau khi Đề án được phê duyệt", &long);
        assert_eq!(schedule.condition.as_deref(), Some("sau khi Đề án được phê duyệt"));
        assert!(doubts.is_empty());
        let (months, _) = read("Từ tháng 7 đến tháng 9 năm 2022.", &short);
        assert_eq!(months.months, Some(vec![7, 8, 9]));
    }
}
