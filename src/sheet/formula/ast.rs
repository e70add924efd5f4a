//! A formula taken apart.

use crate::sheet::Area;
use crate::words::Bilingual;
use arcstr::ArcStr;
use rust_decimal::Decimal;

/// An expression of a formula.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expr {
    /// A number.
    Number(Decimal),
    /// A text.
    Text(ArcStr),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error value written out.
    Error(Fault),
    /// An argument left empty.
    Missing,
    /// A cell or range: the sheet's number and the rectangle.
    Range(usize, Area),
    /// `-x`, or `+x` for `false`.
    Sign(bool, Box<Expr>),
    /// `x%`.
    Percent(Box<Expr>),
    /// An operator between two.
    Binary(Op, Box<Expr>, Box<Expr>),
    /// A function.
    Call(Function, Vec<Expr>),
}

/// Operators between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Join,
    Equal,
    Unequal,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
}

/// Functions that are computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    Sum,
    Subtotal,
    Round,
    RoundUp,
    RoundDown,
    Int,
    Mod,
    If,
    IfError,
    And,
    Or,
    Not,
    SumIf,
    SumIfs,
    CountIf,
    Min,
    Max,
    Average,
    Abs,
    Product,
    SumProduct,
    Count,
    CountA,
    Row,
    Column,
}

/// The functions by name.
pub(super) const FUNCTIONS: &[(&str, Function)] = &[
    ("SUM", Function::Sum),
    ("SUBTOTAL", Function::Subtotal),
    ("ROUND", Function::Round),
    ("ROUNDUP", Function::RoundUp),
    ("ROUNDDOWN", Function::RoundDown),
    ("TRUNC", Function::RoundDown),
    ("INT", Function::Int),
    ("MOD", Function::Mod),
    ("IF", Function::If),
    ("IFERROR", Function::IfError),
    ("AND", Function::And),
    ("OR", Function::Or),
    ("NOT", Function::Not),
    ("SUMIF", Function::SumIf),
    ("SUMIFS", Function::SumIfs),
    ("COUNTIF", Function::CountIf),
    ("MIN", Function::Min),
    ("MAX", Function::Max),
    ("AVERAGE", Function::Average),
    ("ABS", Function::Abs),
    ("PRODUCT", Function::Product),
    ("SUMPRODUCT", Function::SumProduct),
    ("COUNT", Function::Count),
    ("COUNTA", Function::CountA),
    ("ROW", Function::Row),
    ("COLUMN", Function::Column),
];

/// Excel's error values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Null,
    Div0,
    Value,
    Ref,
    Name,
    Num,
    Na,
}

impl Fault {
    /// The error value as cells show it.
    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::Null => "#NULL!",
            Self::Div0 => "#DIV/0!",
            Self::Value => "#VALUE!",
            Self::Ref => "#REF!",
            Self::Name => "#NAME?",
            Self::Num => "#NUM!",
            Self::Na => "#N/A",
        }
    }

    /// The error value that a text begins with.
    pub(super) fn begins(text: &str) -> Option<Self> {
        const ALL: [Fault; 7] =
            [Fault::Null, Fault::Div0, Fault::Value, Fault::Ref, Fault::Name, Fault::Num, Fault::Na];
        ALL.into_iter().find(|fault| text.starts_with(fault.text()))
    }
}

/// Why a formula is not computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Skip {
    /// There is no formula text, or it makes no sense.
    Syntax,
    /// A function that is not computed.
    Function(String),
    /// A name, table or sheet nobody knows.
    Unknown(String),
    /// It refers to another workbook.
    External,
    /// It depends on itself.
    Circular,
    /// Its result depends on which rows a filter hides.
    Filter,
    /// A text stands where a number is needed, and how to read it depends on the machine's language.
    Text,
    /// An array stands where one value is needed.
    Array,
    /// A number beyond what is computed exactly, or more work than is sensible.
    Size,
    /// It depends on a cell that is not computed.
    Precedent(String),
}

impl Skip {
    /// A short stable word.
    pub(super) const fn slug(&self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Function(_) => "function",
            Self::Unknown(_) => "unknown-name",
            Self::External => "external",
            Self::Circular => "circular",
            Self::Filter => "filter",
            Self::Text => "text-number",
            Self::Array => "array",
            Self::Size => "size",
            Self::Precedent(_) => "precedent",
        }
    }

    /// The reason in both languages, to be put in brackets.
    pub(super) fn reason(&self) -> Bilingual {
        match self {
            Self::Syntax => Bilingual::new("không đọc được công thức", "the formula cannot be read"),
            Self::Function(name) => {
                Bilingual::new(format!("hàm {name} chưa được hỗ trợ"), format!("the function {name} is not supported"))
            }
            Self::Unknown(name) => {
                Bilingual::new(format!("không rõ tên \"{name}\""), format!("the name \"{name}\" is unknown"))
            }
            Self::External => Bilingual::new("tham chiếu sang tệp khác", "it refers to another workbook"),
            Self::Circular => Bilingual::new("tham chiếu vòng", "it depends on itself"),
            Self::Filter => {
                Bilingual::new("kết quả phụ thuộc các dòng đang bị ẩn", "its result depends on which rows are hidden")
            }
            Self::Text => Bilingual::new("có chữ ở chỗ cần số", "a text stands where a number is needed"),
            Self::Array => Bilingual::new("công thức mảng", "it is an array formula"),
            Self::Size => {
                Bilingual::new("số quá lớn hoặc quá nhiều ô", "a number is too large or there are too many cells")
            }
            Self::Precedent(cell) => Bilingual::new(
                format!("phụ thuộc ô {cell} chưa tính được"),
                format!("it depends on {cell}, which is not computed"),
            ),
        }
    }
}
