//! People of the tests: made-up applicants in a wanted audience, and the two first officers.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use drill::office::Officers;
use drill::progress::Progress;
use drill::{Dice, DrillOptions, Persona, Summary};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use programme::{Outcome, Programme, SourceFile};
use sealing::{Codename, InnerHeader, derive};

use crate::office::{Office, authors_programme};

/// The seed of everybody in the tests.
const SEED: u64 = 46;
/// How many people are made up until one is in the wanted audience.
const PEOPLE_MAX: u64 = 2_000;

/// The authors' programme, loaded.
pub fn programme() -> Programme {
    let file = authors_programme().join("programme.toml");
    let text = std::fs::read_to_string(&file).expect("the authors' programme is there");
    let source = SourceFile { name: "programme.toml".to_owned(), text };
    programme::load(&[source]).unwrap_or_else(|found| panic!("{found:?}"))
}

/// Today, in UTC.
pub fn today() -> Date {
    TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date()
}

/// A made-up applicant who does nothing twice and nothing extra while applying.
pub fn persona(number: u64) -> Persona {
    let mut persona = Persona::draw(SEED, number, &programme(), today());
    persona.habits.mistypes = false;
    persona.habits.steps_back = false;
    persona
}

/// A made-up applicant whom the rules offer what is for this audience.
pub fn offered(audience: &str) -> Persona {
    let (programme, today) = (programme(), today());
    let is_offered = |persona: &Persona| {
        let decision = programme::decide(&programme, &persona.facts, today);
        decision.outcome == Outcome::Offer && decision.audience.as_deref() == Some(audience)
    };
    let mut people = (0..PEOPLE_MAX).map(persona);
    people.find(is_offered).unwrap_or_else(|| panic!("nobody is offered what is for {audience}"))
}

/// Plays a drill of so many applications, applicants and officers, to its end.
pub fn drilled(office: &Office, applications: u64) -> Summary {
    let options = DrillOptions {
        applications,
        seed: 40,
        portal: office.portal(),
        desk: Some((office.desk(), office.sheet().clone())),
        clients: 4,
        receipts: None,
        stop: Arc::new(AtomicBool::new(false)),
        progress: Progress::silent(),
    };
    drill::run(options).expect("a drill begins")
}

/// The office's two officers, signed in.
pub fn officers(office: &Office) -> Officers {
    Officers::sign_in(&office.desk(), office.sheet(), Dice::new(SEED, 0)).expect("officers sign in")
}

/// Everything the office wrote to an applicant, opened with the codename as the portal does.
pub fn letters(office: &Office, codename: &str) -> Vec<Vec<u8>> {
    let codename = Codename::parse(codename).expect("a codename");
    let store = office.store();
    let gate = store.gate();
    office.run(async {
        let settings = gate.settings().await.expect("settings");
        let derived = derive(&codename, &settings.kdf).expect("derives");
        let view = gate.case_by_locator(&derived.locator).await.expect("reads").expect("a case");
        let mut letters = Vec::new();
        for body in gate.letters(view.case).await.expect("letters") {
            let sealed = gate.body_bytes(&body).await.expect("is there");
            let header = InnerHeader {
                programme: *view.programme.as_bytes(),
                case: view.case,
                purpose: body.purpose,
                sequence: body.sequence,
                sealed_by: body.sealed_by,
            };
            letters.push(derived.reply.open(&sealed, &header).expect("opens").to_vec());
        }
        letters
    })
}
