//! The codename: strength, check pair, forgiving entry.

use proptest::prelude::*;
use sealing::codename::CODENAME_DIGITS;
use sealing::{
    Codename, CodenameError, KdfParams, NewCaseKey, SeededEntropy, contains_codename, derive,
};

use super::{BrokenEntropy, StuckEntropy};

fn drawn(seed: u64) -> Codename {
    Codename::draw(&SeededEntropy::new(seed)).expect("seeded entropy works")
}

fn digits_of(codename: &Codename) -> Vec<u8> {
    codename.groups().concat().bytes().map(|byte| byte - b'0').collect()
}

fn text_of(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(b'0' + digit)).collect()
}

fn locator(codename: &Codename) -> String {
    derive(codename, &KdfParams::for_tests()).expect("derives").locator.to_string()
}

#[test]
fn a_codename_is_seven_groups_of_four_digits() {
    let codename = drawn(1);
    assert!(codename.groups().iter().all(|group| group.len() == 4));
    assert!(codename.spelling().chars().all(|c| c.is_ascii_digit() || c == ' '));
    assert_eq!(Codename::parse(&codename.spelling()), Ok(codename));
}

#[test]
fn fault_05_all_spellings_give_one_locator() {
    let codename = drawn(2);
    let plain = codename.groups().concat();
    let mut spellings = vec![
        codename.groups().join("-"),
        codename.groups().join("\u{2011}"),
        codename.groups().join(" . "),
        codename.groups().join("\r\n\t"),
        format!("\u{FEFF}\u{202E}{}\u{202C}", codename.groups().join("\u{200B}")),
        plain.chars().flat_map(|c| [c, '\u{200D}']).collect(),
        plain.chars().flat_map(|c| [c, '\u{FE0F}', '\u{20E3}']).collect(),
        plain.replace('0', "O").replace('1', "l"),
        plain.replace('0', "о").replace('1', "І").replace('3', "З"),
        plain.replace('0', "Ο").replace('1', "|"),
    ];
    for zero in ['０', '٠', '۰', '०', '০', '๐', '၀', '𝟎', '𝟶'] {
        let script = |c: char| {
            char::from_u32(u32::from(zero) + u32::from(c) - u32::from('0')).expect("a digit")
        };
        spellings.push(plain.chars().map(script).collect());
    }
    let expected = locator(&codename);
    for spelling in spellings {
        let read = Codename::parse(&spelling);
        assert_eq!(read.map(|read| locator(&read)), Ok(expected.clone()), "{spelling:?}");
    }
}

#[test]
fn fault_05_what_is_not_a_digit_is_refused_as_such() {
    let plain = drawn(3).groups().concat();
    for foreign in ["\u{FFFD}", "🥕", "x", "½", "+", "\0", "e\u{301}", "一"] {
        let typed = format!("{}{foreign}{}", &plain[..9], &plain[9..]);
        assert_eq!(Codename::parse(&typed), Err(CodenameError::NotDigits), "{foreign:?}");
    }
}

#[test]
fn fault_12_any_single_wrong_digit_is_caught() {
    for seed in 0..8 {
        let digits = digits_of(&drawn(seed));
        for place in 0..CODENAME_DIGITS {
            for wrong in (0..10).filter(|wrong| *wrong != digits[place]) {
                let mut typed = digits.clone();
                typed[place] = wrong;
                let read = Codename::parse(&text_of(&typed));
                assert_eq!(read, Err(CodenameError::LooksWrong), "digit {place}");
            }
        }
    }
}

#[test]
fn fault_12_any_swap_of_two_neighbours_is_caught() {
    let mut swaps = 0;
    for seed in 0..8 {
        let digits = digits_of(&drawn(seed));
        for place in 0..CODENAME_DIGITS - 1 {
            let mut typed = digits.clone();
            typed.swap(place, place + 1);
            if typed == digits {
                continue;
            }
            swaps += 1;
            let read = Codename::parse(&text_of(&typed));
            assert_eq!(read, Err(CodenameError::LooksWrong), "digits {place} and the next");
        }
    }
    assert!(swaps > 150, "the drawn codenames have neighbours that differ");
}

#[test]
fn fault_12_a_wrong_length_says_how_many_digits_there_were() {
    let plain = drawn(4).groups().concat();
    for (typed, digits) in [
        (String::new(), 0),
        (" - ".to_owned(), 0),
        (plain[..27].to_owned(), 27),
        (format!("{plain}0"), 29),
        (plain.repeat(9), 252),
    ] {
        assert_eq!(Codename::parse(&typed), Err(CodenameError::WrongLength { digits }));
    }
}

