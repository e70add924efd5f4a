//! `words`: an amount in words, or words turned into figures.

use super::print::Out;
use super::values;
use crate::desk::{Exit, Failure, Outcome, answer};
use crate::money::{Money, WordOptions, read_words};
use crate::words::Bilingual;
use clap::ArgMatches;
use serde_json::json;

/// Runs the command.
pub fn run(out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    let text = values(matches, "amount").join(" ");
    let written = text.chars().any(|c| c.is_ascii_digit());
    let amount: Money = if written {
        answer::amount(&text)?
    } else {
        read_words(&text).ok_or_else(|| {
            Failure::usage(
                "bad-words",
                Bilingual::new(
                    format!("Không hiểu “{text}” là số tiền nào."),
                    format!("“{text}” is no amount in words."),
                ),
                Bilingual::new(
                    "Ví dụ: dutoan words \"ba mươi ba tỷ bốn trăm triệu đồng\"",
                    "Like: dutoan words \"ba mươi ba tỷ bốn trăm triệu đồng\"",
                ),
            )
        })?
    };
    if out.json {
        out.object(&json!({"schema": "dutoan.words/1", "amount": amount.dong().to_string(), "words": amount.in_words(&WordOptions::default())}));
    } else if written {
        out.line(&amount.in_words(&WordOptions::default()));
    } else {
        out.line(&format!("{} đồng", amount.dotted()));
    }
    Ok(Exit::Done)
}
