//! The styles of a Word document: heading levels, bold, italic, and numbering that comes with a style.

use super::super::error::Error;
use super::super::limits;
use super::super::xml::{Tag, Token, Xml, is_true};
use std::collections::HashMap;
use std::io::Read;

/// What a style says itself.
#[derive(Clone, Debug, Default)]
struct Own {
    based_on: Option<String>,
    name: String,
    look: Look,
}

/// What matters of a style or of direct formatting; `None` where it does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Bold.
    pub bold: Option<bool>,
    /// Italic.
    pub italic: Option<bool>,
    /// Outline level, 0 the highest; 9 for body text.
    pub outline: Option<u8>,
    /// The list it belongs to; `0` takes it out of any.
    pub list: Option<String>,
    /// The level in the list.
    pub level: Option<usize>,
}

impl Look {
    /// What this does not say is taken from `other`.
    fn or(&mut self, other: &Self) {
        self.bold = self.bold.or(other.bold);
        self.italic = self.italic.or(other.italic);
        self.outline = self.outline.or(other.outline);
        if self.list.is_none() {
            self.list.clone_from(&other.list);
        }
        self.level = self.level.or(other.level);
    }

    /// Takes one property element.
    pub fn take(&mut self, tag: &Tag<'_>) {
        let on = || tag.attributes().find(|(name, _)| *name == "val").is_none_or(|(_, value)| is_true(value));
        let value = || tag.attribute("val").unwrap_or_default().trim().to_owned();
        match tag.name() {
            "b" => self.bold = Some(on()),
            "i" => self.italic = Some(on()),
            "outlineLvl" => self.outline = value().parse().ok(),
            "numId" => self.list = Some(value()),
            "ilvl" => self.level = value().parse().ok(),
            _ => {}
        }
    }
}

/// All styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    all: HashMap<String, Own>,
    default: Option<String>,
    base: Look,
}

impl Styles {
    /// Reads the styles part.
    ///
    /// # Errors
    /// What reading the part brings up; too many styles.
    pub fn read<R: Read>(xml: &mut Xml<R>) -> Result<Self, Error> {
        let mut styles = Self::default();
        let mut current: Option<String> = None;
        let mut defaults = false;
        loop {
            match xml.next()? {
                Token::Start(tag) if tag.name() == "tblStylePr" => xml.skip()?,
                Token::Start(tag) if tag.name() == "docDefaults" => defaults = true,
                Token::Start(tag) if tag.name() == "style" => {
                    let id = tag.attribute("styleId").unwrap_or_default().into_owned();
                    let paragraph = tag.attribute("type").is_some_and(|kind| kind == "paragraph");
                    if paragraph && tag.flag("default") {
                        styles.default = Some(id.clone());
                    }
                    styles.all.insert(id.clone(), Own::default());
                    current = Some(id);
                }
                Token::Start(tag) | Token::Empty(tag) => {
                    if let Some(own) = current.as_ref().and_then(|id| styles.all.get_mut(id)) {
                        match tag.name() {
                            "name" => own.name = tag.attribute("val").unwrap_or_default().to_lowercase(),
                            "basedOn" => own.based_on = tag.attribute("val").map(|v| v.into_owned()),
                            _ => own.look.take(&tag),
                        }
                    } else if defaults {
                        styles.base.take(&tag);
                    }
                }
                Token::End(end) if end.name() == "style" => current = None,
                Token::End(end) if end.name() == "docDefaults" => defaults = false,
                Token::Eof => return Ok(styles),
                _ => {}
            }
            if styles.all.len() > limits::STYLES {
                return Err(Error::list(xml.part(), u64::try_from(styles.all.len()).unwrap_or(u64::MAX)));
            }
        }
    }

    /// What a paragraph style says with all it is based on; the default style for none.
    pub fn paragraph(&self, id: Option<&str>) -> Look {
        let mut look = self.chain(id.or(self.default.as_deref()));
        look.or(&self.base);
        look
    }

    /// What a character style says with all it is based on.
    pub fn character(&self, id: &str) -> Look {
        self.chain(Some(id))
    }

    fn chain(&self, id: Option<&str>) -> Look {
        let mut look = Look::default();
        let mut next = id;
        // A circle of bases ends here too.
        for _ in 0..16 {
            let Some(own) = next.and_then(|id| self.all.get(id)) else { break };
            look.or(&own.look);
            let named = own.name.strip_prefix("heading ").and_then(|n| n.trim().parse::<u8>().ok());
            look.outline = look.outline.or(named.filter(|n| (1..=9).contains(n)).map(|n| n - 1));
            next = own.based_on.as_deref();
        }
        look
    }
}
