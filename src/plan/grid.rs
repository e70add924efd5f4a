//! Tasks from tables: columns known by the words of the header, sections by rows that span.

use super::amount::{Total, amount_in};
use super::draft::Draft;
use super::labels::{Role, header_role, split};
use super::lines::{Mark, Piece, begins, dotted, key, mark};
use super::outline;
use super::sentence::{is_time, only_money};
use super::when::named;
use crate::money::Money;
use crate::page::Grid;

/// A table with its spans laid out: every row has a cell in every column.
#[derive(Clone, Debug, Default)]
pub(super) struct Laid {
    pub rows: Vec<Vec<Cell>>,
    /// Place of every row in the document.
    pub places: Vec<u32>,
}

/// A cell laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub text: String,
    /// It belongs to a cell that began in a row above.
    pub from_above: bool,
    /// How many columns the cell it belongs to spans.
    pub span: usize,
    /// It is the first column of its cell.
    pub first: bool,
}

/// The most columns of a table that are looked at.
const MOST_COLUMNS: usize = 200;

/// Lays out a table of a document.
pub(super) fn lay(grid: &Grid) -> Laid {
    let mut laid = Laid::default();
    let mut open: Vec<(u32, Cell)> = Vec::new();
    for (row, at) in grid.rows.iter().zip(0_usize..) {
        let mut out: Vec<Cell> = Vec::new();
        let mut next: Vec<(u32, Cell)> = Vec::new();
        let mut cells = row.iter();
        loop {
            let column = out.len();
            if let Some((left, cell)) = open.get(column).filter(|(left, _)| *left > 0) {
                out.push(Cell { from_above: true, ..cell.clone() });
                next.push((left - 1, cell.clone()));
            } else if let Some(cell) = cells.next() {
                let span = usize::try_from(cell.columns).unwrap_or(1).clamp(1, MOST_COLUMNS);
                for n in 0..span {
                    let laid = Cell { text: cell.text.clone(), from_above: false, span, first: n == 0 };
                    next.push((cell.rows.saturating_sub(1), laid.clone()));
                    out.push(laid);
                }
            } else if column < open.len() {
                out.push(Cell { first: true, span: 1, ..Cell::default() });
                next.push((0, Cell::default()));
            } else {
                break;
            }
            if out.len() > MOST_COLUMNS {
                break;
            }
        }
        open = next;
        laid.rows.push(out);
        laid.places.push(grid.line(at));
    }
    laid
}

/// The columns of a task table and where its rows begin.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    roles: Vec<Option<Role>>,
    /// Columns headed by a year, in which a mark says that the task runs in it.
    years: Vec<Option<i32>>,
    /// Columns headed by a month or a quarter, in which a mark says the same.
    periods: Vec<Option<Period>>,
    first_row: usize,
    /// "Kinh phí (triệu đồng)": the unit of figures that state none.
    unit: Option<String>,
    /// "Quý thực hiện": what figures of time count, `Quý` or `Tháng`.
    counted: Option<&'static str>,
    /// "Đơn vị chủ trì/ phối hợp" heads one column for both.
    both: bool,
}

impl Columns {
    /// A bare figure of money with the unit its column is headed by.
    fn with_unit(&self, text: &str) -> String {
        let figure = text.trim();
        match &self.unit {
            Some(unit) if figure.starts_with(|c: char| c.is_ascii_digit()) && !figure.contains(char::is_alphabetic) => {
                format!("{figure} {unit}")
            }
            _ => text.to_owned(),
        }
    }

    /// "II, III" below "Quý thực hiện".
    fn with_quarter(&self, text: &str) -> String {
        match self.counted {
            Some(word) if !is_time(text.trim()) && is_time(&format!("{word} {}", text.trim())) => {
                format!("{word} {}", text.trim())
            }
            _ => text.to_owned(),
        }
    }
}

/// A part of a year that heads a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Period {
    Month(u8),
    Quarter(u8),
}

/// `T1`, `Tháng 01`, `Quý II`, `Q2`; bare figures and Roman numerals only `below_time`.
fn period(text: &str, below_time: bool) -> Option<Period> {
    let folded = key(text);
    let number = |text: &str, most: u8| text.trim().parse::<u8>().ok().filter(|n| (1..=most).contains(n));
    let month = ["tháng", "th.", "t.", "t"].iter().find_map(|w| number(folded.strip_prefix(w)?, 12));
    let quarter = ["quý", "q.", "q"].iter().find_map(|w| {
        let rest = folded.strip_prefix(w)?.trim();
        number(rest, 4).or_else(|| quarter_by_letters(rest))
    });
    let bare = || number(&folded, 12).map(Period::Month).or_else(|| quarter_by_letters(&folded).map(Period::Quarter));
    month.map(Period::Month).or(quarter.map(Period::Quarter)).or_else(|| if below_time { bare() } else { None })
}

fn quarter_by_letters(text: &str) -> Option<u8> {
    super::lines::roman(&text.to_uppercase()).and_then(|n| u8::try_from(n).ok()).filter(|n| *n <= 4)
}

