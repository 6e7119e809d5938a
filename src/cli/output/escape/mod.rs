//! Escaping text for the formats that contain it. In each of them, no text can end its field, become code, or command a
//! terminal.

pub(in crate::cli) mod dot;
pub(in crate::cli) mod formula;
pub(in crate::cli) mod json;
pub(in crate::cli) mod sarif;
pub(in crate::cli) mod workflow_command;
pub(in crate::cli) mod xml;
