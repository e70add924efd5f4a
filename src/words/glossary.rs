//! The standard terms of public budgeting, each with its twin. Every room and screen takes its labels
//! from here, so that one thing has one name.

use super::{Bilingual, Lang};

/// A standard term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its stable English word, as in the JSON contract.
    pub slug: &'static str,
    /// Vietnamese, with a capital first letter where a label begins so.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

impl Term {
    /// Both languages.
    pub const fn pair(&self) -> Bilingual {
        Bilingual::fixed(self.vi, self.en)
    }

    /// One language.
    pub const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }
}

const fn term(slug: &'static str, vi: &'static str, en: &'static str) -> Term {
    Term { slug, vi, en }
}

/// Things the product speaks of.
pub const THINGS: &[Term] = &[
    term("plan", "Kế hoạch", "Plan"),
    term("section", "Mục", "Section"),
    term("task", "Nhiệm vụ", "Task"),
    term("target", "Chỉ tiêu", "Target"),
    term("estimate", "Dự toán đề nghị", "Estimate"),
    term("appraisal", "Thẩm định", "Appraisal"),
    term("approval", "Phê duyệt", "Approval"),
    term("appropriation", "Giao dự toán", "Appropriation"),
    term("supplement", "Bổ sung", "Supplement"),
    term("adjustment", "Điều chỉnh dự toán", "Adjustment"),
    term("cut", "Cắt giảm", "Cut"),
    term("recall", "Thu hồi dự toán", "Recall"),
    term("withheld", "Giữ lại", "Withheld"),
    term("handover", "Bàn giao, tiếp nhận", "Handover"),
    term("allotment", "Phân bổ", "Allotment"),
    term("carry-over", "Chuyển nguồn", "Carry-over"),
    term("lapse", "Hủy dự toán", "Lapse"),
    term("commitment", "Cam kết chi", "Commitment"),
    term("advance", "Tạm ứng", "Advance"),
    term("clearance", "Thanh toán tạm ứng", "Clearance of advance"),
    term("expenditure", "Thực chi", "Expenditure"),
    term("disbursement", "Giải ngân (gồm tạm ứng)", "Disbursed (with advances)"),
    term("return", "Nộp trả, khôi phục dự toán", "Return"),
    term("final-accounts", "Quyết toán", "Final accounts"),
    term("source", "Nguồn kinh phí", "Funding source"),
    term("difference", "Chênh lệch", "Difference"),
    term("opinion", "Ý kiến", "Opinion"),
    term("finding", "Nội dung cần rà soát", "Finding"),
    term("warning", "Cảnh báo", "Warning"),
    term("batch", "Đợt", "Batch"),
    term("book", "Sổ theo dõi dự toán", "Book"),
    term("trace", "Truy vết số liệu", "Trace"),
    term("deadline", "Thời hạn", "Deadline"),
    term("unlinked", "Chưa gắn", "Unlinked"),
    term("unallotted", "Chưa phân bổ", "Not allotted"),
    term("total", "Tổng cộng", "Total"),
    term("in-words", "Bằng chữ", "In words"),
    term("unit", "Đơn vị tính", "Unit"),
];

/// What an officer does.
pub const ACTIONS: &[Term] = &[
    term("import", "Nhập từ Excel", "Import from Excel"),
    term("export", "Xuất ra Excel", "Export to Excel"),
    term("post", "Ghi sổ", "Post"),
    term("reverse", "Bỏ ghi", "Reverse"),
    term("link", "Gắn", "Link"),
    term("send-back", "Trả lại", "Send back"),
    term("finish", "Hoàn thành", "Finish"),
    term("confirm", "Xác nhận", "Confirm"),
    term("check", "Kiểm tra", "Check"),
];

/// Who takes part.
pub const ACTORS: &[Term] = &[
    term("lead", "Cơ quan chủ trì", "Lead agency"),
    term("partners", "Cơ quan phối hợp", "Partner agencies"),
    term("proposer", "Đơn vị đề nghị", "Proposing unit"),
    term("appraiser", "Sở Tài chính thẩm định", "Department of Finance (appraisal)"),
    term("preparer", "Người lập", "Prepared by"),
    term("accountant", "Kế toán trưởng", "Chief accountant"),
    term("head", "Thủ trưởng đơn vị", "Head of unit"),
];

/// Stages of a yearly estimate, in order.
pub const STAGES: &[Term] = &[
    term("draft", "Đang soạn", "Draft"),
    term("submitted", "Trình duyệt", "Submitted"),
    term("returned", "Trả lại", "Returned"),
    term("approved-internally", "Đã duyệt", "Approved by the unit"),
    term("received", "Tiếp nhận", "Received"),
    term("appraising", "Đang thẩm định", "Under appraisal"),
    term("appraised", "Đã thẩm định", "Appraised"),
    term("decided", "Đã quyết định", "Decided"),
    term("granted", "Đã giao dự toán", "Granted"),
];

