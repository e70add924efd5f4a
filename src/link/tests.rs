//! The rules of linking, each on a small table against one small plan.

use super::*;
use crate::finding::Place;
use crate::money::{Kind, Money};
use crate::plan::{Schedule, ScheduleKind, Section, Target, Task};
use crate::sheet::CellRef;
use crate::table::RowText;
use jiff::civil::date;

fn task(code: &str, content: &str, lead: &str, years: &[i32]) -> Task {
    Task {
        code: code.into(),
        numbered: true,
        section: code.split('.').next().unwrap().into(),
        content: content.into(),
        leads: vec![lead.into()],
        schedule: Schedule { kind: ScheduleKind::Years, years: years.to_vec(), ..Schedule::default() },
        ..Task::default()
    }
}

fn plan() -> Plan {
    let section = |code: &str, title: &str| Section { code: code.into(), title: title.into() };
    let farm = "Sở Nông nghiệp và Phát triển nông thôn";
    let mut plan = Plan {
        title: "Kế hoạch hợp tác giữa tỉnh Bắc Giang và tỉnh Xay Sôm Bun giai đoạn 2021-2025".into(),
        issuer: "UBND tỉnh Bắc Giang".into(),
        period: Some((2021, 2025)),
        sections: vec![
            section("1", "Tuyên truyền, giáo dục về quan hệ hữu nghị"),
            section("3", "Hợp tác về nông nghiệp, nông thôn"),
            section("6", "Hợp tác về y tế"),
        ],
        tasks: vec![
            task(
                "1.1",
                "Đẩy mạnh tuyên truyền trên Báo, Đài Phát thanh và Truyền hình tỉnh về quan hệ hữu nghị vĩ đại",
                "Báo Bắc Giang",
                &[2022, 2023, 2024, 2025],
            ),
            task("1.2", "Tổ chức Cuộc thi Tìm hiểu về lịch sử quan hệ đặc biệt Việt Nam - Lào", "Sở Ngoại vụ", &[2025]),
            task(
                "1.3",
                "Đưa nội dung giáo dục truyền thống vào chương trình các cấp học",
                "Sở Giáo dục và Đào tạo",
                &[2022, 2023, 2024, 2025],
            ),
            task(
                "3.1",
                "Cử 02 công chức, viên chức làm chuyên gia sang khảo sát, tập huấn kỹ thuật, hỗ trợ xây dựng các mô hình trồng trọt, chăn nuôi",
                farm,
                &[2022, 2023, 2024, 2025],
            ),
            task(
                "3.2",
                "Tổ chức 05 lớp tập huấn chuyển giao khoa học kỹ thuật cho người dân về phòng trừ sâu bệnh, phòng chống dịch bệnh trên đàn vật nuôi",
                farm,
                &[2022, 2023],
            ),
            task(
                "3.3",
                "Hỗ trợ xây dựng 08 mô hình nông nghiệp; tổ chức hội thảo, nhân rộng mô hình tại tỉnh Xay Sôm Bun",
                farm,
                &[2022, 2023, 2024],
            ),
            task(
                "3.4",
                "Đón 02 đoàn cán bộ và nông dân tiêu biểu tới thăm quan mô hình sản xuất nông nghiệp tại tỉnh Bắc Giang",
                "Sở Ngoại vụ",
                &[2022, 2024],
            ),
            task(
                "6.1",
                "Đào tạo, chuyển giao kỹ thuật cầm tay chỉ việc cho 15 nhân viên y tế; tập trung khám chữa bệnh và y tế dự phòng",
                "Sở Y tế",
                &[2023, 2024, 2025],
            ),
            task(
                "6.2",
                "Hỗ trợ thiết bị y tế (21 bộ tiểu phẫu) cho một số bệnh viện của tỉnh Xay Sôm Bun",
                "Sở Y tế",
                &[2022],
            ),
        ],
        ..Plan::default()
    };
    let target = |year, text: &str| Target { year, text: text.into(), quantity: None };
    plan.tasks[5].targets = vec![
        target(2022, "Mô hình cải tạo đàn bò thịt tại 3 huyện; Mô hình cải tạo đàn dê"),
        target(
            2023,
            "Mô hình trồng thử nghiệm cây vải thiều; Mô hình trồng cam tại 2 huyện; Mô hình nuôi cá bán thâm canh",
        ),
    ];
    plan.tasks[7].targets = vec![target(2023, "Bồi dưỡng 03 cán bộ quản lý bệnh viện")];
    plan
}

