//! What columns mean beside each other: decreases of an adjustment, estimates beside payments.

use super::columns::{self, Col};
use super::say;
use super::seams::Norm;
use super::vocabulary::Field;
use super::years;
use crate::finding::{Finding, Severity};
use crate::money::Kind;

/// What titles say of the columns below them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said {
    /// The month they name.
    pub month: Option<u8>,
    /// The year the table is for.
    pub year: Option<i32>,
    /// The kind they state.
    pub kind: Option<Kind>,
    /// They say that the table tells what was carried out.
    pub execution: bool,
    /// The year money is carried over from: "chuyển nguồn năm 2023 sang năm 2024".
    pub carried: Option<i32>,
}

/// Settles kinds, signs and months that only the columns and titles together tell.
pub fn settle(cols: &mut [Col], said: &Said) {
    let Said { month, year, kind: title, .. } = *said;
    // "Giải ngân đến 31/01/2025" of a form for 2024 closes that year; of a report for January 2025 it is what it says.
    closed(cols, year);
    // "Số kiểm tra" of a settlement is what was found when it was looked at, no ceiling.
    let looked_at = |c: &Col| c.is_amount() && c.kind == Some(Kind::Ceiling) && Norm::of(&c.label).has("kiểm tra");
    for col in cols.iter_mut().filter(|c| title == Some(Kind::Settled) && looked_at(c) && !c.hinted) {
        col.doubted = col.kind.take();
    }
    carried(cols, year, said.carried);
    if year.is_none() {
        closed(cols, said.carried);
    }
    paid_of_plans(cols);
    months_together(cols);
    since_new_year(cols);
    adjustments(cols, title);
    credits(cols, title);
    actors(cols);
    settlements(cols, year, title);
    // "Thực hiện" under "Tình hình thực hiện dự toán chi" was paid, as it was beside "Dự toán".
    let beside = title != Some(Kind::Proposed) && held_against_an_estimate(cols);
    let told = said.execution || beside;
    for col in cols.iter_mut().filter(|c| told && c.is_amount() && c.kind.is_none() && !c.hinted) {
        let words: Vec<&str> = col.parts.iter().map(|p| p.text.as_str()).collect();
        let path = Norm::of(&words.join(" "));
        let own = col.year.is_none() || col.year == year;
        if own && (path.has("thực hiện") || path.has("thực tế")) && carried_out(col) || own && carried_out_over(col)
        {
            col.kind = Some(Kind::Paid);
        }
    }
    // "Kết quả thực hiện 6 tháng" is of the table's own year, and was paid.
    for col in cols.iter_mut().filter(|c| c.is_amount() && c.kind == Some(Kind::Done) && c.year.is_none() && !c.hinted)
    {
        let months = Norm::of(&col.label).bare();
        let months: Vec<&str> = months.split_whitespace().collect();
        let period = months.windows(2).any(|w| matches!(w, [n, "thang"] if n.parse::<u8>().is_ok_and(|n| n < 12)));
        if year.is_some() && period {
            (col.kind, col.year) = (Some(Kind::Paid), year);
        }
    }
    expected_of_plans(cols);
    expected_beside_payments(cols, year, said.execution);
    estimates_beside_payments(cols, year, title);
    estimates_of_title(cols, year, title);
    for col in cols.iter_mut().filter(|c| c.is_amount() && c.month.is_none()) {
        let this = col.parts.iter().any(|p| {
            let norm = Norm::of(&p.text);
            ["trong tháng", "tháng này", "tháng báo cáo"].iter().any(|w| norm.has(w))
        });
        if this {
            col.month = month;
        }
    }
}

/// What was paid up to 31 January of the next year is of the year that day closes.
fn closed(cols: &mut [Col], year: Option<i32>) {
    for col in cols.iter_mut().filter(|c| c.is_amount() && !c.hinted) {
        let closes = col.parts.iter().any(|p| years::until_closing(&p.text));
        if closes && year.is_some() && col.year == year.map(|y| y + 1) {
            col.year = year;
        }
    }
}

