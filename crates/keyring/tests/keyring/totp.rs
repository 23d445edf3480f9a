//! The second factor: known answers, window, replay, clocks that jump.

use std::io::Write;

use keyring::totp::STEP_SECONDS;
use keyring::{TotpError, TotpSecret, WrapError};
use proptest::prelude::*;
use sealing::{OpenError, SeededEntropy};

use super::{BrokenEntropy, intake_key, officer};

/// A moment in the middle of a step.
const NOW: u64 = 1_795_305_600 + 15;

/// The secret of RFC 6238, appendix B: the ASCII digits 1 to 0, twice.
fn secret() -> TotpSecret {
    TotpSecret::from_base32("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ").expect("base32")
}

#[test]
fn codes_are_those_of_the_standard() {
    // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
    for (unix_seconds, code) in [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ] {
        assert_eq!(secret().code_at(unix_seconds), code);
    }
}

#[test]
fn fault_33_a_code_counts_one_step_around_its_own_and_no_longer() {
    let code = secret().code_at(NOW);
    let check = |at: u64| secret().check(&code, at, None);
    let step = NOW / STEP_SECONDS;
    for at in [NOW - STEP_SECONDS, NOW - 16, NOW, NOW + 16, NOW + STEP_SECONDS] {
        assert_eq!(check(at), Ok(step), "at {at}");
    }
    for at in [0, NOW - 2 * STEP_SECONDS, NOW + 2 * STEP_SECONDS, NOW + 86_400, u64::MAX] {
        assert_eq!(check(at), Err(TotpError::Wrong), "at {at}");
    }
}

#[test]
fn fault_33_a_code_counts_once_even_if_the_clock_jumps_back() {
    let step = secret().check(&secret().code_at(NOW), NOW, None).expect("of now");
    let check = |at: u64| secret().check(&secret().code_at(at), at, Some(step));
    assert_eq!(check(NOW), Err(TotpError::Replayed));
    // A clock set back by an hour gives codes of steps before the one used: refused, not replayed.
    assert_eq!(check(NOW - 3_600), Err(TotpError::Replayed));
    assert_eq!(check(NOW + STEP_SECONDS), Ok(step + 1));
    // A code of the step before the one used still lies in the window, and is refused as well.
    let before = secret().code_at(NOW - STEP_SECONDS);
    assert_eq!(secret().check(&before, NOW, Some(step)), Err(TotpError::Replayed));
}

#[test]
fn fault_33_the_year_2038_is_an_ordinary_year() {
    let at = (1u64 << 31) + 7;
    assert_eq!(secret().check(&secret().code_at(at), at, None), Ok(at / STEP_SECONDS));
}

#[test]
fn fault_05_a_code_may_be_typed_with_spaces_or_in_another_script() {
    let code = secret().code_at(NOW);
    let arabic: String = code
        .chars()
        .map(|c| char::from_u32(0x660 + u32::from(c) - u32::from('0')).expect("a digit"))
        .collect();
    for typed in [format!(" {} {} ", &code[..3], &code[3..]), arabic] {
        assert!(secret().check(&typed, NOW, None).is_ok(), "{typed:?}");
    }
    for typed in ["", "12345", "1234567", "abcdef", &format!("{code}x"), &code.repeat(99)] {
        assert_eq!(secret().check(typed, NOW, None), Err(TotpError::Wrong), "{typed:?}");
    }
}

#[test]
fn a_secret_is_shown_once_as_groups_and_as_an_address_for_apps() {
    let groups = secret().groups();
    assert_eq!(groups.join(" "), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    assert_eq!(
        secret().provisioning_uri("Postern", "Оля/1").as_str(),
        "otpauth://totp/Postern:%D0%9E%D0%BB%D1%8F%2F1\
         ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Postern"
    );
    for wrong in ["", "GEZD", "not base32!", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBV"] {
        assert!(TotpSecret::from_base32(wrong).is_none(), "{wrong}");
    }
}

#[test]
fn a_secret_is_sealed_to_its_officer_alone() {
    let ((_, ours), (_, theirs)) = (officer(1), officer(2));
    let sealed = secret().seal_for(&ours.recipient()).expect("seals");
    let opened = TotpSecret::open(&ours, &sealed).expect("ours");
    assert_eq!(opened.code_at(NOW), secret().code_at(NOW));
    let refused = TotpSecret::open(&theirs, &sealed).map(|_| ());
    assert_eq!(refused, Err(WrapError::Open(OpenError::NotForThisKey)));
    let intake = intake_key(3).wrap_for(&ours.recipient()).expect("wraps");
    assert_eq!(TotpSecret::open(&ours, &intake).map(|_| ()), Err(WrapError::WrongKind));
}

#[test]
fn fault_37_an_overlong_note_is_refused_although_it_would_open() {
    let (_, ours) = officer(1);
    let recipient = ours.recipient();
    let note_of = |blanks: usize| {
        let to = std::iter::once(recipient.as_age() as &dyn age::Recipient);
        let encryptor = age::Encryptor::with_recipients(to).expect("one recipient");
        let mut stream = encryptor.wrap_output(Vec::new()).expect("begins");
        let groups = secret().groups().join(" ");
        let note = format!("# postern totp secret\n{groups}{}\n", " ".repeat(blanks));
        stream.write_all(note.as_bytes()).expect("writes");
        stream.finish().expect("finishes")
    };
    assert!(TotpSecret::open(&ours, &note_of(1_000)).is_ok());
    let refused = TotpSecret::open(&ours, &note_of(9_000)).map(|_| ());
    assert_eq!(refused, Err(WrapError::Open(OpenError::Damaged)));
}

#[test]
fn fault_29_a_failing_generator_gives_no_second_factor() {
    assert!(TotpSecret::draw(&BrokenEntropy).is_err());
}

proptest! {
    #[test]
    fn fault_33_no_step_is_accepted_twice_whatever_the_clock_does(
        seed in any::<u64>(),
        clock in prop::collection::vec(0u64..600, 1..40),
    ) {
        let secret = TotpSecret::draw(&SeededEntropy::new(seed)).expect("draws");
        let (mut last, mut used) = (None, std::collections::BTreeSet::new());
        for at in clock {
            if let Ok(step) = secret.check(&secret.code_at(at), at, last) {
                prop_assert!(used.insert(step), "step {step} twice");
                last = Some(step);
            }
        }
    }
}
