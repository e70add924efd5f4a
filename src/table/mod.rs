//! From a workbook to proven lines: regions, headers, column tree, outline, proof.

mod about;
mod across;
mod after_total;
mod alike;
mod alternatives;
mod by_formula;
mod by_sum;
mod checks;
mod class_tree;
mod cleanup;
mod codes;
mod columns;
mod differences;
mod earlier;
mod emit;
mod factors;
mod formula_text;
mod grid;
mod grouped;
mod guessed;
mod header;
mod inherit;
mod kind_words;
mod kinds;
mod leafs;
mod letterhead;
mod letters;
mod lines;
mod meaning;
mod measured;
mod names;
mod numbers;
mod one;
mod one_sum;
mod outline;
mod paths;
mod pointed;
pub mod profile;
mod quotients;
mod read;
mod reading;
mod rows;
mod same_rows;
mod say;
mod seams;
mod sections;
mod signed;
mod stacked;
mod statement;
mod table_unit;
mod together;
mod totals;
mod tree;
mod twice;
mod units;
mod unproven;
mod vocabulary;
mod whole;
mod years;

use crate::finding::Finding;
use crate::money::{Kind, Money, Unit};
use crate::sheet::{Area, CellRef, Value, Workbook};
use crate::words::Bilingual;
use arcstr::ArcStr;
use jiff::civil::Date;
use std::sync::Arc;

pub use outline::Policy;

/// What the officer has already answered, or the surroundings already know.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// The file's name without folder: it often states a year, a kind or an agency.
    pub file_name: String,
    /// Only these sheets.
    pub sheets: Vec<String>,
    /// Only this area of the sheet.
    pub range: Option<Area>,
    /// Header rows, 1-based, first and last.
    pub header: Option<(u32, u32)>,
    /// Which rows stand under which, where an officer decided it.
    pub outline: Option<Policy>,
    /// The unit of amounts that state none.
    pub unit: Option<Unit>,
    /// Columns decided by hand.
    pub columns: Vec<ColumnHint>,
    /// The kind of amounts that state none (`--as`).
    pub kind: Option<Kind>,
    /// The year of amounts that state none (`--year`).
    pub year: Option<i32>,
    /// First and last year of the plan, where one is known: only to weigh doubtful years.
    pub period: Option<(i32, i32)>,
    /// The plan's total, where one is known: only as one more sum to hold.
    pub total: Option<Money>,
}

/// One column decided by hand: `D=amount:2023`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnHint {
    /// 0-based column.
    pub column: u32,
    /// Its role.
    pub role: Role,
    /// Its year, where given.
    pub year: Option<i32>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// STT.
    Code,
    /// Nội dung.
    Content,
    /// Cơ quan, đơn vị.
    Agency,
    /// Cơ quan phối hợp.
    Partner,
    /// Đơn vị tính of goods.
    UnitOfMeasure,
    /// Số lượng.
    Quantity,
    /// Số ngày, số lần.
    Days,
    /// Đơn giá, mức chi.
    UnitPrice,
    /// Money.
    Amount,
    /// Tỷ lệ %.
    Percent,
    /// Nguồn kinh phí, as a column of text.
    Source,
    /// Năm, as a column.
    Year,
    /// Tháng, as a column.
    Month,
    /// Ngày.
    Date,
    /// Số quyết định, số chứng từ.
    Document,
    /// Mục lục ngân sách codes; also the kind of operation (tạm ứng, thanh toán) in a list.
    Class,
    /// Ghi chú.
    Note,
    /// Nhiệm vụ, mục KH: the task's number as a column of its own beside STT.
    Task,
    /// Scratch or unknown.
    Ignored,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 19] = [
        Self::Code,
        Self::Content,
        Self::Agency,
        Self::Partner,
        Self::UnitOfMeasure,
        Self::Quantity,
        Self::Days,
        Self::UnitPrice,
        Self::Amount,
        Self::Percent,
        Self::Source,
        Self::Year,
        Self::Month,
        Self::Date,
        Self::Document,
        Self::Class,
        Self::Note,
        Self::Task,
        Self::Ignored,
    ];

    /// The word of the JSON contract.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Content => "content",
            Self::Agency => "agency",
            Self::Partner => "partner",
            Self::UnitOfMeasure => "unit_of_measure",
            Self::Quantity => "quantity",
            Self::Days => "days",
            Self::UnitPrice => "unit_price",
            Self::Amount => "amount",
            Self::Percent => "percent",
            Self::Source => "source",
            Self::Year => "year",
            Self::Month => "month",
            Self::Date => "date",
            Self::Document => "document",
            Self::Class => "class",
            Self::Note => "note",
            Self::Task => "task",
            Self::Ignored => "ignored",
        }
    }

    /// The role a slug names.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.slug() == slug)
    }
}

