//! What each kind of amount does to the control figures. One table; everything else is derived from it.

use crate::money::Kind;

/// How a kind works on what may be spent, as factors of its amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// On what is usable (domain rule 8; carried-over is net, lapsed lowers it).
    pub usable: i8,
    /// On what is used up: paid + advanced − returned + open commitments.
    pub used: i8,
    /// On the open advance: advanced − cleared − returned.
    pub advance: i8,
}

/// The effect of one kind. Kinds of other families (plans, estimates, history, audit) have none: they
/// never touch usable money.
pub const fn effect(kind: Kind) -> Effect {
    let (usable, used, advance) = match kind {
        Kind::Appropriated
        | Kind::Provisional
        | Kind::Allotted
        | Kind::Supplemented
        | Kind::Adjusted
        | Kind::HandedOver
        | Kind::CarriedOver => (1, 0, 0),
        Kind::Cut | Kind::Recalled | Kind::Withheld | Kind::Lapsed => (-1, 0, 0),
        Kind::Committed | Kind::Paid => (0, 1, 0),
        Kind::Released => (0, -1, 0),
        Kind::Advanced => (0, 1, 1),
        // Clearing turns an advance into spending: it consumes nothing new.
        Kind::Cleared => (0, 0, -1),
        Kind::Returned => (0, -1, -1),
        Kind::Planned
        | Kind::Proposed
        | Kind::Appraised
        | Kind::Approved
        | Kind::Recovered
        | Kind::Disallowed
        | Kind::Settled
        | Kind::Ceiling
        | Kind::Done
        | Kind::Expected => (0, 0, 0),
    };
    Effect { usable, used, advance }
}

/// Kinds written with either sign: a minus is not a mistake but the other direction.
pub const fn two_way(kind: Kind) -> bool {
    matches!(kind, Kind::Adjusted | Kind::HandedOver | Kind::CarriedOver)
}

/// Kinds that use money up and therefore need it to be there.
pub const fn spends(kind: Kind) -> bool {
    matches!(kind, Kind::Committed | Kind::Advanced | Kind::Paid)
}

/// Kinds that record what happened at the treasury: their date must belong to their budget year.
pub const fn treasury(kind: Kind) -> bool {
    spends(kind) || matches!(kind, Kind::Released | Kind::Cleared | Kind::Returned)
}

/// Kinds that rest on a decision: typed by hand they need its number and date.
pub const fn needs_document(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Approved | Kind::Appropriated | Kind::Supplemented | Kind::Adjusted | Kind::Cut | Kind::Recalled
    )
}

/// Kinds that say something about a year without belonging to its book: they may be recorded for a
/// closed year (the column "thực hiện năm N-2" of a new estimate).
pub const fn outside_the_year(kind: Kind) -> bool {
    kind.is_history() || matches!(kind, Kind::Planned)
}
