//! Reading a plan: head, outline, tasks, money, duties and rules put together.

use super::draft::Draft;
use super::lines::{Line, Piece, begins, key, pieces};
use super::outline::Outline;
use super::schedule::Frame;
use super::when::named;
use super::{Plan, amount, build, duties, grid, head, notes, outline, prose, rules, sheet};
use crate::finding::{Finding, Place};
use crate::money::Money;
use crate::page::Page;
use crate::sheet::Workbook;
use crate::words::bare;
use std::collections::BTreeSet;

/// Reads a plan from a workbook.
pub(super) fn read_sheet(book: &Workbook) -> (Plan, Vec<Finding>) {
    let Some(sheets) = sheet::page(book) else {
        return (Plan::default(), vec![notes::not_a_plan()]);
    };
    let (mut plan, mut findings) = read(&sheets.page);
    for task in &mut plan.tasks {
        if let Some((_, row)) = sheets.row(task.place) {
            task.place = row;
        }
    }
    for finding in &mut findings {
        // A place in the page is a row of the sheet.
        let row = match &finding.place {
            Place::Part { part, .. } => part.strip_prefix('¶').and_then(|n| n.parse::<u32>().ok()),
            _ => None,
        };
        if let Some((sheet, row)) = row.and_then(|row| sheets.row(row)) {
            let (sheet, cell) = (sheet.to_owned(), format!("{row}:{row}"));
            finding.place = Place::Cell { file: String::new(), sheet, cell };
        }
    }
    findings.extend(sheets.passed.iter().map(notes::passed_over));
    (plan, findings)
}

/// Reads a plan from a document.
pub(super) fn read(page: &Page) -> (Plan, Vec<Finding>) {
    let all = pieces(page);
    let mut head = head::read(&all);
    let from = head::annexed(&all).unwrap_or_default();
    let (decision, pieces) = all.split_at_checked(from).unwrap_or((&[], &all));
    if !decision.is_empty() {
        // The decision has the number and the date, the plan it lays down its own title.
        let own = head::read(pieces);
        (head.title, head.period) = (own.title, own.period.or(head.period));
    }
    let outline = outline::read(pieces);
    let mut findings = Vec::new();
    let found = prose::read(&outline);
    // With a table of tasks, prose without labelled blocks only explains it.
    let grid::Tables { mut drafts, total: in_table, unread } = {
        let led = found.drafts.iter().filter(|draft| !draft.lead.is_empty()).count() >= 2;
        grid::read(pieces, led)
    };
    findings.extend(notes::unread_tables(&unread));
    findings.extend(page.untold.iter().map(|place| notes::untold_rows(*place)));
    let shared = match (drafts.is_empty(), found.labelled) {
        (true, _) => found.shared,
        (false, true) => {
            found.shared.iter().map(|(a, b)| (a.iter().map(|i| i + drafts.len()).collect(), b + drafts.len())).collect()
        }
        (false, false) => Vec::new(),
    };
    if drafts.is_empty() || found.labelled {
        drafts.extend(found.drafts);
    } else {
        findings.extend(notes::beside_table(&drafts, &found.drafts));
    }
    let lines = all_lines(pieces);
    let mut plan = Plan {
        number: head.number,
        issued: head.issued,
        title: head.title,
        issuer: head.issuer,
        period: head.period,
        replaces: amount::replaced(&all_lines(&all)),
        rules: rules::read(&lines),
        sources: amount::sources(&outline.money, &lines),
        ..Plan::default()
    };
    findings.extend(head.misdated.map(|(place, text)| notes::misdated(place, &text)));
    plan.date = plan.issued.and_then(|d| jiff::civil::Date::new(i16::try_from(d.year).ok()?, d.month?, d.day?).ok());
    money(&mut plan, &outline, &lines, &mut findings);
    if let Some(total) = &in_table {
        match plan.total {
            None => {
                plan.total = Some(total.amount);
                // "Bằng chữ: …" on a line below the table.
                if let Some((words, place)) = lines.iter().find_map(amount::in_words) {
                    plan.total_words_match = Some(words == total.amount);
                    if words != total.amount {
                        findings.push(notes::words_differ(total.amount, words, place));
                    }
                }
            }
            Some(stated) if stated != total.amount => {
                findings.push(notes::totals_differ(stated, total.amount, total.place));
            }
            Some(_) => {}
        }
    }
    let articles: Vec<Line> =
        all_lines(decision).into_iter().skip_while(|l| !begins(&key(&l.text), &["điều 2"])).collect();
    plan.duties = duties::read(&[articles, closing(&outline)].concat());
    finish(&mut plan, &drafts, &shared, head.other, &mut findings);
    if let Some(total) = &in_table {
        findings.extend(funding(&plan, total));
    }
    for (place, before, after) in &outline.skipped {
        findings.push(notes::skipped(*place, *before, *after));
    }
    if !outline.skipped.is_empty() && !outline.has_parts {
        findings.extend(notes::left_out(&outline.purpose_bullets));
    }
    findings.extend(notes::only_explaining(&found.unlisted));
    (plan, findings)
}

