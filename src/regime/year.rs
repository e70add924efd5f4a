//! What the law of a fiscal year asks: deadlines and reasons for carrying money over.

use crate::words::Bilingual;
use jiff::{ToSpan, civil::Date};
use serde::Deserialize;
use std::sync::OnceLock;

/// A law with the fiscal years whose end it governs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regime {
    /// Its stable word, `law-89-2025`.
    pub id: String,
    /// Its Vietnamese name.
    pub vi: String,
    /// Its English name.
    pub en: String,
    /// The first fiscal year whose end it governs.
    pub first_year: i32,
    /// The last one; none while it is in force.
    #[serde(default)]
    pub last_year: Option<i32>,
    /// Its deadlines; see [`deadlines`] for those of one fiscal year.
    #[serde(rename = "deadline")]
    pub deadlines: Vec<Deadline>,
    /// Why money may be carried into the next year, in the order of the law's letters.
    pub carry_over: Vec<CarryReason>,
}

impl Regime {
    /// A pack from its TOML text, for packs an office writes itself; the error names what is wrong and where.
    pub fn from_toml(text: &str) -> Result<Self, Bilingual> {
        toml::from_str(text).map_err(|error| {
            Bilingual::new(
                format!("Gói quy định không đọc được: {error}"),
                format!("The regime cannot be read: {error}"),
            )
        })
    }

    /// Its name in both languages.
    pub fn label(&self) -> Bilingual {
        Bilingual::new(self.vi.clone(), self.en.clone())
    }

    /// The carry-over reason with this letter.
    pub fn reason(&self, letter: &str) -> Option<&CarryReason> {
        self.carry_over.iter().find(|reason| reason.letter == letter)
    }
}

/// A day and a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// 1-31.
    pub day: i8,
    /// 1-12.
    pub month: i8,
}

impl Day {
    /// The day in a calendar year.
    pub fn in_year(self, year: i32) -> Option<Date> {
        Date::new(i16::try_from(year).ok()?, self.month, self.day).ok()
    }
}

/// A deadline of the budget's calendar.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "DeadlineRow")]
pub struct Deadline {
    /// Its stable word, `adjustment`.
    pub slug: String,
    /// What is to be done, Vietnamese.
    pub vi: String,
    /// What is to be done, English.
    pub en: String,
    /// When.
    pub when: When,
    /// The time as documents write it, `trước ngày 15/11`.
    pub words: String,
    /// The article it comes from, where it was verified.
    pub article: Option<String>,
    /// The fiscal years it is for, where these differ from its law's: first and last.
    pub years: (Option<i32>, Option<i32>),
}

/// When something is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// On a day of the calendar.
    Day {
        /// Day and month.
        day: Day,
        /// Years added to the fiscal year: −1 before it, 1 after it.
        year: i32,
        /// Whether the day itself still counts ("chậm nhất ngày"), or the day before is the last ("trước ngày").
        included: bool,
    },
    /// Some working days after something happened.
    WorkingDays {
        /// How many.
        days: u16,
        /// What happened: another deadline's slug, or an event.
        after: String,
    },
    /// On this day of the month after each quarter.
    Quarterly {
        /// The day.
        day: i8,
    },
}

impl Deadline {
    /// What is to be done, in both languages.
    pub fn label(&self) -> Bilingual {
        Bilingual::new(self.vi.clone(), self.en.clone())
    }

    /// The last day on which it is still in time, for a fiscal year. `None` for what is counted from an event,
    /// and for quarterly reports: see [`Deadline::last_days`].
    pub fn last_day(&self, fiscal_year: i32) -> Option<Date> {
        match &self.when {
            When::Day { day, year, included } => {
                let date = day.in_year(fiscal_year.checked_add(*year)?)?;
                if *included { Some(date) } else { date.checked_sub(1.day()).ok() }
            }
            _ => None,
        }
    }

    /// Every last day for a fiscal year: one, or four for quarterly reports, or none for what is counted from
    /// an event.
    pub fn last_days(&self, fiscal_year: i32) -> Vec<Date> {
        match &self.when {
            When::Quarterly { day } => [(4, 0), (7, 0), (10, 0), (1, 1)]
                .into_iter()
                .filter_map(|(month, later)| Day { day: *day, month }.in_year(fiscal_year.checked_add(later)?))
                .collect(),
            _ => self.last_day(fiscal_year).into_iter().collect(),
        }
    }
}

