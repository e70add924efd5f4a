//! The agencies an office knows: the register that comes with the program, and what the office decided itself.

use super::{AgencyMatch, abolished, agencies, canonical, register, successors};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One decision of an office about agencies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Decided {
    /// A way of writing names this agency.
    Alias {
        /// As it is written.
        written: String,
        /// The agency's name.
        agency: String,
    },
    /// One agency takes over from another.
    Succession {
        /// The earlier agency's name.
        from: String,
        /// The later one's.
        to: String,
        /// The first day.
        since: Date,
        /// Only for this task; for all of the earlier agency's work otherwise.
        #[serde(default)]
        task: Option<String>,
        /// The document or reason.
        #[serde(default)]
        because: Option<String>,
    },
}

/// Who stands for an agency on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heir {
    /// The agency itself.
    Itself,
    /// Another one: id and name.
    One(String, String),
    /// Nothing decides yet; these are possible.
    Undecided(Vec<String>),
}

/// The register and an office's own decisions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agencies {
    /// The office's decisions, the newest last.
    pub own: Vec<Decided>,
}

/// A succession never takes more steps than this; a circle of decisions ends here.
const STEPS: usize = 8;

impl Agencies {
    /// The agency a text names: by the office's own decisions, then by the register.
    pub fn find(&self, text: &str) -> Option<AgencyMatch> {
        let key = register::key(text);
        let own = self.own.iter().rev().find_map(|one| match one {
            Decided::Alias { written, agency } if register::key(written) == key => Some(agency),
            _ => None,
        });
        own.map_or_else(|| canonical(text), |name| Some(Self::named(name)))
    }

    /// An agency an office named itself: exact by definition.
    fn named(name: &str) -> AgencyMatch {
        match canonical(name) {
            Some(found) if found.exact => found,
            _ => AgencyMatch {
                id: slug(name),
                name: name.to_owned(),
                exact: true,
                kind: "other".to_owned(),
                level: "own".to_owned(),
            },
        }
    }

    /// The id and the name an amount stands under: the official ones where the text surely names an agency, else the
    /// text itself. A misprint is not put right silently.
    pub fn identity(&self, text: &str) -> (String, String) {
        match self.find(text) {
            Some(found) if found.exact => (found.id, found.name),
            _ => (slug(text), text.split_whitespace().collect::<Vec<_>>().join(" ")),
        }
    }

    /// Who stands for an agency on a day, for the work of one task where it is known.
    ///
    /// The office's own decisions hold before the register. Where work was parted among several, or a rule leaves the
    /// choice to the province (Nghị định 150/2025/NĐ-CP), or a district ended (Nghị quyết 202/2025/QH15), nobody is
    /// guessed.
    pub fn heir(&self, text: &str, task: Option<&str>, on: Date) -> Heir {
        let (first, _) = self.identity(text);
        let mut at = (first.clone(), text.to_owned());
        for _ in 0..STEPS {
            match self.next(&at.0, &at.1, task, on) {
                Heir::One(id, name) if id != at.0 => at = (id, name),
                Heir::Undecided(possible) => return Heir::Undecided(possible),
                _ => break,
            }
        }
        if at.0 == first { Heir::Itself } else { Heir::One(at.0, at.1) }
    }

    fn next(&self, id: &str, text: &str, task: Option<&str>, on: Date) -> Heir {
        let own = |wanted: Option<&str>| {
            self.own.iter().rev().find_map(|one| match one {
                Decided::Succession { from, to, since, task, .. }
                    if self.identity(from).0 == id && *since <= on && task.as_deref() == wanted =>
                {
                    Some(self.identity(to))
                }
                _ => None,
            })
        };
        if let Some((id, name)) = task.and_then(|task| own(Some(task))).or_else(|| own(None)) {
            return Heir::One(id, name);
        }
        let name_of =
            |id: &str| agencies().iter().find(|a| a.id == id).map_or_else(|| id.to_owned(), |a| a.name.clone());
        match successors(id, on).as_slice() {
            [] => match self.find(text) {
                Some(found) if abolished(&found.kind, on) => Heir::Undecided(Vec::new()),
                _ => Heir::Itself,
            },
            [one] if one.decided && one.part.is_empty() => Heir::One(one.to.clone(), name_of(&one.to)),
            several => {
                let mut possible: Vec<String> = several.iter().map(|s| name_of(&s.to)).collect();
                possible.dedup();
                Heir::Undecided(possible)
            }
        }
    }
}

