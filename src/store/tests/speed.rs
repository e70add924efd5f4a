//! How quick the book is, told and not judged: `cargo test --release --lib store::tests::speed -- --ignored --nocapture`.

use super::*;
use std::time::Instant;

/// `many` spending lines of a list over 35 tasks, four years and three sources.
fn list(many: i64) -> (BatchHead, Vec<Draft>) {
    let mut head = head("spend import");
    let mut drafts = Vec::new();
    for at in 0..many {
        let (task, year) = (format!("{}.{}", at % 7 + 1, at % 5 + 1), 2022 + i32::try_from(at % 4).unwrap());
        let source = ["NSNN", "NSNN", "khác"][usize::try_from(at % 3).unwrap()];
        let amount = Money::new(1_000 + at).unwrap();
        let key =
            Key { plan: "p".into(), task: Some(task.clone()), year, source: Some(source.into()), ..Key::default() };
        head.lines.push(LineRecord {
            sheet: "Chi".into(),
            cell: format!("F{}", at + 5),
            row: u32::try_from(at + 5).unwrap(),
            column_label: "Số tiền".into(),
            kind: Some(Kind::Paid),
            content: format!("Thanh toán công tác phí đợt {at} cho đoàn công tác"),
            path: vec!["I".into(), "Chi hoạt động".into()],
            raw: amount.dong().to_string(),
            amount: Some(amount),
            year: Some(year),
            source: Some(source.into()),
            plan: Some("p".into()),
            task: Some(task),
            confidence: 970,
            state: State::Linked,
            ..LineRecord::default()
        });
        let date = Some(jiff::civil::date(i16::try_from(year).unwrap(), 6, 1));
        let document = Some(format!("UNC{at}"));
        let line = usize::try_from(at).ok();
        drafts.push(Draft {
            date,
            document,
            line,
            origin: Some(Origin::default()),
            ..Draft::new(key, Kind::Paid, amount)
        });
    }
    (head, drafts)
}

#[test]
#[ignore = "measures, does not judge"]
fn posting_a_long_list_against_bare_inserts() {
    let many: i64 = std::env::var("MANY").ok().and_then(|many| many.parse().ok()).unwrap_or(100_000);
    let mut desk = Desk::new();
    let (_, grants) = list(420);
    let grants = grants
        .into_iter()
        .map(|draft| Draft {
            kind: Kind::Appropriated,
            amount: Money::new(1_000_000_000_000).unwrap(),
            line: None,
            ..draft
        })
        .collect();
    desk.book.post(&head("grant"), grants).unwrap();

    let floor = {
        let db = rusqlite::Connection::open(desk.folder.path().join("floor.db")).unwrap();
        db.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;").unwrap();
        db.execute_batch(
            "CREATE TABLE l (id INTEGER PRIMARY KEY, sheet TEXT, cell TEXT, content TEXT, path TEXT, raw TEXT, amount INTEGER, \
             task TEXT, year INTEGER, source TEXT, label TEXT) STRICT; \
             CREATE TABLE e (id INTEGER PRIMARY KEY, line INTEGER, key INTEGER, kind TEXT, amount INTEGER, date TEXT, \
             document TEXT) STRICT; CREATE INDEX ek ON e (key); CREATE INDEX el ON e (line);",
        )
        .unwrap();
        let (head, drafts) = list(many);
        let start = Instant::now();
        db.execute_batch("BEGIN IMMEDIATE").unwrap();
        let mut text = String::new();
        {
            let mut line = db.prepare("INSERT INTO l VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)").unwrap();
            let mut entry = db.prepare("INSERT INTO e VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)").unwrap();
            for (at, (one, draft)) in (1_i64..).zip(head.lines.iter().zip(&drafts)) {
                let path = one.path.join("/");
                line.execute((
                    at,
                    &one.sheet,
                    &one.cell,
                    &one.content,
                    &path,
                    &one.raw,
                    draft.amount.dong(),
                    &one.task,
                    one.year,
                    &one.source,
                    &one.column_label,
                ))
                .unwrap();
                entry
                    .execute((
                        at,
                        at,
                        at % 420,
                        "spent",
                        draft.amount.dong(),
                        draft.date.map(|d| d.to_string()),
                        &draft.document,
                    ))
                    .unwrap();
                text.push_str(&one.content);
                text.push_str(&one.raw);
            }
        }
        let hash = sha256(text.as_bytes());
        db.execute_batch("COMMIT").unwrap();
        println!("floor: insert, index and hash {many}: {:?} ({})", start.elapsed(), &hash[..4]);
        start.elapsed()
    };

    let (head_of_list, drafts) = list(many);
    let keys: Vec<Key> = drafts.iter().map(|draft| draft.key.clone()).collect();
    let mut positions = desk.book.positions(&keys).unwrap();
    let start = Instant::now();
    crate::ledger::decide(&mut positions, drafts.clone()).unwrap();
    println!("decide {many}: {:?}", start.elapsed());
    let start = Instant::now();
    let sealed = desk.book.post(&head_of_list, drafts).unwrap();
    let took = start.elapsed();
    println!("post {many}: {took:?}, {:.2} x floor", took.as_secs_f64() / floor.as_secs_f64());
    assert_eq!(sealed.entries, u64::try_from(many).unwrap());

    let start = Instant::now();
    for _ in 0..20 {
        desk.post("spent 0 file 1.1/2022 @2022-05-01").unwrap();
    }
    println!("one typed posting: {:?}", start.elapsed() / 20);
    let start = Instant::now();
    let sums = desk.book.sums(&SumFilter::default()).unwrap();
    println!("sums ({} rows): {:?}", sums.len(), start.elapsed());
    let as_of = SumFilter { as_of: Some("2025-12-31".parse().unwrap()), ..SumFilter::default() };
    let start = Instant::now();
    assert_eq!(desk.book.sums(&as_of).unwrap(), sums);
    println!("sums as of a day: {:?}", start.elapsed());
    let start = Instant::now();
    let book = reopened(&desk, Access::Read);
    println!("open: {:?}", start.elapsed());
    let start = Instant::now();
    clean(&book);
    println!("verify: {:?}", start.elapsed());
    let start = Instant::now();
    book.backup(&desk.folder.path().join("copy")).unwrap();
    println!("backup, verified: {:?}", start.elapsed());
    let start = Instant::now();
    assert_eq!(book.lines(&Default::default()).unwrap().len(), usize::try_from(many).unwrap());
    println!("lines: {:?}", start.elapsed());
    let start = Instant::now();
    desk.book.reverse(&sealed.id, &head("undo")).unwrap();
    println!("undo: {:?}", start.elapsed());
}
