//! What leaves the house: files read back as strangers would read them.

use super::*;
use crate::ledger::Key;
use crate::money::{Kind, Unit};
use crate::plan::{Plan, Section, Task};
use crate::report::{Asked, By, Facts, Report, Sum, by_name};
use crate::words::Lang;
use calamine::{Data, Reader, Xlsx};
use std::io::{Cursor, Read};

fn million(amount: i64) -> Money {
    Money::new(amount * 1_000_000).unwrap()
}

fn facts(contents: &[&str]) -> Facts {
    let mut plan = Plan {
        period: Some((2023, 2024)),
        sections: vec![Section { code: "1".into(), title: "Mục một".into() }],
        ..Plan::default()
    };
    let mut sums = Vec::new();
    for (at, content) in contents.iter().enumerate() {
        let code = format!("1.{}", at + 1);
        plan.tasks.push(Task {
            code: code.clone(),
            section: "1".into(),
            content: (*content).into(),
            leads: vec!["@Sở".into()],
            ..Task::default()
        });
        for (year, kind, amount) in
            [(2023, Kind::Planned, 5), (2024, Kind::Planned, 7), (2024, Kind::Appropriated, 6), (2024, Kind::Paid, 2)]
        {
            let key = Key { task: Some(code.clone()), year, ..Key::default() };
            sums.push(Sum { key, kind, amount: million(amount + at as i64) });
        }
    }
    Facts { office: String::new(), plan: Some(plan), sums, ..Facts::default() }
}

fn make(name: &str, facts: &Facts, asked: &Asked) -> (Report, Form) {
    (by_name(name).unwrap()(facts, asked), of_report(name, asked.year).unwrap())
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn texts(bytes: &[u8]) -> Vec<String> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let mut texts = Vec::new();
    for name in book.sheet_names() {
        for (_, _, value) in book.worksheet_range(&name).unwrap().used_cells() {
            if let Data::String(text) = value {
                texts.push(text.clone());
            }
        }
    }
    texts
}

const NASTY: [&str; 12] = [
    "=1+1",
    "+84 912",
    "-2",
    "@SUM(A1)",
    "\tđầu dòng",
    "\rđầu dòng",
    "\nđầu dòng",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script> & \"ngoặc\"",
    "_x000D_ viết như vậy",
    "  hai dấu cách  ",
    "＝1",
];

#[test]
fn nothing_a_stranger_writes_becomes_a_formula_and_all_of_it_comes_back() {
    let facts = facts(&NASTY);
    let (report, form) = make("plan", &facts, &Asked::default());
    let bytes = xlsx(&report, &form, &Head { about: "=2+2".into(), ..Head::default() }, Lang::Vi).unwrap();
    let found = texts(&bytes);
    for text in NASTY {
        assert!(found.iter().any(|cell| cell == text), "{text:?} in {found:?}");
    }
    assert!(found.iter().any(|cell| cell == "=2+2"));
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for formula in sheet.split("<f>").skip(1).map(|rest| rest.split('<').next().unwrap()) {
        assert!(formula.starts_with("SUM(") || formula.starts_with(|c: char| c.is_ascii_uppercase()), "{formula}");
        assert!(!formula.contains("cmd") && !formula.contains("1+1"), "{formula}");
    }
}

#[test]
fn characters_xml_cannot_carry_are_dropped() {
    let facts = facts(&["a\0b\u{1}c\u{FFFF}d"]);
    let (report, form) = make("plan", &facts, &Asked::default());
    let bytes = xlsx(&report, &form, &Head::default(), Lang::Vi).unwrap();
    assert!(texts(&bytes).iter().any(|text| text == "abcd"));
    let page = html(&report, &form, &Head::default(), Lang::Vi);
    assert!(!page.contains('\0'));
}

