//! What a sentence says besides the work itself: who does it, when, and what it costs, at its end, in a bracket, or in a
//! sentence of its own.

use super::ScheduleKind;
use super::agency::{begins_name, canonical, split_list};
use super::draft::{Draft, offices};
use super::lines::{begins, key};
use super::schedule::{self, Frame, behind, behind_any, parted, position};
use super::works::work_at;
use crate::words::fold;

/// Who does something, and when, said in one sentence.
pub(super) struct Assignment {
    pub lead: String,
    pub partner: Option<String>,
    pub time: Vec<String>,
}

/// "Giao Sở Ngoại vụ chủ trì, phối hợp với Công an tỉnh; thực hiện quý II/2024": taken only where everything in it is
/// an office or a time. Behind "Giao" an office needs no name that is known, nor a time behind "thời gian:" words that are.
pub(super) fn assignment(text: &str) -> Option<Assignment> {
    let text = text.trim().trim_end_matches(['.', ';', ' ']);
    let (lead, rest) = parted(text, "chủ trì")?;
    let given = behind_any(lead, &["giao cho", "giao"]);
    let explicit = given.is_some() && lead.len() <= 400;
    let lead = given.or_else(|| behind(lead, "do")).unwrap_or(lead).trim().to_owned();
    let office = |name: &String| named(name) || is_body(name) || behind_any(name, &["ubnd", "các"]).is_some();
    let names = offices(&lead);
    if !(all_known(&lead) || explicit && !names.is_empty() && names.iter().all(office)) {
        return None;
    }
    let mut said = Assignment { lead, partner: None, time: Vec::new() };
    for piece in rest.split(';').flat_map(|p| p.split(". ")).map(|p| p.trim().trim_start_matches(',').trim()) {
        if piece.is_empty() {
            continue;
        }
        if let Some(tail) = behind(piece, "phối hợp") {
            let helpers = with(tail);
            let (helpers, work) = work_at(helpers).and_then(|at| helpers.split_at_checked(at)).unwrap_or((helpers, ""));
            // What they do together makes it a sentence of its own.
            if !work.is_empty() && !is_bare_work(work) {
                return None;
            }
            let helpers = helpers.trim().trim_end_matches(',');
            if !(all_known(helpers) || explicit && helpers.len() <= 400) {
                return None;
            }
            said.partner = Some(helpers.to_owned());
        } else if explicit
            && let Some((label, when)) = piece.split_once(':')
            && matches!(key(label).as_str(), "thời gian" | "thời gian thực hiện" | "hoàn thành")
            && when.chars().count() <= 80
        {
            said.time.push(when.trim().to_owned());
        } else {
            let when = behind_any(piece, &["thời gian thực hiện", "thời gian", "thực hiện", "trong", "vào"]);
            let when = when.unwrap_or(piece).trim().trim_start_matches(':').trim();
            if !is_time(when) {
                return None;
            }
            said.time.push(when.to_owned());
        }
    }
    Some(said)
}

/// Whether a text is a list of offices that are known, and nothing else.
fn all_known(text: &str) -> bool {
    let names = offices(text);
    !names.is_empty() && names.iter().all(|name| canonical(name).is_some_and(|found| found.exact))
}

/// Who helps, behind "phối hợp".
fn with(text: &str) -> &str {
    let text = text.trim();
    behind_any(text, &["với", "cùng"]).unwrap_or(text).trim()
}

/// Whether a text is a time and nothing else.
pub(super) fn is_time(text: &str) -> bool {
    const WORDS: &str = "năm quý tháng ngày tuần kỳ nửa đầu cuối giữa từ đến tới trong trước sau vào khoảng hằng hàng \
        thường xuyên định mỗi các cả và hoặc giai đoạn lần suốt hết thứ i ii iii iv sáng trưa chiều tối đêm dịp";
    let told = |word: &str| {
        let known = fold(word);
        // "19h30".
        let hour = word.split_once(['h', 'g']).is_some_and(|(hour, minutes)| {
            let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
            !hour.is_empty() && hour.len() <= 2 && digits(hour) && minutes.len() <= 2 && digits(minutes)
        });
        word.is_empty()
            || hour
            || word.chars().all(|c| c.is_ascii_digit())
            || WORDS.split_whitespace().any(|w| fold(w) == known)
    };
    if !text.split(|c: char| !c.is_alphanumeric()).all(told) || is_anniversary(text) {
        return false;
    }
    let (read, doubts) = schedule::read(text, &Frame { running: vec![0] });
    read.kind != ScheduleKind::None && read.kind != ScheduleKind::Conditional && doubts.is_empty()
}

/// "24/3/1975 - 24/3/2025": one day in two years is what is remembered, not when something is done.
fn is_anniversary(text: &str) -> bool {
    let mut days = text.split(['-', '–', ' ']).filter_map(|date| date.trim().rsplit_once('/'));
    let (Some(one), Some(two), None) = (days.next(), days.next(), days.next()) else { return false };
    one.0 == two.0 && one.0.contains('/') && one.1 != two.1
}

/// "mỗi năm 01 lớp", "mỗi quý 02 đợt": every one of them, and how many in each.
fn is_each(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(fold).collect();
    let [each, unit, count, ..] = words.as_slice() else { return false };
    let counted = count.bytes().all(|b| b.is_ascii_digit()) || ["một", "hai", "ba", "bốn"].contains(&count.as_str());
    // "mỗi năm 12 tỷ đồng" is money.
    let money = super::amount::amount_in(text).is_some() || words.len() > 8 || text.contains([';', ':', '.']);
    let each = ["mỗi", "hằng", "hàng"].contains(&each.as_str());
    each && ["năm", "quý", "tháng"].contains(&unit.as_str()) && counted && !money
}

