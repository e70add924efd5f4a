//! The same invented budgets as files of every format: what is read must not change, or the officer is asked.
//!
//! `cargo bench --bench vary -- [--seeds N] [--planted N] [--seed N]`
//!
//! The budgets and layouts are those of the layout tests, written as .xlsx, .xls, .ods, .csv, HTML and SpreadsheetML
//! and read back by the product's own reader. Then the eight kinds of planted errors, each as a file. Files that
//! are read silently wrong are kept under `target/vary-finds`. Ends with 1 when there are any, when fewer than 95 %
//! of the planted errors are flagged at their cell, or when more than 2 % of clean files are called doubtful.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::indexing_slicing, missing_docs)]
#![allow(clippy::panic, clippy::cast_possible_truncation, dead_code)]

#[path = "../../tests/it/layouts/dice.rs"]
mod dice;
#[path = "../../tests/it/layouts/evaluate.rs"]
mod evaluate;
#[path = "../../tests/it/layouts/figures.rs"]
mod figures;
#[path = "../../tests/it/layouts/footer.rs"]
mod footer;
mod formats;
#[path = "../../tests/it/layouts/header.rs"]
mod header;
#[path = "../../tests/it/layouts/judge.rs"]
mod judge;
#[path = "../../tests/it/layouts/layout.rs"]
mod layout;
#[path = "../../tests/it/layouts/list.rs"]
mod list;
#[path = "../../tests/it/layouts/matrix.rs"]
mod matrix;
#[path = "../../tests/it/layouts/model.rs"]
mod model;
#[path = "../../tests/it/layouts/pen.rs"]
mod pen;
#[path = "../../tests/it/layouts/planted.rs"]
mod planted;
#[path = "../../tests/it/layouts/stages.rs"]
mod stages;
#[path = "../../tests/it/layouts/variant.rs"]
mod variant;
#[path = "../../tests/it/layouts/wording.rs"]
mod wording;

use dutoan::finding::{Finding, Place, Severity};
use dutoan::money::Kind as Money;
use dutoan::reader::parse;
use dutoan::sheet::{Workbook, formula};
use dutoan::table::{Hints, recognise};
use formats::Kind;
use judge::Outcome;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

struct Options {
    seeds: u64,
    planted: u64,
    first: u64,
}

fn options() -> Options {
    let mut options = Options { seeds: 420, planted: 180, first: 1 };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut number = || args.next().and_then(|n| n.parse().ok()).unwrap_or_else(|| panic!("{arg} needs a number"));
        match arg.as_str() {
            "--seeds" => options.seeds = number(),
            "--planted" => options.planted = number(),
            "--seed" => options.first = number(),
            _ => {}
        }
    }
    options
}

/// A file to be written, with the workbook it holds.
struct File {
    name: String,
    kind: Kind,
    book: Workbook,
    seed: u64,
}

/// Writes files; those LibreOffice has to make are made in one go. Gives the path of each, where it could be made.
fn written(files: &[File], dir: &Path) -> Vec<Option<PathBuf>> {
    let sources = dir.join("nguon");
    std::fs::create_dir_all(&sources).unwrap();
    let mut paths = Vec::new();
    let mut waiting: BTreeMap<Kind, Vec<PathBuf>> = BTreeMap::new();
    for file in files {
        let bytes = formats::write(&file.book, file.kind, file.seed);
        let name = format!("{}.{}", file.name, file.kind.extension());
        if matches!(file.kind, Kind::Xls | Kind::Ods) {
            let source = sources.join(format!("{}.xlsx", file.name));
            std::fs::write(&source, bytes).unwrap();
            waiting.entry(file.kind).or_default().push(source);
        } else {
            std::fs::write(dir.join(&name), bytes).unwrap();
        }
        paths.push(dir.join(name));
    }
    for (kind, sources) in &waiting {
        if formats::converted(sources, dir, kind.extension()).is_none() {
            println!("no .{}: LibreOffice is not installed", kind.extension());
        }
    }
    paths.into_iter().map(|path| path.exists().then_some(path)).collect()
}

/// The file read as an import does, its sheets named as in the workbook it was made from.
fn read(path: &Path, like: &Workbook) -> (Workbook, Vec<Finding>) {
    let bytes = std::fs::read(path).unwrap();
    let (mut book, mut findings) = parse::workbook(&bytes).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    for (sheet, own) in book.sheets.iter_mut().zip(&like.sheets) {
        for finding in &mut findings {
            if let Place::Cell { sheet: name, .. } = &mut finding.place
                && *name == sheet.name
            {
                name.clone_from(&own.name);
            }
        }
        sheet.name.clone_from(&own.name);
    }
    findings.extend(formula::fill(&mut book));
    findings.extend(formula::stale_findings(&book));
    (book, findings)
}

fn settled(book: &Workbook) -> Workbook {
    let mut book = book.clone();
    for sheet in &mut book.sheets {
        evaluate::settle(sheet);
    }
    book
}

