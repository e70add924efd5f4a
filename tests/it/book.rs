//! The book by hand: grants, contracts, advances, clearances; undo, trace, backup; what is refused.

use crate::drawn::workbook;
use crate::office::{Office, Said};
use serde_json::Value;

fn office() -> Office {
    let office = Office::new();
    office.bring("ke-hoach.txt");
    office.run(&["init", "so.dutoan"]).ends(0);
    office.run(&["plan", "import", "ke-hoach.txt", "--post"]).ends(0);
    office
}

fn cell<'v>(report: &'v Value, key: &str, column: &str) -> &'v Value {
    let row =
        report["rows"].as_array().unwrap().iter().find(|r| r["key"] == key).unwrap_or_else(|| panic!("row {key}"));
    &row["cells"][column]
}

fn add(office: &Office, command: &str, extra: &[&str]) -> Said {
    let [verb, what] = command.split(' ').collect::<Vec<_>>()[..] else { panic!("two words") };
    office.run(&[&[verb, what, "--task", "8.2", "--year", "2024"], extra].concat())
}

#[test]
fn the_treasury_identity_by_hand() {
    let office = office();
    add(&office, "grant add", &["--amount", "4.700tr", "--document", "15/QĐ-UBND", "--date", "05/01/2024"]).ends(0);
    add(
        &office,
        "grant add",
        &["--to-task", "2.4", "--amount", "200tr", "--document", "99/QĐ-UBND", "--date", "08/11/2024"],
    )
    .ends(0);
    add(&office, "commit add", &["--contract", "05/HĐ", "--amount", "4,4ty", "--date", "20/05/2024"]).ends(0);
    add(
        &office,
        "spend add",
        &[
            "--kind",
            "advance",
            "--contract",
            "05/HĐ",
            "--amount",
            "1320tr",
            "--document",
            "TU1",
            "--date",
            "01/06/2024",
        ],
    )
    .ends(0);
    add(
        &office,
        "spend add",
        &[
            "--kind",
            "clearance",
            "--contract",
            "05/HĐ",
            "--amount",
            "600tr",
            "--document",
            "TT1",
            "--date",
            "01/10/2024",
        ],
    )
    .ends(0);
    add(
        &office,
        "spend add",
        &["--contract", "05/HĐ", "--amount", "1.400tr", "--document", "UNC1", "--date", "01/10/2024"],
    )
    .ends(0);
    let report = office.run(&["report", "execution", "--year", "2024", "--json"]).ends(0).json();
    for (column, dong) in [
        ("granted", "4700000000"),
        ("adjusted", "-200000000"),
        ("usable", "4500000000"),
        ("spent", "2000000000"),
        ("disbursed", "2720000000"),
        ("available", "100000000"),
        ("remaining", "2500000000"),
        ("rate", "44.44"),
        ("rate_disbursed", "60.44"),
    ] {
        assert_eq!(cell(&report, "8.2", column), dong, "{column}");
    }
    assert_eq!(cell(&report, "2.4", "adjusted"), "200000000");
    // a hundred million is there, not one đồng more
    let said =
        add(&office, "spend add", &["--amount", "100000001", "--document", "UNC2", "--date", "02/10/2024"]).ends(4);
    assert!(said.err.contains("100.000.000"), "{}", said.err);
    add(&office, "spend add", &["--amount", "100000000", "--document", "UNC2", "--date", "02/10/2024"]).ends(0);
    // an override is an entry with a reason
    add(
        &office,
        "spend add",
        &[
            "--amount",
            "1tr",
            "--document",
            "UNC3",
            "--date",
            "03/10/2024",
            "--allow-over",
            "UBND tỉnh đồng ý tại thông báo",
        ],
    )
    .ends(0);
}

#[test]
fn undo_is_refused_while_others_build_on_it() {
    let office = office();
    let grant = office
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
            "10/QĐ",
            "--date",
            "05/01/2023",
            "--json",
        ])
        .ends(0)
        .json();
    let spend = office
        .run(&[
            "spend",
            "add",
            "--task",
            "1.1",
            "--year",
            "2023",
            "--amount",
            "40tr",
            "--document",
            "U1",
            "--date",
            "05/03/2023",
            "--json",
        ])
        .ends(0)
        .json();
    let (grant, spend) = (grant["batch"].as_str().unwrap(), spend["batch"].as_str().unwrap());
    let said = office.run(&["undo", grant]).ends(4);
    assert!(said.err.contains(spend), "names what builds on it: {}", said.err);
    office.run(&["undo", spend]).ends(0);
    office.run(&["undo", grant]).ends(0);
    let report = office.run(&["report", "execution", "--year", "2023", "--json"]).ends(0).json();
    assert!(report["totals"]["spent"].is_null() || report["totals"]["spent"] == "0", "{}", report["totals"]);
    office.run(&["undo", grant]).ends(4);
    office.run(&["undo", "B9999"]).ends(2);
    let history = office.run(&["history", "--json"]).ends(0).json();
    assert_eq!(
        history["batches"].as_array().unwrap().iter().find(|b| b["id"] == grant).unwrap()["reversed_by"],
        "B0005"
    );
    office.run(&["check"]).ends(0);
}

