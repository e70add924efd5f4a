//! A list of agencies split into names, never inside a name: "Sở Văn hóa, Thể thao và Du lịch" is
//! one, "Các Sở: Tài chính, Xây dựng" is two.

use super::register;
use crate::words::fold;
use std::collections::BTreeSet;

/// Words an agency's name begins with. In running text they count with a capital first letter only.
const TYPES: &[&str] = &[
    "sở",
    "ban",
    "báo",
    "đài",
    "hội",
    "hiệp hội",
    "liên hiệp",
    "liên minh",
    "liên đoàn",
    "công an",
    "công ty",
    "công đoàn",
    "bộ",
    "ubnd",
    "ủy ban",
    "hđnd",
    "hội đồng",
    "văn phòng",
    "trường",
    "đại học",
    "cao đẳng",
    "học viện",
    "tỉnh đoàn",
    "tỉnh ủy",
    "thành đoàn",
    "đoàn thanh niên",
    "đoàn nghệ thuật",
    "đoàn kinh tế",
    "đoàn xã",
    "đoàn phường",
    "đoàn trường",
    "hải quan",
    "nhà hát",
    "cục",
    "chi cục",
    "tổng cục",
    "tổng công ty",
    "viện",
    "bệnh viện",
    "trung tâm",
    "mặt trận",
    "ubmttq",
    "ngân hàng",
    "kho bạc",
    "phòng",
    "quỹ",
    "bảo hiểm",
    "thanh tra",
    "tòa án",
    "huyện",
    "thành phố",
    "thị xã",
    "phân hiệu",
    "cổng thông tin",
    "tập đoàn",
    "hợp tác xã",
    "doanh nghiệp",
    "bch",
    "bchqs",
    "bộ chqs",
    "lđlđ",
    "mttq",
    "đảng ủy",
    "huyện ủy",
    "thành ủy",
    "huyện đoàn",
    "thị đoàn",
    "quận đoàn",
    "đồn biên phòng",
    "trạm",
    "vườn quốc gia",
    "nhà",
    "bảo tàng",
    "thư viện",
    "đoàn đbqh",
    "đoàn đại biểu",
    "bưu điện",
    "viễn thông",
    "điện lực",
    "vnpt",
    "viettel",
    "chi nhánh",
    "hạt kiểm lâm",
    "khu bảo tồn",
    "câu lạc bộ",
    "xí nghiệp",
    "nhà máy",
    "tổ chức",
    "cơ sở",
];

/// Openings that begin a general name whatever their case: "các cơ quan có liên quan".
const GENERAL: &[&str] = &["các", "những", "một số"];

/// General words that begin a name of their own except inside "các sở, ngành, địa phương".
const RUN_ON: &[&str] = &["đơn vị", "cơ quan", "địa phương", "cá nhân"];

/// Words that may be said once for several: "Các Sở: A, B, C".
const HEADS: &[(&str, &str)] = &[
    ("các sở, ngành", "Sở"),
    ("các sở", "Sở"),
    ("sở", "Sở"),
    ("các hội", "Hội"),
    ("các ban", "Ban"),
    ("các trường", "Trường"),
    ("các trường đại học", "Trường Đại học"),
    ("các trường cao đẳng", "Trường Cao đẳng"),
    ("ubnd các huyện", "UBND huyện"),
    ("ubnd các xã", "UBND xã"),
    ("ubnd các phường", "UBND phường"),
    ("ubnd các huyện, thành phố", "UBND"),
    ("ubnd các huyện, thị xã, thành phố", "UBND"),
    ("ủy ban nhân dân các huyện", "Ủy ban nhân dân huyện"),
    ("ủy ban nhân dân các xã", "Ủy ban nhân dân xã"),
    ("ủy ban nhân dân các phường", "Ủy ban nhân dân phường"),
    ("ủy ban nhân dân các huyện, thành phố", "Ủy ban nhân dân"),
    ("công an các huyện", "Công an huyện"),
    ("các chi cục", "Chi cục"),
    ("các bộ", "Bộ"),
];

