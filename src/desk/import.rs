//! Nhập từ Excel: a table is read, proven, linked; what it would record is shown, and recorded only when
//! asked. Preview and posting run the same code, so a preview ends as posting would.

use super::context::{Desk, Taken, sha256, unreadable};
use super::failure::{Exit, Failure, Outcome};
use super::place::{Exception, name_file};
use super::trace::READING;
use super::{book, plans};
use crate::finding::{Finding, Place, Severity};
use crate::form;
use crate::ledger::{Draft, Key, Origin, Refusal};
use crate::link::{self, Decisions, Proposal, State};
use crate::money::{Kind, Money, Unit};
use crate::plan::Plan;
use crate::reader;
use crate::regime::sources;
use crate::sheet::{Area, Workbook, formula};
use crate::store::{BatchHead, Book, EntryFilter, FileBytes, LineRecord, NewFact, WriteError};
use crate::table::{self, ColumnHint, Hints, Line, SheetReading};
use crate::words::{Bilingual, Lang, fold};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What an officer asks of an import.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// The files, one batch each.
    pub files: Vec<PathBuf>,
    /// A plan of the book, or a document.
    pub plan: Option<String>,
    /// The kind of amounts that state none.
    pub kind: Option<Kind>,
    /// The year of amounts that state none.
    pub year: Option<i32>,
    /// Only these sheets.
    pub sheets: Vec<String>,
    /// Only this area.
    pub range: Option<Area>,
    /// Header rows, 1-based.
    pub header: Option<(u32, u32)>,
    /// The unit of amounts that state none.
    pub unit: Option<Unit>,
    /// Columns decided by hand.
    pub columns: Vec<ColumnHint>,
    /// Findings accepted: recorded all the same.
    pub accept: Vec<Exception>,
    /// Lines left out of the batch.
    pub skip: Vec<Exception>,
    /// The agency that sends the table, for lines that name none.
    pub agency: Option<String>,
    /// Record.
    pub post: bool,
    /// Record only while the preview has this hash.
    pub only_if: Option<String>,
    /// Where the sender's rows with their questions are written.
    pub issues_out: Option<PathBuf>,
}

