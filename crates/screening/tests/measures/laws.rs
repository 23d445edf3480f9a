//! The laws that outrank labels, on random surroundings: who somebody is never changes a verdict,
//! evidence only ever adds, and a tie outside its days is no tie.

use jiff::civil::date;
use proptest::prelude::*;
use screening::{Checked, Dossier, Entity, MeasureKind, Regime, Verdict, check};

use crate::made::{entity, measures};

const PEOPLE: usize = 5;
const FIRMS: usize = 5;

/// A random tie: what kind, between whom, and how.
#[derive(Clone, Debug)]
struct Tied {
    kind: usize,
    one: usize,
    other: usize,
    share: u32,
    /// Days after 1 January 2020 on which it starts, and days it lasts; none if it lasts.
    start: i64,
    lasts: Option<i64>,
    way: usize,
    /// Which of [`STATUSES`] it has.
    status: usize,
}

/// What sources write of a tie, and one word that is not known.
const STATUSES: [&str; 8] =
    ["", "", "", "active", "alleged", "revoked", "rebutted", "out of the blue"];

fn tied() -> impl Strategy<Value = Tied> {
    let lasts = prop::option::weighted(0.3, 1_i64..1500);
    let days = (0_i64..1500, lasts);
    let how = (0_usize..4, 0_usize..STATUSES.len());
    (0_usize..11, 0_usize..10, 0_usize..10, 0_u32..=100, days, how).prop_map(
        |(kind, one, other, share, (start, lasts), (way, status))| Tied {
            kind,
            one,
            other,
            share,
            start,
            lasts,
            way,
            status,
        },
    )
}

fn person(place: usize) -> String {
    format!("p{}", place % PEOPLE)
}

fn firm(place: usize) -> String {
    format!("f{}", place % FIRMS)
}

fn anybody(place: usize) -> String {
    if place < PEOPLE { person(place) } else { firm(place) }
}

fn day(after: i64) -> String {
    use jiff::ToSpan;
    date(2020, 1, 1).saturating_add(after.days()).to_string()
}

fn tie(place: usize, tied: &Tied) -> Entity {
    let Tied { one, other, share, way, .. } = *tied;
    let (person_one, firm_other) = (person(one), firm(other));
    let share = ["", "about half"].get(way).map_or(share.to_string(), |text| (*text).to_owned());
    let country = ["us", "eu", "gb", "ru"][way];
    let joint = ["", "joint-stock company", "joint arrangement", "jointly held"][other % 4];
    let role = ["controls", "director", "board majority", "friend"][way];
    let family = ["son", "brother", "wife", "uncle"][way];
    let acts = ["nominee", "under the flag", "lawyer", "front for"][way];
    let criterion = ["business", "supports", "decides", "military"][way];
    let id = format!("t{place:03}");
    let (schema, own): (&str, Vec<(&str, String)>) = match tied.kind {
        0 => (
            "Ownership",
            vec![
                ("owner", anybody(one)),
                ("asset", firm_other),
                ("percentage", share),
                ("ownershipType", joint.into()),
                ("legalBasis", ["", "pact"][one % 2].into()),
            ],
        ),
        1 => (
            "Ownership",
            vec![("owner", "state".into()), ("asset", firm_other), ("percentage", share)],
        ),
        2 => ("Sanction", vec![("entity", anybody(one)), ("country", country.into())]),
        3 => {
            ("Occupancy", vec![("holder", person_one), ("post", ["m", "c", "u", "x"][way].into())])
        }
        4 => (
            "Family",
            vec![
                ("person", person_one),
                ("relative", person(other)),
                ("relationship", family.into()),
            ],
        ),
        5 => ("Associate", vec![("person", person_one), ("associate", person(other))]),
        6 => (
            "UnknownLink",
            vec![("subject", anybody(one)), ("object", firm_other), ("role", role.into())],
        ),
        7 => (
            "Representation",
            vec![
                ("agent", anybody(one)),
                ("client", ["p0", "state", "f0", "p1"][way].into()),
                ("role", acts.into()),
            ],
        ),
        8 => ("Risk", vec![("entity", person_one), ("program", criterion.into())]),
        9 => ("Risk", vec![("entity", person_one), ("program", "benefits_from_family".into())]),
        _ => ("Employment", vec![("employee", person_one), ("employer", firm_other)]),
    };
    let mut made = entity(&id, schema, &[("startDate", &day(tied.start))]);
    made.properties.insert("status".into(), vec![STATUSES[tied.status].into()]);
    if let Some(lasts) = tied.lasts {
        made.properties.insert("endDate".into(), vec![day(tied.start + lasts)]);
    }
    for (property, value) in own {
        made.properties.insert(property.into(), vec![value]);
    }
    made
}

