//! The tree of amount columns: which are sums of others, which state the same money another way, which
//! are differences. Label rows (`3=1+2`), wording and arithmetic over all rows are the evidence.

use super::columns::{Col, Unused};
use super::numbers::{self, Fixed, SCALE, Slot};
use super::seams::Norm;
use super::vocabulary::Field;
use crate::money::{Kind, Unit};
use crate::sheet::Row;

/// The figures of every column, by column then row; empty for columns without money.
pub type Values<'v> = [std::borrow::Cow<'v, [Slot]>];

/// A row whose printed sum disagrees with its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Index of the sum's column.
    pub col: usize,
    /// Index of the row among the data rows.
    pub row: usize,
    /// As printed.
    pub stated: Fixed,
    /// What the parts make.
    pub computed: Fixed,
    /// Within the rounding of the column.
    pub rounding: bool,
}

/// What was found besides the columns' own marks.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Columns whose parts are reckoned from them: the whole and its parts.
    pub wholes: Vec<(usize, Vec<usize>)>,
    /// Sums that disagree on some rows.
    pub gaps: Vec<Gap>,
    /// Columns reckoned from others.
    pub differences: Vec<super::differences::Reckoned>,
    /// Rows where a difference disagrees.
    pub difference_gaps: Vec<Gap>,
    /// Difference columns nothing explains.
    pub unproven: Vec<usize>,
    /// Sums by wording that the rows do not bear out: column, its supposed parts.
    pub unsure: Vec<(usize, Vec<usize>)>,
    /// Columns not named a total that are the sum of others on the few rows there are.
    pub maybe: Vec<(usize, Vec<usize>)>,
    /// Results of an adjustment beside the grant before it that nothing bears out.
    pub results: Vec<usize>,
}

#[derive(Clone, Copy, Debug, Default)]
/// How a sum holds.
pub struct Hold {
    tested: usize,
    held: usize,
    rounded: usize,
    /// Rows with two parts that are not 0.
    pub telling: usize,
}

impl Hold {
    const fn all(self) -> bool {
        self.tested > 0 && self.held == self.tested
    }
    /// A long table with a few typing errors.
    const fn nearly(self) -> bool {
        self.tested >= 12 && self.telling >= 8 && (self.held + self.rounded) * 10 >= self.tested * 9
    }
    /// On most rows.
    pub const fn most(self) -> bool {
        self.tested > 0 && (self.held + self.rounded) * 10 >= self.tested * 6
    }
}

/// A figure of a column.
pub fn at(values: &Values<'_>, col: usize, row: usize) -> Option<Fixed> {
    values.get(col)?.get(row)?.get()
}

/// How many rows there are.
pub fn height(values: &Values<'_>) -> usize {
    values.iter().map(|v| v.len()).max().unwrap_or(0)
}

/// Half the last decimal a set of columns uses, times one more than the number of parts.
pub fn tolerance(decimals: u32, parts: usize) -> Fixed {
    let unit = SCALE / 10i128.pow(decimals.min(12));
    unit / 2 * i128::try_from(parts + 1).unwrap_or(1)
}

/// Decimals of a column told to the đồng: its sums allow no rounding.
pub const TO_THE_DONG: u32 = 12;

/// The most decimals used in a column, over its first rows: what its sums may be rounded to. Parts of a đồng
/// round each amount to a đồng; figures told to the đồng are not rounded at all.
pub fn decimals_of(values: &[Slot], unit: Unit) -> u32 {
    let most = values.iter().filter_map(|v| v.get()).take(5_000).map(numbers::decimals).max().unwrap_or(0);
    let dong = unit.factor().unsigned_abs().checked_ilog10().unwrap_or(0);
    if most == dong { TO_THE_DONG } else { most.min(dong) }
}