/// A whole workbook understood.
#[derive(Clone, Debug, Default)]
pub struct Recognition {
    /// Every sheet, used or not, with the reason.
    pub sheets: Vec<SheetReading>,
    /// Every leaf amount, in reading order of sheets, rows, columns.
    pub lines: Vec<Line>,
    /// What a person should look at; places without file name.
    pub findings: Vec<Finding>,
    /// `VND`, or what the tables state otherwise (`USD`).
    pub currency: Option<String>,
    /// The office of the letterhead over the first table, as written: who sends the file, whosever its money is.
    pub letterhead: Option<String>,
}

/// What was made of one sheet.
#[derive(Clone, Debug)]
pub struct SheetReading {
    /// Its name.
    pub name: String,
    /// Hidden or very hidden.
    pub hidden: bool,
    /// Whether lines came from it.
    pub used: bool,
    /// Why (not).
    pub why: Bilingual,
    /// Its tables.
    pub tables: Vec<Table>,
}

/// One table. Row numbers are 1-based as an officer sees them; columns 0-based.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// From the first header row to the last row.
    pub area: Option<Area>,
    /// Header rows.
    pub header_rows: Vec<u32>,
    /// The row of letters and numbers (A, B, 1, 2, 3=1+2).
    pub label_row: Option<u32>,
    /// The unit stated for the table.
    pub unit: Option<UnitFound>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Rows by class.
    pub rows: RowClasses,
    /// Every printed total held against its parts.
    pub totals: Vec<TotalCheck>,
    /// The printed grand total, đồng.
    pub stated_total: Option<Money>,
    /// The sum of the table's lines, đồng.
    pub computed_total: Option<Money>,
    /// Why its rows are read so.
    pub evidence: Evidence,
}

/// Why a table's rows are read as they are: the sums that bear the reading out, beside other readings that were tried.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The reading that was taken.
    pub chosen: Option<Weighed>,
    /// Those that were not, where their sums differ.
    pub others: Vec<Weighed>,
}

/// One reading and its sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// Which rows stand under which.
    pub outline: Policy,
    /// Sums of rows that hold.
    pub held: usize,
    /// Sums of rows that do not.
    pub failed: usize,
}

/// Where a unit was stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitFound {
    /// The words.
    pub text: String,
    /// The unit.
    pub unit: Unit,
    /// The cell; `None` when it came from a hint.
    pub cell: Option<CellRef>,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// 0-based column.
    pub column: u32,
    /// What it holds.
    pub role: Role,
    /// The kind of its amounts, where the column says so.
    pub kind: Option<Kind>,
    /// Its year.
    pub year: Option<i32>,
    /// Its month.
    pub month: Option<u8>,
    /// Its source of funds, as written.
    pub source: Option<String>,
    /// The decision that makes it a column, as written.
    pub document: Option<String>,
    /// The office that makes it a column, as written.
    pub agency: Option<String>,
    /// A unit of its own.
    pub unit: Option<Unit>,
    /// Its whole header path, parts separated by ` › `.
    pub label: String,
    /// The columns it is the sum of; empty for a leaf.
    pub sum_of: Vec<u32>,
}

