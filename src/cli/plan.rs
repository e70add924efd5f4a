//! `plan import`, `plan list`, `plan show`, `plan set`, `plan replace`.

use super::ask::exceptions;
use super::print::Out;
use super::view::plan::PlanView;
use super::{is_set, value, values};
use crate::desk::{Desk, Exit, Outcome, carry, corrections, plans, replace};
use crate::finding::{Finding, Severity};
use crate::plan::{Field, Plan, Task};
use crate::words::Bilingual;
use clap::ArgMatches;
use std::collections::BTreeMap;
use std::path::Path;

/// Runs the command.
pub fn run(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    match matches.subcommand() {
        Some(("import", sub)) => import(desk, out, sub),
        Some(("list", _)) => list(desk, out),
        Some(("set", sub)) => set(desk, out, sub),
        Some(("replace", sub)) => replaced(desk, out, sub),
        Some(("show", sub)) => show(desk, out, sub),
        _ => Ok(Exit::Usage),
    }
}

fn import(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    let Some(file) = value(matches, "file") else { return Ok(Exit::Usage) };
    let (accept, post) = (exceptions(matches, "accept"), is_set(matches, "post"));
    let done = plans::import(desk, Path::new(file), &decisions(matches)?, &accept, post)?;
    if out.json {
        out.object(&PlanView::new(&done.plan, &done.findings, done.posted, done.batch.clone(), out.lang));
    } else {
        head(out, &done.plan);
        out.findings(&done.findings);
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
            (None, _) => not_recorded(done.exit),
        });
    }
    Ok(done.exit)
}

/// Options of `plan set` and what each corrects, for a task and for the plan.
const FIELDS: [(&str, Field); 11] = [
    ("content", Field::Content),
    ("leads", Field::Leads),
    ("partners", Field::Partners),
    ("time", Field::Schedule),
    ("field", Field::Topic),
    ("funding", Field::Funding),
    ("number", Field::Number),
    ("date", Field::Date),
    ("issuer", Field::Issuer),
    ("period", Field::Period),
    ("total", Field::Total),
];

/// Old tasks given to new ones by `--link`.
fn decisions(matches: &ArgMatches) -> Outcome<Vec<carry::Decision>> {
    values(matches, "link").iter().map(|one| carry::decision(one)).collect()
}

/// Why nothing was recorded, and what to do.
fn not_recorded(exit: Exit) -> Bilingual {
    match exit {
        Exit::Done => Bilingual::fixed("Chưa ghi gì. Ghi vào sổ: thêm --post", "Nothing recorded. Record: add --post"),
        _ => Bilingual::fixed(
            "Chưa ghi gì. Xem các dòng ▲ ✖ ở trên; chấp nhận từng nội dung: --accept MÃ (chữ trong ngoặc vuông)",
            "Nothing recorded. See the lines ▲ ✖ above; accept one by one: --accept SLUG (the word in brackets)",
        ),
    }
}

fn set(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    let values: Vec<(Field, String)> =
        FIELDS.iter().filter_map(|(name, field)| Some((*field, value(matches, name)?.to_owned()))).collect();
    let done = corrections::set(desk, value(matches, "plan"), value(matches, "task"), &values)?;
    if out.json {
        let changes: Vec<_> = done
            .changes
            .iter()
            .map(|(field, was, now)| serde_json::json!({"field": field, "was": was, "now": now}))
            .collect();
        let findings: Vec<_> =
            done.findings.iter().map(|f| super::view::common::FindingView::new(f, out.lang)).collect();
        out.object(&serde_json::json!({
            "schema": "dutoan.recorded/1", "batch": done.batch, "changes": changes, "findings": findings,
        }));
        return Ok(Exit::Done);
    }
    for (_, was, now) in &done.changes {
        out.line(&format!("  “{was}” → “{now}”"));
    }
    out.findings(&done.findings);
    let batch = &done.batch;
    out.say(&Bilingual::new(
        format!("Đã sửa kế hoạch (đợt {batch}); lần đọc văn bản sau vẫn giữ. Bỏ ghi: dutoan undo {batch}"),
        format!("Plan corrected (batch {batch}); later readings keep it. Reverse: dutoan undo {batch}"),
    ));
    Ok(Exit::Done)
}