/// Holds a sum against its parts on every row.
pub fn test(values: &Values<'_>, total: usize, parts: &[usize], decimals: &[u32]) -> Hold {
    let mut hold = Hold::default();
    let finest = parts.iter().chain([&total]).filter_map(|c| decimals.get(*c)).max().copied().unwrap_or(0);
    let allowed = tolerance(finest, parts.len());
    for row in 0..height(values) {
        let Some(stated) = at(values, total, row) else { continue };
        let mut sum: Fixed = 0;
        let mut nonzero = 0;
        let mut any = false;
        for part in parts {
            if let Some(v) = at(values, *part, row) {
                sum += v;
                any = true;
                if v != 0 {
                    nonzero += 1;
                }
            }
        }
        if !any && stated != 0 {
            // The parts are not told on this row at all.
            continue;
        }
        hold.tested += 1;
        let gap = (stated - sum).abs();
        if gap <= numbers::noise(stated) {
            hold.held += 1;
            if nonzero >= 2 {
                hold.telling += 1;
            }
        } else if gap <= allowed {
            hold.rounded += 1;
        }
        if hold.tested >= 12 && (hold.held + hold.rounded) * 10 < hold.tested * 3 {
            return hold;
        }
    }
    hold
}

/// Whether a column may be part of a sum.
pub fn compatible(total: &Col, part: &Col) -> bool {
    // A heading over both is no kind of the total's own.
    let shared = |p: &super::columns::Part| part.parts.iter().any(|o| (o.first, o.last) == (p.first, p.last));
    let own_kind = total.parts.iter().filter(|p| !shared(p)).any(|p| super::kinds::of_heading(&p.text).is_some());
    // "Tổng dự toán" holds what was carried over, granted, added and adjusted.
    let given = |c: &Col| {
        let kinds = [Kind::CarriedOver, Kind::Proposed, Kind::Appropriated, Kind::Supplemented, Kind::Adjusted];
        c.kind.is_some_and(|k| kinds.contains(&k))
    };
    let together = totals_by_words(total) && given(total) && given(part);
    let kind = total.kind.is_none() || part.kind.is_none() || total.kind == part.kind || !own_kind || together;
    let year = total.year.is_none() || part.year.is_none() || total.year == part.year;
    let month = total.month.is_none() || part.month.is_none() || total.month == part.month;
    let unit = total.unit == part.unit || total.unit.is_none() || part.unit.is_none();
    kind && year && month && unit && !other_period(total, part)
}

/// Whether two headings name periods of which the first does not hold the second: no quarter is the sum of another.
fn other_period(total: &Col, part: &Col) -> bool {
    match (total.part_of_year(), part.part_of_year()) {
        (Some(quarter @ 21..=24), Some(month @ 1..=12)) => month.div_ceil(3) + 20 != quarter,
        (Some(total), Some(part)) => total != part,
        _ => false,
    }
}

/// Whether a heading's words make it the sum of what stands beside it.
pub fn totals_by_words(col: &Col) -> bool {
    let norm = Norm::of(col.leaf_text());
    // "Tổng thu", "Tổng chi cân đối" name what they count; "Tổng số" counts what stands beside it.
    if norm.is("tổng") || norm.is("cộng") || norm.starts("total") {
        return true;
    }
    // "Tổng 2025", "Cộng năm 2025".
    let of_year = ["tổng", "cộng"].iter().find_map(|w| norm.after(w));
    let digits = of_year.as_deref().map(|rest| rest.trim().trim_start_matches("năm").trim());
    if digits.is_some_and(|d| d.len() == 4 && d.starts_with("20") && d.bytes().all(|b| b.is_ascii_digit())) {
        return true;
    }
    col.field == Field::Total || ["tổng số", "tổng cộng"].iter().any(|w| norm.starts(w))
}

/// The column numbers a label such as `9=10+…+19` adds up; `None` when it is no sum.
pub fn sum_of_tag(tag: &str) -> Option<(u32, Vec<u32>)> {
    let text: String = tag.chars().filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')')).collect();
    let (head, tail) = text.split_once('=')?;
    let own: u32 = head.parse().ok()?;
    let tail = tail.replace("...", "…").replace("..", "…");
    let mut terms: Vec<u32> = Vec::new();
    let mut open = false;
    for piece in tail.split('+') {
        if piece == "…" {
            open = true;
            continue;
        }
        let (from, to) = match piece.split_once('…') {
            Some((a, b)) => (a.parse().ok()?, b.parse().ok()?),
            None => {
                let n: u32 = piece.parse().ok()?;
                (n, n)
            }
        };
        let start = if open { terms.last()? + 1 } else { from };
        open = false;
        for n in start..=to.min(start.saturating_add(400)) {
            terms.push(n);
        }
    }
    (terms.len() >= 2 && !terms.contains(&own)).then_some((own, terms))
}

