//! Statements: tables whose rows are no tasks but measures of one sum of money (carried in, granted, used,
//! carried on), some reckoned from others as their own words say, `(3 = 1 + 2)`.

use super::by_formula::Told;
use super::columns::Col;
use super::one::Ctx;
use super::outline::Proof;
use super::rows::{DataRow, Pre};
use super::seams::{Heads, Norm};
use super::signed::{self, Terms};
use super::vocabulary::Field;
use super::{numbers, say};
use crate::finding::Finding;
use crate::money::Kind;
use std::sync::LazyLock;

/// Beginnings of rows that say themselves what kind of amount they are.
const MEASURES: &[(&str, Option<Kind>)] = &[
    ("kinh phí chưa sử dụng kỳ trước chuyển", Some(Kind::CarriedOver)),
    ("kinh phí chưa sử dụng năm trước chuyển", Some(Kind::CarriedOver)),
    ("kinh phí kỳ trước chuyển", Some(Kind::CarriedOver)),
    ("kinh phí năm trước chuyển", Some(Kind::CarriedOver)),
    ("số dư kinh phí năm trước", Some(Kind::CarriedOver)),
    ("số dư kinh phí kỳ trước", Some(Kind::CarriedOver)),
    ("dự toán năm trước chuyển", Some(Kind::CarriedOver)),
    ("dự toán được giao", Some(Kind::Appropriated)),
    ("dự toán giao", Some(Kind::Appropriated)),
    ("kinh phí được giao", Some(Kind::Appropriated)),
    ("kinh phí đã sử dụng đề nghị quyết toán", Some(Kind::Settled)),
    ("kinh phí đề nghị quyết toán", Some(Kind::Settled)),
    ("kinh phí đã sử dụng", Some(Kind::Paid)),
    ("kinh phí đã chi", Some(Kind::Paid)),
    ("dự toán đã sử dụng", Some(Kind::Paid)),
    ("dự toán đã nhận", Some(Kind::Paid)),
    ("dự toán đã rút", Some(Kind::Paid)),
    ("kinh phí đã nhận", Some(Kind::Paid)),
    ("kinh phí thực nhận", Some(Kind::Paid)),
    ("kinh phí đã rút", Some(Kind::Paid)),
    ("kinh phí giảm", Some(Kind::Cut)),
    ("dự toán bị hủy", Some(Kind::Lapsed)),
    ("dự toán bị huỷ", Some(Kind::Lapsed)),
    // Reckoned from the others.
    ("tổng kinh phí được sử dụng", None),
    ("tổng số kinh phí được sử dụng", None),
    ("tổng dự toán được sử dụng", None),
    ("kinh phí chưa sử dụng chuyển", None),
    ("kinh phí còn lại", None),
    ("số dư kinh phí chuyển", None),
    ("số dư chuyển năm sau", None),
    ("số dư chuyển kỳ sau", None),
    ("số dư chuyển sang", None),
    ("số dư kinh phí được phép chuyển", None),
    ("dự toán còn lại", None),
];

/// A row reckoned from others of the same block.
#[derive(Clone, Debug)]
pub struct Reckoned {
    /// The data row.
    pub row: usize,
    /// The data rows it adds and takes away.
    pub terms: Terms<usize>,
}

impl Reckoned {
    /// A plain sum, as what a formula would tell.
    pub fn told(&self) -> Option<Told> {
        let parts: Vec<usize> = self.terms.iter().filter(|(plus, _)| *plus).map(|(_, row)| *row).collect();
        (parts.len() == self.terms.len()).then_some(Told { row: self.row, parts })
    }
}

