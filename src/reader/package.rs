//! Zip packages: the directory checked before anything is read, parts found whatever their case, what is
//! inflated counted while it is inflated.

use super::error::Error;
use super::limits;
use super::xml::{Token, Xml};
use crate::words::Bilingual;
use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// A zip package over the bytes of a file.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Lower-case path without leading slash → entry number.
    index: HashMap<String, usize>,
    inflated: Cell<u64>,
}

/// A part being inflated, its bytes counted.
pub type Part<'p, 'a> = Counted<'p, ZipFile<'p, Cursor<&'a [u8]>>>;

impl<'a> Package<'a> {
    /// Opens the directory and checks it: entries, duplicates, encryption.
    ///
    /// # Errors
    /// `file-truncated`, `file-damaged`, `file-hostile`, `file-encrypted`.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let declared = declared_entries(bytes).ok_or_else(|| Error::truncated(""))?;
        if declared > limits::ENTRIES {
            return Err(too_many_entries(declared));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| zip_fault("", &e))?;
        if archive.len() > limits::ENTRIES {
            return Err(too_many_entries(archive.len()));
        }
        if archive.has_duplicate_names() {
            return Err(duplicate(&repeated_name(bytes).unwrap_or_default()));
        }
        let mut index = HashMap::with_capacity(archive.len());
        for number in 0..archive.len() {
            let entry = archive.by_index_data(number).map_err(|e| zip_fault("", &e))?;
            let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
            if entry.encrypted() {
                return Err(Error::encrypted().at(name));
            }
            if index.insert(key(&name), number).is_some() {
                return Err(duplicate(&name));
            }
        }
        Ok(Self { archive, index, inflated: Cell::new(0) })
    }

    /// Whether the package has a part of this path, whatever its case.
    pub fn has(&self, path: &str) -> bool {
        self.index.contains_key(&key(path))
    }

    /// Inflates every part once, only to count: for readers that do not count by themselves.
    ///
    /// # Errors
    /// `file-hostile` beyond the limits, `file-truncated`, `file-damaged`.
    pub fn measure(&mut self) -> Result<(), Error> {
        let paths: Vec<String> = self.index.keys().cloned().collect();
        for path in paths {
            if let Some(mut part) = self.part(&path)? {
                io::copy(&mut part, &mut io::sink()).map_err(|e| fault(&path, &e))?;
            }
        }
        Ok(())
    }

    /// Begins to read a part; `None` when the package has none of that path.
    ///
    /// # Errors
    /// `file-damaged` when the part's own header is broken.
    pub fn part(&mut self, path: &str) -> Result<Option<Part<'_, 'a>>, Error> {
        let Some(number) = self.index.get(&key(path)) else { return Ok(None) };
        let file = self.archive.by_index(*number).map_err(|e| zip_fault(path, &e))?;
        let counted = Counted::new(file, &self.inflated);
        Ok(Some(counted))
    }

    /// Begins to read a part as XML.
    ///
    /// # Errors
    /// As [`Package::part`].
    pub fn xml(&mut self, path: &str) -> Result<Option<Xml<Part<'_, 'a>>>, Error> {
        Ok(self.part(path)?.map(|part| Xml::new(part, path)))
    }

    /// A small part in full.
    ///
    /// # Errors
    /// What inflating it brings up.
    pub fn bytes(&mut self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some(mut part) = self.part(path)? else { return Ok(None) };
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(|e| fault(path, &e))?;
        Ok(Some(bytes))
    }

    /// The relationships of a part (of the package itself for the empty path); none when it has no such part.
    ///
    /// # Errors
    /// What reading them brings up.
    pub fn relations(&mut self, path: &str) -> Result<Vec<Relation>, Error> {
        let path = path.trim_start_matches('/');
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let rels = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        let mut found = Vec::new();
        let Some(mut xml) = self.xml(&rels)? else { return Ok(found) };
        loop {
            match xml.next()? {
                Token::Start(tag) | Token::Empty(tag) if tag.name() == "Relationship" => {
                    let external = tag.attribute("TargetMode").is_some_and(|mode| mode == "External");
                    let target = tag.attribute("Target").unwrap_or_default();
                    found.push(Relation {
                        id: tag.attribute("Id").unwrap_or_default().into_owned(),
                        kind: tag.attribute("Type").unwrap_or_default().into_owned(),
                        target: if external { String::new() } else { resolve(folder, &target) },
                    });
                }
                Token::Eof => return Ok(found),
                _ => {}
            }
            if found.len() > limits::ENTRIES * 8 {
                return Err(Error::list(&rels, u64::try_from(found.len()).unwrap_or(u64::MAX)));
            }
        }
    }
}

/// One relationship of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The id by which the part's XML names it.
    pub id: String,
    /// The full type address.
    pub kind: String,
    /// The path of the part it leads to, from the package's root; empty for something outside.
    pub target: String,
}

impl Relation {
    /// Whether the type's last word is `word`, in the strict and the transitional vocabulary alike.
    pub fn is(&self, word: &str) -> bool {
        self.kind.rsplit('/').next() == Some(word)
    }
}

