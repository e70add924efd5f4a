//! Rows of a laid out table whose number does not stand on their first line: centred beside the cell, with its words
//! beginning above it. Only blank lines between the rows tell where each begins.

use super::broken::is_number;
use super::laid::{Kind, Piece, Stretch};
use std::collections::BTreeSet;

/// How the rows of a table begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    /// On the line of their number.
    Numbered,
    /// Behind a blank line, now on the line of their number too.
    Parted,
    /// Where no row can be told from the next: a wrong row is worse than none.
    Untold,
}

/// Lines between two blank ones.
struct Block {
    stretch: usize,
    from: usize,
    to: usize,
    /// Which of its lines count a row, or sum rows up.
    counted: Vec<usize>,
}

/// Fewer rows than this show no layout.
const FEW: usize = 3;

/// Tells how rows begin, and puts the number of each on its first line where blank lines part them. `begun`: the lines
/// behind a blank one. `swallowed`: lines of the first row may stand among the headings.
pub(super) fn settle(stretches: &mut Vec<Stretch>, begun: &BTreeSet<u32>, swallowed: bool) -> Rows {
    let mut blocks = blocks(stretches, begun);
    let row = |block: &Block| lines(stretches, block).any(|(_, kind, _)| *kind == Kind::Row);
    let Some(last) = blocks.iter().rposition(row) else { return Rows::Numbered };
    // The rest of the last row may stand on a page of its own.
    let rest = blocks.get(last + 1).is_some_and(|b| b.from == 0 && b.counted.is_empty());
    blocks.truncate(last + 1 + usize::from(rest));
    let lifted = |block: &Block| block.counted.first().is_some_and(|at| *at > block.from);
    let top = |block: &Block| block.stretch > 0 && block.from == 0;
    let alone = stretches.iter().flat_map(|s| &s.body).any(|(_, kind, _)| *kind == Kind::Alone);
    let flows = blocks.iter().any(|block| flows(stretches, block)) || swallowed && starts_small(stretches);
    let split = alone || flows || begin_small(stretches);
    if !split && !blocks.iter().any(|block| lifted(block) && !top(block)) {
        return Rows::Numbered;
    }
    if parts(stretches, &blocks) {
        lift(stretches, &blocks);
        return Rows::Parted;
    }
    // Blank lines also come to stand inside cells: they alone say nothing.
    if split { Rows::Untold } else { Rows::Numbered }
}

fn lines<'a>(stretches: &'a [Stretch], block: &Block) -> std::slice::Iter<'a, Piece> {
    let body = stretches.get(block.stretch).and_then(|s| s.body.get(block.from..block.to));
    body.unwrap_or_default().iter()
}

fn blocks(stretches: &[Stretch], begun: &BTreeSet<u32>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for (stretch, body) in stretches.iter().map(|s| &s.body).enumerate() {
        for (at, (number, kind, _)) in body.iter().enumerate() {
            if at == 0 || begun.contains(number) {
                out.push(Block { stretch, from: at, to: at, counted: Vec::new() });
            }
            if let Some(block) = out.last_mut() {
                block.to = at + 1;
                block.counted.extend((*kind != Kind::More).then_some(at));
            }
        }
    }
    out
}

/// Whether every block between blank lines is one row: it holds one number, or is the part of a row that a page cut off.
fn parts(stretches: &[Stretch], blocks: &[Block]) -> bool {
    let one = |block: &Block| block.counted.len() == 1;
    let own = |at: usize| {
        let Some(block) = blocks.get(at) else { return false };
        let (before, after) = (at.checked_sub(1).and_then(|n| blocks.get(n)), blocks.get(at + 1));
        // A sum has no number to be moved, and a dash marks one of several below a number.
        let moves = |(_, kind, words): &Piece| *kind == Kind::More || words.first().is_some_and(|w| is_number(&w.text));
        match block.counted.as_slice() {
            [only] => *only == block.from || lines(stretches, block).all(moves),
            // Above its number the row was cut, or below it.
            [] if continues(block) => before.is_some_and(one),
            [] => after.is_some_and(|next| next.stretch > block.stretch && one(next)),
            _ => false,
        }
    };
    blocks.iter().filter(|b| one(b)).count() >= FEW && (0..blocks.len()).all(own)
}

