//! The table of every command and option, in both languages. The parser, the help pages and the
//! printed reference are all made from it; adding a command starts here.

/// A pair of sentences, Vietnamese first.
pub type Pair = (&'static str, &'static str);

/// One command (or sub-command).
#[derive(Debug)]
pub struct Spec {
    /// English name.
    pub name: &'static str,
    /// Unaccented Vietnamese alias.
    pub alias: &'static str,
    /// What it does, in one sentence.
    pub about: Pair,
    /// Its arguments.
    pub args: &'static [Arg],
    /// Its sub-commands.
    pub subs: &'static [Spec],
}

/// How an argument takes values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A switch.
    Nothing,
    /// One value.
    One,
    /// The option may be repeated.
    Many,
    /// A required positional value.
    Positional,
    /// An optional positional value.
    MaybePositional,
    /// One or more positional values.
    Positionals,
}

/// One argument.
#[derive(Debug)]
pub struct Arg {
    /// English long name, or the name of a positional.
    pub name: &'static str,
    /// Unaccented Vietnamese alias of the long name; empty for positionals.
    pub alias: &'static str,
    /// How it takes values.
    pub takes: Takes,
    /// What the value is called in help.
    pub value: &'static str,
    /// What it does.
    pub help: Pair,
}

const fn flag(name: &'static str, alias: &'static str, help: Pair) -> Arg {
    Arg { name, alias, takes: Takes::Nothing, value: "", help }
}
const fn one(name: &'static str, alias: &'static str, value: &'static str, help: Pair) -> Arg {
    Arg { name, alias, takes: Takes::One, value, help }
}
const fn many(name: &'static str, alias: &'static str, value: &'static str, help: Pair) -> Arg {
    Arg { name, alias, takes: Takes::Many, value, help }
}
const fn pos(name: &'static str, value: &'static str, help: Pair) -> Arg {
    Arg { name, alias: "", takes: Takes::Positional, value, help }
}
const fn maybe(name: &'static str, value: &'static str, help: Pair) -> Arg {
    Arg { name, alias: "", takes: Takes::MaybePositional, value, help }
}
const fn all(name: &'static str, value: &'static str, help: Pair) -> Arg {
    Arg { name, alias: "", takes: Takes::Positionals, value, help }
}

/// Options every command takes.
pub const GLOBAL: &[Arg] = &[
    one(
        "book",
        "so",
        "PATH",
        (
            "Sổ dùng đến (mặc định: DUTOAN_BOOK, rồi tệp .dutoan duy nhất trong thư mục này)",
            "The book to use (default: DUTOAN_BOOK, then the only .dutoan file in this folder)",
        ),
    ),
    flag("json", "xuat-json", ("In một đối tượng JSON ra stdout", "Print one JSON object on stdout")),
    one(
        "format",
        "dang",
        "FORMAT",
        ("Dạng kết quả: table, json, csv, xlsx, html", "Form of the answer: table, json, csv, xlsx, html"),
    ),
    one("lang", "ngon-ngu", "vi|en", ("Ngôn ngữ: vi hoặc en", "Language: vi or en")),
    one("user", "nguoi-dung", "NAME", ("Người thực hiện ghi vào nhật ký", "Who is named in the history")),
    one("today", "hom-nay", "DATE", ("Ngày làm việc, thay cho đồng hồ máy", "The working day instead of the clock's")),
    one("as-of", "den-ngay", "DATE", ("Số liệu tính đến hết ngày này", "Figures up to and including this day")),
    flag("quiet", "im-lang", ("Chỉ in kết quả", "Print only the result")),
    flag("no-color", "khong-mau", ("Không dùng màu", "No colour")),
];

const DETAILS: &[Arg] = &[
    one("task", "nhiem-vu", "TASK", ("Mã nhiệm vụ trong kế hoạch, ví dụ 3.3", "The task's code in the plan, 3.3")),
    one("year", "nam", "YEAR", ("Năm ngân sách", "Budget year")),
    one("amount", "so-tien", "AMOUNT", ("Số tiền: 702000000, 702tr, 1,2ty", "Amount: 702000000, 702tr, 1,2ty")),
    one("date", "ngay", "DATE", ("Ngày quyết định hoặc chứng từ", "Date of the decision or voucher")),
    one("document", "van-ban", "NUMBER", ("Số quyết định hoặc chứng từ", "Number of the decision or voucher")),
    one("source", "nguon", "SOURCE", ("Nguồn kinh phí", "Source of funds")),
    one("agency", "co-quan", "NAME", ("Cơ quan, đơn vị", "Agency")),
    one("note", "ghi-chu", "TEXT", ("Ghi chú", "Note")),
    one(
        "plan",
        "ke-hoach",
        "ID|FILE",
        ("Kế hoạch (mã trong sổ hoặc tệp văn bản)", "The plan (its id in the book, or a document)"),
    ),
];

