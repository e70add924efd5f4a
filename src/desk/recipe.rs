//! `budget.toml`: the steps that build a budget's book from its files, and the findings they must meet.

use super::failure::{Exit, Failure, Outcome};
use crate::words::Bilingual;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// A whole recipe.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// The budget's name.
    pub name: String,
    /// The plan document.
    pub plan: String,
    /// Findings of the plan document that are accepted.
    #[serde(default)]
    pub accept: Vec<String>,
    /// The working day the replay pretends, so that its outcome does not depend on the clock.
    pub today: Option<String>,
    /// The office's details.
    #[serde(default)]
    pub office: BTreeMap<String, String>,
    /// The steps in order.
    #[serde(default)]
    pub step: Vec<Step>,
    /// Findings and refusals that must appear, no more and no fewer (notes need not be listed).
    #[serde(default)]
    pub expect: Vec<Expect>,
}

/// What a step does.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Do {
    /// A budget table.
    Import,
    /// A list of grants.
    Grant,
    /// A list of payments.
    Spend,
    /// Typed entries.
    Add,
    /// A report written to a file.
    Report,
    /// The review workbook of a year.
    Review,
}

/// One step.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What to do.
    #[serde(rename = "do")]
    pub action: Do,
    /// The file read, or written under the output folder.
    pub file: Option<String>,
    /// Kind of the amounts that state none.
    #[serde(rename = "as")]
    pub kind: Option<String>,
    /// Budget year.
    pub year: Option<i32>,
    /// Unit where the table states none.
    pub unit: Option<String>,
    /// Only these sheets.
    #[serde(default)]
    pub sheet: Vec<String>,
    /// Columns decided by hand.
    #[serde(default)]
    pub column: Vec<String>,
    /// The sender.
    pub agency: Option<String>,
    /// Accepted findings.
    #[serde(default)]
    pub accept: Vec<String>,
    /// Lines left out.
    #[serde(default)]
    pub skip: Vec<String>,
    /// Typed entries, recorded together.
    #[serde(default)]
    pub entry: Vec<TypedEntry>,
    /// Report: its name.
    pub name: Option<String>,
    /// Report: grouping.
    pub by: Option<String>,
}

/// One typed entry.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypedEntry {
    /// Its kind.
    pub kind: String,
    /// The task; none for money not yet allotted.
    pub task: Option<String>,
    /// Budget year.
    pub year: i32,
    /// đồng.
    pub amount: i64,
    /// Date of the decision, contract or voucher.
    pub date: Option<String>,
    /// Its number.
    pub document: Option<String>,
    /// Contract.
    pub contract: Option<String>,
    /// Source of funds.
    pub source: Option<String>,
    /// Agency.
    pub agency: Option<String>,
    /// Words.
    pub note: Option<String>,
}

/// A finding or refusal that must appear.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// Its slug.
    pub slug: String,
    /// The file it is in.
    pub file: Option<String>,
    /// `Sheet!Cell` or a cell.
    pub cell: Option<String>,
    /// Why it is expected, for the reader of the recipe.
    pub why: Option<String>,
}

/// Reads a folder's recipe.
///
/// # Errors
/// `recipe-missing`, `recipe-wrong` with the line.
pub fn read(dir: &Path) -> Outcome<Recipe> {
    let path = dir.join("budget.toml");
    let text = std::fs::read_to_string(&path).map_err(|error| {
        Failure::new(
            Exit::World,
            "recipe-missing",
            Bilingual::new(
                format!("Không đọc được {}: {error}.", path.display()),
                format!("Cannot read {}: {error}.", path.display()),
            ),
            Bilingual::new(
                "Chỉ một thư mục có budget.toml, ví dụ budgets/bac-giang-xay-som-bun-2021-2025",
                "Name a folder with budget.toml, such as budgets/bac-giang-xay-som-bun-2021-2025",
            ),
        )
    })?;
    toml::from_str(&text).map_err(|error| {
        Failure::new(
            Exit::World,
            "recipe-wrong",
            Bilingual::new(
                format!("{} viết sai: {error}", path.display()),
                format!("{} is wrong: {error}", path.display()),
            ),
            Bilingual::new("Sửa dòng được nêu rồi chạy lại.", "Mend the line named and run again."),
        )
    })
}