/// The months or quarters that head columns of one row of headings: three and more that rise, bare figures only as all
/// twelve of a year.
fn periods(row: &[Cell], roles: &[Option<Role>]) -> Option<Vec<Option<Period>>> {
    let below_time = |at: usize| roles.get(at).copied().flatten() == Some(Role::Time);
    let found: Vec<Option<Period>> = row
        .iter()
        .enumerate()
        .map(|(at, cell)| if cell.from_above || !cell.first { None } else { period(&cell.text, below_time(at)) })
        .collect();
    let order = |p: Period| match p {
        Period::Month(n) | Period::Quarter(n) => n,
    };
    let numbers: Vec<u8> = found.iter().flatten().map(|p| order(*p)).collect();
    let rising = numbers.windows(2).all(|pair| pair.first() < pair.last());
    let bare = row.iter().zip(&found).any(|(c, p)| p.is_some() && key(&c.text).bytes().all(|b| b.is_ascii_digit()));
    let enough = if bare { numbers.len() == 12 } else { numbers.len() >= 3 };
    (rising && enough).then_some(found)
}

/// Finds the header among the first rows.
pub(super) fn columns(laid: &Laid) -> Option<Columns> {
    let timed = |r: &Role| matches!(r, Role::Lead | Role::Time | Role::Partner);
    let of = |at: usize| laid.rows.get(at).into_iter().flatten().filter(|c| c.first);
    let header = (0..laid.rows.len().min(12)).find(|at| {
        let roles: Vec<Role> = of(*at).filter_map(|c| header_role(&c.text)).collect();
        // "Cơ quan thực hiện" may stand over "Chủ trì" and "Phối hợp", "Thời gian" over the years.
        let below = of(*at + 1).filter(|c| !c.from_above).filter_map(|c| header_role(&c.text)).any(|r| timed(&r));
        let years = of(*at).chain(of(*at + 1)).filter(|c| year(&c.text).is_some()).count();
        roles.contains(&Role::Content) && (roles.iter().any(timed) || below || years >= 2)
    });
    // What the tasks are called may be said in words of its own, "Hợp phần"; who, and when or for how much, stand beside.
    let unnamed = || {
        (0..laid.rows.len().min(12)).find_map(|at| {
            let roles: Vec<Role> = of(at).filter_map(|c| header_role(&c.text)).collect();
            let others = roles.iter().any(|r| matches!(r, Role::Time | Role::Funding));
            let named = roles.first() == Some(&Role::Number) && roles.contains(&Role::Lead) && others;
            let of_words = |c: &Cell| header_role(&c.text).is_none() && year(&c.text).is_none();
            let cells = laid.rows.get(at)?;
            let column = cells.iter().position(|c| c.first && !c.text.trim().is_empty() && of_words(c))?;
            let known = cells.iter().take(column).all(|c| header_role(&c.text).is_some());
            (named && known).then_some((at, column))
        })
    };
    let (header, content) = match header {
        Some(header) => (header, None),
        None => unnamed().map(|(header, column)| (header, Some(column)))?,
    };
    let mut roles: Vec<Option<Role>> = laid.rows.get(header)?.iter().map(|c| header_role(&c.text)).collect();
    if let Some(role) = content.and_then(|column| roles.get_mut(column)) {
        *role = Some(Role::Content);
    }
    let mut years: Vec<Option<i32>> = laid.rows.get(header)?.iter().map(|c| year(&c.text)).collect();
    let mut months: Vec<Option<Period>> = Vec::new();
    if let Some(found) = laid.rows.get(header).and_then(|row| periods(row, &[])) {
        months = found;
    }
    let mut first_row = header + 1;
    while let Some(row) = laid.rows.get(first_row) {
        let own: Vec<&Cell> = row.iter().filter(|c| !c.from_above && !c.text.trim().is_empty()).collect();
        let labels = own.iter().any(|c| header_role(&c.text).is_some_and(|r| timed(&r)) && key(&c.text).split(' ').count() <= 8)
                // A task beside "Hoàn thành trước ngày 31/8" says more than a heading does.
                && own.iter().all(|c| key(&c.text).split(' ').count() <= 12);
        let yearly =
            own.iter().filter(|c| year(&c.text).is_some()).count() >= 2 && own.iter().all(|c| year(&c.text).is_some());
        let monthly = periods(row, &roles);
        if !labels && !yearly && monthly.is_none() && !is_label_row(&own, row.len()) {
            break;
        }
        if let Some(found) = monthly {
            months = found;
            first_row += 1;
            continue;
        }
        for ((known, when), cell) in roles.iter_mut().zip(&mut years).zip(row).filter(|(_, c)| !c.from_above) {
            *known = header_role(&cell.text).or(*known);
            *when = year(&cell.text).or(*when);
        }
        first_row += 1;
    }
    for (known, when) in roles.iter_mut().zip(&years) {
        if when.is_some() {
            *known = None;
        }
    }
    for (known, _) in roles.iter_mut().zip(&months).filter(|(_, period)| period.is_some()) {
        *known = None;
    }
    money_by_year(laid, header, first_row, &mut roles, &mut years);
    let dated = years.iter().flatten().count() >= 2 || months.iter().flatten().count() >= 3;
    let useful = roles.contains(&Some(Role::Content))
        && (dated || roles.iter().flatten().any(|r| matches!(r, Role::Lead | Role::Time)));
    let heads = laid.rows.iter().take(first_row).flatten();
    let unit = heads.filter(|c| header_role(&c.text) == Some(Role::Funding)).find_map(|c| unit_of(&c.text));
    let times = laid.rows.iter().take(first_row).flatten().filter(|c| header_role(&c.text) == Some(Role::Time));
    let counted = times.map(|c| key(&c.text)).find_map(|head| {
        [("quý", "Quý"), ("tháng", "Tháng")].into_iter().find_map(|(w, word)| begins(&head, &[w]).then_some(word))
    });
    let led = |c: &&Cell| header_role(&c.text) == Some(Role::Lead) && key(&c.text).contains("phối hợp");
    let both = !roles.contains(&Some(Role::Partner)) && laid.rows.iter().take(first_row).flatten().any(|c| led(&c));
    useful.then_some(Columns { roles, years, periods: months, first_row, unit, counted, both })
}

