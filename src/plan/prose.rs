//! Tasks from prose: the numbered points of the content parts, with the lines that say when and who.

use super::ScheduleKind;
use super::agency::canonical;
use super::draft::{Draft, offices};
use super::labels::{Part as Field, Role, role, split};
use super::lines::{Line, Mark, begins, dotted, key};
use super::outline::{Node, Outline};
use super::schedule::{self, Frame, position};
use super::targets::by_year;
use crate::words::fold;

/// The tasks of an outline, and those that took the block of a later task (index, place of the block).
pub(super) struct Prose {
    pub drafts: Vec<Draft>,
    /// Whether any task has a labelled block of its own.
    pub labelled: bool,
    /// Numbers of tasks without a block, with the number and place of the task whose block they share.
    pub shared: Vec<(Vec<usize>, usize)>,
}

/// Gathers the tasks.
pub(super) fn read(outline: &Outline) -> Prose {
    let leaves: Vec<&Node> =
        outline.nodes.iter().enumerate().filter(|(at, node)| is_leaf(outline, *at, node)).map(|(_, n)| n).collect();
    let labelled_parts: Vec<usize> =
        leaves.iter().filter(|n| n.body.iter().any(is_labelled) || labels_inside(&n.text)).map(|n| n.part).collect();
    let labelled = !labelled_parts.is_empty();
    // Parts whose points are themes over activities: a theme with a single one is a theme as well.
    let themes: Vec<usize> = leaves.iter().filter(|n| activities(n, false).is_some()).map(|n| n.part).collect();
    let mut drafts = Vec::new();
    for node in leaves {
        let mut base = base(outline, node);
        // "2. Thương mại (Sở Công Thương chủ trì)" over bullets: a theme with its lead, whatever other points state.
        if !labelled || themed(node) {
            bullets(node, base, &mut drafts);
            continue;
        }
        // A part without any block beside parts with blocks only explains.
        if !labelled_parts.contains(&node.part) || node.number.is_empty() && !node.body.iter().any(is_labelled) {
            continue;
        }
        if let Some(activities) = activities(node, themes.contains(&node.part)) {
            for (n, lines) in (1..).zip(activities) {
                let above = if base.number.is_empty() { &base.part } else { &base.number };
                let mut draft = Draft { number: format!("{above}/{n}"), content: Vec::new(), ..base.clone() };
                // "2. Lĩnh vực giáo dục" over its activities is their section.
                if draft.section.is_empty() && !base.number.is_empty() {
                    draft.section.clone_from(&base.number);
                    draft.section_title.clone_from(&node.text);
                }
                draft.place = lines.first().map_or(node.place, |l| l.place);
                body(&mut draft, lines);
                drafts.push(draft);
            }
            continue;
        }
        let text = std::mem::take(&mut base.content).join(" ");
        let first = Line { place: node.place, mark: Mark::None, text, strong: false };
        let lines: Vec<Line> = std::iter::once(first).chain(node.body.iter().cloned()).collect();
        body(&mut base, &lines);
        drafts.push(base);
    }
    for draft in drafts.iter_mut().filter(|draft| draft.lead.is_empty()) {
        bracketed(draft);
    }
    for draft in &mut drafts {
        // Money may stand before the time or behind it.
        if draft.funding.is_empty() {
            priced(draft);
        }
        if draft.time.is_empty() {
            at_the_end(draft);
        }
        if draft.time.is_empty() {
            draft.time.extend(draft.over.take());
        }
        if draft.funding.is_empty() {
            priced(draft);
        }
        if draft.lead.is_empty() {
            owned(draft);
        }
    }
    inherit(outline, &mut drafts);
    let shared = share(&mut drafts);
    Prose { drafts, labelled, shared }
}

fn is_leaf(outline: &Outline, at: usize, node: &Node) -> bool {
    let child = |other: &Node| {
        other.part == node.part && other.number.len() > node.number.len() && other.number.starts_with(&node.number)
    };
    !outline.nodes.get(at + 1).is_some_and(child) || node.number.is_empty() && outline.nodes.len() == 1
}

fn is_labelled(line: &Line) -> bool {
    labels_inside(&line.text)
}

fn labels_inside(text: &str) -> bool {
    split(text).iter().any(|part| matches!(part.role, Some(Role::Time | Role::Lead | Role::Partner)))
}