/// A label's own number.
pub fn own_number(tag: &str) -> Option<u32> {
    let text: String = tag.chars().filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')')).collect();
    text.split('=').next()?.parse().ok()
}

/// Finds the tree and marks the columns.
pub fn solve(cols: &mut [Col], values: &Values<'_>, unit: Unit, raw: &[&Row], across: &[(usize, Vec<usize>)]) -> Found {
    let mut found = Found::default();
    let decimals: Vec<u32> =
        values.iter().zip(cols.iter()).map(|(v, c)| decimals_of(v, c.unit.unwrap_or(unit))).collect();
    super::differences::differences_by_tag(cols, values, &mut found);
    super::differences::differences_by_formula(cols, raw, &mut found);
    super::differences::results(cols, values, &mut found);
    let amounts: Vec<usize> = cols
        .iter()
        .enumerate()
        .filter(|(_, c)| c.is_amount() && c.unused.is_none() && c.currency.is_none() && c.field != Field::Difference)
        .map(|(i, _)| i)
        .collect();
    let mut state = State { parts: vec![Vec::new(); cols.len()], used: vec![false; cols.len()], maybe: Vec::new() };
    for (total, parts) in across.iter().chain(&std::mem::take(&mut found.wholes)) {
        if amounts.contains(total) && parts.iter().all(|p| amounts.contains(p)) {
            state.take(*total, parts);
        }
    }
    by_tags(cols, values, &decimals, &amounts, &mut state);
    same_source_over_years(cols, values, &decimals, &amounts, &mut state);
    all_others(cols, values, &decimals, &amounts, &mut state);
    runs(cols, values, &decimals, &amounts, &mut state, Side::Right);
    runs(cols, values, &decimals, &amounts, &mut state, Side::Left);
    scattered(cols, values, &decimals, &amounts, &mut state);
    super::alternatives::alternatives(cols, values, &decimals, &amounts, &mut state);
    super::alternatives::parts_of(cols, values, &amounts, &state);
    let down = down_blocks(cols, values, &amounts, &mut state);
    by_wording_only(cols, values, &amounts, &mut state, &mut found);
    for (total, parts) in std::mem::take(&mut state.maybe) {
        let open = |i: usize| state.root(i) && cols.get(i).is_some_and(|c| c.unused.is_none() && !c.hinted);
        if !state.solved(total) && open(total) && parts.iter().all(|p| open(*p)) {
            found.maybe.push((total, parts));
        }
    }
    spent_of_granted(cols, values, &amounts);
    for i in &amounts {
        let parts = state.parts.get(*i).cloned().unwrap_or_default();
        if parts.is_empty() || becomes_of(cols, *i, &parts) || rest_of_a_year(cols, *i, &parts) {
            continue;
        }
        let columns: Vec<u32> = parts.iter().filter_map(|p| cols.get(*p).map(|c| c.column)).collect();
        if let Some(col) = cols.get_mut(*i) {
            if col.hinted && col.field == Field::Amount && col.year.is_some() {
                continue;
            }
            col.sum_of = columns;
            col.unused = Some(Unused::Sum);
        }
        // A total by its words alone is asked about once, not row by row.
        if !down.contains(i) && !found.unsure.iter().any(|(total, _)| total == i) {
            gaps(values, *i, &parts, &decimals, &mut found.gaps);
        }
    }
    whole_years(cols, values, &amounts);
    whole_projects(cols, values, &decimals, &amounts);
    inherit(cols, &amounts, &state);
    super::differences::differences(cols, values, &amounts, &mut found);
    super::differences::left_results(cols, values, &mut found);
    super::differences::cumulative(cols);
    found
}

/// What was given beside what became of it: "Kinh phí = đã chi + nộp trả". The parts make it up, and are not it.
pub fn becomes_of(cols: &[Col], total: usize, parts: &[usize]) -> bool {
    let kinds = || parts.iter().filter_map(|p| cols.get(*p));
    let out = |c: &Col| c.kind == Some(Kind::CarriedOver) && c.negative;
    let spent = kinds().any(|c| matches!(c.kind, Some(Kind::Paid | Kind::Settled | Kind::Done | Kind::Expected)));
    let left = kinds().any(|c| matches!(c.kind, Some(Kind::Returned | Kind::Lapsed)) || out(c));
    spent && left && !cols.get(total).is_some_and(|c| c.hinted)
}

