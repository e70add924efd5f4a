//! One file looked at: read, recognised, proven, linked. Nothing is recorded here.

use super::changes::Changes;
use super::content;
use super::context::{Desk, Taken, unreadable};
use super::failure::{Exit, Failure, Outcome};
use super::import::Ask;
use super::parts;
use super::place::{Exception, name_file};
use super::placed::Lines;
use crate::finding::{Finding, Place, Severity};
use crate::ledger::{Draft, Key, Origin, Refusal};
use crate::link::{self, Decisions, Proposal, Remembered, State};
use crate::money::{Kind, Money};
use crate::plan::Plan;
use crate::reader;
use crate::regime::sources;
use crate::sheet::{CellRef, Workbook, formula};
use crate::store::Memory;
use crate::table::profile::Profile;
use crate::table::{self, Hints, Line, Recognition, SheetReading};
use crate::words::{Bilingual, fold};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A refusal with the cell it is about.
#[derive(Clone, Debug)]
pub struct RefusedAt {
    /// The refusal.
    pub refusal: Refusal,
    /// The sheet.
    pub sheet: String,
    /// The cell.
    pub cell: String,
}

impl RefusedAt {
    /// The refusal as something to list beside findings.
    pub fn as_finding(&self, file: &str) -> Finding {
        let mut finding = Finding::new(self.refusal.slug, Severity::Warning, self.refusal.text.clone())
            .next(self.refusal.next.clone());
        finding.place = Place::Cell { file: file.to_owned(), sheet: self.sheet.clone(), cell: self.cell.clone() };
        for (name, amount) in &self.refusal.figures {
            finding = finding.with(name, amount.dong().to_string());
        }
        finding
    }
}

/// How much of a file is linked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Lines.
    pub lines: usize,
    /// Lines linked to a task.
    pub linked: usize,
    /// Their amounts, đồng.
    pub amount: Money,
    /// The amounts linked, đồng.
    pub amount_linked: Money,
}

/// One file looked at, and perhaps recorded.
#[derive(Clone, Debug)]
pub struct Look {
    /// The file's name.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// SHA-256 of its cells: the same for the same table saved again.
    pub content: String,
    /// The currency of its amounts.
    pub currency: String,
    /// The plan linked to.
    pub plan: Option<Plan>,
    /// Every sheet.
    pub sheets: Vec<SheetReading>,
    /// Every line.
    pub lines: Lines,
    /// What a person should look at.
    pub findings: Vec<Finding>,
    /// What the budget rules refuse.
    pub refusals: Vec<RefusedAt>,
    /// Refused lines that the officer leaves out.
    pub set_aside: Vec<RefusedAt>,
    /// Cells left out by the officer, with the reason's slug.
    pub left_out: Vec<String>,
    /// What accepting was asked for.
    pub accept: Vec<Exception>,
    /// The preview's hash.
    pub hash: String,
    /// Whether this call recorded it.
    pub posted: bool,
    /// The batch it stands in.
    pub batch: Option<String>,
    /// The file's bytes, to be kept with the batch.
    pub bytes: Vec<u8>,
    /// How it differs from what was recorded from an earlier version.
    pub changes: Option<Changes>,
    /// The batch it is recorded in the place of.
    pub replaces: Option<String>,
    /// What was answered for it, to be kept for the next file.
    pub answered: Option<Profile>,
    /// Where the answers were kept.
    pub remembered: Option<String>,
    /// The office that sends it; empty when unknown.
    pub sender: String,
    /// What was decided by hand of its lines, to be remembered.
    pub decided: Vec<Remembered>,
    /// The workbook, where its rows are to be given back.
    pub workbook: Option<Workbook>,
    /// Where they were written.
    pub issues: Option<PathBuf>,
}

impl Look {
    /// How the command ends: what posting would end with.
    pub fn exit(&self) -> Exit {
        if self.posted || self.batch.is_some() {
            Exit::Done
        } else if self.findings.iter().any(|f| self.waits(f)) {
            Exit::Findings
        } else if self.refusals.is_empty() {
            Exit::Done
        } else {
            Exit::Refused
        }
    }

