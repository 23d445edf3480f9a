//! Ties as a list: for each person where their part of the list starts, and the list.

use thiserror::Error;

use super::{TIES, Ties};
use crate::random::Draws;

/// Ties in compressed rows: 4 bytes a person and 4 bytes an end of a tie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graph {
    /// One more than there are persons; ascending from 0 to the length of `edges`.
    starts: Vec<u32>,
    edges: Vec<u32>,
}

/// What is wrong with arrays that were given as ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// The starts must begin with 0 and end with the number of edges.
    #[error("starts must go from 0 to {edges}, the number of edges, but go from {first} to {last}")]
    Ends {
        /// How many edges were given.
        edges: usize,
        /// The first start.
        first: u32,
        /// The last one.
        last: u32,
    },
    /// A person's part of the list would end before it begins.
    #[error("starts must not descend, but do so after person {person}")]
    Descends {
        /// Whose part it is.
        person: u32,
    },
    /// A tie leads to somebody who is not there.
    #[error("there are {persons} persons, but a tie leads to number {found}")]
    Nobody {
        /// How many there are.
        persons: u32,
        /// The number found.
        found: u32,
    },
    /// More persons or ends of ties than 32 bits can number.
    #[error("at most {} persons and ends of ties can be numbered", u32::MAX - 1)]
    TooMany,
}

impl Graph {
    /// Takes arrays as they are: `starts` has an entry for each person and one more, `edges` whom
    /// each is tied to. Ties may lead one way only.
    pub fn new(starts: Vec<u32>, edges: Vec<u32>) -> Result<Self, Fault> {
        let persons = count(starts.len().saturating_sub(1))?;
        count(edges.len())?;
        let (first, last) = match (starts.first(), starts.last()) {
            (Some(first), Some(last)) => (*first, *last),
            _ => return Err(Fault::Ends { edges: edges.len(), first: u32::MAX, last: 0 }),
        };
        if first != 0 || last as usize != edges.len() {
            return Err(Fault::Ends { edges: edges.len(), first, last });
        }
        if let Some(place) = starts.windows(2).position(|pair| pair[0] > pair[1]) {
            return Err(Fault::Descends { person: place as u32 });
        }
        if let Some(found) = edges.iter().find(|edge| **edge >= persons) {
            return Err(Fault::Nobody { persons, found: *found });
        }
        Ok(Self { starts, edges })
    }

    /// Ties that lead both ways, from pairs of people. Whoever is paired with themselves has both
    /// ends of that tie; a pair named twice is tied twice.
    pub fn from_pairs(persons: u32, pairs: &[(u32, u32)]) -> Result<Self, Fault> {
        let ends = pairs.iter().flat_map(|(one, other)| [*one, *other]);
        if let Some(found) = ends.clone().find(|end| *end >= persons) {
            return Err(Fault::Nobody { persons, found });
        }
        count(pairs.len().saturating_mul(2))?;
        Self::of(persons, |take| pairs.iter().for_each(|(one, other)| take(*one, *other)))
    }

    /// The random graph G(n, m) of Erdős and Rényi in the form that keeps loops and repeated ties:
    /// both ends of each of `ties` ties are drawn uniformly from all people.
    pub fn random(draws: Draws, persons: u32, ties: u32) -> Result<Self, Fault> {
        if persons == 0 && ties > 0 {
            return Err(Fault::Nobody { persons, found: 0 });
        }
        count((ties as usize).saturating_mul(2))?;
        let below = |word: u32| ((u64::from(word) * u64::from(persons)) >> 32) as u32;
        Self::of(persons, |take| {
            for block in 0..ties.div_ceil(2) {
                let words = draws.words(TIES, block, 0).map(below);
                take(words[0], words[1]);
                if block * 2 + 1 < ties {
                    take(words[2], words[3]);
                }
            }
        })
    }

    /// Counts the ends of all ties, then goes through the ties once more and puts each in place.
    fn of(persons: u32, each: impl Fn(&mut dyn FnMut(u32, u32))) -> Result<Self, Fault> {
        let persons = persons as usize;
        let mut starts = vec![0_u32; count(persons)? as usize + 1];
        each(&mut |one, other| {
            starts[one as usize] += 1;
            starts[other as usize] += 1;
        });
        let mut before = 0;
        for start in &mut starts {
            before += std::mem::replace(start, before);
        }
        let mut edges = vec![0_u32; before as usize];
        let mut put = |from: u32, to: u32| {
            let place = &mut starts[from as usize];
            edges[*place as usize] = to;
            *place += 1;
        };
        each(&mut |one, other| {
            put(one, other);
            put(other, one);
        });
        // Every start has moved to where the next one began.
        starts.copy_within(..persons, 1);
        starts[0] = 0;
        Ok(Self { starts, edges })
    }

    /// Where each person's part of the list starts, and the end of the list.
    pub fn starts(&self) -> &[u32] {
        &self.starts
    }

    /// The list of all ends.
    pub fn edges(&self) -> &[u32] {
        &self.edges
    }

