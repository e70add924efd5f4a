//! One variant: a workbook nobody designed for us, and every amount it holds.

use super::dice::Dice;
use super::header::{self};
use super::layout::{Layout, Shape, UnitAt};
use super::list;
use super::matrix::{self, Drawn};
use super::model::{Budget, Section};
use super::pen::{Pen, workbook};
use super::stages;
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
    /// The agency, where the table tells it.
    pub agency: Option<String>,
    pub year: i32,
    pub source: Option<&'static str>,
    /// The kind, where the headings tell it.
    pub kind: Option<Kind>,
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
        kind: (!matches!(layout.shape, Shape::Stages | Shape::History)).then_some(Kind::Planned),
        // What no cell says the officer says.
        year: (!layout.title)
            .then_some(year)
            .filter(|_| matches!(layout.shape, Shape::Sources | Shape::Costs) || layout.shape.is_stages()),
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
        Shape::SourceRows => {
            let (expected, _) = matrix::draw(&mut pen, layout, dice, budget, None, "Sheet1");
            (vec![pen.sheet("Sheet1", Visibility::Visible)], expected)
        }
        Shape::Stages | Shape::Periods | Shape::History => {
            let budget = stages::budget(layout, dice, &only(budget, year), year);
            let (expected, _) = matrix::draw(&mut pen, layout, dice, &budget, Some(year), "Sheet1");
            (vec![pen.sheet("Sheet1", Visibility::Visible)], expected)
        }
        Shape::Tables | Shape::TablePerYear => {
            let expected = tables(&mut pen, layout, dice, budget, "Sheet1");
            (vec![pen.sheet("Sheet1", Visibility::Visible)], expected)
        }
        Shape::Overview => overview(layout, dice, budget),
        Shape::Agencies => {
            let mut own = layout.clone();
            own.flat |= own.agency && own.agency_once;
            own.blank_rows &= !own.flat;
            let (expected, _) = matrix::draw(&mut pen, &own, dice, &by_agency(budget), None, "Sheet1");
            (vec![pen.sheet("Sheet1", Visibility::Visible)], expected)
        }
        Shape::SheetPerAgency => {
            let (mut sheets, mut expected) = (Vec::new(), Vec::new());
            for (n, section) in by_agency(budget).sections.into_iter().enumerate() {
                let name = format!("{}. {}", n + 1, section.title.chars().take(20).collect::<String>());
                let mut flat = layout.clone();
                flat.flat = true;
                flat.agency = layout.agency;
                let mut pen = Pen::new(layout.decomposed);
                let part = Budget { years: budget.years.clone(), sections: vec![section] };
                expected.extend(matrix::draw(&mut pen, &flat, dice, &part, None, &name).0);
                sheets.push(pen.sheet(&name, Visibility::Visible));
            }
            (sheets, expected)
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

/// Every section, or every year, as a table of its own on one sheet, each with a caption, its header and its total.
fn tables(pen: &mut Pen, layout: &Layout, dice: &mut Dice, budget: &Budget, sheet: &str) -> Vec<Expected> {
    let parts: Vec<(String, Budget, Option<i32>)> = if layout.shape == Shape::TablePerYear {
        let part = |year: &i32| (format!("Năm {year}"), only(budget, *year), Some(*year));
        budget.years.iter().map(part).filter(|(_, part, _)| !part.sections.is_empty()).collect()
    } else {
        let part = |section: &Section| {
            (section.title.clone(), Budget { years: budget.years.clone(), sections: vec![section.clone()] }, None)
        };
        budget.sections.iter().map(part).collect()
    };
    let mut own = layout.clone();
    own.flat |= layout.shape == Shape::Tables;
    let numbered = dice.pick(&["Bảng", "Biểu", ""]);
    let mut expected = Vec::new();
    let mut row = None;
    let mut last = 0;
    for (n, (caption, part, year)) in parts.iter().enumerate() {
        let columns = header::columns(&own, dice, part, *year);
        last = u32::try_from(columns.len()).unwrap() + layout.column_offset - 1;
        let top = row.unwrap_or_else(|| header::title(pen, &own, dice, last, None, &budget.years));
        let bold = pen.bold(true);
        let words =
            if numbered.is_empty() { caption.to_uppercase() } else { format!("{numbered} {}. {caption}", n + 1) };
        pen.text(top, layout.column_offset, &words, bold);
        let (lines, _, end) = matrix::table(pen, &own, dice, (part, *year, columns), sheet, top + 1);
        expected.extend(lines);
        row = Some(end + 1);
    }
    super::footer::draw(pen, layout, dice, row.unwrap_or(0), last, None, 8);
    expected
}

/// A sheet with the sections' sums before the sheet, or the sheets, with the tasks.
fn overview(layout: &Layout, dice: &mut Dice, budget: &Budget) -> (Vec<Sheet>, Vec<Expected>) {
    let mut sums = budget.clone();
    for section in &mut sums.sections {
        let mut amounts: Vec<(i32, usize, i64)> = Vec::new();
        for (year, source, amount) in section.tasks.iter().flat_map(|task| &task.amounts) {
            match amounts.iter_mut().find(|(y, s, _)| (y, s) == (year, source)) {
                Some((.., sum)) => *sum += amount,
                None => amounts.push((*year, *source, *amount)),
            }
        }
        let Some(mut task) = section.tasks.first().cloned() else { continue };
        task.code = (section.number + 1).to_string();
        task.content.clone_from(&section.title);
        task.amounts = amounts;
        section.tasks = vec![task];
    }
    let mut summary = layout.clone();
    summary.flat = true;
    summary.agency = false;
    summary.memo = false;
    let mut pen = Pen::new(layout.decomposed);
    let _ = matrix::draw(&mut pen, &summary, dice, &sums, None, "Tong hop");
    let mut sheets = vec![pen.sheet(dice.pick(&["Tong hop", "TH", "Biểu 1"]), Visibility::Visible)];
    let mut expected = Vec::new();
    let parts: Vec<Budget> = if dice.chance(50) {
        vec![budget.clone()]
    } else {
        let part = |section: &Section| Budget { years: budget.years.clone(), sections: vec![section.clone()] };
        budget.sections.iter().map(part).collect()
    };
    for (n, part) in parts.iter().enumerate() {
        let name = format!("Chi tiet {}", n + 1);
        let mut pen = Pen::new(layout.decomposed);
        expected.extend(matrix::draw(&mut pen, layout, dice, part, None, &name).0);
        sheets.push(pen.sheet(&name, Visibility::Visible));
    }
    (sheets, expected)
}

/// The same tasks under the agencies that lead them.
fn by_agency(budget: &Budget) -> Budget {
    let mut sections: Vec<Section> = Vec::new();
    for task in budget.tasks() {
        let at = sections.iter().position(|one| one.title == task.agency).unwrap_or_else(|| {
            sections.push(Section { number: sections.len(), title: task.agency.clone(), tasks: Vec::new() });
            sections.len() - 1
        });
        let section = &mut sections[at];
        let code = format!("{}.{}", at + 1, section.tasks.len() + 1);
        section.tasks.push(super::model::Task { code, ..task.clone() });
    }
    Budget { years: budget.years.clone(), sections }
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
