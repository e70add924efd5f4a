//! The unit of money of a table: above it, in its headings, beside its rows; or a suggestion.

use super::grid::{Grid, text_of};
use super::seams::{Norm, currency_in, unit_in};
use crate::money::Unit;
use crate::sheet::CellRef;

/// A unit or a currency stated above a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The words.
    pub text: String,
    /// đồng and its multiples; `None` for foreign money.
    pub unit: Option<Unit>,
    /// Foreign money.
    pub currency: Option<&'static str>,
    /// The cell.
    pub cell: CellRef,
}

/// What the rows `from..to` (0-based, `to` excluded) state.
pub fn above(grid: &Grid<'_>, from: u32, to: u32) -> Vec<Stated> {
    let mut out = Vec::new();
    for row in grid.rows().iter().skip(grid.position(from)).take_while(|r| r.index < to) {
        for cell in &row.cells {
            let Some(text) = text_of(cell) else { continue };
            let Some((unit, currency, words)) = of_line(text) else { continue };
            out.push(Stated { text: words, unit, currency, cell: CellRef::new(row.index, cell.column) });
        }
    }
    out
}

/// What the rows below the last figures of a table state: some offices write "Đơn vị tính: …" under it.
pub fn below(grid: &Grid<'_>, from: u32, to: u32) -> Option<Stated> {
    let rows = grid.rows();
    let table = || rows.iter().skip(grid.position(from)).take_while(|r| r.index < to);
    let last = table().filter(|r| r.cells.iter().any(super::grid::is_figure)).last()?.index;
    let lines = table().filter(|r| r.index > last).flat_map(|r| r.cells.iter().map(move |c| (r.index, c)));
    lines.filter_map(|(row, cell)| Some((row, cell.column, text_of(cell)?))).find_map(|(row, column, text)| {
        let text = noted(text);
        let norm = Norm::head(text, 70);
        let opens = ["đơn vị tính", "đvt", "đv tính"].iter().any(|w| norm.starts(w)) && norm.len() <= 60;
        let (unit, currency, words) = of_line(text).filter(|_| opens)?;
        Some(Stated { text: words, unit, currency, cell: CellRef::new(row, column) })
    })
}

/// The first matter of a note: "Ghi chú: - Đơn vị tính: triệu đồng; số liệu 2024 theo quyết toán".
fn noted(text: &str) -> &str {
    let labelled = text.split_once(':').filter(|(label, _)| {
        let label = Norm::of(label);
        ["ghi chú", "chú thích", "lưu ý"].iter().any(|w| label.is(w))
    });
    let Some((_, rest)) = labelled else { return text };
    let first = rest.split([';', '\n']).map(str::trim).find(|part| part.chars().any(char::is_alphanumeric));
    first.unwrap_or(text).trim_start_matches(['-', '–', '+', '*', '(', ' ']).trim_end_matches([')', '.'])
}

/// What a line such as "Đơn vị tính: triệu đồng" states.
pub fn of_line(text: &str) -> Option<(Option<Unit>, Option<&'static str>, String)> {
    if text.chars().count() > 300 {
        return None;
    }
    // "Đơn vị tính: đồng     Trang 1/1", "(Theo Nghị quyết số 07; số liệu: triệu đồng)": each matter of a line by itself.
    let parts = text.split([';', '\n', '\t', '(', ')']).flat_map(|part| part.split("  ")).map(str::trim);
    let mut labelled = parts.filter(|part| part.contains(':') && part.len() < text.trim().len());
    if let Some(found) = labelled.find_map(of_line) {
        return Some(found);
    }
    // "KINH PHÍ HỢP TÁC NĂM 2024 (triệu đồng)": a bracket with nothing but the unit.
    if let Some(inside) = text.trim().strip_suffix(')').and_then(|t| t.rsplit_once('(')).map(|(_, inside)| inside)
        && inside.chars().count() <= 16
        && let own = Norm::of(inside)
        && begins_with_unit(&own)
        && let Some((unit, words)) = unit_in(inside)
    {
        return Some((Some(unit), None, words));
    }
    // "Kinh phí: triệu đồng".
    if let Some((label, unit)) = text.split_once(':')
        && ["kinh phí", "số tiền", "giá trị", "vốn", "số liệu"].iter().any(|w| Norm::of(label).is(w))
        && unit.chars().count() <= 20
        && begins_with_unit(&Norm::of(unit))
        && let Some((unit, words)) = unit_in(unit)
    {
        return Some((Some(unit), None, words));
    }
    let norm = Norm::of(text);
    let introduced = ["đơn vị tính", "đvt", "đ.v.t", "đv tính", "đv", "đơn vị", "loại tiền", "unit", "tính bằng", "in"]
        .iter()
        .find_map(|w| {
            let (_, end) = norm.find(w)?;
            Some(norm.text().chars().skip(end).collect::<String>())
        });
    let short = norm.len() <= 45;
    let tail = match &introduced {
        Some(tail) => tail.chars().take(45).collect::<String>(),
        None if short => norm.text(),
        None => return None,
    };
    if let Some((unit, words)) = unit_in(&tail).or_else(|| if short { unit_in(text) } else { None }) {
        // A sentence with an amount in it ("207 tỷ đồng") states no unit.
        let counted = norm.find(&words).is_some_and(|(at, _)| {
            let before: String = norm.text().chars().take(at).collect();
            before.trim_end().ends_with(|c: char| c.is_ascii_digit())
        });
        if counted || introduced.is_none() && !begins_with_unit(&norm) {
            return None;
        }
        return Some((Some(unit), None, words));
    }
    let currency = match &introduced {
        Some(tail) => currency_in(&tail.chars().take(20).collect::<String>()),
        None if norm.len() <= 12 => currency_in(text),
        None => None,
    }?;
    Some((None, Some(currency), tail.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()))
}

