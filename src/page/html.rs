//! An HTML file as blocks: paragraphs, headings, list items and tables with their spans.

use super::markup::{entities, tidy};
use super::{Block, Grid, GridCell, Page, Paragraph};

/// Elements whose text is never shown.
const HIDDEN: &[&str] = &["head", "script", "style", "title", "noscript", "template"];

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "header",
    "footer",
    "body",
    "html",
    "blockquote",
    "pre",
    "hr",
    "center",
    "caption",
    "dd",
    "dt",
    "dl",
];

/// The most rows or columns a cell may claim to span; larger claims are cut.
const MOST_SPAN: u32 = 1000;

/// Reads HTML; `first` is the line its first line counts as.
pub(super) fn from_html(text: &str, first: u32) -> Page {
    let mut reader = Reader { line: first, ..Reader::default() };
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(tail) = rest.strip_prefix("<!--") {
            let end = tail.find("-->").map_or(rest.len(), |at| at + 7);
            rest = reader.skip(rest, end);
            continue;
        }
        match tag(rest) {
            Some(found) => {
                let mut length = found.length;
                if HIDDEN.contains(&found.name.as_str()) && !found.closing && !found.empty {
                    length = past_end(rest, &found).max(length);
                } else {
                    reader.tag(&found);
                }
                rest = reader.skip(rest, length);
            }
            None => {
                // Text up to the next `<`, or that one character when it opens no tag.
                let from = usize::from(rest.starts_with('<'));
                let end = rest.get(from..).and_then(|t| t.find('<')).map_or(rest.len(), |at| at + from);
                reader.text(rest.get(..end).unwrap_or_default());
                rest = rest.get(end..).unwrap_or_default();
            }
        }
    }
    reader.finish()
}

struct Tag {
    name: String,
    closing: bool,
    empty: bool,
    attributes: String,
    length: usize,
}

/// The tag `text` opens with; quoted attribute values may hold `>`.
fn tag(text: &str) -> Option<Tag> {
    let inner = text.strip_prefix('<')?;
    let closing = inner.starts_with('/');
    let named = inner.trim_start_matches('/');
    if !named.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
        return None;
    }
    let mut quote = None;
    let end = text.char_indices().find_map(|(at, c)| match (quote, c) {
        (None, '"' | '\'') => {
            quote = Some(c);
            None
        }
        (Some(open), c) if c == open => {
            quote = None;
            None
        }
        (None, '>') => Some(at),
        _ => None,
    })?;
    let name: String = named.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
    let attributes = text.get(1..end).unwrap_or_default().to_owned();
    Some(Tag { name: name.to_lowercase(), closing, empty: attributes.ends_with('/'), attributes, length: end + 1 })
}

/// The byte after the closing tag of a hidden element.
fn past_end(text: &str, open: &Tag) -> usize {
    let lower = text.to_ascii_lowercase();
    let close = format!("</{}", open.name);
    lower
        .find(&close)
        .map_or(open.length, |at| lower.get(at..).and_then(|t| t.find('>')).map_or(text.len(), |more| at + more + 1))
}

impl Tag {
    /// A span attribute, at least 1.
    fn span(&self, name: &str) -> u32 {
        let lower = self.attributes.to_ascii_lowercase();
        let value = lower.split_once(name).and_then(|(_, rest)| rest.trim_start().strip_prefix('='));
        let digits: String = value
            .map(|v| v.trim_start().trim_start_matches(['"', '\'', ' ']))
            .unwrap_or_default()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse::<u32>().unwrap_or(1).clamp(1, MOST_SPAN)
    }
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    line: u32,
    buffer: String,
    start: Option<u32>,
    heading: Option<u8>,
    number: Option<String>,
    /// Open lists: `Some(n)` counts an ordered one.
    lists: Vec<Option<u32>>,
    bold: u32,
    italic: u32,
    letters: (usize, usize, usize),
    tables: u32,
    grid: Option<Grid>,
    cell: Option<GridCell>,
}

