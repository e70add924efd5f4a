//! Every figure a report can show: its key in the JSON contract, its label in both languages, and how
//! it follows from the others.

use super::{Column, Formula};
use crate::words::Bilingual;

/// A figure of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// Dự kiến theo kế hoạch.
    Planned,
    /// Đơn vị đề nghị.
    Proposed,
    /// Sở Tài chính thẩm định.
    Appraised,
    /// Năm trước chuyển sang.
    CarriedIn,
    /// Dự toán được giao (giao + tạm cấp, phân bổ from a grant not yet allotted).
    Granted,
    /// Bổ sung.
    Supplemented,
    /// Điều chỉnh (±).
    Adjusted,
    /// Bàn giao giữa các cơ quan: received +, handed over −.
    HandedOver,
    /// What lowers the usable money: cut, recalled, withheld; over all years together also what a year
    /// carried out, which is usable in the next.
    Reduced,
    /// Kinh phí được sử dụng.
    Usable,
    /// What the year's end took out of what is still available: carried out and lapsed.
    Closed,
    /// Cam kết chi.
    Committed,
    /// Commitments not yet used up by advances and payments under the contract.
    CommitmentOpen,
    /// Tạm ứng, gross.
    Advanced,
    /// Advances neither cleared nor returned.
    AdvanceOpen,
    /// Thực chi: paid directly or by clearing an advance.
    Spent,
    /// Giải ngân: spent and advances open.
    Disbursed,
    /// What may still be spent: the treasury identity.
    Available,
    /// Usable − spent.
    Remaining,
    /// Spent − usable.
    Variance,
    /// Spent as a share of usable.
    Rate,
    /// Disbursed as a share of usable.
    RateDisbursed,
}

impl Figure {
    /// The column's key in the JSON contract.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Proposed => "proposed",
            Self::Appraised => "appraised",
            Self::CarriedIn => "carried_in",
            Self::Granted => "granted",
            Self::Supplemented => "supplemented",
            Self::Adjusted => "adjusted",
            Self::HandedOver => "handed_over",
            Self::Reduced => "reduced",
            Self::Closed => "closed",
            Self::Usable => "usable",
            Self::Committed => "committed",
            Self::CommitmentOpen => "commitment_open",
            Self::Advanced => "advanced",
            Self::AdvanceOpen => "advance_open",
            Self::Spent => "spent",
            Self::Disbursed => "disbursed",
            Self::Available => "available",
            Self::Remaining => "remaining",
            Self::Variance => "variance",
            Self::Rate => "rate",
            Self::RateDisbursed => "rate_disbursed",
        }
    }

    /// How the figure follows from others. All are linear, so they hold for a row, a section and the
    /// total alike; rates are made from the sums, never added.
    pub const fn formula(self) -> Option<&'static str> {
        match self {
            Self::Usable => Some("carried_in + granted + supplemented + adjusted + handed_over - reduced"),
            Self::Disbursed => Some("spent + advance_open"),
            Self::Available => Some("usable - closed - disbursed - commitment_open"),
            Self::Remaining => Some("usable - spent"),
            Self::Variance => Some("spent - usable"),
            Self::Rate => Some("spent / usable"),
            Self::RateDisbursed => Some("disbursed / usable"),
            _ => None,
        }
    }

    /// What the column says, with its formula in words where the sign matters.
    pub fn label(self) -> Bilingual {
        let (vi, en) = match self {
            Self::Planned => ("Dự kiến theo kế hoạch", "Planned (indicative)"),
            Self::Proposed => ("Đơn vị đề nghị", "Proposed"),
            Self::Appraised => ("Sở Tài chính thẩm định", "Appraised"),
            Self::CarriedIn => ("Năm trước chuyển sang", "Carried in"),
            Self::Granted => ("Dự toán được giao", "Granted"),
            Self::Supplemented => ("Bổ sung trong năm", "Supplemented"),
            Self::Adjusted => ("Điều chỉnh (tăng +, giảm −)", "Adjusted (increase +, decrease −)"),
            Self::Reduced => (
                "Giảm (cắt giảm, thu hồi, giữ lại, chuyển nguồn giữa các năm)",
                "Reduced (cut, recalled, withheld, carried between the years)",
            ),
            Self::HandedOver => ("Bàn giao (nhận +, giao −)", "Handed over (received +, given −)"),
            Self::Closed => ("Chuyển năm sau, hủy dự toán", "Carried out and lapsed"),
            Self::Usable => ("Kinh phí được sử dụng", "Usable"),
            Self::Committed => ("Cam kết chi", "Committed"),
            Self::CommitmentOpen => ("Cam kết chi còn phải thanh toán", "Commitments open"),
            Self::Advanced => ("Tạm ứng", "Advanced"),
            Self::AdvanceOpen => ("Tạm ứng chưa thanh toán", "Advances open"),
            Self::Spent => ("Thực chi (đã thanh toán)", "Spent"),
            Self::Disbursed => ("Giải ngân (gồm tạm ứng)", "Disbursed (with advances)"),
            Self::Available => {
                ("Còn được chi (sau cam kết chi và tạm ứng)", "Available (after commitments and advances)")
            }
            Self::Remaining => ("Còn lại (được sử dụng − thực chi)", "Remaining (usable − spent)"),
            Self::Variance => ("So sánh thực hiện với dự toán (thực chi − được sử dụng)", "Variance (spent − usable)"),
            Self::Rate => ("Tỷ lệ thực hiện (%)", "Execution rate (%)"),
            Self::RateDisbursed => ("Tỷ lệ giải ngân (gồm tạm ứng) (%)", "Disbursement rate (with advances) (%)"),
        };
        Bilingual::new(vi, en)
    }

    /// The column of a report.
    pub fn column(self) -> Column {
        Column {
            key: self.key(),
            label: self.label(),
            formula: self.formula(),
            expr: self.formula().and_then(Formula::parse),
            optional: matches!(self, Self::HandedOver | Self::Reduced | Self::Closed),
        }
    }

    /// The numerator and denominator of a rate.
    pub const fn rate_of(self) -> Option<(Self, Self)> {
        match self {
            Self::Rate => Some((Self::Spent, Self::Usable)),
            Self::RateDisbursed => Some((Self::Disbursed, Self::Usable)),
            _ => None,
        }
    }
}

/// A column that is not a figure of the ledger.
pub(super) fn plain(key: &'static str, vi: &'static str, en: &'static str) -> Column {
    Column { key, label: Bilingual::new(vi, en), formula: None, expr: None, optional: false }
}

impl Column {
    /// The column with another label.
    pub(super) fn labelled(mut self, vi: String, en: String) -> Self {
        self.label = Bilingual::new(vi, en);
        self
    }
}