fn line(row: u32, code: &str, content: &str, year: impl Into<Option<i32>>) -> Line {
    Line {
        row: RowText {
            sheet: "Biểu 1".into(),
            code: (!code.is_empty()).then(|| code.into()),
            content: content.into(),
            ..RowText::default()
        }
        .into(),
        cell: CellRef::new(row, 3),
        year: year.into(),
        amount: Money::new(1_000_000),
        ..Line::default()
    }
}

fn under(mut line: Line, headings: &[(&str, &str)]) -> Line {
    line.path_codes = headings.iter().map(|(code, _)| (*code).to_owned()).collect();
    line.path = headings.iter().map(|(_, text)| (*text).to_owned()).collect();
    line
}

/// Rows whose numbers and words agree, so that the sheet's numbers prove to be the plan's.
fn numbered_rows() -> Vec<Line> {
    let plan = plan();
    let rows = plan.tasks.iter().enumerate();
    rows.map(|(at, task)| line(20 + at as u32, &task.code, &task.content, task.schedule.years[0])).collect()
}

/// `state task`, with the findings of that line.
fn say(lines: &[Line], plan: &Plan, memory: &Decisions) -> Vec<String> {
    let (proposals, findings) = propose(lines, plan, memory);
    let each = lines.iter().zip(&proposals).map(|(line, proposal)| {
        let task = proposal.candidates.first().map_or("-", |best| best.task.as_str());
        let here =
            |finding: &&Finding| matches!(&finding.place, Place::Cell { cell, .. } if *cell == line.cell.to_string());
        let slugs: Vec<&str> = findings.iter().filter(here).map(|finding| finding.slug).collect();
        format!("{} {task} {}", proposal.state.slug(), slugs.join(" ")).trim().to_owned()
    });
    each.collect()
}

fn first(lines: &[Line]) -> String {
    say(lines, &plan(), &Decisions::default()).swap_remove(0)
}

fn with_rows(line: Line) -> String {
    let mut lines = vec![line];
    lines.extend(numbered_rows());
    first(&lines)
}

#[test]
fn words_alone_link_or_ask() {
    for (content, expect) in [
        ("Hỗ trợ thiết bị y tế cho bệnh viện", "linked 6.2"),
        ("HO TRO THIET BI Y TE CHO BENH VIEN", "linked 6.2"),
        ("Kinh phí cuộc thi tìm hiểu lịch sử quan hệ Việt Nam - Lào", "linked 1.2 year-not-scheduled"),
        ("Sửa chữa trụ sở, mua xe ô tô", "unlinked - unlinked"),
        ("Tập huấn", "unsure"),
    ] {
        let said = first(&[line(5, "", content, 2022)]);
        assert!(said.starts_with(expect), "{content}: {said}");
    }
}

#[test]
fn a_number_against_the_words_is_left_to_a_person() {
    let said =
        with_rows(line(5, "3.3", "Cử 02 công chức, viên chức làm chuyên gia sang khảo sát, tập huấn kỹ thuật", 2022));
    assert!(said.starts_with("unsure") && said.ends_with("link-unsure"), "{said}");
    let mut lines = vec![line(5, "3.3", "Cử 02 công chức, viên chức làm chuyên gia sang khảo sát", 2022)];
    lines.extend(numbered_rows());
    let (proposals, findings) = propose(&lines, &plan(), &Decisions::default());
    let mut shown: Vec<&str> = proposals[0].candidates.iter().take(2).map(|one| one.task.as_str()).collect();
    shown.sort_unstable();
    assert_eq!(shown, ["3.1", "3.3"]);
    let both = findings[0].data["candidates"].as_array().unwrap();
    assert!(both.len() >= 2 && both.iter().all(|one| one["confidence"].as_u64().unwrap() < 950));
}

