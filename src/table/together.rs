//! What only the whole table tells of a column: which one holds the content, which the number, which headings are
//! sources or offices, which figures are counts or shares.

use super::columns::{Col, Part, set, told};
use super::header::classify;
use super::names::{is_office, is_source};
use super::seams::Norm;
use super::vocabulary::Field;
use super::{kinds, years};
use crate::money::Kind;

/// Settles the columns of a table among each other.
pub fn settle(cols: &mut [Col]) {
    texts(cols);
    shares(cols);
    counts(cols);
    under_sources(cols);
    other_sources(cols);
    offices(cols);
}

/// Whether a heading names a level of the budget's own classification: its figures number no rows. "Mục" may do both.
fn class_of_the_budget(col: &Col) -> bool {
    let leaf = Norm::of(col.leaf_text());
    ["chương", "mã chương", "loại", "khoản", "tiểu mục", "mã tiểu mục"].iter().any(|w| leaf.starts(w)) || leaf.is("tm")
}

/// Whether a heading names a source, a kind or a year of money: its figures number no rows.
fn names_money(col: &Col) -> bool {
    let leaf = col.leaf_text();
    let worded = classify(leaf).is_some_and(|(field, _)| matches!(field, Field::Amount | Field::Total));
    worded
        || is_source(leaf)
        || kinds::of_heading(leaf).is_some()
        || years::of_heading(leaf).is_some()
        || col.part_of_year().is_some()
}

/// One content column, one code column.
fn texts(cols: &mut [Col]) {
    // Several columns named Mã/STT: the first with codes is the number, others are classes.
    let mut code_seen = false;
    let mut counted = false;
    for col in cols.iter_mut() {
        counted |= matches!(col.field, Field::Quantity | Field::Price);
        // "SL | ĐG | TT": what quantity and price make.
        if col.field == Field::Code && code_seen && counted && !col.hinted && Norm::of(col.leaf_text()).is("tt") {
            set(col, Field::Amount);
            told(col);
        }
        if col.field == Field::Code {
            if code_seen && !col.hinted {
                set(col, Field::Class);
            }
            code_seen = true;
        }
    }
    if !cols.iter().any(|c| c.field == Field::Content) {
        let by_words = |c: &&mut Col| !c.hinted && c.stat.words > 0 && c.stat.words >= c.stat.figures;
        // A list of offices: the office is the content too. Else the first column that is mostly words.
        let fit = |c: &&mut Col| matches!(c.field, Field::Agency | Field::Known | Field::Code) && c.stat.letters > 0;
        let most = cols.iter_mut().filter(fit).filter(by_words).map(|c| c.stat.words).max().unwrap_or(0);
        let best = cols
            .iter_mut()
            .filter(fit)
            .filter(by_words)
            .filter(|c| c.stat.words * 10 >= most * 6 && c.stat.letters / u64::from(c.stat.words.max(1)) >= 4)
            .min_by_key(|c| {
                let known = c.field == Field::Known && classify(c.leaf_text()).is_some();
                (known, c.field == Field::Code, c.column)
            });
        if let Some(col) = best
            && (col.field != Field::Code || col.stat.codes * 2 < col.stat.words)
        {
            set(col, Field::Content);
        }
    }
    if !cols.iter().any(|c| c.field == Field::Code) {
        // The first column, left of the content, filled with row numbers.
        let content = cols
            .iter()
            .find(|c| c.field == Field::Content)
            .or_else(|| cols.iter().find(|c| c.stat.words > c.stat.figures))
            .map_or(u32::MAX, |c| c.column);
        // In a table turned on its side, by years, whole numbers under words of their own are what the words say.
        let by_years = content == u32::MAX && cols.iter().any(|c| c.field == Field::Year);
        let beside = |c: &Col| !by_years || c.parts.is_empty();
        let first = cols.iter_mut().find(|c| {
            c.column < content
                && beside(c)
                && !c.hinted
                && matches!(c.field, Field::Known | Field::Amount | Field::Class)
                && !class_of_the_budget(c)
                && !names_money(c)
                && c.stat.codes * 10 >= (c.stat.figures + c.stat.words) * 8
                && c.stat.codes >= 2
                && c.stat.large * 4 <= c.stat.figures
        });
        if let Some(col) = first {
            set(col, Field::Code);
        }
    }
}

/// "Số LHS" over small whole figures, beside prices, or beside "Kinh phí" under one heading: how many.
fn counts(cols: &mut [Col]) {
    let priced = cols.iter().any(|c| c.field == Field::Price);
    let over = |c: &Col| c.parts.iter().rev().skip(1).map(|p| (p.first, p.last)).collect::<Vec<_>>();
    let money: Vec<Vec<(u32, u32)>> = cols
        .iter()
        .filter(|c| ["kinh phí", "số tiền", "thành tiền"].iter().any(|w| Norm::of(c.leaf_text()).is(w)))
        .map(over)
        .filter(|path| !path.is_empty())
        .collect();
    let counted = |c: &Col| priced && c.parts.len() == 1 || money.contains(&over(c));
    for col in cols.iter_mut().filter(|c| c.field == Field::Amount && !c.hinted && counted(c)) {
        let small = col.stat.large == 0 && col.stat.shares == 0 && col.stat.codes >= col.stat.figures;
        if small && classify(col.leaf_text()).is_none() && Norm::of(col.leaf_text()).starts("số") {
            set(col, Field::Quantity);
        }
    }
}

