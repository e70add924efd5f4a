//! A text file (.txt, .md, or text drawn from a PDF) as blocks: lines that a page break cut in two
//! are one paragraph again, tab-separated lines are a table, and so are columns parted by spaces.

use super::markup::{Plain, entities, plain, tidy, untag};
use super::{Block, Grid, GridCell, Page, Paragraph, broken, drawn, flat, html, laid};
use crate::words::nfc;

/// Reads extracted text. `html` says that the file is HTML; a `<table>` inside Markdown is read too.
///
/// `place` of a block is the 1-based number of its first line. Paragraphs broken by a page break are
/// joined: the earlier ends without the punctuation of a sentence or list item and the later begins
/// in lower case. A line that is only a page number is dropped.
pub fn from_text(text: &str, html: bool) -> Page {
    if html {
        return html::from_html(&nfc(text), 1);
    }
    let (laid, untold) = laid::lines(&nfc(text));
    // What tables leave to be judged: the rows of one are no wrapped lines.
    let text = &laid.iter().map(|(_, line)| line.replace('\n', " ")).collect::<Vec<_>>().join("\n");
    let mut reader = Reader { width: wrap_width(text), stopped: items_follow_stops(text), ..Reader::default() };
    let mut fragment: Option<(u32, String)> = None;
    let lines = whole_pages(flat::lines(&laid), reader.width.is_some());
    for (number, line) in &broken::mended(drawn::mended(lines)) {
        let (number, line) = (*number, line.as_str());
        // A table written in HTML is collected whole and read by the HTML reader.
        let lower = line.to_lowercase();
        if fragment.is_none() && lower.contains("<table") {
            fragment = Some((number, String::new()));
        }
        if let Some((place, collected)) = &mut fragment {
            collected.push_str(line);
            collected.push('\n');
            if lower.contains("</table") {
                reader.close_table();
                reader.blocks.extend(html::from_html(collected, *place).blocks);
                fragment = None;
            }
            continue;
        }
        reader.line(number, line);
    }
    if let Some((place, collected)) = fragment {
        reader.blocks.extend(html::from_html(&collected, place).blocks);
    }
    reader.close_table();
    Page { blocks: reader.blocks, untold }
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    table: Option<Open>,
    /// Whether a blank line (or what counts as one) stands before the current line.
    blank: bool,
    bold_open: bool,
    /// The width lines were wrapped at, where the text is wrapped.
    width: Option<usize>,
    /// Characters of the line before, when it was a line of a paragraph.
    before: usize,
    /// Whether items with a dash follow lines that end with a stop.
    stopped: bool,
}

/// A table whose end is not yet seen, and the footnotes that stood between its rows.
struct Open {
    place: u32,
    width: usize,
    rows: Vec<Vec<String>>,
    /// The line each row begins on.
    lines: Vec<u32>,
    after: Vec<Block>,
}

impl Reader {
    fn line(&mut self, place: u32, line: &str) {
        let line = line.trim_matches(['\u{feff}', '\r', ' ', '\u{a0}']);
        if line.trim().is_empty() || line.trim_matches(['|', ' ', '\t']).is_empty() || is_page_number(line) {
            self.blank = true;
            return;
        }
        if let Some(cells) = cells_of(line, self.table.as_ref().map(|open| open.width)) {
            self.row(place, cells);
        } else if let Some((left, right)) = side_by_side(line).filter(|_| self.table.is_none()) {
            // The two columns of a letterhead.
            for text in [left, right] {
                self.blank = true;
                self.paragraph(place, plain(text, false), false);
            }
            self.before = 0;
        } else {
            let mut read = plain(line.trim().trim_end_matches('|'), self.bold_open);
            self.bold_open = read.bold_open;
            let note = footnote(&mut read);
            self.paragraph(place, read, note);
            self.before = line.trim().chars().count();
        }
        self.blank = false;
    }

