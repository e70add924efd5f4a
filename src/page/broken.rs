//! A table whose cells hold line breaks, written as lines with tabs: a row goes on over several lines until it has as
//! many cells as the others. Its lines are put together again, the breaks kept inside their cells.

/// Lines with their 1-based numbers, every row of a table on one.
pub(super) fn mended(lines: Vec<(u32, String)>) -> Vec<(u32, String)> {
    let mut out = Vec::with_capacity(lines.len());
    for run in lines.chunk_by(|(_, above), (_, line)| above.trim().is_empty() == line.trim().is_empty()) {
        let widest = run.iter().map(|(_, line)| tabs(line)).max().unwrap_or(0);
        let broken = widest >= 2 && run.iter().any(|(_, line)| tabs(line) < widest);
        if broken { rows(run, widest, &mut out) } else { out.extend(run.iter().cloned()) }
    }
    out
}

fn tabs(line: &str) -> usize {
    line.bytes().filter(|b| *b == b'\t').count()
}

/// The rows of one run of lines, the widest of which have `full` tabs.
fn rows(run: &[(u32, String)], full: usize, out: &mut Vec<(u32, String)>) {
    let mut at = 0;
    while let Some((number, line)) = run.get(at) {
        let rest = run.get(at + 1..).unwrap_or_default();
        let taken = match tabs(line) {
            have if have == full || begins_row(line) => completes(have, rest, full),
            _ => None,
        };
        let Some(taken) = taken else {
            out.push((*number, line.clone()));
            at += 1;
            continue;
        };
        let taken = taken + tail(rest.get(taken..).unwrap_or_default());
        let mut row = line.clone();
        for (_, more) in rest.iter().take(taken) {
            let more = more.trim_matches(['\r', ' ', '\u{a0}']);
            // "Tháng 9 -" and "11/2025", "Sở Lao động," and "Sở Du lịch" are one line of a narrow cell.
            let open = row.trim_end().ends_with(['-', '–', ',', '(', '/']);
            row.push(if open || more.starts_with(char::is_lowercase) { ' ' } else { '\n' });
            row.push_str(more);
        }
        out.push((*number, row));
        at += 1 + taken;
    }
}

/// How many of the lines below complete a row that has `have` of `full` tabs; `None` where they do not.
fn completes(mut have: usize, below: &[(u32, String)], full: usize) -> Option<usize> {
    let mut taken = 0;
    while have < full {
        let (_, line) = below.get(taken).filter(|(_, line)| taken < ROW && line.len() <= CELL)?;
        if tabs(line) > 0 && line.split('\t').next().is_some_and(is_number) {
            return None; // the next row: this one only lacks its last, empty cells
        }
        have += tabs(line);
        taken += 1;
    }
    (have == full).then_some(taken)
}

/// How many of the lines below go on with the last cell of a whole row: lines without tabs between it and another
/// numbered row, unless one begins as a heading or a total does.
fn tail(below: &[(u32, String)]) -> usize {
    let lone = below.iter().take_while(|(_, line)| tabs(line) == 0).count();
    let heads = |line: &str| {
        let text = line.trim();
        let lower = text.to_lowercase();
        let total = ["tổng", "cộng", "bảng ", "biểu ", "phụ lục"].iter().any(|word| lower.starts_with(word));
        let (number, more) = text.split_once(' ').unwrap_or((text, ""));
        total
            || is_number(number) && !more.is_empty()
            || !text.chars().any(char::is_lowercase) && text.chars().count() > 12
    };
    let next = below.get(lone).and_then(|(_, line)| line.split('\t').next()).map(str::trim);
    let goes_on = next.is_some_and(|cell| is_number(cell) || !cell.chars().any(char::is_lowercase) && !is_head(cell));
    let cell = |line: &str| line.chars().count() <= 200 && !heads(line);
    let inside = goes_on && lone <= MOST && below.iter().take(lone).all(|(_, line)| cell(line));
    if inside { lone } else { 0 }
}

/// Whether a cell heads the column of numbers.
fn is_head(cell: &str) -> bool {
    ["STT", "TT", "SỐ TT", "MÃ"].contains(&cell.to_uppercase().as_str())
}

/// Whether a line with tabs begins with a row's number, or where one would stand.
fn begins_row(line: &str) -> bool {
    let first = line.split('\t').next().unwrap_or_default().trim();
    line.contains('\t') && (first.is_empty() || is_number(first) || is_head(first))
}

/// A last cell has this many further lines at most, a row as many in all.
const MOST: usize = 12;
const ROW: usize = 40;

/// The most bytes of a line inside a cell: a longer one is a paragraph.
const CELL: usize = 1_000;

/// Whether a cell is the number of a row: "3", "3.2", "IV", "A.", "a)".
fn is_number(cell: &str) -> bool {
    let text = cell.trim();
    let bare = text.trim_start_matches('(').trim_end_matches(['.', ')', '/']);
    let digits =
        bare.split('.').all(|part| !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit()));
    let roman = !bare.is_empty() && bare.len() <= 5 && bare.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let letter = bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic);
    digits || roman || letter
}