#[test]
fn every_font_is_times_new_roman() {
    let facts = facts(&["một", "=hai"]);
    let head = Head { id: "x & y".into(), trace: vec![Trace::default()], ..Head::default() };
    for name in ["plan", "execution", "variance"] {
        let asked = Asked { year: (name != "plan").then_some(2024), ..Asked::default() };
        let (report, form) = make(name, &facts, &asked);
        let bytes = xlsx(&report, &form, &head, Lang::Vi).unwrap();
        let styles = part(&bytes, "xl/styles.xml");
        let fonts: Vec<&str> =
            styles.split("<name val=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert!(fonts.len() > 5 && fonts.iter().all(|font| *font == "Times New Roman"), "{name}: {fonts:?}");
        let strings = part(&bytes, "xl/sharedStrings.xml");
        let runs: Vec<&str> =
            strings.split("<rFont val=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert!(runs.len() >= 4 && runs.iter().all(|font| *font == "Times New Roman"), "{name}: {runs:?}");
        assert!(!strings.contains("<r><t"), "every run says its font");
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        let footer = sheet.split("<oddFooter>").nth(1).unwrap();
        assert!(footer.contains("Times New Roman") && footer.contains("x &amp;&amp; y"), "{footer}");
    }
}

#[test]
fn paper_is_set_up_and_headings_stay_in_sight() {
    let facts = facts(&["một"]);
    let (report, form) = make("variance", &facts, &Asked { year: Some(2024), ..Asked::default() });
    let bytes = xlsx(&report, &form, &Head::default(), Lang::Vi).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for piece in [
        "fitToPage=\"1\"",
        "orientation=\"landscape\"",
        "paperSize=\"9\"",
        "fitToHeight=\"0\"",
        "<pane ",
        "state=\"frozen\"",
        "<autoFilter ",
        "Trang &amp;P/&amp;N",
    ] {
        assert!(sheet.contains(piece), "{piece}");
    }
    let book = part(&bytes, "xl/workbook.xml");
    for piece in ["_xlnm.Print_Titles", "don_vi_tinh", "dutoan_he_so", "_xlnm._FilterDatabase"] {
        assert!(book.contains(piece), "{piece}");
    }
    assert!(part(&bytes, "xl/styles.xml").contains("#,##0;[Red]-#,##0;&quot;-&quot;"));
}

#[test]
fn the_label_row_says_the_formula_of_the_variance() {
    let facts = facts(&["một"]);
    let (report, form) = make("variance", &facts, &Asked { year: Some(2024), ..Asked::default() });
    let bytes = xlsx(&report, &form, &Head::default(), Lang::Vi).unwrap();
    let found = texts(&bytes);
    for text in ["(A)", "(B)", "(1)", "(5)=(4)-(3)", "(6)=(3)-(4)", "(7)=(4)/(3)", "Đơn vị tính: đồng", "TỔNG CỘNG"]
    {
        assert!(found.iter().any(|cell| cell == text), "{text} in {found:?}");
    }
    assert!(found.iter().any(|cell| cell.contains("thực chi − được sử dụng")));
}

#[test]
fn the_same_form_is_the_same_bytes() {
    let facts = facts(&["một", "hai", "ba"]);
    let (report, form) = make("plan", &facts, &Asked::default());
    let head = Head { date: Some(jiff::civil::date(2024, 7, 5)), ..Head::default() };
    let write = || xlsx(&report, &form, &head, Lang::Vi).unwrap();
    assert_eq!(write(), write());
}

#[test]
fn amounts_a_spreadsheet_cannot_keep_are_refused_or_moved() {
    let mut facts = facts(&["một"]);
    facts.sums.truncate(1);
    facts.sums[0].amount = Money::new(1_234_567_890_123_456).unwrap();
    let (report, form) = make("plan", &facts, &Asked::default());
    let refused = xlsx(&report, &form, &Head::default(), Lang::Vi).unwrap_err();
    assert!(refused.say().vi.contains("1.234.567.890.123.456"), "{refused}");
    facts.sums[0].amount = Money::new(1_234_567_890_123_000).unwrap();
    let (report, form) = make("plan", &facts, &Asked::default());
    let bytes = xlsx(&report, &form, &Head::default(), Lang::Vi).unwrap();
    assert!(texts(&bytes).iter().any(|text| text == "Đơn vị tính: nghìn đồng"));
    let csv = String::from_utf8(csv(&report, Lang::Vi)).unwrap();
    assert!(csv.contains("1234567890123000"), "a .csv keeps every đồng");
}

#[test]
fn a_sum_of_very_many_parts_goes_by_level() {
    let mut facts = facts(&["một"]);
    let plan = facts.plan.as_mut().unwrap();
    for section in 2..700 {
        plan.sections.push(Section { code: section.to_string(), title: "Mục".into() });
        let code = format!("{section}.1");
        plan.tasks.push(Task { code: code.clone(), section: section.to_string(), ..Task::default() });
        let key = Key { task: Some(code), year: 2023, ..Key::default() };
        facts.sums.push(Sum { key, kind: Kind::Planned, amount: million(1) });
    }
    let (report, form) = make("plan", &facts, &Asked::default());
    let bytes = xlsx(&report, &form, &Head::default(), Lang::Vi).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("SUMIF($G$"), "the total goes by level");
    assert!(sheet.split("<f>").skip(1).all(|rest| rest.split('<').next().unwrap().len() < 8_000));
}

#[test]
fn long_text_gets_its_height_or_a_wider_column() {
    let long = "Tổ chức các hoạt động giao lưu, trao đổi kinh nghiệm ".repeat(80);
    let facts = facts(&[&long, "ngắn"]);
    let (report, form) = make("plan", &facts, &Asked::default());
    let bytes = xlsx(&report, &form, &Head::default(), Lang::Vi).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let heights: Vec<f64> =
        sheet.split(" ht=\"").skip(1).map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect();
    assert!(heights.iter().all(|height| *height <= 409.0), "{heights:?}");
    assert!(heights.iter().any(|height| *height > 250.0), "{heights:?}");
    let bytes = long.len();
    assert!(bytes > 4000);
}

#[test]
fn signatures_take_lines_of_the_table_along() {
    let mut breaks = 0;
    for lines in 5..45 {
        let contents: Vec<String> = (0..lines).map(|at| format!("Nhiệm vụ {at}")).collect();
        let contents: Vec<&str> = contents.iter().map(String::as_str).collect();
        let (report, form) = make("plan", &facts(&contents), &Asked::default());
        let bytes = xlsx(&report, &form, &Head::default(), Lang::Vi).unwrap();
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        let Some(rest) = sheet.split("<rowBreaks ").nth(1) else { continue };
        let row: u32 = rest.split("<brk id=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        let last_line = sheet.matches("<row ").count() as u32;
        assert!(row < last_line && row + 8 > last_line, "{lines} lines break at {row} of {last_line}");
        breaks += 1;
    }
    assert!((1..30).contains(&breaks), "only where signatures would stand alone: {breaks}");
}

#[test]
fn csv_is_read_back_cell_by_cell() {
    let facts = facts(&NASTY);
    let (report, _) = make("variance", &facts, &Asked { year: Some(2024), ..Asked::default() });
    let bytes = csv(&report, Lang::Vi);
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("the mark Excel looks for");
    let mut reader = ::csv::ReaderBuilder::new().has_headers(true).from_reader(text);
    let headings = reader.headers().unwrap().clone();
    let at = |label: &str| headings.iter().position(|heading| heading == label).expect(label);
    let content = at("Nội dung");
    let (usable, rate) = (at("Kinh phí được sử dụng"), at("Tỷ lệ thực hiện (%)"));
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), report.rows.len() + 1);
    for (row, source) in rows.iter().zip(&report.rows) {
        assert_eq!(unguard(&row[content]), source.content);
        assert!(!row.iter().any(|field| field.starts_with(['=', '+', '@', '\t', '\r'])), "{row:?}");
    }
    assert_eq!((&rows[1][usable], &rows[1][rate]), ("6000000", "33,33%"));
    assert!(String::from_utf8_lossy(text).ends_with("\r\n"));
}

