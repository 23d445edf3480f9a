//! Laws the model must keep, whatever its numbers are.

use foresight::assumptions::{Assumptions, Known, Law};
use foresight::model::{Measure, Model, Outcome};
use foresight::population::{Population, build};
use foresight::random::logistic_share;
use programme::Simulated;

use super::{carrots, programme, table};

const WEEKS: u32 = 26;

/// Assumptions with some of them fixed.
fn with(fixed: &[(&str, f64)]) -> Assumptions {
    let mut assumptions = carrots();
    for (name, value) in fixed {
        assumptions.set(name, Law::Fixed(*value)).expect("an assumption");
    }
    assumptions
}

/// Nothing that one person's leaving does to another, and no limit.
const ALONE: [(&str, f64); 8] = [
    ("company_fear", 0.0),
    ("company_wish", 0.0),
    ("company_safety", 0.0),
    ("tell", 0.0),
    ("refusal_trust", 0.0),
    ("testimony_trust", 0.0),
    ("testimony_reach", 0.0),
    ("capacity", 1e7),
];

fn people(assumptions: &Assumptions) -> Population {
    build(assumptions, &table(), 100_000, 11).expect("a population")
}

fn run(programme: &Simulated, assumptions: &Assumptions, population: &Population) -> Outcome {
    let model = Model::new(programme, assumptions, population, None).expect("a model");
    model.run(&assumptions.likely(), 5, 0, WEEKS)
}

fn last(outcome: &Outcome, measure: Measure) -> u64 {
    outcome.sum(outcome.weeks() - 1, measure, |_| true)
}

#[test]
fn a_forecast_of_the_shipped_programme_has_an_order_of_magnitude() {
    let assumptions = carrots();
    let outcome = run(&programme(&[]), &assumptions, &people(&assumptions));
    for measure in Measure::ALL {
        eprintln!("{}: {}", measure.name(), last(&outcome, *measure));
    }
    let left = last(&outcome, Measure::Arrived) + last(&outcome, Measure::OwnWay);
    assert!(left > last(&outcome, Measure::Without), "the offer moves somebody");
    let additional: u64 = outcome.additional.iter().sum();
    let displaced: u64 = outcome.displaced.iter().sum();
    // Every stratum is rounded by itself.
    let apart = (left + displaced).abs_diff(last(&outcome, Measure::Without) + additional);
    assert!(apart <= 4 * outcome.people.len() as u64, "{apart}");
    let decided = last(&outcome, Measure::Settled)
        + last(&outcome, Measure::Refused)
        + last(&outcome, Measure::Waiting);
    assert!(decided.abs_diff(last(&outcome, Measure::Arrived)) <= 60, "{decided}");
}

#[test]
fn without_a_safe_moment_a_place_or_an_offer_nobody_settles() {
    let population = people(&carrots());
    let plain = programme(&[]);
    for (name, value) in [("opportunity", 0.0), ("capacity", 0.0), ("reach", 0.0)] {
        let assumptions = with(&[(name, value), ("word_of_mouth", 0.0), ("tell", 0.0)]);
        let outcome = run(&plain, &assumptions, &population);
        assert_eq!(last(&outcome, Measure::Settled), 0, "{name}");
        assert!(outcome.spent.iter().all(|spent| spent.promised == 0), "{name}");
    }
    let assumptions = carrots();
    let model = Model::new(&plain, &assumptions, &population, Some(&[])).expect("a model");
    let outcome = model.run(&assumptions.likely(), 5, 0, WEEKS);
    assert_eq!(last(&outcome, Measure::Arrived), 0);
    assert_eq!(last(&outcome, Measure::OwnWay), last(&outcome, Measure::Without));
    assert!(outcome.additional.iter().chain(&outcome.displaced).all(|count| *count == 0));
}

