//! Splitting an amount so that not a đồng is lost.

use super::Money;

/// `total` split in proportion to `weights`, by the largest remainder: each part is its exact share rounded
/// down, and the đồng left over go to the largest remainders, the earlier part first. The parts always sum
/// to `total`. A part of weight 0 gets nothing, unless all weights are 0: then the parts are as equal as can
/// be. Without weights there are no parts.
pub fn split(total: Money, weights: &[u64]) -> Vec<Money> {
    let sum: u128 = weights.iter().map(|w| u128::from(*w)).sum();
    if weights.is_empty() {
        return Vec::new();
    }
    if sum == 0 {
        return split(total, &vec![1; weights.len()]);
    }
    let amount = u128::from(total.dong().unsigned_abs());
    // |total| ≤ 10^18 and a weight < 2^64, so the products stay below 2^128.
    let mut parts: Vec<(u128, u128)> =
        weights.iter().map(|w| amount * u128::from(*w)).map(|x| (x / sum, x % sum)).collect();
    let given: u128 = parts.iter().map(|(share, _)| share).sum();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(parts.get(*at).map(|part| part.1)));
    let left = usize::try_from(amount.saturating_sub(given)).unwrap_or(0);
    for at in order.into_iter().take(left) {
        if let Some(part) = parts.get_mut(at) {
            part.0 += 1;
        }
    }
    parts
        .into_iter()
        .map(|(share, _)| {
            // A share is never above the total, so it fits.
            let share = i64::try_from(share).ok().and_then(Money::new).unwrap_or(Money::ZERO);
            if total.is_negative() { share.negated() } else { share }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(total: i64, weights: &[u64]) -> Vec<i64> {
        split(Money::new(total).unwrap(), weights).into_iter().map(Money::dong).collect()
    }

    #[test]
    fn leftovers_go_to_the_largest_remainders() {
        assert_eq!(parts(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(parts(-100, &[1, 1, 1]), [-34, -33, -33]);
        assert_eq!(parts(10, &[3, 3, 4]), [3, 3, 4]);
        assert_eq!(parts(7, &[1, 2, 1]), [2, 3, 2]);
        assert_eq!(parts(5, &[0, 1, 0]), [0, 5, 0]);
        assert_eq!(parts(5, &[0, 0]), [3, 2]);
        assert_eq!(parts(0, &[1, 2]), [0, 0]);
        assert_eq!(parts(5, &[]), Vec::<i64>::new());
        assert_eq!(parts(1_000_000_000_000_000_000, &[u64::MAX, u64::MAX]), [500_000_000_000_000_000; 2]);
    }

    proptest::proptest! {
        #[test]
        fn parts_sum_to_the_total_and_stay_near_their_share(
            total in -1_000_000_000_000_000_000_i64..=1_000_000_000_000_000_000,
            weights in proptest::collection::vec(0_u64..1_000_000_000, 1..30),
        ) {
            let parts = parts(total, &weights);
            proptest::prop_assert_eq!(parts.iter().sum::<i64>(), total);
            let sum: i128 = weights.iter().map(|w| i128::from(*w)).sum();
            if sum > 0 {
                for (part, weight) in parts.iter().zip(&weights) {
                    let off = (i128::from(*part) * sum - i128::from(total) * i128::from(*weight)).abs();
                    proptest::prop_assert!(off < sum);
                }
            }
        }
    }
}
