//! What each total row adds up: named codes, everything, everything so far, its section, the totals
//! before it.

use super::codes;
use super::numbers::Fixed;
use super::outline::{Outline, Place, Proof, TotalScope};
use super::rows::{DataRow, Pre, named_codes};
use super::seams::Norm;

/// Finds the scope of every total row and appends it to the outline.
pub fn scopes(rows: &[DataRow<'_>], proof: &Proof<'_>, outline: &mut Outline) {
    let mut found: Vec<TotalScope> = Vec::new();
    let totals: Vec<usize> = (0..rows.len())
        .filter(|i| {
            rows.get(*i).is_some_and(|r| match r.pre {
                Pre::Total(_) | Pre::Bare => r.figures,
                Pre::Rounded => false,
                _ => false,
            })
        })
        .collect();
    for (n, row) in totals.iter().enumerate() {
        let Some(data) = rows.get(*row) else { continue };
        let previous = n.checked_sub(1).and_then(|p| totals.get(p)).copied();
        let next = totals.get(n + 1).copied();
        let mut best: Option<(TotalScope, usize)> = None;
        let mut options = options(rows, outline, *row, previous, next, data.text, &found);
        // What the row's own words say it adds up comes first.
        if let Some(told) = proof.said.iter().find(|t| t.row == *row) {
            let all = told.parts.len() == outline.roots.len() && told.parts.iter().all(|p| outline.roots.contains(p));
            options.insert(0, (told.parts.clone(), all));
        }
        for (order, (parts, grand)) in options.into_iter().enumerate() {
            if parts.is_empty() {
                continue;
            }
            let (compared, agreed) = compare(proof, outline, &found, *row, &parts);
            let scope = TotalScope { row: *row, parts, grand, agreed, compared };
            let better = match &best {
                None => true,
                // Rows that have nothing in a column the total fills explain less of it, not more.
                Some((kept, _)) if scope.compared < kept.compared && scope.agreed <= kept.agreed => false,
                Some((kept, _)) => {
                    // More agreement, then fewer disagreements, then the earlier option.
                    let (a, b) = (scope.agreed * kept.compared.max(1), kept.agreed * scope.compared.max(1));
                    a > b || a == b && scope.agreed > kept.agreed
                }
            };
            if better {
                best = Some((scope, order));
            }
        }
        if best.as_ref().is_none_or(|(s, _)| s.agreed < s.compared.max(1))
            && let Some(parts) = nearest(rows, proof, outline, &found, *row)
            && !leaves_out(proof, outline, &found, *row, &parts, grand_words(data.text) && next.is_none())
        {
            let (compared, agreed) = compare(proof, outline, &found, *row, &parts);
            best = Some((TotalScope { row: *row, parts, grand: false, agreed, compared }, 0));
        }
        if best.as_ref().is_none_or(|(s, _)| s.agreed < s.compared.max(1))
            && let Some(parts) = next.and_then(|next| below(proof, outline, *row, next))
        {
            let (compared, agreed) = compare(proof, outline, &found, *row, &parts);
            best = Some((TotalScope { row: *row, parts, grand: false, agreed, compared }, 0));
        }
        // Where nothing holds, it adds up what the totals of the same words before it do: the rows since the last one.
        if best.as_ref().is_some_and(|(s, _)| s.agreed == 0)
            && let Some(parts) = as_before(rows, outline, &found, *row, previous)
        {
            let (compared, agreed) = compare(proof, outline, &found, *row, &parts);
            // The last total of the table may as well be that of all of it, mistyped.
            let last = grand_words(data.text) && next.is_none();
            if compared > 0 && !last {
                best = Some((TotalScope { row: *row, parts, grand: false, agreed, compared }, 0));
            }
        }
        if let Some((scope, _)) = best {
            let sure = matches!(data.pre, Pre::Total(true));
            if sure || scope.compared > 0 && scope.agreed == scope.compared {
                found.push(scope);
            }
        }
    }
    outline.totals = found;
}

/// The rows since the total before, where that one has the same words ("Cộng chương 412", "Cộng chương 416") and adds up
/// the rows since the one before it.
fn as_before(
    rows: &[DataRow<'_>],
    outline: &Outline,
    found: &[TotalScope],
    row: usize,
    previous: Option<usize>,
) -> Option<Vec<usize>> {
    let words = |row: usize| -> Vec<String> {
        let text = rows.get(row).map_or("", |r| r.text);
        crate::words::fold(text).split_whitespace().take(2).map(str::to_owned).collect()
    };
    let last = found.iter().find(|t| Some(t.row) == previous && t.agreed > 0 && t.agreed == t.compared)?;
    let since = |from: Option<usize>, until: usize| -> Vec<usize> {
        outline.roots.iter().copied().filter(|r| *r < until && from.is_none_or(|from| *r > from)).collect()
    };
    let before = found.iter().map(|t| t.row).filter(|t| *t < last.row).max();
    let told = words(row);
    let alike = !told.is_empty() && told == words(last.row) && last.parts == since(before, last.row);
    Some(since(previous, row)).filter(|parts| alike && !parts.is_empty())
}

/// Words of the table's whole: "Cộng" may close a part of it.
fn grand_words(text: &str) -> bool {
    let norm = Norm::head(text, 60);
    ["tổng", "grand total", "total"].iter().any(|w| norm.starts(w))
}

/// Whether the table's last total would pass over money no other total covers: the missing row is the error.
fn leaves_out(
    proof: &Proof<'_>,
    outline: &Outline,
    found: &[TotalScope],
    row: usize,
    parts: &[usize],
    last_grand: bool,
) -> bool {
    last_grand
        && outline.roots.iter().filter(|r| **r < row && !parts.contains(r)).any(|r| {
            !found.iter().any(|t| t.row == *r || t.parts.contains(r))
                && (0..proof.values.len()).any(|c| outline.value(proof, c, *r).is_some_and(|v| v != 0))
        })
}

/// The rows right before a total that make it up exactly in every column, where no section says so.
fn nearest(
    rows: &[DataRow<'_>],
    proof: &Proof<'_>,
    outline: &Outline,
    found: &[TotalScope],
    row: usize,
) -> Option<Vec<usize>> {
    // What a page came to closes no month: "Cộng chuyển sang trang sau".
    let page = |t: &usize| {
        let norm = rows.get(*t).map(|r| Norm::head(r.text, 60)).unwrap_or_default();
        norm.has("trang") && ["chuyển", "mang sang"].iter().any(|w| norm.has(w))
    };
    let after = found.iter().rev().map(|t| t.row).filter(|t| *t < row).find(|t| !page(t));
    let columns: Vec<usize> = (0..proof.values.len()).filter(|c| proof.own(*c, row).is_some()).collect();
    let mut sums = vec![0i128; columns.len()];
    let mut parts: Vec<usize> = Vec::new();
    for root in outline.roots.iter().rev().filter(|r| **r < row).take(500) {
        if after.is_some_and(|t| *root < t) {
            break;
        }
        for (sum, col) in sums.iter_mut().zip(&columns) {
            *sum += outline.value(proof, *col, *root).unwrap_or(0);
        }
        parts.push(*root);
        let holds = columns.iter().zip(&sums).all(|(c, s)| proof.own(*c, row).is_some_and(|v| proof.exact(v, *s)));
        if parts.len() >= 2 && holds && sums.iter().any(|s| *s != 0) {
            parts.reverse();
            return Some(parts);
        }
    }
    None
}

/// The rows between a total and the next one, where they make it up exactly in every column: the first of several blocks
/// that each begin with their sum.
fn below(proof: &Proof<'_>, outline: &Outline, row: usize, next: usize) -> Option<Vec<usize>> {
    let parts: Vec<usize> = outline.roots.iter().copied().filter(|r| (row + 1..next).contains(r)).collect();
    let sum = |c: usize| parts.iter().filter_map(|r| outline.value(proof, c, *r)).sum::<Fixed>();
    let holds = |c: usize| proof.own(c, row).is_none_or(|stated| proof.exact(stated, sum(c)));
    let columns = 0..proof.values.len();
    let told = columns.clone().any(|c| proof.own(c, row).is_some_and(|v| v != 0));
    (parts.len() >= 2 && told && columns.into_iter().all(holds)).then_some(parts)
}

fn value(proof: &Proof<'_>, outline: &Outline, totals: &[TotalScope], col: usize, row: usize) -> Option<Fixed> {
    outline
        .value(proof, col, row)
        .or_else(|| if totals.iter().any(|t| t.row == row) { proof.own(col, row) } else { None })
}

fn compare(proof: &Proof<'_>, outline: &Outline, totals: &[TotalScope], row: usize, parts: &[usize]) -> (usize, usize) {
    let mut compared = 0;
    let mut agreed = 0;
    for col in 0..proof.values.len() {
        let Some(stated) = proof.own(col, row) else { continue };
        let told: Vec<Fixed> = parts.iter().filter_map(|p| value(proof, outline, totals, col, *p)).collect();
        if told.is_empty() {
            continue;
        }
        compared += 1;
        let computed: Fixed = told.iter().sum();
        if proof.exact(stated, computed)
            || (stated - computed).abs()
                <= super::tree::tolerance(proof.decimals.get(col).copied().unwrap_or(0), told.len())
        {
            agreed += 1;
        }
    }
    (compared, agreed)
}

fn options(
    rows: &[DataRow<'_>],
    outline: &Outline,
    row: usize,
    previous: Option<usize>,
    next: Option<usize>,
    text: &str,
    found: &[TotalScope],
) -> Vec<(Vec<usize>, bool)> {
    let mut out: Vec<(Vec<usize>, bool)> = Vec::new();
    let roots = &outline.roots;
    let named = named_codes(text);
    if !named.is_empty() {
        let parts: Vec<usize> = (0..rows.len())
            .filter(|i| matches!(outline.places.get(*i), Some(Place::Under(_))))
            .filter(|i| {
                rows.get(*i).and_then(|r| r.code.as_ref()).is_some_and(|c| {
                    named.iter().any(|n| codes::parse(n).is_some_and(|m| m.text.eq_ignore_ascii_case(&c.text)))
                })
            })
            .collect();
        // The nearest of each name above the total.
        let mut chosen: Vec<usize> = Vec::new();
        for name in &named {
            let hit = parts.iter().rev().copied().find(|i| {
                *i < row
                    && rows.get(*i).and_then(|r| r.code.as_ref()).is_some_and(|c| c.text.eq_ignore_ascii_case(name))
            });
            chosen.extend(hit);
        }
        if chosen.len() == named.len() {
            let all = chosen.len() == roots.len() && chosen.iter().all(|c| roots.contains(c));
            out.push((chosen, all));
        }
    }
    out.push((roots.clone(), true));
    let before: Vec<usize> = roots.iter().copied().filter(|r| *r < row).collect();
    let after: Vec<usize> = roots.iter().copied().filter(|r| *r > row).collect();
    // Its own section: the siblings of the row before it, at every level.
    let last = (0..row).rev().find(|i| matches!(outline.places.get(*i), Some(Place::Under(_))));
    let mut sections: Vec<(Vec<usize>, bool)> = Vec::new();
    if let Some(last) = last {
        let mut chain = outline.above(last);
        chain.push(last);
        for parent in chain.iter().rev() {
            let list: Vec<usize> =
                outline.children.get(*parent).into_iter().flatten().copied().filter(|c| *c < row).collect();
            if !list.is_empty() {
                sections.push((list, false));
            }
        }
    }
    let since: Vec<usize> = roots.iter().copied().filter(|r| *r < row && previous.is_none_or(|p| *r > p)).collect();
    let until: Vec<usize> = roots.iter().copied().filter(|r| *r > row && next.is_none_or(|n| *r < n)).collect();
    out.push((before.clone(), before.len() == roots.len()));
    out.extend(sections);
    out.push((since, false));
    out.push((after.clone(), after.len() == roots.len()));
    out.push((until, false));
    // A section's title without figures, the total right under it.
    if let Some(last) = last
        && let Some(list) = outline.children.get(last)
    {
        out.push((list.clone(), false));
    }
    let earlier: Vec<usize> = found.iter().filter(|t| !t.grand).map(|t| t.row).collect();
    if earlier.len() >= 2 {
        out.push((earlier.clone(), true));
    }
    if let Some(p) = found.last() {
        out.push((vec![p.row], p.grand));
    }
    out
}