    /// Whether a finding still waits for a person.
    pub fn waits(&self, finding: &Finding) -> bool {
        match finding.severity {
            Severity::Note => false,
            Severity::Block => true,
            Severity::Warning => !self.accept.iter().any(|e| e.covers_finding(finding)) && !self.set_aside(finding),
        }
    }

    /// Whether a warning is answered by leaving its lines out; one over several rows, only when none of them stays.
    pub fn set_aside(&self, finding: &Finding) -> bool {
        let several = matches!(&finding.place, Place::Cell { cell, .. } if cell.contains(':'));
        // Few lines are left out, of a list that may be long.
        finding.severity == Severity::Warning
            && self.lines.left().any(|line| concerns(finding, &self.file, line))
            && (!several || self.lines.iter().filter(|l| concerns(finding, &self.file, l.line)).all(|l| l.left_out))
    }

    /// How much of it is linked.
    pub fn coverage(&self) -> Coverage {
        let mut sum = Coverage { lines: self.lines.len(), ..Coverage::default() };
        for placed in self.lines.iter() {
            let amount = placed.line.amount.unwrap_or_default();
            sum.amount = sum.amount.checked_add(amount).unwrap_or(sum.amount);
            if placed.proposal.state == State::Linked {
                sum.linked = sum.linked.saturating_add(1);
                sum.amount_linked = sum.amount_linked.checked_add(amount).unwrap_or(sum.amount_linked);
            }
        }
        sum
    }

    /// The kind of its lines, `mixed` when several; `None` when unknown.
    pub fn kind_word(&self) -> Option<&'static str> {
        let mut kinds: Vec<Option<Kind>> = self.lines.iter().map(|l| l.line.kind).collect();
        kinds.sort();
        kinds.dedup();
        match kinds.as_slice() {
            [] => None,
            [one] => one.map(Kind::slug),
            _ => Some("mixed"),
        }
    }
}

/// The first and the last cell a finding stands at.
fn area_of(finding: &Finding) -> Option<(CellRef, CellRef)> {
    let Place::Cell { cell, .. } = &finding.place else { return None };
    let (first, last) = cell.split_once(':').unwrap_or((cell, cell));
    CellRef::parse(first).zip(CellRef::parse(last))
}

/// Whether a finding is about a line: its cell or a cell of its row; over several rows, a cell within them.
fn concerns(finding: &Finding, file: &str, line: &Line) -> bool {
    let Place::Cell { file: f, sheet, .. } = &finding.place else { return false };
    if f != file || **sheet != *line.sheet {
        return false;
    }
    let Some((first, last)) = area_of(finding) else { return false };
    if first.row == last.row {
        return first.row == line.cell.row;
    }
    (first.row..=last.row).contains(&line.cell.row) && (first.column..=last.column).contains(&line.cell.column)
}

/// The surroundings a file is looked at with.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The plan to link to.
    pub plan: Option<Plan>,
    /// What people decided before.
    pub memory: Learnt,
    /// Answers kept for forms that come again.
    pub profiles: Vec<Profile>,
    /// The answers asked for by name.
    pub profile: Option<Profile>,
}

/// Decisions that hold for everybody, and those about one sender's files.
#[derive(Clone, Debug, Default)]
pub struct Learnt(pub Vec<Memory>);

impl Learnt {
    /// What holds for a sender's file.
    fn of(&self, sender: &str) -> Decisions {
        let (sender, mut all) = (fold(sender), Decisions::default());
        for one in &self.0 {
            match one.sender.as_deref() {
                Some(known) if fold(known) != sender => {}
                // Whose file it was is not known, and this one is somebody's.
                None if one.decision.agency.is_none() && !sender.is_empty() => all.heard.push(one.decision.clone()),
                _ => all.remembered.push(one.decision.clone()),
            }
        }
        all
    }
}

