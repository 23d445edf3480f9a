//! A keyed permutation of the numbers below N that is cheap in both directions, and for many
//! numbers at once.
//!
//! A number is a pair (left, right) with left + right·a, left below a, right below b, a·b = N.
//! Rounds in turn add to one half a function of the other (Luby and Rackoff, SIAM J. Comput. 17,
//! 1988, over Z_a × Z_b instead of bits). Where no such a and b exist, a·b is a little more than N,
//! and whoever lands outside walks on until inside (cycle walking: Black and Rogaway, CT-RSA 2002).
//!
//! How many rounds are enough is not proven. Measured over many keys, partners among 4 to 250
//! people are uneven after four rounds, with ideal round functions just as with these; after six
//! still among fewer than 20. So the fewer people, the more rounds.

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
    rounds: Rounds,
}

/// Few rounds are quick, many are even.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rounds {
    /// From 65,536 people.
    Four,
    /// From 256.
    Six,
    /// For fewer.
    Twelve,
}

type Pair = (u32, u32);

/// The round keys of a permutation, of which the first are used.
pub(super) type Keys = [u32; 12];

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
        let rounds = match numbers {
            0..256 => Rounds::Twelve,
            256..65_536 => Rounds::Six,
            _ => Rounds::Four,
        };
        let reciprocal = ((1_u64 << 32) / u64::from(lefts)) as u32;
        Self { lefts, rights, tail, reciprocal, rounds }
    }

    #[inline(always)]
    fn split(self, number: u32) -> Pair {
        // The quotient by multiplication is right or one too small.
        let right = below(self.reciprocal, number);
        let left = number - right * self.lefts;
        let over = u32::from(left >= self.lefts);
        (left - over * self.lefts, right + over)
    }

    #[inline(always)]
    fn outside(self, (left, right): Pair) -> bool {
        (right == self.rights - 1) & (left >= self.tail)
    }

    /// `ROUNDS` is even.
    #[inline(always)]
    fn forth<const ROUNDS: usize>(self, keys: &Keys, (mut left, mut right): Pair) -> Pair {
        for pair in 0..ROUNDS / 2 {
            left = plus(left, below(self.lefts, mix(right, keys[2 * pair])), self.lefts);
            right = plus(right, below(self.rights, mix(left, keys[2 * pair + 1])), self.rights);
        }
        (left, right)
    }

    #[inline(always)]
    fn back<const ROUNDS: usize>(self, keys: &Keys, (mut left, mut right): Pair) -> Pair {
        for pair in (0..ROUNDS / 2).rev() {
            right = minus(right, below(self.rights, mix(left, keys[2 * pair + 1])), self.rights);
            left = minus(left, below(self.lefts, mix(right, keys[2 * pair])), self.lefts);
        }
        (left, right)
    }

    /// Where a number goes, as a pair.
    fn place<const ROUNDS: usize>(self, keys: &Keys, number: u32) -> Pair {
        let mut pair = self.forth::<ROUNDS>(keys, self.split(number));
        while self.outside(pair) {
            pair = self.forth::<ROUNDS>(keys, pair);
        }
        pair
    }

    /// Which number went there.
    fn number<const ROUNDS: usize>(self, keys: &Keys, place: Pair) -> u32 {
        let mut pair = self.back::<ROUNDS>(keys, place);
        while self.outside(pair) {
            pair = self.back::<ROUNDS>(keys, pair);
        }
        pair.0 + pair.1 * self.lefts
    }

    fn alone<const ROUNDS: usize>(self, keys: &Keys, number: u32) -> u32 {
        let (left, right) = self.place::<ROUNDS>(keys, number);
        self.number::<ROUNDS>(keys, (left ^ 1, right))
    }

    /// The number whose place is next to this one's: places 0 and 1, 2 and 3, … are next to each
    /// other.
    pub(super) fn partner(self, keys: &Keys, number: u32) -> u32 {
        match self.rounds {
            Rounds::Four => self.alone::<4>(keys, number),
            Rounds::Six => self.alone::<6>(keys, number),
            Rounds::Twelve => self.alone::<12>(keys, number),
        }
    }

    /// Partners of many numbers, one each.
    #[inline(always)]
    pub(super) fn partners(self, keys: &Keys, numbers: &[u32], partners: &mut [u32]) {
        match self.rounds {
            Rounds::Four => self.many::<4>(keys, numbers, partners),
            Rounds::Six => self.many::<6>(keys, numbers, partners),
            Rounds::Twelve => self.many::<12>(keys, numbers, partners),
        }
    }

    #[inline(always)]
    fn many<const ROUNDS: usize>(self, keys: &Keys, numbers: &[u32], partners: &mut [u32]) {
        for (numbers, partners) in numbers.chunks(LANES).zip(partners.chunks_mut(LANES)) {
            let mut lanes = [0; LANES];
            lanes[..numbers.len()].copy_from_slice(numbers);
            let found = self.lanes::<ROUNDS>(keys, &lanes);
            partners.copy_from_slice(&found[..numbers.len()]);
        }
    }

    /// Each loop does one step for all lanes and has no branches, so several numbers are calculated
    /// in each instruction, and no instruction waits for the one before. The few numbers that must
    /// walk on are done again by themselves.
    #[inline(always)]
    fn lanes<const ROUNDS: usize>(self, keys: &Keys, numbers: &Lanes) -> Lanes {
        let (mut left, mut right, mut strays) = ([0; LANES], [0; LANES], [0; LANES]);
        for ((left, right), number) in left.iter_mut().zip(&mut right).zip(numbers) {
            (*left, *right) = self.split(*number);
        }
        let on_left = |key: u32| move |right: u32| below(self.lefts, mix(right, key));
        let on_right = |key: u32| move |left: u32| below(self.rights, mix(left, key));
        for pair in 0..ROUNDS / 2 {
            add(&mut left, &right, on_left(keys[2 * pair]), self.lefts);
            add(&mut right, &left, on_right(keys[2 * pair + 1]), self.rights);
        }
        for ((left, right), stray) in left.iter_mut().zip(&right).zip(&mut strays) {
            *stray = u32::from(self.outside((*left, *right)));
            *left ^= 1;
        }
        for pair in (0..ROUNDS / 2).rev() {
            subtract(&mut right, &left, on_right(keys[2 * pair + 1]), self.rights);
            subtract(&mut left, &right, on_left(keys[2 * pair]), self.lefts);
        }
        for ((left, right), stray) in left.iter_mut().zip(&right).zip(&mut strays) {
            *stray |= u32::from(self.outside((*left, *right)));
            *left += right * self.lefts;
        }
        if strays.iter().fold(0, |any, stray| any | stray) != 0 {
            for ((partner, number), stray) in left.iter_mut().zip(numbers).zip(strays) {
                if stray != 0 {
                    *partner = self.alone::<ROUNDS>(keys, *number);
                }
            }
        }
        left
    }
}

