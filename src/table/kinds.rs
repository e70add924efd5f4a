//! Kinds of amount: by the words of a heading, of a title, of a row of a spending list.

use super::kind_words::{ASIDES, BEFORE_KINDS, KIND_FALSE_FRIENDS, KIND_WORDS, KINDS, OPERATIONS};
use super::seams::Norm;
use super::vocabulary::Mode;
use crate::money::Kind;

/// The text without wordings that only look like a kind.
fn cleared(text: &str) -> Norm {
    let mut norm = Norm::of(text);
    for (wording, instead) in KIND_FALSE_FRIENDS {
        while let Some((start, end)) = norm.find(wording) {
            let all: Vec<char> = norm.text().chars().collect();
            let mut next: String = all.iter().take(start).collect();
            next.push_str(instead);
            next.extend(all.iter().skip(end));
            if next.chars().count() >= all.len() {
                break;
            }
            norm = Norm::of(&next);
        }
    }
    norm
}

/// "Vốn giao (bao gồm vốn kéo dài)": what the brackets take in or leave out is not what the heading is about.
fn without_asides(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((inside, behind)) = after.split_once(')') else { break };
        out.push_str(before);
        let norm = Norm::of(inside);
        if !ASIDES.iter().any(|w| norm.starts(w)) {
            out.push('(');
            out.push_str(inside);
            out.push(')');
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// The words of a heading as kinds are looked for in them: without a number before them, without the decision they rest
/// on ("Dự toán được giao theo Quyết định số 2345/QĐ-UBND").
fn prepared(text: &str) -> Norm {
    let text = without_asides(text);
    let text = super::header::after_of_which(&text).unwrap_or(&text);
    let spelled = super::names::spelled_out(text);
    let norm = cleared(without_number(spelled.as_deref().unwrap_or(text)));
    let rests = ["theo", "tại"].iter().flat_map(|by| RESTS_ON.iter().map(move |on| format!("{by} {on}")));
    let Some((at, end)) = rests.filter_map(|w| norm.find(&w)).filter(|(at, _)| *at > 0).min() else { return norm };
    // The number, the date and who decided go with it; what follows speaks of the money again.
    let letters: Vec<char> = norm.text().chars().collect();
    let tail: String = letters.iter().skip(end).collect();
    let of_it = |w: &&str| {
        let number = w.chars().any(|c| c.is_ascii_digit() || matches!(c, '/' | '-'));
        number || DECIDED_BY.split(' ').any(|d| Norm::of(w).is(d))
    };
    let rest: Vec<&str> = tail.split_whitespace().skip_while(of_it).collect();
    let before: String = letters.iter().take(at).collect();
    Norm::of(&format!("{before} {}", rest.join(" ")))
}

/// Words that go with the number of a decision.
const DECIDED_BY: &str = "số ngày tháng năm của ubnd hđnd tỉnh huyện bộ tài chính thủ tướng chính phủ chủ tịch";

/// Documents a heading says its money rests on.
const RESTS_ON: [&str; 10] =
    ["quyết định", "qđ", "nghị quyết", "nq", "công văn", "văn bản", "thông báo", "tờ trình", "thông tư", "nghị định"];

/// "(1) Bổ sung", "1. Kế hoạch", "a) Nhu cầu" without what numbers them.
fn without_number(text: &str) -> &str {
    let trimmed = text.trim_start();
    let inner = trimmed.trim_start_matches('(');
    let number: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect();
    let rest = inner.get(number.len()..).unwrap_or("");
    let short = (1..=2).contains(&number.len()) && (number.bytes().all(|b| b.is_ascii_digit()) || number.len() == 1);
    match rest.strip_prefix([')', '.']).and_then(|r| r.strip_prefix(' ')) {
        Some(words) if short => words,
        _ => text,
    }
}

/// How a wording of a kind stands in a heading, a year between its words or before them aside: "Dự toán năm 2024 bổ sung".
fn stands(norm: &Norm, yearless: &Norm, phrase: &str, mode: Mode) -> bool {
    let one = |norm: &Norm| match mode {
        Mode::Whole => norm.is(phrase),
        Mode::Start => norm.starts(phrase),
        Mode::Has => norm.starts(phrase) || norm.len() <= 100 && norm.has(phrase),
    };
    one(norm) || one(yearless)
}

/// The words without the years they name.
fn without_years(norm: &Norm) -> Norm {
    let text = norm.text();
    let year = |w: &str| w.len() == 4 && w.starts_with("20") && w.bytes().all(|b| b.is_ascii_digit());
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let words: Vec<&str> = text.split_whitespace().collect();
    let next = |i: usize| words.get(i + 1).is_some_and(|w| year(&bare(w)));
    let kept = words.iter().enumerate().filter(|(i, w)| !(year(&bare(w)) || Norm::of(w).is("năm") && next(*i)));
    Norm::of(&kept.map(|(_, w)| *w).collect::<Vec<_>>().join(" "))
}

/// Whether the kind a heading states may not be what it is about: words stand before it that name something else
/// ("Chi tạo nguồn, điều chỉnh tiền lương"), or it tells two kinds ("Giá trị hợp đồng đã thanh toán").
pub fn doubtful(text: &str) -> bool {
    doubt(text).is_some()
}

/// Whether words that name something else stand before the kind a heading states.
pub fn behind_other_words(text: &str) -> bool {
    doubt(text) == Some(Doubt::Behind)
}

/// Why the kind a heading states may not be what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doubt {
    /// It stands behind words that name something else.
    Behind,
    /// A second kind stands beside it.
    Torn,
}

fn doubt(text: &str) -> Option<Doubt> {
    let norm = prepared(text);
    let stated = of_heading(text);
    let yearless = without_years(&norm);
    let (phrase, kind, _) = KINDS.iter().find(|(phrase, _, mode)| stands(&norm, &yearless, phrase, *mode))?;
    let norm = if norm.find(phrase).is_some() { norm } else { yearless };
    // "Giải ngân vốn kéo dài" was settled by more than the wording.
    if stated != Some(*kind) {
        return None;
    }
    let (start, end) = norm.find(phrase)?;
    let letters: Vec<char> = norm.text().chars().collect();
    let before: String = letters.iter().take(start).collect();
    let apart = |c: char| !c.is_alphanumeric();
    // "Sở Ngoại vụ đề nghị": whose request it is.
    let told_by = super::names::is_office(&Norm::of(&before));
    if !told_by && before.split(apart).any(|word| !word.is_empty() && !known(word)) {
        return Some(Doubt::Behind);
    }
    let behind: String = letters.iter().skip(end).collect();
    let rest = Norm::of(&format!("{before} | {behind}"));
    KINDS
        .iter()
        .find(|(phrase, _, mode)| *mode == Mode::Has && rest.has(phrase))
        .filter(|(_, other, _)| torn(*kind, *other))
        .map(|_| Doubt::Torn)
}

/// A word that may stand before the kind of a heading: it says whose money it is, when, or only that it is money.
fn known(word: &str) -> bool {
    let norm = Norm::of(word);
    word.chars().any(|c| c.is_ascii_digit()) || word.chars().count() == 1 || BEFORE_KINDS.split(' ').any(|w| norm.is(w))
}

/// Whether a heading holds nothing but words of money, its kinds, offices and time.
pub fn only_known(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).all(|w| w.is_empty() || known(w) || bare_word(w))
}

