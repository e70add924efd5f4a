//! Tests of the ledger, on drafts drawn one a line: `kind amount key… words`.

mod cases;
mod model;

use super::{Draft, Grain, Key, Position, Positions, Refusal, Rules, decide};
use crate::money::{Kind, Money};

/// Reads a draft: `kind amount [task/year] [@date] [#contract] [!reason] [%source] [~agency] [&document] [file]`.
/// The default place is task 8.2 in 2024; amounts are in million.
pub(crate) fn draft(text: &str) -> Draft {
    let mut words = text.split_whitespace();
    let kind = words.next().and_then(Kind::from_slug).expect("a kind");
    let amount: i64 = words.next().and_then(|word| word.parse().ok()).expect("an amount");
    let key = Key { plan: "p".into(), task: Some("8.2".into()), year: 2024, ..Key::default() };
    let mut draft = Draft::new(key, kind, Money::new(amount * 1_000_000).expect("within the bound"));
    draft.document = Some("01/QĐ".into());
    draft.date = Some(jiff::civil::date(2024, 6, 1));
    for word in words {
        let (sign, rest) = word.split_at(1);
        match sign {
            "@" => draft.date = (rest != "-").then(|| rest.parse().expect("a date")),
            "#" => draft.contract = Some(rest.into()),
            "!" => draft.allowed_because = Some(rest.into()),
            "%" => draft.key.source = Some(rest.into()),
            "~" => draft.key.agency = Some(rest.into()),
            "&" => draft.document = (rest != "-").then(|| rest.into()),
            "^" => draft.corrects = Some(rest.into()),
            _ if word == "file" => draft.origin = Some(super::Origin::default()),
            _ => {
                let (task, year) = word.split_once('/').expect("task/year");
                draft.key.task = (task != "-").then(|| task.into());
                draft.key.year = year.parse().expect("a year");
            }
        }
    }
    draft
}

/// Drafts of a text, one a line.
pub(crate) fn drafts(text: &str) -> Vec<Draft> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(draft).collect()
}

/// Records batches separated by a line `--`; all must be accepted.
fn recorded(text: &str) -> Positions {
    let mut positions = Positions::new(rules());
    for batch in text.split("--") {
        if let Err(refusals) = decide(&mut positions, drafts(batch)) {
            panic!("refused: {refusals:#?}");
        }
    }
    positions
}

fn rules() -> Rules {
    let mut rules = Rules::default();
    rules.periods.insert("p".into(), (2021, 2025));
    rules.closed.insert(2021);
    rules
}

/// The slugs refused, each with the place of its draft, after what was recorded before.
fn refused(before: &str, then: &str) -> Vec<(usize, &'static str)> {
    let mut positions = recorded(before);
    let kept = format!("{positions:?}");
    match decide(&mut positions, drafts(then)) {
        Ok(_) => Vec::new(),
        Err(refusals) => {
            assert_eq!(kept, format!("{positions:?}"), "a refused batch leaves the positions alone");
            refusals.iter().map(|refusal: &Refusal| (refusal.draft, refusal.slug)).collect()
        }
    }
}

fn position(positions: &Positions, task: Option<&str>, year: i32) -> Position {
    let grain = Grain { plan: "p".into(), task: task.map(str::to_owned), year };
    positions.pot(&grain).and_then(super::Pot::position).unwrap_or_default()
}

fn million(money: Money) -> i64 {
    assert_eq!(money.dong() % 1_000_000, 0);
    money.dong() / 1_000_000
}
