//! Money stated twice in one workbook: a summary sheet and the sheets with its details.

use super::one::Built;
use super::{Recognition, RowText};
use crate::finding::{Finding, Severity};
use crate::money::Kind;
use crate::sheet::Workbook;
use crate::words::Bilingual;
use arcstr::ArcStr;
use std::collections::HashMap;
use std::sync::Arc;

/// The money of one table by kind and year.
fn sums(built: &Built) -> HashMap<(Option<Kind>, Option<i32>), i64> {
    let mut out = HashMap::new();
    for line in &built.lines {
        if let Some(amount) = line.amount {
            let slot: &mut i64 = out.entry((line.kind, line.year)).or_insert(0);
            *slot = slot.saturating_add(amount.dong());
        }
    }
    out.retain(|_, v| *v != 0);
    out
}

fn total(built: &Built) -> i64 {
    built.lines.iter().filter_map(|l| l.amount).fold(0i64, |s, m| s.saturating_add(m.dong()))
}

/// Whether the other sheets together tell, year by year, the sums of one: several that agree are no coincidence.
fn same_years(made: &[(usize, Built)], a: usize) -> bool {
    let years = |wanted: &dyn Fn(usize, usize) -> bool| {
        let mut out: HashMap<i32, i64> = HashMap::new();
        for (_, (_, built)) in made.iter().enumerate().filter(|(b, (sheet, _))| wanted(*b, *sheet)) {
            for ((_, year), amount) in sums(built) {
                let slot = out.entry(year.unwrap_or_default()).or_insert(0);
                *slot = slot.saturating_add(amount);
            }
        }
        out.retain(|year, amount| *year != 0 && *amount != 0);
        out
    };
    let Some((own, _)) = made.get(a) else { return false };
    let (mine, theirs) = (years(&|b, _| b == a), years(&|b, sheet| b != a && sheet != *own));
    mine.len() >= 2 && mine == theirs
}

/// Whether every line of a table is a formula that takes its figure from other sheets (`='Hủa Phăn'!F10/1000`), and all of
/// them together make what those sheets hold.
fn taken_over(workbook: &Workbook, made: &[(usize, Built)], a: usize, dropped: &[(usize, usize)]) -> bool {
    let Some((sheet, one)) = made.get(a) else { return false };
    let Some(own) = workbook.sheets.get(*sheet) else { return false };
    let mut named: Vec<usize> = Vec::new();
    for line in one.lines.iter().filter(|l| l.amount.is_some_and(|m| m.dong() != 0)) {
        let Some(formula) = own.cell(line.cell).and_then(|c| c.formula.as_deref()) else { return false };
        let before = named.len();
        for (index, other) in workbook.sheets.iter().enumerate().filter(|(index, _)| index != sheet) {
            let name = other.name.as_str();
            let here =
                formula.contains(&format!("'{}'!", name.replace('\'', "''"))) || formula.contains(&format!("{name}!"));
            if here && !named.contains(&index) {
                named.push(index);
            }
        }
        if !formula.contains('!') || before == 0 && named.is_empty() {
            return false;
        }
    }
    let theirs = made
        .iter()
        .enumerate()
        .filter(|(b, (sheet, _))| named.contains(sheet) && !dropped.iter().any(|(d, _)| d == b))
        .map(|(_, (_, built))| total(built))
        .fold(0, i64::saturating_add);
    theirs != 0 && theirs == total(one)
}

/// Enough digits that two equal sums are no coincidence.
fn telling(amount: i64) -> bool {
    let mut rest = amount.unsigned_abs();
    while rest != 0 && rest.is_multiple_of(10) {
        rest /= 10;
    }
    amount.unsigned_abs() >= 1_000_000 && rest >= 100
}

/// What a table's figures were rounded to: the power of ten all of them are whole in, at most the table's unit. Round
/// figures in đồng are not rounded.
fn grain(built: &Built, lines: &[i64]) -> i64 {
    let unit = built.table.unit.as_ref().map_or(1, |found| found.unit.factor());
    let whole = |grain: &i64| *grain <= unit && !lines.is_empty() && lines.iter().all(|v| v % grain == 0);
    (0..=9).rev().map(|zeros| 10_i64.pow(zeros)).find(whole).unwrap_or(1)
}

