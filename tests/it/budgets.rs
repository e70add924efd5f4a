//! Every example budget runs to its end and gives the figures its `expected.toml` states.

use crate::office::Office;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("budgets");
    let mut all: Vec<PathBuf> = std::fs::read_dir(root)
        .unwrap()
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.join("budget.toml").exists())
        .collect();
    all.sort();
    assert!(!all.is_empty());
    all
}

fn dong(value: &Value) -> i64 {
    value.as_str().map_or(0, |text| text.parse().unwrap())
}

#[test]
fn every_example_gives_its_figures() {
    for folder in folders() {
        let office = Office::new();
        let said = office.run(&["run", folder.to_str().unwrap(), "--out", "out", "--json"]).ends(0);
        let run = said.json();
        let expected: toml::Table = std::fs::read_to_string(folder.join("expected.toml")).unwrap().parse().unwrap();
        let plan = expected["plan"].as_table().unwrap();
        for key in ["tasks", "sections", "task_years"] {
            assert_eq!(run["plan"][key].as_i64(), plan[key].as_integer(), "{key}");
        }
        // Only one of the plans states a total; its lines must make it.
        let total = plan.get("total").and_then(toml::Value::as_integer);
        assert_eq!(run["plan"]["total"].as_str().map(|t| t.parse().unwrap()), total, "{}", folder.display());
        let lines = plan.get("lines_total").and_then(toml::Value::as_integer).or(total).unwrap_or(0);
        assert_eq!(dong(&run["plan"]["lines_total"]), lines, "{}", folder.display());
        let coverage = &run["coverage"];
        assert!(coverage["lines"].as_u64() > Some(0), "{}", folder.display());
        for year in expected["year"].as_array().unwrap() {
            let row = run["years"]
                .as_array()
                .unwrap()
                .iter()
                .find(|y| y["year"].as_i64() == year["year"].as_integer())
                .expect("the year");
            for key in ["planned", "proposed", "appraised", "granted", "spent", "remaining"] {
                let Some(stated) = year.get(key) else { continue };
                assert_eq!(Some(dong(&row[key])), stated.as_integer(), "{key} of {}", year["year"]);
            }
        }
        let book = run["files"].as_array().unwrap().iter().find(|f| f["role"] == "book").unwrap()["path"]
            .as_str()
            .unwrap()
            .to_owned();
        let ask = |args: &[&str]| office.run(&[args, &["--book", &book, "--json"]].concat()).ends(0).json();
        for position in expected["position"].as_array().unwrap() {
            let (task, year) = (position["task"].as_str().unwrap(), position["year"].as_integer().unwrap());
            let report = ask(&["report", "execution", "--year", &year.to_string()]);
            let row = report["rows"].as_array().unwrap().iter().find(|r| r["key"] == task).expect("the task");
            for key in ["usable", "spent", "available", "disbursed", "remaining"] {
                assert_eq!(Some(dong(&row["cells"][key])), position[key].as_integer(), "{task}/{year} {key}");
            }
        }
        let years: Vec<i64> =
            expected["year"].as_array().unwrap().iter().map(|y| y["year"].as_integer().unwrap()).collect();
        for (at, year) in years.iter().enumerate() {
            let report = ask(&["report", "variance", "--year", &year.to_string()]);
            for name in ["planned", "spent"] {
                for (task, amounts) in expected.get(name).and_then(toml::Value::as_table).into_iter().flatten() {
                    let Some(amount) = amounts.as_array().unwrap().get(at) else { continue };
                    let row = report["rows"].as_array().unwrap().iter().find(|r| r["key"] == task.as_str());
                    assert_eq!(
                        row.map_or(0, |r| dong(&r["cells"][name])),
                        amount.as_integer().unwrap(),
                        "{name} {task}/{year}"
                    );
                }
            }
        }
        for file in run["files"].as_array().unwrap() {
            assert!(office.path().join(file["path"].as_str().unwrap()).exists(), "{file}");
        }
        let check = office.run(&["check", "--book", &book, "--json"]).json();
        assert!(check["findings"].as_array().unwrap().iter().all(|f| f["severity"] != "block"), "{check}");
    }
}
