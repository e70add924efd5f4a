//! What a table is for, as the titles over it say: the estimate of one task, item by item, or of a whole plan.

use super::one::Ctx;
use super::seams::{Norm, unit_in};
use arcstr::ArcStr;

/// Lines over a table that name no task: whose paper it is, which annex, the motto of the state.
const OTHER: [&str; 14] = [
    "cộng hòa xã hội",
    "độc lập",
    "phụ lục",
    "biểu số",
    "biểu",
    "mẫu số",
    "mẫu",
    "số:",
    "kèm theo",
    "đơn vị",
    "đảng cộng sản",
    "chương",
    "mã",
    "ngày",
];

/// Longer than this is a paragraph, not a title.
const LONGEST: usize = 600;

/// The titles that say what a table is for, put together.
pub fn about(ctx: &Ctx<'_, '_>) -> Option<ArcStr> {
    let names = |title: &&String| {
        let norm = Norm::head(title, 60);
        !title.starts_with('(')
            && unit_in(title).is_none()
            && !OTHER.iter().any(|w| norm.starts(w))
            && !super::names::is_office(&norm)
            && !super::names::is_document(title)
    };
    let titles: Vec<&str> = ctx.titles.iter().filter(names).map(String::as_str).collect();
    let joined = titles.join(" ");
    (!joined.is_empty() && joined.len() <= LONGEST).then(|| joined.into())
}
