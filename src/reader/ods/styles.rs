//! The styles of an OpenDocument spreadsheet, reduced to what matters for reading.

use super::super::error::Error;
use super::super::limits;
use super::super::xml::{Tag, Token, Xml, is_true};
use crate::sheet::Style;
use arcstr::ArcStr;
use std::collections::{HashMap, HashSet};
use std::io::Read;

/// What one named style says itself; the rest comes from its parent.
#[derive(Clone, Debug, Default)]
struct Own {
    parent: Option<String>,
    bold: Option<bool>,
    italic: Option<bool>,
    struck: Option<bool>,
    font: Option<String>,
    format: Option<String>,
    locked: Option<bool>,
    indent: Option<u8>,
}

/// All styles met so far.
#[derive(Debug, Default)]
pub struct Styles {
    cells: HashMap<String, Own>,
    hidden_tables: HashSet<String>,
    /// Data style → number format code.
    formats: HashMap<String, String>,
}

impl Styles {
    /// Reads a styles section: to the end of the part, or to the end of the element begun at `depth`.
    ///
    /// # Errors
    /// What reading the part brings up; more styles than Excel allows.
    pub fn read<R: Read>(&mut self, xml: &mut Xml<R>, depth: Option<usize>) -> Result<(), Error> {
        let mut current: Option<(String, Own)> = None;
        let mut table: Option<String> = None;
        let mut data: Option<(String, Code)> = None;
        loop {
            let end = match xml.next()? {
                Token::Start(tag) | Token::Empty(tag) => {
                    match tag.name() {
                        "style" => {
                            let name = tag.attribute("name").unwrap_or_default().into_owned();
                            match tag.attribute("family").as_deref() {
                                Some("table-cell") => {
                                    let own = Own {
                                        parent: tag.attribute("parent-style-name").map(|p| p.into_owned()),
                                        format: tag.attribute("data-style-name").map(|f| f.into_owned()),
                                        ..Own::default()
                                    };
                                    self.cells.insert(name.clone(), own.clone());
                                    current = Some((name, own));
                                }
                                Some("table") => table = Some(name),
                                _ => {}
                            }
                        }
                        "table-properties" => {
                            let shown = tag.attribute("display").is_none_or(|shown| is_true(&shown));
                            if let (Some(name), false) = (&table, shown) {
                                self.hidden_tables.insert(name.clone());
                            }
                        }
                        "text-properties" | "paragraph-properties" | "table-cell-properties" => {
                            if let Some((name, own)) = &mut current {
                                own.take(&tag);
                                self.cells.insert(name.clone(), own.clone());
                            }
                        }
                        kind => {
                            if let Some(code) = Code::begin(kind) {
                                data = Some((tag.attribute("name").unwrap_or_default().into_owned(), code));
                            } else if let Some((_, code)) = &mut data {
                                code.piece(&tag);
                            }
                        }
                    }
                    false
                }
                Token::Text(text) => {
                    if let Some((_, code)) = &mut data {
                        code.text(&text);
                    }
                    false
                }
                Token::End(end) => {
                    match end.name() {
                        "style" => {
                            current = None;
                            table = None;
                        }
                        name if Code::begin(name).is_some() => {
                            if let Some((name, code)) = data.take() {
                                self.formats.insert(name, code.text);
                            }
                        }
                        _ => {}
                    }
                    true
                }
                Token::Eof => return Ok(()),
            };
            if end && depth == Some(xml.depth()) {
                return Ok(());
            }
            if self.cells.len().max(self.formats.len()) > limits::STYLES {
                let found = u64::try_from(self.cells.len().max(self.formats.len())).unwrap_or(u64::MAX);
                return Err(Error::list(xml.part(), found));
            }
        }
    }

    /// Whether a table style hides its sheet.
    pub fn hidden_table(&self, name: &str) -> bool {
        self.hidden_tables.contains(name)
    }

