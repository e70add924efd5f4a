//! Tasks given by hand: a whole line, or its parts shared among tasks or years.

use super::failure::{Failure, Outcome};
use super::{answer, plans};
use crate::money::Money;
use crate::plan::Plan;
use crate::sheet::CellRef;
use crate::table::Line;
use crate::words::{Bilingual, fold};
use std::collections::BTreeMap;

/// Hundred per cent, in millionths.
const WHOLE: i64 = 1_000_000;

/// How much of a line a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// What the other parts leave.
    Rest,
    /// Millionths of the line.
    Millionths(i64),
    /// đồng.
    Amount(Money),
}

/// One part of a line and where it belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The task's code; `None` for none, on purpose.
    pub task: Option<String>,
    /// Another year than the line says.
    pub year: Option<i32>,
    /// How much.
    pub share: Share,
}

/// A line of a file given to tasks by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The sheet, where several have such a cell.
    pub sheet: Option<String>,
    /// The cell, or a whole row (1-based).
    pub at: At,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// Which lines are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// The amount of this cell.
    Cell(CellRef),
    /// Every amount of this row, 1-based.
    Row(u32),
}

fn wrong(text: &str) -> Box<Failure> {
    Failure::usage(
        "bad-link",
        Bilingual::new(format!("Không hiểu “{text}”."), format!("“{text}” is not understood.")),
        Bilingual::new(
            "Viết như D7=3.3, D7=3.3@2023, 12=- (cả hàng 12, không thuộc nhiệm vụ nào), D7=3.3:60%+3.4:40%",
            "Write it like D7=3.3, D7=3.3@2023, 12=- (all of row 12, no task), D7=3.3:60%+3.4:40%",
        ),
    )
}

/// `D7=3.3`, `Biểu 1!12=3.3@2023:60%+3.4:40%`.
///
/// # Errors
/// Usage.
pub fn given(text: &str) -> Outcome<Given> {
    let (place, told) = text.split_once('=').ok_or_else(|| wrong(text))?;
    let (sheet, at) = match place.rsplit_once('!') {
        Some((sheet, at)) => (Some(sheet.trim().trim_matches('\'').to_owned()), at),
        None => (None, place),
    };
    let at = at.trim().replace('$', "");
    let at = match at.parse::<u32>() {
        Ok(row) if row > 0 => At::Row(row),
        _ => At::Cell(CellRef::parse(&at).ok_or_else(|| wrong(text))?),
    };
    Ok(Given { sheet, at, parts: parts(told)? })
}

/// `3.3@2023:60%+3.4:40%`: at least one part, at most one without a share.
///
/// # Errors
/// Usage.
pub fn parts(text: &str) -> Outcome<Vec<Part>> {
    let parts = text.split('+').map(|one| part(one.trim()).ok_or_else(|| wrong(text))).collect::<Outcome<Vec<_>>>()?;
    let rest = parts.iter().filter(|p| p.share == Share::Rest).count();
    let percent: i64 =
        parts.iter().map(|p| if let Share::Millionths(m) = p.share { m } else { 0 }).fold(0, i64::saturating_add);
    let only_percent = parts.iter().all(|p| matches!(p.share, Share::Millionths(_)));
    if rest > 1 || percent > WHOLE || (only_percent && percent != WHOLE) {
        return Err(Failure::usage(
            "bad-shares",
            Bilingual::new(
                format!("Tỷ lệ trong “{text}” không đủ 100 %."),
                format!("Shares in “{text}” do not make 100 %."),
            ),
            Bilingual::new("Viết như 3.3:60%+3.4:40%", "Write it like 3.3:60%+3.4:40%"),
        ));
    }
    Ok(parts)
}

fn part(text: &str) -> Option<Part> {
    let (place, share) = match text.split_once(':') {
        Some((place, share)) => (place, share_of(share.trim())?),
        None => (text, Share::Rest),
    };
    let (task, year) = match place.split_once('@') {
        Some((task, year)) => (task, Some(answer::year(year).ok()?)),
        None => (place, None),
    };
    let task = task.trim().trim_end_matches('.');
    let task = match task {
        "" => return None,
        "-" => None,
        code => Some(code.to_owned()),
    };
    Some(Part { task, year, share })
}

/// `60%`, `33,3%`, `120tr`.
pub fn share_of(text: &str) -> Option<Share> {
    let Some(percent) = text.strip_suffix('%') else { return answer::amount(text).ok().map(Share::Amount) };
    let percent = percent.trim().replace(',', ".");
    let (whole, part) = percent.split_once('.').unwrap_or((&percent, ""));
    if part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole: i64 = whole.parse().ok().filter(|n| (0..=100).contains(n))?;
    let millionths = whole * 10_000 + format!("{part:0<4}").parse::<i64>().ok()?;
    (millionths > 0 && millionths <= WHOLE).then_some(Share::Millionths(millionths))
}

/// Divides an amount: every part to the nearest đồng, what rounding leaves to the last part of a percentage (or to the
/// one without a share), so that nothing is lost. `None` where the amounts told make more or less than the whole.
pub fn divide(whole: Money, shares: &[Share]) -> Option<Vec<Money>> {
    let total = i128::from(whole.dong());
    let mut told: Vec<i128> = shares
        .iter()
        .map(|share| match share {
            Share::Rest => 0,
            Share::Amount(amount) => i128::from(amount.dong()),
            Share::Millionths(m) => {
                let exact = total * i128::from(*m);
                let half = i128::from(WHOLE) / 2;
                (exact + if exact < 0 { -half } else { half }) / i128::from(WHOLE)
            }
        })
        .collect();
    let left = total - told.iter().sum::<i128>();
    let at = shares
        .iter()
        .position(|s| *s == Share::Rest)
        .or_else(|| shares.iter().rposition(|s| matches!(s, Share::Millionths(_))));
    match at.and_then(|at| told.get_mut(at)) {
        Some(last) => *last += left,
        None if left != 0 => return None,
        None => {}
    }
    // A rest of the other sign would mean more was told than there is.
    if told.iter().any(|part| part.signum() * total.signum() < 0) {
        return None;
    }
    told.into_iter().map(|part| i64::try_from(part).ok().and_then(Money::new)).collect()
}

