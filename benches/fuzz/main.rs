//! Feeds broken workbooks to the product's own import and counts what becomes of them.
//!
//! `cargo bench --bench fuzz -- [--count N] [--whole N] [--seed N] [FOLDER…]`
//!
//! A long-lived child (this program again, under the product's memory cap) is fed one input after another: read,
//! compute, recognise and prove, link; what is no workbook is read as a plan. It is started again when it dies or does
//! not answer in time. Then `--whole` inputs go through the program itself, `dutoan import --json` or `dutoan plan
//! import --json`. Every workbook and document of the folders that is small enough becomes a seed beside the examples'
//! and a few made here. What kills, hangs or panics is kept under `target/fuzz-finds`. Ends with 1 when anything did.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::indexing_slicing, missing_docs)]
#![allow(clippy::panic, clippy::print_stderr)]

mod child;
mod mutate;
mod seeds;

use mutate::Random;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// An input may take this long before the child is ended: the product's own deadline.
const PATIENCE: Duration = Duration::from_secs(30);

/// How a process ends that wanted more memory than its cap.
const CAPPED: i32 = 86;

struct Options {
    count: usize,
    whole: usize,
    seed: u64,
    folders: Vec<PathBuf>,
}

fn options() -> Options {
    let mut options = Options { count: 20_000, whole: 100, seed: 1, folders: Vec::new() };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut number = |what: &str| {
            args.next().and_then(|n| n.parse::<usize>().ok()).unwrap_or_else(|| panic!("{what} needs a number"))
        };
        match arg.as_str() {
            "--count" => options.count = number("--count"),
            "--whole" => options.whole = number("--whole"),
            "--seed" => options.seed = number("--seed") as u64,
            "--bench" => {}
            folder => options.folders.push(PathBuf::from(folder)),
        }
    }
    options
}

/// The child with the thread that hears its answers.
struct Fed {
    child: Child,
    stdin: ChildStdin,
    answers: Receiver<String>,
}

fn feed_new() -> Fed {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .arg(child::WORD)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (stdin, stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let (send, answers) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            if send.send(line).is_err() {
                break;
            }
        }
    });
    Fed { child, stdin, answers }
}

/// One input's end, as a word, and how long it took.
fn feed(fed: &mut Fed, input: &[u8]) -> (String, Duration) {
    let begun = Instant::now();
    let length = u32::try_from(input.len()).unwrap().to_le_bytes();
    let sent = [&length, input].iter().try_for_each(|part| fed.stdin.write_all(part)).and_then(|()| fed.stdin.flush());
    let mut stage = "reading";
    let word = loop {
        let left = PATIENCE.saturating_sub(begun.elapsed());
        let answer = if sent.is_ok() { fed.answers.recv_timeout(left) } else { Err(RecvTimeoutError::Disconnected) };
        match answer {
            Ok(line) if line == child::READ => stage = "recognising",
            Ok(line) => return (line, begun.elapsed()),
            Err(RecvTimeoutError::Timeout) => {
                let _ = fed.child.kill();
                break format!("HANG while {stage}");
            }
            Err(RecvTimeoutError::Disconnected) => break String::new(),
        }
    };
    let status = fed.child.wait().unwrap();
    let word = match (word.is_empty(), stage, status.code()) {
        (false, ..) => word,
        (true, "reading", Some(CAPPED)) => "refused: the child's memory cap".to_owned(),
        (true, ..) => format!("DIED while {stage}: {status}"),
    };
    *fed = feed_new();
    (word, begun.elapsed())
}

#[derive(Default)]
struct Counts {
    ends: BTreeMap<String, usize>,
    formats: BTreeMap<String, [usize; 2]>,
    slowest: (Duration, String),
    bad: usize,
}

fn keep(finds: &Path, name: &str, input: &[u8], word: &str) {
    std::fs::create_dir_all(finds).unwrap();
    let path = finds.join(name);
    std::fs::write(&path, input).unwrap();
    println!("  {word}: kept as {}", path.display());
}

