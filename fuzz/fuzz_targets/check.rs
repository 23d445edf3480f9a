//! Any bytes as a programme that is looked at for all possible people.

#![no_main]

#[path = "../../crates/programme/tests/language/fuzz.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::run("check", bytes));
