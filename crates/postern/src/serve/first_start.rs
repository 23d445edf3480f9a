//! The first start of an office: its keys, its two officers, and the sheet that lets them in.
//!
//! **Architecture Invariant:** private keys leave this function only sealed to an officer, and
//! officers' keys only sealed to a passphrase. The passphrases stand on the sheet and nowhere else.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::Result;
use casework::{CaseId, Designation, Officer, OfficerId, Role};
use keyring::sheet::{Sheet, SheetOfficer};
use keyring::{IntakeKey, Passphrase, TestimonyKey, TotpSecret, new_officer};
use programme::Programme;
use sealing::{Entropy, KdfParams};
use store::{NewOfficer, Settings, Store, StoreError};
use zeroize::Zeroizing;

/// Cost of opening an officer's key with a passphrase: scrypt with 2^15 rounds, about 50 ms.
const WORK_FACTOR: u8 = 15;
const WORK_FACTOR_QUICK: u8 = 4;

/// The two first officers. Between them they hold every role, so that an office of two can do
/// everything and neither can do it alone.
const FIRST: [(&str, &[Role]); 2] = [
    ("First officer", &[Role::Officer, Role::Approver, Role::Paymaster, Role::Custodian]),
    (
        "Second officer",
        &[
            Role::Officer,
            Role::Approver,
            Role::Paymaster,
            Role::Custodian,
            Role::Auditor,
            Role::Analyst,
        ],
    ),
];

/// Makes the office if the store has none; the sheet is returned only then.
pub(super) async fn make_office(
    store: &Store,
    programme: &Programme,
    entropy: &Arc<dyn Entropy>,
    quick: bool,
) -> Result<Option<Sheet>> {
    let office = store.office();
    match office.settings().await {
        Ok(_) => return Ok(None),
        Err(StoreError::NotFound) => {}
        Err(error) => return Err(error.into()),
    }
    let entropy = entropy.as_ref();
    let intake = IntakeKey::generate(entropy)?;
    let testimony = TestimonyKey::generate(entropy)?;
    let mut officers = Vec::new();
    let mut sheet = Sheet { officers: Vec::new() };
    for (name, roles) in FIRST {
        let (officer, line) = officer(name, roles, &intake, &testimony, entropy, quick)?;
        officers.push(officer);
        sheet.officers.push(line);
    }
    let mut salt = [0; 16];
    entropy.fill(&mut salt)?;
    let kdf = if quick {
        KdfParams { salt, ..KdfParams::for_tests() }
    } else {
        KdfParams::standard(salt)
    };
    let settings = Settings {
        kdf,
        intake: intake.recipient(),
        testimony: testimony.recipient(),
        programme: programme.digest(),
        phrase: phrase(entropy)?,
        created_us: store.clock().now_us(),
    };
    office.initialise(&settings, &officers, programme).await?;
    Ok(Some(sheet))
}

fn officer(
    name: &str,
    roles: &[Role],
    intake: &IntakeKey,
    testimony: &TestimonyKey,
    entropy: &dyn Entropy,
    quick: bool,
) -> Result<(NewOfficer, SheetOfficer)> {
    let passphrase = Passphrase::draw(entropy)?;
    let work_factor = if quick { WORK_FACTOR_QUICK } else { WORK_FACTOR };
    let (sealed, identity) = new_officer(entropy, &passphrase, work_factor)?;
    let totp = TotpSecret::draw(entropy)?;
    let mut id = [0; 16];
    entropy.fill(&mut id)?;
    let roles: BTreeSet<Role> = roles.iter().copied().collect();
    let opens_cases = roles.contains(&Role::Officer);
    let opens_testimonies = roles.contains(&Role::Custodian);
    let line = SheetOfficer {
        name: name.to_owned(),
        roles: roles.iter().copied().collect(),
        passphrase: Zeroizing::new(passphrase.expose().to_owned()),
        authenticator_key: Zeroizing::new(totp.groups().join("")),
    };
    let recipient = identity.recipient();
    let new = NewOfficer {
        officer: Officer { id: OfficerId(CaseId::from_bytes(id)), name: name.to_owned(), roles },
        sealed_identity: sealed.sealed_identity,
        sealed_totp: totp.seal_for(&recipient)?,
        intake_wrap: opens_cases.then(|| intake.wrap_for(&recipient)).transpose()?,
        testimony_wrap: opens_testimonies.then(|| testimony.wrap_for(&recipient)).transpose()?,
        recipient,
    };
    Ok((new, line))
}

/// Three harmless words an applicant can compare with what the office publishes elsewhere.
fn phrase(entropy: &dyn Entropy) -> Result<String> {
    let mut draw = [0; 8];
    entropy.fill(&mut draw)?;
    let number = |bytes: &[u8]| bytes.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte));
    let first = Designation::from_draw(number(&draw[..4]));
    let second = Designation::from_draw(number(&draw[4..]));
    let words = [first.as_str(), second.as_str()];
    let words = words.iter().flat_map(|label| label.split('-').take(2)).collect::<Vec<_>>();
    Ok(words.join(" "))
}
