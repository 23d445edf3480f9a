//! Stage 3, screen: that a name was compared with a list, and how an officer judged a hit.

use ::programme::Digest;
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
    /// Digest of the list.
    pub list: Digest,
    /// How many names agree.
    pub hits: u32,
    /// The hits, sealed to the case, with the office's next sequence.
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
    /// Digest of the list.
    pub list: Digest,
    /// The line of the list.
    pub line: u32,
    /// Whether it is the same person.
    pub same_person: bool,
    /// The reason, sealed to the case, with the office's next sequence.
    pub record: NewBody,
}

impl Office {
    /// Records a comparison.
    pub async fn check_name(&self, check: CheckName) -> Result<Done, StoreError> {
        self.0.must_have_room()?;
        let record = self.0.settle(check.record).await?;
        let payload = Payload::new().with("list", check.list).with("hits", check.hits);
        let plan = |_| {
            self.0.plan_record(OfficeRecord {
                form: check.form,
                act: "check_name",
                case: check.case,
                officer: check.officer,
                kind: EventKind::NameChecked,
                payload: payload.clone(),
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
        let payload = Payload::new()
            .with("list", resolve.list)
            .with("line", resolve.line)
            .with("same_person", resolve.same_person);
        let plan = |_| {
            self.0.plan_record(OfficeRecord {
                form: resolve.form,
                act: "resolve_hit",
                case: resolve.case,
                officer: resolve.officer,
                kind: EventKind::HitResolved,
                payload: payload.clone(),
                record: &record,
            })
        };
        let done = self.0.carry_out("resolve_hit", plan).await;
        self.0.tidy(done, blobs([&record])).await
    }
}
