//! One integration test binary; a file per thing an officer does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod forms;
mod house;
mod layouts;
mod linking;
mod reading;
mod soffice;
mod reading_speed;
