//! Signal: what people decided before for the same wording, number and agency.

use super::by_agency::Agencies;
use super::{Decisions, Remembered};
use crate::plan::Plan;
use crate::table::Line;
use crate::words::{self, Bilingual};
use std::collections::HashMap;

/// How sure a remembered decision is, thousandths: for the same wording, number and agency; for a long wording
/// whose number has changed (lists count their rows anew every time); for a short one.
const REMEMBERED: u16 = 990;
const LONG_WORDING: u16 = 970;
pub(super) const SHORT_WORDING: u16 = 800;
/// A wording of so many words is not used for two things.
const LONG: usize = 5;

/// A decision that fits a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Recalled<'a> {
    /// What was decided.
    pub(super) told: &'a Remembered,
    /// How sure that makes.
    pub(super) share: u16,
}

/// Remembered decisions by wording, ready to be asked.
pub(super) struct Memory<'a> {
    by_wording: HashMap<String, Vec<&'a Remembered>>,
    /// The same of files whose sender nobody knew.
    heard: HashMap<String, Vec<&'a Remembered>>,
}

/// A row as memory knows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'r> {
    /// What it says.
    pub(super) content: &'r str,
    /// The task's number it states, else its own.
    pub(super) code: &'r str,
    /// The agency beside it.
    pub(super) agency: Option<&'r str>,
    /// It says only which agency its money is for: without a number nothing tells it from that agency's other rows.
    pub(super) office: bool,
}

impl<'a> Memory<'a> {
    /// Reads what is remembered, the newest last.
    pub(super) fn new(decisions: &'a Decisions) -> Self {
        Self { by_wording: by_wording(&decisions.remembered), heard: by_wording(&decisions.heard) }
    }

    /// The newest decision for this wording whose number and agency, where it had any, are the row's; else one
    /// with another number, where all decisions on the wording were the same. What was only heard is never sure.
    pub(super) fn ask(&self, row: Asked<'_>) -> Option<Recalled<'a>> {
        if self.by_wording.is_empty() && self.heard.is_empty() {
            return None;
        }
        let wording = words::fold(row.content);
        let heard = || {
            let recalled = recall(self.heard.get(&wording)?, &wording, row)?;
            Some(Recalled { share: recalled.share.min(SHORT_WORDING), ..recalled })
        };
        self.by_wording.get(&wording).and_then(|told| recall(told, &wording, row)).or_else(heard)
    }
}

fn by_wording(decisions: &[Remembered]) -> HashMap<String, Vec<&Remembered>> {
    let mut all: HashMap<String, Vec<&Remembered>> = HashMap::new();
    for remembered in decisions {
        all.entry(words::fold(&remembered.wording)).or_default().push(remembered);
    }
    all
}

fn recall<'a>(told: &[&'a Remembered], wording: &str, row: Asked<'_>) -> Option<Recalled<'a>> {
    let agency = row.agency.map(words::fold);
    let same_agency = |known: &&&Remembered| {
        known.agency.as_deref().is_none_or(|known| agency.as_deref() == Some(words::fold(known).as_str()))
    };
    let mut fitting = told.iter().rev().filter(same_agency);
    let newest = *fitting.clone().next()?;
    let same_number = |known: &&&Remembered| match known.code.as_deref() {
        Some(known) => same_code(known, row.code),
        None => !row.office,
    };
    if let Some(told) = fitting.clone().find(same_number) {
        return Some(Recalled { told, share: REMEMBERED });
    }
    let same = !row.office && fitting.all(|known| known.task == newest.task);
    let long = wording.split(' ').count() >= LONG;
    same.then_some(Recalled { told: newest, share: if long { LONG_WORDING } else { SHORT_WORDING } })
}

pub(super) fn same_code(a: &str, b: &str) -> bool {
    words::fold(a).trim_end_matches('.') == words::fold(b).trim_end_matches('.')
}

