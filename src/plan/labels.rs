//! The words that label a field of a task: "Thời gian:", "Cơ quan chủ trì:", "Đơn vị phối hợp:", in
//! prose and in the header of a table.

use super::lines::key;
use crate::words::bare;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Number of the row.
    Number,
    /// What is to be done.
    Content,
    /// Who leads.
    Lead,
    /// Who takes part.
    Partner,
    /// When.
    Time,
    /// How it is paid for.
    Funding,
    /// Lĩnh vực.
    Field,
    /// Named and kept with the content: place, product, who directs.
    Other,
}

/// Words in front that say only "the office which".
const OFFICES: &[&str] = &[
    "cơ quan, đơn vị, địa phương",
    "cơ quan đơn vị địa phương",
    "cơ quan, đơn vị",
    "cơ quan đơn vị",
    "đơn vị, cơ quan",
    "đơn vị cơ quan",
    "các cơ quan, đơn vị",
    "các đơn vị",
    "các cơ quan",
    "đơn vị, địa phương",
    "cơ quan",
    "đơn vị",
    "sở, ngành",
    "tổ chức",
    "bộ phận",
];

const LEADS: &[&str] = &[
    "chủ trì",
    "chủ trì thực hiện",
    "chủ trì, thực hiện",
    "chủ trì triển khai",
    "chủ trì tham mưu",
    "chủ trì tổ chức",
    "chủ trì, tham mưu",
    "được giao chủ trì",
    "chịu trách nhiệm",
    "chịu trách nhiệm chính",
    "chịu trách nhiệm thực hiện",
    "đầu mối",
    "thực hiện",
    "thực hiện chính",
    "triển khai",
    "tham mưu",
    "tổ chức thực hiện",
    "chủ đầu tư",
    "phân công",
    "phân công thực hiện",
    "phân công nhiệm vụ",
];

/// Labels of a lead that only make sense with an office before them.
const LEADS_ONLY_AFTER_OFFICE: &[&str] =
    &["thực hiện", "triển khai", "tham mưu", "đầu mối", "chịu trách nhiệm", "tổ chức thực hiện", "thực hiện chính"];

const PARTNERS: &[&str] = &[
    "phối hợp",
    "phối hợp thực hiện",
    "cùng phối hợp",
    "phối hợp triển khai",
    "phối hợp tham mưu",
    "phối hợp tổ chức",
    "tham gia",
    "tham gia phối hợp",
    "phối hợp, tham gia",
];

const TIMES: &[&str] = &[
    "thời gian",
    "thời hạn",
    "hạn",
    "hoàn thành",
    "thời điểm",
    "tiến độ",
    "lộ trình",
    "mốc thời gian",
    "thời gian, tiến độ",
];

const TIME_TAILS: &[&str] = &[
    "",
    "thực hiện",
    "tổ chức",
    "tổ chức thực hiện",
    "triển khai",
    "triển khai thực hiện",
    "hoàn thành",
    "dự kiến",
    "dự kiến thực hiện",
    "tiến hành",
    "bắt đầu",
    "thực hiện, hoàn thành",
    "thực hiện dự kiến",
];

const FUNDINGS: &[&str] = &[
    "kinh phí",
    "nguồn kinh phí",
    "kinh phí thực hiện",
    "nguồn kinh phí thực hiện",
    "nguồn vốn",
    "dự toán kinh phí",
    "kinh phí dự kiến",
    "dự kiến kinh phí",
    "tổng kinh phí dự kiến",
    "mức kinh phí",
    "dự trù kinh phí",
    "kinh phí dự trù",
    "nhu cầu kinh phí",
    "dự toán",
    "kinh phí và nguồn kinh phí",
    "tổng mức đầu tư",
    "vốn đầu tư",
    "tổng vốn đầu tư",
];

const CONTENTS: &[&str] = &[
    "nội dung",
    "nhiệm vụ",
    "nội dung công việc",
    "nội dung nhiệm vụ",
    "nội dung, nhiệm vụ",
    "nội dung thực hiện",
    "nội dung hoạt động",
    "nội dung triển khai",
    "tên nhiệm vụ",
    "hoạt động",
    "nội dung hợp tác",
    "công việc",
    "nội dung, hoạt động",
    "nhiệm vụ cụ thể",
    "nhiệm vụ, giải pháp",
    "nhiệm vụ chủ yếu",
    "nhiệm vụ và giải pháp",
    "nhiệm vụ/giải pháp",
    "nội dung chi",
    "danh mục nhiệm vụ",
    "danh nghĩa đoàn",
    "tên đoàn",
    "tên đoàn, nội dung",
];

