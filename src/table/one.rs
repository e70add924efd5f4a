//! One table: from its header band to classified rows, proof and lines.

use super::columns::{self, Col, Stat, Unused};
use super::grid::{Grid, is_blank, is_figure, text_of};
use super::header::Band;
use super::leafs::Families;
use super::numbers::{self, Fixed};
use super::outline::{self, Outline, Place, Policy, Proof};
use super::read::{self, Column as Figures};
use super::rows::{self, DataRow, Pre, TextColumns};
use super::seams::Norm;
use super::units::{self, Sizes};
use super::vocabulary::Field;
use super::{Column, Hints, Line, Role, RowClasses, Table, UnitFound, emit, kinds, lines, say, tree, years};
use crate::finding::{Finding, Severity};
use crate::money::{Kind, Unit};
use crate::sheet::{Area, CellRef, Row, Value};
use crate::words::Bilingual;

/// Where a table stands on its sheet.
#[derive(Clone, Debug)]
pub struct Region {
    /// Its header.
    pub band: Band,
    /// Headers repeated at page breaks.
    pub repeats: Vec<Band>,
    /// First row of its titles.
    pub top: u32,
    /// First row that is not its own any more.
    pub end: u32,
}

/// What the sheet around a table tells.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// A unit stated for an earlier table of the sheet.
    pub unit: Option<UnitFound>,
    /// The kind an earlier table's title states.
    pub kind: Option<Kind>,
    /// The year an earlier table's title states.
    pub year: Option<i32>,
}

/// One table understood.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// The table.
    pub table: Table,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What is odd.
    pub findings: Vec<Finding>,
    /// Foreign money.
    pub currency: Option<&'static str>,
    /// Whether any column holds money.
    pub money: bool,
    /// Kind and year its titles state.
    pub kind: Option<Kind>,
    /// Year its titles state.
    pub year: Option<i32>,
    /// Figures of every row of the table that is a group or a total, đồng: row, column, amount.
    pub subtotals: Vec<(u32, u32, i64)>,
}

/// Everything the stages share.
pub struct Ctx<'a, 'g> {
    /// The sheet.
    pub grid: &'g Grid<'a>,
    /// The officer's hints.
    pub hints: &'g Hints,
    /// Columns.
    pub cols: Vec<Col>,
    /// Figures per column.
    pub figures: Vec<Figures>,
    /// Data rows.
    pub rows: Vec<DataRow<'a>>,
    /// The sheet's rows behind them.
    pub raw: Vec<&'a Row>,
    /// Text columns.
    pub texts: TextColumns,
    /// The unit of figures; `None` when unknown.
    pub unit: Option<Unit>,
    /// A unit to reckon with while the unit is unknown.
    pub reckon: Unit,
    /// Titles above.
    pub titles: Vec<String>,
    /// The kind the titles state.
    pub kind: Option<Kind>,
    /// The year title or sheet name state.
    pub year: Option<i32>,
    /// Whether several years head the columns.
    pub years: usize,
    /// Foreign money.
    pub currency: Option<&'static str>,
    /// Which columns give lines where.
    pub families: Families,
}

impl Ctx<'_, '_> {
    /// A column's figure on a row.
    pub fn figure(&self, col: usize, row: usize) -> Option<Fixed> {
        self.figures.get(col).and_then(|c| c.values.get(row)).copied().flatten()
    }

    /// A figure of a column in đồng, with the unit the column has.
    pub fn dong(&self, col: usize, value: Fixed) -> i64 {
        let unit = self.cols.get(col).and_then(|c| c.unit).or(self.unit).unwrap_or(self.reckon);
        numbers::to_dong(value, unit).unwrap_or(i64::MAX)
    }

    /// The cell of a row and column, as `B7`.
    pub fn place(&self, col: usize, row: usize) -> String {
        let column = self.cols.get(col).map_or(0, |c| c.column);
        let row = self.rows.get(row).map_or(0, |r| r.index);
        CellRef::new(row, column).to_string()
    }

