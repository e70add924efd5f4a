//! A look beside calamine at an .xls of Excel 97 and later: fonts, bold, number formats, indents, locks, hidden rows and
//! columns. It never fails a file: where something is not as expected it knows nothing, and says so by `None`.

use super::dates;
use crate::sheet::Style;
use arcstr::ArcStr;
use std::collections::{HashMap, HashSet};

/// The looks of a workbook.
#[derive(Debug, Default)]
pub struct Look {
    /// The workbook needs a password.
    pub encrypted: bool,
    styles: Vec<Style>,
    sheets: Vec<Own>,
    fonts: Vec<ArcStr>,
    /// Shared string → where its runs begin (in characters) and their fonts; only strings of several runs.
    runs: HashMap<u32, Vec<(u16, u16)>>,
}

/// What belongs to one sheet.
#[derive(Debug, Default)]
struct Own {
    name: String,
    offset: usize,
    hidden_rows: HashSet<u32>,
    hidden_columns: Vec<(u32, u32)>,
    cells: HashMap<(u16, u16), u16>,
    strings: HashMap<(u16, u16), u32>,
}

/// The looks of one sheet.
#[derive(Clone, Copy, Debug)]
pub struct SheetLook<'l> {
    look: &'l Look,
    own: &'l Own,
}

impl SheetLook<'_> {
    /// The hidden columns, as ranges.
    pub fn hidden_columns(&self) -> &[(u32, u32)] {
        &self.own.hidden_columns
    }

    /// Whether a row is hidden.
    pub fn hidden(&self, row: u32) -> bool {
        self.own.hidden_rows.contains(&row)
    }

    /// The runs of a cell's text, where it has several: the first character of each, and its font.
    pub fn runs(&self, row: u32, column: u32) -> Option<Vec<(usize, &str)>> {
        let at = (u16::try_from(row).ok()?, u16::try_from(column).ok()?);
        let runs = self.look.runs.get(self.own.strings.get(&at)?)?;
        let font = |number: &u16| self.look.fonts.get(usize::from(*number)).map_or("", |f| f.as_ref());
        Some(runs.iter().map(|(start, number)| (usize::from(*start), font(number))).collect())
    }

    /// The style of a cell and its number.
    pub fn style(&self, row: u32, column: u32) -> Option<(u32, &Style)> {
        let at = (u16::try_from(row).ok()?, u16::try_from(column).ok()?);
        let number = self.own.cells.get(&at)?;
        Some((u32::from(*number), self.look.styles.get(usize::from(*number))?))
    }
}

