//! Lines put back into rows and headings: the amounts of one row belong together, and headings stand above rows.

use super::by_number::leading;
use crate::table::Line;
use crate::words::fold;
use std::collections::HashMap;

/// A row or a heading of one sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Node<'a> {
    /// The sheet's place among the sheets met.
    pub(super) sheet: usize,
    /// The heading directly above.
    pub(super) above: Option<usize>,
    /// Its number as written; empty without one.
    pub(super) code: &'a str,
    /// The task's number from a column of its own.
    pub(super) column: Option<&'a str>,
    /// What it says, without a number in front.
    pub(super) text: &'a str,
    /// What it says, as written.
    pub(super) content: &'a str,
    /// The agency beside it.
    pub(super) agency: Option<&'a str>,
    /// Years of its amounts that are not 0, each once.
    pub(super) years: Vec<i32>,
    /// Whether it is a row with amounts, not a heading.
    pub(super) row: bool,
    /// Whether it is the title over a table: a heading above all its rows.
    pub(super) title: bool,
}

/// Every row and heading of what is to be linked; a heading stands before what is under it.
#[derive(Debug, Default)]
pub(super) struct Forest<'a> {
    /// Rows and headings in order.
    pub(super) nodes: Vec<Node<'a>>,
    /// For every line its row.
    pub(super) row_of: Vec<usize>,
    /// The sheets' names in the order met.
    pub(super) sheets: Vec<&'a str>,
}

impl<'a> Forest<'a> {
    /// Puts lines back into rows and headings.
    pub(super) fn new(lines: &'a [Line]) -> Self {
        let mut forest = Self::default();
        let mut sheets: HashMap<&str, usize> = HashMap::new();
        let mut headings: HashMap<(usize, Option<usize>, &str, &str), usize> = HashMap::new();
        let mut last: Option<(&Line, usize)> = None;
        for line in lines {
            let row = match last {
                Some((before, row)) if same_row(before, line) => row,
                before => {
                    let names = &mut forest.sheets;
                    let sheet = *sheets.entry(&*line.sheet).or_insert_with(|| {
                        names.push(&*line.sheet);
                        names.len() - 1
                    });
                    let above = match before {
                        // Neighbours mostly share their headings.
                        Some((before, row))
                            if before.sheet == line.sheet
                                && before.path == line.path
                                && before.path_codes == line.path_codes
                                && before.about == line.about =>
                        {
                            forest.nodes.get(row).and_then(|node| node.above)
                        }
                        _ => forest.climb(sheet, line, &mut headings),
                    };
                    let mut node = Node {
                        sheet,
                        above,
                        column: line.task.as_deref(),
                        agency: line.agency.as_deref(),
                        row: true,
                        ..Node::default()
                    };
                    node.say(line.code.as_deref().unwrap_or_default(), &line.content);
                    forest.nodes.push(node);
                    forest.nodes.len() - 1
                }
            };
            if let (Some(year), Some(node)) = (line.year, forest.nodes.get_mut(row))
                && !is_nothing(line)
                && !node.years.contains(&year)
            {
                node.years.push(year);
            }
            forest.row_of.push(row);
            last = Some((line, row));
        }
        forest
    }

    fn climb(
        &mut self,
        sheet: usize,
        line: &'a Line,
        headings: &mut HashMap<(usize, Option<usize>, &'a str, &'a str), usize>,
    ) -> Option<usize> {
        let mut above = None;
        if let Some(title) = line.about.as_deref() {
            let nodes = &mut self.nodes;
            let column = said_number(title, &line.sheet);
            above = Some(*headings.entry((sheet, None, "\0", title)).or_insert_with(|| {
                let told = Node { sheet, column, text: title, content: title, title: true, ..Node::default() };
                nodes.push(told);
                nodes.len() - 1
            }));
        }
        for (depth, text) in line.path.iter().enumerate() {
            let code = line.path_codes.get(depth).map_or("", String::as_str);
            let nodes = &mut self.nodes;
            let heading = *headings.entry((sheet, above, code, text.as_str())).or_insert_with(|| {
                let mut node = Node { sheet, above, ..Node::default() };
                node.say(code, text);
                nodes.push(node);
                nodes.len() - 1
            });
            above = Some(heading);
        }
        above
    }

    /// The headings above a node, the nearest first.
    pub(super) fn headings(&self, node: usize) -> impl Iterator<Item = usize> {
        let mut now = self.nodes.get(node).and_then(|node| node.above);
        std::iter::from_fn(move || {
            let here = now?;
            now = self.nodes.get(here).and_then(|node| node.above);
            Some(here)
        })
    }
}

impl<'a> Node<'a> {
    fn say(&mut self, code: &'a str, content: &'a str) {
        let (number, text) = leading(content);
        self.content = content;
        self.text = text;
        self.code = if code.trim().is_empty() { number.unwrap_or_default() } else { code };
    }
}

/// The task's number that a title, or else the name of its sheet, gives: "Dự toán chi tiết nhiệm vụ 3.3: …", "NV 3.3".
fn said_number<'a>(title: &'a str, sheet: &'a str) -> Option<&'a str> {
    after_the_word(title).or_else(|| after_the_word(sheet)).or_else(|| Some(sheet.trim()).filter(|name| dotted(name)))
}