const NUMBERS: &[&str] = &["stt", "tt", "số tt", "số thứ tự", "số"];

const FIELDS: &[&str] = &["lĩnh vực", "lĩnh vực hợp tác", "ngành, lĩnh vực"];

const OTHERS: &[&str] = &[
    "địa điểm",
    "địa điểm thực hiện",
    "địa điểm tổ chức",
    "thành phần",
    "đối tượng",
    "sản phẩm",
    "sản phẩm đầu ra",
    "kết quả",
    "kết quả đầu ra",
    "kết quả dự kiến",
    "mục tiêu",
    "chỉ tiêu",
    "hình thức",
    "quy mô",
    "số lượng",
    "ghi chú",
    "chỉ đạo",
    "chỉ đạo, định hướng",
    "định hướng",
    "hướng dẫn",
    "theo dõi",
    "theo dõi, đôn đốc",
    "giám sát",
];

/// What a label says, `None` when it is no label. Case, marks around it and slashes do not matter.
pub(super) fn role(label: &str) -> Option<Role> {
    if label.chars().count() > 60 {
        return None;
    }
    // "Kinh phí (triệu đồng)": the bracket says only the unit.
    let label = label.split_once('(').map_or(label, |(before, _)| before);
    let label = key(&label.replace(['/', '\n'], " "));
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    // "Đơn vị chủ trì các nhiệm vụ tại mục này": of all that stands below.
    let label = of_section(&label).unwrap_or(&label).to_owned();
    // Marks lost or changed by a scan, "Cơ quan chủ tri": a label of two words or more is known without them.
    let label = unmarked(&label).unwrap_or(label);
    let is = |list: &[&str]| list.contains(&label.as_str());
    if let Some(tail) = TIMES.iter().find_map(|head| label.strip_prefix(head)) {
        return TIME_TAILS.contains(&tail.trim()).then_some(Role::Time);
    }
    for (list, role) in [
        (NUMBERS, Role::Number),
        (CONTENTS, Role::Content),
        (FUNDINGS, Role::Funding),
        (FIELDS, Role::Field),
        (OTHERS, Role::Other),
    ] {
        if is(list) {
            return Some(role);
        }
    }
    let (tail, office) = OFFICES
        .iter()
        .find_map(|office| label.strip_prefix(office).filter(|t| t.starts_with(' ')).map(|t| (t.trim(), true)))
        .unwrap_or((label.as_str(), false));
    let lead = LEADS.contains(&tail) && (office || !LEADS_ONLY_AFTER_OFFICE.contains(&tail));
    if lead {
        Some(Role::Lead)
    } else if PARTNERS.contains(&tail) {
        Some(Role::Partner)
    } else if office && OTHERS.contains(&tail) {
        Some(Role::Other)
    } else {
        None
    }
}

/// A label without the words that give it to all tasks of a section.
fn of_section(label: &str) -> Option<&str> {
    let whole = ["này", "trên", "sau"].iter().find_map(|word| label.strip_suffix(word))?.trim_end();
    let within = ["mục", "phần", "nhóm", "điểm", "lĩnh vực", "chuyên đề"].iter().find_map(|w| whole.strip_suffix(w))?;
    let what = ["tại", "trong", "thuộc", "của", "ở"].iter().find_map(|w| within.trim_end().strip_suffix(w))?;
    let tasks = ["các nhiệm vụ", "các nội dung", "các hoạt động", "các công việc", "nhiệm vụ", "nội dung", "hoạt động"];
    let what = what.trim_end();
    Some(tasks.iter().find_map(|w| what.strip_suffix(w)).unwrap_or(what).trim_end()).filter(|label| !label.is_empty())
}

/// Every label of two words or more by its letters without diacritics.
static UNMARKED: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let tails = || LEADS.iter().chain(PARTNERS).chain(OTHERS);
    let times = TIMES.iter().flat_map(|head| TIME_TAILS.iter().map(move |tail| format!("{head} {tail}")));
    let offices = OFFICES.iter().flat_map(|office| tails().map(move |tail| format!("{office} {tail}")));
    let plain = FUNDINGS.iter().chain(CONTENTS).chain(OTHERS).map(|w| (*w).to_owned());
    let all = times.map(|t| t.trim().to_owned()).chain(offices).chain(plain);
    all.filter(|label| label.contains(' ')).map(|label| (bare(&label), label)).collect()
});

/// The label a text is when its diacritics are left aside; `None` where it is none.
fn unmarked(label: &str) -> Option<String> {
    let found = UNMARKED.get(&bare(label)).filter(|_| label.contains(' '))?;
    Some(found.clone())
}

