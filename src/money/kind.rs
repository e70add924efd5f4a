//! The kinds of amount a budget knows, from the plan's indication to final payment.

use crate::words::Bilingual;

/// What an amount is. One word list for tables, entries, positions and reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// dự kiến của kế hoạch: indicative, never usable money.
    Planned,
    /// đề nghị: what a unit asks for.
    Proposed,
    /// thẩm định: what Finance accepts.
    Appraised,
    /// phê duyệt: the content is authorised, not yet money.
    Approved,
    /// giao dự toán.
    Appropriated,
    /// tạm cấp.
    Provisional,
    /// phân bổ: allotted from a grant given higher up.
    Allotted,
    /// bổ sung.
    Supplemented,
    /// điều chỉnh (±).
    Adjusted,
    /// cắt giảm; a positive amount lowers what is usable.
    Cut,
    /// thu hồi dự toán; a positive amount lowers what is usable.
    Recalled,
    /// giữ lại (10 % tiết kiệm); a positive amount lowers what is usable.
    Withheld,
    /// bàn giao giữa cơ quan (±).
    HandedOver,
    /// chuyển nguồn sang năm nay (+) or sang năm sau (−).
    CarriedOver,
    /// hủy dự toán; a positive amount lowers what is usable.
    Lapsed,
    /// cam kết chi: a contract.
    Committed,
    /// a commitment given up, unused.
    Released,
    /// tạm ứng.
    Advanced,
    /// thanh toán tạm ứng: an advance turned into spending.
    Cleared,
    /// nộp trả, khôi phục dự toán.
    Returned,
    /// thực chi, thanh toán trực tiếp (in tables and JSON of imports: `spent`).
    Paid,
    /// thu hồi sau kiểm toán, thanh tra.
    Recovered,
    /// xuất toán.
    Disallowed,
    /// quyết toán.
    Settled,
    /// số kiểm tra, trần chi: history column.
    Ceiling,
    /// thực hiện năm trước: history column.
    Done,
    /// ước thực hiện: history column.
    Expected,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Self; 27] = [
        Self::Planned,
        Self::Proposed,
        Self::Appraised,
        Self::Approved,
        Self::Appropriated,
        Self::Provisional,
        Self::Allotted,
        Self::Supplemented,
        Self::Adjusted,
        Self::Cut,
        Self::Recalled,
        Self::Withheld,
        Self::HandedOver,
        Self::CarriedOver,
        Self::Lapsed,
        Self::Committed,
        Self::Released,
        Self::Advanced,
        Self::Cleared,
        Self::Returned,
        Self::Paid,
        Self::Recovered,
        Self::Disallowed,
        Self::Settled,
        Self::Ceiling,
        Self::Done,
        Self::Expected,
    ];

    /// The word of the JSON contract and of the database.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Proposed => "proposed",
            Self::Appraised => "appraised",
            Self::Approved => "approved",
            Self::Appropriated => "appropriated",
            Self::Provisional => "provisional",
            Self::Allotted => "allotted",
            Self::Supplemented => "supplemented",
            Self::Adjusted => "adjusted",
            Self::Cut => "cut",
            Self::Recalled => "recalled",
            Self::Withheld => "withheld",
            Self::HandedOver => "handed-over",
            Self::CarriedOver => "carried-over",
            Self::Lapsed => "lapsed",
            Self::Committed => "committed",
            Self::Released => "released",
            Self::Advanced => "advanced",
            Self::Cleared => "cleared",
            Self::Returned => "returned",
            Self::Paid => "spent",
            Self::Recovered => "recovered",
            Self::Disallowed => "disallowed",
            Self::Settled => "settled",
            Self::Ceiling => "ceiling",
            Self::Done => "done",
            Self::Expected => "expected",
        }
    }

    /// The kind a slug names.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// History columns of forms: shown, never posted as proposals.
    pub const fn is_history(self) -> bool {
        matches!(self, Self::Ceiling | Self::Done | Self::Expected)
    }

    /// Its name for columns, lists and messages.
    pub const fn label(self) -> Bilingual {
        let (vi, en) = match self {
            Self::Planned => ("Dự kiến của kế hoạch", "Planned"),
            Self::Proposed => ("Đề nghị", "Proposed"),
            Self::Appraised => ("Thẩm định", "Appraised"),
            Self::Approved => ("Phê duyệt", "Approved"),
            Self::Appropriated => ("Giao dự toán", "Appropriation"),
            Self::Provisional => ("Tạm cấp", "Provisional appropriation"),
            Self::Allotted => ("Phân bổ", "Allotment"),
            Self::Supplemented => ("Bổ sung", "Supplement"),
            Self::Adjusted => ("Điều chỉnh dự toán (tăng/giảm)", "Adjustment (+/-)"),
            Self::Cut => ("Cắt giảm", "Cut"),
            Self::Recalled => ("Thu hồi dự toán", "Recall"),
            Self::Withheld => ("Giữ lại", "Withheld"),
            Self::HandedOver => ("Bàn giao, tiếp nhận", "Handover"),
            Self::CarriedOver => ("Chuyển nguồn", "Carry-over"),
            Self::Lapsed => ("Hủy dự toán", "Lapse"),
            Self::Committed => ("Cam kết chi", "Commitment"),
            Self::Released => ("Giảm cam kết chi", "Commitment released"),
            Self::Advanced => ("Tạm ứng", "Advance"),
            Self::Cleared => ("Thanh toán tạm ứng", "Clearance of advance"),
            Self::Returned => ("Nộp trả, khôi phục dự toán", "Return"),
            Self::Paid => ("Thực chi, đã thanh toán", "Expenditure"),
            Self::Recovered => ("Thu hồi sau kiểm toán, thanh tra", "Recovered after audit"),
            Self::Disallowed => ("Xuất toán", "Disallowed"),
            Self::Settled => ("Quyết toán", "Final accounts"),
            Self::Ceiling => ("Số kiểm tra, trần chi", "Ceiling"),
            Self::Done => ("Thực hiện", "Actual of an earlier year"),
            Self::Expected => ("Ước thực hiện", "Expected outturn"),
        };
        Bilingual::fixed(vi, en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_has_its_own_slug_and_labels() {
        let mut seen = BTreeSet::new();
        for kind in Kind::ALL {
            assert_eq!(Kind::from_slug(kind.slug()), Some(kind));
            let label = kind.label();
            assert!(seen.insert(label.vi.to_string()) && seen.insert(format!("en {}", label.en)), "{label:?}");
        }
    }
}