    /// Amount columns.
    pub fn amounts(&self) -> Vec<usize> {
        self.cols.iter().enumerate().filter(|(_, c)| c.is_amount() && c.currency.is_none()).map(|(i, _)| i).collect()
    }

    /// The sheet's name.
    pub fn sheet(&self) -> &str {
        &self.grid.sheet.name
    }
}

fn titles(grid: &Grid<'_>, region: &Region) -> Vec<String> {
    let mut out = Vec::new();
    for row in grid.rows().iter().skip(grid.position(region.top)).take_while(|r| r.index < region.band.first) {
        for cell in &row.cells {
            if let Some(text) = text_of(cell)
                && text.chars().count() < 600
            {
                out.push(columns::one_line(text));
            }
        }
        if out.len() > 60 {
            break;
        }
    }
    out
}

/// Understands one table. `None` when nothing stands under the header.
pub fn table(grid: &Grid<'_>, region: &Region, hints: &Hints, around: &Around) -> Option<Built> {
    let band = &region.band;
    let heads = columns::paths(grid, band);
    if heads.is_empty() {
        return None;
    }
    let repeated = |row: u32| region.repeats.iter().any(|b| row >= b.first && row <= b.last);
    let raw: Vec<&Row> = grid
        .rows()
        .iter()
        .skip(grid.position(band.last + 1))
        .take_while(|r| r.index < region.end)
        .filter(|r| hints.range.is_none_or(|a| r.index >= a.first.row && r.index <= a.last.row))
        .collect();
    let width = heads.len();
    let mut stats: Vec<Stat> = vec![Stat::default(); width];
    let left = band.left;
    for row in raw.iter().filter(|r| !repeated(r.index)) {
        for cell in &row.cells {
            let Some(offset) = cell.column.checked_sub(left).and_then(|o| usize::try_from(o).ok()) else { continue };
            if let Some(stat) = stats.get_mut(offset) {
                columns::observe(grid, stat, cell);
            }
        }
    }
    let cols = columns::build(grid, heads, stats, &hints.columns);
    let mut built = Built::default();
    let titles = titles(grid, region);
    let title_refs: Vec<&str> = titles.iter().map(String::as_str).collect();
    let mut distinct: Vec<i32> = cols.iter().filter(|c| c.is_amount()).filter_map(|c| c.year).collect();
    distinct.sort_unstable();
    distinct.dedup();
    let own_kind = kinds::of_title(&title_refs, distinct.len())
        .or_else(|| kinds::of_title(&[grid.sheet.name.as_str()], distinct.len()));
    let title_year = titles.iter().find_map(|t| years::of_title(t));
    built.kind = own_kind;
    built.year = title_year;
    let mut ctx = Ctx {
        grid,
        hints,
        cols,
        figures: Vec::new(),
        rows: Vec::new(),
        raw,
        texts: TextColumns::default(),
        unit: None,
        reckon: Unit::DONG,
        titles,
        kind: own_kind.or(around.kind),
        year: title_year.or_else(|| years::of_heading(&grid.sheet.name)).or(around.year),
        years: distinct.len(),
        currency: None,
        families: Families::default(),
    };
    built.money = ctx.cols.iter().any(Col::is_amount);
    outside(&ctx, region, &mut built.findings);
    if !built.money || !ctx.cols.iter().any(|c| c.is_amount() && c.stat.figures + c.stat.errors > 0) {
        built.money = false;
        built.table = shell(&ctx, region);
        return Some(built);
    }
    decide_unit(&mut ctx, region, around, &mut built);
    let row_units: Vec<Option<Unit>> = row_units(&ctx);
    let reading = read::figures(&grid.sheet.name, &ctx.cols, &ctx.raw, ctx.unit.or(Some(ctx.reckon)), &row_units);
    ctx.figures = reading.columns;
    ctx.texts = TextColumns::of(&ctx.cols);
    look_at_rows(&mut ctx, &repeated);
    // Odd cells matter where the table is, not in notes, signatures and repeated headings.
    built.findings.extend(reading.findings.into_iter().filter_map(|(row, finding)| {
        let inside =
            ctx.rows.get(row).is_some_and(|r| !matches!(r.pre, Pre::Note | Pre::Header | Pre::Words | Pre::Blank));
        inside.then_some(finding)
    }));
    if built.table.unit.is_none() && ctx.unit.is_none() {
        missing_unit(&mut ctx, region, &mut built);
    } else {
        doubtful_unit(&ctx, &mut built);
    }
    let values: Vec<Vec<Option<Fixed>>> = ctx
        .cols
        .iter()
        .zip(&ctx.figures)
        .map(|(c, f)| if c.is_amount() { proper(&ctx.rows, &f.values) } else { Vec::new() })
        .collect();
    let mut cols = std::mem::take(&mut ctx.cols);
    let found = tree::solve(&mut cols, &values);
    for col in &mut cols {
        if col.is_amount() && col.currency.is_some() && col.unused.is_none() {
            col.unused = Some(Unused::Foreign);
        }
    }
    ctx.cols = cols;
    let amounts = ctx.amounts();
    ctx.families = Families::of(&ctx.cols, &amounts);
    let proof = Proof {
        values: amounts.iter().filter_map(|i| ctx.figures.get(*i)).map(|f| f.values.as_slice()).collect(),
        decimals: amounts.iter().filter_map(|i| ctx.figures.get(*i)).map(|f| tree::decimals_of(&f.values)).collect(),
    };
    let (chosen, unsure) = choose(&ctx, &amounts, &proof);
    let hidden = hidden_rows(&ctx, &amounts, &proof, &chosen);
    let mut findings = std::mem::take(&mut built.findings);
    if let Some((other, policy)) = unsure {
        findings.push(unsure_reading(&ctx, &amounts, &proof, &chosen, other, policy));
    }
    findings.extend(hidden);
    let mut classes = RowClasses::default();
    built.table = shell(&ctx, region);
    built.table.unit = built.table.unit.take().or_else(|| unit_found(&ctx, region, around));
    emit::classify(&ctx, &amounts, &proof, &chosen, &mut classes, &mut built.table, &mut findings);
    emit::sums(&ctx, &found, &mut findings);
    emit::products(&ctx, &mut findings);
    emit::formulas(&ctx, &amounts, &proof, &chosen, &mut findings);
    built.lines = lines::lines(&ctx, &amounts, &proof, &chosen, &mut findings);
    for repeat in &region.repeats {
        classes.other.extend(repeat.rows.iter().map(|r| r + 1));
        classes.other.extend(repeat.label_row.map(|r| r + 1));
    }
    for list in [
        &mut classes.line,
        &mut classes.group,
        &mut classes.total,
        &mut classes.memo,
        &mut classes.note,
        &mut classes.other,
    ] {
        list.sort_unstable();
        list.dedup();
    }
    for row in classes.group.iter().chain(&classes.total) {
        let Ok(i) = ctx.rows.binary_search_by_key(&(row.saturating_sub(1)), |r| r.index) else { continue };
        for col in &amounts {
            if let Some(v) = ctx.figure(*col, i) {
                let column = ctx.cols.get(*col).map_or(0, |c| c.column);
                built.subtotals.push((*row, column, ctx.dong(*col, v)));
            }
        }
    }
    built.table.rows = classes;
    built.currency = ctx.currency;
    built.findings = findings;
    emit::totals(&ctx, &amounts, &proof, &chosen, &mut built);
    Some(built)
}

