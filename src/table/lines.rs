//! The lines of a proved table: one per leaf amount, with everything its row, its headings and its titles
//! say of it.

use super::codes::Style;
use super::columns::Col;
use super::emit::{MOST, has_money, more, year_of_column};
use super::grid::is_blank;
use super::inherit::{
    agencies, content_is_agency, group_column, groups_down, names_spending, office_of, offices_down, row_kinds,
    unmarked, withheld, years_down,
};
use super::names::is_source;
use super::numbers::{self, Fixed};
use super::one::{Ctx, agency_of_titles};
use super::outline::{Outline, Place, Proof};
use super::rows::Pre;
use super::seams::{Heads, Norm, date_in};
use super::vocabulary::Field;
use super::{Line, RowText, kinds, say, years};
use crate::finding::Finding;
use crate::money::{Kind, Money};
use crate::sheet::{Cell, CellRef, Row, Value};
use arcstr::ArcStr;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

struct Words<'a> {
    content: Option<&'a Col>,
    agency: Option<&'a Col>,
    source: Option<&'a Col>,
    year: Option<&'a Col>,
    month: Option<&'a Col>,
    date: Option<&'a Col>,
    document: Option<&'a Col>,
    contract: Option<&'a Col>,
    operation: Option<&'a Col>,
    task: Option<&'a Col>,
    note: Option<&'a Col>,
    group: Option<&'a Col>,
    classes: Vec<&'a Col>,
    /// Columns of sources in which a mark says whose money a row is.
    marks: Vec<&'a Col>,
}

fn words<'c>(ctx: &'c Ctx<'_, '_>) -> Words<'c> {
    let find = |field: Field| ctx.cols.iter().find(|c| c.field == field);
    Words {
        content: find(Field::Content),
        agency: find(Field::Agency),
        source: find(Field::Source),
        year: find(Field::Year),
        month: find(Field::Month),
        date: find(Field::Date),
        document: find(Field::Document),
        contract: find(Field::Contract),
        operation: ctx.cols.iter().find(|c| c.field == Field::KindWord && c.stat.operations > 0),
        task: find(Field::Task),
        note: find(Field::Note),
        group: group_column(ctx),
        // "Ký hiệu" names a row for formulas; it is no class of the budget.
        classes: ctx
            .cols
            .iter()
            .filter(|c| c.field == Field::Class && !Norm::of(c.leaf_text()).is("ký hiệu"))
            .collect(),
        marks: ctx.cols.iter().filter(|c| !c.is_amount() && names_source(c)).collect(),
    }
}

/// Whether a column stands for a source: by its own heading, or under one of sources.
fn names_source(col: &Col) -> bool {
    let source = |text: &str| matches!(super::header::classify(text), Some((Field::Source, _)));
    is_source(col.leaf_text()) || col.parts.len() > 1 && col.parts.iter().any(|p| source(&p.text))
}

/// The words of a cell; shared with the workbook where they stand as they are.
pub fn cell_text(ctx: &Ctx<'_, '_>, row: usize, col: Option<&Col>) -> Option<ArcStr> {
    let raw: &Row = ctx.raw.get(row)?;
    let column = col?.column;
    let own = raw.cell(column).filter(|c| !is_blank(&c.value));
    let cell = own.or_else(|| ctx.grid.through_merge(raw.index, column))?;
    let text: ArcStr = match &cell.value {
        Value::Number(x) => number_text(ctx, cell, *x).into(),
        Value::Text(text) if super::columns::is_one_line(text) => ArcStr::clone(text),
        other => super::columns::one_line(&other.raw()).into(),
    };
    if matches!(&*text, "" | "-" | "–" | "—") { None } else { Some(text) }
}