#[test]
fn numbers_that_are_not_the_plans_do_not_count() {
    // Rows counted anew: 1.1 is the plan's 1.2, and so on.
    let plan = plan();
    let codes = ["1.1", "1.2", "2.1", "2.2", "2.3", "3.1", "3.2"];
    let tasks = [1, 2, 4, 5, 6, 7, 8];
    let lines: Vec<Line> = codes
        .iter()
        .zip(tasks)
        .enumerate()
        .map(|(row, (code, task))| {
            line(row as u32, code, &plan.tasks[task].content, plan.tasks[task].schedule.years[0])
        })
        .collect();
    let said = say(&lines, &plan, &Decisions::default());
    let expect: Vec<String> = tasks.iter().map(|task| format!("linked {}", plan.tasks[*task].code)).collect();
    assert_eq!(said, expect);
}

#[test]
fn numbers_alone_link_only_where_they_are_plainly_the_plans() {
    let bare = |codes: &[&str]| {
        let lines: Vec<Line> = codes.iter().enumerate().map(|(row, code)| line(row as u32, code, "", 2022)).collect();
        say(&lines, &plan(), &Decisions::default())
    };
    assert!(bare(&["3.1"])[0].starts_with("unsure 3.1"), "{:?}", bare(&["3.1"]));
    assert!(bare(&["1.1", "1.2", "3.1"]).iter().all(|said| said.starts_with("unsure")));
}

#[test]
fn a_column_of_task_numbers_is_believed() {
    let lines: Vec<Line> = plan()
        .tasks
        .iter()
        .enumerate()
        .map(|(row, task)| {
            let mut line = line(row as u32, &(row + 1).to_string(), "Chi theo hợp đồng", task.schedule.years[0]);
            line.task = Some(task.code.as_str().into());
            line
        })
        .collect();
    let said = say(&lines, &plan(), &Decisions::default());
    assert!(said.iter().zip(plan().tasks).all(|(said, task)| said.contains(&task.code)), "{said:?}");
}

#[test]
fn headings_speak_for_their_details() {
    let heading: &[(&str, &str)] = &[
        ("3", "Hợp tác về nông nghiệp, nông thôn"),
        ("3.3", "Hỗ trợ xây dựng 08 mô hình nông nghiệp; tổ chức hội thảo, nhân rộng mô hình"),
    ];
    for (code, content) in [
        ("1", "Tiền ăn"),
        ("a)", "Thuê xe ô tô 45 chỗ"),
        ("3.3.1", "Phiên dịch"),
        ("-", "Con giống"),
        ("", "Vé máy bay khứ hồi"),
    ] {
        assert_eq!(first(&[under(line(5, code, content, 2022), heading)]), "linked 3.3", "{code} {content}");
    }
    let other = under(line(5, "", "Hỗ trợ thiết bị y tế (21 bộ tiểu phẫu) cho một số bệnh viện", 2022), heading);
    assert!(first(&[other]).starts_with("unsure"));
    let candidates = explain(&under(line(5, "", "Tiền ăn", 2022), heading), &plan(), &Decisions::default());
    assert!(candidates[0].reasons[0].vi.contains("dòng chi tiết dưới"), "{candidates:?}");
}

#[test]
fn agencies_and_short_headings_do_not_speak_for_rows() {
    let mut plan = plan();
    plan.tasks.push(task(
        "6.3",
        "Ký kết Bản ghi nhớ hợp tác giữa Sở Tư pháp tỉnh Bắc Giang với Sở Tư pháp tỉnh Xay Sôm Bun",
        "Sở Tư pháp",
        &[2022],
    ));
    for heading in ["Sở Tư pháp", "Thiết bị y tế", "Mô hình nông nghiệp"] {
        let said = say(&[under(line(5, "1", "Tiền ăn, ở", 2022), &[("", heading)])], &plan, &Decisions::default());
        assert!(!said[0].starts_with("linked"), "{heading}: {said:?}");
    }
}

