//! What is decided and dated but is not money: plans, closed years and whatever a desk keeps under a topic.

use super::engine::{Engine, first, list};
use super::rows::{BatchHead, Fact, NewFact, Sealed, batch_id};
use super::{Book, Error, WriteError};
use crate::plan::Plan;
use std::collections::BTreeSet;

const PLAN: &str = "plan";
const YEAR: &str = "year";

impl Book {
    /// Records a new version of a fact. The same value again is `AlreadyPosted`.
    ///
    /// # Errors
    /// As [`Book::write`].
    pub fn put_fact(&mut self, head: &BatchHead, topic: &str, name: &str, value: &str) -> Result<Sealed, WriteError> {
        self.writable()?;
        if let Some(fact) = self.fact(topic, name)?.filter(|fact| fact.value == value) {
            return Err(WriteError::AlreadyPosted(fact.batch));
        }
        let fact = NewFact { topic: topic.to_owned(), name: name.to_owned(), value: value.to_owned() };
        let head = BatchHead { facts: [head.facts.clone(), vec![fact]].concat(), ..head.clone() };
        self.post(&head, Vec::new())
    }

    /// The version of a fact that holds.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn fact(&self, topic: &str, name: &str) -> Result<Option<Fact>, Error> {
        newest(self.db(), topic, name)
    }

    /// Every fact of a topic that holds, in the order of their first versions that still count.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn facts(&self, topic: &str) -> Result<Vec<Fact>, Error> {
        all(self.db(), topic)
    }

    /// Records a plan, or a new version of it.
    ///
    /// # Errors
    /// As [`Book::write`].
    pub fn put_plan(&mut self, plan: &Plan, head: &BatchHead) -> Result<Sealed, WriteError> {
        let json = serde_json::to_string(plan).map_err(|error| Error::new("disk", &plan.id).because(error))?;
        self.put_fact(head, PLAN, &plan.id, &json)
    }

    /// Every plan, the first recorded first.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn plans(&self) -> Result<Vec<Plan>, Error> {
        self.facts(PLAN)?.iter().map(read).collect()
    }

    /// The plan of an id.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn plan(&self, id: &str) -> Result<Option<Plan>, Error> {
        plan(self.db(), id)
    }

    /// Closes a budget year: nothing more is recorded for it.
    ///
    /// # Errors
    /// As [`Book::write`].
    pub fn close_year(&mut self, year: i32, head: &BatchHead) -> Result<Sealed, WriteError> {
        self.put_fact(head, YEAR, &year.to_string(), "closed")
    }

    /// Opens a closed budget year again.
    ///
    /// # Errors
    /// As [`Book::write`].
    pub fn reopen_year(&mut self, year: i32, head: &BatchHead) -> Result<Sealed, WriteError> {
        self.put_fact(head, YEAR, &year.to_string(), "open")
    }

    /// Budget years that are closed.
    ///
    /// # Errors
    /// What makes the book unreadable.
    pub fn closed_years(&self) -> Result<BTreeSet<i32>, Error> {
        closed_years(self.db())
    }
}

const STANDING: &str = "NOT EXISTS (SELECT 1 FROM undone u WHERE u.batch = f.batch)";

fn newest(engine: &dyn Engine, topic: &str, name: &str) -> Result<Option<Fact>, Error> {
    let sql = format!(
        "SELECT f.topic, f.name, f.value, f.batch FROM fact f WHERE f.topic = ?1 AND f.name = ?2 AND {STANDING} \
         ORDER BY f.id DESC LIMIT 1"
    );
    let fact = first(engine, &sql, &[topic.into(), name.into()], |row| {
        Ok(Fact { topic: row.string(0)?, name: row.string(1)?, value: row.string(2)?, batch: batch_id(row.int(3)?) })
    })?;
    Ok(fact.filter(|fact| !fact.value.is_empty()))
}

fn all(engine: &dyn Engine, topic: &str) -> Result<Vec<Fact>, Error> {
    let sql = format!(
        "SELECT f.topic, f.name, f.value, f.batch FROM fact f JOIN \
         (SELECT f.name AS name, max(f.id) AS newest, min(f.id) AS oldest FROM fact f WHERE f.topic = ?1 AND {STANDING} \
          GROUP BY f.name) n ON n.newest = f.id WHERE f.value <> '' ORDER BY n.oldest"
    );
    list(engine, &sql, &[topic.into()], |row| {
        Ok(Fact { topic: row.string(0)?, name: row.string(1)?, value: row.string(2)?, batch: batch_id(row.int(3)?) })
    })
}

fn read(fact: &Fact) -> Result<Plan, Error> {
    serde_json::from_str(&fact.value).map_err(|error| Error::new("book-damaged", &fact.name).because(error))
}

pub(super) fn plan(engine: &dyn Engine, id: &str) -> Result<Option<Plan>, Error> {
    newest(engine, PLAN, id)?.as_ref().map(read).transpose()
}

pub(super) fn closed_years(engine: &dyn Engine) -> Result<BTreeSet<i32>, Error> {
    Ok(all(engine, YEAR)?
        .into_iter()
        .filter(|fact| fact.value == "closed")
        .filter_map(|fact| fact.name.parse().ok())
        .collect())
}
