//! `link …`: recorded lines and their tasks.

use super::print::Out;
use super::view::dong;
use super::{is_set, value, values};
use crate::desk::links::Given;
use crate::desk::{Desk, Exit, Outcome, answer, links};
use crate::link::State;
use crate::money::Kind;
use crate::store::LineRow;
use crate::words::{Bilingual, Lang};
use clap::ArgMatches;
use serde_json::{Value, json};

/// Runs the command.
pub fn run(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    match matches.subcommand() {
        Some(("list", sub)) => list(desk, out, is_set(sub, "unsure")),
        Some(("set", sub)) => {
            let (line, task) = (value(sub, "line").unwrap_or_default(), value(sub, "task").unwrap_or_default());
            let year = value(sub, "year").map(answer::year).transpose()?;
            let given = links::set(desk, line, task, year, is_set(sub, "all-like"), value(sub, "because"))?;
            done(out, &given, task)
        }
        Some(("confirm", sub)) => {
            let given = links::confirm(desk, &values(sub, "line"), is_set(sub, "all-like"))?;
            done(out, &given, "")
        }
        Some(("split", sub)) => {
            let (line, parts) = (value(sub, "line").unwrap_or_default(), value(sub, "parts").unwrap_or_default());
            done(out, &links::split(desk, line, parts)?, parts)
        }
        Some(("explain", sub)) => explain(desk, out, value(sub, "line").unwrap_or_default()),
        Some(("memory", sub)) => memory(desk, out, sub),
        _ => Ok(Exit::Usage),
    }
}

fn done(out: &Out, given: &Given, task: &str) -> Outcome<Exit> {
    let batch = given.batch.clone().unwrap_or_default();
    if out.json {
        out.object(&json!({
            "schema": "dutoan.recorded/1", "batch": batch, "line": given.lines.first(), "lines": given.lines, "task": task,
        }));
        return Ok(Exit::Done);
    }
    let lines = match given.lines.as_slice() {
        [one] => Bilingual::new(one.clone(), one.clone()),
        [first, ..] => {
            let count = given.lines.len();
            Bilingual::new(format!("{count} dòng ({first} …)"), format!("{count} lines ({first} …)"))
        }
        [] => Bilingual::new("", ""),
    };
    let (to_vi, to_en) = match task {
        "" => (String::new(), String::new()),
        "-" => (" ngoài các nhiệm vụ của kế hoạch".to_owned(), " outside the plan's tasks".to_owned()),
        task => (format!(" với {task}"), format!(" to {task}")),
    };
    out.say(&Bilingual::new(
        format!("Đã gắn {}{to_vi} (đợt {batch}) và ghi nhớ. Bỏ ghi: dutoan undo {batch}", lines.vi),
        format!("Linked {}{to_en} (batch {batch}) and remembered. Reverse: dutoan undo {batch}", lines.en),
    ));
    Ok(Exit::Done)
}

/// A recorded line as JSON.
fn view(row: &LineRow, lang: Lang) -> Value {
    let r = &row.record;
    json!({
        "id": row.id, "batch": row.batch, "file": row.file, "sheet": r.sheet, "cell": r.cell, "row": r.row, "column_label": r.column_label,
        "kind": r.kind.map(Kind::slug), "document": r.document, "code": r.code, "path": r.path, "content": r.content, "agency": r.agency,
        "plan": r.plan, "task": r.task, "year": r.year, "month": r.month, "source": r.source, "raw": r.raw, "amount": r.amount.map(dong),
        "confidence": f64::from(r.confidence) / 1000.0, "reasons": r.reasons.iter().map(|t| t.get(lang)).collect::<Vec<_>>(), "state": r.state.slug(),
    })
}

fn show(out: &Out, row: &LineRow) {
    let r = &row.record;
    let outside = Bilingual::fixed("ngoài KH", "no task").get(out.lang).to_owned();
    let (task, sure) = match (r.state, &r.task) {
        (State::OnPurpose, _) => (outside, String::new()),
        (_, Some(task)) => (task.clone(), format!("{} %", r.confidence / 10)),
        (_, None) => ("–".to_owned(), String::new()),
    };
    out.line(&format!(
        "{}  {:<8} {:<4} {:>16}  {:>4}  {} › {} › {}  {}",
        row.id,
        task,
        r.year.map(|y| y.to_string()).unwrap_or_default(),
        r.amount.map(|a| a.dotted()).unwrap_or_default(),
        sure,
        row.file.clone().unwrap_or_default(),
        r.sheet,
        r.cell,
        r.content.chars().take(60).collect::<String>()
    ));
}

