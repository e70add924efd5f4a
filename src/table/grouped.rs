//! A summary by office or by source of what another sheet tells line by line: each of its cells is the sum of the lines
//! that say what its row and its column say.

use super::one::Built;
use super::{Line, RowText};
use crate::money::Kind;
use crate::sheet::CellRef;
use crate::words::fold;
use std::collections::{HashMap, HashSet};

/// A cell of a summary and what the lines it stands for come to, đồng.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The summary's cell.
    pub cell: CellRef,
    /// What its row says.
    pub content: String,
    /// What it states.
    pub stated: i64,
    /// What the lines add up to.
    pub computed: i64,
}

/// What a row may be summed up by: its office, its source, the headings over it, what it says itself.
fn names(row: &RowText) -> HashSet<String> {
    let own = [Some(&row.content), row.agency.as_ref(), row.source.as_ref(), row.class.as_ref()];
    let own = own.into_iter().flatten().map(|text| fold(text));
    own.chain(row.path.iter().map(|text| fold(text))).filter(|text| !text.is_empty()).collect()
}

/// Whether two lines may be the same money: nothing they say of kind and year differs.
fn alike(one: &Line, two: &Line) -> bool {
    // What was advanced is part of what was paid out.
    let spent = |kind: Kind| matches!(kind, Kind::Paid | Kind::Advanced | Kind::Cleared | Kind::Settled);
    let same = |(a, b): (Kind, Kind)| a == b || spent(a) && spent(b);
    let kinds = one.kind.zip(two.kind).is_none_or(same);
    kinds && (one.year.is_none() || two.year.is_none() || one.year == two.year)
}

/// Every cell of a summary beside the sum of the lines of `detail` that it stands for; `None` where most cells are no such
/// sums, a row names nothing the details name, or some line stands for nothing of the summary. `telling`: amounts with
/// enough digits that being equal is no coincidence.
pub fn held(summary: &Built, detail: &Built, telling: impl Fn(i64) -> bool) -> Option<Vec<Held>> {
    if summary.lines.len() < 2 || summary.lines.len() > 2_000 || detail.lines.len() <= summary.lines.len() {
        return None;
    }
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, line) in detail.lines.iter().enumerate() {
        for name in names(&line.row) {
            by_name.entry(name).or_default().push(place);
        }
    }
    let mut out = Vec::with_capacity(summary.lines.len());
    let mut used: HashSet<usize> = HashSet::new();
    let mut gathered = false;
    for line in &summary.lines {
        let stated = line.amount?.dong();
        let own = by_name.get(&fold(&line.content)).or_else(|| by_name.get(&fold(line.agency.as_ref()?)))?;
        let source = line.source.as_ref().map(|source| fold(source));
        let of_source = |place: &&usize| {
            let told = detail.lines.get(**place).and_then(|l| l.source.as_ref());
            source.is_none() || told.is_none() || told.map(|t| fold(t)) == source
        };
        let parts: Vec<usize> = own
            .iter()
            .filter(of_source)
            .filter(|place| detail.lines.get(**place).is_some_and(|l| alike(line, l)))
            .copied()
            .collect();
        let sum = parts.iter().filter_map(|place| detail.lines.get(*place)?.amount).map(|m| m.dong());
        let computed = sum.fold(0, i64::saturating_add);
        gathered |= parts.len() > 1 && stated == computed;
        used.extend(parts);
        out.push(Held { cell: line.cell, content: line.content.to_string(), stated, computed });
    }
    let same = out.iter().filter(|h| h.stated == h.computed && telling(h.stated)).count();
    (gathered && same >= 2 && same * 2 >= out.len() && used.len() == detail.lines.len()).then_some(out)
}