/// What offices are called by that is also what a department is for, where no place stands behind it.
const FIELDS: &[&str] = &[
    "bảo hiểm xã hội",
    "bảo hiểm y tế",
    "bảo hiểm",
    "hội nhập quốc tế",
    "hội nhập",
    "báo chí",
    "ngân hàng",
    "nhà ở",
    "thư viện",
    "cơ sở dữ liệu",
    "cơ sở hạ tầng",
    "quỹ đất",
];

/// Whether a text begins as the name of an office or a group of offices does, whatever its case.
pub(crate) fn begins_name(text: &str) -> bool {
    let folded = fold(text);
    [TYPES, GENERAL, RUN_ON].iter().any(|words| opens_with(&folded, words))
}

/// The most bytes a list may have to be split.
const MOST_TEXT: usize = 50_000;

/// The most bytes a name may have to be looked up.
const LONGEST: usize = 400;

/// Splits a list of agencies into names as written, in order, each once. Remarks in brackets are
/// left out; a name shared by several ("Các Sở: A, B") is given to each.
pub fn split_list(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    // No cell of a plan lists so much; such a text is kept whole.
    if text.len() > MOST_TEXT {
        return vec![text.trim().to_owned()];
    }
    for part in without_brackets(text).split([';', '\n']) {
        list(&of_each_province(part), &mut names);
    }
    let mut names: Vec<String> = names.into_iter().flat_map(places).collect();
    let mut seen = BTreeSet::new();
    names.retain(|name| {
        let key = fold(name);
        !key.is_empty() && seen.insert(key)
    });
    names
}

/// Words before the name of one district or commune; such a name holds neither a comma nor "và".
const PLACES: &[&str] = &[
    "ubnd tỉnh",
    "ủy ban nhân dân tỉnh",
    "ubnd huyện",
    "ubnd thành phố",
    "ubnd thị xã",
    "ubnd quận",
    "ubnd xã",
    "ubnd phường",
    "ủy ban nhân dân huyện",
    "ủy ban nhân dân thành phố",
    "ủy ban nhân dân thị xã",
    "ủy ban nhân dân xã",
    "ủy ban nhân dân phường",
    "công an huyện",
];

/// "UBND huyện Ngọc Hồi và Đăk Glei" are two.
fn places(name: String) -> Vec<String> {
    let Some(end) = PLACES.iter().find_map(|words| prefix_end(&name, words)) else { return vec![name] };
    let (head, tail) = name.split_at_checked(end).unwrap_or((&name, ""));
    let parts: Vec<&str> =
        tail.split(", ").flat_map(|p| p.split(" và ")).map(|p| p.trim().trim_start_matches("và ")).collect();
    let proper = |p: &&str| p.starts_with(char::is_uppercase) && p.split_whitespace().count() <= 5;
    if parts.len() > 1 && parts.iter().all(proper) {
        parts.iter().map(|p| format!("{head} {p}")).collect()
    } else {
        vec![name]
    }
}

