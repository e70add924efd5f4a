//! Separated text: the encoding and the separator decided by evidence, every value kept as it is written.

use super::decode::decode;
use super::error::Error;
use super::grid::Grid;
use super::limits;
use super::odd;
use super::sink::Sink;
use crate::sheet::{Format, Visibility};
use crate::words::Bilingual;

/// Separators tried, in the order that breaks a tie.
const SEPARATORS: [u8; 4] = [b'\t', b';', b',', b'|'];
/// Records looked at to decide.
const SAMPLE: usize = 200;

/// Reads a text file as one sheet named `csv`. A name ending in `.csv` or `.tsv` vouches for a single column too.
///
/// # Errors
/// A text with no table in it is `not-a-workbook`; an open quote; the limits of a sheet.
pub fn read(name: &str, bytes: &[u8], sink: &mut dyn Sink) -> Result<(), Error> {
    let decoded = decode(bytes);
    let (declared, text) = declared(&decoded.text);
    if text.trim().is_empty() {
        return Err(Error::empty());
    }
    let name = name.to_lowercase();
    let vouched = name.ends_with(".csv") || name.ends_with(".tsv");
    let separator = match (declared.or_else(|| separator(text)), vouched) {
        (Some(separator), _) => separator,
        (None, true) => b',',
        (None, false) => {
            return Err(Error::document_for_workbook(Bilingual::new(
                "đây là văn bản thuần, không có cột",
                "this is plain text without columns",
            )));
        }
    };
    let mut grid = Grid::new(sink, Format::Csv, false)?;
    grid.sheet("csv", Visibility::Visible)?;
    if let Some(evidence) = &decoded.evidence {
        grid.sink.finding(odd::encoding_guessed(decoded.encoding, evidence))?;
    }
    let mut fields = Fields { text, at: 0, separator, scratch: String::new() };
    let mut row = 0u32;
    while !fields.done() {
        grid.row(row, false)?;
        let mut column = 0u32;
        loop {
            let start = grid.at(column);
            match fields.next() {
                Field::Text(text, last) => {
                    grid.text(column, text)?;
                    if last {
                        break;
                    }
                }
                Field::Open => return Err(open_quote(&start.to_string())),
            }
            column = column.saturating_add(1);
        }
        row = row.saturating_add(1);
    }
    grid.end()
}

/// Excel's own first line, `sep=;`, and the text after it.
fn declared(text: &str) -> (Option<u8>, &str) {
    let Some(rest) = text.get(..4).filter(|head| head.eq_ignore_ascii_case("sep=")).and_then(|_| text.get(4..)) else {
        return (None, text);
    };
    let separator = rest.bytes().next().filter(|b| b.is_ascii() && !matches!(b, b'\r' | b'\n' | b'"'));
    match (separator, rest.find('\n')) {
        (Some(separator), Some(end @ 1..=3)) => (Some(separator), rest.get(end + 1..).unwrap_or_default()),
        _ => (None, text),
    }
}

/// The separator that cuts most records into equally many fields; `None` when none cuts half of them so.
fn separator(text: &str) -> Option<u8> {
    let mut best: Option<(usize, usize, u8)> = None;
    for separator in SEPARATORS {
        let mut counts: Vec<usize> = Vec::new();
        let mut fields = Fields { text, at: 0, separator, scratch: String::new() };
        while !fields.done() && counts.len() < SAMPLE {
            let mut count = 0;
            let mut filled = false;
            while let Field::Text(text, last) = fields.next() {
                count += 1;
                filled |= !text.trim().is_empty();
                if last {
                    break;
                }
            }
            if filled {
                counts.push(count);
            }
        }
        let most = counts.iter().filter(|count| **count > 1).max_by_key(|count| same(&counts, **count)).copied();
        let Some(most) = most else { continue };
        // Shares in hundredths, so that a title above the table does not decide.
        let share = same(&counts, most) * 100 / counts.len().max(1);
        if share >= 50 && best.is_none_or(|(s, m, _)| (share, most) > (s, m)) {
            best = Some((share, most, separator));
        }
    }
    best.map(|(_, _, separator)| separator)
}

fn same(counts: &[usize], count: usize) -> usize {
    counts.iter().filter(|c| **c == count).count()
}

/// One field.
enum Field<'f> {
    /// Its text, and whether it is the record's last.
    Text(&'f str, bool),
    /// A quote was opened and never closed.
    Open,
}

/// Walks through the fields of a text. A field is quoted when it begins with a quote; the quote closes it before
/// a separator, a line's end or the text's end, and stands for itself anywhere else.
struct Fields<'t> {
    text: &'t str,
    at: usize,
    separator: u8,
    scratch: String,
}

