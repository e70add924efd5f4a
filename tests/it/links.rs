//! Lines and their tasks: decided by hand before and after recording, shared, remembered; agencies and who carries on
//! their work.

use crate::drawn::workbook;
use crate::office::Office;
use serde_json::Value;

const TABLE: &str = "
| BIỂU CHI TIẾT KINH PHÍ NĂM 2024
| Đơn vị tính: triệu đồng
| STT | Nội dung | Cơ quan | Năm 2024
| 2.1 | Đoàn công tác lãnh đạo tỉnh sang thăm Xay Sôm Bun | Sở Ngoại vụ | 100
| 3.3 | Mua sắm máy in, máy tính cho cơ quan | Sở NN&PTNT | 50
| . | Sửa chữa trụ sở làm việc | Sở KH&ĐT | 30
| 8.2 | Xây dựng điểm trường | UBND huyện Lục Ngạn | 900
| . | Cộng | . | 1080
";

/// The same words once more, a year later.
const NEXT: &str = "
| BIỂU CHI TIẾT KINH PHÍ NĂM 2025
| Đơn vị tính: triệu đồng
| STT | Nội dung | Cơ quan | Năm 2025
| . | Sửa chữa trụ sở làm việc | Sở KH&ĐT | 40
| . | Mua sắm máy in, máy tính cho cơ quan | Sở NN&PTNT | 60
| . | Cộng | . | 100
";

fn office() -> Office {
    let office = Office::new();
    office.bring("ke-hoach.docx");
    office.run(&["init", "s.dutoan"]).ends(0);
    office.run(&["plan", "import", "ke-hoach.docx", "--post"]).ends(0);
    office.write("a.xlsx", workbook(&[("Biểu", TABLE)]));
    office.write("b.xlsx", workbook(&[("Biểu", NEXT)]));
    office
}

fn slugs(answer: &Value) -> Vec<&str> {
    answer["findings"].as_array().unwrap().iter().filter_map(|f| f["slug"].as_str()).collect()
}

fn placed(answer: &Value) -> Vec<String> {
    let text = |v: &Value| v.as_str().unwrap_or("–").to_owned();
    let lines = answer["lines"].as_array().unwrap().iter();
    lines
        .map(|l| format!("{} {} {} {}", text(&l["cell"]), text(&l["task"]), text(&l["amount"]), text(&l["state"])))
        .collect()
}

#[test]
fn a_line_is_given_to_tasks_before_it_is_recorded_and_the_choice_is_remembered() {
    let office = office();
    let first = office.run(&["import", "a.xlsx", "--as", "plan", "--json"]).ends(3).json();
    assert_eq!(slugs(&first), ["link-unsure", "unlinked"]);
    for wrong in ["D5", "D99=3.3", "D5=9.9", "D5=3.3:60%+3.4:30%"] {
        office.run(&["import", "a.xlsx", "--link", wrong]).ends(2);
    }
    let by_hand =
        ["import", "a.xlsx", "--as", "plan", "--link", "D5=-", "--link", "6=7.4:60%+7.1:40%", "--post", "--json"];
    let posted = office.run(&by_hand).ends(0).json();
    assert_eq!(
        placed(&posted),
        [
            "D4 2.1 100000000 linked",
            "D5 – 50000000 on_purpose",
            "D6 7.4 18000000 linked",
            "D6 7.1 12000000 linked",
            "D7 8.2 900000000 linked"
        ]
    );
    let report = office.run(&["report", "plan", "--json"]).ends(0).json();
    assert!(report["rows"].is_array());
    // The same wording next year needs no answer where it was no part of a shared line.
    let next = office.run(&["import", "b.xlsx", "--as", "plan", "--json"]).ends(3).json();
    assert_eq!(placed(&next), ["D4 – 40000000 unlinked", "D5 – 60000000 on_purpose"]);
    let memory = office.run(&["link", "memory", "list", "--json"]).ends(0).json();
    assert_eq!(memory["memory"].as_array().unwrap().len(), 1);
    office.run(&["link", "memory", "remove", &memory["memory"][0]["id"].to_string()]).ends(0);
    let forgotten = office.run(&["import", "b.xlsx", "--as", "plan", "--json"]).ends(3).json();
    assert_eq!(placed(&forgotten)[1], "D5 – 60000000 unlinked");
}

