//! A position: the gross sums of one budget key, and every balance that follows from them.

use super::family::effect;
use crate::money::{Kind, Money};

const KINDS: usize = Kind::ALL.len();

/// Gross sums per kind of one budget key (or of any group of keys). Every balance is derived from these
/// sums and from nothing else, so a report made by the database and the ledger's own rules cannot differ.
///
/// Each kind has two sides. Side 0 is the plain one. Side 1 is the other direction of kinds that have two:
/// handed out (adjusted, handed over, carried over, allotted away), and for [`Kind::Released`] the part of
/// a commitment used up by its own advances and payments (side 0 is the part given up).
///
/// The sum of the absolute values of all sums stays within 10^18 đồng, so no derived figure can leave the
/// range of [`Money`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Position {
    plain: [i64; KINDS],
    other: [i64; KINDS],
}

impl Position {
    /// Adds an amount to one side of a kind. `None`, with nothing changed, beyond the bound of 10^18.
    pub fn add_side(&mut self, kind: Kind, amount: Money, other: bool) -> Option<()> {
        let turnover: i128 = self.plain.iter().chain(&self.other).map(|sum| i128::from(*sum).abs()).sum();
        let side = if other { &mut self.other } else { &mut self.plain };
        let sum = side.get_mut(kind as usize)?;
        let new = sum.checked_add(amount.dong())?;
        if turnover - i128::from(*sum).abs() + i128::from(new).abs() > i128::from(Money::MAX.dong()) {
            return None;
        }
        *sum = new;
        Some(())
    }

    /// Adds a gross sum as the database gives it: for kinds of either sign a negative sum is the other side.
    /// `None`, with nothing changed, beyond the bound of 10^18.
    pub fn add(&mut self, kind: Kind, amount: Money) -> Option<()> {
        let two = super::family::two_way(kind) || matches!(kind, Kind::Allotted);
        self.add_side(kind, amount, two && amount < Money::ZERO)
    }

    /// The position of many sums; `None` beyond the bound of 10^18.
    pub fn of(sums: impl IntoIterator<Item = (Kind, Money)>) -> Option<Self> {
        let mut position = Self::default();
        for (kind, amount) in sums {
            position.add(kind, amount)?;
        }
        Some(position)
    }

    /// This position and another together; `None` beyond the bound of 10^18.
    pub fn with(mut self, more: &Self) -> Option<Self> {
        let pairs = self.plain.iter_mut().zip(&more.plain).chain(self.other.iter_mut().zip(&more.other));
        let mut turnover = 0;
        for (sum, add) in pairs {
            *sum = sum.checked_add(*add)?;
            turnover += i128::from(*sum).abs();
        }
        (turnover <= i128::from(Money::MAX.dong())).then_some(self)
    }

    /// Whether nothing was ever summed here, or everything was taken back.
    pub fn is_empty(&self) -> bool {
        self.plain.iter().chain(&self.other).all(|sum| *sum == 0)
    }

    fn side(&self, kind: Kind, other: bool) -> i64 {
        let side = if other { &self.other } else { &self.plain };
        side.get(kind as usize).copied().unwrap_or(0)
    }

    /// The bound kept by [`Self::add_side`] makes every combination with factors −1, 0, 1 fit; the
    /// fallback is never reached.
    fn money(value: i128) -> Money {
        i64::try_from(value).ok().and_then(Money::new).unwrap_or(if value < 0 {
            Money::MAX.negated()
        } else {
            Money::MAX
        })
    }

    fn net(&self, plus: &[Kind], minus: &[Kind]) -> Money {
        let of = |kinds: &[Kind]| -> i128 { kinds.iter().map(|kind| i128::from(self.gross(*kind).dong())).sum() };
        Self::money(of(plus) - of(minus))
    }

    /// The gross sum of one kind, both sides together, đồng.
    pub fn gross(&self, kind: Kind) -> Money {
        Self::money(i128::from(self.side(kind, false)) + i128::from(self.side(kind, true)))
    }

    /// One side of a kind: what came in (`false`) or went out (`true`, a negative amount).
    pub fn one_side(&self, kind: Kind, other: bool) -> Money {
        Self::money(i128::from(self.side(kind, other)))
    }

    /// dự kiến của kế hoạch: indicative.
    pub fn planned(&self) -> Money {
        self.gross(Kind::Planned)
    }

    /// đề nghị.
    pub fn proposed(&self) -> Money {
        self.gross(Kind::Proposed)
    }

    /// thẩm định.
    pub fn appraised(&self) -> Money {
        self.gross(Kind::Appraised)
    }

    /// phê duyệt: not yet money.
    pub fn approved(&self) -> Money {
        self.gross(Kind::Approved)
    }

    /// giao: appropriated + provisional + allotted in − allotted away.
    pub fn granted(&self) -> Money {
        self.net(&[Kind::Appropriated, Kind::Provisional, Kind::Allotted], &[])
    }

