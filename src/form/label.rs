//! The label row under the headings: `(A) (B) (1) (2) (3)=(1)+(2)`, made from the columns' formulas.

use super::table::{Col, ColKind};
use crate::report::{Formula, Side};
use std::collections::HashMap;

/// The label of each column, left to right. Columns before the first figure have letters, all others
/// numbers; hidden columns have none.
pub(super) fn labels(columns: &[Col]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(columns.len());
    let (mut letter, mut number) = (b'A', 0_u32);
    for column in columns {
        if column.hidden {
            names.push(String::new());
        } else if number == 0 && !column.kind.is_figure() && letter <= b'Z' {
            names.push(format!("({})", char::from(letter)));
            letter = letter.saturating_add(1);
        } else {
            number = number.saturating_add(1);
            names.push(format!("({number})"));
        }
    }
    let by_key: HashMap<&str, &str> =
        columns.iter().zip(&names).map(|(column, name)| (column.key.as_str(), name.as_str())).collect();
    columns
        .iter()
        .zip(&names)
        .map(|(column, name)| match column.shown_formula().and_then(|formula| write(formula, &by_key)) {
            Some(formula) if column.kind != ColKind::Code => format!("{name}={formula}"),
            _ => name.clone(),
        })
        .collect()
}

/// The formula in labels; `None` when it names a column that is not there.
fn write(formula: &Formula, by_key: &HashMap<&str, &str>) -> Option<String> {
    let name = |key: &str| by_key.get(key).copied().filter(|name| !name.is_empty());
    match formula {
        Formula::Ratio(a, b) => Some(format!("{}/{}", name(a)?, name(b)?)),
        Formula::Product(a, b) => Some(format!("{}×{}", name(a)?, name(b)?)),
        Formula::Sum(terms) => {
            let mut parts: Vec<(Side, &str)> = Vec::new();
            for (side, key) in terms {
                parts.push((*side, name(key)?));
            }
            Some(sum(&parts))
        }
    }
}

/// `(1)+(2)-(3)`; four or more neighbours added are written `(1)+…+(4)`.
fn sum(parts: &[(Side, &str)]) -> String {
    let number = |label: &str| label.trim_matches(['(', ')']).parse::<u32>().ok();
    let run = parts
        .windows(2)
        .take_while(|pair| match pair {
            [(Side::Plus, a), (Side::Plus, b)] => {
                matches!((number(a), number(b)), (Some(a), Some(b)) if b == a.saturating_add(1))
            }
            _ => false,
        })
        .count()
        .saturating_add(1);
    let mut text = String::new();
    for (place, (side, label)) in parts.iter().enumerate() {
        if run >= 4 && place > 0 && place < run {
            if place.saturating_add(1) == run {
                text.push_str("+…+");
                text.push_str(label);
            }
            continue;
        }
        match (place, side) {
            (0, Side::Plus) => {}
            (_, Side::Plus) => text.push('+'),
            (_, Side::Minus) => text.push('-'),
        }
        text.push_str(label);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Bilingual;

    fn col(key: &str, kind: ColKind, formula: Option<&str>) -> Col {
        Col {
            formula: formula.and_then(Formula::parse),
            ..Col::new(key, kind, vec![Bilingual::new(key.to_owned(), key.to_owned())])
        }
    }

    #[test]
    fn labels_are_made_from_the_formulas() {
        let columns = [
            col("code", ColKind::Code, None),
            col("content", ColKind::Content, None),
            col("a", ColKind::Amount, None),
            col("b", ColKind::Amount, None),
            col("c", ColKind::Amount, None),
            col("d", ColKind::Amount, None),
            col("sum", ColKind::Amount, Some("a + b + c + d")),
            col("mixed", ColKind::Amount, Some("a + b - sum")),
            col("rate", ColKind::Rate, Some("mixed / sum")),
            col("lost", ColKind::Amount, Some("a - nowhere")),
            col("note", ColKind::Text, None),
        ];
        assert_eq!(
            labels(&columns),
            ["(A)", "(B)", "(1)", "(2)", "(3)", "(4)", "(5)=(1)+…+(4)", "(6)=(1)+(2)-(5)", "(7)=(6)/(5)", "(8)", "(9)"]
        );
    }
}
