//! `variance` (so sánh): what was spent against what was usable, with a word for how it stands.

use super::columns::plain;
use super::figures::Figures;
use super::group::group;
use super::{Asked, Cell, Column, Facts, Figure, Report};
use crate::words::Bilingual;
use jiff::civil::{Date, date};

const FIGURES: [Figure; 9] = [
    Figure::Planned,
    Figure::Granted,
    Figure::Usable,
    Figure::Spent,
    Figure::Disbursed,
    Figure::Variance,
    Figure::Remaining,
    Figure::Rate,
    Figure::RateDisbursed,
];

/// How far, in hundredths of a percent, disbursement may lag behind the calendar before the word says
/// so: ten points. Offices that judge by another measure read the rates beside it.
pub const LAG_ALLOWED: i64 = 1_000;

/// Makes the report.
pub(super) fn report(facts: &Facts, asked: &Asked) -> Report {
    let grouped = group(facts, asked, false);
    let mut columns: Vec<Column> = FIGURES
        .iter()
        .map(|figure| {
            let mut column = figure.column();
            if *figure == Figure::Usable || *figure == Figure::Disbursed {
                // The columns it follows from are not in this report.
                (column.formula, column.expr) = (None, None);
            }
            column
        })
        .collect();
    columns.push(plain("status", "Đánh giá", "Status"));
    let due = due(asked);
    // What belongs to no task has no budget of its own to keep to.
    let judged = |key: &str| key.rsplit('/').next() != Some("unlinked");
    let cells = |figures: &Figures, judged: bool| -> Vec<Cell> {
        let mut cells: Vec<Cell> = FIGURES.iter().map(|figure| figures.cell(*figure)).collect();
        cells.push(Status::of(figures, due).filter(|_| judged).map_or(Cell::Empty, |status| Cell::Text(status.word())));
        cells
    };
    Report {
        slug: "variance",
        title: Bilingual::new("So sánh thực hiện với dự toán", "Variance of execution against the budget"),
        year: asked.year,
        as_of: asked.as_of,
        rows: grouped.lines.iter().map(|line| line.row(cells(&line.figures, judged(&line.key)))).collect(),
        totals: cells(&grouped.figures, true),
        columns,
    }
}

/// How execution stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// More spent, or advanced, than usable.
    Over,
    /// Money to spend, nothing disbursed.
    Nothing,
    /// Disbursement lags behind the calendar by more than [`LAG_ALLOWED`].
    Late,
    /// Neither.
    OnTime,
}

impl Status {
    /// The word, with its sign: never told by colour alone.
    pub fn word(self) -> Bilingual {
        match self {
            Self::Over => Bilingual::new("✖ Vượt dự toán", "✖ Over budget"),
            Self::Nothing => Bilingual::new("○ Chưa giải ngân", "○ Not disbursed"),
            Self::Late => Bilingual::new("▲ Chậm tiến độ", "▲ Behind schedule"),
            Self::OnTime => Bilingual::new("● Đúng tiến độ", "● On schedule"),
        }
    }

    /// Whether the word should stand out.
    pub fn is_bad(word: &str) -> bool {
        word.starts_with(['✖', '▲'])
    }

    /// Judges a row; `due` is the share of the year gone, where it is known. `None` without usable
    /// money or spending, and when only the calendar could tell late from on time.
    fn of(figures: &Figures, due: Option<i64>) -> Option<Self> {
        let of = |figure| figures.get(figure);
        let usable = of(Figure::Usable).unwrap_or(0);
        let disbursed = of(Figure::Disbursed).unwrap_or(0);
        if of(Figure::Spent).unwrap_or(0).max(disbursed) > usable {
            return Some(Self::Over);
        }
        if usable <= 0 {
            return None;
        }
        if disbursed == 0 {
            return Some(Self::Nothing);
        }
        let rate = figures.rate(Figure::Disbursed, Figure::Usable)?;
        if rate >= 10_000 {
            return Some(Self::OnTime);
        }
        Some(if rate.saturating_add(LAG_ALLOWED) < due? { Self::Late } else { Self::OnTime })
    }
}

/// The share of the budget year gone on the day asked, in hundredths of a percent.
fn due(asked: &Asked) -> Option<i64> {
    let (year, as_of): (i32, Date) = (asked.year?, asked.as_of?);
    let year16 = i16::try_from(year).ok().filter(|year| (1..=9998).contains(year))?;
    let gone = (as_of - date(year16, 1, 1)).get_days().saturating_add(1);
    let days = date(year16, 1, 1).days_in_year();
    Some((i64::from(gone) * 10_000 / i64::from(days)).clamp(0, 10_000))
}
