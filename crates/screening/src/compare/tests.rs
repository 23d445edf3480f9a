//! Comparisons: bands, reasons and the laws that hold for all of them.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::days::Days;
use crate::party::{Document, Gender, Name};

mod evidence;

fn named(name: &str) -> Party {
    Party::person(name)
}

fn born(name: &str, year: i16, month: i8, day: i8) -> Party {
    Party { born: vec![Days::day(date(year, month, day))], ..named(name) }
}

fn band(ours: &Party, listed: &Party) -> Band {
    compare(ours, listed).band
}

const KOVALYOV: &str = "Пётр Сергеевич Ковалёв";

#[test]
fn the_same_name_alone_is_insufficient_evidence_in_every_spelling() {
    let spellings = [
        KOVALYOV,
        "Pyotr Sergeyevich KOVALYOV",
        "KOVALEV, Petr",
        "Kovaljov Pjotr Sergejevič",
        "Петро Сергійович Ковальов",
        "P. S. Kovalyov",
        "Петя Ковалёв",
        "П\u{200b}ётр Кoвалёв",
    ];
    for spelling in spellings {
        let compared = compare(&named(spelling), &named(KOVALYOV));
        assert_eq!(compared.band, Band::InsufficientEvidence, "{spelling}: {compared:#?}");
        assert!(!compared.statements.is_empty());
    }
}

#[test]
fn a_patronymic_left_out_is_not_one_contradicted() {
    let omitted = compare(&named("Пётр Ковалёв"), &named("Pyotr Sergeevich KOVALYOV"));
    let other = compare(&named("Пётр Иванович Ковалёв"), &named("Pyotr Sergeevich KOVALYOV"));
    assert!(omitted.similarity > THRESHOLD + 0.1, "{omitted:?}");
    assert!(other.similarity < THRESHOLD - 0.1, "{other:?}");
    let of_patronymic = |compared: &Comparison| {
        compared.statements.iter().find(|one| one.about == About::Patronymic).cloned()
    };
    let silent = of_patronymic(&omitted).expect("said");
    assert_eq!((silent.stance, silent.theirs.as_str()), (Stance::Omitted, "Sergeevich"));
    let against = of_patronymic(&other).expect("said");
    assert_eq!(against.stance, Stance::Contradicts);
    assert_eq!(against.to_string(), "patronymic differs: Иванович and Sergeevich");
}

#[test]
fn an_alias_without_patronymic_does_not_hide_that_another_contradicts() {
    let mut listed = named("Pyotr Sergeevich KOVALYOV");
    listed.names.push(Name::whole("Pyotr KOVALYOV").role(NameRole::Alias));
    assert_eq!(band(&named("Пётр Иванович Ковалёв"), &listed), Band::NoMatch);
    assert_ne!(band(&named("Пётр Сергеевич Ковалёв"), &listed), Band::NoMatch);
}

#[test]
fn what_is_known_beside_the_name_decides_the_band() {
    let listed = born(KOVALYOV, 1970, 3, 4);
    let cases = [
        (born(KOVALYOV, 1970, 3, 4), Band::Match),
        (born("P. Kovalyov", 1970, 3, 4), Band::Match),
        (born(KOVALYOV, 1970, 4, 3), Band::Match),
        (born(KOVALYOV, 1970, 3, 14), Band::Review),
        (born(KOVALYOV, 1985, 6, 7), Band::NoMatch),
        (named(KOVALYOV), Band::InsufficientEvidence),
        (born("Олег Петрович Туманов", 1970, 3, 4), Band::NoMatch),
    ];
    for (ours, wanted) in cases {
        let compared = compare(&ours, &listed);
        assert_eq!(compared.band, wanted, "{} {:?}: {compared:#?}", ours.name(), ours.born);
    }
    let paper = |number: &str| Document { number: number.to_owned(), ..Document::default() };
    let with = |name: &str, number: &str| Party { documents: vec![paper(number)], ..named(name) };
    let listed = with(KOVALYOV, "45 12 345678");
    assert_eq!(band(&with(KOVALYOV, "4512345678"), &listed), Band::Match);
    assert_eq!(band(&with("Олег Туманов", "4512345678"), &listed), Band::Review);
    assert_eq!(band(&with(KOVALYOV, "4599999999"), &listed), Band::InsufficientEvidence);
    let of = |country: &str| Party {
        countries: vec![country.to_owned()],
        ..born("Pyotr Vydukov", 1970, 5, 6)
    };
    let listed =
        Party { countries: vec!["ru".to_owned()], ..born("Pyotr Petrovich Vydumov", 1970, 5, 6) };
    let [here, abroad] = ["ru", "fr"].map(|country| compare(&of(country), &listed));
    assert_eq!((here.band, here.similarity), (abroad.band, abroad.similarity));
    assert!(here.similarity < THRESHOLD + 0.02, "a country that took anything would tell");
}

#[test]
fn similarity_and_evidence_are_two_numbers() {
    let common = compare(&named("Иван Ковалёв"), &named("Иван Ковалёв"));
    let exact = compare(&born(KOVALYOV, 1970, 3, 4), &born(KOVALYOV, 1970, 3, 4));
    assert_eq!((common.similarity, exact.similarity), (1.0, 1.0));
    assert!(exact.evidence > common.evidence + 10.0, "{common:?} {exact:?}");
}

