//! Decides the unit of one table: stated above it, in its headings, beside its rows, by an earlier table,
//! by the officer; else asks with a suggestion.

use super::columns::Col;
use super::grid::text_of;
use super::names::{is_converted, unit_of_heading};
use super::numbers;
use super::one::{Around, Built, Ctx, Region};
use super::rows::Pre;
use super::seams::Heads;
use super::units::{self, Sizes};
use super::vocabulary::Field;
use super::{Role, UnitFound, say};
use crate::finding::Severity;
use crate::money::Unit;
use crate::sheet::CellRef;
use std::sync::LazyLock;

/// Where the unit in force was stated.
pub fn unit_found(ctx: &Ctx<'_, '_>, region: &Region, around: &Around) -> Option<UnitFound> {
    let unit = ctx.unit?;
    let stated = units::above(ctx.grid, region.top, region.band.first);
    if let Some(s) = stated.iter().rev().find(|s| s.unit == Some(unit)) {
        return Some(UnitFound { text: s.text.clone(), unit, cell: Some(s.cell) });
    }
    if let Some(found) = around.unit.as_ref().filter(|u| u.unit == unit) {
        return Some(found.clone());
    }
    for row in &region.band.rows {
        for cell in ctx.grid.sheet.row(*row).into_iter().flat_map(|r| &r.cells) {
            if let Some(text) = text_of(cell)
                && unit_of_heading(text) == Some(unit)
            {
                let words = super::seams::unit_in(text).map_or_else(String::new, |u| u.1);
                return Some(UnitFound { text: words, unit, cell: Some(CellRef::new(*row, cell.column)) });
            }
        }
    }
    Some(UnitFound { text: units::name(unit).to_owned(), unit, cell: None })
}

/// Decides the unit.
pub fn decide_unit(ctx: &mut Ctx<'_, '_>, region: &Region, around: &Around, built: &mut Built) {
    let stated = units::above(ctx.grid, region.top, region.band.first);
    let money: Vec<&units::Stated> = stated.iter().filter(|s| s.unit.is_some()).collect();
    let leaf_units = |ctx: &Ctx<'_, '_>| {
        let amounts: Vec<&Col> = ctx.cols.iter().filter(|c| c.is_amount() && c.currency.is_none()).collect();
        let with = amounts.iter().filter(|c| c.unit.is_some()).count();
        (amounts.len(), with, amounts.iter().find_map(|c| c.unit))
    };
    if let Some(last) = money.last() {
        ctx.unit = last.unit;
        if let Some(unit) = last.unit {
            built.table.unit = Some(UnitFound { text: last.text.clone(), unit, cell: Some(last.cell) });
        }
        if let Some(other) = money.iter().find(|s| s.unit != last.unit) {
            built.findings.push(say::unit_doubtful(
                &ctx.grid.sheet.name,
                last.cell.to_string(),
                &last.text,
                &format!("ô {} lại ghi “{}”.", other.cell, other.text),
                &format!("cell {} says “{}”.", other.cell, other.text),
            ));
        }
        return;
    }
    let (all, with, first) = leaf_units(ctx);
    if all > 0 && with > 0 {
        // Headings state it; those that state none share it when all that do agree.
        let agree = ctx.cols.iter().filter_map(|c| if c.is_amount() { c.unit } else { None }).all(|u| Some(u) == first);
        if agree || with == all {
            ctx.unit = first;
            built.table.unit = unit_found(ctx, region, around);
            return;
        }
    }
    if let Some(foreign) = stated.iter().rev().find_map(|s| s.currency) {
        ctx.currency = Some(foreign);
        return;
    }
    if let Some(stated) = units::below(ctx.grid, region.band.last + 1, region.end)
        && let Some(unit) = stated.unit
    {
        ctx.unit = Some(unit);
        built.table.unit = Some(UnitFound { text: stated.text, unit, cell: Some(stated.cell) });
        return;
    }
    if let Some(found) = &around.unit {
        ctx.unit = Some(found.unit);
        built.table.unit = Some(found.clone());
        return;
    }
    // Foreign money in the headings that say what money they hold, đồng in none.
    if (all == 0 || ctx.hints.unit.is_none())
        && let Some(code) =
            ctx.cols.iter().filter(|c| c.is_amount() && !is_converted(&c.label)).find_map(|c| c.currency)
    {
        ctx.currency = Some(code);
        for col in &mut ctx.cols {
            col.currency = None;
        }
        return;
    }
    if let Some(unit) = ctx.hints.unit {
        ctx.unit = Some(unit);
        built.table.unit = Some(UnitFound { text: units::name(unit).to_owned(), unit, cell: None });
        return;
    }
    // "Nguồn vốn (1.000đ)": the unit in the heading of the words.
    let words = |c: &&Col| matches!(c.field, Field::Content | Field::Source | Field::Agency | Field::Code);
    let headings = ctx.cols.iter().filter(words).flat_map(|c| c.parts.iter().map(|p| p.text.as_str()));
    let headed = headings
        .flat_map(|text| text.match_indices(')').filter_map(|(at, _)| text.get(..=at)))
        .filter_map(units::of_line);
    if let Some((Some(unit), _, text)) = headed.into_iter().find(|found| found.0.is_some()) {
        ctx.unit = Some(unit);
        built.table.unit = Some(UnitFound { text, unit, cell: None });
    }
}

