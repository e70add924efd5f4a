//! The refusals of the ledger as sentences, each with both figures and what to do next.

use super::{Draft, Refusal};
use crate::money::{Kind, Money};
use crate::words::Bilingual;

/// Every slug of a refusal, in order of precedence: of two reasons to refuse one draft the earlier is told.
pub const REFUSALS: [&str; 15] = [
    "amount-zero",
    "amount-sign",
    "amount-too-large",
    "document-missing",
    "adjustment-not-zero",
    "year-closed",
    "year-outside-plan",
    "date-outside-year",
    "clean-up-only",
    "advance-exceeded",
    "commitment-exceeded",
    "not-allotted",
    "outside-available",
    "built-upon",
    "already-reversed",
];

/// An amount in đồng with its thousands apart, as both languages write it.
pub(crate) fn dong(amount: Money) -> (String, String) {
    let digits = amount.dong().unsigned_abs().to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    let sign = if amount < Money::ZERO { "-" } else { "" };
    (format!("{sign}{grouped} đồng"), format!("{sign}{} đồng", grouped.replace('.', ",")))
}

/// The name of a kind in both languages, as the sentences below use it.
pub const fn name(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Planned => ("dự kiến của kế hoạch", "planned"),
        Kind::Proposed => ("đề nghị", "proposed"),
        Kind::Appraised => ("thẩm định", "appraised"),
        Kind::Approved => ("phê duyệt", "approved"),
        Kind::Appropriated => ("giao dự toán", "appropriation"),
        Kind::Provisional => ("tạm cấp", "provisional grant"),
        Kind::Allotted => ("phân bổ", "allotment"),
        Kind::Supplemented => ("bổ sung dự toán", "supplement"),
        Kind::Adjusted => ("điều chỉnh dự toán", "adjustment"),
        Kind::Cut => ("cắt giảm dự toán", "cut"),
        Kind::Recalled => ("thu hồi dự toán", "recall"),
        Kind::Withheld => ("giữ lại", "withheld"),
        Kind::HandedOver => ("bàn giao", "handover"),
        Kind::CarriedOver => ("chuyển nguồn", "carry-over"),
        Kind::Lapsed => ("hủy dự toán", "lapse"),
        Kind::Committed => ("cam kết chi", "commitment"),
        Kind::Released => ("giảm cam kết chi", "release of a commitment"),
        Kind::Advanced => ("tạm ứng", "advance"),
        Kind::Cleared => ("thanh toán tạm ứng", "clearance of an advance"),
        Kind::Returned => ("nộp trả", "return"),
        Kind::Paid => ("thực chi", "payment"),
        Kind::Recovered => ("thu hồi sau kiểm toán", "recovery"),
        Kind::Disallowed => ("xuất toán", "disallowed"),
        Kind::Settled => ("quyết toán", "final accounts"),
        Kind::Ceiling => ("trần chi", "ceiling"),
        Kind::Done => ("thực hiện năm trước", "done in an earlier year"),
        Kind::Expected => ("ước thực hiện", "expected"),
    }
}

fn place(draft: &Draft) -> (String, String) {
    match &draft.key.task {
        Some(task) => {
            (format!("nhiệm vụ {task}, năm {}", draft.key.year), format!("task {task}, year {}", draft.key.year))
        }
        None => {
            (format!("phần chưa gắn nhiệm vụ, năm {}", draft.key.year), format!("no task, year {}", draft.key.year))
        }
    }
}

