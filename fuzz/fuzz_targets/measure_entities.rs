//! Any bytes as entities and shares, all hit by one measure.

#![no_main]

#[path = "../../crates/screening/tests/measures/fuzz.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::run("measure_entities", bytes));