/// Years under "Kinh phí" tell what a task costs in them, not when it is done; "Tổng" beside them is what it costs.
fn money_by_year(laid: &Laid, header: usize, first_row: usize, roles: &mut [Option<Role>], years: &mut [Option<i32>]) {
    let Some(top) = laid.rows.get(header) else { return };
    let below = |at: usize| laid.rows.get(header + 1..first_row)?.iter().rev().find_map(|row| row.get(at));
    let mut over = None;
    for (at, cell) in top.iter().enumerate() {
        // A text without spans leaves the heading's other columns empty.
        if !cell.text.trim().is_empty() {
            over = header_role(&cell.text);
        }
        let Some(own) = below(at).filter(|c| !c.from_above && over == Some(Role::Funding)) else { continue };
        if let (Some(role), Some(year)) = (roles.get_mut(at), years.get_mut(at)) {
            let whole = ["tổng", "tổng số", "tổng cộng", "cộng"].contains(&key(&own.text).as_str());
            if whole {
                *role = Some(Role::Funding);
            } else if year.take().is_some() {
                *role = None;
            }
        }
    }
}

/// The unit of money in the brackets of a heading: `Kinh phí (triệu đồng)`, `Kinh phí (ĐVT: nghìn đồng)`.
pub(super) fn unit_of(head: &str) -> Option<String> {
    let inside = head.split_once('(')?.1.split(')').next()?;
    let unit = inside.rsplit(':').next()?.trim();
    // "(1.000 đồng)".
    let figures: String = unit.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    if ["1000đồng", "1000đ"].contains(&key(&figures).as_str()) {
        return Some("nghìn đồng".to_owned());
    }
    // "(5 triệu đồng)" is an amount, a sentence that ends in "đồng" is none.
    let bare = !unit.contains(|c: char| c.is_ascii_digit()) && unit.split_whitespace().count() <= 3;
    (bare && ["đồng", "đ"].iter().any(|end| key(unit).ends_with(end))).then(|| unit.to_owned())
}

/// The unit a line above a table states: "Đơn vị: triệu đồng", "Bảng 2. Kinh phí thực hiện (triệu đồng)".
fn unit_said(line: &str) -> Option<String> {
    unit_of(line).or_else(|| unit_of(&format!("({line})")))
}

/// The year a column is headed by: `2024`, `Năm 2024`.
fn year(text: &str) -> Option<i32> {
    let folded = key(text);
    let digits = folded.strip_prefix("năm ").unwrap_or(&folded);
    digits.parse().ok().filter(|y| digits.len() == 4 && (1990..=2099).contains(y))
}

/// A row that only labels the columns: `1 2 3`, `(1) (2) (3)`, `A B 1 2`.
fn is_label_row(own: &[&Cell], width: usize) -> bool {
    let bare = |text: &str| text.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']')).to_owned();
    let keys: Vec<String> = own.iter().map(|c| bare(&key(&c.text))).collect();
    let counted = keys.iter().filter_map(|k| k.parse::<u32>().ok()).collect::<Vec<_>>();
    let short = keys.iter().all(|k| k.chars().count() <= 2 && !k.contains(' '));
    let rising = counted.iter().zip(counted.iter().skip(1)).all(|(a, b)| a < b);
    own.len() >= 3 && own.len() + 1 >= width && short && rising && counted.len() + 2 >= own.len()
}

/// The state while the rows of the tables are read.
#[derive(Default)]
struct Rows {
    drafts: Vec<Draft>,
    part: (String, String),
    section: Option<(Vec<u32>, String)>,
    /// Tasks made without a number in the current section.
    made: usize,
    /// What the total row of each table says its tasks cost together.
    totals: Vec<Total>,
    /// Places of tables of money that are no lists of tasks.
    unread: Vec<u32>,
    /// Annexes with a title of their own.
    annexes: usize,
}

/// What the tables of a document tell.
pub(super) struct Tables {
    /// The tasks.
    pub drafts: Vec<Draft>,
    /// The total one table states.
    pub total: Option<Total>,
    /// Places of tables of money whose rows are no tasks.
    pub unread: Vec<u32>,
}

/// Whether rows of a table hold amounts.
fn has_money(grid: &Grid) -> bool {
    let amount = |text: &str| {
        let text = text.trim();
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        digits >= 4 && text.contains(['.', ',']) && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
    };
    grid.rows.iter().filter(|row| row.iter().any(|cell| amount(&cell.text))).count() >= 2
}

