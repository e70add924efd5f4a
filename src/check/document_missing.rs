//! Which grants and approvals came from lists without the number or date of their decision?

use super::{Finding, Ground, Severity, finding};
use crate::ledger::{dong, kind_name, needs_document};
use crate::money::{Kind, Money};
use std::collections::BTreeMap;

pub(super) fn check(ground: &Ground<'_>) -> Vec<Finding> {
    let mut groups: BTreeMap<(Kind, i32), (usize, i128, &str)> = BTreeMap::new();
    for posted in &ground.facts.entries {
        let entry = &posted.entry;
        let numbered = entry.document.as_deref().is_some_and(|number| !number.trim().is_empty());
        if needs_document(entry.kind) && entry.amount != Money::ZERO && !(numbered && entry.date.is_some()) {
            let group = groups.entry((entry.kind, entry.key.year)).or_insert((0, 0, posted.id.as_str()));
            group.0 += 1;
            group.1 += i128::from(entry.amount.dong());
        }
    }
    let mut findings = Vec::new();
    for ((kind, year), (count, amount, first)) in groups {
        let Some(amount) = i64::try_from(amount).ok().and_then(Money::new) else { continue };
        let (a, kind) = (dong(amount), kind_name(kind));
        findings.push(
            finding(
                "document-missing",
                Severity::Note,
                (
                    format!(
                        "{count} khoản {} năm {year}, cộng {}, chưa có số hoặc ngày quyết định (từ {first}).",
                        kind.0, a.0
                    ),
                    format!(
                        "{count} entries ({}) of {year}, {} in all, lack a decision's number or date (from {first}).",
                        kind.1, a.1
                    ),
                ),
                ("Bổ sung số, ngày quyết định.", "Add the decision's number and date."),
                &[("amount", amount)],
            )
            .with("entries", count)
            .with("year", year),
        );
    }
    findings
}
