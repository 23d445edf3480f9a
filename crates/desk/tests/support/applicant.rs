//! Made-up applicants, who file and answer through the store's gate with real sealing.

use casework::acceptance::Answer;
use casework::application::{Application, AppliedBy, Member, Relation, form_digest};
use casework::message::{FileName, Message};
use casework::offer::Offer;
use casework::testimony::{Consent, NO_PROGRAMME, Testimony, Use};
use casework::{CaseId, Designation};
use programme::{Digest, Facts};
use sealing::{
    Codename, Derived, InnerHeader, KdfParams, NewCaseKey, Purpose, Recipient, SealedBy, Sealer,
    derive,
};
use store::{Content, NewApplication, NewBody, NewMessage, NewTestimony};

use super::Office;

/// Somebody with a case.
pub(crate) struct Applicant {
    pub(crate) case: CaseId,
    pub(crate) designation: Designation,
    derived: Derived,
}

/// A made-up conscript who lays down his arms, with a wife who would come too.
pub(crate) fn soldier(office: &Office) -> Application {
    application(
        office,
        &[
            ("born", "2003-04-01"),
            ("location", "at_the_front"),
            ("occupation", "soldier"),
            ("rank", "enlisted"),
            ("will_lay_down_arms", "yes"),
            ("prisoner_of_war", "no"),
            ("past_acts", "no"),
        ],
    )
}

/// An application with these answers.
pub(crate) fn application(office: &Office, answers: &[(&str, &str)]) -> Application {
    let pairs = answers.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    let facts = Facts::checked(&office.programme, &pairs.collect()).expect("good answers");
    let wife =
        Member { relation: Relation::Partner, name: "Olena Made-up".to_owned(), born: Some(2004) };
    Application {
        facts,
        applied_by: Some(AppliedBy::Person),
        name: "Artyom Made-up".to_owned(),
        household: vec![wife],
        words: "I do not want to shoot at anybody.".to_owned(),
        language: "ru".to_owned(),
    }
}

pub(crate) fn sealed(header: &InnerHeader, content: &[u8], to: &Recipient) -> NewBody {
    let mut sealer = Sealer::new(header, to, content.len() as u64, Vec::new()).expect("seals");
    sealer.write_all(content).expect("fits");
    let (bytes, sealed) = sealer.finish().expect("seals");
    NewBody {
        purpose: header.purpose,
        sequence: header.sequence,
        sealed_by: header.sealed_by,
        content: Content::Inline(bytes),
        digest: Digest::from_bytes(sealed.ciphertext_digest),
        bucket_bytes: sealed.bucket_bytes,
    }
}

impl Applicant {
    /// Files an application as the portal does.
    pub(crate) async fn files(office: &Office, application: &Application) -> Self {
        let codename = Codename::draw(&*office.entropy).expect("draws");
        let derived = derive(&codename, &KdfParams::for_tests()).expect("derives");
        let key = NewCaseKey::generate(&*office.entropy).expect("draws");
        let case = office.id();
        let programme = office.programme.digest();
        let header = |purpose, sequence| header(*programme.as_bytes(), case, purpose, sequence);
        let first = header(Purpose::FirstContact, 1);
        let case_recipient = key.recipient();
        let body = sealed(&first, &application.to_bytes(), &case_recipient);
        let wrap = key.wrap_for(&header(Purpose::Wrap, 0), &office.intake.recipient());
        let new = NewApplication {
            form: office.form(),
            case,
            locator: derived.locator,
            case_recipient,
            reply_recipient: derived.reply.recipient(),
            programme,
            form_digest: form_digest(&office.programme),
            wrap: wrap.expect("seals"),
            body,
            files: Vec::new(),
        };
        let filed = office.store.gate().receive(new).await.expect("is received");
        Self { case, designation: filed.designation, derived }
    }

    /// The path of the case at the desk.
    pub(crate) fn path(&self) -> String {
        format!("/en/cases/{}", self.case)
    }

    async fn view(&self, office: &Office) -> store::CaseView {
        let found = office.store.gate().case_by_locator(&self.derived.locator).await;
        found.expect("answers").expect("is there")
    }