impl Reader {
    fn skip<'a>(&mut self, text: &'a str, length: usize) -> &'a str {
        let (gone, rest) = text.split_at_checked(length).unwrap_or((text, ""));
        self.count(gone);
        rest
    }

    fn count(&mut self, text: &str) {
        let lines = u32::try_from(text.bytes().filter(|b| *b == b'\n').count()).unwrap_or(0);
        self.line = self.line.saturating_add(lines);
    }

    fn text(&mut self, raw: &str) {
        let text = entities(raw);
        if !text.trim().is_empty() && self.start.is_none() {
            let lead = raw.len() - raw.trim_start().len();
            self.count(raw.get(..lead).unwrap_or_default());
            self.start = Some(self.line);
            self.count(raw.get(lead..).unwrap_or_default());
        } else {
            self.count(raw);
        }
        // Line ends of the file are only spaces; real ones are `<br>` and paragraphs.
        self.buffer.extend(text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        self.letters.0 += letters;
        self.letters.1 += if self.bold > 0 { letters } else { 0 };
        self.letters.2 += if self.italic > 0 { letters } else { 0 };
    }

    fn tag(&mut self, tag: &Tag) {
        let turn = |count: u32| if tag.closing { count.saturating_sub(1) } else { count + 1 };
        match tag.name.as_str() {
            "b" | "strong" => self.bold = turn(self.bold),
            "i" | "em" => self.italic = turn(self.italic),
            "table" if !tag.closing => {
                self.tables += 1;
                if self.tables == 1 {
                    self.paragraph();
                    self.grid = Some(Grid { place: self.line, ..Grid::default() });
                }
            }
            "table" => {
                if self.tables == 1 {
                    self.end_cell();
                    self.blocks.extend(self.grid.take().filter(|g| !g.rows.is_empty()).map(Block::Table));
                }
                self.tables = self.tables.saturating_sub(1);
            }
            "tr" if self.tables == 1 => {
                self.end_cell();
                if let Some(grid) = self.grid.as_mut().filter(|_| !tag.closing) {
                    grid.rows.push(Vec::new());
                    grid.lines.push(self.line);
                }
            }
            "td" | "th" if self.tables == 1 => {
                self.end_cell();
                if !tag.closing {
                    let (columns, rows) = (tag.span("colspan"), tag.span("rowspan"));
                    self.cell = Some(GridCell { text: String::new(), columns, rows });
                }
            }
            "td" | "th" | "tr" => self.buffer.push('\n'),
            name if BLOCKS.contains(&name) => self.block(tag),
            _ => {}
        }
    }

    fn block(&mut self, tag: &Tag) {
        if self.tables > 0 {
            self.buffer.push('\n');
            return;
        }
        self.paragraph();
        let level = tag.name.strip_prefix('h').and_then(|n| n.parse::<u8>().ok());
        match (tag.name.as_str(), tag.closing) {
            ("ol", false) => self.lists.push(Some(0)),
            ("ul", false) => self.lists.push(None),
            ("ol" | "ul", true) => drop(self.lists.pop()),
            ("li", false) => {
                self.number = self.lists.last_mut().map(|list| match list {
                    Some(count) => {
                        *count += 1;
                        format!("{count}.")
                    }
                    None => "-".to_owned(),
                });
            }
            _ => self.heading = level.filter(|_| !tag.closing),
        }
    }

    fn end_cell(&mut self) {
        let text = std::mem::take(&mut self.buffer);
        (self.start, self.letters) = (None, (0, 0, 0));
        let Some(mut cell) = self.cell.take() else { return };
        cell.text = tidy(&text);
        if let Some(grid) = &mut self.grid {
            match grid.rows.last_mut() {
                Some(row) => row.push(cell),
                None => {
                    grid.rows.push(vec![cell]);
                    grid.lines.push(self.line);
                }
            }
        }
    }

    fn paragraph(&mut self) {
        let text = tidy(&std::mem::take(&mut self.buffer));
        let start = self.start.take();
        let (letters, bold, italic) = std::mem::take(&mut self.letters);
        if text.is_empty() {
            return;
        }
        self.blocks.push(Block::Paragraph(Paragraph {
            place: start.unwrap_or(self.line),
            number: self.number.take(),
            heading: self.heading,
            text,
            bold: letters > 0 && bold == letters,
            italic: letters > 0 && italic == letters,
            footnote: false,
        }));
    }

    fn finish(mut self) -> Page {
        if self.grid.is_some() {
            self.end_cell();
            self.blocks.extend(self.grid.take().filter(|g| !g.rows.is_empty()).map(Block::Table));
        }
        self.paragraph();
        Page { blocks: self.blocks, ..Page::default() }
    }
}