/// Whether the words over a column say what kind of money it is and when, and no more: no source, no object, no office.
pub fn only_a_kind(col: &super::columns::Col) -> bool {
    only_money(col) && col.parts.iter().any(|p| of_heading(&p.text).is_some())
}

/// Whether the words over a column say no more than that it is money, of what kind and when: "Kinh phí", "Thành tiền",
/// "Dự toán năm 2024".
pub fn only_money(col: &super::columns::Col) -> bool {
    let told = |text: &str| {
        let english = |w: &str| {
            let w = w.to_lowercase();
            ["final", "account", "accounts", "plan", "budget", "estimate", "estimates", "actual", "amount"]
                .contains(&w.as_str())
        };
        Norm::of(text).is("thành tiền")
            || text.split(|c: char| !c.is_alphanumeric()).all(|w| w.is_empty() || bare_word(w) || english(w))
    };
    !col.parts.is_empty() && col.parts.iter().all(|p| told(&p.text))
}

/// A word that tells nothing but a kind of money or when it was.
fn bare_word(word: &str) -> bool {
    let norm = Norm::of(word);
    word.chars().all(|c| c.is_ascii_digit()) || KIND_WORDS.split(' ').any(|w| norm.is(w))
}

/// Whether two kinds in one heading leave open which of them it is about.
const fn torn(kind: Kind, other: Kind) -> bool {
    use Kind::{Advanced, Appropriated, Approved, CarriedOver, Cleared, Committed, Done, Expected, Paid, Settled};
    match kind {
        Committed => matches!(other, Paid | Advanced | Settled | Cleared | CarriedOver),
        Advanced | Cleared => matches!(other, Paid | Settled | Committed | CarriedOver),
        Expected => matches!(other, CarriedOver),
        Approved | Appropriated => matches!(other, Paid | Settled | Done | Expected),
        CarriedOver => matches!(other, Appropriated | Approved),
        _ => false,
    }
}