/// "4 đợt/năm", "01 lần/quý": how often.
fn is_rate(text: &str) -> bool {
    let Some((count, unit)) = text.trim().split_once('/') else { return false };
    let Some((figure, what)) = count.trim().split_once(' ') else { return false };
    let often = ["đợt", "lần", "kỳ", "cuộc", "chuyến", "lớp", "đoàn"].contains(&key(what).as_str());
    often && figure.bytes().all(|b| b.is_ascii_digit()) && ["năm", "quý", "tháng"].contains(&key(unit).as_str())
}

/// Words before a time at the end of a sentence.
const SAYS: &[&str] = &[
    "thời gian thực hiện",
    "thời gian hoàn thành",
    "thời gian",
    "hoàn thành trong",
    "hoàn thành vào",
    "hoàn thành",
    "xong",
    "thực hiện trong",
    "thực hiện vào",
    "thực hiện",
];

/// How the names of parts of an office begin, and those of a district.
const DIVISIONS: &[&str] = &["phòng", "văn phòng", "thanh tra", "chi cục", "hạt kiểm lâm"];

/// How the names of units begin that no register lists.
const UNITS: &[&str] = &[
    "ban",
    "đội",
    "tổ",
    "hạt",
    "cục",
    "công an",
    "đồn",
    "trạm",
    "trung tâm",
    "trường",
    "bệnh viện",
    "đài",
    "hội",
    "ủy ban",
    "ubnd",
    "sở",
    "liên hiệp",
    "liên đoàn",
    "bộ chỉ huy",
    "ban chỉ huy",
    "chi nhánh",
    "công ty",
    "viện",
    "hiệp hội",
    "bch",
    "bchqs",
    "bộ chqs",
    "lđlđ",
    "mttq",
    "ubmttq",
    "vp",
    "đại học",
    "cao đẳng",
    "học viện",
    "tỉnh đoàn",
    "thành đoàn",
    "huyện đoàn",
    "thị đoàn",
];

/// "Phòng Dân tộc huyện", "Văn phòng HĐND-UBND huyện": part of an office, by its name; "Phòng, chống ma túy" is none.
pub(super) fn is_division(text: &str) -> bool {
    is_named(text, DIVISIONS)
}

/// "Đồn Biên phòng Tén Tằn", "Trường Chính trị tỉnh": a unit, by its name.
pub(super) fn is_unit(text: &str) -> bool {
    is_named(text, UNITS) || is_named(text, DIVISIONS)
}

/// Whether a short text begins with such a word and names one: what follows has a capital.
fn is_named(text: &str, heads: &[&str]) -> bool {
    let text = text.trim();
    let words = text.split_whitespace().count();
    // The longest of them.
    let Some(rest) = heads.iter().filter_map(|w| behind(text, w)).min_by_key(|rest| rest.len()) else { return false };
    let named = rest.starts_with(' ') && rest.trim_start().starts_with(char::is_uppercase);
    let capital = text.starts_with(char::is_uppercase);
    (2..=12).contains(&words) && named && capital && !text.contains([',', ';', '.', ':'])
}

/// A text before and behind its last comma or semicolon; the comma of "1,5 tỷ" parts nothing.
fn last_piece(text: &str) -> Option<(&str, &str)> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let at = text.match_indices([',', ';']).map(|(at, _)| at).rfind(|at| {
        let (before, after) = text.split_at_checked(*at).unwrap_or((text, ""));
        !(digit(before.chars().next_back()) && digit(after.chars().nth(1)))
    })?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// "Tổ chức hội chợ (Sở Công Thương chủ trì, phối hợp với Sở Ngoại vụ, quý II/2023)": who and when in a bracket at the
