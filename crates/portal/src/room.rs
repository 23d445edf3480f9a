//! Who makes room when memory for visitors is full.
//!
//! Nobody is refused for coming late, and visitors cannot be told apart by address. So of the kinds
//! of entry the most numerous one gives up its idlest: a flood of empty entries pushes out empty
//! entries, never those into which somebody put work, and whoever floods with worked-on entries
//! pushes out their own before a newcomer's.

use std::collections::BTreeMap;

use programme::Digest;

/// The entry that gives way, of all by name, kind and last use; of equally many kinds the lowest.
pub(crate) fn gives_way(all: impl Iterator<Item = (Digest, u8, i64)>) -> Option<Digest> {
    let mut kinds: BTreeMap<u8, (usize, i64, Digest)> = BTreeMap::new();
    for (name, kind, seen_us) in all {
        let one = kinds.entry(kind).or_insert((0, seen_us, name));
        one.0 += 1;
        if seen_us < one.1 {
            (one.1, one.2) = (seen_us, name);
        }
    }
    let largest = kinds.into_values().rev().max_by_key(|(count, ..)| *count);
    largest.map(|(_, _, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn review_h5_a_flood_pushes_out_its_own_kind() {
        let name = |number: u64| Digest::of("test", &number.to_be_bytes());
        let entry = |number, kind, after| (name(number), kind, after);
        let worked_on = entry(1, 1, 0);
        let flood = (2..9).map(|number| entry(number, 0, 100 + number as i64));
        assert_eq!(gives_way(flood.chain([worked_on])), Some(name(2)));
        let newcomer = entry(1, 0, 0);
        let flood = (2..9).map(|number| entry(number, 1, 100 + number as i64));
        assert_eq!(gives_way(flood.chain([newcomer])), Some(name(2)));
        assert_eq!(gives_way([entry(1, 0, 9), entry(2, 1, 0)].into_iter()), Some(name(1)));
        assert_eq!(gives_way(std::iter::empty()), None);
    }
}
