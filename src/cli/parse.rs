//! From the command table to a parser and to help in the asked language, and from the parser's complaints
//! to sentences of our own.

use super::commands::{Arg, COMMANDS, GLOBAL, Spec, Takes};
use crate::words::{Bilingual, Lang};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg as ClapArg, ArgAction, Command};

fn pick(pair: (&'static str, &'static str), lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => pair.0,
        Lang::En => pair.1,
    }
}

fn argument(arg: &'static Arg, lang: Lang) -> ClapArg {
    let built = ClapArg::new(arg.name).help(pick(arg.help, lang)).value_name(if arg.value.is_empty() {
        "X"
    } else {
        arg.value
    });
    match arg.takes {
        Takes::Positional => built.required(true),
        Takes::MaybePositional => built.required(false),
        Takes::Positionals => built.required(true).num_args(1..).action(ArgAction::Append),
        Takes::Nothing => built.long(arg.name).visible_alias(arg.alias).action(ArgAction::SetTrue),
        Takes::One => built.long(arg.name).visible_alias(arg.alias).action(ArgAction::Set).allow_hyphen_values(true),
        Takes::Many => {
            built.long(arg.name).visible_alias(arg.alias).action(ArgAction::Append).allow_hyphen_values(true)
        }
    }
}

/// The headings clap prints are English; these take their place.
fn template(lang: Lang, has_subs: bool) -> &'static str {
    match (lang, has_subs) {
        (Lang::Vi, true) => "{about}\n\nCách dùng: {usage}\n\nLệnh:\n{subcommands}\n\nTùy chọn:\n{options}{after-help}",
        (Lang::Vi, false) => "{about}\n\nCách dùng: {usage}\n\n{all-args}{after-help}",
        (Lang::En, true) => "{about}\n\nUsage: {usage}\n\nCommands:\n{subcommands}\n\nOptions:\n{options}{after-help}",
        (Lang::En, false) => "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}",
    }
}

/// `dutoan grant add [TÙY CHỌN] …`: clap would write the brackets in English.
fn usage(path: &str, spec: &'static Spec, lang: Lang) -> String {
    let mut text = format!("{path} {} [{}]", spec.name, pick(("TÙY CHỌN", "OPTIONS"), lang));
    for arg in spec.args {
        match arg.takes {
            Takes::Positional => text.push_str(&format!(" <{}>", arg.value)),
            Takes::MaybePositional => text.push_str(&format!(" [{}]", arg.value)),
            Takes::Positionals => text.push_str(&format!(" <{}>…", arg.value)),
            Takes::Nothing | Takes::One | Takes::Many => {}
        }
    }
    if !spec.subs.is_empty() {
        text.push_str(&format!(" <{}>", pick(("LỆNH", "COMMAND"), lang)));
    }
    text
}

fn command(path: &str, spec: &'static Spec, lang: Lang) -> Command {
    let heading = pick(("Tùy chọn", "Options"), lang);
    let values = pick(("Đối số", "Arguments"), lang);
    let mut built = Command::new(spec.name)
        .visible_alias(spec.alias)
        .about(pick(spec.about, lang))
        .help_template(template(lang, !spec.subs.is_empty()))
        .subcommand_help_heading(pick(("Lệnh", "Commands"), lang))
        .override_usage(usage(path, spec, lang))
        .disable_help_flag(true)
        .disable_help_subcommand(true);
    for arg in spec.args {
        let positional = matches!(arg.takes, Takes::Positional | Takes::MaybePositional | Takes::Positionals);
        built = built.arg(argument(arg, lang).help_heading(if positional { values } else { heading }));
    }
    built = built.arg(help_flag(lang));
    for sub in spec.subs {
        built = built.subcommand(command(&format!("{path} {}", spec.name), sub, lang));
    }
    if spec.subs.is_empty() { built } else { built.subcommand_required(true) }
}

fn help_flag(lang: Lang) -> ClapArg {
    ClapArg::new("help")
        .long("help")
        .short('h')
        .visible_alias("tro-giup")
        .action(ArgAction::Help)
        .global(true)
        .help_heading(pick(("Tùy chọn chung", "Global options"), lang))
        .help(pick(("Xem trợ giúp", "Show help"), lang))
}

/// The whole parser in `lang`.
pub fn parser(lang: Lang) -> Command {
    let about = pick(
        (
            "dutoan – nhập bảng dự toán từ Excel, chứng minh bằng số học, gắn nhiệm vụ, theo dõi giao và chi",
            "dutoan – import budget tables from Excel, prove them by arithmetic, link them to tasks, track grants and spending",
        ),
        lang,
    );
    let mut built = Command::new("dutoan")
        .version(env!("CARGO_PKG_VERSION"))
        .about(about)
        .help_template(template(lang, true))
        .subcommand_help_heading(pick(("Lệnh", "Commands"), lang))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .override_usage(pick(("dutoan [TÙY CHỌN] [LỆNH]", "dutoan [OPTIONS] [COMMAND]"), lang))
        .arg(help_flag(lang))
        .arg(
            ClapArg::new("version")
                .long("version")
                .short('V')
                .visible_alias("phien-ban")
                .action(ArgAction::Version)
                .help(pick(("In phiên bản", "Print the version"), lang)),
        );
    for arg in GLOBAL {
        built =
            built.arg(argument(arg, lang).global(true).help_heading(pick(("Tùy chọn chung", "Global options"), lang)));
    }
    for spec in COMMANDS {
        built = built.subcommand(command("dutoan", spec, lang));
    }
    built
}

fn text(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// The parser's complaint as a sentence of ours and what to do next.
pub fn complaint(error: &clap::Error) -> (Bilingual, Bilingual) {
    let arg = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    let sub = text(error, ContextKind::InvalidSubcommand);
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .map(|kind| text(error, kind))
        .find(|s| !s.is_empty());
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            Bilingual::new(format!("Không có lệnh “{sub}”."), format!("There is no command “{sub}”."))
        }
        ErrorKind::UnknownArgument => Bilingual::new(
            format!("Không có tùy chọn “{arg}” cho lệnh này."),
            format!("This command has no option “{arg}”."),
        ),
        ErrorKind::MissingRequiredArgument => Bilingual::new(format!("Còn thiếu: {arg}."), format!("Missing: {arg}.")),
        ErrorKind::MissingSubcommand => {
            Bilingual::new("Lệnh này cần một lệnh con.", "This command needs a sub-command.")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            Bilingual::new(format!("{arg} cần một giá trị."), format!("{arg} needs a value."))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Bilingual::new(
            format!("Giá trị “{value}” không dùng được cho {arg}."),
            format!("“{value}” does not fit {arg}."),
        ),
        ErrorKind::ArgumentConflict => Bilingual::new(
            format!("{arg} bị lặp hoặc không đi cùng tùy chọn khác."),
            format!("{arg} is repeated or conflicts with another option."),
        ),
        _ => Bilingual::new(
            format!("Câu lệnh chưa đúng: {arg}{value}{sub}"),
            format!("The command is not right: {arg}{value}{sub}"),
        ),
    };
    let next = match near {
        Some(near) => Bilingual::new(
            format!("Có phải “{near}”? Xem: dutoan --help"),
            format!("Did you mean “{near}”? See: dutoan --help"),
        ),
        None => Bilingual::new(
            "Xem: dutoan --help, hoặc thêm --help sau tên lệnh",
            "See: dutoan --help, or add --help after the command",
        ),
    };
    (what, next)
}
