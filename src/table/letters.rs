//! Letters that are Roman figures too: I after H, L after K are letters.

use super::codes::Style;
use super::rows::{DataRow, Pre};

/// Reads I, V, X, L as letters where the letter before stands in front of them.
pub fn mend(rows: &mut [DataRow<'_>]) {
    let coded: Vec<usize> = (0..rows.len())
        .filter(|i| {
            rows.get(*i).is_some_and(|r| {
                r.pre == Pre::Item && r.code.as_ref().is_some_and(|c| matches!(c.style, Style::Upper | Style::Roman))
            })
        })
        .collect();
    let mut last: Option<(Style, u32)> = None;
    for (n, i) in coded.iter().enumerate() {
        let next = coded.get(n + 1).and_then(|j| rows.get(*j)).and_then(|r| r.code.as_ref()).map(|c| c.text.clone());
        let Some(code) = rows.get_mut(*i).and_then(|r| r.code.as_mut()) else { continue };
        let letter = match code.text.as_str() {
            "I" => Some(9),
            "L" => Some(12),
            "V" => Some(22),
            "X" => Some(24),
            _ => None,
        };
        if let (Style::Roman, Some(letter), Some((Style::Upper, before))) = (code.style, letter, last)
            && (before + 1 == letter || before + 2 == letter)
            && next.as_deref() != Some("II")
        {
            code.style = Style::Upper;
            code.ordinal = letter;
            code.parts = vec![letter];
        }
        last = Some((code.style, code.ordinal));
    }
}
