//! Why a file could not be read: every refusal of this room, its sentence in both languages, what to do next.

use super::limits;
use crate::words::Bilingual;

/// Why a file could not be read: a coded message naming the part, the limit and the figure found.
/// The details are read as fields: `error.code`, `error.text`, `error.next`, `error.part`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Details>);

/// What an [`Error`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// One of [`CODES`].
    pub code: &'static str,
    /// What, with both figures.
    pub text: Bilingual,
    /// What next.
    pub next: Bilingual,
    /// The part or cell of the file, where known.
    pub part: Option<String>,
}

/// Every code an [`Error`] may carry.
pub const CODES: &[&str] = &[
    FILE_EMPTY,
    NOT_A_WORKBOOK,
    NOT_A_DOCUMENT,
    FILE_ENCRYPTED,
    FILE_TRUNCATED,
    FILE_DAMAGED,
    FILE_HOSTILE,
    FILE_TOO_LARGE,
    READ_TIMEOUT,
    READ_MEMORY,
    READ_CRASHED,
    READ_NOT_STARTED,
];

/// The file has no bytes.
pub const FILE_EMPTY: &str = "file-empty";
/// The file is something else than a workbook.
pub const NOT_A_WORKBOOK: &str = "not-a-workbook";
/// The file is something else than a document.
pub const NOT_A_DOCUMENT: &str = "not-a-document";
/// The file needs a password.
pub const FILE_ENCRYPTED: &str = "file-encrypted";
/// The file ends before its content does.
pub const FILE_TRUNCATED: &str = "file-truncated";
/// A part of the file breaks the rules of its format.
pub const FILE_DAMAGED: &str = "file-damaged";
/// The file is built to mislead or to exhaust its reader.
pub const FILE_HOSTILE: &str = "file-hostile";
/// The file holds more than the program reads.
pub const FILE_TOO_LARGE: &str = "file-too-large";
/// Reading took longer than allowed.
pub const READ_TIMEOUT: &str = "read-timeout";
/// Reading needed more memory than allowed.
pub const READ_MEMORY: &str = "read-memory";
/// The reading process ended without an answer, or answered nonsense.
pub const READ_CRASHED: &str = "read-crashed";
/// The reading process could not be started.
pub const READ_NOT_STARTED: &str = "read-not-started";

