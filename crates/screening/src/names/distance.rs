//! How far two skeletons are apart: edits, the cheaper the likelier romanisation, hearing or a slip
//! of the pen turns one into the other.

use super::sound::SOUND_MAX;

/// What one letter costs at most, in hundredths.
pub(crate) const EDIT: u16 = 100;

/// The letters of skeletons.
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzSZCJ0123456789";
const KINDS: usize = 64;

/// What it costs to read one letter for another, in hundredths of an edit, both as their numbers.
static SUBSTITUTED: [[u8; KINDS]; KINDS] = substitutions();
/// The number of a letter; the last one for whatever is no letter of skeletons.
static NUMBERS: [u8; 256] = numbers();

const fn numbers() -> [u8; 256] {
    let mut numbers = [KINDS as u8 - 1; 256];
    let mut at = 0;
    while at < LETTERS.len() {
        numbers[LETTERS[at] as usize] = at as u8;
        at += 1;
    }
    numbers
}

const fn substitutions() -> [[u8; KINDS]; KINDS] {
    let mut costs = [[EDIT as u8; KINDS]; KINDS];
    let mut one = 0;
    while one < LETTERS.len() {
        let mut other = 0;
        while other < LETTERS.len() {
            costs[one][other] = substituted(LETTERS[one], LETTERS[other]) as u8;
            other += 1;
        }
        one += 1;
    }
    costs
}

/// What it costs to read one letter for another, in hundredths of an edit.
const fn substituted(one: u8, other: u8) -> u16 {
    if one == other {
        return 0;
    }
    let pair = if one < other { (one, other) } else { (other, one) };
    match pair {
        // х and Ukrainian г are both h; ч and х are both ch; ж is a French j, дж an English one.
        (b'g', b'h') | (b'C', b'h') | (b'J', b'j') | (b'Z', b'j') | (b'J', b'Z') => 30,
        // ц is a c, and so are к and с; в is w, u and ff.
        (b'c', b'k') | (b'c', b's') | (b'u', b'v') | (b'f', b'v') | (b'C', b'c') => 40,
        // Unstressed vowels are written as heard.
        (b'a', b'o') | (b'e', b'i') | (b'o', b'u') | (b'i', b'j') => 50,
        // Voiced and voiceless, and sibilants.
        (b's', b'z') | (b'S', b's') | (b'Z', b'z') | (b'S', b'Z') | (b'C', b'S') => 50,
        (b'd', b't') | (b'b', b'p') | (b'g', b'k') | (b'h', b'k') | (b'b', b'v') => 60,
        (b'a', b'e') | (b'e', b'o') | (b'm', b'n') => 60,
        _ if is_vowel(one) && is_vowel(other) => 80,
        _ => EDIT,
    }
}

/// What a letter costs that only one side has, after `before`.
fn inserted(letter: u8, before: Option<u8>) -> u16 {
    match letter {
        b'j' => 25,
        // Михаил and Mikhajl, Sergei and Serge; a mute e at the end of Poutine.
        b'i' if before.is_some_and(is_vowel) => 40,
        b'e' | b'i' | b'a' | b'o' | b'u' => 80,
        b'h' => 60,
        _ => EDIT,
    }
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// More than any distance that is asked for, with room to add to.
const FAR: u16 = u16::MAX / 2;

/// The distance of two skeletons in hundredths of an edit, or nothing if it is over `most`.
///
/// Row by row, as Wagner and Fischer 1974; no edit costs less than nothing, so that only what is
/// within `most` can lead to a distance within it, and of each row only that stretch is worked
/// out (Ukkonen 1985).
pub(crate) fn distance(one: &[u8], other: &[u8], most: u16) -> Option<u16> {
    let one = &one[..one.len().min(SOUND_MAX)];
    let other = &other[..other.len().min(SOUND_MAX)];
    let most = most.min(FAR - 1);
    // Even the cheapest letter that only one side has costs something.
    if one.len().abs_diff(other.len()) as u16 * 25 > most {
        return None;
    }
    let mut before = [FAR; SOUND_MAX + 1];
    let mut above = [FAR; SOUND_MAX + 1];
    let mut news = [0_u16; SOUND_MAX];
    above[0] = 0;
    // The stretch of the row above that is within `most`.
    let (mut first, mut last) = (0, 0);
    for at in 0..other.len() {
        news[at] = inserted(other[at], at.checked_sub(1).map(|at| other[at]));
        above[at + 1] = above[at] + news[at];
        if above[at + 1] <= most && last == at {
            last = at + 1;
        }
    }
    for i in 0..one.len() {
        let costs = &SUBSTITUTED[usize::from(NUMBERS[usize::from(one[i])])];
        let gone = inserted(one[i], i.checked_sub(1).map(|i| one[i]));
        let mut row = [FAR; SOUND_MAX + 1];
        let mut within = None;
        for at in first..=other.len() {
            let mut best = above[at] + gone;
            if let Some(j) = at.checked_sub(1) {
                let same = one[i] == other[j];
                let cost = costs[usize::from(NUMBERS[usize::from(other[j])])];
                best = best.min(above[j] + if same { 0 } else { u16::from(cost) });
                best = best.min(row[j] + news[j]);
                // Two neighbours that changed places are one slip.
                if i > 0 && j > 0 && one[i] == other[j - 1] && one[i - 1] == other[j] {
                    best = best.min(before[j - 1] + EDIT);
                }
            }
            if best <= most {
                row[at] = best;
                within = Some((within.map_or(at, |(first, _)| first), at));
            } else if at > last {
                break;
            }
        }
        (first, last) = within?;
        (before, above) = (above, row);
    }
    let distance = above[other.len()];
    (distance <= most).then_some(distance)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn slips_cost_what_they_are_likely() {
        let apart = |one: &str, other: &str| distance(one.as_bytes(), other.as_bytes(), 10_000);
        assert_eq!(apart("igor", "ihor"), Some(30));
        assert_eq!(apart("petrov", "petrov"), Some(0));
        assert_eq!(apart("ptrov", "petrov"), Some(80));
        assert_eq!(apart("eptrov", "petrov"), Some(100));
        assert_eq!(apart("ivan", ""), Some(80 + 100 + 80 + 100));
        assert_eq!(distance(b"petrov", b"sidorenk", 100), None);
    }

    proptest! {
        #[test]
        fn distance_is_symmetric_and_bounded(one in "[aeijouvgdZklS]{0,12}",
                                             other in "[aeijouvgdZklS]{0,12}",
                                             most in 0_u16..800) {
            let (one, other) = (one.as_bytes(), other.as_bytes());
            let whole = distance(one, other, u16::MAX);
            prop_assert_eq!(whole, distance(other, one, u16::MAX));
            prop_assert_eq!(whole == Some(0), one == other);
            prop_assert_eq!(distance(one, other, most), whole.filter(|cost| *cost <= most));
        }
    }
}
