//! How a column follows from other columns: one small notation from which the label row of a form,
//! the formula of a cell and the explanation in JSON are all made, so that they cannot disagree.

use std::fmt;

/// `a + b - c`, or `a / b`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// Columns added and taken off, in order.
    Sum(Vec<(Side, String)>),
    /// A rate: the first column as a share of the second, blank unless the second is above 0.
    Ratio(String, String),
    /// A quantity times a price.
    Product(String, String),
}

/// Whether a column is added or taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Added.
    Plus,
    /// Taken off.
    Minus,
}

impl Formula {
    /// Reads `usable - spent`, `spent / usable` or `quantity * price`; `None` when it is none of them.
    pub fn parse(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.as_slice() {
            [a, "/", b] if is_key(a) && is_key(b) => return Some(Self::Ratio((*a).into(), (*b).into())),
            [a, "*", b] if is_key(a) && is_key(b) => return Some(Self::Product((*a).into(), (*b).into())),
            _ => {}
        }
        let (first, rest) = words.split_first()?;
        let mut terms = vec![(Side::Plus, is_key(first).then(|| (*first).to_owned())?)];
        for pair in rest.chunks(2) {
            let [sign, key] = pair else { return None };
            let side = match *sign {
                "+" => Side::Plus,
                "-" => Side::Minus,
                _ => return None,
            };
            terms.push((side, is_key(key).then(|| (*key).to_owned())?));
        }
        Some(Self::Sum(terms))
    }

    /// The columns it is made from, in order.
    pub fn keys(&self) -> Vec<&str> {
        match self {
            Self::Sum(terms) => terms.iter().map(|(_, key)| key.as_str()).collect(),
            Self::Ratio(a, b) | Self::Product(a, b) => vec![a, b],
        }
    }

    /// The same formula without the columns that `keep` refuses (optional columns left out of a form
    /// because nothing stands in them). `None` when nothing would be left, or half a rate.
    pub fn only(&self, keep: impl Fn(&str) -> bool) -> Option<Self> {
        match self {
            Self::Sum(terms) => {
                let kept: Vec<_> = terms.iter().filter(|(_, key)| keep(key)).cloned().collect();
                (!kept.is_empty()).then_some(Self::Sum(kept))
            }
            Self::Ratio(a, b) | Self::Product(a, b) => (keep(a) && keep(b)).then(|| self.clone()),
        }
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sum(terms) => {
                for (place, (side, key)) in terms.iter().enumerate() {
                    match (place, side) {
                        (0, Side::Plus) => write!(out, "{key}")?,
                        (_, Side::Plus) => write!(out, " + {key}")?,
                        (0, Side::Minus) => write!(out, "-{key}")?,
                        (_, Side::Minus) => write!(out, " - {key}")?,
                    }
                }
                Ok(())
            }
            Self::Ratio(a, b) => write!(out, "{a} / {b}"),
            Self::Product(a, b) => write!(out, "{a} * {b}"),
        }
    }
}

/// A column's key: letters, digits and `_`.
fn is_key(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notation_is_read_and_written_back() {
        for text in ["usable - spent", "a + b - c + d", "spent / usable", "quantity * price", "2022 + 2023"] {
            assert_eq!(Formula::parse(text).unwrap().to_string(), text);
        }
        for bad in ["", "a -", "a b", "a * b * c", "a / b / c", "a ~ b", "- a", "a + -"] {
            assert_eq!(Formula::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn leaving_out_empty_columns() {
        let formula = Formula::parse("a + b - c").unwrap();
        assert_eq!(formula.only(|key| key != "b").unwrap().to_string(), "a - c");
        assert_eq!(formula.only(|_| false), None);
        assert_eq!(Formula::parse("a / b").unwrap().only(|key| key == "a"), None);
    }
}
