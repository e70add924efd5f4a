//! README says what is true: its commands are run, and its figures are the ones they print.

use std::path::PathBuf;
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The commands of the fenced `sh` blocks.
fn commands() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("README.md")).unwrap();
    let mut found = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
        } else if inside && !line.trim().is_empty() {
            found.push(line.trim().to_owned());
        }
    }
    found
}

#[test]
fn every_command_is_known_and_the_main_one_ends_well() {
    let out = tempfile::tempdir().unwrap();
    let mut ran = 0;
    for command in commands() {
        if command == "scripts/test" {
            assert!(root().join("scripts/test").exists(), "the test command is there; it is what runs this test");
            continue;
        }
        let rest = command
            .strip_prefix("cargo run --release -- ")
            .or_else(|| command.strip_prefix("dutoan "))
            .unwrap_or_else(|| panic!("README shows a command that this test cannot run: {command}"));
        let args: Vec<String> = rest
            .split_whitespace()
            .map(|a| if a == "out" { out.path().display().to_string() } else { a.to_owned() })
            .collect();
        let done = Command::new(env!("CARGO_BIN_EXE_dutoan"))
            .args(&args)
            .current_dir(root())
            .env("DUTOAN_LANG", "vi")
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&done.stdout);
        assert_eq!(done.status.code(), Some(0), "{command}\n{text}\n{}", String::from_utf8_lossy(&done.stderr));
        ran += 1;
        // what README prints of it is what it prints
        let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
        let shown = readme.split(&format!("<!-- {rest} -->")).nth(1);
        if let Some(block) = shown {
            let block = block.split("```text").nth(1).and_then(|b| b.split("```").next()).unwrap();
            for line in block.lines().map(str::trim).filter(|l| !l.is_empty() && *l != "…") {
                assert!(
                    text.contains(line),
                    "README shows a line that the command no longer prints:\n{line}\n---\n{text}"
                );
            }
        }
    }
    assert!(ran > 0, "README shows the main job");
}