/// The kind one part of a heading states.
pub fn of_heading(text: &str) -> Option<Kind> {
    let norm = prepared(text);
    let yearless = without_years(&norm);
    let short = norm.len() <= 60;
    // "Năm 2023 chuyển sang", "Dự toán 2023 được chuyển sang 2024".
    if short && norm.has("chuyển sang") && !super::years::all(text).is_empty() {
        return Some(Kind::CarriedOver);
    }
    let change = up_and_down(&norm);
    let asked = |kind: &Kind| matches!(kind, Kind::Proposed | Kind::Appraised | Kind::Approved);
    let denied = denied(&norm);
    // "Bổ sung (+), cắt giảm (-)" tells both ways in one column.
    let signs = norm.text();
    if short && norm.has("bổ sung") && norm.has("giảm") && signs.contains('+') && signs.contains('-') {
        return Some(Kind::Adjusted);
    }
    KINDS
        .iter()
        // What is committed is by its nature not yet spent: "Cam kết chi chưa thực hiện".
        .filter(|(_, kind, _)| {
            let committed = *kind == Kind::Committed && norm.starts("cam kết");
            *kind == Kind::CarriedOver || committed || !denied
        })
        .filter(|(_, kind, _)| !change || !asked(kind))
        .find(|(phrase, _, mode)| stands(&norm, &yearless, phrase, *mode))
        .map(|(_, kind, _)| *kind)
        // "Số quyết toán STC thẩm tra" is a settlement, whoever looked at it.
        .map(|kind| match kind {
            Kind::Appraised | Kind::Approved if norm.has("quyết toán") && !norm.has("dự toán") => Kind::Settled,
            other => other,
        })
        // "Dự toán Thủ tướng Chính phủ giao", whoever granted it.
        .map(|kind| {
            let bare = norm.bare();
            let granted = bare.ends_with(" giao") && !bare.ends_with(" ban giao") && !bare.ends_with(" chuyen giao");
            let asked = ["đề nghị", "đề xuất", "dự kiến"].iter().any(|w| norm.has(w));
            if granted && !asked && matches!(kind, Kind::Proposed | Kind::Planned) { Kind::Appropriated } else { kind }
        })
        // "Dự kiến số giải ngân đến hết 31/01" is not paid yet.
        .map(|kind| {
            let expected = norm.has("dự kiến") || norm.has("ước");
            if kind == Kind::Paid && expected { Kind::Expected } else { kind }
        })
        // "Giải ngân vốn kéo dài" was paid out of money carried over.
        .map(|kind| {
            let paid =
                ["giải ngân", "đã giải ngân", "số giải ngân", "thanh toán", "đã thanh toán", "đã chi", "đã sử dụng"];
            let spent = kind == Kind::CarriedOver && paid.iter().any(|w| norm.starts(w));
            if spent { Kind::Paid } else { kind }
        })
        .or_else(|| carried_out_in_a_year(&norm))
        // "Ngân sách nhà nước giao": whoever granted it, and nothing else before the word.
        .or_else(|| {
            let words = norm.text();
            let granted = words.strip_suffix(" giao").is_some_and(|before| before.split(' ').all(known));
            (granted && !denied).then_some(Kind::Appropriated)
        })
}