/// The kind a row's own words state, where the table is a statement: at least three rows of at least two
/// kinds say so. Rows whose words say that they are reckoned from the others become figures told for
/// information.
pub fn measures(rows: &mut [DataRow<'_>]) -> Option<Vec<Option<Kind>>> {
    let of = |r: &DataRow<'_>| {
        static HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(MEASURES.iter().map(|(w, _)| *w)));
        let norm = HEADS.head(unnumbered(r.text), 80)?;
        let hit = MEASURES.iter().filter(|(w, _)| norm.starts(w)).max_by_key(|(w, _)| w.chars().count());
        hit.filter(|_| r.figures && r.pre == Pre::Item).map(|(_, kind)| *kind)
    };
    let all: Vec<Option<Option<Kind>>> = rows.iter().map(of).collect();
    let told = || all.iter().flatten().flatten();
    let first = told().next();
    if told().count() < 3 || told().all(|k| Some(k) == first) {
        return None;
    }
    for (row, said) in rows.iter_mut().zip(&all) {
        if *said == Some(None) {
            row.pre = Pre::Memo;
        }
    }
    // "Dự toán bổ sung trong năm", "Nộp khôi phục dự toán": in such a table every row is a measure.
    let worded = |row: &DataRow<'_>| {
        if row.figures && row.pre == Pre::Item { super::kinds::of_heading(row.text) } else { None }
    };
    Some(rows.iter().zip(all).map(|(row, said)| said.unwrap_or_else(|| worded(row))).collect())
}

/// "I. Số dư kinh phí …" beside a column of codes: the words behind the number.
fn unnumbered(text: &str) -> &str {
    let mark = text.split_once(['.', ')', '-']).filter(|(mark, _)| {
        let mark = mark.trim();
        (1..=4).contains(&mark.len()) && mark.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'I' | b'V' | b'X'))
    });
    mark.map_or(text, |(_, rest)| rest.trim_start())
}

/// The name of a row without leading zeros: its number, or what its "Mã số" says.
fn plain(name: &str) -> String {
    let name = name.trim().trim_end_matches('.');
    let bare = name.trim_start_matches('0');
    if bare.is_empty() { name.to_owned() } else { bare.to_uppercase() }
}

/// What a table's columns say of how its rows are reckoned.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// What "Mã số", "Ký hiệu" call every row.
    names: Vec<Option<String>>,
    /// What "Cách tính" says of every row, "T + GT + TL".
    formulas: Vec<Option<Terms<String>>>,
}

