//! The rounds of a cascade.

use rayon::prelude::*;

use super::hits::{BIN, BLOCK, Hits, fetch};
use super::need::Counter;
use crate::ties::Ties;

/// How many people are asked at once for whom they are tied to.
const SOURCES: usize = 1_024;

/// Hits gathered before they are taken, over all tasks: about as many as there are people, so that
/// each visit to a bin is worth it, and at least this many.
const GATHERED_MIN: usize = 1 << 20;

/// Fewer people than this are gone through one by one: dividing the work would cost more.
const FEW: u64 = 2_048;

/// What came of a cascade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome<C> {
    /// How many joined in each round; round 0 are those who began. The last entry is not 0, unless
    /// nobody began.
    pub joined: Vec<u64>,
    /// How many ties were followed, each from its source.
    pub touched: u64,
    /// Padded to whole bins with people who never join.
    left: Vec<C>,
    persons: u32,
}

impl<C: Counter> Outcome<C> {
    /// Whether somebody has joined. Panics where there is no such person.
    pub fn has_joined(&self, person: u32) -> bool {
        assert!(person < self.persons, "there are only {} persons", self.persons);
        self.left[person as usize] == C::NONE
    }

    /// How many joined in all.
    pub fn total(&self) -> u64 {
        self.joined.iter().sum()
    }

    /// The share of all people who joined; 0 where there are no people.
    pub fn share(&self) -> f64 {
        if self.persons == 0 { 0.0 } else { self.total() as f64 / f64::from(self.persons) }
    }
}

/// People who joined in one round, in bins of ascending number.
pub struct Joined<'a> {
    bins: &'a [Vec<u16>],
}

impl Joined<'_> {
    /// Their numbers, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        let bins = self.bins.iter().enumerate();
        bins.flat_map(|(bin, people)| {
            people.iter().map(move |p| (bin * BIN) as u32 + u32::from(*p))
        })
    }
}

/// Runs a cascade to its end. `needs` has an entry for each person: how many hits they need, a hit
/// being a tie to somebody who has joined. Whoever needs none joins in round 1. `seeds` join in
/// round 0 whatever they need, in any order; naming one twice changes nothing.
///
/// Memory: the counters, two bytes for each of at most all people twice, and about two bytes a
/// person for hits on their way.
///
/// Panics unless there are as many needs as people, and every seed is one of them.
pub fn run<T: Ties, C: Counter>(ties: &T, needs: Vec<C>, seeds: &[u32]) -> Outcome<C> {
    run_watched(ties, needs, seeds, |_, _| ())
}

