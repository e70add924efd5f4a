//! The long-lived child: one input after another through everything an import does before it records, tables
//! and plans.

use dutoan::link::{self, Decisions};
use dutoan::plan::Plan;
use dutoan::reader::parse;
use dutoan::sheet::formula;
use dutoan::table::{self, Hints};
use std::cell::RefCell;
use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The word that makes this program the child.
pub const WORD: &str = "--child";

thread_local! {
    static WHERE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Told once a file is read: what follows runs in the parent, outside every cap and deadline.
pub const READ: &str = "…";

fn plan_word(plan: &Plan) -> String {
    if plan.tasks.is_empty() { "a document without tasks".to_owned() } else { "a plan".to_owned() }
}

/// How one input ends. A panic of the library inside the reader is what the product's child is for; any other is ours.
fn one(input: &[u8], plan: &Plan, stdout: &mut impl Write) -> String {
    let place = |what: &str| {
        let place = WHERE.with(|w| w.borrow().clone());
        match place.split_once("/calamine-") {
            Some((_, library)) if what == "reading" => format!("refused: read-crashed (calamine-{library})"),
            _ => format!("PANIC while {what} at {place}"),
        }
    };
    let mut book = match catch_unwind(|| parse::workbook(input)) {
        Ok(Ok((book, _))) => book,
        Ok(Err(error)) => {
            // What is no workbook may be the text of a plan.
            let page = match catch_unwind(|| parse::page("ke-hoach.txt", input)) {
                Ok(Ok((page, _))) => page,
                Ok(Err(_)) => return format!("refused: {}", error.code),
                Err(_) => return place("reading"),
            };
            let _ = writeln!(stdout, "{READ}").and_then(|()| stdout.flush());
            return catch_unwind(|| plan_word(&dutoan::plan::read(&page).0)).unwrap_or_else(|_| place("planning"));
        }
        Err(_) => return place("reading"),
    };
    let _ = writeln!(stdout, "{READ}").and_then(|()| stdout.flush());
    if catch_unwind(AssertUnwindSafe(|| dutoan::plan::read_sheet(&book))).is_err() {
        return place("planning");
    }
    catch_unwind(AssertUnwindSafe(|| {
        let _ = formula::fill(&mut book);
        let _ = formula::stale_findings(&book);
        let recognition = table::recognise(&book, &Hints::default());
        let _ = link::propose(&recognition.lines, plan, &Decisions::default());
        if recognition.lines.is_empty() { "read, no lines".to_owned() } else { "read, with lines".to_owned() }
    }))
    .unwrap_or_else(|_| place("recognising"))
}

pub fn live() {
    parse::cap_memory();
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        WHERE.with(|w| *w.borrow_mut() = place);
    }));
    let text = include_str!("../../budgets/bac-giang-xay-som-bun-2021-2025/ke-hoach.txt");
    let (page, _) = parse::page("ke-hoach.txt", text.as_bytes()).unwrap();
    let (plan, _) = dutoan::plan::read(&page);
    let (mut stdin, mut stdout) = (std::io::stdin().lock(), std::io::stdout().lock());
    let mut length = [0; 4];
    while stdin.read_exact(&mut length).is_ok() {
        let mut input = vec![0; u32::from_le_bytes(length) as usize];
        if stdin.read_exact(&mut input).is_err() {
            return;
        }
        let word = one(&input, &plan, &mut stdout);
        if writeln!(stdout, "{word}").and_then(|()| stdout.flush()).is_err() {
            return;
        }
    }
}
