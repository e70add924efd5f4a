//! Signal: the years of a row against the years of a task; and the verdict on a line's year.

use super::weigh::{BIT, Bits, log2};
use crate::money::Kind;
use crate::plan::{Plan, Task};
use crate::table::Line;
use crate::words::Bilingual;

/// How a line's year stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// In order, or nothing to hold it against.
    Fine,
    /// No year, and none can be concluded.
    Unknown,
    /// Before the plan's first or after its last year.
    OutsidePlan,
    /// Inside the plan, but the task is not scheduled then.
    NotScheduled,
}

impl Verdict {
    /// Whether a line of a sure task is linked: a year that is merely not scheduled is said, not asked.
    pub(super) const fn lets_link(self) -> bool {
        matches!(self, Self::Fine | Self::NotScheduled)
    }
}

/// Where a line's year comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Source {
    /// The table says it.
    Table,
    /// The plan has one year only.
    OnlyYear,
    /// The day of the payment.
    Day,
    /// Nothing says it.
    None,
}

/// The year of a line, as far as it can be concluded without a person.
///
/// A payment's day tells its year except in January, which may still belong to the year before (chỉnh lý); the
/// day of a decision tells nothing, as next year's grant is decided in December.
pub(super) fn year_of(line: &Line, plan: &Plan) -> (Option<i32>, Source) {
    if let Some(year) = line.year {
        return (Some(year), Source::Table);
    }
    if let Some((first, last)) = plan.period
        && first == last
    {
        return (Some(first), Source::OnlyYear);
    }
    if let (Some(date), Some(Kind::Paid | Kind::Advanced)) = (line.date, line.kind)
        && date.month() > 1
    {
        return (Some(i32::from(date.year())), Source::Day);
    }
    (None, Source::None)
}

/// Holds a year against the plan's period and the task's schedule. Schedules without years judge nothing.
pub(super) fn verdict(year: Option<i32>, plan: &Plan, task: Option<&Task>) -> Verdict {
    let Some(year) = year else { return Verdict::Unknown };
    if outside(year, plan) {
        Verdict::OutsidePlan
    } else if task.is_some_and(|task| !task.schedule.years.is_empty() && !task.schedule.years.contains(&year)) {
        Verdict::NotScheduled
    } else {
        Verdict::Fine
    }
}

fn outside(year: i32, plan: &Plan) -> bool {
    plan.period.is_some_and(|(first, last)| year < first || year > last)
}

/// The evidence of a row's years: scheduled ones speak for a task by how few years it has, others against.
pub(super) fn evidence(years: &[i32], plan: &Plan, task: &Task) -> Bits {
    let scheduled = &task.schedule.years;
    if scheduled.is_empty() || years.is_empty() {
        return 0;
    }
    if let [year] = years
        && !scheduled.contains(year)
    {
        return if outside(*year, plan) { 0 } else { -BIT * 6 / 5 };
    }
    let inside = years.iter().filter(|year| scheduled.contains(year)).count();
    let missed = years.iter().filter(|year| !scheduled.contains(year) && !outside(**year, plan)).count();
    let all = plan.period.map_or(1, |(first, last)| i64::from(last) - i64::from(first) + 1).max(1);
    let all = usize::try_from(all).unwrap_or(1).max(scheduled.len());
    let narrow = log2(u64::try_from(all).unwrap_or(1), u64::try_from(scheduled.len()).unwrap_or(1));
    let speaks = (narrow * i64::try_from(inside).unwrap_or(0) / 2).min(3 * BIT / 2);
    let against = (i64::try_from(missed).unwrap_or(0) * BIT * 6 / 5).min(3 * BIT);
    speaks - against
}

/// "năm 2023 có trong lịch".
pub(super) fn reason(year: Option<i32>, source: Source, task: &Task) -> Option<Bilingual> {
    let year = year?;
    let scheduled = &task.schedule.years;
    let told = match source {
        Source::OnlyYear => {
            return Some(Bilingual::new(
                format!("kế hoạch chỉ có năm {year}"),
                format!("{year} is the plan's only year"),
            ));
        }
        Source::Day => (" theo ngày chi", " by the day of payment"),
        _ => ("", ""),
    };
    if scheduled.is_empty() {
        return None;
    }
    Some(if scheduled.contains(&year) {
        Bilingual::new(format!("năm {year}{} có trong lịch", told.0), format!("{year}{} is scheduled", told.1))
    } else {
        let list = super::says::years(scheduled);
        Bilingual::new(
            format!("năm {year}{} không có trong lịch ({list})", told.0),
            format!("{year}{} is not scheduled ({list})", told.1),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Schedule;
    use crate::table::RowText;
    use jiff::civil::date;

    fn task(years: &[i32]) -> Task {
        Task { schedule: Schedule { years: years.to_vec(), ..Schedule::default() }, ..Task::default() }
    }

    #[test]
    fn a_year_is_held_against_period_and_schedule() {
        let plan = Plan { period: Some((2021, 2025)), ..Plan::default() };
        for (year, years, expect) in [
            (Some(2023), &[2022, 2023][..], Verdict::Fine),
            (Some(2021), &[2022, 2023], Verdict::NotScheduled),
            (Some(2020), &[2022], Verdict::OutsidePlan),
            (Some(2026), &[], Verdict::OutsidePlan),
            (Some(2024), &[], Verdict::Fine),
            (None, &[2022], Verdict::Unknown),
        ] {
            assert_eq!(verdict(year, &plan, Some(&task(years))), expect, "{year:?} {years:?}");
        }
        assert_eq!(verdict(Some(1999), &Plan::default(), None), Verdict::Fine);
    }

    #[test]
    fn a_year_is_concluded_only_where_it_cannot_be_another() {
        let five = Plan { period: Some((2021, 2025)), ..Plan::default() };
        let one = Plan { period: Some((2022, 2022)), ..Plan::default() };
        let paid = |month| Line {
            row: RowText { date: Some(date(2023, month, 5)), ..RowText::default() }.into(),
            kind: Some(Kind::Paid),
            ..Line::default()
        };
        let granted = Line { kind: Some(Kind::Appropriated), ..paid(12) };
        assert_eq!(year_of(&Line::default(), &five), (None, Source::None));
        assert_eq!(year_of(&Line::default(), &one), (Some(2022), Source::OnlyYear));
        assert_eq!(year_of(&paid(6), &five), (Some(2023), Source::Day));
        assert_eq!(year_of(&paid(1), &five), (None, Source::None));
        assert_eq!(year_of(&granted, &five), (None, Source::None));
    }

    #[test]
    fn years_speak_for_tasks_that_have_few() {
        let plan = Plan { period: Some((2021, 2025)), ..Plan::default() };
        let once = evidence(&[2025], &plan, &task(&[2025]));
        let always = evidence(&[2025], &plan, &task(&[2022, 2023, 2024, 2025]));
        assert!(once > always && always > 0 && evidence(&[2024], &plan, &task(&[2025])) < 0);
        assert_eq!(evidence(&[2024], &plan, &task(&[])), 0);
    }
}
