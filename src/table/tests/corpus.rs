//! Hand-checked facts of real workbooks, where the shared samples are present.

use super::loader::{load, shared};
use crate::sheet::CellRef;
use crate::table::{Hints, Recognition, Role, Table, recognise};
use serde_json::Value;

fn truth() -> Vec<(Value, Recognition)> {
    let Some(shared) = shared() else {
        println!("skipped: no shared samples");
        return Vec::new();
    };
    let Ok(entries) = std::fs::read_dir(shared.join("corpus/truth")) else {
        println!("skipped: no truth files");
        return Vec::new();
    };
    let mut out = Vec::new();
    for entry in entries.flatten() {
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let fact: Value = serde_json::from_str(&text).unwrap();
        let path = shared.join("corpus").join(fact["file"].as_str().unwrap());
        let Some(book) = load(&path) else { continue };
        let hints = Hints { sheets: vec![fact["sheet"].as_str().unwrap().to_owned()], ..Hints::default() };
        out.push((fact, recognise(&book, &hints)));
    }
    out
}

fn numbers(value: &Value) -> Vec<u32> {
    let list: Vec<Option<u64>> = value.as_array().into_iter().flatten().map(Value::as_u64).collect();
    if list.contains(&None) {
        // [2, "…", 184]
        let known: Vec<u64> = list.into_iter().flatten().collect();
        return match known.as_slice() {
            [a, b] => (*a..=*b).filter_map(|n| u32::try_from(n).ok()).collect(),
            _ => Vec::new(),
        };
    }
    list.into_iter().flatten().filter_map(|n| u32::try_from(n).ok()).collect()
}

fn table<'r>(made: &'r Recognition, sheet: &str) -> &'r Table {
    made.sheets
        .iter()
        .find(|s| s.name == sheet)
        .and_then(|s| s.tables.first())
        .unwrap_or_else(|| panic!("no table on {sheet}: {:?}", made.findings))
}

#[test]
fn headers_rows_and_units_of_the_truth_files() {
    for (fact, made) in truth() {
        let id = fact["id"].as_str().unwrap();
        let t = table(&made, fact["sheet"].as_str().unwrap());
        let header = numbers(&fact["header_rows"]);
        assert_eq!((t.header_rows.first(), t.header_rows.last()), (header.first(), header.last()), "{id} header");
        assert_eq!(
            t.label_row,
            fact["formula_number_row"].as_u64().map(|r| u32::try_from(r).unwrap()),
            "{id} label row"
        );
        let leafs = numbers(&fact["leaf_rows"]);
        let subtotals = numbers(&fact["subtotal_rows"]);
        if fact["kind"] == "vn" {
            assert_eq!(t.rows.line, leafs, "{id} lines");
            let mut groups = t.rows.group.clone();
            groups.retain(|r| subtotals.contains(r));
            assert_eq!(groups, subtotals, "{id} groups");
            let unit = i64::try_from(fact["unit_multiplier"].as_u64().unwrap()).unwrap();
            assert_eq!(t.unit.as_ref().map(|u| u.unit.factor()), Some(unit), "{id} unit");
        } else {
            // No money of ours: rows are read, amounts are not.
            assert!(made.lines.iter().all(|l| l.amount.is_none()), "{id}");
            assert!(made.findings.iter().any(|f| matches!(f.slug, "unit-missing" | "currency-not-dong")), "{id}");
        }
        for row in &subtotals {
            assert!(!t.rows.line.contains(row), "{id}: row {row} is a sum and must not be a line");
        }
        if id != "eu-brussels" {
            let missing: Vec<&u32> = leafs.iter().filter(|r| !t.rows.line.contains(r)).take(5).collect();
            let most = leafs.len() / 50;
            assert!(missing.len() <= most, "{id} leaf rows without a line: {missing:?}");
        }
        if let Some(row) = fact["total_row"].as_u64() {
            assert!(t.rows.total.contains(&u32::try_from(row).unwrap()), "{id} total row {:?}", t.rows.total);
        }
    }
}

#[test]
fn sums_of_the_truth_files() {
    for (fact, made) in truth() {
        let id = fact["id"].as_str().unwrap();
        let t = table(&made, fact["sheet"].as_str().unwrap());
        for total in fact["totals"].as_array().into_iter().flatten() {
            let letters = total["col"].as_str().unwrap();
            let column = CellRef::parse(&format!("{letters}1")).unwrap().column;
            let sum = total["sum_of_leaves"].as_f64().unwrap();
            let col = t.columns.iter().find(|c| c.column == column).unwrap();
            if col.role != Role::Amount || !col.sum_of.is_empty() || id == "eu-brussels" {
                continue;
            }
            let of_column: Vec<String> =
                made.lines.iter().filter(|l| l.cell.column == column).map(|l| l.raw.raw()).collect();
            let made_sum: f64 = of_column.iter().map(|raw| raw.trim().parse::<f64>().unwrap_or(0.0)).sum();
            assert!((made_sum - sum).abs() <= sum.abs() * 1e-9 + 1.0, "{id} {letters}: {made_sum} for {sum}");
            let row = total["stated_row"].as_u64();
            if let (Some(row), Some(agree)) = (row, total["agree"].as_bool()) {
                let check = t.totals.iter().find(|c| u64::from(c.row) == row && c.column == column);
                if let Some(check) = check {
                    assert_eq!(check.agree, agree, "{id} {letters}{row}");
                }
            }
        }
    }
}

#[test]
fn nothing_of_the_corpus_panics_and_every_amount_has_a_unit() {
    let Some(shared) = shared() else {
        println!("skipped: no shared samples");
        return;
    };
    for folder in ["vn", "gov"] {
        for entry in std::fs::read_dir(shared.join("corpus").join(folder)).unwrap().flatten() {
            let path = entry.path();
            let small = std::fs::metadata(&path).is_ok_and(|m| m.len() < 1_500_000);
            if !small || path.extension().is_some_and(|e| e == "zip") {
                continue;
            }
            let Some(book) = load(&path) else { continue };
            let made = recognise(&book, &Hints::default());
            for line in &made.lines {
                if line.amount.is_some() {
                    let sheet = made.sheets.iter().find(|s| *s.name == *line.sheet).unwrap();
                    let known =
                        sheet.tables.iter().any(|t| t.unit.is_some() || t.columns.iter().any(|c| c.unit.is_some()));
                    assert!(known, "{path:?} {} {}", line.sheet, line.cell);
                }
            }
        }
    }
}
