//! The command line: arguments → desk → text or JSON. No rules, no SQL.

mod agency;
mod ask;
mod book;
pub mod commands;
mod import;
mod link;
mod parse;
mod plan;
pub mod print;
mod profile;
#[cfg(test)]
mod reference;
mod report;
mod review;
mod run;
mod status;
mod typed;
pub mod view;
mod words;

use crate::desk::{Desk, Exit, Failure, Outcome, answer};
use crate::words::{Bilingual, Lang};
use clap::ArgMatches;
use clap::error::ErrorKind;
use jiff::civil::Date;
use print::Out;
use std::cell::RefCell;
use std::path::PathBuf;

/// Runs one command line, `args` with the program's name first, and gives the exit code.
pub fn run(args: &[String]) -> u8 {
    let lang = language(args);
    let asked_json =
        args.iter().any(|a| a == "--json" || a == "--xuat-json" || a == "--format=json" || a == "--dang=json");
    let mut out = Out { lang, json: asked_json, quiet: false, color: false, width: 120, cut: RefCell::new(None) };
    let exit = answered(args, lang, &mut out);
    out.end(exit).code()
}

fn answered(args: &[String], lang: Lang, out: &mut Out) -> Exit {
    let matches = match parse::parser(lang).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            out.line(error.render().to_string().trim_end());
            return Exit::Done;
        }
        Err(error) => {
            let (what, next) = parse::complaint(&error);
            return out.failure(&Failure::usage("usage", what, next));
        }
    };
    prepared(&matches, out, args)
        .and_then(|(desk, name, sub)| dispatch(&desk, out, &name, &sub))
        .unwrap_or_else(|failure| out.failure(&failure))
}

/// The language is known before parsing, so that the parser itself can speak it.
fn language(args: &[String]) -> Lang {
    let mut asked = None;
    for (i, arg) in args.iter().enumerate() {
        for long in ["--lang", "--ngon-ngu"] {
            if arg == long {
                asked = args.get(i.saturating_add(1)).cloned();
            } else if let Some(value) = arg.strip_prefix(long).and_then(|rest| rest.strip_prefix('=')) {
                asked = Some(value.to_owned());
            }
        }
    }
    let locale =
        || ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    let word = asked.or_else(|| std::env::var("DUTOAN_LANG").ok()).or_else(locale).unwrap_or_default();
    if word.to_lowercase().starts_with("en") { Lang::En } else { Lang::Vi }
}

/// The value of an option, wherever in the command it was written.
pub(crate) fn value<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m str> {
    matches.try_get_one::<String>(name).ok().flatten().map(String::as_str)
}

/// The values of a repeated option.
pub(crate) fn values(matches: &ArgMatches, name: &str) -> Vec<String> {
    matches.try_get_many::<String>(name).ok().flatten().map(|v| v.cloned().collect()).unwrap_or_default()
}

/// Whether a switch is set.
pub(crate) fn is_set(matches: &ArgMatches, name: &str) -> bool {
    matches.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or(false)
}

