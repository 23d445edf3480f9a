//! Stage 3, screen: that a case was compared with the lists, and that an officer judged a hit.
//!
//! **Architecture Invariant:** the journal outlives an erasure, so it says nothing here but the
//! digest of the sealed record: which lists, how many hits and whom they name would name the
//! applicant. Beside it stand the digest of the set of lists, which is the office's and not the
//! case's, and blind tokens; both go when the case is erased.

use ::programme::Digest;
use casework::duplicate::TOKENS;
use casework::journal::{EventKind, Payload};
use casework::{CaseId, OfficerId};

use crate::assessment::OfficeRecord;
use crate::blob::blobs;
use crate::body::NewBody;
use crate::error::StoreError;
use crate::form::{Done, FormId, Step};
use crate::plan::args;
use crate::store::{Inner, Office};

/// The identity was compared with the lists and with other cases.
#[derive(Clone, Debug)]
pub struct Screen {
    /// The form it was sent with.
    pub form: FormId,
    /// The case.
    pub case: CaseId,
    /// Who compared.
    pub officer: OfficerId,
    /// Digest of the set of lists that was used.
    pub lists: Digest,
    /// Blind tokens of the people it names: exactly [`TOKENS`].
    pub tokens: Vec<String>,
    /// The lists and the hits, sealed to the case, with the office's next sequence.
    pub record: NewBody,
}

/// An officer judged a hit.
#[derive(Clone, Debug)]
pub struct ResolveHit {
    /// The form it was sent with.
    pub form: FormId,
    /// The case.
    pub case: CaseId,
    /// Who judged.
    pub officer: OfficerId,
    /// The hit, the judgement and its reason, sealed to the case, with the office's next sequence.
    pub record: NewBody,
}

impl Office {
    /// Records a screening. `Conflict` unless it brings the agreed number of tokens.
    pub async fn screen(&self, screen: Screen) -> Result<Done, StoreError> {
        if screen.tokens.len() != TOKENS {
            return Err(StoreError::Conflict);
        }
        self.0.must_have_room()?;
        let mut screen = screen;
        screen.record = self.0.settle(screen.record).await?;
        let done = self.0.carry_out("screen", |_| self.0.plan_screen(&screen)).await;
        self.0.tidy(done, blobs([&screen.record])).await
    }

    /// Records a judgement.
    pub async fn resolve_hit(&self, resolve: ResolveHit) -> Result<Done, StoreError> {
        self.0.must_have_room()?;
        let record = self.0.settle(resolve.record).await?;
        let plan = |_| {
            self.0.plan_record(OfficeRecord {
                form: resolve.form,
                act: "resolve_hit",
                case: resolve.case,
                officer: resolve.officer,
                kind: EventKind::HitResolved,
                payload: Payload::new(),
                record: &record,
            })
        };
        let done = self.0.carry_out("resolve_hit", plan).await;
        self.0.tidy(done, blobs([&record])).await
    }
}

impl Inner {
    async fn plan_screen(&self, screen: &Screen) -> Result<Step<Done>, StoreError> {
        let case = screen.case;
        let act = OfficeRecord {
            form: screen.form,
            act: "screen",
            case,
            officer: screen.officer,
            kind: EventKind::Screened,
            payload: Payload::new(),
            record: &screen.record,
        };
        let Step::Write(mut plan, done) = self.plan_record(act).await? else {
            return Ok(Step::Done(Done::BEFORE));
        };
        plan.one("UPDATE cases SET screened_with = $1 WHERE id = $2", args![screen.lists, case]);
        plan.add("DELETE FROM case_tokens WHERE case_id = $1", args![case]);
        for token in &screen.tokens {
            plan.one(
                "INSERT INTO case_tokens (case_id, token) VALUES ($1, $2)",
                args![case, token.as_str()],
            );
        }
        Ok(Step::Write(plan, done))
    }
}
