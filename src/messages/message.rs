//! A message: which, and about what.

use std::borrow::Cow;

/// Something to be said, in no language yet. Made with [`message!`](crate::message).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Message {
    /// The entry of the catalogue.
    pub(super) id: Cow<'static, str>,
    /// The arguments by their names in the catalogue.
    pub(super) arguments: Vec<(&'static str, Argument)>,
}

/// What a message speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Argument {
    /// A number, which the words around it agree with.
    Count(u64),
    /// Text that stands as it is.
    Text(String),
    /// Text of the seed, between the language's quotation marks: see [`quote`](super::quote()).
    Quote(String),
    /// What has a name of its own in each language.
    Message(Message),
}

impl Message {
    /// The message of this name. [`message!`](crate::message) is the way to write it: the test that holds sources and
    /// catalogue together looks for that.
    pub fn new(id: &'static str, arguments: Vec<(&'static str, Argument)>) -> Self {
        Self { id: Cow::Borrowed(id), arguments }
    }
}

/// `message!("name-in-the-catalogue", argument = value, …)`
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
