//! The sentences of this room's findings, once, in both languages.

use crate::finding::{Finding, Severity};
use crate::sheet::column_letters;
use crate::words::Bilingual;

/// đồng with Vietnamese grouping: 1.234.567.
pub fn dong(amount: i64) -> String {
    grouped(amount, '.')
}

fn grouped(amount: i64, mark: char) -> String {
    let digits = amount.unsigned_abs().to_string();
    let mut out = String::new();
    if amount < 0 {
        out.push('-');
    }
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(c);
    }
    out
}

fn en(amount: i64) -> String {
    grouped(amount, ',')
}

/// A finding on a cell.
pub fn on(slug: &'static str, severity: Severity, sheet: &str, cell: String, vi: String, en: String) -> Finding {
    Finding::new(slug, severity, Bilingual::new(vi, en)).at(sheet, cell)
}

/// Rows of a table that make no one sum.
pub fn not_added(sheet: &str, cell: String, why: super::one_sum::Apart) -> Finding {
    let (vi, en) = if why == super::one_sum::Apart::Statement {
        (
            "Mỗi dòng của bảng là một chỉ tiêu của cùng một nguồn kinh phí (chuyển sang, được giao, đã dùng …): kiểm tra theo từng chỉ tiêu, không cộng thành một số chung.",
            "Each row measures the same money (carried in, granted, used …): each is checked by itself, no one sum is made.",
        )
    } else {
        (
            "Bảng có cả thu, chi và phần cân đối: kiểm tra theo từng khối, không cộng thành một số chung.",
            "The table holds revenue, expenditure and what balances them: each block is checked, no one sum is made.",
        )
    };
    on("blocks-not-added", Severity::Note, sheet, cell, vi.to_owned(), en.to_owned())
}

/// A printed total and its parts disagree.
pub fn total_differs(sheet: &str, cell: String, what: &str, stated: i64, computed: i64) -> Finding {
    let gap = stated.saturating_sub(computed);
    let short: String = what.chars().take(60).collect();
    let cut = if short.len() < what.len() { "…" } else { "" };
    let name = if what.is_empty() { String::new() } else { format!(" “{}{cut}”", short.trim_end()) };
    on(
        "total-differs",
        Severity::Warning,
        sheet,
        cell,
        format!(
            "Số cộng{name} ghi {} đồng nhưng các dòng chi tiết cộng lại được {} đồng, lệch {} đồng.",
            dong(stated),
            dong(computed),
            dong(gap)
        ),
        format!(
            "The total{name} states {} đồng but its parts add up to {} đồng, a difference of {} đồng.",
            en(stated),
            en(computed),
            en(gap)
        ),
    )
    .next(Bilingual::new(
        "Kiểm tra lại số cộng hoặc dòng còn thiếu; chấp nhận nếu chênh lệch đã được giải thích.",
        "Check the total or the missing row; accept it when the difference is explained.",
    ))
    .with("stated", stated.to_string())
    .with("computed", computed.to_string())
    .with("difference", gap.to_string())
}

/// Sums off by rounding only.
pub fn rounding(sheet: &str, cell: String, count: usize, largest: i64) -> Finding {
    on(
        "rounding",
        Severity::Note,
        sheet,
        cell,
        format!("{count} số cộng lệch do làm tròn, nhiều nhất {} đồng.", dong(largest)),
        format!("{count} totals differ by rounding only, by {} đồng at most.", en(largest)),
    )
    .with("count", count)
    .with("largest", largest.to_string())
}

/// No unit stated.
pub fn unit_missing(sheet: &str, cell: String, suggestion: Option<(&str, &str)>) -> Finding {
    let (vi, en_text) = match suggestion {
        Some((unit, why)) => (
            format!("Bảng không ghi đơn vị tính. Có thể là “{unit}” ({why}); cần người dùng xác nhận."),
            format!("The table states no unit of money. It may be “{unit}”; a person must confirm."),
        ),
        None => (
            "Bảng không ghi đơn vị tính (đồng, nghìn đồng, triệu đồng …).".to_owned(),
            "The table states no unit of money (đồng, thousand đồng, million đồng …).".to_owned(),
        ),
    };
    let finding = on("unit-missing", Severity::Block, sheet, cell, vi, en_text).next(Bilingual::new(
        "Chạy lại với --unit dong | nghin | trieu | ty.",
        "Run again with --unit dong | thousand | million | billion.",
    ));
    match suggestion {
        Some((unit, _)) => finding.with("suggestion", unit),
        None => finding,
    }
}