    /// Writes a message with one file.
    pub(crate) async fn writes(&self, office: &Office, text: &str, file: Option<(&str, &[u8])>) {
        let view = self.view(office).await;
        let programme = *view.programme.as_bytes();
        let next = view.next_inbound;
        let names = file.map(|(name, bytes)| FileName {
            name: name.to_owned(),
            sequence: next + 1,
            size_bytes: bytes.len() as u64,
        });
        let message = Message { text: text.to_owned(), files: names.into_iter().collect() };
        let place = |purpose, sequence| header(programme, self.case, purpose, sequence);
        let to = &view.case_recipient;
        let mut bodies = vec![sealed(&place(Purpose::Message, next), &message.to_bytes(), to)];
        if let Some((_, bytes)) = file {
            bodies.push(sealed(&place(Purpose::File, next + 1), bytes, to));
        }
        let message = NewMessage { form: office.form(), case: self.case, bodies };
        office.store.gate().append(message).await.expect("is received");
    }

    /// Everything the office wrote to them, opened with their own key.
    pub(crate) async fn letters(&self, office: &Office) -> Vec<(Purpose, Vec<u8>)> {
        let view = self.view(office).await;
        let gate = office.store.gate();
        let mut letters = Vec::new();
        for row in gate.letters(self.case).await.expect("answers") {
            let expected = InnerHeader {
                programme: *view.programme.as_bytes(),
                case: self.case,
                purpose: row.purpose,
                sequence: row.sequence,
                sealed_by: row.sealed_by,
            };
            let bytes = gate.body_bytes(&row).await.expect("is there");
            let opened = self.derived.reply.open(&bytes, &expected).expect("is for them");
            letters.push((row.purpose, opened.to_vec()));
        }
        letters
    }

    /// The offer in the last letter.
    pub(crate) async fn offer(&self, office: &Office) -> Offer {
        let letters = self.letters(office).await;
        let found = letters.iter().rev().find(|(purpose, _)| *purpose == Purpose::Letter);
        Offer::from_bytes(&found.expect("a letter").1).expect("an offer")
    }

    /// Answers.
    pub(crate) async fn answers(&self, office: &Office, answer: Answer) {
        let form = office.form();
        office.store.gate().answer(self.case, form, answer).await.expect("is taken");
    }

    /// Accepts the offer in the last letter.
    pub(crate) async fn accepts(&self, office: &Office) {
        use casework::authority::Digested;
        let offer = self.offer(office).await.digest();
        self.answers(office, Answer::Accept(offer)).await;
    }
}

fn header(programme: [u8; 32], case: CaseId, purpose: Purpose, sequence: u64) -> InnerHeader {
    InnerHeader { programme, case, purpose, sequence, sealed_by: SealedBy::Server }
}

/// Gives a testimony as the portal does, perhaps with a video; its id.
pub(crate) async fn testifies(
    office: &Office,
    text: &str,
    uses: &[Use],
    video: Option<&[u8]>,
) -> CaseId {
    let testimony = Testimony {
        text: text.to_owned(),
        byline: "a soldier".to_owned(),
        language: "ru".to_owned(),
        consent: Consent::to(uses.iter().copied()),
        video: video.map(|_| "video/webm".to_owned()),
    };
    let codename = Codename::draw(&*office.entropy).expect("draws");
    let derived = derive(&codename, &KdfParams::for_tests()).expect("derives");
    let key = NewCaseKey::generate(&*office.entropy).expect("draws");
    let id = office.id();
    let place = |purpose, sequence| header(NO_PROGRAMME, id, purpose, sequence);
    let recipient = key.recipient();
    let body = sealed(&place(Purpose::Testimony, 1), &testimony.to_bytes(), &recipient);
    let video = video.map(|bytes| sealed(&place(Purpose::File, 2), bytes, &recipient));
    let wrap = key.wrap_for(&place(Purpose::Wrap, 0), &office.testimony.recipient());
    let new = NewTestimony {
        form: office.form(),
        id,
        locator: derived.locator,
        recipient,
        wrap: wrap.expect("seals"),
        body,
        video,
    };
    office.store.gate().give_testimony(new).await.expect("is received");
    id
}
