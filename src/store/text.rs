//! The few values the book keeps as text of its own making.

use crate::words::Bilingual;
use jiff::civil::Date;

/// A list as JSON.
pub(super) fn list(items: &[String]) -> String {
    serde_json::Value::from(items.to_vec()).to_string()
}

/// A list read back; empty when it is not one.
pub(super) fn read_list(text: &str) -> Vec<String> {
    serde_json::from_str(text).unwrap_or_default()
}

/// Sentence pairs as JSON.
pub(super) fn pairs(items: &[Bilingual]) -> String {
    items.iter().map(|one| vec![one.vi.to_string(), one.en.to_string()]).collect::<serde_json::Value>().to_string()
}

/// Sentence pairs read back; empty when they are not.
pub(super) fn read_pairs(text: &str) -> Vec<Bilingual> {
    let pairs: Vec<(String, String)> = serde_json::from_str(text).unwrap_or_default();
    pairs.into_iter().map(|(vi, en)| Bilingual::new(vi, en)).collect()
}

/// A day read back.
pub(super) fn day(text: Option<&str>) -> Option<Date> {
    text.and_then(|text| text.parse().ok())
}

/// A part of a key as the book keeps it: '' for none.
pub(super) fn or_empty(part: &Option<String>) -> &str {
    part.as_deref().unwrap_or_default()
}

/// A part of a key read back.
pub(super) fn part(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
