//! Signal: the order of rows. Most tables follow the plan's order; then a row between two sure ones is one of the
//! tasks between theirs.

use super::rows::Forest;
use super::weigh::{BIT, Bits, log2};
use crate::plan::Plan;
use crate::words::Bilingual;

/// The place of a row says at most this.
const MOST: Bits = 3 * BIT;
/// Against tasks that would stand elsewhere.
const ELSEWHERE: Bits = -BIT;
/// So many sure rows show whether a sheet follows the plan's order, and so many of ten pairs of them must.
const ENOUGH: usize = 6;
const OF_TEN: usize = 9;

/// The tasks between which a row stands, both exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Between {
    after: usize,
    before: usize,
    /// The evidence for each of them.
    bits: Bits,
}

/// For every row that its words do not settle, the tasks its neighbours leave for it. `sure` gives for every node
/// the task its words alone surely mean.
pub(super) fn between(forest: &Forest, sure: &[Option<usize>], tasks: usize) -> Vec<Option<Between>> {
    let mut between = vec![None; forest.nodes.len()];
    let mut by_sheet: Vec<Vec<(usize, Option<usize>)>> = vec![Vec::new(); forest.sheets.len()];
    for (at, (node, sure)) in forest.nodes.iter().zip(sure).enumerate().filter(|(_, (node, _))| node.row) {
        if let Some(rows) = by_sheet.get_mut(node.sheet) {
            rows.push((at, *sure));
        }
    }
    for rows in by_sheet {
        let known: Vec<usize> = rows.iter().filter_map(|(_, sure)| *sure).collect();
        let pairs = known.len().saturating_sub(1);
        let rising = known.windows(2).filter(|pair| pair.first() <= pair.last()).count();
        if known.len() < ENOUGH || rising * 10 < pairs * OF_TEN {
            continue;
        }
        let mut after = None;
        let mut waiting: Vec<usize> = Vec::new();
        for (at, sure) in rows {
            let Some(task) = sure else {
                waiting.push(at);
                continue;
            };
            if let Some(after) = after
                && after < task
            {
                let bits = worth(task - after - 1, tasks);
                for at in &waiting {
                    if let Some(slot) = between.get_mut(*at) {
                        *slot = Some(Between { after, before: task, bits });
                    }
                }
            }
            waiting.clear();
            after = Some(task);
        }
    }
    between
}

/// What it says to be one of so few tasks; nothing where none or too many are left.
fn worth(left: usize, tasks: usize) -> Bits {
    if left == 0 || left * 4 > tasks {
        0
    } else {
        log2(u64::try_from(tasks).unwrap_or(1), u64::try_from(left).unwrap_or(1)).min(MOST)
    }
}

/// The evidence of a row's place for a task.
pub(super) fn evidence(between: Option<Between>, task: usize) -> Bits {
    let Some(Between { after, before, bits }) = between else { return 0 };
    if bits == 0 || task == after || task == before {
        0
    } else if after < task && task < before {
        bits
    } else {
        ELSEWHERE
    }
}

/// "đứng giữa dòng của 3.2 và 3.4".
pub(super) fn reason(between: Option<Between>, task: usize, plan: &Plan) -> Option<Bilingual> {
    let place = between?;
    if evidence(between, task) <= 0 {
        return None;
    }
    let (after, before) = (&plan.tasks.get(place.after)?.code, &plan.tasks.get(place.before)?.code);
    Some(Bilingual::new(
        format!("đứng giữa dòng của {after} và {before}"),
        format!("stands between the rows of {after} and {before}"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::rows::Node;

    fn look(sure: &[Option<usize>]) -> Vec<Option<(usize, usize)>> {
        let nodes = sure.iter().map(|_| Node { row: true, ..Node::default() }).collect();
        let forest = Forest { nodes, row_of: Vec::new(), sheets: vec!["1"] };
        between(&forest, sure, 40).into_iter().map(|one| one.map(|one| (one.after, one.before))).collect()
    }

    #[test]
    fn a_row_between_two_sure_ones_is_between_their_tasks() {
        let ordered = [Some(0), Some(1), None, Some(3), Some(4), None, Some(5), Some(8)];
        let found = look(&ordered);
        assert_eq!((found[2], found[5]), (Some((1, 3)), Some((4, 5))));
        let mixed = [Some(7), Some(1), None, Some(3), Some(0), Some(9), Some(5)];
        assert!(look(&mixed).iter().all(Option::is_none));
        assert!(look(&ordered[..4]).iter().all(Option::is_none));
    }

    #[test]
    fn the_place_speaks_for_what_is_left() {
        let place = Some(Between { after: 4, before: 6, bits: worth(1, 40) });
        assert_eq!(evidence(place, 5), MOST);
        assert_eq!((evidence(place, 4), evidence(place, 9)), (0, ELSEWHERE));
        assert_eq!((worth(0, 40), worth(11, 40)), (0, 0));
        assert_eq!(evidence(None, 9), 0);
    }
}
