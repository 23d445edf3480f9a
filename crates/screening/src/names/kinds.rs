//! Words that are no names: titles, particles, legal forms, generic words, numbers.

/// Words of address and rank, which say nothing about who it is.
const TITLES: [&str; 62] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "sir",
    "dr",
    "doctor",
    "prof",
    "professor",
    "phd",
    "gen",
    "general",
    "lt",
    "col",
    "colonel",
    "maj",
    "major",
    "capt",
    "captain",
    "brig",
    "brigadier",
    "admiral",
    "marshal",
    "sergeant",
    "president",
    "minister",
    "governor",
    "senator",
    "hon",
    "shaikh",
    "sheikh",
    "shaykh",
    "sheik",
    "hajji",
    "haji",
    "hajj",
    "al-hajj",
    "mullah",
    "mawlawi",
    "maulavi",
    "mawlana",
    "maulana",
    "mufti",
    "imam",
    "qari",
    "hafiz",
    "ustad",
    "sayyid",
    "ayatollah",
    "hojjatoleslam",
    "herr",
    "frau",
    "jr",
    "sr",
    "г-н",
    "гн",
    "госпожа",
    "господин",
    "генерал",
    "полковник",
    "доктор",
    "пан",
];

/// Particles that belong to a name and come and go in spelling.
const PARTICLES: [&str; 32] = [
    "al", "el", "ul", "as", "ad", "ar", "az", "ash", "an", "at", "de", "da", "do", "dos", "das",
    "di", "del", "della", "der", "den", "van", "von", "zu", "zur", "la", "le", "du", "y", "e",
    "аль", "эль", "фон",
];

/// "Son of" or "daughter of": the next word is the father's name.
const CHILD_OF: [&str; 9] = ["bin", "ibn", "ben", "bint", "bent", "binti", "бин", "ибн", "бен"];

/// Words that many organisations' names have, which tell little apart.
const GENERIC: [&str; 40] = [
    "company",
    "co",
    "corporation",
    "corp",
    "group",
    "holding",
    "holdings",
    "international",
    "enterprise",
    "enterprises",
    "trading",
    "industries",
    "industrial",
    "services",
    "solutions",
    "systems",
    "technologies",
    "technology",
    "investment",
    "investments",
    "global",
    "general",
    "национальный",
    "группа",
    "компания",
    "корпорация",
    "холдинг",
    "завод",
    "фирма",
    "торговый",
    "центр",
    "предприятие",
    "производственное",
    "объединение",
    "научно",
    "управление",
    "gruppe",
    "groupe",
    "grupo",
    "kompaniya",
];

/// Words between others that an organisation's name may leave out.
const LINKS: [&str; 24] = [
    "the", "of", "and", "for", "in", "a", "an", "at", "by", "on", "to", "de", "du", "des", "la",
    "le", "les", "und", "et", "y", "и", "в", "по", "для",
];

/// Short and other spellings of words that organisations' names have.
const ABBREVIATIONS: [(&str, &str); 22] = [
    ("co", "company"),
    ("corp", "corporation"),
    ("intl", "international"),
    ("int", "international"),
    ("mfg", "manufacturing"),
    ("ind", "industries"),
    ("tech", "technology"),
    ("technologies", "technology"),
    ("bros", "brothers"),
    ("dept", "department"),
    ("govt", "government"),
    ("univ", "university"),
    ("assn", "association"),
    ("inst", "institute"),
    ("organisation", "organization"),
    ("labour", "labor"),
    ("centre", "center"),
    ("kompaniya", "company"),
    ("компания", "company"),
    ("корпорация", "corporation"),
    ("группа", "group"),
    ("gruppe", "group"),
];

/// The spelling under which a word of an organisation's name is compared.
pub(crate) fn spelled_out(folded: &str) -> &str {
    let found = ABBREVIATIONS.iter().find(|(short, _)| *short == folded);
    found.map_or(folded, |(_, long)| *long)
}

/// What kind of word it is, of those that are no names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum WordKind {
    /// A name as far as is known.
    Name,
    /// A title.
    Title,
    /// A particle.
    Particle,
    /// "Son of".
    ChildOf,
    /// A generic word of an organisation.
    Generic,
    /// A number, in whatever way it was written.
    Number(u32),
}