/// The programme with another bounty, in roubles.
fn paying(amount: &str) -> Simulated {
    let folder = "programmes/million-carrots";
    let overlay = format!(
        "[parameter.bounty_amount]\nvalues = [{{ from = 2022-02-28, amount = \"{amount}\", \
         currency = \"RUB\", source = \"made up\" }}]"
    );
    let programme = super::text(&format!("{folder}/programme.toml"));
    let sources = [("programme.toml", programme), ("bounty.toml", overlay)];
    let sources = sources.map(|(name, text)| programme::SourceFile::new(name, text));
    programme::load_simulated(&sources).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

#[test]
fn more_money_never_lowers_take_up_where_company_does_not_deter_and_nothing_is_capped() {
    let population = people(&carrots());
    for company in [0.0, 2.0] {
        let mut fixed = ALONE.to_vec();
        fixed.extend([("money", 0.4), ("company_wish", company)]);
        fixed.extend([("opportunity", 5.0), ("reach", 1.0)]);
        let assumptions = with(&fixed);
        let low = run(&paying("1000000.00"), &assumptions, &population);
        let high = run(&paying("50000000.00"), &assumptions, &population);
        for week in 0..WEEKS as usize {
            for stratum in 0..low.people.len() {
                let arrived = |o: &Outcome| o.at(week, stratum, Measure::Arrived);
                assert!(arrived(&high) >= arrived(&low), "week {week}, stratum {stratum}");
            }
        }
        assert!(last(&high, Measure::Arrived) > last(&low, Measure::Arrived));
    }
}

#[test]
fn a_cap_on_money_can_reverse_that() {
    let population = people(&carrots());
    let fixed = [("money", 0.05), ("opportunity", 3.0), ("reach", 1.0), ("capacity", 1e7)];
    let assumptions = with(&fixed);
    let settled = |overlays: &[&str]| {
        let programme = programme(overlays);
        let model = Model::new(&programme, &assumptions, &population, None).expect("a model");
        let outcome = model.run(&assumptions.likely(), 5, 0, 52);
        let force = |stratum: usize| model.is_force(stratum);
        let last = outcome.weeks() - 1;
        (outcome.sum(last, Measure::Settled, force), outcome.sum(last, Measure::Unfunded, force))
    };
    // The smaller bounty is matched, so 100 million dollars pay for a thousand either way; as the
    // dearer one is a single partner's, larger families no longer find a second one.
    let (low, high) = (settled(&[]), settled(&["hundred-thousand"]));
    assert!(low.1 > 0 && high.1 > 0, "money runs out: {low:?} {high:?}");
    assert!(high.0 <= low.0, "{low:?} {high:?}");
}

#[test]
fn no_partner_spends_more_than_its_budget() {
    let assumptions =
        with(&[("money", 1.0), ("trust", 1.0), ("opportunity", 10.0), ("reach", 1.0)]);
    let programme = programme(&[]);
    let outcome = run(&programme, &assumptions, &people(&assumptions));
    let columns = programme::grant_columns(programme.programme());
    let mut exhausted = 0;
    for (partner, week) in programme.programme().partners().iter().zip(&outcome.exhausted) {
        let of = columns.iter().zip(&outcome.spent).filter(|(c, _)| c.partner == partner.name);
        let promised: i64 = of.map(|(_, spent)| spent.promised).sum();
        assert!(promised <= partner.budget.minor + 10, "{}: {promised}", partner.name);
        exhausted += u32::from(week.is_some());
    }
    assert!(exhausted > 0, "the test presses on a budget");
}

#[test]
fn without_company_the_wish_is_plain_logit() {
    let mut fixed = ALONE.to_vec();
    fixed.extend([("reach", 5.0), ("opportunity", 0.0)]);
    let assumptions = with(&fixed);
    let population = people(&assumptions);
    let programme = programme(&[]);
    let model = Model::new(&programme, &assumptions, &population, None).expect("a model");
    let values = assumptions.likely();
    let outcome = model.run(&values, 5, 0, 10);
    let mut tried = 0;
    for stratum in 0..model.strata.len() {
        let (group, audience) = model.names(stratum);
        let group = assumptions.groups.iter().find(|g| g.name == group).expect("a group");
        // Soldiers of the ranks get refuge, a bounty and, with a family, two benefits more; here
        // the audience with one offer for all: ordinary people get the open door alone.
        if audience != Some("ordinary") {
            continue;
        }
        let door = assumptions.worths.iter().find(|w| w.name == "open_door").expect("a worth");
        let offer = values.get(Known::Trust) * values.0[door.range];
        let base = libm::log(group.wish / (1.0 - group.wish)) - group.risk + offer;
        let expected = logistic_share(base);
        let people = outcome.people[stratum] as f64;
        let share = outcome.at(9, stratum, Measure::Wishing) as f64 / people;
        let block = population.blocks.iter().find(|b| b.group == group.name).expect("a block");
        let sampled = people / block.stands_for();
        let error = (expected * (1.0 - expected) / sampled).sqrt();
        assert!((share - expected).abs() < 4.0 * error, "{}: {share} {expected}", group.name);
        tried += 1;
    }
    assert!(tried >= 2);
}

#[test]
fn company_that_deters_damps_and_company_that_draws_can_cascade() {
    let population = people(&carrots());
    let plain = programme(&[]);
    let mut ended = Vec::new();
    for company in [-10.0, 0.0, 10.0] {
        let mut fixed = ALONE.to_vec();
        fixed.extend([("company_wish", company), ("reach", 1.0), ("opportunity", 5.0)]);
        let assumptions = with(&fixed);
        ended.push(last(&run(&plain, &assumptions, &population), Measure::Arrived));
    }
    assert!(ended[0] < ended[1], "{ended:?}");
    assert!(2 * ended[2] > 3 * ended[1], "{ended:?}");
}

#[test]
fn having_to_testify_keeps_people_away_and_convinces_less() {
    let assumptions = with(&[("testimony_fear", 1.5), ("trust", 0.6)]);
    let population = people(&assumptions);
    let free = run(&programme(&[]), &assumptions, &population);
    let forced = run(&programme(&["mandatory-testimony"]), &assumptions, &population);
    assert!(last(&forced, Measure::Arrived) < last(&free, Measure::Arrived));
    assert!(forced.testimonies.last() > Some(&0.0));
    // What cannot be bought is the same: those who leave without the programme.
    assert_eq!(last(&forced, Measure::Without), last(&free, Measure::Without));
}

#[test]
fn unfair_measures_lower_trust_and_take_up() {
    let population = people(&carrots());
    let plain = programme(&[]);
    let fair = run(&plain, &with(&[("unfair_share", 0.0)]), &population);
    let unfair = run(&plain, &with(&[("unfair_share", 0.8)]), &population);
    assert!(unfair.trust[0] < fair.trust[0]);
    assert!(last(&unfair, Measure::Arrived) < last(&fair, Measure::Arrived));
}

#[test]
fn names_carry_no_meaning() {
    let plain = carrots();
    let mut renamed = plain.clone();
    for group in &mut renamed.groups {
        group.name = format!("x_{}", group.name.chars().rev().collect::<String>());
    }
    let programme = programme(&[]);
    let one = run(&programme, &plain, &people(&plain));
    let other = run(&programme, &renamed, &people(&renamed));
    assert_eq!(one, other);
}

#[test]
fn splitting_a_group_in_two_alike_keeps_what_is_expected() {
    let whole = with(&ALONE);
    let mut split = whole.clone();
    let place = split.groups.iter().position(|g| g.name == "specialist").expect("specialists");
    let range = split.groups[place].people.expect("a range");
    let half = Law::Fixed(whole.likely().0[range] / 2.0);
    split.ranges[range].law = half;
    let mut twin = split.groups[place].clone();
    twin.name = "specialist_too".to_owned();
    split.groups.insert(place, twin);
    let programme = programme(&[]);
    let arrived = |assumptions: &Assumptions| {
        let population = people(assumptions);
        let model = Model::new(&programme, assumptions, &population, None).expect("a model");
        let values = assumptions.likely();
        let of = |stratum: usize| model.names(stratum).0.starts_with("specialist");
        let runs = (0..20).map(|run| model.run(&values, 3, run, WEEKS));
        let sums = runs.map(|o| o.sum(o.weeks() - 1, Measure::Arrived, of) as f64);
        let sums: Vec<f64> = sums.collect();
        let mean = sums.iter().sum::<f64>() / 20.0;
        let var = sums.iter().map(|s| (s - mean).powi(2)).sum::<f64>() / 19.0;
        (mean, var / 20.0)
    };
    let ((one, var_one), (two, var_two)) = (arrived(&whole), arrived(&split));
    assert!((one - two).abs() < 4.0 * (var_one + var_two).sqrt(), "{one} {two}");
    assert!(one > 1000.0);
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let assumptions = carrots();
    let one = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| run(&programme(&[]), &assumptions, &people(&assumptions)))
    };
    let (single, two, eight) = (one(1), one(2), one(8));
    assert_eq!(single, two);
    assert_eq!(single, eight);
}
