//! Tasks from prose: the numbered points of the content parts, with the lines that say when and who.

use super::agency::canonical;
use super::draft::{Draft, offices};
use super::labels::{Part as Field, Role, role, split};
use super::lines::{Line, Mark, begins, dotted, key};
use super::outline::{Node, Outline};
use super::schedule::parted;
use super::sentence::{
    Assignment, are_bodies, assignment, at_the_end, at_the_head, bracketed, chaired, done_by, helped, is_time, is_unit,
    only_money, orders, orders_in_turn, owned, priced, timed_helpers,
};
use super::targets::by_year;
use crate::words::fold;
use std::collections::{BTreeMap, BTreeSet};

/// The tasks of an outline, and those that took the block of a later task (index, place of the block).
pub(super) struct Prose {
    pub drafts: Vec<Draft>,
    /// Whether any task has a labelled block of its own.
    pub labelled: bool,
    /// Places of bullets in parts that only seem to explain.
    pub unlisted: Vec<u32>,
    /// Numbers of tasks without a block, with the number and place of the task whose block they share.
    pub shared: Vec<(Vec<usize>, usize)>,
}

/// Gathers the tasks.
pub(super) fn read(outline: &Outline) -> Prose {
    let leaves: Vec<&Node> =
        outline.nodes.iter().enumerate().filter(|(at, node)| is_leaf(outline, *at, node)).map(|(_, n)| n).collect();
    let labelled_parts: BTreeSet<usize> =
        leaves.iter().filter(|n| n.body.iter().any(is_labelled) || labels_inside(&n.text)).map(|n| n.part).collect();
    let labelled = !labelled_parts.is_empty();
    // Parts of points beside each other under "B. NHIỆM VỤ": bullets tell tasks in all of them or in none.
    let under = |part: usize| outline.parts.get(part).and_then(|p| p.under);
    let beside: BTreeSet<usize> = labelled_parts.iter().filter_map(|part| under(*part)).collect();
    let listed = |node: &Node| {
        let inline = leaves.iter().filter(|n| under(n.part) == under(node.part) && under(n.part).is_some());
        let mut lines = inline.flat_map(|n| n.body.iter()).filter(|l| is_labelled(l));
        lines.all(|l| l.mark.is_bullet() && worded(l)) && node.body.iter().any(|l| l.mark.is_bullet())
    };
    // Parts whose points are themes over activities: a theme with a single one is a theme as well.
    let themes: BTreeSet<usize> = leaves.iter().filter(|n| activities(n, false).is_some()).map(|n| n.part).collect();
    // Numbered points that say in their own sentences who or when hold tasks, whether or not other parts use labels.
    let mut says: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for node in leaves.iter().filter(|n| labelled && !n.number.is_empty() && !labelled_parts.contains(&n.part)) {
        let (all, told) = says.entry(node.part).or_default();
        (*all, *told) = (*all + 1, *told + usize::from(point_tells(node)));
    }
    let telling_points: BTreeSet<usize> =
        says.iter().filter(|(_, (all, told))| told * 2 >= *all).map(|(part, _)| *part).collect();
    let mut drafts = Vec::new();
    let mut unlisted = Vec::new();
    let mut lists = BTreeSet::new();
    for node in leaves.iter().copied() {
        let mut base = base(outline, node);
        // "2. Thương mại (Sở Công Thương chủ trì)" over bullets: a theme with its lead, whatever other points state.
        if !labelled || themed(node) || owned_list(node) {
            lists.insert(node.place);
            bullets(node, base, &mut drafts);
            continue;
        }
        // A part without any block beside parts with blocks only explains.
        // One whose bullets say themselves who or when holds tasks too.
        let without = !labelled_parts.contains(&node.part);
        let together = || under(node.part).is_some_and(|part| beside.contains(&part)) && listed(node);
        let told = || !node.number.is_empty() && telling_points.contains(&node.part);
        if without && (telling(node) || told()) || node.number.is_empty() && together() {
            lists.insert(node.place);
            bullets(node, base, &mut drafts);
            continue;
        }
        if without || node.number.is_empty() && !node.body.iter().any(is_labelled) {
            unlisted.extend(Some(node.place).filter(|_| without && !node.number.is_empty()));
            unlisted.extend(node.body.iter().filter(|l| without && l.mark.is_bullet()).map(|l| l.place));
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
        // "a) Giao Ban Chỉ huy Quân sự huyện … b) Công an huyện chủ trì …": activities, whatever label one of them holds.
        // So are the bullets of a point beside points that are themes over activities.
        let listed = || node.body.len() >= 2 && node.body.iter().all(|l| l.mark.is_bullet() && worded(l));
        if told_list(node) || themes.contains(&node.part) && listed() {
            lists.insert(node.place);
            bullets(node, base, &mut drafts);
            continue;
        }
        let text = std::mem::take(&mut base.content).join(" ");
        let first = Line { place: node.place, mark: Mark::None, text, strong: false };
        let lines: Vec<Line> = std::iter::once(first).chain(node.body.iter().cloned()).collect();
        body(&mut base, &lines);
        drafts.push(base);
    }
    // What an activity says of itself is its own.
    let blocks: Vec<bool> = drafts.iter().map(|d| d.has_block() && !d.number.contains('/')).collect();
    for draft in drafts.iter_mut().filter(|draft| draft.lead.is_empty() && is_sentence(draft)) {
        bracketed(draft);
    }
    drafts.iter_mut().for_each(timed_helpers);
    for draft in drafts.iter_mut().filter(|draft| is_sentence(draft)) {
        // "Năm 2023: 03 lớp; năm 2024: 06 lớp" are what is to be reached in each.
        if draft.content.first().is_none_or(|text| by_year(text).len() < 2) {
            at_the_head(draft);
        }
        // "Thời gian: tháng 4; kinh phí 200 triệu đồng/năm".
        if let Some(last) = draft.time.last().filter(|_| draft.funding.is_empty()) {
            let mut told = Draft { content: vec![last.clone()], ..Draft::default() };
            priced(&mut told);
            if !told.funding.is_empty() {
                draft.funding = told.funding;
                draft.time.pop();
                draft.time.extend(told.content);
            }
        }
        // Money, time and who does it, in whatever order.
        for _ in 0..3 {
            if draft.funding.is_empty() {
                priced(draft);
            }
            if draft.time.is_empty() {
                at_the_end(draft);
            }
            if draft.lead.is_empty() {
                done_by(draft);
            } else if draft.partner.is_empty() {
                chaired(draft);
            }
            if !draft.lead.is_empty() && draft.partner.is_empty() {
                helped(draft);
            }
        }
        // The bracket may have stood before the money.
        if draft.lead.is_empty() || draft.time.is_empty() {
            bracketed(draft);
        }
        if draft.time.is_empty() {
            draft.time.extend(draft.over.take());
        }
        if draft.lead.is_empty() {
            owned(draft);
        }
    }
    drafts.iter_mut().for_each(timed_helpers);
    inherit(outline, &lists, &mut drafts);
    let shared = share(&mut drafts, &blocks);
    Prose { drafts, labelled, shared, unlisted }
}

/// Whether most bullets of a point say in their own sentence who does them or when: "… (hoàn thành trong quý I/2023)".
fn telling(node: &Node) -> bool {
    let bullets = node.body.iter().filter(|l| l.mark.is_bullet() && l.text.len() <= LONGEST_SENTENCE);
    let told: Vec<bool> = bullets.map(|line| says(&line.text)).collect();
    told.len() >= 2 && told.iter().filter(|says| **says).count() * 2 >= told.len()
}

/// Whether a sentence says who does the work or when.
fn says(text: &str) -> bool {
    let mut draft = Draft { content: vec![text.to_owned()], ..Draft::default() };
    for told in [bracketed, at_the_end, done_by, bracketed] {
        told(&mut draft);
    }
    !draft.lead.is_empty() || !draft.time.is_empty()
}

/// Whether a numbered point, or a line below it, says who does the work or when.
fn point_tells(node: &Node) -> bool {
    let texts = std::iter::once(&node.text).chain(node.body.iter().map(|line| &line.text));
    texts.filter(|text| text.len() <= LONGEST_SENTENCE).any(|text| says(text))
}

/// Bytes of the longest wording read as a sentence that says who, when and for how much: no official writes a longer one,
/// and each of its marks is tried.
const LONGEST_SENTENCE: usize = 4_000;

fn is_sentence(draft: &Draft) -> bool {
    draft.content.iter().map(String::len).sum::<usize>() <= LONGEST_SENTENCE
}

fn is_leaf(outline: &Outline, at: usize, node: &Node) -> bool {
    let child = |other: &Node| {
        other.part == node.part && other.number.len() > node.number.len() && other.number.starts_with(&node.number)
    };
    !outline.nodes.get(at + 1).is_some_and(child) || node.number.is_empty() && outline.nodes.len() == 1
}

fn is_labelled(line: &Line) -> bool {
    labels_inside(&line.text) || doers(&line.text).is_some()
}

/// "- Thực hiện: Ban Tuyên giáo, Báo Lai Châu": offices, however many.
fn doers(text: &str) -> Option<&str> {
    let (label, names) = text.split_once(':')?;
    if !["thực hiện", "tham mưu", "đầu mối", "triển khai"].contains(&key(label).as_str()) {
        return None;
    }
    let known = |text: &str| {
        let named = offices(text);
        !named.is_empty() && named.iter().all(|n| canonical(n).is_some_and(|found| found.exact) || is_unit(n))
    };
    // "Sở Y tế, trong 2 năm 2024, 2025": what follows the offices goes with the time.
    let mut ends = names.match_indices([',', ';', '.']).map(|(at, _)| at).chain([names.len()]);
    let end = ends.rfind(|end| names.get(..*end).is_some_and(known))?;
    names.get(..end).map(str::trim)
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
        over: node.when.clone().or_else(|| time_of_heading(&part_title)).or(outline.event.clone()),
        place: node.place,
        ..Draft::default()
    }
}

