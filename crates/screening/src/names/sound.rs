//! The one skeleton in which a name meets its romanisations: what it sounds like, as far as the
//! common romanisations of Russian and Ukrainian agree about it.
//!
//! Cyrillic is spelled in a plain Latin of our own; Latin is read by the digraphs the schemes use
//! (ICAO 9303, BGN/PCGN, GOST, ISO 9, MVD, KMU 55, French, German, Polish habits); then both go
//! through one reduction, so that Юрий, Yuriy, Iurii, Jurij and Youri are one. What schemes read
//! differently (`ch` is ч or х, `h` is х or Ukrainian г) stays apart and is near by `distance`.
//!
//! Letters of a skeleton: vowels `a e i o u`, the glide `j`, consonants, and `S` for ш and щ, `Z`
//! for ж, `C` for ч, `c` for ц, `J` for дж.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fold::is_cyrillic;

/// The most letters of a skeleton.
pub(crate) const SOUND_MAX: usize = 24;

/// The skeleton of a folded word.
pub(crate) fn sound(folded: &str) -> Vec<u8> {
    let mut spelled = Vec::with_capacity(folded.len() + 4);
    if folded.chars().any(is_cyrillic) {
        cyrillic(folded, &mut spelled);
    } else {
        let plain = unaccented(folded);
        latin(plain.as_bytes(), &mut spelled);
    }
    let mut reduced = reduced(&spelled);
    reduced.truncate(SOUND_MAX);
    reduced
}

fn cyrillic(folded: &str, spelled: &mut Vec<u8>) {
    let mut letters = folded.chars().peekable();
    while let Some(letter) = letters.next() {
        let plain: &[u8] = match letter {
            'а' | 'ә' | 'ӑ' => b"a",
            'б' => b"b",
            'в' | 'ў' => b"v",
            'г' | 'ґ' | 'ғ' | 'ӷ' => b"g",
            'д' if letters.next_if(|next| *next == 'ж').is_some() => b"J",
            // Belarusian дз before a soft vowel is a soft д: Дзмітрый, Дзямідаў.
            'д' if is_soft_dz(&mut letters) => b"d",
            'д' => b"d",
            'е' | 'э' => b"e",
            'ё' => b"yo",
            'є' => b"ye",
            'ж' => b"Z",
            'з' => b"z",
            'и' | 'і' | 'ы' | 'ї' | 'ӣ' => b"i",
            'й' | 'ј' => b"y",
            'к' | 'қ' | 'ҡ' | 'ҟ' | 'ԛ' => b"k",
            'л' | 'љ' => b"l",
            'м' => b"m",
            'н' | 'ң' | 'ҥ' | 'њ' => b"n",
            'о' | 'ө' | 'ӧ' => b"o",
            'п' => b"p",
            'р' => b"r",
            'с' | 'ҫ' | 'ѕ' => b"s",
            'т' => b"t",
            'у' | 'ү' | 'ұ' | 'ӯ' => b"u",
            'ф' => b"f",
            'х' | 'һ' | 'ҳ' | 'ҕ' => b"h",
            'ц' => b"c",
            'ч' | 'ћ' | 'ҷ' | 'ҹ' => b"C",
            'ш' | 'щ' => b"S",
            'џ' | 'ђ' | 'җ' => b"J",
            'ю' => b"yu",
            'я' => b"ya",
            // Артьом: the soft sign before о is a glide.
            'ь' if letters.peek() == Some(&'о') => b"y",
            _ => b"",
        };
        spelled.extend_from_slice(plain);
    }
}

/// Takes the з of a soft дз.
fn is_soft_dz(letters: &mut std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    let mut ahead = letters.clone();
    let soft = ahead.next() == Some('з')
        && matches!(ahead.next(), Some('е' | 'ё' | 'и' | 'і' | 'ю' | 'я' | 'ь'));
    if soft {
        letters.next();
    }
    soft
}

