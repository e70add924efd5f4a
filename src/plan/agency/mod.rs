//! Agencies: lists of them split into names, names recognised however they are written, and what
//! became of each when the organisation of the state changed.

mod register;
mod split;

#[cfg(test)]
mod tests;

pub use split::split_list;
