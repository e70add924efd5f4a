//! Chuyển tiếp nhiệm vụ: where what is recorded on the tasks of a plan goes when another text, of a later plan or of the
//! same one, takes its place.

use super::failure::{Failure, Outcome};
use super::{book, plans};
use crate::finding::{Finding, Place, Severity};
use crate::link::{self, Candidate, Confidence, Decisions, State};
use crate::money::{Kind, Money};
use crate::plan::Plan;
use crate::sheet::CellRef;
use crate::store::{Book, EntryFilter, LineFilter};
use crate::table::{Line, RowText};
use crate::words::{Bilingual, fold};
use std::collections::{BTreeMap, HashMap, HashSet};

/// An old task and the new one that carries it on.
#[derive(Clone, Debug)]
pub struct Mapped {
    /// The old task's code.
    pub old: String,
    /// What it says.
    pub content: String,
    /// The new task, sure or proposed.
    pub new: Option<String>,
    /// How sure, with reasons.
    pub candidate: Option<Candidate>,
    /// Whether it is sure, waits, or has no successor.
    pub state: State,
    /// What is recorded on it: lines of files, and entries made by hand.
    pub lines: usize,
    /// Their amounts by kind, đồng.
    pub amounts: BTreeMap<Kind, Money>,
}

/// What an officer decides: an old task goes to a new one, or to none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The old code.
    pub old: String,
    /// The new code; `None` for none.
    pub new: Option<String>,
}

/// `3.2=3.4`, `3.2=-`.
///
/// # Errors
/// Usage.
pub fn decision(text: &str) -> Outcome<Decision> {
    let parted = text.split_once('=').map(|(old, new)| (old.trim(), new.trim()));
    match parted.filter(|(old, new)| !old.is_empty() && !new.is_empty()) {
        Some((old, new)) => Ok(Decision { old: old.to_owned(), new: Some(new.to_owned()).filter(|new| new != "-") }),
        None => Err(Failure::usage(
            "bad-link",
            Bilingual::new(format!("Không hiểu “{text}”."), format!("“{text}” is not understood.")),
            Bilingual::new(
                "Viết như --link 3.2=3.4, hoặc --link 3.2=-",
                "Write it like --link 3.2=3.4, or --link 3.2=-",
            ),
        )),
    }
}

/// Where the tasks of a plan go in another text.
#[derive(Clone, Debug)]
pub struct Carry {
    /// Old tasks in order.
    pub map: Vec<Mapped>,
    /// Tasks of the new text that carry on none of the old.
    pub fresh: Vec<String>,
    /// Old tasks with money that a person should decide about.
    pub findings: Vec<Finding>,
}

impl Carry {
    /// Old task → new task: the sure ones, and the proposed ones, which a person has accepted where money is there.
    pub fn goes(&self) -> BTreeMap<String, Option<String>> {
        let sure = |one: &Mapped| one.new.clone().filter(|_| matches!(one.state, State::Linked | State::Unsure));
        self.map.iter().map(|one| (one.old.clone(), sure(one))).collect()
    }
}

impl Carry {
    /// Old task → new task, the sure ones alone: what a person wrote of a task goes nowhere by likeness.
    pub fn sure(&self) -> BTreeMap<String, Option<String>> {
        let sure = |one: &Mapped| one.new.clone().filter(|_| one.state == State::Linked);
        self.map.iter().map(|one| (one.old.clone(), sure(one))).collect()
    }
}

/// Looks where every task of `old` goes, and what is recorded on it.
///
/// # Errors
/// A decision about a task that is in neither plan; the book cannot be read.
pub fn look(book: &Book, old: &Plan, new: &Plan, decided: &[Decision]) -> Outcome<Carry> {
    let trouble = |e| book::trouble(&e);
    let typed = book.entries(&EntryFilter { plan: Some(old.id.clone()), ..EntryFilter::default() }).map_err(trouble)?;
    let rows = book.lines(&LineFilter { plan: Some(old.id.clone()), ..LineFilter::default() }).map_err(trouble)?;
    // A shared line's parts stand on tasks of their own; a line without an entry is told by its link.
    let told: HashSet<&str> = typed.iter().filter_map(|row| row.line.as_deref()).collect();
    let of_lines = rows.iter().filter(|row| !told.contains(row.id.as_str())).map(|row| {
        let record = &row.record;
        (record.task.as_deref(), record.kind.map(|kind| (kind, record.amount.unwrap_or_default())))
    });
    let by_hand = typed.iter().map(|row| (row.entry.key.task.as_deref(), Some((row.entry.kind, row.entry.amount))));
    let mut held: BTreeMap<&str, (usize, BTreeMap<Kind, Money>)> = BTreeMap::new();
    for (task, told) in by_hand.chain(of_lines) {
        let (count, amounts) = held.entry(task.unwrap_or_default()).or_default();
        *count = count.saturating_add(1);
        if let Some((kind, amount)) = told {
            let sum = amounts.entry(kind).or_default();
            *sum = sum.checked_add(amount).unwrap_or(*sum);
        }
    }
    let mut map = mapped(old, new, decided)?;
    for one in &mut map {
        (one.lines, one.amounts) = held.remove(one.old.as_str()).unwrap_or_default();
    }
    let open = |one: &&Mapped| one.lines > 0 && matches!(one.state, State::Unsure | State::Unlinked);
    let findings = map.iter().filter(open).map(waiting).collect();
    let taken: Vec<&str> = map.iter().filter(|m| m.state == State::Linked).filter_map(|m| m.new.as_deref()).collect();
    let fresh = new.tasks.iter().filter(|t| !taken.contains(&t.code.as_str())).map(|t| t.code.clone()).collect();
    Ok(Carry { map, fresh, findings })
}

