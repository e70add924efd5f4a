//! Rows from sums: what they are grouped by, where money without a task goes, and the totals.
//!
//! Every sum is in exactly one row of each level, so that a total never loses an amount.

use super::figures::Figures;
use super::{Asked, By, Cell, Facts, Figure, Gross, Row};
use crate::ledger::Key;
use crate::money::Kind;
use crate::plan::Plan;
use crate::plan::agency::{Agencies, Heir};
use crate::words::{Bilingual, bare};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// One place of the book, the finest grain a report works on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Grain {
    /// The budget key.
    pub(super) key: Key,
    /// Where its money stands among the tasks.
    pub(super) slot: Slot,
}

/// Where money stands among the tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    /// With a task (or a section).
    Task,
    /// Recorded without a task.
    Unlinked,
    /// Granted without a task, not yet allotted.
    Unallocated,
}

/// A row before it is written out.
#[derive(Debug)]
pub(super) struct Line {
    /// `3.3/2023`.
    pub(super) key: String,
    /// 0 outermost.
    pub(super) level: u8,
    /// The task's code, in the task's own row.
    pub(super) task: Option<String>,
    /// The number people know it by.
    pub(super) code: Option<String>,
    /// What it says.
    pub(super) says: Says,
    /// Its figures.
    pub(super) figures: Figures,
    /// What was planned, by year.
    pub(super) planned: BTreeMap<i32, i128>,
}

impl Line {
    /// The row with these cells.
    pub(super) fn row(&self, cells: Vec<Cell>) -> Row {
        let (content, said) = match &self.says {
            Says::Text(text) => (text.clone(), None),
            Says::Ours(said) => (said.vi.clone().into_owned(), Some(said.clone())),
        };
        let (key, task, code) = (self.key.clone(), self.task.clone(), self.code.clone());
        Row { key, level: self.level, task, code, content, said, cells }
    }
}

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// The book's words.
    Text(String),
    /// Our words.
    Ours(Bilingual),
}

/// The rows and the figures of the total.
#[derive(Debug, Default)]
pub(super) struct Grouped {
    pub(super) lines: Vec<Line>,
    pub(super) figures: Figures,
    pub(super) planned: BTreeMap<i32, i128>,
}

/// Groups what was asked. `every_task` gives each task of the plan its row even when nothing is
/// recorded for it.
pub(super) fn group(facts: &Facts, asked: &Asked, every_task: bool) -> Grouped {
    let mut grains: BTreeMap<Grain, Gross> = BTreeMap::new();
    for sum in facts.sums.iter().filter(|sum| asked.year.is_none_or(|year| sum.key.year == year)) {
        let grain = Grain { key: sum.key.clone(), slot: slot(&sum.key, sum.kind) };
        grains.entry(grain).or_default().add(sum);
    }
    let all_years = asked.year.is_none();

    let dims = dims(&asked.by);
    let plan = facts.plan.as_ref();
    let with = With { plan, agencies: &facts.agencies, on: asked.as_of.unwrap_or(Date::MAX) };
    let mut root = Node::default();
    if let (true, Some(plan), Some(Dim::Section)) = (every_task, plan, dims.first()) {
        for task in &plan.tasks {
            let key = Key { task: Some(task.code.clone()), ..Key::default() };
            let grain = Grain { key, slot: Slot::Task };
            let leading: Vec<Dim> =
                dims.iter().copied().take_while(|dim| matches!(dim, Dim::Section | Dim::Task)).collect();
            root.add(&parts(&leading, &grain, &with), &Figures::default(), None);
        }
    }
    for (grain, gross) in &grains {
        let figures = gross.figures(all_years);
        let planned = figures.get(Figure::Planned).map(|amount| (grain.key.year, amount));
        root.add(&parts(&dims, grain, &with), &figures, planned);
    }
    let mut grouped = Grouped::default();
    root.write(&mut grouped.lines, "", 0);
    grouped.figures = root.figures;
    grouped.planned = root.planned;
    grouped
}

