//! What a stranger's text may not do to a file: become a formula, break a sheet's name or the XML.

/// Signs a spreadsheet may take for the start of a formula, their full-width twins included.
const DANGEROUS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet could take the text for a formula (a leading apostrophe does not count).
pub(super) fn is_dangerous(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(DANGEROUS)
}

/// Text for a .csv cell: what could become a formula gets an apostrophe in front. [`unguard`] takes it
/// off again, for every text: `unguard(guard(t)) == t`.
pub fn guard(text: &str) -> String {
    if is_dangerous(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text as it was before [`guard`].
pub fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_dangerous(rest) => rest,
        _ => text,
    }
}

/// Text for a cell of a workbook: without the characters XML cannot carry, and at most as long as a cell.
/// Tabs and line ends stay.
pub(crate) fn cell_text(text: &str) -> String {
    const LONGEST: usize = 32_767;
    let clean = |c: &char| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}') || matches!(c, '\t' | '\n' | '\r');
    let clean: String = text.chars().filter(clean).collect();
    let mut length = 0;
    clean
        .chars()
        .take_while(|c| {
            length += c.len_utf16();
            length <= LONGEST
        })
        .collect()
}

/// A name a sheet may have: without `[ ] : * ? / \` and control characters, not quoted, not reserved,
/// at most 31 UTF-16 units, unlike (whatever the case) the names in `taken`.
pub fn sheet_name(wish: &str, taken: &[String]) -> String {
    const LONGEST: usize = 31;
    let clean: String = wish
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        .collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = clean.trim_matches('\'').trim();
    let reserved = clean.is_empty() || clean.eq_ignore_ascii_case("history");
    let base = if reserved { format!("{clean} Bảng").trim().to_owned() } else { clean.to_owned() };
    let is_free = |name: &str| !taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let mut name = cut(&base, LONGEST);
    let mut copy = 2_u32;
    while !is_free(&name) {
        let end = format!(" ({copy})");
        name = format!("{}{end}", cut(&base, LONGEST.saturating_sub(end.len())));
        copy = copy.saturating_add(1);
    }
    name
}

fn cut(text: &str, units: usize) -> String {
    let mut length = 0;
    let kept: String = text
        .chars()
        .take_while(|c| {
            length += c.len_utf16();
            length <= units
        })
        .collect();
    kept.trim_end_matches(['\'', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dangerous_text_is_guarded() {
        for text in ["=1+1", "+84", "-2", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "'=1", "''+1"] {
            let guarded = guard(text);
            assert!(guarded.starts_with('\''), "{text}");
            assert_eq!(unguard(&guarded), text);
        }
        for text in ["", "a=1", "'", "'a", "1-2", "“=”"] {
            assert_eq!(guard(text), text);
            assert_eq!(unguard(text), text);
        }
    }

    #[test]
    fn sheets_get_names_a_workbook_takes() {
        for (wish, want) in [
            ("Nguồn số liệu", "Nguồn số liệu"),
            ("a/b\\c:d*e?f[g]", "a b c d e f g"),
            ("'quoted'", "quoted"),
            ("", "Bảng"),
            ("\0\u{1}", "Bảng"),
            ("History", "History Bảng"),
            ("Tình hình thực hiện dự toán năm 2024 của các sở", "Tình hình thực hiện dự toán năm"),
        ] {
            assert_eq!(sheet_name(wish, &[]), want);
        }
        let taken = vec!["BẢNG".to_owned(), "bảng (2)".to_owned()];
        assert_eq!(sheet_name("Bảng", &taken), "Bảng (3)");
        let long = "x".repeat(40);
        let second = sheet_name(&long, &[sheet_name(&long, &[])]);
        assert_eq!((second.len(), second.ends_with(" (2)")), (31, true));
        let wide = "𝄞".repeat(20);
        assert!(sheet_name(&wide, &[]).encode_utf16().count() <= 31);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn guarding_is_undone(text in "[='+\\-@\t\na-z]{0,6}") {
            let guarded = guard(&text);
            prop_assert_eq!(unguard(&guarded), &text);
            prop_assert!(!guarded.starts_with(DANGEROUS));
        }
    }
}