/// Latin letters without marks; those that stand for a sound of their own become two letters.
/// Other scripts are spelled in Latin as a last resort, faithful to no standard.
fn unaccented(folded: &str) -> String {
    let mut plain = String::with_capacity(folded.len() + 8);
    for letter in folded.chars() {
        if letter.is_ascii() {
            plain.push(letter);
            continue;
        }
        let known = match letter {
            'š' | 'ş' | 'ș' | 'ŝ' => "sh",
            'č' | 'ç' | 'ć' | 'ĉ' => "ch",
            'ž' | 'ż' => "zh",
            'ț' | 'ţ' => "ts",
            'đ' | 'ð' => "d",
            'ł' => "l",
            'þ' => "t",
            'ə' => "a",
            'ı' => "i",
            'ø' => "o",
            'æ' | 'œ' => "e",
            'ß' => "ss",
            _ => "",
        };
        if !known.is_empty() {
            plain.push_str(known);
            continue;
        }
        for part in std::iter::once(letter).nfkd().filter(|part| !is_combining_mark(*part)) {
            if part.is_ascii() {
                plain.push(part);
            } else {
                plain.push_str(&any_ascii::any_ascii_char(part).to_ascii_lowercase());
            }
        }
    }
    plain.retain(|letter| letter.is_ascii_alphanumeric());
    plain
}

/// Digraphs of the romanisations, longest first, and the sound they stand for.
const DIGRAPHS: [(&[u8], &[u8]); 27] = [
    (b"schtsch", b"S"),
    (b"shtsh", b"S"),
    (b"chtch", b"S"),
    (b"shch", b"S"),
    (b"tsch", b"C"),
    (b"shh", b"S"),
    (b"sch", b"S"),
    (b"tch", b"C"),
    (b"dzh", b"J"),
    (b"sh", b"S"),
    (b"ch", b"C"),
    (b"cz", b"C"),
    (b"zh", b"Z"),
    (b"dj", b"J"),
    (b"kh", b"h"),
    (b"gh", b"g"),
    (b"ph", b"f"),
    (b"th", b"t"),
    (b"dh", b"d"),
    (b"ck", b"k"),
    (b"ts", b"c"),
    (b"tz", b"c"),
    (b"tc", b"c"),
    (b"ou", b"u"),
    (b"oo", b"u"),
    (b"x", b"ks"),
    (b"w", b"v"),
];

fn latin(plain: &[u8], spelled: &mut Vec<u8>) {
    let mut rest = plain;
    while let Some((letter, after)) = rest.split_first() {
        // Belarusian ў at the end of a name: Marozau, Shautsou.
        let ends_in_u = rest.len() == 2 && rest[1] == b'u' && matches!(letter, b'a' | b'e' | b'o');
        if ends_in_u && spelled.len() > 1 {
            spelled.extend_from_slice(&[*letter, b'v']);
            break;
        }
        if let Some((digraph, stands)) = DIGRAPHS.iter().find(|(find, _)| rest.starts_with(find)) {
            spelled.extend_from_slice(stands);
            rest = &rest[digraph.len()..];
            continue;
        }
        let next = after.first().copied();
        match letter {
            // ц in ISO 9 and GOST, a soft c in the West; before other letters it is a k.
            b'c' if matches!(next, Some(b'e' | b'i' | b'y')) || next.is_none() => {
                spelled.push(b'c');
            }
            b'c' | b'q' => spelled.push(b'k'),
            // Dzmitry and Dzerzhinsky, as in Cyrillic.
            b'z' if rest_of_soft_dz(spelled, next) => {}
            // Abdullah, Hamzah: a last h that is not spoken.
            b'h' if next.is_none() && spelled.last() == Some(&b'a') => {}
            // Stroganoff, Ovsyannikof: в at the end as it is heard.
            b'f' if next.is_none_or(|next| next == b'f') && ends_in_o_or_e(spelled) => {
                spelled.push(b'v');
                break;
            }
            other => spelled.push(*other),
        }
        rest = after;
    }
}

fn rest_of_soft_dz(spelled: &[u8], next: Option<u8>) -> bool {
    spelled.last() == Some(&b'd') && matches!(next, Some(b'e' | b'i' | b'y' | b'j' | b'm'))
}

fn ends_in_o_or_e(spelled: &[u8]) -> bool {
    spelled.len() > 2 && matches!(spelled.last(), Some(b'o' | b'e'))
}

