//! Plans to measure linking on: small readings of the texts in the shared folder, and invented ones.

use dutoan::plan::{Plan, Schedule, ScheduleKind, Section, Target, Task};
use std::path::PathBuf;

/// A small repeatable source of chance.
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    pub fn percent(&mut self, p: usize) -> bool {
        self.below(100) < p
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// The text of a plan in the shared folder, where it is present.
pub fn seed(start: &str) -> Option<String> {
    let shared = std::env::var_os("DUTOAN_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let file = std::fs::read_dir(shared.join("seeds"))
        .ok()?
        .flatten()
        .find(|entry| entry.file_name().to_string_lossy().starts_with(start))?;
    std::fs::read_to_string(file.path()).ok()
}

fn years_in(text: &str) -> Vec<i32> {
    let mut years: Vec<i32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|word| word.parse().ok())
        .filter(|year| (2000..2040).contains(year))
        .collect();
    years.sort_unstable();
    years.dedup();
    years
}

fn schedule(text: &str, (first, last): (i32, i32)) -> Schedule {
    let named = years_in(text);
    let (kind, years) = match named.as_slice() {
        [from] if text.contains("Từ năm") => (ScheduleKind::FromYear, (*from..=last).collect()),
        [] if text.contains("hàng năm") || text.contains("Hằng năm") || text.contains("Hàng năm") => {
            (ScheduleKind::EveryYear, (first..=last).collect())
        }
        [] => (ScheduleKind::Ongoing, (first..=last).collect()),
        _ => (ScheduleKind::Years, named),
    };
    Schedule { text: text.to_owned(), kind, years, ..Schedule::default() }
}

fn names(text: &str) -> Vec<String> {
    text.split([';', ','])
        .map(|name| name.trim().trim_end_matches('.').to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// "3.3. Hỗ trợ …" → ("3.3", "Hỗ trợ …").
fn numbered(line: &str) -> Option<(String, String)> {
    let (code, rest) = line.split_once([' ', '\t'])?;
    let code = code.trim_end_matches('.');
    let digits = !code.is_empty()
        && code.split('.').all(|part| !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit()));
    digits.then(|| (code.to_owned(), rest.trim().to_owned()))
}

/// The numbered paragraphs of the plan Bắc Giang - Xay Sôm Bun.
pub fn bac_giang() -> Option<Plan> {
    let text = seed("002")?;
    let body = text.split("II. NỘI DUNG").nth(1)?.split("III. ").next()?;
    let period = (2021, 2025);
    let mut plan = Plan {
        title: "Kế hoạch thực hiện Thỏa thuận hợp tác giữa UBND tỉnh Bắc Giang và Chính quyền tỉnh Xay Sôm Bun (Lào) giai đoạn 2021-2025".into(),
        issuer: "UBND tỉnh Bắc Giang".into(),
        period: Some(period),
        ..Plan::default()
    };
    let mut waiting = 0;
    for line in body.lines().map(|line| line.trim().trim_matches(['-', '*', ' '])).filter(|line| !line.is_empty()) {
        if let Some((code, content)) = numbered(line) {
            if code.contains('.') {
                let section = code.split('.').next()?.to_owned();
                plan.tasks.push(Task { code, numbered: true, section, content, ..Task::default() });
            } else {
                plan.sections.push(Section { code, title: content });
                waiting = plan.tasks.len();
            }
            continue;
        }
        let from = waiting.min(plan.tasks.len());
        let Some(task) = plan.tasks.last_mut() else { continue };
        if let Some(time) = line.strip_prefix("Thời gian:") {
            let when = schedule(time, (2022, 2025));
            for task in plan.tasks.iter_mut().skip(from).filter(|task| task.schedule.text.is_empty()) {
                task.schedule = when.clone();
            }
        } else if let Some(leads) = line.strip_prefix("Cơ quan chủ trì:") {
            for task in plan.tasks.iter_mut().skip(from).filter(|task| task.leads.is_empty()) {
                task.leads = names(leads);
            }
        } else if let Some(partners) = line.strip_prefix("Cơ quan phối hợp:") {
            task.partners = names(partners);
        } else if let Some((year, text)) =
            line.trim_start_matches('+').trim().strip_prefix("Năm ").and_then(|rest| rest.split_once(':'))
        {
            task.targets.push(Target { year: year.trim().parse().ok()?, text: text.trim().to_owned(), quantity: None });
        } else if task.leads.is_empty() {
            task.content = format!("{} {line}", task.content);
        }
    }
    for task in &mut plan.tasks {
        if !task.targets.is_empty() && task.schedule.kind == ScheduleKind::Ongoing {
            task.schedule.years = task.targets.iter().map(|target| target.year).collect();
        }
    }
    Some(plan)
}

/// The table rows of a plan whose tasks stand in a table with tabs.
pub fn of_table(start: &str, period: (i32, i32), title: &str, issuer: &str) -> Option<Plan> {
    let text = seed(start)?;
    let mut plan = Plan { title: title.into(), issuer: issuer.into(), period: Some(period), ..Plan::default() };
    let mut clean = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => clean.push(c),
            _ => {}
        }
    }
    for line in clean.lines().filter(|line| line.contains('\t')) {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        if let Some((code, title)) = numbered(&line.replace('\t', " "))
            && cells.first().is_some_and(|cell| numbered(cell).is_some())
        {
            plan.sections.push(Section { code, title: title.trim().to_owned() });
            continue;
        }
        let (Some(code), Some(content), Some(lead)) = (cells.first(), cells.get(1), cells.get(2)) else { continue };
        let code = code.trim_end_matches('.');
        let digits = !code.is_empty() && code.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let tail = |text: &str| text.chars().rev().filter(|c| c.is_alphabetic()).take(40).collect::<String>();
        // One plan repeats a row: nobody could tell the two apart.
        if !digits || content.chars().count() < 20 || plan.tasks.iter().any(|task| tail(&task.content) == tail(content))
        {
            continue;
        }
        plan.tasks.push(Task {
            code: code.to_owned(),
            numbered: true,
            section: if code.contains('.') { code.split('.').next()?.to_owned() } else { String::new() },
            content: (*content).to_owned(),
            leads: names(lead),
            partners: names(cells.get(3).copied().unwrap_or_default()),
            schedule: schedule(cells.get(4).copied().unwrap_or_default(), period),
            ..Task::default()
        });
    }
    Some(plan)
}

