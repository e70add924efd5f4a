//! Tables whose amounts stand in columns: years, years × sources, sources, a sheet a year.

use super::dice::Dice;
use super::figures;
use super::header::{self, Column, Is};
use super::layout::{Codes, Formulas, Layout, Numbers, Shape, Sums, Where};
use super::model::{Budget, Task};
use super::pen::Pen;
use super::variant::Expected;
use super::wording::{MEMO, SECTION_SUM, SOURCES, TOTAL};
use dutoan::sheet::{CellRef, Style, Value, column_letters};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Item {
    Grand,
    GrandAgain,
    Section(usize),
    Task(usize, usize),
    SectionSum(usize),
    /// What a source pays of the grand total.
    GrandPart(usize),
    /// A source's row under its task.
    Part(usize, usize, usize),
    Memo(usize, usize),
    Blank,
    Header,
}

/// What a table's rows came to be, for planting errors.
#[derive(Default)]
pub struct Drawn {
    /// (row, section, task) of every task row.
    pub tasks: Vec<(u32, usize, usize)>,
    /// (row, section) of every section's sums.
    pub sections: Vec<(u32, usize)>,
    pub grand: Option<u32>,
    /// (column, year, source) of every leaf column.
    pub leaves: Vec<(u32, i32, Option<usize>)>,
    /// Columns that add others.
    pub sums: Vec<u32>,
}

struct Plan<'a> {
    layout: &'a Layout,
    budget: &'a Budget,
    year: Option<i32>,
    columns: Vec<Column>,
    items: Vec<Item>,
    first: u32,
}

impl Plan<'_> {
    fn holds(&self, task: &Task) -> bool {
        self.year.is_none_or(|year| task.amount(year, None) != 0)
    }

    fn row(&self, item: Item) -> Option<u32> {
        let mut row = self.first;
        for one in &self.items {
            if *one == item {
                return Some(row);
            }
            row += self.tall(*one);
        }
        None
    }

    fn tall(&self, item: Item) -> u32 {
        if item == Item::Header { header::depth(&self.columns, self.layout) } else { 1 }
    }

    fn tasks(&self, section: Option<usize>) -> Vec<(usize, usize)> {
        let all =
            self.budget.sections.iter().enumerate().flat_map(|(s, one)| (0..one.tasks.len()).map(move |t| (s, t)));
        all.filter(|&(s, t)| section.is_none_or(|one| one == s) && self.holds(&self.budget.sections[s].tasks[t]))
            .collect()
    }

    /// The sources told in rows under a task.
    fn parts(&self, s: usize, t: usize) -> Vec<usize> {
        if self.layout.shape != Shape::SourceRows {
            return Vec::new();
        }
        let task = &self.budget.sections[s].tasks[t];
        (0..SOURCES.len()).filter(|&part| task.amounts.iter().any(|(_, one, _)| *one == part)).collect()
    }

    /// Whether the agency is told once for the tasks beneath each other that it leads.
    fn agency_once(&self) -> bool {
        let layout = self.layout;
        layout.agency_once && layout.shape == Shape::Agencies && layout.flat && !layout.memo && !layout.repeated_header
    }

    fn leaf(&self, item: Item, year: i32, source: Option<usize>) -> i64 {
        let sum = |section| {
            self.tasks(section).iter().map(|&(s, t)| self.budget.sections[s].tasks[t].amount(year, source)).sum()
        };
        match item {
            Item::Task(s, t) => self.budget.sections[s].tasks[t].amount(year, source),
            Item::Memo(s, t) => self.budget.sections[s].tasks[t].amount(year, source) / 20_000 * 10_000,
            Item::Part(s, t, part) => self.budget.sections[s].tasks[t].amount(year, Some(part)),
            Item::Section(s) | Item::SectionSum(s) => sum(Some(s)),
            Item::Grand | Item::GrandAgain => sum(None),
            Item::GrandPart(part) => {
                let all = self.tasks(None);
                all.iter().map(|&(s, t)| self.budget.sections[s].tasks[t].amount(year, Some(part))).sum()
            }
            Item::Blank | Item::Header => 0,
        }
    }

    fn amount(&self, item: Item, column: &Column) -> i64 {
        match &column.is {
            Is::Leaf { year, part } => self.leaf(item, *year, *part),
            Is::Sum(of) => of.iter().map(|&i| self.amount(item, &self.columns[i])).sum(),
            Is::Less(of) => {
                of.iter().map(|&(plus, i)| self.amount(item, &self.columns[i]) * if plus { 1 } else { -1 }).sum()
            }
            _ => 0,
        }
    }

    /// The formula that adds the rows beneath (or above) an adding row.
    fn adds(&self, item: Item, letter: &str) -> Option<String> {
        let cell = |one: Item| self.row(one).map(|row| format!("{letter}{}", row + 1));
        let parts: Vec<Item> = match item {
            Item::GrandAgain => vec![Item::Grand],
            Item::Section(s) | Item::SectionSum(s) => {
                self.tasks(Some(s)).into_iter().map(|(s, t)| Item::Task(s, t)).collect()
            }
            Item::Grand if self.layout.flat || self.layout.sums == Sums::None => {
                self.tasks(None).into_iter().map(|(s, t)| Item::Task(s, t)).collect()
            }
            Item::Grand => {
                let sum = |s| if self.layout.sums == Sums::After { Item::SectionSum(s) } else { Item::Section(s) };
                (0..self.budget.sections.len()).filter(|&s| !self.tasks(Some(s)).is_empty()).map(sum).collect()
            }
            Item::Task(s, t) if !self.parts(s, t).is_empty() => {
                self.parts(s, t).into_iter().map(|part| Item::Part(s, t, part)).collect()
            }
            _ => return None,
        };
        let rows: Vec<u32> = parts.iter().filter_map(|one| self.row(*one)).collect();
        let adjacent = rows.windows(2).all(|pair| pair[1] == pair[0] + 1);
        let told_apart = self.layout.memo || self.layout.shape == Shape::SourceRows;
        let over_headings = item == Item::Grand && !told_apart && self.layout.sums == Sums::None;
        if (adjacent || over_headings) && rows.len() > 1 {
            return Some(format!("SUM({letter}{}:{letter}{})", rows[0] + 1, rows[rows.len() - 1] + 1));
        }
        Some(parts.into_iter().filter_map(cell).collect::<Vec<_>>().join("+"))
    }
}

