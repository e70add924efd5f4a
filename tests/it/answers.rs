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

const NO_UNIT: &str = "
| DỰ TOÁN KINH PHÍ ĐỀ NGHỊ NĂM 2023
| STT | Nội dung | Số lượng mua | Kinh phí | Bổ sung | Ghi chú
| 1 | Đẩy mạnh tuyên truyền trên báo | 3 | 150 | 12 | .
| 2 | Tổ chức đoàn công tác của lãnh đạo | 2 | 280 | 8 | .
| 3 | In ấn tài liệu giới thiệu | 900 | 45.5 | 4 | .
| . | Tổng cộng | . | 475.5 | 24 | .
";

/// The same form a year later: a column put in, a row above, other rows and figures.
const NEXT_YEAR: &str = "
| Sở Ngoại vụ
| DỰ TOÁN KINH PHÍ ĐỀ NGHỊ NĂM 2024
| STT | Nội dung | Đơn vị thực hiện | Số lượng mua | Kinh phí | Bổ sung | Ghi chú
| 1 | Đẩy mạnh tuyên truyền trên truyền hình | Đài Phát thanh | 3 | 160 | 11 | .
| 2 | Tổ chức hội thảo | Sở Ngoại vụ | 2 | 90 | 7 | .
| . | Tổng cộng | . | . | 250 | 18 | .
";

fn found<'v>(answer: &'v Value, slug: &str) -> Vec<&'v Value> {
    answer["findings"].as_array().unwrap().iter().filter(|f| f["slug"] == slug).collect()
}

#[test]
fn answers_serve_the_next_file_of_the_form() {
    let office = Office::new();
    office.write("2023.xlsx", workbook(&[("Biểu", NO_UNIT)]));
    office.write("2024.xlsx", workbook(&[("Biểu", NEXT_YEAR)]));
    let asked = office.run(&["import", "2023.xlsx", "--json"]).ends(3).json();
    assert_eq!(found(&asked, "unit-missing").len(), 1, "{asked}");
    let save =
        ["import", "2023.xlsx", "--unit", "trieu", "--column", "E=ignored", "--save-profile", "bieu.toml", "--json"];
    let kept = office.run(&save).json();
    assert_eq!(kept["profile_saved"], "bieu.toml");
    let text = std::fs::read_to_string(office.path().join("bieu.toml")).unwrap();
    assert!(text.starts_with("# Mẫu nhập") && text.contains("bổ sung"), "{text}");

    let next = office.run(&["import", "2024.xlsx", "--profile", "bieu.toml", "--json"]).json();
    assert_eq!(found(&next, "profile-applied").len(), 1);
    assert!(found(&next, "unit-missing").is_empty() && found(&next, "profile-not-applied").is_empty(), "{next}");
    let sums: Vec<(String, String)> = amounts(&next).into_iter().map(|(cell, _, amount)| (cell, amount)).collect();
    let want = [("E4", "160000000"), ("E5", "90000000")];
    assert_eq!(sums, want.map(|(c, a)| (c.to_owned(), a.to_owned())), "the column is found again by its heading");

    // Another form is not touched by these answers.
    office.write("khac.xlsx", workbook(&[("Biểu", WRONG)]));
    let other = office.run(&["import", "khac.xlsx", "--profile", "bieu.toml", "--json"]).json();
    assert_eq!(found(&other, "profile-not-applied").len(), 1);
    assert!(found(&other, "profile-applied").is_empty());
}