/// What an invented plan is made of.
pub struct Domain {
    pub title: &'static str,
    pub issuer: &'static str,
    pub sections: &'static [(&'static str, &'static [&'static str])],
    pub deeds: &'static [&'static str],
    pub for_whom: &'static [&'static str],
    pub tails: &'static [&'static str],
    pub agencies: &'static [&'static str],
}

/// Weights were chosen on plans of this kind.
pub const COUNTRYSIDE: Domain = Domain {
    title: "Kế hoạch phát triển nông nghiệp, nông thôn và an sinh xã hội tỉnh Hà Vân giai đoạn 2021-2025",
    issuer: "UBND tỉnh Hà Vân",
    sections: &[
        (
            "Phát triển trồng trọt",
            &[
                "cây cam sành",
                "lúa chất lượng cao",
                "rau an toàn trong nhà lưới",
                "cây dược liệu",
                "vùng chè hữu cơ",
                "cây vải thiều",
                "cây sầu riêng",
                "kỹ thuật ghép cây ăn quả",
            ],
        ),
        (
            "Phát triển chăn nuôi, thủy sản",
            &[
                "đàn bò thịt",
                "đàn dê sinh sản",
                "nuôi cá lồng",
                "gà đồi thả vườn",
                "phòng chống dịch tả lợn",
                "tiêm phòng gia súc",
                "ong lấy mật",
                "thức ăn ủ chua",
            ],
        ),
        (
            "Y tế và chăm sóc sức khỏe",
            &[
                "trạm y tế xã",
                "thiết bị xét nghiệm",
                "khám sàng lọc cho người cao tuổi",
                "tủ thuốc thôn bản",
                "cấp cứu ngoại viện",
                "hồ sơ sức khỏe điện tử",
                "dinh dưỡng trẻ em",
                "nhân viên y tế thôn",
            ],
        ),
        (
            "Giáo dục và đào tạo",
            &[
                "phòng học bộ môn",
                "sách giáo khoa cho học sinh nghèo",
                "dạy tiếng Anh tiểu học",
                "bếp ăn bán trú",
                "học bổng sinh viên sư phạm",
                "giáo viên mầm non",
                "thư viện trường học",
                "dạy bơi cho học sinh",
            ],
        ),
        (
            "Hạ tầng nông thôn",
            &[
                "đường trục thôn",
                "kênh mương nội đồng",
                "cầu dân sinh",
                "nước sạch tập trung",
                "điện chiếu sáng",
                "nhà văn hóa thôn",
                "chợ phiên",
                "bãi tập kết rác",
            ],
        ),
        (
            "Văn hóa, du lịch",
            &[
                "lễ hội chùa Vân",
                "làng nghề gốm",
                "du lịch cộng đồng",
                "dân ca ví giặm",
                "di tích thành cổ",
                "giải bơi chải",
                "bảo tàng tỉnh",
                "điểm dừng chân",
            ],
        ),
        (
            "Thông tin, tuyên truyền",
            &[
                "chuyên mục truyền hình",
                "loa truyền thanh thông minh",
                "sổ tay nông thôn mới",
                "cuộc thi ảnh đẹp",
                "trang thông tin điện tử",
                "bản tin song ngữ",
            ],
        ),
        (
            "An sinh, giảm nghèo",
            &[
                "nhà ở cho hộ nghèo",
                "vay vốn sản xuất",
                "dạy nghề lao động nữ",
                "xuất khẩu lao động",
                "thẻ bảo hiểm y tế",
                "người khuyết tật",
            ],
        ),
    ],
    deeds: &[
        "Tổ chức lớp tập huấn về",
        "Hỗ trợ xây dựng mô hình",
        "Khảo sát, đánh giá thực trạng",
        "Đầu tư, nâng cấp",
        "Mua sắm, cấp phát vật tư phục vụ",
        "Tổ chức hội thảo, tham quan học tập về",
        "Tuyên truyền, vận động tham gia",
        "Kiểm tra, giám sát, nghiệm thu",
        "Biên soạn tài liệu hướng dẫn về",
        "Hỗ trợ kinh phí duy trì",
    ],
    for_whom: &[
        "cho cán bộ cấp xã",
        "cho hộ nghèo, cận nghèo",
        "tại các huyện miền núi",
        "tại 05 xã vùng cao",
        "cho hợp tác xã",
        "trên địa bàn thị xã Vân Đình",
        "cho hội viên phụ nữ",
        "cho đồng bào dân tộc thiểu số",
        "tại huyện Sơn Bình",
        "cho đoàn viên thanh niên",
    ],
    tails: &[
        "",
        "",
        ", góp phần xây dựng nông thôn mới nâng cao",
        ", bảo đảm tiến độ và chất lượng",
        "; mỗi đợt không quá 03 ngày, tối đa 40 người",
        ", gắn với tiêu thụ sản phẩm và xúc tiến thương mại",
        "; phối hợp với các viện nghiên cứu, doanh nghiệp",
    ],
    agencies: &[
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Sở Y tế",
        "Sở Giáo dục và Đào tạo",
        "Sở Xây dựng",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Thông tin và Truyền thông",
        "Sở Lao động - Thương binh và Xã hội",
        "Hội Nông dân tỉnh",
    ],
};

