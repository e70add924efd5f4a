use super::*;

#[test]
fn units_are_found_where_they_are_stated() {
    let cases: &[(&str, Unit)] = &[
        ("Đơn vị tính: đồng", Unit::DONG),
        ("Đơn vị tính: Đồng Việt Nam", Unit::DONG),
        ("ĐVT: đ", Unit::DONG),
        ("Đơn vị tính: VNĐ", Unit::DONG),
        ("VND", Unit::DONG),
        ("VNĐ", Unit::DONG),
        ("đồng", Unit::DONG),
        ("(đồng)", Unit::DONG),
        ("Thành tiền (đồng)", Unit::DONG),
        ("Thành tiền\n(đồng)", Unit::DONG),
        ("Số tiền (đ)", Unit::DONG),
        ("Đơn giá (đồng/người/ngày)", Unit::DONG),
        ("Số tiền - đồng", Unit::DONG),
        ("Tổng kinh phí\nđồng", Unit::DONG),
        ("Đơn vị tính: nghìn đồng", Unit::THOUSAND),
        ("Đơn vị tính: ngàn đồng", Unit::THOUSAND),
        ("Đơn vị tính: 1.000 đồng", Unit::THOUSAND),
        ("Đơn vị: 1000đ", Unit::THOUSAND),
        ("ĐVT: 1.000đ", Unit::THOUSAND),
        ("1,000 đồng", Unit::THOUSAND),
        ("1.000 đồng", Unit::THOUSAND),
        ("(x 1.000 đồng)", Unit::THOUSAND),
        ("Định mức (1.000đ/người)", Unit::THOUSAND),
        ("Kinh phí (ngđ)", Unit::THOUSAND),
        ("Kinh phí (ng.đ)", Unit::THOUSAND),
        ("Unit: VND'000", Unit::THOUSAND),
        ("Đơn vị tính: 10³ đồng", Unit::THOUSAND),
        ("triệu đồng", Unit::MILLION),
        ("Triệu đồng", Unit::MILLION),
        ("TRIỆU ĐỒNG", Unit::MILLION),
        ("Triê\u{323}u đô\u{300}ng", Unit::MILLION),
        ("Triệu", Unit::MILLION),
        ("(Triệu)", Unit::MILLION),
        ("Đơn vị tính: Triệu đồng", Unit::MILLION),
        ("Đơn vị: Triệu đồng.", Unit::MILLION),
        ("Đơn vị tính : triệu đồng", Unit::MILLION),
        ("ĐVT:triệu đồng", Unit::MILLION),
        ("(ĐVT: triệu đồng)", Unit::MILLION),
        ("ĐVT: tr.đ", Unit::MILLION),
        ("Đvt: trđ", Unit::MILLION),
        ("ĐVT: Tr đồng", Unit::MILLION),
        ("ĐVT: tr. đồng", Unit::MILLION),
        ("Đơn vị tính: triệu", Unit::MILLION),
        ("Đơn vị tính: 1.000.000 đồng", Unit::MILLION),
        ("Kinh phí (1.000.000 đồng)", Unit::MILLION),
        ("Kinh phí (triệu đồng)", Unit::MILLION),
        ("Kinh phí (triệu đồng) năm 2022", Unit::MILLION),
        ("Kinh phí [triệu đồng]", Unit::MILLION),
        ("Dự toán năm 2023 (Tr.đ)", Unit::MILLION),
        ("Kinh phí, triệu đồng", Unit::MILLION),
        ("Kinh phí › triệu đồng", Unit::MILLION),
        ("Kinh phí thực hiện triệu đồng", Unit::MILLION),
        ("Triệu đồng - Millions of dong", Unit::MILLION),
        ("Triệu đồng\nMillions of dong", Unit::MILLION),
        ("Đơn vị: Triệu đồng - Unit: Millions of dong", Unit::MILLION),
        ("Đơn vị tính: triệu đồng, %", Unit::MILLION),
        ("Đơn vị tính: triệu VNĐ", Unit::MILLION),
        ("Unit: VND million", Unit::MILLION),
        ("Unit: million dong", Unit::MILLION),
        ("VND million", Unit::MILLION),
        ("Don vi tinh: trieu dong", Unit::MILLION),
        ("DVT: trieu dong", Unit::MILLION),
        ("Biểu số 1      Đơn vị tính: triệu đồng      Trang 1", Unit::MILLION),
        ("PHỤ LỤC II\nĐơn vị tính: triệu đồng\nKèm theo Kế hoạch", Unit::MILLION),
        ("(Kèm theo Quyết định số 17/QĐ-UBND) - Đơn vị tính: Triệu đồng", Unit::MILLION),
        ("Số liệu tính bằng triệu đồng", Unit::MILLION),
        ("Đơn vị tính bằng: triệu đồng", Unit::MILLION),
        ("ĐVT: Triệu đồng/năm", Unit::MILLION),
        ("Đơn vị tính:\n triệu đồng", Unit::MILLION),
        ("Đơn vị tính………: triệu đồng", Unit::MILLION),
        ("Đơn vị tính: tỷ đồng", Unit::BILLION),
        ("Tỉ đồng", Unit::BILLION),
        ("Tỷ đồng - Billions of dong", Unit::BILLION),
        ("Vốn đầu tư (tỷ đồng)", Unit::BILLION),
        ("Vốn (tỷ)", Unit::BILLION),
        ("Đơn vị: nghìn tỷ đồng", Unit::TRILLION),
        ("Số chi (đồng) - 2021", Unit::DONG),
        ("Đơn vị tính: Triệu đồng Việt Nam", Unit::MILLION),
        ("ĐVT: Triệu đồng (làm tròn)", Unit::MILLION),
        ("Đơn vị: 1000VNĐ", Unit::THOUSAND),
        ("Đvt: triệuđồng", Unit::MILLION),
        ("ĐVT: Tỷ.đ", Unit::BILLION),
        ("Đơn vị tính: Ngàn VND", Unit::THOUSAND),
        ("Unit: VND mil", Unit::MILLION),
        ("Kinh phí (trđ)", Unit::MILLION),
        ("Kinh phí\n(Triệu\nđồng)", Unit::MILLION),
        ("Số tiền (1.000.000đ)", Unit::MILLION),
        ("Dự toán năm 2022 (trđ)", Unit::MILLION),
        ("ĐVT triệu đồng", Unit::MILLION),
        ("Đơn vị tính/Unit: triệu đồng/million VND", Unit::MILLION),
        ("Đơn vị tính (Unit): Triệu đồng", Unit::MILLION),
        ("Đơn vị tính: [triệu đồng]", Unit::MILLION),
        ("Đơn vị tính là triệu đồng", Unit::MILLION),
        ("Đơn vị tiền tệ: VND", Unit::DONG),
        ("Mức hỗ trợ (triệu đồng/ha)", Unit::MILLION),
        ("đồng/người", Unit::DONG),
        ("Năm 2023 › Triệu đồng", Unit::MILLION),
        ("Năm 2023 - triệu đồng", Unit::MILLION),
        ("Năm 2023\ntriệu đồng", Unit::MILLION),
        ("Chi năm › triệu đồng", Unit::MILLION),
        ("Đơn vị tính: Triệu đồng; tỷ lệ: %", Unit::MILLION),
    ];
    let mut wrong = Vec::new();
    for (text, unit) in cases {
        if Unit::find(text).map(|(unit, _)| unit) != Some(*unit) {
            wrong.push((text, Unit::find(text)));
        }
        assert_eq!(Unit::parse(text), Unit::find(text).map(|f| f.0), "{text}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn other_words_state_no_unit() {
    let mut wrong = Vec::new();
    for text in [
        "",
        "Đơn vị: Sở Giao thông vận tải",
        "Đơn vị: Sở Tài chính",
        "Đơn vị: Hội đồng nhân dân tỉnh",
        "Đơn vị: Đồng Tháp",
        "Đơn vị",
        "Đơn vị tính",
        "ĐVT",
        "Đơn vị tính: bộ",
        "Đơn vị tính: con",
        "Đơn vị tính: người",
        "Đơn vị đồng hành",
        "Đơn vị: Tỷ lệ %",
        "Đơn vị tính: triệu con",
        "Đơn vị tính: nghìn người",
        "Đơn vị tính: triệu USD",
        "đồng chí",
        "(đồng chí)",
        "hợp đồng",
        "Số hợp đồng",
        "Hội đồng",
        "hội đồng nhân dân",
        "đồng bào dân tộc",
        "(đồng bào)",
        "tỷ lệ",
        "Tỷ lệ (%)",
        "Tỷ",
        "tỷ trọng",
        "Tỷ giá",
        "cộng đồng",
        "đồng hồ",
        "đồng bộ",
        "Đồng Nai",
        "Lâm Đồng",
        "Hoạt động",
        "đ",
        "đ)",
        "(đ)",
        "Đ",
        "d",
        "trđ1",
        "Tổng kinh phí dự kiến: 33,4 tỷ đồng",
        "Tổng kinh phí 33.400 triệu đồng",
        "khoảng 5 triệu đồng",
        "(33.400.000.000 đồng)",
        "(khoảng 33,4 tỷ đồng)",
        "(ba mươi ba tỷ, bốn trăm triệu đồng)",
        "Bằng chữ: Ba mươi ba tỷ, bốn trăm triệu đồng",
        "Bằng chữ: một triệu đồng chẵn",
        "hàng tỷ đồng",
        "trị giá nhiều tỷ đồng",
        "Hỗ trợ 02 người (1.000.000 đồng)",
        "1.000.000 đồng",
        "500 đồng",
        "100 triệu đồng",
        "Đơn vị tính: 100 đồng",
        "Số tiền: 1.000.000 đồng",
        "Số tiền: 1.000 đồng",
        "Kinh phí (triệu đồng) (nghìn đồng)",
        "Thực hiện đồng thời",
        "Quản lý hợp đồng",
        "Kinh phí hợp đồng",
        "năm 2022, hợp đồng",
        "Chi hội đồng",
        "bảo tồn đồng",
        "triệu tập",
        "Triệu Phong",
        "Triệu Sơn, Thanh Hóa",
        "trong đó",
        "tr. 5",
        "nghìn",
        "Thu nội địa",
        "Million people",
        "Unit: persons",
        "Budget in USD",
        "dongle",
        "Đồng chí Nguyễn Văn A - Giám đốc",
        "Ghi chú: đồng tiền hạch toán",
        "Ủy ban nhân dân tỉnh Lâm Đồng",
        "Các sở, ban, ngành; đồng thời",
        "STT",
        "Giá trị hợp\nđồng",
        "Hội\nđồng",
        "Tổng cộng\nđồng",
        "Mức chi 300.000 đồng/ngày",
        "Định mức hỗ trợ 5 triệu đồng/người",
        "Chi phí (5 triệu đồng/người)",
        "Năm 2022 (1.000.000 đồng)",
        "Kinh phí năm 2022 triệu đồng",
        "Bằng chữ: ba mươi ba\ntriệu đồng",
        "Tổng kinh phí 33.400,\ntriệu đồng",
        "đ/người",
        "Đơn vị tính: %",
        "Đơn vị: Đồng chí Nguyễn Văn A",
        "Đơn vị đồng tổ chức",
        "Đơn vị: Hợp đồng",
        "Đơn vị tính: tỷ lệ",
    ] {
        if let Some(found) = Unit::stated(text) {
            wrong.push((text, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn names_alone_are_parsed() {
    for (text, unit) in [
        ("đ", Unit::DONG),
        ("Đồng", Unit::DONG),
        ("dong", Unit::DONG),
        ("VND", Unit::DONG),
        ("1000đ", Unit::THOUSAND),
        ("nghìn", Unit::THOUSAND),
        ("nghin", Unit::THOUSAND),
        ("thousand", Unit::THOUSAND),
        ("trieu", Unit::MILLION),
        ("trd", Unit::MILLION),
        ("tr.đ", Unit::MILLION),
        ("trđ", Unit::MILLION),
        ("Tr đồng", Unit::MILLION),
        ("million", Unit::MILLION),
        ("1.000.000 đồng", Unit::MILLION),
        ("Tỷ", Unit::BILLION),
        ("tỉ đồng", Unit::BILLION),
        ("ty dong", Unit::BILLION),
        ("(tỷ)", Unit::BILLION),
    ] {
        assert_eq!(Unit::parse(text), Some(unit), "{text}");
    }
    for text in [
        "",
        "bộ",
        "tỷ lệ",
        "đồng chí",
        "Sở Tài chính",
        "1.000",
        "1000000",
        "500 đồng",
        "d",
        "5 triệu",
        "USD",
        "triệu USD",
    ] {
        assert_eq!(Unit::parse(text), None, "{text}");
    }
}

#[test]
fn the_label_outweighs_the_rest() {
    let stated = Unit::stated("Đơn vị tính: triệu đồng (đơn giá: nghìn đồng)").unwrap();
    assert_eq!((stated.unit, stated.how), (Unit::MILLION, Statement::Label));
    assert_eq!(Unit::find("ĐVT: triệu đồng").unwrap().1, "đvt: triệu đồng");
    assert_eq!(Unit::find("Kinh phí (Triệu đồng)").unwrap().1, "triệu đồng");
}

#[test]
fn units_have_names_both_ways() {
    for unit in Unit::ALL {
        assert_eq!(Unit::parse(&unit.label().vi), Some(unit));
        assert_eq!(Unit::parse(&unit.label().en), Some(unit), "{}", unit.label().en);
        assert_eq!(Unit::parse(unit.slug()), Some(unit));
        assert_eq!(Unit::from_factor(unit.factor()), Some(unit));
        assert_eq!(10_i64.pow(unit.digits()), unit.factor());
    }
    assert_eq!(Unit::from_factor(100), None);
}

proptest::proptest! {
    #[test]
    fn no_text_panics(text in "[ đồngtriệutỷnghìn()1.000:,\\n-]{0,40}") {
        let _ = Unit::stated(&text);
        let _ = Unit::parse(&text);
    }
}