fn base(outline: &Outline, node: &Node) -> Draft {
    let part = outline.parts.get(node.part).cloned().unwrap_or_default();
    let part_title = part.title.clone();
    let main = node.number.get(..1).filter(|_| node.number.len() > 1);
    let above = main.and_then(|main| outline.nodes.iter().rev().find(|n| n.part == node.part && n.number == main));
    Draft {
        number: dotted(&node.number),
        part: part.code,
        part_title: part.title,
        section: main.map(dotted).unwrap_or_default(),
        section_title: above.map(|n| n.text.clone()).unwrap_or_default(),
        content: vec![node.text.clone()],
        // "Quý II" over the points done in it.
        over: node.when.clone().or_else(|| Some(part_title).filter(|title| is_time(title))),
        place: node.place,
        ..Draft::default()
    }
}

/// The lines of a point that holds several activities, each with a lead of its own; `one` takes a single one too, where
/// the point itself says nothing but its theme.
fn activities(node: &Node, one: bool) -> Option<Vec<&[Line]>> {
    let leads =
        |lines: &[Line]| lines.iter().filter(|l| split(&l.text).iter().any(|p| p.role == Some(Role::Lead))).count();
    let least = if one && !labels_inside(&node.text) { 1 } else { 2 };
    if leads(&node.body) < least {
        return None;
    }
    let opens =
        |line: &Line, mark: &Mark| std::mem::discriminant(&line.mark) == std::mem::discriminant(mark) && worded(line);
    // A line that opens an activity says something before any label.
    let mark = node.body.iter().find(|l| l.mark.is_bullet() && worded(l)).map(|l| l.mark.clone())?;
    let starts: Vec<usize> = node.body.iter().enumerate().filter(|(_, l)| opens(l, &mark)).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([node.body.len()]);
    let out: Vec<&[Line]> = starts.iter().zip(ends).filter_map(|(from, to)| node.body.get(*from..to)).collect();
    (out.len() >= least && out.iter().all(|lines| leads(lines) >= 1)).then_some(out)
}

fn worded(line: &Line) -> bool {
    split(&line.text).first().is_some_and(|p| p.role.is_none() && !p.text.is_empty())
}

/// Reads lines into the fields of a task.
fn body(draft: &mut Draft, lines: &[Line]) {
    let mut current: Option<Role> = None;
    for line in lines {
        let parts = split(&line.text);
        let labelled = parts.iter().any(|p| p.role.is_some());
        if !labelled {
            loose(draft, line, current);
            continue;
        }
        for Field { role, label, text } in parts {
            match role {
                // "+ Năm 2025: … . Cơ quan chủ trì: …" on one line goes on with the time above.
                None if current.is_some() => loose(draft, &Line { text, ..line.clone() }, current),
                None => draft.content.push(text),
                // "Nội dung: …" says more of what the point is called.
                Some(Role::Content) if !draft.content.is_empty() => {
                    if let Some(last) = draft.content.last_mut() {
                        *last = format!("{}: {text}", last.trim_end_matches([':', '.', ' ']));
                    }
                    current = None;
                }
                Some(Role::Other | Role::Content | Role::Number) => {
                    draft.content.push(format!("{label}: {text}"));
                    current = None;
                }
                Some(role) => {
                    draft.field_mut(role).push(text);
                    current = Some(role);
                }
            }
        }
    }
}

/// A line without a label: more of the field above it, or more of the content.
fn loose(draft: &mut Draft, line: &Line, current: Option<Role>) {
    if let Some(role) = current {
        let open = draft.field_mut(role).last().is_some_and(|last| {
            let last = last.trim_end();
            last.is_empty() || last.ends_with(',') || last.ends_with('-') || fold(last).ends_with(" và")
        });
        let year = role == Role::Time
            && (!by_year(&line.text).is_empty() || begins(&key(&line.text), &["năm", "từ năm", "quý", "tháng"]));
        // "Cơ quan phối hợp:" and then one office a line.
        let listed =
            line.mark.is_bullet() && draft.field_mut(role).first().is_some_and(|first| first.trim().is_empty());
        if open || year || listed {
            draft.field_mut(role).push(line.text.clone());
            return;
        }
    }
    // "- Thực hiện: Ban Tuyên giáo, Báo Lai Châu": offices, however many.
    if let Some((label, names)) = line.text.split_once(':')
        && ["thực hiện", "tham mưu", "đầu mối", "triển khai"].contains(&key(label).as_str())
    {
        let named = offices(names);
        if !named.is_empty() && named.iter().all(|name| canonical(name).is_some_and(|found| found.exact)) {
            draft.lead.push(names.trim().to_owned());
            return;
        }
    }
    if let Some(said) = assignment(&line.text) {
        draft.lead.push(said.lead);
        draft.partner.extend(said.partner);
        draft.time.extend(said.time);
        return;
    }
    // "- Sở Nội vụ: Chủ trì, phối hợp với …" names a lead by what it does.
    if let Some((office, work)) = line.text.split_once(':')
        && begins(&key(work), &["chủ trì", "chịu trách nhiệm chính"])
        && line.mark.is_bullet()
        && office.chars().count() < 120
        && role(office).is_none()
    {
        draft.lead.push(office.to_owned());
    }
    draft.content.push(line.text.clone());
}

