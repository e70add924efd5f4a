//! Signal: the words of a line against the yearly targets of tasks ("Năm 2023: Mô hình trồng cam tại 2 huyện").

use super::by_wording::{Doc, Index};
use super::weigh::{BIT, Bits};
use crate::plan::Plan;
use crate::words::Bilingual;

/// The share of a line that must stand in a target, thousandths.
const ENOUGH: i64 = 800;

struct Item {
    task: usize,
    year: i32,
    text: String,
}

/// The yearly targets of a plan, one by one.
pub(super) struct Targets {
    index: Index,
    items: Vec<Item>,
}

/// A target that says what a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// The target's year.
    pub(super) year: i32,
    /// What it says.
    pub(super) text: String,
    /// Evidence for its task.
    pub(super) bits: Bits,
}

impl Targets {
    /// Reads the targets; a target that lists several things is taken apart.
    pub(super) fn new(plan: &Plan) -> Self {
        let mut items = Vec::new();
        for (task, told) in plan.tasks.iter().enumerate() {
            for target in &told.targets {
                for text in target.text.split([';', '\n']).map(str::trim).filter(|text| !text.is_empty()) {
                    items.push(Item { task, year: target.year, text: text.to_owned() });
                }
            }
        }
        let docs: Vec<Doc> = items.iter().map(|item| Doc { parts: vec![item.text.clone()] }).collect();
        Self { index: Index::new(&docs, &[&plan.title, &plan.issuer]), items }
    }

    /// The target of this task that says what `text` says, one of the row's years first.
    pub(super) fn hit(&mut self, text: &str, task: usize, years: &[i32]) -> Option<Hit> {
        if self.items.is_empty() {
            return None;
        }
        let fits = self.index.fits(text);
        if !fits.tells() {
            return None;
        }
        let (fit, item) = fits
            .best
            .iter()
            .filter_map(|fit| Some((fit, usize::try_from(fit.doc).ok().and_then(|at| self.items.get(at))?)))
            .filter(|(fit, item)| item.task == task && fits.share(fit.doc) >= ENOUGH)
            .max_by_key(|(fit, item)| (years.contains(&item.year), fit.mass, std::cmp::Reverse(fit.doc)))?;
        let full = fits.evidence(fit.doc).clamp(0, 3 * BIT / 2);
        let bits = if years.is_empty() || years.contains(&item.year) { full } else { full / 2 };
        Some(Hit { year: item.year, text: item.text.clone(), bits })
    }
}

/// "khớp chỉ tiêu năm 2023".
pub(super) fn reason(hit: &Hit) -> Bilingual {
    let text = super::says::short(&hit.text);
    Bilingual::new(
        format!("khớp chỉ tiêu năm {}: “{text}”", hit.year),
        format!("matches the target of {}: “{text}”", hit.year),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Target, Task};

    #[test]
    fn a_line_is_found_in_the_target_of_its_year() {
        let target = |year, text: &str| Target { year, text: text.to_owned(), quantity: None };
        let plan = Plan {
            tasks: vec![
                Task {
                    targets: vec![
                        target(2022, "Mô hình cải tạo đàn bò thịt tại 3 huyện; Mô hình cải tạo đàn dê"),
                        target(2023, "Mô hình trồng cam tại 2 huyện; Mô hình nuôi cá bán thâm canh"),
                    ],
                    ..Task::default()
                },
                Task {
                    targets: vec![target(2023, "Bồi dưỡng 03 cán bộ quản lý bệnh viện")], ..Task::default()
                },
            ],
            ..Plan::default()
        };
        let mut targets = Targets::new(&plan);
        let hit = targets.hit("Mô hình trồng cam", 0, &[2023]).unwrap();
        assert_eq!((hit.year, hit.text.as_str()), (2023, "Mô hình trồng cam tại 2 huyện"));
        assert!(targets.hit("Mô hình trồng cam", 1, &[2023]).is_none());
        let late = targets.hit("Mô hình trồng cam", 0, &[2024]).unwrap();
        assert!(late.bits < hit.bits && late.year == 2023);
        assert!(targets.hit("Mua ô tô", 0, &[2023]).is_none());
    }
}
