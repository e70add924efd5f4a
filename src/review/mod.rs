//! The appraisal workbook: handed out to Finance, taken back, compared three ways.

mod identity;
mod lay;
mod write;

#[cfg(test)]
mod tests;

pub use identity::{IDENTITY_SHEET, SCHEMA};
pub use write::write;

use crate::ledger::Origin;
use crate::money::Money;
use crate::words::{Bilingual, Lang};
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

/// An estimate on its way to Sở Tài chính and back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// The book it comes from.
    pub book: String,
    /// Its id in the book.
    pub id: String,
    /// How many times it was handed out, from 1.
    pub version: u32,
    /// The year of the estimate.
    pub year: i32,
    /// The plan's title.
    pub title: String,
    /// The office that hands it out.
    pub office: String,
    /// The agencies whose proposals are in it.
    pub agencies: Vec<String>,
    /// Sections and lines in order.
    pub lines: Vec<ReviewLine>,
    /// SHA-256 of what was sent, hex; [`Review::fingerprint`] makes it.
    pub hash: String,
}

/// A line of a review. One followed by a deeper line is a group: its amounts are the sums of what stands
/// under it, whatever its own fields say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewLine {
    /// Its stable key, in a hidden column: it survives sorting, inserting, copying.
    pub key: String,
    /// 0 outermost.
    pub level: u8,
    /// The number people know it by.
    pub code: String,
    /// What it is.
    pub content: String,
    /// Who asks.
    pub agency: Option<String>,
    /// Thực hiện năm trước (year − 2).
    pub previous: Option<Money>,
    /// Dự toán năm nay (year − 1).
    pub current: Option<Money>,
    /// Ước thực hiện năm nay (year − 1).
    pub expected: Option<Money>,
    /// Đơn vị tính of the quantity.
    pub measure: Option<String>,
    /// Quantity asked for.
    pub quantity: Option<Decimal>,
    /// Price of one, đồng.
    pub unit_price: Option<Money>,
    /// Đơn vị đề nghị.
    pub proposed: Option<Money>,
    /// Sở Tài chính thẩm định, where typed; `None` while the default, the proposal, stands.
    pub appraised: Option<Money>,
    /// Kết quả; `None` is "chưa thẩm định": an untouched file is no approval.
    pub result: Option<Outcome>,
    /// Lý do, căn cứ thẩm định.
    pub reason: Option<String>,
    /// Source of funds.
    pub source: Option<String>,
    /// Where the proposal stands in the unit's file.
    pub origin: Option<Origin>,
}

/// What Finance says to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Thống nhất.
    Agreed,
    /// Thống nhất một phần.
    Partly,
    /// Chưa thống nhất.
    Refused,
    /// Đề nghị giải trình, bổ sung hồ sơ.
    Explain,
}

impl Outcome {
    /// Every outcome, in the order of the list in the cell.
    pub const ALL: [Self; 4] = [Self::Agreed, Self::Partly, Self::Refused, Self::Explain];

    /// The word of JSON and database.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Partly => "partly",
            Self::Refused => "refused",
            Self::Explain => "explain",
        }
    }

    /// The words in the cell.
    pub fn word(self) -> Bilingual {
        match self {
            Self::Agreed => Bilingual::new("Thống nhất", "Agreed"),
            Self::Partly => Bilingual::new("Thống nhất một phần", "Agreed in part"),
            Self::Refused => Bilingual::new("Chưa thống nhất", "Not agreed"),
            Self::Explain => Bilingual::new("Đề nghị giải trình, bổ sung hồ sơ", "Explanation and papers requested"),
        }
    }

    /// The outcome the words in a cell name, in either language, whatever their case and spaces.
    pub fn from_word(word: &str) -> Option<Self> {
        let word = crate::words::fold(word);
        let is = |outcome: &Self| {
            let words = outcome.word();
            [Lang::Vi, Lang::En].into_iter().any(|lang| crate::words::fold(words.get(lang)) == word)
        };
        Self::ALL.into_iter().find(is)
    }
}

impl ReviewLine {
    /// Whether quantity × price is the amount asked for, to the đồng.
    pub fn is_priced(&self) -> bool {
        let (Some(quantity), Some(price), Some(proposed)) = (self.quantity, self.unit_price, self.proposed) else {
            return false;
        };
        quantity.checked_mul(Decimal::from(price.dong())) == Some(Decimal::from(proposed.dong()))
    }
}

impl Review {
    /// SHA-256, in hex, of everything that is sent: identity, keys, wording and figures, each with its
    /// length before it so that no two reviews share an encoding. Files and cells are not part of it.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        let mut put = |text: &str| {
            hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(text.as_bytes());
        };
        for text in [SCHEMA, &self.book, &self.id, &self.version.to_string(), &self.year.to_string(), &self.title] {
            put(text);
        }
        let money = |money: Option<Money>| money.map(|money| money.dong().to_string()).unwrap_or_default();
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        for line in &self.lines {
            for field in [
                line.key.clone(),
                line.level.to_string(),
                line.code.clone(),
                line.content.clone(),
                text(&line.agency),
                money(line.previous),
                money(line.current),
                money(line.expected),
                text(&line.measure),
                line.quantity.map(|quantity| quantity.normalize().to_string()).unwrap_or_default(),
                money(line.unit_price),
                money(line.proposed),
                money(line.appraised),
                line.result.map(Outcome::slug).unwrap_or_default().to_owned(),
                text(&line.reason),
                text(&line.source),
            ] {
                put(&field);
            }
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The hash printed and stored: the given one, or else the fingerprint.
    pub fn seal(&self) -> String {
        if self.hash.is_empty() { self.fingerprint() } else { self.hash.clone() }
    }
}