/// Gives lines to tasks as the officer decided: parted lines are replaced by their parts (the same cell, together the
/// same amount). Gives back what was decided, by place among the lines.
///
/// # Errors
/// Usage: no such task, no line there, parts that do not make the whole.
pub fn give(lines: &mut Vec<Line>, all: &[Given], plan: Option<&Plan>) -> Outcome<BTreeMap<usize, Option<String>>> {
    let mut decided = BTreeMap::new();
    let mut used = vec![false; all.len()];
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let meant = all.iter().position(|one| {
            one.sheet.as_deref().is_none_or(|sheet| fold(sheet) == fold(&line.sheet))
                && match one.at {
                    At::Cell(cell) => cell == line.cell,
                    At::Row(row) => row == line.cell.row.saturating_add(1),
                }
        });
        let Some((one, used)) = meant.and_then(|m| Some((all.get(m)?, used.get_mut(m)?))) else {
            at = at.saturating_add(1);
            continue;
        };
        *used = true;
        let amounts = match (line.amount, one.parts.len()) {
            (Some(whole), 2..) => {
                let shares: Vec<Share> = one.parts.iter().map(|p| p.share).collect();
                divide(whole, &shares).ok_or_else(|| parts_differ(line))?.into_iter().map(Some).collect()
            }
            (amount, _) => vec![amount],
        };
        let mut parted = Vec::with_capacity(one.parts.len());
        for (part, amount) in one.parts.iter().zip(amounts) {
            let code = match (&part.task, plan) {
                (Some(code), Some(plan)) => Some(plans::task(plan, code)?.code.clone()),
                (code, _) => code.clone(),
            };
            decided.insert(at.saturating_add(parted.len()), code);
            parted.push(Line { amount, year: part.year.or(line.year), ..line.clone() });
        }
        let count = parted.len();
        lines.splice(at..at.saturating_add(1), parted);
        at = at.saturating_add(count);
    }
    match used.iter().zip(all).find(|(used, _)| !**used) {
        None => Ok(decided),
        Some((_, one)) => {
            let place = match one.at {
                At::Cell(cell) => cell.to_string(),
                At::Row(row) => row.to_string(),
            };
            Err(Failure::usage(
                "link-nowhere",
                Bilingual::new(
                    format!("Không có số tiền nào được đọc ở {place}."),
                    format!("No amount was read at {place}."),
                ),
                Bilingual::new("Xem các dòng đọc được rồi chỉ đúng ô.", "Look at the lines read and name the cell."),
            ))
        }
    }
}

fn parts_differ(line: &Line) -> Box<Failure> {
    let whole = line.amount.unwrap_or_default().dotted();
    Failure::usage(
        "parts-differ",
        Bilingual::new(
            format!("Các phần chia không đúng bằng {whole} đồng của ô {}.", line.cell),
            format!("The parts do not make the {whole} đồng of cell {}.", line.cell),
        ),
        Bilingual::new(
            "Để một phần không ghi số: D7=3.3:120tr+3.4",
            "Leave one part without a share: D7=3.3:120tr+3.4",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(dong: i64) -> Money {
        Money::new(dong).unwrap()
    }

    fn shares(text: &str) -> Vec<Share> {
        parts(text).unwrap().into_iter().map(|p| p.share).collect()
    }

    #[test]
    fn parts_are_read() {
        let one = given("Biểu 1!D7=3.3@2023:60%+3.4:40%").unwrap();
        assert_eq!(one.sheet.as_deref(), Some("Biểu 1"));
        assert_eq!(one.at, At::Cell(CellRef::new(6, 3)));
        assert_eq!(
            one.parts[0],
            Part { task: Some("3.3".into()), year: Some(2023), share: Share::Millionths(600_000) }
        );
        assert_eq!(given("12=-").unwrap().parts, [Part { task: None, year: None, share: Share::Rest }]);
        for bad in ["", "D7", "=3.3", "D7=", "D7=3.3:60%+3.4:30%", "D7=3.3:80%+3.4:30%", "D7=1+2", "0=1", "D7=3:x%"] {
            assert!(given(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn nothing_is_lost_in_dividing() {
        for whole in [0, 1, 2, 100, 1_000_000_001, -7] {
            for text in ["1:33,3333%+2:33,3333%+3:33,3334%", "1:60%+2", "1:50%+2:50%", "1:0,0001%+2"] {
                let made = divide(money(whole), &shares(text)).unwrap();
                assert_eq!(made.iter().map(|m| m.dong()).sum::<i64>(), whole, "{text}");
            }
        }
        assert_eq!(divide(money(100), &shares("1:60%+2:40%")), Some(vec![money(60), money(40)]));
        assert_eq!(divide(money(100), &shares("1:30+2")), Some(vec![money(30), money(70)]));
        assert_eq!(divide(money(100), &shares("1:130+2")), None);
        assert_eq!(divide(money(100), &shares("1:30+2:60")), None);
    }
}
