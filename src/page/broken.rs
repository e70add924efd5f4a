//! A table whose cells hold line breaks, written as lines with tabs: a row goes on over several lines until it has as
//! many cells as the others. Its lines are put together again, the breaks kept inside their cells.

/// Lines with their 1-based numbers, every row of a table on one.
pub(super) fn mended(lines: Vec<(u32, String)>) -> Vec<(u32, String)> {
    let mut out = Vec::with_capacity(lines.len());
    for run in lines.chunk_by(|(_, above), (_, line)| above.trim().is_empty() == line.trim().is_empty()) {
        let widest = run.iter().map(|(_, line)| tabs(line)).max().unwrap_or(0);
        let widest = widest.max(headed(run).unwrap_or(0));
        let broken = widest >= 2 && run.iter().any(|(_, line)| tabs(line) < widest);
        if broken { rows(run, widest, &mut out) } else { out.extend(run.iter().cloned()) }
    }
    out
}

fn tabs(line: &str) -> usize {
    line.bytes().filter(|b| *b == b'\t').count()
}

/// How many tabs a row of headings has that is broken itself: no line alone may have as many. It goes on until the first
/// row's number.
fn headed(run: &[(u32, String)]) -> Option<usize> {
    let first = |line: &str| line.split('\t').next().unwrap_or_default().trim().to_owned();
    let from = run.iter().position(|(_, line)| tabs(line) > 0 && is_head(&first(line)))?;
    let below = run.get(from + 1..).unwrap_or_default();
    let rows = below.iter().take(MOST).position(|(_, line)| {
        let cell = first(line);
        // "1. HỢP TÁC" over all columns heads the rows below it.
        let (number, more) = cell.split_once(' ').unwrap_or((&cell, ""));
        is_number(number) && (tabs(line) > 0 || !more.is_empty())
    })?;
    let head = run.get(from..=from + rows).unwrap_or_default();
    // Two rows of headings, one below the other, begin with an empty cell.
    let whole = head.iter().skip(1).all(|(_, line)| !line.starts_with('\t'));
    whole.then(|| head.iter().map(|(_, line)| tabs(line)).sum())
}

/// The rows of one run of lines, the widest of which have `full` tabs.
fn rows(run: &[(u32, String)], full: usize, out: &mut Vec<(u32, String)>) {
    let mut made: Vec<(u32, Vec<&str>)> = Vec::new();
    let mut at = 0;
    while let Some((number, line)) = run.get(at) {
        let rest = run.get(at + 1..).unwrap_or_default();
        let taken = match tabs(line) {
            have if have == full || begins_row(line) => completes(have, rest, full),
            _ => None,
        };
        let own = taken.unwrap_or(0);
        let taken = taken.map_or(0, |taken| taken + tail(rest.get(taken..).unwrap_or_default()));
        // A number alone behind the last cell is the page's.
        let page = |line: &str| !line.is_empty() && line.len() <= 3 && line.bytes().all(|b| b.is_ascii_digit());
        let more = rest.iter().take(taken).map(|(_, more)| more.trim_matches(['\r', ' ', '\u{a0}']));
        let more = more.enumerate().filter(|(n, line)| *n < own || !page(line)).map(|(_, line)| line);
        made.push((*number, std::iter::once(line.as_str()).chain(more).collect()));
        at += 1 + taken;
    }
    let widths = Widths::of(made.iter().map(|(_, lines)| lines.as_slice()));
    out.extend(made.into_iter().map(|(number, lines)| (number, widths.joined(&lines))));
}

/// How long lines grow inside the cells of each column, where the table wraps them: names are listed with commas on one
/// line, so that a break parts none.
struct Widths(Vec<usize>);

impl Widths {
    fn of<'a>(rows: impl Iterator<Item = &'a [&'a str]>) -> Self {
        let mut longest: Vec<usize> = Vec::new();
        let mut listed = 0;
        for lines in rows.filter(|lines| lines.len() > 1) {
            for (column, piece) in pieces(lines).filter(|(column, _)| *column > 0) {
                if longest.len() <= column {
                    longest.resize(column + 1, 0);
                }
                if let Some(slot) = longest.get_mut(column) {
                    *slot = (*slot).max(piece.chars().count());
                }
                let inside = piece.split([',', ';']).map(str::trim).filter(|name| name.chars().count() > 3).count();
                listed += usize::from(column > 1 && inside > 1);
            }
        }
        Self(if listed >= 3 { longest } else { Vec::new() })
    }

    /// The lines of a row as one; a break stays one where the next word would have gone on the line above.
    fn joined(&self, lines: &[&str]) -> String {
        let mut row = String::new();
        for (n, line) in lines.iter().enumerate() {
            let above = n.checked_sub(1).and_then(|n| lines.get(n)?.rsplit('\t').next()).map(str::trim);
            let Some(above) = above else {
                row.push_str(line);
                continue;
            };
            let word = line.split([' ', '\t']).next().unwrap_or_default();
            let width = self.0.get(tabs(&row)).copied().unwrap_or(usize::MAX);
            // Letters are not all as wide as each other.
            let full = above.chars().count() + 1 + word.chars().count() > width - width / 8;
            // "Tháng 9 -" and "11/2025", "Sở Lao động," and "Sở Du lịch" are one line of a narrow cell.
            let open = above.ends_with(['-', '–', ',', '(', '/']);
            row.push(if open || full || line.starts_with(char::is_lowercase) { ' ' } else { '\n' });
            row.push_str(line);
        }
        row
    }
}

/// The pieces of a row's lines, each with its column.
fn pieces<'a>(lines: &'a [&'a str]) -> impl Iterator<Item = (usize, &'a str)> {
    let mut column = 0;
    lines.iter().flat_map(move |line| {
        let first = column;
        column += tabs(line);
        line.split('\t').enumerate().map(move |(n, piece)| (first + n, piece.trim()))
    })
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
pub(super) fn is_head(cell: &str) -> bool {
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
pub(super) fn is_number(cell: &str) -> bool {
    let text = cell.trim();
    let bare = text.trim_start_matches('(').trim_end_matches(['.', ')', '/']);
    let digits =
        bare.split('.').all(|part| !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit()));
    let roman = !bare.is_empty() && bare.len() <= 5 && bare.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let letter = bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic);
    digits || roman || letter
}