#[test]
fn what_was_answered_is_remembered_for_the_sender() {
    let office = Office::new();
    office.bring("ke-hoach.docx");
    office.write("2023.xlsx", workbook(&[("Biểu", NO_UNIT)]));
    office.write("2024.xlsx", workbook(&[("Biểu", NEXT_YEAR)]));
    office.run(&["init", "so.dutoan"]).ends(0);
    office.run(&["plan", "import", "ke-hoach.docx", "--post"]).ends(0);
    let sender = ["--agency", "Sở Ngoại vụ", "--json"];
    let post = ["import", "2023.xlsx", "--unit", "trieu", "--accept", "link-unsure", "--accept", "unlinked", "--post"];
    let posted = office.run(&[&post[..], &sender[..]].concat()).json();
    assert_eq!(posted["posted"], true, "{posted}");
    assert!(posted["profile_saved"].as_str().unwrap().contains("Sở Ngoại vụ"));

    let next = office.run(&[&["import", "2024.xlsx"][..], &sender[..]].concat()).json();
    assert_eq!(found(&next, "profile-applied").len(), 1, "{next}");
    assert!(found(&next, "unit-missing").is_empty());
    let other = office.run(&["import", "2024.xlsx", "--agency", "Sở Y tế", "--json"]).json();
    assert_eq!(found(&other, "unit-missing").len(), 1, "another sender is asked again");

    let list = office.run(&["profile", "list"]).ends(0).out;
    assert!(list.contains("Sở Ngoại vụ") && list.contains("triệu đồng"), "{list}");
    let all = office.run(&["profile", "list", "--json"]).ends(0).json();
    let name = all["profiles"][0]["name"].as_str().unwrap().to_owned();
    office.run(&["profile", "remove", &name]).ends(0);
    let asked = office.run(&[&["import", "2024.xlsx"][..], &sender[..]].concat()).ends(3).json();
    assert_eq!(found(&asked, "unit-missing").len(), 1, "forgotten, it is asked again");
}

#[test]
fn a_year_nothing_tells_is_asked_for() {
    let office = Office::new();
    let drawn = "
| DỰ TOÁN KINH PHÍ ĐỀ NGHỊ
| Đơn vị tính: đồng
| STT | Nội dung | Kinh phí
| 1 | Đẩy mạnh tuyên truyền | 150000000
| 2 | In ấn tài liệu | 20000000
| . | Tổng cộng | 170000000
";
    office.write("khong-nam.xlsx", workbook(&[("Biểu", drawn)]));
    let asked = office.run(&["import", "khong-nam.xlsx", "--json"]).ends(3).json();
    assert_eq!(found(&asked, "year-unknown").len(), 1, "{asked}");
    office.run(&["import", "khong-nam.xlsx", "--year", "2024", "--json"]).ends(0);
}

const SENT: &str = "
| DỰ TOÁN KINH PHÍ ĐỀ NGHỊ NĂM 2023
| Đơn vị tính: triệu đồng
| STT | Nội dung | Kinh phí
| 1 | Đẩy mạnh tuyên truyền trên báo | 150
| 2 | Tổ chức đoàn công tác của lãnh đạo | 280
| 3 | In ấn tài liệu giới thiệu | 45.5
| . | Tổng cộng | 475.5
";

/// The same with a row put above, one amount changed, one wording changed, one row gone and one added.
const CORRECTED: &str = "
| Sở Ngoại vụ
| DỰ TOÁN KINH PHÍ ĐỀ NGHỊ NĂM 2023
| Đơn vị tính: triệu đồng
| STT | Nội dung | Kinh phí
| 1 | Đẩy mạnh tuyên truyền trên báo và đài | 150
| 2 | Tổ chức đoàn công tác của lãnh đạo | 250
| 4 | Hội thảo giới thiệu | 20
| . | Tổng cộng | 420
";