#[test]
fn fault_12_an_overlong_text_is_refused_unread() {
    // The first is a valid codename but for its length: the limit is tried before anything else.
    let padded = format!("{}{}", *drawn(5).spelling(), " ".repeat(512));
    // This ligature grows eighteenfold under compatibility folding.
    for typed in [padded, "\u{FDFA}".repeat(200), "9".repeat(50_000_000)] {
        assert_eq!(Codename::parse(&typed), Err(CodenameError::TooLong));
    }
}

#[test]
fn fault_12_a_codename_in_a_message_is_noticed() {
    let codename = drawn(6);
    let (plain, groups) = (codename.groups().concat(), codename.spelling());
    for text in [
        plain.clone(),
        format!("My code is {}.", *groups),
        format!("мой код: {}, спасибо", groups.replace(' ', ", ")),
        format!("я и {} дети: {}", 2, groups.replace(' ', "\n")),
        format!("77{plain}55"),
        format!("о {}", groups.replace('0', "О").replace('3', "З")),
    ] {
        assert!(contains_codename(&text), "{text}");
    }
    let mut wrong = digits_of(&codename);
    wrong[3] = (wrong[3] + 1) % 10;
    for text in [
        String::new(),
        "I served from 2021-03-04 to 2022-11-12 in unit 41450, phone +7 916 123-45-67".to_owned(),
        text_of(&wrong),
        format!("{} x {}", &plain[..14], &plain[14..]),
        "9".repeat(27),
    ] {
        assert!(!contains_codename(&text), "{text}");
    }
}

#[test]
fn fault_13_a_codename_carries_at_least_eighty_bits() {
    let random_digits = CODENAME_DIGITS as u32 - 2;
    let codenames = 10u128.pow(random_digits);
    assert!(codenames > 1 << 80, "10^26 codenames are more than 2^80");
    assert!(codenames > 1 << 86, "and more than 2^86");
}

#[test]
fn fault_13_digits_are_drawn_evenly_and_codenames_do_not_repeat() {
    const DRAWN: usize = 5_000;
    let entropy = SeededEntropy::new(13);
    let mut counts = [[0u32; 10]; CODENAME_DIGITS - 2];
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..DRAWN {
        let digits = digits_of(&Codename::draw(&entropy).expect("works"));
        for (place, count) in counts.iter_mut().enumerate() {
            count[usize::from(digits[place])] += 1;
        }
        assert!(seen.insert(digits));
    }
    // 500 expected a cell, deviation 21; six deviations would be one run in millions of cells. A
    // digit taken as byte % 10 without rejection would pass this; the next test does not let it.
    for (place, count) in counts.iter().enumerate() {
        assert!(count.iter().all(|cell| cell.abs_diff(500) < 130), "place {place}: {count:?}");
    }
}

#[test]
fn fault_13_bytes_that_would_favour_small_digits_are_thrown_away() {
    for byte in 250..=255 {
        assert!(Codename::draw(&StuckEntropy(byte)).is_err(), "{byte} must not become a digit");
    }
    let highest = Codename::draw(&StuckEntropy(249)).expect("249 is a nine");
    assert!(highest.groups().concat().starts_with(&"9".repeat(26)));
}

#[test]
fn fault_29_a_failing_generator_gives_no_codename_and_no_case_key() {
    assert!(Codename::draw(&BrokenEntropy).is_err());
    assert!(NewCaseKey::generate(&BrokenEntropy).is_err());
    assert!(sealing::identity::draw_identity(&BrokenEntropy).is_err());
}

proptest! {
    #[test]
    fn fault_05_separators_and_scripts_may_be_mixed_at_will(
        seed in any::<u64>(),
        style in prop::collection::vec((0usize..6, 0usize..8), CODENAME_DIGITS),
    ) {
        let codename = drawn(seed);
        let scripts = ['0', '０', '٠', '०', '𝟘', '௦'];
        let separators = ["", " ", "-", ".", "\u{200B}", "\u{2067}", "\u{A0}", "\u{2014}"];
        let typed: String = digits_of(&codename)
            .into_iter()
            .zip(style)
            .flat_map(|(digit, (script, separator))| {
                let code = u32::from(scripts[script]) + u32::from(digit);
                [char::from_u32(code).expect("a digit").to_string(), separators[separator].into()]
            })
            .collect();
        prop_assert_eq!(Codename::parse(&typed), Ok(codename));
        prop_assert!(contains_codename(&typed));
    }

    #[test]
    fn fault_05_no_text_makes_the_reader_panic(text in "\\PC{0,200}") {
        let _ = contains_codename(&text);
        if let Ok(codename) = Codename::parse(&text) {
            prop_assert!(contains_codename(&text));
            prop_assert_eq!(Codename::parse(&codename.spelling()), Ok(codename));
        }
    }
}