/// Gathers the tasks of all task tables of a document. Where its prose names who leads tasks (`led`), a table of the part
/// on money that names nobody and no time tells what they cost.
pub(super) fn read(pieces: &[Piece<'_>], led: bool) -> Tables {
    let mut rows = Rows::default();
    let mut known: Option<Columns> = None;
    // The line before a table may state its unit.
    let mut said = String::new();
    let mut annex: Option<String> = None;
    let mut of_money = false;
    // "1. Công tác thông tin", "2. Công tác kiểm tra" over tables that each count from one.
    let anew = counted_anew(pieces);
    let mut point: Option<(Vec<u32>, String)> = None;
    for piece in pieces {
        match piece {
            Piece::Line(line) => {
                match &line.mark {
                    Mark::Digits(number) if number.len() == 1 => point = Some((number.clone(), line.text.clone())),
                    _ if outline::is_part(line) => point = None,
                    _ => {}
                }
                // "PHỤ LỤC II" over "ĐOÀN VÀO NĂM 2024": tasks of their own, numbered anew.
                let titled = annex.take();
                if let Some(code) = titled {
                    if line.text.starts_with('(') {
                        annex = Some(code);
                    } else {
                        // "II" is a part of the first annex already.
                        let twice = rows.drafts.iter().any(|d| d.part == code || d.section == code);
                        rows.enter((if twice { format!("PL{code}") } else { code }, line.text.clone()));
                        rows.annexes += 1;
                        known = None;
                    }
                }
                annex = annex_code(&line.text).or(annex);
                said.clone_from(&line.text);
                if outline::is_part(line) {
                    of_money = outline::kind_of(&line.text) == outline::Kind::Money;
                    let code = match &line.mark {
                        Mark::Roman(_, code) => code.clone(),
                        Mark::Capital(c) => c.to_string(),
                        _ => String::new(),
                    };
                    rows.enter((code, line.text.clone()));
                    known = None;
                }
            }
            Piece::Table(grid) => {
                let laid = lay(grid);
                let stated = unit_said(&said);
                let width = laid.rows.iter().map(Vec::len).max().unwrap_or(0);
                // The rest of a table after a page break has no header of its own.
                let found = columns(&laid).or_else(|| {
                    known.clone().filter(|c| c.roles.len() == width).map(|c| Columns { first_row: 0, ..c })
                });
                // Another table of the same tasks: what they cost, year by year.
                if let Some(found) = &found
                    && rows.told_again(&laid, found, &said)
                {
                    continue;
                }
                let timed = |r: &Role| matches!(r, Role::Lead | Role::Time | Role::Partner);
                let costs = |c: &Columns| led && of_money && !c.roles.iter().flatten().any(timed);
                let found = found.filter(|c| !costs(c));
                if found.is_none() && has_money(grid) {
                    rows.unread.push(grid.place);
                }
                if let Some(mut found) = found {
                    // "Đơn vị: triệu đồng" on the line above, where no heading states it.
                    found.unit = found.unit.or(stated);
                    let before = rows.totals.len();
                    if let Some(point) = point.take().filter(|_| anew) {
                        rows.section = Some(point);
                    }
                    rows.table(&laid, &found);
                    // Sums of parts stand before the sum of the table.
                    let last = rows.totals.split_off(before).pop();
                    rows.totals.extend(last);
                    known = Some(found);
                }
            }
        }
    }
    // Totals of several tables may be parts of the plan's money or tell it again.
    // One total where several annexes list tasks is that of its own.
    let total = if rows.totals.len() == 1 && rows.annexes <= 1 { rows.totals.pop() } else { None };
    Tables { drafts: rows.drafts, total, unread: rows.unread }
}

/// Whether several tables stand below numbered points, each counting its own rows from one.
fn counted_anew(pieces: &[Piece<'_>]) -> bool {
    let first = |grid: &Grid| {
        let cells = grid.rows.iter().take(4).filter_map(|row| row.first());
        cells.filter_map(|cell| number(&cell.text)).next() == Some(vec![1])
    };
    let mut below = false;
    let mut tables = 0;
    for piece in pieces {
        match piece {
            Piece::Line(line) => below |= matches!(&line.mark, Mark::Digits(number) if number.len() == 1),
            Piece::Table(grid) => tables += usize::from(std::mem::take(&mut below) && first(grid)),
        }
    }
    tables >= 2
}

/// The number of an annex whose heading stands alone: "PHỤ LỤC II", "Phụ lục số 02".
fn annex_code(text: &str) -> Option<String> {
    let folded = key(text);
    let rest = folded.strip_prefix("phụ lục")?.trim();
    let rest = rest.strip_prefix("số").unwrap_or(rest).trim().trim_start_matches('0');
    let number = rest.bytes().all(|b| b.is_ascii_digit()) && rest.len() <= 2;
    let roman = rest.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')) && rest.len() <= 5;
    (!rest.is_empty() && (number || roman)).then(|| rest.to_uppercase())
}

/// Beginnings of what stands below a table: signatures, notes, the date.
const CLOSINGS: &[&str] = &[
    "người lập",
    "thủ trưởng",
    "kế toán trưởng",
    "trưởng phòng",
    "giám đốc",
    "nơi nhận",
    "tm. ủy ban",
    "tm. ubnd",
    "tm. ban",
    "t/m ban",
    "t/m",
    "kt. chủ tịch",
    "kt. giám đốc",
    "ghi chú",
    "lãnh đạo đơn vị",
];

/// A row's texts by role.
struct Row<'a> {
    columns: &'a Columns,
    cells: &'a [Cell],
}

impl Row<'_> {
    fn get(&self, wanted: Role) -> Option<&Cell> {
        let at = self.columns.roles.iter().position(|r| *r == Some(wanted))?;
        self.cells.get(at).filter(|c| !c.text.trim().is_empty())
    }

    fn all(&self, wanted: Role) -> impl Iterator<Item = &Cell> {
        let here = self.columns.roles.iter().zip(self.cells).filter(move |(r, c)| **r == Some(wanted) && c.first);
        here.map(|(_, c)| c).filter(|c| !c.text.trim().is_empty())
    }

    /// What the columns of money come to: the whole where one of them is the sum of the others, else all of them.
    fn money(&self) -> Option<Money> {
        let told = self.all(Role::Funding).filter_map(|c| amount_in(&self.columns.with_unit(&c.text)));
        let all: Vec<Money> = told.map(|(amount, _)| amount).collect();
        let sum = all.iter().try_fold(Money::ZERO, |sum, money| sum.checked_add(*money))?;
        let whole = all.iter().find(|one| all.len() > 1 && one.checked_add(**one) == Some(sum));
        whole.copied().or_else(|| (!all.is_empty()).then_some(sum))
    }

    /// The years whose columns hold something, and what.
    fn years(&self) -> Vec<(i32, &str)> {
        let marked = |c: &&Cell| c.first && !matches!(c.text.trim(), "" | "-" | "–" | "0");
        let here = self.columns.years.iter().zip(self.cells).filter(|(_, c)| marked(c));
        here.filter_map(|(year, cell)| Some(((*year)?, cell.text.trim()))).collect()
    }

    /// The months or quarters whose columns are marked: "tháng 5, tháng 6".
    fn periods(&self) -> Option<String> {
        let marked = |c: &&Cell| c.first && !matches!(c.text.trim(), "" | "-" | "–" | "0");
        let here = self.columns.periods.iter().zip(self.cells).filter(|(_, c)| marked(c));
        let said = here.filter_map(|(period, _)| {
            Some(match (*period)? {
                Period::Month(month) => format!("tháng {month}"),
                Period::Quarter(quarter) => format!("quý {}", ["I", "II", "III", "IV"].get(usize::from(quarter) - 1)?),
            })
        });
        let said: Vec<String> = said.collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    /// Whether the cells of this row that say who or when all reach over the row below it.
    fn carries(&self, below: &Row<'_>) -> bool {
        let roles = [Role::Lead, Role::Partner, Role::Time];
        let said = |at: &usize| {
            let role = self.columns.roles.get(*at).copied().flatten();
            role.is_some_and(|r| roles.contains(&r)) && self.cells.get(*at).is_some_and(|c| !c.text.trim().is_empty())
        };
        let mut told = (0..self.cells.len()).filter(said).peekable();
        told.peek().is_some() && told.all(|at| below.cells.get(at).is_some_and(|c| c.from_above))
    }

    /// Whether nobody and no time is named.
    fn bare(&self) -> bool {
        [Role::Lead, Role::Partner, Role::Time].iter().all(|r| self.all(*r).next().is_none())
    }
}

impl Rows {
    /// A table that names nobody and no time, and whose rows are tasks already read: it tells what they cost. Takes that
    /// of it; `false` where it is a table of tasks. `said` is the line before it.
    fn told_again(&mut self, laid: &Laid, columns: &Columns, said: &str) -> bool {
        let timed = |r: &Role| matches!(r, Role::Lead | Role::Time | Role::Partner);
        if self.drafts.is_empty() || columns.roles.iter().flatten().any(timed) {
            return false;
        }
        let head = |at: usize| {
            let cells = laid.rows.iter().take(columns.first_row).rev().find_map(|row| row.get(at));
            cells.map(|c| key(&c.text)).unwrap_or_default()
        };
        let width = laid.rows.iter().map(Vec::len).max().unwrap_or(0);
        let whole = (0..width).find(|at| {
            let head = head(*at);
            let head = head.split('(').next().unwrap_or_default().trim();
            ["tổng", "tổng số", "tổng cộng", "cộng", "kinh phí", "tổng kinh phí"].contains(&head)
        });
        let unit = laid.rows.iter().flatten().find_map(|c| unit_of(&c.text)).or_else(|| unit_said(said));
        let money = |row: &[Cell]| {
            let text = row.get(whole?)?.text.trim().to_owned();
            let figure = text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic);
            figure.then(|| unit.as_ref().map(|unit| format!("{text} {unit}"))).flatten()
        };
        let mut found: Vec<(usize, Option<String>)> = Vec::new();
        let (mut rows, mut total) = (0_usize, None);
        for (cells, place) in laid.rows.iter().zip(&laid.places).skip(columns.first_row) {
            let row = Row { columns, cells };
            let Some(content) = row.get(Role::Content).map(|c| key(&c.text)) else { continue };
            if ["tổng", "cộng"].iter().any(|w| begins(&content, &[w])) {
                total = money(cells).as_deref().and_then(amount_in).map(|(amount, _)| (amount, *place)).or(total);
                continue;
            }
            // "NV01", or no numbers at all: every row is one; where rows are numbered, groups are not.
            let coded = row.get(Role::Number).is_some_and(|c| lettered(&c.text));
            if number_of(&row).is_none() && !coded && columns.roles.contains(&Some(Role::Number)) {
                continue;
            }
            rows += 1;
            let same = self.drafts.iter().position(|d| key(&d.wording()) == content);
            found.extend(same.map(|at| (at, money(cells))));
        }
        if rows == 0 || found.len() * 10 < rows * 8 {
            return false;
        }
        for (at, money) in found {
            if let (Some(draft), Some(money)) = (self.drafts.get_mut(at).filter(|d| d.funding.is_empty()), money) {
                draft.funding.push(money);
            }
        }
        self.totals.extend(total.map(|(amount, place)| Total { amount, words: None, place }));
        true
    }

    fn enter(&mut self, part: (String, String)) {
        self.part = part;
        self.section = None;
        self.made = 0;
    }

    fn table(&mut self, laid: &Laid, columns: &Columns) {
        for (at, (cells, place)) in laid.rows.iter().zip(&laid.places).enumerate().skip(columns.first_row) {
            let row = Row { columns, cells };
            // "Nơi nhận" stands where numbers do.
            let unnumbered = row.get(Role::Number).is_none_or(|c| begins(&key(&c.text), CLOSINGS));
            if unnumbered && cells.iter().any(|c| begins(&key(&c.text), CLOSINGS)) {
                break;
            }
            let next = laid
                .rows
                .get(at + 1)
                .and_then(|c| Row { columns, cells: c }.get(Role::Number).map(|c| number(&c.text)));
            let under = laid.rows.get(at + 1).is_some_and(|below| row.carries(&Row { columns, cells: below }));
            self.row(&row, next.flatten(), under, *place);
        }
    }

    /// `under`: the row below has its time and its offices from this one.
    fn row(&mut self, row: &Row<'_>, next: Option<Vec<u32>>, under: bool, place: u32) {
        let filled: Vec<&Cell> =
            row.cells.iter().filter(|c| c.first && !c.from_above && !c.text.trim().is_empty()).collect();
        // A row that only repeats the header, or is empty.
        let header =
            filled.len() > 1 && filled.iter().all(|c| header_role(&c.text).is_some() || year(&c.text).is_some());
        // "(1) (2) (3)" may stand below the second row of a header.
        if filled.is_empty() || header || self.drafts.is_empty() && is_label_row(&filled, row.cells.len()) {
            return;
        }
        if let [only] = filled.as_slice()
            && (only.span > 1 || row.cells.len() == 1 || (row.bare() && heads(&only.text)))
        {
            self.heading(&only.text);
            return;
        }
        // "I | Bồi dưỡng theo tiêu chuẩn ngạch" over all columns behind the number, whatever the first of them is for.
        // What its tasks cost together may stand behind it.
        let money: Vec<&str> = row.all(Role::Funding).map(|c| c.text.as_str()).collect();
        let worded: Vec<&&Cell> = filled.iter().filter(|c| !money.contains(&c.text.as_str())).collect();
        if let [first, only] = worded.as_slice()
            && only.span > 1
            && only.span * 2 >= row.cells.len()
            && row.get(Role::Number).is_some_and(|c| c.text == first.text)
        {
            let heading = format!("{}. {}", first.text.trim_end_matches('.'), only.text);
            // "1 | Thương mại, đầu tư" over rows 7, 8, 9: what is counted on would be the next of its kind.
            let group = || {
                let (own, next) = (number(&first.text)?, next.as_ref()?);
                let (last, before) = own.split_last()?;
                Some(!(next.last() == Some(&(last + 1)) && next.split_last()?.1 == before))
            };
            if matches!(mark(&heading).0, Mark::Roman(..) | Mark::Capital(_)) || group() == Some(true) {
                self.heading(&heading);
                return;
            }
        }
        let mut content = row.get(Role::Content).map(|c| c.text.clone()).unwrap_or_default();
        let mut number_cell = row.get(Role::Number);
        // "Tổng" in the first cell, the row's other words left empty.
        if content.is_empty()
            && let Some(cell) = number_cell.filter(|c| begins(&key(&c.text), &["tổng", "cộng"]))
        {
            content.clone_from(&cell.text);
            number_cell = None;
        }
        let written = number_cell.map(|c| c.text.trim().to_owned()).unwrap_or_default();
        let total = begins(&key(&content), &["tổng cộng", "tổng số", "cộng", "tổng kinh phí"])
            || key(content.split('(').next().unwrap_or_default()) == "tổng";
        // "Cộng" over all columns up to the money.
        let spread = filled.first().is_some_and(|c| c.span > 1 && c.text == content);
        // A sum that slipped into another column is no office and no time.
        let figure = |c: &Cell| c.text.trim().bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b' '));
        let slipped = [Role::Lead, Role::Partner, Role::Time].iter().all(|r| row.all(*r).all(figure));
        if total && (slipped || spread) {
            // "Cộng mục I" sums up a part.
            let of = key(&content);
            let part = of.contains("lĩnh vực") || of.split(' ').any(|word| ["mục", "phần", "nhóm"].contains(&word));
            if let Some(amount) = row.money().filter(|_| !part) {
                self.totals.push(Total { amount, words: None, place });
            }
            return;
        }
        if content.is_empty() {
            self.more(row);
            return;
        }
        // "B | Quản lý biên giới" with the time and the office of the rows 1, 2, 3 below it.
        let group = format!("{}. {content}", written.trim_end_matches('.'));
        if under
            && next.as_deref() == Some(&[1])
            && matches!(mark(&group).0, Mark::Roman(..) | Mark::Capital(_))
            && number(&written).is_none()
        {
            self.heading(&group);
            return;
        }
        if row.bare() && !written.is_empty() {
            // "I | NHIỆM VỤ CHUNG": a heading spread over two columns.
            let (head, _) = mark(&format!("{}. {content}", written.trim_end_matches('.')));
            let parent = number(&written)
                .is_some_and(|own| next.as_ref().is_some_and(|n| n.len() > own.len() && n.starts_with(&own)));
            if matches!(head, Mark::Roman(..) | Mark::Capital(_)) || parent {
                self.heading(&format!("{}. {content}", written.trim_end_matches('.')));
                return;
            }
        }
        if number_cell.is_none_or(|c| c.from_above) && row.columns.roles.contains(&Some(Role::Number)) {
            let same = row.get(Role::Content).is_some_and(|c| c.from_above);
            // "QUÝ II", or a group over rows that are counted anew.
            let alone = filled.len() == 1 && number_cell.is_none() && content.starts_with(char::is_uppercase);
            let anew = next.as_ref().is_some_and(|n| n.last() == Some(&1)) && !self.drafts.is_empty();
            if alone && next.is_some() && (anew || is_time(&content) || !content.chars().any(char::is_lowercase)) {
                self.heading(&content);
                return;
            }
            if same || row.bare() {
                self.more(row);
                return;
            }
        }
        self.task(row, &written, number_cell.is_some_and(|c| c.from_above), place);
    }

    /// A row that spans: a section or part.
    fn heading(&mut self, text: &str) {
        let (head, title) = mark(&text.replace('\n', " "));
        match head {
            Mark::Digits(number) => self.section = Some((number, title)),
            Mark::Roman(_, code) => self.enter((code, title)),
            Mark::Capital(c) => self.enter((c.to_string(), title)),
            _ if title.chars().any(char::is_alphabetic) => self.enter((String::new(), title)),
            _ => {}
        }
        self.made = 0;
    }

    /// A row that goes on with the task above.
    fn more(&mut self, row: &Row<'_>) {
        let Some(last) = self.drafts.last_mut() else { return };
        for wanted in [Role::Content, Role::Lead, Role::Partner, Role::Time, Role::Funding, Role::Field] {
            let texts: Vec<String> = row.all(wanted).filter(|c| !c.from_above).map(|c| c.text.clone()).collect();
            last.field_mut(wanted).extend(texts);
        }
    }

    fn task(&mut self, row: &Row<'_>, written: &str, repeated: bool, place: u32) {
        let mut draft = Draft { part: self.part.0.clone(), part_title: self.part.1.clone(), place, ..Draft::default() };
        let own = number(written);
        match (&own, &self.section) {
            (Some(own), section) if own.len() > 1 => {
                draft.number = dotted(own);
                draft.section = dotted(own.get(..1).unwrap_or_default());
                let title = section.as_ref().filter(|(n, _)| own.starts_with(n));
                draft.section_title = title.map(|(_, t)| t.clone()).unwrap_or_default();
            }
            (_, Some((section, title))) => {
                // Numbers that start again under "1. HỢP TÁC …".
                draft.part = dotted(section);
                draft.part_title.clone_from(title);
                draft.section.clone_from(&draft.part);
            }
            _ => {}
        }
        match own {
            Some(own) if !repeated => draft.number = dotted(&own),
            Some(own) => {
                let base = dotted(&own);
                let n = self
                    .drafts
                    .iter()
                    .filter(|d| d.number == base || d.number.starts_with(&format!("{base}/")))
                    .count();
                draft.number = format!("{base}/{}", n + 1);
            }
            None if lettered(written) && !repeated => {
                written.trim_end_matches('.').clone_into(&mut draft.number);
                draft.section.clone_from(&draft.part);
            }
            None => {
                self.made += 1;
                let above = if draft.section.is_empty() { draft.part.clone() } else { draft.section.clone() };
                let above = if above.is_empty() { "0".to_owned() } else { above };
                draft.number = format!("{above}/{}", self.made);
                draft.section.clone_from(&draft.part);
            }
        }
        for wanted in [Role::Content, Role::Lead, Role::Partner, Role::Time, Role::Funding, Role::Field] {
            *draft.field_mut(wanted) = row.all(wanted).map(|c| c.text.clone()).collect();
        }
        // "- Nâng cấp ký túc xá": the only thing in its cell needs no mark.
        if let [only] = draft.content.as_mut_slice()
            && only.lines().filter(|line| matches!(mark(line).0, Mark::Dash)).count() == 1
            && matches!(mark(only).0, Mark::Dash)
        {
            *only = mark(only).1;
        }
        // "Tháng 12 (300 triệu đồng)" under "Tiến độ, kinh phí".
        if draft.funding.is_empty()
            && let Some(last) = draft.time.last_mut()
            && let Some((when, inside)) = last.trim_end().strip_suffix(')').and_then(|t| t.rsplit_once('('))
            && let Some(money) = only_money(inside)
        {
            let when = when.trim().to_owned();
            *last = when;
            draft.funding.push(money);
        }
        // "-nt-": as in the row above.
        if let Some(above) = self.drafts.last() {
            let mut above = above.clone();
            for wanted in [Role::Lead, Role::Partner, Role::Time, Role::Field] {
                if matches!(draft.field_mut(wanted).as_slice(), [only] if ditto(only)) {
                    draft.field_mut(wanted).clone_from(above.field_mut(wanted));
                }
            }
        }
        draft.funding.retain(|text| !matches!(text.trim(), "-" | "–" | "…" | "..."));
        for text in &mut draft.funding {
            *text = row.columns.with_unit(text);
        }
        // "NS tỉnh | Khác": the amounts side by side, not one text.
        if draft.funding.len() > 1 {
            draft.funding = vec![draft.funding.join("; ")];
        }
        for text in &mut draft.time {
            *text = row.columns.with_quarter(text);
        }
        if draft.time.iter().all(|text| text.trim().is_empty()) {
            draft.time.extend(row.periods());
        }
        roles_inside(&mut draft);
        if row.columns.both && draft.partner.is_empty() {
            helpers_behind(&mut draft);
        }
        // "Năm bắt đầu | Năm kết thúc", "Bắt đầu: 01/2024 | Hoàn thành: 12/2024".
        if let [from, to] = draft.time.as_slice() {
            let (from, to) = (from.trim(), to.trim());
            if from == to {
                draft.time = vec![from.to_owned()];
            } else if is_time(from) && is_time(to) {
                draft.time = vec![format!("{from} - {to}")];
            }
        }
        let years = row.years();
        if named(&draft.time.join(" ")).years.is_empty() && !years.is_empty() {
            // "01 đoàn | 02 đoàn": what is to be reached in each; "x", "10" only mark the years.
            let told = |text: &str| {
                text.contains(|c: char| c.is_ascii_digit())
                    && text.contains(char::is_alphabetic)
                    && year(text).is_none()
            };
            let reached = if years.iter().any(|(_, text)| told(text)) {
                years.iter().map(|(year, text)| format!("Năm {year}: {text}")).collect::<Vec<_>>().join("; ")
            } else {
                let list = years.iter().map(|(year, _)| year.to_string()).collect::<Vec<_>>().join(", ");
                format!("Năm {list}")
            };
            draft.time.push(reached);
        }
        self.drafts.push(draft);
    }
}

