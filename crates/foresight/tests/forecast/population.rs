//! Populations: margins, sizes, determinism, and what their people answer.

use foresight::population::{BuildError, Population, build, margins};
use programme::{Batch, Outcome};

use super::{carrots, programme, table};

fn made(size: u64, seed: u64) -> Population {
    build(&carrots(), &table(), size, seed).expect("a population")
}

#[test]
fn every_margin_of_the_table_is_met() {
    let assumptions = carrots();
    let table = table().without(&assumptions.recipe.leave_out).expect("a table");
    assert_eq!(table.total(), 142_875_301, "as the table's README says");
    let population = made(1_000_000, 1);
    assert!(population.people().abs_diff(1_000_000) < 2000, "{}", population.people());
    for margin in margins(&population, &table) {
        // A made-up person of the rest stands for some 150 real ones, and cells are whole people.
        let off = (margin.made - margin.table as f64).abs();
        let allowed = (0.01 * margin.table as f64).max(8000.0);
        assert!(off <= allowed, "{margin:?}");
    }
}

#[test]
fn small_groups_have_many_people_who_stand_for_fewer() {
    let population = made(200_000, 1);
    for block in &population.blocks {
        let households = block.households.len() as f64;
        let likely = match block.group.as_str() {
            "deployed_soldier" => 171_000.0,
            "diplomat" => 5_000.0,
            "celebrity" => 1_000.0,
            _ => continue,
        };
        assert!((households * block.stands_for() - likely).abs() < 1.0, "{block:?}");
        assert!(households >= 1_000.0, "{block:?}");
    }
    let rest = population.blocks.last().expect("the rest");
    assert!(rest.stands_for() > 500.0);
}

#[test]
fn households_are_of_a_plausible_size_and_have_one_adult_who_decides() {
    let population = made(300_000, 2);
    let mean = population.people() as f64 / f64::from(population.households());
    assert!((2.2..2.6).contains(&mean), "{mean}");
    let mut young = 0;
    for (_, members) in population.members(0..population.households()) {
        assert!(!members.is_empty());
        let decides = members[0].age();
        young += u32::from(decides < 18);
    }
    assert_eq!(young, 0, "children decide for nobody");
}

#[test]
fn a_population_follows_from_its_seed() {
    assert_eq!(made(20_000, 5), made(20_000, 5));
    assert_ne!(made(20_000, 5), made(20_000, 6));
    let four = rayon::ThreadPoolBuilder::new().num_threads(4).build().expect("threads");
    assert_eq!(made(20_000, 5), four.install(|| made(20_000, 5)));
}

#[test]
fn a_thousand_people_are_enough_and_fewer_are_refused() {
    let population = made(1000, 1);
    assert!(population.blocks.iter().all(|block| !block.households.is_empty()));
    assert!(population.people().abs_diff(1000) < 100, "{}", population.people());
    let refused = build(&carrots(), &table(), 999, 1).unwrap_err();
    assert_eq!(refused, BuildError::Size { found: 999 });
}

#[test]
fn the_same_evaluator_decides_what_each_is_offered() {
    let (assumptions, programme) = (carrots(), programme(&[]));
    let programme = programme.programme();
    let population = made(100_000, 3);
    let batch = Batch::new(programme, assumptions.starts);
    let mut audiences = std::collections::BTreeMap::new();
    for (number, block) in population.blocks.iter().enumerate() {
        let households = block.households.clone();
        let people = population.answers(programme, &assumptions, number, households.clone());
        let people = people.expect("answers");
        let codes = batch.decide(&people, 0..people.len());
        for row in 0..people.len() {
            let answer = batch.answer(&codes, codes.codes[row]).expect("an answer");
            assert_ne!(
                answer.outcome,
                Outcome::NeedsFacts,
                "{}: {:?}",
                block.group,
                answer.missing
            );
            let audience = answer.audience.clone().unwrap_or_default();
            *audiences.entry((block.group.clone(), audience)).or_insert(0) += 1;
            if row % 997 == 0 {
                let alone =
                    programme::decide(programme, &people.facts(programme, row), assumptions.starts);
                assert_eq!(alone.audience, answer.audience);
                assert_eq!(alone.outcome, answer.outcome);
            }
        }
    }
    let of = |group: &str, audience: &str| {
        audiences.get(&(group.to_owned(), audience.to_owned())).copied().unwrap_or(0)
    };
    assert!(of("deployed_soldier", "deserting_soldier") > of("deployed_soldier", "senior_officer"));
    assert!(of("deployed_soldier", "senior_officer") > 0);
    assert!(of("diplomat", "diplomat") > 0 && of("scientist", "skilled") > 0);
    assert!(of("everybody_else", "ordinary") > 10_000);
    assert_eq!(of("everybody_else", "deserting_soldier"), 0);
}
