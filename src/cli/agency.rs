//! `agency …`: the register of agencies.

use super::print::Out;
use super::{value, values};
use crate::desk::agencies::{self, Met};
use crate::desk::{Desk, Exit, Outcome, answer, corrections};
use crate::plan::Field;
use crate::plan::agency::{Decided, Heir, predecessors, successors};
use crate::words::{Bilingual, Lang};
use clap::ArgMatches;
use serde_json::{Value, json};

/// Runs the command.
pub fn run(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    match matches.subcommand() {
        Some(("list", _)) => list(desk, out),
        Some(("show", sub)) => show(desk, out, value(sub, "agency").unwrap_or_default()),
        Some(("alias", sub)) => {
            let (written, name) = (value(sub, "written").unwrap_or_default(), value(sub, "agency").unwrap_or_default());
            let batch = agencies::alias(desk, written, name)?;
            recorded(
                out,
                &batch,
                &Bilingual::new(
                    format!("“{written}” từ nay là {name} (đợt {batch}). Bỏ ghi: dutoan undo {batch}"),
                    format!("“{written}” is {name} from now on (batch {batch}). Reverse: dutoan undo {batch}"),
                ),
            )
        }
        Some(("succeed", sub)) => {
            let (from, to) = (value(sub, "from").unwrap_or_default(), value(sub, "to").unwrap_or_default());
            let since = answer::date(value(sub, "since").unwrap_or("2025-07-01"))?;
            let task = value(sub, "task");
            let batch = agencies::succeed(desk, from, to, since, task, value(sub, "because"))?;
            let of = task.map_or_else(String::new, |t| format!(" ({t})"));
            recorded(
                out,
                &batch,
                &Bilingual::new(
                    format!("Từ {since}, {to} kế nhiệm {from}{of} (đợt {batch}). Bỏ ghi: dutoan undo {batch}"),
                    format!(
                        "From {since}, {to} takes over from {from}{of} (batch {batch}). Reverse: dutoan undo {batch}"
                    ),
                ),
            )
        }
        Some(("share", sub)) => {
            let told = values(sub, "shares").join("; ");
            let task = value(sub, "task").unwrap_or_default();
            let done = corrections::set(desk, value(sub, "plan"), Some(task), &[(Field::Shares, told.clone())])?;
            let batch = done.batch;
            recorded(
                out,
                &batch,
                &Bilingual::new(
                    format!("Nhiệm vụ {task}: {told} (đợt {batch}). Bỏ ghi: dutoan undo {batch}"),
                    format!("Task {task}: {told} (batch {batch}). Reverse: dutoan undo {batch}"),
                ),
            )
        }
        _ => Ok(Exit::Usage),
    }
}

fn recorded(out: &Out, batch: &str, said: &Bilingual) -> Outcome<Exit> {
    if out.json {
        out.object(&json!({"schema": "dutoan.recorded/1", "batch": batch}));
    } else {
        out.say(said);
    }
    Ok(Exit::Done)
}

/// Which budget pays, in words.
fn level(level: &str) -> Bilingual {
    match level {
        "province" => Bilingual::new("ngân sách tỉnh", "provincial budget"),
        "district" => Bilingual::new("ngân sách huyện", "district budget"),
        "commune" => Bilingual::new("ngân sách xã", "commune budget"),
        "central" => Bilingual::new("ngân sách trung ương", "central budget"),
        "own" => Bilingual::new("không thuộc ngân sách tỉnh", "no money of the province"),
        _ => Bilingual::new("chưa rõ", "not known"),
    }
}

fn heir(met: &Met, lang: Lang) -> Option<String> {
    match met.heir.as_ref()? {
        Heir::Itself => None,
        Heir::One(_, name) => Some(format!("→ {name}")),
        Heir::Undecided(possible) => {
            let open = Bilingual::new("→ chưa xác định cơ quan kế nhiệm", "→ successor not decided");
            let list = if possible.is_empty() { String::new() } else { format!(": {}?", possible.join(", ")) };
            Some(format!("{}{list}", open.get(lang)))
        }
    }
}

fn view(met: &Met) -> Value {
    let (successor, possible) = match &met.heir {
        Some(Heir::One(id, name)) => (Some(json!({"id": id, "name": name})), Vec::new()),
        Some(Heir::Undecided(possible)) => (None, possible.clone()),
        _ => (None, Vec::new()),
    };
    json!({
        "id": met.id, "name": met.name, "kind": met.kind, "level": met.level, "known": met.known, "probably": met.probably,
        "spellings": met.spellings, "leads": met.leads, "lines": met.lines,
        "successor": successor, "undecided": matches!(met.heir, Some(Heir::Undecided(_))), "possible_successors": possible,
    })
}

