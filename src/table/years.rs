//! Years and months in headings, titles and sheet names. "2021-2025" and dates are no year.

/// The one year a heading names; `None` for a range, a date, several years or none.
pub fn of_heading(text: &str) -> Option<i32> {
    let found = all(text);
    match found.as_slice() {
        [one] => Some(*one),
        [one, rest @ ..] if rest.iter().all(|y| y == one) => Some(*one),
        [] => short(text),
        _ => None,
    }
}

/// The year up to a day of which a heading counts: "Giải ngân đến 30/9/2024".
pub fn until(text: &str) -> Option<i32> {
    let text = crate::words::nfc(text).to_lowercase();
    let (_, tail) = text.split_once("đến")?;
    super::seams::date_in(tail).map(|date| i32::from(date.year()))
}

/// Whether a heading counts up to 31 January of a year, when the books of the year before are closed (Law 83/2015,
/// article 64).
pub fn until_closing(text: &str) -> bool {
    let text = crate::words::nfc(text).to_lowercase();
    let date = text.split_once("đến").and_then(|(_, tail)| super::seams::date_in(tail));
    date.is_some_and(|date| date.month() == 1 && date.day() == 31)
}

/// The year a title counts in: "Giải ngân đến ngày 31/10/2024", to the end of January still the year before; none
/// where it counts from an earlier year.
pub fn up_to(text: &str) -> Option<i32> {
    let year = until(text)?;
    let norm = super::seams::Norm::of(text);
    let told = ["tình hình", "giải ngân", "tiến độ", "kết quả", "thanh toán", "quyết toán", "báo cáo", "sử dụng"];
    if !told.iter().any(|w| norm.has(w)) || norm.has("nhu cầu") || norm.has("dự kiến") {
        return None;
    }
    let lower = crate::words::nfc(text).to_lowercase();
    let from = lower.split_once("đến").and_then(|(before, _)| super::seams::date_in(before));
    let within = from.is_none_or(|date| i32::from(date.year()) == year);
    within.then_some(if until_closing(text) { year - 1 } else { year })
}

/// The year into which a title says money is carried: "Nguồn chuyển sang năm 2025".
pub fn carried_into(text: &str) -> Option<i32> {
    if let Some(from) = carried_from(text) {
        return Some(from + 1);
    }
    let bare = super::seams::Norm::of(text).bare();
    let tail = bare.split_once("chuyen sang nam ").or_else(|| bare.split_once("chuyen nguon sang nam "))?.1;
    leading_year(tail)
}

/// "Năm 24" and nothing else.
fn short(text: &str) -> Option<i32> {
    let bare = super::seams::Norm::of(text).bare();
    let digits = bare.strip_prefix("nam ")?.trim();
    let year: i32 = digits.parse().ok().filter(|_| digits.len() == 2)?;
    (15..=50).contains(&year).then_some(2000 + year)
}

/// The year a title names: "năm 2023" before any other mention.
pub fn of_title(text: &str) -> Option<i32> {
    let norm = super::seams::Norm::of(text);
    // "Năm: 2024" is how ledgers write it.
    // So is "Niên độ 2020" at the treasury.
    let bare = norm.bare().replace("nam: ", "nam ").replace("nam:", "nam ").replace("nien do 20", "nam 20");
    let mut named: Vec<i32> = Vec::new();
    let mut rest = bare.as_str();
    while let Some(at) = rest.find("nam ") {
        let tail = rest.get(at + 4..).unwrap_or("");
        let word: String = tail.chars().take(12).collect();
        let preceded = rest.get(..at).is_some_and(|b| b.is_empty() || b.ends_with([' ', '(', ',', '.']));
        if preceded && let Some(year) = leading_year(&word) {
            // "ngày 5 tháng 3 năm 2022" is a date, "tháng 9 năm 2024" a period.
            let dated = rest.get(..at).is_some_and(|b| {
                let tail: String = b.chars().rev().take(24).collect::<String>().chars().rev().collect();
                tail.contains("ngay ") && tail.contains("thang ")
            });
            if !dated {
                named.push(year);
            }
        }
        rest = tail;
    }
    if named.is_empty() {
        named = of_short_form(&bare);
    }
    match named.as_slice() {
        [] => None,
        [one] => Some(*one),
        [one, more @ ..] if more.iter().all(|y| y == one) => Some(*one),
        _ => None,
    }
}