/// A unit that does not fit the figures.
pub fn unit_doubtful(sheet: &str, cell: String, unit: &str, vi_why: &str, en_why: &str) -> Finding {
    on(
        "unit-doubtful",
        Severity::Warning,
        sheet,
        cell,
        format!("Đơn vị tính “{unit}” đáng ngờ: {vi_why}"),
        format!("The unit “{unit}” is doubtful: {en_why}"),
    )
    .next(Bilingual::new("Xác nhận đơn vị tính bằng --unit.", "Confirm the unit with --unit."))
    .with("unit", unit)
}

/// A cell with an error value.
pub fn error_cell(sheet: &str, cell: String, error: &str) -> Finding {
    on(
        "error-cell",
        Severity::Warning,
        sheet,
        cell,
        format!("Ô bị lỗi {error}: số tiền không đọc được và không được tính là 0."),
        format!("The cell holds the error {error}: its amount is unknown and is not taken as 0."),
    )
    .with("error", error)
}

/// A formula without a result.
pub fn formula_not_computed(sheet: &str, cell: String, formula: &str) -> Finding {
    on(
        "formula-not-computed",
        Severity::Warning,
        sheet,
        cell,
        format!("Công thức ={formula} chưa có kết quả: số tiền không được tính là 0."),
        format!("The formula ={formula} has no result: its amount is not taken as 0."),
    )
    .next(Bilingual::new("Mở tệp bằng Excel, lưu lại rồi nhập.", "Open the file in Excel, save it, import it again."))
    .with("formula", formula)
}

/// Letters mended to digits.
pub fn number_repaired(sheet: &str, cell: String, raw: &str, amount: &str) -> Finding {
    on(
        "number-repaired",
        Severity::Warning,
        sheet,
        cell,
        format!("“{raw}” có chữ cái lẫn trong số, đọc là {amount}."),
        format!("“{raw}” has letters among its digits; read as {amount}."),
    )
    .with("raw", raw)
    .with("read", amount)
}

/// A text figure that reads two ways.
pub fn number_ambiguous(
    sheet: &str,
    cell: String,
    column: u32,
    raw: &str,
    block: bool,
    one: &str,
    other: &str,
) -> Finding {
    let letters = column_letters(column);
    let (severity, vi, en_text) = if block {
        (
            Severity::Block,
            format!("Cột {letters} vừa có số kiểu Việt Nam vừa có số kiểu Anh; “{raw}” có thể là {one} hoặc {other}."),
            format!("Column {letters} mixes Vietnamese and English figures; “{raw}” may be {one} or {other}."),
        )
    } else {
        (
            Severity::Warning,
            format!("“{raw}” trong cột {letters} có thể là {one} hoặc {other}; tạm đọc là {one}."),
            format!("“{raw}” in column {letters} may be {one} or {other}; read as {one} for now."),
        )
    };
    on("number-ambiguous", severity, sheet, cell, vi, en_text).with("raw", raw).with("read", one).with("other", other)
}

/// A text figure that reads two ways, and the printed total that holds with one of them.
pub fn number_by_sum(sheet: &str, cell: String, raw: &str, read: &str, sum: &str) -> Finding {
    on(
        "number-by-sum",
        Severity::Note,
        sheet,
        cell,
        format!("“{raw}” đọc là {read}: với cách đọc này số cộng ở ô {sum} khớp."),
        format!("“{raw}” is read as {read}: the total in {sum} holds with it."),
    )
    .with("raw", raw)
    .with("read", read)
    .with("sum", sum)
}

/// Words where an amount is expected.
pub fn not_a_number(sheet: &str, cell: String, raw: &str) -> Finding {
    on(
        "not-a-number",
        Severity::Warning,
        sheet,
        cell,
        format!("“{raw}” đứng ở cột số tiền nhưng không phải là số."),
        format!("“{raw}” stands in a column of money but is no number."),
    )
    .with("raw", raw)
}

/// What Excel holds is no whole đồng.
pub fn residue(sheet: &str, cell: String, count: usize, largest: &str) -> Finding {
    on(
        "residue",
        Severity::Note,
        sheet,
        cell,
        format!(
            "{count} số tiền lẻ dưới 1 đồng đã được làm tròn đến đồng, phần lẻ lớn nhất {} đồng.",
            largest.replace('.', ",")
        ),
        format!(
            "{count} amounts are no whole đồng and were rounded; the largest part dropped or added is {largest} đồng."
        ),
    )
    .with("count", count)
    .with("largest", largest)
}

