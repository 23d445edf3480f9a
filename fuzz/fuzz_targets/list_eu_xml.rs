//! Any bytes as the EU's list.

#![no_main]

#[path = "../../crates/lists/tests/fuzz.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::run("list_eu_xml", bytes));
