//! Stage 2, decide: the sealed record of a decision, and that it was made.

use ::programme::{Digest, Outcome};
use casework::journal::{Actor, Event, EventKind, Payload};
use casework::statistics::Metric;
use casework::{CaseId, OfficerId};

use crate::blob::blobs;
use crate::body::{Direction, NewBody};
use crate::error::StoreError;
use crate::form::{Done, FormId, Step};
use crate::journal::digests;
use crate::plan::{Plan, args};
use crate::statistics::count;
use crate::store::{Inner, Office};

/// The rules were applied to the facts of a case.
#[derive(Clone, Debug)]
pub struct Assess {
    /// The form it was sent with.
    pub form: FormId,
    /// The case.
    pub case: CaseId,
    /// Who applied them.
    pub officer: OfficerId,
    /// Digest of the assessment.
    pub assessment: Digest,
    /// The assessment, sealed to the case, with the office's next sequence.
    pub record: NewBody,
    /// The audience found, for the count.
    pub audience: Option<String>,
    /// The outcome, for the count where no audience was found.
    pub outcome: Outcome,
}

const ACT: &str = "assess";

impl Office {
    /// Records an assessment.
    pub async fn assess(&self, assess: Assess) -> Result<Done, StoreError> {
        self.0.must_have_room()?;
        let mut assess = assess;
        assess.record = self.0.settle(assess.record).await?;
        let done = self.0.carry_out(ACT, |_| self.0.plan_assess(&assess)).await;
        self.0.tidy(done, blobs([&assess.record])).await
    }
}

impl Inner {
    async fn plan_assess(&self, assess: &Assess) -> Result<Step<Done>, StoreError> {
        let payload = Payload::new().with("assessment", assess.assessment);
        let act = OfficeRecord {
            form: assess.form,
            act: ACT,
            case: assess.case,
            officer: assess.officer,
            kind: EventKind::Assessed,
            payload,
            record: &assess.record,
        };
        let Step::Write(mut plan, done) = self.plan_record(act).await? else {
            return Ok(Step::Done(Done::BEFORE));
        };
        // Figures count people: a second look at the same person changes none of them.
        let sql = "SELECT COUNT(*) FROM journal WHERE case_id = $1 AND kind = $2";
        let before = args![assess.case, EventKind::Assessed.name()];
        if self.db.number(sql, before).await? == 0 {
            let dimension = assess.audience.as_deref().unwrap_or(outcome_name(assess.outcome));
            count(&mut plan, Metric::Decisions, dimension, self.clock.today(), 1);
        }
        Ok(Step::Write(plan, done))
    }

    /// Plans an officer's act that leaves a sealed record in the case.
    pub(crate) async fn plan_record(
        &self,
        act: OfficeRecord<'_>,
    ) -> Result<Step<Done>, StoreError> {
        if self.form_used(act.form, act.act, act.case).await? {
            return Ok(Step::Done(Done::BEFORE));
        }
        let mut change = self.change(act.case).await?;
        let records = std::slice::from_ref(act.record);
        change.event(Event {
            kind: act.kind,
            actor: Actor::Officer(act.officer),
            payload: digests(act.payload, Direction::Office, records),
        })?;
        self.add_bodies(&mut change, Direction::Office, records)?;
        let mut plan = Plan::for_form(act.form, act.act, act.case, self.clock.today());
        change.write(&mut plan);
        Ok(Step::Write(plan, Done::NOW))
    }
}

/// An officer's act that leaves a sealed record in the case.
pub(crate) struct OfficeRecord<'a> {
    pub(crate) form: FormId,
    pub(crate) act: &'static str,
    pub(crate) case: CaseId,
    pub(crate) officer: OfficerId,
    pub(crate) kind: EventKind,
    pub(crate) payload: Payload,
    pub(crate) record: &'a NewBody,
}

/// What is counted where no audience was found.
fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Offer => "offer",
        Outcome::NoOffer => "no_offer",
        Outcome::HumanDecision => "human_decision",
        Outcome::NeedsFacts => "needs_facts",
    }
}