/// Grants without a task are not yet allotted; everything else without a task is not yet linked.
fn slot(key: &Key, kind: Kind) -> Slot {
    if key.task.is_some() {
        return Slot::Task;
    }
    match kind {
        Kind::Appropriated
        | Kind::Provisional
        | Kind::Allotted
        | Kind::Supplemented
        | Kind::Adjusted
        | Kind::Cut
        | Kind::Recalled
        | Kind::Withheld
        | Kind::HandedOver
        | Kind::CarriedOver
        | Kind::Lapsed => Slot::Unallocated,
        _ => Slot::Unlinked,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dim {
    Section,
    Task,
    Agency,
    Successor,
    Source,
    Year,
}

/// What rows are made with.
struct With<'a> {
    plan: Option<&'a Plan>,
    agencies: &'a Agencies,
    /// The day successors are asked for.
    on: Date,
}

fn dims(by: &[By]) -> Vec<Dim> {
    let mut dims: Vec<Dim> = Vec::new();
    let asked = if by.is_empty() { &[By::Task] } else { by };
    for by in asked {
        let more: &[Dim] = match by {
            By::Task => &[Dim::Section, Dim::Task],
            By::Section => &[Dim::Section],
            By::Agency => &[Dim::Agency],
            By::Successor => &[Dim::Successor],
            By::Source => &[Dim::Source],
            By::Year => &[Dim::Year],
        };
        for dim in more {
            if !dims.contains(dim) {
                dims.push(*dim);
            }
        }
    }
    dims
}

/// One step of a row's path. Steps are ordered by rank, then place, then wording.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    order: (u8, usize, String, String),
    says: Says,
    task: Option<String>,
    /// The number people know it by.
    code: Option<String>,
    /// Rows below do not repeat its id in their key: `3.3` says its section.
    silent: bool,
}

impl Part {
    fn new(rank: u8, place: usize, id: &str, says: Says) -> Self {
        Self { order: (rank, place, bare(id), id.to_owned()), says, task: None, code: None, silent: false }
    }

    fn ours(rank: u8, id: &str, vi: &'static str, en: &'static str) -> Self {
        Self::new(rank, 0, id, Says::Ours(Bilingual::new(vi, en)))
    }

    /// A section with its number.
    fn numbered(place: usize, code: &str, says: Says) -> Self {
        Self { code: Some(code.to_owned()), silent: true, ..Self::new(0, place, code, says) }
    }

    fn id(&self) -> &str {
        &self.order.3
    }
}

fn parts(dims: &[Dim], grain: &Grain, with: &With<'_>) -> Vec<Part> {
    let (tasks, plan) = (dims.contains(&Dim::Task), with.plan);
    dims.iter()
        .filter_map(|dim| match dim {
            Dim::Section => section(grain, plan, tasks),
            Dim::Task => task(grain, plan),
            Dim::Agency => Some(agency(grain, with)),
            Dim::Successor => Some(successor(grain, with)),
            Dim::Source => Some(source(grain.key.source.as_deref())),
            Dim::Year => {
                let year = grain.key.year;
                let says = Bilingual::new(format!("Năm {year}"), format!("Year {year}"));
                let place = usize::try_from(year).unwrap_or(0);
                Some(Part::new(0, place, &year.to_string(), Says::Ours(says)))
            }
        })
        .collect()
}

/// The agency of an amount by its official name, however the files write it.
fn agency(grain: &Grain, with: &With<'_>) -> Part {
    match grain.key.agency.as_deref() {
        Some(text) => {
            let (id, name) = with.agencies.identity(text);
            Part::new(0, 0, &id, Says::Text(name))
        }
        None => named(None, "no-agency", "(không ghi cơ quan)", "(no agency)"),
    }
}

/// Who stands for the agency of an amount now. Where nothing decides, the money stays with the agency it was given
/// to, and the row says so.
fn successor(grain: &Grain, with: &With<'_>) -> Part {
    let Some(text) = grain.key.agency.as_deref() else { return agency(grain, with) };
    match with.agencies.heir(text, grain.key.task.as_deref(), with.on) {
        Heir::Itself => agency(grain, with),
        Heir::One(id, name) => Part::new(0, 0, &id, Says::Text(name)),
        Heir::Undecided(_) => {
            let (id, name) = with.agencies.identity(text);
            let says = Bilingual::new(
                format!("{name} (chưa xác định cơ quan kế nhiệm)"),
                format!("{name} (successor not decided)"),
            );
            Part::new(1, 0, &id, Says::Ours(says))
        }
    }
}

fn named(name: Option<&str>, id: &str, vi: &'static str, en: &'static str) -> Part {
    match name {
        Some(name) => Part::new(0, 0, name, Says::Text(name.to_owned())),
        None => Part::ours(9, id, vi, en),
    }
}

/// A source by its name, or its code (12, 13, 14, 15) with the word before it.
fn source(source: Option<&str>) -> Part {
    let mut part = named(source, "no-source", "(không ghi nguồn)", "(no source)");
    if let Some(code) = source.filter(|code| !code.is_empty() && code.chars().all(|c| c.is_ascii_digit())) {
        part.says = Says::Ours(Bilingual::new(format!("Nguồn {code}"), format!("Source {code}")));
    }
    part
}

