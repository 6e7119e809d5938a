//! What is said to people, in their language.
//!
//! Whoever has something to say makes a [`Message`]: the name of an entry of the catalogue with its arguments. It
//! becomes text at the two edges only, where the reader's [`Language`] is known. The catalogue is `<language>/*.ftl`
//! beside this file, in Fluent's syntax (projectfluent.org); `tests/messages.rs` checks that each entry is in every
//! language with the same arguments, that each message in the sources has an entry and that none is left over.
//!
//! What comes from outside stands in a message as an argument, and no argument gives orders to what shows it: control
//! characters and their like ([`is_command`](crate::text::is_command)) become their codes there, whoever made it.
//!
//! ```
//! use variorum::messages::{Language, message};
//!
//! let message = message!("and-more", count = 2_u32);
//! assert_eq!(message.text(Language::English), "and 2 more");
//! assert_eq!(message.text(Language::SimplifiedChinese), "另有 2 处");
//! ```

mod catalogue;
mod language;
mod message;
mod quote;

pub use crate::message;
pub use crate::text::code_point;
pub use language::Language;
pub use message::{Argument, Message};
pub use quote::quote;
