//! The house keeps its order: rooms use only rooms before them, the pure rooms never meet the world,
//! nothing of the workplace is written down.

use std::fs;
use std::path::{Path, PathBuf};

const ORDER: [&str; 18] = [
    "words", "money", "finding", "regime", "sheet", "page", "plan", "table", "link", "ledger", "check", "report",
    "form", "review", "reader", "store", "desk", "cli",
];
const PURE: usize = 14;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("readable folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The room a source file belongs to, with the file's code up to its test module.
fn rooms() -> Vec<(usize, PathBuf, String)> {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    files
        .into_iter()
        .filter_map(|path| {
            let relative = path.strip_prefix(root().join("src")).ok()?.to_path_buf();
            let first = relative.components().next()?.as_os_str().to_str()?.trim_end_matches(".rs").to_owned();
            let room = ORDER.iter().position(|name| *name == first)?;
            let is_test = relative.file_stem().is_some_and(|s| s.to_string_lossy().contains("test"))
                || relative.components().any(|c| c.as_os_str() == "tests");
            let text = fs::read_to_string(&path).expect("utf-8 source");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            (!is_test).then_some((room, relative, code))
        })
        .collect()
}

#[test]
fn rooms_use_only_rooms_before_them() {
    let mut wrong = Vec::new();
    let rooms = rooms();
    assert!(rooms.len() >= ORDER.len(), "every room has at least one file");
    for (room, path, code) in rooms {
        for (other, name) in ORDER.iter().enumerate().skip(room + 1) {
            if code.lines().any(|l| {
                !l.trim_start().starts_with("//") && l.contains(&format!("crate::{name}::"))
                    || l.trim_start().starts_with(&format!("use crate::{name};"))
            }) {
                wrong.push(format!("{} ({}) uses {} (room {other})", path.display(), ORDER[room], name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pure_rooms_never_meet_the_world() {
    const WORLD: [&str; 9] = [
        "std::fs",
        "std::env",
        "std::process",
        "std::net",
        "std::thread",
        "SystemTime",
        "Instant::now",
        "Zoned::now",
        "println!",
    ];
    let mut wrong = Vec::new();
    for (room, path, code) in rooms() {
        for word in WORLD {
            if room < PURE && code.lines().any(|l| !l.trim_start().starts_with("//") && l.contains(word)) {
                wrong.push(format!("{} mentions {word}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_command_line_prints_and_from_one_file() {
    for (_, path, code) in rooms() {
        let prints =
            code.lines().any(|l| ["println!", "eprintln!", "print!(", "eprint!("].iter().any(|w| l.contains(w)));
        assert!(!prints, "{} prints with a macro; src/cli/print.rs writes to the streams it is given", path.display());
    }
}

#[test]
fn nothing_of_a_machine_is_written_down() {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    sources(&root().join("tests"), &mut files);
    let home = ["/ro", "ot/"].concat();
    let work = ["/wo", "rk/"].concat();
    for path in files {
        let text = fs::read_to_string(&path).expect("utf-8 source");
        assert!(!text.contains(&home) && !text.contains(&work), "{} names a path of one machine", path.display());
    }
}
