//! The outline of a plan in prose: its parts (purpose, content, money, organising) and the numbered
//! points of the parts that hold tasks, each with the lines below it.

use super::labels::{Role, role};
use super::lines::{Line, Mark, Piece, begins, key};
use std::collections::{BTreeMap, BTreeSet};

/// What a part of a plan is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Before the first part.
    #[default]
    Opening,
    /// Mục đích, yêu cầu and the like: no tasks.
    Purpose,
    /// Nội dung, nhiệm vụ: the tasks.
    Content,
    /// Kinh phí.
    Money,
    /// Tổ chức thực hiện.
    Organising,
    /// Nơi nhận, signatures, notes.
    End,
}

/// A part of the plan.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// What it is for.
    pub kind: Kind,
    /// Its number as written, `II`; empty without one.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The part with a letter it stands under, where that one holds tasks: "B. NHIỆM VỤ" over "I. Kinh tế".
    pub under: Option<usize>,
}

/// A numbered point of a part that holds tasks; number 0 parts stand for lines before any number.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    /// Index of its part.
    pub part: usize,
    /// Its number, `[3, 2]`; empty for lines of a part without numbers.
    pub number: Vec<u32>,
    /// Its own text.
    pub text: String,
    /// Where it stands.
    pub place: u32,
    /// The time of the heading above it: "Quý II" over the points done in it.
    pub when: Option<String>,
    /// The lines below it, up to the next point.
    pub body: Vec<Line>,
}

/// The outline of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    pub parts: Vec<Part>,
    pub nodes: Vec<Node>,
    /// Lines by kind of part, for money and duties.
    pub money: Vec<Line>,
    pub organising: Vec<Line>,
    /// Bullets of the parts on purpose, which are no tasks; where headings are lost some might be.
    pub purpose_bullets: Vec<u32>,
    /// When the event is that the whole plan is about.
    pub event: Option<String>,
    /// Main numbers the document skips: where, the one before, the one it goes on with.
    pub skipped: Vec<(u32, u32, u32)>,
    /// Whether the document has headings of parts (`I.`, `II.`).
    pub has_parts: bool,
}

const ORGANISING: &[&str] = &[
    "tổ chức thực hiện",
    "tổ chức triển khai",
    "trách nhiệm",
    "phân công trách nhiệm",
    "phân công thực hiện",
    "chế độ báo cáo",
    "thông tin, báo cáo",
    "thông tin báo cáo",
    "chế độ thông tin",
    "công tác báo cáo",
    "theo dõi, đánh giá",
    "phân công tổ chức thực hiện",
    "điều khoản thi hành",
];

const MONEY: &[&str] = &[
    "kinh phí",
    "nguồn kinh phí",
    "dự toán kinh phí",
    "nguồn lực",
    "nguồn vốn",
    "dự kiến kinh phí",
    "tổng kinh phí",
    "về kinh phí",
    "tài chính",
];

const PURPOSE: &[&str] = &[
    "mục đích",
    "yêu cầu",
    "mục tiêu",
    "ý nghĩa",
    "quan điểm",
    "căn cứ",
    "sự cần thiết",
    "đánh giá",
    "kết quả",
    "tình hình",
    "phạm vi",
    "đối tượng",
    "bối cảnh",
    "nguyên tắc",
    "thực trạng",
    "đặc điểm",
    "thời gian",
    "chủ đề",
    "địa điểm",
    "cơ sở",
    "chỉ tiêu",
    "định hướng",
    "phương châm",
];

/// What a heading announces.
pub(super) fn kind_of(title: &str) -> Kind {
    let folded = key(title);
    if begins(&folded, ORGANISING) {
        Kind::Organising
    } else if begins(&folded, MONEY) {
        Kind::Money
    } else if begins(&folded, PURPOSE) {
        Kind::Purpose
    } else {
        Kind::Content
    }
}

const ENDS: &[&str] = &["nơi nhận", "tm. ủy ban", "tm. ubnd", "kt. chủ tịch", "kt.chủ tịch"];

/// Openings of a sentence that gives work to offices rather than naming a theme.
const ORDERS: &[&str] =
    &["căn cứ kế hoạch", "giao", "các sở", "các cơ quan", "yêu cầu", "đề nghị", "sở", "ủy ban", "ubnd", "trên cơ sở"];