/// A number that labels: with the decimals its format shows (2.10, not 2.1).
fn number_text(ctx: &Ctx<'_, '_>, cell: &Cell, x: f64) -> String {
    let format = ctx.grid.sheet.style(cell).map_or("", |s| s.number_format.as_ref());
    let decimals = format.split_once('.').map_or(0, |(_, d)| d.chars().take_while(|c| *c == '0').count());
    if x.fract() != 0.0 && decimals > 0 && decimals < 4 { format!("{x:.decimals$}") } else { format!("{x}") }
}

/// What a column says of every line in it.
struct Facts {
    col: usize,
    label: ArcStr,
    document: Option<ArcStr>,
    agency: Option<ArcStr>,
    source: Option<ArcStr>,
    year: Option<i32>,
    shared_year: Option<i32>,
    date: Option<jiff::civil::Date>,
}

/// What holds for the whole table.
struct Whole {
    sheet: ArcStr,
    agency: Option<ArcStr>,
    source: Option<ArcStr>,
    content_is_agency: bool,
    decision: Option<ArcStr>,
    decision_date: Option<jiff::civil::Date>,
    file_year: Option<i32>,
    about: Option<ArcStr>,
}

/// What the headings above a row say, worked out once for all rows under them.
struct Above {
    parent: usize,
    group: Option<ArcStr>,
    path: Arc<[String]>,
    codes: Arc<[String]>,
    agency: Option<ArcStr>,
    year: Option<i32>,
    source: Option<ArcStr>,
    task: Option<ArcStr>,
}

/// Room is made for this many lines at once at most.
const MANY: usize = 1 << 20;

