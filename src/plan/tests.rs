//! Plans read whole: the five official ones and small ones made here.

use super::*;
use crate::page::from_text;
use std::fmt::Write as _;

mod heads;
mod money;
mod outlines;
mod sentences;
mod small;
mod tables;
mod untold;

/// The text of an official plan, `None` (with a notice) where the shared folder is absent.
fn seed(start: &str) -> Option<String> {
    let base =
        std::env::var("DUTOAN_SHARED").unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../shared").to_owned());
    let folder = std::path::Path::new(&base).join("seeds");
    let found = std::fs::read_dir(&folder).ok().and_then(|mut list| {
        list.find_map(|e| {
            e.ok().map(|e| e.path()).filter(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(start)))
        })
    });
    match found {
        Some(path) => Some(std::fs::read_to_string(path).unwrap()),
        None => {
            #[allow(clippy::print_stdout, reason = "the notice that a test was skipped")]
            let () = println!("skipped: {} has no plan {start}", folder.display());
            None
        }
    }
}

/// A plan and its findings as readable lines.
fn show(plan: &Plan, findings: &[Finding]) -> String {
    let mut out = String::new();
    let p = plan;
    writeln!(
        out,
        "{} | {:?} | {:?} | {:?}",
        p.id,
        p.number,
        p.date.map(|d| d.to_string()),
        p.issued.map(|i| (i.year, i.month, i.day))
    )
    .unwrap();
    writeln!(
        out,
        "{}\n{} | {:?} | total {:?} words {:?} | replaces {:?}",
        p.title,
        p.issuer,
        p.period,
        p.total.map(Money::dong),
        p.total_words_match,
        p.replaces
    )
    .unwrap();
    for source in &p.sources {
        writeln!(out, "nguồn: {source}").unwrap();
    }
    for section in &p.sections {
        writeln!(out, "§{} {}", section.code, section.title).unwrap();
    }
    for task in &p.tasks {
        writeln!(
            out,
            "\n{}{} [{}] ¶{} {}",
            task.code,
            if task.numbered { "" } else { "*" },
            task.section,
            task.place,
            task.content
        )
        .unwrap();
        let s = &task.schedule;
        write!(out, "  {:?} {:?} “{}”", s.kind, s.years, s.text).unwrap();
        for (name, value) in [("quý", s.quarters.as_ref()), ("tháng", s.months.as_ref())] {
            if let Some(value) = value {
                write!(out, " {name} {value:?}").unwrap();
            }
        }
        writeln!(
            out,
            "{}{}",
            if s.any_of { " any_of" } else { "" },
            s.condition.as_ref().map(|c| format!(" điều kiện: {c}")).unwrap_or_default()
        )
        .unwrap();
        writeln!(out, "  chủ trì: {}\n  phối hợp: {}", task.leads.join(" | "), task.partners.join(" | ")).unwrap();
        for (name, value) in [("lĩnh vực", &task.field), ("kinh phí", &task.funding)] {
            if let Some(value) = value {
                writeln!(out, "  {name}: {value}").unwrap();
            }
        }
        for target in &task.targets {
            writeln!(out, "  {} {:?} {}", target.year, target.quantity, target.text).unwrap();
        }
    }
    for duty in &p.duties {
        writeln!(
            out,
            "\nduty {} → {} {}/{} every_year {} {:?} inclusive {}: {}",
            duty.who.join(" | "),
            duty.to,
            duty.day,
            duty.month,
            duty.every_year,
            duty.year,
            duty.inclusive,
            duty.text
        )
        .unwrap();
    }
    for rule in &p.rules {
        writeln!(out, "\nrule {} {}: {}", rule.slug, rule.value, rule.text).unwrap();
    }
    for finding in findings {
        writeln!(out, "\n{} {:?} {:?}: {}", finding.slug, finding.severity, finding.place, finding.text.vi).unwrap();
    }
    out
}

