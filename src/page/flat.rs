//! A table whose cells were written one below the other: "STT", "Nội dung", "Cơ quan chủ trì", then "1", "Hội đàm", "Sở
//! Ngoại vụ". Its rows are put together again, cells parted by tabs.

/// The lines of a text with their 1-based numbers, flattened tables as one line a row.
pub(super) fn lines(text: &str) -> Vec<(u32, String)> {
    let all: Vec<(u32, &str)> = (1_u32..).zip(text.lines()).collect();
    let mut out = Vec::with_capacity(all.len());
    let mut at = 0;
    while let Some((number, line)) = all.get(at) {
        match table(all.get(at..).unwrap_or_default()) {
            Some((rows, taken)) => {
                out.extend(rows);
                at += taken;
            }
            None => {
                out.push((*number, (*line).to_owned()));
                at += 1;
            }
        }
    }
    out
}

/// The number of a row, alone on its line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    /// "3", "03."
    Count(u32),
    /// "3.2"
    Dotted,
    /// "II", "A"
    Group,
}

fn number(line: &str) -> Option<Number> {
    let text = line.trim().trim_end_matches(['.', ')']);
    if text.is_empty() || text.len() > 6 {
        return None;
    }
    if text.bytes().all(|b| b.is_ascii_digit()) && text.len() <= 3 {
        return text.parse().ok().map(Number::Count);
    }
    let parts: Vec<&str> = text.split('.').collect();
    if parts.len() > 1 && parts.iter().all(|p| !p.is_empty() && p.len() <= 2 && p.bytes().all(|b| b.is_ascii_digit())) {
        return Some(Number::Dotted);
    }
    let roman = text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let letter = text.len() == 1 && text.bytes().all(|b| b.is_ascii_uppercase());
    (roman || letter).then_some(Number::Group)
}

/// The most lines one flattened table may have.
const LONGEST: usize = 4_000;

/// The rows of a flattened table that begins here, and how many lines they took.
fn table(from: &[(u32, &str)]) -> Option<(Vec<(u32, String)>, usize)> {
    let first = from.first()?.1.trim();
    if !["STT", "TT", "Stt", "Số TT", "SỐ TT"].contains(&first) {
        return None;
    }
    let filled: Vec<(usize, u32, &str)> = from
        .iter()
        .take(LONGEST)
        .enumerate()
        .map(|(at, (n, l))| (at, *n, l.trim()))
        .filter(|(.., l)| !l.is_empty())
        .collect();
    let width = filled.iter().take(11).position(|(.., line)| number(line).is_some())?;
    let head = filled.get(..width)?;
    let short =
        head.iter().all(|(.., l)| l.chars().count() <= 60 && !l.ends_with(['.', ';', ':']) && !l.contains('\t'));
    if !(3..=10).contains(&width) || !short {
        return None;
    }
    // Rows begin where their numbers go on.
    let mut starts: Vec<usize> = Vec::new();
    let mut last = 0;
    for (index, (.., line)) in filled.iter().enumerate().skip(width) {
        let after_start = starts.last().is_some_and(|s| s + 1 == index);
        let begins = match number(line) {
            Some(Number::Count(n)) => n == last + 1 || n == 1,
            Some(_) => true,
            None => false,
        };
        if begins && !after_start {
            if let Some(Number::Count(n)) = number(line) {
                last = n;
            }
            starts.push(index);
        } else if starts.last().is_none_or(|s| index > s + 3 * width) || line.contains('\t') {
            break;
        }
    }
    let end = starts.last()? + width;
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([end.min(filled.len())]).collect();
    let rows: Vec<&[(usize, u32, &str)]> =
        starts.iter().zip(&ends).filter_map(|(from, to)| filled.get(*from..*to)).collect();
    let whole = rows.iter().filter(|row| row.len() == width || row.len() == 2).count();
    if rows.len() < 2 || whole * 10 < rows.len() * 6 {
        return None;
    }
    let timed = head.iter().position(|(.., l)| {
        let l = l.to_lowercase();
        ["thời gian", "thời hạn", "tiến độ"].iter().any(|w| l.starts_with(w))
    });
    let line = |cells: &[&str]| cells.join("\t");
    let mut out = vec![(head.first()?.1, line(&head.iter().map(|(.., l)| *l).collect::<Vec<_>>()))];
    let mut taken = 0;
    for row in rows {
        let texts: Vec<&str> = row.iter().map(|(.., l)| *l).collect();
        // The last row ends where the text goes on.
        let stop = texts.iter().skip(2).position(|l| heading(l)).map_or(texts.len(), |at| at + 2);
        let texts = texts.get(..stop).unwrap_or(&texts);
        out.push((row.first()?.1, line(&laid(texts, width, timed).iter().map(String::as_str).collect::<Vec<_>>())));
        taken = row.get(stop.checked_sub(1)?)?.0 + 1;
    }
    Some((out, taken))
}

/// Whether a line begins what follows a table.
fn heading(line: &str) -> bool {
    let roman = line.split_once('.').is_some_and(|(head, rest)| {
        !head.is_empty() && head.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) && rest.starts_with(' ')
    });
    roman || ["Nơi nhận", "TM.", "KT.", "TL."].iter().any(|w| line.starts_with(w))
}

/// The cells of a row in their columns: where some are blank or broken, the time tells where it stands.
fn laid(cells: &[&str], width: usize, timed: Option<usize>) -> Vec<String> {
    let plain = |cells: &[&str]| {
        let mut out: Vec<String> = cells.iter().map(|c| (*c).to_owned()).collect();
        out.resize(width.max(out.len()), String::new());
        out
    };
    if cells.len() == width || cells.len() <= 2 {
        return plain(cells);
    }
    let when = |text: &&str| {
        let text = text.to_lowercase();
        let said = ["quý", "tháng", "năm", "hàng năm", "hằng năm", "thường xuyên", "trước", "từ ", "cả năm"];
        text.chars().count() <= 40 && (said.iter().any(|w| text.starts_with(w)) || text.starts_with("20"))
    };
    let found = cells.iter().enumerate().skip(2).find(|(_, text)| when(text)).map(|(at, _)| at);
    let (Some(at), Some(column)) = (found, timed) else {
        return plain(cells.get(..width).unwrap_or(cells));
    };
    let (before, after) = (cells.get(..at).unwrap_or_default(), cells.get(at..).unwrap_or_default());
    // What is more than the columns before the time belongs to the last of them.
    let mut out: Vec<String> = Vec::new();
    for (n, text) in before.iter().enumerate() {
        match out.last_mut().filter(|_| n >= column) {
            Some(last) => {
                last.push_str("; ");
                last.push_str(text);
            }
            None => out.push((*text).to_owned()),
        }
    }
    out.resize(column, String::new());
    out.extend(after.iter().map(|t| (*t).to_owned()));
    out.resize(width.max(out.len()), String::new());
    out
}