/// Who does something, and when, said in one sentence.
struct Assignment {
    lead: String,
    partner: Option<String>,
    time: Vec<String>,
}

/// "Giao Sở Ngoại vụ chủ trì, phối hợp với Công an tỉnh; thực hiện quý II/2024": taken only where everything in it is
/// an office or a time.
fn assignment(text: &str) -> Option<Assignment> {
    let text = text.trim().trim_end_matches(['.', ';', ' ']);
    let at = position(text, "chủ trì")?;
    let (lead, rest) = text.split_at_checked(at)?;
    let lead = ["giao cho ", "giao ", "do "]
        .iter()
        .find_map(|w| (position(lead, w.trim_end()) == Some(0)).then(|| lead.chars().skip(w.chars().count()).collect()))
        .unwrap_or_else(|| lead.to_owned());
    let known = |text: &str| {
        let names = offices(text);
        !names.is_empty() && names.iter().all(|name| canonical(name).is_some_and(|found| found.exact))
    };
    let lead = lead.trim().to_owned();
    if !known(&lead) {
        return None;
    }
    let rest: String = rest.chars().skip("chủ trì".chars().count()).collect();
    let mut said = Assignment { lead, partner: None, time: Vec::new() };
    for piece in rest.split(';').flat_map(|p| p.split(". ")).map(|p| p.trim().trim_start_matches(',').trim()) {
        if piece.is_empty() {
            continue;
        }
        if let Some(at) = position(piece, "phối hợp").filter(|at| *at == 0) {
            let tail: String = piece.get(at..)?.chars().skip("phối hợp".chars().count()).collect();
            let tail = ["với", "cùng"].iter().find_map(|w| tail.trim().strip_prefix(w)).unwrap_or(tail.trim()).trim();
            if !known(tail) {
                return None;
            }
            said.partner = Some(tail.to_owned());
        } else {
            let when = ["thời gian thực hiện", "thời gian", "thực hiện", "trong", "vào"]
                .iter()
                .find_map(|w| (position(piece, w) == Some(0)).then(|| piece.chars().skip(w.chars().count()).collect()))
                .unwrap_or_else(|| piece.to_owned());
            let when = when.trim().trim_start_matches(':').trim().to_owned();
            if !is_time(&when) {
                return None;
            }
            said.time.push(when);
        }
    }
    Some(said)
}

/// Whether a text is a time and nothing else.
pub(super) fn is_time(text: &str) -> bool {
    const WORDS: &str = "năm quý tháng ngày tuần kỳ nửa đầu cuối giữa từ đến tới trong trước sau vào khoảng hằng hàng \
        thường xuyên định mỗi các cả và hoặc giai đoạn lần suốt thứ i ii iii iv";
    let told = |word: &str| {
        let known = fold(word);
        word.is_empty()
            || word.chars().all(|c| c.is_ascii_digit())
            || WORDS.split_whitespace().any(|w| fold(w) == known)
    };
    if !text.split(|c: char| !c.is_alphanumeric()).all(told) {
        return false;
    }
    let (read, doubts) = schedule::read(text, &Frame { running: vec![0] });
    read.kind != ScheduleKind::None && read.kind != ScheduleKind::Conditional && doubts.is_empty()
}

/// Whether a point names who leads it in a bracket at its end, and bullets without labels follow.
fn themed(node: &Node) -> bool {
    let mut over = Draft { content: vec![node.text.clone()], ..Draft::default() };
    bracketed(&mut over);
    let bullets = node.body.iter().filter(|l| l.mark.is_bullet()).count();
    !over.lead.is_empty() && bullets >= 1 && !node.body.iter().any(is_labelled)
}

