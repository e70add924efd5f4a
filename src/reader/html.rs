//! HTML tables, as web systems save them under the name .xls: tolerant of what is left open, every table and
//! every paragraph between them below one another on one sheet, as Excel shows it.

use super::decode::declared;
use super::error::Error;
use super::grid::Grid;
use super::limits;
use super::odd;
use super::sink::Sink;
use crate::sheet::{Format, Style, Visibility};
use crate::words::Bilingual;
use arcstr::ArcStr;
use std::collections::BTreeMap;

/// Reads a page as one sheet named `html`.
///
/// # Errors
/// A page without a table is `not-a-workbook`; the limits of a sheet.
pub fn read(bytes: &[u8], sink: &mut dyn Sink) -> Result<(), Error> {
    let head: String = bytes.iter().take(4096).copied().map(char::from).collect();
    let decoded = declared(bytes, charset(&head).as_deref());
    let mut grid = Grid::new(sink, Format::Html, false)?;
    grid.sheet("html", Visibility::Visible)?;
    if let Some(evidence) = &decoded.evidence {
        grid.sink.finding(odd::encoding_guessed(decoded.encoding, evidence))?;
    }
    grid.sink.style(&Style { locked: true, bold: true, font: ArcStr::from(""), ..Style::default() })?;
    let mut reader = Html {
        grid,
        row: 0,
        tables: 0,
        depth: 0,
        taken: BTreeMap::new(),
        loose: String::new(),
        cell: None,
        bold: 0,
        bold_classes: Vec::new(),
        open_row: false,
        column: 0,
    };
    reader.read(&decoded.text)?;
    if reader.tables == 0 {
        return Err(Error::document_for_workbook(Bilingual::new(
            "trang HTML không có bảng nào",
            "the HTML page has no table",
        )));
    }
    reader.grid.end()
}

/// The character set a page declares.
fn charset(head: &str) -> Option<String> {
    let lower = head.to_lowercase();
    let at = lower.find("charset=")? + "charset=".len();
    let rest = lower.get(at..)?.trim_start_matches(['"', '\'', ' ']);
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))?;
    rest.get(..end).map(str::to_owned)
}

/// A cell being read.
struct Open {
    column: u32,
    columns: u32,
    rows: u32,
    /// Its own style says bold, or it is a heading.
    bold: bool,
    /// Letters and digits in bold, and others.
    letters: [usize; 2],
    text: String,
}

struct Html<'s> {
    grid: Grid<'s>,
    /// The row now written, 0-based.
    row: u32,
    tables: u32,
    depth: u32,
    /// Column → rows below this one it is still covered for, by cells spanning down.
    taken: BTreeMap<u32, u32>,
    /// Text outside tables, up to the next block.
    loose: String,
    cell: Option<Open>,
    /// `<b>` and `<strong>` now open.
    bold: u32,
    /// Style classes that are bold.
    bold_classes: Vec<String>,
    open_row: bool,
    column: u32,
}