/// What the header of a column says: as [`role`], or by the words it holds.
pub(super) fn header_role(text: &str) -> Option<Role> {
    if let Some(found) = role(text) {
        return Some(found);
    }
    let folded = key(text.split_once('(').map_or(text, |(before, _)| before));
    if folded.is_empty() || folded.chars().count() > 60 {
        return None;
    }
    let holds = |words: &[&str]| words.iter().any(|w| folded.contains(w));
    let begins = |words: &[&str]| words.iter().any(|w| folded.starts_with(w));
    // "Tên nhiệm vụ/ Cơ quan chủ trì, phối hợp": the offices stand in the cells of the tasks.
    let tasks = ["tên nhiệm vụ", "nhiệm vụ", "nội dung", "tên hoạt động", "hoạt động", "công việc"];
    if holds(&["chủ trì"]) && begins(&tasks) {
        Some(Role::Content)
    } else if holds(&["chủ trì"]) {
        Some(Role::Lead)
    } else if holds(&["phối hợp"]) {
        Some(Role::Partner)
    } else if begins(&[
        "thời gian",
        "thời hạn",
        "tiến độ",
        "thời điểm",
        "mốc thời gian",
        "hạn hoàn thành",
        "hạn thực hiện",
        "hạn chót",
        "ngày hoàn thành",
        "năm bắt đầu",
        "năm kết thúc",
        "năm khởi công",
        "năm hoàn thành",
        "bắt đầu",
        "kết thúc",
        "khởi công",
        "hoàn thành",
        "t/g",
        "tg ",
        "tgth",
        "quý thực hiện",
        "tháng thực hiện",
    ]) || ["tg", "quý", "tháng"].contains(&folded.as_str())
    {
        Some(Role::Time)
    } else if begins(&[
        "nội dung",
        "nhiệm vụ",
        "tên nhiệm vụ",
        "tên công trình",
        "tên dự án",
        "tên đề án",
        "tên hạng mục",
        "danh mục công trình",
        "danh mục dự án",
        "danh mục nhiệm vụ",
        "hoạt động",
        "tên hoạt động",
        "công việc",
        "các nhiệm vụ",
        "các nội dung",
        "danh nghĩa",
        "tên đoàn",
        "tên công việc",
        "tên chương trình",
        "đầu việc",
        "lĩnh vực/nhiệm vụ",
        "lĩnh vực, nhiệm vụ",
        "lĩnh vực/nội dung",
        "lĩnh vực, nội dung",
    ]) {
        Some(Role::Content)
    } else if folded == "kp"
        || begins(&["kp ", "kinh phí", "dự toán", "nguồn kinh phí", "dự kiến kinh phí", "tổng kinh phí"])
    {
        Some(Role::Funding)
    } else if ["tổng", "tổng số", "tổng cộng", "cộng", "thành tiền", "số tiền"].contains(&folded.as_str())
        && super::grid::unit_of(text).is_some()
    {
        // "Tổng (trđ)" beside columns of years.
        Some(Role::Funding)
    } else if ["mã", "mã số", "mã nv", "mã nhiệm vụ", "ký hiệu", "mã hiệu"].contains(&folded.as_str()) {
        Some(Role::Number)
    } else if begins(&["phân công", "cơ quan thực hiện", "đơn vị thực hiện", "phụ trách"])
        || holds(&["đơn vị phụ trách", "cơ quan phụ trách", "bộ phận phụ trách", "người phụ trách"])
    {
        Some(Role::Lead)
    } else {
        None
    }
}

/// A part of a text with the role of the label before it; `None` for what stands before any label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The role.
    pub role: Option<Role>,
    /// The label as written, empty without one.
    pub label: String,
    /// The text after the colon.
    pub text: String,
}

/// Splits a line at its labels: one line may hold "Thời gian: …; Cơ quan chủ trì: …".
pub(super) fn split(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut current = Part { role: None, label: String::new(), text: String::new() };
    let mut from = 0;
    for (colon, _) in text.match_indices(':') {
        let Some(before) = text.get(from..colon) else { continue };
        let start = before.rfind(['.', ';', '\n']).map_or(0, |at| at + 1);
        // "… hằng năm (Cơ quan chủ trì: Sở A; thời gian: năm 2024)": a bracket may open the labels.
        let bracket = before.rfind('(').filter(|at| *at >= start).map(|at| at + 1);
        // "…, thực hiện năm 2024, chủ đầu tư: Ban A": who, when and what it costs may follow a comma.
        let comma = before.rfind(',').filter(|at| *at >= start).map(|at| at + 1);
        let after_comma = || {
            let own = |role: &Role| matches!(role, Role::Time | Role::Lead | Role::Partner | Role::Funding);
            comma.and_then(|at| Some((at, role(before.get(at..)?.trim_start())?))).filter(|(_, role)| own(role))
        };
        let found = label_at(before, start).or_else(|| label_at(before, bracket?)).or_else(after_comma);
        let Some((start, role)) = found else { continue };
        let label = before.get(start..).unwrap_or_default();
        current.text = unbracketed(before.get(..start).unwrap_or_default());
        if current.role.is_some() || !current.text.is_empty() {
            parts.push(current);
        }
        let label = label.trim().trim_start_matches(['-', '+', '*', '–', ' ']).to_owned();
        current = Part { role: Some(role), label, text: String::new() };
        from = colon + 1;
    }
    current.text = unbracketed(text.get(from..).unwrap_or_default());
    parts.push(current);
    parts
}

