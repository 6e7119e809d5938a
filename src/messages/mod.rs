//! Messages to the user, in the user's language.
//!
//! Code that has something to say creates a [`Message`]: the name of an entry in the catalogue, with arguments. It is
//! rendered as text at the edges only (`lsp`, `cli`), where the reader's [`Language`] is known. The catalogue is
//! `<language>/*.ftl` beside this file, in Fluent's syntax (projectfluent.org). `tests/messages.rs` checks that each
//! entry exists in every language with the same arguments, that each message in the sources has an entry, and that no
//! entry is unused.
//!
//! Anything that comes from outside is passed as an argument, and arguments cannot control a terminal: control
//! characters and the like ([`is_command`](crate::text::is_command)) are replaced by their codes when the message is
//! rendered.
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
