//! One table: from its header band to classified rows, proof and lines.

use super::columns::{self, Col, Stat, Unused};
use super::grid::{Grid, is_figure, text_of};
use super::header::Band;
use super::leafs::Families;
use super::numbers::{self, Fixed, Slot};
use super::outline::Proof;
use super::read::{self, Column as Figures};
use super::rows::{DataRow, Pre, TextColumns};
use super::seams::Norm;
use super::statement::Reckoned;
use super::vocabulary::Field;
use super::{
    Column, Hints, Line, Role, RowClasses, Table, UnitFound, checks, cleanup, codes, emit, kinds, lines, paths,
    reading, say, table_unit, tree, years,
};
use crate::finding::{Finding, Severity};
use crate::money::{Kind, Unit};
use crate::sheet::{Area, CellRef, Row};
use crate::words::Bilingual;
use std::borrow::Cow;

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
    /// Columns of a table that stands beside it.
    pub beside: Option<(u32, u32)>,
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
    /// Whether the sheet has other tables.
    pub several: bool,
}

/// One table understood.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// The table.
    pub table: Table,
    /// What stands above it.
    pub titles: Vec<String>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What is odd.
    pub findings: Vec<Finding>,
    /// Foreign money.
    pub currency: Option<&'static str>,
    /// Whether any column holds money.
    pub money: bool,
    /// Whether figures that count nothing else stand in a table without money.
    pub figures: bool,
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
    /// The office that the line above it names, where it is one of several tables.
    pub office: Option<String>,
    /// The number and the words of the part of a sheet of several tables that this one is: "2. Đoàn ra".
    pub caption: Option<(String, String)>,
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
    /// Rows that their own words reckon from others.
    pub reckoned: Vec<Reckoned>,
    /// The kind every row's own words state, where the table is a statement.
    pub measures: Option<Vec<Option<Kind>>>,
    /// The kind every row states in a column of its own, where rows measure one thing by turns.
    pub row_kinds: Vec<Option<Kind>>,
}

impl Ctx<'_, '_> {
    /// The kind the titles lend a column that names none.
    pub fn title_kind(&self, col: &Col) -> Option<Kind> {
        let spent = |k: &Kind| matches!(k, Kind::Paid | Kind::Settled | Kind::Done);
        let kind = self.kind?;
        // What its own words leave in doubt, the title does not settle; nor is a balance what the title is about.
        let balance = super::header::classify(col.leaf_text()).is_some_and(|(field, _)| field == Field::Difference);
        if balance || col.doubted.is_some_and(|doubted| doubted != kind) {
            return None;
        }
        let leaf = Norm::of(col.leaf_text());
        // Nor revenue of a title that speaks of spending alone.
        let revenue = col.source.is_none() && super::kind_words::REVENUE.iter().any(|w| leaf.starts(w));
        if revenue && !self.titles.iter().any(|t| Norm::of(t).has("thu")) {
            return None;
        }
        // Nor what did not happen: "Điều chỉnh giảm do không thực hiện". "Không thực hiện tự chủ" names a part of the budget.
        let regime = ["tự chủ", "khoán"].iter().any(|w| leaf.has(w));
        if !regime && kinds::denied(&leaf) {
            return None;
        }
        let other = if spent(&kind) { super::kind_words::GIVEN } else { super::kind_words::USED };
        let over: Vec<Norm> = col.parts.iter().rev().skip(1).map(|p| Norm::of(&p.text)).collect();
        let asks = matches!(kind, Kind::Proposed | Kind::Appraised | Kind::Planned);
        let before = if asks { super::kind_words::GIVEN_BEFORE } else { &[] };
        if before.iter().any(|w| leaf.has(w) || over.iter().any(|n| n.starts(w))) {
            return None;
        }
        if super::kind_words::APART.iter().chain(other).any(|w| leaf.has(w))
            || super::kind_words::APART.iter().chain(other).any(|w| over.iter().any(|n| n.starts(w)))
            || super::kind_words::APART_ALONE.iter().any(|w| leaf.is(w))
        {
            return None;
        }
        (spent(&kind) || !super::meaning::carried_out(col)).then_some(kind)
    }

