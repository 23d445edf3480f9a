//! Things to put into a store: officers, applications, offers.

use std::collections::BTreeSet;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use casework::authority::{Digested, Proposed};
use casework::offer::{Offer, Verdict};
use casework::payment::{Instalment, PaymentBatch, schedule};
use casework::{Approved, CaseId, Officer, OfficerId, Role};
use programme::{Digest, Grant, Money, Schedule, SourceFile};
use sealing::{KdfParams, LocatorHash, NewCaseKey, OsEntropy, Purpose, Recipient, SealedBy};
use store::{
    Content, FormId, NewApplication, NewBody, NewOfficer, Office, PinnedProgramme, Settings, Store,
    ciphertext_digest,
};

static NEXT: AtomicU64 = AtomicU64::new(1);

/// An id that no other call returns.
pub(crate) fn id() -> CaseId {
    let number = NEXT.fetch_add(1, Ordering::SeqCst);
    let mut bytes = *b"id for tests\0\0\0\0";
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    CaseId::from_bytes(bytes)
}

pub(crate) fn form() -> FormId {
    FormId(id())
}

pub(crate) fn digest(text: &str) -> Digest {
    Digest::of("tests", text.as_bytes())
}

pub(crate) fn recipient() -> Recipient {
    static RECIPIENT: LazyLock<Recipient> =
        LazyLock::new(|| NewCaseKey::generate(&OsEntropy).expect("randomness").recipient());
    RECIPIENT.clone()
}

pub(crate) fn locator(case: CaseId) -> LocatorHash {
    LocatorHash::from_bytes(*Digest::of("locator", case.as_bytes()).as_bytes())
}

pub(crate) fn usd(minor: i64) -> Money {
    Money::new(minor, "USD".parse().expect("a code"))
}

/// A sealed body; what it holds does not matter to the store.
pub(crate) fn body(sequence: u64, purpose: Purpose, bytes: usize) -> NewBody {
    let mut content = format!("body {sequence} {purpose:?} ").into_bytes();
    content.resize(bytes, b'.');
    let (digest, bucket_bytes) = (ciphertext_digest(&content), 4096);
    let (sealed_by, content) = (SealedBy::Server, Content::Inline(content));
    NewBody { purpose, sequence, sealed_by, content, digest, bucket_bytes }
}

pub(crate) fn application() -> NewApplication {
    let case = id();
    NewApplication {
        form: form(),
        case,
        locator: locator(case),
        case_recipient: recipient(),
        reply_recipient: recipient(),
        programme: digest("programme"),
        form_digest: digest("form"),
        wrap: b"a wrap".to_vec(),
        body: body(1, Purpose::FirstContact, 4500),
        files: Vec::new(),
    }
}

pub(crate) fn officer(name: &str, roles: &[Role]) -> Officer {
    let id = OfficerId(CaseId::from_bytes(
        digest(name).as_bytes()[..16].try_into().expect("sixteen bytes"),
    ));
    Officer { id, name: name.to_owned(), roles: BTreeSet::from_iter(roles.iter().copied()) }
}

pub(crate) fn first() -> Officer {
    officer("first", &Role::ALL)
}

pub(crate) fn second() -> Officer {
    officer("second", &Role::ALL)
}

pub(crate) fn new_officer(officer: Officer) -> NewOfficer {
    NewOfficer {
        officer,
        recipient: recipient(),
        sealed_identity: b"identity".to_vec(),
        sealed_totp: b"totp".to_vec(),
        intake_wrap: Some(b"intake".to_vec()),
        testimony_wrap: None,
    }
}

pub(crate) fn settings() -> Settings {
    Settings {
        kdf: KdfParams::for_tests(),
        intake: recipient(),
        testimony: recipient(),
        programme: digest("programme"),
        phrase: "a quiet harbour".to_owned(),
        created_us: 7,
    }
}

pub(crate) fn programme(limit: i64) -> PinnedProgramme {
    PinnedProgramme {
        digest: digest("programme"),
        sources: vec![SourceFile::new("programme.toml", "title = \"for tests\"")],
        budgets: vec![("fund".to_owned(), usd(limit)), ("state".to_owned(), usd(limit))],
    }
}

