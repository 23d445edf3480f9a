//! Generated queries: made-up people, and each way in which a name comes out otherwise.
//!
//! A list of people is made up; half is listed in Cyrillic, half in Latin. For each class people of
//! the list are looked for under a name changed in the way of that class, or somebody is looked for
//! who is not listed and is like somebody who is.

use std::collections::BTreeSet;

use screening::romanise::{Language, Romaniser, SCHEMES, Scheme};
use screening::{Days, Gender, Name, NameRole, Party};

use crate::cases::{Half, Query, Search};
use crate::people::{Draw, Names, Parts, Person};
use crate::slips::{self, Slip};

/// So many people are listed, and so many are looked for in each class.
const LISTED: usize = 2000;
const QUERIES: usize = 200;
/// A class that few people fit, such as names with ё, is given up on after so many attempts.
const ATTEMPTS: usize = 50_000;

/// In what way a name comes out otherwise.
#[derive(Clone, Copy)]
enum Class {
    Romanised(usize),
    KindredLanguage(Language),
    PatronymicDropped,
    PatronymicInitial,
    PatronymicContradicted,
    FamilyFirst,
    FamilyComma,
    Capitals,
    Slip(Slip),
    ShortForm,
    Declined,
    Masculine,
    Hyphenated,
    Maiden,
    BornAgrees,
    BornAbsent,
    BornSwapped,
    BornContradicted,
    Namesake,
    Stranger,
}

impl Class {
    fn all() -> Vec<Self> {
        let mut all: Vec<Self> = (0..SCHEMES.len()).map(Self::Romanised).collect();
        all.extend([Language::Ukrainian, Language::Russian].map(Self::KindredLanguage));
        all.extend([
            Self::PatronymicDropped,
            Self::PatronymicInitial,
            Self::PatronymicContradicted,
            Self::FamilyFirst,
            Self::FamilyComma,
            Self::Capitals,
        ]);
        all.extend(Slip::ALL.map(Self::Slip));
        all.extend([
            Self::ShortForm,
            Self::Declined,
            Self::Masculine,
            Self::Hyphenated,
            Self::Maiden,
            Self::BornAgrees,
            Self::BornAbsent,
            Self::BornSwapped,
            Self::BornContradicted,
            Self::Namesake,
            Self::Stranger,
        ]);
        all
    }

    fn name(self) -> String {
        let name = match self {
            Self::Romanised(scheme) => return format!("romanised {}", SCHEMES[scheme].name),
            Self::KindredLanguage(Language::Ukrainian) => "Ukrainian form of a Russian name",
            Self::KindredLanguage(Language::Russian) => "Russian form of a Ukrainian name",
            Self::PatronymicDropped => "patronymic dropped",
            Self::PatronymicInitial => "patronymic an initial",
            Self::PatronymicContradicted => "patronymic contradicted",
            Self::FamilyFirst => "family name first",
            Self::FamilyComma => "family name first, comma",
            Self::Capitals => "capitals",
            Self::Slip(slip) => slip.name(),
            Self::ShortForm => "short form of the given name",
            Self::Declined => "declined",
            Self::Masculine => "woman with a man's family name",
            Self::Hyphenated => "second family name by hyphen",
            Self::Maiden => "maiden name, listed as former",
            Self::BornAgrees => "born agrees",
            Self::BornAbsent => "born absent",
            Self::BornSwapped => "born day and month swapped",
            Self::BornContradicted => "born contradicted",
            Self::Namesake => "namesake, other patronymic and born",
            Self::Stranger => "stranger",
        };
        name.to_owned()
    }
}

/// The list, and what goes into a query.
struct Makers {
    names: Names,
    schemes: Vec<Romaniser>,
    people: Vec<Person>,
    /// Every listed name without the patronymic, and with it.
    short: BTreeSet<[String; 2]>,
    full: BTreeSet<Parts>,
}

