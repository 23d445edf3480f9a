//! What dates, papers and places of birth support, by how much each tells.

use jiff::civil::{Date, date};

use super::*;

const COMMON: &str = "Иванов Иван Иванович";
const RARE: &str = "Выдумов Светозар Радомирович";

fn from_to(first: Date, last: Date) -> Days {
    Days { first, last }
}

fn years(first: i16, last: i16) -> Days {
    from_to(date(first, 1, 1), date(last, 12, 31))
}

fn born_on(name: &str, born: &[Days]) -> Party {
    Party { born: born.to_vec(), ..named(name) }
}

/// What it is about, what the list says, what is said here, and the bands of a common and of a rare
/// name.
type Dates<'a> = (&'a str, &'a [Days], &'a [Days], Band, Band);

#[test]
fn how_much_a_date_of_birth_tells_decides_and_not_that_it_overlaps() {
    use Band::{InsufficientEvidence, Match, Review};
    let day = Days::day(date(1970, 5, 6));
    let month = from_to(date(1970, 5, 1), date(1970, 5, 31));
    let year = years(1970, 1970);
    let cases: [Dates<'_>; 14] = [
        ("the day", &[day], &[day], Match, Match),
        ("the day, of three", &[day, years(1981, 1981), years(1982, 1982)], &[day], Match, Match),
        ("the month", &[month], &[day], Review, Match),
        ("both the month", &[month], &[month], Review, Match),
        ("the year", &[year], &[day], Review, Match),
        ("both the year", &[year], &[year], Review, Match),
        ("the year, of two", &[year, years(1975, 1975)], &[day], Review, Match),
        (
            "the year, of five",
            &[year, day_in(81), day_in(82), day_in(83), day_in(84)],
            &[day],
            Review,
            Review,
        ),
        ("about the year", &[years(1969, 1971)], &[day], Review, Review),
        ("five years", &[years(1968, 1972)], &[day], Review, Review),
        ("five years, and the year", &[years(1968, 1972)], &[year], Review, Review),
        ("forty years", &[years(1950, 1989)], &[day], InsufficientEvidence, InsufficientEvidence),
        ("absent there", &[], &[day], InsufficientEvidence, InsufficientEvidence),
        ("absent", &[], &[], InsufficientEvidence, InsufficientEvidence),
    ];
    for (what, listed, ours, common, rare) in cases {
        for (name, expected) in [(COMMON, common), (RARE, rare)] {
            let compared = compare(&born_on(name, ours), &born_on(name, listed));
            assert_eq!(compared.band, expected, "{what}, {name}: {compared:#?}");
            let back = compare(&born_on(name, listed), &born_on(name, ours));
            assert_eq!((back.band, back.evidence), (compared.band, compared.evidence), "{what}");
        }
    }
}

fn day_in(year: i16) -> Days {
    Days::day(date(1900 + year, 1, 2))
}

#[test]
fn the_less_is_known_of_a_date_the_less_it_supports() {
    let day = Days::day(date(1970, 5, 6));
    let listed = [
        day,
        from_to(date(1970, 5, 1), date(1970, 5, 31)),
        years(1970, 1970),
        years(1969, 1971),
        years(1968, 1972),
        years(1950, 1989),
        years(1900, 1999),
    ];
    let evidence =
        listed.map(|one| compare(&born_on(COMMON, &[day]), &born_on(COMMON, &[one])).evidence);
    assert!(evidence.is_sorted_by(|more, less| more > less), "{evidence:?}");
    let alone = compare(&named(COMMON), &named(COMMON)).evidence;
    assert!((evidence[6] - alone).abs() < f64::EPSILON, "a century tells nothing: {evidence:?}");
}

fn paper(kind: &str, number: &str, country: &str) -> Document {
    let [kind, number, country] = [kind, number, country].map(str::to_owned);
    Document { kind, number, country }
}

fn firm(name: &str, papers: &[Document]) -> Party {
    Party { kind: Kind::Organisation, documents: papers.to_vec(), ..named(name) }
}

