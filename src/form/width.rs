//! How wide text in Times New Roman is, and how many lines it takes: row heights of wrapped text are set
//! by us, because a spreadsheet that opens a file does not measure it again.
//!
//! Widths are the font's own, in thousandths of the type size, as in the published metrics of Times
//! Roman and Times Bold (a Vietnamese letter is as wide as its base letter, but for ơ and ư).

/// Printable ASCII from the space, upright.
const UPRIGHT: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
    500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
    722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500,
    444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480,
    200, 480, 541,
];

/// Printable ASCII from the space, bold.
const BOLD: [u16; 95] = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
    500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944,
    722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556,
    444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394,
    220, 394, 520,
];

/// Letters and signs whose width their base letter does not tell: upright and bold.
const OTHERS: [(char, u16, u16); 18] = [
    ('●', 800, 800),
    ('○', 800, 800),
    ('▲', 990, 990),
    ('✖', 900, 900),
    ('ơ', 529, 554),
    ('Ơ', 722, 778),
    ('ư', 542, 600),
    ('Ư', 776, 796),
    ('đ', 500, 556),
    ('Đ', 722, 722),
    ('–', 500, 500),
    ('“', 444, 500),
    ('”', 444, 500),
    ('‘', 333, 333),
    ('’', 333, 333),
    ('−', 564, 570),
    ('•', 350, 350),
    ('\u{a0}', 250, 250),
];

/// Screens round every letter to whole pixels; text there can be so many hundredths wider than on paper.
const SCREEN: f64 = 1.06;

/// Size and weight of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    /// Points.
    pub(super) size: f64,
    /// Bold.
    pub(super) bold: bool,
}

impl Type {
    /// The type of body text.
    pub(super) const BODY: Self = Self { size: 12.0, bold: false };
    /// The same, bold.
    pub(super) const STRONG: Self = Self { size: 12.0, bold: true };

    /// The height of one line in points, as Excel spaces Times New Roman (15.75 at 12).
    pub(super) fn line_height(self) -> f64 {
        self.size * 1.3125
    }
}

/// The width of a character in thousandths of the type size.
fn character(c: char, bold: bool) -> u16 {
    let table = if bold { &BOLD } else { &UPRIGHT };
    let ascii = |c: char| (c as usize).checked_sub(32).and_then(|place| table.get(place)).copied();
    if let Some(width) = ascii(c) {
        return width;
    }
    if let Some((_, upright, strong)) = OTHERS.iter().find(|(known, _, _)| *known == c) {
        return if bold { *strong } else { *upright };
    }
    use unicode_normalization::char::{decompose_canonical, is_combining_mark};
    if is_combining_mark(c) {
        return 0;
    }
    // ữ is as wide as ư, ộ as o: the widest letter on the way down to the base.
    let mut width = 0;
    decompose_canonical(c, |part| {
        if part != c && !is_combining_mark(part) {
            width = width.max(ascii(part).unwrap_or(0));
        } else if part == '\u{31b}' {
            // The horn of ơ and ư.
            width = width.saturating_add(90);
        }
    });
    if width == 0 { 1000 } else { width }
}

/// The width of a text on one line, in pixels at 96 to the inch.
pub(super) fn pixels(text: &str, kind: Type) -> f64 {
    let thousandths: u64 = text.chars().map(|c| u64::from(character(c, kind.bold))).sum();
    #[expect(clippy::cast_precision_loss, reason = "text is at most some million units long")]
    let ems = thousandths as f64 / 1000.0;
    ems * kind.size * 96.0 / 72.0
}

/// How many lines the text takes in a cell so many pixels wide: broken at spaces and after hyphens,
/// words wider than the cell broken anywhere.
pub(super) fn lines(text: &str, width: f64, kind: Type) -> usize {
    // Excel keeps some pixels on both sides of a cell free.
    let room = ((width - 8.0) / SCREEN).max(8.0);
    text.split('\n').map(|paragraph| lines_of(paragraph, room, kind)).sum::<usize>().max(1)
}

fn lines_of(text: &str, room: f64, kind: Type) -> usize {
    let space = pixels(" ", kind);
    let (mut lines, mut used) = (1_usize, 0.0_f64);
    for word in text.split(' ') {
        let mut gap = if used > 0.0 { space } else { 0.0 };
        for piece in word.split_inclusive(['-', '/', '…']) {
            let wide = pixels(piece, kind);
            if used + gap + wide <= room {
                used += gap + wide;
            } else if wide <= room {
                lines = lines.saturating_add(1);
                used = wide;
            } else {
                // A word wider than the cell fills lines letter by letter.
                if used > 0.0 {
                    lines = lines.saturating_add(1);
                }
                used = 0.0;
                for c in piece.chars() {
                    let wide = pixels(c.encode_utf8(&mut [0; 4]), kind);
                    if used + wide > room {
                        lines = lines.saturating_add(1);
                        used = 0.0;
                    }
                    used += wide;
                }
            }
            gap = 0.0;
        }
    }
    lines
}

/// The widest word of a text, in pixels: a column that holds it breaks no word.
pub(super) fn widest_word(text: &str, kind: Type) -> f64 {
    text.split_whitespace().map(|word| pixels(word, kind) * SCREEN).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_as_wide_as_in_the_font() {
        assert!((pixels("0123456789", Type::BODY) - 80.0).abs() < 0.01);
        for (a, b) in [("ế", "e"), ("Ộ", "O"), ("ữ", "ư"), ("ị", "i"), ("ở", "ơ")] {
            let (a, b) = (pixels(a, Type::BODY), pixels(b, Type::BODY));
            assert!((a - b).abs() < 1.0, "{a} {b}");
        }
        assert!(pixels("NHIỆM VỤ", Type::STRONG) > pixels("nhiệm vụ", Type::STRONG));
        let apart = "Sở Ngoại vụ".chars().map(|c| pixels(&c.to_string(), Type::BODY)).sum::<f64>();
        assert!((apart - pixels("Sở Ngoại vụ", Type::BODY)).abs() < 0.01);
    }

    #[test]
    fn wrapped_text_takes_lines() {
        let text = "Hỗ trợ đào tạo lưu học sinh Lào tại các trường của tỉnh";
        assert_eq!(lines(text, 1000.0, Type::BODY), 1);
        assert_eq!(lines(text, 200.0, Type::BODY), 2);
        assert_eq!(lines(text, 150.0, Type::BODY), 3);
        assert_eq!(lines("a\nb\n\nc", 200.0, Type::BODY), 4);
        assert_eq!(lines("", 200.0, Type::BODY), 1);
        assert!(lines(&"x".repeat(100), 100.0, Type::BODY) >= 8);
        assert!(lines(text, 100.0, Type::STRONG) >= lines(text, 100.0, Type::BODY));
    }
}