/// Draws one table on a sheet; `year` is set where the whole sheet is one year.
pub fn draw(
    pen: &mut Pen,
    layout: &Layout,
    dice: &mut Dice,
    budget: &Budget,
    year: Option<i32>,
    sheet: &str,
) -> (Vec<Expected>, Drawn) {
    let columns = header::columns(layout, dice, budget, year);
    let last = u32::try_from(columns.len()).unwrap() + layout.column_offset - 1;
    let top = header::title(pen, layout, dice, last, year, &budget.years);
    let (expected, drawn, row) = table(pen, layout, dice, (budget, year, columns), sheet, top);
    let whole: i64 = {
        let plan = Plan { layout, budget, year, columns: Vec::new(), items: Vec::new(), first: 0 };
        let amounts = plan.tasks(None).into_iter().flat_map(|(s, t)| &budget.sections[s].tasks[t].amounts);
        amounts.filter(|(y, ..)| year.is_none_or(|one| one == *y)).map(|(.., a)| a).sum()
    };
    let stated = drawn.grand.is_some() && layout.words && !layout.shape.is_stages();
    super::footer::draw(pen, layout, dice, row, last, stated.then_some(whole), top + 1);
    (expected, drawn)
}

/// Draws header and rows of one table from `top` on; gives the first row after it too.
pub fn table(
    pen: &mut Pen,
    layout: &Layout,
    dice: &mut Dice,
    (budget, year, columns): (&Budget, Option<i32>, Vec<Column>),
    sheet: &str,
    top: u32,
) -> (Vec<Expected>, Drawn, u32) {
    let mut first = top + header::depth(&columns, layout);
    header::header(pen, layout, &columns, top);
    if layout.label_row {
        header::labels(pen, layout, dice, &columns, first);
        first += 1;
    }
    let mut plan = Plan { layout, budget, year, columns, items: Vec::new(), first };
    plan.items = items(&plan, dice);
    let mut expected = Vec::new();
    let mut drawn = Drawn::default();
    let mut row = first;
    let total_words = dice.pick(TOTAL);
    for item in plan.items.clone() {
        match item {
            Item::Blank => {}
            Item::Header => header::header(pen, layout, &plan.columns, row),
            _ => draw_row(pen, &plan, item, row, total_words, dice.below(MEMO.len())),
        }
        match item {
            Item::Task(s, t) => {
                drawn.tasks.push((row, s, t));
                if plan.parts(s, t).is_empty() {
                    expect(&plan, (s, t, None), row, sheet, &mut expected);
                }
            }
            Item::Part(s, t, part) => expect(&plan, (s, t, Some(part)), row, sheet, &mut expected),
            Item::Section(s) if layout.sums == Sums::OnRow => drawn.sections.push((row, s)),
            Item::SectionSum(s) => drawn.sections.push((row, s)),
            Item::Grand => drawn.grand = Some(row),
            _ => {}
        }
        row += plan.tall(item);
    }
    for (i, column) in plan.columns.iter().enumerate() {
        let at = u32::try_from(i).unwrap() + layout.column_offset;
        match column.is {
            Is::Leaf { year, part } => drawn.leaves.push((at, year, part)),
            Is::Sum(_) => drawn.sums.push(at),
            _ => {}
        }
    }
    (expected, drawn, row)
}