/// "Kinh phí giao = Kinh phí thực hiện + Kinh phí hủy": what stands beside the part of a grant that lapsed was spent of it.
fn spent_of_granted(cols: &mut [Col], values: &Values<'_>, amounts: &[usize]) {
    let kind = |cols: &[Col], i: usize| cols.get(i).and_then(|c| c.kind);
    let done = |c: &Col| {
        let norm = Norm::of(c.leaf_text());
        c.kind.is_none() && !c.hinted && ["thực hiện", "sử dụng", "giải ngân", "đã chi"].iter().any(|w| norm.has(w))
    };
    let lapsed = amounts.iter().find(|i| matches!(kind(cols, **i), Some(Kind::Lapsed | Kind::Returned)));
    let Some(lapsed) = lapsed.copied() else { return };
    let granted = amounts.iter().filter(|i| matches!(kind(cols, **i), Some(Kind::Appropriated | Kind::Allotted)));
    let spent = granted.copied().find_map(|granted| {
        amounts.iter().copied().filter(|i| cols.get(*i).is_some_and(done)).find(|spent| {
            let (tested, held) = super::differences::holds(values, granted, &[(true, *spent), (true, lapsed)]);
            tested >= 2 && held == tested
        })
    });
    if let Some(col) = spent.and_then(|i| cols.get_mut(i)) {
        col.kind = Some(Kind::Paid);
    }
}

/// "Thực hiện 6 tháng + Ước 6 tháng cuối năm = Ước cả năm": the year is expected once, what is still to come is a part of it.
fn rest_of_a_year(cols: &[Col], total: usize, parts: &[usize]) -> bool {
    let kind = |i: &usize| cols.get(*i).and_then(|c| c.kind);
    let spent = |k: Option<Kind>| matches!(k, Some(Kind::Paid | Kind::Done));
    kind(&total) == Some(Kind::Expected)
        && cols.get(total).is_some_and(|c| !c.hinted)
        && parts.iter().any(|p| spent(kind(p)))
        && parts.iter().any(|p| kind(p) == Some(Kind::Expected))
        && parts.iter().all(|p| spent(kind(p)) || kind(p) == Some(Kind::Expected))
}

/// Sets aside what is still expected of a year whose whole is told beside it.
fn whole_years(cols: &mut [Col], values: &Values<'_>, amounts: &[usize]) {
    for three in amounts.windows(3) {
        let [done, rest, whole] = three else { continue };
        let leaf = |i: &usize| cols.get(*i).is_some_and(|c| c.is_leaf() && !c.hinted);
        if !(leaf(rest) && leaf(whole) && rest_of_a_year(cols, *whole, &[*done, *rest])) {
            continue;
        }
        let (tested, held) = super::differences::holds(values, *whole, &[(true, *done), (true, *rest)]);
        if tested >= 2
            && held * 10 >= tested * 9
            && let Some(col) = cols.get_mut(*rest)
        {
            col.unused = Some(Unused::PartOf);
        }
    }
}

/// Sets aside what a project holds over several years, where the years beside it add up to it: "Dự toán được duyệt = Đã bố
/// trí đến 2024 + Kế hoạch 2025 + Các năm sau".
fn whole_projects(cols: &mut [Col], values: &Values<'_>, decimals: &[u32], amounts: &[usize]) {
    for (at, whole) in amounts.iter().enumerate() {
        let open = |c: &Col| {
            let kind = matches!(c.kind, Some(Kind::Approved | Kind::Ceiling | Kind::Committed));
            c.is_leaf() && !c.hinted && kind && c.parts.iter().all(|p| super::years::of_heading(&p.text).is_none())
        };
        if !cols.get(*whole).is_some_and(open) {
            continue;
        }
        let after = amounts.get(at + 1..).unwrap_or_default();
        let made = (2..=after.len().min(8)).any(|len| {
            let parts = after.get(..len).unwrap_or_default();
            let mut years: Vec<i32> = parts.iter().filter_map(|p| cols.get(*p).and_then(|c| c.year)).collect();
            years.sort_unstable();
            years.dedup();
            years.len() >= 2 && test(values, *whole, parts, decimals).most()
        });
        if let Some(col) = cols.get_mut(*whole).filter(|_| made) {
            col.unused = Some(Unused::Lifetime);
        }
    }
}

