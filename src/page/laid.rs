//! A table laid out with spaces, as text drawn from a PDF keeps it: columns parted by runs of spaces, the words of a cell
//! wrapped over several lines, rows cut by the end of a page, the headings told again on the next. Its rows are put
//! together again, cells parted by tabs.

use super::broken::{is_head, is_number};
use super::parted::{self, Rows};
use super::text::is_page_number;
use std::collections::BTreeSet;

/// The lines of a text with their 1-based numbers, every row of a laid out table on one. A paragraph with wide spaces is
/// none: a table has a line of three headings and more, the first that of the numbers, and numbered rows whose cells
/// stand below them. A table whose rows cannot be told from each other is left out, and the line of its headings told.
pub(super) fn lines(text: &str) -> (Vec<(u32, String)>, Vec<u32>) {
    let all: Vec<Line> = (1_u32..).zip(text.lines()).map(|(number, text)| Line::new(number, text)).collect();
    let mut out = Vec::with_capacity(all.len());
    let mut untold = Vec::new();
    let mut at = 0;
    while let Some(line) = all.get(at) {
        match table(&all, at) {
            Some(found) => {
                // Headings may begin above the line that heads the numbers.
                out.truncate(out.len().saturating_sub(at - found.from));
                out.push((line.number, String::new()));
                if found.rows.is_empty() {
                    untold.push(line.number);
                }
                out.extend(found.rows);
                out.push((line.number, String::new()));
                at = found.end;
            }
            None => {
                out.push((line.number, line.text.clone()));
                at += 1;
            }
        }
    }
    (out, untold)
}

/// Words that stand together on a line, and the columns of characters they fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub from: usize,
    pub to: usize,
    pub text: String,
}

/// A line and its words, parted by two spaces and more.
struct Line {
    number: u32,
    text: String,
    /// A page begins with it.
    paged: bool,
    words: Vec<Words>,
}

impl Line {
    fn new(number: u32, text: &str) -> Self {
        let own = text.trim_start_matches('\u{c}');
        let mut words: Vec<Words> = Vec::new();
        let mut spaces = 2;
        for (at, c) in own.trim_end().chars().enumerate() {
            if c == ' ' || c == '\u{a0}' {
                spaces += 1;
                continue;
            }
            match words.last_mut().filter(|_| spaces < 2) {
                Some(last) => {
                    if spaces == 1 {
                        last.text.push(' ');
                    }
                    last.text.push(c);
                    last.to = at + 1;
                }
                None => words.push(Words { from: at, to: at + 1, text: c.to_string() }),
            }
            spaces = 0;
        }
        Self { number, text: text.to_owned(), paged: own.len() < text.len(), words }
    }

    fn blank(&self) -> bool {
        self.words.is_empty()
    }

    /// The same words, whatever stands between them.
    fn says(&self, other: &Self) -> bool {
        self.words.iter().map(|w| &w.text).eq(other.words.iter().map(|w| &w.text))
    }

    /// The words with a number at their head parted from what it counts, though one space stands between them.
    fn peeled(&self, counts: impl Fn(&str) -> bool) -> Vec<Words> {
        let mut words = self.words.clone();
        let Some(first) = words.first_mut() else { return words };
        let Some((head, rest)) = first.text.split_once(' ') else { return words };
        let (head, rest) = (head.to_owned(), rest.to_owned());
        if counts(&head) {
            let (from, to) = (first.from, first.to);
            let end = from + head.chars().count();
            *first = Words { from, to: end, text: head };
            words.insert(1, Words { from: end + 1, to, text: rest });
        }
        words
    }
}

/// Whether a text counts a row, or marks one of several below a number.
fn counts(text: &str) -> bool {
    is_number(text) || matches!(text, "-" | "+")
}

/// A table found: its rows, none where they cannot be told from each other, where its headings begin and what follows it.
struct Found {
    from: usize,
    rows: Vec<(u32, String)>,
    end: usize,
}

/// The most lines one table may have.
const LONGEST: usize = 4_000;
/// The most lines headings take.
const HEADS: usize = 5;
/// The longest heading, in characters.
const HEAD: usize = 60;

/// What a line of the table's body is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A row begins, with cells in several columns.
    Row,
    /// A number and one text: a group of rows, or a row whose other cells are empty.
    Group,
    /// A number with nothing beside it, amid the lines of its row.
    Alone,
    /// It goes on with the row above.
    More,
}

