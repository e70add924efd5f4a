//! The tree of rows. Numbering proposes, bold and indent propose, sums decide between candidates.

use super::by_formula::{self, Told};
use super::codes::{Code, Style};
use super::names::is_source;
use super::numbers::{self, Fixed, Slot};
use super::rows::{DataRow, Pre};
use super::tree::tolerance;
use std::collections::HashMap;

/// How a candidate reads the rows: which stand under which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Bold ones head what follows, others are details of the numbered row above.
    Auto,
    /// All are details of the numbered row above.
    Child,
    /// All stand beside the numbered row above.
    Sibling,
    /// Numbered rows in bold stand above numbered rows that are not.
    BoldSplits,
    /// No tree: every row beside the others.
    Flat,
    /// Sums alone tell which rows are groups.
    Sums,
    /// Each numbering stands below those that appear before it.
    Appearance,
    /// Rows with a dash are details of the row without number above them; bold ones head what follows.
    Dashes,
    /// A row without number over numbers that begin again heads them: "NĂM 2024" over 1, 2.
    Heads,
}

impl Policy {
    /// Every way of reading.
    pub const ALL: [Self; 9] = [
        Self::Auto,
        Self::Child,
        Self::Sibling,
        Self::BoldSplits,
        Self::Flat,
        Self::Sums,
        Self::Appearance,
        Self::Dashes,
        Self::Heads,
    ];

    /// The word an officer answers with.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Child => "details",
            Self::Sibling => "beside",
            Self::BoldSplits => "bold",
            Self::Flat => "flat",
            Self::Sums => "sums",
            Self::Appearance => "order",
            Self::Dashes => "dashes",
            Self::Heads => "heads",
        }
    }

    /// The way of reading a word names.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|policy| policy.slug() == slug)
    }
}

/// A row's place in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Not part of the tree (total, note, blank …).
    Out,
    /// Not to be added.
    Memo,
    /// In the tree, under this row.
    Under(Option<usize>),
}

/// A candidate tree with its proof.
#[derive(Clone, Debug)]
pub struct Outline {
    /// How it was made.
    pub policy: Policy,
    /// Every data row's place.
    pub places: Vec<Place>,
    /// Children of every row.
    pub children: Vec<Vec<usize>>,
    /// Rows at the top.
    pub roots: Vec<usize>,
    /// Sums that hold, totals weighing more.
    pub held: usize,
    /// Sums that do not, totals weighing more.
    pub failed: usize,
    /// How many sums were tried and held, and how many did not.
    pub sums: (usize, usize),
    /// Per amount column the rows without a figure of their own and what their children come to, by row.
    pub summed: Vec<Vec<(usize, Fixed)>>,
    /// Totals with their scope.
    pub totals: Vec<TotalScope>,
}

/// What a total row adds up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalScope {
    /// The total's row.
    pub row: usize,
    /// The rows it adds up.
    pub parts: Vec<usize>,
    /// Whether it is the total of the whole table.
    pub grand: bool,
    /// Columns that agree, of those compared.
    pub agreed: usize,
    /// Columns compared.
    pub compared: usize,
}

/// The figures rows are proved with.
pub struct Proof<'v> {
    /// Values by amount column, then row.
    pub values: Vec<&'v [Slot]>,
    /// Decimals used per column.
    pub decimals: Vec<u32>,
    /// What formulas say they add up.
    pub told: Vec<Told>,
    /// What rows say in words that they add up, and do.
    pub said: Vec<Told>,
}

impl Proof<'_> {
    /// A row's own figure.
    pub fn own(&self, col: usize, row: usize) -> Option<Fixed> {
        self.values.get(col)?.get(row)?.get()
    }

    fn any(&self, row: usize) -> bool {
        (0..self.values.len()).any(|c| self.own(c, row).is_some())
    }

    fn agrees(&self, col: usize, stated: Fixed, computed: Fixed, parts: usize) -> bool {
        let gap = (stated - computed).abs();
        gap <= numbers::noise(stated) || gap <= tolerance(self.decimals.get(col).copied().unwrap_or(0), parts)
    }

    /// Whether they agree without any rounding.
    pub fn exact(&self, stated: Fixed, computed: Fixed) -> bool {
        (stated - computed).abs() <= numbers::noise(stated)
    }
}