/// Whether a table and those of the other sheets tell money of the same kinds and years, as far as they say.
fn same_kinds(made: &[(usize, Built)], a: usize) -> bool {
    let Some((own, _)) = made.get(a) else { return false };
    let told = |mine: bool| {
        let tables = made.iter().enumerate().filter(|(b, (sheet, _))| if mine { *b == a } else { sheet != own });
        let lines = || tables.clone().flat_map(|(_, (_, t))| &t.lines);
        let kinds: std::collections::BTreeSet<Kind> = lines().filter_map(|l| l.kind).collect();
        let years: std::collections::BTreeSet<i32> = lines().filter_map(|l| l.year).collect();
        (kinds, years)
    };
    let ((kinds, years), (theirs, their_years)) = (told(true), told(false));
    (kinds.is_empty() || theirs.is_empty() || kinds == theirs)
        && (years.is_empty() || their_years.is_empty() || years == their_years)
}

/// Whether a sheet's name or a title says that it sums others up: "TH", "Biểu tổng hợp".
fn sums_up(text: &str) -> bool {
    let bare = super::seams::Norm::head(text, 80).bare();
    bare == "th" || bare.contains("tong hop")
}

/// Finds tables whose money other sheets state in detail: they give no lines when every line of theirs
/// is a sum found there, else a warning asks.
pub fn drop_repeated(workbook: &Workbook, out: &mut Recognition, made: &mut [(usize, Built)]) {
    accounts_below(workbook, made);
    let name = |sheet: usize| workbook.sheets.get(sheet).map_or("", |s| s.name.as_str());
    let mut dropped: Vec<(usize, usize)> = Vec::new();
    for a in 0..made.len() {
        for b in 0..made.len() {
            let (Some((sheet_a, one)), Some((sheet_b, two))) = (made.get(a), made.get(b)) else { continue };
            if a == b || sheet_a == sheet_b || one.lines.is_empty() || two.lines.is_empty() {
                continue;
            }
            if dropped.iter().any(|(d, _)| *d == a || *d == b) {
                continue;
            }
            if apart_in_time((one, name(*sheet_a)), (two, name(*sheet_b))) {
                continue;
            }
            let (mine, theirs) = (sums(one), sums(two));
            if mine.is_empty() || !same_money(&mine, &theirs) {
                continue;
            }
            // The one with fewer lines is the summary, of equals the one with fewer headings over them, of those the one
            // that says so, else the later.
            let size = |t: &Built, sheet: usize| {
                let summary = sums_up(name(sheet)) || t.titles.iter().any(|title| sums_up(title));
                let details = super::seams::Norm::head(name(sheet), 40).bare().contains("chi tiet");
                let detail = i32::from(details) - i32::from(summary);
                (t.lines.len(), t.lines.iter().map(|l| l.path.len()).sum::<usize>(), detail)
            };
            let (mine, theirs) = (size(one, *sheet_a), size(two, *sheet_b));
            if mine < theirs || mine == theirs && a > b {
                dropped.push((a, b));
            }
        }
    }
    // A summary by office and source of a list: its cells are held against the list.
    for a in 0..made.len() {
        for b in 0..made.len() {
            let (Some((sheet_a, one)), Some((sheet_b, two))) = (made.get(a), made.get(b)) else { continue };
            if sheet_a == sheet_b || dropped.iter().any(|(d, _)| *d == a || *d == b) {
                continue;
            }
            let Some(held) = super::grouped::held(one, two, telling) else { continue };
            let gaps = held.iter().filter(|h| h.stated != h.computed);
            out.findings.extend(gaps.map(|h| {
                let cell = h.cell.to_string();
                super::say::total_differs(name(*sheet_a), cell, &h.content, h.stated, h.computed)
            }));
            dropped.push((a, b));
        }
    }
    same_sheet(workbook, out, made);
    versions(workbook, out, made);
    // A summary of several sheets: each of its lines is the whole of another sheet.
    for a in 0..made.len() {
        if dropped.iter().any(|(d, _)| *d == a) {
            continue;
        }
        let Some((sheet_a, one)) = made.get(a) else { continue };
        let mut wholes: Vec<i64> = made
            .iter()
            .enumerate()
            .filter(|(b, (s, t))| {
                *b != a && s != sheet_a && !t.lines.is_empty() && !dropped.iter().any(|(d, _)| d == b)
            })
            .flat_map(|(_, (_, t))| {
                let mut all: Vec<i64> = sums(t).into_values().collect();
                all.push(total(t));
                all.sort_unstable();
                all.dedup();
                all
            })
            .collect();
        wholes.retain(|w| *w != 0);
        let lines: Vec<i64> = one.lines.iter().filter_map(|l| l.amount.map(|m| m.dong())).filter(|v| *v != 0).collect();
        if lines.len() < 2 || wholes.is_empty() {
            continue;
        }
        wholes.sort_unstable();
        wholes.dedup();
        let grain = grain(one, &lines);
        let near = |v: i64, w: i64, parts: usize| {
            let apart = (i128::from(v) - i128::from(w)).abs() * 2;
            v == w || grain >= 1_000 && i128::try_from(parts).is_ok_and(|n| apart <= i128::from(grain) * n)
        };
        let whole_of = |v: i64| {
            let from = wholes.partition_point(|w| *w < v.saturating_sub(grain));
            let close = wholes.get(from..).into_iter().flatten().take_while(|w| **w <= v.saturating_add(grain));
            close.copied().filter(|w| near(v, *w, 1)).min_by_key(|w| w.abs_diff(v))
        };
        let found: Vec<(i64, i64)> = lines.iter().filter_map(|v| Some((*v, whole_of(*v)?))).collect();
        let matched: Vec<i64> = found.iter().map(|(v, _)| *v).collect();
        // Figures that only come near are the same money where each line has a whole of its own, of its kind and year.
        let rounded = found.iter().any(|(v, w)| v != w);
        let own = {
            let mut wholes: Vec<i64> = found.iter().map(|(_, w)| *w).collect();
            wholes.sort_unstable();
            wholes.dedup();
            wholes.len() == found.len()
        };
        let sure = !rounded || own && same_kinds(made, a);
        let others: i64 = made
            .iter()
            .enumerate()
            .filter(|(b, (s, _))| *b != a && s != sheet_a && !dropped.iter().any(|(d, _)| d == b))
            .map(|(_, (_, t))| total(t))
            .fold(0, i64::saturating_add);
        // Every figure is taken from another sheet by its formula, and nothing is left out: a summary, beyond doubt.
        if taken_over(workbook, made, a, &dropped) {
            dropped.push((a, usize::MAX));
            continue;
        }
        // Sheets of one task list, a quarter each, are no summaries of each other.
        let same_tasks = same_tasks(made, a);
        if same_tasks == SameTasks::None
            && matched.len() == lines.len()
            && sure
            && near(lines.iter().fold(0i64, |s, v| s.saturating_add(*v)), others, lines.len())
        {
            dropped.push((a, usize::MAX));
        } else if matched.iter().filter(|v| telling(**v)).count() >= 2 && matched.len() * 2 >= lines.len()
            || near(total(one), others, lines.len()) && (telling(total(one)) || same_years(made, a))
            || same_tasks == SameTasks::WithAmounts
        {
            out.findings.push(ask(name(*sheet_a), &matched, total(one), others));
        }
    }
    // A whole sheet that equals one line or subtotal of another: asked, never decided.
    for b in 0..made.len() {
        if dropped.iter().any(|(d, _)| *d == b) {
            continue;
        }
        let Some((sheet_b, two)) = made.get(b) else { continue };
        let whole = two.table.stated_total.map_or_else(|| total(two), crate::money::Money::dong);
        if whole == 0 {
            continue;
        }
        for a in 0..made.len() {
            let Some((sheet_a, one)) = made.get(a) else { continue };
            if a == b || dropped.iter().any(|(d, _)| *d == a) {
                continue;
            }
            // A round sum tells only where the other table is named after the line: "CHI TIẾT ĐOÀN RA".
            let sure = telling(whole) && sheet_a != sheet_b;
            let named = |l: &&super::Line| sure || names(two, name(*sheet_b), &l.content);
            let line = one.lines.iter().find(|l| l.amount.is_some_and(|m| m.dong() == whole) && named(l));
            let place = line.map(|l| l.cell.to_string()).or_else(|| {
                if !sure {
                    return None;
                }
                one.subtotals
                    .iter()
                    .find(|(_, _, v)| *v == whole)
                    .map(|(r, c, _)| crate::sheet::CellRef::new(r.saturating_sub(1), *c).to_string())
            });
            let Some(place) = place else { continue };
            // Of a sheet's own tables each may be summed up by a row of another: "III. Tổng hợp".
            if out.findings.iter().any(|f| {
                f.slug == "money-twice"
                    && matches!(&f.place, crate::finding::Place::Cell { sheet, cell, .. }
                        if sheet == name(*sheet_a) && (sheet_a != sheet_b || *cell == place))
            }) {
                continue;
            }
            let answer = format!("money-twice@{}!{place}", name(*sheet_a));
            let skip = if answer.contains(' ') { format!("--skip \"{answer}\"") } else { format!("--skip {answer}") };
            let (of_vi, of_en) = if sheet_a == sheet_b {
                let area = two.table.area.map_or_else(String::new, |a| a.to_string());
                (format!("bảng {area}"), format!("table {area}"))
            } else {
                (format!("trang “{}”", name(*sheet_b)), format!("sheet “{}”", name(*sheet_b)))
            };
            out.findings.push(
                Finding::new(
                    "money-twice",
                    Severity::Warning,
                    Bilingual::new(
                        format!(
                            "Số {} đồng ở {}!{place} cũng là tổng của {of_vi}: có thể cùng một khoản tiền được ghi hai lần.",
                            super::say::dong(whole),
                            name(*sheet_a)
                        ),
                        format!(
                            "{whole} đồng at {}!{place} is also the total of {of_en}: the same money may be stated twice.",
                            name(*sheet_a)
                        ),
                    ),
                )
                .at(name(*sheet_a), place)
                .next(if line.is_some() {
                    Bilingual::new(
                        format!("Nhập phần chi tiết và để lại dòng này: {skip}"),
                        format!("Import the details and leave this line out: {skip}"),
                    )
                } else {
                    choose_sheet()
                })
                .with("amount", whole.to_string())
                .with("other_sheet", name(*sheet_b)),
            );
        }
    }
    for (a, b) in dropped {
        if b == usize::MAX {
            headed(made, a);
        }
        let detail = made.get(b).map(|(s, _)| name(*s).to_owned());
        let Some((sheet, built)) = made.get_mut(a) else { continue };
        let amount = total(built);
        let (vi, en) = match &detail {
            Some(d) => (
                format!(
                    "Trang này cộng lại {} đồng đã có chi tiết ở trang “{d}”; dùng trang chi tiết.",
                    super::say::dong(amount)
                ),
                format!("It sums up {amount} đồng that sheet “{d}” states in detail; the detailed sheet is used."),
            ),
            None => (
                format!(
                    "Trang này tổng hợp {} đồng từ các trang khác; dùng các trang chi tiết.",
                    super::say::dong(amount)
                ),
                format!("It sums up {amount} đồng of other sheets; the detailed sheets are used."),
            ),
        };
        out.findings.push(
            Finding::new("money-twice", Severity::Note, Bilingual::new(vi.clone(), en.clone()))
                .at(name(*sheet), "")
                .with("amount", amount.to_string()),
        );
        built.lines.clear();
        if let Some(reading) = out.sheets.get_mut(*sheet) {
            reading.why = Bilingual::new(vi, en);
        }
    }
}

