//! Who works, when, with which book: what the command line and the page hand to every action.

use super::failure::{Exit, Failure, Outcome};
use crate::words::{Bilingual, Lang};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// The surroundings of an action. The clock and the user come from outside.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The program itself, started again to read strangers' files.
    pub program: PathBuf,
    /// Who works.
    pub who: String,
    /// Now, ISO.
    pub now: String,
    /// The working day.
    pub today: Date,
    /// The book, where one was named or found.
    pub book: Option<PathBuf>,
    /// Figures up to and including this day.
    pub as_of: Option<Date>,
    /// The command in words, for the history.
    pub command: String,
    /// The language of what is written for people.
    pub lang: Lang,
}

/// A file taken in: its name without folder, bytes and SHA-256.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// SHA-256, hex.
    pub sha256: String,
}

/// SHA-256 of bytes, in hex.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// SHA-256 over values as they hash themselves: for fingerprints that one build of the program gives out and takes
/// back, as a preview's; never for what a book keeps.
#[derive(Default)]
pub struct Fingerprint(Sha256);

impl std::hash::Hasher for Fingerprint {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let digest = self.0.clone().finalize();
        digest.iter().take(8).fold(0, |all, byte| all << 8 | u64::from(*byte))
    }
}

impl Fingerprint {
    /// The whole of it.
    pub fn hex(self) -> String {
        self.0.finalize().iter().map(|b| format!("{b:02x}")).collect()
    }
}

impl Desk {
    /// Takes a file in.
    ///
    /// # Errors
    /// `file-missing`, `file-unreadable`, `file-too-large`.
    pub fn take(&self, path: &Path) -> Outcome<Taken> {
        let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
        let shown = path.display();
        let unreadable = |error: std::io::Error| {
            let missing = error.kind() == std::io::ErrorKind::NotFound;
            let (code, text) = if missing {
                ("file-missing", Bilingual::new(format!("Không có tệp {shown}."), format!("There is no file {shown}.")))
            } else {
                (
                    "file-unreadable",
                    Bilingual::new(
                        format!("Không đọc được tệp {shown}: {error}."),
                        format!("Cannot read {shown}: {error}."),
                    ),
                )
            };
            let next = Bilingual::new("Kiểm tra lại tên tệp và thư mục.", "Check the file's name and folder.");
            Failure::new(Exit::World, code, text, next).in_file(&name, "")
        };
        let size = std::fs::metadata(path).map_err(unreadable)?;
        if size.is_dir() {
            return Err(Failure::new(
                Exit::World,
                "not-a-workbook",
                Bilingual::new(
                    format!("{shown} là thư mục, không phải tệp."),
                    format!("{shown} is a folder, not a file."),
                ),
                Bilingual::new(
                    "Chỉ tên từng tệp, ví dụ: dutoan import thu-muc/bang.xlsx",
                    "Name the files: dutoan import folder/table.xlsx",
                ),
            )
            .in_file(&name, ""));
        }
        if size.len() > crate::reader::LARGEST {
            let (found, most) = (size.len() / 1024 / 1024, crate::reader::LARGEST / 1024 / 1024);
            return Err(Failure::new(
                Exit::World,
                "file-too-large",
                Bilingual::new(
                    format!("Tệp {shown} có {found} MB, vượt mức {most} MB."),
                    format!("{shown} has {found} MB, above the limit of {most} MB."),
                ),
                Bilingual::new(
                    "Tách tệp hoặc xóa các trang tính không cần.",
                    "Split the file or remove sheets that are not needed.",
                ),
            )
            .in_file(&name, ""));
        }
        let bytes = std::fs::read(path).map_err(unreadable)?;
        let sha256 = sha256(&bytes);
        Ok(Taken { name, bytes, sha256 })
    }

    /// The book's path.
    ///
    /// # Errors
    /// `book-missing` when none was named or found.
    pub fn book(&self) -> Outcome<&Path> {
        self.book.as_deref().ok_or_else(|| {
            Failure::usage(
                "book-missing",
                Bilingual::new(
                    "Lệnh này cần một sổ nhưng thư mục này chưa có tệp .dutoan nào.",
                    "This command needs a book and there is no .dutoan file here.",
                ),
                Bilingual::new(
                    "Tạo sổ: dutoan init so.dutoan, hoặc chỉ sổ bằng --book",
                    "Make one: dutoan init so.dutoan, or name one with --book",
                ),
            )
        })
    }
}

/// A reader's complaint as an ending.
pub fn unreadable(error: &crate::reader::Error, file: &str) -> Box<Failure> {
    Failure::new(Exit::World, error.code, error.text.clone(), error.next.clone())
        .in_file(file, error.part.as_deref().unwrap_or_default())
}
