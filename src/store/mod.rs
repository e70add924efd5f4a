//! The book on disk: entries and batches ⇄ SQLite. The only SQL; no rules.