/// "Nguồn vốn › Trung ương hỗ trợ | Tỉnh đối ứng": what stands under the word is a source, whatever its name.
fn under_sources(cols: &mut [Col]) {
    let over = |p: &Part| {
        let norm = Norm::of(super::header::after_of_which(&p.text).unwrap_or(&p.text));
        p.last > p.first && SOURCE_GROUPS.iter().any(|w| norm.is(w))
    };
    for col in cols.iter_mut().filter(|c| c.field == Field::Amount && c.source.is_none() && !c.hinted) {
        let leaf = col.leaf_text();
        let other = kinds::of_heading(leaf).is_some()
            || years::of_heading(leaf).is_some()
            || col.part_of_year().is_some()
            || ["tổng", "cộng", "số tiền", "thành tiền", "kinh phí"].iter().any(|w| Norm::of(leaf).starts(w));
        if !other && col.parts.len() > 1 && col.parts.iter().rev().skip(1).any(over) {
            col.source = Some(super::columns::without_unit(leaf).to_owned());
        }
    }
}

/// Headings over columns of sources.
const SOURCE_GROUPS: [&str; 14] = [
    "nguồn vốn",
    "nguồn kinh phí",
    "nguồn",
    "các nguồn",
    "nguồn vốn đầu tư",
    "nguồn ngân sách",
    "nguồn vốn thực hiện",
    "nguồn kinh phí thực hiện",
    "cơ cấu nguồn vốn",
    "cơ cấu nguồn kinh phí",
    "chia theo nguồn",
    "chia theo nguồn vốn",
    "phân theo nguồn vốn",
    "theo nguồn vốn",
];

/// "Khác" beside columns of sources under one heading is the other sources.
fn other_sources(cols: &mut [Col]) {
    let outer = |c: &Col| c.parts.iter().rev().skip(1).map(|p| (p.first, p.last)).collect::<Vec<_>>();
    let other = |c: &Col| c.is_amount() && c.source.is_none() && Norm::of(c.leaf_text()).is("khác");
    let found: Vec<usize> = (0..cols.len())
        .filter(|i| {
            let Some(col) = cols.get(*i).filter(|c| other(c)) else { return false };
            let mut beside = cols.iter().filter(|c| c.is_amount() && c.column != col.column && outer(c) == outer(col));
            beside.any(|c| c.source.is_some())
        })
        .collect();
    for i in found {
        if let Some(col) = cols.get_mut(i) {
            col.source = Some(super::columns::without_unit(col.leaf_text()).to_owned());
        }
    }
}

/// "Chi tiết theo đơn vị" heads columns that are offices, whatever their names.
fn by_offices(parts: &[Part]) -> bool {
    let over = parts.len().checked_sub(2).and_then(|i| parts.get(i)).map(|p| Norm::of(&p.text));
    let total = parts.last().is_some_and(|p| Norm::of(&p.text).starts("tổng") || Norm::of(&p.text).is("cộng"));
    over.is_some_and(|n| {
        ["theo đơn vị", "cho các đơn vị", "các đơn vị", "theo cơ quan", "cho đơn vị"].iter().any(|w| n.has(w))
    }) && !total
        && parts.last().is_some_and(|p| kinds::of_heading(&p.text).is_none() && years::of_heading(&p.text).is_none())
}

/// Amount columns that are offices, or stand under one: at least two of them.
fn offices(cols: &mut [Col]) {
    // "Sở Tài chính thẩm định" is what an office did with the money, not whose it is.
    let office = |part: &Part| {
        let own = is_office(&Norm::head(&part.text, 60)) && !is_source(&part.text);
        own && kinds::of_heading(&part.text).is_none()
    };
    let named = |c: &Col| {
        let parts = if c.is_amount() { c.parts.as_slice() } else { &[] };
        let by_name = parts.iter().rev().find(|p| office(p)).map(|p| p.text.clone());
        by_name.or_else(|| by_offices(parts).then(|| c.leaf_text().to_owned()))
    };
    let mut all: Vec<String> = cols.iter().filter_map(named).collect();
    all.sort_unstable();
    all.dedup();
    // "Sở Ngoại vụ: đề nghị", "Sở Tài chính: thẩm định" are what each did, not whose money it is.
    let kinds = |office: &String| {
        let mut kinds: Vec<Option<Kind>> =
            cols.iter().filter(|c| named(c).as_ref() == Some(office)).map(|c| c.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    };
    if all.len() < 2 || all.windows(2).any(|w| matches!(w, [a, b] if kinds(a) != kinds(b))) {
        return;
    }
    for col in cols.iter_mut() {
        col.agency = named(col).or(col.agency.take());
    }
}

/// A column nobody calls money whose figures all lie between 0 and 1, beside columns of thousands, holds
/// shares.
fn shares(cols: &mut [Col]) {
    let money = cols.iter().any(|c| c.is_amount() && c.stat.large * 2 > c.stat.figures);
    let worded = |c: &Col| c.parts.iter().any(|p| classify(&p.text).is_some());
    for col in cols.iter_mut() {
        let all = col.stat.nonzero >= 3 && col.stat.shares == col.stat.nonzero;
        if money && all && col.is_amount() && !col.hinted && col.unit.is_none() && !worded(col) {
            set(col, Field::Percent);
        }
    }
}