/// A list and queries of every class.
pub(crate) fn make(seed: u64) -> Search {
    let mut draw = Draw::new(seed, 1);
    let (makers, list) = Makers::list(&mut draw);
    let mut queries = Vec::new();
    for (number, class) in Class::all().into_iter().enumerate() {
        let mut draw = Draw::new(seed, 100 + number as u64);
        let made = (0..ATTEMPTS).filter_map(|_| {
            let person = draw.below(makers.people.len());
            let (party, is_them) = makers.query(class, person, &list[person], &mut draw)?;
            let born: String = party.born.iter().map(ToString::to_string).collect();
            let half = Half::of(&[party.name(), &born]);
            let expected = if is_them { vec![person] } else { Vec::new() };
            Some(Query { party, expected, group: class.name(), half })
        });
        queries.extend(made.take(QUERIES));
    }
    Search { list, queries }
}

impl Makers {
    fn list(draw: &mut Draw) -> (Self, Vec<Party>) {
        let schemes = SCHEMES.iter().map(Scheme::romaniser).collect();
        let (short, full) = (BTreeSet::new(), BTreeSet::new());
        let mut makers = Self { names: Names::new(), schemes, people: Vec::new(), short, full };
        let mut list = Vec::new();
        while list.len() < LISTED {
            let person = makers.names.person(draw);
            let parts = makers.names.parts(&person);
            // Namesakes are made where they are wanted.
            if makers.short.insert([parts.given.clone(), parts.family.clone()]) {
                list.push(makers.listed(&person, &parts, list.len(), draw));
                makers.people.push(person);
                makers.full.insert(parts);
            }
        }
        (makers, list)
    }

    fn listed(&self, person: &Person, parts: &Parts, place: usize, draw: &mut Draw) -> Party {
        let passport = match person.language {
            Language::Russian => "icao_doc_9303",
            Language::Ukrainian => "kmu_55",
        };
        let write = |text: &str| {
            let scheme = SCHEMES.iter().position(|scheme| scheme.name == passport);
            match scheme {
                Some(scheme) if place % 2 == 1 => self.schemes[scheme].romanise(text),
                _ => text.to_owned(),
            }
        };
        let mut party = Party::person(write(&parts.text()));
        party.id = format!("m{place}");
        party.born = vec![person.born];
        // Every fourth woman bore another name before.
        if person.gender == Gender::Female && place.is_multiple_of(4) {
            let before = Parts { family: self.other_family(person, draw), ..parts.clone() };
            party.names.push(Name::whole(write(&before.text())).role(NameRole::Former));
        }
        party
    }

    fn other_family(&self, person: &Person, draw: &mut Draw) -> String {
        loop {
            let other = self.names.person(draw);
            if other.language == person.language && other.family != person.family {
                return self.names.parts(&Person { gender: person.gender, ..other }).family;
            }
        }
    }

    /// Somebody with another father, whose children are called otherwise.
    fn with_other_father(&self, person: &Person, draw: &mut Draw) -> Option<Parts> {
        let father = draw.below(self.names.men.len());
        let other = self.names.parts(&Person { father, ..*person });
        let ours = self.names.parts(person).patronymic;
        // Данила and Даниил have children who are hardly told apart.
        let start = |text: &str| text.chars().take(3).collect::<String>();
        (start(&other.patronymic) != start(&ours)).then_some(other)
    }