/// The totals of a table: what its lines make, whole and column by column, and what it states.
fn grand_totals(built: &Built, without: &[crate::sheet::CellRef]) -> Vec<i64> {
    let mut columns: HashMap<u32, i64> = HashMap::new();
    let mut whole = 0i64;
    for line in built.lines.iter().filter(|l| !without.contains(&l.cell)) {
        let amount = line.amount.map_or(0, crate::money::Money::dong);
        let slot = columns.entry(line.cell.column).or_insert(0);
        *slot = slot.saturating_add(amount);
        whole = whole.saturating_add(amount);
    }
    let stated = built.table.stated_total.map(crate::money::Money::dong);
    columns.into_values().chain([whole]).chain(stated).collect()
}

/// Rows of a table that settle its accounts with another table of the sheet, as their words say: "Tổng đã chi", the total
/// of that one; "Còn phải thanh toán", what lies between the totals of the two. They are no lines.
fn accounts_below(workbook: &Workbook, made: &mut [(usize, Built)]) {
    const WORDS: [&str; 8] = ["tổng", "cộng", "còn", "số còn", "chênh lệch", "thừa", "thiếu", "đã"];
    for a in 0..made.len() {
        let Some((sheet, built)) = made.get(a) else { continue };
        let asked = |f: &&Finding| matches!(f.slug, "row-after-total" | "row-unexplained");
        let after: Vec<&Finding> = built.findings.iter().filter(asked).collect();
        if after.is_empty() {
            continue;
        }
        let name = workbook.sheets.get(*sheet).map_or("", |s| s.name.as_str());
        let cell = |f: &Finding| match &f.place {
            crate::finding::Place::Cell { cell, .. } => crate::sheet::CellRef::parse(cell),
            _ => None,
        };
        let cells: Vec<crate::sheet::CellRef> = after.iter().filter_map(|f| cell(f)).collect();
        let own = grand_totals(built, &cells);
        let others: Vec<i64> = made
            .iter()
            .enumerate()
            .filter(|(b, (other, _))| *b != a && other == sheet)
            .flat_map(|(_, (_, table))| grand_totals(table, &[]))
            .collect();
        let settles = |amount: i64| {
            let between = |v: i64| own.iter().any(|mine| v.saturating_sub(*mine).saturating_abs() == amount);
            telling(amount) && others.iter().any(|v| *v == amount || between(*v))
        };
        let worded = |text: &str| WORDS.iter().any(|w| super::seams::Norm::head(text, 40).starts(w));
        let mut told: Vec<(crate::sheet::CellRef, String, i64)> = Vec::new();
        // What is left of it, no line in any case, is explained the same way.
        let mut explained: Vec<crate::sheet::CellRef> = Vec::new();
        for finding in after {
            let Some(at) = cell(finding) else { continue };
            let stated = finding.data.get("amount").and_then(|v| v.as_str()?.parse().ok()).unwrap_or(0);
            match built.lines.iter().find(|l| l.cell == at) {
                // A row that gives no line reads like a total or a rest.
                None if settles(stated) => explained.push(at),
                Some(line) if settles(stated) && worded(&line.content) => {
                    let alone = built.lines.iter().filter(|l| l.cell.row == line.cell.row).count() == 1;
                    told.extend(alone.then(|| (at, line.content.to_string(), stated)));
                }
                _ => {}
            }
        }
        let Some((_, built)) = made.get_mut(a) else { continue };
        explained.extend(told.iter().map(|(at, ..)| *at));
        built.findings.retain(|f| !asked(&f) || !cell(f).is_some_and(|at| explained.contains(&at)));
        built.lines.retain(|l| !told.iter().any(|(at, ..)| *at == l.cell));
        for (at, content, amount) in told {
            let less = |whole: crate::money::Money| whole.checked_sub(crate::money::Money::new(amount)?);
            built.table.computed_total = built.table.computed_total.and_then(less);
            let text = Bilingual::new(
                format!(
                    "Dòng “{content}” ({} đồng) nêu lại tổng của bảng khác trong trang, hoặc chênh lệch giữa hai tổng; không ghi riêng.",
                    super::say::dong(amount)
                ),
                format!(
                    "“{content}” ({amount} đồng) states the total of another table of the sheet, or what lies between two totals; it is no amount of its own."
                ),
            );
            let note = Finding::new("money-twice", Severity::Note, text).at(name, at.to_string());
            built.findings.push(note.with("amount", amount.to_string()));
        }
    }
}

