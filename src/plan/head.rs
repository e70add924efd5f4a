//! The head of a plan: its number, date, title, issuer and period.

use super::Issued;
use super::agency::provinces;
use super::labels::header_role;
use super::lines::{Line, Piece, begins, clean, key, mark};
use super::schedule::position;
use super::when::{Token, named, tokens};
use crate::words::fold;

/// What a document calls itself, in both languages.
pub(super) type Kind = (&'static str, &'static str);

/// What the head of a plan says.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub number: Option<String>,
    pub issued: Option<Issued>,
    pub title: String,
    pub issuer: String,
    /// A date line whose year cannot be, with its place.
    pub misdated: Option<(u32, String)>,
    pub period: Option<(i32, i32)>,
    /// What else than a plan the document calls itself, "Báo cáo".
    pub other: Option<Kind>,
}

/// How many pieces from the start may belong to the head.
const REACH: usize = 60;

/// Reads the head from the first pieces of a document.
pub(super) fn read(pieces: &[Piece<'_>]) -> Head {
    let lines = head_lines(pieces);
    let mut head = Head {
        number: lines.iter().find_map(|line| number(&line.text)).flatten(),
        issued: lines.iter().find_map(|line| issued(&line.text)),
        title: title(&lines),
        ..Head::default()
    };
    // An annex names the plan it belongs to: "(Kèm theo Kế hoạch số 77/KH-UBND ngày 15/3/2023 của …)".
    if head.number.is_none()
        && head.issued.is_none()
        && let Some((number, issued)) = lines.iter().find_map(|line| attached(&line.text))
    {
        (head.number, head.issued) = (Some(number), issued);
    }
    head.issuer = issuer(&lines, &head.title, pieces);
    head.other = other(&lines, head.number.as_deref());
    // "(Kèm theo Kế hoạch số … /KH-UBND ngày … của UBND tỉnh về công tác y tế năm 2026)" over an annex without a year.
    head.period = period(&head.title).or_else(|| lines.iter().find_map(|line| period(about(&line.text)?)));
    if head.issued.is_none() {
        head.misdated = lines.iter().find_map(|line| misdated(&line.text).map(|text| (line.place, text)));
    }
    head
}

/// Documents that report, ask or tell, by their heading and by the letters in their number.
const OTHERS: [(&str, &str, Kind); 5] = [
    ("báo cáo", "bc", ("Báo cáo", "report")),
    ("tờ trình", "ttr", ("Tờ trình", "submission")),
    ("thông báo", "tb", ("Thông báo", "notice")),
    ("biên bản", "bb", ("Biên bản", "record of a meeting")),
    ("giấy mời", "gm", ("Giấy mời", "letter of invitation")),
];

/// What a document calls itself where that is no plan: its heading, the letters of its number, or "Kính gửi" under a number
/// without letters for a kind, as letters have. `None` where a plan is among its headings.
fn other(lines: &[Line], number: Option<&str>) -> Option<Kind> {
    let plans = ["kế hoạch", "chương trình", "đề án", "phương án", "nghị quyết", "quyết định", "thỏa thuận", "phụ lục"];
    let heads = |line: &&Line| is_capitals(&line.text) && begins(&key(&line.text), &plans);
    let named = |line: &&Line| NAMES.contains(&key(&line.text).as_str());
    let annexed = |line: &&Line| begins(key(&line.text).trim_start_matches('('), &["kèm theo", "ban hành kèm theo"]);
    if lines.iter().any(|line| heads(&line) || named(&line) || annexed(&line)) {
        return None;
    }
    let whole = |line: &Line, word: &str| is_capitals(&line.text) && begins(&key(&line.text), &[word]);
    let headed = OTHERS.iter().find(|(word, ..)| lines.iter().take(15).any(|line| whole(line, word)));
    let letters = number.and_then(|n| n.split_once('/')).map(|(_, kind)| key(kind)).unwrap_or_default();
    let letters = letters.split('-').next().unwrap_or_default();
    let numbered = || OTHERS.iter().find(|(_, short, _)| letters == *short);
    let letter = || {
        let addressed = lines.iter().take(20).any(|line| begins(&key(&line.text), &["kính gửi"]));
        let kind = ["kh", "ctr", "ct", "đa", "pa", "qđ", "nq"].contains(&letters);
        (addressed && !kind).then_some(("Công văn", "letter"))
    };
    headed.or_else(numbered).map(|(.., name)| *name).or_else(letter)
}

/// Where the plan begins that a decision lays down: its heading stands after the articles or the signature, over
/// "(Ban hành kèm theo Quyết định số …)".
pub(super) fn annexed(pieces: &[Piece<'_>]) -> Option<usize> {
    let line = |at: usize| match pieces.get(at) {
        Some(Piece::Line(line)) => Some(line),
        _ => None,
    };
    let decides = |at: &usize| {
        let key = line(*at).map(|l| key(l.text.trim_end_matches([':', ' ']))).unwrap_or_default();
        ["quyết định", "nghị quyết"].contains(&key.as_str())
    };
    let decision = (0..pieces.len().min(REACH)).find(decides)?;
    let heads = |at: usize| {
        let Some(line) = line(at) else { return false };
        let key = key(&line.text);
        let alone = ["kế hoạch", "chương trình", "đề án", "phương án"].iter().find(|w| key.starts_with(**w));
        alone.is_some_and(|w| key == *w || is_capitals(&line.text) && key.len() < 400)
    };
    let ends =
        |at: &usize| line(*at).is_some_and(|l| begins(&key(&l.text), &["điều 1", "điều 2", "nơi nhận", "tm.", "kt."]));
    let end = (decision..pieces.len()).find(ends)?;
    let attached = |at: usize| {
        (at + 1..at + 7).filter_map(line).any(|l| {
            let key = key(l.text.trim_start_matches('('));
            begins(&key, &["ban hành kèm theo", "kèm theo"])
        })
    };
    (end + 1..pieces.len()).find(|at| heads(*at) && attached(*at))
}

/// "Lào Cai, ngày 15 tháng 12 năm 20222": a date line with a year of too many figures.
fn misdated(text: &str) -> Option<String> {
    let date = text.get(position(text, "ngày")?..)?;
    let year = date.get(position(date, "năm")?..)?;
    let figures: String = year.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let short = text.chars().count() <= 80 && position(date, "tháng").is_some();
    (short && figures.len() > 4).then(|| date.trim_end_matches(['.', ' ']).to_owned())
}

/// The lines of the head; letterheads often stand in a table without borders.
fn head_lines(pieces: &[Piece<'_>]) -> Vec<Line> {
    let mut lines = Vec::new();
    for piece in pieces.iter().take(REACH) {
        match piece {
            Piece::Line(line) => lines.push(Line { text: beside_motto(&line.text), ..line.clone() }),
            Piece::Table(grid) if grid.rows.len() <= 6 && !lists(grid) => {
                for cell in grid.rows.iter().flatten() {
                    for text in cell.text.lines().filter(|t| !t.trim().is_empty()) {
                        let (mark, text) = mark(text);
                        lines.push(Line { place: grid.place, mark, text, strong: true });
                    }
                }
            }
            Piece::Table(_) => {}
        }
    }
    lines
}

/// "SỞ NGOẠI VỤ   Độc lập - Tự do - Hạnh phúc": the left half of a letterhead whose halves came out on one line.
fn beside_motto(text: &str) -> String {
    let motto = ["cộng hòa xã hội chủ nghĩa", "cộng hoà xã hội chủ nghĩa", "độc lập - tự do", "độc lập – tự do"];
    let at = motto.iter().filter_map(|words| position(text, words)).min().filter(|at| *at > 0);
    at.and_then(|at| text.get(..at)).map_or_else(|| text.to_owned(), |left| left.trim_end().to_owned())
}

/// Whether a table has headings of columns: a list of tasks, no letterhead.
fn lists(grid: &crate::page::Grid) -> bool {
    let headings = |row: &Vec<crate::page::GridCell>| row.iter().filter(|c| header_role(&c.text).is_some()).count();
    grid.rows.iter().take(2).any(|row| headings(row) >= 2)
}

/// `Some(None)` for a blank number: `Số: /KH-UBND`.
fn number(text: &str) -> Option<Option<String>> {
    let rest = text.get(position(text, "số")?..)?;
    if text.chars().count() > 160 || position(text, "số") != Some(0) {
        return None;
    }
    let rest = match rest.split_once(':') {
        Some((word, rest)) if key(word) == "số" => rest,
        // "Số 88/KH-UBND" alone on its line.
        _ => rest.split_once(' ').map(|(_, rest)| rest.trim()).filter(|rest| {
            let one = !rest.replace(" /", "/").contains(' ');
            rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains('/') && one
        })?,
    };
    // "Số: 88 /KH-SVHTT".
    let token: String =
        rest.split_whitespace().take(3).collect::<Vec<_>>().join(" ").replace(" /", "/").replace(['–', '—'], "-");
    let end = token.find([',', ';', ' ', '|']).unwrap_or(token.len());
    let token = token.get(..end)?.trim().trim_end_matches('.');
    let real = token.starts_with(|c: char| c.is_ascii_digit()) && (token.contains('/') || token.contains('-'));
    Some(real.then(|| token.to_owned()))
}

/// "Bắc Giang, ngày tháng 8 năm 2022": what of it is written.
fn issued(text: &str) -> Option<Issued> {
    if text.chars().count() > 160 {
        return None;
    }
    let at = position(text, "ngày")?;
    let (place, date) = text.split_at_checked(at)?;
    // A place and a comma before it: the date line, not a date in a sentence.
    if !place.trim_end().ends_with(',') || place.split_whitespace().count() > 14 {
        return None;
    }
    let tokens = tokens(date);
    let after = |word: &str| {
        let at = tokens.iter().position(|t| matches!(t, Token::Word(w) if w == word))?;
        tokens.get(at + 1..)?.iter().find_map(|t| match t {
            Token::Mark('.' | '…' | '_') => None,
            Token::Number(n) => Some(n.parse::<i32>().ok()),
            _ => Some(None),
        })?
    };
    let Some(year) = after("năm").filter(|y| (1990..=2099).contains(y)) else {
        return numeric_date(date);
    };
    let small =
        |value: Option<i32>, most: i8| value.and_then(|v| i8::try_from(v).ok()).filter(|v| (1..=most).contains(v));
    Some(Issued { year, month: small(after("tháng"), 12), day: small(after("ngày"), 31) })
}

/// The plan an annex says it belongs to, with its date.
fn attached(text: &str) -> Option<(String, Option<Issued>)> {
    let from = ["kèm theo kế hoạch số", "kèm theo quyết định số"].iter().find_map(|words| {
        let rest = text.get(position(text, words)?..)?;
        Some(rest.chars().skip(words.chars().count()).collect::<String>())
    })?;
    let mut words = from.split_whitespace();
    let number = words.next()?.trim_matches([':', ',', ' ']);
    let real = number.starts_with(|c: char| c.is_ascii_digit()) && number.contains('/');
    let date: Vec<&str> = words.take(6).map(|w| w.trim_end_matches([')', ',', ';', '.'])).collect();
    let issued = match date.as_slice() {
        // "ngày 05 tháng 4 năm 2024", as in a date line.
        [day, _, month, ..] if key(day) == "ngày" && key(month) == "tháng" => {
            self::issued(&format!(", {}", date.join(" ")))
        }
        [day, when, ..] if key(day) == "ngày" => numeric_date(&format!("ngày {when}")),
        _ => None,
    };
    real.then(|| (number.to_owned(), issued))
}

/// What the plan is about that an annex is attached to: what stands behind "về".
fn about(text: &str) -> Option<&str> {
    let attached = begins(key(text).trim_start_matches('('), &["kèm theo kế hoạch", "ban hành kèm theo kế hoạch"]);
    let rest = text.get(position(text, "về")?..)?;
    attached.then_some(rest)
}

/// "ngày 12/3/2024" and nothing after it.
fn numeric_date(text: &str) -> Option<Issued> {
    let mut words = text.split_whitespace().skip(1);
    let parts: Vec<&str> = words.next()?.trim_end_matches('.').split(['/', '-', '.']).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let year = year.parse().ok().filter(|y| (1990..=2099).contains(y))?;
    let small = |text: &str, most: i8| text.parse::<i8>().ok().filter(|v| (1..=most).contains(v));
    (words.next().is_none()).then_some(Issued { year, month: small(month, 12), day: small(day, 31) })
}

/// Headings that stand alone over a title.
const HEADINGS: [&str; 6] = ["kế hoạch", "quyết định", "chương trình", "đề án", "phương án", "nghị quyết"];

/// Headings that belong to the title below them: what a document is called.
const NAMES: [&str; 11] = [
    "kế hoạch hành động",
    "kế hoạch công tác",
    "chương trình hành động",
    "chương trình công tác",
    "thỏa thuận",
    "thỏa thuận hợp tác",
    "bản thỏa thuận",
    "bản thỏa thuận hợp tác",
    "biên bản thỏa thuận",
    "biên bản thỏa thuận hợp tác",
    "bản ghi nhớ",
];

fn title(lines: &[Line]) -> String {
    let at = lines.iter().position(|line| {
        let key = key(&line.text);
        let key = key.strip_prefix("dự thảo ").map(str::to_owned).unwrap_or(key);
        HEADINGS.contains(&key.as_str())
            || NAMES.contains(&key.as_str())
            || (["kế hoạch ", "chương trình ", "đề án ", "phương án "].iter().any(|w| key.starts_with(w))
                && (line.strong || is_capitals(&line.text))
                && key.len() < 400)
    });
    // "KẾ HOẠCH" or "BẢN THỎA THUẬN" over a title in small letters, read as one line.
    let run_on = lines.iter().find_map(|line| {
        let mut small = line.text.match_indices(' ').map(|(at, _)| at);
        let end = small
            .find(|at| line.text.get(*at..).is_some_and(|rest| rest.trim_start().starts_with(char::is_lowercase)))?;
        let (head, title) = line.text.split_at_checked(end)?;
        let heading = key(head);
        let heading = heading.as_str();
        if !is_capitals(head) {
            return None;
        }
        (HEADINGS.contains(&heading) || NAMES.contains(&heading))
            .then(|| clean(if NAMES.contains(&heading) { &line.text } else { title }))
    });
    if at.is_none()
        && let Some(title) = run_on
    {
        return title;
    }
    if let Some(at) = at {
        let first = lines.get(at).map(|l| l.text.clone()).unwrap_or_default();
        let heading = key(&first);
        let heading = heading.strip_prefix("dự thảo ").unwrap_or(&heading);
        let mut parts = if HEADINGS.contains(&heading) { Vec::new() } else { vec![first] };
        for line in lines.iter().skip(at + 1).take(4) {
            let capitals = parts.iter().all(|p: &String| is_capitals(p)) && is_capitals(&line.text);
            // "… giữa tỉnh A và tỉnh B" over "giai đoạn 2026 - 2030".
            let runs_on = line.text.starts_with(char::is_lowercase)
                && line.text.split_whitespace().count() <= 25
                && !line.text.trim_end().ends_with(['.', ':', ';', ',']);
            let name_alone = matches!(parts.as_slice(), [name] if NAMES.contains(&key(name).as_str()));
            // "… với tỉnh Savannakhet, nước Cộng hòa" over "Dân chủ Nhân dân Lào năm 2023": the year ends the title.
            let words = line.text.split_whitespace().count();
            let told = |text: &str| !named(text).years.is_empty();
            let dated = !parts.iter().any(|p: &String| told(p))
                && told(&line.text)
                && line.text.ends_with(|c: char| c.is_ascii_digit())
                && words <= 15
                && !begins(&key(&line.text), &["căn cứ", "thực hiện", "theo", "xét"]);
            let more = parts.is_empty() || name_alone || line.strong || capitals || runs_on || dated;
            // Who decides stands below the title of a decision.
            let issuer = begins(&key(&line.text), &["ủy ban nhân dân", "hội đồng nhân dân"]) && is_capitals(&line.text);
            let issuer = issuer && !parts.is_empty() && line.text.split_whitespace().count() <= 9;
            if !more || issuer || line.mark != super::lines::Mark::None || line.text.chars().all(|c| !c.is_alphabetic())
            {
                break;
            }
            parts.push(line.text.clone());
        }
        if !parts.is_empty() {
            return parts.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
    // An annex is titled by what it lists.
    let listed = ["danh mục", "biểu chi tiết", "biểu phân công", "biểu tổng hợp", "bảng phân công", "bảng tổng hợp"];
    let listed = [listed.as_slice(), &["phụ lục chi tiết"]].concat();
    let dated = |text: &str| !named(text).years.is_empty();
    // "PHỤ LỤC I: DANH MỤC …".
    let own = |text: &str| {
        let annex = text.split_once(':').filter(|(head, _)| begins(&key(head), &["phụ lục"]) && head.len() < 30);
        annex.map_or(text, |(_, title)| title).trim().to_owned()
    };
    let lists = |text: &String| is_capitals(text) && begins(&key(text), &listed) && dated(text);
    if let Some(annex) = lines.iter().take(12).map(|l| own(&l.text)).find(lists) {
        return clean(&annex);
    }
    // A sheet or note that only names it at the top: "Kế hoạch hợp tác 2024".
    let short = |text: &str| text.split_whitespace().count() <= 25 && !text.trim_end().ends_with(['.', ':', ';', ',']);
    let top = lines.iter().take(3).find(|l| begins(&key(&l.text), &["kế hoạch"]) && short(&l.text) && dated(&l.text));
    if let Some(top) = top {
        return clean(&top.text);
    }
    // Without its heading, the opening names it: "… ban hành Kế hoạch … như sau:".
    let opening = lines.iter().filter(|line| matches!(line.mark, super::lines::Mark::None));
    opening.into_iter().find_map(|line| named_in_opening(&line.text)).unwrap_or_default()
}

fn named_in_opening(text: &str) -> Option<String> {
    let at = position(text, "ban hành kế hoạch").or_else(|| position(text, "xây dựng kế hoạch"))?;
    let from = text.get(at..)?;
    let from = from.get(position(from, "kế hoạch")?..)?;
    let end = position(from, "như sau").unwrap_or(from.len());
    let name = clean(from.get(..end)?.trim().trim_end_matches([',', ':']));
    (name.split_whitespace().count() > 2).then_some(name)
}

fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (all, upper) = letters.fold((0, 0), |(all, upper), c| (all + 1, upper + i32::from(c.is_uppercase())));
    all > 0 && upper * 10 >= all * 8
}

/// `UBND tỉnh X`: the letterhead, who "ban hành Kế hoạch", the place of the date, the first province named.
fn issuer(lines: &[Line], title: &str, pieces: &[Piece<'_>]) -> String {
    // The motto beside a letterhead may stand between its lines.
    let motto = |line: &Line| begins(&key(&line.text), &["cộng hòa xã hội chủ nghĩa", "độc lập - tự do"]);
    let alone = || lines.iter().filter(|line| !motto(line)).cloned().collect::<Vec<_>>();
    if let Some(name) = letterhead(lines).or_else(|| letterhead(&alone())) {
        return name;
    }
    let texts = lines.iter().map(|l| l.text.as_str());
    for text in texts.clone() {
        for verb in ["ban hành kế hoạch", "xây dựng kế hoạch"] {
            if let Some(name) = position(text, verb).and_then(|at| text.get(..at)).and_then(last_ubnd) {
                return name;
            }
        }
    }
    for line in lines {
        let place = line.text.split(',').next().unwrap_or_default();
        if issued(&line.text).is_some()
            && let Some(province) = province_in(place)
        {
            return format!("UBND {} {province}", rank(&province));
        }
    }
    let all = pieces.iter().filter_map(|p| match p {
        Piece::Line(line) => Some(line.text.as_str()),
        Piece::Table(_) => None,
    });
    let named = std::iter::once(title).chain(texts).chain(all.clone()).find_map(first_ubnd);
    named.or_else(|| most_named(all)).unwrap_or_default()
}

/// Who the lines at the top name, `UBND TỈNH X`, `SỞ Y TẾ`.
fn letterhead(lines: &[Line]) -> Option<String> {
    for (at, line) in lines.iter().take(12).enumerate() {
        let folded = key(&line.text);
        if !is_capitals(&line.text) || line.text.contains(':') {
            continue;
        }
        // The letterhead may break after "ỦY BAN NHÂN DÂN".
        let places = ["tỉnh", "thành phố", "huyện", "thị xã", "quận", "xã", "phường"];
        let next = lines.get(at + 1).map(|l| l.text.as_str()).filter(|t| begins(&key(t), &places)).unwrap_or_default();
        // "ỦY BAN NHÂN DÂN TỈNH" over "QUẢNG NINH".
        let below = lines.get(at + 1).map(|l| l.text.as_str()).unwrap_or_default();
        let open = folded.rsplit(' ').next().is_some_and(|word| ["tỉnh", "phố", "huyện", "xã", "quận"].contains(&word));
        let named = is_capitals(below) && below.split_whitespace().count() <= 4 && !below.contains([':', '/']);
        let broken = if open && named { format!("{} {below}", line.text) } else { line.text.clone() };
        for name in [broken, format!("{} {next}", line.text)] {
            let folded_name = key(&name);
            let party = [("tỉnh ủy ", "Tỉnh ủy"), ("thành ủy ", "Thành ủy")].iter().find_map(|(words, written)| {
                let province = province_in(folded_name.strip_prefix(*words)?)?;
                Some(format!("{written} {province}"))
            });
            if let Some(party) = party {
                return Some(party);
            }
            let council = ["hội đồng nhân dân ", "hđnd "].iter().find_map(|w| folded_name.strip_prefix(w));
            if let Some(place) = council.filter(|t| begins(t, &places)) {
                // Named as the committee of the same place is.
                return Some(office(&format!("UBND {place}")).replacen("UBND", "HĐND", 1));
            }
            let tail = folded_name.strip_prefix("ủy ban nhân dân ").or_else(|| folded_name.strip_prefix("ubnd "));
            if tail.is_some_and(|t| begins(t, &places) || province_in(t).is_some()) {
                let committee = office(&name);
                if let Some(lower) = lower_committee(lines.get(at + 1..).unwrap_or_default(), &committee) {
                    return Some(lower);
                }
                return department(lines.get(at + 1..).unwrap_or_default(), &committee).or(Some(committee));
            }
        }
        if let Some(body) = party_or_union(&folded, lines) {
            return Some(body);
        }
        let offices = [
            "sở ",
            "ban ",
            "hội ",
            "công an ",
            "bộ ",
            "cục ",
            "tổng cục ",
            "viện ",
            "trường ",
            "tỉnh đoàn ",
            "thành đoàn ",
            "huyện đoàn ",
            "liên đoàn ",
            "liên hiệp ",
            "văn phòng ",
            "đại học ",
            "học viện ",
            "trung tâm ",
            "công ty ",
            "tổng công ty ",
        ];
        if offices.iter().any(|w| folded.starts_with(w)) {
            // A body of the ministry under its name.
            let under = ["ủy ban nhà nước", "cục ", "tổng cục ", "viện ", "trường "];
            let next = lines
                .get(at + 1)
                .filter(|next| is_capitals(&next.text) && begins(&key(&next.text), &under.map(str::trim)));
            return Some(sentence_case(
                next.filter(|_| folded.starts_with("bộ ")).map_or(&line.text, |next| &next.text),
            ));
        }
    }
    None
}

/// "HUYỆN ỦY BA TƠ", "BCH ĐOÀN TỈNH ĐIỆN BIÊN", "BCH TỈNH ĐIỆN BIÊN" below the name of the youth union: bodies of the Party
/// and of the union, by the place they are of.
fn party_or_union(folded: &str, lines: &[Line]) -> Option<String> {
    const RANKS: [&str; 9] = ["tỉnh", "thành phố", "huyện", "thị xã", "quận", "xã", "phường", "thị trấn", "đặc khu"];
    let names = |text: &str| text.split(' ').map(capital).collect::<Vec<_>>().join(" ");
    let placed = |tail: &str| {
        let (rank, name) = RANKS.iter().find_map(|rank| Some((*rank, tail.strip_prefix(rank)?.strip_prefix(' ')?)))?;
        Some(format!("{rank} {}", province_in(name).unwrap_or_else(|| names(name))))
    };
    if folded.split(' ').count() > 10 || folded.contains([',', '/']) {
        return None;
    }
    let district = [("huyện ủy ", "Huyện ủy"), ("thị ủy ", "Thị ủy"), ("quận ủy ", "Quận ủy")];
    let district = district.iter().find_map(|(words, written)| Some((folded.strip_prefix(words)?, *written)));
    if let Some((place, written)) = district {
        return Some(format!("{written} {}", names(place)));
    }
    let bodies = [
        ("đảng ủy ", "Đảng ủy"),
        ("bch đảng bộ ", "BCH Đảng bộ"),
        ("ban chấp hành đảng bộ ", "Ban Chấp hành Đảng bộ"),
        ("bch đoàn ", "BCH Đoàn"),
        ("ban chấp hành đoàn ", "Ban Chấp hành Đoàn"),
    ];
    if let Some(body) =
        bodies.iter().find_map(|(words, written)| Some(format!("{written} {}", placed(folded.strip_prefix(words)?)?)))
    {
        return Some(body);
    }
    // The union is named above or beside its committee.
    let union = ["đoàn tncs hồ chí minh", "đoàn thanh niên cộng sản hồ chí minh"];
    let of_union = lines.iter().take(6).any(|line| begins(&key(&line.text), &union));
    let own = folded.strip_prefix("bch ").or_else(|| folded.strip_prefix("ban chấp hành ")).filter(|_| of_union)?;
    Some(format!("BCH Đoàn {}", placed(own)?))
}

/// The committee of a district or commune under that of its province: "UBND TỈNH YÊN BÁI" over "UBND HUYỆN VĂN YÊN".
fn lower_committee(below: &[Line], committee: &str) -> Option<String> {
    let over = ["UBND tỉnh", "UBND thành phố", "UBND huyện"].iter().any(|w| committee.starts_with(w));
    let places = ["huyện ", "thị xã ", "thành phố ", "quận ", "xã ", "phường ", "thị trấn "];
    let own = below.iter().take(3).zip(1..).find_map(|(line, next)| {
        let folded = key(&line.text);
        let tail = folded.strip_prefix("ủy ban nhân dân").or_else(|| folded.strip_prefix("ubnd"))?.trim();
        let after = below.get(next).map(|l| key(&l.text)).unwrap_or_default();
        let name = if tail.is_empty() { after } else { tail.to_owned() };
        let whole = is_capitals(&line.text) && places.iter().any(|w| name.starts_with(w));
        (whole && name.split_whitespace().count() <= 7 && !name.contains([':', '/'])).then_some(name)
    });
    own.filter(|_| over).map(|name| office(&format!("UBND {name}"))).filter(|name| name != committee)
}

/// The department under the committee in the letterhead: "UBND TỈNH QUẢNG TRỊ" over "SỞ NGOẠI VỤ".
fn department(below: &[Line], committee: &str) -> Option<String> {
    let line = below.iter().take(2).find(|l| {
        let capitals = is_capitals(&l.text) && !l.text.contains(':') && l.text.chars().count() <= 60;
        capitals && ["sở ", "ban ", "văn phòng", "công an "].iter().any(|w| key(&l.text).starts_with(w))
    })?;
    let place = committee.strip_prefix("UBND ").unwrap_or_default();
    Some(format!("{} {place}", sentence_case(&line.text)).trim_end().to_owned())
}

/// "Ủy ban nhân dân tỉnh" without a name: the province the document speaks of most.
fn most_named<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let folded: Vec<String> = texts.map(fold).collect();
    if !folded.iter().any(|t| t.contains("ủy ban nhân dân tỉnh") || t.contains("ubnd tỉnh")) {
        return None;
    }
    let count = |province: &String| {
        let phrase = format!("tỉnh {}", fold(province));
        folded.iter().map(|t| t.matches(&phrase).count()).sum::<usize>()
    };
    let (province, times) = provinces().iter().map(|p| (p, count(p))).max_by_key(|(_, n)| *n)?;
    (times > 0).then(|| format!("UBND {} {province}", rank(province)))
}

fn rank(province: &str) -> &'static str {
    let city = ["Đà Nẵng", "Hà Nội", "Hải Phòng", "Cần Thơ", "Huế", "Hồ Chí Minh"].contains(&province);
    if city { "thành phố" } else { "tỉnh" }
}

/// "ỦY BAN NHÂN DÂN TỈNH BẮC GIANG" → "UBND tỉnh Bắc Giang".
fn office(text: &str) -> String {
    let folded = key(text);
    let tail =
        folded.strip_prefix("ủy ban nhân dân").or_else(|| folded.strip_prefix("ubnd")).unwrap_or_default().trim();
    let mut words = tail.split(' ');
    let first = words.next().unwrap_or_default();
    let (kind, name): (String, Vec<&str>) = match first {
        "tỉnh" | "huyện" | "xã" | "phường" | "quận" => (first.to_owned(), words.collect()),
        "thành" | "thị" => (format!("{first} {}", words.next().unwrap_or_default()), words.collect()),
        _ => ("tỉnh".to_owned(), tail.split(' ').collect()),
    };
    let name = name.iter().map(|w| capital(w)).collect::<Vec<_>>().join(" ");
    let name = province_in(&name).unwrap_or(name);
    format!("UBND {kind} {name}").trim().to_owned()
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn sentence_case(text: &str) -> String {
    // The register names the office of any province: "TỈNH ĐOÀN LÀO CAI" says of which.
    let whole = key(text);
    let of = |name: String| {
        let place =
            provinces().iter().find(|p| whole.ends_with(&format!(" {}", key(p))) && !key(&name).contains(&key(p)));
        let rank = place.filter(|p| whole.ends_with(&format!("tỉnh {}", key(p))) && !key(&name).ends_with(" tỉnh"));
        match (place, rank) {
            (Some(place), Some(_)) => format!("{name} tỉnh {place}"),
            (Some(place), None) => format!("{name} {place}"),
            _ => name,
        }
    };
    let found = super::agency::canonical(text).map(|m| m.name).filter(|name| !is_capitals(name)).map(of);
    found.unwrap_or_else(|| {
        // "BỘ NGOẠI GIAO", "VIỆN HÀN LÂM": the name begins behind its kind.
        let small = key(text);
        let kinds = ["bộ ", "cục ", "viện ", "ban ", "hội ", "trường ", "tổng cục ", "sở ", "ủy ban "];
        let kind = kinds.iter().filter(|k| small.starts_with(**k)).max_by_key(|k| k.len());
        let small = match kind {
            Some(kind) => format!("{kind}{}", capital(small.strip_prefix(kind).unwrap_or_default())),
            None => small,
        };
        // "Bộ Kế hoạch và Đầu tư".
        let joined =
            small.split(" và ").enumerate().map(|(n, part)| if n == 0 { part.to_owned() } else { capital(part) });
        let small = if kind.is_some() { joined.collect::<Vec<_>>().join(" và ") } else { small };
        let small = capital(&small).replace("việt nam", "Việt Nam");
        // "TỈNH ĐOÀN LÀO CAI".
        let place = provinces().iter().find_map(|p| Some((small.strip_suffix(&key(p))?.to_owned(), p)));
        let small = place.map_or(small, |(name, province)| format!("{name}{province}"));
        // What is always written in capitals stays so.
        ["UBND", "HĐND", "MTTQ", "LĐLĐ", "BCH"].iter().fold(small, |text, word| {
            let words = text.split(' ').map(|w| if w == word.to_lowercase() { *word } else { w });
            words.collect::<Vec<_>>().join(" ")
        })
    })
}

/// The province a text is the name of, as the register writes it.
fn province_in(text: &str) -> Option<String> {
    let wanted = key(text).trim_start_matches("tỉnh ").to_owned();
    provinces().iter().find(|p| key(p) == wanted).cloned()
}

/// Every "UBND tỉnh X" of a text in order.
fn ubnds(text: &str) -> impl Iterator<Item = String> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let words = ["ubnd tỉnh", "ủy ban nhân dân tỉnh"];
            let (at, count) = words.iter().filter_map(|w| Some((position(rest, w)?, w.split(' ').count()))).min()?;
            let here = rest.get(at..)?;
            let after: Vec<&str> = here.split_whitespace().skip(count).take(4).collect();
            rest = here.get(here.find(' ')?..)?;
            let after = fold(&after.join(" "));
            if let Some(province) = provinces().iter().find(|p| begins(&after, &[&fold(p)])) {
                return Some(format!("UBND {} {province}", rank(province)));
            }
        }
    })
}