fn read_text(text: &str) -> (Plan, Vec<Finding>) {
    read(&from_text(text, false))
}

#[test]
fn the_bac_giang_plan_is_read_whole() {
    let Some(text) = seed("002") else { return };
    let (plan, findings) = read_text(&text);
    assert_eq!(plan.sections.len(), 8);
    assert_eq!(plan.tasks.len(), 35);
    assert_eq!(plan.total.map(Money::dong), Some(33_400_000_000));
    assert_eq!(plan.total_words_match, Some(true));
    assert_eq!((plan.number.clone(), plan.replaces.as_deref()), (None, Some("667/KH-UBND")));
    assert_eq!(plan.issued, Some(Issued { year: 2022, month: Some(8), day: None }));
    insta::assert_snapshot!(show(&plan, &findings));
}

#[test]
fn the_bac_giang_plan_has_a_hundred_task_years() {
    let Some(text) = seed("002") else { return };
    let (plan, _) = read_text(&text);
    let all = plan.task_years();
    assert_eq!(all.len(), 100);
    let by_year: Vec<usize> = (2021..=2026).map(|year| all.iter().filter(|(_, y)| *y == year).count()).collect();
    assert_eq!(by_year, [0, 24, 27, 24, 25, 0]);
}

#[test]
fn the_kon_tum_plan_is_read_from_its_table() {
    let Some(text) = seed("000") else { return };
    let (plan, findings) = read_text(&text);
    assert_eq!((plan.sections.len(), plan.tasks.len(), plan.total), (5, 35, None));
    insta::assert_snapshot!(show(&plan, &findings));
}

#[test]
fn the_khanh_hoa_plan_is_read_with_fields_and_quarters() {
    let Some(text) = seed("001") else { return };
    let (plan, findings) = read_text(&text);
    assert_eq!((plan.number.as_deref(), plan.tasks.len()), (Some("592/KH-UBND"), 26));
    assert_eq!(plan.date, Some(jiff::civil::date(2022, 6, 30)));
    insta::assert_snapshot!(show(&plan, &findings));
}

#[test]
fn the_plan_of_themes_and_bullets() {
    let Some(text) = seed("003") else { return };
    let (plan, findings) = read_text(&text);
    assert_eq!(plan.number.as_deref(), Some("952/KH-UBND"));
    assert!(plan.tasks.iter().all(|t| !t.numbered && t.leads.is_empty()));
    insta::assert_snapshot!(show(&plan, &findings));
}

#[test]
fn the_plan_of_anniversaries() {
    let Some(text) = seed("004") else { return };
    let (plan, findings) = read_text(&text);
    assert_eq!(plan.tasks.len(), 13);
    insta::assert_snapshot!(show(&plan, &findings));
}

/// A sheet from rows of tab-separated texts; figures become numbers.
fn sheet(name: &str, rows: &[&str]) -> crate::sheet::Sheet {
    use crate::sheet::{Cell, Row, Sheet, Style, Value};
    let cell = |column: u32, text: &str| Cell {
        column,
        style: 0,
        value: text.parse::<f64>().map_or_else(|_| Value::Text(text.into()), Value::Number),
        formula: None,
    };
    let row = |index: u32, text: &str| Row {
        index,
        hidden: false,
        cells: text.split('\t').zip(0..).filter(|(t, _)| !t.is_empty()).map(|(t, c)| cell(c, t)).collect(),
    };
    Sheet {
        name: name.to_owned(),
        rows: rows.iter().zip(0..).filter(|(t, _)| !t.is_empty()).map(|(t, i)| row(i, t)).collect(),
        styles: vec![Style::default()],
        ..Sheet::default()
    }
}