/// Figures of rows that belong to the table (notes under it left out).
fn proper(rows: &[DataRow<'_>], values: &[Option<Fixed>]) -> Vec<Option<Fixed>> {
    values
        .iter()
        .zip(rows)
        .map(
            |(v, r)| {
                if matches!(r.pre, Pre::Header | Pre::Note | Pre::Words | Pre::Memo | Pre::Rounded) { None } else { *v }
            },
        )
        .collect()
}

fn shell(ctx: &Ctx<'_, '_>, region: &Region) -> Table {
    let last = ctx
        .rows
        .iter()
        .rev()
        .find(|r| r.pre != Pre::Blank)
        .map(|r| r.index)
        .or_else(|| ctx.raw.last().map(|r| r.index))
        .unwrap_or(region.band.last);
    Table {
        area: Some(Area {
            first: CellRef::new(region.band.first, region.band.left),
            last: CellRef::new(last, region.band.right),
        }),
        header_rows: region.band.rows.iter().map(|r| r + 1).collect(),
        label_row: region.band.label_row.map(|r| r + 1),
        unit: None,
        columns: ctx.cols.iter().map(|c| public(ctx, c)).collect(),
        rows: RowClasses::default(),
        totals: Vec::new(),
        stated_total: None,
        computed_total: None,
    }
}

fn public(ctx: &Ctx<'_, '_>, col: &Col) -> Column {
    let role = match col.unused {
        Some(Unused::Alternative | Unused::PartOf | Unused::Difference | Unused::Cumulative | Unused::Foreign) => {
            Role::Ignored
        }
        _ => col.role,
    };
    let leafy = role == Role::Amount;
    Column {
        column: col.column,
        role,
        kind: if leafy { col.kind.or(ctx.kind).or(ctx.hints.kind) } else { None },
        year: if leafy { emit::year_of_column(ctx, col) } else { None },
        month: col.month,
        source: col.source.clone(),
        document: col.document.clone(),
        unit: col.unit,
        label: col.label.clone(),
        sum_of: col.sum_of.clone(),
    }
}

fn unit_found(ctx: &Ctx<'_, '_>, region: &Region, around: &Around) -> Option<UnitFound> {
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
                && (columns::unit_of_heading(text) == Some(unit))
            {
                let words = super::seams::unit_in(text).map_or_else(String::new, |u| u.1);
                return Some(UnitFound { text: words, unit, cell: Some(CellRef::new(*row, cell.column)) });
            }
        }
    }
    Some(UnitFound { text: units::name(unit).to_owned(), unit, cell: None })
}

