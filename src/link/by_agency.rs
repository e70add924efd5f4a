//! Signal: the agency beside a line (or as a heading above it) against the lead agencies of the tasks.

use super::rows::Forest;
use super::tokens::{Lexicon, Word};
use super::weigh::{BIT, Bits, log2};
use crate::plan::Plan;
use crate::plan::agency::{self, AgencyMatch};
use crate::words::{Bilingual, bare, fold};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

/// A lead agency shared by few tasks says more; at most this.
const MOST: Bits = 2 * BIT + BIT / 2;
/// Another task's lead speaks against.
const OTHER_LEAD: Bits = -2 * BIT;

/// Words that do not tell one agency from another.
const SHARED: &[&str] = &["tỉnh", "thành", "phố", "cấp", "ban", "ngành"];

/// The agencies of a plan.
pub(super) struct Agencies {
    lexicon: Lexicon,
    /// Every agency named, by its telling words without diacritics.
    names: Vec<BTreeSet<Word>>,
    /// By task: who leads, who helps.
    leads: Vec<Vec<usize>>,
    partners: Vec<Vec<usize>>,
    /// How many tasks an agency leads.
    led: Vec<usize>,
    /// The evidence of an agency that leads so many tasks.
    telling: Vec<Bits>,
    known: HashMap<String, Rc<[usize]>>,
    names_known: HashMap<String, bool>,
    shared: BTreeSet<Word>,
}

/// What an agency says about a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// It leads the task.
    Leads,
    /// It helps with the task.
    Helps,
    /// It leads others, not this one.
    Other,
    /// The plan does not name it as a lead.
    Nothing,
}

impl Agencies {
    /// Reads the agencies of a plan.
    pub(super) fn new(plan: &Plan) -> Self {
        let mut lexicon = Lexicon::new();
        let mut shared: BTreeSet<Word> = BTreeSet::new();
        for word in SHARED {
            let word = lexicon.word(word);
            shared.insert(lexicon.bare(word));
        }
        // "tỉnh Bắc Giang" stands behind most names.
        if let Some((_, place)) = plan.issuer.split_once("tỉnh").or_else(|| plan.issuer.split_once("thành phố")) {
            let place = lexicon.read(place);
            shared.extend(place.words.iter().map(|word| lexicon.bare(*word)));
        }
        let mut agencies = Self {
            lexicon,
            names: Vec::new(),
            leads: Vec::new(),
            partners: Vec::new(),
            led: Vec::new(),
            telling: Vec::new(),
            known: HashMap::new(),
            names_known: HashMap::new(),
            shared,
        };
        for task in &plan.tasks {
            let leads = agencies.note(&task.leads);
            let partners = agencies.note(&task.partners);
            for lead in &leads {
                if let Some(led) = agencies.led.get_mut(*lead) {
                    *led += 1;
                }
            }
            agencies.leads.push(leads);
            agencies.partners.push(partners);
        }
        let all = u64::try_from(plan.tasks.len()).unwrap_or(0) + 1;
        agencies.telling = (1..=all).map(|led| log2(all, led).clamp(BIT / 4, MOST)).collect();
        agencies
    }

    fn note(&mut self, names: &[String]) -> Vec<usize> {
        let mut places = Vec::new();
        for name in names {
            let key = self.key(name);
            if key.is_empty() {
                continue;
            }
            let place = self.names.iter().position(|known| *known == key).unwrap_or_else(|| {
                self.names.push(key);
                self.led.push(0);
                self.names.len() - 1
            });
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }

    fn key(&mut self, name: &str) -> BTreeSet<Word> {
        let text = self.lexicon.read(name);
        let words: BTreeSet<Word> = text.words.iter().map(|word| self.lexicon.bare(*word)).collect();
        let telling: BTreeSet<Word> = words.difference(&self.shared).copied().collect();
        // "Báo Bắc Giang" is only its place and one word.
        if telling.len() >= 2 { telling } else { words }
    }

    /// The agencies of the plan a text names.
    pub(super) fn named(&mut self, text: &str) -> Rc<[usize]> {
        if let Some(named) = self.known.get(text) {
            return Rc::clone(named);
        }
        let read = self.lexicon.read(text);
        let words: BTreeSet<Word> = read.words.iter().map(|word| self.lexicon.bare(*word)).collect();
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (place, name) in self.names.iter().enumerate() {
            let here = name.intersection(&words).count();
            // One misprinted word in a name of four or more is forgiven.
            if here == name.len() || (name.len() >= 4 && here + 1 == name.len() && words.len() <= name.len() + 1) {
                found.push((place, here));
            }
        }
        // "Hội Nông dân" lies within "Hội Nông dân huyện …": keep names not inside a longer one found.
        let inside = |place: usize| {
            let name = self.names.get(place);
            found.iter().any(|(other, _)| {
                *other != place
                    && self.names.get(*other).zip(name).is_some_and(|(other, name)| {
                        other.len() > name.len() && name.is_subset(other) && words.len() <= other.len() + 2
                    })
            })
        };
        let named: Rc<[usize]> = found.iter().map(|(place, _)| *place).filter(|place| !inside(*place)).collect();
        self.known.insert(text.to_owned(), Rc::clone(&named));
        named
    }

    /// Whether a heading or a sheet's name is an agency's name and nothing more.
    pub(super) fn is_name(&mut self, text: &str) -> bool {
        if let Some(is_name) = self.names_known.get(text) {
            return *is_name;
        }
        let named = self.named(text);
        let key = self.key(text);
        let mut names = named.iter().filter_map(|place| self.names.get(*place));
        let is_name = names.any(|name| name.is_subset(&key) && key.len() <= name.len() + 1);
        self.names_known.insert(text.to_owned(), is_name);
        is_name
    }

    /// Whether a row says only which agency its money is for: such words speak for no task.
    pub(super) fn is_office(&mut self, text: &str) -> bool {
        let key = self.key(text);
        let known = |m: &AgencyMatch| m.exact && agency::agencies().iter().any(|one| one.id == m.id);
        self.names.contains(&key) || agency::canonical(text).is_some_and(|m| known(&m))
    }

    /// A row that is only an agency's name says whose money it is, not for what.
    pub(super) fn move_offices<'a>(&mut self, forest: &mut Forest<'a>, plan: &Plan) {
        let first = |text: &str| text.split_whitespace().next().map(bare);
        let people = plan.tasks.iter().flat_map(|task| task.leads.iter().chain(&task.partners)).map(String::as_str);
        let known = agency::agencies()
            .iter()
            .flat_map(|one| one.short.iter().chain(&one.variants).chain([&one.name]).map(String::as_str));
        let openers: HashSet<String> = people.chain(known).filter_map(first).collect();
        let mut met: HashMap<&'a str, bool> = HashMap::new();
        for node in forest.nodes.iter_mut().filter(|node| node.row && !node.text.is_empty()) {
            let text = node.text;
            let office = *met.entry(text).or_insert_with(|| {
                text.chars().count() <= 80
                    && first(text).is_some_and(|word| openers.contains(&word))
                    && self.is_office(text)
                    && !plan.tasks.iter().any(|task| fold(&task.content) == fold(text))
            });
            if office {
                node.agency = node.agency.filter(|agency| !agency.trim().is_empty()).or(Some(text));
                node.text = "";
            }
        }
    }

