//! What the pure ring may not even name: files, network, clocks, randomness, floats, hash maps
//! whose order differs from run to run, and anything asynchronous.

use proof::checkout::{Source, rust_sources};

const PURE: [&str; 5] = [
    "crates/programme/src/",
    "crates/foresight/src/",
    "crates/screening/src/",
    "crates/charts/src/",
    "crates/casework/src/",
];
/// Likelihoods and coordinates need floats; what is owed never does.
const MAY_FLOAT: [&str; 3] = ["crates/foresight/", "crates/charts/", "crates/screening/"];

const FORBIDDEN: [(&str, &str); 16] = [
    ("std::fs", "files"),
    ("std::net", "the network"),
    ("std::env", "the environment"),
    ("std::process", "other processes"),
    ("std::thread", "threads"),
    ("std::io", "input and output"),
    ("SystemTime", "the clock"),
    ("Instant::now", "the clock"),
    ("Timestamp::now", "the clock"),
    ("Zoned::now", "the clock"),
    ("async fn", "waiting"),
    (".await", "waiting"),
    ("f64", "floats"),
    ("f32", "floats"),
    ("HashMap", "maps without an order"),
    ("HashSet", "sets without an order"),
];

/// The code of a file without its tests and comments.
fn code(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    let code = source.text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().enumerate();
    lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn found(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for (index, line) in code(source) {
        for (word, what) in FORBIDDEN {
            let may = MAY_FLOAT.iter().any(|folder| source.path.starts_with(folder));
            if line.contains(word) && !(what == "floats" && may) {
                found.push(format!("{}: line {} knows {what}: {word}", source.path, index + 1));
            }
        }
    }
    found
}

#[test]
fn the_pure_ring_names_no_file_clock_float_or_unordered_map() {
    let mut pure = 0;
    let mut all = Vec::new();
    for source in rust_sources() {
        // Tests of a pure crate may read the worked cases from disk.
        let is_test = source.path.ends_with("tests.rs") || source.path.contains("/tests/");
        if PURE.iter().any(|folder| source.path.starts_with(folder)) && !is_test {
            pure += 1;
            all.extend(found(&source));
        }
    }
    assert!(pure > 30, "only {pure} files of the pure ring were found");
    assert!(all.is_empty(), "\n{}\n", all.join("\n"));
}

#[test]
fn the_scan_finds_a_clock_in_code_and_not_in_remarks_or_tests() {
    let text = "//! std::fs\nfn a() { let _ = SystemTime::now(); }\n#[cfg(test)]\nuse std::fs;\n";
    let source = Source { path: "x.rs".to_owned(), text: text.to_owned() };
    assert_eq!(found(&source), ["x.rs: line 2 knows the clock: SystemTime"]);
}