/// The number of every row on its first line; what follows the last of them is none of the table's.
fn lift(stretches: &mut Vec<Stretch>, blocks: &[Block]) {
    for (index, block) in blocks.iter().enumerate() {
        let [at] = block.counted.as_slice() else { continue };
        // What a page cut off above the number takes it from the page below.
        let above = index.checked_sub(1).and_then(|n| blocks.get(n)).filter(|b| b.counted.is_empty() && !continues(b));
        if above.is_none() && *at == block.from {
            continue;
        }
        let wide =
            above.into_iter().chain([block]).flat_map(|b| lines(stretches, b)).any(|(_, kind, words)| match kind {
                Kind::Row => true,
                Kind::More => words.len() >= 2,
                Kind::Group | Kind::Alone => false,
            });
        let Some((_, kind, words)) = line(stretches, block.stretch, *at).filter(|(.., words)| !words.is_empty()) else {
            continue;
        };
        *kind = Kind::More;
        let number = words.remove(0);
        let first = above.unwrap_or(block);
        if let Some((_, kind, words)) = line(stretches, first.stretch, first.from) {
            *kind = if wide { Kind::Row } else { Kind::Group };
            words.insert(0, number);
        }
    }
    let Some(last) = blocks.last() else { return };
    stretches.truncate(last.stretch + 1);
    if let Some(stretch) = stretches.last_mut() {
        stretch.body.truncate(last.to);
    }
    for stretch in stretches {
        stretch.body.retain(|(_, _, words)| !words.is_empty());
    }
}

fn line(stretches: &mut [Stretch], stretch: usize, at: usize) -> Option<&mut Piece> {
    stretches.get_mut(stretch)?.body.get_mut(at)
}

/// Whether a block goes on with the last row of the page before.
fn continues(block: &Block) -> bool {
    block.counted.is_empty() && block.from == 0 && block.stretch > 0
}

/// Whether the words of a row begin above its number: with a capital there, in small letters beside it.
fn flows(stretches: &[Stretch], block: &Block) -> bool {
    let body: Vec<_> = lines(stretches, block).collect();
    body.windows(2).any(|pair| {
        let [(_, Kind::More, above), (_, Kind::Row, own)] = pair else { return false };
        let (Some(above), Some(own)) = (above.first(), own.get(1)) else { return false };
        let same = above.from.abs_diff(own.from) <= 2;
        same && above.text.starts_with(char::is_uppercase) && own.text.starts_with(char::is_lowercase)
    })
}

/// Whether the first row begins in small letters: its first words were taken for headings.
fn starts_small(stretches: &[Stretch]) -> bool {
    let first = stretches.first().and_then(|s| s.body.first());
    first.is_some_and(|(_, kind, words)| {
        *kind == Kind::Row && words.get(1).is_some_and(|w| w.text.starts_with(char::is_lowercase))
    })
}

/// Whether many rows begin in small letters below other words, as the middle of a sentence does, and not all: some officers
/// write every cell so.
fn begin_small(stretches: &[Stretch]) -> bool {
    let small = |words: &[super::laid::Words]| words.get(1).is_some_and(|w| w.text.starts_with(char::is_lowercase));
    let rows = stretches.iter().flat_map(|s| &s.body).filter(|(_, kind, _)| *kind == Kind::Row);
    let (all, every) = rows.fold((0_usize, true), |(all, every), (.., words)| (all + 1, every && small(words)));
    let below = |pair: &&[Piece]| matches!(pair, [(_, Kind::More, _), (_, Kind::Row, words)] if small(words));
    let below = stretches.iter().map(|s| s.body.windows(2).filter(below).count()).sum::<usize>();
    !every && below >= 2 && below * 3 >= all
}

#[cfg(test)]
mod tests {
    use super::super::laid;

    fn rows(text: &str) -> Vec<String> {
        laid::lines(text).0.into_iter().map(|(_, line)| line).filter(|line| !line.trim().is_empty()).collect()
    }