impl std::ops::Deref for Error {
    type Target = Details;
    fn deref(&self) -> &Details {
        &self.0
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.code, self.text.en)?;
        match &self.part {
            Some(part) => write!(f, " [{part}]"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

impl From<Details> for Error {
    fn from(details: Details) -> Self {
        Self(Box::new(details))
    }
}

impl From<Error> for Details {
    fn from(error: Error) -> Self {
        *error.0
    }
}

/// What an officer can do with a broken or odd file: the same advice for most of them.
fn resave() -> Bilingual {
    Bilingual::new(
        "Mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi nhập lại; nếu không mở được, đề nghị nơi gửi gửi lại tệp.",
        "Open the file in Excel or LibreOffice, save it again as .xlsx and import that; if it does not open, ask the sender for it again.",
    )
}

impl Error {
    /// An error from its parts.
    pub fn new(code: &'static str, text: Bilingual, next: Bilingual) -> Self {
        Self(Box::new(Details { code, text, next, part: None }))
    }

    /// Names the part or cell, unless a nearer one is named already.
    #[must_use]
    pub fn at(mut self, part: impl Into<String>) -> Self {
        if self.0.part.is_none() {
            self.0.part = Some(part.into());
        }
        self
    }

    pub(crate) fn empty() -> Self {
        Self::new(
            FILE_EMPTY,
            Bilingual::new("Tệp rỗng (0 byte).", "The file is empty (0 bytes)."),
            Bilingual::new("Kiểm tra lại tệp nguồn hoặc tải lại tệp.", "Check the original file or download it again."),
        )
    }

    /// The bytes are `what` instead of a workbook.
    pub(crate) fn not_a_workbook(what: Bilingual) -> Self {
        Self::new(
            NOT_A_WORKBOOK,
            Bilingual::new(
                format!("Tệp không phải bảng tính: {}.", what.vi),
                format!("The file is not a workbook: {}.", what.en),
            ),
            Bilingual::new(
                "Chọn tệp .xlsx, .xls, .xlsb, .ods hoặc .csv; tệp dạng khác thì xuất ra một trong các dạng đó trước.",
                "Choose an .xlsx, .xls, .xlsb, .ods or .csv file; export anything else to one of these first.",
            ),
        )
    }

    /// A text document was given where a workbook is read.
    pub(crate) fn document_for_workbook(what: Bilingual) -> Self {
        let mut error = Self::not_a_workbook(what);
        error.0.next = Bilingual::new(
            "Nếu đây là văn bản kế hoạch, dùng lệnh `dutoan plan import`; nếu là bảng dự toán, lưu bảng thành .xlsx.",
            "If this is the text of a plan, use `dutoan plan import`; if it is a budget table, save the table as .xlsx.",
        );
        error
    }

    /// The bytes are `what` instead of a document.
    pub(crate) fn not_a_document(what: Bilingual) -> Self {
        Self::new(
            NOT_A_DOCUMENT,
            Bilingual::new(
                format!("Tệp không phải văn bản đọc được: {}.", what.vi),
                format!("The file is not a readable document: {}.", what.en),
            ),
            Bilingual::new(
                "Chọn tệp .docx, .txt, .md hoặc .html; bản PDF hoặc bản quét thì chuyển thành văn bản Word trước.",
                "Choose a .docx, .txt, .md or .html file; turn a PDF or a scan into a Word document first.",
            ),
        )
    }

    /// A workbook was given where a document is read.
    pub(crate) fn workbook_for_document() -> Self {
        let mut error = Self::not_a_document(Bilingual::new("đây là bảng tính", "this is a workbook"));
        error.0.next = Bilingual::new(
            "Nếu đây là bảng dự toán, dùng lệnh `dutoan import`; văn bản kế hoạch thì lưu thành .docx.",
            "If this is a budget table, use `dutoan import`; save the text of a plan as .docx.",
        );
        error
    }

    pub(crate) fn encrypted() -> Self {
        Self::new(
            FILE_ENCRYPTED,
            Bilingual::new("Tệp được đặt mật khẩu mở.", "The file is encrypted with a password."),
            Bilingual::new(
                "Mở tệp bằng mật khẩu, bỏ mật khẩu mở tệp, lưu lại rồi nhập lại.",
                "Open the file with its password, remove the password, save and import again.",
            ),
        )
    }

    /// The content ends too early at or in `part`.
    pub(crate) fn truncated(part: &str) -> Self {
        let error = Self::new(
            FILE_TRUNCATED,
            Bilingual::new(
                "Tệp bị cắt cụt: nội dung dừng giữa chừng.",
                "The file is cut short: its content stops half way.",
            ),
            Bilingual::new(
                "Tải hoặc sao chép lại tệp; đề nghị nơi gửi gửi lại nếu vẫn lỗi.",
                "Download or copy the file again; ask the sender for it if that does not help.",
            ),
        );
        if part.is_empty() { error } else { error.at(part) }
    }

    /// `part` breaks the rules of its format; `what` says how.
    pub(crate) fn damaged(part: &str, what: Bilingual) -> Self {
        let error = Self::new(
            FILE_DAMAGED,
            Bilingual::new(format!("Tệp bị hỏng: {}.", what.vi), format!("The file is damaged: {}.", what.en)),
            resave(),
        );
        if part.is_empty() { error } else { error.at(part) }
    }

    /// The file is built to mislead; `what` says how.
    pub(crate) fn hostile(part: &str, what: Bilingual) -> Self {
        let error = Self::new(
            FILE_HOSTILE,
            Bilingual::new(
                format!("Tệp có cấu trúc bất thường, không đọc để bảo đảm an toàn: {}.", what.vi),
                format!("The file is built in a way that is not safe to read: {}.", what.en),
            ),
            resave(),
        );
        if part.is_empty() { error } else { error.at(part) }
    }

    /// More than `limit` of `what` were found.
    pub(crate) fn too_large(part: &str, what: Bilingual, limit: u64, found: u64) -> Self {
        let error = Self::new(
            FILE_TOO_LARGE,
            Bilingual::new(
                format!("Tệp quá lớn: {} — giới hạn {limit}, gặp {found}.", what.vi),
                format!("The file is too large: {} — the limit is {limit}, found {found}.", what.en),
            ),
            Bilingual::new(
                "Tách tệp thành nhiều tệp nhỏ hơn hoặc xóa phần không dùng đến, rồi nhập lại.",
                "Split the file into smaller ones or delete what is not needed, and import again.",
            ),
        );
        if part.is_empty() { error } else { error.at(part) }
    }

    pub(crate) fn file_too_large(limit: u64, found: u64) -> Self {
        Self::too_large("", Bilingual::new("số byte của tệp", "bytes of the file"), limit, found)
    }

    /// Refuses when `found` is beyond the length one text may have.
    pub(crate) fn text_too_long(part: &str, found: u64) -> Self {
        let limit = u64::try_from(limits::TEXT).unwrap_or(u64::MAX);
        Self::too_large(part, Bilingual::new("số ký tự trong một ô", "characters in one cell"), limit, found)
    }

    pub(crate) fn cells(part: &str, limit: u64, found: u64) -> Self {
        Self::too_large(part, Bilingual::new("số ô có dữ liệu", "filled cells"), limit, found)
    }

    pub(crate) fn merges(part: &str, found: u64) -> Self {
        Self::too_large(part, Bilingual::new("số vùng ô gộp", "merged areas"), limits::MERGES, found)
    }

    pub(crate) fn sheets(found: usize) -> Self {
        let limit = u64::try_from(limits::SHEETS).unwrap_or(u64::MAX);
        let found = u64::try_from(found).unwrap_or(u64::MAX);
        Self::too_large("", Bilingual::new("số sheet", "sheets"), limit, found)
    }

    pub(crate) fn list(part: &str, found: u64) -> Self {
        Self::too_large(part, Bilingual::new("số mục của một danh sách", "items of one list"), limits::LIST, found)
    }

    pub(crate) fn page_lines(found: usize) -> Self {
        Self::page(Bilingual::new("số đoạn văn và dòng bảng", "paragraphs and rows of tables"), limits::LINES, found)
    }

    pub(crate) fn page_text(found: usize) -> Self {
        Self::page(Bilingual::new("số byte văn bản", "bytes of text"), limits::PAGE_TEXT, found)
    }

    fn page(what: Bilingual, limit: usize, found: usize) -> Self {
        let wide = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        Self::too_large("", what, wide(limit), wide(found))
    }

    pub(crate) fn all_text(part: &str, found: u64) -> Self {
        Self::too_large(
            part,
            Bilingual::new("số byte văn bản trong các ô", "bytes of text in cells"),
            limits::ALL_TEXT,
            found,
        )
    }

    /// A reference that is no cell of the grid.
    pub(crate) fn outside_grid(part: &str, reference: &str) -> Self {
        let shown: String = reference.chars().take(40).collect();
        Self::hostile(
            part,
            Bilingual::new(
                format!("tham chiếu \"{shown}\" nằm ngoài bảng tính (1.048.576 dòng × 16.384 cột)"),
                format!("the reference \"{shown}\" lies outside the grid (1,048,576 rows × 16,384 columns)"),
            ),
        )
    }

    /// The same cell stands twice: nobody can tell which value counts.
    pub(crate) fn repeated(part: &str, cell: &str) -> Self {
        Self::hostile(
            part,
            Bilingual::new(
                format!("ô {cell} xuất hiện 2 lần (cho phép 1)"),
                format!("the cell {cell} stands there 2 times (1 allowed)"),
            ),
        )
    }

    pub(crate) fn timeout() -> Self {
        let seconds = limits::SECONDS;
        Self::new(
            READ_TIMEOUT,
            Bilingual::new(
                format!("Đọc tệp quá thời gian cho phép ({seconds} giây) nên đã dừng."),
                format!("Reading the file took longer than allowed ({seconds} seconds) and was stopped."),
            ),
            resave(),
        )
    }

    pub(crate) fn memory() -> Self {
        let megabytes = limits::MEMORY >> 20;
        Self::new(
            READ_MEMORY,
            Bilingual::new(
                format!("Đọc tệp cần nhiều bộ nhớ hơn mức cho phép ({megabytes} MB) nên đã dừng."),
                format!("Reading the file needed more memory than allowed ({megabytes} MB) and was stopped."),
            ),
            resave(),
        )
    }

    pub(crate) fn crashed() -> Self {
        Self::new(
            READ_CRASHED,
            Bilingual::new(
                "Tiến trình đọc tệp dừng bất thường: tệp có cấu trúc không đọc được.",
                "The process that reads the file ended abnormally: the file has a structure that cannot be read.",
            ),
            resave(),
        )
    }

    pub(crate) fn not_started(why: &std::io::Error) -> Self {
        Self::new(
            READ_NOT_STARTED,
            Bilingual::new(
                format!("Không khởi động được tiến trình đọc tệp ({why})."),
                format!("The process that reads files could not be started ({why})."),
            ),
            Bilingual::new(
                "Kiểm tra quyền chạy chương trình dutoan và bộ nhớ trống của máy, rồi thử lại.",
                "Check that dutoan may run and that the machine has free memory, then try again.",
            ),
        )
    }
}
