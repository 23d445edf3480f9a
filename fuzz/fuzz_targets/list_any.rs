//! Any bytes as a list of a format yet to be found, and as names.

#![no_main]

#[path = "../../crates/lists/tests/fuzz.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::run("list_any", bytes));
