//! Names and words of people who do not exist, made from syllables and sentences by code.

use crate::dice::Dice;

const STARTS: [&str; 14] =
    ["Ва", "Зе", "Ки", "Ла", "Му", "Не", "Ро", "Са", "Та", "Фе", "Хо", "Ше", "Юр", "Яс"];
const MIDDLES: [&str; 12] =
    ["ве", "га", "до", "жу", "ли", "ма", "ни", "по", "ру", "си", "то", "ха"];
const FAMILY_ENDS: [&str; 7] = ["рин", "лев", "мак", "нюк", "вич", "дзе", "тов"];
const FIRST_ENDS: [&str; 6] = ["н", "р", "ля", "мир", "ся", "на"];

/// The letters used above, and how they are written in English.
const LATIN: [(char, &str); 29] = [
    ('а', "a"),
    ('в', "v"),
    ('г', "h"),
    ('д', "d"),
    ('е', "e"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "y"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "kh"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('ь', ""),
    ('ю', "iu"),
    ('я', "ia"),
    ('і', "i"),
    ('й', "i"),
    ('ц', "ts"),
    ('б', "b"),
];

/// The name of somebody who does not exist, in the letters of a language.
pub fn made_up(dice: &mut Dice, language: &str) -> String {
    let mut word = |ends: &[&'static str]| {
        let mut word = String::new();
        word.push_str(dice.pick(&STARTS).copied().unwrap_or_default());
        for _ in 0..=dice.below(2) {
            word.push_str(dice.pick(&MIDDLES).copied().unwrap_or_default());
        }
        word.push_str(dice.pick(ends).copied().unwrap_or_default());
        word
    };
    let name = format!("{} {}", word(&FIRST_ENDS), word(&FAMILY_ENDS));
    if language == "en" { in_latin(&name) } else { name }
}

fn in_latin(name: &str) -> String {
    let mut latin = String::new();
    for letter in name.chars() {
        let small: String = letter.to_lowercase().collect();
        let found = LATIN.iter().find(|(cyrillic, _)| small.starts_with(*cyrillic));
        let Some((_, written)) = found else {
            latin.push(letter);
            continue;
        };
        if letter.is_uppercase() {
            let mut letters = written.chars();
            latin.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            latin.push_str(letters.as_str());
        } else {
            latin.push_str(written);
        }
    }
    latin
}

/// What an applicant might add in their own words.
pub fn words(dice: &mut Dice, language: &str) -> String {
    let sentences: &[&str] = match language {
        "ru" => &[
            "Я не хочу участвовать в этой войне.",
            "Мы с женой боимся, что за нами придут.",
            "Пишите лучше вечером, днём связи нет.",
            "У меня есть документы, но не все с собой.",
            "Скажите, пожалуйста, что будет с моей мамой?",
            "Я могу выйти сам, мне нужно только знать куда.",
        ],
        "uk" => &[
            "Я не хочу брати участі в цій війні.",
            "Ми з дружиною боїмося, що по нас прийдуть.",
            "Пишіть краще ввечері, удень немає зв’язку.",
            "Документи маю, але не всі з собою.",
            "Скажіть, будь ласка, що буде з моєю мамою?",
            "Я можу вийти сам, мені треба лише знати куди.",
        ],
        _ => &[
            "I do not want any part in this war.",
            "My wife and I are afraid that they will come for us.",
            "Please write in the evening, there is no signal by day.",
            "I have papers, but not all of them with me.",
            "Please tell me what will happen to my mother.",
            "I can leave on my own, I only need to know where to go.",
        ],
    };
    let count = 1 + dice.below(3);
    let chosen = (0..count).filter_map(|_| dice.pick(sentences).copied());
    chosen.collect::<Vec<_>>().join(" ")
}

/// What somebody might testify.
pub fn testimony(dice: &mut Dice, language: &str) -> String {
    let (opening, close) = match language {
        "ru" => {
            ("Нас привезли ночью и не сказали куда.", "Я видел это сам и больше молчать не хочу.")
        }
        "uk" => {
            ("Нас привезли вночі й не сказали куди.", "Я бачив це сам і більше мовчати не хочу.")
        }
        _ => (
            "They brought us at night and did not say where to.",
            "I saw it and will not be silent.",
        ),
    };
    format!("{opening} {} {close}", words(dice, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_the_letters_of_their_language() {
        for number in 0..200 {
            let english = made_up(&mut Dice::new(3, number), "en");
            assert!(english.is_ascii(), "{english}");
            let russian = made_up(&mut Dice::new(3, number), "ru");
            assert!(russian.chars().all(|c| c == ' ' || !c.is_ascii()), "{russian}");
            assert_eq!(russian.split(' ').count(), 2);
        }
    }
}
