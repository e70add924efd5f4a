//! Slips of reading: one letter wrong, lost or gained; and what cannot be a Vietnamese syllable at all.

/// How Vietnamese syllables begin and end, without diacritics.
const BEGINNINGS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n",
    "p", "r", "s", "t", "v", "x", "",
];
const ENDINGS: [&str; 9] = ["ch", "ng", "nh", "c", "m", "n", "p", "t", ""];

/// Whether a word without diacritics may be a Vietnamese syllable.
pub(super) fn is_syllable(text: &str) -> bool {
    BEGINNINGS.iter().filter_map(|start| text.strip_prefix(start)).any(|rest| {
        ENDINGS.iter().filter_map(|end| rest.strip_suffix(end)).any(|vowels| {
            (1..=3).contains(&vowels.len())
                && vowels.bytes().all(|b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
        })
    })
}

/// The word short of each of its letters in turn: two words one letter apart share one of these.
pub(super) fn without_one_letter(text: &str) -> Vec<String> {
    text.char_indices()
        .map(|(at, letter)| {
            let mut short = String::with_capacity(text.len());
            short.push_str(text.get(..at).unwrap_or_default());
            short.push_str(text.get(at + letter.len_utf8()..).unwrap_or_default());
            short
        })
        .collect()
}

/// Whether one letter changed, lost or gained turns one word into the other.
pub(super) fn one_apart(a: &str, b: &str) -> bool {
    let same_start = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let (la, lb) = (a.chars().count(), b.chars().count());
    let same_end = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).count();
    let longer = la.max(lb);
    la.abs_diff(lb) <= 1 && same_start + same_end + 1 >= longer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_reading_are_told_from_words() {
        for (text, expect) in [
            ("nghiep", true),
            ("thuoc", true),
            ("tu", true),
            ("y", true),
            ("nghiop", true),
            ("tlhu", false),
            ("gifu", false),
        ] {
            assert_eq!(is_syllable(text), expect, "{text}");
        }
    }

    #[test]
    fn one_letter_apart() {
        for (a, b, expect) in [
            ("nghiep", "nghiop", true),
            ("nghiep", "nghep", true),
            ("nghiep", "nghiiep", true),
            ("nghiep", "nghoop", false),
            ("aa", "aaa", true),
            ("abc", "abc", true),
        ] {
            assert_eq!(one_apart(a, b), expect, "{a} {b}");
        }
    }
}