/// Hidden rows or columns with money.
pub fn hidden(sheet: &str, cell: String, rows: usize, columns: usize, money: i64, doubtful: bool) -> Finding {
    let what = match (rows, columns) {
        (r, 0) => (format!("{r} dòng ẩn"), format!("{r} hidden rows")),
        (0, c) => (format!("{c} cột ẩn"), format!("{c} hidden columns")),
        (r, c) => (format!("{r} dòng ẩn và {c} cột ẩn"), format!("{r} hidden rows and {c} hidden columns")),
    };
    let (severity, vi, en_text) = if doubtful {
        (
            Severity::Block,
            format!("Bảng có {} với {} đồng; số tổng cộng chỉ khớp khi bỏ các dòng ẩn này.", what.0, dong(money)),
            format!("The table has {} with {} đồng; its total agrees only without them.", what.1, en(money)),
        )
    } else {
        (
            Severity::Warning,
            format!("Bảng có {} với {} đồng; đã được tính.", what.0, dong(money)),
            format!("The table has {} with {} đồng; they are included.", what.1, en(money)),
        )
    };
    on("hidden-rows", severity, sheet, cell, vi, en_text)
        .next(Bilingual::new("Bỏ ẩn trong Excel để kiểm tra.", "Unhide them in Excel and look."))
        .with("rows", rows)
        .with("columns", columns)
        .with("amount", money.to_string())
}

/// Two readings that differ in money are close.
pub fn reading_unsure(sheet: &str, cell: String, vi: String, en_text: String, chosen: i64, other: i64) -> Finding {
    on(
        "reading-unsure",
        Severity::Warning,
        sheet,
        cell,
        format!("{vi} Đang đọc thành {} đồng; cách đọc khác cho {} đồng.", dong(chosen), dong(other)),
        format!("{en_text} Read as {} đồng; the other reading makes {} đồng.", en(chosen), en(other)),
    )
    .with("chosen", chosen.to_string())
    .with("other", other.to_string())
}

/// Amount in words and in digits differ.
pub fn words_differ(sheet: &str, cell: String, words: i64, digits: i64) -> Finding {
    on(
        "words-differ",
        Severity::Warning,
        sheet,
        cell,
        format!("Số tiền bằng chữ là {} đồng, bằng số là {} đồng.", dong(words), dong(digits)),
        format!("The amount in words is {} đồng, in digits {} đồng.", en(words), en(digits)),
    )
    .with("words", words.to_string())
    .with("digits", digits.to_string())
}

/// quantity × price does not make the amount.
pub fn product_differs(sheet: &str, cell: String, stated: i64, computed: i64) -> Finding {
    on(
        "product-differs",
        Severity::Warning,
        sheet,
        cell,
        format!("Thành tiền ghi {} đồng nhưng số lượng × đơn giá được {} đồng.", dong(stated), dong(computed)),
        format!("The amount states {} đồng but quantity × price makes {} đồng.", en(stated), en(computed)),
    )
    .with("stated", stated.to_string())
    .with("computed", computed.to_string())
}

/// Foreign money times the rate of the other rows does not make the amount.
pub fn conversion_differs(sheet: &str, cell: String, stated: i64, computed: i64, code: &str) -> Finding {
    on(
        "product-differs",
        Severity::Warning,
        sheet,
        cell,
        format!(
            "Thành tiền ghi {} đồng nhưng số {code} × tỷ giá của các dòng khác được {} đồng.",
            dong(stated),
            dong(computed)
        ),
        format!(
            "The amount states {} đồng but the {code} at the rate of the other rows make {} đồng.",
            en(stated),
            en(computed)
        ),
    )
    .with("stated", stated.to_string())
    .with("computed", computed.to_string())
}

/// A difference column that does not hold.
pub fn difference_differs(sheet: &str, cell: String, stated: i64, computed: i64) -> Finding {
    on(
        "difference-differs",
        Severity::Warning,
        sheet,
        cell,
        format!("Cột chênh lệch ghi {} đồng nhưng tính lại được {} đồng.", dong(stated), dong(computed)),
        format!("The difference states {} đồng but works out as {} đồng.", en(stated), en(computed)),
    )
    .with("stated", stated.to_string())
    .with("computed", computed.to_string())
}

/// The same list row twice.
pub fn line_repeated(sheet: &str, cell: String, first: &str, amount: i64) -> Finding {
    on(
        "line-repeated",
        Severity::Warning,
        sheet,
        cell.clone(),
        format!("Dòng ở {cell} trùng số chứng từ, ngày, nội dung và số tiền {} đồng với dòng ở {first}.", dong(amount)),
        format!("The row at {cell} repeats the voucher, date, content and amount {} đồng of {first}.", en(amount)),
    )
    .with("first", first)
    .with("amount", amount.to_string())
}
