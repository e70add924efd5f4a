//! Import options of the command line as the desk's question.

use super::{is_set, value, values};
use crate::desk::import::Ask;
use crate::desk::place::Exception;
use crate::desk::{Outcome, answer, parts};
use crate::money::Kind;
use clap::ArgMatches;
use std::path::PathBuf;

/// The question; `default` is the kind a command such as `grant import` stands for.
pub fn import(matches: &ArgMatches, default: Option<Kind>) -> Outcome<Ask> {
    let kind = value(matches, "as").map(answer::kind).transpose()?.or(default);
    Ok(Ask {
        files: values(matches, "file").into_iter().map(PathBuf::from).collect(),
        plan: value(matches, "plan").map(str::to_owned),
        kind,
        kind_by_hand: value(matches, "as").is_some(),
        year: value(matches, "year").map(answer::year).transpose()?,
        sheets: values(matches, "sheet"),
        range: value(matches, "range").map(answer::area).transpose()?,
        header: value(matches, "header").map(answer::header).transpose()?,
        outline: value(matches, "outline").map(answer::outline).transpose()?,
        unit: value(matches, "unit").map(answer::unit).transpose()?,
        columns: values(matches, "column").iter().map(|c| answer::column(c)).collect::<Outcome<_>>()?,
        accept: exceptions(matches, "accept"),
        skip: exceptions(matches, "skip"),
        links: values(matches, "link").iter().map(|l| parts::given(l)).collect::<Outcome<_>>()?,
        agency: value(matches, "agency").map(str::to_owned),
        post: is_set(matches, "post"),
        only_if: value(matches, "if").map(str::to_owned),
        replace: value(matches, "replace").map(str::to_owned),
        profile: value(matches, "profile").map(str::to_owned),
        save_profile: value(matches, "save-profile").map(str::to_owned),
        issues_out: value(matches, "issues-out").map(PathBuf::from),
    })
}

/// `SLUG[@CELL]` answers; several may stand in one value, separated by commas.
pub fn exceptions(matches: &ArgMatches, name: &str) -> Vec<Exception> {
    values(matches, name)
        .iter()
        .flat_map(|v| v.split(','))
        .filter(|v| !v.trim().is_empty())
        .map(Exception::parse)
        .collect()
}
