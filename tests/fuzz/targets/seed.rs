//! Any bytes under any name parse as a sound seed, and everything derived from it is sound.

#![no_main]

use libfuzzer_sys::fuzz_target;
use variorum_fuzz::{HINTS, check_bytes};

fuzz_target!(|bytes: &[u8]| {
    for hint in HINTS {
        check_bytes(bytes, hint);
    }
});