const ACCEPT: Arg = many(
    "accept",
    "chap-nhan",
    "SLUG[@CELL]",
    ("Chấp nhận một cảnh báo và vẫn ghi", "Accept a finding and record all the same"),
);

const OLD_NEW: Arg = many(
    "link",
    "gan",
    "OLD=NEW",
    (
        "Nhiệm vụ cũ chuyển sang nhiệm vụ mới: 3.2=3.4; không chuyển: 3.2=-",
        "Old task to new task: 3.2=3.4; to none: 3.2=-",
    ),
);

const ACCEPT_AGAIN: Arg = many(
    "accept",
    "chap-nhan",
    "SLUG",
    (
        "Vẫn ghi khoản giống khoản đã ghi: entry-repeated",
        "Record what says the same as an entry recorded before: entry-repeated",
    ),
);

const IMPORT: &[Arg] = &[
    all("file", "FILE", ("Tệp bảng: .xlsx .xls .xlsb .ods .csv", "Table files: .xlsx .xls .xlsb .ods .csv")),
    one(
        "plan",
        "ke-hoach",
        "ID|FILE",
        (
            "Kế hoạch để gắn nhiệm vụ (mã trong sổ hoặc tệp văn bản)",
            "The plan to link to (its id in the book, or a document)",
        ),
    ),
    one(
        "as",
        "la",
        "KIND",
        (
            "Loại số liệu: plan, proposal, appraised, approved, grant, supplement, adjustment, commitment, advance, spend, history",
            "What the amounts are: plan, proposal, appraised, approved, grant, supplement, adjustment, commitment, advance, spend, history",
        ),
    ),
    one(
        "year",
        "nam",
        "YEAR",
        ("Năm ngân sách của các số tiền không ghi năm", "Budget year of amounts that state none"),
    ),
    many("sheet", "trang", "NAME", ("Chỉ đọc trang tính này (lặp lại được)", "Read only this sheet (repeatable)")),
    one("range", "vung", "A1:J90", ("Chỉ đọc vùng này", "Read only this range")),
    one("header", "hang-tieu-de", "5-7", ("Hàng tiêu đề", "Header rows")),
    one(
        "outline",
        "phan-cap",
        "READING",
        (
            "Cách phân cấp các dòng khi chưa rõ: auto, details, beside, bold, flat, sums, order, dashes, heads",
            "Which rows stand under which, where that is unclear: auto, details, beside, bold, flat, sums, order, dashes, heads",
        ),
    ),
    one(
        "unit",
        "don-vi-tinh",
        "UNIT",
        (
            "Đơn vị tính khi bảng không ghi: dong, nghin, trieu, ty",
            "Unit where the table states none: dong, nghin, trieu, ty",
        ),
    ),
    many(
        "column",
        "cot",
        "D=amount:2023",
        ("Vai trò của một cột do người dùng quyết định", "A column's role decided by hand"),
    ),
    ACCEPT,
    many(
        "skip",
        "bo-qua",
        "SLUG[@CELL]",
        (
            "Để lại ngoài đợt ghi các dòng có nội dung này",
            "Leave the lines under this finding or refusal out of the batch",
        ),
    ),
    many(
        "link",
        "gan",
        "CELL=TASK",
        (
            "Nhiệm vụ của một dòng do người dùng chọn: D7=3.3, D7=- (không thuộc nhiệm vụ nào), D7=3.3:60%+3.4:40%",
            "A line's task chosen by hand: D7=3.3, D7=- (none of the plan), D7=3.3:60%+3.4:40%",
        ),
    ),
    one("agency", "co-quan", "NAME", ("Cơ quan gửi bảng", "The agency that sends the table")),
    one(
        "replace",
        "thay-dot",
        "BATCH",
        (
            "Ghi thay một đợt đã ghi từ bản trước của tệp này",
            "Record in the place of a batch made from an earlier version of this file",
        ),
    ),
    one(
        "profile",
        "mau-nhap",
        "NAME|FILE",
        (
            "Dùng lại các câu đã trả lời (tên mẫu trong sổ hoặc tệp .toml)",
            "Use answers kept before (a name in the book, or a .toml file)",
        ),
    ),
    one(
        "save-profile",
        "luu-mau-nhap",
        "NAME|FILE",
        (
            "Lưu các câu trả lời của lần này cho tệp sau cùng biểu",
            "Keep this time's answers for the next file of the same form",
        ),
    ),
    one(
        "issues-out",
        "tra-lai",
        "X.xlsx",
        (
            "Ghi lại chính các dòng của đơn vị kèm cột Lý do và ô cần sửa, để gửi trả đơn vị",
            "Write the sender's own rows with a Reason column and marked cells, to be sent back",
        ),
    ),
    flag("post", "ghi-so", ("Ghi sổ (không có thì chỉ xem)", "Record (without it, only look)")),
    one(
        "if",
        "neu",
        "HASH",
        ("Chỉ ghi khi bản xem trước còn đúng mã này", "Record only while the preview has this hash"),
    ),
];

