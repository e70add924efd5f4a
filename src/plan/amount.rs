//! What a plan says about its money: the total in figures and words, and where it comes from.

use super::duties::clauses;
use super::lines::{Line, Mark, begins, clean, key};
use super::schedule::{behind, behind_any, parted, position};

use crate::money::{Money, Unit, read_words};
use crate::words::bare;
use rust_decimal::Decimal;

/// The total of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Total {
    pub amount: Money,
    /// What the words beside the figures say.
    pub words: Option<Money>,
    pub place: u32,
}

/// Words that announce the total.
const TOTALS: &[&str] = &[
    "tổng kinh phí",
    "tổng dự toán",
    "dự toán kinh phí",
    "tổng nhu cầu",
    "tổng số kinh phí",
    "tổng mức kinh phí",
    "tổng mức dự kiến",
    "tổng mức hỗ trợ",
    "tổng nguồn kinh phí",
    "kinh phí thực hiện kế hoạch",
    "kinh phí thực hiện giai đoạn",
    "kinh phí thực hiện đề án",
    "kinh phí thực hiện dự kiến",
    "kinh phí dự kiến",
    "dự kiến kinh phí",
    "tổng cộng",
    "tổng vốn",
    "tổng nguồn vốn",
    "tổng mức vốn",
    "nhu cầu kinh phí",
    "nhu cầu vốn",
];

/// Where the words stand that announce the total; "Nhu cầu kinh phí năm 2023" is one year's.
fn announced(text: &str) -> Option<usize> {
    let whole = |words: &&str| {
        let at = position(text, words)?;
        let after = text.get(at..)?.char_indices().nth(words.chars().count()).and_then(|(end, _)| text.get(at + end..));
        (!begins(&key(after.unwrap_or_default()), &["năm"])).then_some(at)
    };
    TOTALS.iter().filter_map(whole).min()
}

/// The first total stated in the lines.
pub(super) fn total(lines: &[Line]) -> Option<Total> {
    lines.iter().enumerate().find_map(|(n, line)| {
        // "Tổng: 2,3 tỷ đồng", also at the end of a line of parts.
        let alone = clauses(&line.text).into_iter().find(|(from, to)| {
            let said = line.text.get(*from..*to).and_then(|text| text.split_once(':'));
            said.is_some_and(|(head, rest)| {
                let head = key(head);
                // "Kinh phí: 24.560 triệu đồng, trong đó:".
                let parted = || {
                    let (_, end) = amount_in(rest)?;
                    let after = rest.get(end..)?.trim_start_matches([',', '.', ';', ' ']);
                    (begins(&key(after), &["trong đó", "gồm", "bao gồm"]) || after.starts_with('(')).then_some(())
                };
                ["tổng", "tổng số", "cộng"].contains(&head.as_str())
                    || ["kinh phí", "dự trù", "nhu cầu"].contains(&head.as_str()) && parted().is_some()
            })
        });
        let at = announced(&line.text).or(alone.map(|(from, _)| from))?;
        let text = line.text.get(at..)?;
        let (amount, end) = amount_in(text)?;
        let rest = text.get(end..).unwrap_or_default().trim_start();
        let words =
            rest.strip_prefix('(').and_then(|r| r.split_once(')')).map(|(inside, _)| inside).and_then(|inside| {
                let inside = match position(inside, "bằng chữ") {
                    Some(at) => inside.get(at..).and_then(|t| t.split_once(':')).map_or(inside, |(_, words)| words),
                    None => inside,
                };
                read_words(inside)
            });
        // The words may stand on a line of their own: "(Bằng chữ: …)".
        let below = || lines.get(n + 1).and_then(in_words).map(|(words, _)| words);
        Some(Total { amount, words: words.or_else(below), place: line.place })
    })
}

/// The amount a line of its own says in words, with its place: "(Bằng chữ: …)".
pub(super) fn in_words(line: &Line) -> Option<(Money, u32)> {
    let text = line.text.trim_matches(['(', ')', ' ', '.', '*', '_']);
    let (_, words) = text.split_once(':').filter(|(head, _)| behind(head, "bằng chữ").is_some())?;
    read_words(words.trim_end_matches([')', '.', ' '])).map(|words| (words, line.place))
}

