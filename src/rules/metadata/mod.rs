//! Rules about the metadata that a seed states.