/// What a folded word of a person's name is.
pub(crate) fn of_person(folded: &str) -> WordKind {
    match folded {
        word if TITLES.contains(&word) => WordKind::Title,
        word if CHILD_OF.contains(&word) => WordKind::ChildOf,
        word if PARTICLES.contains(&word) => WordKind::Particle,
        _ => WordKind::Name,
    }
}

/// What a folded word of the name of anything but a person is.
pub(crate) fn of_thing(folded: &str) -> WordKind {
    if LINKS.contains(&folded) {
        return WordKind::Particle;
    }
    if let Some(number) = number(folded) {
        return WordKind::Number(number);
    }
    if GENERIC.contains(&folded) { WordKind::Generic } else { WordKind::Name }
}

/// English numbers below a hundred, cardinal and ordinal.
const NUMBERS: [(&str, &str, u32); 28] = [
    ("one", "first", 1),
    ("two", "second", 2),
    ("three", "third", 3),
    ("four", "fourth", 4),
    ("five", "fifth", 5),
    ("six", "sixth", 6),
    ("seven", "seventh", 7),
    ("eight", "eighth", 8),
    ("nine", "ninth", 9),
    ("ten", "tenth", 10),
    ("eleven", "eleventh", 11),
    ("twelve", "twelfth", 12),
    ("thirteen", "thirteenth", 13),
    ("fourteen", "fourteenth", 14),
    ("fifteen", "fifteenth", 15),
    ("sixteen", "sixteenth", 16),
    ("seventeen", "seventeenth", 17),
    ("eighteen", "eighteenth", 18),
    ("nineteen", "nineteenth", 19),
    ("twenty", "twentieth", 20),
    ("thirty", "thirtieth", 30),
    ("forty", "fortieth", 40),
    ("fourty", "fourtieth", 40),
    ("fifty", "fiftieth", 50),
    ("sixty", "sixtieth", 60),
    ("seventy", "seventieth", 70),
    ("eighty", "eightieth", 80),
    ("ninety", "ninetieth", 90),
];

/// The number a word says: in digits, as an ordinal such as `1st`, in words, or in Roman numerals
/// below fifty.
fn number(folded: &str) -> Option<u32> {
    let digits = folded.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ending = &folded[digits.len()..];
    if !digits.is_empty() && matches!(ending, "" | "st" | "nd" | "rd" | "th") {
        return digits.parse().ok();
    }
    let spelled = NUMBERS.iter().find(|(one, first, _)| *one == folded || *first == folded);
    spelled.map(|(_, _, number)| *number).or_else(|| roman(folded))
}

fn roman(folded: &str) -> Option<u32> {
    let value = |letter: u8| match letter {
        b'i' => Some(1_u32),
        b'v' => Some(5),
        b'x' => Some(10),
        _ => None,
    };
    let mut total = 0;
    let mut before = 0;
    for letter in folded.bytes().rev().take(8) {
        let value = value(letter)?;
        total = if value < before { total - value } else { total + value };
        before = before.max(value);
    }
    (folded.len() <= 8 && total > 0).then_some(total)
}

/// What class of body a legal form makes: forms of one class are kindred across countries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum LegalForm {
    /// Shares traded or not: JSC, AG, S.A., PLC, АО.
    Shares,
    /// Limited liability: LLC, Ltd, GmbH, ООО.
    Limited,
    /// Partnerships.
    Partnership,
    /// Bodies that do not work for profit.
    NonProfit,
    /// Owned by a state.
    State,
}

use LegalForm::{Limited, NonProfit, Partnership, Shares, State};

