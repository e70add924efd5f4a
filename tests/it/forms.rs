//! The workbooks we hand out: computed again by LibreOffice, in Times New Roman, safe and complete.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]
#![allow(clippy::print_stdout, reason = "a test tells what it measured")]

use crate::soffice;
use calamine::{Data, Reader, Xlsx};
use dutoan::form::{self, Head, Trace};
use dutoan::ledger::{Key, Origin};
use dutoan::money::{Kind, Money, Unit};
use dutoan::plan::{Plan, Section, Task};
use dutoan::report::{self, Asked, By, Facts, Sum};
use dutoan::review::{self, Outcome, Review, ReviewLine};
use dutoan::words::{Bilingual, Lang};
use rust_decimal::Decimal;
use std::io::{Cursor, Read};

/// A made-up budget: 4 sections, about 40 lines, four years, some overspent, some late, some unlinked.
fn facts() -> Facts {
    let sections = [
        ("1", "Tuyên truyền, giáo dục về truyền thống hữu nghị giữa hai địa phương"),
        ("2", "Hợp tác trên lĩnh vực đối ngoại"),
        ("3", "Giáo dục và đào tạo"),
        ("4", "Nông nghiệp, y tế và xây dựng cơ sở hạ tầng phục vụ sản xuất và đời sống nhân dân vùng biên giới"),
    ];
    let contents = [
        "Tuyên truyền trên báo, đài phát thanh và truyền hình về quan hệ hợp tác giữa hai tỉnh nhân các ngày lễ lớn",
        "Tổ chức cuộc thi tìm hiểu",
        "Đón tiếp đoàn đại biểu cấp cao sang thăm, làm việc; trao đổi kinh nghiệm về quản lý nhà nước trên các lĩnh vực \
         kế hoạch, đầu tư, tài chính, ngân sách và quản lý đất đai theo thỏa thuận đã ký kết, bảo đảm tiết kiệm, an toàn",
        "Đào tạo lưu học sinh hệ đại học",
        "Bồi dưỡng tiếng Việt cho cán bộ",
        "Hỗ trợ giống cây trồng, vật nuôi và chuyển giao kỹ thuật chăn nuôi bò thịt cho các hộ gia đình",
        "Mua sắm trang thiết bị y tế",
        "Xây dựng nhà lớp học 2 tầng 8 phòng",
        "Giao lưu văn nghệ, thể thao",
        "Khảo sát thị trường",
    ];
    let leads = [
        "Sở Ngoại vụ",
        "Sở Giáo dục và Đào tạo",
        "Báo tỉnh; Đài Phát thanh và Truyền hình tỉnh",
        "Sở Nông nghiệp và Môi trường",
    ];
    let mut plan = Plan { period: Some((2022, 2025)), title: "Kế hoạch hợp tác".into(), ..Plan::default() };
    let mut sums = Vec::new();
    for (place, (code, title)) in sections.iter().enumerate() {
        plan.sections.push(Section { code: (*code).into(), title: (*title).into() });
        for at in 0..10 {
            let task = format!("{code}.{}", at + 1);
            let lead = leads[(place + at) % leads.len()];
            plan.tasks.push(Task {
                code: task.clone(),
                section: (*code).into(),
                content: contents[(at + place) % contents.len()].into(),
                leads: vec![lead.into()],
                ..Task::default()
            });
            for year in 2022..=2025 {
                let million = i64::from(year - 2020) * 37 + (at as i64) * 113 + (place as i64) * 211;
                if (at + place + year as usize).is_multiple_of(5) {
                    continue;
                }
                let mut add = |kind, dong| {
                    sums.push(Sum {
                        key: Key {
                            task: Some(task.clone()),
                            year,
                            agency: Some(lead.into()),
                            source: Some(if at % 4 == 0 { "13" } else { "12" }.into()),
                            ..Key::default()
                        },
                        kind,
                        amount: Money::new(dong).unwrap(),
                    });
                };
                add(Kind::Planned, million * 1_000_000);
                if year > 2024 {
                    continue;
                }
                add(Kind::Appropriated, million * 1_000_000 - 500_000);
                match (at + place) % 7 {
                    0 => add(Kind::Paid, million * 1_050_000 + 1),
                    1 => {}
                    2 => {
                        add(Kind::Committed, million * 800_000);
                        add(Kind::Advanced, million * 300_000);
                        add(Kind::Cleared, million * 100_000);
                        add(Kind::Paid, million * 200_000 + 777);
                        add(Kind::Released, million * 500_000 + 777);
                    }
                    3 => {
                        add(Kind::Supplemented, 55_000_000);
                        add(Kind::Paid, million * 990_000);
                    }
                    4 => {
                        add(Kind::Adjusted, -20_000_000);
                        add(Kind::Paid, million * 200_000);
                    }
                    5 => add(Kind::Cut, 10_000_000),
                    _ => add(Kind::CarriedOver, 15_250_000),
                }
            }
        }
    }
    let loose = |kind, million: i64| Sum {
        key: Key { year: 2024, agency: Some("Sở Ngoại vụ".into()), ..Key::default() },
        kind,
        amount: Money::new(million * 1_000_000).unwrap(),
    };
    sums.push(loose(Kind::Appropriated, 250));
    sums.push(loose(Kind::Paid, 12));
    sums.push(loose(Kind::Planned, 40));
    Facts { office: "Sở Ngoại vụ".into(), plan: Some(plan), sums, ..Facts::default() }
}

