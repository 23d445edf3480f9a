//! Messages both ways.

use casework::journal::{Actor, Event, EventKind, Payload};
use casework::{CaseId, OfficerId};

use crate::blob::blobs;
use crate::body::{Direction, NewBody};
use crate::error::StoreError;
use crate::form::{Done, FormId, Step};
use crate::journal::digests;
use crate::plan::Plan;
use crate::store::{Gate, Inner, Office};

/// A message from the applicant.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// The form it was sent with.
    pub form: FormId,
    /// The case.
    pub case: CaseId,
    /// The message and its files, with the sequences that come next.
    pub bodies: Vec<NewBody>,
}

/// A message from an officer.
#[derive(Clone, Debug)]
pub struct Send {
    /// The form it was sent with.
    pub form: FormId,
    /// The case.
    pub case: CaseId,
    /// Who wrote it.
    pub officer: OfficerId,
    /// The message, sealed to the applicant.
    pub letter: NewBody,
    /// The same words, sealed to the case for the office.
    pub copy: NewBody,
    /// Files, sealed to the applicant, with the sequences after the letter's.
    pub files: Vec<NewBody>,
}

impl Gate {
    /// Adds a message from the applicant. `Conflict` unless the sequences are the next ones.
    pub async fn append(&self, message: NewMessage) -> Result<Done, StoreError> {
        self.0.must_have_room()?;
        let mut message = message;
        message.bodies = self.0.settle_all(message.bodies).await?;
        let done = self.0.carry_out("append", |_| self.0.plan_append(&message)).await;
        self.0.tidy(done, blobs(&message.bodies)).await
    }
}

impl Office {
    /// Sends a message to the applicant. `Conflict` unless the sequences are the next ones.
    pub async fn send(&self, message: Send) -> Result<Done, StoreError> {
        self.0.must_have_room()?;
        let mut message = message;
        message.letter = self.0.settle(message.letter).await?;
        message.copy = self.0.settle(message.copy).await?;
        message.files = self.0.settle_all(message.files).await?;
        let done = self.0.carry_out("send", |_| self.0.plan_send(&message)).await;
        let named = [&message.letter, &message.copy].into_iter().chain(&message.files);
        self.0.tidy(done, blobs(named)).await
    }
}

impl Inner {
    async fn plan_append(&self, message: &NewMessage) -> Result<Step<Done>, StoreError> {
        let (form, case) = (message.form, message.case);
        if self.form_used(form, "append", case).await? {
            return Ok(Step::Done(Done::BEFORE));
        }
        let mut change = self.change(case).await?;
        change.event(Event {
            kind: EventKind::MessageReceived,
            actor: Actor::Applicant,
            payload: digests(Payload::new(), Direction::In, &message.bodies),
        })?;
        change.unread = true;
        self.add_bodies(&mut change, Direction::In, &message.bodies)?;
        let mut plan = Plan::for_form(form, "append", case, self.clock.today());
        change.write(&mut plan);
        Ok(Step::Write(plan, Done::NOW))
    }

    async fn plan_send(&self, message: &Send) -> Result<Step<Done>, StoreError> {
        let (form, case) = (message.form, message.case);
        if self.form_used(form, "send", case).await? {
            return Ok(Step::Done(Done::BEFORE));
        }
        let mut change = self.change(case).await?;
        let letters = [std::slice::from_ref(&message.letter), &message.files].concat();
        let copies = std::slice::from_ref(&message.copy);
        let payload = digests(Payload::new(), Direction::Out, &letters);
        change.event(Event {
            kind: EventKind::MessageSent,
            actor: Actor::Officer(message.officer),
            payload: digests(payload, Direction::Office, copies),
        })?;
        self.add_bodies(&mut change, Direction::Out, &letters)?;
        self.add_bodies(&mut change, Direction::Office, copies)?;
        let mut plan = Plan::for_form(form, "send", case, self.clock.today());
        change.write(&mut plan);
        Ok(Step::Write(plan, Done::NOW))
    }
}
