//! Both ends of the reading process: the parent that starts it, feeds it and puts a deadline on it, and the
//! child's own life.

use super::build::Builder;
use super::error::Error;
use super::limits;
use super::wire::{self, Sender};
use super::{CHILD, cap, parse};
use crate::finding::Finding;
use crate::page::Page;
use crate::sheet::Workbook;
use std::io::{BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// The word for reading a workbook.
const WORKBOOK: &str = "workbook";
/// The word for reading a document.
const PAGE: &str = "page";

/// Reads a workbook in a child.
///
/// # Errors
/// What the child found, or that it did not come to an end.
pub fn workbook(program: &Path, name: &str, bytes: &[u8]) -> Result<(Workbook, Vec<Finding>), Error> {
    let mut builder = Builder::default();
    run(program, WORKBOOK, name, bytes, &mut builder, &mut Page::default())?;
    let (mut workbook, mut findings) = builder.finish().ok_or_else(Error::crashed)?;
    super::old_fonts::decode(&mut workbook, &mut findings);
    Ok((workbook, findings))
}

/// Reads a document in a child.
///
/// # Errors
/// What the child found, or that it did not come to an end.
pub fn page(program: &Path, name: &str, bytes: &[u8]) -> Result<(Page, Vec<Finding>), Error> {
    let mut builder = Builder::default();
    let mut page = Page::default();
    run(program, PAGE, name, bytes, &mut builder, &mut page)?;
    let (_, findings) = builder.finish().ok_or_else(Error::crashed)?;
    Ok((page, findings))
}

fn run(
    program: &Path,
    kind: &str,
    name: &str,
    bytes: &[u8],
    builder: &mut Builder,
    page: &mut Page,
) -> Result<(), Error> {
    // What needs no child to be seen.
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size == 0 {
        return Err(Error::empty());
    }
    if size > limits::LIST_FILE {
        return Err(Error::file_too_large(limits::LIST_FILE, size));
    }
    let mut command = Command::new(program);
    command.args([CHILD, kind]).env_clear();
    // Windows programs do not start without it.
    if let Some(root) = std::env::var_os("SystemRoot") {
        command.env("SystemRoot", root);
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|e| Error::not_started(&e))?;
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        let _ = child.kill();
        return Err(Error::crashed());
    };
    let child = Mutex::new(child);
    let late = AtomicBool::new(false);
    let (done, wait) = mpsc::channel::<()>();
    let answer = std::thread::scope(|scope| {
        scope.spawn(move || {
            // A child that stops reading early has said why on its stdout.
            let length = u32::try_from(name.len()).unwrap_or(0);
            let name = if length == 0 { "" } else { name };
            let _ = stdin.write_all(&length.to_le_bytes());
            let _ = stdin.write_all(name.as_bytes());
            let _ = stdin.write_all(&size.to_le_bytes());
            let _ = stdin.write_all(bytes);
        });
        let (watched, flag) = (&child, &late);
        scope.spawn(move || {
            if wait.recv_timeout(Duration::from_secs(limits::SECONDS)) == Err(RecvTimeoutError::Timeout) {
                flag.store(true, Ordering::SeqCst);
                kill(watched);
            }
        });
        let answer = wire::receive(BufReader::with_capacity(64 << 10, stdout), builder, page);
        if answer.is_err() {
            // Whatever it still does, nobody listens; this also frees the writer above.
            kill(&child);
        }
        drop(done);
        answer
    });
    let status = child.into_inner().ok().and_then(|mut child| child.wait().ok());
    match answer {
        Ok(()) => Ok(()),
        Err(_) if late.load(Ordering::SeqCst) => Err(Error::timeout()),
        Err(error) if error.code != super::error::READ_CRASHED => Err(error),
        Err(_) if status.and_then(|s| s.code()) == Some(cap::OUT_OF_MEMORY) => Err(Error::memory()),
        Err(error) => Err(error),
    }
}

fn kill(child: &Mutex<Child>) {
    if let Ok(mut child) = child.lock() {
        let _ = child.kill();
    }
}

/// The child's whole life.
pub fn main(args: &[String]) -> ExitCode {
    cap::install(limits::MEMORY);
    // A panic is an answer cut short; its words would only frighten.
    std::panic::set_hook(Box::new(|_| {}));
    match live(args.get(2).map_or("", String::as_str)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn live(kind: &str) -> Result<(), Error> {
    let (name, bytes) = question().ok_or_else(Error::crashed)?;
    let mut sender = Sender::new(std::io::stdout().lock())?;
    let done = match kind {
        WORKBOOK => parse::pour(&name, &bytes, &mut sender),
        PAGE => parse::page(&name, &bytes).and_then(|(page, findings)| sender.page(&page, findings)),
        _ => Err(Error::crashed()),
    };
    done.or_else(|error| sender.error(&error))
}

/// The file's name and bytes from stdin.
fn question() -> Option<(String, Vec<u8>)> {
    let mut stdin = std::io::stdin().lock();
    let mut length = [0u8; 4];
    stdin.read_exact(&mut length).ok()?;
    let mut name = Vec::new();
    stdin.by_ref().take(u64::from(u32::from_le_bytes(length))).read_to_end(&mut name).ok()?;
    let mut size = [0u8; 8];
    stdin.read_exact(&mut size).ok()?;
    // The parent is believed: it is this very program. Room made at once is not made twice.
    let size = u64::from_le_bytes(size).min(limits::LIST_FILE);
    let mut bytes = Vec::with_capacity(usize::try_from(size).ok()?);
    stdin.take(size).read_to_end(&mut bytes).ok()?;
    if u64::try_from(bytes.len()).ok()? != size {
        return None;
    }
    Some((String::from_utf8_lossy(&name).into_owned(), bytes))
}
