//! A printed form as data: which columns of a report, under which headings, with which signatures.

use super::Error;
use super::number::unit_of;
use crate::money::Unit;
use crate::words::Bilingual;
use serde::Deserialize;

/// The forms compiled in.
const SHIPPED: [&str; 3] = [
    include_str!("../../templates/forms/plan.toml"),
    include_str!("../../templates/forms/execution.toml"),
    include_str!("../../templates/forms/variance.toml"),
];

/// A printed form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Its short name.
    pub slug: String,
    /// The report it prints.
    pub report: String,
    /// How its head looks.
    pub preset: Preset,
    /// A4 lying.
    pub landscape: bool,
    /// `Biểu số 03`, `PHỤ LỤC`.
    pub number: Option<Bilingual>,
    /// Its title; the report's when `None`.
    pub title: Option<Bilingual>,
    /// The document that prescribes it.
    pub basis: Option<Bilingual>,
    /// The first and last year of figures it is for; open where `None`.
    pub valid: (Option<i32>, Option<i32>),
    /// The unit amounts are printed in.
    pub unit: Unit,
    /// Where the total stands.
    pub total: TotalPlace,
    /// The column whose total is also written in words.
    pub words: Option<String>,
    /// STT.
    pub code: Shown,
    /// Nội dung.
    pub content: Shown,
    /// The columns shown, in order. The key `*` stands for every column not named.
    pub columns: Vec<Shown>,
    /// Who signs.
    pub signatures: Vec<Signature>,
}

/// How the head of a form looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// A form: the office left, "Biểu số …" right, "Trang 1/3" in the footer.
    #[default]
    Bieu,
    /// An annex: number and title centred, "(Kèm theo …)", the page number top centre.
    Phuluc,
}

/// Where the total stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TotalPlace {
    /// Right under the label row.
    #[default]
    First,
    /// Under the last line.
    Last,
}

/// One column of a form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The report's column.
    pub key: String,
    /// Headings from the top row down; the report's label when empty.
    pub heading: Vec<Bilingual>,
    /// At least so many digits wide.
    pub width: f64,
}

/// Somebody who signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// `THỦ TRƯỞNG ĐƠN VỊ`.
    pub title: Bilingual,
    /// `(Ký, họ tên, đóng dấu)`.
    pub note: Bilingual,
}

impl Form {
    /// Reads a form's TOML. Unknown words are errors, so that a slip of the pen is not silently ignored.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let raw: Raw = toml::from_str(text).map_err(|error| Error::Template(error.to_string()))?;
        let unit = unit_of(&raw.unit).ok_or_else(|| Error::Template(format!("unit = \"{}\"", raw.unit)))?;
        if raw.column.is_empty() {
            return Err(Error::Template("no [[column]]".to_owned()));
        }
        Ok(Self {
            slug: raw.slug,
            report: raw.report,
            preset: raw.preset,
            landscape: raw.landscape,
            number: raw.number.map(Into::into),
            title: raw.title.map(Into::into),
            basis: raw.basis.map(Into::into),
            valid: (raw.valid_from, raw.valid_to),
            unit,
            total: raw.total,
            words: raw.words,
            code: raw.code.into(),
            content: raw.content.into(),
            columns: raw.column.into_iter().map(Into::into).collect(),
            signatures: raw
                .signature
                .into_iter()
                .map(|signature| Signature { title: signature.title.into(), note: signature.note.into() })
                .collect(),
        })
    }

    /// Whether the form is for figures of this year.
    pub fn is_for(&self, year: Option<i32>) -> bool {
        let (from, to) = self.valid;
        year.is_none_or(|year| from.is_none_or(|from| from <= year) && to.is_none_or(|to| year <= to))
    }
}

/// The forms compiled in.
pub fn forms() -> Vec<Form> {
    SHIPPED.iter().filter_map(|text| Form::parse(text).ok()).collect()
}

/// The shipped form that prints a report's figures of a year.
pub fn of_report(report: &str, year: Option<i32>) -> Option<Form> {
    forms().into_iter().find(|form| form.report == report && form.is_for(year))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    slug: String,
    report: String,
    #[serde(default)]
    preset: Preset,
    #[serde(default)]
    landscape: bool,
    number: Option<Pair>,
    title: Option<Pair>,
    basis: Option<Pair>,
    valid_from: Option<i32>,
    valid_to: Option<i32>,
    unit: String,
    #[serde(default)]
    total: TotalPlace,
    words: Option<String>,
    code: RawShown,
    content: RawShown,
    #[serde(default)]
    column: Vec<RawShown>,
    #[serde(default)]
    signature: Vec<RawSignature>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawShown {
    #[serde(default)]
    key: String,
    #[serde(default)]
    heading: Vec<Pair>,
    #[serde(default)]
    width: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSignature {
    title: Pair,
    note: Pair,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    vi: String,
    en: String,
}

impl From<Pair> for Bilingual {
    fn from(pair: Pair) -> Self {
        Self::new(pair.vi, pair.en)
    }
}

impl From<RawShown> for Shown {
    fn from(raw: RawShown) -> Self {
        Self { key: raw.key, heading: raw.heading.into_iter().map(Into::into).collect(), width: raw.width }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_form_is_read_and_prints_a_report() {
        assert_eq!(forms().len(), SHIPPED.len());
        for form in forms() {
            assert!(crate::report::by_name(&form.report).is_some(), "{}", form.slug);
            assert!(form.signatures.len() >= 2);
            let text = format!("{form:?}");
            assert!(!text.contains("vi: \"\""), "{}", form.slug);
        }
        assert!(of_report("variance", Some(2024)).is_some());
        assert!(of_report("nothing", None).is_none());
    }

    #[test]
    fn a_slip_of_the_pen_is_an_error() {
        let good = SHIPPED[0];
        for (from, to) in [
            ("unit = \"dong\"", "unit = \"xu\""),
            ("landscape = true", "lanscape = true"),
            ("[[column]]", "[[colum]]"),
            ("preset = \"phuluc\"", "preset = \"khac\""),
        ] {
            assert!(matches!(Form::parse(&good.replace(from, to)), Err(Error::Template(_))), "{to}");
        }
        let dated = format!("valid_from = 2026\n{good}");
        assert!(!Form::parse(&dated).unwrap().is_for(Some(2025)));
        assert!(Form::parse(&dated).unwrap().is_for(Some(2026)));
    }
}