/// Puts the drafts into the plan and says what is odd.
///
/// `other`: what else than a plan the document calls itself.
pub(super) fn finish(
    plan: &mut Plan,
    drafts: &[Draft],
    shared: &[(Vec<usize>, usize)],
    other: Option<head::Kind>,
    findings: &mut Vec<Finding>,
) {
    if plan.period.is_none() {
        plan.period = guessed_period(plan, drafts);
        if let Some((first, last)) = plan.period.filter(|_| !drafts.is_empty()) {
            findings.push(notes::period_guessed(first, last));
        }
    }
    let frame = Frame { running: plan.running_years() };
    build::tasks(plan, drafts, &frame, findings);
    for (without, from) in shared {
        let tasks: Vec<_> = without.iter().filter_map(|at| plan.tasks.get(*at)).collect();
        findings.extend(plan.tasks.get(*from).and_then(|from| notes::shared(&tasks, from)));
    }
    if plan.tasks.is_empty() {
        findings.push(notes::not_a_plan());
    }
    let idle = |t: &super::Task| t.leads.is_empty() && t.schedule.kind == super::ScheduleKind::None;
    // A list with neither a name nor anybody in it; a council's resolution names itself.
    let unnamed = plan.title.is_empty() && (plan.total.is_none() || other.is_some());
    let idle = (unnamed || other.is_some()) && plan.tasks.iter().all(idle);
    let doubtful = idle || other.is_some() && plan.title.is_empty();
    if !plan.tasks.is_empty() && doubtful {
        findings.push(notes::doubtful(other));
    }
    findings.extend(notes::about_tasks(plan));
    plan.id = id(plan);
}

fn guessed_period(plan: &Plan, drafts: &[Draft]) -> Option<(i32, i32)> {
    let years: Vec<i32> = drafts.iter().flat_map(|d| named(&d.time.join(" ")).years).collect();
    let (first, last) = (years.iter().min().copied(), years.iter().max().copied());
    match (plan.issued.map(|d| d.year), first, last) {
        (Some(year), None, _) => Some((year, year)),
        (Some(year), Some(first), Some(last)) => Some((first.min(year), last.max(year))),
        (None, Some(first), Some(last)) => Some((first, last)),
        _ => None,
    }
}

fn money(plan: &mut Plan, outline: &Outline, lines: &[Line], findings: &mut Vec<Finding>) {
    let of_tasks: BTreeSet<u32> =
        outline.nodes.iter().flat_map(|n| n.body.iter().map(|l| l.place).chain([n.place])).collect();
    let (amid, beside): (Vec<Line>, Vec<Line>) = lines.iter().cloned().partition(|line| of_tasks.contains(&line.place));
    let stated = amount::total(&outline.money)
        .or_else(|| amount::total(&beside))
        .or_else(|| amount::only_amount(&outline.money))
        .or_else(|| amount::total_in_words(lines))
        .or_else(|| amount::total_amid(&amid));
    let Some(total) = stated else { return };
    plan.total = Some(total.amount);
    plan.total_words_match = total.words.map(|words| words == total.amount);
    if let Some(words) = total.words.filter(|words| *words != total.amount) {
        findings.push(notes::words_differ(total.amount, words, total.place));
    }
    let years = amount::yearly(&beside, &total);
    let sum = years.iter().try_fold(Money::ZERO, |sum, (_, money)| sum.checked_add(*money));
    if let Some(sum) = sum.filter(|sum| years.len() >= 2 && *sum != total.amount) {
        findings.push(notes::years_differ(total.amount, sum, total.place));
    }
}

/// Every task of the table says what it costs, and together they are not the total under it.
fn funding(plan: &Plan, total: &amount::Total) -> Option<Finding> {
    let one = |text: &str| {
        let (money, end) = amount::amount_in(text)?;
        // "100 triệu năm 2025, 200 triệu năm 2026" is no single amount.
        amount::amount_in(text.get(end..)?).is_none().then_some(money)
    };
    let told: Option<Vec<Money>> = plan.tasks.iter().map(|task| one(task.funding.as_deref()?)).collect();
    let told = told.filter(|all| all.len() >= 2)?;
    let sum = told.into_iter().try_fold(Money::ZERO, Money::checked_add)?;
    (sum != total.amount).then(|| notes::funding_differs(total.amount, sum, total.place))
}

/// Lines in which duties stand: the organising part and what is said about money.
fn closing(outline: &Outline) -> Vec<Line> {
    outline.money.iter().chain(&outline.organising).cloned().collect()
}

fn all_lines(pieces: &[Piece<'_>]) -> Vec<Line> {
    pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Line(line) => Some(line.clone()),
            Piece::Table(_) => None,
        })
        .collect()
}

/// A stable id: number and issuer, else title and period.
fn id(plan: &Plan) -> String {
    let text = match &plan.number {
        Some(number) => format!("{number} {}", plan.issuer),
        None => {
            // The period first: plans of two periods often share a long title.
            let period = plan.period.map(notes::years).unwrap_or_default();
            format!("{period} {}", plan.title)
        }
    };
    let slug: String = bare(&text).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let words: Vec<&str> = slug.split('-').filter(|w| !w.is_empty()).collect();
    words.into_iter().take(20).collect::<Vec<_>>().join("-")
}