/// Money carried into the year is added, money carried to the next takes away (Law 83/2015, article 64): "năm 2023
/// chuyển sang" of a table for 2024, "chuyển sang năm 2025".
fn carried(cols: &mut [Col], year: Option<i32>, from: Option<i32>) {
    let mut named: Vec<i32> = cols.iter().filter(|c| c.is_amount()).filter_map(|c| c.year).collect();
    named.sort_unstable();
    named.dedup();
    let base = year.or(if let [one] = named.as_slice() { Some(*one) } else { None });
    // What is cancelled beside what is carried on is of the year it is left from.
    let lapsed = |c: &&mut Col| c.is_amount() && c.kind == Some(Kind::Lapsed) && c.year.is_none() && !c.hinted;
    for col in cols.iter_mut().filter(lapsed).filter(|_| year.is_none()) {
        col.year = from.filter(|from| base.is_none_or(|base| base == *from));
    }
    // "Dự toán còn lại | Trong đó: được chuyển nguồn": what is left of the year goes out of it.
    let left: Vec<u32> = cols
        .windows(2)
        .filter_map(|two| {
            let [before, col] = two else { return None };
            let of_which = col.parts.first().is_some_and(|p| {
                let norm = Norm::of(&p.text);
                norm.starts("trong đó") || norm.starts("trong tổng số")
            });
            let balance = before.field == Field::Difference && before.is_amount();
            (of_which && balance).then_some(col.column)
        })
        .collect();
    for col in cols.iter_mut().filter(|c| c.is_amount() && c.kind == Some(Kind::CarriedOver) && !c.hinted) {
        let path = Norm::of(&col.label);
        // Under "Dự toán năm 2024 đề nghị chuyển nguồn sang năm 2025", where nothing says which of them the table is
        // about: it comes into the later year, and the minus of one that it leaves would be wrong in the other.
        if let Some(from) = from.filter(|_| base.is_none())
            && years::all(&col.label).is_empty()
            && !path.has("năm trước")
        {
            col.year = Some(from + 1);
            continue;
        }
        if path.has("năm sau") || left.contains(&col.column) && !path.has("năm trước") {
            col.negative = true;
            continue;
        }
        // "Kiến nghị chuyển nguồn": what is left goes out of the year. "Được chuyển nguồn" may as well have come in.
        let asked = ["đề nghị chuyển", "kiến nghị chuyển", "đề xuất chuyển"];
        let told = years::all(&col.label);
        if told.is_empty() && from.is_none() && !path.has("năm trước") && asked.iter().any(|w| path.has(w)) {
            col.negative = true;
            continue;
        }
        // "Kế hoạch vốn năm 2024 › Vốn kéo dài các năm trước" stands under the year it came into.
        let leaf = Norm::of(col.leaf_text());
        let under = leaf.has("năm trước") && years::all(col.leaf_text()).is_empty();
        let target = match told.as_slice() {
            [one] if under => Some(*one),
            [one] if path.has("sang năm") || path.has("đến năm") || path.has("vào năm") => Some(*one),
            [one] if path.has("sang") || path.has("từ năm") => Some(*one + 1),
            // "Kế hoạch 2023 kéo dài" of a table for 2024.
            [one] if path.has("kéo dài") && base.is_some_and(|base| base > *one) => base,
            [one] => Some(*one),
            // "Được chuyển nguồn" under "Chuyển nguồn năm 2023 sang năm 2024".
            [] if from.is_some() && base == from && !path.has("năm trước") => {
                (col.year, col.negative) = (base, true);
                continue;
            }
            [] => from.filter(|_| base == from.map(|y| y + 1)).map(|y| y + 1),
            [from, to] if *to == *from + 1 => Some(*to),
            _ => None,
        };
        let Some(target) = target else { continue };
        match base {
            Some(base) if base == target - 1 && told.len() + usize::from(path.has("sang")) > 1 => {
                col.year = Some(base);
                col.negative = true;
            }
            _ => col.year = Some(target),
        }
    }
}

/// "Thực hiện 10 tháng" beside "Thực hiện tháng 10" holds that month too.
fn months_together(cols: &mut [Col]) {
    let together = |c: &Col| {
        let leaf = Norm::of(c.leaf_text()).bare();
        let mut words = leaf.split_whitespace().collect::<Vec<_>>();
        words.dedup();
        words.windows(2).any(|w| matches!(w, [n, "thang"] if n.parse::<u8>().is_ok_and(|n| (2..=12).contains(&n))))
    };
    if !cols.iter().any(|c| c.is_amount() && c.month.is_some() && !together(c)) {
        return;
    }
    for col in cols.iter_mut().filter(|c| c.is_amount() && !c.hinted && c.field == Field::Amount) {
        if together(col) {
            columns::set(col, Field::Cumulative);
        }
    }
}

