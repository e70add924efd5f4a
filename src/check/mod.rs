//! Checks of the book: one question a file, findings as the answer. A check never changes data.
