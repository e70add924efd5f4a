//! Shares of a task's leads, where a plan states them: "Sở Y tế (60%), Sở Tài chính (40%)".

use super::Share;

/// Hundred per cent, in millionths.
pub const WHOLE: i64 = 1_000_000;

/// The shares a list of offices states beside its names; empty when it states none.
pub(super) fn stated(text: &str, leads: &[String]) -> Vec<Share> {
    let found: Vec<Share> = leads
        .iter()
        .filter_map(|lead| {
            let after = text.get(text.find(lead.as_str())? + lead.len()..)?.trim_start();
            let percent = after.strip_prefix(['(', ':', '=', '-', '–'])?.split('%').next()?;
            let after_it = after.get(1 + percent.len()..)?;
            after_it.starts_with('%').then(|| Some(Share { lead: lead.clone(), millionths: millionths(percent)? }))?
        })
        .collect();
    found
}

/// `60`, `33,3` as millionths of the whole.
fn millionths(percent: &str) -> Option<i64> {
    let percent = percent.trim().replace(',', ".");
    let (whole, part) = percent.split_once('.').unwrap_or((&percent, ""));
    if part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole: i64 = whole.parse().ok().filter(|n| (0..=100).contains(n))?;
    let made = whole * 10_000 + format!("{part:0<4}").parse::<i64>().ok()?;
    (made > 0 && made <= WHOLE).then_some(made)
}

/// `Sở Y tế=60%; Sở Tài chính=40%`, together the whole; `None` where they are not.
pub(super) fn typed(text: &str) -> Option<Vec<Share>> {
    let shares = text
        .split(';')
        .map(|one| {
            let (lead, percent) = one.rsplit_once('=')?;
            let millionths = millionths(percent.trim().strip_suffix('%')?)?;
            Some(Share { lead: lead.split_whitespace().collect::<Vec<_>>().join(" "), millionths })
        })
        .collect::<Option<Vec<_>>>()?;
    (total(&shares) == WHOLE && shares.iter().all(|s| !s.lead.is_empty())).then_some(shares)
}

/// All shares together, millionths.
pub(super) fn total(shares: &[Share]) -> i64 {
    shares.iter().map(|share| share.millionths).sum()
}

/// As typed: `Sở Y tế=60%; Sở Tài chính=40%`.
pub(super) fn shown(shares: &[Share]) -> String {
    shares.iter().map(|s| format!("{}={}%", s.lead, percent(s.millionths))).collect::<Vec<_>>().join("; ")
}

/// `60`, `33,3`.
pub fn percent(millionths: i64) -> String {
    let text = format!("{},{:04}", millionths / 10_000, millionths % 10_000);
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_beside_names_are_read() {
        let leads = ["Sở Y tế".to_owned(), "Sở Tài chính".to_owned()];
        let of = |text: &str| stated(text, &leads).iter().map(|s| s.millionths).collect::<Vec<_>>();
        assert_eq!(of("Sở Y tế (60%), Sở Tài chính (40%)"), [600_000, 400_000]);
        assert_eq!(of("Sở Y tế: 33,3 %; Sở Tài chính: 66,7 %"), [333_000, 667_000]);
        assert_eq!(of("Sở Y tế (chủ trì chung), Sở Tài chính"), Vec::<i64>::new());
        assert_eq!(of("Sở Y tế, Sở Tài chính"), Vec::<i64>::new());
    }

    #[test]
    fn typed_shares_make_the_whole() {
        let made = typed("Sở Y tế=60%; Sở Tài chính=40%").unwrap();
        assert_eq!(shown(&made), "Sở Y tế=60%; Sở Tài chính=40%");
        for wrong in ["Sở Y tế=60%", "Sở Y tế=60%; Sở Tài chính=50%", "Sở Y tế; Sở Tài chính", "=100%", ""]
        {
            assert_eq!(typed(wrong), None, "{wrong}");
        }
    }
}