/// What the lines from the total on say of each year: "Năm 2025: 3 tỷ đồng; năm 2026: 4 tỷ đồng".
pub(super) fn yearly(lines: &[Line], total: &Total) -> Vec<(i32, Money)> {
    let near = lines.iter().filter(|line| line.place >= total.place).take(8);
    let told = near.flat_map(|line| super::targets::by_year(&line.text));
    let mut out: Vec<(i32, Money)> = Vec::new();
    for (year, text) in told {
        // A year without its amount: the list is not whole.
        let Some((money, _)) = amount_in(&text).filter(|_| text.starts_with(|c: char| c.is_ascii_digit())) else {
            return Vec::new();
        };
        // The same years again tell another sum: a source's share.
        if out.iter().any(|(known, _)| *known == year) {
            break;
        }
        out.push((year, money));
    }
    out
}

/// The total stated amid the tasks: only where its words leave no doubt, and only one line says so. "Dự kiến kinh phí:
/// 600 triệu đồng" under a task is the task's own.
pub(super) fn total_amid(lines: &[Line]) -> Option<Total> {
    let sure =
        |line: &&Line| begins(&key(&line.text), &["tổng kinh phí", "tổng dự toán", "tổng cộng", "tổng số kinh phí"]);
    let mut found = lines.iter().enumerate().filter(|(_, line)| sure(line));
    let (at, _) = found.next()?;
    let end = lines.len().min(at + 2);
    found.next().is_none().then(|| total(lines.get(at..end)?)).flatten()
}

/// "Cộng: 187.500 (Một trăm tám mươi bảy triệu năm trăm nghìn đồng)" below a table in nghìn đồng: the words say the unit.
pub(super) fn total_in_words(lines: &[Line]) -> Option<Total> {
    lines.iter().find_map(|line| {
        let (head, rest) = line.text.split_once(':')?;
        if !["cộng", "tổng cộng", "tổng số", "tổng"].contains(&key(head).as_str()) {
            return None;
        }
        let (figure, inside) = rest.split_once('(')?;
        let figure = decimal(figure.trim().trim_end_matches('.'))?;
        let words = read_words(inside.split(')').next()?)?;
        let fits =
            |zeros: u32| figure.checked_mul(Decimal::from(10_i64.pow(zeros))) == Some(Decimal::from(words.dong()));
        [0, 3, 6, 9].into_iter().any(fits).then_some(Total { amount: words, words: Some(words), place: line.place })
    })
}