/// Every leaf amount of the table.
pub fn lines(
    ctx: &Ctx<'_, '_>,
    amounts: &[usize],
    proof: &Proof<'_>,
    outline: &Outline,
    findings: &mut Vec<Finding>,
) -> Vec<Line> {
    let words = words(ctx);
    let decision = ctx.titles.iter().find(|t| super::names::is_document(t)).map(|t| decision_of(t));
    let whole = Whole {
        sheet: ArcStr::from(ctx.sheet()),
        agency: agency_of_titles(&ctx.titles).or_else(|| ctx.office.clone()).map(ArcStr::from),
        source: super::one::source_of_titles(&ctx.titles).map(ArcStr::from),
        content_is_agency: words.agency.is_none() && content_is_agency(ctx),
        decision_date: decision.as_deref().and_then(date_in),
        decision: decision.map(ArcStr::from),
        about: super::about::about(ctx),
        file_year: years::of_title(&ctx.hints.file_name).or_else(|| years::of_heading(&ctx.hints.file_name)),
    };
    let facts: Vec<(usize, Facts)> = amounts
        .iter()
        .enumerate()
        .filter(|(c, _)| ctx.families.may_give(*c))
        .filter_map(|(c, col)| {
            let one = ctx.cols.get(*col)?;
            let date = one.document.as_deref().and_then(date_in);
            let shared = |text: &Option<String>| text.as_deref().map(ArcStr::from);
            let facts = Facts {
                col: *col,
                label: ArcStr::from(one.label.as_str()),
                document: one.document.as_deref().map(decision_of).map(ArcStr::from),
                agency: shared(&one.agency),
                source: shared(&one.source),
                year: one.year,
                shared_year: year_of_column(ctx, one),
                date,
            };
            Some((c, facts))
        })
        .collect();
    // Room at once: a long table's lines are not moved while they grow.
    let most = ctx.rows.iter().filter(|r| r.figures).count().saturating_mul(facts.len());
    let mut out: Vec<Line> = Vec::with_capacity(most.min(MANY));
    let mut residues = Residues::default();
    let mut repeats = Repeats::default();
    let mut memo = Memo::default();
    let years = years_down(ctx, words.year, &mut memo);
    let groups = groups_down(ctx, words.group);
    let offices = offices_down(ctx, outline, words.agency);
    let row_kinds = row_kinds(ctx, outline);
    let turned = turned(ctx, outline, &row_kinds, &facts);
    let agencies = if words.agency.is_none() { agencies(ctx, outline) } else { Vec::new() };
    let mut base: Option<usize> = None;
    let mut above: Option<Above> = None;
    for (i, data) in ctx.rows.iter().enumerate() {
        if !matches!(outline.places.get(i), Some(Place::Under(_))) {
            continue;
        }
        if data.pre == Pre::Item {
            base = Some(i);
        }
        let mut told: Vec<(&Facts, Fixed)> = facts
            .iter()
            .filter(|(c, _)| ctx.families.gives(proof, outline, *c, i))
            .filter_map(|(c, f)| proof.own(*c, i).map(|v| (f, v)))
            .collect();
        if told.is_empty() {
            continue;
        }
        if has_money(ctx, amounts, proof, i) {
            told.retain(|(_, v)| *v != 0);
        } else {
            told.truncate(1);
        }
        let named = if data.pre == Pre::Continued { base.unwrap_or(i) } else { i };
        let parent = match outline.places.get(named) {
            Some(Place::Under(Some(p))) => *p,
            _ => usize::MAX,
        };
        let group = groups.get(named).and_then(Option::as_ref);
        if above.as_ref().is_none_or(|a| a.parent != parent || a.group.as_ref() != group) {
            above = Some(headings(ctx, outline, &words, parent, named, group, &agencies));
        }
        let Some(headings) = &above else { continue };
        let mut row = Words::row(ctx, &words, i, named, headings, &whole, &mut memo);
        row.year = row.year.or(years.get(named).copied().flatten());
        let office = offices.get(named).and_then(Option::as_ref);
        if let Some(own) = agencies.get(named).and_then(Option::as_ref).or(office) {
            Arc::make_mut(&mut row.text).agency = Some(ArcStr::clone(own));
        }
        let withheld = withheld(ctx, outline, i);
        for (fact, value) in told {
            let Some(col) = ctx.cols.get(fact.col) else { continue };
            let cell = CellRef::new(data.index, col.column);
            let told = row_kinds.get(named).copied().flatten();
            let said = told.map(|(kind, _)| kind);
            let measured = ctx.row_kinds.get(i).copied().flatten();
            let kind = match &ctx.measures {
                _ if measured.is_some() => measured,
                _ if row.left => ctx.hints.kind,
                Some(rows) => row.operation.or_else(|| rows.get(named).copied().flatten()).or(ctx.hints.kind),
                None => row.operation.or(said).or(col.kind).or(ctx.title_kind(col)).or(ctx.hints.kind),
            };
            let kind = kind.map(|k| if withheld && rests_on_a_decision(k) { Kind::Withheld } else { k });
            // An advance in a list of payments is not spent yet; it is when it is cleared, which is no second payment.
            let kind = match kind {
                Some(Kind::Paid) if row.voucher && value > 0 && row.operation.is_none() => {
                    kinds::of_advance(&row.text.content).or(kind)
                }
                kind => kind,
            };
            let history = col.history || kind.is_some_and(Kind::is_history);
            let mut line = Line {
                row: Arc::clone(&row.text),
                cell,
                column_label: ArcStr::clone(&fact.label),
                kind,
                year: fact
                    .year
                    .or(row.year)
                    .or(told.and_then(|(_, year)| year))
                    .or(fact.shared_year)
                    .or_else(|| if history { None } else { ctx.hints.year.or(whole.file_year) }),
                month: col.month.or(row.month),
                history: col.history,
                raw: stored(ctx, i, col),
                amount: amount(ctx, col, value, cell, findings, &mut residues),
            };
            if row.text.document.is_none() {
                if fact.document.is_some() {
                    line.document.clone_from(&fact.document);
                    line.date = line.date.or(fact.date);
                } else if line.kind.is_some_and(rests_on_a_decision) {
                    line.document.clone_from(&whole.decision);
                    line.date = line.date.or(whole.decision_date);
                }
            }
            if fact.agency.is_some() {
                line.agency.clone_from(&fact.agency);
            }
            if fact.source.is_some() {
                line.source.clone_from(&fact.source);
            }
            if turned {
                let text = Arc::make_mut(&mut line.row);
                text.content = ArcStr::from(col.leaf_text());
                text.code = None;
            }
            // Columns that say the same of a row share it.
            if let Some(before) = out.last().filter(|b| b.cell.row == line.cell.row && b.row == line.row) {
                line.row = Arc::clone(&before.row);
            }
            if row.voucher {
                repeats.look(ctx.sheet(), &line, ctx.dong(fact.col, value), findings);
            }
            out.push(line);
        }
    }
    if out.len() * 2 < out.capacity() {
        out.shrink_to_fit();
    }
    repeats.rest(ctx.sheet(), findings);
    findings.extend(residues.finding(ctx.sheet()));
    out
}