impl Look {
    /// Looks at an OLE file; `None` when it cannot be followed.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let stream = stream(bytes)?;
        let mut look = Self::default();
        look.globals(&stream)?;
        if look.encrypted {
            return Some(look);
        }
        for number in 0..look.sheets.len() {
            let own = look.sheets.get_mut(number)?;
            own.read(&stream);
        }
        Some(look)
    }

    /// The looks of the sheet with this number, if it has this name.
    pub fn sheet(&self, number: usize, name: &str) -> Option<SheetLook<'_>> {
        let own = self.sheets.get(number).filter(|own| own.name == name)?;
        Some(SheetLook { look: self, own })
    }

    fn globals(&mut self, stream: &[u8]) -> Option<()> {
        let mut fonts: Vec<(bool, bool, bool, ArcStr)> = Vec::new();
        let mut formats: HashMap<u16, ArcStr> = HashMap::new();
        let mut cells: Vec<(u16, u16, Style)> = Vec::new();
        let mut strings: Vec<&[u8]> = Vec::new();
        let mut in_strings = false;
        let mut records = Records { stream, at: 0 };
        let (kind, first) = records.next()?;
        // Only the layout of BIFF8 is known here.
        if kind != 0x0809 || word(first, 0)? != 0x0600 {
            return None;
        }
        for (kind, data) in records {
            match kind {
                0x002F => {
                    self.encrypted = true;
                    return Some(());
                }
                0x0031 => {
                    let attributes = word(data, 2)?;
                    let (italic, struck) = (attributes & 2 != 0, attributes & 8 != 0);
                    let bold = word(data, 6)? >= 600;
                    let name = short_text(data.get(14..)?)?;
                    fonts.push((bold, italic, struck, ArcStr::from(name)));
                    // Font 4 does not exist in the numbering.
                    if fonts.len() == 4 {
                        fonts.push((false, false, false, ArcStr::from("")));
                    }
                }
                0x041E => {
                    formats.insert(word(data, 0)?, ArcStr::from(long_text(data.get(2..)?)?));
                }
                0x00E0 => cells.push(cell_format(data)?),
                0x0085 => self.sheets.push(Own {
                    name: short_text(data.get(6..)?)?.replace('\0', ""),
                    offset: usize::try_from(double(data, 0)?).ok()?,
                    ..Own::default()
                }),
                // SST, and the records right behind it in which it goes on.
                0x00FC => strings.push(data),
                0x003C if in_strings => strings.push(data),
                0x000A => break,
                _ => {}
            }
            in_strings = kind == 0x00FC || kind == 0x003C && in_strings;
        }
        self.runs = rich_runs(&strings);
        self.fonts = fonts.iter().map(|(.., name)| ArcStr::clone(name)).collect();
        for (font, format, mut style) in cells {
            if let Some((bold, italic, struck, name)) = fonts.get(usize::from(font)) {
                style.bold = *bold;
                style.italic = *italic;
                style.struck = *struck;
                style.font = ArcStr::clone(name);
            }
            style.number_format = match formats.get(&format) {
                Some(code) => ArcStr::clone(code),
                None => ArcStr::from(dates::builtin(u32::from(format)).unwrap_or_default()),
            };
            if style.number_format.eq_ignore_ascii_case("general") {
                style.number_format = ArcStr::from("");
            }
            self.styles.push(style);
        }
        Some(())
    }
}

/// Font, format and the rest of an XF record.
fn cell_format(data: &[u8]) -> Option<(u16, u16, Style)> {
    let (font, format) = (word(data, 0)?, word(data, 2)?);
    let style = Style {
        locked: word(data, 4)? & 1 != 0,
        centered: *data.get(6)? & 7 == 6,
        indent: *data.get(8)? & 15,
        ..Style::default()
    };
    Some((font, format, style))
}

impl Own {
    fn read(&mut self, stream: &[u8]) {
        let mut depth = 0usize;
        for (kind, data) in (Records { stream, at: self.offset }) {
            match kind {
                0x0809 => depth += 1,
                0x000A => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return;
                    }
                }
                _ if depth == 1 && self.record(kind, data).is_none() => return,
                _ => {}
            }
        }
    }

    fn record(&mut self, kind: u16, data: &[u8]) -> Option<()> {
        match kind {
            // ROW
            0x0208 if word(data, 12)? & 0x20 != 0 => {
                self.hidden_rows.insert(u32::from(word(data, 0)?));
            }
            // COLINFO
            0x007D if word(data, 8)? & 1 != 0 => {
                let (first, last) = (u32::from(word(data, 0)?), u32::from(word(data, 2)?.min(255)));
                if first <= last {
                    self.hidden_columns.push((first, last));
                }
            }
            // NUMBER, LABEL, RSTRING, BOOLERR, RK, LABELSST, FORMULA
            0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x027E | 0x00FD | 0x0006 => {
                let at = (word(data, 0)?, word(data, 2)?);
                self.cells.insert(at, word(data, 4)?);
                if kind == 0x00FD {
                    self.strings.insert(at, double(data, 6)?);
                }
            }
            // MULRK: a row, its first column, then six bytes a cell, then the last column.
            0x00BD => {
                let (row, first) = (word(data, 0)?, word(data, 2)?);
                let cells = data.get(4..data.len().checked_sub(2)?)?;
                for (column, cell) in (first..=u16::MAX).zip(cells.chunks_exact(6)) {
                    self.cells.insert((row, column), word(cell, 0)?);
                }
            }
            _ => {}
        }
        Some(())
    }
}