/// The rows of a summary of several sheets head the lines of the sheets that make them up: "Đoàn ra 62.400.000" over
/// the appendix with its costs. A row heads a sheet only where the amount tells them from all others.
fn headed(made: &mut [(usize, Built)], summary: usize) {
    let Some((own, one)) = made.get(summary) else { return };
    let own = *own;
    let mut rows: Vec<(Arc<RowText>, i64, Option<Kind>)> = Vec::new();
    for line in &one.lines {
        let amount = line.amount.map_or(0, crate::money::Money::dong);
        match rows.last_mut().filter(|(row, ..)| Arc::ptr_eq(row, &line.row)) {
            Some((_, sum, _)) => *sum = sum.saturating_add(amount),
            None => rows.push((Arc::clone(&line.row), amount, line.kind)),
        }
    }
    let totals: Vec<i64> = made.iter().map(|(sheet, t)| if *sheet == own { 0 } else { total(t) }).collect();
    for (at, (_, built)) in made.iter_mut().enumerate() {
        let Some(whole) = totals.get(at).filter(|whole| **whole != 0) else { continue };
        let mut fits = rows.iter().filter(|(_, sum, _)| sum == whole);
        let (Some((row, _, kind)), None) = (fits.next(), fits.next()) else { continue };
        if totals.iter().filter(|t| *t == whole).count() > 1 {
            continue;
        }
        // The lines of a row stand beside each other and share its words.
        let mut shared: Option<(Arc<RowText>, Arc<RowText>)> = None;
        for line in &mut built.lines {
            line.kind = line.kind.or(*kind);
            let known = shared.as_ref().filter(|(before, _)| Arc::ptr_eq(before, &line.row));
            let anew = known.map_or_else(|| Arc::new(under(&line.row, row)), |(_, anew)| Arc::clone(anew));
            shared = Some((std::mem::replace(&mut line.row, Arc::clone(&anew)), anew));
        }
    }
}

