use super::*;
use proptest::prelude::*;

fn show(page: &Page) -> Vec<String> {
    page.blocks
        .iter()
        .flat_map(|block| match block {
            Block::Paragraph(p) => {
                vec![format!("{}{} {}", p.place, if p.footnote { "f" } else { "" }, p.text)]
            }
            Block::Table(grid) => grid
                .rows
                .iter()
                .map(|row| {
                    let cells: Vec<_> = row
                        .iter()
                        .map(|c| match (c.columns, c.rows) {
                            (1, 1) => c.text.clone(),
                            (columns, rows) => format!("{}<{columns}x{rows}>", c.text),
                        })
                        .collect();
                    format!("{}: {}", grid.place, cells.join(" | "))
                })
                .collect(),
        })
        .collect()
}

#[test]
fn page_breaks_are_healed() {
    let text =
        "Công tác phổ\n\nbiến, giáo dục.\n\nThời gian: Hằng năm;\n\nơn vị\n\n12\n\na) Mục\n\n- Gạch\n\nTên riêng\n";
    assert_eq!(
        show(&from_text(text, false)),
        [
            "1 Công tác phổ biến, giáo dục.",
            "5 Thời gian: Hằng năm;",
            "7 ơn vị",
            "11 a) Mục",
            "13 - Gạch",
            "15 Tên riêng"
        ]
    );
}

#[test]
fn tables_of_tabs() {
    let text = "STT\tNội dung\tChủ trì\n1. HỢP TÁC\t\t\n1.\t<p>Hỗ trợ các</p>\tSở A\n\n\tdoanh nghiệp\t\n\n¹ Chú thích\n\n2.\tViệc\tSở B và\n\n\t\tUBND tỉnh\nHết bảng.";
    assert_eq!(
        show(&from_text(text, false)),
        [
            "1: STT | Nội dung | Chủ trì",
            "1: 1. HỢP TÁC<3x1>",
            "1: 1. | Hỗ trợ các doanh nghiệp | Sở A",
            "1: 2. | Việc | Sở B và UBND tỉnh",
            "7f Chú thích",
            "12 Hết bảng."
        ]
    );
}

#[test]
fn a_cell_with_a_line_break_completes_its_row() {
    let text = "STT\tNội dung\tChủ trì\tThời gian\n1\tViệc một\nvà hai\tSở A\t2024\n";
    assert_eq!(
        show(&from_text(text, false)),
        ["1: STT | Nội dung | Chủ trì | Thời gian", "1: 1 | Việc một\nvà hai | Sở A | 2024"]
    );
}

#[test]
fn markdown_tables() {
    let text =
        "| STT | Nội dung |\n|---|:--|\n| 1 | **Việc** |\n\nSau\n\n<table><tr><td colspan=2>A</td></tr></table>\n";
    assert_eq!(show(&from_text(text, false)), ["1: STT | Nội dung", "1: 1 | Việc", "5 Sau", "7: A<2x1>"]);
}

#[test]
fn html_pages() {
    let text = "<html><head><title>x</title></head>\n<body><h1>KẾ HOẠCH</h1>\n<p>Số: 1/KH-UBND<br>Hà\nNội</p><ol><li>Một<li>Hai</ol>
<table border=1><tr><th rowspan=\"2\">STT<th colspan='2'>Nội dung</tr><tr><td>a&nbsp;b</td><td><p>c</p><p>d &lt; 2</p></table></body>";
    assert_eq!(
        show(&from_text(text, true)),
        [
            "2 KẾ HOẠCH",
            "3 Số: 1/KH-UBND",
            "3 Hà Nội",
            "4 Một",
            "4 Hai",
            "5: STT<1x2> | Nội dung<2x1>",
            "5: a b | c\nd < 2"
        ]
    );
}

proptest! {
    #[test]
    fn never_fails(text in "[\\x00-\\x7fàđ<>/&;*_|\t\n#]{0,200}", html: bool) {
        let page = from_text(&text, html);
        for block in &page.blocks {
            if let Block::Paragraph(p) = block { prop_assert!(!p.text.contains('\n') || html); }
        }
    }
}
