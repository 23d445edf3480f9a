//! Slips of the pen and of the keyboard, and forms of words.

use screening::Gender;

use crate::people::{Draw, Parts, without};

/// What goes wrong in writing a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slip {
    Substitute,
    Insert,
    Delete,
    Transpose,
    Twice,
    Yo,
    ShortI,
    Endings,
    Homoglyph,
    Invisible,
}

/// Letters that look alike in both scripts.
const ALIKE: [(char, char); 12] = [
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('х', 'x'),
    ('у', 'y'),
    ('і', 'i'),
    ('К', 'K'),
    ('М', 'M'),
    ('Т', 'T'),
    ('А', 'A'),
];
/// Zero-width space, soft hyphen, word joiner, right-to-left override.
const INVISIBLE: [char; 4] = ['\u{200b}', '\u{ad}', '\u{2060}', '\u{202e}'];

impl Slip {
    pub(crate) const ALL: [Self; 10] = [
        Self::Substitute,
        Self::Insert,
        Self::Delete,
        Self::Transpose,
        Self::Twice,
        Self::Yo,
        Self::ShortI,
        Self::Endings,
        Self::Homoglyph,
        Self::Invisible,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Substitute => "1 typo: another letter",
            Self::Insert => "1 typo: a letter more",
            Self::Delete => "1 typo: a letter less",
            Self::Transpose => "1 typo: letters swapped",
            Self::Twice => "2 typos",
            Self::Yo => "е for ё",
            Self::ShortI => "и for й",
            Self::Endings => "y for iy, yy, ii at the end",
            Self::Homoglyph => "homoglyphs",
            Self::Invisible => "invisible characters",
        }
    }

    /// What the writer has before them; nothing if the slip cannot happen in this name.
    pub(crate) fn cyrillic(self, text: &str) -> Option<String> {
        let replaced = match self {
            Self::Yo => text.replace('ё', "е").replace('Ё', "Е"),
            Self::ShortI => text.replace('й', "и"),
            _ => return Some(text.to_owned()),
        };
        (replaced != text).then_some(replaced)
    }

    /// What becomes of it, in Cyrillic or Latin.
    pub(crate) fn made(self, text: &str, draw: &mut Draw) -> Option<String> {
        let all = [Self::Substitute, Self::Insert, Self::Delete, Self::Transpose];
        let made = match self {
            Self::Yo | Self::ShortI => return Some(text.to_owned()),
            Self::Twice => typo(&typo(text, *draw.one(&all), draw)?, *draw.one(&all), draw)?,
            Self::Endings => endings(text),
            Self::Homoglyph => homoglyphs(text, draw),
            Self::Invisible => invisible(text, draw),
            one => typo(text, one, draw)?,
        };
        (made != text).then_some(made)
    }
}

/// One slip in one word of four letters or more.
fn typo(text: &str, slip: Slip, draw: &mut Draw) -> Option<String> {
    let mut words: Vec<Vec<char>> = text.split(' ').map(|word| word.chars().collect()).collect();
    let long: Vec<usize> = (0..words.len()).filter(|place| words[*place].len() >= 4).collect();
    if long.is_empty() {
        return None;
    }
    let word = &mut words[*draw.one(&long)];
    let cyrillic = word.iter().any(|letter| matches!(letter, 'а'..='я'));
    let alphabet: Vec<char> =
        if cyrillic { ('а'..='я').collect() } else { ('a'..='z').collect() };
    // The first letter is seldom mistaken, and keeps its capital.
    let at = 1 + draw.below(word.len() - 2);
    match slip {
        Slip::Substitute => word[at] = *draw.one(&alphabet),
        Slip::Insert => word.insert(at, *draw.one(&alphabet)),
        Slip::Delete => {
            word.remove(at);
        }
        _ => word.swap(at, at + 1),
    }
    let words: Vec<String> = words.into_iter().map(|word| word.into_iter().collect()).collect();
    let made = words.join(" ");
    (made != text).then_some(made)
}

fn endings(text: &str) -> String {
    let short = |word: &str| {
        let ending = ["iy", "yy", "ii", "yi"].into_iter().find(|ending| word.ends_with(ending));
        ending.map_or(word.to_owned(), |ending| format!("{}y", &word[..word.len() - ending.len()]))
    };
    text.split(' ').map(short).collect::<Vec<_>>().join(" ")
}