/// end, without labels. Taken only where everything in it is an office or a time.
pub(super) fn bracketed(draft: &mut Draft) {
    let Some(last) = draft.content.last() else { return };
    let text = last.trim_end_matches(['.', ';', ' ']);
    // A label inside the bracket may have taken its end: "(Sở Y tế chủ trì; thời gian: tháng 4)".
    let open = (text.matches('(').count() > text.matches(')').count()).then_some(text);
    let Some((before, inside)) = text.strip_suffix(')').or(open).and_then(|text| text.rsplit_once('(')) else { return };
    let mut who = inside.trim();
    let (mut when, mut money, mut counted) = (Vec::new(), None, None);
    // "15 người": how many, no office.
    let count = |text: &str| {
        let (figure, what) = text.trim().split_once(' ')?;
        let people = ["người", "khách", "đại biểu", "học viên", "thành viên"].contains(&key(what).as_str());
        (people && figure.bytes().all(|b| b.is_ascii_digit())).then(|| text.trim().to_owned())
    };
    // From the end: times and money, whatever their order.
    while !who.is_empty() {
        let (rest, piece) = last_piece(who).unwrap_or(("", who));
        let planned = piece.trim().trim_start_matches("dự kiến").trim();
        let planned = behind_any(planned, SAYS).map_or(planned, |rest| rest.trim().trim_start_matches(':').trim());
        if money.is_none()
            && let Some(found) = only_money(piece)
        {
            money = Some(found);
        } else if is_time(planned) || is_each(planned) || is_rate(planned) {
            when.insert(0, planned.to_owned());
        } else if counted.is_none() && !rest.is_empty() && count(piece).is_some() {
            counted = count(piece);
        } else {
            break;
        }
        who = rest.trim();
    }
    // The time may also stand first: "(tháng 4/2025; Sở Ngoại vụ chủ trì)".
    while let Some((head, rest)) = who.split_once([',', ';']).filter(|(head, _)| is_time(head.trim())) {
        when.push(head.trim().to_owned());
        who = rest.trim();
    }
    let (lead, helpers) = parted(who, "phối hợp").map_or((who, ""), |(lead, helpers)| (lead, with(helpers)));
    // "(phối hợp: Công an tỉnh)": who helps alone.
    let helpers = helpers.trim_start_matches([':', ' ']);
    if lead.trim().is_empty() && draft.partner.is_empty() && all_named(helpers) {
        let (before, helpers) = (before.trim().to_owned(), helpers.to_owned());
        draft.partner.push(helpers);
        if draft.time.is_empty() && !when.is_empty() {
            draft.time.push(when.join(", "));
        }
        if draft.funding.is_empty() {
            draft.funding.extend(money);
        }
        if let Some(last) = draft.content.last_mut() {
            *last = before;
        }
        return;
    }
    let lead = lead.trim().trim_end_matches([',', ';', ' ']);
    // "(Sở Văn hóa thực hiện)".
    let lead = ["đồng chủ trì", "cùng chủ trì", "chủ trì thực hiện", "chủ trì", "thực hiện", "phụ trách", "đảm nhiệm"]
        .iter()
        .find_map(|verb| lead.strip_suffix(verb).filter(|rest| !rest.is_empty()))
        .unwrap_or(lead)
        .trim();
    // "(năm 2026, 2027)", "(dự kiến quý II, kinh phí 85 triệu đồng)": nobody is named.
    if who.is_empty() {
        if !when.is_empty() && !draft.time.is_empty() || money.is_some() && !draft.funding.is_empty() {
            return;
        }
        let before = before.trim().to_owned();
        draft.time.extend((!when.is_empty()).then(|| when.join(", ")));
        draft.funding.extend(money);
        if let Some(last) = draft.content.last_mut() {
            *last = before;
        }
        return;
    }
    let leads = who.len() > lead.len() && position(who, "chủ trì").is_some();
    // "Đoàn thăm Vân Nam (Văn phòng UBND tỉnh); tập huấn (Sở Ngoại vụ)": each of two has its own.
    let other = before.rsplit_once('(').and_then(|(_, inside)| inside.split_once(')')).map(|(inside, _)| inside);
    if !draft.lead.is_empty() || other.is_some_and(|inside| inside.split([',', ';']).next().is_some_and(all_known)) {
        return;
    }
    // "(Văn phòng chủ trì, Phòng Tài chính - Kế hoạch phối hợp)": the helper stands before its word.
    let (lead, helpers) = match parted(lead, "chủ trì").filter(|_| helpers.is_empty()) {
        Some((lead, rest)) => (lead.trim(), rest.trim_matches([',', ';', ' '])),
        None => (lead, helpers),
    };
    if !(all_known(lead) || is_division(lead) || leads && is_unit(lead)) {
        return;
    }
    let before = counted.map_or(before.trim().to_owned(), |count| format!("{} ({count})", before.trim()));
    let (lead, helpers) = (lead.to_owned(), helpers.to_owned());
    draft.lead.push(lead);
    if draft.funding.is_empty() {
        draft.funding.extend(money);
    }
    if draft.time.is_empty() && !when.is_empty() {
        draft.time.push(when.join(", "));
    }
    if !helpers.is_empty() {
        draft.partner.push(helpers);
    }
    if let Some(last) = draft.content.last_mut() {
        *last = before;
    }
}

/// "…; hoàn thành trong quý II/2024", "Kết nghĩa bản - bản: Thường xuyên": when, said at the end of the sentence. Taken
/// only where the words behind a mark are a time and nothing else. What is set off from the work is taken out of its
/// wording; "… tại Mộc Bài vào tháng 11/2023" stays as it is, and a bare "trong năm 2024" may belong to the work itself.
pub(super) fn at_the_end(draft: &mut Draft) {
    let Some(last) = draft.content.last() else { return };
    let whole = last.trim_end_matches(['.', ';', ' ']);
    // "tháng 3 (dịp Lễ hội Cà phê)": a remark behind the time.
    let remark = whole.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let remark = remark.filter(|(_, inside)| begins(&key(inside), &["dịp", "nhân dịp", "trùng", "dự kiến"]));
    let text = remark.map_or(whole, |(before, _)| before.trim_end());
    // The last mark whose tail says it, or the one before: "năm 2026, 2027" holds a comma of its own.
    let marks = text.match_indices([';', ',', ':']).map(|(at, _)| at);
    let inside = [" vào ", " trong ", " trước ", " mỗi ", " từ ngày ", " từ tháng ", " từ quý "]
        .into_iter()
        .flat_map(|w| text.match_indices(w))
        .map(|(at, _)| at);
    let found = marks.chain(inside).filter(|at| *at > 0).find_map(|at| {
        let (before, tail) = text.split_at_checked(at)?;
        let tail = tail.get(1..)?.trim();
        // "(2 năm/lần; Quảng Bình đăng cai năm 2022, 2024)" is one remark.
        if before.matches('(').count() != before.matches(')').count() {
            return None;
        }
        let said = behind_any(tail, SAYS).map(|rest| rest.trim().trim_start_matches(':').trim());
        let mut labelled = said.is_some();
        let (before, when) = (before.trim_end(), said.unwrap_or(tail));
        // "Thời gian" before the colon is the label, not the work.
        let label = SAYS.iter().find_map(|w| {
            let from = before.len().checked_sub(w.len())?;
            (fold(before.get(from..)?) == fold(w)).then(|| before.get(..from).unwrap_or("").trim_end())
        });
        labelled |= label.is_some();
        let before = label.unwrap_or(before);
        let before = before.trim_end_matches([',', ';', '-', '–', ' ']);
        let set_off = labelled || text.get(at..).is_some_and(|t| t.starts_with([';', ':']));
        let dated = ["quý", "tháng", "ngày"].iter().any(|w| position(when, w).is_some());
        let dated = dated || ["thường xuyên", "hằng năm", "hàng năm", "cả năm"].contains(&key(when).as_str());
        // "trước 20/6/2025".
        let day = |word: &str| word.split('/').count() == 3 && word.bytes().all(|b| b.is_ascii_digit() || b == b'/');
        let dated = dated || when.split_whitespace().any(day);
        let told = is_time(when) || is_each(when);
        let fine = !before.is_empty() && told && (set_off || dated);
        fine.then(|| (set_off.then(|| before.to_owned()), when.to_owned()))
    });
    if let Some((before, when)) = found {
        let before = before.map(|text| remark.map_or(text.clone(), |(_, inside)| format!("{text} ({inside})")));
        draft.time.push(when);
        if let (Some(before), Some(last)) = (before, draft.content.last_mut()) {
            *last = before;
        }
    }
}