fn decide_unit(ctx: &mut Ctx<'_, '_>, region: &Region, around: &Around, built: &mut Built) {
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
    if let Some(found) = &around.unit {
        ctx.unit = Some(found.unit);
        built.table.unit = Some(found.clone());
        return;
    }
    // Foreign money in every amount heading.
    if all == 0
        && let Some(code) = ctx.cols.iter().find_map(|c| if c.is_amount() { c.currency } else { None })
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
    // A column that states a unit of money on every row.
    if ctx
        .cols
        .iter()
        .any(|c| c.role == Role::UnitOfMeasure && c.stat.units > 0 && c.stat.units * 2 >= c.stat.words.min(300))
    {
        ctx.unit = Some(Unit::DONG);
    }
}

fn row_units(ctx: &Ctx<'_, '_>) -> Vec<Option<Unit>> {
    let Some(col) = ctx.cols.iter().find(|c| c.role == Role::UnitOfMeasure && c.stat.units > 0) else {
        return vec![None; ctx.raw.len()];
    };
    ctx.raw
        .iter()
        .map(|row| {
            let at = row.cells.binary_search_by_key(&col.column, |c| c.column).ok()?;
            let text = text_of(row.cells.get(at)?)?;
            if text.chars().count() > 24 { None } else { super::seams::unit_in(text).map(|u| u.0) }
        })
        .collect()
}