#[test]
fn restarting_numbers_count_within_their_section() {
    for heading in [
        ("3", "Hợp tác về nông nghiệp, nông thôn"),
        ("II", "Hợp tác về nông nghiệp, nông thôn"),
        ("", "Mục 3. Hợp tác nông nghiệp"),
        ("", "Mục 3"),
    ] {
        let said = first(&[under(line(5, "3", "Xây dựng 08 mô hình nông nghiệp", 2022), &[heading])]);
        assert_eq!(said, "linked 3.3", "{heading:?}");
    }
}

#[test]
fn a_section_as_a_whole_is_no_task() {
    let said = first(&[line(5, "6", "Hợp tác về y tế", 2022)]);
    assert!(!said.starts_with("linked"), "{said}");
}

#[test]
fn yearly_targets_name_their_task() {
    for (content, year, expect) in [
        ("Mô hình trồng cam", 2023, "linked 3.3"),
        ("Mô hình nuôi cá bán thâm canh", 2023, "linked 3.3"),
        ("Bồi dưỡng cán bộ quản lý bệnh viện", 2023, "linked 6.1"),
    ] {
        assert_eq!(first(&[line(5, "", content, year)]), expect, "{content}");
    }
    let candidates = explain(&line(5, "", "Mô hình trồng cam", 2023), &plan(), &Decisions::default());
    let why: Vec<&str> = candidates[0].reasons.iter().map(|why| why.vi.as_ref()).collect();
    assert!(why.contains(&"khớp chỉ tiêu năm 2023: “Mô hình trồng cam tại 2 huyện”"), "{why:?}");
}

#[test]
fn rows_of_several_tasks_are_left_to_a_person() {
    for (code, content) in [
        ("1.1 và 1.2", "Tuyên truyền và cuộc thi tìm hiểu"),
        ("", "1.1, 1.2: Tuyên truyền và cuộc thi tìm hiểu"),
        ("", "Hỗ trợ thiết bị y tế cho bệnh viện; cuộc thi tìm hiểu lịch sử quan hệ đặc biệt Việt Nam - Lào"),
    ] {
        let said = with_rows(line(5, code, content, 2025));
        assert!(said.starts_with("unsure"), "{code} {content}: {said}");
    }
}

#[test]
fn years_are_judged() {
    let thing = "Hỗ trợ thiết bị y tế (21 bộ tiểu phẫu) cho một số bệnh viện";
    for (year, expect) in [
        (Some(2022), "linked 6.2"),
        (Some(2021), "linked 6.2 year-not-scheduled"),
        (Some(2024), "linked 6.2 year-not-scheduled"),
        (Some(2020), "unsure 6.2 year-outside-plan"),
        (Some(2026), "unsure 6.2 year-outside-plan"),
        (None, "unsure 6.2 year-unknown"),
    ] {
        assert_eq!(first(&[line(5, "", thing, year)]), expect, "{year:?}");
    }
    let (_, findings) = propose(&[line(5, "", thing, 2024)], &plan(), &Decisions::default());
    assert_eq!(findings[0].data["scheduled"], serde_json::json!([2022]));
    assert_eq!(
        findings[0].message(crate::words::Lang::Vi),
        "Nhiệm vụ 6.2 không có trong lịch năm 2024; kế hoạch ghi: 2022"
    );
    let (_, findings) = propose(&[line(5, "", thing, None)], &plan(), &Decisions::default());
    assert_eq!(findings[0].data["suggested"], 2022);
}

#[test]
fn a_plan_of_one_year_gives_its_year() {
    let plan = Plan { period: Some((2022, 2022)), ..plan() };
    let (proposals, findings) =
        propose(&[line(5, "", "Hỗ trợ thiết bị y tế cho bệnh viện", None)], &plan, &Decisions::default());
    assert_eq!((proposals[0].state, proposals[0].year, findings.len()), (State::Linked, Some(2022), 0));
    assert!(proposals[0].candidates[0].reasons.iter().any(|why| why.vi == "kế hoạch chỉ có năm 2022"));
}

