use super::*;

#[test]
fn lists_are_split_between_names_only() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Báo Bắc Giang, Đài Phát thanh và Truyền hình tỉnh;",
            &["Báo Bắc Giang", "Đài Phát thanh và Truyền hình tỉnh"],
        ),
        ("Sở Văn hóa, Thể thao và Du lịch", &["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Vụ Dân số, Cục Thu nhập và Bảo hiểm xã hội", &["Vụ Dân số", "Cục Thu nhập và Bảo hiểm xã hội"]),
        ("Cục Thuế tỉnh và Bảo hiểm xã hội tỉnh", &["Cục Thuế tỉnh", "Bảo hiểm xã hội tỉnh"]),
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
        (
            "Công an tỉnh, UBND huyện Ngọc Hồi và Đăk Glei",
            &["Công an tỉnh", "UBND huyện Ngọc Hồi", "UBND huyện Đăk Glei"],
        ),
        (
            "UBND huyện Lục Ngạn, Sơn Động và Sở Ngoại vụ",
            &["UBND huyện Lục Ngạn", "UBND huyện Sơn Động", "Sở Ngoại vụ"],
        ),
        (
            "UBND các huyện: Lục Ngạn, Sơn Động; UBND thành phố Bắc Giang",
            &["UBND huyện Lục Ngạn", "UBND huyện Sơn Động", "UBND thành phố Bắc Giang"],
        ),
        ("UBND huyện, thành phố", &["UBND huyện, thành phố"]),
        ("", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(split_list(text), *expected, "{text}");
    }
}

#[test]
fn the_register_is_readable_and_consistent() {
    let register = register::register();
    assert!(agencies().len() > 60 && provinces().len() > 60);
    let mut ids: Vec<&str> = agencies().iter().map(|a| a.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), agencies().len());
    for s in &register.succession {
        assert!(ids.contains(&s.from.as_str()) && ids.contains(&s.to.as_str()), "{s:?}");
    }
    for agency in agencies() {
        for text in std::iter::once(&agency.name).chain(&agency.variants).chain(&agency.short) {
            let found = canonical(text).unwrap();
            assert_eq!((found.id.as_str(), found.exact), (agency.id.as_str(), true), "{text}");
        }
    }
}

#[test]
fn names_are_recognised_however_written() {
    let cases: &[(&str, &str, bool)] = &[
        ("Sở Tài chính", "so-tai-chinh", true),
        ("SỞ TÀI CHÍNH TỈNH BẮC GIANG", "so-tai-chinh", true),
        ("STC", "so-tai-chinh", true),
        ("Sở NN&PTNT", "so-nong-nghiep-va-phat-trien-nong-thon", true),
        ("Sở NN và PTNT", "so-nong-nghiep-va-phat-trien-nong-thon", true),
        ("Sở Nông nghiệp và PTNT", "so-nong-nghiep-va-phat-trien-nong-thon", true),
        ("Sở KH&ĐT", "so-ke-hoach-va-dau-tu", true),
        ("Sở KH&CN", "so-khoa-hoc-va-cong-nghe", true),
        ("Sở TTTT", "so-thong-tin-va-truyen-thong", true),
        ("Sở TT&TT", "so-thong-tin-va-truyen-thong", true),
        ("Sở VHTTDL", "so-van-hoa-the-thao-va-du-lich", true),
        ("Sở Văn hóa, Thể thao & Du lịch", "so-van-hoa-the-thao-va-du-lich", true),
        ("Sở LĐTBXH", "so-lao-dong-thuong-binh-va-xa-hoi", true),
        ("Sở LĐ-TB&XH", "so-lao-dong-thuong-binh-va-xa-hoi", true),
        ("Sở Lao động – Thương binh và Xã hội", "so-lao-dong-thuong-binh-va-xa-hoi", true),
        ("Sở GD&ĐT", "so-giao-duc-va-dao-tao", true),
        ("Sở Giao thông và Vận tải", "so-giao-thong-van-tai", true),
        ("CA tỉnh", "cong-an-tinh", true),
        ("BCH QS tỉnh", "bo-chi-huy-quan-su-tinh", true),
        ("Bộ Chỉ huy quân sự tỉnh", "bo-chi-huy-quan-su-tinh", true),
        ("BCH BĐBP tỉnh", "bo-chi-huy-bo-doi-bien-phong-tinh", true),
        ("VP UBND tỉnh", "van-phong-ubnd-tinh", true),
        ("Văn phòng Ủy ban nhân dân tỉnh", "van-phong-ubnd-tinh", true),
        ("UBMTTQ Việt Nam tỉnh", "uy-ban-mttq-viet-nam-tinh", true),
        ("Hội LHPN tỉnh", "hoi-lien-hiep-phu-nu-tinh", true),
        ("Hội Liên hiệp Phụ nữ tỉnh Bắc Giang", "hoi-lien-hiep-phu-nu-tinh", true),
        ("Báo Bắc Giang", "bao-tinh", true),
        ("Báo Khánh Hòa", "bao-tinh", true),
        ("Đài PT&TH tỉnh", "dai-phat-thanh-va-truyen-hinh-tinh", true),
        ("Đài thanh và Truyền hình Khánh Hòa", "dai-phat-thanh-va-truyen-hinh-tinh", false),
        ("Sở Nôi vụ", "so-noi-vu", false),
        ("Sở Thông tin", "so-thong-tin-va-truyen-thong", false),
        ("UBND huyện Lục Ngạn", "uy-ban-nhan-dan-huyen-luc-ngan", true),
        ("Ủy ban nhân dân huyện Lục Ngạn", "uy-ban-nhan-dan-huyen-luc-ngan", true),
        ("Trường Đại học Nông - Lâm Bắc Giang", "dai-hoc-nong-lam-bac-giang", true),
        ("Đại học Nông - Lâm Bắc Giang", "dai-hoc-nong-lam-bac-giang", true),
    ];
    for (text, id, exact) in cases {
        let found = canonical(text).map(|m| (m.id, m.exact));
        assert_eq!(found, Some(((*id).to_owned(), *exact)), "{text}");
    }
    for text in [
        "Các sở, ban, ngành",
        "Sở Nông nghiệp",
        "Sở",
        "Công an tỉnh Xay Sôm Bun",
        "Hội nghị tổng kết các huyện",
        "",
        "15 triệu đồng",
    ] {
        assert_eq!(canonical(text).map(|m| m.id), None, "{text}");
    }
    let company = canonical("Công ty TNHH Nhà nước MTV Yến Sào Khánh Hòa").unwrap();
    assert_eq!((company.kind.as_str(), company.level.as_str()), ("company", "own"));
}

