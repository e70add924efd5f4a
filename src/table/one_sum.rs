//! Whether a table's amounts may be added up to one figure at all. A balance of revenue and expenditure, or
//! columns that count different things, have sums of their own and no sum together.

use super::columns::Col;
use super::one::Ctx;
use super::outline::Outline;
use super::seams::{Heads, Norm};
use super::vocabulary::Field;
use crate::money::Kind;
use std::sync::LazyLock;

/// Why the lines of a table make no one sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// Its blocks are revenue, expenditure and what balances them.
    Blocks,
    /// Its columns count different things.
    Columns,
    /// Its rows are measures of one sum of money.
    Statement,
}

/// Beginnings of rows that are revenue.
pub const REVENUE: &[&str] = &[
    "thu",
    "phần thu",
    "tổng thu",
    "tổng số thu",
    "nguồn thu",
    "tổng nguồn thu",
    "số thu",
    "các khoản thu",
    "dự toán thu",
    "quyết toán thu",
    "dự kiến thu",
    "ước thu",
    // What a fund begins with is spent like what it takes in.
    "số dư đầu",
    "dư đầu",
    "tồn quỹ đầu",
    "tích lũy đầu",
    "tích lũy tài chính đầu",
];
/// Beginnings of rows that are expenditure, or what is left between both.
pub const EXPENDITURE: &[&str] = &[
    "chi",
    "phần chi",
    "tổng chi",
    "tổng số chi",
    "số chi",
    "các khoản chi",
    "nhiệm vụ chi",
    "dự toán chi",
    "quyết toán chi",
    "dự kiến chi",
    "ước chi",
    "bội chi",
    "bội thu",
    "cân đối",
    "chênh lệch",
    "nguồn bù đắp",
    "vay bù đắp",
];

/// Words and names that only begin like revenue or expenditure: gathering data, a branch office.
const NEITHER: &[&str] = &[
    "thu nhập",
    "thu thập",
    "thu gom",
    "thu hút",
    "thu mua",
    "thu hoạch",
    "thu dọn",
    "thu âm",
    "thu hình",
    "thu phát",
    "dự kiến thu hút",
    "dự kiến thu thập",
    "dự kiến thu mua",
    "chi cục",
    "chi nhánh",
    "chi bộ",
    "chi hội",
    "chi đoàn",
];

/// Whether, and why, a table's lines must not be added up.
pub fn apart(ctx: &Ctx<'_, '_>, amounts: &[usize], outline: &Outline) -> Option<Apart> {
    if ctx.measures.is_some() {
        return Some(Apart::Statement);
    }
    if !outline.totals.iter().any(|t| t.grand && t.agreed > 0) && blocks(ctx, outline) {
        return Some(Apart::Blocks);
    }
    (!columns_add_up(ctx, amounts)).then_some(Apart::Columns)
}

fn blocks(ctx: &Ctx<'_, '_>, outline: &Outline) -> bool {
    !revenue(ctx, outline).is_empty()
}

/// Whether a title or the heading of the contents says that the table tells revenue and nothing else: "Dự toán thu ngân
/// sách", "Nội dung thu".
pub fn is_revenue(ctx: &Ctx<'_, '_>) -> bool {
    static REVENUE_HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(REVENUE.iter().copied()));
    static SPENDING_HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(EXPENDITURE.iter().copied()));
    static NEITHER_HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(NEITHER.iter().copied()));
    const ABOUT: [&str; 10] = [
        "dự toán thu",
        "quyết toán thu",
        "kế hoạch thu",
        "tình hình thu",
        "thực hiện thu",
        "kết quả thu",
        "nhiệm vụ thu",
        "tổng hợp thu",
        "dự kiến thu",
        "giao thu",
    ];
    let begins = |text: &str, heads: &Heads| heads.begin(text, 40) && !NEITHER_HEADS.begin(text, 40);
    let spent = ctx.rows.iter().any(|r| begins(r.text, &SPENDING_HEADS))
        || ctx.cols.iter().any(|c| c.is_amount() && c.parts.iter().any(|p| begins(&p.text, &SPENDING_HEADS)));
    if spent {
        return false;
    }
    let headed = ctx.cols.iter().filter(|c| c.field == Field::Content).any(|c| {
        let leaf = Norm::of(c.leaf_text());
        ["nội dung thu", "nguồn thu", "khoản thu", "chỉ tiêu thu", "các khoản thu"].iter().any(|w| leaf.starts(w))
    });
    let titled = ctx.titles.iter().any(|title| {
        let norm = Norm::of(title.split('(').next().unwrap_or(""));
        let about = ABOUT.iter().any(|w| norm.has(w));
        about && !norm.has("chi") && !NEITHER.iter().chain(&["thu hồi"]).any(|w| norm.has(w))
    });
    let told = ctx.rows.iter().filter(|r| r.figures).any(|r| {
        let norm = Norm::head(r.text, 40);
        begins(r.text, &REVENUE_HEADS) || ["thuế", "phí", "lệ phí", "học phí"].iter().any(|w| norm.starts(w))
    });
    headed || titled && told
}