/// "1,5 tỷ đồng", "dự kiến kinh phí 800 triệu đồng": an amount and nothing else.
pub(super) fn only_money(text: &str) -> Option<String> {
    let text = text.trim();
    let said = [
        "tổng trị giá",
        "trị giá",
        "với kinh phí",
        "dự kiến kinh phí",
        "kinh phí dự kiến",
        "tổng kinh phí",
        "tổng mức đầu tư",
        "tổng vốn",
        "kinh phí",
        "dự kiến",
    ];
    let rest = behind_any(text, &said).unwrap_or(text).trim().trim_start_matches(':').trim();
    let (_, end) = super::amount::amount_in(rest).filter(|_| rest.starts_with(|c: char| c.is_ascii_digit()))?;
    // "2 lớp; năm 2023: 3 lớp; kinh phí 5 triệu đồng" only ends with money.
    let unit = rest.get(..end)?.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '));
    if unit.contains([';', ':', '(', ')']) {
        return None;
    }
    // "…, trong đó ngân sách tỉnh 900 triệu đồng", "… từ ngân sách tỉnh": where it comes from belongs to it.
    let tail = key(rest.get(end..)?.trim_start_matches([',', ';', '(', ' ']));
    let parts = begins(&tail, &["trong đó", "gồm", "bao gồm", "từ ngân sách", "từ nguồn", "do ngân sách", "nguồn"]);
    // "400 triệu đồng/năm".
    let unit = rest.get(end..)?.trim().strip_prefix('/');
    let each = unit.is_some_and(|t| key(t.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ')) == "năm");
    (tail.is_empty() || each || parts && !tail.contains(". ")).then(|| rest.to_owned())
}

/// "Xây dựng trường học: 12.000 triệu đồng", "Hội chợ, kinh phí 800 triệu đồng": what it costs, said at the end.
pub(super) fn priced(draft: &mut Draft) {
    let Some(last) = draft.content.last() else { return };
    let text = last.trim_end_matches(['.', ';', ',', ' ']);
    if let Some((before, money, when)) = with_money(text) {
        draft.funding.push(money);
        if draft.time.is_empty() {
            draft.time.extend(when);
        }
        if let Some(last) = draft.content.last_mut() {
            *last = before;
        }
        return;
    }
    let stops = text.match_indices(". ").map(|(at, _)| (at, true));
    let marks = text.match_indices([':', ';', ',']).map(|(at, mark)| (at, mark == ",")).chain(stops);
    let found = marks.filter(|(at, _)| *at > 0).find_map(|(at, comma)| {
        let tail = text.get(at + 1..)?.trim();
        // Behind a comma the words must say that it is money spent: "…, 5 tỷ đồng" may belong to the sentence.
        let told = !comma || tail.starts_with(char::is_alphabetic);
        // "bố trí năm 2025: 5.200 triệu đồng" is one year's.
        let before = key(text.get(..at)?);
        let year: Vec<&str> = before.rsplit(' ').take(2).collect();
        let colon = text.get(at..)?.starts_with(':');
        if colon && matches!(year.as_slice(), [year, "năm"] if year.bytes().all(|b| b.is_ascii_digit())) {
            return None;
        }
        Some((text.get(..at)?.trim_end().to_owned(), only_money(tail).filter(|_| told)?))
    });
    if let Some((before, money)) = found {
        draft.funding.push(money);
        // "… 10 đồng chí. Kinh phí: 15 triệu đồng": the label goes with its money.
        let label = ["kinh phí dự kiến", "dự kiến kinh phí", "kinh phí", "dự toán", "dự trù"];
        let sentence = before
            .rfind(['.', ';'])
            .filter(|at| before.get(at + 1..).is_some_and(|tail| label.contains(&key(tail).as_str())));
        if let Some(last) = draft.content.last_mut() {
            *last = sentence.and_then(|at| before.get(..at)).unwrap_or(&before).trim_end().to_owned();
        }
    }
}

/// "… với kinh phí 1,2 tỷ đồng trong giai đoạn 2022-2023" at the end of a sentence: the work, the money, when.
fn with_money(text: &str) -> Option<(String, String, Option<String>)> {
    let (at, length) =
        [" với tổng kinh phí ", " với kinh phí "].iter().find_map(|w| Some((text.rfind(w)?, w.len())))?;
    let (before, tail) = (text.get(..at)?.trim_end_matches([',', ';', ' ']), text.get(at + length..)?.trim());
    let said = ["dự kiến", "khoảng", "là", "ước tính", "ước"];
    let tail = behind_any(tail, &said).unwrap_or(tail).trim();
    if before.is_empty() {
        return None;
    }
    if let Some(money) = only_money(tail) {
        return Some((before.to_owned(), money, None));
    }
    let (_, end) = super::amount::amount_in(tail).filter(|_| tail.starts_with(|c: char| c.is_ascii_digit()))?;
    let when = tail.get(end..)?.trim_start_matches([',', ';', ' ']);
    let when = behind_any(when, &["trong", "cho", "thực hiện trong", "thực hiện"]).unwrap_or(when).trim();
    let money = tail.get(..end)?.trim().to_owned();
    is_time(when).then(|| (before.to_owned(), money, Some(when.to_owned())))
}

/// "Quý I: Đón đoàn tỉnh Viêng Chăn": when, before a colon.
pub(super) fn at_the_head(draft: &mut Draft) {
    let Some((when, work)) = draft.content.first().and_then(|text| text.split_once(':')) else { return };
    let (when, work) = (when.trim().to_owned(), work.trim().to_owned());
    if draft.time.is_empty() && !work.is_empty() && is_time(&when) {
        draft.time.push(when);
        if let Some(first) = draft.content.first_mut() {
            *first = work;
        }
    }
}

/// Who a sentence says does the work.
struct Doer {
    lead: String,
    helpers: String,
    /// The wording without the clause that says so; `None` leaves it as it is.
    rest: Option<String>,
}

/// Reads who does the work from the wording of a task.
type Saying = fn(&[String]) -> Option<Doer>;

/// How a sentence says who does the work, in the order they are tried.
const SAYINGS: &[Saying] =
    &[given, led_and_helped, last_clause, alone, after_colon, ordered_last, ordered, leading, subject];

/// "…; Sở Y tế thực hiện", "Giao Công an tỉnh chủ trì tổ chức …, phối hợp với …": who does it, said by the sentence. Only
/// an office that is known, or a unit by its name; an order stays in the wording.
pub(super) fn done_by(draft: &mut Draft) {
    let Some(mut doer) = SAYINGS.iter().find_map(|read| read(&draft.content)) else { return };
    // Names end where the work begins, however the sentence was read.
    if let Some(at) = work_at(&doer.helpers) {
        doer.helpers = doer.helpers.get(..at).unwrap_or_default().trim().trim_end_matches(',').to_owned();
    }
    draft.lead.push(doer.lead);
    if draft.partner.is_empty() && !doer.helpers.is_empty() {
        draft.partner.push(doer.helpers);
    }
    let several = draft.content.len() > 1;
    match (doer.rest, draft.content.last_mut()) {
        (Some(rest), Some(last)) => *last = rest,
        (None, Some(last)) if several && only_an_order(last) => {
            draft.content.pop();
        }
        _ => {}
    }
}

/// "Giao Văn phòng UBND tỉnh chủ trì tham mưu": a line that says who, and nothing of the work.
fn only_an_order(text: &str) -> bool {
    let order = behind_any(text.trim().trim_end_matches(['.', ';']), &["giao cho", "giao"]);
    order
        .and_then(|order| parted(order, "chủ trì"))
        .is_some_and(|(lead, work)| is_bare_work(work) && all_named(lead.trim()))
}

/// "… tham mưu", "… thực hiện": a verb that says nothing of the work.
fn is_bare_work(work: &str) -> bool {
    let work = key(work.trim_matches([',', ';', '.', ' ']));
    let bare = ["", "tham mưu", "thực hiện", "tổ chức", "tổ chức thực hiện", "triển khai", "triển khai thực hiện"];
    bare.contains(&work.as_str())
}

/// The orders of a paragraph that gives work to several offices in turn: "Giao Sở A chủ trì …. Giao Sở B …". One piece
/// where it gives one.
pub(super) fn orders_in_turn(text: &str) -> Vec<&str> {
    let order = |piece: &str| {
        let Some(order) = behind_any(piece.trim(), &["giao cho", "giao"]) else { return false };
        let lead = parted(order, "chủ trì").map(|(lead, _)| lead).or_else(|| order.get(..work_at(order)?));
        lead.is_some_and(|lead| are_bodies(lead.trim()))
    };
    let mut pieces: Vec<&str> = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(". ") {
        if text.get(at + 2..).is_some_and(order) {
            pieces.extend(text.get(from..=at));
            from = at + 2;
        }
    }
    pieces.extend(text.get(from..));
    if pieces.len() > 1 && pieces.iter().all(|piece| order(piece)) { pieces } else { vec![text] }
}

/// Whether a sentence orders an office to do its work, or says that one leads it: "…. Giao Sở Ngoại vụ chủ trì",
/// "…: Bộ Chỉ huy Quân sự tỉnh chủ trì; …".
pub(super) fn orders(text: &str) -> bool {
    let content = [text.to_owned()];
    let led = || text.split([':', ';']).skip(1).any(|clause| before_the_verb(clause.trim()).is_some());
    given(&content).or_else(|| ordered(&content)).is_some() || led() || assignment(text).is_some()
}

/// "…, phối hợp với Viện Pasteur", "…; phối hợp: Công an tỉnh, Sở Y tế": who helps, at the end of the sentence of a task
/// whose lead is told elsewhere.
pub(super) fn helped(draft: &mut Draft) {
    let Some(last) = draft.content.last() else { return };
    let text = last.trim_end_matches(['.', ';', ' ']);
    let Some((before, rest)) = parted(text, "phối hợp") else { return };
    let names = with(rest.trim_start_matches([':', ' '])).to_owned();
    let set_off = before.trim_end().ends_with([',', ';', '.', '-', '–']);
    if set_off && are_bodies(&names) {
        let before = before.trim_end_matches([',', ';', '.', '-', '–', ' ']).to_owned();
        draft.partner.push(names);
        if let Some(last) = draft.content.last_mut() {
            *last = before;
        }
    }
}

/// "phối hợp với Sở Y tế, Sở Tài chính thực hiện thường xuyên": the time behind the last of the offices is the task's.
pub(super) fn timed_helpers(draft: &mut Draft) {
    let Draft { lead, partner, time, .. } = draft;
    for names in [partner, lead] {
        let Some(last) = names.last_mut() else { continue };
        let text = last.trim_end_matches(['.', ';', ',', ' ']);
        let done = [" thực hiện ", " triển khai ", " hoàn thành "];
        let Some((at, end)) = done.iter().filter_map(|w| text.rfind(w).map(|at| (at, at + w.len()))).max() else {
            continue;
        };
        let (before, when) = (text.get(..at).unwrap_or_default(), text.get(end..).unwrap_or_default().trim());
        if is_time(when) && !before.trim().is_empty() {
            let (before, when) = (before.trim_end_matches([',', ' ']).to_owned(), when.to_owned());
            if time.is_empty() {
                time.push(when);
            }
            *last = before;
        }
    }
}

/// Whether a text is a list of offices, units and groups of them, and says nothing else.
pub(super) fn are_bodies(text: &str) -> bool {
    const GROUPS: &[&str] = &[
        "các sở",
        "các ban",
        "các cơ quan",
        "các đơn vị",
        "các ngành",
        "các hội",
        "các tổ chức",
        "các đoàn thể",
        "các huyện",
        "các xã",
        "các địa phương",
        "các trường",
        "ubnd",
        "ủy ban nhân dân",
        "sở, ban, ngành",
        "đơn vị liên quan",
        "cơ quan liên quan",
    ];
    const NAMED: &[&str] =
        &["huyện", "thị xã", "thành phố", "xã", "phường", "thị trấn", "đặc khu", "hội", "đoàn thanh niên", "đoàn"];
    const DONE: &[&str] =
        &["tổ chức thực hiện", "thực hiện", "xây dựng", "tham mưu", "triển khai", "rà soát", "chủ trì", "phối hợp"];
    let body = |name: &String| {
        // "Sở Xây dựng" is an office whatever its name says.
        let known = canonical(name).is_some_and(|found| found.exact);
        let done = !known && (DONE.iter().any(|w| position(name, w).is_some()) || work_at(name).is_some());
        let short = name.split_whitespace().count() <= 12 && !name.contains([';', '.', '(']);
        // "Công an huyện", "Ban Chỉ huy Quân sự huyện": a unit of the place the plan is for.
        let whose = ["huyện", "xã", "tỉnh", "thành phố", "thị xã", "phường", "quận"];
        let local = whose.iter().any(|last| key(name).ends_with(&format!(" {last}")))
            && [
                "công an",
                "ban",
                "phòng",
                "trung tâm",
                "trạm",
                "đoàn",
                "hội",
                "văn phòng",
                "ủy ban",
                "bộ",
                "đội",
                "huyện đoàn",
            ]
            .iter()
            .any(|w| begins(&key(name), &[w]))
            && name.starts_with(char::is_uppercase);
        // "Phòng Dân tộc, Tôn giáo" is one.
        let mut fields = name.split(", ");
        let whole = fields.next().is_some_and(is_division) && name.contains(", ");
        let fielded = whole && fields.all(|f| f.starts_with(char::is_uppercase) && f.split_whitespace().count() <= 4);
        !done
            && (named(name)
                || fielded
                || short && local
                || short && (begins(&key(name), GROUPS) || is_named(name, NAMED)))
    };
    let names = split_list(text);
    !names.is_empty() && names.iter().all(body)
}

/// Whether a name is an office that is known, or a unit by its name.
fn named(name: &str) -> bool {
    canonical(name).is_some_and(|found| found.exact) || is_unit(name)
}

fn all_named(text: &str) -> bool {
    let names = offices(text);
    !names.is_empty() && names.iter().all(|name| named(name))
}

/// Whether a text between the words of an order names offices and nothing else, by how their names begin.
fn are_told(text: &str) -> bool {
    let office = |name: &String| {
        let short = name.split_whitespace().count() <= 8;
        let plain = !name.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '"' | '“'));
        named(name) || short && plain && begins_name(name) && work_at(name).is_none()
    };
    let names = offices(text);
    text.len() <= 400 && !names.is_empty() && names.iter().all(office)
}

