//! All signals together: one row's evidence for every task it may belong to, and how sure that makes.

use super::alike::Alike;
use super::by_agency::{self, Agencies, Says};
use super::by_memory::{self, Asked, Memory, Recalled};
use super::by_number::{self, Numbers, Pointers};
use super::by_order::{self, Between};
use super::by_section::{self, Under};
use super::by_target::{self, Hit, Targets};
use super::by_wording::{self, Doc, Fits, Index};
use super::numbering::{BELIEVED, Numbering};
use super::rows::{Forest, Node};
use super::weigh::{BIT, Bits, bits_of, shares};
use super::{AUTOMATIC, Decisions, Hands, Remembered, by_schedule};
use crate::plan::{Plan, Task};
use crate::words::{Bilingual, fold};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// The evidence that must be beaten: that a row belongs to no task of the plan.
const NONE: Bits = 3 * BIT;
/// What is against a task other than the one the heading above names.
const NOT_THE_HEADING: Bits = -4 * BIT;
/// A row that is surely one task by its words: evidence, and distance to the next.
pub(super) const SURE: Bits = 5 * BIT;
const CLEAR: Bits = 3 * BIT;
/// Words never speak against a task more than this: badly read words look strange whatever they say.
const WORST: Bits = -7 * BIT;
/// Of all tasks the number's is the one whose words are closest: by chance that happens once in as many times as
/// there are tasks.
const SAME: Bits = 3 * BIT;
/// Two signals that each believe in another task leave it to a person, below this.
pub(super) const CONTESTED: u16 = 600;
/// A heading of fewer telling words ("Tập huấn") may gather rows of many tasks: it is not surer than this, so that
/// its rows wait for a person.
const SHORT_HEADING: u16 = 5;
const NOT_SPEAKING: u16 = 900;
/// An item of a cost sheet has no more telling words than this; longer rows are tasks of their own.
const ITEM: u16 = 7;
/// No proposal claims more.
const MOST_SURE: u16 = 995;
/// What is kept of candidates.
const WORTH_SHOWING: u16 = 10;
const SHOWN: usize = 3;

/// Everything known of a plan and of what is to be linked, ready to be weighed.
pub(super) struct Weigher<'a> {
    pub(super) plan: &'a Plan,
    pub(super) forest: Rc<Forest<'a>>,
    alike: Alike<'a>,
    /// How every wording of the rows and headings fits.
    fits: Vec<Arc<Fits>>,
    pub(super) index: Index,
    numbers: Numbers,
    agencies: Agencies,
    targets: Targets,
    memory: Memory<'a>,
    /// What the tasks say, folded.
    contents: Vec<String>,
    under: Vec<Option<Under>>,
    /// For every task a number that is the same for all tasks of its section.
    section_of: Vec<usize>,
    pointers: Vec<Rc<Pointers>>,
    between: Vec<Option<Between>>,
    /// For every title what the rows below it say by themselves.
    titled: HashMap<usize, Below>,
    pub(super) numberings: Vec<Numbering>,
}

/// All that is looked at when a row is weighed: rows that share it are weighed once.
#[derive(PartialEq, Eq, Hash)]
struct Circumstances<'r> {
    sheet: usize,
    above: Option<usize>,
    says: usize,
    pointers: &'r Pointers,
    /// The number, where it means something in the plan.
    code: &'r str,
    column: Option<&'r str>,
    agency: Option<&'r str>,
    years: &'r [i32],
    between: Option<Between>,
    /// What was decided before, and how sure that makes.
    recalled: Option<(Option<&'r str>, Option<&'r str>, u16)>,
}

/// What the rows below a title say by themselves.
#[derive(Clone, Debug, Default)]
struct Below {
    /// The tasks they surely mean by their words.
    meant: Vec<usize>,
    /// How many they are, and how many of them speak for some task.
    rows: usize,
    speaking: usize,
}

/// One task weighed.
#[derive(Clone, Debug, Default)]
pub(super) struct Weighed {
    /// Its place in the plan.
    pub(super) task: usize,
    /// All evidence together.
    pub(super) bits: Bits,
    /// How sure, thousandths.
    pub(super) share: u16,
    /// It comes from the heading above, not from the row's own words.
    pub(super) by_heading: bool,
}

