//! Which recorded amounts belong to no task, or to one nobody was sure of? Grants not yet allotted are another
//! question.

use super::{Finding, Ground, Severity, finding};
use crate::ledger::{dong, kind_name};
use crate::link::State;
use crate::money::{Kind, Money};
use std::collections::BTreeMap;

pub(super) fn check(ground: &Ground<'_>) -> Vec<Finding> {
    let mut groups: BTreeMap<(&str, Option<Kind>), (usize, i128, &str)> = BTreeMap::new();
    for line in &ground.facts.lines {
        let slug = match line.state {
            State::Unlinked => "unlinked",
            State::Unsure => "link-unsure",
            State::Linked | State::OnPurpose => continue,
        };
        let group = groups.entry((slug, line.kind)).or_insert((0, 0, line.id.as_str()));
        group.0 += 1;
        group.1 += i128::from(line.amount.unwrap_or(Money::ZERO).dong());
    }
    let mut findings = Vec::new();
    for ((slug, kind), (count, amount, first)) in groups {
        let Some(amount) = i64::try_from(amount).ok().and_then(Money::new) else { continue };
        let (a, kind) = (dong(amount), kind.map_or(("số liệu", "amounts"), kind_name));
        let (vi, en) = match slug {
            "unlinked" => ("chưa gắn nhiệm vụ", "linked to no task"),
            _ => ("gắn chưa chắc chắn", "linked without being sure"),
        };
        findings.push(
            finding(
                if slug == "unlinked" { "unlinked" } else { "link-unsure" },
                Severity::Warning,
                (
                    format!("{count} dòng {} {vi}, cộng {} (từ dòng {first}).", kind.0, a.0),
                    format!("{count} lines of {} are {en}, {} in all (from line {first}).", kind.1, a.1),
                ),
                ("Xem và gắn: dutoan link list --unsure", "See and link them: dutoan link list --unsure"),
                &[("amount", amount)],
            )
            .with("lines", count),
        );
    }
    findings
}
