//! What a person should look at: the findings of linking, at the line's cell.

use super::by_schedule::Verdict;
use super::combine::Ranked;
use super::says::{short, years};
use super::{Candidate, Proposal, State};
use crate::finding::{Finding, Severity};
use crate::plan::Plan;
use crate::table::Line;
use crate::words::Bilingual;
use serde_json::{Value, json};

/// Adds what is odd about a line's link and year.
pub(super) fn of_line(
    line: &Line,
    plan: &Plan,
    ranked: &Ranked,
    proposal: &Proposal,
    verdict: Verdict,
    findings: &mut Vec<Finding>,
) {
    let settled = proposal.candidates.first().is_some_and(|best| best.confidence >= super::AUTOMATIC);
    match proposal.state {
        State::OnPurpose => return,
        State::Unlinked => findings.push(unlinked(line, plan, ranked)),
        State::Unsure if !settled => findings.push(unsure(line, ranked, proposal)),
        State::Unsure | State::Linked => {}
    }
    match verdict {
        Verdict::OutsidePlan => findings.extend(outside(line, plan, proposal)),
        Verdict::NotScheduled if proposal.state == State::Linked => {
            findings.extend(not_scheduled(line, plan, proposal))
        }
        Verdict::Unknown if proposal.state != State::Unlinked => findings.push(unknown(line, plan, proposal)),
        _ => {}
    }
}

fn at(line: &Line, slug: &'static str, text: Bilingual) -> Finding {
    let finding = Finding::new(slug, Severity::Warning, text)
        .at(&line.sheet, line.cell.to_string())
        .with("content", &*line.content);
    let finding = match &line.code {
        Some(code) => finding.with("code", &**code),
        None => finding,
    };
    match line.amount {
        Some(amount) => finding.with("amount", amount.dong().to_string()),
        None => finding,
    }
}

/// 0,62 as "62 %" in sentences.
fn percent(thousandths: u16) -> u16 {
    (thousandths + 5) / 10
}

fn unsure(line: &Line, ranked: &Ranked, proposal: &Proposal) -> Finding {
    let shown: Vec<_> = proposal.candidates.iter().take(2).collect();
    let list = |or: &str| {
        let each = shown.iter().map(|one| format!("{} ({} %)", one.task, percent(one.confidence.0)));
        each.collect::<Vec<_>>().join(or)
    };
    let name = short(&line.content);
    let text = if ranked.several {
        Bilingual::new(
            format!("“{name}” có vẻ gộp nhiều nhiệm vụ: {}", list(" và ")),
            format!("“{name}” seems to hold several tasks: {}", list(" and ")),
        )
    } else if ranked.contested {
        Bilingual::new(
            format!("“{name}”: số thứ tự, đề mục và nội dung chỉ tới các nhiệm vụ khác nhau: {}", list(" hoặc ")),
            format!("“{name}”: number, heading and wording point to different tasks: {}", list(" or ")),
        )
    } else {
        Bilingual::new(
            format!("Chưa chắc “{name}” thuộc nhiệm vụ nào: {}", list(" hoặc ")),
            format!("Not sure which task “{name}” belongs to: {}", list(" or ")),
        )
    };
    let next = if ranked.several {
        Bilingual::new(
            format!("Chia theo nhiệm vụ: --link \"{}\", hoặc chọn một nhiệm vụ", shared(line, &shown)),
            format!("Share it out: --link \"{}\", or choose one task", shared(line, &shown)),
        )
    } else {
        let task = shown.first().map_or("3.3", |one| one.task.as_str());
        Bilingual::new(
            format!("Chọn nhiệm vụ: --link {}={task}, hoặc =- nếu không thuộc nhiệm vụ nào", line.cell),
            format!("Choose the task: --link {}={task}, or =- for none", line.cell),
        )
    };
    let candidates: Vec<Value> =
        proposal.candidates.iter().map(|one| json!({ "task": one.task, "confidence": one.confidence.0 })).collect();
    at(line, "link-unsure", text).next(next).with("candidates", candidates)
}

/// `D7=3.3:50%+3.4:50%`, the officer changes the shares.
fn shared(line: &Line, tasks: &[&Candidate]) -> String {
    let share = 100 / tasks.len().max(1);
    let each: Vec<String> = tasks.iter().map(|one| format!("{}:{share}%", one.task)).collect();
    format!("{}={}", line.cell, each.join("+"))
}