/// Whether a table is turned: every row says what kind of amount it holds, or only of which year, and the columns what
/// it is for.
fn turned(
    ctx: &Ctx<'_, '_>,
    outline: &Outline,
    row_kinds: &[Option<(Kind, Option<i32>)>],
    facts: &[(usize, Facts)],
) -> bool {
    let flat = outline.roots.len() >= 2 && outline.children.iter().all(Vec::is_empty);
    let kinds = outline.roots.iter().all(|row| row_kinds.get(*row).copied().flatten().is_some());
    let year = |row: &usize| {
        let own = content(ctx, *row);
        let dated = |c: &Col| c.field == Field::Year && cell_text(ctx, *row, Some(c)).is_some();
        if own.is_empty() { ctx.cols.iter().any(dated) } else { own.len() <= 12 && years::of_heading(&own).is_some() }
    };
    let leaves = || facts.iter().filter_map(|(_, f)| ctx.cols.get(f.col)).filter(|c| c.is_leaf());
    let object = |c: &Col| {
        let told = c.parts.iter().any(|p| kinds::of_heading(&p.text).is_some());
        !kinds::only_money(c) && !told && c.source.is_none() && c.year.is_none()
    };
    flat && (kinds || outline.roots.iter().all(year)) && leaves().count() >= 2 && leaves().all(object)
}

const fn rests_on_a_decision(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Appropriated
            | Kind::Supplemented
            | Kind::Adjusted
            | Kind::Approved
            | Kind::Allotted
            | Kind::Cut
            | Kind::Recalled
    )
}

fn amount(
    ctx: &Ctx<'_, '_>,
    col: &Col,
    value: Fixed,
    cell: CellRef,
    findings: &mut Vec<Finding>,
    residues: &mut Residues,
) -> Option<Money> {
    let unit = col.unit.or(ctx.unit)?;
    if ctx.currency.is_some() {
        return None;
    }
    if value % numbers::SCALE == 0 {
        // Whole figures need no decimal arithmetic.
        let dong = i64::try_from(value / numbers::SCALE).ok()?.checked_mul(unit.factor())?;
        return Money::new(dong);
    }
    let made = numbers::to_decimal(value).and_then(|d| Money::from_decimal(d, unit));
    match made {
        Some((money, residue)) => {
            residues.count(cell, money, residue);
            Some(money)
        }
        None => {
            findings.push(say::not_a_number(ctx.sheet(), cell.to_string(), &value.to_string()));
            None
        }
    }
}

