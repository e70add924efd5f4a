//! Signal: the number of a row against the numbers of the plan.
//!
//! A number is read in several ways (the plan's own number, a part of a task, a place within a section);
//! [`super::numbering`] measures sheet by sheet which way holds.

use crate::plan::Plan;
use crate::words::{self, Bilingual};
use std::collections::HashMap;

/// A number taken apart: `3.3a` → `["3", "3", "a"]`.
pub(super) type Parts = Vec<String>;

/// How a row's number points to a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Reading {
    /// A column of the table gives the task's number.
    Column,
    /// The row's number is the task's.
    Exact,
    /// The row's number continues the task's (3.3.1).
    Child,
    /// The row's number counts within the section above it (3 under section 3).
    Composed,
}

/// One task a number points to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Pointer {
    /// The task's place in the plan.
    pub(super) task: usize,
    /// How.
    pub(super) reading: Reading,
    /// Excel shows 3.10 as 3.1: the number may mean either.
    pub(super) doubtful: bool,
}

/// What the number of a row says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Pointers {
    /// Every task pointed to, each once, the strongest reading first.
    pub(super) tasks: Vec<Pointer>,
    /// The number names several tasks at once ("1.1 và 1.2").
    pub(super) several: bool,
}

impl Pointers {
    /// The pointer to a task.
    pub(super) fn to(&self, task: usize) -> Option<&Pointer> {
        self.tasks.iter().find(|pointer| pointer.task == task)
    }
}

/// The numbers of a plan.
pub(super) struct Numbers {
    tasks: HashMap<Parts, Vec<usize>>,
    sections: HashMap<Parts, Vec<usize>>,
    /// How many parts the longest task number has.
    longest: usize,
    order: Vec<Parts>,
}

impl Numbers {
    /// Reads the numbers of the plan's tasks and sections.
    pub(super) fn new(plan: &Plan) -> Self {
        let mut numbers = Self {
            tasks: HashMap::new(),
            sections: HashMap::new(),
            longest: 0,
            order: Vec::with_capacity(plan.tasks.len()),
        };
        for (place, task) in plan.tasks.iter().enumerate() {
            let parts = parts(&task.code);
            numbers.longest = numbers.longest.max(parts.len());
            if !parts.is_empty() {
                numbers.tasks.entry(parts.clone()).or_default().push(place);
            }
            numbers.order.push(parts);
        }
        for (place, section) in plan.sections.iter().enumerate() {
            let parts = parts(&section.code);
            if !parts.is_empty() {
                numbers.sections.entry(parts).or_default().push(place);
            }
        }
        numbers
    }

    /// The sections a heading's number may name.
    pub(super) fn sections(&self, code: &str) -> &[usize] {
        self.sections.get(&parts(code)).map_or(&[], Vec::as_slice)
    }

    /// The parts of a task's number.
    pub(super) fn parts_of(&self, task: usize) -> &[String] {
        self.order.get(task).map_or(&[], Vec::as_slice)
    }

    /// What a row's number says. `column` is the cell of a column for tasks' numbers, `sections` the codes
    /// of the plan's sections the row stands under, as far as known.
    pub(super) fn read(&self, code: &str, column: Option<&str>, sections: &[&str]) -> Pointers {
        let mut pointers = Pointers::default();
        if let Some(column) = column {
            self.point(column, Reading::Column, &mut pointers);
        }
        self.point(code, Reading::Exact, &mut pointers);
        let short = parts(code);
        if !short.is_empty() && short.len() < self.longest {
            for section in sections {
                let mut whole = parts(section);
                if short.len() > whole.len() && short.starts_with(&whole) {
                    continue;
                }
                whole.extend(short.iter().cloned());
                self.add(&whole, Reading::Composed, &mut pointers);
            }
        }
        pointers
    }