fn last_ubnd(text: &str) -> Option<String> {
    ubnds(text).last()
}

fn first_ubnd(text: &str) -> Option<String> {
    ubnds(text).next()
}

/// The years of a title: "giai đoạn 2021-2025", "năm 2022".
pub(super) fn period(title: &str) -> Option<(i32, i32)> {
    // "Giai đoạn 2022-2025 và định hướng đến năm 2030": the outlook is no part of it.
    let outlook = ["định hướng", "tầm nhìn"].iter().filter_map(|w| position(title, w)).min();
    let near = outlook.and_then(|at| title.get(..at)).filter(|text| !named(text).years.is_empty()).unwrap_or(title);
    if let Some(phase) = phase(near) {
        return Some(year_of(near, phase).unwrap_or(phase));
    }
    // "Nhiệm kỳ 2021-2026 (năm 2024)".
    let term = position(near, "nhiệm kỳ").and_then(|at| near.split_at_checked(at));
    let years = |text: &str| named(text).years;
    let without = term.map(|(before, term)| {
        let dates = term.char_indices().find(|(_, c)| c.is_ascii_digit()).map_or(term.len(), |(at, _)| at);
        let tail = term.get(dates..).unwrap_or_default();
        let rest = tail.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | '/'));
        format!("{before}{rest}")
    });
    let years = without.map(|text| years(&text)).filter(|found| !found.is_empty()).unwrap_or_else(|| years(near));
    Some((*years.first()?, *years.last()?))
}