fn head() -> Head {
    Head {
        parent: "UBND TỈNH BẮC GIANG".into(),
        office: "SỞ NGOẠI VỤ".into(),
        codes: "Mã chương: 411 · Mã ĐVQHNS: 1057362".into(),
        number: "Biểu số 02/SNgV".into(),
        attached: "Kèm theo Báo cáo số 45/BC-SNgV ngày 05/7/2024 của Sở Ngoại vụ".into(),
        about: "Kế hoạch thực hiện Thỏa thuận hợp tác với chính quyền địa phương bạn giai đoạn 2022-2025".into(),
        place: "Bắc Giang".into(),
        date: Some(jiff::civil::date(2024, 7, 5)),
        id: "BC-2024-07 · 9f2c41d0a7b3".into(),
        trace: vec![
            Trace {
                row: "1.1".into(),
                content: "=HYPERLINK(\"x\") không được thành công thức".into(),
                column: Some(Bilingual::new("Dự toán được giao", "Granted")),
                amount: Money::new(185_000_000),
                file: "Biểu chi tiết kế hoạch.xlsx".into(),
                sheet: "PL1".into(),
                cell: "D12".into(),
                raw: "185".into(),
            },
            Trace { row: "1.2".into(), raw: "-".into(), ..Trace::default() },
        ],
        ..Head::default()
    }
}

/// Every workbook the tests look at: its name and its bytes.
fn samples() -> Vec<(String, Vec<u8>)> {
    let facts = facts();
    let year = |year| Asked { year: Some(year), as_of: Some(jiff::civil::date(2024, 9, 30)), ..Asked::default() };
    let cases: Vec<(&str, &str, Asked, Option<Unit>, Lang)> = vec![
        ("ke-hoach", "plan", Asked::default(), None, Lang::Vi),
        ("thuc-hien", "execution", year(2024), None, Lang::Vi),
        ("so-sanh", "variance", year(2024), None, Lang::Vi),
        ("so-sanh-nam", "variance", Asked { by: vec![By::Task, By::Year], ..Asked::default() }, None, Lang::Vi),
        (
            "so-sanh-co-quan",
            "variance",
            Asked { by: vec![By::Agency, By::Source], ..year(2024) },
            Some(Unit::MILLION),
            Lang::Vi,
        ),
        ("execution-en", "execution", Asked { by: vec![By::Agency], ..year(2023) }, Some(Unit::DONG), Lang::En),
    ];
    let mut books = Vec::new();
    for (name, slug, asked, unit, lang) in cases {
        let report = report::by_name(slug).unwrap()(&facts, &asked);
        let form = form::of_report(slug, asked.year).unwrap();
        let head = Head { unit, ..head() };
        books.push((name.to_owned(), form::xlsx(&report, &form, &head, lang).unwrap()));
    }
    for (name, priced) in [("tham-dinh", false), ("tham-dinh-don-gia", true)] {
        let head = Head {
            number: "Biểu số 05/TĐ".into(),
            unit: priced.then_some(Unit::MILLION),
            about: String::new(),
            id: String::new(),
            trace: Vec::new(),
            ..head()
        };
        books.push((name.to_owned(), review::write(&review(priced), &head, Lang::Vi).unwrap()));
    }
    books
}