#[test]
fn a_corrected_file_shows_what_it_changes_and_takes_the_place_of_the_first() {
    let office = Office::new();
    office.run(&["init", "so.dutoan"]).ends(0);
    office.write("de-nghi.xlsx", workbook(&[("Biểu", SENT)]));
    office.write("de-nghi (sửa lần 2).xlsx", workbook(&[("Biểu", CORRECTED)]));
    let posted = office.run(&["import", "de-nghi.xlsx", "--post", "--json"]).ends(0).json();
    assert_eq!(posted["batch"], "B0001");
    let corrected = "de-nghi (sửa lần 2).xlsx";
    let asked = office.run(&["import", corrected, "--json"]).ends(3).json();
    assert_eq!(found(&asked, "differs-from-posted")[0]["severity"], "warning");
    let changes = &asked["changes"];
    let mut what: Vec<(&str, &str, &str)> = changes["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let cell = |side: &'static str| row[side]["cell"].as_str().unwrap_or("-");
            (row["change"].as_str().unwrap(), cell("before"), cell("now"))
        })
        .collect();
    what.sort_unstable();
    assert_eq!(what, [("added", "-", "C7"), ("amount", "C5", "C6"), ("removed", "C6", "-"), ("wording", "C4", "C5")]);
    assert_eq!((changes["before"].as_str(), changes["now"].as_str()), (Some("475500000"), Some("420000000")));
    let seen = office.run(&["import", corrected]).ends(3).out;
    assert!(seen.contains("280.000.000 → 250.000.000") && seen.contains("--replace B0001"), "{seen}");

    let replaced = office.run(&["import", corrected, "--replace", "B0001", "--post", "--json"]).ends(0).json();
    assert_eq!(replaced["batch"], "B0002");
    let plan = office.run(&["status"]).ends(0).out;
    assert!(plan.contains("420.000.000") && !plan.contains("475.500.000"), "{plan}");
    assert!(office.run(&["import", corrected, "--json"]).ends(0).json()["batch"] == "B0002", "known again");
    office.run(&["undo", "B0002"]).ends(0);
    assert!(office.run(&["status"]).ends(0).out.contains("475.500.000"), "the first one stands again");
    office.run(&["import", corrected, "--replace", "B0009"]).ends(2);
    office.run(&["import", corrected, "de-nghi.xlsx", "--replace", "B0001"]).ends(2);
}

#[test]
fn the_same_table_saved_again_by_another_program_is_known() {
    let Some(program) = crate::soffice::program() else { return };
    let office = Office::new();
    for name in ["giao-2022.xlsx", "de-nghi-2022-so-ngoai-vu.xlsx"] {
        office.bring(name);
    }
    let originals: Vec<_> =
        ["giao-2022.xlsx", "de-nghi-2022-so-ngoai-vu.xlsx"].iter().map(|name| office.path().join(name)).collect();
    office.run(&["init", "so.dutoan"]).ends(0);
    office.run(&["import", "giao-2022.xlsx", "--as", "plan", "--year", "2022", "--post"]).ends(0);
    office.run(&["import", "de-nghi-2022-so-ngoai-vu.xlsx", "--as", "plan", "--year", "2022", "--post"]).ends(0);
    for to in ["xlsx", "ods", "xls"] {
        let folder = tempfile::tempdir().unwrap();
        let out = crate::soffice::convert(&program, folder.path(), &originals, to);
        for original in &originals {
            let again = out.join(original.with_extension(to).file_name().unwrap());
            assert_ne!(std::fs::read(original).unwrap(), std::fs::read(&again).unwrap(), "other bytes");
            let said = office
                .run(&["import", again.to_str().unwrap(), "--as", "plan", "--year", "2022", "--post", "--json"])
                .ends(0)
                .json();
            let known = said["findings"].as_array().unwrap().iter().any(|f| f["slug"] == "already-posted");
            assert!(known && said["posted"] == false, "{to}: {}", said["findings"]);
        }
    }
}