/// What the weighing of a row gave.
#[derive(Clone, Debug, Default)]
pub(super) struct Ranked {
    /// The tasks it may belong to, the surest first.
    pub(super) tasks: Vec<Weighed>,
    /// The surest task's evidence against belonging to none, kept for the comparison of rows.
    pub(super) contested: bool,
    /// The section it rather is, where it is one.
    pub(super) section: Option<usize>,
    /// It is a heading that names an agency.
    agency: bool,
    /// The row was decided by hand to belong to no task.
    pub(super) on_purpose: bool,
    /// The row was decided by hand.
    pub(super) remembered: bool,
    /// Its words or number name several tasks.
    pub(super) several: bool,
}

impl Ranked {
    /// The surest task, where there is one.
    pub(super) fn best(&self) -> Option<&Weighed> {
        self.tasks.first()
    }
}

impl<'a> Weigher<'a> {
    /// Reads the plan and the lines' rows.
    pub(super) fn new(mut forest: Forest<'a>, plan: &'a Plan, decisions: &'a Decisions, hands: &Hands) -> Self {
        let mut docs: Vec<Doc> = Vec::with_capacity(plan.tasks.len() + plan.sections.len());
        for task in &plan.tasks {
            let mut parts = vec![task.content.clone()];
            parts.extend(task.targets.iter().map(|target| target.text.clone()));
            docs.push(Doc { parts });
        }
        docs.extend(plan.sections.iter().map(|section| Doc { parts: vec![section.title.clone()] }));
        let mut sections: Vec<&str> = plan.tasks.iter().map(|task| task.section.as_str()).collect();
        sections.sort_unstable();
        sections.dedup();
        let section_of = |task: &Task| sections.binary_search(&task.section.as_str()).unwrap_or(0);
        let index = Index::new(&docs, &[&plan.title, &plan.issuer]);
        let mut agencies = Agencies::new(plan);
        agencies.move_offices(&mut forest, plan);
        let mut weigher = Self {
            plan,
            section_of: plan.tasks.iter().map(section_of).collect(),
            alike: Alike::new(forest.nodes.iter().map(|node| node.text), |figure| index.has_figure(figure)),
            index,
            numbers: Numbers::new(plan),
            agencies,
            targets: Targets::new(plan),
            memory: Memory::new(decisions),
            contents: plan.tasks.iter().map(|task| fold(&task.content)).collect(),
            under: vec![None; forest.nodes.len()],
            pointers: Vec::with_capacity(forest.nodes.len()),
            between: Vec::new(),
            titled: HashMap::new(),
            numberings: vec![Numbering::default(); forest.sheets.len()],
            fits: Vec::new(),
            forest: Rc::new(forest),
        };
        weigher.survey(hands);
        weigher
    }

