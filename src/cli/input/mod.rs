//! What a command works on: the files that its paths name, and the corpus around them.

pub(in crate::cli) mod corpora;
pub(in crate::cli) mod corpus_files;
pub(in crate::cli) mod files;
pub(in crate::cli) mod indexed_corpus;
