//! The rows under a header, each looked at alone: number, words, what kind of row its wording makes it.

use super::codes::{self, Code, Style};
use super::columns::Col;
use super::grid::{Grid, is_blank, text_of};
use super::seams::{Heads, Norm};
use super::vocabulary::{AFTERWORDS, BREAKDOWNS, Field, IN_WORDS, MEMOS, RATIOS, ROUNDED, TOTAL_FALSE_FRIENDS, TOTALS};
use crate::sheet::{Cell, Row, Value};
use std::sync::LazyLock;

/// What a row is by its own wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pre {
    /// Nothing inside the table.
    Blank,
    /// A repeated header or label row.
    Header,
    /// Bằng chữ: …
    Words,
    /// A note or a signature.
    Note,
    /// A total; `true` when its words leave no doubt.
    Total(bool),
    /// A rounded total.
    Rounded,
    /// "Trong đó:" alone.
    MemoHead,
    /// A row not to be added.
    Memo,
    /// "Gồm:" alone.
    Breakdown,
    /// Figures without any words.
    Bare,
    /// Continues the row above: no number, no content, but other words.
    Continued,
    /// Everything else.
    Item,
}

/// A row under the header.
#[derive(Clone, Debug)]
pub struct DataRow<'a> {
    /// 0-based row of the sheet.
    pub index: u32,
    /// Position in the sheet's rows.
    pub position: usize,
    /// Hidden in the sheet.
    pub hidden: bool,
    /// Its number.
    pub code: Option<Code>,
    /// Whether the number stands inside the content.
    pub inline: bool,
    /// What it says.
    pub text: &'a str,
    /// Bold, or what stands for it in a table without bold ([`super::cleanup`]).
    pub bold: bool,
    /// Whether another column of words or of cost details is filled.
    pub words: bool,
    /// Indent steps.
    pub indent: u8,
    /// By its own wording.
    pub pre: Pre,
    /// Whether any amount column holds a figure.
    pub figures: bool,
}

/// Which columns hold the words of rows.
#[derive(Clone, Debug, Default)]
pub struct TextColumns {
    /// STT.
    pub code: Option<u32>,
    /// Nội dung; the first is the content.
    pub content: Vec<u32>,
    /// Other columns of words.
    pub others: Vec<u32>,
    /// Columns of cost details: measure, quantity, days, price.
    pub details: Vec<u32>,
    /// Columns beside the content in which the word of a total stands on some rows.
    pub totals: Vec<u32>,
    /// Columns of codes of goods, classes, tasks: words there are a row's own where its column of words is empty.
    pub codes: Vec<u32>,
    /// The columns of a table that has another one beside it: words elsewhere are not its own.
    pub within: Option<(u32, u32)>,
}

impl TextColumns {
    /// From the table's columns.
    pub fn of(cols: &[Col]) -> Self {
        let mut out = Self::default();
        for col in cols {
            if col.stat.totals > 0 && matches!(col.field, Field::Known | Field::Agency | Field::Source | Field::Content)
            {
                out.totals.push(col.column);
            }
            if matches!(col.field, Field::Class | Field::Task) {
                out.codes.push(col.column);
            }
            match col.field {
                Field::Code => out.code = out.code.or(Some(col.column)),
                Field::Content => out.content.push(col.column),
                Field::Agency
                | Field::Source
                | Field::Document
                | Field::Date
                | Field::Contract
                | Field::KindWord
                | Field::Year
                | Field::Month
                | Field::Task
                | Field::Class
                | Field::Partner => out.others.push(col.column),
                Field::Measure | Field::Quantity | Field::Days | Field::Price => out.details.push(col.column),
                _ => {}
            }
        }
        let find = |field: Field| cols.iter().find(|c| c.field == field);
        if out.content.is_empty()
            && find(Field::Task).is_some()
            && let Some(office) = find(Field::Agency)
        {
            // A list of what each office gets for a task of the plan: the office names the row.
            out.content.push(office.column);
        }
        if out.content.is_empty()
            && let Some(said) = [Field::Source, Field::Year].iter().find_map(|f| cols.iter().find(|c| c.field == *f))
        {
            // A table by sources or years: they are what its rows say; a year in figures numbers its row.
            out.content.push(said.column);
            if said.field == Field::Year {
                out.code = out.code.or(Some(said.column));
            }
        }
        out
    }

