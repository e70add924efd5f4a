//! Nhập từ Excel: a table is read, proven, linked; what it would record is shown, and recorded only when
//! asked. Preview and posting run the same code, so a preview ends as posting would.

use super::changes;
use super::context::{Desk, Fingerprint};
use super::failure::{Exit, Failure, Outcome};
use super::give_back::give_back;
use super::look::{Known, Learnt, Look, RefusedAt, drafts, leave_out, look};
use super::place::Exception;
use super::placed::Placed;
use super::trace::READING;
use super::{book, parts, plans, profiles};
use crate::finding::{Finding, Place, Severity};
use crate::ledger::Draft;
use crate::link::State;
use crate::money::{Kind, Unit};
use crate::sheet::Area;
use crate::store::{BatchHead, Book, EntryFilter, FileBytes, LineRecord, NewFact, WriteError};
use crate::table::{ColumnHint, Policy, SheetReading};
use crate::words::{Bilingual, fold};
use std::collections::HashMap;
use std::hash::Hash;
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
    /// Whether the officer said the kind, rather than the command.
    pub kind_by_hand: bool,
    /// The year of amounts that state none.
    pub year: Option<i32>,
    /// Only these sheets.
    pub sheets: Vec<String>,
    /// Only this area.
    pub range: Option<Area>,
    /// Header rows, 1-based.
    pub header: Option<(u32, u32)>,
    /// Which rows stand under which.
    pub outline: Option<Policy>,
    /// The unit of amounts that state none.
    pub unit: Option<Unit>,
    /// Columns decided by hand.
    pub columns: Vec<ColumnHint>,
    /// Findings accepted: recorded all the same.
    pub accept: Vec<Exception>,
    /// Lines left out of the batch.
    pub skip: Vec<Exception>,
    /// Lines given to tasks by hand.
    pub links: Vec<parts::Given>,
    /// The agency that sends the table, for lines that name none.
    pub agency: Option<String>,
    /// Record.
    pub post: bool,
    /// Record only while the preview has this hash.
    pub only_if: Option<String>,
    /// The batch this file is recorded in the place of.
    pub replace: Option<String>,
    /// Answers kept before, by name or file.
    pub profile: Option<String>,
    /// Where the answers are kept for the next file: a name, or a file.
    pub save_profile: Option<String>,
    /// Where the sender's rows with their questions are written.
    pub issues_out: Option<PathBuf>,
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
    if ask.replace.is_some() && (ask.files.len() != 1 || book.is_none()) {
        return Err(replace_what());
    }
    let known = known(desk, ask, book.as_ref())?;
    let mut looks = ask.files.iter().map(|file| look(desk, file, ask, &known)).collect::<Outcome<Vec<_>>>()?;
    if let Some(book) = &book {
        for look in &mut looks {
            already_posted(book, look)?;
            changes::against(book, look, ask.replace.as_deref())?;
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
    if let Some(to) = &ask.save_profile {
        keep_answers(desk, book.as_mut().filter(|_| ask.post), &mut looks, to)?;
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
    for look in looks.iter().filter(|l| l.posted && !l.decided.is_empty()) {
        let sender = Some(look.sender.as_str()).filter(|s| !s.is_empty());
        book.remember(&look.decided, sender).map_err(|e| book::trouble(&e))?;
    }
    remember_answers(book, &mut looks)?;
    Ok(looks)
}

fn replace_what() -> Box<Failure> {
    Failure::usage(
        "replace-what",
        Bilingual::new(
            "--replace cần một sổ và đúng một tệp: tệp đó được ghi thay đợt cũ.",
            "--replace needs a book and exactly one file: it is recorded in the place of the batch.",
        ),
        Bilingual::new("Chạy: dutoan import TỆP --replace ĐỢT", "Run: dutoan import FILE --replace BATCH"),
    )
}

/// Keeps what was answered under the name or in the file the officer wants.
fn keep_answers(desk: &Desk, book: Option<&mut Book>, looks: &mut [Look], to: &str) -> Outcome<()> {
    let Some(look) = looks.iter_mut().find(|l| l.answered.is_some()) else {
        return Err(Failure::usage(
            "profile-empty",
            Bilingual::new(
                "Chưa có câu trả lời nào để lưu thành mẫu nhập.",
                "There is no answer to keep as a profile.",
            ),
            Bilingual::new(
                "Thêm các tùy chọn cần nhớ (--unit, --sheet, --header, --outline, --column, --as, --accept MÃ) cùng --save-profile",
                "Add what is to be kept (--unit, --sheet, --header, --outline, --column, --as, --accept SLUG) to --save-profile",
            ),
        ));
    };
    let Some(mut profile) = look.answered.clone() else { return Ok(()) };
    let stem = Path::new(to).file_stem().map(|s| s.to_string_lossy().into_owned());
    profile.name = stem.filter(|_| to.to_lowercase().ends_with(".toml")).unwrap_or_else(|| to.to_owned());
    let kept = match book {
        Some(book) => profiles::save(Some(book), &profile, to)?,
        _ if desk.book.is_some() && !to.to_lowercase().ends_with(".toml") => {
            profiles::save(Some(&mut book::open_to_write(desk)?), &profile, to)?
        }
        _ => profiles::save(None, &profile, to)?,
    };
    look.remembered = Some(kept);
    Ok(())
}

/// Keeps what was answered for files that were recorded, so that the next of the same form needs no answer.
fn remember_answers(book: &mut Book, looks: &mut [Look]) -> Outcome<()> {
    for look in looks.iter_mut().filter(|l| l.posted && l.remembered.is_none()) {
        let Some(mut profile) = look.answered.clone() else { continue };
        let sheet = look.sheets.iter().find(|s| s.used).map_or("", |s| s.name.as_str());
        profile.name = profiles::own_name(&profile, &look.sender, sheet);
        let name = profile.name.clone();
        look.remembered = Some(profiles::save(Some(book), &profile, &name)?);
    }
    Ok(())
}

/// The plan and the memory a file is looked at with.
fn known(desk: &Desk, ask: &Ask, book: Option<&Book>) -> Outcome<Known> {
    let memory = match book {
        Some(book) => Learnt(book.memory().map_err(|e| book::trouble(&e))?),
        None => Learnt::default(),
    };
    let profiles = profiles::all(book)?;
    let profile = ask.profile.as_deref().map(|name| profiles::asked(book, name)).transpose()?;
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
        return Ok(Known { plan: Some(read.plan), memory, profiles, profile });
    }
    let plan = match book {
        Some(book) => plans::current(book, ask.plan.as_deref())?,
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
    Ok(Known { plan, memory, profiles, profile })
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
    let is_voucher = |l: &Placed<'_>| l.line.document.is_some() && l.line.kind.is_some_and(|k| spending.contains(&k));
    if look.batch.is_some() || !look.lines.iter().any(|l| is_voucher(&l)) {
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
        let (line, Some(kind), Some(amount)) = (placed.line, placed.line.kind, placed.line.amount) else { continue };
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
    let mut all: Vec<Draft> = Vec::new();
    for look in looks.iter_mut().filter(|l| l.batch.is_none()) {
        let offset = all.len();
        loop {
            // What the files before it would record, and what this one asks for.
            all.truncate(offset);
            all.extend(drafts(look).map(|(_, draft)| draft));
            let judged = match &look.replaces {
                Some(batch) => book.preview_replace(batch, all.clone()),
                None => book.preview(&BatchHead::default(), &all),
            };
            let refusals = match judged {
                Ok(()) => Vec::new(),
                Err(WriteError::Refused(refusals)) => refusals,
                Err(other) => return Err(book::write_trouble(other)),
            };
            // A refusal of what is taken back is about no line of this file.
            let refused: Vec<(Option<usize>, RefusedAt)> = refusals
                .into_iter()
                .filter(|refusal| refusal.draft >= offset)
                .map(|refusal| match all.get(refusal.draft) {
                    Some(draft) => {
                        let origin = draft.origin.clone().unwrap_or_default();
                        (draft.line, RefusedAt { refusal, sheet: origin.sheet, cell: origin.cell })
                    }
                    None => (None, RefusedAt { refusal, sheet: String::new(), cell: String::new() }),
                })
                .collect();
            let left: Vec<(Option<usize>, RefusedAt)> = refused
                .iter()
                .filter(|(line, _)| line.is_some())
                .filter(|(_, r)| skip.iter().any(|e| e.covers(r.refusal.slug, &look.file, &r.sheet, &r.cell)))
                .cloned()
                .collect();
            if left.is_empty() {
                look.refusals = refused.into_iter().map(|(_, r)| r).collect();
                break;
            }
            for (line, refused) in left {
                if let Some(line) = line {
                    look.lines.leave_out(line);
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
    let mut print = Fingerprint::default();
    (head, &look.sha256, look.replaces.as_deref()).hash(&mut print);
    for (_, draft) in drafts(look) {
        draft.hash(&mut print);
    }
    print.hex()
}

/// Records one file as one batch.
fn post(desk: &Desk, book: &mut Book, look: &mut Look) -> Outcome<String> {
    let drafts: Vec<Draft> = drafts(look).map(|(_, d)| d).collect();
    let sender = Some(look.sender.as_str()).filter(|s| !s.is_empty());
    let mut facts = super::links::facts(&look.sha256, &look.decided, sender)?;
    facts.extend(sender.map(|sender| super::links::sent_by(&look.sha256, sender)));
    facts.push(NewFact { topic: READING.to_owned(), name: look.sha256.clone(), value: reading(&look.sheets) });
    let head = BatchHead {
        file: Some(FileBytes {
            name: look.file.clone(),
            sha256: look.sha256.clone(),
            bytes: std::mem::take(&mut look.bytes),
        }),
        content_hash: Some(look.content.clone()),
        lines: look.lines.iter().map(|p| record(look, p)).collect(),
        facts,
        ..book::head(desk)
    };
    let sealed = match &look.replaces {
        Some(batch) => book.replace(batch, &head, drafts),
        None => book.post(&head, drafts),
    }
    .map_err(book::write_trouble)?;
    look.lines.record(&sealed.line_ids);
    look.posted = true;
    look.batch = Some(sealed.id.clone());
    Ok(sealed.id)
}

/// A line as the book keeps it.
fn record(look: &Look, placed: Placed<'_>) -> LineRecord {
    let best =
        placed.proposal.candidates.first().filter(|_| matches!(placed.proposal.state, State::Linked | State::Unsure));
    LineRecord {
        year: placed.year(),
        plan: look.plan.as_ref().map(|p| p.id.clone()),
        task: best.map(|c| c.task.clone()),
        confidence: best.map_or(0, |c| c.confidence.0),
        state: placed.proposal.state,
        reasons: best.map(|c| c.reasons.clone()).unwrap_or_default(),
        ..LineRecord::of(placed.line)
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
