//! Wrong input: each has its exit code and a message of three parts, and records nothing.

use crate::drawn::workbook;
use crate::office::{Office, Said};

/// An office with a book that holds the example's plan.
fn office() -> Office {
    let office = Office::new();
    office.bring("ke-hoach.docx");
    office.run(&["init", "so.dutoan"]).ends(0);
    office.run(&["plan", "import", "ke-hoach.docx", "--post"]).ends(0);
    office
}

fn batches(office: &Office) -> usize {
    office.run(&["history", "--json"]).ends(0).json()["batches"].as_array().unwrap().len()
}

/// The ending is coded, says what next, and nothing was recorded.
#[track_caller]
fn refuses(office: &Office, args: &[&str], exit: i32, code: &str) -> Said {
    let before = batches(office);
    let json = office.run(&[args, &["--json"]].concat()).ends(exit);
    let error = &json.json()["error"];
    assert_eq!(error["code"], code, "{}", json.out);
    assert!(!error["message"].as_str().unwrap().is_empty());
    assert!(!error["hint"].as_str().unwrap().is_empty());
    let spoken = office.run(args).ends(exit);
    assert!(spoken.err.contains('✖') && spoken.err.contains('→'), "three parts: {}", spoken.err);
    assert_eq!(batches(office), before, "nothing recorded");
    spoken
}

const TABLE: &str = "
| DỰ TOÁN KINH PHÍ ĐỀ NGHỊ NĂM 2023
| Đơn vị tính: triệu đồng
| STT | Nội dung | Năm 2023
| 1.1 | Đẩy mạnh tuyên truyền trên Báo Bắc Giang, Đài Phát thanh và Truyền hình tỉnh | 150
| 2.1 | Tổ chức đoàn công tác của Lãnh đạo tỉnh tới thăm và làm việc tại tỉnh Xay Sôm Bun | 280
| . | Tổng cộng | 430
";

#[test]
fn missing_file() {
    refuses(&office(), &["import", "khong-co.xlsx", "--post"], 1, "file-missing");
}

#[test]
fn document_given_as_workbook() {
    refuses(&office(), &["import", "ke-hoach.docx", "--post"], 1, "not-a-workbook");
}

#[test]
fn truncated_workbook() {
    let office = office();
    let whole = workbook(&[("B", TABLE)]);
    office.write("cat.xlsx", &whole[..whole.len() / 2]);
    let said = office.run(&["import", "cat.xlsx", "--post", "--json"]).ends(1);
    let code = said.json()["error"]["code"].as_str().unwrap().to_owned();
    assert!(["file-truncated", "file-hostile"].contains(&code.as_str()), "{code}");
}

#[test]
fn total_off_by_five_million_names_both_figures_and_the_cell() {
    let office = office();
    office.write("lech.xlsx", workbook(&[("B", &TABLE.replace("| 430", "| 435"))]));
    let before = batches(&office);
    let said = office.run(&["import", "lech.xlsx", "--post", "--json"]).ends(3);
    let json = said.json();
    let finding =
        json["findings"].as_array().unwrap().iter().find(|f| f["slug"] == "total-differs").expect("total-differs");
    assert_eq!(finding["place"]["cell"], "C6");
    assert_eq!(finding["data"]["stated"], "435000000");
    assert_eq!(finding["data"]["computed"], "430000000");
    assert_eq!(json["posted"], false);
    assert_eq!(batches(&office), before);
    // accepted, it is recorded as it stands: the lines, never the printed total
    let posted =
        office.run(&["import", "lech.xlsx", "--accept", "total-differs@B!C6", "--post", "--json"]).ends(0).json();
    assert_eq!(posted["posted"], true);
    assert_eq!(posted["coverage"]["amount"], "430000000");
}

#[test]
fn table_without_unit_is_asked_for() {
    let office = office();
    office.write("khong-don-vi.xlsx", workbook(&[("B", &TABLE.replace("| Đơn vị tính: triệu đồng\n", ""))]));
    let json = office.run(&["import", "khong-don-vi.xlsx", "--post", "--json"]).ends(3).json();
    assert!(json["findings"].as_array().unwrap().iter().any(|f| f["slug"] == "unit-missing"), "{json}");
    assert!(
        json["lines"]
            .as_array()
            .unwrap()
            .iter()
            .all(|l| l["amount"].is_null() && !l["raw"].as_str().unwrap().is_empty())
    );
    let told = office.run(&["import", "khong-don-vi.xlsx", "--unit", "trieu", "--post", "--json"]).ends(0).json();
    assert_eq!(told["coverage"]["amount"], "430000000");
}