/// "(+ tăng) (- giảm)", "Tăng (+), giảm (-)": a change, and no amount of what it changes.
fn up_and_down(norm: &Norm) -> bool {
    let signs: String = norm.text().chars().filter(|c| matches!(c, '+' | '-' | '–' | '−')).collect();
    norm.has("tăng") && norm.has("giảm") && signs.contains('+') && signs.chars().any(|c| c != '+')
}

/// "Không được duyệt", "chưa phân bổ" say that it did not happen.
pub fn denied(norm: &Norm) -> bool {
    // "Giá trị thanh toán chưa thuế" was paid.
    if ["chưa thuế", "chưa có thuế", "chưa bao gồm", "chưa gồm", "chưa vat"].iter().any(|w| norm.has(w)) {
        return false;
    }
    // "Nhu cầu còn lại", not "3 tháng còn lại".
    let periods = ["tháng còn lại", "quý còn lại", "năm còn lại", "kỳ còn lại"].iter().any(|w| norm.has(w));
    if norm.has("còn lại") && !periods {
        return true;
    }
    [
        "chưa",
        "từ chối",
        "còn được",
        "còn phải",
        "không giải ngân",
        "không sử dụng",
        "không chi",
        "không thực hiện",
        "không được",
        "không duyệt",
        "không phê duyệt",
        "không chấp nhận",
        "không giao",
        "không quyết toán",
    ]
    .iter()
    .any(|no| norm.has(no))
}

/// "Thực hiện 2023", "Thực hiện (2023)": what a year came to.
fn carried_out_in_a_year(norm: &Norm) -> Option<Kind> {
    let year = norm.after("thực hiện")?.replace(['(', ')'], "");
    let year = year.strip_prefix("nam ").unwrap_or(&year);
    let named = year.len() == 4 && year.starts_with("20") && year.bytes().all(|b| b.is_ascii_digit());
    named.then_some(Kind::Done)
}

