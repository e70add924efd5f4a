//! Which number formats show dates, and serial numbers as ISO dates.
//!
//! A number shown as a time of day becomes `T08:30:00`, one shown as elapsed time `PT26H30M0S`, so that neither
//! is ever taken for an amount. A number no calendar date belongs to stays a number.

use std::fmt::Write;

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// A number.
    #[default]
    Number,
    /// A date, or a date and time.
    Date,
    /// A time of day.
    Time,
    /// Elapsed time, `[h]:mm`.
    Elapsed,
}

/// The code of a built-in format, where it has a fixed one (ECMA-376 part 1, 18.8.30).
pub const fn builtin(id: u32) -> Option<&'static str> {
    Some(match id {
        0 => "General",
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 => "\"$\"#,##0_);(\"$\"#,##0)",
        6 => "\"$\"#,##0_);[Red](\"$\"#,##0)",
        7 => "\"$\"#,##0.00_);(\"$\"#,##0.00)",
        8 => "\"$\"#,##0.00_);[Red](\"$\"#,##0.00)",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 => "m/d/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "m/d/yyyy h:mm",
        37 => "#,##0_);(#,##0)",
        38 => "#,##0_);[Red](#,##0)",
        39 => "#,##0.00_);(#,##0.00)",
        40 => "#,##0.00_);[Red](#,##0.00)",
        41 => "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
        42 => "_(\"$\"* #,##0_);_(\"$\"* (#,##0);_(\"$\"* \"-\"_);_(@_)",
        43 => "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)",
        44 => "_(\"$\"* #,##0.00_);_(\"$\"* (#,##0.00);_(\"$\"* \"-\"??_);_(@_)",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mmss.0",
        48 => "##0.0E+0",
        49 => "@",
        // The dates of East Asian Excels; their codes depend on the language.
        27..=31 | 36 | 50..=54 | 57 | 58 => "yyyy/m/d",
        32..=35 | 55 | 56 => "h:mm:ss",
        _ => return None,
    })
}

/// What a format code makes of a positive number: its first section decides.
pub fn shown(code: &str) -> Shown {
    let mut chars = code.chars().peekable();
    let (mut date, mut time, mut m, mut digits) = (false, false, false, false);
    let mut last = ' ';
    while let Some(c) = chars.next() {
        let c = c.to_ascii_lowercase();
        match c {
            ';' => break,
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let inside = inside.to_ascii_lowercase();
                let first = inside.chars().next();
                if matches!(first, Some('h' | 'm' | 's')) && inside.chars().all(|c| Some(c) == first) {
                    return Shown::Elapsed;
                }
                continue;
            }
            'g' if starts_with(&mut chars, "eneral") => {}
            // AM/PM and A/P belong to times; other words stand for themselves.
            'a' => time |= starts_with(&mut chars, "m/pm") || starts_with(&mut chars, "/p"),
            'e' if matches!(chars.peek(), Some('+' | '-')) => digits = true,
            'y' | 'd' | 'e' | 'b' => date = true,
            'h' | 's' => time = true,
            'm' => m = true,
            // Decimals of a second do not make a number of it.
            '.' if last == 's' => while chars.next_if(|c| *c == '0').is_some() {},
            '0' | '#' | '?' => digits = true,
            _ => {}
        }
        last = c;
    }
    match (digits, date, time, m) {
        (true, ..) => Shown::Number,
        (_, true, ..) => Shown::Date,
        (_, _, true, _) => Shown::Time,
        (_, _, _, true) => Shown::Date,
        _ => Shown::Number,
    }
}

/// Consumes `word` when the characters go on with it, whatever their case.
fn starts_with(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, word: &str) -> bool {
    let mut ahead = chars.clone();
    for expected in word.chars() {
        if ahead.next().is_none_or(|c| c.to_ascii_lowercase() != expected) {
            return false;
        }
    }
    *chars = ahead;
    true
}

/// The last serial number of Excel's calendar, 9999-12-31, in the 1900 system.
const LAST: f64 = 2_958_466.0;

/// Writes a serial number as the format shows it; `false` (and nothing written) when it stays a number.
pub fn write(serial: f64, shown: Shown, date_1904: bool, out: &mut String) -> bool {
    match shown {
        Shown::Number => false,
        Shown::Date => date(serial, date_1904, out),
        Shown::Time if (0.0..1.0).contains(&serial) => match seconds(serial) {
            Some(total) => {
                let total = total % 86_400;
                write!(out, "T{:02}:{:02}:{:02}", total / 3600, total / 60 % 60, total % 60).is_ok()
            }
            None => false,
        },
        // A time format over a whole date: the date is what must not be lost.
        Shown::Time => date(serial, date_1904, out),
        Shown::Elapsed => match seconds(serial) {
            Some(total) => write!(out, "PT{}H{}M{}S", total / 3600, total / 60 % 60, total % 60).is_ok(),
            None => false,
        },
    }
}

