//! How a file looks: short, opened by what it is for, without what we agreed never to write.

use proof::checkout::{Source, rust_sources};

const FILE_LINES_MAX: usize = 500;
const FUNCTION_LINES_MAX: usize = 70;
const LINE_COLUMNS_MAX: usize = 100;

/// Everything in all files that breaks a rule, or nothing.
fn broken(rule: impl Fn(&Source) -> Vec<String>) -> Vec<String> {
    let sources = rust_sources();
    assert!(sources.len() > 50, "only {} files were found", sources.len());
    let found = |source: &Source| {
        let lines = rule(source).into_iter();
        lines.map(|line| format!("{}: {line}", source.path)).collect::<Vec<_>>()
    };
    sources.iter().flat_map(found).collect()
}

fn assert_none(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn files_and_lines_are_short() {
    assert_none(&broken(|source| {
        let mut found = Vec::new();
        let lines = source.text.lines().count();
        if lines > FILE_LINES_MAX {
            found.push(format!("{lines} lines"));
        }
        for (index, line) in source.text.lines().enumerate() {
            // A word that cannot be broken, such as a known answer, may stand out.
            let words = line.split_whitespace().count();
            if line.chars().count() > LINE_COLUMNS_MAX && words > 2 && !line.contains("\\u{") {
                found.push(format!("line {} has {} columns", index + 1, line.chars().count()));
            }
        }
        found
    }));
}

#[test]
fn functions_are_short() {
    assert_none(&broken(|source| long_functions(&source.text)));
}

/// Functions longer than agreed. The text is formatted, so a function ends at the first line that
/// closes a brace at the column where it began.
fn long_functions(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<(usize, usize, String)> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let words: Vec<&str> = line.split_whitespace().take(6).collect();
        let before = words.iter().position(|word| *word == "fn");
        let starts = before.is_some_and(|place| {
            let leading = ["pub", "pub(crate)", "pub(super)", "const", "async", "unsafe"];
            words[..place].iter().all(|word| leading.contains(word))
        });
        if starts && !line.trim_end().ends_with([';', '}']) {
            let name = words[before.unwrap_or_default() + 1].to_owned();
            open.push((indent, index, name));
        } else if line.trim() == "}"
            && let Some((at, start, name)) = open.pop_if(|(at, _, _)| *at == indent)
        {
            let lines = index - start + 1;
            if lines > FUNCTION_LINES_MAX {
                let name = name.split(['(', '<']).next().unwrap_or_default().to_owned();
                found.push(format!("line {}: fn {name} has {lines} lines (at {at})", start + 1));
            }
        } else if line.trim_end().ends_with(';') {
            // A declaration without a body, its arguments over several lines.
            open.pop_if(|(at, _, _)| *at == indent);
        }
    }
    found
}

#[test]
fn the_scanner_of_functions_finds_a_long_one() {
    let body = "        let x = 1;\n".repeat(FUNCTION_LINES_MAX);
    let long = format!("impl X {{\n    pub fn long(\n    ) {{\n{body}    }}\n}}\n");
    assert_eq!(long_functions(&long).len(), 1, "{:?}", long_functions(&long));
    let short = "trait T {\n    fn a(\n    );\n    fn b() {\n        x\n    }\n}\n";
    assert!(long_functions(short).is_empty());
}

#[test]
fn a_module_opens_with_what_it_is_for() {
    assert_none(&broken(|source| {
        let opens = source.text.starts_with("//! ");
        if opens { Vec::new() } else { vec!["does not open with `//! `".to_owned()] }
    }));
}

#[test]
fn lints_are_expected_with_a_reason_and_nothing_is_left_to_do() {
    // Written in two halves, so that this file does not find itself.
    let forbidden = [
        ["#[al", "low("],
        ["#![al", "low("],
        ["to", "do!("],
        ["unimple", "mented!("],
        ["// TO", "DO"],
        ["// FIX", "ME"],
        ["dbg", "!("],
        ["#[ig", "nore"],
    ];
    assert_none(&broken(|source| {
        let mut found = Vec::new();
        for (index, line) in source.text.lines().enumerate() {
            for halves in forbidden {
                let words = halves.concat();
                if line.contains(&words) {
                    found.push(format!("line {}: {words}", index + 1));
                }
            }
        }
        found
    }));
}

#[test]
fn files_are_named_after_what_they_do() {
    let vague = ["util", "utils", "helper", "helpers", "common", "manager", "misc"];
    assert_none(&broken(|source| {
        let named = source.path.split(['/', '.']).find(|part| vague.contains(part));
        named.map(|part| format!("`{part}` says nothing")).into_iter().collect()
    }));
}
