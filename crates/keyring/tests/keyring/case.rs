//! From the officer to the open case, and every way it must not go.

use casework::CaseId;
use keyring::{IntakeKey, TestimonyKey, WrapError};
use sealing::{
    Codename, HeaderField, InnerHeader, KdfParams, NewCaseKey, OpenError, OsEntropy, Purpose,
    SeededEntropy, derive, seal,
};

use super::{BrokenEntropy, header, intake_key, officer, testimony_key};

const NOT_OURS: WrapError = WrapError::Open(OpenError::NotForThisKey);

#[test]
fn an_officer_opens_what_the_portal_sealed() {
    // The office, once.
    let (_, officer) = officer(1);
    let intake = intake_key(2);
    let officers_wrap = intake.wrap_for(&officer.recipient()).expect("wraps");
    // The portal, which knows the intake key's public half only.
    let case_key = NewCaseKey::generate(&OsEntropy).expect("draws");
    let case = case_key.recipient();
    let filed = seal(&header(Purpose::FirstContact), b"Facts", &case).expect("seals");
    let wrap = case_key.wrap_for(&header(Purpose::Wrap), &intake.recipient()).expect("wraps");
    drop(intake);
    // The desk, after signing in.
    let intake = IntakeKey::unwrap(&officer, &officers_wrap).expect("the officer's own");
    let opened = intake.open_case(&wrap, &header(Purpose::Wrap)).expect("the office's case");
    assert_eq!(opened.recipient(), case);
    let facts = opened.open(&filed, &header(Purpose::FirstContact)).expect("in its place");
    assert_eq!(facts.as_slice(), b"Facts");
}

#[test]
fn fault_27_wraps_of_another_case_or_place_are_refused() {
    let intake = intake_key(2);
    let case_key = NewCaseKey::generate(&OsEntropy).expect("draws");
    let wrap = case_key.wrap_for(&header(Purpose::Wrap), &intake.recipient()).expect("wraps");
    let other_case = InnerHeader { case: CaseId::from_bytes([1; 16]), ..header(Purpose::Wrap) };
    for (expected, field) in
        [(other_case, HeaderField::Case), (header(Purpose::Message), HeaderField::Purpose)]
    {
        let refused = intake.open_case(&wrap, &expected).map(|_| ());
        assert_eq!(refused, Err(WrapError::Open(OpenError::Misplaced(field))));
    }
    let cut = &wrap[..wrap.len() - 1];
    let refused = intake.open_case(cut, &header(Purpose::Wrap)).map(|_| ());
    assert_eq!(refused, Err(WrapError::Open(OpenError::Damaged)));
    let stranger = intake_key(3).open_case(&wrap, &header(Purpose::Wrap)).map(|_| ());
    assert_eq!(stranger, Err(NOT_OURS));
}

#[test]
fn fault_27_a_wrap_that_holds_no_key_is_refused() {
    let intake = intake_key(2);
    for content in [&b""[..], b"AGE-SECRET-KEY-1", &[0xFF; 74], b"age1qqqq"] {
        let wrap = seal(&header(Purpose::Wrap), content, &intake.recipient()).expect("seals");
        let refused = intake.open_case(&wrap, &header(Purpose::Wrap)).map(|_| ());
        assert_eq!(refused, Err(WrapError::WrongKind), "{content:?}");
    }
}

#[test]
fn fault_17_an_officer_without_a_wrap_opens_nothing() {
    let ((_, ours), (_, theirs)) = (officer(1), officer(2));
    let wrap = intake_key(3).wrap_for(&ours.recipient()).expect("wraps");
    assert!(IntakeKey::unwrap(&ours, &wrap).is_ok());
    assert_eq!(IntakeKey::unwrap(&theirs, &wrap).map(|_| ()), Err(NOT_OURS));
}

#[test]
fn fault_46_keys_of_cases_and_of_testimonies_never_stand_in_for_each_other() {
    let (_, officer) = officer(1);
    let (intake, testimony) = (intake_key(2), testimony_key(3));
    // Wraps swapped on disk: each opens for the officer, and is refused for what it is.
    let intake_wrap = intake.wrap_for(&officer.recipient()).expect("wraps");
    let testimony_wrap = testimony.wrap_for(&officer.recipient()).expect("wraps");
    assert_eq!(IntakeKey::unwrap(&officer, &testimony_wrap).map(|_| ()), Err(WrapError::WrongKind));
    assert_eq!(TestimonyKey::unwrap(&officer, &intake_wrap).map(|_| ()), Err(WrapError::WrongKind));
    // A testimony's own key, wrapped to the testimony key, is closed to the intake key.
    let own = NewCaseKey::generate(&OsEntropy).expect("draws");
    let told = seal(&header(Purpose::Testimony), b"I saw", &own.recipient()).expect("seals");
    let wrap = own.wrap_for(&header(Purpose::Wrap), &testimony.recipient()).expect("wraps");
    assert_eq!(intake.open_case(&wrap, &header(Purpose::Wrap)).map(|_| ()), Err(NOT_OURS));
    let opened = testimony.open_case(&wrap, &header(Purpose::Wrap)).expect("opens");
    assert_eq!(opened.open(&told, &header(Purpose::Testimony)).expect("ours").as_slice(), b"I saw");
}

#[test]
fn fault_41_a_codename_opens_no_wrap_of_the_office() {
    let codename = Codename::draw(&SeededEntropy::new(41)).expect("draws");
    let reply = derive(&codename, &KdfParams::for_tests()).expect("derives").reply;
    let (_, officer) = officer(1);
    let intake = intake_key(2);
    let case_key = NewCaseKey::generate(&OsEntropy).expect("draws");
    let case_wrap = case_key.wrap_for(&header(Purpose::Wrap), &intake.recipient()).expect("wraps");
    let intake_wrap = intake.wrap_for(&officer.recipient()).expect("wraps");
    for wrap in [case_wrap, intake_wrap] {
        let opened = reply.open(&wrap, &header(Purpose::Wrap));
        assert_eq!(opened, Err(OpenError::NotForThisKey));
    }
}

#[test]
fn fault_29_a_failing_generator_gives_no_office_key() {
    assert!(IntakeKey::generate(&BrokenEntropy).is_err());
    assert!(TestimonyKey::generate(&BrokenEntropy).is_err());
}