fn headings(
    ctx: &Ctx<'_, '_>,
    outline: &Outline,
    words: &Words<'_>,
    parent: usize,
    named: usize,
    group: Option<&ArcStr>,
    agencies: &[Option<ArcStr>],
) -> Above {
    let rows = if parent == usize::MAX { Vec::new() } else { outline.above(named) };
    // The heading of an office may say so in the column of offices alone.
    let heading = |a: &usize| {
        let text = content(ctx, *a);
        if text.is_empty() { cell_text(ctx, *a, words.agency).map_or(text, |office| office.to_string()) } else { text }
    };
    // A row of classes alone ("340 | 341") stands above others without a word to name it.
    let named = rows.iter().map(|a| (heading(a), code(ctx, *a).unwrap_or_default()));
    let (mut path, mut codes): (Vec<String>, Vec<String>) =
        named.filter(|(text, code)| !text.is_empty() || !code.is_empty()).unzip();
    if let Some(group) = group {
        path.insert(0, group.to_string());
        codes.insert(0, String::new());
    }
    if let Some((number, text)) = &ctx.caption {
        path.insert(0, text.clone());
        codes.insert(0, number.clone());
    }
    Above {
        parent,
        group: group.cloned(),
        codes: codes.into(),
        agency: rows
            .iter()
            .rev()
            .find_map(|a| cell_text(ctx, *a, words.agency).or_else(|| agencies.get(*a).cloned().flatten())),
        year: path.iter().rev().find_map(|t| heading_year(t)),
        source: path.iter().rev().find(|t| is_source(t)).map(|t| ArcStr::from(unmarked(t))),
        task: rows.iter().rev().find_map(|a| cell_text(ctx, *a, words.task)),
        path: path.into(),
    }
}

/// "x" in the cell of a row.
fn is_mark(text: &str) -> bool {
    matches!(text.trim(), "x" | "X" | "✓" | "✔" | "√" | "v" | "V" | "+" | "●" | "•" | "*")
}

/// The one source that a mark on the row points to: "x" below "NSNN".
fn marked_source(ctx: &Ctx<'_, '_>, row: usize, marks: &[&Col]) -> Option<ArcStr> {
    let mut marked = marks.iter().filter(|c| cell_text(ctx, row, Some(c)).is_some_and(|t| is_mark(&t)));
    match (marked.next(), marked.next()) {
        (Some(one), None) => Some(ArcStr::from(one.leaf_text())),
        _ => None,
    }
}

/// What a row says of all its lines.
struct RowFacts {
    text: Arc<RowText>,
    month: Option<u8>,
    year: Option<i32>,
    operation: Option<Kind>,
    /// A column of kinds says that it is what is left: no kind may be lent to it.
    left: bool,
    voucher: bool,
}

impl Words<'_> {
    fn row(
        ctx: &Ctx<'_, '_>,
        words: &Words<'_>,
        i: usize,
        named: usize,
        above: &Above,
        whole: &Whole,
        memo: &mut Memo,
    ) -> RowFacts {
        // A row that continues the one above takes from it what it does not say itself.
        let say = |col: Option<&Col>| {
            cell_text(ctx, i, col).or_else(|| if named == i { None } else { cell_text(ctx, named, col) })
        };
        let own = content(ctx, named);
        // Most contents are a cell as it stands: a long list keeps them once, with the workbook.
        let own = cell_text(ctx, named, words.content).filter(|t| **t == *own).unwrap_or_else(|| own.into());
        let document = cell_text(ctx, i, words.document);
        let date =
            cell_text(ctx, i, words.date).and_then(|t| memo.date(&t)).or_else(|| document.as_deref().and_then(date_in));
        // "12" under "Nguồn" is a kind of funds by its code.
        let coded = |text: ArcStr| match words.source.filter(|_| text.bytes().all(|b| b.is_ascii_digit())) {
            Some(_) => ArcStr::from(format!("Nguồn {text}")),
            None => text,
        };
        let source = marked_source(ctx, i, &words.marks)
            .or_else(|| cell_text(ctx, i, words.source).filter(|t| !is_mark(t)).map(coded))
            .or_else(|| if is_source(&own) { Some(ArcStr::from(unmarked(&own))) } else { None })
            .or_else(|| above.source.clone())
            .or_else(|| whole.source.clone());
        // "UBND xã Trung Thu" in the words of a row under "Phòng Dân tộc" is whose money it is.
        let named_here = || words.agency.is_some() && super::inherit::plainly(unmarked(&own).trim());
        let agency = say(words.agency)
            .or_else(|| if named_here() { Some(ArcStr::from(unmarked(&own).trim())) } else { None })
            .or_else(|| above.agency.clone())
            .or_else(|| {
                if whole.content_is_agency && !names_spending(&own) { Some(office_of(&own, &above.path)) } else { None }
            })
            .or_else(|| whole.agency.clone());
        let task = say(words.task).or_else(|| above.task.clone()).map(|t| match t.strip_suffix('.') {
            Some(_) => ArcStr::from(t.trim_end_matches('.')),
            None => t,
        });
        RowFacts {
            // A row may be one year of the task above it: "Năm 2024".
            year: cell_text(ctx, i, words.year)
                .and_then(|t| memo.year(&t))
                .or_else(|| if own.chars().count() <= 10 { years::of_heading(&own) } else { None })
                .or(above.year),
            operation: cell_text(ctx, i, words.operation).and_then(|t| memo.operation(&t)),
            left: cell_text(ctx, i, words.operation).is_some_and(|t| kinds::is_balance(&t)),
            voucher: document.is_some(),
            text: Arc::new(RowText {
                sheet: ArcStr::clone(&whole.sheet),
                document,
                date,
                code: code(ctx, named).map(ArcStr::from),
                task,
                path: Arc::clone(&above.path),
                path_codes: Arc::clone(&above.codes),
                content: own,
                agency,
                source,
                class: class_text(ctx, i, &words.classes).map(ArcStr::from),
                contract: cell_text(ctx, i, words.contract),
                note: cell_text(ctx, i, words.note),
                about: whole.about.clone(),
            }),
            month: cell_text(ctx, i, words.month).and_then(|t| month_cell(&t)),
        }
    }
}