/// The runs of the shared strings that have some, by the string's number. A string goes on in the next record
/// with a flag byte of its own where its characters are cut; where anything does not fit, the rest stays unknown.
fn rich_runs(parts: &[&[u8]]) -> HashMap<u32, Vec<(u16, u16)>> {
    let mut out = HashMap::new();
    let mut at = Parts { parts, part: 0, at: 0 };
    let Some(count) = at.take(8).and_then(|head| double(&head, 4)) else { return out };
    for number in 0..count {
        match at.string() {
            Some(runs) if runs.is_empty() => {}
            Some(runs) => {
                out.insert(number, runs);
            }
            None => break,
        }
    }
    out
}

/// A place in a text that stands in several records.
struct Parts<'s> {
    parts: &'s [&'s [u8]],
    part: usize,
    at: usize,
}

impl Parts<'_> {
    /// So many bytes, over the ends of records.
    fn take(&mut self, count: usize) -> Option<Vec<u8>> {
        let mut out = Vec::with_capacity(count.min(64));
        while out.len() < count {
            let part = self.parts.get(self.part)?;
            let rest = part.get(self.at..)?;
            if rest.is_empty() {
                self.part += 1;
                self.at = 0;
                continue;
            }
            let some = rest.get(..(count - out.len()).min(rest.len()))?;
            out.extend_from_slice(some);
            self.at += some.len();
        }
        Some(out)
    }

    /// Passes over so many bytes.
    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let rest = self.parts.get(self.part)?.len().saturating_sub(self.at);
            let some = rest.min(count);
            self.at += some;
            count -= some;
            if count > 0 {
                self.part += 1;
                self.at = 0;
            }
        }
        Some(())
    }

    /// Passes over a string; gives its runs.
    fn string(&mut self) -> Option<Vec<(u16, u16)>> {
        let head = self.take(3)?;
        let (mut left, mut flags) = (usize::from(word(&head, 0)?), *head.get(2)?);
        let runs = if flags & 8 != 0 { usize::from(word(&self.take(2)?, 0)?) } else { 0 };
        let more = if flags & 4 != 0 { usize::try_from(double(&self.take(4)?, 0)?).ok()? } else { 0 };
        while left > 0 {
            let rest = self.parts.get(self.part)?.len().saturating_sub(self.at);
            if rest == 0 {
                self.part += 1;
                flags = *self.parts.get(self.part)?.first()?;
                self.at = 1;
                continue;
            }
            let wide = 1 + usize::from(flags & 1);
            let fit = (rest / wide).min(left);
            if fit == 0 {
                return None;
            }
            self.at += fit * wide;
            left -= fit;
        }
        let data = self.take(runs * 4)?;
        self.skip(more)?;
        data.chunks_exact(4).map(|run| Some((word(run, 0)?, word(run, 2)?))).collect()
    }
}

/// The records of a workbook stream: kind and data.
struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

impl<'s> Iterator for Records<'s> {
    type Item = (u16, &'s [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let head = self.stream.get(self.at..)?;
        let (kind, length) = (word(head, 0)?, usize::from(word(head, 2)?));
        let data = head.get(4..4 + length)?;
        self.at += 4 + length;
        Some((kind, data))
    }
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*data.get(at..)?.first_chunk()?))
}

fn double(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*data.get(at..)?.first_chunk()?))
}

/// A text with a length of one byte.
fn short_text(data: &[u8]) -> Option<String> {
    let length = usize::from(*data.first()?);
    characters(data.get(1..)?, length)
}

/// A text with a length of two bytes.
fn long_text(data: &[u8]) -> Option<String> {
    let length = usize::from(word(data, 0)?);
    characters(data.get(2..)?, length)
}