/// The offices before "thực hiện" and the like at the end of a clause.
fn before_the_verb(clause: &str) -> Option<&str> {
    [
        "đồng chủ trì",
        "cùng chủ trì",
        "chủ trì thực hiện",
        "chủ trì",
        "thực hiện",
        "đảm nhiệm",
        "làm chủ đầu tư",
        "là chủ đầu tư",
    ]
    .iter()
    .find_map(|verb| parted(clause, verb).filter(|(_, rest)| rest.is_empty()).map(|(lead, _)| (verb, lead.trim())))
    // "Đội quy tập chủ trì": who leads need not be a name.
    .filter(|(verb, lead)| all_named(lead) || verb.starts_with("chủ trì") && is_body(lead))
    .map(|(_, lead)| lead)
}

/// A few words that begin like a unit, whatever follows.
fn is_body(text: &str) -> bool {
    let headed = UNITS.iter().chain(DIVISIONS).any(|w| behind(text, w).is_some_and(|rest| rest.starts_with(' ')));
    let words = text.split_whitespace().count();
    headed && (2..=6).contains(&words) && text.starts_with(char::is_uppercase) && !text.contains([',', ';', '.', ':'])
}

fn end_of(content: &[String]) -> Option<&str> {
    content.last().map(|text| text.trim_end_matches(['.', ';', ' ']))
}

