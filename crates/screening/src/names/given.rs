//! Given names: which forms are one name, in which language, short or full, and the patronymics
//! made from them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::fold::words;
use super::sound::sound;
use crate::party::Gender;

/// A given name in all its forms, by its place in the table.
pub(crate) type GivenId = u16;

/// What the table says of one form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Form {
    /// The name it is a form of.
    pub(crate) name: GivenId,
    /// Whether it is a short or pet form.
    pub(crate) is_short: bool,
}

impl Form {
    /// Whether it is a form of a common name.
    pub(crate) fn name_is_common(&self) -> bool {
        NAMES.name(self.name).is_common
    }
}

/// One name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Given {
    /// Who bears it.
    pub(crate) gender: Gender,
    /// Whether it is among the common ones.
    pub(crate) is_common: bool,
}

/// The table.
pub(crate) struct Names {
    names: Vec<Given>,
    /// Skeleton of a form, and what it is a form of: one short form may belong to several names.
    forms: BTreeMap<Vec<u8>, Vec<Form>>,
    /// Skeleton of a man's name without its ending, from which patronymics are made.
    stems: BTreeMap<Vec<u8>, Vec<GivenId>>,
}

/// The table of given names, read once.
pub(crate) static NAMES: LazyLock<Names> = LazyLock::new(|| Names::read(include_str!("given.txt")));

impl Names {
    fn read(table: &str) -> Self {
        let mut names = Names { names: Vec::new(), forms: BTreeMap::new(), stems: BTreeMap::new() };
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let Some((mark, forms)) = line.split_once(' ') else { continue };
            let id = GivenId::try_from(names.names.len()).unwrap_or(GivenId::MAX);
            let gender = if mark.starts_with('f') { Gender::Female } else { Gender::Male };
            names.names.push(Given { gender, is_common: mark.ends_with('*') });
            let (full, short) = forms.split_once('|').unwrap_or((forms, ""));
            for (forms, is_short) in [(full, false), (short, true)] {
                for word in words(forms) {
                    names.add(&sound(&word.folded), Form { name: id, is_short });
                }
            }
        }
        names
    }

    fn add(&mut self, sound: &[u8], form: Form) {
        let sound = &key(sound);
        let forms = self.forms.entry(sound.clone()).or_default();
        if !forms.iter().any(|other| other.name == form.name) {
            forms.push(form);
        }
        if !form.is_short && self.names[usize::from(form.name)].gender == Gender::Male {
            let stems = self.stems.entry(stem(sound).to_vec()).or_default();
            if !stems.contains(&form.name) {
                stems.push(form.name);
            }
        }
    }

    /// What a skeleton may be a form of.
    pub(crate) fn forms(&self, sound: &[u8]) -> &[Form] {
        self.forms.get(&key(sound)).map_or(&[], Vec::as_slice)
    }

    /// The names a patronymic with this stem may be made from.
    pub(crate) fn fathers(&self, stem: &[u8]) -> &[GivenId] {
        self.stems.get(&key(stem)).map_or(&[], Vec::as_slice)
    }

    /// What the table says of a name.
    pub(crate) fn name(&self, id: GivenId) -> Given {
        self.names[usize::from(id)]
    }
}

/// A skeleton under which the table is asked: г is g in Russian and h in Ukrainian, and a glide
/// comes and goes; Belarusian ў is a u or a v.
fn key(sound: &[u8]) -> Vec<u8> {
    let mut key: Vec<u8> = Vec::with_capacity(sound.len());
    for letter in sound {
        match letter {
            b'j' => {}
            b'h' => key.push(b'g'),
            b'u' if matches!(key.last(), Some(b'a' | b'e' | b'o')) => key.push(b'v'),
            other => key.push(*other),
        }
    }
    key
}

/// A skeleton without the vowels and glides it ends in: what is left of a name in a patronymic.
pub(crate) fn stem(sound: &[u8]) -> &[u8] {
    let end = sound.iter().rposition(|letter| !b"aeiouj".contains(letter));
    match end {
        Some(end) => &sound[..=end],
        None => sound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(word: &str) -> Vec<GivenId> {
        let folded = words(word).remove(0).folded;
        NAMES.forms(&sound(&folded)).iter().map(|form| form.name).collect()
    }

    #[test]
    fn forms_of_one_name_meet() {
        let cases = [
            ("Олександр", "Aleksandr"),
            ("Саша", "Александра"),
            ("Саша", "Олександр"),
            ("Mykola", "Nikolai"),
            ("Ihor", "Игорь"),
            ("Uladzimir", "Владимир"),
            ("Катя", "Kateryna"),
            ("Yevhen", "Евгений"),
            ("Yauhien", "Евгений"),
        ];
        for (one, other) in cases {
            let found = names(one);
            assert!(names(other).iter().any(|name| found.contains(name)), "{one} and {other}");
        }
        assert!(names("Ковалёв").is_empty());
    }
}