/// What changed between two texts of one plan: nothing where only words beside the tasks did. A warning where money is
/// recorded on a task that is gone, numbered anew or worded anew.
pub fn revised(old: &Plan, new: &Plan, carry: &Carry) -> Option<Finding> {
    let (mut gone, mut moved, mut reworded) = (Vec::new(), Vec::new(), Vec::new());
    let mut held = false;
    for one in &carry.map {
        let to = one.new.as_deref().filter(|_| one.state == State::Linked);
        let before = old.task(&one.old).map(|t| fold(&t.content));
        match to {
            None => gone.push(one.old.clone()),
            Some(code) if code != one.old => moved.push(format!("{} → {code}", one.old)),
            Some(code) if new.task(code).map(|t| fold(&t.content)) != before => reworded.push(one.old.clone()),
            Some(_) => continue,
        }
        held |= one.lines > 0;
    }
    if gone.is_empty() && moved.is_empty() && reworded.is_empty() && carry.fresh.is_empty() {
        return None;
    }
    let list = |what: &str, codes: &[String]| {
        let more = if codes.len() > 12 { ", …" } else { "" };
        (!codes.is_empty()).then(|| {
            format!("{what} {}: {}{more}", codes.len(), codes.iter().take(12).cloned().collect::<Vec<_>>().join(", "))
        })
    };
    let say = |words: [&str; 4]| {
        let [added, removed, renumbered, worded] = words;
        let parts =
            [list(added, &carry.fresh), list(removed, &gone), list(renumbered, &moved), list(worded, &reworded)];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    };
    let (vi, en) = (say(["thêm", "bỏ", "đổi số", "sửa lời"]), say(["added", "removed", "renumbered", "reworded"]));
    let severity = if held { Severity::Warning } else { Severity::Note };
    let text = Bilingual::new(
        format!("Văn bản này khác bản kế hoạch đã ghi: {vi}."),
        format!("This text differs from the plan as recorded: {en}."),
    );
    let next = Bilingual::fixed(
        "Số liệu đã ghi được chuyển theo nhiệm vụ, không theo số thứ tự. Chấp nhận: --accept plan-revised; sửa: --link CŨ=MỚI",
        "What is recorded follows the tasks, not their numbers. Accept: --accept plan-revised; correct: --link OLD=NEW",
    );
    let mut finding = Finding::new("plan-revised", severity, text).next(next);
    finding.place = Place::Whole;
    Some(
        finding
            .with("added", carry.fresh.clone())
            .with("removed", gone)
            .with("renumbered", moved)
            .with("reworded", reworded),
    )
}

/// Old code → new code of tasks that say the same, word for word, where only one in either plan does.
fn same_words<'p>(old: &'p Plan, new: &'p Plan) -> HashMap<&'p str, &'p str> {
    let mut by_words: HashMap<String, (Vec<&str>, Vec<&str>)> = HashMap::new();
    for task in &old.tasks {
        by_words.entry(fold(&task.content)).or_default().0.push(&task.code);
    }
    for task in &new.tasks {
        by_words.entry(fold(&task.content)).or_default().1.push(&task.code);
    }
    let mut same = HashMap::new();
    for (olds, news) in by_words.into_values() {
        match (olds.as_slice(), news.as_slice()) {
            ([old], [new]) => {
                same.insert(*old, *new);
            }
            // Said twice: told apart by their numbers.
            _ => same.extend(olds.iter().filter(|code| news.contains(code)).map(|code| (*code, *code))),
        }
    }
    same
}

