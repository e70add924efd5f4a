//! Evidence in whole numbers: logarithms, and evidence turned into shares of certainty.
//!
//! Evidence is counted in thousandths of a bit: 1000 makes a reading twice as likely, −1000 half as
//! likely. Bits add up where probabilities multiply, so every signal gives its own bits and knows nothing
//! of the others.

/// Evidence, in thousandths of a bit.
pub(super) type Bits = i64;

/// One bit.
pub(super) const BIT: Bits = 1000;

/// log2(numerator / denominator) in thousandths of a bit; 0 where either is 0.
pub(super) fn log2(numerator: u64, denominator: u64) -> Bits {
    if numerator == 0 || denominator == 0 {
        return 0;
    }
    if numerator < denominator {
        return -log2(denominator, numerator);
    }
    // `x` is the ratio with 32 binary places; both counts stay far below 2^32.
    let mut x = (u128::from(numerator) << 32) / u128::from(denominator);
    let mut whole: Bits = 0;
    while x >= 2 << 32 {
        x >>= 1;
        whole += BIT;
    }
    // Squaring doubles the logarithm: each round gives one more binary place.
    let mut part: Bits = 0;
    let mut step: Bits = 1 << 19;
    while step > 0 {
        x = (x * x) >> 32;
        if x >= 2 << 32 {
            x >>= 1;
            part += step;
        }
        step >>= 1;
    }
    whole + ((part * BIT) >> 20)
}

/// 2^(−i/10) with 30 binary places.
const TENTHS: [i64; 11] = [
    1_073_741_824,
    1_001_846_294,
    934_764_636,
    872_174_579,
    813_775_383,
    759_250_125,
    708_375_635,
    660_922_485,
    616_676_746,
    575_459_077,
    536_870_912,
];

/// 2^(−evidence) with 30 binary places, for evidence ≥ 0.
fn halved(evidence: Bits) -> i64 {
    let whole = evidence / BIT;
    if !(0..30).contains(&whole) {
        return 0;
    }
    let rest = evidence % BIT;
    let at = usize::try_from(rest / 100).unwrap_or(0);
    let (Some(high), Some(low)) = (TENTHS.get(at), TENTHS.get(at + 1)) else { return 0 };
    (high - (high - low) * (rest % 100) / 100) >> whole
}

/// The shares, in thousandths and in the order given, of readings with this much evidence each.
pub(super) fn shares(evidence: &[Bits]) -> Vec<u16> {
    let Some(most) = evidence.iter().max() else { return Vec::new() };
    let parts: Vec<i64> = evidence.iter().map(|bits| halved(most - bits)).collect();
    let whole: i64 = parts.iter().sum();
    parts.iter().map(|part| u16::try_from(part * 1000 / whole.max(1)).unwrap_or(0)).collect()
}

/// The bits by which a share (thousandths) stands above its alternatives together.
pub(super) fn bits_of(share: u16) -> Bits {
    let share = u64::from(share.clamp(1, 999));
    log2(share, 1000 - share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_right_to_a_thousandth() {
        for (a, b, bits) in
            [(1, 1, 0), (2, 1, 1000), (1, 8, -3000), (3, 1, 1584), (10, 3, 1736), (0, 5, 0), (44, 31, 505)]
        {
            assert!((log2(a, b) - bits).abs() <= 1, "{a}/{b}: {} != {bits}", log2(a, b));
        }
    }

    #[test]
    fn shares_follow_the_bits() {
        assert_eq!(shares(&[0, 0]), [500, 500]);
        assert_eq!(shares(&[3000, 0]), [888, 111]);
        assert_eq!(shares(&[]), Vec::<u16>::new());
        let far = shares(&[20_000, 0, -90_000]);
        assert_eq!(far, [999, 0, 0]);
    }

    #[test]
    fn bits_and_shares_are_inverse() {
        for share in [20_u16, 250, 500, 800, 970] {
            let bits = bits_of(share);
            let back = shares(&[bits, 0]).first().copied().unwrap();
            assert!(back.abs_diff(share) <= 2, "{share} -> {back}");
        }
    }
}