/// The only amount the part on money states, in figures and in words: "Từ nguồn … 480.000.000đ (Bốn trăm …)".
pub(super) fn only_amount(money: &[Line]) -> Option<Total> {
    let mut found: Option<Total> = None;
    for line in money {
        // "(năm 2022: 900 triệu đồng; …)", "(NST: 2,35 tỷ; xã hội hóa 0,5 tỷ)" only split it.
        let mut text = line.text.clone();
        while let Some((before, after, inside)) = text.find('(').and_then(|at| {
            let (inside, after) = text.get(at + 1..)?.split_once(')')?;
            Some((text.get(..at)?.to_owned(), after.to_owned(), inside.to_owned()))
        }) {
            let splits = !before.trim().is_empty() && amount_in(&inside).is_some();
            if !splits {
                break;
            }
            text = format!("{before}{after}");
        }
        let mut from = 0;
        while let Some((amount, end)) = text.get(from..).and_then(amount_in) {
            let rest = text.get(from + end..).unwrap_or_default().trim_start();
            let words = rest
                .strip_prefix('(')
                .and_then(|r| r.split_once(')'))
                .and_then(|(inside, _)| read_words(inside.split_once(':').map_or(inside, |(_, words)| words)));
            // "III. KINH PHÍ: 1.300 triệu đồng từ nguồn …": the part begins with it.
            let first = key(&text).starts_with(|c: char| c.is_ascii_digit());
            // "… dự toán 2,4 tỷ đồng", no norm: "5 triệu đồng/suất".
            let before = text.get(..from + end).unwrap_or_default();
            let figure =
                before.rfind(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ') || c.is_alphabetic()));
            let said = key(before.get(figure.map_or(0, |at| at)..).unwrap_or(before));
            let sums = ["dự toán", "tổng kinh phí", "kinh phí dự kiến", "dự kiến kinh phí"];
            let told = (sums.iter().any(|w| said.contains(w)) || begins(&said, &["kinh phí thực hiện"]))
                && !rest.starts_with('/');
            if found.is_some() || words.is_none() && !first && !told {
                return None;
            }
            found = Some(Total { amount, words, place: line.place });
            from += end;
        }
    }
    found
}

/// Units of money as they are written behind figures.
const UNITS: &[(&str, Unit)] = &[
    ("nghìn đồng", Unit::THOUSAND),
    ("ngàn đồng", Unit::THOUSAND),
    ("triệu", Unit::MILLION),
    ("tr.đồng", Unit::MILLION),
    ("tr. đồng", Unit::MILLION),
    ("tr.đ", Unit::MILLION),
    ("trđ", Unit::MILLION),
    ("tỷ", Unit::BILLION),
    ("tỉ", Unit::BILLION),
    ("đồng", Unit::DONG),
    ("vnđ", Unit::DONG),
    ("đ", Unit::DONG),
];

/// The figure a text begins with.
fn figure(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(text.len());
    text.get(..end).unwrap_or_default().trim_end_matches(['.', ','])
}

/// The amount a text begins with, its unit, and what follows it.
fn amount_at(text: &str) -> Option<(Money, Unit, &str)> {
    let figure = figure(text);
    let after = text.get(figure.len()..)?.trim_start();
    let (rest, unit) = UNITS.iter().find_map(|(word, unit)| Some((behind(after, word)?, *unit)))?;
    let money = Money::from_decimal(decimal(figure)?, unit)?.0;
    Some((money, unit, rest))
}

/// The first amount with a unit of money in a text, and the byte after it: "1,2 tỷ đồng", "36 tỷ 500 triệu đồng".
pub(super) fn amount_in(text: &str) -> Option<(Money, usize)> {
    let mut from = 0;
    while let Some(start) = text.get(from..)?.find(|c: char| c.is_ascii_digit()).map(|at| at + from) {
        let here = text.get(start..)?;
        if let Some((mut whole, mut unit, mut rest)) = amount_at(here) {
            // Smaller units go on with it.
            while let Some((more, smaller, behind)) =
                amount_at(rest.trim_start()).filter(|(_, smaller, _)| *smaller < unit)
            {
                (whole, unit, rest) = (whole.checked_add(more)?, smaller, behind);
            }
            let rest = behind(rest.trim_start(), "đồng").unwrap_or(rest);
            return Some((whole, text.len() - rest.len()));
        }
        from = start + figure(here).len().max(1);
    }
    None
}

/// A figure written the Vietnamese way: dots (or commas) between groups of three, else a decimal mark.
fn decimal(figure: &str) -> Option<Decimal> {
    let grouped = |mark: char| {
        let mut groups = figure.split(mark);
        let first = groups.next().is_some_and(|g| (1..=3).contains(&g.len()));
        first && groups.all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()))
    };
    let dots = figure.matches('.').count();
    let commas = figure.matches(',').count();
    let plain = match (dots, commas) {
        (0, 0) => figure.to_owned(),
        (_, 0) if grouped('.') => figure.replace('.', ""),
        (0, n) if n > 1 && grouped(',') => figure.replace(',', ""),
        (0, 1) => figure.replace(',', "."),
        (1, 0) => figure.to_owned(),
        (_, 1) => figure.replace('.', "").replace(',', "."),
        _ => return None,
    };
    plain.parse().ok()
}

