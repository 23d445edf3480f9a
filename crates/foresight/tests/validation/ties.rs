//! Implicit ties against what random matchings are: who is tied to whom must be even over people,
//! places and neighbours in number, and short loops no more frequent than by chance.

use foresight::random::Draws;
use foresight::ties::{Block, Matchings, Ties};

use crate::chi_square_excess;

/// Deviations that are allowed. With many cells a fair test goes beyond about once in a million; χ²
/// with the two degrees of freedom of four people does so once in 400. The keys are fixed.
const ALLOWED: f64 = 5.0;

/// Partners of some people in one matching.
fn partners(persons: u32, replicate: u32, of: &[u32]) -> Vec<u32> {
    let ties = Matchings::whole(Draws::new(61, replicate), persons, 1);
    let mut found = Vec::with_capacity(of.len());
    ties.reach(of, &mut |piece| found.extend_from_slice(piece));
    found
}

#[test]
fn ties_lead_both_ways_to_somebody_else_and_everybody_has_as_many() {
    for persons in [2, 3, 10, 97, 1_000, 10_006, 99_999, 144_000] {
        let ties = Matchings::whole(Draws::new(60, 0), persons, 3);
        let block = Block::new(Draws::new(60, 0), 0..persons, 3);
        let tied = persons - persons % 2;
        let everybody: Vec<u32> = (0..tied).collect();
        for matching in 0..3 {
            let of = |person: u32| block.partner(matching, person);
            for person in &everybody {
                let partner = of(*person).unwrap();
                assert!(partner != *person && partner < tied, "{person} of {persons}");
                assert_eq!(of(partner), Some(*person), "{person} of {persons}");
            }
        }
        let mut degrees = vec![0; persons as usize];
        ties.reach(&everybody, &mut |p| p.iter().for_each(|p| degrees[*p as usize] += 1));
        assert!((0..persons).all(|p| degrees[p as usize] == ties.degree(p)), "{persons}");
        assert!(degrees[..tied as usize].iter().all(|degree| *degree == 3), "{persons}");
    }
}

#[test]
fn over_keys_everybody_else_is_as_likely_a_partner() {
    const KEYS: u32 = 60_000;
    for persons in [4, 6, 10, 12, 16, 34, 100, 144, 250, 256, 900, 1_034] {
        for person in [0, 1, persons / 2, persons - 1] {
            let mut counts = vec![0_u64; persons as usize];
            for key in 0..KEYS {
                counts[partners(persons, key, &[person])[0] as usize] += 1;
            }
            assert_eq!(counts.remove(person as usize), 0);
            let each = f64::from(KEYS) / f64::from(persons - 1);
            let excess = chi_square_excess(&counts, |_| each);
            assert!(excess < ALLOWED, "{person} of {persons}: {excess}, {counts:?}");
        }
    }
}

#[test]
fn under_one_key_pairs_are_even_over_places() {
    const PLACES: u64 = 24;
    for persons in [12_000, 1_000_000, 1_000_006, 1_440_000] {
        let everybody: Vec<u32> = (0..persons).collect();
        for key in 0..3 {
            let mut counts = vec![0_u64; (PLACES * PLACES) as usize];
            for (one, other) in everybody.iter().zip(partners(persons, key, &everybody)) {
                if *one < other {
                    let place = |p: u32| u64::from(p) * PLACES / u64::from(persons);
                    counts[(place(*one) * PLACES + place(other)) as usize] += 1;
                }
            }
            let cells = (0..PLACES).flat_map(|a| (a..PLACES).map(move |b| (a, b)));
            let kept: Vec<(u64, bool)> =
                cells.map(|(a, b)| (counts[(a * PLACES + b) as usize], a == b)).collect();
            let each = f64::from(persons) / (PLACES * PLACES) as f64;
            let numbers: Vec<u64> = kept.iter().map(|(count, _)| *count).collect();
            let expected = |cell: usize| if kept[cell].1 { each / 2.0 } else { each };
            let excess = chi_square_excess(&numbers, expected);
            assert!(excess < ALLOWED, "{persons}, key {key}: {excess}");
        }
    }
}

