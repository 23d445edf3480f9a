//! Who lives with whom: people next to each other in number.

use crate::random::{Draws, Purpose, uniform};

/// Draws that say how large households are.
const SIZES: Purpose = Purpose(0x686F_7573);

/// Households of up to 255 people each; two bytes a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Households {
    /// For each person their place within the household, from 0, and how large it is.
    places: Vec<(u8, u8)>,
}

impl Households {
    /// Households one behind the other. Sizes of 0 are left out.
    pub fn of_sizes(sizes: impl IntoIterator<Item = u8>) -> Self {
        let places = sizes.into_iter().flat_map(|size| (0..size).map(move |place| (place, size)));
        Self { places: places.collect() }
    }

    /// Everybody alone.
    pub fn alone(persons: u32) -> Self {
        Self::of_sizes(std::iter::repeat_n(1, persons as usize))
    }

    /// Draws households until there are as many people; the last one is cut short. `shares` says
    /// how likely a household has 1, 2, … people, at most 255, and should add up to 1.
    pub fn drawn(draws: Draws, persons: u32, shares: &[f64]) -> Self {
        let mut places = Vec::with_capacity(persons as usize);
        let mut household = 0;
        while places.len() < persons as usize {
            let mut rest = uniform(draws.words(SIZES, household, 0)[0]);
            household += 1;
            let size = shares.iter().take(255).position(|share| {
                rest -= share;
                rest < 0.0
            });
            let size = size.map_or(shares.len().clamp(1, 255), |place| place + 1);
            let size = size.min(persons as usize - places.len()) as u8;
            places.extend((0..size).map(|place| (place, size)));
        }
        Self { places }
    }

    /// How many people there are.
    pub fn persons(&self) -> u32 {
        self.places.len() as u32
    }

    /// Everybody in a person's household, the person included. Panics where there is no such
    /// person.
    pub fn of(&self, person: u32) -> std::ops::Range<u32> {
        let (place, size) = self.places[person as usize];
        let first = person - u32::from(place);
        first..first + u32::from(size)
    }

    /// How likely a person lives in a household of each size, from 0.
    pub fn shares(&self) -> Vec<f64> {
        let mut shares = vec![0.0; 256];
        for (_, size) in &self.places {
            shares[usize::from(*size)] += 1.0 / self.places.len() as f64;
        }
        let largest = shares.iter().rposition(|share| *share > 0.0).unwrap_or(0);
        shares.truncate(largest + 1);
        shares
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_of_a_household_name_each_other() {
        let households = Households::of_sizes([2, 0, 3, 1]);
        assert_eq!(households.persons(), 6);
        let of: Vec<_> = (0..6).map(|person| households.of(person)).collect();
        assert_eq!(of, [0..2, 0..2, 2..5, 2..5, 2..5, 5..6]);
        assert_eq!(households.shares()[1..], [1.0 / 6.0, 2.0 / 6.0, 3.0 / 6.0]);
    }

    #[test]
    fn drawn_households_have_the_sizes_asked_for() {
        let shares = [0.28, 0.28, 0.18, 0.16, 0.07, 0.03];
        let households = Households::drawn(Draws::new(1, 0), 100_000, &shares);
        assert_eq!(households.persons(), 100_000);
        let count: f64 = (0..100_000).map(|p| 1.0 / households.of(p).len() as f64).sum();
        let mean = 100_000.0 / count;
        assert!((mean - 2.55).abs() < 0.03, "{mean}");
        assert_eq!(households.of(99_999).end, 100_000);
    }
}
