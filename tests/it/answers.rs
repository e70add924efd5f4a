//! Questions of an import: given back to the sender, answered, remembered; corrected files.

use crate::drawn::workbook;
use crate::office::Office;
use serde_json::Value;

const WRONG: &str = "
| DỰ TOÁN KINH PHÍ ĐỀ NGHỊ NĂM 2023
| Đơn vị tính: triệu đồng
| STT | Nội dung | Năm 2023 | Ghi chú
| 1.1 | Đẩy mạnh tuyên truyền trên Báo Bắc Giang | 150 | .
| 2.1 | Tổ chức đoàn công tác của Lãnh đạo tỉnh | '2.8O0 | =đề nghị
| . | Tổng cộng | 430 | .
";

fn amounts(answer: &Value) -> Vec<(String, String, String)> {
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    answer["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| (text(&l["cell"]), text(&l["content"]), text(&l["amount"])))
        .collect()
}

#[test]
fn the_sender_gets_their_own_rows_back() {
    let office = Office::new();
    office.write("sai.xlsx", workbook(&[("Biểu 1", WRONG)]));
    let first = office.run(&["import", "sai.xlsx", "--issues-out", "tra-lai.xlsx", "--json"]).ends(3).json();
    assert_eq!(first["issues_out"], "tra-lai.xlsx");
    let again = office.run(&["import", "tra-lai.xlsx", "--json"]).ends(3).json();
    assert_eq!(amounts(&first), amounts(&again), "the same rows in the same places");
    let sheets = again["sheets"].as_array().unwrap();
    assert_eq!((sheets.len(), &sheets[0]["used"]), (2, &Value::Bool(false)), "the list of questions is passed over");
    let slugs = |v: &Value| {
        let mut all: Vec<String> =
            v["findings"].as_array().unwrap().iter().map(|f| f["slug"].as_str().unwrap().to_owned()).collect();
        all.sort();
        all
    };
    assert_eq!(slugs(&first), slugs(&again), "the same questions");
    // The reasons stand beside the rows, and a text that looks like a formula stays a text.
    let bytes = std::fs::read(office.path().join("tra-lai.xlsx")).unwrap();
    let (book, _) = dutoan::reader::parse::workbook(&bytes).unwrap();
    let texts: Vec<String> = book.sheets[1].rows.iter().flat_map(|r| &r.cells).map(|c| c.value.raw()).collect();
    assert!(texts.iter().any(|t| t == "Lý do") && texts.iter().any(|t| t.starts_with("▲ C5: ")), "{texts:?}");
    assert!(book.sheets.iter().flat_map(|s| &s.rows).flat_map(|r| &r.cells).all(|c| c.formula.is_none()));
    assert!(texts.iter().any(|t| t == "=đề nghị"));
}
