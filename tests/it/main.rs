//! One integration test binary; a file per thing an officer does.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

mod answers;
mod book;
mod budgets;
mod contract;
mod crash;
mod drawn;
mod findings;
mod forms;
mod hostile;
mod house;
mod layouts;
mod linking;
mod links;
mod office;
mod plans;
mod reading;
mod reading_oracle;
mod reading_speed;
mod readme;
mod soffice;
mod wrong;
