//! Reports: facts gathered from the book, a report made of them, and written in the form asked for.

use super::context::Desk;
use super::failure::{Exit, Failure, Outcome};
use super::{agencies, book, plans};
use crate::form::{self, Form, Head, Signer};
use crate::money::Unit;
use crate::report::{self, Asked, By, Facts, Report};
use crate::store::{Book, SumFilter};
use crate::words::{Bilingual, Lang};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Makes a report from the desk's book.
///
/// # Errors
/// No such report, no book, no plan, or the book cannot be read.
pub fn make(desk: &Desk, name: &str, year: Option<i32>, by: Option<&str>, plan: Option<&str>) -> Outcome<Report> {
    let maker = report::by_name(name).ok_or_else(|| {
        let known = report::NAMES.iter().map(|(en, vi, _)| format!("{en} ({vi})")).collect::<Vec<_>>().join(", ");
        Failure::usage(
            "report-unknown",
            Bilingual::new(format!("Không có báo cáo “{name}”."), format!("There is no report “{name}”.")),
            Bilingual::new(format!("Có: {known}"), format!("There are: {known}")),
        )
    })?;
    let by = by.map(grouping).transpose()?.unwrap_or_default();
    let book = book::open_to_read(desk)?;
    let facts = facts(desk, &book, year, plan)?;
    // without a day of its own a report speaks of today: whether work is on time depends on it
    Ok(maker(&facts, &Asked { year, by, as_of: Some(desk.as_of.unwrap_or(desk.today)) }))
}

/// What a report of a plan is made from.
///
/// # Errors
/// The book cannot be read.
pub fn facts(desk: &Desk, book: &Book, year: Option<i32>, plan: Option<&str>) -> Outcome<Facts> {
    let plan = plans::current(book, plan)?;
    let filter = SumFilter { plan: plan.as_ref().map(|p| p.id.clone()), year, as_of: desk.as_of };
    let sums = book.sums(&filter).map_err(|e| book::trouble(&e))?;
    let office = book.office().map_err(|e| book::trouble(&e))?;
    let agencies = agencies::known(book)?;
    Ok(Facts { office: office.get("name").cloned().unwrap_or_default(), plan, agencies, sums })
}

/// `task,year` as groupings, outermost first.
fn grouping(text: &str) -> Outcome<Vec<By>> {
    text.split(',')
        .map(|word| {
            By::from_word(word.trim()).ok_or_else(|| {
                let known = By::WORDS.iter().map(|(en, vi, _)| format!("{en} ({vi})")).collect::<Vec<_>>().join(", ");
                Failure::usage(
                    "bad-grouping",
                    Bilingual::new(format!("Không nhóm được theo “{word}”."), format!("Cannot group by “{word}”.")),
                    Bilingual::new(format!("Nhóm theo: {known}"), format!("Group by: {known}")),
                )
            })
        })
        .collect()
}

/// The head of a printed form from the office's details and the book's hash.
///
/// # Errors
/// The book cannot be read.
pub fn head(desk: &Desk, unit: Option<Unit>, about: &str) -> Outcome<Head> {
    let book = book::open_to_read(desk)?;
    let office: BTreeMap<String, String> = book.office().map_err(|e| book::trouble(&e))?;
    let hash = book.head_hash().map_err(|e| book::trouble(&e))?;
    let get = |key: &str| office.get(key).cloned().unwrap_or_default();
    let unit = match unit {
        Some(unit) => Some(unit),
        None => office.get("unit").map(|u| super::answer::unit(u)).transpose()?,
    };
    let note = "(Ký, họ tên, đóng dấu)";
    let named: Vec<(&str, String)> =
        [("NGƯỜI LẬP BIỂU", get("preparer")), ("TRƯỞNG PHÒNG", get("checker")), ("THỦ TRƯỞNG ĐƠN VỊ", get("head"))]
            .into_iter()
            .collect();
    let signers = if named.iter().all(|(_, name)| name.is_empty()) {
        Vec::new()
    } else {
        let last = named.len().saturating_sub(1);
        named
            .into_iter()
            .enumerate()
            .map(|(i, (title, name))| Signer {
                title: title.to_owned(),
                note: if i == last { note } else { "(Ký, họ tên)" }.to_owned(),
                name,
            })
            .collect()
    };
    let province = get("province");
    Ok(Head {
        parent: if province.is_empty() { String::new() } else { format!("UBND TỈNH {}", province.to_uppercase()) },
        office: get("name").to_uppercase(),
        place: if get("place").is_empty() { province } else { get("place") },
        about: about.to_owned(),
        date: Some(desk.today),
        signers,
        id: hash.get(..12).unwrap_or_default().to_owned(),
        unit,
        ..Head::default()
    })
}