#[test]
fn what_was_learnt_goes_with_the_batch_and_a_reason_with_its_choice() {
    let office = office();
    let by_hand = ["import", "a.xlsx", "--as", "plan", "--link", "D5=-", "--link", "D6=7.4", "--post", "--json"];
    let posted = office.run(&by_hand).ends(0).json();
    let memory = |office: &Office| {
        let all = office.run(&["link", "memory", "list", "--json"]).ends(0).json();
        all["memory"].as_array().unwrap().len()
    };
    assert_eq!(memory(&office), 2);
    office.run(&["undo", posted["batch"].as_str().unwrap()]).ends(0);
    assert_eq!(memory(&office), 0);
    office.run(&by_hand).ends(0);
    assert_eq!(memory(&office), 2);
    // A newer answer about the same wording, taken back, leaves the older one.
    let told = |office: &Office| {
        let all = office.run(&["link", "memory", "list", "--json"]).ends(0).json();
        let one = all["memory"].as_array().unwrap().iter().find(|m| m["wording"] == "sửa chữa trụ sở làm việc");
        one.map(|m| m["task"].clone()).unwrap_or_default()
    };
    assert_eq!(told(&office), "7.4");
    let next = ["import", "b.xlsx", "--as", "plan", "--link", "D4=7.1", "--accept", "unlinked,link-unsure", "--post"];
    let next = office.run(&[&next[..], &["--json"]].concat()).ends(0).json();
    assert_eq!(told(&office), "7.1");
    office.run(&["undo", next["batch"].as_str().unwrap()]).ends(0);
    assert_eq!(told(&office), "7.4");
    let lines = office.run(&["link", "list", "--json"]).ends(0).json();
    let id = lines["lines"].as_array().unwrap().iter().find(|l| l["cell"] == "D7").unwrap()["id"].clone();
    let id = id.as_str().unwrap();
    office.run(&["link", "set", id, "8.3", "--because", "Công văn 12"]).ends(0);
    assert!(office.run(&["link", "explain", id]).ends(0).out.contains("Công văn 12"));
    office.run(&["link", "set", id, "8.2"]).ends(0);
    let told = office.run(&["link", "explain", id]).ends(0).out;
    assert!(!told.contains("Công văn 12") && told.contains("người dùng chọn"), "{told}");
}

/// The office of the letterhead is the sender: what was decided of its rows holds for its next file, not for others'.
#[test]
fn what_was_decided_of_one_office_is_not_taken_for_others() {
    let office = office();
    let table = |head: &str, year: u16| {
        format!(
            "\n| {head}\n| DỰ TOÁN NĂM {year}\n| Đơn vị tính: triệu đồng\n| STT | Nội dung | Năm {year}\n\
             | 1 | In biểu mẫu các loại | 40\n| . | Cộng | 40\n"
        )
    };
    let (own, other) = ("SỞ NỘI VỤ TỈNH BẮC GIANG", "SỞ TƯ PHÁP TỈNH BẮC GIANG");
    office.write("n1.xlsx", workbook(&[("Biểu", &table(own, 2023))]));
    office.write("n2.xlsx", workbook(&[("Biểu", &table(own, 2024))]));
    office.write("t.xlsx", workbook(&[("Biểu", &table(other, 2024))]));
    let post = ["import", "n1.xlsx", "--as", "proposal", "--accept", "link-unsure,unlinked", "--post", "--json"];
    let posted = office.run(&post).ends(0).json();
    let id = posted["lines"][0]["id"].as_str().unwrap().to_owned();
    office.run(&["link", "set", &id, "7.4"]).ends(0);
    let memory = office.run(&["link", "memory", "list"]).ends(0).out;
    assert!(memory.contains("tệp của SỞ NỘI VỤ"), "{memory}");
    let next = office.run(&["import", "n2.xlsx", "--as", "proposal", "--json"]).ends(0).json();
    assert_eq!(placed(&next), ["C5 7.4 40000000 linked"]);
    let others = office.run(&["import", "t.xlsx", "--as", "proposal", "--json"]).ends(3).json();
    assert_eq!(placed(&others), ["C5 – 40000000 unlinked"]);
}

#[test]
fn recorded_lines_are_confirmed_set_and_shared_and_no_dong_is_lost() {
    let office = office();
    office.run(&["import", "a.xlsx", "--as", "plan", "--accept", "link-unsure,unlinked", "--post"]).ends(0);
    office.run(&["import", "b.xlsx", "--as", "plan", "--accept", "link-unsure,unlinked", "--post"]).ends(0);
    let total = |office: &Office| {
        let report = office.run(&["report", "variance", "--json"]).ends(0).json();
        report["totals"]["planned"].clone()
    };
    let waiting = office.run(&["link", "list", "--unsure", "--json"]).ends(0).json();
    assert_eq!(placed(&waiting).len(), 4, "{:?}", placed(&waiting));
    let before = total(&office);
    // The proposal stands: nothing moves, it only becomes sure.
    let confirmed = office.run(&["link", "confirm", "L000002", "--json"]).ends(0).json();
    assert_eq!(confirmed["lines"], serde_json::json!(["L000002"]));
    office.run(&["link", "confirm", "L000003"]).ends(2);
    let set = ["link", "set", "L000003", "7.4", "--all-like", "--because", "Công văn 12", "--json"];
    assert_eq!(office.run(&set).ends(0).json()["lines"], serde_json::json!(["L000003", "L000005"]));
    office.run(&["link", "split", "L000004", "8.2:60%+8.3:30%"]).ends(2);
    office.run(&["link", "split", "L000004", "8.2:60%+8.3@2025:40%"]).ends(0);
    office.run(&["link", "split", "L000004", "8.2:1ty+8.3"]).ends(2);
    office.run(&["link", "split", "L000004", "8.2:800tr+8.3"]).ends(0);
    let seen = office.run(&["link", "explain", "L000004", "--json"]).ends(0).json();
    let parts = seen["lines"][0]["entries"].as_array().unwrap();
    let parts: Vec<_> = parts.iter().map(|p| format!("{} {} {}", p["task"], p["year"], p["amount"])).collect();
    assert_eq!(parts, ["\"8.2\" 2024 \"800000000\"", "\"8.3\" 2024 \"100000000\""]);
    assert!(office.run(&["link", "explain", "L000005"]).ends(0).out.contains("Công văn 12"));
    assert_eq!(total(&office), before);
    let last = office.run(&["history", "--json"]).ends(0).json();
    let last = last["batches"].as_array().unwrap().last().unwrap()["id"].as_str().unwrap().to_owned();
    office.run(&["undo", &last]).ends(0);
    assert_eq!(total(&office), before);
    office.run(&["check"]).ends(3);
}