/// Rows of a list that state the same voucher, date, content and amount again.
#[derive(Default)]
struct Repeats {
    seen: HashMap<u64, CellRef>,
    count: usize,
}

impl Repeats {
    fn look(&mut self, sheet: &str, line: &Line, amount: i64, findings: &mut Vec<Finding>) {
        let date = line.date.map_or_else(String::new, |d| d.to_string());
        let key = key_of(&[line.document.as_deref().unwrap_or(""), &date, &line.content], amount);
        let Some(first) = self.seen.get(&key) else {
            self.seen.insert(key, line.cell);
            return;
        };
        // Two columns of one row tell two things of it.
        if first.row == line.cell.row {
            return;
        }
        self.count += 1;
        if self.count <= MOST {
            findings.push(say::line_repeated(sheet, line.cell.to_string(), &first.to_string(), amount));
        }
    }

    fn rest(self, sheet: &str, findings: &mut Vec<Finding>) {
        if self.count > MOST {
            findings.push(more(sheet, "line-repeated", self.count - MOST));
        }
    }
}

/// What repeated texts of a list mean, found out once.
#[derive(Default)]
pub struct Memo {
    years: HashMap<String, Option<i32>>,
    operations: HashMap<String, Option<Kind>>,
    dates: HashMap<String, Option<jiff::civil::Date>>,
}

impl Memo {
    pub fn year(&mut self, text: &str) -> Option<i32> {
        if let Some(known) = self.years.get(text) {
            return *known;
        }
        let made = years::of_heading(text);
        self.years.insert(text.to_owned(), made);
        made
    }

    fn operation(&mut self, text: &str) -> Option<Kind> {
        if let Some(known) = self.operations.get(text) {
            return *known;
        }
        let made = kinds::of_operation(text);
        self.operations.insert(text.to_owned(), made);
        made
    }

    fn date(&mut self, text: &str) -> Option<jiff::civil::Date> {
        if let Some(known) = self.dates.get(text) {
            return *known;
        }
        let made = date_of_cell(text);
        self.dates.insert(text.to_owned(), made);
        made
    }
}

/// One number for a voucher, its date, content and amount.
fn key_of(texts: &[&str], amount: i64) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    for text in texts {
        for word in text.split_whitespace() {
            word.hash(&mut hasher);
        }
        0xffu8.hash(&mut hasher);
    }
    amount.hash(&mut hasher);
    hasher.finish()
}

