//! From a key to the places it stands for: one sorted run of entries and where each slice of the
//! key space begins, so that a look-up is one step and nothing depends on an order of hashing.

/// Many places to a key.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// Keys, sorted, each once.
    keys: Vec<u64>,
    /// Where each key's places begin, and at last how many there are.
    starts: Vec<u32>,
    places: Vec<u32>,
    /// Where the keys of each slice of the key space begin.
    slices: Vec<u32>,
    shift: u32,
}

impl Table {
    /// Makes a table of pairs of key and place.
    pub(crate) fn new(mut entries: Vec<(u64, u32)>) -> Self {
        for entry in &mut entries {
            entry.0 = spread(entry.0);
        }
        entries.sort_unstable();
        entries.dedup();
        let (mut keys, mut starts) = (Vec::new(), Vec::new());
        let mut places = Vec::with_capacity(entries.len());
        for (key, place) in entries {
            if keys.last() != Some(&key) {
                keys.push(key);
                starts.push(count(places.len()));
            }
            places.push(place);
        }
        starts.push(count(places.len()));
        let bits = (usize::BITS - keys.len().leading_zeros()).clamp(1, 28);
        let shift = 64 - bits;
        let mut slices = Vec::with_capacity((1 << bits) + 1);
        let mut at = 0;
        for slice in 0..1_u64 << bits {
            while at < keys.len() && keys[at] >> shift < slice {
                at += 1;
            }
            slices.push(count(at));
        }
        slices.push(count(keys.len()));
        Self { keys, starts, places, slices, shift }
    }

    /// The places of a key, in ascending order.
    pub(crate) fn of(&self, key: u64) -> &[u32] {
        let key = spread(key);
        let slice = (key >> self.shift) as usize;
        let (from, to) = (self.slices[slice] as usize, self.slices[slice + 1] as usize);
        match self.keys[from..to].iter().position(|other| *other == key) {
            Some(at) => {
                let at = from + at;
                &self.places[self.starts[at] as usize..self.starts[at + 1] as usize]
            }
            None => &[],
        }
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Spreads keys that lie close together over the whole space, one to one (the finalizer of
/// SplitMix64, Steele, Lea and Flood 2014).
fn spread(key: u64) -> u64 {
    let key = (key ^ (key >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let key = (key ^ (key >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    key ^ (key >> 31)
}

/// A key of letters (FNV-1a, 64 bits).
pub(crate) fn hash(letters: &[u8]) -> u64 {
    let step = |hash: u64, letter: &u8| (hash ^ u64::from(*letter)).wrapping_mul(0x0100_0000_01b3);
    letters.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_table_gives_back_what_was_put_in(
            entries in proptest::collection::vec((0_u64..50, 0_u32..100), 0..200),
        ) {
            let mut wanted: BTreeMap<u64, std::collections::BTreeSet<u32>> = BTreeMap::new();
            for (key, place) in &entries {
                wanted.entry(*key).or_default().insert(*place);
            }
            let table = Table::new(entries);
            for key in 0..60 {
                let places: Vec<u32> = wanted.get(&key).into_iter().flatten().copied().collect();
                prop_assert_eq!(table.of(key), places);
            }
        }
    }
}
