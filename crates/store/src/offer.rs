//! Stage 4, offer: proposed by one officer, made by two, with the money reserved in the same plan.

use casework::authority::{Digested as _, Proposed};
use casework::journal::{Actor, Event, EventKind, Payload};
use casework::offer::{Offer, Verdict};
use casework::payment::{Instalment, schedule};
use casework::statistics::Metric;
use casework::{Approved, CaseId, OfficerId, Refusal};

use crate::assessment::OfficeRecord;
use crate::blob::blobs;
use crate::body::{Direction, NewBody};
use crate::error::StoreError;
use crate::form::{Done, FormId, Step};
use crate::journal::digests;
use crate::plan::Plan;
use crate::proposal::{End, NewProposal, ProposalKind, ProposalRow, end_proposal};
use crate::statistics::count;
use crate::store::{Inner, Office};

impl Office {
    /// Proposes an offer or a refusal. `record` holds it sealed, with the office's next sequence.
    pub async fn propose(
        &self,
        case: CaseId,
        form: FormId,
        proposed: &Proposed<Offer>,
        record: NewBody,
    ) -> Result<Done, StoreError> {
        if proposed.content.case != case {
            return Err(StoreError::Conflict);
        }
        self.0.must_have_room()?;
        let record = self.0.settle(record).await?;
        let plan = |_| self.0.plan_propose(form, proposed, &record);
        let done = self.0.carry_out("propose", plan).await;
        self.0.tidy(done, blobs([&record])).await
    }

    /// The offer or refusal that waits for a second officer.
    pub async fn open_proposal(&self, case: CaseId) -> Result<Option<ProposalRow>, StoreError> {
        let open = self.0.open_proposal(case, ProposalKind::Offer.family()).await?;
        Ok(open.map(|(proposal, _)| proposal))
    }

    /// Returns it to be thought over.
    pub async fn return_proposal(
        &self,
        case: CaseId,
        form: FormId,
        officer: OfficerId,
    ) -> Result<Done, StoreError> {
        self.0.carry_out("return", |_| self.0.plan_return(case, form, officer)).await
    }

    /// Makes what two officers approved. An offer reserves every partner's budget and the
    /// instalments in the same plan, or is refused with `BudgetExhausted`.
    pub async fn make(
        &self,
        form: FormId,
        approved: &Approved<Offer>,
        letter: NewBody,
        instalments: &[Instalment],
    ) -> Result<Done, StoreError> {
        if schedule(&approved.content().grants)? != instalments {
            return Err(Refusal::Money.into());
        }
        self.0.must_have_room()?;
        let letter = self.0.settle(letter).await?;
        let plan = |_| self.0.plan_make(form, approved, &letter, instalments);
        let done = self.0.carry_out("make", plan).await;
        self.0.tidy(done, blobs([&letter])).await
    }
}

impl Inner {
    async fn plan_propose(
        &self,
        form: FormId,
        proposed: &Proposed<Offer>,
        record: &NewBody,
    ) -> Result<Step<Done>, StoreError> {
        let (content, digest) = (&proposed.content, proposed.content.digest());
        self.change_entitling(content.case).await?;
        let (kind, event) = match content.verdict {
            Verdict::Offer => (ProposalKind::Offer, EventKind::OfferProposed),
            Verdict::Refusal => (ProposalKind::Refusal, EventKind::RefusalProposed),
        };
        let act = OfficeRecord {
            form,
            act: "propose",
            case: content.case,
            officer: proposed.proposer,
            kind: event,
            payload: Payload::new()
                .with("proposal", digest)
                .with("assessment", content.assessment)
                .with("programme", content.programme),
            record,
        };
        let Step::Write(mut plan, done) = self.plan_record(act).await? else {
            return Ok(Step::Done(Done::BEFORE));
        };
        let proposal = NewProposal {
            subject: content.case,
            kind,
            digest,
            proposer: proposed.proposer,
            record_sequence: Some(record.sequence),
            content: None,
        };
        self.insert_proposal(&mut plan, proposal)?;
        Ok(Step::Write(plan, done))
    }

    async fn plan_return(
        &self,
        case: CaseId,
        form: FormId,
        officer: OfficerId,
    ) -> Result<Step<Done>, StoreError> {
        if self.form_used(form, "return", case).await? {
            return Ok(Step::Done(Done::BEFORE));
        }
        let mut change = self.change(case).await?;
        let open = self.open_proposal(case, ProposalKind::Offer.family()).await?;
        let (proposal, _) = open.ok_or(Refusal::ProposalClosed)?;
        change.event(Event {
            kind: EventKind::ProposalReturned,
            actor: Actor::Officer(officer),
            payload: Payload::new().with("proposal", proposal.digest),
        })?;
        let mut plan = Plan::for_form(form, "return", case, self.clock.today());
        change.write(&mut plan);
        end_proposal(&mut plan, &proposal, End::Returned);
        Ok(Step::Write(plan, Done::NOW))
    }

    async fn plan_make(
        &self,
        form: FormId,
        approved: &Approved<Offer>,
        letter: &NewBody,
        instalments: &[Instalment],
    ) -> Result<Step<Done>, StoreError> {
        let (content, pair) = (approved.content(), approved.pair());
        if self.form_used(form, "make", content.case).await? {
            return Ok(Step::Done(Done::BEFORE));
        }
        let (kind, event) = match content.verdict {
            Verdict::Offer => (ProposalKind::Offer, EventKind::OfferMade),
            Verdict::Refusal => (ProposalKind::Refusal, EventKind::Refused),
        };
        let mut change = self.change_entitling(content.case).await?;
        let digest = approved.digest();
        let found = self.approved_proposal(content.case, kind, digest, pair.proposer()).await;
        let proposal = found?;
        let letters = std::slice::from_ref(letter);
        let payload = Payload::new().with("proposal", digest).with("proposer", pair.proposer());
        change.event(Event {
            kind: event,
            actor: Actor::Officer(pair.approver()),
            payload: digests(payload, Direction::Out, letters),
        })?;
        change.offer = Some(digest);
        self.add_bodies(&mut change, Direction::Out, letters)?;
        let today = self.clock.today();
        let mut plan = Plan::for_form(form, "make", content.case, today);
        change.write(&mut plan);
        end_proposal(&mut plan, &proposal, End::Made);
        self.reserve(&mut plan, content.case, instalments).await?;
        if content.verdict == Verdict::Offer {
            let audience = content.audience.as_deref().unwrap_or("none");
            count(&mut plan, Metric::Offers, audience, today, 1);
        }
        Ok(Step::Write(plan, Done::NOW))
    }
}
