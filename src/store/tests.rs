//! The conformance suite of a book: what any engine must do. Everything goes through [`Book`]; only the tests of
//! tampering reach for the database itself.

mod crash;
mod keep;
mod race;
mod record;
mod speed;
mod tamper;
mod undo;

use super::{Access, BatchHead, Book, EntryFilter, FileBytes, LineRecord, SumFilter, WriteError, sha256};
use crate::ledger::{Draft, Grain, Key, Origin, Position, Pot};
use crate::link::State;
use crate::money::{Kind, Money};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A book in a folder of its own, removed with it.
pub(super) struct Desk {
    pub(super) book: Book,
    pub(super) folder: tempfile::TempDir,
}

impl Desk {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let office = BTreeMap::from([("name".to_owned(), "Sở Ngoại vụ".to_owned())]);
        let book =
            Book::create(&folder.path().join("so.dutoan"), "seed", "2026-11-20T08:00:00+07:00", &office).unwrap();
        Self { book, folder }
    }

    pub(super) fn path(&self) -> PathBuf {
        self.book.path().to_owned()
    }

    /// Records drafts drawn as text, see the ledger's tests.
    pub(super) fn post(&mut self, text: &str) -> Result<String, WriteError> {
        let drafts = crate::ledger::tests::drafts(text);
        self.book.post(&head(text), drafts).map(|sealed| sealed.id)
    }

    pub(super) fn available(&self, task: &str, year: i32) -> i64 {
        self.position(task, year).available().dong() / 1_000_000
    }

    pub(super) fn position(&self, task: &str, year: i32) -> Position {
        let key = Key { plan: "p".into(), task: Some(task.into()), year, ..Key::default() };
        let positions = self.book.positions(std::slice::from_ref(&key)).unwrap();
        positions.pot(&Grain::of(&key)).and_then(Pot::position).unwrap_or_default()
    }

    /// Every sum as text, `8.2/2024 spent 30`.
    pub(super) fn sums(&self, filter: &SumFilter) -> Vec<String> {
        let sums = self.book.sums(filter).unwrap();
        sums.iter()
            .map(|sum| {
                let task = sum.key.task.as_deref().unwrap_or("-");
                format!("{task}/{} {} {}", sum.key.year, sum.kind.slug(), sum.amount.dong() / 1_000_000)
            })
            .collect()
    }
}

pub(super) fn head(what: &str) -> BatchHead {
    BatchHead {
        at: "2026-11-20T08:30:00+07:00".into(),
        who: "kế toán".into(),
        what: what.into(),
        ..BatchHead::default()
    }
}

/// A head with a file of two lines, and the drafts made from them.
pub(super) fn import(bytes: &[u8], kind: Kind, amounts: [i64; 2]) -> (BatchHead, Vec<Draft>) {
    let file = FileBytes { name: "giao.xlsx".into(), sha256: sha256(bytes), bytes: bytes.to_vec() };
    let mut head = BatchHead { file: Some(file.clone()), ..head("import giao.xlsx") };
    let mut drafts = Vec::new();
    for (place, (task, amount)) in ["2.4", "8.2"].into_iter().zip(amounts).enumerate() {
        let cell = format!("D{}", place + 7);
        let amount = Money::new(amount * 1_000_000).unwrap();
        head.lines.push(LineRecord {
            sheet: "PL1".into(),
            cell: cell.clone(),
            row: 7 + u32::try_from(place).unwrap(),
            content: format!("Nội dung {task}"),
            path: vec!["I".into(), "Đào tạo".into()],
            raw: amount.dong().to_string(),
            kind: Some(kind),
            amount: Some(amount),
            year: Some(2024),
            plan: Some("p".into()),
            task: Some(task.into()),
            confidence: 950,
            state: State::Linked,
            ..LineRecord::default()
        });
        let key = Key { plan: "p".into(), task: Some(task.into()), year: 2024, ..Key::default() };
        let origin = Origin {
            file: file.name.clone(),
            sha256: file.sha256.clone(),
            sheet: "PL1".into(),
            cell,
            raw: amount.dong().to_string(),
        };
        drafts.push(Draft { origin: Some(origin), line: Some(place), ..Draft::new(key, kind, amount) });
    }
    (head, drafts)
}

pub(super) fn slugs(error: &WriteError) -> Vec<&'static str> {
    match error {
        WriteError::Refused(refusals) => refusals.iter().map(|refusal| refusal.slug).collect(),
        WriteError::AlreadyPosted(_) => vec!["already-posted"],
        WriteError::Store(error) => vec![error.code],
    }
}

pub(super) fn all() -> EntryFilter {
    EntryFilter { all: true, derived: true, ..EntryFilter::default() }
}

pub(super) fn clean(book: &Book) {
    assert_eq!(book.verify().unwrap(), []);
}

pub(super) fn reopened(desk: &Desk, access: Access) -> Book {
    Book::open(&desk.path(), access).unwrap()
}