/// The path a target leads to, seen from `folder`: absolute or relative, `.` and `..`, back slashes, `%20`.
fn resolve(folder: &str, target: &str) -> String {
    let target = percent_decoded(target).replace('\\', "/");
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let pair = tail.get(..2).and_then(|p| std::str::from_utf8(p).ok());
        match (first, pair.and_then(|p| u8::from_str_radix(p, 16).ok())) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Package paths are equal without regard to case, slashes' direction and a leading slash.
fn key(path: &str) -> String {
    path.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// The number of entries the end record declares; `None` when there is no end record.
fn declared_entries(bytes: &[u8]) -> Option<usize> {
    const RECORD: usize = 22;
    let from = bytes.len().saturating_sub(RECORD + 65_535);
    let tail = bytes.get(from..)?;
    let at = tail.windows(4).rposition(|w| w == b"PK\x05\x06")?;
    let record = tail.get(at..at + RECORD)?;
    let count = u16::from_le_bytes([*record.get(10)?, *record.get(11)?]);
    // 65,535 stands for a zip64 directory, which no workbook of a sane size has.
    Some(usize::from(count))
}

/// The name that the directory lists twice: the library keeps the last of them only.
fn repeated_name(bytes: &[u8]) -> Option<String> {
    const FIXED: usize = 46;
    let mut seen = std::collections::HashSet::new();
    let mut at = bytes.windows(4).position(|w| w == b"PK\x01\x02")?;
    loop {
        let record = bytes.get(at..at + FIXED).filter(|r| r.starts_with(b"PK\x01\x02"))?;
        let length = |from: usize| Some(usize::from(u16::from_le_bytes([*record.get(from)?, *record.get(from + 1)?])));
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let text = bytes.get(at + FIXED..at + FIXED + name)?;
        if !seen.insert(text) {
            return Some(String::from_utf8_lossy(text).into_owned());
        }
        at += FIXED + name + extra + comment;
    }
}

/// Marks the error of a reader that met a limit.
#[derive(Debug)]
struct Overflow {
    limit: u64,
    all: bool,
}

impl std::fmt::Display for Overflow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "more than {} bytes", self.limit)
    }
}

impl std::error::Error for Overflow {}

/// Counts what comes out of a part against the limit of one part and of all.
pub struct Counted<'c, R> {
    inner: R,
    read: u64,
    all: &'c Cell<u64>,
}

impl<'c, R> Counted<'c, R> {
    /// Counts what `inner` gives; `all` goes on over all parts.
    pub const fn new(inner: R, all: &'c Cell<u64>) -> Self {
        Self { inner, read: 0, all }
    }
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        let more = u64::try_from(count).unwrap_or(u64::MAX);
        self.read = self.read.saturating_add(more);
        self.all.set(self.all.get().saturating_add(more));
        if self.read > limits::PART {
            return Err(io::Error::other(Overflow { limit: limits::PART, all: false }));
        }
        if self.all.get() > limits::ALL_PARTS {
            return Err(io::Error::other(Overflow { limit: limits::ALL_PARTS, all: true }));
        }
        Ok(count)
    }
}

/// What a failure while inflating means.
pub fn fault(part: &str, error: &io::Error) -> Error {
    if let Some(over) = error.get_ref().and_then(|e| e.downcast_ref::<Overflow>()) {
        let (vi, en) = if over.all {
            ("tổng dung lượng sau giải nén", "all parts inflate to")
        } else {
            ("dung lượng sau giải nén", "it inflates to")
        };
        let limit = over.limit;
        return Error::hostile(
            part,
            Bilingual::new(
                format!("{vi} vượt {limit} byte (giới hạn {limit})"),
                format!("{en} more than {limit} bytes (the limit is {limit})"),
            ),
        );
    }
    if error.kind() == io::ErrorKind::UnexpectedEof {
        return Error::truncated(part);
    }
    Error::damaged(
        part,
        Bilingual::new("dữ liệu nén không giải được hoặc sai mã kiểm tra", "its compressed data or checksum is wrong"),
    )
}

fn zip_fault(part: &str, error: &ZipError) -> Error {
    match error {
        ZipError::Io(io) => fault(part, io),
        ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => Error::encrypted().at(part),
        ZipError::CompressionMethodNotSupported(method) => Error::damaged(
            part,
            Bilingual::new(
                format!("phương thức nén {method} không đọc được (chỉ 0 và 8)"),
                format!("compression method {method} cannot be read (only 0 and 8)"),
            ),
        ),
        _ => Error::damaged(
            part,
            Bilingual::new("danh mục của gói zip không hợp lệ", "the directory of its zip package is invalid"),
        ),
    }
}

fn too_many_entries(found: usize) -> Error {
    let limit = limits::ENTRIES;
    Error::hostile(
        "",
        Bilingual::new(
            format!("gói zip có {found} mục (giới hạn {limit})"),
            format!("its zip package has {found} entries (the limit is {limit})"),
        ),
    )
}

fn duplicate(name: &str) -> Error {
    Error::hostile(
        name,
        Bilingual::new(
            "gói zip có 2 mục trùng tên (cho phép 1)",
            "its zip package has 2 entries of the same name (1 allowed)",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_resolve_from_their_folder() {
        for (folder, target, path) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets", "../comments1.xml", "xl/comments1.xml"),
            ("xl", ".\\worksheets\\s%201.xml", "xl/worksheets/s 1.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("xl", "../../../x.xml", "x.xml"),
        ] {
            assert_eq!(resolve(folder, target), path, "{folder} {target}");
        }
    }
}
