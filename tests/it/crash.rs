//! Killed at any moment of posting, the book opens and the batch is whole or absent.

use crate::drawn::workbook;
use crate::office::Office;
use std::time::Instant;

const TIMES: u64 = 100;

fn table(rows: usize) -> String {
    let mut text =
        String::from("| KINH PHÍ THỰC HIỆN KẾ HOẠCH NĂM 2023\n| Đơn vị tính: đồng\n| STT | Nội dung | Năm 2023\n");
    for i in 0..rows {
        text.push_str(&format!("| {} | Nội dung chi thứ {i} của kế hoạch | {}\n", i + 1, 1_000_000 + i));
    }
    text
}

#[test]
fn killed_while_posting() {
    let office = Office::new();
    office.run(&["init", "so.dutoan"]).ends(0);
    let rows = 300;
    let post = ["import", "lon.xlsx", "--as", "plan", "--post", "--quiet"];
    // how long a whole post takes here, to spread the kills over it
    office.write("lon.xlsx", workbook(&[("A", &table(rows))]));
    let begun = Instant::now();
    office.run(&post).ends(0);
    let whole = begun.elapsed();
    let mut known = 1;
    let mut absent = 0;
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    for turn in 0..TIMES {
        office.write(
            "lon.xlsx",
            workbook(&[("A", &table(rows).replace("Nội dung chi", &format!("Lần {turn} nội dung chi")))]),
        );
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let share = u32::try_from(seed >> 40).unwrap() % 1100;
        let mut child = office
            .command(&post)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let until = Instant::now() + whole * share / 1000;
        while Instant::now() < until && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        child.kill().ok();
        child.wait().unwrap();
        let batches = office.run(&["history", "--json"]).ends(0).json()["batches"].as_array().unwrap().clone();
        assert!(
            batches.len() == known || batches.len() == known + 1,
            "turn {turn}: {} batches after {known}",
            batches.len()
        );
        assert!(
            batches.iter().all(|b| b["entries"].as_u64() == Some(rows as u64)),
            "turn {turn}: a batch is not whole"
        );
        if batches.len() == known {
            absent += 1;
        }
        known = batches.len();
    }
    let sound = office.run(&["check", "--json"]).json();
    let damage: Vec<_> = sound["findings"].as_array().unwrap().iter().filter(|f| f["severity"] == "block").collect();
    assert!(damage.is_empty(), "{damage:?}");
    println!("{TIMES} kills: {absent} absent, {} whole", known - 1);
    assert!(absent > 0, "some kills came before the end");
}
