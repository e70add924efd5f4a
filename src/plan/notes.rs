//! What is odd in a plan, said in both languages.

use super::draft::Draft;
use super::schedule::Doubt;
use super::sheet::Why;
use super::targets::disagreement;
use super::{Plan, ScheduleKind, Task, agency};
use crate::finding::{Finding, Severity};
use crate::money::Money;
use crate::words::{Bilingual, fold, tokens};
use std::collections::BTreeSet;

fn at(place: u32) -> String {
    format!("¶{place}")
}

pub(super) fn finding(slug: &'static str, severity: Severity, place: u32, vi: String, en: String) -> Finding {
    Finding::new(slug, severity, Bilingual::new(vi, en)).part(at(place))
}

/// A sheet with columns of tasks that gives the plan none.
pub(super) fn passed_over(sheet: &super::sheet::Passed) -> Finding {
    let name = &sheet.name;
    let (vi, en) = match &sheet.why {
        Why::Again(other, 0) => (
            format!("Trang “{name}” nêu lại các nhiệm vụ của trang “{other}”; chỉ trang “{other}” được đọc."),
            format!("Sheet “{name}” tells the tasks of sheet “{other}” again; only “{other}” is read."),
        ),
        Why::Again(other, more) => (
            format!(
                "Trang “{name}” nêu lại phần lớn nhiệm vụ của trang “{other}” nên không được đọc; {more} nội dung của trang này không có ở trang khác."
            ),
            format!(
                "Sheet “{name}” tells most tasks of sheet “{other}” again and is not read; {more} of its tasks stand on no other sheet."
            ),
        ),
        Why::Prices => (
            format!("Trang “{name}” nêu số lượng, đơn giá của từng khoản chi, không phải nhiệm vụ; không được đọc."),
            format!("Sheet “{name}” states quantities and prices of costs, not tasks; it is not read."),
        ),
        Why::TooLong => (
            format!("Trang “{name}” không được đọc: các trang trước đã dài hơn một kế hoạch."),
            format!("Sheet “{name}” is not read: the sheets before it are longer than a plan is."),
        ),
    };
    let text = Bilingual::new(vi, en);
    // What may be missing from the plan is asked about.
    let severity = match sheet.why {
        Why::Again(_, 1..) | Why::TooLong => Severity::Warning,
        Why::Again(..) | Why::Prices => Severity::Note,
    };
    Finding::new("sheet-not-tasks", severity, text).at(name, format!("{0}:{0}", sheet.row))
}

/// A task number that stands twice.
pub(super) fn task_twice(number: &str, code: &str, place: u32) -> Finding {
    finding(
        "task-twice",
        Severity::Warning,
        place,
        format!("Số {number} được đánh cho hai nhiệm vụ; nhiệm vụ sau được giữ với mã {code}."),
        format!("Number {number} is given to two tasks; the later one is kept as {code}."),
    )
    .with("number", number)
    .with("code", code)
}

/// Words of a schedule that were not understood, or not wholly.
pub(super) fn doubt(doubt: &Doubt, code: &str, text: &str, place: u32) -> Finding {
    let (slug, severity, vi, en) = match doubt {
        Doubt::Year(digits) => (
            "year-doubtful",
            Severity::Warning,
            format!("Nhiệm vụ {code}: “{digits}” không phải là một năm; không dùng làm năm thực hiện."),
            format!("Task {code}: “{digits}” is not a year; it is not used as one."),
        ),
        Doubt::Unread => (
            "schedule-unread",
            Severity::Warning,
            format!("Nhiệm vụ {code}: chưa hiểu thời gian thực hiện “{text}”."),
            format!("Task {code}: the time “{text}” was not understood."),
        ),
        Doubt::NoYear => (
            "schedule-no-year",
            Severity::Warning,
            format!("Nhiệm vụ {code}: “{text}” không nêu năm trong kế hoạch nhiều năm."),
            format!("Task {code}: “{text}” names no year in a plan of several years."),
        ),
        Doubt::Sparse => (
            "schedule-sparse",
            Severity::Note,
            format!("Nhiệm vụ {code}: “{text}” không nói rõ năm nào; mọi năm đều được coi là có thể thực hiện."),
            format!("Task {code}: “{text}” does not say which years; any year may carry it."),
        ),
    };
    finding(slug, severity, place, vi, en).with("task", code).with("text", text)
}

