//! `plan import`, `plan list`, `plan show`.

use super::ask::exceptions;
use super::print::Out;
use super::view::plan::PlanView;
use super::{is_set, value};
use crate::desk::{Desk, Exit, Outcome, plans};
use crate::finding::{Finding, Severity};
use crate::plan::Plan;
use crate::words::Bilingual;
use clap::ArgMatches;
use std::path::Path;

/// Runs the command.
pub fn run(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    match matches.subcommand() {
        Some(("import", sub)) => import(desk, out, sub),
        Some(("list", _)) => list(desk, out),
        Some(("show", sub)) => show(desk, out, sub),
        _ => Ok(Exit::Usage),
    }
}

fn import(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    let Some(file) = value(matches, "file") else { return Ok(Exit::Usage) };
    let accept = exceptions(matches, "accept");
    let done = plans::import(desk, Path::new(file), &accept, is_set(matches, "post"))?;
    if out.json {
        out.object(&PlanView::new(&done.plan, &done.findings, done.posted, done.batch.clone(), out.lang));
    } else {
        head(out, &done.plan);
        for finding in &done.findings {
            out.finding(finding);
        }
        out.line("");
        out.say(&match (&done.batch, done.posted) {
            (Some(batch), true) => Bilingual::new(
                format!("Đã ghi kế hoạch ở đợt {batch}. Tiếp: dutoan import BẢNG.xlsx"),
                format!("Plan recorded in batch {batch}. Next: dutoan import TABLE.xlsx"),
            ),
            (Some(batch), false) => Bilingual::new(
                format!("Kế hoạch này đã ghi ở đợt {batch}."),
                format!("This plan was recorded in batch {batch}."),
            ),
            (None, _) => Bilingual::new("Chưa ghi gì. Ghi vào sổ: thêm --post", "Nothing recorded. Record: add --post"),
        });
    }
    Ok(done.exit)
}

fn head(out: &Out, plan: &Plan) {
    let number = plan
        .number
        .clone()
        .unwrap_or_else(|| Bilingual::new("(chưa có số)", "(no number yet)").get(out.lang).to_owned());
    out.line(&plan.title);
    out.line(&format!(
        "  {} · {number} · {}",
        plan.issuer,
        plan.period.map(|(a, b)| format!("{a}-{b}")).unwrap_or_default()
    ));
    out.say(&Bilingual::new(
        format!(
            "  {} mục, {} nhiệm vụ, {} nhiệm vụ-năm",
            plan.sections.len(),
            plan.tasks.len(),
            plan.task_years().len()
        ),
        format!(
            "  {} sections, {} tasks, {} task-years",
            plan.sections.len(),
            plan.tasks.len(),
            plan.task_years().len()
        ),
    ));
    if let Some(total) = plan.total {
        let words = match plan.total_words_match {
            Some(true) => Bilingual::new(" = bằng chữ ✓", " = in words ✓"),
            Some(false) => Bilingual::new(" ≠ bằng chữ", " ≠ in words"),
            None => Bilingual::new("", ""),
        };
        out.line(&format!(
            "  {} {} đồng{}",
            Bilingual::new("Tổng kinh phí dự kiến:", "Indicative total:").get(out.lang),
            total.dotted(),
            words.get(out.lang)
        ));
    }
    for duty in &plan.duties {
        out.line(&format!("  {:02}/{:02}  {} → {}", duty.day, duty.month, duty.who.join(", "), duty.to));
    }
}

fn list(desk: &Desk, out: &Out) -> Outcome<Exit> {
    let all = plans::recorded(desk)?;
    if out.json {
        let views: Vec<_> = all.iter().map(|p| serde_json::json!({"id": p.id, "number": p.number, "title": p.title, "period": p.period.map(|(a, b)| [a, b]), "tasks": p.tasks.len(), "total": p.total.map(super::view::dong)})).collect();
        out.object(&serde_json::json!({"schema": "dutoan.plans/1", "plans": views}));
    } else if all.is_empty() {
        out.say(&Bilingual::new(
            "Sổ chưa có kế hoạch nào. Nhập: dutoan plan import KẾ-HOẠCH.docx --post",
            "The book has no plan yet. Import one: dutoan plan import PLAN.docx --post",
        ));
    } else {
        for plan in &all {
            out.line(&format!("{}  {}", plan.id, plan.title));
        }
    }
    Ok(Exit::Done)
}

fn show(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    let (plan, findings): (Plan, Vec<Finding>) = plans::open(desk, value(matches, "plan"))?;
    let batch = None;
    match value(matches, "task") {
        Some(code) => {
            let task = plans::task(&plan, code)?.clone();
            let only = Plan { tasks: vec![task.clone()], ..plan };
            if out.json {
                out.object(&PlanView::new(&only, &[], false, batch, out.lang));
            } else {
                out.line(&format!("{}  {}", task.code, task.content));
                out.line(&format!("  {} {}", Bilingual::new("Thời gian:", "When:").get(out.lang), task.schedule.text));
                out.line(&format!(
                    "  {} {}",
                    Bilingual::new("Năm:", "Years:").get(out.lang),
                    task.schedule.years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
                ));
                out.line(&format!("  {} {}", Bilingual::new("Chủ trì:", "Lead:").get(out.lang), task.leads.join("; ")));
                out.line(&format!(
                    "  {} {}",
                    Bilingual::new("Phối hợp:", "Partners:").get(out.lang),
                    task.partners.join("; ")
                ));
                for target in &task.targets {
                    out.line(&format!("  {}: {}", target.year, target.text));
                }
            }
        }
        None if out.json => out.object(&PlanView::new(&plan, &findings, false, batch, out.lang)),
        None => {
            head(out, &plan);
            for section in &plan.sections {
                out.line(&format!("\n{}. {}", section.code, section.title));
                for task in plan.tasks.iter().filter(|t| t.section == section.code) {
                    let years = task.schedule.years.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
                    let content: String = task.content.chars().take(90).collect();
                    out.line(&format!("  {:<6} {content}  [{years}] {}", task.code, task.leads.join("; ")));
                }
            }
        }
    }
    let blocked = findings.iter().any(|f| f.severity == Severity::Block);
    Ok(if blocked { Exit::Findings } else { Exit::Done })
}