    fn point(&self, code: &str, reading: Reading, into: &mut Pointers) {
        let several = self.several(code);
        if several.len() > 1 {
            into.several = true;
            for task in several {
                push(into, Pointer { task, reading, doubtful: true });
            }
            return;
        }
        let whole = parts(code);
        if whole.is_empty() || self.add(&whole, reading, into) {
            return;
        }
        // The longest beginning that is a task's number: 3.3.1 belongs to 3.3.
        for length in (1..whole.len()).rev() {
            let Some(start) = whole.get(..length) else { break };
            if self.tasks.contains_key(start) {
                let child = if reading == Reading::Column { reading } else { Reading::Child };
                self.add(start, child, into);
                return;
            }
        }
    }

    fn add(&self, whole: &[String], reading: Reading, into: &mut Pointers) -> bool {
        let Some(tasks) = self.tasks.get(whole) else { return false };
        // 3.10 typed as a number reads 3.1.
        let mut longer = whole.to_vec();
        if let Some(last) = longer.last_mut() {
            last.push('0');
        }
        let other = if whole.len() > 1 { self.tasks.get(&longer) } else { None };
        let doubtful = tasks.len() > 1 || other.is_some();
        for task in tasks {
            push(into, Pointer { task: *task, reading, doubtful });
        }
        for task in other.into_iter().flatten() {
            push(into, Pointer { task: *task, reading, doubtful: true });
        }
        true
    }

    /// The tasks of "1.1, 1.2", "1.1 và 1.2", "1.1-1.3"; empty where the number is one number.
    fn several(&self, code: &str) -> Vec<usize> {
        let folded = words::fold(code);
        let mut text = folded.replace(['–', '—'], "-");
        for word in [" và ", " va ", "&", "+", ";"] {
            text = text.replace(word, ",");
        }
        let range = text.replace(" đến ", "-").replace(" den ", "-");
        if let Some((first, last)) = range.split_once('-')
            && let (Some(first), Some(last)) = (self.dotted(first), self.dotted(last))
            && first < last
        {
            return (first..=last).collect();
        }
        let mut tasks = Vec::new();
        for piece in text.split(',') {
            match self.dotted(piece) {
                Some(task) if !tasks.contains(&task) => tasks.push(task),
                Some(_) => {}
                None => return Vec::new(),
            }
        }
        tasks
    }

    /// The task with this number, only where the number has as many parts as the plan's numbers and a dot,
    /// or the plan numbers its tasks plainly.
    fn dotted(&self, text: &str) -> Option<usize> {
        let whole = parts(text);
        if self.longest > 1 && whole.len() < 2 {
            return None;
        }
        match self.tasks.get(&whole)?.as_slice() {
            [task] => Some(*task),
            _ => None,
        }
    }
}

fn push(into: &mut Pointers, pointer: Pointer) {
    if into.to(pointer.task).is_none() {
        into.tasks.push(pointer);
    }
}

/// Words that stand before a number.
const BEFORE: [&str; 9] = ["mục", "nhiệm vụ", "nội dung", "khoản", "điểm", "phần", "stt", "nv", "số"];

/// Takes a number apart: dots, slashes, dashes, brackets and spaces part it, as does a digit beside a letter;
/// Roman numbers become digits, leading zeros go. Empty where the text is no number at all.
pub(super) fn parts(code: &str) -> Parts {
    let simple = code.trim().trim_end_matches('.');
    if !simple.is_empty() && simple.len() < 9 && simple.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return plain(simple.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect());
    }
    let nfc = words::nfc(code.trim());
    let mut text = nfc.as_str();
    let folded = words::fold(text);
    for word in BEFORE {
        if folded.starts_with(word) && folded.chars().nth(word.chars().count()).is_none_or(|c| !c.is_alphabetic()) {
            text = text.get(byte_of(text, word.chars().count())..).unwrap_or_default();
            break;
        }
    }
    if text.len() > 24 {
        return Vec::new();
    }
    let mut parts: Parts = Vec::new();
    for piece in text.split(|c: char| ".,/-()[] :\u{a0}–_)".contains(c)).filter(|piece| !piece.is_empty()) {
        if !piece.chars().all(char::is_alphanumeric) {
            return Vec::new();
        }
        if let Some(number) = roman(piece) {
            parts.push(number.to_string());
            continue;
        }
        let mut now = String::new();
        for c in piece.chars() {
            let letter_after_digit = now.chars().last().is_some_and(|last| last.is_ascii_digit() != c.is_ascii_digit());
            if letter_after_digit {
                parts.push(std::mem::take(&mut now));
            }
            now.extend(c.to_lowercase());
        }
        parts.push(now);
    }
    plain(parts)
}

