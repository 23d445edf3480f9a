//! Officers' identities: made, unlocked, damaged, made too expensive.

use age::secrecy::SecretString;
use keyring::{NewOfficerError, UnlockError, WORK_FACTOR_MAX, new_officer, unlock};
use sealing::SeededEntropy;
use std::io::Write;

use super::{BrokenEntropy, WORK_FACTOR, officer, passphrase};

#[test]
fn the_passphrase_unlocks_the_same_identity() {
    let (sealed, identity) = officer(1);
    assert_eq!(identity.recipient(), sealed.recipient);
    let unlocked = unlock(&passphrase(1), &sealed.sealed_identity).expect("unlocks");
    assert_eq!(unlocked.recipient(), sealed.recipient);
}

#[test]
fn another_passphrase_unlocks_nothing() {
    let (sealed, _) = officer(1);
    let refused = unlock(&passphrase(2), &sealed.sealed_identity).map(|_| ());
    assert_eq!(refused, Err(UnlockError::WrongPassphrase));
}

#[test]
fn fault_26_a_damaged_key_file_is_told_from_a_wrong_passphrase() {
    let (sealed, identity) = officer(1);
    let file = &sealed.sealed_identity;
    let mut flipped = file.clone();
    *flipped.last_mut().expect("not empty") ^= 1;
    let to_a_key = keyring::TotpSecret::draw(&SeededEntropy::new(1))
        .expect("draws")
        .seal_for(&identity.recipient())
        .expect("seals");
    let huge = [file.clone(), vec![0; 100_000]].concat();
    for damaged in
        [flipped, file[..file.len() - 1].to_vec(), Vec::new(), b"age".to_vec(), to_a_key, huge]
    {
        let refused = unlock(&passphrase(1), &damaged).map(|_| ());
        assert_eq!(refused, Err(UnlockError::Damaged), "{} bytes", damaged.len());
    }
}

#[test]
fn fault_27_a_note_of_another_kind_under_the_same_passphrase_is_refused() {
    let mut to = age::scrypt::Recipient::new(SecretString::from(passphrase(1).expose()));
    to.set_work_factor(WORK_FACTOR);
    let to = std::iter::once(&to as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(to).expect("one recipient");
    let mut stream = encryptor.wrap_output(Vec::new()).expect("begins");
    stream.write_all(b"# postern intake key\nAGE-SECRET-KEY-1\n").expect("writes");
    let file = stream.finish().expect("finishes");
    assert_eq!(unlock(&passphrase(1), &file).map(|_| ()), Err(UnlockError::Damaged));
}

#[test]
fn fault_37_a_key_file_that_asks_for_too_much_work_is_refused_unworked() {
    let (sealed, _) = officer(1);
    let file = String::from_utf8_lossy(&sealed.sealed_identity).into_owned();
    let line = file.lines().find(|line| line.starts_with("-> scrypt ")).expect("a scrypt stanza");
    let (start, line) = (file.find(line).expect("found"), line.to_owned());
    assert!(line.ends_with(" 1"), "{line}");
    // Up to the stanza all is ASCII, so byte positions agree with those in the file itself.
    let mut expensive = sealed.sealed_identity[..start + line.len() - 1].to_vec();
    expensive.extend_from_slice((WORK_FACTOR_MAX + 1).to_string().as_bytes());
    expensive.extend_from_slice(&sealed.sealed_identity[start + line.len()..]);
    let refused = unlock(&passphrase(1), &expensive).map(|_| ());
    assert_eq!(refused, Err(UnlockError::TooExpensive));
}

#[test]
fn a_work_factor_that_could_not_be_unlocked_again_is_not_used() {
    for work_factor in [0, WORK_FACTOR_MAX + 1, 63, 64, 255] {
        let made = new_officer(&SeededEntropy::new(1), &passphrase(1), work_factor);
        assert!(matches!(made, Err(NewOfficerError::WorkFactor)), "{work_factor}");
    }
}

#[test]
fn fault_29_a_failing_generator_makes_no_officer() {
    let made = new_officer(&BrokenEntropy, &passphrase(1), WORK_FACTOR);
    assert!(matches!(made, Err(NewOfficerError::Entropy(_))));
}
