//! Signed sums as officers write them: in a label row (`9=1-6-7`, `6=5-(3+4)`), in a formula of the row
//! (`=C9-H9-I9`, `=C9-SUM(H9:I9)`), in the words of a row (`(3 = 1 + 2)`).

use crate::sheet::CellRef;

/// The terms of a signed sum, each with whether it is added.
pub type Terms<T> = Vec<(bool, T)>;

/// Splits `a-b-(c+d)` into its terms. `None` where anything but terms, signs and brackets stands.
pub fn terms(text: &str) -> Option<Terms<String>> {
    let mut out: Terms<String> = Vec::new();
    let mut signs = vec![true];
    let mut sign = true;
    let mut word = String::new();
    let close = |word: &mut String, sign: bool, out: &mut Terms<String>| {
        if !word.is_empty() {
            out.push((sign, std::mem::take(word)));
        }
    };
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let outer = signs.last().copied().unwrap_or(true);
        match c {
            '+' => {
                close(&mut word, sign, &mut out);
                sign = outer;
            }
            '-' | '–' | '−' => {
                close(&mut word, sign, &mut out);
                sign = !outer;
            }
            '(' => {
                if !word.is_empty() {
                    return None;
                }
                signs.push(sign);
            }
            ')' => {
                close(&mut word, sign, &mut out);
                if signs.len() > 1 {
                    signs.pop();
                }
                sign = signs.last().copied().unwrap_or(true);
            }
            c if c.is_alphanumeric() || matches!(c, '.' | ':' | '$') => word.push(c),
            _ => return None,
        }
    }
    close(&mut word, sign, &mut out);
    (!out.is_empty()).then_some(out)
}

/// `SUM(H9:I9)` inside a signed sum as a bracket of its own.
fn without_sum(formula: &str) -> String {
    let upper: String = formula.chars().filter(|c| !c.is_whitespace() && *c != '$').collect::<String>().to_uppercase();
    upper.trim_start_matches('=').replace("SUBTOTAL(9,", "(").replace("SUM(", "(").replace([',', ';'], "+")
}

/// What a label row states: own number and signed terms, where at least one is taken away.
pub fn of_tag(tag: &str) -> Option<(u32, Terms<u32>)> {
    let (head, tail) = tag.split_once('=')?;
    let own: u32 = head.trim().trim_matches(['(', ')', '[', ']', ' ']).parse().ok()?;
    let terms: Option<Terms<u32>> =
        terms(tail)?.into_iter().map(|(plus, word)| word.parse().ok().map(|n| (plus, n))).collect();
    let terms = terms?;
    let both = terms.iter().any(|(p, _)| *p) && terms.iter().any(|(p, _)| !*p);
    (both && !terms.iter().any(|(_, n)| *n == own)).then_some((own, terms))
}

/// The columns of the same row a formula adds and takes away; `None` for anything else.
pub fn of_formula(formula: &str, row: u32) -> Option<Terms<u32>> {
    if formula.len() > 400 || formula.contains(['*', '/', '!', '"', '&', '<', '>']) {
        return None;
    }
    let mut out: Terms<u32> = Vec::new();
    for (plus, word) in terms(&without_sum(formula))? {
        let (a, b) = word.split_once(':').unwrap_or((&word, &word));
        let (a, b) = (CellRef::parse(a)?, CellRef::parse(b)?);
        if a.row != row || b.row != row || b.column.saturating_sub(a.column) > 100 {
            return None;
        }
        out.extend((a.column.min(b.column)..=a.column.max(b.column)).map(|c| (plus, c)));
    }
    (out.len() >= 2 && out.iter().any(|(p, _)| *p)).then_some(out)
}

/// Whether a formula takes figures of its own column away from others of it, and does nothing else: `=E16-E26`.
pub fn takes_away(formula: &str, column: u32) -> bool {
    if formula.len() > 400 || formula.contains(['*', '/', '!', '"', '&', '<', '>']) {
        return false;
    }
    let Some(found) = terms(&without_sum(formula)) else { return false };
    let own = |word: &str| {
        let (a, b) = word.split_once(':').unwrap_or((word, word));
        [a, b].iter().all(|w| CellRef::parse(w).is_some_and(|cell| cell.column == column))
    };
    found.iter().any(|(plus, _)| *plus) && found.iter().any(|(plus, _)| !plus) && found.iter().all(|(_, w)| own(w))
}

/// What the words of a row say it is reckoned from, `Tổng kinh phí được sử dụng (3 = 1 + 2)`: own name and terms.
pub fn of_words(text: &str) -> Option<(String, Terms<String>)> {
    let inner = text.rsplit_once('(')?.1.split(')').next()?;
    let bracketed = text.contains('(') && text.trim_end().ends_with([')', '.', ':']);
    // "(A-B)" names no row of its own; it is held against the figures.
    let (head, tail) = inner.split_once('=').unwrap_or(("", inner));
    let own = head.trim().to_owned();
    if own.is_empty() && !tail.contains(['-', '–']) {
        return None;
    }
    let short = |t: &str| !t.is_empty() && t.chars().count() <= 5;
    let terms = terms(tail)?;
    let fits = bracketed && (own.is_empty() || short(&own)) && terms.len() >= 2 && terms.iter().all(|(_, t)| short(t));
    fits.then_some((own, terms))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn label_rows() {
        assert_eq!(of_tag("9=1-6-7"), Some((9, vec![(true, 1), (false, 6), (false, 7)])));
        assert_eq!(of_tag("(6)=(5)-(4)"), Some((6, vec![(true, 5), (false, 4)])));
        assert_eq!(of_tag("12 = 3+4-(5+6)"), Some((12, vec![(true, 3), (true, 4), (false, 5), (false, 6)])));
        assert_eq!(of_tag("3=1+2"), None, "a plain sum");
        assert_eq!(of_tag("8=(6+7)/1"), None);
        assert_eq!(of_tag("7"), None);
    }

    #[test]
    fn formulas_of_a_row() {
        assert_eq!(of_formula("C9-H9-I9", 8), Some(vec![(true, 2), (false, 7), (false, 8)]));
        assert_eq!(of_formula("=C9-SUM(H9:I9)", 8), Some(vec![(true, 2), (false, 7), (false, 8)]));
        assert_eq!(of_formula("C9-(H9+I9)", 8), Some(vec![(true, 2), (false, 7), (false, 8)]));
        assert_eq!(of_formula("C9-H10", 8), None, "another row");
        assert_eq!(of_formula("C9/H9", 8), None);
    }

    #[test]
    fn words_of_a_row() {
        let terms = |t: &str| of_words(t);
        assert_eq!(
            terms("Tổng kinh phí được sử dụng kỳ này (3 = 1 + 2)"),
            Some(("3".to_owned(), vec![(true, "1".to_owned()), (true, "2".to_owned())]))
        );
        assert_eq!(terms("Kinh phí chuyển kỳ sau (06=03-04-05)").map(|t| t.1.len()), Some(3));
        assert_eq!(terms("Tổng số (A+B+C)"), None);
        assert_eq!(terms("Chênh lệch thu chi (A-B)").map(|t| t.1.len()), Some(2));
        assert_eq!(terms("Thuê xe (2 ngày)"), None);
    }
}