    /// Who is asked about, and whether it is the listed one.
    fn query(
        &self,
        class: Class,
        place: usize,
        listed: &Party,
        draw: &mut Draw,
    ) -> Option<(Party, bool)> {
        let stranger = self.names.person(draw);
        let person = match class {
            Class::Stranger => &stranger,
            _ => &self.people[place],
        };
        let parts = self.changed(class, person, draw)?;
        let language = match class {
            Class::KindredLanguage(language) => language,
            _ => person.language,
        };
        let text = parts.text();
        let text = match class {
            Class::Romanised(scheme) => self.schemes[scheme].romanise(&text),
            Class::Maiden => listed.names.get(1)?.text.clone(),
            Class::FamilyFirst => self.names.written(&family_first(&parts, " "), language, draw),
            Class::FamilyComma => self.names.written(&family_first(&parts, ", "), language, draw),
            Class::Capitals => self.names.written(&text.to_uppercase(), language, draw),
            Class::Slip(slip) => {
                let before = slip.cyrillic(&text)?;
                slip.made(&self.names.written(&before, language, draw), draw)?
            }
            _ => self.names.written(&text, language, draw),
        };
        let mut party = Party::person(text);
        party.born = born(class, person, draw)?.into_iter().collect();
        let is_them = !matches!(
            class,
            Class::PatronymicContradicted
                | Class::BornContradicted
                | Class::Namesake
                | Class::Stranger
        );
        Some((party, is_them))
    }

    /// The parts of the name as the class has them; nothing if the class does not fit the person.
    fn changed(&self, class: Class, person: &Person, draw: &mut Draw) -> Option<Parts> {
        let parts = self.names.parts(person);
        let is_woman = person.gender == Gender::Female;
        Some(match class {
            Class::Romanised(scheme) if SCHEMES[scheme].language != person.language => return None,
            Class::KindredLanguage(language) => {
                if language == person.language {
                    return None;
                }
                let family = match language {
                    Language::Ukrainian => slips::in_ukrainian(&parts.family),
                    Language::Russian => slips::in_russian(&parts.family),
                };
                Parts { family, ..self.names.parts_in(person, language) }
            }
            Class::PatronymicDropped => Parts { patronymic: String::new(), ..parts },
            Class::PatronymicInitial => {
                let initial = parts.patronymic.chars().next()?;
                Parts { patronymic: format!("{initial}."), ..parts }
            }
            Class::PatronymicContradicted | Class::Namesake => {
                let other = self.with_other_father(person, draw)?;
                (!self.full.contains(&other)).then_some(other)?
            }
            Class::ShortForm => {
                let given = &self.names.given(person.gender)[person.given];
                let is_russian = person.language == Language::Russian;
                if given.short.is_empty() || !is_russian {
                    return None;
                }
                Parts { given: (*draw.one(&given.short)).to_owned(), ..parts }
            }
            Class::Declined if person.language == Language::Russian => {
                slips::genitive(&parts, person.gender)
            }
            Class::Declined => return None,
            Class::Masculine => {
                let family = self.names.family(person).to_owned();
                (is_woman && family != parts.family).then_some(Parts { family, ..parts })?
            }
            Class::Hyphenated => {
                let second = self.other_family(person, draw);
                Parts { family: format!("{}-{second}", parts.family), ..parts }
            }
            Class::Stranger => {
                let short = [parts.given.clone(), parts.family.clone()];
                (!self.short.contains(&short)).then_some(parts)?
            }
            _ => parts,
        })
    }
}

fn family_first(parts: &Parts, between: &str) -> String {
    format!("{}{between}{} {}", parts.family, parts.given, parts.patronymic)
}

/// The day of birth that is given, if one is; nothing at all if the class does not fit the person.
fn born(class: Class, person: &Person, draw: &mut Draw) -> Option<Option<Days>> {
    let day = person.born.first;
    match class {
        Class::BornAgrees => Some(Some(person.born)),
        Class::BornSwapped => {
            let is_other = day.day() <= 12 && day.day() != day.month();
            let swapped = jiff::civil::Date::new(day.year(), day.day(), day.month()).ok();
            swapped.filter(|_| is_other).map(|day| Some(Days::day(day)))
        }
        Class::BornContradicted | Class::Namesake => {
            let other = Names::born(draw);
            let apart = other.first.year() != day.year() && other.first.day() != day.day();
            apart.then_some(Some(other))
        }
        _ => Some(None),
    }
}
