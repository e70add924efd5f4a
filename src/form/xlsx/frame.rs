//! What stands above and below a table: office and number of the form, title, unit; the amount in words,
//! the day, the signatures.

use super::layout::{Layout, text_height};
use super::style::plain_style;
use super::{FONT, Page};
use crate::form::Error;
use crate::form::guard::cell_text;
use crate::form::head::Signer;
use crate::form::number::unit_words;
use crate::form::spec::Preset;
use crate::form::table::{Table, Value};
use crate::form::width::{Type, pixels};
use crate::money::WordOptions;
use crate::words::{Bilingual, Lang};
use jiff::civil::Date;
use rust_xlsxwriter::{Format, FormatAlign, Worksheet};

/// Blank lines left for a signature.
const ROOM_TO_SIGN: usize = 5;

/// Writes everything above the headings; gives the row of the unit line.
pub(super) fn top(sheet: &mut Worksheet, page: &Page<'_>, table: &Table, layout: &Layout) -> Result<u32, Error> {
    let mut row = 0_u32;
    if Layout::has_office(page) {
        row = office(sheet, page, layout)?;
    } else if !page.number.is_empty() {
        row = across(sheet, layout, row, &page.number, Text::new(13.0).bold())?;
    }
    row = across(sheet, layout, row, &page.title, Text::new(14.0).bold())?;
    for about in page.about.iter().filter(|text| !text.is_empty()) {
        let style = if about.starts_with('(') { Text::new(12.0).italic() } else { Text::new(12.0).bold() };
        row = across(sheet, layout, row, about, style)?;
    }
    if page.preset == Preset::Phuluc && !page.attached.is_empty() {
        row = across(sheet, layout, row, &format!("({})", page.attached), Text::new(12.0).italic())?;
    }
    let unit = Bilingual::new("Đơn vị tính", "Unit");
    let unit = format!("{}: {}", unit.get(page.lang), unit_words(table.unit).get(page.lang));
    let style = Text { align: FormatAlign::Right, ..Text::new(12.0).italic() };
    across(sheet, layout, row, &unit, style)?;
    Ok(row)
}

/// The office left, the form's number right; gives the next free row.
fn office(sheet: &mut Worksheet, page: &Page<'_>, layout: &Layout) -> Result<u32, Error> {
    let attached = if page.attached.is_empty() {
        Bilingual::new("(Kèm theo Văn bản số …………… ngày …/…/……)", "(Attached to document No. …………… of …/…/……)")
            .get(page.lang)
            .to_owned()
    } else {
        format!("({})", page.attached)
    };
    let wide =
        |texts: [&str; 3]| texts.map(|text| pixels(text, Type::STRONG) * 1.06 + 12.0).into_iter().fold(0.0, f64::max);
    let left = wide([&page.head.parent, &page.head.office, &page.head.codes]);
    let (left, right) = sides(layout, left, wide([&page.number, &attached, ""]));
    let rows: [(&str, Text, &str, Text); 3] = [
        (&page.head.parent, Text::new(12.0), &page.number, Text::new(12.0).bold()),
        (&page.head.office, Text::new(12.0).bold(), &attached, Text::new(11.0).italic()),
        (&page.head.codes, Text::new(11.0), "", Text::new(11.0)),
    ];
    let mut row = 0_u32;
    for (one, one_style, other, other_style) in rows {
        if one.is_empty() && other.is_empty() {
            continue;
        }
        let mut height = 16.0_f64;
        for ((first, last), text, style) in [(left, one, one_style), (right, other, other_style)] {
            let width = layout.span(usize::from(first), usize::from(last - first).saturating_add(1));
            if !text.is_empty() {
                height = height.max(text_height(text, width, style.kind()));
                put(sheet, row, first, last, text, &style.format())?;
            }
        }
        layout.set_height(sheet, row, height)?;
        row = row.saturating_add(1);
    }
    layout.set_height(sheet, row, 9.0)?;
    Ok(row.saturating_add(1))
}

