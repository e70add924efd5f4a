//! What a person answered about one form of one sender, kept so that the next file needs no answer. Columns are
//! remembered by their headings, not by their letters; numbers and years in words become `#`, so that the form is
//! known again next year, with rows added above it or a column put between.

use super::{ColumnHint, Hints, Policy, Recognition, Role, Table};
use crate::finding::{Finding, Severity};
use crate::money::{Kind, Unit};
use crate::sheet::{Value, Visibility, Workbook};
use crate::words::{Bilingual, fold};
use serde::{Deserialize, Serialize};

/// The answers to one form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Its name in lists.
    pub name: String,
    /// The office that sends the form, folded; empty when it is unknown.
    pub sender: String,
    /// The form's headings, by which it is known again.
    pub headings: Vec<String>,
    /// The sheets that were chosen.
    pub sheets: Vec<String>,
    /// The header rows that were chosen: the words of each.
    pub header: Vec<Vec<String>>,
    /// How the rows stand under one another, a slug.
    pub outline: Option<String>,
    /// The unit answered, as its factor.
    pub unit: Option<i64>,
    /// The kind answered, a slug.
    pub kind: Option<String>,
    /// Findings accepted wherever they stand.
    pub accept: Vec<String>,
    /// Columns decided by hand.
    pub columns: Vec<Decided>,
}

/// One column decided by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decided {
    /// Its whole heading.
    pub heading: String,
    /// The heading of the column to its left.
    pub left: String,
    /// The heading of the column to its right.
    pub right: String,
    /// Its role, a slug.
    pub role: String,
    /// Its year, counted from the year of the table.
    pub years_after: Option<i32>,
    /// Its year, where the table states none.
    pub year: Option<i32>,
}

/// Findings whose acceptance says something of the form, not of one file's figures.
pub const OF_THE_FORM: &[&str] = &[
    "column-guessed",
    "column-not-read",
    "column-unlabelled",
    "cumulative-column",
    "hidden-rows",
    "money-twice",
    "constant-in-formulas",
];

