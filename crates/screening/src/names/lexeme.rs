//! A word and all that can be said of it alone, and how alike two words are.

use super::distance::{EDIT, Letters, distance};
use super::given::{Form, GivenId, NAMES};
use super::kinds::{self, WordKind};
use super::patronymic::{child_word, patronymic};
use super::sound::{bones, sound};
use super::surname;
use crate::comparison::How;
use crate::party::Gender;

/// A word, analysed once and compared many times.
#[derive(Clone, Debug)]
pub(crate) struct Lexeme {
    /// The folded word.
    pub(crate) folded: Box<str>,
    /// Its skeleton.
    pub(crate) sound: Box<[u8]>,
    /// The skeleton as it is compared.
    letters: Letters,
    /// Which of the consonants it has that are read for no other.
    firm: u8,
    /// Its coarse key.
    pub(crate) bones: Box<[u8]>,
    /// Given names it may be a form of.
    pub(crate) given: &'static [Form],
    /// If it has the form of a patronymic: how long the father's stem is, and whose child it says.
    pub(crate) father: Option<(usize, Gender)>,
    /// Given names the father may have.
    pub(crate) fathers: &'static [GivenId],
    /// The stem of a surname that changes by gender and case.
    surname: Option<Box<[u8]>>,
    /// The kind of script it is written in.
    script: Script,
    /// Whether it is an initial.
    pub(crate) is_initial: bool,
    /// What it is in the name of a person: a title, a particle or a name.
    pub(crate) kind: WordKind,
    /// Whether it marks the word before it as the father's name, as oglu does.
    pub(crate) is_child: bool,
    /// The word in its other reading, where a letter has two.
    pub(crate) other: Option<Box<Lexeme>>,
}

/// What the letters of a script stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Script {
    /// Sounds: Latin, Cyrillic and most others.
    Sounds,
    /// Consonants: Arabic and Hebrew leave short vowels out.
    Consonants,
    /// Syllables or words: Chinese, Japanese, Korean. Another sign is another name.
    Signs,
}

impl Script {
    fn of(folded: &str) -> Self {
        match folded.chars().next() {
            Some('\u{590}'..='\u{8ff}') => Self::Consonants,
            Some('\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}') => Self::Signs,
            _ => Self::Sounds,
        }
    }
}

/// How alike two words are.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Likeness {
    /// 0 to 1.
    pub(crate) share: f32,
    /// In what way.
    pub(crate) how: How,
}

impl Likeness {
    const fn new(share: f32, how: How) -> Self {
        Self { share, how }
    }

    /// Nothing alike.
    pub(crate) const NONE: Self = Self::new(0.0, How::Other);
}

/// From this share of edits on, two words are two words and no slip of the pen.
const SLIP_SHARE_MIN: f32 = 0.6;
/// The most edits of a slip. Of misspelt words nearly all have one or two errors (Damerau 1964,
/// Pollock and Zamora 1984): more is another word, however long.
const SLIP_EDITS_MAX: f32 = 2.05;
/// A slip in a patronymic may take less: where nobody bears the father's name on one side it is
/// likely misspelt, and the whole word must be near; where on both, what is compared is only the
/// father's part.
const MISSPELT_FATHER_MIN: f32 = 0.85;
const UNKNOWN_FATHER_MIN: f32 = 0.72;
/// What words of a script without vowels are worth that have the same consonants.
const CONSONANTS_ONLY: f32 = 0.85;
/// What share of a word's length an edit costs.
const EDIT_WEIGHT: f32 = 1.1;
/// Two different given names that the table knows are no slip of each other, however near.
const KNOWN_APART: f32 = 0.5;

impl Lexeme {
    /// Analyses a folded word.
    pub(crate) fn new(folded: &str) -> Self {
        let other = other_reading(folded).map(|other| Box::new(Self::read(&other, None)));
        Self::read(folded, other)
    }

    fn read(folded: &str, other: Option<Box<Self>>) -> Self {
        let sound = sound(folded);
        let found = patronymic(&sound);
        let father = found.map(|found| (found.father.len(), found.child));
        let fathers = found.map_or(&[][..], |found| NAMES.fathers(found.father));
        Self {
            folded: folded.into(),
            letters: Letters::of(&sound),
            firm: firm(&sound),
            bones: bones(&sound).into(),
            given: given_forms(&sound),
            father,
            fathers,
            surname: surname::stem(&sound).map(Vec::into),
            script: Script::of(folded),
            is_initial: is_initial(folded),
            kind: kinds::of_person(folded),
            is_child: child_word(&sound).is_some(),
            other,
            sound: sound.into(),
        }
    }

    /// How alike two words are, in the reading in which they are most.
    pub(crate) fn like(&self, other: &Self) -> Likeness {
        let like = self.like_as_read(other);
        let again = match (&self.other, &other.other) {
            (None, None) => return like,
            (Some(mine), None) => mine.like_as_read(other),
            (None, Some(theirs)) => self.like_as_read(theirs),
            (Some(mine), Some(theirs)) => mine.like_as_read(theirs),
        };
        if again.share > like.share { again } else { like }
    }