impl Html<'_> {
    fn read(&mut self, text: &str) -> Result<(), Error> {
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            let (words, from) = rest.split_at(at);
            self.words(words);
            rest = match Markup::read(from) {
                Some((markup, after)) => self.markup(&markup, after)?,
                None => {
                    self.words("<");
                    from.get(1..).unwrap_or_default()
                }
            };
        }
        self.words(rest);
        self.close_cell()?;
        self.block()
    }

    /// Takes a tag; gives what comes after it (content nobody reads is jumped over).
    fn markup<'t>(&mut self, markup: &Markup<'_>, after: &'t str) -> Result<&'t str, Error> {
        let name = markup.name.to_ascii_lowercase();
        match (markup.closing, name.as_str()) {
            (false, "style") => {
                let rest = after_closing(after, &name);
                let sheet = after.get(..after.len() - rest.len()).unwrap_or_default();
                self.bold_classes.extend(bold_classes(sheet));
                return Ok(rest);
            }
            (false, "script" | "title" | "xml") => return Ok(after_closing(after, &name)),
            (false, "b" | "strong") => self.bold += 1,
            (true, "b" | "strong") => self.bold = self.bold.saturating_sub(1),
            (false, "table") => {
                self.depth += 1;
                if self.depth == 1 {
                    self.block()?;
                    self.tables += 1;
                    self.taken.clear();
                } else {
                    self.space('\n');
                }
            }
            (true, "table") => {
                if self.depth == 1 {
                    self.close_row()?;
                    self.depth = 0;
                    // A cell that spans beyond its table's end covers nothing after it.
                    self.taken.clear();
                } else {
                    self.depth = self.depth.saturating_sub(1);
                    self.space('\n');
                }
            }
            (false, "tr") if self.depth == 1 => {
                self.close_row()?;
                self.open_row(markup.attribute("style").is_some_and(|style| hides(&style)))?;
            }
            (true, "tr") if self.depth == 1 => self.close_row()?,
            (false, "td" | "th") if self.depth == 1 => {
                self.close_cell()?;
                if !self.open_row {
                    self.open_row(false)?;
                }
                self.open_cell(markup, name == "th");
            }
            (true, "td" | "th") if self.depth == 1 => self.close_cell()?,
            // What stands in a table inside a cell belongs to the cell's text.
            (_, "td" | "th" | "tr") => self.space(' '),
            (_, "br") => self.space('\n'),
            (
                _,
                "p" | "div" | "center" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hr" | "caption" | "title",
            ) => {
                if self.depth == 0 {
                    self.block()?;
                } else {
                    self.space('\n');
                }
            }
            _ => {}
        }
        Ok(after)
    }

    fn words(&mut self, words: &str) {
        let target = match &mut self.cell {
            Some(cell) => &mut cell.text,
            None => &mut self.loose,
        };
        if target.len() > limits::PART_TEXT {
            return;
        }
        // Line ends and runs of spaces of the source mean one space.
        let decoded = entities(words);
        if let Some(cell) = &mut self.cell {
            let letters = decoded.chars().filter(|c| c.is_alphanumeric()).count();
            if let Some(count) = cell.letters.get_mut(usize::from(self.bold == 0)) {
                *count += letters;
            }
        }
        let target = match &mut self.cell {
            Some(cell) => &mut cell.text,
            None => &mut self.loose,
        };
        for c in decoded.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r') {
                if !target.is_empty() && !target.ends_with([' ', '\n']) {
                    target.push(' ');
                }
            } else {
                target.push(c);
            }
        }
    }

    fn space(&mut self, c: char) {
        let target = match &mut self.cell {
            Some(cell) => &mut cell.text,
            None => &mut self.loose,
        };
        if !target.trim_end_matches(' ').is_empty() && !target.ends_with('\n') {
            target.push(c);
        }
    }

    /// Ends the text outside tables: it gets a row of its own.
    fn block(&mut self) -> Result<(), Error> {
        let text = tidy(&std::mem::take(&mut self.loose));
        if self.depth <= 1 && !text.is_empty() && self.cell.is_none() {
            self.grid.row(self.row, false)?;
            self.grid.text(0, &text)?;
            self.row += 1;
        }
        Ok(())
    }

    fn open_row(&mut self, hidden: bool) -> Result<(), Error> {
        self.loose.clear();
        self.grid.row(self.row, hidden)?;
        self.open_row = true;
        self.column = 0;
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), Error> {
        self.close_cell()?;
        if self.open_row {
            self.open_row = false;
            self.row += 1;
            self.taken.retain(|_, rows| {
                *rows -= 1;
                *rows > 0
            });
        }
        Ok(())
    }

    fn open_cell(&mut self, markup: &Markup<'_>, header: bool) {
        while self.taken.contains_key(&self.column) {
            self.column += 1;
        }
        let span = |name| {
            let number = markup.attribute(name).and_then(|n| n.trim().parse::<u32>().ok());
            number.unwrap_or(1).clamp(1, limits::COLUMNS)
        };
        let (columns, rows) = (span("colspan"), span("rowspan"));
        self.bold = 0;
        let class = markup.attribute("class").unwrap_or_default();
        let bold = header
            || markup.attribute("style").is_some_and(|style| is_bold(&style))
            || class.split_whitespace().any(|c| self.bold_classes.iter().any(|b| b == c));
        self.cell = Some(Open { column: self.column, columns, rows, bold, letters: [0; 2], text: String::new() });
        // Covered until this row ends, and for as many rows below.
        if rows > 1 {
            for column in self.column..self.column.saturating_add(columns).min(limits::COLUMNS) {
                self.taken.insert(column, rows);
            }
        }
        self.column = self.column.saturating_add(columns);
    }

    fn close_cell(&mut self) -> Result<(), Error> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let text = tidy(&cell.text);
        let at = self.grid.at(cell.column);
        let [bold, plain] = cell.letters;
        if (cell.bold || bold > plain) && !text.is_empty() {
            super::sink::check_length(&format!("html › {at}"), &text)?;
            let span = self.grid.store(&text);
            self.grid.put(cell.column, 1, super::sink::RawValue::Text(span), None)?;
        } else {
            self.grid.text(cell.column, &text)?;
        }
        self.grid.merge(at, cell.rows, cell.columns)
    }
}

