//! The cases: pairs of names, and a list with queries, as the rivals' script prepares them.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use screening::{Kind, Name, Party};
use sha2::{Digest, Sha256};

/// Half of the cases are there to learn from, the other half to be measured on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Half {
    Development,
    HeldOut,
}

impl Half {
    /// By a keyed hash of the case's own text: it stays what it is when cases come and go.
    pub(crate) fn of(text: &[&str]) -> Self {
        let mut hash = Sha256::new_with_prefix("screening report, halves, 1");
        for part in text {
            hash.update([0]);
            hash.update(part);
        }
        if hash.finalize()[0] & 1 == 0 { Self::Development } else { Self::HeldOut }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Development => "development",
            Self::HeldOut => "held out",
        }
    }
}

/// Two names, and whether they are one party's.
#[derive(Clone)]
pub(crate) struct Pair {
    pub(crate) schema: String,
    pub(crate) names: [String; 2],
    pub(crate) same: bool,
    pub(crate) group: String,
    /// A closer class, where the file has one.
    pub(crate) class: String,
    pub(crate) half: Half,
}

/// Somebody looked for in a list.
#[derive(Clone)]
pub(crate) struct Query {
    pub(crate) party: Party,
    /// Places in the list of whom it is; none if it is nobody.
    pub(crate) expected: Vec<usize>,
    pub(crate) group: String,
    pub(crate) half: Half,
}

/// A list and what is looked for in it.
pub(crate) struct Search {
    pub(crate) list: Vec<Party>,
    pub(crate) queries: Vec<Query>,
}

/// A party of which a name and a FollowTheMoney schema are known. A legal entity may be a person.
pub(crate) fn party(schema: &str, name: &str) -> Party {
    let kind = match schema {
        "Person" => Kind::Person,
        "Company" | "Organization" | "PublicBody" => Kind::Organisation,
        "Vessel" => Kind::Vessel,
        "Airplane" => Kind::Aircraft,
        _ => Kind::Unknown,
    };
    Party { kind, names: vec![Name::whole(name)], ..Party::default() }
}

/// Rows of a CSV file, each as a function from a column's name to what is there.
fn rows<T>(
    path: &Path,
    mut each: impl FnMut(&dyn Fn(&str) -> String) -> Result<T>,
) -> Result<Vec<T>> {
    let open = || format!("could not read {}", path.display());
    let mut reader = csv::Reader::from_path(path).with_context(open)?;
    let head = reader.headers().with_context(open)?.clone();
    let mut all = Vec::new();
    for record in reader.records() {
        let record = record.with_context(open)?;
        let cell = |name: &str| {
            let place = head.iter().position(|head| head.trim_start_matches('\u{feff}') == name);
            place.and_then(|place| record.get(place)).unwrap_or_default().to_owned()
        };
        all.push(each(&cell)?);
    }
    ensure!(!all.is_empty(), "{} has no rows", path.display());
    Ok(all)
}

/// The pairs of a file.
pub(crate) fn pairs(path: &Path) -> Result<Vec<Pair>> {
    rows(path, |cell| {
        let names = [cell("name1"), cell("name2")];
        Ok(Pair {
            schema: cell("schema"),
            same: cell("is_match").trim().eq_ignore_ascii_case("true"),
            group: cell("case_group"),
            class: cell("category"),
            half: Half::of(&[&names[0], &names[1]]),
            names,
        })
    })
}

/// The list and the queries of two files.
pub(crate) fn search(list: &Path, queries: &Path) -> Result<Search> {
    let list =
        rows(list, |cell| Ok(Party { id: cell("id"), ..party(&cell("schema"), &cell("name")) }))?;
    let place = |id: &str| list.iter().position(|party| party.id == id);
    let queries = rows(queries, |cell| {
        let expected = cell("expected");
        let ids = expected.split(';').map(str::trim).filter(|id| !id.is_empty());
        let known = ids.map(|id| place(id).with_context(|| format!("{id} is not in the list")));
        let query = cell("query");
        Ok(Query {
            expected: known.collect::<Result<_>>()?,
            group: cell("group"),
            half: Half::of(&[&query]),
            party: Party::person(query),
        })
    })?;
    Ok(Search { list, queries })
}

/// Writes the pairs of the held-out half in the script's form.
pub(crate) fn write_pairs(path: &Path, pairs: &[Pair]) -> Result<()> {
    let mut to = csv::Writer::from_path(path)?;
    to.write_record(["schema", "name1", "name2", "is_match", "case_group"])?;
    for pair in pairs.iter().filter(|pair| pair.half == Half::HeldOut) {
        let same = if pair.same { "true" } else { "false" };
        to.write_record([&pair.schema, &pair.names[0], &pair.names[1], same, &pair.group])?;
    }
    Ok(to.flush()?)
}

/// Writes the list: identifiers and leading names.
pub(crate) fn write_list(path: &Path, list: &[Party]) -> Result<()> {
    let mut to = csv::Writer::from_path(path)?;
    to.write_record(["id", "name", "schema"])?;
    for party in list {
        to.write_record([party.id.as_str(), party.name(), "Person"])?;
    }
    Ok(to.flush()?)
}

/// Writes the queries of the held-out half in the script's form.
pub(crate) fn write_queries(path: &Path, search: &Search) -> Result<()> {
    let mut to = csv::Writer::from_path(path)?;
    to.write_record(["query", "expected", "group"])?;
    for query in search.queries.iter().filter(|query| query.half == Half::HeldOut) {
        let ids: Vec<&str> =
            query.expected.iter().map(|place| search.list[*place].id.as_str()).collect();
        to.write_record([query.party.name(), &ids.join(";"), &query.group])?;
    }
    Ok(to.flush()?)
}
