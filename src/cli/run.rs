//! `run`: a budget folder replayed, and its summary.

use super::print::Out;
use super::{value, view};
use crate::desk::run::{self, Summary};
use crate::desk::{Desk, Exit, Outcome};
use crate::money::Money;
use crate::words::{Bilingual, Lang};
use clap::ArgMatches;
use std::path::Path;

/// Runs the command.
pub fn run(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    let dir = value(matches, "dir").unwrap_or(".");
    let to = value(matches, "out").unwrap_or("out");
    let summary = run::run(desk, Path::new(dir), Path::new(to))?;
    if out.json {
        out.object(&view::run::run(&summary, out.lang));
    } else {
        show(out, &summary);
    }
    Ok(summary.exit())
}

fn both(out: &Out, vi: &str, en: &str) -> String {
    if out.lang == Lang::Vi { vi.to_owned() } else { en.to_owned() }
}

fn show(out: &Out, s: &Summary) {
    out.line(&s.name);
    out.line(&s.plan.title);
    out.say(&Bilingual::new(
        format!(
            "{} mục · {} nhiệm vụ · {} nhiệm vụ-năm",
            s.plan.sections.len(),
            s.plan.tasks.len(),
            s.plan.task_years().len()
        ),
        format!(
            "{} sections · {} tasks · {} task-years",
            s.plan.sections.len(),
            s.plan.tasks.len(),
            s.plan.task_years().len()
        ),
    ));
    out.line("");
    if !s.lines.is_empty() {
        lines(out, s);
        out.line("");
    }
    totals(out, s);
    out.line("");
    years(out, s);
}

/// The lines of the plan's own table.
fn lines(out: &Out, s: &Summary) {
    out.line(&both(
        out,
        "Dòng của biểu chi tiết: ô · nhiệm vụ/năm · số tiền · còn được chi · nội dung · lý do",
        "Lines of the detailed table: cell · task/year · amount · available · content · reason",
    ));
    for line in &s.lines {
        let place = format!(
            "{}/{}",
            line.task.clone().unwrap_or_else(|| "–".to_owned()),
            line.year.map_or_else(|| "–".to_owned(), |y| y.to_string())
        );
        let content: String = line.content.chars().take(40).collect();
        let reasons = line.reasons.iter().map(|r| r.get(out.lang)).collect::<Vec<_>>().join("; ");
        let available = line.available.map_or_else(|| "–".to_owned(), Money::dotted);
        out.line(&format!(
            "  {:<22} {place:<9} {:>15} {available:>15}  {content:<40}  {reasons}",
            line.cell,
            line.amount.dotted()
        ));
    }
}

/// The plan's total beside its lines, and how much of all files is linked.
fn totals(out: &Out, s: &Summary) {
    let agree = s.plan.total.map(|t| if t == s.lines_total { "=" } else { "≠" }).unwrap_or("?");
    let lines = s.lines_total.dotted();
    out.say(&match s.plan.total {
        Some(total) => {
            let total = total.dotted();
            Bilingual::new(
                format!("Tổng kinh phí dự kiến của kế hoạch {total} {agree} tổng các dòng {lines}"),
                format!("Plan {total} {agree} sum of lines {lines}"),
            )
        }
        None if s.lines.is_empty() => Bilingual::fixed("Kế hoạch không nêu tổng kinh phí", "The plan states no total"),
        None => Bilingual::new(
            format!("Kế hoạch không nêu tổng kinh phí; tổng các dòng {lines}"),
            format!("The plan states no total; sum of lines {lines}"),
        ),
    });
    out.say(&Bilingual::new(
        format!(
            "Đã gắn {}/{} dòng, {} / {} đồng",
            s.coverage.linked,
            s.coverage.lines,
            s.coverage.amount_linked.dotted(),
            s.coverage.amount.dotted()
        ),
        format!(
            "Linked {}/{} lines, {} / {} đồng",
            s.coverage.linked,
            s.coverage.lines,
            s.coverage.amount_linked.dotted(),
            s.coverage.amount.dotted()
        ),
    ));
}

/// Figures by year, what was met, and the files written.
fn years(out: &Out, s: &Summary) {
    type Figure = fn(&run::YearFigures) -> Money;
    let columns: [(&str, &str, Figure); 7] = [
        ("Dự kiến", "Planned", |y| y.planned),
        ("Đề nghị", "Proposed", |y| y.proposed),
        ("Thẩm định", "Appraised", |y| y.appraised),
        ("Được giao", "Granted", |y| y.granted),
        ("Thực chi", "Spent", |y| y.spent),
        ("Giải ngân", "Disbursed", |y| y.disbursed),
        ("Còn lại", "Remaining", |y| y.remaining),
    ];
    // A stage no file spoke of has no column.
    let spoken_of = |figure: Figure| s.years.iter().any(|y| figure(y) != Money::ZERO);
    let columns: Vec<_> = columns.into_iter().filter(|(_, _, figure)| spoken_of(*figure)).collect();
    let row = |first: String, cells: Vec<String>| {
        let cells: String = cells.iter().map(|cell| format!(" {cell:>16}")).collect();
        out.line(&format!("{first:<5}{cells}"));
    };
    row(both(out, "Năm", "Year"), columns.iter().map(|(vi, en, _)| both(out, vi, en)).collect());
    for y in &s.years {
        row(y.year.to_string(), columns.iter().map(|(_, _, figure)| figure(y).dotted()).collect());
    }
    let sum = |figure: Figure| Money::sum(s.years.iter().map(figure)).unwrap_or_default().dotted();
    row(both(out, "Cộng", "Total"), columns.iter().map(|(_, _, figure)| sum(*figure)).collect());
    out.line("");
    out.say(&Bilingual::new(format!("Nội dung cần rà soát: {}", s.met.len()), format!("Findings: {}", s.met.len())));
    for finding in &s.met {
        out.finding(finding);
    }
    for finding in &s.unexpected {
        out.say(&Bilingual::new("✖ Không có trong dự kiến của công thức:", "✖ Not expected by the recipe:"));
        out.finding(finding);
    }
    for expect in &s.missing {
        let place = format!("{} {}", expect.file.clone().unwrap_or_default(), expect.cell.clone().unwrap_or_default());
        out.say(&Bilingual::new(
            format!("✖ Chờ đợi nhưng không gặp: {} {place}", expect.slug),
            format!("✖ Expected but not met: {} {place}", expect.slug),
        ));
    }
    out.line("");
    for file in &s.files {
        let role = match file.role {
            "book" => both(out, "Sổ", "Book"),
            "review" => both(out, "Biểu thẩm định", "Review"),
            _ => both(out, "Báo cáo", "Report"),
        };
        out.line(&format!("{role:<15} {}", file.path.display()));
    }
}