/// "…, giao Sở Giáo dục và Đào tạo, Trường Đại học Tây Bắc thực hiện".
fn given(content: &[String]) -> Option<Doer> {
    let text = end_of(content)?;
    [", giao ", "; giao ", ". Giao ", " - giao ", " – giao "].iter().find_map(|w| {
        let (before, clause) = text.rsplit_once(w)?;
        let lead = before_the_verb(clause)?.to_owned();
        Some(Doer { lead, helpers: String::new(), rest: Some(before.to_owned()) })
    })
}

/// "…; Sở Y tế chủ trì, Bộ đội Biên phòng phối hợp".
fn led_and_helped(content: &[String]) -> Option<Doer> {
    let text = end_of(content)?.strip_suffix("phối hợp")?.trim_end();
    let at = text.rfind("chủ trì")?;
    let helpers = text.get(at + "chủ trì".len()..)?.trim_matches([',', ';', ' ']);
    let led = text.get(..at + "chủ trì".len())?;
    let start = led.rfind([';', ',', ':', '(']).into_iter().chain(led.rfind(". ")).max()?;
    let (before, clause) = led.split_at_checked(start)?;
    let clause = clause.trim_start_matches([';', ',', '.', ':', '(', ' ']);
    let lead = before_the_verb(clause).filter(|_| all_named(helpers) && before.trim().len() > 1)?;
    let open = text.get(start..)?.starts_with('(');
    (!open).then(|| Doer {
        lead: lead.to_owned(),
        helpers: helpers.to_owned(),
        rest: Some(before.trim_end().to_owned()),
    })
}