const ALL_LIKE: Arg = flag(
    "all-like",
    "tat-ca-tuong-tu",
    ("Cả các dòng chờ khác có cùng nội dung", "Other waiting lines with the same wording too"),
);
const AGENCY: Arg = pos("agency", "AGENCY", ("Tên cơ quan", "The agency's name"));
const LINE: Arg = pos("line", "LINE", ("Mã dòng, ví dụ B0002-15", "The line's id, B0002-15"));

/// Every command, in the order help shows them.
pub const COMMANDS: &[Spec] = &[
    Spec {
        name: "run",
        alias: "chay",
        about: (
            "Chạy trọn một thư mục dự toán theo budget.toml vào một sổ mới",
            "Replay a budget folder's budget.toml into a fresh book",
        ),
        args: &[
            pos("dir", "DIR", ("Thư mục có budget.toml", "The folder with budget.toml")),
            one(
                "out",
                "ra",
                "DIR",
                ("Thư mục nhận sổ và các tệp xuất (mặc định: out)", "Where the book and exports go (default: out)"),
            ),
        ],
        subs: &[],
    },
    Spec {
        name: "init",
        alias: "tao-so",
        about: ("Tạo sổ theo dõi dự toán mới", "Make a new book"),
        args: &[pos("path", "BOOK", ("Tên tệp sổ, ví dụ xay-som-bun.dutoan", "The book's file, xay-som-bun.dutoan"))],
        subs: &[],
    },
    Spec {
        name: "office",
        alias: "don-vi",
        about: ("Thông tin đơn vị dùng trên các biểu", "The office shown on forms"),
        args: &[],
        subs: &[
            Spec {
                name: "show",
                alias: "xem",
                about: ("Xem thông tin đơn vị", "Show the office"),
                args: &[],
                subs: &[],
            },
            Spec {
                name: "set",
                alias: "dat",
                about: ("Đặt thông tin đơn vị", "Set the office's details"),
                args: &[all(
                    "pair",
                    "KEY=VALUE",
                    (
                        "name, province, place, preparer, checker, head, unit",
                        "name, province, place, preparer, checker, head, unit",
                    ),
                )],
                subs: &[],
            },
        ],
    },
    Spec {
        name: "status",
        alias: "tinh-hinh",
        about: (
            "Tổng quan sổ, việc cần rà soát, lệnh nên làm tiếp",
            "Totals, findings waiting, the next useful commands",
        ),
        args: &[],
        subs: &[],
    },
    Spec {
        name: "plan",
        alias: "ke-hoach",
        about: ("Kế hoạch: nhiệm vụ, cơ quan, thời gian, tổng kinh phí", "Plans: tasks, agencies, schedule, total"),
        args: &[],
        subs: &[
            Spec {
                name: "import",
                alias: "nhap",
                about: (
                    "Đọc văn bản kế hoạch (.docx .txt .md .html .xlsx)",
                    "Read a plan document (.docx .txt .md .html .xlsx)",
                ),
                args: &[
                    pos("file", "FILE", ("Văn bản kế hoạch", "The plan document")),
                    OLD_NEW,
                    ACCEPT,
                    flag(
                        "post",
                        "ghi-so",
                        ("Ghi vào sổ (không có thì chỉ xem)", "Record in the book (without it, only look)"),
                    ),
                ],
                subs: &[],
            },
            Spec {
                name: "list",
                alias: "liet-ke",
                about: ("Các kế hoạch trong sổ", "The plans of the book"),
                args: &[],
                subs: &[],
            },
            Spec {
                name: "show",
                alias: "xem",
                about: ("Xem kế hoạch hoặc một nhiệm vụ", "Show the plan or one task"),
                args: &[
                    maybe("task", "TASK", ("Mã nhiệm vụ", "The task's code")),
                    one("plan", "ke-hoach", "ID|FILE", ("Kế hoạch", "The plan")),
                ],
                subs: &[],
            },
            Spec {
                name: "set",
                alias: "sua",
                about: (
                    "Sửa kế hoạch hoặc một nhiệm vụ; lần đọc văn bản sau vẫn giữ",
                    "Correct the plan or a task; later readings of the document keep it",
                ),
                args: &[
                    maybe(
                        "task",
                        "TASK",
                        ("Mã nhiệm vụ; không có thì sửa chính kế hoạch", "The task's code; without it the plan itself"),
                    ),
                    one(
                        "content",
                        "noi-dung",
                        "TEXT",
                        ("Nội dung nhiệm vụ, hoặc tên kế hoạch", "The task's wording, or the plan's title"),
                    ),
                    one(
                        "leads",
                        "chu-tri",
                        "NAMES",
                        ("Cơ quan chủ trì, cách nhau bằng dấu ;", "Lead agencies, separated by ;"),
                    ),
                    one("partners", "phoi-hop", "NAMES", ("Cơ quan phối hợp", "Partner agencies")),
                    one(
                        "time",
                        "thoi-gian",
                        "TEXT",
                        (
                            "Thời gian: Hằng năm, 2023-2024, Quý II năm 2024",
                            "When: Hằng năm, 2023-2024, Quý II năm 2024",
                        ),
                    ),
                    one("field", "linh-vuc", "TEXT", ("Lĩnh vực", "Its field")),
                    one("funding", "kinh-phi", "TEXT", ("Cách bảo đảm kinh phí", "How it is paid for")),
                    one("number", "so-hieu", "NUMBER", ("Số, ký hiệu của kế hoạch", "The plan's number")),
                    one("date", "ngay", "DATE", ("Ngày ký, 2022-08-15", "Day it was signed, 2022-08-15")),
                    one("issuer", "co-quan-ban-hanh", "NAME", ("Cơ quan ban hành", "Who issues it")),
                    one(
                        "period",
                        "giai-doan",
                        "YEARS",
                        ("Năm đầu và năm cuối: 2021-2025", "First and last year: 2021-2025"),
                    ),
                    one("total", "tong", "AMOUNT", ("Tổng kinh phí dự kiến: 33,4ty", "Indicative total: 33,4ty")),
                    one("plan", "ke-hoach", "ID", ("Kế hoạch trong sổ", "The plan of the book")),
                ],
                subs: &[],
            },
            Spec {
                name: "replace",
                alias: "thay-the",
                about: (
                    "Kế hoạch mới thay kế hoạch cũ; các dòng đã ghi chuyển sang nhiệm vụ mới tương ứng",
                    "A new plan in the place of an old one; recorded lines go to the tasks that carry theirs on",
                ),
                args: &[
                    pos("old", "OLD", ("Mã hoặc số kế hoạch cũ", "The old plan's id or number")),
                    pos("file", "FILE", ("Văn bản kế hoạch mới", "The new plan's document")),
                    OLD_NEW,
                    ACCEPT,
                    flag(
                        "post",
                        "ghi-so",
                        ("Ghi vào sổ (không có thì chỉ xem)", "Record in the book (without it, only look)"),
                    ),
                ],
                subs: &[],
            },
        ],
    },
    Spec {
        name: "import",
        alias: "nhap",
        about: (
            "Nhập từ Excel: đọc, chứng minh, gắn nhiệm vụ; chỉ ghi khi có --post",
            "Import from Excel: read, prove, link; recorded only with --post",
        ),
        args: IMPORT,
        subs: &[],
    },
    Spec {
        name: "profile",
        alias: "mau-nhap",
        about: (
            "Mẫu nhập: những câu đã trả lời, dùng lại cho tệp sau cùng biểu",
            "Profiles: answers kept for the next file of the same form",
        ),
        args: &[],
        subs: &[
            Spec {
                name: "list",
                alias: "liet-ke",
                about: ("Các mẫu nhập trong sổ", "The profiles of the book"),
                args: &[],
                subs: &[],
            },
            Spec {
                name: "show",
                alias: "xem",
                about: ("Xem một mẫu nhập", "Show a profile"),
                args: &[pos("name", "NAME", ("Tên mẫu nhập", "The profile's name"))],
                subs: &[],
            },
            Spec {
                name: "remove",
                alias: "bo",
                about: ("Bỏ một mẫu nhập; lần sau hỏi lại", "Forget a profile; the next file asks again"),
                args: &[pos("name", "NAME", ("Tên mẫu nhập", "The profile's name"))],
                subs: &[],
            },
        ],
    },
    Spec {
        name: "link",
        alias: "gan",
        about: ("Gắn dòng dự toán với nhiệm vụ và năm", "Which task and year a line belongs to"),
        args: &[],
        subs: &[
            Spec {
                name: "list",
                alias: "liet-ke",
                about: ("Các dòng đã ghi và nhiệm vụ của chúng", "Recorded lines and their tasks"),
                args: &[flag(
                    "unsure",
                    "chua-chac",
                    ("Chỉ các dòng chưa gắn hoặc chưa chắc", "Only lines not linked or not sure"),
                )],
                subs: &[],
            },
            Spec {
                name: "set",
                alias: "dat",
                about: ("Gắn một dòng với một nhiệm vụ và ghi nhớ", "Link a line to a task and remember it"),
                args: &[
                    LINE,
                    pos(
                        "task",
                        "TASK",
                        (
                            "Mã nhiệm vụ, hoặc - nếu không thuộc nhiệm vụ nào",
                            "The task's code, or - for none on purpose",
                        ),
                    ),
                    one("year", "nam", "YEAR", ("Năm ngân sách", "Budget year")),
                    ALL_LIKE,
                    one("because", "ly-do", "TEXT", ("Lý do, lưu trong nhật ký", "The reason, kept in the history")),
                ],
                subs: &[],
            },
            Spec {
                name: "confirm",
                alias: "xac-nhan",
                about: (
                    "Xác nhận nhiệm vụ đã đề xuất cho các dòng chưa chắc",
                    "Confirm the proposed task of lines that are unsure",
                ),
                args: &[all("line", "LINE", ("Mã dòng, ví dụ L000012", "The line's id, L000012")), ALL_LIKE],
                subs: &[],
            },
            Spec {
                name: "split",
                alias: "chia",
                about: ("Chia một dòng cho nhiều nhiệm vụ hoặc nhiều năm", "Share a line among tasks or years"),
                args: &[
                    LINE,
                    pos(
                        "parts",
                        "PARTS",
                        (
                            "Các phần: 3.3:60%+3.4:40%, 3.3@2023:120tr+3.3@2024",
                            "Its parts: 3.3:60%+3.4:40%, 3.3@2023:120tr+3.3@2024",
                        ),
                    ),
                ],
                subs: &[],
            },
            Spec {
                name: "explain",
                alias: "giai-thich",
                about: ("Vì sao dòng được gắn như vậy", "Why a line is linked so"),
                args: &[LINE],
                subs: &[],
            },
            Spec {
                name: "memory",
                alias: "ghi-nho",
                about: ("Những cách gắn đã ghi nhớ", "What was learnt"),
                args: &[],
                subs: &[
                    Spec { name: "list", alias: "liet-ke", about: ("Liệt kê", "List"), args: &[], subs: &[] },
                    Spec {
                        name: "remove",
                        alias: "xoa",
                        about: ("Bỏ một cách gắn đã nhớ", "Forget one"),
                        args: &[pos("id", "ID", ("Số thứ tự trong danh sách", "Its number in the list"))],
                        subs: &[],
                    },
                ],
            },
        ],
    },
    Spec {
        name: "agency",
        alias: "co-quan",
        about: (
            "Danh mục cơ quan: tên, cách viết, ai kế nhiệm ai",
            "The register of agencies: names, spellings, who takes over from whom",
        ),
        args: &[],
        subs: &[
            Spec {
                name: "list",
                alias: "liet-ke",
                about: ("Các cơ quan trong kế hoạch và trong các dòng đã ghi", "Agencies of plans and recorded lines"),
                args: &[],
                subs: &[],
            },
            Spec {
                name: "show",
                alias: "xem",
                about: ("Một cơ quan: cách viết, nhiệm vụ, kế nhiệm", "One agency: spellings, tasks, succession"),
                args: &[AGENCY],
                subs: &[],
            },
            Spec {
                name: "alias",
                alias: "ten-khac",
                about: ("Cách viết này là cơ quan kia", "This way of writing is that agency"),
                args: &[pos("written", "WRITTEN", ("Tên như trong tệp", "The name as the file has it")), AGENCY],
                subs: &[],
            },
            Spec {
                name: "succeed",
                alias: "ke-nhiem",
                about: ("Cơ quan sau kế nhiệm cơ quan trước", "The later agency takes over from the earlier one"),
                args: &[
                    pos("from", "FROM", ("Cơ quan trước", "The earlier agency")),
                    pos("to", "TO", ("Cơ quan sau", "The later agency")),
                    one(
                        "since",
                        "tu-ngay",
                        "DATE",
                        ("Từ ngày (mặc định 01/07/2025)", "First day (2025-07-01 unless said)"),
                    ),
                    one("task", "nhiem-vu", "TASK", ("Chỉ cho nhiệm vụ này", "Only for this task")),
                    one("because", "can-cu", "TEXT", ("Căn cứ", "The document or reason")),
                ],
                subs: &[],
            },
            Spec {
                name: "share",
                alias: "ty-le",
                about: (
                    "Tỷ lệ kinh phí của các cơ quan cùng chủ trì một nhiệm vụ, đủ 100 %",
                    "How the leads of a task share its money, together 100 %",
                ),
                args: &[
                    pos("task", "TASK", ("Mã nhiệm vụ", "The task's code")),
                    all("shares", "NAME=60%", ("Cơ quan và tỷ lệ", "Agencies and shares")),
                    one("plan", "ke-hoach", "ID", ("Kế hoạch trong sổ", "The plan of the book")),
                ],
                subs: &[],
            },
        ],
    },
    Spec {
        name: "grant",
        alias: "giao",
        about: (
            "Giao dự toán: giao đầu năm, bổ sung, điều chỉnh, thu hồi",
            "Grants: initial, supplement, adjustment, recall",
        ),
        args: &[],
        subs: &[
            Spec {
                name: "add",
                alias: "them",
                about: ("Ghi một quyết định giao", "Record one grant"),
                args: &[
                    one(
                        "kind",
                        "loai",
                        "KIND",
                        (
                            "initial, supplement, adjustment, cut, recall, withheld, provisional, approval, carry, lapse",
                            "initial, supplement, adjustment, cut, recall, withheld, provisional, approval, carry, lapse",
                        ),
                    ),
                    one(
                        "to-task",
                        "sang-nhiem-vu",
                        "TASK",
                        ("Điều chỉnh: nhiệm vụ nhận số tiền", "Adjustment: the task that receives the amount"),
                    ),
                    one(
                        "to-year",
                        "sang-nam",
                        "YEAR",
                        ("Chuyển nguồn: năm nhận số tiền", "Carry-over: the year that receives the amount"),
                    ),
                    ACCEPT_AGAIN,
                    DETAILS_TASK,
                    DETAILS_YEAR,
                    DETAILS_AMOUNT,
                    DETAILS_DATE,
                    DETAILS_DOCUMENT,
                    DETAILS_SOURCE,
                    DETAILS_AGENCY,
                    DETAILS_NOTE,
                    DETAILS_PLAN,
                ],
                subs: &[],
            },
            Spec {
                name: "import",
                alias: "nhap",
                about: ("Nhập danh sách giao dự toán", "Import a list of grants"),
                args: IMPORT,
                subs: &[],
            },
            Spec {
                name: "list",
                alias: "liet-ke",
                about: ("Các khoản đã giao", "Grants recorded"),
                args: &[DETAILS_YEAR, DETAILS_TASK],
                subs: &[],
            },
        ],
    },
    Spec {
        name: "commit",
        alias: "cam-ket",
        about: ("Cam kết chi theo hợp đồng", "Commitments under contracts"),
        args: &[],
        subs: &[
            Spec {
                name: "add",
                alias: "them",
                about: ("Ghi một cam kết chi", "Record a commitment"),
                args: &[
                    CONTRACT,
                    ACCEPT_AGAIN,
                    DETAILS_TASK,
                    DETAILS_YEAR,
                    DETAILS_AMOUNT,
                    DETAILS_DATE,
                    DETAILS_DOCUMENT,
                    DETAILS_SOURCE,
                    DETAILS_AGENCY,
                    DETAILS_NOTE,
                    DETAILS_PLAN,
                ],
                subs: &[],
            },
            Spec {
                name: "release",
                alias: "huy",
                about: ("Giải phóng phần cam kết không dùng", "Give up the unused part of a commitment"),
                args: &[
                    CONTRACT,
                    ACCEPT_AGAIN,
                    DETAILS_TASK,
                    DETAILS_YEAR,
                    DETAILS_AMOUNT,
                    DETAILS_DATE,
                    DETAILS_DOCUMENT,
                    DETAILS_SOURCE,
                    DETAILS_AGENCY,
                    DETAILS_NOTE,
                    DETAILS_PLAN,
                ],
                subs: &[],
            },
            Spec {
                name: "list",
                alias: "liet-ke",
                about: ("Các cam kết chi", "Commitments recorded"),
                args: &[DETAILS_YEAR, DETAILS_TASK],
                subs: &[],
            },
        ],
    },
    Spec {
        name: "spend",
        alias: "chi",
        about: (
            "Chi: tạm ứng, thanh toán tạm ứng, thực chi, thu hồi",
            "Spending: advances, clearances, payments, recoveries",
        ),
        args: &[],
        subs: &[
            Spec {
                name: "add",
                alias: "them",
                about: ("Ghi một khoản chi", "Record one payment"),
                args: &[
                    one(
                        "kind",
                        "loai",
                        "KIND",
                        (
                            "payment, advance, clearance, return, recovery",
                            "payment, advance, clearance, return, recovery",
                        ),
                    ),
                    CONTRACT,
                    ACCEPT_AGAIN,
                    one(
                        "allow-over",
                        "cho-vuot",
                        "REASON",
                        ("Cho phép vượt số còn được chi, kèm lý do", "Allow more than is available, with a reason"),
                    ),
                    DETAILS_TASK,
                    DETAILS_YEAR,
                    DETAILS_AMOUNT,
                    DETAILS_DATE,
                    DETAILS_DOCUMENT,
                    DETAILS_SOURCE,
                    DETAILS_AGENCY,
                    DETAILS_NOTE,
                    DETAILS_PLAN,
                ],
                subs: &[],
            },
            Spec {
                name: "import",
                alias: "nhap",
                about: ("Nhập danh sách chi", "Import a spending list"),
                args: IMPORT,
                subs: &[],
            },
            Spec {
                name: "list",
                alias: "liet-ke",
                about: ("Các khoản chi", "Spending recorded"),
                args: &[DETAILS_YEAR, DETAILS_TASK],
                subs: &[],
            },
            Spec {
                name: "void",
                alias: "huy",
                about: ("Bỏ ghi một khoản chi bằng bút toán đảo", "Reverse one payment"),
                args: &[pos("entry", "ENTRY", ("Mã bút toán", "The entry's id"))],
                subs: &[],
            },
        ],
    },
    Spec {
        name: "report",
        alias: "bao-cao",
        about: (
            "Báo cáo: plan (ke-hoach), execution (thuc-hien), variance (so-sanh)",
            "Reports: plan, execution, variance",
        ),
        args: &[
            pos("name", "NAME", ("Tên báo cáo", "The report's name")),
            DETAILS_YEAR,
            one(
                "by",
                "theo",
                "task,year",
                (
                    "Nhóm theo: task, section, agency, successor, source, year",
                    "Group by: task, section, agency, successor, source, year",
                ),
            ),
            one("out", "ra", "FILE", ("Ghi ra tệp; dạng theo đuôi tệp", "Write to a file; its ending gives the form")),
            one(
                "unit",
                "don-vi-tinh",
                "UNIT",
                ("Đơn vị tính trên biểu: dong, nghin, trieu, ty", "Unit shown: dong, nghin, trieu, ty"),
            ),
            DETAILS_PLAN,
        ],
        subs: &[],
    },
    Spec {
        name: "review",
        alias: "tham-dinh",
        about: ("Biểu thẩm định gửi Sở Tài chính", "The appraisal workbook for Finance"),
        args: &[],
        subs: &[Spec {
            name: "export",
            alias: "xuat",
            about: ("Xuất biểu thẩm định của một năm", "Write the review workbook of a year"),
            args: &[
                pos("year", "YEAR", ("Năm ngân sách", "Budget year")),
                one("out", "ra", "FILE", ("Tệp .xlsx nhận biểu", "The .xlsx file to write")),
                DETAILS_AGENCY,
                DETAILS_PLAN,
            ],
            subs: &[],
        }],
    },
    Spec {
        name: "trace",
        alias: "truy-vet",
        about: (
            "Truy vết một số liệu về tệp, trang tính, ô; hoặc một ô đã đi đâu",
            "Trace a figure to file, sheet and cell; or where a cell went",
        ),
        args: &[pos(
            "what",
            "WHAT",
            (
                "Mã dòng hoặc bút toán, BÁO-CÁO:HÀNG:CỘT, hoặc TỆP!TRANG!Ô",
                "A line or entry id, REPORT:ROW:COLUMN, or FILE!SHEET!CELL",
            ),
        )],
        subs: &[],
    },
    Spec {
        name: "find",
        alias: "tim",
        about: (
            "Tìm nhiệm vụ, dòng, khoản chi, tệp; không cần dấu",
            "Find tasks, lines, payments, files; without diacritics too",
        ),
        args: &[all("words", "WORDS", ("Từ cần tìm", "Words to look for"))],
        subs: &[],
    },
    Spec {
        name: "check",
        alias: "kiem-tra",
        about: ("Rà soát toàn bộ sổ", "Every finding in the book"),
        args: &[],
        subs: &[],
    },
    Spec {
        name: "history",
        alias: "nhat-ky",
        about: ("Đã ghi những gì, ai ghi, từ tệp nào", "What was recorded, by whom, from which file"),
        args: &[],
        subs: &[],
    },
    Spec {
        name: "undo",
        alias: "bo-ghi",
        about: ("Bỏ ghi một đợt bằng đợt đảo", "Reverse a batch"),
        args: &[pos("batch", "BATCH", ("Mã đợt, ví dụ B0003", "The batch, B0003"))],
        subs: &[],
    },
    Spec {
        name: "words",
        alias: "bang-chu",
        about: ("Đọc số tiền thành chữ", "An amount in words"),
        args: &[all(
            "amount",
            "AMOUNT",
            ("Số tiền, hoặc chữ để đổi ra số", "An amount, or words to turn into figures"),
        )],
        subs: &[],
    },
    Spec {
        name: "backup",
        alias: "sao-luu",
        about: ("Sao lưu sổ và kiểm tra bản sao", "Back up the book and verify the copy"),
        args: &[pos("to", "FILE", ("Tệp nhận bản sao", "The file to write"))],
        subs: &[],
    },
    Spec {
        name: "restore",
        alias: "phuc-hoi",
        about: ("Phục hồi sổ từ bản sao đã kiểm tra", "Restore a book from a verified copy"),
        args: &[pos("from", "FILE", ("Bản sao", "The copy"))],
        subs: &[],
    },
];

const CONTRACT: Arg = one("contract", "hop-dong", "NUMBER", ("Số hợp đồng", "The contract's number"));
const DETAILS_TASK: Arg = copy(0);
const DETAILS_YEAR: Arg = copy(1);
const DETAILS_AMOUNT: Arg = copy(2);
const DETAILS_DATE: Arg = copy(3);
const DETAILS_DOCUMENT: Arg = copy(4);
const DETAILS_SOURCE: Arg = copy(5);
const DETAILS_AGENCY: Arg = copy(6);
const DETAILS_NOTE: Arg = copy(7);
const DETAILS_PLAN: Arg = copy(8);

#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
const fn copy(i: usize) -> Arg {
    let Arg { name, alias, takes, value, help } = &DETAILS[i];
    Arg { name, alias, takes: *takes, value, help: (help.0, help.1) }
}