/// Only measured.
pub const CITY: Domain = Domain {
    title: "Kế hoạch chuyển đổi số và phát triển đô thị thành phố Lộc Giang giai đoạn 2023-2027",
    issuer: "UBND thành phố Lộc Giang",
    sections: &[
        (
            "Nhận thức số",
            &[
                "kỹ năng số cộng đồng",
                "ngày hội chuyển đổi số",
                "tổ công nghệ số",
                "chỉ số đánh giá phường",
                "phóng sự truyền hình",
                "an toàn trên không gian mạng",
                "giải thưởng sáng tạo",
            ],
        ),
        (
            "Hạ tầng số",
            &[
                "mạng truyền số liệu chuyên dùng",
                "trung tâm dữ liệu",
                "trạm thu phát sóng di động",
                "camera giám sát giao thông",
                "điểm wifi công cộng",
                "máy chủ dự phòng",
                "nền tảng tích hợp",
            ],
        ),
        (
            "Chính quyền số",
            &[
                "dịch vụ công trực tuyến",
                "số hóa hồ sơ hộ tịch",
                "phòng họp không giấy",
                "chữ ký số chuyên dùng",
                "kho lưu trữ điện tử",
                "cổng góp ý của người dân",
                "phần mềm một cửa",
            ],
        ),
        (
            "Kinh tế số",
            &[
                "sàn thương mại điện tử",
                "truy xuất nguồn gốc nông sản",
                "thanh toán không tiền mặt",
                "hóa đơn điện tử",
                "doanh nghiệp khởi nghiệp",
                "kế toán số hộ kinh doanh",
            ],
        ),
        (
            "Xã hội số",
            &[
                "bệnh án điện tử",
                "học bạ số",
                "thẻ xe buýt",
                "ứng dụng công dân",
                "camera lớp học mầm non",
                "chi trả lương hưu qua tài khoản",
            ],
        ),
        (
            "Cây xanh, môi trường",
            &[
                "trồng cây bóng mát",
                "thu gom rác thải điện tử",
                "quan trắc không khí",
                "hồ điều hòa",
                "nạo vét kênh thoát nước",
                "phân loại rác tại nguồn",
                "xe buýt điện",
            ],
        ),
        (
            "Chỉnh trang đô thị",
            &[
                "vỉa hè tuyến phố chính",
                "ngầm hóa cáp viễn thông",
                "bãi đỗ xe thông minh",
                "chợ truyền thống",
                "nhà ở xã hội",
                "biển tên đường",
                "công viên ven sông",
            ],
        ),
    ],
    deeds: &[
        "Xây dựng và vận hành",
        "Tổ chức tập huấn, hướng dẫn sử dụng",
        "Thuê dịch vụ, duy trì",
        "Khảo sát, lập đề án về",
        "Tổ chức truyền thông về",
        "Mua sắm, lắp đặt thiết bị",
        "Sơ kết, đánh giá hiệu quả",
        "Thí điểm",
        "Bảo dưỡng, sửa chữa",
    ],
    for_whom: &[
        "tại 12 phường",
        "cho cán bộ, công chức",
        "cho người cao tuổi",
        "cho hộ kinh doanh",
        "tại khu đô thị phía Nam",
        "cho học sinh phổ thông",
        "tại các xã ngoại thành",
        "cho doanh nghiệp nhỏ và vừa",
    ],
    tails: &[
        "",
        "",
        " theo lộ trình của Bộ",
        "; tích hợp với cơ sở dữ liệu quốc gia về dân cư",
        ", bảo đảm an toàn thông tin cấp độ 3",
        ", ưu tiên nguồn xã hội hóa",
        "; dự kiến 02 đợt mỗi năm",
    ],
    agencies: &[
        "Sở Khoa học và Công nghệ",
        "Văn phòng UBND thành phố",
        "Công an thành phố",
        "Sở Nông nghiệp và Môi trường",
        "Sở Xây dựng",
        "Sở Y tế",
        "Sở Giáo dục và Đào tạo",
    ],
};

