//! `profile …`: answers kept for the next file of the same form.

use super::print::Out;
use super::value;
use crate::desk::{Desk, Exit, Outcome, profiles};
use crate::table::profile::Profile;
use crate::words::Bilingual;
use clap::ArgMatches;
use serde_json::json;

/// Runs the command.
pub fn run(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    match matches.subcommand() {
        Some(("list", _)) => list(out, &profiles::list(desk)?),
        Some(("show", sub)) => {
            let profile = profiles::show(desk, value(sub, "name").unwrap_or_default())?;
            if out.json {
                out.object(&json!({"schema": "dutoan.profile/1", "profile": profile}));
            } else {
                out.line(profiles::as_toml(&profile)?.trim_end());
            }
        }
        Some(("remove", sub)) => {
            let name = profiles::remove(desk, value(sub, "name").unwrap_or_default())?;
            if out.json {
                out.object(&json!({"schema": "dutoan.profile/1", "removed": name}));
            } else {
                out.say(&Bilingual::new(
                    format!("Đã bỏ mẫu nhập “{name}”; tệp sau sẽ hỏi lại."),
                    format!("Forgot “{name}”; the next file asks again."),
                ));
            }
        }
        _ => return Ok(Exit::Usage),
    }
    Ok(Exit::Done)
}

fn list(out: &Out, all: &[Profile]) {
    if out.json {
        out.object(&json!({"schema": "dutoan.profiles/1", "profiles": all}));
        return;
    }
    if all.is_empty() {
        out.say(&Bilingual::fixed(
            "Chưa có mẫu nhập nào. Câu trả lời khi nhập được ghi nhớ khi ghi sổ, hoặc bằng --save-profile TÊN",
            "There is no profile yet. Answers are remembered when a file is recorded, or by --save-profile NAME",
        ));
    }
    for profile in all {
        let answers = profile.answers().iter().map(|a| a.get(out.lang).to_owned()).collect::<Vec<_>>().join("; ");
        out.line(&format!("{}\n    {answers}", profile.name));
    }
}