/// Tasks that took the time and offices of a later task.
pub(super) fn shared(tasks: &[&Task], from: &Task) -> Option<Finding> {
    let codes: Vec<&str> = tasks.iter().map(|t| t.code.as_str()).collect();
    let list = codes.join(", ");
    Some(
        finding(
            "schedule-shared",
            Severity::Note,
            tasks.first()?.place,
            format!(
                "Nhiệm vụ {list} không ghi riêng thời gian và cơ quan chủ trì; dùng chung với nhiệm vụ {}.",
                from.code
            ),
            format!("Tasks {list} state no time or lead of their own; they share those of task {}.", from.code),
        )
        .with("tasks", codes.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>())
        .with("from", from.code.clone()),
    )
}

/// The total in words says something else than the figures.
pub(super) fn words_differ(figures: Money, words: Money, place: u32) -> Finding {
    finding(
        "words-differ",
        Severity::Warning,
        place,
        format!("Tổng kinh phí bằng số là {} đồng nhưng bằng chữ là {} đồng.", figures.dotted(), words.dotted()),
        format!("The total is {} đồng in figures but {} đồng in words.", figures.dong(), words.dong()),
    )
    .with("figures", figures.dong().to_string())
    .with("words", words.dong().to_string())
}

/// The text states one total, the table of tasks another.
pub(super) fn totals_differ(text: Money, table: Money, place: u32) -> Finding {
    finding(
        "plan-totals-differ",
        Severity::Warning,
        place,
        format!(
            "Tổng kinh phí nêu trong lời văn là {} đồng nhưng dòng tổng của bảng nhiệm vụ là {} đồng.",
            text.dotted(),
            table.dotted()
        ),
        format!("The text states a total of {} đồng but the table of tasks {} đồng.", text.dong(), table.dong()),
    )
    .with("text", text.dong().to_string())
    .with("table", table.dong().to_string())
}

/// The years of the plan add up to something else than its total.
pub(super) fn years_differ(total: Money, sum: Money, place: u32) -> Finding {
    finding(
        "plan-years-differ",
        Severity::Warning,
        place,
        format!("Tổng kinh phí là {} đồng nhưng các năm cộng lại được {} đồng.", total.dotted(), sum.dotted()),
        format!("The total is {} đồng but the years add up to {} đồng.", total.dong(), sum.dong()),
    )
    .with("stated", total.dong().to_string())
    .with("computed", sum.dong().to_string())
}

/// The tasks of a table add up to something else than its total.
pub(super) fn funding_differs(total: Money, sum: Money, place: u32) -> Finding {
    finding(
        "plan-total-differs",
        Severity::Warning,
        place,
        format!(
            "Dòng tổng của bảng nhiệm vụ ghi {} đồng nhưng kinh phí các nhiệm vụ cộng lại được {} đồng.",
            total.dotted(),
            sum.dotted()
        ),
        format!(
            "The table of tasks states a total of {} đồng but its tasks add up to {} đồng.",
            total.dong(),
            sum.dong()
        ),
    )
    .with("stated", total.dong().to_string())
    .with("computed", sum.dong().to_string())
}

/// A document in which no task was found.
pub(super) fn not_a_plan() -> Finding {
    Finding::new(
        "not-a-plan",
        Severity::Block,
        Bilingual::new(
            "Không tìm thấy nhiệm vụ nào; tài liệu này có lẽ không phải là kế hoạch.",
            "No task was found; this document is probably not a plan.",
        ),
    )
    .next(Bilingual::new(
        "Kiểm tra lại tệp: cần văn bản kế hoạch có mục nhiệm vụ được đánh số hoặc bảng nhiệm vụ.",
        "Check the file: a plan with numbered tasks or a table of tasks is needed.",
    ))
}

/// Tasks were found, but nothing a plan has: it calls itself something else, or has no title, nobody who does them and no
/// time.
pub(super) fn doubtful(other: Option<super::head::Kind>) -> Finding {
    let said = match other {
        Some((kind, english)) => Bilingual::new(
            format!(
                "Tài liệu là {kind}, không phải văn bản kế hoạch; các mục đánh số của nó có lẽ không phải là nhiệm vụ."
            ),
            format!("The document is a {english} ({kind}), no plan; its numbered items may be no tasks."),
        ),
        None => Bilingual::new(
            "Tài liệu không có tên kế hoạch; các mục đọc được không nêu cơ quan chủ trì và thời gian: có lẽ không phải là kế hoạch.",
            "The document has no title of a plan; its items name nobody who does them and no time: it may be no plan.",
        ),
    };
    Finding::new("plan-doubtful", Severity::Warning, said).next(Bilingual::new(
        "Kiểm tra lại tệp trước khi ghi vào sổ; đúng là kế hoạch thì thêm --accept plan-doubtful.",
        "Check the file before recording it; where it is a plan, add --accept plan-doubtful.",
    ))
}