/// "Giải ngân đến 30/6", "đến 30/9": the later holds the earlier. Each that is not the last of its kind and year is
/// cumulative.
fn since_new_year(cols: &mut [Col]) {
    // A heading that tells the period alone tells what was carried out in it; "Hỗ trợ 3 tháng" does not.
    let alone = |c: &Col| {
        let bare = Norm::of(c.leaf_text()).bare();
        let period = bare.strip_suffix(" dau nam").unwrap_or(&bare);
        period == "ca nam"
            || period.split_whitespace().count() == 2 && (period.starts_with("quy ") || period.ends_with(" thang"))
    };
    let spent = |c: &Col| {
        matches!(c.kind, Some(Kind::Paid | Kind::Advanced | Kind::Cleared | Kind::Done | Kind::Expected))
            || c.kind.is_none() && (carried_out(c) || alone(c))
    };
    // "6 tháng cuối năm", "3 tháng còn lại" add to the months before.
    let rest = |c: &Col| {
        let path = Norm::of(&c.label);
        path.has("cuối năm") || path.has("tháng còn lại") || path.has("tháng tiếp theo")
    };
    if cols.iter().any(|c| c.is_amount() && rest(c)) {
        return;
    }
    // The first quarter alone; beside the second it adds to it.
    let quarter = |c: &Col, number: &str| {
        let bare = Norm::of(c.leaf_text()).bare();
        let words: Vec<&str> = bare.split(|x: char| !x.is_alphanumeric()).collect();
        words.windows(2).any(|w| w == ["quy", number])
    };
    let second = cols.iter().any(|c| c.is_amount() && quarter(c, "ii"));
    let end_of = |c: &Col| end_of_period(c).or_else(|| (!second && quarter(c, "i")).then_some(331));
    let ends: Vec<Option<u16>> = cols
        .iter()
        .map(|c| if c.is_amount() && !c.hinted && c.field == Field::Amount && spent(c) { end_of(c) } else { None })
        .collect();
    let outer = |c: &Col| c.parts.iter().rev().skip(1).map(|p| (p.first, p.last)).collect::<Vec<_>>();
    let earlier: Vec<usize> = (0..cols.len())
        .filter(|i| {
            let (Some(one), Some(Some(end))) = (cols.get(*i), ends.get(*i)) else { return false };
            cols.iter().zip(&ends).enumerate().any(|(j, (other, until))| {
                j != *i
                    && other.kind == one.kind
                    && other.year == one.year
                    && outer(other) == outer(one)
                    && until.is_some_and(|u| u > *end)
            })
        })
        .collect();
    for i in earlier {
        if let Some(col) = cols.get_mut(i) {
            columns::set(col, Field::Cumulative);
        }
    }
}

/// The day of the year, as month × 100 + day, up to which a heading counts from New Year: "đến 30/6", "6 tháng đầu
/// năm", "đến hết quý III".
fn end_of_period(col: &Col) -> Option<u16> {
    let bare = Norm::of(col.leaf_text()).bare();
    if bare.contains("cuoi nam") || bare.contains("tu ngay") || bare.contains("tu thang") {
        return None;
    }
    let number = |t: &str| t.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u16>().ok();
    if let Some((_, rest)) = bare.split_once("den ") {
        let rest = rest.trim_start_matches("het ").trim_start_matches("ngay ").trim_start_matches("cuoi ");
        if let Some(rest) = rest.strip_prefix("thang ") {
            return number(rest).filter(|m| (1..=12).contains(m)).map(|m| m * 100 + 31);
        }
        if let Some(rest) = rest.strip_prefix("quy ") {
            let roman = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
            let quarter = ["i", "ii", "iii", "iv"].iter().position(|q| *q == roman);
            let quarter = quarter.map(|q| q as u16 + 1).or_else(|| number(rest));
            return quarter.filter(|q| (1..=4).contains(q)).map(|q| q * 300 + 31);
        }
        let (day, rest) = rest.split_once(['/', '-', '.'])?;
        let (day, month) = (day.trim().parse::<u16>().ok()?, number(rest)?);
        return ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some(month * 100 + day);
    }
    let words: Vec<&str> = bare.split_whitespace().collect();
    let months = words.windows(2).find_map(|w| match w {
        [n, "thang"] => number(n).filter(|m| n.len() <= 2 && (2..=11).contains(m)),
        _ => None,
    });
    months.map(|m| m * 100 + 31).or_else(|| bare.contains("ca nam").then_some(1231))
}