    /// What the agencies named say about a task.
    pub(super) fn say(&self, named: &[usize], task: usize) -> Says {
        let among = |list: &[Vec<usize>]| list.get(task).is_some_and(|list| list.iter().any(|one| named.contains(one)));
        if named.is_empty() {
            Says::Nothing
        } else if among(&self.leads) {
            Says::Leads
        } else if among(&self.partners) {
            Says::Helps
        } else if named.iter().any(|one| self.led.get(*one).is_some_and(|led| *led > 0)) {
            Says::Other
        } else {
            Says::Nothing
        }
    }

    /// The evidence of what is said.
    pub(super) fn evidence(&self, named: &[usize], says: Says) -> Bits {
        match says {
            Says::Leads => {
                let led: usize = named.iter().filter_map(|one| self.led.get(*one)).sum();
                self.telling.get(led).copied().unwrap_or(BIT / 4)
            }
            Says::Helps => -BIT / 2,
            Says::Other => OTHER_LEAD,
            Says::Nothing => 0,
        }
    }
}

/// "cùng cơ quan chủ trì".
pub(super) fn reason(says: Says, agency: &str) -> Option<Bilingual> {
    match says {
        Says::Leads => {
            Some(Bilingual::new(format!("cùng cơ quan chủ trì ({agency})"), format!("same lead agency ({agency})")))
        }
        Says::Helps => {
            Some(Bilingual::new(format!("{agency} là cơ quan phối hợp"), format!("{agency} is a partner agency")))
        }
        Says::Other => {
            Some(Bilingual::new(format!("khác cơ quan chủ trì ({agency})"), format!("another lead agency ({agency})")))
        }
        Says::Nothing => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Task;

    #[test]
    fn agencies_are_known_by_short_and_long_names() {
        let task = |lead: &str, partner: &str| Task {
            leads: vec![lead.to_owned()],
            partners: vec![partner.to_owned()],
            ..Task::default()
        };
        let plan = Plan {
            issuer: "UBND tỉnh Bắc Giang".into(),
            tasks: vec![
                task("Sở Nông nghiệp và Phát triển nông thôn", "Sở Ngoại vụ"),
                task("Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"),
                task("Sở Ngoại vụ", ""),
                task("Báo Bắc Giang", ""),
                task("Hội Liên hiệp Phụ nữ tỉnh Bắc Giang", ""),
            ],
            ..Plan::default()
        };
        let mut agencies = Agencies::new(&plan);
        for (text, task, says) in [
            ("Sở NN&PTNT", 0, Says::Leads),
            ("So Nong nghiep va PTNT tinh", 0, Says::Leads),
            ("Sở VHTT&DL", 1, Says::Leads),
            ("Sở Ngoại vụ tỉnh Bắc Giang", 2, Says::Leads),
            ("Sở Ngoại vụ", 0, Says::Helps),
            ("Sở Ngoại vụ", 1, Says::Other),
            ("Sở Y tế", 1, Says::Helps),
            ("Sở Y tế", 0, Says::Nothing),
            ("Sở Tài chính", 0, Says::Nothing),
            ("Hội LHPN tỉnh", 4, Says::Leads),
            ("Báo Bắc Giang", 3, Says::Leads),
            ("Sở Ngoại vụ, Báo Bắc Giang", 3, Says::Leads),
        ] {
            let named = agencies.named(text);
            assert_eq!(agencies.say(&named, task), says, "{text} / {task}: {named:?}");
        }
    }
}