/// The date of issue names a year that cannot be.
pub(super) fn misdated(place: u32, text: &str) -> Finding {
    finding(
        "date-unread",
        Severity::Warning,
        place,
        format!("Ngày ban hành “{text}” có năm không hợp lệ; chưa đọc được ngày ban hành."),
        format!("The date of issue “{text}” has a year that cannot be; it was not read."),
    )
    .with("raw", text)
}

/// A main number that is skipped.
pub(super) fn skipped(place: u32, before: u32, after: u32) -> Finding {
    finding(
        "section-missing",
        Severity::Note,
        place,
        format!("Sau mục {before} là mục {after}; tên mục ở giữa có thể đã mất, nội dung của nó được xếp vào mục {before}."),
        format!("Section {after} follows section {before}; a heading between them may be lost, and its items are counted under {before}."),
    )
    .with("before", before)
    .with("after", after)
}

/// Bullets under purpose and demands in a document whose headings are partly lost.
pub(super) fn left_out(places: &[u32]) -> Option<Finding> {
    let (vi, en) = (
        "gạch đầu dòng dưới mục đích, yêu cầu không được coi là nhiệm vụ; văn bản thiếu tên một số mục nên có thể có nhiệm vụ trong đó.",
        "bullets under purpose and demands are not counted as tasks; some headings are missing, so tasks may be among them.",
    );
    bullets(places, vi, en)
}

/// Bullets of a part that says nobody and no time, beside parts that do.
pub(super) fn only_explaining(places: &[u32]) -> Option<Finding> {
    let (vi, en) = (
        "gạch đầu dòng ở phần không nêu ai làm, khi nào (các phần khác có nêu) không được coi là nhiệm vụ.",
        "bullets in a part that names nobody and no time, beside parts that do, are not counted as tasks.",
    );
    bullets(places, vi, en)
}

fn bullets(places: &[u32], vi: &str, en: &str) -> Option<Finding> {
    let (first, count) = (*places.first()?, places.len());
    let note = finding("bullets-left-out", Severity::Note, first, format!("{count} {vi}"), format!("{count} {en}"));
    Some(note.with("count", count))
}

/// Tables of money that list no tasks.
pub(super) fn unread_tables(places: &[u32]) -> Option<Finding> {
    let (first, count) = (*places.first()?, places.len());
    Some(
        finding(
            "table-not-tasks",
            Severity::Note,
            first,
            format!("{count} bảng có số tiền nhưng không có cột nhiệm vụ, cơ quan hay thời gian nên không được đọc thành nhiệm vụ."),
            format!("{count} tables hold money but no column of tasks, offices or times; they are not read as tasks."),
        )
        .with("count", count),
    )
}

/// A table laid out with spaces whose rows cannot be told from each other.
pub(super) fn untold_rows(place: u32) -> Finding {
    finding(
        "table-unread",
        Severity::Warning,
        place,
        "Bảng dàn bằng dấu cách bắt đầu ở đây không tách được từng dòng (số thứ tự nằm giữa ô, giữa các dòng không có dòng trống); không nhiệm vụ nào của bảng được đọc.".to_owned(),
        "The rows of the table laid out with spaces that begins here cannot be told from each other (the numbers stand in the middle of their cells, with no blank lines between rows); no task of it is read.".to_owned(),
    )
    .next(Bilingual::new(
        "Dùng bản Word hoặc Excel của kế hoạch, hoặc để một dòng trống giữa các dòng của bảng rồi nhập lại.",
        "Use the plan's Word or Excel file, or leave a blank line between the rows of the table and import it again.",
    ))
}

/// Points of the text that say who does them or when, and that the table of tasks does not list.
pub(super) fn beside_table(listed: &[Draft], told: &[Draft]) -> Option<Finding> {
    let words = |draft: &Draft| -> BTreeSet<String> {
        let text = fold(&draft.wording());
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 1).map(str::to_owned).collect()
    };
    // A plan lists some dozens of tasks; a longer one is not compared beyond this.
    const MOST: usize = 500;
    let rows: Vec<BTreeSet<String>> = listed.iter().take(MOST).map(words).collect();
    let unlisted: Vec<&Draft> = told
        .iter()
        .take(if listed.len() > MOST { 0 } else { MOST })
        .filter(|draft| draft.has_block())
        .filter(|draft| {
            let own = words(draft);
            let shared = |row: &BTreeSet<String>| row.intersection(&own).count() * 2 >= row.len().min(own.len());
            own.len() >= 3 && !rows.iter().any(shared)
        })
        .collect();
    let (first, count) = (*unlisted.first()?, unlisted.len());
    let wording: String = first.wording().chars().take(80).collect();
    Some(
        finding(
            "points-beside-table",
            Severity::Note,
            first.place,
            format!("{count} nội dung nêu trong lời văn không có trong bảng nhiệm vụ, chưa được coi là nhiệm vụ: “{wording}”…"),
            format!("{count} points of the text are not in the table of tasks and are not counted as tasks: “{wording}”…"),
        )
        .with("count", count),
    )
}

