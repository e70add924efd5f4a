//! The findings of this room: what was odd in a file that could be read.

use crate::finding::{Finding, Severity};
use crate::words::Bilingual;

/// Every slug this room's findings carry.
pub const SLUGS: &[&str] = &[NUMBER_UNREADABLE, FINDINGS_CUT, ENCODING_GUESSED, CONTENT_SKIPPED, LEGACY_TEXT];

/// A cell says it is a number and is none.
pub const NUMBER_UNREADABLE: &str = "number-unreadable";
/// More findings were met than are told.
pub const FINDINGS_CUT: &str = "findings-cut";
/// The encoding of a text file had to be guessed.
pub const ENCODING_GUESSED: &str = "encoding-guessed";
/// A part of the file holds something this room does not read.
pub const CONTENT_SKIPPED: &str = "content-skipped";

/// Text of before Unicode was decoded.
pub const LEGACY_TEXT: &str = "legacy-text";

/// Text in a font of before Unicode was read as Vietnamese; said once a sheet.
pub fn legacy_text(sheet: &str, cell: &str, cells: u64, encoding: &str, before: &str, after: &str) -> Finding {
    Finding::new(
        LEGACY_TEXT,
        Severity::Note,
        Bilingual::new(
            format!("Trang “{sheet}” có chữ gõ bằng phông cũ ({encoding}), đã đọc thành tiếng Việt; ví dụ ô {cell}: “{before}” là “{after}”."),
            format!("Sheet “{sheet}” has text in an old font ({encoding}), read as Vietnamese; for example {cell}: “{before}” is “{after}”."),
        ),
    )
    .at(sheet, cell)
    .with("cells", cells)
    .with("before", before)
    .with("after", after)
}

/// Whether a finding is that of a sheet's old text.
pub fn is_legacy_of(finding: &Finding, name: &str) -> bool {
    finding.slug == LEGACY_TEXT && matches!(&finding.place, crate::finding::Place::Cell { sheet, .. } if sheet == name)
}

/// Counts more cells of a sheet whose old text was told already.
pub fn legacy_more(finding: &mut Finding, more: u64) {
    let cells = finding.data.get("cells").and_then(serde_json::Value::as_u64).unwrap_or(0);
    finding.data.insert("cells".to_owned(), cells.saturating_add(more).into());
}

/// A cell that says it is a number and is none (`NaN`, `1e400`, words).
pub fn number_unreadable(sheet: &str, cell: &str, raw: &str) -> Finding {
    let shown: String = raw.chars().take(40).collect();
    Finding::new(
        NUMBER_UNREADABLE,
        Severity::Warning,
        Bilingual::new(
            format!("Ô {cell} ghi là số nhưng giá trị \"{shown}\" không phải số đọc được."),
            format!("Cell {cell} claims to be a number, but \"{shown}\" is no readable number."),
        ),
    )
    .at(sheet, cell)
    .next(Bilingual::new("Sửa lại số trong ô rồi nhập lại.", "Correct the cell and import again."))
    .with("raw", shown)
}

/// `count` further findings were not told one by one.
pub fn more(count: u64) -> Finding {
    Finding::new(
        FINDINGS_CUT,
        Severity::Warning,
        Bilingual::new(
            format!("Còn {count} nội dung bất thường khác khi đọc tệp không liệt kê ở đây."),
            format!("{count} further oddities met while reading the file are not listed."),
        ),
    )
    .with("count", count)
}

/// A sheet's formulas could not be read to the end; only their cached results are there.
pub fn formulas_unread(sheet: &str) -> Finding {
    Finding::new(
        CONTENT_SKIPPED,
        Severity::Warning,
        Bilingual::new(
            format!("Không đọc hết công thức của sheet {sheet}; chỉ có kết quả đã lưu trong tệp."),
            format!("Not all formulas of the sheet {sheet} could be read; only their stored results are there."),
        ),
    )
    .at(sheet, "")
    .next(Bilingual::new(
        "Lưu lại tệp dạng .xlsx để kiểm tra được công thức.",
        "Save the file as .xlsx so that its formulas can be checked.",
    ))
}

/// The text was taken to be in `encoding`, by evidence only.
pub fn encoding_guessed(encoding: &str, why: &str) -> Finding {
    Finding::new(
        ENCODING_GUESSED,
        Severity::Note,
        Bilingual::new(
            format!("Tệp không phải UTF-8; được đọc theo bảng mã {encoding}."),
            format!("The file is not UTF-8; it was read as {encoding}."),
        ),
    )
    .next(Bilingual::new(
        "Nếu chữ hiển thị sai, lưu lại tệp dạng UTF-8 rồi nhập lại.",
        "If the words look wrong, save the file as UTF-8 and import again.",
    ))
    .with("encoding", encoding)
    .with("evidence", why)
}
