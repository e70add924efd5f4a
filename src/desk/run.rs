//! The main job in one command: a budget folder's recipe replayed into a fresh book, and the summary that
//! holds what was met against what was expected.

use super::context::Desk;
use super::failure::{Exit, Failure, Outcome};
use super::import::{self, Ask};
use super::look::{Coverage, Look};
use super::place::Exception;
use super::recipe::{self, Do, Expect, Recipe, Step, TypedEntry};
use super::typed::{self, Typed};
use super::{answer, book, plans, reports, reviews};
use crate::finding::{Finding, Place, Severity};
use crate::ledger::{Grain, Position};
use crate::link::State;
use crate::money::{Kind, Money};
use crate::plan::Plan;
use crate::words::Bilingual;
use std::path::{Path, PathBuf};

/// One recorded line of the plan's table.
#[derive(Clone, Debug)]
pub struct PlanLine {
    /// Its cell, `sheet!cell`.
    pub cell: String,
    /// The task.
    pub task: Option<String>,
    /// The year.
    pub year: Option<i32>,
    /// đồng.
    pub amount: Money,
    /// What the row says.
    pub content: String,
    /// Why it belongs there.
    pub reasons: Vec<Bilingual>,
    /// What is still available for the task and year, where anything was granted.
    pub available: Option<Money>,
}

/// One year's figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearFigures {
    /// The year.
    pub year: i32,
    /// Planned.
    pub planned: Money,
    /// Asked for.
    pub proposed: Money,
    /// Appraised.
    pub appraised: Money,
    /// Usable: granted with supplements and adjustments.
    pub granted: Money,
    /// Spent.
    pub spent: Money,
    /// Disbursed, advances included.
    pub disbursed: Money,
    /// Remaining: usable − spent.
    pub remaining: Money,
}

/// A file written.
#[derive(Clone, Debug)]
pub struct Written {
    /// `book`, `report`, `review`.
    pub role: &'static str,
    /// Where.
    pub path: PathBuf,
}

/// What a replay came to.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The budget's name.
    pub name: String,
    /// The plan.
    pub plan: Plan,
    /// The plan's own lines.
    pub lines: Vec<PlanLine>,
    /// Their sum.
    pub lines_total: Money,
    /// Links over all files.
    pub coverage: Coverage,
    /// Figures by year.
    pub years: Vec<YearFigures>,
    /// Findings and refusals met, each as a finding.
    pub met: Vec<Finding>,
    /// What was met and not expected.
    pub unexpected: Vec<Finding>,
    /// What was expected and not met.
    pub missing: Vec<Expect>,
    /// Files written.
    pub files: Vec<Written>,
}

impl Summary {
    /// 0 when findings and refusals are exactly those expected.
    pub fn exit(&self) -> Exit {
        if self.unexpected.is_empty() && self.missing.is_empty() { Exit::Done } else { Exit::Findings }
    }
}

/// Replays `dir` into a fresh book under `out`.
///
/// # Errors
/// The recipe or one of its files cannot be read, or a step cannot be recorded.
pub fn run(desk: &Desk, dir: &Path, out: &Path) -> Outcome<Summary> {
    let recipe = recipe::read(dir)?;
    let unwritable = |error: std::io::Error| {
        Failure::new(
            Exit::World,
            "folder-unwritable",
            Bilingual::new(
                format!("Không ghi được vào {}: {error}.", out.display()),
                format!("Cannot write into {}: {error}.", out.display()),
            ),
            Bilingual::new("Chọn thư mục khác bằng --out", "Choose another folder with --out"),
        )
    };
    std::fs::create_dir_all(out).map_err(unwritable)?;
    let folder = dir.canonicalize().unwrap_or_else(|_| dir.to_path_buf());
    let stem = folder.file_name().map_or_else(|| "so".to_owned(), |n| n.to_string_lossy().into_owned());
    let path = out.join(format!("{stem}.dutoan"));
    for old in [path.clone(), path.with_extension("dutoan-wal"), path.with_extension("dutoan-shm")] {
        if old.exists() {
            std::fs::remove_file(&old).map_err(unwritable)?;
        }
    }
    let today = recipe.today.as_deref().map(answer::date).transpose()?.unwrap_or(desk.today);
    let desk = Desk { book: Some(path.clone()), today, now: format!("{today}T12:00:00"), ..desk.clone() };
    book::create(&desk, &path, &recipe.office)?;
    let mut replay =
        Replay { desk, dir, out, met: Vec::new(), coverage: Coverage::default(), lines: Vec::new(), files: Vec::new() };
    replay.files.push(Written { role: "book", path });
    let plan = replay.plan(&recipe)?;
    for step in &recipe.step {
        replay.step(step)?;
    }
    replay.finish(recipe, plan)
}

struct Replay<'a> {
    desk: Desk,
    dir: &'a Path,
    out: &'a Path,
    met: Vec<Finding>,
    coverage: Coverage,
    lines: Vec<(Look, usize)>,
    files: Vec<Written>,
}

