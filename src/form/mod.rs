//! Forms: a report with a form's TOML becomes .xlsx, .csv, .html or terminal text. No number that is not
//! in the report.
//!
//! One column specification (`report::Column` with its formula, and the form's headings) makes the
//! headings, the label row `(7)=(5)-(6)` and the formulas of the cells, so the three cannot disagree.

mod compose;
mod csv;
mod guard;
mod head;
mod html;
mod issues;
mod label;
mod number;
mod spec;
mod table;
mod terminal;
mod width;
mod xlsx;

#[cfg(test)]
mod tests;

pub use csv::csv;
pub(crate) use guard::cell_text;
pub use guard::{guard, sheet_name, unguard};
pub use head::{Head, Signer, Trace};
pub use html::html;
pub use issues::{Issues, Stand, issues};
pub use spec::{Form, Preset, Shown, Signature, TotalPlace, forms, of_report};
pub use table::{Col, ColKind, Line, Table, Value};
pub use terminal::{terminal, terminal_in};
pub(crate) use xlsx::{FONT, letters, properties};
pub use xlsx::{Page, Placed, book, xlsx};

use crate::money::Money;
use crate::words::Bilingual;

/// Why a form could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A form's TOML is wrong.
    #[error("form: {0}")]
    Template(String),
    /// A figure needs more digits than a spreadsheet keeps (15), in every unit.
    #[error("{} đồng has more digits than a spreadsheet keeps", .0.dong())]
    Digits(Money),
    /// More rows than a sheet holds.
    #[error("{0} rows do not fit on a sheet")]
    Rows(usize),
    /// The workbook could not be written.
    #[error("workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

impl Error {
    /// The sentence for people, in both languages.
    pub fn say(&self) -> Bilingual {
        match self {
            Self::Template(what) => Bilingual::new(
                format!("Biểu mẫu (tệp .toml) không đúng: {what}"),
                format!("The form's TOML is wrong: {what}"),
            ),
            Self::Digits(money) => Bilingual::new(
                format!(
                    "Số tiền {} đồng có nhiều hơn 15 chữ số nên Excel không giữ được chính xác; hãy xuất ra .csv",
                    number::dotted(money.dong())
                ),
                format!(
                    "{} đồng has more than the 15 digits Excel keeps; export it as .csv instead",
                    number::dotted(money.dong())
                ),
            ),
            Self::Rows(rows) => Bilingual::new(
                format!("{rows} dòng vượt quá số dòng của một trang tính (1.048.576); hãy lọc bớt hoặc xuất ra .csv"),
                format!("{rows} rows are more than a sheet holds (1,048,576); ask for less, or export .csv"),
            ),
            Self::Workbook(what) => {
                Bilingual::new(format!("Không lập được tệp Excel: {what}"), format!("The workbook failed: {what}"))
            }
        }
    }
}