/// Rows that their own words, or a column of formulas, reckon from rows above them: by their own number, or as the
/// figures bear out.
pub fn reckoned(
    rows: &[DataRow<'_>],
    Said { names, formulas }: &Said,
    value: &dyn Fn(usize, usize) -> Option<numbers::Fixed>,
    columns: usize,
) -> Vec<Reckoned> {
    let mut out = Vec::new();
    let open = |r: &DataRow<'_>| matches!(r.pre, Pre::Item | Pre::Total(false)) && r.figures;
    for (i, row) in rows.iter().enumerate().filter(|(_, r)| open(r)) {
        // "Còn lại" may be a rest that counts, or what is left of the rows above: the figures tell.
        let words = || signed::of_words(row.text).filter(|_| row.pre == Pre::Item);
        let formula = || formulas.get(i).cloned().flatten().map(|terms| (String::new(), terms));
        let Some((own, named)) = words().or_else(formula) else {
            out.extend(balance(rows, i, value, columns));
            continue;
        };
        let is_own = |name: Option<String>| name.filter(|_| !own.is_empty()).is_some_and(|n| plain(&n) == plain(&own));
        let sure = is_own(row.code.as_ref().map(|c| c.text.clone())) || is_own(names.get(i).cloned().flatten());
        let find = |name: &str, by_code: bool| {
            (0..i).rev().take(60).find(|j| {
                // "B = I + II" heads the rows below it; "3 = 1 + 2" is reckoned from rows of its own level.
                let level = row.code.as_ref().map(|c| c.style);
                let own = if by_code {
                    let code = rows.get(*j).and_then(|r| r.code.as_ref()).filter(|c| Some(c.style) == level);
                    code.map(|c| plain(&c.text))
                } else {
                    names.get(*j).cloned().flatten().map(|n| plain(&n))
                };
                own.is_some_and(|o| o == plain(name))
            })
        };
        for by_code in [true, false] {
            let terms: Option<Terms<usize>> =
                named.iter().map(|(plus, n)| find(n, by_code).map(|j| (*plus, j))).collect();
            let Some(terms) = terms else { continue };
            let terms: Terms<usize> = terms.into_iter().map(|(plus, j)| (plus, told_below(rows, j, i))).collect();
            let (mut tested, mut held) = (0usize, 0usize);
            for c in 0..columns {
                let Some(stated) = value(c, i) else { continue };
                let sum: numbers::Fixed = terms
                    .iter()
                    .map(|(plus, j)| {
                        let v = value(c, *j).unwrap_or(0);
                        if *plus { v } else { -v }
                    })
                    .sum();
                tested += 1;
                held += usize::from((stated - sum).abs() <= numbers::noise(stated));
            }
            if sure || held * 2 > tested {
                out.push(Reckoned { row: i, terms });
                break;
            }
        }
    }
    out
}

/// "B. PHẦN THU" without a figure of its own: its block's total, "Cộng thu (B)", above row `end`; else the row itself.
fn told_below(rows: &[DataRow<'_>], row: usize, end: usize) -> usize {
    let Some(heading) = rows.get(row).filter(|r| !r.figures) else { return row };
    let style = |r: &DataRow<'_>| r.code.as_ref().map(|c| c.style);
    let block = rows.iter().enumerate().take(end).skip(row + 1);
    let mut block = block.take_while(|(_, r)| style(heading).is_none() || style(r) != style(heading));
    block.find(|(_, r)| matches!(r.pre, Pre::Total(_)) && r.figures).map_or(row, |(i, _)| i)
}

/// Beginnings of rows that may tell what is left between revenue and expenditure. A deficit ("bội chi") is a figure of
/// its own: the assembly decides it (Law 83/2015, article 7).
const BALANCES: &[&str] = &["chênh lệch", "cân đối thu", "thặng dư", "thâm hụt", "kết dư", "còn lại", "số còn lại"];

/// A row that its words call a balance and that is, in every column, one row above at its level less another.
fn balance(
    rows: &[DataRow<'_>],
    i: usize,
    value: &dyn Fn(usize, usize) -> Option<numbers::Fixed>,
    columns: usize,
) -> Option<Reckoned> {
    let row = rows.get(i)?;
    static HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(BALANCES.iter().copied()));
    if !HEADS.begin(row.text, 40) {
        return None;
    }
    let style = |r: &DataRow<'_>| r.code.as_ref().map(|c| c.style);
    let level = |j: &usize| rows.get(*j).is_some_and(|r| r.pre == Pre::Item && r.figures && style(r) == style(row));
    let above: Vec<usize> = (0..i).rev().filter(level).take(12).collect();
    for from in &above {
        for less in above.iter().filter(|l| *l != from) {
            let mut told = 0usize;
            let holds = (0..columns).all(|c| {
                let Some(stated) = value(c, i).filter(|v| *v != 0) else { return true };
                let left = value(c, *from).unwrap_or(0) - value(c, *less).unwrap_or(0);
                told += 1;
                (stated - left).abs() <= numbers::noise(stated) && value(c, *less).is_some_and(|v| v != 0)
            });
            if holds && told > 0 {
                return Some(Reckoned { row: i, terms: vec![(true, *from), (false, *less)] });
            }
        }
    }
    None
}

/// Beginnings of rows that tell what is left of money, where their formulas take one figure away from another.
const LEFT: &[&str] = &["số dư", "dư cuối", "tồn cuối", "tồn quỹ", "kinh phí còn", "dự toán còn", "kinh phí dư"];

/// "Số dư chuyển năm sau" whose every figure is a formula that takes away, `=E16-E26`, be it from another table of the
/// sheet: what is left is told for information.
pub fn balances_by_formula(rows: &mut [DataRow<'_>], raw: &[&crate::sheet::Row], columns: &[u32]) {
    static HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(LEFT.iter().chain(BALANCES).copied()));
    for row in rows.iter_mut().filter(|r| r.figures && matches!(r.pre, Pre::Item | Pre::Total(false))) {
        if !HEADS.begin(unnumbered(row.text), 40) {
            continue;
        }
        // "Kinh phí còn thiếu đề nghị bổ sung" is asked for.
        let norm = Norm::head(row.text, 80);
        if norm.has("thiếu") || norm.has("đề nghị") {
            continue;
        }
        let cells = raw.get(row.position).into_iter().flat_map(|r| &r.cells);
        let money: Vec<&crate::sheet::Cell> =
            cells.filter(|c| columns.contains(&c.column) && super::grid::is_figure(c)).collect();
        let takes_away = |cell: &&crate::sheet::Cell| {
            cell.formula.as_deref().is_some_and(|formula| signed::takes_away(formula, cell.column))
        };
        if !money.is_empty() && money.iter().all(takes_away) {
            row.pre = Pre::Memo;
        }
    }
}

/// Makes reckoned rows what they are: a sum, or a figure told for information.
pub fn mark(rows: &mut [DataRow<'_>], found: &[Reckoned]) {
    for one in found {
        if let Some(row) = rows.get_mut(one.row) {
            row.pre = if one.terms.iter().all(|(plus, _)| *plus) { Pre::Total(true) } else { Pre::Memo };
        }
    }
}

/// Reckoned rows whose figures do not hold in some column.
pub fn findings(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for one in ctx.reckoned.iter().filter(|r| r.terms.iter().any(|(plus, _)| !plus)) {
        for (c, col) in amounts.iter().enumerate() {
            let Some(stated) = proof.own(c, one.row) else { continue };
            let sum: numbers::Fixed = one
                .terms
                .iter()
                .map(|(plus, j)| {
                    let v = proof.own(c, *j).unwrap_or(0);
                    if *plus { v } else { -v }
                })
                .sum();
            if !proof.exact(stated, sum) {
                out.push(say::difference_differs(
                    ctx.sheet(),
                    ctx.place(*col, one.row),
                    ctx.dong(*col, stated),
                    ctx.dong(*col, sum),
                ));
            }
        }
    }
    out
}

/// What a column of short names ("Mã số", "Ký hiệu") calls every row and one of formulas says of it, where the table has
/// such columns.
pub fn said(ctx: &Ctx<'_, '_>) -> Said {
    let column = |heads: &[&str], fields: &[Field]| {
        let fits = |c: &&Col| fields.contains(&c.field) && heads.iter().any(|w| Norm::of(c.leaf_text()).is(w));
        ctx.cols.iter().find(fits).map(|c| c.column)
    };
    let cells = |column: Option<u32>| -> Vec<Option<String>> {
        let Some(column) = column else { return vec![None; ctx.raw.len()] };
        ctx.raw.iter().map(|row| Some(row.cell(column)?.value.raw().trim().to_owned())).collect()
    };
    let short = |t: &str| !t.is_empty() && t.chars().count() <= 5;
    let names = cells(column(&["mã số", "ký hiệu"], &[Field::Class]));
    let formulas =
        cells(column(&["cách tính", "công thức", "công thức tính", "diễn giải"], &[Field::Known, Field::Note]));
    let terms = |text: String| {
        signed::terms(&text).filter(|terms| terms.len() >= 2 && terms.iter().all(|(_, name)| short(name)))
    };
    Said {
        names: names.into_iter().map(|name| name.filter(|t| short(t))).collect(),
        formulas: formulas.into_iter().map(|text| text.and_then(terms)).collect(),
    }
}
