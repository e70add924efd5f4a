//! Automatic numbering of a Word document, counted and shown as Word shows it.

use super::super::error::Error;
use super::super::limits;
use super::super::xml::{Token, Xml};
use std::collections::{HashMap, HashSet};
use std::io::Read;

/// Levels of a list.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    text: String,
    /// The level whose advance restarts this one; the one above when not said.
    restart: Option<usize>,
    legal: bool,
}

/// A list that paragraphs belong to: which scheme, and what it changes.
#[derive(Clone, Debug, Default)]
struct List {
    scheme: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// All numbering of a document and how far it has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    schemes: HashMap<String, Vec<Level>>,
    /// A scheme that only points to a list style's.
    links: HashMap<String, String>,
    styles: HashMap<String, String>,
    lists: HashMap<String, List>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<(String, usize)>,
}

impl Numbering {
    /// Reads the numbering part.
    ///
    /// # Errors
    /// What reading the part brings up; too many lists.
    pub fn read<R: Read>(xml: &mut Xml<R>) -> Result<Self, Error> {
        let mut all = Self::default();
        let mut scheme = String::new();
        let mut list = String::new();
        let mut level = 0usize;
        loop {
            let tag = match xml.next()? {
                Token::Start(tag) | Token::Empty(tag) => tag,
                Token::End(end) => {
                    match end.name() {
                        "abstractNum" => scheme.clear(),
                        "num" => list.clear(),
                        _ => {}
                    }
                    continue;
                }
                Token::Eof => break,
                Token::Text(_) => continue,
            };
            let value = || tag.attribute("val").unwrap_or_default().into_owned();
            match tag.name() {
                "abstractNum" => {
                    scheme = tag.attribute("abstractNumId").unwrap_or_default().into_owned();
                    all.schemes.insert(scheme.clone(), vec![Level::default(); LEVELS]);
                }
                "num" => {
                    list = tag.attribute("numId").unwrap_or_default().into_owned();
                    all.lists.insert(list.clone(), List::default());
                }
                "abstractNumId" => {
                    if let Some(list) = all.lists.get_mut(&list) {
                        list.scheme = value();
                    }
                }
                "styleLink" => {
                    all.styles.insert(value(), scheme.clone());
                }
                "numStyleLink" => {
                    all.links.insert(scheme.clone(), value());
                }
                "lvlOverride" | "lvl" => {
                    let number = tag.attribute("ilvl").and_then(|l| l.trim().parse().ok()).unwrap_or(0usize);
                    level = number.min(LEVELS - 1);
                    if tag.name() == "lvl"
                        && let Some(list) = all.lists.get_mut(&list)
                    {
                        list.levels.insert(level, Level::default());
                    }
                }
                "startOverride" => {
                    if let (Some(list), Ok(start)) = (all.lists.get_mut(&list), value().trim().parse()) {
                        list.starts.insert(level, start);
                    }
                }
                name => {
                    let own = match all.lists.get_mut(&list) {
                        Some(list) => list.levels.get_mut(&level),
                        None => all.schemes.get_mut(&scheme).and_then(|levels| levels.get_mut(level)),
                    };
                    if let Some(own) = own {
                        own.take(name, &value());
                    }
                }
            }
            let most = all.schemes.len().max(all.lists.len());
            if most > limits::STYLES {
                return Err(Error::list(xml.part(), u64::try_from(most).unwrap_or(u64::MAX)));
            }
        }
        Ok(all)
    }

