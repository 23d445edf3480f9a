//! Every wrong decision, so that rules can be found for whole classes of them.

use std::path::Path;

use anyhow::{Context, Result};
use screening::Comparison;

use crate::cases::Half;

/// A wrong decision.
pub(crate) struct Miss {
    half: Half,
    cells: [String; 9],
}

const HEAD: [&str; 9] =
    ["task", "half", "class", "name", "listed", "is_match", "similarity", "band", "statements"];

impl Miss {
    /// What was asked and what came of it; no comparison if nobody was found at all.
    pub(crate) fn new(
        task: &str,
        half: Half,
        class: String,
        names: [&str; 2],
        same: bool,
        found: Option<&Comparison>,
    ) -> Self {
        let statements = found.map(|found| {
            let all = found.statements.iter().map(ToString::to_string);
            all.collect::<Vec<_>>().join("; ")
        });
        let cells = [
            task.to_owned(),
            half.name().to_owned(),
            class,
            names[0].to_owned(),
            names[1].to_owned(),
            same.to_string(),
            found.map_or("none".to_owned(), |found| format!("{:.3}", found.similarity)),
            found.map_or(String::new(), |found| format!("{:?}", found.band)),
            statements.unwrap_or_default(),
        ];
        Self { half, cells }
    }
}

/// Writes them down, those of the development half unless all are wanted.
pub(crate) fn write(path: &Path, misses: &[Miss], all: bool) -> Result<usize> {
    let mut to = csv::Writer::from_path(path)
        .with_context(|| format!("could not write {}", path.display()))?;
    to.write_record(HEAD)?;
    let mut count = 0;
    for miss in misses.iter().filter(|miss| all || miss.half == Half::Development) {
        to.write_record(miss.cells.iter().map(|cell| safe(cell)))?;
        count += 1;
    }
    to.flush()?;
    Ok(count)
}

/// A cell that a spreadsheet takes for text.
fn safe(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