    fn row(&mut self, place: u32, cells: Vec<String>) {
        self.bold_open = false;
        if cells.is_empty() {
            return;
        }
        let blank = self.blank;
        let mut again = false;
        if let Some(open) = &mut self.table {
            again = under_headings_again(open, &cells);
        }
        match &mut self.table {
            Some(open) if continues(open, &cells, blank || again) => {
                if let Some(last) = open.rows.last_mut() {
                    for (into, more) in last.iter_mut().zip(cells) {
                        *into = tidy(&format!("{into} {more}"));
                    }
                }
            }
            Some(open) if cells.len().abs_diff(open.width) <= 1 || (!blank && cells.len() < open.width) => {
                open.width = open.width.max(cells.len());
                open.rows.push(cells);
                open.lines.push(place);
            }
            _ => {
                self.close_table();
                self.table =
                    Some(Open { place, width: cells.len(), rows: vec![cells], lines: vec![place], after: Vec::new() });
            }
        }
    }

    fn paragraph(&mut self, place: u32, read: Plain, footnote: bool) {
        if read.text.is_empty() {
            return;
        }
        if let Some(open) = &mut self.table {
            let paragraph = new_paragraph(place, read, footnote);
            if footnote {
                open.after.push(Block::Paragraph(paragraph));
                return;
            }
            self.close_table();
            self.blocks.push(Block::Paragraph(paragraph));
            return;
        }
        // The next word would not have fitted on the line before: the text was wrapped there.
        let word = read.text.split(' ').next().map_or(0, |w| w.chars().count());
        let wrapped = !self.blank && !marked(&read.text) && self.width.is_some_and(|w| self.before + 1 + word > w);
        // "Việt Nam", and on the next line "- Lào": the text was wrapped at a dash or a bracket.
        let nearly = !self.blank && self.width.is_some_and(|w| self.before + 12 > w);
        let last = self.blocks.iter_mut().rev().find_map(|block| match block {
            Block::Paragraph(paragraph) if paragraph.footnote && !footnote => None,
            Block::Paragraph(paragraph) => Some(Some(paragraph)),
            Block::Table(_) => Some(None),
        });
        match last.flatten() {
            Some(last)
                if !footnote
                    && read.heading.is_none()
                    && (joins(&last.text, &read.text)
                        || wrapped
                        || nearly && inside(&last.text, &read.text, self.stopped)) =>
            {
                last.text.push(' ');
                last.text.push_str(&read.text);
                last.bold &= read.bold;
                last.italic &= read.italic;
            }
            _ => self.blocks.push(Block::Paragraph(new_paragraph(place, read, footnote))),
        }
    }

    fn close_table(&mut self) {
        if let Some(open) = self.table.take() {
            self.blocks.push(Block::Table(grid(&open)));
            self.blocks.extend(open.after);
        }
    }
}

/// The width the lines of a text were wrapped at; `None` when its paragraphs stand on one line each.
fn wrap_width(text: &str) -> Option<usize> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let followed = pairs.filter(|(a, b)| !a.is_empty() && !b.is_empty() && !a.contains('\t') && !marked(b));
    let lengths: Vec<usize> = followed.map(|(a, _)| a.chars().count()).collect();
    let width = *lengths.iter().max()?;
    // No line is longer, and lines whose sentence goes on in small letters are nearly full.
    let longest = lines.iter().filter(|l| !l.contains('\t')).map(|l| l.chars().count()).max()?;
    let goes_on =
        |(a, b): &(&&str, &&str)| is_open(a) && !a.is_empty() && b.starts_with(char::is_lowercase) && !marked(b);
    let open: Vec<usize> =
        lines.iter().zip(lines.iter().skip(1)).filter(goes_on).map(|(a, _)| a.chars().count()).collect();
    let nearly = open.iter().filter(|n| **n + 12 > longest).count();
    if (40..=140).contains(&longest) && open.len() >= 3 && nearly * 10 >= open.len() * 8 {
        return Some(longest);
    }
    // Wrapped text fills most of its lines; a list of short lines does not.
    let full = lengths.iter().filter(|n| **n + 12 > width).count();
    ((40..=140).contains(&width) && lengths.len() >= 6 && full * 2 > lengths.len()).then_some(width)
}

