//! The book itself: `init`, `office`, `history`, `undo`, `check`, `backup`, `restore`, `find`, `trace`.

use super::print::Out;
use super::view::{Findings, dong};
use super::{value, values};
use crate::desk::trace::{self, Traced};
use crate::desk::{Desk, Exit, Outcome, book, find, keep, office, undo};
use crate::finding::Severity;
use crate::words::Bilingual;
use clap::ArgMatches;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// `init`.
pub fn init(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    let mut path = Path::new(value(matches, "path").unwrap_or("so.dutoan")).to_path_buf();
    if path.extension().is_none() {
        path.set_extension("dutoan");
    }
    book::create(desk, &path, &BTreeMap::new())?;
    let shown = path.display().to_string();
    if out.json {
        out.object(&json!({"schema": "dutoan.book/1", "book": shown}));
    } else {
        out.say(&Bilingual::new(
            format!("Đã tạo sổ {shown}. Tiếp: dutoan office set name=\"…\" province=\"…\", rồi dutoan plan import KẾ-HOẠCH.docx --post"),
            format!("Made the book {shown}. Next: dutoan office set name=\"…\" province=\"…\", then dutoan plan import PLAN.docx --post"),
        ));
    }
    Ok(Exit::Done)
}

/// `office …`.
pub fn office(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    let settings = match matches.subcommand() {
        Some(("set", sub)) => office::set(desk, &values(sub, "pair"))?,
        _ => office::show(desk)?,
    };
    if out.json {
        out.object(&json!({"schema": "dutoan.office/1", "office": settings}));
        return Ok(Exit::Done);
    }
    for (key, text) in &settings {
        let label = office::KEYS
            .iter()
            .find(|(k, _, _)| k == key)
            .map_or(key.as_str(), |(_, vi, en)| if out.lang == crate::words::Lang::Vi { vi } else { en });
        out.line(&format!("{label}: {text}  ({key})"));
    }
    if settings.is_empty() {
        out.say(&Bilingual::new(
            "Chưa có thông tin đơn vị. Đặt: dutoan office set name=\"Sở Tài chính …\"",
            "No office details yet. Set: dutoan office set name=\"…\"",
        ));
    }
    Ok(Exit::Done)
}

/// `history`.
pub fn history(desk: &Desk, out: &Out) -> Outcome<Exit> {
    let book = book::open_to_read(desk)?;
    let all = book.history().map_err(|e| book::trouble(&e))?;
    if out.json {
        let batches: Vec<Value> = all
            .iter()
            .map(|b| {
                json!({"id": b.id, "at": b.at, "who": b.who, "what": b.what, "file": b.file, "sha256": b.sha256, "entries": b.entries, "amount": dong(b.amount),
                "reversed_by": b.reversed_by, "reverses": b.reverses, "kind": b.kind, "hash": b.hash})
            })
            .collect();
        out.object(&json!({"schema": "dutoan.batches/1", "batches": batches}));
        return Ok(Exit::Done);
    }
    for b in &all {
        let state = match (&b.reversed_by, &b.reverses) {
            (Some(by), _) => Bilingual::new(format!("  đã bỏ ghi bởi {by}"), format!("  reversed by {by}")),
            (_, Some(of)) => Bilingual::new(format!("  bỏ ghi {of}"), format!("  reverses {of}")),
            _ => Bilingual::new("", ""),
        };
        let file = b.file.clone().unwrap_or_else(|| b.what.clone());
        out.line(&format!(
            "{}  {}  {:<14} {:>4}  {:>18}  {file}{}",
            b.id,
            b.at.get(..16).unwrap_or(&b.at).replace('T', " "),
            b.who,
            b.entries,
            b.amount.dotted(),
            state.get(out.lang)
        ));
    }
    if all.is_empty() {
        out.say(&Bilingual::new("Sổ chưa ghi gì.", "Nothing recorded yet."));
    }
    Ok(Exit::Done)
}

/// `undo`.
pub fn undo(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    let id = value(matches, "batch").unwrap_or_default();
    let by = undo::batch(desk, id)?;
    if out.json {
        out.object(&json!({"schema": "dutoan.recorded/1", "batch": by, "reverses": id}));
    } else {
        out.say(&Bilingual::new(
            format!("Đã bỏ ghi đợt {id} bằng đợt {by}."),
            format!("Batch {id} reversed by batch {by}."),
        ));
    }
    Ok(Exit::Done)
}

/// `check`.
pub fn check(desk: &Desk, out: &Out) -> Outcome<Exit> {
    let found = keep::findings(desk)?;
    if out.json {
        out.object(&Findings::new(&found, out.lang));
    } else {
        for finding in &found {
            out.finding(finding);
        }
        if found.is_empty() {
            out.say(&Bilingual::new(
                "Sổ nguyên vẹn, không có nội dung cần rà soát.",
                "The book is sound; nothing to look at.",
            ));
        }
    }
    let waits = found.iter().any(|f| f.severity != Severity::Note);
    Ok(if waits { Exit::Findings } else { Exit::Done })
}

/// `backup`.
pub fn backup(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    let to = value(matches, "to").unwrap_or_default();
    keep::backup(desk, Path::new(to))?;
    if out.json {
        out.object(&json!({"schema": "dutoan.book/1", "book": to, "verified": true}));
    } else {
        out.say(&Bilingual::new(format!("Đã sao lưu và kiểm tra: {to}"), format!("Backed up and verified: {to}")));
    }
    Ok(Exit::Done)
}

