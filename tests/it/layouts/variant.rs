//! One variant: a workbook nobody designed for us, and every amount it holds.

use super::dice::Dice;
use super::layout::{Layout, Shape, UnitAt};
use super::list;
use super::matrix::{self, Drawn};
use super::model::Budget;
use super::pen::{Pen, workbook};
use dutoan::money::Kind;
use dutoan::sheet::{CellRef, Sheet, Visibility, Workbook};
use dutoan::table::Hints;

/// One amount that must be read.
#[derive(Clone, Debug)]
pub struct Expected {
    pub sheet: String,
    pub cell: CellRef,
    pub content: String,
    /// The heading right above, where the row makes no sense without it.
    pub under: Option<String>,
    pub year: i32,
    pub source: Option<&'static str>,
    pub amount: i64,
}

pub struct Variant {
    pub seed: u64,
    pub layout: Layout,
    pub workbook: Workbook,
    pub hints: Hints,
    pub expected: Vec<Expected>,
}

/// The variant of a seed.
pub fn draw(seed: u64) -> Variant {
    let mut dice = Dice::new(seed);
    let mut layout = Layout::draw(&mut dice);
    let budget = Budget::draw(&mut dice);
    if layout.shape == Shape::Costs && layout.unit > 1_000_000 {
        layout.unit = 1_000;
    }
    let year = one_year(&budget);
    let hints = Hints {
        file_name: "bang.xlsx".to_owned(),
        kind: Some(Kind::Planned),
        // What no cell says the officer says.
        year: (!layout.title).then_some(year).filter(|_| matches!(layout.shape, Shape::Sources | Shape::Costs)),
        ..Hints::default()
    };
    let (mut sheets, expected) = sheets(&layout, &mut dice, &budget);
    if layout.draft_sheet {
        let mut old = budget.clone();
        for task in old.sections.iter_mut().flat_map(|section| &mut section.tasks) {
            for (.., amount) in &mut task.amounts {
                *amount += 10_000_000;
            }
        }
        let (drafts, _) = self::sheets(&layout, &mut dice, &old);
        for (n, mut draft) in drafts.into_iter().enumerate() {
            draft.name = format!("Ban cu {}", n + 1);
            draft.visibility = Visibility::Hidden;
            sheets.insert(0, draft);
        }
    }
    Variant { seed, layout, workbook: workbook(sheets), hints, expected }
}

fn sheets(layout: &Layout, dice: &mut Dice, budget: &Budget) -> (Vec<Sheet>, Vec<Expected>) {
    let mut pen = Pen::new(layout.decomposed);
    let year = one_year(budget);
    match layout.shape {
        Shape::Years | Shape::YearsBySource => {
            let name = dice.pick(&["Sheet1", "PL1", "Biểu chi tiết"]);
            let (expected, _) = matrix::draw(&mut pen, layout, dice, budget, None, name);
            (vec![pen.sheet(name, Visibility::Visible)], expected)
        }
        Shape::Sources => {
            let (expected, _) = matrix::draw(&mut pen, layout, dice, &only(budget, year), Some(year), "Sheet1");
            (vec![pen.sheet("Sheet1", Visibility::Visible)], expected)
        }
        Shape::SheetPerYear => {
            let (mut sheets, mut expected) = (Vec::new(), Vec::new());
            let style = dice.below(3);
            for &year in &budget.years {
                let name = match style {
                    0 => format!("Năm {year}"),
                    1 => year.to_string(),
                    _ => format!("DT {year}"),
                };
                let mut pen = Pen::new(layout.decomposed);
                let part = only(budget, year);
                if part.sections.is_empty() {
                    continue;
                }
                expected.extend(matrix::draw(&mut pen, layout, dice, &part, Some(year), &name).0);
                sheets.push(pen.sheet(&name, Visibility::Visible));
            }
            (sheets, expected)
        }
        Shape::List => {
            let expected = list::list(&mut pen, layout, dice, budget, "Danh sach");
            (vec![pen.sheet("Danh sach", Visibility::Visible)], expected)
        }
        Shape::Costs => {
            let expected = list::costs(&mut pen, layout, dice, budget, year, "Du toan");
            (vec![pen.sheet("Du toan", Visibility::Visible)], expected)
        }
    }
}

/// The year of a table that has only one: the first with money.
fn one_year(budget: &Budget) -> i32 {
    let has = |year: &&i32| budget.tasks().any(|task| task.amount(**year, None) != 0);
    *budget.years.iter().find(has).unwrap_or(&budget.years[0])
}

/// The part of a budget that has money in a year.
fn only(budget: &Budget, year: i32) -> Budget {
    let mut part = budget.clone();
    for section in &mut part.sections {
        section.tasks.retain(|task| task.amount(year, None) != 0);
    }
    part.sections.retain(|section| !section.tasks.is_empty());
    part
}

/// A plain layout with what was drawn, for planting an error.
pub fn plain(seed: u64) -> (Layout, Budget, Pen, Drawn, Vec<Expected>) {
    let mut dice = Dice::new(seed);
    let layout = Layout::plain(&mut dice);
    let budget = Budget::draw(&mut dice);
    let mut pen = Pen::new(false);
    let (expected, drawn) = matrix::draw(&mut pen, &layout, &mut dice, &budget, None, "Bieu");
    (layout, budget, pen, drawn, expected)
}

/// What the unit is told by, for the table of outcomes.
pub fn unit_is_stated(layout: &Layout) -> bool {
    layout.unit_at != UnitAt::Nowhere
}