/// Lines without the numbers of pages, and the blank lines around them, that stand in the middle of a sentence of wrapped
/// text.
fn whole_pages(lines: Vec<(u32, String)>, wrapped: bool) -> Vec<(u32, String)> {
    if !wrapped {
        return lines;
    }
    let blank = |line: &str| line.trim_matches(['\u{feff}', '\u{c}', '\r', ' ', '\u{a0}']).is_empty();
    let mut out: Vec<(u32, String)> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some((number, line)) = lines.get(at) {
        let run = lines.iter().skip(at).take_while(|(_, l)| blank(l) || is_page_number(l)).count();
        let paged = lines.iter().skip(at).take(run).any(|(_, l)| !blank(l));
        let (before, after) = (out.last(), lines.get(at + run));
        let open = before.is_some_and(|(_, l)| is_open(l.trim_end()) && !l.contains(['\t', '|']));
        let goes_on = after.is_some_and(|(_, l)| {
            let text = l.trim();
            !marked(text) && !l.contains(['\t', '|']) && text.chars().any(char::is_lowercase)
        });
        if run > 0 && paged && open && goes_on {
            at += run;
            continue;
        }
        out.push((*number, line.clone()));
        at += 1;
    }
    out
}

/// Two texts far apart on one line: "Số: 412/KH-UBND          Độc lập - Tự do - Hạnh phúc".
fn side_by_side(line: &str) -> Option<(&str, &str)> {
    let (left, right) = line.trim().split_once("     ")?;
    let (left, right) = (left.trim(), right.trim());
    (!left.is_empty() && !right.is_empty() && !right.contains("    ")).then_some((left, right))
}

/// Whether a line begins with the mark of a list item or heading.
fn marked(text: &str) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return true };
    if matches!(first, '-' | '+' | '*' | '•' | '–' | '#' | '|' | '(') {
        return true;
    }
    let word: String = text.chars().take_while(|c| c.is_alphanumeric()).collect();
    let closer = text.chars().nth(word.chars().count());
    let number = word.bytes().all(|b| b.is_ascii_digit()) && word.len() <= 2;
    let roman = word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    // "1.200 triệu đồng" is an amount, "1.2." a number.
    let figure: String = text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let mut groups = figure.trim_end_matches('.').split('.');
    if groups.next().is_some_and(|g| !g.is_empty()) && groups.clone().count() > 0 && groups.all(|g| g.len() == 3) {
        return false;
    }
    // "63/UBND-NC" is the number of a document, "1/ Sở Ngoại vụ" that of an item.
    let apart = text.chars().nth(word.chars().count() + 1).is_some_and(char::is_whitespace);
    let closed = matches!(closer, Some('.' | ')')) || closer == Some('/') && apart;
    !word.is_empty() && (number || roman || word.chars().count() == 1) && closed
}

/// Whether a line that begins with a dash or a bracket goes on with the sentence before. Before a capital a dash may
/// begin an item as well: not where items follow lines that end with a stop, and none after a numbered heading.
fn inside(previous: &str, text: &str, stopped: bool) -> bool {
    if !is_open(previous) {
        return false;
    }
    if let Some(rest) = text.strip_prefix('(') {
        let lower = rest.trim_start().to_lowercase();
        return !["ban hành", "kèm", "theo", "trích", "đính"].iter().any(|w| lower.starts_with(w));
    }
    let Some(rest) = text.strip_prefix(['-', '–']).filter(|rest| rest.starts_with(' ')) else { return false };
    let numbered = marked(previous) && previous.starts_with(char::is_alphanumeric);
    let figures = previous.ends_with(|c: char| c.is_ascii_digit());
    let first = rest.trim_start().chars().next();
    first.is_some_and(|c| c.is_lowercase() || stopped && !numbered && c.is_uppercase() || figures && c.is_ascii_digit())
}