/// What a sum's heading says holds for its parts: "Dự toán năm 2013 | chia ra: NSTW, NSĐP".
fn inherit(cols: &mut [Col], amounts: &[usize], state: &State) {
    for _ in 0..4 {
        for total in amounts {
            let Some((kind, year, document)) = cols.get(*total).map(|c| (c.kind, c.year, c.document.clone())) else {
                continue;
            };
            let parts = state.parts.get(*total).cloned().unwrap_or_default();
            let told = parts.iter().filter(|p| cols.get(**p).is_some_and(|c| c.kind.is_some())).count();
            for part in parts {
                let Some(col) = cols.get_mut(part) else { continue };
                // "Kinh phí đã thực hiện" is not more of what was granted.
                if told == 0 && !super::meaning::carried_out(col) {
                    col.kind = col.kind.or(kind);
                }
                col.year = col.year.or(year);
                if col.document.is_none() {
                    col.document.clone_from(&document);
                }
            }
        }
    }
}

/// What is solved so far.
pub struct State {
    /// Parts of every solved column.
    pub parts: Vec<Vec<usize>>,
    /// Columns that are parts of another.
    pub used: Vec<bool>,
    /// Columns not named a total that may be the sum of others: too few rows tell.
    pub maybe: Vec<(usize, Vec<usize>)>,
}

impl State {
    /// Whether the column is a sum.
    pub fn solved(&self, i: usize) -> bool {
        self.parts.get(i).is_some_and(|p| !p.is_empty())
    }
    /// Whether the column is part of no other.
    pub fn root(&self, i: usize) -> bool {
        !self.used.get(i).copied().unwrap_or(true)
    }
    /// Records a sum.
    pub fn take(&mut self, total: usize, parts: &[usize]) {
        if let Some(slot) = self.parts.get_mut(total) {
            *slot = parts.to_vec();
        }
        for p in parts {
            if let Some(slot) = self.used.get_mut(*p) {
                *slot = true;
            }
        }
    }
}

fn gaps(values: &Values<'_>, total: usize, parts: &[usize], decimals: &[u32], out: &mut Vec<Gap>) {
    let finest = parts.iter().chain([&total]).filter_map(|c| decimals.get(*c)).max().copied().unwrap_or(0);
    let allowed = tolerance(finest, parts.len());
    for row in 0..height(values) {
        let Some(stated) = at(values, total, row) else { continue };
        let told: Vec<Fixed> = parts.iter().filter_map(|p| at(values, *p, row)).collect();
        if told.is_empty() {
            continue;
        }
        let computed: Fixed = told.iter().sum();
        let gap = (stated - computed).abs();
        if gap > numbers::noise(stated) {
            out.push(Gap { col: total, row, stated, computed, rounding: gap <= allowed });
        }
    }
}

fn by_tags(cols: &[Col], values: &Values<'_>, decimals: &[u32], amounts: &[usize], state: &mut State) {
    for i in amounts {
        let Some((_, terms)) = cols.get(*i).and_then(|c| c.tag.as_deref()).and_then(sum_of_tag) else { continue };
        let parts: Vec<usize> = amounts
            .iter()
            .copied()
            .filter(|j| {
                j != i
                    && cols
                        .get(*j)
                        .and_then(|c| c.tag.as_deref())
                        .and_then(own_number)
                        .is_some_and(|n| terms.contains(&n))
            })
            .collect();
        if parts.is_empty() {
            continue;
        }
        let hold = test(values, *i, &parts, decimals);
        // Hand-typed label rows go wrong: the rows must bear them out.
        if hold.most() {
            state.take(*i, &parts);
        }
    }
}

