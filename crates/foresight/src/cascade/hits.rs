//! Hits sorted by whom they hit, coarsely: a bin for every 65,536 people, so that the counters of a
//! bin stay in a core's own cache while its hits are taken. In a bin two bytes name a person.
//!
//! Each task fills bins of its own, without locks. A bin is a chain of small blocks out of one
//! vector, so bins may be as unlike in size as they want, and nothing is counted beforehand.

/// People of one bin.
pub(super) const BIN: usize = 1 << BIN_BITS;
const BIN_BITS: u32 = 16;

/// Hits of one block.
pub(super) const BLOCK: usize = 1 << BLOCK_BITS;
const BLOCK_BITS: u32 = 9;

/// Bytes that memory moves at once.
const LINE_BYTES: usize = 64;

/// How many hits are sorted before it is seen to that there is room for more.
const PIECE: usize = 512;

/// The block before the first one of a chain.
const NO_BLOCK: u32 = u32::MAX;

/// The hits of one task, by bin.
pub(super) struct Hits {
    cells: Vec<u16>,
    /// For each bin, the cell that its next hit goes to.
    next: Vec<u32>,
    /// For each block, the one filled before it for the same bin.
    before: Vec<u32>,
    blocks: u32,
    taken: usize,
}

impl Hits {
    /// Room for hits on people in this many bins; it grows as needed.
    pub(super) fn new(bins: usize) -> Self {
        let mut hits = Self {
            cells: Vec::new(),
            next: vec![0; bins],
            before: Vec::new(),
            blocks: 0,
            taken: 0,
        };
        hits.clear();
        hits
    }

    /// Forgets all hits and keeps the room.
    pub(super) fn clear(&mut self) {
        for (bin, next) in self.next.iter_mut().enumerate() {
            *next = (bin << BLOCK_BITS) as u32;
        }
        self.blocks = self.next.len() as u32;
        self.taken = 0;
        self.make_room();
        self.before[..self.next.len()].fill(NO_BLOCK);
    }

    /// How many hits there are.
    pub(super) fn len(&self) -> usize {
        self.taken
    }

    /// Sees to it that a piece of hits fits, whichever bins they fall into.
    #[inline]
    fn make_room(&mut self) {
        let blocks = self.blocks as usize + PIECE.min(self.next.len()) + 1;
        if self.before.len() < blocks {
            self.grow(blocks);
        }
    }

    #[cold]
    fn grow(&mut self, blocks: usize) {
        let more = blocks.max(self.before.len() * 3 / 2);
        self.before.resize(more, NO_BLOCK);
        self.cells.resize(more << BLOCK_BITS, 0);
    }

    /// Takes hits on these people.
    #[inline]
    pub(super) fn take(&mut self, people: &[u32]) {
        self.taken += people.len();
        for piece in people.chunks(PIECE) {
            self.make_room();
            let mut blocks = self.blocks;
            let cells = self.cells.as_mut_slice();
            let next = self.next.as_mut_slice();
            for person in piece {
                let place = &mut next[(person >> BIN_BITS) as usize];
                cells[*place as usize] = *person as u16;
                *place += 1;
                if (*place as usize).is_multiple_of(BLOCK) {
                    self.before[blocks as usize] = (*place >> BLOCK_BITS) - 1;
                    *place = blocks << BLOCK_BITS;
                    blocks += 1;
                    fetch(&cells[*place as usize..*place as usize + BLOCK]);
                }
            }
            self.blocks = blocks;
        }
    }

    /// Whether a bin has more than a block of hits.
    pub(super) fn are_many(&self, bin: usize) -> bool {
        self.before[(self.next[bin] >> BLOCK_BITS) as usize] != NO_BLOCK
    }

    /// The hits of one bin, in pieces.
    pub(super) fn of(&self, bin: usize) -> impl Iterator<Item = &[u16]> {
        let next = self.next[bin] as usize;
        let (last, filled) = (next >> BLOCK_BITS, next % BLOCK);
        let mut piece = Some((last as u32, filled));
        std::iter::from_fn(move || {
            let (block, filled) = piece?;
            let before = self.before[block as usize];
            piece = (before != NO_BLOCK).then_some((before, BLOCK));
            let start = (block as usize) << BLOCK_BITS;
            let piece = &self.cells[start..start + filled];
            fetch(piece);
            Some(piece)
        })
    }
}

/// Brings memory into the cache: all its lines are waited for at once, and not one after the other
/// when each is needed.
#[inline(always)]
pub(super) fn fetch<C: Copy>(cells: &[C]) {
    for cell in cells.iter().step_by((LINE_BYTES / size_of::<C>()).max(1)) {
        std::hint::black_box(*cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hit_comes_back_from_its_bin_even_if_all_fall_into_one() {
        let mut hits = Hits::new(3);
        for _ in 0..2 {
            hits.clear();
            let people: Vec<u32> =
                (0..5_000).map(|i| if i % 7 == 0 { i } else { 70_000 + i }).collect();
            hits.take(&people);
            hits.take(&[0x2_0005]);
            assert_eq!(hits.len(), 5_001);
            let mut back = Vec::new();
            for bin in 0..3 {
                let all = hits.of(bin).flatten();
                back.extend(all.map(|cell| (bin << BIN_BITS) as u32 | u32::from(*cell)));
            }
            back.sort_unstable();
            let mut people = [people, vec![0x2_0005]].concat();
            people.sort_unstable();
            assert_eq!(back, people);
        }
    }
}