#[test]
fn a_workbook_holds_the_task_table() {
    use crate::sheet::{Format, Workbook};
    let tasks = sheet(
        "Nhiệm vụ",
        &[
            "UBND TỈNH LÂM ĐỒNG",
            "Số: 15/KH-UBND",
            "KẾ HOẠCH",
            "Triển khai chương trình hợp tác giai đoạn 2024-2026",
            "",
            "TT\tNội dung nhiệm vụ\tĐơn vị thực hiện\t\tThời gian\tKinh phí (triệu đồng)",
            "\t\tChủ trì\tPhối hợp",
            "1\t2\t3\t4\t5\t6",
            "I\tNHIỆM VỤ CHUNG",
            "1\tXây dựng kế hoạch năm\tSở Tài chính\tCác sở: Nội vụ, Xây dựng\t2024\t150",
            "2\tTổ chức hội nghị\tVP UBND tỉnh\t\tHằng năm\t",
            "II\tNHIỆM VỤ CỤ THỂ",
            "1\tĐào tạo 30 cán bộ\tSở Nội vụ\t\tQuý II/2025\t300",
            "\tvà 10 giáo viên",
            "2\tMua thiết bị\tSở Y tế\t\tNăm 20255\t",
            "\tTổng cộng\t\t\t\t450",
            "",
            "\tNgười lập biểu\t\t\tGiám đốc",
        ],
    );
    let book = Workbook {
        format: Format::Xlsx,
        sheets: vec![sheet("Bìa", &["Bìa"]), tasks],
        names: Vec::new(),
        properties: Vec::new(),
        date_1904: false,
    };
    let (plan, findings) = read_sheet(&book);
    insta::assert_snapshot!(show(&plan, &findings));
    let empty = Workbook { sheets: vec![sheet("x", &["a\tb", "1\t2"])], ..book };
    assert_eq!(read_sheet(&empty).1.iter().map(|f| f.slug).collect::<Vec<_>>(), ["not-a-plan"]);
}

#[test]
fn annexes_on_several_sheets_are_one_list_of_tasks() {
    use crate::sheet::{Format, Workbook};
    let cover = sheet(
        "Tổng hợp",
        &[
            "BIỂU TỔNG HỢP NHU CẦU VỐN XÂY DỰNG TRƯỜNG HỌC GIAI ĐOẠN 2024-2026",
            "(Kèm theo Kế hoạch số 1893/KH-UBND ngày 06/6/2024 của UBND tỉnh Lai Châu)",
            "STT\tPhụ lục\tTổng số\tNSTW",
            "1\tPhụ lục 1\t150\t100",
        ],
    );
    let first = sheet(
        "PL1",
        &[
            "PHỤ LỤC 1",
            "DANH MỤC DỰ ÁN KHỞI CÔNG NĂM 2024",
            "TT\tDanh mục dự án\tChủ đầu tư\tHạn hoàn thành",
            "(1)\t(2)\t(3)\t(4)",
            "1\tTrường Mầm non A\tUBND huyện Sìn Hồ\tNăm 2024",
            "2\tTrường Tiểu học B\tSở Xây dựng\tQuý II/2025",
            "\tTổng cộng",
        ],
    );
    let second = sheet(
        "PL2",
        &[
            "PHỤ LỤC 2",
            "DANH MỤC DỰ ÁN KHỞI CÔNG NĂM 2025, 2026",
            "TT\tDanh mục dự án\tChủ đầu tư\tThời gian thực hiện",
            "1\tTrường THCS C\tUBND huyện Than Uyên\t2025-2026",
            "\tTổng cộng",
        ],
    );
    let again = sheet(
        "Bản cũ",
        &["TT\tDanh mục dự án\tChủ đầu tư\tThời gian", "1\tTrường Mầm non A\tUBND huyện Sìn Hồ\tNăm 2025"],
    );
    let costs = sheet(
        "Chi phí",
        &["TT\tNội dung\tĐơn vị thực hiện\tSố lượng\tĐơn giá", "1\tXi măng\tUBND huyện Sìn Hồ\t20\t1000"],
    );
    let book = Workbook {
        format: Format::Xlsx,
        sheets: vec![cover, first, second, again, costs],
        names: Vec::new(),
        properties: Vec::new(),
        date_1904: false,
    };
    let (plan, findings) = read_sheet(&book);
    let tasks: Vec<String> = plan
        .tasks
        .iter()
        .map(|t| format!("{} {} | {} | {:?}", t.code, t.content, t.leads.len(), t.schedule.years))
        .collect();
    assert_eq!(
        tasks,
        [
            "1/1 Trường Mầm non A | 1 | [2024]",
            "1/2 Trường Tiểu học B | 1 | [2025]",
            "2/1 Trường THCS C | 1 | [2025, 2026]",
        ]
    );
    assert_eq!((plan.number.as_deref(), plan.period), (Some("1893/KH-UBND"), Some((2024, 2026))));
    let passed: Vec<(&str, String)> = findings.iter().map(|f| (f.slug, format!("{:?}", f.place))).collect();
    assert!(passed.iter().all(|(slug, _)| *slug == "sheet-not-tasks") && passed.len() == 2, "{passed:?}");
    assert!(passed.iter().any(|(_, place)| place.contains("Bản cũ")), "{passed:?}");
}