/// Spaces trimmed at the ends of the text and of its lines; a no-break space is a space there too.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').map(|line| line.trim_matches([' ', '\u{a0}', '\t'])).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Whether a style sets bold type.
fn is_bold(style: &str) -> bool {
    let style = style.to_lowercase().replace([' ', '\n', '\r', '\t'], "");
    ["font-weight:bold", "font-weight:700", "font-weight:800", "font-weight:900", "font-weight:600"]
        .iter()
        .any(|bold| style.contains(bold))
}

/// The classes of a style sheet that set bold type, as spreadsheet programs write them: `.xl65 {…}`.
fn bold_classes(sheet: &str) -> Vec<String> {
    let rules = sheet.split('}').filter_map(|rule| rule.split_once('{'));
    rules
        .filter(|(_, style)| is_bold(style))
        .flat_map(|(selector, _)| selector.split(','))
        .filter_map(|selector| selector.trim().rsplit('.').next().filter(|_| selector.contains('.')))
        .take(1_000)
        .map(str::to_owned)
        .collect()
}

fn hides(style: &str) -> bool {
    style.to_lowercase().replace(' ', "").contains("display:none")
}

/// A tag as written.
struct Markup<'t> {
    name: &'t str,
    closing: bool,
    attributes: &'t str,
}

impl<'t> Markup<'t> {
    /// Reads the tag `text` begins with, and gives what comes after; comments and declarations have no name.
    fn read(text: &'t str) -> Option<(Self, &'t str)> {
        let none = |after| (Self { name: "", closing: false, attributes: "" }, after);
        if let Some(comment) = text.strip_prefix("<!--") {
            return Some(none(comment.find("-->").and_then(|end| comment.get(end + 3..)).unwrap_or_default()));
        }
        let inside = text.get(1..)?;
        let first = inside.chars().next()?;
        if first == '!' || first == '?' {
            return Some(none(inside.find('>').and_then(|end| inside.get(end + 1..)).unwrap_or_default()));
        }
        let closing = first == '/';
        let named = if closing { inside.get(1..)? } else { inside };
        if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let end = named.find(|c: char| !(c.is_ascii_alphanumeric() || c == ':' || c == '-')).unwrap_or(named.len());
        let (name, rest) = named.split_at(end);
        let close = tag_end(rest);
        let attributes = rest.get(..close).unwrap_or(rest);
        let after = rest.get(close + 1..).unwrap_or_default();
        Some((Self { name, closing, attributes }, after))
    }

    /// The value of an attribute, quoted or not.
    fn attribute(&self, name: &str) -> Option<String> {
        let lower = self.attributes.to_ascii_lowercase();
        let mut from = 0;
        while let Some(found) = lower.get(from..)?.find(name) {
            let at = from + found;
            from = at + name.len();
            let fresh = at == 0 || lower.as_bytes().get(at - 1).is_some_and(u8::is_ascii_whitespace);
            let rest = self.attributes.get(from..)?.trim_start();
            let Some(value) = rest.strip_prefix('=').filter(|_| fresh) else { continue };
            let value = value.trim_start();
            return Some(match value.chars().next()? {
                quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?.to_owned(),
                _ => value.split([' ', '\t', '\n', '\r', '>']).next()?.to_owned(),
            });
        }
        None
    }
}

/// Where a tag ends, quotes around attributes respected.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, b) in text.bytes().enumerate() {
        match (quote, b) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(q), b) if q == b => quote = None,
            // A quote left open must not swallow the page.
            (Some(_), b'<') => return text.bytes().position(|b| b == b'>').unwrap_or(at),
            _ => {}
        }
    }
    text.len()
}

/// What comes after the closing tag of `name`, or nothing when it never comes.
fn after_closing<'t>(text: &'t str, name: &str) -> &'t str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        let from = rest.get(at + 2..).unwrap_or_default();
        if from.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)) {
            return from.find('>').and_then(|end| from.get(end + 1..)).unwrap_or_default();
        }
        rest = from;
    }
    // What is never closed must not hide the page.
    text
}

