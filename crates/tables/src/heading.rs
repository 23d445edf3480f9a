//! What the columns of a people file are: facts of the programme, or carried over.

use std::collections::BTreeSet;

use programme::{Programme, nearest};

use crate::error::TablesError;

/// The column that is always carried over.
const ID: &str = "id";
/// How many unknown columns one message names.
const UNKNOWN_MAX: usize = 20;

/// The columns of one file.
#[derive(Clone, Debug)]
pub(crate) struct Heading {
    /// Their names.
    pub(crate) names: Vec<String>,
    /// For each column the place of its fact, if it is one.
    pub(crate) facts: Vec<Option<usize>>,
    /// Columns carried over, in the order they are written.
    pub(crate) carried: Vec<usize>,
}

impl Heading {
    /// Finds out what each column is. Columns that are passed over need not be facts.
    pub(crate) fn new(
        programme: &Programme,
        names: Vec<String>,
        keep: &[String],
        pass_over: &[String],
    ) -> Result<Self, TablesError> {
        let mut seen = BTreeSet::new();
        for name in &names {
            if name.is_empty() {
                return Err(TablesError::Header { problem: "a column has no name".to_owned() });
            }
            if !seen.insert(name) {
                let name = name.escape_debug();
                let problem = format!("the column `{name}` is there twice; leave one out");
                return Err(TablesError::Header { problem });
            }
        }
        let place = |name: &str| programme.facts().iter().position(|fact| fact.name == name);
        let facts: Vec<Option<usize>> = names.iter().map(|name| place(name)).collect();
        let mut carried: Vec<usize> =
            names.iter().position(|name| name == ID).into_iter().collect();
        for name in keep {
            let Some(column) = names.iter().position(|other| other == name) else {
                let nearest = nearest(name, names.iter().map(String::as_str)).map(str::to_owned);
                return Err(TablesError::NothingToKeep { column: name.clone(), nearest });
            };
            if !carried.contains(&column) {
                carried.push(column);
            }
        }
        let known: Vec<&str> = programme.facts().iter().map(|fact| fact.name.as_str()).collect();
        let strangers = names.iter().enumerate();
        let strangers = strangers.filter(|(at, name)| {
            facts[*at].is_none() && !carried.contains(at) && !pass_over.contains(name)
        });
        let columns: Vec<(String, Option<String>)> = strangers
            .take(UNKNOWN_MAX)
            .map(|(_, name)| {
                let shown = name.chars().take(80).collect();
                (shown, nearest(name, known.iter().copied()).map(str::to_owned))
            })
            .collect();
        if columns.is_empty() {
            return Ok(Self { names, facts, carried });
        }
        let known = known.into_iter().map(str::to_owned).collect();
        Err(TablesError::UnknownColumns { columns, known })
    }
}
