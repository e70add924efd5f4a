//! How texts and years are shown in reasons and findings.

/// A text cut to what fits in a sentence.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 60;
    let text = text.trim();
    match text.char_indices().nth(MOST) {
        None => text.to_owned(),
        Some((at, _)) => {
            let start = text.get(..at).unwrap_or_default();
            let start = start.rsplit_once(' ').map_or(start, |(before, _)| before);
            format!("{}…", start.trim_end_matches([',', ';', ' ']))
        }
    }
}

/// "2022, 2024".
pub(super) fn years(years: &[i32]) -> String {
    years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(short(" Đón đoàn "), "Đón đoàn");
        let cut = short("Tổ chức đoàn công tác của Lãnh đạo tỉnh tới thăm và làm việc tại tỉnh Xay Sôm Bun");
        assert!(cut.ends_with("thăm và…") || cut.ends_with('…'), "{cut}");
        assert!(cut.chars().count() <= 61);
        assert_eq!(years(&[2022, 2024]), "2022, 2024");
    }
}
