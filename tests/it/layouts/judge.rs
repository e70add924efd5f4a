//! Holds what the product read against what the workbook holds. A difference is only forgiven where
//! a warning or a block asks about that very row, column, sheet or unit.

use super::variant::{Expected, Variant};
use dutoan::finding::{Finding, Place, Severity};
use dutoan::money::Kind;
use dutoan::sheet::CellRef;
use dutoan::table::{Line, Recognition};
use dutoan::words::fold;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Every amount read, nothing asked.
    Proven,
    /// Every amount read, but the officer is asked something.
    AskedThoughRight,
    /// Something is not read, and the product says where.
    Asked,
    /// Something is missing, wrong or too much, and nobody is told.
    SilentWrong(Vec<String>),
}

type Key = (String, i32, String, String, &'static str);

/// An amount, the sheet and cell it stands in, and the agency where the table tells it.
type Wanted<'a> = (i64, &'a str, CellRef, Option<String>);

/// Everything a line says that must be right.
fn key_of_expected(one: &Expected) -> Key {
    let under = one.under.as_deref().map(fold).unwrap_or_default();
    let kind = one.kind.map(Kind::slug).unwrap_or_default();
    (fold(&one.content), one.year, one.source.map(fold).unwrap_or_default(), under, kind)
}

fn key_of_line(line: &Line, with_source: bool, with_under: bool, with_kind: bool) -> Key {
    let source = line.source.as_deref().map(fold).filter(|_| with_source).unwrap_or_default();
    let under = line.path.last().map(|text| fold(text)).filter(|_| with_under).unwrap_or_default();
    let kind = line.kind.map(Kind::slug).filter(|_| with_kind).unwrap_or_default();
    (fold(&line.content), line.year.unwrap_or(0), source, under, kind)
}

/// Judges one recognition.
pub fn judge(variant: &Variant, read: &Recognition) -> Outcome {
    let with_source = variant.expected.iter().any(|one| one.source.is_some());
    let with_under = variant.expected.iter().any(|one| one.under.is_some());
    let with_kind = variant.expected.iter().any(|one| one.kind.is_some());
    let mut want: BTreeMap<Key, Vec<Wanted<'_>>> = BTreeMap::new();
    for one in &variant.expected {
        want.entry(key_of_expected(one)).or_default().push((
            one.amount,
            &one.sheet,
            one.cell,
            one.agency.as_deref().map(fold),
        ));
    }
    let mut surplus: Vec<(&str, CellRef, String)> = Vec::new();
    for line in &read.lines {
        let key = key_of_line(line, with_source, with_under, with_kind);
        let agency = line.agency.as_deref().map(fold).unwrap_or_default();
        let amount = line.amount.map(dutoan::money::Money::dong);
        let place = want.get(&key).and_then(|all| {
            all.iter()
                .position(|(want, .., led)| Some(*want) == amount && led.as_ref().is_none_or(|led| *led == agency))
        });
        match (place, want.get_mut(&key)) {
            (Some(place), Some(all)) => {
                all.remove(place);
            }
            _ => {
                let what = format!("read {key:?} {amount:?} of {agency:?} at {}!{}", line.sheet, line.cell);
                surplus.push((&line.sheet, line.cell, what));
            }
        }
    }
    let mut silent = Vec::new();
    for (key, left) in &want {
        for (amount, sheet, cell, _) in left {
            if !asks(&read.findings, sheet, *cell) {
                silent.push(format!("missing {key:?} {amount} at {sheet}!{cell}"));
            }
        }
    }
    let unread = want.values().any(|left| !left.is_empty());
    for (sheet, cell, what) in &surplus {
        if !asks(&read.findings, sheet, *cell) {
            silent.push(what.clone());
        }
    }
    if !silent.is_empty() {
        return Outcome::SilentWrong(silent);
    }
    if unread || !surplus.is_empty() {
        return Outcome::Asked;
    }
    if read.findings.iter().any(|one| one.severity > Severity::Note) {
        Outcome::AskedThoughRight
    } else {
        Outcome::Proven
    }
}

/// Whether a warning or block speaks of this cell: the whole file or sheet, its row or column, or its unit.
fn asks(findings: &[Finding], sheet: &str, cell: CellRef) -> bool {
    findings.iter().filter(|one| one.severity > Severity::Note).any(|one| match &one.place {
        Place::Whole => true,
        Place::Cell { sheet: at, cell: where_, .. } if at == sheet => {
            one.slug.starts_with("unit-") || where_.is_empty() || crosses(where_, cell)
        }
        _ => false,
    })
}

/// Whether a cell or range shares a row or a column with the cell.
pub fn crosses(place: &str, cell: CellRef) -> bool {
    let Some((first, last)) = corners(place) else { return false };
    (first.row..=last.row).contains(&cell.row) || (first.column..=last.column).contains(&cell.column)
}

/// Whether a cell or range holds the cell.
pub fn holds(place: &str, cell: CellRef) -> bool {
    let Some((first, last)) = corners(place) else { return false };
    (first.row..=last.row).contains(&cell.row) && (first.column..=last.column).contains(&cell.column)
}

fn corners(place: &str) -> Option<(CellRef, CellRef)> {
    let (first, last) = place.split_once(':').unwrap_or((place, place));
    Some((CellRef::parse(first)?, CellRef::parse(last)?))
}
