//! What a row has from the rows beside and above it: year, group, kind, agency.

use super::columns::Col;
use super::lines::{Memo, cell_text};
use super::one::Ctx;
use super::outline::{Outline, Place};
use super::rows::Pre;
use super::seams::{Heads, Norm};
use super::vocabulary::Field;
use super::{kinds, names, years};
use crate::money::Kind;
use arcstr::ArcStr;
use std::sync::LazyLock;

/// The column of words nearest to the left of the content: "Lĩnh vực", "Nhóm nhiệm vụ". It heads the rows it begins.
pub fn group_column<'c>(ctx: &'c Ctx<'_, '_>) -> Option<&'c Col> {
    let content = ctx.texts.content.first().copied()?;
    let dated = |c: &Col| Norm::of(c.leaf_text()).starts("ngày");
    let named = |c: &Col| c.stat.words > 0 && c.stat.figures == 0 && !dated(c);
    let words = |c: &&Col| c.column < content && c.field == Field::Known && named(c);
    ctx.cols.iter().filter(words).max_by_key(|c| c.column)
}

/// The year every row stands in by a column left of the content that is filled where a year begins.
pub fn years_down(ctx: &Ctx<'_, '_>, col: Option<&Col>, memo: &mut Memo) -> Vec<Option<i32>> {
    let content = ctx.texts.content.first().copied().unwrap_or(0);
    let Some(col) = col.filter(|c| c.column < content) else { return Vec::new() };
    let mut last = None;
    let items = ctx.rows.iter().enumerate();
    items
        .map(|(i, row)| {
            if row.pre == Pre::Item {
                last = cell_text(ctx, i, Some(col)).and_then(|t| memo.year(&t)).or(last);
            }
            last
        })
        .collect()
}

/// How rows begin that tell what kind of amount they hold and nothing else: "Đơn vị đề nghị", "Sở Tài chính thẩm
/// định" under a task, "Thực hiện năm 2023" over a list of them.
const KIND_ROWS: &[&str] = &[
    "đơn vị đề nghị",
    "đơn vị trình",
    "đề nghị",
    "đề xuất",
    "số đề nghị",
    "sở tài chính",
    "stc",
    "thẩm định",
    "số thẩm định",
    "được duyệt",
    "số được duyệt",
    "phê duyệt",
    "dự toán",
    "được giao",
    "thực hiện năm",
    "ước thực hiện",
    "đã chi",
    "đã sử dụng",
    "đã thực hiện",
    "quyết toán",
    "giải ngân",
];

/// The kind rows state themselves, where all rows beside each other state one and not all the same: what stands under
/// them is of that kind, and of the year they state.
pub fn row_kinds(ctx: &Ctx<'_, '_>, outline: &Outline) -> Vec<Option<(Kind, Option<i32>)>> {
    let says = |row: &usize| {
        let text = ctx.rows.get(*row)?.text;
        // Most rows are longer than any wording of a kind.
        if text.len() > 200 {
            return None;
        }
        static HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(KIND_ROWS.iter().copied()));
        let begins = || HEADS.head(text, 50).is_some_and(|norm| norm.len() <= 45 && HEADS.head_of(&norm));
        let kind = kinds::of_heading(text).filter(|_| begins() || kinds::only_known(text))?;
        Some((kind, years::of_heading(text)))
    };
    let mut out: Vec<Option<(Kind, Option<i32>)>> = Vec::new();
    if rest_on_decisions(ctx) {
        let told: Option<Vec<Kind>> = outline.roots.iter().map(|row| decided(ctx, *row)).collect();
        if let Some(told) = told.filter(|_| outline.children.iter().all(Vec::is_empty)) {
            out.resize(ctx.rows.len(), None);
            for (row, kind) in outline.roots.iter().zip(told) {
                if let Some(slot) = out.get_mut(*row) {
                    *slot = Some((kind, None));
                }
            }
            return out;
        }
    }
    for beside in [&outline.roots].into_iter().chain(&outline.children).filter(|b| b.len() >= 2) {
        let told: Option<Vec<(Kind, Option<i32>)>> = beside.iter().map(says).collect();
        let Some(told) = told.filter(|t| t.iter().any(|k| Some(k) != t.first())) else { continue };
        out.resize(ctx.rows.len(), None);
        for (row, kind) in beside.iter().zip(told) {
            let mut todo = vec![*row];
            while let Some(at) = todo.pop() {
                if let Some(slot) = out.get_mut(at) {
                    *slot = Some(kind);
                }
                todo.extend(outline.children.get(at).into_iter().flatten().copied());
            }
        }
    }
    out
}

