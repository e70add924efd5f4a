//! Markup inside a line of text: tags, entities, emphasis marks, headings. What is removed is noted.

/// A line of text without its marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Plain {
    /// The text in one line.
    pub text: String,
    /// Heading level written with `#`.
    pub heading: Option<u8>,
    /// Bold from the first to the last letter.
    pub bold: bool,
    /// Italic from the first to the last letter.
    pub italic: bool,
    /// A bold mark opened before or on this line is still open after it.
    pub bold_open: bool,
}

/// Entities seen in Vietnamese documents saved as HTML; others are kept as written.
const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ensp", " "),
    ("emsp", " "),
    ("thinsp", " "),
    ("shy", ""),
    ("zwnj", ""),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("agrave", "à"),
    ("aacute", "á"),
    ("acirc", "â"),
    ("atilde", "ã"),
    ("egrave", "è"),
    ("eacute", "é"),
    ("ecirc", "ê"),
    ("igrave", "ì"),
    ("iacute", "í"),
    ("ograve", "ò"),
    ("oacute", "ó"),
    ("ocirc", "ô"),
    ("otilde", "õ"),
    ("ugrave", "ù"),
    ("uacute", "ú"),
    ("yacute", "ý"),
    ("Acirc", "Â"),
    ("Ecirc", "Ê"),
    ("Ocirc", "Ô"),
];

/// Replaces `&amp;`, `&#7841;` and `&#x1EA1;` by their characters; what is no entity stays.
pub(super) fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let name = from.get(1..).and_then(|tail| tail.split_once(';')).map(|(name, _)| name).filter(|n| n.len() <= 10);
        match name.and_then(|name| entity(name).map(|value| (name, value))) {
            Some((name, value)) => {
                out.push_str(&value);
                rest = from.get(name.len() + 2..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // A no-break space is only a space here; control characters say nothing.
        return char::from_u32(code).map(|c| match c {
            '\u{a0}' => " ".to_owned(),
            c if c.is_control() => String::new(),
            c => c.to_string(),
        });
    }
    ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
}

/// Tags that end a paragraph inside a cell.
const BREAKS: &[&str] = &["br", "p", "div", "li", "tr"];

/// Removes HTML tags; those that end a paragraph become `\n`. A `<` that opens no tag stays.
pub(super) fn untag(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        match tag_name(from) {
            Some((name, length)) => {
                if BREAKS.contains(&name.as_str()) && !out.ends_with('\n') && !out.is_empty() {
                    out.push('\n');
                }
                rest = from.get(length..).unwrap_or_default();
            }
            None => {
                out.push('<');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

/// The lower-case name of the tag `text` opens with, and the length of the whole tag in bytes.
fn tag_name(text: &str) -> Option<(String, usize)> {
    let end = text.find('>')?;
    let inner = text.get(1..end)?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) || inner.contains('<') {
        return None;
    }
    let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect();
    // `<a đồng` in running text is no tag: a name is followed by a space, a slash or the end.
    let after = inner.get(name.len()..)?;
    (after.is_empty() || after.starts_with([' ', '/', '\t', '\n'])).then(|| (name.to_ascii_lowercase(), end + 1))
}

/// Single spaces, no zero-width or control characters, trimmed; `\n` is kept between filled lines.
pub(super) fn tidy(text: &str) -> String {
    text.split('\n')
        .map(|line| {
            let visible: String = line
                .chars()
                .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'))
                .map(|c| if c.is_control() { ' ' } else { c })
                .collect();
            visible.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Reads a line of a text file: heading marks, emphasis, escapes and tags removed and noted.
/// `bold_open` says that a bold mark of an earlier line is still open.
pub(super) fn plain(line: &str, bold_open: bool) -> Plain {
    let line = tidy(&entities(&untag(line)).replace('\n', " "));
    let (heading, body) = heading(&line);
    let emphasis = emphasis(body, bold_open);
    Plain { heading, ..emphasis }
}

fn heading(line: &str) -> (Option<u8>, &str) {
    let marks = line.chars().take_while(|c| *c == '#').count();
    match line.get(marks..).and_then(|rest| rest.strip_prefix(' ')) {
        Some(body) if (1..=6).contains(&marks) => {
            (u8::try_from(marks).ok(), body.trim_start().trim_end_matches('#').trim_end())
        }
        _ => (None, line),
    }
}

/// Removes `**`, `*`, `_` and `\` marks and notes whether they held for every letter.
fn emphasis(text: &str, bold_open: bool) -> Plain {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied();
    let (mut bold, mut italic) = (bold_open, false);
    let (mut letters, mut bold_letters, mut italic_letters) = (0_usize, 0_usize, 0_usize);
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    while let Some(c) = at(i) {
        let next = at(i + 1);
        let previous = i.checked_sub(1).and_then(at);
        let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        match c {
            '\\' if next.is_some_and(|n| n.is_ascii_punctuation()) => {
                out.extend(next);
                i += 2;
                continue;
            }
            '*' if next == Some('*') => {
                bold = !bold;
                i += 2;
                continue;
            }
            // `* ` at the start is a bullet; ` * ` between words is a times sign.
            '*' if next != Some(' ') || !previous.is_none_or(char::is_whitespace) => {
                italic = !italic;
                i += 1;
                continue;
            }
            '_' if outside(previous) != outside(next) => {
                italic = !italic;
                i += 1;
                continue;
            }
            _ => {}
        }
        if c.is_alphanumeric() {
            letters += 1;
            bold_letters += usize::from(bold);
            italic_letters += usize::from(italic);
        }
        out.push(c);
        i += 1;
    }
    Plain {
        text: tidy(&out),
        heading: None,
        bold: letters > 0 && bold_letters == letters,
        italic: letters > 0 && italic_letters == letters,
        bold_open: bold,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_removed_and_noted() {
        let cases = [
            ("- *Thời gian: Hằng năm;*", "- Thời gian: Hằng năm;", None, false, true),
            ("**1. Tên mục**", "1. Tên mục", None, true, false),
            ("### **2. Duy trì**", "2. Duy trì", Some(3), true, false),
            ("* Đẩy mạnh công tác", "* Đẩy mạnh công tác", None, false, false),
            ("33 đồng (*ba mươi*) từ", "33 đồng (ba mươi) từ", None, false, false),
            ("a &lt; b &amp; c&#7841;", "a < b & cạ", None, false, false),
            ("<p>Sở <i>Ngoại vụ</i></p>", "Sở Ngoại vụ", None, false, false),
            ("1 < 2 và <đồng>", "1 < 2 và <đồng>", None, false, false),
            ("ma_so_thue", "ma_so_thue", None, false, false),
            ("3 * 4 * 5", "3 * 4 * 5", None, false, false),
        ];
        for (line, text, heading, bold, italic) in cases {
            let plain = plain(line, false);
            assert_eq!(
                (plain.text.as_str(), plain.heading, plain.bold, plain.italic),
                (text, heading, bold, italic),
                "{line}"
            );
        }
    }

    #[test]
    fn bold_runs_over_lines() {
        let first = plain("**TM. ỦY BAN NHÂN DÂN", false);
        assert!(first.bold && first.bold_open);
        let last = plain("CHỦ TỊCH**", first.bold_open);
        assert!(last.bold && !last.bold_open);
    }
}
