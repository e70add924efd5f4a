//! What a person corrected by hand in a plan; it holds again when the document is read once more.

use super::agency::split_list;
use super::schedule::{self, Frame};
use super::{Plan, notes, shares};
use crate::finding::{Finding, Severity};
use crate::money::{Money, parse_typed};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One value corrected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The task's code; `None` for the plan itself.
    pub task: Option<String>,
    /// What of it.
    pub field: Field,
    /// The right value, as typed.
    pub value: String,
    /// What the document said when it was corrected.
    pub was: String,
}

/// What can be corrected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// Of a task: what is to be done. Of the plan: its title.
    #[default]
    Content,
    /// Leads, as a list of offices.
    Leads,
    /// Partners, as a list of offices.
    Partners,
    /// How the leads share the money: "Sở Y tế=60%; Sở Tài chính=40%".
    Shares,
    /// When, in the words of a plan: "Hằng năm", "2023-2024", "Quý II năm 2024".
    Schedule,
    /// Lĩnh vực.
    Topic,
    /// How it is paid for.
    Funding,
    /// The plan's number, 592/KH-UBND.
    Number,
    /// The day it was signed.
    Date,
    /// Who issues it.
    Issuer,
    /// Its first and last year, 2021-2025.
    Period,
    /// Its indicative total, 33,4 tỷ.
    Total,
}

/// Why a correction cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The plan has no such task.
    Task,
    /// The value is not of this kind.
    Value,
    /// A task has no such field, or the plan.
    Field,
}

/// Puts a correction into a plan and gives back what stood there before.
///
/// # Errors
/// No such task, a value of another kind, a field of the other.
pub fn correct(plan: &mut Plan, one: &Correction) -> Result<String, Wrong> {
    let value = one.value.trim();
    let Some(code) = &one.task else { return correct_plan(plan, one.field, value) };
    let frame = Frame { running: plan.running_years() };
    let task = plan.tasks.iter_mut().find(|task| task.code == *code).ok_or(Wrong::Task)?;
    let offices = |list: &mut Vec<String>| std::mem::replace(list, split_list(value)).join("; ");
    let words = |slot: &mut Option<String>| {
        std::mem::replace(slot, Some(value.to_owned()).filter(|v| !v.is_empty())).unwrap_or_default()
    };
    Ok(match one.field {
        Field::Content if !value.is_empty() => std::mem::replace(&mut task.content, value.to_owned()),
        Field::Content => return Err(Wrong::Value),
        Field::Leads => offices(&mut task.leads),
        Field::Partners => offices(&mut task.partners),
        Field::Shares => {
            let made = shares::typed(value).ok_or(Wrong::Value)?;
            shares::shown(&std::mem::replace(&mut task.shares, made))
        }
        Field::Topic => words(&mut task.field),
        Field::Funding => words(&mut task.funding),
        Field::Schedule => {
            let (read, doubts) = schedule::read(value, &frame);
            if !doubts.is_empty() {
                return Err(Wrong::Value);
            }
            std::mem::replace(&mut task.schedule, read).text
        }
        Field::Number | Field::Date | Field::Issuer | Field::Period | Field::Total => return Err(Wrong::Field),
    })
}

fn correct_plan(plan: &mut Plan, field: Field, value: &str) -> Result<String, Wrong> {
    Ok(match field {
        Field::Content if !value.is_empty() => std::mem::replace(&mut plan.title, value.to_owned()),
        Field::Issuer if !value.is_empty() => std::mem::replace(&mut plan.issuer, value.to_owned()),
        Field::Content | Field::Issuer => return Err(Wrong::Value),
        Field::Number => plan.number.replace(value.to_owned()).unwrap_or_default(),
        Field::Date => {
            let date: Date = value.parse().map_err(|_| Wrong::Value)?;
            let issued = super::Issued { year: date.year().into(), month: Some(date.month()), day: Some(date.day()) };
            plan.issued = Some(issued);
            plan.date.replace(date).map_or_else(String::new, |d| d.to_string())
        }
        Field::Period => {
            let (first, last) = value.split_once('-').unwrap_or((value, value));
            let year = |text: &str| text.trim().parse::<i32>().ok().filter(|y| (1990..2100).contains(y));
            let (first, last) = (year(first).ok_or(Wrong::Value)?, year(last).ok_or(Wrong::Value)?);
            if first > last {
                return Err(Wrong::Value);
            }
            plan.period.replace((first, last)).map_or_else(String::new, notes::years)
        }
        Field::Total => {
            let total = parse_typed(value).map_err(|_| Wrong::Value)?;
            plan.total_words_match = None;
            plan.total.replace(total).map_or_else(String::new, |t: Money| t.dong().to_string())
        }
        Field::Leads | Field::Partners | Field::Shares | Field::Schedule | Field::Topic | Field::Funding => {
            return Err(Wrong::Field);
        }
    })
}

/// What is odd about the tasks of a plan as it stands.
pub fn odd(plan: &Plan) -> Vec<Finding> {
    notes::about_tasks(plan)
}