fn list(desk: &Desk, out: &Out, unsure: bool) -> Outcome<Exit> {
    let rows = links::list(desk, unsure)?;
    if out.json {
        out.object(
            &json!({"schema": "dutoan.lines/1", "lines": rows.iter().map(|r| view(r, out.lang)).collect::<Vec<_>>()}),
        );
        return Ok(Exit::Done);
    }
    for row in &rows {
        show(out, row);
        if unsure {
            for reason in &row.record.reasons {
                out.line(&format!("           {}", reason.get(out.lang)));
            }
        }
    }
    if rows.is_empty() {
        out.say(&Bilingual::new("Không có dòng nào.", "No lines."));
    } else if unsure {
        out.say(&Bilingual::new(
            "\nĐúng như đề xuất: dutoan link confirm DÒNG --all-like · nhiệm vụ khác: dutoan link set DÒNG NHIỆM-VỤ · chia: dutoan link split DÒNG 3.3:60%+3.4:40%",
            "\nAs proposed: dutoan link confirm LINE --all-like · another task: dutoan link set LINE TASK · share: dutoan link split LINE 3.3:60%+3.4:40%",
        ));
    }
    Ok(Exit::Done)
}

fn explain(desk: &Desk, out: &Out, id: &str) -> Outcome<Exit> {
    let row = links::line(desk, id)?;
    let (parts, because) = (links::standing(desk, &row)?, links::reason(desk, &row.id)?);
    let chosen = links::chosen(desk, &row.id)?;
    if out.json {
        let mut seen = view(&row, out.lang);
        if let Some(fields) = seen.as_object_mut() {
            let parts: Vec<Value> = parts
                .iter()
                .map(|e| json!({"entry": e.id, "task": e.entry.key.task, "year": e.entry.key.year, "amount": dong(e.entry.amount)}))
                .collect();
            fields.insert("entries".to_owned(), Value::Array(parts));
            fields.insert("because".to_owned(), json!(because));
            fields.insert("chosen_in".to_owned(), json!(chosen));
        }
        out.object(&json!({"schema": "dutoan.lines/1", "lines": [seen]}));
        return Ok(Exit::Done);
    }
    show(out, &row);
    if let Some(batch) = &chosen {
        let text = Bilingual::new(format!("người dùng chọn ở đợt {batch}"), format!("chosen by hand in batch {batch}"));
        out.line(&format!("    {}", text.get(out.lang)));
    } else {
        for reason in &row.record.reasons {
            out.line(&format!("    {}", reason.get(out.lang)));
        }
    }
    if let Some(why) = because {
        out.line(&format!("    {}: {why}", Bilingual::new("lý do", "reason").get(out.lang)));
    }
    if parts.len() > 1 {
        for part in &parts {
            let key = &part.entry.key;
            let task = key.task.as_deref().unwrap_or("–");
            out.line(&format!("    {task:<6} {}  {:>16}  {}", key.year, part.entry.amount.dotted(), part.id));
        }
    }
    Ok(Exit::Done)
}

fn memory(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    if let Some(("remove", sub)) = matches.subcommand() {
        let id = value(sub, "id").unwrap_or_default();
        links::forget(desk, id)?;
        out.talk(&Bilingual::new(format!("Đã bỏ mục ghi nhớ {id}."), format!("Forgot {id}.")));
    }
    let all = links::memory(desk)?;
    if out.json {
        let rows: Vec<Value> = all.iter().map(|m| json!({"id": m.id, "wording": m.decision.wording, "code": m.decision.code, "agency": m.decision.agency, "task": m.decision.task, "sender": m.sender})).collect();
        out.object(&json!({"schema": "dutoan.memory/1", "memory": rows}));
    } else {
        for m in &all {
            let (d, lang) = (&m.decision, out.lang);
            let outside = || Bilingual::fixed("ngoài KH", "no task").get(lang).to_owned();
            let said = |vi: &'static str, en: &'static str, what: &Option<String>| {
                what.as_ref().map(|what| format!("{} {what}", Bilingual::fixed(vi, en).get(lang)))
            };
            let about = [
                said("số", "no.", &d.code),
                said("cơ quan", "agency", &d.agency),
                said("tệp của", "file of", &m.sender),
            ];
            let about: Vec<String> = about.into_iter().flatten().collect();
            let about = if about.is_empty() { String::new() } else { format!("  ({})", about.join("; ")) };
            out.line(&format!("{:>3}  {:<8} {}{about}", m.id, d.task.clone().unwrap_or_else(outside), d.wording));
        }
    }
    Ok(Exit::Done)
}