fn list(desk: &Desk, out: &Out) -> Outcome<Exit> {
    let all = agencies::list(desk)?;
    if out.json {
        out.object(&json!({"schema": "dutoan.agencies/1", "agencies": all.iter().map(view).collect::<Vec<_>>()}));
        return Ok(Exit::Done);
    }
    for met in &all {
        line(out, met);
    }
    if all.is_empty() {
        out.say(&Bilingual::new("Sổ chưa có cơ quan nào.", "The book has no agencies yet."));
    } else if all.iter().any(|met| !met.known) {
        out.say(&Bilingual::new(
            "\nTên chưa rõ (?): dutoan agency alias \"TÊN VIẾT\" \"CƠ QUAN\"",
            "\nNames not known (?): dutoan agency alias \"AS WRITTEN\" \"AGENCY\"",
        ));
    }
    Ok(Exit::Done)
}

fn line(out: &Out, met: &Met) {
    let mark = if met.known { " " } else { "?" };
    let mut facts = vec![level(&met.level).get(out.lang).to_owned()];
    if !met.leads.is_empty() {
        let codes = met.leads.join(", ");
        facts.push(Bilingual::new(format!("chủ trì {codes}"), format!("leads {codes}")).get(out.lang).to_owned());
    }
    if met.lines > 0 {
        facts.push(
            Bilingual::new(format!("{} dòng", met.lines), format!("{} lines", met.lines)).get(out.lang).to_owned(),
        );
    }
    if let Some(name) = &met.probably {
        facts.push(Bilingual::new(format!("có lẽ là {name}"), format!("probably {name}")).get(out.lang).to_owned());
    }
    facts.extend(heir(met, out.lang));
    out.line(&format!("{mark} {}  · {}", met.name, facts.join(" · ")));
    let other: Vec<&str> = met.spellings.iter().map(String::as_str).filter(|s| *s != met.name).collect();
    if !other.is_empty() {
        let said = Bilingual::new(format!("viết là: {}", other.join("; ")), format!("written: {}", other.join("; ")));
        out.line(&format!("      {}", said.get(out.lang)));
    }
}

fn show(desk: &Desk, out: &Out, text: &str) -> Outcome<Exit> {
    let (met, own) = agencies::show(desk, text)?;
    let on = desk.as_of.unwrap_or(desk.today);
    let (after, before) = (successors(&met.id, jiff::civil::Date::MAX), predecessors(&met.id, on));
    let mine: Vec<&Decided> = own
        .iter()
        .filter(|one| match one {
            Decided::Alias { agency, .. } => *agency == met.name,
            Decided::Succession { from, to, .. } => *from == met.name || *to == met.name,
        })
        .collect();
    if out.json {
        let rule = |s: &&crate::plan::agency::Succession| json!({"from": s.from, "to": s.to, "since": s.since, "part": s.part, "source": s.source, "decided": s.decided});
        let mut object = view(&met);
        if let Some(fields) = object.as_object_mut() {
            fields.insert("schema".to_owned(), json!("dutoan.agency/1"));
            fields.insert("successions".to_owned(), after.iter().map(rule).collect());
            fields.insert("predecessors".to_owned(), before.iter().map(rule).collect());
            fields.insert("decisions".to_owned(), json!(mine));
        }
        out.object(&object);
        return Ok(Exit::Done);
    }
    line(out, &met);
    for s in after.iter().chain(&before) {
        let part = if s.part.is_empty() { String::new() } else { format!(" ({})", s.part) };
        out.line(&format!("    {} → {} · {}{part} · {}", s.from, s.to, s.since, s.source));
    }
    for one in mine {
        let said = match one {
            Decided::Alias { written, agency } => format!("“{written}” = {agency}"),
            Decided::Succession { from, to, since, task, because } => format!(
                "{from} → {to} · {since}{}{}",
                task.as_deref().map(|t| format!(" · {t}")).unwrap_or_default(),
                because.as_deref().map(|b| format!(" · {b}")).unwrap_or_default()
            ),
        };
        out.line(&format!("    {said}"));
    }
    Ok(Exit::Done)
}