/// What a row of a list of decisions says that its decision did with the estimate.
fn decided(ctx: &Ctx<'_, '_>, row: usize) -> Option<Kind> {
    const DEEDS: [(&str, Kind); 10] = [
        ("giao bổ sung", Kind::Supplemented),
        ("bổ sung", Kind::Supplemented),
        ("cấp bổ sung", Kind::Supplemented),
        ("giao dự toán bổ sung", Kind::Supplemented),
        ("giao dự toán", Kind::Appropriated),
        ("giao kinh phí", Kind::Appropriated),
        ("giao đầu năm", Kind::Appropriated),
        ("dự toán giao", Kind::Appropriated),
        ("dự toán đầu năm", Kind::Appropriated),
        ("điều chỉnh", Kind::Adjusted),
    ];
    let text = ctx.rows.get(row)?.text;
    let norm = Norm::head(text, 60);
    let taken = ["thu hồi", "cắt giảm", "giảm dự toán"].iter().any(|w| norm.starts(w));
    let negative = || (0..ctx.cols.len()).any(|c| ctx.figure(c, row).is_some_and(|v| v < 0));
    // Written with its sign it changes what was given before.
    let changed = (taken && negative()).then_some(Kind::Adjusted);
    changed.or_else(|| DEEDS.iter().find(|(w, _)| norm.starts(w)).map(|(_, kind)| *kind))
}

/// Whether every row of a table rests on a decision of its own, told in a column for it.
pub fn rest_on_decisions(ctx: &Ctx<'_, '_>) -> bool {
    let heads = |c: &&Col| {
        let leaf = Norm::of(c.leaf_text());
        c.field == Field::Document
            && ["quyết định", "số quyết định", "số qđ", "qđ", "số, ngày quyết định"].iter().any(|w| leaf.starts(w))
    };
    let Some(col) = ctx.cols.iter().find(heads) else { return false };
    let items: Vec<usize> =
        (0..ctx.rows.len()).filter(|i| ctx.rows.get(*i).is_some_and(|r| r.pre == Pre::Item && r.figures)).collect();
    let told = items.iter().filter(|i| {
        cell_text(ctx, **i, Some(col)).is_some_and(|t| t.contains('/') && t.chars().any(|c| c.is_ascii_digit()))
    });
    items.len() >= 2 && told.count() * 10 >= items.len() * 9
}

/// The group every row stands in by its column of words.
pub fn groups_down(ctx: &Ctx<'_, '_>, col: Option<&Col>) -> Vec<Option<ArcStr>> {
    let Some(col) = col else { return Vec::new() };
    let mut last = None;
    let items = ctx.rows.iter().enumerate();
    items
        .map(|(i, row)| {
            if matches!(row.pre, Pre::Item | Pre::Continued) {
                last = cell_text(ctx, i, Some(col)).or_else(|| last.take());
            }
            last.clone()
        })
        .collect()
}

/// The office every row stands under by a column of offices left of the content that is filled where an office begins:
/// rows without a number of their own go on with it.
pub fn offices_down(ctx: &Ctx<'_, '_>, outline: &Outline, col: Option<&Col>) -> Vec<Option<ArcStr>> {
    let content = ctx.texts.content.first().copied().unwrap_or(0);
    let Some(col) = col.filter(|c| c.column < content) else { return Vec::new() };
    let mut last: Option<(Place, ArcStr)> = None;
    let rows = ctx.rows.iter().enumerate();
    rows.map(|(i, row)| {
        let place = outline.places.get(i).copied().filter(|p| row.pre == Pre::Item && matches!(p, Place::Under(_)))?;
        match cell_text(ctx, i, Some(col)) {
            Some(own) => last = Some((place, own)),
            None if row.code.is_some() || last.as_ref().is_some_and(|(above, _)| *above != place) => last = None,
            None => {}
        }
        last.as_ref().map(|(_, office)| ArcStr::clone(office))
    })
    .collect()
}

/// Whether a row beside all others says what is kept back of the money granted (10 % for the reform of salaries): part
/// of it, not more.
pub fn withheld(ctx: &Ctx<'_, '_>, outline: &Outline, row: usize) -> bool {
    static HEADS: LazyLock<Heads> = LazyLock::new(|| {
        Heads::of(["tiết kiệm 10", "10% tiết kiệm", "số tiết kiệm 10", "trừ tiết kiệm 10", "giữ lại 10"])
    });
    ctx.rows.get(row).is_some_and(|r| HEADS.begin(r.text, 40))
        && outline.places.get(row) == Some(&Place::Under(None))
        && !outline.totals.iter().any(|t| t.parts.contains(&row))
}