/// Documents whose year is not the year of what a title is about: "Luật Ngân sách nhà nước 2015".
const LAWS: &[&str] =
    &["luat", "thong tu", "nghi dinh", "nghi quyet", "quyet dinh", "cong van", "mau so", "bieu mau", "ban hanh"];

/// "Dự toán 2025", "tháng 10/2024", "quý III/2024": a year right after what it is of.
fn of_short_form(bare: &str) -> Vec<i32> {
    let words: Vec<&str> = bare.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '.')).collect();
    let mut out = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let before = |n: usize| at.checked_sub(n).and_then(|i| words.get(i)).copied().unwrap_or("");
        let estimate = matches!((before(2), before(1)), ("du", "toan" | "tru") | ("quyet", "toan") | ("kinh", "phi"));
        // "2021 - 2025" is a range.
        let ranged = words.get(at + 1).is_some_and(|next| next.starts_with(['-', '–']));
        // "TỔNG HỢP KINH PHÍ HỖ TRỢ 2024": the title's last word.
        let last = at + 1 == words.len()
            && at >= 2
            && !LAWS.iter().any(|law| bare.contains(law))
            && words.iter().filter(|w| leading_year(w).is_some()).count() == 1
            && !matches!(
                before(1),
                "nam" | "den" | "toi" | "tu" | "so" | "ngay" | "khoa" | "thang" | "-" | "–" | "va" | "sau" | "truoc"
            );
        if (estimate || last)
            && !ranged
            && word.len() == 4
            && let Some(year) = leading_year(word)
        {
            out.push(year);
        }
        if matches!(before(1), "thang" | "quy")
            && let Some((_, year)) = word.split_once('/')
            && year.len() == 4
        {
            out.extend(leading_year(year));
        }
    }
    out
}

/// The year of a period told by its dates: "từ ngày 01/01/2024 đến ngày 31/12/2024".
pub fn of_period(text: &str) -> Option<i32> {
    let bare = super::seams::Norm::of(text).bare();
    let (_, from) = bare.split_once("tu ")?;
    let (from, until) = from.split_once("den ")?;
    let year = |t: &str| super::seams::date_in(t).map(|d| i32::from(d.year()));
    let (from, until) = (year(from)?, year(until)?);
    (from == until).then_some(from)
}

/// The year money is carried over from, of a title that names both: "chuyển nguồn năm 2023 sang năm 2024".
pub fn carried_from(text: &str) -> Option<i32> {
    let norm = super::seams::Norm::of(text);
    let told = norm.has("chuyển nguồn") || norm.has("kéo dài") || norm.has("chuyển sang");
    match all(text).as_slice() {
        [from, to] if told && *to == *from + 1 && norm.has("sang") => Some(*from),
        _ => None,
    }
}

/// Whether a heading counts years from one that it does not name: "Năm sau", "Năm thứ hai", "Năm 2", "Năm N+1".
pub fn is_relative(text: &str) -> bool {
    let bare = super::seams::Norm::of(text).bare();
    let words: Vec<&str> = bare.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    // "Vốn năm trước kéo dài" is money of this year's payments.
    let moved = ["keo dai", "chuyen", "so voi", "cung ky", "den het"].iter().any(|w| bare.contains(w));
    // "Xã Nâm N'Rung" is a place.
    let spelled = crate::words::nfc(text).to_lowercase();
    bare.chars().count() <= 40
        && (spelled.contains("năm") || spelled.is_ascii())
        && !moved
        && all(text).is_empty()
        && words.windows(2).any(|w| {
            matches!(w, ["nam", "truoc" | "sau" | "toi" | "thu" | "n" | "tiep" | "lien"])
                || matches!(w, ["nam", one] if one.len() == 1 && one.bytes().all(|b| b.is_ascii_digit()))
        })
}

/// Whether a heading names a span of years: "2021-2025", "2023/2024".
pub fn names_period(text: &str) -> bool {
    span(text).is_some()
}