fn vary(options: &Options, dir: &Path, finds: &Path) -> usize {
    let mut files = Vec::new();
    let mut variants = Vec::new();
    for seed in options.first..options.first + options.seeds {
        let one = variant::draw(seed);
        if one.expected.is_empty() {
            continue;
        }
        // An agency told once in a merged cell is lost where nothing can be merged.
        let merged = one.layout.agency_once;
        let holds = |kind: &Kind| kind.can_hold(&one.workbook) && !(merged && *kind == Kind::Csv);
        for kind in Kind::ALL.into_iter().filter(holds) {
            let book = if matches!(kind, Kind::Csv | Kind::Html | Kind::Xml) {
                settled(&one.workbook)
            } else {
                one.workbook.clone()
            };
            files.push(File { name: format!("v{seed}-{}", kind.extension()), kind, book, seed });
            variants.push(variant::draw(seed));
        }
    }
    let paths = written(&files, dir);
    let mut counts: BTreeMap<Kind, [usize; 4]> = BTreeMap::new();
    for ((file, variant), path) in files.iter().zip(&variants).zip(&paths) {
        let Some(path) = path else { continue };
        let (book, findings) = read(path, &file.book);
        let mut reading = recognise(&book, &variant.hints);
        reading.findings.extend(findings);
        let place = match judge::judge(variant, &reading) {
            Outcome::Proven => 0,
            Outcome::AskedThoughRight => 1,
            Outcome::Asked => 2,
            Outcome::SilentWrong(what) => {
                std::fs::create_dir_all(finds).unwrap();
                let kept = finds.join(path.file_name().unwrap());
                std::fs::copy(path, &kept).unwrap();
                println!(
                    "silently wrong, kept as {}\n    {}",
                    kept.display(),
                    what[..what.len().min(3)].join("\n    ")
                );
                3
            }
        };
        if std::env::var_os("VARY_TELL").is_some() && (place == 1 || place == 2) {
            let asked: Vec<_> =
                reading.findings.iter().filter(|f| f.severity > Severity::Note).map(|f| f.slug).collect();
            println!("{} {place} {asked:?}", path.display());
        }
        counts.entry(file.kind).or_default()[place] += 1;
    }
    println!("{:<8} {:>7} {:>12} {:>6} {:>13}", "format", "proven", "asked right", "asked", "silent wrong");
    let mut all = [0; 4];
    for (kind, row) in &counts {
        println!("{:<8} {:>7} {:>12} {:>6} {:>13}", kind.extension(), row[0], row[1], row[2], row[3]);
        all = std::array::from_fn(|i| all[i] + row[i]);
    }
    println!(
        "{:<8} {:>7} {:>12} {:>6} {:>13}  ({} files)",
        "all",
        all[0],
        all[1],
        all[2],
        all[3],
        all.iter().sum::<usize>()
    );
    all[3]
}

fn flagged(one: &planted::Planted, findings: &[Finding]) -> bool {
    let least = if one.row_is_enough { Severity::Note } else { Severity::Warning };
    findings.iter().filter(|f| f.severity >= least).any(|finding| match &finding.place {
        Place::Cell { cell, .. } if one.row_is_enough => cell.is_empty() || judge::crosses(cell, one.at[0]),
        Place::Cell { cell, .. } => one.at.iter().any(|at| judge::holds(cell, *at)),
        _ => false,
    })
}

/// How a planted error comes out of a format: a stale result does not survive a program that computes again.
fn carries(kind: Kind, error: planted::Error) -> bool {
    match kind {
        Kind::Xlsx => true,
        Kind::Xls | Kind::Ods => error != planted::Error::StaleCache,
        Kind::Csv | Kind::Html | Kind::Xml => false,
    }
}

fn plant(options: &Options, dir: &Path) -> (usize, usize, usize, usize) {
    let hints = Hints { file_name: "bang.xlsx".to_owned(), kind: Some(Money::Planned), ..Hints::default() };
    let kinds = [Kind::Xlsx, Kind::Xls, Kind::Ods];
    let mut files = Vec::new();
    let mut what = Vec::new();
    for seed in options.first..options.first + options.planted {
        let kind = kinds[(seed % 3) as usize];
        for error in planted::ALL.into_iter().filter(|error| carries(kind, *error)) {
            if let Some(one) = planted::plant(seed, error) {
                files.push(File { name: format!("p{seed}-{error:?}"), kind, book: one.workbook.clone(), seed });
                what.push(Some((error, one)));
            }
        }
        let book = planted::clean(seed);
        files.push(File { name: format!("c{seed}"), kind, book, seed });
        what.push(None);
    }
    let paths = written(&files, dir);
    let mut table: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let (mut clean, mut alarms) = (0, 0);
    for ((file, what), path) in files.iter().zip(&what).zip(&paths) {
        let Some(path) = path else { continue };
        let (book, mut findings) = read(path, &file.book);
        findings.extend(recognise(&book, &hints).findings);
        let Some((error, one)) = what else {
            clean += 1;
            if let Some(alarm) = findings.iter().find(|f| f.severity > Severity::Note) {
                alarms += 1;
                println!("false alarm in {}: {} {}", path.display(), alarm.slug, alarm.place.shown());
            }
            continue;
        };
        let row = table.entry(format!("{error:?}")).or_default();
        row[1] += 1;
        if flagged(one, &findings) {
            row[0] += 1;
        } else {
            println!("missed in {} at {:?}", path.display(), one.at);
        }
    }
    for (error, [found, all]) in &table {
        println!("{error:<20} {found:>5} of {all:>5} flagged at the cell");
    }
    let (found, all) = table.values().fold((0, 0), |(f, a), [found, all]| (f + found, a + all));
    println!(
        "planted {found} of {all} ({:.1} %), false alarms {alarms} of {clean} clean files",
        found as f64 * 100.0 / all as f64
    );
    (found, all, alarms, clean)
}

fn main() {
    let options = options();
    let dir = tempfile::tempdir().unwrap();
    let root = std::env::var_os("VARY_DIR").map_or_else(|| dir.path().to_owned(), PathBuf::from);
    let finds = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/vary-finds");
    let silent = vary(&options, &root.join("v"), &finds);
    let (found, all, alarms, clean) = plant(&options, &root.join("p"));
    if silent > 0 || found * 100 < all * 95 || alarms * 100 > clean * 2 {
        std::process::exit(1);
    }
}
