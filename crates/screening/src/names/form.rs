//! A name made ready to be compared: its words, each with what part of the name it is.

use super::fold::{Word, words};
use super::kinds::{self, LegalForm, WordKind};
use super::lexeme::Lexeme;
use super::lexicon::Lexicon;
use crate::party::{Kind, Name, NameParts};

/// What part of a name a word is, as far as it can be told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Role {
    /// A given name.
    Given,
    /// A patronymic.
    Patronymic,
    /// A father's name after "son of".
    Father,
    /// A family name.
    Family,
    /// A name of which it cannot be told.
    Other,
    /// A number.
    Number(u32),
    /// A word of little weight: generic, or in parentheses.
    Generic,
    /// A particle or title, which comes and goes.
    Light,
}

impl Role {
    /// How much a word in this role counts.
    pub(crate) fn weight(self) -> f32 {
        match self {
            Self::Given => 0.9,
            Self::Patronymic => 0.8,
            Self::Family => 1.2,
            Self::Father | Self::Other | Self::Number(_) => 1.0,
            Self::Generic => 0.5,
            Self::Light => 0.0,
        }
    }
}

/// A word of a prepared name; `L` is its lexeme or the number under which an index keeps it.
#[derive(Clone, Debug)]
pub(crate) struct Part<L> {
    /// The word.
    pub(crate) word: L,
    /// What part of the name it is.
    pub(crate) role: Role,
}

/// A prepared name.
#[derive(Clone, Debug)]
pub(crate) struct NameForm<L> {
    /// Its parts, in order; titles, particles and legal forms are left out.
    pub(crate) parts: Box<[Part<L>]>,
    /// The legal form of an organisation.
    pub(crate) legal: Option<LegalForm>,
    /// Whether it names a person, as far as is known, and not a body or a ship.
    pub(crate) is_person: bool,
}

/// A word of a name as it was read.
pub(crate) struct ReadPart {
    /// What it was written as.
    pub(crate) word: Word,
    /// Its place in the lexicon it was read with.
    pub(crate) place: u32,
    /// What part of the name it is.
    pub(crate) role: Role,
}

/// The words of a name with their roles, and what they were written as.
pub(crate) struct Read {
    pub(crate) parts: Vec<ReadPart>,
    legal: Option<LegalForm>,
    is_person: bool,
}

impl Read {
    /// The name as it is compared, with so many parts at most.
    pub(crate) fn form(&self, parts_max: usize) -> NameForm<u32> {
        let parts = self.parts.iter().take(parts_max);
        let parts = parts.map(|part| Part { word: part.place, role: part.role });
        NameForm { parts: parts.collect(), legal: self.legal, is_person: self.is_person }
    }
}

/// Reads a name of a party of some kind.
pub(crate) fn read(name: &Name, kind: Kind, lexicon: &mut Lexicon<'_>) -> Read {
    let is_person = is_person(kind);
    if !is_person {
        let Thing { parts, legal } = thing(&name.text);
        let part = |(word, role): (Word, Role)| ReadPart {
            place: lexicon.place(&word.folded),
            word,
            role,
        };
        return Read { parts: parts.into_iter().map(part).collect(), legal, is_person };
    }
    let parts = if name.parts.is_empty() || name.parts.family.is_empty() {
        person(words(&name.text), lexicon)
    } else {
        known_parts(&name.parts, lexicon)
    };
    Read { parts, legal: None, is_person }
}

/// Whether names of this kind are read as names of people.
pub(crate) fn is_person(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Unknown)
}

fn known_parts(parts: &NameParts, lexicon: &mut Lexicon<'_>) -> Vec<ReadPart> {
    let mut read = Vec::new();
    let sides = [(&parts.given, Role::Given), (&parts.middle, Role::Other)];
    for (text, role) in sides.into_iter().chain([(&parts.family, Role::Family)]) {
        for word in words(text) {
            let mut part = person_part(word, role, lexicon);
            let is_patronymic = lexicon.at(part.place).father.is_some();
            if is_patronymic && matches!(part.role, Role::Given | Role::Other) {
                part.role = Role::Patronymic;
            }
            read.push(part);
        }
    }
    after_child_words(read, lexicon)
}