/// How names of offices begin that mean nothing else, even where one stands alone over a list.
const PLAINLY: &[&str] = &[
    "sở",
    "ubnd",
    "ủy ban",
    "uỷ ban",
    "công an tỉnh",
    "công an huyện",
    "tỉnh đoàn",
    "bộ chỉ huy",
    "bch quân sự",
    "liên hiệp các",
    "liên minh",
    "văn phòng",
    "bệnh viện",
    "chi cục",
    "thpt",
    "thcs",
    "ptdt",
    "trường thpt",
    "trường thcs",
    "trường ptdt",
    "trường tiểu học",
    "trường mầm non",
    "trường trung học",
    "trường phổ thông",
    "trường cao đẳng",
    "trường đại học",
    "trường trung cấp",
    "trung tâm y tế",
    "trung tâm gdtx",
    "trung tâm giáo dục",
    "trạm y tế",
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "đảng ủy",
];

/// Whether a text plainly begins with the name of an office.
pub fn plainly(text: &str) -> bool {
    let norm = Norm::head(text, 40);
    names::is_office(&norm) && PLAINLY.iter().any(|w| norm.starts(w))
}

/// The agency every row names that stands for one: the rows beside each other are mostly offices ("I. Sở Y tế",
/// "II. Báo tỉnh"), or the only one plainly is.
pub fn agencies(ctx: &Ctx<'_, '_>, outline: &Outline) -> Vec<Option<ArcStr>> {
    let text = |row: usize| unmarked(ctx.rows.get(row).map_or("", |r| r.text)).trim();
    let mut out: Vec<Option<ArcStr>> = Vec::new();
    // In a list of projects "Trường THPT A" is what is built; only what heads others is whose they are.
    let projects = ctx.cols.iter().any(|c| {
        let leaf = Norm::of(c.leaf_text());
        c.field == Field::Content && ["dự án", "công trình", "gói thầu"].iter().any(|w| leaf.has(w))
    });
    let heads = |row: &usize| outline.children.get(*row).is_some_and(|c| !c.is_empty());
    for beside in [&outline.roots].into_iter().chain(&outline.children).filter(|b| !b.is_empty()) {
        if projects && !beside.iter().any(heads) {
            continue;
        }
        let office = |row: &&usize| names::is_office(&Norm::head(text(**row), 40));
        let plainly = |row: &usize| plainly(text(*row));
        // Most lists hold no office at all: the first few rows tell.
        if beside.iter().take(12).filter(office).count() == 0 {
            continue;
        }
        let named = beside.iter().filter(office).count();
        let mostly = named * 10 >= beside.len() * 6 && beside.iter().any(plainly);
        if !mostly || beside.len() == 1 && !beside.iter().all(plainly) {
            continue;
        }
        out.resize(ctx.rows.len(), None);
        // "VI. Dự phòng ngân sách" beside offices is nobody's.
        for row in beside.iter().filter(|row| !names_spending(text(**row))) {
            if let Some(slot) = out.get_mut(*row) {
                *slot = Some(ArcStr::from(text(*row)));
            }
        }
    }
    out
}

/// The office of a row in a column of offices that also lists what each of them does: the row's own, else the nearest
/// heading's; the row's words where neither reads like one.
pub fn office_of(own: &ArcStr, path: &[String]) -> ArcStr {
    let is_office = |text: &str| super::names::is_office(&Norm::head(text, 40));
    if is_office(own) {
        return ArcStr::clone(own);
    }
    path.iter()
        .rev()
        .find(|heading| is_office(heading))
        .map_or_else(|| ArcStr::clone(own), |heading| ArcStr::from(heading.as_str()))
}

pub fn content_is_agency(ctx: &Ctx<'_, '_>) -> bool {
    ctx.cols.iter().find(|c| c.field == Field::Content).is_some_and(|c| {
        // "Đơn vị/Nội dung" heads offices and what they do.
        let mixed = ["nội dung", "nhiệm vụ", "chương trình", "dự án"].iter().any(|w| Norm::of(c.leaf_text()).has(w));
        !mixed && matches!(super::header::classify(c.leaf_text()), Some((Field::Agency, _)))
    })
}

/// Whether a row of a list of offices is what money is for: "Chi trả nợ lãi", "Chi dự phòng ngân sách" (Decree 31/2017,
/// form 54). "Chi cục Thuế" and a commune called Chi Lăng are none.
pub fn names_spending(text: &str) -> bool {
    static HEADS: LazyLock<Heads> = LazyLock::new(|| {
        Heads::of([
            "chi trả",
            "chi bổ sung",
            "chi dự phòng",
            "chi tạo nguồn",
            "chi chuyển nguồn",
            "chi đầu tư",
            "chi thường xuyên",
            "chi khác",
            "chi chương trình",
            "chi hỗ trợ",
            "chi cải cách",
            "dự phòng ngân sách",
            "dự phòng chi",
        ])
    });
    HEADS.begin(text, 40)
}

/// A row's words without the dash or cross it begins with.
pub fn unmarked(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || "-–—+*•".contains(c))
}