/// What a row says, with the row of a summary that heads it.
fn under(row: &RowText, head: &RowText) -> RowText {
    let mut out = row.clone();
    let office = super::names::is_office(&super::seams::Norm::head(&head.content, 40));
    let said = |text: &String| super::seams::Norm::of(text).bare() == super::seams::Norm::of(&head.content).bare();
    if !office && !out.path.iter().any(said) {
        out.path = std::iter::once(head.content.to_string()).chain(out.path.iter().cloned()).collect();
        let code = head.code.as_deref().unwrap_or_default().to_owned();
        out.path_codes = std::iter::once(code).chain(out.path_codes.iter().cloned()).collect();
    }
    out.agency = out.agency.or_else(|| head.agency.clone()).or_else(|| office.then(|| ArcStr::clone(&head.content)));
    out.source = out.source.or_else(|| head.source.clone());
    out
}

/// How much of a table's task list other sheets tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SameTasks {
    None,
    /// Most of its tasks.
    Tasks,
    /// Most of its tasks with their amounts, in sheets of the same time.
    WithAmounts,
}

fn same_tasks(made: &[(usize, Built)], at: usize) -> SameTasks {
    let Some((sheet, one)) = made.get(at) else { return SameTasks::None };
    let lines = || one.lines.iter().filter(|l| l.amount.is_some_and(|m| m != crate::money::Money::ZERO));
    let all = lines().count();
    if !(2..=2_000).contains(&all) || made.len() > 60 {
        return SameTasks::None;
    }
    let others = || made.iter().filter(|(other, _)| other != sheet);
    let mut tasks: std::collections::HashSet<&str> = std::collections::HashSet::new();
    let mut amounts: HashMap<(&str, i64), usize> = HashMap::new();
    for (_, two) in others() {
        let same_time = !apart_in_time((one, ""), (two, ""));
        for line in &two.lines {
            tasks.insert(&line.content);
            if let Some(amount) = line.amount.filter(|_| same_time) {
                *amounts.entry((&line.content, amount.dong())).or_insert(0) += 1;
            }
        }
    }
    let mut found = 0usize;
    for line in lines() {
        let key = (&*line.content, line.amount.map_or(0, crate::money::Money::dong));
        if let Some(left) = amounts.get_mut(&key).filter(|n| **n > 0) {
            *left -= 1;
            found += 1;
        }
    }
    if all >= 3 && found * 10 >= all * 8 {
        SameTasks::WithAmounts
    } else if lines().filter(|l| tasks.contains(&*l.content)).count() * 2 >= all {
        SameTasks::Tasks
    } else {
        SameTasks::None
    }
}