/// Reads, proves and links one file. Nothing is recorded; refusals are not judged yet.
///
/// # Errors
/// The file cannot be read.
pub fn look(desk: &Desk, path: &Path, ask: &Ask, known: &Known) -> Outcome<Look> {
    let Taken { name, bytes, sha256: hash } = desk.take(path)?;
    let (mut workbook, mut findings) =
        reader::workbook(&desk.program, &name, &bytes).map_err(|e| unreadable(&e, &name))?;
    findings.extend(formula::fill(&mut workbook));
    findings.extend(formula::stale_findings(&workbook));
    let content = content::hash(&workbook);
    let hints = Hints {
        file_name: name.clone(),
        sheets: ask.sheets.clone(),
        range: ask.range,
        header: ask.header,
        outline: ask.outline,
        unit: ask.unit,
        columns: ask.columns.clone(),
        kind: ask.kind,
        year: ask.year,
        period: known.plan.as_ref().and_then(|p| p.period),
        total: known.plan.as_ref().and_then(|p| p.total),
    };
    if let Some(missing) = ask.sheets.iter().find(|asked| !workbook.sheets.iter().any(|s| fold(&s.name) == fold(asked)))
    {
        let names = workbook.sheets.iter().map(|s| s.name.clone()).collect::<Vec<_>>().join(", ");
        return Err(Failure::usage(
            "sheet-unknown",
            Bilingual::new(
                format!("{name} không có trang tính “{missing}” (có: {names})."),
                format!("{name} has no sheet “{missing}” (it has: {names})."),
            ),
            Bilingual::new("Chỉ đúng tên bằng --sheet", "Name one with --sheet"),
        )
        .in_file(&name, missing));
    }
    findings.extend(made_here(&workbook));
    let (mut recognition, profile) = recognised(&workbook, hints, ask, known);
    findings.append(&mut recognition.findings);
    only_where_used(&mut findings, &recognition);
    let sender = sender(ask, &recognition);
    let answered = answered(&recognition, &workbook, ask, &sender);
    // A long book makes room for what was read out of it.
    let workbook = ask.issues_out.is_some().then_some(workbook);
    if workbook.is_none() && bytes.len() > 0x10_0000 {
        reader::give_back();
    }
    let mut lines = std::mem::take(&mut recognition.lines);
    for line in &mut lines {
        complete(line, ask);
    }
    let now = parts::give(&mut lines, &ask.links, known.plan.as_ref())?;
    let decided = match &known.plan {
        Some(plan) => link::worth_keeping(&decided(&lines, &now), plan),
        None => Vec::new(),
    };
    let decisions = Decisions { now, ..known.memory.of(&sender) };
    let (proposals, odd) = match &known.plan {
        Some(plan) => link::propose_with(&lines, plan, &decisions, &hands()),
        None => (Vec::new(), Vec::new()),
    };
    findings.extend(odd);
    let (lines, proposals) = shared_by_leads(lines, proposals, known.plan.as_ref());
    findings.extend(unknown_kinds(&lines));
    findings.extend(unknown_years(&lines, &proposals));
    exact_answers(&mut findings, recognition.sheets.iter().filter(|s| s.used).count() > 1);
    name_file(&mut findings, &name);
    said_once(&mut findings);
    let mut look = Look {
        file: name,
        sha256: hash,
        content,
        currency: recognition.currency.unwrap_or_else(|| "VND".to_owned()),
        plan: known.plan.clone(),
        sheets: recognition.sheets,
        lines: Lines::new(lines, proposals),
        findings,
        refusals: Vec::new(),
        set_aside: Vec::new(),
        left_out: Vec::new(),
        accept: ask.accept.iter().cloned().chain(profile.iter().flat_map(accepted)).collect(),
        answered,
        sender,
        decided,
        hash: String::new(),
        posted: false,
        batch: None,
        bytes,
        changes: None,
        replaces: None,
        workbook,
        issues: None,
        remembered: None,
    };
    leave_out(&mut look, &ask.skip);
    Ok(look)
}

/// A thread for every processor.
fn hands() -> link::Hands {
    link::Hands {
        count: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
        work: |jobs| {
            std::thread::scope(|scope| {
                for job in jobs {
                    // A machine without room for a thread does the work later, one text after another.
                    let _ = std::thread::Builder::new().spawn_scoped(scope, job);
                }
            });
        },
    }
}

