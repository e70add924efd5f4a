//! A corrected file against what was recorded from the first one: by what the lines say, not by bytes or cells.

use super::book;
use super::failure::Outcome;
use super::look::Look;
use super::placed::Lines;
use crate::finding::{Finding, Place, Severity};
use crate::money::{Kind, Money};
use crate::store::{Book, LineFilter, LineRow, Recorded};
use crate::words::{Bilingual, fold};
use std::collections::{HashMap, HashSet};

/// What happened to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Another amount.
    Amount,
    /// Another wording at the same number or with the same amount.
    Wording,
    /// New.
    Added,
    /// Gone.
    Removed,
}

impl What {
    /// The word in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Wording => "wording",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }

    /// The words for an officer.
    pub const fn label(self) -> Bilingual {
        match self {
            Self::Amount => Bilingual::fixed("đổi số tiền", "amount changed"),
            Self::Wording => Bilingual::fixed("đổi nội dung", "reworded"),
            Self::Added => Bilingual::fixed("thêm", "added"),
            Self::Removed => Bilingual::fixed("bớt", "removed"),
        }
    }
}

/// A figure on one side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The line's id.
    pub line: String,
    /// Its sheet.
    pub sheet: String,
    /// Its cell.
    pub cell: String,
    /// What it says.
    pub content: String,
    /// đồng.
    pub amount: Money,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What happened.
    pub what: What,
    /// The column's heading.
    pub column: String,
    /// Its year.
    pub year: Option<i32>,
    /// As recorded.
    pub before: Option<Side>,
    /// As the file says now.
    pub now: Option<Side>,
}

/// Everything that differs between a file and an earlier batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The batch.
    pub batch: String,
    /// Its file.
    pub file: String,
    /// Lines that say the same.
    pub same: usize,
    /// The differences, in the order of the sheets.
    pub rows: Vec<Change>,
    /// The sum of the amounts recorded, đồng.
    pub before: Money,
    /// The sum of the amounts now, đồng.
    pub now: Money,
}

impl Changes {
    /// How many differences of one sort there are.
    pub fn count(&self, what: What) -> usize {
        self.rows.iter().filter(|c| c.what == what).count()
    }
}

/// A book keeps everything; a file is held against so many of the newest batches with another name.
const OTHERS: usize = 40;
/// Longer lists are held against files of their own name only.
const LONG: u64 = 20_000;

/// Holds a file that was not recorded yet against the batches it may correct.
///
/// # Errors
/// The book cannot be read; `replace` names no batch.
pub fn against(book: &Book, look: &mut Look, replace: Option<&str>) -> Outcome<()> {
    if look.batch.is_some() || look.lines.is_empty() {
        return Ok(());
    }
    if let Some(id) = replace {
        let batch = book.batch(id).map_err(|e| book::trouble(&e))?;
        let changes = compare(&batch, &recorded(book, &batch.id)?, &look.lines);
        look.replaces = Some(batch.id.clone());
        look.findings.push(said(&changes, look, Severity::Note));
        look.changes = Some(changes);
        return Ok(());
    }
    let history = book.history().map_err(|e| book::trouble(&e))?;
    let standing = |b: &&Recorded| b.kind == "post" && b.reversed_by.is_none() && b.file.is_some() && b.lines > 0;
    let own = plain_name(&look.file);
    let count = u64::try_from(look.lines.len()).unwrap_or(u64::MAX);
    let mut others = 0;
    for batch in history.iter().rev().filter(standing) {
        let same_name = batch.file.as_deref().is_some_and(|f| plain_name(f) == own);
        let alike = batch.lines.max(count) <= LONG && batch.lines * 10 >= count * 8 && count * 10 >= batch.lines * 8;
        if !same_name && (!alike || others >= OTHERS) {
            continue;
        }
        others += usize::from(!same_name);
        let earlier = recorded(book, &batch.id)?;
        let changes = compare(batch, &earlier, &look.lines);
        let kept = changes.same + changes.count(What::Amount);
        let most = earlier.len().max(look.lines.len());
        let corrects = if same_name {
            kept * 10 >= most * 3
        } else {
            kept * 10 >= most * 8 && changes.same * 2 >= most && same_sender(&earlier, &look.lines)
        };
        if corrects {
            look.findings.push(said(&changes, look, Severity::Warning));
            look.changes = Some(changes);
            return Ok(());
        }
    }
    Ok(())
}

