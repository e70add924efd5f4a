//! Answers typed by officers: kinds, years, dates, units, columns.

use super::failure::{Failure, Outcome};
use crate::money::{Kind, Money, Unit};
use crate::sheet::{Area, CellRef};
use crate::table::{ColumnHint, Policy, Role};
use crate::words::{Bilingual, bare};
use jiff::civil::Date;

/// Words for kinds on the command line beside the slugs of JSON.
const KINDS: &[(&str, Kind)] = &[
    ("plan", Kind::Planned),
    ("ke-hoach", Kind::Planned),
    ("proposal", Kind::Proposed),
    ("de-nghi", Kind::Proposed),
    ("tham-dinh", Kind::Appraised),
    ("approval", Kind::Approved),
    ("phe-duyet", Kind::Approved),
    ("grant", Kind::Appropriated),
    ("giao", Kind::Appropriated),
    ("initial", Kind::Appropriated),
    ("supplement", Kind::Supplemented),
    ("bo-sung", Kind::Supplemented),
    ("adjustment", Kind::Adjusted),
    ("dieu-chinh", Kind::Adjusted),
    ("cut", Kind::Cut),
    ("recall", Kind::Recalled),
    ("carry", Kind::CarriedOver),
    ("chuyen-nguon", Kind::CarriedOver),
    ("lapse", Kind::Lapsed),
    ("huy", Kind::Lapsed),
    ("commitment", Kind::Committed),
    ("cam-ket", Kind::Committed),
    ("advance", Kind::Advanced),
    ("tam-ung", Kind::Advanced),
    ("clearance", Kind::Cleared),
    ("thanh-toan-tam-ung", Kind::Cleared),
    ("spend", Kind::Paid),
    ("chi", Kind::Paid),
    ("payment", Kind::Paid),
    ("thanh-toan", Kind::Paid),
    ("return", Kind::Returned),
    ("nop-tra", Kind::Returned),
    ("recovery", Kind::Recovered),
    ("history", Kind::Done),
    ("lich-su", Kind::Done),
];

/// A kind by its slug or one of the command line's words.
///
/// # Errors
/// Usage, naming the words known.
pub fn kind(text: &str) -> Outcome<Kind> {
    let asked = bare(text);
    Kind::from_slug(&asked).or_else(|| KINDS.iter().find(|(word, _)| *word == asked).map(|(_, kind)| *kind)).ok_or_else(|| {
        Failure::usage(
            "kind-unknown",
            Bilingual::new(format!("Không hiểu loại số liệu “{text}”."), format!("“{text}” is no kind of amount.")),
            Bilingual::new(
                "Dùng: plan, proposal, appraised, approved, grant, supplement, adjustment, carry, lapse, commitment, advance, spend, history",
                "Use: plan, proposal, appraised, approved, grant, supplement, adjustment, carry, lapse, commitment, advance, spend, history",
            ),
        )
    })
}

/// A budget year.
///
/// # Errors
/// Usage, outside 1990-2100.
pub fn year(text: &str) -> Outcome<i32> {
    text.trim().parse::<i32>().ok().filter(|y| (1990..=2100).contains(y)).ok_or_else(|| {
        Failure::usage(
            "bad-year",
            Bilingual::new(format!("“{text}” không phải là một năm."), format!("“{text}” is not a year.")),
            Bilingual::new("Viết bốn chữ số, ví dụ --year 2024", "Write four digits: --year 2024"),
        )
    })
}

/// A date, `15/12/2026` or `2026-12-15`.
///
/// # Errors
/// Usage, when it is no day of the calendar.
pub fn date(text: &str) -> Outcome<Date> {
    let text = text.trim();
    let split: Vec<&str> = text.split(['/', '-', '.']).collect();
    let parsed = match split.as_slice() {
        [y, m, d] if y.len() == 4 => triple(y, m, d),
        [d, m, y] if y.len() == 4 => triple(y, m, d),
        _ => None,
    };
    parsed.ok_or_else(|| {
        Failure::usage(
            "bad-date",
            Bilingual::new(format!("“{text}” không phải là một ngày."), format!("“{text}” is not a date.")),
            Bilingual::new("Viết 15/12/2026 hoặc 2026-12-15", "Write 15/12/2026 or 2026-12-15"),
        )
    })
}

fn triple(y: &str, m: &str, d: &str) -> Option<Date> {
    Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?).ok()
}

