//! From codename to locator and reply key: fixed answers, parameters, what the key cannot do.

use proptest::prelude::*;
use sealing::{
    Codename, InnerHeader, KdfParams, KdfParamsError, LocatorHash, NewCaseKey, OpenError, Purpose,
    SeededEntropy, derive, seal,
};

use super::header;

// The frozen answers below were computed independently: Argon2id by the reference C library, HKDF
// from HMAC-SHA256, Bech32 by hand, and the public key by the stock `age-keygen -y` 1.1.1.
const SPELLING: &str = "3141 5926 5358 9793 2384 6264 3398";

fn fixed() -> Codename {
    Codename::parse(SPELLING).expect("the check pair fits")
}

#[test]
fn fault_28_a_codename_gives_the_same_keys_for_ever() {
    let derived = derive(&fixed(), &KdfParams::for_tests()).expect("derives");
    assert_eq!(
        derived.locator.to_string(),
        "824f88d691deb1208f6fc15513798613f3ad86cd49178cf6b6e763a3a5338b88"
    );
    assert_eq!(
        derived.reply.recipient().to_string(),
        "age124ycnvzdq28znfejx9deumfpvqwzk46fzxcv436uscmwxeknjy3s5x7rcm"
    );
}

#[test]
fn fault_28_a_codename_gives_the_same_keys_for_ever_at_standard_cost() {
    let derived = derive(&fixed(), &KdfParams::standard([7; 16])).expect("derives");
    assert_eq!(
        derived.locator.to_string(),
        "2b55204869342b403914dda2fcf0a415b1e9c57157547ba6d7cb1cda2a244b30"
    );
    assert_eq!(
        derived.reply.recipient().to_string(),
        "age1tz39svqcc4pqmn5jyyagak9y2s5hr676zwc20ntpz8mqjv3um90qgeml2t"
    );
}

#[test]
fn salt_and_every_cost_change_the_keys() {
    let base = KdfParams::for_tests();
    let mut seen = std::collections::BTreeSet::new();
    for params in [
        base.clone(),
        KdfParams { salt: [1; 16], ..base.clone() },
        KdfParams { memory_kib: 65, ..base.clone() },
        KdfParams { passes: 2, ..base.clone() },
        KdfParams { lanes: 2, ..base },
    ] {
        let derived = derive(&fixed(), &params).expect("derives");
        assert!(seen.insert(derived.locator.to_string()));
        assert!(seen.insert(derived.reply.recipient().to_string()));
    }
}

#[test]
fn parameters_read_back_and_have_one_spelling() {
    let standard = KdfParams::standard([0xC0; 16]);
    let text = standard.to_text();
    assert_eq!(text, format!("argon2id$m=65536,t=3,p=1${}", "c0".repeat(16)));
    assert_eq!(text.parse(), Ok(standard));
    for malformed in [
        "",
        "argon2id",
        "argon2i$m=64,t=1,p=1$00000000000000000000000000000000",
        "argon2id$m=064,t=1,p=1$00000000000000000000000000000000",
        "argon2id$m=+64,t=1,p=1$00000000000000000000000000000000",
        "argon2id$m=64,p=1,t=1$00000000000000000000000000000000",
        "argon2id$m=64,t=1,p=1,x=1$00000000000000000000000000000000",
        "argon2id$m=64,t=1,p=1$0000000000000000000000000000000",
        "argon2id$m=64,t=1,p=1$0000000000000000000000000000000G",
        "argon2id$m=64,t=1,p=1$00000000000000000000000000000000$",
        "argon2id$m=4294967296,t=1,p=1$00000000000000000000000000000000",
    ] {
        assert_eq!(KdfParams::parse(malformed), Err(KdfParamsError::Malformed), "{malformed}");
    }
}

#[test]
fn fault_37_parameters_that_ask_for_the_whole_machine_are_refused() {
    let base = KdfParams::for_tests();
    for params in [
        KdfParams { memory_kib: 1024 * 1024 + 1, ..base.clone() },
        KdfParams { memory_kib: u32::MAX, ..base.clone() },
        KdfParams { memory_kib: 7, ..base.clone() },
        KdfParams { passes: 17, ..base.clone() },
        KdfParams { passes: 0, ..base.clone() },
        KdfParams { lanes: 17, memory_kib: 1024, ..base.clone() },
        KdfParams { lanes: 0, ..base },
    ] {
        let out_of_range = Err(KdfParamsError::OutOfRange);
        assert_eq!(KdfParams::parse(&params.to_text()), out_of_range, "{}", params.to_text());
        assert_eq!(derive(&fixed(), &params).map(|_| ()), Err(KdfParamsError::OutOfRange));
    }
}

#[test]
fn fault_41_a_stolen_codename_opens_letters_and_nothing_that_was_filed() {
    let reply_key = derive(&fixed(), &KdfParams::for_tests()).expect("derives").reply;
    let case_key = NewCaseKey::generate(&SeededEntropy::new(41)).expect("draws");
    let office = NewCaseKey::generate(&SeededEntropy::new(42)).expect("draws").recipient();
    let case = case_key.recipient();
    assert_ne!(case, reply_key.recipient());

    // Everything the server's disk holds of this case: what was filed, the wrap, and a reply.
    for purpose in [Purpose::FirstContact, Purpose::Message, Purpose::File, Purpose::Testimony] {
        let expected = InnerHeader { purpose, ..header() };
        let filed = seal(&expected, b"my name is ...", &case).expect("seals");
        assert_eq!(reply_key.open(&filed, &expected), Err(OpenError::NotForThisKey));
    }
    let expected = InnerHeader { purpose: Purpose::Wrap, ..header() };
    let wrap = case_key.wrap_for(&expected, &office).expect("wraps");
    assert_eq!(reply_key.open(&wrap, &expected), Err(OpenError::NotForThisKey));

    let expected = InnerHeader { purpose: Purpose::Reply, ..header() };
    let reply = seal(&expected, b"come to ...", &reply_key.recipient()).expect("seals");
    assert_eq!(reply_key.open(&reply, &expected).expect("ours").as_slice(), b"come to ...");
}

#[test]
fn a_locator_hash_reads_back_and_nothing_else_does() {
    let text = "0123456789abcdef".repeat(4);
    assert_eq!(text.parse::<LocatorHash>().map(|hash| hash.to_string()), Ok(text.clone()));
    for wrong in ["", &text[1..], &text.to_uppercase(), &text.replace('f', "g")] {
        assert!(wrong.parse::<LocatorHash>().is_err(), "{wrong}");
    }
}

proptest! {
    #[test]
    fn different_codenames_have_different_locators(first in any::<u64>(), second in any::<u64>()) {
        let derived = |seed| {
            let codename = Codename::draw(&SeededEntropy::new(seed)).expect("draws");
            derive(&codename, &KdfParams::for_tests()).expect("derives").locator
        };
        prop_assert_eq!(derived(first) == derived(second), first == second);
    }
}