/// "-nt-", "như trên", a pair of ticks.
fn ditto(text: &str) -> bool {
    let text = text.trim();
    ["nt", "như trên"].contains(&key(text).as_str()) || matches!(text, "\"" | "″" | "”" | "''" | "〃")
}

/// "Sở Văn hóa / Công an tỉnh, Sở Y tế" below "Đơn vị chủ trì/ phối hợp": who leads stands before the stroke, the
/// semicolon or the end of the line.
fn helpers_behind(draft: &mut Draft) {
    if let [both] = draft.lead.as_slice()
        && let Some((lead, helpers)) = ['/', ';', '\n'].iter().find_map(|mark| both.split_once(*mark))
        && !lead.trim().is_empty()
    {
        let (lead, helpers) = (lead.trim().to_owned(), helpers.trim().to_owned());
        draft.lead = vec![lead];
        draft.partner.extend(Some(helpers).filter(|names| !names.is_empty()));
    }
}

/// A cell of "Cơ quan thực hiện" may say itself who leads and who helps: "Chủ trì: …; phối hợp: …",
/// "Sở A (chủ trì), Sở B (phối hợp)".
fn roles_inside(draft: &mut Draft) {
    let mut lead = Vec::new();
    for text in std::mem::take(&mut draft.lead) {
        let parts = split(&text);
        if parts.iter().any(|p| matches!(p.role, Some(Role::Lead | Role::Partner))) {
            for part in parts {
                if part.role == Some(Role::Partner) {
                    draft.partner.push(part.text);
                } else if !part.text.is_empty() {
                    lead.push(part.text);
                }
            }
        } else if text.contains("(chủ trì)") || text.contains("(phối hợp)") {
            for piece in text.split_inclusive(')') {
                let names = piece.trim_start_matches([',', ';', '.', ' ', '\n']).to_owned();
                if names.contains("(phối hợp)") { draft.partner.push(names) } else { lead.push(names) }
            }
        } else {
            lead.push(text);
        }
    }
    draft.lead = lead;
    // "Tổ chức diễn đàn (Chủ trì: Sở Du lịch; phối hợp: Sở Ngoại vụ)" in one cell.
    let told = |text: &String| split(text).iter().any(|p| p.role == Some(Role::Lead));
    if draft.lead.is_empty() && draft.content.iter().any(told) {
        for part in std::mem::take(&mut draft.content).iter().flat_map(|text| split(text)) {
            let role = part.role.filter(|role| matches!(role, Role::Lead | Role::Partner)).unwrap_or(Role::Content);
            let text = if part.role.is_none() || role != Role::Content {
                part.text
            } else {
                format!("{}: {}", part.label, part.text)
            };
            draft.field_mut(role).push(text);
        }
        draft.content.retain(|text| !text.trim().is_empty());
    }
}