/// The unit each row states in a column of its own.
pub fn row_units(ctx: &Ctx<'_, '_>) -> Vec<Option<Unit>> {
    let Some(col) = ctx.cols.iter().find(|c| c.role == Role::UnitOfMeasure && c.stat.units > 0) else {
        return vec![None; ctx.raw.len()];
    };
    ctx.raw
        .iter()
        .map(|row| {
            let text = text_of(row.cell(col.column)?)?;
            if text.chars().count() > 24 { None } else { super::seams::unit_in(text).map(|u| u.0) }
        })
        .collect()
}

/// Rows that count people, trips or things beside rows that count money, as their own unit says: they hold no
/// money. Where prices stand the unit is that of the goods, and the amounts are money all the same.
pub fn counts_of_things(ctx: &mut Ctx<'_, '_>) -> Option<(crate::finding::Finding, Vec<usize>)> {
    let priced = ctx.cols.iter().any(|c| matches!(c.role, Role::UnitPrice | Role::Quantity));
    let column = ctx.cols.iter().find(|c| c.role == Role::UnitOfMeasure && c.stat.units > 0).map(|c| c.column)?;
    if priced {
        return None;
    }
    let mut rows: Vec<usize> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for (i, row) in ctx.raw.iter().enumerate() {
        let Some(text) = row.cell(column).and_then(text_of) else { continue };
        if super::seams::unit_in(text).is_none() {
            rows.push(i);
            if !words.iter().any(|w| w == text.trim()) {
                words.push(text.trim().to_owned());
            }
        }
    }
    let first = rows.first().and_then(|i| ctx.raw.get(*i)).map(|r| CellRef::new(r.index, column).to_string())?;
    for (col, figures) in ctx.cols.iter().zip(&mut ctx.figures).filter(|(c, _)| c.is_amount()) {
        if col.unit.is_some() {
            continue;
        }
        for i in &rows {
            figures.forget(*i);
        }
        figures.unknown.retain(|i| !rows.contains(i));
    }
    words.truncate(6);
    let finding = say::on(
        "rows-not-money",
        Severity::Note,
        ctx.sheet(),
        first,
        format!("{} dòng tính bằng {}, không phải tiền; không được nhập.", rows.len(), words.join(", ")),
        format!("{} rows count {}, not money; they are not imported.", rows.len(), words.join(", ")),
    )
    .with("count", rows.len());
    Some((finding, rows))
}

/// What rows say that hold no money whatever the column: codes and accounts of an office, its staff.
const NO_MONEY: &[&str] = &[
    "mã số đvqhns",
    "mã số đvsdns",
    "mã số quan hệ",
    "mã số ngân sách",
    "mã số đơn vị",
    "mã số thuế",
    "mã số kbnn",
    "mã đơn vị",
    "mã đv",
    "mã đvqhns",
    "mã qhns",
    "mã số qhns",
    "mã đvsdns",
    "mã chương",
    "mã kbnn",
    "mã kho bạc",
    "mã quan hệ ngân sách",
    "mã tabmis",
    "số tài khoản",
    "số điện thoại",
    "biên chế",
    "số biên chế",
    "tổng biên chế",
    "tổng số biên chế",
    "chỉ tiêu biên chế",
    "số người",
    "số cán bộ",
    "số lượng người",
    "số lao động",
    "hệ số lương",
    "số học sinh",
    "số lớp",
    "số giáo viên",
    "số viên chức",
    "số công chức",
    "số giường bệnh",
];

/// Whether the words say what one of a number of things is given: "Định mức chi khác (1.000đ/hs)". What a year is
/// given, "(triệu đồng/năm)", is money all the same.
fn rate(text: &str) -> bool {
    let inside = text.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside);
    let Some((unit, per)) = inside.and_then(|inside| inside.split_once('/')) else { return false };
    // "(150.000 đồng/học sinh x 9 tháng)" tells how an amount was worked out.
    let figure = |text: &str| text.chars().any(|c| c.is_ascii_digit() || matches!(c, '×' | '*'));
    let unit = unit.trim();
    let bare = ["1.000", "1000"].iter().find_map(|thousand| unit.strip_prefix(thousand)).unwrap_or(unit);
    if figure(bare) || figure(per) || per.split_whitespace().any(|w| matches!(w, "x" | "X")) {
        return false;
    }
    let per = super::seams::Norm::of(per);
    super::seams::unit_in(unit).is_some() && !["năm", "quý", "kỳ", "n"].iter().any(|w| per.starts(w))
}