/// Columns of reports, by their key in the JSON contract. Where a sign matters, the label says how the
/// figure is made.
pub const COLUMNS: &[Term] = &[
    term("planned", "Dự kiến của kế hoạch", "Planned"),
    term("proposed", "Đề nghị", "Proposed"),
    term("appraised", "Thẩm định", "Appraised"),
    term("difference", "Chênh lệch (thẩm định - đề nghị)", "Difference (appraised - proposed)"),
    term("approved", "Phê duyệt", "Approved"),
    term("granted", "Dự toán giao", "Granted"),
    term("supplemented", "Bổ sung", "Supplemented"),
    term("adjusted", "Điều chỉnh (+/-)", "Adjusted (+/-)"),
    term("carried_in", "Năm trước chuyển sang", "Carried in"),
    term("usable", "Kinh phí được sử dụng", "Usable"),
    term("committed", "Cam kết chi", "Committed"),
    term("advanced", "Tạm ứng", "Advanced"),
    term("spent", "Thực chi", "Spent"),
    term("disbursed", "Giải ngân (gồm tạm ứng)", "Disbursed (with advances)"),
    term("available", "Còn được chi", "Available"),
    term("remaining", "Còn lại (được sử dụng - thực chi)", "Remaining (usable - spent)"),
    term("variance", "So sánh thực hiện với dự toán (thực chi - được sử dụng)", "Variance (spent - usable)"),
    term("rate", "Tỷ lệ thực hiện", "Execution rate"),
    term("rate_disbursed", "Tỷ lệ giải ngân (gồm tạm ứng)", "Disbursement rate (with advances)"),
    term("cumulative", "Lũy kế", "Cumulative"),
];

/// Columns of incoming tables, by role.
pub const ROLES: &[Term] = &[
    term("code", "STT", "No."),
    term("content", "Nội dung", "Content"),
    term("agency", "Cơ quan, đơn vị", "Agency"),
    term("partner", "Cơ quan phối hợp", "Partner agency"),
    term("unit_of_measure", "Đơn vị tính", "Unit of measure"),
    term("quantity", "Số lượng", "Quantity"),
    term("days", "Số ngày, số lần", "Days, times"),
    term("unit_price", "Đơn giá, mức chi", "Unit price"),
    term("amount", "Số tiền", "Amount"),
    term("percent", "Tỷ lệ %", "Percent"),
    term("source", "Nguồn kinh phí", "Funding source"),
    term("year", "Năm", "Year"),
    term("month", "Tháng", "Month"),
    term("date", "Ngày", "Date"),
    term("document", "Số quyết định, số chứng từ", "Document"),
    term("class", "Mục lục ngân sách", "Budget classification"),
    term("note", "Ghi chú", "Note"),
    term("task", "Nhiệm vụ", "Task"),
    term("ignored", "Không dùng", "Not used"),
];

/// Every table of terms.
pub const TABLES: [&[Term]; 6] = [THINGS, ACTIONS, ACTORS, STAGES, COLUMNS, ROLES];

/// The term with this slug in one table.
pub fn find(table: &'static [Term], slug: &str) -> Option<&'static Term> {
    table.iter().find(|term| term.slug == slug)
}

/// The label of a report column, by its key.
pub fn column(key: &str) -> Option<Bilingual> {
    find(COLUMNS, key).map(Term::pair)
}

/// The label of a role a table's column can have, by its slug.
pub fn role(slug: &str) -> Option<Bilingual> {
    find(ROLES, slug).map(Term::pair)
}

/// The label of a stage of an estimate, by its slug.
pub fn stage(slug: &str) -> Option<Bilingual> {
    find(STAGES, slug).map(Term::pair)
}

/// The label of a thing, an action or an actor, by its slug.
pub fn label(slug: &str) -> Option<Bilingual> {
    [THINGS, ACTIONS, ACTORS].into_iter().find_map(|table| find(table, slug)).map(Term::pair)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn terms_have_both_languages_and_one_slug_each() {
        for table in TABLES {
            let mut slugs = BTreeSet::new();
            for term in table {
                assert!(slugs.insert(term.slug), "{} twice", term.slug);
                assert!(!term.vi.is_empty() && !term.en.is_empty(), "{}", term.slug);
                assert_eq!(crate::words::nfc(term.vi), term.vi);
                assert!(term.en.is_ascii(), "{}", term.en);
            }
        }
    }

    #[test]
    fn terms_are_found_in_their_table() {
        assert_eq!(column("variance").unwrap().vi, "So sánh thực hiện với dự toán (thực chi - được sử dụng)");
        assert_eq!(role("unit_price").unwrap().get(Lang::En), "Unit price");
        assert_eq!(label("post").unwrap().get(Lang::Vi), "Ghi sổ");
        assert_eq!(stage("draft").unwrap().get(Lang::Vi), "Đang soạn");
        assert_eq!(label("nothing"), None);
    }
}
