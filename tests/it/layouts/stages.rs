//! One year told by its stages (granted, adjusted, paid, left), by its quarters, or beside the years before it.

use super::dice::Dice;
use super::header::{Column, Is};
use super::layout::{Layout, Shape, UnitAt, Where};
use super::model::Budget;
use super::wording::HEAD_TOTAL;
use dutoan::money::Kind;

pub const TITLES: &[&str] =
    &["TÌNH HÌNH THỰC HIỆN DỰ TOÁN", "BÁO CÁO TÌNH HÌNH GIẢI NGÂN KINH PHÍ", "BÁO CÁO KẾT QUẢ THỰC HIỆN KINH PHÍ"];

const GRANTED: &[&str] = &["Dự toán giao đầu năm", "Dự toán được giao", "Số giao đầu năm", "Dự toán giao"];
const SUPPLEMENTED: &[&str] = &["Bổ sung trong năm", "Dự toán bổ sung"];
const UP: &[&str] = &["Điều chỉnh tăng", "Tăng"];
const DOWN: &[&str] = &["Điều chỉnh giảm", "Giảm"];
const AFTER: &[&str] = &["Dự toán sau điều chỉnh", "Tổng dự toán được sử dụng", "Dự toán sau khi điều chỉnh, bổ sung"];
const PAID: &[&str] = &["Giải ngân đến 30/9", "Đã chi", "Số đã giải ngân", "Đã thanh toán", "Kinh phí đã giải ngân"];
const PERCENT: &[&str] = &["Tỷ lệ (%)", "Tỷ lệ giải ngân (%)", "% thực hiện", "Đạt tỷ lệ %"];
const LEFT: &[&str] = &["Còn lại", "Dự toán còn lại", "Số còn lại chưa giải ngân", "Kinh phí còn lại"];

/// The parts a year's money is told in, as sources of the budget that is drawn.
pub fn budget(layout: &Layout, dice: &mut Dice, of: &Budget, year: i32) -> Budget {
    let mut out = of.clone();
    for task in out.sections.iter_mut().flat_map(|section| &mut section.tasks) {
        let whole = task.amount(year, None);
        let step = |dice: &mut Dice| whole / 10_000 * dice.between(1, 9) / 10 * 10_000;
        let mut amounts: Vec<i64> = Vec::new();
        match layout.shape {
            Shape::Stages => {
                amounts.push(whole);
                amounts.push(if dice.chance(40) { step(dice) } else { 0 });
                amounts.push(if dice.chance(30) { step(dice) } else { 0 });
                let sum = amounts[0] + if layout.agency_first { 0 } else { amounts[1] - amounts[2] };
                amounts.push(match dice.below(4) {
                    0 => 0,
                    1 => sum,
                    _ => sum / 10_000 * dice.between(1, 9) / 10 * 10_000,
                });
            }
            Shape::Periods => {
                let mut left = whole;
                for _ in 0..3 {
                    let part = if dice.chance(60) { left / 10_000 * dice.between(1, 9) / 10 * 10_000 } else { 0 };
                    amounts.push(part);
                    left -= part;
                }
                amounts.push(left);
            }
            _ => {
                for _ in 0..3 {
                    amounts.push(if dice.chance(80) { step(dice) } else { 0 });
                }
                amounts.push(whole);
            }
        }
        let of = |part: usize| match (layout.shape, part) {
            (Shape::History, 0) => year - 2,
            (Shape::History, 1 | 2) => year - 1,
            _ => year,
        };
        let told = amounts.into_iter().enumerate().filter(|(_, amount)| *amount != 0);
        task.amounts = told.map(|(part, amount)| (of(part), part, amount)).collect();
    }
    out
}

/// The columns that tell a year's parts.
pub fn columns(out: &mut Vec<Column>, layout: &Layout, dice: &mut Dice, year: i32) {
    let unit = if layout.unit_at == UnitAt::Header { format!(" ({})", layout.unit_words()) } else { String::new() };
    match layout.shape {
        Shape::Stages => life(out, layout, dice, year, &unit),
        Shape::Periods => periods(out, layout, dice, year, &unit),
        _ => history(out, layout, dice, year, &unit),
    }
}

fn leaf(year: i32, part: usize, path: Vec<String>, kind: Kind) -> Column {
    Column { kind: Some(kind), ..Column::new(Is::Leaf { year, part: Some(part) }, path) }
}