const TRAITS: [&str; 9] = [
    "nationality",
    "citizenship",
    "country",
    "mainCountry",
    "ethnicity",
    "birthPlace",
    "birthCountry",
    "spokenLanguage",
    "religion",
];

/// The surroundings; `traits` says who each person is.
fn world(ties: &[Tied], traits: &[usize]) -> Vec<Entity> {
    let e = entity;
    let mut all = vec![
        e("state", "PublicBody", &[]),
        e("ministry", "PublicBody", &[("parent", "state")]),
        e("m", "Position", &[("organization", "ministry"), ("topics", "gov.executive")]),
        e("c", "Position", &[("organization", "ministry"), ("topics", "gov.admin")]),
        e("u", "Position", &[("organization", "ministry")]),
        e("x", "Position", &[("topics", "gov.executive")]),
    ];
    for place in 0..PEOPLE {
        let value = ["ru", "by", "ua", "de"][traits.get(place).copied().unwrap_or(0)];
        let properties = TRAITS.map(|property| (property, value));
        all.push(e(&person(place), "Person", &properties));
    }
    all.extend((0..FIRMS).map(|place| e(&firm(place), "Company", &[])));
    all.extend(ties.iter().enumerate().map(|(place, tied)| tie(place, tied)));
    all
}

fn everybody() -> Vec<String> {
    (0..PEOPLE).map(person).chain((0..FIRMS).map(firm)).collect()
}

fn checked(entities: &[Entity], on: i64) -> Checked {
    let targets = everybody();
    let targets: Vec<&str> = targets.iter().map(String::as_str).collect();
    let measures = measures(MeasureKind::Freeze, &targets, "2022-03-06", "");
    let on = day(on).parse().expect("a day");
    check(&measures, &Dossier::of(entities), &Regime::ALL, Some(on))
}

fn verdicts(checked: &Checked) -> Vec<Verdict> {
    let targets = checked.findings.iter().flat_map(|finding| &finding.targets);
    targets.flat_map(|target| target.regimes.iter().map(|judged| judged.verdict)).collect()
}

fn traits() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0_usize..4, PEOPLE)
}