/// A reason for which the law lets money be carried into the next year. The product proposes, a person
/// confirms.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarryReason {
    /// The law's letter, `đ`.
    pub letter: String,
    /// Its stable word, the same across laws where the matter is the same.
    pub slug: String,
    /// The article it comes from.
    pub article: String,
    /// The reason, Vietnamese.
    pub vi: String,
    /// The reason, English.
    pub en: String,
    /// Codes of the nature of the source (13, 14, 15) that speak for it.
    #[serde(default)]
    pub natures: Vec<u8>,
    /// Only for grants decided after this day of the fiscal year: 30/9 means from 01/10 on.
    #[serde(default)]
    pub granted_after: Option<Day>,
    /// Only with a contract signed before this day of the fiscal year: 31/12 means by 30/12.
    #[serde(default)]
    pub contract_before: Option<Day>,
    /// Never proposed, only asked about.
    #[serde(default)]
    pub ask: bool,
}

impl CarryReason {
    /// The reason in both languages.
    pub fn label(&self) -> Bilingual {
        Bilingual::new(self.vi.clone(), self.en.clone())
    }

    /// Whether a grant decided on this day falls under it; `None` when the reason does not look at that day.
    pub fn grant_in_time(&self, decided: Date, fiscal_year: i32) -> Option<bool> {
        Some(decided > self.granted_after?.in_year(fiscal_year)?)
    }

    /// Whether a contract signed on this day falls under it; `None` when the reason does not look at that day.
    pub fn contract_in_time(&self, signed: Date, fiscal_year: i32) -> Option<bool> {
        Some(signed < self.contract_before?.in_year(fiscal_year)?)
    }
}

/// A deadline as the file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeadlineRow {
    slug: String,
    vi: String,
    en: String,
    words: String,
    article: Option<String>,
    day: Option<i8>,
    month: Option<i8>,
    year: Option<i32>,
    included: Option<bool>,
    working_days: Option<u16>,
    after: Option<String>,
    quarterly_day: Option<i8>,
    first_year: Option<i32>,
    last_year: Option<i32>,
}

impl TryFrom<DeadlineRow> for Deadline {
    type Error = String;

    fn try_from(row: DeadlineRow) -> Result<Self, String> {
        let date = (row.day, row.month, row.year, row.included);
        let when = match (date, (row.working_days, row.after), row.quarterly_day) {
            ((Some(day), Some(month), Some(year), Some(included)), (None, None), None) => {
                let day = Day { day, month };
                // 2023 is no leap year: 29/02 is refused, it would vanish in most years.
                day.in_year(2023).ok_or_else(|| format!("{}: no such day", row.slug))?;
                When::Day { day, year, included }
            }
            ((None, None, None, None), (Some(days), Some(after)), None) => When::WorkingDays { days, after },
            ((None, None, None, None), (None, None), Some(day @ 1..=28)) => When::Quarterly { day },
            _ => {
                return Err(format!(
                    "{}: write either day, month, year, included, or working_days, after, or quarterly_day",
                    row.slug
                ));
            }
        };
        let years = (row.first_year, row.last_year);
        Ok(Self { slug: row.slug, vi: row.vi, en: row.en, when, words: row.words, article: row.article, years })
    }
}

/// The packs shipped, oldest first.
const TEXTS: [&str; 2] = [
    include_str!("../../templates/regimes/law-83-2015.toml"),
    include_str!("../../templates/regimes/law-89-2025.toml"),
];

/// The packs shipped with the product, oldest first.
pub fn packs() -> &'static [Regime] {
    static PACKS: OnceLock<Vec<Regime>> = OnceLock::new();
    // A test proves that every pack parses; one that did not would be left out.
    PACKS.get_or_init(|| TEXTS.iter().filter_map(|text| Regime::from_toml(text).ok()).collect())
}

/// The regime that governs the end of a fiscal year: carry-over, lapse, final accounts. Years before the first
/// pack get the first.
pub fn for_year(fiscal_year: i32) -> &'static Regime {
    static NONE: OnceLock<Regime> = OnceLock::new();
    packs()
        .iter()
        .rev()
        .find(|regime| regime.first_year <= fiscal_year)
        .or_else(|| packs().first())
        .unwrap_or_else(|| NONE.get_or_init(Regime::default))
}