#[test]
fn html_is_escaped_and_stands_alone() {
    let facts = facts(&NASTY);
    let (report, form) = make("plan", &facts, &Asked::default());
    let page = html(&report, &form, &Head { about: "<b>".into(), ..Head::default() }, Lang::Vi);
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;ngoặc&quot;"));
    for never in ["<script", "<b>", "http:", "https:", "src="] {
        assert!(!page.contains(never), "{never}");
    }
    assert!(page.contains("rowspan=\"2\"") && page.contains("colspan=\"3\""), "headings are stacked");
    assert!(page.contains(">5.000.000<"));
}

#[test]
fn a_terminal_shows_whole_figures_in_any_width() {
    let facts = facts(&["Đào tạo lưu học sinh", "\u{1b}[31mđỏ\u{7}"]);
    let asked = Asked { year: Some(2024), by: vec![By::Task], ..Asked::default() };
    let (report, _) = make("execution", &facts, &asked);
    for width in [60, 80, 120, 200] {
        let text = terminal(&report, width, Lang::Vi, false);
        assert!(text.lines().all(|line| line.chars().count() <= usize::from(width)), "{width}:\n{text}");
        for figure in ["13.000.000", "5.000.000", "33,33%"] {
            assert!(text.contains(figure), "{figure} at {width}:\n{text}");
        }
        assert!(!text.contains('\u{1b}') && !text.contains('\u{7}'));
    }
    let million = terminal_in(&report, Unit::MILLION, 120, Lang::En, true);
    assert!(million.contains("Unit: million đồng") && million.contains("\u{1b}[1m"), "{million}");
}

#[test]
fn errors_are_sentences_in_both_languages() {
    for error in [Error::Template("x".into()), Error::Digits(Money::MAX), Error::Rows(9)] {
        let say = error.say();
        assert!(!say.vi.is_empty() && say.vi != say.en);
    }
}