    /// Looks over every sheet once: which headings are sections, what the numbers point to, and whether numbers
    /// and words agree.
    fn survey(&mut self, hands: &Hands) {
        let tasks = self.plan.tasks.len();
        let forest = Rc::clone(&self.forest);
        for (at, node) in forest.nodes.iter().enumerate() {
            if !node.row && !node.title {
                let under = by_section::of_heading(node, &mut self.index, &self.numbers, tasks);
                if let (Some(under), Some(numbering)) = (under, self.numberings.get_mut(node.sheet))
                    && under.by_title
                    && let [section] = self.numbers.sections(node.code)
                {
                    numbering.note_section(*section == under.section);
                }
                if let Some(slot) = self.under.get_mut(at) {
                    *slot = under;
                }
            }
        }
        let dotted = self.plan.tasks.iter().any(|task| by_number::parts(&task.code).len() > 1);
        self.index.prepare(self.alike.texts(), hands);
        self.fits = self.alike.texts().iter().map(|text| self.index.fits(text)).collect();
        let told: Vec<(Option<usize>, bool)> = self.fits.iter().map(|fits| speaks(fits, tasks)).collect();
        let mut read: HashMap<_, Rc<Pointers>> = HashMap::new();
        let mut by_words: Vec<Option<usize>> = Vec::with_capacity(forest.nodes.len());
        for (at, node) in forest.nodes.iter().enumerate() {
            let (under, composes) = by_section::of_node(at, &self.forest, &self.under);
            let section =
                under.and_then(|under| self.plan.sections.get(under.section)).map(|section| section.code.as_str());
            let within: &[&str] = match &section {
                Some(section) if composes => std::slice::from_ref(section),
                _ => &[],
            };
            let pointers = read
                .entry((node.code, node.column, within.first().copied()))
                .or_insert_with(|| Rc::new(self.numbers.read(node.code, node.column, within)));
            let pointers = Rc::clone(pointers);
            let says = self.alike.of(at);
            let (sure, speaks) = told.get(says).copied().unwrap_or_default();
            let like_a_task = dotted == (by_number::parts(node.code).len() > 1) && !node.code.is_empty();
            if let Some(numbering) = self.numberings.get_mut(node.sheet) {
                numbering.note(&pointers, like_a_task && node.row);
                if let Some(task) = sure {
                    let sections = &self.section_of;
                    numbering.observe(&pointers, task, |task| sections.get(task).copied().unwrap_or(0));
                }
            }
            let top = forest.headings(at).last().filter(|top| forest.nodes.get(*top).is_some_and(|n| n.title));
            if let Some(title) = top.filter(|_| node.row) {
                let below = self.titled.entry(title).or_default();
                // "Phiên dịch" alone may be a word of one task only, and an item of any.
                let words = self.fits.get(says).map_or(0, |fits| fits.words);
                below.meant.extend(sure.filter(|_| words >= SHORT_HEADING));
                below.rows += 1;
                below.speaking += usize::from(speaks || words > ITEM);
            }
            self.pointers.push(pointers);
            by_words.push(sure);
        }
        self.between = by_order::between(&forest, &by_words, tasks);
        let numbers = &self.numbers;
        let before = |task: usize| {
            let before = task.checked_sub(1)?;
            let (here, there) = (numbers.parts_of(task), numbers.parts_of(before));
            let same_section = here.len() == there.len() && here.split_last()?.1 == there.split_last()?.1;
            same_section.then_some(before)
        };
        for numbering in &mut self.numberings {
            numbering.conclude(before, tasks, dotted);
        }
    }

    /// Weighs every row and heading, in order. Rows of the same circumstances share one answer.
    pub(super) fn rank_all(&mut self) -> Vec<Rc<Ranked>> {
        let (forest, pointers) = (Rc::clone(&self.forest), self.pointers.clone());
        let mut known: HashMap<Circumstances, Rc<Ranked>> = HashMap::new();
        let mut ranked: Vec<Rc<Ranked>> = Vec::with_capacity(forest.nodes.len());
        for (at, (node, pointers)) in forest.nodes.iter().zip(&pointers).enumerate() {
            let key = node.row.then(|| self.circumstances(at, node, pointers));
            let one = match key {
                Some(key) => match known.get(&key) {
                    Some(one) => Rc::clone(one),
                    None => {
                        let one = Rc::new(self.rank(at, &ranked));
                        known.insert(key, Rc::clone(&one));
                        one
                    }
                },
                None => Rc::new(self.rank(at, &ranked)),
            };
            ranked.push(one);
        }
        ranked
    }

