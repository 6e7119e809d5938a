//! Names that nobody can guess.

/// A name that nobody can guess: 16 hexadecimal digits.
pub fn random_name() -> String {
    use std::hash::{BuildHasher, Hasher};
    // The keys of the hasher come from the system's source of randomness.
    format!("{:016x}", std::hash::RandomState::new().build_hasher().finish())
}