/// A line of the table's body: its number, what it is, its words.
pub(super) type Piece = (u32, Kind, Vec<Words>);

/// A stretch of the table below one line of headings, or on one page.
pub(super) struct Stretch {
    heads: Vec<Vec<Words>>,
    pub body: Vec<Piece>,
}

/// The table whose line of headings stands at `at`.
fn table(all: &[Line], at: usize) -> Option<Found> {
    let head = all.get(at).filter(|line| !line.text.contains(['\t', '|']))?;
    let first = head.peeled(is_head);
    let headed = first.first().is_some_and(|w| is_head(&w.text)) && first.len() >= 3;
    if !headed || first.iter().any(|w| w.text.chars().count() > HEAD) {
        return None;
    }
    // Where the numbers stand: left of what the second heading is over, and of any cell.
    let second = first.get(1)?.from;
    let number_end = first.first()?.to;
    let numbered = |line: &Line| {
        let words = line.peeled(counts);
        let own = words.first().filter(|w| counts(&w.text) && w.from < number_end + 2 && w.from < second)?;
        let at = words.get(1).map(|w| w.from)?;
        (own.to < at).then_some(words)
    };
    // Cells of the text begin here.
    let below = all.get(at + 1..)?;
    let started = below.iter().take(HEADS * 4).find_map(|line| numbered(line).filter(|words| words.len() >= 3))?;
    let indent = started.get(1)?.from;
    let inside = |line: &Line| line.words.first().is_some_and(|w| w.from + 1 >= indent);
    // Headings of several lines: above, where the cell is centred, and below up to the first row.
    let above = all.get(..at).unwrap_or_default().iter().rev().take(HEADS);
    let above = above.take_while(|l| inside(l) && l.words.len() >= 2 && short(l)).count();
    let lower = below.iter().take(HEADS).take_while(|l| !l.blank() && inside(l) && short(l)).count();
    let headings = all.get(at - above..=at + lower)?;
    let heads: Vec<Vec<Words>> = headings.iter().map(|line| line.peeled(is_head)).collect();
    let mut stretches = vec![Stretch { heads, body: Vec::new() }];
    let mut end = at + 1 + lower;
    let mut paged = false;
    let mut heading = false;
    let mut begun = BTreeSet::new();
    let alone = |line: &Line, index: usize| {
        let amid = |n: Option<usize>| n.and_then(|n| all.get(n)).is_some_and(|l| !l.paged && inside(l));
        let number = matches!(line.words.as_slice(), [only] if is_number(&only.text) && only.to < indent && only.from < number_end + 2);
        number && amid(index.checked_sub(1)) && amid(Some(index + 1))
    };
    for (index, line) in all.iter().enumerate().skip(end).take(LONGEST) {
        paged |= line.paged;
        let near = |n: Option<usize>| n.and_then(|n| all.get(n)).is_none_or(|l| l.blank() || l.paged);
        if line.blank() || is_page_number(&line.text) && (near(index.checked_sub(1)) || near(Some(index + 1))) {
            paged |= !line.blank();
            continue;
        }
        let last = stretches.last_mut()?;
        if headings.iter().any(|head| head.says(line)) {
            let words = line.peeled(is_head);
            if heading {
                last.heads.push(words);
            } else {
                stretches.push(Stretch { heads: vec![words], body: Vec::new() });
            }
            (heading, paged) = (true, false);
            continue;
        }
        let summed = line.words.len() >= 2 && sums(line);
        let kind = match numbered(line) {
            Some(words) if words.len() >= 3 => Kind::Row,
            Some(_) => Kind::Group,
            None if summed => Kind::Row,
            None if inside(line) => Kind::More,
            None if alone(line, index) => Kind::Alone,
            None => break,
        };
        // Words far below the last row that go on with none begin something else.
        let apart = all.get(end..index).is_some_and(|gap| gap.len() > 3 && gap.iter().all(Line::blank));
        if apart && kind == Kind::More && !heading && !paged {
            break;
        }
        if paged {
            stretches.push(Stretch { heads: Vec::new(), body: Vec::new() });
        }
        (heading, paged) = (false, false);
        if end < index {
            begun.insert(line.number);
        }
        let words = if summed { line.words.clone() } else { line.peeled(counts) };
        stretches.last_mut()?.body.push((line.number, kind, words));
        end = index + 1;
    }
    let settled = parted::settle(&mut stretches, &begun, lower > 0);
    // Points of a text that follow the table read like groups: none is below the last row.
    while let Some(last) = stretches.last_mut() {
        match last.body.iter().rposition(|(_, kind, _)| *kind == Kind::Row) {
            Some(row) => {
                let group = last.body.iter().skip(row).position(|(_, kind, _)| *kind == Kind::Group);
                if let Some(group) = group {
                    last.body.truncate(row + group);
                }
                break;
            }
            // The rest of the last row on a page of its own.
            None if last.body.iter().all(|(_, kind, _)| *kind == Kind::More) && !last.body.is_empty() => break,
            None => {
                stretches.pop();
            }
        }
    }
    let last = stretches.iter().rev().find_map(|s| s.body.last()).map(|(number, ..)| *number)?;
    let end = all.iter().position(|line| line.number == last)? + 1;
    if settled == Rows::Untold {
        return Some(Found { from: at - above, rows: Vec::new(), end });
    }
    let (whole, top) = (rows(&stretches)?, headings.first()?.number);
    let rows = whole.into_iter().map(|(number, cells)| (if number == 0 { top } else { number }, cells.join("\t")));
    Some(Found { from: at - above, rows: rows.collect(), end })
}

