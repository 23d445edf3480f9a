//! Any bytes as a CSV file of OFAC's list.

#![no_main]

#[path = "../../crates/lists/tests/fuzz.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::run("list_ofac_csv", bytes));