    /// A cell's style with what it takes from its parents.
    pub fn cell(&self, name: &str) -> Style {
        let mut whole = Own::default();
        let mut next = Some(name);
        // A circle of parents ends here too.
        for _ in 0..16 {
            let Some(own) = next.and_then(|name| self.cells.get(name)) else { break };
            whole.bold = whole.bold.or(own.bold);
            whole.italic = whole.italic.or(own.italic);
            whole.struck = whole.struck.or(own.struck);
            whole.font = whole.font.or_else(|| own.font.clone());
            whole.format = whole.format.or_else(|| own.format.clone());
            whole.locked = whole.locked.or(own.locked);
            whole.indent = whole.indent.or(own.indent);
            next = own.parent.as_deref();
        }
        let format = whole.format.and_then(|name| self.formats.get(&name).cloned()).unwrap_or_default();
        Style {
            bold: whole.bold.unwrap_or(false),
            italic: whole.italic.unwrap_or(false),
            struck: whole.struck.unwrap_or(false),
            indent: whole.indent.unwrap_or(0),
            number_format: ArcStr::from(format),
            font: ArcStr::from(whole.font.unwrap_or_default()),
            locked: whole.locked.unwrap_or(true),
            centered: false,
        }
    }
}

impl Own {
    fn take(&mut self, tag: &Tag<'_>) {
        for (name, value) in tag.attributes() {
            match name {
                "font-weight" => self.bold = Some(value == "bold" || value.parse::<u32>().is_ok_and(|w| w >= 600)),
                "font-style" => self.italic = Some(value == "italic" || value == "oblique"),
                "text-line-through-style" | "text-line-through-type" => self.struck = Some(value != "none"),
                "font-name" | "font-family" => {
                    self.font = Some(super::super::xml::unescape(value).trim_matches('\'').to_owned());
                }
                "cell-protect" => self.locked = Some(value != "none"),
                // Excel's step is about a tenth of an inch; LibreOffice writes 0.1390in or 0.353cm a step.
                "margin-left" => self.indent = steps(value),
                _ => {}
            }
        }
    }
}

/// A left margin in indent steps.
fn steps(length: &str) -> Option<u8> {
    let split = length.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = length.split_at(split);
    let number: f64 = number.trim().parse().ok()?;
    let step = match unit {
        "in" => 0.139,
        "cm" => 0.353,
        "mm" => 3.53,
        "pt" => 10.0,
        _ => return None,
    };
    // Casting saturates; an indent beyond 250 steps does not exist.
    Some((number / step).round().clamp(0.0, 250.0) as u8)
}

/// A number format code being put together from its pieces.
#[derive(Debug, Default)]
struct Code {
    text: String,
    literal: bool,
}

impl Code {
    /// A new code, when the element is a data style.
    fn begin(element: &str) -> Option<Self> {
        let known = ["number-style", "percentage-style", "currency-style", "date-style", "time-style", "text-style"];
        known.contains(&element).then(Self::default)
    }

    fn piece(&mut self, tag: &Tag<'_>) {
        let long = tag.attribute("style").is_some_and(|style| style == "long");
        self.literal = false;
        match tag.name() {
            "number" | "scientific-number" => {
                let count =
                    |name| tag.attribute(name).and_then(|n| n.trim().parse::<usize>().ok()).unwrap_or(0).min(30);
                self.text.push_str(if tag.flag("grouping") { "#,##0" } else { "0" });
                if count("decimal-places") > 0 {
                    self.text.push('.');
                    self.text.extend(std::iter::repeat_n('0', count("decimal-places")));
                }
                if tag.name() == "scientific-number" {
                    self.text.push_str("E+00");
                }
                // 1000 shows thousands, 1000000 millions.
                let factor = tag.attribute("display-factor").and_then(|f| f.trim().parse::<f64>().ok()).unwrap_or(1.0);
                if factor >= 1000.0 {
                    self.text.push(',');
                }
                if factor >= 1_000_000.0 {
                    self.text.push(',');
                }
            }
            "day" => self.text.push_str(if long { "dd" } else { "d" }),
            "month" => self.text.push_str(if long { "mm" } else { "m" }),
            "year" => self.text.push_str(if long { "yyyy" } else { "yy" }),
            "hours" => self.text.push_str("hh"),
            "minutes" => self.text.push_str("mm"),
            "seconds" => self.text.push_str("ss"),
            "text-content" => self.text.push('@'),
            "text" | "currency-symbol" => self.literal = true,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.literal && !text.is_empty() {
            if text == "%" || text == "/" || text == "-" {
                self.text.push_str(text);
            } else {
                self.text.push('"');
                self.text.push_str(&text.replace('"', ""));
                self.text.push('"');
            }
            self.literal = false;
        }
    }
}
