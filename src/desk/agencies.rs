//! Cơ quan: the agencies of plans and lines, how they are written, who takes over from whom.

use super::context::Desk;
use super::failure::{Failure, Outcome};
use super::{book, plans};
use crate::plan::agency::{self, Agencies, Decided, Heir};
use crate::store::{Book, LineFilter};
use crate::words::{Bilingual, bare};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The topic an office's decisions are kept under.
const TOPIC: &str = "agency";

/// The register with the book's own decisions.
///
/// # Errors
/// The book cannot be read.
pub fn known(book: &Book) -> Outcome<Agencies> {
    let facts = book.facts(TOPIC).map_err(|e| book::trouble(&e))?;
    // A decision of a later program is not understood and decides nothing here.
    Ok(Agencies { own: facts.iter().filter_map(|fact| serde_json::from_str(&fact.value).ok()).collect() })
}

/// One agency as the book meets it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Met {
    /// Its id.
    pub id: String,
    /// Its official name; as written where it is not known.
    pub name: String,
    /// so, party, armed, union, company …; empty where it is not known.
    pub kind: String,
    /// Which budget pays for it; empty where it is not known.
    pub level: String,
    /// Whether the register or the office knows it.
    pub known: bool,
    /// The name a misprint probably means.
    pub probably: Option<String>,
    /// Every way it is written.
    pub spellings: Vec<String>,
    /// The tasks it leads.
    pub leads: Vec<String>,
    /// Its recorded lines.
    pub lines: usize,
    /// Who stands for it on the day asked.
    pub heir: Option<Heir>,
}

/// Every agency that leads a task or stands in a recorded line, by name.
///
/// # Errors
/// No book, or it cannot be read.
pub fn list(desk: &Desk) -> Outcome<Vec<Met>> {
    let book = book::open_to_read(desk)?;
    let known = known(&book)?;
    let mut all: BTreeMap<String, Met> = BTreeMap::new();
    for plan in plans::all(Some(&book))? {
        for task in &plan.tasks {
            for lead in &task.leads {
                meet(&mut all, &known, lead).leads.push(task.code.clone());
            }
        }
    }
    for row in book.lines(&LineFilter::default()).map_err(|e| book::trouble(&e))? {
        if let Some(agency) = row.record.agency.as_deref().filter(|a| !a.trim().is_empty()) {
            let met = meet(&mut all, &known, agency);
            met.lines = met.lines.saturating_add(1);
        }
    }
    let on = desk.as_of.unwrap_or(desk.today);
    let mut all: Vec<Met> = all.into_values().collect();
    for met in &mut all {
        met.heir = Some(known.heir(&met.name, None, on));
        met.leads.dedup();
    }
    all.sort_by_cached_key(|met| bare(&met.name));
    Ok(all)
}

fn meet<'a>(all: &'a mut BTreeMap<String, Met>, known: &Agencies, text: &str) -> &'a mut Met {
    let found = known.find(text);
    let (id, name) = known.identity(text);
    let met = all.entry(id.clone()).or_insert_with(|| {
        let sure = found.as_ref().filter(|f| f.exact);
        // Several agencies in one cell are known when each of them is.
        let several = agency::split_list(text);
        if sure.is_none()
            && several.len() > 1
            && let Some(all) = several.iter().map(|one| known.find(one).filter(|f| f.exact)).collect::<Option<Vec<_>>>()
        {
            let level = all.first().map(|f| f.level.clone()).filter(|level| all.iter().all(|f| f.level == *level));
            let (kind, level) = ("several".to_owned(), level.unwrap_or_default());
            return Met { id, name, kind, level, known: true, ..Met::default() };
        }
        Met {
            id,
            name,
            kind: sure.map(|f| f.kind.clone()).unwrap_or_default(),
            level: sure.map(|f| f.level.clone()).unwrap_or_default(),
            known: sure.is_some(),
            probably: found.as_ref().filter(|f| !f.exact).map(|f| f.name.clone()),
            ..Met::default()
        }
    });
    let written = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !met.spellings.contains(&written) {
        met.spellings.push(written);
    }
    met
}

