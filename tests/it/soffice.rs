//! LibreOffice as a second opinion on our workbooks: it computes every formula again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]
#![allow(clippy::print_stdout, reason = "a test tells what it measured")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// Makes LibreOffice compute on load whatever the file says; without it a wrong stored result survives.
const RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// Where the program is; `None`, with a notice, when this machine has none.
pub fn program() -> Option<PathBuf> {
    let found = std::env::split_paths(&std::env::var_os("PATH")?).map(|dir| dir.join("soffice")).find(|p| p.exists());
    if found.is_none() {
        println!("skipped: soffice is not installed, nothing recalculated");
    }
    found
}

/// Converts workbooks in a profile of its own; gives the folder of the results.
pub fn convert(program: &Path, folder: &Path, files: &[PathBuf], to: &str) -> PathBuf {
    let profile = folder.join("profile");
    std::fs::create_dir_all(profile.join("user")).unwrap();
    std::fs::write(profile.join("user/registrymodifications.xcu"), RECALCULATE).unwrap();
    let out = folder.join(to);
    let status = Command::new(program)
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--norestore", "--convert-to", to, "--outdir"])
        .arg(&out)
        .args(files)
        .output()
        .unwrap();
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    out
}