    fn like_as_read(&self, other: &Self) -> Likeness {
        if self.folded == other.folded {
            let how = if self.is_initial { How::Initial } else { How::Same };
            return Likeness::new(1.0, how);
        }
        // Words the skeleton cannot tell, such as numbers, are the same only to the letter.
        if self.sound.is_empty() || other.sound.is_empty() {
            return Likeness::NONE;
        }
        match (self.script, other.script) {
            (Script::Signs, Script::Signs) => return Likeness::NONE,
            (Script::Consonants, Script::Sounds) | (Script::Sounds, Script::Consonants) => {
                return self.consonants_like(other);
            }
            _ => {}
        }
        if self.is_initial || other.is_initial {
            return self.initial_of(other);
        }
        if self.sound == other.sound {
            return Likeness::new(1.0, How::Romanised);
        }
        if let (Some(one), Some(two)) = (self.father, other.father) {
            return self.patronymic_like(one, other, two);
        }
        self.kindred(other).unwrap_or_else(|| self.slip(other))
    }

    fn consonants_like(&self, other: &Self) -> Likeness {
        let same = self.bones.trim_ascii_start() == other.bones.trim_ascii_start();
        let letters = |word: &Self| Letters::of(&word.bones);
        let near = || slip(&letters(self), &letters(other)).share * CONSONANTS_ONLY;
        let share = if same { CONSONANTS_ONLY } else { near() };
        if share < SLIP_SHARE_MIN { Likeness::NONE } else { Likeness::new(share, How::Romanised) }
    }

    fn initial_of(&self, other: &Self) -> Likeness {
        let fits = match (self.sound.first(), other.sound.first()) {
            (Some(one), Some(two)) => {
                distance(&Letters::of(&[*one]), &Letters::of(&[*two]), 30).is_some()
            }
            _ => false,
        };
        // Two initials that differ are two names; an initial that fits says little.
        if fits && !(self.is_initial && other.is_initial && self.sound != other.sound) {
            Likeness::new(0.9, How::Initial)
        } else {
            Likeness::NONE
        }
    }

    /// Two patronymics are one if the fathers' names are one and both say son or both daughter.
    fn patronymic_like(
        &self,
        one: (usize, Gender),
        other: &Self,
        two: (usize, Gender),
    ) -> Likeness {
        if one.1 != two.1 {
            return Likeness::NONE;
        }
        let (mine, theirs) = (&self.sound[..one.0], &other.sound[..two.0]);
        if mine == theirs {
            return Likeness::new(1.0, How::Romanised);
        }
        if self.fathers.iter().any(|name| other.fathers.contains(name)) {
            return Likeness::new(0.97, How::Kindred);
        }
        match (self.fathers, other.fathers) {
            ([], []) => above(UNKNOWN_FATHER_MIN, slip(&Letters::of(mine), &Letters::of(theirs))),
            ([], _) | (_, []) => above(MISSPELT_FATHER_MIN, slip(&self.letters, &other.letters)),
            _ => Likeness::NONE,
        }
    }

    /// One given name in two languages, a short form of it, or one surname in two forms.
    fn kindred(&self, other: &Self) -> Option<Likeness> {
        for mine in self.given {
            let theirs = other.given.iter().find(|theirs| theirs.name == mine.name);
            if let Some(theirs) = theirs {
                let short = mine.is_short || theirs.is_short;
                let how = if short { How::ShortForm } else { How::Kindred };
                return Some(Likeness::new(if short { 0.9 } else { 0.97 }, how));
            }
        }
        let stems = self.surname.as_ref().zip(other.surname.as_ref());
        let inflected = stems.is_some_and(|(mine, theirs)| mine == theirs);
        inflected.then_some(Likeness::new(0.96, How::Inflected))
    }

    fn slip(&self, other: &Self) -> Likeness {
        // A firm consonant that only one side has is an edit of its own.
        let apart = (self.firm & !other.firm).count_ones();
        let apart = apart.max((other.firm & !self.firm).count_ones());
        let longer = self.sound.len().max(other.sound.len());
        if apart as f32 > edits_max(longer) {
            return Likeness::NONE;
        }
        let slip = slip(&self.letters, &other.letters);
        let both_known = !self.given.is_empty() && !other.given.is_empty();
        if both_known && slip.share > KNOWN_APART { Likeness::NONE } else { slip }
    }
}

fn above(least: f32, like: Likeness) -> Likeness {
    if like.share < least { Likeness::NONE } else { like }
}

/// Whether a folded word is an initial: one letter, or a short word that kept its point.
fn is_initial(folded: &str) -> bool {
    let mut letters = folded.chars();
    let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    single || folded.ends_with('.')
}