/// Rows by class, 1-based.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowClasses {
    /// Rows that give lines.
    pub line: Vec<u32>,
    /// Headings and subtotals.
    pub group: Vec<u32>,
    /// Totals.
    pub total: Vec<u32>,
    /// "Trong đó" and other rows not to be added.
    pub memo: Vec<u32>,
    /// Notes, signatures, words.
    pub note: Vec<u32>,
    /// Repeated headers, blank rows with scratch.
    pub other: Vec<u32>,
}

/// A printed total or subtotal and what its parts make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalCheck {
    /// 0-based column.
    pub column: u32,
    /// 1-based row.
    pub row: u32,
    /// As printed, đồng.
    pub stated: Money,
    /// The sum of its parts, đồng.
    pub computed: Money,
    /// Whether they agree (to the đồng, or within stated rounding).
    pub agree: bool,
}

/// What a row says of its amounts. The amounts of one row share it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowText {
    /// The sheet's name.
    pub sheet: ArcStr,
    /// The decision or voucher it rests on, as written.
    pub document: Option<ArcStr>,
    /// The date of the decision or voucher.
    pub date: Option<Date>,
    /// The row's number as written, without a final dot.
    pub code: Option<ArcStr>,
    /// The task's number where the table has a column for it.
    pub task: Option<ArcStr>,
    /// Headings above, outermost first.
    pub path: Arc<[String]>,
    /// Codes of the headings above, as written, `""` where one has none; as long as `path`.
    pub path_codes: Arc<[String]>,
    /// What the row says.
    pub content: ArcStr,
    /// Agency, as written.
    pub agency: Option<ArcStr>,
    /// Source of funds, as written.
    pub source: Option<ArcStr>,
    /// Budget classification, as written.
    pub class: Option<ArcStr>,
    /// The contract it is paid under, where the list says so.
    pub contract: Option<ArcStr>,
    /// Note beside it.
    pub note: Option<ArcStr>,
    /// What the titles over its table say that is for, as written; the same for all its rows. It helps to link the items
    /// of a cost sheet and is not kept with what is recorded.
    pub about: Option<ArcStr>,
}

/// One amount: a leaf row crossed with a leaf amount column. What its row says is read and written as its own; written
/// to, it parts from the other amounts of the row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What its row says.
    pub row: Arc<RowText>,
    /// The cell.
    pub cell: CellRef,
    /// The column's whole header path.
    pub column_label: ArcStr,
    /// The kind of amount; `None` without evidence.
    pub kind: Option<Kind>,
    /// Year.
    pub year: Option<i32>,
    /// Month.
    pub month: Option<u8>,
    /// An earlier year's figure, told for comparison: never recorded again.
    pub history: bool,
    /// The cell as stored.
    pub raw: Value,
    /// đồng; `None` while the unit is unknown.
    pub amount: Option<Money>,
}

impl std::ops::Deref for Line {
    type Target = RowText;

    fn deref(&self) -> &RowText {
        &self.row
    }
}

impl std::ops::DerefMut for Line {
    fn deref_mut(&mut self) -> &mut RowText {
        Arc::make_mut(&mut self.row)
    }
}

/// The custom property that names the sheet with the list of questions in a workbook given back to its sender:
/// that sheet is passed over when the workbook comes again.
pub const ISSUES_PROPERTY: &str = "dutoan_issues";

/// The custom property that names the sheet of a workbook made here which tells where every figure comes from: it repeats
/// figures of the book and is passed over.
pub const TRACE_PROPERTY: &str = "dutoan_trace";

/// Custom properties of workbooks made here from the book: a report, an appraisal workbook.
pub const MADE_HERE: [&str; 2] = ["dutoan_report", "dutoan_review"];

/// Understands every table of a workbook. Never fails: a sheet that cannot be understood is listed with
/// its reason, an oddity is a finding that names the cell with both figures.
pub fn recognise(workbook: &Workbook, hints: &Hints) -> Recognition {
    whole::recognise(workbook, hints)
}

#[cfg(test)]
mod tests;
