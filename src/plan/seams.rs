//! What this room needs of a room not yet merged.

use crate::money::Money;

/// Reads an amount in words, `ba mươi ba tỷ, bốn trăm triệu đồng chẵn`; `None` when it is no amount.
pub(super) fn read_words(text: &str) -> Option<Money> {
    let mut total = 0_i64;
    let mut group = 0_i64;
    let folded = crate::words::fold(text);
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let unit = match word {
            "không" => 0,
            "một" | "mốt" => 1,
            "hai" => 2,
            "ba" => 3,
            "bốn" | "tư" => 4,
            "năm" | "lăm" | "nhăm" => 5,
            "sáu" => 6,
            "bảy" | "bẩy" => 7,
            "tám" => 8,
            "chín" => 9,
            "mười" => {
                group = group.checked_add(10)?;
                continue;
            }
            "mươi" => {
                let units = group % 10;
                group = group.checked_sub(units)?.checked_add(units.checked_mul(10)?)?;
                continue;
            }
            "trăm" => {
                group = group.checked_mul(100)?;
                continue;
            }
            "nghìn" | "ngàn" | "triệu" | "tỷ" | "tỉ" => {
                let factor = match word {
                    "nghìn" | "ngàn" => 1_000,
                    "triệu" => 1_000_000,
                    _ => 1_000_000_000,
                };
                // "một nghìn tỷ": what stands before a tỷ is counted in it.
                if factor == 1_000_000_000 {
                    total = total.checked_add(group)?.checked_mul(factor)?;
                } else {
                    total = total.checked_add(group.checked_mul(factor)?)?;
                }
                group = 0;
                continue;
            }
            "linh" | "lẻ" => continue,
            "đồng" => break,
            _ => return None,
        };
        group = group.checked_add(unit)?;
    }
    Money::new(total.checked_add(group)?).filter(|m| m.dong() > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        for (text, dong) in [
            ("ba mươi ba tỷ, bốn trăm triệu đồng chẵn", Some(33_400_000_000)),
            ("hai mươi mốt triệu năm trăm linh năm nghìn đồng", Some(21_505_000)),
            ("một nghìn hai trăm tỷ đồng", Some(1_200_000_000_000)),
            ("mười lăm triệu đồng", Some(15_000_000)),
            ("có biểu chi tiết kèm theo", None),
        ] {
            assert_eq!(read_words(text).map(Money::dong), dong, "{text}");
        }
    }
}