/// Latin x is кс or, in some schemes, х; j is й or, in others, ж.
fn other_reading(folded: &str) -> Option<String> {
    let both = folded.contains(['x', 'j']) && !folded.ends_with('.');
    both.then(|| {
        let letters: Vec<char> = folded.chars().collect();
        let read = letters.iter().enumerate().map(|(at, letter)| {
            let vowel = letters.get(at + 1).is_some_and(|next| "aeiou".contains(*next));
            match letter {
                'x' => "kh".to_owned(),
                'j' if vowel => "zh".to_owned(),
                other => other.to_string(),
            }
        });
        read.collect()
    })
}

/// The given names a skeleton may be a form of; Latvian and Lithuanian papers add an -s or -us.
fn given_forms(sound: &[u8]) -> &'static [Form] {
    let forms = NAMES.forms(sound);
    let Some(bare) = sound.strip_suffix(b"s").filter(|bare| bare.len() > 3) else { return forms };
    match forms {
        [] => NAMES.forms(bare.strip_suffix(b"u").unwrap_or(bare)),
        forms => forms,
    }
}

/// A bit for each of л, р, т and д, м and н: reading one for another letter is a whole edit.
fn firm(sound: &[u8]) -> u8 {
    let bit = |letter: &u8| match letter {
        b'l' => 1,
        b'r' => 2,
        b't' | b'd' => 4,
        b'm' | b'n' => 8,
        _ => 0,
    };
    sound.iter().fold(0, |bits, letter| bits | bit(letter))
}

/// The most edits of a slip in words of which the longer has so many letters.
fn edits_max(longer: usize) -> f32 {
    ((1.0 - SLIP_SHARE_MIN) * longer as f32 / EDIT_WEIGHT).min(SLIP_EDITS_MAX)
}

/// How alike two skeletons are by edits alone.
fn slip(mine: &Letters, theirs: &Letters) -> Likeness {
    let longer = mine.length().max(theirs.length()).max(1);
    let most = (edits_max(longer) * f32::from(EDIT)) as u16;
    let longer = longer as f32;
    let Some(cost) = distance(mine, theirs, most) else { return Likeness::NONE };
    let edits = f32::from(cost) / f32::from(EDIT);
    let how = if edits < 0.7 { How::Romanised } else { How::Misspelt };
    Likeness::new(1.0 - EDIT_WEIGHT * edits / longer, how)
}

/// How alike words written together are to a word: `Jong un` and `Jongun`.
pub(crate) fn joined_like<'a>(parts: impl Iterator<Item = &'a Lexeme>, whole: &Lexeme) -> Likeness {
    let joined: Vec<u8> = parts.flat_map(|part| part.sound.iter().copied()).collect();
    slip(&Letters::of(&joined), &whole.letters)
}

/// Whether a short word is the initials of words, as in `JC` and `Jean Claude`.
pub(crate) fn is_initials_of<'a>(
    short: &Lexeme,
    mut words: impl Iterator<Item = &'a Lexeme>,
) -> bool {
    let mut letters = short.folded.chars();
    let all =
        letters.all(|letter| words.next().is_some_and(|word| word.folded.starts_with(letter)));
    all && words.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::super::fold::words;
    use super::*;

    fn lexeme(word: &str) -> Lexeme {
        Lexeme::new(&words(word).remove(0).folded)
    }

    #[test]
    fn words_are_alike_for_the_reason_there_is() {
        let cases = [
            ("Ковалёв", "КОВАЛЁВ", How::Same),
            ("Ковалёв", "Kovalev", How::Romanised),
            ("Ihor", "Игорь", How::Kindred),
            ("Микола", "Николай", How::Kindred),
            ("Миколайович", "Nikolayevich", How::Kindred),
            ("Саша", "Александр", How::ShortForm),
            ("Ковалёв", "Ковалёва", How::Inflected),
            ("К", "Kovalev", How::Initial),
            ("Ковалёв", "Ковлёв", How::Misspelt),
            ("Захаров", "Zacharov", How::Romanised),
        ];
        for (one, other, how) in cases {
            let like = lexeme(one).like(&lexeme(other));
            assert_eq!(like.how, how, "{one} and {other}: {like:?}");
            assert!(like.share > 0.75, "{one} and {other}: {like:?}");
            assert_eq!(lexeme(other).like(&lexeme(one)), like, "the other way round");
        }
    }

    #[test]
    fn other_names_are_no_slips() {
        let cases = [
            ("Мария", "Марина"),
            ("Владимирович", "Владимировна"),
            ("Иванович", "Игоревич"),
            ("Сергеевич", "Григорьевич"),
            ("Ли", "Ким"),
            ("44", "45"),
        ];
        for (one, other) in cases {
            assert_eq!(lexeme(one).like(&lexeme(other)), Likeness::NONE, "{one} and {other}");
        }
    }
}
