//! Duties with a date: who reports to whom, and by when.

use super::Duty;
use super::agency::{known_prefix, split_list};
use super::lines::{Line, Mark, begins, clean, key};
use super::schedule::position;
use super::when::{Token, tokens};
use crate::words::fold;

/// Words before a date that make it a deadline, and whether the day itself still counts.
const DEADLINES: &[(&str, bool)] = &[
    ("trước ngày", false),
    ("trước", false),
    ("định kỳ trước ngày", false),
    ("định kỳ ngày", true),
    ("định kỳ vào ngày", true),
    ("chậm nhất là ngày", true),
    ("chậm nhất ngày", true),
    ("chậm nhất vào ngày", true),
    ("chậm nhất đến ngày", true),
    ("chậm nhất đến hết ngày", true),
    ("muộn nhất ngày", true),
    ("muộn nhất là ngày", true),
    ("không quá ngày", true),
    ("đến hết ngày", true),
    ("vào ngày", true),
];

/// Words that make a dated clause a duty.
const WORK: &[&str] = &[
    "báo cáo",
    "gửi",
    "tổng hợp",
    "đề xuất",
    "trình",
    "hoàn thành",
    "đăng ký",
    "xây dựng",
    "ban hành",
    "thẩm định",
    "tham mưu",
    "bố trí",
    "quyết toán",
];

/// How many clauses around a deadline may say who and to whom.
const NEAR: usize = 8;

/// A deadline found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Deadline {
    /// Where its words begin.
    pub at: usize,
    pub day: i8,
    pub month: i8,
    pub year: Option<i32>,
    pub inclusive: bool,
}

/// The deadlines of a text in order.
pub(super) fn deadlines(text: &str) -> Vec<Deadline> {
    let mut out: Vec<Deadline> = Vec::new();
    for (words, inclusive) in DEADLINES {
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|t| position(t, words)).map(|at| at + from) {
            let rest = text.get(at..).unwrap_or_default();
            let after =
                rest.char_indices().nth(words.chars().count()).and_then(|(end, _)| rest.get(end..)).unwrap_or_default();
            let dates = date(after).map_or_else(|| each_time(after), |one| vec![one]);
            out.extend(dates.into_iter().map(|(day, month, year)| Deadline {
                at,
                day,
                month,
                year,
                inclusive: *inclusive,
            }));
            from = at + rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    // "trước ngày 31/10" is found as "trước ngày" and would be as "ngày": one deadline.
    out.sort_by_key(|d| d.at);
    let mut told: Vec<Deadline> = Vec::new();
    for one in out {
        let same = |d: &Deadline| one.at - d.at < 24 && (one.day, one.month, one.year) == (d.day, d.month, d.year);
        if !told.iter().any(same) {
            told.push(one);
        }
    }
    let with_second = |found: Deadline| match also(text, found) {
        // "ngày 10/6 và ngày 25/11/2022": the year is that of both.
        Some(second) => vec![Deadline { year: found.year.or(second.year), ..found }, second],
        None => vec![found],
    };
    told.into_iter().flat_map(with_second).collect()
}

/// "25 tháng cuối quý", "20 của tháng cuối mỗi quý", "15 hằng tháng" at the start of a text: a day of several months.
fn each_time(text: &str) -> Vec<(i8, i8, Option<i32>)> {
    let words: Vec<String> = text.split_whitespace().take(6).map(key).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|w| *w != "của").collect();
    let day = words.first().and_then(|w| w.parse::<i8>().ok()).filter(|d| (1..=31).contains(d));
    let months: &[i8] = match words.get(1..).unwrap_or_default() {
        ["tháng", "cuối", "quý", ..] | ["tháng", "cuối", "mỗi" | "của" | "hằng" | "hàng" | "từng", "quý", ..] => {
            &[3, 6, 9, 12]
        }
        ["hằng" | "hàng" | "mỗi" | "từng", "tháng", ..] => &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
        _ => &[],
    };
    day.into_iter().flat_map(|day| months.iter().map(move |month| (day, *month, None))).collect()
}

/// "trước ngày 15/6 và 15/12": the second date has the words of the first.
fn also(text: &str, found: Deadline) -> Option<Deadline> {
    let rest = text.get(found.at..)?;
    let rest = rest.get(rest.find(|c: char| c.is_ascii_digit())?..)?;
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '/').trim_start();
    let rest = rest.strip_prefix("và")?.trim_start();
    let rest = ["trước ngày", "ngày"].iter().find_map(|w| rest.strip_prefix(w)).unwrap_or(rest);
    let (day, month, year) = date(rest.trim_start())?;
    Some(Deadline { day, month, year, ..found })
}