#[test]
fn a_decision_taken_back_is_forgotten() {
    let office = office();
    office.run(&["import", "a.xlsx", "--as", "plan", "--accept", "link-unsure,unlinked", "--post"]).ends(0);
    office.run(&["import", "b.xlsx", "--as", "plan", "--accept", "link-unsure,unlinked", "--post"]).ends(0);
    let remembered = || -> Vec<String> {
        let memory = office.run(&["link", "memory", "list", "--json"]).ends(0).json();
        memory["memory"].as_array().unwrap().iter().map(|m| m["task"].to_string()).collect()
    };
    let set = |task: &str| {
        let given = office.run(&["link", "set", "L000003", task, "--json"]).ends(0).json();
        given["batch"].as_str().unwrap().to_owned()
    };
    assert_eq!(remembered(), Vec::<String>::new());
    let first = set("7.4");
    let second = set("7.3");
    assert_eq!(remembered(), ["\"7.3\""]);
    office.run(&["undo", &second]).ends(0);
    assert_eq!(remembered(), ["\"7.4\""]);
    office.run(&["undo", &first]).ends(0);
    assert_eq!(remembered(), Vec::<String>::new());
    // Decided of two lines alike: what one of them still says is kept.
    let give = |line: &str| {
        let given = office.run(&["link", "set", line, "7.4", "--json"]).ends(0).json();
        given["batch"].as_str().unwrap().to_owned()
    };
    let (one, other) = (give("L000003"), give("L000005"));
    let both = remembered();
    office.run(&["undo", &other]).ends(0);
    assert!(!remembered().is_empty(), "{both:?}");
    office.run(&["undo", &one]).ends(0);
    assert_eq!(remembered(), Vec::<String>::new());
}

#[test]
fn agencies_have_one_name_and_their_successors_the_same_money() {
    let office = office();
    office.run(&["import", "a.xlsx", "--as", "plan", "--accept", "link-unsure,unlinked", "--post"]).ends(0);
    let rows = |by: &str, on: &str| {
        let report = office.run(&["report", "variance", "--by", by, "--as-of", on, "--json"]).ends(0).json();
        let rows = report["rows"].as_array().unwrap().iter();
        let rows: Vec<String> = rows
            .filter(|r| r["cells"]["planned"].is_string())
            .map(|r| format!("{} {}", r["key"].as_str().unwrap(), r["cells"]["planned"].as_str().unwrap()))
            .collect();
        (rows, report["totals"]["planned"].clone())
    };
    let (then, whole) = rows("agency", "2025-12-31");
    assert!(then.contains(&"so-ke-hoach-va-dau-tu 30000000".to_owned()), "{then:?}");
    assert_eq!(rows("successor", "2025-06-30").0, then);
    let (now, same) = rows("successor", "2025-07-01");
    assert_eq!(whole, same);
    assert!(now.contains(&"so-tai-chinh 30000000".to_owned()), "{now:?}");
    assert!(now.contains(&"so-nong-nghiep-va-moi-truong 50000000".to_owned()), "{now:?}");
    let open = |office: &Office| {
        let all = office.run(&["agency", "list", "--as-of", "2025-07-01", "--json"]).ends(0).json();
        let all = all["agencies"].as_array().unwrap().clone();
        all.iter()
            .filter(|a| a["undecided"] == true)
            .map(|a| a["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(open(&office), ["Sở Ngoại vụ", "UBND huyện Lục Ngạn"]);
    office.run(&["agency", "succeed", "Sở Ngoại vụ", "Sở Ngoại vụ tỉnh Bắc Giang"]).ends(2);
    office.run(&["agency", "succeed", "UBND huyện Lục Ngạn", "UBND xã Lục Ngạn", "--because", "NQ HĐND"]).ends(0);
    assert_eq!(open(&office), ["Sở Ngoại vụ"]);
    assert!(rows("successor", "2025-07-01").0.contains(&"uy-ban-nhan-dan-xa-luc-ngan 900000000".to_owned()));
    office.run(&["agency", "alias", "Sở NNPTNN", "Sở NN&PTNT"]).ends(0);
    let shown = office.run(&["agency", "show", "Sở NNPTNN", "--json"]).ends(0).json();
    assert_eq!(shown["id"], "so-nong-nghiep-va-phat-trien-nong-thon");
    office.run(&["agency", "show", "Hãng tàu biển"]).ends(2);
}