/// Columns of the left and of the right block of the head, so wide if there is room.
fn sides(layout: &Layout, left_wish: f64, right_wish: f64) -> ((u16, u16), (u16, u16)) {
    let last = layout.last_column;
    let half = layout.across() * 0.48;
    let mut left = 0_u16;
    while left.saturating_add(2) < last && layout.span(0, usize::from(left).saturating_add(1)) < left_wish.min(half) {
        left = left.saturating_add(1);
    }
    let mut right = last;
    while right > left.saturating_add(1)
        && layout.span(usize::from(right), usize::from(last - right).saturating_add(1)) < right_wish.min(half)
    {
        right = right.saturating_sub(1);
    }
    ((0, left), (right.min(last), last))
}

/// Writes everything below the table, from `row` on. Day, titles and names of those who sign stand in one
/// single row, which no page break can cut. Gives the last row.
pub(super) fn bottom(
    sheet: &mut Worksheet,
    page: &Page<'_>,
    table: &Table,
    labels: &[String],
    layout: &Layout,
    row: u32,
) -> Result<u32, Error> {
    let mut row = row;
    if let Some(words) = words(page, table, labels) {
        let style = Text { align: FormatAlign::Left, ..Text::new(12.0).italic() };
        row = across(sheet, layout, row, &words, style)?;
    }
    if page.signers.is_empty() {
        return Ok(row.saturating_sub(1));
    }
    layout.set_height(sheet, row, 9.0)?;
    row = row.saturating_add(1);
    let day = day(&page.head.place, page.head.date, page.lang);
    let count = page.signers.len();
    let blocks = blocks(layout, count);
    let mut most = 0_usize;
    for (place, (signer, (first, last))) in page.signers.iter().zip(&blocks).enumerate() {
        let width = layout.span(usize::from(*first), usize::from(last - first).saturating_add(1));
        let day = if place.saturating_add(1) == count { day.as_str() } else { " " };
        most = most.max(sign(sheet, row, (*first, *last), signer, day, width)?);
    }
    #[expect(clippy::cast_precision_loss, reason = "some lines")]
    let height = most as f64 * Type::BODY.line_height() + 12.0;
    layout.set_height(sheet, row, height.min(409.0))?;
    Ok(row)
}

/// One signature; gives the lines it takes.
fn sign(
    sheet: &mut Worksheet,
    row: u32,
    (first, last): (u16, u16),
    signer: &Signer,
    day: &str,
    width: f64,
) -> Result<usize, Error> {
    let font = || Format::new().set_font_name(FONT).set_font_size(12);
    let (plain, bold, italic) = (font(), font().set_bold(), font().set_italic());
    let style = plain_style(12.0, false, false, FormatAlign::Center).set_align(FormatAlign::Top);
    if first < last {
        sheet.merge_range(row, first, row, last, "", &style)?;
    }
    let title = format!("\n{}\n", cell_text(&signer.title));
    let note = format!("{}\n", cell_text(&signer.note));
    let room = "\n".repeat(ROOM_TO_SIGN);
    let name = cell_text(&signer.name);
    let mut parts: Vec<(&Format, &str)> = vec![(&italic, day), (&bold, &title), (&italic, &note), (&plain, &room)];
    if !name.is_empty() {
        parts.push((&bold, &name));
    }
    sheet.write_rich_string_with_format(row, first, &parts, &style)?;
    let text = format!("{day}{title}{note}{room}{name}");
    Ok(crate::form::width::lines(&text, width, Type::STRONG))
}