/// Whether nearly every line that begins with a dash follows a line that ends with a stop.
fn items_follow_stops(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let dash = |line: &str| line.starts_with("- ") || line.starts_with("– ");
    // A numbered heading over items ends without one.
    let heads = |line: &str| line.is_empty() || marked(line) && line.starts_with(char::is_alphanumeric);
    let items: Vec<&str> =
        lines.iter().zip(lines.iter().skip(1)).filter(|(a, b)| !heads(a) && dash(b)).map(|(a, _)| *a).collect();
    let stopped = items.iter().filter(|before| !is_open(before)).count();
    items.len() >= 3 && stopped * 10 >= items.len() * 8
}

/// Whether a line ends without the stop of a sentence or an item.
fn is_open(text: &str) -> bool {
    !text.trim_end_matches(['"', '”', ')', '*', ' ']).ends_with(['.', ';', ':', '!', '?', '…', '/'])
}

fn new_paragraph(place: u32, read: Plain, footnote: bool) -> Paragraph {
    Paragraph {
        place,
        number: None,
        heading: read.heading,
        text: read.text,
        bold: read.bold,
        italic: read.italic,
        footnote,
    }
}

/// A line that holds nothing but a page number, alone or between dashes.
pub(super) fn is_page_number(line: &str) -> bool {
    let inner = line.trim().trim_matches(['-', '–', ' ', '\u{c}']);
    let number = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    // "Trang 2/4".
    let counted = inner.strip_prefix("Trang ").or_else(|| inner.strip_prefix("trang ")).map(str::trim);
    let of = counted.and_then(|text| text.split_once('/')).is_some_and(|(own, all)| number(own) && number(all));
    number(inner) || of || counted.is_some_and(number)
}

/// Whether the text is a footnote's, with its mark taken off: `¹ …`, `[1] …`, `[^1]: …`.
fn footnote(read: &mut Plain) -> bool {
    let superscript = |c: char| matches!(c, '¹' | '²' | '³' | '\u{2070}' | '\u{2074}'..='\u{2079}');
    let after_mark = read.text.trim_start_matches(superscript);
    if after_mark.len() < read.text.len() {
        read.text = after_mark.trim_start().to_owned();
        return true;
    }
    let bracketed = read.text.strip_prefix('[').and_then(|t| t.split_once(']')).and_then(|(mark, rest)| {
        let digits = mark.strip_prefix('^').unwrap_or(mark);
        (!digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit()))
            .then(|| rest.trim_start_matches(':').trim().to_owned())
    });
    match bracketed {
        Some(rest) => {
            read.text = rest;
            true
        }
        None => false,
    }
}

/// Whether `next` goes on with the sentence of `previous`.
fn joins(previous: &str, next: &str) -> bool {
    let open = is_open(previous);
    // "Việt Nam -" goes on.
    if open && (previous.ends_with(" -") || previous.ends_with(" –")) {
        return true;
    }
    // "quý" over "III. Số lượng: 08 người", "năm" over "2024".
    let word = previous.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let counts = ["quý", "tháng", "năm", "ngày", "lần", "thứ", "khóa", "số", "điều", "khoản"];
    // "… 6 tháng cuối năm" over "1. Đoàn công tác": a point begins, no year goes on.
    let mut digits = next.splitn(2, ['.', ')']);
    let point = digits.next().is_some_and(|n| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
        && digits.next().is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase));
    // "1. Nhận thức số" over "1.1. Tổ chức 06 lớp": a point of the point.
    let (number, rest) = next.split_once(' ').unwrap_or((next, ""));
    let inner = number.trim_end_matches('.').split('.').collect::<Vec<_>>();
    let dotted = inner.len() >= 2
        && inner.iter().all(|n| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
        && rest.starts_with(char::is_uppercase);
    if open
        && !dotted
        && !(point && matches!(word.as_str(), "năm" | "số"))
        && counts.contains(&word.as_str())
        && next.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'))
    {
        return true;
    }
    let mut chars = next.chars();
    let first_lower = chars.next().is_some_and(char::is_lowercase);
    // `a)`, `b.`, `đ/` begin an item of a list.
    let item = chars.next().is_some_and(|c| matches!(c, ')' | '.' | '/'));
    open && first_lower && !item
}

