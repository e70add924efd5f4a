//! What the words of a heading name besides a role: a unit, a currency, a source of funds, a decision.

use super::seams::{Heads, Norm, currency_in, unit_in};
use super::vocabulary::SOURCES;
use crate::money::Unit;
use std::sync::LazyLock;

/// A unit written in a heading: in brackets, alone, or after "ĐVT".
pub fn unit_of_heading(text: &str) -> Option<Unit> {
    let whole = Norm::of(text);
    for segment in brackets(text) {
        if matches!(segment.trim(), "đ" | "Đ" | "d" | "đ.") {
            return Some(Unit::DONG);
        }
        if segment.chars().count() <= 28
            && let Some((unit, _)) = unit_in(&segment)
        {
            return Some(unit);
        }
    }
    if whole.has("đvt") || whole.has("đv tính") || whole.has("đơn vị tính") || whole.len() <= 14 {
        return unit_in(text).map(|u| u.0);
    }
    None
}

/// Foreign money a heading names.
pub fn currency_of_heading(text: &str) -> Option<&'static str> {
    brackets(text)
        .iter()
        .filter(|s| s.chars().count() <= 20)
        .find_map(|s| currency_in(s))
        .or_else(|| if text.chars().count() <= 14 || is_converted(text) { currency_in(text) } else { None })
        .or_else(|| {
            // "Giá trị hiệp định" over "Nghìn USD"; "hỗ trợ 5.000 USD" tells an amount.
            let mut words = text.split_whitespace().rev();
            let (last, before) = (words.next()?, words.next()?);
            let amount = before.starts_with(|c: char| c.is_ascii_digit()) && super::seams::unit_in(before).is_none();
            let norm = Norm::of(text);
            let rate = ["tỷ giá", "tỉ giá", "vnd", "vnđ", "đồng"].iter().any(|w| norm.has(w));
            let alone = last.chars().all(char::is_alphabetic) && !rate;
            let amount = amount && before != "1.000" && before != "1000";
            currency_in(last).filter(|_| alone && !amount)
        })
}

/// Whether a heading tells money of the other columns again, converted: "Quy đổi USD", "Tương đương nghìn USD".
pub fn is_converted(text: &str) -> bool {
    let norm = Norm::head(text, 60);
    ["quy đổi", "quy ra", "tương đương", "equivalent"].iter().any(|w| norm.has(w))
}

fn brackets(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut current: Option<String> = None;
    for c in text.chars() {
        match (c, &mut current) {
            ('(' | '[', _) => current = Some(String::new()),
            (')' | ']', Some(_)) => out.extend(current.take()),
            (_, Some(inner)) => inner.push(c),
            _ => {}
        }
    }
    out
}

/// Words of headings cut to their letters. `true`: whatever stands beside it; else alone, or beside a year or a word that
/// only the whole one goes with: "DT 2025", "Ước TH", where "DT (ha)" is an area.
const CUT: &[(&str, &str, bool)] = &[
    ("kp", "Kinh phí", true),
    ("khv", "Kế hoạch vốn", true),
    ("ưth", "Ước thực hiện", true),
    ("uth", "Ước thực hiện", true),
    ("gn", "Giải ngân", true),
    ("stc", "Sở Tài chính", true),
    ("ttcp", "Thủ tướng Chính phủ", true),
    ("dt", "Dự toán", false),
    ("kh", "Kế hoạch", false),
    ("th", "Thực hiện", false),
    ("qt", "Quyết toán", false),
    ("tđ", "Thẩm định", false),
];

/// What may follow a word cut to its letters.
const AFTER_CUT: &[&str] = &[
    "năm", "quý", "tháng", "giao", "được", "đã", "đến", "cả", "đầu", "bổ", "điều", "sau", "còn", "vốn", "chi", "cấp",
    "đề", "tỉnh", "đơn", "tđ", "hđnd", "ubnd", "tw", "bộ", "nsnn", "nst", "sau", "trước", "kỳ", "thẩm", "phê", "quyết",
    "thực", "ttcp", "địa",
];

/// What may stand before one.
const BEFORE_CUT: &[&str] = &["ước", "đã", "giao", "số", "stc", "được", "theo", "tổng", "giá"];