/// Words without case, tone placement and numbers: `Năm 2023` and `Năm 2024` are one heading.
pub fn general(text: &str) -> String {
    let mut out = String::new();
    let mut digits = false;
    for c in fold(text).chars() {
        if c.is_ascii_digit() {
            if !digits {
                out.push('#');
            }
            digits = true;
        } else {
            digits = false;
            out.push(c);
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn tables(made: &Recognition) -> impl Iterator<Item = &Table> {
    made.sheets.iter().flat_map(|s| &s.tables)
}

fn headings(made: &Recognition) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for column in tables(made).flat_map(|t| &t.columns) {
        let words = general(&column.label);
        if !words.is_empty() && !out.contains(&words) {
            out.push(words);
        }
    }
    out
}

/// The one year a table's amounts speak of, to count a column's year from.
fn base_year(made: &Recognition, hints: &Hints) -> Option<i32> {
    let mut years: Vec<i32> = made.lines.iter().filter_map(|l| l.year).collect();
    years.sort_unstable();
    hints.year.or_else(|| years.first().copied())
}

impl Profile {
    /// The profile of what was answered; `None` when nothing was. `accept`: findings accepted without a cell.
    pub fn made(
        made: &Recognition,
        workbook: &Workbook,
        hints: &Hints,
        sender: &str,
        accept: &[String],
    ) -> Option<Self> {
        let accept: Vec<String> = accept.iter().filter(|slug| OF_THE_FORM.contains(&slug.as_str())).cloned().collect();
        let mut out = Self {
            sender: fold(sender),
            headings: headings(made),
            sheets: hints.sheets.iter().map(|s| general(s)).collect(),
            header: hints.header.map(|rows| header_words(made, workbook, rows)).unwrap_or_default(),
            outline: hints.outline.map(|o| o.slug().to_owned()),
            unit: hints.unit.map(Unit::factor),
            kind: hints.kind.map(|k| k.slug().to_owned()),
            accept,
            ..Self::default()
        };
        let base = base_year(made, hints);
        for hint in &hints.columns {
            let Some((table, at)) =
                tables(made).find_map(|t| Some((t, t.columns.iter().position(|c| c.column == hint.column)?)))
            else {
                continue;
            };
            let label =
                |i: Option<usize>| i.and_then(|i| table.columns.get(i)).map_or_else(String::new, |c| general(&c.label));
            out.columns.push(Decided {
                heading: label(Some(at)),
                left: label(at.checked_sub(1)),
                right: label(at.checked_add(1)),
                role: hint.role.slug().to_owned(),
                years_after: hint.year.zip(base).map(|(year, base)| year - base),
                year: hint.year.filter(|_| base.is_none()),
            });
        }
        let empty = out.sheets.is_empty()
            && out.header.is_empty()
            && out.outline.is_none()
            && out.unit.is_none()
            && out.kind.is_none()
            && out.accept.is_empty()
            && out.columns.is_empty();
        out.headings.truncate(60);
        (!empty).then_some(out)
    }

    /// Whether a workbook is the form these answers are about: most of its headings stand there.
    pub fn fits(&self, made: &Recognition, workbook: &Workbook) -> bool {
        if self.headings.is_empty() {
            return false;
        }
        let leaf = |h: &str| h.rsplit(" › ").next().unwrap_or(h).to_owned();
        let mut there: std::collections::HashSet<String> = headings(made).iter().map(|h| leaf(h)).collect();
        for sheet in workbook.sheets.iter().filter(|s| s.visibility == Visibility::Visible) {
            for cell in sheet.rows.iter().take(60).flat_map(|r| &r.cells) {
                if let Value::Text(text) = &cell.value
                    && text.chars().count() <= 120
                {
                    there.insert(general(text));
                }
            }
        }
        let found = self.headings.iter().filter(|h| there.contains(&leaf(h))).count();
        found * 10 >= self.headings.len() * 7 && found >= 2.min(self.headings.len())
    }

    /// Whether these answers may be used for a sender without being asked for.
    pub fn is_from(&self, sender: &str) -> bool {
        fold(sender) == self.sender
    }

    /// Hints with what was answered about sheets, header, unit and kind, where the officer says nothing now.
    pub fn before(&self, workbook: &Workbook, hints: &Hints) -> Hints {
        let mut out = hints.clone();
        if out.sheets.is_empty() {
            let fits = |s: &&crate::sheet::Sheet| self.sheets.contains(&general(&s.name));
            out.sheets = workbook.sheets.iter().filter(fits).map(|s| s.name.clone()).collect();
        }
        out.outline = out.outline.or_else(|| self.outline.as_deref().and_then(Policy::from_slug));
        out.unit = out.unit.or_else(|| self.unit.and_then(Unit::from_factor));
        out.kind = out.kind.or_else(|| self.kind.as_deref().and_then(Kind::from_slug));
        if out.header.is_none() && !self.header.is_empty() {
            out.header = self.header_rows(workbook, &out);
        }
        out
    }

    fn header_rows(&self, workbook: &Workbook, hints: &Hints) -> Option<(u32, u32)> {
        let sheet = workbook.sheets.iter().find(|s| {
            if hints.sheets.is_empty() { s.visibility == Visibility::Visible } else { hints.sheets.contains(&s.name) }
        })?;
        let words = |row: u32| -> Vec<String> {
            let cells = sheet.row(row).into_iter().flat_map(|r| &r.cells);
            cells.map(|c| general(&c.value.raw())).filter(|w| !w.is_empty()).collect()
        };
        let same = |row: u32, wanted: &[String]| {
            let there = words(row);
            let common = wanted.iter().filter(|w| there.contains(w)).count();
            !wanted.is_empty() && common * 10 >= wanted.len() * 7
        };
        let first = self.header.first()?;
        let at = sheet.rows.iter().map(|r| r.index).find(|row| same(*row, first))?;
        let tall = u32::try_from(self.header.len()).ok()?;
        (at..at.checked_add(tall)?)
            .zip(&self.header)
            .all(|(row, w)| w.is_empty() || same(row, w))
            .then_some((at + 1, at + tall))
    }

    /// The columns decided before, found again by their headings; those that cannot be told are named.
    pub fn columns(&self, made: &Recognition, hints: &Hints) -> (Vec<ColumnHint>, Vec<String>) {
        let mut out: Vec<ColumnHint> = hints.columns.clone();
        let mut missing = Vec::new();
        let base = base_year(made, hints);
        for decided in &self.columns {
            let Some(role) = Role::from_slug(&decided.role) else { continue };
            let mut found: Vec<(u32, usize)> = Vec::new();
            for table in tables(made) {
                for (i, column) in table.columns.iter().enumerate() {
                    if general(&column.label) != decided.heading {
                        continue;
                    }
                    let beside = |i: Option<usize>| {
                        i.and_then(|i| table.columns.get(i)).map_or_else(String::new, |c| general(&c.label))
                    };
                    let kept = usize::from(beside(i.checked_sub(1)) == decided.left)
                        + usize::from(beside(i.checked_add(1)) == decided.right);
                    found.push((column.column, kept));
                }
            }
            let best = found.iter().map(|(_, kept)| *kept).max().unwrap_or(0);
            found.retain(|(_, kept)| *kept == best);
            found.dedup();
            let [(column, _)] = found.as_slice() else {
                missing.push(decided.heading.clone());
                continue;
            };
            if !out.iter().any(|h| h.column == *column) {
                let year = decided.years_after.zip(base).map(|(after, base)| base + after).or(decided.year);
                out.push(ColumnHint { column: *column, role, year });
            }
        }
        (out, missing)
    }

    /// What was answered, in words.
    pub fn answers(&self) -> Vec<Bilingual> {
        let mut out = Vec::new();
        if !self.sheets.is_empty() {
            let names = self.sheets.join(", ");
            out.push(Bilingual::new(format!("trang {names}"), format!("sheet {names}")));
        }
        if !self.header.is_empty() {
            let rows = self.header.len();
            out.push(Bilingual::new(format!("{rows} hàng tiêu đề"), format!("{rows} header rows")));
        }
        if let Some(outline) = &self.outline {
            out.push(Bilingual::new(format!("phân cấp dòng: {outline}"), format!("rows read as: {outline}")));
        }
        if let Some(unit) = self.unit.and_then(Unit::from_factor) {
            let label = unit.label();
            out.push(Bilingual::new(format!("đơn vị tính {}", label.vi), format!("unit {}", label.en)));
        }
        if let Some(kind) = self.kind.as_deref().and_then(Kind::from_slug) {
            let label = kind.label();
            out.push(Bilingual::new(format!("loại số liệu: {}", label.vi), format!("kind: {}", label.en)));
        }
        for column in &self.columns {
            out.push(Bilingual::new(
                format!("cột “{}” là {}", column.heading, column.role),
                format!("column “{}” is {}", column.heading, column.role),
            ));
        }
        if !self.accept.is_empty() {
            let slugs = self.accept.join(", ");
            out.push(Bilingual::new(format!("chấp nhận {slugs}"), format!("accepted {slugs}")));
        }
        out
    }

    /// Says that the answers were used.
    pub fn applied(&self) -> Finding {
        let join = |pick: fn(&Bilingual) -> &str| self.answers().iter().map(pick).collect::<Vec<_>>().join("; ");
        Finding::new(
            "profile-applied",
            Severity::Note,
            Bilingual::new(
                format!("Dùng mẫu nhập “{}” đã trả lời trước: {}.", self.name, join(|b| &b.vi)),
                format!("Answers given before (“{}”) are used: {}.", self.name, join(|b| &b.en)),
            ),
        )
        .next(Bilingual::new(
            format!("Xem: dutoan profile show \"{0}\"; bỏ: dutoan profile remove \"{0}\"", self.name),
            format!("See: dutoan profile show \"{0}\"; forget: dutoan profile remove \"{0}\"", self.name),
        ))
        .with("profile", self.name.clone())
    }

    /// Says that the answers could not be used, or not all of them.
    pub fn not_applied(&self, why: Bilingual) -> Finding {
        Finding::new(
            "profile-not-applied",
            Severity::Note,
            Bilingual::new(
                format!("Mẫu nhập “{}” không dùng được hết: {}.", self.name, why.vi),
                format!("The answers “{}” could not all be used: {}.", self.name, why.en),
            ),
        )
        .with("profile", self.name.clone())
    }

    /// Warnings where the file itself says something else than what was answered before: the file's word holds.
    pub fn conflicts(&self, made: &Recognition) -> Vec<Finding> {
        let Some(answered) = self.unit.and_then(Unit::from_factor) else { return Vec::new() };
        let mut out = Vec::new();
        for sheet in &made.sheets {
            for found in sheet.tables.iter().filter_map(|t| t.unit.as_ref()) {
                let Some(cell) = found.cell.filter(|_| found.unit != answered) else { continue };
                let (now, before) = (found.unit.label(), answered.label());
                out.push(
                    Finding::new(
                        "profile-conflict",
                        Severity::Warning,
                        Bilingual::new(
                            format!(
                                "Bảng ghi đơn vị {}, lần trước trả lời {}; dùng đơn vị ghi trong bảng.",
                                now.vi, before.vi
                            ),
                            format!(
                                "The table states {}, the answer given before is {}; the table's word holds.",
                                now.en, before.en
                            ),
                        ),
                    )
                    .at(&sheet.name, cell.to_string())
                    .next(Bilingual::new(
                        "Kiểm tra đơn vị; nếu đúng như bảng ghi: --accept profile-conflict",
                        "Check the unit; if the table is right: --accept profile-conflict",
                    )),
                );
            }
        }
        out
    }
}

/// The words of the header rows that were chosen, row by row.
fn header_words(made: &Recognition, workbook: &Workbook, (first, last): (u32, u32)) -> Vec<Vec<String>> {
    let used = made.sheets.iter().find(|s| s.used).map(|s| s.name.clone());
    let sheet = workbook.sheets.iter().find(|s| used.as_ref() == Some(&s.name)).or_else(|| workbook.sheets.first());
    let Some(sheet) = sheet else { return Vec::new() };
    (first.saturating_sub(1)..last)
        .map(|row| {
            let cells = sheet.row(row).into_iter().flat_map(|r| &r.cells);
            cells.map(|c| general(&c.value.raw())).filter(|w| !w.is_empty()).collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_numbers() {
        assert_eq!(general("Năm 2023"), general("NĂM  2024"));
        assert_eq!(general("QĐ 17 ngày 18/4/2014"), "qđ # ngày #/#/#");
        assert_eq!(general("Hoà bình"), general("Hòa bình"));
    }
}
