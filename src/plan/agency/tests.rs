use super::*;

#[test]
fn lists_are_split_between_names_only() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Báo Bắc Giang, Đài Phát thanh và Truyền hình tỉnh;",
            &["Báo Bắc Giang", "Đài Phát thanh và Truyền hình tỉnh"],
        ),
        ("Sở Văn hóa, Thể thao và Du lịch", &["Sở Văn hóa, Thể thao và Du lịch"]),
        (
            "Cao đẳng Nghệ, Công nghệ Việt - Hàn, Cao đẳng Ngô Gia Tự, Sở Ngoại vụ",
            &["Cao đẳng Nghệ, Công nghệ Việt - Hàn", "Cao đẳng Ngô Gia Tự", "Sở Ngoại vụ"],
        ),
        (
            "Văn phòng UBND tỉnh; Văn phòng Đoàn Đại biểu và HĐND tỉnh; Các Sở: Kế hoạch và Đầu tư, Nông nghiệp và Phát triển nông thôn, Văn hóa, Thể thao và Du lịch, Lao động - Thương binh và Xã hội, Báo Bắc Giang",
            &[
                "Văn phòng UBND tỉnh",
                "Văn phòng Đoàn Đại biểu và HĐND tỉnh",
                "Sở Kế hoạch và Đầu tư",
                "Sở Nông nghiệp và Phát triển nông thôn",
                "Sở Văn hóa, Thể thao và Du lịch",
                "Sở Lao động - Thương binh và Xã hội",
                "Báo Bắc Giang",
            ],
        ),
        (
            "Các sở: Xây dựng, Tài chính, Kế hoạch và Đầu tư, Ngoại vụ và các cơ quan liên quan.",
            &["Sở Xây dựng", "Sở Tài chính", "Sở Kế hoạch và Đầu tư", "Sở Ngoại vụ", "các cơ quan liên quan"],
        ),
        (
            "Sở Nông nghiệp và Phát triển nông thôn và các cơ quan, địa phương có liên quan.",
            &["Sở Nông nghiệp và Phát triển nông thôn", "các cơ quan, địa phương có liên quan"],
        ),
        ("Các sở: Nội vụ, Tài chính và Tư pháp", &["Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp"]),
        ("các Sở Tài chính, Xây dựng", &["Sở Tài chính", "Sở Xây dựng"]),
        ("Sở Tài chính, Xây dựng", &["Sở Tài chính", "Sở Xây dựng"]),
        ("Sở Nội vụ và Sở Tài chính", &["Sở Nội vụ", "Sở Tài chính"]),
        (
            "Các Sở, ban ngành thuộc tỉnh, Ủy ban nhân dân các huyện thành phố (thực hiện theo chức năng, nhiệm vụ của đơn vị)",
            &["Các Sở, ban ngành thuộc tỉnh", "Ủy ban nhân dân các huyện thành phố"],
        ),
        ("Các sở, ban, ngành, đơn vị, địa phương liên quan", &["Các sở, ban, ngành, đơn vị, địa phương liên quan"]),
        (
            "Các cơ quan báo chí của tỉnh, UBND các huyện, thị xã, thành phố",
            &["Các cơ quan báo chí của tỉnh", "UBND các huyện, thị xã, thành phố"],
        ),
        (
            "Bộ Chỉ huy Bộ đội biên phòng tỉnh, Ủy ban nhân dân các huyện Ngọc Hồi, Đăk Glei",
            &["Bộ Chỉ huy Bộ đội biên phòng tỉnh", "Ủy ban nhân dân huyện Ngọc Hồi", "Ủy ban nhân dân huyện Đăk Glei"],
        ),
        ("Sở Nội vụ; Sở Ngoại vụ", &["Sở Nội vụ", "Sở Ngoại vụ"]),
        ("", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(split_list(text), *expected, "{text}");
    }
}
