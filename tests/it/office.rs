//! A temporary office: a folder of its own and the program run in it as an officer would.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub struct Office {
    dir: tempfile::TempDir,
}

pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|e| panic!("not one JSON object ({e}):\n{}\n{}", self.out, self.err))
    }

    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.out, self.err);
        self
    }
}

impl Office {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().expect("a temporary folder") }
    }

    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// The program, ready to run in the office: Vietnamese, a fixed day, a fixed user.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dutoan"));
        command
            .args(args)
            .current_dir(self.path())
            .env_remove("DUTOAN_BOOK")
            .env_remove("NO_COLOR")
            .env("DUTOAN_LANG", "vi")
            .env("DUTOAN_TODAY", "2024-12-31")
            .env("DUTOAN_USER", "to-ngan-sach")
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, args: &[&str]) -> Said {
        let output = self.command(args).output().expect("the program starts");
        Said {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::write(&path, bytes).expect("writable folder");
        path
    }

    /// Brings a file of an example budget into the office.
    pub fn bring(&self, name: &str) -> PathBuf {
        let from = example().join(name);
        let to = self.path().join(name);
        std::fs::copy(&from, &to).unwrap_or_else(|e| panic!("{}: {e}", from.display()));
        to
    }
}

/// The main example budget.
pub fn example() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("budgets/bac-giang-xay-som-bun-2021-2025")
}