/// A line with what was proposed for it.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Its id: `P12` in a preview, `L000012` once recorded.
    pub id: String,
    /// The line.
    pub line: Line,
    /// Its task and year.
    pub proposal: Proposal,
    /// Left out of the batch by the officer.
    pub left_out: bool,
}

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
    pub lines: Vec<Placed>,
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
            Severity::Warning => {
                !self.accept.iter().any(|e| e.covers_finding(finding))
                    && !self.lines.iter().any(|l| l.left_out && concerns(finding, &self.file, &l.line))
            }
        }
    }

    /// How much of it is linked.
    pub fn coverage(&self) -> Coverage {
        let mut sum = Coverage { lines: self.lines.len(), ..Coverage::default() };
        for placed in &self.lines {
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

/// Whether a finding is about a line: the same cell, or a cell of the same row.
fn concerns(finding: &Finding, file: &str, line: &Line) -> bool {
    let Place::Cell { file: f, sheet, cell } = &finding.place else { return false };
    if f != file || *sheet != line.sheet {
        return false;
    }
    let first = cell.split(':').next().unwrap_or(cell);
    crate::sheet::CellRef::parse(first).is_some_and(|at| at.row == line.cell.row) || *cell == line.cell.to_string()
}

/// SHA-256 over every filled cell, in order: equal for the same table in other bytes.
fn content_hash(workbook: &Workbook) -> String {
    let mut text = String::new();
    for sheet in &workbook.sheets {
        text.push_str(&sheet.name);
        text.push('\u{1f}');
        for row in &sheet.rows {
            for cell in &row.cells {
                let raw = cell.value.raw();
                if !raw.is_empty() {
                    text.push_str(&format!("{}:{}\u{1f}{raw}\u{1e}", row.index, cell.column));
                }
            }
        }
    }
    sha256(text.as_bytes())
}

/// The surroundings a file is looked at with.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The plan to link to.
    pub plan: Option<Plan>,
    /// What people decided before.
    pub memory: Decisions,
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
    let content = content_hash(&workbook);
    let hints = Hints {
        file_name: name.clone(),
        sheets: ask.sheets.clone(),
        range: ask.range,
        header: ask.header,
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
    let mut recognition = table::recognise(&workbook, &hints);
    findings.append(&mut recognition.findings);
    let mut lines = recognition.lines;
    for line in &mut lines {
        complete(line, ask);
    }
    let (proposals, odd) = match &known.plan {
        Some(plan) => link::propose(&lines, plan, &known.memory),
        None => (lines.iter().map(|line| Proposal { year: line.year, ..Proposal::default() }).collect(), Vec::new()),
    };
    findings.extend(odd);
    findings.extend(unknown_kinds(&lines));
    name_file(&mut findings, &name);
    said_once(&mut findings);
    let lines = lines
        .into_iter()
        .zip(proposals)
        .enumerate()
        .map(|(i, (line, proposal))| Placed {
            id: format!("P{}", i.saturating_add(1)),
            line,
            proposal,
            left_out: false,
        })
        .collect();
    let mut look = Look {
        file: name,
        sha256: hash,
        content,
        currency: recognition.currency.unwrap_or_else(|| "VND".to_owned()),
        plan: known.plan.clone(),
        sheets: recognition.sheets,
        lines,
        findings,
        refusals: Vec::new(),
        set_aside: Vec::new(),
        left_out: Vec::new(),
        accept: ask.accept.clone(),
        hash: String::new(),
        posted: false,
        batch: None,
        bytes,
        workbook: ask.issues_out.is_some().then_some(workbook),
        issues: None,
    };
    leave_out(&mut look, &ask.skip);
    Ok(look)
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
        line.agency.clone_from(&ask.agency);
    }
    let spending =
        matches!(line.kind, Some(Kind::Paid | Kind::Advanced | Kind::Cleared | Kind::Returned | Kind::Recovered));
    if line.year.is_none() && spending {
        line.year = line.date.map(|d| i32::from(d.year()));
    }
}

/// One finding a table of amounts whose kind nothing tells.
fn unknown_kinds(lines: &[Line]) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let mut seen: Vec<(&str, u32)> = Vec::new();
    for line in lines.iter().filter(|l| l.kind.is_none()) {
        if seen.contains(&(line.sheet.as_str(), line.cell.column)) {
            continue;
        }
        seen.push((&line.sheet, line.cell.column));
        let label = &line.column_label;
        found.push(
            Finding::new(
                "kind-unknown",
                Severity::Block,
                Bilingual::new(
                    format!("Cột “{label}” không cho biết là dự kiến, đề nghị, giao hay chi."),
                    format!(
                        "Column “{label}” does not say whether its amounts are planned, proposed, granted or spent."
                    ),
                ),
            )
            .at(&line.sheet, line.cell.to_string())
            .next(Bilingual::new(
                "Cho biết bằng --as plan|proposal|grant|spend",
                "Say so with --as plan|proposal|grant|spend",
            )),
        );
    }
    found
}

/// Marks the lines that the officer leaves out under a finding.
fn leave_out(look: &mut Look, skip: &[Exception]) {
    for finding in &look.findings {
        if !skip.iter().any(|e| e.covers_finding(finding)) {
            continue;
        }
        for placed in look.lines.iter_mut().filter(|p| !p.left_out && concerns(finding, &look.file, &p.line)) {
            placed.left_out = true;
            look.left_out.push(format!("{}@{}!{}", finding.slug, placed.line.sheet, placed.line.cell));
        }
    }
}

/// The canonical name of a source; its own words where the register does not know it.
pub fn source_key(text: &str) -> String {
    sources::canonical(text).map_or_else(|| crate::words::nfc(text.trim()), |source| source.vi.clone())
}

