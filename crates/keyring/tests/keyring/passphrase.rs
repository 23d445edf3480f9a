//! The officer's passphrase: strength, one canonical spelling, forgiving entry.

use keyring::{Passphrase, PassphraseError};
use proptest::prelude::*;

use super::{BrokenEntropy, passphrase};

#[test]
fn a_passphrase_is_six_groups_of_five_with_150_bits() {
    let drawn = passphrase(1);
    let groups: Vec<&str> = drawn.expose().split('-').collect();
    assert_eq!(groups.len(), 6);
    assert!(groups.iter().all(|group| group.len() == 5));
    // Thirty symbols of an alphabet of 32, all of which do occur.
    let drawn: String = (0..100).map(|seed| passphrase(seed).expose().to_owned()).collect();
    let alphabet: std::collections::BTreeSet<char> = drawn.chars().filter(|c| *c != '-').collect();
    assert_eq!(alphabet.into_iter().collect::<String>(), "0123456789abcdefghjkmnpqrstvwxyz");
}

#[test]
fn fault_05_all_spellings_of_a_passphrase_are_one() {
    let drawn = passphrase(2);
    let canonical = drawn.expose();
    for typed in [
        canonical.to_uppercase(),
        canonical.replace('-', ""),
        canonical.replace('-', " "),
        canonical.replace('-', " \u{2014} "),
        format!("\u{200B}{canonical}\r\n"),
        canonical.replace('0', "O").replace('1', "I"),
        canonical.replace('0', "о").replace('1', "l"),
    ] {
        let read = Passphrase::parse(&typed).expect("a spelling of it");
        assert_eq!(read.expose(), canonical, "{typed:?}");
    }
}

#[test]
fn fault_12_what_cannot_be_a_passphrase_is_refused_before_any_work() {
    let canonical = passphrase(3).expose().to_owned();
    let error = |typed: &str| Passphrase::parse(typed).map(|_| ()).expect_err("no passphrase");
    assert_eq!(error(""), PassphraseError::WrongLength { symbols: 0 });
    assert_eq!(error(&canonical[1..]), PassphraseError::WrongLength { symbols: 29 });
    assert_eq!(error(&format!("{canonical}7")), PassphraseError::WrongLength { symbols: 31 });
    assert_eq!(error(&format!("{canonical}u")), PassphraseError::NotASymbol);
    assert_eq!(error(&canonical.replacen('-', "ж", 1)), PassphraseError::NotASymbol);
    assert_eq!(error(&"a".repeat(10_000)), PassphraseError::TooLong);
}

#[test]
fn fault_29_a_failing_generator_gives_no_passphrase() {
    assert!(Passphrase::draw(&BrokenEntropy).is_err());
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic_and_what_it_reads_is_canonical(text in "\\PC{0,100}") {
        if let Ok(read) = Passphrase::parse(&text) {
            let again = Passphrase::parse(read.expose()).expect("canonical");
            prop_assert_eq!(again.expose(), read.expose());
        }
    }
}
