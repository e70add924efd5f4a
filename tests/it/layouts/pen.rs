//! A pen that fills a sheet cell by cell and hands it over as the product's own `Sheet`.

use arcstr::ArcStr;
use dutoan::sheet::{Area, Cell, CellRef, Format, Row, Sheet, Style, Value, Visibility, Workbook};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

#[derive(Default)]
pub struct Pen {
    cells: BTreeMap<(u32, u32), Cell>,
    styles: Vec<Style>,
    merges: Vec<Area>,
    hidden_rows: Vec<u32>,
    /// Text is written decomposed (NFD), as some Macs and converters do.
    pub decomposed: bool,
}

impl Pen {
    pub fn new(decomposed: bool) -> Self {
        Self { styles: vec![Style::default()], decomposed, ..Self::default() }
    }

    pub fn style(&mut self, style: Style) -> u32 {
        let found = self.styles.iter().position(|one| *one == style).unwrap_or_else(|| {
            self.styles.push(style);
            self.styles.len() - 1
        });
        u32::try_from(found).unwrap()
    }

    pub fn bold(&mut self, bold: bool) -> u32 {
        self.style(Style { bold, ..Style::default() })
    }

    pub fn value(&mut self, row: u32, column: u32, value: Value, style: u32) {
        self.cells.insert((row, column), Cell { column, style, value, formula: None });
    }

    pub fn text(&mut self, row: u32, column: u32, text: &str, style: u32) {
        let text: String = if self.decomposed { text.nfd().collect() } else { text.to_owned() };
        self.value(row, column, Value::Text(ArcStr::from(text)), style);
    }

    pub fn formula(&mut self, row: u32, column: u32, formula: &str, result: Value, style: u32) {
        self.cells.insert((row, column), Cell { column, style, value: result, formula: Some(ArcStr::from(formula)) });
    }

    pub fn get(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&(row, column))
    }

    pub fn get_mut(&mut self, row: u32, column: u32) -> Option<&mut Cell> {
        self.cells.get_mut(&(row, column))
    }

    pub fn merge(&mut self, top: u32, left: u32, bottom: u32, right: u32) {
        if (top, left) != (bottom, right) {
            self.merges.push(Area { first: CellRef::new(top, left), last: CellRef::new(bottom, right) });
        }
    }

    pub fn hide(&mut self, row: u32) {
        self.hidden_rows.push(row);
    }

    pub fn sheet(self, name: &str, visibility: Visibility) -> Sheet {
        let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
        for ((row, _), cell) in self.cells {
            rows.entry(row).or_default().push(cell);
        }
        let rows = rows
            .into_iter()
            .map(|(index, cells)| Row { index, hidden: self.hidden_rows.contains(&index), cells })
            .collect();
        Sheet {
            name: name.to_owned(),
            visibility,
            rows,
            merges: self.merges,
            hidden_columns: Vec::new(),
            styles: self.styles,
            notes: Vec::new(),
        }
    }
}

pub fn workbook(sheets: Vec<Sheet>) -> Workbook {
    Workbook { format: Format::Xlsx, sheets, names: Vec::new(), properties: Vec::new(), date_1904: false }
}