/// A word of a person's name in its role, unless it is a title or the like.
fn person_part(word: Word, role: Role, lexicon: &mut Lexicon<'_>) -> ReadPart {
    let place = lexicon.place(&word.folded);
    let role = match lexicon.at(place).kind {
        WordKind::Title | WordKind::Particle | WordKind::ChildOf => Role::Light,
        _ => role,
    };
    ReadPart { word, place, role }
}

/// "Son of" before a word, or oglu and kyzy after it, make it a father's name.
fn after_child_words(mut read: Vec<ReadPart>, lexicon: &Lexicon<'_>) -> Vec<ReadPart> {
    let is_child_of = |part: &ReadPart| lexicon.at(part.place).kind == WordKind::ChildOf;
    let is_child = |part: &ReadPart| lexicon.at(part.place).is_child;
    for at in 0..read.len() {
        let after = at > 0 && is_child_of(&read[at - 1]);
        let before = read.get(at + 1).is_some_and(is_child);
        if read[at].role != Role::Light && at > 0 && (after || before) {
            read[at].role = Role::Father;
        }
    }
    let is_word = |part: &ReadPart| part.role != Role::Light && !is_child(part);
    // A name of nothing but particles is kept as it is.
    if read.iter().any(is_word) {
        read.retain(is_word);
    } else {
        read.iter_mut().for_each(|part| part.role = Role::Other);
    }
    read
}

/// The roles of the words of a person's name of which only the whole is known.
fn person(words: Vec<Word>, lexicon: &mut Lexicon<'_>) -> Vec<ReadPart> {
    let comma = words.iter().position(|word| word.comma);
    let capitals = words.iter().filter(|word| is_capitals(word)).count();
    let has_capitals = capitals > 0 && capitals < words.len();
    let mut read = Vec::with_capacity(words.len());
    for (at, word) in words.into_iter().enumerate() {
        let is_family = match comma {
            Some(comma) => at <= comma,
            None => has_capitals && is_capitals(&word),
        };
        let role = if is_family { Role::Family } else { Role::Other };
        read.push(person_part(word, role, lexicon));
    }
    let mut read = after_child_words(read, lexicon);
    let known_family = read.iter().any(|part| part.role == Role::Family);
    russian(&mut read, known_family, lexicon);
    read
}

/// EU and UN lists write family names in capitals.
fn is_capitals(word: &Word) -> bool {
    let mut letters = word.written.chars().filter(|letter| letter.is_alphabetic());
    word.written.chars().count() > 1 && letters.all(char::is_uppercase)
}

/// Finds patronymic, given and family name among words whose role is not known.
fn russian(read: &mut [ReadPart], known_family: bool, lexicon: &Lexicon<'_>) {
    let lexeme = |part: &ReadPart| lexicon.at(part.place);
    let is_free = |part: &ReadPart| part.role == Role::Other;
    // A word like Abramovich beside a given name alone may be a surname: then nothing is said.
    if read.len() >= 3 || known_family {
        let of_form = |at: &usize| lexeme(&read[*at]).father.is_some() && is_free(&read[*at]);
        // Of two such words the one that follows a given name is the patronymic.
        let follows = |at: &usize| *at > 0 && is_given(lexeme(&read[at - 1]));
        let chosen = (0..read.len()).filter(of_form).find(follows);
        if let Some(at) = chosen.or_else(|| (0..read.len()).find(of_form)) {
            read[at].role = Role::Patronymic;
        }
    }
    let patronymic = read.iter().position(|part| part.role == Role::Patronymic);
    // A patronymic follows the given name.
    if let Some(at) = patronymic
        && at > 0
        && is_free(&read[at - 1])
    {
        read[at - 1].role = Role::Given;
    }
    let has = |read: &[ReadPart], role: Role| read.iter().any(|part| part.role == role);
    for at in 0..read.len() {
        let lexeme = lexeme(&read[at]);
        let may_be = is_given(lexeme) || lexeme.is_initial;
        if is_free(&read[at]) && may_be && !has(read, Role::Given) {
            read[at].role = Role::Given;
        }
    }
    let mut free = read.iter().enumerate().filter(|(_, part)| is_free(part));
    if let (Some((only, _)), None) = (free.next(), free.next())
        && has(read, Role::Given)
        && !has(read, Role::Family)
    {
        read[only].role = Role::Family;
    }
}