    /// bổ sung.
    pub fn supplemented(&self) -> Money {
        self.gross(Kind::Supplemented)
    }

    /// điều chỉnh, increases minus decreases.
    pub fn adjusted(&self) -> Money {
        self.gross(Kind::Adjusted)
    }

    /// Handed over from (+) and to (−) other agencies.
    pub fn handed_over(&self) -> Money {
        self.gross(Kind::HandedOver)
    }

    /// chuyển nguồn từ năm trước sang.
    pub fn carried_in(&self) -> Money {
        self.one_side(Kind::CarriedOver, false)
    }

    /// chuyển nguồn sang năm sau, as a positive amount.
    pub fn carried_out(&self) -> Money {
        self.one_side(Kind::CarriedOver, true).negated()
    }

    /// cắt giảm + thu hồi + giữ lại, as a positive amount.
    pub fn reduced(&self) -> Money {
        self.net(&[Kind::Cut, Kind::Recalled, Kind::Withheld], &[])
    }

    /// hủy dự toán.
    pub fn lapsed(&self) -> Money {
        self.gross(Kind::Lapsed)
    }

    /// Usable in the year = carried in + granted + supplements ± adjustments ± handed over − recalled − cut − withheld.
    /// What was carried out or lapsed at the year's end still was usable in the year.
    pub fn usable(&self) -> Money {
        Self::money(
            [self.carried_in(), self.granted(), self.supplemented(), self.adjusted(), self.handed_over()]
                .iter()
                .map(|money| i128::from(money.dong()))
                .sum::<i128>()
                - i128::from(self.reduced().dong()),
        )
    }

    /// cam kết chi, gross.
    pub fn committed(&self) -> Money {
        self.gross(Kind::Committed)
    }

    /// Commitments not yet used up by their advances and payments, nor given up.
    pub fn commitment_open(&self) -> Money {
        self.net(&[Kind::Committed], &[Kind::Released])
    }

    /// tạm ứng, gross.
    pub fn advanced(&self) -> Money {
        self.gross(Kind::Advanced)
    }

    /// Advance open = advanced − cleared − returned.
    pub fn advance_open(&self) -> Money {
        self.net(&[Kind::Advanced], &[Kind::Cleared, Kind::Returned])
    }

    /// nộp trả.
    pub fn returned(&self) -> Money {
        self.gross(Kind::Returned)
    }

    /// Paid directly.
    pub fn paid(&self) -> Money {
        self.gross(Kind::Paid)
    }

    /// thực chi = paid directly + cleared advances.
    pub fn spent(&self) -> Money {
        self.net(&[Kind::Paid, Kind::Cleared], &[])
    }

    /// giải ngân = spent + open advances.
    pub fn disbursed(&self) -> Money {
        self.net(&[Kind::Paid, Kind::Advanced], &[Kind::Returned])
    }

    /// What may still be spent: usable − carried out − lapsed − paid − advanced + returned − open
    /// commitments. Clearing an advance consumes nothing new; an advance or a payment under a contract uses
    /// up its commitment.
    pub fn available(&self) -> Money {
        let sum: i128 = Kind::ALL
            .into_iter()
            .map(|kind| {
                let effect = effect(kind);
                i128::from(self.gross(kind).dong()) * (i128::from(effect.usable) - i128::from(effect.used))
            })
            .sum();
        Self::money(sum)
    }

    /// còn lại = usable − spent.
    pub fn remaining(&self) -> Money {
        Self::money(i128::from(self.usable().dong()) - i128::from(self.spent().dong()))
    }

    /// spent − usable.
    pub fn variance(&self) -> Money {
        self.remaining().negated()
    }

    /// Tỷ lệ thực hiện = spent / usable in hundredths of a percent, half away from zero; `None` when
    /// nothing was usable.
    pub fn rate(&self) -> Option<i64> {
        rate(self.spent(), self.usable())
    }

    /// Tỷ lệ giải ngân (gồm tạm ứng) = disbursed / usable in hundredths of a percent; `None` when nothing
    /// was usable.
    pub fn rate_disbursed(&self) -> Option<i64> {
        rate(self.disbursed(), self.usable())
    }
}

/// `part / whole` in hundredths of a percent (6040 = 60,40 %), half away from zero; `None` when `whole` is 0
/// or the rate is beyond i64.
pub fn rate(part: Money, whole: Money) -> Option<i64> {
    let (part, whole) = (i128::from(part.dong()) * 10_000, i128::from(whole.dong()));
    if whole == 0 {
        return None;
    }
    let (quotient, rest) = (part / whole, part % whole);
    let away = if rest.abs() * 2 >= whole.abs() { if (part < 0) == (whole < 0) { 1 } else { -1 } } else { 0 };
    i64::try_from(quotient + away).ok()
}