/// Rows whose words say that they hold no money; a person confirms it.
pub fn rows_of_no_money(ctx: &mut Ctx<'_, '_>) -> Option<(crate::finding::Finding, Vec<usize>)> {
    let column = ctx.cols.iter().find(|c| c.field == Field::Content).map(|c| c.column)?;
    static HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(NO_MONEY.iter().copied()));
    let says = |text: &&str| HEADS.begin(text, 40);
    let mut rows: Vec<usize> = Vec::new();
    let mut first: Option<(CellRef, String)> = None;
    // "Diện tích rừng (ha)" may begin left of the column of words.
    let worded = ctx.raw.iter().enumerate().filter_map(|(i, row)| {
        let own = row.cell(column).and_then(text_of);
        Some((i, own.or_else(|| row.cells.iter().filter(|c| c.column < column).find_map(text_of))?))
    });
    // "Hỗ trợ tiền điện (hộ nghèo)" says whom the money is for; "Số được hỗ trợ (hộ)" counts them.
    let counts = |text: &str| text.len() <= 160 && super::columns::counted_in(text);
    for (i, text) in worded.filter(|(_, text)| says(text) || counts(text) || rate(text)) {
        let told = ctx
            .cols
            .iter()
            .zip(&ctx.figures)
            .find(|(c, f)| c.is_amount() && f.values.get(i).and_then(|v| v.get()).is_some_and(|v| v != 0));
        let Some((col, _)) = told else { continue };
        rows.push(i);
        if let Some(row) = ctx.raw.get(i) {
            first.get_or_insert((CellRef::new(row.index, col.column), text.trim().to_owned()));
        }
    }
    let (at, text) = first?;
    for (_, figures) in ctx.cols.iter().zip(&mut ctx.figures).filter(|(c, _)| c.is_amount()) {
        for i in &rows {
            figures.forget(*i);
        }
        figures.unknown.retain(|i| !rows.contains(i));
    }
    let finding = say::on(
        "rows-not-money",
        Severity::Warning,
        ctx.sheet(),
        at.to_string(),
        format!("{} dòng như “{text}” nêu mã số, số người, số lượng, không phải tiền; không được nhập.", rows.len()),
        format!(
            "{} rows such as “{text}” state codes, people or things, not money; they are not imported.",
            rows.len()
        ),
    )
    .next(crate::words::Bilingual::new(
        "Nếu là tiền, ghi rõ trong tệp (“Kinh phí …”) rồi nhập lại.",
        "If it is money, say so in the file (“Kinh phí …”) and import again.",
    ))
    .with("count", rows.len());
    Some((finding, rows))
}

fn sizes(ctx: &Ctx<'_, '_>) -> Sizes {
    let mut sizes = Sizes::default();
    for col in ctx.amounts() {
        if ctx.cols.get(col).is_some_and(|c| c.unit.is_some() || c.field == Field::Difference) {
            continue;
        }
        for (i, value) in ctx.figures.get(col).into_iter().flat_map(|f| f.values.iter()).enumerate().take(20_000) {
            let item = ctx.rows.get(i).is_some_and(|r| matches!(r.pre, Pre::Item | Pre::Continued));
            if item && let Some(v) = value.get() {
                sizes.count(v);
            }
        }
    }
    sizes
}

/// Foreign money that the words of nearly every row name, `Cohesion Fund (€)`.
fn currency_of_rows(ctx: &Ctx<'_, '_>) -> Option<&'static str> {
    let mut rows = 0usize;
    let mut found: Vec<(&'static str, usize)> = Vec::new();
    for data in ctx.rows.iter().filter(|r| r.figures).take(400) {
        rows += 1;
        let cells = ctx.raw.get(data.position).into_iter().flat_map(|r| &r.cells);
        let Some(code) = cells.filter_map(text_of).find_map(super::names::currency_of_heading) else { continue };
        match found.iter_mut().find(|(c, _)| *c == code) {
            Some((_, n)) => *n += 1,
            None => found.push((code, 1)),
        }
    }
    found.into_iter().find(|(_, n)| *n * 10 >= rows * 8).map(|(code, _)| code)
}