/// Builds the outline.
pub(super) fn read(pieces: &[Piece<'_>]) -> Outline {
    let titled = titled_articles(pieces);
    let has_parts = titled || pieces.iter().any(|p| matches!(p, Piece::Line(l) if is_part(l)));
    let mut walk = Walk { has_parts, titled, ..Walk::default() };
    walk.out.has_parts = has_parts;
    walk.out.parts.push(Part::default());
    walk.ahead = pieces
        .iter()
        .rev()
        .filter_map(|piece| match piece {
            Piece::Line(Line { mark: Mark::Digits(number), .. }) => Some(number.clone()),
            _ => None,
        })
        .collect();
    walk.fields = fields(pieces);
    for piece in pieces {
        match piece {
            Piece::Line(line) => {
                if matches!(line.mark, Mark::Digits(_)) {
                    walk.ahead.pop();
                }
                walk.line(line);
            }
            // A table ends the lines of a point, but not the part.
            Piece::Table(_) => {}
        }
        if walk.kind() == Kind::End {
            break;
        }
    }
    facts(&mut walk.out);
    if walk.titled {
        sentences_of_articles(&mut walk.out);
    }
    walk.out
}

/// "Điều 3. Lĩnh vực y tế" over one sentence without a number: it is the article's only point.
fn sentences_of_articles(outline: &mut Outline) {
    let mut of_part: BTreeMap<usize, usize> = BTreeMap::new();
    for node in &outline.nodes {
        *of_part.entry(node.part).or_default() += 1;
    }
    for node in outline.nodes.iter_mut().filter(|n| n.number.is_empty() && of_part.get(&n.part) == Some(&1)) {
        if node.body.iter().all(|line| line.mark == Mark::None) && !node.body.is_empty() {
            let first = node.body.remove(0);
            (node.number, node.text, node.place) = (vec![1], first.text, first.place);
        }
    }
}

/// Labels of what is said of an event besides time, place and offices.
const FACTS: &[&str] = &[
    "tên gọi",
    "tên",
    "chủ đề",
    "quy mô",
    "thành phần",
    "đối tượng",
    "hình thức",
    "số lượng",
    "địa điểm",
    "khách mời",
    "trang phục",
    "phương tiện",
    "nội dung",
    "nội dung chính",
];

/// Numbered points that say when and where an event is: "1. Tên gọi: …", "2. Thời gian: …", "3. Địa điểm: …". They are no
/// tasks; alone in the plan they are one together.
fn facts(outline: &mut Outline) {
    let label = |node: &Node| node.text.split_once(':').map(|(label, value)| (key(label), value.trim().to_owned()));
    let fact = |node: &Node| {
        node.number.len() == 1
            && label(node).is_some_and(|(label, _)| FACTS.contains(&label.as_str()) || role(&label).is_some())
    };
    let placed =
        |node: &Node| label(node).is_some_and(|(label, _)| label == "địa điểm" || role(&label) == Some(Role::Time));
    let about = |nodes: &[Node]| nodes.len() >= 3 && nodes.iter().all(fact) && nodes.iter().any(placed);
    let mut of_part: BTreeMap<usize, Vec<Node>> = BTreeMap::new();
    for node in &outline.nodes {
        of_part.entry(node.part).or_default().push(node.clone());
    }
    of_part.retain(|_, nodes| about(nodes));
    let nothing_else = outline.nodes.iter().all(|n| of_part.contains_key(&n.part));
    let mut done: BTreeSet<usize> = BTreeSet::new();
    let mut kept: Vec<Node> = Vec::new();
    for node in std::mem::take(&mut outline.nodes) {
        let Some(nodes) = of_part.remove(&node.part) else {
            if !done.contains(&node.part) {
                kept.push(node);
            }
            continue;
        };
        let part = node.part;
        done.insert(part);
        let led = nodes.iter().any(|n| label(n).is_some_and(|(label, _)| role(&label) == Some(Role::Lead)));
        if !led && !nothing_else {
            continue;
        }
        // The event itself.
        let named = ["nội dung", "nội dung chính", "tên gọi", "tên", "chủ đề"];
        let content = named.iter().find_map(|w| nodes.iter().find(|n| label(n).is_some_and(|(l, _)| l == *w)));
        let Some(content) = content.or(nodes.first()) else { continue };
        let text = label(content).map(|(_, text)| text).unwrap_or_default();
        let line = |n: &Node| Line { place: n.place, mark: Mark::Dash, text: n.text.clone(), strong: false };
        let others = nodes.iter().filter(|n| n.place != content.place);
        let body = others.flat_map(|n| std::iter::once(line(n)).chain(n.body.iter().cloned())).collect();
        kept.push(Node { part, number: vec![1], text, place: content.place, when: None, body });
    }
    outline.nodes = kept;
}

/// Numbered lines that are no points but what is said of one: "1.2. Thời gian: …", "1.5. Đơn vị chủ trì: …", where all
/// the numbers under a main one are such.
fn fields(pieces: &[Piece<'_>]) -> BTreeSet<u32> {
    let mut out = BTreeSet::new();
    let mut group: Vec<(u32, Option<Role>)> = Vec::new();
    let mut close = |group: &mut Vec<(u32, Option<Role>)>| {
        let sure = group.iter().any(|(_, role)| matches!(role, Some(Role::Time | Role::Lead)));
        if group.len() >= 2 && sure && group.iter().all(|(_, role)| role.is_some()) {
            out.extend(group.iter().map(|(place, _)| *place));
        }
        group.clear();
    };
    for piece in pieces {
        let Piece::Line(line) = piece else { continue };
        match &line.mark {
            Mark::Digits(number) if number.len() > 1 => {
                let label = line.text.split_once(':').and_then(|(label, _)| role(label.trim()));
                group.push((line.place, label));
            }
            Mark::Digits(_) | Mark::Roman(..) | Mark::Capital(_) => close(&mut group),
            _ => {}
        }
    }
    close(&mut group);
    out
}

/// The number of an article: `Điều 2.`
fn article(text: &str) -> Option<u32> {
    let rest = text.strip_prefix("Điều ")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    rest.get(digits.len()..).filter(|tail| tail.starts_with(['.', ':']))?;
    digits.parse().ok()
}

/// Whether the articles of a document are titles of its parts, as in an agreement: "Điều 2. Lĩnh vực giáo dục".
fn titled_articles(pieces: &[Piece<'_>]) -> bool {
    let articles: Vec<&str> = pieces
        .iter()
        .filter_map(|p| match p {
            Piece::Line(line) if article(&line.text).is_some() => Some(line.text.as_str()),
            _ => None,
        })
        .collect();
    let title = |text: &&str| text.split_whitespace().count() <= 15 && !text.trim_end().ends_with(['.', ';', ':', ',']);
    articles.len() >= 3 && articles.iter().all(title)
}

#[derive(Default)]
struct Walk {
    out: Outline,
    has_parts: bool,
    /// Whether articles are titles of parts.
    titled: bool,
    /// The last main number of the part.
    main: u32,
    /// Whether the current main point has points of its own.
    split: bool,
    /// The last number of a list inside a point.
    inner: Option<u32>,
    /// The numbers still to come, the next one last.
    ahead: Vec<Vec<u32>>,
    /// Places of numbered lines that only say something of the point above.
    fields: BTreeSet<u32>,
    /// The time that stands alone above what follows.
    when: Option<String>,
    /// Whether it stands between the bullets of a point, and goes no further than the point.
    within: bool,
    /// Whether the line before ended with a colon.
    open: bool,
    /// What the part with a letter is about, where letters stand above Roman numbers.
    outer: Option<Kind>,
    /// That part, where it holds tasks.
    tasks: Option<usize>,
}

/// "phần thứ hai", "phần ii", "phần 2": the number of a part alone on its line.
fn is_part_number(folded: &str) -> bool {
    let Some(number) = folded.strip_prefix("phần ") else { return false };
    let number = number.trim_end_matches(['.', ':']);
    begins(number, &["thứ"]) || number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'i' | b'v' | b'x'))
}

/// Whether a line is the heading of a part: `II. NỘI DUNG`, or an unnumbered known title on its own.
pub(super) fn is_part(line: &Line) -> bool {
    let short = line.text.chars().count() <= 200;
    match &line.mark {
        Mark::Roman(..) | Mark::Capital(_) => short || line.text.contains(':'),
        Mark::None => {
            let known = kind_of(&line.text) != Kind::Content
                || begins(&key(&line.text), &["nội dung", "nhiệm vụ", "các nhiệm vụ", "nội dung và giải pháp"]);
            let letters = line.text.chars().filter(|c| c.is_alphabetic());
            let capitals = letters.clone().all(char::is_uppercase) && letters.count() > 4;
            known
                && (capitals || line.strong)
                && line.text.chars().count() <= 80
                && !line.text.trim_end().ends_with([';', '.', ':'])
        }
        _ => false,
    }
}

impl Walk {
    fn kind(&self) -> Kind {
        self.out.parts.last().map_or(Kind::Opening, |p| p.kind)
    }

    fn open(&mut self, kind: Kind, code: String, title: String) {
        self.out.parts.push(Part { kind, code, title, under: None });
        (self.main, self.split, self.inner) = (0, false, None);
    }

    fn line(&mut self, line: &Line) {
        let follows = std::mem::replace(&mut self.open, line.text.trim_end().ends_with(':'));
        // "QUÝ II" on a line of its own, no value of "Thời gian:" above it.
        let alone = line.mark == Mark::None && line.text.chars().count() <= 24 && !follows;
        // "NĂM 2024" before the first part may be the end of the title, a date the plan's own.
        let folded = key(&line.text);
        let heads = begins(&folded, &["quý", "tháng"]) || begins(&folded, &["năm"]) && self.kind() == Kind::Content;
        if alone && heads && self.kind() != Kind::Organising && super::sentence::is_time(line.text.trim()) {
            self.when = Some(line.text.trim().trim_end_matches(':').to_owned());
            self.within = false;
            return;
        }
        // "Phần thứ hai", "Phần II" over the title of the part.
        if folded.split(' ').count() <= 4 && is_part_number(&folded) {
            return;
        }
        if begins(&key(&line.text), ENDS) && line.text.chars().count() < 60 {
            self.open(Kind::End, String::new(), String::new());
            return;
        }
        if let Some(number) = article(&line.text).filter(|_| self.titled && self.kind() != Kind::End) {
            let title = line.text.split_once(['.', ':']).map_or("", |(_, title)| title.trim());
            self.when = None;
            self.open(kind_of(title), number.to_string(), title.to_owned());
            return;
        }
        // "Điều 2. Giao Sở Ngoại vụ …": the articles of a decision end what its first one lays down.
        if article(&line.text).is_some_and(|number| number > 1) && self.kind() != Kind::Opening {
            self.open(Kind::Organising, String::new(), String::new());
            let text = line.text.split_once(['.', ':']).map_or(line.text.as_str(), |(_, rest)| rest.trim());
            self.keep(&Line { text: text.to_owned(), ..line.clone() });
            return;
        }
        if is_part(line) && self.kind() != Kind::End {
            self.when = None;
            let code = match &line.mark {
                Mark::Roman(_, code) => code.clone(),
                Mark::Capital(c) => c.to_string(),
                _ => String::new(),
            };
            // "III. KINH PHÍ: Thực hiện theo …": the heading holds the text too.
            let (title, rest) = match line.text.split_once(':') {
                Some((title, rest)) if !rest.trim().is_empty() => (title.to_owned(), rest.trim().to_owned()),
                _ => (line.text.trim_end_matches(':').to_owned(), String::new()),
            };
            // "C. PHẦN THỨ BA: KINH PHÍ".
            let (title, rest) = if is_part_number(&key(&title)) { (rest, String::new()) } else { (title, rest) };
            let own = kind_of(&title);
            let first = !self.out.parts.iter().any(|p| !p.code.is_empty());
            if matches!(line.mark, Mark::Capital(_)) && (first || self.outer.is_some()) {
                self.outer = Some(own);
            }
            // "C. TỔ CHỨC THỰC HIỆN" over "I. Sở Ngoại vụ tổng hợp, báo cáo …".
            let under = self.outer.filter(|outer| matches!(line.mark, Mark::Roman(..)) && *outer == Kind::Organising);
            let tasks = begins(&key(&title), &["nhiệm vụ", "các nhiệm vụ", "nội dung"]);
            if let Some(outer) = under.filter(|_| own == Kind::Content && !tasks) {
                self.open(outer, code, String::new());
                self.keep(&Line { mark: Mark::None, ..line.clone() });
                return;
            }
            self.open(own, code, title);
            let here = self.out.parts.len() - 1;
            if matches!(line.mark, Mark::Capital(_)) {
                self.tasks = tasks.then_some(here);
            }
            if let Some(part) = self.out.parts.last_mut().filter(|_| matches!(line.mark, Mark::Roman(..))) {
                part.under = self.tasks;
            }
            if !rest.is_empty() {
                self.keep(&Line { text: rest, mark: Mark::None, ..line.clone() });
            }
            return;
        }
        if let Mark::Digits(number) = &line.mark
            && !self.fields.contains(&line.place)
            && self.point(number, line)
        {
            return;
        }
        self.keep(line);
    }

    /// Takes a numbered line as a point of the outline; `false` when it only numbers an inner list.
    fn point(&mut self, number: &[u32], line: &Line) -> bool {
        let Some(&first) = number.first() else { return false };
        let main = number.len() == 1;
        if main && !self.has_parts {
            // Without parts the main numbers are the parts of the document.
            let kind = kind_of(&line.text);
            let restart = first <= self.main && first == 1;
            if restart && begins(&key(&line.text), ORDERS) {
                self.open(Kind::Organising, String::new(), String::new());
            } else if restart {
                self.open(Kind::Content, String::new(), String::new());
            } else if kind != self.kind() || self.kind() == Kind::Opening {
                let last = self.main;
                if !(self.kind() == Kind::Organising && kind == Kind::Content) {
                    self.open(kind, String::new(), String::new());
                }
                self.main = last;
            }
        }
        let expected = first > self.main || (first == self.main && !self.split && self.same_kind(number));
        // "2." after the "1." of a list inside a point goes on with that list, unless "2.1" follows.
        let parent = self.ahead.last().is_some_and(|next| next.len() > 1 && next.first() == Some(&first));
        let listed = self.inner.is_some_and(|n| n + 1 == first) && !parent && (self.split || first != self.main + 1);
        if main && (!expected || listed) {
            self.inner = Some(first);
            return false;
        }
        if main {
            if first > self.main + 1 && self.main > 0 {
                self.out.skipped.push((line.place, self.main, first));
            }
            (self.main, self.split) = (first, false);
        } else {
            // "1.1" under main point 3 numbers something else, unless no main point was written.
            if first < self.main {
                return false;
            }
            (self.main, self.split) = (first, true);
        }
        self.inner = None;
        if std::mem::take(&mut self.within) {
            self.when = None;
        }
        if self.kind() == Kind::Content {
            let part = self.out.parts.len() - 1;
            self.out.nodes.push(Node {
                part,
                number: number.to_vec(),
                text: line.text.clone(),
                place: line.place,
                when: self.when.clone(),
                body: Vec::new(),
            });
        } else {
            self.keep(line);
        }
        true
    }

    /// A main number written twice in a row is a point of its own only where points have no parts.
    fn same_kind(&self, number: &[u32]) -> bool {
        self.out.nodes.last().is_some_and(|node| node.number == number)
    }

    fn keep(&mut self, line: &Line) {
        match self.kind() {
            Kind::Money => self.out.money.push(line.clone()),
            Kind::Organising => self.out.organising.push(line.clone()),
            Kind::Content => {
                let part = self.out.parts.len() - 1;
                let when = self.when.clone();
                // "THÁNG 4" over bullets without numbers begins anew.
                let goes_on = |node: &&mut Node| node.part == part && (!node.number.is_empty() || node.when == when);
                // "Quý II:" between the bullets of a numbered point: the rest of it is done then.
                if line.mark.is_bullet()
                    && when.is_some()
                    && let Some(node) = self.out.nodes.last_mut().filter(|n| n.part == part && !n.number.is_empty())
                    && node.when != when
                {
                    self.within = true;
                    if node.body.is_empty() {
                        node.when = when;
                        node.body.push(line.clone());
                    } else {
                        let rest = Node { when, place: line.place, body: vec![line.clone()], ..node.clone() };
                        self.out.nodes.push(rest);
                    }
                    return;
                }
                match self.out.nodes.last_mut().filter(goes_on) {
                    Some(node) => node.body.push(line.clone()),
                    None => {
                        // Lines of a part before any number.
                        self.out.nodes.push(Node {
                            part,
                            place: line.place,
                            when,
                            body: vec![line.clone()],
                            ..Node::default()
                        });
                    }
                }
            }
            Kind::Purpose => {
                let title = self.out.parts.last().map_or("", |part| part.title.as_str());
                let labelled = line.text.split_once(':').filter(|(label, _)| role(label) == Some(Role::Time));
                // "03 ngày, từ 26-28/7/2024 tại thị trấn Lao Bảo": the place is no part of when.
                let before_place = line.text.split(" tại ").next().map(|text| text.trim_end_matches([',', ';', ' ']));
                let alone = || before_place.filter(|text| super::sentence::is_time(text));
                if self.out.event.is_none() && begins(&key(title), &["thời gian"]) {
                    let said = labelled.map(|(_, value)| value).or_else(alone);
                    self.out.event = said.map(|text| text.trim().trim_end_matches('.').to_owned());
                }
                // "2. Thời gian, địa điểm: ngày 26/7/2024 tại …" where numbers are the parts.
                let whole = line.text.split_once(':').filter(|(label, _)| begins(&key(label), &["thời gian"]));
                if let Some((_, value)) = whole.filter(|_| self.out.event.is_none() && title.is_empty()) {
                    let when = value.split(" tại ").next().unwrap_or(value).trim().trim_end_matches(['.', ',', ';']);
                    self.out.event = Some(when.to_owned()).filter(|when| super::sentence::is_time(when));
                }
                if line.mark.is_bullet() {
                    self.out.purpose_bullets.push(line.place);
                }
            }
            _ => {}
        }
    }
}
