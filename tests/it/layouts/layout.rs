//! The choices that make one layout differ from another, drawn from a seed.

use super::dice::Dice;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A column a year.
    Years,
    /// Under every year a column a source, often with the year's sum before them.
    YearsBySource,
    /// One year; columns are the sources.
    Sources,
    /// A sheet a year.
    SheetPerYear,
    /// A row for each task, year and source.
    List,
    /// One year; cost details under every task: quantity × days × price.
    Costs,
    /// One year; what was granted, adjusted, paid and is left.
    Stages,
    /// One year by quarters or half-years.
    Periods,
    /// Last year's money, this year's, next year's, compared.
    History,
    /// A column a year; under every task a row a source.
    SourceRows,
    /// One sheet; every section is a table of its own with its own header.
    Tables,
    /// One sheet; every year is a table of its own with its own header.
    TablePerYear,
    /// A sheet that tells the sections' sums, and the sheet or sheets with the tasks.
    Overview,
    /// The tasks under the agencies that lead them.
    Agencies,
    /// A sheet an agency, a column a year.
    SheetPerAgency,
}

impl Shape {
    /// One year whose columns are stages or parts of it.
    pub fn is_stages(self) -> bool {
        matches!(self, Self::Stages | Self::Periods | Self::History)
    }

    /// Whether every table is of one year.
    pub fn one_year_a_table(self) -> bool {
        matches!(self, Self::SheetPerYear | Self::TablePerYear)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codes {
    /// 1, 1.1, 1.2.
    Plan,
    /// I, 1, 2 … II, 1, 2 …
    Roman,
    /// A, 1, 2 … B, 1, 2 …
    Letters,
    /// 1, 1.1 with the codes typed as numbers.
    Typed,
    /// No code column; sections are bold.
    None,
    /// Code column only filled for sections; tasks have a dash.
    Dashes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// Excel numbers.
    Typed,
    /// Text, `1.234,5`.
    TextVietnamese,
    /// Text, `1,234.5`.
    TextEnglish,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitAt {
    /// `Đơn vị tính: …` on a line above the table.
    Line,
    /// In the heading over the amounts.
    Header,
    /// In the title.
    Title,
    /// Nowhere: the product has to ask.
    Nowhere,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    First,
    Last,
    Both,
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sums {
    /// On the section's own row.
    OnRow,
    /// On a row of its own after the section.
    After,
    /// None.
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Merged cells.
    Merged,
    /// Centred across the selection, no merge.
    Centred,
    /// The heading repeated over every column.
    Repeated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formulas {
    None,
    WithResults,
    /// As openpyxl and other writers leave them.
    WithoutResults,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nil {
    Blank,
    Dash,
    Zero,
}

#[derive(Clone, Debug)]
pub struct Layout {
    pub shape: Shape,
    pub unit: i64,
    pub unit_at: UnitAt,
    pub codes: Codes,
    pub numbers: Numbers,
    pub formulas: Formulas,
    pub grand: Where,
    pub sums: Sums,
    pub span: Span,
    pub nil: Nil,
    /// A heading over all amounts.
    pub umbrella: bool,
    /// A heading over the years beneath the umbrella.
    pub over_years: bool,
    /// A column with the row's total, before or after the years.
    pub row_total: Where,
    pub agency: bool,
    pub agency_first: bool,
    pub note: bool,
    /// The words of one heading stacked in separate unmerged cells.
    pub stacked: bool,
    pub label_row: bool,
    pub title: bool,
    pub signature: bool,
    pub memo: bool,
    pub repeated_header: bool,
    pub scratch: bool,
    pub blank_rows: bool,
    pub words: bool,
    pub draft_sheet: bool,
    pub decomposed: bool,
    pub column_offset: u32,
    /// No sections: tasks only.
    pub flat: bool,
    /// Under the grand total, what of it each source pays.
    pub grand_split: bool,
    /// An empty column amid the others.
    pub gap: bool,
    /// A column that tells the amounts in dollars.
    pub dollars: bool,
    /// The agency stands once over all its tasks, in a merged cell or in the first row only.
    pub agency_once: bool,
    /// How a year stands in its heading: 0 `Năm 2023`, 1 the number, 2 `2023`, 3 `Dự toán năm 2023`, 4 `KP năm 2023`.
    pub year_style: usize,
}

impl Layout {
    pub fn draw(dice: &mut Dice) -> Self {
        use Shape::{
            Agencies, Costs, History, List, Overview, Periods, SheetPerAgency, SheetPerYear, SourceRows, Sources,
            Stages, TablePerYear, Tables, Years, YearsBySource,
        };
        let numbers = dice.pick(&[
            Numbers::Typed,
            Numbers::Typed,
            Numbers::Typed,
            Numbers::Typed,
            Numbers::TextVietnamese,
            Numbers::TextEnglish,
        ]);
        let formulas = if numbers == Numbers::Typed {
            dice.pick(&[Formulas::None, Formulas::WithResults, Formulas::WithResults, Formulas::WithoutResults])
        } else {
            Formulas::None
        };
        Self {
            shape: dice.pick(&[
                Years,
                YearsBySource,
                YearsBySource,
                Sources,
                SheetPerYear,
                List,
                Costs,
                Stages,
                Stages,
                Periods,
                History,
                SourceRows,
                Tables,
                TablePerYear,
                Overview,
                Agencies,
                SheetPerAgency,
            ]),
            unit: dice.pick(&[1, 1, 1_000, 1_000_000, 1_000_000, 1_000_000_000]),
            unit_at: dice.pick(&[
                UnitAt::Line,
                UnitAt::Line,
                UnitAt::Line,
                UnitAt::Line,
                UnitAt::Header,
                UnitAt::Header,
                UnitAt::Title,
                UnitAt::Nowhere,
            ]),
            codes: dice.pick(&[
                Codes::Plan,
                Codes::Plan,
                Codes::Roman,
                Codes::Letters,
                Codes::Typed,
                Codes::None,
                Codes::Dashes,
            ]),
            numbers,
            formulas,
            grand: dice.pick(&[Where::First, Where::First, Where::Last, Where::Last, Where::Both, Where::None]),
            sums: dice.pick(&[Sums::OnRow, Sums::OnRow, Sums::OnRow, Sums::After, Sums::None]),
            span: dice.pick(&[Span::Merged, Span::Merged, Span::Merged, Span::Centred, Span::Repeated]),
            nil: dice.pick(&[Nil::Blank, Nil::Blank, Nil::Dash, Nil::Zero]),
            umbrella: dice.chance(50),
            over_years: dice.chance(30),
            row_total: dice.pick(&[Where::First, Where::First, Where::Last, Where::None]),
            agency: dice.chance(70),
            agency_first: dice.chance(25),
            note: dice.chance(50),
            stacked: dice.chance(15),
            label_row: dice.chance(40),
            title: dice.chance(80),
            signature: dice.chance(50),
            memo: dice.chance(25),
            repeated_header: dice.chance(15),
            scratch: dice.chance(20),
            blank_rows: dice.chance(20),
            words: dice.chance(30),
            draft_sheet: dice.chance(15),
            decomposed: dice.chance(15),
            column_offset: if dice.chance(20) { 1 } else { 0 },
            flat: dice.chance(12),
            year_style: dice.below(5),
            grand_split: dice.chance(12),
            gap: dice.chance(8),
            dollars: dice.chance(6),
            agency_once: dice.chance(30),
        }
    }

    /// A plain, clean layout on which errors are planted.
    pub fn plain(dice: &mut Dice) -> Self {
        let mut layout = Self::draw(dice);
        layout.shape = dice.pick(&[Shape::Years, Shape::YearsBySource]);
        layout.unit = dice.pick(&[1, 1_000, 1_000_000]);
        layout.unit_at = UnitAt::Line;
        layout.codes = dice.pick(&[Codes::Plan, Codes::Roman]);
        layout.numbers = Numbers::Typed;
        layout.formulas = Formulas::WithResults;
        layout.grand = dice.pick(&[Where::First, Where::Last]);
        layout.sums = Sums::OnRow;
        layout.span = Span::Merged;
        layout.nil = Nil::Blank;
        layout.row_total = dice.pick(&[Where::First, Where::None]);
        layout.title = true;
        for odd in [&mut layout.memo, &mut layout.scratch, &mut layout.blank_rows, &mut layout.draft_sheet] {
            *odd = false;
        }
        for odd in [&mut layout.grand_split, &mut layout.gap, &mut layout.dollars, &mut layout.agency_once] {
            *odd = false;
        }
        layout.stacked = false;
        layout.flat = false;
        layout.decomposed = false;
        layout.repeated_header = false;
        layout
    }

    pub fn unit_words(&self) -> &'static str {
        match self.unit {
            1 => "đồng",
            1_000 => "nghìn đồng",
            1_000_000 => "triệu đồng",
            _ => "tỷ đồng",
        }
    }

    pub fn year_words(&self, year: i32) -> String {
        match self.year_style {
            0 => format!("Năm {year}"),
            1 | 2 => year.to_string(),
            3 => format!("Dự toán năm {year}"),
            _ => format!("KP năm {year}"),
        }
    }
}