fn items(plan: &Plan, dice: &mut Dice) -> Vec<Item> {
    let layout = plan.layout;
    let mut out = Vec::new();
    let by_source = matches!(layout.shape, Shape::Years | Shape::SheetPerYear | Shape::Agencies);
    let split: Vec<Item> =
        if layout.grand_split && by_source { (0..SOURCES.len()).map(Item::GrandPart).collect() } else { Vec::new() };
    if matches!(layout.grand, Where::First | Where::Both) {
        out.push(Item::Grand);
        out.extend(split.clone());
    }
    let mut memo_left = if layout.memo { 2 } else { 0 };
    for s in 0..plan.budget.sections.len() {
        let tasks = plan.tasks(Some(s));
        if tasks.is_empty() {
            continue;
        }
        if layout.repeated_header && s == 1 {
            out.push(Item::Header);
        }
        if !layout.flat {
            out.push(Item::Section(s));
        }
        for (s, t) in tasks {
            out.push(Item::Task(s, t));
            out.extend(plan.parts(s, t).into_iter().map(|part| Item::Part(s, t, part)));
            if memo_left > 0 && dice.chance(40) {
                memo_left -= 1;
                out.push(Item::Memo(s, t));
            }
        }
        if layout.sums == Sums::After && !layout.flat {
            out.push(Item::SectionSum(s));
        }
        if layout.blank_rows && dice.chance(50) {
            out.push(Item::Blank);
        }
    }
    match layout.grand {
        Where::Last => {
            out.push(Item::Grand);
            out.extend(split);
        }
        Where::Both => out.push(Item::GrandAgain),
        _ => {}
    }
    out
}