/// Whether all words of a line are as short as headings are.
fn short(line: &Line) -> bool {
    line.words.iter().all(|w| w.text.chars().count() <= HEAD && !counts(&w.text))
}

/// "Tổng cộng          1.250": a sum without a number begins a row.
fn sums(line: &Line) -> bool {
    let figure = |text: &str| {
        text.bytes().any(|b| b.is_ascii_digit()) && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b',' | b' '))
    };
    let first = line.words.first().map(|w| w.text.to_lowercase()).unwrap_or_default();
    ["tổng", "cộng"].iter().any(|word| first.starts_with(word)) && line.words.iter().skip(1).all(|w| figure(&w.text))
}

/// The rows of all stretches, the headings first with line 0; `None` where their columns cannot be told.
fn rows(stretches: &[Stretch]) -> Option<Vec<(u32, Vec<String>)>> {
    let first = stretches.first()?;
    let data = stretches.iter().flat_map(|s| &s.body).filter(|(_, kind, _)| *kind == Kind::Row).count();
    // A first row whose number stands below its words: rows begin elsewhere.
    if data < 2 || first.body.first().is_none_or(|(_, kind, _)| *kind == Kind::More) {
        return None;
    }
    let mut columns = Columns::of(&first.heads, &first.body)?;
    let heads = columns.headings(&first.heads);
    let width = columns.cells.len();
    // Lines of every cell.
    let mut made: Vec<(u32, bool, Vec<Vec<String>>)> = Vec::new();
    for stretch in stretches {
        // Each page is laid out by itself; one without headings most often as the page before.
        if !stretch.heads.is_empty() {
            columns = Columns::of(&stretch.heads, &stretch.body).filter(|c| c.cells.len() == width).unwrap_or(columns);
        }
        for (number, kind, words) in &stretch.body {
            let begins = *kind != Kind::More || made.is_empty();
            if begins {
                made.push((*number, *kind == Kind::Group, vec![Vec::new(); width]));
            }
            let (_, group, row) = made.last_mut()?;
            // Words of a group run over all columns.
            let over = *group && (*kind == Kind::Group || words.len() == 1);
            let sum = *kind == Kind::Row && words.first().is_some_and(|w| !counts(&w.text));
            for (n, (column, text)) in words.iter().flat_map(|w| columns.place(w)).enumerate() {
                let column = match n {
                    0 if begins && !sum => 0,
                    _ if over || sum && n == 0 => 1,
                    _ => column,
                };
                row.get_mut(column)?.push(text);
            }
        }
    }
    let mut longest = vec![0; width];
    for (slot, piece) in made.iter().flat_map(|(.., row)| longest_of(row)) {
        if let Some(most) = longest.get_mut(slot) {
            *most = piece.max(*most);
        }
    }
    let whole = made.into_iter().map(|(number, _, row)| {
        let cells = row.iter().zip(&longest).map(|(pieces, width)| joined(pieces, *width)).collect();
        (number, cells)
    });
    Some(std::iter::once((0, heads)).chain(whole).collect())
}