/// Pairs of words the first of which is cut to its letter: "S.lượng", "Đ. giá", "T. tiền".
const HALVED: &[(&str, &str, &str)] = &[
    ("s", "lượng", "Số lượng"),
    ("s", "tiền", "Số tiền"),
    ("đ", "giá", "Đơn giá"),
    ("đ", "mức", "Định mức"),
    ("đ", "vị", "Đơn vị"),
    ("t", "tiền", "Thành tiền"),
    ("th", "tiền", "Thành tiền"),
    ("k", "phí", "Kinh phí"),
    ("k", "hoạch", "Kế hoạch"),
    ("d", "toán", "Dự toán"),
    ("q", "toán", "Quyết toán"),
    ("t", "hiện", "Thực hiện"),
    ("th", "hiện", "Thực hiện"),
    ("c", "lệch", "Chênh lệch"),
    ("ch", "lệch", "Chênh lệch"),
    ("n", "sách", "Ngân sách"),
];

/// The text with pairs of [`HALVED`] words spelled out.
fn made_whole(text: &str) -> String {
    if !text.contains('.') {
        return text.to_owned();
    }
    let apart = text.replace('.', ". ");
    let words: Vec<&str> = apart.split_whitespace().collect();
    let lower = |i: usize| words.get(i).map(|w| w.to_lowercase());
    let mut out: Vec<&str> = Vec::new();
    let mut found = false;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let halved = HALVED.iter().find(|(cut, rest, _)| {
            lower(at).is_some_and(|w| w.strip_suffix('.') == Some(*cut)) && lower(at + 1).is_some_and(|w| w == *rest)
        });
        out.push(halved.map_or(word, |(_, _, whole)| *whole));
        found |= halved.is_some();
        at += if halved.is_some() { 2 } else { 1 };
    }
    if found { out.join(" ") } else { text.to_owned() }
}

/// A heading with its words spelled out; `None` where none is cut to its letters.
pub fn spelled_out(text: &str) -> Option<String> {
    let written = crate::words::nfc(text);
    let text = made_whole(&written);
    let whole = text != *written;
    let key = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let year = |word: &str| word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit());
    // "TH 6T", "TH 9T/2024": so many months.
    let period = |word: &str| {
        let months = word.split('/').next().unwrap_or("").strip_suffix('t');
        months.is_some_and(|n| n.len() <= 2 && n.parse::<u8>().is_ok_and(|n| (1..=12).contains(&n)))
    };
    let mut changed = whole;
    let beside = |at: Option<usize>, known: &[&str]| {
        at.and_then(|i| words.get(i))
            .map(|w| key(w))
            .is_some_and(|w| year(&w) || period(&w) || known.contains(&w.as_str()))
    };
    let out: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(i, word)| {
            let bare = key(word);
            let found = CUT.iter().find(|(cut, _, _)| *cut == bare);
            let told = |always: bool| {
                always || words.len() == 1 || beside(Some(i + 1), AFTER_CUT) || beside(i.checked_sub(1), BEFORE_CUT)
            };
            let Some((_, whole, _)) = found.filter(|(_, _, always)| told(*always)) else { return (*word).to_owned() };
            changed = true;
            let core = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.replacen(core, whole, 1)
        })
        .collect();
    changed.then(|| out.join(" "))
}

/// Whether a heading or a row names a source of funds.
pub fn is_source(text: &str) -> bool {
    static HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(SOURCES.iter().copied()));
    HEADS.head(text, 80).is_some_and(|norm| norm.len() <= 70 && HEADS.head_of(&norm)) && !not_a_fund(text)
}

/// "Quy đổi", "Quỹ lương" begin like a fund.
fn not_a_fund(text: &str) -> bool {
    let norm = Norm::head(text, 40);
    // "Ngân sách được duyệt" tells what became of a budget, not whose it is.
    let became = ["được", "đã", "dự kiến", "đề nghị", "đề xuất", "phê duyệt", "thực hiện", "còn", "năm"];
    if norm.after("ngân sách").is_some_and(|rest| became.iter().any(|w| Norm::of(&rest).starts(w))) {
        return true;
    }
    ["quy đổi", "quy ra", "quy mô", "quy hoạch", "quy định", "quy trình", "quỹ lương", "quỹ tiền lương"]
        .iter()
        .any(|w| norm.starts(w))
}

/// How the names of offices begin.
const OFFICES: &[&str] = &[
    "sở",
    "ban",
    "bộ",
    "ubnd",
    "ủy ban",
    "uỷ ban",
    "văn phòng",
    "công an",
    "trường",
    "tỉnh đoàn",
    "hội",
    "liên minh",
    "liên hiệp",
    "liên đoàn",
    "đài",
    "báo",
    "trung tâm",
    "bệnh viện",
    "chi cục",
    "cục",
    "huyện",
    "thành phố",
    "thị xã",
    "thị trấn",
    "đặc khu",
    "tp",
    "tp.",
    "tx",
    "tx.",
    "vp",
    "phòng",
    "viện",
    "bch",
    "bộ chỉ huy",
    "mặt trận",
    "đại học",
    "cao đẳng",
    "công ty",
    "ngân hàng",
    "kho bạc",
    "thanh tra",
    "tòa án",
    "viện kiểm sát",
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "thị ủy",
    "đảng ủy",
    "thpt",
    "thcs",
    "ptdt",
    "trạm y tế",
    "đồn biên phòng",
    "hạt kiểm lâm",
    "bảo hiểm xã hội",
    "bộ tư lệnh",
    "bql",
];

