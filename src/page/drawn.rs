//! A table drawn with characters, `+-----+-----+` between its rows: the lines of one row are put together, each cell's
//! words in their cell.

/// Lines with their 1-based numbers, every row of a drawn table on one.
pub(super) fn mended(lines: Vec<(u32, String)>) -> Vec<(u32, String)> {
    if lines.iter().filter(|(_, line)| is_rule(line)).count() < 3 {
        return lines;
    }
    let mut out: Vec<(u32, String)> = Vec::with_capacity(lines.len());
    // The cells of the row that is open, and the line it begins on.
    let mut open: Option<(u32, Vec<String>)> = None;
    let mut ruled = false;
    for (number, line) in lines {
        let cells = if is_rule(&line) { None } else { cells(&line) };
        match (cells, &mut open) {
            // A line whose first cell is empty goes on with the row above it.
            (Some(cells), Some((_, row))) if cells.len() == row.len() && goes_on(&cells) => {
                for (into, more) in row.iter_mut().zip(cells).filter(|(_, more)| !more.is_empty()) {
                    if !into.is_empty() {
                        into.push(' ');
                    }
                    into.push_str(&more);
                }
            }
            (Some(cells), _) if ruled => {
                close(&mut open, &mut out);
                open = Some((number, cells));
            }
            _ => {
                close(&mut open, &mut out);
                ruled = is_rule(&line);
                // The rules say where rows end, and nothing more.
                if !ruled {
                    out.push((number, line));
                }
            }
        }
    }
    close(&mut open, &mut out);
    out
}

fn close(open: &mut Option<(u32, Vec<String>)>, out: &mut Vec<(u32, String)>) {
    out.extend(open.take().map(|(number, cells)| (number, format!("| {} |", cells.join(" | ")))));
}

fn goes_on(cells: &[String]) -> bool {
    cells.len() > 1 && cells.first().is_some_and(String::is_empty)
}

/// `+-----+=====+`, `├─────┼─────┤`: nothing but what lines are drawn with, and a crossing among it.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let crossing = |c: char| c == '+' || matches!(c, '┌'..='╬');
    line.chars().count() >= 5
        && line.chars().all(|c| crossing(c) || matches!(c, '-' | '=' | '|' | ' ' | '─' | '━' | '│'))
        && line.starts_with(|c| crossing(c) || c == '|')
        && line.chars().filter(|c| crossing(*c)).count() >= 2
}

/// The cells of a line between bars; `None` where it has none.
fn cells(line: &str) -> Option<Vec<String>> {
    const BARS: [char; 3] = ['|', '│', '║'];
    let inside = line.trim().strip_prefix(BARS)?.strip_suffix(BARS)?;
    Some(inside.split(BARS).map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect())
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn rows_of_several_lines_between_rules() {
        let text = "\
lời dẫn
+-----+-----------+--------+
| STT | Nội dung  | Chủ    |
|     |           | trì    |
+=====+===========+========+
| I. ĐỐI NGOẠI             |
+-----+-----------+--------+
| 1   | Thăm hữu  | Sở     |
|     | nghị      | Ngoại  |
|     |           | vụ     |
+-----+-----------+--------+
| 2   | Hội chợ   |        |
| 3   | Hội đàm   | Sở Y tế|
+-----+-----------+--------+
lời kết";
        let lines = text.lines().zip(1..).map(|(line, number)| (number, line.to_owned())).collect();
        let rows: Vec<(u32, String)> = mended(lines);
        let rows: Vec<(u32, &str)> = rows.iter().map(|(number, line)| (*number, line.as_str())).collect();
        assert_eq!(
            rows,
            [
                (1, "lời dẫn"),
                (3, "| STT | Nội dung | Chủ trì |"),
                (6, "| I. ĐỐI NGOẠI |"),
                (8, "| 1 | Thăm hữu nghị | Sở Ngoại vụ |"),
                (12, "| 2 | Hội chợ |  |"),
                (13, "| 3 | Hội đàm | Sở Y tế |"),
                (15, "lời kết"),
            ]
        );
    }

    #[test]
    fn a_few_signs_draw_no_table() {
        let lines = vec![(1, "+---+".to_owned()), (2, "| a |".to_owned())];
        assert_eq!(mended(lines.clone()), lines);
    }
}