/// Leading zeros go; words, years and what has too many parts are no number of an outline.
fn plain(mut parts: Parts) -> Parts {
    for part in &mut parts {
        if part.bytes().all(|b| b.is_ascii_digit()) {
            let short = part.trim_start_matches('0');
            if !short.is_empty() && short.len() < part.len() {
                *part = short.to_owned();
            }
        } else if part.chars().count() > 2 {
            // A word, not a letter of an outline.
            return Vec::new();
        }
    }
    let years = parts.iter().any(|part| part.len() >= 4);
    if years || parts.len() > 6 { Vec::new() } else { parts }
}

fn byte_of(text: &str, chars: usize) -> usize {
    text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at)
}

/// I-XXXIX in capitals.
fn roman(text: &str) -> Option<u32> {
    if text.is_empty() || !text.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) {
        return None;
    }
    let mut value = 0_u32;
    let mut before = 0_u32;
    for c in text.chars().rev() {
        let one = match c {
            'I' => 1,
            'V' => 5,
            _ => 10,
        };
        if one < before {
            value = value.checked_sub(one)?;
        } else {
            value += one;
            before = one;
        }
    }
    (1..40).contains(&value).then_some(value)
}

/// What joins two numbers at the front of a row.
const JOINTS: [&str; 7] = ["và", ",", ";", "-", "–", "+", "&"];

/// Parts a number off the front of a row's words: "3.3. Hỗ trợ …" → ("3.3", "Hỗ trợ …"); also several at once,
/// "1.1 và 1.2: …". A number must have a dot inside, or stand after a word like "Mục".
pub(super) fn leading(content: &str) -> (Option<&str>, &str) {
    let trimmed = content.trim_start();
    let start = trimmed.get(..byte_of(trimmed, 24)).unwrap_or_default();
    let no_word = start.starts_with(|c: char| c.is_ascii_digit()) || !start.bytes().any(|b| b.is_ascii_digit());
    let folded = if no_word { String::new() } else { words::fold(start) };
    let word = BEFORE.iter().find(|word| {
        folded.strip_prefix(**word).is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    });
    let skip = word.map_or(0, |word| byte_of(trimmed, word.chars().count()));
    let from = trimmed.get(skip..).unwrap_or_default().trim_start();
    let Some((number, mut rest)) = number_off(from, word.is_some()) else { return (None, content) };
    let mut code = number;
    loop {
        let after = rest.trim_start();
        let Some(joint) = JOINTS.iter().find(|joint| after.starts_with(**joint)) else { break };
        let next = after.get(joint.len()..).unwrap_or_default().trim_start();
        let Some((_, further)) = number_off(next, false) else { break };
        let length = from.len() - further.len();
        code = from.get(..length).unwrap_or(code);
        rest = further;
    }
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ')' | ':' | '-' | ',' | '.'));
    (Some(code.trim_end_matches('.')), rest)
}

/// A number at the very front and what follows it.
fn number_off(from: &str, after_word: bool) -> Option<(&str, &str)> {
    let length = from.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(from.len());
    let (number, rest) = from.split_at_checked(length)?;
    let clean = number.trim_end_matches('.');
    let pieces = clean.split('.').count();
    let dotted = (2..=4).contains(&pieces) && !clean.split('.').any(|part| part.is_empty() || part.len() > 2);
    let plain = after_word && !clean.is_empty() && clean.len() <= 2;
    let ends = rest.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, ')' | ':' | '-' | ',' | ';' | '–'));
    ((dotted || plain) && ends).then_some((clean, rest))
}