/// `restore`.
pub fn restore(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    let from = value(matches, "from").unwrap_or_default();
    keep::restore(desk, Path::new(from))?;
    let to = desk.book.as_deref().map(|p| p.display().to_string()).unwrap_or_default();
    if out.json {
        out.object(&json!({"schema": "dutoan.book/1", "book": to, "verified": true}));
    } else {
        out.say(&Bilingual::new(format!("Đã phục hồi và kiểm tra: {to}"), format!("Restored and verified: {to}")));
    }
    Ok(Exit::Done)
}

/// `find`.
pub fn find(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    let found = find::find(desk, &values(matches, "words"))?;
    if out.json {
        let rows: Vec<Value> = found
            .iter()
            .map(|f| json!({"what": f.what, "id": f.id, "text": f.text, "year": f.year, "amount": f.amount.map(dong)}))
            .collect();
        out.object(&json!({"schema": "dutoan.found/1", "found": rows}));
        return Ok(Exit::Done);
    }
    for f in &found {
        let what = match f.what {
            "task" => Bilingual::new("nhiệm vụ", "task"),
            "line" => Bilingual::new("dòng", "line"),
            "entry" => Bilingual::new("bút toán", "entry"),
            _ => Bilingual::new("tệp", "file"),
        };
        let amount = f.amount.map(|a| a.dotted()).unwrap_or_default();
        let year = f.year.map(|y| y.to_string()).unwrap_or_default();
        out.line(&format!(
            "{:<9} {:<9} {year:<4} {amount:>16}  {}",
            what.get(out.lang),
            f.id,
            f.text.chars().take(90).collect::<String>()
        ));
    }
    if found.is_empty() {
        out.say(&Bilingual::new("Không tìm thấy.", "Nothing found."));
    }
    Ok(Exit::Done)
}

/// `trace`.
pub fn trace(desk: &Desk, out: &Out, matches: &ArgMatches) -> Outcome<Exit> {
    match trace::trace(desk, value(matches, "what").unwrap_or_default())? {
        Traced::Figure { figure, amount, entries } => {
            if out.json {
                let rows: Vec<Value> = entries
                    .iter()
                    .map(|r| {
                        let origin = r.entry.origin.clone().unwrap_or_default();
                        json!({"id": r.id, "batch": r.batch, "line": r.line, "kind": r.entry.kind.slug(), "amount": dong(r.entry.amount), "file": origin.file, "sha256": origin.sha256,
                            "sheet": origin.sheet, "cell": origin.cell, "raw": origin.raw, "document": r.entry.document, "date": r.entry.date.map(|d| d.to_string())})
                    })
                    .collect();
                out.object(
                    &json!({"schema": "dutoan.trace/1", "figure": figure, "amount": amount.map(dong), "entries": rows}),
                );
                return Ok(Exit::Done);
            }
            out.line(&format!("{figure} = {}", amount.map_or_else(|| "–".to_owned(), |a| format!("{} đ", a.dotted()))));
            for r in &entries {
                let origin = r.entry.origin.clone().unwrap_or_default();
                let place = if origin.cell.is_empty() {
                    r.entry.document.clone().unwrap_or_default()
                } else {
                    format!("{} › {} › {}  “{}”", origin.file, origin.sheet, origin.cell, origin.raw)
                };
                out.line(&format!(
                    "  {}  {}  {:<20} {:>16}  {place}",
                    r.id,
                    r.batch,
                    r.entry.kind.label().get(out.lang),
                    r.entry.amount.dotted()
                ));
            }
        }
        Traced::Unposted(line) => {
            if out.json {
                let none: Vec<Value> = Vec::new();
                out.object(
                    &json!({"schema": "dutoan.trace/1", "figure": line.id, "amount": Value::Null, "entries": none}),
                );
                return Ok(Exit::Done);
            }
            let file = line.file.clone().unwrap_or_default();
            let place = format!("{file} › {} › {}  “{}”", line.record.sheet, line.record.cell, line.record.content);
            out.say(&Bilingual::new(
                format!("{}: {place}: đã đọc, không ghi sổ (để lại, hoặc chỉ nêu để so sánh)", line.id),
                format!("{}: {place}: read, not recorded (left out, or told for comparison)", line.id),
            ));
        }
        Traced::Cell { cell, fate, lines, posted } => {
            if out.json {
                out.object(&json!({"schema": "dutoan.trace/1", "cell": cell, "fate": fate, "lines": lines}));
                return Ok(Exit::Done);
            }
            let word = match fate {
                "line" if !posted => Bilingual::new("đã đọc, không ghi sổ, dòng", "read, not recorded, line"),
                "line" => Bilingual::new("đã thành dòng", "became a line"),
                "group" => Bilingual::new("tổng nhóm, chỉ dùng để kiểm tra", "a group's sum, only checked"),
                "total" => Bilingual::new("tổng cộng, chỉ dùng để kiểm tra", "a total, only checked"),
                "memo" => Bilingual::new("dòng “trong đó”, không cộng", "an “of which” row, not added"),
                "label" => Bilingual::new("tiêu đề hoặc chữ của bảng", "a heading or words of the table"),
                _ => Bilingual::new("nằm ngoài bảng", "outside the table"),
            };
            out.line(&format!("{cell}: {} {}", word.get(out.lang), lines.join(" ")));
        }
    }
    Ok(Exit::Done)
}