/// Whether a table is called after a line: its titles or its sheet say the line's words.
fn names(built: &Built, sheet: &str, content: &str) -> bool {
    let plain = |t: &str| format!(" {} ", crate::words::fold(t).split_whitespace().collect::<Vec<_>>().join(" "));
    let titles = || built.titles.iter().map(String::as_str).chain([sheet]);
    // "Đoàn ra Lào (Phụ lục 3)": the words, and the appendix they point to.
    let wanted = plain(content.split('(').next().unwrap_or(content));
    let long = wanted.trim().chars().count() >= 5 && wanted.trim().contains(' ');
    let told = plain(&content.replace(|c: char| !c.is_alphanumeric(), " "));
    let pointed = titles().filter_map(appendix).any(|own| told.contains(&format!(" {own} ")));
    long && titles().any(|t| plain(t).contains(&wanted)) || pointed
}

/// The appendix a title or a sheet's name says it is: "phụ lục 3", for "PL3" too.
fn appendix(text: &str) -> Option<String> {
    let text = crate::words::fold(text);
    let rest = ["phụ lục số ", "phụ lục ", "pl ", "pl"].iter().find_map(|head| text.trim().strip_prefix(head))?;
    let number = rest.split(|c: char| !c.is_alphanumeric()).next().filter(|n| !n.is_empty() && n.len() <= 4)?;
    Some(format!("phụ lục {number}"))
}

/// Whether two tables say that they are of different months or quarters.
fn apart_in_time(one: (&Built, &str), two: (&Built, &str)) -> bool {
    let time = |(built, sheet): (&Built, &str)| {
        built.titles.iter().map(String::as_str).chain([sheet]).find_map(super::years::part_of_year)
    };
    matches!((time(one), time(two)), (Some(a), Some(b)) if a != b)
}

