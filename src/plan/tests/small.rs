//! Small plans made here, in other shapes than the official five: how they are written and shown.

use crate::page::from_text;
use crate::plan::*;

/// One line a task: code, section, kind, years, leads, partners, content.
pub(super) fn brief(plan: &Plan) -> Vec<String> {
    plan.tasks
        .iter()
        .map(|t| {
            let years: Vec<String> = t.schedule.years.iter().map(i32::to_string).collect();
            format!(
                "{}{} [{}] {:?} {} | {} | {} | {}",
                t.code,
                if t.numbered { "" } else { "*" },
                t.section,
                t.schedule.kind,
                years.join(","),
                t.leads.join("+"),
                t.partners.join("+"),
                t.content
            )
        })
        .collect()
}

pub(super) fn slugs(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|f| f.slug).collect()
}

pub(super) const HEAD: &str = "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LÂM ĐỒNG\tĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND\tLâm Đồng, ngày 05 tháng 01 năm 2023\n\nKẾ HOẠCH\n\nPhát triển quan hệ hợp tác giai đoạn 2023-2025\n\n";

pub(super) fn plan(body: &str) -> (Plan, Vec<Finding>) {
    read(&from_text(&format!("{HEAD}{body}"), false))
}

pub(super) fn table(header: &str, rows: &[&str]) -> Vec<String> {
    let text = format!(
        "KẾ HOẠCH\n\nHợp tác giai đoạn 2023-2025\n\nI. NỘI DUNG\n\n{header}\n{}\n\nII. KINH PHÍ\n",
        rows.join("\n")
    );
    brief(&read(&from_text(&text, false)).0)
}

/// A text with a head of its own.
pub(super) fn whole(text: &str) -> (Plan, Vec<Finding>) {
    read(&from_text(text, false))
}
