//! Agencies: lists of them split into names, names recognised however they are written, and what
//! became of each when the organisation of the state changed.

mod register;
mod split;

#[cfg(test)]
mod tests;

pub use split::split_list;

pub use register::{Agency, Merger, Succession};

/// An agency recognised in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AgencyMatch {
    /// Its id in the register, or one made from its kind and proper name.
    pub id: String,
    /// Its official name.
    pub name: String,
    /// `true` when the text is the name, a known spelling or an abbreviation; `false` when it only
    /// comes near (a misprint): a proposal for a person.
    pub exact: bool,
}

/// The provinces by name, old and new.
pub(crate) fn provinces() -> &'static [String] {
    &register::register().provinces
}

/// Recognises an agency whatever its case, tone placement, abbreviation and trailing "tỉnh …".
/// `None` when nothing of the register comes near.
pub fn canonical(text: &str) -> Option<AgencyMatch> {
    register::find(text).map(|agency| AgencyMatch { id: agency.id.clone(), name: agency.name.clone(), exact: true })
}

/// The longest beginning of a text that is an agency of the register, as written.
pub(crate) fn known_prefix(text: &str) -> Option<String> {
    let end = text.find([';', '(', ')', ':']).unwrap_or(text.len());
    let words: Vec<&str> = text.get(..end)?.split_whitespace().take(12).collect();
    (1..=words.len()).rev().find_map(|count| {
        let name = words.get(..count)?.join(" ");
        let name = name.trim_end_matches([',', '.', ' ']);
        // A bare kind ("Công an", "Báo") is too little to go on in running text.
        (count > 1 && register::known(name) && !name.is_empty()).then(|| name.to_owned())
    })
}