/// "trùng mục 3.3".
pub(super) fn reason(pointer: &Pointer, task: &str, code: &str) -> Bilingual {
    match pointer.reading {
        Reading::Column => Bilingual::new(format!("cột nhiệm vụ ghi {task}"), format!("the task column says {task}")),
        Reading::Exact => Bilingual::new(format!("trùng mục {task}"), format!("same number {task}")),
        Reading::Child => {
            Bilingual::new(format!("mục {code} là phần của {task}"), format!("number {code} is part of {task}"))
        }
        Reading::Composed => Bilingual::new(
            format!("số {code} trong mục lớn là {task}"),
            format!("number {code} within its section is {task}"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Section, Task};

    fn numbers(codes: &[&str]) -> Numbers {
        Numbers::new(&Plan {
            sections: ["1", "3", "IV"]
                .iter()
                .map(|code| Section { code: (*code).to_owned(), title: String::new() })
                .collect(),
            tasks: codes.iter().map(|code| Task { code: (*code).to_owned(), ..Task::default() }).collect(),
            ..Plan::default()
        })
    }

    #[test]
    fn numbers_are_taken_apart() {
        for (code, expect) in [
            ("3.3", "3 3"),
            ("3.3.", "3 3"),
            (" 03,3 ", "3 3"),
            ("3.3a", "3 3 a"),
            ("Mục 3.3", "3 3"),
            ("Nhiệm vụ 3", "3"),
            ("III", "3"),
            ("III.2", "3 2"),
            ("a)", "a"),
            ("4.1/1", "4 1 1"),
            ("-", ""),
            ("+", ""),
            ("", ""),
            ("Tổng cộng", ""),
            ("18/4/2014", ""),
            ("0", "0"),
        ] {
            assert_eq!(parts(code).join(" "), expect, "{code}");
        }
    }

    #[test]
    fn a_number_points_to_tasks() {
        let numbers = numbers(&["1.1", "1.2", "3.1", "3.3", "3.10", "IV/2"]);
        let read = |code: &str, column: Option<&str>, sections: &[&str]| {
            let pointers = numbers.read(code, column, sections);
            pointers
                .tasks
                .iter()
                .map(|pointer| {
                    format!("{}{:?}{}", pointer.task, pointer.reading, if pointer.doubtful { "?" } else { "" })
                })
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(read("3.3", None, &[]), "3Exact");
        assert_eq!(read("3.3.1", None, &[]), "3Child");
        assert_eq!(read("3.3a", None, &[]), "3Child");
        assert_eq!(read("3", None, &["3"]), "3Composed");
        assert_eq!(read("3", None, &[]), "");
        assert_eq!(read("2", None, &["IV"]), "5Composed");
        assert_eq!(read("4.2", None, &[]), "5Exact");
        assert_eq!(read("3.1", None, &[]), "2Exact? 4Exact?");
        assert_eq!(read("1", Some("1.2"), &["1"]), "1Column 0Composed");
        assert_eq!(read("1.1 và 1.2", None, &[]), "0Exact? 1Exact?");
        assert_eq!(read("1.1-3.1", None, &[]), "0Exact? 1Exact? 2Exact?");
        assert_eq!(read("1.1; 3.3", None, &[]), "0Exact? 3Exact?");
        assert_eq!(read("9.9", None, &[]), "");
    }

    #[test]
    fn a_number_may_stand_before_the_words() {
        for (content, number, rest) in [
            ("3.3. Hỗ trợ xây dựng", Some("3.3"), "Hỗ trợ xây dựng"),
            ("Mục 3.3: Hỗ trợ", Some("3.3"), "Hỗ trợ"),
            ("Nhiệm vụ 4 - Hỗ trợ", Some("4"), "Hỗ trợ"),
            ("3.3 và 3.4 Hỗ trợ", Some("3.3 và 3.4"), "Hỗ trợ"),
            ("3.3, 3.4: Hỗ trợ", Some("3.3, 3.4"), "Hỗ trợ"),
            ("3.3 và hỗ trợ", Some("3.3"), "và hỗ trợ"),
            ("08 mô hình", None, "08 mô hình"),
            ("3.3.2023 ngày họp", None, "3.3.2023 ngày họp"),
            ("Số lượng 5", None, "Số lượng 5"),
            ("1.5tr một người", None, "1.5tr một người"),
            ("", None, ""),
        ] {
            assert_eq!(leading(content), (number, rest), "{content}");
        }
    }
}
