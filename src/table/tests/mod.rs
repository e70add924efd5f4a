//! Tests of the room as a whole.

mod draw;
mod layouts;
mod loader;

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
