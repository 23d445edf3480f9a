//! How far two skeletons are apart: edits, the cheaper the likelier romanisation, hearing or a slip
//! of the pen turns one into the other.

use super::sound::SOUND_MAX;

/// What one letter costs at most, in hundredths.
pub(crate) const EDIT: u16 = 100;

/// The letters of skeletons, then those that no skeleton should have.
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzSZCJ0123456789ABDEFGHIKLMNOPQRTUVWXY";
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

/// A skeleton made ready to be compared: what of it does not depend on the other side.
#[derive(Clone, Debug)]
pub(crate) struct Letters {
    /// How many letters it has, of which no more than the most are compared.
    length: usize,
    /// The letters by number.
    numbers: [u8; SOUND_MAX],
    /// What each letter costs that the other side leaves out, in hundredths of an edit.
    alone: [u8; SOUND_MAX],
    /// What any letter of the other side costs at least, by its number: nothing if it is among
    /// these, or what it costs to read it for the nearest of these.
    among: [u8; KINDS],
}

impl Letters {
    /// The letters of a skeleton.
    pub(crate) fn of(sound: &[u8]) -> Self {
        let (numbers, alone) = ([0; SOUND_MAX], [0; SOUND_MAX]);
        let mut letters = Self { length: sound.len(), numbers, alone, among: [EDIT as u8; KINDS] };
        let mut before = None;
        for (at, letter) in sound.iter().take(SOUND_MAX).enumerate() {
            let number = NUMBERS[usize::from(*letter)];
            letters.numbers[at] = number;
            letters.alone[at] = inserted(*letter, before) as u8;
            for (least, cost) in letters.among.iter_mut().zip(&SUBSTITUTED[usize::from(number)]) {
                *least = (*least).min(*cost);
            }
            before = Some(*letter);
        }
        letters
    }

    /// How many letters the skeleton has.
    pub(crate) fn length(&self) -> usize {
        self.length
    }

    /// The letters that are compared, by number.
    fn numbers(&self) -> &[u8] {
        &self.numbers[..self.length.min(SOUND_MAX)]
    }

    /// What is left to pay at least from each letter on: each is left out on the other side, or
    /// read for one that the other side has.
    fn rest(&self, other: &Self) -> [u16; SOUND_MAX + 1] {
        let mut rest = [0; SOUND_MAX + 1];
        let mut sum = 0;
        for (at, number) in self.numbers().iter().enumerate().rev() {
            sum += u16::from(self.alone[at].min(other.among[usize::from(*number)]));
            rest[at] = sum;
        }
        rest
    }
}

/// More than any distance that is asked for, with room to add to.
const FAR: u16 = u16::MAX / 2;