/// "Kế hoạch năm | Đã thực hiện | Dự kiến quý IV": beside a plan and what came of it, what is still expected.
fn expected_of_plans(cols: &mut [Col]) {
    let planned = |c: &Col, word: &str| {
        c.is_amount() && c.kind == Some(Kind::Planned) && Norm::of(c.leaf_text()).has(word) && !c.hinted
    };
    let of = |c: &Col, kinds: &[Kind]| c.is_amount() && c.kind.is_some_and(|k| kinds.contains(&k));
    let plans: Vec<Option<i32>> = cols
        .iter()
        .filter(|c| planned(c, "kế hoạch") || of(c, &[Kind::Appropriated, Kind::Approved]))
        .map(|c| c.year)
        .collect();
    let done: Vec<Option<i32>> = cols
        .iter()
        .filter(|c| of(c, &[Kind::Paid, Kind::Done]) || c.is_amount() && c.kind.is_none() && carried_out(c))
        .map(|c| c.year)
        .collect();
    for col in cols.iter_mut().filter(|c| planned(c, "dự kiến")) {
        // "Dự kiến phân bổ" is a plan, whatever stands beside it.
        let leaf = Norm::of(col.leaf_text());
        let plan = ["kế hoạch", "phân bổ", "bố trí", "giao", "cấp", "hỗ trợ", "chuyển"].iter().any(|w| leaf.has(w));
        if !plan && plans.contains(&col.year) && done.contains(&col.year) {
            col.kind = Some(Kind::Expected);
        }
    }
}

/// "Dự toán › Thành tiền | Thực hiện › Thành tiền": two headings of one level, the estimate and what came of it.
fn held_against_an_estimate(cols: &[Col]) -> bool {
    // What follows the word tells the period: "Kế hoạch quý I", "Thực hiện quý I".
    let at = |words: &'static [&'static str]| {
        cols.iter().filter(|c| c.is_amount()).flat_map(move |c| {
            let of = move |p: &columns::Part| words.iter().find_map(|w| Norm::of(&p.text).after(w));
            c.parts.iter().enumerate().filter_map(move |(level, p)| Some((level, c.year, of(p)?)))
        })
    };
    let period = |rest: &str| ["", "năm", "giao", "được giao"].contains(&rest);
    let done: Vec<(usize, Option<i32>, String)> =
        at(&["thực hiện", "đã thực hiện", "số thực hiện", "thực tế"]).filter(|(.., rest)| rest.len() < 24).collect();
    let up_to = |rest: &str| rest.is_empty() || Norm::of(rest).starts("đến");
    at(&["dự toán", "số dự toán", "kế hoạch"]).any(|(level, year, rest)| {
        done.iter().any(|(l, y, r)| *l == level && *y == year && (*r == rest || up_to(r) && period(&rest)))
    })
}

/// "Ước cả năm" beside what was paid is of the table's own year.
fn expected_beside_payments(cols: &mut [Col], year: Option<i32>, execution: bool) {
    let paid = |c: &Col| {
        c.is_amount()
            && (matches!(c.kind, Some(Kind::Paid | Kind::Advanced | Kind::Cleared))
                || c.kind.is_none() && carried_out(c))
            && (c.year.is_none() || c.year == year)
    };
    // "Đánh giá thực hiện dự toán quý III năm 2024" is about one year, and so is what it expects.
    let one_year = cols.iter().all(|c| !c.is_amount() || c.year.is_none() || c.year == year);
    if year.is_none() || !(cols.iter().any(paid) || execution && one_year) {
        return;
    }
    for col in cols.iter_mut().filter(|c| c.is_amount() && c.kind == Some(Kind::Expected) && !c.hinted) {
        col.year = col.year.or(year);
    }
}

