//! What can go wrong with a book, coded and in three parts.

use crate::ledger::Refusal;
use crate::words::Bilingual;

/// The book could not be opened, read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {}{}", text.en, detail.as_deref().map(|d| format!(" ({d})")).unwrap_or_default())]
pub struct Error {
    /// `book-missing`, `book-exists`, `not-a-book`, `book-newer`, `book-read-only`, `book-busy`, `book-damaged`,
    /// `book-changed`, `book-guard`, `disk-full`, `disk`, `batch-unknown`, `entry-unknown`, `line-unknown`, `file-exists`.
    pub code: &'static str,
    /// What.
    pub text: Bilingual,
    /// What next.
    pub next: Bilingual,
    /// What the database or the system said, for the log.
    pub detail: Option<String>,
}

impl Error {
    /// The error a code names, about `what` (a path, an id).
    pub(crate) fn new(code: &'static str, what: &str) -> Self {
        let (vi, en, next_vi, next_en) = match code {
            "book-missing" => (
                format!("Không tìm thấy sổ {what}."),
                format!("There is no book {what}."),
                "Kiểm tra đường dẫn, hoặc tạo sổ mới: dutoan init",
                "Check the path, or make a new book: dutoan init",
            ),
            "book-exists" => (
                format!("Đã có tệp {what}."),
                format!("{what} is there already."),
                "Chọn tên khác.",
                "Choose another name.",
            ),
            "file-exists" => (
                format!("Đã có tệp {what}, không ghi đè."),
                format!("{what} is there already and is not overwritten."),
                "Chọn tên khác.",
                "Choose another name.",
            ),
            "not-a-book" => (
                format!("{what} không phải là sổ theo dõi dự toán."),
                format!("{what} is not a book of this program."),
                "Chọn đúng tệp sổ.",
                "Choose the book's file.",
            ),
            "book-newer" => (
                format!("Sổ {what} do phiên bản mới hơn của phần mềm ghi."),
                format!("{what} was written by a newer version of the program."),
                "Cập nhật phần mềm.",
                "Update the program.",
            ),
            "book-read-only" => (
                format!("Sổ {what} chỉ cho đọc."),
                format!("{what} can only be read."),
                "Xin quyền ghi tệp và thư mục, hoặc chép sổ sang nơi khác.",
                "Get the right to write the file and its folder, or copy the book elsewhere.",
            ),
            "book-busy" => (
                format!("Sổ {what} đang được người khác ghi."),
                format!("{what} is being written by somebody else."),
                "Đợi giây lát rồi làm lại.",
                "Wait a moment and do it again.",
            ),
            "book-damaged" => (
                format!("Sổ {what} bị hỏng."),
                format!("{what} is damaged."),
                "Phục hồi từ bản sao lưu: dutoan restore",
                "Restore a backup: dutoan restore",
            ),
            "book-changed" => (
                format!("Sổ đã thay đổi từ khi xem trước ({what})."),
                format!("The book has changed since the preview ({what})."),
                "Xem lại rồi ghi.",
                "Look again, then post.",
            ),
            "book-guard" => (
                "Cơ sở dữ liệu từ chối: chi vượt dự toán chưa được phép.".to_owned(),
                "The database refused it: spending beyond what is usable, allowed by nobody.".to_owned(),
                "Làm lại; nếu vẫn bị từ chối thì chạy dutoan check.",
                "Do it again; if it is refused again run dutoan check.",
            ),
            "disk-full" => (
                format!("Ổ đĩa đã đầy khi ghi {what}; chưa ghi gì."),
                format!("The disk was full while writing {what}; nothing was recorded."),
                "Giải phóng dung lượng rồi làm lại.",
                "Free some space and do it again.",
            ),
            "batch-unknown" => (
                format!("Không có đợt {what}."),
                format!("There is no batch {what}."),
                "Xem các đợt: dutoan history",
                "See the batches: dutoan history",
            ),
            "entry-unknown" => (
                format!("Không có bút toán {what}."),
                format!("There is no entry {what}."),
                "Xem các bút toán: dutoan trace",
                "See the entries: dutoan trace",
            ),
            "line-unknown" => (
                format!("Không có dòng {what}."),
                format!("There is no line {what}."),
                "Xem các dòng: dutoan link list",
                "See the lines: dutoan link list",
            ),
            _ => (
                format!("Không đọc hoặc ghi được {what}."),
                format!("{what} could not be read or written."),
                "Kiểm tra ổ đĩa và quyền truy cập.",
                "Check the disk and your rights.",
            ),
        };
        Self { code, text: Bilingual::new(vi, en), next: Bilingual::new(next_vi, next_en), detail: None }
    }

    #[must_use]
    pub(crate) fn because(mut self, detail: impl ToString) -> Self {
        self.detail = Some(detail.to_string());
        self
    }
}

/// Why a batch was not recorded.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum WriteError {
    /// Budget rules say no.
    #[error("refused: {}", .0.iter().map(|refusal| refusal.text.en.as_ref()).collect::<Vec<_>>().join(" "))]
    Refused(Vec<Refusal>),
    /// The same file or the same cells are recorded already, in this batch.
    #[error("already posted in {0}")]
    AlreadyPosted(String),
    /// The book failed.
    #[error(transparent)]
    Store(#[from] Error),
}
