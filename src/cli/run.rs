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
    out.line("");
    let agree = s.plan.total.map(|t| if t == s.lines_total { "=" } else { "≠" }).unwrap_or("?");
    let total = s.plan.total.map_or_else(|| "–".to_owned(), Money::dotted);
    out.say(&Bilingual::new(
        format!("Tổng kinh phí dự kiến của kế hoạch {total} {agree} tổng các dòng {}", s.lines_total.dotted()),
        format!("Plan {total} {agree} sum of lines {}", s.lines_total.dotted()),
    ));
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
    out.line("");
    let heads: [(&str, &str); 6] = [
        ("Năm", "Year"),
        ("Dự kiến", "Planned"),
        ("Được giao", "Granted"),
        ("Thực chi", "Spent"),
        ("Giải ngân", "Disbursed"),
        ("Còn lại", "Remaining"),
    ];
    let head = |i: usize| heads.get(i).map(|(vi, en)| both(out, vi, en)).unwrap_or_default();
    out.line(&format!(
        "{:<5} {:>16} {:>16} {:>16} {:>16} {:>16}",
        head(0),
        head(1),
        head(2),
        head(3),
        head(4),
        head(5)
    ));
    for y in &s.years {
        out.line(&format!(
            "{:<5} {:>16} {:>16} {:>16} {:>16} {:>16}",
            y.year,
            y.planned.dotted(),
            y.granted.dotted(),
            y.spent.dotted(),
            y.disbursed.dotted(),
            y.remaining.dotted()
        ));
    }
    let sum = |f: fn(&run::YearFigures) -> Money| Money::sum(s.years.iter().map(f)).unwrap_or_default().dotted();
    out.line(&format!(
        "{:<5} {:>16} {:>16} {:>16} {:>16} {:>16}",
        both(out, "Cộng", "Total"),
        sum(|y| y.planned),
        sum(|y| y.granted),
        sum(|y| y.spent),
        sum(|y| y.disbursed),
        sum(|y| y.remaining)
    ));
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
