//! `execution` (thực hiện): from what was granted to what was disbursed and is still available.

use super::group::group;
use super::{Asked, Facts, Figure, Report};
use crate::words::Bilingual;

/// Its figures, in order.
pub(super) const FIGURES: [Figure; 19] = [
    Figure::CarriedIn,
    Figure::Granted,
    Figure::Supplemented,
    Figure::Adjusted,
    Figure::HandedOver,
    Figure::Reduced,
    Figure::Usable,
    Figure::Closed,
    Figure::Committed,
    Figure::CommitmentOpen,
    Figure::Advanced,
    Figure::AdvanceOpen,
    Figure::Spent,
    Figure::Disbursed,
    Figure::Available,
    Figure::Remaining,
    Figure::Rate,
    Figure::RateDisbursed,
    Figure::Planned,
];

/// Makes the report.
pub(super) fn report(facts: &Facts, asked: &Asked) -> Report {
    let grouped = group(facts, asked, false);
    Report {
        slug: "execution",
        title: Bilingual::new("Tình hình thực hiện dự toán", "Budget execution"),
        year: asked.year,
        as_of: asked.as_of,
        columns: FIGURES.iter().map(|figure| figure.column()).collect(),
        rows: grouped
            .lines
            .iter()
            .map(|line| line.row(FIGURES.iter().map(|figure| line.figures.cell(*figure)).collect()))
            .collect(),
        totals: FIGURES.iter().map(|figure| grouped.figures.cell(*figure)).collect(),
    }
}