/// The new task of every old one: the one that says the same, word for word; else an old task is looked for in the new
/// plan as a line of a table is.
fn mapped(old: &Plan, new: &Plan, decided: &[Decision]) -> Outcome<Vec<Mapped>> {
    let lines: Vec<Line> = old
        .tasks
        .iter()
        .enumerate()
        .map(|(at, task)| {
            let title = old.sections.iter().find(|s| s.code == task.section);
            Line {
                row: RowText {
                    sheet: "kế hoạch cũ".into(),
                    code: Some(task.code.as_str().into()),
                    content: task.content.as_str().into(),
                    path: title.map(|s| s.title.clone()).into_iter().collect::<Vec<_>>().into(),
                    path_codes: title.map(|s| s.code.clone()).into_iter().collect::<Vec<_>>().into(),
                    agency: task.leads.first().map(|lead| lead.as_str().into()),
                    ..RowText::default()
                }
                .into(),
                cell: CellRef::new(u32::try_from(at).unwrap_or(u32::MAX), 0),
                year: new.period.map(|(first, _)| first),
                amount: Money::new(1),
                ..Line::default()
            }
        })
        .collect();
    let mut now = BTreeMap::new();
    for one in decided {
        let code = plans::task(old, &one.old)?.code.clone();
        let to = one.new.as_deref().map(|c| plans::task(new, c).map(|t| t.code.clone())).transpose()?;
        if let Some(at) = old.tasks.iter().position(|t| t.code == code) {
            now.insert(at, to);
        }
    }
    let (proposals, _) = link::propose(&lines, new, &Decisions { now: now.clone(), ..Decisions::default() });
    let same = same_words(old, new);
    let carried: Vec<&str> = same.values().copied().collect();
    Ok(old
        .tasks
        .iter()
        .zip(proposals)
        .enumerate()
        .map(|(at, (task, proposal))| {
            let same = same.get(task.code.as_str()).filter(|_| !now.contains_key(&at));
            let said = same.map(|code| Candidate {
                task: (*code).to_owned(),
                confidence: Confidence(1000),
                reasons: vec![Bilingual::fixed("nội dung giữ nguyên", "the wording is the same")],
            });
            // A task that says the same as another old one is not this one's successor because of its number.
            let own = now.contains_key(&at);
            let free = |c: &&Candidate| own || !carried.contains(&c.task.as_str());
            let proposed = proposal.candidates.iter().find(free).cloned();
            let moved = proposed.as_ref().map(|c| &c.task) != proposal.candidates.first().map(|c| &c.task);
            let state = match proposal.state {
                _ if said.is_some() => State::Linked,
                State::Linked | State::Unsure if proposed.is_none() => State::Unlinked,
                State::Linked if moved => State::Unsure,
                state => state,
            };
            let candidate = said.or(proposed);
            Mapped {
                old: task.code.clone(),
                content: task.content.clone(),
                new: candidate.as_ref().map(|c| c.task.clone()),
                candidate,
                state,
                lines: 0,
                amounts: BTreeMap::new(),
            }
        })
        .collect())
}

fn waiting(one: &Mapped) -> Finding {
    let (code, lines) = (&one.old, one.lines);
    let told = |vi: bool| {
        let say = |(kind, amount): (&Kind, &Money)| {
            let label = kind.label();
            format!("{} {}", if vi { label.vi } else { label.en }, amount.dotted())
        };
        one.amounts.iter().map(say).collect::<Vec<_>>().join("; ")
    };
    let (amounts_vi, amounts_en) = (told(true), told(false));
    let (maybe_vi, maybe_en) = one.new.as_ref().map_or_else(Default::default, |new| {
        (format!("; có lẽ là {new} của kế hoạch mới"), format!("; perhaps {new} of the new plan"))
    });
    let new = one.new.as_deref().unwrap_or("MÃ");
    let mut finding = Finding::new(
        "task-unmapped",
        Severity::Warning,
        Bilingual::new(
            format!(
                "Nhiệm vụ cũ {code} có {lines} khoản đã ghi ({amounts_vi} đồng), chưa rõ chuyển sang nhiệm vụ nào{maybe_vi}."
            ),
            format!(
                "Old task {code} has {lines} records ({amounts_en} đồng); which new task carries it on is not sure{maybe_en}."
            ),
        ),
    )
    .next(Bilingual::new(
        format!("Chọn: --link {code}={new}, hoặc không chuyển cho nhiệm vụ nào: --link {code}=-"),
        format!("Choose: --link {code}={new}, or none: --link {code}=-"),
    ))
    .with("task", code.clone())
    .with("lines", lines)
    .with(
        "amounts",
        one.amounts
            .iter()
            .map(|(kind, amount)| (kind.slug().to_owned(), amount.dong().to_string().into()))
            .collect::<serde_json::Map<_, _>>(),
    );
    finding.place = Place::Whole;
    finding
}
