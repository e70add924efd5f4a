//! Which sign groups thousands and which begins decimals: decided once for a column from all its texts.

use super::reading::{Shape, shape_of};
use crate::words::Lang;

/// How numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberStyle {
    /// 1.234.567,5
    Vietnamese,
    /// 1,234,567.5
    English,
}

impl NumberStyle {
    /// The sign between groups of three digits.
    pub const fn group(self) -> char {
        match self {
            Self::Vietnamese => '.',
            Self::English => ',',
        }
    }

    /// The sign before decimals.
    pub const fn decimal(self) -> char {
        match self {
            Self::Vietnamese => ',',
            Self::English => '.',
        }
    }

    /// The style readers of this language expect.
    pub const fn of(lang: Lang) -> Self {
        match lang {
            Lang::Vi => Self::Vietnamese,
            Lang::En => Self::English,
        }
    }
}

/// What the texts of a column prove about its style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StyleEvidence {
    /// The one style every proof agrees on; `None` without proof or when proofs disagree.
    pub style: Option<NumberStyle>,
    /// Places of texts that both styles read, with different values (`1.500`).
    pub ambiguous: Vec<usize>,
    /// When proofs disagree, places of the texts that prove the rarer style (of both, when equally
    /// many); otherwise empty. Such a column is for a person to decide.
    pub conflicting: Vec<usize>,
}

/// Decides one style for a column from all its texts: `1.234.567` or `12,5` prove the Vietnamese one,
/// `1,234,567` or `12.5` the English one; `1.500`, words and blanks prove nothing.
pub fn decide_style<'a>(texts: impl IntoIterator<Item = &'a str>) -> StyleEvidence {
    let (mut vietnamese, mut english, mut ambiguous) = (Vec::new(), Vec::new(), Vec::new());
    for (place, text) in texts.into_iter().enumerate() {
        match shape_of(text) {
            Shape::Proves(NumberStyle::Vietnamese) => vietnamese.push(place),
            Shape::Proves(NumberStyle::English) => english.push(place),
            Shape::Ambiguous => ambiguous.push(place),
            Shape::Silent => {}
        }
    }
    let (style, conflicting) = match (vietnamese.len(), english.len()) {
        (0, 0) => (None, Vec::new()),
        (_, 0) => (Some(NumberStyle::Vietnamese), Vec::new()),
        (0, _) => (Some(NumberStyle::English), Vec::new()),
        (v, e) if v > e => (None, english),
        (v, e) if v < e => (None, vietnamese),
        _ => {
            vietnamese.extend(english);
            vietnamese.sort_unstable();
            (None, vietnamese)
        }
    };
    StyleEvidence { style, ambiguous, conflicting }
}

#[cfg(test)]
mod tests {
    use super::*;
    use NumberStyle::{English, Vietnamese};

    #[test]
    fn a_column_has_one_style_or_none() {
        type Case<'a> = (&'a [&'a str], Option<NumberStyle>, &'a [usize], &'a [usize]);
        let cases: &[Case] = &[
            (&["1.234.567", "1.500", "", "-"], Some(Vietnamese), &[1], &[]),
            (&["12,5", "1.500"], Some(Vietnamese), &[1], &[]),
            (&["1,234,567", "1,500"], Some(English), &[1], &[]),
            (&["0.5", "1,500"], Some(English), &[1], &[]),
            (&["0,500"], Some(Vietnamese), &[], &[]),
            (&["1.500", "2.750", "900"], None, &[0, 1], &[]),
            (&["1,500", "Tổng số", "5 %"], None, &[0], &[]),
            (&["1.234,5"], Some(Vietnamese), &[], &[]),
            (&["1,234.5", "1.234.567", "2.000.000"], None, &[], &[0]),
            (&["1,234.5", "1.234.567"], None, &[], &[0, 1]),
            (&["1 234,5"], Some(Vietnamese), &[], &[]),
            (&["(1.234.567)", "12.5.7"], Some(Vietnamese), &[], &[]),
            (&["2,5 %", "12.5%"], None, &[], &[]),
            (&["1.200.000 đ"], Some(Vietnamese), &[], &[]),
            (&["100", "2000"], None, &[], &[]),
            (&[], None, &[], &[]),
        ];
        for (texts, style, ambiguous, conflicting) in cases {
            let found = decide_style(texts.iter().copied());
            let expected =
                StyleEvidence { style: *style, ambiguous: ambiguous.to_vec(), conflicting: conflicting.to_vec() };
            assert_eq!(found, expected, "{texts:?}");
        }
    }
}