/// "Quý II", "II. Hoạt động trong quý II": the time of what a heading stands over.
fn time_of_heading(title: &str) -> Option<String> {
    if is_time(title) {
        return Some(title.to_owned());
    }
    let words: Vec<&str> = title.split_whitespace().collect();
    let dated = |text: &str| key(text).split(' ').any(|word| matches!(word, "quý" | "tháng"));
    let mut tails = (1..words.len()).filter_map(|at| words.get(at..)).map(|tail| tail.join(" "));
    tails.find(|text| dated(text) && is_time(text))
}

/// The lines of a point that holds several activities, each with a lead of its own; `one` takes a single one too, where
/// the point itself says nothing but its theme.
fn activities(node: &Node, one: bool) -> Option<Vec<&[Line]>> {
    // Bullets of a part without numbers are activities of their own, whatever labels one of them holds.
    let same = |a: &Line, b: &Line| std::mem::discriminant(&a.mark) == std::mem::discriminant(&b.mark);
    let listed = |first: &Line| node.body.iter().all(|l| l.mark.is_bullet() && worded(l) && same(l, first));
    if node.number.is_empty() && node.body.len() >= 2 && node.body.first().is_some_and(listed) {
        return Some(node.body.chunks(1).collect());
    }
    // "Giao Sở Công Thương chủ trì …" may stand on a line of its own below what is to be done.
    let ordered = |l: &Line| (l.mark.is_bullet() || begins(&key(&l.text), &["giao"])) && orders(&l.text);
    let led = |l: &&Line| {
        split(&l.text).iter().any(|p| p.role == Some(Role::Lead)) || ordered(l) || ordered_behind(&l.text).1.is_some()
    };
    let leads = |lines: &[Line]| lines.iter().filter(led).count();
    let least = if one && !labels_inside(&node.text) { 1 } else { 2 };
    if leads(&node.body) < least {
        return None;
    }
    let opens =
        |line: &Line, mark: &Mark| std::mem::discriminant(&line.mark) == std::mem::discriminant(mark) && worded(line);
    // A theme over the only thing to do, which has no mark: "3. Giáo dục" and then "Đào tạo 30 học sinh …".
    let main = node.number.len() <= 1;
    if least == 1
        && main
        && node.body.first().is_some_and(|l| l.mark == Mark::None && worded(l))
        && leads(&node.body) == 1
    {
        return Some(vec![node.body.as_slice()]);
    }
    // A line that opens an activity says something before any label.
    let mark = node.body.iter().find(|l| l.mark.is_bullet() && worded(l)).map(|l| l.mark.clone())?;
    let starts: Vec<usize> = node.body.iter().enumerate().filter(|(_, l)| opens(l, &mark)).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([node.body.len()]);
    let out: Vec<&[Line]> = starts.iter().zip(ends).filter_map(|(from, to)| node.body.get(*from..to)).collect();
    (out.len() >= least && out.iter().all(|lines| leads(lines) >= 1)).then_some(out)
}