/// The distance of two skeletons in hundredths of an edit, or nothing if it is over `most`.
///
/// Row by row, as Wagner and Fischer 1974. No edit costs less than nothing, so that only what is
/// within `most` can lead to a distance within it, and of each row only that stretch is worked
/// out (Ukkonen 1985); what is left to pay at least is known and counts beforehand.
pub(crate) fn distance(mine: &Letters, theirs: &Letters, most: u16) -> Option<u16> {
    let (one, other) = (mine.numbers(), theirs.numbers());
    let most = most.min(FAR - 1);
    // Even the cheapest letter that only one side has costs something.
    if one.len().abs_diff(other.len()) as u16 * 25 > most {
        return None;
    }
    let (my_rest, their_rest) = (mine.rest(theirs), theirs.rest(mine));
    let leads = |cost: u16, i: usize, j: usize| cost + my_rest[i].max(their_rest[j]) <= most;
    // Half of the words that are looked at have too many letters of their own.
    if !leads(0, 0, 0) {
        return None;
    }
    let mut before = [FAR; SOUND_MAX + 1];
    let mut above = [FAR; SOUND_MAX + 1];
    above[0] = 0;
    // The stretch of the row above that can lead to a distance within `most`.
    let (mut first, mut last) = (0, 0);
    while last < other.len() {
        let cost = above[last] + u16::from(theirs.alone[last]);
        if !leads(cost, 0, last + 1) {
            break;
        }
        last += 1;
        above[last] = cost;
    }
    for i in 0..one.len() {
        let costs = &SUBSTITUTED[usize::from(one[i])];
        let gone = u16::from(mine.alone[i]);
        let mut row = [FAR; SOUND_MAX + 1];
        let mut stretch = None;
        for at in first..=other.len() {
            let mut best = above[at] + gone;
            if let Some(j) = at.checked_sub(1) {
                best = best.min(above[j] + u16::from(costs[usize::from(other[j])]));
                best = best.min(row[j] + u16::from(theirs.alone[j]));
                // Two neighbours that changed places are one slip.
                if i > 0 && j > 0 && one[i] == other[j - 1] && one[i - 1] == other[j] {
                    best = best.min(before[j - 1] + EDIT);
                }
            }
            if leads(best, i + 1, at) {
                row[at] = best;
                stretch = Some((stretch.map_or(at, |(first, _)| first), at));
            } else if at > last {
                break;
            }
        }
        (first, last) = stretch?;
        (before, above) = (above, row);
    }
    let distance = above[other.len()];
    (distance <= most).then_some(distance)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn apart(one: &[u8], other: &[u8], most: u16) -> Option<u16> {
        distance(&Letters::of(one), &Letters::of(other), most)
    }

    /// The distance with every cell of every row worked out.
    fn plainly(one: &[u8], other: &[u8]) -> u16 {
        let new = |word: &[u8], at: usize| inserted(word[at], at.checked_sub(1).map(|at| word[at]));
        let mut rows = vec![vec![0; other.len() + 1]; one.len() + 1];
        for j in 0..other.len() {
            rows[0][j + 1] = rows[0][j] + new(other, j);
        }
        for i in 0..one.len() {
            rows[i + 1][0] = rows[i][0] + new(one, i);
            for j in 0..other.len() {
                let read = rows[i][j] + substituted(one[i], other[j]);
                let best = read.min(rows[i][j + 1] + new(one, i));
                let mut best = best.min(rows[i + 1][j] + new(other, j));
                if i > 0 && j > 0 && one[i] == other[j - 1] && one[i - 1] == other[j] {
                    best = best.min(rows[i - 1][j - 1] + EDIT);
                }
                rows[i + 1][j + 1] = best;
            }
        }
        rows[one.len()][other.len()]
    }

    #[test]
    fn slips_cost_what_they_are_likely() {
        let words = |one: &str, other: &str| apart(one.as_bytes(), other.as_bytes(), 10_000);
        assert_eq!(words("igor", "ihor"), Some(30));
        assert_eq!(words("petrov", "petrov"), Some(0));
        assert_eq!(words("ptrov", "petrov"), Some(80));
        assert_eq!(words("eptrov", "petrov"), Some(100));
        assert_eq!(words("ivan", ""), Some(80 + 100 + 80 + 100));
        assert_eq!(apart(b"petrov", b"sidorenk", 100), None);
    }

    proptest! {
        #[test]
        fn distance_is_symmetric_and_bounded(one in "[aeijouvfgdZklShcCJ7]{0,12}",
                                             other in "[aeijouvfgdZklShcCJ7]{0,12}",
                                             most in 0_u16..800) {
            let (one, other) = (one.as_bytes(), other.as_bytes());
            let whole = apart(one, other, u16::MAX);
            prop_assert_eq!(whole, Some(plainly(one, other)));
            prop_assert_eq!(whole, apart(other, one, u16::MAX));
            prop_assert_eq!(whole == Some(0), one == other);
            prop_assert_eq!(apart(one, other, most), whole.filter(|cost| *cost <= most));
        }

        #[test]
        fn near_words_are_as_far_apart_as_plainly(one in "[aeijouvgdkhc]{3,9}",
                                                  at in 0_usize..9,
                                                  other in "[aeijouvgdkhc]{0,2}",
                                                  most in 0_u16..300) {
            let one = one.as_bytes();
            let at = at.min(one.len());
            let other = [&one[..at], other.as_bytes(), &one[(at + 1).min(one.len())..]].concat();
            let whole = Some(plainly(one, &other));
            prop_assert_eq!(apart(one, &other, most), whole.filter(|cost| *cost <= most));
        }
    }
}
