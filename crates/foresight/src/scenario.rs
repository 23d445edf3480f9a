//! A programme and its surroundings, to be compared with others side by side.

use serde::Deserialize;

use crate::assumptions::{Assumptions, Known, Law};

/// What is different in a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Its name: that of its file.
    pub name: String,
    /// What it is called in tables and charts.
    pub title: String,
    /// Overlays laid upon the programme, by name.
    pub overlays: Vec<String>,
    /// Audiences that are offered anything; all, if none are named.
    pub offered_to: Option<Vec<String>>,
    /// Assumptions that are fixed.
    pub set: Vec<(String, f64)>,
    /// The file of measures beside the assumptions, whose targets without a ground are its share
    /// of unfair measures.
    pub measures: Option<String>,
    /// The scenario it is meant to be compared with, by name.
    pub compared_with: Option<String>,
    /// Whose argument it is, or why it is asked.
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    scenario: Written,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: String,
    #[serde(default)]
    overlays: Vec<String>,
    offered_to: Option<Vec<String>>,
    compared_with: Option<String>,
    measures: Option<String>,
    #[serde(default)]
    set: std::collections::BTreeMap<String, f64>,
    source: String,
}

impl Scenario {
    /// The programme as it is.
    pub fn plain() -> Self {
        Self {
            name: "as-proposed".to_owned(),
            title: "The programme as it is".to_owned(),
            overlays: Vec::new(),
            offered_to: None,
            set: Vec::new(),
            measures: None,
            compared_with: None,
            source: "the programme's file".to_owned(),
        }
    }

    /// Reads a scenario; otherwise what is wrong, with its line.
    pub fn read(name: &str, text: &str) -> Result<Self, String> {
        let file: File = toml_edit::de::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| {
                1 + text.bytes().take(span.start).filter(|byte| *byte == b'\n').count()
            });
            format!("line {line}: {}", error.message().trim().replace('\n', ", "))
        })?;
        let Written { title, overlays, offered_to, compared_with, measures, set, source } =
            file.scenario;
        if source.trim().is_empty() {
            return Err("scenario.source: expected whose argument it is".to_owned());
        }
        if measures.is_some() && set.contains_key(Known::UnfairShare.name()) {
            return Err("scenario.measures: sets unfair_share, which is set already".to_owned());
        }
        let set = set.into_iter().collect();
        let name = name.to_owned();
        Ok(Self { name, title, overlays, offered_to, set, measures, compared_with, source })
    }

    /// The assumptions with what the scenario fixes.
    pub fn assumptions(&self, plain: &Assumptions) -> Result<Assumptions, String> {
        let mut assumptions = plain.clone();
        for (name, value) in &self.set {
            assumptions.set(name, Law::Fixed(*value)).map_err(|m| format!("{name}: {m}"))?;
        }
        Ok(assumptions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scenario_says_what_it_changes_or_what_is_wrong() {
        let text = "[scenario]\ntitle = \"t\"\noverlays = [\"a\"]\nset = { trust = 0.1 }\n\
                    source = \"s\"";
        let scenario = Scenario::read("x", text).expect("a scenario");
        assert_eq!(scenario.set, vec![("trust".to_owned(), 0.1)]);
        assert_eq!(scenario.offered_to, None);
        let both = text.replace("trust = 0.1", "unfair_share = 0.1");
        let both = both + "\nmeasures = \"measures.toml\"";
        let wrong = Scenario::read("x", &both).unwrap_err();
        assert!(wrong.contains("set already"), "{wrong}");
        let wrong = Scenario::read("x", &text.replace("overlays", "overlay")).unwrap_err();
        assert!(wrong.starts_with("line 3: unknown field `overlay`"), "{wrong}");
    }
}