fn wanting(step: &Step, what: &str) -> Box<Failure> {
    let action = format!("{:?}", step.action).to_lowercase();
    Failure::new(
        Exit::World,
        "recipe-wrong",
        Bilingual::new(
            format!("Bước “{action}” trong budget.toml thiếu “{what}”."),
            format!("A step “{action}” of budget.toml lacks “{what}”."),
        ),
        Bilingual::new("Bổ sung rồi chạy lại.", "Add it and run again."),
    )
}

impl Replay<'_> {
    fn plan(&mut self, recipe: &Recipe) -> Outcome<Plan> {
        let accept: Vec<Exception> = recipe.accept.iter().map(|e| Exception::parse(e)).collect();
        let done = plans::import(&self.desk, &self.dir.join(&recipe.plan), &[], &accept, true)?;
        if done.exit != Exit::Done {
            return Err(stopped(&recipe.plan, done.exit, done.findings.iter().find(|f| f.severity != Severity::Note)));
        }
        self.met.extend(done.findings.into_iter().filter(|f| f.severity != Severity::Note));
        Ok(done.plan)
    }

    fn step(&mut self, step: &Step) -> Outcome<()> {
        match step.action {
            Do::Import => self.import(step, None),
            Do::Grant => self.import(step, Some(Kind::Appropriated)),
            Do::Spend => self.import(step, Some(Kind::Paid)),
            Do::Add => self.add(step),
            Do::Report => self.report(step),
            Do::Review => self.review(step),
        }
    }

    fn import(&mut self, step: &Step, default: Option<Kind>) -> Outcome<()> {
        let file = step.file.as_deref().ok_or_else(|| wanting(step, "file"))?;
        let parse = |list: &[String]| list.iter().map(|e| Exception::parse(e)).collect::<Vec<_>>();
        let ask = Ask {
            files: vec![self.dir.join(file)],
            kind: step.kind.as_deref().map(answer::kind).transpose()?.or(default),
            year: step.year,
            sheets: step.sheet.clone(),
            unit: step.unit.as_deref().map(answer::unit).transpose()?,
            columns: step.column.iter().map(|c| answer::column(c)).collect::<Outcome<_>>()?,
            accept: parse(&step.accept),
            skip: parse(&step.skip),
            agency: step.agency.clone(),
            post: true,
            ..Ask::default()
        };
        for look in import::import(&self.desk, &ask)? {
            if look.exit() != Exit::Done {
                let waiting = look
                    .findings
                    .iter()
                    .find(|f| look.waits(f))
                    .cloned()
                    .or_else(|| look.refusals.first().map(|r| r.as_finding(&look.file)));
                return Err(stopped(file, look.exit(), waiting.as_ref()));
            }
            self.met.extend(look.findings.iter().filter(|f| f.severity != Severity::Note).cloned());
            self.met.extend(look.set_aside.iter().map(|r| r.as_finding(&look.file)));
            let more = look.coverage();
            self.coverage.lines = self.coverage.lines.saturating_add(more.lines);
            self.coverage.linked = self.coverage.linked.saturating_add(more.linked);
            self.coverage.amount = self.coverage.amount.checked_add(more.amount).unwrap_or(self.coverage.amount);
            self.coverage.amount_linked =
                self.coverage.amount_linked.checked_add(more.amount_linked).unwrap_or(self.coverage.amount_linked);
            if look.lines.iter().any(|l| l.line.kind == Some(Kind::Planned)) {
                let count = look.lines.len();
                self.lines.push((look, count));
            }
        }
        Ok(())
    }

    fn add(&mut self, step: &Step) -> Outcome<()> {
        let typed = step.entry.iter().map(entry).collect::<Outcome<Vec<_>>>()?;
        typed::record(&self.desk, &typed, true).map(|_| ())
    }

    fn report(&mut self, step: &Step) -> Outcome<()> {
        let name = step.name.as_deref().ok_or_else(|| wanting(step, "name"))?;
        let file = step.file.as_deref().ok_or_else(|| wanting(step, "file"))?;
        let path = self.out.join(file);
        let unit = step.unit.as_deref().map(answer::unit).transpose()?;
        let report = reports::make(&self.desk, name, step.year, step.by.as_deref(), None)?;
        reports::write(&self.desk, &report, &path, unit, crate::words::Lang::Vi)?;
        self.files.push(Written { role: "report", path });
        Ok(())
    }

    fn review(&mut self, step: &Step) -> Outcome<()> {
        let file = step.file.as_deref().ok_or_else(|| wanting(step, "file"))?;
        let year = step.year.ok_or_else(|| wanting(step, "year"))?;
        let handed = reviews::export(
            &self.desk,
            year,
            step.agency.as_deref(),
            None,
            &self.out.join(file),
            crate::words::Lang::Vi,
        )?;
        self.files.push(Written { role: "review", path: handed.path });
        Ok(())
    }

    fn finish(self, recipe: Recipe, plan: Plan) -> Outcome<Summary> {
        let positions = book::positions(&self.desk, &plan.id)?;
        let mut lines = Vec::new();
        for (look, _) in &self.lines {
            for placed in look.lines.iter().filter(|p| p.line.kind == Some(Kind::Planned) && !p.left_out) {
                let task = placed.proposal.candidates.first().filter(|_| placed.proposal.state != State::Unlinked);
                let year = placed.year();
                let position = positions.iter().find(|(grain, _)| {
                    grain.task.as_deref() == task.map(|t| t.task.as_str()) && Some(grain.year) == year
                });
                lines.push(PlanLine {
                    cell: format!("{}!{}", placed.line.sheet, placed.line.cell),
                    task: task.map(|t| t.task.clone()),
                    year,
                    amount: placed.line.amount.unwrap_or_default(),
                    content: placed.line.content.to_string(),
                    reasons: task.map(|t| t.reasons.clone()).unwrap_or_default(),
                    available: position.filter(|(_, p)| p.usable() != Money::ZERO).map(|(_, p)| p.available()),
                });
            }
        }
        let lines_total = Money::sum(lines.iter().map(|l| l.amount)).unwrap_or_default();
        let mut unexpected = Vec::new();
        let mut missing = recipe.expect;
        for finding in &self.met {
            match missing.iter().position(|e| meets(e, finding)) {
                Some(at) => {
                    missing.remove(at);
                }
                None => unexpected.push(finding.clone()),
            }
        }
        let years = by_year(&positions);
        Ok(Summary {
            name: recipe.name,
            plan,
            lines,
            lines_total,
            coverage: self.coverage,
            years,
            met: self.met,
            unexpected,
            missing,
            files: self.files,
        })
    }
}