impl Fields<'_> {
    fn done(&self) -> bool {
        self.at >= self.text.len()
    }

    fn next(&mut self) -> Field<'_> {
        let bytes = self.text.as_bytes();
        if bytes.get(self.at) == Some(&b'"') {
            return self.quoted();
        }
        let rest = bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|b| *b == self.separator || *b == b'\n' || *b == b'\r').unwrap_or(rest.len());
        let start = self.at;
        self.at += length;
        let last = self.step_over();
        Field::Text(self.text.get(start..start + length).unwrap_or_default(), last)
    }

    /// Steps over the separator or the line's end; whether the record is over.
    fn step_over(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        match bytes.get(self.at) {
            Some(b'\r') if bytes.get(self.at + 1) == Some(&b'\n') => self.at += 2,
            Some(b'\r' | b'\n') => self.at += 1,
            Some(_) => {
                self.at += 1;
                return false;
            }
            None => {}
        }
        true
    }

    fn quoted(&mut self) -> Field<'_> {
        self.scratch.clear();
        let bytes = self.text.as_bytes();
        let mut from = self.at + 1;
        loop {
            let rest = bytes.get(from..).unwrap_or_default();
            let Some(length) = rest.iter().position(|b| *b == b'"') else {
                self.at = bytes.len();
                return Field::Open;
            };
            self.scratch.push_str(self.text.get(from..from + length).unwrap_or_default());
            let after = from + length + 1;
            match bytes.get(after) {
                None => {
                    self.at = after;
                    return Field::Text(&self.scratch, true);
                }
                Some(b) if *b == self.separator || matches!(b, b'\n' | b'\r') => {
                    self.at = after;
                    let last = self.step_over();
                    return Field::Text(&self.scratch, last);
                }
                Some(b'"') => {
                    self.scratch.push('"');
                    from = after + 1;
                }
                Some(_) => {
                    self.scratch.push('"');
                    from = after;
                }
            }
            if self.scratch.len() > limits::PART_TEXT {
                return Field::Open;
            }
        }
    }
}

fn open_quote(cell: &str) -> Error {
    Error::damaged(
        "csv",
        Bilingual::new(
            format!("dấu nháy kép mở ở ô {cell} không được đóng"),
            format!("the quote opened in cell {cell} is never closed"),
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::super::build::Builder;
    use super::*;

    fn cells(name: &str, bytes: &[u8]) -> Vec<String> {
        let mut builder = Builder::default();
        read(name, bytes, &mut builder).unwrap();
        let (book, _) = builder.finish().unwrap();
        let sheet = book.sheets.first().unwrap();
        let mut all = Vec::new();
        for row in &sheet.rows {
            for cell in &row.cells {
                all.push(format!("{}={}", crate::sheet::CellRef::new(row.index, cell.column), cell.value.raw()));
            }
        }
        all
    }

    #[test]
    fn values_stay_as_written() {
        for (text, expected) in [
            ("a;b\n1.000;2,5\n", "A1=a B1=b A2=1.000 B2=2,5"),
            ("a,b\r\n\r\n007,\"x,\"\"y\"\"\"\r\n", "A1=a B1=b A3=007 B3=x,\"y\""),
            ("sep=|\na|b;c\n", "A1=a B1=b;c"),
            ("a\tb\n1,2\t3;4", "A1=a B1=b A2=1,2 B2=3;4"),
            ("a;b\n\"máy 14\" mới\";c\n", "A1=a B1=b A2=máy 14\" mới B2=c"),
            ("a;b\n\"hai\ndòng\";2\nx;y", "A1=a B1=b A2=hai\ndòng B2=2 A3=x B3=y"),
            (
                "Bảng phân bổ, năm 2024\n;Nội dung;Số tiền\n1;Mua, sắm;1,5\n",
                "A1=Bảng phân bổ, năm 2024 B2=Nội dung C2=Số tiền A3=1 B3=Mua, sắm C3=1,5",
            ),
        ] {
            assert_eq!(cells("t.csv", text.as_bytes()).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn prose_is_no_table() {
        let prose = "Điều 1. Phê duyệt kế hoạch, gồm các nhiệm vụ sau:\nNhiệm vụ 1.1\nNhiệm vụ 1.2\n";
        let error = read("plan.txt", prose.as_bytes(), &mut Builder::default()).unwrap_err();
        assert_eq!(error.code, "not-a-workbook");
        assert!(error.next.en.contains("dutoan plan import"));
        assert_eq!(cells("mot-cot.csv", b"a\nb\n").join(" "), "A1=a A2=b");
        let open = read("a.csv", b"a;b\n\"c;d\n", &mut Builder::default()).unwrap_err();
        assert_eq!(open.code, "file-damaged");
    }
}
