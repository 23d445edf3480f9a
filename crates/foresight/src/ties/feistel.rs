//! A keyed permutation of the numbers below N that is cheap in both directions, and for many
//! numbers at once.
//!
//! A number is a pair (left, right) with left + right·a, left below a, right below b, a·b = N. Four
//! rounds in turn add to one half a function of the other (Luby and Rackoff, SIAM J. Comput. 17,
//! 1988, over Z_a × Z_b instead of bits). Where no such a and b exist, a·b is a little more than N,
//! and whoever lands outside walks on until inside (cycle walking: Black and Rogaway, CT-RSA 2002).
//! That four rounds over small sets are uniform enough is not proven; tests measure it.

/// Most numbers that can be permuted.
pub(super) const NUMBERS_MAX: u32 = 1 << 31;

/// How the numbers below N are made into pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// Even, so that swapping neighbours changes the left half only.
    lefts: u32,
    rights: u32,
    /// How many lefts belong to the last right: all of them, or fewer where a·b is more than N.
    tail: u32,
    /// 2³² / lefts, rounded down.
    reciprocal: u32,
}

/// The four round keys of a permutation.
pub(super) type Keys = [u32; 4];

impl Shape {
    /// The pairs for an even N of at least 2.
    pub(super) fn new(numbers: u32) -> Self {
        let root = libm::sqrt(f64::from(numbers)) as u32;
        // A pair of divisors that are not too unlike; otherwise the next larger product.
        let divisors = (root / 2..=root + 1).rev().filter(|a| *a > 0 && *a % 2 == 0);
        let exact = divisors.clone().find(|a| numbers.is_multiple_of(*a));
        let lefts = exact.unwrap_or((root + root % 2).max(2));
        let rights = numbers.div_ceil(lefts);
        let tail = numbers - (rights - 1) * lefts;
        Self { lefts, rights, tail, reciprocal: ((1_u64 << 32) / u64::from(lefts)) as u32 }
    }

    #[inline(always)]
    fn split(self, number: u32) -> (u32, u32) {
        // The quotient by multiplication is right or one too small.
        let right = high(number, self.reciprocal);
        let left = number - right * self.lefts;
        let over = u32::from(left >= self.lefts);
        (left - over * self.lefts, right + over)
    }

    #[inline(always)]
    fn outside(self, left: u32, right: u32) -> bool {
        (right == self.rights - 1) & (left >= self.tail)
    }

    #[inline(always)]
    fn forth(self, keys: Keys, (mut left, mut right): (u32, u32)) -> (u32, u32) {
        left = plus(left, high(mix(right, keys[0]), self.lefts), self.lefts);
        right = plus(right, high(mix(left, keys[1]), self.rights), self.rights);
        left = plus(left, high(mix(right, keys[2]), self.lefts), self.lefts);
        right = plus(right, high(mix(left, keys[3]), self.rights), self.rights);
        (left, right)
    }

    #[inline(always)]
    fn back(self, keys: Keys, (mut left, mut right): (u32, u32)) -> (u32, u32) {
        right = minus(right, high(mix(left, keys[3]), self.rights), self.rights);
        left = minus(left, high(mix(right, keys[2]), self.lefts), self.lefts);
        right = minus(right, high(mix(left, keys[1]), self.rights), self.rights);
        left = minus(left, high(mix(right, keys[0]), self.lefts), self.lefts);
        (left, right)
    }

    /// Where a number goes.
    pub(super) fn place(self, keys: Keys, number: u32) -> u32 {
        let mut pair = self.forth(keys, self.split(number));
        while self.outside(pair.0, pair.1) {
            pair = self.forth(keys, pair);
        }
        pair.0 + pair.1 * self.lefts
    }

    /// Which number went there.
    pub(super) fn number(self, keys: Keys, place: u32) -> u32 {
        let mut pair = self.back(keys, self.split(place));
        while self.outside(pair.0, pair.1) {
            pair = self.back(keys, pair);
        }
        pair.0 + pair.1 * self.lefts
    }

