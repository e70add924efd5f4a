//! What becomes of a folder of workbooks nobody made for the product: recognised and proven, asked about, or
//! refused, with the reason. `cargo bench --bench corpus -- FOLDER` writes `docs/CORPUS.md`; without a folder it
//! looks for the shared one and says when this machine has none.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::indexing_slicing, missing_docs)]

use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How an import of one file ended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Proven,
    Asked,
    Refused,
}

impl Outcome {
    const fn words(self) -> &'static str {
        match self {
            Self::Proven => "đọc và chứng minh",
            Self::Asked => "hỏi",
            Self::Refused => "từ chối",
        }
    }
}

struct Row {
    file: String,
    outcome: Outcome,
    sheets: String,
    lines: usize,
    sums: String,
    why: String,
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let mut todo = vec![folder.to_path_buf()];
    while let Some(dir) = todo.pop() {
        for entry in std::fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
            let text = path.extension().is_some_and(|e| matches!(e.to_str(), Some("md" | "json")))
                || path.file_name().is_some_and(|n| n == "MANIFEST.tsv");
            if path.is_dir() {
                todo.push(path);
            } else if !hidden && !text {
                out.push(path);
            }
        }
    }
    out.sort();
    out
}

/// The slugs of findings above notes, each with its number and first sentence.
fn questions(answer: &Value) -> Vec<(String, usize, String)> {
    let mut out: Vec<(String, usize, String)> = Vec::new();
    for finding in answer["findings"].as_array().into_iter().flatten().filter(|f| f["severity"] != "note") {
        let slug = finding["slug"].as_str().unwrap_or_default();
        match out.iter_mut().find(|(s, ..)| s == slug) {
            Some((_, n, _)) => *n += 1,
            None => out.push((slug.to_owned(), 1, finding["message"].as_str().unwrap_or_default().to_owned())),
        }
    }
    out
}

fn look(program: &str, root: &Path, path: &Path) -> Row {
    let answer = Command::new(program).args(["import", "--json", "--lang", "vi"]).arg(path).output().unwrap();
    let file = path.strip_prefix(root).unwrap_or(path).display().to_string();
    let row = |outcome, why: String| Row {
        file: file.clone(),
        outcome,
        sheets: String::new(),
        lines: 0,
        sums: String::new(),
        why,
    };
    let Ok(json) = serde_json::from_slice::<Value>(&answer.stdout) else {
        return row(Outcome::Refused, format!("!! không trả lời (mã {:?})", answer.status.code()));
    };
    if let Some(error) = json.get("error") {
        return row(
            Outcome::Refused,
            format!("{}: {}", error["code"].as_str().unwrap(), error["message"].as_str().unwrap()),
        );
    }
    let asked = questions(&json);
    let lines = json["lines"].as_array().map_or(0, Vec::len);
    if lines == 0 {
        let why = asked.first().map_or_else(String::new, |(slug, _, text)| format!("{slug}: {text}"));
        return row(Outcome::Refused, why);
    }
    let sheets = json["sheets"].as_array().unwrap();
    let used = sheets.iter().filter(|s| s["used"] == true).count();
    let totals: Vec<&Value> = sheets
        .iter()
        .flat_map(|s| s["tables"].as_array().unwrap())
        .flat_map(|t| t["totals"].as_array().unwrap())
        .collect();
    let agree = totals.iter().filter(|t| t["agree"] == true).count();
    // What its amounts are for (asked, granted, spent) is the officer's to say; it is no doubt about the reading.
    let reading: Vec<String> = asked
        .iter()
        .filter(|(s, ..)| s != "kind-unknown")
        .map(|(s, n, _)| if *n > 1 { format!("{s} ×{n}") } else { s.clone() })
        .collect();
    Row {
        file,
        outcome: if reading.is_empty() { Outcome::Proven } else { Outcome::Asked },
        sheets: format!("{used}/{}", sheets.len()),
        lines,
        sums: format!("{agree}/{}", totals.len()),
        why: reading.join(", "),
    }
}

fn main() {
    let folder = std::env::args().skip(1).find(|a| !a.starts_with('-')).map(PathBuf::from).or_else(|| {
        let base = std::env::var_os("DUTOAN_SHARED")
            .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
        Some(base.join("corpus"))
    });
    let Some(folder) = folder.filter(|f| f.is_dir()) else {
        println!("skipped: no folder of workbooks on this machine (cargo bench --bench corpus -- FOLDER)");
        return;
    };
    let rows: Vec<Row> = files(&folder).iter().map(|p| look(env!("CARGO_BIN_EXE_dutoan"), &folder, p)).collect();
    let mut count: BTreeMap<(String, Outcome), usize> = BTreeMap::new();
    for row in &rows {
        let group = row.file.split('/').next().unwrap_or_default().to_owned();
        *count.entry((group, row.outcome)).or_default() += 1;
    }
    let mut text = String::from(
        "# Bảng tính thật: đọc được đến đâu\n\n\
         Mỗi dòng là một tệp không ai làm cho chương trình này, đọc bằng `dutoan import` không gợi ý gì. *Đọc và chứng \
         minh*: mọi số đã có chỗ, mọi phép cộng khớp. *Hỏi*: có điều cần người quyết định, chưa ghi gì. *Từ chối*: không phải bảng kinh phí hoặc tệp không an toàn. \
         Số tiền dùng vào việc gì (dự kiến, đề nghị, giao, chi) mà bảng không ghi thì luôn hỏi, không tính ở đây.\n\n\
         Tạo lại: `cargo bench --bench corpus -- THƯ_MỤC`\n\n",
    );
    text.push_str("| nhóm | đọc và chứng minh | hỏi | từ chối |\n|---|---:|---:|---:|\n");
    let groups: std::collections::BTreeSet<String> = count.keys().map(|(g, _)| g.clone()).collect();
    for group in groups {
        let n = |o| count.get(&(group.clone(), o)).copied().unwrap_or(0);
        writeln!(text, "| {group} | {} | {} | {} |", n(Outcome::Proven), n(Outcome::Asked), n(Outcome::Refused))
            .unwrap();
    }
    text.push_str("\n| tệp | kết quả | trang dùng | dòng | phép cộng khớp | lý do |\n|---|---|---:|---:|---:|---|\n");
    for row in &rows {
        let why: String = row.why.replace(['|', '\n'], " ").chars().take(220).collect();
        writeln!(
            text,
            "| {} | {} | {} | {} | {} | {why} |",
            row.file,
            row.outcome.words(),
            row.sheets,
            row.lines,
            row.sums
        )
        .unwrap();
    }
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/CORPUS.md");
    std::fs::write(&out, &text).unwrap();
    println!("{}", text.lines().take(14).collect::<Vec<_>>().join("\n"));
    println!("→ docs/CORPUS.md ({} tệp)", rows.len());
}