fn ties() -> impl Strategy<Value = Vec<Tied>> {
    prop::collection::vec(tied(), 0..24)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn who_somebody_is_never_changes_a_verdict(
        ties in ties(), one in traits(), other in traits(), on in 0_i64..2000,
    ) {
        let (one, other) = (checked(&world(&ties, &one), on), checked(&world(&ties, &other), on));
        prop_assert_eq!(one, other);
    }

    #[test]
    fn a_measure_that_chooses_by_nationality_judges_all_it_chooses_alike(
        ties in ties(), one in traits(), other in traits(),
    ) {
        let more = "select = { nationality = \"ru\" }";
        let measures = measures(MeasureKind::VisaBan, &[], "2022-03-06", more);
        let run = |of: &[usize]| {
            let dossier = Dossier::of(&world(&ties, of));
            check(&measures, &dossier, &Regime::ALL, None).findings.remove(0).targets
        };
        let other = run(&other);
        for target in run(&one) {
            let same = other.iter().find(|known| known.id == target.id);
            prop_assert!(same.is_none_or(|same| *same == target));
        }
    }

    #[test]
    fn a_true_tie_never_weakens_and_a_missing_one_never_strengthens(
        ties in prop::collection::vec(tied(), 1..24), left_out in any::<prop::sample::Index>(),
        on in 0_i64..2000,
    ) {
        let entities = world(&ties, &[]);
        let mut fewer = entities.clone();
        fewer.remove(entities.len() - ties.len() + left_out.index(ties.len()));
        let (more, fewer) = (checked(&entities, on), checked(&fewer, on));
        for (more, fewer) in verdicts(&more).into_iter().zip(verdicts(&fewer)) {
            prop_assert!(more.weight() >= fewer.weight(), "{more} with it, {fewer} without it");
        }
        let without = |checked: &Checked| checked.findings[0].without_ground;
        prop_assert!(without(&more).low <= without(&fewer).low);
        prop_assert!(without(&more).high <= without(&fewer).high);
    }

    #[test]
    fn a_stake_split_over_two_who_are_listed_is_the_same_in_the_us_and_the_eu(
        ties in ties(), stake in 0_u32..=100, split in 0_u32..=100, on in 0_i64..2000,
    ) {
        let since = ("startDate", "2000-01-01");
        let mut all = world(&ties, &[]);
        for who in ["X", "Y"] {
            all.push(entity(who, "Person", &[]));
            for country in ["us", "eu"] {
                let listed = [("entity", who), ("country", country), since];
                all.push(entity(&format!("l{who}{country}"), "Sanction", &listed));
            }
        }
        let owns = |who: &str, share: u32| entity(&format!("z{who}"), "Ownership", &[
            ("owner", who), ("asset", "f0"), ("percentage", &share.to_string()), since,
        ]);
        let part = stake * split / 100;
        let whole: Vec<Entity> = all.iter().cloned().chain([owns("X", stake)]).collect();
        all.extend([owns("X", part), owns("Y", stake - part)]);
        let of = |entities: &[Entity]| {
            let judged = checked(entities, on).findings.remove(0).targets.into_iter();
            let two = |judged: &screening::Judged| judged.regime != Regime::Uk;
            let judged = judged.flat_map(|target| target.regimes).filter(two);
            judged.map(|judged| (judged.verdict, judged.without_ground)).collect::<Vec<_>>()
        };
        prop_assert_eq!(of(&whole), of(&all));
    }

    #[test]
    fn a_day_outside_a_ties_days_is_as_if_it_were_not_there(
        ties in prop::collection::vec(tied(), 1..24), place in any::<prop::sample::Index>(),
        after in 1_i64..400, before in any::<bool>(),
    ) {
        let place = place.index(ties.len());
        let tied = &ties[place];
        let on = match (before, tied.lasts) {
            (false, Some(lasts)) => tied.start + lasts + after,
            _ => tied.start - after,
        };
        let entities = world(&ties, &[]);
        let mut without = entities.clone();
        without.remove(entities.len() - ties.len() + place);
        let of = |entities: &[Entity]| {
            let judged = checked(entities, on).findings.remove(0).targets.into_iter();
            let judged = judged.flat_map(|target| target.regimes);
            judged.map(|judged| (judged.verdict, judged.grounds)).collect::<Vec<_>>()
        };
        prop_assert_eq!(of(&entities), of(&without));
    }

    #[test]
    fn the_order_of_the_file_does_not_matter(
        ties in ties(), turned in 0_usize..24, on in 0_i64..2000,
    ) {
        let entities = world(&ties, &[]);
        let mut other = entities.clone();
        let fixed = entities.len() - ties.len();
        if !ties.is_empty() {
            other[fixed..].rotate_left(turned % ties.len());
        }
        prop_assert_eq!(checked(&entities, on), checked(&other, on));
    }
}