/// "Sở Y tế các tỉnh Nghệ An, Quảng Trị" as "Sở Y tế tỉnh Nghệ An, Sở Y tế tỉnh Quảng Trị", where the office is known.
fn of_each_province(part: &str) -> String {
    const COMMITTEES: [&str; 2] = ["ubnd", "ủy ban nhân dân"];
    // Parts of a country, with several provinces each.
    const REGIONS: &[&str] = &[
        "tây nguyên",
        "tây bắc",
        "đông bắc",
        "bắc",
        "đông nam bộ",
        "tây nam bộ",
        "miền",
        "vùng",
        "đồng bằng",
        "duyên hải",
    ];
    const WORDS: &str = " các tỉnh ";
    let told = || {
        let at = part.find(WORDS).filter(|at| *at <= LONGEST)?;
        let (before, after) = (part.get(..at)?, part.get(at + WORDS.len()..)?);
        // The longest name before the words that is known: a name may hold commas.
        let starts = std::iter::once(0).chain(before.match_indices(", ").map(|(at, _)| at + 2));
        let (from, office) =
            starts.filter_map(|from| Some((from, before.get(from..)?.trim()))).find(|(_, office)| {
                let folded = fold(office);
                COMMITTEES.contains(&folded.as_str()) || folded.starts_with("sở ") && register::known(office)
            })?;
        let pieces: Vec<&str> = after.split(", ").collect();
        let place =
            |p: &&&str| p.starts_with(char::is_uppercase) && p.split_whitespace().count() <= 3 && !starts_name(p);
        let count = pieces.iter().take_while(place).count();
        // "…, Quảng Trị và Huế".
        let last = pieces.get(count).and_then(|p| p.split_once(" và ")).filter(|(a, b)| place(&a) && place(&b));
        let named = pieces.iter().take(count).copied().chain(last.into_iter().flat_map(|(a, b)| [a, b]));
        let each: Vec<String> = named.map(|place| format!("{office} tỉnh {}", place.trim())).collect();
        let rest = pieces.get(count + usize::from(last.is_some())..)?.join(", ");
        let rest = if rest.is_empty() { rest } else { format!(", {rest}") };
        let region = pieces.iter().take(count).any(|p| {
            // "Bắc Lào" is a region, "Bắc Ninh" a province of the register.
            opens_with(&fold(p), REGIONS) && !register::register().provinces.iter().any(|own| fold(own) == fold(p))
        });
        (each.len() >= 2 && !region)
            .then(|| format!("{}{}{rest}", before.get(..from).unwrap_or_default(), each.join(", ")))
    };
    told().unwrap_or_else(|| part.to_owned())
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// The state of "Các Sở:" while its names are read.
struct Shared {
    head: &'static str,
}

fn list(part: &str, names: &mut Vec<String>) {
    let mut shared: Option<Shared> = None;
    let mut commas = part.split(',').map(str::trim).peekable();
    let mut queue: Vec<String> = Vec::new();
    // A head may itself hold commas ("UBND các huyện, thành phố: A, B"): it is looked for first.
    if let Some((head, rest)) = head_of(part) {
        shared = Some(Shared { head });
        queue.extend(rest.split(',').map(|s| s.trim().to_owned()));
        commas = "".split(',').map(str::trim).peekable();
    }
    queue.extend(commas.filter(|s| !s.is_empty()).map(str::to_owned));
    queue.reverse();
    while let Some(piece) = queue.pop() {
        let piece = tidy(&piece);
        if piece.is_empty() {
            continue;
        }
        let and = piece.strip_prefix("và ").map(str::trim);
        let piece = and.unwrap_or(&piece).to_owned();
        if let Some((head, rest)) = head_of(&piece) {
            shared = Some(Shared { head });
            queue.push(rest.to_owned());
            continue;
        }
        if let Some((first, second)) = at_and(&piece) {
            queue.push(second);
            queue.push(first);
            continue;
        }
        match &shared {
            Some(open) if !starts_name(&piece) => {
                let joined = take_longest(open.head, piece, &mut queue);
                names.extend(each(open.head, &joined));
            }
            _ => {
                shared = None;
                follow(piece, and.is_some(), names);
            }
        }
    }
}

/// A piece outside "Các Sở:": a name of its own, another of the same kind, or more of the last name.
fn follow(piece: String, and: bool, names: &mut Vec<String>) {
    let general = names.last().is_some_and(|last| opens_with(&fold(last), GENERAL));
    // "Học viện Quốc gia về Bưu chính, Viễn thông và …": what follows "về" are fields, though offices are called so too.
    if let Some(last) = names.last_mut()
        && fold(last).contains(" về ")
        && opens_with(&fold(&piece), &[FIELDS, &["viễn thông", "bưu chính", "bưu điện"]].concat())
    {
        *last = format!("{last}, {}{piece}", if and { "và " } else { "" });
        return;
    }
    if starts_name(&piece) || (!general && opens_with(&fold(&piece), RUN_ON)) {
        names.push(piece);
        return;
    }
    let Some(last) = names.last_mut() else {
        names.push(piece);
        return;
    };
    let whole = format!("{last}, {}{piece}", if and { "và " } else { "" });
    // "Sở Tài chính, Xây dựng": two known agencies, and no known name holds both.
    let second = format!("Sở {piece}");
    let two = fold(last).starts_with("sở ") && register::known(last) && register::known(&second);
    // "Sở Ngoại vụ, UBMTTQVN tỉnh": an office by its letters.
    let letters: String = piece.chars().take_while(|c| c.is_alphanumeric()).collect();
    let short = letters.chars().count() >= 4 && letters.chars().all(char::is_uppercase);
    if two && !register::known_beginning(&whole) {
        names.push(second);
    } else if short && !general && !and {
        names.push(piece);
    } else {
        *last = whole;
    }
}

/// Joins following pieces as long as a known name holds them all: "Văn hóa" + "Thể thao và Du lịch".
fn take_longest(head: &str, piece: String, queue: &mut Vec<String>) -> String {
    let mut best = (0_usize, piece.clone());
    let mut joined = piece;
    for (taken, next) in (1..=3).zip(queue.iter().rev()) {
        if joined.len() + next.len() > LONGEST {
            break;
        }
        joined = format!("{joined}, {}", tidy(next));
        // The last piece may run on: "Thể thao và Du lịch và các cơ quan".
        let name = at_and(&joined).map_or_else(|| joined.clone(), |(first, _)| first);
        if register::known(&format!("{head} {name}")) {
            best = (taken, joined.clone());
        }
    }
    let (taken, name) = best;
    queue.truncate(queue.len().saturating_sub(taken));
    match at_and(&name).filter(|_| taken > 0) {
        Some((first, second)) => {
            queue.push(second);
            first
        }
        None => name,
    }
}

/// The names in one piece of a shared list: "Tài chính và Tư pháp" are two when only the parts are known.
fn each(head: &str, piece: &str) -> Vec<String> {
    let whole = format!("{head} {piece}");
    if whole.len() > LONGEST || register::known(&whole) {
        return vec![whole];
    }
    for (at, _) in piece.match_indices(" và ") {
        let (first, second) = (piece.get(..at).unwrap_or_default(), piece.get(at + " và ".len()..).unwrap_or_default());
        let (first, second) = (format!("{head} {}", first.trim()), format!("{head} {}", second.trim()));
        if register::known(&first) && register::known(&second) {
            return vec![first, second];
        }
    }
    vec![whole]
}

fn opens_with(folded: &str, words: &[&str]) -> bool {
    words.iter().any(|w| folded.strip_prefix(w).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// Whether the piece begins a name of its own.
fn starts_name(piece: &str) -> bool {
    let folded = fold(piece);
    let begins =
        |word: &&str| folded.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()));
    if opens_with(&folded, GENERAL) {
        return true;
    }
    let Some(kind) = TYPES.iter().filter(|w| begins(w)).max_by_key(|w| w.len()) else { return false };
    // "Các sở, ban, ngành": small letters go on with the list; "sở Tài chính" is a name.
    let capital = piece.starts_with(char::is_uppercase);
    let next = piece.split_whitespace().nth(kind.split(' ').count());
    let next_capital = next.is_some_and(|w| w.starts_with(char::is_uppercase));
    let province = next.is_some_and(|w| matches!(fold(w).as_str(), "tỉnh" | "huyện" | "các" | "quân"));
    capital || next_capital || (province && *kind != "sở" && *kind != "ban")
}

/// A shared head and what follows it: "Các Sở: Tài chính" → ("Sở", "Tài chính").
fn head_of(piece: &str) -> Option<(&'static str, &str)> {
    let found = HEADS.iter().filter_map(|(words, head)| {
        let end = prefix_end(piece, words)?;
        let rest = piece.get(end..)?;
        let colon = rest.trim_start().starts_with(':');
        let name = rest.trim_start().trim_start_matches(':').trim();
        // Without a colon it takes "các" and a capital: "các Sở Tài chính, Xây dựng".
        let plural = words.contains("các");
        let capital = name.starts_with(char::is_uppercase);
        // "UBND các huyện, thành phố Huế": all of them, and the city.
        let mixed = words.contains(',') && !words.starts_with("các");
        // "các trường THPT": every school of a kind, none by its name.
        let mut named = name.split([' ', ',']).filter(|w| !w.is_empty());
        let letters = named.next().is_some_and(|w| w.chars().count() > 1 && w.chars().all(|c| !c.is_lowercase()));
        let kind = *head == "Trường" && letters && named.next().is_none_or(|w| w.starts_with(char::is_lowercase));
        let plural = plural && !mixed && !kind;
        (capital && (colon || (plural && rest.starts_with(' ')))).then_some((words.len(), *head, name))
    });
    found.max_by_key(|(length, ..)| *length).map(|(_, head, name)| (head, name))
}

/// The byte after the words at the start of the text, whatever its case and tone placement.
fn prefix_end(text: &str, words: &str) -> Option<usize> {
    let end = text.char_indices().nth(words.chars().count()).map_or(text.len(), |(at, _)| at);
    text.get(..end).filter(|start| fold(start) == words).map(|_| end)
}

/// Splits at "và" before a name of its own: "Sở Ngoại vụ và các cơ quan có liên quan".
fn at_and(piece: &str) -> Option<(String, String)> {
    piece.match_indices(" và ").take_while(|(at, _)| *at <= LONGEST).find_map(|(at, _)| {
        let first = piece.get(..at)?.trim();
        let second = piece.get(at + " và ".len()..)?.trim();
        let folded = fold(second);
        // "Đoàn ĐBQH và HĐND tỉnh" is one office; general words run on: "các sở và địa phương".
        let one =
            ["hđnd", "hội đồng", "đoàn thể", "địa phương", "cá nhân", "đơn vị", "cơ quan", "doanh nghiệp", "tổ chức"]
                .iter()
                .any(|w| folded.starts_with(w));
        let before = fold(first);
        let general = before.starts_with("các ") && folded.starts_with("các ");
        // "Văn phòng HĐND và UBND xã", "Ban Quản lý Khu kinh tế và các khu công nghiệp" are one.
        let council = before.starts_with("văn phòng")
            && (before.ends_with("hđnd") || before.ends_with("hội đồng nhân dân"))
            && ["ubnd", "ủy ban nhân dân"].iter().any(|w| folded.starts_with(w));
        let zones = before.starts_with("ban quản lý") && before.contains("khu") && folded.starts_with("các khu");
        // "Cục Tiền lương và Bảo hiểm xã hội": behind the name of a department a field is no office of its own.
        let department = ["cục", "tổng cục", "vụ", "ban"].iter().any(|w| opens_with(&before, &[w]));
        let field = department && FIELDS.contains(&folded.as_str());
        let one = one || council || zones || field;
        // A name that is known with its "và" stays whole.
        let whole = piece.len() <= LONGEST && register::known(piece);
        (starts_name(second) && !one && !general && !whole).then(|| (first.to_owned(), second.to_owned()))
    })
}

fn tidy(piece: &str) -> String {
    piece.trim().trim_matches(|c: char| matches!(c, '.' | ',' | ':' | '-' | '–' | '*' | '+' | '/')).trim().to_owned()
}