/// A part of a text without the half of a bracket that belongs to its neighbours.
fn unbracketed(part: &str) -> String {
    let part = part.trim();
    let (open, close) = (part.matches('(').count(), part.matches(')').count());
    let part = if open > close { part.strip_suffix('(').unwrap_or(part).trim_end() } else { part };
    let stopped = part.trim_end_matches(['.', ';']);
    if close > open && stopped.ends_with(')') {
        return stopped.strip_suffix(')').unwrap_or(stopped).to_owned();
    }
    part.to_owned()
}

/// Where the label before a colon begins, `from` the last stop or later, and its role.
fn label_at(before: &str, from: usize) -> Option<(usize, Role)> {
    let text = before.get(from..)?;
    if let Some(role) = role(text.trim_start_matches(['-', '+', '*', '–', ' '])) {
        return Some((from, role));
    }
    // "… huyện A-nu-vông Thời gian: …": without a stop, a capital begins the label.
    let words: Vec<usize> = text.match_indices(' ').map(|(at, _)| at + 1).collect();
    words.iter().rev().take(5).find_map(|at| {
        let label = text.get(*at..)?;
        let found = role(label).filter(|r| matches!(r, Role::Time | Role::Lead | Role::Partner))?;
        (label.starts_with(char::is_uppercase) && label.contains(' ')).then_some((from + at, found))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        let cases = [
            ("Thời gian", Some(Role::Time)),
            ("Thời gian thực hiện", Some(Role::Time)),
            ("THỜI GIAN THỰC HIỆN", Some(Role::Time)),
            ("Cơ quan chủ trì", Some(Role::Lead)),
            ("Cơ quan/ đơn vị chủ trì", Some(Role::Lead)),
            ("Chủ trì thực hiện", Some(Role::Lead)),
            ("Chủ trì", Some(Role::Lead)),
            ("Đơn vị thực hiện", Some(Role::Lead)),
            ("Thực hiện", None),
            ("Cơ quan/đơn vị phối hợp thực hiện", Some(Role::Partner)),
            ("Phối hợp", Some(Role::Partner)),
            ("Đơn vị chỉ đạo, định hướng", Some(Role::Other)),
            ("Stt", Some(Role::Number)),
            ("Nội dung", Some(Role::Content)),
            ("Lĩnh vực", Some(Role::Field)),
            ("Sở Nội vụ", None),
            ("Thời gian qua", None),
            ("Các Sở", None),
        ];
        for (label, expected) in cases {
            assert_eq!(role(label), expected, "{label}");
        }
    }

    #[test]
    fn labels_may_stand_in_brackets() {
        let shown = |text: &str| split(text).into_iter().map(|p| (p.role, p.text)).collect::<Vec<_>>();
        let own = |role, text: &str| (role, text.to_owned());
        assert_eq!(
            shown("Trao đổi đoàn (Cơ quan chủ trì: Sở A; thời gian thực hiện: hằng năm)."),
            [own(None, "Trao đổi đoàn"), own(Some(Role::Lead), "Sở A;"), own(Some(Role::Time), "hằng năm")]
        );
        assert_eq!(
            shown("Mở lớp (02 lớp). Kinh phí (triệu đồng): 120"),
            [own(None, "Mở lớp (02 lớp)."), own(Some(Role::Funding), "120")]
        );
    }

    #[test]
    fn one_line_may_hold_all() {
        let parts = split("Tổ chức hội nghị. Thời gian: Năm 2024; Cơ quan chủ trì: Sở A; phối hợp: Các Sở: B, C.");
        let shown: Vec<_> = parts.iter().map(|p| (p.role, p.text.as_str())).collect();
        assert_eq!(
            shown,
            [
                (None, "Tổ chức hội nghị."),
                (Some(Role::Time), "Năm 2024;"),
                (Some(Role::Lead), "Sở A;"),
                (Some(Role::Partner), "Các Sở: B, C.")
            ]
        );
    }
}
