//! The one write path: positions loaded, drafts judged and the batch sealed under one lock.

use super::engine::{Engine, first, moment, whole};
use super::rows::{BatchHead, Sealed, batch_id};
use super::seal::{Sealing, head_hash, seal};
use super::{Book, Error, WriteError, load};
use crate::ledger::{self, Batch, Draft, Key, Positions, Refusal};
use std::collections::HashSet;

impl Book {
    /// Records a batch, whole or not at all. Under the writer's lock the positions of the pots that `scope`
    /// touches are loaded, `decide` judges, and what it gives is sealed.
    ///
    /// # Errors
    /// The refusals of `decide`; `AlreadyPosted` when the file (or its content hash) is recorded and not
    /// reversed; what makes the book unwritable.
    pub fn write(
        &mut self,
        head: &BatchHead,
        scope: &[Key],
        decide: impl FnOnce(&mut Positions) -> Result<Batch, Vec<Refusal>>,
    ) -> Result<Sealed, WriteError> {
        self.writable()?;
        let engine = self.db();
        whole(engine, || one(engine, head, scope, decide))
    }

    /// [`Self::write`] with the ledger's own rules.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn post(&mut self, head: &BatchHead, drafts: Vec<Draft>) -> Result<Sealed, WriteError> {
        let keys = scope(&drafts);
        self.write(head, &keys, |positions| ledger::decide(positions, drafts))
    }

    /// Records several batches, all of them or none: each counts before the next is judged.
    ///
    /// # Errors
    /// The place of the batch that stopped them all, and why; as [`Self::write`].
    pub fn post_all(&mut self, batches: Vec<(BatchHead, Vec<Draft>)>) -> Result<Vec<Sealed>, (usize, WriteError)> {
        self.writable().map_err(|error| (0, error.into()))?;
        let engine = self.db();
        let mut at = 0;
        let all = whole(engine, || {
            let mut sealed = Vec::with_capacity(batches.len());
            for (place, (head, drafts)) in batches.into_iter().enumerate() {
                at = place;
                let keys = scope(&drafts);
                sealed.push(one(engine, &head, &keys, |positions| ledger::decide(positions, drafts))?);
            }
            Ok(sealed)
        });
        all.map_err(|error: WriteError| (at, error))
    }

    /// Whether [`Self::post`] would record these, without recording them.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn preview(&self, head: &BatchHead, drafts: &[Draft]) -> Result<(), WriteError> {
        let keys = scope(drafts);
        let (before, mut positions) =
            moment(self.db(), || Ok((posted_before(self.db(), head)?, load::positions(self.db(), keys.iter())?)))?;
        match before {
            Some(batch) => Err(WriteError::AlreadyPosted(batch)),
            None => ledger::check(&mut positions, drafts).map_err(WriteError::Refused),
        }
    }

    /// The positions of the pots these keys touch, as the next batch would be judged by.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn positions(&self, keys: &[Key]) -> Result<Positions, Error> {
        moment(self.db(), || load::positions(self.db(), keys.iter()))
    }

    /// The batch a file was recorded in and that still stands.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn posted(&self, sha256: &str) -> Result<Option<String>, Error> {
        posted(self.db(), "file", sha256)
    }

    /// The batch a content was recorded in and that still stands.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn posted_content(&self, content_hash: &str) -> Result<Option<String>, Error> {
        posted(self.db(), "content_hash", content_hash)
    }
}

/// The keys of drafts, each once.
fn scope(drafts: &[Draft]) -> Vec<Key> {
    let keys: HashSet<&Key> = drafts.iter().map(|draft| &draft.key).collect();
    let mut keys: Vec<Key> = keys.into_iter().cloned().collect();
    keys.sort_unstable();
    keys
}

/// Judges and seals one batch in the transaction at hand.
fn one(
    engine: &dyn Engine,
    head: &BatchHead,
    scope: &[Key],
    decide: impl FnOnce(&mut Positions) -> Result<Batch, Vec<Refusal>>,
) -> Result<Sealed, WriteError> {
    ground(engine, head)?;
    let mut positions = load::positions(engine, scope.iter())?;
    let batch = decide(&mut positions).map_err(WriteError::Refused)?;
    let kind = if batch.entries.is_empty() && head.lines.is_empty() { "fact" } else { "post" };
    let sealing =
        Sealing { head, kind, reverses: None, lines: &head.lines, entries: &batch.entries, line_of: &[], relinks: &[] };
    Ok(seal(engine, &sealing)?)
}

/// What a batch needs before it is judged: its file not recorded yet, the book as it was previewed.
pub(super) fn ground(engine: &dyn Engine, head: &BatchHead) -> Result<(), WriteError> {
    if let Some(batch) = posted_before(engine, head)? {
        return Err(WriteError::AlreadyPosted(batch));
    }
    if let Some(expected) = &head.follows
        && *expected != head_hash(engine)?
    {
        return Err(Error::new("book-changed", expected.get(..12).unwrap_or(expected)).into());
    }
    Ok(())
}

fn posted_before(engine: &dyn Engine, head: &BatchHead) -> Result<Option<String>, Error> {
    match (&head.content_hash, &head.file) {
        (Some(hash), _) => posted(engine, "content_hash", hash),
        (None, Some(file)) => posted(engine, "file", &file.sha256),
        (None, None) => Ok(None),
    }
}

fn posted(engine: &dyn Engine, column: &str, hash: &str) -> Result<Option<String>, Error> {
    let sql = format!(
        "SELECT b.id FROM batch b WHERE b.{column} = ?1 AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.batch = b.id) \
         ORDER BY b.id LIMIT 1"
    );
    first(engine, &sql, &[hash.into()], |row| Ok(batch_id(row.int(0)?)))
}
