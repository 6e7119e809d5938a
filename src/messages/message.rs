//! A message and its arguments.

use std::borrow::Cow;

/// A message to the user, independent of language. Create one with [`message!`](crate::message).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Message {
    /// The name of its entry in the catalogue.
    pub(super) id: Cow<'static, str>,
    /// The arguments, by their names in the catalogue.
    pub(super) arguments: Vec<(&'static str, Argument)>,
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Argument {
    /// A number. The text around it agrees with it in number.
    Count(u64),
    /// Text, inserted as it is.
    Text(String),
    /// Text of the seed, put between the language's quotation marks. See [`quote`](super::quote()).
    Quote(String),
    /// A message inside the message, for things whose name depends on the language.
    Message(Message),
}

impl Message {
    /// Creates the message named `id`. Prefer [`message!`](crate::message): the test that compares the sources with the
    /// catalogue searches for it.
    pub fn new(id: &'static str, arguments: Vec<(&'static str, Argument)>) -> Self {
        Self { id: Cow::Borrowed(id), arguments }
    }

    /// Creates a message without arguments whose name is only known at run time.
    pub fn named(id: String) -> Self {
        Self { id: Cow::Owned(id), arguments: Vec::new() }
    }
}

/// Creates a [`Message`]: `message!("name-in-the-catalogue", argument = value, …)`.
#[macro_export]
macro_rules! message {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::messages::Message::new($id, ::std::vec![$((stringify!($name), $crate::messages::Argument::from($value))),*])
    };
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<u32> for Argument {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<u64> for Argument {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}