/// A column of one source without a year: the sum of that source over the years.
fn same_source_over_years(cols: &[Col], values: &Values<'_>, decimals: &[u32], amounts: &[usize], state: &mut State) {
    for i in amounts {
        let Some(col) = cols.get(*i) else { continue };
        // "Tổng số: Số báo cáo, Số xét duyệt" adds up each over the groups beside it.
        let sums = |c: &Col| {
            let over = c.parts.iter().rev().nth(1).map(|p| Norm::of(&p.text));
            over.is_some_and(|n| ["tổng số", "tổng cộng", "tổng", "cộng"].iter().any(|w| n.is(w)))
        };
        let group = sums(col);
        if state.solved(*i) || col.year.is_some() && !group || col.parts.len() < 2 {
            continue;
        }
        let key = Norm::of(col.leaf_text()).bare();
        let parts: Vec<usize> = amounts
            .iter()
            .copied()
            .filter(|j| {
                j != i
                    && cols.get(*j).is_some_and(|c| {
                        let beside =
                            if group { !sums(c) && c.parts.len() == col.parts.len() } else { c.year.is_some() };
                        beside && compatible(col, c) && Norm::of(c.leaf_text()).bare() == key
                    })
            })
            .collect();
        if parts.len() >= 2 {
            let hold = test(values, *i, &parts, decimals);
            if hold.most() && hold.telling >= 1 {
                if group {
                    state.take(*i, &parts);
                } else if let Some(slot) = state.parts.get_mut(*i) {
                    *slot = parts;
                }
            }
        }
    }
}