#[test]
fn a_body_is_compared_as_a_body() {
    let body = |name: &str| Party { kind: Kind::Organisation, ..named(name) };
    let cases = [
        ("ООО «Северный ветер»", "Severny Veter LLC", true),
        ("Severny Veter, JSC", "Severny Veter Joint Stock Company", true),
        ("Severny Veter (Kazan) LLC", "Severny Veter (Tver) LLC", false),
        ("Severny Veter Bank", "Severny Veter", false),
        ("Brigade Forty-Four", "44th Brigade", true),
        ("Brigade 44", "Brigade 45", false),
    ];
    for (one, other, same) in cases {
        let compared = compare(&body(one), &body(other));
        assert_eq!(compared.similarity >= THRESHOLD, same, "{one} and {other}: {compared:#?}");
    }
    assert_eq!(band(&body("Severny Veter"), &named("Severny Veter")), Band::NoMatch);
}

/// Made-up people, of few names, so that many are near each other.
fn somebody() -> impl Strategy<Value = Party> {
    let given = prop::sample::select(vec!["Пётр", "Pyotr", "Иван", "Anna", "П."]);
    let middle = prop::sample::select(vec!["", "Сергеевич", "Ivanovich", "Sergeevna"]);
    let family = prop::sample::select(vec!["Ковалёв", "KOVALYOV", "Ковалёва", "Туманов", "Li"]);
    let year = prop::option::of(1960_i16..1963);
    let gender = prop::option::of(prop::sample::select(vec![Gender::Female, Gender::Male]));
    (given, middle, family, year, gender).prop_map(|(given, middle, family, year, gender)| {
        let born = year.map(|year| Days::day(date(year, 5, 6))).into_iter().collect();
        Party { born, gender, ..named(&format!("{given} {middle} {family}")) }
    })
}

/// Any letters, with words and signs that take a field apart.
fn any_name() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec![
        " aka ", " or ", "née ", "born ", " alias ", "(", ")", "/", ",", ";", "ẞ", "İ", ".", " ",
    ]);
    let piece = prop_oneof!["\\PC{0,12}", sign.prop_map(str::to_owned)];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn countries() -> impl Strategy<Value = Vec<String>> {
    let code = prop::sample::select(vec!["ru", "ua", "kz", "de"]);
    prop::collection::vec(code.prop_map(str::to_owned), 0..3)
}

proptest! {
    /// Nationality changes nothing, neither for nor against: whatever countries are known, band,
    /// similarity and evidence are those without any.
    #[test]
    fn no_country_changes_what_a_comparison_comes_to(
        one in somebody(), other in somebody(), mine in countries(), theirs in countries(),
    ) {
        let plain = compare(&one, &other);
        let one = Party { countries: mine, ..one };
        let other = Party { countries: theirs, ..other };
        let with = compare(&one, &other);
        prop_assert_eq!(with.similarity, plain.similarity);
        prop_assert_eq!(with.evidence, plain.evidence);
        prop_assert_eq!(with.band, plain.band);
        let about_country = |one: &Statement| one.about == About::Country;
        let rest = with.statements.into_iter().filter(|one| !about_country(one));
        prop_assert_eq!(rest.collect::<Vec<_>>(), plain.statements);
    }

    /// Nor do places of birth change the band or similarity, whether they agree or differ, and
    /// whatever else is known.
    #[test]
    fn no_place_changes_the_band(
        one in somebody(), other in somebody(), mine in "[А-Я][а-я]{4,8}",
        theirs in prop::option::of("[А-Я][а-я]{4,8}"), years in 0_i16..9,
    ) {
        let wide = |party: Party| {
            let widened = |days: &Days| {
                let last = date(days.last.year() + years, 12, 31);
                Days { last, ..*days }
            };
            Party { born: party.born.iter().map(widened).collect(), ..party }
        };
        let (one, other) = (wide(one), wide(other));
        let born_in = |party: &Party, place: &str| {
            Party { places: vec![place.to_owned()], ..party.clone() }
        };
        let theirs = theirs.unwrap_or_else(|| mine.clone());
        let with = compare(&born_in(&one, &mine), &born_in(&other, &theirs));
        let plain = compare(&one, &other);
        prop_assert_eq!(plain.band, with.band);
        prop_assert_eq!(plain.similarity, with.similarity);
    }

    #[test]
    fn names_alone_never_match(one in any_name(), other in any_name()) {
        prop_assert!(compare(&named(&one), &named(&other)).band <= Band::InsufficientEvidence);
        prop_assert!(compare(&named(&one), &named(&one)).band <= Band::InsufficientEvidence);
    }

    /// Which of two is asked about makes no difference to how alike they are.
    #[test]
    fn likeness_is_mutual(one in somebody(), other in somebody()) {
        let (there, back) = (compare(&one, &other), compare(&other, &one));
        prop_assert_eq!(there.similarity, back.similarity);
        prop_assert_eq!(there.band, back.band);
    }

    /// What one side does not say never lowers similarity below what saying another thing does.
    #[test]
    fn silence_is_no_contradiction(one in somebody(), other in somebody()) {
        let silent = Party { born: Vec::new(), gender: None, ..other.clone() };
        let (said, unsaid) = (compare(&one, &other), compare(&one, &silent));
        prop_assert!(unsaid.similarity >= said.similarity);
    }
}
