//! A task as it is gathered from prose or a table, before its schedule is understood.

use super::agency::split_list;
use super::labels::Role;
use super::lines::{clean, key};
use super::schedule::{behind, behind_any, position};
use std::collections::BTreeSet;

/// A task being gathered.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// Number within its part, `3.3`; empty where it has none.
    pub number: String,
    /// Code of its part, `II`.
    pub part: String,
    /// Title of its part.
    pub part_title: String,
    /// Code of the main point above it; empty when it stands by itself.
    pub section: String,
    /// Title of that point.
    pub section_title: String,
    /// What is to be done, in pieces.
    pub content: Vec<String>,
    /// The texts of its fields.
    pub time: Vec<String>,
    /// The time a heading above states, where the task states none.
    pub over: Option<String>,
    pub lead: Vec<String>,
    pub partner: Vec<String>,
    pub funding: Vec<String>,
    pub field: Vec<String>,
    /// Where it stands.
    pub place: u32,
}

impl Draft {
    /// Whether it has a time, lead or partner of its own.
    pub(super) fn has_block(&self) -> bool {
        !(self.time.is_empty() && self.lead.is_empty() && self.partner.is_empty())
    }

    /// The texts of a field.
    pub(super) fn field_mut(&mut self, role: Role) -> &mut Vec<String> {
        match role {
            Role::Time => &mut self.time,
            Role::Lead => &mut self.lead,
            Role::Partner => &mut self.partner,
            Role::Funding => &mut self.funding,
            Role::Field => &mut self.field,
            Role::Content | Role::Other | Role::Number => &mut self.content,
        }
    }

    /// The content in one line.
    pub(super) fn wording(&self) -> String {
        let mut joined = String::new();
        for (n, text) in self.content.iter().map(|t| t.trim()).filter(|t| !t.is_empty()).enumerate() {
            // A heading without a stop over a sentence of its own.
            let heading = n == 1 && joined.ends_with(char::is_alphanumeric) && text.starts_with(char::is_uppercase);
            joined.push_str(if heading { ": " } else { " " });
            joined.push_str(text);
        }
        joined.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Words after an office's name that say what it does: the name ends before them.
const ACTIONS: &[&str] = &[
    "tham mưu",
    "rà soát",
    "hướng dẫn",
    "đồng chủ trì",
    "cùng chủ trì",
    "chủ trì",
    "chịu trách nhiệm",
    "phối hợp",
    "đề xuất",
    "lập dự toán",
    "lập kế hoạch",
    "lập danh sách",
    "lập hồ sơ",
    "lập báo cáo",
    "lập đề án",
    "làm đầu mối",
    "là đầu mối",
    "đầu mối",
    "có trách nhiệm",
    "xây dựng kế hoạch",
    "thực hiện theo",
    "làm chủ đầu tư",
    "là chủ đầu tư",
];

/// Beginnings of what is said beside the offices: how, when, for how much.
const NO_NAMES: &[&str] =
    &["thực hiện", "luân phiên", "dự kiến", "trong", "mỗi", "hằng", "định kỳ", "năm", "quý", "tháng", "từ", "kinh phí"];

/// The offices a text names, without what they are to do and without "Đề nghị".
pub(super) fn offices(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in text.split(['\n', ';']) {
        let line = line.trim().trim_start_matches(['-', '+', '*', '–', ' ']);
        // "Giao thông" is no order.
        let order = behind_any(line, &["đề nghị", "giao cho", "giao"]).filter(|_| behind(line, "giao thông").is_none());
        let line = order.unwrap_or(line);
        if behind_any(line, NO_NAMES).is_some() && line.starts_with(char::is_lowercase) {
            continue;
        }
        // "Hội đồng phối hợp phổ biến, giáo dục pháp luật" is an office.
        let of_name = |w: &str, at: usize| {
            let before = line.get(..at).map(key).unwrap_or_default();
            // "Các đơn vị chủ trì soạn thảo" are whoever leads the drafting.
            let groups = ["các đơn vị", "các cơ quan", "các sở, ngành"].contains(&before.as_str());
            let what = line.get(at..).and_then(|rest| behind(rest, "chủ trì")).unwrap_or_default().trim_start();
            let of_work = ["soạn thảo", "nhiệm vụ", "đề tài", "đề án", "dự án", "chương trình"];
            w == "phối hợp" && before.ends_with("hội đồng")
                || w == "chủ trì" && groups && behind_any(what, &of_work).is_some()
        };
        let cut = ACTIONS.iter().filter_map(|w| lower_position(line, w).filter(|at| !of_name(w, *at))).min();
        if cut == Some(0) {
            // More of what the office before it is to do.
            continue;
        }
        let name = cut.and_then(|at| line.get(..at)).unwrap_or(line);
        let name = ["thực hiện", "triển khai", "tổ chức"]
            .iter()
            .fold(name.trim(), |name, word| name.trim_end_matches('.').strip_suffix(word).map_or(name, str::trim_end));
        out.extend(split_list(&clean(name.trim().trim_end_matches(','))));
    }
    let mut seen = BTreeSet::new();
    out.retain(|name| seen.insert(key(name)));
    out
}

/// [`position`] of words written in small letters: in capitals they belong to a name.
fn lower_position(text: &str, words: &str) -> Option<usize> {
    position(text, words).filter(|at| text.get(*at..).is_some_and(|t| t.starts_with(char::is_lowercase)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_without_their_work() {
        let cases: &[(&str, &[&str])] = &[
            (
                "Sở Ngoại vụ tham mưu Thư chúc mừng của Tỉnh ủy; tham mưu Tỉnh ủy, Ủy ban nhân dân tỉnh cử đoàn.",
                &["Sở Ngoại vụ"],
            ),
            ("Đề nghị Ban Tuyên giáo Tỉnh ủy hướng dẫn.", &["Ban Tuyên giáo Tỉnh ủy"]),
            ("Bộ Chỉ huy Quân sự tỉnh rà soát, tham mưu xây dựng Kế hoạch", &["Bộ Chỉ huy Quân sự tỉnh"]),
            ("Sở Giao thông vận tải\nSở Xây dựng", &["Sở Giao thông vận tải", "Sở Xây dựng"]),
            ("Sở Ngoại vụ.", &["Sở Ngoại vụ"]),
        ];
        for (text, expected) in cases {
            assert_eq!(offices(text), *expected, "{text}");
        }
    }
}