fn begins_with_unit(norm: &Norm) -> bool {
    [
        "triệu", "tr.", "trđ", "tỷ", "tỉ", "nghìn", "ngàn", "1.000", "1000", "1,000", "đồng", "vnđ", "vnd", "million",
        "billion", "thousand", "ng.",
    ]
    .iter()
    .any(|w| norm.text().trim_start_matches(['(', '-', ' ']).starts_with(w) || norm.starts(w))
}

/// The name of a unit for people.
pub const fn name(unit: Unit) -> &'static str {
    match unit.factor() {
        1_000 => "nghìn đồng",
        1_000_000 => "triệu đồng",
        1_000_000_000 => "tỷ đồng",
        _ => "đồng",
    }
}

/// Figures as the magnitudes a unit is guessed from.
#[derive(Clone, Debug, Default)]
pub struct Sizes {
    /// Non-zero figures seen.
    pub count: usize,
    /// Those of 100.000 and more that are multiples of 1.000.
    pub round_large: usize,
    /// Those below 100.000.
    pub small: usize,
    /// Those with decimals.
    pub fractions: usize,
    /// The largest.
    pub largest: i128,
}

impl Sizes {
    /// Counts a figure.
    pub fn count(&mut self, value: i128) {
        use super::numbers::SCALE;
        if value == 0 {
            return;
        }
        self.count += 1;
        let size = value.abs();
        self.largest = self.largest.max(size);
        if size >= 100_000 * SCALE && size % (1_000 * SCALE) == 0 {
            self.round_large += 1;
        }
        if size < 100_000 * SCALE {
            self.small += 1;
        }
        if size % SCALE != 0 {
            self.fractions += 1;
        }
    }

    /// The unit these figures are likely in, with why.
    pub fn suggest(&self) -> Option<(Unit, &'static str)> {
        if self.count == 0 {
            return None;
        }
        if self.round_large * 10 >= self.count * 8 {
            return Some((Unit::DONG, "các số đều lớn và tròn nghìn"));
        }
        if self.small * 10 >= self.count * 8 {
            return Some((Unit::MILLION, "các số đều nhỏ"));
        }
        if self.largest < 100_000_000 * super::numbers::SCALE {
            return Some((Unit::THOUSAND, "các số ở khoảng giữa"));
        }
        None
    }

    /// Why a stated unit does not fit, if it does not.
    pub fn against(&self, unit: Unit) -> Option<(&'static str, &'static str)> {
        if self.count == 0 {
            return None;
        }
        if unit.factor() >= 1_000_000 && self.round_large * 10 >= self.count * 9 {
            return Some((
                "hầu hết các số đều lớn và tròn nghìn, như thể đã ghi bằng đồng.",
                "most figures are large and round, as if written in đồng.",
            ));
        }
        if unit == Unit::THOUSAND
            && self.round_large * 10 >= self.count * 9
            && self.largest >= 1_000_000_000 * super::numbers::SCALE
        {
            return Some((
                "hầu hết các số đều lớn và tròn nghìn, như thể đã ghi bằng đồng.",
                "most figures are large and round, as if written in đồng.",
            ));
        }
        if unit == Unit::DONG && self.largest < 100_000 * super::numbers::SCALE {
            return Some((
                "mọi số đều dưới 100.000, như thể ghi bằng triệu hoặc nghìn đồng.",
                "every figure is below 100,000, as if written in millions or thousands.",
            ));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        let unit = |t: &str| of_line(t).and_then(|s| s.0);
        assert_eq!(unit("Đơn vị tính: Triệu đồng"), Some(Unit::MILLION));
        assert_eq!(unit("                     Đơn vị: Tỷ đồng"), Some(Unit::BILLION));
        assert_eq!(unit("Triệu đồng - Million dong"), Some(Unit::MILLION));
        assert_eq!(unit("ĐVT: 1.000 đồng"), Some(Unit::THOUSAND));
        assert_eq!(unit("(Đơn vị tính: đồng)"), Some(Unit::DONG));
        assert_eq!(unit("Đơn vị: Sở Giao thông"), None);
        assert_eq!(unit("Bao gồm 207 tỷ đồng bố trí để thu hồi"), None);
        assert_eq!(unit("Hội đồng nhân dân tỉnh"), None);
        assert_eq!(of_line("Đơn vị tính: USD").and_then(|s| s.1), Some("USD"));
        assert_eq!(of_line("Tổng kinh phí: 33.400 triệu đồng").and_then(|s| s.0), None);
    }
}