/// A warning ends with the very option that accepts it; `several` sheets are told apart by name.
fn exact_answers(findings: &mut [Finding], several: bool) {
    for finding in findings.iter_mut().filter(|f| f.severity == Severity::Warning) {
        if finding.next.as_ref().is_some_and(|n| n.vi.contains("--accept")) {
            continue;
        }
        let at = match &finding.place {
            Place::Cell { cell, .. } if cell.is_empty() => String::new(),
            // the option's own separators
            Place::Cell { sheet, .. } if several && sheet.contains([',', '@', '"']) => String::new(),
            Place::Cell { sheet, cell, .. } if several => format!("@{sheet}!{cell}"),
            Place::Cell { cell, .. } => format!("@{cell}"),
            _ => continue,
        };
        let answer = format!("{}{at}", finding.slug);
        let answer = if answer.contains(' ') { format!("\"{answer}\"") } else { answer };
        let before = |text: Option<&str>| text.map_or_else(String::new, |t| format!("{}. ", t.trim_end_matches('.')));
        let vi = before(finding.next.as_ref().map(|n| n.vi.as_ref()));
        let en = before(finding.next.as_ref().map(|n| n.en.as_ref()));
        finding.next = Some(Bilingual::new(
            format!("{vi}Chấp nhận như đang đọc: --accept {answer}"),
            format!("{en}Accept as read: --accept {answer}"),
        ));
    }
}