    /// A column's figure on a row.
    pub fn figure(&self, col: usize, row: usize) -> Option<Fixed> {
        self.figures.get(col)?.values.get(row)?.get()
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
    // Of tables beside each other, each has the words over its own columns: "I. Phần được cấp | II. Phần đã chi".
    let others = |column: u32| region.beside.is_some_and(|(from, to)| (from..=to).contains(&column));
    for row in grid.rows().iter().skip(grid.position(region.top)).take_while(|r| r.index < region.band.first) {
        let own = region.beside.is_some() && row.cells.iter().any(|c| !others(c.column) && text_of(c).is_some());
        for cell in &row.cells {
            if let Some(text) = text_of(cell)
                && text.chars().count() < 600
                && !(own && others(cell.column))
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

/// The numbered title right above a table, units and remarks in brackets aside.
fn caption(titles: &[String]) -> Option<(String, String)> {
    let remark = |t: &&String| t.starts_with('(') || super::seams::unit_in(t).is_some();
    let last = titles.iter().rev().find(|t| !remark(t)).filter(|t| t.chars().count() <= 200)?;
    let numbered =
        |text: &str| codes::leading(text).filter(|c| !c.text.is_empty() && c.style.rank() < codes::Style::Dash.rank());
    if let Some(number) = numbered(last) {
        return Some((number.text, last.clone()));
    }
    // "Nhiệm vụ 1.1: Tập huấn cán bộ".
    let norm = Norm::head(last, 40);
    let word = CAPTIONS.iter().find(|w| norm.starts(w))?;
    let rest: String = last.chars().skip(word.chars().count()).collect();
    let number = numbered(rest.trim_start_matches([' ', '\u{a0}', '.', ':', '-']))?;
    Some((number.text, last.clone()))
}

/// What is counted in the captions of tables that stand one below the other.
const CAPTIONS: [&str; 9] =
    ["nhiệm vụ", "mục", "hoạt động", "nội dung", "tiểu dự án", "dự án", "hợp phần", "công việc", "tiểu mục"];

/// The office that the last line above one of several tables names: "Sở Ngoại vụ", "2. Sở Y tế".
fn office_above(titles: &[String]) -> Option<String> {
    let remark = |t: &&String| t.starts_with('(') || super::seams::unit_in(t).is_some();
    let last = titles.iter().rev().find(|t| !remark(t)).filter(|t| t.chars().count() <= 80)?;
    let number = codes::leading(last).map_or(0, |c| c.text.len());
    let name = last.get(number..).unwrap_or(last).trim_start_matches(['.', ')', ' ', '-']).trim();
    super::names::is_office(&Norm::head(name, 40)).then(|| name.to_owned())
}

/// Understands one table. `None` when nothing stands under the header.
pub fn table(grid: &Grid<'_>, region: &Region, hints: &Hints, around: &Around) -> Option<Built> {
    let band = &region.band;
    let heads = paths::paths(grid, band);
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
    // Signatures under the table are words of no column.
    let amid = |r: &Row| {
        let inside = |c: &&crate::sheet::Cell| (band.left..=band.right).contains(&c.column);
        r.cells.iter().filter(inside).any(|c| is_figure(c) || c.formula.is_some())
            && r.cells.iter().filter(|c| !super::grid::is_blank(&c.value) || c.formula.is_some()).count() >= 2
    };
    let end = raw.iter().rposition(|r| amid(r)).map_or(raw.len(), |i| i + 1);
    for row in raw.iter().take(end).filter(|r| !repeated(r.index)) {
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
    // "II. Phần đã chi" over one of two tables beside each other.
    let half = || {
        let last = titles.last().filter(|_| region.beside.is_some())?;
        let norm = Norm::of(last.get(codes::leading(last).map_or(0, |c| c.text.len())..)?);
        let words = norm.text();
        let words = words.trim_start_matches(['.', ')', ' ', '-']);
        kinds::of_heading(words.strip_prefix("phần ")?)
    };
    let own_kind = half()
        .or_else(|| kinds::of_title(&title_refs, distinct.len()))
        .or_else(|| kinds::of_title(&[grid.sheet.name.as_str()], distinct.len()));
    let title_year = titles
        .iter()
        .find_map(|t| years::of_title(t))
        .or_else(|| titles.iter().find_map(|t| years::of_period(t)))
        .or_else(|| titles.iter().find_map(|t| years::up_to(t)));
    // "Nguồn chuyển sang năm 2025" over columns of 2024 is about 2024.
    let left_over = titles.iter().find_map(|t| years::carried_into(t)).map(|y| y - 1);
    let title_year = left_over.filter(|y| title_year == Some(y + 1) && distinct.contains(y)).or(title_year);
    // Money carried over is the next year's.
    let carried = (own_kind == Some(Kind::CarriedOver) && distinct.is_empty()).then_some(left_over).flatten();
    let title_year = carried.map(|left| left + 1).or(title_year);
    let title_month = titles.iter().find_map(|t| years::month_of_title(t));
    // "Nội dung chi năm 2023 | Kinh phí": the year stands over what the money is for.
    let content_year = distinct.is_empty().then(|| {
        let content = cols.iter().filter(|c| c.field == Field::Content);
        content.filter_map(|c| c.parts.last()).find_map(|p| years::of_heading(&p.text))
    });
    built.kind = own_kind;
    built.titles.clone_from(&titles);
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
        caption: if around.several { caption(&titles) } else { None },
        office: if around.several { office_above(&titles) } else { None },
        titles,
        kind: own_kind.or(around.kind),
        year: title_year.or_else(|| years::of_heading(&grid.sheet.name)).or(content_year.flatten()).or(around.year),
        years: distinct.len(),
        currency: None,
        families: Families::default(),
        reckoned: Vec::new(),
        measures: None,
        row_kinds: Vec::new(),
    };
    let span = ctx.titles.iter().find_map(|t| years::span(t));
    super::earlier::mark(&mut ctx.cols, ctx.year, span);
    let said = super::meaning::Said {
        month: title_month,
        year: ctx.year,
        kind: ctx.kind,
        execution: kinds::tells_execution(&ctx.titles.iter().map(String::as_str).collect::<Vec<_>>()),
        carried: ctx.titles.iter().find_map(|t| years::carried_from(t)),
    };
    super::meaning::settle(&mut ctx.cols, &said);
    built.money = ctx.cols.iter().any(Col::is_amount);
    outside(&ctx, region, &mut built.findings);
    if !built.money || !ctx.cols.iter().any(|c| c.is_amount() && c.stat.figures + c.stat.errors > 0) {
        built.money = false;
        let counted = |column: u32| {
            ctx.cols.iter().any(|c| {
                c.column == column
                    && (matches!(c.role, Role::Code | Role::Quantity | Role::Days | Role::UnitPrice)
                        || matches!(
                            c.field,
                            Field::Year | Field::Month | Field::Percent | Field::Date | Field::Document | Field::Class
                        ))
            })
        };
        let figure = |c: &crate::sheet::Cell| is_figure(c) && c.value.raw().trim() != "0" && !counted(c.column);
        built.figures = ctx.raw.iter().take(end).any(|r| r.cells.iter().any(figure));
        built.table = shell(&ctx, region);
        return Some(built);
    }
    table_unit::decide_unit(&mut ctx, region, around, &mut built);
    let row_units: Vec<Option<Unit>> = table_unit::row_units(&ctx);
    let reading = read::figures(grid, &ctx.cols, &ctx.raw, ctx.unit.or(Some(ctx.reckon)), &row_units);
    ctx.figures = reading.columns;
    checks::prices(&mut ctx);
    let (counted, things) = table_unit::counts_of_things(&mut ctx).unzip();
    built.findings.extend(counted);
    // Every figure of money states its own unit: no other is needed.
    let mut things: Vec<usize> = things.unwrap_or_default();
    if let Some((finding, rows)) = table_unit::rows_of_no_money(&mut ctx) {
        built.findings.push(finding);
        things.extend(rows);
    }
    let measured = super::measured::settle(&mut ctx);
    ctx.texts = TextColumns::of(&ctx.cols);
    ctx.texts.within = region.beside.map(|_| (band.left, band.right));
    cleanup::look_at_rows(&mut ctx, &repeated);
    super::rows::numbered_total(&mut ctx.rows);
    super::rows::memo_goes_on(&mut ctx.rows);
    super::rows::ceilings_behind_total(&mut ctx.rows);
    // A total without a unit is held against rows that have theirs; an amount without one is asked about.
    let amount =
        |row: &usize| ctx.rows.get(*row).is_none_or(|r| matches!(r.pre, Pre::Item | Pre::Continued | Pre::Bare));
    let bare = reading.bare.iter().any(|row| amount(row) && !things.contains(row));
    if ctx.unit.is_none() && ctx.currency.is_none() && reading.own_units > 0 && !bare {
        ctx.unit = Some(Unit::DONG);
    }
    if let Some(at) = measured {
        super::measured::mark(&mut ctx, at);
    }
    // What rests on decisions is no longer asked for or planned, whatever the title says.
    if matches!(ctx.kind, Some(Kind::Proposed | Kind::Planned)) && super::inherit::rest_on_decisions(&ctx) {
        ctx.kind = None;
    }
    built.findings.extend(super::stacked::settle(&mut ctx));
    // Odd cells matter where the table is, not in notes, signatures and repeated headings.
    built.findings.extend(reading.findings.into_iter().filter_map(|(row, finding)| {
        let inside =
            ctx.rows.get(row).is_some_and(|r| !matches!(r.pre, Pre::Note | Pre::Header | Pre::Words | Pre::Blank));
        inside.then_some(finding)
    }));
    if built.table.unit.is_none() && ctx.unit.is_none() && ctx.currency.is_none() {
        table_unit::unit_in_words(&mut ctx, &mut built);
    }
    if built.table.unit.is_none() && ctx.unit.is_none() {
        table_unit::missing_unit(&mut ctx, region, &mut built);
    } else {
        table_unit::doubtful_unit(&ctx, &mut built);
    }
    let values: Vec<Cow<'_, [Slot]>> = ctx
        .cols
        .iter()
        .zip(&ctx.figures)
        .map(|(c, f)| if c.is_amount() { proper(&ctx.rows, &f.values) } else { Cow::Borrowed(&[][..]) })
        .collect();
    let mut cols = std::mem::take(&mut ctx.cols);
    super::quotients::settle(&mut cols, &values);
    super::factors::settle(&mut cols, &ctx.raw);
    let across = super::across::told(&cols, &ctx.raw);
    let found = tree::solve(&mut cols, &values, ctx.unit.unwrap_or(ctx.reckon), &ctx.raw, &across);
    drop(values);
    for col in &mut cols {
        if col.is_amount() && col.currency.is_some() && col.unused.is_none() {
            col.unused = Some(Unused::Foreign);
        }
    }
    ctx.cols = cols;
    for (col, figures) in ctx.cols.iter().zip(&mut ctx.figures).filter(|(c, _)| c.negative) {
        debug_assert!(col.is_amount(), "only money is negated");
        for value in &mut figures.values {
            *value = value.get().map(|v| -v.abs()).into();
        }
    }
    let amounts = ctx.amounts();
    ctx.families = Families::of(&ctx.cols, &amounts);
    let proof = Proof {
        values: amounts.iter().filter_map(|i| ctx.figures.get(*i)).map(|f| f.values.as_slice()).collect(),
        decimals: amounts
            .iter()
            .filter_map(|i| ctx.cols.get(*i).zip(ctx.figures.get(*i)))
            .map(|(c, f)| tree::decimals_of(&f.values, c.unit.or(ctx.unit).unwrap_or(ctx.reckon)))
            .collect(),
        told: super::by_formula::told(&ctx.cols, &ctx.raw, &ctx.rows),
        said: ctx.reckoned.iter().filter_map(Reckoned::told).collect(),
    };
    let (chosen, unsure, evidence) = reading::choose(&ctx, &amounts, &proof);
    let hidden = reading::hidden_rows(&ctx, &amounts, &proof, &chosen);
    let mut findings = std::mem::take(&mut built.findings);
    if let Some((other, policy)) = unsure {
        findings.push(reading::unsure_reading(&ctx, &amounts, &proof, &chosen, other, policy));
    }
    findings.extend(hidden);
    super::by_sum::settle(&ctx, &amounts, &proof, &chosen, &mut findings);
    findings.extend(super::guessed::findings(ctx.sheet(), &ctx.cols, region.band.rows.last().copied().unwrap_or(0)));
    let mut classes = RowClasses::default();
    built.table = shell(&ctx, region);
    built.table.unit = built.table.unit.take().or_else(|| table_unit::unit_found(&ctx, region, around));
    built.table.evidence = evidence;
    emit::classify(&ctx, &amounts, &proof, &chosen, &mut classes, &mut built.table, &mut findings);
    emit::sums(&ctx, &amounts, &proof, &chosen, &found, &mut findings);
    findings.extend(super::sections::findings(&ctx, &amounts, &proof, &chosen));
    findings.extend(super::after_total::findings(&ctx, &amounts, &proof, &chosen));
    findings.extend(super::earlier::finding(ctx.sheet(), &ctx.cols, ctx.year, |col| ctx.place(col, 0)));
    findings.extend(super::meaning::findings(ctx.sheet(), &ctx.cols, ctx.year, |col| ctx.place(col, 0)));
    findings.extend(super::statement::findings(&ctx, &amounts, &proof));
    checks::products(&ctx, &mut findings);
    checks::conversions(&ctx, &chosen, &mut findings);
    checks::merged(&ctx, &mut findings);
    checks::struck(&ctx, &mut findings);
    checks::formulas(&ctx, &amounts, &proof, &chosen, &mut findings);
    built.lines = lines::lines(&ctx, &amounts, &proof, &chosen, &mut findings);
    checks::outsized(&ctx, &built.lines, &mut findings);
    findings.extend(super::same_rows::findings(&ctx, &built.lines));
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
    if ctx.unit.is_none() && ctx.currency.is_none() {
        let sum = (0..amounts.len()).map(|c| ctx.families.money(&proof, &chosen, c)).fold(0, Fixed::saturating_add);
        table_unit::suggest_from_sums(&ctx, sum, &mut built.findings);
    }
    built.findings = capped(ctx.sheet(), std::mem::take(&mut built.findings));
    Some(built)
}

/// Many findings of one kind are counted after the first ones.
fn capped(sheet: &str, findings: Vec<Finding>) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::with_capacity(findings.len().min(1_000));
    let mut counts: Vec<(&'static str, Severity, usize)> = Vec::new();
    for finding in findings {
        let slot = counts.iter_mut().find(|(slug, severity, _)| *slug == finding.slug && *severity == finding.severity);
        let seen = match slot {
            Some((_, _, n)) => {
                *n += 1;
                *n
            }
            None => {
                counts.push((finding.slug, finding.severity, 1));
                1
            }
        };
        if seen <= emit::MOST + 1 {
            out.push(finding);
        }
    }
    for (slug, severity, n) in counts {
        if n > emit::MOST + 1 {
            let mut rest = emit::more(sheet, slug, n - emit::MOST - 1);
            rest.severity = severity;
            out.push(rest);
        }
    }
    out
}

/// Figures of rows that belong to the table (notes under it left out).
fn proper<'v>(rows: &[DataRow<'_>], values: &'v [Slot]) -> Cow<'v, [Slot]> {
    let foreign = |r: &DataRow<'_>| matches!(r.pre, Pre::Header | Pre::Note | Pre::Words | Pre::Memo | Pre::Rounded);
    if values.len() == rows.len() && !values.iter().zip(rows).any(|(v, r)| v.get().is_some() && foreign(r)) {
        return Cow::Borrowed(values);
    }
    values.iter().zip(rows).map(|(v, r)| if foreign(r) { Slot::NONE } else { *v }).collect()
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
        evidence: super::Evidence::default(),
    }
}

fn public(ctx: &Ctx<'_, '_>, col: &Col) -> Column {
    let role = match col.unused {
        Some(
            Unused::Alternative
            | Unused::PartOf
            | Unused::Difference
            | Unused::Cumulative
            | Unused::Lifetime
            | Unused::Foreign,
        ) => Role::Ignored,
        _ => col.role,
    };
    let leafy = role == Role::Amount;
    Column {
        column: col.column,
        role,
        kind: if leafy { col.kind.or(ctx.title_kind(col)).or(ctx.hints.kind) } else { None },
        year: if leafy { emit::year_of_column(ctx, col) } else { None },
        month: col.month,
        source: col.source.clone(),
        document: col.document.clone(),
        agency: col.agency.clone(),
        unit: col.unit,
        label: col.label.clone(),
        sum_of: col.sum_of.clone(),
    }
}

/// Figures beside the table: scratch, said once.
fn outside(ctx: &Ctx<'_, '_>, region: &Region, findings: &mut Vec<Finding>) {
    let (left, right) = (region.band.left, region.band.right);
    let mut count = 0usize;
    let mut first: Option<CellRef> = None;
    let mut beside = 0usize;
    let mut table_rows = 0usize;
    // "-" stands for nothing to pay: a column of dashes beside the table still goes on with it.
    let filled = |column: u32| {
        ctx.raw
            .iter()
            .any(|r| r.cell(column).is_some_and(|c| text_of(c).is_some_and(|t| t.trim() == "-") || is_figure(c)))
    };
    let reach = right + 1 + u32::try_from((right + 1..right + 40).take_while(|c| filled(*c)).count()).unwrap_or(0);
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
            if region.beside.is_some_and(|(a, b)| (a..=b).contains(&cell.column)) {
                continue;
            }
            if is_figure(cell) {
                count += 1;
                if (right + 1..=reach).contains(&cell.column)
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
    // A form that asks for money and has figures nobody took for it is not blank.
    let asks = built.table.columns.iter().any(|c| c.role == Role::Amount);
    let severity = if asks && built.figures { Severity::Warning } else { Severity::Note };
    Finding::new("no-amounts", severity, Bilingual::new(vi, en))
        .at(&grid.sheet.name, cell)
        .next(Bilingual::new("Chọn trang tính có số liệu bằng --sheet.", "Choose the sheet with figures by --sheet."))
}

/// The one source of funds a line above the table names: "Nguồn: Ngân sách tỉnh", "(Nguồn kinh phí: 12 - …)".
pub fn source_of_titles(titles: &[String]) -> Option<String> {
    // "ĐVT: đồng. Nguồn: ngân sách tỉnh": the unit before it on one line.
    let behind = |title: &'_ str| {
        let unit = super::units::of_line(title).is_some();
        let at =
            [". ", "; ", " - ", "  ", "\n"].iter().filter_map(|mark| title.find(mark).map(|at| at + mark.len())).min();
        at.filter(|_| unit).and_then(|at| title.get(at..)).map(str::to_owned)
    };
    let whole = titles.iter().cloned();
    whole.chain(titles.iter().filter_map(|title| behind(title))).find_map(|title| {
        let (head, tail) = title.trim_start_matches(['(', ' ']).split_once(':')?;
        let head = Norm::of(head);
        let of_funds = ["nguồn kinh phí", "nguồn vốn", "nguồn ngân sách"].iter().any(|w| head.is(w));
        if !of_funds && !head.is("nguồn") {
            return None;
        }
        let tail = tail.split([';', ')']).next().unwrap_or("").trim().trim_end_matches('.');
        // "Nguồn: Sở Tài chính" says where the figures are from.
        let one = match crate::regime::sources::named(tail).len() {
            0 => of_funds && !tail.contains([',', '+']) && !super::names::is_office(&Norm::head(tail, 40)),
            count => count == 1,
        };
        (one && !tail.is_empty() && tail.chars().count() <= 100).then(|| tail.to_owned())
    })
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
        // "Sở Ngoại vụ - Mã ĐVQHNS: 1005678".
        let coded = [" - Mã", " – Mã", "; Mã", ", Mã", " (Mã", " Mã "].iter().filter_map(|w| tail.find(w)).min();
        let tail = coded.and_then(|at| tail.get(..at)).unwrap_or(tail);
        // "Bệnh viện Đa khoa - Nguồn: quỹ phát triển": what else the line says behind a label of its own.
        let more = [" - ", " – ", "; "].iter().filter_map(|w| tail.find(w)).min();
        let more = more.filter(|at| tail.get(*at..).is_some_and(|rest| rest.contains(':')));
        let tail = more.and_then(|at| tail.get(..at)).unwrap_or(tail).trim().trim_end_matches('.');
        super::names::is_office(&Norm::head(tail, 40)).then(|| tail.to_owned())
    })
}