/// One typed entry of a recipe as the officer would type it.
fn entry(entry: &TypedEntry) -> Outcome<Typed> {
    let amount = Money::new(entry.amount).ok_or_else(|| {
        let amount = entry.amount;
        Failure::usage(
            "amount-too-large",
            Bilingual::new(
                format!("Số tiền {amount} vượt 10^18 đồng."),
                format!("The amount {amount} is beyond 10^18 đồng."),
            ),
            Bilingual::new("Sửa budget.toml.", "Mend budget.toml."),
        )
    })?;
    Ok(Typed {
        kind: answer::kind(&entry.kind)?,
        task: entry.task.clone(),
        to_task: None,
        year: entry.year,
        to_year: None,
        amount,
        date: entry.date.as_deref().map(answer::date).transpose()?,
        document: entry.document.clone(),
        contract: entry.contract.clone(),
        source: entry.source.clone(),
        agency: entry.agency.clone(),
        note: entry.note.clone(),
        plan: None,
        allow_over: None,
    })
}

/// Figures of every year that has any.
pub fn by_year(positions: &[(Grain, Position)]) -> Vec<YearFigures> {
    let mut years: Vec<i32> = positions.iter().map(|(grain, _)| grain.year).collect();
    years.sort_unstable();
    years.dedup();
    years
        .into_iter()
        .map(|year| figures(year, positions.iter().filter(|(g, _)| g.year == year).map(|(_, p)| p)))
        .collect()
}

fn figures<'p>(year: i32, positions: impl Iterator<Item = &'p Position>) -> YearFigures {
    let mut sum = YearFigures { year, ..YearFigures::default() };
    let add = |a: Money, b: Money| a.checked_add(b).unwrap_or(a);
    for p in positions {
        sum.planned = add(sum.planned, p.planned());
        sum.proposed = add(sum.proposed, p.proposed());
        sum.appraised = add(sum.appraised, p.appraised());
        sum.granted = add(sum.granted, p.usable());
        sum.spent = add(sum.spent, p.spent());
        sum.disbursed = add(sum.disbursed, p.disbursed());
        sum.remaining = add(sum.remaining, p.remaining());
    }
    sum
}

/// Whether a finding is the one expected.
fn meets(expect: &Expect, finding: &Finding) -> bool {
    let (file, sheet, cell) = match &finding.place {
        Place::Cell { file, sheet, cell } => (file.as_str(), sheet.as_str(), cell.as_str()),
        Place::Part { file, part } => (file.as_str(), "", part.as_str()),
        _ => ("", "", ""),
    };
    expect.slug == finding.slug
        && expect.file.as_deref().is_none_or(|f| f == file)
        && expect.cell.as_deref().is_none_or(|c| c == cell || c == format!("{sheet}!{cell}"))
}

/// A step that could not be recorded ends the replay, naming its first reason.
fn stopped(file: &str, exit: Exit, finding: Option<&Finding>) -> Box<Failure> {
    let (slug, text, next, place) = finding.map_or_else(
        || ("stopped", Bilingual::new("", ""), None, Place::Whole),
        |f| (f.slug, f.text.clone(), f.next.clone(), f.place.clone()),
    );
    let mut failure = Failure::new(
        exit,
        slug,
        Bilingual::new(
            format!("Bước nhập {file} dừng lại: {}", text.vi),
            format!("Importing {file} stopped: {}", text.en),
        ),
        next.unwrap_or_else(|| {
            Bilingual::new(
                "Sửa tệp, hoặc thêm accept/skip vào budget.toml.",
                "Mend the file, or add accept/skip to budget.toml.",
            )
        }),
    );
    failure.place = place;
    failure
}