fn refusal(
    slug: &'static str,
    draft: usize,
    text: (String, String),
    next: (&'static str, &'static str),
    figures: Vec<(&'static str, Money)>,
) -> Refusal {
    Refusal { slug, draft, text: Bilingual::new(text.0, text.1), next: Bilingual::new(next.0, next.1), figures }
}

pub(super) fn amount_zero(at: usize, draft: &Draft) -> Refusal {
    let ((vi, en), (at_vi, at_en)) = (name(draft.kind), place(draft));
    refusal(
        "amount-zero",
        at,
        (format!("Số tiền {vi} bằng 0 ({at_vi})."), format!("The {en} is 0 đồng ({at_en}).")),
        ("Nhập số tiền khác 0.", "Give an amount other than 0."),
        vec![("amount", draft.amount)],
    )
}

pub(super) fn amount_sign(at: usize, draft: &Draft) -> Refusal {
    let ((vi, en), (at_vi, at_en), (a_vi, a_en)) = (name(draft.kind), place(draft), dong(draft.amount));
    refusal(
        "amount-sign",
        at,
        (format!("Số tiền {vi} là số âm: {a_vi} ({at_vi})."), format!("The {en} is negative: {a_en} ({at_en}).")),
        (
            "Nhập số dương; số giảm thì dùng cắt giảm, thu hồi, nộp trả, hoặc bỏ ghi bút toán sai.",
            "Give a positive amount; to lower a figure use a cut, a recall or a return, or reverse the wrong entry.",
        ),
        vec![("amount", draft.amount)],
    )
}

pub(super) fn too_large(at: usize, draft: &Draft) -> Refusal {
    let ((at_vi, at_en), (a_vi, a_en), (m_vi, m_en)) = (place(draft), dong(draft.amount), dong(Money::MAX));
    refusal(
        "amount-too-large",
        at,
        (
            format!("Cộng thêm {a_vi} thì vượt mức lớn nhất sổ giữ được, {m_vi} ({at_vi})."),
            format!("Adding {a_en} goes beyond the largest figure the book keeps, {m_en} ({at_en})."),
        ),
        ("Kiểm tra đơn vị tính của số tiền.", "Check the unit of the amount."),
        vec![("amount", draft.amount), ("limit", Money::MAX)],
    )
}

pub(super) fn document_missing(at: usize, draft: &Draft) -> Refusal {
    let ((vi, en), (at_vi, at_en), (a_vi, a_en)) = (name(draft.kind), place(draft), dong(draft.amount));
    let (what_vi, what_en) = match (&draft.document, draft.date) {
        (None, None) => ("số và ngày", "number and date"),
        (None, Some(_)) => ("số", "number"),
        _ => ("ngày", "date"),
    };
    refusal(
        "document-missing",
        at,
        (
            format!("Khoản {vi} {a_vi} chưa có {what_vi} quyết định ({at_vi})."),
            format!("The {en} of {a_en} has no {what_en} of a decision ({at_en})."),
        ),
        ("Ghi rõ số và ngày quyết định.", "Give the decision's number and date."),
        vec![("amount", draft.amount)],
    )
}

pub(super) fn adjustment_not_zero(at: usize, year: i32, up: Money, down: Money, difference: Money) -> Refusal {
    let ((u_vi, u_en), (d_vi, d_en), (x_vi, x_en)) = (dong(up), dong(down), dong(difference));
    refusal(
        "adjustment-not-zero",
        at,
        (
            format!("Điều chỉnh năm {year} không cân: tăng {u_vi}, giảm {d_vi}, chênh {x_vi}."),
            format!("The adjustment of {year} does not balance: up {u_en}, down {d_en}, off by {x_en}."),
        ),
        (
            "Ghi đủ cả phần tăng và phần giảm trong cùng một đợt; khoản giảm không có phần tăng là cắt giảm.",
            "Record both sides in one batch; a decrease without its twin is a cut.",
        ),
        vec![("increase", up), ("decrease", down), ("difference", difference)],
    )
}

pub(super) fn year_closed(at: usize, year: i32, kind: Kind, amount: Money) -> Refusal {
    let ((vi, en), (a_vi, a_en)) = (name(kind), dong(amount));
    refusal(
        "year-closed",
        at,
        (
            format!("Năm ngân sách {year} đã khóa sổ, không ghi thêm {vi} {a_vi}."),
            format!("Budget year {year} is closed; the {en} of {a_en} cannot be recorded."),
        ),
        ("Mở lại năm ngân sách nếu được phép.", "Reopen the year if you are allowed to."),
        vec![("amount", amount)],
    )
}

pub(super) fn year_outside_plan(at: usize, draft: &Draft, first: i32, last: i32) -> Refusal {
    let ((vi, en), (a_vi, a_en), year) = (name(draft.kind), dong(draft.amount), draft.key.year);
    refusal(
        "year-outside-plan",
        at,
        (
            format!("Khoản {vi} {a_vi} ghi cho năm {year}, ngoài thời gian của kế hoạch ({first}-{last})."),
            format!("The {en} of {a_en} is for {year}, outside the plan's years ({first}-{last})."),
        ),
        ("Kiểm tra năm ngân sách.", "Check the budget year."),
        vec![("amount", draft.amount)],
    )
}

pub(super) fn date_outside_year(at: usize, draft: &Draft, date: jiff::civil::Date, last: jiff::civil::Date) -> Refusal {
    let ((vi, en), (a_vi, a_en), year) = (name(draft.kind), dong(draft.amount), draft.key.year);
    refusal(
        "date-outside-year",
        at,
        (
            format!(
                "Khoản {vi} {a_vi} đề ngày {}, ngoài thời gian của năm ngân sách {year} (01/01/{year} đến {}).",
                date.strftime("%d/%m/%Y"),
                last.strftime("%d/%m/%Y")
            ),
            format!("The {en} of {a_en} is dated {date}, outside budget year {year} ({year}-01-01 to {last})."),
        ),
        ("Kiểm tra ngày chứng từ hoặc năm ngân sách.", "Check the voucher's date or the budget year."),
        vec![("amount", draft.amount)],
    )
}

pub(super) fn clean_up_only(at: usize, draft: &Draft, date: jiff::civil::Date) -> Refusal {
    let ((vi, en), (a_vi, a_en), year) = (name(draft.kind), dong(draft.amount), draft.key.year);
    refusal(
        "clean-up-only",
        at,
        (
            format!(
                "Khoản {vi} {a_vi} đề ngày {} ghi cho năm {year}: thời gian chỉnh lý không ghi thêm cam kết, tạm ứng.",
                date.strftime("%d/%m/%Y")
            ),
            format!("The {en} of {a_en} is dated {date} for {year}: clean-up takes no new commitment or advance."),
        ),
        ("Ghi vào năm sau, hoặc kiểm tra ngày.", "Record it in the next year, or check the date."),
        vec![("amount", draft.amount)],
    )
}

pub(super) fn advance_exceeded(at: usize, draft: &Draft, open: Money, over: Money) -> Refusal {
    let ((vi, en), (at_vi, at_en)) = (name(draft.kind), place(draft));
    let ((a_vi, a_en), (o_vi, o_en), (x_vi, x_en)) = (dong(draft.amount), dong(open), dong(over));
    refusal(
        "advance-exceeded",
        at,
        (
            format!("Khoản {vi} {a_vi} lớn hơn số dư tạm ứng {o_vi}, vượt {x_vi} ({at_vi})."),
            format!("The {en} of {a_en} is more than the open advance of {o_en}, over by {x_en} ({at_en})."),
        ),
        (
            "Ghi tạm ứng trước, hoặc ghi phần vượt là thực chi.",
            "Record the advance first, or record the excess as a payment.",
        ),
        vec![("open", open), ("asked", draft.amount), ("over", over)],
    )
}

pub(super) fn commitment_exceeded(at: usize, draft: &Draft, contract: &str, open: Money, over: Money) -> Refusal {
    let ((vi, en), (at_vi, at_en)) = (name(draft.kind), place(draft));
    let ((a_vi, a_en), (o_vi, o_en), (x_vi, x_en)) = (dong(draft.amount), dong(open), dong(over));
    refusal(
        "commitment-exceeded",
        at,
        (
            format!(
                "Khoản {vi} {a_vi} theo hợp đồng {contract} lớn hơn cam kết còn lại {o_vi}, vượt {x_vi} ({at_vi})."
            ),
            format!(
                "The {en} of {a_en} under contract {contract} is more than its open commitment of {o_en}, over by {x_en} ({at_en})."
            ),
        ),
        ("Bổ sung cam kết chi của hợp đồng trước.", "Raise the contract's commitment first."),
        vec![("open", open), ("asked", draft.amount), ("over", over)],
    )
}

pub(super) fn not_allotted(at: usize, draft: &Draft) -> Refusal {
    let ((vi, en), (a_vi, a_en)) = (name(draft.kind), dong(draft.amount));
    refusal(
        "not-allotted",
        at,
        (
            format!("Khoản {vi} {a_vi} năm {} chưa gắn nhiệm vụ nên chưa có dự toán để chi.", draft.key.year),
            format!(
                "The {en} of {a_en} in {} belongs to no task: money not yet allotted gives no right to spend.",
                draft.key.year
            ),
        ),
        (
            "Gắn nhiệm vụ, hoặc chấp nhận ghi là chưa gắn kèm lý do.",
            "Link it to a task, or accept it as not linked with a reason.",
        ),
        vec![("available", Money::ZERO), ("asked", draft.amount), ("over", draft.amount)],
    )
}

pub(super) fn outside_available(at: usize, draft: &Draft, available: Money, asked: Money, over: Money) -> Refusal {
    let ((vi, en), (at_vi, at_en)) = (name(draft.kind), place(draft));
    let ((a_vi, a_en), (o_vi, o_en), (x_vi, x_en)) = (dong(asked), dong(available), dong(over));
    refusal(
        "outside-available",
        at,
        (
            format!("Khoản {vi} {a_vi} lớn hơn số còn được sử dụng {o_vi}, vượt {x_vi} ({at_vi})."),
            format!("The {en} of {a_en} is more than the {o_en} available, over by {x_en} ({at_en})."),
        ),
        if super::treasury(draft.kind) {
            (
                "Ghi dự toán bổ sung hoặc điều chỉnh trước. Khoản được phép vượt: dutoan spend add … --allow-over “LÝ DO”.",
                "Record the supplement or adjustment first. A payment that is allowed: dutoan spend add … --allow-over “REASON”.",
            )
        } else {
            ("Ghi dự toán bổ sung hoặc điều chỉnh trước.", "Record the supplement or adjustment first.")
        },
        vec![("available", available), ("asked", asked), ("over", over)],
    )
}

/// Taking something back would leave what was built on it without ground.
pub(super) fn built_upon(at: usize, key: &super::Key, what: (&str, &str), before: Money, after: Money) -> Refusal {
    let ((b_vi, b_en), (a_vi, a_en)) = (dong(before), dong(after));
    let task_vi = key.task.as_deref().map_or_else(|| "phần chưa gắn nhiệm vụ".to_owned(), |t| format!("nhiệm vụ {t}"));
    let task_en = key.task.as_deref().map_or_else(|| "no task".to_owned(), |t| format!("task {t}"));
    refusal(
        "built-upon",
        at,
        (
            format!("Bỏ ghi thì {} của {task_vi}, năm {} từ {b_vi} thành {a_vi}.", what.0, key.year),
            format!("Reversing takes the {} of {task_en}, year {} from {b_en} to {a_en}.", what.1, key.year),
        ),
        ("Bỏ ghi các đợt sau trước.", "Reverse the later batches first."),
        vec![("before", before), ("after", after)],
    )
}