    /// The number whose place is next to this one's: places 0 and 1, 2 and 3, … are next to each
    /// other.
    pub(super) fn partner(self, keys: Keys, number: u32) -> u32 {
        self.number(keys, self.place(keys, number) ^ 1)
    }

    /// Partners of many numbers. The loop has no branches, so that several numbers are calculated
    /// in each instruction; the few that must walk on are done again one by one.
    #[inline(always)]
    pub(super) fn partners(self, keys: Keys, numbers: &[u32], partners: &mut [u32]) {
        let mut strays = false;
        for (partner, number) in partners.iter_mut().zip(numbers) {
            let (left, right) = self.forth(keys, self.split(*number));
            let stray = self.outside(left, right);
            let (left, right) = self.back(keys, (left ^ 1, right));
            strays |= stray | self.outside(left, right);
            *partner = left + right * self.lefts;
            // Marked by a partner that cannot be: oneself.
            *partner = if stray | self.outside(left, right) { *number } else { *partner };
        }
        if strays {
            for (partner, number) in partners.iter_mut().zip(numbers) {
                if partner == number {
                    *partner = self.partner(keys, *number);
                }
            }
        }
    }
}

/// The upper half of a product: brings a word below `below` without a division.
#[inline(always)]
fn high(word: u32, below: u32) -> u32 {
    ((u64::from(word) * u64::from(below)) >> 32) as u32
}

#[inline(always)]
fn plus(one: u32, other: u32, modulus: u32) -> u32 {
    let sum = one + other;
    sum.min(sum.wrapping_sub(modulus))
}

#[inline(always)]
fn minus(one: u32, other: u32, modulus: u32) -> u32 {
    let difference = one.wrapping_sub(other);
    difference.min(difference.wrapping_add(modulus))
}

/// A round function: two multiplications with constants that Ettinger's search of 2022 for 32-bit
/// mixers found; only the upper bits are used, so a last shift would change nothing.
#[inline(always)]
fn mix(half: u32, key: u32) -> u32 {
    let word = (half ^ key).wrapping_mul(0x21F0_AAAD);
    (word ^ word >> 15).wrapping_mul(0x735A_2D97)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: Keys = [0x1234_5678, 0x9ABC_DEF0, 0x0F1E_2D3C, 0x5A69_7887];

    #[test]
    fn every_number_has_a_place_of_its_own_and_comes_back() {
        for numbers in (2..200).step_by(2).chain([1_000, 9_998, 10_006, 65_536, 144_000]) {
            let shape = Shape::new(numbers);
            let mut taken = vec![false; numbers as usize];
            for number in 0..numbers {
                let place = shape.place(KEYS, number);
                assert!(!std::mem::replace(&mut taken[place as usize], true), "{numbers}");
                assert_eq!(shape.number(KEYS, place), number);
            }
        }
    }

    #[test]
    fn many_at_once_are_the_same_as_one_by_one() {
        for numbers in [2, 6, 34, 998, 10_006, 144_000_000, 2_147_483_646, NUMBERS_MAX] {
            let shape = Shape::new(numbers);
            let some: Vec<u32> = (0..numbers).step_by(numbers as usize / 2_000 + 1).collect();
            let mut partners = vec![0; some.len()];
            shape.partners(KEYS, &some, &mut partners);
            for (number, partner) in some.iter().zip(partners) {
                assert_eq!(partner, shape.partner(KEYS, *number), "{number} of {numbers}");
                assert_ne!(partner, *number);
                assert!(partner < numbers);
            }
        }
    }

    #[test]
    fn the_population_of_a_large_country_needs_no_walking() {
        let shape = Shape::new(144_000_000);
        assert_eq!((shape.lefts, shape.rights, shape.tail), (12_000, 12_000, 12_000));
        let shape = Shape::new(9_998);
        assert_eq!((shape.lefts, shape.rights, shape.tail), (100, 100, 98));
    }
}
