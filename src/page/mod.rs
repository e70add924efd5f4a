//! A document as blocks: paragraphs with their numbers, tables of cells, footnotes. No meaning.

mod broken;
mod drawn;
mod flat;
mod html;
mod laid;
mod markup;
mod parted;
mod text;

#[cfg(test)]
mod tests;

pub use text::from_text;

/// A document read into blocks, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// Lines at which tables begin whose rows could not be told from each other; nothing of them is among the blocks.
    pub untold: Vec<u32>,
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Grid),
}

/// A paragraph; a list number made by the word processor is kept apart from the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// 1-based number of the paragraph in the document (for a text file: its first line).
    pub place: u32,
    /// Automatic list number as shown, `3.2.` or `-`, where the file numbers by itself.
    pub number: Option<String>,
    /// Heading level where the file says so, 1 the highest.
    pub heading: Option<u8>,
    /// The text, markup removed, one line.
    pub text: String,
    /// Bold throughout.
    pub bold: bool,
    /// Italic throughout.
    pub italic: bool,
    /// Whether this is a footnote's text.
    pub footnote: bool,
}

/// A table of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// 1-based number among the document's blocks.
    pub place: u32,
    /// Rows of cells; a merged cell stands once with its spans.
    pub rows: Vec<Vec<GridCell>>,
    /// Where each row stands, 1-based line of a text or row of a sheet; empty where only blocks are numbered.
    pub lines: Vec<u32>,
}

impl Grid {
    /// Where a row stands: its own line, else where the table begins.
    pub fn line(&self, row: usize) -> u32 {
        self.lines.get(row).copied().unwrap_or(self.place)
    }
}

/// A cell of a document's table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridCell {
    /// The text; paragraphs separated by `\n`.
    pub text: String,
    /// How many columns it spans, at least 1.
    pub columns: u32,
    /// How many rows it spans, at least 1.
    pub rows: u32,
}