/// "- Thành phần: …", "- Địa điểm: …": who comes and where, a bullet of its own.
fn is_detail(line: &Line) -> bool {
    let labels = ["thành phần", "thành phần tham dự", "thành phần tham gia", "địa điểm", "địa điểm tổ chức", "quy mô"];
    let label = line.text.split_once(':').map(|(label, _)| key(label)).unwrap_or_default();
    line.mark.is_bullet() && labels.contains(&label.as_str()) && !is_labelled(line)
}

fn worded(line: &Line) -> bool {
    split(&line.text).first().is_some_and(|p| p.role.is_none() && !p.text.is_empty())
}

/// Reads lines into the fields of a task.
fn body(draft: &mut Draft, lines: &[Line]) {
    let mut current: Option<Role> = None;
    for (at, line) in lines.iter().enumerate() {
        // "- Địa điểm: …" between a task and the labels that follow says no more of what is to be done.
        let more = || lines.iter().skip(at + 1).any(|l| l.mark.is_bullet() && is_labelled(l));
        if !draft.has_block() && !draft.wording().is_empty() && is_detail(line) && more() {
            continue;
        }
        // "Giao Sở Công Thương chủ trì, phối hợp với Sở Xây dựng; thời gian: quý IV/2023."
        if let Some(said) = assignment(&line.text).filter(|_| begins(&key(&line.text), &["giao"])) {
            draft.lead.push(said.lead);
            draft.partner.extend(said.partner);
            draft.time.extend(said.time);
            current = None;
            continue;
        }
        let (text, said) = ordered_behind(&line.text);
        let line = &Line { text: text.to_owned(), ..line.clone() };
        if let Some(said) = said {
            draft.lead.push(said.lead);
            draft.partner.extend(said.partner);
            draft.time.extend(said.time);
        }
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
                Some(role @ (Role::Lead | Role::Partner)) => {
                    let offices = beside_offices(draft, &text);
                    draft.field_mut(role).push(offices);
                    current = Some(role);
                }
                Some(role) => {
                    draft.field_mut(role).push(text);
                    current = Some(role);
                }
            }
        }
    }
}

