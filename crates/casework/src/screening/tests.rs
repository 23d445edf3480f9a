//! Tests of carrying judgements over, and of what is compared.

use ::screening::{About, How, Stance, compare};
use proptest::prelude::*;

use super::*;
use crate::application::Relation;

fn list(name: &str) -> ListUsed {
    ListUsed { name: name.to_owned(), digest: Digest::of("tests", name.as_bytes()) }
}

fn listed(id: &str, reason: &str) -> Party {
    let reasons = vec![reason.to_owned()];
    Party { id: id.to_owned(), reasons, ..Party::person("Artyom Made-up") }
}

fn hit(party: &Party) -> Hit {
    let ours = Party::person("Artyom Made-up");
    Hit::new(list("practice").digest, party, &compare(&ours, party))
}

fn screening(hits: Vec<Hit>, judged: &Judgements<'_>) -> Screening {
    let found = FoundHits { hits, not_given: 0 };
    Screening::new(Party::person("Artyom Made-up"), vec![list("practice")], found, judged)
}

fn judge(screening: &Screening, hit: &Hit, judgement: Judgement) -> HitResolution {
    HitResolution::new(screening, hit.content, judgement, "Because.").expect("short enough")
}

#[test]
fn only_what_is_new_or_open_comes_again() {
    let (one, two, three) = (listed("1", "a"), listed("2", "b"), listed("3", "c"));
    let hits = vec![hit(&one), hit(&two), hit(&three)];
    let first = screening(hits.clone(), &Judgements::default());
    assert_eq!((first.hits.len(), first.carried.len()), (3, 0));
    let other = judge(&first, &hits[0], Judgement::Other);
    let unclear = judge(&first, &hits[1], Judgement::Unclear);
    let judged = Judgements::new([(2, &other), (3, &unclear)].into_iter());
    assert_eq!(first.open(&judged).count(), 2, "what cannot be told yet stays open");

    let changed = listed("3", "another reason");
    let four = listed("4", "d");
    let hits = vec![hit(&one), hit(&two), hit(&changed), hit(&four)];
    let second = screening(hits.clone(), &judged);
    assert_eq!(second.carried, [Carried { content: hits[0].content, resolution: 2 }]);
    assert_eq!(second.hits, hits[1..]);
    let same = judge(&second, &hits[1], Judgement::Same);
    let judged = Judgements::new([(2, &other), (3, &unclear), (5, &same)].into_iter());
    assert_eq!(second.open(&judged).count(), 2, "the last judgement counts");

    let changed = listed("1", "what the list says has changed");
    let third = screening(vec![hit(&changed)], &judged);
    assert_eq!((third.hits.len(), third.carried.len()), (1, 0));
}

#[test]
fn hits_are_bounded_and_say_so_and_the_same_party_comes_once() {
    let parties: Vec<Party> = (0..HITS_MAX + 3).map(|n| listed(&n.to_string(), "a")).collect();
    let mut hits: Vec<Hit> = parties.iter().map(hit).collect();
    hits.push(hits[0].clone());
    let screening = screening(hits, &Judgements::default());
    assert_eq!((screening.hits.len(), screening.left_off), (HITS_MAX, 3));
    let long = Party {
        names: (0..50).map(|n| Name::whole(format!("{n}{}", "x".repeat(10_000)))).collect(),
        ..Party::default()
    };
    let kept = hit(&long);
    assert!(kept.names.len() <= SHOWN_MAX);
    assert!(kept.names.iter().all(|name| name.chars().count() <= TEXT_MAX));
}

/// Whoever is left off may be the one: all twenty may be judged, and the screening is open still.
#[test]
fn what_nobody_has_looked_at_is_open() {
    let hits: Vec<Hit> = (0..2).map(|n| hit(&listed(&n.to_string(), "a"))).collect();
    let none = Judgements::default();
    let screened = |found| Screening::new(Party::default(), Vec::new(), found, &none);
    let whole = screened(FoundHits::new(hits.clone(), 2));
    let cut = screened(FoundHits::new(hits.clone(), 9));
    assert_eq!((whole.left_off, cut.left_off), (0, 7));
    let judged: Vec<_> = hits.iter().map(|hit| judge(&cut, hit, Judgement::Other)).collect();
    let judged = Judgements::new((2..).zip(&judged));
    assert!(!whole.is_open(&judged) && cut.is_open(&judged));
    assert!(whole.is_open(&none) && cut.is_open(&none));

    let unlike = Hit { band: Band::NoMatch, ..hits[1].clone() };
    let found = FoundHits::new(vec![hits[0].clone(), unlike], 9);
    assert_eq!(found, FoundHits { hits: hits[..1].to_vec(), not_given: 0 });
}

