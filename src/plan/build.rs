//! Drafts become tasks: codes and sections, offices, schedules, targets, and what is odd about them.

use super::draft::{Draft, offices};
use super::lines::{begins, clean, key};
use super::schedule::{self, Frame};
use super::targets::{before_years, by_year, targets};
use super::{Plan, ScheduleKind, Section, Task, notes};
use crate::finding::Finding;
use std::collections::{BTreeMap, BTreeSet};

/// Puts the drafts into the plan. `frame` says which years the plan runs.
pub(super) fn tasks(plan: &mut Plan, drafts: &[Draft], frame: &Frame, findings: &mut Vec<Finding>) {
    let coded = codes(drafts);
    // By every code given: the number tried last for a task of the same number.
    let mut given: BTreeMap<String, u32> = BTreeMap::new();
    let mut sections: BTreeSet<String> = BTreeSet::new();
    for (draft, coded) in drafts.iter().zip(coded) {
        let mut code = coded.code;
        if let Some(last) = given.get(&code).copied() {
            let first = code;
            let (number, free) = (last + 1..)
                .map(|n| (n, format!("{first}/{n}")))
                .find(|(_, code)| !given.contains_key(code))
                .unwrap_or_default();
            findings.push(notes::task_twice(&first, &free, draft.place));
            given.insert(first, number);
            code = free;
        }
        given.insert(code.clone(), 1);
        if let Some(section) = coded.section.as_ref().filter(|s| sections.insert(s.code.clone())) {
            plan.sections.push(section.clone());
        }
        let section = coded.section.map(|s| s.code).unwrap_or_default();
        plan.tasks.push(task(draft, code, coded.numbered, section, frame, findings));
    }
}

struct Coded {
    code: String,
    numbered: bool,
    section: Option<Section>,
}

/// The code and section of every draft. Where numbering starts again in another part, every code
/// carries its part: `II/3`.
fn codes(drafts: &[Draft]) -> Vec<Coded> {
    let part_of = |d: &Draft| (d.part.clone(), d.part_title.clone());
    let mut parts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut restarts = false;
    for draft in drafts {
        let next = parts.len();
        let index = *parts.entry(part_of(draft)).or_insert(next);
        restarts |= *numbers.entry(&draft.number).or_insert(index) != index;
    }
    drafts
        .iter()
        .map(|draft| {
            let index = parts.get(&part_of(draft)).copied().unwrap_or_default();
            let part = if draft.part.is_empty() { (index + 1).to_string() } else { draft.part.clone() };
            let own = |code: &str| if restarts { format!("{part}/{code}") } else { code.to_owned() };
            let section = if !draft.section.is_empty() && draft.section != draft.part {
                Some(Section { code: own(&draft.section), title: clean(&draft.section_title) })
            } else if parts.len() > 1 || !draft.section.is_empty() {
                Some(Section { code: part.clone(), title: clean(&draft.part_title) })
            } else {
                None
            };
            // Numbers made here, `II/3`, already carry their part.
            let made = draft.number.contains('/');
            let code = if made && draft.section == draft.part { draft.number.clone() } else { own(&draft.number) };
            Coded { code, numbered: !made && !restarts, section }
        })
        .collect()
}

fn task(
    draft: &Draft,
    code: String,
    numbered: bool,
    section: String,
    frame: &Frame,
    findings: &mut Vec<Finding>,
) -> Task {
    let content = without_notes(&clean(&draft.wording()));
    let (schedule, targets) = schedule_of(draft, &content, &code, frame, findings);
    let names = |texts: &[String]| offices(&texts.join("\n"));
    let leads = names(&joined(&draft.lead));
    let mut partners = names(&joined(&draft.partner));
    if partners.is_empty() {
        partners = names(&helpers(&draft.lead));
    }
    let text = |texts: &[String]| Some(clean(&texts.join(" "))).filter(|t| !t.is_empty());
    Task {
        code,
        numbered,
        section,
        content,
        shares: super::shares::stated(&clean(&draft.lead.join(" ")), &leads),
        leads,
        partners,
        field: text(&draft.field),
        funding: text(&draft.funding),
        schedule,
        targets,
        place: draft.place,
    }
}

/// "… say nóng[1]": the marks of footnotes at the end of a text are none of it.
fn without_notes(text: &str) -> String {
    let mut text = text;
    let mark = |text: &str| {
        let (before, inside) = text.strip_suffix(']')?.rsplit_once('[')?;
        let number = (1..=3).contains(&inside.len()) && inside.bytes().all(|b| b.is_ascii_digit());
        (number && !before.trim().is_empty()).then_some(before.len())
    };
    while let Some(before) = mark(text).and_then(|end| text.get(..end)) {
        text = before.trim_end();
    }
    clean(text)
}

/// Who helps, where the text on the lead says it: "Sở Y tế chủ trì, phối hợp với Bộ Chỉ huy …".
fn helpers(leads: &[String]) -> Vec<String> {
    let whole = leads.join(" ");
    ["phối hợp với", "phối hợp cùng", "phối hợp"]
        .iter()
        .find_map(|words| schedule::parted(&whole, words))
        .and_then(|(_, rest)| rest.split([';', '.', '(']).next())
        .map(|names| vec![names.trim().to_owned()])
        .unwrap_or_default()
}

/// Lines of a list of offices: one that ends with a comma, or is followed by small letters, runs on.
fn joined(texts: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in texts.iter().flat_map(|t| t.lines()).map(str::trim).filter(|t| !t.is_empty()) {
        let goes_on = line.starts_with(char::is_lowercase) && !begins(&key(line), &["các", "những", "một số"]);
        let open = |last: &String| last.ends_with([',', '-']) || (goes_on && !last.ends_with([';', '.']));
        match out.last_mut().filter(|last| open(last)) {
            Some(last) => *last = format!("{last} {line}"),
            None => out.push(line.to_owned()),
        }
    }
    out
}

fn schedule_of(
    draft: &Draft,
    content: &str,
    code: &str,
    frame: &Frame,
    findings: &mut Vec<Finding>,
) -> (super::Schedule, Vec<super::Target>) {
    let whole = draft.time.iter().map(|t| t.trim()).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ");
    let yearly = by_year(&whole);
    let base = if yearly.is_empty() { whole.as_str() } else { before_years(&whole) };
    let (mut schedule, doubts) = schedule::read(base, frame);
    for doubt in doubts {
        findings.push(notes::doubt(&doubt, code, &schedule.text, draft.place));
    }
    if !yearly.is_empty() {
        schedule.text = clean(&whole);
        if schedule.kind == ScheduleKind::None {
            schedule.kind = ScheduleKind::Years;
        }
        schedule.years.extend(yearly.iter().map(|(year, _)| *year));
        schedule.years.sort_unstable();
        schedule.years.dedup();
    }
    if schedule.condition.is_none() {
        schedule.condition = schedule::condition_in(content);
        if schedule.condition.is_some() && schedule.kind == ScheduleKind::None && schedule.text.is_empty() {
            schedule.kind = ScheduleKind::Conditional;
        }
    }
    // "… 04 suất: năm 2023: 1 suất; năm 2024: 3 suất": the years may stand in the wording itself.
    let within = if yearly.is_empty() { by_year(content) } else { Vec::new() };
    let targets = if within.len() > 1 { targets(&within, before_years(content)) } else { targets(&yearly, content) };
    (schedule, targets)
}