/// The cells of a line of a table; `None` for a paragraph. A Markdown rule `|---|---|` gives no cell.
fn cells_of(line: &str, open: Option<usize>) -> Option<Vec<String>> {
    let trimmed = line.trim();
    // " | Cộng | | 2.705" below rows without outer bars: its first cell is empty.
    let bars = trimmed.matches('|').count();
    let bare = open.is_some_and(|width| width == bars + 1) && !trimmed.ends_with('|');
    let piped = trimmed.len() > 1 && trimmed.starts_with('|') && bars >= 2 && !bare;
    let raw: Vec<&str> = if line.contains('\t') {
        line.split('\t').collect()
    } else if !piped && trimmed.matches('|').count() >= 3 {
        trimmed.split('|').collect()
    } else if piped {
        let inner = trimmed.strip_prefix('|').unwrap_or(trimmed);
        inner.strip_suffix('|').unwrap_or(inner).split('|').collect()
    } else {
        return None;
    };
    if piped && raw.iter().all(|c| !c.trim().is_empty() && c.trim().chars().all(|c| matches!(c, '-' | ':'))) {
        return Some(Vec::new());
    }
    let cells: Vec<String> = raw.iter().map(|cell| cell_text(cell)).collect();
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    // "1.1.<tab>Tổ chức …": the tab only sets the text off from its number.
    if let [mark, text] = cells.as_slice()
        && open.is_none_or(|width| width == 2)
        && (mark.is_empty() || (marked(mark) && !text.is_empty() && mark.chars().count() <= 8))
    {
        return None;
    }
    // Tabs that only indent a line make no table.
    (filled >= 2 || (filled == 1 && open == Some(cells.len())) || (filled == 1 && cells.len() >= 4)).then_some(cells)
}

fn cell_text(cell: &str) -> String {
    let lines = entities(&untag(cell));
    tidy(&lines.split('\n').map(|line| plain(line, false).text).collect::<Vec<_>>().join("\n"))
}

/// Whether the cells go on with the last row after a page break: nothing in the first cell, and what
/// is there begins in lower case or stands under an unfinished text.
fn continues(open: &Open, cells: &[String], blank: bool) -> bool {
    let Some(last) = open.rows.last() else { return false };
    let unnumbered = cells.first().is_some_and(String::is_empty) && last.first().is_some_and(|c| !c.is_empty());
    let goes_on = |above: &str, cell: &str| {
        let lower = cell.chars().next().is_some_and(|c| c.is_lowercase() || matches!(c, '(' | ','));
        lower || (blank && !above.is_empty() && !above.ends_with(['.', ';', ':', '!', '?', '…']))
    };
    unnumbered
        && open.rows.len() > 1
        && cells.len() <= last.len()
        && cells.iter().zip(last).all(|(cell, above)| cell.is_empty() || goes_on(above, cell))
}

/// Takes away the headings a new page tells again where the cells below them go on with the row above them, and tells
/// whether they do.
fn under_headings_again(open: &mut Open, cells: &[String]) -> bool {
    if open.rows.len() < 3 || open.rows.last() != open.rows.first() {
        return false;
    }
    let (head, line) = (open.rows.pop(), open.lines.pop());
    // A group in capitals is no rest of a cell.
    let worded = cells.iter().all(|cell| cell.is_empty() || cell.chars().any(char::is_lowercase));
    let goes_on = worded && continues(open, cells, true);
    if !goes_on {
        open.rows.extend(head);
        open.lines.extend(line);
    }
    goes_on
}

fn grid(open: &Open) -> Grid {
    let width = u32::try_from(open.width).unwrap_or(u32::MAX);
    let rows = open
        .rows
        .iter()
        .map(|row| {
            // A row with words only in its first cell runs over all columns.
            let alone = row.iter().skip(1).all(String::is_empty);
            match row.first() {
                Some(first) if alone && width > 1 && first.chars().any(char::is_alphabetic) => {
                    vec![GridCell { text: first.clone(), columns: width, rows: 1 }]
                }
                _ => row.iter().map(|text| GridCell { text: text.clone(), columns: 1, rows: 1 }).collect(),
            }
        })
        .collect();
    Grid { place: open.place, rows, lines: open.lines.clone() }
}