#[test]
fn a_judgement_needs_a_reason_of_some_length() {
    let party = listed("1", "a");
    let screening = screening(vec![hit(&party)], &Judgements::default());
    let refused = Err(Refusal::TextLength { limit: JUDGEMENT_MAX });
    for reason in ["", " \n", &"x".repeat(JUDGEMENT_MAX + 1)] {
        let judged =
            HitResolution::new(&screening, content_digest(&party), Judgement::Other, reason);
        assert_eq!(judged, refused);
    }
    for judgement in Judgement::ALL {
        assert_eq!(Judgement::from_name(judgement.name()), Some(judgement));
    }
}

#[test]
fn both_numbers_are_kept_whole_and_apart() {
    let comparison = Comparison {
        similarity: 0.9876,
        evidence: -3.21,
        band: Band::Review,
        name: 1,
        statements: vec![Statement {
            about: About::Given,
            stance: Stance::Agrees,
            how: How::Same,
            ours: "Artyom".to_owned(),
            theirs: "Artyom".to_owned(),
        }],
    };
    let names = vec![Name::whole("First"), Name::whole("Nearest"), Name::whole("First")];
    let hit = Hit::new(list("a").digest, &Party { names, ..Party::default() }, &comparison);
    assert_eq!((hit.similarity_thousandths, hit.evidence_tenths), (988, -32));
    assert_eq!(hit.names, ["Nearest", "First"]);
}

#[test]
fn an_applicant_is_compared_by_what_the_programme_asks_and_by_no_country() {
    let mut application =
        Application { name: " Artyom Made-up ".to_owned(), ..Application::default() };
    assert_eq!(applicant(&application), Party::person("Artyom Made-up"));
    application.facts.insert("year_of_birth", Value::Integer(1990));
    application.facts.insert("gender", Value::Enum("male".to_owned()));
    application.facts.insert("nationality", Value::Enum("ru".to_owned()));
    let party = applicant(&application);
    assert_eq!(party.born, whole_year(1990).into_iter().collect::<Vec<_>>());
    assert_eq!((party.gender, party.countries.len()), (Some(Gender::Male), 0));
    application.facts.insert("born", Value::Date(jiff::civil::date(1990, 2, 3)));
    assert_eq!(applicant(&application).born, [Days::day(jiff::civil::date(1990, 2, 3))]);
    let child = Member { relation: Relation::Child, name: String::new(), born: Some(2015) };
    assert_eq!(member(&child).names, []);
}

proptest! {
    /// Whatever was judged, nothing open is lost and nothing settled is asked again.
    #[test]
    fn every_hit_is_either_asked_or_carried(
        parties in proptest::collection::vec((0u8..12, 0u8..3), 0..18),
        judged in proptest::collection::vec((0u8..12, 0u8..3, 0usize..3), 0..18),
    ) {
        let party = |(id, version): (u8, u8)| listed(&id.to_string(), &version.to_string());
        let before = screening(Vec::new(), &Judgements::default());
        let resolutions: Vec<HitResolution> = judged
            .iter()
            .map(|(id, version, which)| {
                judge(&before, &hit(&party((*id, *version))), Judgement::ALL[*which])
            })
            .collect();
        let numbered = resolutions.iter().enumerate().map(|(place, one)| (place as u64, one));
        let judgements = Judgements::new(numbered);
        let found: Vec<Hit> = parties.iter().map(|which| hit(&party(*which))).collect();
        let after = screening(found.clone(), &judgements);
        let distinct: BTreeSet<Digest> = found.iter().map(|hit| hit.content).collect();
        prop_assert_eq!(after.hits.len() + after.carried.len(), distinct.len());
        for hit in &after.hits {
            let last = judgements.of(&hit.content);
            prop_assert!(last.is_none_or(|(_, last)| !last.judgement.settles()));
        }
        prop_assert_eq!(after.open(&judgements).count(), after.hits.len());
    }
}
