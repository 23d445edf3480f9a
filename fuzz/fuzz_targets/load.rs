//! Any bytes as a programme and its overlays.

#![no_main]

#[path = "../../crates/programme/tests/language/fuzz.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::run("load", bytes));
