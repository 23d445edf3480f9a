//! What the fuzz targets do with any bytes, and the tests with every file of the corpus.
//!
//! `fuzz/fuzz_targets` includes this file. Nothing may panic, whatever the bytes are, and the same
//! bytes give the same findings.

use screening::{Dossier, Regime, Share, WHOLE, check, read_entities, read_measures};

/// Each target; `fuzz/corpus` has a folder of its name.
pub(crate) const TARGETS: [&str; 2] = ["measure_entities", "measure_file"];

/// Entities that measures of any bytes are checked against.
const ENTITIES: &str = include_str!("fuzz.ftm.json");

/// Does with bytes what this target does.
pub(crate) fn run(target: &str, bytes: &[u8]) {
    assert!(TARGETS.contains(&target), "there is no target `{target}`");
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match target {
        "measure_entities" => entities(text),
        _ => file(text),
    }
}

/// Any text as entities, and all of it hit by one measure; every line also as a share.
fn entities(text: &str) {
    let read = read_entities(text);
    let targets: Vec<String> =
        read.all.iter().take(20).map(|entity| format!("{:?}", entity.id)).collect();
    let measures = format!(
        "[measures]\nlanguage = 1\ntitle = \"t\"\nsource = \"s\"\nstates = []\n[measure.all]\n\
         title = \"t\"\nissuer = \"i\"\nkind = \"freeze\"\nground = \"office\"\n\
         date = 2024-07-04\nsource = \"s\"\ntargets = [{}]\n",
        targets.join(", ")
    );
    checked(&measures, text);
    for line in text.lines() {
        if let Some(share) = Share::read(line) {
            assert!(share.low <= share.high && share.high <= WHOLE, "{line:?} is {share:?}");
        }
    }
}

fn file(text: &str) {
    checked(text, ENTITIES);
}

fn checked(measures: &str, entities: &str) {
    let Ok(measures) = read_measures(measures) else { return };
    let dossier = Dossier::read(entities);
    let regimes = [Regime::Us, Regime::Eu, Regime::Uk];
    let findings = || format!("{:?}", check(&measures, &dossier, &regimes, None));
    assert_eq!(findings(), findings());
}
