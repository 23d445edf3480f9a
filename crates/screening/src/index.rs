//! Many parties, made ready to be asked who among them somebody may be.

use crate::compare::compare;
use crate::comparison::Comparison;
use crate::party::Party;

/// Parties made ready for questions.
#[derive(Clone, Debug)]
pub struct Index {
    parties: Vec<Party>,
}

/// A listed party somebody may be.
#[derive(Clone, PartialEq, Debug)]
pub struct Hit {
    /// Its place among the parties of the index.
    pub party: usize,
    /// How it compares.
    pub comparison: Comparison,
}

impl Index {
    /// Makes an index. The order of the parties is kept.
    pub fn new(parties: Vec<Party>) -> Self {
        Self { parties }
    }

    /// The parties, in the order given.
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// Whom somebody may be, the likeliest first, at most `limit`, none less alike than `threshold`.
    pub fn screen(&self, ours: &Party, threshold: f64, limit: usize) -> Vec<Hit> {
        let compared = self.parties.iter().enumerate();
        let compared =
            compared.map(|(party, listed)| Hit { party, comparison: compare(ours, listed) });
        let mut hits: Vec<Hit> =
            compared.filter(|hit| hit.comparison.similarity >= threshold).collect();
        hits.sort_by(|one, other| {
            other.comparison.similarity.total_cmp(&one.comparison.similarity)
        });
        hits.truncate(limit);
        hits
    }
}