/// "Giải ngân: kế hoạch 2023, kế hoạch 2024": what was paid of each plan. Where a column beside them says itself that it
/// was carried out ("Tình hình giải ngân: kế hoạch, thực hiện"), each says what it is.
fn paid_of_plans(cols: &mut [Col]) {
    let paid = |k: Kind| matches!(k, Kind::Paid | Kind::Settled | Kind::Advanced | Kind::Cleared);
    let own = |c: &Col| c.parts.last().and_then(|p| super::kinds::of_heading(&p.text));
    let planned = |k: Kind| matches!(k, Kind::Planned | Kind::Proposed | Kind::Appropriated | Kind::Approved);
    let outer = |c: &Col| {
        let part = c.parts.iter().rev().skip(1).find(|p| super::kinds::of_heading(&p.text).is_some())?;
        let kind = super::kinds::of_heading(&part.text).filter(|k| paid(*k))?;
        Some((kind, (part.first, part.last)))
    };
    let mut of: Vec<(usize, Kind)> = Vec::new();
    for (i, col) in cols.iter().enumerate().filter(|(_, c)| c.is_amount() && !c.hinted) {
        let Some((kind, span)) = outer(col).filter(|_| own(col).is_some_and(planned)) else { continue };
        let beside = cols.iter().filter(|c| c.is_amount() && outer(c).is_some_and(|(_, s)| s == span));
        if beside.clone().all(|c| !own(c).is_some_and(paid) && !carried_out(c)) {
            of.push((i, kind));
        }
    }
    for (i, kind) in of {
        if let Some(col) = cols.get_mut(i) {
            col.kind = Some(kind);
        }
    }
}

/// "Điều chỉnh: tăng, giảm": both are amounts, a decrease takes away.
fn adjustments(cols: &mut [Col], title: Option<Kind>) {
    let before = |c: &Col| {
        let path = Norm::of(&c.label);
        path.has("trước điều chỉnh") || path.has("trước khi điều chỉnh")
    };
    let told = title == Some(Kind::Adjusted)
        || cols.iter().any(|c| c.is_amount() && (before(c) || super::differences::is_result(c)));
    for col in cols.iter_mut().filter(|c| c.is_amount() && !c.hinted) {
        let leaf = Norm::of(col.leaf_text());
        // What stood before an adjustment had been granted, or planned.
        if before(col) && col.kind == Some(Kind::Proposed) {
            col.kind = Some(Kind::Appropriated);
        }
        // "Tăng", "Giảm" alone, where the table says what they do.
        if told
            && col.kind.is_none()
            && !asks_for_change(col)
            && (leaf.is("tăng") || leaf.is("giảm") || leaf.is("số tăng") || leaf.is("số giảm"))
        {
            col.kind = Some(Kind::Adjusted);
        }
    }
    for col in cols.iter_mut().filter(|c| c.is_amount() && c.kind == Some(Kind::Adjusted) && !c.hinted) {
        let leaf = Norm::of(col.leaf_text());
        let (up, down) = (leaf.has("tăng") || leaf.has("bổ sung"), leaf.has("giảm"));
        if up == down {
            continue;
        }
        if col.field == Field::Difference {
            columns::set(col, Field::Amount);
        }
        col.negative = down;
    }
}