/// Every deadline of a fiscal year with the law it comes from, each matter once: the estimate is made and
/// amended under the law of that day, the year's end under the one [`for_year`] gives.
pub fn deadlines(fiscal_year: i32) -> Vec<(&'static Regime, &'static Deadline)> {
    deadlines_of(packs(), fiscal_year)
}

/// [`deadlines`] of other packs, oldest first: those shipped with an office's own behind them. Where two packs
/// name one matter for one year, the later pack counts.
pub fn deadlines_of(packs: &[Regime], fiscal_year: i32) -> Vec<(&Regime, &Deadline)> {
    let mut found: Vec<(&Regime, &Deadline)> = Vec::new();
    for (place, regime) in packs.iter().enumerate() {
        for deadline in &regime.deadlines {
            let first = deadline.years.0.unwrap_or(if place == 0 { i32::MIN } else { regime.first_year });
            let last = deadline.years.1.or(regime.last_year).unwrap_or(i32::MAX);
            if (first..=last).contains(&fiscal_year) {
                found.retain(|(_, earlier)| earlier.slug != deadline.slug);
                found.push((regime, deadline));
            }
        }
    }
    found.sort_by_key(|(_, deadline)| deadline.last_day(fiscal_year));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::collections::BTreeSet;

    fn last_day(year: i32, slug: &str) -> Option<Date> {
        let found: Vec<_> = deadlines(year).into_iter().filter(|(_, d)| d.slug == slug).collect();
        assert!(found.len() <= 1, "{slug} {year}: {found:?}");
        found.first().and_then(|(_, deadline)| deadline.last_day(year))
    }

    #[test]
    fn every_pack_parses_and_is_sound() {
        for text in TEXTS {
            let regime: Regime = toml::from_str(text).unwrap();
            let letters: BTreeSet<_> = regime.carry_over.iter().map(|r| &r.letter).collect();
            assert_eq!(letters.len(), regime.carry_over.len());
            for reason in &regime.carry_over {
                assert!(reason.article.contains(&format!("điểm {} ", reason.letter)), "{}", reason.article);
                assert!(reason.granted_after.is_none_or(|d| d.in_year(2023).is_some()));
                assert!(reason.contract_before.is_none_or(|d| d.in_year(2023).is_some()));
            }
            let slugs: BTreeSet<_> = regime.deadlines.iter().map(|d| &d.slug).collect();
            assert_eq!(slugs.len(), regime.deadlines.len());
            for deadline in &regime.deadlines {
                assert!(deadline.en.is_ascii() && !deadline.words.is_empty());
                if let When::Day { day, included, .. } = &deadline.when {
                    assert!(
                        deadline.words.contains(&format!("{}/{}", day.day, day.month))
                            || deadline.words.contains(&format!("{:02}/{}", day.day, day.month))
                            || deadline.words.contains(&format!("{}/{:02}", day.day, day.month))
                            || deadline.words.contains(&format!("{:02}/{:02}", day.day, day.month)),
                        "{}",
                        deadline.words
                    );
                    assert_eq!(*included, !deadline.words.starts_with("trước"), "{}", deadline.words);
                }
            }
        }
        assert_eq!(packs().len(), TEXTS.len());
        for pair in packs().windows(2) {
            assert_eq!(pair[0].last_year, Some(pair[1].first_year - 1));
        }
    }

    #[test]
    fn a_year_ends_under_its_law() {
        for (year, id) in [
            (2010, "law-83-2015"),
            (2022, "law-83-2015"),
            (2024, "law-83-2015"),
            (2025, "law-89-2025"),
            (2030, "law-89-2025"),
        ] {
            assert_eq!(for_year(year).id, id, "{year}");
        }
        assert_eq!(for_year(2024).reason("đ").unwrap().slug, "late-supplement");
        assert_eq!(for_year(2025).reason("đ").unwrap().slug, "wages");
        assert_eq!(for_year(2025).reason("a").unwrap().slug, "late-supplement");
        assert!(for_year(2025).reason("i").unwrap().ask);
    }

    #[test]
    fn before_a_day_ends_the_day_before() {
        assert_eq!(last_day(2022, "adjustment"), Some(date(2022, 11, 14)));
        assert_eq!(last_day(2025, "adjustment"), Some(date(2025, 11, 14)));
        assert_eq!(last_day(2026, "adjustment"), Some(date(2026, 12, 14)));
        assert_eq!(last_day(2024, "clean-up"), Some(date(2025, 1, 31)));
        assert_eq!(last_day(2025, "return-advances"), Some(date(2026, 2, 15)));
        assert_eq!(last_day(2024, "return-advances"), None);
        assert_eq!(last_day(2023, "final-accounts"), Some(date(2024, 9, 30)));
        assert_eq!(last_day(2025, "final-accounts"), Some(date(2026, 4, 30)));
        assert_eq!(last_day(2023, "decision"), Some(date(2022, 12, 9)));
        assert_eq!(last_day(2026, "consolidated-estimate"), Some(date(2025, 7, 19)));
        assert_eq!(last_day(2027, "consolidated-estimate"), Some(date(2026, 7, 9)));
    }

    #[test]
    fn every_year_has_each_matter_once() {
        // Nothing may be said twice: the later pack would win silently.
        for year in 2015..2035 {
            let all: usize = packs().iter().enumerate().map(|(i, _)| deadlines_of(&packs()[i..=i], year).len()).sum();
            if year >= 2025 {
                assert_eq!(all, deadlines(year).len(), "{year}");
            }
            let slugs: Vec<_> = deadlines(year).into_iter().map(|(_, d)| d.slug.as_str()).collect();
            assert_eq!(slugs.iter().collect::<BTreeSet<_>>().len(), slugs.len(), "{year}: {slugs:?}");
            for slug in [
                "decision",
                "appropriation",
                "allotment",
                "adjustment",
                "advance",
                "clean-up",
                "carry-over",
                "final-accounts",
            ] {
                assert!(slugs.contains(&slug), "{year} {slug}");
            }
        }
        let report = deadlines(2026).into_iter().find(|(_, d)| d.slug == "execution-report").unwrap().1;
        assert_eq!(
            report.last_days(2026),
            [date(2026, 4, 10), date(2026, 7, 10), date(2026, 10, 10), date(2027, 1, 10)]
        );
    }

    #[test]
    fn days_that_decide_a_carry_over() {
        let late = for_year(2022).reason("đ").unwrap();
        assert_eq!(late.grant_in_time(date(2022, 10, 14), 2022), Some(true));
        assert_eq!(late.grant_in_time(date(2022, 9, 30), 2022), Some(false));
        assert_eq!(late.contract_in_time(date(2022, 9, 30), 2022), None);
        let contracts = for_year(2025).reason("d").unwrap();
        assert_eq!(contracts.contract_in_time(date(2025, 12, 30), 2025), Some(true));
        assert_eq!(contracts.contract_in_time(date(2025, 12, 31), 2025), Some(false));
        assert_eq!(contracts.grant_in_time(date(2025, 12, 31), 2025), None);
    }

    #[test]
    fn an_office_adds_its_own_calendar() {
        let own = "id = 'own'\nvi = 'Lịch của tỉnh'\nen = 'Own calendar'\nfirst_year = 2026\ncarry_over = []\n\
            [[deadline]]\nslug = 'adjustment'\nvi = 'Điều chỉnh'\nen = 'Adjustment'\nday = 30\nmonth = 11\nyear = 0\nincluded = true\n\
            words = 'chậm nhất ngày 30/11'";
        let mut all = packs().to_vec();
        all.push(Regime::from_toml(own).unwrap());
        let of = |year| {
            deadlines_of(&all, year)
                .into_iter()
                .find(|(_, d)| d.slug == "adjustment")
                .map(|(r, d)| (r.id.as_str(), d.last_day(year)))
        };
        assert_eq!(of(2026), Some(("own", Some(date(2026, 11, 30)))));
        assert_eq!(of(2025), Some(("law-83-2015", Some(date(2025, 11, 14)))));
        assert!(Regime::from_toml("id = 'x'").unwrap_err().en.contains("missing field"));
    }

    #[test]
    fn broken_rows_are_refused() {
        let row = "slug = 'x'\nvi = 'x'\nen = 'x'\nwords = 'x'\n";
        for tail in [
            "",
            "day = 31\nmonth = 2\nyear = 0\nincluded = true",
            "day = 1",
            "working_days = 3",
            "quarterly_day = 31",
            "day = 1\nmonth = 1\nyear = 0\nincluded = true\nquarterly_day = 1",
        ] {
            assert!(toml::from_str::<Deadline>(&format!("{row}{tail}")).is_err(), "{tail}");
        }
    }
}
