//! Made-up people of Russia and Ukraine: common given names, patronymics and family names thrown
//! together by chance. Nobody is meant.

mod draw;
mod given;
mod surnames;

use screening::romanise::{Language, Romaniser, Scheme};
use screening::{Days, Gender};

pub(crate) use draw::Draw;

/// A given name in both languages, with short forms in Russian.
pub(crate) struct Given {
    pub(crate) russian: &'static str,
    pub(crate) ukrainian: &'static str,
    pub(crate) short: Vec<&'static str>,
}

impl Given {
    pub(crate) fn of(&self, language: Language) -> &'static str {
        match language {
            Language::Russian => self.russian,
            Language::Ukrainian => self.ukrainian,
        }
    }
}

/// Somebody, as indices into the names.
#[derive(Clone, Copy)]
pub(crate) struct Person {
    pub(crate) language: Language,
    pub(crate) gender: Gender,
    pub(crate) given: usize,
    pub(crate) father: usize,
    pub(crate) family: usize,
    pub(crate) born: Days,
}

/// A name in its parts, in Cyrillic. An empty part is left out.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Parts {
    pub(crate) given: String,
    pub(crate) patronymic: String,
    pub(crate) family: String,
}

impl Parts {
    /// Given name, patronymic, family name.
    pub(crate) fn text(&self) -> String {
        let parts = [&self.given, &self.patronymic, &self.family].map(String::as_str);
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// All names that people are made of, and the ways they are written.
pub(crate) struct Names {
    pub(crate) men: Vec<Given>,
    pub(crate) women: Vec<Given>,
    families: [Vec<&'static str>; 2],
    /// How clerks write a name: Cyrillic or one of the common schemes.
    clerks: [Vec<Option<Romaniser>>; 2],
}

fn givens(text: &'static str) -> Vec<Given> {
    let entries = text.split([';', '\n']).map(|entry| entry.split_whitespace());
    let given = |mut words: std::str::SplitWhitespace<'static>| {
        Some(Given { russian: words.next()?, ukrainian: words.next()?, short: words.collect() })
    };
    entries.filter_map(given).collect()
}

impl Names {
    pub(crate) fn new() -> Self {
        let clerks = |names: &[&str]| {
            let schemes = names.iter().filter_map(|name| Scheme::named(name));
            // Half of all is written in Cyrillic.
            let latin = schemes.map(|scheme| Some(scheme.romaniser()));
            latin.flat_map(|clerk| [clerk, None]).collect()
        };
        let russian = ["icao_doc_9303", "bgn_pcgn_alt", "wikipedia", "mvd_310", "gost_52535"];
        Self {
            men: givens(given::MEN),
            women: givens(given::WOMEN),
            families: [surnames::RUSSIAN, surnames::UKRAINIAN]
                .map(|text| text.split_whitespace().collect()),
            clerks: [clerks(&russian), clerks(&["kmu_55"])],
        }
    }

    /// Somebody by chance: four of five are Russian, and they are 18 to 82 years old in 2026.
    pub(crate) fn person(&self, draw: &mut Draw) -> Person {
        let ukrainian = draw.below(5) == 0;
        let language = if ukrainian { Language::Ukrainian } else { Language::Russian };
        let gender = *draw.one(&[Gender::Female, Gender::Male]);
        let family = draw.below(self.families[place(language)].len());
        let (given, father) = (draw.below(self.given(gender).len()), draw.below(self.men.len()));
        Person { language, gender, given, father, family, born: Self::born(draw) }
    }

    /// A day of birth by chance.
    pub(crate) fn born(draw: &mut Draw) -> Days {
        let (year, month, day) = (1944 + draw.below(64), 1 + draw.below(12), 1 + draw.below(28));
        Days::day(jiff::civil::date(year as i16, month as i8, day as i8))
    }

    pub(crate) fn given(&self, gender: Gender) -> &[Given] {
        match gender {
            Gender::Female => &self.women,
            Gender::Male => &self.men,
        }
    }

    /// A name in its parts, in the person's own language.
    pub(crate) fn parts(&self, person: &Person) -> Parts {
        self.parts_in(person, person.language)
    }

    /// Given name and patronymic in a language, the family name as it is.
    pub(crate) fn parts_in(&self, person: &Person, language: Language) -> Parts {
        let father = self.men[person.father].of(language);
        Parts {
            given: self.given(person.gender)[person.given].of(language).to_owned(),
            patronymic: patronymic(father, language, person.gender),
            family: feminine_if(person.gender, person.language, self.family(person)),
        }
    }

    /// The family name in the form of men.
    pub(crate) fn family(&self, person: &Person) -> &'static str {
        self.families[place(person.language)][person.family]
    }

    /// A name as one of many clerks writes it.
    pub(crate) fn written(&self, text: &str, language: Language, draw: &mut Draw) -> String {
        match draw.one(&self.clerks[place(language)]) {
            Some(romaniser) => romaniser.romanise(text),
            None => text.to_owned(),
        }
    }
}

fn place(language: Language) -> usize {
    match language {
        Language::Russian => 0,
        Language::Ukrainian => 1,
    }
}

/// The name without so many letters at its end.
pub(crate) fn without(text: &str, letters: usize) -> &str {
    let cut = text.char_indices().rev().nth(letters.saturating_sub(1)).map(|(at, _)| at);
    if letters == 0 { text } else { cut.map_or("", |at| &text[..at]) }
}

/// What the children of a man of this name are called.
fn patronymic(father: &str, language: Language, gender: Gender) -> String {
    let irregular: &[[&str; 3]] = match language {
        Language::Russian => &given::RUSSIAN_PATRONYMICS,
        Language::Ukrainian => &given::UKRAINIAN_PATRONYMICS,
    };
    let known = irregular.iter().find(|[name, ..]| *name == father);
    let regular = match language {
        Language::Russian => russian_patronymic(father),
        Language::Ukrainian => ukrainian_patronymic(father),
    };
    let [son, daughter] =
        known.map_or(regular, |[_, son, daughter]| [(*son).to_owned(), (*daughter).to_owned()]);
    if gender == Gender::Male { son } else { daughter }
}

/// Юрий: Юрьевич, Дмитрий: Дмитриевич, Игорь: Игоревич, Иван: Иванович.
fn russian_patronymic(father: &str) -> [String; 2] {
    let stem = without(father, 1);
    let before = without(father, 2);
    let stem = match father.chars().last() {
        // After two consonants the и stays: Дмитриевич. After one it is softened: Васильевич.
        Some('й') if stem.ends_with('и') => {
            let consonants = before.chars().rev().take_while(|letter| !is_vowel(*letter)).count();
            if consonants > 1 { format!("{before}ие") } else { format!("{before}ье") }
        }
        Some('й' | 'ь') => format!("{stem}е"),
        Some('а' | 'я' | 'о') => format!("{stem}о"),
        Some('ж' | 'ш' | 'ч' | 'щ' | 'ц') => format!("{father}е"),
        _ => format!("{father}о"),
    };
    ["вич", "вна"].map(|end| format!("{stem}{end}"))
}

/// Сергій: Сергійович and Сергіївна, Петро: Петрович and Петрівна, Ігор: Ігорович and Ігорівна.
fn ukrainian_patronymic(father: &str) -> [String; 2] {
    let stem = without(father, 1);
    match father.chars().last() {
        Some('й') => [format!("{father}ович"), format!("{stem}ївна")],
        Some('а' | 'я' | 'о' | 'ь') => [format!("{stem}ович"), format!("{stem}івна")],
        _ => [format!("{father}ович"), format!("{father}івна")],
    }
}

fn is_vowel(letter: char) -> bool {
    "аеёиоуыэюяєії".contains(letter)
}

/// A family name as a woman bears it: Иванова, Островская, Чорна; Бондаренко stays.
fn feminine_if(gender: Gender, language: Language, family: &str) -> String {
    if gender == Gender::Male {
        return family.to_owned();
    }
    match &family[without(family, 2).len()..] {
        // Литвин is a Ukrainian name that has no form of its own for women.
        "ин" if language == Language::Ukrainian => family.to_owned(),
        "ов" | "ев" | "ёв" | "ин" => format!("{family}а"),
        "ий" if language == Language::Ukrainian => format!("{}а", without(family, 2)),
        "ый" | "ой" | "ий" => format!("{}ая", without(family, 2)),
        _ => family.to_owned(),
    }
}
