//! Names that are not in the register but come near one: a misprint, a word left out.

use super::register::{Agency, keys_from};
use crate::words::bare;

/// The one agency a key comes near; `None` when none does, or two do.
pub(super) fn nearest(key: &str) -> Option<&'static Agency> {
    let words: Vec<&str> = key.split(' ').collect();
    let letters = key.chars().count();
    // "UBND thành phố Lai Châu", its province's name left out: the committee of some town, and no misprint.
    let town = ["thành phố", "thị xã", "thị trấn", "huyện"].iter().any(|level| key.ends_with(level));
    if words.len() < 2 || letters < 6 || town {
        return None;
    }
    let mut found: Option<&'static Agency> = None;
    let first = words.first().copied().unwrap_or_default();
    for (known, agency) in keys_from(first) {
        let known_words: Vec<&str> = known.split(' ').collect();
        if known_words.first() != Some(&first) {
            continue;
        }
        let shortened = known.strip_prefix(key).is_some_and(|rest| rest.starts_with(' '));
        let left_out = known_words.len() >= 4 && known_words.len() == words.len() + 1 && within(&words, &known_words);
        let limit = if letters >= 14 { 2 } else { 1 };
        let misprint =
            known.chars().count() >= 7 && distance(key, known, limit).is_some() && !other_letters(&words, &known_words);
        if shortened || left_out || misprint {
            match found {
                Some(other) if other.id != agency.id => return None,
                _ => found = Some(agency),
            }
        }
    }
    found
}

/// Whether a word without vowels differs: "LHTN" and "LHPN" are two unions, and neither a misprint of the other.
fn other_letters(words: &[&str], known: &[&str]) -> bool {
    let short = |word: &str| {
        let word = bare(word);
        word.len() >= 3 && !word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
    };
    words.len() == known.len() && words.iter().zip(known).any(|(one, two)| one != two && short(one) && short(two))
}

/// Whether all words stand in the longer list in the same order.
fn within(words: &[&str], longer: &[&str]) -> bool {
    let mut rest = longer.iter();
    words.iter().all(|word| rest.any(|other| other == word))
}

/// The number of letters to change, add or drop between two texts, `None` beyond `limit`.
fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    if a.chars().count().abs_diff(b.chars().count()) > limit {
        return None;
    }
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for ((y, above), diagonal) in b.iter().zip(row.iter().skip(1)).zip(&row) {
            let left = next.last().copied().unwrap_or(0);
            next.push((diagonal + usize::from(x != y)).min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().filter(|d| *d <= limit)
}
