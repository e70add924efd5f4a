//! The reference of findings, `docs/FINDINGS.md`: what each means and what to do, from `docs/findings.toml`, with a
//! real sample from a run of the program over the drawn files of `findings/samples.txt`.
//! `DUTOAN_WRITE_DOCS=1` writes it anew.

use crate::drawn;
use crate::office::Office;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// One sample: the command, and what it said.
struct Sample {
    command: String,
    severity: String,
    place: String,
    message: String,
    next: String,
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// What a command found or ended with, by slug; the first of each is kept.
fn gather(command: &str, answer: &Value, into: &mut BTreeMap<String, Sample>) {
    let place = |p: &Value| {
        let parts = [text(&p["file"]), text(&p["sheet"]), text(&p["cell"]), text(&p["part"]), text(&p["batch"])];
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" › ")
    };
    for finding in answer["findings"].as_array().into_iter().flatten() {
        into.entry(text(&finding["slug"])).or_insert_with(|| Sample {
            command: command.to_owned(),
            severity: text(&finding["severity"]),
            place: place(&finding["place"]),
            message: text(&finding["message"]),
            next: text(&finding["next"]),
        });
    }
    let error = &answer["error"];
    if error.is_object() {
        into.entry(text(&error["code"])).or_insert_with(|| Sample {
            command: command.to_owned(),
            severity: "error".to_owned(),
            place: place(&error["place"]),
            message: text(&error["message"]),
            next: text(&error["hint"]),
        });
    }
}

/// `\xNN` as bytes, `@N@` as so many cells.
fn bytes(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("\\x") {
        out.extend_from_slice(&rest.as_bytes()[..at]);
        out.push(u8::from_str_radix(&rest[at + 2..at + 4], 16).unwrap());
        rest = &rest[at + 4..];
    }
    let cells = rest.split('@').nth(1).and_then(|n| n.parse().ok()).map(|n| "1;".repeat(n));
    out.extend_from_slice(cells.as_deref().unwrap_or(rest).as_bytes());
    out
}

/// Splits a command at spaces outside quotes.
fn words(line: &str) -> Vec<String> {
    line.split('"')
        .enumerate()
        .flat_map(
            |(n, part)| {
                if n % 2 == 1 { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() }
            },
        )
        .collect()
}

/// Runs every sample.
fn samples() -> BTreeMap<String, Sample> {
    let mut found = BTreeMap::new();
    let script = include_str!("findings/samples.txt");
    for part in script.split("\n## ").skip(1) {
        let office = Office::new();
        let mut file: Option<(&str, &str)> = None;
        let mut body = String::new();
        for line in part.lines().skip(1) {
            let begins = ["file ", "text ", "bytes "].iter().find_map(|k| Some((k.trim(), line.strip_prefix(k)?)));
            let ends = begins.is_some() || line.starts_with("$ ") || line == "book";
            if ends && let Some((kind, name)) = file.take() {
                let content = match kind {
                    "file" => drawn::sheets(&body),
                    "bytes" => bytes(&body),
                    _ => body.clone().into_bytes(),
                };
                office.write(name, content);
                body.clear();
            }
            if let Some(begun) = begins {
                file = Some(begun);
            } else if line == "book" {
                office.bring("ke-hoach.docx");
                office.run(&["init", "so.dutoan"]).ends(0);
                office.run(&["plan", "import", "ke-hoach.docx", "--post"]).ends(0);
            } else if let Some(command) = line.strip_prefix("$ ") {
                let words = words(command);
                let mut args: Vec<&str> = words.iter().map(String::as_str).collect();
                args.push("--json");
                gather(command, &office.run(&args).json(), &mut found);
            } else if file.is_some() {
                body.push_str(line);
                body.push('\n');
            }
        }
    }
    found
}

/// Quoted words of small letters with a hyphen.
fn hyphenated(code: &str) -> Vec<String> {
    let quoted = code.split('"').skip(1).step_by(2);
    let slug = |w: &&str| w.contains('-') && w.len() > 5 && w.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    quoted.filter(slug).map(str::to_owned).collect()
}