    fn may_hold(&self, column: u32) -> bool {
        self.within.is_none_or(|(first, last)| (first..=last).contains(&column))
    }
}

fn cell_at<'a>(grid: &Grid<'a>, row: &'a Row, column: u32) -> Option<&'a Cell> {
    row.cell(column).filter(|c| !is_blank(&c.value)).or_else(|| grid.through_merge(row.index, column))
}

/// The number of a row that Excel keeps as a number, `1`, `1.1`, `25000`.
fn number_code(x: f64) -> Option<Code> {
    if x <= 0.0 || x >= 10_000_000.0 {
        return None;
    }
    if x.fract() == 0.0 && x >= 1_000.0 {
        let n = x as u32;
        return Some(Code { style: codes::Style::Int, ordinal: n, parts: vec![n], text: n.to_string() });
    }
    let text = format!("{x}");
    if text.len() > 6 { None } else { codes::parse(&text) }
}

/// The number of a row in a column of its own.
fn text_code(text: &str) -> Option<Code> {
    let digits = text.trim().trim_end_matches('.');
    if digits.len() > 4 && digits.len() <= 7 && digits.bytes().all(|b| b.is_ascii_digit()) {
        return digits.parse::<f64>().ok().and_then(number_code);
    }
    codes::parse(text)
}

/// Looks at one row. `figures`: whether an amount column holds a figure in it.
pub fn look<'a>(grid: &Grid<'a>, columns: &TextColumns, row: &'a Row, position: usize, figures: bool) -> DataRow<'a> {
    let mut code = None;
    let mut text: &'a str = "";
    let mut bold = false;
    let mut indent = 0;
    let mut any_text = false;
    let mut carried = false;
    if let Some(column) = columns.code
        && let Some(cell) = cell_at(grid, row, column)
    {
        let own = row.cells.iter().any(|c| c.column == column && !is_blank(&c.value));
        match &cell.value {
            Value::Number(x) if own => code = number_code(*x),
            Value::Text(t) if own => {
                code = text_code(t);
                if code.is_none() {
                    text = t;
                    bold = grid.bold(cell);
                }
            }
            _ => {}
        }
        bold |= own && grid.bold(cell);
    }
    for column in &columns.content {
        if let Some(cell) = cell_at(grid, row, *column)
            && let Some(t) = text_of(cell)
        {
            any_text = true;
            carried = !row.cells.iter().any(|c| c.column == *column && !is_blank(&c.value));
            if text.is_empty() || Some(column) == columns.content.first() {
                text = t;
            }
            bold |= grid.bold(cell);
            indent = grid.sheet.style(cell).map_or(0, |s| s.indent).max(leading_spaces(t));
            break;
        }
    }
    if text.is_empty() {
        // A title across the table that begins in no text column.
        let worded = |c: &&Cell| text_of(c).is_some_and(|t| t.chars().filter(|c| c.is_alphabetic()).count() >= 3);
        let first = row.cells.iter().filter(|c| columns.may_hold(c.column)).find(worded);
        if let Some(cell) = first
            && code.is_none()
            && (!columns.others.contains(&cell.column)
                || !figures && in_words(text_of(cell).unwrap_or(""))
                || columns.codes.contains(&cell.column) && is_no_code(text_of(cell).unwrap_or("")))
            && columns.content.first().is_none_or(|c| cell.column <= *c)
        {
            text = text_of(cell).unwrap_or("");
            bold = grid.bold(cell);
        }
    }
    if text.is_empty()
        && figures
        && let Some(cell) = row
            .cells
            .iter()
            .filter(|c| columns.may_hold(c.column))
            .find(|c| text_of(c).is_some_and(|t| total_words(&Norm::head(t, 60)).is_some()))
    {
        text = text_of(cell).unwrap_or("");
        bold = grid.bold(cell);
    }
    for column in &columns.totals {
        if figures
            && code.is_none()
            && let Some(cell) = row.cells.iter().find(|c| c.column == *column)
            && let Some(t) = text_of(cell)
            && total_words(&Norm::head(t, 60)) == Some(true)
        {
            text = t;
            carried = false;
        }
    }
    any_text |= !text.is_empty();
    carried &= code.is_none();
    let mut inline = false;
    // A mark in the column of numbers ("*") says less than the number the words begin with ("II. Chi thường xuyên").
    let marked = code.as_ref().is_some_and(|c| c.style.is_sign());
    if (code.is_none() || marked) && !text.is_empty() && !carried {
        let own = codes::leading(text).filter(|own| !marked || !own.style.is_sign());
        inline = own.is_some();
        code = own.or(code);
    }
    let filled = |columns: &[u32]| columns.iter().any(|c| row.cell(*c).is_some_and(|x| !is_blank(&x.value)));
    let other_words = filled(&columns.others);
    let words = other_words || filled(&columns.details);
    let pre = if carried {
        // The content of the row above, merged over this one: it goes on as that row began.
        match by_words(text, None, figures) {
            total @ (Pre::Total(_) | Pre::Memo | Pre::Rounded) if figures => total,
            _ if figures => Pre::Continued,
            _ => Pre::Blank,
        }
    } else if any_text {
        by_words(text, code.as_ref(), figures)
    } else if code.is_some() {
        Pre::Item
    } else if figures {
        if other_words { Pre::Continued } else { Pre::Bare }
    } else if row.cells.iter().any(|c| text_of(c).is_some_and(|t| t.chars().any(char::is_alphabetic))) {
        Pre::Note
    } else {
        Pre::Blank
    };
    DataRow { index: row.index, position, hidden: row.hidden, code, inline, text, bold, words, indent, pre, figures }
}