fn homoglyphs(text: &str, draw: &mut Draw) -> String {
    let other = |letter: char| {
        ALIKE.iter().find_map(|(cyrillic, latin)| match letter {
            _ if letter == *cyrillic => Some(*latin),
            _ if letter == *latin => Some(*cyrillic),
            _ => None,
        })
    };
    let mut letters: Vec<char> = text.chars().collect();
    let alike: Vec<usize> =
        (0..letters.len()).filter(|place| other(letters[*place]).is_some()).collect();
    for _ in 0..2.min(alike.len()) {
        let place = *draw.one(&alike);
        letters[place] = other(letters[place]).unwrap_or(letters[place]);
    }
    letters.into_iter().collect()
}

fn invisible(text: &str, draw: &mut Draw) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..2 {
        letters.insert(draw.below(letters.len()), *draw.one(&INVISIBLE));
    }
    letters.into_iter().collect()
}

/// The name "of" somebody, as in documents that speak of them: Ивана Петровича Иванова. Russian.
pub(crate) fn genitive(parts: &Parts, gender: Gender) -> Parts {
    let is_man = gender == Gender::Male;
    let irregular = [("Пётр", "Петра"), ("Павел", "Павла"), ("Лев", "Льва")];
    let word = |word: &str| {
        if let Some((_, genitive)) = irregular.iter().find(|(name, _)| *name == word) {
            return (*genitive).to_owned();
        }
        let stem = without(word, 1);
        match word.chars().last() {
            Some('а') if stem.ends_with(['г', 'к', 'х', 'ж', 'ч', 'ш', 'щ']) => {
                format!("{stem}и")
            }
            Some('а') => format!("{stem}ы"),
            Some('я') => format!("{stem}и"),
            Some('ь') if is_man => format!("{stem}я"),
            Some('ь') => format!("{stem}и"),
            Some('й') if is_man => format!("{stem}я"),
            Some(last) if is_man && !"оеиуюыэ".contains(last) => format!("{word}а"),
            _ => word.to_owned(),
        }
    };
    let adjective = ["ий", "ый", "ой", "ая"].iter().any(|end| parts.family.ends_with(end));
    let family = match () {
        () if adjective => {
            format!("{}{}", without(&parts.family, 2), if is_man { "ого" } else { "ой" })
        }
        () if parts.family.ends_with("ых") || parts.family.ends_with("их") => {
            parts.family.clone()
        }
        () if is_man => word(&parts.family),
        () if ["ова", "ева", "ёва", "ина"].iter().any(|end| parts.family.ends_with(end)) =>
        {
            format!("{}ой", without(&parts.family, 1))
        }
        () => parts.family.clone(),
    };
    Parts { given: word(&parts.given), patronymic: word(&parts.patronymic), family }
}

/// A Russian family name as Ukrainian papers have it, roughly.
pub(crate) fn in_ukrainian(family: &str) -> String {
    let family = family.replace("ский", "ський").replace("ская", "ська");
    let family = family.replace("цкий", "цький").replace("цкая", "цька");
    let family = family.replace("ый", "ий").replace("ьё", "йо").replace("чё", "чо");
    let mut made = String::new();
    for letter in family.chars() {
        // и stays after these, and becomes і elsewhere; where it was ы or -ий it is и by now.
        let stays = made.chars().last().is_none_or(|before| "жчшщцдтзср".contains(before));
        match letter {
            'ы' => made.push('и'),
            'э' => made.push('е'),
            'Э' => made.push('Е'),
            'ё' => made.push_str("ьо"),
            'ъ' => made.push('\''),
            'и' if !stays && !family.ends_with("ий") => made.push('і'),
            'И' => made.push('І'),
            other => made.push(other),
        }
    }
    made
}

/// A Ukrainian family name as Russian papers have it.
pub(crate) fn in_russian(family: &str) -> String {
    let family = family.replace("ський", "ский").replace("цький", "цкий");
    let family = family.replace("ська", "ская").replace("цька", "цкая").replace("ий", "ый");
    let family = family.replace("скый", "ский").replace("цкый", "цкий");
    let letter = |letter| match letter {
        'і' => 'и',
        'І' => 'И',
        'ї' => 'и',
        'Ї' => 'И',
        'є' => 'е',
        'Є' => 'Е',
        'ґ' => 'г',
        '\'' => 'ъ',
        other => other,
    };
    family.chars().map(letter).collect()
}