fn heading_year(text: &str) -> Option<i32> {
    const HEADS: [&str; 7] =
        ["năm", "dự toán năm", "kinh phí năm", "kế hoạch năm", "thực hiện năm", "ước thực hiện năm", "quyết toán năm"];
    static FIRST: LazyLock<Heads> = LazyLock::new(|| Heads::of(HEADS));
    let norm = FIRST.head(text, 30)?;
    // "Năm 2023", "Dự toán năm 2023": headings, not tasks that mention a year.
    if norm.len() < 26 && FIRST.head_of(&norm) { years::of_heading(text) } else { None }
}

fn content(ctx: &Ctx<'_, '_>, row: usize) -> String {
    super::columns::one_line(ctx.rows.get(row).map_or("", |r| r.text))
}

fn code(ctx: &Ctx<'_, '_>, row: usize) -> Option<String> {
    ctx.rows
        .get(row)
        .and_then(|r| r.code.as_ref())
        .filter(|c| c.style != Style::Blank && !c.text.is_empty())
        .map(|c| c.text.clone())
}

/// The cell as stored.
fn stored(ctx: &Ctx<'_, '_>, row: usize, col: &Col) -> Value {
    ctx.raw.get(row).and_then(|r| r.cell(col.column)).map_or(Value::Empty, |c| c.value.clone())
}

fn date_of_cell(text: &str) -> Option<jiff::civil::Date> {
    date_in(text.get(..10).unwrap_or(text)).or_else(|| date_in(text))
}

fn month_cell(text: &str) -> Option<u8> {
    text.trim().parse::<u8>().ok().filter(|m| (1..=12).contains(m)).or_else(|| years::month_of(text))
}

fn class_text(ctx: &Ctx<'_, '_>, row: usize, cols: &[&Col]) -> Option<String> {
    let parts: Vec<String> =
        cols.iter().filter_map(|c| cell_text(ctx, row, Some(c)).map(|t| format!("{} {t}", c.leaf_text()))).collect();
    if parts.is_empty() { None } else { Some(parts.join("; ")) }
}

/// "Kèm theo Quyết định số 3299/QĐ-BTC ngày 27/12/2012 của …" → the decision alone.
fn decision_of(title: &str) -> String {
    let norm = Norm::of(title);
    let start = ["quyết định", "nghị quyết", "qđ", "nq", "công văn", "tờ trình"]
        .iter()
        .filter_map(|w| norm.find(w))
        .map(|(s, _)| s)
        .min();
    let Some(start) = start else { return title.to_owned() };
    let text: Vec<char> = title.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    let tail: String = text.iter().skip(start).collect();
    let cut = tail.find(" của ").unwrap_or(tail.len());
    tail.get(..cut).unwrap_or(&tail).trim_end_matches([')', '.', ' ']).to_owned()
}

#[derive(Default)]
struct Residues {
    count: usize,
    largest: rust_decimal::Decimal,
    first: Option<CellRef>,
}

impl Residues {
    fn count(&mut self, cell: CellRef, money: Money, residue: rust_decimal::Decimal) {
        let size = residue.abs();
        // Float noise: beyond the fifteenth digit, or below a hundredth of a đồng.
        let noise = rust_decimal::Decimal::new(1, 2).max(
            rust_decimal::Decimal::from(money.dong().unsigned_abs())
                / rust_decimal::Decimal::from(1_000_000_000_000_000i64),
        );
        if size <= noise {
            return;
        }
        self.count += 1;
        self.largest = self.largest.max(size);
        self.first.get_or_insert(cell);
    }

    fn finding(self, sheet: &str) -> Option<Finding> {
        let first = self.first?;
        Some(say::residue(sheet, first.to_string(), self.count, &self.largest.round_dp(4).normalize().to_string()))
    }
}