/// The number behind "nhiệm vụ"; behind "mục", "hoạt động", "nội dung" only one of several parts (3.3), since tables
/// count such things for themselves. A text that gives several names no one task.
fn after_the_word(text: &str) -> Option<&str> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ':' | '(' | ')' | ',' | ';' | '–' | '+' | '&'));
    let mut before = (String::new(), String::new());
    let (mut found, mut ahead): (Option<&str>, bool) = (None, false);
    for word in words.filter(|word| !word.is_empty()) {
        let number = word.trim_matches('.');
        let counted = number.starts_with(|c: char| c.is_ascii_digit())
            && number.len() <= 8
            && number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let pair = (before.0.as_str(), before.1.as_str());
        let task = matches!(pair, ("nhiệm", "vụ") | (_, "nv"));
        let item = matches!(pair, (_, "mục") | ("hoạt", "động") | ("nội", "dung"));
        let named = counted && (task || item && dotted(number));
        // "nhiệm vụ 1, 2", "nhiệm vụ 1.1 và 1.2".
        if found.is_some() && (named || ahead && word.starts_with(|c: char| c.is_ascii_digit())) {
            return None;
        }
        let folded = fold(word);
        ahead = named || ahead && matches!(folded.as_str(), "và" | "đến" | "-" | "số");
        found = found.or(Some(number).filter(|_| named));
        if folded != "số" {
            before = (std::mem::take(&mut before.1), folded);
        }
    }
    found
}

/// "3.3": a number of several parts.
fn dotted(text: &str) -> bool {
    let mut parts = text.split('.');
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    text.contains('.') && text.len() <= 8 && parts.all(digits)
}

/// Whether a line's amount is a typed 0.
pub(super) fn is_nothing(line: &Line) -> bool {
    line.amount.is_some_and(|amount| amount.dong() == 0)
}

fn same_row(a: &Line, b: &Line) -> bool {
    a.cell.row == b.cell.row
        && a.sheet == b.sheet
        && a.content == b.content
        && a.code == b.code
        && a.task == b.task
        && a.agency == b.agency
        && a.path == b.path
        && a.path_codes == b.path_codes
        && a.about == b.about
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;
    use crate::sheet::CellRef;
    use crate::table::RowText;

    fn line(row: u32, column: u32, code: &str, content: &str, path: &[&str], year: i32) -> Line {
        Line {
            row: RowText {
                sheet: "1".into(),
                code: Some(code.into()),
                content: content.into(),
                path: path.iter().map(|text| (*text).to_owned()).collect(),
                path_codes: path.iter().map(|_| String::new()).collect(),
                ..RowText::default()
            }
            .into(),
            cell: CellRef::new(row, column),
            year: Some(year),
            amount: Money::new(1),
            ..Line::default()
        }
    }

    #[test]
    fn a_title_or_a_sheet_gives_the_number_of_its_task() {
        for (title, sheet, number) in [
            ("DỰ TOÁN CHI TIẾT NHIỆM VỤ 3.3: MÔ HÌNH", "Sheet1", Some("3.3")),
            ("Dự toán nhiệm vụ số 4 (năm 2024)", "Sheet1", Some("4")),
            ("Dự toán chi tiết mục 2.1. Đoàn ra", "Sheet1", Some("2.1")),
            ("Dự toán chi tiết mục 2", "Sheet1", None),
            ("Dự toán đoàn ra năm 2024", "NV 2.1", Some("2.1")),
            ("Dự toán đoàn ra năm 2024", "2.1", Some("2.1")),
            ("Dự toán đoàn ra năm 2024", "2", None),
            ("Dự toán phụ lục 2.1", "Sheet1", None),
            ("Dự toán nhiệm vụ 1.1 và 1.2", "Sheet1", None),
            ("Dự toán nhiệm vụ 1, 2", "Sheet1", None),
            ("Dự toán nhiệm vụ 1 và nhiệm vụ 3", "Sheet1", None),
            ("Dự toán nhiệm vụ 3.3 năm 2024", "Sheet1", Some("3.3")),
            ("Dự toán đoàn ra 12.000.000 đồng", "12.000.000", None),
        ] {
            assert_eq!(said_number(title, sheet), number, "{title} / {sheet}");
        }
    }

    #[test]
    fn the_amounts_of_a_row_stand_together_under_their_headings() {
        let lines = [
            line(5, 2, "1", "Tiền ăn", &["A", "3.3 Mô hình"], 2022),
            line(5, 3, "1", "Tiền ăn", &["A", "3.3 Mô hình"], 2023),
            line(6, 2, "2", "Thuê xe", &["A", "3.3 Mô hình"], 2022),
            line(9, 2, "", "1.1 và 1.2: Tuyên truyền", &["A"], 2022),
        ];
        let forest = Forest::new(&lines);
        assert_eq!(forest.row_of, [2, 2, 3, 4]);
        assert_eq!(forest.nodes[2].years, [2022, 2023]);
        assert_eq!(forest.headings(3).map(|at| forest.nodes[at].text).collect::<Vec<_>>(), ["Mô hình", "A"]);
        assert_eq!(forest.nodes[1].code, "3.3");
        assert_eq!((forest.nodes[4].code, forest.nodes[4].text), ("1.1 và 1.2", "Tuyên truyền"));
        assert_eq!(forest.headings(4).count(), 1);
    }
}