/// Legal forms, as folded words; longer ones first where one begins another. Source: the kinds of
/// companies as rigour's table of organisation types names them (MIT), the common ones restated.
const FORMS: [(&str, LegalForm); 98] = [
    ("public joint stock company", Shares),
    ("open joint stock company", Shares),
    ("closed joint stock company", Shares),
    ("joint stock company", Shares),
    ("public limited company", Shares),
    ("публичное акционерное общество", Shares),
    ("открытое акционерное общество", Shares),
    ("закрытое акционерное общество", Shares),
    ("акционерное общество", Shares),
    ("публічне акціонерне товариство", Shares),
    ("приватне акціонерне товариство", Shares),
    ("акціонерне товариство", Shares),
    ("открытое акционерное", Shares),
    ("societe anonyme", Shares),
    ("société anonyme", Shares),
    ("sociedad anonima", Shares),
    ("aktiengesellschaft", Shares),
    ("aktiengeselschaft", Shares),
    ("jsc", Shares),
    ("pjsc", Shares),
    ("ojsc", Shares),
    ("cjsc", Shares),
    ("oao", Shares),
    ("pao", Shares),
    ("zao", Shares),
    ("ao", Shares),
    ("ао", Shares),
    ("оао", Shares),
    ("пао", Shares),
    ("зао", Shares),
    ("пат", Shares),
    ("plc", Shares),
    ("ag", Shares),
    ("akg", Shares),
    ("se", Shares),
    ("sa", Shares),
    ("spa", Shares),
    ("nv", Shares),
    ("ab", Shares),
    ("asa", Shares),
    ("as", Shares),
    ("a s", Shares),
    ("incorporated", Shares),
    ("inc", Shares),
    ("tbk", Shares),
    ("oyj", Shares),
    ("general partnership", Partnership),
    ("limited liability company", Limited),
    ("limited liability partnership", Partnership),
    ("limited partnership", Partnership),
    ("общество с ограниченной ответственностью", Limited),
    ("товариство з обмеженою відповідальністю", Limited),
    ("obshchestvo s ogranichennoy otvetstvennostyu", Limited),
    ("gesellschaft mit beschrankter haftung", Limited),
    ("gesellschaft mit beschränkter haftung", Limited),
    ("societatea cu raspundere limitata", Limited),
    ("societatea cu răspundere limitată", Limited),
    ("private limited", Limited),
    ("pvt ltd", Limited),
    ("pte ltd", Limited),
    ("pty ltd", Limited),
    ("co ltd", Limited),
    ("company limited", Limited),
    ("corporation limited", Limited),
    ("limited", Limited),
    ("ltd", Limited),
    ("llc", Limited),
    ("ooo", Limited),
    ("ооо", Limited),
    ("тов", Limited),
    ("gmbh", Limited),
    ("sarl", Limited),
    ("srl", Limited),
    ("sro", Limited),
    ("doo", Limited),
    ("sp z oo", Limited),
    ("sl", Limited),
    ("bv", Limited),
    ("bvba", Limited),
    ("sas", Limited),
    ("kft", Limited),
    ("oy", Limited),
    ("aps", Limited),
    ("llp", Partnership),
    ("lp", Partnership),
    ("kg", Partnership),
    ("ohg", Partnership),
    ("автономная некоммерческая организация", NonProfit),
    ("некоммерческая организация", NonProfit),
    ("общественная организация", NonProfit),
    ("ано", NonProfit),
    ("ano", NonProfit),
    ("нко", NonProfit),
    ("ngo", NonProfit),
    ("федеральное государственное унитарное предприятие", State),
    ("федеральное казенное предприятие", State),
    ("фгуп", State),
    ("fgup", State),
];

/// The legal form that begins at the first of these folded words, and how many words it takes.
pub(crate) fn legal_form<'a>(
    words: impl Iterator<Item = &'a str> + Clone,
) -> Option<(LegalForm, usize)> {
    let fits = |form: &str| {
        let mut rest = words.clone();
        form.split(' ').all(|wanted| rest.next() == Some(wanted))
    };
    let found = FORMS.iter().filter(|(form, _)| fits(form));
    let longest = found.max_by_key(|(form, _)| form.split(' ').count());
    longest.map(|(form, class)| (*class, form.split(' ').count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_way_they_are_written() {
        let cases = [
            ("44", Some(44)),
            ("1st", Some(1)),
            ("first", Some(1)),
            ("ix", Some(9)),
            ("xiv", Some(14)),
            ("mix", None),
            ("bank", None),
            ("44x", None),
        ];
        for (word, wanted) in cases {
            assert_eq!(number(word), wanted, "{word}");
        }
    }

    #[test]
    fn a_legal_form_is_found_at_its_longest() {
        let found = |text: &str| legal_form(text.split(' '));
        assert_eq!(found("limited liability company sever"), Some((Limited, 3)));
        assert_eq!(found("ооо север"), Some((Limited, 1)));
        assert_eq!(found("север ооо"), None);
    }
}
