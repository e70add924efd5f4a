//! The numbers of rows (STT): I, 1, 1.1, a), -, +, and how deep each style usually stands.

/// A style of numbering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// Phần thứ nhất, Mục I.
    Part,
    /// A, B.
    Upper,
    /// I, II.
    Roman,
    /// 1, 2.
    Int,
    /// 1.1 (2 parts), 2.6.1 (3 parts), I.1.
    Dotted(u8),
    /// a, b.
    Lower,
    /// -
    Dash,
    /// +
    Plus,
    /// *
    Star,
    /// No number.
    Blank,
}

impl Style {
    /// Whether it marks a row without counting it.
    pub const fn is_sign(self) -> bool {
        matches!(self, Self::Dash | Self::Plus | Self::Star)
    }

    /// How deep the style usually stands; the table's own order may differ.
    pub const fn rank(self) -> i32 {
        match self {
            Self::Part => 0,
            Self::Upper => 10,
            Self::Roman => 20,
            Self::Int => 30,
            Self::Dotted(n) => 20 + 10 * n as i32,
            Self::Lower => 80,
            Self::Dash => 90,
            Self::Plus => 100,
            Self::Star => 105,
            Self::Blank => 120,
        }
    }
}

/// A row's number understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Its style.
    pub style: Style,
    /// Its place among its siblings, 1 first; 0 where the style has none.
    pub ordinal: u32,
    /// Its parts, for `2.6.1` 2, 6, 1.
    pub parts: Vec<u32>,
    /// As written, without a final dot or brackets.
    pub text: String,
}

fn roman(text: &str) -> Option<u32> {
    let mut total: i32 = 0;
    let mut previous: i32 = 0;
    if text.is_empty() || text.len() > 7 {
        return None;
    }
    for c in text.chars().rev() {
        let value = match c {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            _ => return None,
        };
        if value < previous {
            total -= value;
        } else {
            total += value;
            previous = value;
        }
    }
    let total = u32::try_from(total).ok()?;
    (roman_text(total) == text).then_some(total)
}

fn roman_text(mut n: u32) -> String {
    let mut out = String::new();
    for (value, text) in [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while n >= value {
            out.push_str(text);
            n -= value;
        }
    }
    out
}

fn part(text: &str) -> Option<(Style, u32)> {
    if !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some((Style::Int, text.parse().ok()?));
    }
    if let Some(n) = roman(text) {
        return Some((Style::Roman, n));
    }
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if c.is_ascii_uppercase() => Some((Style::Upper, u32::from(c) - u32::from('A') + 1)),
        (Some('Đ'), None) => Some((Style::Upper, 5)),
        (Some('đ'), None) => Some((Style::Lower, 5)),
        (Some(c), None) if c.is_ascii_lowercase() => Some((Style::Lower, u32::from(c) - u32::from('a') + 1)),
        _ => None,
    }
}

/// Understands the text of a number cell; `None` when it is no number of a row.
pub fn parse(text: &str) -> Option<Code> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 14 {
        return None;
    }
    let sign = |style| Some(Code { style, ordinal: 0, parts: Vec::new(), text: text.to_owned() });
    match text {
        "-" | "–" | "—" | "−" => return sign(Style::Dash),
        "+" => return sign(Style::Plus),
        "*" | "•" | "●" | "○" | "o" | "·" | "\u{f0b7}" => return sign(Style::Star),
        _ => {}
    }
    let body = text.trim_start_matches(['(', '[']).trim_end_matches(['.', ')', ']', '/', ':', '-', ' ', ',']).trim();
    let lowered = body.to_lowercase();
    for word in ["phần ", "mục ", "chương ", "phan ", "muc ", "chuong "] {
        if let Some(rest) = lowered.strip_prefix(word) {
            let (_, ordinal) = part(rest.trim().to_uppercase().as_str())?;
            return Some(Code { style: Style::Part, ordinal, parts: vec![ordinal], text: body.to_owned() });
        }
    }
    let pieces: Vec<&str> = body.split(['.', ',']).map(str::trim).collect();
    let mut parts = Vec::with_capacity(pieces.len());
    let mut styles = Vec::with_capacity(pieces.len());
    for piece in &pieces {
        let (style, n) = part(piece)?;
        parts.push(n);
        styles.push(style);
    }
    let ordinal = *parts.last()?;
    let style = match styles.as_slice() {
        [one] => *one,
        many => Style::Dotted(u8::try_from(many.len()).ok()?),
    };
    Some(Code { style, ordinal, parts, text: body.to_owned() })
}

/// The number at the head of a content cell (`1. Hội nghị`, `a) Ăn`, `- Thuê xe`), where the row has no
/// number cell of its own.
pub fn leading(text: &str) -> Option<Code> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    if matches!(first, '-' | '–' | '—' | '+' | '*' | '•' | '●' | '\u{f0b7}') {
        let rest = text.get(first.len_utf8()..)?;
        // "-100" is a figure, not a dash.
        if rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) && !rest.starts_with(' ') {
            return None;
        }
        return parse(&first.to_string());
    }
    let head: String = text.chars().take_while(|c| !c.is_whitespace()).take(12).collect();
    let rest = text.get(head.len()..)?;
    if rest.trim().is_empty() {
        return None;
    }
    dotted_or_closed(&head).or_else(|| glued(&head))
}

/// `1.Hội`: the number glued to the first word.
fn glued(head: &str) -> Option<Code> {
    let cut = head.find(['.', ')'])?;
    let end = head.get(cut..)?.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ')'))? + cut;
    let word = head.get(end..)?;
    if word.chars().count() < 2 || !word.chars().next().is_some_and(char::is_alphabetic) {
        return None;
    }
    dotted_or_closed(head.get(..end)?)
}

fn dotted_or_closed(head: &str) -> Option<Code> {
    let closed = head.ends_with(['.', ')', '/', ':']);
    let code = parse(head)?;
    let small = code.parts.iter().all(|p| *p < 100);
    match code.style {
        Style::Dotted(_) if small && !head.contains(',') => Some(code),
        Style::Part | Style::Upper | Style::Roman | Style::Int | Style::Lower if closed && small => Some(code),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles() {
        for (text, style, ordinal) in [
            ("I", Style::Roman, 1),
            ("IV.", Style::Roman, 4),
            ("A", Style::Upper, 1),
            ("C", Style::Upper, 3),
            ("1", Style::Int, 1),
            ("1.1", Style::Dotted(2), 1),
            ("2.6.1.", Style::Dotted(3), 1),
            ("I.2", Style::Dotted(2), 2),
            ("a)", Style::Lower, 1),
            ("đ)", Style::Lower, 5),
            ("-", Style::Dash, 0),
            ("+", Style::Plus, 0),
            ("(1)", Style::Int, 1),
            ("Phần II", Style::Part, 2),
        ] {
            let code = parse(text).unwrap();
            assert_eq!((code.style, code.ordinal), (style, ordinal), "{text}");
        }
        for text in ["TỔNG SỐ", "IIII", "", "15000000", "Sở"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_inside_the_content() {
        for (text, code) in [
            ("1. Hội nghị", Some("1")),
            ("1.1 Đào tạo", Some("1.1")),
            ("a) Ăn", Some("a")),
            ("- Thuê xe", Some("-")),
            ("2 lớp đào tạo", None),
            ("1.500 suất quà", None),
            ("I. Ngoại vụ", Some("I")),
            ("-100", None),
            ("1.Hội nghị", Some("1")),
            ("Hội nghị", None),
        ] {
            assert_eq!(leading(text).map(|c| c.text), code.map(str::to_owned), "{text}");
        }
    }
}