/// Granted, adjusted, paid, left. Tables that put the agency first tell no adjustment.
fn life(out: &mut Vec<Column>, layout: &Layout, dice: &mut Dice, year: i32, unit: &str) {
    let one = |words: &str| vec![format!("{words}{unit}")];
    let granted = out.len();
    out.push(leaf(year, 0, one(dice.pick(GRANTED)), Kind::Appropriated));
    let mut whole = granted;
    if !layout.agency_first {
        let up = out.len();
        if dice.chance(50) {
            out.push(leaf(year, 1, one(dice.pick(SUPPLEMENTED)), Kind::Supplemented));
            let down = leaf(year, 2, one(DOWN[0]), Kind::Adjusted);
            out.push(Column { falls: true, ..down });
        } else {
            let worded = dice.below(2);
            let path = |words: &[&str]| {
                if worded == 0 { one(words[0]) } else { vec![format!("Điều chỉnh{unit}"), words[1].to_owned()] }
            };
            out.push(leaf(year, 1, path(UP), Kind::Adjusted));
            let down = leaf(year, 2, path(DOWN), Kind::Adjusted);
            out.push(Column { falls: true, ..down });
        }
        whole = out.len();
        let terms = vec![(true, granted), (true, up), (false, up + 1)];
        out.push(Column::new(Is::Less(terms), one(dice.pick(AFTER))));
    }
    let paid = out.len();
    out.push(leaf(year, 3, one(dice.pick(PAID)), Kind::Paid));
    let percent = Column::new(Is::Percent(paid, whole), vec![dice.pick(PERCENT).to_owned()]);
    let left = Column::new(Is::Less(vec![(true, whole), (false, paid)]), one(dice.pick(LEFT)));
    match dice.below(4) {
        0 => out.push(left),
        1 => out.push(percent),
        2 => out.extend([percent, left]),
        _ => out.extend([left, percent]),
    }
}

/// Quarters, with the year's sum first, last or nowhere.
fn periods(out: &mut Vec<Column>, layout: &Layout, dice: &mut Dice, year: i32, unit: &str) {
    let whole = match dice.below(3) {
        0 => dice.pick(HEAD_TOTAL).to_owned(),
        1 => "Cả năm".to_owned(),
        _ => format!("Dự toán năm {year}"),
    };
    let begin = out.len();
    let first = matches!(layout.row_total, Where::First | Where::Both);
    let at = begin + usize::from(first);
    let sum = Column::new(Is::Sum((at..at + 4).collect()), vec![format!("{whole}{unit}")]);
    if first {
        out.push(sum.clone());
    }
    let over: Vec<String> = if layout.umbrella {
        vec![dice.pick(&["Chia ra các quý", "Trong đó", "Chia theo quý"]).to_owned()]
    } else {
        Vec::new()
    };
    for (part, quarter) in ["I", "II", "III", "IV"].into_iter().enumerate() {
        let words = if layout.over_years { format!("Quý {quarter}/{year}") } else { format!("Quý {quarter}") };
        let tail = if first || layout.umbrella { "" } else { unit };
        let path = over.iter().cloned().chain([format!("{words}{tail}")]).collect();
        let is = Is::Leaf { year, part: Some(part) };
        out.push(Column::new(is, path));
    }
    if layout.row_total == Where::Last {
        out.push(sum);
    }
}

/// What was done, what this year comes to, what is proposed for the next, and how they compare.
fn history(out: &mut Vec<Column>, layout: &Layout, dice: &mut Dice, year: i32, unit: &str) {
    let one = |words: String| vec![format!("{words}{unit}")];
    let under = |year: i32, words: &str| {
        if layout.over_years {
            vec![format!("Năm {year}{unit}"), words.to_owned()]
        } else {
            one(format!("{words} năm {year}"))
        }
    };
    if layout.umbrella {
        out.push(leaf(year - 2, 0, one(format!("Thực hiện năm {}", year - 2)), Kind::Done));
    }
    let before = out.len();
    out.push(leaf(year - 1, 1, under(year - 1, dice.pick(&["Dự toán", "Dự toán giao"])), Kind::Appropriated));
    let expected = out.len();
    out.push(leaf(year - 1, 2, under(year - 1, dice.pick(&["Ước thực hiện", "Ước TH"])), Kind::Expected));
    let proposed = out.len();
    out.push(leaf(year, 3, one(format!("Dự toán năm {year}")), Kind::Proposed));
    let against = if dice.chance(50) { before } else { expected };
    let percent = Column::new(Is::Percent(proposed, against), vec!["So sánh (%)".to_owned()]);
    let left = Column::new(Is::Less(vec![(true, proposed), (false, against)]), one("Tăng, giảm".to_owned()));
    match dice.below(4) {
        0 => out.push(left),
        1 => out.push(percent),
        2 => out.extend([left, percent]),
        _ => {}
    }
}