#[test]
fn who_takes_over() {
    let before = jiff::civil::date(2025, 6, 30);
    let after = jiff::civil::date(2025, 7, 1);
    let to = |id: &str, on| successors(id, on).iter().map(|s| (s.to.clone(), s.decided)).collect::<Vec<_>>();
    assert!(to("so-ke-hoach-va-dau-tu", before).is_empty());
    assert_eq!(to("so-ke-hoach-va-dau-tu", after), [("so-tai-chinh".to_owned(), true)]);
    assert_eq!(to("so-thong-tin-va-truyen-thong", after).len(), 2);
    assert_eq!(to("so-ngoai-vu", after), [("van-phong-ubnd-tinh".to_owned(), false)]);
    assert_eq!(predecessors("so-nong-nghiep-va-moi-truong", after).len(), 2);
    assert_eq!(province_on("Bắc Giang", before), "Bắc Giang");
    assert_eq!(province_on("Bắc Giang", after), "Bắc Ninh");
    assert!(abolished("district", after) && !abolished("district", before));
}

#[test]
fn names_said_once_for_several_places_and_kinds_of_schools() {
    let cases: &[(&str, &[&str])] = &[
        ("UBND các tỉnh An Giang, Đồng Tháp", &["UBND tỉnh An Giang", "UBND tỉnh Đồng Tháp"]),
        (
            "Viện Dược liệu, Sở Y tế các tỉnh Nghệ An, Lào Cai và Bắc Ninh, Sở Nội vụ",
            &["Viện Dược liệu", "Sở Y tế tỉnh Nghệ An", "Sở Y tế tỉnh Lào Cai", "Sở Y tế tỉnh Bắc Ninh", "Sở Nội vụ"],
        ),
        // Regions are no provinces.
        ("Sở Y tế các tỉnh Tây Nguyên", &["Sở Y tế các tỉnh Tây Nguyên"]),
        ("Các trường THCS", &["Các trường THCS"]),
        ("Các trường THPT liên quan", &["Các trường THPT liên quan"]),
        ("Tỉnh đoàn, Đoàn Kinh tế - Quốc phòng 15", &["Tỉnh đoàn", "Đoàn Kinh tế - Quốc phòng 15"]),
        ("Đoàn xã Hoa Ban, Đoàn xã Núi Xanh", &["Đoàn xã Hoa Ban", "Đoàn xã Núi Xanh"]),
        ("Công an tỉnh, Hải quan cửa khẩu", &["Công an tỉnh", "Hải quan cửa khẩu"]),
        (
            "Học viện Quốc gia về Báo chí, Viễn thông và Tin học Lào, Sở Y tế",
            &["Học viện Quốc gia về Báo chí, Viễn thông và Tin học Lào", "Sở Y tế"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(split_list(text), *expected, "{text}");
    }
    // Two unions whose letters differ by one.
    assert!(canonical("Hội LHTN Việt Nam tỉnh").is_none_or(|found| found.id != "hoi-lien-hiep-phu-nu-tinh"));
}