#[test]
fn a_number_is_a_paper_only_with_its_kind_and_country() {
    use Band::{InsufficientEvidence, Match, NoMatch, Review};
    let passport = |country: &str| paper("passportNumber", "12345", country);
    let any = |kind: &str| paper(kind, "12345", "");
    // What is said here, what the list says, and the bands of the same and of another name.
    let cases = [
        (passport(""), any("National passport"), Match, Review),
        (passport("ru"), any("Passport"), Match, Review),
        (passport("ru"), paper("Passport", "12345", "RU"), Match, Review),
        (passport("ru"), paper("Passport", "12345", "Russia"), Match, Review),
        (passport("ru"), paper("Passport", "12345", "ua"), Review, Review),
        (passport(""), any("taxNumber"), Review, Review),
        (passport(""), any("National ID No."), Review, Review),
        (passport(""), any("Passport or national identity card"), Match, Review),
        (passport(""), any(""), Match, Review),
        (passport(""), any("idNumber"), Match, Review),
        (any("innCode"), any("Tax ID No."), Match, Review),
        (any("ogrnCode"), any("Business Registration Number"), Match, Review),
        (any("kppCode"), any("kppCode"), InsufficientEvidence, NoMatch),
        (any("kpp code"), any("idNumber"), InsufficientEvidence, NoMatch),
        (any("document"), any("Chinese Commercial Code"), InsufficientEvidence, NoMatch),
        (any(""), any("Government Gazette Number"), InsufficientEvidence, NoMatch),
    ];
    for (ours, listed, same_name, other_name) in cases {
        let listed = firm("ООО «Выдумка»", &[listed]);
        for (name, expected) in [("Vydumka LLC", same_name), ("Пекарня «Корочка»", other_name)]
        {
            let ours = firm(name, std::slice::from_ref(&ours));
            for (one, other) in [(&ours, &listed), (&listed, &ours)] {
                let compared = compare(one, other);
                assert_eq!(compared.band, expected, "{ours:?} {listed:?}: {compared:#?}");
            }
        }
    }
}

#[test]
fn a_number_everybody_has_one_of_contradicts() {
    use Band::{InsufficientEvidence, Match, NoMatch, Review};
    let [inn, ogrn, lei] =
        ["innCode", "ogrnCode", "leiCode"].map(|kind| move |number: &str| paper(kind, number, ""));
    let kpp = paper("kppCode", "770101001", "");
    let with_kpp = |inn: Document| vec![inn, kpp.clone()];
    let cases = [
        (with_kpp(inn("7701234567")), with_kpp(inn("7709876543")), NoMatch),
        (with_kpp(inn("7701234567")), with_kpp(inn("7701234567")), Match),
        (vec![inn("7701234567")], vec![inn("7701235467")], Review),
        (vec![inn("7701234567")], vec![inn("7701234561")], Review),
        (vec![inn("7701234567")], vec![inn("770123456789")], InsufficientEvidence),
        (vec![inn("123456789")], vec![inn("987654321")], InsufficientEvidence),
        (vec![inn("7701234567")], vec![inn("7709876543"), inn("7701234567")], Match),
        (
            vec![inn("7701234567")],
            vec![paper("Tax ID No.", "7709876543", "")],
            InsufficientEvidence,
        ),
        (vec![ogrn("1027700000001")], vec![ogrn("1057700999999")], NoMatch),
        (vec![lei("A0000000000000000001")], vec![lei("B0000000000000000077")], NoMatch),
        (
            vec![inn("7701234567"), ogrn("1027700000001")],
            vec![inn("7709876543"), ogrn("1027700000001")],
            Review,
        ),
        (
            vec![paper("passportNumber", "1234567890", "")],
            vec![paper("passportNumber", "9876543210", "")],
            InsufficientEvidence,
        ),
    ];
    for (ours, listed, expected) in cases {
        let compared = compare(&firm("ООО «Выдумка»", &ours), &firm("ООО «Выдумка»", &listed));
        assert_eq!(compared.band, expected, "{ours:?} {listed:?}: {compared:#?}");
    }
    // A person's number may be wrong; the same name and day of birth are looked at all the same.
    let person =
        |number: &str| Party { documents: vec![inn(number)], ..born(KOVALYOV, 1970, 3, 4) };
    assert_eq!(band(&person("770123456789"), &person("771987654321")), Review);
}

#[test]
fn numbers_on_unlike_papers_are_told_with_their_kinds() {
    let ours = Party { documents: vec![paper("passportNumber", "12345", "ru")], ..named(RARE) };
    let theirs = Party { documents: vec![paper("taxNumber", "12 345", "")], ..named(RARE) };
    let compared = compare(&ours, &theirs);
    let said = compared.statements.iter().find(|one| one.about == About::Document).expect("said");
    assert_eq!(
        said.to_string(),
        "document agrees: passportNumber 12345 (ru) and taxNumber 12 345 (the same number, but \
         another kind of paper or another country)"
    );
    let alone = compare(&named(RARE), &named(RARE)).evidence;
    assert_eq!(compared.evidence.to_bits(), alone.to_bits(), "it supports nothing");
}

#[test]
fn places_agree_by_what_tells_them_apart() {
    let there = |place: &str| Party { places: vec![place.to_owned()], ..named(COMMON) };
    let cases = [
        ("Псковская область", "Тверская область", Some(Stance::Contradicts)),
        ("Псковская область", "Pskovskaya oblast, Russia", Some(Stance::Agrees)),
        ("Tver, Russia", "Pskov, Russia", Some(Stance::Contradicts)),
        ("Тверь, Россия", "Россия", None),
    ];
    for (ours, listed, expected) in cases {
        let compared = compare(&there(ours), &there(listed));
        let said = compared.statements.iter().find(|one| one.about == About::Place);
        assert_eq!(said.map(|one| one.stance), expected, "{ours}, {listed}");
    }
}
