//! `status`, and what a bare `dutoan` shows.

use super::print::Out;
use super::view::dong;
use crate::desk::{Desk, Exit, Outcome, status};
use crate::words::Bilingual;
use serde_json::json;

/// Runs the command.
pub fn run(desk: &Desk, out: &Out, bare: bool) -> Outcome<Exit> {
    if bare && desk.book.is_none() && !out.json {
        out.say(&Bilingual::new(
            "Chưa có sổ nào trong thư mục này.\n  Thử ngay:  dutoan run THƯ-MỤC-CÓ-budget.toml\n  Bắt đầu:   dutoan init so.dutoan\n  Chỉ xem:   dutoan import BẢNG.xlsx --plan KẾ-HOẠCH.docx\n  Trợ giúp:  dutoan --help",
            "There is no book here.\n  Try:    dutoan run FOLDER-WITH-budget.toml\n  Begin:  dutoan init so.dutoan\n  Look:   dutoan import TABLE.xlsx --plan PLAN.docx\n  Help:   dutoan --help",
        ));
        return Ok(Exit::Done);
    }
    let s = status::status(desk)?;
    if out.json {
        let plans: Vec<_> = s
            .plans
            .iter()
            .map(|p| {
                json!({"id": p.plan.id, "title": p.plan.title, "total": p.plan.total.map(dong), "years": p.years.iter().map(|y| json!({
                "year": y.year, "planned": dong(y.planned), "granted": dong(y.granted), "spent": dong(y.spent), "disbursed": dong(y.disbursed), "remaining": dong(y.remaining)})).collect::<Vec<_>>()})
            })
            .collect();
        out.object(&json!({"schema": "dutoan.status/1", "book": s.book, "plans": plans, "batches": s.batches, "unsure": s.unsure, "unsure_amount": dong(s.unsure_amount),
            "deadline": s.deadline.as_ref().map(|d| json!({"last_day": d.last_day.to_string(), "text": d.text})), "next": s.next.iter().map(|n| n.get(out.lang)).collect::<Vec<_>>()}));
        return Ok(Exit::Done);
    }
    out.line(&s.book);
    for plan in &s.plans {
        out.line(&format!("  {}", plan.plan.title));
        for y in &plan.years {
            out.say(&Bilingual::new(
                format!(
                    "    {}  dự kiến {} · được giao {} · thực chi {} · còn lại {}",
                    y.year,
                    y.planned.dotted(),
                    y.granted.dotted(),
                    y.spent.dotted(),
                    y.remaining.dotted()
                ),
                format!(
                    "    {}  planned {} · granted {} · spent {} · remaining {}",
                    y.year,
                    y.planned.dotted(),
                    y.granted.dotted(),
                    y.spent.dotted(),
                    y.remaining.dotted()
                ),
            ));
        }
    }
    out.say(&Bilingual::new(format!("  {} đợt đã ghi", s.batches), format!("  {} batches", s.batches)));
    if s.unsure > 0 {
        out.say(&Bilingual::new(
            format!("  ▲ {} dòng chưa gắn hoặc chưa chắc, {} đồng", s.unsure, s.unsure_amount.dotted()),
            format!("  ▲ {} lines not linked or not sure, {} đồng", s.unsure, s.unsure_amount.dotted()),
        ));
    }
    if let Some(d) = &s.deadline {
        let day = d.last_day.strftime("%d/%m/%Y");
        out.say(&Bilingual::new(
            format!("  Hạn gần nhất: hết ngày {day}  {}", d.text),
            format!("  Next deadline: {day}  {}", d.text),
        ));
    }
    for next in &s.next {
        out.line(&format!("→ {}", next.get(out.lang)));
    }
    Ok(Exit::Done)
}