/// The drafts a look would record, each with the place of its line.
pub fn drafts(look: &Look) -> Vec<(usize, Draft)> {
    let plan = look.plan.as_ref();
    let mut drafts = Vec::new();
    for (i, placed) in look.lines.iter().enumerate().filter(|(_, p)| !p.left_out) {
        let line = &placed.line;
        let (Some(kind), Some(amount), Some(year)) = (line.kind, line.amount, placed.proposal.year.or(line.year))
        else {
            continue;
        };
        if amount == Money::ZERO || line.history {
            continue;
        }
        let accepted = match placed.proposal.state {
            State::Linked => true,
            State::Unsure => true, // reached only when the officer accepted the doubt
            State::Unlinked | State::OnPurpose => false,
        };
        let task = placed.proposal.candidates.first().filter(|_| accepted).map(|c| c.task.clone());
        drafts.push((
            i,
            Draft {
                key: Key {
                    plan: plan.map(|p| p.id.clone()).unwrap_or_default(),
                    agency: line.agency.clone().or_else(|| sole_lead(plan, task.as_deref())),
                    task,
                    year,
                    source: line.source.as_deref().map(source_key),
                    class: None,
                },
                kind,
                amount,
                date: line.date,
                document: line.document.clone(),
                contract: line.contract.clone(),
                note: Some(line.content.clone()),
                line: Some(i),
                corrects: None,
                origin: Some(Origin {
                    file: look.file.clone(),
                    sha256: look.sha256.clone(),
                    sheet: line.sheet.clone(),
                    cell: line.cell.to_string(),
                    raw: line.raw.clone(),
                }),
                allowed_because: None,
            },
        ));
    }
    drafts
}

