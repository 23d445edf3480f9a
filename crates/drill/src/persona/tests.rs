//! What must hold of made-up people: the same for a seed, within what the programme asks, and
//! every audience among them.

use std::collections::BTreeSet;
use std::path::Path;

use programme::SourceFile;

use super::*;

const TODAY: Date = jiff::civil::date(2026, 11, 20);

fn authors_programme() -> Programme {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../programmes/million-carrots/programme.toml");
    let text = std::fs::read_to_string(&file).expect("the authors' programme is there");
    let source = SourceFile { name: "programme.toml".to_owned(), text };
    programme::load(&[source]).unwrap_or_else(|found| panic!("{found:?}"))
}

#[test]
fn every_audience_and_every_wish_occurs_among_a_few_hundred() {
    let programme = authors_programme();
    let mut missing: BTreeSet<&str> =
        programme.audiences().iter().map(|audience| audience.name.as_str()).collect();
    let mut outcomes = BTreeSet::new();
    for number in 0..300 {
        let persona = Persona::draw(11, number, &programme, TODAY);
        let decision = programme::decide(&programme, &persona.facts, TODAY);
        outcomes.insert(format!("{:?}", decision.outcome));
        if let Some(audience) = decision.audience.filter(|_| decision.outcome == Outcome::Offer) {
            missing.remove(audience.as_str());
        }
    }
    assert!(missing.is_empty(), "nobody was offered what is for {missing:?}");
    assert!(outcomes.contains("HumanDecision"), "{outcomes:?}");
}

#[test]
fn people_are_the_same_for_a_seed_and_answer_only_what_is_asked() {
    let programme = authors_programme();
    for number in 0..40 {
        let persona = Persona::draw(5, number, &programme, TODAY);
        let again = Persona::draw(5, number, &programme, TODAY);
        assert_eq!(format!("{persona:?}"), format!("{again:?}"));
        for (name, value) in persona.facts.iter() {
            let fact = programme.fact(name).expect("a fact of the programme");
            assert!(fact.derived.is_some() || fact.kind.admits(value), "{name} = {value}");
            let asked = programme::is_asked(&programme, name, &persona.facts);
            assert!(fact.derived.is_some() || asked, "{name}");
        }
    }
}
