//! Fault 18: what is approved is what was shown, once, by somebody else.

use casework::authority::{Digested, Proposed};
use casework::offer::Offer;
use casework::{Role, Stage};
use desk::record::Record;
use sealing::{InnerHeader, Purpose, SealedBy};

use crate::support::{Applicant, Office, sealed, soldier};
use crate::walk::{offered, presses, proposes};

async fn stage(office: &Office, case: &Applicant) -> Stage {
    office.store.office().case(case.case).await.expect("answers").expect("is there").stage
}

#[tokio::test]
async fn fault_18_a_proposal_that_changed_after_it_was_shown_is_not_approved() {
    let office = Office::of_two().await;
    let mut linden = office.signed_in("Linden").await;
    let mut rowan = office.signed_in("Rowan").await;
    let case = Applicant::files(&office, &soldier(&office)).await;
    presses(&mut linden, &case, "/assess").await;
    proposes(&mut linden, &case, "offer", "as agreed").await;
    let shown = rowan.open(&case.path()).await.form("/approve");
    presses(&mut linden, &case, "/return").await;
    let changed = proposes(&mut linden, &case, "offer", "something else").await;
    assert!(changed.words().contains("something else"));

    let answer = rowan.send(shown.clone()).await;
    assert_eq!(answer.status, 422);
    assert!(answer.words().contains("It changed after it was shown"), "{}", answer.words());
    assert_eq!(stage(&office, &case).await, Stage::Proposed);
    for digest in ["", "0000", &"0".repeat(64), &"x".repeat(64)] {
        let answer = rowan.send(shown.clone().fill("digest", digest)).await;
        assert_eq!(answer.status, 422, "{digest}");
    }
    presses(&mut rowan, &case, "/approve").await;
    assert_eq!(case.offer(&office).await.note, "something else", "what was approved is sent");
}

#[tokio::test]
async fn fault_18_two_approvers_at_once_make_one_offer() {
    let staff = ["Linden", "Rowan", "Hazel"].map(|name| (name, Role::ALL.into()));
    let office = Office::with(&staff).await;
    let mut linden = office.signed_in("Linden").await;
    let (mut rowan, mut hazel) = (office.signed_in("Rowan").await, office.signed_in("Hazel").await);
    let case = Applicant::files(&office, &soldier(&office)).await;
    presses(&mut linden, &case, "/assess").await;
    proposes(&mut linden, &case, "offer", "").await;
    let one = rowan.open(&case.path()).await.form("/approve");
    let two = hazel.open(&case.path()).await.form("/approve");
    let (one, two) = tokio::join!(rowan.send(one), hazel.send(two));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422], "{} {}", one.words(), two.words());
    assert_eq!(case.letters(&office).await.len(), 1);
    let transfers = office.store.office().transfers(case.case).await.expect("answers");
    assert_eq!(transfers.len(), 14, "promised once");
    assert_eq!(office.store.office().check_books().await, Ok(vec![]));
}

#[tokio::test]
async fn fault_18_and_19_paying_twice_pays_once() {
    let office = Office::of_two().await;
    let mut linden = office.signed_in("Linden").await;
    let mut rowan = office.signed_in("Rowan").await;
    let case = offered(&office, &mut linden, &mut rowan).await;
    case.accepts(&office).await;
    let page = linden.open(&case.path()).await;
    let form = page.form("/propose-payment");
    let (one, two) = {
        let mut again = linden.clone();
        tokio::join!(linden.send(form.clone()), async move { again.send(form).await })
    };
    assert!(one.status == 303 || two.status == 303, "{} {}", one.words(), two.words());
    let pay = rowan.open(&case.path()).await.form("/pay");
    let mut again = rowan.clone();
    let second = pay.clone();
    let (one, two) = tokio::join!(rowan.send(pay), async move { again.send(second).await });
    assert!(one.status == 303 || two.status == 303, "{} {}", one.words(), two.words());
    let transfers = office.store.office().transfers(case.case).await.expect("answers");
    assert_eq!(transfers.iter().filter(|transfer| transfer.posted_us.is_some()).count(), 3);
    assert_eq!(office.store.office().check_books().await, Ok(vec![]));
}

/// A store that was tampered with: the sealed record of a proposal holds another offer than the
/// one whose digest stands in the row.
#[tokio::test]
async fn fault_18_a_record_that_is_not_what_was_proposed_cannot_be_approved() {
    let office = Office::of_two().await;
    let mut linden = office.signed_in("Linden").await;
    let mut rowan = office.signed_in("Rowan").await;
    let honest = offered(&office, &mut linden, &mut rowan).await;
    let case = Applicant::files(&office, &soldier(&office)).await;
    presses(&mut linden, &case, "/assess").await;

    let row = office.store.office().case(case.case).await.expect("answers").expect("is there");
    let proposed = Offer { case: case.case, ..honest.offer(&office).await };
    let generous = Offer { note: "Ten times as much.".to_owned(), ..proposed.clone() };
    assert_ne!(proposed.digest(), generous.digest());
    let header = InnerHeader {
        programme: *row.programme.as_bytes(),
        case: case.case,
        purpose: Purpose::Record,
        sequence: row.next_office,
        sealed_by: SealedBy::Server,
    };
    let record = Record::Offer { offer: generous }.to_bytes();
    let record = sealed(&header, &record, &row.case_recipient);
    let proposed = Proposed { content: proposed, proposer: office.person("Linden").id };
    let digest = proposed.content.digest().to_string();
    let form = office.form();
    office.store.office().propose(case.case, form, &proposed, record).await.expect("is stored");

    let page = rowan.open(&case.path()).await;
    assert!(page.words().contains("is not what was proposed"), "{}", page.words());
    assert!(!page.words().contains("Ten times as much."), "nothing of it is shown");
    assert!(!page.has_form("/approve"));
    let token = rowan.open(&case.path()).await.form("/return");
    let forced = crate::support::Form {
        action: format!("{}/approve", case.path()),
        ..token.fill("digest", &digest)
    };
    assert_eq!(rowan.send(forced).await.status, 403, "and no form of another act helps");
    presses(&mut rowan, &case, "/return").await;
    assert_eq!(stage(&office, &case).await, Stage::Assessed);
}
