//! The register of agencies in `templates/agencies.toml`, and the key names are compared by.

use crate::words::fold;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// An agency of the register.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Agency {
    /// Stable id, `so-tai-chinh`.
    pub id: String,
    /// Its official name, `Sở Tài chính`.
    pub name: String,
    /// What it is: so, office, party, armed, union, association, press, school, company, university, district, commune.
    pub kind: String,
    /// Which budget pays for it: province, district, commune, central, own (no money of the province).
    pub level: String,
    /// Abbreviations.
    #[serde(default)]
    pub short: Vec<String>,
    /// Other spellings.
    #[serde(default)]
    pub variants: Vec<String>,
}

/// Words before a proper name that make an agency of a kind.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Pattern {
    pub words: String,
    pub kind: String,
    pub level: String,
}

/// One agency taking over from another on a date.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Succession {
    /// Id of the earlier agency.
    pub from: String,
    /// Id of the later one.
    pub to: String,
    /// The first day of the new state of things.
    pub since: jiff::civil::Date,
    /// The document that says so.
    pub source: String,
    /// Which part of the work goes this way; empty for all of it.
    #[serde(default)]
    pub part: String,
    /// Whether the rule alone decides; otherwise a person must.
    #[serde(default = "yes")]
    pub decided: bool,
}

/// A province that became part of another on a date.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Merger {
    /// The earlier province.
    pub from: String,
    /// The province it belongs to now.
    pub to: String,
    /// The first day.
    pub since: jiff::civil::Date,
    /// The document that says so.
    pub source: String,
}

/// A kind of agency that ended on a date without one-to-one successors.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Abolished {
    pub kind: String,
    pub since: jiff::civil::Date,
}

fn yes() -> bool {
    true
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Register {
    pub provinces: Vec<String>,
    pub agency: Vec<Agency>,
    pub pattern: Vec<Pattern>,
    pub succession: Vec<Succession>,
    pub merger: Vec<Merger>,
    pub abolished: Vec<Abolished>,
    #[serde(skip)]
    keys: BTreeMap<String, usize>,
    #[serde(skip)]
    province_keys: Vec<String>,
    /// The keys of the words of each pattern.
    #[serde(skip)]
    pub pattern_keys: Vec<String>,
}

static REGISTER: LazyLock<Register> = LazyLock::new(|| {
    // A test holds the file readable; an unreadable one only means that nothing is recognised.
    let mut register: Register = toml::from_str(include_str!("../../../templates/agencies.toml")).unwrap_or_default();
    let mut provinces: Vec<String> = register.provinces.iter().map(|p| plain_key(p)).collect();
    provinces.sort_by_key(|p| std::cmp::Reverse(p.len()));
    register.province_keys = provinces;
    register.pattern_keys = register
        .pattern
        .iter()
        .map(|pattern| {
            let words = plain_key(&pattern.words);
            words.strip_prefix("trường ").unwrap_or(&words).to_owned()
        })
        .collect();
    let mut keys = BTreeMap::new();
    // Names before spellings before abbreviations: the clearer one keeps a key two would share.
    for (at, agency) in register.agency.iter().enumerate() {
        keys.entry(short_key(&agency.name, &register.province_keys)).or_insert(at);
    }
    for (at, agency) in register.agency.iter().enumerate() {
        for text in agency.variants.iter().chain(&agency.short) {
            keys.entry(short_key(text, &register.province_keys)).or_insert(at);
        }
    }
    register.keys = keys;
    register
});

/// The register.
pub(super) fn register() -> &'static Register {
    &REGISTER
}

/// Abbreviations inside a name, after folding.
const EXPANSIONS: &[(&str, &str)] = &[
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("đbqh", "đại biểu quốc hội"),
    ("vp", "văn phòng"),
    ("ca", "công an"),
    ("bql", "ban quản lý"),
    ("ptnt", "phát triển nông thôn"),
    ("tnhh", "trách nhiệm hữu hạn"),
    ("mtv", "một thành viên"),
    ("đh", "đại học"),
    ("cđ", "cao đẳng"),
    ("tp", "thành phố"),
    ("tx", "thị xã"),
    ("tt", "thị trấn"),
];

/// Folded words without punctuation; "&", "-" and "và" are all only a joint.
pub(super) fn plain_key(text: &str) -> String {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && *word != "và")
        .map(|word| EXPANSIONS.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long))
        .collect::<Vec<_>>()
        .join(" ")
}

/// [`plain_key`] without "tỉnh", "của tỉnh" and the province's name at the end.
fn short_key(text: &str, provinces: &[String]) -> String {
    let mut key = plain_key(text);
    loop {
        let before = key.len();
        for tail in
            provinces.iter().map(String::as_str).chain(["tỉnh", "thuộc tỉnh", "của", "trực thuộc", "địa phương"])
        {
            if let Some(head) = key.strip_suffix(tail).and_then(|head| head.strip_suffix(' ')) {
                key = head.to_owned();
                break;
            }
        }
        if key.len() == before {
            return key;
        }
    }
}

/// The key a name is looked up by.
pub(super) fn key(text: &str) -> String {
    short_key(text, &register().province_keys)
}

/// The agency whose name, spelling or abbreviation this is.
pub(super) fn find(text: &str) -> Option<&'static Agency> {
    let register = register();
    register.keys.get(&key(text)).and_then(|at| register.agency.get(*at))
}

/// The known keys that begin with these letters, with their agencies.
pub(super) fn keys_from(head: &str) -> impl Iterator<Item = (&'static str, &'static Agency)> {
    let register = register();
    register
        .keys
        .range(head.to_owned()..)
        .take_while(move |(key, _)| key.starts_with(head))
        .filter_map(|(key, at)| Some((key.as_str(), register.agency.get(*at)?)))
}

/// Whether a text is the name of an agency of the register.
pub(super) fn known(text: &str) -> bool {
    find(text).is_some()
}

/// Whether the name of an agency of the register begins like the text.
pub(super) fn known_beginning(text: &str) -> bool {
    let key = key(text);
    keys_from(&key).next().is_some()
}
