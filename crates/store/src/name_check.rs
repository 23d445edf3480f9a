//! Stage 3, screen: that a name was compared with a list, and that an officer judged a hit.
//!
//! **Architecture Invariant:** the journal outlives an erasure, so it says nothing here but the
//! digest of the sealed record: which list, how many hits and which line would name the applicant.

use casework::journal::{EventKind, Payload};
use casework::{CaseId, OfficerId};

use crate::assessment::OfficeRecord;
use crate::blob::blobs;
use crate::body::NewBody;
use crate::error::StoreError;
use crate::form::{Done, FormId};
use crate::store::Office;

/// The identity was compared with a list.
#[derive(Clone, Debug)]
pub struct CheckName {
    /// The form it was sent with.
    pub form: FormId,
    /// The case.
    pub case: CaseId,
    /// Who compared.
    pub officer: OfficerId,
    /// The list and the hits, sealed to the case, with the office's next sequence.
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
    /// Records a comparison.
    pub async fn check_name(&self, check: CheckName) -> Result<Done, StoreError> {
        self.0.must_have_room()?;
        let record = self.0.settle(check.record).await?;
        let plan = |_| {
            self.0.plan_record(OfficeRecord {
                form: check.form,
                act: "check_name",
                case: check.case,
                officer: check.officer,
                kind: EventKind::NameChecked,
                payload: Payload::new(),
                record: &record,
            })
        };
        let done = self.0.carry_out("check_name", plan).await;
        self.0.tidy(done, blobs([&record])).await
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
