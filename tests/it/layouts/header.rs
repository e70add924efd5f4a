//! Title block, unit line, header band of one to four rows, label row.

use super::dice::Dice;
use super::layout::{Layout, Shape, Span, UnitAt, Where};
use super::model::{Budget, source_name};
use super::pen::Pen;
use super::stages;
use super::wording::{HEAD_AGENCY, HEAD_CODE, HEAD_CONTENT, HEAD_NOTE, HEAD_SPAN, HEAD_TOTAL, HEAD_YEARS};
use dutoan::money::Kind;
use dutoan::sheet::{Style, Value};

#[derive(Clone, Debug, PartialEq)]
pub enum Is {
    Code,
    Content,
    Agency,
    Note,
    /// Money of one year; `part` is the source, the quarter or the stage of the budget's life it is of.
    Leaf {
        year: i32,
        part: Option<usize>,
    },
    /// Adds other columns, by their place in the list.
    Sum(Vec<usize>),
    /// Adds some columns and takes others away.
    Less(Vec<(bool, usize)>),
    /// One column in hundredths of another.
    Percent(usize, usize),
    /// Another column in thousands of dollars.
    Dollars(usize),
    /// Nothing at all.
    Gap,
}

impl Is {
    /// Columns that hold money.
    pub fn is_money(&self) -> bool {
        matches!(self, Self::Leaf { .. } | Self::Sum(_) | Self::Less(_))
    }

    /// Columns that hold figures.
    pub fn is_figure(&self) -> bool {
        self.is_money() || matches!(self, Self::Percent(..) | Self::Dollars(_))
    }
}

#[derive(Clone, Debug)]
pub struct Column {
    pub is: Is,
    /// Header parts from the top.
    pub path: Vec<String>,
    /// What a leaf's lines must say beside year and amount.
    pub source: Option<&'static str>,
    pub kind: Option<Kind>,
    /// The heading says that the amounts are taken away.
    pub falls: bool,
}

impl Column {
    pub fn new(is: Is, path: Vec<String>) -> Self {
        Self { is, path, source: None, kind: None, falls: false }
    }
}

/// The columns of a matrix (years, sources or both).
pub fn columns(layout: &Layout, dice: &mut Dice, budget: &Budget, year: Option<i32>) -> Vec<Column> {
    let mut out = Vec::new();
    let text = |is: Is, head: &str| Column::new(is, vec![head.to_owned()]);
    if layout.codes != super::layout::Codes::None {
        out.push(text(Is::Code, dice.pick(HEAD_CODE)));
    }
    let agency = text(Is::Agency, dice.pick(HEAD_AGENCY));
    if layout.agency && layout.agency_first {
        out.push(agency.clone());
    }
    out.push(text(Is::Content, dice.pick(HEAD_CONTENT)));
    if layout.agency && !layout.agency_first {
        out.push(agency);
    }
    let mut top = Vec::new();
    if let Some(year) = year.filter(|_| layout.shape.is_stages()) {
        stages::columns(&mut out, layout, dice, year);
        if layout.note {
            out.push(text(Is::Note, dice.pick(HEAD_NOTE)));
        }
        return out;
    }
    if layout.umbrella || layout.unit_at == UnitAt::Header {
        let unit = if layout.unit_at == UnitAt::Header { format!(" ({})", layout.unit_words()) } else { String::new() };
        top.push(format!("{}{unit}", dice.pick(HEAD_SPAN)));
    }
    let under = |parts: &[String]| top.iter().chain(parts).cloned().collect::<Vec<_>>();
    let total = dice.pick(HEAD_TOTAL).to_owned();
    let years = match year {
        Some(year) => vec![year],
        None => budget.years.clone(),
    };
    let many = years.len() > 1 || layout.shape == Shape::Sources;
    let totalled = many && layout.row_total != Where::None;
    let total_at = out.len();
    if totalled && layout.row_total != Where::Last {
        out.push(Column::new(Is::Sum(Vec::new()), under(std::slice::from_ref(&total))));
    }
    let over = (layout.over_years && years.len() > 1).then(|| dice.pick(HEAD_YEARS).to_owned());
    let yearly_sum = layout.shape == Shape::YearsBySource && dice.chance(70);
    let mut tops = Vec::new();
    for &year in &years {
        let mut parts: Vec<String> = over.iter().cloned().collect();
        let split = matches!(layout.shape, Shape::YearsBySource | Shape::Sources);
        if layout.shape != Shape::Sources {
            parts.push(if layout.shape.one_year_a_table() {
                dice.pick(HEAD_SPAN).to_owned()
            } else {
                layout.year_words(year)
            });
        }
        if !split {
            tops.push(out.len());
            out.push(Column::new(Is::Leaf { year, part: None }, under(&parts)));
            continue;
        }
        let sum_at = out.len();
        let child = |name: &str| under(&[parts.clone(), vec![name.to_owned()]].concat());
        if yearly_sum {
            out.push(Column::new(Is::Sum(vec![sum_at + 1, sum_at + 2]), child("Tổng số")));
            tops.push(sum_at);
        }
        for source in 0..2 {
            if !yearly_sum {
                tops.push(out.len());
            }
            let is = Is::Leaf { year, part: Some(source) };
            let name = source_name(source);
            out.push(Column { source: Some(name), ..Column::new(is, child(name)) });
        }
    }
    if totalled && layout.row_total == Where::Last {
        out.push(Column::new(Is::Sum(tops), under(&[total])));
    } else if totalled {
        out[total_at].is = Is::Sum(tops);
    }
    if layout.dollars && !out.is_empty() {
        let last = out.len() - 1;
        out.push(text(Is::Dollars(last), dice.pick(&["Quy đổi (1.000 USD)", "Tương đương nghìn USD"])));
    }
    if layout.gap {
        out.push(Column::new(Is::Gap, Vec::new()));
    }
    if layout.note {
        out.push(text(Is::Note, dice.pick(HEAD_NOTE)));
    }
    out
}

