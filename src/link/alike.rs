//! Rows that say the same but for figures the plan does not name ("Chi lần 17", "Chi lần 23"): a list of a hundred
//! thousand payments has a few dozen wordings, and each is compared with the plan once.

use std::borrow::Cow;
use std::collections::HashMap;

/// What the nodes say, each wording once.
#[derive(Debug, Default)]
pub(super) struct Alike<'a> {
    /// For every node its wording's place.
    of: Vec<usize>,
    /// Each wording as the first node says it.
    texts: Vec<&'a str>,
}

impl<'a> Alike<'a> {
    /// Puts texts of the same wording together. `names` tells whether the plan names a figure.
    pub(super) fn new(texts: impl Iterator<Item = &'a str>, names: impl Fn(&str) -> bool) -> Self {
        let mut alike = Self::default();
        let mut places: HashMap<Cow<'a, str>, usize> = HashMap::new();
        for text in texts {
            let place = *places.entry(without_figures(text, &names)).or_insert_with(|| {
                alike.texts.push(text);
                alike.texts.len() - 1
            });
            alike.of.push(place);
        }
        alike
    }

    /// Every wording.
    pub(super) fn texts(&self) -> &[&'a str] {
        &self.texts
    }

    /// The place of a node's wording.
    pub(super) fn of(&self, node: usize) -> usize {
        self.of.get(node).copied().unwrap_or(usize::MAX)
    }

    /// A node's wording, as the first such node says it.
    pub(super) fn text(&self, node: usize) -> &'a str {
        self.texts.get(self.of(node)).copied().unwrap_or_default()
    }
}

/// The text with every figure the plan does not name crossed out, digit by digit: lengths stay, since short parts of
/// a text are not looked at. Figures beside anything but ordinary signs are left: reading may join them to it.
fn without_figures<'t>(text: &'t str, names: impl Fn(&str) -> bool) -> Cow<'t, str> {
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let ordinary =
        |b: Option<&u8>| b.is_none_or(|b| b.is_ascii() && !b.is_ascii_alphanumeric() && !b.is_ascii_control());
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            let plain = rest.bytes().take_while(|b| !b.is_ascii_digit()).count();
            out.push_str(rest.get(..plain).unwrap_or_default());
            at += plain;
            continue;
        }
        let figure = rest.get(..digits).unwrap_or_default();
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        if ordinary(before) && ordinary(bytes.get(at + digits)) && !names(figure) {
            out.extend(std::iter::repeat_n('#', digits));
        } else {
            out.push_str(figure);
        }
        at += digits;
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_the_plan_stay() {
        for (text, crossed) in [
            ("Chi lần 17 cho nhiệm vụ 1.1", "Chi lần ## cho nhiệm vụ 1.1"),
            ("03 cán bộ, 5tr", "## cán bộ, 5tr"),
            ("số 12\u{ad}3", "số 12\u{ad}3"),
            ("Đợt1/2 (25)", "Đợt1/# (##)"),
            ("", ""),
        ] {
            assert_eq!(without_figures(text, |figure| figure == "1"), crossed, "{text}");
        }
    }

    #[test]
    fn a_wording_is_kept_once() {
        let alike = Alike::new(["Chi lần 1", "Chi lần 2", "Chi lần 10", "Chi"].into_iter(), |_| false);
        assert_eq!(alike.texts(), ["Chi lần 1", "Chi lần 10", "Chi"]);
        assert_eq!((alike.of(1), alike.text(1)), (0, "Chi lần 1"));
    }
}