/// The period had to be taken from elsewhere than the title.
pub(super) fn period_guessed(first: i32, last: i32) -> Finding {
    let years = years((first, last));
    let vi = format!("Tên kế hoạch không nêu năm; lấy {years} theo ngày ban hành hoặc thời gian các nhiệm vụ.");
    let en = format!("The title names no year; {years} is taken from the date of issue or the tasks' times.");
    Finding::new("period-guessed", Severity::Note, Bilingual::new(vi, en)).with("first", first).with("last", last)
}

/// What is odd about the tasks once all are read.
pub(super) fn about_tasks(plan: &Plan) -> Vec<Finding> {
    let mut out = Vec::new();
    for task in &plan.tasks {
        out.extend(outside(plan, task));
        out.extend(past(plan, task));
        out.extend(time_differs(plan, task));
        out.extend(misprinted(task));
        out.extend(shares_differ(task));
        if let Some((stated, sum)) = disagreement(&task.targets, &task.content) {
            out.push(
                finding(
                    "targets-differ",
                    Severity::Warning,
                    task.place,
                    format!("Nhiệm vụ {}: nội dung nêu {stated} nhưng chỉ tiêu các năm cộng lại là {sum}.", task.code),
                    format!("Task {}: its text says {stated} but the yearly targets add up to {sum}.", task.code),
                )
                .with("task", task.code.clone())
                .with("stated", stated)
                .with("sum", sum),
            );
        }
    }
    out.extend(repeated(plan));
    out.extend(incomplete(plan));
    out
}

/// `2021-2025`, or `2022` for one year.
pub(super) fn years((first, last): (i32, i32)) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}

fn outside(plan: &Plan, task: &Task) -> Option<Finding> {
    let (first, last) = plan.period?;
    let beyond: Vec<i32> = task.schedule.years.iter().copied().filter(|y| *y < first || *y > last).collect();
    let list = beyond.iter().map(i32::to_string).collect::<Vec<_>>().join(", ");
    (!beyond.is_empty()).then(|| {
        finding(
            "year-outside-plan",
            Severity::Warning,
            task.place,
            format!("Nhiệm vụ {}: năm {list} nằm ngoài thời gian của kế hoạch ({}).", task.code, years((first, last))),
            format!("Task {}: {list} lies outside the plan's time ({}).", task.code, years((first, last))),
        )
        .with("task", task.code.clone())
        .with("years", beyond)
    })
}

/// A time that was over before the plan was issued.
fn past(plan: &Plan, task: &Task) -> Option<Finding> {
    let issued = plan.issued?;
    let schedule = &task.schedule;
    let last_year = *schedule.years.last()?;
    let last_month = match (schedule.kind, &schedule.quarters, &schedule.months) {
        (ScheduleKind::Quarters, Some(quarters), _) => i8::try_from(*quarters.iter().max()?).ok()?.checked_mul(3)?,
        (ScheduleKind::Months, _, Some(months)) => i8::try_from(*months.iter().max()?).ok()?,
        _ => 12,
    };
    let over = last_year < issued.year || (last_year == issued.year && issued.month.is_some_and(|m| last_month < m));
    over.then(|| {
        finding(
            "schedule-past",
            Severity::Note,
            task.place,
            format!("Nhiệm vụ {}: thời gian “{}” đã qua khi kế hoạch được ban hành.", task.code, schedule.text),
            format!("Task {}: “{}” was over when the plan was issued.", task.code, schedule.text),
        )
        .with("task", task.code.clone())
    })
}

/// A phase inside the plan's own that the task's wording names and its time does not.
fn time_differs(plan: &Plan, task: &Task) -> Option<Finding> {
    let (first, last) = plan.period?;
    let (from, to) = super::head::phase(&task.content)?;
    let within = from >= first && to <= last && (from, to) != (first, last) && from < to;
    let dated = matches!(task.schedule.kind, ScheduleKind::Range | ScheduleKind::Years);
    let differs = task.schedule.years != (from..=to).collect::<Vec<_>>();
    (within && dated && differs).then(|| {
        finding(
            "time-differs",
            Severity::Note,
            task.place,
            format!(
                "Nhiệm vụ {}: nội dung nêu giai đoạn {from}-{to} nhưng thời gian ghi “{}”; dùng thời gian ghi.",
                task.code, task.schedule.text
            ),
            format!(
                "Task {}: its text says {from}-{to} but its time says “{}”; the time is used.",
                task.code, task.schedule.text
            ),
        )
        .with("task", task.code.clone())
    })
}

