//! A name made ready to be compared: its words, each with what part of the name it is.

use super::fold::{Word, words};
use super::kinds::{self, LegalForm, WordKind};
use super::lexeme::Lexeme;
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

/// The words of a name with their roles, and what they were written as.
pub(crate) struct Read {
    pub(crate) parts: Vec<(Word, Role)>,
    pub(crate) legal: Option<LegalForm>,
}

/// Reads a name of a party of some kind.
pub(crate) fn read(name: &Name, kind: Kind) -> Read {
    if !is_person(kind) {
        return thing(&name.text);
    }
    if name.parts.is_empty() || name.parts.family.is_empty() {
        return Read { parts: person(words(&name.text)), legal: None };
    }
    Read { parts: known_parts(&name.parts), legal: None }
}

/// Whether names of this kind are read as names of people.
pub(crate) fn is_person(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Unknown)
}

fn known_parts(parts: &NameParts) -> Vec<(Word, Role)> {
    let mut read = Vec::new();
    let sides = [(&parts.given, Role::Given), (&parts.middle, Role::Other)];
    for (text, role) in sides.into_iter().chain([(&parts.family, Role::Family)]) {
        for word in words(text) {
            let lexeme = Lexeme::new(&word.folded);
            let role = match role {
                Role::Given | Role::Other if lexeme.father.is_some() => Role::Patronymic,
                role => role,
            };
            push_person(&mut read, word, role);
        }
    }
    after_child_words(read)
}

/// Adds a word of a person's name, unless it is a title or the like.
fn push_person(read: &mut Vec<(Word, Role)>, word: Word, role: Role) {
    let kind = kinds::of_person(&word.folded);
    let role = match kind {
        WordKind::Title | WordKind::Particle | WordKind::ChildOf => Role::Light,
        _ => role,
    };
    read.push((word, role));
}

/// "Son of" before a word, or oglu and kyzy after it, make it a father's name.
fn after_child_words(mut read: Vec<(Word, Role)>) -> Vec<(Word, Role)> {
    for at in 0..read.len() {
        let after = at > 0 && is_child_of(&read[at - 1].0);
        let before = read.get(at + 1).is_some_and(|(next, _)| is_child(next));
        if read[at].1 != Role::Light && at > 0 && (after || before) {
            read[at].1 = Role::Father;
        }
    }
    let is_word = |(word, role): &(Word, Role)| *role != Role::Light && !is_child(word);
    let mut kept: Vec<(Word, Role)> = Vec::new();
    let any = read.iter().any(is_word);
    for part in read {
        // A name of nothing but particles is kept as it is.
        if is_word(&part) {
            kept.push(part);
        } else if !any {
            kept.push((part.0, Role::Other));
        }
    }
    kept
}

fn is_child_of(word: &Word) -> bool {
    kinds::of_person(&word.folded) == WordKind::ChildOf
}

fn is_child(word: &Word) -> bool {
    super::patronymic::child_word(&super::sound::sound(&word.folded)).is_some()
}

/// The roles of the words of a person's name of which only the whole is known.
fn person(words: Vec<Word>) -> Vec<(Word, Role)> {
    let comma = words.iter().position(|word| word.comma);
    let capitals = words.iter().filter(|word| is_capitals(word)).count();
    let has_capitals = capitals > 0 && capitals < words.len();
    let mut read = Vec::new();
    for (at, word) in words.into_iter().enumerate() {
        let is_family = match comma {
            Some(comma) => at <= comma,
            None => has_capitals && is_capitals(&word),
        };
        push_person(&mut read, word, if is_family { Role::Family } else { Role::Other });
    }
    let mut read = after_child_words(read);
    let known_family = read.iter().any(|(_, role)| *role == Role::Family);
    russian(&mut read, known_family);
    read
}

/// EU and UN lists write family names in capitals.
fn is_capitals(word: &Word) -> bool {
    let mut letters = word.written.chars().filter(|letter| letter.is_alphabetic());
    word.written.chars().count() > 1 && letters.all(char::is_uppercase)
}

/// Finds patronymic, given and family name among words whose role is not known.
fn russian(read: &mut [(Word, Role)], known_family: bool) {
    let lexemes: Vec<Lexeme> = read.iter().map(|(word, _)| Lexeme::new(&word.folded)).collect();
    let free = |role: Role| role == Role::Other;
    // A word like Abramovich beside a given name alone may be a surname: then nothing is said.
    if read.len() >= 3 || known_family {
        let of_form: Vec<usize> = (0..read.len())
            .filter(|at| lexemes[*at].father.is_some() && free(read[*at].1))
            .collect();
        // Of two such words the one that follows a given name is the patronymic.
        let chosen = of_form.iter().copied().find(|at| *at > 0 && is_given(&lexemes[at - 1]));
        if let Some(at) = chosen.or(of_form.first().copied()) {
            read[at].1 = Role::Patronymic;
        }
    }
    let patronymic = read.iter().position(|(_, role)| *role == Role::Patronymic);
    // A patronymic follows the given name.
    if let Some(at) = patronymic
        && at > 0
        && free(read[at - 1].1)
    {
        read[at - 1].1 = Role::Given;
    }
    for at in 0..read.len() {
        let has_given = read.iter().any(|(_, role)| *role == Role::Given);
        if free(read[at].1) && (is_given(&lexemes[at]) || lexemes[at].is_initial) && !has_given {
            read[at].1 = Role::Given;
        }
    }
    let has_family = read.iter().any(|(_, role)| *role == Role::Family);
    let has_given = read.iter().any(|(_, role)| *role == Role::Given);
    let others = read.iter().filter(|(_, role)| free(*role)).count();
    if has_given && !has_family && others == 1 {
        for (_, role) in read.iter_mut().filter(|(_, role)| *role == Role::Other) {
            *role = Role::Family;
        }
    }
}

fn is_given(lexeme: &Lexeme) -> bool {
    !lexeme.given.is_empty()
}

fn thing(text: &str) -> Read {
    let mut read = Read { parts: Vec::new(), legal: None };
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

fn add_thing(words: &[Word], plain: Role, read: &mut Read) {
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
        let read = read(&Name::whole(name), Kind::Person);
        read.parts.into_iter().map(|(word, role)| (word.folded, role)).collect()
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
            let read = read(&Name::whole(name), Kind::Organisation);
            let parts: Vec<String> = read.parts.into_iter().map(|(word, _)| word.folded).collect();
            (parts.join(" "), read.legal)
        };
        assert_eq!(read("ООО «Север»"), ("север".to_owned(), Some(LegalForm::Limited)));
        assert_eq!(read("The Works of the North, L.L.C.").0, "works north");
        assert_eq!(read("Limited"), ("limited".to_owned(), Some(LegalForm::Limited)));
    }
}