/// Columns of each signature: about equal widths.
fn blocks(layout: &Layout, count: usize) -> Vec<(u16, u16)> {
    let last = layout.last_column;
    let mut blocks: Vec<(u16, u16)> = Vec::new();
    let mut first = 0_u16;
    for place in 0..count {
        let left = u16::try_from(count - place).unwrap_or(1).saturating_sub(1);
        if first > last {
            break;
        }
        let mut end = first;
        #[expect(clippy::cast_precision_loss, reason = "a handful of people")]
        let goal = layout.across() * (place.saturating_add(1)) as f64 / count as f64;
        // Take columns while that brings the block's end nearer to its share of the page.
        while end.saturating_add(left) < last {
            let here = layout.span(0, usize::from(end).saturating_add(1));
            let next = layout.span(0, usize::from(end).saturating_add(2));
            if left > 0 && (next - goal).abs() > (here - goal).abs() {
                break;
            }
            end = end.saturating_add(1);
        }
        let end = if left == 0 { last } else { end };
        blocks.push((first, end));
        first = end.saturating_add(1);
    }
    blocks
}

/// `Bằng chữ (cột 3): Ba mươi ba tỷ, bốn trăm triệu đồng chẵn.`
fn words(page: &Page<'_>, table: &Table, labels: &[String]) -> Option<String> {
    let place = table.column(page.words.as_deref()?)?;
    let total = table.total.as_ref()?.values.get(place).and_then(Value::money)?;
    // A document in English keeps the Vietnamese words: they are what is signed.
    let words = total.in_words(&WordOptions { capital: true, ..WordOptions::default() });
    let label = labels.get(place)?.split('=').next()?.trim_matches(['(', ')']).to_owned();
    let intro = match page.lang {
        Lang::Vi => format!("Bằng chữ (cột {label})"),
        Lang::En => format!("In words (column {label})"),
    };
    Some(format!("{intro}: {words}."))
}

/// `Bắc Giang, ngày 05 tháng 7 năm 2024`, with dots for what is not known yet. Days below 10 and the
/// months 1 and 2 are written with a 0, as NĐ 30/2020 asks.
fn day(place: &str, date: Option<Date>, lang: Lang) -> String {
    let place = if place.is_empty() { "…………" } else { place };
    let place = cell_text(place);
    match (lang, date) {
        (Lang::Vi, Some(date)) => {
            let month = if date.month() <= 2 { format!("{:02}", date.month()) } else { date.month().to_string() };
            format!("{place}, ngày {:02} tháng {month} năm {}", date.day(), date.year())
        }
        (Lang::Vi, None) => format!("{place}, ngày …… tháng …… năm ……"),
        (Lang::En, Some(date)) => format!("{place}, {}", date.strftime("%d/%m/%Y")),
        (Lang::En, None) => format!("{place}, …/…/……"),
    }
}

/// How a text outside the table looks.
#[derive(Clone, Copy)]
struct Text {
    size: f64,
    bold: bool,
    italic: bool,
    align: FormatAlign,
}

impl Text {
    const fn new(size: f64) -> Self {
        Self { size, bold: false, italic: false, align: FormatAlign::Center }
    }

    const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    const fn italic(self) -> Self {
        Self { italic: true, ..self }
    }

    const fn kind(self) -> Type {
        Type { size: self.size, bold: self.bold }
    }

    fn format(self) -> Format {
        plain_style(self.size, self.bold, self.italic, self.align)
    }
}

/// Text over all columns; gives the next row.
fn across(sheet: &mut Worksheet, layout: &Layout, row: u32, text: &str, style: Text) -> Result<u32, Error> {
    put(sheet, row, 0, layout.last_column, text, &style.format())?;
    layout.set_height(sheet, row, text_height(text, layout.across(), style.kind()).min(409.0))?;
    Ok(row.saturating_add(1))
}

fn put(sheet: &mut Worksheet, row: u32, first: u16, last: u16, text: &str, style: &Format) -> Result<(), Error> {
    let text = cell_text(text);
    if first < last {
        // Written as a string afterwards: a merge would take "=1" for a formula.
        sheet.merge_range(row, first, row, last, "", style)?;
    }
    sheet.write_string_with_format(row, first, text, style)?;
    Ok(())
}
