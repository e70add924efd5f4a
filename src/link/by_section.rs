//! Signal: the headings above a row against the sections of the plan.

use super::by_number::Numbers;
use super::by_wording::Index;
use super::rows::{Forest, Node};
use super::weigh::{BIT, Bits};
use crate::plan::{Plan, Section};
use crate::words::Bilingual;

/// The section a row stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Under {
    /// The section's place in the plan.
    pub(super) section: usize,
    /// Whether the heading says the section's title, not only its number.
    pub(super) by_title: bool,
}

/// What one heading says about the section, by itself.
pub(super) fn of_heading(node: &Node, index: &mut Index, numbers: &Numbers, tasks: usize) -> Option<Under> {
    let fits = index.fits(node.text);
    let best = fits
        .best
        .iter()
        .filter_map(|fit| {
            usize::try_from(fit.doc).ok()?.checked_sub(tasks).map(|section| (section, fits.evidence(fit.doc)))
        })
        .max_by_key(|(section, bits)| (*bits, std::cmp::Reverse(*section)));
    let task = fits.best.iter().filter(|fit| usize::try_from(fit.doc).is_ok_and(|doc| doc < tasks));
    let task = task.map(|fit| fits.evidence(fit.doc)).max().unwrap_or(0);
    if let Some((section, bits)) = best
        && bits >= 2 * BIT
        && bits + BIT >= task
    {
        return Some(Under { section, by_title: true });
    }
    let [section] = numbers.sections(node.code) else { return None };
    let doc = u32::try_from(tasks + section).unwrap_or(u32::MAX);
    // "I. Chi thường xuyên" is not section 1: the words must not say something else.
    let silent = !fits.tells();
    (silent || fits.share(doc) >= 300).then_some(Under { section: *section, by_title: false })
}

/// The section a node stands under: the nearest heading that is one. `composes` tells whether a bare number of
/// the node may count within it: nothing numbered of its own stands between.
pub(super) fn of_node(node: usize, forest: &Forest, headings: &[Option<Under>]) -> (Option<Under>, bool) {
    let mut composes = true;
    for heading in forest.headings(node) {
        if let Some(Some(under)) = headings.get(heading) {
            return (Some(*under), composes);
        }
        composes &= forest.nodes.get(heading).is_some_and(|node| node.code.is_empty());
    }
    (None, false)
}

/// The evidence for a task of section `of`.
pub(super) fn evidence(under: Option<Under>, plan: &Plan, of: &str) -> Bits {
    let Some(under) = under else { return 0 };
    let here = plan.sections.get(under.section).is_some_and(|section| section.code == of);
    match (here, under.by_title) {
        (true, true) => 2 * BIT + BIT / 2,
        (true, false) => BIT,
        (false, true) => -3 * BIT,
        (false, false) => -BIT,
    }
}

/// "thuộc mục lớn 3".
pub(super) fn reason(section: &Section) -> Bilingual {
    Bilingual::new(
        format!("thuộc mục {}. {}", section.code, super::says::short(&section.title)),
        format!("under section {}. {}", section.code, super::says::short(&section.title)),
    )
}
