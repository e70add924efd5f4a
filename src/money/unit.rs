//! The units amounts are written in.

use super::unit_text::{self, Stated, Statement};
use crate::words::Bilingual;

/// A unit amounts are written in: đồng, nghìn đồng, triệu đồng, tỷ đồng.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit(i64);

impl Unit {
    /// đồng.
    pub const DONG: Self = Self(1);
    /// nghìn đồng (1.000 đồng).
    pub const THOUSAND: Self = Self(1_000);
    /// triệu đồng.
    pub const MILLION: Self = Self(1_000_000);
    /// tỷ đồng.
    pub const BILLION: Self = Self(1_000_000_000);
    /// nghìn tỷ đồng, met in national figures.
    pub const TRILLION: Self = Self(1_000_000_000_000);
    /// Every unit, smallest first.
    pub const ALL: [Self; 5] = [Self::DONG, Self::THOUSAND, Self::MILLION, Self::BILLION, Self::TRILLION];

    /// How many đồng one of this unit is.
    pub const fn factor(self) -> i64 {
        self.0
    }

    /// The unit with this factor (1, 1.000, 1.000.000 …).
    pub fn from_factor(factor: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.0 == factor)
    }

    /// By how many digits the decimal point moves between this unit and đồng.
    pub const fn digits(self) -> u32 {
        match self.0 {
            1_000 => 3,
            1_000_000 => 6,
            1_000_000_000 => 9,
            1_000_000_000_000 => 12,
            _ => 0,
        }
    }

    /// The stable word of settings and JSON: `dong`, `thousand`, `million`, `billion`, `trillion`.
    pub const fn slug(self) -> &'static str {
        match self.digits() {
            3 => "thousand",
            6 => "million",
            9 => "billion",
            12 => "trillion",
            _ => "dong",
        }
    }

    /// Its name: triệu đồng, million dong.
    pub const fn label(self) -> Bilingual {
        let (vi, en) = match self.digits() {
            3 => ("nghìn đồng", "thousand dong"),
            6 => ("triệu đồng", "million dong"),
            9 => ("tỷ đồng", "billion dong"),
            12 => ("nghìn tỷ đồng", "trillion dong"),
            _ => ("đồng", "dong"),
        };
        Bilingual::fixed(vi, en)
    }

    /// The unit a text known to name one means: an option, a setting, a cell that holds nothing else
    /// (`triệu đồng`, `tr.đ`, `1.000đ`, `Tỷ`, `million`), or a statement as [`Unit::find`] reads it. `None`
    /// for organisations, units of measure and other words.
    pub fn parse(text: &str) -> Option<Self> {
        unit_text::lone(text).or_else(|| Self::find(text).map(|(unit, _)| unit))
    }

    /// The unit a text of a table states, with the words that state it: behind a label (`Đơn vị tính: triệu
    /// đồng`), in parentheses (`Kinh phí (triệu đồng)`), as the whole text (`Triệu đồng - Millions of
    /// dong`), or at the end of a heading (`Kinh phí, triệu đồng`). An amount that happens to name a unit
    /// (`33,4 tỷ đồng`) states none; two different units in one text state none. Headings whose words are
    /// stacked in several cells are joined before they are asked: `triệu` above `đồng` is not đồng.
    pub fn find(text: &str) -> Option<(Self, String)> {
        Self::stated(text).map(|stated| (stated.unit, stated.text))
    }

    /// [`Unit::find`] with how the unit is stated.
    pub fn stated(text: &str) -> Option<Stated> {
        let mut all = unit_text::statements(text);
        all.sort_by_key(|stated| stated.how);
        let first = all.first()?.clone();
        // A label outweighs what stands elsewhere in the text; equals that differ cancel each other.
        let rivals = all.iter().filter(|s| s.unit != first.unit);
        match first.how {
            Statement::Label => rivals.into_iter().all(|s| s.how != Statement::Label).then_some(first),
            _ => rivals.into_iter().next().is_none().then_some(first),
        }
    }
}
