//! Trả lại đơn vị: the senders' own rows written back with their questions.

use super::failure::{Exit, Failure, Outcome};
use super::look::Look;
use super::reports::save;
use crate::finding::Finding;
use crate::form;
use crate::words::{Bilingual, Lang};
use std::path::Path;

/// Writes the senders' rows with their questions: one workbook a file.
///
/// # Errors
/// The workbook cannot be made or written.
pub fn give_back(looks: &mut [Look], path: &Path, lang: Lang) -> Outcome<()> {
    let several = looks.len() > 1;
    for look in looks.iter_mut() {
        let Some(workbook) = look.workbook.take() else { continue };
        let tables: Vec<form::Stand> = look
            .sheets
            .iter()
            .flat_map(|sheet| sheet.tables.iter().map(move |table| (sheet, table)))
            .filter_map(|(sheet, table)| {
                let heading = table.header_rows.last().map_or(0, |row| row.saturating_sub(1));
                Some(form::Stand { sheet: sheet.name.clone(), area: table.area?, heading })
            })
            .collect();
        let refused: Vec<Finding> = look.refusals.iter().map(|r| r.as_finding(&look.file)).collect();
        let findings: Vec<Finding> = look.findings.iter().cloned().chain(refused).collect();
        let asked = form::Issues { file: &look.file, workbook: &workbook, tables: &tables, findings: &findings, lang };
        let bytes = form::issues(&asked).map_err(|error| {
            let next = Bilingual::new("Xem danh sách trên màn hình hoặc --json.", "See the list on screen or --json.");
            Failure::new(Exit::World, "issues-unwritable", error.say(), next).in_file(&look.file, "")
        })?;
        let target = if several {
            let stem = Path::new(&look.file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let own = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            path.with_file_name(format!("{own} - {stem}.xlsx"))
        } else {
            path.to_path_buf()
        };
        look.issues = Some(save(&target, &bytes)?);
    }
    Ok(())
}