fn recorded(book: &Book, batch: &str) -> Outcome<Vec<LineRow>> {
    book.lines(&LineFilter { batch: Some(batch.to_owned()), ..LineFilter::default() }).map_err(|e| book::trouble(&e))
}

/// A file's name without what copies and corrections add: `đề nghị (1)`, `đề nghị sửa lần 2`, `đề nghị_v3`.
fn plain_name(name: &str) -> String {
    const ADDED: &[&str] = &[
        "sua", "ban", "moi", "lan", "cuoi", "final", "copy", "of", "chinh", "thuc", "dieu", "new", "v", "rev", "da",
        "hoan", "thien", "chot",
    ];
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let bare = crate::words::bare(stem);
    let mut out: Vec<&str> = Vec::new();
    let mut version = false;
    let mut bracket = false;
    for token in bare.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = token.trim_end_matches(|c: char| !c.is_alphanumeric());
        let number = !word.is_empty() && word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit());
        let numbered = word.strip_prefix('v').is_some_and(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()));
        let added = ADDED.contains(&word) || numbered;
        if !(word.is_empty() || added || number && (version || bracket)) {
            out.push(word);
        }
        version = added;
        bracket = token.ends_with('(');
    }
    if out.is_empty() { bare.clone() } else { out.join(" ") }
}

fn same_sender(earlier: &[LineRow], now: &Lines) -> bool {
    let before: HashSet<String> = earlier.iter().filter_map(|l| l.record.agency.as_deref().map(fold)).collect();
    let now: HashSet<String> = now.iter().filter_map(|p| p.line.agency.as_deref().map(fold)).collect();
    before == now
}

/// One line of either side.
struct Told<'a> {
    side: Side,
    column: &'a str,
    year: Option<i32>,
    /// What it is about: the words above and in the row, the column's, kind, year, month.
    about: (String, String, Option<Kind>, Option<i32>, Option<u8>),
    /// Where it stands: number, column, kind, year.
    place: (String, String, Option<Kind>, Option<i32>),
}

fn told<'a>(
    side: Side,
    column: &'a str,
    path: &[String],
    code: Option<&str>,
    kind: Option<Kind>,
    year: Option<i32>,
    month: Option<u8>,
) -> Told<'a> {
    let above = path.last().map(|p| fold(p)).unwrap_or_default();
    let label = fold(column);
    Told {
        about: (format!("{above}\u{1f}{}", fold(&side.content)), label.clone(), kind, year, month),
        place: (format!("{above}\u{1f}{}", code.unwrap_or_default()), label, kind, year),
        column,
        year,
        side,
    }
}

fn compare(batch: &Recorded, earlier: &[LineRow], lines: &Lines) -> Changes {
    let before: Vec<Told<'_>> = earlier
        .iter()
        .map(|row| {
            let r = &row.record;
            let side = Side {
                line: row.id.clone(),
                sheet: r.sheet.clone(),
                cell: r.cell.clone(),
                content: r.content.clone(),
                amount: r.amount.unwrap_or_default(),
            };
            told(side, &r.column_label, &r.path, r.code.as_deref(), r.kind, r.year, r.month)
        })
        .collect();
    let now: Vec<Told<'_>> = lines
        .iter()
        .map(|placed| {
            let l = placed.line;
            let side = Side {
                line: placed.id(),
                sheet: l.sheet.to_string(),
                cell: l.cell.to_string(),
                content: l.content.to_string(),
                amount: l.amount.unwrap_or_default(),
            };
            let year = placed.year();
            told(side, &l.column_label, &l.path, l.code.as_deref(), l.kind, year, l.month)
        })
        .collect();
    let (pairs, gone) = pair(&before, &now);
    let mut out = Changes {
        batch: batch.id.clone(),
        file: batch.file.clone().unwrap_or_default(),
        before: sum(&before),
        now: sum(&now),
        ..Changes::default()
    };
    for (new, old) in now.iter().zip(pairs) {
        let old = old.and_then(|i| before.get(i));
        let what = match old {
            None => What::Added,
            Some(old) if old.about.0 != new.about.0 => What::Wording,
            Some(old) if old.side.amount != new.side.amount => What::Amount,
            Some(_) => {
                out.same += 1;
                continue;
            }
        };
        out.rows.push(Change {
            what,
            column: new.column.to_owned(),
            year: new.year,
            before: old.map(|t| t.side.clone()),
            now: Some(new.side.clone()),
        });
    }
    for old in gone.iter().filter_map(|i| before.get(*i)) {
        out.rows.push(Change {
            what: What::Removed,
            column: old.column.to_owned(),
            year: old.year,
            before: Some(old.side.clone()),
            now: None,
        });
    }
    out
}