    /// Whom a person is tied to. Panics where there is no such person.
    pub fn neighbours(&self, person: u32) -> &[u32] {
        let person = person as usize;
        &self.edges[self.starts[person] as usize..self.starts[person + 1] as usize]
    }
}

impl Ties for Graph {
    fn persons(&self) -> u32 {
        (self.starts.len() - 1) as u32
    }

    fn degree(&self, person: u32) -> u32 {
        let person = person as usize;
        self.starts[person + 1] - self.starts[person]
    }

    fn reach(&self, sources: &[u32], visit: &mut impl FnMut(&[u32])) {
        let mut batch = Batch { parts: [(0, 0); SOURCES], ends: [0; ENDS + WIDTH], filled: 0 };
        for sources in sources.chunks(SOURCES) {
            batch.show(self, sources, visit);
        }
        visit(&batch.ends[..batch.filled]);
    }
}

/// How many people are looked up at once, and room for the ends of their ties.
const SOURCES: usize = 64;
const ENDS: usize = 1_024;

/// Ends that are copied at once, whether or not there are as many.
const WIDTH: usize = 16;

/// Some people's ties, brought together. What one person needs lies anywhere in memory; here many
/// are waited for at a time, and no branch waits for any of them.
struct Batch {
    /// Where each person's part of the list starts and ends.
    parts: [(u32, u32); SOURCES],
    ends: [u32; ENDS + WIDTH],
    filled: usize,
}

impl Batch {
    /// At most [`SOURCES`] people.
    fn show(&mut self, graph: &Graph, sources: &[u32], visit: &mut impl FnMut(&[u32])) {
        let parts = &mut self.parts[..sources.len()];
        for (part, source) in parts.iter_mut().zip(sources) {
            let source = *source as usize;
            *part = (graph.starts[source], graph.starts[source + 1]);
        }
        let mut seen = 0;
        for (start, end) in &*parts {
            seen ^= graph.edges.get(*start as usize).copied().unwrap_or(0);
            seen ^= graph.edges.get((*end as usize).wrapping_sub(1)).copied().unwrap_or(0);
        }
        // They are needed in the cache, not here.
        std::hint::black_box(seen);
        for (start, end) in &*parts {
            let (start, end) = (*start as usize, *end as usize);
            let wide = graph.edges.get(start..start + WIDTH);
            if let Some(wide) = wide.filter(|_| end - start <= WIDTH) {
                self.ends[self.filled..self.filled + WIDTH].copy_from_slice(wide);
                self.filled += end - start;
                if self.filled >= ENDS {
                    visit(&self.ends[..self.filled]);
                    self.filled = 0;
                }
            } else {
                visit(&graph.edges[start..end]);
            }
        }
    }
}

fn count(number: usize) -> Result<u32, Fault> {
    u32::try_from(number).ok().filter(|number| *number < u32::MAX).ok_or(Fault::TooMany)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_lead_both_ways_and_a_loop_has_two_ends() {
        let graph = Graph::from_pairs(4, &[(0, 2), (2, 2), (2, 0)]).unwrap();
        assert_eq!(graph.starts(), [0, 2, 2, 6, 6]);
        assert_eq!(graph.neighbours(0), [2, 2]);
        assert_eq!(graph.neighbours(2), [0, 2, 2, 0]);
        let mut seen = Vec::new();
        graph.reach(&[0, 1, 3], &mut |piece| seen.extend_from_slice(piece));
        assert_eq!(seen, [2, 2]);
    }

    #[test]
    fn arrays_that_are_no_ties_are_refused() {
        let new = |starts: &[u32], edges: &[u32]| Graph::new(starts.to_vec(), edges.to_vec());
        assert!(new(&[0, 1, 2], &[1, 0]).is_ok());
        assert_eq!(new(&[0, 1, 2], &[1, 2]), Err(Fault::Nobody { persons: 2, found: 2 }));
        assert_eq!(new(&[0, 2, 1, 2], &[1, 0]), Err(Fault::Descends { person: 1 }));
        assert_eq!(new(&[0, 1], &[0, 0]), Err(Fault::Ends { edges: 2, first: 0, last: 1 }));
        assert!(matches!(new(&[], &[]), Err(Fault::Ends { .. })));
        assert_eq!(Graph::from_pairs(1, &[(0, 1)]), Err(Fault::Nobody { persons: 1, found: 1 }));
    }

    #[test]
    fn a_random_graph_has_the_ties_asked_for_and_is_the_same_again() {
        let draws = Draws::new(7, 0);
        let graph = Graph::random(draws, 1_000, 4_999).unwrap();
        assert_eq!(graph.edges().len(), 9_998);
        assert_eq!(Graph::random(draws, 1_000, 4_999), Ok(graph.clone()));
        assert_ne!(Graph::random(Draws::new(8, 0), 1_000, 4_999), Ok(graph.clone()));
        assert_eq!(Graph::new(graph.starts.clone(), graph.edges.clone()), Ok(graph));
    }
}