/// Numbers that are calculated together: four instructions' worth of the widest that are used, as
/// many as it takes to have something to do while waiting for results.
const LANES: usize = 32;
type Lanes = [u32; LANES];

#[inline(always)]
fn add(to: &mut Lanes, other: &Lanes, what: impl Fn(u32) -> u32, modulus: u32) {
    for (to, other) in to.iter_mut().zip(other) {
        *to = plus(*to, what(*other), modulus);
    }
}

#[inline(always)]
fn subtract(from: &mut Lanes, other: &Lanes, what: impl Fn(u32) -> u32, modulus: u32) {
    for (from, other) in from.iter_mut().zip(other) {
        *from = minus(*from, what(*other), modulus);
    }
}

/// The upper half of a product: brings a word below a limit without a division.
#[inline(always)]
fn below(limit: u32, word: u32) -> u32 {
    ((u64::from(word) * u64::from(limit)) >> 32) as u32
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

    fn keys() -> Keys {
        std::array::from_fn(|round| 0x9E37_79B9_u32.wrapping_mul(round as u32 + 1))
    }

    #[test]
    fn every_number_has_a_place_of_its_own_and_comes_back() {
        fn check<const ROUNDS: usize>(numbers: u32) {
            let shape = Shape::new(numbers);
            let mut taken = vec![false; numbers as usize];
            for number in 0..numbers {
                let place = shape.place::<ROUNDS>(&keys(), number);
                let at = (place.0 + place.1 * shape.lefts) as usize;
                assert!(!std::mem::replace(&mut taken[at], true), "{numbers}");
                assert_eq!(shape.number::<ROUNDS>(&keys(), place), number);
            }
        }
        for numbers in (2..200).step_by(2).chain([1_000, 9_998, 10_006, 65_536, 144_000]) {
            check::<4>(numbers);
            check::<6>(numbers);
            check::<12>(numbers);
        }
    }

    #[test]
    fn many_at_once_are_the_same_as_one_by_one() {
        for numbers in [2, 6, 34, 998, 10_006, 144_000_000, 2_147_483_646, NUMBERS_MAX] {
            let shape = Shape::new(numbers);
            let some: Vec<u32> = (0..numbers).step_by(numbers as usize / 2_000 + 1).collect();
            let mut partners = vec![0; some.len()];
            shape.partners(&keys(), &some, &mut partners);
            for (number, partner) in some.iter().zip(partners) {
                assert_eq!(partner, shape.partner(&keys(), *number), "{number} of {numbers}");
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