/// Points without any block: each bullet of a main point is a task, a point without bullets is one.
fn bullets(node: &Node, base: Draft, drafts: &mut Vec<Draft>) {
    let top = node.body.iter().find(|l| l.mark.is_bullet()).map(|l| l.mark.clone());
    // "2.1. Với Lào:" over its bullets is a theme as well.
    let theme = node.number.len() <= 1 || node.text.trim_end().ends_with(':');
    let Some(top) = top.filter(|_| theme) else {
        if !node.number.is_empty() {
            let mut draft = base;
            draft.content.extend(node.body.iter().map(|l| l.text.clone()));
            drafts.push(draft);
        }
        return;
    };
    // "1. Sở Ngoại vụ" over its bullets names who does them.
    let owner = node.text.split(':').next().filter(|t| canonical(t).is_some_and(|m| m.exact)).map(str::to_owned);
    let mut over = Draft { content: vec![node.text.clone()], ..Draft::default() };
    bracketed(&mut over);
    let theme = over.wording();
    let nested = nested(node, &top);
    let (mut n, mut inner) = (0, 0);
    let mut group = String::new();
    for line in &node.body {
        let opens = std::mem::discriminant(&line.mark) == std::mem::discriminant(&top);
        let above = if base.number.is_empty() { base.part.clone() } else { base.number.clone() };
        if nested && opens {
            (n, inner) = (n + 1, 0);
            group = line.text.trim_end_matches([':', '.', ' ']).to_owned();
        } else if nested && line.mark.is_bullet() {
            inner += 1;
            drafts.push(Draft {
                number: format!("{above}/{n}/{inner}"),
                section: format!("{above}/{n}"),
                section_title: group.clone(),
                content: vec![line.text.clone()],
                place: line.place,
                ..base.clone()
            });
        } else if opens {
            n += 1;
            let section = above;
            let title = if base.number.is_empty() { base.part_title.clone() } else { theme.clone() };
            drafts.push(Draft {
                number: format!("{section}/{n}"),
                section,
                section_title: title,
                content: vec![line.text.clone()],
                lead: owner.iter().cloned().chain(over.lead.iter().cloned()).collect(),
                partner: over.partner.clone(),
                time: if base.time.is_empty() { over.time.clone() } else { base.time.clone() },
                place: line.place,
                ..base.clone()
            });
        } else if n > 0
            && let Some(last) = drafts.last_mut()
        {
            last.content.push(line.text.clone());
        }
    }
}

