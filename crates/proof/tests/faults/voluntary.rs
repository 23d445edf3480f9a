//! Fault 46: a testimony given, refused or withdrawn. Three offices with the same clock and the
//! same randomness play the same case; what the applicant is told, what is paid and what the
//! journal says must be the same to the byte.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use casework::CaseId;
use drill::office::{Handled, Officers, sign_in_at};
use drill::persona::Wish;
use drill::{Dice, applicant};
use proof::{Backing, Office, people};
use sealing::{Entropy, EntropyFailed, SeededEntropy};
use store::{Clock, TransferRow};

/// What the applicant does with the testimony.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Testimony {
    Refused,
    Given,
    Withdrawn,
}

/// Randomness in lanes: the case draws from one and the testimony from another, so that drawing
/// for the second does not move the first.
struct Lanes(Mutex<[SeededEntropy; 2]>, Mutex<usize>);

impl Lanes {
    fn new() -> Self {
        Self(Mutex::new([SeededEntropy::new(46), SeededEntropy::new(47)]), Mutex::new(0))
    }

    fn take(&self, lane: usize) {
        *self.1.lock().unwrap_or_else(PoisonError::into_inner) = lane;
    }
}

impl Entropy for Lanes {
    fn fill(&self, buf: &mut [u8]) -> Result<(), EntropyFailed> {
        let lane = *self.1.lock().unwrap_or_else(PoisonError::into_inner);
        self.0.lock().unwrap_or_else(PoisonError::into_inner)[lane].fill(buf)
    }
}

/// All of a case that could depend on a testimony.
#[derive(PartialEq, Eq, Debug)]
struct Outcome {
    letters: Vec<Vec<u8>>,
    transfers: Vec<TransferRow>,
    journal: Vec<(String, String, BTreeMap<String, String>)>,
    budgets: String,
    counts: String,
}

const START_US: i64 = 1_795_000_000_000_000;

fn play(choice: Testimony) -> Outcome {
    let lanes = Arc::new(Lanes::new());
    let clock = Clock::at(START_US);
    let office = Office::start_with(Backing::Memory, |options| {
        options.clock = clock.clone();
        options.entropy = Arc::clone(&lanes) as Arc<dyn Entropy>;
    })
    .expect("an office starts");
    let mut persona = people::offered("deserting_soldier");
    persona.habits.wish = Wish::Accept;
    let seconds = u64::try_from(START_US / 1_000_000).expect("after 1970");
    let sign_in = |place: usize| {
        let officer = &office.sheet().officers[place];
        sign_in_at(&office.desk(), officer, seconds).expect("signs in")
    };
    let mut officers = Officers::signed_in(sign_in(0), sign_in(1), Dice::new(46, 46));
    let mut browser = office.visitor();

    // Before anything is decided, the applicant says something in public, or does not.
    let mut filed = applicant::apply(&mut browser, &persona).expect("applies");
    lanes.take(1);
    let mut apart = browser.fresh();
    if choice != Testimony::Refused {
        let codename = applicant::testify(&mut apart, &persona, WORDS).expect("testifies");
        if choice == Testimony::Given {
            assert_eq!(officers.publish().expect("publishes"), 1);
        } else {
            applicant::withdraw_testimony(&mut apart, "en", &codename).expect("withdraws");
        }
    }
    lanes.take(0);
    let case = officers.waiting("received").expect("a queue").remove(0);
    assert_eq!(officers.decide(&case).expect("decides"), Handled::Offer);
    let visited = applicant::come_back(&mut browser.fresh(), &mut filed).expect("comes back");
    assert_eq!(visited.answer, applicant::Visit::Accepted);
    assert!(officers.pay(&case).expect("pays"));
    let given = office.run(office.store().office().testimonies(None, 1)).expect("testimonies");
    let published = office.run(office.store().gate().publications(1)).expect("publications");
    let expected = u64::from(choice == Testimony::Given);
    assert_eq!(published.total, expected, "{choice:?}: {given:?}");
    outcome(&office, &case, &filed.receipt.codename)
}

fn outcome(office: &Office, case: &str, codename: &str) -> Outcome {
    let id: CaseId = case.rsplit('/').next().expect("an id").parse().expect("an id");
    let store = office.store();
    let desk = store.office();
    let entries = office.run(desk.journal(id)).expect("a journal");
    let journal = entries.iter().map(|entry| {
        let payload = entry.event.payload.iter();
        let payload = payload.map(|(key, value)| (key.to_owned(), shape(value))).collect();
        (entry.event.kind.name().to_owned(), entry.event.actor.to_text(), payload)
    });
    Outcome {
        letters: people::letters(office, codename),
        transfers: office.run(desk.transfers(id)).expect("transfers"),
        journal: journal.collect(),
        budgets: format!("{:?}", office.run(desk.budgets()).expect("budgets")),
        counts: format!("{:?}", office.run(desk.counts()).expect("counts")),
    }
}

/// A digest of ciphertext differs with every sealing, whatever is sealed; everything else stays.
fn shape(value: &str) -> String {
    let digest = value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    if digest { "a digest".to_owned() } else { value.to_owned() }
}

const WORDS: &str = "I saw it and will not be silent.";

#[test]
fn fault_46_a_testimony_given_refused_or_withdrawn_changes_no_letter_and_no_payment() {
    let refused = play(Testimony::Refused);
    assert!(!refused.letters.is_empty() && !refused.transfers.is_empty(), "{refused:?}");
    for choice in [Testimony::Given, Testimony::Withdrawn] {
        assert_eq!(play(choice), refused, "{choice:?}");
    }
}