/// Sets an office up, with the same budget for two partners.
pub(crate) async fn set_up(store: &Store, limit: i64) {
    let officers = [new_officer(first()), new_officer(second())];
    let office = store.office();
    office.initialise(&settings(), &officers, programme(limit)).await.expect("set up once");
}

pub(crate) fn grant(partner: &str, minor: i64, months: u16) -> Grant {
    Grant {
        benefit: "stipend".to_owned(),
        amount: Some(usd(minor)),
        schedule: Schedule::Every { months: 1, times: months, after: 0 },
        partner: partner.to_owned(),
        conditions: Vec::new(),
    }
}

pub(crate) fn offer(case: CaseId, grants: Vec<Grant>) -> Offer {
    Offer {
        case,
        salt: digest("salt"),
        assessment: digest("assessment"),
        programme: digest("programme"),
        verdict: if grants.is_empty() { Verdict::Refusal } else { Verdict::Offer },
        audience: Some("deserter".to_owned()),
        grants,
        because: Vec::new(),
        note: "a note".to_owned(),
    }
}

pub(crate) fn proposed<T>(content: T) -> Proposed<T> {
    Proposed { content, proposer: first().id }
}

pub(crate) fn approved<T: Digested>(content: T) -> Approved<T> {
    let shown = content.digest();
    let role = Role::Approver;
    proposed(content).approve(&second(), role, shown).expect("two officers")
}

pub(crate) fn instalments(offer: &Offer) -> Vec<Instalment> {
    schedule(&offer.grants).expect("amounts")
}

/// Files an application and brings it to where an offer may be proposed.
pub(crate) async fn assessed(store: &Store) -> CaseId {
    let new = application();
    let case = new.case;
    store.gate().receive(new).await.expect("received");
    let assess = store::Assess {
        form: form(),
        case,
        officer: first().id,
        assessment: digest("assessment"),
        record: body(1, Purpose::Message, 300),
        audience: Some("deserter".to_owned()),
        outcome: programme::Outcome::Offer,
    };
    store.office().assess(assess).await.expect("assessed");
    case
}

/// Proposes what is offered in a case that was assessed.
pub(crate) async fn propose(office: &Office, offer: &Offer) {
    let record = body(2, Purpose::Message, 300);
    let proposed = proposed(offer.clone());
    office.propose(offer.case, form(), &proposed, record).await.expect("proposed");
}

/// Makes an offer in a new case and returns it.
pub(crate) async fn offered(store: &Store, grants: Vec<Grant>) -> Offer {
    let offer = offer(assessed(store).await, grants);
    propose(&store.office(), &offer).await;
    let (letter, approved) = (body(1, Purpose::Letter, 300), approved(offer.clone()));
    let made = store.office().make(form(), &approved, letter, &instalments(&offer)).await;
    made.expect("made");
    offer
}

/// Makes an offer, and says yes to it for the applicant.
pub(crate) async fn accepted(store: &Store, grants: Vec<Grant>) -> Offer {
    let offer = offered(store, grants).await;
    let yes = casework::acceptance::Answer::Accept(offer.digest());
    store.gate().answer(offer.case, form(), yes).await.expect("accepted");
    offer
}

/// A batch of everything that is pending in a case.
pub(crate) async fn everything_pending(office: &Office, case: CaseId) -> PaymentBatch {
    let transfers = office.transfers(case).await.expect("transfers");
    let pending = transfers.into_iter().filter(|transfer| transfer.state.name() == "pending");
    let mut transfers: Vec<_> = pending.map(|transfer| (transfer.id, transfer.amount)).collect();
    transfers.sort_by_key(|(id, _)| *id);
    PaymentBatch { case, transfers }
}

/// All that must always hold: chains, books and blobs.
pub(crate) async fn verify(office: &Office) {
    let mut after = None;
    loop {
        let cases = office.all_cases(after, 10).await.expect("cases");
        let Some(last) = cases.last() else { break };
        after = Some(last.case);
        for row in &cases {
            let entries = office.journal(row.case).await.expect("a journal");
            let head = casework::journal::verify(row.case, &entries).expect("a whole chain");
            assert_eq!(head, row.head, "the projection follows the journal");
        }
    }
    assert_eq!(office.check_books().await.expect("books"), []);
    assert_eq!(office.check_audit_chain().await.expect("a trail"), None);
    assert_eq!(office.missing_blobs().await.expect("blobs"), []);
}