/// "31/10", "15/11/2022", "30 tháng 5 năm 2022" at the start of a text.
fn date(text: &str) -> Option<(i8, i8, Option<i32>)> {
    let tokens = tokens(&text.chars().take(40).collect::<String>());
    let number = |at: usize| match tokens.get(at) {
        Some(Token::Number(n)) => n.parse::<i32>().ok(),
        _ => None,
    };
    let day = i8::try_from(number(0)?).ok().filter(|d| (1..=31).contains(d))?;
    let joined = matches!(tokens.get(1), Some(Token::Mark('/' | '-')))
        || matches!(tokens.get(1), Some(Token::Word(w)) if w == "tháng");
    let month = i8::try_from(number(2).filter(|_| joined)?).ok().filter(|m| (1..=12).contains(m))?;
    let dated = matches!(tokens.get(3), Some(Token::Mark('/' | '-')))
        || matches!(tokens.get(3), Some(Token::Word(w)) if w == "năm");
    Some((day, month, number(4).filter(|y| dated && (1990..=2099).contains(y))))
}

/// The duties of the organising part.
pub(super) fn read(lines: &[Line]) -> Vec<Duty> {
    let mut out = Vec::new();
    let mut owner: Vec<String> = Vec::new();
    let mut under: Vec<u32> = Vec::new();
    for line in lines {
        if matches!(line.mark, Mark::Digits(_) | Mark::None | Mark::Small(_)) || line.strong {
            let title = line.text.split(':').next().unwrap_or_default();
            let names: Vec<String> =
                split_list(&clean(title.trim_start_matches("Giao "))).iter().map(|name| without_work(name)).collect();
            let short = title.split_whitespace().count() <= 16;
            if short
                && !names.is_empty()
                && names
                    .iter()
                    .all(|n| known_prefix(n).is_some() || begins(&fold(n), &["các", "ubnd", "thành phố", "thị xã"]))
            {
                owner = names;
                if let Mark::Digits(number) = &line.mark {
                    under.clone_from(number);
                }
            } else if let Mark::Digits(number) = &line.mark
                && !(number.len() > under.len() && number.starts_with(&under))
            {
                // "1.2" below "1. Sở Ngoại vụ" is its duty.
                owner = Vec::new();
            }
        }
        let clauses = clauses(&line.text);
        for found in deadlines(&line.text) {
            let Some(index) = clauses.iter().position(|(from, to)| (*from..*to).contains(&found.at)) else { continue };
            let clause =
                |at: usize| clauses.get(at).and_then(|(from, to)| line.text.get(*from..*to)).unwrap_or_default();
            let own = clause(index);
            if !WORK.iter().any(|w| position(own, w).is_some()) {
                continue;
            }
            let named = |verbs: &[&str]| (0..=index).rev().take(NEAR).find_map(|at| subject(clause(at), verbs));
            let who = named(VERBS)
                .or_else(|| if owner.is_empty() { named(LEADING) } else { None })
                .unwrap_or_else(|| owner.clone());
            let to = std::iter::once(own)
                .chain((index + 1..clauses.len()).take(NEAR).map(clause))
                .chain(std::iter::once(line.text.as_str()))
                .find_map(receiver)
                .unwrap_or_default();
            let duty = Duty {
                text: clean(own.trim_end_matches('/')),
                who,
                to,
                day: found.day,
                month: found.month,
                every_year: found.year.is_none(),
                year: found.year,
                inclusive: found.inclusive,
            };
            // "trước ngày 15/6 và trước ngày 15/12": the second date is found twice.
            if !out.contains(&duty) {
                out.push(duty);
            }
        }
    }
    out
}

/// Words with which the name of an office inside an agency begins.
const UNITS: &[&str] = &["phòng", "trung tâm", "chi cục", "trường", "bệnh viện", "bảo tàng", "thư viện", "ban", "đài"];