/// The kind a title states for the whole table; `years`: how many years the columns name.
pub fn of_title(titles: &[&str], years: usize) -> Option<Kind> {
    // "(cân đối trong dự toán chi thường xuyên đã giao)" says where the money comes from, not what the table is.
    let source = |title: &&str| {
        let norm = Norm::of(title);
        ["cân đối trong", "trong phạm vi dự toán", "từ dự toán", "trong dự toán"].iter().any(|p| norm.has(p))
    };
    let titles: Vec<&str> = titles.iter().filter(|title| !source(title)).copied().collect();
    let joined = titles.join(" \u{2028} ");
    let norm = cleared(&joined);
    let sent_up =
        ["kèm theo tờ trình", "kèm theo công văn", "kèm theo văn bản", "kèm theo báo cáo"].iter().any(|p| norm.has(p));
    let decided =
        ["kèm theo quyết định", "kèm theo nghị quyết", "ban hành kèm theo quyết định"].iter().any(|p| norm.has(p));
    // A list of what is paid, whatever paper it goes with, is no estimate.
    if ["giấy rút", "rút dự toán", "nội dung thanh toán", "ủy nhiệm chi"].iter().any(|p| norm.has(p)) {
        return if norm.has("tạm ứng") { None } else { Some(Kind::Paid) };
    }
    // "(Dự toán đã được Hội đồng nhân dân xã quyết định)" of the forms that are made public (Circular 343/2016).
    if norm.has("đã được hội đồng nhân dân") && norm.has("quyết định") && norm.has("dự toán") {
        return Some(Kind::Approved);
    }
    // "Kinh phí năm 2023 chuyển sang năm 2024 tiếp tục thực hiện"; what was done with such money is another table.
    let carried = norm.has("chuyển sang năm") || norm.has("chuyển nguồn");
    let other = ["tình hình thực hiện", "kết quả thực hiện", "thực hiện dự toán", "quyết toán", "giải ngân", "phân bổ"]
        .iter()
        .chain(&["thanh toán", "đề nghị", "đề xuất", "nhu cầu", "giao", "chi chuyển nguồn", "chưa", "không", "dự kiến"])
        // "Dự toán chi năm 2025 (bao gồm nguồn năm 2024 chuyển sang năm 2025)" holds more than that.
        .chain(&[
            "bao gồm",
            "gồm",
            "kể cả",
            "cả",
            "và",
            "dự toán chi",
            "dự toán thu",
            "dự toán ngân sách",
            "kế hoạch vốn",
        ])
        .any(|p| norm.has(p));
    if carried && !other {
        return Some(Kind::CarriedOver);
    }
    for (phrase, kind) in [
        ("giao dự toán bổ sung", Kind::Supplemented),
        ("giao bổ sung", Kind::Supplemented),
        ("giao dự toán", Kind::Appropriated),
        ("dự toán được giao", Kind::Appropriated),
        ("phân bổ dự toán", Kind::Appropriated),
        ("phân bổ kinh phí", Kind::Appropriated),
        ("phân bổ kế hoạch", Kind::Appropriated),
        ("phân bổ vốn", Kind::Appropriated),
        ("giao kế hoạch", Kind::Appropriated),
        ("giao cho các", Kind::Appropriated),
        ("giao các cơ quan", Kind::Appropriated),
        ("giao các đơn vị", Kind::Appropriated),
        ("giao các huyện", Kind::Appropriated),
        ("giao các địa phương", Kind::Appropriated),
        ("kinh phí phân bổ", Kind::Appropriated),
        ("giao kinh phí", Kind::Appropriated),
        ("kinh phí giao", Kind::Appropriated),
        ("kinh phí được giao", Kind::Appropriated),
        ("điều chỉnh dự toán", Kind::Adjusted),
        ("thẩm định quyết toán", Kind::Settled),
        ("thẩm tra quyết toán", Kind::Settled),
        ("xét duyệt quyết toán", Kind::Settled),
        ("thẩm định", Kind::Appraised),
        ("phê duyệt dự toán", Kind::Approved),
        ("duyệt dự toán", Kind::Approved),
        ("phê duyệt kinh phí", Kind::Approved),
        ("quyết toán", Kind::Settled),
        // A part of the settlement report (Circular 107/2017, form F01-01/BCQT).
        ("báo cáo chi tiết chi", Kind::Settled),
        ("giải ngân", Kind::Paid),
        ("thực chi", Kind::Paid),
        ("tình hình thanh toán", Kind::Paid),
        ("bảng kê thanh toán", Kind::Paid),
        ("bảng kê chi", Kind::Paid),
        ("chứng từ chi", Kind::Paid),
        ("chứng từ thanh toán", Kind::Paid),
        ("bảng kê chứng từ", Kind::Paid),
        ("sổ chi tiết", Kind::Paid),
        ("sổ theo dõi chi", Kind::Paid),
    ] {
        if norm.has(phrase) {
            let decides = matches!(kind, Kind::Appropriated | Kind::Approved | Kind::Adjusted | Kind::Supplemented);
            let draft = norm.has("dự thảo nghị quyết") || norm.has("dự thảo quyết định");
            return match kind {
                _ if decides && (sent_up || draft) => Some(Kind::Proposed),
                Kind::Appropriated if norm.has("dự kiến phân bổ") || norm.has("dự kiến giao") => {
                    Some(Kind::Planned)
                }
                kind => Some(kind),
            };
        }
    }
    // "Sổ theo dõi dự toán", "Tình hình thực hiện dự toán" tell what became of estimates.
    let became = ["theo dõi dự toán", "thực hiện dự toán", "sử dụng dự toán"].iter().any(|p| norm.has(p));
    let estimate = !became && ["dự toán", "dự trù", "dt năm"].iter().any(|p| norm.has(p));
    if ["bổ sung dự toán", "dự toán bổ sung", "bổ sung kinh phí", "kinh phí bổ sung"].iter().any(|p| norm.has(p))
    {
        // A unit asks, a decision grants: the words are the same.
        return if norm.has("đề nghị") || sent_up {
            Some(Kind::Proposed)
        } else if decided {
            Some(Kind::Supplemented)
        } else {
            None
        };
    }
    if norm.has("đề nghị") || norm.has("đề xuất") || norm.has("nhu cầu") {
        return Some(Kind::Proposed);
    }
    let planned = ["dự kiến", "kinh phí kế hoạch", "kế hoạch vốn", "kế hoạch kinh phí"].iter().any(|p| norm.has(p))
        || norm.has("kế hoạch") && norm.has("kinh phí");
    if norm.has("dự kiến") {
        return Some(Kind::Planned);
    }
    // A people's council decides the estimate (Law on the State Budget, article 30).
    if estimate && norm.has("kèm theo nghị quyết") && !planned {
        return Some(Kind::Approved);
    }
    if estimate && decided && !planned {
        // Attached to a decision that is not named here: granted or approved, a person says.
        return None;
    }
    if estimate && years <= 1 {
        return Some(Kind::Proposed);
    }
    if planned {
        return Some(Kind::Planned);
    }
    None
}