/// Shares of the leads that do not make the whole.
fn shares_differ(task: &Task) -> Option<Finding> {
    if task.shares.is_empty() || task.shares_whole() {
        return None;
    }
    let percent = super::shares::percent(super::shares::total(&task.shares));
    Some(
        finding(
            "shares-differ",
            Severity::Warning,
            task.place,
            format!(
                "Nhiệm vụ {}: tỷ lệ của {} cơ quan chủ trì cộng lại {percent} %, không phải 100 % của {} cơ quan.",
                task.code,
                task.shares.len(),
                task.leads.len()
            ),
            format!(
                "Task {}: shares of {} leads add up to {percent} %, not to 100 % of {} leads.",
                task.code,
                task.shares.len(),
                task.leads.len()
            ),
        )
        .with("task", task.code.clone())
        .with("sum", percent),
    )
}

/// Offices whose name comes near one of the register without being it.
fn misprinted(task: &Task) -> Vec<Finding> {
    let near = |name: &String| agency::canonical(name).filter(|found| !found.exact).map(|found| (name.clone(), found));
    task.leads
        .iter()
        .filter_map(near)
        .map(|(written, found)| {
            finding(
                "agency-unsure",
                Severity::Note,
                task.place,
                format!(
                    "Nhiệm vụ {}: “{written}” có lẽ là “{}”; tên trong văn bản được giữ nguyên.",
                    task.code, found.name
                ),
                format!("Task {}: “{written}” is probably “{}”; the name is kept as written.", task.code, found.name),
            )
            .with("task", task.code.clone())
            .with("written", written)
            .with("name", found.name)
        })
        .collect()
}

/// How many comparisons of two tasks are made at most; plans of real size stay far below.
const MOST_COMPARED: usize = 500_000;

/// Tasks whose wording repeats an earlier task's.
fn repeated(plan: &Plan) -> Vec<Finding> {
    let words: Vec<Vec<String>> = plan
        .tasks
        .iter()
        .map(|task| {
            let mut words = tokens(&task.content);
            words.sort_unstable();
            words.dedup();
            words
        })
        .collect();
    let mut out = Vec::new();
    let reach = MOST_COMPARED / plan.tasks.len().max(1);
    for (at, (task, own)) in plan.tasks.iter().zip(&words).enumerate() {
        let twin = plan.tasks.iter().zip(&words).take(at).rev().take(reach).find(|(_, other)| {
            // Nine words of ten in common is impossible between lengths further apart.
            if own.len().abs_diff(other.len()) * 9 > own.len().max(other.len()) {
                return false;
            }
            let common = own.iter().filter(|w| other.binary_search(w).is_ok()).count();
            let all = own.len() + other.len() - common;
            own.len() >= 6 && common * 10 >= all * 9
        });
        if let Some((earlier, _)) = twin {
            out.push(
                finding(
                    "task-repeated",
                    Severity::Note,
                    task.place,
                    format!("Nhiệm vụ {} gần như lặp lại nhiệm vụ {}.", task.code, earlier.code),
                    format!("Task {} nearly repeats task {}.", task.code, earlier.code),
                )
                .with("task", task.code.clone())
                .with("earlier", earlier.code.clone()),
            );
        }
    }
    out
}

/// Tasks that name no lead, and tasks that name no time.
fn incomplete(plan: &Plan) -> Vec<Finding> {
    let lead = plan.tasks.iter().filter(|t| t.leads.is_empty()).collect::<Vec<_>>();
    let time = plan.tasks.iter().filter(|t| t.schedule.text.is_empty()).collect::<Vec<_>>();
    let kinds = [
        ("lead-missing", lead, "không nêu cơ quan chủ trì", "name no lead agency"),
        ("schedule-missing", time, "không nêu thời gian thực hiện", "name no time"),
    ];
    kinds
        .into_iter()
        .filter_map(|(slug, tasks, vi, en)| {
            let first = tasks.first()?;
            let codes: Vec<String> = tasks.iter().map(|t| t.code.clone()).collect();
            let (count, list) = (codes.len(), codes.join(", "));
            let vi = format!("{count} nhiệm vụ {vi}: {list}.");
            let en = format!("{count} tasks {en}: {list}.");
            Some(finding(slug, Severity::Note, first.place, vi, en).with("tasks", codes))
        })
        .collect()
}