const TABLE: &str = "
| KINH PHÍ THỰC HIỆN KẾ HOẠCH
| Đơn vị tính: triệu đồng
| STT | Nội dung | Năm 2023 | Năm 2024
| 1.1 | Đẩy mạnh tuyên truyền trên Báo Bắc Giang, Đài Phát thanh và Truyền hình tỉnh | 150 | 150
| 2.1 | Tổ chức đoàn công tác của Lãnh đạo tỉnh tới thăm và làm việc tại tỉnh Xay Sôm Bun | 280 | 280
| . | Tổng cộng | 430 | 430
";

#[test]
fn the_same_table_is_recorded_once_and_every_cell_is_traced() {
    let office = office();
    office.write("bang.xlsx", workbook(&[("PL1", TABLE)]));
    let preview = office.run(&["import", "bang.xlsx", "--as", "plan", "--json"]).ends(0).json();
    assert_eq!(preview["preview"], true);
    assert_eq!(preview["posted"], false);
    let hash = preview["hash"].as_str().unwrap();
    let posted = office.run(&["import", "bang.xlsx", "--as", "plan", "--post", "--if", hash, "--json"]).ends(0).json();
    assert_eq!(posted["posted"], true);
    let batch = posted["batch"].as_str().unwrap();
    // the book has moved on: the old preview is stale, and the file is known
    office.write(
        "khac.xlsx",
        workbook(&[("PL1", &TABLE.replace("| 280 | 280", "| 270 | 280").replace("| 430 | 430", "| 420 | 430"))]),
    );
    office.run(&["import", "khac.xlsx", "--as", "plan", "--post", "--if", hash, "--json"]).ends(5);
    for name in ["bang.xlsx", "luu-lai.xlsx"] {
        if name == "luu-lai.xlsx" {
            office.write(name, workbook(&[("PL1", TABLE)]));
        }
        let again = office.run(&["import", name, "--as", "plan", "--post", "--json"]).ends(0).json();
        assert_eq!((again["posted"].as_bool(), again["batch"].as_str()), (Some(false), Some(batch)));
        assert!(again["findings"].as_array().unwrap().iter().any(|f| f["slug"] == "already-posted"));
    }
    let trace = office.run(&["trace", "bang.xlsx!PL1!C4", "--json"]).ends(0).json();
    assert_eq!(trace["fate"], "line");
    let line = trace["lines"][0].as_str().unwrap().to_owned();
    for (at, fate) in [("C6", "total"), ("C3", "label"), ("H9", "outside"), ("B4", "label")] {
        assert_eq!(
            office.run(&["trace", &format!("bang.xlsx!PL1!{at}"), "--json"]).ends(0).json()["fate"],
            fate,
            "{at}"
        );
    }
    let back = office.run(&["trace", &line, "--json"]).ends(0).json();
    assert_eq!(back["amount"], "150000000");
    assert_eq!(back["entries"][0]["cell"], "C4");
    let figure = office.run(&["trace", "variance:1.1/2023:planned", "--json"]).ends(0).json();
    assert_eq!(figure["entries"][0]["cell"], "C4");
    office.run(&["trace", "khong-co"]).ends(2);
}

#[test]
fn several_files_are_one_batch_each_all_or_nothing() {
    let office = office();
    office.write("a.xlsx", workbook(&[("A", TABLE)]));
    office.write("b.xlsx", workbook(&[("B", &TABLE.replace("| 430 | 430", "| 435 | 430"))]));
    let both = office.run(&["import", "a.xlsx", "b.xlsx", "--as", "plan", "--post", "--json"]).ends(3).json();
    assert_eq!(both["schema"], "dutoan.imports/1");
    assert_eq!(office.run(&["history", "--json"]).json()["batches"].as_array().unwrap().len(), 1, "only the plan");
}

