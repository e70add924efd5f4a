//! Tasks from tables: columns known by the words of the header, sections by rows that span.

use super::draft::Draft;
use super::labels::{Role, role};
use super::lines::{Mark, Piece, begins, dotted, key, mark};
use super::outline;
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

/// Where the rows of a table stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Places {
    /// All where the table begins: a document numbers only its blocks.
    Table,
    /// Each one after the other: the rows of a sheet.
    EveryRow,
}

/// Lays out a table of a document.
pub(super) fn lay(grid: &Grid, places: Places) -> Laid {
    let mut laid = Laid::default();
    let mut open: Vec<(u32, Cell)> = Vec::new();
    for (row, offset) in grid.rows.iter().zip(0_u32..) {
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
        laid.places.push(grid.place.saturating_add(if places == Places::EveryRow { offset } else { 0 }));
    }
    laid
}

/// The columns of a task table and where its rows begin.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    roles: Vec<Option<Role>>,
    first_row: usize,
}

/// Finds the header among the first rows.
pub(super) fn columns(laid: &Laid) -> Option<Columns> {
    let header = laid.rows.iter().take(12).position(|row| {
        let roles: Vec<Role> = row.iter().filter(|c| c.first).filter_map(|c| role(&c.text)).collect();
        let who = roles.iter().any(|r| matches!(r, Role::Lead | Role::Time | Role::Partner));
        // "Cơ quan thực hiện" may stand over "Chủ trì" and "Phối hợp" in the next row.
        roles.contains(&Role::Content)
            && (who || laid.rows.iter().skip(1).take(2).flatten().any(|c| role(&c.text) == Some(Role::Lead)))
    })?;
    let mut roles: Vec<Option<Role>> = laid.rows.get(header)?.iter().map(|c| role(&c.text)).collect();
    let mut first_row = header + 1;
    while let Some(row) = laid.rows.get(first_row) {
        let own: Vec<&Cell> = row.iter().filter(|c| !c.from_above && !c.text.trim().is_empty()).collect();
        let labels =
            own.iter().any(|c| role(&c.text).is_some_and(|r| matches!(r, Role::Lead | Role::Partner | Role::Time)));
        let numerals = own.len() >= 2
            && own.iter().all(|c| key(&c.text).len() <= 2 && !key(&c.text).contains(' ') && row.len() == own.len());
        let sequence = numerals
            && own.iter().zip(1..).all(|(c, n): (_, usize)| {
                key(&c.text) == n.to_string() || key(&c.text).chars().all(char::is_alphabetic)
            });
        if !labels && !sequence {
            break;
        }
        for (known, cell) in roles.iter_mut().zip(row) {
            if let Some(found) = role(&cell.text).filter(|_| !cell.from_above) {
                *known = Some(found);
            }
        }
        first_row += 1;
    }
    (roles.contains(&Some(Role::Content)) && roles.iter().any(|r| matches!(r, Some(Role::Lead | Role::Time))))
        .then_some(Columns { roles, first_row })
}

/// The state while the rows of the tables are read.
#[derive(Default)]
struct Rows {
    drafts: Vec<Draft>,
    part: (String, String),
    section: Option<(Vec<u32>, String)>,
    /// Tasks made without a number in the current section.
    made: usize,
}

/// Gathers the tasks of all task tables of a document.
pub(super) fn read(pieces: &[Piece<'_>], places: Places) -> Vec<Draft> {
    let mut rows = Rows::default();
    let mut known: Option<Columns> = None;
    for piece in pieces {
        match piece {
            Piece::Line(line) => {
                if outline::is_part(line) {
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
                let laid = lay(grid, places);
                let width = laid.rows.iter().map(Vec::len).max().unwrap_or(0);
                // The rest of a table after a page break has no header of its own.
                let found = columns(&laid).or_else(|| {
                    known.clone().filter(|c| c.roles.len() == width).map(|c| Columns { first_row: 0, ..c })
                });
                if let Some(found) = found {
                    rows.table(&laid, &found);
                    known = Some(found);
                }
            }
        }
    }
    rows.drafts
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

    /// Whether nobody and no time is named.
    fn bare(&self) -> bool {
        [Role::Lead, Role::Partner, Role::Time].iter().all(|r| self.get(*r).is_none())
    }
}

impl Rows {
    fn enter(&mut self, part: (String, String)) {
        self.part = part;
        self.section = None;
        self.made = 0;
    }

    fn table(&mut self, laid: &Laid, columns: &Columns) {
        for (at, (cells, place)) in laid.rows.iter().zip(&laid.places).enumerate().skip(columns.first_row) {
            let row = Row { columns, cells };
            if row.get(Role::Number).is_none() && cells.iter().any(|c| begins(&key(&c.text), CLOSINGS)) {
                break;
            }
            let next = laid
                .rows
                .get(at + 1)
                .and_then(|c| Row { columns, cells: c }.get(Role::Number).map(|c| number(&c.text)));
            self.row(&row, next.flatten(), *place);
        }
    }

    fn row(&mut self, row: &Row<'_>, next: Option<Vec<u32>>, place: u32) {
        let filled: Vec<&Cell> =
            row.cells.iter().filter(|c| c.first && !c.from_above && !c.text.trim().is_empty()).collect();
        // A row that only repeats the header, or is empty.
        let header = filled.len() > 1 && filled.iter().all(|c| role(&c.text).is_some());
        if filled.is_empty() || header {
            return;
        }
        if let [only] = filled.as_slice()
            && (only.span > 1 || row.cells.len() == 1 || (row.bare() && heads(&only.text)))
        {
            self.heading(&only.text);
            return;
        }
        let content = row.get(Role::Content).map(|c| c.text.clone()).unwrap_or_default();
        let number_cell = row.get(Role::Number);
        let written = number_cell.map(|c| c.text.trim().to_owned()).unwrap_or_default();
        let total =
            begins(&key(&content), &["tổng cộng", "tổng số", "cộng", "tổng kinh phí"]) || key(&content) == "tổng";
        if total && row.bare() {
            return;
        }
        if content.is_empty() {
            self.more(row);
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
        self.drafts.push(draft);
    }
}

/// Whether a lone text reads like a heading: `I. NHIỆM VỤ CHUNG`, `2. HỢP TÁC`.
fn heads(text: &str) -> bool {
    matches!(mark(text).0, Mark::Roman(..) | Mark::Capital(_) | Mark::Digits(_))
        && text.chars().any(char::is_alphabetic)
}

/// The number in a number cell: `1`, `1.1.`, `2.8`.
fn number(text: &str) -> Option<Vec<u32>> {
    let parts: Option<Vec<u32>> =
        text.trim().trim_end_matches(['.', ')']).split('.').map(|p| p.trim().parse().ok()).collect();
    parts.filter(|p| !p.is_empty() && p.len() <= 4 && p.iter().all(|n| (1..=999).contains(n)))
}