/// As [`run`], and shows who joined in each round.
pub fn run_watched<T: Ties, C: Counter>(
    ties: &T,
    needs: Vec<C>,
    seeds: &[u32],
    mut watch: impl FnMut(usize, Joined<'_>),
) -> Outcome<C> {
    let persons = ties.persons();
    assert_eq!(needs.len(), persons as usize, "a need for each person");
    assert!(seeds.iter().all(|seed| *seed < persons), "seeds are people");
    let mut left = needs;
    let bins = left.len().div_ceil(BIN);
    left.resize(bins * BIN, C::NEVER);
    let (mut front, mut coming) = begin(&mut left, seeds);
    let tasks = rayon::current_num_threads().max(1);
    let mut all: Vec<Hits> = (0..tasks).map(|_| Hits::new(bins)).collect();
    let mut outcome = Outcome { joined: Vec::new(), touched: 0, left, persons };
    loop {
        let size: u64 = front.iter().map(|bin| bin.len() as u64).sum();
        if size == 0 && coming.iter().all(Vec::is_empty) {
            if outcome.joined.is_empty() {
                outcome.joined.push(0);
            }
            return outcome;
        }
        watch(outcome.joined.len(), Joined { bins: &front });
        outcome.joined.push(size);
        if size < FEW {
            outcome.touched += go_through(ties, &front, &mut outcome.left, &mut coming);
        } else {
            let mut walks = divide(&front, size as usize, tasks);
            while walks.iter().any(|walk| !walk.is_done()) {
                gather(ties, &front, &mut walks, &mut all);
                outcome.touched += all.iter().map(|hits| hits.len() as u64).sum::<u64>();
                settle(&mut outcome.left, &all, &mut coming);
            }
            coming.par_iter_mut().for_each(|people| sort(people));
        }
        std::mem::swap(&mut front, &mut coming);
        coming.iter_mut().for_each(|people| *people = Vec::new());
    }
}

/// Those who join in round 0, and those who will join in round 1 by themselves.
fn begin<C: Counter>(left: &mut [C], seeds: &[u32]) -> (Vec<Vec<u16>>, Vec<Vec<u16>>) {
    let mut front = vec![Vec::new(); left.len() / BIN];
    for seed in seeds {
        front[*seed as usize / BIN].push(*seed as u16);
    }
    let bins = left.par_chunks_mut(BIN).zip(&mut front);
    let coming = bins.map(|(left, seeds)| {
        seeds.sort_unstable();
        seeds.dedup();
        for seed in &*seeds {
            left[usize::from(*seed)] = C::NEVER;
        }
        let mut ready = vec![0; BIN];
        let mut count = 0;
        for (person, needs) in left.iter().enumerate() {
            ready[count] = person as u16;
            count += usize::from(*needs == C::NONE);
        }
        ready.truncate(count);
        ready.shrink_to_fit();
        for seed in &*seeds {
            left[usize::from(*seed)] = C::NONE;
        }
        ready
    });
    let coming = coming.collect();
    (front, coming)
}

/// A task's part of those who joined in the round before, and how far it has come.
struct Walk {
    bin: usize,
    place: usize,
    /// How many are still to be asked.
    left: usize,
}

impl Walk {
    fn is_done(&self) -> bool {
        self.left == 0
    }

    /// The next few people of one bin, as numbers.
    fn next(&mut self, front: &[Vec<u16>], numbers: &mut Vec<u32>) {
        numbers.clear();
        while self.place == front[self.bin].len() {
            (self.bin, self.place) = (self.bin + 1, 0);
        }
        let people = &front[self.bin][self.place..];
        let people = &people[..people.len().min(SOURCES).min(self.left)];
        let first = (self.bin * BIN) as u32;
        numbers.extend(people.iter().map(|person| first + u32::from(*person)));
        self.place += people.len();
        self.left -= people.len();
    }
}

/// Parts of equal size, in order.
fn divide(front: &[Vec<u16>], size: usize, tasks: usize) -> Vec<Walk> {
    let (mut bin, mut place) = (0, 0);
    let mut walks = Vec::with_capacity(tasks);
    for task in 0..tasks {
        let share = size * (task + 1) / tasks - size * task / tasks;
        walks.push(Walk { bin, place, left: share });
        place += share;
        while bin < front.len() && place >= front[bin].len() {
            place -= front[bin].len();
            bin += 1;
        }
    }
    walks
}

/// Follows the ties of a few people and takes each hit at once; gives how many there were.
fn go_through<T: Ties, C: Counter>(
    ties: &T,
    front: &[Vec<u16>],
    left: &mut [C],
    coming: &mut [Vec<u16>],
) -> u64 {
    let numbers: Vec<u32> = Joined { bins: front }.iter().collect();
    let (mut touched, mut met) = (0, Vec::new());
    ties.reach(&numbers, &mut |people| {
        touched += people.len() as u64;
        for person in people {
            let counter = &mut left[*person as usize];
            let (rest, joins) = counter.hit();
            *counter = rest;
            if joins {
                met.push(*person);
            }
        }
    });
    met.iter().for_each(|person| coming[*person as usize / BIN].push(*person as u16));
    for bin in coming.iter_mut().filter(|people| !people.is_empty()) {
        sort(bin);
    }
    touched
}

/// Each task follows ties until it has gathered its share of hits or has asked everybody.
fn gather<T: Ties>(ties: &T, front: &[Vec<u16>], walks: &mut [Walk], all: &mut [Hits]) {
    let enough = (ties.persons() as usize).max(GATHERED_MIN) / walks.len();
    walks.par_iter_mut().zip(all).for_each(|(walk, hits)| {
        hits.clear();
        let mut numbers = Vec::with_capacity(SOURCES);
        while !walk.is_done() && hits.len() < enough {
            walk.next(front, &mut numbers);
            ties.reach(&numbers, &mut |people| hits.take(people));
        }
    });
}

/// Takes the hits, bin by bin, each by one task.
fn settle<C: Counter>(left: &mut [C], all: &[Hits], coming: &mut [Vec<u16>]) {
    let (bins, _) = left.as_chunks_mut::<BIN>();
    bins.par_iter_mut().zip(coming).enumerate().for_each(|(bin, (left, coming))| {
        let mut fresh = [0_u16; BLOCK];
        if all.iter().any(|hits| hits.are_many(bin)) {
            fetch(&left[..]);
        }
        for piece in all.iter().flat_map(|hits| hits.of(bin)) {
            let mut count = 0;
            for person in piece {
                let counter = &mut left[usize::from(*person)];
                let (rest, joins) = counter.hit();
                *counter = rest;
                // Written always and kept if it counts: cheaper than a branch nobody can foresee.
                fresh[count % BLOCK] = *person;
                count += usize::from(joins);
            }
            coming.extend_from_slice(&fresh[..count]);
        }
    });
}

/// Puts people of one bin in order; many of them by marking them in a map of the bin.
fn sort(people: &mut [u16]) {
    if people.len() < BIN / 256 {
        return people.sort_unstable();
    }
    let mut marks = vec![0_u64; BIN / 64];
    for person in &*people {
        marks[usize::from(*person) / 64] |= 1 << (person % 64);
    }
    let mut places = people.iter_mut();
    for (word, mark) in marks.iter().enumerate() {
        let mut rest = *mark;
        while rest != 0 {
            if let Some(place) = places.next() {
                *place = (word as u32 * 64 + rest.trailing_zeros()) as u16;
            }
            rest &= rest - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ties::Graph;

    /// The same by the book: every round asks everybody who joined in the round before.
    fn by_the_book(graph: &Graph, needs: &[u16], seeds: &[u32]) -> (Vec<u64>, Vec<bool>) {
        let mut hits = vec![0_u32; needs.len()];
        let mut joined: Vec<bool> = (0..needs.len()).map(|p| seeds.contains(&(p as u32))).collect();
        let mut front: Vec<usize> = (0..needs.len()).filter(|p| joined[*p]).collect();
        let mut rounds = vec![front.len() as u64];
        loop {
            for person in &front {
                graph.neighbours(*person as u32).iter().for_each(|to| hits[*to as usize] += 1);
            }
            let ready = |p: &usize| needs[*p] != u16::MAX && hits[*p] >= u32::from(needs[*p]);
            front = (0..needs.len()).filter(|p| !joined[*p] && ready(p)).collect();
            if front.is_empty() {
                return (rounds, joined);
            }
            front.iter().for_each(|p| joined[*p] = true);
            rounds.push(front.len() as u64);
        }
    }

    #[test]
    fn rounds_are_those_of_the_book() {
        let draws = crate::random::Draws::new(3, 0);
        for (persons, ties) in [(1, 0), (1, 3), (300, 900), (70_000, 150_000)] {
            let graph = Graph::random(draws, persons, ties).unwrap();
            for highest in [1, 3, 6] {
                let word = |p| draws.words(super::super::NEED, p, highest)[0];
                let needs: Vec<u16> = (0..persons)
                    .map(|p| match word(p) % 1_000 {
                        0 => 0,
                        1 => u16::MAX,
                        word => 1 + (word % highest) as u16,
                    })
                    .collect();
                let seeds: Vec<u32> = (0..persons).rev().step_by(200).chain([0]).collect();
                let expected = by_the_book(&graph, &needs, &seeds);
                let mut watched = Vec::new();
                let outcome = run_watched(&graph, needs, &seeds, |round, joined| {
                    assert_eq!(round, watched.len());
                    let people: Vec<u32> = joined.iter().collect();
                    assert!(people.is_sorted());
                    watched.push(people.len() as u64);
                });
                assert_eq!(outcome.joined, expected.0);
                assert_eq!(watched, expected.0);
                assert!((0..persons).all(|p| outcome.has_joined(p) == expected.1[p as usize]));
            }
        }
    }

    #[test]
    fn without_seeds_only_those_who_need_nobody_begin_and_in_round_1() {
        let graph = Graph::from_pairs(4, &[(0, 1), (1, 2)]).unwrap();
        let outcome = run(&graph, vec![1_u8, 1, 1, 1], &[]);
        assert_eq!((outcome.joined, outcome.touched), (vec![0], 0));
        let outcome = run(&graph, vec![0_u8, 1, 2, 0], &[]);
        assert_eq!(outcome.joined, [0, 2, 1]);
        let outcome = run(&graph, vec![0_u8, 1, 1, 9], &[0, 0]);
        assert_eq!(outcome.joined, [1, 1, 1]);
        let nobody = Graph::from_pairs(0, &[]).unwrap();
        assert_eq!(run(&nobody, Vec::<u8>::new(), &[]).joined, [0]);
    }
}
