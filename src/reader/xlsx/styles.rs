//! The cell formats of a workbook, reduced to what matters for reading and made distinct.

use super::super::dates::{self, Shown};
use super::super::error::Error;
use super::super::limits;
use super::super::xml::{Tag, Token, Xml, is_true};
use crate::sheet::Style;
use crate::words::Bilingual;
use arcstr::ArcStr;
use std::collections::HashMap;
use std::io::Read;

/// The distinct styles of a workbook and which of them each cell format is.
#[derive(Debug)]
pub struct Styles {
    /// What differs, and how a number of it is shown.
    pub distinct: Vec<(Style, Shown)>,
    of: Vec<u32>,
}

#[derive(Clone, Debug, Default)]
struct Font {
    bold: bool,
    italic: bool,
    struck: bool,
    name: ArcStr,
}

impl Styles {
    /// The styles of a workbook without a styles part.
    pub fn plain() -> Self {
        Self { distinct: vec![(Style { locked: true, ..Style::default() }, Shown::Number)], of: Vec::new() }
    }

    /// The distinct style of a cell format; the first for what does not exist.
    #[inline]
    pub fn of(&self, format: usize) -> u32 {
        self.of.get(format).copied().unwrap_or(0)
    }

    /// Reads the styles part.
    ///
    /// # Errors
    /// What reading the part brings up; more formats than Excel allows.
    pub fn read<R: Read>(xml: &mut Xml<R>) -> Result<Self, Error> {
        let mut formats: HashMap<u32, ArcStr> = HashMap::new();
        let mut fonts: Vec<Font> = Vec::new();
        let mut cells: Vec<(u32, usize, Style)> = Vec::new();
        let mut inside = Section::Other;
        loop {
            let (tag, open) = match xml.next()? {
                Token::Start(tag) => (tag, true),
                Token::Empty(tag) => (tag, false),
                Token::End(end) => {
                    if matches!(end.name(), "numFmts" | "fonts" | "cellXfs") {
                        inside = Section::Other;
                    }
                    continue;
                }
                Token::Text(_) => continue,
                Token::Eof => break,
            };
            match (tag.name(), inside) {
                ("numFmts", _) if open => inside = Section::Formats,
                ("fonts", _) if open => inside = Section::Fonts,
                ("cellXfs", _) if open => inside = Section::Cells,
                ("dxfs" | "cellStyleXfs" | "extLst" | "tableStyles", _) if open => xml.skip()?,
                ("numFmt", Section::Formats) => {
                    let id = tag.attribute("numFmtId").and_then(|id| id.trim().parse().ok());
                    if let (Some(id), Some(code)) = (id, tag.attribute("formatCode")) {
                        formats.insert(id, ArcStr::from(&*code));
                    }
                }
                ("font", Section::Fonts) => fonts.push(Font::default()),
                ("b" | "i" | "strike" | "name", Section::Fonts) => {
                    if let Some(font) = fonts.last_mut() {
                        let on = tag.attributes().find(|(name, _)| *name == "val").is_none_or(|(_, v)| is_true(v));
                        match tag.name() {
                            "b" => font.bold = on,
                            "i" => font.italic = on,
                            "strike" => font.struck = on,
                            _ => font.name = ArcStr::from(&*tag.attribute("val").unwrap_or_default()),
                        }
                    }
                }
                ("xf", Section::Cells) => cells.push(cell_format(&tag)),
                ("alignment", Section::Cells) => {
                    if let Some((_, _, style)) = cells.last_mut() {
                        let indent = tag.attribute("indent").and_then(|text| text.trim().parse().ok());
                        style.indent = indent.unwrap_or(0);
                        style.centered = tag.attribute("horizontal").is_some_and(|h| h == "centerContinuous");
                    }
                }
                ("protection", Section::Cells) => {
                    if let Some((_, _, style)) = cells.last_mut()
                        && let Some((_, locked)) = tag.attributes().find(|(name, _)| *name == "locked")
                    {
                        style.locked = is_true(locked);
                    }
                }
                _ => {}
            }
            let most = cells.len().max(fonts.len()).max(formats.len());
            if most > limits::STYLES {
                return Err(too_many(xml.part(), most));
            }
        }
        Ok(Self::distinct(&formats, &fonts, cells))
    }

    fn distinct(formats: &HashMap<u32, ArcStr>, fonts: &[Font], cells: Vec<(u32, usize, Style)>) -> Self {
        let mut styles = Self { distinct: Vec::new(), of: Vec::with_capacity(cells.len()) };
        let mut known: HashMap<Style, u32> = HashMap::new();
        for (format, font, mut style) in cells {
            if let Some(font) = fonts.get(font) {
                style.bold = font.bold;
                style.italic = font.italic;
                style.struck = font.struck;
                style.font = ArcStr::clone(&font.name);
            }
            style.number_format = match formats.get(&format) {
                Some(code) => ArcStr::clone(code),
                None => ArcStr::from(dates::builtin(format).unwrap_or_default()),
            };
            if style.number_format.eq_ignore_ascii_case("general") {
                style.number_format = ArcStr::from("");
            }
            let number = match known.get(&style) {
                Some(number) => *number,
                None => {
                    let number = u32::try_from(styles.distinct.len()).unwrap_or(0);
                    let shown = dates::shown(&style.number_format);
                    styles.distinct.push((style.clone(), shown));
                    known.insert(style, number);
                    number
                }
            };
            styles.of.push(number);
        }
        if styles.distinct.is_empty() { Self::plain() } else { styles }
    }
}

#[derive(Clone, Copy, Debug)]
enum Section {
    Formats,
    Fonts,
    Cells,
    Other,
}

/// The format and font numbers of a cell format, and its style as far as known.
fn cell_format(tag: &Tag<'_>) -> (u32, usize, Style) {
    let number = |name| tag.attribute(name).and_then(|text| text.trim().parse().ok()).unwrap_or(0u32);
    let font = usize::try_from(number("fontId")).unwrap_or(0);
    (number("numFmtId"), font, Style { locked: true, ..Style::default() })
}

fn too_many(part: &str, found: usize) -> Error {
    let limit = limits::STYLES;
    Error::hostile(
        part,
        Bilingual::new(
            format!("có {found} kiểu định dạng (giới hạn {limit})"),
            format!("it has {found} formats (the limit is {limit})"),
        ),
    )
}