fn longest_of(row: &[Vec<String>]) -> Vec<(usize, usize)> {
    let most = |pieces: &Vec<String>| pieces.iter().map(|p| p.chars().count()).max().unwrap_or(0);
    row.iter().map(most).enumerate().collect()
}

/// The lines of a cell as one text; a break stays one where the next word would have found room on the line above.
fn joined(pieces: &[String], width: usize) -> String {
    let mut out = String::new();
    let mut above = "";
    for piece in pieces {
        if !out.is_empty() {
            let word = piece.split(' ').next().unwrap_or_default();
            // Letters are not all as wide as each other.
            let full = above.chars().count() + 1 + word.chars().count() + width / 8 > width;
            let open = above.ends_with(['-', '–', ',', '(', '/']) || piece.starts_with(|c: char| !c.is_uppercase());
            let item = piece.starts_with("- ") || piece.starts_with("+ ");
            out.push(if (full || open) && !item { ' ' } else { '\n' });
        }
        out.push_str(piece);
        above = piece;
    }
    out
}

/// The columns of characters each column of the table takes.
struct Columns {
    /// Those its cells fill.
    cells: Vec<(usize, usize)>,
    /// Those of its headings as well, which may be wider.
    heads: Vec<(usize, usize)>,
}

impl Columns {
    /// What the cells below the headings leave free parts the columns; a heading tells each of them.
    fn of(heads: &[Vec<Words>], body: &[Piece]) -> Option<Self> {
        let mut group = false;
        let mut filled: Vec<(usize, usize)> = Vec::new();
        for (_, kind, words) in body {
            group = *kind == Kind::Group || group && *kind == Kind::More;
            let sum = *kind == Kind::Row && words.first().is_some_and(|w| !counts(&w.text));
            // A group runs over the columns; its number does not.
            let taken = if group { usize::from(*kind == Kind::Group) } else { words.len() };
            filled.extend(words.iter().take(taken).skip(usize::from(sum)).map(|w| (w.from, w.to)));
        }
        filled.sort_unstable();
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (from, to) in filled {
            match runs.last_mut().filter(|(_, end)| from < *end) {
                Some((_, end)) => *end = to.max(*end),
                None => runs.push((from, to)),
            }
        }
        let own = heads.iter().find(|words| words.first().is_some_and(|w| is_head(&w.text)))?;
        let mut runs = parted(runs, own, body)?;
        // Every heading belongs to the column it stands over, or to the one beside it that has none.
        let mut named = vec![false; runs.len()];
        let mut over = runs.clone();
        let mut apart: Vec<(usize, usize)> = Vec::new();
        // A heading may be wider than what stands below it, and the next of its lines beside that.
        for words in own.iter().chain(heads.iter().flatten()) {
            let Some(at) = widest(&over, words) else {
                apart.push((words.from, words.to));
                continue;
            };
            let left = at.checked_sub(1).and_then(|n| over.get(n)).map_or(0, |run| run.1);
            let right = over.get(at + 1).map_or(usize::MAX, |run| run.0);
            if let (Some(run), Some(slot)) = (over.get_mut(at), named.get_mut(at)) {
                *run = (run.0.min(words.from.max(left)), run.1.max(words.to.min(right)));
                *slot = true;
            }
        }
        for (from, to) in apart {
            let free = runs.iter().zip(&named).enumerate().filter(|(_, (_, named))| !**named);
            let distance = |run: &(usize, usize)| from.saturating_sub(run.1).max(run.0.saturating_sub(to));
            let near = free.map(|(at, (run, _))| (distance(run), at)).min();
            // Nothing but headings between it and the column.
            let between = |at: usize| {
                let run = runs.get(at).copied().unwrap_or_default();
                !runs.iter().enumerate().any(|(n, r)| n != at && r.0 >= run.0.min(from) && r.1 <= run.1.max(to))
            };
            match near.map(|(_, at)| at).filter(|at| between(*at)) {
                Some(at) => {
                    if let (Some(run), Some(slot)) = (over.get_mut(at), named.get_mut(at)) {
                        (*run, *slot) = ((run.0.min(from), run.1.max(to)), true);
                    }
                }
                None => {
                    let at = runs.iter().position(|run| run.0 > from).unwrap_or(runs.len());
                    // A column that is empty on all lines, told once though its heading has several.
                    if !over.iter().any(|run| run.0 < to && from < run.1) {
                        runs.insert(at, (from, to));
                        over.insert(at, (from, to));
                        named.insert(at, true);
                    }
                }
            }
        }
        // Words that chance to leave a gap in all lines of a cell are one column.
        let mut out = Self { cells: Vec::new(), heads: Vec::new() };
        for ((run, head), named) in runs.into_iter().zip(over).zip(named) {
            match (out.cells.last_mut(), out.heads.last_mut()) {
                (Some(cell), Some(above)) if !named => (cell.1, above.1) = (run.1, head.1),
                _ => {
                    out.cells.push(run);
                    out.heads.push(head);
                }
            }
        }
        (out.cells.len() >= 3 && out.cells.len() >= own.len()).then_some(out)
    }

