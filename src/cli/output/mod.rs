//! What people and programs read: one room for each subject, one file for each format. Nothing here opens a file or
//! decides anything.
//!
//! Each room owns the types that its formats print. The format for people is called `human`: it is drawn for a
//! [`Screen`](crate::cli::terminal::Screen), in the reader's language. The other formats are for programs, and their
//! bytes do not depend on the terminal.

pub(in crate::cli) mod about;
pub(in crate::cli) mod apparatus;
pub(in crate::cli) mod boilerplate;
mod escape;
pub(in crate::cli) mod families;
pub(in crate::cli) mod findings;
pub(in crate::cli) mod line_index;
pub(in crate::cli) mod lineage;
pub(in crate::cli) mod passages;
pub(in crate::cli) mod paths;
mod punctuation;
pub(in crate::cli) mod quote;
pub(in crate::cli) mod rules;
pub(in crate::cli) mod seeds;
pub(in crate::cli) mod style;
pub(in crate::cli) mod table;