/// "Chi phí khác (B)", "Làm tròn" in a column of codes: two words and more without a digit.
fn is_no_code(text: &str) -> bool {
    let worded = |w: &&str| w.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    text.split_whitespace().filter(worded).count() >= 2 && !text.contains(|c: char| c.is_ascii_digit())
}

/// "Số tiền bằng chữ: …", in whatever column it begins.
fn in_words(text: &str) -> bool {
    let norm = Norm::head(text, 90);
    IN_WORDS.iter().any(|w| norm.starts(w))
}

fn leading_spaces(text: &str) -> u8 {
    let n = text.chars().take_while(|c| c.is_whitespace() || *c == '\u{a0}').count();
    u8::try_from(n / 2).unwrap_or(u8::MAX).min(15)
}

fn by_words(text: &str, code: Option<&Code>, figures: bool) -> Pre {
    static NO_ITEMS: LazyLock<Heads> = LazyLock::new(|| {
        let lists = [IN_WORDS, ROUNDED, AFTERWORDS, MEMOS, BREAKDOWNS, RATIOS, &["trang"]];
        Heads::of(lists.into_iter().flatten().copied().chain(TOTALS.iter().map(|(w, _)| *w)))
    });
    // Most rows are told to be items by their first letters; those without figures may also be a place and date.
    let norm = if figures {
        let Some(norm) = NO_ITEMS.head(text, 90) else { return Pre::Item };
        if !NO_ITEMS.head_of(&norm) {
            return Pre::Item;
        }
        norm
    } else {
        Norm::head(text, 90)
    };
    if IN_WORDS.iter().any(|w| norm.starts(w)) {
        return Pre::Words;
    }
    if ROUNDED.iter().any(|w| norm.starts(w)) {
        return Pre::Rounded;
    }
    let loose = code.is_none_or(|c| matches!(c.style, Style::Dash | Style::Plus | Style::Star | Style::Blank));
    if loose {
        if let Some(sure) = total_words(&norm) {
            if norm.has("làm tròn") {
                return Pre::Rounded;
            }
            return Pre::Total(sure);
        }
        if !figures && (AFTERWORDS.iter().any(|w| norm.starts(w)) || place_and_date(&norm)) {
            return Pre::Note;
        }
        // "Trang 1 chuyển sang": what the page before made.
        if norm.starts("trang") && (norm.has("chuyển sang") || norm.has("mang sang")) {
            return Pre::Memo;
        }
        for word in MEMOS {
            if norm.starts(word) {
                let alone = norm.after(word).is_some_and(|rest| !rest.chars().any(char::is_alphanumeric))
                    || norm.after(word).is_some_and(|rest| {
                        rest.trim_start_matches([':', '-', ' ', '–']).starts_with("of which")
                            || rest.trim_start_matches([':', '-', ' ', '–']).starts_with("including")
                    });
                return if alone && !figures { Pre::MemoHead } else { Pre::Memo };
            }
        }
        if !figures && BREAKDOWNS.iter().any(|w| norm.is(w)) {
            return Pre::Breakdown;
        }
    } else if RATIOS.iter().any(|w| norm.starts(w)) {
        return Pre::Memo;
    }
    Pre::Item
}