#[test]
fn a_payments_day_gives_its_year_but_not_in_january() {
    let paid = |month| {
        let mut line = line(5, "", "Hỗ trợ thiết bị y tế cho bệnh viện", None);
        line.kind = Some(Kind::Paid);
        line.date = Some(date(2022, month, 9));
        line
    };
    let (proposals, _) = propose(&[paid(6), paid(1)], &plan(), &Decisions::default());
    assert_eq!((proposals[0].state, proposals[0].year), (State::Linked, Some(2022)));
    assert_eq!((proposals[1].state, proposals[1].year), (State::Unsure, None));
}

#[test]
fn nothing_is_said_of_zeros() {
    let zero =
        Line { amount: Some(Money::ZERO), ..line(5, "", "Hỗ trợ thiết bị y tế cho bệnh viện", 2024) };
    assert_eq!(first(&[zero]), "linked 6.2");
    let outside =
        Line { amount: Some(Money::ZERO), ..line(5, "", "Hỗ trợ thiết bị y tế cho bệnh viện", 2030) };
    assert_eq!(first(&[outside]), "linked 6.2");
    let strange = Line { amount: Some(Money::ZERO), ..line(5, "", "Mua xe ô tô", 2024) };
    assert_eq!(first(&[strange]), "unlinked -");
}

#[test]
fn decisions_are_remembered() {
    let decided = line(5, "7", "Chi phí khác cho đoàn", 2023);
    let memory = |task: Option<&str>| Decisions { remembered: vec![remember(&decided, task)], ..Decisions::default() };
    let said = |memory: &Decisions, line: Line| say(&[line], &plan(), memory).swap_remove(0);
    assert_eq!(said(&memory(Some("3.3")), decided.clone()), "linked 3.3");
    assert_eq!(said(&memory(None), decided.clone()), "on_purpose -");
    assert!(said(&memory(Some("9.9")), decided.clone()).starts_with("unlinked"));
    let elsewhere = under(decided.clone(), &[("6.2", "Hỗ trợ thiết bị y tế (21 bộ tiểu phẫu) cho một số bệnh viện")]);
    assert!(
        said(&memory(Some("3.3")), elsewhere).starts_with("unsure"),
        "a heading that says otherwise is not overruled"
    );
    let (proposals, _) = propose(std::slice::from_ref(&decided), &plan(), &memory(Some("3.3")));
    assert_eq!(proposals[0].candidates[0].confidence, Confidence(990));
    assert!(proposals[0].candidates[0].reasons[0].vi.contains("trước đây"));
}