/// A flag byte, then so many characters of one or two bytes.
fn characters(data: &[u8], length: usize) -> Option<String> {
    let wide = data.first()? & 1 != 0;
    let data = data.get(1..)?;
    if wide {
        let units = data.get(..length * 2)?.chunks_exact(2).map(|pair| word(pair, 0).unwrap_or(0));
        Some(char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect())
    } else {
        Some(data.get(..length)?.iter().copied().map(char::from).collect())
    }
}

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
/// A workbook of the largest size we take has fewer sectors than this.
const SECTORS: usize = 1 << 17;

/// The workbook stream of an OLE file (MS-CFB), followed with every step checked and bounded.
fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let size = match word(bytes, 30)? {
        9 => 512usize,
        12 => 4096,
        _ => return None,
    };
    let sector = |number: u32| {
        let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(size)?;
        // The last sector may be cut short.
        bytes.get(start..(start + size).min(bytes.len()))
    };
    let mut table: Vec<u32> = Vec::new();
    let mut fat_sectors: Vec<u32> = (0..109).filter_map(|i| double(bytes, 76 + i * 4)).collect();
    let mut more = double(bytes, 68)?;
    while more < END_OF_CHAIN - 3 && fat_sectors.len() < SECTORS {
        let data = sector(more)?;
        fat_sectors.extend((0..size / 4 - 1).filter_map(|i| double(data, i * 4)));
        let next = double(data, size - 4)?;
        if next == more {
            return None;
        }
        more = next;
    }
    for number in fat_sectors.into_iter().filter(|n| *n < END_OF_CHAIN - 3) {
        let data = sector(number)?;
        table.extend(data.chunks_exact(4).filter_map(|entry| double(entry, 0)));
        if table.len() > SECTORS * 128 {
            return None;
        }
    }
    let chain = |first: u32, table: &[u32]| {
        let mut steps = Vec::new();
        let mut at = first;
        while at < END_OF_CHAIN - 3 {
            steps.push(at);
            if steps.len() > table.len() {
                return None;
            }
            at = *table.get(usize::try_from(at).ok()?)?;
        }
        Some(steps)
    };
    let gather = |first: u32| {
        let mut all = Vec::new();
        for number in chain(first, &table)? {
            all.extend_from_slice(sector(number)?);
        }
        Some(all)
    };
    let directory = gather(double(bytes, 48)?)?;
    let entry = |wanted: &[&str]| {
        directory.chunks_exact(128).find(|entry| {
            let length = usize::from(word(entry, 64).unwrap_or(0)).saturating_sub(2).min(62);
            let units = entry.get(..length).unwrap_or_default().chunks_exact(2).map(|p| word(p, 0).unwrap_or(0));
            let name: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect();
            wanted.iter().any(|w| name.eq_ignore_ascii_case(w))
        })
    };
    let workbook = entry(&["Workbook"]).or_else(|| entry(&["Book"]))?;
    let (first, length) = (double(workbook, 116)?, usize::try_from(double(workbook, 120)?).ok()?);
    let cutoff = usize::try_from(double(bytes, 56)?).ok()?;
    if length >= cutoff {
        let mut all = gather(first)?;
        all.truncate(length);
        return Some(all);
    }
    // Small streams live in sectors of 64 bytes inside the root entry's own stream.
    let small = gather(double(directory.get(..128)?, 116)?)?;
    let table: Vec<u32> = gather(double(bytes, 60)?)?.chunks_exact(4).filter_map(|e| double(e, 0)).collect();
    let mut all = Vec::new();
    for number in chain(first, &table)? {
        let start = usize::try_from(number).ok()?.checked_mul(64)?;
        all.extend_from_slice(small.get(start..(start + 64).min(small.len()))?);
    }
    all.truncate(length);
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_past_the_last_column_a_number_can_name_are_no_end() {
        let figures: Vec<u8> = [&[1, 0, 0xFF, 0xFF][..], &[0; 24], &[2, 0]].concat();
        let mut own = Own::default();
        assert!(own.record(0x00BD, &figures).is_some());
        assert_eq!(own.cells.len(), 1);
    }
}