/// "… giai đoạn 2021-2025 trong năm 2024": the one year of a longer programme that a plan is for.
fn year_of(title: &str, (first, last): (i32, i32)) -> Option<(i32, i32)> {
    let mut rest = title;
    let mut found = Vec::new();
    while let Some(at) = position(rest, "năm") {
        let (before, tail) = rest.split_at_checked(at)?;
        rest = tail.get("năm".len()..)?;
        let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
        let bound = key(before);
        let year: i32 = digits.parse().unwrap_or(0);
        let open = ["đến", "từ", "tới", "-", "–", "hết"].iter().any(|w| bound.ends_with(w));
        let goes_on = rest.trim_start().get(digits.len()..)?.trim_start().starts_with(['-', '–', ',', '/']);
        if digits.len() == 4 && (first..=last).contains(&year) && !open && !goes_on {
            found.push(year);
        }
    }
    match found.as_slice() {
        [year] => Some((*year, *year)),
        _ => None,
    }
}

/// The first phase a text names: "giai đoạn 2022-2024".
pub(super) fn phase(text: &str) -> Option<(i32, i32)> {
    let years = named(text.get(position(text, "giai đoạn")?..)?.split([';', '.', ',', ')']).next()?).years;
    Some((*years.first()?, *years.last()?))
}
