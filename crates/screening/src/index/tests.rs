//! An index answers what comparing with everybody would.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::comparison::{Band, THRESHOLD};
use crate::days::Days;
use crate::party::{Document, Kind, Name, NameRole};

/// Made-up people of few words, so that lists are full of namesakes and near names.
fn name() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Пётр",
        "Pyotr",
        "Петро",
        "Petya",
        "Иван",
        "Ivan",
        "Olha",
        "Ольга",
        "Сергеевич",
        "Sergiyovych",
        "Ivanovna",
        "Ковалёв",
        "Kovalyova",
        "KOVALEV",
        "Туманов",
        "Tumanov-Li",
        "Li",
        "P.",
        "Yu.",
        "Хохлов",
        "Xoxlov",
        "bin",
        "Karim",
        "KovalyovPyotr",
    ]);
    prop::collection::vec(word, 1..5).prop_map(|words| words.join(" "))
}

fn listed() -> impl Strategy<Value = Party> {
    (name(), prop::option::of(name()), prop::option::of(1960_i16..1962)).prop_map(
        |(name, alias, year)| {
            let alias = alias.map(|alias| Name::whole(alias).role(NameRole::Alias));
            let names = std::iter::once(Name::whole(name)).chain(alias).collect();
            let born = year.map(|year| Days::day(date(year, 5, 6))).into_iter().collect();
            Party { kind: Kind::Person, names, born, ..Party::default() }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]
    /// What the index answers is what comparing with everybody would, but for names of which words
    /// are written together and others differ, which only a comparison finds.
    #[test]
    fn an_index_finds_what_comparing_with_everybody_finds(
        list in prop::collection::vec(listed(), 1..12), ours in listed(),
    ) {
        let index = Index::new(list.clone());
        let hits = index.screen(&ours, THRESHOLD, list.len()).hits;
        for hit in &hits {
            let compared = crate::compare::compare(&ours, &list[hit.party]);
            prop_assert_eq!(&hit.comparison, &compared);
        }
        for (at, party) in list.iter().enumerate() {
            let compared = crate::compare::compare(&ours, party);
            if compared.similarity >= THRESHOLD {
                let found = hits.iter().any(|hit| hit.party == at);
                prop_assert!(found, "{:?} in {:?}: {compared:?}", ours.names, party.names);
            }
        }
        let sorted = hits.is_sorted_by(|one, other| {
            let rank = |hit: &Hit| (hit.comparison.band, hit.comparison.similarity);
            rank(one) >= rank(other)
        });
        prop_assert!(sorted);
    }
}

proptest! {
    /// What was asked before, and is remembered, changes no answer.
    #[test]
    fn an_index_answers_the_same_whatever_it_was_asked_before(
        list in prop::collection::vec(listed(), 1..12),
        before in prop::collection::vec(listed(), 0..6),
        ours in listed(),
    ) {
        let fresh = Index::new(list.clone());
        let used = Index::new(list);
        for party in &before {
            used.screen(party, THRESHOLD, 10);
        }
        let wanted = fresh.screen(&ours, 0.0, 10);
        prop_assert_eq!(&used.screen(&ours, 0.0, 10), &wanted);
        prop_assert_eq!(&fresh.screen(&ours, 0.0, 10), &wanted);
    }
}

#[test]
fn a_document_is_found_under_any_name() {
    let paper = Document { number: "45 12 345678".to_owned(), ..Document::default() };
    let with = |name: &str| Party { documents: vec![paper.clone()], ..Party::person(name) };
    let index = Index::new(vec![Party::person("Олег Туманов"), with("Пётр Ковалёв")]);
    let hits = index.screen(&with("Анна Ли"), THRESHOLD, 10).hits;
    assert_eq!(hits.iter().map(|hit| hit.party).collect::<Vec<_>>(), [1]);
    assert_eq!(hits[0].comparison.band, Band::Review);
}

#[test]
fn an_empty_list_and_an_empty_name_find_nobody() {
    assert_eq!(Index::new(Vec::new()).screen(&Party::person("Li"), 0.0, 10).total, 0);
    let index = Index::new(vec![Party::person(""), Party::person("Li")]);
    assert_eq!(index.screen(&Party::person(""), THRESHOLD, 10).total, 0);
    assert_eq!(index.screen(&Party::default(), THRESHOLD, 10).total, 0);
    let none = index.screen(&Party::person("Li"), THRESHOLD, 0);
    assert_eq!((none.hits.len(), none.total), (0, 1), "what is not given out is counted");
}

#[test]
fn the_strongest_band_comes_first_however_alike_namesakes_are() {
    let born =
        |name: &str| Party { born: vec![Days::day(date(1970, 5, 6))], ..Party::person(name) };
    let mut list: Vec<Party> = (0..30).map(|_| Party::person("Пётр Ковалёв")).collect();
    list.push(born("Pyotr Sergeyevich Kovalyov"));
    let found = Index::new(list).screen(&born("Пётр Ковалёв"), THRESHOLD, 5);
    assert_eq!((found.hits[0].party, found.hits[0].comparison.band), (30, Band::Match));
    assert_eq!((found.hits.len(), found.total), (5, 31));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    /// Whoever is asked about and whatever countries are known of anybody, the same are found, in
    /// the same order, for the same numbers.
    #[test]
    fn no_country_changes_who_is_found(
        list in prop::collection::vec((listed(), countries()), 1..12),
        ours in listed(), mine in countries(),
    ) {
        let found = |list: Vec<Party>, ours: &Party| {
            let found = Index::new(list).screen(ours, THRESHOLD, 100).hits.into_iter();
            let what = |hit: Hit| {
                let compared = hit.comparison;
                (hit.party, compared.band, compared.similarity, compared.evidence)
            };
            found.map(what).collect::<Vec<_>>()
        };
        let plain = list.iter().map(|(party, _)| party.clone()).collect();
        let with = list.into_iter().map(|(party, countries)| Party { countries, ..party });
        let asked = Party { countries: mine, ..ours.clone() };
        prop_assert_eq!(found(with.collect(), &asked), found(plain, &ours));
    }
}

fn countries() -> impl Strategy<Value = Vec<String>> {
    let code = prop::sample::select(vec!["ru", "ua", "fr", "Russia"]);
    prop::collection::vec(code.prop_map(str::to_owned), 0..3)
}

/// A threshold of the asker's own hides names that are less alike, and nobody with the paper asked
/// about, however the rest agrees.
#[test]
fn any_threshold_keeps_those_with_the_same_document_and_no_others() {
    let paper = |number: &str| Document { number: number.to_owned(), ..Document::default() };
    let somebody = |name: &str, number: &str| Party {
        born: vec![Days::day(date(1970, 5, 6))],
        documents: vec![paper(number)],
        ..Party::person(name)
    };
    let list = vec![
        somebody("Petr Vydumov", "NW0012345"),
        somebody("Olga Kim", "NW0012345"),
        Party { born: vec![Days::day(date(1970, 5, 16))], ..Party::person("Petr Vydumov") },
        Party::person("Pyotr Petrovich Vydumov"),
    ];
    let index = Index::new(list);
    let ours = somebody("Pyotr Petrovich Vydukov", "NW 0012345");
    let found = |threshold: f64| {
        let hits = index.screen(&ours, threshold, 10).hits;
        hits.iter().map(|hit| hit.party).collect::<Vec<_>>()
    };
    assert_eq!(found(1.0), [0, 1]);
    assert_eq!(found(0.95), [0, 1]);
    assert_eq!(found(0.60).len(), 4, "{:?}", index.screen(&ours, 0.6, 10));
    let hits = index.screen(&ours, 1.0, 10).hits;
    let bands: Vec<Band> = hits.iter().map(|hit| hit.comparison.band).collect();
    assert_eq!(bands, [Band::Match, Band::Review]);
}
