//! What stands around a table on paper: who issues it, when, who signs, where its figures come from.

use crate::money::{Money, Unit};
use crate::words::Bilingual;
use jiff::civil::Date;

/// The head and foot of a printed form. Everything may be left out; what is needed on paper is then
/// printed as dots to be filled in by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The authority above the office, `UBND TỈNH BẮC GIANG`.
    pub parent: String,
    /// The office, `SỞ NGOẠI VỤ`.
    pub office: String,
    /// Chương and code of the unit, `Mã chương: 411 · Mã ĐVQHNS: 1057362`.
    pub codes: String,
    /// `Biểu số 03/DT`, where the office numbers the form itself.
    pub number: String,
    /// What it belongs to, `Kèm theo Công văn số 12/SNgV-VP ngày 05/7/2024`; without brackets.
    pub attached: String,
    /// What the figures are about, the plan's title.
    pub about: String,
    /// The place of signing, `Bắc Giang`.
    pub place: String,
    /// The day of signing; also the workbook's date, so that the same form gives the same bytes.
    pub date: Option<Date>,
    /// Who signs, left to right; the form's own list when empty.
    pub signers: Vec<Signer>,
    /// The document's id, with the head of the book's hash chain: printed in the footer.
    pub id: String,
    /// The unit amounts are printed in; the form's own when `None`.
    pub unit: Option<Unit>,
    /// Where every figure comes from: a sheet of its own when there are any.
    pub trace: Vec<Trace>,
}

/// Somebody who signs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signer {
    /// `THỦ TRƯỞNG ĐƠN VỊ`.
    pub title: String,
    /// `(Ký, họ tên, đóng dấu)`.
    pub note: String,
    /// The name printed under the signature; may be empty.
    pub name: String,
}

/// Where one figure comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The row's key in the report, `3.3/2023`.
    pub row: String,
    /// What the row says.
    pub content: String,
    /// The column, in words.
    pub column: Option<Bilingual>,
    /// How much of it, đồng.
    pub amount: Option<Money>,
    /// The file.
    pub file: String,
    /// Its sheet.
    pub sheet: String,
    /// The cell.
    pub cell: String,
    /// What the cell says.
    pub raw: String,
}