fn prepared(matches: &ArgMatches, out: &mut Out, args: &[String]) -> Outcome<(Desk, String, ArgMatches)> {
    let (name, sub) = match matches.subcommand() {
        Some((name, sub)) => (name.to_owned(), sub.clone()),
        None => ("status".to_owned(), matches.clone()),
    };
    // global options are read at the innermost command, where clap carries them
    let mut inner = &sub;
    while let Some((_, deeper)) = inner.subcommand() {
        inner = deeper;
    }
    match value(inner, "format") {
        None | Some("table" | "csv" | "xlsx" | "html") => out.json = is_set(inner, "json"),
        Some("json") => out.json = true,
        Some(other) => {
            return Err(Failure::usage(
                "bad-format",
                Bilingual::new(format!("Không có dạng “{other}”."), format!("There is no format “{other}”.")),
                Bilingual::new("Dùng: table, json, csv, xlsx, html", "Use: table, json, csv, xlsx, html"),
            ));
        }
    }
    if let Some(lang) = value(inner, "lang")
        && !matches!(lang, "vi" | "en")
    {
        return Err(Failure::usage(
            "bad-language",
            Bilingual::new(format!("Không có ngôn ngữ “{lang}”."), format!("There is no language “{lang}”.")),
            Bilingual::new("Dùng: vi hoặc en", "Use: vi or en"),
        ));
    }
    out.quiet = is_set(inner, "quiet");
    out.color = !is_set(inner, "no-color")
        && std::env::var_os("NO_COLOR").is_none()
        && std::io::IsTerminal::is_terminal(&std::io::stdout());
    let typed_today = value(inner, "today").map(str::to_owned).or_else(|| std::env::var("DUTOAN_TODAY").ok());
    let clock = jiff::Zoned::now();
    let (today, now) = match typed_today {
        Some(text) => {
            let day = answer::date(&text)?;
            (day, format!("{day}T12:00:00"))
        }
        None => (clock.date(), clock.strftime("%Y-%m-%dT%H:%M:%S").to_string()),
    };
    let as_of: Option<Date> = value(inner, "as-of").map(answer::date).transpose()?;
    let who = value(inner, "user")
        .map(str::to_owned)
        .or_else(|| {
            ["DUTOAN_USER", "USER", "USERNAME", "LOGNAME"]
                .iter()
                .find_map(|n| std::env::var(n).ok().filter(|v| !v.is_empty()))
        })
        .unwrap_or_else(|| "?".to_owned());
    let needs_no_search = matches!(name.as_str(), "run" | "init" | "words");
    let book = match value(inner, "book")
        .map(str::to_owned)
        .or_else(|| std::env::var("DUTOAN_BOOK").ok().filter(|v| !v.is_empty()))
    {
        Some(path) => Some(PathBuf::from(path)),
        None if needs_no_search => None,
        None => only_book()?,
    };
    let program = std::env::current_exe().map_err(|error| {
        Failure::new(
            Exit::World,
            "program",
            Bilingual::new(
                format!("Không tìm được chính chương trình: {error}."),
                format!("The program cannot find itself: {error}."),
            ),
            Bilingual::new("Chạy lại bằng đường dẫn đầy đủ", "Run it by its full path"),
        )
    })?;
    let command = args
        .iter()
        .skip(1)
        .map(|a| if a.contains(' ') { format!("\"{a}\"") } else { a.clone() })
        .collect::<Vec<_>>()
        .join(" ");
    Ok((Desk { program, who, now, today, book, as_of, command, lang: out.lang }, name, sub))
}

/// The only book of the working folder.
fn only_book() -> Outcome<Option<PathBuf>> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(".")
        .map(|entries| {
            entries
                .flatten()
                .map(|e| e.path())
                .filter(|p| p.extension().is_some_and(|e| e == "dutoan") && p.is_file())
                .collect()
        })
        .unwrap_or_default();
    found.sort();
    if found.len() > 1 {
        let names = found
            .iter()
            .map(|p| p.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default())
            .collect::<Vec<_>>()
            .join(", ");
        return Err(Failure::usage(
            "several-books",
            Bilingual::new(
                format!("Thư mục này có nhiều sổ: {names}."),
                format!("There are several books here: {names}."),
            ),
            Bilingual::new("Chỉ rõ sổ bằng --book TỆP", "Name one with --book FILE"),
        ));
    }
    Ok(found.pop())
}

fn dispatch(desk: &Desk, out: &Out, name: &str, matches: &ArgMatches) -> Outcome<Exit> {
    match name {
        "run" => run::run(desk, out, matches),
        "status" => status::run(desk, out, matches.subcommand_name().is_none() && desk.command.is_empty()),
        "link" => link::run(desk, out, matches),
        "agency" => agency::run(desk, out, matches),
        "init" => book::init(desk, out, matches),
        "office" => book::office(desk, out, matches),
        "import" => import::run(desk, out, matches, None),
        "plan" => plan::run(desk, out, matches),
        "profile" => profile::run(desk, out, matches),
        "grant" => typed::grant(desk, out, matches),
        "commit" => typed::commit(desk, out, matches),
        "spend" => typed::spend(desk, out, matches),
        "report" => report::run(desk, out, matches),
        "review" => review::run(desk, out, matches),
        "trace" => book::trace(desk, out, matches),
        "find" => book::find(desk, out, matches),
        "check" => book::check(desk, out),
        "history" => book::history(desk, out),
        "undo" => book::undo(desk, out, matches),
        "backup" => book::backup(desk, out, matches),
        "restore" => book::restore(desk, out, matches),
        "words" => words::run(out, matches),
        _ => Err(Failure::usage(
            "usage",
            Bilingual::new(format!("Không có lệnh “{name}”."), format!("There is no command “{name}”.")),
            Bilingual::new("Xem: dutoan --help", "See: dutoan --help"),
        )),
    }
}