#[test]
fn a_column_of_numbers_speaks_where_rows_only_name_agencies() {
    let row = |at: u32, number: &str, content: &str| Line {
        row: RowText {
            sheet: "Giao".into(),
            task: (!number.is_empty()).then(|| number.into()),
            content: content.into(),
            ..RowText::default()
        }
        .into(),
        cell: CellRef::new(at, 4),
        year: Some(2023),
        amount: Money::new(1_000_000),
        ..Line::default()
    };
    let list = [row(4, "3.3", "Sở Y tế"), row(5, "6.2", "Sở Giáo dục và Đào tạo"), row(6, "1.3", "Sở Y tế")];
    let of_list = |memory: &Decisions| say(&list, &plan(), memory);
    let tasks = |said: &[String]| said.iter().map(|one| one.split(' ').nth(1).unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(tasks(&of_list(&Decisions::default())), ["3.3", "6.2", "1.3"]);
    assert!(of_list(&Decisions::default()).iter().all(|one| one.starts_with("linked")));
    // An agency's name alone means no task, whatever was decided of it.
    let decided = |row: &Line, task: &str| remember(row, Some(task));
    let told = [decided(&row(4, "", "Sở Y tế"), "6.1"), decided(&row(4, "1", "Sở Y tế"), "6.1")];
    let kept = crate::link::worth_keeping(&told, &plan());
    let numbers: Vec<_> = kept.iter().map(|one| one.code.as_deref()).collect();
    assert_eq!(numbers, [Some("1")], "a number makes it one row of the form");
    let memory = Decisions { remembered: told.to_vec(), ..Decisions::default() };
    assert_eq!(tasks(&of_list(&memory)), ["3.3", "6.2", "1.3"]);
    // The number as it was meant by the sender before.
    let meant = Decisions { remembered: vec![decided(&list[0], "6.1")], ..Decisions::default() };
    assert_eq!(tasks(&of_list(&meant)), ["6.1", "6.2", "1.3"]);
}

#[test]
fn what_was_decided_of_others_is_only_proposed() {
    let decided = line(5, "", "Chi phí in ấn các loại biểu mẫu", 2023);
    let learnt = vec![remember(&decided, Some("3.3"))];
    let said = |memory: &Decisions, line: Line| say(&[line], &plan(), memory).swap_remove(0);
    let mine = Decisions { remembered: learnt.clone(), ..Decisions::default() };
    assert_eq!(said(&mine, decided.clone()), "linked 3.3");
    let heard = Decisions { heard: learnt.clone(), ..Decisions::default() };
    assert!(said(&heard, decided.clone()).starts_with("unsure 3.3"));
    // Two answers for one wording are no rule.
    let both = [learnt[0].clone(), remember(&decided, Some("6.2"))];
    assert_eq!(crate::link::worth_keeping(&both, &plan()), []);
    let purpose = Decisions { heard: vec![remember(&decided, None)], ..Decisions::default() };
    assert!(!said(&purpose, decided).starts_with("on_purpose"));
}

#[test]
fn a_decision_follows_the_work_and_not_its_number() {
    let decided = line(5, "", "Chi phí in ấn các loại biểu mẫu", 2023);
    let kept = crate::link::worth_keeping(&[remember(&decided, Some("3.3"))], &plan());
    let memory = Decisions { remembered: kept, ..Decisions::default() };
    let said = |plan: &Plan| say(std::slice::from_ref(&decided), plan, &memory).swap_remove(0);
    assert_eq!(said(&plan()), "linked 3.3");
    // Counted anew: 3.3 is now 3.2, and 3.2 is 3.3.
    let mut anew = plan();
    let codes: Vec<String> = anew.tasks.iter().map(|task| task.code.clone()).collect();
    let at = |code: &str| codes.iter().position(|c| c == code).unwrap();
    let (a, b) = (at("3.2"), at("3.3"));
    anew.tasks[a].code = "3.3".into();
    anew.tasks[b].code = "3.2".into();
    assert_eq!(said(&anew), "linked 3.2");
    // Gone, with another task at its number: a person is asked.
    anew.tasks.remove(b);
    assert!(said(&anew).starts_with("unsure 3.3"), "{}", said(&anew));
}

#[test]
fn agencies_and_years_tell_like_tasks_apart() {
    let mut plan = plan();
    plan.tasks.push(task("6.3", "Tổ chức đoàn công tác trao đổi kinh nghiệm với ngành bạn", "Sở Y tế", &[2023]));
    plan.tasks.push(task(
        "1.4",
        "Tổ chức đoàn công tác trao đổi kinh nghiệm với ngành bạn",
        "Sở Giáo dục và Đào tạo",
        &[2024],
    ));
    let words = "Đoàn công tác trao đổi kinh nghiệm với ngành bạn";
    let alone = say(&[line(5, "", words, None)], &plan, &Decisions::default()).swap_remove(0);
    assert!(alone.starts_with("unsure"), "{alone}");
    for (agency, year, expect) in [("Sở GD&ĐT", 2024, "linked 1.4"), ("Sở Y tế tỉnh", 2023, "linked 6.3")] {
        let mut line = line(5, "", words, year);
        line.agency = Some(agency.into());
        assert_eq!(say(&[line], &plan, &Decisions::default()), [expect], "{agency}");
    }
    let heading = under(line(5, "", words, 2024), &[("", "Sở Giáo dục và Đào tạo")]);
    assert_eq!(say(&[heading], &plan, &Decisions::default()), ["linked 1.4"]);
    let mut sheet = line(5, "", words, 2024);
    sheet.sheet = "Sở GD&ĐT".into();
    assert_eq!(say(&[sheet], &plan, &Decisions::default()), ["linked 1.4"]);
}

#[test]
fn a_task_without_years_judges_no_year() {
    let mut plan = plan();
    plan.tasks[8].schedule = Schedule { kind: ScheduleKind::Conditional, ..Schedule::default() };
    for year in [2021, 2025] {
        let said = say(&[line(5, "", "Hỗ trợ thiết bị y tế cho bệnh viện", year)], &plan, &Decisions::default());
        assert_eq!(said, ["linked 6.2"]);
    }
}

#[test]
fn each_task_gets_its_own_row_where_rows_compete() {
    let mut plan = plan();
    plan.tasks.push(task("6.3", "Tổ chức giao lưu văn hóa nghệ thuật giữa thanh niên hai tỉnh", "Tỉnh đoàn", &[2023]));
    plan.tasks.push(task("6.4", "Tổ chức giao lưu văn hóa nghệ thuật giữa phụ nữ hai tỉnh", "Hội Phụ nữ", &[2023]));
    let lines = [
        line(5, "", "Giao lưu văn hóa nghệ thuật giữa thanh niên hai tỉnh", 2023),
        line(6, "", "Giao lưu văn hóa nghệ thuật", 2023),
    ];
    let (proposals, _) = propose(&lines, &plan, &Decisions::default());
    assert_eq!((proposals[0].state, proposals[0].candidates[0].task.as_str()), (State::Linked, "6.3"));
    assert_eq!((proposals[1].state, proposals[1].candidates[0].task.as_str()), (State::Unsure, "6.4"));
    // The same wording twice is one task with two sources, not two rivals.
    let twice = [lines[0].clone(), Line { cell: CellRef::new(9, 3), ..lines[0].clone() }];
    assert_eq!(say(&twice, &plan, &Decisions::default()), ["linked 6.3", "linked 6.3"]);
}

#[test]
fn without_tasks_nothing_is_linked_and_nothing_found() {
    let (proposals, findings) = propose(&[line(5, "1", "Tuyên truyền", 2022)], &Plan::default(), &Decisions::default());
    assert_eq!((proposals[0].state, proposals[0].year, findings.len()), (State::Unlinked, Some(2022), 0));
}

#[test]
fn reasons_are_said_in_both_languages() {
    let lines = numbered_rows();
    let (proposals, _) = propose(&lines, &plan(), &Decisions::default());
    let best = &proposals[5].candidates[0];
    let why: Vec<&str> = best.reasons.iter().map(|why| why.vi.as_ref()).collect();
    assert_eq!(why[0], "trùng mục 3.3");
    assert!(why[1].ends_with("từ quan trọng trùng") && why.contains(&"năm 2022 có trong lịch"), "{why:?}");
    assert!(best.reasons.iter().all(|why| why.vi != why.en));
}

mod odd {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        /// Whatever a cell holds, linking answers for every line and never claims more than it may.
        #[test]
        fn any_text_is_answered(content in "\\PC{0,60}", code in "[0-9IVXa-c.,)/ -]{0,8}", heading in "\\PC{0,30}", year in proptest::option::of(1990i32..2040)) {
            let odd = under(line(5, &code, &content, year), &[(&code, &heading)]);
            let lines = [odd, line(6, "3.3", "Hỗ trợ xây dựng 08 mô hình nông nghiệp", 2022)];
            let (proposals, _) = propose(&lines, &plan(), &Decisions::default());
            prop_assert_eq!(proposals.len(), 2);
            for proposal in &proposals {
                prop_assert!(proposal.candidates.iter().all(|one| one.confidence.0 <= 995 && plan().task(&one.task).is_some()));
                prop_assert!(proposal.candidates.is_sorted_by(|a, b| a.confidence >= b.confidence));
                prop_assert!(proposal.state != State::Linked || proposal.candidates[0].confidence >= AUTOMATIC);
            }
        }
    }
}