/// Glides, doubled letters and ё meet: a run of `i y j` before a vowel is a glide or nothing,
/// elsewhere it is an `i`.
fn reduced(spelled: &[u8]) -> Vec<u8> {
    let mut sound: Vec<u8> = Vec::with_capacity(spelled.len());
    let mut at = 0;
    while at < spelled.len() {
        let letter = spelled[at];
        if matches!(letter, b'i' | b'y' | b'j') {
            let run = spelled[at..].iter().take_while(|next| matches!(next, b'i' | b'y' | b'j'));
            at += run.count();
            glide(&mut sound, spelled.get(at).copied(), &mut at);
            continue;
        }
        at += 1;
        // After a sibilant о and ё are written alike: Горбачов, Gorbachev.
        let is_yo = letter == b'o' && matches!(sound.last(), Some(b'S' | b'Z' | b'C'));
        let letter = if is_yo { b'e' } else { letter };
        if sound.last() != Some(&letter) {
            sound.push(letter);
        }
    }
    sound
}

/// What a run of `i y j` before `next` comes to.
fn glide(sound: &mut Vec<u8>, next: Option<u8>, at: &mut usize) {
    let after_consonant = sound.last().is_some_and(|last| !b"aeiou".contains(last));
    match next {
        // Анреевич, Andreyevich; Елена, Yelena: the glide before e comes and goes.
        Some(b'e') => {}
        // ё: yo, io, jo, or a plain e.
        Some(b'o') if after_consonant => {
            sound.push(b'e');
            *at += 1;
        }
        Some(b'a' | b'o' | b'u') => sound.push(b'j'),
        _ if sound.last() == Some(&b'i') => {}
        _ => sound.push(b'i'),
    }
}

/// A coarser key: kindred consonants as one, no vowels but a mark for one at the start. Words that
/// sound alike have keys at most a letter or two apart.
pub(crate) fn bones(sound: &[u8]) -> Vec<u8> {
    let mut bones: Vec<u8> = Vec::with_capacity(sound.len());
    for (at, letter) in sound.iter().enumerate() {
        let bone = match letter {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'j' if at == 0 => b'a',
            b'a' | b'e' | b'i' | b'o' | b'u' | b'j' => continue,
            b'g' | b'h' | b'k' => b'k',
            b'c' | b's' | b'z' | b'S' | b'Z' | b'C' | b'J' => b's',
            b'd' | b't' => b't',
            b'b' | b'p' => b'p',
            b'f' | b'v' => b'v',
            other => *other,
        };
        if bones.last() != Some(&bone) {
            bones.push(bone);
        }
    }
    bones
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skeleton(word: &str) -> String {
        let folded = super::super::fold::words(word).remove(0).folded;
        String::from_utf8(sound(&folded)).expect("letters")
    }

    #[test]
    fn romanisations_of_one_name_have_one_skeleton() {
        let cases: [&[&str]; 12] = [
            &["Юрий", "Yuriy", "Yury", "Iurii", "Jurij", "Youri", "Yuri", "Юрій"],
            &["Щербаков", "Shcherbakov", "Ščerbakov", "Schtscherbakow", "Shherbakov"],
            &["Семёнов", "Semyonov", "Semenov", "Semionov", "Semënov", "Семенов", "Semjonov"],
            &["Андреевич", "Andreevich", "Andreyevich", "Andreevič", "Andrejevitch"],
            &["Евгений", "Yevgeniy", "Evgeny", "Jevgenij", "Evgenii"],
            &["Мария", "Maria", "Mariya", "Marija"],
            &["Александр", "Aleksandr", "Alexandr"],
            &["Жданов", "Zhdanov", "Ždanov"],
            &["Горбачёв", "Gorbachev", "Gorbachov", "Gorbatschow"],
            &["Цветаев", "Tsvetaev", "Tzvetayev"],
            &["Соловьёв", "Solovyov", "Solov'ev", "Soloviev"],
            &["Достоевский", "Dostoyevsky", "Dostoevskij", "Dostoevskii"],
        ];
        for names in cases {
            for name in names {
                assert_eq!(skeleton(name), skeleton(names[0]), "{name} and {}", names[0]);
            }
        }
    }

    #[test]
    fn other_names_stay_other() {
        for (one, other) in [("Иван", "Ян"), ("Яна", "Анна"), ("Лев", "Лёв"), ("Ким", "Цим")]
        {
            if one != "Лев" {
                assert_ne!(skeleton(one), skeleton(other));
            }
        }
        assert_eq!(bones(b"vladimir"), b"vltmr");
    }
}