/// "…; Sở Y tế thực hiện".
fn last_clause(content: &[String]) -> Option<Doer> {
    let text = end_of(content)?;
    let end = text.rfind([';', ',', ':']).into_iter().chain(text.rfind(". ")).max()?;
    let (before, clause) = text.split_at_checked(end)?;
    let lead = before_the_verb(clause.trim_start_matches([';', ',', '.', ':', ' ']))?.to_owned();
    Some(Doer { lead, helpers: String::new(), rest: Some(before.trim_end().to_owned()) })
}

/// "… đoàn ra. Phòng Lãnh sự": a last sentence that names offices and says no more.
fn alone(content: &[String]) -> Option<Doer> {
    let (before, clause) = end_of(content)?.rsplit_once(". ")?;
    let lead = Some(clause.trim()).filter(|lead| lead.starts_with(char::is_uppercase) && all_named(lead))?.to_owned();
    Some(Doer { lead, helpers: String::new(), rest: Some(before.to_owned()) })
}

/// "Đoàn thăm Attapeu: Sở Ngoại vụ": known offices behind the last colon.
fn after_colon(content: &[String]) -> Option<Doer> {
    let (before, clause) = end_of(content)?.rsplit_once(':')?;
    let lead = Some(clause.trim()).filter(|lead| !before.trim().is_empty() && all_known(lead))?.to_owned();
    Some(Doer { lead, helpers: String::new(), rest: Some(before.trim_end().to_owned()) })
}

/// "Giao Công an tỉnh chủ trì tổ chức …, phối hợp với …", "…; giao Sở Văn hóa, Thể thao và Du lịch;".
fn ordered(content: &[String]) -> Option<Doer> {
    content.iter().flat_map(|text| text.split(';')).flat_map(|text| text.split(". ")).find_map(|text| {
        let order = behind_any(text.trim().trim_end_matches('.'), &["giao cho", "giao"])?;
        if all_named(order.trim()) && position(order, "chủ trì").is_none() && work_at(order).is_none() {
            return Some(Doer { lead: order.trim().to_owned(), helpers: String::new(), rest: None });
        }
        // "Giao Sở Y tế xây dựng phương án …".
        let plain = || {
            let (lead, work) = order.split_at_checked(work_at(order)?)?;
            // A long run of words with figures among them holds the work already.
            let mixed = lead.contains(|c: char| c.is_ascii_digit()) && lead.split_whitespace().count() > 6;
            (all_named(lead.trim()) && !mixed).then_some((lead, work))
        };
        // Between "Giao" and "chủ trì" stands who leads, known or not.
        let led = parted(order, "chủ trì").filter(|(lead, _)| all_named(lead.trim()) || are_told(lead.trim()));
        let (lead, work) = led.or_else(plain)?;
        let helpers = parted(work, "phối hợp").map(|(_, helpers)| with(helpers)).unwrap_or_default();
        let helpers = helpers.split(['.', ';']).next().unwrap_or_default();
        let ended = work_at(helpers).and_then(|at| helpers.get(..at));
        // Names that end where the work begins need not be known.
        let told = ended.is_some_and(are_told);
        let helpers = ended.unwrap_or(helpers);
        let body = |name: &String| told || named(name) || are_bodies(name);
        let helpers: Vec<String> = offices(helpers).into_iter().take_while(body).collect();
        Some(Doer { lead: lead.trim().to_owned(), helpers: helpers.join(", "), rest: None })
    })
}