    /// Long rows have their number beside the middle of the cell or between two lines, short ones on their first line; a
    /// page cuts one below its number and one above it.
    const CENTRED: &str = "\
STT   Công việc                     Đơn vị chủ trì         Đơn vị phối hợp        Thời gian

I     CHUẨN BỊ

1     Lập ban tổ chức               Sở Nội vụ              Công an tỉnh           Tháng 5
                                                           và Sở Y tế

      Mời đoàn nghệ thuật của hai   Sở Ngoại vụ            Sở Văn hóa
2     tỉnh bạn sang biểu diễn                                                     Quý II
      tại quảng trường

      Dựng rạp, trang trí           Sở Xây dựng
3                                                                                 Quý III
      khu chợ quê

                                   7
\u{c}STT   Công việc                     Đơn vị chủ trì         Đơn vị phối hợp        Thời gian

      bên bờ sông

4     Đua thuyền trên sông          Sở Du lịch             Công an tỉnh           Tháng 9

      Thi nấu ăn giữa các đội       Hội Nông dân tỉnh      Sở Y tế
      của mọi xã trong vùng

                                   8
\u{c}STT   Công việc                     Đơn vị chủ trì         Đơn vị phối hợp        Thời gian

5     và của khách mời từ xa                                                      Tháng 10

      TỔNG CỘNG                                                                   12

Nơi nhận:
";

    #[test]
    fn blank_lines_part_rows_with_centred_numbers() {
        assert_eq!(
            rows(CENTRED),
            [
                "STT\tCông việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian",
                "I\tCHUẨN BỊ\t\t\t",
                "1\tLập ban tổ chức\tSở Nội vụ\tCông an tỉnh và Sở Y tế\tTháng 5",
                "2\tMời đoàn nghệ thuật của hai tỉnh bạn sang biểu diễn tại quảng trường\tSở Ngoại vụ\tSở Văn hóa\tQuý II",
                "3\tDựng rạp, trang trí khu chợ quê bên bờ sông\tSở Xây dựng\t\tQuý III",
                "4\tĐua thuyền trên sông\tSở Du lịch\tCông an tỉnh\tTháng 9",
                "5\tThi nấu ăn giữa các đội của mọi xã trong vùng và của khách mời từ xa\tHội Nông dân tỉnh\tSở Y tế\tTháng 10",
                "\tTỔNG CỘNG\t\t\t12",
                "Nơi nhận:",
            ]
        );
        assert_eq!(laid::lines(CENTRED).1, [0_u32; 0]);
    }

    #[test]
    fn rows_that_nothing_parts_are_left_out_and_told() {
        // The same table with no blank line between its rows.
        let close = CENTRED.replace("\n\n      ", "\n      ").replace("\n\n1 ", "\n1 ").replace("\n\n4 ", "\n4 ");
        let (lines, untold) = laid::lines(&close);
        let left: Vec<&str> = lines.iter().map(|(_, line)| line.trim()).filter(|line| !line.is_empty()).collect();
        assert_eq!((left, untold), (vec!["Nơi nhận:"], vec![1]));
        // The words of its first row stand above the number, where headings go on.
        let first = "\
TT   Công việc                 Chủ trì            Hạn
     Mời đoàn nghệ thuật của   Sở Ngoại vụ
1    tỉnh bạn                                     Quý II
2    Đua thuyền                Sở Du lịch         Tháng 9
Nơi nhận:
";
        assert_eq!(laid::lines(first).1, [1]);
    }

    #[test]
    fn an_odd_blank_line_changes_nothing_where_numbers_stand_on_first_lines() {
        let text = "\
TT   Công việc                 Chủ trì            Hạn

1    Mời đoàn nghệ thuật       Sở Ngoại vụ        Quý II

     của tỉnh bạn
2    Đua thuyền                Sở Du lịch         Tháng 9
3    Thi nấu ăn                Sở Y tế            Tháng 9
";
        let told = rows(text);
        assert_eq!(told.get(1).map(String::as_str), Some("1\tMời đoàn nghệ thuật của tỉnh bạn\tSở Ngoại vụ\tQuý II"));
        assert_eq!(told.len(), 4);
    }
}