/// What of a person's decisions is kept for other files: not that an agency's name alone means a task, nor a wording
/// that was given to several.
pub fn worth_keeping(decisions: &[Remembered], plan: &Plan) -> Vec<Remembered> {
    let mut agencies = Agencies::new(plan);
    let mut given: HashMap<_, Option<&Remembered>> = HashMap::new();
    for one in decisions {
        let place = (one.wording.as_str(), one.code.as_deref(), one.agency.as_deref());
        given.entry(place).and_modify(|kept| *kept = kept.filter(|k| k.task == one.task)).or_insert(Some(one));
    }
    let mut kept: Vec<Remembered> = Vec::new();
    for one in decisions {
        let place = (one.wording.as_str(), one.code.as_deref(), one.agency.as_deref());
        let agreed = given.get(&place).copied().flatten().is_some();
        let about = one.task.as_deref().and_then(|code| plan.task(code)).map(|task| words::fold(&task.content));
        let one = Remembered { about, ..one.clone() };
        if agreed && (one.code.is_some() || !agencies.is_office(&one.wording)) && !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}

/// Whether a text says only which agency money is for: rows that say so are alike in nothing else.
pub fn is_office(text: &str, plan: &Plan) -> bool {
    Agencies::new(plan).is_office(text)
}

/// What to remember when a person decides on a line: `task` is `None` for "no task, on purpose".
pub fn remember(line: &Line, task: Option<&str>) -> Remembered {
    Remembered {
        wording: words::fold(&line.content),
        code: line.task.as_deref().or(line.code.as_deref()).map(words::fold).filter(|code| !code.is_empty()),
        agency: line.agency.as_deref().map(words::fold).filter(|agency| !agency.is_empty()),
        task: task.map(str::to_owned),
        about: None,
    }
}

/// "đã được gắn như vậy trước đây".
pub(super) fn reason(task: Option<&str>) -> Bilingual {
    match task {
        Some(task) => Bilingual::new(
            format!("cùng nội dung đã được gắn với {task} trước đây"),
            format!("the same wording was linked to {task} before"),
        ),
        None => Bilingual::new(
            "cùng nội dung đã được quyết định không thuộc nhiệm vụ nào",
            "the same wording was decided to belong to no task",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::RowText;

    #[test]
    fn the_newest_fitting_decision_is_given() {
        let remembered = |wording: &str, code: Option<&str>, agency: Option<&str>, task: Option<&str>| Remembered {
            wording: wording.to_owned(),
            code: code.map(str::to_owned),
            agency: agency.map(str::to_owned),
            task: task.map(str::to_owned),
            about: None,
        };
        let decisions = Decisions {
            remembered: vec![
                remembered("đón đoàn", None, None, Some("2.2")),
                remembered("đón đoàn", Some("7"), None, Some("2.6")),
                remembered("đón đoàn", None, Some("sở y tế"), Some("6.1")),
                remembered("dự phòng", None, None, None),
            ],
            ..Decisions::default()
        };
        let memory = Memory::new(&decisions);
        let ask = |content: &str, code: &str, agency: Option<&str>| {
            memory.ask(Asked { content, code, agency, office: false }).map(|found| found.told.task.clone())
        };
        assert_eq!(ask("Đón  Đoàn", "", None), Some(Some("2.2".into())));
        assert_eq!(ask("đón đoàn", "7.", None), Some(Some("2.6".into())));
        assert_eq!(ask("đón đoàn", "7", Some("Sở Y tế")), Some(Some("6.1".into())));
        assert_eq!(ask("Dự phòng", "9", None), Some(None));
        assert_eq!(ask("đón đoàn khách", "", None), None);
    }

    #[test]
    fn what_is_remembered_of_a_line_finds_it_again() {
        let line = Line {
            row: RowText {
                content: "Đón Đoàn ".into(),
                code: Some("2.".into()),
                agency: Some("Sở Y tế".into()),
                ..RowText::default()
            }
            .into(),
            ..Line::default()
        };
        let decisions = Decisions { remembered: vec![remember(&line, Some("2.2"))], ..Decisions::default() };
        let memory = Memory::new(&decisions);
        let ask = |content: &str, code: &str, agency: Option<&str>| {
            let asked = Asked { content, code, agency, office: false };
            memory.ask(asked).map(|found| (found.told.task.as_deref(), found.share))
        };
        assert_eq!(ask(&line.content, "2", line.agency.as_deref()), Some((Some("2.2"), REMEMBERED)));
        assert_eq!(ask(&line.content, "9", line.agency.as_deref()), Some((Some("2.2"), SHORT_WORDING)));
        assert_eq!(ask(&line.content, "2", None), None);
    }

    #[test]
    fn a_long_wording_is_known_under_another_number() {
        let line = |code: &str| Line {
            row: RowText {
                content: "Chi tiền ăn cho đoàn chuyên gia".into(),
                code: Some(code.into()),
                ..RowText::default()
            }
            .into(),
            ..Line::default()
        };
        let mut decisions = Decisions { remembered: vec![remember(&line("15"), Some("2.2"))], ..Decisions::default() };
        let share = |decisions: &Decisions| {
            let content = &line("").content;
            let asked = Asked { content, code: "22", agency: None, office: false };
            Memory::new(decisions).ask(asked).map(|found| found.share)
        };
        assert_eq!(share(&decisions), Some(LONG_WORDING));
        decisions.remembered.push(remember(&line("16"), Some("2.6")));
        assert_eq!(share(&decisions), None);
    }
}