fn is_given(lexeme: &Lexeme) -> bool {
    !lexeme.given.is_empty()
}

/// The words of the name of anything but a person.
struct Thing {
    parts: Vec<(Word, Role)>,
    legal: Option<LegalForm>,
}

fn thing(text: &str) -> Thing {
    let mut read = Thing { parts: Vec::new(), legal: None };
    for (at, piece) in text.split(['(', ')']).enumerate() {
        // What stands in parentheses, such as a country, tells branches apart where both have it.
        let role = if at % 2 == 0 { Role::Other } else { Role::Generic };
        add_thing(&words(piece), role, &mut read);
    }
    if read.parts.is_empty() {
        // Nothing but a legal form or small words: they are all there is to compare.
        read.parts = words(text).into_iter().map(|word| (word, Role::Other)).collect();
    }
    read
}

fn add_thing(words: &[Word], plain: Role, read: &mut Thing) {
    let mut at = 0;
    while at < words.len() {
        let rest = words[at..].iter().map(|word| word.folded.as_str());
        if let Some((form, taken)) = kinds::legal_form(rest) {
            read.legal = read.legal.or(Some(form));
            at += taken;
            continue;
        }
        let mut word = words[at].clone();
        word.folded = kinds::spelled_out(&word.folded).to_owned();
        let role = match kinds::of_thing(&word.folded) {
            WordKind::Particle => Role::Light,
            WordKind::Number(number) => Role::Number(number),
            WordKind::Generic => Role::Generic,
            _ => plain,
        };
        at += 1;
        match (role, read.parts.last_mut()) {
            (Role::Light, _) => {}
            // Forty four is one number.
            (Role::Number(ones), Some((_, Role::Number(tens))))
                if ones < 10 && *tens >= 20 && *tens % 10 == 0 =>
            {
                *tens += ones;
            }
            _ => read.parts.push((word, role)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(name: &str) -> Vec<(String, Role)> {
        let read = read(&Name::whole(name), Kind::Person, &mut Lexicon::default());
        read.parts.into_iter().map(|part| (part.word.folded, part.role)).collect()
    }

    #[test]
    fn parts_of_a_name_are_told_apart_where_they_can_be() {
        use Role::{Family, Father, Given, Other, Patronymic};
        let cases: [(&str, &[(&str, Role)]); 8] = [
            (
                "Пётр Сергеевич Ковалёв",
                &[("пётр", Given), ("сергеевич", Patronymic), ("ковалёв", Family)],
            ),
            (
                "Ковалёв Пётр Сергеевич",
                &[("ковалёв", Family), ("пётр", Given), ("сергеевич", Patronymic)],
            ),
            ("Kovalyov, Pyotr", &[("kovalyov", Family), ("pyotr", Given)]),
            ("Pyotr KOVALYOV", &[("pyotr", Given), ("kovalyov", Family)]),
            // Given name and patronymic, or given name and surname: nobody can say.
            ("Lenur Bairamovich", &[("lenur", Other), ("bairamovich", Other)]),
            ("Dr. Karim ibn Salim", &[("karim", Given), ("salim", Father)]),
            ("Elchin Rauf oglu", &[("elchin", Other), ("rauf", Father)]),
            ("Li Zhuo", &[("li", Other), ("zhuo", Other)]),
        ];
        for (name, wanted) in cases {
            let wanted: Vec<(String, Role)> =
                wanted.iter().map(|(word, role)| ((*word).to_owned(), *role)).collect();
            assert_eq!(roles(name), wanted, "{name}");
        }
    }

    #[test]
    fn legal_forms_and_small_words_are_no_part_of_a_name() {
        let read = |name: &str| {
            let read = read(&Name::whole(name), Kind::Organisation, &mut Lexicon::default());
            let parts: Vec<String> = read.parts.into_iter().map(|one| one.word.folded).collect();
            (parts.join(" "), read.legal)
        };
        assert_eq!(read("ООО «Север»"), ("север".to_owned(), Some(LegalForm::Limited)));
        assert_eq!(read("The Works of the North, L.L.C.").0, "works north");
        assert_eq!(read("Limited"), ("limited".to_owned(), Some(LegalForm::Limited)));
    }
}