/// Where the money comes from, as written.
pub(super) fn sources(money: &[Line], all: &[Line]) -> Vec<String> {
    for line in money {
        let Some(at) = ["từ nguồn", "từ ngân sách", "nguồn ngân sách", "do ngân sách"]
            .iter()
            .filter_map(|w| position(&line.text, w))
            .min()
        else {
            continue;
        };
        let from = without_figures(line.text.get(at..).unwrap_or_default());
        let end = clauses(&from).first().map_or(from.len(), |(_, to)| *to);
        let clause = from.get(..end).unwrap_or_default().trim();
        let clause = behind_any(clause, &["từ nguồn", "từ", "do"]).unwrap_or(clause).trim();
        let clause = without_how_much(clause);
        let mut parts = vec![clause.to_owned()];
        for joint in [" và các nguồn", " và nguồn", ", các nguồn", ", nguồn"] {
            parts = parts.iter().flat_map(|p| cut(p, joint)).collect();
        }
        return parts.iter().map(|p| clean(p)).filter(|p| !p.is_empty()).collect();
    }
    if !money.is_empty() {
        let sentences =
            money.iter().flat_map(|l| clauses(&l.text).into_iter().filter_map(|(from, to)| l.text.get(from..to)));
        // A sentence that only states the total says nothing of where it comes from.
        // Without diacritics: a scan may have changed them.
        let total = |t: &String| {
            let said = bare(&key(t));
            let year = said.strip_prefix("nam ").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
            year || begins(
                &said,
                &[
                    "tong kinh phi",
                    "tong so kinh phi",
                    "tong muc kinh phi",
                    "tong cong",
                    "tong so",
                    "tong nhu cau",
                    "tong du toan",
                ],
            )
        };
        let costs: Vec<(String, bool)> = sentences
            .map(|text| {
                (clean(&without_figures(text.trim().trim_start_matches("Trong đó:"))), amount_in(text).is_some())
            })
            .filter(|(t, _)| !t.is_empty() && !total(t))
            .collect();
        let source = |t: &String| {
            let given = parted(t, "do").is_some_and(|(_, by)| position(by, "cấp").is_some());
            let words = ["nguồn", "ngân sách", "xã hội hóa", "tài trợ", "địa phương"];
            given || words.iter().any(|words| position(t, words).is_some())
        };
        // A list of amounts that make the total: each of its lines is a source.
        let told: Vec<Money> = money
            .iter()
            .filter(|l| l.mark.is_bullet() || matches!(l.mark, Mark::Digits(_)))
            .filter_map(|l| amount_in(&l.text).map(|(amount, _)| amount))
            .collect();
        let sum = told.iter().try_fold(Money::ZERO, |sum, one| sum.checked_add(*one));
        let whole = told.len() >= 2 && sum == self::total(money).map(|t| t.amount);
        let any = costs.iter().any(|(text, _)| source(text));
        // Without a source among them, lines of amounts are what the money is spent on.
        let kept = costs.into_iter().filter(|(text, amount)| if any { whole || source(text) } else { !amount });
        let mut all: Vec<String> = kept.map(|(text, _)| text).collect();
        // A sentence of figures alone tells no source either.
        all.retain(|t| source(t) || amount_in(t).is_none());
        // "Nguồn: Ngân sách tỉnh 9.640 triệu đồng".
        for text in &mut all {
            let named =
                text.split_once(':').filter(|(head, _)| ["nguồn", "nguồn kinh phí"].contains(&key(head).as_str()));
            let name = named.map_or(text.as_str(), |(_, rest)| rest.trim());
            let figure = name.find(|c: char| c.is_ascii_digit()).and_then(|at| name.split_at_checked(at));
            let name = figure
                .filter(|(_, tail)| amount_in(tail).is_some_and(|(_, end)| end == tail.len()))
                .map_or(name, |(head, _)| head.trim_end());
            *text = without_how_much(name).to_owned();
        }
        // "2. Nguồn kinh phí:" over the list of them.
        all.retain(|t| !["nguồn kinh phí", "nguồn vốn", "kinh phí"].contains(&key(t).as_str()));
        return all;
    }
    // No part on money: the sentence that says which estimate bears the cost.
    for words in ["dự toán chi thường xuyên", "kinh phí thực hiện"] {
        let found = all.iter().find_map(|line| {
            // A title names the money, not where it comes from.
            let title = line.text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
            let from = line.text.get(position(&line.text, words)?..).filter(|_| !title)?;
            let said = clean(from.get(..from.find(". ").or_else(|| from.find([';', ')'])).unwrap_or(from.len()))?);
            // The heading alone says nothing.
            (key(&said) != words).then_some(said)
        });
        if let Some(found) = found {
            return vec![found];
        }
    }
    Vec::new()
}