/// Writes the title block; the next free row is returned.
pub fn title(pen: &mut Pen, layout: &Layout, dice: &mut Dice, last: u32, year: Option<i32>, years: &[i32]) -> u32 {
    let what = match layout.shape {
        Shape::Stages => dice.pick(stages::TITLES),
        Shape::History => "DỰ TOÁN CHI NGÂN SÁCH",
        _ => "DỰ TOÁN KINH PHÍ THỰC HIỆN KẾ HOẠCH HỢP TÁC",
    };
    let (left, bold) = (layout.column_offset, pen.bold(true));
    let plain = pen.style(Style { italic: true, ..Style::default() });
    let mut row = 0;
    if layout.title {
        pen.text(0, left, "UBND TỈNH BẮC GIANG", bold);
        pen.text(0, last, dice.pick(&["Biểu số 02", "Phụ lục I", "Mẫu số 14"]), bold);
        pen.text(1, left, dice.pick(&["SỞ NGOẠI VỤ", "Đơn vị: Sở Ngoại vụ", "SỞ TÀI CHÍNH"]), bold);
        let when = match year {
            Some(year) => format!("NĂM {year}"),
            None => format!("GIAI ĐOẠN {}-{}", years[0], years[years.len() - 1]),
        };
        let unit =
            if layout.unit_at == UnitAt::Title { format!(" (ĐVT: {})", layout.unit_words()) } else { String::new() };
        pen.text(3, left, &format!("{what} {when}{unit}"), bold);
        pen.merge(3, left, 3, last);
        pen.text(4, left, "(Kèm theo Công văn số 512/SNgV-VP ngày 06/9/2022 của Sở Ngoại vụ)", plain);
        pen.merge(4, left, 4, last);
        row = 6;
    } else if layout.unit_at == UnitAt::Title {
        pen.text(0, left, &format!("Bảng tổng hợp kinh phí (ĐVT: {})", layout.unit_words()), bold);
        row = 1;
    }
    if layout.unit_at == UnitAt::Line {
        let unit = layout.unit_words();
        let line = match dice.below(5) {
            0 => format!("ĐVT: {unit}"),
            1 => format!("Đơn vị: {unit}"),
            2 if layout.unit == 1_000 => "Đơn vị tính: 1.000 đồng".to_owned(),
            3 => format!("(Đơn vị tính: {unit})"),
            _ => format!("Đơn vị tính: {unit}"),
        };
        pen.text(row, last.saturating_sub(1), &line, plain);
        row += 1;
    }
    row
}

