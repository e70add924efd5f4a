//! Wording of invented budgets: what tasks, agencies, headings and noise are called.

pub const VERBS: &[&str] = &[
    "Tổ chức",
    "Hỗ trợ",
    "Đào tạo, bồi dưỡng",
    "Khảo sát, đánh giá",
    "Xây dựng",
    "Biên soạn, phát hành",
    "Đón tiếp",
    "Cử đoàn tham gia",
    "Tuyên truyền về",
    "Ký kết",
    "Tập huấn",
    "Triển khai",
];
pub const OBJECTS: &[&str] = &[
    "hội nghị xúc tiến thương mại",
    "lớp tiếng Việt cho lưu học sinh",
    "mô hình trồng rau an toàn",
    "chương trình giao lưu văn nghệ",
    "05 điểm trường",
    "trang thiết bị y tế (12 bộ)",
    "đoàn công tác của lãnh đạo tỉnh",
    "tuần lễ sản phẩm OCOP",
    "phóng sự truyền hình",
    "hội chợ nông sản",
    "cán bộ quản lý bệnh viện",
    "đoàn doanh nghiệp",
    "giải cầu lông hữu nghị",
    "công trình nước sạch",
    "dự án khoa học và công nghệ",
    "kỹ thuật thú y cho nông dân",
    "thỏa thuận hợp tác cấp huyện",
    "chuyên gia nông nghiệp",
    "hồ sơ quy tập hài cốt liệt sĩ",
    "bản đồ thổ nhưỡng",
    "đội tuần tra song phương",
    "thư viện số",
];
/// Wording that begins like a total, a memo or an office and is none of them.
pub const TRAPS: &[&str] = &[
    "Tổng kết 5 năm thực hiện Thỏa thuận hợp tác",
    "Cộng tác viên truyền thông đối ngoại",
    "Tổng hợp, báo cáo kết quả hợp tác hằng năm",
    "Năm hữu nghị 2024: các hoạt động kỷ niệm",
    "Tổng cục Du lịch phối hợp tổ chức đoàn khảo sát",
    "Đơn vị lưu trữ tài liệu song ngữ",
    "Cộng đồng doanh nghiệp hai tỉnh gặp mặt đầu xuân",
    "Số hóa 1.500 trang tài liệu",
];
/// One partner, spelt as officers and scanners spell it.
pub const PARTNER: &[&str] = &["tỉnh Xay Sôm Bun", "tỉnh Xây Sớm Bun", "tỉnh Xây Sôm Bun", "tỉnh Xay Sổm Bun"];
pub const SECTIONS: &[&str] = &[
    "Thông tin, tuyên truyền",
    "Trao đổi đoàn và bồi dưỡng cán bộ",
    "Nông nghiệp, nông thôn",
    "Công thương, đầu tư",
    "Giáo dục và đào tạo",
    "Y tế",
    "Văn hóa, thể thao và du lịch",
    "Quốc phòng, an ninh",
    "Đối ngoại nhân dân",
];
pub const AGENCIES: &[&str] = &[
    "Sở Ngoại vụ",
    "Sở Y tế",
    "Sở Giáo dục và Đào tạo",
    "Công an tỉnh",
    "Báo tỉnh",
    "UBND huyện Lục Ngạn",
    "Sở Nông nghiệp và PTNT",
    "Sở Công Thương",
    "Liên hiệp các tổ chức hữu nghị tỉnh",
    "Trường Cao đẳng Y tế",
];
pub const SOURCES: [&str; 2] = ["Ngân sách nhà nước", "Nguồn hợp pháp khác"];

pub const HEAD_CODE: &[&str] = &["STT", "TT", "Số TT"];
pub const HEAD_CONTENT: &[&str] =
    &["Nội dung", "Nội dung nhiệm vụ", "Nhiệm vụ", "Tên nhiệm vụ, nội dung chi", "Nội dung công việc", "Chỉ tiêu"];
pub const HEAD_AGENCY: &[&str] =
    &["Cơ quan chủ trì", "Đơn vị thực hiện", "Cơ quan, đơn vị", "Đơn vị chủ trì thực hiện"];
pub const HEAD_NOTE: &[&str] = &["Ghi chú", "Ghi chú, căn cứ"];
pub const HEAD_TOTAL: &[&str] = &["Tổng số", "Tổng cộng", "Tổng kinh phí", "Cộng"];
pub const HEAD_SPAN: &[&str] = &["Dự kiến kinh phí", "Kinh phí thực hiện", "Nhu cầu kinh phí", "Dự toán"];
pub const HEAD_YEARS: &[&str] = &["Chia theo năm", "Trong đó", "Phân kỳ thực hiện"];
pub const TOTAL: &[&str] = &["TỔNG CỘNG", "Tổng cộng", "Tổng số", "CỘNG", "Tổng kinh phí"];
pub const SECTION_SUM: &[&str] = &["Cộng mục", "Cộng"];
pub const MEMO: &[&str] = &["Trong đó: chi phí đi lại", "Trong đó: đối ứng của bạn", "Trong đó, chi tại Lào"];

/// Cost details: what, unit of measure, price range in nghìn đồng, whether days count.
pub const COSTS: &[(&str, &str, i64, i64, bool)] = &[
    ("Tiền ăn", "người", 200, 900, true),
    ("Tiền ở", "người", 350, 2_000, true),
    ("Thuê xe ô tô", "xe", 2_500, 6_000, true),
    ("Vé máy bay khứ hồi", "vé", 7_000, 12_000, false),
    ("Phiên dịch", "người", 800, 1_600, true),
    ("Tặng phẩm", "suất", 300, 2_000, false),
    ("Tài liệu", "bộ", 40, 300, false),
    ("Hội trường", "buổi", 3_000, 9_000, false),
    ("Bảo hiểm, lệ phí", "người", 250, 600, false),
    ("Chi khác", "đợt", 1_000, 20_000, false),
];