#[test]
fn unknown_task() {
    refuses(
        &office(),
        &[
            "grant",
            "add",
            "--task",
            "9.9",
            "--year",
            "2023",
            "--amount",
            "10tr",
            "--document",
            "1/QĐ",
            "--date",
            "01/01/2023",
        ],
        2,
        "task-unknown",
    );
}

#[test]
fn payment_above_what_is_available() {
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
            "10/QĐ-UBND",
            "--date",
            "05/01/2023",
        ])
        .ends(0);
    let said = refuses(
        &office,
        &[
            "spend",
            "add",
            "--task",
            "1.1",
            "--year",
            "2023",
            "--amount",
            "151tr",
            "--document",
            "UNC01",
            "--date",
            "01/03/2023",
        ],
        4,
        "outside-available",
    );
    assert!(said.err.contains("150.000.000") && said.err.contains("151.000.000"), "both figures: {}", said.err);
    office
        .run(&[
            "spend",
            "add",
            "--task",
            "1.1",
            "--year",
            "2023",
            "--amount",
            "150tr",
            "--document",
            "UNC01",
            "--date",
            "01/03/2023",
        ])
        .ends(0);
}

#[test]
fn date_outside_the_plan() {
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
            "10/QĐ-UBND",
            "--date",
            "05/01/2023",
        ])
        .ends(0);
    let said = office
        .run(&[
            "spend",
            "add",
            "--task",
            "1.1",
            "--year",
            "2035",
            "--amount",
            "1tr",
            "--document",
            "UNC02",
            "--date",
            "01/03/2035",
        ])
        .ends(4);
    assert!(said.err.contains("2035"), "{}", said.err);
}

#[test]
fn bad_date_and_bad_amount_are_usage() {
    let office = office();
    refuses(
        &office,
        &["spend", "add", "--task", "1.1", "--year", "2023", "--amount", "1tr", "--date", "31/02/2023"],
        2,
        "bad-date",
    );
    refuses(
        &office,
        &["spend", "add", "--task", "1.1", "--year", "2023", "--amount", "1.2ty", "--date", "01/02/2023"],
        2,
        "number-ambiguous",
    );
}

#[test]
fn two_books_in_the_folder() {
    let office = office();
    office.run(&["init", "khac.dutoan", "--book", "khac.dutoan"]).ends(0);
    let said = office.run(&["status"]).ends(2);
    assert!(said.err.contains("khac.dutoan") && said.err.contains("so.dutoan"), "{}", said.err);
    office.run(&["status", "--book", "so.dutoan"]).ends(0);
}

#[test]
fn read_only_book() {
    let office = office();
    let mut rights = std::fs::metadata(office.path().join("so.dutoan")).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(office.path().join("so.dutoan"), rights).unwrap();
    office.write("b.xlsx", workbook(&[("B", TABLE)]));
    let said = office.run(&["import", "b.xlsx", "--post", "--json"]).ends(1);
    assert_eq!(said.json()["error"]["code"], "book-read-only");
}

#[test]
fn unknown_command_and_option() {
    let office = Office::new();
    let said = office.run(&["nhaap"]).ends(2);
    assert!(said.err.contains("nhap"), "suggests the near command: {}", said.err);
    let said = office.run(&["import", "--khong-co", "a.xlsx"]).ends(2);
    assert!(said.err.contains("--khong-co"), "{}", said.err);
    let said = office.run(&["--lang", "en", "import"]).ends(2);
    assert!(said.err.contains("Missing"), "{}", said.err);
}

/// A full disk under `dutoan … > tep.json` is no success: the answer that is cut says so.
#[cfg(target_os = "linux")]
#[test]
fn answer_that_does_not_fit_the_disk() {
    let office = office();
    for args in [["status", "--json"], ["status", "--no-color"], ["words", "33400000000"]] {
        let full = std::fs::File::create("/dev/full").expect("the disk that is always full");
        let output = office.command(&args).stdout(full).output().expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{args:?}: {said}");
        assert!(said.contains("bị thiếu") && said.contains('→'), "{args:?}: {said}");
    }
}