/// Whether a lone text reads like a heading: `I. NHIỆM VỤ CHUNG`, `2. HỢP TÁC`.
fn heads(text: &str) -> bool {
    matches!(mark(text).0, Mark::Roman(..) | Mark::Capital(_) | Mark::Digits(_))
        && text.chars().any(char::is_alphabetic)
}

/// A number under a letter or a Roman numeral: `A.1`, `II.3.2`; a code of letters and figures: `NV01`, `NV-02`.
fn lettered(text: &str) -> bool {
    let text = text.trim();
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let figures = text.get(letters..).unwrap_or_default().trim_start_matches(['-', '.']);
    let code =
        (2..=4).contains(&letters) && (1..=4).contains(&figures.len()) && figures.bytes().all(|b| b.is_ascii_digit());
    if code && !text.bytes().take(letters).all(|b| matches!(b, b'I' | b'V' | b'X')) {
        return true;
    }
    text.split_once('.').is_some_and(|(head, tail)| {
        (1..=4).contains(&head.len()) && head.bytes().all(|b| b.is_ascii_uppercase()) && number(tail).is_some()
    })
}

/// The number a row has in its own cell.
fn number_of(row: &Row<'_>) -> Option<Vec<u32>> {
    row.get(Role::Number).and_then(|c| number(&c.text))
}

/// The number in a number cell: `1`, `1.1.`, `2.8`.
fn number(text: &str) -> Option<Vec<u32>> {
    let parts: Option<Vec<u32>> =
        text.trim().trim_end_matches(['.', ')']).split('.').map(|p| p.trim().parse().ok()).collect();
    parts.filter(|p| !p.is_empty() && p.len() <= 4 && p.iter().all(|n| (1..=999).contains(n)))
}
