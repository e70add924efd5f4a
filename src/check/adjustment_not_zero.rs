//! Do the adjustments of a year sum to zero? One side may stand outside this book, with a reason: then a note.

use super::{Finding, Ground, Severity, finding};
use crate::ledger::dong;
use crate::money::{Kind, Money};

pub(super) fn check(ground: &Ground<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (year, position) in ground.grouped(|grain| grain.year) {
        let difference = position.adjusted();
        if difference == Money::ZERO {
            continue;
        }
        let (up, down) = (position.one_side(Kind::Adjusted, false), position.one_side(Kind::Adjusted, true));
        let (u, d, x) = (dong(up), dong(down), dong(difference));
        findings.push(
            finding(
                "adjustment-not-zero",
                Severity::Note,
                (
                    format!("Điều chỉnh năm {year}: tăng {}, giảm {}, chênh {}.", u.0, d.0, x.0),
                    format!("Adjustments of {year}: up {}, down {}, off by {}.", u.1, d.1, x.1),
                ),
                ("Kiểm tra phần đối ứng ngoài sổ.", "Check the twin outside this book."),
                &[("increase", up), ("decrease", down), ("difference", difference)],
            )
            .with("year", year),
        );
    }
    findings
}