/// Two tables of one sheet that make the same money in other parts (by task, and by source beside it): asked.
fn same_sheet(workbook: &Workbook, out: &mut Recognition, made: &[(usize, Built)]) {
    for (b, (sheet, two)) in made.iter().enumerate() {
        let whole = total(two);
        let same = |(other, one): &&(usize, Built)| {
            *other == *sheet && one.lines.len() >= 2 && total(one) == whole && sums(one) == sums(two)
        };
        if two.lines.len() < 2 || whole == 0 {
            continue;
        }
        let area = |built: &Built| built.table.area.map_or_else(String::new, |a| a.to_string());
        let one = made.iter().take(b).find(same).map(|(_, one)| area(one));
        // "III. Tổng hợp theo nguồn" makes what all the tables before it make together.
        let before = || made.iter().take(b).filter(|(other, one)| *other == *sheet && !one.lines.is_empty());
        let together =
            before().count() >= 2 && telling(whole) && before().map(|(_, one)| total(one)).sum::<i64>() == whole;
        let second = area(two);
        let Some(first) = one else {
            if together {
                let areas: Vec<String> = before().map(|(_, one)| area(one)).collect();
                let at = two.lines.first().map_or_else(String::new, |l| l.cell.to_string());
                let name = workbook.sheets.get(*sheet).map_or("", |s| s.name.as_str());
                out.findings.push(summary_below(whole, &second, &areas).at(name, at));
            }
            continue;
        };
        let name = workbook.sheets.get(*sheet).map_or("", |s| s.name.as_str());
        out.findings.push(
            Finding::new(
                "money-twice",
                Severity::Warning,
                Bilingual::new(
                    format!(
                        "Bảng {second} cộng được {} đồng, đúng bằng bảng {first}: có thể cùng một khoản tiền chia theo cách khác.",
                        super::say::dong(whole)
                    ),
                    format!("Table {second} makes {whole} đồng, exactly what {first} makes: it may be the same money split another way."),
                ),
            )
            .at(name, two.lines.first().map_or_else(String::new, |l| l.cell.to_string()))
            .next(Bilingual::new(
                format!("Chỉ nhập một bảng: --range {first}"),
                format!("Import one of them: --range {first}"),
            ))
            .with("amount", whole.to_string()),
        );
    }
}

/// A table that makes what those before it on its sheet make together.
fn summary_below(whole: i64, second: &str, areas: &[String]) -> Finding {
    let all = areas.join(", ");
    let each = areas.join("; --range ");
    Finding::new(
        "money-twice",
        Severity::Warning,
        Bilingual::new(
            format!(
                "Bảng {second} cộng được {} đồng, đúng bằng các bảng {all} cộng lại: có thể cùng một khoản tiền được tổng hợp lại.",
                super::say::dong(whole)
            ),
            format!("Table {second} makes {whole} đồng, exactly what {all} make together: it may sum up the same money."),
        ),
    )
    .next(Bilingual::new(
        format!("Nhập riêng từng bảng chi tiết: --range {each}"),
        format!("Import each table of details by itself: --range {each}"),
    ))
    .with("amount", whole.to_string())
}

/// What a line is about: content, agency, kind, year, source.
type About<'a> = (&'a str, Option<&'a str>, Option<Kind>, Option<i32>, Option<&'a str>);

fn told(built: &Built) -> HashMap<About<'_>, i64> {
    let mut all: HashMap<About<'_>, i64> = HashMap::new();
    for line in built.lines.iter().filter(|l| !l.history) {
        let Some(amount) = line.amount.map(crate::money::Money::dong).filter(|a| *a != 0) else { continue };
        let key = (&*line.content, line.agency.as_deref(), line.kind, line.year, line.source.as_deref());
        let slot = all.entry(key).or_insert(0);
        *slot = slot.saturating_add(amount);
    }
    all
}