fn section(grain: &Grain, plan: Option<&Plan>, tasks: bool) -> Option<Part> {
    let Some(code) = grain.key.task.as_deref() else { return Some(without_task(grain.slot)) };
    let Some(plan) = plan else {
        // Without a plan the number alone says the section: `3.3` and `3/2` stand in `3`.
        let section = code.rsplit_once(['.', '/']).map_or(code, |(section, _)| section);
        let says = Bilingual::new(format!("Mục {section}"), format!("Section {section}"));
        let place = section.parse().unwrap_or(usize::MAX);
        return Some(Part::numbered(place, section, Says::Ours(says)));
    };
    let section = plan.task(code).map_or(code, |task| task.section.as_str());
    match plan.sections.iter().position(|known| known.code == section) {
        Some(place) => {
            let title = plan.sections.get(place).map_or("", |known| known.title.as_str());
            Some(Part::numbered(place, section, Says::Text(title.to_owned())))
        }
        // A plan without sections: its tasks are the outermost rows, where rows are tasks.
        None if plan.task(code).is_some() && tasks => None,
        None if plan.task(code).is_some() => {
            Some(Part { silent: true, ..Part::ours(4, "no-section", "(không thuộc mục nào)", "(in no section)") })
        }
        None => Some(Part { silent: true, ..Part::ours(5, "outside", "(ngoài kế hoạch)", "(outside the plan)") }),
    }
}

fn task(grain: &Grain, plan: Option<&Plan>) -> Option<Part> {
    let code = grain.key.task.as_deref()?;
    let place = plan.and_then(|plan| plan.tasks.iter().position(|task| task.code == code));
    let is_section = |plan: &Plan| plan.sections.iter().any(|section| section.code == code);
    if place.is_none() && plan.is_some_and(is_section) {
        // Given to a whole section.
        let id = format!("{code}/unallocated");
        return Some(Part { silent: true, ..Part::ours(5, &id, "(chưa phân bổ)", "(not yet allotted)") });
    }
    let content = plan.and_then(|plan| plan.task(code)).map_or("", |task| task.content.as_str());
    let order = place.unwrap_or_else(|| number_of(code));
    let rank = if plan.is_some() && place.is_none() { 6 } else { 0 };
    // Without a plan `7` may be a section with `7.1` in it and also a task: its own row is `7/7`.
    let alone = plan.is_none() && !code.contains(['.', '/']);
    let id = if alone { format!("{code}/{code}") } else { code.to_owned() };
    let mut part = Part::new(rank, order, &id, Says::Text(content.to_owned()));
    part.task = Some(code.to_owned());
    part.code = Some(code.to_owned());
    Some(part)
}

/// The last number of a code, so that `3.10` comes after `3.9`.
fn number_of(code: &str) -> usize {
    code.rsplit(['.', '/']).next().and_then(|last| last.parse().ok()).unwrap_or(usize::MAX)
}

fn without_task(slot: Slot) -> Part {
    match slot {
        Slot::Unallocated => Part::ours(7, "unallocated", "(chưa phân bổ)", "(not yet allotted)"),
        Slot::Unlinked | Slot::Task => Part::ours(8, "unlinked", "(chưa gắn)", "(not yet linked)"),
    }
}

#[derive(Debug, Default)]
struct Node {
    part: Option<Part>,
    figures: Figures,
    planned: BTreeMap<i32, i128>,
    below: BTreeMap<(u8, usize, String, String), Node>,
}

impl Node {
    fn add(&mut self, path: &[Part], figures: &Figures, planned: Option<(i32, i128)>) {
        self.figures.add(figures);
        if let Some((year, amount)) = planned {
            *self.planned.entry(year).or_insert(0) += amount;
        }
        if let Some((part, rest)) = path.split_first() {
            let below = self.below.entry(part.order.clone()).or_default();
            below.part.get_or_insert_with(|| part.clone());
            below.add(rest, figures, planned);
        }
    }

    fn write(&self, lines: &mut Vec<Line>, prefix: &str, level: u8) {
        for node in self.below.values() {
            let Some(part) = &node.part else { continue };
            let key = if prefix.is_empty() { part.id().to_owned() } else { format!("{prefix}/{}", part.id()) };
            lines.push(Line {
                key: key.clone(),
                level,
                task: part.task.clone(),
                code: part.code.clone(),
                says: part.says.clone(),
                figures: node.figures.clone(),
                planned: node.planned.clone(),
            });
            // A silent row below which nothing repeats its id: only tasks say their section.
            let tasks_below =
                node.below.values().any(|n| n.part.as_ref().is_some_and(|p| p.task.is_some() || p.silent));
            let next = if part.silent && tasks_below { prefix } else { &key };
            node.write(lines, next, level.saturating_add(1));
        }
    }
}