/// Written last, after every weight was fixed.
pub const YOUTH: Domain = Domain {
    title: "Chương trình phát triển thanh niên và phòng chống thiên tai tỉnh Tân Hải giai đoạn 2024-2028",
    issuer: "UBND tỉnh Tân Hải",
    sections: &[
        (
            "Giáo dục lý tưởng, lối sống",
            &[
                "hành trình về nguồn",
                "diễn đàn pháp luật học đường",
                "câu lạc bộ lý luận trẻ",
                "chuyên trang mạng xã hội",
                "hội thi kể chuyện Bác Hồ",
            ],
        ),
        (
            "Việc làm, khởi nghiệp",
            &[
                "ngày hội tuyển dụng",
                "vườn ươm khởi nghiệp",
                "quỹ vay lập nghiệp",
                "hướng nghiệp học sinh lớp 12",
                "sàn giao dịch lao động",
                "nghề sửa chữa tàu cá",
            ],
        ),
        (
            "Sức khỏe, thể chất",
            &[
                "tư vấn sức khỏe sinh sản",
                "phòng chống thuốc lá điện tử",
                "giải bóng chuyền bãi biển",
                "sân chơi trẻ em",
                "hiến máu tình nguyện",
            ],
        ),
        (
            "Phòng chống bão, lũ",
            &[
                "nhà tránh trú cộng đồng",
                "trạm đo mưa tự động",
                "bản đồ ngập lụt",
                "áo phao, xuồng máy",
                "diễn tập sơ tán dân",
                "kè chống sạt lở",
                "loa cảnh báo sớm",
            ],
        ),
        (
            "Biển, đảo",
            &[
                "dọn rác bờ biển",
                "tủ sách chiến sĩ",
                "học bổng con ngư dân",
                "rạn san hô",
                "thiết bị giám sát hành trình",
            ],
        ),
    ],
    deeds: &[
        "Tổ chức cuộc thi về",
        "Xây dựng, nhân rộng",
        "Hỗ trợ trang bị",
        "Điều tra, khảo sát nhu cầu về",
        "Bồi dưỡng cán bộ phụ trách",
        "Truyền thông, quảng bá",
        "Duy tu, bảo trì",
        "Nghiên cứu, ban hành cơ chế về",
    ],
    for_whom: &[
        "cho thanh niên công nhân",
        "tại 08 xã bãi ngang",
        "cho sinh viên năm cuối",
        "trên địa bàn huyện đảo Hòn Tre",
        "cho bộ đội xuất ngũ",
        "ở vùng xung yếu",
        "cho thiếu nhi",
    ],
    tails: &[
        "",
        "",
        "; huy động nguồn lực doanh nghiệp",
        ", lồng ghép chương trình mục tiêu quốc gia",
        " (mỗi quý 01 lần)",
    ],
    agencies: &[
        "Tỉnh đoàn",
        "Sở Nội vụ",
        "Sở Nông nghiệp và Môi trường",
        "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
        "Sở Y tế",
    ],
};