    fn circumstances<'r>(&self, at: usize, node: &'r Node<'a>, pointers: &'r Pointers) -> Circumstances<'r> {
        let points = !pointers.tasks.is_empty() || pointers.several;
        let numbered = !node.code.is_empty() && (points || !self.numbers.sections(node.code).is_empty());
        let recalled = self.recalled(node);
        Circumstances {
            sheet: node.sheet,
            above: node.above,
            says: self.alike.of(at),
            pointers,
            code: if numbered { node.code } else { "" },
            column: node.column,
            agency: node.agency,
            years: &node.years,
            between: self.between.get(at).copied().flatten(),
            recalled: recalled.map(|Recalled { told, share }| (told.task.as_deref(), told.about.as_deref(), share)),
        }
    }

    fn rank(&mut self, at: usize, before: &[Rc<Ranked>]) -> Ranked {
        let forest = Rc::clone(&self.forest);
        let Some(node) = forest.nodes.get(at) else { return Ranked::default() };
        let tasks = self.plan.tasks.len();
        let under = by_section::of_node(at, &self.forest, &self.under).0;
        let named = self.agency_of(at, node).map(|agency| self.agencies.named(agency));
        let heading = self.forest.headings(at).find_map(|heading| anchor(before.get(heading)?));

        let (pointers, text) = (self.pointers.get(at).cloned().unwrap_or_default(), self.alike.text(at));
        let mut also: Vec<u32> = pointers.tasks.iter().map(|pointer| doc(pointer.task)).collect();
        also.extend(heading.map(|(task, _)| doc(task)));
        let fits = self.index.fits_with(text, &also);
        let listed = fits.best.iter().map(|fit| fit.doc).chain(also);
        let mut places: Vec<usize> = listed.filter_map(|doc| usize::try_from(doc).ok()).collect();
        places.retain(|place| *place < tasks);
        places.sort_unstable();
        places.dedup();

        let closest = if pointers.tasks.is_empty() { None } else { closest_by_words(&fits, tasks) };
        let mut weighed: Vec<Weighed> = Vec::with_capacity(places.len());
        for task in places {
            let mut own = self.own_evidence(node, task, &fits, &pointers, under);
            if closest == Some(task) && self.number_weight(node, &pointers, task) >= BELIEVED {
                own += SAME;
            }
            let around = self.evidence_around(at, node, task, named.as_deref());
            let mut one = Weighed { task, bits: own + around, ..Weighed::default() };
            if let Some((named, share)) = heading {
                let through = NONE + bits_of(share) - BIT / 5 + around.min(0);
                if named != task {
                    one.bits += NOT_THE_HEADING;
                } else if through > one.bits {
                    one.bits = through;
                    one.by_heading = true;
                }
            }
            weighed.push(one);
        }
        let mut ranked = self.share_out(node, weighed, &fits, heading.is_none());
        self.contest(node, &mut ranked, &fits, &pointers, heading);
        self.take_apart(node, &mut ranked, heading);
        self.stated(node, &mut ranked, &pointers);
        if node.title {
            self.of_one_task(at, &mut ranked);
        }
        self.recall(node, &mut ranked, &pointers, named.as_deref(), heading);
        if !node.row {
            ranked.agency = self.agencies.is_name(node.text);
            let numbered = ranked.best().is_some_and(|best| self.number_weight(node, &pointers, best.task) >= BELIEVED);
            if fits.words < SHORT_HEADING && !numbered {
                ranked.cap(NOT_SPEAKING);
            }
        }
        ranked
    }

    /// What the row itself says for a task: words, number, section, target.
    fn own_evidence(
        &mut self,
        node: &Node,
        task: usize,
        fits: &Fits,
        pointers: &Pointers,
        under: Option<Under>,
    ) -> Bits {
        let words = if fits.tells() { fits.evidence(doc(task)).max(WORST) } else { 0 };
        let number = self.number_weight(node, pointers, task);
        let section = self.plan.tasks.get(task).map_or(0, |told| by_section::evidence(under, self.plan, &told.section));
        let target = if words > -4 * BIT { self.target(node, task).map_or(0, |hit| hit.bits) } else { 0 };
        words + number + section + target
    }

    /// What stands beside the row: agency, years, neighbours.
    fn evidence_around(&self, at: usize, node: &Node, task: usize, named: Option<&[usize]>) -> Bits {
        let agency = named.map_or(0, |named| self.agencies.evidence(named, self.agencies.say(named, task)));
        let years = self.plan.tasks.get(task).map_or(0, |told| by_schedule::evidence(&node.years, self.plan, told));
        let order = by_order::evidence(self.between.get(at).copied().flatten(), task);
        agency + years + order
    }

    fn number_weight(&self, node: &Node, pointers: &Pointers, task: usize) -> Bits {
        let Some(pointer) = pointers.to(task) else { return 0 };
        let section = self.section_of.get(task).copied().unwrap_or(0);
        let numbering = self.numberings.get(node.sheet);
        let weight = numbering.map_or(0, |numbering| numbering.weight_within(pointer.reading, section));
        if pointer.doubtful { weight / 2 } else { weight }
    }

    fn target(&mut self, node: &Node, task: usize) -> Option<Hit> {
        self.targets.hit(node.text, task, &node.years)
    }

    /// The agency beside the row; else a heading above that is an agency; else the sheet's name.
    fn agency_of(&mut self, at: usize, node: &Node<'a>) -> Option<&'a str> {
        if let Some(agency) = node.agency.filter(|agency| !agency.trim().is_empty()) {
            return Some(agency);
        }
        let headings: Vec<usize> = self.forest.headings(at).collect();
        let headings = headings.into_iter().filter(|heading| !matches!(self.under.get(*heading), Some(Some(_))));
        let texts = headings.filter_map(|heading| self.forest.nodes.get(heading)).map(|node| node.text);
        let texts: Vec<&str> = texts.chain(self.forest.sheets.get(node.sheet).copied()).collect();
        texts.into_iter().find(|text| text.chars().count() <= 80 && self.agencies.is_name(text))
    }

    /// Turns evidence into certainty, against belonging to none and against being a section's own row.
    fn share_out(&mut self, node: &Node, mut weighed: Vec<Weighed>, fits: &Fits, may_be_section: bool) -> Ranked {
        weighed.sort_by_key(|one| (std::cmp::Reverse(one.bits), one.task));
        let mut evidence: Vec<Bits> = vec![NONE];
        evidence.extend(weighed.iter().map(|one| one.bits));
        let sections: Vec<(usize, Bits)> = if may_be_section { self.as_section(node, fits) } else { Vec::new() };
        evidence.extend(sections.iter().map(|(_, bits)| *bits));
        let shares = shares(&evidence);
        for (one, share) in weighed.iter_mut().zip(shares.iter().skip(1)) {
            one.share = (*share).min(MOST_SURE);
        }
        let section = sections
            .iter()
            .zip(shares.iter().skip(1 + weighed.len()))
            .find(|(_, share)| **share >= 400)
            .map(|((section, _), _)| *section);
        weighed.retain(|one| one.share >= WORTH_SHOWING);
        weighed.truncate(SHOWN);
        Ranked { tasks: weighed, section, ..Ranked::default() }
    }

    /// The sections a row's own words or number say it is.
    fn as_section(&self, node: &Node, fits: &Fits) -> Vec<(usize, Bits)> {
        if !fits.tells() {
            return Vec::new();
        }
        let tasks = self.plan.tasks.len();
        let sections = fits.best.iter().filter_map(|fit| usize::try_from(fit.doc).ok()?.checked_sub(tasks));
        let said = sections.map(|section| (section, fits.evidence(doc(tasks + section)))).filter(|(_, bits)| *bits > 0);
        let coded = said.map(|(section, bits)| {
            let by_code = self.numbers.sections(node.code).contains(&section);
            (section, if by_code { bits + 2 * BIT } else { bits })
        });
        coded.collect()
    }

    /// A column for the plan's own task numbers is the sender's statement. It stands, however few words the row
    /// shares with the task, unless the words of the sheet contradict the column too often.
    fn stated(&self, node: &Node, ranked: &mut Ranked, pointers: &Pointers) {
        let column = pointers.tasks.iter().find(|pointer| pointer.reading == by_number::Reading::Column);
        let speaks = (node.row || node.title) && !pointers.several;
        let (Some(pointer), true) = (column.filter(|p| !p.doubtful), speaks) else { return };
        let task = pointer.task;
        let other = ranked.best().is_some_and(|best| best.task != task && best.share >= CONTESTED);
        let Some(numbering) = self.numberings.get(node.sheet) else { return };
        let Some(share) = numbering.stated(other || ranked.contested) else { return };
        let share = ranked.tasks.iter().find(|one| one.task == task).map_or(share, |one| one.share.max(share));
        ranked.contested = false;
        ranked.cap(1000 - share);
        ranked.tasks.retain(|one| one.task != task);
        ranked.tasks.insert(0, Weighed { task, bits: bits_of(share), share, by_heading: false });
    }

    /// A title speaks for the rows below it only where they are items of its task: rows that are tasks, or sound like
    /// some, show a table of several.
    fn of_one_task(&self, at: usize, ranked: &mut Ranked) {
        let (Some(best), Some(below)) = (ranked.best().map(|best| best.task), self.titled.get(&at)) else { return };
        if below.meant.iter().any(|task| *task != best) || below.speaking * 2 > below.rows {
            ranked.tasks.clear();
        }
        // A title cut short may fit two tasks: then a person is asked.
        let second = ranked.tasks.get(1).map_or(Bits::MIN, |one| one.bits);
        if ranked.best().is_some_and(|best| best.bits - CLEAR < second) {
            ranked.cap(NOT_SPEAKING);
        }
    }

    /// The task a decision meant, and whether it surely is that one: the one that says what the task said then, wherever
    /// it stands now; else the one of its number, worded anew.
    fn meant(&self, told: &Remembered) -> Option<(usize, bool)> {
        let code = told.task.as_deref()?;
        let of_code = self.plan.tasks.iter().position(|task| task.code == code);
        let Some(about) = told.about.as_deref() else { return of_code.map(|place| (place, true)) };
        let says = |place: &usize| self.contents.get(*place).is_some_and(|content| content == about);
        if let Some(place) = of_code.filter(says) {
            return Some((place, true));
        }
        let mut same = (0..self.contents.len()).filter(says);
        match (same.next(), same.next()) {
            (Some(place), None) => Some((place, true)),
            // Its work is told elsewhere or nowhere; the number may mean another task now.
            _ => of_code.map(|place| (place, false)),
        }
    }

    fn recalled(&self, node: &Node<'_>) -> Option<Recalled<'a>> {
        let code = node.column.unwrap_or(node.code);
        let office = node.text.is_empty() && node.row;
        self.memory.ask(Asked { content: node.content, code, agency: node.agency, office })
    }

    /// What people decided before stands above every signal but a heading, or the task's number in a column of its
    /// own, that says otherwise.
    fn recall(
        &self,
        node: &Node,
        ranked: &mut Ranked,
        pointers: &Pointers,
        named: Option<&[usize]>,
        heading: Option<(usize, u16)>,
    ) {
        if !node.row {
            return;
        }
        let Some(Recalled { told, share }) = self.recalled(node) else { return };
        let above = heading.filter(|(_, share)| *share >= AUTOMATIC.0).map(|(above, _)| above);
        let column = pointers.tasks.iter().find(|p| p.reading == by_number::Reading::Column && !p.doubtful);
        // Decided of this very number, it may mean another task than the plan's.
        let own = |code: &str| {
            let plans = told.task.as_deref().is_some_and(|task| by_memory::same_code(code, task));
            !plans && by_memory::same_code(code, node.column.unwrap_or(""))
        };
        let stated = !told.code.as_deref().is_some_and(own);
        let above = column.filter(|_| stated).map(|pointer| pointer.task).or(above);
        let mut reworded = false;
        let task = match &told.task {
            None if above.is_none() && share >= AUTOMATIC.0 => {
                ranked.on_purpose = true;
                ranked.remembered = true;
                return;
            }
            None => None,
            // A task that is no longer in the plan says nothing.
            Some(_) => match self.meant(told) {
                None => return,
                Some((place, sure)) => {
                    reworded = !sure;
                    Some(place)
                }
            },
        };
        ranked.remembered = true;
        // The same wording of another agency: one that leads other tasks, not this.
        let foreign = |task: usize| {
            told.agency.is_none() && named.is_some_and(|named| self.agencies.say(named, task) == Says::Other)
        };
        let share = if reworded || task.is_some_and(foreign) { share.min(by_memory::SHORT_WORDING) } else { share };
        match task {
            Some(task) if above.is_none_or(|above| above == task) => {
                ranked.contested = false;
                ranked.several = false;
                ranked.cap(1000 - share);
                ranked.tasks.retain(|one| one.task != task);
                ranked.tasks.insert(0, Weighed { task, bits: bits_of(share), share, by_heading: false });
            }
            other => {
                ranked.contested = true;
                ranked.cap(CONTESTED);
                if let Some(task) = other {
                    ranked.show(task, 1000 - CONTESTED - 100);
                }
            }
        }
    }

    /// Why a task is proposed for a row, the strongest reason first. The year is said line by line.
    pub(super) fn reasons(&mut self, at: usize, one: &Weighed) -> Vec<Bilingual> {
        let mut reasons = Vec::new();
        let forest = Rc::clone(&self.forest);
        let fits = self.fits.get(self.alike.of(at)).map(Arc::clone);
        let (Some(node), Some(fits)) = (forest.nodes.get(at), fits) else { return reasons };
        let Some(task) = self.plan.tasks.get(one.task) else { return reasons };
        if node.row
            && let Some(Recalled { told, .. }) = self.recalled(node)
            && self.meant(told).is_some_and(|(place, _)| place == one.task)
        {
            reasons.push(by_memory::reason(Some(&task.code)));
        }
        if one.by_heading
            && let Some(heading) = self.forest.headings(at).next().and_then(|heading| self.forest.nodes.get(heading))
        {
            let text = super::says::short(heading.content);
            reasons.push(if heading.title {
                Bilingual::new(
                    format!("bảng chi tiết của nhiệm vụ {}: “{text}”", task.code),
                    format!("the cost sheet of task {}: “{text}”", task.code),
                )
            } else {
                Bilingual::new(
                    format!("dòng chi tiết dưới “{text}” ({})", task.code),
                    format!("a detail under “{text}” ({})", task.code),
                )
            });
        }
        let pointers = self.pointers.get(at).cloned().unwrap_or_default();
        if let Some(pointer) = pointers.to(one.task)
            && !(one.by_heading && self.number_weight(node, &pointers, one.task) == 0)
        {
            let code =
                if pointer.reading == by_number::Reading::Column { node.column.unwrap_or_default() } else { node.code };
            reasons.push(by_number::reason(pointer, &task.code, code));
        }
        reasons.extend(by_wording::reason(&fits, doc(one.task)));
        if let Some(hit) = self.target(node, one.task) {
            reasons.push(by_target::reason(&hit));
        }
        reasons.extend(by_order::reason(self.between.get(at).copied().flatten(), one.task, self.plan));
        if let Some(under) = by_section::of_node(at, &self.forest, &self.under).0
            && let Some(section) = self.plan.sections.get(under.section)
            && section.code == task.section
        {
            reasons.push(by_section::reason(section));
        }
        if let Some(agency) = self.agency_of(at, node) {
            let named = self.agencies.named(agency);
            let says = self.agencies.say(&named, one.task);
            if says != Says::Nothing {
                reasons.extend(by_agency::reason(says, &super::says::short(agency)));
            }
        }
        reasons
    }
}

impl Ranked {
    /// What a person decided of a line: one task, or none on purpose.
    pub(super) fn decided(plan: &Plan, task: Option<&str>) -> Self {
        let place = task.and_then(|code| plan.tasks.iter().position(|task| task.code == code));
        let tasks = place.map(|task| Weighed { task, share: 1000, ..Weighed::default() }).into_iter().collect();
        Self { tasks, on_purpose: task.is_none(), remembered: true, ..Self::default() }
    }

    /// Nothing here is surer than `most`.
    pub(super) fn cap(&mut self, most: u16) {
        for one in &mut self.tasks {
            one.share = one.share.min(most);
        }
    }

    /// Shows a task among the candidates, at least this sure.
    pub(super) fn show(&mut self, task: usize, share: u16) {
        match self.tasks.iter_mut().find(|one| one.task == task) {
            Some(one) => one.share = one.share.max(share),
            None => self.tasks.push(Weighed { task, share, ..Weighed::default() }),
        }
        self.tasks.sort_by_key(|one| (std::cmp::Reverse(one.share), std::cmp::Reverse(one.bits), one.task));
    }
}

/// The place of a task among the wordings: tasks first, then sections.
pub(super) fn doc(task: usize) -> u32 {
    u32::try_from(task).unwrap_or(u32::MAX)
}

/// A heading sure enough to speak for what stands under it.
fn anchor(ranked: &Ranked) -> Option<(usize, u16)> {
    let best = ranked.best()?;
    let speaks = best.share >= 700 && !ranked.several && ranked.section.is_none() && !ranked.agency;
    speaks.then_some((best.task, best.share))
}

/// The task whose wording a text fits best.
pub(super) fn best_by_words(fits: &Fits, tasks: usize) -> Option<(usize, Bits)> {
    let fit = fits.best.iter().find(|fit| usize::try_from(fit.doc).is_ok_and(|doc| doc < tasks))?;
    Some((usize::try_from(fit.doc).ok()?, fits.evidence(fit.doc)))
}

/// The task whose wording is clearly the closest, however well it fits.
fn closest_by_words(fits: &Fits, tasks: usize) -> Option<usize> {
    let (task, bits) = best_by_words(fits, tasks)?;
    let next = fits.best.iter().filter(|fit| fit.doc != doc(task)).map(|fit| fits.evidence(fit.doc)).max();
    next.is_none_or(|next| bits - next >= CLEAR).then_some(task)
}

/// The task a row's words alone surely mean, and whether they speak for any.
fn speaks(fits: &Fits, tasks: usize) -> (Option<usize>, bool) {
    (sure_by_words(fits, tasks), best_by_words(fits, tasks).is_some_and(|(_, bits)| bits >= NONE))
}

/// The task a row's words alone surely mean.
pub(super) fn sure_by_words(fits: &Fits, tasks: usize) -> Option<usize> {
    let task = closest_by_words(fits, tasks)?;
    (fits.tells() && fits.evidence(doc(task)) >= SURE).then_some(task)
}