/// The 2025 estimate of the made-up budget, on its way to Finance.
fn review(priced: bool) -> Review {
    let facts = facts();
    let plan = facts.plan.unwrap();
    let mut lines = Vec::new();
    for section in &plan.sections {
        lines.push(ReviewLine {
            key: format!("s{}", section.code),
            code: section.code.clone(),
            content: section.title.clone(),
            ..ReviewLine::default()
        });
        for (at, task) in plan.tasks.iter().filter(|task| task.section == section.code).enumerate() {
            let of = |year: i32, kind| {
                let is = |sum: &&Sum| {
                    sum.key.task.as_deref() == Some(&task.code) && sum.key.year == year && sum.kind == kind
                };
                facts.sums.iter().find(is).map(|sum| sum.amount)
            };
            let proposed = of(2025, Kind::Planned);
            let has_price = priced && at % 3 == 0;
            let (quantity, unit_price, proposed) = match (has_price, proposed) {
                (true, Some(_)) => (Some(Decimal::new(125, 1)), Money::new(49_000_000), Money::new(612_500_000)),
                _ => (None, None, proposed),
            };
            lines.push(ReviewLine {
                key: format!("l{}", task.code),
                level: 1,
                code: task.code.clone(),
                content: task.content.clone(),
                agency: Some(task.leads.join("; ")),
                previous: of(2023, Kind::Paid),
                current: of(2024, Kind::Appropriated),
                expected: of(2024, Kind::Paid),
                measure: has_price.then(|| "bộ".to_owned()),
                quantity,
                unit_price,
                proposed,
                appraised: if at == 4 { Money::new(1_000_000) } else { None },
                result: (at == 4).then_some(Outcome::Partly),
                reason: (at == 4).then(|| "Giảm theo kết quả thẩm định giá; đề nghị đơn vị rà soát lại khối lượng và đơn giá theo hợp đồng tương tự năm trước".to_owned()),
                origin: Some(Origin {
                    file: "Đề nghị của Sở Y tế.xlsx".into(),
                    sheet: "Biểu 01".into(),
                    cell: format!("F{}", at + 10),
                    ..Origin::default()
                }),
                ..ReviewLine::default()
            });
        }
    }
    Review {
        book: "so-2025".into(),
        id: "TD-2025-01".into(),
        version: 1,
        year: 2025,
        title: "Kế hoạch thực hiện Thỏa thuận hợp tác giai đoạn 2022-2025".into(),
        office: "Sở Ngoại vụ".into(),
        lines,
        ..Review::default()
    }
}

/// Cells by sheet, row and column.
type Cells<T> = Vec<(String, u32, u32, T)>;

/// Every cell of every sheet, and the formulas.
fn cells(bytes: &[u8]) -> (Cells<Data>, Cells<String>) {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let (mut values, mut formulas) = (Vec::new(), Vec::new());
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            values.push((name.clone(), row as u32 + top, column as u32 + left, value.clone()));
        }
        let range = book.worksheet_formula(&name).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, text) in range.used_cells() {
            formulas.push((name.clone(), row as u32 + top, column as u32 + left, text.clone()));
        }
    }
    (values, formulas)
}

fn value_at<'a>(values: &'a [(String, u32, u32, Data)], sheet: &str, row: u32, column: u32) -> &'a Data {
    values
        .iter()
        .find(|(s, r, c, _)| s == sheet && *r == row && *c == column)
        .map_or(&Data::Empty, |(_, _, _, value)| value)
}

