//! The shape of a file of assumptions, as it is written.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::range::Written;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) forecast: Forecast,
    pub(super) population: Population,
    pub(super) company: Company,
    #[serde(default)]
    pub(super) rate: BTreeMap<String, Rate>,
    #[serde(default)]
    pub(super) facts: BTreeMap<String, serde_json::Value>,
    pub(super) assumption: BTreeMap<String, Written>,
    #[serde(default)]
    pub(super) worth: BTreeMap<String, Worth>,
    pub(super) group: indexed::Entries<Group>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forecast {
    pub(super) language: u32,
    pub(super) title: String,
    pub(super) programme: String,
    pub(super) starts: toml_edit::Datetime,
    pub(super) weeks: u32,
    #[serde(default)]
    pub(super) testimony_fact: String,
    pub(super) source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Population {
    pub(super) table: String,
    #[serde(default)]
    pub(super) leave_out: Vec<String>,
    pub(super) household: f64,
    pub(super) partnered: f64,
    pub(super) source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Company {
    pub(super) unit: f64,
    pub(super) acquaintances: f64,
    pub(super) group: f64,
    pub(super) ties: u32,
    pub(super) source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rate {
    pub(super) usd: f64,
    pub(super) source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Worth {
    pub(super) benefits: Vec<String>,
    pub(super) logits: Written,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    pub(super) people: Option<Written>,
    #[serde(default)]
    pub(super) force: bool,
    pub(super) men: f64,
    pub(super) ages: [u8; 2],
    pub(super) unit: u32,
    pub(super) family_at_home: f64,
    pub(super) wish: f64,
    pub(super) risk: f64,
    pub(super) reach: f64,
    pub(super) window: f64,
    pub(super) caught: f64,
    pub(super) killed: f64,
    pub(super) admitted: f64,
    pub(super) income: f64,
    #[serde(default)]
    pub(super) facts: BTreeMap<String, serde_json::Value>,
    pub(super) source: String,
}

/// Entries of a table in the order of the file.
pub(super) mod indexed {
    use std::fmt;
    use std::marker::PhantomData;

    use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

    #[derive(Debug)]
    pub(in crate::assumptions) struct Entries<T>(pub(in crate::assumptions) Vec<(String, T)>);

    struct InOrder<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for InOrder<T> {
        type Value = Entries<T>;

        fn expecting(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
            text.write_str("a table")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            Ok(Entries(entries))
        }
    }

    impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
        fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
            reader.deserialize_map(InOrder(PhantomData))
        }
    }
}