/// The order of numbering styles in this table: outermost lowest.
fn ranks(rows: &[DataRow<'_>]) -> HashMap<Style, i32> {
    let mut out: HashMap<Style, i32> = HashMap::new();
    let mut last: HashMap<Style, u32> = HashMap::new();
    let mut first_seen: Vec<Style> = Vec::new();
    // For every pair: how often the outer style went on counting after the inner one began anew.
    let mut inside: HashMap<(Style, Style), (u32, u32)> = HashMap::new();
    let mut since: HashMap<Style, Vec<Style>> = HashMap::new();
    for row in rows {
        let Some(code) = row.code.as_ref().filter(|_| matches!(row.pre, Pre::Item)) else { continue };
        let style = code.style;
        if style.is_sign() {
            continue;
        }
        if !first_seen.contains(&style) {
            first_seen.push(style);
        }
        if let Some(previous) = last.get(&style) {
            for other in since.get(&style).cloned().unwrap_or_default() {
                let entry = inside.entry((style, other)).or_insert((0, 0));
                if code.ordinal > *previous {
                    entry.0 += 1;
                } else {
                    entry.1 += 1;
                }
            }
        }
        last.insert(style, code.ordinal);
        since.insert(style, Vec::new());
        for (key, seen) in &mut since {
            if *key != style && !seen.contains(&style) {
                seen.push(style);
            }
        }
    }
    for style in &first_seen {
        out.insert(*style, style.rank());
    }
    // A style that usually stands higher but restarts inside a lower one which goes on counting.
    for (i, outer) in first_seen.iter().enumerate() {
        for inner in first_seen.iter().skip(i + 1) {
            if inner.rank() >= outer.rank()
                || matches!(outer, Style::Dotted(_)) && matches!(inner, Style::Roman | Style::Upper | Style::Part)
            {
                continue;
            }
            let (goes_on, restarts) = inside.get(&(*outer, *inner)).copied().unwrap_or((0, 0));
            let (inner_on, inner_again) = inside.get(&(*inner, *outer)).copied().unwrap_or((0, 0));
            if goes_on > restarts && inner_again >= inner_on {
                let above = out.get(outer).copied().unwrap_or(outer.rank());
                out.insert(*inner, above + 4);
            }
        }
    }
    out
}

/// Numbering styles in the order they appear, outermost first.
fn appearance(rows: &[DataRow<'_>]) -> Vec<Style> {
    let mut out: Vec<Style> = Vec::new();
    for row in rows.iter().filter(|r| r.pre == Pre::Item) {
        let Some(style) = row.code.as_ref().map(|c| c.style) else { continue };
        if !style.is_sign() && !out.contains(&style) {
            out.push(style);
        }
    }
    out
}

fn by_appearance(rows: &[DataRow<'_>]) -> HashMap<Style, i32> {
    appearance(rows).into_iter().zip((0..80).step_by(5)).collect()
}

struct Entry<'r> {
    rank: i32,
    row: usize,
    code: Option<&'r Code>,
    style: Style,
}

fn is_prefix(short: &[u32], long: &[u32]) -> bool {
    !short.is_empty() && short.len() < long.len() && long.starts_with(short)
}

/// Whether a table mixes bold and other rows among those without number (so that bold tells).
pub fn mixes_bold(rows: &[DataRow<'_>]) -> bool {
    let items = || rows.iter().filter(|r| r.pre == Pre::Item && r.code.is_none());
    items().any(|r| r.bold) && items().any(|r| !r.bold)
}

/// Builds one candidate.
pub fn build(rows: &[DataRow<'_>], proof: &Proof<'_>, policy: Policy) -> Outline {
    let mut ranks = if policy == Policy::Appearance { by_appearance(rows) } else { ranks(rows) };
    if policy == Policy::Dashes {
        for (style, below) in [(Style::Dash, 4), (Style::Plus, 5), (Style::Star, 6)] {
            ranks.insert(style, Style::Blank.rank() + below);
        }
    }
    let mut places = vec![Place::Out; rows.len()];
    let mut stack: Vec<Entry<'_>> = Vec::new();
    let mut memo_scope: Option<Vec<i32>> = None; // ranks that end the memo
    let mut memo_tail = false;
    let mut last_item: Option<usize> = None;
    let mut after_total = false;
    let mut of_total = false;
    let mut heads_marks: Option<Style> = None;
    let coded = rows.iter().any(|r| r.pre == Pre::Item && r.code.is_some());
    let split = super::after_total::splits(rows, proof);
    for (i, row) in rows.iter().enumerate() {
        if split.get(i).copied().unwrap_or(false) {
            set(&mut places, i, Place::Memo);
            of_total = false;
            continue;
        }
        // What is counted anew ends the parts of a total told first, what goes on counting those of a total amid rows.
        let anew = last_item.is_none() && !super::after_total::loose(row);
        if of_total && row.pre == Pre::Item && (anew || super::after_total::goes_on(rows, i, last_item)) {
            of_total = false;
        }
        if of_total && row.pre == Pre::Item {
            set(&mut places, i, Place::Memo);
            continue;
        }
        match row.pre {
            Pre::Item => {}
            Pre::Continued => {
                // Stands where the row it continues stands.
                if let Some(last) = last_item {
                    let place = places.get(last).copied().unwrap_or(Place::Out);
                    if let Some(slot) = places.get_mut(i) {
                        *slot = place;
                    }
                }
                continue;
            }
            Pre::MemoHead if after_total => {
                of_total = true;
                set(&mut places, i, Place::Memo);
                continue;
            }
            Pre::MemoHead => {
                let parent_told = stack.last().is_some_and(|e| proof.any(e.row));
                if parent_told {
                    memo_scope = Some(stack.iter().map(|e| e.rank).collect());
                }
                memo_tail = false;
                set(&mut places, i, Place::Memo);
                continue;
            }
            Pre::Memo => {
                let head = super::seams::Norm::head(row.text, 20);
                let ratio = super::vocabulary::RATIOS.iter().any(|w| head.starts(w));
                let parent_told = stack.last().is_some_and(|e| proof.any(e.row));
                if ratio || parent_told || stack.is_empty() {
                    set(&mut places, i, Place::Memo);
                    // "Số dư đầu năm" before everything is part of nothing and opens no list.
                    memo_tail = !ratio && !stack.is_empty();
                    continue;
                }
            }
            Pre::Total(_) | Pre::Bare | Pre::Rounded => {
                memo_tail = false;
                of_total = false;
                after_total = row.figures;
                continue;
            }
            _ => continue,
        }
        let style = row.code.as_ref().map_or(Style::Blank, |c| c.style);
        // What follows the last total is no detail of a row before it.
        if after_total
            && style == Style::Blank
            && coded
            && !rows.iter().skip(i).any(|r| r.pre == Pre::Item && r.code.as_ref().is_some_and(|c| !c.style.is_sign()))
        {
            stack.clear();
            heads_marks = marks_below(rows, proof, i);
        }
        after_total = false;
        let mut rank = ranks.get(&style).copied().unwrap_or(style.rank());
        if policy == Policy::Flat {
            set(&mut places, i, Place::Under(None));
            last_item = Some(i);
            continue;
        }
        if policy == Policy::BoldSplits && row.code.is_some() {
            rank = rank * 2 + i32::from(!row.bold);
        } else if policy == Policy::BoldSplits {
            rank *= 2;
        }
        if style == Style::Blank {
            rank = blank_rank(rows, i, policy, &ranks, &stack, coded, rank);
        }
        if let Some(mark) = heads_marks.take() {
            let own = ranks.get(&mark).copied().unwrap_or(mark.rank());
            rank = if policy == Policy::BoldSplits { own * 2 - 1 } else { own - 1 };
        }
        if let Some(ends) = &memo_scope {
            if ends.contains(&rank) || ends.iter().any(|r| *r > rank) {
                memo_scope = None;
            } else {
                set(&mut places, i, Place::Memo);
                continue;
            }
        }
        if memo_tail {
            let loose = matches!(style, Style::Dash | Style::Plus | Style::Star | Style::Blank);
            if loose && !row.bold && !stack.iter().any(|e| e.rank == rank) {
                set(&mut places, i, Place::Memo);
                continue;
            }
            memo_tail = false;
        }
        let parts: &[u32] = row.code.as_ref().map_or(&[], |c| c.parts.as_slice());
        let prefix = if parts.len() >= 2 {
            stack.iter().rposition(|e| e.code.is_some_and(|c| is_prefix(&c.parts, parts)))
        } else {
            None
        };
        match prefix {
            Some(at) => stack.truncate(at + 1),
            None => {
                while let Some(top) = stack.last() {
                    let foreign = parts.len() >= 2
                        && matches!(top.style, Style::Int | Style::Dotted(_))
                        && top.code.is_some_and(|c| !is_prefix(&c.parts, parts));
                    if top.rank >= rank || foreign {
                        stack.pop();
                    } else {
                        break;
                    }
                }
            }
        }
        let parent = stack.last().map(|e| e.row);
        set(&mut places, i, Place::Under(parent));
        stack.push(Entry { rank, row: i, code: row.code.as_ref(), style });
        last_item = Some(i);
    }
    sources_below(rows, proof, &mut places);
    // Tasks with marked details and nothing else to tell the sections above them by.
    let loose = |(row, place): (&DataRow<'_>, &Place)| *place != Place::Under(None) || row.code.is_none();
    let plain = places.iter().any(|p| matches!(p, Place::Under(Some(_)))) && rows.iter().zip(&places).all(loose);
    if policy == Policy::Sums || policy != Policy::Flat && plain && !mixes_bold(rows) {
        by_sums(rows, proof, &mut places);
    }
    if policy == Policy::Auto && !coded && rows.len() <= 5_000 && mixes_bold(rows) {
        let heads: Vec<usize> = (0..rows.len()).filter(|i| places.get(*i) == Some(&Place::Under(None))).collect();
        if heads.iter().all(|i| rows.get(*i).is_some_and(|r| r.bold)) {
            by_sums(rows, proof, &mut places);
        }
    }
    by_formula::place(&proof.told, &mut places);
    finish(rows, proof, policy, places)
}

/// The mark of the rows right below one without a number that make up exactly its figures: "Chi phí khác (B)" over
/// "- Thẩm định giá" heads them.
fn marks_below(rows: &[DataRow<'_>], proof: &Proof<'_>, head: usize) -> Option<Style> {
    let mark = rows.get(head + 1)?.code.as_ref()?.style;
    let marked = |r: &&DataRow<'_>| r.pre == Pre::Item && r.code.as_ref().is_some_and(|c| c.style == mark);
    let count = rows.iter().skip(head + 1).take_while(marked).count();
    let sum = |c: usize| (head + 1..=head + count).filter_map(|k| proof.own(c, k)).sum::<Fixed>();
    let holds = |c: usize| proof.own(c, head).is_some_and(|v| proof.exact(v, sum(c)));
    let told: Vec<usize> = (0..proof.values.len()).filter(|c| proof.own(*c, head).is_some_and(|v| v != 0)).collect();
    (mark.is_sign() && count >= 2 && !told.is_empty() && told.into_iter().all(holds)).then_some(mark)
}

fn set(places: &mut [Place], i: usize, place: Place) {
    if let Some(slot) = places.get_mut(i) {
        *slot = place;
    }
}

fn blank_rank(
    rows: &[DataRow<'_>],
    i: usize,
    policy: Policy,
    ranks: &HashMap<Style, i32>,
    stack: &[Entry<'_>],
    coded: bool,
    deepest: i32,
) -> i32 {
    let Some(row) = rows.get(i) else { return deepest };
    let scale = if policy == Policy::BoldSplits { 2 } else { 1 };
    let detail = deepest + i32::from(row.indent) * scale;
    match policy {
        Policy::Sibling => stack
            .iter()
            .rev()
            .find(|e| e.style != Style::Blank || e.rank < Style::Blank.rank())
            .map_or(detail, |e| e.rank),
        Policy::Child => detail,
        _ => {
            let next = rows.iter().skip(i + 1).find(|r| matches!(r.pre, Pre::Item | Pre::Continued));
            if !coded || policy == Policy::Dashes {
                // No numbers at all: bold heads, indent tells depth.
                return if row.bold { i32::from(row.indent) } else { detail };
            }
            match next.and_then(|n| n.code.as_ref()) {
                Some(code)
                    if (row.bold || (!row.figures || policy == Policy::Heads) && code.ordinal <= 1)
                        && !code.style.is_sign() =>
                {
                    let below = ranks.get(&code.style).copied().unwrap_or(code.style.rank());
                    below * scale - 1
                }
                _ if row.bold && next.is_some_and(|n| n.code.is_none() && !n.bold) => deepest - 1,
                _ => detail,
            }
        }
    }
}

/// Without numbers and bold: a row that equals the sum of the next rows in every column heads them.
fn by_sums(rows: &[DataRow<'_>], proof: &Proof<'_>, places: &mut [Place]) {
    let items: Vec<usize> = (0..rows.len()).filter(|i| places.get(*i) == Some(&Place::Under(None))).collect();
    // From the bottom up: the roots found so far, nearest first.
    let mut roots: Vec<usize> = Vec::new();
    // Where revenue is all spent, it is no group of what it is spent on.
    let says = |i: usize, words: [&str; 2]| {
        let head = rows.get(i).map_or_else(|| super::seams::Norm::of(""), |r| super::seams::Norm::head(r.text, 20));
        words.iter().any(|w| head.starts(w))
    };
    for i in items.iter().rev() {
        let mut sums = vec![0i128; proof.values.len()];
        let mut take = 0;
        let revenue = says(*i, ["thu", "tổng thu"]);
        for (k, root) in roots.iter().rev().enumerate().take(400) {
            if revenue && says(*root, ["chi", "tổng chi"]) {
                break;
            }
            for (c, sum) in sums.iter_mut().enumerate() {
                *sum += proof.own(c, *root).unwrap_or(0);
            }
            if k >= 1 {
                let holds = (0..proof.values.len())
                    .all(|c| proof.exact(proof.own(c, *i).unwrap_or(0), sums.get(c).copied().unwrap_or(0)));
                if holds && proof.any(*i) && sums.iter().any(|s| *s != 0) {
                    take = k + 1;
                    break;
                }
            }
        }
        for _ in 0..take {
            if let Some(child) = roots.pop() {
                set(places, child, Place::Under(Some(*i)));
            }
        }
        roots.push(*i);
    }
}

/// Sources listed right after what they pay for, numbered or marked like it, and adding up to it: parts, not more.
fn sources_below(rows: &[DataRow<'_>], proof: &Proof<'_>, places: &mut [Place]) {
    let source = |i: usize| rows.get(i).is_some_and(|r| r.pre == Pre::Item && is_source(r.text));
    let mut i = 0;
    while i < rows.len() {
        let head = i;
        i += 1;
        let item = rows.get(head).is_some_and(|r| r.pre == Pre::Item);
        if !item || !source(head + 1) || source(head) {
            continue;
        }
        let end = (head + 1..rows.len()).find(|k| !source(*k)).unwrap_or(rows.len());
        i = end;
        let beside = (head + 1..end).all(|k| places.get(k) == places.get(head));
        let holds = || {
            (0..proof.values.len()).all(|c| {
                let sum = (head + 1..end).filter_map(|k| proof.own(c, k)).fold(0i128, i128::saturating_add);
                proof.exact(proof.own(c, head).unwrap_or(0), sum)
            })
        };
        if beside && matches!(places.get(head), Some(Place::Under(_))) && (!proof.any(head) || holds()) {
            for k in head + 1..end {
                set(places, k, Place::Under(Some(head)));
            }
        }
    }
}

fn finish(rows: &[DataRow<'_>], proof: &Proof<'_>, policy: Policy, places: Vec<Place>) -> Outline {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); rows.len()];
    let mut roots = Vec::new();
    for (i, place) in places.iter().enumerate() {
        match place {
            Place::Under(Some(parent)) => {
                if let Some(list) = children.get_mut(*parent) {
                    list.push(i);
                }
            }
            Place::Under(None) => roots.push(i),
            _ => {}
        }
    }
    let mut held = 0;
    let mut failed = 0;
    let mut summed: Vec<Vec<(usize, Fixed)>> = Vec::with_capacity(proof.values.len());
    let mut column: Vec<Option<Fixed>> = vec![None; rows.len()];
    for col in 0..proof.values.len() {
        column.fill(None);
        let mut sums: Vec<(usize, Fixed)> = Vec::new();
        for i in (0..rows.len()).rev() {
            if !matches!(places.get(i), Some(Place::Under(_))) {
                continue;
            }
            let own = proof.own(col, i);
            let list = children.get(i).map_or(&[][..], Vec::as_slice);
            let mut below: Option<Fixed> = None;
            for child in list {
                if let Some(v) = column.get(*child).copied().flatten() {
                    below = Some(below.unwrap_or(0) + v);
                }
            }
            if let (Some(stated), Some(sum)) = (own, below) {
                if proof.agrees(col, stated, sum, list.len()) {
                    held += 1;
                } else {
                    failed += 1;
                }
            }
            if let (None, Some(sum)) = (own, below) {
                sums.push((i, sum));
            }
            if let Some(slot) = column.get_mut(i) {
                *slot = own.or(below);
            }
        }
        sums.reverse();
        summed.push(sums);
    }
    let mut out =
        Outline { policy, places, children, roots, held, failed, sums: (held, failed), summed, totals: Vec::new() };
    super::totals::scopes(rows, proof, &mut out);
    for scope in &out.totals {
        out.sums = (out.sums.0 + scope.agreed, out.sums.1 + (scope.compared - scope.agreed));
        let sure = rows.get(scope.row).is_some_and(|r| matches!(r.pre, Pre::Total(true)));
        out.held += scope.agreed * 3;
        if sure {
            out.failed += (scope.compared - scope.agreed) * 3;
        }
    }
    out
}

impl Outline {
    /// How well the sums bear it out.
    pub fn score(&self) -> i64 {
        let held = i64::try_from(self.held).unwrap_or(i64::MAX / 4);
        let failed = i64::try_from(self.failed).unwrap_or(i64::MAX / 4);
        held * 2 - failed * 3
    }

    /// A column's value of a row that stands in the tree: its own, else what its children come to.
    pub fn value(&self, proof: &Proof<'_>, col: usize, row: usize) -> Option<Fixed> {
        if !matches!(self.places.get(row), Some(Place::Under(_))) {
            return None;
        }
        proof.own(col, row).or_else(|| {
            let sums = self.summed.get(col)?;
            sums.binary_search_by_key(&row, |(at, _)| *at).ok().and_then(|i| sums.get(i)).map(|(_, sum)| *sum)
        })
    }

    /// Whether any row below has a figure of its own in the column.
    pub fn told_below(&self, proof: &Proof<'_>, col: usize, row: usize) -> bool {
        let mut todo: Vec<usize> = self.children.get(row).cloned().unwrap_or_default();
        while let Some(i) = todo.pop() {
            if proof.own(col, i).is_some() {
                return true;
            }
            todo.extend(self.children.get(i).into_iter().flatten().copied());
        }
        false
    }

    /// The sum of the innermost told figures under some rows, and how many they are.
    pub fn leaves_under(&self, proof: &Proof<'_>, col: usize, rows: &[usize]) -> (Fixed, usize) {
        let mut sum = 0;
        let mut count = 0;
        let mut todo: Vec<usize> = rows.to_vec();
        while let Some(i) = todo.pop() {
            let children = self.children.get(i).map_or(&[][..], Vec::as_slice);
            if children.iter().any(|c| self.value(proof, col, *c).is_some()) {
                todo.extend(children.iter().copied());
            } else if let Some(v) = proof.own(col, i) {
                sum += v;
                count += 1;
            }
        }
        (sum, count)
    }

    /// The rows above, outermost first.
    pub fn above(&self, row: usize) -> Vec<usize> {
        let mut out = Vec::new();
        let mut at = row;
        while let Some(Place::Under(Some(parent))) = self.places.get(at).copied() {
            out.push(parent);
            at = parent;
            if out.len() > 40 {
                break;
            }
        }
        out.reverse();
        out
    }
}

/// The candidates worth trying for these rows.
pub fn candidates(rows: &[DataRow<'_>]) -> Vec<Policy> {
    let items = || rows.iter().filter(|r| r.pre == Pre::Item);
    let coded = items().any(|r| r.code.is_some());
    let blank = items().any(|r| r.code.is_none() && r.figures);
    let mut out = vec![Policy::Auto];
    if coded && blank {
        out.push(Policy::Child);
        out.push(Policy::Sibling);
        let told: Vec<&DataRow<'_>> = items().collect();
        let heads = |two: &[&DataRow<'_>]| match two {
            [row, next] => {
                let begins = next.code.as_ref().is_some_and(|c| c.ordinal <= 1);
                row.code.is_none() && row.figures && !row.bold && begins
            }
            _ => false,
        };
        if told.windows(2).any(heads) {
            out.push(Policy::Heads);
        }
    }
    if coded && items().any(|r| r.code.is_some() && r.bold) && items().any(|r| r.code.is_some() && !r.bold) {
        out.push(Policy::BoldSplits);
    }
    let seen = appearance(rows);
    if seen.windows(2).any(|w| matches!(w, [a, b] if a.rank() > b.rank())) {
        out.push(Policy::Appearance);
    }
    if !coded && (mixes_bold(rows) || items().any(|r| r.indent > 0)) {
        out.push(Policy::Flat);
    }
    // Dashes number nothing.
    let numbered = |r: &DataRow<'_>| {
        r.code.as_ref().is_some_and(|c| !matches!(c.style, Style::Dash | Style::Plus | Style::Star | Style::Blank))
    };
    if !items().any(numbered) {
        if coded && blank && mixes_bold(rows) {
            out.push(Policy::Dashes);
        }
        if rows.len() <= 5_000 {
            out.push(Policy::Sums);
        }
    }
    out
}
