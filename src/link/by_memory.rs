//! Signal: what people decided before for the same wording, number and agency.

use super::{Decisions, Remembered};
use crate::table::Line;
use crate::words::{self, Bilingual};
use std::collections::HashMap;

/// How sure a remembered decision is, thousandths.
pub(super) const REMEMBERED: u16 = 990;

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

    /// The newest decision for this wording whose number and agency, where it had any, are the row's.
    pub(super) fn ask(&self, content: &str, code: &str, agency: Option<&str>) -> Option<&'a Remembered> {
        if self.by_wording.is_empty() {
            return None;
        }
        let told = self.by_wording.get(&words::fold(content))?;
        told.iter().rev().copied().find(|remembered| {
            let code_fits = remembered.code.as_deref().is_none_or(|known| same_code(known, code));
            let agency_fits = remembered
                .agency
                .as_deref()
                .is_none_or(|known| agency.is_some_and(|agency| words::fold(known) == words::fold(agency)));
            code_fits && agency_fits
        })
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
        };
        let memory = Memory::new(&decisions);
        let ask = |content: &str, code: &str, agency: Option<&str>| {
            memory.ask(content, code, agency).map(|told| told.task.clone())
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
            content: "Đón Đoàn ".into(),
            code: Some("2.".into()),
            agency: Some("Sở Y tế".into()),
            ..Line::default()
        };
        let decisions = Decisions { remembered: vec![remember(&line, Some("2.2"))] };
        let found = Memory::new(&decisions);
        assert_eq!(
            found.ask(&line.content, "2", line.agency.as_deref()).and_then(|told| told.task.as_deref()),
            Some("2.2")
        );
    }
}
