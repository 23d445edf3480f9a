//! No type that holds a secret prints it.

use keyring::TotpSecret;
use sealing::{NewCaseKey, OsEntropy, Purpose, SeededEntropy};

use super::{header, intake_key, officer, passphrase, testimony_key};

#[test]
fn fault_32_debug_of_every_secret_type_prints_no_secret() {
    let (_, officer) = officer(1);
    let (intake, testimony) = (intake_key(1), testimony_key(1));
    let wrap = NewCaseKey::generate(&OsEntropy)
        .expect("draws")
        .wrap_for(&header(Purpose::Wrap), &intake.recipient())
        .expect("wraps");
    let case = intake.open_case(&wrap, &header(Purpose::Wrap)).expect("opens");
    let totp = TotpSecret::draw(&SeededEntropy::new(1)).expect("draws");
    for (printed, expected) in [
        (format!("{officer:?}"), "OfficerIdentity(▮)"),
        (format!("{intake:?}"), "OfficeKey(intake key, ▮)"),
        (format!("{testimony:?}"), "OfficeKey(testimony key, ▮)"),
        (format!("{case:#?}"), "CaseKey(▮)"),
        (format!("{:?}", passphrase(1)), "Passphrase(▮)"),
        (format!("{totp:#?}"), "TotpSecret(▮)"),
    ] {
        assert_eq!(printed, expected);
    }
}