fn replaced(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    let (old, file) = (value(matches, "old").unwrap_or_default(), value(matches, "file").unwrap_or_default());
    let (accept, post) = (exceptions(matches, "accept"), is_set(matches, "post"));
    let done = replace::replace(desk, old, Path::new(file), &decisions(matches)?, &accept, post)?;
    if out.json {
        let map: Vec<_> = done
            .carry
            .map
            .iter()
            .map(|m| {
                serde_json::json!({
                    "old": m.old, "content": m.content, "new": m.new, "state": m.state.slug(), "lines": m.lines,
                    "amounts": m.amounts.iter().map(|(kind, sum)| (kind.slug(), super::view::dong(*sum))).collect::<BTreeMap<_, _>>(),
                    "confidence": m.candidate.as_ref().map_or(0.0, |c| f64::from(c.confidence.0) / 1000.0),
                    "reasons": m.candidate.iter().flat_map(|c| &c.reasons).map(|r| r.get(out.lang)).collect::<Vec<_>>(),
                })
            })
            .collect();
        let findings: Vec<_> =
            done.findings.iter().map(|f| super::view::common::FindingView::new(f, out.lang)).collect();
        out.object(&serde_json::json!({
            "schema": "dutoan.replacement/1", "old": done.old.id, "new": done.new.id, "map": map,
            "new_tasks": done.carry.fresh, "findings": findings, "preview": done.batch.is_none(), "batch": done.batch,
        }));
        return Ok(done.exit);
    }
    head(out, &done.new);
    out.say(&Bilingual::fixed("  Cũ     Mới      Đã ghi  Nội dung", "  Old    New    Recorded  Task"));
    for one in &done.carry.map {
        let to = match (one.state, &one.new) {
            (crate::link::State::Linked, Some(new)) => format!("→ {new}"),
            (crate::link::State::Unsure, Some(new)) => format!("? {new}"),
            _ => "–".to_owned(),
        };
        let content: String = one.content.chars().take(60).collect();
        let held = if one.lines == 0 { "–".to_owned() } else { one.lines.to_string() };
        out.line(&format!("  {:<7}{to:<9}{held:>6}  {content}", one.old));
    }
    if !done.carry.fresh.is_empty() {
        let list = done.carry.fresh.join(", ");
        out.say(&Bilingual::new(format!("  Nhiệm vụ mới: {list}"), format!("  New tasks: {list}")));
    }
    out.findings(&done.findings);
    out.say(&match &done.batch {
        Some(batch) => Bilingual::new(
            format!("Đã thay thế kế hoạch ở đợt {batch}. Bỏ ghi: dutoan undo {batch}"),
            format!("Plan replaced in batch {batch}. Reverse: dutoan undo {batch}"),
        ),
        None => not_recorded(done.exit),
    });
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
            let tell = |task: &Task| {
                let years = task.schedule.years.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
                let content: String = task.content.chars().take(90).collect();
                out.line(&format!("  {:<6} {content}  [{years}] {}", task.code, task.leads.join("; ")));
            };
            // Not every plan has sections.
            let sectioned = |t: &Task| plan.sections.iter().any(|s| s.code == t.section);
            plan.tasks.iter().filter(|t| !sectioned(t)).for_each(tell);
            for section in &plan.sections {
                out.line(&format!("\n{}. {}", section.code, section.title));
                plan.tasks.iter().filter(|t| t.section == section.code).for_each(tell);
            }
        }
    }
    let blocked = findings.iter().any(|f| f.severity == Severity::Block);
    Ok(if blocked { Exit::Findings } else { Exit::Done })
}
