//! Any bytes under any name are a sound seed, and all that is made of it is sound too.

#![no_main]

use libfuzzer_sys::fuzz_target;
use variorum_fuzz::{HINTS, check_bytes};

fuzz_target!(|bytes: &[u8]| {
    for hint in HINTS {
        check_bytes(bytes, hint);
    }
});
