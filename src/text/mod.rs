//! Text: how bytes become characters, and where things are.
//!
//! This module knows nothing of seeds, rules, protocols or files.

pub mod char_class;
mod characters;
pub mod declaration;
mod decode;
mod detect;
pub mod encoding;
pub mod fold;
pub mod inventory;
mod line_columns;
pub mod position;
mod rewrite;
mod slice;
pub mod source;
pub mod span;
mod visible;

pub use char_class::{CharClass, CharCounts};
pub use characters::{is_format, is_han, is_mark};
pub use encoding::Encoding;
pub use fold::{CharFolder, Folded};
pub use inventory::Inventory;
pub use line_columns::{LineColumns, PositionScanner};
pub use position::{ColumnUnit, Position};
pub use rewrite::RewriteError;
pub use slice::{slice, span_of, subslice};
pub use source::Source;
pub use span::{ByteSpan, Mergeable, merge_spans};
pub use visible::{code_point, is_command, push_code, replaced, visible, visible_lines};
