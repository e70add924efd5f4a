//! `import` (and `grant import`, `spend import`): the preview on a terminal and as JSON.

use super::ask;
use super::print::Out;
use super::view::import::{ImportView, ImportsView};
use crate::desk::changes::{Changes, Side, What};
use crate::desk::import;
use crate::desk::look::Look;
use crate::desk::{Desk, Exit, Outcome};
use crate::finding::{Place, Severity};
use crate::link::State;
use crate::money::{Kind, Money};
use crate::sheet::column_letters;
use crate::table::{Role, Table};
use crate::words::Bilingual;
use clap::ArgMatches;
use std::collections::HashMap;

/// How many lines a preview shows before it only counts them.
const SHOWN: usize = 12;

/// How many findings of one kind on one sheet are told.
const SAME: usize = 4;

/// Runs the command.
pub fn run(desk: &Desk, out: &Out, matches: &ArgMatches, default: Option<Kind>) -> Outcome<Exit> {
    let asked = ask::import(matches, default)?;
    let looks = import::import(desk, &asked)?;
    let exit = looks
        .iter()
        .map(Look::exit)
        .filter(|e| *e != Exit::Done)
        .max_by_key(|e| u8::from(*e == Exit::Findings))
        .unwrap_or_default();
    if out.json {
        match looks.as_slice() {
            [one] => out.object(&ImportView::new(one, out.lang)),
            several => out.object(&ImportsView::new(several, out.lang)),
        }
    } else {
        for look in &looks {
            show(out, look, desk.book.is_some());
        }
    }
    // The program ends here: a million lines are not put away one by one.
    std::mem::forget(looks);
    Ok(exit)
}

fn label(out: &Out, vi: &str, en: &str, text: &str) {
    let head = if out.lang == crate::words::Lang::Vi { vi } else { en };
    out.line(&format!("{head:<8}{text}"));
}

/// The sums that bear the reading of the rows out, and the next best reading.
fn evidence(table: &Table) -> Option<Bilingual> {
    let chosen = table.evidence.chosen.filter(|c| c.held + c.failed > 0)?;
    let mut vi = format!("{} phép cộng theo dòng khớp", chosen.held);
    let mut en = format!("{} sums of rows hold", chosen.held);
    if chosen.failed > 0 {
        vi.push_str(&format!(", {} không khớp", chosen.failed));
        en.push_str(&format!(", {} do not", chosen.failed));
    }
    if let Some(other) = table.evidence.others.iter().max_by_key(|o| (o.held, usize::MAX - o.failed)) {
        let slug = other.outline.slug();
        vi.push_str(&format!(" · cách đọc khác ({slug}): {} khớp, {} không", other.held, other.failed));
        en.push_str(&format!(" · another reading ({slug}): {} hold, {} do not", other.held, other.failed));
    }
    Some(Bilingual::new(vi, en))
}