/// The unit under which a total is, to the đồng, the amount that the table itself states in words.
pub fn unit_in_words(ctx: &mut Ctx<'_, '_>, built: &mut Built) {
    let amounts = ctx.amounts();
    let totals: Vec<numbers::Fixed> = ctx
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| matches!(row.pre, Pre::Total(_)))
        .flat_map(|(i, _)| amounts.iter().map(move |col| (*col, i)))
        .filter_map(|(col, i)| ctx.figure(col, i).filter(|v| *v != 0))
        .collect();
    for row in ctx.rows.iter().filter(|r| r.pre == Pre::Words) {
        let cells = ctx.raw.get(row.position).into_iter().flat_map(|r| r.cells.iter().map(move |c| (r.index, c)));
        let told: Vec<(CellRef, &str)> =
            cells.filter_map(|(at, cell)| Some((CellRef::new(at, cell.column), text_of(cell)?))).collect();
        let texts: Vec<&str> = told.iter().map(|(_, text)| *text).collect();
        let Some(words) = super::seams::words_to_dong(&texts.join(" ")) else { continue };
        let makes = |unit: &Unit| {
            totals.iter().any(|v| v.checked_mul(i128::from(unit.factor())) == words.checked_mul(numbers::SCALE))
        };
        let mut fitting = [Unit::DONG, Unit::THOUSAND, Unit::MILLION, Unit::BILLION].into_iter().filter(makes);
        if let (Some(unit), None) = (fitting.next(), fitting.next()) {
            ctx.unit = Some(unit);
            let cell = told.first().map(|(at, _)| *at);
            built.table.unit = Some(UnitFound { text: texts.join(" "), unit, cell });
            return;
        }
    }
}

/// Says that no unit is stated, or that the money is foreign.
pub fn missing_unit(ctx: &mut Ctx<'_, '_>, region: &Region, built: &mut Built) {
    let cell = CellRef::new(region.band.first, region.band.left).to_string();
    if ctx.currency.is_none() {
        ctx.currency = currency_of_rows(ctx);
    }
    if let Some(code) = ctx.currency {
        built.findings.push(
            say::on(
                "currency-not-dong",
                Severity::Block,
                &ctx.grid.sheet.name,
                cell,
                format!("Bảng ghi bằng {code}, không phải đồng Việt Nam; không thể ghi sổ."),
                format!("The table is in {code}, not Vietnamese đồng; it cannot be posted."),
            )
            .with("currency", code),
        );
        return;
    }
    let sizes = sizes(ctx);
    let suggestion = sizes.suggest();
    if let Some((unit, _)) = suggestion {
        ctx.reckon = unit;
    }
    built.findings.push(say::unit_missing(
        &ctx.grid.sheet.name,
        cell,
        suggestion.map(|(u, why)| (units::name(u), why)),
    ));
}

/// Says when the figures do not fit the unit.
pub fn doubtful_unit(ctx: &Ctx<'_, '_>, built: &mut Built) {
    let Some(found) = built.table.unit.clone() else { return };
    let place = found.cell.map_or_else(String::new, |c| c.to_string());
    let scaled = ctx.cols.iter().any(|c| c.is_amount() && c.stat.scaled * 2 > c.stat.figures && c.stat.figures > 0);
    if scaled && found.unit != Unit::DONG {
        built.findings.push(say::unit_doubtful(
            &ctx.grid.sheet.name,
            place.clone(),
            &found.text,
            "định dạng ô chỉ hiển thị rút gọn phần nghìn, số lưu trong ô là số đầy đủ.",
            "the number format only shows thousands; the cells hold full figures.",
        ));
    }
    if let Some((vi, en)) = sizes(ctx).against(found.unit) {
        built.findings.push(say::unit_doubtful(&ctx.grid.sheet.name, place, &found.text, vi, en));
    }
}

/// A unit under which the table's sum is the plan's total or the amount in words: said with the question.
pub fn suggest_from_sums(ctx: &Ctx<'_, '_>, sum: numbers::Fixed, findings: &mut [crate::finding::Finding]) {
    let mut wanted: Vec<i128> = ctx.hints.total.iter().map(|m| i128::from(m.dong())).collect();
    for row in ctx.rows.iter().filter(|r| r.pre == Pre::Words) {
        let texts: Vec<&str> =
            ctx.raw.get(row.position).into_iter().flat_map(|r| &r.cells).filter_map(text_of).collect();
        wanted.extend(super::seams::words_to_dong(&texts.join(" ")));
    }
    let found = [Unit::DONG, Unit::THOUSAND, Unit::MILLION, Unit::BILLION].into_iter().find(|unit| {
        wanted.iter().any(|w| *w != 0 && sum.checked_mul(i128::from(unit.factor())) == w.checked_mul(numbers::SCALE))
    });
    let Some(unit) = found else { return };
    for finding in findings.iter_mut().filter(|f| f.slug == "unit-missing") {
        let place = match &finding.place {
            crate::finding::Place::Cell { cell, .. } => cell.clone(),
            _ => String::new(),
        };
        *finding = say::unit_missing(
            ctx.sheet(),
            place,
            Some((units::name(unit), "tổng của bảng khi đó đúng bằng số tổng đã biết")),
        );
    }
}
