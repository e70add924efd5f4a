//! Mẫu nhập: answers given once, kept in the book or in a file, used again for the next file of the same form.

use super::context::Desk;
use super::failure::{Exit, Failure, Outcome};
use super::{book, reports};
use crate::store::Book;
use crate::table::profile::Profile;
use crate::words::{Bilingual, fold};
use std::path::Path;

/// The words at the top of every saved profile.
const HEAD: &str = "\
# Mẫu nhập: những điều đã trả lời cho một biểu của một đơn vị, dùng lại cho tệp sau.
# Số và năm trong tiêu đề được thay bằng # để biểu năm sau vẫn được nhận ra.
# sender: đơn vị gửi · headings: tiêu đề cột để nhận ra biểu · columns: cột đã quyết định bằng tay
";

/// The profile as readable TOML.
///
/// # Errors
/// It could not be written.
pub fn as_toml(profile: &Profile) -> Outcome<String> {
    let body = toml::to_string_pretty(profile).map_err(|error| damaged(&profile.name, &error.to_string()))?;
    Ok(format!("{HEAD}\n{body}"))
}

fn damaged(name: &str, why: &str) -> Box<Failure> {
    Failure::usage(
        "profile-damaged",
        Bilingual::new(
            format!("Mẫu nhập “{name}” không đọc được: {why}."),
            format!("The profile “{name}” cannot be read: {why}."),
        ),
        Bilingual::new(
            "Bỏ mẫu này rồi trả lời lại: dutoan profile remove TÊN",
            "Remove it and answer again: dutoan profile remove NAME",
        ),
    )
}

fn read(name: &str, text: &str) -> Outcome<Profile> {
    let mut profile: Profile = toml::from_str(text).map_err(|error| damaged(name, error.message()))?;
    if profile.name.is_empty() {
        name.clone_into(&mut profile.name);
    }
    Ok(profile)
}

/// Whether a name means a file.
fn is_file(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|e| e.eq_ignore_ascii_case("toml"))
}

/// A profile asked for by name or file.
///
/// # Errors
/// There is none of that name, or it cannot be read.
pub fn asked(book: Option<&Book>, name: &str) -> Outcome<Profile> {
    if is_file(name) {
        let text = std::fs::read_to_string(name).map_err(|error| {
            Failure::new(
                Exit::World,
                "file-missing",
                Bilingual::new(format!("Không đọc được tệp {name}: {error}."), format!("Cannot read {name}: {error}.")),
                Bilingual::new("Kiểm tra lại tên tệp.", "Check the file's name."),
            )
        })?;
        let stem = Path::new(name).file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        return read(&stem, &text);
    }
    let all = all(book)?;
    match all.iter().find(|p| fold(&p.name) == fold(name)) {
        Some(profile) => Ok(profile.clone()),
        None => {
            let known = all.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join("; ");
            Err(Failure::usage(
                "profile-unknown",
                Bilingual::new(format!("Không có mẫu nhập “{name}”."), format!("There is no profile “{name}”.")),
                Bilingual::new(
                    if known.is_empty() {
                        "Sổ chưa có mẫu nhập nào; lưu bằng --save-profile TÊN".to_owned()
                    } else {
                        format!("Có: {known}")
                    },
                    if known.is_empty() {
                        "The book has none yet; save one by --save-profile NAME".to_owned()
                    } else {
                        format!("There are: {known}")
                    },
                ),
            ))
        }
    }
}

/// Every profile of the book.
///
/// # Errors
/// The book cannot be read, or a profile in it.
pub fn all(book: Option<&Book>) -> Outcome<Vec<Profile>> {
    let Some(book) = book else { return Ok(Vec::new()) };
    let saved = book.profiles().map_err(|e| book::trouble(&e))?;
    saved.iter().map(|(name, text)| read(name, text)).collect()
}

/// Every profile of the desk's book.
///
/// # Errors
/// No book, or it cannot be read.
pub fn list(desk: &Desk) -> Outcome<Vec<Profile>> {
    all(Some(&book::open_to_read(desk)?))
}

/// One profile of the desk's book.
///
/// # Errors
/// No book, no such profile.
pub fn show(desk: &Desk, name: &str) -> Outcome<Profile> {
    asked(Some(&book::open_to_read(desk)?), name)
}

/// Forgets a profile; gives its name.
///
/// # Errors
/// No book, no such profile.
pub fn remove(desk: &Desk, name: &str) -> Outcome<String> {
    let mut book = book::open_to_write(desk)?;
    let profile = asked(Some(&book), name)?;
    book.forget_profile(&profile.name).map_err(|e| book::trouble(&e))?;
    Ok(profile.name)
}

/// Keeps a profile: in a file when the name ends in .toml, else in the book. Gives where.
///
/// # Errors
/// The file or the book cannot be written; no book.
pub fn save(book: Option<&mut Book>, profile: &Profile, to: &str) -> Outcome<String> {
    let text = as_toml(profile)?;
    if is_file(to) {
        return Ok(reports::save(Path::new(to), text.as_bytes())?.display().to_string());
    }
    let Some(book) = book else {
        return Err(Failure::usage(
            "book-missing",
            Bilingual::new(
                format!("Chưa có sổ để lưu mẫu nhập “{to}”."),
                format!("There is no book to keep the profile “{to}” in."),
            ),
            Bilingual::new(
                "Lưu ra tệp: --save-profile mau.toml, hoặc tạo sổ: dutoan init so.dutoan",
                "Save to a file: --save-profile form.toml, or make a book: dutoan init book.dutoan",
            ),
        ));
    };
    book.put_profile(to, &text).map_err(|e| book::trouble(&e))?;
    Ok(to.to_owned())
}

/// A name of its own for answers kept without being asked to: the sender, a sheet, and a short mark of the form.
pub fn own_name(profile: &Profile, sender: &str, sheet: &str) -> String {
    let mark = super::context::sha256(profile.headings.join("\n").as_bytes());
    let who = if sender.is_empty() { "không rõ đơn vị" } else { sender };
    format!("{who} · {sheet} · {}", mark.get(..6).unwrap_or_default())
}
