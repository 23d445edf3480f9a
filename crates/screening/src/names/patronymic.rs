//! Patronymics: which words are one, of whose child, and whether a son or a daughter.
//!
//! Russian -ович, -евич, -ич and -овна, -евна, -ична, Ukrainian -йович and -івна, Belarusian -авіч
//! and -аўна, in every romanisation, by their skeleton; Turkic oglu and kyzy follow the father's
//! name as a word of their own.

use super::given::stem;
use crate::party::Gender;

/// A patronymic taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Patronymic<'a> {
    /// The father's name as far as it can be known: its skeleton without its ending.
    pub(crate) father: &'a [u8],
    /// Son or daughter.
    pub(crate) child: Gender,
}

/// Endings of patronymics as skeletons, longest first.
const ENDINGS: [(&[u8], Gender); 18] = [
    (b"ovic", Gender::Male),
    (b"oviC", Gender::Male),
    (b"eviC", Gender::Male),
    (b"aviC", Gender::Male),
    (b"iviC", Gender::Male),
    (b"evic", Gender::Male),
    (b"inicna", Gender::Female),
    (b"iniCna", Gender::Female),
    (b"ovna", Gender::Female),
    (b"evna", Gender::Female),
    (b"avna", Gender::Female),
    (b"ivna", Gender::Female),
    (b"auna", Gender::Female),
    (b"euna", Gender::Female),
    (b"ouna", Gender::Female),
    (b"iCna", Gender::Female),
    (b"iniSna", Gender::Female),
    (b"iC", Gender::Male),
];

/// Takes a word apart as a patronymic, if it has the form of one. Surnames such as Abramovich have
/// it too: what a word is depends on the words beside it.
pub(crate) fn patronymic(sound: &[u8]) -> Option<Patronymic<'_>> {
    let rest = |sound: &'_ [u8]| {
        let (ending, child) = ENDINGS.iter().find(|(ending, _)| sound.ends_with(ending))?;
        Some((sound.len() - ending.len(), *child))
    };
    let (length, child) = rest(sound).or_else(|| rest(&nominative(sound)?))?;
    let rest = &sound[..length];
    // Львович, Ильич: the shortest stems have one or two letters.
    let father = stem(rest);
    (!father.is_empty()).then_some(Patronymic { father, child })
}

/// A declined patronymic in its first form: Сергеевича, Сергеевичем, Сергеевне, Сергеевной.
fn nominative(sound: &[u8]) -> Option<Vec<u8>> {
    let sons: [&[u8]; 4] = [b"em", b"a", b"u", b"e"];
    let son = sons.iter().find_map(|ending| sound.strip_suffix(*ending));
    if let Some(son) = son.filter(|son| son.ends_with(b"iC")) {
        return Some(son.to_vec());
    }
    let daughters: [&[u8]; 4] = [b"oi", b"i", b"e", b"u"];
    let daughter = daughters.iter().find_map(|ending| sound.strip_suffix(*ending));
    daughter.filter(|stem| stem.ends_with(b"vn")).map(|stem| [stem, b"a"].concat())
}

/// Words that mark the word before them as the father's name: son, daughter.
pub(crate) fn child_word(sound: &[u8]) -> Option<Gender> {
    let sons: [&[u8]; 7] = [b"oglu", b"ogli", b"oglj", b"ogl", b"ulu", b"uli", b"ugli"];
    let daughters: [&[u8]; 6] = [b"kizi", b"kiz", b"gizi", b"kizj", b"kezi", b"hizi"];
    if sons.contains(&sound) {
        return Some(Gender::Male);
    }
    daughters.contains(&sound).then_some(Gender::Female)
}

#[cfg(test)]
mod tests {
    use super::super::fold::words;
    use super::super::sound::sound;
    use super::*;

    #[test]
    fn patronymics_are_taken_apart_in_every_spelling() {
        let cases = [
            ("Владимирович", "vladimir", Gender::Male),
            ("Volodymyrivna", "volodimir", Gender::Female),
            ("Sergeyevich", "serg", Gender::Male),
            ("Serhiyovych", "serh", Gender::Male),
            ("Nikolaevna", "nikol", Gender::Female),
            ("Ильинична", "il", Gender::Female),
            ("Ilyich", "il", Gender::Male),
            ("Dmitrievitch", "dmitr", Gender::Male),
            ("Юріївна", "jur", Gender::Female),
            ("Mikhailavich", "mihail", Gender::Male),
        ];
        for (word, father, child) in cases {
            let sound = sound(&words(word).remove(0).folded);
            let found = patronymic(&sound).expect(word);
            assert_eq!((found.father, found.child), (father.as_bytes(), child), "{word}");
        }
        for word in ["Ковалёв", "Ivan", "Li"] {
            assert_eq!(patronymic(&sound(&words(word).remove(0).folded)), None, "{word}");
        }
    }
}
