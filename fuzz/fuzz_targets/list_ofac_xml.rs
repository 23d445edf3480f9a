//! Any bytes as OFAC's advanced XML.

#![no_main]

#[path = "../../crates/lists/tests/fuzz.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::run("list_ofac_xml", bytes));