    /// The number of the next paragraph of a list at a level, as shown; `None` when it shows nothing.
    pub fn next(&mut self, list_id: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let list = self.lists.get(list_id)?.clone();
        let scheme = self.scheme(&list.scheme);
        let levels: Vec<Level> = (0..LEVELS).map(|l| self.level(&list, &scheme, l)).collect();
        let counts = self.counts.entry(scheme).or_default();
        let fresh = self.begun.insert((list_id.to_owned(), level));
        let own = levels.get(level)?;
        let start = list.starts.get(&level).copied().filter(|_| fresh);
        let count = match (start, counts.get(level).copied().flatten()) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => own.start.unwrap_or(1),
        };
        *counts.get_mut(level)? = Some(count);
        for (deeper, below) in levels.iter().enumerate().skip(level + 1) {
            // Zero means: never restart.
            if below.restart.is_none_or(|by| by > 0 && level < by)
                && let Some(slot) = counts.get_mut(deeper)
            {
                *slot = None;
            }
        }
        let shown = own.show(&levels, counts);
        (!shown.is_empty()).then_some(shown)
    }

    /// The scheme a name leads to, through a list style if need be.
    fn scheme(&self, name: &str) -> String {
        match self.links.get(name).and_then(|style| self.styles.get(style)) {
            Some(linked) => linked.clone(),
            None => name.to_owned(),
        }
    }

    fn level(&self, list: &List, scheme: &str, level: usize) -> Level {
        match list.levels.get(&level) {
            Some(own) => own.clone(),
            None => self.schemes.get(scheme).and_then(|levels| levels.get(level)).cloned().unwrap_or_default(),
        }
    }
}

impl Level {
    fn take(&mut self, name: &str, value: &str) {
        match name {
            "start" => self.start = value.trim().parse().ok(),
            "numFmt" => value.clone_into(&mut self.format),
            "lvlText" => value.clone_into(&mut self.text),
            "lvlRestart" => self.restart = value.trim().parse().ok(),
            "isLgl" => self.legal = !matches!(value, "0" | "false"),
            _ => {}
        }
    }

    fn show(&self, levels: &[Self], counts: &[Option<u32>; LEVELS]) -> String {
        if self.format == "bullet" {
            let first = self.text.chars().next();
            return match first {
                // Symbol fonts keep their dots and squares in the private area.
                Some('\u{f000}'..='\u{f0ff}' | 'o' | '§') => "•".to_owned(),
                _ => self.text.trim().to_owned(),
            };
        }
        let mut out = String::new();
        let mut chars = self.text.chars();
        while let Some(c) = chars.next() {
            let digit = if c == '%' { chars.clone().next().and_then(|d| d.to_digit(10)) } else { None };
            match digit.and_then(|d| usize::try_from(d).ok()).filter(|d| (1..=LEVELS).contains(d)) {
                Some(number) => {
                    chars.next();
                    let Some(level) = levels.get(number - 1) else { continue };
                    let count = counts.get(number - 1).copied().flatten().or(level.start).unwrap_or(1);
                    out.push_str(&numeral(if self.legal { "decimal" } else { &level.format }, count));
                }
                None => out.push(c),
            }
        }
        out.trim().to_owned()
    }
}

/// A count in one of Word's formats; unknown ones in digits.
fn numeral(format: &str, count: u32) -> String {
    match format {
        "none" => String::new(),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperLetter" => letters(count).to_uppercase(),
        "lowerLetter" => letters(count),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

fn roman(count: u32) -> String {
    const DIGITS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = count.min(4999);
    let mut out = String::new();
    for (value, digit) in DIGITS {
        while rest >= value {
            out.push_str(digit);
            rest -= value;
        }
    }
    out
}

/// a to z, then aa, bb …, as Word counts letters.
fn letters(count: u32) -> String {
    let zero_based = count.saturating_sub(1);
    let letter = char::from(b'a' + u8::try_from(zero_based % 26).unwrap_or(0));
    let times = usize::try_from(zero_based / 26 + 1).unwrap_or(1).min(30);
    std::iter::repeat_n(letter, times).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = r#"<w:numbering xmlns:w="w">
        <w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2."/></w:lvl>
            <w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
            <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
    </w:numbering>"#;

    #[test]
    fn numbers_are_shown_as_word_shows_them() {
        let mut numbering = Numbering::read(&mut Xml::new(PART.as_bytes(), "numbering.xml")).unwrap();
        for (list, level, shown) in [
            ("5", 0, Some("I.")),
            ("5", 1, Some("1.1.")),
            ("5", 1, Some("1.2.")),
            ("5", 2, Some("c)")),
            ("5", 2, Some("d)")),
            ("5", 0, Some("II.")),
            ("5", 1, Some("2.1.")),
            ("5", 3, Some("-")),
            ("6", 0, Some("VII.")),
            ("6", 0, Some("VIII.")),
            ("9", 0, None),
        ] {
            assert_eq!(numbering.next(list, level).as_deref(), shown, "{list} {level}");
        }
        assert_eq!(letters(27), "aa");
    }
}
