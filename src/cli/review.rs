//! `review export`.

use super::print::Out;
use super::value;
use super::view::dong;
use crate::desk::{Desk, Exit, Outcome, answer, reviews};
use crate::words::Bilingual;
use clap::ArgMatches;
use serde_json::json;
use std::path::PathBuf;

/// Runs the command.
pub fn run(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    let Some(("export", sub)) = matches.subcommand() else { return Ok(Exit::Usage) };
    let year = answer::year(value(sub, "year").unwrap_or_default())?;
    let path = value(sub, "out").map_or_else(|| PathBuf::from(format!("bieu-tham-dinh-{year}.xlsx")), PathBuf::from);
    let handed = reviews::export(desk, year, value(sub, "agency"), value(sub, "plan"), &path, out.lang)?;
    let shown = handed.path.display().to_string();
    if out.json {
        out.object(&json!({"schema": "dutoan.file/1", "path": shown, "review": handed.review.id, "version": handed.review.version, "hash": handed.review.hash, "proposed": dong(handed.proposed), "lines": handed.review.lines.len()}));
    } else {
        let (id, version, sum) = (handed.review.id, handed.review.version, handed.proposed.dotted());
        out.say(&Bilingual::new(
            format!("Đã ghi {shown}: {id}, lần {version}, đề nghị {sum} đồng."),
            format!("Wrote {shown}: {id}, round {version}, proposed {sum} đồng."),
        ));
    }
    Ok(Exit::Done)
}