/// Puts every correction into a plan just read, and says of the plan what is odd now. Where the document no longer
/// says what was corrected, a note tells both: the correction stands.
pub fn correct_all(plan: &mut Plan, all: &[Correction], findings: &mut Vec<Finding>) {
    if all.is_empty() {
        return;
    }
    let before: Vec<&'static str> = notes::about_tasks(plan).iter().map(|f| f.slug).collect();
    for one in all {
        let whose = one.task.as_deref().unwrap_or_default();
        let (vi, en) = match correct(plan, one) {
            Ok(said) if said == one.was || said == one.value => {
                findings.retain(|f| !answered(f, one));
                continue;
            }
            Ok(said) => (
                format!("Văn bản nay ghi “{said}” (trước là “{}”); vẫn dùng giá trị đã sửa “{}”.", one.was, one.value),
                format!(
                    "The document now says “{said}” (before: “{}”); the corrected “{}” stands.",
                    one.was, one.value
                ),
            ),
            Err(_) => (
                format!("Không còn áp dụng được chỗ đã sửa “{}” cho nhiệm vụ {whose}.", one.value),
                format!("The correction “{}” no longer fits task {whose}.", one.value),
            ),
        };
        let place = plan.tasks.iter().find(|t| Some(&t.code) == one.task.as_ref()).map_or(0, |t| t.place);
        findings.push(notes::finding("correction-stale", Severity::Note, place, vi, en).with("task", whose));
    }
    findings.retain(|f| !before.contains(&f.slug));
    findings.extend(notes::about_tasks(plan));
}

/// Whether a finding about a reading is answered by a correction.
fn answered(finding: &Finding, one: &Correction) -> bool {
    let about = finding.data.get("task").and_then(|value| value.as_str());
    match one.field {
        Field::Schedule => {
            about == one.task.as_deref() && (finding.slug.starts_with("schedule-") || finding.slug == "year-doubtful")
        }
        Field::Total => finding.slug == "words-differ",
        Field::Period => finding.slug == "period-guessed",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Task;
    use super::*;

    fn plan() -> Plan {
        let task = |code: &str, content: &str, lead: &str| Task {
            code: code.into(),
            content: content.into(),
            leads: vec![lead.into()],
            place: 7,
            ..Task::default()
        };
        Plan {
            title: "Kế hoạch".into(),
            period: Some((2021, 2025)),
            tasks: vec![task("1.1", "Trao đổi đoàn", "Đài thanh và Truyền hình"), task("1.2", "Mở lớp", "Sở Y tế")],
            ..Plan::default()
        }
    }

    fn fix(task: &str, field: Field, value: &str, was: &str) -> Correction {
        Correction {
            task: Some(task.to_owned()).filter(|t| !t.is_empty()),
            field,
            value: value.into(),
            was: was.into(),
        }
    }

    #[test]
    fn values_are_corrected_by_their_kind() {
        let mut plan = plan();
        let mut set = |task, field, value| correct(&mut plan, &fix(task, field, value, ""));
        assert_eq!(
            set("1.1", Field::Leads, "Sở Văn hóa, Thể thao và Du lịch; Sở Y tế"),
            Ok("Đài thanh và Truyền hình".into())
        );
        assert_eq!(set("1.2", Field::Schedule, "2023-2024"), Ok(String::new()));
        assert_eq!(set("", Field::Total, "33,4 tỷ"), Ok(String::new()));
        assert_eq!(set("", Field::Period, "2022-2026"), Ok("2021-2025".into()));
        assert_eq!(set("9", Field::Content, "x"), Err(Wrong::Task));
        assert_eq!(set("", Field::Leads, "Sở Y tế"), Err(Wrong::Field));
        assert_eq!(set("1.1", Field::Total, "1"), Err(Wrong::Field));
        assert_eq!(set("", Field::Period, "2026-2022"), Err(Wrong::Value));
        assert_eq!(plan.tasks[0].leads, ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]);
        assert_eq!(plan.tasks[1].schedule.years, [2023, 2024]);
        assert_eq!((plan.total.map(Money::dong), plan.period), (Some(33_400_000_000), Some((2022, 2026))));
    }

    #[test]
    fn a_correction_outlives_a_new_reading_and_tells_when_the_document_changed() {
        let all = [fix("1.1", Field::Leads, "Đài Phát thanh và Truyền hình tỉnh", "Đài thanh và Truyền hình")];
        let mut first = plan();
        let mut findings = notes::about_tasks(&first);
        assert!(findings.iter().any(|f| f.slug == "agency-unsure"));
        correct_all(&mut first, &all, &mut findings);
        assert!(!findings.iter().any(|f| f.slug == "agency-unsure" || f.slug == "correction-stale"), "{findings:?}");
        let mut changed = plan();
        changed.tasks[0].leads = vec!["Sở Tư pháp".into()];
        let mut findings = notes::about_tasks(&changed);
        correct_all(&mut changed, &all, &mut findings);
        assert_eq!(changed.tasks[0].leads, ["Đài Phát thanh và Truyền hình tỉnh"]);
        assert!(findings.iter().any(|f| f.slug == "correction-stale"));
    }
}
