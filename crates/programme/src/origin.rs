//! Where the items of a checked policy were written, for what is found about them later.

use std::collections::BTreeMap;

use crate::diagnostic::Place;
use crate::read::Written;

/// The places of names and expressions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origin {
    pub(crate) names: BTreeMap<String, Place>,
    /// By the name of an item and the key of an expression in it.
    pub(crate) written: BTreeMap<(String, &'static str), Written>,
}

impl Origin {
    /// The place of a name; the start of the first file if it has none.
    pub(crate) fn place(&self, name: &str) -> Place {
        let known = self.names.get(name).cloned();
        let first = || self.names.values().next().cloned();
        let start = || Place { file: "".into(), span: 0..0 };
        known.or_else(first).unwrap_or_else(start)
    }

    /// An expression of an item.
    pub(crate) fn written(&self, name: &str, key: &'static str) -> Option<&Written> {
        self.written.get(&(name.to_owned(), key))
    }
}
