//! The whole workbook: which sheets are used, tables one after another, money stated twice.

use super::grid::{Grid, text_of};
use super::header;
use super::one::{self, Around, Built, Region};
use super::vocabulary::Field;
use super::{Hints, Recognition, SheetReading};
use crate::finding::{Finding, Severity};
use crate::sheet::{CellRef, Sheet, Visibility, Workbook};
use crate::words::Bilingual;

/// Understands a workbook.
pub fn recognise(workbook: &Workbook, hints: &Hints) -> Recognition {
    let mut out = Recognition::default();
    let mut made: Vec<(usize, Built)> = Vec::new();
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        let named = hints.sheets.iter().any(|s| s.trim() == sheet.name.trim());
        let hidden = sheet.visibility != Visibility::Visible;
        let mut reading = SheetReading {
            name: sheet.name.clone(),
            hidden,
            used: false,
            why: Bilingual::new("", ""),
            tables: Vec::new(),
        };
        let told = |property: &str| workbook.properties.iter().any(|(k, v)| k == property && *v == sheet.name);
        if told(super::TRACE_PROPERTY) {
            reading.why = Bilingual::fixed(
                "Nêu lại nguồn của các số liệu lấy từ sổ.",
                "Tells where the figures taken from the book come from.",
            );
        } else if told(super::ISSUES_PROPERTY) {
            reading.why = Bilingual::new(
                "Danh sách nội dung cần rà soát đã gửi lại đơn vị.",
                "The list of questions sent back with the file.",
            );
        } else if !hints.sheets.is_empty() && !named {
            reading.why = Bilingual::new("Không được chọn.", "Not chosen.");
        } else if hidden && !named {
            reading.why = hidden_why(workbook, sheet);
        } else if sheet.rows.iter().all(|r| r.cells.iter().all(|c| super::grid::is_blank(&c.value))) {
            reading.why = Bilingual::new("Trang tính trống.", "The sheet is empty.");
        } else {
            let (built, why, findings) = one_sheet(sheet, hints);
            reading.why = why;
            out.findings.extend(findings);
            made.extend(built.into_iter().map(|b| (index, b)));
        }
        out.sheets.push(reading);
    }
    super::twice::drop_repeated(workbook, &mut out, &mut made);
    for (index, built) in made {
        if let Some(code) = built.currency {
            out.currency.get_or_insert_with(|| code.to_owned());
        }
        out.findings.extend(said_once(built.findings));
        let Some(reading) = out.sheets.get_mut(index) else { continue };
        if !built.lines.is_empty() {
            reading.used = true;
            reading.why = Bilingual::new("Có bảng số liệu.", "It holds a table of amounts.");
        }
        let band = built.table.header_rows.first().map(|row| row.saturating_sub(1));
        let sheet = workbook.sheets.get(index).filter(|_| out.letterhead.is_none() && !built.lines.is_empty());
        if let Some((sheet, band)) = sheet.zip(band) {
            out.letterhead = super::letterhead::office(sheet, band);
        }
        reading.tables.push(built.table);
        if out.lines.is_empty() {
            out.lines = built.lines;
        } else {
            out.lines.extend(built.lines);
        }
    }
    if out.lines.iter().any(|l| l.amount.is_some()) {
        out.currency.get_or_insert_with(|| "VND".to_owned());
    }
    if out.lines.is_empty() && !out.findings.iter().any(|f| f.severity == Severity::Block) {
        out.findings.push(nothing(&out));
    }
    out
}

/// A sum that is wrong down its column and along its row is told once, by the same cell.
fn said_once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let same = |f: &Finding| f.slug == finding.slug && f.place == finding.place && f.data == finding.data;
        if finding.slug != "total-differs" || !kept.iter().any(same) {
            kept.push(finding);
        }
    }
    kept
}

