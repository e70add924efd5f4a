//! The JSON contract: every key of every answer, with its type. A key may be added, never renamed.

use crate::drawn::workbook;
use crate::office::Office;
use serde_json::Value;
use std::collections::BTreeSet;

/// Every key path of a value with the types met there: `tasks[].code: string`.
fn shape(value: &Value) -> String {
    fn walk(path: &str, value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(map) if path.ends_with(".data") || path.ends_with(".cells") || path == ".totals" => {
                // keys here are figures' or columns' names
                found.insert(format!(
                    "{path}: object of {}",
                    if map.values().all(|v| v.is_string() || v.is_null()) { "string|null" } else { "any" }
                ));
            }
            Value::Object(map) => map.iter().for_each(|(key, value)| walk(&format!("{path}.{key}"), value, found)),
            Value::Array(items) if items.is_empty() => {
                found.insert(format!("{path}[]"));
            }
            Value::Array(items) => items.iter().for_each(|item| walk(&format!("{path}[]"), item, found)),
            Value::String(_) => {
                found.insert(format!("{path}: string"));
            }
            Value::Number(_) => {
                found.insert(format!("{path}: number"));
            }
            Value::Bool(_) => {
                found.insert(format!("{path}: bool"));
            }
            Value::Null => {
                found.insert(format!("{path}: null"));
            }
        }
    }
    let mut found = BTreeSet::new();
    walk("", value, &mut found);
    found.into_iter().collect::<Vec<_>>().join("\n")
}

const TABLE: &str = "
| KINH PHÍ THỰC HIỆN KẾ HOẠCH
| Đơn vị tính: triệu đồng
| STT | Nội dung | Cơ quan chủ trì | Tổng số | Năm 2023 | Năm 2024 | Ghi chú
| 1 | Tuyên truyền | . | 300 | 150 | 150
| 1.1 | Đẩy mạnh tuyên truyền trên Báo Bắc Giang, Đài Phát thanh và Truyền hình tỉnh | Báo Bắc Giang | 300 | 150 | 150 | cả năm
| 7 | Việc khác | . | 20 | 20 | .
| 7.9 | Văn phòng phẩm | . | 20 | 20 | .
| . | Tổng cộng | . | 320 | 170 | 150
";

#[test]
fn every_answer_keeps_its_keys() {
    let office = Office::new();
    office.bring("ke-hoach.txt");
    office.write("bang.xlsx", workbook(&[("PL1", TABLE), ("Trống", "")]));
    office.write("hai.xlsx", workbook(&[("PL1", &TABLE.replace("| 320 | 170", "| 325 | 175"))]));
    let mut said = Vec::new();
    let mut ask = |name: &str, args: &[&str]| {
        let json = office.run(&[args, &["--json"]].concat()).json();
        said.push(format!("# {name}\n{}", shape(&json)));
        json
    };
    ask("error/1", &["import", "khong-co.xlsx"]);
    ask("plan/1", &["plan", "import", "ke-hoach.txt"]);
    ask("import/1 without a book or plan", &["import", "bang.xlsx"]);
    ask("import/1 against a document", &["import", "bang.xlsx", "--plan", "ke-hoach.txt", "--as", "plan"]);
    ask("imports/1", &["import", "bang.xlsx", "hai.xlsx"]);
    office.run(&["init", "so.dutoan"]).ends(0);
    office.run(&["plan", "import", "ke-hoach.txt", "--post"]).ends(0);
    office.run(&["import", "bang.xlsx", "--as", "plan", "--skip", "unlinked,link-unsure", "--post"]).ends(0);
    office
        .run(&[
            "grant",
            "add",
            "--task",
            "1.1",
            "--year",
            "2023",
            "--amount",
            "150tr",
            "--document",
            "1/QĐ",
            "--date",
            "05/01/2023",
        ])
        .ends(0);
    office
        .run(&[
            "spend",
            "add",
            "--task",
            "1.1",
            "--year",
            "2023",
            "--amount",
            "50tr",
            "--document",
            "U1",
            "--date",
            "05/02/2023",
        ])
        .ends(0);
    ask("report/1", &["report", "variance", "--year", "2023"]);
    ask("trace/1 of a figure", &["trace", "variance:1.1/2023:planned"]);
    ask("trace/1 of a cell", &["trace", "bang.xlsx!PL1!E5"]);
    ask("batches/1", &["history"]);
    ask("findings/1", &["check"]);
    ask("lines/1", &["link", "list"]);
    insta::assert_snapshot!(said.join("\n\n"));
}

#[test]
fn language_changes_words_only() {
    let office = Office::new();
    office.bring("ke-hoach.txt");
    office.write("bang.xlsx", workbook(&[("PL1", TABLE)]));
    let ask = |lang: &str| {
        office.run(&["import", "bang.xlsx", "--plan", "ke-hoach.txt", "--as", "plan", "--json", "--lang", lang]).json()
    };
    let (vi, en) = (ask("vi"), ask("en"));
    assert_eq!(shape(&vi), shape(&en));
    let lines = |v: &Value| {
        v["lines"]
            .as_array()
            .unwrap()
            .iter()
            .map(|l| format!("{} {} {} {}", l["cell"], l["task"], l["amount"], l["state"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(&vi), lines(&en));
    assert_ne!(vi["lines"][0]["reasons"], en["lines"][0]["reasons"]);
}

#[test]
fn the_same_command_gives_the_same_bytes() {
    let office = Office::new();
    office.bring("ke-hoach.txt");
    office.write("bang.xlsx", workbook(&[("PL1", TABLE)]));
    let ask = || office.run(&["import", "bang.xlsx", "--plan", "ke-hoach.txt", "--as", "plan", "--json"]).out;
    assert_eq!(ask(), ask());
}