/// "Phòng Kế hoạch - Tài chính trước 30/6": an office no register knows, as written.
fn unit(text: &str) -> Option<String> {
    let capital = text.starts_with(char::is_uppercase);
    let folded = key(text.split([',', ';', '.', '(', ')', ':']).next().unwrap_or_default());
    if !capital || !begins(&folded, UNITS) {
        return None;
    }
    let stop = ["trước", "để", "chậm", "theo", "vào", "sau", "khi", "trong", "xem", "tổng"];
    let words = text.split([',', ';', '.', '(', ')', ':']).next()?.split_whitespace();
    let name: Vec<&str> = words.take_while(|w| !stop.contains(w)).take(9).collect();
    (name.len() >= 2 && name.len() < 9).then(|| name.join(" "))
}

/// A name without what follows of its work: "Sở Ngoại vụ theo dõi, đôn đốc".
fn without_work(name: &str) -> String {
    let at = LEADING.iter().chain(VERBS).filter_map(|verb| position(name, verb)).filter(|at| *at > 0).min();
    clean(at.and_then(|at| name.get(..at)).unwrap_or(name))
}

/// The clauses of a line as byte ranges: cut at `;` and at a full stop before a space.
pub(super) fn clauses(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let stop = c == ';' || (c == '.' && chars.peek().is_none_or(|(_, next)| next.is_whitespace()));
        if stop {
            out.push((from, at));
            from = at + 1;
        }
    }
    if from < text.len() {
        out.push((from, text.len()));
    }
    out
}

/// Openings of a clause that say when or why, not who.
const OPENINGS: &[&str] = &["hàng năm", "hằng năm", "căn cứ", "định kỳ", "trên cơ sở", "trước", "trong", "sau khi"];

/// Words with which what is to be done begins.
const VERBS: &[&str] = &[
    "có trách nhiệm",
    "chịu trách nhiệm",
    "gửi",
    "báo cáo",
    "tổng hợp",
    "chủ động",
    "căn cứ",
    "xây dựng",
    "thực hiện báo cáo",
    "lập",
    "định kỳ",
    "tham mưu",
];

/// The same where nobody is named before: "Sở Ngoại vụ chủ trì, theo dõi; báo cáo …".
const LEADING: &[&str] = &[
    "chủ trì",
    "theo dõi",
    "đôn đốc",
    "làm đầu mối",
    "là đầu mối",
    "là cơ quan",
    "phối hợp",
    "tổ chức thực hiện",
    "theo chức năng",
    "triển khai",
];

/// Who a clause says must act; `None` when it names nobody.
fn subject(clause: &str, verbs: &[&str]) -> Option<Vec<String>> {
    let mut rest = clause.trim();
    for order in ["yêu cầu", "đề nghị", "giao"] {
        // "nhiệm vụ được giao" orders nobody.
        if let Some(at) = position(rest, order).filter(|at| *at == 0 || order != "giao") {
            rest = rest.get(at..)?.get(order.len()..)?.trim();
        }
    }
    while let Some((_, more)) = rest.split_once(',').filter(|(first, _)| begins(&key(first), OPENINGS)) {
        rest = more.trim();
    }
    let end = verbs.iter().filter_map(|v| position(rest, v)).min()?;
    // "Sở Ngoại vụ: đầu mối theo dõi, tổng hợp".
    let subject = clean(rest.get(..end)?.split(':').next()?);
    let folded = key(&subject);
    if folded.starts_with("các ")
        || folded.starts_with("thủ trưởng")
        || folded.starts_with("đơn vị")
        || folded.starts_with("cơ quan")
    {
        return Some(vec![subject]);
    }
    // "Sở Ngoại vụ chủ trì, tổng hợp báo cáo": the name ends before what it does.
    let name_end = LEADING.iter().filter_map(|v| position(&subject, v)).filter(|at| *at > 0).min();
    let names = split_list(&clean(name_end.and_then(|at| subject.get(..at)).unwrap_or(&subject)));
    let office = |n: &String| known_prefix(n).is_some() || unit(n).is_some_and(|name| name == *n);
    (!names.is_empty() && names.iter().all(office)).then_some(names)
}

/// "UBND thành phố", "Ủy ban nhân dân tỉnh" without a name.
fn committee(text: &str) -> Option<String> {
    let folded = fold(text);
    let head = ["ubnd", "ủy ban nhân dân"].iter().find(|head| folded.starts_with(*head))?;
    let rank = ["tỉnh", "thành phố", "huyện"]
        .iter()
        .find(|rank| folded.get(head.len()..).is_some_and(|rest| rest.trim_start().starts_with(*rank)))?;
    let count = head.split(' ').count() + rank.split(' ').count();
    Some(text.split_whitespace().take(count).collect::<Vec<_>>().join(" ").trim_end_matches([',', '.', ';']).to_owned())
}