/// "Dự toán 2025: Đơn vị, STC, UBND tỉnh" tell what each asked for, appraised, decided.
fn actors(cols: &mut [Col]) {
    let outer = |c: &Col| c.parts.iter().rev().skip(1).map(|p| (p.first, p.last)).collect::<Vec<_>>();
    let open = |c: &Col| c.is_amount() && !c.hinted && matches!(c.kind, None | Some(Kind::Proposed));
    let leaf = |c: &Col| Norm::of(c.leaf_text());
    let unit =
        |c: &Col| open(c) && (leaf(c).starts("đơn vị") || leaf(c).starts("sở, ngành") || leaf(c).starts("chủ đầu tư"));
    let kind = |c: &Col| {
        let is = |words: &[&str]| words.iter().any(|w| leaf(c).is(w) || leaf(c).is(&format!("số {w}")));
        let finance = ["stc", "sở tài chính", "stc tđ", "phòng tckh", "phòng tc-kh", "phòng tài chính", "tđ"];
        let chair = ["ubnd", "ubnd tỉnh", "hđnd", "hđnd tỉnh", "ubnd huyện", "ubnd xã"];
        if is(&finance) {
            Some(Kind::Appraised)
        } else if is(&chair) {
            Some(Kind::Approved)
        } else {
            None
        }
    };
    let beside = |a: &Col, b: &Col| outer(a) == outer(b) && a.year == b.year;
    let decides = |c: &Col| kind(c).filter(|_| open(c) && cols.iter().any(|o| unit(o) && beside(o, c)));
    let asks = |c: &Col| unit(c) && cols.iter().any(|o| decides(o).is_some() && beside(o, c));
    let told: Vec<(usize, Kind)> = cols
        .iter()
        .enumerate()
        .filter_map(|(i, c)| decides(c).or_else(|| asks(c).then_some(Kind::Proposed)).map(|kind| (i, kind)))
        .collect();
    for (i, kind) in told {
        if let Some(col) = cols.get_mut(i) {
            col.kind = Some(kind);
        }
    }
}

/// Whether a change is asked for, not decided: "Đề xuất điều chỉnh › Tăng". A person says what it is.
pub fn asks_for_change(col: &Col) -> bool {
    let label = Norm::of(&col.label);
    ["đề xuất", "đề nghị", "kiến nghị"].iter().any(|w| label.has(w))
}

/// "Số liệu báo cáo quyết toán" beside "Số liệu quyết toán được duyệt": the one approved is the settlement, the one
/// reported is told for comparison.
fn settlements(cols: &mut [Col], year: Option<i32>, title: Option<Kind>) {
    let says = |c: &Col, words: &[&str]| {
        let path = Norm::of(&c.label);
        c.is_amount() && words.iter().any(|w| path.has(w))
    };
    // "Quyết toán năm | Cấp trên duyệt": what was approved of the settlement.
    let reviewed: Vec<usize> = (1..cols.len())
        .filter(|i| {
            let (Some(before), Some(col)) = (cols.get(i - 1), cols.get(*i)) else { return false };
            let settled = before.is_amount() && before.kind == Some(Kind::Settled);
            let same = col.year.is_none() && before.year.is_none_or(|y| Some(y) == year) || col.year == before.year;
            let unnamed = !says(col, &["dự toán", "kinh phí", "kế hoạch", "vốn", "nhu cầu", "hỗ trợ", "năm"]);
            settled && same && col.kind == Some(Kind::Approved) && !col.hinted && unnamed
        })
        .collect();
    for i in reviewed {
        let Some(col) = cols.get_mut(i) else { continue };
        col.kind = Some(Kind::Settled);
        if let Some(before) = cols.get_mut(i - 1).filter(|c| !c.hinted) {
            before.history = true;
        }
    }
    // "Số báo cáo | Số xét duyệt" under a title of settlement.
    let of_title = title == Some(Kind::Settled);
    let both = of_title && cols.iter().any(|c| says(c, &["báo cáo"]) && c.kind.is_none_or(|k| k == Kind::Settled));
    let unnamed = |c: &Col| !says(c, &["dự toán", "kinh phí", "kế hoạch", "nhu cầu"]);
    for col in cols.iter_mut().filter(|c| both && c.is_amount() && !c.hinted && unnamed(c)) {
        if matches!(col.kind, Some(Kind::Approved | Kind::Appraised)) || col.kind.is_none() && says(col, &["báo cáo"])
        {
            col.kind = Some(Kind::Settled);
        }
    }
    let settled = |c: &Col| c.kind == Some(Kind::Settled) && (both || says(c, &["quyết toán"]));
    let approved = |c: &Col| settled(c) && says(c, &["duyệt", "thẩm định", "thẩm tra"]);
    if !cols.iter().any(approved) {
        return;
    }
    for col in cols.iter_mut().filter(|c| settled(c) && !approved(c) && !c.hinted) {
        if says(col, &["báo cáo", "đề nghị"]) {
            col.history = true;
        }
    }
}

