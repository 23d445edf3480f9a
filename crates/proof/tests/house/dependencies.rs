//! Who may use whom: the pure ring stays pure, and the portal cannot hold what opens a case.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use proof::checkout::root;

/// Everything the pure ring may pull in, directly or not. A new name here is a decision.
const PURE: [&str; 57] = [
    "any_ascii",
    "bitflags",
    "block-buffer",
    "bytemuck",
    "casework",
    "cfg-if",
    "const-oid",
    "cpufeatures",
    "crossbeam-deque",
    "crossbeam-epoch",
    "crossbeam-utils",
    "crypto-common",
    "digest",
    "either",
    "equivalent",
    "foresight",
    "hashbrown",
    "hybrid-array",
    "indexmap",
    "itoa",
    "jiff",
    "jiff-core",
    "libm",
    "memchr",
    "num-complex",
    "num-traits",
    "paste",
    "proc-macro2",
    "programme",
    "pulp",
    "pulp-wasm-simd-flag",
    "quote",
    "raw-cpuid",
    "rayon",
    "rayon-core",
    "reborrow",
    "screening",
    "serde",
    "serde_core",
    "serde_derive",
    "serde_json",
    "serde_spanned",
    "sha2",
    "sobol_burley",
    "syn",
    "thiserror",
    "thiserror-impl",
    "tinyvec",
    "toml_datetime",
    "toml_edit",
    "toml_parser",
    "toml_writer",
    "typenum",
    "unicode-ident",
    "unicode-normalization",
    "winnow",
    "zmij",
];

fn cargo(args: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo).current_dir(root()).args(args).output();
    let output = output.expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {args:?}: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Names of all packages a crate is built from, itself included; tests and tools left out.
fn tree(package: &str) -> BTreeSet<String> {
    let args = ["tree", "--offline", "--edges", "normal", "--prefix", "none", "--format", "{p}"];
    let text = cargo(&[&args[..], &["--package", package]].concat());
    let name = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
    text.lines().map(name).filter(|name| !name.is_empty()).collect()
}

/// What each crate of ours names in its own manifest, tests and tools left out.
fn direct() -> BTreeMap<String, BTreeSet<String>> {
    let text = cargo(&["metadata", "--offline", "--no-deps", "--format-version", "1"]);
    let metadata: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let name = |value: &serde_json::Value| value["name"].as_str().unwrap_or_default().to_owned();
    let mut direct = BTreeMap::new();
    for package in list(&metadata["packages"]) {
        let needed = list(&package["dependencies"]).into_iter();
        let needed = needed.filter(|dependency| dependency["kind"].is_null());
        direct.insert(name(&package), needed.map(|dependency| name(&dependency)).collect());
    }
    direct
}

#[test]
fn the_pure_ring_is_built_from_an_agreed_list() {
    let allowed: BTreeSet<String> = PURE.iter().map(|name| (*name).to_owned()).collect();
    for package in ["programme", "foresight", "screening", "casework"] {
        let built = tree(package);
        assert!(built.len() > 10, "{package} is built from {built:?}");
        let strangers: Vec<&String> = built.difference(&allowed).collect();
        assert!(strangers.is_empty(), "{package} pulls in {strangers:?}");
    }
}

#[test]
fn charts_are_built_from_nothing_else() {
    assert_eq!(tree("charts"), BTreeSet::from(["charts".to_owned()]));
}

#[test]
fn the_portal_cannot_be_built_with_what_opens_a_case() {
    let portal = tree("portal");
    assert!(portal.contains("sealing") && portal.contains("store"), "the tree is read");
    assert!(!portal.contains("keyring") && !portal.contains("desk"), "{portal:?}");
    assert!(!direct()["portal"].contains("age"));
    for package in ["store", "pages", "sealing"] {
        assert!(!tree(package).contains("keyring"), "{package} reaches the keyring");
    }
}

/// Crates that inflate, unzip or parse documents, by words in their names.
fn unpacking(tree: &BTreeSet<String>) -> Vec<&String> {
    let words = [
        "flate",
        "deflate",
        "zip",
        "zlib",
        "miniz",
        "brotli",
        "zstd",
        "lzma",
        "bzip",
        "compression",
        "xml",
        "pdf",
    ];
    let parses = |name: &String| {
        name.split(['-', '_']).any(|part| words.iter().any(|word| part.starts_with(word)))
    };
    tree.iter().filter(|name| parses(name)).collect()
}

#[test]
fn fault_03_nothing_that_unpacks_or_parses_documents_is_linked() {
    // What applicants send is sealed as it came and given out as it came. A bomb has nothing to go
    // off in, as long as no crate that inflates, unzips or reads XML or PDF is where it passes.
    for package in ["portal", "pages", "store", "sealing", "keyring"] {
        let linked = tree(package);
        assert!(linked.len() > 10, "the tree of {package} was read: {linked:?}");
        let found = unpacking(&linked);
        assert!(found.is_empty(), "{package} unpacks or parses documents: {found:?}");
    }
    // The one exception: sanctions lists are published as XML. The operator names the file; it is
    // read as a stream, without document types, entities or other files (docs/decisions/0028), and
    // by no crate but `lists`.
    let linked = tree("postern");
    assert!(linked.contains("axum"), "the tree was read: {linked:?}");
    assert_eq!(unpacking(&linked), ["quick-xml"]);
    let args = ["tree", "--offline", "--edges", "normal", "--prefix", "none", "--format", "{p}"];
    let users = ["--package", "postern", "--invert", "quick-xml", "--depth", "1"];
    let text = cargo(&[&args[..], &users].concat());
    let users: BTreeSet<&str> = text.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(users, BTreeSet::from(["lists", "quick-xml"]));
}

#[test]
fn only_the_store_knows_sql_and_only_the_faces_know_http() {
    for (package, needs) in direct() {
        let may_sql = package == "store";
        assert!(may_sql || !needs.contains("sqlx"), "{package} names sqlx");
        let may_http = ["pages", "portal", "desk", "postern", "proof"].contains(&package.as_str());
        assert!(may_http || !needs.contains("axum"), "{package} names axum");
    }
}

#[test]
fn crates_use_only_what_stands_before_them() {
    let order = [
        "programme",
        "foresight",
        "screening",
        "charts",
        "lists",
        "tables",
        "forecasts",
        "casework",
        "sealing",
        "keyring",
        "store",
        "pages",
        "portal",
        "desk",
        "drill",
        "postern",
        "proof",
    ];
    let place = |name: &str| order.iter().position(|other| *other == name);
    let direct = direct();
    for (index, package) in order.iter().enumerate() {
        for needed in &direct[*package] {
            let before = place(needed).is_none_or(|other| other < index);
            assert!(before, "{package} may not use {needed}");
        }
    }
    assert!(!direct["portal"].contains("desk") && !direct["desk"].contains("portal"));
    assert!(!direct["drill"].contains("store"), "the drill knows only the pages");
}