/// "… . Thời gian: tháng 5/2025. Giao Ban Tuyên giáo chủ trì, phối hợp với …": what stands before the order at the end of
/// a line, and the order.
fn ordered_behind(text: &str) -> (&str, Option<Assignment>) {
    let told = || {
        let at = text.rfind(". Giao ")?;
        let said = assignment(text.get(at + 2..)?)?;
        Some((text.get(..=at)?, Some(said)))
    };
    told().unwrap_or((text, None))
}

/// "Sở Xây dựng làm chủ đầu tư. Tổng mức đầu tư 4,5 tỷ đồng": the sentences behind the offices that say for how much and
/// when go where they belong; what is left is returned.
fn beside_offices(draft: &mut Draft, text: &str) -> String {
    let mut sentences = text.split(". ");
    let first = sentences.next().unwrap_or_default();
    // "Sở A chủ trì; Sở B, Sở C phối hợp".
    let helping = |piece: &str| {
        let (names, rest) = parted(piece, "phối hợp")?;
        (!names.trim().is_empty() && rest.trim_matches(['.', ' ']).is_empty()).then(|| names.trim().to_owned())
    };
    let helpers: Vec<String> = first.split(';').filter_map(helping).collect();
    let leads: Vec<&str> = first.split(';').filter(|piece| helping(piece).is_none()).collect();
    let beside = !leads.is_empty() && !helpers.is_empty() && draft.partner.is_empty();
    let leads = if beside { leads.join(";") } else { first.to_owned() };
    if beside {
        draft.partner = helpers;
    }
    let mut kept = vec![leads.as_str()];
    for sentence in sentences {
        let said = sentence.trim().trim_end_matches(['.', ';']);
        match only_money(said) {
            Some(money) if draft.funding.is_empty() => draft.funding.push(money),
            _ if draft.time.is_empty() && is_time(said) => draft.time.push(said.to_owned()),
            _ => kept.push(sentence),
        }
    }
    kept.join(". ")
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
    if let Some(names) = doers(&line.text) {
        draft.lead.push(names.to_owned());
        let rest = line.text.split_once(':').and_then(|(_, t)| t.split_once(names)).map_or("", |(_, rest)| rest);
        let rest = rest.trim_matches([',', ';', '.', ' ']);
        if is_time(rest) {
            draft.time.push(rest.to_owned());
        } else if !rest.is_empty() {
            draft.content.push(rest.to_owned());
        }
        return;
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

/// What a remark between a point and its bullets gives to all of them: "(Đơn vị chủ trì các nhiệm vụ tại mục này: …)",
/// "Sở Y tế là cơ quan chủ trì thực hiện các nhiệm vụ tại mục này, cụ thể:".
fn remark(node: &Node) -> Option<Draft> {
    let line = node.body.first().filter(|line| line.mark == Mark::None)?;
    let chaired = ["là cơ quan chủ trì", "là đơn vị chủ trì", "chủ trì"];
    if let Some((lead, rest)) = chaired.iter().find_map(|words| parted(&line.text, words)) {
        let rest = key(rest.trim_end_matches([':', ' ']));
        let all = rest.contains("mục này") || rest.contains("nội dung này") || rest.contains("nhiệm vụ sau");
        if all && line.text.trim_end().ends_with(':') && are_bodies(lead.trim()) {
            return Some(Draft { lead: vec![lead.trim().to_owned()], ..Draft::default() });
        }
    }
    let inside = line.text.trim().trim_end_matches('.').strip_prefix('(')?.strip_suffix(')')?;
    let mut said = Draft::default();
    body(&mut said, &[Line { text: inside.to_owned(), ..line.clone() }]);
    (!said.lead.is_empty() && said.wording().is_empty()).then_some(said)
}

/// Whether a point names who leads it in a bracket at its end, and bullets without labels follow; or in a remark below it,
/// and bullets that name no lead.
fn themed(node: &Node) -> bool {
    let led = |line: &Line| split(&line.text).iter().any(|part| part.role == Some(Role::Lead));
    let mut below = node.body.iter().skip(1).peekable();
    if below.peek().is_some() && below.all(|l| l.mark.is_bullet() && !led(l)) && remark(node).is_some() {
        return true;
    }
    let mut over = Draft { content: vec![node.text.clone()], ..Draft::default() };
    bracketed(&mut over);
    let bullets = node.body.iter().filter(|l| l.mark.is_bullet()).count();
    !over.lead.is_empty() && bullets >= 1 && !node.body.iter().any(is_labelled)
}

/// Points without any block: each bullet of a main point is a task, a point without bullets is one.
fn bullets(node: &Node, base: Draft, drafts: &mut Vec<Draft>) {
    let top = node.body.iter().find(|l| l.mark.is_bullet()).map(|l| l.mark.clone());
    // "2.1. Với Lào:" over its bullets is a theme as well.
    let when = Some(node.text.trim_end_matches([':', '.', ' '])).filter(|text| is_time(text)).map(str::to_owned);
    let theme = node.number.len() <= 1 || node.text.trim_end().ends_with(':') || when.is_some();
    // "2.1. Tháng 3" over its bullets says when they are done.
    let base = Draft { over: when.or_else(|| base.over.clone()), ..base };
    let Some(top) = top.filter(|_| theme) else {
        if !node.number.is_empty() {
            let mut draft = base;
            // "Tổng cộng: 2.250 triệu đồng." below the last point is the plan's.
            let sum = |l: &&Line| {
                let total = begins(&key(&l.text), &["tổng cộng", "tổng kinh phí", "cộng"]);
                total && super::amount::amount_in(&l.text).is_some()
            };
            draft.content.extend(node.body.iter().filter(|l| !sum(l)).map(|l| l.text.clone()));
            drafts.push(draft);
        }
        return;
    };
    let owner = owners(node);
    let mut over = Draft { content: vec![node.text.clone()], ..Draft::default() };
    bracketed(&mut over);
    let theme = over.wording();
    let remark = remark(node);
    if let Some(said) = &remark {
        (over.lead, over.time) = (said.lead.clone(), said.time.clone());
        over.partner.clone_from(&said.partner);
    }
    let nested = nested(node, &top);
    let (subthemes, amid) = if nested { Default::default() } else { subthemes(node, &top) };
    let above = if base.number.is_empty() { base.part.clone() } else { base.number.clone() };
    // Bullets without a number over them are counted through the part.
    // So are those of a point parted by "Quý I:", "Quý II:".
    let last = drafts.last().filter(|d| base.number.is_empty() || d.part == base.part && d.section == above);
    let before = last.and_then(|d| d.number.strip_prefix(&above)?.strip_prefix('/')?.parse().ok()).unwrap_or(0);
    let (mut n, mut inner) = (before, 0);
    let mut group = String::new();
    // "Giao Báo tỉnh chủ trì …. Giao Sở Y tế …" in one bullet are two.
    let parted = |line: &Line| -> Vec<Line> {
        let pieces = orders_in_turn(&line.text).into_iter();
        pieces.map(|text| Line { text: text.to_owned(), ..line.clone() }).collect()
    };
    let body_lines: Vec<Line> = node.body.iter().skip(usize::from(remark.is_some())).flat_map(parted).collect();
    for line in &body_lines {
        let opens = std::mem::discriminant(&line.mark) == std::mem::discriminant(&top);
        let above = above.clone();
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
        } else if opens || amid.contains(&line.place) {
            n += 1;
            let section = above;
            let title = if base.number.is_empty() { base.part_title.clone() } else { theme.clone() };
            let mut draft = Draft {
                number: format!("{section}/{n}"),
                section,
                section_title: title,
                place: line.place,
                ..Draft { content: Vec::new(), ..base.clone() }
            };
            if labels_inside(&line.text) || ordered_behind(&line.text).1.is_some() {
                body(&mut draft, std::slice::from_ref(line));
            } else {
                draft.content.push(line.text.clone());
            }
            if draft.lead.is_empty() {
                draft.lead = owner.iter().cloned().chain(over.lead.iter().cloned()).collect();
            }
            if draft.partner.is_empty() {
                draft.partner.clone_from(&over.partner);
            }
            if draft.time.is_empty() {
                draft.time.clone_from(&over.time);
            }
            // "- Thời gian: …" alone says nothing of a task.
            if !draft.wording().is_empty() {
                drafts.push(draft);
            }
        } else if subthemes.contains(&line.place) {
            // It says what the bullets below it are about.
        } else if n > 0
            && let Some(last) = drafts.last_mut()
        {
            last.content.push(line.text.clone());
        }
    }
}

/// Whether a point names offices and nothing else, over bullets that each say what they do.
fn owned_list(node: &Node) -> bool {
    let mut bullets = node.body.iter().filter(|l| l.mark.is_bullet()).peekable();
    bullets.peek().is_some() && bullets.all(worded) && owners(node).is_some()
}

/// Whether the bullets of a point mostly say themselves who does them, in sentences of their own.
fn told_list(node: &Node) -> bool {
    let bullets: Vec<&Line> = node.body.iter().filter(|l| l.mark.is_bullet()).collect();
    let same = |l: &&&Line| {
        bullets.first().is_some_and(|f| std::mem::discriminant(&l.mark) == std::mem::discriminant(&f.mark))
    };
    let who = |l: &&&Line| {
        let mut draft = Draft { content: vec![l.text.clone()], ..Draft::default() };
        done_by(&mut draft);
        l.text.len() <= LONGEST_SENTENCE && !draft.lead.is_empty()
    };
    let main = node.number.len() == 1 && node.body.first().is_some_and(|l| l.mark.is_bullet());
    main && bullets.len() >= 2
        && bullets.iter().all(|l| worded(l))
        && bullets.iter().filter(same).count() == bullets.len()
        && bullets.iter().filter(who).count() * 2 > bullets.len()
}

/// The offices a point is about and nothing else: "1. Sở Ngoại vụ", "2. Sở Y tế, Báo tỉnh", over what they do.
fn owners(node: &Node) -> Option<String> {
    // "6. UBND các huyện: Lục Ngạn, Sơn Động" names them behind the colon.
    let text = ["giao", "đề nghị", "phân công", "yêu cầu"].iter().find_map(|w| {
        let rest = node.text.get(w.len()..)?;
        (begins(&key(&node.text), &[w]) && rest.starts_with(' ')).then(|| rest.trim_start())
    });
    let text = text.unwrap_or(&node.text);
    let whole = Some(text.trim_end_matches([':', ' ']));
    let mut heads = [whole, text.split(':').next()].into_iter().flatten().map(|t| t.trim().trim_end_matches('.'));
    heads.find(|head| head.len() <= 400 && are_bodies(head)).map(str::to_owned)
}

/// Bullets that only name a theme amid the bullets of a point, "* Xúc tiến đầu tư:" over "+ Xây dựng …", and the places
/// of the bullets below them, which are activities like those of the point.
fn subthemes(node: &Node, top: &Mark) -> (BTreeSet<u32>, BTreeSet<u32>) {
    let kind = |mark: &Mark| std::mem::discriminant(mark);
    let (mut heads, mut below) = (BTreeSet::new(), BTreeSet::new());
    let mut inner = None;
    for (line, next) in node.body.iter().zip(node.body.iter().skip(1).map(Some).chain([None])) {
        let short = line.text.split_whitespace().count() <= 12 && line.text.trim_end().ends_with(':');
        let other = |a: &Mark, b: &Mark| a.is_bullet() && kind(a) != kind(b);
        let opens = next.filter(|next| other(&next.mark, &line.mark) && other(&next.mark, top));
        if kind(&line.mark) == kind(top) {
            inner = None;
        } else if let Some(next) = opens.filter(|_| short && line.mark.is_bullet()) {
            heads.insert(line.place);
            inner = Some(kind(&next.mark));
        } else if inner == Some(kind(&line.mark)) {
            below.insert(line.place);
        }
    }
    (heads, below)
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

/// Fields stated once for a whole section go to its tasks that state none.
fn inherit(outline: &Outline, lists: &BTreeSet<u32>, drafts: &mut [Draft]) {
    // Labels inside the activities of a point are their own.
    let list = |n: &Node| lists.contains(&n.place) || activities(n, false).is_some();
    let states = |n: &&Node| n.number.len() == 1 && n.body.iter().any(is_labelled) && !list(n);
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

/// Tasks without a block take it from the next task of their section that has one; what only a sentence says is its
/// task's own.
fn share(drafts: &mut [Draft], blocks: &[bool]) -> Vec<(Vec<usize>, usize)> {
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
        if waiting.is_empty() || !blocks.get(at).copied().unwrap_or_default() {
            waiting.clear();
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