fn draw_row(pen: &mut Pen, plan: &Plan, item: Item, row: u32, total_words: &str, memo: usize) {
    let layout = plan.layout;
    let bold = !matches!(item, Item::Task(..) | Item::Part(..) | Item::GrandPart(_) | Item::Memo(..));
    let text_style = match item {
        Item::Memo(..) | Item::Part(..) | Item::GrandPart(_) => {
            pen.style(Style { italic: true, indent: 1, ..Style::default() })
        }
        _ => pen.bold(bold),
    };
    let number_style = pen.style(Style { bold, number_format: "#,##0.###".into(), ..Style::default() });
    let silent = matches!(item, Item::Section(_)) && layout.sums != Sums::OnRow;
    for (i, column) in plan.columns.iter().enumerate() {
        let at = u32::try_from(i).unwrap() + layout.column_offset;
        match &column.is {
            Is::Code => draw_code(pen, layout, item, plan, row, at, text_style),
            Is::Content => {
                let text = content(plan, item, total_words, memo);
                pen.text(row, at, &text, text_style);
            }
            Is::Agency => {
                if let Item::Task(s, t) = item
                    && (!plan.agency_once() || t == 0)
                {
                    pen.text(row, at, &plan.budget.sections[s].tasks[t].agency, text_style);
                    if plan.agency_once() {
                        let below = u32::try_from(plan.budget.sections[s].tasks.len() - 1).unwrap();
                        pen.merge(row, at, row + below, at);
                    }
                }
            }
            Is::Gap => {}
            Is::Dollars(of) => {
                let dong = plan.amount(item, &plan.columns[*of]);
                if dong != 0 && !matches!(item, Item::Memo(..)) {
                    let style = pen.style(Style { bold, number_format: "#,##0.00".into(), ..Style::default() });
                    pen.value(row, at, Value::Number(figures::number(dong / 250_000, 100)), style);
                }
            }
            Is::Note => {
                if let Item::Task(_, 0) = item {
                    pen.text(row, at, "Theo QĐ 17 ngày 18/4/2022", text_style);
                }
            }
            is if is.is_figure() && silent => {}
            Is::Percent(a, b) => {
                let (a, b) = (plan.amount(item, &plan.columns[*a]), plan.amount(item, &plan.columns[*b]));
                if b != 0 && !matches!(item, Item::Memo(..)) {
                    percent(pen, layout, (row, at), a * 1_000 / b, bold);
                }
            }
            Is::Leaf { .. } | Is::Sum(_) | Is::Less(_) => {
                let dong = plan.amount(item, column);
                let formula = match &column.is {
                    Is::Sum(of) if !matches!(item, Item::Memo(..)) => Some(across(layout, of, row)),
                    Is::Less(of) if !matches!(item, Item::Memo(..)) => Some(signed(layout, of, row)),
                    _ => plan.adds(item, &column_letters(at)),
                };
                match formula {
                    Some(formula) if layout.formulas != Formulas::None => {
                        let result = match layout.formulas {
                            Formulas::WithResults => Value::Number(figures::number(dong, layout.unit)),
                            _ => Value::Empty,
                        };
                        pen.formula(row, at, &formula, result, number_style);
                    }
                    _ => {
                        if let Some(value) = figures::value(dong, layout) {
                            pen.value(row, at, value, number_style);
                        }
                    }
                }
            }
        }
    }
}

/// `thousandths` as a percentage with one digit.
fn percent(pen: &mut Pen, layout: &Layout, (row, at): (u32, u32), thousandths: i64, bold: bool) {
    if layout.numbers == Numbers::Typed {
        let style = pen.style(Style { bold, number_format: "0.0".into(), ..Style::default() });
        pen.value(row, at, Value::Number(figures::number(thousandths, 10)), style);
    } else {
        let text = figures::text(thousandths, 10, layout.numbers);
        let style = pen.bold(bold);
        pen.text(row, at, &format!("{text}%"), style);
    }
}

fn signed(layout: &Layout, of: &[(bool, usize)], row: u32) -> String {
    let mut out = String::new();
    for (plus, i) in of {
        match (plus, out.is_empty()) {
            (true, true) => {}
            (true, false) => out.push('+'),
            (false, _) => out.push('-'),
        }
        let letter = column_letters(u32::try_from(*i).unwrap() + layout.column_offset);
        out.push_str(&format!("{letter}{}", row + 1));
    }
    out
}

fn across(layout: &Layout, of: &[usize], row: u32) -> String {
    let cells: Vec<String> = of
        .iter()
        .map(|&i| format!("{}{}", column_letters(u32::try_from(i).unwrap() + layout.column_offset), row + 1))
        .collect();
    let adjacent = of.windows(2).all(|pair| pair[1] == pair[0] + 1);
    if adjacent && cells.len() > 1 { format!("SUM({}:{})", cells[0], cells[cells.len() - 1]) } else { cells.join("+") }
}