fn hidden_why(workbook: &Workbook, sheet: &Sheet) -> Bilingual {
    let variant =
        workbook.sheets.iter().find(|s| s.visibility == Visibility::Visible && is_variant(&s.name, &sheet.name));
    let deep = sheet.visibility == Visibility::VeryHidden;
    match (variant, deep) {
        (Some(v), _) => Bilingual::new(
            format!("Trang tính ẩn, có vẻ là bản cũ của “{}”.", v.name),
            format!("A hidden sheet, it seems an older variant of “{}”.", v.name),
        ),
        (None, true) => Bilingual::new(
            "Trang tính ẩn sâu (không bỏ ẩn được trong menu Excel).",
            "A very hidden sheet (Excel's menu cannot unhide it).",
        ),
        (None, false) => Bilingual::new(
            "Trang tính ẩn; chọn bằng --sheet nếu cần.",
            "A hidden sheet; choose it by --sheet if needed.",
        ),
    }
}

fn is_variant(visible: &str, hidden: &str) -> bool {
    let key = |s: &str| {
        super::seams::Norm::of(s)
            .bare()
            .replace("(cu)", "")
            .replace("cu", "")
            .replace("old", "")
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    let (a, b) = (key(visible), key(hidden));
    !a.is_empty() && (a == b || b.starts_with(&a) && b.len() <= a.len() + 2)
}

type OneSheet = (Vec<Built>, Bilingual, Vec<Finding>);

fn one_sheet(sheet: &Sheet, hints: &Hints) -> OneSheet {
    let grid = Grid::new(sheet);
    let regions = regions(&grid, hints);
    let mut findings = Vec::new();
    if regions.is_empty() {
        // A formula without its result counts too.
        let figure = |c: &&crate::sheet::Cell| super::grid::is_figure(c) || c.formula.is_some();
        let figures = sheet.rows.iter().flat_map(|r| &r.cells).filter(figure).count();
        let texts = sheet.rows.iter().flat_map(|r| &r.cells).filter(|c| text_of(c).is_some()).count();
        let (vi, en) = (
            format!("Không thấy bảng nào: có {texts} ô chữ và {figures} ô số nhưng không có dòng tiêu đề cột."),
            format!("No table found: {texts} cells of text and {figures} figures but no header row."),
        );
        // Few figures, but the sheet says in what unit: money.
        let unit = |t: &str| t.chars().count() <= 60 && super::seams::unit_in(t).is_some();
        let told = || sheet.rows.iter().flat_map(|r| &r.cells).filter_map(text_of).any(unit);
        let severity = if figures >= 6 || figures > 0 && told() { Severity::Warning } else { Severity::Note };
        findings.push(Finding::new("no-table", severity, Bilingual::new(vi.clone(), en.clone())).at(&sheet.name, ""));
        return (Vec::new(), Bilingual::new(vi, en), findings);
    }
    if hints.header.is_none() && hints.range.is_none() {
        findings.extend(before_tables(&grid, &regions));
    }
    let mut out = Vec::new();
    let mut around = Around { several: regions.len() > 1, ..Around::default() };
    let mut empty: Option<Finding> = None;
    for region in &regions {
        let Some(built) = one::table(&grid, region, hints, &around) else { continue };
        if !built.money {
            empty.get_or_insert(one::no_amounts(&grid, &built));
            continue;
        }
        if built.table.unit.as_ref().is_some_and(|u| u.cell.is_some()) {
            around.unit.clone_from(&built.table.unit);
        }
        around.kind = built.kind.or(around.kind);
        around.year = built.year.or(around.year);
        out.push(built);
    }
    if out.is_empty() {
        let finding = empty.unwrap_or_else(|| {
            Finding::new(
                "no-amounts",
                Severity::Note,
                Bilingual::new(
                    "Có tiêu đề bảng nhưng không có số tiền nào.",
                    "There is a header but no amount under it.",
                ),
            )
            .at(&sheet.name, "")
        });
        let why = finding.text.clone();
        findings.push(finding);
        return (out, why, findings);
    }
    over_tables(&mut out);
    (out, Bilingual::new("Có bảng số liệu.", "It holds a table of amounts."), findings)
}

/// A row that reads like a total and is no sum of its own table, where it is the sum of all tables of the sheet.
fn only_over_tables(built: &mut one::Built, sums: &std::collections::HashMap<u32, i64>) {
    let money = |c: &&super::Column| c.role == super::Role::Amount;
    // Beside other columns only the one that adds them up tells.
    let alone = built.table.columns.iter().filter(money).count() == 1;
    let tells: Vec<u32> =
        built.table.columns.iter().filter(money).filter(|c| alone || !c.sum_of.is_empty()).map(|c| c.column).collect();
    let mut found: Vec<(CellRef, i64)> = Vec::new();
    built.findings.retain(|f| {
        let crate::finding::Place::Cell { cell, .. } = &f.place else { return true };
        let at = CellRef::parse(cell).filter(|at| f.slug == "row-unexplained" && tells.contains(&at.column));
        let Some(at) = at else { return true };
        let amount = f.data.get("amount").and_then(|v| v.as_str()).and_then(|text| text.parse::<i64>().ok());
        let whole = amount.filter(|amount| *amount != 0 && sums.get(&at.column) == Some(amount));
        found.extend(whole.map(|amount| (at, amount)));
        whole.is_none()
    });
    for (at, amount) in found {
        let Some(sum) = crate::money::Money::new(amount) else { continue };
        let (row, column) = (at.row + 1, at.column);
        built.table.rows.other.retain(|other| *other != row);
        built.table.rows.total.push(row);
        built.table.totals.push(super::TotalCheck { column, row, stated: sum, computed: sum, agree: true });
    }
}

/// The last total of a sheet may add up all its tables: "TỔNG CỘNG (1+2)" under the second of them, "Cộng (1 đến 10)" under
/// the second half of a list.
fn over_tables(made: &mut [one::Built]) {
    if made.len() < 2 {
        return;
    }
    let mut sums: std::collections::HashMap<u32, i64> = std::collections::HashMap::new();
    let mut halves: Vec<(crate::sheet::Area, String, i64)> = Vec::new();
    for (k, built) in made.iter_mut().enumerate() {
        let mut own: std::collections::HashMap<u32, i64> = std::collections::HashMap::new();
        for column in built.table.columns.iter().filter(|c| c.role == super::Role::Amount) {
            let of = parts_of(&built.table.columns, column.column, 0);
            let lines = built.lines.iter().filter(|line| of.contains(&line.cell.column)).filter_map(|l| l.amount);
            own.insert(column.column, lines.fold(0, |sum, money| sum.saturating_add(money.dong())));
        }
        for (column, sum) in &own {
            let all = sums.entry(*column).or_insert(0);
            *all = all.saturating_add(*sum);
        }
        let area = built.table.area;
        let labelled = |column: u32| built.table.columns.iter().find(|c| c.column == column).map(|c| c.label.clone());
        // The first half of the list beside this one, under the same headings.
        let beside = |column: u32| {
            let (area, label) = (area?, labelled(column)?);
            let other = halves.iter().find(|(other, text, _)| {
                other.first.row == area.first.row && other.last.column < area.first.column && *text == label
            })?;
            Some(other.2.saturating_add(*own.get(&column)?))
        };
        let whole: std::collections::HashMap<u32, i64> =
            own.keys().filter_map(|column| Some((*column, beside(*column)?))).collect();
        halves.extend(own.iter().filter_map(|(column, sum)| Some((area?, labelled(*column)?, *sum))));
        if k == 0 {
            continue;
        }
        only_over_tables(built, &sums);
        for check in built.table.totals.iter_mut().filter(|t| !t.agree) {
            let sums = [sums.get(&check.column), whole.get(&check.column)];
            if !sums.into_iter().flatten().any(|sum| *sum == check.stated.dong()) {
                continue;
            }
            (check.computed, check.agree) = (check.stated, true);
            if let Some(chosen) = &mut built.table.evidence.chosen {
                chosen.held += 1;
                chosen.failed = chosen.failed.saturating_sub(1);
            }
            let at = crate::sheet::CellRef::new(check.row.saturating_sub(1), check.column).to_string();
            built.findings.retain(|f| {
                let here = matches!(&f.place, crate::finding::Place::Cell { cell, .. } if *cell == at);
                !(here && f.slug == "total-differs")
            });
        }
    }
}

/// The columns a column comes down to: itself, or those it is the sum of.
fn parts_of(columns: &[super::Column], column: u32, depth: usize) -> Vec<u32> {
    let of = columns.iter().find(|c| c.column == column).map_or(&[][..], |c| c.sum_of.as_slice());
    if of.is_empty() || depth > 6 {
        return vec![column];
    }
    of.iter().flat_map(|part| parts_of(columns, *part, depth + 1)).collect()
}

fn regions(grid: &Grid<'_>, hints: &Hints) -> Vec<Region> {
    let allowed = hints.range.map(|a| (a.first.row, a.last.row));
    let mut bands = match hints.header {
        Some((first, last)) => vec![given(grid, first, last)],
        None => header::bands(grid, allowed),
    };
    if let Some(area) = hints.range {
        for band in &mut bands {
            band.left = band.left.max(area.first.column);
            band.right = band.right.min(area.last.column);
        }
        bands.retain(|b| b.left <= b.right);
    }
    for band in &mut bands {
        for hint in &hints.columns {
            band.left = band.left.min(hint.column);
            band.right = band.right.max(hint.column);
        }
    }
    let mut out: Vec<Region> = Vec::new();
    let end_of_sheet = grid.rows().last().map_or(0, |r| r.index + 1);
    for band in bands {
        if let Some(last) = out.last_mut() {
            if let Some(again) = header::repeats(grid, &last.band, &band)
                && !begins_anew(grid, last, &again)
            {
                last.repeats.push(again);
                continue;
            }
            last.end = title_start(grid, last, &band);
        }
        let top = out.last().map_or(0, |r| r.end);
        out.push(Region { band, repeats: Vec::new(), top, end: end_of_sheet, beside: None });
    }
    out.into_iter().flat_map(|region| side_by_side(grid, region)).collect()
}

/// Two tables beside each other under one row of headings: STT, nội dung … STT, nội dung ….
fn side_by_side(grid: &Grid<'_>, region: Region) -> Vec<Region> {
    let fields: Vec<(u32, Option<Field>)> = super::paths::paths(grid, &region.band)
        .iter()
        .map(|(column, parts, _)| (*column, parts.last().and_then(|p| header::classify(&p.text)).map(|(f, _)| f)))
        .collect();
    let begins: Vec<u32> = fields.iter().filter(|(_, f)| *f == Some(Field::Code)).map(|(c, _)| *c).collect();
    if let Some((last, first)) = gap(grid, &region, &begins) {
        return parted(region, last, first);
    }
    let [_, second, ..] = begins.as_slice() else {
        return match revenue_beside(grid, &region) {
            Some(second) => parted(region, second - 1, second),
            None => vec![region],
        };
    };
    let has =
        |from: u32, to: u32, wanted: Field| fields.iter().any(|(c, f)| *c >= from && *c < to && *f == Some(wanted));
    // "Phần thu | Số tiền" beside "Phần chi | Số tiền".
    let content = |from: u32, to: u32| {
        has(from, to, Field::Content)
            || has(from, to, Field::Agency)
            || has(from, to, Field::Amount) && fields.iter().any(|(c, f)| *c > from && *c < to && f.is_none())
    };
    let stt = |column: u32| {
        // "PHẦN CHI" may stand over it.
        let cells = region.band.rows.iter().map(|r| crate::sheet::CellRef::new(*r, column));
        let mut texts = cells.filter_map(|at| grid.sheet.cell(at)).filter_map(text_of);
        texts.any(|t| ["stt", "tt", "số tt"].iter().any(|w| super::seams::Norm::of(t).starts(w)))
    };
    if !stt(*second) || !content(region.band.left, *second) || !content(*second, region.band.right + 1) {
        return vec![region];
    }
    parted(region, second.saturating_sub(1), *second)
}

/// Where the words of expenditure begin beside the words of revenue: "Nội dung thu | Dự toán | Nội dung chi | Dự toán".
fn revenue_beside(grid: &Grid<'_>, region: &Region) -> Option<u32> {
    const SIDES: [(&str, &str); 4] = [
        ("nội dung thu", "nội dung chi"),
        ("phần thu", "phần chi"),
        ("các khoản thu", "các khoản chi"),
        ("khoản thu", "khoản chi"),
    ];
    let paths = super::paths::paths(grid, &region.band);
    let words = |column: u32| {
        let rows = grid.rows().iter().filter(|r| r.index > region.band.last && r.index < region.end);
        let mut below = rows.flat_map(|r| &r.cells).filter(|c| c.column == column);
        below.clone().filter(|c| text_of(c).is_some()).take(2).count() == 2 && !below.any(super::grid::is_figure)
    };
    let headed = |side: &str| {
        let mut found = paths.iter().filter(|(column, parts, _)| {
            parts.last().is_some_and(|p| super::seams::Norm::of(&p.text).starts(side)) && words(*column)
        });
        found.next().map(|(column, _, _)| *column).filter(|_| found.next().is_none())
    };
    SIDES.iter().find_map(|(revenue, spent)| {
        let (first, second) = (headed(revenue)?, headed(spent)?);
        (second > first + 1).then_some(second)
    })
}

/// A region as two tables: up to one column, and from another on.
fn parted(region: Region, last: u32, first: u32) -> Vec<Region> {
    let mut left = region.clone();
    let mut right = region;
    right.band.left = first;
    right.beside = Some((left.band.left, last));
    left.beside = Some((first, right.band.right));
    left.band.right = last;
    for repeat in left.repeats.iter_mut() {
        repeat.right = left.band.right;
    }
    vec![left, right]
}

/// Columns without heading and without anything below, and behind them a table of its own: words with amounts beside
/// them. The last column before them and the first behind.
fn gap(grid: &Grid<'_>, region: &Region, numbers: &[u32]) -> Option<(u32, u32)> {
    let band = &region.band;
    let rows = || grid.rows().iter().filter(|r| r.index > band.last && r.index < region.end);
    let filled = |column: u32, wanted: fn(&crate::sheet::Cell) -> bool| {
        let of = |r: &crate::sheet::Row| r.cells.iter().any(|c| c.column == column && wanted(c));
        rows().filter(|r| of(r)).take(2).count()
    };
    let any = |c: &crate::sheet::Cell| !super::grid::is_blank(&c.value);
    let headed = |column: u32| {
        let own = |r: &u32| grid.sheet.cell(crate::sheet::CellRef::new(*r, column)).is_some_and(any);
        let merged = grid.merges_in(band.first, band.last);
        band.rows.iter().any(own)
            || merged.into_iter().any(|m| m.first.column <= column && m.last.column >= column && m.first != m.last)
    };
    let words = |c: &crate::sheet::Cell| text_of(c).is_some();
    // The numbers of rows are no money.
    let figures = |from: u32, to: u32| {
        (from..=to).any(|column| !numbers.contains(&column) && filled(column, super::grid::is_figure) >= 2)
    };
    if band.right.saturating_sub(band.left) > 60 {
        return None;
    }
    let empty = |column: u32| !headed(column) && filled(column, |c| !super::grid::is_blank(&c.value)) == 0;
    let first_empty = (band.left + 2..band.right).find(|column| empty(*column))?;
    let behind = (first_empty + 1..=band.right).find(|column| !empty(*column))?;
    let own = headed(behind) && filled(behind, words) >= 2 && filled(behind, super::grid::is_figure) == 0;
    (own && figures(band.left, first_empty - 1) && figures(behind + 1, band.right)).then_some((first_empty - 1, behind))
}

/// Whether what stands between a table and the same headings again begins another table: a title or a unit
/// of its own, after a total. A page break brings at most the first table's own titles.
fn begins_anew(grid: &Grid<'_>, region: &Region, next: &header::Band) -> bool {
    let from = title_start(grid, region, next);
    let texts = |first: u32, end: u32| -> Vec<String> {
        let rows = grid.rows().iter().skip(grid.position(first)).take_while(move |r| r.index < end);
        let numbered = |r: &&crate::sheet::Row| {
            r.cells
                .iter()
                .find(|c| !super::grid::is_blank(&c.value))
                .is_none_or(|c| super::codes::parse(&c.value.raw()).is_some())
        };
        rows.filter(|r| !numbered(r))
            .flat_map(|r| &r.cells)
            .filter_map(text_of)
            .map(|t| super::seams::Norm::of(t).text())
            .filter(|t| !page_mark(t))
            .collect()
    };
    let between = texts(from, next.first);
    if between.is_empty() {
        return false;
    }
    let titles = texts(region.top, region.band.first);
    if between.iter().all(|t| titles.contains(t)) {
        return false;
    }
    let units = |list: &[String]| -> Vec<_> {
        list.iter().filter_map(|t| super::units::of_line(t)).map(|(unit, currency, _)| (unit, currency)).collect()
    };
    let (old, new) = (units(&titles), units(&between));
    if new.iter().any(|u| !old.contains(u)) {
        return true;
    }
    let years =
        |list: &[String]| list.iter().find_map(|t| super::years::of_title(t).or_else(|| super::years::of_heading(t)));
    if years(&between).is_some_and(|year| years(&titles) != Some(year)) {
        return true;
    }
    let named = |t: &String| ["biểu", "bảng", "phụ lục", "mẫu"].iter().any(|w| super::seams::Norm::of(t).starts(w));
    let last = grid.rows().iter().take(grid.position(from)).next_back();
    let total = last.is_some_and(|r| {
        r.cells
            .iter()
            .filter_map(text_of)
            .any(|t| super::rows::total_words(&super::seams::Norm::head(t, 60)) == Some(true))
    });
    between.iter().any(named) || total
}

/// "Trang 2", "Trang 2/3", "(tiếp theo)": what stands at a page break and begins nothing.
fn page_mark(text: &str) -> bool {
    let plain = text.trim_matches(|c: char| !c.is_alphanumeric());
    let rest = plain.strip_prefix("trang").map(|rest| rest.trim_start().trim_start_matches("số"));
    rest.is_some_and(|rest| rest.chars().all(|c| !c.is_alphabetic())) || ["tiếp", "tiếp theo"].contains(&plain)
}

/// A column of figures beside words above the first header: a table whose headings nobody recognised.
fn before_tables(grid: &Grid<'_>, regions: &[Region]) -> Option<Finding> {
    let first = regions.iter().map(|r| r.band.first).min()?;
    let mut columns: Vec<(u32, usize, CellRef)> = Vec::new();
    for row in grid.rows().iter().take_while(|r| r.index < first) {
        if header::is_label_row(row) || !row.cells.iter().any(|c| text_of(c).is_some()) {
            continue;
        }
        for cell in row.cells.iter().filter(|c| super::grid::is_figure(c)) {
            match columns.iter_mut().find(|(column, ..)| *column == cell.column) {
                Some((_, count, _)) => *count += 1,
                None => columns.push((cell.column, 1, CellRef::new(row.index, cell.column))),
            }
        }
    }
    let (_, _, cell) = columns.iter().find(|(_, count, _)| *count >= 2)?;
    let count: usize = columns.iter().map(|(_, count, _)| count).sum();
    let last = CellRef::new(first.saturating_sub(1), cell.column);
    Some(
        super::say::on(
            "column-unlabelled",
            Severity::Warning,
            &grid.sheet.name,
            format!("{cell}:{last}"),
            format!("Có {count} số ở phía trên dòng tiêu đề của bảng (từ ô {cell}); không được nhập."),
            format!("{count} figures stand above the header of the table (from {cell}); they are not imported."),
        )
        .next(Bilingual::new(
            "Nếu đó là bảng khác, chỉ rõ dòng tiêu đề bằng --header hoặc vùng bằng --range.",
            "If they are another table, show its header by --header or its area by --range.",
        ))
        .with("count", count),
    )
}

/// Where the titles of the next table begin: after the last row of figures, behind a blank row.
fn title_start(grid: &Grid<'_>, region: &Region, next: &header::Band) -> u32 {
    let rows = grid.rows();
    let from = grid.position(region.band.last + 1);
    let to = grid.position(next.first);
    // What is scribbled beside the table ends nothing.
    let inside = |c: &&crate::sheet::Cell| c.column + 1 >= region.band.left && c.column <= region.band.right + 1;
    let last = rows
        .iter()
        .take(to)
        .skip(from)
        .rev()
        .find(|r| r.cells.iter().filter(inside).any(super::grid::is_figure))
        .map_or(region.band.last, |r| r.index);
    // "Đơn vị tính: …" right under the figures, with nothing after it, is the own of a table that states none
    // above.
    let filled =
        |index: u32| grid.sheet.row(index).filter(|r| r.cells.iter().any(|c| !super::grid::is_blank(&c.value)));
    let unit = filled(last + 1).is_some_and(|row| {
        let mut texts = row.cells.iter().filter(|c| !super::grid::is_blank(&c.value)).map(text_of);
        let only = texts.next().flatten().filter(|_| texts.next().is_none());
        only.is_some_and(|text| super::units::of_line(text).is_some_and(|(unit, ..)| unit.is_some()))
    });
    let stated = super::units::above(grid, region.top, region.band.first).iter().any(|s| s.unit.is_some());
    if unit && !stated && filled(last + 2).is_none() { last + 2 } else { last + 1 }
}

fn given(grid: &Grid<'_>, first: u32, last: u32) -> header::Band {
    let (first, last) = (first.saturating_sub(1), last.saturating_sub(1).max(first.saturating_sub(1)));
    let mut left = u32::MAX;
    let mut right = 0;
    let mut rows = Vec::new();
    for row in grid.rows().iter().filter(|r| r.index >= first && r.index <= last) {
        for cell in row.cells.iter().filter(|c| !super::grid::is_blank(&c.value)) {
            left = left.min(cell.column);
            right = right.max(cell.column);
        }
        rows.push(row.index);
    }
    for merge in grid.merges_in(first, last) {
        right = right.max(merge.last.column.min(right + 200));
    }
    let label = grid.sheet.row(last + 1).filter(|r| header::is_label_row(r)).map(|r| r.index);
    let own_label =
        rows.last().copied().filter(|r| rows.len() > 1 && grid.sheet.row(*r).is_some_and(header::is_label_row));
    if own_label.is_some() {
        rows.pop();
    }
    let label_row = own_label.or(label);
    header::Band {
        first,
        last: label_row.unwrap_or(last),
        rows,
        label_row,
        left: if left == u32::MAX { 0 } else { left },
        right,
    }
}

fn nothing(out: &Recognition) -> Finding {
    let seen: Vec<String> = out.sheets.iter().take(8).map(|s| format!("{}: {}", s.name, s.why.vi)).collect();
    let seen_en: Vec<String> = out.sheets.iter().take(8).map(|s| format!("{}: {}", s.name, s.why.en)).collect();
    let tables = out.sheets.iter().any(|s| !s.tables.is_empty()) || out.findings.iter().any(|f| f.slug == "no-amounts");
    Finding::new(
        if tables { "no-amounts" } else { "no-table" },
        Severity::Block,
        Bilingual::new(
            format!("Không tìm thấy số tiền nào để nhập trong tệp. {}", seen.join(" ")),
            format!("No amount to import was found in the file. {}", seen_en.join(" ")),
        ),
    )
    .next(Bilingual::new(
        "Kiểm tra lại tệp, hoặc chỉ định --sheet, --header, --column.",
        "Check the file, or say --sheet, --header, --column.",
    ))
}