/// A stable id from a name.
fn slug(name: &str) -> String {
    let words = crate::words::bare(name);
    let words: Vec<&str> = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.join("-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn after() -> Date {
        date(2025, 7, 1)
    }

    fn takes(from: &str, to: &str, task: Option<&str>) -> Decided {
        let (from, to, task) = (from.to_owned(), to.to_owned(), task.map(str::to_owned));
        Decided::Succession { from, to, since: after(), task, because: None }
    }

    #[test]
    fn the_law_decides_what_it_decides() {
        let known = Agencies::default();
        let name = |text: &str, on| match known.heir(text, None, on) {
            Heir::One(_, name) => name,
            other => format!("{other:?}"),
        };
        assert_eq!(name("Sở KH&ĐT", after()), "Sở Tài chính");
        assert_eq!(name("Sở KH&ĐT", date(2025, 6, 30)), "Itself");
        assert_eq!(name("Sở NN&PTNT tỉnh Bắc Giang", after()), "Sở Nông nghiệp và Môi trường");
        assert_eq!(name("Sở Y tế", after()), "Itself");
        assert_eq!(name("UBND huyện Lục Ngạn", after()), "Undecided([])");
        assert!(
            matches!(known.heir("Sở Ngoại vụ", None, after()), Heir::Undecided(list) if list == ["Văn phòng UBND tỉnh"])
        );
        assert!(
            matches!(known.heir("Sở Thông tin và Truyền thông", None, after()), Heir::Undecided(list) if list.len() == 2)
        );
    }

    #[test]
    fn an_office_decides_the_rest() {
        let mut known = Agencies {
            own: vec![
                takes("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ", None),
                takes("Sở TT&TT", "Sở Văn hóa, Thể thao và Du lịch", Some("1.1")),
                takes("UBND huyện Lục Ngạn", "UBND xã Lục Ngạn", None),
            ],
        };
        let name = |known: &Agencies, text: &str, task| match known.heir(text, task, after()) {
            Heir::One(_, name) => name,
            other => format!("{other:?}"),
        };
        assert_eq!(name(&known, "Sở Thông tin và Truyền thông", Some("1.1")), "Sở Văn hóa, Thể thao và Du lịch");
        assert_eq!(name(&known, "Sở Thông tin và Truyền thông", Some("2.1")), "Sở Khoa học và Công nghệ");
        assert_eq!(name(&known, "UBND huyện Lục Ngạn", None), "UBND xã Lục Ngạn");
        // A circle ends somewhere and does not hang.
        known.own.push(takes("UBND xã Lục Ngạn", "UBND huyện Lục Ngạn", None));
        let _ = known.heir("UBND huyện Lục Ngạn", None, after());
    }

    #[test]
    fn one_agency_has_one_identity() {
        let mut known = Agencies::default();
        let id = |known: &Agencies, text: &str| known.identity(text).0;
        assert_eq!(id(&known, "Sở NN&PTNT"), id(&known, "Sở Nông nghiệp và Phát triển nông thôn tỉnh Kon Tum"));
        let misprint = "Đài thanh và Truyền hình Khánh Hòa";
        assert_ne!(id(&known, misprint), id(&known, "Đài Phát thanh và Truyền hình tỉnh"));
        known.own.push(Decided::Alias {
            written: misprint.to_owned(),
            agency: "Đài Phát thanh và Truyền hình tỉnh".to_owned(),
        });
        assert_eq!(id(&known, misprint), id(&known, "Đài Phát thanh và Truyền hình tỉnh"));
    }
}