/// To whom: the office after "gửi về", "gửi", "về", "báo cáo", "thông qua".
fn receiver(text: &str) -> Option<String> {
    for words in ["gửi về", "gửi", "về", "báo cáo", "trình", "thông qua", "qua"] {
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|t| position(t, words)).map(|at| at + from) {
            let rest = text.get(at..).unwrap_or_default();
            let after =
                rest.char_indices().nth(words.chars().count()).and_then(|(end, _)| rest.get(end..)).unwrap_or_default();
            let after = after.trim_start();
            // "Giám đốc Công an tỉnh", "Chủ tịch UBND tỉnh": who heads an office.
            let head = ["Giám đốc", "Chủ tịch", "Lãnh đạo", "Trưởng ban"].iter().find(|w| after.starts_with(**w));
            if let Some(head) = head {
                let office = after.get(head.len()..).unwrap_or_default().trim_start();
                if let Some(name) = known_prefix(office).or_else(|| committee(office)) {
                    return Some(format!("{head} {name}"));
                }
            }
            if let Some(name) = known_prefix(after).or_else(|| committee(after)).or_else(|| unit(after)) {
                // "UBND tỉnh và Bộ Ngoại giao".
                let also = after.get(name.len()..).and_then(|t| t.trim_start().strip_prefix("và "));
                let also = also.and_then(known_prefix).map(|other| format!("{name} và {other}"));
                return Some(also.unwrap_or(name));
            }
            from = at + rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(mark: Mark, text: &str) -> Line {
        Line { place: 1, mark, text: text.to_owned(), strong: false }
    }

    #[test]
    fn who_reports_to_whom() {
        let lines = [
            line(
                Mark::Digits(vec![2]),
                "Hàng năm, căn cứ Kế hoạch này, các sở, ngành chủ trì thực hiện các nhiệm vụ được giao, có trách nhiệm tổng hợp báo cáo kết quả gửi về Sở Ngoại vụ trước ngày 31/10 hàng năm để tổng hợp.",
            ),
            line(Mark::Digits(vec![3]), "Sở Ngoại vụ"),
            line(
                Mark::Dash,
                "Là cơ quan chủ trì giúp UBND tỉnh theo dõi; tổng hợp báo cáo UBND tỉnh tình hình trước ngày 15/11 hàng năm; những khó khăn.",
            ),
            line(
                Mark::Digits(vec![4]),
                "Yêu cầu các sở, ngành căn cứ để thực hiện; báo cáo kết quả trước ngày 15/11/2022 (thông qua Sở Ngoại vụ)./.",
            ),
            line(Mark::Digits(vec![5]), "Sở Tài chính gửi UBND tỉnh chậm nhất là ngày 30 tháng 6 hằng năm."),
            line(Mark::Digits(vec![6]), "Kế hoạch ký ngày 09/12/2021 hết hiệu lực."),
            line(Mark::Digits(vec![7]), "Sở Du lịch: báo cáo UBND tỉnh trước ngày 20 tháng cuối mỗi quý."),
            line(Mark::Digits(vec![8]), "Sở Y tế: gửi báo cáo về Sở Ngoại vụ trước ngày 10/6 và ngày 25/11/2022."),
        ];
        let shown: Vec<String> = read(&lines)
            .iter()
            .map(|d| format!("{} → {} {}/{} {} {}", d.who.join("+"), d.to, d.day, d.month, d.every_year, d.inclusive))
            .collect();
        assert_eq!(
            shown,
            [
                "các sở, ngành chủ trì thực hiện các nhiệm vụ được giao → Sở Ngoại vụ 31/10 true false",
                "Sở Ngoại vụ → UBND tỉnh 15/11 true false",
                "các sở, ngành → Sở Ngoại vụ 15/11 false false",
                "Sở Tài chính → UBND tỉnh 30/6 true true",
                "Sở Du lịch → UBND tỉnh 20/3 true false",
                "Sở Du lịch → UBND tỉnh 20/6 true false",
                "Sở Du lịch → UBND tỉnh 20/9 true false",
                "Sở Du lịch → UBND tỉnh 20/12 true false",
                "Sở Y tế → Sở Ngoại vụ 10/6 false false",
                "Sở Y tế → Sở Ngoại vụ 25/11 false false",
            ]
        );
    }
}