/// The child is fed.
fn run(options: &Options, seeds: &[seeds::Seed], thread: usize, threads: usize, finds: &Path) -> Counts {
    let mut counts = Counts::default();
    let mut fed = feed_new();
    let mut number = thread;
    while number < options.count {
        let mut random = Random::new(options.seed, number as u64);
        let seed = &seeds[random.below(seeds.len())];
        let input = mutate::mutate(seed, &mut random);
        let (word, took) = feed(&mut fed, &input);
        let bad = word.starts_with(|c: char| c.is_ascii_uppercase());
        if bad || took > Duration::from_secs(10) {
            keep(finds, &format!("{}-{}-{number}", options.seed, seed.name), &input, &format!("{word}, {took:?}"));
            counts.bad += usize::from(bad);
        }
        if took > counts.slowest.0 {
            counts.slowest = (took, format!("{}-{}-{number} ({word})", options.seed, seed.name));
        }
        let kind = counts.formats.entry(seed.kind.to_owned()).or_default();
        kind[usize::from(word.starts_with("refused"))] += 1;
        *counts.ends.entry(word).or_default() += 1;
        number += threads;
    }
    drop(fed.stdin);
    let _ = fed.child.wait();
    counts
}

/// The program itself is given files.
fn whole(options: &Options, seeds: &[seeds::Seed], finds: &Path) -> Counts {
    let program = env!("CARGO_BIN_EXE_dutoan");
    let dir = tempfile::tempdir().unwrap();
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("budgets/bac-giang-xay-som-bun-2021-2025/ke-hoach.txt");
    let mut counts = Counts::default();
    for number in 0..options.whole {
        let mut random = Random::new(options.seed ^ 0x5eed, number as u64);
        let seed = &seeds[random.below(seeds.len())];
        let input = mutate::mutate(seed, &mut random);
        let path = dir.path().join(&seed.name);
        std::fs::write(&path, &input).unwrap();
        let begun = Instant::now();
        let is_document = path.extension().is_some_and(|e| seeds::DOCUMENTS.iter().any(|d| e == *d));
        let args = if is_document { vec!["plan", "import"] } else { vec!["import"] };
        let mut command = Command::new(program);
        command.args(args).arg(&path).arg("--json");
        if !is_document {
            command.arg("--plan").arg(&plan);
        }
        let said = command.current_dir(dir.path()).stdin(Stdio::null()).output().unwrap();
        let took = begun.elapsed();
        let json: Option<serde_json::Value> = serde_json::from_slice(&said.stdout).ok();
        let word = match (said.status.code(), &json) {
            (Some(code @ (0 | 1 | 3 | 4)), Some(json)) => match json["error"]["code"].as_str() {
                Some("read-crashed") => "refused as read-crashed".to_owned(),
                Some(slug) => format!("refused: {slug}"),
                None => format!("ended with {code}"),
            },
            (code, _) => format!("BROKEN: exit {code:?}"),
        };
        let late = took > PATIENCE + Duration::from_secs(5);
        if word.starts_with("BROKEN") || late {
            keep(finds, &format!("whole-{}-{}-{number}", options.seed, seed.name), &input, &word);
            counts.bad += 1;
        }
        if took > counts.slowest.0 {
            counts.slowest = (took, seed.name.clone());
        }
        *counts.ends.entry(word).or_default() += 1;
    }
    counts
}

fn main() {
    if std::env::args().nth(1).is_some_and(|a| a == child::WORD) {
        return child::live();
    }
    let options = options();
    let seeds = seeds::all(&options.folders);
    let finds = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fuzz-finds");
    println!("{} seeds, {} inputs, seed {}", seeds.len(), options.count, options.seed);
    let begun = Instant::now();
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let counts: Vec<Counts> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..threads)
            .map(|t| {
                let (o, s, f) = (&options, &seeds, &finds);
                scope.spawn(move || run(o, s, t, threads, f))
            })
            .collect();
        all.into_iter().map(|t| t.join().unwrap()).collect()
    });
    let mut total = Counts::default();
    for one in counts {
        for (word, n) in one.ends {
            *total.ends.entry(word).or_default() += n;
        }
        for (kind, [read, not]) in one.formats {
            let sum = total.formats.entry(kind).or_default();
            *sum = [sum[0] + read, sum[1] + not];
        }
        total.bad += one.bad;
        total.slowest = total.slowest.max(one.slowest);
    }
    println!(
        "{:.0} s, slowest {:.2} s: {}",
        begun.elapsed().as_secs_f64(),
        total.slowest.0.as_secs_f64(),
        total.slowest.1
    );
    for (kind, [read, not]) in &total.formats {
        println!("  {kind:8} {read:>7} read, {not:>7} refused");
    }
    for (word, n) in &total.ends {
        println!("  {n:>7}  {word}");
    }
    let program = whole(&options, &seeds, &finds);
    println!("through the program: {} files, slowest {:.2} s", options.whole, program.slowest.0.as_secs_f64());
    for (word, n) in &program.ends {
        println!("  {n:>7}  {word}");
    }
    let bad = total.bad + program.bad;
    println!("crashes, hangs, panics: {bad}");
    if bad > 0 {
        std::process::exit(1);
    }
}
