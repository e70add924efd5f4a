//! OpenFormula as Excel writes it: addresses without brackets, commas between arguments.

use std::fmt::Write;

/// The formula of a cell without `of:=`; what is in no known notation stays as it is.
pub fn excel(formula: &str) -> String {
    let formula = match formula.split_once(":=") {
        Some((prefix, rest)) if prefix.bytes().all(|b| b.is_ascii_alphanumeric()) => rest,
        _ => formula.strip_prefix('=').unwrap_or(formula),
    };
    let mut out = String::with_capacity(formula.len());
    let mut chars = formula.char_indices();
    while let Some((start, c)) = chars.next() {
        match c {
            '"' => {
                out.push('"');
                for (_, c) in chars.by_ref() {
                    out.push(c);
                    if c == '"' {
                        break;
                    }
                }
            }
            '[' => {
                let rest = formula.get(start + 1..).unwrap_or_default();
                let length = closing(rest);
                out.push_str(&address(rest.get(..length).unwrap_or_default()));
                while chars.next().is_some_and(|(at, _)| at < start + 1 + length) {}
            }
            ';' => out.push(','),
            // Union of areas.
            '~' => out.push(','),
            // Intersection of areas.
            '!' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Where the bracket opened before `text` closes; quotes protect brackets in sheet names.
fn closing(text: &str) -> usize {
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            ']' if !quoted => return at,
            _ => {}
        }
    }
    text.len()
}

/// `$Sheet1.$A$1:.B2` as `Sheet1!$A$1:B2`, `.A1` as `A1`.
pub fn address(text: &str) -> String {
    let mut out = String::new();
    for (number, corner) in corners(text).into_iter().enumerate() {
        if number > 0 {
            out.push(':');
        }
        let (sheet, cell) = match corner.rfind('.') {
            Some(dot) => (corner.get(..dot).unwrap_or_default(), corner.get(dot + 1..).unwrap_or_default()),
            None => ("", corner),
        };
        let sheet = sheet.strip_prefix('$').unwrap_or(sheet);
        // Excel names the sheet once, before the first corner.
        if !sheet.is_empty() && number == 0 && write!(out, "{sheet}!").is_err() {
            return out;
        }
        out.push_str(cell);
    }
    out
}

/// The corners of an area; colons inside quotes belong to sheet names.
fn corners(text: &str) -> Vec<&str> {
    let mut corners = Vec::new();
    let mut quoted = false;
    let mut from = 0;
    for (at, c) in text.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            ':' if !quoted => {
                corners.push(text.get(from..at).unwrap_or_default());
                from = at + 1;
            }
            _ => {}
        }
    }
    corners.push(text.get(from..).unwrap_or_default());
    corners
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_formula_becomes_excel() {
        for (open, expected) in [
            ("of:=SUM([.B2:.B5])", "SUM(B2:B5)"),
            ("of:=[.A1]*2%", "A1*2%"),
            ("of:=IF([.A1]>0;\"a;b\";[$Sheet2.$C$3])", "IF(A1>0,\"a;b\",Sheet2!$C$3)"),
            ("of:=SUM(['Sở Y tế'.A1:'Sở Y tế'.B2])", "SUM('Sở Y tế'!A1:B2)"),
            ("oooc:=[.A1]", "A1"),
            ("=1+1", "1+1"),
        ] {
            assert_eq!(excel(open), expected, "{open}");
        }
        assert_eq!(address("$'Bảng 1'.$A$1:.$B$3"), "'Bảng 1'!$A$1:$B$3");
    }
}
