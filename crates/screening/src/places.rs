//! Places of birth as words that tell one place from another.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::names::{Lexeme, words};

/// The fewest letters of a word of a place that is compared: shorter ones are `г.` and the like.
const LETTERS_MIN: usize = 4;
/// The most places of a party that are compared.
const PLACES_MAX: usize = 4;

/// Words that tell nothing by themselves, such as `область`, and countries: to have been born in
/// one country is nothing in common.
static GENERIC: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let lines = include_str!("places.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(words).map(|word| word.folded).collect()
});

/// The words of places that tell one from another.
pub(crate) fn place_words(places: &[String]) -> Vec<Lexeme> {
    let words = places.iter().take(PLACES_MAX).flat_map(|place| words(place));
    let telling = words.filter(|word| {
        word.folded.chars().count() >= LETTERS_MIN && !GENERIC.contains(&word.folded)
    });
    telling.map(|word| Lexeme::new(&word.folded)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_tells_places_apart_is_compared() {
        let cases = [
            ("Псковская область", vec!["псковская"]),
            ("г. Ржев, Калининская обл., РСФСР", vec!["ржев", "калининская"]),
            ("село Выдумово, Выдумовский район, Украина", vec!["выдумово", "выдумовский"]),
            ("Місто Вигадів, Україна", vec!["вигадів"]),
            ("Vydumov, Pskov Oblast, Russian Federation", vec!["vydumov", "pskov"]),
            ("USSR (now Ukraine)", vec![]),
            ("People's Republic of China", vec![]),
        ];
        for (place, expected) in cases {
            let words = place_words(&[place.to_owned()]);
            let folded: Vec<&str> = words.iter().map(|word| &*word.folded).collect();
            assert_eq!(folded, expected, "{place}");
        }
    }
}