/// An invented task's words; `used` keeps deeds and things apart.
pub fn invented_content(domain: &Domain, thing: &str, chance: &mut Chance) -> (String, &'static str) {
    let deed = *chance.pick(domain.deeds);
    let whom = *chance.pick(domain.for_whom);
    let tail = *chance.pick(domain.tails);
    let number = if chance.percent(25) { format!("{:02} ", 2 + chance.below(9)) } else { String::new() };
    (format!("{deed} {number}{thing} {whom}{tail}"), deed)
}

/// A plan of about `tasks` tasks.
pub fn invented(domain: &Domain, tasks: usize, seed: u64) -> Plan {
    let chance = &mut Chance(seed);
    let first = 2021 + (seed % 3) as i32;
    let period = (first, first + 4);
    let mut plan =
        Plan { title: domain.title.into(), issuer: domain.issuer.into(), period: Some(period), ..Plan::default() };
    let each = tasks.div_ceil(domain.sections.len());
    for (number, (title, things)) in domain.sections.iter().enumerate() {
        let section = (number + 1).to_string();
        plan.sections.push(Section { code: section.clone(), title: (*title).to_owned() });
        let mut used = Vec::new();
        for _ in 0..each {
            let thing = *chance.pick(things);
            let (content, deed) = invented_content(domain, thing, chance);
            if used.contains(&(deed, thing)) {
                continue;
            }
            used.push((deed, thing));
            let mut years: Vec<i32> = (period.0..=period.1).filter(|_| chance.percent(50)).collect();
            if years.is_empty() {
                years.push(period.0 + 1);
            }
            let text = years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let mut leads = vec![domain.agencies[number % domain.agencies.len()].to_owned()];
            if chance.percent(20) {
                leads = vec![(*chance.pick(domain.agencies)).to_owned()];
            }
            plan.tasks.push(Task {
                code: format!("{section}.{}", used.len()),
                numbered: true,
                section: section.clone(),
                content,
                leads,
                schedule: Schedule { text, kind: ScheduleKind::Years, years, ..Schedule::default() },
                ..Task::default()
            });
        }
    }
    plan
}

/// A task the plan could have had but has not: known things, another deed.
pub fn foreign(domain: &Domain, plan: &Plan, chance: &mut Chance) -> String {
    loop {
        let things = chance.pick(domain.sections).1;
        let thing = *chance.pick(things);
        let (content, deed) = invented_content(domain, thing, chance);
        if !plan.tasks.iter().any(|task| task.content.starts_with(deed) && task.content.contains(thing)) {
            return content;
        }
    }
}
