//! Any bytes as an expression of a small programme.

#![no_main]

#[path = "../../crates/programme/tests/language/fuzz.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::run("expression", bytes));