#[test]
fn partners_of_neighbours_in_number_have_nothing_to_do_with_each_other() {
    const COUNT: u32 = 400_000;
    const CELLS: u64 = 64;
    for persons in [144_000_000, 100_000_006] {
        // One apart, and as far apart as people with the same left half.
        for apart in [1, 2, 64, 10_000, 12_000] {
            let first: Vec<u32> = (0..COUNT).map(|i| i * 97 + 5).collect();
            let second: Vec<u32> = first.iter().map(|person| person + apart).collect();
            let (first, second) = (partners(persons, 7, &first), partners(persons, 7, &second));
            let mut far = vec![0_u64; CELLS as usize];
            let mut low = vec![0_u64; CELLS as usize];
            for (one, other) in first.iter().zip(second) {
                let difference = u64::from(other + persons - one) % u64::from(persons);
                far[(difference * CELLS / u64::from(persons)) as usize] += 1;
                low[(u64::from(one % 8) * 8 + u64::from(other % 8)) as usize] += 1;
            }
            let each = f64::from(COUNT) / CELLS as f64;
            for counts in [far, low] {
                let excess = chi_square_excess(&counts, |_| each);
                assert!(excess < ALLOWED, "{persons}, {apart} apart: {excess}");
            }
        }
    }
}

/// In a graph of matchings: pairs tied twice, loops of four made of two matchings, and triangles.
fn loops(persons: u32, degree: usize, replicate: u32) -> [u64; 3] {
    let everybody: Vec<u32> = (0..persons).collect();
    let ties = Matchings::whole(Draws::new(62, replicate), persons, degree as u32);
    let mut tables: Vec<Vec<u32>> = vec![Vec::new(); degree];
    let mut piece_number = 0;
    ties.reach(&everybody, &mut |piece| {
        tables[piece_number % degree].extend_from_slice(piece);
        piece_number += 1;
    });
    let go = |matching: usize, person: u32| tables[matching][person as usize];
    let (mut twice, mut fours, mut threes) = (0, 0, 0);
    for a in 0..degree {
        for b in (0..degree).filter(|b| *b != a) {
            for person in &everybody {
                let two = go(b, go(a, *person));
                twice += u64::from(two == *person);
                fours += u64::from(two != *person && go(b, go(a, two)) == *person);
                let third = (0..degree).filter(|c| *c != a && *c != b);
                threes += third.filter(|c| two != *person && go(*c, two) == *person).count() as u64;
            }
        }
    }
    // Each is met once from each of its people and in both directions.
    [twice / 4, fours / 8, threes / 6]
}

#[test]
fn short_loops_are_as_frequent_as_chance_makes_them() {
    const GRAPHS: u32 = 150;
    const DEGREE: usize = 8;
    for persons in [1_000, 1_936, 2_006] {
        let mut sums = [0_u64; 3];
        for replicate in 0..GRAPHS {
            for (sum, found) in sums.iter_mut().zip(loops(persons, DEGREE, replicate)) {
                *sum += found;
            }
        }
        // Two random matchings share 1/2 a pair and make 1/4 a loop of four; three make 1 triangle.
        let (d, graphs) = (DEGREE as f64, f64::from(GRAPHS));
        let pairs = d * (d - 1.0) / 2.0;
        let expected = [pairs / 2.0, pairs / 4.0, pairs * (d - 2.0) / 3.0];
        let names = ["repeated ties", "loops of four", "triangles"];
        for ((sum, expected), name) in sums.iter().zip(expected).zip(names) {
            let expected = expected * graphs;
            let excess = (*sum as f64 - expected) / expected.sqrt();
            assert!(excess.abs() < ALLOWED, "{persons}: {sum} {name}, not {expected}");
        }
    }
}
