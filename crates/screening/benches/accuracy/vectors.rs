//! Romanisation against the samples of others: every one of iuliia, and every one of uklatn that
//! goes from Cyrillic to Latin.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use screening::romanise::{Language, SCHEMES, Scheme, romanise};
use screening::{Band, Party, compare};
use serde::Serialize;
use serde_json::Value;

/// How many samples come out as they should.
#[derive(Serialize)]
pub(crate) struct Vectors {
    pub(crate) right: usize,
    pub(crate) all: usize,
    /// Scheme, text, ours, theirs.
    pub(crate) wrong: Vec<[String; 4]>,
}

/// Names compared with themselves, with nothing else known of either side.
#[derive(Serialize)]
pub(crate) struct Calibration {
    pub(crate) compared: usize,
    /// Ought to be none.
    pub(crate) matches: usize,
    pub(crate) insufficient: usize,
}

fn read(path: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("could not read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))
}

/// Text and what becomes of it, by the scheme's own authors.
fn samples(data: &Path, language: Language, name: &str) -> Result<Vec<[String; 2]>> {
    let string = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let samples: Vec<[String; 2]> = match language {
        Language::Russian => {
            let file = read(&data.join(format!("iuliia/{name}.json")))?;
            let samples = list(&file["samples"]);
            samples.iter().map(|sample| [string(&sample[0]), string(&sample[1])]).collect()
        }
        Language::Ukrainian => {
            let file = format!("uklatn/test_{}.json", name.to_uppercase());
            let tests = list(&read(&data.join(file))?);
            let forward = tests.iter().filter(|test| string(&test["test"]).starts_with("cyr"));
            forward.map(|test| [string(&test["cyr"]), string(&test["lat"])]).collect()
        }
    };
    ensure!(!samples.is_empty(), "there are no samples of {name}");
    Ok(samples)
}

/// Romanises every sample.
pub(crate) fn vectors(data: &Path) -> Result<Vectors> {
    let mut vectors = Vectors { right: 0, all: 0, wrong: Vec::new() };
    for scheme in &SCHEMES {
        for [text, theirs] in samples(data, scheme.language, scheme.name)? {
            // Some of iuliia's samples keep a Cyrillic ё, where the standards have a Latin ë.
            let theirs = theirs.replace('ё', "ë").replace('Ё', "Ë");
            let ours = romanise(scheme, &text);
            vectors.all += 1;
            if ours == theirs {
                vectors.right += 1;
            } else {
                vectors.wrong.push([scheme.name.to_owned(), text, ours, theirs]);
            }
        }
    }
    Ok(vectors)
}

/// Compares the names of a list with themselves and with themselves in the Latin letters of
/// passports, as namesakes of whom nothing else is known.
pub(crate) fn calibration(list: &[Party]) -> Calibration {
    let icao = Scheme::named("icao_doc_9303").map(Scheme::romaniser);
    let bands: Vec<Band> = list
        .iter()
        .flat_map(|party| {
            let ours = Party::person(party.name());
            let latin = icao.as_ref().map(|icao| Party::person(icao.romanise(party.name())));
            let again = Some(ours.clone());
            [again, latin].map(|listed| listed.map(|listed| compare(&ours, &listed).band))
        })
        .flatten()
        .collect();
    let count = |band| bands.iter().filter(|other| **other == band).count();
    Calibration {
        compared: bands.len(),
        matches: count(Band::Match),
        insufficient: count(Band::InsufficientEvidence),
    }
}