/// How the names of districts and communes begin, spelled so and never alone: "Phương án" is none, nor is "Xã" beside
/// "Tỉnh" and "Huyện".
const PLACES: &[&str] = &["quận", "phường", "xã"];

/// What begins like an office and is none.
const NO_OFFICES: &[&str] = &[
    "xã hội",
    "xã nghèo",
    "xã đảo",
    "xã đặc biệt",
    "vpp",
    "hội nghị",
    "hội thảo",
    "hội đàm",
    "hội thi",
    "hội diễn",
    "hội chợ",
    "viện trợ",
    "viện phí",
    "ban đầu",
    "ban hành",
    "báo cáo",
    "bộ phận",
    "trường hợp",
    "cục bộ",
    "thanh tra, kiểm tra",
    "văn phòng phẩm",
    "phòng chống",
    "phòng, chống",
    "phòng ngừa",
    "phòng bệnh",
    "phòng dịch",
    "phòng cháy",
    "phòng nghỉ",
    "phòng họp",
    "phòng ở",
    "hội trường",
    "hội thao",
    "hội trại",
    "hội phí",
    "hội khỏe",
    "sở hữu",
    "sở thích",
    "báo chí",
    "báo giá",
    "báo đài",
    "trường học",
    "bộ tài liệu",
    "bộ máy",
    "bộ đồ",
    "đài thọ",
    "đài tưởng niệm",
];

/// Whether a text begins with the name of an office.
pub fn is_office(norm: &Norm) -> bool {
    let place = |word: &str| norm.spells(word) && norm.starts(word) && !norm.is(word);
    (OFFICES.iter().any(|o| norm.starts(o)) || PLACES.iter().any(|word| place(word)))
        && !NO_OFFICES.iter().any(|o| norm.starts(o))
}

/// Whether a heading names a decision: QĐ 17 ngày 18/4/2014.
pub fn is_document(text: &str) -> bool {
    let norm = Norm::head(text, 120);
    let named =
        ["qđ", "quyết định", "nq", "nghị quyết", "cv", "công văn", "thông báo", "tờ trình"].iter().any(|w| norm.has(w));
    if !named {
        return false;
    }
    // A number that is no year: "QĐ 17", "số 91/2022/NQ-HĐND".
    let digits: Vec<String> =
        norm.text().split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty()).map(str::to_owned).collect();
    digits.iter().any(|d| d.len() != 4) || norm.text().contains('/') && !digits.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_headings() {
        assert_eq!(unit_of_heading("Kinh phí (triệu đồng)"), Some(Unit::MILLION));
        assert_eq!(unit_of_heading("Thành tiền (đ)"), Some(Unit::DONG));
        assert_eq!(unit_of_heading("Thành tiền (đồng)"), Some(Unit::DONG));
        assert_eq!(unit_of_heading("TỐI THIỂU 450.000 ĐỒNG MỖI THÁNG VÀ"), None);
        assert_eq!(unit_of_heading("1.000 đồng"), Some(Unit::THOUSAND));
    }

    #[test]
    fn documents_and_sources() {
        assert!(is_document("QĐ 17 ngày 18/4/2014"));
        assert!(is_document("Nghị quyết 91/2022/NQ-HĐND"));
        assert!(!is_document("Quyết định năm 2022"));
        assert!(!is_document("Dự toán"));
        assert!(is_source("Ngân sách nhà nước"));
        assert!(is_source("- Nguồn khác"));
        assert!(!is_source("Hội nghị"));
        for (text, office) in [
            ("Sở Y tế", true),
            ("UBND huyện Lục Ngạn", true),
            ("Hội Nông dân", true),
            ("Hội nghị, hội thảo", false),
            ("Viện trợ", false),
            ("Văn phòng phẩm", false),
            ("Phòng, chống ma túy", false),
            ("Hội trường", false),
            ("Phòng Kinh tế", true),
            ("Đoàn ra", false),
            ("TP. Bắc Giang", true),
            ("Xã Tân Sơn", true),
            ("Phường Bắc Giang", true),
            ("Phương án 1", false),
            ("Xã", false),
            ("Xã hội hóa", false),
            ("Xã đặc biệt khó khăn", false),
        ] {
            assert_eq!(is_office(&Norm::of(text)), office, "{text}");
        }
    }
}