fn same(a: &Data, b: &Data) -> bool {
    match (a, b) {
        (Data::Float(a), Data::Float(b)) => (a - b).abs() <= 1e-9 * a.abs().max(1.0),
        (Data::String(a), Data::Empty) | (Data::Empty, Data::String(a)) => a.is_empty(),
        (a, b) => a == b,
    }
}

/// The cells whose stored and recomputed values differ, and how many formulas were compared.
fn differences(stored: &[u8], computed: &[u8]) -> (Vec<String>, usize) {
    let (ours, formulas) = cells(stored);
    let (theirs, _) = cells(computed);
    let mut wrong = Vec::new();
    for (sheet, row, column, formula) in &formulas {
        let (a, b) = (value_at(&ours, sheet, *row, *column), value_at(&theirs, sheet, *row, *column));
        if !same(a, b) {
            wrong.push(format!("{sheet} R{}C{} ={formula}: {a:?} but {b:?}", row + 1, column + 1));
        }
    }
    (wrong, formulas.len())
}

/// The workbook with the stored result of its first numeric formula changed.
fn planted(bytes: &[u8]) -> Vec<u8> {
    let mut source = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut target = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..source.len() {
        let mut entry = source.by_index(at).unwrap();
        let (name, mut data) = (entry.name().unwrap().into_owned(), Vec::new());
        entry.read_to_end(&mut data).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let text = String::from_utf8(data).unwrap();
            let start = text.find("</f><v>").unwrap() + "</f><v>".len();
            let end = start + text[start..].find('<').unwrap();
            assert!(text[start..end].parse::<f64>().is_ok());
            data = format!("{}123456789{}", &text[..start], &text[end..]).into_bytes();
        }
        target.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut target, &data).unwrap();
    }
    target.finish().unwrap().into_inner()
}

#[test]
fn every_computed_cell_is_what_libreoffice_computes() {
    let Some(program) = soffice::program() else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut books = samples();
    let control = planted(&books[0].1);
    books.push(("control".into(), control));
    let files: Vec<_> = books
        .iter()
        .map(|(name, bytes)| {
            let path = folder.path().join(format!("{name}.xlsx"));
            std::fs::write(&path, bytes).unwrap();
            path
        })
        .collect();
    let out = soffice::convert(&program, folder.path(), &files, "xlsx");
    let mut compared = 0;
    for (name, bytes) in &books {
        let computed = std::fs::read(out.join(format!("{name}.xlsx"))).unwrap();
        let (wrong, formulas) = differences(bytes, &computed);
        if name == "control" {
            assert_eq!(wrong.len(), 1, "a planted wrong result comes back right: {wrong:?}");
            let (honest, _) = differences(&books[0].1, &computed);
            assert_eq!(honest, Vec::<String>::new());
        } else {
            assert_eq!(wrong, Vec::<String>::new(), "{name}");
            assert!(formulas > 20, "{name} has only {formulas} formulas");
            compared += formulas;
        }
    }
    println!("{compared} formulas recomputed, 0 differ");
}

/// Writes the samples where `DUTOAN_SHOW` says, for people to look at.
#[test]
fn samples_can_be_looked_at() {
    let Some(folder) = std::env::var_os("DUTOAN_SHOW") else { return };
    for (name, bytes) in samples() {
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.xlsx")), bytes).unwrap();
    }
}

/// Prints reports as a terminal shows them, for people to look at.
#[test]
fn terminal_text_can_be_looked_at() {
    if std::env::var_os("DUTOAN_SHOW").is_none() {
        return;
    }
    let facts = facts();
    let asked = Asked { year: Some(2024), by: vec![By::Section], ..Asked::default() };
    for (name, width) in [("variance", 120), ("execution", 100)] {
        let report = report::by_name(name).unwrap()(&facts, &asked);
        println!("{}", form::terminal(&report, width, Lang::Vi, false));
    }
}
