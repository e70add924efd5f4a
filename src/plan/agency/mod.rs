//! Agencies: lists of them split into names, names recognised however they are written, and what
//! became of each when the organisation of the state changed.

mod known;
mod near;
mod register;
mod split;

#[cfg(test)]
mod tests;

pub use known::{Agencies, Decided, Heir};
pub use register::{Agency, Merger, Succession};
pub(crate) use split::begins_name;
pub use split::split_list;

use crate::words::bare;
use jiff::civil::Date;

/// An agency recognised in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AgencyMatch {
    /// Its id in the register, or one made from its kind and proper name.
    pub id: String,
    /// Its official name; for an agency known only by its kind, the name as written.
    pub name: String,
    /// `true` when the text is the name, a known spelling or an abbreviation; `false` when it only
    /// comes near (a misprint, a word left out): a proposal for a person.
    pub exact: bool,
    /// What it is: so, office, party, armed, union, association, press, school, company, university, district, commune.
    pub kind: String,
    /// Which budget pays for it: province, district, commune, central, own (no money of the province).
    pub level: String,
}

/// Recognises an agency whatever its case, tone placement, abbreviation and trailing "tỉnh …".
///
/// An agency of the register first; then one known by its kind and proper name ("UBND huyện Lục Ngạn",
/// "Công ty …"); then one the text only comes near, `exact: false`. `None` when nothing fits.
pub fn canonical(text: &str) -> Option<AgencyMatch> {
    let text = text.trim().trim_matches(['.', ',', ';', ':', '-', '*', ' ']);
    let of = |agency: &Agency, exact| AgencyMatch {
        id: agency.id.clone(),
        name: agency.name.clone(),
        exact,
        kind: agency.kind.clone(),
        level: agency.level.clone(),
    };
    if let Some(agency) = register::find(text) {
        return Some(of(agency, true));
    }
    // A misprint in a known name is likelier than an unknown agency of the same kind.
    if let Some(agency) = near::nearest(&register::key(text)) {
        return Some(of(agency, false));
    }
    by_kind(text)
}

/// Keys of what is done, not of who does it: "Hội nghị tổng kết", "Phòng, chống dịch".
const NO_OFFICES: &[&str] = &[
    "hội nghị",
    "hội đàm",
    "hội chợ",
    "hội thảo",
    "hội thi",
    "hội diễn",
    "hội trại",
    "hội báo",
    "ban hành",
    "báo cáo",
    "phòng chống",
    "viện trợ",
    "nhà ở",
    "trường hợp",
    "cơ sở dữ liệu",
];

/// An agency known by the words before its proper name.
fn by_kind(text: &str) -> Option<AgencyMatch> {
    let whole = register::plain_key(text);
    let opens = |words: &str| whole.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    if NO_OFFICES.iter().any(|words| opens(words)) {
        return None;
    }
    // "Trường Đại học X" and "Đại học X" are one school.
    let key = ["đại học", "cao đẳng"]
        .iter()
        .find_map(|kind| whole.strip_prefix("trường ").filter(|rest| rest.starts_with(kind)))
        .unwrap_or(&whole);
    let small = text.starts_with(char::is_lowercase);
    // "đại học 10" counts students, "Bệnh viện 108" is one.
    let counted = |rest: &str| small && rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let register = register::register();
    let (pattern, _) = register
        .pattern
        .iter()
        .zip(&register.pattern_keys)
        .filter(|(_, words)| {
            key.strip_prefix(words.as_str()).is_some_and(|rest| rest.starts_with(' ') && proper(rest) && !counted(rest))
        })
        .max_by_key(|(pattern, _)| pattern.words.len())?;
    let id: Vec<String> =
        bare(key).split(|c: char| !c.is_ascii_alphanumeric()).map(str::to_owned).filter(|w| !w.is_empty()).collect();
    Some(AgencyMatch {
        id: id.join("-"),
        name: text.split_whitespace().collect::<Vec<_>>().join(" "),
        exact: true,
        kind: pattern.kind.clone(),
        level: pattern.level.clone(),
    })
}

/// Whether the words after a kind name one agency: "các huyện", "liên quan" do not.
fn proper(rest: &str) -> bool {
    let words: Vec<&str> = rest.split_whitespace().collect();
    !words.is_empty() && !words.iter().any(|w| matches!(*w, "các" | "liên" | "quan" | "khác" | "trên"))
}

/// The agencies of the register.
pub fn agencies() -> &'static [Agency] {
    &register::register().agency
}

/// The provinces by name, old and new.
pub(crate) fn provinces() -> &'static [String] {
    &register::register().provinces
}

/// Who has taken over from an agency by the given day: none, one or several, each with the part of the
/// work and whether the rule alone decides.
pub fn successors(id: &str, on: Date) -> Vec<&'static Succession> {
    register::register().succession.iter().filter(|s| s.from == id && s.since <= on).collect()
}

/// Whose work an agency carries on by the given day, itself left out.
pub fn predecessors(id: &str, on: Date) -> Vec<&'static Succession> {
    register::register().succession.iter().filter(|s| s.to == id && s.since <= on).collect()
}

/// Whether agencies of this kind had ended by the given day without one-to-one successors (districts):
/// a person decides who takes over.
pub fn abolished(kind: &str, on: Date) -> bool {
    register::register().abolished.iter().any(|a| a.kind == kind && a.since <= on)
}

/// The province that a province's territory belongs to on the given day.
pub fn province_on(province: &str, on: Date) -> String {
    let key = register::plain_key(province);
    register::register()
        .merger
        .iter()
        .find(|m| register::plain_key(&m.from) == key && m.since <= on)
        .map_or_else(|| province.to_owned(), |m| m.to.clone())
}

/// The longest beginning of a text that is an agency of the register, as written.
pub(crate) fn known_prefix(text: &str) -> Option<String> {
    let end = text.find([';', '(', ')', ':']).unwrap_or(text.len());
    let words: Vec<&str> = text.get(..end)?.split_whitespace().take(12).collect();
    (1..=words.len()).rev().find_map(|count| {
        // "UBND tỉnh và Bộ Ngoại giao", "UBND tỉnh xem xét": the name ends before them.
        const AFTER: &str = "và hoặc để về theo trước sau tại xem xét phê duyệt quyết định cho ban chỉ đạo tình kết \
            kịp việc các những trong vào khi trình gửi";
        let last = words.get(count.checked_sub(1)?)?.trim_end_matches([',', '.']);
        if AFTER.split_whitespace().any(|w| w == last) {
            return None;
        }
        let name = words.get(..count)?.join(" ");
        let name = name.trim_end_matches([',', '.', ' ']);
        // A bare kind ("Công an", "Báo") is too little to go on in running text.
        (count > 1 && register::known(name) && !name.is_empty()).then(|| name.to_owned())
    })
}
