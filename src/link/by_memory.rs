//! Signal: what people decided before for the same wording, number and agency.

use super::{Decisions, Remembered};
use crate::table::Line;
use crate::words::{self, Bilingual};
use std::collections::HashMap;

/// How sure a remembered decision is, thousandths: for the same wording, number and agency; for a long wording
/// whose number has changed (lists count their rows anew every time); for a short one.
const REMEMBERED: u16 = 990;
const LONG_WORDING: u16 = 970;
const SHORT_WORDING: u16 = 800;
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
}

impl<'a> Memory<'a> {
    /// Reads what is remembered, the newest last.
    pub(super) fn new(decisions: &'a Decisions) -> Self {
        let mut by_wording: HashMap<String, Vec<&Remembered>> = HashMap::new();
        for remembered in &decisions.remembered {
            by_wording.entry(words::fold(&remembered.wording)).or_default().push(remembered);
        }
        Self { by_wording }
    }

    /// The newest decision for this wording whose number and agency, where it had any, are the row's; else one
    /// with another number, where all decisions on the wording were the same.
    pub(super) fn ask(&self, content: &str, code: &str, agency: Option<&str>) -> Option<Recalled<'a>> {
        if self.by_wording.is_empty() {
            return None;
        }
        let wording = words::fold(content);
        let told = self.by_wording.get(&wording)?;
        let agency = agency.map(words::fold);
        let same_agency = |known: &&&Remembered| {
            known.agency.as_deref().is_none_or(|known| agency.as_deref() == Some(words::fold(known).as_str()))
        };
        let mut fitting = told.iter().rev().filter(same_agency);
        let newest = *fitting.clone().next()?;
        if let Some(told) =
            fitting.clone().find(|known| known.code.as_deref().is_none_or(|known| same_code(known, code)))
        {
            return Some(Recalled { told, share: REMEMBERED });
        }
        let same = fitting.all(|known| known.task == newest.task);
        let long = wording.split(' ').count() >= LONG;
        same.then_some(Recalled { told: newest, share: if long { LONG_WORDING } else { SHORT_WORDING } })
    }
}

fn same_code(a: &str, b: &str) -> bool {
    words::fold(a).trim_end_matches('.') == words::fold(b).trim_end_matches('.')
}

/// What to remember when a person decides on a line: `task` is `None` for "no task, on purpose".
pub fn remember(line: &Line, task: Option<&str>) -> Remembered {
    Remembered {
        wording: words::fold(&line.content),
        code: line.code.as_deref().map(words::fold).filter(|code| !code.is_empty()),
        agency: line.agency.as_deref().map(words::fold).filter(|agency| !agency.is_empty()),
        task: task.map(str::to_owned),
    }
}

/// "đã được gắn như vậy trước đây".
pub(super) fn reason(remembered: &Remembered) -> Bilingual {
    match &remembered.task {
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
            memory.ask(content, code, agency).map(|found| found.told.task.clone())
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
            memory.ask(content, code, agency).map(|found| (found.told.task.as_deref(), found.share))
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
        let share =
            |decisions: &Decisions| Memory::new(decisions).ask(&line("").content, "22", None).map(|found| found.share);
        assert_eq!(share(&decisions), Some(LONG_WORDING));
        decisions.remembered.push(remember(&line("16"), Some("2.6")));
        assert_eq!(share(&decisions), None);
    }
}
