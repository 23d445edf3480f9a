//! Any bytes as a person's answers.

#![no_main]

#[path = "../../crates/programme/tests/language/fuzz.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::run("facts", bytes));