#[test]
fn tasks_of_a_sheet_belong_to_no_part_of_the_sheet_before() {
    use crate::sheet::{Format, Workbook};
    let one = sheet(
        "Y tế",
        &["TT\tHợp phần\tChủ trì\tThời gian", "II\tNHIỆM VỤ Y TẾ", "1\tMua máy siêu âm\tSở Y tế\tNăm 2025"],
    );
    let two = sheet("Giáo dục", &["TT\tHợp phần\tChủ trì\tThời gian", "1\tMở lớp tiếng Lào\tSở Nội vụ\tNăm 2025"]);
    let copy = sheet("Bản cũ", &["TT\tHợp phần\tChủ trì\tThời gian", "1\tMở lớp tiếng Lào\tSở Nội vụ\tNăm 2024"]);
    let book = Workbook {
        format: Format::Xlsx,
        sheets: vec![one, two, copy],
        names: Vec::new(),
        properties: Vec::new(),
        date_1904: false,
    };
    let (plan, findings) = read_sheet(&book);
    let tasks: Vec<String> = plan.tasks.iter().map(|t| format!("{} [{}] {}", t.code, t.section, t.content)).collect();
    assert_eq!(tasks, ["II/1 [II] Mua máy siêu âm", "2/1 [2] Mở lớp tiếng Lào"]);
    assert!(
        findings.iter().any(|f| f.slug == "sheet-not-tasks" && f.severity == crate::finding::Severity::Note),
        "{findings:?}"
    );
}

#[test]
fn tasks_that_a_sheet_passed_over_tells_alone_are_asked_about() {
    use crate::finding::Severity;
    use crate::sheet::{Format, Workbook};
    let head = "TT\tNhiệm vụ\tChủ trì\tThời gian";
    let (school, clinic) = ("1\tMở lớp tiếng Lào\tSở Nội vụ\tNăm 2025", "2\tMua máy siêu âm\tSở Y tế\tNăm 2025");
    let long = sheet("Bản mới", &[head, school, clinic, "3\tĐoàn ra\tSở Ngoại vụ\tNăm 2025", "\tTổng cộng"]);
    let old = sheet("Bản cũ", &[head, school, clinic, "3\tHọp\tSở Ngoại vụ\tNăm 2025"]);
    let book = Workbook {
        format: Format::Xlsx,
        sheets: vec![long, old],
        names: Vec::new(),
        properties: Vec::new(),
        date_1904: false,
    };
    let (plan, findings) = read_sheet(&book);
    assert_eq!(plan.tasks.len(), 3);
    let asked: Vec<&Finding> = findings.iter().filter(|f| f.slug == "sheet-not-tasks").collect();
    assert!(asked.len() == 1 && asked.iter().all(|f| f.severity == Severity::Warning), "{asked:?}");
}
