//! Sources of funds under their many names.

use crate::words::{Bilingual, tokens};
use serde::Deserialize;
use std::sync::OnceLock;

/// A source of funds.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its stable English word: `state-budget`, `central-budget`, `other-lawful` …
    pub code: String,
    /// The source it is a part of; its own code when it stands alone. All levels of the state budget are of
    /// the family `state-budget`.
    pub family: String,
    /// Its Vietnamese name.
    pub vi: String,
    /// Its English name.
    pub en: String,
    inside: Vec<String>,
    whole: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
}

impl Source {
    /// Its name in both languages.
    pub fn label(&self) -> Bilingual {
        Bilingual::new(self.vi.clone(), self.en.clone())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: Vec<Source>,
}

/// A source's words, cut into tokens once.
struct Wording {
    words: Vec<String>,
    /// Place of the source; `None` for words that only look like one.
    source: Option<usize>,
    whole: bool,
}

struct Register {
    sources: Vec<Source>,
    wordings: Vec<Wording>,
}

const TEXT: &str = include_str!("../../templates/regimes/sources.toml");

fn register() -> &'static Register {
    static REGISTER: OnceLock<Register> = OnceLock::new();
    REGISTER.get_or_init(|| {
        // A test proves that the file parses; without it nothing is recognised, which is safe.
        let sources = toml::from_str::<File>(TEXT).map(|file| file.source).unwrap_or_default();
        let mut wordings = Vec::new();
        for (place, source) in sources.iter().enumerate() {
            let of = |list: &[String], place: Option<usize>, whole: bool| {
                list.iter().map(|words| Wording { words: tokens(words), source: place, whole }).collect::<Vec<_>>()
            };
            wordings.extend(of(&source.except, None, false));
            wordings.extend(of(&source.inside, Some(place), false));
            wordings.extend(of(&source.whole, Some(place), true));
        }
        // The longest words first: "ngoài ngân sách" before "ngân sách".
        wordings.sort_by_key(|wording| std::cmp::Reverse(wording.words.len()));
        Register { sources, wordings }
    })
}

/// Every source, in the order reports list them.
pub fn all() -> &'static [Source] {
    &register().sources
}

/// The source with this code.
pub fn by_code(code: &str) -> Option<&'static Source> {
    all().iter().find(|source| source.code == code)
}

/// The one source a text names, by whatever words: `NS tỉnh`, `Nguồn NSNN`, `Các nguồn kinh phí hợp pháp khác`.
/// `None` when it names none, or more than one (`Ngân sách nhà nước và nguồn hợp pháp khác`).
pub fn canonical(text: &str) -> Option<&'static Source> {
    match named(text).as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

/// Every source a text names, in order; a general name beside a particular one of its family is dropped.
pub fn named(text: &str) -> Vec<&'static Source> {
    let register = register();
    let mut words: Vec<Option<String>> = tokens(text).into_iter().map(Some).collect();
    if words.is_empty() || words.len() > 40 {
        return Vec::new();
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    if let Some(place) = whole(&words, register) {
        found.push((0, place));
        words.clear();
    }
    for wording in register.wordings.iter().filter(|wording| !wording.whole) {
        while let Some(at) = position(&words, &wording.words) {
            words.iter_mut().skip(at).take(wording.words.len()).for_each(|word| *word = None);
            found.extend(wording.source.map(|place| (at, place)));
        }
    }
    found.sort_unstable();
    let mut sources: Vec<&Source> = Vec::new();
    for source in found.iter().filter_map(|(_, place)| register.sources.get(*place)) {
        if !sources.iter().any(|known| known.code == source.code) {
            sources.push(source);
        }
    }
    let all = sources.clone();
    sources.retain(|source| {
        source.code != source.family
            || !all.iter().any(|other| other.family == source.family && other.code != other.family)
    });
    sources
}

/// The nature of a source (tính chất nguồn kinh phí) a text names by its code: 12 not autonomous, 13
/// autonomous, 14 wage reform, 15 supplemented after 30/9. Only where the word `nguồn` stands before it.
pub fn nature(text: &str) -> Option<u8> {
    let words = tokens(text);
    let mut codes = words.windows(2).filter_map(|pair| match pair {
        [word, code] if word == "nguồn" => match code.as_str() {
            "12" => Some(12),
            "13" => Some(13),
            "14" => Some(14),
            "15" => Some(15),
            _ => None,
        },
        _ => None,
    });
    let first = codes.next()?;
    codes.next().is_none().then_some(first)
}

/// Words that say that a source is named, and add nothing to its name.
const NOISE: [&str; 9] = ["nguồn", "vốn", "kinh", "phí", "từ", "chi", "do", "các", "của"];

/// The source whose whole name this is, with words of no weight around it or not.
fn whole(words: &[Option<String>], register: &Register) -> Option<usize> {
    let words: Vec<&str> = words.iter().flatten().map(String::as_str).collect();
    let bare: Vec<&str> = words.iter().copied().skip_while(|word| NOISE.contains(word)).collect();
    let is = |wording: &Wording| {
        let name = wording.words.iter().map(String::as_str);
        name.clone().eq(words.iter().copied()) || name.eq(bare.iter().copied())
    };
    register
        .wordings
        .iter()
        .filter(|wording| wording.whole)
        .find(|wording| is(wording))
        .and_then(|wording| wording.source)
}