/// One agency, whether the book has met it or only the register knows it.
///
/// # Errors
/// Nobody knows such an agency; the book cannot be read.
pub fn show(desk: &Desk, text: &str) -> Outcome<(Met, Vec<Decided>)> {
    let known = match &desk.book {
        Some(_) => known(&book::open_to_read(desk)?)?,
        None => Agencies::default(),
    };
    let id = agency::agencies().iter().find(|a| a.id == text).map_or_else(|| known.identity(text).0, |a| a.id.clone());
    let met = if desk.book.is_some() { list(desk)?.into_iter().find(|met| met.id == id) } else { None };
    let text = agency::agencies().iter().find(|a| a.id == id).map_or(text, |a| a.name.as_str());
    let found = known.find(text);
    let Some(found) = found.filter(|_| met.is_none()) else {
        return met.map(|met| (met, known.own.clone())).ok_or_else(|| unknown(text));
    };
    let met = Met {
        heir: Some(known.heir(text, None, desk.as_of.unwrap_or(desk.today))),
        id: found.id,
        name: found.name.clone(),
        kind: found.kind,
        level: found.level,
        known: found.exact,
        probably: (!found.exact).then_some(found.name),
        ..Met::default()
    };
    Ok((met, known.own))
}

fn unknown(text: &str) -> Box<Failure> {
    Failure::usage(
        "agency-unknown",
        Bilingual::new(format!("Không biết cơ quan “{text}”."), format!("There is no agency “{text}”.")),
        Bilingual::new("Xem: dutoan agency list", "See: dutoan agency list"),
    )
}

/// Records that a way of writing names an agency.
///
/// # Errors
/// The book's trouble.
pub fn alias(desk: &Desk, written: &str, agency: &str) -> Outcome<String> {
    let known = known(&book::open_to_read(desk)?)?;
    let name = known.find(agency).filter(|f| f.exact).map_or_else(|| agency.trim().to_owned(), |f| f.name);
    let (written, agency) = (written.trim().to_owned(), name);
    record(desk, &format!("alias/{}", bare(&written)), &Decided::Alias { written, agency })
}

/// Records that one agency takes over from another, for all of its work or for one task.
///
/// # Errors
/// Usage, when both are one; the task is unknown; the book's trouble.
pub fn succeed(
    desk: &Desk,
    from: &str,
    to: &str,
    since: Date,
    task: Option<&str>,
    because: Option<&str>,
) -> Outcome<String> {
    let book = book::open_to_read(desk)?;
    let known = known(&book)?;
    let task = match task {
        Some(code) => Some(plans::task(&plans::of_book(&book, None)?, code)?.code.clone()),
        None => None,
    };
    let (id, from) = known.identity(from);
    let (other, to) = known.identity(to);
    if id == other {
        return Err(Failure::usage(
            "agency-itself",
            Bilingual::new(
                format!("“{from}” không thể kế nhiệm chính mình."),
                format!("“{from}” cannot take over from itself."),
            ),
            Bilingual::new("Chỉ rõ hai cơ quan khác nhau.", "Name two different agencies."),
        ));
    }
    let name = format!("succession/{id}/{}", task.as_deref().unwrap_or_default());
    record(desk, &name, &Decided::Succession { from, to, since, task, because: because.map(str::to_owned) })
}

fn record(desk: &Desk, name: &str, decided: &Decided) -> Outcome<String> {
    let value = serde_json::to_string(decided).map_err(|error| {
        Failure::usage(
            "usage",
            Bilingual::new(error.to_string(), error.to_string()),
            Bilingual::new("Kiểm tra lại tên.", "Check the names."),
        )
    })?;
    let mut book = book::open_to_write(desk)?;
    book.put_fact(&book::head(desk), TOPIC, name, &value).map(|sealed| sealed.id).map_err(book::write_trouble)
}