/// "Số phát sinh: Nợ, Có" of a ledger of spending: the credit side takes back what was spent.
fn credits(cols: &mut [Col], title: Option<Kind>) {
    let spent = |k: Option<Kind>| matches!(k, Some(Kind::Paid | Kind::Settled | Kind::Done));
    let side = |c: &Col, word: &str| {
        let leaf = Norm::of(c.leaf_text());
        c.is_amount()
            && (leaf.is(word)
                || ["bên", "ghi", "phát sinh", "ps", "số phát sinh"].iter().any(|w| leaf.is(&format!("{w} {word}"))))
    };
    if !cols.iter().any(|c| side(c, "nợ")) {
        return;
    }
    for col in cols.iter_mut().filter(|c| side(c, "có") && !c.hinted) {
        col.negative = spent(col.kind.or(title));
    }
}

/// Whether a heading tells what was carried out: "Thực hiện", "TH 9 tháng". A title that speaks of estimates does not
/// make an estimate of it.
pub fn carried_out(col: &Col) -> bool {
    // "Thực hiện 9 tháng › Số tiền".
    let neutral = |p: &&columns::Part| {
        let norm = Norm::of(&p.text);
        let told = ["số tiền", "kinh phí", "thành tiền", "tổng số", "tổng cộng", "cộng", "giá trị"];
        let years = p.text.chars().all(|c| !c.is_alphabetic()) || norm.starts("năm 20");
        !years && !told.iter().any(|w| norm.is(w))
    };
    let leaf = Norm::of(col.parts.iter().rev().find(neutral).map_or("", |p| p.text.as_str()));
    // "Đã cấp", "số đã bố trí" tell what has happened, whatever it was.
    leaf.is("th")
        || [
            "đã",
            "số đã",
            "kinh phí đã",
            "vốn đã",
            "số tiền đã",
            "thực hiện",
            "thực tế",
            "đã thực hiện",
            "th quý",
            "th tháng",
            "th 6",
            "th 9",
        ]
        .iter()
        .any(|w| leaf.starts(w))
}

/// "Thực hiện › Tháng 9": a period under a heading of what was carried out.
fn carried_out_over(col: &Col) -> bool {
    let over = col.parts.iter().rev().nth(1).map(|p| Norm::of(&p.text));
    over.is_some_and(|n| n.is("thực hiện") || n.is("đã thực hiện")) && col.part_of_year().is_some()
}

/// "Dự toán năm" beside what was paid from it, or what that year comes to, is the estimate granted, not one asked for.
fn estimates_beside_payments(cols: &mut [Col], year: Option<i32>, title: Option<Kind>) {
    let paid = |c: &Col| c.is_amount() && matches!(c.kind, Some(Kind::Paid | Kind::Advanced | Kind::Cleared));
    // "Tiến độ giải ngân": columns that say nothing of their kind hold what was paid.
    let spent = matches!(title, Some(Kind::Paid | Kind::Settled | Kind::Done));
    // Money is carried over into a year that is being carried out.
    let carried = |c: &Col| c.is_amount() && c.kind == Some(Kind::CarriedOver) && !c.negative;
    let of_title = |c: &Col| spent && c.is_amount() && c.kind.is_none() && c.field == Field::Amount;
    let beside: Vec<Option<i32>> =
        cols.iter().filter(|c| paid(c) || carried(c) || of_title(c)).map(|c| c.year.or(year)).collect();
    // A year that is being carried out has its estimate; one that no heading names is the table's, where its title asks for nothing.
    let one_year =
        title != Some(Kind::Proposed) && cols.iter().all(|c| !c.is_amount() || c.year.is_none() || c.year == year);
    // "Đã bố trí" beside an estimate may be a part of what it asks for; what was drawn was granted.
    let drawn = |c: &Col| {
        let path = Norm::of(&c.label);
        c.kind.is_some() || ["thực hiện", "thực tế", "đã cấp", "đã rút", "cấp phát"].iter().any(|w| path.has(w))
    };
    let carried_out: Vec<i32> = cols
        .iter()
        .filter(|c| c.is_amount())
        .filter(|c| matches!(c.kind, Some(Kind::Expected | Kind::Done)) || c.kind.is_none() && carried_out(c))
        .filter_map(|c| c.year.or_else(|| year.filter(|_| one_year && drawn(c))))
        // "Dự toán" beside "Quyết toán" of the same year is what was granted.
        .chain(cols.iter().filter(|c| c.is_amount() && c.kind == Some(Kind::Settled)).filter_map(|c| c.year.or(year)))
        .collect();
    let granted = |c: &Col| {
        let own = c.year.or(year);
        let same = |other: &Option<i32>| own.is_none() || other.is_none() || own == *other;
        beside.iter().any(same) || own.is_some_and(|y| carried_out.contains(&y))
    };
    // Under a title about a settlement or payments an estimate was granted, whatever stands beside it.
    let granted = |c: &Col| granted(c) || spent && c.year.is_none_or(|y| year.is_none_or(|own| y == own));
    for col in cols.iter_mut().filter(|c| c.is_amount() && c.kind == Some(Kind::Proposed) && !c.hinted && granted(c)) {
        if !asked(col) {
            col.kind = Some(Kind::Appropriated);
        }
    }
}

