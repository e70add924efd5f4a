//! Were two entries recorded that say the same: task, year, kind, amount, date and number of the voucher?

use super::{Finding, Ground, Severity, finding, placed};
use crate::ledger::{Grain, Key, dong, kind_name};
use crate::money::{Kind, Money};
use crate::words::Bilingual;
use jiff::civil::Date;
use std::collections::BTreeMap;

type Same<'a> = (&'a Key, Kind, Money, Date, &'a str);

/// Whether an entry is one of two sides recorded together.
const fn paired(kind: Kind) -> bool {
    matches!(kind, Kind::Adjusted | Kind::CarriedOver)
}

pub(super) fn check(ground: &Ground<'_>) -> Vec<Finding> {
    let mut seen: BTreeMap<Same<'_>, Vec<&str>> = BTreeMap::new();
    for posted in &ground.facts.entries {
        let entry = &posted.entry;
        // Two shares of one decision often are equal in lists of estimates; vouchers of the treasury are not, and nobody
        // types the same decision twice on purpose.
        let (Some(date), Some(document)) = (entry.date, entry.document.as_deref()) else { continue };
        // Of the two sides of a transfer one is told.
        let side = paired(entry.kind) && entry.amount < Money::ZERO;
        let counts = (crate::ledger::treasury(entry.kind) || entry.origin.is_none()) && !side;
        if counts && entry.amount != Money::ZERO && entry.corrects.is_none() {
            seen.entry((&entry.key, entry.kind, entry.amount, date, document)).or_default().push(&posted.id);
        }
    }
    let mut findings = Vec::new();
    for ((key, of_kind, amount, date, document), ids) in seen.into_iter().filter(|(_, ids)| ids.len() > 1) {
        let (a, kind, names) = (dong(amount), kind_name(of_kind), ids.join(", "));
        let text = (
            format!(
                "{} {} số {document} ngày {} ghi {} lần: {names}.",
                kind.0,
                a.0,
                date.strftime("%d/%m/%Y"),
                ids.len()
            ),
            format!("{} {} no. {document} of {date} is recorded {} times: {names}.", kind.1, a.1, ids.len()),
        );
        let last = ids.last().copied().unwrap_or_default();
        let one = finding("entry-repeated", Severity::Warning, text, ("", ""), &[("amount", amount)]);
        let whole = Bilingual::new(
            format!("Xem đợt ghi: dutoan trace {last}; bỏ ghi cả hai vế: dutoan undo ĐỢT"),
            format!("See its batch: dutoan trace {last}; take back both sides: dutoan undo BATCH"),
        );
        let single = Bilingual::new(
            format!("Bỏ ghi khoản ghi lặp: dutoan spend void {last}"),
            format!("Take back the repeated one: dutoan spend void {last}"),
        );
        let one = one.next(if paired(of_kind) { whole } else { single });
        findings.push(placed(one.with("entries", names), &Grain::of(key)));
    }
    findings
}