fn content(plan: &Plan, item: Item, total_words: &str, memo: usize) -> String {
    match item {
        Item::Grand | Item::GrandAgain => total_words.to_owned(),
        Item::Section(s) => plan.budget.sections[s].title.to_uppercase(),
        Item::SectionSum(s) => format!(
            "{} {}",
            SECTION_SUM[s % SECTION_SUM.len()],
            section_code(plan.layout.codes, plan.budget.sections[s].number)
        ),
        Item::Task(s, t) => plan.budget.sections[s].tasks[t].content.clone(),
        Item::Part(_, _, part) => part_words(plan.layout, part),
        Item::GrandPart(part) => format!("{}{}", if part == 0 { "Trong đó: " } else { "- " }, SOURCES[part]),
        Item::Memo(..) => MEMO[memo].to_owned(),
        Item::Blank | Item::Header => String::new(),
    }
}

/// A source's row: its mark stands in the code column or before its name.
fn part_words(layout: &Layout, part: usize) -> String {
    let mark = if layout.codes == Codes::None || layout.note { "- " } else { "" };
    format!("{mark}{}", SOURCES[part])
}

/// A section's code as the layout numbers it.
pub fn section_code(codes: Codes, s: usize) -> String {
    match codes {
        Codes::Roman | Codes::Dashes => ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"][s].to_owned(),
        Codes::Letters => char::from(b'A' + u8::try_from(s).unwrap()).to_string(),
        _ => (s + 1).to_string(),
    }
}

fn draw_code(pen: &mut Pen, layout: &Layout, item: Item, plan: &Plan, row: u32, at: u32, style: u32) {
    match item {
        Item::Section(s) => {
            let number = plan.budget.sections[s].number;
            if layout.codes == Codes::Typed {
                pen.value(row, at, Value::Number(figures::number(i64::try_from(number + 1).unwrap(), 1)), style);
            } else {
                pen.text(row, at, &section_code(layout.codes, number), style);
            }
        }
        Item::Task(s, t) => {
            let code = &plan.budget.sections[s].tasks[t].code;
            match layout.codes {
                Codes::Plan => pen.text(row, at, code, style),
                Codes::Typed => pen.value(row, at, Value::Number(code.parse().unwrap()), style),
                Codes::Dashes => pen.text(row, at, "-", style),
                _ => {
                    let n = plan.tasks(if layout.flat { None } else { Some(s) }).iter().position(|one| *one == (s, t));
                    pen.value(
                        row,
                        at,
                        Value::Number(figures::number(i64::try_from(n.unwrap() + 1).unwrap(), 1)),
                        style,
                    );
                }
            }
        }
        Item::Part(..) if !layout.note => pen.text(row, at, "-", style),
        _ => {}
    }
}

fn expect(plan: &Plan, (s, t, told): (usize, usize, Option<usize>), row: u32, sheet: &str, out: &mut Vec<Expected>) {
    let section = &plan.budget.sections[s];
    let task = &section.tasks[t];
    let by_agency = plan.layout.shape == Shape::Agencies && !plan.layout.flat;
    let agency = plan.columns.iter().any(|column| column.is == Is::Agency) && told.is_none();
    for (i, column) in plan.columns.iter().enumerate() {
        if let Is::Leaf { year, part } = column.is {
            let amount = task.amount(year, told.or(part)) * if column.falls { -1 } else { 1 };
            if amount != 0 {
                out.push(Expected {
                    sheet: sheet.to_owned(),
                    cell: CellRef::new(row, u32::try_from(i).unwrap() + plan.layout.column_offset),
                    content: told.map_or_else(|| task.content.clone(), |part| part_words(plan.layout, part)),
                    under: told.map(|_| task.content.clone()),
                    agency: (agency || by_agency).then(|| task.agency.clone()),
                    year,
                    source: told.map(|part| SOURCES[part]).or(column.source),
                    kind: column.kind,
                    amount,
                });
            }
        }
    }
}
