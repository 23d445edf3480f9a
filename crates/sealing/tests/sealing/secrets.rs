//! No type that holds a secret prints it.

use sealing::{Codename, KdfParams, NewCaseKey, SeededEntropy, derive};

#[test]
fn fault_32_debug_of_every_secret_type_prints_no_secret() {
    let codename = Codename::draw(&SeededEntropy::new(32)).expect("draws");
    let derived = derive(&codename, &KdfParams::for_tests()).expect("derives");
    let case_key = NewCaseKey::generate(&SeededEntropy::new(32)).expect("draws");
    for (printed, expected) in [
        (format!("{codename:?} {codename:#?}"), "Codename(▮) Codename(▮)"),
        (format!("{:?} {:#?}", derived.reply, derived.reply), "ReplyKey(▮) ReplyKey(▮)"),
        (format!("{:?}", derived.locator), "LocatorHash(▮)"),
        (format!("{derived:?}"), "Derived { locator: LocatorHash(▮), reply: ReplyKey(▮) }"),
        (format!("{case_key:?} {case_key:#?}"), "NewCaseKey(▮) NewCaseKey(▮)"),
    ] {
        assert_eq!(printed, expected);
    }
}

#[test]
fn fault_32_errors_about_a_codename_repeat_none_of_it() {
    let spelling = Codename::draw(&SeededEntropy::new(32)).expect("draws").spelling();
    for typed in [format!("{}1", *spelling), format!("{}x", *spelling), spelling[1..].to_owned()] {
        let error = Codename::parse(&typed).expect_err("mistyped");
        let printed = format!("{error} {error:?}");
        assert!(spelling.split(' ').all(|group| !printed.contains(group)), "{printed}");
    }
}
