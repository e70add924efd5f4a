//! The office: its name, province and signers, as forms print them.

use super::book;
use super::context::Desk;
use super::failure::{Failure, Outcome};
use crate::words::Bilingual;
use std::collections::BTreeMap;

/// The settings known, with their names in both languages.
pub const KEYS: [(&str, &str, &str); 7] = [
    ("name", "Tên đơn vị", "Office"),
    ("province", "Tỉnh", "Province"),
    ("place", "Địa danh", "Place of signing"),
    ("preparer", "Người lập biểu", "Preparer"),
    ("checker", "Trưởng phòng", "Checker"),
    ("head", "Thủ trưởng đơn vị", "Head"),
    ("unit", "Đơn vị tính", "Unit"),
];

/// The office's details.
///
/// # Errors
/// No book, or it cannot be read.
pub fn show(desk: &Desk) -> Outcome<BTreeMap<String, String>> {
    book::open_to_read(desk)?.office().map_err(|e| book::trouble(&e))
}

/// Sets `key=value` details and gives them all.
///
/// # Errors
/// An unknown key, no book, or it cannot be written.
pub fn set(desk: &Desk, pairs: &[String]) -> Outcome<BTreeMap<String, String>> {
    let mut book = book::open_to_write(desk)?;
    let mut office = book.office().map_err(|e| book::trouble(&e))?;
    for pair in pairs {
        let split = pair
            .split_once('=')
            .map(|(key, value)| (key.trim(), value.trim()))
            .filter(|(key, _)| KEYS.iter().any(|(known, _, _)| known == key));
        let Some((key, value)) = split else {
            let known = KEYS.map(|(key, _, _)| key).join(", ");
            return Err(Failure::usage(
                "office-key",
                Bilingual::new(format!("Không hiểu “{pair}”."), format!("“{pair}” is not understood.")),
                Bilingual::new(format!("Viết KHÓA=GIÁ TRỊ; khóa: {known}"), format!("Write KEY=VALUE; keys: {known}")),
            ));
        };
        if key == "unit" {
            super::answer::unit(value)?;
        }
        office.insert(key.to_owned(), value.to_owned());
    }
    book.set_office(&office).map_err(|e| book::trouble(&e))?;
    Ok(office)
}