/// "Trần chi do Sở Tài chính thông báo" without a number behind the total of what is asked: the limit it is held against,
/// told for information. Amid the rows, or before every total, it is what the table is about.
pub fn ceilings_behind_total(rows: &mut [DataRow<'_>]) {
    let Some(total) = rows.iter().rposition(|r| r.figures && matches!(r.pre, Pre::Total(_))) else { return };
    if !rows.iter().take(total).any(|r| r.pre == Pre::Item && r.figures) {
        return;
    }
    let limit = |text: &str| {
        let norm = Norm::head(text, 60);
        ["trần chi", "trần ngân sách", "trần kinh phí", "mức trần", "số kiểm tra"].iter().any(|w| norm.starts(w))
    };
    for row in rows.iter_mut().skip(total + 1) {
        let loose = row.code.as_ref().is_none_or(|c| c.style.is_sign());
        if row.pre == Pre::Item && row.figures && loose && limit(row.text) {
            row.pre = Pre::Memo;
        }
    }
}

/// What goes on with a "Trong đó" under the total told first is told for information as well.
pub fn memo_goes_on(rows: &mut [DataRow<'_>]) {
    let first = rows.iter().position(|r| r.pre == Pre::Item).unwrap_or(0);
    let mut memo = false;
    for row in rows.iter_mut().take(first) {
        if memo && row.pre == Pre::Continued {
            row.pre = Pre::Memo;
        }
        memo = row.pre == Pre::Memo;
    }
}

/// The last row with figures that is numbered on ("3 | Tổng") and names nothing but a total is one; so is any that
/// names the rows it adds up ("III | Tổng cộng (I+II)").
pub fn numbered_total(rows: &mut [DataRow<'_>]) {
    for row in rows.iter_mut().filter(|r| r.figures && r.pre == Pre::Item && r.code.is_some()) {
        if named_codes(row.text).len() >= 2 && total_words(&Norm::head(row.text, 60)) == Some(true) {
            row.code = None;
            row.pre = Pre::Total(true);
        }
    }
    let Some(last) = rows.iter().rposition(|r| r.figures && matches!(r.pre, Pre::Item | Pre::Total(_))) else { return };
    let Some(row) = rows.get_mut(last).filter(|r| last > 0 && r.pre == Pre::Item && r.code.is_some()) else { return };
    let norm = Norm::head(row.text, 60);
    if ["tổng", "tổng cộng", "tổng số", "cộng"].iter().any(|w| norm.is(w) && norm.spells(w)) {
        row.code = None;
        row.pre = Pre::Total(true);
    }
}

/// Whether the words are those of a total, and beyond doubt.
pub fn total_words(norm: &Norm) -> Option<bool> {
    if TOTAL_FALSE_FRIENDS.iter().any(|w| norm.starts(w)) {
        return None;
    }
    let (word, sure) = TOTALS.iter().filter(|(w, _)| norm.starts(w)).max_by_key(|(w, _)| w.chars().count())?;
    // One short word alone is spelled right: "Công thương" is no sum.
    if *word == "cộng" && !norm.spells(word) {
        return None;
    }
    let rest = norm.after(word).unwrap_or_default();
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric() && c != '(');
    let plain = rest.is_empty()
        || rest.starts_with('(')
        || numbers_of_rows(rest)
        || begins_with_money(rest)
        || [
            "mục",
            "phần",
            "nhóm",
            "năm",
            "kinh phí",
            "chung",
            "toàn",
            "số tiền",
            "các mục",
            "total",
            "général",
            "general",
            "i",
            "chi phí",
            "dự toán",
            "nhu cầu",
        ]
        .iter()
        .any(|w| rest == *w || rest.starts_with(&format!("{w} ")));
    // "Tổng vệ sinh" and its kin begin like totals; only plain ones are. "Cộng …" is one when its sum holds.
    if *word == "tổng" {
        return plain.then_some(*sure);
    }
    Some(*sure && plain)
}

/// "I", "I+II", "1 đến 3": the rows a total names.
fn numbers_of_rows(text: &str) -> bool {
    let upper = text.to_uppercase().replace("ĐẾN", "+").replace("VÀ", "+");
    upper.split(['+', ',', ';', '&']).map(str::trim).all(|part| codes::parse(part).is_some())
}

/// "17.000.000đ (Mười bảy triệu đồng)": the amount told again in words of the row.
fn begins_with_money(text: &str) -> bool {
    let figure: String = text.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    figure.chars().filter(char::is_ascii_digit).count() >= 4
}

fn place_and_date(norm: &Norm) -> bool {
    let bare = norm.bare();
    bare.contains("ngay ") && bare.contains("thang ") && bare.contains("nam ") && norm.len() < 70
}

/// Codes named in a total: "Tổng số (A+B+C)", "Cộng I".
pub fn named_codes(text: &str) -> Vec<String> {
    static HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(TOTALS.iter().map(|(w, _)| *w)));
    let Some(norm) = HEADS.head(text, 90) else { return Vec::new() };
    let Some((word, _)) = TOTALS.iter().filter(|(w, _)| norm.starts(w)).max_by_key(|(w, _)| w.chars().count()) else {
        return Vec::new();
    };
    let rest = norm.after(word).unwrap_or_default();
    let inner: String = rest.chars().skip_while(|c| *c != '(').skip(1).take_while(|c| *c != ')').collect();
    if inner.contains('+') {
        let inner = inner.rsplit('=').next().unwrap_or(&inner).to_owned();
        let named: Vec<String> = inner.split('+').map(|p| p.trim().to_uppercase()).collect();
        if named.iter().all(|n| codes::parse(n).is_some()) {
            return named;
        }
        return Vec::new();
    }
    let bare = rest.trim_start_matches("mục ").trim_start_matches("phần ").trim_matches(|c: char| !c.is_alphanumeric());
    match codes::parse(&bare.to_uppercase()) {
        Some(code) if bare.len() <= 5 => vec![code.text],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wording() {
        let pre = |t: &str| by_words(t, None, true);
        for (text, expect) in [
            ("TỔNG CỘNG", Pre::Total(true)),
            ("Tổng số (A+B+C)", Pre::Total(true)),
            ("Tổng số - Total", Pre::Total(true)),
            ("Cộng I", Pre::Total(true)),
            ("Tổng kinh phí hỗ trợ lớp học", Pre::Total(false)),
            ("Tổng kết công tác", Pre::Item),
            ("Tổng cục Hải quan", Pre::Item),
            ("Cộng tác viên dịch thuật", Pre::Item),
            ("Công tác phí", Pre::Item),
            ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", Pre::Item),
            ("Trong đó: chi lương", Pre::Memo),
            ("Số DT 2022", Pre::Memo),
            ("Bằng chữ: một đồng", Pre::Words),
            ("LÀM TRÒN", Pre::Rounded),
            ("Tổng cộng (làm tròn)", Pre::Rounded),
            ("Đón đoàn Lào", Pre::Item),
        ] {
            assert_eq!(pre(text), expect, "{text}");
        }
        assert_eq!(by_words("Trong đó:", None, false), Pre::MemoHead);
        assert_eq!(by_words("Ghi chú: (1) …", None, false), Pre::Note);
        assert_eq!(named_codes("Tổng số (A+B+C)"), ["A", "B", "C"]);
        assert_eq!(named_codes("Cộng mục I"), ["I"]);
        assert!(named_codes("Tổng cộng").is_empty());
    }
}