fn unlinked(line: &Line, plan: &Plan, ranked: &Ranked) -> Finding {
    let name = short(&line.content);
    let section = ranked.section.and_then(|section| plan.sections.get(section));
    let (text, next) = match section {
        Some(section) => (
            Bilingual::new(
                format!("“{name}” là cả mục {} của kế hoạch, không phải một nhiệm vụ", section.code),
                format!("“{name}” is the whole section {} of the plan, not one task", section.code),
            ),
            {
                let of_it = plan.tasks.iter().filter(|t| t.section == section.code).map(|t| t.code.as_str());
                let parts = match of_it.take(2).collect::<Vec<_>>().as_slice() {
                    [one, two] => format!("{one}:60%+{two}:40%"),
                    [one] => (*one).to_owned(),
                    _ => "MÃ1:60%+MÃ2:40%".to_owned(),
                };
                Bilingual::new(
                    format!("Chia theo nhiệm vụ: --link \"{}={parts}\"", line.cell),
                    format!("Share it out by task: --link \"{}={parts}\"", line.cell),
                )
            },
        ),
        None => (
            Bilingual::new(
                format!("“{name}” không khớp nhiệm vụ nào của kế hoạch"),
                format!("“{name}” fits no task of the plan"),
            ),
            Bilingual::new(
                format!("Chọn nhiệm vụ: --link {0}=MÃ, hoặc không thuộc nhiệm vụ nào: --link {0}=-", line.cell),
                format!("Choose a task: --link {0}=CODE, or none of the plan: --link {0}=-", line.cell),
            ),
        ),
    };
    at(line, "unlinked", text).next(next)
}

fn outside(line: &Line, plan: &Plan, proposal: &Proposal) -> Option<Finding> {
    let (year, (first, last)) = (proposal.year?, plan.period?);
    let period = if first == last { first.to_string() } else { format!("{first}-{last}") };
    let text = Bilingual::new(
        format!("Năm {year} nằm ngoài kế hoạch {period}"),
        format!("{year} is outside the plan of {period}"),
    );
    let next = Bilingual::new(
        "Kiểm tra tiêu đề cột và năm của bảng; chỉ ghi sổ khi đã xác nhận",
        "Check the column heading and the table's year; record only when confirmed",
    );
    Some(at(line, "year-outside-plan", text).next(next).with("year", year).with("period", vec![first, last]))
}

fn not_scheduled(line: &Line, plan: &Plan, proposal: &Proposal) -> Option<Finding> {
    let (year, best) = (proposal.year?, proposal.candidates.first()?);
    let scheduled = &plan.task(&best.task)?.schedule.years;
    let list = years(scheduled);
    let text = Bilingual::new(
        format!("Nhiệm vụ {} không có trong lịch năm {year}; kế hoạch ghi: {list}", best.task),
        format!("Task {} is not scheduled in {year}; the plan says {list}", best.task),
    );
    let next = Bilingual::new(
        "Xác nhận việc chuyển năm hoặc sửa năm của dòng",
        "Confirm the change of year or correct the line's year",
    );
    let finding = at(line, "year-not-scheduled", text).next(next);
    Some(finding.with("year", year).with("scheduled", scheduled.clone()).with("task", best.task.clone()))
}

fn unknown(line: &Line, plan: &Plan, proposal: &Proposal) -> Finding {
    let name = short(&line.content);
    let only = proposal.candidates.first().and_then(|best| plan.task(&best.task)).and_then(|task| {
        match task.schedule.years.as_slice() {
            [year] => Some(*year),
            _ => None,
        }
    });
    let text = Bilingual::new(
        format!("Chưa biết số tiền của “{name}” thuộc năm nào"),
        format!("The year of the amount of “{name}” is not known"),
    );
    let next = match only {
        Some(year) => Bilingual::new(
            format!("Nêu năm của bảng (--year); lịch của nhiệm vụ chỉ có năm {year}"),
            format!("State the table's year (--year); the task is scheduled in {year} only"),
        ),
        None => Bilingual::new("Nêu năm của bảng (--year)", "State the table's year (--year)"),
    };
    let finding = at(line, "year-unknown", text).next(next);
    match only {
        Some(year) => finding.with("suggested", year),
        None => finding,
    }
}