/// How many rows the header takes.
pub fn depth(columns: &[Column], layout: &Layout) -> u32 {
    let deepest = columns.iter().map(|column| column.path.len()).max().unwrap_or(1);
    u32::try_from(if layout.stacked { deepest.max(2) } else { deepest }).unwrap()
}

/// Writes the header band at `top`.
pub fn header(pen: &mut Pen, layout: &Layout, columns: &[Column], top: u32) {
    let rows = usize::try_from(depth(columns, layout)).unwrap();
    let bold = pen.bold(true);
    let centred = pen.style(Style { bold: true, centered: true, ..Style::default() });
    let at = |i: usize| u32::try_from(i).unwrap() + layout.column_offset;
    let below = |level: usize| top + u32::try_from(level).unwrap();
    for (i, column) in columns.iter().enumerate() {
        let amount = column.is.is_figure();
        if layout.stacked
            && column.path.len() == 1
            && column.path[0].contains(' ')
            && !(amount && layout.year_style > 2)
        {
            let words: Vec<&str> = column.path[0].split(' ').collect();
            let half = words.len().div_ceil(2);
            pen.text(top, at(i), &words[..half].join(" "), bold);
            pen.text(top + 1, at(i), &words[half..].join(" "), bold);
            continue;
        }
        for (level, part) in column.path.iter().enumerate() {
            let same =
                |other: &Column| other.path.len() > level && other.path[..=level] == column.path[..=level] && amount;
            let first = i == 0 || !same(&columns[i - 1]);
            let last_level = level + 1 == column.path.len();
            let bottom = if last_level { below(rows - 1) } else { below(level) };
            if !first && layout.span != Span::Repeated {
                if layout.span == Span::Centred && !last_level {
                    pen.value(below(level), at(i), Value::Empty, centred);
                }
                continue;
            }
            let wide = columns[i..].iter().take_while(|other| same(other)).count().max(1);
            let style = if layout.span == Span::Centred && wide > 1 { centred } else { bold };
            match part.parse::<f64>() {
                Ok(year) if layout.year_style == 1 => pen.value(below(level), at(i), Value::Number(year), style),
                _ => pen.text(below(level), at(i), part, style),
            }
            if layout.span == Span::Merged {
                pen.merge(below(level), at(i), bottom, at(i + wide - 1));
            }
        }
    }
}

/// Writes the row of letters and numbers.
pub fn labels(pen: &mut Pen, layout: &Layout, dice: &mut Dice, columns: &[Column], row: u32) {
    let style = pen.style(Style { italic: true, ..Style::default() });
    let with_sums = dice.chance(60);
    let as_numbers = dice.chance(30);
    let mut numbers = vec![0; columns.len()];
    let mut n = 0;
    for (i, column) in columns.iter().enumerate() {
        if column.is.is_figure() {
            n += 1;
            numbers[i] = n;
        }
    }
    let mut letter = b'A';
    for (i, column) in columns.iter().enumerate() {
        let at = u32::try_from(i).unwrap() + layout.column_offset;
        match &column.is {
            Is::Sum(of) if with_sums && !of.is_empty() => {
                let parts: Vec<String> = of.iter().map(|&j| numbers[j].to_string()).collect();
                pen.text(row, at, &format!("{}={}", numbers[i], parts.join("+")), style);
            }
            Is::Less(of) if with_sums => {
                let parts: Vec<String> = of
                    .iter()
                    .enumerate()
                    .map(|(at, (plus, j))| {
                        format!("{}{}", if *plus { if at == 0 { "" } else { "+" } } else { "-" }, numbers[*j])
                    })
                    .collect();
                pen.text(row, at, &format!("{}={}", numbers[i], parts.concat()), style);
            }
            Is::Percent(a, b) if with_sums => {
                pen.text(row, at, &format!("{}={}/{}", numbers[i], numbers[*a], numbers[*b]), style);
            }
            is if is.is_figure() && as_numbers => pen.value(row, at, Value::Number(f64::from(numbers[i])), style),
            is if is.is_figure() => pen.text(row, at, &numbers[i].to_string(), style),
            _ => {
                pen.text(row, at, &char::from(letter).to_string(), style);
                letter += 1;
            }
        }
    }
}
