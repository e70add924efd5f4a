//! Do the dates follow each other: approval, grant, spending?

use super::{Finding, Ground, Severity, finding, placed};
use crate::ledger::Grain;
use crate::money::Kind;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The first dates of a task's year.
#[derive(Default)]
struct Dates {
    approved: Option<Date>,
    granted: Option<Date>,
    spent: Option<Date>,
    /// A grant without a date could be any day: nothing to compare with.
    undated: bool,
}

pub(super) fn check(ground: &Ground<'_>) -> Vec<Finding> {
    let mut tasks: BTreeMap<Grain, Dates> = BTreeMap::new();
    for posted in &ground.facts.entries {
        let entry = &posted.entry;
        let dates = tasks.entry(Grain::of(&entry.key)).or_default();
        let place = match entry.kind {
            Kind::Approved => &mut dates.approved,
            Kind::Appropriated | Kind::Provisional | Kind::Allotted | Kind::CarriedOver | Kind::Supplemented => {
                dates.undated |= entry.date.is_none();
                &mut dates.granted
            }
            Kind::Advanced | Kind::Paid | Kind::Committed => &mut dates.spent,
            _ => continue,
        };
        if let Some(date) = entry.date {
            *place = Some(place.map_or(date, |first| first.min(date)));
        }
    }
    let mut findings = Vec::new();
    for (grain, dates) in tasks.iter().filter(|(grain, _)| grain.task.is_some()) {
        if dates.undated {
            continue;
        }
        let pairs = [
            (dates.approved, dates.granted, ("phê duyệt", "giao dự toán"), ("approval", "grant")),
            (dates.granted, dates.spent, ("giao dự toán", "khoản chi"), ("grant", "spending")),
        ];
        for (earlier, later, vi, en) in pairs {
            let (Some(earlier), Some(later)) = (earlier, later) else { continue };
            if later >= earlier {
                continue;
            }
            let (task, year) = (grain.task.as_deref().unwrap_or("-"), grain.year);
            let shown = |date: Date| date.strftime("%d/%m/%Y").to_string();
            let text = (
                format!(
                    "Nhiệm vụ {task}, năm {year}: {} đầu tiên ngày {} trước {} đầu tiên ngày {}.",
                    vi.1,
                    shown(later),
                    vi.0,
                    shown(earlier)
                ),
                format!(
                    "Task {task}, year {year}: the first {} ({later}) is before the first {} ({earlier}).",
                    en.1, en.0
                ),
            );
            let next = ("Kiểm tra ngày quyết định và chứng từ.", "Check the dates of decision and voucher.");
            let one = finding("date-order", Severity::Warning, text, next, &[]);
            findings.push(placed(one.with("first", later.to_string()).with("second", earlier.to_string()), grain));
        }
    }
    findings
}
