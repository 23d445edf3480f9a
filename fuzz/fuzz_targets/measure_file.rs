//! Any bytes as a file of measures.

#![no_main]

#[path = "../../crates/screening/tests/measures/fuzz.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::run("measure_file", bytes));