fn date(serial: f64, date_1904: bool, out: &mut String) -> bool {
    let serial = if date_1904 { serial + 1462.0 } else { serial };
    let Some(total) = seconds(serial).filter(|_| serial >= 1.0) else { return false };
    let (mut days, time) = (total / 86_400, total % 86_400);
    // The 1900 system counts a 29 February 1900 that never was.
    match days {
        60 => return false,
        0..60 => days += 1,
        _ => {}
    }
    let (year, month, day) = civil(days);
    if year > 9999 || write!(out, "{year:04}-{month:02}-{day:02}").is_err() {
        return false;
    }
    time == 0 || write!(out, "T{:02}:{:02}:{:02}", time / 3600, time / 60 % 60, time % 60).is_ok()
}

/// Days as whole seconds, half up; nothing below zero or after Excel's last day.
fn seconds(days: f64) -> Option<u64> {
    if !(0.0..LAST).contains(&days) {
        return None;
    }
    let seconds = (days * 86_400.0).round();
    // The bounds above keep the cast exact.
    Some(seconds as u64)
}

/// The date `days` after 1899-12-30 (Howard Hinnant's civil_from_days).
const fn civil(days: u64) -> (u64, u64, u64) {
    let z = days + 693_899;
    let era = z / 146_097;
    let day_of_era = z % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

/// An ISO date-time as files write it, shortened to the date when the time is midnight.
pub fn tidy(iso: &str) -> &str {
    iso.strip_suffix("T00:00:00").or_else(|| iso.strip_suffix("T00:00:00Z")).unwrap_or(iso)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_apart() {
        for (code, expected) in [
            ("General", Shown::Number),
            ("#,##0", Shown::Number),
            ("#,##0 \"đồng\"", Shown::Number),
            ("#,##0 VND", Shown::Number),
            ("0.00E+00", Shown::Number),
            ("[Red]#,##0;[Blue]-#,##0", Shown::Number),
            ("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", Shown::Number),
            ("\"Quý\" 0", Shown::Number),
            ("\"day\"", Shown::Number),
            ("\\d0", Shown::Number),
            ("@", Shown::Number),
            ("[$-42A]dd/mm/yyyy;@", Shown::Date),
            ("dd\\/mm\\/yyyy", Shown::Date),
            ("mm/yyyy", Shown::Date),
            ("mmm", Shown::Date),
            ("\"tháng\" m", Shown::Date),
            ("d/m/yyyy h:mm", Shown::Date),
            ("h:mm AM/PM", Shown::Time),
            ("mm:ss.0", Shown::Time),
            ("[h]:mm", Shown::Elapsed),
            ("[mm]:ss", Shown::Elapsed),
            ("[Magenta]0", Shown::Number),
            ("[$-409]mmmm\\ d\\,\\ yyyy", Shown::Date),
        ] {
            assert_eq!(shown(code), expected, "{code}");
        }
        for id in 0..=60 {
            if let Some(code) = builtin(id) {
                let dated = matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58);
                assert_eq!(shown(code) != Shown::Number, dated, "built-in {id}");
            }
        }
    }

    #[test]
    fn serials_become_iso() {
        for (serial, kind, old, expected) in [
            (1.0, Shown::Date, false, "1900-01-01"),
            (59.0, Shown::Date, false, "1900-02-28"),
            (61.0, Shown::Date, false, "1900-03-01"),
            (44562.0, Shown::Date, false, "2022-01-01"),
            (45351.0, Shown::Date, false, "2024-02-29"),
            (45351.75, Shown::Date, false, "2024-02-29T18:00:00"),
            (45_351.999_999_99, Shown::Date, false, "2024-03-01"),
            (2_958_465.0, Shown::Date, false, "9999-12-31"),
            (0.0, Shown::Date, true, "1904-01-01"),
            (43_889.0, Shown::Date, true, "2024-02-29"),
            (0.5, Shown::Time, false, "T12:00:00"),
            (45351.0, Shown::Time, false, "2024-02-29"),
            (1.5, Shown::Elapsed, false, "PT36H0M0S"),
        ] {
            let mut out = String::new();
            assert!(write(serial, kind, old, &mut out), "{serial}");
            assert_eq!(out, expected, "{serial}");
        }
        for serial in [0.0, 0.5, -1.0, 60.0, 2_958_466.0, 1e300, f64::NAN] {
            let mut out = String::new();
            assert!(!write(serial, Shown::Date, false, &mut out), "{serial}");
            assert_eq!(out, "");
        }
    }
}
