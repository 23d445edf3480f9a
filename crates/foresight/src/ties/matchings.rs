//! Ties that take no memory: each person is paired off anew in each of several matchings.
//!
//! In matching j, person i is tied to π_j⁻¹(π_j(i) XOR 1), π_j being a keyed permutation. So ties
//! lead both ways, nobody is tied to themselves, and everybody has as many ties as there are
//! matchings. Two matchings may pair the same two people, about as often as chance would.

use std::ops::Range;

use super::feistel::{Keys, NUMBERS_MAX, Shape};
use super::{TIES, Ties};
use crate::random::Draws;

/// How many people are looked up at once: few enough for the fastest cache.
const BATCH: usize = 512;

/// Neighbouring people who are tied among each other only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    first: u32,
    persons: u32,
    /// None for fewer than two people.
    shape: Option<Shape>,
    keys: Vec<Keys>,
}

impl Block {
    /// `degree` matchings of the people `within`, who must be at most 2³¹. Of an odd number the
    /// last person has no ties. Blocks that begin at different people differ.
    pub fn new(draws: Draws, within: Range<u32>, degree: u32) -> Self {
        let persons = within.end.saturating_sub(within.start).min(NUMBERS_MAX);
        let shape = (persons >= 2).then(|| Shape::new(persons - persons % 2));
        // Apart from the draws of random graphs, whose last word is 0.
        let keys = (1..=degree).map(|matching| {
            let words = |part| draws.words(TIES, within.start, 3 * matching + part);
            let words: [[u32; 4]; 3] = std::array::from_fn(|part| words(part as u32));
            std::array::from_fn(|round| words[round / 4][round % 4])
        });
        Self { first: within.start, persons, shape, keys: keys.collect() }
    }

    /// How many of the block are tied: all, or all but the last.
    fn tied(&self) -> u32 {
        if self.shape.is_some() { self.persons - self.persons % 2 } else { 0 }
    }

    /// Whom a matching ties a person to. None for the last of an odd number, for whoever is not in
    /// the block, and for a matching that is not there.
    pub fn partner(&self, matching: usize, person: u32) -> Option<u32> {
        let number = person.checked_sub(self.first).filter(|number| *number < self.tied())?;
        let (shape, keys) = (self.shape?, self.keys.get(matching)?);
        Some(self.first + shape.partner(keys, number))
    }

    /// Shows the partners of people of this block.
    fn reach(&self, sources: &[u32], visit: &mut impl FnMut(&[u32])) {
        let Some(shape) = self.shape else { return };
        let (mut numbers, mut partners) = ([0_u32; BATCH], [0_u32; BATCH]);
        for batch in sources.chunks(BATCH) {
            let mut count = 0;
            for source in batch {
                numbers[count] = source - self.first;
                count += usize::from(source - self.first < self.tied());
            }
            let partners = &mut partners[..count];
            for keys in &self.keys {
                let (first, numbers) = (self.first, &numbers[..count]);
                let lookup = Lookup { shape, keys, first, numbers, partners: &mut *partners };
                // The same loop, made for the widest instructions this machine has: whole numbers
                // only, so the result is the same on all.
                pulp::Arch::new().dispatch(lookup);
                visit(partners);
            }
        }
    }
}

/// People of a block whose partners in one matching are wanted.
struct Lookup<'a> {
    shape: Shape,
    keys: &'a Keys,
    first: u32,
    numbers: &'a [u32],
    partners: &'a mut [u32],
}

impl pulp::WithSimd for Lookup<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        self.shape.partners(self.keys, self.numbers, self.partners);
        self.partners.iter_mut().for_each(|partner| *partner += self.first);
    }
}

/// A population in one or several blocks, each tied within itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matchings {
    blocks: Vec<Block>,
    persons: u32,
}

impl Matchings {
    /// All people in one block; at most 2³¹ of them.
    pub fn whole(draws: Draws, persons: u32, degree: u32) -> Self {
        Self::blocks(draws, &[persons], degree)
    }

    /// Blocks of these sizes, one behind the other; at most 2³¹ people in all, and whoever is
    /// beyond is left out.
    pub fn blocks(draws: Draws, sizes: &[u32], degree: u32) -> Self {
        let (mut blocks, mut first) = (Vec::with_capacity(sizes.len()), 0);
        for size in sizes {
            let end = first + (*size).min(NUMBERS_MAX - first);
            blocks.push(Block::new(draws, first..end, degree));
            first = end;
        }
        Self { blocks, persons: first }
    }

    /// The place of the block a person is in.
    fn block(&self, person: u32) -> usize {
        self.blocks.partition_point(|block| block.first <= person) - 1
    }
}

impl Ties for Matchings {
    fn persons(&self) -> u32 {
        self.persons
    }

    fn degree(&self, person: u32) -> u32 {
        let block = &self.blocks[self.block(person)];
        let tied = person - block.first < block.tied();
        if tied { block.keys.len() as u32 } else { 0 }
    }

    fn reach(&self, sources: &[u32], visit: &mut impl FnMut(&[u32])) {
        let mut rest = sources;
        while let Some(source) = rest.first() {
            assert!(*source < self.persons, "there are only {} persons", self.persons);
            let block = &self.blocks[self.block(*source)];
            let within = block.first..block.first + block.persons;
            let alike = rest.iter().take_while(|source| within.contains(source)).count();
            block.reach(&rest[..alike], visit);
            rest = &rest[alike..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_stay_in_their_block_and_an_odd_last_one_has_none() {
        let ties = Matchings::blocks(Draws::new(1, 0), &[10, 0, 1, 7, 1_000], 3);
        assert_eq!(ties.persons(), 1_018);
        for (person, degree) in [(0, 3), (9, 3), (10, 0), (11, 3), (17, 0), (18, 3)] {
            assert_eq!(ties.degree(person), degree, "person {person}");
        }
        let everybody: Vec<u32> = (0..1_018).collect();
        let mut reached = vec![0; 1_018];
        ties.reach(&everybody, &mut |piece| {
            piece.iter().for_each(|person| reached[*person as usize] += 1);
        });
        let degrees: Vec<u32> = everybody.iter().map(|person| ties.degree(*person)).collect();
        assert_eq!(reached, degrees, "as many ties lead to each as from each");
        ties.reach(&[11, 12, 16], &mut |piece| {
            assert!(piece.iter().all(|person| (11..17).contains(person)), "{piece:?}");
        });
    }

    #[test]
    fn partners_at_once_are_those_one_by_one() {
        let block = Block::new(Draws::new(2, 0), 100..10_101, 4);
        let ties = Matchings { blocks: vec![block.clone()], persons: 10_101 };
        for person in (100..10_100).step_by(77) {
            let mut reached = Vec::new();
            ties.reach(&[person], &mut |piece| reached.extend_from_slice(piece));
            let partners: Vec<u32> = (0..4).filter_map(|j| block.partner(j, person)).collect();
            assert_eq!(reached, partners);
        }
        assert_eq!(block.partner(0, 10_100), None);
        assert_eq!(block.partner(0, 99), None);
        assert_eq!(block.partner(4, 100), None);
    }
}