/// Whether a heading tells of what a unit asks for.
fn asked(col: &Col) -> bool {
    col.parts.iter().any(|p| {
        // A programme ("chương trình") and a work ("công trình") only end like what is sent up ("trình").
        let words = crate::words::fold(&p.text).replace("chương trình", "").replace("công trình", "");
        let norm = Norm::of(&words);
        [
            "đề nghị",
            "đề xuất",
            "nhu cầu",
            "yêu cầu",
            "đăng ký",
            "dự trù",
            "trình",
            "cần",
            "xin",
            "đơn vị lập",
            "đơn vị xây dựng",
        ]
        .iter()
        .any(|w| norm.has(w))
    })
}

/// "Dự toán" under a title that grants is what is granted.
fn estimates_of_title(cols: &mut [Col], year: Option<i32>, title: Option<Kind>) {
    let Some(kind) = title else { return };
    if !matches!(kind, Kind::Appropriated | Kind::Approved | Kind::Allotted | Kind::Supplemented) {
        return;
    }
    for col in cols.iter_mut().filter(|c| c.is_amount() && c.kind == Some(Kind::Proposed) && !c.hinted) {
        if !asked(col) && col.year.is_none_or(|y| Some(y) == year) {
            col.kind = Some(kind);
        }
    }
}

/// Says what was made of headings that change an amount's meaning: decreases, cumulative figures.
pub fn findings(sheet: &str, cols: &[Col], year: Option<i32>, place: impl Fn(usize) -> String) -> Vec<Finding> {
    let mut out = Vec::new();
    for (i, col) in cols.iter().enumerate().filter(|(_, c)| c.is_leaf() && c.stat.figures > 0) {
        if col.negative {
            // Money carried on is no decrease of its table: a minus says that it leaves the year for the next.
            let (vi, en) = if col.kind == Some(Kind::CarriedOver) {
                let (from, to) = col.year.or(year).map_or_else(
                    || ("năm của bảng".to_owned(), "the table's year".to_owned()),
                    |y| (format!("năm {y}"), y.to_string()),
                );
                (
                    format!("Số ở cột “{}” chuyển từ {from} sang năm sau: {from} bớt đi, nên ghi số âm.", col.label),
                    format!("Figures of column “{}” leave {to} for the next year: recorded as negative.", col.label),
                )
            } else {
                (
                    format!("Số ở cột “{}” là số giảm: được ghi là số âm.", col.label),
                    format!("Figures of column “{}” are decreases: they are recorded as negative.", col.label),
                )
            };
            out.push(say::on("sign-by-heading", Severity::Note, sheet, place(i), vi, en));
        }
        if col.field == Field::Cumulative {
            out.push(
                say::on(
                    "cumulative-column",
                    Severity::Warning,
                    sheet,
                    place(i),
                    format!("Cột “{}” là số lũy kế: ghi sổ sẽ gồm cả phần các kỳ trước đã ghi.", col.label),
                    format!("Column “{}” is cumulative: recording it includes what earlier periods recorded.", col.label),
                )
                .next(crate::words::Bilingual::new(
                    "Nếu kỳ trước chưa ghi: --accept cumulative-column; nếu đã ghi: --column để bỏ cột này (ignored)",
                    "If earlier periods are not recorded: --accept cumulative-column; else leave the column out by --column (ignored)",
                )),
            );
        }
    }
    out
}