/// Character references resolved; what is none stays as written.
fn entities(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let end = from.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| Some((end, character(from.get(1..end)?)?))) {
            Some((end, c)) => {
                out.push(c);
                rest = from.get(end + 1..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out.into()
}

/// Named references met in Vietnamese and Western pages: Latin-1 by name, and what Office writes.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("bull", '•'),
    ("middot", '·'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("euro", '€'),
    ("pound", '£'),
    ("deg", '°'),
    ("plusmn", '±'),
    ("times", '×'),
    ("divide", '÷'),
    ("le", '≤'),
    ("ge", '≥'),
    ("frac12", '½'),
    ("sup2", '²'),
    ("Agrave", 'À'),
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Atilde", 'Ã'),
    ("Auml", 'Ä'),
    ("Egrave", 'È'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Igrave", 'Ì'),
    ("Iacute", 'Í'),
    ("Ograve", 'Ò'),
    ("Oacute", 'Ó'),
    ("Ocirc", 'Ô'),
    ("Otilde", 'Õ'),
    ("Ouml", 'Ö'),
    ("Ugrave", 'Ù'),
    ("Uacute", 'Ú'),
    ("Uuml", 'Ü'),
    ("Yacute", 'Ý'),
    ("ETH", 'Ð'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("ntilde", 'ñ'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("uuml", 'ü'),
    ("yacute", 'ý'),
    ("szlig", 'ß'),
    ("shy", '\u{ad}'),
];

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::super::build::Builder;
    use super::*;

    fn show(page: &str) -> (String, Vec<String>) {
        let mut builder = Builder::default();
        read(page.as_bytes(), &mut builder).unwrap();
        let (book, _) = builder.finish().unwrap();
        let sheet = book.sheets.first().unwrap();
        let mut all = Vec::new();
        for row in &sheet.rows {
            for cell in &row.cells {
                all.push(format!("{}={}", crate::sheet::CellRef::new(row.index, cell.column), cell.value.raw()));
            }
        }
        (all.join(" | "), sheet.merges.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn bold_is_seen_however_it_is_said() {
        let page = "<html><head><style><!-- .xl65 {color:red; font-weight:700;} .xl66{font-weight:400} --></style></head>\
            <table><tr><th>a<td><b>b</b><td><strong>c</strong> d d<td style='font-weight: bold'>e<td class=\"x xl65\">g<td class=xl66>h</table>";
        let mut builder = Builder::default();
        read(page.as_bytes(), &mut builder).unwrap();
        let (book, _) = builder.finish().unwrap();
        let sheet = book.sheets.first().unwrap();
        let bold: String = sheet
            .rows
            .iter()
            .flat_map(|r| &r.cells)
            .filter(|c| sheet.style(c).unwrap().bold)
            .map(|c| c.value.raw())
            .collect();
        assert_eq!(bold, "abeg");
    }

    #[test]
    fn tables_are_laid_out() {
        for (page, cells, merges) in [
            ("<table><tr><td>a<td>b<tr><td>c</table>", "A1=a | B1=b | A2=c", ""),
            (
                "<p>Đơn vị: đồng</p><table><tr><th rowspan=2>STT<th colspan=\"2\">N&#259;m<tr><td>2022<td>2023</table>",
                "A1=Đơn vị: đồng | A2=STT | B2=Năm | B3=2022 | C3=2023",
                "A2:A3 B2:C2",
            ),
            (
                "<TABLE><TR><TD>a<table><tr><td>x<td>y</table>b</TD><TD>1&nbsp;000</TD></TR></TABLE>",
                "A1=a\nx y\nb | B1=1\u{a0}000",
                "",
            ),
            ("<table><tr><td> a <b>b</b><br>c </td></tr></table>z", "A1=a b\nc | A2=z", ""),
            (
                "<html><head><title>t</title><style>td{}</style></head><!-- <td>no --><table><td>1 < 2 & 3",
                "A1=1 < 2 & 3",
                "",
            ),
            (
                "<table><tr><td rowspan=2>a<td>b</table><table><tr><td>c<td>d</table>",
                "A1=a | B1=b | A2=c | B2=d",
                "A1:A2",
            ),
        ] {
            let (shown, merged) = show(page);
            assert_eq!((shown.as_str(), merged.join(" ").as_str()), (cells, merges), "{page}");
        }
    }

    #[test]
    fn a_page_without_table_is_no_workbook() {
        let error = read(b"<html><p>x</p></html>", &mut Builder::default()).unwrap_err();
        assert_eq!(error.code, "not-a-workbook");
    }
}