/// Two sheets that tell the same tasks for the same kind and year, most of them with the same amounts: one is an older
/// version of the other. Which counts only a person knows.
fn versions(workbook: &Workbook, out: &mut Recognition, made: &[(usize, Built)]) {
    // Many sheets are held against each other only where a book is small enough to have versions.
    let first = made.first().map(|(sheet, _)| *sheet);
    if made.len() > 60 || made.iter().all(|(sheet, _)| Some(*sheet) == first) {
        return;
    }
    let money = |told: &HashMap<About<'_>, i64>| told.values().fold(0i64, |s, v| s.saturating_add(*v));
    let all: Vec<HashMap<About<'_>, i64>> = made.iter().map(|(_, built)| told(built)).collect();
    let name = |sheet: usize| workbook.sheets.get(sheet).map_or("", |s| s.name.as_str());
    for (b, ((sheet, _), two)) in made.iter().zip(&all).enumerate() {
        let earlier = made.iter().zip(&all).take(b).find(|((other, _), one)| {
            let (few, many) = if one.len() <= two.len() { (*one, two) } else { (two, *one) };
            let shared = few.keys().filter(|k| many.contains_key(*k)).count();
            let same = few.iter().filter(|(k, v)| many.get(*k) == Some(*v)).count();
            *other != *sheet
                && few.len() >= 2
                && shared * 10 >= many.len() * 8
                && same * 2 >= shared
                && money(one) != money(two)
        });
        let Some(((other, _), one)) = earlier else { continue };
        let (first, second) = (name(*other), name(*sheet));
        let (a, b) = (money(one), money(two));
        out.findings.push(
            Finding::new(
                "money-twice",
                Severity::Warning,
                Bilingual::new(
                    format!(
                        "Trang “{second}” ({} đồng) và trang “{first}” ({} đồng) nêu cùng nội dung, phần lớn cùng số tiền: có thể một trang là bản cũ.",
                        super::say::dong(b),
                        super::say::dong(a)
                    ),
                    format!("Sheets “{second}” ({b} đồng) and “{first}” ({a} đồng) tell the same tasks, most with the same amounts: one may be an older version."),
                ),
            )
            .at(second, "")
            .next(choose_sheet())
            .with("amount", b.to_string())
            .with("other_sheet", first),
        );
    }
}

fn choose_sheet() -> Bilingual {
    Bilingual::new("Chọn trang cần nhập bằng --sheet.", "Choose the sheets to import by --sheet.")
}

fn same_money(
    mine: &HashMap<(Option<Kind>, Option<i32>), i64>,
    theirs: &HashMap<(Option<Kind>, Option<i32>), i64>,
) -> bool {
    if !mine.values().any(|v| telling(*v)) {
        return false;
    }
    if mine == theirs {
        return true;
    }
    // The summary may state no kind or year.
    let all = |m: &HashMap<(Option<Kind>, Option<i32>), i64>| m.values().fold(0i64, |s, v| s.saturating_add(*v));
    let loose = |m: &HashMap<(Option<Kind>, Option<i32>), i64>| m.keys().all(|(k, y)| k.is_none() || y.is_none());
    let kinds = |m: &HashMap<(Option<Kind>, Option<i32>), i64>| {
        let mut k: Vec<Option<Kind>> = m.keys().map(|(k, _)| *k).filter(Option::is_some).collect();
        k.sort_unstable();
        k.dedup();
        k
    };
    (loose(mine) || loose(theirs))
        && all(mine) == all(theirs)
        && (kinds(mine).is_empty() || kinds(theirs).is_empty() || kinds(mine) == kinds(theirs))
}

fn ask(sheet: &str, matched: &[i64], whole: i64, others: i64) -> Finding {
    let text = if matched.is_empty() {
        Bilingual::new(
            format!(
                "Trang “{sheet}” ({} đồng) nêu lại các dòng của các trang khác ({} đồng): có thể cùng một khoản tiền được ghi hai lần.",
                super::say::dong(whole),
                super::say::dong(others)
            ),
            format!(
                "Sheet “{sheet}” ({whole} đồng) tells the lines of other sheets again ({others} đồng): the same money may be stated twice."
            ),
        )
    } else {
        Bilingual::new(
            format!(
                "Trang “{sheet}” có {} số bằng đúng tổng của các trang khác (trang này {} đồng, các trang kia {} đồng): có thể cùng một khoản tiền được ghi hai lần.",
                matched.len(),
                super::say::dong(whole),
                super::say::dong(others)
            ),
            format!(
                "Sheet “{sheet}” has {} figures equal to totals of other sheets (this sheet {whole} đồng, the others {others} đồng): the same money may be stated twice.",
                matched.len()
            ),
        )
    };
    Finding::new("money-twice", Severity::Warning, text)
        .at(sheet, "")
        .next(choose_sheet())
        .with("stated", whole.to_string())
        .with("others", others.to_string())
}
