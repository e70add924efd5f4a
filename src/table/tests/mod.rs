//! Tests of the room as a whole.
#![allow(clippy::print_stdout, reason = "tests that look at real files say what they see")]

mod bands;
mod corpus;
mod counted;
mod draw;
mod forms;
mod habits;
mod layouts;
mod ledgers;
mod loader;
mod more;
mod speed;
mod statements;
mod turned;

/// Looking at one real file: `DUTOAN_DUMP=path cargo test --lib table::tests::look -- --nocapture`.
#[test]
fn look() {
    let Some(path) = std::env::var_os("DUTOAN_DUMP") else { return };
    let Some(book) = loader::load(std::path::Path::new(&path)) else {
        println!("cannot load");
        return;
    };
    println!("{}", loader::dump(&book));
}

/// What is made of one real file: `DUTOAN_SHOW=path`.
#[test]
fn made() {
    let Some(path) = std::env::var_os("DUTOAN_SHOW") else { return };
    let Some(book) = loader::load(std::path::Path::new(&path)) else {
        println!("cannot load");
        return;
    };
    let started = std::time::Instant::now();
    let made = super::recognise(&book, &super::Hints::default());
    println!("took {:?}", started.elapsed());
    println!("{}", loader::summary(&made));
}

/// Rows that gave no line: `DUTOAN_MISSING=path`.
#[test]
fn missing() {
    let Some(path) = std::env::var_os("DUTOAN_MISSING") else { return };
    let Some(book) = loader::load(std::path::Path::new(&path)) else { return };
    let made = super::recognise(&book, &super::Hints::default());
    for sheet in &book.sheets {
        for row in &sheet.rows {
            if !made.lines.iter().any(|l| *l.sheet == *sheet.name && l.cell.row == row.index) {
                println!(
                    "{}!{}: {:?}",
                    sheet.name,
                    row.index + 1,
                    row.cells.iter().map(|c| c.value.raw().chars().take(30).collect::<String>()).collect::<Vec<_>>()
                );
            }
        }
    }
}