/// Where a run of words begins in a text.
fn position(text: &[Option<String>], words: &[String]) -> Option<usize> {
    text.windows(words.len().max(1)).position(|window| window.iter().zip(words).all(|(a, b)| a.as_ref() == Some(b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_list_parses_and_is_sound() {
        let file: File = toml::from_str(TEXT).unwrap();
        let codes: BTreeSet<_> = file.source.iter().map(|s| s.code.as_str()).collect();
        assert_eq!(codes.len(), file.source.len());
        let mut words = BTreeSet::new();
        for source in &file.source {
            assert!(codes.contains(source.family.as_str()), "{}", source.family);
            assert!(!source.inside.is_empty() && !source.vi.is_empty() && source.en.is_ascii());
            assert_eq!(by_code(&source.code), Some(source));
            for wording in source.inside.iter().chain(&source.whole) {
                assert!(words.insert(tokens(wording).join(" ")), "{wording} twice");
            }
            assert_eq!(canonical(&source.vi), Some(source), "{}", source.vi);
        }
    }

    #[test]
    fn one_source_has_many_names() {
        for (text, code) in [
            ("Ngân sách nhà nước", "state-budget"),
            ("NSNN", "state-budget"),
            ("Ngân sách", "state-budget"),
            ("NS tỉnh", "state-budget"),
            ("Ngân sách tỉnh", "state-budget"),
            ("Nguồn ngân sách tỉnh cấp", "state-budget"),
            ("NSĐP", "state-budget"),
            ("Nguồn NSNN (tỉnh)", "state-budget"),
            ("Ngân sách Nhà nước", "state-budget"),
            ("Tỉnh", "state-budget"),
            ("Nguồn vốn tỉnh", "state-budget"),
            ("Nguồn 12", "state-budget"),
            ("Kinh phí không tự chủ", "state-budget"),
            ("Ngân sách trung ương", "central-budget"),
            ("NSTW", "central-budget"),
            ("NS Trung ương hỗ trợ", "central-budget"),
            ("TW", "central-budget"),
            ("Nguồn TW", "central-budget"),
            ("Ngân sách nhà nước (ngân sách trung ương)", "central-budget"),
            ("NSNN trung ương", "central-budget"),
            ("Ngân sách huyện", "district-budget"),
            ("NS huyện", "district-budget"),
            ("Ngân sách cấp xã", "commune-budget"),
            ("Nguồn hợp pháp khác", "other-lawful"),
            ("Các nguồn kinh phí hợp pháp khác theo quy định", "other-lawful"),
            ("Nguồn khác", "other-lawful"),
            ("Vốn khác", "other-lawful"),
            ("Khác", "other-lawful"),
            ("Nguồn ngoài ngân sách nhà nước", "other-lawful"),
            ("Xã hội hoá", "socialised"),
            ("Kinh phí XHH", "socialised"),
            ("Tài trợ, viện trợ", "sponsored"),
            ("Nguồn tài trợ của tổ chức quốc tế", "sponsored"),
            ("Nguồn thu sự nghiệp", "own-revenue"),
            ("Nguồn thu hợp pháp của đơn vị", "own-revenue"),
            ("Doanh nghiệp đóng góp", "enterprise"),
            ("Quỹ hỗ trợ đối ngoại", "fund"),
            ("Quỹ", "fund"),
            ("Tự túc", "self-paid"),
        ] {
            assert_eq!(canonical(text).map(|s| s.code.as_str()), Some(code), "{text}");
        }
    }

    #[test]
    fn several_sources_or_none_are_not_guessed() {
        for text in [
            "",
            "Ngân sách nhà nước và các nguồn kinh phí hợp pháp khác",
            "Ngân sách trung ương, ngân sách huyện",
            "Ngân sách tỉnh, xã hội hóa",
            "Quỹ lương",
            "Quỹ đất",
            "Vốn đối ứng",
            "Tổng số",
            "Nguồn kinh phí",
            "Năm 2023",
            "Sở Ngoại vụ tỉnh",
            "12",
        ] {
            assert_eq!(canonical(text), None, "{text}");
        }
        let both: Vec<_> =
            named("Ngân sách nhà nước và các nguồn hợp pháp khác").iter().map(|s| s.code.as_str()).collect();
        assert_eq!(both, ["state-budget", "other-lawful"]);
    }

    #[test]
    fn natures_are_read_behind_their_word() {
        assert_eq!(nature("Nguồn 14"), Some(14));
        assert_eq!(nature("Mã nguồn: 15"), Some(15));
        assert_eq!(nature("12"), None);
        assert_eq!(nature("Nguồn 16"), None);
        assert_eq!(nature("Nguồn 12, nguồn 13"), None);
    }
}