/// A unit of money.
///
/// # Errors
/// Usage, naming the units known.
pub fn unit(text: &str) -> Outcome<Unit> {
    let found = match bare(text).as_str() {
        "dong" | "d" | "vnd" => Some(Unit::DONG),
        "nghin" | "ngan" | "nghin dong" | "nghin-dong" | "1000" => Some(Unit::THOUSAND),
        "trieu" | "tr" | "trieu dong" | "trieu-dong" => Some(Unit::MILLION),
        "ty" | "ti" | "ty dong" | "ty-dong" => Some(Unit::BILLION),
        _ => Unit::parse(text),
    };
    found.ok_or_else(|| {
        Failure::usage(
            "bad-unit",
            Bilingual::new(format!("Không hiểu đơn vị tính “{text}”."), format!("“{text}” is no unit of money.")),
            Bilingual::new("Dùng: dong, nghin, trieu, ty", "Use: dong, nghin, trieu, ty"),
        )
    })
}

/// An amount typed by hand.
///
/// # Errors
/// Usage, with the question the amount raises.
pub fn amount(text: &str) -> Outcome<Money> {
    crate::money::parse_typed(text).map_err(|question| {
        Failure::usage(
            "number-ambiguous",
            question,
            Bilingual::new(
                "Viết 1200000000, 1.200.000.000, 1,2ty hoặc 1200tr",
                "Write 1200000000, 1.200.000.000, 1,2ty or 1200tr",
            ),
        )
    })
}

/// An area, `A5:J94`.
///
/// # Errors
/// Usage.
pub fn area(text: &str) -> Outcome<Area> {
    let parsed = text.split_once(':').and_then(|(a, b)| {
        let (a, b) = (CellRef::parse(a.trim())?, CellRef::parse(b.trim())?);
        (a.row <= b.row && a.column <= b.column).then_some(Area { first: a, last: b })
    });
    parsed.ok_or_else(|| {
        Failure::usage(
            "bad-range",
            Bilingual::new(format!("“{text}” không phải là một vùng ô."), format!("“{text}” is not a range.")),
            Bilingual::new("Viết như A5:J94", "Write it like A5:J94"),
        )
    })
}

/// Header rows, `5-7` or `5`.
///
/// # Errors
/// Usage.
pub fn header(text: &str) -> Outcome<(u32, u32)> {
    let (first, last) = text.split_once(['-', ':']).unwrap_or((text, text));
    match (first.trim().parse::<u32>(), last.trim().parse::<u32>()) {
        (Ok(first), Ok(last)) if first >= 1 && first <= last => Ok((first, last)),
        _ => Err(Failure::usage(
            "bad-header",
            Bilingual::new(format!("“{text}” không phải là số hàng."), format!("“{text}” are no row numbers.")),
            Bilingual::new("Viết như --header 5-7", "Write it like --header 5-7"),
        )),
    }
}

/// Which rows stand under which, a word of [`Policy`].
///
/// # Errors
/// Usage.
pub fn outline(text: &str) -> Outcome<Policy> {
    Policy::from_slug(text.trim()).ok_or_else(|| {
        let words = Policy::ALL.map(Policy::slug).join(", ");
        Failure::usage(
            "bad-outline",
            Bilingual::new(
                format!("“{text}” không phải là một cách phân cấp dòng."),
                format!("“{text}” is no way of reading rows."),
            ),
            Bilingual::new(
                format!("Dùng --outline với một trong: {words}"),
                format!("Use --outline with one of: {words}"),
            ),
        )
    })
}

/// A column decided by hand, `D=amount:2023`.
///
/// # Errors
/// Usage.
pub fn column(text: &str) -> Outcome<ColumnHint> {
    let parsed = text.split_once('=').and_then(|(column, role)| {
        let column = CellRef::parse(&format!("{}1", column.trim()))?.column;
        let (role, year) = role.split_once(':').map_or((role, None), |(r, y)| (r, Some(y)));
        let role = Role::from_slug(role.trim())?;
        let year = match year {
            Some(year) => Some(year.trim().parse().ok()?),
            None => None,
        };
        Some(ColumnHint { column, role, year })
    });
    parsed.ok_or_else(|| {
        Failure::usage(
            "bad-column",
            Bilingual::new(format!("Không hiểu “{text}”."), format!("“{text}” is not understood.")),
            Bilingual::new(
                "Viết như --column D=amount:2023; vai trò: code, content, agency, amount, quantity, days, unit_price, percent, source, year, month, date, document, class, note, task, ignored",
                "Write it like --column D=amount:2023; roles: code, content, agency, amount, quantity, days, unit_price, percent, source, year, month, date, document, class, note, task, ignored",
            ),
        )
    })
}
