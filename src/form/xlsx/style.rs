//! The looks of cells. Every one is Times New Roman.

use super::FONT;
use crate::form::table::ColKind;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use std::collections::HashMap;
use std::rc::Rc;

/// Dark red, readable in print.
const BAD: u32 = 0x00C0_0000;
/// The paper of cells that may be typed in.
const OPEN: u32 = 0x00FF_F9DB;
/// The paper of headings.
const HEADING: u32 = 0x00EE_EEEE;

/// How much a line weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Weight {
    /// The total.
    Total,
    /// A group of the outermost level: capitals.
    Section,
    /// A group inside a group.
    Group,
    /// A line.
    Line,
}

impl Weight {
    /// Whether it is bold.
    pub(crate) const fn is_bold(self) -> bool {
        !matches!(self, Self::Line)
    }
}

/// What a cell of the table looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Look {
    pub(crate) kind: ColKind,
    pub(crate) weight: Weight,
    pub(crate) level: u8,
    pub(crate) bad: bool,
    pub(crate) open: bool,
    /// Text that could be taken for a formula when somebody edits the cell.
    pub(crate) quoted: bool,
}

/// The looks used so far; equal looks share one format.
pub(crate) struct Styles {
    made: HashMap<Look, Rc<Format>>,
    amount: String,
}

impl Styles {
    /// Amounts with so many decimal places.
    pub(crate) fn new(decimals: usize) -> Self {
        Self { made: HashMap::new(), amount: amount_format(decimals) }
    }

    /// The format of a look.
    pub(crate) fn of(&mut self, look: Look) -> Rc<Format> {
        let amount = &self.amount;
        Rc::clone(self.made.entry(look).or_insert_with(|| Rc::new(format(look, amount))))
    }
}

/// `#,##0;[Red]-#,##0;"-"` with decimals; Excel shows the separators of the office's own settings.
pub(crate) fn amount_format(decimals: usize) -> String {
    let point = if decimals > 0 { format!(".{}", "0".repeat(decimals)) } else { String::new() };
    format!("#,##0{point};[Red]-#,##0{point};\"-\"")
}

/// Body type, without border.
pub(crate) fn base() -> Format {
    Format::new().set_font_name(FONT).set_font_size(12)
}

/// Text around the table.
pub(crate) fn plain_style(size: f64, bold: bool, italic: bool, align: FormatAlign) -> Format {
    let mut format = base().set_font_size(size).set_align(align).set_align(FormatAlign::VerticalCenter).set_text_wrap();
    if bold {
        format = format.set_bold();
    }
    if italic {
        format = format.set_italic();
    }
    format
}

/// Headings.
pub(crate) fn heading() -> Format {
    boxed(base()).set_bold().set_align(FormatAlign::Center).set_text_wrap().set_background_color(Color::RGB(HEADING))
}

/// The label row.
pub(crate) fn label() -> Format {
    boxed(base()).set_font_size(10).set_italic().set_align(FormatAlign::Center).set_text_wrap()
}

fn boxed(format: Format) -> Format {
    format.set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter)
}

fn format(look: Look, amount: &str) -> Format {
    let mut format = boxed(base());
    format = match look.kind {
        ColKind::Code => format.set_align(FormatAlign::Center).set_num_format("@"),
        ColKind::Content => format.set_align(FormatAlign::Left).set_text_wrap().set_indent(look.level.min(8)),
        ColKind::Text => format.set_align(FormatAlign::Left).set_text_wrap().set_indent(1),
        ColKind::Amount | ColKind::Price => format.set_align(FormatAlign::Right).set_num_format(amount),
        ColKind::Rate => format.set_align(FormatAlign::Right).set_num_format("0.00%"),
        ColKind::Number => format.set_align(FormatAlign::Right).set_num_format("#,##0.###;[Red]-#,##0.###;\"-\""),
    };
    if look.weight.is_bold() || look.bad {
        format = format.set_bold();
    }
    if look.bad {
        format = format.set_font_color(Color::RGB(BAD));
    }
    if look.open {
        format = format.set_unlocked().set_background_color(Color::RGB(OPEN));
    }
    if look.quoted {
        format = format.set_quote_prefix();
    }
    format
}