#[test]
fn a_backup_is_verified_and_restores() {
    let office = office();
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
            "10/QĐ",
            "--date",
            "05/01/2023",
        ])
        .ends(0);
    office.run(&["backup", "ban-sao.bak"]).ends(0);
    office.run(&["backup", "ban-sao.bak"]).ends(2);
    office.run(&["restore", "ban-sao.bak", "--book", "moi.dutoan"]).ends(0);
    let old = office.run(&["history", "--json", "--book", "so.dutoan"]).ends(0).out;
    let new = office.run(&["history", "--json", "--book", "moi.dutoan"]).ends(0).out;
    assert_eq!(old, new);
    office.write("rac.bak", "not a book");
    office.run(&["restore", "rac.bak", "--book", "hong.dutoan"]).ends(1);
    assert!(!office.path().join("hong.dutoan").exists());
}

#[test]
fn a_choice_is_recorded_and_remembered() {
    let office = office();
    let odd = TABLE.replace(
        "| 2.1 | Tổ chức đoàn công tác của Lãnh đạo tỉnh tới thăm và làm việc tại tỉnh Xay Sôm Bun",
        "| 9 | Văn phòng phẩm, nước uống",
    );
    office.write("la.xlsx", workbook(&[("A", &odd)]));
    office.run(&["import", "la.xlsx", "--as", "plan", "--post"]).ends(3);
    office.run(&["import", "la.xlsx", "--as", "plan", "--accept", "unlinked,link-unsure", "--post"]).ends(0);
    let waiting = office.run(&["link", "list", "--unsure", "--json"]).ends(0).json();
    let lines = waiting["lines"].as_array().unwrap();
    assert_eq!(lines.len(), 2, "{waiting}");
    office.run(&["link", "set", lines[0]["id"].as_str().unwrap(), "8.3"]).ends(0);
    office.run(&["link", "set", lines[1]["id"].as_str().unwrap(), "9.9"]).ends(2);
    assert_eq!(office.run(&["link", "list", "--unsure", "--json"]).json()["lines"].as_array().unwrap().len(), 1);
    let report = office.run(&["report", "variance", "--year", "2023", "--json"]).ends(0).json();
    assert_eq!(cell(&report, "8.3", "planned"), "280000000");
    let memory = office.run(&["link", "memory", "list", "--json"]).ends(0).json();
    assert_eq!(memory["memory"][0]["task"], "8.3");
    // the next table with the same wording is linked by memory
    office.write("nam-sau.xlsx", workbook(&[("A", &odd.replace("Năm 2023 | Năm 2024", "Năm 2024 | Năm 2025"))]));
    let next = office.run(&["import", "nam-sau.xlsx", "--as", "proposal", "--json"]).json();
    assert!(
        next["lines"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|l| l["content"].as_str().unwrap().starts_with("Văn phòng phẩm"))
            .all(|l| l["task"] == "8.3" && l["state"] == "linked"),
        "{next}"
    );
}

#[test]
fn reports_in_four_forms() {
    let office = office();
    office.write("bang.xlsx", workbook(&[("PL1", TABLE)]));
    office.run(&["import", "bang.xlsx", "--as", "plan", "--post"]).ends(0);
    for name in ["plan", "execution", "variance", "ke-hoach", "thuc-hien", "so-sanh"] {
        let table = office.run(&["report", name, "--year", "2023"]).ends(0);
        assert!(!table.out.is_empty());
        let json = office.run(&["bao-cao", name, "--nam", "2023", "--json"]).ends(0).json();
        assert_eq!(json["schema"], "dutoan.report/1");
        assert_eq!(json["unit"], "dong");
        let csv = office.run(&["report", name, "--year", "2023", "--format", "csv"]).ends(0);
        assert!(csv.out.starts_with('\u{feff}'), "Excel needs the mark");
        office.run(&["report", name, "--year", "2023", "--out", "bc.xlsx"]).ends(0);
        assert!(std::fs::read(office.path().join("bc.xlsx")).unwrap().starts_with(b"PK"));
    }
    for by in ["task", "section", "agency", "source", "year"] {
        let json = office.run(&["report", "variance", "--by", by, "--json"]).ends(0).json();
        assert_eq!(json["totals"]["planned"], "860000000", "{by}");
    }
    office.run(&["report", "khong-co"]).ends(2);
    office.run(&["report", "variance", "--by", "mau"]).ends(2);
}

#[test]
fn found_without_diacritics() {
    let office = office();
    let found = office.run(&["find", "diem truong", "--json"]).ends(0).json();
    assert!(found["found"].as_array().unwrap().iter().any(|f| f["id"] == "8.2"), "{found}");
}