/// The first and the last year of a span a text names.
pub fn span(text: &str) -> Option<(i32, i32)> {
    let squeezed: String =
        text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '–' { '-' } else { c }).collect();
    let chars: Vec<char> = squeezed.chars().collect();
    chars.windows(9).find_map(|w| {
        let year = |part: &[char]| part.iter().collect::<String>().parse().ok().filter(|y| plausible(*y));
        if !matches!(w.get(4), Some('-' | '/')) {
            return None;
        }
        w.get(..4).and_then(year).zip(w.get(5..).and_then(year))
    })
}

/// The month (1 to 12) or quarter (21 to 24) a title or a sheet's name is about: "QUÝ III NĂM 2024", "T3".
pub fn part_of_year(text: &str) -> Option<u8> {
    let bare = super::seams::Norm::of(text).bare();
    if let Some((_, rest)) = bare.split_once("quy ") {
        let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let quarter = match word {
            "i" | "1" => Some(21),
            "ii" | "2" => Some(22),
            "iii" | "3" => Some(23),
            "iv" | "4" => Some(24),
            _ => None,
        };
        if quarter.is_some() {
            return quarter;
        }
    }
    let short = |letter: char, most: u8| {
        bare.strip_prefix(letter).and_then(|n| n.trim().parse::<u8>().ok()).filter(|n| (1..=most).contains(n))
    };
    month_of_title(text).or_else(|| short('t', 12)).or_else(|| short('q', 4).map(|q| q + 20))
}

/// The month of a period a title names: "tháng 9 năm 2024", no date.
pub fn month_of_title(text: &str) -> Option<u8> {
    let bare = super::seams::Norm::of(text).bare();
    let (before, after) = bare.split_once("thang ")?;
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    let month: u8 = digits.parse().ok().filter(|m| (1..=12).contains(m))?;
    let rest = after.get(digits.len()..)?.trim_start();
    let dated = before.trim_end().ends_with(|c: char| c.is_ascii_digit()) || before.contains("ngay ");
    (!dated && (rest.starts_with("nam ") || rest.starts_with('/') || rest.is_empty())).then_some(month)
}

fn leading_year(text: &str) -> Option<i32> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let after = text.get(digits.len()..).unwrap_or("").trim_start();
    // "2024 - 2026" is a range; "2024 - Sở Ngoại vụ" goes on with something else.
    let beyond = after.trim_start_matches(['-', '–', '/', ' ']);
    let ranged =
        after.starts_with(['-', '–', '/']) && (beyond.is_empty() || beyond.starts_with(|c: char| c.is_ascii_digit()));
    if digits.len() != 4 || ranged {
        return None;
    }
    let year: i32 = digits.parse().ok()?;
    plausible(year).then_some(year)
}

const fn plausible(year: i32) -> bool {
    year >= 1990 && year <= 2100
}

/// Every year a heading names that is neither part of a range nor of a date nor of a document number.
pub fn all(text: &str) -> Vec<i32> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if !chars.get(i).is_some_and(char::is_ascii_digit) {
            i += 1;
            continue;
        }
        let start = i;
        while chars.get(i).is_some_and(char::is_ascii_digit) {
            i += 1;
        }
        let digits: String = chars.iter().skip(start).take(i - start).collect();
        let before: String = chars.iter().take(start).collect();
        let after: String = chars.iter().skip(i).collect();
        if digits.len() != 4 {
            continue;
        }
        let Ok(year) = digits.parse::<i32>() else { continue };
        if !plausible(year) {
            continue;
        }
        let tail = after.trim_start();
        let head = before.trim_end();
        let ranged = |s: &str, forward: bool| {
            let mut it: Vec<char> = s.chars().collect();
            if !forward {
                it.reverse();
            }
            let mark = it.first().is_some_and(|c| matches!(c, '-' | '–' | '—' | '/' | '.'));
            mark && it.iter().skip(1).find(|c| !c.is_whitespace()).is_some_and(char::is_ascii_digit)
        };
        // 2021-2025, 18/4/2014, 91/2022/NQ
        if ranged(tail, true) || ranged(head, false) || tail.starts_with('/') || head.ends_with('/') {
            continue;
        }
        let bare_before = super::seams::Norm::of(&before).bare();
        let dated = {
            let tail: String = bare_before.chars().rev().take(16).collect::<String>().chars().rev().collect();
            tail.contains("thang ")
                && tail.chars().any(|c| c.is_ascii_digit())
                && tail.trim_end().ends_with("nam")
                && tail
                    .rsplit("thang ")
                    .next()
                    .is_some_and(|t| t.trim_start().starts_with(|c: char| c.is_ascii_digit()))
                && bare_before.contains("ngay ")
        };
        // "2000 đ", "2000 đồng" are money; "2024 được giao" is a year.
        let next: String = tail.chars().take_while(|c| c.is_alphabetic()).collect();
        let money = ["đ", "đồng", "đong", "Đ", "ĐỒNG"].contains(&next.as_str()) || before.ends_with(['.', ',']);
        if !dated && !money {
            out.push(year);
        }
    }
    out
}