/// One file, as an officer reads it.
pub fn show(out: &Out, look: &Look, has_book: bool) {
    label(out, "Tệp", "File", &format!("{}  (sha256 {}…)", look.file, look.sha256.get(..8).unwrap_or_default()));
    for sheet in &look.sheets {
        if sheet.tables.is_empty() {
            label(out, "Trang", "Sheet", &format!("{}  {}", sheet.name, sheet.why.get(out.lang)));
        }
        for table in &sheet.tables {
            label(out, "Trang", "Sheet", &format!("{}  {}", sheet.name, described(out, table)));
            label(out, "Cột", "Columns", &columns(table));
            if let Some(why) = evidence(table) {
                label(out, "Căn cứ", "Because", why.get(out.lang));
            }
            if let Some(computed) = table.computed_total {
                label(out, "Tổng", "Total", &totals(out, table, computed, look));
            }
        }
    }
    let coverage = look.coverage();
    if look.plan.is_some() {
        let share = percent(coverage.amount_linked, coverage.amount);
        label(
            out,
            "Gắn",
            "Linked",
            Bilingual::new(
                format!("{}/{} dòng, {share} số tiền", coverage.linked, coverage.lines),
                format!("{}/{} lines, {share} of the money", coverage.linked, coverage.lines),
            )
            .get(out.lang),
        );
    } else {
        label(out, "Dòng", "Lines", &format!("{} · {} đ", coverage.lines, coverage.amount.dotted()));
    }
    lines(out, look);
    if let Some(changes) = &look.changes {
        differences(out, changes);
    }
    // What is answered by leaving lines out is told with those lines.
    let waiting: Vec<_> = look.findings.iter().filter(|f| f.severity != Severity::Note && !look.set_aside(f)).collect();
    // Of one kind on one sheet the first few are told, the others counted.
    let mut told: HashMap<(&str, String), usize> = HashMap::new();
    for finding in &waiting {
        if finding.severity == Severity::Block {
            out.finding(finding);
            continue;
        }
        let sheet = match &finding.place {
            Place::Cell { sheet, .. } => sheet.clone(),
            _ => String::new(),
        };
        let count = told.entry((finding.slug, sheet)).or_default();
        *count += 1;
        if *count <= SAME {
            out.finding(finding);
        }
    }
    let mut more: Vec<_> = told.into_iter().filter(|(_, count)| *count > SAME).collect();
    more.sort();
    for ((slug, sheet), count) in more {
        let more = count - SAME;
        out.say(&Bilingual::new(
            format!(
                "  … {sheet}: còn {more} chỗ cùng loại [{slug}]; xem hết bằng --json, chấp nhận tất cả: --accept {slug}"
            ),
            format!(
                "  … {sheet}: {more} more of the same kind [{slug}]; all of them by --json, accept all: --accept {slug}"
            ),
        ));
    }
    let notes = look.findings.iter().filter(|f| f.severity == Severity::Note).count();
    if notes > 0 && !out.quiet {
        for finding in look.findings.iter().filter(|f| f.severity == Severity::Note).take(5) {
            out.finding(finding);
        }
        if notes > 5 {
            out.say(&Bilingual::new(
                format!("· và {} ghi chú khác (--json để xem hết)", notes - 5),
                format!("· and {} more notes (--json shows all)", notes - 5),
            ));
        }
    }
    let mut told: HashMap<(&str, &str), usize> = HashMap::new();
    for refused in &look.refusals {
        let count = told.entry((refused.refusal.slug, refused.sheet.as_str())).or_default();
        *count += 1;
        if *count > SAME {
            continue;
        }
        out.line(&format!(
            "✖ {} › {} › {}  {}  [{}]",
            look.file,
            refused.sheet,
            refused.cell,
            refused.refusal.text.get(out.lang),
            refused.refusal.slug
        ));
        out.line(&format!("    → {}", refused.refusal.next.get(out.lang)));
    }
    let mut more: Vec<_> = told.into_iter().filter(|(_, count)| *count > SAME).collect();
    more.sort();
    for ((slug, sheet), count) in more {
        let more = count - SAME;
        out.say(&Bilingual::new(
            format!("  … {sheet}: còn {more} khoản cùng bị từ chối [{slug}]; xem hết bằng --json"),
            format!("  … {sheet}: {more} more refused alike [{slug}]; all of them by --json"),
        ));
    }
    for left in look.left_out.iter().take(SHOWN) {
        out.say(&Bilingual::new(format!("○ để lại, chưa ghi: {left}"), format!("○ left out, not recorded: {left}")));
    }
    let more = look.left_out.len().saturating_sub(SHOWN);
    if more > 0 {
        out.say(&Bilingual::new(
            format!("○ và {more} khoản khác để lại (--json để xem hết)"),
            format!("○ and {more} more left out (--json shows all)"),
        ));
    }
    out.line("");
    if let Some(name) = &look.remembered {
        out.say(&Bilingual::new(
            format!("Đã nhớ câu trả lời cho tệp sau: {name}"),
            format!("Answers kept for the next file: {name}"),
        ));
    }
    if let Some(path) = &look.issues {
        out.say(&Bilingual::new(
            format!("Tệp gửi trả đơn vị: {}", path.display()),
            format!("To be sent back: {}", path.display()),
        ));
    }
    out.say(&last_line(look, has_book));
}

/// What a corrected file changes, figure by figure.
fn differences(out: &Out, changes: &Changes) {
    if changes.rows.is_empty() {
        return;
    }
    out.say(&Bilingual::new(
        format!("So với đợt {} ({}):", changes.batch, changes.file),
        format!("Against batch {} ({}):", changes.batch, changes.file),
    ));
    for row in changes.rows.iter().take(SHOWN * 2) {
        let Some(side) = row.now.as_ref().or(row.before.as_ref()) else { continue };
        let amount = |side: Option<&Side>| side.map_or_else(|| "–".to_owned(), |s| s.amount.dotted());
        let content: String = side.content.chars().take(40).collect();
        out.line(&format!(
            "  {:<14} {:>16} → {:<16} {}!{:<6} {content}",
            row.what.label().get(out.lang),
            amount(row.before.as_ref()),
            amount(row.now.as_ref()),
            side.sheet,
            side.cell,
        ));
        if row.what == What::Wording
            && let Some(before) = &row.before
        {
            let content: String = before.content.chars().take(60).collect();
            out.say(&Bilingual::new(format!("      trước: {content}"), format!("      before: {content}")));
        }
    }
    let rest = changes.rows.len().saturating_sub(SHOWN * 2);
    if rest > 0 {
        out.say(&Bilingual::new(
            format!("  … và {rest} chỗ khác nữa (--json để xem hết)"),
            format!("  … and {rest} more differences (--json shows all)"),
        ));
    }
}