fn sum(lines: &[Told<'_>]) -> Money {
    lines.iter().fold(Money::default(), |sum, l| sum.checked_add(l.side.amount).unwrap_or(sum))
}

/// The earlier line of each line, and the earlier lines that have none: first those that say the same with the
/// same amount, then those that say the same, then those at the same number with the same amount.
fn pair(before: &[Told<'_>], now: &[Told<'_>]) -> (Vec<Option<usize>>, Vec<usize>) {
    let mut pairs: Vec<Option<usize>> = vec![None; now.len()];
    let mut free: Vec<bool> = vec![true; before.len()];
    let mut round = |before_key: &dyn Fn(&Told<'_>) -> String| {
        let mut open: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, line) in before.iter().enumerate().rev().filter(|(i, _)| free.get(*i) == Some(&true)) {
            open.entry(before_key(line)).or_default().push(i);
        }
        for (line, pair) in now.iter().zip(&mut pairs).filter(|(_, pair)| pair.is_none()) {
            let Some(found) = open.get_mut(&before_key(line)).and_then(Vec::pop) else { continue };
            *pair = Some(found);
            if let Some(one) = free.get_mut(found) {
                *one = false;
            }
        }
    };
    round(&|t| format!("{:?}{}", t.about, t.side.amount.dong()));
    round(&|t| format!("{:?}", t.about));
    round(&|t| format!("{:?}{}", t.place, t.side.amount.dong()));
    let gone = free.iter().enumerate().filter(|(_, free)| **free).map(|(i, _)| i).collect();
    (pairs, gone)
}

fn said(changes: &Changes, look: &Look, severity: Severity) -> Finding {
    let (amount, wording) = (changes.count(What::Amount), changes.count(What::Wording));
    let (added, removed) = (changes.count(What::Added), changes.count(What::Removed));
    let (same, batch) = (changes.same, &changes.batch);
    let (before, now) = (changes.before.dotted(), changes.now.dotted());
    let mut finding = Finding::new(
        "differs-from-posted",
        severity,
        Bilingual::new(
            format!(
                "So với {} đã ghi ở đợt {batch}: {same} số như cũ, {amount} đổi số tiền, {wording} đổi nội dung, \
                 {added} thêm, {removed} bớt; cộng {before} đồng → {now} đồng.",
                changes.file
            ),
            format!(
                "Against {} recorded in batch {batch}: {same} as before, {amount} amounts changed, {wording} reworded, \
                 {added} added, {removed} removed; {before} đồng → {now} đồng in all.",
                changes.file
            ),
        ),
    );
    finding.place = Place::Part { file: look.file.clone(), part: String::new() };
    if severity != Severity::Note {
        finding = finding.next(Bilingual::new(
            format!(
                "Nếu là bản sửa, ghi thay đợt cũ: --replace {batch}; nếu là khoản khác: --accept differs-from-posted"
            ),
            format!(
                "If it corrects the batch, record it in its place: --replace {batch}; if it is other money: --accept differs-from-posted"
            ),
        ));
    }
    finding
        .with("batch", batch.clone())
        .with("same", same)
        .with("amount", amount)
        .with("wording", wording)
        .with("added", added)
        .with("removed", removed)
        .with("before", changes.before.dong().to_string())
        .with("now", changes.now.dong().to_string())
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn copies_and_corrections_keep_the_name() {
        let name = plain_name("de-nghi-2023.xlsx");
        for again in
            ["de-nghi-2023 (1).xlsx", "Đề nghị 2023 sửa lần 2.xls", "DE NGHI 2023_v3.xlsx", "Copy of De nghi 2023.ods"]
        {
            assert_eq!(plain_name(again), name, "{again}");
        }
        assert_ne!(plain_name("de-nghi-2024.xlsx"), name);
        assert_ne!(plain_name("giao-quy-1.xlsx"), plain_name("giao-quy-2.xlsx"));
    }
}
