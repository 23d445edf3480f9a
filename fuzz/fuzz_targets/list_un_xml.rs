//! Any bytes as the UN's list.

#![no_main]

#[path = "../../crates/lists/tests/fuzz.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::run("list_un_xml", bytes));