fn last_line(look: &Look, has_book: bool) -> Bilingual {
    if look.posted {
        let batch = look.batch.clone().unwrap_or_default();
        return Bilingual::new(
            format!("Đã ghi sổ: đợt {batch}. Bỏ ghi: dutoan undo {batch}"),
            format!("Recorded: batch {batch}. Reverse: dutoan undo {batch}"),
        );
    }
    if let Some(batch) = &look.batch {
        return Bilingual::new(
            format!("Đã ghi từ trước ở đợt {batch}; không ghi lần nữa."),
            format!("Recorded before in batch {batch}; not recorded again."),
        );
    }
    match look.exit() {
        Exit::Findings => Bilingual::new(
            "Chưa ghi gì. Xem các dòng ▲ ✖ ở trên; chấp nhận từng nội dung: --accept MÃ@Ô, để lại: --skip MÃ@Ô",
            "Nothing recorded. See ▲ ✖ above; accept one: --accept SLUG@CELL, leave out: --skip SLUG@CELL",
        ),
        Exit::Refused => Bilingual::new(
            "Chưa ghi gì: có khoản không được phép. Để lại khoản đó: --skip MÃ@Ô",
            "Nothing recorded: a rule refuses. Leave it out: --skip SLUG@CELL",
        ),
        _ if has_book => Bilingual::new(
            format!(
                "Chưa ghi gì. Ghi sổ: thêm --post (hoặc --post --if {})",
                look.hash.get(..12).unwrap_or(&look.hash)
            ),
            format!(
                "Nothing recorded. Record: add --post (or --post --if {})",
                look.hash.get(..12).unwrap_or(&look.hash)
            ),
        ),
        _ => Bilingual::new(
            "Chỉ xem. Tạo sổ để ghi: dutoan init so.dutoan",
            "Only a look. Make a book to record: dutoan init so.dutoan",
        ),
    }
}

fn described(out: &Out, table: &Table) -> String {
    let area = table.area.map(|a| a.to_string()).unwrap_or_default();
    let rows = table.header_rows.len();
    let unit = match &table.unit {
        Some(unit) => {
            let place = unit.cell.map(|c| c.to_string()).unwrap_or_else(|| "--unit".to_owned());
            format!("{} ({place})", unit.unit.label().get(out.lang))
        }
        None => "?".to_owned(),
    };
    Bilingual::new(
        format!("bảng {area} · tiêu đề {rows} hàng · đơn vị: {unit}"),
        format!("table {area} · {rows} header rows · unit: {unit}"),
    )
    .get(out.lang)
    .to_owned()
}

fn columns(table: &Table) -> String {
    table
        .columns
        .iter()
        .filter(|c| c.role != Role::Ignored)
        .map(|c| {
            let mut text = format!("{} {}", column_letters(c.column), c.role.slug());
            if let Some(year) = c.year {
                text.push_str(&format!(" {year}"));
            }
            if let Some(source) = &c.source {
                text.push_str(&format!(" {source}"));
            }
            if !c.sum_of.is_empty() {
                text.push_str(&format!(
                    " = {}",
                    c.sum_of.iter().map(|s| column_letters(*s)).collect::<Vec<_>>().join("+")
                ));
            }
            text
        })
        .collect::<Vec<_>>()
        .join(" · ")
}

fn totals(out: &Out, table: &Table, computed: Money, look: &Look) -> String {
    let mut text = format!("{} đ", computed.dotted());
    match table.stated_total {
        Some(stated) if stated == computed => {
            text.push_str(Bilingual::new(" = tổng in sẵn ✓", " = printed total ✓").get(out.lang))
        }
        Some(stated) => text.push_str(&format!(
            " ≠ {} {}",
            Bilingual::new("tổng in sẵn", "printed total").get(out.lang),
            stated.dotted()
        )),
        None => text.push_str(Bilingual::new(" · bảng không in tổng", " · no printed total").get(out.lang)),
    }
    if let Some(total) = look.plan.as_ref().and_then(|p| p.total)
        && total == computed
    {
        text.push_str(Bilingual::new(" = tổng kế hoạch ✓", " = plan's total ✓").get(out.lang));
    }
    text
}

fn percent(part: Money, whole: Money) -> String {
    let tenths = i128::from(part.dong()).saturating_mul(1000).checked_div(i128::from(whole.dong())).unwrap_or(0);
    format!("{},{} %", tenths / 10, (tenths % 10).abs())
}

fn lines(out: &Out, look: &Look) {
    let shown = if look.lines.len() > SHOWN { SHOWN / 2 } else { look.lines.len() };
    for placed in look.lines.iter().take(shown) {
        let task = match (placed.proposal.state, placed.proposal.candidates.first()) {
            (State::Linked, Some(best)) => format!("→ {}", best.task),
            (State::Unsure, Some(best)) => format!("? {}", best.task),
            (State::OnPurpose, _) => Bilingual::fixed("ngoài KH", "no task").get(out.lang).to_owned(),
            _ => "–".to_owned(),
        };
        let year = placed.year().map(|y| y.to_string()).unwrap_or_default();
        let amount = placed.line.amount.map_or_else(|| placed.line.raw.raw(), |a| a.dotted());
        let content: String = placed.line.content.chars().take(48).collect();
        out.line(&format!(
            "  {}!{:<6} {year:<4} {amount:>16}  {task:<7} {content}",
            placed.line.sheet,
            placed.line.cell.to_string()
        ));
    }
    let rest = look.lines.len().saturating_sub(shown);
    if rest > 0 {
        out.say(&Bilingual::new(
            format!("  … và {rest} dòng nữa (--json để xem hết)"),
            format!("  … and {rest} more lines (--json shows all)"),
        ));
    }
}
