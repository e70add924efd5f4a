//! Typed entries: `grant add`, `commit add|release`, `spend add|void`, and the lists beside them.

use super::ask::exceptions;
use super::print::Out;
use super::view::dong;
use super::{import, value};
use crate::desk::typed::{self, Typed};
use crate::desk::{Desk, Exit, Failure, Outcome, answer, entries, undo};
use crate::money::Kind;
use crate::words::Bilingual;
use clap::ArgMatches;
use serde_json::json;

fn missing(option: &str) -> Box<Failure> {
    Failure::usage(
        "usage",
        Bilingual::new(format!("Còn thiếu --{option}."), format!("Missing --{option}.")),
        Bilingual::new("Xem: thêm --help sau tên lệnh", "See: add --help after the command"),
    )
}

fn typed(matches: &ArgMatches, kind: Kind) -> Outcome<Typed> {
    let text = |name: &str| value(matches, name).map(str::to_owned);
    Ok(Typed {
        kind,
        task: text("task"),
        to_task: text("to-task"),
        year: answer::year(value(matches, "year").ok_or_else(|| missing("year"))?)?,
        to_year: value(matches, "to-year").map(answer::year).transpose()?,
        amount: answer::amount(value(matches, "amount").ok_or_else(|| missing("amount"))?)?,
        date: value(matches, "date").map(answer::date).transpose()?,
        document: text("document"),
        contract: text("contract"),
        source: text("source"),
        agency: text("agency"),
        note: text("note"),
        plan: text("plan"),
        allow_over: text("allow-over"),
    })
}

fn add(desk: &Desk, out: &Out, matches: &ArgMatches, kind: Kind) -> Outcome<Exit> {
    let typed = typed(matches, kind)?;
    let again = exceptions(matches, "accept").iter().any(|one| one.slug == "entry-repeated");
    let done = typed::record(desk, std::slice::from_ref(&typed), again)?;
    if out.json {
        out.object(&json!({"schema": "dutoan.recorded/1", "batch": done.batch, "kind": kind.slug(), "amount": dong(typed.amount)}));
    } else {
        out.say(&done.text);
    }
    Ok(Exit::Done)
}

/// `grant …`.
pub fn grant(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    match matches.subcommand() {
        Some(("add", sub)) => {
            let kind = value(sub, "kind").map(answer::kind).transpose()?;
            let told = |option: &str| value(sub, option).is_some();
            let kind = kind.unwrap_or(match (told("to-task"), told("to-year")) {
                (true, _) => Kind::Adjusted,
                (_, true) => Kind::CarriedOver,
                _ => Kind::Appropriated,
            });
            add(desk, out, sub, kind)
        }
        Some(("import", sub)) => import::run(desk, out, sub, Some(Kind::Appropriated)),
        Some(("list", sub)) => {
            let kinds = [
                Kind::Approved,
                Kind::Appropriated,
                Kind::Provisional,
                Kind::Allotted,
                Kind::Supplemented,
                Kind::Adjusted,
                Kind::Cut,
                Kind::Recalled,
                Kind::Withheld,
                Kind::HandedOver,
                Kind::CarriedOver,
                Kind::Lapsed,
            ];
            list(desk, out, sub, &kinds)
        }
        _ => Ok(Exit::Usage),
    }
}

/// `commit …`.
pub fn commit(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    match matches.subcommand() {
        Some(("add", sub)) => add(desk, out, sub, Kind::Committed),
        Some(("release", sub)) => add(desk, out, sub, Kind::Released),
        Some(("list", sub)) => list(desk, out, sub, &[Kind::Committed, Kind::Released]),
        _ => Ok(Exit::Usage),
    }
}

/// `spend …`.
pub fn spend(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    match matches.subcommand() {
        Some(("add", sub)) => {
            let kind = value(sub, "kind").map(answer::kind).transpose()?.unwrap_or(Kind::Paid);
            add(desk, out, sub, kind)
        }
        Some(("import", sub)) => import::run(desk, out, sub, Some(Kind::Paid)),
        Some(("list", sub)) => list(
            desk,
            out,
            sub,
            &[Kind::Advanced, Kind::Cleared, Kind::Paid, Kind::Returned, Kind::Recovered, Kind::Disallowed],
        ),
        Some(("void", sub)) => {
            let entry = value(sub, "entry").unwrap_or_default();
            let batch = undo::void(desk, entry)?;
            if out.json {
                out.object(&json!({"schema": "dutoan.recorded/1", "batch": batch, "voids": entry}));
            } else {
                out.say(&Bilingual::new(
                    format!("Đã bỏ ghi {entry} ở đợt {batch}."),
                    format!("{entry} reversed in batch {batch}."),
                ));
            }
            Ok(Exit::Done)
        }
        _ => Ok(Exit::Usage),
    }
}

fn list(desk: &Desk, out: &Out, matches: &ArgMatches, kinds: &[Kind]) -> Outcome<Exit> {
    let year = value(matches, "year").map(answer::year).transpose()?;
    let found = entries::list(desk, kinds, year, value(matches, "task"))?;
    if out.json {
        let rows: Vec<_> = found
            .iter()
            .map(|p| {
                let e = &p.entry;
                json!({"id": p.id, "kind": e.kind.slug(), "amount": dong(e.amount), "task": e.key.task, "year": e.key.year, "agency": e.key.agency, "source": e.key.source,
                    "date": e.date.map(|d| d.to_string()), "document": e.document, "contract": e.contract, "note": e.note, "corrects": e.corrects})
            })
            .collect();
        out.object(&json!({"schema": "dutoan.entries/1", "entries": rows}));
        return Ok(Exit::Done);
    }
    for posted in &found {
        let e = &posted.entry;
        let date = e.date.map(|d| d.strftime("%d/%m/%Y").to_string()).unwrap_or_default();
        out.line(&format!(
            "{}  {date:<10}  {:<18} {:>16}  {:<5} {}  {:<18} {}",
            posted.id,
            e.kind.label().get(out.lang),
            e.amount.dotted(),
            e.key.task.clone().unwrap_or_else(|| "–".to_owned()),
            e.key.year,
            e.document.clone().unwrap_or_default(),
            e.note.clone().unwrap_or_default().chars().take(50).collect::<String>(),
        ));
    }
    if found.is_empty() {
        out.say(&Bilingual::new("Chưa có khoản nào.", "Nothing yet."));
    }
    Ok(Exit::Done)
}