/// The month a heading names: "Tháng 3", "T3".
pub fn month_of(text: &str) -> Option<u8> {
    let bare = super::seams::Norm::of(text).bare();
    let rest = match bare.find("thang ") {
        Some(at) => bare.get(at + 6..)?.to_owned(),
        None => {
            let tail = bare.strip_prefix('t')?;
            if tail.len() > 2 || !tail.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            tail.to_owned()
        }
    };
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let month: u8 = digits.parse().ok()?;
    let after = rest.get(digits.len()..).unwrap_or("").trim_start();
    ((1..=12).contains(&month) && !after.starts_with('-') && !bare.contains("ngay ")).then_some(month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings() {
        for (text, year) in [
            ("Năm 2022", Some(2022)),
            ("2023", Some(2023)),
            ("Dự toán 2011", Some(2011)),
            ("Giai đoạn 2021-2025", None),
            ("2021 - 2025", None),
            ("QĐ 17 ngày 18/4/2014", None),
            ("Nghị quyết 91/2022/NQ-HĐND", None),
            ("Quyết toán⏎năm 2014", Some(2014)),
            ("TỐI THIỂU 2050.000Đ", None),
            ("Năm 2024 được cấp", Some(2024)),
            ("Dự toán 2025 đề nghị", Some(2025)),
            ("mức 2000 đồng", None),
            ("mức 2000đ/ngày", None),
            ("ngày 5 tháng 3 năm 2022", None),
            ("FY2015 Budgeted", Some(2015)),
            ("2014-15", None),
            ("Số lượng", None),
        ] {
            assert_eq!(of_heading(text), year, "{text}");
        }
    }

    #[test]
    fn titles() {
        assert_eq!(of_title("DỰ TOÁN THU NGÂN SÁCH NĂM 2013"), Some(2013));
        assert_eq!(of_title("Kế hoạch giai đoạn 2021-2025, dự toán năm 2023"), Some(2023));
        assert_eq!(of_title("Hà Nội, ngày 5 tháng 3 năm 2022"), None);
        assert_eq!(of_title("năm 2021-2025"), None);
        assert_eq!(of_title("Tổng hợp kinh phí hỗ trợ 2024"), Some(2024));
        assert_eq!(of_title("Biểu theo Luật Ngân sách nhà nước 2015"), None);
        assert_eq!(of_title("GIẢI NGÂN THÁNG 9 NĂM 2024"), Some(2024));
        assert_eq!(of_period("(Từ ngày 01/9/2014 đến ngày 30/9/2014)"), Some(2014));
        assert_eq!(of_period("Từ ngày 01/9/2014 đến ngày 30/1/2015"), None);
        assert_eq!(month_of_title("GIẢI NGÂN THÁNG 9 NĂM 2024"), Some(9));
        assert_eq!(month_of_title("Hà Nội, ngày 5 tháng 3 năm 2022"), None);
        assert_eq!(month_of("Tháng 3"), Some(3));
        assert_eq!(month_of("T12"), Some(12));
        assert_eq!(month_of("Tổng"), None);
        assert_eq!(month_of("từ tháng 7 - 9"), None);
    }
}
