//! What people decided before, and the layouts they saved. These may be changed and forgotten: they are
//! help, not records.

use super::engine::{first, list, whole};
use super::{Book, Error, Memory};
use crate::link::Remembered;

impl Book {
    /// Remembers decisions; a newer one about the same wording, code, agency and sender takes the older's place.
    ///
    /// # Errors
    /// What makes the book unwritable.
    pub fn remember(&mut self, decisions: &[Remembered], sender: Option<&str>) -> Result<(), Error> {
        self.writable()?;
        let engine = self.db();
        whole(engine, || {
            let mut id =
                first(engine, "SELECT max(id) FROM decision", &[], |row| row.maybe_int(0))?.flatten().unwrap_or(0);
            for decision in decisions {
                let place = [
                    (&decision.wording).into(),
                    decision.code.as_deref().unwrap_or_default().into(),
                    decision.agency.as_deref().unwrap_or_default().into(),
                    sender.unwrap_or_default().into(),
                ];
                engine.run(
                    "DELETE FROM decision WHERE wording = ?1 AND code = ?2 AND agency = ?3 AND sender = ?4",
                    &place,
                )?;
                id = id.saturating_add(1);
                let [wording, code, agency, from] = place;
                // What the task said stands behind its number.
                let task = match (&decision.task, &decision.about) {
                    (Some(task), Some(about)) => Some(format!("{task}\t{about}")),
                    (task, _) => task.clone(),
                };
                engine.run(
                    "INSERT INTO decision (wording, code, agency, sender, id, task) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    &[wording, code, agency, from, id.into(), (&task).into()],
                )?;
            }
            Ok(())
        })
    }

    /// Every decision remembered, the newest last.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn memory(&self) -> Result<Vec<Memory>, Error> {
        let part = super::text::part;
        list(self.db(), "SELECT id, wording, code, agency, sender, task FROM decision ORDER BY id", &[], |row| {
            let task = row.maybe_string(5)?;
            let (task, about) = match task.as_deref().and_then(|task| task.split_once('\t')) {
                Some((task, about)) => (Some(task.to_owned()), Some(about.to_owned())),
                None => (task, None),
            };
            Ok(Memory {
                id: row.int(0)?,
                decision: Remembered {
                    wording: row.string(1)?,
                    code: part(row.text(2)?),
                    agency: part(row.text(3)?),
                    task,
                    about,
                },
                sender: part(row.text(4)?),
            })
        })
    }

    /// Forgets a decision; tells whether it was there.
    ///
    /// # Errors
    /// What makes the book unwritable.
    pub fn forget(&mut self, id: i64) -> Result<bool, Error> {
        self.writable()?;
        Ok(self.db().run("DELETE FROM decision WHERE id = ?1", &[id.into()])? > 0)
    }

    /// Saves a layout under a name, in the place of an older one.
    ///
    /// # Errors
    /// What makes the book unwritable.
    pub fn put_profile(&mut self, name: &str, toml: &str) -> Result<(), Error> {
        self.writable()?;
        let engine = self.db();
        whole(engine, || {
            engine.run("DELETE FROM profile WHERE name = ?1", &[name.into()])?;
            engine.run("INSERT INTO profile (name, toml) VALUES (?1, ?2)", &[name.into(), toml.into()])?;
            Ok(())
        })
    }

    /// Forgets a layout; tells whether it was there.
    ///
    /// # Errors
    /// What makes the book unwritable.
    pub fn forget_profile(&mut self, name: &str) -> Result<bool, Error> {
        self.writable()?;
        Ok(self.db().run("DELETE FROM profile WHERE name = ?1", &[name.into()])? > 0)
    }

    /// The layout of a name.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn profile(&self, name: &str) -> Result<Option<String>, Error> {
        first(self.db(), "SELECT toml FROM profile WHERE name = ?1", &[name.into()], |row| row.string(0))
    }

    /// Every layout with its name.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn profiles(&self) -> Result<Vec<(String, String)>, Error> {
        list(self.db(), "SELECT name, toml FROM profile ORDER BY name", &[], |row| Ok((row.string(0)?, row.string(1)?)))
    }
}
