//! The hash chain: one SHA-256 a batch, over the hash before it and every value of the batch.
//!
//! The encoding is fixed. A value is one of `-` (nothing), `i<decimal>;` (an integer) and
//! `t<length in bytes>:<UTF-8 bytes>` (text). A row is a letter and its values in the order of the query that
//! reads it: `B` the batch without its hash, `L` a line, `E` an entry with its budget key written out, `F` a
//! fact, `K` a changed link. A batch is the text `dutoan.batch/1`, then its `B` row, then its `L`, `E`, `F`
//! and `K` rows by ascending id. The first batch follows the hash of the book's own id.

use super::engine::Value;
use sha2::{Digest, Sha256};

/// A hash in the making.
pub(super) struct Chain {
    hash: Sha256,
    buffer: Vec<u8>,
}

/// How much is gathered before it is hashed.
const GATHER: usize = 1 << 16;

impl Chain {
    pub(super) fn new() -> Self {
        let mut chain = Self { hash: Sha256::new(), buffer: Vec::with_capacity(GATHER + 4096) };
        chain.value(&Value::Text("dutoan.batch/1"));
        chain
    }

    /// Adds a row.
    pub(super) fn row(&mut self, letter: u8, values: &[Value<'_>]) {
        self.buffer.push(letter);
        for value in values {
            self.value(value);
        }
    }

    /// Adds the letter that begins a row whose values follow one by one.
    pub(super) fn letter(&mut self, letter: u8) {
        self.buffer.push(letter);
    }

    /// Adds one value.
    pub(super) fn value(&mut self, value: &Value<'_>) {
        match value {
            Value::Null => self.buffer.push(b'-'),
            Value::Int(value) => {
                self.buffer.push(b'i');
                self.buffer.extend_from_slice(value.to_string().as_bytes());
                self.buffer.push(b';');
            }
            Value::Text(text) => self.bytes(text.as_bytes()),
            Value::Bytes(bytes) => self.bytes(bytes),
        }
        if self.buffer.len() >= GATHER {
            self.hash.update(&self.buffer);
            self.buffer.clear();
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.buffer.push(b't');
        self.buffer.extend_from_slice(bytes.len().to_string().as_bytes());
        self.buffer.push(b':');
        self.buffer.extend_from_slice(bytes);
    }

    /// The hash, lower-case hex.
    pub(super) fn finish(mut self) -> String {
        self.hash.update(&self.buffer);
        hex(&self.hash.finalize())
    }
}

/// SHA-256 of bytes, lower-case hex.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_fixed() {
        let mut chain = Chain::new();
        chain.row(b'B', &[Value::Int(-7), Value::Null, Value::Text("đ"), Value::Text("")]);
        let same = sha256("t14:dutoan.batch/1Bi-7;-t2:đt0:".as_bytes());
        assert_eq!(chain.finish(), same);
        assert_eq!(same, "cb6cf8607c67ea16913660185aad24f84512c185ea4b54cda43453c2a63cb175");
    }
}