/// Whether titles say that the table tells what was carried out of estimates: "Tình hình thực hiện dự toán chi".
pub fn tells_execution(titles: &[&str]) -> bool {
    titles.iter().any(|title| {
        // "(Kèm theo Báo cáo kết quả thực hiện …)" is the title of another document.
        let own = title.split('(').next().unwrap_or("");
        let norm = Norm::of(own);
        let about = [
            "thực hiện dự toán",
            "kết quả thực hiện",
            "thực hiện chi",
            "thực hiện thu chi",
            "thực hiện thu, chi",
            "thực hiện ngân sách",
            "thực hiện kinh phí",
            "sử dụng kinh phí",
            "sử dụng dự toán",
            "sử dụng ngân sách",
        ];
        let other = ["kinh phí thực hiện", "dự kiến", "kèm theo"].iter().any(|w| norm.has(w));
        about.iter().any(|w| norm.has(w)) && !other
    })
}

/// The operation a row of a spending list states.
pub fn of_operation(text: &str) -> Option<Kind> {
    let norm = Norm::of(text);
    let mut best: Option<(usize, Kind)> = None;
    for (phrase, kind) in OPERATIONS {
        if norm.starts(phrase) && best.is_none_or(|(len, _)| phrase.chars().count() > len) {
            best = Some((phrase.chars().count(), *kind));
        }
    }
    // "Dự toán được giao", "Đơn vị đề nghị" in a column of kinds, and nothing else.
    best.map(|(_, kind)| kind).or_else(|| {
        let short = text.len() <= 80 && text.chars().any(char::is_alphabetic);
        (short && only_known(text)).then(|| of_heading(text)).flatten()
    })
}

/// Whether a voucher's own words say that it hands out an advance or clears one.
pub fn of_advance(text: &str) -> Option<Kind> {
    const ADVANCES: [&str; 5] = ["tạm ứng", "cấp tạm ứng", "rút tạm ứng", "chi tạm ứng", "ứng trước"];
    const CLEARED: [&str; 6] = [
        "thanh toán tạm ứng",
        "thanh toán thu hồi tạm ứng",
        "hoàn tạm ứng",
        "hoàn ứng",
        "quyết toán tạm ứng",
        "thanh toán hoàn ứng",
    ];
    let norm = Norm::head(text, 40);
    let begins = |words: &[&str]| words.iter().any(|w| norm.starts(w));
    if begins(&CLEARED) { Some(Kind::Cleared) } else { begins(&ADVANCES).then_some(Kind::Advanced) }
}

