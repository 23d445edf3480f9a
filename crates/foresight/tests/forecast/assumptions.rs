//! Files of assumptions: what is read, and what is said about what is wrong.

use foresight::assumptions::{Assumptions, Known};

use super::text;

fn said(from: &str, to: &str) -> Vec<String> {
    let written = text("programmes/million-carrots/forecast.toml");
    assert!(written.contains(from), "{from} stands in the file");
    let problems = Assumptions::read(&written.replacen(from, to, 1)).expect_err("a problem");
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_what_was_expected() {
    let cases = [
        ("weeks = 52", "weeks = 0", "line 15, forecast.weeks: expected 1 to 520 weeks"),
        ("low = 0.005", "low = 0.5", "assumption.reach: expected low ≤ likely ≤ high"),
        ("[assumption.fear]", "[assumption.faer]", "no such assumption; did you mean `fear`?"),
        ("sd = 0.4", "sd = 0", "assumption.money: expected values from -3 to 3 and sd above 0"),
        ("unit = 0.4", "unit = 0.5", "company: expected weights that add to 1, found 1.1"),
        ("men = 0.98", "men = 1.98", "group.deployed_soldier.men: expected 0 to 1, found 1.98"),
        ("ages = [18, 50]", "ages = [17, 50]", "ages: expected two ages from 18"),
        ("no = 0.97", "no = 0.5", "facts.past_acts: expected shares that add to 1, found 0.53"),
        ("mean = 0.2", "middle = 0.2", "unknown field `middle`"),
        ("starts = 2022-03-06", "starts = 12:00:00", "forecast.starts: expected a day"),
        ("caught = 0.1\n", "caught = 0.95\n", "expected caught and killed to leave some"),
        ("language = 1", "language = 2", "expected 1, the only language there is"),
        ("[rate.EUR]", "[rate.EURO]", "expected the code of a currency"),
    ];
    for (from, to, expected) in cases {
        let said = said(from, to);
        assert!(said.iter().any(|line| line.contains(expected)), "{to}: {said:#?}");
        let placed = |line: &&String| line.contains(expected) && line.starts_with("line ");
        assert!(said.iter().any(|line| placed(&line)), "{to}: {said:#?}");
    }
}

#[test]
fn all_problems_are_told_at_once() {
    let written = text("programmes/million-carrots/forecast.toml");
    let written = written.replace("weeks = 52", "weeks = 0").replace("men = 0.3", "men = 3.0");
    let problems = Assumptions::read(&written).expect_err("problems");
    assert_eq!(problems.len(), 2, "{problems:#?}");
}

#[test]
fn a_draw_hangs_on_the_name_of_a_range_and_not_on_its_place() {
    let plain = super::carrots();
    let mut fewer = plain.clone();
    fewer.ranges.remove(fewer.ranges.len() - 1);
    let (one, other) = (plain.draw(7, 3), fewer.draw(7, 3));
    assert_eq!(one.0[..other.0.len()], other.0[..]);
    assert_ne!(one, plain.draw(7, 4));
    assert_ne!(one, plain.draw(8, 3));
}

#[test]
fn draws_follow_their_ranges() {
    let assumptions = super::carrots();
    let runs: Vec<_> = (0..4000).map(|run| assumptions.draw(1, run)).collect();
    let mean = |known: Known| runs.iter().map(|v| v.get(known)).sum::<f64>() / 4000.0;
    // A triangle's mean is the mean of its corners; a normal's standard error here is 0.006.
    assert!((mean(Known::Trust) - (0.1 + 0.35 + 0.7) / 3.0).abs() < 0.01);
    assert!((mean(Known::Money) - 0.2).abs() < 0.02);
    for values in &runs {
        assert!((500.0..=20000.0).contains(&values.get(Known::Capacity)));
    }
}

#[test]
fn a_scenario_can_only_set_what_there_is() {
    let mut assumptions = super::carrots();
    let fixed = foresight::assumptions::Law::Fixed;
    assert_eq!(assumptions.set("trust", fixed(0.5)), Ok(()));
    assert_eq!(assumptions.likely().get(Known::Trust), 0.5);
    assert!(assumptions.set("trust", fixed(1.5)).unwrap_err().contains("from 0 to 1"));
    assert!(assumptions.set("trusst", fixed(0.5)).unwrap_err().contains("did you mean `trust`"));
}