    /// The headings of the columns, those of several lines in one.
    fn headings(&self, heads: &[Vec<Words>]) -> Vec<String> {
        let mut out = vec![String::new(); self.heads.len()];
        for words in heads.iter().flatten() {
            if let Some(slot) = widest(&self.heads, words).and_then(|at| out.get_mut(at)) {
                if !slot.is_empty() {
                    slot.push(' ');
                }
                slot.push_str(&words.text);
            }
        }
        out
    }

    /// The columns of words; words of two cells with one space between them are parted where the second column begins.
    fn place(&self, words: &Words) -> Vec<(usize, String)> {
        let at = widest(&self.cells, words).unwrap_or_else(|| {
            let right = self.cells.iter().rposition(|run| run.0 <= words.from);
            right.unwrap_or_default()
        });
        let cuts = self.cells.iter().enumerate().skip(1);
        for (column, (from, _)) in cuts.filter(|(_, (from, _))| words.from < *from && *from < words.to) {
            let before: String = words.text.chars().take(from - words.from).collect();
            if let Some(left) = before.strip_suffix(' ') {
                let rest: String = words.text.chars().skip(from - words.from).collect();
                let left = Words { from: words.from, to: from - 1, text: left.to_owned() };
                let rest = Words { from: *from, to: words.to, text: rest };
                let mut out = vec![(widest(&self.cells, &left).unwrap_or(column - 1), left.text)];
                out.extend(self.place(&rest));
                return out;
            }
        }
        vec![(at, words.text.clone())]
    }
}

/// The column words stand in for the most part.
fn widest(runs: &[(usize, usize)], words: &Words) -> Option<usize> {
    let shared = |run: &(usize, usize)| words.to.min(run.1).saturating_sub(words.from.max(run.0));
    let most = runs.iter().enumerate().map(|(at, run)| (shared(run), std::cmp::Reverse(at))).max()?;
    (most.0 > 0).then_some(most.1.0)
}