/// Whether a row of a column of kinds says what is left: "Còn lại", "Chênh lệch".
pub fn is_balance(text: &str) -> bool {
    let norm = Norm::of(text);
    ["còn lại", "số còn lại", "chênh lệch", "còn dư", "số dư"].iter().any(|w| norm.starts(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings() {
        for (text, kind) in [
            ("Dự toán năm 2023", Some(Kind::Proposed)),
            ("Đơn vị đề nghị", Some(Kind::Proposed)),
            ("Trừ tiết kiệm 10%", Some(Kind::Withheld)),
            ("Sở Tài chính thẩm định", Some(Kind::Appraised)),
            ("Phê duyệt", Some(Kind::Approved)),
            ("Dự toán được giao", Some(Kind::Appropriated)),
            ("Điều chỉnh", Some(Kind::Adjusted)),
            ("Tạm ứng", Some(Kind::Advanced)),
            ("Thanh toán tạm ứng", Some(Kind::Cleared)),
            ("Ước thực hiện năm 2022", Some(Kind::Expected)),
            ("Thực hiện năm 2021", Some(Kind::Done)),
            ("Kinh phí thực hiện năm 2023", None),
            ("Kinh phí thực hiện kế hoạch", Some(Kind::Planned)),
            ("Chi y tế, dân số và kế hoạch hoá gia đình", None),
            ("Giao thông vận tải", None),
            ("Số kiểm tra", Some(Kind::Ceiling)),
            ("2023", None),
        ] {
            assert_eq!(of_heading(text), kind, "{text}");
        }
    }

    #[test]
    fn titles() {
        for (text, years, kind) in [
            ("DỰ TOÁN KINH PHÍ NĂM 2023", 1, Some(Kind::Proposed)),
            ("DỰ KIẾN KINH PHÍ THỰC HIỆN KẾ HOẠCH HỢP TÁC", 4, Some(Kind::Planned)),
            ("KINH PHÍ THỰC HIỆN KẾ HOẠCH GIAI ĐOẠN 2021-2025", 4, Some(Kind::Planned)),
            ("GIAO DỰ TOÁN NĂM 2023 (Kèm theo Quyết định số 5)", 1, Some(Kind::Appropriated)),
            ("DỰ TOÁN BỔ SUNG NĂM 2022", 1, None),
            ("DỰ TOÁN BỔ SUNG NĂM 2022 (Kèm theo Tờ trình số 5)", 1, Some(Kind::Proposed)),
            ("Bảng tổng hợp", 1, None),
            ("BẢNG KÊ NỘI DUNG THANH TOÁN (Kèm theo Giấy rút dự toán số 15)", 1, Some(Kind::Paid)),
            ("BẢNG KÊ NỘI DUNG THANH TOÁN/TẠM ỨNG (Kèm theo Giấy rút dự toán số 15)", 1, None),
            ("BẢNG KÊ ĐỀ NGHỊ THANH TOÁN NĂM 2024", 1, None),
            ("PHÂN BỔ KẾ HOẠCH VỐN NĂM 2024 (Kèm theo Nghị quyết số 15)", 1, Some(Kind::Appropriated)),
            ("DỰ KIẾN PHÂN BỔ DỰ TOÁN NĂM 2024", 1, Some(Kind::Planned)),
            ("PHƯƠNG ÁN PHÂN BỔ DỰ TOÁN NĂM 2024", 1, Some(Kind::Proposed)),
            ("GIAO DỰ TOÁN NĂM 2024 (Kèm theo dự thảo Quyết định)", 1, Some(Kind::Proposed)),
        ] {
            assert_eq!(of_title(&[text], years), kind, "{text}");
        }
        assert_eq!(of_operation("Thanh toán tạm ứng"), Some(Kind::Cleared));
        assert_eq!(of_operation("Thanh toán"), Some(Kind::Paid));
        assert_eq!(of_operation("TẠM ỨNG đợt 1"), Some(Kind::Advanced));
        assert_eq!(of_operation("Nộp trả NSNN"), Some(Kind::Returned));
    }
}