/// Every slug the rooms can find, read from the sources.
fn in_sources() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut todo = vec![root];
    let mut out = Vec::new();
    while let Some(folder) = todo.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if name != "tests" {
                    todo.push(path);
                }
            } else if !name.starts_with("tests") {
                let whole = std::fs::read_to_string(&path).unwrap();
                let code = whole.split("#[cfg(test)]").next().unwrap_or_default();
                // These rooms name nothing else with a hyphenated word in quotes but their findings.
                let own = path.to_string_lossy().replace('\\', "/");
                if own.contains("src/check/") && !own.ends_with("mod.rs") || own.ends_with("plan/notes.rs") {
                    out.extend(hyphenated(code));
                }
                let squeezed = code.split_whitespace().collect::<Vec<_>>().join(" ");
                for call in [
                    "Finding::note( \"",
                    "Finding::note(\"",
                    "Finding::warning( \"",
                    "Finding::warning(\"",
                    "Finding::block( \"",
                    "Finding::block(\"",
                    "Finding::new( \"",
                    "Finding::new(\"",
                    " on( \"",
                    "say::on( \"",
                    "say::on(\"",
                    "at(line, \"",
                    "(Severity::Note, \"",
                    "(Severity::Warning, \"",
                    "(Severity::Block, \"",
                ] {
                    for (at, _) in squeezed.match_indices(call) {
                        let slug = squeezed[at + call.len()..].split('"').next().unwrap_or_default();
                        out.push(slug.to_owned());
                    }
                }
            }
        }
    }
    out.extend(dutoan::reader::CODES.iter().chain(dutoan::reader::SLUGS).map(|s| (*s).to_owned()));
    out.sort();
    out.dedup();
    out
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)
}

#[test]
fn every_finding_is_explained_with_a_real_sample() {
    let said: toml::Table = std::fs::read_to_string(path("findings.toml")).unwrap().parse().unwrap();
    let samples = samples();
    let known: Vec<&String> = said.keys().collect();
    let missing: Vec<String> = in_sources().into_iter().filter(|slug| !said.contains_key(slug)).collect();
    let unknown: Vec<&String> = samples.keys().filter(|slug| !said.contains_key(*slug)).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "not explained: {missing:?} {unknown:?}");
    let without: Vec<&&String> = known.iter().filter(|slug| !samples.contains_key(**slug)).collect();
    println!("{} explained, {} with a sample; without: {without:?}", known.len(), samples.len());
    let mut out = String::from(
        "# Các phát hiện và lỗi · Findings and errors\n\n\
         Trang này do chương trình tạo ra: mỗi mẫu dưới đây là câu chương trình đã nói khi chạy trên tệp mẫu tự đặt. \
         Nghĩa và việc cần làm lấy từ `docs/findings.toml`.\n\n",
    );
    let mut bare: Vec<String> = Vec::new();
    // In the order of the file, under its own headings.
    let source = std::fs::read_to_string(path("findings.toml")).unwrap();
    for line in source.lines() {
        if let Some(heading) = line.strip_prefix("# --- ") {
            let _ = writeln!(out, "## {heading}\n");
        }
        let Some(slug) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) else { continue };
        let about = &said[slug];
        let get = |name: &str| about.get(name).and_then(toml::Value::as_str).unwrap_or_default();
        let (name, meaning, todo) = (get("ten"), get("nghia"), get("viec"));
        assert!(!name.is_empty() && !meaning.is_empty() && !todo.is_empty(), "{slug} is not wholly explained");
        let _ = writeln!(out, "### {name}\n\n`{slug}`\n\n{meaning}\n");
        match samples.get(slug) {
            Some(sample) => {
                let weight = match sample.severity.as_str() {
                    "note" => "Ghi nhận",
                    "warning" => "Cảnh báo",
                    "block" => "Chặn ghi sổ",
                    _ => "Lỗi, không đọc được",
                };
                let _ = writeln!(
                    out,
                    "> **{weight}**{}: {}",
                    if sample.place.is_empty() { String::new() } else { format!(" · {}", sample.place) },
                    sample.message
                );
                if !sample.next.is_empty() {
                    let _ = writeln!(out, "> → {}", sample.next);
                }
                let _ = writeln!(out, "\n(`dutoan {}`)\n", sample.command);
            }
            None => {
                let why = get("khong_mau");
                if why.is_empty() {
                    bare.push(slug.to_owned());
                }
                let _ = writeln!(out, "Không có mẫu chạy: {why}\n");
            }
        }
        let _ = writeln!(out, "**Cần làm:** {todo}\n");
    }
    assert!(bare.is_empty(), "neither a sample nor a reason why there is none: {bare:?}");
    let doc = path("FINDINGS.md");
    if std::env::var_os("DUTOAN_WRITE_DOCS").is_some() {
        std::fs::write(&doc, &out).unwrap();
    }
    let written = std::fs::read_to_string(&doc).unwrap_or_default();
    assert!(written == out, "docs/FINDINGS.md is not up to date: DUTOAN_WRITE_DOCS=1 cargo test --test it findings");
}