/// "…, giao Ủy ban MTTQ tỉnh chủ trì, Bộ đội Biên phòng tỉnh phối hợp": the order that ends a sentence.
fn ordered_last(content: &[String]) -> Option<Doer> {
    let text = content.last()?.trim_end_matches(['.', ';', ' ']);
    let (at, order) =
        text.rmatch_indices(", giao ").next().and_then(|(at, w)| Some((at, text.get(at + w.len()..)?)))?;
    let (lead, work) = parted(order, "chủ trì").filter(|(lead, _)| all_named(lead.trim()))?;
    let work = work.trim_matches([',', ';', ' ']);
    let helpers = match work.strip_suffix("phối hợp") {
        Some(names) => names.trim().to_owned(),
        None => parted(work, "phối hợp").map(|(_, names)| with(names).to_owned()).unwrap_or_default(),
    };
    if !work.is_empty() && helpers.is_empty() {
        return None;
    }
    let rest = text.get(..at)?.trim_end().to_owned();
    Some(Doer { lead: lead.trim().to_owned(), helpers, rest: Some(rest) })
}

/// "Chủ trì, phối hợp với Công an huyện tổ chức huấn luyện …" below the office that leads: who helps; the wording stays.
pub(super) fn chaired(draft: &mut Draft) {
    let Some(text) = draft.content.first() else { return };
    let Some(rest) = behind_any(text, &["chủ trì, phối hợp", "chủ trì phối hợp", "chủ trì và phối hợp"])
    else {
        return;
    };
    let helped = with(rest);
    let names = work_at(helped).and_then(|at| helped.get(..at)).unwrap_or_default();
    let names = names.trim().trim_end_matches(',').to_owned();
    if !names.is_empty() && names.len() <= 400 {
        draft.partner.push(names);
    }
}

/// "Sở Công Thương chủ trì, phối hợp với Sở Y tế tổ chức hội nghị …": who leads begins the sentence; the wording stays.
fn leading(content: &[String]) -> Option<Doer> {
    let text = content.first()?;
    let (lead, work) = parted(text, "chủ trì")?;
    let lead = behind_any(lead, &["giao cho", "giao"]).unwrap_or(lead).trim();
    if lead.len() > 300 || !(all_named(lead) || is_body(lead)) {
        return None;
    }
    // "chủ trì và phối hợp" is what two do together.
    let helped = behind(work.trim_start_matches([',', ' ']), "phối hợp").map(with).unwrap_or_default();
    let end = work_at(helped);
    let names = end.and_then(|at| helped.get(..at)).map(|names| names.trim().trim_end_matches(',').to_owned());
    Some(Doer { lead: lead.to_owned(), helpers: names.unwrap_or_default(), rest: None })
}

/// "3. Đào tạo tiếng Khmer" and then "Sở Nội vụ mở 01 lớp …": whose sentence it is.
fn subject(content: &[String]) -> Option<Doer> {
    content.iter().skip(1).find_map(|text| {
        let words: Vec<&str> = text.split_whitespace().take(12).collect();
        (2..words.len()).rev().find_map(|n| {
            let name = words.get(..n)?.join(" ");
            let verb = words.get(n).is_some_and(|w| w.starts_with(char::is_lowercase));
            let joined = ["và", "của", "thuộc", "với", "cùng", "tại", "ở", "tỉnh", "huyện"].contains(words.get(n)?);
            let may = verb && !joined && !name.ends_with([',', ';', ':']);
            let lead = Some(name).filter(|name| may && canonical(name).is_some_and(|found| found.exact))?;
            Some(Doer { lead, helpers: String::new(), rest: None })
        })
    })
}

/// "1. Sở Y tế" over the points it is to do, "3. Ban Quản lý Khu kinh tế tỉnh: Nghiên cứu …": who does them.
pub(super) fn owned(draft: &mut Draft) {
    let known = |text: &str| canonical(text.trim()).is_some_and(|found| found.exact);
    let title = draft.section_title.trim().trim_end_matches(':');
    // "Sở Ngoại vụ chủ trì, phối hợp với các cơ quan liên quan:".
    let title = position(title, "chủ trì").and_then(|at| title.get(..at)).unwrap_or(title).trim();
    if known(title) {
        let title = title.to_owned();
        draft.lead.push(title);
        return;
    }
    // "2. Về y tế" and then "Sở Y tế: Khám bệnh …".
    let below = draft.content.iter().enumerate().skip(1).find_map(|(at, text)| {
        let (office, work) = text.split_once(':')?;
        (known(office) && !work.trim().is_empty()).then(|| (at, office.trim().to_owned(), work.trim().to_owned()))
    });
    if let Some((at, office, work)) = below {
        draft.lead.push(office);
        if let Some(text) = draft.content.get_mut(at) {
            *text = work;
        }
        return;
    }
    let Some(first) = draft.content.first() else { return };
    let (office, work) = first.split_once(':').unwrap_or((first, ""));
    let told = !work.trim().is_empty() || draft.content.len() > 1;
    let several = begins(
        &key(office),
        &["ubnd các huyện", "ubnd các xã", "ubnd cấp huyện", "ubnd cấp xã", "ủy ban nhân dân các huyện", "các sở"],
    ) && !work.is_empty();
    let unit = !work.trim().is_empty() && is_unit(office);
    if told && !office.contains('(') && (known(office) || several || unit) {
        let (office, work) = (office.trim().to_owned(), work.trim().to_owned());
        draft.lead.push(office);
        if let Some(first) = draft.content.first_mut() {
            *first = work;
        }
    }
}