/// A source without how much it gives: "ngân sách tỉnh, dự kiến 9,6 tỷ đồng, trong đó năm 2020: …".
fn without_how_much(text: &str) -> &str {
    let figures = [", dự kiến", ", trong đó", ", cụ thể", ", khoảng", ", tổng", ", với số tiền"];
    let end = figures.iter().filter_map(|words| text.find(words)).min().unwrap_or(text.len());
    text.get(..end).unwrap_or(text).trim()
}

/// A text without what stands in brackets and without ": 4.500 triệu đồng".
fn without_figures(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    while let Some(at) = out.find(": ").filter(|at| {
        let rest = out.get(at + 2..).unwrap_or_default();
        rest.starts_with(|c: char| c.is_ascii_digit()) && amount_in(rest).is_some()
    }) {
        let rest = out.get(at + 2..).unwrap_or_default();
        let end = amount_in(rest).map_or(rest.len(), |(_, end)| end);
        out = format!("{}{}", out.get(..at).unwrap_or_default(), rest.get(end..).unwrap_or_default());
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cuts before the second part of a joint: "… và các nguồn hợp pháp khác".
fn cut(text: &str, joint: &str) -> Vec<String> {
    match text.split_once(joint) {
        Some((first, second)) => {
            let head = joint.trim_start_matches([',', ' ']).trim_start_matches("và ");
            vec![first.to_owned(), format!("{head}{second}")]
        }
        None => vec![text.to_owned()],
    }
}

/// The number of the plan this one replaces.
pub(super) fn replaced(lines: &[Line]) -> Option<String> {
    lines.iter().find_map(|line| {
        let at = position(&line.text, "thay thế")?;
        let from = line.text.get(at..)?;
        let kinds = ["kế hoạch", "quyết định số", "đề án", "chương trình số"];
        let from = from.get(kinds.iter().filter_map(|kind| position(from, kind)).min()?..)?;
        let word =
            from.split_whitespace().find(|w| w.starts_with(|c: char| c.is_ascii_digit()) && w.contains(['/', '-']))?;
        Some(word.trim_end_matches([',', ';', '.']).to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line { place: 1, text: text.to_owned(), ..Line::default() }
    }

    #[test]
    fn totals() {
        let cases: &[(&str, Option<i64>, Option<i64>)] = &[
            (
                "Dự kiến tổng kinh phí là: 33.400.000.000 đồng (ba mươi ba tỷ, bốn trăm triệu đồng chẵn) từ nguồn",
                Some(33_400_000_000),
                Some(33_400_000_000),
            ),
            ("Tổng kinh phí: 33,4 tỷ đồng", Some(33_400_000_000), None),
            (
                "Tổng kinh phí 12.500 triệu đồng (Bằng chữ: Mười hai tỷ năm trăm triệu đồng)",
                Some(12_500_000_000),
                Some(12_500_000_000),
            ),
            ("Tổng kinh phí giai đoạn 2021-2025 là 3.5 tỷ", Some(3_500_000_000), None),
            ("Ngân sách cấp: 150 triệu đồng; Vận động: 60 triệu đồng. Tổng: 210 triệu đồng.", Some(210_000_000), None),
            ("Tổng kinh phí theo Nghị quyết 91", None, None),
            ("Hỗ trợ 5 triệu đồng", None, None),
        ];
        for (text, amount, words) in cases {
            let total = total(&[line(text)]);
            assert_eq!(total.as_ref().map(|t| t.amount.dong()), *amount, "{text}");
            assert_eq!(total.and_then(|t| t.words).map(Money::dong), *words, "{text}");
        }
    }

    #[test]
    fn sources_and_replacement() {
        let money = [line(
            "Dự kiến 5 đồng từ nguồn ngân sách nhà nước cấp cho các cơ quan, đơn vị và các nguồn hợp pháp khác (có biểu).",
        )];
        assert_eq!(sources(&money, &[]), ["ngân sách nhà nước cấp cho các cơ quan, đơn vị", "các nguồn hợp pháp khác"]);
        let lines = [line("Kế hoạch này thay thế cho Kế hoạch số 667/KH-UBND ngày 09/12/2021 của UBND tỉnh")];
        assert_eq!(replaced(&lines).as_deref(), Some("667/KH-UBND"));
    }
}
