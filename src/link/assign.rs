//! Rows of one sheet against each other: where several claim one task while another task is free and fits nearly
//! as well, each task gets its own row, and a person is asked.

use super::combine::Ranked;
use super::rows::Forest;
use super::weigh::{BIT, Bits};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// A free task fits "nearly as well" up to this distance.
const NEARLY: Bits = 4 * BIT;
/// What is settled this way is never sure.
const SETTLED: u16 = 900;

/// Prefers one row a task where rows compete. Equal wordings may share a task (sources, years), as may the details
/// under one heading and rows decided by hand.
pub(super) fn settle(forest: &Forest, ranked: &mut [Rc<Ranked>]) {
    let mut claims: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    let mut taken: HashSet<(usize, usize)> = HashSet::new();
    for (at, (node, one)) in forest.nodes.iter().zip(ranked.iter()).enumerate() {
        let Some(best) = one.best() else { continue };
        if node.row {
            taken.insert((node.sheet, best.task));
            if !best.by_heading && !one.remembered {
                claims.entry((node.sheet, best.task)).or_default().push(at);
            }
        }
    }
    let mut crowded: Vec<((usize, usize), Vec<usize>)> =
        claims.into_iter().filter(|(_, rows)| rows.len() > 1).collect();
    crowded.sort_unstable();
    for ((sheet, task), rows) in crowded {
        let text = |at: usize| forest.nodes.get(at).map_or("", |node| node.text);
        let bits = |at: usize| ranked.get(at).and_then(|one| one.best()).map_or(Bits::MIN, |best| best.bits);
        let Some(first) = rows.iter().copied().max_by_key(|at| (bits(*at), std::cmp::Reverse(*at))) else { continue };
        let rivals: Vec<usize> = rows.iter().copied().filter(|at| text(*at) != text(first)).collect();
        for rival in rivals {
            let Some(one) = ranked.get_mut(rival) else { continue };
            let Some(best) = one.best().cloned() else { continue };
            let free = one.tasks.iter().position(|other| {
                other.task != task && best.bits - other.bits <= NEARLY && !taken.contains(&(sheet, other.task))
            });
            let Some(free) = free else { continue };
            let one = Rc::make_mut(one);
            let free = one.tasks.remove(free);
            taken.insert((sheet, free.task));
            one.cap(SETTLED);
            let share = best.share.max(free.share).min(SETTLED);
            let rest = 1000 - share;
            one.cap(rest);
            one.tasks.insert(0, super::combine::Weighed { share, ..free });
        }
    }
}