/// The form a report is printed in.
///
/// # Errors
/// No form is valid for the year.
pub fn form_of(report: &Report) -> Outcome<Form> {
    form::of_report(report.slug, report.year).ok_or_else(|| {
        let name = report.slug;
        Failure::new(
            Exit::World,
            "form-missing",
            Bilingual::new(
                format!("Không có biểu mẫu cho báo cáo {name}."),
                format!("There is no form for report {name}."),
            ),
            Bilingual::new("Dùng --format csv hoặc --json", "Use --format csv or --json"),
        )
    })
}

/// Bytes of a report in a form: `xlsx`, `csv`, `html`, `json`.
///
/// # Errors
/// The form cannot hold it, or the format is unknown.
pub fn bytes(desk: &Desk, report: &Report, format: &str, unit: Option<Unit>, lang: Lang) -> Outcome<Vec<u8>> {
    match format {
        "csv" => Ok(form::csv(report, lang)),
        "xlsx" => form::xlsx(report, &form_of(report)?, &head(desk, unit, "")?, lang).map_err(|e| unprintable(&e)),
        "html" => Ok(form::html(report, &form_of(report)?, &head(desk, unit, "")?, lang).into_bytes()),
        other => Err(Failure::usage(
            "bad-format",
            Bilingual::new(format!("Không ghi được dạng “{other}”."), format!("Cannot write “{other}”.")),
            Bilingual::new("Đặt đuôi tệp .xlsx, .csv hoặc .html", "End the file's name in .xlsx, .csv or .html"),
        )),
    }
}

/// What a form cannot hold, as an ending.
pub fn unprintable(error: &form::Error) -> Box<Failure> {
    Failure::new(
        Exit::World,
        "form-wrong",
        error.say(),
        Bilingual::new(
            "Chọn đơn vị tính lớn hơn bằng --unit, hoặc xuất .csv",
            "Choose a larger unit with --unit, or write .csv",
        ),
    )
}

/// Writes a report to a file; its ending gives the form.
///
/// # Errors
/// As [`bytes`], or the file cannot be written.
pub fn write(desk: &Desk, report: &Report, path: &Path, unit: Option<Unit>, lang: Lang) -> Outcome<PathBuf> {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let bytes = bytes(desk, report, &ending, unit, lang)?;
    save(path, &bytes)
}

/// Writes a file whole or not at all: beside it first, then renamed. When the target is open elsewhere and
/// cannot be replaced, a second name is used and given back.
///
/// # Errors
/// The folder cannot be written.
pub fn save(path: &Path, bytes: &[u8]) -> Outcome<PathBuf> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let unwritable = |error: &dyn std::fmt::Display| {
        let shown = path.display();
        Failure::new(
            Exit::World,
            "file-unwritable",
            Bilingual::new(format!("Không ghi được {shown}: {error}."), format!("Cannot write {shown}: {error}.")),
            Bilingual::new("Kiểm tra thư mục và quyền ghi.", "Check the folder and its rights."),
        )
    };
    let draft = tempfile::NamedTempFile::new_in(folder).map_err(|e| unwritable(&e))?;
    std::fs::write(draft.path(), bytes).map_err(|e| unwritable(&e))?;
    let draft = match draft.persist(path) {
        Ok(_) => return Ok(path.to_path_buf()),
        Err(error) => error.file,
    };
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = path.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
    let second = path.with_file_name(format!("{stem} (2).{ending}"));
    draft.persist(&second).map_err(|e| unwritable(&e.error))?;
    Ok(second)
}
