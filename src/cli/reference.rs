//! The printed reference of all commands, made from the command table.

use super::commands::{Arg, COMMANDS, GLOBAL, Spec, Takes};

fn argument(arg: &Arg) -> String {
    let name = match arg.takes {
        Takes::Positional | Takes::MaybePositional | Takes::Positionals => format!("`{}`", arg.value),
        Takes::Nothing => format!("`--{}` · `--{}`", arg.name, arg.alias),
        Takes::One | Takes::Many => format!("`--{} {}` · `--{}`", arg.name, arg.value, arg.alias),
    };
    format!(
        "| {} | {} | {} |\n",
        name.replace('|', "\\|"),
        arg.help.0.replace('|', "\\|"),
        arg.help.1.replace('|', "\\|")
    )
}

fn command(path: &str, spec: &Spec, text: &mut String) {
    let path = format!("{path} {}", spec.name);
    text.push_str(&format!("\n## {path} ({})\n\n{}  \n{}\n", spec.alias, spec.about.0, spec.about.1));
    if !spec.args.is_empty() {
        text.push_str("\n| | | |\n|---|---|---|\n");
        spec.args.iter().for_each(|arg| text.push_str(&argument(arg)));
    }
    for sub in spec.subs {
        command(&path, sub, text);
    }
}

/// The whole reference, Markdown in both languages.
pub fn commands() -> String {
    let mut text = String::from(
        "# Lệnh · Commands\n\nSinh từ bảng lệnh trong mã nguồn. Made from the command table in the source.\n\n## Tùy chọn chung · Global options\n\n| | | |\n|---|---|---|\n",
    );
    GLOBAL.iter().for_each(|arg| text.push_str(&argument(arg)));
    for spec in COMMANDS {
        command("dutoan", spec, &mut text);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    /// `DUTOAN_WRITE_DOCS=1 cargo test reference` writes it anew.
    #[test]
    fn the_printed_reference_is_up_to_date() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/COMMANDS.md");
        if std::env::var_os("DUTOAN_WRITE_DOCS").is_some() {
            std::fs::write(&path, commands()).unwrap();
        }
        assert_eq!(
            std::fs::read_to_string(&path).unwrap_or_default(),
            commands(),
            "write it anew: DUTOAN_WRITE_DOCS=1 cargo test reference"
        );
    }

    #[test]
    fn names_and_aliases_never_clash() {
        fn check(specs: &[Spec], above: &str) {
            let mut names = HashSet::new();
            for spec in specs {
                assert!(names.insert(spec.name), "{above} {}", spec.name);
                assert!(names.insert(spec.alias), "{above} {}", spec.alias);
                let mut options = HashSet::new();
                for arg in GLOBAL.iter().chain(spec.args).filter(|a| !a.alias.is_empty()) {
                    assert!(
                        options.insert(arg.name) && options.insert(arg.alias),
                        "{above} {} --{} --{}",
                        spec.name,
                        arg.name,
                        arg.alias
                    );
                }
                check(spec.subs, spec.name);
            }
        }
        check(COMMANDS, "dutoan");
    }

    #[test]
    fn every_sentence_is_there_in_both_languages() {
        fn check(specs: &[Spec]) {
            for spec in specs {
                assert!(!spec.about.0.is_empty() && !spec.about.1.is_empty(), "{}", spec.name);
                for arg in spec.args {
                    assert!(!arg.help.0.is_empty() && !arg.help.1.is_empty(), "{} {}", spec.name, arg.name);
                }
                check(spec.subs);
            }
        }
        check(COMMANDS);
    }
}
