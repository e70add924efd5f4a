//! `report`: on the terminal, as JSON, or written as .xlsx, .csv, .html.

use super::print::Out;
use super::{value, view};
use crate::desk::{Desk, Exit, Failure, Outcome, answer, reports};
use crate::form;
use crate::money::Unit;
use crate::words::Bilingual;
use clap::ArgMatches;
use serde_json::json;
use std::path::Path;

/// Runs the command.
pub fn run(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    let year = value(matches, "year").map(answer::year).transpose()?;
    let unit = value(matches, "unit").map(answer::unit).transpose()?;
    let report = reports::make(
        desk,
        value(matches, "name").unwrap_or_default(),
        year,
        value(matches, "by"),
        value(matches, "plan"),
    )?;
    if let Some(file) = value(matches, "out") {
        let written = reports::write(desk, &report, Path::new(file), unit, out.lang)?;
        let shown = written.display().to_string();
        if out.json {
            out.object(&json!({"schema": "dutoan.file/1", "path": shown}));
        } else {
            out.say(&Bilingual::new(format!("Đã ghi {shown}"), format!("Wrote {shown}")));
        }
        return Ok(Exit::Done);
    }
    if out.json {
        out.object(&view::report::report(&report, out.lang));
        return Ok(Exit::Done);
    }
    match value(matches, "format") {
        Some(format @ ("csv" | "html")) => out.bytes(&reports::bytes(desk, &report, format, unit, out.lang)?),
        Some("xlsx") => {
            return Err(Failure::usage(
                "usage",
                Bilingual::new("Biểu .xlsx cần một tệp nhận.", "An .xlsx needs a file."),
                Bilingual::new("Thêm --out bao-cao.xlsx", "Add --out report.xlsx"),
            ));
        }
        _ => {
            out.line(form::terminal_in(&report, unit.unwrap_or(Unit::DONG), out.width, out.lang, out.color).trim_end())
        }
    }
    Ok(Exit::Done)
}