#[test]
fn which_rows_stand_under_which_is_answered_once() {
    let drawn = "
| DỰ TOÁN KINH PHÍ ĐỀ NGHỊ NĂM 2023
| Đơn vị tính: triệu đồng
| Nội dung | Kinh phí
| Đón đoàn | 20
| Hội đàm | 13
| Học bổng | 7
";
    let office = Office::new();
    office.write("bang.xlsx", workbook(&[("B", drawn)]));
    let total = |args: &[&str], exit: i32| {
        let said =
            office.run(&[&["import", "bang.xlsx", "--as", "proposal", "--json"], args].concat()).ends(exit).json();
        let sum: i64 = amounts(&said).iter().map(|(.., amount)| amount.parse::<i64>().unwrap()).sum();
        (sum, said)
    };
    let (flat, asked) = total(&[], 3);
    let finding = asked["findings"].as_array().unwrap().iter().find(|f| f["slug"] == "reading-unsure").unwrap();
    assert_eq!(flat, 40_000_000);
    let (own, theirs) =
        (finding["data"]["outline"].as_str().unwrap(), finding["data"]["other_outline"].as_str().unwrap());
    assert!(finding["next"].as_str().unwrap().contains(&format!("--outline {theirs}")));
    assert_eq!(total(&["--outline", own], 0).0, 40_000_000);
    assert_eq!(total(&["--outline", theirs], 0).0, 20_000_000);
    office.run(&["import", "bang.xlsx", "--outline", "moi"]).ends(2);
    // kept with the form
    office.run(&["import", "bang.xlsx", "--outline", theirs, "--save-profile", "mau.toml"]).ends(0);
    assert_eq!(total(&["--profile", "mau.toml"], 0).0, 20_000_000);
}

const REVENUE: &str = "
| GIAO DỰ TOÁN THU, CHI NĂM 2024
| Đơn vị tính: triệu đồng
| STT | Nội dung | Dự toán
| A | Dự toán thu | 420
| 1 | Phí chứng nhận lãnh sự | 300
| 2 | Lệ phí cấp giấy phép | 120
| B | Dự toán chi | 800
| 1 | Chi quản lý hành chính | 500
| 2 | Chi đoàn ra | 300
";

/// One answer leaves a whole block of revenue out, and the expenditure is recorded.
#[test]
fn revenue_is_left_out_by_one_answer() {
    let office = Office::new();
    office.write("thu-chi.xlsx", workbook(&[("B", REVENUE)]));
    office.run(&["init", "so.dutoan"]).ends(0);
    let asked = office.run(&["import", "thu-chi.xlsx", "--post"]).ends(3);
    assert!(asked.out.contains("C5:C6") && asked.out.contains("[blocks-not-added]"), "{}", asked.out);
    let left = office.run(&["import", "thu-chi.xlsx", "--skip", "blocks-not-added", "--post"]).ends(0);
    assert!(left.out.contains("○") && !left.out.contains('▲'), "{}", left.out);
    let posted = office.run(&["history", "--json"]).ends(0).json();
    assert_eq!(posted["batches"].as_array().unwrap().len(), 1, "{posted}");
    let traced = office.run(&["trace", "thu-chi.xlsx!B!C5"]);
    assert!(traced.out.contains("không ghi sổ"), "{}", traced.out);
    let line = office.run(&["trace", "L000001"]).ends(0);
    assert!(line.out.contains("C5") && line.out.contains("không ghi sổ"), "{}", line.out);
    assert!(!office.run(&["trace", "thu-chi.xlsx!B!C8"]).out.contains("không ghi sổ"));
}

/// Leaving one fee out answers nothing about the other fees of its block.
#[test]
fn a_block_is_answered_only_as_a_whole() {
    let office = Office::new();
    office.bring("ke-hoach.docx");
    office.write("thu-chi.xlsx", workbook(&[("B", REVENUE)]));
    office.run(&["init", "so.dutoan"]).ends(0);
    office.run(&["plan", "import", "ke-hoach.docx", "--post"]).ends(0);
    let others =
        ["import", "thu-chi.xlsx", "--accept", "unlinked@C6", "--accept", "unlinked@C8", "--accept", "link-unsure"];
    let one = office.run(&[&others[..], &["--skip", "unlinked@C5", "--post"]].concat()).ends(3);
    assert!(one.out.contains("C5:C6") && one.out.contains("[blocks-not-added]"), "{}", one.out);
    assert!(
        office.run(&["history", "--json"]).ends(0).json()["batches"].as_array().unwrap().len() == 1,
        "only the plan"
    );
    office.run(&[&others[..], &["--skip", "blocks-not-added", "--post"]].concat()).ends(0);
}
