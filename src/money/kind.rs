//! The kinds of amount a budget knows, from the plan's indication to final payment.

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
}