/// Whether the outer bullets of a point are themes, short and each over bullets of another mark: "* Hoạt động với Lào" over
/// "- Gặp mặt …".
fn nested(node: &Node, top: &Mark) -> bool {
    let outer = |line: &Line| std::mem::discriminant(&line.mark) == std::mem::discriminant(top);
    let starts: Vec<usize> = node.body.iter().enumerate().filter(|(_, l)| outer(l)).map(|(at, _)| at).collect();
    let theme = |at: &usize| {
        let short = node
            .body
            .get(*at)
            .is_some_and(|l| l.text.split_whitespace().count() <= 12 && !l.text.trim_end().ends_with(['.', ';']));
        short && node.body.get(at + 1).is_some_and(|l| l.mark.is_bullet() && !outer(l))
    };
    starts.len() >= 2 && starts.iter().all(theme)
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
fn bracketed(draft: &mut Draft) {
    let Some(last) = draft.content.last() else { return };
    let text = last.trim_end_matches(['.', ';', ' ']);
    // A label inside the bracket may have taken its end: "(Sở Y tế chủ trì; thời gian: tháng 4)".
    let open = (text.matches('(').count() > text.matches(')').count()).then_some(text);
    let Some((before, inside)) = text.strip_suffix(')').or(open).and_then(|text| text.rsplit_once('(')) else { return };
    let mut who = inside.trim();
    let (mut when, mut money) = (Vec::new(), None);
    // From the end: times and money, whatever their order.
    while !who.is_empty() {
        let (rest, piece) = last_piece(who).unwrap_or(("", who));
        let planned = piece.trim().trim_start_matches("dự kiến").trim();
        if money.is_none()
            && let Some(found) = only_money(piece)
        {
            money = Some(found);
        } else if is_time(planned) {
            when.insert(0, planned.to_owned());
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
    let lead_end = position(who, "phối hợp").unwrap_or(who.len());
    let (lead, helpers) = who.split_at_checked(lead_end).unwrap_or((who, ""));
    let helpers: String = helpers.chars().skip("phối hợp".chars().count()).collect();
    let helpers = helpers.trim().trim_start_matches("với").trim_start_matches("cùng").trim();
    let lead = lead.trim().trim_end_matches([',', ';', ' ']).trim_end_matches("chủ trì").trim();
    let known = |text: &str| {
        let names = offices(text);
        !names.is_empty() && names.iter().all(|name| canonical(name).is_some_and(|found| found.exact))
    };
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
    if !known(lead) {
        return;
    }
    let (lead, helpers, before) = (lead.to_owned(), helpers.to_owned(), before.trim().to_owned());
    draft.lead.push(lead);
    if draft.funding.is_empty() {
        draft.funding.extend(money);
    }
    if draft.time.is_empty() {
        draft.time.extend(when);
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
fn at_the_end(draft: &mut Draft) {
    const SAYS: &[&str] = &[
        "thời gian thực hiện",
        "thời gian hoàn thành",
        "thời gian",
        "hoàn thành trong",
        "hoàn thành vào",
        "hoàn thành",
        "thực hiện trong",
        "thực hiện vào",
        "thực hiện",
    ];
    let Some(last) = draft.content.last() else { return };
    let text = last.trim_end_matches(['.', ';', ' ']);
    // The last mark whose tail says it, or the one before: "năm 2026, 2027" holds a comma of its own.
    let marks = text.match_indices([';', ',', ':']).map(|(at, _)| at);
    let inside = text.match_indices(" vào ").chain(text.match_indices(" trong ")).map(|(at, _)| at);
    let found = marks.chain(inside).filter(|at| *at > 0).find_map(|at| {
        let (before, tail) = text.split_at_checked(at)?;
        let tail = tail.get(1..)?.trim();
        // "(2 năm/lần; Quảng Bình đăng cai năm 2022, 2024)" is one remark.
        if before.matches('(').count() != before.matches(')').count() {
            return None;
        }
        let said = SAYS.iter().find_map(|w| {
            let rest =
                (position(tail, w) == Some(0)).then(|| tail.chars().skip(w.chars().count()).collect::<String>())?;
            Some(rest.trim().trim_start_matches(':').trim().to_owned())
        });
        let mut labelled = said.is_some();
        let (before, when) = (before.trim_end(), said.unwrap_or_else(|| tail.to_owned()));
        // "Thời gian" before the colon is the label, not the work.
        let label = SAYS.iter().find_map(|w| {
            let from = before.len().checked_sub(w.len())?;
            (fold(before.get(from..)?) == fold(w)).then(|| before.get(..from).unwrap_or("").trim_end())
        });
        labelled |= label.is_some();
        let before = label.unwrap_or(before);
        let before = before.trim_end_matches([',', ';', '-', '–', ' ']);
        let set_off = labelled || text.get(at..).is_some_and(|t| t.starts_with([';', ':']));
        let dated = ["quý", "tháng", "ngày"].iter().any(|w| position(&when, w).is_some());
        let fine = !before.is_empty() && is_time(&when) && (set_off || dated);
        fine.then(|| (set_off.then(|| before.to_owned()), when))
    });
    if let Some((before, when)) = found {
        draft.time.push(when);
        if let (Some(before), Some(last)) = (before, draft.content.last_mut()) {
            *last = before;
        }
    }
}

/// "1,5 tỷ đồng", "dự kiến kinh phí 800 triệu đồng": an amount and nothing else.
fn only_money(text: &str) -> Option<String> {
    let text = text.trim();
    let said = [
        "với kinh phí",
        "dự kiến kinh phí",
        "kinh phí dự kiến",
        "tổng kinh phí",
        "tổng mức đầu tư",
        "tổng vốn",
        "kinh phí",
        "dự kiến",
    ];
    let rest = said.iter().find_map(|words| {
        let from = text.char_indices().nth(words.chars().count()).map(|(at, _)| at)?;
        (position(text, words) == Some(0)).then(|| text.get(from..)).flatten()
    });
    let rest = rest.unwrap_or(text).trim().trim_start_matches(':').trim();
    let (_, end) = super::amount::amount_in(rest).filter(|_| rest.starts_with(|c: char| c.is_ascii_digit()))?;
    rest.get(end..).is_some_and(|tail| tail.trim().is_empty()).then(|| rest.to_owned())
}

/// "Xây dựng trường học: 12.000 triệu đồng", "Hội chợ, kinh phí 800 triệu đồng": what it costs, said at the end.
fn priced(draft: &mut Draft) {
    let Some(last) = draft.content.last() else { return };
    let text = last.trim_end_matches(['.', ';', ',', ' ']);
    let marks = text.match_indices([':', ';', ',']).map(|(at, mark)| (at, mark == ","));
    let found = marks.filter(|(at, _)| *at > 0).find_map(|(at, comma)| {
        let tail = text.get(at + 1..)?.trim();
        // Behind a comma the words must say that it is money spent: "…, 5 tỷ đồng" may belong to the sentence.
        let told = !comma || tail.starts_with(char::is_alphabetic);
        Some((text.get(..at)?.trim_end().to_owned(), only_money(tail).filter(|_| told)?))
    });
    if let Some((before, money)) = found {
        draft.funding.push(money);
        if let Some(last) = draft.content.last_mut() {
            *last = before;
        }
    }
}

/// "1. Sở Y tế" over the points it is to do, "3. Ban Quản lý Khu kinh tế tỉnh: Nghiên cứu …": who does them.
fn owned(draft: &mut Draft) {
    let known = |text: &str| canonical(text.trim()).is_some_and(|found| found.exact);
    let title = draft.section_title.trim().trim_end_matches(':');
    // "Sở Ngoại vụ chủ trì, phối hợp với các cơ quan liên quan:".
    let title = position(title, "chủ trì").and_then(|at| title.get(..at)).unwrap_or(title).trim();
    if known(title) {
        let title = title.to_owned();
        draft.lead.push(title);
        return;
    }
    let Some(first) = draft.content.first() else { return };
    let (office, work) = first.split_once(':').unwrap_or((first, ""));
    let told = !work.trim().is_empty() || draft.content.len() > 1;
    let several = begins(
        &key(office),
        &["ubnd các huyện", "ubnd các xã", "ubnd cấp huyện", "ubnd cấp xã", "ủy ban nhân dân các huyện", "các sở"],
    ) && !work.is_empty();
    if told && !office.contains('(') && (known(office) || several) {
        let (office, work) = (office.trim().to_owned(), work.trim().to_owned());
        draft.lead.push(office);
        if let Some(first) = draft.content.first_mut() {
            *first = work;
        }
    }
}

/// Fields stated once for a whole section go to its tasks that state none.
fn inherit(outline: &Outline, drafts: &mut [Draft]) {
    // Labels inside the activities of a point are their own.
    let states = |n: &&Node| n.number.len() == 1 && n.body.iter().any(is_labelled) && activities(n, false).is_none();
    for node in outline.nodes.iter().filter(states) {
        let code = dotted(&node.number);
        let part = outline.parts.get(node.part).map(|p| p.code.clone()).unwrap_or_default();
        let mut above = Draft::default();
        body(&mut above, &node.body);
        for draft in drafts.iter_mut().filter(|d| d.section == code && d.part == part && d.number != code) {
            for role in [Role::Time, Role::Lead, Role::Partner, Role::Funding] {
                if draft.field_mut(role).is_empty() {
                    *draft.field_mut(role) = above.field_mut(role).clone();
                }
            }
        }
    }
}

/// Tasks without a block take it from the next task of their section that has one.
fn share(drafts: &mut [Draft]) -> Vec<(Vec<usize>, usize)> {
    let mut shared = Vec::new();
    let mut waiting: Vec<usize> = Vec::new();
    for at in 0..drafts.len() {
        let Some(draft) = drafts.get(at).cloned() else { break };
        let same = waiting
            .last()
            .and_then(|w| drafts.get(*w))
            .is_none_or(|w| w.section == draft.section && w.part == draft.part && !draft.section.is_empty());
        if !same {
            waiting.clear();
        }
        if !draft.has_block() {
            waiting.push(at);
            continue;
        }
        if waiting.is_empty() {
            continue;
        }
        for index in &waiting {
            if let Some(task) = drafts.get_mut(*index) {
                task.time.clone_from(&draft.time);
                task.lead.clone_from(&draft.lead);
                task.partner.clone_from(&draft.partner);
            }
        }
        shared.push((std::mem::take(&mut waiting), at));
    }
    shared
}