/// The lead of a task that has exactly one.
pub fn sole_lead(plan: Option<&Plan>, task: Option<&str>) -> Option<String> {
    match plan?.task(task?)?.leads.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// Imports files: looks, and records when asked and nothing waits. One batch a file, all or nothing.
///
/// # Errors
/// A file or the book cannot be read, usage, a stale preview.
pub fn import(desk: &Desk, ask: &Ask) -> Outcome<Vec<Look>> {
    let mut book = match (&desk.book, ask.post) {
        (_, true) => {
            desk.book()?;
            Some(book::open_to_write(desk)?)
        }
        (Some(_), false) => Some(book::open_to_read(desk)?),
        (None, false) => None,
    };
    let known = known(desk, ask, book.as_ref())?;
    let mut looks = ask.files.iter().map(|file| look(desk, file, ask, &known)).collect::<Outcome<Vec<_>>>()?;
    if let Some(book) = &book {
        for look in &mut looks {
            already_posted(book, look)?;
            repeated_vouchers(book, look)?;
            leave_out(look, &ask.skip);
        }
    }
    judge(book.as_ref(), &mut looks, &ask.skip)?;
    let head = match &book {
        Some(book) => book.head_hash().map_err(|e| book::trouble(&e))?,
        None => String::new(),
    };
    for look in &mut looks {
        look.hash = preview_hash(&head, look);
    }
    if let Some(path) = &ask.issues_out {
        give_back(&mut looks, path, desk.lang)?;
    }
    let Some(book) = book.as_mut().filter(|_| ask.post) else { return Ok(looks) };
    if let Some(expected) = &ask.only_if
        && let Some(stale) =
            looks.iter().find(|l| l.batch.is_none() && !(expected.len() >= 8 && l.hash.starts_with(expected.as_str())))
    {
        return Err(Failure::new(
            Exit::Stale,
            "preview-stale",
            Bilingual::new(
                format!(
                    "Bản xem trước {expected} không còn đúng: tệp hoặc sổ đã thay đổi (nay là {}).",
                    stale.hash.get(..12).unwrap_or_default()
                ),
                format!(
                    "The preview {expected} no longer holds: the file or the book has changed (now {}).",
                    stale.hash.get(..12).unwrap_or_default()
                ),
            ),
            Bilingual::new("Xem lại rồi ghi với mã mới.", "Look again and post with the new hash."),
        ));
    }
    if looks.iter().any(|l| l.exit() != Exit::Done) {
        return Ok(looks);
    }
    let mut recorded: Vec<String> = Vec::new();
    for look in looks.iter_mut().filter(|l| l.batch.is_none()) {
        match post(desk, book, look) {
            Ok(batch) => recorded.push(batch),
            Err(failure) => {
                // all or nothing: what this call recorded before is taken back
                for batch in recorded.iter().rev() {
                    book.reverse(batch, &book::head(desk)).map_err(book::write_trouble)?;
                }
                return Err(failure);
            }
        }
    }
    Ok(looks)
}

/// Writes the senders' rows with their questions: one workbook a file.
fn give_back(looks: &mut [Look], path: &Path, lang: Lang) -> Outcome<()> {
    let several = looks.len() > 1;
    for look in looks.iter_mut() {
        let Some(workbook) = look.workbook.take() else { continue };
        let tables: Vec<form::Stand> = look
            .sheets
            .iter()
            .flat_map(|sheet| sheet.tables.iter().map(move |table| (sheet, table)))
            .filter_map(|(sheet, table)| {
                let heading = table.header_rows.last().map_or(0, |row| row.saturating_sub(1));
                Some(form::Stand { sheet: sheet.name.clone(), area: table.area?, heading })
            })
            .collect();
        let refused: Vec<Finding> = look.refusals.iter().map(|r| r.as_finding(&look.file)).collect();
        let findings: Vec<Finding> = look.findings.iter().cloned().chain(refused).collect();
        let asked = form::Issues { file: &look.file, workbook: &workbook, tables: &tables, findings: &findings, lang };
        let bytes = form::issues(&asked).map_err(|error| {
            let next = Bilingual::new("Xem danh sách trên màn hình hoặc --json.", "See the list on screen or --json.");
            Failure::new(Exit::World, "issues-unwritable", error.say(), next).in_file(&look.file, "")
        })?;
        let target = if several {
            let stem = Path::new(&look.file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let own = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            path.with_file_name(format!("{own} - {stem}.xlsx"))
        } else {
            path.to_path_buf()
        };
        look.issues = Some(super::reports::save(&target, &bytes)?);
    }
    Ok(())
}

/// The plan and the memory a file is looked at with.
fn known(desk: &Desk, ask: &Ask, book: Option<&Book>) -> Outcome<Known> {
    let memory = match book {
        Some(book) => Decisions {
            remembered: book.memory().map_err(|e| book::trouble(&e))?.into_iter().map(|m| m.decision).collect(),
        },
        None => Decisions::default(),
    };
    if let Some(answer) = ask.plan.as_deref().filter(|a| plans::is_file(a)) {
        let read = plans::read(desk, Path::new(answer))?;
        if let Some(block) = read.findings.iter().find(|f| f.severity == Severity::Block) {
            let next = block
                .next
                .clone()
                .unwrap_or_else(|| Bilingual::new("Chỉ đúng văn bản kế hoạch.", "Name the plan's document."));
            return Err(
                Failure::new(Exit::Findings, block.slug, block.text.clone(), next).in_file(&read.taken.name, "")
            );
        }
        if ask.post && !plans::all(book)?.iter().any(|p| p.id == read.plan.id) {
            return Err(Failure::usage(
                "plan-not-recorded",
                Bilingual::new(
                    format!("Kế hoạch {answer} chưa có trong sổ."),
                    format!("The plan {answer} is not in the book."),
                ),
                Bilingual::new(
                    format!("Ghi kế hoạch trước: dutoan plan import {answer} --post"),
                    format!("Record it first: dutoan plan import {answer} --post"),
                ),
            ));
        }
        return Ok(Known { plan: Some(read.plan), memory });
    }
    let plan = match book {
        Some(_) => plans::choose(plans::all(book)?, ask.plan.as_deref())?,
        None => match &ask.plan {
            None => None,
            Some(id) => {
                return Err(Failure::usage(
                    "plan-unknown",
                    Bilingual::new(
                        format!("Không có sổ và “{id}” không phải là tệp."),
                        format!("There is no book, and “{id}” is no file."),
                    ),
                    Bilingual::new(
                        "Chỉ văn bản kế hoạch: --plan ke-hoach.docx",
                        "Name the plan's document: --plan plan.docx",
                    ),
                ));
            }
        },
    };
    Ok(Known { plan, memory })
}

/// Recognises a file, or the same cells in other bytes, that was recorded before.
fn already_posted(book: &Book, look: &mut Look) -> Outcome<()> {
    let earlier = match book.posted(&look.sha256).map_err(|e| book::trouble(&e))? {
        Some(batch) => Some(batch),
        None => book.posted_content(&look.content).map_err(|e| book::trouble(&e))?,
    };
    let Some(batch) = earlier else { return Ok(()) };
    let mut note = Finding::new(
        "already-posted",
        Severity::Note,
        Bilingual::new(
            format!("Nội dung tệp này đã ghi ở đợt {batch}."),
            format!("The contents of this file were recorded in batch {batch}."),
        ),
    )
    .with("batch", batch.clone());
    note.place = Place::Part { file: look.file.clone(), part: String::new() };
    look.findings.push(note);
    look.batch = Some(batch);
    Ok(())
}

/// Vouchers of this file that the book knows already: same number, day and amount.
fn repeated_vouchers(book: &Book, look: &mut Look) -> Outcome<()> {
    let spending = [Kind::Paid, Kind::Advanced, Kind::Cleared, Kind::Returned];
    let is_voucher = |l: &Placed| l.line.document.is_some() && l.line.kind.is_some_and(|k| spending.contains(&k));
    if look.batch.is_some() || !look.lines.iter().any(is_voucher) {
        return Ok(());
    }
    let rows = book
        .entries(&EntryFilter { kinds: spending.to_vec(), ..EntryFilter::default() })
        .map_err(|e| book::trouble(&e))?;
    let recorded: HashMap<_, _> = rows
        .iter()
        .filter_map(|r| {
            Some(((fold(r.entry.document.as_deref()?), r.entry.date, r.entry.kind, r.entry.amount), (&r.id, &r.batch)))
        })
        .collect();
    let mut found = Vec::new();
    for placed in look.lines.iter().filter(|l| is_voucher(l)) {
        let (line, Some(kind), Some(amount)) = (&placed.line, placed.line.kind, placed.line.amount) else { continue };
        let key = (fold(line.document.as_deref().unwrap_or_default()), line.date, kind, amount);
        let Some((entry, batch)) = recorded.get(&key) else { continue };
        let (document, amount) = (line.document.clone().unwrap_or_default(), amount.dotted());
        let mut finding = Finding::new(
            "line-repeated",
            Severity::Warning,
            Bilingual::new(
                format!("Chứng từ {document}, {amount} đồng đã ghi ở đợt {batch} ({entry})."),
                format!("Voucher {document}, {amount} đồng, was recorded in batch {batch} ({entry})."),
            ),
        )
        .at(&line.sheet, line.cell.to_string())
        .next(Bilingual::new(
            "Để lại: --skip line-repeated@Ô; nếu là khoản khác: --accept line-repeated@Ô",
            "Leave it out: --skip line-repeated@CELL; if it is another payment: --accept line-repeated@CELL",
        ))
        .with("batch", (*batch).clone())
        .with("entry", (*entry).clone());
        if let Place::Cell { file, .. } = &mut finding.place {
            file.clone_from(&look.file);
        }
        found.push(finding);
    }
    look.findings.extend(found);
    Ok(())
}

/// Judges what would be recorded by the rules of the ledger, file after file, each counting on the one
/// before. Refused lines that the officer leaves out are set aside and the rest is judged again.
fn judge(book: Option<&Book>, looks: &mut [Look], skip: &[Exception]) -> Outcome<()> {
    let Some(book) = book else { return Ok(()) };
    let mut before: Vec<Draft> = Vec::new();
    for look in looks.iter_mut().filter(|l| l.batch.is_none()) {
        loop {
            let asked = drafts(look);
            let all: Vec<Draft> = before.iter().cloned().chain(asked.iter().map(|(_, d)| d.clone())).collect();
            let offset = before.len();
            let refusals = match book.preview(&BatchHead::default(), all) {
                Ok(_) => Vec::new(),
                Err(WriteError::Refused(refusals)) => refusals,
                Err(other) => return Err(book::write_trouble(other)),
            };
            let refused: Vec<(usize, RefusedAt)> = refusals
                .into_iter()
                .filter_map(|refusal| {
                    let (line, draft) = asked.get(refusal.draft.checked_sub(offset)?)?;
                    let origin = draft.origin.clone().unwrap_or_default();
                    Some((*line, RefusedAt { refusal, sheet: origin.sheet, cell: origin.cell }))
                })
                .collect();
            let left: Vec<(usize, RefusedAt)> = refused
                .iter()
                .filter(|(_, r)| skip.iter().any(|e| e.covers(r.refusal.slug, &look.file, &r.sheet, &r.cell)))
                .cloned()
                .collect();
            if left.is_empty() {
                look.refusals = refused.into_iter().map(|(_, r)| r).collect();
                before.extend(asked.into_iter().map(|(_, d)| d));
                break;
            }
            for (line, refused) in left {
                if let Some(placed) = look.lines.get_mut(line) {
                    placed.left_out = true;
                }
                look.left_out.push(format!("{}@{}!{}", refused.refusal.slug, refused.sheet, refused.cell));
                look.set_aside.push(refused);
            }
        }
    }
    Ok(())
}

/// What a preview promises: the book it was judged against and everything it would record.
fn preview_hash(head: &str, look: &Look) -> String {
    let mut text = format!("{head}\u{1f}{}\u{1f}", look.sha256);
    for (_, draft) in drafts(look) {
        text.push_str(&format!("{draft:?}\u{1e}"));
    }
    sha256(text.as_bytes())
}

/// Records one file as one batch.
fn post(desk: &Desk, book: &mut Book, look: &mut Look) -> Outcome<String> {
    let drafts: Vec<Draft> = drafts(look).into_iter().map(|(_, d)| d).collect();
    let head = BatchHead {
        file: Some(FileBytes {
            name: look.file.clone(),
            sha256: look.sha256.clone(),
            bytes: std::mem::take(&mut look.bytes),
        }),
        content_hash: Some(look.content.clone()),
        lines: look.lines.iter().map(|p| record(look, p)).collect(),
        facts: vec![NewFact { topic: READING.to_owned(), name: look.sha256.clone(), value: reading(&look.sheets) }],
        ..book::head(desk)
    };
    let sealed = book.post(&head, drafts).map_err(book::write_trouble)?;
    for (placed, id) in look.lines.iter_mut().zip(&sealed.line_ids) {
        placed.id.clone_from(id);
    }
    look.posted = true;
    look.batch = Some(sealed.id.clone());
    Ok(sealed.id)
}

/// A line as the book keeps it.
fn record(look: &Look, placed: &Placed) -> LineRecord {
    let best =
        placed.proposal.candidates.first().filter(|_| matches!(placed.proposal.state, State::Linked | State::Unsure));
    LineRecord {
        year: placed.proposal.year.or(placed.line.year),
        plan: look.plan.as_ref().map(|p| p.id.clone()),
        task: best.map(|c| c.task.clone()),
        confidence: best.map_or(0, |c| c.confidence.0),
        state: placed.proposal.state,
        reasons: best.map(|c| c.reasons.clone()).unwrap_or_default(),
        ..LineRecord::of(&placed.line)
    }
}

/// How the sheets were understood, kept with the batch so that any cell can be traced later.
fn reading(sheets: &[SheetReading]) -> String {
    let tables: Vec<serde_json::Value> = sheets
        .iter()
        .flat_map(|sheet| sheet.tables.iter().map(move |table| (sheet, table)))
        .map(|(sheet, table)| {
            serde_json::json!({
                "sheet": sheet.name,
                "header": table.header_rows.iter().copied().chain(table.label_row).collect::<Vec<_>>(),
                "line": table.rows.line,
                "group": table.rows.group,
                "total": table.rows.total,
                "memo": table.rows.memo,
                "columns": table.columns.iter().map(|c| c.column).collect::<Vec<_>>(),
                "sums": table.columns.iter().filter(|c| !c.sum_of.is_empty()).map(|c| c.column).collect::<Vec<_>>(),
            })
        })
        .collect();
    serde_json::Value::Array(tables).to_string()
}
