//! How long a long list takes: `DUTOAN_PERF=1 cargo test --release --lib table::tests::speed -- --nocapture`.

use crate::sheet::{Cell, Format, Row, Sheet, Style, Value, Visibility, Workbook};
use crate::table::{Hints, recognise};
use arcstr::ArcStr;

fn text(column: u32, t: &str) -> Cell {
    Cell { column, style: 0, value: Value::Text(ArcStr::from(t)), formula: None }
}

fn number(column: u32, x: f64) -> Cell {
    Cell { column, style: 0, value: Value::Number(x), formula: None }
}

/// A list of `rows` rows and 14 columns, one of them money.
fn list(rows: u32) -> Workbook {
    let heads = [
        "STT",
        "Ngày",
        "Số chứng từ",
        "Loại",
        "Hợp đồng",
        "Nội dung",
        "Đơn vị",
        "Nguồn",
        "Chương",
        "Khoản",
        "Tiểu mục",
        "Năm",
        "Số tiền (đồng)",
        "Ghi chú",
    ];
    let mut out =
        vec![Row { index: 0, hidden: false, cells: heads.iter().zip(0..).map(|(h, c)| text(c, h)).collect() }];
    for r in 1..=rows {
        let x = f64::from(r);
        out.push(Row {
            index: r,
            hidden: false,
            cells: vec![
                number(0, x),
                text(1, "05/03/2024"),
                text(2, &format!("UNC{r}")),
                text(3, "Thanh toán"),
                text(4, "12/HĐ"),
                text(5, "Chi đón tiếp đoàn đại biểu tỉnh Xay Sôm Bun sang thăm và làm việc"),
                text(6, "Sở Ngoại vụ"),
                text(7, "Ngân sách tỉnh"),
                number(8, 411.0),
                number(9, 341.0),
                number(10, 6850.0),
                number(11, 2024.0),
                number(12, 1_000_000.0 + x),
                text(13, "đợt 1"),
            ],
        });
    }
    book(out)
}

/// A table of `rows` rows and 12 amount columns with groups of ten and year totals.
fn wide(rows: u32) -> Workbook {
    let mut heads = vec![text(0, "STT"), text(1, "Nội dung (triệu đồng)")];
    for year in 0..4u32 {
        for (i, h) in ["Cộng", "NSNN", "Nguồn khác"].iter().enumerate() {
            heads.push(text(2 + year * 3 + u32::try_from(i).unwrap(), &format!("{h} năm {}", 2022 + year)));
        }
    }
    let mut out = vec![
        Row { index: 0, hidden: false, cells: vec![text(0, "Đơn vị tính: triệu đồng")] },
        Row { index: 1, hidden: false, cells: heads },
    ];
    let mut index = 2;
    for g in 0..rows / 11 {
        let mut group = vec![text(0, "I"), text(1, "Nhóm nhiệm vụ")];
        for year in 0..4u32 {
            group.push(number(2 + year * 3, 165.0));
            group.push(number(3 + year * 3, 110.0));
            group.push(number(4 + year * 3, 55.0));
        }
        out.push(Row { index, hidden: false, cells: group });
        index += 1;
        for i in 1..=10u32 {
            let mut cells = vec![number(0, f64::from(i)), text(1, "Đón tiếp đoàn đại biểu tỉnh bạn sang thăm")];
            for year in 0..4u32 {
                cells.push(number(2 + year * 3, f64::from(i) * 3.0));
                cells.push(number(3 + year * 3, f64::from(i) * 2.0));
                cells.push(number(4 + year * 3, f64::from(i)));
            }
            out.push(Row { index, hidden: false, cells });
            index += 1;
        }
        let _ = g;
    }
    book(out)
}

fn book(rows: Vec<Row>) -> Workbook {
    let sheet = Sheet {
        name: "S".to_owned(),
        visibility: Visibility::Visible,
        rows,
        styles: vec![Style::default()],
        ..Sheet::default()
    };
    Workbook { format: Format::Xlsx, sheets: vec![sheet], names: Vec::new(), properties: Vec::new(), date_1904: false }
}

/// Processor time of this thread: other work on the machine does not count.
fn processor() -> std::time::Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = text.split_whitespace().next().and_then(|n| n.parse().ok()).unwrap_or(0);
    std::time::Duration::from_nanos(nanos)
}

#[test]
fn long_tables_give_every_line() {
    let big = std::env::var_os("DUTOAN_PERF").is_some();
    let rows = if big { 100_000 } else { 1_000 };
    let listed = list(rows);
    let started = processor();
    let made = recognise(&listed, &Hints::default());
    if big {
        println!("list: {:?}", processor() - started);
    }
    let missing: Vec<u32> =
        (1..=rows).filter(|r| made.lines.binary_search_by_key(r, |l| l.cell.row).is_err()).take(5).collect();
    assert!(missing.is_empty(), "rows without a line {missing:?}: {:?}", made.findings.first());
    let tabled = wide(rows);
    let started = processor();
    let made = recognise(&tabled, &Hints::default());
    if big {
        println!("table: {:?}", processor() - started);
    }
    assert_eq!(made.lines.len(), usize::try_from(rows / 11 * 10 * 8).unwrap());
}