/// Two rooms may meet the same trouble in the same cell: the officer hears of it once.
fn said_once(findings: &mut Vec<Finding>) {
    let mut said: std::collections::HashSet<(&'static str, String)> = std::collections::HashSet::new();
    findings.retain(|finding| match &finding.place {
        Place::Cell { sheet, cell, .. } if !cell.is_empty() && finding.slug.starts_with("formula-") => {
            said.insert((finding.slug, format!("{sheet}!{cell}")))
        }
        _ => true,
    });
}

/// What the table leaves open and the surroundings know: sender, and the year of a dated payment.
fn complete(line: &mut Line, ask: &Ask) {
    if line.agency.is_none() {
        line.agency = ask.agency.as_deref().map(Into::into);
    }
    let spending =
        matches!(line.kind, Some(Kind::Paid | Kind::Advanced | Kind::Cleared | Kind::Returned | Kind::Recovered));
    if line.year.is_none() && spending {
        line.year = line.date.map(|d| i32::from(d.year()));
    }
}

/// A report or an appraisal workbook made from the book: its figures stand there already.
fn made_here(workbook: &Workbook) -> Option<Finding> {
    let made = |(key, _): &&(String, String)| table::MADE_HERE.contains(&key.as_str());
    workbook.properties.iter().find(made)?;
    let sheet = workbook.sheets.first().map(|s| s.name.as_str()).unwrap_or_default();
    let text = Bilingual::fixed(
        "Tệp này do dutoan lập từ số liệu của sổ: ghi vào sổ thì các số đã có bị ghi hai lần.",
        "This file was made by dutoan from the book: recording it counts what is there a second time.",
    );
    let next = Bilingual::fixed(
        "Chỉ ghi cột mới (ví dụ số thẩm định): bỏ các cột đã có bằng --column CỘT=ignored, rồi --accept made-from-book",
        "Record only what is new (such as appraised amounts): --column COL=ignored for the others, then --accept made-from-book",
    );
    Some(Finding::new("made-from-book", Severity::Warning, text).at(sheet, "A1").next(next))
}

/// One finding a sheet for amounts whose kind nothing tells, with their columns.
fn unknown_kinds(lines: &[Line]) -> Vec<Finding> {
    let mut found: Vec<(&str, String, Vec<&str>, usize)> = Vec::new();
    for line in lines.iter().filter(|l| l.kind.is_none()) {
        let label = &*line.column_label;
        match found.iter_mut().find(|(sheet, ..)| *sheet == &*line.sheet) {
            Some((_, _, labels, count)) => {
                *count = count.saturating_add(1);
                if !labels.contains(&label) {
                    labels.push(label);
                }
            }
            None => found.push((&line.sheet, line.cell.to_string(), vec![label], 1)),
        }
    }
    let one = |(sheet, cell, labels, count): (&str, String, Vec<&str>, usize)| {
        let shown = labels.iter().take(4).map(|l| format!("“{l}”")).collect::<Vec<_>>().join(", ");
        let more = labels.len().saturating_sub(4);
        let (rest_vi, rest_en) = if more > 0 {
            (format!(" và {more} cột nữa"), format!(" and {more} more columns"))
        } else {
            (String::new(), String::new())
        };
        Finding::new(
            "kind-unknown",
            Severity::Block,
            Bilingual::new(
                format!("{count} số tiền ở cột {shown}{rest_vi} không cho biết là dự kiến, đề nghị, giao hay chi."),
                format!("{count} amounts in {shown}{rest_en} do not say whether they are planned, proposed, granted or spent."),
            ),
        )
        .at(sheet, cell)
        .next(Bilingual::new(
            "Cho biết bằng --as plan|proposal|grant|spend",
            "Say so with --as plan|proposal|grant|spend",
        ))
        .with("count", count)
        .with("columns", labels.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>())
    };
    found.into_iter().map(one).collect()
}

/// One finding a sheet for amounts whose year nothing tells: they could not be recorded.
fn unknown_years(lines: &[Line], proposals: &[Proposal]) -> Vec<Finding> {
    let mut found: Vec<(&str, String, usize)> = Vec::new();
    let open = |place: usize, line: &Line| {
        line.kind.is_some()
            && line.amount.is_some_and(|a| a != Money::ZERO)
            && proposals.get(place).and_then(|p| p.year).or(line.year).is_none()
    };
    for (_, line) in lines.iter().enumerate().filter(|(place, l)| open(*place, l)) {
        match found.iter_mut().find(|(sheet, ..)| *sheet == &*line.sheet) {
            Some((_, _, count)) => *count = count.saturating_add(1),
            None => found.push((&line.sheet, line.cell.to_string(), 1)),
        }
    }
    let one = |(sheet, cell, count): (&str, String, usize)| {
        Finding::new(
            "year-unknown",
            Severity::Block,
            Bilingual::new(
                format!("{count} số tiền không cho biết thuộc năm ngân sách nào."),
                format!("{count} amounts do not say which budget year they belong to."),
            ),
        )
        .at(sheet, cell)
        .next(Bilingual::new("Cho biết bằng --year NĂM", "Say so with --year YEAR"))
        .with("count", count)
    };
    found.into_iter().map(one).collect()
}

/// Recognises, with answers given before where the form and its sender are known again.
fn recognised(workbook: &Workbook, hints: Hints, ask: &Ask, known: &Known) -> (Recognition, Option<Profile>) {
    let first = table::recognise(workbook, &hints);
    let profile = match &known.profile {
        Some(asked) => Some(asked.clone()),
        None => {
            let sender = sender(ask, &first);
            let mine = |p: &&Profile| p.is_from(&sender) && p.fits(&first, workbook);
            known.profiles.iter().find(mine).cloned()
        }
    };
    let Some(profile) = profile else { return (first, None) };
    if known.profile.is_some() && !profile.fits(&first, workbook) {
        let mut made = first;
        made.findings.push(profile.not_applied(Bilingual::fixed(
            "các tiêu đề cột của tệp khác với mẫu",
            "the file's headings are not those of the form",
        )));
        return (made, None);
    }
    let mut now = profile.before(workbook, &hints);
    let mut made = table::recognise(workbook, &now);
    let (columns, missing) = profile.columns(&made, &now);
    if columns != now.columns {
        now.columns = columns;
        made = table::recognise(workbook, &now);
    }
    made.findings.extend(profile.conflicts(&made));
    made.findings.push(profile.applied());
    if !missing.is_empty() {
        let names = missing.join("; ");
        made.findings.push(profile.not_applied(Bilingual::new(
            format!("không tìm lại được cột {names}"),
            format!("these columns are not found again: {names}"),
        )));
    }
    (made, Some(profile))
}

fn accepted(profile: &Profile) -> Vec<Exception> {
    profile.accept.iter().map(|slug| Exception::parse(slug)).collect()
}

/// The office a file comes from: as said, or the one its lines name, or that of its letterhead.
fn sender(ask: &Ask, made: &Recognition) -> String {
    if let Some(agency) = &ask.agency {
        return agency.clone();
    }
    let mut agencies = made.lines.iter().map(|l| l.agency.as_deref());
    let of_lines = agencies.next().flatten().filter(|first| agencies.all(|a| a == Some(first)));
    of_lines.map(str::to_owned).or_else(|| made.letterhead.clone()).unwrap_or_default()
}

/// A line of a task whose leads share its money by the plan, and that names none of them, becomes a line each: the same
/// cell, together the same amount.
fn shared_by_leads(lines: Vec<Line>, proposals: Vec<Proposal>, plan: Option<&Plan>) -> (Vec<Line>, Vec<Proposal>) {
    let Some(plan) = plan.filter(|p| p.tasks.iter().any(|t| !t.shares.is_empty())) else { return (lines, proposals) };
    let (mut out, mut placed) = (Vec::with_capacity(lines.len()), Vec::with_capacity(lines.len()));
    for (line, proposal) in lines.into_iter().zip(proposals) {
        let best = proposal.candidates.first().filter(|_| proposal.state == State::Linked && line.agency.is_none());
        let task = best.and_then(|best| plan.task(&best.task));
        let shares = task.filter(|task| task.shares_whole()).map(|task| task.shares.as_slice()).unwrap_or_default();
        let told: Vec<parts::Share> = shares.iter().map(|s| parts::Share::Millionths(s.millionths)).collect();
        match line.amount.filter(|_| !told.is_empty()).and_then(|whole| parts::divide(whole, &told)) {
            Some(amounts) => {
                for (share, amount) in shares.iter().zip(amounts) {
                    let mut proposal = proposal.clone();
                    let percent = crate::plan::shares::percent(share.millionths);
                    if let Some(best) = Arc::make_mut(&mut proposal.candidates).first_mut() {
                        best.reasons.push(Bilingual::new(
                            format!("{percent} % theo kế hoạch ({})", share.lead),
                            format!("{percent} % by the plan ({})", share.lead),
                        ));
                    }
                    let mut part = Line { amount: Some(amount), ..line.clone() };
                    part.agency = Some(share.lead.as_str().into());
                    out.push(part);
                    placed.push(proposal);
                }
            }
            None => {
                out.push(line);
                placed.push(proposal);
            }
        }
    }
    (out, placed)
}

/// What is to be remembered of lines given to a task by hand; one that was parted is no rule for others.
fn decided(lines: &[Line], now: &BTreeMap<usize, Option<String>>) -> Vec<Remembered> {
    let parted = |at: usize| {
        let cell = |at: usize| lines.get(at).map(|l| (&l.sheet, l.cell));
        let beside = [at.checked_sub(1), at.checked_add(1)];
        beside.into_iter().flatten().any(|other| cell(other).is_some() && cell(other) == cell(at))
    };
    now.iter()
        .filter(|(at, _)| !parted(**at))
        .filter_map(|(at, task)| Some(link::remember(lines.get(*at)?, task.as_deref())))
        .collect()
}

/// What the officer answers now, as a profile for the next file.
fn answered(made: &Recognition, workbook: &Workbook, ask: &Ask, sender: &str) -> Option<Profile> {
    let hints = Hints {
        sheets: ask.sheets.clone(),
        header: ask.header,
        outline: ask.outline,
        unit: ask.unit,
        columns: ask.columns.clone(),
        kind: ask.kind.filter(|_| ask.kind_by_hand),
        year: ask.year,
        ..Hints::default()
    };
    let accept: Vec<String> = ask.accept.iter().filter(|e| e.at.is_none()).map(|e| e.slug.clone()).collect();
    Profile::made(made, workbook, &hints, sender, &accept)
}

/// Formulas of sheets nothing is taken from are no question.
fn only_where_used(findings: &mut [Finding], made: &Recognition) {
    for finding in findings.iter_mut().filter(|f| f.slug.starts_with("formula-")) {
        if let Place::Cell { sheet, .. } = &finding.place
            && made.sheets.iter().any(|s| s.name == *sheet && !s.used)
        {
            finding.severity = Severity::Note;
        }
    }
}

/// Marks the lines that the officer leaves out under a finding.
pub fn leave_out(look: &mut Look, skip: &[Exception]) {
    let covered: Vec<&Finding> = look.findings.iter().filter(|f| skip.iter().any(|e| e.covers_finding(f))).collect();
    if covered.is_empty() {
        return;
    }
    // By row: as many findings as lines may be left out at once.
    let mut rows: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for placed in look.lines.iter().filter(|p| !p.left_out) {
        rows.entry(placed.line.cell.row).or_default().push(placed.place);
    }
    let mut left: Vec<(usize, String)> = Vec::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for finding in covered {
        let Some((first, last)) = area_of(finding) else { continue };
        for place in rows.range(first.row..=last.row).flat_map(|(_, places)| places) {
            let placed = look.lines.at(*place).filter(|p| concerns(finding, &look.file, p.line));
            if let Some(placed) = placed.filter(|_| taken.insert(*place)) {
                left.push((*place, format!("{}@{}!{}", finding.slug, placed.line.sheet, placed.line.cell)));
            }
        }
    }
    for (place, cell) in left {
        look.lines.leave_out(place);
        look.left_out.push(cell);
    }
}

/// The canonical name of a source; its own words where the register does not know it.
pub fn source_key(text: &str) -> String {
    sources::canonical(text).map_or_else(|| crate::words::nfc(text.trim()), |source| source.vi.clone())
}

/// The drafts a look would record, each with the place of its line.
/// Made one at a time: a list of a million lines never stands in memory twice.
pub fn drafts(look: &Look) -> impl Iterator<Item = (usize, Draft)> {
    let plan = look.plan.as_ref();
    // A list names the same few sources on every line.
    let mut keys: HashMap<String, String> = HashMap::new();
    look.lines.iter().filter(|p| !p.left_out).filter_map(move |placed| {
        let (i, line) = (placed.place, placed.line);
        let (kind, amount, year) = (line.kind?, line.amount?, placed.year()?);
        if amount == Money::ZERO || line.history {
            return None;
        }
        let accepted = match placed.proposal.state {
            State::Linked => true,
            State::Unsure => true, // reached only when the officer accepted the doubt
            State::Unlinked | State::OnPurpose => false,
        };
        let task = placed.proposal.candidates.first().filter(|_| accepted).map(|c| c.task.clone());
        Some((
            i,
            Draft {
                key: Key {
                    plan: plan.map(|p| p.id.clone()).unwrap_or_default(),
                    agency: line.agency.as_deref().map(str::to_owned).or_else(|| sole_lead(plan, task.as_deref())),
                    task,
                    year,
                    source: line.source.as_deref().map(|text| match keys.get(text) {
                        Some(key) => key.clone(),
                        None => keys.entry(text.to_owned()).or_insert_with(|| source_key(text)).clone(),
                    }),
                    class: None,
                },
                kind,
                amount,
                date: line.date,
                document: line.document.as_deref().map(str::to_owned),
                contract: line.contract.as_deref().map(str::to_owned),
                note: Some(line.content.to_string()),
                line: Some(i),
                corrects: None,
                origin: Some(Origin {
                    file: look.file.clone(),
                    sha256: look.sha256.clone(),
                    sheet: line.sheet.to_string(),
                    cell: line.cell.to_string(),
                    raw: line.raw.raw(),
                }),
                allowed_because: None,
            },
        ))
    })
}

/// The lead of a task that has exactly one.
pub fn sole_lead(plan: Option<&Plan>, task: Option<&str>) -> Option<String> {
    match plan?.task(task?)?.leads.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}