fn sizes(ctx: &Ctx<'_, '_>) -> Sizes {
    let mut sizes = Sizes::default();
    for col in ctx.amounts() {
        if ctx.cols.get(col).is_some_and(|c| c.unit.is_some() || c.field == Field::Difference) {
            continue;
        }
        for (i, value) in ctx.figures.get(col).into_iter().flat_map(|f| f.values.iter()).enumerate().take(20_000) {
            let item = ctx.rows.get(i).is_some_and(|r| matches!(r.pre, Pre::Item | Pre::Continued));
            if item && let Some(v) = value {
                sizes.count(*v);
            }
        }
    }
    sizes
}

fn missing_unit(ctx: &mut Ctx<'_, '_>, region: &Region, built: &mut Built) {
    let cell = CellRef::new(region.band.first, region.band.left).to_string();
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

fn doubtful_unit(ctx: &Ctx<'_, '_>, built: &mut Built) {
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

fn look_at_rows(ctx: &mut Ctx<'_, '_>, repeated: &dyn Fn(u32) -> bool) {
    let amounts = ctx.amounts();
    let mut out: Vec<DataRow<'_>> = Vec::with_capacity(ctx.raw.len());
    for (i, row) in ctx.raw.iter().enumerate() {
        let figures = amounts
            .iter()
            .any(|c| ctx.figure(*c, i).is_some() || ctx.figures.get(*c).is_some_and(|f| f.unknown.contains(&i)));
        let mut data = rows::look(ctx.grid, &ctx.texts, row, i, figures);
        if repeated(row.index) {
            data.pre = Pre::Header;
        }
        out.push(data);
    }
    drop(amounts);
    inline_numbers(&mut out);
    end_of_table(ctx, &mut out);
    mend_numbers(ctx, &mut out);
    ctx.rows = out;
}

/// Numbers inside the content count only where most rows have them: "1.8 - Visitor services" in a list
/// of other names is a name. Dashes always count.
fn inline_numbers(rows: &mut [DataRow<'_>]) {
    use super::codes::Style;
    let signs =
        |r: &DataRow<'_>| r.code.as_ref().is_some_and(|c| matches!(c.style, Style::Dash | Style::Plus | Style::Star));
    let items = rows.iter().filter(|r| r.pre == Pre::Item && !signs(r)).count();
    let inline = rows.iter().filter(|r| r.pre == Pre::Item && r.inline && !signs(r)).count();
    let own = rows.iter().filter(|r| r.pre == Pre::Item && r.code.is_some() && !r.inline).count();
    if inline * 10 >= items * 4 || inline > 0 && (inline + own) * 10 >= items * 8 {
        return;
    }
    for row in rows.iter_mut().filter(|r| r.inline) {
        if !signs(row) {
            row.code = None;
            row.inline = false;
        }
    }
}

/// Everything after the first afterword (notes, signatures) is outside, unless the table goes on.
fn end_of_table(ctx: &Ctx<'_, '_>, rows: &mut [DataRow<'_>]) {
    let goes_on = |from: usize, rows: &[DataRow<'_>]| {
        rows.iter().skip(from).any(|r| matches!(r.pre, Pre::Item | Pre::Total(_)) && r.figures && !r.text.is_empty())
    };
    let first_figure = rows.iter().position(|r| r.figures).unwrap_or(usize::MAX);
    let mut i = 0;
    while i < rows.len() {
        let note = rows.get(i).is_some_and(|r| r.pre == Pre::Note) && i > first_figure;
        if note && !goes_on(i + 1, rows) {
            for row in rows.iter_mut().skip(i) {
                if row.pre != Pre::Header && row.pre != Pre::Blank {
                    row.pre = if row.text.is_empty() && row.figures { Pre::Bare } else { Pre::Note };
                    if row.pre == Pre::Bare {
                        row.code = None;
                    }
                }
            }
            break;
        }
        i += 1;
    }
    // Words after the last figure that carry no number are notes too.
    let last = rows.iter().rposition(|r| r.figures && r.pre != Pre::Note);
    if let Some(last) = last {
        for row in rows.iter_mut().skip(last + 1) {
            let short_code = row.code.as_ref().is_some_and(|c| {
                !matches!(c.style, super::codes::Style::Star | super::codes::Style::Dash | super::codes::Style::Plus)
            });
            let own_code = ctx.texts.code.is_some_and(|column| {
                ctx.raw.get(row.position).is_some_and(|r| {
                    r.cells
                        .binary_search_by_key(&column, |c| c.column)
                        .ok()
                        .and_then(|i| r.cells.get(i))
                        .is_some_and(|c| !is_blank(&c.value) && (super::codes::parse(&c.value.raw()).is_some()))
                })
            });
            if matches!(row.pre, Pre::Item | Pre::Memo | Pre::MemoHead | Pre::Breakdown) && !(short_code && own_code) {
                row.pre = Pre::Note;
            }
        }
    }
}

/// `2.1` after `2.9` is `2.10` that Excel took for a number.
fn mend_numbers(ctx: &Ctx<'_, '_>, rows: &mut [DataRow<'_>]) {
    let Some(column) = ctx.texts.code else { return };
    let mut last: Option<(u32, u32)> = None;
    for row in rows.iter_mut() {
        let Some(code) = row.code.as_mut() else { continue };
        let numeric = ctx.raw.get(row.position).is_some_and(|r| {
            r.cells
                .binary_search_by_key(&column, |c| c.column)
                .ok()
                .and_then(|i| r.cells.get(i))
                .is_some_and(|c| matches!(c.value, Value::Number(_)))
        });
        if let [major, minor] = code.parts.as_slice() {
            let (major, mut minor) = (*major, *minor);
            if numeric
                && let Some((m, n)) = last
                && m == major
                && minor < 10
                && minor * 10 == n + 1
            {
                minor *= 10;
                code.parts = vec![major, minor];
                code.ordinal = minor;
                code.text = format!("{major}.{minor}");
            }
            last = Some((major, minor));
        } else if code.parts.len() == 1 {
            last = None;
        }
    }
}

/// Figures beside the table: scratch, said once.
fn outside(ctx: &Ctx<'_, '_>, region: &Region, findings: &mut Vec<Finding>) {
    let (left, right) = (region.band.left, region.band.right);
    let mut count = 0usize;
    let mut first: Option<CellRef> = None;
    let mut beside = 0usize;
    let mut table_rows = 0usize;
    for row in &ctx.raw {
        let mut inside = false;
        for cell in &row.cells {
            if (left..=right).contains(&cell.column) {
                let headed = ctx
                    .cols
                    .iter()
                    .find(|c| c.column == cell.column)
                    .is_some_and(|c| !c.parts.is_empty() || c.hinted || c.field == Field::Code);
                if headed {
                    inside |= is_figure(cell);
                    continue;
                }
            }
            if is_figure(cell) {
                count += 1;
                if cell.column == right + 1
                    || left.checked_sub(1) == Some(cell.column)
                    || (left..=right).contains(&cell.column)
                {
                    beside += 1;
                }
                first.get_or_insert(CellRef::new(row.index, cell.column));
            }
        }
        table_rows += usize::from(inside);
    }
    let Some(first) = first else { return };
    // A whole column of figures right beside the table without a heading is money nobody may overlook.
    let dense = beside * 2 >= table_rows && beside >= 3;
    let (severity, slug) =
        if dense { (Severity::Warning, "column-unlabelled") } else { (Severity::Note, "outside-table") };
    findings.push(
        say::on(
            slug,
            severity,
            &ctx.grid.sheet.name,
            first.to_string(),
            if dense {
                format!("Có {count} số ở cột không có tiêu đề (từ ô {first}); không được nhập.")
            } else {
                format!("Có {count} số nằm ngoài bảng (từ ô {first}); không được nhập.")
            },
            if dense {
                format!("{count} figures stand in a column without heading (from {first}); they are not imported.")
            } else {
                format!("{count} figures stand outside the table (from {first}); they are not imported.")
            },
        )
        .with("count", count),
    );
}

fn money_of(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, outline: &Outline) -> i64 {
    amounts
        .iter()
        .enumerate()
        .filter(|(c, _)| ctx.families.may_give(*c))
        .map(|(c, col)| ctx.dong(*col, ctx.families.money(proof, outline, c)))
        .fold(0i64, i64::saturating_add)
}

fn grand_agreed(outline: &Outline) -> usize {
    outline.totals.iter().filter(|t| t.grand && t.compared > 0 && t.agreed == t.compared).map(|t| t.agreed).sum()
}

type Unsure = Option<(i64, Policy)>;

fn choose(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>) -> (Outline, Unsure) {
    let mut all: Vec<Outline> =
        outline::candidates(&ctx.rows).into_iter().map(|p| outline::build(&ctx.rows, proof, p)).collect();
    let mut best = all.remove(0);
    let mut others: Vec<Outline> = Vec::new();
    for other in all {
        let better = match other.policy {
            Policy::Sums => grand_agreed(&other) > grand_agreed(&best),
            _ => other.score() > best.score() && other.held > best.held,
        };
        if better {
            others.push(std::mem::replace(&mut best, other));
        } else {
            others.push(other);
        }
    }
    let money = money_of(ctx, amounts, proof, &best);
    let has_total = best.totals.iter().any(|t| t.grand && t.compared > 0 && t.agreed == t.compared);
    for other in &others {
        let close = match other.policy {
            Policy::Sums => {
                !has_total
                    && other.children.iter().any(|c| !c.is_empty())
                    && best.policy == Policy::Auto
                    && !best.children.iter().any(|c| !c.is_empty())
            }
            _ => {
                !has_total
                    && (other.failed < best.failed && other.held >= best.held
                        || other.score() == best.score() && other.held == best.held && best.held == 0)
            }
        };
        if !close {
            continue;
        }
        let theirs = money_of(ctx, amounts, proof, other);
        if theirs != money {
            return (best, Some((theirs, other.policy)));
        }
    }
    (best, None)
}

fn unsure_reading(
    ctx: &Ctx<'_, '_>,
    amounts: &[usize],
    proof: &Proof<'_>,
    chosen: &Outline,
    other: i64,
    policy: Policy,
) -> Finding {
    let money = money_of(ctx, amounts, proof, chosen);
    let row = ctx.rows.iter().find(|r| r.figures).map_or(0, |r| r.index);
    let cell = CellRef::new(row, ctx.cols.first().map_or(0, |c| c.column)).to_string();
    let (vi, en) = match policy {
        Policy::Sibling | Policy::Child => (
            "Chưa rõ các dòng không đánh số là chi tiết của dòng trên hay là dòng riêng.",
            "It is unclear whether rows without a number are details of the row above or rows of their own.",
        ),
        Policy::Sums => (
            "Có dòng đúng bằng tổng các dòng ngay dưới nó nhưng không có số thứ tự hay chữ đậm để biết đó là nhóm.",
            "Some rows equal the sum of the rows below them, but neither number nor bold tells that they are groups.",
        ),
        _ => (
            "Chưa rõ dòng nào là nhóm, dòng nào là chi tiết.",
            "It is unclear which rows are groups and which are details.",
        ),
    };
    say::reading_unsure(ctx.sheet(), cell, vi.to_owned(), en.to_owned(), money, other)
}

fn hidden_rows(ctx: &Ctx<'_, '_>, amounts: &[usize], proof: &Proof<'_>, chosen: &Outline) -> Vec<Finding> {
    let mut out = Vec::new();
    let hidden: Vec<usize> = ctx
        .rows
        .iter()
        .enumerate()
        .filter(|(i, r)| r.hidden && r.figures && matches!(chosen.places.get(*i), Some(Place::Under(_))))
        .map(|(i, _)| i)
        .collect();
    let leaf = |col: usize| ctx.cols.get(col).is_some_and(Col::is_leaf);
    if !hidden.is_empty() {
        let mut money = 0i64;
        for (c, col) in amounts.iter().enumerate() {
            for i in &hidden {
                if let Some(v) = proof.own(c, *i)
                    && ctx.families.gives(proof, chosen, c, *i)
                {
                    money = money.saturating_add(ctx.dong(*col, v));
                }
            }
        }
        let mut doubtful = false;
        if chosen.failed > 0 {
            let mut shown = ctx.rows.clone();
            for i in &hidden {
                if let Some(row) = shown.get_mut(*i) {
                    row.pre = Pre::Blank;
                }
            }
            let other = outline::build(&shown, proof, chosen.policy);
            doubtful = other.failed < chosen.failed && other.held >= 1;
        }
        let cell = hidden
            .first()
            .and_then(|i| ctx.rows.get(*i))
            .map_or_else(String::new, |r| CellRef::new(r.index, ctx.cols.first().map_or(0, |c| c.column)).to_string());
        out.push(say::hidden(ctx.sheet(), cell, hidden.len(), 0, money, doubtful));
    }
    let columns: Vec<usize> =
        amounts.iter().copied().filter(|c| leaf(*c) && ctx.cols.get(*c).is_some_and(|c| c.hidden)).collect();
    if !columns.is_empty() {
        let mut money = 0i64;
        let mut cell = String::new();
        for (c, col) in amounts.iter().enumerate().filter(|(_, col)| columns.contains(col)) {
            money = money.saturating_add(ctx.dong(*col, ctx.families.money(proof, chosen, c)));
            if cell.is_empty() {
                cell = ctx.place(*col, 0);
            }
        }
        if money != 0 {
            out.push(say::hidden(ctx.sheet(), cell, 0, columns.len(), money, false));
        }
    }
    out
}

/// Why a table without money was left aside.
pub fn no_amounts(grid: &Grid<'_>, built: &Built) -> Finding {
    let labels: Vec<&str> =
        built.table.columns.iter().map(|c| c.label.as_str()).filter(|l| !l.is_empty()).take(6).collect();
    let seen = labels.join("; ");
    let prices = built.table.columns.iter().any(|c| c.role == Role::UnitPrice);
    let cell = built.table.area.map_or_else(String::new, |a| a.first.to_string());
    let (vi, en) = if prices {
        (
            format!("Thấy bảng giá hoặc định mức ({seen}) nhưng không có cột số tiền dự toán."),
            format!("A list of prices or norms was seen ({seen}) but no column of amounts."),
        )
    } else {
        (
            format!(
                "Thấy bảng có các cột {seen} nhưng không có số tiền nào (biểu trống hoặc không phải bảng kinh phí)."
            ),
            format!(
                "A table with the columns {seen} was seen but it holds no amounts (a blank form, or no budget table)."
            ),
        )
    };
    Finding::new("no-amounts", Severity::Note, Bilingual::new(vi, en))
        .at(&grid.sheet.name, cell)
        .next(Bilingual::new("Chọn trang tính có số liệu bằng --sheet.", "Choose the sheet with figures by --sheet."))
}

/// Whether a text names an office after "Đơn vị:" in a title.
pub fn agency_of_titles(titles: &[String]) -> Option<String> {
    titles.iter().find_map(|t| {
        let norm = Norm::head(t, 40);
        let intro = [
            "đơn vị",
            "cơ quan",
            "đơn vị đề nghị",
            "tên đơn vị",
            "cơ quan chủ trì",
            "đơn vị dự toán",
            "đơn vị báo cáo",
        ];
        if !intro.iter().any(|w| norm.starts(w)) {
            return None;
        }
        let (_, tail) = t.split_once(':')?;
        let tail = tail.trim().trim_end_matches('.');
        let office = Norm::head(tail, 40);
        columns::OFFICES.iter().any(|o| office.starts(o)).then(|| tail.to_owned())
    })
}
