//! A table whose cells were written one below the other: "STT", "Nội dung", "Cơ quan chủ trì", then "1", "Hội đàm", "Sở
//! Ngoại vụ". Its rows are put together again, cells parted by tabs.

/// Lines with their 1-based numbers, flattened tables as one line a row.
pub(super) fn lines(lines: &[(u32, String)]) -> Vec<(u32, String)> {
    let all: Vec<(u32, &str)> = lines.iter().map(|(number, line)| (*number, line.as_str())).collect();
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
    let whole = whole_cells(from.get(..LONGEST.min(from.len())).unwrap_or(from));
    let filled: Vec<(usize, u32, &str)> = whole.iter().map(|(at, n, l)| (*at, *n, l.as_str())).collect();
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
    let timed = head.iter().position(|(.., l)| {
        let l = l.to_lowercase();
        ["thời gian", "thời hạn", "tiến độ"].iter().any(|w| l.starts_with(w))
    });
    let priced = head.last().is_some_and(|(.., l)| {
        let l = l.to_lowercase();
        ["kinh phí", "số tiền", "dự toán", "tổng kinh phí", "dự kiến kinh phí"].iter().any(|w| l.starts_with(w))
    });
    let columns = Columns { width, timed, priced };
    // A time, or the money at the end, tells how the rest of a row is parted.
    let told = |row: &[(usize, u32, &str)]| {
        let timed = columns.timed.is_some() && row.iter().skip(2).any(|(.., l)| is_when(l));
        timed && row.len() + 2 >= width
            || row.len() == 3 && columns.priced && row.last().is_some_and(|(.., l)| is_figure(l))
    };
    let whole = rows.iter().filter(|row| row.len() == width || row.len() == 2 || told(row)).count();
    if rows.len() < 2 || whole * 10 < rows.len() * 6 {
        return None;
    }
    let line = |cells: &[&str]| cells.join("\t");
    let mut out = vec![(head.first()?.1, line(&head.iter().map(|(.., l)| *l).collect::<Vec<_>>()))];
    let mut taken = 0;
    for row in rows {
        let texts: Vec<&str> = row.iter().map(|(.., l)| *l).collect();
        // The last row ends where the text goes on.
        let stop = texts.iter().skip(2).position(|l| heading(l)).map_or(texts.len(), |at| at + 2);
        let texts = texts.get(..stop).unwrap_or(&texts);
        out.push((row.first()?.1, line(&columns.laid(texts).iter().map(String::as_str).collect::<Vec<_>>())));
        taken = row.get(stop.checked_sub(1)?)?.0 + 1;
    }
    Some((out, taken))
}

/// The lines that hold something, each with where it ends: a line that goes on with a small letter or a bracket belongs to
/// the cell above it, a number alone between blank lines is a page's.
fn whole_cells(lines: &[(u32, &str)]) -> Vec<(usize, u32, String)> {
    let blank = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(|(_, l)| l.trim().is_empty());
    let spread = lines.iter().filter(|(_, l)| l.trim().is_empty()).count() * 3 > lines.len();
    let mut out: Vec<(usize, u32, String)> = Vec::new();
    for (at, (n, line)) in lines.iter().enumerate() {
        let line = line.trim();
        let page = !spread
            && matches!(number(line), Some(Number::Count(_)))
            && blank(at.checked_sub(1))
            && blank(Some(at + 1));
        if line.is_empty() || page && at > 0 {
            continue;
        }
        let small = line.starts_with(char::is_lowercase) || line.starts_with('(');
        match out
            .last_mut()
            .filter(|(.., above)| small && (is_when(above) || !is_when(line)) && number(above).is_none())
        {
            Some((end, _, above)) => {
                *end = at;
                above.push(' ');
                above.push_str(line);
            }
            None => out.push((at, *n, line.to_owned())),
        }
    }
    out
}

/// "1.250", "30.550": a figure and nothing else; or the dash of none.
fn is_figure(text: &str) -> bool {
    if matches!(text, "-" | "–") {
        return true;
    }
    let digits = text.bytes().any(|b| b.is_ascii_digit());
    digits && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b' '))
}

/// Whether a short text begins as a time does.
fn is_when(text: &str) -> bool {
    let text = text.to_lowercase();
    let said = ["quý", "tháng", "năm", "hàng năm", "hằng năm", "thường xuyên", "trước", "từ ", "cả năm"];
    text.chars().count() <= 40 && (said.iter().any(|w| text.starts_with(w)) || text.starts_with("20"))
}

/// Whether a line begins what follows a table.
fn heading(line: &str) -> bool {
    let roman = line.split_once('.').is_some_and(|(head, rest)| {
        !head.is_empty() && head.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) && rest.starts_with(' ')
    });
    roman || ["Nơi nhận", "TM.", "KT.", "TL."].iter().any(|w| line.starts_with(w))
}

/// How the columns of a flattened table are told apart where cells are blank or broken.
struct Columns {
    width: usize,
    /// The one that says when.
    timed: Option<usize>,
    /// The last is money.
    priced: bool,
}

impl Columns {
    /// The cells of a row in their columns: the time and the money tell where they stand.
    fn laid(&self, cells: &[&str]) -> Vec<String> {
        let price = cells.last().filter(|text| self.priced && cells.len() > 2 && is_figure(text));
        let Some((price, words)) = price.zip(cells.split_last().map(|(_, words)| words)) else {
            return self.words(cells, self.width);
        };
        let mut out = self.words(words, self.width - 1);
        out.truncate(self.width - 1);
        out.push((*price).to_owned());
        out
    }

    fn words(&self, cells: &[&str], width: usize) -> Vec<String> {
        let plain = |cells: &[&str]| {
            let mut out: Vec<String> = cells.iter().map(|c| (*c).to_owned()).collect();
            out.resize(width.max(out.len()), String::new());
            out
        };
        if cells.len() == width || cells.len() <= 2 {
            return plain(cells);
        }
        let found = cells.iter().enumerate().skip(2).find(|(_, text)| is_when(text)).map(|(at, _)| at);
        let (Some(at), Some(column)) = (found, self.timed) else {
            return plain(cells.get(..width).unwrap_or(cells));
        };
        let (before, after) = (cells.get(..at).unwrap_or_default(), cells.get(at..).unwrap_or_default());
        // What is more than the columns before the time belongs to the last of them.
        let mut out = gathered(before, column);
        out.resize(column, String::new());
        out.extend(gathered(after, width - column));
        out.resize(width.max(out.len()), String::new());
        out
    }
}

/// At most `most` cells: what is more goes on in the last. Words of what is to be done go on, as does a list that has
/// begun; offices stand beside each other.
fn gathered(cells: &[&str], most: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for text in cells {
        let full = out.len() >= most;
        match out.last_mut().filter(|_| full) {
            Some(last) => {
                let goes_on = most <= 2 || last.contains([',', ';']);
                last.push_str(if goes_on { " " } else { "; " });
                last.push_str(text);
            }
            None => out.push((*text).to_owned()),
        }
    }
    out
}