/// Columns between which some line has a single space: two headings over one run of words part it where words begin on
/// most lines and inside none.
fn parted(runs: Vec<(usize, usize)>, heads: &[Words], body: &[Piece]) -> Option<Vec<(usize, usize)>> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for run in runs {
        let mut from = run.0;
        let over: Vec<&Words> = heads.iter().filter(|w| widest(&[run], w).is_some()).collect();
        for pair in over.windows(2) {
            let [left, right] = pair else { continue };
            let begins = |x: usize| {
                let words = body.iter().filter(|(_, kind, _)| *kind != Kind::Group).flat_map(|(.., words)| words);
                let mut found = 0_usize;
                for words in words.filter(|w| w.from <= x && x < w.to) {
                    let spaced = words.from == x || words.text.chars().nth(x - 1 - words.from) == Some(' ');
                    found += usize::from(spaced);
                    if !spaced {
                        return None;
                    }
                }
                Some(found)
            };
            let cut = (left.from + 1..right.to).filter_map(|x| Some((begins(x).filter(|n| *n > 0)?, x))).max()?.1;
            if cut <= from || cut >= run.1 {
                return None;
            }
            out.push((from, cut - 1));
            from = cut;
        }
        out.push((from, run.1));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::lines;

    fn rows(text: &str) -> Vec<String> {
        lines(text).0.into_iter().map(|(_, line)| line).filter(|line| !line.trim().is_empty()).collect()
    }

    const TWO_PAGES: &str = "\
Danh mục kèm theo:

 STT  Công việc                     Đơn vị chủ      Đơn vị phối      Hạn
                                    trì             hợp
 A    CHUYỂN ĐỔI SỐ VÀ MỌI VIỆC KHÁC CỦA TỈNH TRONG NHIỀU NĂM TỚI
 1    Mở lớp kỹ năng số cho người   Sở Nội vụ       Công an tỉnh     Quý I
      cao tuổi
 2    Số hóa hồ sơ đất đai          Sở Nông nghiệp  Sở Tài           Tháng 5
                                    và Môi trường   chính; UBND

                                 12
\u{c}  STT  Công việc                    Đơn vị chủ       Đơn vị phối     Hạn
                                    trì              hợp
                                                     các xã
  3    Khảo sát chợ quê             Sở Công Thương                    Quý IV

III. KINH PHÍ
1. Ngân sách tỉnh.
";

    #[test]
    fn wrapped_cells_pages_and_headings_told_again() {
        assert_eq!(
            rows(TWO_PAGES),
            [
                "Danh mục kèm theo:",
                "STT\tCông việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tHạn",
                "A\tCHUYỂN ĐỔI SỐ VÀ MỌI VIỆC KHÁC CỦA TỈNH TRONG NHIỀU NĂM TỚI\t\t\t",
                "1\tMở lớp kỹ năng số cho người cao tuổi\tSở Nội vụ\tCông an tỉnh\tQuý I",
                "2\tSố hóa hồ sơ đất đai\tSở Nông nghiệp và Môi trường\tSở Tài chính; UBND các xã\tTháng 5",
                "3\tKhảo sát chợ quê\tSở Công Thương\t\tQuý IV",
                "III. KINH PHÍ",
                "1. Ngân sách tỉnh.",
            ]
        );
    }

    #[test]
    fn columns_a_single_space_apart_and_a_sum() {
        let text = "\
TT Nội dung             Chủ trì              Số tiền   Ghi chú
1 Thăm chúc Tết         Sở Ngoại vụ           120
10 Hội nghị tổng kết    Sở Kế hoạch và Đầu tư 35
   cuối năm
Tổng cộng                                     155
Nơi nhận:               TM. UBND";
        assert_eq!(
            rows(text),
            [
                "TT\tNội dung\tChủ trì\tSố tiền\tGhi chú",
                "1\tThăm chúc Tết\tSở Ngoại vụ\t120\t",
                "10\tHội nghị tổng kết cuối năm\tSở Kế hoạch và Đầu tư\t35\t",
                "\tTổng cộng\t\t155\t",
                "Nơi nhận:               TM. UBND",
            ]
        );
    }

    #[test]
    fn centred_headings_stand_beside_narrow_cells() {
        let text = "
                                               Cơ quan            Thời gian
  TT             Nhiệm vụ                                      thực hiện, hoàn
                                               chủ trì              thành
   1   Diễn tập phòng thủ khu vực         Bộ Chỉ huy Quân sự   2026
                                          tỉnh
   2   Khám tuyển sức khỏe                Sở Y tế              2027
                                          Công an tỉnh
";
        assert_eq!(
            rows(text),
            [
                "TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian thực hiện, hoàn thành",
                "1\tDiễn tập phòng thủ khu vực\tBộ Chỉ huy Quân sự tỉnh\t2026",
                "2\tKhám tuyển sức khỏe\tSở Y tế\nCông an tỉnh\t2027",
            ]
        );
    }

    #[test]
    fn wide_spaces_alone_make_no_table() {
        for text in [
            "UBND TỈNH       CỘNG HÒA\nSố: 12/KH-UBND       Độc lập\n1. Sở Y tế   chủ trì   việc này",
            "TT  Nội dung  Chủ trì\nđoạn văn  có dấu  cách\nđoạn văn khác  cũng  vậy",
            "TT  Nội dung  Chủ trì\n1  Một việc  Sở Y tế\nhết.",
        ] {
            assert_eq!(rows(text), text.lines().collect::<Vec<_>>());
        }
    }
}