/// The rows that are revenue, or head it, beside rows of expenditure: at the top, or under one heading.
pub fn revenue(ctx: &Ctx<'_, '_>, outline: &Outline) -> Vec<usize> {
    // Communes: "Thu Phong", "Chi Lăng".
    if super::inherit::content_is_agency(ctx) {
        return Vec::new();
    }
    let heads = |words: &[&'static str]| Heads::of(words.iter().copied());
    let (revenue, expenditure, neither) = (heads(REVENUE), heads(EXPENDITURE), heads(NEITHER));
    let begins = |row: usize, words: &Heads| {
        ctx.rows.get(row).is_some_and(|r| words.begin(r.text, 40) && !neither.begin(r.text, 40))
    };
    let of = |rows: &[usize]| -> Vec<usize> {
        if rows.iter().any(|row| begins(*row, &expenditure)) {
            rows.iter().copied().filter(|row| begins(*row, &revenue)).collect()
        } else {
            Vec::new()
        }
    };
    let top = of(&outline.roots);
    if !top.is_empty() {
        return top;
    }
    outline.roots.iter().filter_map(|root| outline.children.get(*root)).flat_map(|children| of(children)).collect()
}

/// One leaf column, columns that one sum column adds up, or columns that split one kind by year, source,
/// month or decision.
fn columns_add_up(ctx: &Ctx<'_, '_>, amounts: &[usize]) -> bool {
    let mut leaves: Vec<&Col> = amounts.iter().filter_map(|i| ctx.cols.get(*i)).filter(|c| c.is_leaf()).collect();
    // Columns of earlier years stand beside the table's own, they are no part of its sum.
    let past = |c: &&Col| c.history || c.kind.is_some_and(Kind::is_history);
    if leaves.iter().any(past) && leaves.iter().any(|c| !past(c)) {
        leaves.retain(|c| !past(c));
    }
    if leaves.len() <= 1 {
        return true;
    }
    let summed = (0..amounts.len()).any(|whole| {
        leaves.iter().all(|leaf| {
            amounts
                .iter()
                .position(|i| ctx.cols.get(*i).is_some_and(|c| c.column == leaf.column))
                .is_some_and(|part| part == whole || ctx.families.holds(whole, part))
        })
    });
    if summed {
        return true;
    }
    let kind = leaves.first().and_then(|c| c.kind);
    let split = |by: &dyn Fn(&Col) -> bool| leaves.iter().all(|c| by(c));
    leaves.iter().all(|c| c.kind == kind)
        && (split(&|c| c.source.is_some())
            || split(&|c| c.document.is_some())
            || split(&|c| c.agency.is_some())
            || split(&|c| c.month.is_some())
            || split(&|c| c.year.is_some()) && apart_in_years(&leaves))
}

/// Whether no two columns count the same year without a source to tell them apart.
fn apart_in_years(leaves: &[&Col]) -> bool {
    leaves.iter().enumerate().all(|(i, a)| {
        leaves
            .iter()
            .skip(i + 1)
            .all(|b| a.year != b.year || a.source != b.source || a.month != b.month || a.document != b.document)
    })
}