/// A column named a total that all others of its year and kind make up: sums among those others are chance.
fn all_others(cols: &[Col], values: &Values<'_>, decimals: &[u32], amounts: &[usize], state: &mut State) {
    for total in amounts.iter().rev() {
        let Some(col) = cols.get(*total).filter(|c| totals_by_words(c)) else { continue };
        if state.solved(*total) || !state.root(*total) {
            continue;
        }
        let fits = |j: &usize| j != total && state.root(*j) && cols.get(*j).is_some_and(|c| compatible(col, c));
        let others: Vec<usize> = amounts.iter().copied().filter(fits).collect();
        let hold = test(values, *total, &others, decimals);
        let sum = others.len() >= 2 && hold.all() && hold.tested >= 2 && hold.telling >= 1;
        if sum && !becomes_of(cols, *total, &others) {
            state.take(*total, &others);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

fn runs(cols: &[Col], values: &Values<'_>, decimals: &[u32], amounts: &[usize], state: &mut State, side: Side) {
    let order: Vec<usize> = match side {
        Side::Right => (0..amounts.len()).rev().collect(),
        Side::Left => (0..amounts.len()).collect(),
    };
    for place in order {
        let Some(total) = amounts.get(place).copied() else { continue };
        if state.solved(total) {
            continue;
        }
        let Some(col) = cols.get(total) else { continue };
        let beside: Vec<usize> = match side {
            Side::Right => amounts.iter().skip(place + 1).copied().collect(),
            Side::Left => amounts.iter().take(place).rev().copied().collect(),
        };
        let mut run: Vec<usize> = Vec::new();
        // "Dự toán năm 2024" beside its quarters holds them.
        let period = |i: &usize| cols.get(*i).is_some_and(|c| c.part_of_year().is_some());
        let of_periods = !period(&total) && beside.len() >= 2 && beside.iter().take(2).all(period);
        let worded = totals_by_words(col) || introduced(cols, amounts, total) || of_periods;
        let mut best: Option<(usize, Vec<usize>)> = None;
        let mut maybe: Option<Vec<usize>> = None;
        for j in beside {
            let Some(part) = cols.get(j) else { break };
            if !state.root(j) {
                continue;
            }
            if !compatible(col, part) || run.len() >= 60 {
                break;
            }
            run.push(j);
            if run.len() == 1 && !worded {
                continue;
            }
            let hold = test(values, total, &run, decimals);
            let enough = if worded {
                hold.most() && (run.len() >= 2 && hold.telling >= 1 || hold.all() && run.len() >= 2)
            } else {
                hold.all() && hold.telling >= 3 || hold.nearly()
            };
            // Rows of two figures or more that add up to the đồng are no chance, whatever the others say.
            let sometimes = hold.all() && hold.telling >= 1 || hold.most() && hold.telling >= 2;
            if becomes_of(cols, total, &run) {
                continue;
            }
            if enough {
                let score = hold.held * 2 + hold.rounded;
                // More columns that add nothing belong in when they stand under the same heading.
                let better = best
                    .as_ref()
                    .is_none_or(|(s, kept)| score > *s || score == *s && kept.iter().all(|k| siblings(cols, *k, j)));
                if better {
                    best = Some((score, run.clone()));
                }
            } else if !worded && sometimes && hold.tested >= 2 {
                maybe = Some(run.clone());
            } else if run.len() == 1 && worded {
                let hold = test(values, total, &run, decimals);
                let alone = siblings(cols, total, j) && beside_alone(cols, amounts, total, j)
                    || only_year_told(cols, total, part);
                if hold.all() && alone {
                    best = Some((hold.held * 2, run.clone()));
                }
            }
        }
        match (best, maybe) {
            (Some((_, run)), _) => state.take(total, &run),
            (None, Some(run)) => state.maybe.push((total, run)),
            _ => {}
        }
    }
}

/// Whether the next columns stand under "Trong đó", "Chia ra" right after this one, which stands outside of it.
fn introduced(cols: &[Col], amounts: &[usize], total: usize) -> bool {
    let own = |first, last| cols.get(total).is_some_and(|c| c.parts.iter().any(|p| (p.first, p.last) == (first, last)));
    amounts.iter().find(|i| **i > total).and_then(|i| cols.get(*i)).is_some_and(|next| {
        next.parts.iter().filter(|p| !own(p.first, p.last)).any(|p| {
            let norm = Norm::of(&p.text);
            ["trong đó", "chia ra", "bao gồm", "gồm", "including", "of which"].iter().any(|w| norm.starts(w))
        })
    })
}

fn siblings(cols: &[Col], a: usize, b: usize) -> bool {
    let parent = |i: usize| {
        cols.get(i).map(|c| {
            let n = c.parts.len().saturating_sub(1);
            c.parts.iter().take(n).map(|p| (p.first, p.last)).collect::<Vec<_>>()
        })
    };
    parent(a) == parent(b)
}

/// Whether a total over years stands beside the only year that is told: the others are empty.
fn only_year_told(cols: &[Col], total: usize, part: &Col) -> bool {
    let empty = |c: &Col| c.stat.figures == 0 && super::years::of_heading(c.leaf_text()).is_some();
    part.year.is_some() && cols.get(total).is_some_and(|c| c.year.is_none()) && cols.iter().any(empty)
}

fn beside_alone(cols: &[Col], amounts: &[usize], total: usize, only: usize) -> bool {
    amounts.iter().filter(|j| **j != total && siblings(cols, total, **j)).all(|j| *j == only)
        && cols.get(total).is_some_and(|c| c.parts.len() >= 2)
}

/// Totals whose parts do not stand side by side.
fn scattered(cols: &[Col], values: &Values<'_>, decimals: &[u32], amounts: &[usize], state: &mut State) {
    for total in amounts {
        if state.solved(*total) {
            continue;
        }
        let Some(col) = cols.get(*total) else { continue };
        if !totals_by_words(col) {
            continue;
        }
        let others: Vec<usize> = amounts
            .iter()
            .copied()
            .filter(|j| j != total && state.root(*j))
            .filter(|j| cols.get(*j).is_some_and(|c| compatible(col, c)))
            .collect();
        let years: Vec<usize> =
            others.iter().copied().filter(|j| cols.get(*j).is_some_and(|c| c.year.is_some())).collect();
        let sources: Vec<usize> =
            others.iter().copied().filter(|j| cols.get(*j).is_some_and(|c| c.source.is_some())).collect();
        // "Tổng số" beside "Trong tháng | Lũy kế" of every source.
        let cumulative: Vec<usize> =
            others.iter().copied().filter(|j| cols.get(*j).is_some_and(|c| c.field == Field::Cumulative)).collect();
        // "Tổng mức = Đã bố trí + Kế hoạch 2024 + Năm 2025", whatever of it was carried out.
        let given: Vec<usize> = others
            .iter()
            .copied()
            .filter(|j| {
                cols.get(*j).is_some_and(|c| !super::meaning::carried_out(c) || c.parts.len() == col.parts.len())
            })
            .collect();
        for set in [years, sources, cumulative, others, given] {
            if set.len() < 2 {
                continue;
            }
            let hold = test(values, *total, &set, decimals);
            if hold.most() && hold.telling >= 1 {
                state.take(*total, &set);
                break;
            }
        }
    }
}

/// A total by its words whose parts stand under the same heading but do not make it up: it must not be
/// added to them; a person decides.
fn by_wording_only(cols: &[Col], values: &Values<'_>, amounts: &[usize], state: &mut State, found: &mut Found) {
    for total in amounts {
        if state.solved(*total) || !state.root(*total) {
            continue;
        }
        let Some(col) = cols.get(*total) else { continue };
        // "Tổng mức đầu tư" is no sum of what single years tell.
        if !totals_by_words(col) || col.unused.is_some() || col.hinted || super::differences::lifetime(cols, col) {
            continue;
        }
        let parts: Vec<usize> = amounts
            .iter()
            .copied()
            .filter(|j| {
                j != total
                    && state.root(*j)
                    && cols.get(*j).is_some_and(|c| {
                        c.unused.is_none() && compatible(col, c) && siblings_or_under(cols, *total, *j)
                    })
            })
            .collect();
        if parts.is_empty() {
            continue;
        }
        // One source alone makes up the whole.
        let terms: Vec<(bool, usize)> = parts.iter().map(|part| (true, *part)).collect();
        let (tested, held) = super::differences::holds(values, *total, &terms);
        if tested < 2 || held < tested {
            found.unsure.push((*total, parts.clone()));
        }
        state.take(*total, &parts);
    }
}

/// Columns that add up another one downwards: a task's total beside its first detail, blank beside the others. Every
/// figure of theirs must be the sum of the rows down to the next one.
fn down_blocks(cols: &[Col], values: &Values<'_>, amounts: &[usize], state: &mut State) -> Vec<usize> {
    let mut out = Vec::new();
    for total in amounts {
        let open = |i: usize| state.root(i) && cols.get(i).is_some_and(|c| c.unused.is_none() && !c.hinted);
        let named = cols.get(*total).is_some_and(totals_by_words);
        if !named || state.solved(*total) || !open(*total) {
            continue;
        }
        let part = amounts.iter().copied().find(|part| {
            let related = cols.get(*total).zip(cols.get(*part)).is_some_and(|(t, p)| compatible(t, p));
            part != total && open(*part) && related && adds_down(values, *total, *part)
        });
        if let Some(part) = part {
            state.take(*total, &[part]);
            out.push(*total);
        }
    }
    out
}

fn adds_down(values: &Values<'_>, total: usize, part: usize) -> bool {
    let rows = height(values);
    let told: Vec<usize> = (0..rows).filter(|row| at(values, total, *row).is_some()).collect();
    let above = told.first().is_none_or(|first| (0..*first).any(|row| at(values, part, row).is_some()));
    if told.len() < 2 || above {
        return false;
    }
    let mut several = 0usize;
    for (i, from) in told.iter().enumerate() {
        let to = told.get(i + 1).copied().unwrap_or(rows);
        let parts: Vec<Fixed> = (*from..to).filter_map(|row| at(values, part, row)).collect();
        let sum: Fixed = parts.iter().sum();
        let stated = at(values, total, *from).unwrap_or(0);
        if (stated - sum).abs() > numbers::noise(stated) {
            return false;
        }
        several += usize::from(parts.iter().filter(|v| **v != 0).count() >= 2);
    }
    several >= 1
}

fn siblings_or_under(cols: &[Col], total: usize, other: usize) -> bool {
    let (Some(t), Some(o)) = (cols.get(total), cols.get(other)) else { return false };
    if siblings(cols, total, other) {
        return true;
    }
    // A total at the top level stands for every level below the same outer heading.
    let outer = t.parts.len().saturating_sub(1);
    t.parts.iter().take(outer).zip(&o.parts).all(|(a, b)| (a.first, a.last) == (b.first, b.last))
        && o.parts.len() > t.parts.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags() {
        assert_eq!(sum_of_tag("3=1+2"), Some((3, vec![1, 2])));
        assert_eq!(sum_of_tag("1 = 2+8+9+19"), Some((1, vec![2, 8, 9, 19])));
        assert_eq!(sum_of_tag("9=10+…+13"), Some((9, vec![10, 11, 12, 13])));
        assert_eq!(sum_of_tag("(4)=(5)+(6)"), Some((4, vec![5, 6])));
        assert_eq!(sum_of_tag("9=7*8"), None);
        assert_eq!(sum_of_tag("6=5-4"), None);
    }

    #[test]
    fn rounding_allowance() {
        assert_eq!(tolerance(0, 2), SCALE * 3 / 2);
        assert_eq!(tolerance(1, 1), SCALE / 10);
    }
}
